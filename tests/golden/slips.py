"""Wrong functions as students write them, each with the reason what it costs.

Written apart from the misconceptions in `solutions/`: a slip that names a `code` must be recognised
as that misconception although it is other code. Unless a slip says otherwise it is right in no
check, and every function of the style `plain` that calls it goes wrong with it.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

POINTS = {
    "sigmoid_prime_from_output": 2,
    "two_layer_forward": 2,
    "output_delta": 3,
    "hidden_delta": 4,
    "weight_gradient": 3,
    "update": 2,
    "train_step": 4,
    "worked_example": 3,
    "repeat_steps": 4,
    "backprop": 6,
    "backprop_rows": 6,
    "regression_gradients": 4,
    "hidden_units_after_training": 3,
}
"""What each exercise is worth. `Pure`, a point, asks that arguments are left unchanged."""

CALLS = {
    "output_delta": ["sigmoid_prime_from_output"],
    "hidden_delta": ["sigmoid_prime_from_output"],
    "train_step": [
        "two_layer_forward",
        "output_delta",
        "hidden_delta",
        "weight_gradient",
        "update",
    ],
    "worked_example": [
        "two_layer_forward",
        "output_delta",
        "hidden_delta",
        "weight_gradient",
        "update",
    ],
    "repeat_steps": ["two_layer_forward", "train_step"],
    "backprop": ["output_delta", "hidden_delta", "weight_gradient"],
    "hidden_units_after_training": ["two_layer_forward", "train_step"],
}
"""Who calls whom in `styles/plain.py`."""


def callers(name: str) -> frozenset[str]:
    """Every function of the style `plain` that calls one, directly or through others."""
    found = {caller for caller, called in CALLS.items() if name in called}
    return frozenset(found.union(*(callers(caller) for caller in found)))


@dataclass(frozen=True)
class Slip:
    """A wrong function.

    code    the misconception that its results are, None where the bank has none like it
    keeps   points it has all the same
    harms   the functions that go wrong with it, and right again once it is put right
    """

    exercise: str
    source: str
    code: str | None = None
    keeps: int = 0
    harms: frozenset[str] = frozenset()


SLIPS: dict[str, Slip] = {}


def slip(
    name: str,
    exercise: str,
    source: str,
    *,
    code: str | None = None,
    keeps: int = 0,
    harms: Iterable[str] | None = None,
) -> None:
    """Add a wrong function to the list. It harms all of its callers unless told otherwise."""
    harmed = callers(exercise) if harms is None else frozenset(harms)
    SLIPS[name] = Slip(exercise, source.strip(), code, keeps, harmed)


# -- sigmoid_prime_from_output ----------------------------------------------------------------

slip(
    "prime: sigmoid again",
    "sigmoid_prime_from_output",
    """
def sigmoid_prime_from_output(a):
    s = sigmoid(a)
    return s * (1 - s)
""",
    code="derivative-of-activation",
)
slip(
    "prime: only a",
    "sigmoid_prime_from_output",
    """
def sigmoid_prime_from_output(a):
    return a
""",
    code="missing-one-minus",
)
slip(
    "prime: tanh",
    "sigmoid_prime_from_output",
    """
def sigmoid_prime_from_output(a):
    return 1 - a ** 2  # derivative of the activation
""",
    code="tanh-derivative",
)
# The caller's activations are overwritten: y and h change under the hands of everything that uses
# them afterwards, in output_delta and hidden_delta only as an argument that must stay as it was.
slip(
    "prime: in place",
    "sigmoid_prime_from_output",
    """
def sigmoid_prime_from_output(a):
    a *= (1 - a)
    return a
""",
    code="changes-argument",
    keeps=1,
    # In backprop each activation has had its last use when it is overwritten.
    harms=callers("sigmoid_prime_from_output") - {"backprop"},
)
slip(
    "prime: two decimals",
    "sigmoid_prime_from_output",
    """
def sigmoid_prime_from_output(a):
    result = a * (1 - a)
    return np.round(result, 2)
""",
    code="rounded",
)

# -- two_layer_forward ------------------------------------------------------------------------

slip(
    "forward: transposed",
    "two_layer_forward",
    """
