r"""Now a full step with real numbers, small enough for a pocket calculator: the worked example of
deep-learning lecture 3. Two inputs, two hidden units, one output, no biases:

| | value |
|---|---|
| input | $x = (0.35,\ 0.9)$ |
| weights into the hidden units | $W_1 = \begin{pmatrix} 0.1 & 0.8 \\ 0.4 & 0.6 \end{pmatrix}$ |
| weights into the output | $W_2 = \begin{pmatrix} 0.3 & 0.9 \end{pmatrix}$ |
| target | $t = 0.5$ |
| learning rate | $\eta = 1$ |

```
            into h1     into h2                    into y
   x1 = 0.35   0.1         0.4          h1 ──────── 0.3 ───┐
                                                           ├──► y      target 0.5
   x2 = 0.9    0.8         0.6          h2 ──────── 0.9 ───┘
```

Work it out on paper first, then let your functions do it. Return a dict of everything on the way:

| key | what | shape |
|---|---|---|
| `"h"` | hidden activations | `(2,)` |
| `"y"` | output | a number or `(1,)` |
| `"delta_output"` | delta of the output unit | a number or `(1,)` |
| `"delta_hidden"` | deltas of the hidden units | `(2,)` |
| `"dW1"` | $\partial\mathcal L/\partial W_1$ | `(2, 2)` |
| `"dW2"` | $\partial\mathcal L/\partial W_2$ | `(1, 2)` |
| `"W1"` | $W_1$ after one step | `(2, 2)` |
| `"W2"` | $W_2$ after one step | `(1, 2)` |

To check your sum: the first hidden unit adds up $0.1 \cdot 0.35 + 0.8 \cdot 0.9 = 0.755$.

Do not round. The lecture rounds on the way and goes on with the rounded figures, so that its last
printed digits are a little off; every entry within 2 % of the exact value counts as right, theirs
too.
"""

import numpy as np

from autograder.core.model import AnyOf, Tolerance
from autograder.exercise import Exercise, Values, accepted, misconception
from nn_reference.oracles import delta_backprop as oracle

from .given import sigmoid
from .hidden_delta import hidden_delta
from .output_delta import output_delta
from .two_layer_forward import two_layer_forward
from .update import update
from .weight_gradient import weight_gradient


def worked_example():
    """Every quantity of one training step in the lecture's example, unrounded.

    Returns a dict: h (2,), y, delta_output, delta_hidden (2,), dW1 (2, 2), dW2 (1, 2),
    W1 (2, 2) and W2 (1, 2), the last two after the step.
    """
    x, t, eta = np.array([0.35, 0.9]), np.array([0.5]), 1.0
    W1 = np.array([[0.1, 0.8], [0.4, 0.6]])
    W2 = np.array([[0.3, 0.9]])
    h, y = two_layer_forward(x, W1, W2)
    delta_output = output_delta(y, t)
    delta_hidden = hidden_delta(h, W2, delta_output)
    dW1 = weight_gradient(delta_hidden, x)
    dW2 = weight_gradient(delta_output, h)
    return {
        "h": h,
        "y": y,
        "delta_output": delta_output,
        "delta_hidden": delta_hidden,
        "dW1": dW1,
        "dW2": dW2,
        "W1": update(W1, dW1, eta),
        "W2": update(W2, dW2, eta),
    }


def wanted():
    """The oracle's dict, in which y and delta_output may be numbers or arrays of one."""
    exact = dict(oracle.worked_example())
    for key in ("y", "delta_output"):
        value = float(np.asarray(exact[key]).reshape(()))
        exact[key] = AnyOf((value, np.array([value])))
    return exact


CLOSE = "the lecture's own figures are 1.7% off and right, so nothing here lies 100 times further"


@accepted
def lecture_figures():
    return {
        "h": [0.68, 0.6637],
        "y": 0.69,
        "delta_output": -0.0406,
        "delta_hidden": [-0.0027, -0.0082],
        "dW1": [[0.000945, 0.00243], [0.00287, 0.00738]],
        "dW2": [[0.0276, 0.0269]],
        "W1": [[0.0991, 0.7976], [0.3971, 0.5926]],
        "W2": [[0.2724, 0.8731]],
    }


