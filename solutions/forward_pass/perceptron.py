r"""The oldest unit of all decides: it says 1 or 0, nothing in between. Its activation function is a
*step*:

$$\text{perceptron}(x) =
\begin{cases} 1 & \text{if } w \cdot x + b > 0 \\ 0 & \text{otherwise.} \end{cases}$$

The points where $w \cdot x + b = 0$ form a straight line (a plane, with three inputs): on one side
the perceptron says 1, on the other 0, and **on the line itself it says 0**.

```
      x_2
       │ 0   ╲  1  1
       │  0   ╲   1           w points to the side of the ones;
       │ 0  0  ╲    1         b moves the line without turning it
       └────────╲─────── x_1
```

With $w = (1, 1)$ and $b = -1.5$ the perceptron is the logical *and* of two bits, with $b = -0.5$ it
is their *or*:

| $x$ | $x_1 + x_2$ | $b = -1.5$ | $b = -0.5$ |
|---|---|---|---|
| (0, 0) | 0 | 0 | 0 |
| (0, 1) | 1 | 0 | 1 |
| (1, 1) | 2 | 1 | 1 |

Some lectures write the perceptron with the sign function, which gives −1 and 1. Our units answer
with 0 and 1 throughout, and the biases above belong to that choice.

Write `perceptron(x, w, b)`.
"""

import numpy as np

from autograder.exercise import Exercise, Pure, Values, accepted, case, misconception
from nn_reference.oracles import forward_pass as oracle

from ._inputs import signed
from .unit import unit


def perceptron(x, w, b):
    """The decision of one perceptron.

    x: (n,) inputs.  w: (n,) weights.  b: the bias, a float.
    Returns 1 or 0.
    """
    return int(w @ x + b > 0)


@accepted
def as_a_unit(x, w, b):
    return unit(x, w, b, lambda z: np.where(z > 0, 1, 0))


@accepted
def truth(x, w, b):
    return np.dot(x, w) + b > 0


@accepted
def heaviside(x, w, b):
    return np.heaviside(np.sum(x * w) + b, 0.0)


@accepted
def loop_and_branch(x, w, b):
    total = 0
    for i in range(len(x)):
        total = total + x[i] * w[i]
    if total > -b:
        return 1
    return 0


@accepted
def positive_sign(x, w, b):
    return max(0, int(np.sign(w @ x + b)))


@accepted
def python_bool(x, w, b):
    return not (sum(p * q for p, q in zip(x, w, strict=True)) + b <= 0)


@misconception(says="Your perceptron says 1 exactly on the line.", ask="Which of > and ≥ stands in the definition?")
def one_at_zero(x, w, b):
    return int(w @ x + b >= 0)


@misconception(says="Your perceptron answers with −1 and 1.", ask="Which two answers does a perceptron have in this course?")
def sign_for_step(x, w, b):
    return 1 if w @ x + b > 0 else -1


@misconception(says="You returned the sign: −1, 0 or 1.", ask="What should come out for a sum of −3?")
def three_valued_sign(x, w, b):
    return int(np.sign(w @ x + b))


@misconception(says="You returned the sum itself; no decision is made.", ask="Which two values may a perceptron give?")
def missing_activation(x, w, b):
    return w @ x + b


@misconception(says="The bias does not enter your decision.", ask="Through which point would every line go if there were no bias?")
def missing_bias(x, w, b):
    return int(w @ x > 0)


@misconception(says="You subtracted the bias, as if it were a threshold.", ask="With w = (1, 1) and b = −1.5, what does your perceptron say to (0, 0)?")
def bias_subtracted(x, w, b):
    return int(w @ x - b > 0)


@misconception(says="Your perceptron says 1 only for a sum above 0.5.", ask="What is compared with 0.5 in a sigmoid unit, and is it the sum?")
def half_as_threshold(x, w, b):
    return int(w @ x + b > 0.5)


@misconception(
    says="Your perceptron says 1 only for a sum of 1 or more (or cuts it to an int).", ask="With w = (1, 1) and b = −1.5, what is the sum for (1, 1)?"
)
def one_as_threshold(x, w, b):
    return int(w @ x + b >= 1)


@misconception(says="Your perceptron says 1 on the negative side.", ask="To which side of the line does w point?")
def flipped_decision(x, w, b):
    return int(w @ x + b < 0)


@misconception(says="You added the bias once for every input.", ask="How many biases does one unit have, however many inputs it gets?")
def bias_with_each_input(x, w, b):
    return int(np.sum(w * x + b) > 0)


@misconception(says="Your perceptron says 1 as soon as one single product is large enough.", ask="Can a large negative product outweigh a small positive one?")
def any_product(x, w, b):
    return int(np.any(w * x + b > 0))


@misconception(says="You returned a number between 0 and 1, as a sigmoid unit does.", ask="Is there anything between 0 and 1 that a perceptron can say?")
def sigmoid_for_step(x, w, b):
    return 1 / (1 + np.exp(-(w @ x + b)))


