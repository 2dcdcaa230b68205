r"""Where does training start? Not at zero, and not with equal weights: two hidden units that
start equal, with equal weights on the way in and on the way out, have equal activations and equal
gradients, and stay equal forever (see the assignment on deltas). However many there are, they
are one unit.

```
   x ──0.5──► (h1) ──0.3──► ŷ        both get the same gradients,
   x ──0.5──► (h2) ──0.3──►          both are still twins after a thousand steps
```

So start with small *random* weights: normally distributed with mean 0, times a scale such as
0.01. Small, so that the units are not saturated before they have learnt anything. Biases may
start at 0, for the weights differ already.

For `sizes = [4, 3, 2]`, in row form (`n_in` rows, `n_out` columns):

| layer | weights | biases | |
|---|---|---|---|
| 1 | `(4, 3)`, random | `(3,)`, zeros | from 4 inputs to 3 hidden units |
| 2 | `(3, 2)`, random | `(2,)`, zeros | from 3 hidden units to 2 outputs |

Write `initialise(sizes, rng, scale=0.01)`, which returns `(weights, biases)`: two lists with an
array a layer. All chance comes from `rng`.
"""

import numpy as np

from autograder.core.model import Case
from autograder.exercise import Exercise, Judged, accepted, case, misconception
from nn_reference.oracles import training as oracle

from ._draw import THE_RNG, many_seeds, some_seeds


def initialise(sizes, rng, scale=0.01):
    """Small random weights and zero biases, to start training from.

    sizes: list of ints, the units of each layer, inputs first.  rng: np.random.Generator.
    scale: standard deviation of the weights.
    Returns (weights, biases): lists of (n_in, n_out) and of (n_out,) arrays.
    """
    weights = [scale * rng.normal(size=(m, n)) for m, n in zip(sizes[:-1], sizes[1:])]
    biases = [np.zeros(n) for n in sizes[1:]]
    return weights, biases


@accepted
def appended(sizes, rng, scale=0.01):
    weights, biases = [], []
    for layer in range(1, len(sizes)):
        weights.append(rng.standard_normal((sizes[layer - 1], sizes[layer])) * scale)
        biases.append(np.zeros((sizes[layer],)))
    return weights, biases


@accepted
def from_the_last(sizes, rng, scale=0.01):
    weights = []
    for layer in reversed(range(len(sizes) - 1)):
        weights.insert(0, rng.normal(0, scale, (sizes[layer], sizes[layer + 1])))
    return [tuple(weights), [[0] * n for n in sizes[1:]]]


@accepted
def one_draw(sizes, rng, scale=0.01):
    shapes = [(sizes[i], sizes[i + 1]) for i in range(len(sizes) - 1)]
    numbers = rng.normal(scale=scale, size=sum(m * n for m, n in shapes))
    ends = np.cumsum([m * n for m, n in shapes])[:-1]
    weights = [part.reshape(s) for part, s in zip(np.split(numbers, ends), shapes)]
    return tuple(weights), tuple(np.zeros(n, dtype=int) for _, n in shapes)


@accepted
def in_column_form_first(sizes, rng, scale=0.01):
    weights = [(rng.standard_normal((n, m)) * scale).T for m, n in zip(sizes, sizes[1:])]
    return weights, [np.zeros(W.shape[1]) for W in weights]


@accepted
def box_muller(sizes, rng, scale=0.01):
    def normal(shape):
        u, v = 1 - rng.random(shape), rng.random(shape)
        return np.sqrt(-2 * np.log(u)) * np.cos(2 * np.pi * v)

    weights = [(scale * normal((m, n))).tolist() for m, n in zip(sizes, sizes[1:])]
    return weights, [0.0 * np.arange(n) for n in sizes[1:]]


@accepted
def single_precision(sizes, rng, scale=0.01):
    weights, biases = [], []
    for m, n in zip(sizes, sizes[1:]):
        weights.append(np.float32(scale) * rng.standard_normal((m, n), dtype=np.float32))
        biases.append(np.zeros(n, dtype=np.float32))
    return weights, biases


def made(sizes, weight, bias=np.zeros):
    """Parameters of which each array is made by a function of its shape."""
    shapes = list(zip(sizes[:-1], sizes[1:]))
    return [weight(s) for s in shapes], [bias(n) for n in sizes[1:]]


@misconception(says="Your weights are 0.", ask="How can two hidden units ever become different?")
def zero_weights(sizes, rng, scale=0.01):
    return made(sizes, np.zeros)


@misconception(says="Your weights are all equal.", ask="How can two hidden units ever become different?")
def constant_weights(sizes, rng, scale=0.01):
    return made(sizes, lambda s: np.full(s, scale))


@misconception(says="You drew one random number for each layer.", ask="How can two hidden units ever become different?")
def one_number_a_layer(sizes, rng, scale=0.01):
    return made(sizes, lambda s: np.full(s, scale * rng.normal()))


