"""Forms that the instructor downloads and we fill in: Canvas's gradebook, Moodle's worksheet.

Never made by us: Canvas knows a column by the id in its header, and Moodle's headers are in the
language of the site. Rows are found by the system's id, else by email, else by a name that only one
person has. Whoever has no score keeps what the form says.
"""

from __future__ import annotations

import csv
import re
from collections.abc import Sequence
from dataclasses import dataclass
from fractions import Fraction
from pathlib import Path

from autograder.interop.exports.scores import CannotExport, Score, rounded, table
from autograder.interop.telling import page
from autograder.report.tables import RISKY, safe_text

BOM = "\ufeff"
CANVAS_FIRST = ("Student", "ID", "SIS User ID", "SIS Login ID", "Section")
POINTS_POSSIBLE = "Points Possible"
GRADE = (
    "grade", "bewertung", "note", "calificación", "punteggio", "valutazione", "nota",
    "beoordeling", "cijfer", "ocena", "betyg", "karakter", "arvosana", "оценка", "not",
    "成绩", "成績", "评分", "評定", "評点", "성적",
)  # fmt: skip
MOST = ("maximum", "bestwertung", "höchst", "maxim", "massim", "máxim", "最")
FEEDBACK = (
    "feedback", "kommentar", "commentaire", "comentario", "comment", "commento", "opmerking",
    "反馈", "フィードバック",
)  # fmt: skip


@dataclass(frozen=True)
class Form:
    """A CSV as it was downloaded, with what is needed to write it back the same way."""

    head: list[str]
    rows: list[list[str]]
    delimiter: str
    bom: bool

    def text(self, rows: Sequence[Sequence[str]]) -> str:
        return (BOM if self.bom else "") + table(rows, self.delimiter)


def read_form(path: Path) -> Form:
    """The form in a file. Raises CannotExport."""
    try:
        with path.open(encoding="utf-8", newline="") as file:
            text = file.read()
    except (OSError, UnicodeDecodeError) as error:
        raise CannotExport(f"{path}: cannot be read ({error}); download it again") from error
    bom = text.startswith(BOM)
    text = text.removeprefix(BOM)
    first = text.partition("\n")[0]
    delimiter = max(",;\t", key=first.count)
    rows = [row for row in csv.reader(text.splitlines(keepends=True), delimiter=delimiter) if row]
    if not rows:
        raise CannotExport(f"{path}: it is empty; download it again")
    head, *rest = rows
    return Form(head, [row + [""] * (len(head) - len(row)) for row in rest], delimiter, bom)


@dataclass(frozen=True)
class Filled:
    """The form filled in, and what could not be."""

    text: str
    missing: tuple[str, ...] = ()
    """People with a score and no row."""
    warning: str = ""


def fill_canvas(path: Path, found: Sequence[Score], column: str = "") -> Filled:
    """The instructor's gradebook export with one assignment's column filled in."""
    form = read_form(path)
    at = _canvas_column(form.head, column, {s.record["assignment"] for s in found})
    first = [i for i, name in enumerate(form.head) if name in CANVAS_FIRST]
    if not {"Student", "ID"} <= {form.head[i] for i in first}:
        raise CannotExport(f"{path}: no columns Student and ID; export the gradebook from Canvas")
    finder = _Finder(found)
    kept, most = [], ""
    for row in form.rows:
        cells = dict(zip(form.head, row, strict=False))
        if POINTS_POSSIBLE in cells["Student"]:
            most = row[at]
            kept.append([*(row[i] for i in first), row[at]])
            continue
        score = finder.take(cells["ID"], cells.get("SIS Login ID", ""), cells["Student"])
        given = rounded(score.points) if score else row[at]
        kept.append([*(_name(row[i]) for i in first), given])
    head = [*(form.head[i] for i in first), form.head[at]]
    return Filled(form.text([head, *kept]), finder.left(), _other_most(most, found))


