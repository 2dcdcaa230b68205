"""Late work and rosters: exact, declared, and told on the page."""

import json
from fractions import Fraction

import pytest

from autograder.report import late, roster
from autograder.report.adjust import Rules
from autograder.report.page import student_page

DAY = late.DAY


@pytest.mark.parametrize(
    ("rule", "seconds", "left"),
    [
        ("none", 10 * DAY, "20"),
        ("10%/day", 0, "20"),
        ("10%/day", 1, "18"),
        ("10%/day", DAY, "18"),
        ("10%/day", DAY + 1, "16"),
        ("10%/day, grace 15m", 900, "20"),
        ("10%/day, grace 15m", 901, "18"),
        ("10%/day, cap 50%", 30 * DAY, "10"),
        ("10%/day of max", DAY, "17"),
        ("33.3%/day", DAY, "13.34"),
        ("10%/day, until 5d", 5 * DAY + 1, "0"),
        ("100%/day of max", DAY, "0"),
    ],
)
def test_a_rule_takes_exactly_what_it_says(rule, seconds, left):
    most = Fraction(30) if "of max" in rule else Fraction(20)
    score = Fraction(20)
    assert score - late.parse(rule).taken(score, most, seconds) == Fraction(left)


@pytest.mark.parametrize("rule", ["ten percent", "150%/day", "10%", "grace 5", "grace -1h"])
def test_a_rule_that_is_none_is_told_with_the_form(rule):
    with pytest.raises(late.BadPolicy):
        late.parse(rule)


def record(**more):
    exercise = {
        "id": "a.f", "verdict": "PASS", "points": 2.5, "max_points": 3.0, "bonus": False,
        "follow_through": False, "points_alone": 2.5, "put_right": [], "checks": [],
        "misconception": None, "says": "", "ask": "", "message": "",
    }  # fmt: skip
    made = {
        "student": "ada", "submission": "a.ipynb", "assignment": "a", "status": "graded",
        "reason": "", "score": 2.5, "max_score": 3.0, "exercises": [exercise], "notes": [],
        "sandbox": "strong", "engine": "1", "release": "r", "secret": "s", "sha256": "0",
        "graded_at": "2026-02-03T12:00:00+00:00", "seconds": 0.1,
    }  # fmt: skip
    return {**made, **more}


def test_lateness_is_shown_on_the_page_and_applied_once():
    rules = Rules(policy=late.parse("10%/day"), due=late.time("2026-02-01T12:00Z"))
    handed_in = {"system": "gradescope", "id": "x", "submitted": "2026-02-02T12:00:01+00:00"}
    once = rules(record(handed_in=handed_in))
    assert once["score"] == 2.0
    assert rules(once)["score"] == 2.0
    assert "2 days by the rule “10%/day”): 0.5 of 2.5 points" in student_page(once)


def test_a_bare_mark_of_lateness_counts_as_one_day():
    rules = Rules(policy=late.parse("10%/day, grace 1h"))
    assert rules(record(handed_in={"id": "4821", "late": True}))["score"] == 2.25


def write(path, text):
    path.write_text(text, encoding="utf-8-sig")
    return path


def test_a_roster_names_people_and_extends_their_time(tmp_path):
    text = 'ID,Name,E-Mail,Extension,Group\n4821,"Doe, ""J"" Jané",j@x.org,2d,A\n'
    people = roster.read(write(tmp_path / "r.csv", text))
    rules = Rules(people, late.parse("10%/day"), late.time("2026-02-01T12:00Z"))
    submitted = {"id": "4821", "submitted": "2026-02-03T12:00:00+00:00"}
    found = rules(record(student="doejane", handed_in=submitted))
    assert (found["student"], found["score"]) == ('Doe, "J" Jané', 2.5)
    assert rules(record(student="nobody"))["handed_in"]["unknown"]
    assert [p.id for p in people.members("a")] == ["4821"]


@pytest.mark.parametrize("text", ["", "mail\nx@y\n", "id,extension\n1,soon\n"])
def test_a_file_that_is_no_roster_is_told(tmp_path, text):
    with pytest.raises(roster.BadRoster):
        roster.read(write(tmp_path / "r.csv", text))


def test_the_command_line_takes_roster_and_rule(program, course, tmp_path):
    from tests.conftest import RIGHT, notebook

    (tmp_path / "in").mkdir()
    path = tmp_path / "in" / "doejane_LATE_4821_993310_small.ipynb"
    path.write_bytes(notebook(RIGHT.values()))
    people = write(tmp_path / "r.csv", "id,name\n4821,Jane Doe\n")
    program(
        "autograder", "grade", path.parent, "--course", course.parent, "-o", tmp_path / "out",
        "--roster", people, "--late", "50%/day", "--jobs", 1,
    )  # fmt: skip
    line = json.loads((tmp_path / "out/results.jsonl").read_text())
    assert (line["student"], line["score"], line["late"]["before"]) == ("Jane Doe", 4.5, 9)
    assert "50%/day" in (tmp_path / "out/feedback" / line["page"]).read_text()
