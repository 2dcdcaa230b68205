"""What the options that several commands share come to."""

from __future__ import annotations

import argparse
from collections.abc import Callable, Mapping
from pathlib import Path
from typing import Any, TypeAlias

from autograder.authoring.course import UnknownAssignment, course_folder, known
from autograder.commands import UsageError

GetReady: TypeAlias = Callable[[], Callable[[Mapping[str, Any]], None]]
"""Called when the first submissions are under way; returns what is told each line of results."""


def course(options: argparse.Namespace) -> Path:
    """The folder of masters. Raises UsageError where there is none."""
    try:
        return course_folder(options.course)
    except UnknownAssignment as error:
        raise UsageError(str(error)) from error


def asked_ids(folder: Path, ids: list[str]) -> tuple[str, ...]:
    """The assignments asked for, all where none is named. Raises UsageError for an unknown one."""
    every = known(folder)
    for name in ids:
        if name not in every:
            raise UsageError(f"unknown assignment {name!r}; known ones: {', '.join(every)}")
    return tuple(ids) or every
