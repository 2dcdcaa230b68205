r"""Make units fail at random during training, and the others cannot rely on them: no unit learns
only what goes with one particular other. That is **dropout**. Every entry of the activations $a$
is set to 0 with probability $p$, each for itself, as if a coin were thrown for it.

What the next layer adds up would become smaller on average, by the factor $1 - p$. So those that
survive are made larger by as much, at once (*inverted* dropout):

$$a'_i = \begin{cases} 0 & \text{with probability } p \\[2pt]
\dfrac{a_i}{1-p} & \text{otherwise}\end{cases}
\qquad\Rightarrow\qquad \text{mean of } a'_i = a_i .$$

With $p = 0.25$, so that survivors are divided by 0.75:

| | | | | | | |
|---|---|---|---|---|---|---|
| $a$ | 3 | 0.6 | −1.5 | 9 | 3 | 1.2 |
| coin | keep | keep | **drop** | keep | **drop** | keep |
| $a'$ | 4 | 0.8 | 0 | 12 | 0 | 1.6 |

Here two of six fell out; the next time it may be none or four. When training is over nothing is
dropped, and nothing needs to be scaled.

Write `dropout(a, p, rng)` for an array of any shape. $p = 0$ changes nothing. For $p$ below 0, or
1 and more, there is no sense in it: `raise ValueError("…")`. All chance comes from `rng`.
"""

import numpy as np

from autograder.exercise import Exercise, Judged, RaisesValueError, accepted, case, misconception
from nn_reference.oracles import training as oracle

from ._draw import THE_RNG, many_seeds, signed, some_seeds


def dropout(a, p, rng):
    """The activations with each entry dropped with probability p, and the others made larger.

    a: array of any shape.  p: number, 0 <= p < 1.  rng: np.random.Generator.
    Returns an array of the shape of a.  Raises ValueError for any other p.
    """
    if not 0 <= p < 1:
        raise ValueError("p must be in [0, 1)")
    keep = rng.random(a.shape) >= p
    return a * keep / (1 - p)


@accepted
def binomial(a, p, rng):
    if p < 0 or p >= 1:
        raise ValueError("p")
    return a * rng.binomial(1, 1 - p, size=a.shape) / (1 - p)


@accepted
def chosen(a, p, rng):
    if not (p >= 0 and p < 1):
        raise ValueError(p)
    return np.where(rng.choice([True, False], size=a.shape, p=[p, 1 - p]), 0, a / (1 - p))


@accepted
def one_at_a_time(a, p, rng):
    if p >= 1 or p < 0:
        raise ValueError("no")
    result = a.astype(np.float64)
    for i in np.ndindex(a.shape):
        result[i] = 0.0 if rng.uniform() < p else result[i] / (1 - p)
    return result.tolist()


@accepted
def on_a_copy(a, p, rng):
    class NotAProbability(ValueError):
        pass

    if not 0 <= p < 1:
        raise NotAProbability
    if p == 0:
        return a
    result = a.copy()
    result[rng.uniform(size=a.shape) < p] = 0
    result /= 1 - p
    return result


@accepted
def masked_multiply(a, p, rng):
    if p < 0.0 or 1.0 <= p:
        raise ValueError("p outside [0, 1)")
    mask = (rng.random(a.size) < 1 - p).astype(float).reshape(a.shape)
    mask *= 1.0 / (1.0 - p)
    return np.multiply(mask, a)


@accepted
def by_normals(a, p, rng):
    if not 0 <= p < 1:
        raise ValueError("p")
    rank = np.argsort(np.argsort(rng.random(1000)))[:1]  # some draws that are not used
    assert rank.size == 1
    return np.float32(a) * (rng.random(a.shape, dtype=np.float32) >= p) / np.float32(1 - p)


def checked(p):
    if not 0 <= p < 1:
        raise ValueError("p")


@misconception(says="The survivors are not made larger.", ask="What does the next layer add up on average, compared with before?")
def not_scaled(a, p, rng):
    checked(p)
    return a * (rng.random(a.shape) >= p)


@misconception(says="You keep entries with probability p, and drop the rest.", ask="Is p the probability to fall out or to stay?")
def kept_with_p(a, p, rng):
    checked(p)
    return a * (rng.random(a.shape) < p) / (1 - p) if p else a


