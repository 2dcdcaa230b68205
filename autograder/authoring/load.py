"""Masters: the folders of `solutions/` become assignments, exercises and papers.

Discovery is by folder: `solutions/<assignment>/assignment.py` names the order, each other file
holds one exercise. There is no registry, and a course's own folder outside this repository works
the same. Masters are trusted code; students' files never come here.
"""

from __future__ import annotations

import ast
import hashlib
import importlib.util
import inspect
import re
import sys
import textwrap
from collections.abc import Sequence
from dataclasses import dataclass, replace
from fractions import Fraction
from pathlib import Path
from types import ModuleType
from typing import Any

from autograder.authoring.course import ASSIGNMENT_FILE, UnknownAssignment, known
from autograder.authoring.made_from import digest_of, files_below
from autograder.authoring.prepare import prepare, seed_for
from autograder.core.model import Paper, Task
from autograder.exercise import (
    Assignment,
    DeclarationError,
    Exercise,
    Misconception,
    words_of,
)
from autograder.grade import AnswerKey
from autograder.sandbox.parent.process import Cell

GIVEN_FILE = "given.py"
PACKAGE = "_course"


@dataclass(frozen=True)
class Master:
    """One exercise with the text and source that its file holds."""

    exercise: Exercise
    path: Path
    prompt: str

    @property
    def name(self) -> str:
        return self.exercise.name

    @property
    def source(self) -> str:
        """The worked solution's own lines, as they go into a notebook cell."""
        return textwrap.dedent(inspect.getsource(self.exercise.function)).rstrip()


@dataclass(frozen=True)
class Masters:
    """An assignment's masters, in the notebook's order."""

    id: str
    folder: Path
    assignment: Assignment
    exercises: tuple[Master, ...]
    given: str
    """Source of the functions that students are given."""
    given_names: tuple[str, ...]
    release: str
    """The digest of the folder's files, data too: what everything of this release is made from."""

    def prelude(self) -> tuple[Cell, ...]:
        """What students are given, as a cell before the first."""
        return (Cell(0, f"import numpy as np\n\n{self.given}"),)

    def solution_cells(self) -> tuple[Cell, ...]:
        """Cells that define every worked solution, as a solved notebook would."""
        sources = (m.source for m in self.exercises)
        return (*self.prelude(), *(Cell(i, s) for i, s in enumerate(sources, start=1)))


def load(folder: Path, assignment: str, libraries: Sequence[str] = ()) -> Masters:
    """The masters of an assignment.

    `libraries` are those that the whole course allows; the assignment may allow more.
    Raises UnknownAssignment, or DeclarationError where a master is wrong.
    """
    if assignment not in known(folder):
        listed = ", ".join(known(folder)) or "none"
        raise UnknownAssignment(f"unknown assignment {assignment!r}; known ones: {listed}")
    package = _package(folder / assignment)
    declared = _attribute(_module(package, "assignment"), "ASSIGNMENT", Assignment)
    allowed = dict.fromkeys((*libraries, *declared.libraries))
    exercises = tuple(_master(package, name) for name in declared.order)
    _no_strays(folder / assignment, declared)
    given = _module(package, "given") if (folder / assignment / GIVEN_FILE).exists() else None
    return Masters(
        id=assignment,
        folder=folder / assignment,
        assignment=replace(declared, libraries=tuple(allowed)),
        exercises=exercises,
        given=_given_source(given) if given else "",
        given_names=_given_names(given) if given else (),
        release=digest_of(files_below(folder / assignment))[:12],
    )


def _package(folder: Path) -> ModuleType:
    """A fresh package over the folder, so that masters import each other by relative imports."""
    key = hashlib.sha256(str(folder.resolve()).encode()).hexdigest()[:8]
    name = f"{PACKAGE}_{key}_{folder.name}"
    for loaded in [m for m in sys.modules if m == name or m.startswith(f"{name}.")]:
        del sys.modules[loaded]
    package = ModuleType(name)
    package.__path__ = [str(folder)]
    sys.modules[name] = package
    return package


def _module(package: ModuleType, name: str) -> ModuleType:
    full = f"{package.__name__}.{name}"
    path = Path(package.__path__[0]) / f"{name}.py"
    if full in sys.modules:
        return sys.modules[full]
    if not path.is_file():
        raise DeclarationError(f"{path}: there is no such file; write it, or fix the order")
    spec = importlib.util.spec_from_file_location(full, path)
    assert spec is not None and spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    sys.modules[full] = module
    try:
        spec.loader.exec_module(module)
    except DeclarationError as error:
        raise DeclarationError(f"{path}: {error}") from error
    except Exception as error:
        del sys.modules[full]
        raise DeclarationError(f"{path}: {type(error).__name__}: {error}. Fix the file.") from error
    return module


