"""Judging functions that use chance: by properties that always hold, and by statistics.

A statistic may call a right answer wrong; the bounds used here (Chernoff's for counts, Massart's
for distributions) hold for every number of draws, so that this happens in fewer than one of 10⁸
cases. How a right answer draws from its generator is its own affair.
"""

from __future__ import annotations

import math
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from itertools import pairwise
from typing import Any, TypeAlias

import numpy as np

from autograder.core.compare import as_array, compare
from autograder.core.model import Outcome, Question, Returned
from autograder.core.telling import tell_failure, told
from autograder.core.values import Array, Value

FALSE_ALARM = 1e-8
"""The chance, for each case that is judged by statistics, that a right answer fails."""
DISTINCT = 0.99
"""Share of different numbers among random weights: float32 ones may coincide now and then."""
SAME_ROW = 1e-4
"""Rows of inputs lie at least a hundred times farther apart; float32 copies are closer."""

Seen: TypeAlias = Sequence[Value]
"""The results of one seed, in the order in which they were drawn."""
Params: TypeAlias = Mapping[str, Value]


@dataclass(frozen=True, slots=True)
class Trial:
    """What came of one case, with the case's arguments and what it is judged by."""

    value: Value
    args: tuple[Value, ...]
    want: Value
    params: Params


class Unlikely(ValueError):
    """What is wrong with a result, in a sentence for its author. Holds no data of a case."""


def _judge(
    look: Callable[[Trial], None],
) -> Callable[[Question, Sequence[Outcome]], str | None]:
    """The judge that looks at every case, and tells the first Unlikely."""

    def judge(question: Question, outcomes: Sequence[Outcome]) -> str | None:
        cases = zip(question.cases, question.wants, outcomes, strict=True)
        for case, want, got in cases:
            if not isinstance(got, Returned):
                return told(case, tell_failure(got, public=case.public))
            assert isinstance(want, Returned)
            try:
                look(Trial(got.value, case.args, want.value, question.params))
            except Unlikely as error:
                return told(case, str(error))
            except (ArithmeticError, AttributeError, LookupError, TypeError, ValueError):
                return told(case, "the result is not of the form asked for")
        return None

    return judge


def judge_unchanged(question: Question, outcomes: Sequence[Outcome]) -> str | None:
    """No argument is changed."""
    for case, got in zip(question.cases, outcomes, strict=True):
        if not isinstance(got, Returned):
            return told(case, tell_failure(got, public=case.public))
        if got.changed:
            which = " and ".join(f"number {i + 1}" for i in got.changed)
            return f"the function changes its argument {which}; work on a copy"
    return None


# -- chance -----------------------------------------------------------------------------------


def surprising(count: int, draws: int, p: float, tests: int = 1) -> bool:
    """Whether `count` of `draws` is too far from the probability `p`, one test of so many.

    By Chernoff: P(share of n draws beyond q) ≤ exp(−n·D(q‖p)), on either side of p.
    """
    q = count / draws
    divergence = _term(q, p) + _term(1 - q, 1 - p)
    return draws * divergence > math.log(2 * tests / FALSE_ALARM)


def _term(q: float, p: float) -> float:
    if q == 0:
        return 0.0
    return q * math.log(q / p) if p > 0 else math.inf


def _by_seed(value: Value, trial: Trial) -> tuple[dict[int, list[Seen]], int]:
    """The results of each seed's appearances, and the draws a seed."""
    tally, seeds = trial.args[-2:]
    draws = tally.get("draws", 1)
    found: dict[int, list[Seen]] = {}
    for i, seed in enumerate(seeds):
        found.setdefault(seed, []).append(value[i * draws : (i + 1) * draws])
    return found, draws


def _depends_on_rng_alone(value: Value, trial: Trial, log_chance: float) -> None:
    """The same seed gives the same; others differ, where `log_chance` says that they must.

    `log_chance` is the logarithm of the probability that two draws are equal by chance.
    """
    found, draws = _by_seed(value, trial)
    for appearances in found.values():
        if not all(compare_exactly(again, appearances[0]) for again in appearances[1:]):
            raise Unlikely(
                "the same generator, seeded the same, gave another result: `rng` must be the "
                "only source of chance"
            )
    firsts = [appearances[0][0] for appearances in found.values()]
    enough = math.log(FALSE_ALARM)
    if (len(firsts) - 1) * log_chance < enough and _all_equal(firsts):
        raise Unlikely("generators with different seeds all gave the same: draw from `rng`")
    pairs = [appearances[0] for appearances in found.values()]
    if draws > 1 and len(pairs) * log_chance < enough and all(map(_all_equal, pairs)):
        raise Unlikely("a second draw from the same generator gave the same again")


