"""The declaration of an exercise: what a master file in `solutions/` says.

Only declarations: nothing here calls a student's function or decides anything. `prepare` turns an
Exercise into the Task that is asked of students.
"""

from __future__ import annotations

import inspect
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from fractions import Fraction
from typing import Any, ClassVar, TypeAlias

import numpy as np

from autograder.core.model import DEFAULT_TOLERANCE, Case, Tolerance

Function: TypeAlias = Callable[..., Any]
Inputs: TypeAlias = Callable[[np.random.Generator], Iterable["tuple[Any, ...] | Case"]]
"""Draws the cases: a tuple of arguments each, or `case(*args, label=…)`."""
Points: TypeAlias = int | Fraction | str


class DeclarationError(ValueError):
    """An exercise's master file says something that cannot be: which exercise, what, the mend."""


def case(*args: Any, label: str = "", **by_name: Any) -> Case:
    """One call's arguments, with what is special about them, such as "n = 1".

    Keyword arguments are passed to the student's function by their names, in the order of its
    signature: `case(7, 3, stride=2, pad=1)`. Trusted functions get them in their places.
    """
    return Case((*args, *by_name.values()), label, by_name=tuple(by_name))


@dataclass(frozen=True, slots=True)
class Misconception:
    """A known wrong idea, as code.

    `code` is a short stable name, reused across exercises (`missing-batch-mean`); `function` a
    wrong answer that holds it; `says` what the student did, `ask` the question that leads on
    (never the answer). `close` gives the reason where it lies near the right answer by the
    curriculum's own leave, and so does not count for the gap.
    """

    code: str
    function: Function
    says: str
    ask: str
    close: str = ""


@dataclass(frozen=True, slots=True)
class Values:
    """The function's values on the exercise's inputs (or on `inputs`) are the oracle's."""

    kind: ClassVar[str] = "values"
    points: Points = 1
    inputs: Inputs | None = None
    name: str = "values"
    tolerance: Tolerance | None = None


@dataclass(frozen=True, slots=True)
class Extreme:
    """The values at inputs where a naive formula overflows, divides by 0 or loses its digits."""

    kind: ClassVar[str] = "values"
    points: Points = 1
    inputs: Inputs | None = None
    name: str = "extreme"
    tolerance: Tolerance | None = None


@dataclass(frozen=True, slots=True)
class Pure:
    """No call of the exercise changes an argument, and the same ones give the same answer twice."""

    kind: ClassVar[str] = "pure"
    points: Points = 1
    inputs: Inputs | None = None
    name: str = "pure"
    tolerance: Tolerance | None = None


@dataclass(frozen=True, slots=True)
class RaisesValueError:
    """Inputs outside the domain raise ValueError (a subclass is fine, any message is)."""

    kind: ClassVar[str] = "raises"
    points: Points = 1
    inputs: Inputs | None = None
    name: str = "errors"
    tolerance: Tolerance | None = None


@dataclass(frozen=True, slots=True)
class Gradient:
    """The result is the gradient of a reference loss, by central differences of that loss.

    `loss(*args)` returns `(f, x)`: a scalar function and the point, in the form of the result
    (an array, or lists and tuples of arrays), at which its gradient is the wanted result.
    """

    loss: Callable[..., tuple[Callable[[Any], float], Any]]
    kind: ClassVar[str] = "gradient"
    points: Points = 1
    inputs: Inputs | None = None
    name: str = "gradient check"
    tolerance: Tolerance | None = None


@dataclass(frozen=True, slots=True)
class Judged:
    """A check with a judge of its own: `kind` names it in `autograder.core.checks.JUDGES`.

    `want(*args)` gives what the judge compares with (a plain value, frozen with the question);
    `params` are plain values for all cases, such as bounds or held-out rows. Neither may hold code.
    """

    kind: str
    points: Points = 1
    name: str = ""
    inputs: Inputs | None = None
    want: Callable[..., Any] | None = None
    params: Mapping[str, Any] = field(default_factory=dict)
    tolerance: Tolerance | None = None


Check: TypeAlias = Values | Extreme | Pure | RaisesValueError | Gradient | Judged


@dataclass(frozen=True)
class Exercise:
    """One function for students to write, with everything needed to ask and to judge it.

    function        the worked solution; its name is the exercise's, its signature and docstring
                    are the student's stub
    points          the sum of the checks' points
    oracle          the reference, written apart from the solution, with the same arguments
    accepts         other right answers, in other styles: each must score full points
    inputs          draws the cases: distinct dimensions, n = 1, extremes where asked
    hidden          draws more cases for the grader alone, where answers could be right only for
                    small or friendly inputs: dimensions in the tens, nearly equal entries, tiny
                    and large ones, equal rows or layers, arguments by name
    misconceptions  the bank
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
    pictures which picture of `autograder.look` is drawn of an exercise's function, after its check
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
