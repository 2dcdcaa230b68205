"""Verify finds what is wrong with an exercise; and finds nothing in ours."""

from dataclasses import replace

import numpy as np
import pytest

from autograder.authoring import verify
from autograder.authoring.course import course_folder, known
from autograder.authoring.load import load
from autograder.authoring.source_mutants import source_mutants
from autograder.authoring.template import new_exercise
from autograder.exercise import DeclarationError, Misconception, Values


def kinds(master, **changed):
    spoiled = replace(master, exercise=replace(master.exercise, **changed))
    proof = verify.verify_exercise("small", spoiled)
    return {c.kind for c in proof.complaints}, proof


def test_a_clean_exercise_has_no_complaint(small):
    for master in small.exercises:
        found, proof = kinds(master)
        assert found == set()
        assert proof.diagnosed == proof.misconceptions == 1
        assert proof.mutants > 10
        assert proof.gap > verify.GAP


def test_a_wrong_oracle_shows_as_a_false_reject(small):
    found, _ = kinds(small.exercises[0], oracle=lambda x, c: x + 3 * c)
    assert "false-reject" in found


def test_a_wrong_accepted_variant_shows_as_a_false_reject(small):
    found, _ = kinds(small.exercises[0], accepts=[lambda x, c: np.round(x + 2 * c, 2)])
    assert found == {"false-reject"}


def test_inputs_that_hide_a_misconception_show_as_a_false_accept(small):
    blind = Misconception("blind", lambda x, c: np.where(x > 50, 0, x + 2 * c), "s", "a")
    found, _ = kinds(small.exercises[0], misconceptions=[blind])
    assert found == {"false-accept"}


def test_misconceptions_that_look_alike_show(small):
    twins = [Misconception(code, lambda x, c: x - c, "s", "a") for code in ("one", "two")]
    found, _ = kinds(small.exercises[0], misconceptions=twins)
    assert "diagnosis" in found


def test_a_misconception_close_to_the_right_answer_shows_in_the_gap(small):
    near = Misconception("near", lambda x, c: (x + 2 * c) * (1 + 2e-6), "s", "a")
    found, _ = kinds(small.exercises[0], misconceptions=[near])
    assert found == {"gap"}
    excused = replace(near, close="the curriculum allows it")
    found, _ = kinds(small.exercises[0], misconceptions=[excused])
    assert found == set()


def test_without_the_purity_check_the_mutant_that_changes_its_inputs_survives(small):
    found, proof = kinds(small.exercises[0], checks=[Values(points=3)])
    assert found == {"false-accept"}
    assert "mutated inputs" in proof.complaints[0].text


def test_inputs_all_alike_let_the_mutant_that_ignores_them_survive(small):
    def same(rng):
        yield np.ones((2, 3)), 1.5

    found, proof = kinds(small.exercises[0], inputs=same, hidden=None)
    assert "false-accept" in found
    assert any("ignored inputs" in c.text for c in proof.complaints)


@pytest.mark.parametrize("assignment", known(course_folder()))
def test_the_graders_of_this_repository_prove_themselves(assignment):
    proofs = verify.verify(load(course_folder(), assignment), seeds=(11,))
    assert [c for p in proofs for c in p.complaints] == []
    total = verify.summary(proofs)
    assert total["diagnosed_as_itself"] >= 0.95 * total["misconceptions"]
    assert total["smallest_gap"] >= verify.GAP


def test_source_mutants_are_one_change_each_and_survivors_are_told(small):
    def softmax(z):
        """Rows."""
        shifted = z - z.max(axis=1, keepdims=True)
        e = np.exp(shifted)
        return e / e.sum(axis=1, keepdims=True)

    labels = [m.label for m in source_mutants(softmax)]
    assert len(labels) == len(set(labels))
    for expected in ("with Add", "without axis", "sides swapped", "with mean", "without `shifted"):
        assert any(expected in label for label in labels)


def test_a_mutant_that_never_ends_is_ended():
    def counted(n):
        """Down to zero."""
        while n > 0:
            n = n - 1
        return n

    endless = next(m for m in source_mutants(counted) if "n - 1 with Add" in m.label)
    with pytest.raises(TimeoutError):
        endless.function(3)


def test_an_equivalent_mutant_is_a_complaint_until_it_is_declared(small):
    def shifted(x, c):
        """Shifted."""
        return np.abs(x - c)

    wrong = Misconception("no-abs", lambda x, c: x - c, "s", "a")
    changes = {"function": shifted, "oracle": shifted, "accepts": [], "misconceptions": [wrong]}
    found, proof = kinds(small.exercises[0], **changes)
    assert found == {"false-accept"}
    assert "sides swapped" in proof.complaints[0].text
    own = small.exercises[0].exercise.equivalent
    declared = {**own, "x - c with its sides swapped": "abs", "abs(x - c)": "abs"}
    assert kinds(small.exercises[0], **changes, equivalent=declared)[0] == set()


def test_a_new_exercise_verifies_at_once(tmp_path):
    written = new_exercise(tmp_path / "solutions", "week_one", "doubled")
    assert [p.name for p in written] == ["doubled.py", "assignment.py"]
    (proof,) = verify.verify(load(tmp_path / "solutions", "week_one"))
    assert proof.complaints == []
    with pytest.raises(DeclarationError, match="is there already"):
        new_exercise(tmp_path / "solutions", "week_one", "doubled")
    with pytest.raises(DeclarationError, match="not a name"):
        new_exercise(tmp_path / "solutions", "week_one", "two words")
