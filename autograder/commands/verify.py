"""`autograder verify [ID...]`: the graders prove themselves."""

from __future__ import annotations

import argparse
import json
from collections.abc import Iterable
from itertools import groupby

from rich.console import Console
from rich.markup import escape
from rich.table import Table

from autograder.authoring import verify as proofs
from autograder.authoring.course import Course
from autograder.authoring.load import load
from autograder.commands import UsageError
from autograder.commands.common import add_course, asked_ids, course
from autograder.exercise import DeclarationError


def arguments(parser: argparse.ArgumentParser) -> None:
    """The command's arguments."""
    parser.add_argument("ids", nargs="*", metavar="ID", help="assignments (default: all)")
    parser.add_argument("--json", action="store_true", help="print JSON")
    add_course(parser)


def run(options: argparse.Namespace) -> int:
    """Verify; 0 where there is nothing to complain of."""
    of = course(options)
    found = verify_all(of, asked_ids(of, options.ids))
    if options.json:
        data = {
            "summary": proofs.summary(found),
            "exercises": [proofs.as_json(proof) for proof in found],
        }
        print(json.dumps(data, indent=1))
    else:
        _print(Console(), found)
    return 1 if any(proof.complaints for proof in found) else 0


def verify_all(course: Course, ids: tuple[str, ...]) -> list[proofs.ExerciseProof]:
    """The proofs of every exercise of the assignments, their unsolved notebooks included."""
    found = []
    for name in ids:
        try:
            masters = load(course.masters(name), name, course.libraries)
            found += proofs.verify(masters)
        except DeclarationError as error:
            raise UsageError(str(error), status=1) from error
    return found


def _print(console: Console, found: list[proofs.ExerciseProof]) -> None:
    for assignment, group in groupby(found, key=lambda p: p.id.partition(".")[0]):
        console.print(_table(assignment, group))
    for p in found:
        for complaint in p.complaints:
            console.print(f"[bold red]{complaint.kind}[/] {p.id}: {escape(complaint.text)}")
    total = proofs.summary(found)
    console.print(
        f"{total['exercises']} exercises: {total['false_accepts']} false accepts, "
        f"{total['false_rejects']} false rejects, {total['diagnosed_as_itself']} of "
        f"{total['misconceptions']} misconceptions diagnosed as themselves, "
        f"smallest gap {total['smallest_gap'] or 0:.3g}"
    )


def _table(assignment: str, group: Iterable[proofs.ExerciseProof]) -> Table:
    """One assignment's exercises; `wrong` counts misconceptions, `named` those diagnosed."""
    table = Table(box=None, pad_edge=False)
    table.add_column(assignment, overflow="fold")
    for column in ("accepted", "wrong", "named", "mutants", "gap"):
        table.add_column(column, justify="right", no_wrap=True)
    table.add_column("closest wrong answer", overflow="fold")
    for p in group:
        numbers = (p.accepted, p.misconceptions, p.diagnosed, p.mutants)
        name = p.id.partition(".")[2]
        table.add_row(name, *map(str, numbers), f"{p.gap:.3g}", p.closest)
    return table
