"""The file that `autograder new` writes: an exercise that works, to be changed piece by piece."""

from __future__ import annotations

import keyword
import shutil
from pathlib import Path

from autograder.authoring.course import Course, known
from autograder.exercise import DeclarationError

ASSIGNMENT = '''"""{id}: what binds its exercises together."""

from autograder.authoring.course import Course, known
from autograder.exercise import Assignment

ASSIGNMENT = Assignment(
    title="{title}",
    intro="""
    Say in a few sentences what this assignment is about.
    """,
    order=["{function}"],
    minutes=60,
)
'''

EXERCISE = '''r"""Write `{function}(z)`: twice every entry of $z$. (The prompt that students read.)

Say what it is, give the formula and the shapes, and an example with numbers:
`{function}(np.array([1.0, -2.0]))` is `[2.0, -4.0]`.
"""

import numpy as np

from autograder.authoring.course import Course, known
from autograder.exercise import Exercise, Pure, Values, accepted, case, misconception


def {function}(z):
    """Twice every entry.

    z: any shape with at least one axis. Returns an array of the same shape.
    """
    return 2 * z


def reference(z):
    """The oracle: the same by another route. Best taken from a library that is trusted."""
    return np.asarray(z, dtype=float) + np.asarray(z, dtype=float)


@accepted
def as_lists(z):
    """Another style that is right too."""
    return (np.asarray(z) * 2).tolist()


@misconception(says="You squared every entry.", ask="What should come out for an entry of 3?")
def squared_for_doubled(z):
    """A wrong answer that somebody would give; its code is `squared-for-doubled`."""
    return z**2


def inputs(rng):
    """Some cases: every dimension another size, one with n = 1, nothing special."""
    yield (rng.normal(size=(2, 3)),)
    yield case(rng.normal(size=(1, 4)), label="one row")
    yield case(rng.normal(size=5), label="one axis")


def hidden(rng):
    """For the grader alone: many entries, others of the same sum, sizes near 1e7 and 1e-8."""
    z = rng.normal(size=(40, 36))
    yield case(z, label="40 rows of 36")
    other = z.copy()
    other[0, 1:3] += [0.25, -0.25]
    yield case(other, label="40 rows, of the same sum")
    yield case(np.abs(z[0, :4]) * 1e7, label="sizes near 1e7")
    yield case(np.abs(z[0, :4]) * 3e-8, label="sizes near 1e-8")


EXERCISE = Exercise(
    {function},
    points=2,
    oracle=reference,
    inputs=inputs,
    hidden=hidden,
    checks=[Values(points=1), Pure(points=1)],
)
'''


def new_exercise(folder: Path, assignment: str, function: str) -> list[Path]:
    """Write a new exercise's file, and the assignment's where there is none; the paths written.

    Raises DeclarationError for a name that cannot be one, or a file that is there already.
    """
    for name in (assignment, function):
        if not name.isidentifier() or keyword.iskeyword(name):
            raise DeclarationError(f"{name!r} is not a name of a Python function; choose another")
    path = folder / assignment / f"{function}.py"
    if path.exists():
        raise DeclarationError(f"{path}: is there already; choose another name, or edit it")
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(EXERCISE.format(function=function), encoding="utf-8")
    declared = folder / assignment / "assignment.py"
    if declared.exists():
        return [path]
    title = assignment.replace("_", " ").capitalize()
    text = ASSIGNMENT.format(id=assignment, title=title, function=function)
    declared.write_text(text, encoding="utf-8")
    return [path, declared]


def own_copy(course: Course, assignment: str, own: Path) -> list[Path]:
    """The course's own copy of a packaged assignment, to add to; nothing where there is none.

    From then on the copy counts: an exercise cannot be added to masters that are only read.
    """
    packaged = course.packaged
    if packaged is None or assignment in known(own) or assignment not in known(packaged):
        return []
    target = own / assignment
    shutil.copytree(packaged / assignment, target, ignore=shutil.ignore_patterns("__pycache__"))
    return [target]
