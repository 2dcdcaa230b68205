"""An nbgrader course with its own Python, and what can be wrong with it: said before any mark."""

import contextlib
import json
import shutil
import sqlite3

import pytest

from tests.conftest import write_course
from tests.interop.conftest import ANSWERS, answered, grade, hand_in

pytest.importorskip("nbgrader", reason="pip install 'nn-autograder[nbgrader]'")

PLUGIN = """
from nbgrader.plugins import BasePlugin


class Half(BasePlugin):
    def late_submission_penalty(self, student_id, score, total_seconds_late):
        {body}
"""
USE = "\nc.AssignLatePenalties.plugin_class = 'late.Half'\n"


def query(folder, text, *values):
    with contextlib.closing(sqlite3.connect(folder / "gradebook.db")) as database:
        rows = database.execute(text, values).fetchall()
        database.commit()
    return rows


def entered(folder):
    """Score and penalty of each notebook in the gradebook, by student and notebook."""
    rows = query(
        folder,
        "SELECT a.student_id, b.name, n.late_submission_penalty, sum(g.auto_score)"
        " FROM submitted_assignment a JOIN submitted_notebook n ON n.assignment_id = a.id"
        " JOIN notebook b ON b.id = n.notebook_id LEFT JOIN grade g ON g.notebook_id = n.id"
        " GROUP BY n.id",
    )
    return {(student, name): (score, penalty or 0) for student, name, penalty, score in rows}


def configure(folder, text):
    config = folder / "nbgrader_config.py"
    config.write_text(config.read_text() + text)


@pytest.fixture
def late(fresh):
    """A course with a due date, and two students who were late."""
    folder, release = fresh
    query(folder, "UPDATE assignment SET duedate = '2026-02-01 12:00:00.000000'")
    for student in ("ada", "eve"):
        hand_in(folder, student, answered(release, ANSWERS[student]))
    return folder


def test_the_courses_own_rule_for_late_work_is_found_in_its_folder(program, course, late, tmp_path):
    (late / "late.py").write_text(PLUGIN.format(body="return score / 2"))
    configure(late, USE)
    said = grade(program, late, course)
    assert "ada: late, 4.5 points taken" in said
    assert entered(late) == {("ada", "small"): (9, 4.5), ("eve", "small"): (8, 4)}


def test_a_rule_with_settings_that_reads_a_file_of_the_course(program, course, late):
    (late / "late.py").write_text(
        "from traitlets import Float\n"
        + PLUGIN.format(body="return score * self.share * float(open('share.txt').read())").replace(
            "    def", "    share = Float(1.0).tag(config=True)\n\n    def"
        )
    )
    (late / "share.txt").write_text("0.5")
    (late / "rules.py").write_text("SHARE = 0.25\n")
    configure(late, USE + "import rules\nc.Half.share = rules.SHARE\n")
    grade(program, late, course)
    assert entered(late)["eve", "small"] == (8, 1)


def test_a_rule_in_the_configuration_itself(program, course, late):
    half = PLUGIN.format(body="return score / 2")
    configure(late, half + "\nc.AssignLatePenalties.plugin_class = Half\n")
    grade(program, late, course)
    assert entered(late)["ada", "small"] == (9, 4.5)


BROKEN = {
    "missing": (None, USE, "No module named 'late'"),
    "syntax": ("def f(:\n", USE, "late.py line 1"),
    "no class": ("Full = 1\n", USE, "late.Half"),
    "no plugin": ("class Half: pass\n", USE, "late.Half"),
    "other arguments": (
        PLUGIN.format(body="return 0").replace(", total_seconds_late", ""), USE, "too many",
    ),
    "exits": ("raise SystemExit\n", USE, "SystemExit"),
    "method": (None, "\nc.LateSubmissionPlugin.penalty_method = 'half'\n", "penalty_method"),
    "configuration": (None, "\nimport nowhere\n", "nbgrader_config.py, line"),
    "trait": (None, "\nc.CourseDirectory.ignore = 5\n", "ignore"),
    "root": (None, "\nc.CourseDirectory.root = '/no/such/folder'\n", "/no/such/folder"),
}  # fmt: skip


