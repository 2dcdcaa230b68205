r"""With a million examples one gradient takes long, and most of it is wasted: a few hundred
examples show the way almost as well. So shuffle the examples, cut the pack into **minibatches**,
and make a step for each. One pass through the pack is an *epoch*.

Here is a pack of $n = 7$ examples, cut into batches of size 3:

```
   in order      0 1 2 3 4 5 6
   shuffled      4 0 6 3 1 5 2
                └─────┘└─────┘└─┘
   batches       4 0 6  3 1 5  2        the last one is shorter
```

Every example is in exactly one batch; all batches have the length `size`, but perhaps the last.
No batch is empty, and none is left out because it is short.

Why shuffle? Files are often sorted: all zeros first, then all ones. Without shuffling, the network
would forget the zeros while it sees nothing but ones.

Write `minibatches(n, size, rng)`: a list of arrays of ints, the numbers of the examples in each
batch. All that is random comes from `rng`, a `np.random.Generator`. A `size` below 1 makes no
sense: `raise ValueError("…")` then.
"""

import math

import numpy as np

from autograder.exercise import Exercise, Judged, RaisesValueError, accepted, case, misconception
from nn_reference.oracles import training as oracle

from ._draw import THE_RNG, many_seeds, some_seeds


def minibatches(n, size, rng):
    """The numbers 0 to n-1 in random batches.

    n: int, how many examples, 1 or more.  size: int, how many in a batch.
    rng: np.random.Generator.  Returns a list of int arrays.  Raises ValueError for a size below 1.
    """
    if size < 1:
        raise ValueError("a batch must have at least one example")
    order = rng.permutation(n)
    return [order[start : start + size] for start in range(0, n, size)]


@accepted
def shuffled_in_place(n, size, rng):
    if size <= 0:
        raise ValueError
    order = np.arange(n)
    rng.shuffle(order)
    batches = []
    while len(order):
        batches.append(order[:size])
        order = order[size:]
    return batches


@accepted
def sorted_keys(n, size, rng):
    if not size >= 1:
        raise ValueError(f"size {size}")
    order = np.argsort(rng.random(n))
    return tuple(np.split(order, range(size, n, size)))


@accepted
def without_replacement(n, size, rng):
    assert_size(size)
    order = rng.choice(n, size=n, replace=False)
    return [order[k * size : min(n, (k + 1) * size)].tolist() for k in range(math.ceil(n / size))]


def assert_size(size):
    class BadSize(ValueError):
        pass

    if size < 1:
        raise BadSize(size)


@accepted
def drawn_one_by_one(n, size, rng):
    if size < 1:
        raise ValueError("size")
    left = list(range(n))
    batches = [[]]
    while left:
        if len(batches[-1]) == size:
            batches.append([])
        batches[-1].append(left.pop(int(rng.integers(len(left)))))
    return [np.sort(np.array(batch, dtype=np.int32)) for batch in batches]


