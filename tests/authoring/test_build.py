"""Student files: what they hold, what they do not, and that they are current."""

import io
import json
import subprocess
import sys
import zipfile

import nbformat
import pytest

from autograder.authoring import build
from autograder.authoring.course import course_folder, known
from autograder.authoring.load import load, paper
from autograder.core.frozen import Unreadable, freeze, thaw

REAL = course_folder()


def source(cell):
    return "".join(cell["source"])


def test_a_notebook_is_valid_and_its_stubs_hold_no_solution(small, small_paper):
    tree = build.notebook(small, small_paper)
    nbformat.validate(nbformat.reads(json.dumps(tree), as_version=4))
    text = json.dumps(tree)
    assert text.count("raise NotImplementedError") == 3
    assert "clip(x) + 2 * c" not in text
    assert '"""The shifted array.' in "\n".join(map(source, tree["cells"]))


def test_a_solved_notebook_holds_every_solution(small, small_paper):
    text = "\n".join(map(source, build.notebook(small, small_paper, solved=True)["cells"]))
    assert "clip(x) + 2 * c" in text
    assert "NotImplementedError" not in text


def test_cell_ids_are_unique_and_stay(small, small_paper):
    ids = [c["id"] for c in build.notebook(small, small_paper)["cells"]]
    assert len(set(ids)) == len(ids)
    assert ids == [c["id"] for c in build.notebook(small, small_paper)["cells"]]


def test_building_twice_changes_nothing_and_staleness_is_seen(small, tmp_path):
    assert len(build.build(small, tmp_path)) == 2
    assert build.build(small, tmp_path) == []
    assert build.stale(small, tmp_path) == []
    notebook = tmp_path / "small.ipynb"
    notebook.write_text(notebook.read_text().replace("Small", "Tall"))
    (tmp_path / build.checks_name("small")).write_bytes(b"no zip")
    assert len(build.stale(small, tmp_path)) == 2


def test_rounding_in_frozen_numbers_is_not_stale_but_another_number_is(small, small_paper):
    frozen = freeze(small_paper)
    task = small_paper.tasks[2]
    want = task.questions[0].wants[0].value

    def with_want(value):
        text = json.dumps(frozen).replace(repr(want), repr(value))
        assert value == want or text != json.dumps(frozen)
        return json.loads(text)

    assert build.alike(frozen, with_want(want * (1 + 1e-13)))
    assert not build.alike(frozen, with_want(want * 1.001))


def test_frozen_questions_come_back_the_same(small_paper):
    back = thaw(json.loads(json.dumps(freeze(small_paper))))
    assert freeze(back) == freeze(small_paper)
    assert [t.points for t in back.tasks] == [t.points for t in small_paper.tasks]


@pytest.mark.parametrize("data", [None, {}, {"schema": 99}, {"schema": 1, "id": "x"}])
def test_damaged_questions_are_refused_with_the_remedy(data):
    with pytest.raises(Unreadable, match="get the file again"):
        thaw(data)


def test_the_students_file_holds_no_reference_no_solution_and_no_hidden_input(small, small_ready):
    data = build.student_files(small)[build.checks_name("small")]
    everything = b"".join(
        zipfile.ZipFile(io.BytesIO(data)).read(n)
        for n in zipfile.ZipFile(io.BytesIO(data)).namelist()
    )
    for secret in (b"clip(x) + 2 * c", b"np.minimum(np.maximum", b"nn_reference", b"wrong_shifted"):
        assert secret not in everything
    import base64

    for task in small_ready.paper.tasks:
        for case in task.cases:
            encoded = base64.b64encode(case.args[0].tobytes())
            assert (encoded in everything) is case.public


def test_the_check_runs_with_numpy_and_that_file_alone(small, tmp_path):
    build.build(small, tmp_path)
    program = f"""
import sys
sys.path = [p for p in sys.path if p != {str(REAL.parent)!r}]
sys.path.insert(0, {str(tmp_path / build.checks_name("small"))!r})
from nncheck import check
import autograder, numpy as np
assert "checks.zip" in autograder.__file__, autograder.__file__
def clip(z): return np.clip(z, -5, 5)
def shifted(x, c): return x - c
print(check(shifted))
def shifted(x, c): return clip(x) + 2 * c
print(check(shifted))
print(check("shifted").passed, check(lambda x, c: x, name="shifted").passed)
loaded = [m for m in sys.modules if m.split(".")[0] in ("rich", "jinja2", "nn_reference")]
assert not loaded, loaded
"""
    done = subprocess.run(
        [sys.executable, "-c", program], capture_output=True, text=True, cwd=tmp_path, check=False
    )
    assert done.returncode == 0, done.stderr
    told = done.stdout
    assert "shifted: not yet" in told
    assert "You did something else." in told
    assert "What if x grows?" in told
    assert "shifted: right on the public inputs" in told
    assert told.endswith("True False\n")


@pytest.mark.parametrize("assignment", known(REAL))
def test_what_is_committed_is_current(assignment):
    masters = load(REAL, assignment)
    assert build.stale(masters, REAL.parent / "assignments" / assignment) == []


@pytest.mark.parametrize("assignment", known(REAL))
def test_every_prompt_and_stub_is_there(assignment):
    masters = load(REAL, assignment)
    made = paper(masters, None)
    cells = [source(c) for c in build.notebook(masters, made)["cells"]]
    for master in masters.exercises:
        assert any(c.startswith("### ") and f"`{master.name}`" in c for c in cells)
        assert f"check({master.name})" in cells
