"""Forms that the instructor downloads and we fill in: Canvas's gradebook, Moodle's worksheet.

Never made by us: Canvas knows a column by the id in its header, and Moodle's headers are in the
language of the site. Encoding, separator, line ends and quoting stay as they are in the file. Whose
row it is, `matching` says. Whoever has no score keeps what the form says.
"""

from __future__ import annotations

import html
import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from fractions import Fraction
from pathlib import Path

from autograder.interop import headers, sheets
from autograder.interop.exports.matching import Keys, match
from autograder.interop.exports.scores import CannotExport, Score, rounded
from autograder.interop.roster import participant
from autograder.interop.sheets import Cell, Row, Sheet
from autograder.interop.telling import page
from autograder.report.tables import is_risky, safe_text

CANVAS_FIRST = ("Student", "ID", "SIS User ID", "SIS Login ID", "Section")
CANVAS_MORE = ("Integration ID", "Root Account")
POINTS_POSSIBLE = "Points Possible"
GRADE = (
    "grade", "bewertung", "note", "calificación", "punteggio", "valutazione", "nota",
    "beoordeling", "cijfer", "ocena", "betyg", "karakter", "arvosana", "оценка", "not",
    "成绩", "成績", "评分", "評定", "評点", "성적", "qualificació", "évaluation",
)  # fmt: skip
MOST = ("maxim", "máxim", "màxim", "massim", "bestwertung", "höchst", "最", "maks")
FEEDBACK = (
    "feedback", "kommentar", "commentaire", "comentario", "comentário", "comment", "commento",
    "commenti", "opmerking", "retroalimentación", "rückmeldung", "反馈", "フィードバック",
)  # fmt: skip
NUMBER = re.compile(r"-?\d+([.,]\d+)?")


@dataclass(frozen=True)
class Filled:
    """The form filled in, and what could not be."""

    text: str
    missing: tuple[str, ...] = ()
    """People with a score and no row."""
    warning: str = ""
    encoding: str = "utf-8"
    told: str = ""
    """How the form was read."""

    @property
    def data(self) -> bytes:
        """The file. A sign that its encoding lacks, such as ✓ in a feedback, is written in HTML."""
        return self.text.encode(self.encoding, "xmlcharrefreplace")


@dataclass(frozen=True)
class Form:
    """A form's head and the rows below it, each as long as the head."""

    sheet: Sheet
    head: Row
    rows: tuple[Row, ...]

    def filled(self, rows: Sequence[Row], missing: Sequence[str], warning: str) -> Filled:
        text = self.sheet.text(rows)
        mark = "\ufeff" if self.sheet.bom else ""
        return Filled(
            mark + text, tuple(missing), warning, self.sheet.encoding, self.sheet.told
        )  # fmt: skip

    @property
    def titles(self) -> list[str]:
        return [cell.text.strip() for cell in self.head.cells]


def read_form(path: Path) -> Form:
    """The form in a file. Raises CannotExport."""
    try:
        sheet = sheets.read(path)
    except sheets.BadSheet as error:
        raise CannotExport(f"{error} (or download it again)") from error
    at = next((i for i, row in enumerate(sheet.rows) if not row.blank), None)
    if at is None:
        raise CannotExport(f"{path}: it is empty; download it again")
    head = sheet.rows[at]
    return Form(sheet, head, tuple(_as_long(row, head) for row in sheet.rows[at + 1 :]))


def _as_long(row: Row, head: Row) -> Row:
    """The row with empty cells where it ends too early; a blank line stays as it is."""
    lacking = len(head.cells) - len(row.cells)
    return row if row.blank else replace(row, cells=(*row.cells, *[Cell("", "")] * lacking))


def fill_canvas(path: Path, found: Sequence[Score], column: str = "") -> Filled:
    """The instructor's gradebook export with one assignment's column filled in."""
    form = read_form(path)
    if not {"Student", "ID"} <= set(form.titles):
        raise CannotExport(f"{path}: no columns Student and ID; export the gradebook from Canvas")
    names = {s.record["assignment"] for s in found if s.graded}
    at = _canvas_column(form.titles, column, names)
    known = (*CANVAS_FIRST, *CANVAS_MORE)
    first = [i for i, title in enumerate(form.titles) if title in known]
    places = {title: form.titles.index(title) for title in known if title in form.titles}
    keys = [_canvas_keys(row, places) for row in form.rows]
    matched = match(found, keys, "canvas")
    comma = _commas(form.rows, range(max(first) + 1, len(form.titles)))
    kept = [_only(form.head, first, at)]
    most = ""
    for i, row in enumerate(form.rows):
        if row.blank:
            continue
        if _is_points(row, places):
            most = row.cells[at].text
        elif keys[i] != Keys():
            row = _names_guarded(form.sheet, row, first)
        score = matched.of_row.get(i)
        kept.append(
            _only(_put(form.sheet, row, {at: _number(score, comma)} if score else {}), first, at)
        )
    return form.filled(kept, matched.left, _other_most(most, found))


