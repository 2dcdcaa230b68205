"""Dropout, judged by what is dropped: entries are 0 or scaled, each for itself and often enough."""

from __future__ import annotations

import math

import numpy as np

from autograder.core.compare import as_array, compare
from autograder.core.rng.statistics import (
    FALSE_ALARM,
    Trial,
    Unlikely,
    depends_on_rng_alone,
    surprising,
)

_MANY = 200
"""Entries from which one mask shows whether it repeats itself."""


def look_at_dropout(trial: Trial) -> None:
    """Every entry is 0 or a/(1−p)."""
    a, p = trial.args[0], trial.args[1]
    for result in trial.value:
        array = as_array(result)
        if array is None or array.dtype.kind not in "iufb" or array.shape != a.shape:
            raise Unlikely(f"the result is not an array of the shape of `a`, {a.shape}")
        kept = np.asarray(array, np.float64) != 0
        if p == 0 and not kept.all():
            raise Unlikely("p = 0 drops nothing")
        if not compare(array, np.where(kept, a / (1 - p), 0.0)).right:
            raise Unlikely("an entry must either be 0 or be divided by 1 − p")
    _look_at_masks(trial)
    equal = math.log(p * p + (1 - p) ** 2) * a.size if p else 0.0
    depends_on_rng_alone(trial.value, trial, equal)


def _look_at_masks(trial: Trial) -> None:
    """As much is dropped as p says; and where p = ½, no entry goes by one at a fixed distance.

    Whether two entries share their fate is a fair coin at p = ½, and so are all such pairs at one
    distance, apart from each other: Hoeffding's bound holds for their sum.
    """
    p, dropped = trial.args[1], np.asarray(as_array(trial.value[0]), np.float64).ravel() == 0
    n = dropped.size
    if surprising(int(dropped.sum()), n, p):
        raise Unlikely("entries are dropped too often or too seldom for the probability p")
    if p == 0.5 and n > _MANY:
        signs = np.where(dropped, 1.0, -1.0)
        shared = np.fft.irfft(np.abs(np.fft.rfft(signs, 2 * n)) ** 2, 2 * n)[1:n]
        pairs = np.arange(n - 1, 0, -1)
        if (np.abs(shared) > np.sqrt(2 * pairs * math.log(2 * n / FALSE_ALARM))).any():
            raise Unlikely("entries are not dropped each for itself, but some of them together")


def look_at_drops(trial: Trial) -> None:
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
