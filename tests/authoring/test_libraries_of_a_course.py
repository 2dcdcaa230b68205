"""A course allows a library: graded with it, told in the results, or refused before the batch."""

import json

import pytest

from autograder.authoring import libraries
from autograder.authoring.course import find_course
from autograder.authoring.load import answer_key, load
from autograder.cli import main
from autograder.exercise import Assignment, DeclarationError
from autograder.grade import Grader
from autograder.sandbox.parent.lending import LibraryUnavailable
from autograder.sandbox.parent.probe import choose
from autograder.sandbox.parent.process import Limits
from tests.conftest import RIGHT, SECRET, cells, notebook, write_course

WITH_SCIPY = """
from scipy.linalg import norm as length
def norm(x):
    return float(length(scaled(x, 2.0)) ** 2)
"""


def allowing(folder, names):
    """The small course, whose assignment allows the libraries `names`."""
    course = write_course(folder)
    path = course / "small" / "assignment.py"
    path.write_text(path.read_text().replace("sections=", f"libraries={names!r},\n    sections="))
    return course


@pytest.fixture(scope="module")
def scipy_course(tmp_path_factory):
    return allowing(tmp_path_factory.mktemp("scipy"), ("scipy",))


@pytest.fixture(scope="module")
def patient():
    with Grader(choose(None), Limits(call_seconds=10, cell_seconds=10)) as made:
        yield made


def test_an_answer_that_uses_an_allowed_library_has_full_marks(scipy_course, patient):
    made = answer_key(scipy_course, SECRET, "small")
    assert made.libraries == ("scipy",)
    graded = patient.grade(made, cells(norm=WITH_SCIPY))
    assert [float(e.points) for e in graded.exercises] == [3, 3, 3]
    assert graded.notes == ()
    import scipy

    assert graded.libraries == (("scipy", scipy.__version__),)


def test_the_same_answer_is_told_what_is_missing_where_it_is_not_allowed(small_ready, patient):
    graded = patient.grade(small_ready, cells(norm=WITH_SCIPY))
    assert [float(e.points) for e in graded.exercises] == [3, 3, 0]
    assert "`scipy` is not available where notebooks are graded" in graded.exercises[2].message
    assert graded.libraries == ()


def test_follow_through_has_the_library_too(scipy_course, patient):
    made = answer_key(scipy_course, SECRET, "small")
    wrong = "def scaled(x, c):\n    return c * x"
    graded = patient.grade(made, cells(scaled=wrong, norm=WITH_SCIPY))
    assert graded.exercises[2].follow_through
    assert float(graded.exercises[2].points) == 3


def test_the_courses_libraries_and_the_assignments_come_together(scipy_course):
    made = answer_key(scipy_course, SECRET, "small", ("sklearn", "scipy"))
    assert made.libraries == ("sklearn", "scipy")


def test_a_batch_writes_the_library_and_its_version_into_each_row(scipy_course, tmp_path):
    sources = [*{**RIGHT, "norm": WITH_SCIPY}.values()]
    (tmp_path / "ada.ipynb").write_bytes(notebook(sources))
    out = tmp_path / "out"
    status = main(
        ["grade", str(tmp_path / "ada.ipynb"), "-o", str(out), "--assignment", "small",
         "--course", str(scipy_course.parent), "--jobs", "1"]
    )  # fmt: skip
    row = json.loads((out / "results.jsonl").read_text())
    assert status == 0
    assert row["score"] == 9.0
    assert [*row["libraries"]] == ["scipy"]


def test_a_library_that_is_not_installed_is_refused_before_the_batch(tmp_path, capsys):
    course = allowing(tmp_path, ("no_such_library",))
    (tmp_path / "ada.ipynb").write_bytes(notebook(RIGHT.values()))
    out = tmp_path / "out"
    status = main(
        ["grade", str(tmp_path / "ada.ipynb"), "-o", str(out), "--assignment", "small",
         "--course", str(course.parent)]
    )  # fmt: skip
    assert status == 2
    told = capsys.readouterr().err
    assert "assignment.py" in told
    assert "`no_such_library` is not installed beside the grader; install it" in told
    assert not (out / "results.jsonl").exists()


def test_the_courses_own_package_is_refused(tmp_path):
    course = allowing(tmp_path, ("nn_reference",))
    with pytest.raises(LibraryUnavailable, match=r"assignment\.py: `nn_reference` belongs to the"):
        libraries.check(course, ["small"])


def test_a_library_of_the_whole_course_is_refused_by_its_file(tmp_path):
    write_course(tmp_path)
    (tmp_path / "course.toml").write_text('libraries = ["no_such"]', encoding="utf-8")
    course = find_course(tmp_path)
    with pytest.raises(LibraryUnavailable, match=r"course\.toml: the library `no_such`"):
        libraries.check(course.masters("small"), ["small"], course.libraries)


def test_libraries_are_read_without_running_the_file(scipy_course, course):
    assert libraries.declared(scipy_course, "small") == ("scipy",)
    assert libraries.declared(course, "small") == ()
    assert load(scipy_course, "small").assignment.libraries == ("scipy",)


@pytest.mark.parametrize("value", ["scipy", [1]])
def test_libraries_that_are_not_a_list_of_names_are_refused(value):
    with pytest.raises(DeclarationError, match="is not a list of names"):
        Assignment(title="", intro="", order=[], libraries=value)