def _all_equal(values: Sequence[Value]) -> bool:
    return all(compare_exactly(v, values[0]) for v in values[1:])


def compare_exactly(left: Value, right: Value) -> bool:
    """Whether two results are the same; both are known to be well-formed."""
    return compare(left, right).right


# -- partitions into batches --------------------------------------------------------------------


def _look_at_partitions(trial: Trial) -> None:
    """Lists of index arrays that part 0…n−1 into batches of `size`, at random."""
    n, size = trial.args[0], trial.args[1]
    for batches in trial.value:
        _look_at_partition(batches, n, size)
    sizes = _sizes(n, size)
    # The fewest that can count as different: batches as sets, in any order.
    ways = math.lgamma(n + 1) - sum(math.lgamma(s + 1) for s in sizes) - math.lgamma(len(sizes) + 1)
    _depends_on_rng_alone(trial.value, trial, -ways)


def _sizes(n: int, size: int) -> list[int]:
    return [min(size, n - start) for start in range(0, n, size)]


def _look_at_partition(batches: Value, n: int, size: int) -> None:
    if not isinstance(batches, list | tuple):
        raise Unlikely("the result is no list of index arrays")
    arrays = [as_array(batch) for batch in batches]
    for array in arrays:
        if array is None or array.ndim != 1:
            raise Unlikely("a batch is no one-dimensional array of indices")
        if array.size == 0:
            raise Unlikely("there is an empty batch")
        if array.dtype.kind not in "iu":
            raise Unlikely("a batch does not hold ints: it cannot be used as indices")
    everything = np.sort(np.concatenate([a for a in arrays if a is not None] or [np.empty(0)]))
    if not np.array_equal(everything, np.arange(n)):
        raise Unlikely("the batches together do not hold every index from 0 to n−1 exactly once")
    if [a.size for a in arrays if a is not None] != _sizes(n, size):
        raise Unlikely("the batches must all have the length `size`; only the last may be shorter")


def _look_at_mixing(trial: Trial) -> None:
    """Which batch each index was in, in many draws: every pair meets equally often.

    `params["size"]` is the position of the batch size among the arguments.
    """
    size = trial.args[trial.params["size"]]
    value = trial.value
    draws, n = value.shape
    sizes = _sizes(n, size)
    _same_sizes(value, sizes)
    together = sum(s * (s - 1) for s in sizes) / (n * (n - 1))
    short = sizes[-1] / n if sizes[-1] < size else None
    tests = n * (n - 1) // 2 + n
    for i in range(n):
        for j in range(i):
            met = int((value[:, i] == value[:, j]).sum())
            if surprising(met, draws, together, tests):
                raise Unlikely("some pairs of examples are together in a batch too often or seldom")
        last = int((value[:, i] == len(sizes) - 1).sum())
        if short and surprising(last, draws, short, tests):
            raise Unlikely("some examples are in the last, shorter batch too often or too seldom")


def _same_sizes(value: Value, sizes: Sequence[int]) -> None:
    for row in value:
        if row.min() < 0 or np.bincount(row, minlength=len(sizes)).tolist() != list(sizes):
            raise Unlikely("not every example was seen once, in batches of `size`")


# -- what each update of an epoch saw -------------------------------------------------------------


def _look_at_updates(trial: Trial) -> None:
    """Epochs of gradient descent, by the log of what the gradient was asked."""
    X, y, theta, _, alpha, size = trial.args[:6]
    sizes = _sizes(len(X), size)
    seen = []
    for epoch in trial.value:
        log = epoch["log"]
        rows = [_rows_of(batch, targets, X, y) for batch, targets, _, _ in log]
        if sorted(i for batch in rows for i in batch) != list(range(len(X))):
            raise Unlikely("the updates of an epoch do not see every example exactly once")
        if [len(batch) for batch in rows] != sizes:
            raise Unlikely("the batches must have the length `size`; only the last may be shorter")
        _look_at_steps(log, theta, alpha, epoch["result"])
        seen.append([np.sort(np.array(batch)) for batch in rows])
    _look_at_partitions_of_epochs(seen, trial, sizes)