@accepted
def by_normals(n, size, rng):
    if size < 1:
        raise ValueError("size")
    rank = rng.standard_normal(n).argsort().argsort()
    return [np.flatnonzero(rank // size == k) for k in range(-(-n // size))]


@accepted
def permuted_column(n, size, rng):
    if size < 1:
        raise ValueError("size must be positive")
    order = rng.permuted(np.arange(n, dtype=np.uint16))
    return [order[i : i + size].copy() for i in range(0, len(order), size)]


def cut(order, size):
    if size < 1:
        raise ValueError("size")
    return [order[i : i + size] for i in range(0, len(order), size)]


@misconception(says="Your batches are in order: nothing is shuffled.", ask="What does a network see first if the examples are sorted by class?")
def not_shuffled(n, size, rng):
    return cut(np.arange(n), size)


@misconception(says="The examples of the last, shorter batch are left out.", ask="How many examples do your batches hold for n = 7 and size = 3?")
def last_batch_dropped(n, size, rng):
    order = rng.permutation(n)
    if size < 1:
        raise ValueError("size")
    return [order[i : i + size] for i in range(0, n - size + 1, size)]


@misconception(says="You cut the pack into parts of nearly equal length.", ask="Which lengths should the batches have for n = 7 and size = 3?")
def even_split(n, size, rng):
    if size < 1:
        raise ValueError("size")
    return np.array_split(rng.permutation(n), math.ceil(n / size))


@misconception(says="You made `size` batches, not batches of length `size`.", ask="How long should the first batch be?")
def size_as_count(n, size, rng):
    if size < 1:
        raise ValueError("size")
    return np.array_split(rng.permutation(n), size)


@misconception(
    says="You drew the numbers one by one, so that some come twice and others never.", ask="Is a pack of cards shuffled by drawing a card and putting it back?"
)
def with_replacement(n, size, rng):
    return cut(rng.integers(n, size=n), size)


@misconception(says="You drew from NumPy's global generator, not from `rng`.", ask="How can a caller repeat the run who knows only `rng`?")
def global_generator(n, size, rng):
    return cut(np.random.permutation(n), size)


@misconception(says="You made a generator of your own: the order is always the same.", ask="Will the second epoch have other batches than the first?")
def own_generator(n, size, rng):
    return cut(np.random.default_rng(0).permutation(n), size)


@misconception(says="You set the seed inside the function: the order is always the same.", ask="Whose decision is the seed: yours or the caller's?")
def own_seed(n, size, rng):
    np.random.seed(42)
    return cut(np.random.permutation(n), size)


@misconception(says="There is an empty batch at the end where n is a multiple of the size.", ask="How many batches do 8 examples make, 4 in each?")
def empty_last_batch(n, size, rng):
    order = rng.permutation(n)
    if size < 1:
        raise ValueError("size")
    return [order[k * size : (k + 1) * size] for k in range(n // size + 1)]


@misconception(says="Your numbers run from 1 to n.", ask="Which number has the first row of an array?")
def counted_from_one(n, size, rng):
    return cut(rng.permutation(n) + 1, size)


@misconception(says="The last example is in no batch.", ask="Which is the largest number that `rng.permutation(n)` can give?")
def one_missing(n, size, rng):
    return cut(rng.permutation(n - 1), size)


@misconception(says="You shuffled anew for every batch: some examples come twice, others never.", ask="How often is a pack shuffled before it is dealt?")
def new_order_each_batch(n, size, rng):
    if size < 1:
        raise ValueError("size")
    return [rng.permutation(n)[i : i + size] for i in range(0, n, size)]


@misconception(says="You shuffled whole batches: neighbours always stay together.", ask="Can examples 0 and 6 ever be in one batch?")
def blocks_shuffled(n, size, rng):
    batches = cut(np.arange(n), size)
    short = [batches.pop()] if len(batches[-1]) < size else []
    return [batches[i] for i in rng.permutation(len(batches))] + short


@misconception(says="You only moved the beginning: neighbours stay together.", ask="How many different orders can you get, and how many are there?")
def rotated(n, size, rng):
    return cut(np.roll(np.arange(n), rng.integers(n)), size)


@misconception(says="The short batch stands first.", ask="Which batch may be shorter than the others?")
def short_batch_first(n, size, rng):
    if size < 1:
        raise ValueError("size")
    order = rng.permutation(n)
    first = n % size or size
    return [order[:first], *cut(order[first:], size)] if n > first else [order]


@misconception(says="Your batches are right, but a negative size gives no error.", ask="What does `range(0, n, -1)` give?")
def size_unchecked(n, size, rng):
    order = rng.permutation(n)
    return [order[i : i + size] for i in range(0, n, size)]


@misconception(says="Your batches are right, but a size below 1 is taken for 1 without a word.", ask="How does a caller learn of their mistake?")
def size_mended(n, size, rng):
    return cut(rng.permutation(n), max(size, 1))


@misconception(says="Your batches are right, but a size below 1 raises another error than ValueError.", ask="Is the type of `size` wrong, or its value?")
def other_error(n, size, rng):
    if size < 1:
        raise TypeError("size must be at least 1")
    return cut(rng.permutation(n), size)


@misconception(says="Your numbers are floats.", ask="What does `X[2.0]` say?")
def floats_for_ints(n, size, rng):
    return cut(rng.permutation(np.arange(float(n))), size)


@misconception(says="You shuffled the pack and did not cut it.", ask="What does the caller loop over?")
def not_cut(n, size, rng):
    if size < 1:
        raise ValueError("size")
    return rng.permutation(n)


@misconception(says="You return the first batch only.", ask="Who will see the other examples?")
def first_batch_only(n, size, rng):
    return cut(rng.permutation(n), size)[0]


@misconception(says="Your batches have one example too many.", ask="How many entries has `order[0:3]`?")
def one_too_many(n, size, rng):
    return cut(rng.permutation(n), size + 1) if size > 0 else cut(rng.permutation(n), size)


RESULTS = {"tally": None, "draws": 2}


def inputs(rng):
    for n, size, label in [
        (11, 3, "n = 11, size = 3"),
        (8, 4, "n = 8, size = 4"),
        (1, 1, "n = 1"),
        (5, 7, "size larger than n"),
        (6, 1, "size = 1"),
        (13, 5, "n = 13, size = 5"),
        (1100, 512, "n = 1100, size = 512"),
    ]:
        yield case(n, size, THE_RNG, RESULTS, some_seeds(rng, 4), label=label)


def many(rng):
    tally = {"tally": "membership"}
    yield case(7, 3, THE_RNG, tally, many_seeds(rng, 240), label="n = 7, size = 3, 240 times")
    yield case(8, 3, THE_RNG, tally, many_seeds(rng, 240), label="n = 8, size = 3, 240 times")
    yield case(120, 40, THE_RNG, tally, many_seeds(rng, 120), label="n = 120, 120 times")


def wrong_sizes(rng):
    for size in (0, -1, -3):
        yield case(5, size, THE_RNG, RESULTS, some_seeds(rng, 1), label=f"size = {size}")


EXERCISE = Exercise(
    minibatches,
    points=4,
    oracle=oracle.minibatches,
    inputs=inputs,
    driver="seeded",
    checks=[
        Judged("partition", points=2, name="batches"),
        Judged("mixing", points=1, name="well mixed", inputs=many, params={"size": 1}),
        RaisesValueError(points=1, inputs=wrong_sizes),
    ],
)
