"""What an exception says of a mistake, in plain words: below the bank, and for any exercise.

Of a public call the failing expression is quoted, with what its names were. Of a hidden one only
fixed words are said: nothing there may be the student's choice.
"""

from __future__ import annotations

import re

from autograder.core.model import Case, Diagnosis, Raised, Spot, Stopped, Task
from autograder.core.number_fits import says
from autograder.core.raised_kinds import KINDS, OTHER, STOPS, Seen


def explain(task: Task, case: Case, outcome: Raised | Stopped) -> Diagnosis | None:
    """What a call that raised or stopped looks like; None where that is not a fault of its code."""
    if isinstance(outcome, Stopped):
        return says(*STOPS[outcome.reason]) if outcome.reason in STOPS else None
    kind = next((k for k in KINDS if _is_of(outcome, k)), OTHER)
    if outcome.line is None:  # not in the student's code: on the way into it, or after it
        return _called_otherwise(task, outcome) or says(OTHER.code, OTHER.says, OTHER.ask)
    if outcome.spot is None or not case.public:
        return says(kind.code, kind.says, kind.ask)
    near = f" Did you mean `{outcome.spot.near}`?" if outcome.spot.near else ""
    return says(kind.code, f"{quoted(outcome.spot)} {kind.says}{near}", kind.ask)


def _is_of(error: Raised, kind: Seen) -> bool:
    return error.type in kind.types.split() and bool(re.search(kind.pattern, error.message))


def _called_otherwise(task: Task, outcome: Raised) -> Diagnosis | None:
    """The exercise's own function, which takes other arguments than it is called with."""
    own = rf"^(\w+\.)*({re.escape(task.name)}|<lambda>)(\.__init__)?\(\) "
    if outcome.type != "TypeError" or not re.search(own, outcome.message):
        return None
    asked = f"{task.name}({', '.join(task.arguments)})"
    return says(
        "wrong-arguments",
        f"The exercise calls `{asked}`, and your function takes other arguments.",
        "Which arguments stand in your `def` line, and in which order?",
    )


def quoted(spot: Spot) -> str:
    """The place, the expression and its names, in a sentence. For public calls only."""
    cell = f"cell {spot.cell}, " if spot.cell else ""
    names = [f"{name} is {kind}" for name, kind in spot.names]
    listed = f", where {names[0]}" if names else ""
    if len(names) > 1:
        listed = f", where {', '.join(names[:-1])} and {names[-1]}"
    place = f"{cell}line {spot.line}"
    return f"{place[:1].upper()}{place[1:]}: `{spot.source}`{listed}."
