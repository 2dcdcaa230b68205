r"""How steep is $f$ at $x$? Go a little to one side, a little to the other, and see how much $f$
has changed. For one number,

$$f'(x) \approx \frac{f(x + h) - f(x - h)}{2h}.$$

```
        f │            ╱·
          │          ╱·  f(x+h)
          │       ·╱
          │     ·╱           steepness of the line through
          │    ·╱ f(x−h)     the two points
          └────┴──┴──┴────► x
             x−h  x  x+h
```

These are *central* differences. The error falls with $h^2$, where the one-sided difference
$(f(x+h) - f(x))/h$ has an error that falls with $h$ only:

| $f(x) = x^3$ at $x = 1$, true slope 3 | $h = 0.1$ | $h = 0.01$ | $h = 10^{-5}$ | $h = 10^{-12}$ |
|---|---|---|---|---|
| one-sided | 3.31 | 3.0301 | 3.00003 | 3.0003 |
| central | 3.01 | 3.0001 | 3.0000000 | 3.0001 |

In the last column so little is left of the difference that rounding spoils it: smaller is not
always better.

If $x$ is an array, do this for **every entry by itself**, with all others where they are. The
result has the shape of $x$: entry $i$ says how $f$ changes with $x_i$. For $f(x) = x_1^2 x_2$ at
$(1, 3)$ it is about $(6, 1)$.

Write `numerical_gradient(f, x, h=1e-5)`. `f` takes arrays of `x`'s shape and gives one number.
You may move the entries of `x` about while you work, if everything is in its place again when you
return.
"""

import numpy as np

from autograder.core.model import Case, Tolerance
from autograder.exercise import Exercise, Values, accepted, case, misconception
from nn_reference.oracles import training as oracle

from ._draw import rearranged, signed


def numerical_gradient(f, x, h=1e-5):
    """The gradient of a scalar function, by central differences.

    f: function of arrays of the shape of x; gives one number.  x: array of any shape.
    h: how far to go to either side.  Returns an array of the shape of x.
    """
    gradient = np.zeros(x.shape)
    for i in np.ndindex(x.shape):
        ahead, behind = x.copy(), x.copy()
        ahead[i] += h
        behind[i] -= h
        gradient[i] = (f(ahead) - f(behind)) / (2 * h)
    return gradient


@accepted
def moved_and_put_back(f, x, h=1e-5):
    grad = np.zeros_like(x)
    it = np.nditer(x, flags=["multi_index"], op_flags=["readwrite"])
    while not it.finished:
        i = it.multi_index
        old = x[i]
        x[i] = old + h
        plus = f(x)
        x[i] = old - h
        minus = f(x)
        x[i] = old
        grad[i] = (plus - minus) / (2 * h)
        it.iternext()
    return grad


@accepted
def moved_back_by_steps(f, x, h=1e-5):
    grad = np.empty(x.size)
    for i in range(x.size):
        x.flat[i] += h
        up = f(x)
        x.flat[i] -= 2 * h
        down = f(x)
        x.flat[i] += h
        grad[i] = 0.5 * (up - down) / h
    return grad.reshape(x.shape)


@accepted
def unit_vectors(f, x, h=1e-5):
    steps = h * np.eye(x.size)
    slopes = [(f(x + e.reshape(x.shape)) - f(x - e.reshape(x.shape))) / h / 2 for e in steps]
    return np.array(slopes).reshape(x.shape).tolist()


@accepted
def flattened(f, x, h=1e-5):
    v = x.flatten()

    def at(k, d):
        w = v.copy()
        w[k] = w[k] + d
        return f(w.reshape(x.shape))

    return np.fromiter(((at(k, h) - at(k, -h)) / (h - -h) for k in range(v.size)), float).reshape(x.shape)


@accepted
def mean_of_both_sides(f, x, h=1e-5):
    middle = f(x)
    grad = np.zeros(x.shape)
    for i in np.ndindex(*x.shape):
        e = np.zeros(x.shape)
        e[i] = h
        grad[i] = ((f(x + e) - middle) / h + (middle - f(x - e)) / h) / 2
    return grad


def differences(f, x, h, *, ahead=1.0, behind=1.0, width=2.0):
    """Differences between ahead·h and −behind·h, over width·h."""
    gradient = np.zeros(x.shape)
    for i in np.ndindex(x.shape):
        up, down = x.copy(), x.copy()
        up[i] += ahead * h
        down[i] -= behind * h
        gradient[i] = (f(up) - f(down)) / (width * h)
    return gradient


