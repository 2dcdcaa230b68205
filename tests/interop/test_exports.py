"""Exports: forms of Canvas and Moodle filled in, tables, XML and JSON, with every kind of name."""

import csv
import io
import json
import xml.etree.ElementTree as ET
from pathlib import Path

import pytest

from autograder.interop.exports import ags, canvas, junit, moodle
from autograder.interop.exports.csv_table import nbgrader_csv, plain_csv
from autograder.interop.exports.scores import CannotExport, scores
from autograder.report.roster import Person, Roster
from tests.report.test_late_and_roster import record

NAMES = ['O\'Brien, "Zoë"', "Müller; Jörg", "王小明", "=cmd|' /C calc'!A0", "Jane Doe"]


FORMS = Path(__file__).with_name("forms")
CANVAS, MOODLE, MOODLE_DE = (
    (FORMS / f"{name}.csv").read_bytes().decode()
    for name in ("canvas_gradebook", "moodle_worksheet", "moodle_worksheet_de")
)
"""Files as the systems give them, made by hand."""


def write(path, text):
    path.write_bytes(text.encode())
    return path


def found(names=NAMES, roster=None, **more):
    made = [
        record(student=name, score=i + 0.5, handed_in={"id": str(100 + i)}, **more)
        for i, name in enumerate(names)
    ]
    return scores(made, roster or Roster())


def rows(text, **how):
    return list(csv.reader(io.StringIO(text.removeprefix("\ufeff"), newline=""), **how))


def test_names_of_every_kind_come_back_and_formulas_are_guarded():
    for text in (plain_csv(found()), nbgrader_csv(found())):
        got = {cell for row in rows(text) for cell in row}
        assert {"Müller; Jörg", "王小明"} <= got or {"Müller;", "Jörg", "王小明"} <= got
        assert not any(cell.startswith(("=", "+", "@")) for cell in got)


def test_a_group_is_taken_apart_by_roster_or_members():
    people = (Person("1", "Ann", group="Team A"), Person("2", "Bo", group="Team A"))
    assert [s.student for s in found(["Team A"], Roster(people))] == ["Ann", "Bo"]
    line = record(student="x & y", handed_in={"id": "a@x", "members": ["a@x", "b@x"]})
    assert [(s.id, s.email) for s in scores([line], Roster())] == [("a@x", "a@x"), ("b@x", "b@x")]


@pytest.mark.parametrize(("take", "points"), [("last", 1), ("best", 2)])
def test_of_several_submissions_the_last_or_best_is_taken(take, points):
    lines = [record(score=2.0), record(score=1.0), record(score=0.0, status="failed")][:2]
    assert [s.points for s in scores(lines, Roster(), take=take)] == [points]


def test_canvas_gets_its_own_header_and_only_the_column_asked_for(tmp_path):
    path = write(tmp_path / "canvas.csv", CANVAS)
    filled = canvas.fill_canvas(path, found(), "a backprop")
    got = rows(filled.text)
    assert filled.text.startswith("\ufeff")
    assert got[0] == [*canvas.CANVAS_FIRST, "A Backprop (98765)"]
    assert got[1][0] == "    Points Possible"
    assert [row[-1] for row in got[2:]] == ["0.5", "1.5", "2.5", "2.25", "3.5", "4.5"]
    assert got[2][0] == 'O\'Brien, "Zoë"'
    assert got[6][0].startswith("'=")
    assert (filled.missing, filled.warning) == ((), "")


def test_canvas_asks_which_column_where_it_is_not_clear(tmp_path):
    path = write(tmp_path / "canvas.csv", CANVAS)
    with pytest.raises(CannotExport, match="A Backprop"):
        canvas.fill_canvas(path, found(), "homework")


def test_the_sheet_of_moodle_is_filled_in_and_nothing_else_is_changed(tmp_path):
    path = write(tmp_path / "sheet.csv", MOODLE)
    filled = moodle.fill_moodle(path, found(NAMES[:3]))
    before, got = rows(MOODLE), rows(filled.text)
    assert got[0] == before[0]
    # 王小明 of the sheet is participant 777, and ours is 102: somebody else.
    assert [row[4] for row in got[1:]] == ["0.5", "2.00", ""]
    assert [row[:4] + row[5:9] for row in got] == [row[:4] + row[5:9] for row in before]
    assert "0.5 of 3 points" in got[1][9] and got[3][9] == ""
    assert filled.missing == ("Müller; Jörg", "王小明")


def test_a_sheet_in_another_language_keeps_its_form(tmp_path):
    path = write(tmp_path / "sheet.csv", MOODLE_DE)
    filled = moodle.fill_moodle(path, found(NAMES[:1]))
    assert rows(filled.text, delimiter=";")[1][4] == "0,5"


def test_another_maximum_is_warned_of(tmp_path):
    path = write(tmp_path / "sheet.csv", MOODLE.replace("3.00", "100.00"))
    assert "100.00" in moodle.fill_moodle(path, found(NAMES[:1])).warning


def test_junit_is_xml_whatever_the_names_hold():
    wrong = record(student="\x00<b>\ud800&")
    wrong["exercises"] = [{**wrong["exercises"][0], "verdict": "FAIL", "message": "got <1>\x1b"}]
    lines = [wrong, record(student="b", status="failed", reason="empty", exercises=[])]
    root = ET.fromstring(junit.junit(scores(lines, Roster())))
    assert sorted(suite.get("failures") for suite in root) == ["0", "1"]
    assert root.find(".//failure").text == "Got <1>\ufffd."
    assert root.find(".//error").get("message") == "empty"


def test_ags_scores_have_the_fields_of_the_standard():
    lines = [json.loads(line) for line in ags.ags(found(NAMES[:1])).splitlines()]
    assert lines[0]["userId"] == "100"
    assert (lines[0]["scoreGiven"], lines[0]["scoreMaximum"]) == (0.5, 3.0)
    assert lines[0]["timestamp"] == "2026-02-03T12:00:00.000+00:00"
    assert lines[0]["gradingProgress"] == "FullyGraded"


def test_the_command_fills_in_and_names_whom_it_could_not_place(program, tmp_path):
    lines = [json.dumps(s.record) for s in found(NAMES[:3])]
    (tmp_path / "results.jsonl").write_text("\n".join(lines) + "\n")
    write(tmp_path / "sheet.csv", MOODLE)
    said = program(
        "autograder", "export", tmp_path, "--to", "moodle", "--form", tmp_path / "sheet.csv",
        "-o", tmp_path / "filled.csv", status=1,
    )  # fmt: skip
    assert "no row for Müller; Jörg" in said
    assert (tmp_path / "filled.csv").exists()
    assert "--form" in program("autograder", "export", tmp_path, "--to", "canvas", status=2)
    program("autograder", "export", tmp_path, "--to", "gradescope", "-o", tmp_path / "gs")
    assert len(list((tmp_path / "gs").glob("*.json"))) == 3
