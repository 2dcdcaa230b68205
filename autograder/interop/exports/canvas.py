"""Canvas's gradebook filled in: one assignment's column, whose title holds its id."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import replace
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
from autograder.report.sheets import Row

CANVAS_FIRST = ("Student", "ID", "SIS User ID", "SIS Login ID", "Section")


CANVAS_MORE = ("Integration ID", "Root Account")


POINTS_POSSIBLE = "Points Possible"


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
    comma = commas(form.rows, range(max(first) + 1, len(form.titles)))
    kept = [_only(form.head, first, at)]
    most = ""
    for i, row in enumerate(form.rows):
        if row.blank:
            continue
        if _is_points(row, places):
            most = row.cells[at].text
        elif keys[i] != Keys():
            row = guard_names(form.sheet, row, first)
        score = matched.of_row.get(i)
        kept.append(
            _only(put(form.sheet, row, {at: number(score, comma)} if score else {}), first, at)
        )
    return form.filled(kept, matched.left, other_most(most, found))


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