def two_layer_forward(x, W1, W2):
    h = sigmoid(np.dot(x, W1))
    y = sigmoid(np.dot(h, W2))
    return h, y
""",
    code="weights-transposed",  # x @ W is W.T @ x
)
slip(
    "forward: linear output",
    "two_layer_forward",
    """
def two_layer_forward(x, W1, W2):
    h = sigmoid(W1 @ x)
    y = W2 @ h
    return h, y
""",
    code="linear-output",
)
slip(
    "forward: output only",
    "two_layer_forward",
    """
def two_layer_forward(x, W1, W2):
    h = sigmoid(W1 @ x)
    return sigmoid(W2 @ h)
""",
    code="output-only",
)
slip(
    "forward: other order",
    "two_layer_forward",
    """
def two_layer_forward(x, W1, W2):
    h = sigmoid(W1 @ x)
    y = sigmoid(W2 @ h)
    return y, h
""",
    code="result-order",
)
slip(
    "forward: falling sigmoid",
    "two_layer_forward",
    """
def two_layer_forward(x, W1, W2):
    f = lambda z: 1 / (1 + np.exp(z))
    h = f(W1 @ x)
    return h, f(W2 @ h)
""",
    code="exponent-sign",
)

# -- output_delta -----------------------------------------------------------------------------

slip(
    "output: y - t",
    "output_delta",
    """
def output_delta(y, t):
    return (y - t) * y * (1 - y)
""",
    code="mixed-signs",
)
slip(
    "output: no slope",
    "output_delta",
    """
def output_delta(y, t):
    delta = t - y
    return delta
""",
    code="missing-output-derivative",
)
slip(
    "output: no half",
    "output_delta",
    """
def output_delta(y, t):
    dL = -2 * (t - y)
    return -dL * y * (1 - y)
""",
    code="missing-half",
)
slip(
    "output: in place",
    "output_delta",
    """
def output_delta(y, t):
    t -= y
    return t * y * (1 - y)
""",
    code="changes-argument",
    keeps=2,
    # t is an argument of all of these, and repeat_steps goes on with the overwritten one.
    harms=["train_step", "repeat_steps", "backprop", "hidden_units_after_training"],
)
slip(
    "output: printed",
    "output_delta",
    """
def output_delta(y, t):
    delta = (t - y) * y * (1 - y)
    print("delta =", delta)
""",
)
slip(
    "output: endless recursion",
    "output_delta",
    """
def output_delta(y, t):
    return output_delta(y, t) * (1 - y)
""",
)
slip(
    "output: ends the program",
    "output_delta",
    """
def output_delta(y, t):
    import os
    os._exit(0)
    return (t - y) * y * (1 - y)
""",
)

# -- hidden_delta -----------------------------------------------------------------------------

slip(
    "hidden: no slope",
    "hidden_delta",
    """
def hidden_delta(h, W_next, delta_next):
    return delta_next @ W_next
""",
    code="missing-hidden-derivative",
)
slip(
    "hidden: not transposed",
    "hidden_delta",
    """
def hidden_delta(h, W_next, delta_next):
    return W_next.dot(delta_next) * h * (1 - h)
""",
    code="weights-transposed",
)
slip(
    "hidden: deltas ignored",
    "hidden_delta",
    """
def hidden_delta(h, W_next, delta_next):
    slope = h * (1 - h)
    return slope * np.sum(W_next, axis=0)
""",
    code="upstream-ignored",
)
slip(
    "hidden: sums multiplied",
    "hidden_delta",
    """
def hidden_delta(h, W_next, delta_next):
    total = sum(delta_next)
    return h * (1 - h) * sum(W_next) * total
""",
    code="sums-multiplied",
    # The worked example has one output: there the product of the sums is the sum of the products.
    harms=callers("hidden_delta") - {"worked_example"},
)
slip(
    "hidden: another minus",
    "hidden_delta",
    """
def hidden_delta(h, W_next, delta_next):
    return -1 * W_next.T @ delta_next * h * (1 - h)
""",
    code="mixed-signs",
)

# -- weight_gradient --------------------------------------------------------------------------

slip(
    "gradient: no minus",
    "weight_gradient",
    """
