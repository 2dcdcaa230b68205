"""A small course of three exercises, as an instructor would keep outside this repository."""

import functools
import json
import os
import subprocess
import sys
import textwrap
from pathlib import Path

import pytest

from autograder.authoring.load import answer_key, load, paper
from autograder.grade import Grader
from autograder.sandbox.parent.probe import choose
from autograder.sandbox.parent.process import Cell, Limits

ROOT = Path(__file__).resolve().parents[1]
SECRET = b"a secret for the tests only"

ASSIGNMENT = """
from autograder.exercise import Assignment

ASSIGNMENT = Assignment(
    title="Small steps",
    intro="Three functions that call each other.",
    order=["shifted", "scaled", "norm"],
    sections={"norm": "## One number"},
)
"""

GIVEN = '''
"""What students are given."""

import numpy as np


def clip(z):
    """Entries cut to [-5, 5]."""
    return np.clip(z, -5, 5)
'''

EXERCISE = '''
r"""{prompt}"""

import numpy as np

from autograder.exercise import Exercise, Gradient, Misconception, Pure, Values, case
from .given import clip
{imports}

def {name}({arguments}):
    """{doc}

    Returns an array of the same shape.
    """
    return {body}


def as_list({arguments}):
    return np.asarray({name}({arguments})).tolist()


def {wrong}({arguments}):
    return {wrong_body}


def inputs(rng):
    yield {draw_one}
    yield case({draw_two}, label="one row")


def hidden(rng):
    x = rng.uniform(0.1, 2.0, (40, 36))
    y = x.copy()
    y[0, 1], y[0, 2] = x[0, 1] + 0.25, x[0, 2] - 0.25
    for drawn in (x, y):
        yield (drawn, {more})


EXERCISE = Exercise(
    {name},
    points=3,
    oracle=lambda {arguments}: {oracle},
    inputs=inputs,
    hidden=hidden,
    equivalent={{
        "1e": "the sizes of these inputs are about 1",
        "near entries": "as above",
    }},
    accepts=[as_list],
    misconceptions=[
        Misconception("{code}", {wrong}, "You did something else.", "What if x grows?")
    ],
    checks=[Values(points=2), Pure(points=1)],
)
'''


def write_course(folder: Path) -> Path:
    """Write the masters below `folder`; the folder of assignments."""
    small = folder / "solutions" / "small"
    small.mkdir(parents=True)
    (small / "assignment.py").write_text(ASSIGNMENT)
    (small / "given.py").write_text(GIVEN)
    draw = "rng.normal(size=(2, 3)), 1.5", "rng.normal(size=(1, 4)), -0.5"
    exercises = {
        "shifted": (
            "x, c", "clip(x) + 2 * c", "x - c", "np.minimum(np.maximum(x, -5), 5) + c + c", *draw
        ),
        "scaled": ("x, c", "c * shifted(x, c)", "shifted(x, c)", "c * (x + 2 * c)", *draw),
        "norm": (
            "x", "float((scaled(x, 2.0) ** 2).sum())", "float(scaled(x, 2.0).sum())",
            "float(np.vdot(2 * (x + 4), 2 * (x + 4)))",
            "(rng.normal(size=(2, 3)),)", "rng.normal(size=(1, 4))",
        ),
    }  # fmt: skip
    uses = {"scaled": "shifted", "norm": "scaled"}
    for name, (arguments, body, wrong, oracle, one, two) in exercises.items():
        used = uses.get(name)
        text = EXERCISE.format(
            prompt=f"Write `{name}`.",
            imports=f"from .{used} import {used}\n" if used else "",
            name=name,
            arguments=arguments,
            doc=f"The {name} array.",
            body=body,
            wrong=f"wrong_{name}",
            wrong_body=wrong,
            draw_one=one,
            draw_two=two,
            more="1.5" if "c" in arguments else "",
            oracle=oracle,
            code=f"not-{name}",
        )
        (small / f"{name}.py").write_text(text)
    return folder / "solutions"


@pytest.fixture(scope="session")
def course(tmp_path_factory):
    """The folder of the small course's assignments."""
    return write_course(tmp_path_factory.mktemp("course"))


@pytest.fixture(scope="session")
def small(course):
    """The small assignment's masters."""
    return load(course, "small")


@pytest.fixture(scope="session")
def small_ready(course):
    """The small assignment, ready to grade with."""
    return answer_key(course, SECRET, "small")


@pytest.fixture(scope="session")
def small_paper(small):
    """The small assignment's public paper."""
    return paper(small, None)


@pytest.fixture(scope="session")
def loader(course):
    """Loads an assignment of the small course."""
    return functools.partial(answer_key, course, SECRET)


@pytest.fixture(scope="session")
def grader():
    """A grader in the best sandbox available here, with short limits."""
    with Grader(choose(None), Limits(call_seconds=0.5, cell_seconds=0.5)) as made:
        yield made


RIGHT = {
    "given": "import numpy as np\ndef clip(z):\n    return np.clip(z, -5, 5)",
    "shifted": "def shifted(x, c):\n    return clip(x) + 2 * c",
    "scaled": "def scaled(x, c):\n    return c * shifted(x, c)",
    "norm": "def norm(x):\n    return float((scaled(x, 2.0) ** 2).sum())",
}


def cells(**changed):
    """The right cells of the small assignment, with some of them changed; None leaves one out."""
    sources = {**RIGHT, **{k: v and textwrap.dedent(v) for k, v in changed.items()}}
    return [Cell(i, s) for i, s in enumerate(sources.values(), 1) if s is not None]


def notebook(sources, **metadata):
    """The bytes of a notebook with these code cells."""
    made = [
        {"cell_type": "code", "id": str(i), "metadata": {}, "outputs": [], "source": source}
        for i, source in enumerate(sources)
    ]
    tree = {"cells": made, "metadata": metadata, "nbformat": 4, "nbformat_minor": 5}
    return json.dumps(tree).encode()


@pytest.fixture(scope="session")
def program(tmp_path_factory):
    """Runs a module as a program, with the tests' secret; its output, and its status if asked."""
    folder = tmp_path_factory.mktemp("secret")
    (folder / "secret").write_bytes(SECRET)
    for name in ("home", "jupyter"):
        (folder / name).mkdir()
    environment = {
        **os.environ,
        "AUTOGRADER_SECRET_FILE": str(folder / "secret"),
        "PYTHONPATH": str(ROOT),
        "PATH": f"{Path(sys.executable).parent}:{os.environ['PATH']}",  # nbgrader calls alembic
        "HOME": str(folder / "home"),
        "JUPYTER_CONFIG_DIR": str(folder / "jupyter"),
        "PYTHONWARNINGS": "ignore",
    }

    def run(module, *arguments, cwd=None, status=0, **more):
        done = subprocess.run(
            [sys.executable, "-m", module, *map(str, arguments)],
            cwd=cwd,
            env={**environment, **more},
            capture_output=True,
            text=True,
            timeout=300,
        )
        said = done.stdout + done.stderr
        assert status is None or done.returncode == status, said[-3000:]
        return said

    return run
