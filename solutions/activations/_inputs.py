"""Draws that the masters of this folder share: arrays of several shapes, values around ±1."""

import numpy as np

from autograder.authoring.look_alikes import look_alikes, mirrored
from autograder.exercise import case


def mixed(rng, shape, low=0.3, high=2.5):
    """Sizes spread from `low` to `high`, about half of them negative, in random order."""
    size = int(np.prod(shape))
    step = (high - low) / max(size, 2)
    sizes = low + step * (np.arange(size) + rng.uniform(0.1, 0.9, size))
    if size == 1:
        sizes = rng.uniform(0.5, 1.5, 1)
    signs = np.where(np.arange(size) % 2, -1.0, 1.0) * rng.choice([-1.0, 1.0])
    return rng.permutation(sizes * signs).reshape(shape)


def wide(rng, shape):
    """Moderate values and values of up to ±12, in random order."""
    size = int(np.prod(shape))
    half = size // 2
    both = [mixed(rng, half, 0.3, 1.5), mixed(rng, size - half, 3.0, 12.0)]
    return rng.permutation(np.concatenate(both)).reshape(shape)


def small(rng):
    """A square of values of 0.03 to 0.25, of both signs; float32 differences are precise enough."""
    sizes = rng.permutation([*rng.uniform(0.03, 0.09, 3), *rng.uniform(0.12, 0.25, 6)])
    return (sizes * rng.permutation([-1, 1] * 4 + [1])).reshape(3, 3)


def shapes(rng):
    """Elementwise cases: one to four axes, a single entry, small and large values; no zeros."""
    yield case(mixed(rng, (6,)))
    yield case(mixed(rng, (3, 4)), label="a matrix")
    yield case(mixed(rng, (1,)), label="a single entry")
    yield case(mixed(rng, (2, 4, 3)), label="three axes")
    yield case(wide(rng, (5, 2)), label="large and small values")
    yield case(small(rng), label="small values in a square")
    yield case(mixed(rng, (2, 1, 3, 2)), label="four axes")
    yield case(mixed(rng, (1, 4)), label="one row")


def far_left(rng):
    """Values of −4 to −19 only: nothing larger hides an error in the tail."""
    sizes = [rng.uniform(4, 5), rng.uniform(8, 11), *rng.uniform(17, 19, 2)]
    yield case(-rng.permutation(sizes), label="all far to the left")


def tiny_and_huge(rng):
    """Of both signs: next to 0, where a threshold may lie, and far away."""
    tiny, huge = rng.uniform(1e-6, 1e-5, 2), rng.uniform(400, 900, 2)
    # Apart: beside a huge value an error in a tiny one is below the tolerance.
    yield case(rng.permutation([*tiny, *-tiny]), label="tiny values")
    yield case(rng.permutation([*huge, *-huge]), label="huge values")


def with_zeros(rng, shape):
    """Mixed values of which two are exactly 0."""
    z = mixed(rng, shape)
    z.reshape(-1)[rng.choice(z.size, 2, replace=False)] = 0.0
    return z


def extremes(rng):
    """Values at which exponentials overflow, among moderate ones (exact in float32, too)."""
    moderate = rng.integers(2, 12, 4) / 8 * np.array([1, -1, 1, -1])
    yield case(rng.permutation([-1000.0, 1000.0, *moderate]), label="±1000")
    # Their sum is below 0, that of the other two about 0: no sign stands for the whole array.
    far = np.array([rng.integers(730, 800), -rng.integers(810, 900)], dtype=float)
    yield case(rng.permutation([*far, *moderate]).reshape(2, 3), label="beyond ±730")
    yield case(np.array([-1e30, moderate[0], 1e30]), label="±1e30")


def far_and_near(rng, equal=0.0, *, even=False, slope=False):
    """For the grader alone: many entries, equal ones, some next to 0, and sizes near 1e±7.

    Of an even function, numbers and their negatives would be no other inputs.
    """
    z = mixed(rng, (36, 34)) if even else mirrored(mixed(rng, (36, 34)))
    yield from look_alikes(z, label="36 rows of 34")
    yield from others(rng, z, equal, slope)


def with_option(rng, name, low, high, equal=0.0, *, slope=False):
    """The same with an option: by its name in the first cases and some others, or its default."""
    z, option = mirrored(mixed(rng, (36, 34))), float(rng.uniform(low, high))
    for drawn in look_alikes(z, option, label="36 rows of 34"):
        yield case(drawn.args[0], **{name: drawn.args[1]}, label=drawn.label)
    for number, drawn in enumerate(others(rng, z, equal, slope)):
        named = {name: option} if number % 2 else {}
        yield case(*drawn.args, **named, label=drawn.label)


def others(rng, z, equal, slope):
    """What else is asked for the grader alone; `z` is asked again in another shape."""
    # No longer: an answer may go through one axis by recursion.
    yield case(mixed(rng, (300,)), label="300 entries")
    yield case(z.reshape(2, 1, 18, 1, 34), label="the same entries along five axes")
    yield case(np.full((2, 3), equal), label="equal entries")
    # Slopes may be found by differences, which need some room on both sides.
    tiny = [] if slope else [6e-9, -6e-9, 3e-10, -3e-10]
    yield case(np.append(mixed(rng, (5,)) * 1e-7, tiny), label="sizes near 1e-7")
    # Beside 0.3, of which float32 keeps enough in a difference of two numbers near 1.
    near = np.array([rng.uniform(0.3, 0.4), 0.019, 2e-3, 9e-6, 0.0])
    yield case(np.append(near * [1, -1, -1, 1, 1], -0.0), label="next to 0")
    yield case(-rng.uniform([1.4, 6.1, 12.0], [1.5, 6.3, 12.3]), label="to the left of 0")
    if not slope:
        yield case(mixed(rng, (4,)) * 1e7, label="sizes near 1e7")