def _rows_of(batch: Array, targets: Array, X: Array, y: Array) -> list[int]:
    """The numbers of the examples that an update saw."""
    if batch.ndim != 2 or batch.shape[1] != X.shape[1]:
        raise Unlikely("`grad` wants rows of X: an array of shape (batch, D)")
    if targets.shape != batch.shape[:1]:
        raise Unlikely("`grad` wants as many entries of y as rows of X: shape (batch,)")
    rows = []
    for row, target in zip(batch, targets, strict=True):
        distance = np.abs(X - row).max(axis=1)
        i = int(distance.argmin())
        if not distance[i] <= SAME_ROW:
            raise Unlikely("`grad` was given a row that is none of X")
        if not abs(y[i] - target) <= SAME_ROW:
            raise Unlikely("a row of X came with the entry of y of another row")
        rows.append(i)
    return rows


def _look_at_steps(log: Sequence[Value], theta: Array, alpha: float, result: Value) -> None:
    """Each update starts where the one before ended, and the result is where the last one ends."""
    here = theta
    for number, (_, _, asked_at, gradient) in enumerate(log):
        if not compare(asked_at, here).right:
            raise Unlikely(
                "the first gradient is not taken at `theta`"
                if number == 0
                else "a gradient is not taken at the parameters that the update before has left"
            )
        here = asked_at - alpha * gradient
    if not compare(result, here).right:
        raise Unlikely("the result is not the parameters after the last update")


def _look_at_partitions_of_epochs(seen: list[Any], trial: Trial, sizes: Sequence[int]) -> None:
    n = sum(sizes)
    ways = math.lgamma(n + 1) - sum(math.lgamma(s + 1) for s in sizes) - math.lgamma(len(sizes) + 1)
    _depends_on_rng_alone(seen, trial, -ways)


# -- dropout --------------------------------------------------------------------------------------


def _look_at_dropout(trial: Trial) -> None:
    """Every entry is 0 or a/(1−p)."""
    a, p = trial.args[0], trial.args[1]
    for result in trial.value:
        array = as_array(result)
        if array is None or array.dtype.kind not in "iufb" or array.shape != a.shape:
            raise Unlikely(f"the result is no array of the shape of `a`, {a.shape}")
        kept = np.asarray(array, np.float64) != 0
        if p == 0 and not kept.all():
            raise Unlikely("p = 0 drops nothing")
        if not compare(array, np.where(kept, a / (1 - p), 0.0)).right:
            raise Unlikely("an entry must either be 0 or be divided by 1 − p")
    equal = math.log(p * p + (1 - p) ** 2) * a.size if p else 0.0
    _depends_on_rng_alone(trial.value, trial, equal)


def _look_at_drops(trial: Trial) -> None:
    """Entries are dropped with probability p, each for itself."""
    p = trial.args[1]
    draws, n = trial.value.shape
    tests = n + n * (n - 1) // 2 + 1
    dropped = trial.value.astype(int)
    counts = dropped.T @ dropped
    total = int(dropped.sum())
    if surprising(total, draws * n, p) or any(
        surprising(int(counts[i, i]), draws, p, tests) for i in range(n)
    ):
        raise Unlikely("entries are dropped too often or too seldom for the probability p")
    for i in range(n):
        for j in range(i):
            if surprising(int(counts[i, j]), draws, p * p, tests):
                raise Unlikely("entries are not dropped each for itself, but some of them together")
    often = int(np.bincount(dropped.sum(axis=1)).max())
    likeliest = max(
        math.comb(n, k) * p**k * (1 - p) ** (n - k) for k in range(n + 1)
    )  # how often the commonest number of drops may be expected
    if often / draws > likeliest and surprising(often, draws, likeliest, tests * n):
        raise Unlikely("always the same number of entries is dropped; each has its own chance")


# -- initial parameters ---------------------------------------------------------------------------


