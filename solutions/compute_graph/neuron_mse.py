r"""A neuron with one input, and its squared error, gate by gate:

```
   w ---.
         (*) ---> u ---.
   x ---'               (+) ---> v ---> (σ) ---> y ---.
   b ------------------'                               (− , square) ---> L
   target -------------------------------------------'
```

$$u = wx, \quad v = u + b, \quad y = \sigma(v) = \frac{1}{1 + e^{-v}}, \quad
L = (y - \text{target})^2 .$$

There is no ½ in front of this loss. Forwards you get $u, v, y, L$. Backwards, three local
gradients are needed: $\partial L/\partial y$, then $\sigma'(v) = y\,(1 - y)$, and those of the add
and the mul gate.

For $w = 0.5$, $x = 2$, $b = -1$ and the target 1: $u = 1$, $v = 0$, $y = 0.5$, $L = 0.25$; then
$\partial L/\partial y = -1$, $\partial L/\partial v = -0.25$, and so `dw` $= -0.5$, `dx`
$= -0.125$, `db` $= -0.25$.

Write `neuron_mse(w, x, b, target)`. It returns a dict of seven numbers: `"u"`, `"v"`, `"y"`,
`"L"`, and the gradients of $L$ as `"dw"`, `"dx"`, `"db"`. ($|v|$ is at most 30.)
"""

import math

import numpy as np

from autograder.exercise import Exercise, Values, accepted, case, misconception
from nn_reference.oracles import compute_graph as oracle

from .add_backward import add_backward
from .mul_backward import mul_backward


def neuron_mse(w, x, b, target):
    """Values and gradients of L = (σ(wx + b) − target)².

    w, x, b, target: numbers.  Returns a dict of numbers: u, v, y, L, dw, dx, db.
    """
    u = w * x
    v = u + b
    y = 1 / (1 + np.exp(-v))
    dy = 2 * (y - target)
    dv = dy * y * (1 - y)
    du, db = add_backward(dv)
    dw, dx = mul_backward(w, x, du)
    return {"u": u, "v": v, "y": y, "L": (y - target) ** 2, "dw": dw, "dx": dx, "db": db}


KEYS = ("u", "v", "y", "L", "db", "dw", "dx")


def wanted(w, x, b, target):
    """The oracle's dict as floats, in the order in which things are computed."""
    found = oracle.neuron_mse(w, x, b, target)
    return {key: float(found[key]) for key in KEYS}


@accepted
def with_math(w, x, b, target):
    d = {"u": w * x}
    d["v"] = d["u"] + b
    d["y"] = math.exp(d["v"]) / (math.exp(d["v"]) + 1)
    error = d["y"] - target
    d["L"] = error * error
    d["db"] = 2 * error * math.exp(-d["v"]) / (1 + math.exp(-d["v"])) ** 2
    return d | {"dw": d["db"] * x, "dx": d["db"] * w, "dL": 1}


@accepted
def with_tanh(w, x, b, target):
    w, x, b, target = (np.float32(n) for n in (w, x, b, target))
    u = np.multiply(w, x)
    v = np.add(u, b)
    y = np.float32(0.5) * (1 + np.tanh(v / 2))
    dv = np.float32(2) * (y - target) * (y - y * y)
    return dict(db=dv, dx=dv * w, dw=dv * x, L=np.square(target - y), y=y, v=v, u=u)


@accepted
def by_jacobians(w, x, b, target):
    v = np.array(w * x + b)
    y = 1 / (1 + np.exp(-v))
    chain = np.array([[2 * (y - target)]]) @ np.array([[y * (1 - y)]]) @ np.array([[x, w, 1.0]])
    result = dict(zip(("dw", "dx", "db"), chain[0]))
    return {**result, "u": np.array(w * x), "v": v, "y": y, "L": (y - target) ** 2}


def sigma(v):
    return 1 / (1 + math.exp(-v))


def neuron(
    w, x, b, target, *, act=sigma, loss=lambda y, t: (y - t) ** 2, dloss=lambda y, t: 2 * (y - t), slope=lambda y, v: y * (1 - y), pre=lambda u, b: u + b
):
    """The neuron with one part done otherwise."""
    u = w * x
    v = pre(u, b)
    y = act(v)
    dv = dloss(y, target) * slope(y, v)
    return {"u": u, "v": v, "y": y, "L": loss(y, target), "dw": dv * x, "dx": dv * w, "db": dv}


@misconception(says="All your gradients are half as large: the 2 of the square is missing.", ask="What is the derivative of (y − t)² with respect to y?")
def missing_two(w, x, b, target):
    return neuron(w, x, b, target, dloss=lambda y, t: y - t)


@misconception(says="You put a ½ in front of the loss.", ask="Is there a ½ in the loss above?")
def half_loss(w, x, b, target):
    return neuron(w, x, b, target, loss=lambda y, t: (y - t) ** 2 / 2, dloss=lambda y, t: y - t)


@misconception(says="Your L has a ½ in front, your gradients have not.", ask="Is there a ½ in the loss above?")
def half_in_value(w, x, b, target):
    return neuron(w, x, b, target, loss=lambda y, t: (y - t) ** 2 / 2)


@misconception(says="All your gradients have the wrong sign.", ask="If y is larger than the target and grows, does L grow or shrink?")
def mixed_signs(w, x, b, target):
    return neuron(w, x, b, target, dloss=lambda y, t: 2 * (t - y))


@misconception(says="The slope of the sigmoid is missing in your gradients.", ask="Which gate lies between v and y, and what is its local gradient?")
def missing_output_derivative(w, x, b, target):
    return neuron(w, x, b, target, slope=lambda y, v: 1.0)


