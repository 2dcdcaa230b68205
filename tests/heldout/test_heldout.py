"""Answers written from the contract alone, by someone who had not seen the masters.

Each file beside this one holds the answers to an assignment, right ones in odd but allowed styles
and wrong ones that look right, as one text:

    #= prelude                      what every notebook starts with
    ## name                         answers to this function follow
    #+ label                        a right answer; the first one is the others' context
    #- label                        a wrong answer
    #+s label ;; old ;; new         the first right answer with old replaced, right
    #-s label ;; old ;; new         the same, wrong

Every answer is graded in a notebook of its own, among the first right answers to the rest. Those
of the second round, in `…_again.py`, were written to slip through: their authors saw the masters'
inputs in the end, and what did slip through is what has been added to those since.
"""

import functools
import re
import runpy
from dataclasses import dataclass, replace
from pathlib import Path

import pytest

from autograder.authoring.course import course_folder
from autograder.authoring.load import answer_key
from autograder.grade import Grader
from autograder.sandbox.parent.probe import choose
from autograder.sandbox.parent.process import Cell, Limits

HERE = Path(__file__).resolve().parent
ASSIGNMENTS = sorted(p.stem for p in HERE.glob("*.py") if not p.stem.startswith("test_"))
AGAIN = "_again"
SECRET = b"the held-out suite's own secret"
MARK = re.compile(r"#([+-])(s?) (.*)")
CHANGE = re.compile(r"(.*?) ;; (.*?) ;;(?: (.*))?")


@dataclass
class Answer:
    """One student's answer to one function."""

    function: str
    label: str
    right: bool
    source: str = ""

    def __str__(self) -> str:
        return f"{'right' if self.right else 'wrong'} {self.function}: {self.label}"


def read(assignment):
    """The prelude, and the answers in order."""
    text = runpy.run_path(str(HERE / f"{assignment}.py"))["ANSWERS"]
    prelude, answers, first, function = Answer("", "prelude", True), [], {}, ""
    into = prelude
    for line in text.splitlines():
        mark = MARK.fullmatch(line)
        if line.startswith("## "):
            function = line[3:].strip()
        elif mark and mark[2]:
            label, old, new = CHANGE.fullmatch(mark[3]).groups()
            source = first[function].source
            assert old in source, line
            into = Answer(function, label, mark[1] == "+", source.replace(old, new or ""))
            answers.append(into)
        elif mark:
            into = Answer(function, mark[3], mark[1] == "+")
            first.setdefault(function, into)
            answers.append(into)
        elif not line.startswith("#= "):
            into.source += line + "\n"
    return prelude.source, answers


@functools.cache
def prepared(assignment):
    """The assignment, ready to grade with."""
    return answer_key(course_folder(HERE.parents[1]), SECRET, assignment.removesuffix(AGAIN))


@pytest.fixture(scope="module")
def grader():
    with Grader(choose(None), Limits(call_seconds=2.0, cell_seconds=2.0)) as made:
        yield made


def right_ones(answers):
    """The first right answer to each function."""
    first = {}
    for answer in answers:
        if answer.right:
            first.setdefault(answer.function, answer.source)
    return first


def cells(prelude, sources):
    return [Cell(i, source) for i, source in enumerate([prelude, *sources.values()], start=1)]


@pytest.mark.parametrize(
    "assignment",
    [pytest.param(a, marks=pytest.mark.slow if a.endswith(AGAIN) else ()) for a in ASSIGNMENTS],
)
def test_right_answers_get_every_point_and_wrong_ones_do_not(grader, assignment):
    prelude, answers = read(assignment)
    whole = prepared(assignment)
    tasks = {task.name: task for task in whole.paper.tasks}
    first = right_ones(answers)
    mistaken = []
    for answer in answers:
        alone = replace(whole, paper=replace(whole.paper, tasks=(tasks[answer.function],)))
        graded = grader.grade(alone, cells(prelude, {**first, answer.function: answer.source}))
        (result,) = graded.exercises
        # That a newer NumPy refuses what a wrong answer does is said, and no fault of ours.
        faults = [note for note in graded.notes if answer.right or note.kind != "numpy"]
        if (result.points == result.max_points) != answer.right or faults:
            mistaken.append(f"{answer}: {result.points} of {result.max_points} {result.message}")
    assert not mistaken, "\n".join(mistaken)


@pytest.mark.parametrize("assignment", ASSIGNMENTS)
def test_a_whole_notebook_of_right_answers_gets_every_point(grader, assignment):
    prelude, answers = read(assignment)
    graded = grader.grade(prepared(assignment), cells(prelude, right_ones(answers)))
    assert all(e.points == e.max_points for e in graded.exercises)
    assert graded.notes == ()


@pytest.mark.parametrize("assignment", ASSIGNMENTS)
def test_every_function_has_four_right_and_five_wrong_answers(assignment):
    _, answers = read(assignment)
    named = [(a.function, a.label, a.right) for a in answers]
    assert len(set(named)) == len(named)
    order = prepared(assignment).paper.tasks
    assert {a.function for a in answers} == {task.name for task in order}
    for task in order:
        mine = [a.right for a in answers if a.function == task.name]
        assert mine.count(True) >= 4, task.name
        assert mine.count(False) >= 5, task.name
