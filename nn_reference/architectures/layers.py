"""Descriptions of layers that hold parameters, each with its count by our own formulas.

Layers without parameters (pooling, activations, padding, joins) are left out. Sizes of images
matter to no count but that of a dense layer on a flattened image.
"""

from dataclasses import dataclass

from nn_reference.counts import dense_parameter_count


@dataclass(frozen=True)
class Conv:
    """n_out filters of rows x columns over n_in channels; a bias each, unless told."""

    n_in: int
    n_out: int
    rows: int = 1
    columns: int = 1
    bias: bool = False

    @property
    def parameters(self) -> int:
        """(rows columns n_in + 1) n_out, or less n_out without biases.

        Source: DS 503 lecture 14, "Calculating the number of parameters".

        >>> Conv(3, 10, 5, 5, bias=True).parameters, Conv(3, 10, 5, 5).parameters
        (760, 750)
        """
        with_bias = dense_parameter_count(self.rows * self.columns * self.n_in, self.n_out)
        return with_bias if self.bias else with_bias - self.n_out


@dataclass(frozen=True)
class Depthwise:
    """One filter f x f for each of n channels, which are not mixed; no biases."""

    n: int
    f: int

    @property
    def parameters(self) -> int:
        """f f n.

        Source: DS 503 lecture 14, "Calculating the number of parameters" (with depth 1).

        >>> Depthwise(32, 3).parameters
        288
        """
        return self.f * self.f * self.n


@dataclass(frozen=True)
class BatchNorm:
    """Normalisation of n channels: a mean, a variance and a shift each, and mostly a scale.

    The means and variances are measured, not learned, but they are stored and counted.
    """

    n: int
    scale: bool = True

    @property
    def parameters(self) -> int:
        """4 n, or 3 n without a scale.

        Source: Quinton and Chin, deep networks, "Examples of CNN Depth" (its counts hold these).

        >>> BatchNorm(64).parameters, BatchNorm(64, scale=False).parameters
        (256, 192)
        """
        return (4 if self.scale else 3) * self.n


@dataclass(frozen=True)
class Dense:
    """n_out units that each see all n_in inputs, with biases."""

    n_in: int
    n_out: int

    @property
    def parameters(self) -> int:
        """(n_in + 1) n_out.

        Source: DS 503 lecture 14, "Interconnection Among Nodes".

        >>> Dense(2048, 1000).parameters
        2049000
        """
        return dense_parameter_count(self.n_in, self.n_out)


Layer = Conv | Depthwise | BatchNorm | Dense
Layers = tuple[Layer, ...]

#: Pictures have three colours, ImageNet a thousand classes.
COLOURS, CLASSES = 3, 1000


def conv_bn(
    n_in: int, n_out: int, rows: int = 1, columns: int = 0, *, bias: bool = False
) -> Layers:
    """A convolution, square unless columns are given, and the normalisation of its output.

    Source: Quinton and Chin, deep networks, "Other Layer Types".

    >>> sum(layer.parameters for layer in conv_bn(3, 32, 3))
    992
    """
    return Conv(n_in, n_out, rows, columns or rows, bias), BatchNorm(n_out)


def separable_bn(n_in: int, n_out: int, f: int) -> Layers:
    """A separable convolution: f x f in each channel, then 1 x 1 across them; and normalisation.

    Source: Quinton and Chin, deep networks, "Other Layer Types".

    >>> sum(layer.parameters for layer in separable_bn(64, 128, 3))
    9280
    """
    return Depthwise(n_in, f), *conv_bn(n_in, n_out)


def count_parameters(layers: Layers) -> int:
    """The parameters of all the layers together.

    Source: Quinton and Chin, deep networks, "Examples of CNN Depth".

    >>> count_parameters((Dense(784, 256), Dense(256, 10)))
    203530
    """
    return sum(layer.parameters for layer in layers)
