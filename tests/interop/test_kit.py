"""The student kit: everything a student needs, and nothing that gives an answer away."""

import base64
import inspect
import io
import json
import subprocess
import sys
import textwrap
import zipfile

import numpy as np
import pytest

from autograder.authoring.load import paper
from autograder.core.values import flatten
from autograder.interop.student_kit import build_kit, kit_files, wheel_bytes, wheel_name
from tests.conftest import RIGHT, SECRET


def everything(files):
    """Every file of a kit, zips within it opened."""
    for name, data in files.items():
        if name.endswith((".zip", ".whl")):
            with zipfile.ZipFile(io.BytesIO(data)) as archive:
                inside = {f"{name}/{m}": archive.read(m) for m in archive.namelist()}
            yield from everything(inside)
        else:
            yield name, data


@pytest.fixture(scope="module")
def contents(small):
    files = kit_files(small)
    return dict(everything({**files, "kit.whl": wheel_bytes(small, files)}))


def test_no_reference_solution_variant_or_mistake_is_in_it(small, contents):
    for master in small.exercises:
        exercise = master.exercise
        bodies = [
            exercise.function,
            *exercise.accepts,
            *(m.function for m in exercise.misconceptions),
        ]
        for function in bodies:
            lines = textwrap.dedent(inspect.getsource(function)).strip().splitlines()
            answer = lines[-1].strip().encode()
            assert not [name for name, data in contents.items() if answer in data], answer
    names = " ".join(contents)
    assert "nn_reference" not in names
    assert "prepare" not in names and "sandbox" not in names and "exercise.py" not in names


def test_no_hidden_input_or_wanted_value_is_in_it(small, contents):
    public = {case.args[0].tobytes() for t in paper(small, None).tasks for case in t.cases}
    whole = paper(small, SECRET)
    hidden = [case for task in whole.tasks for case in task.cases if not case.public]
    assert hidden
    for case in hidden:
        _, arrays = flatten(case.args)
        for array in arrays:
            if array.tobytes() not in public and array.size > 2:
                text = base64.b64encode(array.tobytes())
                assert not [n for n, data in contents.items() if text in data]
                first = repr(float(np.ravel(array)[0])).encode()
                assert not [n for n, data in contents.items() if first in data]


def test_the_search_itself_finds_what_is_hidden(small):
    from autograder.core.frozen import freeze_hidden

    whole = paper(small, SECRET)
    case = next(c for c in whole.tasks[0].cases if not c.public)
    text = base64.b64encode(case.args[0].tobytes()).decode()
    assert text in json.dumps(freeze_hidden(whole))


def test_the_folder_is_enough_to_check_with_numpy_only(small, tmp_path):
    build_kit(small, tmp_path)
    folder = tmp_path / "small"
    cells = json.loads((folder / "small.ipynb").read_text())["cells"]
    setup = next("".join(c["source"]) for c in cells if c["cell_type"] == "code")
    code = "\n".join([setup, RIGHT["given"], RIGHT["shifted"], "print(check(shifted))"])
    code += "\nprint(sorted(m for m in sys.modules if m in ('jinja2', 'rich', 'nn_reference')))"
    done = subprocess.run(
        [sys.executable, "-c", code], cwd=folder, capture_output=True, text=True, timeout=60
    )
    assert "shifted: right on the public inputs" in done.stdout, done.stderr
    assert done.stdout.rstrip().endswith("[]")


@pytest.mark.slow
def test_the_wheel_can_be_installed_and_puts_the_files_here(small, tmp_path):
    build_kit(small, tmp_path)
    target = tmp_path / "site"
    command = [sys.executable, "-m", "pip", "install", "--no-deps", "--no-index", "--target"]
    subprocess.run([*command, target, tmp_path / wheel_name(small)], check=True, timeout=120)
    (tmp_path / "here").mkdir()
    subprocess.run(
        [sys.executable, "-m", "nn_small"],
        cwd=tmp_path / "here", env={"PYTHONPATH": str(target)}, check=True, timeout=60,
    )  # fmt: skip
    assert (tmp_path / "here/small.ipynb").exists()
