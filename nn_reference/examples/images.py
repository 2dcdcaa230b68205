"""Sizes and counts worked out: filters, strides, padding, pooling, and what there is to learn."""

from itertools import pairwise

import numpy as np

from nn_reference.counts import (
    conv_parameter_count,
    dense_on_image_weight_count,
    network_parameter_count,
    unit_parameter_count,
)
from nn_reference.examples.model import Example, Step, with_figures
from nn_reference.examples.text import number
from nn_reference.sizes import (
    FilterDoesNotFit,
    conv_output_shape,
    conv_output_size,
    pool_output_shape,
    same_padding,
)


def conv_sizes(rng: np.random.Generator | None = None) -> Example:
    """How often a filter fits: strides, one that does not fit, padding.

    Source: DS 503 lecture 14, "Using Strides", "Zero Padding the border".

    >>> sizes = conv_sizes().values
    >>> sizes["stride_1"], sizes["stride_2"], sizes["stride_3"], sizes["pad_1"]
    (5, 3, None, 7)
    """
    n, f = (7, 3) if rng is None else (int(rng.integers(8, 13)), int(rng.integers(2, 6)))
    strides, pads, odd = (1, 2, 3), (1,), (3, 5, 7)
    steps = [_slid(n, f, stride) for stride in strides]
    steps += [_padded(n, f, pad) for pad in pads] + [_kept(one) for one in odd]
    values = {step.name: _fits(step.value) for step in steps}
    printed = {"stride_1": "5", "stride_2": "3", "stride_3": "2.33", "pad_1": "7"}
    printed |= {"same_padding_3": "1", "same_padding_5": "2", "same_padding_7": "3"}
    return Example(
        title=f"A {f}×{f} filter on a {n}×{n} image: strides and padding",
        source='DS 503 lecture 14, "Using Strides", "Zero Padding the border"',
        about="A size that is not a whole number means that the filter does not fit: its value is "
        "none. Frameworks round down instead and drop pixels.",
        inputs={"n": n, "f": f, "strides": strides, "pads": pads},
        values=values,
        steps=with_figures(steps, printed) if rng is None else tuple(steps),
    )


def conv_parameters(rng: np.random.Generator | None = None) -> Example:
    """What filters have to learn, and the volume they leave behind.

    Source: DS 503 lecture 14, "Calculating the number of parameters".

    >>> conv_parameters().values["parameters"]
    760
    """
    side, depth, n, f = (32, 3, 10, 5)
    if rng is not None:
        side, depth = int(rng.choice([16, 28, 64])), int(rng.choice([1, 3, 8]))
        n, f = int(rng.choice([6, 12, 20])), int(rng.choice([3, 5, 7]))
    pad = same_padding(f)
    each, every = unit_parameter_count(f * f * depth), conv_parameter_count(f, depth, n)
    steps = [
        Step("per_filter", "f·f·depth + 1", r"f \cdot f \cdot \text{depth} + 1",
             f"{f}·{f}·{depth} + 1", each),
        Step("parameters", "filters·(f·f·depth + 1)", r"n \,(f f \cdot \text{depth} + 1)",
             f"{n}·{each}", every),
        Step("output_side", "(side + 2·pad - f)/stride + 1",
             r"\frac{\text{side} + 2\,\text{pad} - f}{\text{stride}} + 1",
             f"({side} + 2·{pad} - {f})/1 + 1", conv_output_size(side, f, pad=pad)),
    ]  # fmt: skip
    shape = conv_output_shape((side, side, depth), n, f, pad=pad)
    return Example(
        title=f"{n} filters of {f}×{f} on a {side}×{side}×{depth} image",
        source='DS 503 lecture 14, "Calculating the number of parameters"',
        inputs={"shape": (side, side, depth), "filters": n, "f": f, "stride": 1, "pad": pad},
        values={"per_filter": each, "parameters": every, "output_shape": shape},
        steps=with_figures(steps, {"per_filter": "76", "parameters": "760"} if rng is None else {}),
    )


