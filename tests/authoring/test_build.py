"""Student files: what they hold, what they do not, and that they are current."""

import io
import json
import subprocess
import sys
import zipfile

import nbformat
import numpy as np
import pytest

from autograder.authoring import build, made_from
from autograder.authoring.course import course_folder, known
from autograder.authoring.load import load, outline, paper
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


def rewritten(path, member, change):
    """Change the bytes of one member of a zip."""
    with zipfile.ZipFile(path) as archive:
        members = {name: archive.read(name) for name in archive.namelist()}
    members[member] = change(members[member])
    with zipfile.ZipFile(path, "w") as archive:
        for name, data in members.items():
            archive.writestr(name, data)


def test_frozen_numbers_of_another_cpu_are_current_whatever_they_are(small, tmp_path):
    build.build(small, tmp_path)
    checks = tmp_path / build.checks_name("small")

    def off(data):
        frozen = json.loads(data)
        want = frozen["tasks"][2]["questions"][0]["wants"][0][1]["tree"]
        text = json.dumps(want)
        assert any(c.isdigit() for c in text)
        frozen["tasks"][2]["questions"][0]["wants"][0][1]["tree"] = -1.0
        return json.dumps(frozen).encode()

    rewritten(checks, "nncheck/questions.json", off)
    kept = checks.read_bytes()
    assert build.stale(small, tmp_path) == []
    assert build.build(small, tmp_path) == []
    assert checks.read_bytes() == kept


@pytest.mark.parametrize("part", ["masters", "engine", "format"])
def test_checks_made_from_something_else_are_stale_and_built_again(small, tmp_path, part):
    build.build(small, tmp_path)
    checks = tmp_path / build.checks_name("small")
    new = checks.read_bytes()

    def other(data):
        stated = json.loads(data)
        stated["made_from"][part] = "another"
        return json.dumps(stated).encode()

    rewritten(checks, made_from.MEMBER, other)
    assert build.stale(small, tmp_path) == [checks]
    assert build.build(small, tmp_path) == [checks]
    assert checks.read_bytes() == new


def test_checks_that_are_damaged_or_of_an_older_kind_are_stale(small, tmp_path):
    build.build(small, tmp_path)
    checks = tmp_path / build.checks_name("small")
    whole = checks.read_bytes()
    place = whole.index(b'"tasks"')
    flipped = whole[:place] + b"#" + whole[place + 1 :]
    with zipfile.ZipFile(tmp_path / "old.zip", "w") as archive:
        archive.writestr("nncheck/questions.json", "{}")
    for data in (flipped, whole[:-40], b"", (tmp_path / "old.zip").read_bytes()):
        checks.write_bytes(data)
        assert build.stale(small, tmp_path) == [checks]


def test_checks_that_were_never_built_are_missing_and_not_stale(small, tmp_path):
    build.build(small, tmp_path)
    checks = tmp_path / build.checks_name("small")
    checks.unlink()
    assert build.stale(small, tmp_path) == []
    assert build.missing(small, tmp_path) == [checks]
    assert build.build(small, tmp_path) == [checks]


def test_judging_what_is_current_computes_no_wanted_value(small, tmp_path, monkeypatch):
    build.build(small, tmp_path)

    def computed(*_, **__):
        raise AssertionError("a wanted value was computed")

    monkeypatch.setattr("autograder.authoring.load.prepare", computed)
    assert build.stale(small, tmp_path) == []
    assert build.build(small, tmp_path) == []


@pytest.mark.parametrize("assignment", known(REAL))
def test_the_outline_and_the_paper_give_the_same_notebook(assignment):
    masters = load(REAL, assignment)
    assert build.notebook(masters, outline(masters)) == build.notebook(
        masters, paper(masters, None)
    )


def test_the_checks_state_what_made_them(small, tmp_path):
    build.build(small, tmp_path)
    with zipfile.ZipFile(tmp_path / build.checks_name("small")) as archive:
        stated = json.loads(archive.read(made_from.MEMBER))
        for name in build.check_modules():
            source = (REAL.parent / "autograder" / f"{name}.py").read_bytes()
            assert archive.read(f"autograder/{name}.py") == source
    assert stated["made_from"]["masters"] == small.release
    assert stated["made_with"]["numpy"] == np.__version__


def test_any_file_that_goes_in_changes_the_digest_and_no_other_does(tmp_path):
    (tmp_path / "a.py").write_bytes(b"x = 1\ny = 2\n")
    (tmp_path / "data").mkdir()
    (tmp_path / "data" / "rows.csv").write_bytes(b"1,2\n")

    def digest():
        return made_from.digest_of(made_from.files_below(tmp_path))

    first = digest()
    for stray in ("__pycache__/a.pyc", ".DS_Store", "a.py~"):
        (tmp_path / stray).parent.mkdir(exist_ok=True)
        (tmp_path / stray).write_bytes(b"?")
    (tmp_path / "a.py").write_bytes(b"x = 1\r\ny = 2\r\n")  # as another system checks it out
    assert digest() == first
    (tmp_path / "data" / "rows.csv").write_bytes(b"1,3\n")
    assert digest() != first


def test_the_engines_digest_covers_what_judges_draws_and_refers(tmp_path, monkeypatch):
    before = made_from.engine_digest(build.check_modules())
    read = []
    monkeypatch.setattr(made_from, "text_of", lambda path: read.append(path) or path.read_bytes())
    made_from.engine_digest.cache_clear()
    assert made_from.engine_digest(build.check_modules()) == before
    names = {path.relative_to(REAL.parent).as_posix() for path in read}
    assert {f"autograder/{name}.py" for name in build.check_modules()} <= names
    assert {"autograder/authoring/prepare.py", "autograder/authoring/build.py"} <= names
    assert {"nn_reference/delta.py", "nn_reference/examples/graph_steps.py"} <= names


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
    folder = REAL.parent / "assignments" / assignment
    assert folder / f"{assignment}.ipynb" not in build.stale(masters, folder)


@pytest.mark.parametrize("assignment", known(REAL))
def test_every_prompt_and_stub_is_there(assignment):
    masters = load(REAL, assignment)
    made = paper(masters, None)
    cells = [source(c) for c in build.notebook(masters, made)["cells"]]
    for master in masters.exercises:
        assert any(c.startswith("### ") and f"`{master.name}`" in c for c in cells)
        assert f"check({master.name})" in cells


def test_where_the_checks_are_missing_the_notebook_says_who_writes_them(tmp_path):
    assignment = "delta_backprop"
    masters = load(REAL, assignment)
    setup = next(
        source(c)
        for c in build.notebook(masters, outline(masters))["cells"]
        if c["cell_type"] == "code"
    )
    program = f"{setup}\nprint(check(print))"
    done = subprocess.run(
        [sys.executable, "-c", program], capture_output=True, text=True, cwd=tmp_path, check=True
    )
    assert done.stdout.count(f"{assignment}_checks.zip is not beside this notebook") == 1
    assert done.stdout.count("`autograder build` writes it") == 1
