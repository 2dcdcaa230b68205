"""The declaration of an exercise: what a master file in `solutions/` says.

Only declarations: nothing here calls a student's function or decides anything. `prepare` turns an
Exercise into the Task that is asked of students.
"""

from __future__ import annotations

import inspect
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from fractions import Fraction
from typing import Any, TypeAlias, TypeVar

import numpy as np

from autograder.core.errors import CourseError
from autograder.core.model import DEFAULT_TOLERANCE, Case, Tolerance

Function: TypeAlias = Callable[..., Any]
Inputs: TypeAlias = Callable[[np.random.Generator], Iterable["tuple[Any, ...] | Case"]]
"""Draws the cases: a tuple of arguments each, or `case(*args, label=…)`."""
Points: TypeAlias = int | Fraction | str
Loss: TypeAlias = Callable[..., tuple[Callable[[Any], float], Any]]
Answer = TypeVar("Answer", bound=Callable[..., Any])


class DeclarationError(CourseError, ValueError):
    """An exercise's master file says something that cannot be: which exercise, what, the fix."""


def case(*args: Any, label: str = "", **by_name: Any) -> Case:
    """One call's arguments, with what is special about them, such as "n = 1".

    Keyword arguments are passed to the student's function by their names, in the order of its
    signature: `case(7, 3, stride=2, pad=1)`. Trusted functions get them in their places.
    """
    return Case((*args, *by_name.values()), label, by_name=tuple(by_name))


# -- the bank: right and wrong answers, each with its words where it stands ----------------------

_MARK = "_bank"
"""The attribute of a function that says what of the bank it is."""


@dataclass(frozen=True, slots=True)
class Words:
    """What a decorator says of an answer of the bank. `says` is empty for an accepted one."""

    says: str = ""
    ask: str = ""
    code: str = ""
    close: str = ""


@dataclass(frozen=True, slots=True)
class Misconception:
    """A known wrong idea, as code: what `load` makes of a function marked by `misconception`."""

    code: str
    function: Function
    says: str
    ask: str
    close: str = ""


def accepted(function: Answer) -> Answer:
    """Mark another right answer, in another style: it must score full points."""
    return _marked(function, Words())


def misconception(
    *, says: str, ask: str, code: str = "", close: str = ""
) -> Callable[[Answer], Answer]:
    """Mark a wrong answer that holds a known wrong idea.

    says    what the student did, in a sentence
    ask     the question that leads on; never the answer
    code    a short stable name, reused across exercises; by default the function's own name with
            hyphens, `missing_batch_mean` gives `missing-batch-mean`
    close   why it lies near the right answer by the curriculum's own leave, and so does not count
            for the gap

    Raises DeclarationError where there are no words, or what is marked is not a function.
    """
    if not (isinstance(says, str) and says.strip() and isinstance(ask, str) and ask.strip()):
        raise DeclarationError(
            "a misconception has no words; give says=… and ask=…, a sentence each"
        )
    return lambda function: _marked(function, Words(says, ask, code, close))


def _marked(function: Answer, words: Words) -> Answer:
    name = getattr(function, "__name__", repr(function))
    if not callable(function):
        raise DeclarationError(f"{name} is marked and is not a function; put the mark on a def")
    if words_of(function):
        raise DeclarationError(f"{name} is marked twice; write a second function that calls it")
    try:
        setattr(function, _MARK, words)
    except (AttributeError, TypeError) as error:
        raise DeclarationError(f"{name} cannot be marked; write a def that calls it") from error
    return function


def words_of(value: object) -> Words | None:
    """What a mark says of a function or class itself (not of a class that it derives from)."""
    found = getattr(value, "__dict__", {}).get(_MARK)
    return found if isinstance(found, Words) else None


# -- checks -----------------------------------------------------------------------------------


@dataclass(frozen=True, slots=True)
class Check:
    """One thing that is asked of an answer. Made by `Values`, `Pure` and the others below.

    kind       which judge: one of `autograder.core.checks.JUDGES`
    points     what it is worth
    name       as students read it
    inputs     cases of its own; by default those of the exercise
    tolerance  where it allows more or less than the exercise
    loss       of a gradient check
    want       of a judge of its own: what it compares with
    params     of a judge of its own: plain values for all cases
    """

    kind: str
    points: Points
    name: str
    inputs: Inputs | None = None
    tolerance: Tolerance | None = None
    loss: Loss | None = None
    want: Callable[..., Any] | None = None
    params: Mapping[str, Any] = field(default_factory=dict)


def Values(
    points: Points = 1,
    *,
    name: str = "values",
    inputs: Inputs | None = None,
    tolerance: Tolerance | None = None,
) -> Check:
    """The function's values on the exercise's inputs (or on `inputs`) are the oracle's.

    A second one, `name="extreme"`, is for inputs where a naive formula overflows, divides by 0 or
    loses its digits.
    """
    return Check("values", points, name, inputs, tolerance)


def Pure(points: Points = 1, *, name: str = "pure", inputs: Inputs | None = None) -> Check:
    """No call of the exercise changes an argument, and the same ones give the same answer twice."""
    return Check("pure", points, name, inputs)


def RaisesValueError(
    points: Points = 1, *, inputs: Inputs | None = None, name: str = "errors"
) -> Check:
    """Inputs outside the domain raise ValueError (a subclass is fine, any message is)."""
    return Check("raises", points, name, inputs)


