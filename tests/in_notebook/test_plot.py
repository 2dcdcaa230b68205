"""Pictures of students' functions: drawn of right ones, and no wrong one stops a notebook."""

import io

import numpy as np
import pytest

from autograder.authoring.course import course_folder, known
from autograder.authoring.load import load
from autograder.in_notebook.plot import PICTURES, Looker

PICTURED = [
    (assignment, name, kind)
    for assignment in known(course_folder())
    for name, kind in load(course_folder(), assignment).assignment.pictures.items()
]


def solution(assignment, name):
    exercises = load(course_folder(), assignment).exercises
    return next(m.exercise.function for m in exercises if m.name == name)


@pytest.mark.parametrize(("assignment", "name", "kind"), PICTURED)
def test_every_picture_is_drawn_of_the_worked_solution(assignment, name, kind):
    figure = Looker({name: kind})(solution(assignment, name))
    assert figure.axes, figure
    data = io.BytesIO()
    figure.savefig(data, format="png")
    assert len(data.getvalue()) > 5_000


def test_every_kind_of_picture_is_used():
    assert {kind for _, _, kind in PICTURED} == set(PICTURES)


def test_a_function_that_is_not_written_yet_is_told():
    def relu(z):
        raise NotImplementedError

    assert "not written yet" in Looker({"relu": "curve"})(relu)


@pytest.mark.parametrize("kind", PICTURES)
@pytest.mark.parametrize("wrong", [None, 3, "text", [("a", "add", ["b"])], np.ones(2)])
def test_a_wrong_function_is_told_or_drawn_and_never_raises(kind, wrong):
    def function(*args):
        return wrong

    found = Looker({"function": kind})(function)
    assert isinstance(found, str) or found.axes


def test_a_graph_with_a_circle_is_drawn_to_an_end():
    def bonus_14_1_graph():
        return [("a", "neg", ["b"]), ("b", "neg", ["a"]), ("f", "exp", ["a"])]

    assert Looker({"bonus_14_1_graph": "graph"})(bonus_14_1_graph).axes


def test_a_function_without_a_picture_is_told():
    found = Looker({"relu": "curve"})("f")
    assert "no picture of 'f'" in found
    assert "relu" in found


def test_a_lambda_or_an_object_is_drawn_under_the_name_that_it_has_in_the_notebook():
    space = {"look": Looker({"relu": "curve"}), "np": np}
    exec("relu = lambda z: np.maximum(z, 0)\nfigure = look(relu)", space)
    assert space["figure"].axes[0].get_legend().get_texts()[0].get_text() == "relu"
    exec("relu = np.vectorize(lambda z: max(z, 0.0))\nfigure = look(relu)", space)
    assert space["figure"].axes
    exec("figure = look(lambda z: z)", space)
    assert "no picture" in space["figure"]
