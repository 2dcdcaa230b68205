from __future__ import annotations

from dataclasses import dataclass
from typing import NamedTuple, Sequence

Vector = np.ndarray
Matrix = np.ndarray


class Layers(NamedTuple):
    h: Vector
    y: Vector


@dataclass(frozen=True)
class Gradients:
    dWs: list[Matrix]
    dbs: list[Vector]

    def as_lists(self) -> tuple[list[Matrix], list[Vector]]:
        return self.dWs, self.dbs


def sigmoid_prime_from_output(a: np.ndarray) -> np.ndarray:
    """Slope of the logistic function at the points where it has the values a."""
    assert np.all((0 <= a) & (a <= 1)), "activations lie between 0 and 1"
    return a * (1.0 - a)


def two_layer_forward(x: Vector, W1: Matrix, W2: Matrix) -> Layers:
    """Forward pass."""
    hidden: Vector = sigmoid(W1 @ x)
    return Layers(h=hidden, y=sigmoid(W2 @ hidden))


def output_delta(y: Vector, t: Vector) -> Vector:
    """(t - y) s'(net)."""
    assert y.shape == t.shape
    return (t - y) * sigmoid_prime_from_output(y)


def hidden_delta(h: Vector, W_next: Matrix, delta_next: Vector) -> Vector:
    """Back through W_next."""
    assert W_next.shape == (delta_next.size, h.size)
    return sigmoid_prime_from_output(h) * (W_next.T @ delta_next)


def weight_gradient(delta: Vector, x_prev: Vector) -> Matrix:
    """dL/dW."""
    return -1.0 * np.outer(delta, x_prev)


def update(W: Matrix, gradient: Matrix, eta: float) -> Matrix:
    """A gradient step."""
    assert W.shape == gradient.shape
    return W - eta * gradient


def train_step(
    x: Vector, t: Vector, W1: Matrix, W2: Matrix, eta: float
) -> tuple[Matrix, Matrix]:
    """A step for both layers at once."""
    layers = two_layer_forward(x=x, W1=W1, W2=W2)
    delta2 = output_delta(y=layers.y, t=t)
    delta1 = hidden_delta(h=layers.h, W_next=W2, delta_next=delta2)
    gradient1 = weight_gradient(delta=delta1, x_prev=x)
    gradient2 = weight_gradient(delta=delta2, x_prev=layers.h)
    return update(W1, gradient1, eta=eta), update(W2, gradient2, eta=eta)


def worked_example() -> dict[str, np.ndarray | float]:
    """The lecture's numbers."""
    x, t, eta = np.array([0.35, 0.9]), np.array([0.5]), 1.0
    W1, W2 = np.array([[0.1, 0.8], [0.4, 0.6]]), np.array([[0.3, 0.9]])
    h, y = two_layer_forward(x, W1, W2)
    delta2 = output_delta(y, t)
    delta1 = hidden_delta(h, W2, delta2)
    new_W1, new_W2 = train_step(x, t, W1, W2, eta)
    return {
        "x": x,
        "h": h,
        "y": float(y[0]),
        "delta_output": float(delta2[0]),
        "delta_hidden": delta1,
        "dW1": weight_gradient(delta1, x),
        "dW2": weight_gradient(delta2, h),
        "W1": new_W1,
        "W2": new_W2,
    }


def repeat_steps(
    x: Vector, t: Vector, W1: Matrix, W2: Matrix, eta: float, steps: int
) -> Vector:
    """The losses."""
    losses: Vector = np.zeros(shape=(steps + 1,), dtype=np.float64)
    for i in range(steps + 1):
        losses[i] = 0.5 * float(np.sum((t - two_layer_forward(x, W1, W2).y) ** 2))
        if i < steps:
            W1, W2 = train_step(x, t, W1, W2, eta)
    return losses


def backprop(
    x: Vector, t: Vector, weights: Sequence[Matrix], biases: Sequence[Vector]
) -> tuple[list[Matrix], list[Vector]]:
    """Any depth."""
    activations: list[Vector] = [x]
    for W, b in zip(weights, biases, strict=True):
        activations.append(sigmoid(W @ activations[-1] + b))
    deltas: list[Vector] = [output_delta(activations[-1], t)]
    for W, a in zip(reversed(weights[1:]), reversed(activations[1:-1])):
        deltas.insert(0, hidden_delta(a, W, deltas[0]))
    found = Gradients(
        dWs=[weight_gradient(d, a) for d, a in zip(deltas, activations)],
        dbs=[-d for d in deltas],
    )
    return found.as_lists()


def backprop_rows(
    X: Matrix, Y: Matrix, weights: Sequence[Matrix], biases: Sequence[Vector]
) -> tuple[list[Matrix], list[Vector]]:
    """Any depth, by rows."""
    A: list[Matrix] = [X]
    for W, b in zip(weights[:-1], biases[:-1], strict=True):
        A.append(np.tanh(A[-1] @ W + b))
    logits: Matrix = A[-1] @ weights[-1] + biases[-1]
    shifted: Matrix = np.exp(logits - logits.max(axis=1, keepdims=True))
    G: Matrix = (shifted / shifted.sum(axis=1, keepdims=True) - Y) / X.shape[0]
    found = Gradients([], [])
    for i in reversed(range(len(weights))):
        found.dWs.insert(0, A[i].T @ G)
        found.dbs.insert(0, G.sum(axis=0))
        if i:
            G = (G @ weights[i].T) * (1.0 - A[i] ** 2)
    return found.as_lists()


def regression_gradients(
    X: Matrix, y: Vector, W: Matrix, v: Vector
) -> tuple[Matrix, Vector]:
    """True gradients."""
    H: Matrix = np.tanh(X @ W)
    residual: Vector = H @ v - y
    return X.T @ (np.outer(residual, v) * (1.0 - H**2)), H.T @ residual


def hidden_units_after_training(
    x: Vector, t: Vector, W1: Matrix, W2: Matrix, eta: float, steps: int
) -> Vector:
    """h after training."""
    for _ in range(steps):
        W1, W2 = train_step(x, t, W1, W2, eta)
    return two_layer_forward(x, W1, W2).h
