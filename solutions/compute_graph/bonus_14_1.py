r"""The bonus question of DS 503, lecture 14, worth five marks there and here. Take

$$f(w, x) = \frac{1}{1 + e^{-(w_0 x_0 + w_1 x_1 + w_2)}}$$

at $w_0 = 2,\ w_1 = -3,\ w_2 = -3,\ x_0 = -1,\ x_1 = -2$. Draw its graph on paper, with a node for
each single operation, write the value of each node above its line and the gradient below, and walk
back from $\partial f/\partial f = 1$ to the five inputs:

```
   w0 = 2  --.
              (*) --- -2 --.
   x0 = -1 --'              \
                             (+) --- 4 --.
   w1 = -3 --.              /             \
              (*) ---  6 --'               (+) --- 1 --- (* -1) --- (exp) --- (+ 1) --- (1/·) --- f
   x1 = -2 --'                            /
   w2 = -3 ------------------------------'
```

Four gates at the end make a sigmoid. On the way back every one of them counts: each has a local
gradient of its own (what is the slope of $1/u$? of $-u$?), and each is to be taken at the value
that *entered* it.

Write `bonus_14_1()`. It returns a dict of six numbers, unrounded: `"f"`, and the gradients
`"dw0"`, `"dw1"`, `"dw2"`, `"dx0"`, `"dx1"`.
"""

import math

import numpy as np

from autograder.exercise import Exercise, Values, accepted, case, misconception
from nn_reference.oracles import compute_graph as oracle

from .mul_backward import mul_backward


def bonus_14_1():
    """Value and gradients of the lecture's function at the lecture's numbers, unrounded.

    Returns a dict of numbers: f, dw0, dw1, dw2, dx0, dx1.
    """
    w0, w1, w2, x0, x1 = 2.0, -3.0, -3.0, -1.0, -2.0
    s = w0 * x0 + w1 * x1 + w2
    f = 1 / (1 + np.exp(-s))
    ds = f * (1 - f)
    dw0, dx0 = mul_backward(w0, x0, ds)
    dw1, dx1 = mul_backward(w1, x1, ds)
    return {"f": f, "dw0": dw0, "dw1": dw1, "dw2": ds, "dx0": dx0, "dx1": dx1}


KEYS = ("f", "dw2", "dw0", "dw1", "dx0", "dx1")


def wanted():
    """The oracle's dict as floats, the gradient that stands nearest to f first."""
    found = oracle.bonus_14_1()
    return {key: float(found[key]) for key in KEYS}


@accepted
def gate_by_gate():
    w0, w1, w2, x0, x1 = 2, -3, -3, -1, -2
    a, b = w0 * x0, w1 * x1
    c = a + b
    s = c + w2
    n = -s
    e = math.exp(n)
    i = e + 1
    f = 1 / i
    di = -1 / i**2
    dn = di * e
    ds = -dn
    return dict(f=f, dw0=ds * x0, dx0=ds * w0, dw1=ds * x1, dx1=ds * w1, dw2=ds, s=s, e=e)


@accepted
def in_one_line():
    e = np.exp(np.float32(-1))
    slope = e / (1 + e) ** 2
    names = ("dw0", "dw1", "dw2", "dx0", "dx1")
    return {"f": 1 / (1 + e), **dict(zip(names, slope * np.float32([-1, -2, 1, 2, -3])))}


@accepted
def printed_to_ten_digits():
    return {"f": 0.7310585786, "dw0": -0.1966119332, "dw1": -0.3932238665, "dw2": 0.1966119332, "dx0": 0.3932238665, "dx1": -0.5898357997}


@accepted
def zero_dimensional():
    f = np.array(0.5 + 0.5 * math.tanh(0.5))
    ds = f - f * f
    return {"dx1": -3 * ds, "dx0": 2 * ds, "dw2": ds, "dw1": -2 * ds, "dw0": -ds, "f": f}


F = 1 / (1 + math.exp(-1))


def answer(ds=F * (1 - F), f=F, **other):
    found = {"f": f, "dw0": -ds, "dw1": -2 * ds, "dw2": ds, "dx0": 2 * ds, "dx1": -3 * ds}
    return found | other


@misconception(says="All five signs are turned: your way back ends before the gate (* −1).", ask="f grows with w2: which sign must its gradient have?")
def stops_before_minus():
    return answer(ds=-F * (1 - F))