@misconception(says="You cut the sum off below 0, but keep its size above.", ask="What should the perceptron say to a sum of 3?")
def relu_for_step(x, w, b):
    return max(0.0, w @ x + b)


@misconception(says="Your perceptron says 1 whenever the sum is not 0.", ask="What is bool(−3.0)?")
def truth_of_a_number(x, w, b):
    return int(bool(w @ x + b))


@misconception(says="You added up the weights and the inputs separately, and multiplied the sums.", ask="Is a sum of products the product of the sums?")
def sums_multiplied(x, w, b):
    return int(w.sum() * x.sum() + b > 0)


@misconception(says="The decision is right, but you wrote the products over the inputs.", ask="Who else may still need x after this call?")
def changes_argument(x, w, b):
    x *= w
    return int(x.sum() + b > 0)


def inputs(rng):
    def near(n, wx, z, label=""):
        """A case whose weighted sum is `wx` and whose sum with the bias is `z`."""
        x, w = signed(rng, 0.5, 1.5, n), signed(rng, 0.5, 1.5, n)
        if n > 1:
            w[-1] = (wx - w[:-1] @ x[:-1]) / x[-1]
        else:
            w[0] = wx / x[0]
        return case(x, w, float(z - w @ x), label=label)

    u = rng.uniform
    yield near(3, u(1.0, 2.0), u(0.1, 0.4))
    yield near(4, u(0.8, 1.2), u(-0.5, -0.2))
    # Exactly on the line: quarters and halves, so that no order of adding can round.
    x, w = rng.integers(1, 4, 3) * 1.0, np.array([0.5, -1.25, 2.0])
    yield case(x, w, -float(w @ x), label="exactly on the line")
    yield near(3, u(-0.9, -0.6), u(0.002, 0.004), "just above the line")
    yield near(3, u(0.6, 0.9), u(-0.004, -0.002), "just below the line")
    x, products = signed(rng, 0.5, 1.5, 5), u(0.2, 0.4, 5)
    products[-1] = -u(2.0, 2.5)
    yield case(x, products / x, u(0.2, 0.4), label="the last of five inputs decides")
    yield near(1, u(-1.2, -0.8), u(0.6, 0.9), "one input")
    yield near(2, u(-2.0, -1.0), u(1.2, 1.6))
    yield near(5, u(-1.2, -0.8), u(-0.5, -0.2))
    # The two sums of x and of w have a product of the other sign.
    x = np.array([u(1.0, 1.5), u(-0.6, -0.4)])
    yield case(x, np.array([u(0.5, 0.8), u(-1.9, -1.6)]), u(-0.3, -0.1))
    yield near(3, u(0.5, 0.7), u(1.2, 1.5))


def hidden(rng):
    x, w = rng.integers(-9, 9, 40) * 1.0, rng.integers(-9, 9, 40) * 1.0
    yield case(x, w, 0.5 - float(w @ x), label="40 inputs")
    yield case(x, w, -0.5 - float(w @ x), label="40 inputs")
    other = x.copy()
    other[1:3] = x[1:3] + [1.0, -1.0] if w[1] < w[2] else x[1:3] - [1.0, -1.0]
    w[1] += w[1] == w[2]
    yield case(x, w, 0.5 - float(w @ x), label="40 inputs")
    yield case(other, w, 0.5 - float(w @ x), label="40 inputs, of the same sum")
    twice = w.copy()
    twice[0] += 2.0 - 4.0 * (x[0] > 0)  # the product falls, unless x is 0 there
    yield case(x, twice, 0.5 - float(w @ x) - 2 * (x[0] == 0), label="40 inputs, other weights")
    # Exact in float32 too: a sum of 1 and a bias that differs from -1 in its last bit.
    x, w, bit = np.array([1.0, 2.0]), np.array([0.5, 0.25]), 2.0**-23
    yield case(x, w, -1.0 + bit, label="just above the line")
    yield case(x, w, -1.0 - 2 * bit, label="just below the line")
    yield case(x * bit, w, -bit / 2, label="tiny inputs")
    yield case(x * bit, w, -bit * 1.5, label="tiny inputs")
    yield case(x * 2.0**-30, w, -(2.0**-31), label="tiny inputs")
    yield case(x * 2.0**-30, w, -(2.0**-30) * 1.5, label="tiny inputs")
    yield case(x * 2.0**24, w, -(2.0**24) + 1, label="large inputs")
    yield case(x * 2.0**24, w, -(2.0**24) - 2, label="large inputs")
    yield case(x * 0, w, bit, label="inputs of 0")
    yield case(x, w * 0, bit, label="weights of 0")


EXERCISE = Exercise(
    perceptron,
    points=3,
    # A decision is not a count: 1.0 and True are as right as 1.
    oracle=lambda x, w, b: float(oracle.perceptron(x, w, b)),
    inputs=inputs,
    hidden=hidden,
    checks=[Values(points=2), Pure(points=1)],
    equivalent={"w @ x with its sides swapped": "a product of two vectors is symmetric"},
)
