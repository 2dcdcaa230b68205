"""Authored code can do anything, and `verify` and `build` survive it and say so."""

import json

import pytest

from autograder.authoring.verify_process import Asked, proofs
from autograder.cli import main
from tests.conftest import write_course

EXIT, LOOP, END = "raise SystemExit", "while True: pass", "import os; os._exit(0)"
MASTER = '''"""Write `{name}(x)`: its double."""
from autograder.exercise import Exercise, Values, accepted, misconception
{top}

def {name}(x):
    """x: a number. Returns a number."""
    {solution}
    return 2 * x

@accepted
def added(x):
    {variant}
    return x + x

@misconception(says="You squared.", ask="What is twice 3?")
def squared(x):
    {wrong}
    return x * x

def oracle(x):
    {oracle}
    return x + x

def inputs(rng):
    {inputs}
    for scale in (1.0, 3e-8, 2e7, 3e17):
        yield (float(rng.normal()) * scale,)

EXERCISE = Exercise({name}, points=1, oracle=oracle, inputs=inputs, checks=[Values(points=1)])
'''
PARTS = ("top", "solution", "variant", "wrong", "oracle", "inputs")


def course_with(folder, part, code):
    """A course whose exercise `odd` has the code in one part, with a sound one behind it."""
    masters = folder / "solutions" / "two"
    masters.mkdir(parents=True)
    for name in ("odd", "sound"):
        parts = {each: code if each == part and name == "odd" else "pass" for each in PARTS}
        (masters / f"{name}.py").write_text(MASTER.format(name=name, **parts), encoding="utf-8")
    (masters / "assignment.py").write_text(
        "from autograder.exercise import Assignment\n"
        'ASSIGNMENT = Assignment(title="t", intro="i", order=["odd", "sound"])\n',
        encoding="utf-8",
    )
    return folder / "solutions"


@pytest.mark.parametrize("code", [EXIT, END])
@pytest.mark.parametrize("part", PARTS)
def test_what_ends_the_process_is_that_exercises_error(tmp_path, part, code):
    masters = course_with(tmp_path, part, code)
    found = {proof.id: proof for proof in proofs(Asked(masters, "two"))}
    if part == "top":
        (complaint,) = found.pop("two").complaints
        assert found == {}
    else:
        assert list(found) == ["two.odd", "two.sound"]
        assert found["two.sound"].complaints == []
        complaint = found["two.odd"].complaints[0]
    assert "odd.py" in complaint.text
    assert "ix " in complaint.text or "fix it" in complaint.text


@pytest.mark.parametrize("part", ["solution", "wrong", "oracle", "inputs"])
def test_what_never_ends_is_that_exercises_error(tmp_path, part):
    masters = course_with(tmp_path, part, LOOP)
    found = {proof.id: proof for proof in proofs(Asked(masters, "two"), seconds=4.0)}
    assert list(found) == ["two.odd", "two.sound"]
    assert found["two.sound"].complaints == []
    (complaint,) = found["two.odd"].complaints
    assert complaint.kind == "time-limit"
    assert "odd.py" in complaint.text


def test_a_file_that_never_ends_is_named(tmp_path):
    masters = course_with(tmp_path, "top", LOOP)
    (proof,) = proofs(Asked(masters, "two"), seconds=4.0)
    assert "odd.py" in proof.complaints[0].text


def test_another_assignments_faults_are_found_all_the_same(tmp_path, capsys):
    course_with(tmp_path, "top", EXIT)
    write_course(tmp_path)
    assert main(["verify", "--json", "--course", str(tmp_path), "--jobs", "2"]) == 1
    told = json.loads(capsys.readouterr().out)
    names = [each["id"] for each in told["exercises"]]
    assert names[:3] == ["small.shifted", "small.scaled", "small.norm"]
    assert names[3:] == ["two"]


def test_single_exercises_are_proved(tmp_path, capsys):
    course_with(tmp_path, "top", "pass")
    assert main(["verify", "two.sound", "--json", "--course", str(tmp_path)]) == 0
    told = json.loads(capsys.readouterr().out)
    assert [each["id"] for each in told["exercises"]] == ["two.sound"]
    assert main(["verify", "two.none", "--course", str(tmp_path)]) == 2
    assert "unknown exercise two.none" in capsys.readouterr().err


@pytest.mark.parametrize("part", ["top", "oracle", "inputs"])
def test_build_names_the_file(tmp_path, capsys, monkeypatch, part):
    from autograder.authoring import load, time_limit

    for module in (load, time_limit):
        monkeypatch.setattr(module, "LOAD_SECONDS", 1.0)
        monkeypatch.setattr(module, "PREPARE_SECONDS", 1.0)
    for code, words in ((EXIT, "SystemExit"), (LOOP, "did not finish within 1 s")):
        folder = tmp_path / words[:3]
        course_with(folder, part, code)
        assert main(["build", "--course", str(folder)]) == 1
        said = capsys.readouterr().err
        assert "odd.py" in said
        assert words in said
