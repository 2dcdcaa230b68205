r"""VGG-16 won fame with a simple recipe: filters of $3 \times 3$ everywhere, stride 1, a padding
that keeps the size, and max pooling of size 2 after every block. Sixteen of its layers have
parameters, 13 convolutional and 3 dense ones:

| block | layers with parameters | volume after the block's pooling |
|---|---|---|
| image | | $224 \times 224 \times 3$ |
| 1 | 2 × conv, 64 filters | $112 \times 112 \times 64$ |
| 2 | 2 × conv, 128 filters | $56 \times 56 \times 128$ |
| 3 | 3 × conv, 256 filters | … |
| 4 | 3 × conv, 512 filters | … |
| 5 | 3 × conv, 512 filters | … |
| dense | 4096 units, 4096 units, 1000 units (classes) | |

The first dense layer sees *all* numbers of the last volume. Every filter and every unit has a
bias. Pooling has no parameters.

Write `vgg16_parameter_counts()`: a list of 16 ints, the number of parameters of each layer, from
the input to the output. The first one is 1792; together they are 138357544. Where do most of them
sit?
"""

import numpy as np

from autograder.exercise import Exercise, Values, accepted, case, misconception
from nn_reference.oracles import convolution as oracle

from .conv_output_shape import conv_output_shape
from .conv_parameter_count import conv_parameter_count
from .pool_output_shape import pool_output_shape
from .same_padding import same_padding


def vgg16_parameter_counts():
    """The number of parameters of each of VGG-16's 16 layers, input to output: a list of ints."""
    counts, shape, f = [], (224, 224, 3), 3
    for n_layers, n_filters in [(2, 64), (2, 128), (3, 256), (3, 512), (3, 512)]:
        for _ in range(n_layers):
            counts.append(conv_parameter_count(f, shape[2], n_filters))
            shape = conv_output_shape(shape, n_filters, f, pad=same_padding(f))
        shape = pool_output_shape(shape)
    n_in = shape[0] * shape[1] * shape[2]
    for n_units in (4096, 4096, 1000):
        counts.append((n_in + 1) * n_units)
        n_in = n_units
    return counts


def wanted():
    """The oracle's counts as Python ints."""
    return [int(count) for count in oracle.vgg16_parameter_counts()]


@accepted
def depths():
    depth = [3, 64, 64, 128, 128, 256, 256, 256, 512, 512, 512, 512, 512, 512]
    conv = [(9 * a + 1) * b for a, b in zip(depth, depth[1:])]
    dense = [7 * 7 * 512, 4096, 4096, 1000]
    return tuple(conv + [a * b + b for a, b in zip(dense, dense[1:])])


@accepted
def int_array():
    n_in = np.array([27, 576, 576, 1152, 1152, 2304, 2304, 2304] + 5 * [4608] + [25088, 4096, 4096])
    n_out = np.repeat([64, 128, 256, 512, 4096, 1000], [2, 2, 3, 6, 2, 1])
    return (n_in + 1) * n_out


@accepted
def written_down():
    return [*(1792, 36928, 73856, 147584, 295168, 590080, 590080, 1180160), *(2359808, 2359808, 2359808, 2359808, 2359808, 102764544, 16781312, 4097000)]


def network(
    *,
    image=3,
    blocks=((2, 64), (2, 128), (3, 256), (3, 512), (3, 512)),
    f=3,
    conv_bias=lambda n_in, n_out: n_out,
    dense_bias=lambda n_in, n_out: n_out,
    side=7,
    dense=(4096, 4096, 1000),
):
    """The counts of a network like VGG-16."""
    counts, depth = [], image
    for n_layers, n_filters in blocks:
        for _ in range(n_layers):
            counts.append(f * f * depth * n_filters + conv_bias(depth, n_filters))
            depth = n_filters
    n_in = side * side * depth
    for n_units in dense:
        counts.append(n_in * n_units + dense_bias(n_in, n_units))
        n_in = n_units
    return counts


@misconception(says="You counted no biases.", ask="Your first layer has 64 parameters too few: what are they?")
def missing_bias():
    return network(conv_bias=lambda n_in, n_out: 0, dense_bias=lambda n_in, n_out: 0)


@misconception(says="The biases of the convolutional layers are missing.", ask="Your first layer has 64 parameters too few: what are they?")
def missing_conv_bias():
    return network(conv_bias=lambda n_in, n_out: 0)


