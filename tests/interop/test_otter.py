"""otter-grader, the real one: its own runner on our zip."""

import json

import pytest

from tests.interop.conftest import ANSWERS, POINTS, answered

pytest.importorskip("otter", reason="pip install 'nn-autograder[otter]'")


@pytest.fixture(scope="module")
def made(program, course, tmp_path_factory):
    folder = tmp_path_factory.mktemp("otter")
    program("autograder", "build", "--otter", folder, "--course", course.parent)
    return folder / "small"


def run(program, made, folder, student, name="small.ipynb"):
    """The score by `otter run`, and its results."""
    tree = json.loads((made / "student/small.ipynb").read_text())
    (folder / name).write_text(json.dumps(answered(tree, ANSWERS[student])))
    packed = made / "autograder/small-autograder.zip"
    program("otter", "run", name, "-a", packed, "-o", ".", "--no-logo", cwd=folder)
    results = json.loads((folder / "results.json").read_text())
    return sum(test.get("score", 0) for test in results["tests"]), results


def test_the_students_folder_holds_no_points_for_hidden_inputs(made):
    tests = [path.read_text() for path in sorted((made / "student/tests").glob("*.py"))]
    assert len(tests) == 3
    assert not any("hidden=True" in text or len(text) > 3000 for text in tests)


def test_otter_run_gives_partial_marks_for_a_renamed_and_noisy_notebook(program, made, tmp_path):
    score, results = run(program, made, tmp_path, "gil", name="my homework.ipynb")
    assert score == POINTS["gil"]
    assert [t["visibility"] for t in results["tests"][1:]] == ["hidden"] * 3
    assert "changes its argument" in json.dumps(results)


@pytest.mark.slow
@pytest.mark.parametrize("student", ["ada", "bob", "cyd", "dan", "eve"])
def test_otter_run_gives_our_marks(program, made, tmp_path, student):
    assert run(program, made, tmp_path, student)[0] == POINTS[student]


@pytest.mark.slow
def test_a_student_can_check_in_the_notebook(program, made, tmp_path):
    import shutil

    shutil.copytree(made / "student", tmp_path / "student")
    path = tmp_path / "student/small.ipynb"
    path.write_text(json.dumps(answered(json.loads(path.read_text()), ANSWERS["eve"])))
    program("nbconvert", "--to", "notebook", "--execute", "--inplace", path)
    text = path.read_text()
    assert "scaled</pre></strong> passed!" in text
    assert "changes its argument" in text