def Gradient(
    loss: Loss,
    points: Points = 1,
    *,
    name: str = "gradient check",
    inputs: Inputs | None = None,
    tolerance: Tolerance | None = None,
) -> Check:
    """The result is the gradient of a reference loss, by central differences of that loss.

    `loss(*args)` returns `(f, x)`: a scalar function and the point, in the form of the result
    (an array, or lists and tuples of arrays), at which its gradient is the wanted result.
    """
    return Check("gradient", points, name, inputs, tolerance, loss)


def Judged(
    kind: str,
    points: Points = 1,
    *,
    name: str = "",
    inputs: Inputs | None = None,
    want: Callable[..., Any] | None = None,
    params: Mapping[str, Any] | None = None,
    tolerance: Tolerance | None = None,
) -> Check:
    """A check with a judge of its own: `kind` names it in `autograder.core.checks.JUDGES`.

    `want(*args)` gives what the judge compares with (a plain value, frozen with the question);
    `params` are plain values for all cases, such as bounds or held-out rows. Neither may hold code.
    """
    return Check(kind, points, name or kind, inputs, tolerance, want=want, params=params or {})


@dataclass(frozen=True)
class Exercise:
    """One function for students to write, with everything needed to ask and to judge it.

    function        the worked solution; its name is the exercise's, its signature and docstring
                    are the student's stub
    points          the sum of the checks' points
    oracle          the reference, written apart from the solution, with the same arguments
    accepts         other right answers, in other styles: each must score full points; `load` adds
                    those that the file marks `@accepted`
    inputs          draws the cases: distinct dimensions, n = 1, extremes where asked
    hidden          draws more cases for the grader alone, where answers could be right only for
                    small or friendly inputs: dimensions in the tens, nearly equal entries, tiny
                    and large ones, equal rows or layers, arguments by name
    misconceptions  wrong answers; `load` adds those that the file marks `@misconception`
    checks          in order; the first is the gate, without which the others give nothing
    driver          name in `autograder.core.drivers` of what makes the call in the child
    bonus           points on top of the assignment's total
    extra           beyond one sitting: optional reading in the notebook, but graded
    starter         the stub, where it cannot be cut from the solution (a class)
    equivalent      mutants of the solution that are right after all: part of the label, reason
    seconds         how long a call may take, where it is longer than the grader's usual limit
    float32         whether the solution run on float32 inputs must pass, as `verify` tries
    tolerance       where the curriculum allows more or less than usual
    """

    function: Function
    points: Points = field(kw_only=True)
    oracle: Function = field(kw_only=True)
    inputs: Inputs = field(kw_only=True)
    hidden: Inputs | None = field(default=None, kw_only=True)
    checks: Sequence[Check] = field(kw_only=True)
    accepts: Sequence[Function] = field(default=(), kw_only=True)
    misconceptions: Sequence[Misconception] = field(default=(), kw_only=True)
    driver: str = field(default="call", kw_only=True)
    bonus: bool = field(default=False, kw_only=True)
    extra: bool = field(default=False, kw_only=True)
    starter: str = field(default="", kw_only=True)
    seconds: float | None = field(default=None, kw_only=True)
    float32: bool = field(default=True, kw_only=True)
    equivalent: Mapping[str, str] = field(default_factory=dict, kw_only=True)
    tolerance: Tolerance = field(default=DEFAULT_TOLERANCE, kw_only=True)

    def __post_init__(self) -> None:
        total = sum((Fraction(check.points) for check in self.checks), Fraction(0))
        if not self.checks:
            raise DeclarationError(f"{self.name}: no checks. Give at least Values(points=…).")
        if total != Fraction(self.points):
            raise DeclarationError(
                f"{self.name}: points={self.points}, but the checks' points sum to {total}. "
                "Make them equal."
            )
        codes = [m.code for m in self.misconceptions]
        twice = {code for code in codes if codes.count(code) > 1}
        if twice:
            raise DeclarationError(f"{self.name}: two misconceptions are called {twice.pop()!r}.")

    @property
    def name(self) -> str:
        return str(getattr(self.function, "__name__", self.function))

    @property
    def arguments(self) -> tuple[str, ...]:
        return tuple(inspect.signature(self.function).parameters)

    @property
    def options(self) -> tuple[str, ...]:
        """The arguments that have a default, and are often passed by name; none of a class."""
        if isinstance(self.function, type):
            return ()
        parameters = inspect.signature(self.function).parameters.values()
        return tuple(p.name for p in parameters if p.default is not p.empty)


@dataclass(frozen=True, slots=True)
class Assignment:
    """What `assignment.py` in a folder of masters says.

    order    the exercises' names, as the notebook shows them
    given    source of functions that the notebook defines for students, such as `sigmoid`
    intro    Markdown that opens the notebook
    sections Markdown that opens the section of the exercise it is keyed by
    pictures which picture of `in_notebook/plot` is drawn of an exercise's function, after its check
    libraries
             what students may import beside NumPy, such as `("scipy",)`: must be installed
    """

    title: str
    intro: str
    order: Sequence[str]
    given: str = ""
    sections: Mapping[str, str] = field(default_factory=dict)
    minutes: int = 90
    pictures: Mapping[str, str] = field(default_factory=dict)
    libraries: Sequence[str] = ()

    def __post_init__(self) -> None:
        if isinstance(self.libraries, str) or not all(isinstance(n, str) for n in self.libraries):
            raise DeclarationError(
                f'libraries={self.libraries!r} is not a list of names; write libraries=("scipy",)'
            )
