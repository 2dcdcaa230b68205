"""CONTRIBUTING.md's walks lead where they say: files and names are there, and each works."""

import json
import re
from pathlib import Path

import numpy as np

from autograder.authoring.prepare import prepare
from autograder.cli import main
from autograder.commands import export
from autograder.core import checks
from autograder.core.calls import call_plainly
from autograder.core.marks import grade_task
from autograder.core.messages import tell_failure
from autograder.core.model import Returned
from autograder.exercise import Exercise, Judged
from autograder.sandbox.parent import probe
from autograder.sandbox.tiers import Tier
from tests.report.test_late_and_roster import record

ROOT = Path(__file__).resolve().parents[1]
TEXT = (ROOT / "CONTRIBUTING.md").read_text(encoding="utf-8")


def test_every_file_that_is_named_is_there():
    named = re.findall(r"`((?:autograder|tests|docs|solutions)/[\w/.]+)`", TEXT)
    assert len(named) > 10
    assert [path for path in named if not (ROOT / path).exists()] == []


def test_every_name_stands_in_the_file_that_is_named_with_it():
    pairs = re.findall(r"`(\w+)`(?: or `(\w+)`)? (?:of|in)\s+`(autograder/[\w/]+\.py)`", TEXT)
    assert len(pairs) >= 4
    for one, other, path in pairs:
        source = (ROOT / path).read_text(encoding="utf-8")
        assert all(re.search(rf"\b{name}\b", source) for name in (one, other) if name), path


def test_the_walk_to_an_export(monkeypatch, tmp_path, capsys):
    monkeypatch.setitem(
        export.TEXTS, "names", lambda found: "".join(f"{s.student}\n" for s in found)
    )
    (tmp_path / "results.jsonl").write_text(json.dumps(record()) + "\n", encoding="utf-8")
    assert main(["export", str(tmp_path), "--to", "names"]) == 0
    assert "ada" in capsys.readouterr().out


def whole(question, outcomes):
    """A judge as an author would write it: every result is a whole number."""
    for got in outcomes:
        if not isinstance(got, Returned):
            return tell_failure(got, public=False)
        if not float(got.value).is_integer():
            return "a result is not a whole number"
    return None


def test_the_walk_to_a_check_kind(monkeypatch):
    monkeypatch.setitem(checks.JUDGES, "whole", whole)

    def rounded(x):
        return np.round(x)

    def inputs(rng):
        yield (float(rng.normal()),)

    exercise = Exercise(
        rounded, points=1, oracle=rounded, inputs=inputs, checks=[Judged("whole", points=1)]
    )
    task = prepare(exercise, assignment="a", hidden_seed=1)
    for answer, points in ((rounded, 1), (lambda x: x, 0), (lambda x: 1 / 0, 0)):
        outcomes = [call_plainly(answer, case.args, "call") for case in task.cases]
        assert grade_task(task, outcomes).points == points


def test_the_walk_to_a_tier_ends_at_a_probe_that_knows_every_tier():
    assert [tier.value for tier in Tier] == ["strong", "base", "none"]
    assert callable(probe.choose)
