"""A cell of a notebook."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field


@dataclass(frozen=True, slots=True)
class Cell:
    """A code cell. `number` counts all cells of the notebook from 1, text cells too."""

    number: int
    source: str


@dataclass(frozen=True, slots=True)
class Aside:
    """What a submission holds beside its code cells.

    `files` are modules that were handed in with the notebook, by path; `strays` says of functions
    that stand where no code runs where that is.
    """

    files: Mapping[str, str] = field(default_factory=dict)
    strays: Mapping[str, str] = field(default_factory=dict)


NOTHING = Aside()
