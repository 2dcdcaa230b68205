"""The class summary in the terminal."""

from __future__ import annotations

from pathlib import Path

from rich.console import Console
from rich.markup import escape
from rich.table import Table

from autograder.report.page import clean
from autograder.report.tables import Summary


def print_summary(console: Console, summary: Summary, output: Path, pages: str = "") -> None:
    """Print how the class did, what could not be graded, and where everything was written."""
    console.print(
        f"{summary.graded} graded: mean {summary.mean:.0%}, median {summary.median:.0%}"
        + (f"; {summary.followed} exercises followed through" if summary.followed else "")
    )
    if summary.max_points:
        console.print(_exercises(summary))
    for name, reason in summary.failed:
        console.print(
            f"[bold]not graded[/] {escape(str(clean(name)))}: {escape(str(clean(reason)))}"
        )
    more = summary.not_graded - len(summary.failed)
    if more > 0:
        console.print(f"… and {more} more: see the status column of grades.csv")
    for name, reason in summary.people:
        console.print(
            f"[bold]a person must look at[/] {escape(str(clean(name)))}: "
            f"{escape(str(clean(reason)))}"
        )
    if summary.for_people > len(summary.people):
        more = summary.for_people - len(summary.people)
        console.print(f"… and at {more} more: see needs_person in results.jsonl")
    if summary.faults:
        console.print(f"[bold red]{summary.faults} faults of the grader's own[/]; no marks taken")
    console.print(f"sandbox: {_sandboxes(summary)}")
    console.print(f"marks:   {output / 'grades.csv'}", soft_wrap=True)
    console.print(f"results: {output / 'results.jsonl'}", soft_wrap=True)
    told = str(output / pages) if pages else f"autograder report {output} writes them"
    console.print(f"pages:   {told}", soft_wrap=True)


def _sandboxes(summary: Summary) -> str:
    """The tier; several, with how many were graded in each, where one did not work throughout."""
    found = summary.sandboxes.most_common()
    if len(found) == 1:
        return found[0][0]
    return ", ".join(f"{tier} ({count})" for tier, count in found) or "none was needed"


def _exercises(summary: Summary) -> Table:
    table = Table(box=None, pad_edge=False)
    table.add_column("exercise", overflow="fold")
    table.add_column("right", justify="right", no_wrap=True)
    table.add_column("mean", justify="right", no_wrap=True)
    table.add_column("most common misconception", overflow="fold")
    one = len({name.partition(".")[0] for name in summary.max_points}) == 1
    for name, most in summary.max_points.items():
        count = summary.handed_in[name]
        mean = summary.points[name] / count
        table.add_row(
            name.partition(".")[2] if one else name,
            f"{summary.passed[name] / count:.0%}",
            f"{mean:.1f} of {most:g}",
            _most_common(summary, name),
        )
    return table


def _most_common(summary: Summary, name: str) -> str:
    found = [(n, code) for (e, code), n in summary.diagnoses.items() if e == name]
    if not found:
        return ""
    count, code = max(found)
    return f"{code} ({count})"
