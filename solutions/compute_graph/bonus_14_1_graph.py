r"""Now write your drawing down so that a machine can read it. A graph is a list of nodes, each a
triple `(name, op, inputs)`: a name of your choice, what the node does, and the names of the nodes
it gets its numbers from.

| op | inputs | gives |
|---|---|---|
| `"input"` | none: `[]` | what it is given |
| `"mul"`, `"add"` | two | product, sum |
| `"neg"` | one | $-u$ |
| `"exp"` | one | $e^u$ |
| `"inc"` | one | $u + 1$ |
| `"inv"` | one | $1/u$ |
| `"sigmoid"` | one | $\sigma(u)$ |

The function $(x + y) \cdot z$ of an exercise above looks like this:

```python
[
    ("x", "input", []),
    ("y", "input", []),
    ("z", "input", []),
    ("q", "add", ["x", "y"]),
    ("f", "mul", ["q", "z"]),
]
```

Write `bonus_14_1_graph()`: the graph of $f = \sigma(w_0 x_0 + w_1 x_1 + w_2)$. Its inputs are
`w0`, `w1`, `w2`, `x0` and `x1`, one node each; its output is the node called `"f"`; names are
unique. You may give the nodes in any order, and break the sigmoid up or not: every graph without a
cycle that computes this function is right. It will be run, forwards and backwards, at numbers of
our choice.
"""

import numpy as np

from autograder.exercise import Exercise, Judged, accepted, misconception
from nn_reference.oracles import compute_graph as oracle


def bonus_14_1_graph():
    """The graph of f = σ(w0·x0 + w1·x1 + w2): a list of (name, op, inputs).

    Its inputs are w0, w1, w2, x0, x1; its output is the node "f".
    """
    leaves = [(name, "input", []) for name in ("w0", "w1", "w2", "x0", "x1")]
    return leaves + [
        ("left", "mul", ["w0", "x0"]),
        ("right", "mul", ["w1", "x1"]),
        ("both", "add", ["left", "right"]),
        ("sum", "add", ["both", "w2"]),
        ("minus", "neg", ["sum"]),
        ("power", "exp", ["minus"]),
        ("one more", "inc", ["power"]),
        ("f", "inv", ["one more"]),
    ]


def judged_at():
    """Random numbers for the inputs, with the function's values and gradients there.

    The first are the lecture's. Moderate sums: a graph's form must not cost it digits.
    """
    rng = np.random.default_rng(141)
    points = {
        "w0": np.append(2.0, rng.uniform(-1.8, 1.8, 11)),
        "w1": np.append(-3.0, rng.uniform(-1.8, 1.8, 11)),
        "w2": np.append(-3.0, rng.uniform(-2.0, 2.0, 11)),
        "x0": np.append(-1.0, rng.uniform(-1.8, 1.8, 11)),
        "x1": np.append(-2.0, rng.uniform(-1.8, 1.8, 11)),
    }
    w0, w1, w2, x0, x1 = points.values()
    f = 1 / (1 + np.exp(-(w0 * x0 + w1 * x1 + w2)))
    slope = f * (1 - f)
    gradients = {"w0": slope * x0, "w1": slope * x1, "w2": slope, "x0": slope * w0, "x1": slope * w1}
    return {"points": points, "values": f, "gradients": gradients}


@accepted
def one_sigmoid():
    return (
        ("f", "sigmoid", ("s",)),
        ("s", "add", ("w2", "ab")),
        ("ab", "add", ("b", "a")),
        ("a", "mul", ("x0", "w0")),
        ("b", "mul", ("x1", "w1")),
        *((name, "input", ()) for name in ("x1", "x0", "w2", "w1", "w0")),
    )


