"""What was handed in, as the operator sees it: who from which file, and what is left out."""

from __future__ import annotations

import csv
from collections.abc import Sequence
from pathlib import Path

from rich.console import Console
from rich.markup import escape

from autograder.batch.assignment import choose_assignment
from autograder.batch.submission import Submission
from autograder.batch.submissions import LeftOut, NoSource, Stock, take_stock
from autograder.commands import UsageError
from autograder.notebook import NotANotebook, parse
from autograder.report.page import clean
from autograder.report.tables import safe_text

LEFT_OUT = "left_out.csv"
LISTED = 20
"""How many files that are left out are printed; the others are in the table."""


def stock_of(
    paths: Sequence[Path],
    assignments: tuple[str, ...],
    *,
    attempts: str = "last",
    fallback: str | None = None,
    read_as: str = "",
) -> Stock:
    """What is under the paths, as `take_stock` finds it. Raises UsageError."""
    try:
        stock = take_stock(
            paths, assignments, attempts=attempts, fallback=fallback, read_as=read_as
        )
    except NoSource as error:
        raise UsageError(str(error)) from error
    if not stock.submissions:
        raise UsageError(f"no notebook under {', '.join(map(str, paths))}; nothing was graded")
    return stock


def dry_run(
    console: Console, stock: Stock, assignments: tuple[str, ...], fallback: str | None
) -> int:
    """Print what a grading would do; the exit status as far as it is known by now."""
    wrong = stock.doubtful
    for text in stock.told:
        _say(console, text)
    for row in stock.submissions:
        told, problem = _read(row, assignments, fallback)
        wrong = wrong or problem or bool(row.conflict)
        _say(console, f"{row.student}: {row.name}: {told} ({row.why})")
        for rival in row.rivals:
            told, _ = _read(rival, assignments, fallback)
            _say(console, f"{rival.student}: {rival.name}: {told} ({rival.why})")
        if row.conflict:
            _say(console, f"    to be looked at: {row.conflict}")
    for one in stock.left_out:
        _say(console, _line(one))
    count = len(stock.submissions)
    _say(console, f"{count} row{'' if count == 1 else 's'}, {len(stock.left_out)} files left out")
    console.print("nothing was graded or written (--dry-run)")
    return 1 if wrong else 0


def _read(row: Submission, assignments: tuple[str, ...], fallback: str | None) -> tuple[str, bool]:
    """What would be done with a submission, and whether it cannot be graded."""
    try:
        notebook = parse(row.notebook(row.read()))
        said = row.assignment or notebook.assignment
        return choose_assignment(said, row.own_name, assignments, fallback), False
    except NotANotebook as error:
        return f"not gradable: {error}", True


def tell_left_out(console: Console, stock: Stock, output: Path) -> None:
    """Print what got no row, those first that a person has to look at."""
    found = sorted(stock.left_out, key=lambda one: not one.doubt)
    for one in found[:LISTED]:
        _say(console, _line(one))
    if found[LISTED:]:
        _say(console, f"… and {len(found) - LISTED} more left out: see {output / LEFT_OUT}")


def write_left_out(output: Path, stock: Stock) -> None:
    """The table of what got no row; none where everything did."""
    path = output / LEFT_OUT
    if not stock.left_out:
        path.unlink(missing_ok=True)
        return
    with path.open("w", encoding="utf-8", newline="") as file:
        writer = csv.writer(file)
        writer.writerow(("file", "student", "reason"))
        writer.writerows(_cells(one) for one in stock.left_out)


def _cells(one: LeftOut) -> Sequence[str]:
    return [safe_text(text) for text in (one.name, one.student, one.why)]


def _line(one: LeftOut) -> str:
    whose = f" ({one.student})" if one.student else ""
    return f"left out {one.name}{whose}: {one.why}"


def _say(console: Console, text: str) -> None:
    console.print(escape(str(clean(text))), soft_wrap=True, highlight=False)
