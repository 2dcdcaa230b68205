"""Moodle's grading worksheet filled in, in the language of the site."""

from __future__ import annotations

import html
import re
from collections.abc import Mapping, Sequence
from pathlib import Path

from autograder.interop.exports.form import (
    Filled,
    commas,
    guard_names,
    number,
    other_most,
    put,
    read_form,
)
from autograder.interop.exports.matching import Keys, match
from autograder.interop.exports.scores import CannotExport, Score
from autograder.report import headers, sheets
from autograder.report.roster import participant
from autograder.report.sheets import Row
from autograder.report.tables import safe_text
from autograder.report.text import page

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
    comma = commas(form.rows, [i for i in (grade, most) if i is not None])
    rows = [form.head]
    for i, row in enumerate(form.rows):
        if columns["name"] is not None and not row.blank:
            row = guard_names(form.sheet, row, [columns["name"]])
        if score := matched.of_row.get(i):
            told = {grade: number(score, comma)}
            if feedback is not None:
                told[feedback] = _feedback(score)
            row = put(form.sheet, row, told)
        rows.append(row)
    bound = next((r.cells[most].text for r in form.rows if most is not None and not r.blank), "")
    warning = other_most(bound.replace(",", "."), found)
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
    digits = re.search(r"(\d+)$", first)
    email = text("email") or next((c.text for c in row.cells if _is_email(c.text)), "")
    return Keys(digits[1] if digits else participant(first), (), email, text("name"))


def _is_email(text: str) -> bool:
    return re.fullmatch(r"[^\s@]+@[^\s@]+\.[^\s@]+", text.strip()) is not None


def _feedback(score: Score) -> str:
    """What Moodle shows as HTML: what stands in a student's code is text there too."""
    text = html.escape(page(score.record), quote=False)
    return safe_text(text.replace("\n\n", "<br>").replace("\n", " "))
