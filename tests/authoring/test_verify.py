"""Verify finds what is wrong with an exercise; and finds nothing in ours."""

from dataclasses import replace

import numpy as np
import pytest

from autograder.authoring import verify
from autograder.authoring.load import course_folder, known, load
from autograder.core.exercise import Misconception, Values


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
    found, _ = kinds(small.exercises[0], oracle=lambda x, c: x + 2 * c)
    assert "false-reject" in found


def test_a_wrong_accepted_variant_shows_as_a_false_reject(small):
    found, _ = kinds(small.exercises[0], accepts=[lambda x, c: np.round(x + c, 2)])
    assert found == {"false-reject"}


def test_inputs_that_hide_a_misconception_show_as_a_false_accept(small):
    blind = Misconception("blind", lambda x, c: np.where(x > 50, 0, x + c), "s", "a")
    found, _ = kinds(small.exercises[0], misconceptions=[blind])
    assert found == {"false-accept"}


def test_misconceptions_that_look_alike_show(small):
    twins = [Misconception(code, lambda x, c: x - c, "s", "a") for code in ("one", "two")]
    found, _ = kinds(small.exercises[0], misconceptions=twins)
    assert "diagnosis" in found


def test_a_misconception_close_to_the_right_answer_shows_in_the_gap(small):
    near = Misconception("near", lambda x, c: (x + c) * (1 + 2e-6), "s", "a")
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

    found, proof = kinds(small.exercises[0], inputs=same)
    assert "false-accept" in found
    assert any("ignored inputs" in c.text for c in proof.complaints)


@pytest.mark.parametrize("assignment", known(course_folder()))
def test_the_graders_of_this_repository_prove_themselves(assignment):
    proofs = verify.verify(load(course_folder(), assignment), seeds=(11,))
    assert [c for p in proofs for c in p.complaints] == []
    total = verify.summary(proofs)
    assert total["diagnosed_as_itself"] >= 0.95 * total["misconceptions"]
    assert total["smallest_gap"] >= verify.GAP
