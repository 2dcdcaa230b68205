"""`autograder verify [ID...]`: the graders prove themselves."""

from __future__ import annotations

import argparse
import json
import os
from collections.abc import Iterable
from concurrent.futures import ThreadPoolExecutor
from itertools import groupby

from rich.console import Console
from rich.markup import escape
from rich.table import Table

from autograder.authoring import verify as proofs
from autograder.authoring import verify_process
from autograder.authoring.course import Course
from autograder.authoring.verify_process import SECONDS, Asked
from autograder.commands import UsageError
from autograder.commands.common import add_course, asked_ids, course


def arguments(parser: argparse.ArgumentParser) -> None:
    """The command's arguments."""
    parser.add_argument(
        "ids", nargs="*", metavar="ID", help="assignments, or ASSIGNMENT.EXERCISE (default: all)"
    )
    parser.add_argument("--json", action="store_true", help="print JSON")
    parser.add_argument(
        "--time-limit", type=float, default=SECONDS, metavar="S",
        help=f"seconds that one exercise may take (default: {SECONDS:g})",
    )  # fmt: skip
    parser.add_argument(
        "--jobs", type=int, default=os.cpu_count() or 1, metavar="N",
        help="assignments proved at once (default: one a core)",
    )  # fmt: skip
    add_course(parser)


def run(options: argparse.Namespace) -> int:
    """Verify; 0 where there is nothing to complain of."""
    of = course(options)
    found = verify_all(of, options.ids, seconds=options.time_limit, jobs=options.jobs)
    if options.json:
        data = {
            "summary": proofs.summary(found),
            "exercises": [proofs.as_json(proof) for proof in found],
        }
        print(json.dumps(data, indent=1))
    else:
        _print(Console(), found)
    return 1 if any(proof.complaints for proof in found) else 0


def verify_all(
    course: Course, ids: list[str], *, seconds: float = SECONDS, jobs: int = 1
) -> list[proofs.ExerciseProof]:
    """The proofs of every exercise that is asked for: of assignments, or single ones."""
    wanted = [name.partition(".") for name in ids]
    assignments = asked_ids(course, list(dict.fromkeys(a for a, _, _ in wanted)))
    asked = [
        Asked(
            course.masters(name),
            name,
            course.libraries,
            () if (name, "", "") in wanted else tuple(e for a, _, e in wanted if a == name),
        )
        for name in assignments
    ]
    with ThreadPoolExecutor(jobs) as pool:
        found = [*pool.map(lambda each: [*verify_process.proofs(each, seconds)], asked)]
    for each, proved in zip(asked, found, strict=True):
        names = {proof.id for proof in proved}
        for name in each.only:
            if f"{each.assignment}.{name}" not in names and each.assignment not in names:
                raise UsageError(f"unknown exercise {each.assignment}.{name}")
    return [proof for proved in found for proof in proved]


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
