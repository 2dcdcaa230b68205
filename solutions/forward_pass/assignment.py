"""The assignment: title, order, and the Markdown between the exercises."""

from autograder.exercise import Assignment

INTRO = r"""
A neural network is a function: numbers go in, numbers come out. In this notebook you build that
function from a single unit up to a network of any depth, and count what is inside. Every function
is a few lines long, and most of them use one that you have written before.

```
 one unit ──► a decision ──► a layer ──► many layers ──► many examples ──► how many numbers?
   unit       perceptron      dense        forward       forward_rows     …_parameter_count
```

**Two ways to write the same thing.** Lectures and libraries do not agree on where the examples go,
and mixing the two forms is the most common mistake of all. We practise both, and say each time
which:

| | one example | weights | a layer |
|---|---|---|---|
| **column form** | a vector `x (n_in,)` | `W (n_out, n_in)`, row `i` to unit `i` | `W @ x + b` |
| **row form** | a row of `X (n, n_in)` | `W (n_in, n_out)`, column `j` to unit `j` | `X @ W + b` |

Biases have shape `(n_out,)` in both. Functions in row form have names that end in `_rows`.

**Words.** $z$ is what a unit adds up (its *pre-activation*), $a$ is what it passes on (its
*activation*), and the function between them is the *activation function*. An argument called
`activation` is such a function: call it with a number or with an array of any shape, and it works
on every entry. Which one it is, you do not know.

**Rules that hold everywhere.** Arrays are float64. Leave the arguments as they were: compute new
arrays. Give results back in the shape that is asked for: `(3,)` is neither `(3, 1)` nor `(1, 3)`.
Do not round. `np` is NumPy.
"""

ASSIGNMENT = Assignment(
    title="The forward pass: from one unit to a deep network",
    intro=INTRO,
    order=[
        "unit",
        "perceptron",
        "consecutive_ones_hidden",
        "consecutive_ones",
        "dense",
        "forward",
        "forward_rows",
        "slide_network",
        "fold_bias",
        "collapse_rows",
        "unit_parameter_count",
        "dense_parameter_count",
        "network_parameter_count",
    ],
    sections={
        "unit": r"""
## One unit

Everything that follows is many copies of one small thing.
""",
        "consecutive_ones_hidden": r"""
## What one unit cannot do, three can

A perceptron draws one straight line through its inputs. The next two exercises solve a problem that
no single line solves, with two perceptrons and a third that looks at what they found.
""",
        "dense": r"""
## Layers

Units that look at the same inputs form a layer; one matrix product computes them all at once.
Layers one after another form a network.
""",
        "fold_bias": r"""
## Looking at the formulas

Two identities that you will meet again: one makes formulas shorter, the other says why a network
needs its activation functions.
""",
        "unit_parameter_count": r"""
## How many numbers are in there?

The weights and biases are what training will change. Before you train a network, count them: by the
formula, and exactly.
""",
    },
    minutes=80,
)
