"""Pages and tables: nothing a student wrote becomes markup, a formula or a control code."""

import csv
import io
import json
from pathlib import Path

import pytest
from rich.console import Console

from autograder.report.page import clean, points, student_page
from autograder.report.summary import print_summary
from autograder.report.tables import Summary, safe_text, write_grades

RECORD = {
    "schema": 1, "submission": "ada.ipynb", "student": "ada", "assignment": "losses",
    "sha256": "ab" * 32, "graded_at": "2026-11-21T00:00:00+00:00", "engine": "0", "release": "r",
    "secret": "s", "sandbox": "strong", "score": 1.5, "max_score": 3.0, "status": "graded",
    "reason": "", "seconds": 0.1,
    "exercises": [
        {
            "id": "losses.entropy", "verdict": "FAIL", "points": 0.5, "max_points": 2.0,
            "bonus": False, "follow_through": False, "points_alone": 0.5, "put_right": [],
            "misconception": "log-of-zero", "says": "You took log 0.", "ask": "What is 0 log 0?",
            "message": "got nan",
            "checks": [
                {"name": "values", "verdict": "PASS", "points": 0.5, "max_points": 0.5,
                 "message": ""},
                {"name": "extreme", "verdict": "FAIL", "points": 0.0, "max_points": 1.5,
                 "message": "got nan"},
            ],
        },
        {
            "id": "losses.kl", "verdict": "PASS", "points": 1.0, "max_points": 1.0,
            "bonus": False, "follow_through": True, "points_alone": 0.0, "put_right": ["entropy"],
            "misconception": None, "says": "", "ask": "", "message": "Right once put right.",
            "checks": [],
        },
    ],
    "notes": [{"cell": 3, "line": 2, "kind": "error", "text": "NameError: x"}],
}  # fmt: skip

HOSTILE = [
    "<img src=x onerror=alert(1)>",
    "</title><script>alert(1)</script>",
    "\x1b]0;owned\x07",
    "\ud800",
    "a\u202eb\u2066c",
    "{{ 7 * 7 }}",
    "' onmouseover='x",
]


def test_averages_are_over_those_who_handed_the_assignment_in():
    other = {**RECORD["exercises"][1], "id": "training.fit"}
    summary = Summary()
    for record in (RECORD, RECORD, {**RECORD, "assignment": "training", "exercises": [other]}):
        summary.add(record)
    console = Console(file=io.StringIO(), width=100)
    print_summary(console, summary, Path("out"))
    rows = [line.split() for line in console.file.getvalue().splitlines()]
    assert ["losses.kl", "100%", "1.0", "of", "1"] in rows
    assert ["training.fit", "100%", "1.0", "of", "1"] in rows
    assert ["losses.entropy", "0%", "0.5", "of", "2", "log-of-zero", "(2)"] in rows


def test_a_page_tells_points_checks_diagnosis_and_follow_through():
    page = student_page(RECORD)
    for told in (
        "1.5 of 3", "0.5 of 2", "You took log 0.", "What is 0 log 0?", "got nan", "extreme",
        "Alone it would have had 0.", "NameError: x", "strong",
    ):  # fmt: skip
        assert told in page
    assert "UNSANDBOXED" not in page


def test_a_page_of_an_unsafe_grading_says_so():
    assert "UNSANDBOXED" in student_page({**RECORD, "sandbox": "none"})


def test_a_page_of_what_could_not_be_graded_tells_the_reason():
    failed = {**RECORD, "status": "failed", "reason": "the file is empty", "exercises": []}
    assert "the file is empty" in student_page(failed)
    assert "our mistake" in student_page({**failed, "status": "fault"})


@pytest.mark.parametrize("text", HOSTILE)
def test_nothing_a_student_wrote_becomes_markup(text):
    record = json.loads(json.dumps(RECORD))
    record["student"] = record["submission"] = text
    record["exercises"][0]["message"] = record["exercises"][0]["says"] = text
    record["notes"][0]["text"] = text
    page = student_page(record)
    page.encode("utf-8")
    for forbidden in ("<img", "<script", "\x1b", "\u202e", "\u2066", "49"):
        assert forbidden not in page
    assert "onmouseover='" not in page
    assert "default-src 'none'" in page


@pytest.mark.parametrize("text", HOSTILE)
def test_nothing_a_student_wrote_steers_the_terminal(text, tmp_path):
    summary = Summary()
    summary.add({**RECORD, "status": "failed", "submission": text, "reason": f"[bold]{text}"})
    console = Console(width=200, file=io.StringIO())
    print_summary(console, summary, tmp_path, "feedback")
    told = console.file.getvalue()
    told.encode("utf-8")
    assert "\x1b]" not in told
    assert "\u202e" not in told


@pytest.mark.parametrize("start", ["=", "+", "-", "@", "\t", "\r"])
def test_no_text_in_a_table_is_a_formula(start):
    assert safe_text(f"{start}cmd|' /C calc'!A0").startswith("'")


def test_grades_come_back_from_the_table_whatever_the_name(tmp_path):
    names = ['O"Neil, Zoë', "李 明", "=1+1", "line\nbreak", "\ud800"]
    failed = {**RECORD, "status": "failed", "reason": "empty", "exercises": []}
    lines = [{**RECORD, "student": name} for name in names] + [failed]
    results = tmp_path / "results.jsonl"
    results.write_text("".join(json.dumps(line) + "\n" for line in lines))
    write_grades(results, tmp_path / "grades.csv")
    with (tmp_path / "grades.csv").open(encoding="utf-8", newline="") as file:
        found = list(csv.DictReader(file))
    assert [r["student"] for r in found[:3]] == ['O"Neil, Zoë', "李 明", "'=1+1"]
    assert found[0]["losses.entropy"] == "0.5"
    assert found[0]["score"] == "1.5"
    assert (found[-1]["status"], found[-1]["score"]) == ("failed", "")


def test_the_summary_counts_and_names():
    summary = Summary()
    for score in (3.0, 1.5, 0.0):
        summary.add({**RECORD, "score": score})
    summary.add({**RECORD, "status": "failed", "reason": "empty"})
    assert summary.graded == 3
    assert summary.mean == pytest.approx(0.5)
    assert summary.median == pytest.approx(0.5)
    assert summary.diagnoses["losses.entropy", "log-of-zero"] == 3
    assert summary.not_graded == 1


def test_the_summary_says_which_sandbox_and_how_often_where_it_was_not_the_same(tmp_path):
    summary, told = Summary(), []
    for sandbox in ("strong", "strong", "base"):
        summary.add({**RECORD, "sandbox": sandbox})
        console = Console(width=200, file=io.StringIO())
        print_summary(console, summary, tmp_path)
        told.append(console.file.getvalue())
    assert "sandbox: strong\n" in told[1]
    assert "sandbox: strong (2), base (1)\n" in told[2]


def test_points_are_written_as_people_write_them():
    assert [points(p) for p in (3.0, 2.5, 4 / 3, 0.0, 10.0)] == ["3", "2.5", "1.33", "0", "10"]


def test_cleaning_keeps_what_is_printable():
    assert clean({"a": ["é\n\t", ("日",)]}) == {"a": ["é\n\t", ["日"]]}