@misconception(says="All units of a layer start with the same weights.", ask="How can two hidden units ever become different?")
def equal_units(sizes, rng, scale=0.01):
    return made(sizes, lambda s: np.tile(scale * rng.normal(size=(s[0], 1)), (1, s[1])))


@misconception(says="Your weights are uniform between 0 and the scale: none is negative.", ask="Which mean should the weights have?")
def uniform_for_normal(sizes, rng, scale=0.01):
    return made(sizes, lambda s: scale * rng.random(s))


@misconception(says="Your weights are uniform between −scale and scale.", ask="Can a normally distributed weight be larger than the scale?")
def uniform_both_sides(sizes, rng, scale=0.01):
    return made(sizes, lambda s: rng.uniform(-scale, scale, s))


@misconception(says="Your weights have the right spread, but are uniform, not normal.", ask="Which method of `rng` draws from a normal distribution?")
def uniform_same_spread(sizes, rng, scale=0.01):
    return made(sizes, lambda s: scale * np.sqrt(3) * rng.uniform(-1, 1, s))


@misconception(says="The scale does not enter your weights.", ask="What does tanh give for large sums, and how steep is it there?")
def scale_ignored(sizes, rng, scale=0.01):
    return made(sizes, lambda s: rng.normal(size=s))


@misconception(says="Your scale is always 0.01.", ask="What if a caller asks for scale = 0.5?")
def scale_fixed(sizes, rng, scale=0.01):
    return made(sizes, lambda s: 0.01 * rng.normal(size=s))


@misconception(says="You took `scale` for the variance.", ask="By what are standard normal numbers multiplied here?")
def variance_for_scale(sizes, rng, scale=0.01):
    return made(sizes, lambda s: np.sqrt(scale) * rng.normal(size=s))


@misconception(says="You gave the scale to `normal` as the mean.", ask="What is the first argument of `rng.normal`?")
def scale_as_mean(sizes, rng, scale=0.01):
    return made(sizes, lambda s: rng.normal(scale, size=s))


@misconception(says="Your weights have the scale as their mean as well.", ask="Which mean should the weights have?")
def scale_added(sizes, rng, scale=0.01):
    return made(sizes, lambda s: rng.normal(scale, scale, size=s))


@misconception(says="You scaled by the number of inputs, and not by `scale`.", ask="What is asked for here, whatever else is a good idea?")
def scaled_by_inputs_only(sizes, rng, scale=0.01):
    return made(sizes, lambda s: rng.normal(size=s) / np.sqrt(s[0]))


@misconception(says="You scaled by the number of inputs as well.", ask="What is asked for here, whatever else is a good idea?")
def scaled_by_inputs_too(sizes, rng, scale=0.01):
    return made(sizes, lambda s: scale * rng.normal(size=s) / np.sqrt(s[0]))


@misconception(says="Your weights are all positive.", ask="Which mean should the weights have?")
def positive_only(sizes, rng, scale=0.01):
    return made(sizes, lambda s: scale * np.abs(rng.normal(size=s)))


@misconception(says="You cut the normal distribution off.", ask="How often is a standard normal number larger than 1?")
def clipped(sizes, rng, scale=0.01):
    return made(sizes, lambda s: scale * np.clip(rng.normal(size=s), -1, 1))


@misconception(says="Your weights are in column form: a row for each unit.", ask="Which shape must W have for X @ W?")
def weights_transposed(sizes, rng, scale=0.01):
    return made(sizes, lambda s: scale * rng.normal(size=s[::-1]))


@misconception(says="Your biases are random.", ask="With which value do biases start here?")
def random_biases(sizes, rng, scale=0.01):
    return made(sizes, lambda s: scale * rng.normal(size=s), lambda n: scale * rng.normal(size=n))


@misconception(says="Your biases are 1.", ask="With which value do biases start here?")
def biases_of_one(sizes, rng, scale=0.01):
    return made(sizes, lambda s: scale * rng.normal(size=s), np.ones)


@misconception(says="Your biases are matrices of one row.", ask="What is the shape of the biases in the table?")
def bias_rows(sizes, rng, scale=0.01):
    return made(sizes, lambda s: scale * rng.normal(size=s), lambda n: np.zeros((1, n)))


@misconception(says="You gave each layer one bias for all its units.", ask="How many biases has a layer of 3 units?")
def one_bias_a_layer(sizes, rng, scale=0.01):
    return made(sizes, lambda s: scale * rng.normal(size=s), lambda n: 0.0)


@misconception(says="You made as many biases as a layer has inputs.", ask="To what is a bias added: to what comes in, or to what a unit adds up?")
def biases_for_inputs(sizes, rng, scale=0.01):
    weights, _ = made(sizes, lambda s: scale * rng.normal(size=s))
    return weights, [np.zeros(m) for m in sizes[:-1]]


@misconception(says="You made biases for the inputs, too.", ask="How many layers of weights are there for three sizes?")
def biases_for_every_layer(sizes, rng, scale=0.01):
    weights, _ = made(sizes, lambda s: scale * rng.normal(size=s))
    return weights, [np.zeros(n) for n in sizes]


