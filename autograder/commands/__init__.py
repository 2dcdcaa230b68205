"""The commands of the command line: a line each here, and a module each of the same name.

A command's module has `arguments(parser)` and `run(options)`. It is imported when it is asked for:
what another command needs costs nothing, neither here nor in a batch's workers.
"""

from __future__ import annotations

import importlib
from types import ModuleType

from autograder.core.errors import AutograderError

COMMANDS = {
    "init": "make a course folder",
    "grade": "grade notebooks, folders and zips",
    "check": "run the public checks on one notebook",
    "verify": "prove the graders against known answers",
    "build": "make the student notebooks from the masters",
    "new": "start a new exercise",
    "report": "write pages and summary from a folder of results",
    "export": "results for Canvas, Moodle, nbgrader, JUnit and others",
    "answers": "the lectures' worked examples, step by step",
    "demo": "grade and report a sample class",
}


def command(name: str) -> ModuleType:
    """The module of a command."""
    return importlib.import_module(f"{__name__}.{name}")


class UsageError(AutograderError):
    """Something asked for cannot be done. Ends with the remedy; `status` is the exit status."""

    def __init__(self, message: str, status: int = 2) -> None:
        super().__init__(message)
        self.status = status
