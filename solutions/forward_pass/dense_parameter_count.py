r"""A *dense* layer connects each of its $n_{out}$ units to each of its $n_{in}$ inputs, and every
unit is built like the one you just counted.

```
                  n_out units
              ┌───┬───┬───┬───┐
      weights │   │   │   │   │  n_in
              │   │   │   │   │  rows
              ├───┼───┼───┼───┤
       biases │   │   │   │   │  1 row
              └───┴───┴───┴───┘
```

Two inputs and three units make nine parameters. A layer from 128 to 256 has 33,024, and it is easy
to end up at 32,896 instead: check which of the two you get, and see what the difference is.

A layer without inputs or without units is a mistake somewhere else in the program. A function that
counts it anyway hides that mistake, so raise a `ValueError` where one of the sizes is below 1.

Write `dense_parameter_count(n_in, n_out)`.
"""

import numpy as np

from autograder.exercise import Exercise, RaisesValueError, Values, accepted, case, misconception
from nn_reference.oracles import forward_pass as oracle

from .unit_parameter_count import unit_parameter_count


def dense_parameter_count(n_in, n_out):
    """The number of parameters of a dense layer.

    n_in, n_out: the numbers of its inputs and units, ints.
    Returns an int.  Raises ValueError for a size below 1.
    """
    if n_in < 1 or n_out < 1:
        raise ValueError(f"sizes must be at least 1, not {n_in} and {n_out}")
    return n_out * unit_parameter_count(n_in)


@accepted
def weights_and_biases(n_in, n_out):
    if min(n_in, n_out) <= 0:
        raise ValueError
    return n_in * n_out + n_out


@accepted
def array_sizes(n_in, n_out):
    weights = np.broadcast_to(np.zeros(1), (n_in, n_out))
    if not weights.size:
        raise ValueError("an empty layer")
    return weights.size + np.broadcast_to(np.zeros(1), n_out).size


@accepted
def numpy_int(n_in, n_out):
    sizes = np.array([n_in, n_out])
    if (sizes < 1).any():
        raise ValueError("sizes", n_in, n_out)
    return np.prod(sizes + [1, 0])


@accepted
def unit_after_unit(n_in, n_out):
    class BadSize(ValueError):
        pass

    for size in (n_in, n_out):
        if not size > 0:
            raise BadSize(size)
    return sum((n_in, 1)) * n_out


def _checked(count):
    def function(n_in, n_out):
        if n_in < 1 or n_out < 1:
            raise ValueError
        return count(n_in, n_out)

    return function


bias_with_each_input = misconception(
    says="You counted one bias for each input instead of one for each unit.", ask="Which of the two sizes is the number of biases?"
)(_checked(lambda n_in, n_out: n_in * (n_out + 1)))


missing_bias = misconception(says="You counted the weights only.", ask="What does each unit add to its weighted sum?")(
    _checked(lambda n_in, n_out: n_in * n_out)
)


one_bias_for_all = misconception(says="You counted one bias for the whole layer.", ask="How many biases does a layer of three units have?")(
    _checked(lambda n_in, n_out: n_in * n_out + 1)
)


sizes_added = misconception(says="You added up the two sizes.", ask="How many connections are there between two inputs and three units?")(
    _checked(lambda n_in, n_out: n_in + n_out)
)


biases_on_both_sides = misconception(says="You counted biases for the inputs, too.", ask="What do the inputs add up, that they could need a bias for?")(
    _checked(lambda n_in, n_out: n_in * n_out + n_in + n_out)
)


extra_unit = misconception(says="You counted one unit too many.", ask="Is the constant 1 a further input, a further unit, or both?")(
    _checked(lambda n_in, n_out: (n_in + 1) * (n_out + 1))
)


float_count = misconception(says="The count is right, but it is a float.", ask="How many halves of a parameter can there be?")(
    _checked(lambda n_in, n_out: float((n_in + 1) * n_out))
)