@accepted
def other_form():
    """e^s / (1 + e^s), with the bias added early, as lists."""
    return [
        ["w0", "input", []],
        ["x0", "input", []],
        ["u", "mul", ["w0", "x0"]],
        ["w2", "input", []],
        ["v", "add", ["u", "w2"]],
        ["w1", "input", []],
        ["x1", "input", []],
        ["t", "mul", ["w1", "x1"]],
        ["s", "add", ["v", "t"]],
        ["e", "exp", ["s"]],
        ["i", "inc", ["e"]],
        ["r", "inv", ["i"]],
        ["f", "mul", ["e", "r"]],
    ]


@accepted
def one_minus_the_other():
    """1 − σ(−s), with exponentials multiplied where sums could be added."""
    return [
        *[(name, "input", []) for name in ("w0", "w1", "w2", "x0", "x1")],
        ("m0", "mul", ["w0", "x0"]),
        ("m1", "mul", ["w1", "x1"]),
        ("e0", "exp", ["m0"]),
        ("e1", "exp", ["m1"]),
        ("e2", "exp", ["w2"]),
        ("e01", "mul", ["e0", "e1"]),
        ("e", "mul", ["e01", "e2"]),
        ("d", "inc", ["e"]),
        ("c", "inv", ["d"]),
        ("-c", "neg", ["c"]),
        ("f", "inc", ["-c"]),
    ]


@accepted
def with_a_spare_node():
    return [*bonus_14_1_graph(), ("spare", "neg", ["sum"])]


LEAVES = [(name, "input", []) for name in ("w0", "w1", "w2", "x0", "x1")]
SUM = [("a", "mul", ["w0", "x0"]), ("b", "mul", ["w1", "x1"]), ("c", "add", ["a", "b"]), ("s", "add", ["c", "w2"])]
END = [("n", "neg", ["s"]), ("e", "exp", ["n"]), ("i", "inc", ["e"]), ("f", "inv", ["i"])]


@misconception(says="Your graph computes 1 / (1 + e^s): the minus in the exponent is missing.", ask="For a large sum, should f be near 1 or near 0?")
def exponent_sign():
    return [*LEAVES, *SUM, ("e", "exp", ["s"]), ("i", "inc", ["e"]), ("f", "inv", ["i"])]


@misconception(says="Your graph ends with 1 + e^(−s).", ask="Is f the denominator, or one over it?")
def inverse_missing():
    return [*LEAVES, *SUM, ("n", "neg", ["s"]), ("e", "exp", ["n"]), ("f", "inc", ["e"])]


@misconception(says="You added the 1 in the exponent.", ask="In 1 + e^(−s), what is computed first?")
def inc_before_exp():
    return [*LEAVES, *SUM, ("n", "neg", ["s"]), ("i", "inc", ["n"]), ("e", "exp", ["i"]), ("f", "inv", ["e"])]


@misconception(says="The 1 in the denominator is missing.", ask="What is f for a sum of 0?")
def inc_missing():
    return [*LEAVES, *SUM, ("n", "neg", ["s"]), ("e", "exp", ["n"]), ("f", "inv", ["e"])]


@misconception(says="Your graph ends with the sum.", ask="What is done with the sum to get f?")
def no_activation():
    return [*LEAVES, *SUM[:3], ("f", "add", ["c", "w2"])]


@misconception(says="w2 leads nowhere in your graph.", ask="What are the three terms of the sum?")
def missing_bias():
    return [*LEAVES, *SUM[:3], ("f", "sigmoid", ["c"])]


@misconception(says="You multiplied by w2.", ask="Which gate does w2 enter?")
def bias_as_factor():
    return [*LEAVES, *SUM[:3], ("s", "mul", ["c", "w2"]), ("f", "sigmoid", ["s"])]


@misconception(says="Your w0 meets x1, and w1 meets x0.", ask="Which numbers are multiplied with each other?")
def wires_crossed():
    mixed = [("a", "mul", ["w0", "x1"]), ("b", "mul", ["w1", "x0"])]
    return [*LEAVES, *mixed, *SUM[2:], ("f", "sigmoid", ["s"])]


@misconception(says="You multiplied the weights with each other, and the inputs.", ask="Which numbers are multiplied with each other?")
def weights_together():
    mixed = [("a", "mul", ["w0", "w1"]), ("b", "mul", ["x0", "x1"])]
    return [*LEAVES, *mixed, *SUM[2:], ("f", "sigmoid", ["s"])]


