"""nbgrader, the real one: its own commands on our course, and our grading of its folders."""

import json
import sqlite3

import pytest

from tests.interop.conftest import ANSWERS, POINTS, answered, exported, grade, hand_in

pytest.importorskip("nbgrader", reason="pip install 'nn-autograder[nbgrader]'")


def scores(rows):
    return {student: float(row["score"]) for student, row in rows.items()}


def tag(cell):
    return cell["metadata"].get("nbgrader", {})


def test_the_release_holds_neither_solutions_nor_hidden_questions(released_course):
    text = (released_course / "release/small/small.ipynb").read_text()
    assert "clip(x) + c" not in text
    assert "HIDDEN" not in text
    cells = json.loads(text)["cells"]
    tests = ["".join(c["source"]) for c in cells if tag(c).get("grade")]
    assert len(tests) == 3
    assert all(max(map(len, t.splitlines())) < 100 for t in tests)


def test_plain_autograde_gives_our_marks_whatever_the_students_print(program, course, fresh):
    folder, release = fresh
    for student in ("bob", "cyd", "dan", "eve"):
        hand_in(folder, student, answered(release, ANSWERS[student]))
    program("nbgrader", "autograde", "small", cwd=folder)
    plain = scores(exported(program, folder))
    assert plain == {s: POINTS[s] for s in ("bob", "cyd", "dan", "eve")}
    grade(program, folder, course)
    assert scores(exported(program, folder)) == plain


@pytest.mark.slow
def test_the_source_validates(program, released_course):
    said = program("nbgrader", "validate", released_course / "source/small/small.ipynb")
    assert "Success" in said


def tampered(release):
    """Grade cells duplicated, deleted, relabelled and worth a hundred points; right answers."""
    tree = answered(release, ANSWERS["ada"])
    tests = [c for c in tree["cells"] if tag(c).get("grade")]
    tests[0]["metadata"]["nbgrader"]["points"] = 100
    tests[0]["source"] = "99.0"
    tree["cells"] += [json.loads(json.dumps(tests[0])), json.loads(json.dumps(tests[0]))]
    tree["cells"].remove(tests[1])
    tests[2]["metadata"]["nbgrader"]["grade_id"] = "no-such-cell"
    tree["metadata"]["autograder"] = {"assignment": "another", "student": "ada"}
    return tree


def test_a_tampered_notebook_costs_nobody_anything(program, course, fresh):
    folder, release = fresh
    hand_in(folder, "ada", answered(release, ANSWERS["ada"]))
    hand_in(folder, "mal", tampered(release))
    hand_in(folder, "ren", answered(release, ANSWERS["ada"]), name="final (2).ipynb")
    (folder / "submitted/zed/small").mkdir(parents=True)
    (folder / "submitted/zed/small/small.ipynb").write_text("not a notebook")
    (folder / "submitted/zed/small/timestamp.txt").write_text("yesterday")
    said = grade(program, folder, course, 1)
    assert "not graded zed/small/small.ipynb" in said
    program("autograder", "report", folder / "results" / "small")
    assert len(list((folder / "results" / "small" / "feedback").glob("*.html"))) == 4
    rows = exported(program, folder)
    assert scores(rows) == {"ada": 9, "mal": 9, "ren": 9, "zed": 0}
    assert rows["ada"]["timestamp"] == "2026-02-03 12:00:00"
    program("nbgrader", "generate_feedback", "small", cwd=folder)
    page = (folder / "feedback/mal/small/small.html").read_text()
    assert "was missing from the submission" in page
    assert page.count("3.0 / 3.0") == 6  # in the table of contents, too
    assert "0.0 / 3.0" not in page
    assert (
        "The notebook is called final (2).ipynb"
        in (folder / "feedback/ren/small/small.html").read_text()
    )
    with sqlite3.connect(folder / "gradebook.db") as database:
        found = database.execute(
            "SELECT needs_manual_grade, auto_score FROM grade WHERE notebook_id = (SELECT n.id FROM"
            " submitted_notebook n JOIN submitted_assignment a ON a.id = n.assignment_id"
            " WHERE a.student_id = 'zed')"
        ).fetchall()
    database.close()
    assert found == [(1, None)] * 3


@pytest.mark.slow
def test_late_work_costs_what_the_course_says_and_manual_scores_stay(program, course, fresh):
    folder, release = fresh
    config = folder / "nbgrader_config.py"
    config.write_text(config.read_text() + "\nc.LateSubmissionPlugin.penalty_method = 'zero'\n")
    with sqlite3.connect(folder / "gradebook.db") as database:
        database.execute("UPDATE assignment SET duedate = '2026-02-01 12:00:00.000000'")
    database.close()
    hand_in(folder, "ada", answered(release, ANSWERS["ada"]))
    hand_in(folder, "eve", answered(release, ANSWERS["eve"]), stamp="2026-01-03 12:00:00 UTC")
    assert "ada: late, 9 points taken" in grade(program, folder, course)
    assert scores(exported(program, folder)) == {"ada": 0, "eve": 8}
    with sqlite3.connect(folder / "gradebook.db") as database:
        database.execute("UPDATE grade SET manual_score = 1.5 WHERE auto_score < 3")
    database.close()
    grade(program, folder, course)
    assert scores(exported(program, folder)) == {"ada": 0, "eve": 7.5}


def test_one_mistake_costs_once_here_and_the_comment_says_so(program, course, fresh):
    folder, release = fresh
    answers = {**ANSWERS["ada"], "shifted": "def shifted(x, c):\n    return x - c"}
    hand_in(folder, "fay", answered(release, answers))
    grade(program, folder, course)
    with sqlite3.connect(folder / "gradebook.db") as database:
        points = [row[0] for row in database.execute("SELECT auto_score FROM grade")]
    database.close()
    assert sorted(points) == [0, 3, 3]
    with sqlite3.connect(folder / "gradebook.db") as database:  # as where a cell came later
        database.execute("DELETE FROM grade WHERE auto_score = 3")
        database.execute("DELETE FROM comment")
    database.close()
    grade(program, folder, course)
    with sqlite3.connect(folder / "gradebook.db") as database:
        points = [row[0] for row in database.execute("SELECT auto_score FROM grade")]
        said = [row[0] or "" for row in database.execute("SELECT auto_comment FROM comment")]
    database.close()
    assert sorted(points) == [0, 3, 3]
    assert any("You did something else" in text for text in said)
    assert any("counted where it was made" in text for text in said)


def test_a_folder_that_is_no_course_is_told_with_the_remedy(program, course, tmp_path):
    said = grade(program, tmp_path, course, 2)
    assert "nbgrader collect" in said


def test_an_assignment_that_was_not_released_is_told_with_the_remedy(program, course, tmp_path):
    hand_in(tmp_path, "ada", {"cells": []})
    assert "nbgrader generate_assignment" in grade(program, tmp_path, course, 2)
