r"""Now go downhill by batches: *stochastic gradient descent*. One epoch is

```
   for every batch of a fresh, random partition of the examples
       g     = gradient on the rows of this batch, at the parameters as they are now
       theta = theta − alpha · g
```

Each update starts where the last one ended. Compare for 1000 examples:

| | gradients of 1000 examples | batches of 50 |
|---|---|---|
| examples looked at | 1000 | 1000 |
| updates | **1** | **20** |

Every update sees *some rows of $X$, and the entries of $y$ that belong to them*. Mixing these up
is the classic mistake here, and it is a silent one: the network trains, and learns nothing.

Write `sgd_epoch(X, y, theta, grad, alpha, size, rng)`, which returns the parameters after one
pass. `grad(X_batch, y_batch, theta)` gives the mean gradient over the rows it gets, so do not
divide again. Draw the batches as `minibatches` does. You are judged by what `grad` was asked:
which rows, and where.
"""

import numpy as np

from autograder.exercise import Exercise, Judged, accepted, case, misconception
from nn_reference.oracles import training as oracle

from ._draw import THE_RNG, many_seeds, signed, some_seeds
from .minibatches import minibatches


def sgd_epoch(X, y, theta, grad, alpha, size, rng):
    """The parameters after one pass over the data, with one update a batch.

    X: (n, D) rows.  y: (n,) targets.  theta: (D,) parameters at the start.
    grad: function of (X_batch, y_batch, theta); gives the gradient, like theta.
    alpha: learning rate.  size: int, rows in a batch.  rng: np.random.Generator.
    Returns an array like theta.
    """
    for batch in minibatches(len(X), size, rng):
        theta = theta - alpha * grad(X[batch], y[batch], theta)
    return theta


@accepted
def shuffled_copies(X, y, theta, grad, alpha, size, rng):
    order = rng.permutation(X.shape[0])
    X, y = X[order], y[order]
    theta = theta.copy()
    for i in range(0, X.shape[0], size):
        theta -= alpha * grad(X[i : i + size], y[i : i + size], theta)
    return theta


@accepted
def one_table(X, y, theta, grad, alpha, size, rng):
    table = np.column_stack([X, y])
    rng.shuffle(table)
    start = 0
    while start < len(table):
        part = table[start : start + size]
        theta = np.subtract(theta, alpha * grad(part[:, :-1], part[:, -1], theta))
        start += size
    return theta


@accepted
def lists_of_rows(X, y, theta, grad, alpha, size, rng):
    left = list(range(len(y)))
    here = list(theta)
    while left:
        take = [left.pop(int(rng.integers(len(left)))) for _ in range(min(size, len(left)))]
        g = grad(np.array([X[i] for i in take]), np.array([y[i] for i in take]), np.array(here))
        here = [t - alpha * gi for t, gi in zip(here, g)]
    return here


@accepted
def printed_gradient(X, y, theta, grad, alpha, size, rng):
    for batch in minibatches(len(y), size, rng):
        before = np.linalg.norm(grad(X[batch], y[batch], theta))
        assert before >= 0
        theta = theta - alpha * grad(X[batch], y[batch], theta)
    return theta


