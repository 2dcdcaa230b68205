"""Judging mini-batches: lists of indices, which examples meet, and what each update has seen."""

from __future__ import annotations

import math
from collections.abc import Sequence

import numpy as np

from autograder.core.compare import as_array, compare
from autograder.core.rng.statistics import Trial, Unlikely, depends_on_rng_alone, surprising
from autograder.core.values import Array, Value

SAME_ROW = 1e-4
"""Rows of inputs lie at least a hundred times farther apart; float32 copies are closer."""

_MANY = 1000
"""Examples from which one partition shows whether all of it was mixed."""
_FAR = 0.2
"""A share of neighbours in one batch this far from the expected one: twelve standard deviations."""


def look_at_partitions(trial: Trial) -> None:
    """Lists of index arrays that part 0…n−1 into batches of `size`, at random."""
    n, size = trial.args[0], trial.args[1]
    for batches in trial.value:
        _look_at_partition(batches, n, size)
    depends_on_rng_alone(trial.value, trial, -_log_ways(_sizes(n, size)))


def _sizes(n: int, size: int) -> list[int]:
    return [min(size, n - start) for start in range(0, n, size)]


def _log_ways(sizes: Sequence[int]) -> float:
    """The logarithm of how many ways there are to part examples into batches of these sizes.

    The fewest that can count as different: batches as sets, in any order.
    """
    parted = math.lgamma(sum(sizes) + 1) - sum(math.lgamma(size + 1) for size in sizes)
    return parted - math.lgamma(len(sizes) + 1)


def _look_at_partition(batches: Value, n: int, size: int) -> None:
    if not isinstance(batches, list | tuple):
        raise Unlikely("the result is not a list of index arrays")
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
    if n > _MANY:
        _look_at_neighbours([a for a in arrays if a is not None], n)


def _look_at_neighbours(batches: Sequence[Array], n: int) -> None:
    """Numbers that follow each other are as often in one batch as others are."""
    place = np.empty(n, int)
    for number, batch in enumerate(batches):
        place[batch] = number
    met = float((place[1:] == place[:-1]).mean())
    if abs(met - sum(b.size * (b.size - 1) for b in batches) / (n * (n - 1))) > _FAR:
        raise Unlikely("some pairs of examples are together in a batch too often or seldom")


def look_at_mixing(trial: Trial) -> None:
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


def look_at_updates(trial: Trial) -> None:
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
    depends_on_rng_alone(seen, trial, -_log_ways(sizes))


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