def weight_gradient(delta, x_prev):
    return np.outer(delta, x_prev)
""",
    code="mixed-signs",
)
slip(
    "gradient: swapped",
    "weight_gradient",
    """
def weight_gradient(delta, x_prev):
    return -np.outer(x_prev, delta)
""",
    code="outer-swapped",
)
slip(
    "gradient: flat",
    "weight_gradient",
    """
def weight_gradient(delta, x_prev):
    g = []
    for d in delta:
        for x in x_prev:
            g.append(-d * x)
    return np.array(g)
""",
    code="flattened",
)
slip(
    "gradient: input ignored",
    "weight_gradient",
    """
def weight_gradient(delta, x_prev):
    return -np.repeat(delta[:, None], len(x_prev), axis=1)
""",
    code="input-ignored",
)

# -- update -----------------------------------------------------------------------------------

slip(
    "update: ascent",
    "update",
    """
def update(W, gradient, eta):
    return W + eta * gradient
""",
    code="ascent",
)
slip(
    "update: in place",
    "update",
    """
def update(W, gradient, eta):
    W -= eta * gradient
    return W
""",
    code="changes-argument",
    keeps=1,
    # The values stay right, for the gradients are taken before; the matrices that the caller of
    # these three has given are changed. worked_example has none.
    harms=["train_step", "repeat_steps", "hidden_units_after_training"],
)
slip(
    "update: nothing returned",
    "update",
    """
def update(W, gradient, eta):
    W -= eta * gradient
""",
    code="nothing-returned",
)
slip(
    "update: no eta",
    "update",
    """
def update(W, gradient, eta):
    return W - gradient
""",
    code="learning-rate-ignored",
    # The learning rate of the worked example is 1.
    harms=["train_step", "repeat_steps", "hidden_units_after_training"],
)
slip(
    "update: two arguments",
    "update",
    """
eta = 0.1

def update(W, gradient):
    return W - eta * gradient
""",
)
slip(
    "update: a global",
    "update",
    """
learning_rate = 0.5

def update(W, gradient, eta):
    return W - learning_rate * gradient
""",
)

# -- train_step -------------------------------------------------------------------------------

slip(
    "step: W2 first",
    "train_step",
    """
def train_step(x, t, W1, W2, eta):
    h, y = two_layer_forward(x, W1, W2)
    delta2 = output_delta(y, t)
    W2 = update(W2, weight_gradient(delta2, h), eta)
    delta1 = hidden_delta(h, W2, delta2)
    W1 = update(W1, weight_gradient(delta1, x), eta)
    return W1, W2
""",
    code="updated-weights-first",
)
slip(
    "step: only W2",
    "train_step",
    """
def train_step(x, t, W1, W2, eta):
    h, y = two_layer_forward(x, W1, W2)
    delta2 = output_delta(y, t)
    return W1, update(W2, weight_gradient(delta2, h), eta)
""",
    code="output-layer-only",
)
slip(
    "step: in place",
    "train_step",
    """
def train_step(x, t, W1, W2, eta):
    h, y = two_layer_forward(x, W1, W2)
    d2 = (t - y) * y * (1 - y)
    d1 = W2.T @ d2 * h * (1 - h)
    W1 += eta * np.outer(d1, x)
    W2 += eta * np.outer(d2, h)
    return W1, W2
""",
    code="changes-argument",
    keeps=3,
    harms=["repeat_steps", "hidden_units_after_training"],
)
slip(
    "step: other order",
    "train_step",
    """
def train_step(x, t, W1, W2, eta):
    h, y = two_layer_forward(x, W1, W2)
    d2 = output_delta(y, t)
    d1 = hidden_delta(h, W2, d2)
    W1 = update(W1, weight_gradient(d1, x), eta)
    W2 = update(W2, weight_gradient(d2, h), eta)
    return W2, W1
""",
    code="result-order",
)

# -- worked_example ---------------------------------------------------------------------------

slip(
    "example: W1 by columns",
    "worked_example",
    """
