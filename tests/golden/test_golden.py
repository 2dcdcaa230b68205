"""The sample class gets the results that follow from how each notebook was made."""

import functools
import json
from pathlib import Path

import pytest

from autograder.authoring.course import course_folder, known
from autograder.authoring.load import answer_key
from autograder.batch.run import run
from autograder.batch.submissions import submissions
from autograder.batch.plan import Plan
from autograder.batch.pool import Workers
from autograder.sandbox.parent.process import Limits
from autograder.sandbox.parent.probe import choose

HERE = Path(__file__).resolve().parent
CLASS = HERE / "delta_backprop"
EXPECTED = json.loads((HERE / "expected.json").read_text(encoding="utf-8"))


@pytest.fixture(scope="module")
def found():
    """The record of each submission of the class, by its name."""
    folder = course_folder()
    plan = Plan(
        load=functools.partial(answer_key, folder, b"the golden class's own secret"),
        assignments=known(folder),
        tier=choose(None),
        limits=Limits(call_seconds=2.0, cell_seconds=2.0),
        assignment="delta_backprop",
    )
    with Workers(plan, 2) as workers:
        rows = run(workers, submissions([CLASS], plan.assignments))
        records = [json.loads(row.line) for row in rows]
    return {record["submission"]: record for record in records}


def test_the_class_is_complete(found):
    assert len(EXPECTED) >= 40
    assert found.keys() == EXPECTED.keys()


@pytest.mark.parametrize("name", EXPECTED)
def test_a_submission_gets_what_it_deserves(found, name):
    record, expected = found[name], EXPECTED[name]
    assert record["status"] == expected["status"], expected["why"]
    assert expected.get("reason", "") in record["reason"]
    assert record["score"] == expected.get("score", 0), expected["why"]
    got = {
        e["id"].split(".")[1]: {
            "points": e["points"],
            "misconception": e["misconception"],
            "follow_through": e["follow_through"],
        }
        for e in record["exercises"]
    }
    assert got == expected.get("exercises", {}), expected["why"]
