"""The gates of a compute graph: each knows its output and its local gradients, nothing else.

A gate's *slopes* are the derivatives of its output with respect to each input. Backward, an
upstream gradient is multiplied by them; forward, they multiply the inputs' own derivatives. Both
`reverse` and `forward_mode` are built from this table. Scalars only.
"""

import math
from collections.abc import Callable
from dataclasses import dataclass

from nn_reference.activations import sigmoid as sigmoid_of
from nn_reference.activations import sigmoid_grad, tanh_grad


@dataclass(frozen=True, slots=True)
class Gate:
    """What a gate puts out, and its slope with respect to each input."""

    output: float
    slopes: tuple[float, ...]

    def backward(self, upstream: float) -> tuple[float, ...]:
        """The gradient at each input, from the gradient upstream of the gate.

        Source: DS 503 lecture 14, "Upstream and Local Gradients".

        >>> Gate(6.0, (3.0, 2.0)).backward(10)
        (30.0, 20.0)
        """
        return tuple(upstream * slope for slope in self.slopes)


def add_backward(upstream: float) -> tuple[float, float]:
    """(dx, dy) of x + y: the add gate distributes, both inputs get the upstream gradient.

    Source: DS 503 lecture 14, "Patterns in Gradient Flow" (add gate).

    >>> add_backward(2.0)
    (2.0, 2.0)
    """
    dx, dy = _add(0.0, 0.0).backward(float(upstream))
    return dx, dy


def mul_backward(x: float, y: float, upstream: float) -> tuple[float, float]:
    """(dx, dy) of x y: the mul gate swaps, each input gets the other times the upstream gradient.

    Source: DS 503 lecture 14, "Patterns in Gradient Flow" (mul gate).

    >>> mul_backward(2.0, 3.0, 5.0)
    (15.0, 10.0)
    """
    dx, dy = _mul(float(x), float(y)).backward(float(upstream))
    return dx, dy


def max_backward(x: float, y: float, upstream: float) -> tuple[float, float]:
    """(dx, dy) of max(x, y): the max gate routes, the larger input gets all of it.

    Where both are equal, the first gets it.
    Source: DS 503 lecture 14, "Patterns in Gradient Flow" (max gate).

    >>> max_backward(4.0, 5.0, 9.0)
    (0.0, 9.0)
    """
    dx, dy = _max(float(x), float(y)).backward(float(upstream))
    return dx, dy


def copy_backward(upstream_a: float, upstream_b: float) -> float:
    """The gradient at a branch point: the sum of what comes back along both branches.

    Source: DS 503 lecture 14, "Patterns in Gradient Flow" (copy gate).

    >>> copy_backward(4.0, 2.0)
    6.0
    """
    return float(upstream_a) + float(upstream_b)


def _add(x: float, y: float) -> Gate:
    return Gate(x + y, (1.0, 1.0))


def _mul(x: float, y: float) -> Gate:
    return Gate(x * y, (y, x))


def _max(x: float, y: float) -> Gate:
    return Gate(x, (1.0, 0.0)) if x >= y else Gate(y, (0.0, 1.0))


def _sub(x: float, y: float) -> Gate:
    return Gate(x - y, (1.0, -1.0))


def _div(x: float, y: float) -> Gate:
    return Gate(x / y, (1.0 / y, -x / y / y))


def _inv(x: float) -> Gate:
    return Gate(1.0 / x, (-1.0 / x / x,))


def _exp(x: float) -> Gate:
    output = math.exp(x)
    return Gate(output, (output,))


def _relu(x: float) -> Gate:
    return Gate(max(x, 0.0), (1.0 if x > 0 else 0.0,))


def power(x: float, exponent: float) -> Gate:
    """The gate x ** exponent for a constant exponent.

    Source: Feedforward networks deck, "Rules for reverse-mode AD" (Function application).

    >>> power(3.0, 2)
    Gate(output=9.0, slopes=(6.0,))
    """
    slope = exponent * x ** (exponent - 1) if exponent else 0.0  # x ** 0 is flat, also at x = 0
    return Gate(float(x**exponent), (float(slope),))


#: The gates by name. Those of one input and those of two differ in `ARITY`.
GATES: dict[str, Callable[..., Gate]] = {
    "add": _add,
    "mul": _mul,
    "max": _max,
    "sub": _sub,
    "div": _div,
    "neg": lambda x: Gate(-x, (-1.0,)),
    "inc": lambda x: Gate(x + 1.0, (1.0,)),
    "inv": _inv,
    "square": lambda x: power(x, 2),
    "exp": _exp,
    "log": lambda x: Gate(math.log(x), (1.0 / x,)),
    "sin": lambda x: Gate(math.sin(x), (math.cos(x),)),
    "cos": lambda x: Gate(math.cos(x), (-math.sin(x),)),
    "tanh": lambda x: Gate(math.tanh(x), (float(tanh_grad(x)),)),
    "sigmoid": lambda x: Gate(float(sigmoid_of(x)), (float(sigmoid_grad(x)),)),
    "relu": _relu,
}
ARITY: dict[str, int] = {
    name: 2 if name in ("add", "mul", "max", "sub", "div") else 1 for name in GATES
}