def _attribute(module: ModuleType, name: str, kind: type[Any]) -> Any:
    value = getattr(module, name, None)
    if not isinstance(value, kind):
        raise DeclarationError(
            f"{module.__file__}: no {name} of type {kind.__name__}; the file must define one"
        )
    return value


def _master(package: ModuleType, name: str) -> Master:
    module = _module(package, name)
    exercise = _attribute(module, "EXERCISE", Exercise)
    path = Path(str(module.__file__))
    if exercise.name != name:
        raise DeclarationError(
            f"{path}: the exercise is called {exercise.name!r}, its file {name!r}"
        )
    if not (module.__doc__ or "").strip():
        raise DeclarationError(f"{path}: no docstring; it is the prompt that students read")
    try:
        exercise = _with_bank(exercise, module, path)
    except DeclarationError as error:
        raise DeclarationError(f"{path}: {error}") from error
    return Master(exercise, path, inspect.cleandoc(module.__doc__ or ""))


def _with_bank(exercise: Exercise, module: ModuleType, path: Path) -> Exercise:
    """The exercise with the answers that its file marks, in the order of the file."""
    right, wrong = list(exercise.accepts), list(exercise.misconceptions)
    for name in _names_in_order(path):
        value = getattr(module, name, None)
        words = words_of(value)
        if words is None or not callable(value):
            continue
        if words.says:
            code = words.code or name.strip("_").replace("_", "-")
            wrong.append(Misconception(code, value, words.says, words.ask, words.close))
        else:
            right.append(value)
    return replace(exercise, accepts=tuple(right), misconceptions=tuple(wrong))


def _names_in_order(path: Path) -> list[str]:
    """The names that a file defines itself. Raises DeclarationError for one defined twice."""
    found: list[str] = []
    for node in ast.parse(path.read_text(encoding="utf-8")).body:
        if isinstance(node, ast.FunctionDef | ast.ClassDef):
            if node.name in found:
                raise DeclarationError(
                    f"line {node.lineno}: {node.name} is defined twice; rename one of them"
                )
            found.append(node.name)
        elif isinstance(node, ast.Assign) and isinstance(node.value, ast.Call):
            found += [t.id for t in node.targets if isinstance(t, ast.Name)]
    return found


def _no_strays(folder: Path, declared: Assignment) -> None:
    listed = {*declared.order, "assignment", "given", "__init__"}
    for path in sorted(folder.glob("*.py")):
        if path.stem not in listed and not path.stem.startswith("_"):
            raise DeclarationError(f"{path}: not in the order of {ASSIGNMENT_FILE}; add it there")


def _given_source(module: ModuleType) -> str:
    """The functions of given.py, without its docstring and imports."""
    source = Path(str(module.__file__)).read_text(encoding="utf-8")
    match = re.search(r"^(def|class|@|[A-Za-z_]\w* *=) ?", source, flags=re.MULTILINE)
    return source[match.start() :].strip() if match else ""


def _given_names(module: ModuleType) -> tuple[str, ...]:
    own = (n for n, v in vars(module).items() if getattr(v, "__module__", "") == module.__name__)
    return tuple(name for name in own if not name.startswith("_"))


# -- papers -----------------------------------------------------------------------------------


def paper(masters: Masters, secret: bytes | None) -> Paper:
    """The assignment ready to be asked; without hidden inputs where there is no secret."""

    def hidden(name: str) -> int | None:
        return seed_for(secret, masters.id, masters.release, name) if secret else None

    every = [m.exercise for m in masters.exercises]
    tasks = tuple(
        prepare(each, assignment=masters.id, hidden_seed=hidden(each.name), others=every)
        for each in every
    )
    return Paper(
        id=masters.id,
        title=masters.assignment.title,
        tasks=tasks,
        release=masters.release,
        secret=fingerprint(secret) if secret else "public",
        given=masters.given_names,
    )


def outline(masters: Masters) -> Paper:
    """The assignment's tasks with their points, and nothing drawn or computed."""
    tasks = tuple(
        Task(
            id=f"{masters.id}.{m.name}",
            name=m.name,
            points=Fraction(m.exercise.points),
            questions=(),
            bonus=m.exercise.bonus,
        )
        for m in masters.exercises
    )
    return Paper(masters.id, masters.assignment.title, tasks, release=masters.release)


def answer_key(
    folder: Path, secret: bytes | None, assignment: str, libraries: Sequence[str] = ()
) -> AnswerKey:
    """Everything to grade an assignment with: what a batch's workers call."""
    masters = load(folder, assignment, libraries)
    return AnswerKey(
        paper(masters, secret),
        masters.solution_cells(),
        masters.prelude(),
        tuple(masters.assignment.libraries),
    )


def fingerprint(secret: bytes) -> str:
    """Names a secret without telling it."""
    return hashlib.sha256(b"fingerprint\0" + secret).hexdigest()[:12]