@accepted
def with_plain_numbers():
    x1, x2, t = 0.35, 0.9, 0.5
    h1 = 1 / (1 + np.exp(-(0.1 * x1 + 0.8 * x2)))
    h2 = 1 / (1 + np.exp(-(0.4 * x1 + 0.6 * x2)))
    y = 1 / (1 + np.exp(-(0.3 * h1 + 0.9 * h2)))
    d = (t - y) * y * (1 - y)
    d1, d2 = d * 0.3 * h1 * (1 - h1), d * 0.9 * h2 * (1 - h2)
    return {
        "h": (h1, h2),
        "y": float(y),
        "delta_output": d,
        "delta_hidden": (d1, d2),
        "dW1": [[-d1 * x1, -d1 * x2], [-d2 * x1, -d2 * x2]],
        "dW2": [[-d * h1, -d * h2]],
        "W1": [[0.1 + d1 * x1, 0.8 + d1 * x2], [0.4 + d2 * x1, 0.6 + d2 * x2]],
        "W2": [[0.3 + d * h1, 0.9 + d * h2]],
        "loss": (t - y) ** 2 / 2,
    }


@accepted
def rounded_on_the_way():
    x = np.array([0.35, 0.9])
    W1, W2 = np.array([[0.1, 0.8], [0.4, 0.6]]), np.array([[0.3, 0.9]])
    h = sigmoid(W1 @ x).round(4)
    y = sigmoid(W2 @ h).round(4)
    d = ((0.5 - y) * y * (1 - y)).round(4)
    dh = (h * (1 - h) * (W2[0] * d)).round(5)
    dW1, dW2 = -np.outer(dh, x), -np.outer(d, h)
    return dict(h=h, y=y, delta_output=d, delta_hidden=dh, dW1=dW1, dW2=dW2, W1=W1 - dW1, W2=W2 - dW2)


@accepted
def zero_dimensional_and_single():
    x = np.array([0.35, 0.9], dtype=np.float32)
    W1 = np.array([[0.1, 0.8], [0.4, 0.6]], dtype=np.float32)
    w2 = np.array([0.3, 0.9], dtype=np.float32)
    h = sigmoid(W1 @ x)
    y = np.array(sigmoid(w2 @ h))
    d = np.array((np.float32(0.5) - y) * y * (1 - y))
    dh = d * w2 * h * (1 - h)
    result = {"h": h, "y": y, "delta_output": d, "delta_hidden": dh}
    result["dW1"] = -dh[:, None] * x
    result["dW2"] = (-d * h)[None, :]
    result["W1"] = W1 - result["dW1"]
    result["W2"] = w2[None, :] - result["dW2"]
    return result


def slipped(
    *,
    transposed=False,
    sigma=sigmoid,
    error=lambda y, t: t - y,
    output_slope=lambda y: y * (1 - y),
    hidden_slope=lambda h: h * (1 - h),
    weights_first=False,
    gradient=lambda delta, x: -np.outer(delta, x),
    hidden_input=lambda x, h: x,
    step=-1.0,
    flat=False,
    decimals=None,
):
    """The example with one thing done wrongly."""
    x, t = np.array([0.35, 0.9]), np.array([0.5])
    W1, W2 = np.array([[0.1, 0.8], [0.4, 0.6]]), np.array([[0.3, 0.9]])
    h = sigma((W1.T if transposed else W1) @ x)
    y = sigma(W2 @ h)
    delta = error(y, t) * output_slope(y)
    dW2 = gradient(delta, h)
    new2 = W2 + step * dW2
    delta_h = hidden_slope(h) * ((new2 if weights_first else W2).T @ delta)
    dW1 = gradient(delta_h, hidden_input(x, h))
    result = {
        "h": h,
        "y": y,
        "delta_output": delta,
        "delta_hidden": delta_h,
        "dW1": dW1,
        "dW2": dW2[0] if flat else dW2,
        "W1": W1 + step * dW1,
        "W2": new2[0] if flat else new2,
    }
    return {k: np.round(v, decimals) for k, v in result.items()} if decimals else result


@misconception(
    says="Your deltas have the sign of +∂L/∂net: the error is taken as y − t.",
    ask="The output 0.69 is too large; should its delta be positive or negative here?",
    close=CLOSE,
)
def mixed_signs():
    return slipped(error=lambda y, t: y - t, gradient=lambda delta, x: np.outer(delta, x))