@accepted
def sorted_batches(X, y, theta, grad, alpha, size, rng):
    rank = rng.permutation(len(X))
    for k in range(-(-len(X) // size)):
        mine = (rank >= k * size) & (rank < (k + 1) * size)
        theta = theta + -alpha * np.asarray(grad(X[mine], y[mine], theta))
    return theta


def cut(order, size):
    return [order[i : i + size] for i in range(0, len(order), size)]


def walk(X, y, theta, grad, alpha, batches):
    for batch in batches:
        theta = theta - alpha * grad(X[batch], y[batch], theta)
    return theta


@misconception(says="Your batches are in order: nothing is shuffled.", ask="What does a network see first if the examples are sorted by class?")
def not_shuffled(X, y, theta, grad, alpha, size, rng):
    return walk(X, y, theta, grad, alpha, cut(np.arange(len(X)), size))


@misconception(says="The rows of the last, shorter batch are never seen.", ask="How many rows do your updates see for n = 7 and size = 3?")
def last_batch_dropped(X, y, theta, grad, alpha, size, rng):
    order = rng.permutation(len(X))
    batches = [order[i : i + size] for i in range(0, len(X) - size + 1, size)]
    return walk(X, y, theta, grad, alpha, batches)


@misconception(says="You shuffled the rows of X, and took the entries of y in order.", ask="Which entry of y belongs to the row that comes first now?")
def targets_by_position(X, y, theta, grad, alpha, size, rng):
    order = rng.permutation(len(X))
    for i in range(0, len(X), size):
        theta = theta - alpha * grad(X[order[i : i + size]], y[i : i + size], theta)
    return theta


@misconception(says="You shuffled X and y one after the other: in two different orders.", ask="How many orders should be drawn for one epoch?")
def shuffled_apart(X, y, theta, grad, alpha, size, rng):
    X, y = rng.permutation(X), rng.permutation(y)
    return walk(X, y, theta, grad, alpha, cut(np.arange(len(X)), size))


@misconception(says="All your gradients are taken at the first parameters.", ask="Where does the second update start?")
def always_at_the_start(X, y, theta, grad, alpha, size, rng):
    new = theta
    for batch in cut(rng.permutation(len(X)), size):
        new = new - alpha * grad(X[batch], y[batch], theta)
    return new


@misconception(says="You collected the gradients of all batches, and made one step.", ask="How many updates has an epoch of 20 batches?")
def gradients_collected(X, y, theta, grad, alpha, size, rng):
    batches = cut(rng.permutation(len(X)), size)
    total = sum(grad(X[b], y[b], theta) for b in batches)
    return theta - alpha * total / len(batches)


@misconception(
    says="Every update starts at the first parameters again, so that only the last one stays.", ask="What does `theta` hold when the second batch comes?"
)
def last_update_only(X, y, theta, grad, alpha, size, rng):
    for batch in cut(rng.permutation(len(X)), size):
        new = theta - alpha * grad(X[batch], y[batch], theta)
    return new


@misconception(says="You go along the gradient, to where the loss is larger.", ask="Which way does the gradient point: uphill or downhill?")
def ascent(X, y, theta, grad, alpha, size, rng):
    return walk(X, y, theta, grad, -alpha, cut(rng.permutation(len(X)), size))


@misconception(says="The learning rate does not enter your steps.", ask="What does alpha = 0 mean, and what does your function do then?")
def rate_ignored(X, y, theta, grad, alpha, size, rng):
    return walk(X, y, theta, grad, 1.0, cut(rng.permutation(len(X)), size))


@misconception(says="You divided the gradient by the size of the batch.", ask="What has `grad` done with the rows already?")
def divided_by_n_twice(X, y, theta, grad, alpha, size, rng):
    return walk(X, y, theta, grad, alpha / size, cut(rng.permutation(len(X)), size))


@misconception(says="Every update sees all rows.", ask="What does `grad` need to be given for one batch?")
def all_rows_every_time(X, y, theta, grad, alpha, size, rng):
    for _ in cut(rng.permutation(len(X)), size):
        theta = theta - alpha * grad(X, y, theta)
    return theta


@misconception(says="You made one step with all rows.", ask="How many updates has an epoch of 20 batches?")
def one_full_step(X, y, theta, grad, alpha, size, rng):
    return theta - alpha * grad(X, y, theta)


@misconception(says="You drew the rows one by one, so that some come twice and others never.", ask="How often does an epoch show every example?")
def with_replacement(X, y, theta, grad, alpha, size, rng):
    return walk(X, y, theta, grad, alpha, cut(rng.integers(len(X), size=len(X)), size))


@misconception(says="Each of your updates sees a single row, whatever `size` is.", ask="How many rows belong to one batch?")
def one_row_at_a_time(X, y, theta, grad, alpha, size, rng):
    return walk(X, y, theta, grad, alpha, cut(rng.permutation(len(X)), 1))


@misconception(says="You made `size` batches, not batches of length `size`.", ask="How long should the first batch be?")
def size_as_count(X, y, theta, grad, alpha, size, rng):
    batches = [b for b in np.array_split(rng.permutation(len(X)), size) if len(b)]
    return walk(X, y, theta, grad, alpha, batches)


@misconception(says="You stop after the first batch.", ask="How far is your `return` indented?")
def first_batch_only(X, y, theta, grad, alpha, size, rng):
    return walk(X, y, theta, grad, alpha, cut(rng.permutation(len(X)), size)[:1])


@misconception(says="You shuffled anew for every batch: some rows come twice, others never.", ask="How often is a pack shuffled before it is dealt?")
def new_order_each_batch(X, y, theta, grad, alpha, size, rng):
    batches = [rng.permutation(len(X))[i : i + size] for i in range(0, len(X), size)]
    return walk(X, y, theta, grad, alpha, batches)


@misconception(says="You drew from NumPy's global generator, not from `rng`.", ask="How can a caller repeat the run who knows only `rng`?")
def global_generator(X, y, theta, grad, alpha, size, rng):
    return walk(X, y, theta, grad, alpha, cut(np.random.permutation(len(X)), size))


@misconception(says="You made a generator of your own: every epoch has the same batches.", ask="Whose decision is the seed: yours or the caller's?")
def own_generator(X, y, theta, grad, alpha, size, rng):
    return walk(X, y, theta, grad, alpha, cut(np.random.default_rng(0).permutation(len(X)), size))


@misconception(says="You shuffled whole batches: neighbours always stay together.", ask="Can rows 0 and 6 ever be in one batch?")
def blocks_shuffled(X, y, theta, grad, alpha, size, rng):
    batches = cut(np.arange(len(X)), size)
    short = [batches.pop()] if len(batches[-1]) < size else []
    batches = [batches[i] for i in rng.permutation(len(batches))] + short
    return walk(X, y, theta, grad, alpha, batches)


@misconception(says="You went over the data twice.", ask="How often does an epoch show every example?")
def two_epochs(X, y, theta, grad, alpha, size, rng):
    for _ in range(2):
        theta = walk(X, y, theta, grad, alpha, cut(rng.permutation(len(X)), size))
    return theta


@misconception(says="You return all positions on the way.", ask="Which of them is asked for?")
def all_positions(X, y, theta, grad, alpha, size, rng):
    path = [theta]
    for b in cut(rng.permutation(len(X)), size):
        path.append(path[-1] - alpha * grad(X[b], y[b], path[-1]))
    return path


@misconception(says="Your result is right, but the caller's parameters have moved along.", ask="What does `theta -= …` do to the array that was handed in?")
def changes_argument(X, y, theta, grad, alpha, size, rng):
    for batch in cut(rng.permutation(len(X)), size):
        theta -= alpha * grad(X[batch], y[batch], theta)
    return theta


@misconception(says="Your result is right, but the caller's X and y are in another order now.", ask="Who else counts on the order of the rows?")
def shuffles_the_data(X, y, theta, grad, alpha, size, rng):
    order = rng.permutation(len(X))
    X[...], y[...] = X[order], y[order]
    return walk(X, y, theta, grad, alpha, cut(np.arange(len(X)), size))


def data(rng, n, d):
    """Rows and targets that are far apart, so that it can be seen which is which."""
    X = signed(rng, 0.3, 1.2, (n, d))
    X[:, 0] = rng.permutation(np.linspace(-1.5, 1.5, n)) if n > 1 else 0.7
    y = rng.permutation(np.linspace(-1.0, 2.0, n)) if n > 1 else np.array([1.3])
    return X, y, signed(rng, 0.4, 1.2, d)


def slope(rng):
    name = str(rng.choice(["least squares", "logistic", "smooth absolute"]))
    return {"plug": "gradient", "name": name}


def inputs(rng):
    for n, d, size, label in [
        (11, 2, 3, "n = 11, size = 3"),
        (8, 3, 4, "n = 8, size = 4"),
        (1, 2, 1, "n = 1"),
        (4, 3, 6, "size larger than n"),
        (5, 2, 1, "size = 1"),
        (40, 2, 36, "n = 40, size = 36"),
    ]:
        X, y, theta = data(rng, n, d)
        alpha = float(rng.uniform(0.1, 0.4))
        seeds = some_seeds(rng, 4)
        tally = {"tally": None, "draws": 2}
        yield case(X, y, theta, slope(rng), alpha, size, THE_RNG, tally, seeds, label=label)
    X, y, theta = data(rng, 110, 2)
    squares, tally = {"plug": "gradient", "name": "least squares"}, {"tally": None, "draws": 1}
    seeds = some_seeds(rng, 2)
    asked = X, y, 5000 * theta, squares, 1e-3, 3, THE_RNG, tally, seeds
    yield case(*asked, label="n = 110, size = 3, large parameters")


def many(rng):
    X, y, theta = data(rng, 7, 2)
    tally, seeds = {"tally": "rows"}, many_seeds(rng, 240)
    yield case(X, y, theta, slope(rng), 0.2, 3, THE_RNG, tally, seeds, label="many epochs")


EXERCISE = Exercise(
    sgd_epoch,
    points=5,
    oracle=oracle.sgd_epoch,
    inputs=inputs,
    driver="watched epochs",
    checks=[
        Judged("updates", points=3, name="updates"),
        Judged("mixing", points=1, name="well mixed", inputs=many, params={"size": 5}),
        Judged("unchanged", points=1, name="pure"),
    ],
)
