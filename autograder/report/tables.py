"""`grades.csv`, and the class summary, from lines of results."""

from __future__ import annotations

import csv
import unicodedata
from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from pathlib import Path

from autograder.report.page import clean, points
from autograder.report.record import ExerciseRecord, Record, read

RISKY = "=+-@＝＋－＠﹦﹢﹣﹫\t\r"
"""A spreadsheet takes a text that begins so for a formula; blanks before it do not help."""


GRADES_HEADER = (
    "student", "submission", "assignment", "status", "score", "max_score", "reason",
)  # fmt: skip

NAMED = 20
"""How many submissions that could not be graded are named in the summary."""


def safe_text(text: str) -> str:
    """Text for a CSV cell that no spreadsheet takes for a formula.

    >>> safe_text('=HYPERLINK("http://x")'), safe_text("Ada")
    ('\\'=HYPERLINK("http://x")', 'Ada')
    """
    cleaned = str(clean(text)).replace("\n", " ")
    return f"'{cleaned}" if is_risky(text) else cleaned


def is_risky(text: str) -> bool:
    """Whether a spreadsheet might take a text for a formula.

    >>> is_risky(" =1"), is_risky("\\u200b＝1"), is_risky("Ada"), is_risky("'=1")
    (True, True, False, False)
    """
    if text[:1] in ("\t", "\r", "\n"):
        return True
    seen = (c for c in text if not (c.isspace() or unicodedata.category(c)[0] in "CZ"))
    return next(seen, " ") in RISKY


def read_lines(path: Path) -> Iterator[Record]:
    """The records of a `results.jsonl`, one at a time."""
    with path.open(encoding="utf-8") as file:
        for text in file:
            yield read(text)


def write_grades(results: Path, grades: Path) -> None:
    """`grades.csv` from `results.jsonl`: a row a submission, a column an exercise that was met."""
    exercises = list(dict.fromkeys(e["id"] for r in read_lines(results) for e in r["exercises"]))
    with grades.open("w", encoding="utf-8", newline="") as file:
        writer = csv.writer(file)
        writer.writerow([*GRADES_HEADER, *exercises])
        writer.writerows(_grades_row(record, exercises) for record in read_lines(results))


def _grades_row(record: Record, exercises: Iterable[str]) -> list[str]:
    given = {e["id"]: points(e["points"]) for e in record["exercises"]}
    graded = record["status"] == "graded"
    return [
        safe_text(record["student"]),
        safe_text(record["submission"]),
        record["assignment"],
        record["status"],
        points(record["score"]) if graded else "",
        points(record["max_score"]) if graded else "",
        safe_text(record["reason"] or "; ".join(record.get("needs_person", ()))),
        *(given.get(exercise, "") for exercise in exercises),
    ]


@dataclass
class Summary:
    """What is reported of a class, gathered as the rows come; it does not grow with the class."""

    graded: int = 0
    not_graded: int = 0
    failed: list[tuple[str, str]] = field(default_factory=list)
    """The first of those that could not be graded, with the reason."""
    faults: int = 0
    shares: Counter[int] = field(default_factory=Counter)
    """How many had each share of the full score, in thousandths."""
    handed_in: Counter[str] = field(default_factory=Counter)
    """How many graded submissions have each exercise: those of its assignment, not all."""
    passed: Counter[str] = field(default_factory=Counter)
    points: dict[str, float] = field(default_factory=dict)
    max_points: dict[str, float] = field(default_factory=dict)
    followed: int = 0
    diagnoses: Counter[tuple[str, str]] = field(default_factory=Counter)
    people: list[tuple[str, str]] = field(default_factory=list)
    """The first of those that a person must look at, with what for."""
    for_people: int = 0
    sandboxes: Counter[str] = field(default_factory=Counter)
    """How many were graded in each tier."""

    def add(self, record: Record) -> None:
        """Count one submission in."""
        if record["status"] != "graded":
            self.not_graded += 1
            if len(self.failed) < NAMED:
                self.failed.append((record["submission"], record["reason"]))
            self.faults += record["status"] == "fault"
            return
        self.graded += 1
        self.sandboxes[record["sandbox"]] += 1
        share = record["score"] / record["max_score"] if record["max_score"] else 0.0
        self.shares[round(1000 * share)] += 1
        for e in record["exercises"]:
            self._add_exercise(e)
        doubts = record.get("needs_person", ())
        self.for_people += bool(doubts)
        if doubts and len(self.people) < NAMED:
            self.people.append((record["submission"], doubts[0]))

    def _add_exercise(self, e: ExerciseRecord) -> None:
        self.handed_in[e["id"]] += 1
        self.passed[e["id"]] += e["verdict"] == "PASS"
        self.points[e["id"]] = self.points.get(e["id"], 0.0) + e["points"]
        self.max_points[e["id"]] = e["max_points"]
        self.followed += e["follow_through"]
        self.faults += e["verdict"] == "GRADER_FAULT"
        if e["misconception"]:
            self.diagnoses[e["id"], e["misconception"]] += 1

    @property
    def mean(self) -> float:
        """The mean share of the full score, 0 where nothing was graded."""
        return sum(k * n for k, n in self.shares.items()) / (1000 * max(self.graded, 1))

    @property
    def median(self) -> float:
        """The share that half of the class reached."""
        seen = 0
        for share in sorted(self.shares):
            seen += self.shares[share]
            if 2 * seen >= self.graded:
                return share / 1000
        return 0.0
