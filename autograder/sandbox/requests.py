"""What is asked of a child: cells to load, calls to make. Pure: makes frames, sends none."""

from __future__ import annotations

import secrets
from collections.abc import Collection, Iterator, Sequence
from dataclasses import dataclass
from typing import Any

from autograder.core.cell import Cell
from autograder.core.drivers import DRIVERS
from autograder.core.values import Array, Value, flatten
from autograder.sandbox import wire

_FRAME_BYTES = 4 << 20
"""Arguments sent ahead in one frame: the calls of an exercise in one, huge ones a few at a time."""


@dataclass(frozen=True, slots=True)
class Call:
    """A call of the student's function `name`, made by one of `autograder.core.drivers`."""

    name: str
    args: tuple[Value, ...]
    driver: str = "call"
    seconds: float = 0.0
    """How long it may take, where that is longer than the limit of every call."""
    flat: tuple[Any, list[Array]] | None = None
    """`flatten(args)`, where it is known: a batch asks the same of everyone."""


def nonce() -> str:
    """What an answer must repeat: nothing that was written ahead of a request can answer it."""
    return secrets.token_hex(8)


def to_load(
    number: str, cells: Sequence[Cell], names: Sequence[str], skip: Collection[tuple[int, int]]
) -> bytes:
    """The frame that has cells run, under the nonce `number`."""
    return wire.pack(
        {
            "n": number,
            "cells": [[cell.number, cell.source] for cell in cells],
            "names": list(names),
            "skip": [list(place) for place in skip],
        }
    )


def in_frames(calls: Sequence[Call]) -> Iterator[tuple[bytes, list[tuple[str, Call]]]]:
    """Frames of a bounded size with the calls that each holds, under a nonce of their own."""
    entries: list[Any] = []
    arrays: list[Array] = []
    group: list[tuple[str, Call]] = []
    size = 0
    for call in calls:
        if call.driver not in DRIVERS:
            raise ValueError(f"no driver {call.driver!r}: see autograder/core/drivers.py")
        tree, own = call.flat or flatten(call.args)
        number = nonce()
        entries.append([number, call.name, call.driver, tree, len(own)])
        arrays += own
        group.append((number, call))
        size += sum([array.nbytes for array in own])
        if size > _FRAME_BYTES:
            yield wire.pack({"calls": entries}, arrays), group
            entries, arrays, group, size = [], [], [], 0
    if group:
        yield wire.pack({"calls": entries}, arrays), group
