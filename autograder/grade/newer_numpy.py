"""What fails here and may be right where it was written: for a person to look at.

An error that only a newer NumPy raises, by its message. Knows nothing of why a call was made.
"""

from __future__ import annotations

import re
from collections.abc import Iterable

import numpy as np

from autograder.core.model import Note, Outcome, Raised, Task

_SINCE = {
    "only 0-dimensional arrays can be converted": "2.4",
    r"Calling np\.\w+\(generator\) is deprecated": "2.4",
    "Unable to avoid copy while creating an array": "2.0",
    r"Python integer -?\d+ out of bounds for": "2.0",
    r"was removed in the NumPy 2\.0 release": "2.0",
    r"module 'numpy' has no attribute '(?:in1d|row_stack|trapz|disp|cumproduct|product)'": "2.0",
    "The requested array has an inhomogeneous shape": "1.24",
}
"""Messages of errors that older NumPys did not raise, and the first that does."""
MOST = 200
"""Characters of a message that are shown."""
_MESSAGES = [(re.compile(pattern), version) for pattern, version in _SINCE.items()]


def newer_numpy(message: str) -> str:
    """What is said of an error with this message; "" where NumPy's age has no part in it."""
    for pattern, version in _MESSAGES:
        if pattern.search(message):
            return (
                f"an error that NumPy raises since {version} only, and the grader runs "
                f"{np.__version__}: a person must look at it"
            )
    return ""


def of_outcomes(task: Task, outcomes: Iterable[Outcome]) -> set[Note]:
    """A note for each place where calls failed so; of a hidden call without what it says."""
    found = set()
    for case, outcome in zip(task.cases, outcomes, strict=True):
        if isinstance(outcome, Raised) and outcome.cell is not None:
            told = newer_numpy(outcome.message)
            if told and case.public:
                text = f"{told} ({outcome.message[:MOST]})"
                found.add(Note(outcome.cell, outcome.line, "numpy", text))
            elif told:
                found.add(Note(0, None, "numpy", f"{told} ({task.name}, hidden inputs)"))
    return found


def of_notes(notes: Iterable[Note]) -> set[Note]:
    """A note for each cell that failed so."""
    told = [(note, newer_numpy(note.text)) for note in notes if note.kind == "error"]
    return {
        Note(note.cell, note.line, "numpy", f"{text} ({note.text[:MOST]})")
        for note, text in told if text
    }  # fmt: skip
