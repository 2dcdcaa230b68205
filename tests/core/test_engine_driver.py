"""The driver that sends programs to a class like `Value`, and the plug for functions of Values."""

import sys

import pytest

from autograder.core.drivers import DRIVERS, RECURSION_LIMIT, plug_in


class Leaf:
    """Enough of a Value to be driven: sums, of which each input gets the slope 1."""

    def __init__(self, data, parents=()):
        self.data, self.grad, self.parents = data, 0, parents

    def __add__(self, other):
        return Leaf(self.data + other.data, (self, other))

    def backward(self):
        self.grad = 1
        todo = [self]
        while todo:
            for parent in todo.pop().parents:
                parent.grad += 1
                todo.append(parent)


def test_every_node_is_read_before_and_after_backward():
    [traced] = DRIVERS["engine"](Leaf, [1.0, 2.0], [["x0 + x1", "v0 + x0"]])
    assert traced["data"] == {"x0": 1.0, "x1": 2.0, "v0": 3.0, "v1": 4.0}
    assert set(traced["grad before"].values()) == {0.0}
    assert traced["grad"] == {"x0": 2.0, "x1": 1.0, "v0": 1.0, "v1": 1.0}
    assert all(type(value) is float for value in traced["grad"].values())


def test_graphs_share_their_leaves():
    first, second = DRIVERS["engine"](Leaf, [1.0, 2.0], [["x0 + x1"], ["x0 + x0"]])
    assert (first["grad"]["x0"], second["grad"]["x0"]) == (1.0, 3.0)


def test_a_graph_without_steps_is_its_first_leaf():
    assert DRIVERS["engine"](Leaf, [1.0], [[]])[0]["grad"] == {"x0": 1.0}


def test_a_step_can_be_repeated():
    [traced] = DRIVERS["engine"](Leaf, [1.0, 0.5], [[[10, "v + x1"]]])
    assert traced["data"] == {"x0": 1.0, "x1": 0.5, "v0": 6.0}
    assert traced["grad"]["x1"] == 10.0


def test_the_recursion_limit_is_pythons_own_and_comes_back():
    before, setter = sys.getrecursionlimit(), sys.setrecursionlimit

    class Deep(Leaf):
        def backward(self):
            sys.setrecursionlimit(10**6)
            assert sys.getrecursionlimit() == RECURSION_LIMIT
            raise RecursionError

    with pytest.raises(RecursionError):
        DRIVERS["engine"](Deep, [1.0], [[]])
    assert sys.getrecursionlimit() == before
    assert sys.setrecursionlimit is setter


def test_a_program_becomes_a_function_of_values():
    f = plug_in({"plug": "program", "steps": ["x0 + x1", "v0 * 2"]})
    assert f(3, 4) == 14
    assert plug_in({"plug": "program", "steps": ["x1"]})(3, 4) == 4
