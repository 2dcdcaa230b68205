"""The wheel in a fresh environment and an empty folder: the README's commands, by a new user."""

import ctypes
import hashlib
import json
import os
import shutil
import subprocess
import sys
import sysconfig
import venv
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[1]
SAMPLE = ROOT / "tests" / "golden" / "delta_backprop"
DAC_OVERRIDE, DROP = 1, 24
pytestmark = pytest.mark.slow


@pytest.fixture(scope="module")
def environment(tmp_path_factory):
    """A fresh environment with the wheel in it; libraries are those of the tests' own."""
    home = tmp_path_factory.mktemp("wheel")
    pip = [sys.executable, "-m", "pip", "--disable-pip-version-check"]
    subprocess.run([*pip, "wheel", "-q", "--no-deps", "-w", home, ROOT], check=True)
    (wheel,) = home.glob("*.whl")
    venv.create(home / "venv", with_pip=False)
    python = home / "venv" / "bin" / "python"
    (site,) = (home / "venv" / "lib").glob("python*/site-packages")
    subprocess.run(
        [*pip, "--python", python, "install", "-q", "--no-deps", "--no-index", wheel], check=True
    )
    (site / "libraries.pth").write_text(sysconfig.get_path("purelib") + "\n")
    return site, home / "venv" / "bin" / "autograder"


@pytest.fixture
def run(environment, tmp_path):
    """Runs a command in an empty folder; afterwards the package must be as it was."""
    site, program = environment
    folder = tmp_path / "empty"
    folder.mkdir()
    clean = {
        k: v for k, v in os.environ.items() if k not in ("PYTHONPATH", "AUTOGRADER_SECRET_FILE")
    }

    def command(*arguments, status=0, before=None):
        done = subprocess.run(
            [program, *map(str, arguments)], cwd=folder, env={**clean, "COLUMNS": "100"},
            capture_output=True, text=True, check=False, preexec_fn=before,
        )  # fmt: skip
        assert done.returncode == status, done.stdout + done.stderr
        assert "Traceback" not in done.stderr
        return done.stdout + done.stderr

    command.folder = folder
    before = digest(site)
    yield command
    assert digest(site) == before


def digest(site):
    """Of every file of the package."""
    files = sorted(p for name in ("autograder", "nn_reference") for p in (site / name).rglob("*"))
    told = hashlib.sha256()
    for path in (p for p in files if p.is_file()):
        told.update(str(path).encode() + path.read_bytes())
    return told.hexdigest()


def hand_in(folder):
    target = folder / "handed_in"
    target.mkdir()
    for name in ("ada", "bela"):
        shutil.copy(SAMPLE / f"{name}.ipynb", target)


def test_it_is_the_wheel_that_is_run(environment):
    site, program = environment
    python = program.with_name("python")
    code = "import autograder; print(autograder.__file__)"
    done = subprocess.run([python, "-c", code], cwd="/", capture_output=True, text=True, check=True)
    assert Path(done.stdout.strip()).is_relative_to(site)


def test_the_readmes_commands_work_in_an_empty_folder(run):
    here = run.folder
    assert "sandbox:" in run("demo")
    assert (here / "demo-results" / "grades.csv").is_file()
    assert not (here / "course.secret").exists()  # the sample class has a secret of its own
    run("build", "delta_backprop")
    assert (here / "assignments" / "delta_backprop" / "delta_backprop_checks.zip").is_file()
    run("build", "delta_backprop", "--check")
    hand_in(here)
    told = run("grade", "handed_in/", "-o", "results")
    assert str(here / "course.secret") in told
    assert (here / "results" / "feedback").is_dir()
    records = [json.loads(x) for x in (here / "results" / "results.jsonl").read_text().splitlines()]
    assert [r["status"] for r in records] == ["graded", "graded"]
    run("check", "handed_in/ada.ipynb")
    assert "0 false accepts, 0 false rejects" in run("verify", "delta_backprop")
    run("report", "results")
    assert "ada" in run("export", "results", "--to", "csv")
    run("answers", "conv-parameters")
    run("build", "delta_backprop", "--gradescope", "kits", "--student", "kits")
    assert (here / "kits" / "delta_backprop-gradescope.zip").is_file()


def test_a_course_folder_is_made_and_worked_in_from_below(run):
    here = run.folder
    assert "next, in" in run("init")
    kept = (here / "course.secret").read_bytes()
    assert len(list(here.glob("assignments/*/*_checks.zip"))) == 7
    run("init", status=2)
    run("new", "week_one.doubled")
    run("verify", "week_one")
    run("build", "week_one")
    hand_in(here)
    run("grade", "handed_in", "--course", here)
    assert (here / "results" / "grades.csv").is_file()
    assert (here / "course.secret").read_bytes() == kept


def without_roots_right():
    """Root without its right to write anywhere: a read-only folder is one then."""
    ctypes.CDLL(None).prctl(DROP, DAC_OVERRIDE, 0, 0, 0)


@pytest.mark.parametrize(
    "arguments",
    [
        ["init"], ["new", "week_one.doubled"], ["build", "losses"], ["demo"],
        ["grade", "handed_in"], ["build", "losses", "--student", "kit"],
    ],
)  # fmt: skip
def test_a_read_only_folder_is_said_with_exit_status_2(run, arguments):
    hand_in(run.folder)
    run.folder.chmod(0o555)
    told = run(*arguments, status=2, before=without_roots_right)
    run.folder.chmod(0o755)
    assert "autograder: " in told
    assert "Permission denied" in told or "nothing can be written" in told


def test_the_digest_sees_a_file_that_is_written(tmp_path):
    (tmp_path / "autograder").mkdir()
    before = digest(tmp_path)
    (tmp_path / "autograder" / "course.secret").write_text("")
    assert digest(tmp_path) != before
