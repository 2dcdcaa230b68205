r"""For comparison: connect every unit of a **dense** layer with every number of an image. A unit
then has one weight for each row, column and channel:

$$\text{weights} = \text{height} \cdot \text{width} \cdot \text{channels} \cdot n_\text{units} .$$

A small image of $4 \times 6$ pixels with 3 channels and 5 units: $72 \cdot 5 = 360$. For a
photograph of one megapixel, $1024 \times 1024 \times 3$, each unit has three million weights, and
320 units have more than $10^9$; data sets often hold $10^4$ to $10^5$ images (DS 503, lecture 14).
With ten filters of $5 \times 5$ you had 760.

Write `dense_on_image_weight_count(height, width, channels, n_units)`: the exact number of weights,
**without** biases.
"""

import math

import numpy as np

from autograder.exercise import Exercise, Values, accepted, case, misconception
from nn_reference.oracles import convolution as oracle


def dense_on_image_weight_count(height, width, channels, n_units):
    """The number of weights between an image and a dense layer, without biases, an int."""
    return height * width * channels * n_units


@accepted
def with_prod(height, width, channels, n_units):
    return math.prod([height, width, channels, n_units])


@accepted
def numpy_int(height, width, channels, n_units):
    return np.prod([height, width, channels, n_units], dtype=np.int64)


@accepted
def added_up(height, width, channels, n_units):
    inputs = sum(width * channels for _ in range(height))
    return np.array(inputs * n_units)


@misconception(says="You counted the biases too.", ask="Which parameters are asked for here?")
def bias_counted(height, width, channels, n_units):
    return (height * width * channels + 1) * n_units


@misconception(says="The channels are missing: you counted one number for each pixel.", ask="How many numbers describe one pixel of a colour image?")
def channels_forgotten(height, width, channels, n_units):
    return height * width * n_units


@misconception(says="You took the image for a square.", ask="What if it is wider than high?")
def height_for_width(height, width, channels, n_units):
    return height * height * channels * n_units


@misconception(says="You counted the weights of one unit.", ask="How many units have weights of their own?")
def one_unit(height, width, channels, n_units):
    return height * width * channels


@misconception(says="You added height and width.", ask="How many pixels has an image of 4 × 6?")
def sides_added(height, width, channels, n_units):
    return (height + width) * channels * n_units


@misconception(says="You counted one unit too many.", ask="Does anything have to be added, if biases are not asked for?")
def bias_in_wrong_layer(height, width, channels, n_units):
    return height * width * channels * (n_units + 1)


@misconception(says="Your count is a float.", ask="Can there be half a weight? What made your number a float?")
def float_count(height, width, channels, n_units):
    return float(height) * width * channels * n_units


@misconception(
    says="Your number is too large for 32 bits, and has wrapped around.",
    ask="What is the largest number that fits into 32 bits? Which ints have no such limit?",
)
def overflow(height, width, channels, n_units):
    weights = np.array([height, width, channels, n_units], dtype=np.int32)
    return int(np.multiply.reduce(weights, dtype=np.int32))


@misconception(says="You counted in millions.", ask="What is your answer for an image of 4 × 6 pixels?")
def in_millions(height, width, channels, n_units):
    return height * width * channels * n_units // 10**6


def inputs(rng):
    sizes = rng.choice(np.arange(4, 12), 3, replace=False)
    high, wide, units = (int(size) for size in sizes)
    yield high, wide, 3, units
    yield case(wide, units + 8, 2, 1, label="one unit")
    yield case(units, high + 5, 1, wide, label="one channel")
    yield 1024, 1024, 3, 320
    side = int(rng.integers(3000, 4000))
    yield case(side, side - 900, 4, int(rng.integers(400, 600)), label="a large photograph")


def hidden(rng):
    yield case(4001, 3001, 3, int(rng.integers(1000, 3000)), label="a large photograph")
    units = int(2 * rng.integers(90_000, 100_000) + 1)
    yield case(40_009, 30_011, 67, units, label="more weights than float64 can count")
    yield case(40_011, 30_009, 67, units, label="other sides, of the same sum")


EXERCISE = Exercise(dense_on_image_weight_count, points=1, oracle=oracle.dense_on_image_weight_count, inputs=inputs, hidden=hidden, checks=[Values(points=1)])
