"""otter-grader: a student folder for `grader.check`, and an autograder zip for `otter run`.

The tests are of otter's exception form, which prints, names and warnings do not disturb. Public
inputs are asked in the open; the points are on hidden tests, which ask every input. otter's own
`generate` packs the zip.
"""

from __future__ import annotations

import contextlib
import json
import tempfile
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from autograder.authoring.build import checks_name, checks_zip, notebook_bytes
from autograder.authoring.load import Masters, paper
from autograder.core.model import Paper, Task
from autograder.in_notebook.mark import seal
from autograder.interop.grader_zip import requirements
from autograder.interop.notebook_cells import places, set_source, source_of
from autograder.interop.optional_import import need

PYTHON = "3.12"

HEAD = '''OK_FORMAT = False

import sys

from otter.test_files import test_case

sys.path.insert(0, "{checks}")
from nncheck import mark

name = {name!r}
sealed = {sealed!r}
_memo = {{}}


def _marked(env, text):
    """Asked once for all the tests of this file."""
    if text not in _memo:
        _memo[text] = mark(name, env, text)
    return _memo[text]
'''

CASE = """

@test_case(name={label!r}, points={points!r}, hidden={hidden})
def test_{number}(env):
    _marked(env, {sealed}).check({check})
"""

CONNECT = """

import otter

grader = otter.Notebook()"""


def build_otter(masters: Masters, secret: bytes, target: Path) -> list[Path]:
    """Write `student/` and the autograder zip below `target/<assignment>`; the paths written.

    Raises MissingExtra where otter-grader is not installed.
    """
    generate = need("otter.generate", "otter")
    public, whole = paper(masters, None), paper(masters, secret)
    student = target / masters.id / "student"
    files = {student / name: data for name, data in student_files(masters, public).items()}
    for path, data in files.items():
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(data)
    packed = target / masters.id / "autograder" / f"{masters.id}-autograder.zip"
    packed.parent.mkdir(parents=True, exist_ok=True)
    _pack(generate, masters, public, whole, packed.resolve())
    return [*files, packed]


def student_files(masters: Masters, public: Paper) -> dict[str, bytes]:
    """What students get: notebook, checks, and tests of the public inputs."""
    checks = checks_name(masters.id)
    tests = {
        f"tests/{task.name}.py": "".join(_public_test(task, checks)).encode()
        for task in public.tasks
    }
    return {
        f"{masters.id}.ipynb": notebook_bytes(student_notebook(masters, public)),
        checks: checks_zip(public, masters.assignment.pictures, masters.assignment.libraries),
        **tests,
    }


def student_notebook(masters: Masters, public: Paper) -> dict[str, Any]:
    """The student's notebook with `grader.check` in place of `check`."""
    tree, found = places(masters, public)
    for place in found:
        if place.role == "setup":
            set_source(place.cell, source_of(place.cell) + CONNECT)
        elif place.role == "check" and place.task:
            set_source(place.cell, f'grader.check("{place.task.name}")')
    return tree


def _public_test(task: Task, checks: str) -> Iterator[str]:
    yield HEAD.format(checks=checks, name=task.name, sealed="")
    for number, question in enumerate(task.questions):
        yield CASE.format(
            label=f"{task.name}: {question.name}",
            points=_plain(question.points),
            hidden=False,
            number=number,
            sealed="''",
            check=number,
        )


def _whole_test(task: Task, checks: str, whole: Paper) -> Iterator[str]:
    yield HEAD.format(checks=checks, name=task.name, sealed=seal(whole, task.name))
    for number, question in enumerate(task.questions):
        label = f"{task.name}: {question.name}"
        yield CASE.format(
            label=f"{label}, public inputs",
            points=0,
            hidden=False,
            number=number,
            sealed="''",
            check=number,
        )
        yield CASE.format(
            label=label,
            points=_plain(question.points),
            hidden=True,
            number=f"{number}_all",
            sealed="sealed",
            check=number,
        )


def _plain(points: Any) -> int | float:
    """otter takes ints and floats only."""
    return int(points) if points == int(points) else float(points)


def _pack(generate: Any, masters: Masters, public: Paper, whole: Paper, packed: Path) -> None:
    checks = checks_name(masters.id)
    needed = f"numpy>=2.0\n{requirements(masters.assignment.libraries)}"
    with tempfile.TemporaryDirectory() as folder, contextlib.chdir(folder):
        tests = Path("tests")
        tests.mkdir()
        for task in whole.tasks:
            text = "".join(_whole_test(task, checks, whole))
            (tests / f"{task.name}.py").write_text(text, encoding="utf-8")
        Path(checks).write_bytes(checks_zip(public))
        Path("requirements.txt").write_text(needed, encoding="utf-8")
        Path("otter_config.json").write_text(json.dumps(_config(whole)), encoding="utf-8")
        generate.main(
            tests_dir="tests",
            output_path=str(packed),
            config="otter_config.json",
            requirements="requirements.txt",
            no_environment=True,
            files=[checks],
            python_version=PYTHON,
        )


def _config(whole: Paper) -> dict[str, Any]:
    """otter's settings; with bonus exercises it is given the total that they come on top of."""
    config: dict[str, Any] = {"lang": "python"}
    if whole.points and any(task.bonus for task in whole.tasks):
        config["points_possible"] = _plain(whole.points)
    return config