@misconception(says="You applied the sigmoid once more to y before you took the slope.", ask="Is y what goes into the sigmoid, or what comes out?")
def derivative_of_activation(w, x, b, target):
    return neuron(w, x, b, target, slope=lambda y, v: sigma(y) * (1 - sigma(y)))


@misconception(says="You used v (1 − v) as the slope of the sigmoid.", ask="In y (1 − y), is y what goes into the sigmoid, or what comes out?")
def derivative_from_z(w, x, b, target):
    return neuron(w, x, b, target, slope=lambda y, v: v * (1 - v))


@misconception(says="You used y as the slope of the sigmoid, without its second factor.", ask="How steep is the sigmoid where y is almost 1?")
def missing_one_minus(w, x, b, target):
    return neuron(w, x, b, target, slope=lambda y, v: y)


@misconception(says="Your dw and dx are exchanged.", ask="If w grows by 1, by how much does wx grow?")
def mul_not_swapped(w, x, b, target):
    found = neuron(w, x, b, target)
    return found | {"dw": found["dx"], "dx": found["dw"]}


@misconception(says="Your dw and dx are the gradient of u.", ask="What does the mul gate do to the gradient that arrives?")
def input_ignored(w, x, b, target):
    found = neuron(w, x, b, target)
    return found | {"dw": found["db"], "dx": found["db"]}


@misconception(says="You multiplied the gradient of b by b.", ask="What is the local gradient of an add gate?")
def bias_multiplied(w, x, b, target):
    found = neuron(w, x, b, target)
    return found | {"db": found["db"] * b}


@misconception(says="The bias does not enter your v.", ask="What is v, if x is 0?")
def missing_bias(w, x, b, target):
    return neuron(w, x, b, target, pre=lambda u, b: u)


@misconception(says="Your neuron passes v on as it is: the sigmoid is missing.", ask="Which gate lies between v and y?")
def no_activation(w, x, b, target):
    return neuron(w, x, b, target, act=lambda v: v, slope=lambda y, v: 1.0)


@misconception(says="You used a tanh unit.", ask="What is y for v = 0?")
def tanh_for_sigmoid(w, x, b, target):
    return neuron(w, x, b, target, act=math.tanh, slope=lambda y, v: 1 - y * y)


@misconception(says="Your sigmoid falls: the minus in the exponent is missing.", ask="What should σ(v) be near, for a large v?")
def exponent_sign(w, x, b, target):
    return neuron(w, x, b, target, act=lambda v: 1 / (1 + math.exp(v)))


@misconception(
    says="Your gradient of v is y − target, as for the cross-entropy.", ask="Which loss is asked for, and does its derivative cancel the slope of the sigmoid?"
)
def cross_entropy_delta(w, x, b, target):
    return neuron(w, x, b, target, dloss=lambda y, t: (y - t) / (y * (1 - y)))


@misconception(says="Your L is the distance, not its square.", ask="What is L, if y is off by 0.5?")
def absolute_error(w, x, b, target):
    return neuron(w, x, b, target, loss=lambda y, t: abs(y - t))


@misconception(says="You added the bias after the sigmoid.", ask="In which order do the gates + and σ stand in the graph?")
def bias_after_activation(w, x, b, target):
    u = w * x
    y = sigma(u) + b
    dv = 2 * (y - target) * y * (1 - y)
    return {"u": u, "v": u + b, "y": y, "L": (y - target) ** 2, "dw": dv * x, "dx": dv * w, "db": 2 * (y - target)}


@misconception(says="You began the way back with the value of L.", ask="What is the derivative of L with respect to L?")
def starts_with_f(w, x, b, target):
    found = neuron(w, x, b, target)
    return found | {key: found["L"] * found[key] for key in ("dw", "dx", "db")}


def inputs(rng):
    w, x, b = (float(v) for v in rng.permutation(rng.uniform(0.1, 0.3, 3) + [0.4, 0.9, 1.4]))
    yield w, x, -b, 1.0
    yield case(-x, b, w, 0.0, label="a negative weight")
    yield case(b, -w, x, float(rng.uniform(0.6, 0.9)), label="a soft target")
    yield -w, -b, -x, -float(rng.uniform(0.5, 1.0))
    yield case(4 + w, 4 + x, b, 0.3, label="a saturated unit")
    yield case(-4 - w, 4 + x, -b, 0.6, label="a saturated unit, near zero")
    yield case(3.0, 3.0, w / 10, 0.999, label="a unit near saturation")
    yield case(0.0, x, b, 1.5, label="w = 0")


def hidden(rng):
    a, b, c = (float(v) for v in rng.uniform(0.3, 0.9, 3))
    yield case(3e-8 * a, b, 4e-7, 1.0, label="a tiny weight and a tiny bias")
    yield case(a, 0.0, b, 1.0, label="x = 0")
    yield case(a, b, c, 1.0, label="a target of 1")
    yield case(a, b, c, 0.0, label="the same, a target of 0")
    yield case(a, b, c + 1e-5, 1.0, label="nearly the same bias")
    yield case(1e7 * a, 1e-7 * b, 3e-8, 0.5, label="a huge weight and a tiny input")
    yield case(1e-7 * a, -1e7 * b, c, 1.0, label="a tiny weight and a huge input")
    yield case(a, a, a, a, label="all equal")
    yield case(29.0, 1.0, 0.5, 0.25, label="v = 29.5")


EXERCISE = Exercise(
    neuron_mse,
    points=3,
    oracle=wanted,
    inputs=inputs,
    hidden=hidden,
    checks=[Values(points=3)],
    equivalent={"1e6": "|v| is 30 at most", "line 13: y - target with its sides swapped": "the difference is squared there"},
)
