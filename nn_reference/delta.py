"""Backpropagation as Deep-learning lecture 3 teaches it: with deltas, sigmoid units, column form.

The loss is half the squared error, and delta = -dL/dnet, where net is a unit's weighted sum: a
delta says which way, and how much, the unit should move. Gradients are true gradients dL/dW, hence
the minus in `weight_gradient`. `network.backward` does the same for any activation.
"""

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import ArrayLike

from nn_reference.activations import sigmoid
from nn_reference.losses import half_squared_error
from nn_reference.network import Backward, forward
from nn_reference.shapes import Array, alike, array, count, fit


def sigmoid_prime_from_output(a: ArrayLike) -> Array:
    """The sigmoid's derivative from its stored output a = s(z): a (1 - a), elementwise.

    Source: Deep-learning lecture 3, "Implementation note".

    >>> sigmoid_prime_from_output([0.5, 1])
    array([0.25, 0.  ])
    """
    a = array(a)
    return a * (1.0 - a)


def output_delta(y: ArrayLike, t: ArrayLike) -> Array:
    """The deltas (n_L,) of the output units, (t - y) s'(net), from y = s(net) and the target t.

    Raises ShapeError where the shapes differ.
    Source: Deep-learning lecture 3, "Summary: Error Propagation" (Case 1).

    >>> output_delta([0.5], [1])
    array([0.125])
    """
    y, t = fit("y (n_L,), t (n_L,)", y, t)
    return (t - y) * sigmoid_prime_from_output(y)


def hidden_delta(h: ArrayLike, W_next: ArrayLike, delta_next: ArrayLike) -> Array:
    """The deltas (n_l,) of a hidden layer, from those of the layer it feeds.

    h (n_l,) is the layer's output; W_next (n_l+1, n_l) and delta_next (n_l+1,) belong to the next.
    Raises ShapeError where these do not fit.
    Source: Deep-learning lecture 3, "Summary: Error Propagation" (Case 2).

    >>> hidden_delta([0.5, 0.5], [[1, 2]], [4])
    array([1., 2.])
    """
    rule = "h (n_l,), W_next (n_next, n_l), delta_next (n_next,)"
    h, W_next, delta_next = fit(rule, h, W_next, delta_next)
    return sigmoid_prime_from_output(h) * (W_next.T @ delta_next)


def weight_gradient(delta: ArrayLike, x_prev: ArrayLike) -> Array:
    """dL/dW (n_l, n_l-1) of a layer: minus its deltas times its inputs x_prev (n_l-1,).

    Raises ShapeError unless both are vectors.
    Source: Deep-learning lecture 3, "BP: Summary".

    >>> weight_gradient([1], [2, 3])
    array([[-2., -3.]])
    """
    delta, x_prev = fit("delta (n_l,), x_prev (n_prev,)", delta, x_prev)
    return -np.outer(delta, x_prev)


def update(W: ArrayLike, gradient: ArrayLike, eta: float) -> Array:
    """The weights after one step of gradient descent, W - eta dL/dW: a new array.

    W and gradient may have any shape, the same.
    Raises ShapeError where the shapes differ.
    Source: Deep-learning lecture 3, "Gradient Descent".

    >>> update([[1, 2]], [[1, -1]], 0.5)
    array([[0.5, 2.5]])
    """
    W, gradient = alike("W and its gradient must have one shape", W, gradient)
    return W - eta * gradient


def two_layer_forward(x: ArrayLike, W1: ArrayLike, W2: ArrayLike) -> tuple[Array, Array]:
    """The hidden outputs h (n_1,) and the outputs y (n_2,) of two sigmoid layers without biases.

    x (n_0,), W1 (n_1, n_0), W2 (n_2, n_1).
    Raises ShapeError where these do not fit.
    Source: Deep-learning lecture 3, "An Example for Backpropagation".

    >>> h, y = two_layer_forward([0.35, 0.9], [[0.1, 0.8], [0.4, 0.6]], [[0.3, 0.9]])
    >>> h.round(6), y.round(6)
    (array([0.680267, 0.663739]), array([0.690283]))
    """
    x, W1, W2 = fit("x (n_0,), W1 (n_1, n_0), W2 (n_2, n_1)", x, W1, W2)
    h = sigmoid(W1 @ x)
    return h, sigmoid(W2 @ h)


