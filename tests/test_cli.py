"""The command line, as people run it."""

import json
import shutil
import subprocess
import sys

import pytest

from autograder.cli import main
from tests.conftest import RIGHT, notebook


@pytest.fixture
def handed_in(tmp_path):
    folder = tmp_path / "class"
    folder.mkdir()
    (folder / "ada.ipynb").write_bytes(notebook(RIGHT.values()))
    wrong = {**RIGHT, "norm": "def norm(x):\n    return float(scaled(x, 2.0).sum())"}
    (folder / "bob.ipynb").write_bytes(notebook(wrong.values()))
    return folder


@pytest.fixture
def run(course, tmp_path, monkeypatch):
    monkeypatch.setenv("AUTOGRADER_SECRET_FILE", str(tmp_path / "secret"))
    (tmp_path / "secret").write_text("a secret for this test")

    def command(*arguments):
        return main([str(a) for a in arguments] + ["--course", str(course)])

    return command


def records(folder):
    return [json.loads(line) for line in (folder / "results.jsonl").read_text().splitlines()]


def test_grading_writes_results_grades_and_pages(run, handed_in, tmp_path, capsys):
    out = tmp_path / "out"
    assert run("grade", handed_in, "-o", out, "--assignment", "small", "--jobs", "1") == 0
    ada, bob = records(out)
    assert (ada["student"], ada["score"], ada["max_score"]) == ("ada", 9.0, 9.0)
    assert bob["exercises"][2]["misconception"] == "not-norm"
    assert {"schema", "submission", "sha256", "graded_at", "engine", "sandbox", "status"} <= set(
        ada
    )
    assert "small.norm" in (out / "grades.csv").read_text()
    assert len(list((out / "feedback").glob("*.html"))) == 2
    told = capsys.readouterr().out
    assert "2 graded" in told
    assert "not-norm (1)" in told


def test_one_that_cannot_be_graded_exits_1_and_is_named(run, handed_in, tmp_path, capsys):
    (handed_in / "corrupt.ipynb").write_text("{")
    (handed_in / "fake.ipynb").mkdir()
    out = tmp_path / "out"
    assert run("grade", handed_in, "-o", out, "--assignment", "small", "--jobs", "1") == 1
    assert [r["status"] for r in records(out)] == ["graded", "graded", "failed", "failed"]
    told = capsys.readouterr().out
    assert "corrupt.ipynb" in told
    assert "fake.ipynb" in told


def test_an_unknown_assignment_exits_2_and_lists_the_known(run, handed_in, capsys):
    assert run("grade", handed_in, "--assignment", "large") == 2
    assert "known ones: small" in capsys.readouterr().err
    assert run("verify", "large") == 2
    assert run("build", "large") == 2


@pytest.mark.parametrize("path", ["nowhere", "empty"])
def test_nothing_to_grade_exits_2(run, tmp_path, path):
    (tmp_path / "empty").mkdir()
    assert run("grade", tmp_path / path, "-o", tmp_path / "out") == 2


def test_a_sandbox_that_is_not_to_be_had_exits_3(run, handed_in, tmp_path, capsys, monkeypatch):
    from autograder.batch.pool import Workers
    from autograder.sandbox.tiers import SandboxUnavailable

    def none(workers):
        raise SandboxUnavailable("neither strong nor base works; use --unsafe")

    monkeypatch.setattr(Workers, "tier", none)
    assert run("grade", handed_in, "-o", tmp_path / "out") == 3
    assert "--unsafe" in capsys.readouterr().err


def test_grading_again_takes_the_store_and_force_does_not(run, handed_in, tmp_path):
    out = tmp_path / "out"
    grade = ("grade", handed_in, "-o", out, "--assignment", "small", "--jobs", "1")
    run(*grade)
    first = [r["seconds"] for r in records(out)]
    run(*grade)
    assert [r["seconds"] for r in records(out)] == first
    run(*grade, "--force")
    assert [r["seconds"] for r in records(out)] != first


def test_report_writes_the_pages_again(run, handed_in, tmp_path, capsys):
    out = tmp_path / "out"
    run("grade", handed_in, "-o", out, "--assignment", "small", "--jobs", "1")
    shutil.rmtree(out / "feedback")
    assert main(["report", str(out)]) == 0
    assert len(list((out / "feedback").glob("*.html"))) == 2
    assert main(["report", str(tmp_path)]) == 2


def test_verify_prints_json_for_machines(run, capsys):
    assert run("verify", "small", "--json") == 0
    data = json.loads(capsys.readouterr().out)
    assert data["summary"]["exercises"] == 3
    assert data["summary"]["false_accepts"] == data["summary"]["false_rejects"] == 0
    assert data["exercises"][0]["id"] == "small.shifted"


def test_build_then_check_then_stale(run, tmp_path, capsys):
    target = ("--assignments", tmp_path / "assignments")
    assert run("build", *target) == 0
    assert run("build", "--check", *target) == 0
    notebook_path = tmp_path / "assignments" / "small" / "small.ipynb"
    notebook_path.write_text("{}")
    assert run("build", "--check", *target) == 1
    assert "stale" in capsys.readouterr().out


def test_check_tells_what_a_student_needs(run, handed_in, tmp_path, capsys):
    run("build", "--assignments", tmp_path)
    shutil.copy(tmp_path / "small" / "small_checks.zip", handed_in)
    assert main(["check", str(handed_in / "bob.ipynb"), "--assignment", "small"]) == 1
    told = capsys.readouterr().out
    assert "norm: not yet" in told
    assert "You did something else." in told
    assert "What if x grows?" in told
    assert main(["check", str(handed_in / "ada.ipynb"), "--assignment", "small"]) == 0
    assert "9 of 9 points" in capsys.readouterr().out


def test_check_refuses_what_is_no_notebook(run, tmp_path):
    (tmp_path / "x.ipynb").write_text("")
    assert run("check", tmp_path / "x.ipynb") == 1


def test_bad_usage_exits_2():
    for arguments in ([], ["grade"], ["nonsense"], ["grade", "x", "--jobs", "0"]):
        done = subprocess.run(
            [sys.executable, "-m", "autograder", *arguments], capture_output=True, check=False
        )
        assert done.returncode == 2
