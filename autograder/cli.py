"""The command line: reads arguments, calls the parts, prints. Decides nothing itself."""

from __future__ import annotations

import argparse
import os
import sys
from collections.abc import Sequence

from autograder import __version__
from autograder.commands import COMMANDS, UsageError

OK, SOME_FAILED, USAGE, NO_SANDBOX = 0, 1, 2, 3
"""Exit statuses."""


def main(arguments: Sequence[str] | None = None) -> int:
    """Run one command; the exit status."""
    parser = argparse.ArgumentParser(
        prog="autograder",
        description="Graded exercises for a first neural-networks course.",
        epilog="Exit status: 0 all well; 1 something could not be graded or is wrong; "
        "2 bad usage; 3 the sandbox asked for is not to be had.",
    )
    parser.add_argument("--version", action="version", version=f"%(prog)s {__version__}")
    commands = parser.add_subparsers(dest="command", required=True, metavar="COMMAND")
    for command in COMMANDS:
        sub = commands.add_parser(command.name, help=command.help, description=command.help)
        command.arguments(sub)
        sub.set_defaults(run=command.run)
    options = parser.parse_args(arguments)
    try:
        return int(options.run(options))
    except UsageError as error:
        print(f"autograder: {error}", file=sys.stderr)
        return error.status
    except BrokenPipeError:  # `autograder … | head`: the reader has had enough
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        return OK
    except KeyboardInterrupt:
        print("\nautograder: stopped; run the same command to go on", file=sys.stderr)
        return 130


if __name__ == "__main__":
    sys.exit(main())
