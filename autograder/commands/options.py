"""The arguments that several commands share. Imports nothing that takes time."""

from __future__ import annotations

import argparse
from pathlib import Path

PAGES = "feedback"
"""The folder of pages in a folder of results."""


def add_course(parser: argparse.ArgumentParser) -> None:
    """--course DIR: masters outside this repository."""
    parser.add_argument(
        "--course", type=Path, metavar="DIR", help="folder of masters (default: ./solutions, ours)"
    )


def add_sandbox(parser: argparse.ArgumentParser) -> None:
    """--require and --unsafe."""
    parser.add_argument(
        "--require", choices=["strong", "base"], help="the least sandbox to accept (else exit 3)"
    )
    parser.add_argument(
        "--unsafe", action="store_true", help="grade without a sandbox where there is none"
    )


def add_times(parser: argparse.ArgumentParser) -> None:
    """--time-format and --time-zone."""
    parser.add_argument(
        "--time-format", default="", metavar="FORM",
        help="of the roster's times where they are ambiguous: such as %%d/%%m/%%Y %%H:%%M",
    )  # fmt: skip
    parser.add_argument(
        "--time-zone",
        default="",
        metavar="ZONE",
        help="of times that name none: such as Europe/Berlin (default: that of --due, else UTC)",
    )
