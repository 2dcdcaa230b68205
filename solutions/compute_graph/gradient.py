r"""The machine at work. For a function of several numbers, written with `Value`s, such as

```python
def f(a, b):
    return (2 * a - b).tanh() * a
```

the gradient at a point takes three steps: make a fresh `Value` of each number, call the function
with them, walk back. No formula is derived, and no number is nudged; the slopes are exact. This is
all that `backward()` in PyTorch does for a whole network, with arrays in the place of numbers.

Write `gradient(f, xs)`: the gradient of `f` at the numbers `xs`, a list of floats, one for each
argument of `f`. `f` is called as `f(*values)` with your `Value`s and returns a `Value` (perhaps
one of its arguments). An argument that it does not use has the slope 0.
"""

import numpy as np

from autograder.exercise import Exercise, Pure, Values, accepted, case, misconception
from nn_reference.oracles import compute_graph as oracle

from .Value import Value


def gradient(f, xs):
    """The gradient of f at xs, by the class Value.

    f: a function of len(xs) Values, which returns a Value.  xs: numbers.
    Returns a list of floats, one for each of xs.
    """
    values = [Value(x) for x in xs]
    f(*values).backward()
    return [value.grad for value in values]


def wanted(f, xs):
    """The oracle's gradient as an array of floats."""
    return np.array([float(slope) for slope in oracle.gradient(f, xs)])


@accepted
def as_tuple(f, xs):
    leaves = tuple(map(Value, xs))
    out = f(*leaves)
    out.backward()
    return tuple(float(leaf.grad) for leaf in leaves)


@accepted
def as_array(f, xs):
    leaves = [Value(float(x)) for x in np.asarray(xs)]
    f(*leaves).backward()
    return np.array([leaf.grad for leaf in leaves], dtype=np.float32)


@accepted
def one_at_a_time(f, xs):
    slopes = []
    for i in range(len(xs)):
        leaves = [Value(x) for x in xs]
        f(*leaves).backward()
        slopes.append(leaves[i].grad)
    return slopes


@accepted
def scaled_root(f, xs):
    leaves = [Value(x) for x in xs]
    (f(*leaves) * 2.0).backward()
    return [np.array(leaf.grad / 2) for leaf in leaves]


def traced(f, xs):
    values = [Value(x) for x in xs]
    out = f(*values)
    out.backward()
    return out, values


@misconception(says="You returned the numbers themselves, not their gradients.", ask="Where does backward() leave what it finds?")
def data_for_grad(f, xs):
    return [value.data for value in traced(f, xs)[1]]


@misconception(says="All your slopes are 0: nothing was sent back.", ask="Which call walks through the graph, and on what?")
def no_backward(f, xs):
    values = [Value(x) for x in xs]
    f(*values)
    return [value.grad for value in values]


@misconception(says="You returned Values where numbers are asked for.", ask="In which attribute of a Value does its slope stand?")
def values_returned(f, xs):
    return traced(f, xs)[1]


@misconception(says="You returned the function's value.", ask="How many slopes has a function of three numbers?")
def value_for_gradient(f, xs):
    return traced(f, xs)[0].data


@misconception(says="You returned the gradient of the result: 1.", ask="Whose gradients are asked for?")
def root_gradient(f, xs):
    return [traced(f, xs)[0].grad for _ in xs]


@misconception(says="You called f with one list, where it takes several Values.", ask="How are the members of a list handed over as arguments?")
def one_argument(f, xs):
    values = [Value(x) for x in xs]
    f(values).backward()
    return [value.grad for value in values]


@misconception(says="You called f with plain numbers.", ask="Which objects remember how a result was computed?")
def plain_numbers(f, xs):
    f(*xs).backward()
    return [x.grad for x in xs]


@misconception(code="reversed", says="Your slopes stand in the opposite order.", ask="Which slope comes first?")
def backwards(f, xs):
    return [value.grad for value in traced(f, xs)[1]][::-1]


@misconception(says="Arguments that are not used are missing in your list.", ask="What happens to f when such an argument is nudged?")
def unused_left_out(f, xs):
    return [value.grad for value in traced(f, xs)[1] if value.grad]


@misconception(says="Arguments that are not used have no number in your list.", ask="What happens to f when such an argument is nudged?")
def unused_none(f, xs):
    return [value.grad or None for value in traced(f, xs)[1]]


@misconception(says="You returned the slope of the first argument only.", ask="How many slopes has a function of three numbers?")
def first_only(f, xs):
    return traced(f, xs)[1][0].grad


@misconception(says="You added the slopes.", ask="How many slopes has a function of three numbers?")
def summed(f, xs):
    return sum(value.grad for value in traced(f, xs)[1])


