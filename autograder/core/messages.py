"""Failures in sentences, for students. A hidden case's own data never enters one.

A message may show values only of public cases; of a hidden case it says what kind of thing was
wrong and what was wanted, nothing that a student's code chose.
"""

from __future__ import annotations

from autograder.core.compare import Mismatch
from autograder.core.model import Case, Missing, Outcome, Raised, Returned, Stop, Stopped

BUILTIN_ERRORS = frozenset(
    "ArithmeticError AssertionError AttributeError EOFError FloatingPointError ImportError "
    "IndexError KeyError LookupError MemoryError ModuleNotFoundError NameError "
    "NotImplementedError OSError OverflowError RecursionError RuntimeError StopIteration "
    "SyntaxError SystemExit TypeError UnboundLocalError ValueError ZeroDivisionError "
    "KeyboardInterrupt PermissionError LinAlgError AxisError".split()
)
"""Names that may be shown of a hidden call: a student could put data into a name of their own."""

STOPS = {
    Stop.TIMEOUT: "did not finish in time",
    Stop.MEMORY: "used more memory than there is",
    Stop.EXIT: "ended the program",
    Stop.CRASH: "crashed Python",
    Stop.GARBLED: "answered in a way that could not be read",
    Stop.TOO_LARGE: "returned a value that is too large",
    Stop.NOT_RUN: "was not run: the notebook had stopped the program too often",
}


def tell_mismatch(mismatch: Mismatch, *, public: bool) -> str:
    """A mismatch in a sentence. For a hidden case only the path and what was asked for."""
    where = f"result{mismatch.where}: " if mismatch.where else ""
    if public:
        wanted = "" if "wanted" in mismatch.detail else f", wanted {mismatch.wanted}"
        return f"{where}{mismatch.detail}{wanted}"
    problem = {
        "type": "is not of the type asked for",
        "shape": "has the wrong shape",
        "finite": "is not finite where it should be",
        "value": "has wrong values",
    }[mismatch.kind]
    return f"{where or 'the result '}{problem}; wanted {mismatch.wanted}"


def tell_failure(outcome: Outcome, *, public: bool) -> str:
    """A call that did not return, in a sentence. A student's own words are only shown if public."""
    match outcome:
        case Missing(name, why):
            return f"there is no function {name!r} in the notebook" + (f": {why}" if why else "")
        case Raised("NotImplementedError"):
            return "is not written yet"
        case Raised() as error:
            name = error.type if public or error.type in BUILTIN_ERRORS else "an exception"
            message = f": {error.message}" if public and error.message else ""
            return f"raised {name}{message}{_place(error) if public else ''}"
        case Stopped(reason):
            return STOPS[reason]
    return "returned"


def _place(error: Raised) -> str:
    if error.line is None:
        return ""
    cell = f"cell {error.cell}, " if error.cell else ""
    return f" ({cell}line {error.line})"


def told(case: Case, text: str) -> str:
    if case.public:
        return f"{text} (for {case.label})" if case.label else text
    return f"{text} (hidden inputs{': ' + case.label if case.label else ''})"


def tell_changes(got: Outcome, *, public: bool) -> str | None:
    """Which arguments a call has changed, for their author; None where it has changed none.

    Of a hidden call it is not said which: what has changed is the child's word.
    """
    if not (isinstance(got, Returned) and got.changed):
        return None
    if not public:
        return "the function changes one of its arguments; work on a copy"
    which = " and ".join(f"number {i + 1}" for i in got.changed)
    return f"the function changes its argument {which}; work on a copy"