def _look_at_initial(trial: Trial) -> None:
    """Weights of the right shapes, all different; biases of zero."""
    sizes = trial.args[0]
    for result in trial.value:
        weights, biases = read_parameters(result, sizes)
        if any(b.any() for b in biases):
            raise Unlikely("the biases must be 0")
        numbers = np.concatenate([w.ravel() for w in weights])
        if len(np.unique(numbers)) < DISTINCT * numbers.size:
            raise Unlikely("many weights are equal; each must be drawn for itself")
    _depends_on_rng_alone([_plain_lists(v) for v in trial.value], trial, -math.inf)


def _plain_lists(value: Value) -> Value:
    return [[np.asarray(part, np.float64) for part in group] for group in value]


def read_parameters(value: Value, sizes: Sequence[int]) -> tuple[list[Array], list[Array]]:
    """Weights and biases in row form, finite and of the right shapes. Raises Unlikely."""
    if not isinstance(value, list | tuple) or len(value) != 2:
        raise Unlikely("two things are wanted: (weights, biases)")
    groups = []
    shapes: tuple[list[tuple[int, ...]], ...] = (list(pairwise(sizes)), [(n,) for n in sizes[1:]])
    for name, group, wanted in zip(("weights", "biases"), value, shapes, strict=True):
        if not isinstance(group, list | tuple) or len(group) != len(wanted):
            raise Unlikely(f"the {name} must be a list with an array for each layer")
        arrays = [as_array(part) for part in group]
        for array, shape in zip(arrays, wanted, strict=True):
            if array is None or array.dtype.kind not in "iuf" or array.shape != tuple(shape):
                raise Unlikely(f"the {name} of a layer must be an array of shape {tuple(shape)}")
            if not np.isfinite(array).all():
                raise Unlikely(f"the {name} are not all finite")
        groups.append([np.asarray(a, np.float64) for a in arrays])
    return groups[0], groups[1]


def _look_at_normal(trial: Trial) -> None:
    """Histograms of each layer's weights are those of the normal distribution times `scale`."""
    edges = trial.args[-2]["edges"]
    wanted = np.array([0.5 * (1 + math.erf(edge / math.sqrt(2))) for edge in edges])
    layers = trial.value.sum(axis=0)
    for counts in (*layers, layers.sum(axis=0)):
        n = int(counts.sum())
        found = np.cumsum(counts)[:-1] / n
        # Massart: P(largest gap > e) ≤ 2·exp(−2·n·e²).
        allowed = math.sqrt(math.log(2 * (len(layers) + 1) / FALSE_ALARM) / (2 * n))
        if np.abs(found - wanted).max() > allowed:
            raise Unlikely("the weights of a layer are not normally distributed with that scale")


# -- a network that has learnt --------------------------------------------------------------------


def _look_at_network(trial: Trial) -> None:
    """Parameters that get enough of the rows right which they were not trained on.

    `want` holds these `rows` of pixels, 0 to 16, and their `labels`; `params["accuracy"]` says how
    many, and `params["sizes"]` is the position of the layers' sizes among the arguments.
    """
    rows = trial.want["rows"].astype(np.float64) / 16
    weights, biases = read_parameters(trial.value, trial.args[trial.params["sizes"]])
    for layer, (W, b) in enumerate(zip(weights, biases, strict=True)):
        rows = rows @ W + b
        if layer < len(weights) - 1:
            rows = np.tanh(rows)
    right = float((rows.argmax(axis=1) == trial.want["labels"]).mean())
    if right < trial.params["accuracy"]:
        raise Unlikely(
            f"the network gets {right:.0%} of the digits right that it was not trained on; "
            f"{trial.params['accuracy']:.0%} are asked"
        )


RANDOM_JUDGES: dict[str, Callable[[Question, Sequence[Outcome]], str | None]] = {
    "unchanged": judge_unchanged,
    "partition": _judge(_look_at_partitions),
    "mixing": _judge(_look_at_mixing),
    "updates": _judge(_look_at_updates),
    "dropout": _judge(_look_at_dropout),
    "drops": _judge(_look_at_drops),
    "initial": _judge(_look_at_initial),
    "normal": _judge(_look_at_normal),
    "trains": _judge(_look_at_network),
}