@misconception(says="You took p for the probability to stay, throughout.", ask="Is p the probability to fall out or to stay?")
def kept_and_scaled_with_p(a, p, rng):
    checked(p)
    return a * (rng.random(a.shape) < p) / p if p else a


@misconception(says="You divided the survivors by p.", ask="If few are dropped, should the others grow much or little?")
def scaled_by_p(a, p, rng):
    checked(p)
    return a * (rng.random(a.shape) >= p) / p if p else a


@misconception(says="You made the survivors smaller.", ask="Some have fallen out: should the others make up for it, or shrink too?")
def scaled_down(a, p, rng):
    checked(p)
    return a * (rng.random(a.shape) >= p) * (1 - p)


@misconception(says="Nothing is dropped; everything is made larger.", ask="Where does chance come in?")
def nothing_dropped_scaled(a, p, rng):
    checked(p)
    return a / (1 - p)


@misconception(says="You return the activations as they came.", ask="Where does chance come in?")
def returns_input(a, p, rng):
    checked(p)
    return a


@misconception(says="You multiplied everything by 1 − p: that is what happens on average, without scaling.", ask="Where does chance come in?")
def expected_value(a, p, rng):
    checked(p)
    return a * (1 - p)


@misconception(says="You drop whole rows: all units of an example at once.", ask="How many coins are thrown for a matrix of 4 × 7?")
def rows_dropped(a, p, rng):
    checked(p)
    keep = rng.random(a.shape[:1] + (1,) * (a.ndim - 1)) >= p
    return a * keep / (1 - p)


@misconception(says="You drop whole columns: the same units for every example.", ask="How many coins are thrown for a matrix of 4 × 7?")
def columns_dropped(a, p, rng):
    checked(p)
    return a * (rng.random(a.shape[-1]) >= p) / (1 - p)


@misconception(says="You threw one coin for all: either everything stays or nothing.", ask="How many coins are thrown for a matrix of 4 × 7?")
def one_coin(a, p, rng):
    checked(p)
    return a * (rng.random() >= p) / (1 - p)


@misconception(says="You always drop the same number of entries.", ask="How many heads do six coins show: always three?")
def exact_share(a, p, rng):
    checked(p)
    keep = np.ones(a.size)
    keep[rng.permutation(a.size)[: round(p * a.size)]] = 0
    return a * keep.reshape(a.shape) / (1 - p)


@misconception(says="You divided by the share that was kept this time.", ask="By which number are survivors divided in the table, where 4 of 6 were kept?")
def scaled_by_share_kept(a, p, rng):
    checked(p)
    keep = rng.random(a.shape) >= p
    return a * keep / max(keep.mean(), 1e-9)


@misconception(says="You drew from NumPy's global generator, not from `rng`.", ask="How can a caller repeat the run who knows only `rng`?")
def global_generator(a, p, rng):
    checked(p)
    return a * (np.random.random(a.shape) >= p) / (1 - p)


@misconception(says="You made a generator of your own: the same entries are dropped every time.", ask="What does a unit learn that never fails?")
def own_generator(a, p, rng):
    checked(p)
    return a * (np.random.default_rng(0).random(a.shape) >= p) / (1 - p)


@misconception(says="You set the seed inside the function: the same entries are dropped every time.", ask="Whose decision is the seed: yours or the caller's?")
def own_seed(a, p, rng):
    checked(p)
    np.random.seed(1)
    return a * (np.random.rand(*a.shape) >= p) / (1 - p)


@misconception(says="You drop half of the entries, whatever p is.", ask="Which probability has a 0 from `rng.integers(0, 2)`?")
def half_of_them(a, p, rng):
    checked(p)
    return a * rng.integers(0, 2, a.shape) / (1 - p) if p else a


@misconception(says="You multiplied by normal noise: no entry is 0.", ask="Which two values can an entry take?")
def noise_for_dropout(a, p, rng):
    checked(p)
    return a * rng.normal(1, np.sqrt(p / (1 - p)), a.shape)


@misconception(says="You drop the smallest entries.", ask="Where does chance come in?")
def smallest_dropped(a, p, rng):
    checked(p)
    return np.where(np.abs(a) < np.quantile(np.abs(a), p), 0, a / (1 - p))


