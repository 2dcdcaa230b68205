"""What a batch's own process and its workers tell each other. Imports nothing that takes time."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from autograder.report.record import Record
from autograder.sandbox.limits import Limits
from autograder.sandbox.tiers import Tier

if TYPE_CHECKING:
    from autograder.grade import AnswerKey


@dataclass(frozen=True)
class Plan:
    """What every worker of a batch needs to know. All of it crosses to the worker's process."""

    load: Callable[[str], AnswerKey]
    """Loads an assignment by id; raises LookupError for an unknown one."""
    assignments: tuple[str, ...]
    tier: Tier | None = None
    """The sandbox's; None for the strongest that works, which the workers find by trying it."""
    require: str | None = None
    """The least of them, where `tier` is None."""
    unsafe: bool = False
    """Without a sandbox where none works."""
    limits: Limits = field(default_factory=Limits)
    assignment: str | None = None
    """The assignment of notebooks that name none themselves."""
    page: Callable[[Record], str] | None = None
    """Renders a student's page from a line of results."""
    adjust: Callable[[Record], Record] | None = None
    """What a roster and a rule for late work change in a line of results."""


@dataclass(frozen=True, slots=True)
class Row:
    """What comes back of one submission: the line of results, and the key to keep it by."""

    line: str
    key: str
    ok: bool