@misconception(says="The biases of the dense layers are missing.", ask="How many parameters has a unit with 4096 inputs?")
def missing_dense_bias():
    return network(dense_bias=lambda n_in, n_out: 0)


@misconception(says="You counted one bias for each layer.", ask="Do two filters share their bias?")
def one_bias():
    return network(conv_bias=lambda n_in, n_out: 1, dense_bias=lambda n_in, n_out: 1)


@misconception(says="Your dense layers have a bias for every input, not for every unit.", ask="Is the bias added to what goes in, or to what comes out?")
def biases_of_input():
    return network(dense_bias=lambda n_in, n_out: n_in)


@misconception(says="All your filters have a depth of 3.", ask="How deep is the volume that the second layer receives?")
def depth_always_three():
    counts = []
    for n_layers, n_filters in ((2, 64), (2, 128), (3, 256), (3, 512), (3, 512)):
        counts += n_layers * [28 * n_filters]
    return counts + [25089 * 4096, 4097 * 4096, 4097 * 1000]


@misconception(says="Your filters are flat: the depth of their input is missing.", ask="Through how many channels does a filter reach?")
def depth_forgotten():
    counts = []
    for n_layers, n_filters in ((2, 64), (2, 128), (3, 256), (3, 512), (3, 512)):
        counts += n_layers * [10 * n_filters]
    return counts + [25089 * 4096, 4097 * 4096, 4097 * 1000]


@misconception(says="Your filters are as deep as their layer's result, not as its input.", ask="How many channels does the very first layer receive?")
def own_depth():
    counts = []
    for n_layers, n_filters in ((2, 64), (2, 128), (3, 256), (3, 512), (3, 512)):
        counts += n_layers * [(9 * n_filters + 1) * n_filters]
    return counts + [25089 * 4096, 4097 * 4096, 4097 * 1000]


@misconception(says="Your first dense layer sees the volume before the last pooling.", ask="How often is 224 halved in five blocks?")
def last_pooling_missing():
    return network(side=14)


@misconception(says="Your first dense layer sees one number for each channel.", ask="How many numbers are in a volume of 7 × 7 × 512?")
def not_flattened():
    return network(side=1)


@misconception(says="Your volume shrinks in every convolution: the padding is missing.", ask="What does a padding of 1 do to the size, for filters of 3 × 3?")
def padding_ignored():
    return network(side=2)


@misconception(says="Your first dense layer sees a volume as large as the image.", ask="What does pooling do to height and width after every block?")
def pooling_ignored():
    return network(side=224)


@misconception(says="These are the layers of VGG-19.", ask="How many layers do the blocks 3, 4 and 5 have in the table?")
def vgg19():
    return network(blocks=((2, 64), (2, 128), (4, 256), (4, 512), (4, 512)))


@misconception(says="All your blocks have two layers.", ask="How many layers do the blocks 3, 4 and 5 have in the table?")
def two_layers_a_block():
    return network(blocks=((2, 64), (2, 128), (2, 256), (2, 512), (2, 512)))


@misconception(says="Your filters are 5 × 5.", ask="How large are the filters of VGG?")
def wrong_filter_size():
    return network(f=5)


@misconception(says="Your image has one channel.", ask="How many channels has a colour image?")
def grey_image():
    return network(image=1)


@misconception(says="You listed the pooling layers too.", ask="Which layers have parameters, and how many of them are there?")
def pooling_counted():
    counts = network()
    return [*counts[:2], 0, *counts[2:4], 0, *counts[4:7], 0, *counts[7:10], 0, *counts[10:13], 0, *counts[13:]]


@misconception(code="reversed", says="Your list runs from the output to the input.", ask="Which layer comes first?")
def backwards():
    return network()[::-1]


@misconception(says="You returned the total.", ask="How many numbers are asked for?")
def total_only():
    return sum(network())


@misconception(says="Your counts are floats.", ask="Can there be half a parameter? What made your numbers floats?")
def float_count():
    return [float(count) for count in network()]


def inputs(rng):
    yield ()


def hidden(rng):
    yield case(label="asked a second time")


EXERCISE = Exercise(
    vgg16_parameter_counts,
    points=2,
    oracle=wanted,
    inputs=inputs,
    hidden=hidden,
    checks=[Values(points=2)],
    equivalent={
        "counts in float32": "the network's own counts are tested, of which some are larger",
        "line 9: 0 + 1": "the volume is square, so that either side is its height",
    },
)