QUICK = ("missing", "other arguments", "configuration")
EACH = [c if c in QUICK else pytest.param(c, marks=pytest.mark.slow) for c in BROKEN]


@pytest.mark.parametrize("case", EACH)
def test_what_is_wrong_with_a_course_is_said_before_the_first_mark(program, course, late, case):
    plugin, more, told = BROKEN[case]
    if plugin:
        (late / "late.py").write_text(plugin)
    configure(late, more)
    said = grade(program, late, course, 2)
    assert told in said and "Traceback" not in said
    assert entered(late) == {}
    assert not (late / "autograded").exists()


def test_where_the_rule_fails_for_one_student_nothing_of_that_one_is_entered(program, course, late):
    (late / "late.py").write_text(PLUGIN.format(body="return {'ada': 2}[student_id]"))
    configure(late, USE)
    said = " ".join(grade(program, late, course, 1).split())
    assert "not entered eve: the course's rule for late work failed (KeyError: 'eve'" in said
    assert "late.py line 7" in said
    assert entered(late) == {("ada", "small"): (9, 2)}
    assert not (late / "autograded/eve").exists()
    (late / "late.py").write_text(PLUGIN.format(body="return float('nan')"))
    grade(program, late, course, 1)
    assert entered(late) == {("ada", "small"): (9, 2)}, "what was there before stays"


def test_a_gradebook_that_is_none_or_in_use_is_said_before_the_first_mark(program, course, late):
    with contextlib.closing(sqlite3.connect(late / "gradebook.db")) as database:
        database.execute("BEGIN EXCLUSIVE")
        said = " ".join(grade(program, late, course, 2).split())
        assert "gradebook.db: marks cannot be written" in said and "locked" in said
        database.rollback()
    assert entered(late) == {}
    (late / "gradebook.db").write_bytes(b"this is a text and no database" * 100)
    said = grade(program, late, course, 2)
    assert "not a database" in said and "Traceback" not in said


def test_an_old_gradebook_is_told_with_nbgraders_own_remedy(program, course, late):
    query(late, "ALTER TABLE submitted_notebook RENAME COLUMN late_submission_penalty TO x")
    said = grade(program, late, course, 2)
    assert "nbgrader db upgrade" in said and "Traceback" not in said


def test_strangers_are_named_where_the_course_takes_none(program, course, late):
    configure(late, "\nc.Autograde.create_student = False\n")
    query(late, "INSERT INTO student (id, lms_user_id) VALUES ('ada', '')")
    assert "create_student is False: eve" in " ".join(grade(program, late, course, 2).split())
    assert entered(late) == {}


def test_students_left_out_and_files_that_are_theirs_are_as_nbgrader_has_them(
    program, course, late
):
    (late / "source/small/mine.txt").write_text("the course's")
    (late / "source/small/ours.txt").write_text("the course's")
    for name in ("mine.txt", "ours.txt"):
        (late / "submitted/ada/small" / name).write_text("the student's")
    configure(
        late,
        "\nc.CourseDirectory.student_id_exclude = 'eve,zoe'"
        "\nc.Autograde.exclude_overwriting = {'small': ['mine.txt']}\n",
    )
    grade(program, late, course)
    assert {student for student, _ in entered(late)} == {"ada"}
    assert (late / "autograded/ada/small/mine.txt").read_text() == "the student's"
    assert (late / "autograded/ada/small/ours.txt").read_text() == "the course's"


def test_settings_by_old_names_and_in_another_folder_are_read(program, course, late, tmp_path):
    (late / "submitted").rename(late / "in")
    (late / "gradebook.db").rename(late / "grades.db")
    configure(late, "\nc.NbGrader.submitted_directory = 'in'\n")
    configure(late, "c.CourseDirectory.db_url = 'sqlite:///grades.db'\n")
    outside = tmp_path / "outside"
    outside.mkdir()
    (outside / "nbgrader_config.py").write_text(
        f"c = get_config()\nc.CourseDirectory.root = {str(late)!r}\n"
    )
    program(
        "autograder", "grade", "--nbgrader", outside, "--course", course.parent,
        "-o", tmp_path / "results", "--jobs", 1,
    )  # fmt: skip
    (late / "grades.db").rename(late / "gradebook.db")
    assert {student for student, _ in entered(late)} == {"ada", "eve"}


