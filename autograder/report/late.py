"""What lateness costs: declared in a line, computed exactly, said in words.

A policy is a few words separated by commas:
    none
    10%/day                 of the marks reached, for each day begun
    10%/day of max          of the marks there are
    grace 15m               so much later is not late (s, m, h, d)
    cap 50%                 no more than this share is taken
    until 5d                after that nothing is given
"""

from __future__ import annotations

import datetime
import re
from dataclasses import dataclass, replace
from fractions import Fraction

from autograder.core.errors import InputError
from autograder.report import times
from autograder.report.record import LateRecord, Record

DAY = 86_400
UNITS = {"s": 1, "m": 60, "h": 3600, "d": DAY}


class BadPolicy(InputError, ValueError):
    """Not a policy for late work; the message says how one is written."""


@dataclass(frozen=True, slots=True)
class Policy:
    """What each day begun costs, as shares of the marks."""

    per_day: Fraction = Fraction(0)
    of_max: bool = False
    grace: int = 0
    cap: Fraction = Fraction(1)
    until: int | None = None
    text: str = "none"

    def days(self, seconds: int) -> int:
        """Days begun after the grace.

        >>> parse("10%/day, grace 15m").days(900), parse("10%/day").days(1)
        (0, 1)
        """
        return -(-max(seconds - self.grace, 0) // DAY)

    def taken(self, score: Fraction, most: Fraction, seconds: int) -> Fraction:
        """The marks that are taken from a score: never more than it, never less than 0."""
        days = self.days(seconds)
        score = max(score, Fraction(0))
        if days and self.until is not None and seconds > self.until:
            return score
        share = min(self.per_day * days, self.cap)
        return min(share * (most if self.of_max else score), score)


def parse(text: str) -> Policy:
    """The policy in a text. Raises BadPolicy.

    >>> parse("10%/day, grace 15m, cap 50%").per_day
    Fraction(1, 10)
    """
    policy = Policy(text=text.strip() or "none")
    for word in filter(None, (part.strip().lower() for part in text.split(","))):
        policy = _with(policy, word)
    return policy


def _with(policy: Policy, word: str) -> Policy:
    if word == "none":
        return policy
    if match := re.fullmatch(r"(\d+(?:\.\d+)?)\s*% ?/ ?day( of max)?", word):
        return replace(policy, per_day=_share(match[1]), of_max=bool(match[2]))
    if match := re.fullmatch(r"cap (\d+(?:\.\d+)?)\s*%", word):
        return replace(policy, cap=_share(match[1]))
    if match := re.fullmatch(r"(grace|until) (\d+)\s*([smhd])", word):
        seconds = int(match[2]) * UNITS[match[3]]
        return (
            replace(policy, grace=seconds)
            if match[1] == "grace"
            else replace(policy, until=seconds)
        )
    raise BadPolicy(
        f"{word!r} is not a rule for late work; write none, 10%/day, 10%/day of max, "
        "grace 15m, cap 50% or until 5d, separated by commas"
    )


def _share(text: str) -> Fraction:
    share = Fraction(text) / 100
    if share > 1:
        raise BadPolicy(f"{text}% is more than everything; write at most 100%")
    return share


def time(text: str, clock: times.Clock = times.USUAL) -> datetime.datetime:
    """A time with its zone; the clock's (UTC) where none is given. Raises BadPolicy."""
    try:
        return times.read(text, clock)
    except times.BadTime as error:
        raise BadPolicy(str(error)) from error


def seconds_late(
    submitted: str, due: datetime.datetime | None, clock: times.Clock = times.USUAL
) -> int:
    """How late it is, in seconds; 0 where it is in time or one of the times is not known.

    Raises BadPolicy for a time that cannot be read.
    """
    if not submitted or due is None:
        return 0
    return max(int((time(submitted, clock) - due).total_seconds()), 0)


def exact(value: float) -> Fraction:
    """The exact points behind a float of a line of results."""
    return Fraction(value).limit_denominator(10_000)


def apply(record: Record, policy: Policy, seconds: int) -> Record:
    """The line of results with what lateness costs; the same again where it is applied twice."""
    if record["status"] != "graded" or not seconds:
        return record
    before = sum((exact(e["points"]) for e in record["exercises"]), Fraction(0))
    taken = policy.taken(before, exact(record["max_score"]), seconds)
    late: LateRecord = {
        "seconds": seconds,
        "days": policy.days(seconds),
        "policy": policy.text,
        "before": float(before),
        "taken": float(taken),
        "told": "",
    }
    late["told"] = told(late)
    return {**record, "score": float(before - taken), "late": late}


def told(late: LateRecord) -> str:
    """A sentence about what was taken."""
    days = f"{late['days']} day{'s' if late['days'] != 1 else ''}"
    return (
        f"Handed in late ({days} by the rule “{late['policy']}”): "
        f"{late['taken']:g} of {late['before']:g} points are taken."
    )
