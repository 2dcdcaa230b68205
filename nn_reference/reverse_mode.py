"""Reverse-mode automatic differentiation: a formula that remembers how it was computed.

`Value` is a number that keeps its inputs and the slopes towards them. One walk back through what
it remembers gives the derivative of the result with respect to everything it was made from. No
function here calls itself, so that a chain of 10,000 operations is no deeper than one of ten.
"""

from collections.abc import Callable, Sequence
from itertools import count
from typing import Union

from nn_reference.gates import GATES, Gate, power

_serial = count()
Operand = Union["Value", float]


class Value:
    """A number in a compute graph: `data`, and after `backward()` its gradient `grad`.

    Combine Values with each other and with numbers. Domain errors are Python's own: log(0) is a
    ValueError, division by 0 a ZeroDivisionError.
    Source: Feedforward networks deck, "Rules for reverse-mode AD".

    >>> x, y, z = Value(-2), Value(5), Value(-4)
    >>> f = (x + y) * z
    >>> f.backward()
    >>> f.data, x.grad, y.grad, z.grad
    (-12.0, -4.0, -4.0, 3.0)
    """

    __slots__ = ("_inputs", "_serial", "_slopes", "data", "grad")
    __array_ufunc__ = None  # a NumPy scalar on the left leaves the operation to Value

    def __init__(self, data: float) -> None:
        self.data = float(data)
        self.grad = 0.0
        self._inputs: tuple[Value, ...] = ()
        self._slopes: tuple[float, ...] = ()
        self._serial = next(_serial)  # inputs are made before what is made of them

    def __repr__(self) -> str:
        return f"Value(data={self.data}, grad={self.grad})"

    def backward(self) -> None:
        """Add the derivative of this Value to the `grad` of every Value it was made from.

        Its own derivative is 1. Gradients add up: over reused Values, and over repeated calls.
        Source: Feedforward networks deck, "General Back-Propagation".

        >>> x = Value(3)
        >>> (x * x + x).backward()
        >>> x.grad
        7.0
        """
        for value, derivative in derivatives(self).items():
            value.grad += derivative

    def __add__(self, other: Operand) -> "Value":
        return apply_gate("add", self, other)

    def __sub__(self, other: Operand) -> "Value":
        return apply_gate("sub", self, other)

    def __mul__(self, other: Operand) -> "Value":
        return apply_gate("mul", self, other)

    def __truediv__(self, other: Operand) -> "Value":
        return apply_gate("div", self, other)

    def __radd__(self, other: float) -> "Value":
        return apply_gate("add", other, self)

    def __rsub__(self, other: float) -> "Value":
        return apply_gate("sub", other, self)

    def __rmul__(self, other: float) -> "Value":
        return apply_gate("mul", other, self)

    def __rtruediv__(self, other: float) -> "Value":
        return apply_gate("div", other, self)

    def __neg__(self) -> "Value":
        return apply_gate("neg", self)

    def __pow__(self, exponent: float) -> "Value":
        if isinstance(exponent, Value):
            raise TypeError("an exponent is a constant here; for x ** y write (y * x.log()).exp()")
        return _made(power(self.data, exponent), (self,))

    def exp(self) -> "Value":
        """e to this power."""
        return apply_gate("exp", self)

    def log(self) -> "Value":
        """The natural logarithm."""
        return apply_gate("log", self)

    def sin(self) -> "Value":
        """The sine."""
        return apply_gate("sin", self)

    def cos(self) -> "Value":
        """The cosine."""
        return apply_gate("cos", self)

    def tanh(self) -> "Value":
        """The hyperbolic tangent."""
        return apply_gate("tanh", self)

    def sigmoid(self) -> "Value":
        """1 / (1 + e^-x), right for numbers of any size."""
        return apply_gate("sigmoid", self)

    def relu(self) -> "Value":
        """max(0, x), with slope 0 at 0."""
        return apply_gate("relu", self)

    def max(self, other: Operand) -> "Value":
        """The larger of two; where they are equal, the gradient goes to the first."""
        return apply_gate("max", self, other)


def apply_gate(gate: str, *inputs: Operand) -> Value:
    """The Value that a gate, named as in `gates.GATES`, makes of its inputs.

    Raises KeyError for an unknown gate.
    Source: DS 503 lecture 14, "Compute Graph".

    >>> apply_gate("mul", Value(2), 3)
    Value(data=6.0, grad=0.0)
    """
    values = tuple(one if isinstance(one, Value) else Value(one) for one in inputs)
    return _made(GATES[gate](*(value.data for value in values)), values)


def derivatives(root: Value) -> dict[Value, float]:
    """The derivative of root with respect to itself and every Value it was made from.

    Changes nothing; `Value.backward` adds these up in `grad`.
    Source: Feedforward networks deck, "General Back-Propagation".

    >>> x = Value(3)
    >>> derivatives(x * x)[x], x.grad
    (6.0, 0.0)
    """
    flow = dict.fromkeys(_ancestors(root), 0.0)
    flow[root] = 1.0
    for value, derivative in flow.items():  # the latest first: all that used it has reported
        for one, slope in zip(value._inputs, value._slopes, strict=True):
            flow[one] += derivative * slope
    return flow


def gradient(f: Callable[..., Value], xs: Sequence[float]) -> list[float]:
    """The gradient of f at xs: one float for each argument of f, 0 for one f does not use.

    f takes as many Values as xs holds numbers, and returns a Value (a constant may be a number).
    Source: Feedforward networks deck, "Automatic differentiation (Baydin+ 2018)".

    >>> gradient(lambda x, y, z: (x + y) * z, [-2, 5, -4])
    [-4.0, -4.0, 3.0]
    """
    return jacobian(lambda *values: [f(*values)], xs)[0]


def jacobian(f: Callable[..., Sequence[Value]], xs: Sequence[float]) -> list[list[float]]:
    """The Jacobian of f at xs, a row for each Value that f returns: one walk back for each.

    f takes as many Values as xs holds numbers.
    Source: DS 503 lecture 14, "Gradients, Jacobians, and Chain Rule".

    >>> jacobian(lambda x, y: [x * y, x + y], [2, 3])
    [[3.0, 2.0], [1.0, 1.0]]
    """
    leaves = [Value(x) for x in xs]
    rows = [output if isinstance(output, Value) else Value(output) for output in f(*leaves)]
    walks = [derivatives(row) for row in rows]
    return [[walk.get(leaf, 0.0) for leaf in leaves] for walk in walks]


def _made(gate: Gate, inputs: tuple[Value, ...]) -> Value:
    value = Value(gate.output)
    value._inputs, value._slopes = inputs, gate.slopes
    return value


def _ancestors(root: Value) -> list[Value]:
    """The root and all it was made from, the latest first: none stands before one that uses it."""
    found, waiting = {root}, [root]
    while waiting:
        for one in waiting.pop()._inputs:
            if one not in found:
                found.add(one)
                waiting.append(one)
    return sorted(found, key=lambda value: value._serial, reverse=True)
