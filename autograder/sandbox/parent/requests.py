"""What is asked of a child: cells to load, calls to make. Pure: makes frames, sends none."""

from __future__ import annotations

import secrets
from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from autograder.core.drivers import DRIVERS
from autograder.core.model import Cell
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
    by_name: tuple[str, ...] = ()
    """Names under which the last of the arguments are passed."""


@dataclass(frozen=True, slots=True)
class Packed:
    """Calls in one frame, that may take equally long. The same for every child that is asked."""

    frame: bytes
    calls: tuple[Call, ...]


def nonce() -> str:
    """What an answer must repeat: nothing that was written ahead of a request can answer it."""
    return secrets.token_hex(8)


def to_load(
    number: str,
    cells: Sequence[Cell],
    names: Sequence[str],
    skip: Collection[tuple[int, int]],
    *,
    together: bool,
    files: Mapping[str, str] | None = None,
) -> bytes:
    """The frame that has cells run, under the nonce `number`."""
    return wire.pack(
        {
            "n": number,
            "cells": [[cell.number, cell.source] for cell in cells],
            "names": list(names),
            "skip": [list(place) for place in skip],
            "together": together,
            "files": [[name, text] for name, text in (files or {}).items()],
        }
    )


def to_call(number: str, packed: Packed, *, together: bool) -> bytes:
    """The frames that have calls made, under the nonce `number`."""
    return wire.pack({"n": number, "together": together}) + packed.frame


def packed(calls: Sequence[Call]) -> list[Packed]:
    """The calls in frames of a bounded size."""
    found: list[Packed] = []
    entries: list[Any] = []
    arrays: list[Array] = []
    size = start = 0
    for place, call in enumerate(calls, start=1):
        if call.driver not in DRIVERS:
            raise ValueError(f"no driver {call.driver!r}: see autograder/core/drivers.py")
        tree, own = flatten(call.args)
        entries.append([call.name, call.driver, tree, len(own), call.by_name])
        arrays += own
        size += sum([array.nbytes for array in own])
        last = place == len(calls) or calls[place].seconds != call.seconds
        if last or size > _FRAME_BYTES:
            frame = wire.pack({"calls": entries}, arrays)
            found.append(Packed(frame, tuple(calls[start:place])))
            entries, arrays, size, start = [], [], 0, place
    return found
