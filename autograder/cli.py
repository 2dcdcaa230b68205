"""The command line: reads arguments, calls the parts, prints. Decides nothing itself."""

from __future__ import annotations

import argparse
import errno
import gc
import os
import sys
from collections.abc import Sequence
from typing import Any

from autograder import __version__
from autograder.commands import COMMANDS, UsageError, command

OK = 0

REFUSED = {errno.EACCES, errno.EPERM, errno.EROFS, errno.ENOSPC, errno.EDQUOT}
"""What the operator's own folders refuse; everything else would be a fault of ours."""
ELSEWHERE = (
    "make room or get the right to it, work in a folder of your own, or name one with --course DIR"
)


def program() -> int:
    """The command line as a program of its own: afterwards the process ends."""
    for library in ("OPENBLAS", "OMP", "MKL"):  # the batch's processes are the parallelism
        os.environ.setdefault(f"{library}_NUM_THREADS", "1")
    status = main()
    gc.freeze()  # or the last collection would look at all that nbgrader brought, for 0.3 s
    return status


def main(arguments: Sequence[str] | None = None) -> int:
    """Run one command; the exit status."""
    parser = argparse.ArgumentParser(
        prog="autograder",
        description="Graded exercises for a first neural-networks course.",
        epilog="Exit status: 0 all well; 1 something could not be graded or is wrong; "
        "2 bad usage; 3 the sandbox asked for is unavailable.",
    )
    parser.add_argument("--version", action="version", version=f"%(prog)s {__version__}")
    commands = parser.add_subparsers(
        dest="command", required=True, metavar="COMMAND", parser_class=_CommandParser
    )
    for name, help_line in COMMANDS.items():
        commands.add_parser(name, help=help_line, description=help_line, command=name)
    options = parser.parse_args(arguments)
    try:
        return int(command(options.command).run(options))
    except UsageError as error:
        print(f"autograder: {error}", file=sys.stderr)
        return error.status
    except OSError as error:
        if isinstance(error, BrokenPipeError):  # `autograder … | head`: the reader has had enough
            os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
            return OK
        if error.errno not in REFUSED or error.filename is None:
            raise
        print(f"autograder: {error.filename}: {error.strerror}; {ELSEWHERE}", file=sys.stderr)
        return 2
    except KeyboardInterrupt:
        print("\nautograder: stopped; run the same command to go on", file=sys.stderr)
        return 130


class _CommandParser(argparse.ArgumentParser):
    """The parser of one command, which learns its arguments when it is the one asked for."""

    def __init__(self, *, command: str, **settings: Any) -> None:
        super().__init__(**settings)
        self._command: str | None = command

    def parse_known_args(self, args: Any = None, namespace: Any = None) -> Any:
        """As ever, with the command's arguments."""
        if self._command is not None:
            command(self._command).arguments(self)
            self._command = None
        return super().parse_known_args(args, namespace)


if __name__ == "__main__":
    sys.exit(program())