def _canvas_keys(row: Row, places: Mapping[str, int]) -> Keys:
    """Whose row it is; nobody's for the line of points possible, and what stands above it."""

    def text(title: str) -> str:
        return row.cells[places[title]].text.strip() if title in places else ""

    if row.blank or _is_points(row, places):
        return Keys()
    login = text("SIS Login ID")
    others = tuple(filter(None, (text("SIS User ID"), login, text("Integration ID"))))
    return Keys(text("ID"), others, login if "@" in login else "", text("Student"))


def _is_points(row: Row, places: Mapping[str, int]) -> bool:
    student, id = row.cells[places["Student"]].text, row.cells[places["ID"]].text
    return student.strip().startswith(POINTS_POSSIBLE) and not id.strip()


def _only(row: Row, first: Sequence[int], at: int) -> Row:
    return replace(row, cells=tuple(row.cells[i] for i in (*first, at)))


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
    titles = [sheets.header(title) for title in form.titles]
    names = [sheets.header(column)] if column else [*GRADE]
    grade = next((i for i, title in enumerate(titles) if title in names), None)
    if grade is None:
        raise CannotExport(f"which column is the grade? name it with --column: {form.titles}")
    feedback = next((i for i, t in enumerate(titles) if i > 1 and t.startswith(FEEDBACK)), None)
    most = next((i for i, t in enumerate(titles) if i != grade and _any(MOST, t)), None)
    columns = {k: sheets.column(form.head.cells, n) for k, n in headers.FIELDS.items()}
    matched = match(found, [_moodle_keys(row, columns) for row in form.rows], "moodle")
    comma = _commas(form.rows, [i for i in (grade, most) if i is not None])
    rows = [form.head]
    for i, row in enumerate(form.rows):
        if columns["name"] is not None and not row.blank:
            row = _names_guarded(form.sheet, row, [columns["name"]])
        if score := matched.of_row.get(i):
            told = {grade: _number(score, comma)}
            if feedback is not None:
                told[feedback] = _feedback(score)
            row = _put(form.sheet, row, told)
        rows.append(row)
    bound = next((r.cells[most].text for r in form.rows if most is not None and not r.blank), "")
    warning = _other_most(bound.replace(",", "."), found)
    return form.filled(rows, matched.left, warning)


def _any(stems: Sequence[str], title: str) -> bool:
    return any(stem in title for stem in stems)


def _moodle_keys(row: Row, columns: Mapping[str, int | None]) -> Keys:
    """Whose row it is: the participant number comes first in every language."""
    if row.blank:
        return Keys()

    def text(field: str) -> str:
        at = columns[field]
        return "" if at is None else row.cells[at].text.strip()

    first = row.cells[0].text.strip()
    number = re.search(r"(\d+)$", first)
    email = text("email") or next((c.text for c in row.cells if _is_email(c.text)), "")
    return Keys(number[1] if number else participant(first), (), email, text("name"))


def _is_email(text: str) -> bool:
    return re.fullmatch(r"[^\s@]+@[^\s@]+\.[^\s@]+", text.strip()) is not None


def _feedback(score: Score) -> str:
    """What Moodle shows as HTML: what stands in a student's code is text there too."""
    text = html.escape(page(score.record), quote=False)
    return safe_text(text.replace("\n\n", "<br>").replace("\n", " "))


def _number(score: Score, comma: bool) -> str:
    points = rounded(score.points)
    return points.replace(".", ",") if comma else points


def _commas(rows: Sequence[Row], columns: Sequence[int]) -> bool:
    """Whether the numbers in these columns are written with decimal commas."""
    texts = [row.cells[i].text.strip() for row in rows if not row.blank for i in columns]
    marks = {m[1][0] for text in texts if (m := NUMBER.fullmatch(text)) and m[1]}
    return marks == {","}


def _put(sheet: Sheet, row: Row, told: Mapping[int, str]) -> Row:
    cells = [sheet.put(told[i], cell) if i in told else cell for i, cell in enumerate(row.cells)]
    return replace(row, cells=tuple(cells))


def _names_guarded(sheet: Sheet, row: Row, columns: Sequence[int]) -> Row:
    """The row as it was, but for texts that a spreadsheet would take for a formula."""
    risky = {i: row.cells[i].text for i in columns if is_risky(row.cells[i].text)}
    return _put(sheet, row, {i: safe_text(text) for i, text in risky.items()})


def _other_most(most: str, found: Sequence[Score]) -> str:
    ours = {s.max_points for s in found if s.graded}
    try:
        theirs = Fraction(most.strip().replace(",", "."))
    except (ValueError, ZeroDivisionError):
        return ""
    if not ours or ours == {theirs}:
        return ""
    listed = ", ".join(rounded(points) for points in sorted(ours))
    return f"the form's maximum is {most}, and ours is {listed}: change it there"
