"""Results that depend on chance: what one is, when numbers are surprising, whether `rng` decides.

A statistic may call a right answer wrong; the bounds used here (Chernoff's for counts, Massart's
for distributions) hold for every number of draws, so that this happens in fewer than one of 10⁸
cases. How a right answer draws from its generator is its own affair.
"""

from __future__ import annotations

import math
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import TypeAlias

from autograder.core.compare import compare
from autograder.core.values import Value

FALSE_ALARM = 1e-8
"""The chance, for each case that is judged by statistics, that a right answer fails."""

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


def depends_on_rng_alone(value: Value, trial: Trial, log_chance: float) -> None:
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