@misconception(says="You exchanged the gradients of weights and inputs.", ask="If w0 grows by 1, by how much does w0·x0 grow?")
def mul_not_swapped():
    ds = F * (1 - F)
    return answer(dw0=2 * ds, dw1=-3 * ds, dx0=-ds, dx1=-2 * ds)


@misconception(says="The last four gates are missing in your gradients: they are those of the sum.", ask="If the sum grows by 0.1, does f grow by 0.1?")
def missing_output_derivative():
    return answer(ds=1.0)


@misconception(says="You used f as the slope of the sigmoid, without its second factor.", ask="How steep is the sigmoid where it is almost 1?")
def missing_one_minus():
    return answer(ds=F)


@misconception(says="Your slope of the sigmoid is 1 − f; its other factor is missing.", ask="How steep is the sigmoid where it is almost 0?")
def missing_f():
    return answer(ds=1 - F)


@misconception(says="Your f is e to the plus sum: the gate (* −1) is missing on the way forward.", ask="The sum is 1: should f lie above ½ or below?")
def exponent_sign_in_value():
    return answer(f=1 - F)


@misconception(says="The gate (* −1) is missing, forwards and backwards.", ask="The sum is 1: should f lie above ½ or below?")
def exponent_sign():
    return answer(f=1 - F, ds=-F * (1 - F))


@misconception(says="You took the slope of exp at +1, not at what entered it.", ask="Which number enters the gate exp?")
def exp_at_wrong_value():
    return answer(ds=math.exp(1) / (1 + math.exp(-1)) ** 2)


@misconception(says="You applied the sigmoid once more to f before you took the slope.", ask="Is f what goes into the sigmoid, or what comes out?")
def derivative_of_activation():
    s = 1 / (1 + math.exp(-F))
    return answer(ds=s * (1 - s))


@misconception(
    says="You used s (1 − s) as the slope, where s is the sum: here that is 0.", ask="In f (1 − f), is f what goes into the sigmoid, or what comes out?"
)
def derivative_from_z():
    return answer(ds=1 * (1 - 1))


@misconception(code="bias-multiplied", says="You multiplied the gradient of w2 by w2.", ask="Which gate does w2 enter, and what does that gate send back?")
def bias_times_itself():
    return answer(dw2=-3 * F * (1 - F))


@misconception(says="w2 does not enter your sum.", ask="What are the three terms of the sum?")
def missing_bias():
    f = 1 / (1 + math.exp(-4))
    return answer(ds=f * (1 - f), f=f)


@misconception(says="You multiplied by w2.", ask="Which gate does w2 enter?")
def bias_as_factor():
    f = 1 / (1 + math.exp(12))
    return answer(ds=f * (1 - f), f=f)


@misconception(says="Your f is the sum.", ask="What do the last four gates do?")
def no_activation():
    return answer(ds=1.0, f=1.0)


@misconception(says="Everything is rounded to two decimals.", ask="Which digits are lost, and who needs them?")
def rounded():
    return {key: round(value, 2) for key, value in answer().items()}


@misconception(
    says="Everything is rounded to four decimals.",
    ask="Which digits are lost, and who needs them?",
    close="the error is that of rounding: it is wrong, and not by more than this",
)
def rounded_four():
    return {key: round(value, 4) for key, value in answer().items()}


@misconception(says="Your dict has other keys than those that are asked for.", ask="How many inputs has the function, and what are they called?")
def keys_missing():
    found = answer()
    return {"f": found["f"], "dw": found["dw0"], "dx": found["dx0"], "db": found["dw2"]}


@misconception(says="You returned a tuple.", ask="How will the caller find dx1 in it?")
def tuple_for_dict():
    return tuple(answer().values())


@misconception(says="All your gradients are positive.", ask="If w1 grows, does w1·x1 grow or shrink, for x1 = −2?")
def absolute_values():
    return {key: abs(value) for key, value in answer().items()}


def inputs(rng):
    yield ()


def hidden(rng):
    yield case(label="asked a second time")


EXERCISE = Exercise(
    bonus_14_1, points=5, oracle=wanted, inputs=inputs, hidden=hidden, checks=[Values(points=5)], equivalent={"w0 * x0 with Div": "x0 is -1 here"}, extra=True
)
