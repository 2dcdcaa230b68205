"""`autograder check NOTEBOOK`: the public checks, as a student may run them."""

from __future__ import annotations

import argparse
import json
import sys
import zipfile
from pathlib import Path

from rich.console import Console
from rich.markup import escape

from autograder.authoring.build import checks_name
from autograder.authoring.load import load, paper
from autograder.authoring.made_from import stated_libraries
from autograder.batch.assignment import choose_assignment
from autograder.batch.helpers import beside, texts
from autograder.commands import UsageError
from autograder.commands.common import add_course, course
from autograder.core.frozen import Unreadable, thaw
from autograder.core.model import Aside, Paper, Verdict
from autograder.grade import AnswerKey, Grader
from autograder.in_notebook.check import Checked
from autograder.notebook import NotANotebook, parse, read_file
from autograder.report.page import clean, points
from autograder.sandbox.parent.lending import LibraryUnavailable, lend
from autograder.sandbox.parent.probe import choose
from autograder.sandbox.tiers import SandboxUnavailable, Tier


def arguments(parser: argparse.ArgumentParser) -> None:
    """The command's arguments."""
    parser.add_argument("notebook", type=Path, metavar="NOTEBOOK")
    parser.add_argument("--assignment", metavar="ID", help="where the notebook does not say")
    add_course(parser)


def run(options: argparse.Namespace) -> int:
    """Check; 0 where everything that can be checked is right."""
    path: Path = options.notebook
    try:
        notebook = parse(read_file(path))
    except NotANotebook as error:
        raise UsageError(f"{path}: {error}", status=1) from error
    checks = path.parent / checks_name(notebook.assignment or options.assignment or path.stem)
    made = _frozen(checks)
    libraries = _at_hand(stated_libraries(checks)) if made else ()
    if made is None:
        of = course(options)
        try:
            name = choose_assignment(notebook.assignment, path.name, of.known(), options.assignment)
            masters = load(of.masters(name), name, of.libraries)
            made, libraries = paper(masters, None), tuple(masters.assignment.libraries)
            lend(libraries)
        except LibraryUnavailable as error:
            raise UsageError(f"{path}: {error}") from error
        except (NotANotebook, LookupError) as error:
            raise UsageError(
                f"{path}: {error}. The checks that came with the notebook work too: put the file "
                "…_checks.zip beside it (`autograder build` writes it)"
            ) from error
    with Grader(_tier()) as grader:
        aside = Aside(texts(beside(path)), notebook.strays)
        graded = grader.grade(AnswerKey(made, libraries=libraries), notebook.cells, aside=aside)
    console = Console()
    for result in graded.exercises:
        colour = "green" if result.verdict is Verdict.PASS else "yellow"
        first, *rest = Checked(result).lines()
        console.print(f"[{colour}]{escape(str(clean(first)))}[/]", highlight=False)
        for line in rest:
            console.print(f"    {escape(str(clean(line)))}", highlight=False)
    for note in graded.notes:
        console.print(f"cell {note.cell}: {escape(str(clean(note.text)))}", highlight=False)
    score = sum(float(e.points) for e in graded.exercises)
    console.print(f"{points(score)} of {points(float(made.points))} points on the public inputs")
    return 0 if all(e.verdict is Verdict.PASS for e in graded.exercises) else 1


def _at_hand(allowed: tuple[str, ...]) -> tuple[str, ...]:
    """Those of the allowed libraries that there are here; who needs another hears of it there."""
    found = []
    for name in allowed:
        try:
            lend([name])
        except LibraryUnavailable as error:
            print(f"autograder: allowed, and not here: {error}", file=sys.stderr)
        else:
            found.append(name)
    return tuple(found)


def _frozen(beside: Path) -> Paper | None:
    """The paper in the file of checks beside the notebook, if there is one."""
    if not beside.is_file():
        return None
    try:
        with zipfile.ZipFile(beside) as archive:
            return thaw(json.loads(archive.read("nncheck/questions.json")))
    except (zipfile.BadZipFile, KeyError, ValueError, Unreadable) as error:
        raise UsageError(f"{beside}: {error}; get the file again", status=1) from error


def _tier() -> Tier:
    """The best protection available; none is fine for a student's own code on their machine."""
    try:
        return choose(None)
    except SandboxUnavailable:
        return Tier.NONE
