"""The commands of the command line, one module each."""

from __future__ import annotations

from autograder.commands import answers, build, check, demo, export, grade, new, report, verify
from autograder.commands.base import Command, UsageError

COMMANDS: tuple[Command, ...] = (
    grade.COMMAND,
    check.COMMAND,
    verify.COMMAND,
    build.COMMAND,
    new.COMMAND,
    report.COMMAND,
    export.COMMAND,
    answers.COMMAND,
    demo.COMMAND,
)

__all__ = ["COMMANDS", "Command", "UsageError"]