@misconception(says="Your weights have a row too many, for the biases.", ask="Where do the biases live here?")
def bias_in_weights(sizes, rng, scale=0.01):
    return made(sizes, lambda s: scale * rng.normal(size=(s[0] + 1, s[1])))


@misconception(says="You return a list of pairs.", ask="What does `weights, biases = initialise(…)` unpack?")
def pairs(sizes, rng, scale=0.01):
    weights, biases = made(sizes, lambda s: scale * rng.normal(size=s))
    return list(zip(weights, biases))


@misconception(says="You return the weights only.", ask="What does `weights, biases = initialise(…)` unpack?")
def weights_only(sizes, rng, scale=0.01):
    return made(sizes, lambda s: scale * rng.normal(size=s))[0]


@misconception(says="You return the biases first.", ask="Which of the two is asked for first?")
def order_exchanged(sizes, rng, scale=0.01):
    return made(sizes, lambda s: scale * rng.normal(size=s))[::-1]


@misconception(says="The last layer is missing.", ask="How many layers of weights are there for three sizes?")
def last_layer_missing(sizes, rng, scale=0.01):
    return made(sizes[:-1], lambda s: scale * rng.normal(size=s))


@misconception(says="You made a generator for every layer: all of them begin with the same numbers.", ask="Where should all random numbers come from?")
def same_seed_each_layer(sizes, rng, scale=0.01):
    return made(sizes, lambda s: scale * np.random.default_rng(0).normal(size=s))


@misconception(says="You drew from NumPy's global generator, not from `rng`.", ask="How can a caller repeat the run who knows only `rng`?")
def global_generator(sizes, rng, scale=0.01):
    return made(sizes, lambda s: scale * np.random.randn(*s))


@misconception(says="You set the seed inside the function: every network starts the same.", ask="Whose decision is the seed: yours or the caller's?")
def own_seed(sizes, rng, scale=0.01):
    np.random.seed(3)
    return made(sizes, lambda s: scale * np.random.randn(*s))


@misconception(says="Your parameters are right, but the caller's sizes are used up.", ask="What does `sizes.pop(0)` do to the list that was handed in?")
def changes_argument(sizes, rng, scale=0.01):
    if not isinstance(sizes, list):
        sizes = list(sizes)
    weights, biases = [], []
    while len(sizes) > 1:
        n_in = sizes.pop(0)
        weights.append(scale * rng.normal(size=(n_in, sizes[0])))
        biases.append(np.zeros(sizes[0]))
    return weights, biases


@misconception(says="You return a dict.", ask="What does `weights, biases = initialise(…)` unpack?")
def dict_for_pair(sizes, rng, scale=0.01):
    weights, biases = made(sizes, lambda s: scale * rng.normal(size=s))
    return {"weights": weights, "biases": biases}


RESULTS = {"tally": None, "draws": 2}
EDGES = [round(-3.5 + 0.25 * i, 2) for i in range(29)]


def inputs(rng):
    for sizes, label in [([4, 6, 3], "two layers"), ([3, 5, 4, 2], "three layers")]:
        yield case(sizes, THE_RNG, RESULTS, some_seeds(rng, 2), label=label)
    seeds = some_seeds(rng, 2)
    asked = [5, 3, 4], THE_RNG, 0.5, RESULTS, seeds
    yield Case(asked, "scale = 0.5, by name", by_name=("scale",))
    yield case([7, 1], THE_RNG, RESULTS, some_seeds(rng, 2), label="one layer, one output")
    deep = [3, 2, 4, 3, 2, 5, 3, 4, 45, 2]
    yield case(deep, THE_RNG, RESULTS, some_seeds(rng, 1), label="nine layers")
    yield case([4, 4, 4], THE_RNG, RESULTS, some_seeds(rng, 1), label="equal layers")
    yield case([40, 36], THE_RNG, RESULTS, some_seeds(rng, 1), label="40 inputs, 36 units")


def many(rng):
    tally = {"tally": "histogram", "edges": EDGES, "scale": 0.01}
    yield case([20, 70, 30], THE_RNG, tally, many_seeds(rng, 12), label="12 networks")
    tally = {"tally": "histogram", "edges": EDGES, "scale": 0.3}
    seeds = many_seeds(rng, 12)
    yield case([60, 25], THE_RNG, 0.3, tally, seeds, label="12 networks, scale = 0.3")
    for scale in (4.0, 1e-5):
        tally = {"tally": "histogram", "edges": EDGES, "scale": scale}
        asked = [24, 24, 24], THE_RNG, scale, tally, many_seeds(rng, 6)
        yield case(*asked, label=f"6 networks of equal layers, scale = {scale}")


EXERCISE = Exercise(
    initialise,
    points=4,
    oracle=oracle.initialise,
    inputs=inputs,
    driver="seeded",
    checks=[
        Judged("initial", points=2, name="parameters"),
        Judged("normal", points=1, name="normal, with that scale", inputs=many),
        Judged("unchanged", points=1, name="pure"),
    ],
)