@misconception(says="You added weights and inputs.", ask="Which gate do w0 and x0 enter?")
def add_for_mul():
    sums = [("a", "add", ["w0", "x0"]), ("b", "add", ["w1", "x1"])]
    return [*LEAVES, *sums, *SUM[2:], ("f", "sigmoid", ["s"])]


@misconception(says="Your output node is not called f.", ask="By which name will the output be looked up?")
def output_unnamed():
    return [*LEAVES, *SUM, ("y", "sigmoid", ["s"])]


@misconception(says="You gave the name f to the sum.", ask="Which node holds the function's value?")
def output_misnamed():
    return [*LEAVES, *SUM[:3], ("f", "add", ["c", "w2"]), ("y", "sigmoid", ["f"])]


@misconception(says="The input nodes are missing in your list.", ask="Where do the mul nodes get their numbers from?")
def leaves_missing():
    return [*SUM, *END]


@misconception(says="One of your add nodes has three inputs.", ask="How many numbers does the gate add take, and how are three added with it?")
def three_summands():
    return [*LEAVES, *SUM[:2], ("s", "add", ["a", "b", "w2"]), *END]


@misconception(says="You made the number 1 an input of the function.", ask="Which op adds 1 all by itself?")
def leaf_for_one():
    return [*LEAVES, ("one", "input", []), *SUM, *END[:2], ("i", "add", ["e", "one"]), ("f", "inv", ["i"])]


@misconception(says="Your graph has an op that is not in the table.", ask="What is the gate that adds called there?")
def own_op():
    return [*LEAVES, *SUM[:3], ("s", "plus", ["c", "w2"]), *END]


@misconception(says="Several of your nodes have the same name, as if it were overwritten.", ask="Which of them is meant where the name is used?")
def name_used_twice():
    return [*LEAVES, *SUM, ("s", "neg", ["s"]), ("s", "exp", ["s"]), ("s", "inc", ["s"]), ("f", "inv", ["s"])]


@misconception(says="One of the inputs has two nodes.", ask="How can one node serve twice?")
def leaf_twice():
    return [*LEAVES, ("x1", "input", []), *SUM, *END]


@misconception(says="Your f needs itself as an input.", ask="In what order could the values be computed?")
def cycle():
    return [*LEAVES, *SUM[:3], ("s", "add", ["c", "f"]), ("f", "sigmoid", ["s"])]


@misconception(says="You listed where a node's number goes, not where its numbers come from.", ask="In the example above, what stands in the triple of q?")
def users_for_inputs():
    """The names a node sends its number to, where those it gets numbers from are asked for."""
    return [
        ("w0", "input", ["a"]),
        ("x0", "input", ["a"]),
        ("w1", "input", ["b"]),
        ("x1", "input", ["b"]),
        ("w2", "input", ["s"]),
        ("a", "mul", ["c"]),
        ("b", "mul", ["c"]),
        ("c", "add", ["s"]),
        ("s", "add", ["f"]),
        ("f", "sigmoid", []),
    ]


@misconception(says="You returned a dict.", ask="What is a node in the example above?")
def dict_for_list():
    return {name: [op, parents] for name, op, parents in [*LEAVES, *SUM, *END]}


@misconception(says="You wrote the numbers of one point into the input nodes.", ask="At which numbers will the graph be run?")
def values_for_leaves():
    numbers = {"w0": 2.0, "w1": -3.0, "w2": -3.0, "x0": -1.0, "x1": -2.0}
    return [*[(name, "input", [number]) for name, number in numbers.items()], *SUM, *END]


def inputs(rng):
    yield ()


EXERCISE = Exercise(
    bonus_14_1_graph, points=4, oracle=oracle.bonus_14_1_graph, inputs=inputs, checks=[Judged("graph", points=4, name="graph", params=judged_at())], extra=True
)
