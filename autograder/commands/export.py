"""`autograder export DIR --to …`: results as other systems take them."""

from __future__ import annotations

import argparse
import sys
from collections.abc import Callable, Sequence
from pathlib import Path

from autograder.commands import UsageError
from autograder.interop import gradescope, roster
from autograder.interop.exports import forms, payloads
from autograder.interop.exports.scores import CannotExport, Score, nbgrader_csv, plain_csv, scores
from autograder.interop.vendored import Settings
from autograder.report.page import clean
from autograder.report.tables import read_lines

TEXTS: dict[str, Callable[[Sequence[Score]], str]] = {
    "csv": plain_csv,
    "nbgrader": nbgrader_csv,
    "junit": payloads.junit,
    "ags": payloads.ags,
}
FORMS: dict[str, Callable[[Path, Sequence[Score], str], forms.Filled]] = {
    "canvas": forms.fill_canvas,
    "moodle": forms.fill_moodle,
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
    parser.add_argument(
        "--take", choices=["last", "best"], default="last", help="of several submissions"
    )


def run(options: argparse.Namespace) -> int:
    """Export; 0, or 1 where somebody's score found no place in a form."""
    try:
        found = _scores(options)
        if options.to in FORMS:
            return _fill(options, found)
        if options.to == "gradescope":
            return _gradescope(options, found)
        _write(options.output, TEXTS[options.to](found))
    except (CannotExport, roster.BadRoster) as error:
        raise UsageError(str(error)) from error
    return 0


def _scores(options: argparse.Namespace) -> list[Score]:
    path = options.results / "results.jsonl"
    if not path.is_file():
        raise UsageError(f"{path}: there are no results; run autograder grade first")
    people = roster.read(options.roster) if options.roster else roster.Roster()
    lines = [r for r in read_lines(path) if options.assignment in (None, r["assignment"])]
    found = scores(lines, people, take=options.take)
    if not found:
        raise UsageError(f"{path}: no results to export; see --assignment")
    return found


def _fill(options: argparse.Namespace, found: list[Score]) -> int:
    if options.form is None:
        raise UsageError(
            f"--to {options.to} fills in a file that {options.to.title()} gave you: "
            "download the gradebook (Canvas) or the grading worksheet (Moodle), name it with --form"
        )
    assignments = {s.record["assignment"] for s in found if s.graded}
    if len(assignments) > 1:
        raise UsageError(f"name one with --assignment: {', '.join(sorted(assignments))}")
    filled = FORMS[options.to](options.form, found, options.column)
    _write(options.output, filled.text)
    if filled.warning:
        print(f"warning: {filled.warning}", file=sys.stderr)
    for name in filled.missing:
        print(f"no row for {clean(name)}: see --roster", file=sys.stderr)
    return 1 if filled.missing else 0


def _gradescope(options: argparse.Namespace, found: list[Score]) -> int:
    if options.output is None:
        raise UsageError("--to gradescope writes a results.json a student: name a folder with -o")
    options.output.mkdir(parents=True, exist_ok=True)
    settings = Settings(options.assignment or "")
    files = payloads.gradescope_files(found, lambda r: gradescope.results_of(r, settings))
    for name, text in files:
        (options.output / name).write_text(text, encoding="utf-8")
    return 0


def _write(path: Path | None, text: str) -> None:
    data = text.encode("utf-8", "backslashreplace")
    if path is None:
        sys.stdout.write(data.decode())
        return
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_bytes(data)