@pytest.fixture(scope="module")
def week(program, tmp_path_factory):
    """An assignment of nbgrader's own name that holds two of ours; our course, and its folder."""
    root = tmp_path_factory.mktemp("week")
    masters = write_course(root)
    shutil.copytree(masters / "small", masters / "other")
    folder = root / "nb"
    program("autograder", "build", "--nbgrader", folder, "--course", root)
    source = folder / "source/week3"
    (folder / "source/small").rename(source)
    for path in (folder / "source/other").iterdir():
        path.rename(source / path.name)
    (folder / "source/other").rmdir()
    (source / "other.ipynb").rename(source / "part two.ipynb")
    program("nbgrader", "generate_assignment", "week3", cwd=folder)
    return masters, folder


@pytest.fixture
def handed_in_week(week, tmp_path):
    masters, made = week
    folder = tmp_path / "nb"
    shutil.copytree(made, folder)

    def put(student, **names):
        place = folder / "submitted" / student / "week3"
        place.mkdir(parents=True)
        for of, (name, who) in names.items():
            tree = json.loads((folder / f"release/week3/{of.replace('_', ' ')}.ipynb").read_text())
            (place / f"{name}.ipynb").write_text(json.dumps(answered(tree, ANSWERS[who])))

    return masters, folder, put


def test_an_assignment_of_another_name_is_graded_notebook_by_notebook(
    program, handed_in_week, tmp_path
):
    masters, folder, put = handed_in_week
    put("ada", small=("small", "ada"), part_two=("part two", "eve"))
    put("bob", small=("small", "bob"), part_two=("part two", "ada"))
    grade(program, folder, masters)
    both = {
        ("ada", "small"): (9, 0), ("ada", "part two"): (8, 0),
        ("bob", "small"): (0, 0), ("bob", "part two"): (9, 0),
    }  # fmt: skip
    assert entered(folder) == both
    names = {path.name for path in (folder / "autograded/ada/week3").glob("*.ipynb")}
    assert names == {"small.ipynb", "part two.ipynb"}
    grade(program, folder, masters, 0, "--assignment", "other")
    assert entered(folder) == both
    assert (folder / "results/week3/part two/results.jsonl").exists()
    assert {p.name for p in (folder / "autograded/ada/week3").glob("*.ipynb")} == names
    assert "week3" in grade(program, folder, masters, 2, "--assignment", "week4")


def test_one_missing_notebook_is_not_taken_for_the_other(program, handed_in_week):
    masters, folder, put = handed_in_week
    put("ada", small=("small", "ada"))
    put("bob", small=("homework", "ada"), part_two=("second", "eve"))
    said = " ".join(grade(program, folder, masters, 1).split())
    assert "there is no part two.ipynb in the folder, and no other notebook for it" in said
    assert entered(folder) == {
        ("ada", "small"): (9, 0), ("ada", "part two"): (None, 0),
        ("bob", "small"): (9, 0), ("bob", "part two"): (8, 0),
    }  # fmt: skip


def test_two_unnamed_notebooks_in_a_folder_are_told_as_two(program, course, fresh):
    folder, release = fresh
    tree = answered(release, ANSWERS["ada"])
    tree["metadata"].pop("autograder")
    hand_in(folder, "ada", tree, name="mine.ipynb")
    (folder / "submitted/ada/small/mine again.ipynb").write_text(json.dumps(tree))
    said = " ".join(grade(program, folder, course, 1).split())
    assert "2 other notebooks" in said and "mine again.ipynb, mine.ipynb" in said
    assert "export counts them as 0 until then" in said
