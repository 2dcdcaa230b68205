"""Forward-mode automatic differentiation: numbers that carry their own derivative along.

A `Dual` is a value and its derivative with respect to one chosen variable. One pass through a
function gives one column of its Jacobian; reverse mode gives one row. Nothing is remembered.
"""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Union

from nn_reference.gates import GATES, Gate, power

DualOperand = Union["Dual", float]


@dataclass(frozen=True, slots=True)
class Dual:
    """A value and its derivative; combine Duals with each other and with numbers.

    Source: Feedforward networks deck, "Automatic differentiation (Baydin+ 2018)" (forward-mode).

    >>> Dual(3.0, 1.0) * Dual(3.0, 1.0)
    Dual(value=9.0, derivative=6.0)
    """

    value: float
    derivative: float = 0.0

    def __add__(self, other: DualOperand) -> "Dual":
        return _dual("add", self, other)

    def __sub__(self, other: DualOperand) -> "Dual":
        return _dual("sub", self, other)

    def __mul__(self, other: DualOperand) -> "Dual":
        return _dual("mul", self, other)

    def __truediv__(self, other: DualOperand) -> "Dual":
        return _dual("div", self, other)

    def __radd__(self, other: float) -> "Dual":
        return _dual("add", other, self)

    def __rsub__(self, other: float) -> "Dual":
        return _dual("sub", other, self)

    def __rmul__(self, other: float) -> "Dual":
        return _dual("mul", other, self)

    def __rtruediv__(self, other: float) -> "Dual":
        return _dual("div", other, self)

    def __neg__(self) -> "Dual":
        return _dual("neg", self)

    def __pow__(self, exponent: float) -> "Dual":
        if isinstance(exponent, Dual):
            raise TypeError("an exponent is a constant here; for x ** y write (y * x.log()).exp()")
        return _pushed(power(self.value, exponent), (self,))

    def exp(self) -> "Dual":
        """e to this power."""
        return _dual("exp", self)

    def log(self) -> "Dual":
        """The natural logarithm."""
        return _dual("log", self)

    def sin(self) -> "Dual":
        """The sine."""
        return _dual("sin", self)

    def cos(self) -> "Dual":
        """The cosine."""
        return _dual("cos", self)

    def tanh(self) -> "Dual":
        """The hyperbolic tangent."""
        return _dual("tanh", self)

    def sigmoid(self) -> "Dual":
        """1 / (1 + e^-x), right for numbers of any size."""
        return _dual("sigmoid", self)

    def relu(self) -> "Dual":
        """max(0, x), with slope 0 at 0."""
        return _dual("relu", self)

    def max(self, other: DualOperand) -> "Dual":
        """The larger of two, with its derivative; where they are equal, the first."""
        return _dual("max", self, other)


def directional_derivative(
    f: Callable[..., Dual], xs: Sequence[float], direction: Sequence[float]
) -> float:
    """How fast f changes at xs when it moves along direction, which is as long as xs; one pass.

    f takes as many Duals as xs holds numbers.
    Raises ValueError where the two differ in length.
    Source: Feedforward networks deck, "Automatic differentiation (Baydin+ 2018)" (forward-mode).

    >>> directional_derivative(lambda x, y: x * y, [2, 3], [1, 10])
    23.0
    """
    if len(xs) != len(direction):
        raise ValueError(f"xs has {len(xs)} entries and direction {len(direction)}: one for each")
    duals = [Dual(float(x), float(v)) for x, v in zip(xs, direction, strict=True)]
    result = f(*duals)
    return result.derivative if isinstance(result, Dual) else 0.0


def forward_gradient(f: Callable[..., Dual], xs: Sequence[float]) -> list[float]:
    """The gradient of f at xs by forward mode: one pass through f for each argument.

    Source: Feedforward networks deck, "Automatic differentiation (Baydin+ 2018)" (forward-mode).

    >>> forward_gradient(lambda x, y, z: (x + y) * z, [-2, 5, -4])
    [-4.0, -4.0, 3.0]
    """
    n = len(xs)
    axes = [[1.0 if i == j else 0.0 for j in range(n)] for i in range(n)]
    return [directional_derivative(f, xs, axis) for axis in axes]


def _dual(gate: str, *operands: DualOperand) -> Dual:
    duals = tuple(one if isinstance(one, Dual) else Dual(float(one)) for one in operands)
    return _pushed(GATES[gate](*(dual.value for dual in duals)), duals)


def _pushed(gate: Gate, inputs: tuple[Dual, ...]) -> Dual:
    pairs = zip(gate.slopes, inputs, strict=True)
    return Dual(gate.output, sum(slope * one.derivative for slope, one in pairs))