def worked_example():
    x = np.array([0.35, 0.9])
    W1 = np.array([[0.1, 0.8], [0.4, 0.6]])
    W2 = np.array([[0.3, 0.9]])
    h = sigmoid(x @ W1)
    y = sigmoid(W2 @ h)
    delta = (0.5 - y) * y * (1 - y)
    delta_hidden = h * (1 - h) * (W2.T @ delta)
    dW1 = -np.outer(delta_hidden, x)
    dW2 = -np.outer(delta, h)
    return {"h": h, "y": y, "delta_output": delta, "delta_hidden": delta_hidden,
            "dW1": dW1, "dW2": dW2, "W1": W1 - dW1, "W2": W2 - dW2}
""",
    code="weights-transposed",
)
slip(
    "example: a typing error",
    "worked_example",
    """
def worked_example():
    return {
        "h": [0.6803, 0.6637], "y": 0.6903, "delta_output": -0.0407,
        "delta_hidden": [-0.00265, -0.00817],
        "dW1": [[0.000929, 0.002389], [0.002860, 0.007354]],
        "dW2": [[0.02767, 0.02700]],
        "W1": [[0.0991, 0.7976], [0.3971, 0.5926]],
        "W2": [[0.2273, 0.8730]],
    }
""",  # new W2: .2273 for .2723
)
slip(
    "example: a key missing",
    "worked_example",
    """
def worked_example():
    return {
        "h": [0.68, 0.6637], "y": 0.69, "delta_output": -0.0406,
        "delta_hidden": [-0.0027, -0.0082],
        "dW1": [[0.000945, 0.00243], [0.00287, 0.00738]],
        "dW2": [[0.0276, 0.0269]],
        "W2": [[0.2724, 0.8731]],
    }
""",
)

# -- repeat_steps -----------------------------------------------------------------------------

slip(
    "repeat: last loss missing",
    "repeat_steps",
    """
def repeat_steps(x, t, W1, W2, eta, steps):
    losses = []
    for step in range(steps):
        h, y = two_layer_forward(x, W1, W2)
        losses.append(np.sum((t - y) ** 2) / 2)
        W1, W2 = train_step(x, t, W1, W2, eta)
    return np.array(losses)
""",
    code="last-loss-missing",
)
slip(
    "repeat: mean",
    "repeat_steps",
    """
def repeat_steps(x, t, W1, W2, eta, steps):
    losses = []
    for step in range(steps + 1):
        h, y = two_layer_forward(x, W1, W2)
        losses.append(0.5 * np.mean((t - y) ** 2))
        W1, W2 = train_step(x, t, W1, W2, eta)
    return np.array(losses)
""",
    code="mean-for-sum",
)
slip(
    "repeat: never moved",
    "repeat_steps",
    """
def repeat_steps(x, t, W1, W2, eta, steps):
    losses = []
    for step in range(steps + 1):
        h, y = two_layer_forward(x, W1, W2)
        losses.append(0.5 * np.sum((t - y) ** 2))
        train_step(x, t, W1, W2, eta)
    return np.array(losses)
""",
    code="not-updated",
)
slip(
    "repeat: endless",
    "repeat_steps",
    """
def repeat_steps(x, t, W1, W2, eta, steps):
    losses = []
    step = 0
    while step <= steps:
        h, y = two_layer_forward(x, W1, W2)
        losses.append(0.5 * np.sum((t - y) ** 2))
        W1, W2 = train_step(x, t, W1, W2, eta)
    return losses
""",
)
slip(
    "repeat: a list that stays",
    "repeat_steps",
    """
losses = []

def repeat_steps(x, t, W1, W2, eta, steps):
    for step in range(steps + 1):
        h, y = two_layer_forward(x, W1, W2)
        losses.append(0.5 * np.sum((t - y) ** 2))
        W1, W2 = train_step(x, t, W1, W2, eta)
    return np.array(losses)
""",
)

# -- backprop ---------------------------------------------------------------------------------

slip(
    "backprop: sign of the biases",
    "backprop",
    """