@dataclass(frozen=True)
class DeltaStep:
    """Everything one step of training a two-layer network computes, in the order of the lecture.

    `loss` is the loss before the step; `W1_new` and `W2_new` are the weights after it.
    """

    h: Array
    y: Array
    loss: float
    delta_output: Array
    delta_hidden: Array
    dW1: Array  # noqa: N815, the name in the formula
    dW2: Array  # noqa: N815
    W1_new: Array
    W2_new: Array


def delta_step(x: ArrayLike, t: ArrayLike, W1: ArrayLike, W2: ArrayLike, eta: float) -> DeltaStep:
    """One step of gradient descent of a two-layer network without biases, with all it computes.

    x (n_0,), t (n_2,), W1 (n_1, n_0), W2 (n_2, n_1). Both gradients are taken at the old weights.
    Raises ShapeError where these do not fit.
    Source: Deep-learning lecture 3, "An Example for Backpropagation".

    >>> WORKED_EXAMPLE.delta_output.round(6), WORKED_EXAMPLE.delta_hidden.round(6)
    (array([-0.040681]), array([-0.002654, -0.008172]))
    """
    rule = "x (n_0,), t (n_2,), W1 (n_1, n_0), W2 (n_2, n_1)"
    x, t, W1, W2 = fit(rule, x, t, W1, W2)
    h, y = two_layer_forward(x, W1, W2)
    delta_2 = output_delta(y, t)
    delta_1 = hidden_delta(h, W2, delta_2)
    dW1, dW2 = weight_gradient(delta_1, x), weight_gradient(delta_2, h)
    loss = half_squared_error(y, t)
    return DeltaStep(
        h, y, loss, delta_2, delta_1, dW1, dW2, update(W1, dW1, eta), update(W2, dW2, eta)
    )


#: The lecture's own numbers, with eta = 1.
WORKED_EXAMPLE = delta_step(
    x=[0.35, 0.9], t=[0.5], W1=[[0.1, 0.8], [0.4, 0.6]], W2=[[0.3, 0.9]], eta=1.0
)


def delta_steps(
    x: ArrayLike, t: ArrayLike, W1: ArrayLike, W2: ArrayLike, eta: float, steps: int
) -> tuple[DeltaStep, ...]:
    """`steps + 1` successive `delta_step`s: the last shows the network after `steps` updates.

    Raises ShapeError where the arrays do not fit, ValueError for a negative number of steps.
    Source: Deep-learning lecture 3, "An Example for Backpropagation" (Just Repeat!).

    >>> [round(s.loss, 4) for s in delta_steps([1], [0], [[1]], [[1]], eta=1.0, steps=2)]
    [0.2278, 0.2154, 0.2032]
    """
    done = [delta_step(x, t, W1, W2, eta)]
    for _ in range(count(steps, "steps", least=0)):
        done.append(delta_step(x, t, done[-1].W1_new, done[-1].W2_new, eta))
    return tuple(done)


def delta_backprop(
    x: ArrayLike, t: ArrayLike, weights: Sequence[ArrayLike], biases: Sequence[ArrayLike]
) -> Backward:
    """Every layer's delta and gradients for one example, a sigmoid network of any depth.

    x (n_0,), t (n_L,); layer l has W (n_l, n_l-1) and b (n_l,).
    Raises ShapeError where these do not fit.
    Source: Deep-learning lecture 3, "BP: Summary".

    >>> back = delta_backprop([1], [0], [[[1]], [[1]]], [[0], [0]])
    >>> [delta.round(4) for delta in back.delta]
    [array([-0.0291]), array([-0.1481])]
    """
    trace = forward(x, weights, biases, [sigmoid] * len(weights))
    deltas = [output_delta(trace.output, t)]
    for a, W_next in zip(trace.a[-2:0:-1], reversed(weights), strict=False):
        deltas.append(hidden_delta(a, W_next, deltas[-1]))
    deltas.reverse()
    dW = tuple(weight_gradient(d, a) for d, a in zip(deltas, trace.a, strict=False))
    first = fit("W (n_1, n_0)", weights[0])[0]
    return Backward(tuple(deltas), dW, tuple(-d for d in deltas), -(first.T @ deltas[0]))