@misconception(says="You took one-sided differences: from x to x + h.", ask="By the table above, how large is the error at h = 0.1?")
def one_sided_difference(f, x, h=1e-5):
    return differences(f, x, h, behind=0, width=1)


@misconception(says="You took one-sided differences: from x − h to x.", ask="How far does the line through your two points reach to the right of x?")
def backward_difference(f, x, h=1e-5):
    return differences(f, x, h, ahead=0, width=1)


@misconception(says="You divided by h; your slopes are twice too large.", ask="How far apart are x + h and x − h?")
def divided_by_h(f, x, h=1e-5):
    return differences(f, x, h, width=1)


@misconception(says="You took the difference from x to x + h, and divided by 2h.", ask="How far apart are your two points?")
def one_side_over_two(f, x, h=1e-5):
    return differences(f, x, h, behind=0)


@misconception(says="You went from x + h to x − 2h, and divided by 2h.", ask="After x has gone up by h, how far down must it go to arrive at x − h?")
def unequal_steps(f, x, h=1e-5):
    return differences(f, x, h, behind=2)


@misconception(says="You divided by 2 and multiplied by h.", ask="In which order does Python read `/ 2 * h`?")
def brackets_forgotten(f, x, h=1e-5):
    return differences(f, x, h) * h * h


@misconception(says="Your steps are so small that rounding spoils the difference.", ask="How many digits of f(x + h) − f(x − h) are left when h is 1e-12?")
def step_too_small(f, x, h=1e-5):
    return differences(f, x, 1e-12)


@misconception(says="You used a step of your own, whatever h is.", ask="What should the central difference of x³ at 1 be for h = 0.1?")
def h_ignored(f, x, h=1e-5):
    return differences(f, x, 1e-5)


@misconception(says="Your slopes have the wrong sign.", ask="If f is larger at x + h, is its slope positive or negative?")
def gradient_sign(f, x, h=1e-5):
    return -differences(f, x, h)


@misconception(
    says="You worked in single precision: seven digits, and the difference eats five of them.",
    ask="How large is the rounding error of f in float32, compared with 1e-5?",
)
def float32(f, x, h=1e-5):
    x = x.astype(np.float32)
    gradient = np.zeros(x.shape)
    for i in np.ndindex(x.shape):
        up, down = x.copy(), x.copy()
        up[i] += h
        down[i] -= h
        gradient[i] = (np.float32(f(up)) - np.float32(f(down))) / (2 * h)
    return gradient


@misconception(says="You moved all entries of x at once, and got one slope.", ask="How many slopes does a function of four variables have?")
def all_at_once(f, x, h=1e-5):
    return (f(x + h) - f(x - h)) / (2 * h)


@misconception(
    says="You moved all entries of x at once: every entry gets the sum of all slopes.", ask="Which entries may move when the slope for one of them is asked?"
)
def all_at_once_filled(f, x, h=1e-5):
    return np.full(x.shape, (f(x + h) - f(x - h)) / (2 * h))


@misconception(says="You moved whole rows of a matrix.", ask="What does x[i] mean if x has two axes?")
def rows_only(f, x, h=1e-5):
    gradient = np.zeros(len(x))
    for i in range(len(x)):
        up, down = x.copy(), x.copy()
        up[i] += h
        down[i] -= h
        gradient[i] = (f(up) - f(down)) / (2 * h)
    return gradient


@misconception(code="flattened", says="Your slopes are right, but in one long row.", ask="Which shape must a gradient have to be subtracted from x?")
def one_long_row(f, x, h=1e-5):
    return differences(f, x, h).ravel()


@misconception(says="You divided by the number of entries.", ask="Does the slope for one variable depend on how many others there are?")
def mean_for_sum(f, x, h=1e-5):
    return differences(f, x, h) / x.size


@misconception(says="You added the slopes up.", ask="Which shape has the gradient?")
def summed(f, x, h=1e-5):
    return differences(f, x, h).sum()


@misconception(says="Your two points are one and the same array: all differences are 0.", ask="What does `up = x` do: make a copy, or give x a second name?")
def not_copied(f, x, h=1e-5):
    gradient = np.zeros(x.shape)
    for i in np.ndindex(x.shape):
        up = x
        up[i] += h
        down = x
        down[i] -= h
        gradient[i] = (f(up) - f(down)) / (2 * h)
    return gradient


