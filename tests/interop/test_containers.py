"""Gradescope's and PrairieLearn's folders laid out, and our zips run in them."""

import json
import os
import subprocess
import sys
import zipfile

import pytest

from tests.conftest import RIGHT, notebook


def unpacked(path, folder):
    """Unpacked as the systems do it, with the permissions in the zip."""
    with zipfile.ZipFile(path) as archive:
        archive.extractall(folder)
        for info in archive.infolist():
            (folder / info.filename).chmod(info.external_attr >> 16 & 0o777)
    return folder


def run(script, **variables):
    done = subprocess.run(
        [str(script)],
        env={"PATH": os.environ["PATH"], "AUTOGRADER_PYTHON": sys.executable, **variables},
        capture_output=True,
        text=True,
        timeout=120,
    )
    assert done.returncode == 0, done.stderr


@pytest.fixture(scope="module")
def zips(program, course, tmp_path_factory):
    folder = tmp_path_factory.mktemp("zips")
    more = "--late", "10%/day", "--visibility", "after_published"
    for system in ("gradescope", "prairielearn"):
        program("autograder", "build", f"--{system}", folder, "--course", course.parent, *more)
    return folder


WRONG = {**RIGHT, "shifted": "def shifted(x, c):\n    return x - c"}


def gradescope(zips, root, files, created="2026-02-01T11:00:00.000000-08:00"):
    unpacked(zips / "small-gradescope.zip", root / "source")
    (root / "submission").mkdir()
    for name, data in files.items():
        (root / "submission" / name).write_bytes(data)
    facts = {
        "created_at": created,
        "users": [{"email": "a@x", "assignment": {"due_date": "2026-02-01T12:00:00.0-08:00"}}],
    }
    (root / "submission_metadata.json").write_text(json.dumps(facts))
    (root / "source/run_autograder").rename(root / "run_autograder")
    run(root / "run_autograder", AUTOGRADER_ROOT=str(root))
    return json.loads((root / "results/results.json").read_text())


def test_gradescope_gets_our_marks_with_visibility(zips, tmp_path):
    results = gradescope(zips, tmp_path, {"hw (1).ipynb": notebook(WRONG.values())})
    assert results["score"] == 6
    assert [t["score"] for t in results["tests"]] == [0, 3, 3]
    assert results["tests"][0]["tags"] == ["not-shifted"]
    assert {t["visibility"] for t in results["tests"]} == {"after_published"}
    assert results["extra_data"]["sandbox"] in ("strong", "base")


def test_gradescope_takes_what_lateness_costs_and_says_so(zips, tmp_path):
    right = {"small.ipynb": notebook(RIGHT.values())}
    results = gradescope(zips, tmp_path, right, created="2026-02-02T11:00:00.0-08:00")
    assert results["score"] == 8.1
    assert "10%/day" in results["output"]


def test_gradescope_is_told_where_there_is_not_one_notebook(zips, tmp_path):
    results = gradescope(zips, tmp_path, {"a.ipynb": b"{}", "b.ipynb": b"{}"})
    assert results["score"] == 0
    assert "a.ipynb, b.ipynb" in results["output"]


def test_prairielearn_gets_a_share_and_points_on_every_test(zips, tmp_path):
    unpacked(zips / "small-prairielearn.zip", tmp_path / "tests")
    (tmp_path / "student").mkdir()
    (tmp_path / "student/small.ipynb").write_bytes(notebook(WRONG.values()))
    run(tmp_path / "tests/run.sh", GRADE_ROOT=str(tmp_path))
    results = json.loads((tmp_path / "results/results.json").read_text())
    assert results["gradable"] and results["score"] == pytest.approx(6 / 9)
    assert all({"points", "max_points"} <= test.keys() for test in results["tests"])


def test_the_scripts_may_be_run_and_the_secret_is_for_its_owner(zips):
    with zipfile.ZipFile(zips / "small-gradescope.zip") as archive:
        modes = {i.filename: i.external_attr >> 16 & 0o777 for i in archive.infolist()}
    assert modes["run_autograder"] == modes["setup.sh"] == 0o755
    assert modes["course.secret"] == 0o600


PYTHON = """#!/bin/bash
# A Python of which parts are missing, as in Debian without python3-venv.
case "$1 $2" in {missing}) echo "Error: {what} is not available" >&2; {leaves} exit 1;; esac
exec {python} "$@"
"""
HALF_MADE = '[ "$2" = pip ] || {{ mkdir -p "$3/bin"; ln -s {python} "$3/bin/python"; }};'
WITHOUT = {
    "nothing missing": "none",
    "venv": '"-m venv"|"-m virtualenv"',
    "venv and pip": '"-m venv"|"-m virtualenv"|"-m pip"',
}


@pytest.fixture
def set_up(zips, tmp_path):
    """Runs setup.sh with a Python of which something is missing, and without apt-get."""
    unpacked(zips / "small-gradescope.zip", tmp_path / "source")
    bin_ = tmp_path / "bin"
    bin_.mkdir()
    (bin_ / "apt-get").write_text("#!/bin/sh\nexit 100\n")
    (bin_ / "apt-get").chmod(0o755)
    path = f"{bin_}:/usr/bin:/bin"

    def run_it(missing, requirements=""):
        text = PYTHON.format(
            missing=WITHOUT[missing],
            what=missing,
            leaves=HALF_MADE.format(python=sys.executable),
            python=sys.executable,
        )
        for name in ("python3.14", "python3.13", "python3.12", "python3.11", "python3"):
            (bin_ / name).write_text(text)
            (bin_ / name).chmod(0o755)
        if requirements is not None:
            (tmp_path / "source/requirements.txt").write_text(requirements)
        environment = {**os.environ, "PATH": path, "AUTOGRADER_ROOT": str(tmp_path)}
        return subprocess.run(
            ["bash", str(tmp_path / "source/setup.sh")],
            env=environment, capture_output=True, text=True, timeout=600,
        )  # fmt: skip

    def grade_it():
        (tmp_path / "submission").mkdir()
        (tmp_path / "submission/small.ipynb").write_bytes(notebook(WRONG.values()))
        done = subprocess.run(
            [str(tmp_path / "source/run_autograder")],
            env={"PATH": path, "AUTOGRADER_ROOT": str(tmp_path)},
            capture_output=True, text=True, timeout=120,
        )  # fmt: skip
        assert done.returncode == 0, done.stderr
        return json.loads((tmp_path / "results/results.json").read_text())

    return run_it, grade_it


def test_setup_works_where_python_has_no_venv(set_up):
    set_up_with, grade_it = set_up
    done = set_up_with("venv")
    assert done.returncode == 0, done.stderr
    assert grade_it()["score"] == 6


def test_setup_says_what_is_missing_where_nothing_can_be_installed(set_up):
    set_up_with, _ = set_up
    done = set_up_with("venv and pip")
    assert done.returncode == 1
    assert "neither venv, virtualenv nor pip" in done.stderr


@pytest.mark.slow
@pytest.mark.parametrize("missing", ["nothing missing", "venv"])
def test_setup_installs_what_is_needed_with_and_without_venv(set_up, tmp_path, missing):
    set_up_with, grade_it = set_up
    done = set_up_with(missing, None)
    assert done.returncode == 0, done.stderr
    assert (tmp_path / "packages/numpy").exists() == (missing == "venv")
    assert grade_it()["score"] == 6
