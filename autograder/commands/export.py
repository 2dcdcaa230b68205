"""`autograder export DIR --to …`: results as other systems take them."""

from __future__ import annotations

import argparse
import sys
from collections.abc import Callable, Sequence
from pathlib import Path

from autograder.commands import UsageError
from autograder.commands.common import add_course, add_times, course
from autograder.commands.rules import clock_of, read_roster
from autograder.interop import gradescope
from autograder.interop.exports import ags, canvas, form, junit, moodle
from autograder.interop.exports.csv_table import nbgrader_csv, plain_csv
from autograder.interop.exports.scores import CannotExport, Gathered, Score, gather
from autograder.interop.grader_zip import Settings
from autograder.report.page import clean
from autograder.report.tables import read_lines

TEXTS: dict[str, Callable[[Sequence[Score]], str]] = {
    "csv": plain_csv,
    "nbgrader": nbgrader_csv,
    "junit": junit.junit,
    "ags": ags.ags,
}
FORMS: dict[str, Callable[[Path, Sequence[Score], str], form.Filled]] = {
    "canvas": canvas.fill_canvas,
    "moodle": moodle.fill_moodle,
}


def arguments(parser: argparse.ArgumentParser) -> None:
    """The command's arguments."""
    parser.add_argument("results", type=Path, metavar="DIR", help="a folder that `grade` wrote")
    parser.add_argument("--to", required=True, choices=sorted([*TEXTS, *FORMS, "gradescope"]))
    parser.add_argument("-o", "--output", type=Path, metavar="FILE", help="default: the terminal")
    parser.add_argument(
        "--form", type=Path, metavar="CSV", help="Canvas's gradebook or Moodle's sheet to fill in"
    )
    parser.add_argument("--column", default="", help="the form's column, where it is not clear")
    parser.add_argument("--assignment", metavar="ID", help="only this one")
    parser.add_argument("--roster", type=Path, metavar="CSV", help="id, name, email, group, …")
    add_times(parser)
    parser.add_argument(
        "--take", choices=["last", "best"],
        help="of several results of one person (default: the best, and exit 1 where they differ)",
    )  # fmt: skip
    add_course(parser)


def run(options: argparse.Namespace) -> int:
    """Export; 0, or 1 where a score found no place or two results are in conflict."""
    gathered = _gathered(options)
    found = list(gathered.scores)
    try:
        if options.to in FORMS:
            placed = _fill(options, found)
        elif options.to == "gradescope":
            placed = _gradescope(options, found)
        else:
            _write(options.output, TEXTS[options.to](found).encode("utf-8", "backslashreplace"))
            placed = _all_placed(options.to, found)
    except CannotExport as error:
        raise UsageError(str(error)) from error
    for choice in gathered.choices:
        _tell(("conflict: " if choice.conflict else "") + choice.told)
    conflict = any(choice.conflict for choice in gathered.choices)
    if conflict:
        _tell("say which to take with --take last or --take best")
    return 0 if placed and not conflict else 1


def _tell(text: str) -> None:
    print(clean(text), file=sys.stderr)


def _gathered(options: argparse.Namespace) -> Gathered:
    path = options.results / "results.jsonl"
    if not path.is_file():
        raise UsageError(f"{path}: there are no results; run autograder grade first")
    people = read_roster(options, clock_of(options, course(options)))
    try:
        lines = list(read_lines(path))
    except ValueError as error:
        raise UsageError(f"{path}: a line is not JSON ({error}); grade again") from error
    lines = [r for r in lines if options.assignment in (None, r["assignment"])]
    gathered = gather(lines, people, take=options.take)
    if not gathered.scores:
        raise UsageError(f"{path}: no results to export; see --assignment")
    return gathered


def _all_placed(to: str, found: Sequence[Score]) -> bool:
    """Whether everybody is in the text; who is not is named."""
    left = [s for s in found if (to == "nbgrader" and not s.graded) or (to == "ags" and not s.id)]
    for score in left:
        why = "there is no id; see --roster" if to == "ags" else "it was not graded"
        _tell(f"nothing written for {score.student}: {why}")
    return to != "ags" or not left


def _fill(options: argparse.Namespace, found: list[Score]) -> bool:
    if options.form is None:
        raise UsageError(
            f"--to {options.to} fills in a file that {options.to.title()} gave you: "
            "download the gradebook (Canvas) or the grading worksheet (Moodle), name it with --form"
        )
    assignments = {s.record["assignment"] for s in found if s.graded}
    if len(assignments) > 1:
        raise UsageError(f"name one with --assignment: {', '.join(sorted(assignments))}")
    filled = FORMS[options.to](options.form, found, options.column)
    _write(options.output, filled.data)
    _tell(filled.told)
    if filled.warning:
        _tell(f"warning: {filled.warning}")
    for score in (s for s in found if not s.graded):
        _tell(f"nothing written for {score.student}: {score.record['reason']}")
    for name in filled.missing:
        _tell(f"no row for {name}: see --roster")
    return not filled.missing


def _gradescope(options: argparse.Namespace, found: list[Score]) -> bool:
    if options.output is None:
        raise UsageError("--to gradescope writes a results.json a student: name a folder with -o")
    options.output.mkdir(parents=True, exist_ok=True)
    settings = Settings(options.assignment or "")
    files = gradescope.gradescope_files(found, lambda r: gradescope.results_of(r, settings))
    for name, text in files:
        (options.output / name).write_text(text, encoding="utf-8")
    return True


def _write(path: Path | None, data: bytes) -> None:
    if path is None:
        sys.stdout.flush()
        sys.stdout.buffer.write(data)
        return
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(data)
    except OSError as error:
        raise CannotExport(f"{path}: cannot be written ({error.strerror}); see -o") from error
