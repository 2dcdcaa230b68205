"""The judge of graphs: every form that computes the function passes, whatever else fails."""

from fractions import Fraction

import numpy as np
import pytest

from autograder.core.checks import judge
from autograder.core.graph import backwards, forwards, read_graph
from autograder.core.model import Case, Question, Raised, Returned, Verdict

LEAVES = [("a", "input", []), ("b", "input", [])]
A, B = np.array([0.5, -1.5]), np.array([2.0, 0.3])
PRODUCT = {
    "points": {"a": A, "b": B},
    "values": A * B,
    "gradients": {"a": B, "b": A},
}


def judged(graph, *, returned=True):
    outcome = Returned(graph) if returned else Raised("KeyError", "k")
    question = Question(
        "graph", "graph", Fraction(1), (Case(()),), (Returned(None),), params=PRODUCT
    )
    return judge(question, [outcome])


@pytest.mark.parametrize(
    "graph",
    [
        [*LEAVES, ("f", "mul", ["a", "b"])],
        (("f", "mul", ("b", "a")), *LEAVES),
        [("a", "input", None), ("b", "input", ()), ("f", "mul", ["a", "b"])],
        [*LEAVES, ("n", "neg", ("a")), ("m", "neg", ["b"]), ("f", "mul", ["n", "m"])],
        [*LEAVES, ("f", "mul", ["a", "b"]), ("spare", "inv", ["zero"]), ("zero", "add", ["a", "n"])]
        + [("n", "neg", ["a"])],
    ],
)
def test_a_graph_that_computes_the_function_passes_in_any_form(graph):
    assert judged(graph).verdict is Verdict.PASS


@pytest.mark.parametrize(
    ("graph", "told"),
    [
        (None, "list"),
        ([], "not among the inputs"),
        ([*LEAVES, ("f", "add", ["a", "b"])], "another function"),
        ([*LEAVES, ("g", "mul", ["a", "b"])], "no node is called"),
        ([*LEAVES, ("f", "mul", ["a", "c"])], "which is not a node"),
        ([*LEAVES, ("f", "mul", ["a", "b", "b"])], "3 inputs"),
        ([*LEAVES, ("f", "times", ["a", "b"])], "op 'times'"),
        ([*LEAVES, ("c", "input", []), ("f", "mul", ["a", "b"])], "'c' is not an input"),
        ([*LEAVES, *LEAVES, ("f", "mul", ["a", "b"])], "two nodes"),
        ([*LEAVES, ("f", "mul", ["a", "b"]), ("p", "neg", ["p"])], "cycle"),
        ([*LEAVES, ("f", "mul", ["a", "g"]), ("g", "neg", ["f"])], "cycle"),
        ([*LEAVES, ("f", "mul")], "every node"),
        ([*LEAVES, ("f", "mul", {"a": 1})], "list or tuple"),
        ([*LEAVES, (1, "mul", ["a", "b"])], "strings"),
        ([("x" * i, "input", []) for i in range(6000)], "more than"),
    ],
)
def test_anything_else_fails_and_is_told_why(graph, told):
    result = judged(graph)
    assert result.verdict is Verdict.FAIL
    assert told in result.message


def test_a_call_that_raises_fails():
    assert "KeyError" in judged(None, returned=False).message


def test_a_node_that_is_used_twice_collects_both_gradients():
    nodes = read_graph([("a", "input", []), ("f", "mul", ["a", "a"])], ["a"])
    values = forwards(nodes, {"a": A})
    assert np.allclose(backwards(nodes, values)["a"], 2 * A)


@pytest.mark.parametrize("op", ["neg", "exp", "inc", "inv", "sigmoid"])
def test_each_op_has_its_slope(op):
    nodes = read_graph([("a", "input", []), ("f", op, ["a"])], ["a"])
    ahead, behind = (forwards(nodes, {"a": A + h})["f"] for h in (1e-6, -1e-6))
    slope = backwards(nodes, forwards(nodes, {"a": A}))["a"]
    assert np.allclose(slope, (ahead - behind) / 2e-6, rtol=1e-6)


def test_a_chain_of_thousands_of_nodes_is_judged():
    chain = [("n0", "neg", ["a"])] + [(f"n{i}", "neg", [f"n{i - 1}"]) for i in range(1, 4000)]
    graph = [*LEAVES, *chain, ("f", "mul", ["n3999", "b"])]
    assert judged(graph).verdict is Verdict.PASS