def _canvas_column(head: Sequence[str], column: str, assignments: set[str]) -> int:
    """The assignment's column: the one named, else the one that is called like it."""
    own = [i for i, name in enumerate(head) if re.search(r"\(\d+\)\s*$", name)]
    wanted = column.casefold() or " ".join(assignments).replace("_", " ").casefold()
    exactly = [i for i in own if head[i].casefold() == wanted or f"({wanted})" in head[i]]
    found = exactly or [i for i in own if wanted in head[i].replace("_", " ").casefold()]
    if len(found) != 1:
        listed = "; ".join(head[i] for i in own) or "none"
        raise CannotExport(f"which column is it? name it with --column; there are: {listed}")
    return found[0]


def fill_moodle(path: Path, found: Sequence[Score], column: str = "") -> Filled:
    """The instructor's grading worksheet filled in: grades, and feedback where there is a grade."""
    form = read_form(path)
    grade = _moodle_column(form.head, GRADE, column)
    feedback = _optional_column(form.head, FEEDBACK)
    most = next((i for i, h in enumerate(form.head) if _begins(h, MOST)), None)
    if grade is None:
        raise CannotExport(f"which column is the grade? name it with --column: {form.head}")
    comma = any(re.fullmatch(r"\d+,\d+", row[i]) for row in form.rows for i in (grade, most) if i)
    finder = _Finder(found)
    for row in form.rows:
        number = re.search(r"(\d+)\s*$", row[0])
        email = next((cell for cell in row if "@" in cell), "")
        score = finder.take(number[1] if number else "", email, row[1] if len(row) > 1 else "")
        if score:
            points = rounded(score.points)
            row[grade] = points.replace(".", ",") if comma else points
            if feedback is not None:
                row[feedback] = page(score.record).replace("\n\n", "<br>").replace("\n", " ")
        row[1:2] = [_name(cell) for cell in row[1:2]]
    bound = form.rows[0][most].replace(",", ".") if most and form.rows else ""
    return Filled(form.text([form.head, *form.rows]), finder.left(), _other_most(bound, found))


def _moodle_column(head: Sequence[str], names: Sequence[str], column: str) -> int | None:
    wanted = [column.casefold()] if column else names
    return next((i for i, h in enumerate(head) if h.strip().casefold() in wanted), None)


def _optional_column(head: Sequence[str], names: Sequence[str]) -> int | None:
    return next((i for i, h in enumerate(head) if _begins(h, names) and i > 1), None)


def _begins(text: str, names: Sequence[str]) -> bool:
    return text.strip().casefold().startswith(tuple(names))


def _name(text: str) -> str:
    """A cell as it was, but for one that a spreadsheet would take for a formula."""
    return safe_text(text) if text.startswith(RISKY) else text


def _other_most(most: str, found: Sequence[Score]) -> str:
    ours = {s.max_points for s in found if s.graded}
    try:
        theirs = Fraction(most)
    except ValueError:
        return ""
    if not ours or ours == {theirs}:
        return ""
    listed = ", ".join(rounded(points) for points in sorted(ours))
    return f"the form's maximum is {most}, and ours is {listed}: change it there"


class _Finder:
    """Scores by id, email and name; each is taken once."""

    def __init__(self, found: Sequence[Score]) -> None:
        self._scores = [s for s in found if s.graded]
        self._taken: set[int] = set()

    def take(self, id: str, email: str, name: str) -> Score | None:
        """The score of the person of a row, by the best key that fits exactly one."""
        for key, value in (("id", id), ("email", email), ("id", email), ("student", name)):
            wanted = _plain(value)
            fits = [i for i, s in enumerate(self._scores) if wanted and wanted in _keys(s, key)]
            if len(fits) == 1:
                self._taken.add(fits[0])
                return self._scores[fits[0]]
        return None

    def left(self) -> tuple[str, ...]:
        """Who had no row."""
        return tuple(s.student for i, s in enumerate(self._scores) if i not in self._taken)


def _keys(score: Score, key: str) -> set[str]:
    """A person's name is also known as "Doe, Jane", and as Canvas writes it into file names."""
    value = str(getattr(score, key))
    return {_plain(value)}


def _plain(text: str) -> str:
    """Names compared without order, case and marks: "Doe, Jane" is Jane Doe and doejane."""
    text = text.strip().removeprefix("'").casefold()
    if "," in text:
        last, _, first = text.partition(",")
        text = f"{last.strip()} {first.strip()}"
    return " ".join(sorted(re.findall(r"\w[\w.@+-]*", text)))
