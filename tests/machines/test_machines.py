"""Neither what is current nor a verdict hangs on the CPU, the BLAS threads or the last bits.

Other machines are played by this one: with NumPy's vector units switched off, with one BLAS thread
and with two, and with noise in every matrix product (`noise.py` says what that covers). BLAS's own
choice of kernel is left alone: on some processors it is set for good reasons.
"""

import functools
import json
import os
import subprocess
import sys
from pathlib import Path

import numpy as np
import pytest

from autograder.authoring.build import checks_name
from autograder.authoring.course import course_folder, known

from .noise import noisy_source

HERE = Path(__file__).resolve().parent
ASSIGNMENTS = known(course_folder())
HELDOUT = [p.stem for p in sorted((HERE.parent / "heldout").glob("*.py")) if "test_" not in p.stem]
SURROUNDINGS = {
    "one thread": {"OPENBLAS_NUM_THREADS": "1"},
    "two threads": {"OPENBLAS_NUM_THREADS": "2"},
    "no vector units, one thread": {"units": "off", "OPENBLAS_NUM_THREADS": "1"},
    "no vector units, two threads": {"units": "off", "OPENBLAS_NUM_THREADS": "2"},
    "noise": {"noise": "on"},
}


def run(*arguments, surroundings=None):
    """What `surroundings.py` prints in these surroundings, by default those of this process."""
    asked = dict(SURROUNDINGS.get(surroundings, {}))
    noisy = ["--noise"] if asked.pop("noise", "") else []
    if asked.pop("units", ""):
        asked["NPY_DISABLE_CPU_FEATURES"] = " ".join(vector_units())
    done = subprocess.run(
        [sys.executable, HERE / "surroundings.py", *noisy, *map(str, arguments)],
        capture_output=True,
        text=True,
        env={**os.environ, **asked},
        check=False,
    )
    assert done.returncode == 0, done.stderr
    return json.loads(done.stdout.splitlines()[-1])


@functools.cache
def vector_units():
    """The vector units that NumPy uses here, by the names that switch them off."""
    return run("features")


def differing(one, other):
    """What differs between two runs' verdicts, a line each."""
    assert one
    assert one.keys() == other.keys()
    return "\n".join(
        f"{name}: {one[name]} {other[name]}" for name in one if one[name] != other[name]
    )


@functools.cache
def ordinary(*arguments):
    """What is printed in the surroundings as they are."""
    return run(*arguments)


# -- what is current ----------------------------------------------------------------------------


@pytest.fixture(scope="module")
def built(tmp_path_factory):
    """Every assignment's files, built in the surroundings as they are."""
    folder = tmp_path_factory.mktemp("built")
    assert run("build", "--assignments", folder) == {"status": 0}
    return folder


def test_the_surroundings_are_what_they_say():
    assert run("features", surroundings="no vector units, one thread") == []
    assert run("frozen", "training", surroundings="noise") != ordinary("frozen", "training")


@pytest.mark.parametrize("surroundings", SURROUNDINGS)
def test_what_is_committed_and_what_was_built_elsewhere_is_current(built, surroundings):
    assert run("build", "--check", surroundings=surroundings) == {"status": 0}
    asked = ("build", "--check", "--assignments", built)
    assert run(*asked, surroundings=surroundings) == {"status": 0}


# -- verdicts -----------------------------------------------------------------------------------


@pytest.mark.slow
@pytest.mark.parametrize("assignment", ASSIGNMENTS)
@pytest.mark.parametrize("surroundings", ["no vector units, two threads", "noise"])
def test_checks_built_elsewhere_pass_every_worked_solution(built, assignment, surroundings):
    asked = ("check", assignment, built / assignment / checks_name(assignment))
    found = run(*asked, surroundings=surroundings)
    assert found
    assert [name for name, (_, verdict, *_) in found.items() if verdict != "PASS"] == []


@pytest.mark.slow
@pytest.mark.parametrize("surroundings", ["no vector units, two threads", "noise"])
def test_the_sample_class_gets_the_same_verdicts_elsewhere(surroundings):
    assert not differing(ordinary("golden"), run("golden", surroundings=surroundings))


@pytest.mark.slow
@pytest.mark.parametrize("name", HELDOUT)
def test_held_out_answers_get_the_same_verdicts_elsewhere(name):
    found = run("heldout", name, surroundings="no vector units, two threads")
    assert not differing(ordinary("heldout", name), found)


@pytest.mark.slow
@pytest.mark.parametrize("name", [name for name in HELDOUT if not name.endswith("_again")])
def test_held_out_answers_get_the_same_verdicts_with_noise(name):
    found = run("heldout", name, surroundings="noise")
    assert not differing(ordinary("heldout", name), found)


# -- the noise itself ---------------------------------------------------------------------------


def computed(source, **given):
    scope = {"np": np, **given}
    exec(noisy_source(source), scope)
    return scope["y"]


A = np.random.default_rng(0).normal(size=(5, 7))
B = np.random.default_rng(1).normal(size=(7, 3))


@pytest.mark.parametrize(
    "source",
    ["y = A @ B", "y = A.dot(B)", "y = np.dot(A, B)", "y = np.matmul(A, B)", "y = A\ny @= B",
     "y = np.einsum('ij,jk->ik', A, B)", "y = np.tensordot(A, B, axes=1)"],
)  # fmt: skip
def test_every_spelling_of_a_matrix_product_carries_noise_in_its_last_bits_only(source):
    found = computed(source, A=A, B=B)
    assert not np.array_equal(found, A @ B)
    assert np.all(np.abs(found - A @ B) <= 4 * np.finfo(float).eps * (np.abs(A) @ np.abs(B)))
    assert np.array_equal(found, computed(source, A=A, B=B))


def test_products_that_every_machine_computes_exactly_carry_none():
    whole = np.array([[1.0, -2.5], [0.25, 3.0]])
    assert np.array_equal(computed("y = A @ A", A=whole), whole @ whole)
    assert computed("y = np.dot(A, A)", A=np.arange(3)) == 5


def test_a_cell_without_products_or_with_an_error_stays_as_it_is():
    assert noisy_source("y = 1  # one") == "y = 1  # one"
    assert noisy_source("y = = 1") == "y = = 1"