def mlp_parameters(rng: np.random.Generator | None = None) -> Example:
    """All parameters of a fully connected network.

    Source: DS 503 lecture 14, "Example of Feed-forward Neural Network".

    >>> mlp_parameters().values["parameters"]
    203530
    """
    sizes = [784, 256, 10]
    if rng is not None:
        sizes = [int(rng.choice(some)) for some in ([64, 100, 400], [16, 30, 50], [8, 12], [2, 5])]
    steps = []
    for layer, (n_in, n_out) in enumerate(pairwise(sizes), 1):
        tex = rf"(n_{layer - 1} + 1)\, n_{layer}"
        count = network_parameter_count([n_in, n_out])
        formula = f"(n{layer - 1} + 1)·n{layer}"
        steps.append(Step(f"layer_{layer}", formula, tex, f"({n_in} + 1)·{n_out}", count))
    total = network_parameter_count(sizes)
    filled = " + ".join(number(step.value) for step in steps)
    formula = "sum over layers"
    steps.append(Step("parameters", formula, r"\sum_l (n_{l-1} + 1)\, n_l", filled, total))
    return Example(
        title=f"The parameters of a network with layers of {'-'.join(map(str, sizes))}",
        source='DS 503 lecture 14, "Example of Feed-forward Neural Network"',
        about="The deck defines the network in code and leaves the counting to the reader.",
        inputs={"sizes": sizes},
        values={step.name: step.value for step in steps},
        steps=tuple(steps),
    )


def megapixel(rng: np.random.Generator | None = None) -> Example:
    """Why images are not given to fully connected layers: weights without biases.

    Source: DS 503 lecture 14, "Convolutional Neural Networks".

    >>> megapixel().values["weights"]
    1006632960
    """
    side, channels, n = 1024, 3, 320
    if rng is not None:
        side, n = int(rng.choice([256, 512, 2048])), int(rng.choice([100, 128, 200, 500]))
    each, every = (dense_on_image_weight_count(side, side, channels, k) for k in (1, n))
    tex = r"\text{height} \cdot \text{width} \cdot \text{channels}"
    steps = (
        Step("per_unit", "height·width·channels", tex, f"{side}·{side}·{channels}", each,
             note="" if rng else "The deck says 10⁶ × 3: it takes 1024 for 1000."),
        Step("weights", "units·height·width·channels", rf"n \cdot {tex}", f"{n}·{number(each)}",
             every, note="" if rng else "The deck says about 10⁹."),
    )  # fmt: skip
    return Example(
        title=f"{n} fully connected units on a {side}×{side} image with {channels} channels",
        source='DS 503 lecture 14, "Convolutional Neural Networks"',
        inputs={"height": side, "width": side, "channels": channels, "units": n},
        values={"per_unit": each, "weights": every},
        steps=steps,
    )


def pooling(rng: np.random.Generator | None = None) -> Example:
    """How max pooling shrinks an image: regions that do not overlap.

    Source: DS 503 lecture 14, "Convolutional Neural Networks" (Pooling).

    >>> pooling().values["output_shape"]
    (112, 112, 3)
    """
    side, depth, size = 224, 3, 2
    if rng is not None:
        size, depth = int(rng.choice([2, 3, 4])), int(rng.choice([16, 64, 128]))
        side = size * int(rng.integers(5, 60))
    shape = pool_output_shape((side, side, depth), size=size)
    filled = f"{side}/{size}"
    tex = r"\text{side} / \text{size}"
    steps = [Step("output_side", "side/size", tex, filled, shape[0])]
    return Example(
        title=f"Max pooling {size}×{size} of a {side}×{side}×{depth} image",
        source='DS 503 lecture 14, "Convolutional Neural Networks" (Pooling)',
        about="The depth stays, and there is nothing to learn.",
        inputs={"shape": (side, side, depth), "size": size},
        values={"output_shape": shape, "parameters": 0},
        steps=with_figures(steps, {"output_side": "112"} if rng is None else {}),
    )


def _slid(n: int, f: int, stride: int) -> Step:
    formula, tex = "(n - f)/stride + 1", r"\frac{n - f}{\text{stride}} + 1"
    filled = f"({n} - {f})/{stride} + 1"
    try:
        return Step(f"stride_{stride}", formula, tex, filled, conv_output_size(n, f, stride=stride))
    except FilterDoesNotFit as error:
        exact = (n - f) / stride + 1
        return Step(f"stride_{stride}", formula, tex, filled, exact, note=f"No: {error}.")


def _padded(n: int, f: int, pad: int) -> Step:
    tex = r"\frac{n + 2\,\text{pad} - f}{1} + 1"
    size = conv_output_size(n, f, pad=pad)
    return Step(f"pad_{pad}", "(n + 2·pad - f)/1 + 1", tex, f"({n} + 2·{pad} - {f})/1 + 1", size)


def _kept(f: int) -> Step:
    formula, filled = "(f - 1)/2 keeps the size", f"({f} - 1)/2"
    return Step(f"same_padding_{f}", formula, r"\frac{f - 1}{2}", filled, same_padding(f))


def _fits(size: float) -> int | None:
    return size if isinstance(size, int) else None