def backprop(x, t, weights, biases):
    a = [x]
    for W, b in zip(weights, biases):
        a.append(sigmoid(W @ a[-1] + b))
    delta = output_delta(a[-1], t)
    dWs, dbs = [], []
    for l in reversed(range(len(weights))):
        dWs.insert(0, weight_gradient(delta, a[l]))
        dbs.insert(0, delta)
        if l > 0:
            delta = hidden_delta(a[l], weights[l], delta)
    return dWs, dbs
""",
    code="bias-gradient-sign",
)
slip(
    "backprop: reversed",
    "backprop",
    """
def backprop(x, t, weights, biases):
    a = [x]
    for W, b in zip(weights, biases):
        a.append(sigmoid(W @ a[-1] + b))
    delta = output_delta(a[-1], t)
    dWs, dbs = [], []
    for l in reversed(range(len(weights))):
        dWs.append(weight_gradient(delta, a[l]))
        dbs.append(-delta)
        if l > 0:
            delta = hidden_delta(a[l], weights[l], delta)
    return dWs, dbs
""",
    code="layers-reversed",
)
slip(
    "backprop: no biases",
    "backprop",
    """
def backprop(x, t, weights, biases):
    a = [x]
    for W in weights:
        a.append(sigmoid(W @ a[-1]))
    g = (a[-1] - t) * a[-1] * (1 - a[-1])
    dWs, dbs = [], []
    for l in reversed(range(len(weights))):
        dWs = [np.outer(g, a[l])] + dWs
        dbs = [g] + dbs
        g = (weights[l].T @ g) * a[l] * (1 - a[l])
    return dWs, dbs
""",
    code="bias-omitted",
)
slip(
    "backprop: two layers at most",
    "backprop",
    """
def backprop(x, t, weights, biases):
    a = [x]
    for W, b in zip(weights, biases):
        a.append(sigmoid(W @ a[-1] + b))
    dWs = [np.zeros(W.shape) for W in weights]
    dbs = [np.zeros(b.shape) for b in biases]
    g = (a[-1] - t) * a[-1] * (1 - a[-1])
    dWs[-1], dbs[-1] = np.outer(g, a[-2]), g
    if len(weights) > 1:
        g = (weights[-1].T @ g) * a[-2] * (1 - a[-2])
        dWs[-2], dbs[-2] = np.outer(g, a[-3]), g
    return dWs, dbs
""",
    code="two-layers-only",
)
slip(
    "backprop: no hidden slope",
    "backprop",
    """
def backprop(x, t, weights, biases):
    a = [x]
    for W, b in zip(weights, biases):
        a.append(sigmoid(W @ a[-1] + b))
    g = (a[-1] - t) * a[-1] * (1 - a[-1])
    dWs, dbs = [], []
    for l in reversed(range(len(weights))):
        dWs = [np.outer(g, a[l])] + dWs
        dbs = [g] + dbs
        g = weights[l].T @ g
    return dWs, dbs
""",
    code="missing-hidden-derivative",
)
slip(
    "backprop: two layers written down",
    "backprop",
    """
def backprop(x, t, weights, biases):
    W1, W2 = weights
    b1, b2 = biases
    h = sigmoid(W1 @ x + b1)
    y = sigmoid(W2 @ h + b2)
    d2 = output_delta(y, t)
    d1 = hidden_delta(h, W2, d2)
    return [weight_gradient(d1, x), weight_gradient(d2, h)], [-d1, -d2]
""",  # ValueError for one layer, and for three
)

# -- backprop_rows ----------------------------------------------------------------------------

ROWS = """
def backprop_rows(X, Y, weights, biases):
    n = len(X)
    A = [X]
    for W, b in zip(weights[:-1], biases[:-1]):
        A.append(np.tanh(A[-1] @ W + b))
    Z = A[-1] @ weights[-1] + biases[-1]
    E = np.exp(Z)
    P = E / E.sum(axis=1, keepdims=True)
    G = (P - Y) / n
    dWs, dbs = [], []
    for l in reversed(range(len(weights))):
        dWs.insert(0, A[l].T @ G)
        dbs.insert(0, G.sum(axis=0))
        G = (G @ weights[l].T) * (1 - A[l] ** 2)
    return dWs, dbs