@misconception(says="You moved the entries of x and did not move them back before the next one.", ask="Where is x after the first entry is done?")
def not_restored(f, x, h=1e-5):
    gradient = np.zeros(x.shape)
    for i in np.ndindex(x.shape):
        x[i] += h
        up = f(x)
        x[i] -= 2 * h
        gradient[i] = (up - f(x)) / (2 * h)
    return gradient


@misconception(says="Your slopes are right, but the last entry of x is not moved back in the end.", ask="What will the next call with the same x start from?")
def last_step_left(f, x, h=1e-5):
    before = x.copy()
    gradient = np.zeros(x.shape)
    for i in np.ndindex(x.shape):
        x[...] = before
        x[i] += h
        up = f(x)
        x[i] -= 2 * h
        gradient[i] = (up - f(x)) / (2 * h)
    return gradient


@misconception(says="Your slopes are cut to whole numbers.", ask="Of which type is the array that you write them into?")
def truncated_to_int(f, x, h=1e-5):
    return differences(f, x, h).astype(int)


@misconception(says="You went a share h of each entry to either side, and divided by 2h.", ask="How far apart are x(1 + h) and x(1 − h)?")
def relative_step(f, x, h=1e-5):
    gradient = np.zeros(x.shape)
    for i in np.ndindex(x.shape):
        up, down = x.copy(), x.copy()
        up[i] *= 1 + h
        down[i] *= 1 - h
        gradient[i] = (f(up) - f(down)) / (2 * h)
    return gradient


def the_function(rng, shape):
    """A function of arrays of that shape, and a point at which its slopes are no small numbers."""
    name = str(rng.choice(["cubic", "sines", "coupled", "exponential"]))
    f = {"plug": "scalar", "name": name, "A": rng.uniform(0.4, 1.0, shape)}
    return f, rng.uniform(0.5, 1.4, shape)


def inputs(rng):
    yield case(*the_function(rng, (4,)), None, label="a vector")
    yield case(*the_function(rng, (3, 2)), None, label="a matrix")
    yield case(*the_function(rng, (3, 3)), None, label="a square matrix")
    yield case(*the_function(rng, (1,)), None, label="one number")
    f = {"plug": "scalar", "name": "cubic", "A": rng.uniform(0.4, 1.0, (2, 3))}
    yield case(f, signed(rng, 0.5, 1.2, (2, 3)), 0.1, None, label="h = 0.1")
    f, x = the_function(rng, (2, 3, 2))
    yield case(f, x, 1e-3, None, label="three axes, h = 0.001")
    f = {"plug": "scalar", "name": "exponential", "A": rng.uniform(0.4, 1.0, 5)}
    yield case(f, rng.uniform(0.5, 1.4, 5), 0.05, None, label="h = 0.05")


def after(rng):
    yield case(*the_function(rng, (3, 2)), 1, label="a matrix")
    yield case(*the_function(rng, (4,)), 1e-3, 1, label="h = 0.001")


def hidden(rng):
    f = {"plug": "scalar", "name": "cubic", "A": rng.uniform(0.4, 1.0, 40)}
    x = signed(rng, 0.5, 1.2, 40)
    yield case(f, x, None, label="40 numbers")
    yield case(f, rearranged(rng, x), None, label="40 numbers, in another order")
    f, x = the_function(rng, (36, 2))
    yield case(f, x, None, label="36 rows")
    f, x = the_function(rng, (3,))
    yield case(f, np.full(3, 0.75), None, label="equal numbers")
    A = rng.uniform(0.4, 1.0, 3)
    for size in (1.0, -2.0):  # both are 0 there
        f_at_0 = {"plug": "scalar", "name": "sines", "A": size * A}
        yield case(f_at_0, np.zeros(3), None, label="zeros")
    tiny = {"plug": "scalar", "name": "cubic", "A": 1e-7 * A}
    yield case(tiny, x, None, label="slopes near 1e-7")
    cubic = {"plug": "scalar", "name": "cubic", "A": A}
    yield case(cubic, 3000 * x, 1.0, None, label="slopes near 1e7, h = 1")
    yield Case((f, x, 0.01, None), "h = 0.01, by name", by_name=("h",))


EXERCISE = Exercise(
    numerical_gradient,
    points=3,
    oracle=oracle.numerical_gradient,
    inputs=inputs,
    hidden=hidden,
    driver="reported",
    float32=False,  # differences of float32 values are noise: a misconception below
    equivalent={"np.zeros(x.shape) with ones": "every entry is written"},
    checks=[Values(points=2), Values(points=1, inputs=after, name="x as before", tolerance=Tolerance(relative=1e-9, absolute=1e-9, per_entry=True))],
)
