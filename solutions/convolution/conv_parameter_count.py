r"""What does a convolutional layer have to learn? The numbers in its filters, and a bias for each:

```
   one filter, f = 5, depth 3            the layer: 10 such filters

   5 x 5 x 3 weights + 1 bias = 76       10 x 76 = 760 parameters
```

Neither the size of the image nor the stride comes in: the same filter is used at every place.
(Example: DS 503, lecture 14.) A layer of 4 filters $2 \times 2$ on a single channel has 20.

Write `conv_parameter_count(f, depth, n_filters)`.
"""

import numpy as np

from autograder.exercise import Exercise, Values, accepted, case, misconception
from nn_reference.oracles import convolution as oracle


def conv_parameter_count(f, depth, n_filters):
    """The number of parameters of a convolutional layer, weights and biases, an int.

    f: side of a filter.  depth: channels of the input.  n_filters: number of filters.
    """
    return n_filters * (f * f * depth + 1)


@accepted
def counted(f, depth, n_filters):
    return int(np.zeros((n_filters, f, f, depth)).size + np.zeros(n_filters).size)


@accepted
def as_products(f, depth, n_filters):
    weights = np.prod([f, f, depth, n_filters])
    return weights + n_filters


@accepted
def added_up(f, depth, n_filters):
    total = 0
    for _ in range(n_filters):
        total += f**2 * depth
        total += 1
    return np.array(total)


@misconception(says="You counted the weights, but no biases.", ask="What is added after the products are summed up?")
def missing_bias(f, depth, n_filters):
    return f * f * depth * n_filters


@misconception(says="You counted one bias for the whole layer.", ask="Do two filters share their bias?")
def one_bias(f, depth, n_filters):
    return f * f * depth * n_filters + 1


@misconception(
    says="You counted a bias for every channel of every filter.", ask="How many numbers does a filter give at one place, and how many biases does that take?"
)
def bias_per_channel(f, depth, n_filters):
    return (f * f + 1) * depth * n_filters


@misconception(
    says="Your filters are flat: the depth of the input is missing.", ask="A colour image has three channels: through how many of them does a filter reach?"
)
def depth_forgotten(f, depth, n_filters):
    return (f * f + 1) * n_filters


@misconception(
    says="You counted the places of flat filters: depth and biases are missing.",
    ask="Through how many channels does a filter reach, and what is added at the end?",
)
def depth_and_bias_forgotten(f, depth, n_filters):
    return f * f * n_filters


@misconception(says="You counted the parameters of one filter.", ask="How many filters does the layer have?")
def one_filter(f, depth, n_filters):
    return f * f * depth + 1


@misconception(says="You counted one side of the filter, not its area.", ask="How many weights has a flat filter of 5 × 5?")
def one_side(f, depth, n_filters):
    return (f * depth + 1) * n_filters


@misconception(says="You took f for the depth as well.", ask="Is a filter as deep as it is wide, or as deep as its input?")
def cube(f, depth, n_filters):
    return (f**3 + 1) * n_filters


@misconception(says="You counted one bias for every channel of the input.", ask="Is the bias added to what goes in, or to what comes out?")
def biases_of_input(f, depth, n_filters):
    return f * f * depth * n_filters + depth


@misconception(says="Your count is a float.", ask="Can there be half a parameter? What made your number a float?")
def float_count(f, depth, n_filters):
    return (np.power(f, 2.0) * depth + 1) * n_filters


@misconception(says="You added the depth where it multiplies.", ask="How many weights does one filter have for each of its channels?")
def added_depth(f, depth, n_filters):
    return (f * f + depth + 1) * n_filters


@misconception(
    says="You added the 1 to the number of filters, not to the weights of each.",
    ask="Which side of the layer do biases belong to: a filter has how many of them?",
)
def bias_in_wrong_layer(f, depth, n_filters):
    return (f * f * depth) * (n_filters + 1)


def inputs(rng):
    yield 5, 3, 10
    depths = rng.choice([4, 6, 7, 8, 9], 3, replace=False)
    filters = rng.choice(np.arange(11, 30), 3, replace=False)
    for f, depth, n_filters in zip([3, 5, 2], depths, filters):
        yield int(f), int(depth), int(n_filters)
    yield case(3, int(depths[1]), 1, label="one filter")
    yield case(int(rng.integers(2, 5)), 1, 12, label="one channel")
    yield case(1, int(depths[2]), int(filters[0]), label="filters of one pixel")
    yield case(3, 512, 512, label="a layer of VGG-16")


def hidden(rng):
    yield case(5, 36, int(rng.integers(1000, 2000)), label="thousands of filters")
    yield case(3, 1500, 1301, label="more parameters than float32 can count")
    yield case(3, 8, 12, label="12 filters, a depth of 8")
    yield case(3, 12, 8, label="8 filters, a depth of 12")
    yield case(13, 8, 12, label="a large filter")


EXERCISE = Exercise(conv_parameter_count, points=2, oracle=oracle.conv_parameter_count, inputs=inputs, hidden=hidden, checks=[Values(points=2)])
