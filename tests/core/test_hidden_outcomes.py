"""Whatever a child says of a hidden call, nothing of its own words reaches what is reported.

A student's code can have its process say anything in answer to a hidden call: a value, an error's
type and message, a place, which arguments have changed. All of these carry a canary here, and
nothing that a student is shown may hold it.
"""

import functools
import json
import re

import numpy as np
import pytest

from autograder.authoring.course import course_folder, known
from autograder.authoring.load import load, paper
from autograder.authoring.verify import answers
from autograder.core import marks
from autograder.core.model import Raised, Returned, Spot, Stop, Stopped
from autograder.grade import newer_numpy
from autograder.report.page import student_page
from autograder.report.record import Report, as_json

FOLDER = course_folder()
ASSIGNMENTS = sorted(known(FOLDER))
WORD, NUMBER = "CANARY", 716253
SPOT = Spot(NUMBER, NUMBER, f"{WORD} + 1", ((WORD, f"a {WORD}"),), WORD)


def raised(kind, message, *, bases=("Exception",)):
    return Raised(kind, message, NUMBER, NUMBER, bases, SPOT)


SAYS = {
    "a name of its own": raised(WORD, WORD),
    "a known error": raised("ValueError", WORD, bases=("ValueError",)),
    "a name that is not defined": raised("NameError", f"name '{WORD}' is not defined"),
    "shapes": raised("ValueError", f"operands could not be broadcast ({NUMBER},{NUMBER})"),
    "an error of a newer NumPy": raised(
        "ValueError", f"Unable to avoid copy while creating an array {WORD}"
    ),
    "not written": raised("NotImplementedError", WORD),
    "a text": Returned(WORD),
    "a dict": Returned({WORD: NUMBER}),
    "a tuple": Returned((WORD, float(NUMBER), {WORD: [WORD]})),
    "a number": Returned(float(NUMBER), (1, 2), SPOT),
    "an array": Returned(np.full(7, float(NUMBER)), (0,), SPOT),
    "a graph": Returned([(WORD, WORD, [WORD]), ("f", "input", [])]),
    "nothing": Returned(None, (), SPOT),
    "a stop": Stopped(Stop.TOO_LARGE, WORD),
    "a broken answer": Stopped(Stop.GARBLED, WORD),
}


@functools.cache
def right(assignment):
    """Each task with the outcomes of its worked solution."""
    masters = load(FOLDER, assignment)
    tasks = paper(masters, b"the secret of the canaries").tasks
    return [
        (task, answers(task, master.exercise.function))
        for master, task in zip(masters.exercises, tasks, strict=True)
    ]


def shown(task, outcomes):
    """All that is reported of an exercise: its line of results, its notes, its page."""
    result = marks.grade_task(task, outcomes)
    notes = tuple(newer_numpy.of_outcomes(task, outcomes))
    line = as_json(Report("x", "x", "graded", task.id, exercises=(result,), notes=notes))
    return json.dumps(line) + student_page(line)


@pytest.mark.parametrize("says", SAYS)
@pytest.mark.parametrize("assignment", ASSIGNMENTS)
def test_nothing_that_a_hidden_call_says_is_shown(assignment, says):
    asked = 0
    for task, outcomes in right(assignment):
        hidden = [i for i, case in enumerate(task.cases) if not case.public]
        for some in (hidden, hidden[-1:]):
            said = [SAYS[says] if i in some else outcome for i, outcome in enumerate(outcomes)]
            text = shown(task, said)
            assert WORD not in text, task.id
            assert not re.search(f"{NUMBER}|{NUMBER:,}|{NUMBER:.3g}", text), task.id
            asked += bool(some)
    assert asked


@pytest.mark.parametrize("assignment", ASSIGNMENTS)
def test_of_a_hidden_call_it_is_not_said_which_arguments_changed(assignment):
    for task, outcomes in right(assignment):
        texts = set()
        for changed in ((0,), (0, 1), (1,)):
            said = [
                o if case.public or not isinstance(o, Returned) else Returned(o.value, changed)
                for case, o in zip(task.cases, outcomes, strict=True)
            ]
            texts.add(shown(task, said))
        assert len(texts) == 1, task.id


def test_of_a_public_call_all_of_it_is_said():
    task, outcomes = right("losses")[0]
    said = [
        SAYS["a name of its own"] if c.public else o
        for c, o in zip(task.cases, outcomes, strict=True)
    ]
    assert WORD in shown(task, said)