@misconception(
    says="The weights move the right way, but dW1 and dW2 have the wrong sign.",
    ask="If a weight into y grows, y moves away from 0.5: what sign has the slope?",
    close=CLOSE,
)
def gradient_sign():
    return slipped(gradient=lambda delta, x: np.outer(delta, x), step=1.0)


@misconception(
    says="Your gradients are right, but the weights move along them, up the loss.",
    ask="What does the network answer with your new weights: is it nearer to 0.5?",
    close=CLOSE,
)
def ascent():
    return slipped(step=1.0)


@misconception(says="The slope of the output unit is missing in its delta.", ask="Which two links lead from the loss to the sum of the output unit?")
def missing_output_derivative():
    return slipped(output_slope=lambda y: 1.0)


@misconception(
    says="The slopes of the hidden units are missing in their deltas.", ask="What does a hidden unit's delta contain besides the delta that comes back to it?"
)
def missing_hidden_derivative():
    return slipped(hidden_slope=lambda h: 1.0)


@misconception(says="The target does not enter your deltas.", ask="What should happen to the weights if the output is 0.5 exactly?")
def target_ignored():
    return slipped(error=lambda y, t: -y)


@misconception(
    says="Your gradients are the deltas alone, without what the layer receives.",
    ask="Does a weight on an input of 0.35 matter as much as one on an input of 0.9?",
    close=CLOSE,
)
def input_ignored():
    return slipped(gradient=lambda delta, x: -np.outer(delta, np.ones_like(x)))


@misconception(says="You used tanh units.", ask="What does the lecture's unit make of a sum of 0?")
def tanh_for_sigmoid():
    return slipped(sigma=np.tanh, output_slope=lambda y: 1 - y**2, hidden_slope=lambda h: 1 - h**2)


@misconception(
    says="Your units pass on what they add up; the sigmoid is missing.", ask="The first hidden unit adds up 0.755: what does it pass on?", close=CLOSE
)
def linear_units():
    return slipped(sigma=lambda z: z)


@misconception(says="You used the new W2 for the hidden deltas.", ask="At which weights is the slope of the loss asked for?", close=CLOSE)
def updated_weights_first():
    return slipped(weights_first=True)


@misconception(
    says="You applied the sigmoid once more to the activations before you took the slopes.",
    ask="Are h and y sums, or what has come out of the sigmoid?",
    close=CLOSE,
)
def derivative_of_activation():
    def slope(a):
        return sigmoid(a) * (1 - sigmoid(a))

    return slipped(output_slope=slope, hidden_slope=slope)


@misconception(
    says="You read W1 by columns: 0.1 and 0.4 as the weights into the first hidden unit.",
    ask="The first hidden unit adds up 0.755: which weights lead into it?",
    close=CLOSE,
)
def weights_transposed():
    return slipped(transposed=True)


@misconception(says="You used the hidden activations for the gradient of W1.", ask="What do the weights in W1 multiply on the way forward?", close=CLOSE)
def wrong_layer_input():
    return slipped(hidden_input=lambda x, h: h)


@misconception(says="Your dW1 is transposed: rows and columns are exchanged.", ask="Which layer do the rows of W1 belong to?", close=CLOSE)
def outer_swapped():
    def gradient(delta, x):
        return -np.outer(delta, x) if len(delta) == 1 else -np.outer(x, delta)

    return slipped(gradient=gradient)


@misconception(says="Your deltas are twice as large: the ½ of the loss is left out.", ask="What is the derivative of ½u² with respect to u?", close=CLOSE)
def missing_half():
    return slipped(error=lambda y, t: 2 * (t - y))


@misconception(says="W1 and W2 are the weights before the step.", ask="What does one step with a learning rate of 1 do to a weight?", close=CLOSE)
def not_updated():
    return slipped(step=0.0)


@misconception(says="Your dW2 and W2 are vectors, not matrices of one row.", ask="What shape has W2 in the table above?")
def flattened():
    return slipped(flat=True)


@misconception(says="Everything is rounded to two decimals.", ask="What is left of a gradient of 0.001 when two decimals are kept?", close=CLOSE)
def rounded():
    return slipped(decimals=2)


def inputs(rng):
    yield ()


EXERCISE = Exercise(
    worked_example, points=3, oracle=wanted, inputs=inputs, tolerance=Tolerance(relative=0.02, absolute=1e-9, per_entry=True), checks=[Values(points=3)]
)