"""


def rows(name: str, right: str, wrong: str, code: str) -> None:
    """A slip in one line of the function above."""
    assert ROWS.count(right) == 1, right
    slip(name, "backprop_rows", ROWS.replace(right, wrong), code=code)


rows("rows: sum", "G = (P - Y) / n", "G = P - Y", "sum-for-mean")
rows("rows: mean again", "G.sum(axis=0)", "G.mean(axis=0)", "bias-averaged-again")
rows("rows: bias not summed", "G.sum(axis=0)", "G", "bias-not-summed")
rows("rows: softmax axis", "E.sum(axis=1, keepdims=True)", "E.sum(axis=0)", "softmax-axis")
rows(
    "rows: slope kept", "G = (P - Y) / n", "G = (P - Y) * P * (1 - P) / n", "output-derivative-kept"
)
rows("rows: tanh again", "(1 - A[l] ** 2)", "(1 - np.tanh(A[l]) ** 2)", "derivative-of-activation")
rows("rows: sigmoid slope", "(1 - A[l] ** 2)", "A[l] * (1 - A[l])", "sigmoid-derivative")
rows("rows: minus", "np.exp(Z)", "np.exp(-Z)", "exponent-sign")
rows("rows: all to one", "G.sum(axis=0)", "np.sum(G)", "summed-to-a-scalar")
rows(
    "rows: one-hot",
    "G = (P - Y) / n",
    "P[range(n), np.argmax(Y, axis=1)] -= 1\n    G = P / n",
    "hardened-targets",
)

# -- regression_gradients ---------------------------------------------------------------------

slip(
    "regression: sign of dv",
    "regression_gradients",
    """
def regression_gradients(X, y, W, v):
    H = np.tanh(X @ W)
    e = y - H @ v
    dv = H.T @ e
    dW = -X.T @ (np.outer(e, v) * (1 - H ** 2))
    return dW, dv
""",
    code="output-gradient-sign",
)
slip(
    "regression: pairs",
    "regression_gradients",
    """
def regression_gradients(X, y, W, v):
    H = np.tanh(X @ W)
    e = (y.reshape(-1, 1) - H @ v).sum(axis=1)
    return -X.T @ (e[:, None] * v * (1 - H ** 2)), -H.T @ e
""",
    code="broadcast-errors",
)
slip(
    "regression: v forgotten",
    "regression_gradients",
    """
def regression_gradients(X, y, W, v):
    H = np.tanh(X @ W)
    r = H @ v - y
    return X.T @ (r[:, None] * (1 - H ** 2)), H.T @ r
""",
    code="weights-ignored",
)
slip(
    "regression: mean",
    "regression_gradients",
    """
def regression_gradients(X, y, W, v):
    n = X.shape[0]
    H = np.tanh(X @ W)
    r = (H @ v - y) / n
    return X.T @ (r[:, None] * v * (1 - H ** 2)), H.T @ r
""",
    code="mean-for-sum",
)

# -- hidden_units_after_training --------------------------------------------------------------

slip(
    "units: before the last step",
    "hidden_units_after_training",
    """
def hidden_units_after_training(x, t, W1, W2, eta, steps):
    h, y = two_layer_forward(x, W1, W2)
    for step in range(steps):
        h, y = two_layer_forward(x, W1, W2)
        W1, W2 = train_step(x, t, W1, W2, eta)
    return h
""",
    code="before-the-last-step",
)
slip(
    "units: equal by assumption",
    "hidden_units_after_training",
    """
def hidden_units_after_training(x, t, W1, W2, eta, steps):
    for step in range(steps):
        W1, W2 = train_step(x, t, W1, W2, eta)
    h, y = two_layer_forward(x, W1, W2)
    # equal weights stay equal, so one unit is enough
    return np.array([h[0]] * len(h))
""",
    code="equal-by-assumption",
)
slip(
    "units: untrained",
    "hidden_units_after_training",
    """
def hidden_units_after_training(x, t, W1, W2, eta, steps):
    for step in range(steps):
        new_W1, new_W2 = train_step(x, t, W1, W2, eta)
    return two_layer_forward(x, W1, W2)[0]
""",
    code="not-updated",
)