@misconception(says="Your function counts layers of impossible sizes, too.", ask="What does your function say to 0 inputs?")
def error_missing(n_in, n_out):
    return (n_in + 1) * n_out


@misconception(says="An impossible number of inputs goes unnoticed.", ask="What does your function say to 0 inputs?")
def first_size_unchecked(n_in, n_out):
    if n_out < 1:
        raise ValueError
    return (n_in + 1) * n_out


@misconception(says="An impossible number of units goes unnoticed.", ask="What does your function say to 0 units?")
def second_size_unchecked(n_in, n_out):
    if n_in < 1:
        raise ValueError
    return (n_in + 1) * n_out


@misconception(says="You raise the error only where both sizes are impossible.", ask="What does your function say to 0 inputs and 3 units?")
def and_for_or(n_in, n_out):
    if n_in < 1 and n_out < 1:
        raise ValueError
    return (n_in + 1) * n_out


@misconception(says="Two negative sizes go unnoticed.", ask="What sign has the product of two negative numbers?")
def product_checked(n_in, n_out):
    if n_in * n_out < 1:
        raise ValueError
    return (n_in + 1) * n_out


@misconception(says="A size of 0 goes unnoticed.", ask="What is the smallest size that is allowed?")
def zero_allowed(n_in, n_out):
    if n_in < 0 or n_out < 0:
        raise ValueError
    return (n_in + 1) * n_out


@misconception(says="Negative sizes go unnoticed.", ask="What does your function say to −2 inputs?")
def zero_only(n_in, n_out):
    if n_in == 0 or n_out == 0:
        raise ValueError
    return (n_in + 1) * n_out


@misconception(says="You return None where an error is to be raised.", ask="What happens to a program that goes on computing with None?")
def none_for_error(n_in, n_out):
    if n_in < 1 or n_out < 1:
        return None
    return (n_in + 1) * n_out


@misconception(
    says="You raise an AssertionError where a ValueError is asked for.", ask="Which error belongs to an argument of the right type with an impossible value?"
)
def other_error(n_in, n_out):
    assert n_in >= 1 and n_out >= 1
    return (n_in + 1) * n_out


@misconception(says="You return the error's name instead of raising the error.", ask="Which word of Python makes an error happen?")
def error_returned(n_in, n_out):
    if n_in < 1 or n_out < 1:
        return "ValueError"
    return (n_in + 1) * n_out


@misconception(says="Your function refuses layers with a single input or a single unit.", ask="What is the smallest size that is allowed?")
def one_refused(n_in, n_out):
    if n_in <= 1 or n_out <= 1:
        raise ValueError
    return (n_in + 1) * n_out


def inputs(rng):
    for (a, b), label in [((3, 9), ""), ((1, 2), "one input"), ((20, 90), ""), ((10**5, 10**6), "large sizes")]:
        n_in = int(rng.integers(a, b))
        n_out = int(rng.integers(4, 9)) + (n_in if n_in > 100 else 0)
        # Not equal, or inputs and units could be exchanged unseen.
        yield case(n_in, n_out + (n_out == n_in), label=label)
    yield case(int(rng.integers(4, 9)), 1, label="one unit")
    yield case(*[int(rng.integers(4, 9))] * 2, label="as many units as inputs")


def bad_sizes(rng):
    n = int(rng.integers(3, 9))
    yield case(0, n, label="no inputs")
    yield case(n, 0, label="no units")
    yield case(-n, n + 2, label="a negative number of inputs")
    yield case(n + 1, -n, label="a negative number of units")
    yield case(-n, -2, label="two negative sizes")
    yield case(0, 0, label="nothing at all")


def hidden(rng):
    yield case(1, (1 << 24) + int(rng.integers(50, 500)), label="one input, many units")
    yield case(4097, 4097, label="as many units as inputs")


EXERCISE = Exercise(
    dense_parameter_count,
    points=3,
    oracle=oracle.dense_parameter_count,
    inputs=inputs,
    hidden=hidden,
    checks=[Values(points=2), RaisesValueError(points=1, inputs=bad_sizes)],
)