@misconception(says="Your slopes are differences: near the true ones, but not exact.", ask="How does the class Value find slopes without nudging anything?")
def forward_differences(f, xs, h=1e-3):
    base = f(*map(Value, xs)).data
    slopes = []
    for i in range(len(xs)):
        nudged = [x + h * (i == j) for j, x in enumerate(xs)]
        slopes.append((f(*map(Value, nudged)).data - base) / h)
    return slopes


@misconception(
    says="Your slopes are twice as large: two graphs have left theirs in the same Values.", ask="How often is f called, and do the Values start at 0 each time?"
)
def doubled(f, xs):
    values = [Value(x) for x in xs]
    f(*values).backward()
    f(*values).backward()
    return [value.grad for value in values]


@misconception(says="You multiplied the slopes by the function's value.", ask="What is the derivative of f with respect to f?")
def starts_with_f(f, xs):
    out, values = traced(f, xs)
    return [value.grad * out.data for value in values]


@misconception(says="Your slopes are rounded.", ask="Which digits are lost, and who needs them?")
def rounded(f, xs):
    return [round(value.grad, 3) for value in traced(f, xs)[1]]


@misconception(says="You divided the gradient by its length.", ask="Does a steeper function have a longer gradient?")
def normalised(f, xs):
    slopes = np.array([value.grad for value in traced(f, xs)[1]])
    return slopes / np.linalg.norm(slopes)


@misconception(says="Your slopes are right, but the list of numbers holds Values after the call.", ask="Who else still needs the numbers?")
def changes_argument(f, xs):
    for i, x in enumerate(xs):
        xs[i] = Value(x)
    f(*xs).backward()
    return [x.grad for x in xs]


def inputs(rng):
    def at(steps, *signs, label=""):
        shown = label or "f(x0, …) = " + "; ".join(steps)
        numbers = rng.uniform(0.4, 1.3, len(signs)) * signs
        return case({"plug": "program", "steps": steps}, numbers.tolist(), label=shown)

    yield at(["x0 * x1 + x0"], 1, -1)
    yield at(["2 * x0 - x1", "v0.tanh()", "v1 * x0 / x2"], 1, 1, -1)
    yield at(["x0 * x0 + 3 * x0"], 1)
    yield at(["x0.exp() - x2 ** 2"], -1, 1, 1, label="an argument that is not used")
    yield at(["x1"], 1, 1, label="f returns its argument")
    numbers = [0.0, float(rng.uniform(0.4, 1.3))]
    for step, label in [("x0 * x1 + x1", "a zero"), ("x0.exp() + x1 * x1", "the same point")]:
        yield case({"plug": "program", "steps": [step]}, list(numbers), label=label)
    yield at(["x0 * x1", "v0 * x2 - x3 * x0"], 1, -1, 1, 1, label="four arguments")
    yield at(["x0 * x1 * 0.0001"], 1, 1, label="a small slope")
    program = {"plug": "program", "steps": ["x0 * x0 - 3 * x1"]}
    yield case(program, [float(rng.uniform(0.4, 1.3))] * 2, label="two equal numbers")
    k = int(rng.integers(2, 5))
    steps = [f"{k} - x0", "v0 * x1", "v1.sigmoid()", "v2 * v1 + v0", "v3.max(x2) * x2.log()"]
    yield at(steps, -1, 1, 1, label="a longer function")


def hidden(rng):
    numbers = (rng.uniform(0.4, 1.3, 40) * rng.choice([-1.0, 1.0], 40)).tolist()
    program = {"plug": "program", "steps": ["x0 * x39 - x20 * x7", "v0 + x33 * x33"]}
    yield case(program, numbers, label="40 arguments")
    steps = ["x0 * x1", *(f"v{i} * x{i % 2} + x1" for i in range(39))]
    small = rng.uniform(0.2, 0.9, 2).tolist()
    yield case({"plug": "program", "steps": steps}, small, label="40 steps")
    cubic, numbers = ["x0 * x0 * x1"], rng.uniform(0.5, 1.0, 2)
    for size in (3e5, 3e-4):
        yield case({"plug": "program", "steps": cubic}, (size * numbers).tolist(), label=f"near {size:g}")
    tiny = {"plug": "program", "steps": ["x0 * x1 * 1000"]}
    yield case(tiny, (3e-7 * numbers).tolist(), label="near 3e-7")
    for step in ("x0 * x1", "x0 + x1"):
        yield case({"plug": "program", "steps": [step]}, [2.0, 2.0], label="f(x0, x1) = 4")


EXERCISE = Exercise(gradient, points=3, oracle=wanted, driver="plugged", inputs=inputs, hidden=hidden, checks=[Values(points=2), Pure(points=1)])
