"""`autograder report DIR`: the pages and the summary again, from a folder of results."""

from __future__ import annotations

import argparse
from pathlib import Path

from rich.console import Console

from autograder.batch.worker import page_name
from autograder.commands import UsageError
from autograder.commands.common import PAGES
from autograder.report.page import student_page
from autograder.report.summary import print_summary
from autograder.report.tables import Summary, read_lines


def arguments(parser: argparse.ArgumentParser) -> None:
    """The command's arguments."""
    parser.add_argument("folder", type=Path, metavar="DIR", help="a folder that grade has written")


def run(options: argparse.Namespace) -> int:
    """Write every page, where there are some anew; 0."""
    results = options.folder / "results.jsonl"
    if not results.is_file():
        raise UsageError(f"{results}: there is no such file; name the folder that grade wrote (-o)")
    (options.folder / PAGES).mkdir(exist_ok=True)
    summary = Summary()
    for number, record in enumerate(read_lines(results), start=1):
        summary.add(record)
        name = Path(record.get("page") or page_name(number, str(record["student"]))).name
        (options.folder / PAGES / name).write_text(student_page(record), encoding="utf-8")
    print_summary(Console(), summary, options.folder, PAGES)
    return 0
