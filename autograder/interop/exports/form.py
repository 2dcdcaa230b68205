"""A form that the instructor downloads and we fill in, whatever system it is of.

Never made by us: Canvas knows a column by the id in its header, and Moodle's headers are in the
language of the site. Encoding, separator, line ends and quoting stay as they are in the file. Whose
row it is, `matching` says. Whoever has no score keeps what the form says.
"""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from fractions import Fraction
from pathlib import Path

from autograder.interop.exports.scores import CannotExport, Score, rounded
from autograder.report import sheets
from autograder.report.sheets import Cell, Row, Sheet
from autograder.report.tables import is_risky, safe_text

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


def number(score: Score, comma: bool) -> str:
    points = rounded(score.points)
    return points.replace(".", ",") if comma else points


def commas(rows: Sequence[Row], columns: Sequence[int]) -> bool:
    """Whether the numbers in these columns are written with decimal commas."""
    texts = [row.cells[i].text.strip() for row in rows if not row.blank for i in columns]
    marks = {m[1][0] for text in texts if (m := NUMBER.fullmatch(text)) and m[1]}
    return marks == {","}


def put(sheet: Sheet, row: Row, told: Mapping[int, str]) -> Row:
    cells = [sheet.put(told[i], cell) if i in told else cell for i, cell in enumerate(row.cells)]
    return replace(row, cells=tuple(cells))


def guard_names(sheet: Sheet, row: Row, columns: Sequence[int]) -> Row:
    """The row as it was, but for texts that a spreadsheet would take for a formula."""
    risky = {i: row.cells[i].text for i in columns if is_risky(row.cells[i].text)}
    return put(sheet, row, {i: safe_text(text) for i, text in risky.items()})


def other_most(most: str, found: Sequence[Score]) -> str:
    ours = {s.max_points for s in found if s.graded}
    try:
        theirs = Fraction(most.strip().replace(",", "."))
    except (ValueError, ZeroDivisionError):
        return ""
    if not ours or ours == {theirs}:
        return ""
    listed = ", ".join(rounded(points) for points in sorted(ours))
    return f"the form's maximum is {most}, and ours is {listed}: change it there"