@misconception(says="You set the dropped entries to nan.", ask="What does the next layer add up if one of its inputs is nan?")
def nan_for_zero(a, p, rng):
    checked(p)
    return np.where(rng.random(a.shape) >= p, a / (1 - p), np.nan)


@misconception(says="You removed the dropped entries from the array.", ask="Which shape does the next layer expect?")
def entries_removed(a, p, rng):
    checked(p)
    return a[rng.random(a.shape) >= p] / (1 - p)


@misconception(says="You return the mask, without the activations.", ask="What becomes of an activation that survives?")
def mask_returned(a, p, rng):
    checked(p)
    return (rng.random(a.shape) >= p) / (1 - p)


@misconception(says="Your dropout is right, but a p outside [0, 1) gives no error.", ask="By what do you divide if p is 1?")
def p_unchecked(a, p, rng):
    return a * (rng.random(a.shape) >= p) / (1 - p)


@misconception(says="Your dropout is right, but p = 1 gives no error.", ask="Does [0, 1) contain 1?")
def one_allowed(a, p, rng):
    if not 0 <= p <= 1:
        raise ValueError("p")
    keep = rng.random(a.shape) >= p
    return a * keep / (1 - p) if p < 1 else np.zeros(a.shape)


@misconception(says="You refuse p = 0.", ask="Does [0, 1) contain 0?")
def zero_refused(a, p, rng):
    if not 0 < p < 1:
        raise ValueError("p")
    return a * (rng.random(a.shape) >= p) / (1 - p)


@misconception(says="Your dropout is right, but a p outside [0, 1) is changed without a word.", ask="How does a caller learn of their mistake?")
def p_mended(a, p, rng):
    p = min(max(p, 0), 0.999)
    return a * (rng.random(a.shape) >= p) / (1 - p)


@misconception(says="Your result is right, but the activations have lost their entries.", ask="Who else still needs a after this call?")
def changes_argument(a, p, rng):
    checked(p)
    a *= rng.random(a.shape) >= p
    return a / (1 - p)


RESULTS = {"tally": None, "draws": 2}


def inputs(rng):
    for shape, p, label in [
        ((4, 7), 0.3, "p = 0.3"),
        ((23,), 0.6, "p = 0.6, a vector"),
        ((2, 3, 5), 0.15, "three axes"),
        ((3, 4), 0.0, "p = 0"),
        ((1, 6), 0.5, "one row"),
        ((2, 40), 0.2, "40 columns"),
        ((40, 36), 0.995, "40 rows of 36, p = 0.995"),
        ((3, 5), 0.004, "p = 0.004"),
        ((40, 36), 0.0, "40 rows of 36, p = 0"),
        ((40, 36), 0.5, "40 rows of 36, p = 0.5"),
    ]:
        a = signed(rng, 0.4, 2.0, shape)
        yield case(a, p, THE_RNG, RESULTS, some_seeds(rng, 3), label=label)
    for size in (1e7, 1e-7):
        a = size * signed(rng, 0.4, 2.0, (8, 9))
        yield case(a, 0.5, THE_RNG, RESULTS, some_seeds(rng, 1), label=f"entries near {size:g}")


def many(rng):
    tally = {"tally": "zeros"}
    a = signed(rng, 0.4, 2.0, (3, 4))
    yield case(a, 0.25, THE_RNG, tally, many_seeds(rng, 600), label="600 draws")
    a = np.full((2, 2, 3), 0.75)
    yield case(a, 0.7, THE_RNG, tally, many_seeds(rng, 300), label="equal entries, three axes, p = 0.7")


def wrong_p(rng):
    a = signed(rng, 0.4, 2.0, (2, 3))
    for p in (1.0, -0.1, 1.5, -1e-6):
        yield case(a, p, THE_RNG, RESULTS, some_seeds(rng, 1), label=f"p = {p}")


EXERCISE = Exercise(
    dropout,
    points=5,
    oracle=oracle.dropout,
    inputs=inputs,
    driver="seeded",
    equivalent={"rng.random(a.shape) >= p with Gt": "a draw that equals p has no probability"},
    checks=[
        Judged("dropout", points=2, name="dropped or scaled"),
        Judged("drops", points=1, name="each for itself", inputs=many),
        RaisesValueError(points=1, inputs=wrong_p),
        Judged("unchanged", points=1, name="pure"),
    ],
)
