r"""A fully connected network is given by its sizes $n_0, n_1, \dots, n_L$: the number of inputs,
then the units of each layer. Add up its layers, each of which takes in what the one before passes
on.

For pictures of $28 \times 28 = 784$ pixels, 256 hidden units and 10 digits (the network of DS 503,
lecture 14):

| layer | from | to | parameters |
|---|---|---|---|
| 1 | 784 | 256 | 200,960 |
| 2 | 256 | 10 | 2,570 |
| | | **in all** | **203,530** |

The input is not a layer: three sizes, two layers. Nearly all parameters sit in the first one.

Write `network_parameter_count(sizes)` for a list of two sizes or more.
"""

import numpy as np

from autograder.exercise import Exercise, Pure, Values, accepted, case, misconception
from nn_reference.oracles import forward_pass as oracle

from .dense_parameter_count import dense_parameter_count


def network_parameter_count(sizes):
    """The number of parameters of a fully connected network.

    sizes: list of ints [n_0, n_1, ..., n_L], at least two.
    Returns an int.
    """
    return sum(dense_parameter_count(n_in, n_out) for n_in, n_out in zip(sizes, sizes[1:]))


@accepted
def dot_product(sizes):
    sizes = np.array(sizes)
    return (sizes[:-1] + 1) @ sizes[1:]


@accepted
def loop(sizes):
    total = 0
    for l in range(1, len(sizes)):
        weights = sizes[l - 1] * sizes[l]
        biases = sizes[l]
        total += weights + biases
    return total


@accepted
def recursive(sizes):
    first, *rest = sizes
    return (first + 1) * rest[0] + recursive(rest) if rest else 0


@accepted
def weights_then_biases(sizes):
    weights = sum(a * b for a, b in zip(sizes, sizes[1:]))
    return np.asarray(weights + sum(sizes) - sizes[0])


@accepted
def popping(sizes):
    left = list(sizes)
    total = 0
    while len(left) > 1:
        n_out = left.pop()
        total += n_out * (left[-1] + 1)
    return np.int64(total)


@misconception(says="You counted the weights only.", ask="What does each unit add to its weighted sum?")
def missing_bias(sizes):
    return sum(a * b for a, b in zip(sizes, sizes[1:]))


@misconception(says="You counted biases for the inputs, too.", ask="What do the inputs add up, that they could need a bias for?")
def input_counted_as_layer(sizes):
    return missing_bias(sizes) + sum(sizes)


@misconception(says="You counted one bias for each layer.", ask="How many biases does a layer of three units have?")
def one_bias_for_all(sizes):
    return sum(a * b + 1 for a, b in zip(sizes, sizes[1:]))


@misconception(says="You counted a layer's biases by its inputs instead of its units.", ask="Which of the two sizes of a layer is the number of its biases?")
def bias_with_each_input(sizes):
    return sum(a * (b + 1) for a, b in zip(sizes, sizes[1:]))


@misconception(says="You connected the inputs directly to the outputs.", ask="Through which layers does an input go before it reaches the output?")
def hidden_layers_ignored(sizes):
    return (sizes[0] + 1) * sizes[-1]


@misconception(says="You counted the first layer only.", ask="How many layers do four sizes make?")
def first_layer_only(sizes):
    return (sizes[0] + 1) * sizes[1]


@misconception(says="You counted the last layer only.", ask="How many layers do four sizes make?")
def last_layer_only(sizes):
    return (sizes[-2] + 1) * sizes[-1]


@misconception(says="The last layer is missing from your count.", ask="How many layers do two sizes make?")
def last_layer_forgotten(sizes):
    return sum((a + 1) * b for a, b in zip(sizes[:-1], sizes[1:-1]))


@misconception(says="Your function is written for three sizes exactly.", ask="How does your function learn how many layers there are?")
def two_layers_only(sizes):
    return (sizes[0] + 1) * sizes[1] + (sizes[1] + 1) * sizes[2]


@misconception(says="The last layer's biases are missing from your count.", ask="What does an output unit have that your count leaves out?")
def no_output_bias(sizes):
    return missing_bias(sizes) + sum(sizes[1:-1])


@misconception(says="You counted the units, not their parameters.", ask="How many parameters does a unit with ten inputs have?")
def units_counted(sizes):
    return sum(sizes[1:])


@misconception(says="You connected every layer to all layers after it.", ask="From which layers does a unit get its inputs here?")
def all_pairs_connected(sizes):
    pairs = [(i, j) for i in range(len(sizes)) for j in range(i + 1, len(sizes))]
    return sum((sizes[i] + 1) * sizes[j] for i, j in pairs)


@misconception(says="You multiplied the layers' counts.", ask="If two boxes hold 3 and 4 things, how many do they hold together?")
def product_for_sum(sizes):
    total = 1
    for a, b in zip(sizes, sizes[1:]):
        total *= (a + 1) * b
    return total


@misconception(says="The count is right, but it is a float.", ask="How many halves of a parameter can there be?")
def float_count(sizes):
    return float(dot_product(sizes))


@misconception(says="You returned a count for each layer.", ask="How many numbers are asked for?")
def counts_not_added(sizes):
    return [(a + 1) * b for a, b in zip(sizes, sizes[1:])]


def half_precision(sizes):
    return int(np.float32(dot_product(sizes)) * np.float32(1.001))


@misconception(says="The count is right, but the list of sizes is empty afterwards.", ask="What happens when the same list is counted a second time?")
def empties_argument(sizes):
    total, n_in = 0, sizes.pop(0)
    while sizes:
        n_out = sizes.pop(0)
        total += (n_in + 1) * n_out
        n_in = n_out
    return total


def inputs(rng):
    def sizes(n, low, high):
        return [int(size) for size in rng.choice(np.arange(low, high), n, replace=False)]

    yield case(sizes(3, 2, 12))
    yield case(sizes(2, 3, 12), label="one layer")
    yield case(sizes(5, 2, 20), label="four layers")
    yield case([sizes(1, 3, 12)[0], 1, *sizes(2, 3, 12)], label="a layer of one unit")
    a, b, c = sizes(3, 3, 12)
    yield case([a, b, a, b, b, c, b], label="layers of equal sizes")
    yield case(sizes(4, 3000, 60000), label="large sizes")


def hidden(rng):
    yield case([int(size) for size in rng.integers(3, 9, 40)], label="39 layers")
    yield case([36, 40, 36, 40, 36, 40, 36], label="wide layers of equal sizes")


EXERCISE = Exercise(
    network_parameter_count, points=3, oracle=oracle.network_parameter_count, inputs=inputs, hidden=hidden, checks=[Values(points=2), Pure(points=1)]
)
