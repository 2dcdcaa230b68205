"""The assignment: title, order, and the Markdown between the exercises."""

from autograder.exercise import Assignment

INTRO = r"""
Nobody writes down the gradient of a large network by hand. Programs do it, and this is how: every
formula is a **graph** of tiny steps, each of which knows its own derivative and nothing else. In
this assignment you walk such graphs by hand, gate by gate, and then write a class `Value` that
does it for any formula at all: what PyTorch and its kind do, for single numbers.

```
        forwards: values                          backwards: gradients

   x ---.                                    x <---.
         add ---> q ---.                            add <--- dq <---.
   y ---'               mul ---> f           y <---'                 mul <--- 1 = df/df
   z ------------------'                     z <--------------------'
```

| word | meaning |
|---|---|
| **leaf** | a node that is given: an input or a parameter |
| **gate** | a node that is computed from others, by one operation |
| **upstream gradient** | $\partial f/\partial(\text{what the gate gave})$: it arrives from behind |
| **local gradient** | $\partial(\text{what it gave})/\partial(\text{what it got})$: its own |
| **downstream gradient** | their product: what the gate sends on to its inputs |

That is the chain rule, one gate at a time:

$$\frac{\partial f}{\partial x} = \underbrace{\frac{\partial f}{\partial q}}_{\text{upstream}} \cdot
\underbrace{\frac{\partial q}{\partial x}}_{\text{local}} .$$

**Rules that hold everywhere.** A number may be a Python float, a NumPy number or an array without
axes; an array of shape `(1,)` is not a number. Pairs and triples are tuples or lists. Do not round,
and leave the arguments as they were. `np` is NumPy. Facts and examples follow DS 503, lecture 14,
and the lecture on feedforward networks.
"""

ASSIGNMENT = Assignment(
    title="Compute graphs and automatic differentiation",
    intro=INTRO,
    order=[
        "add_backward",
        "mul_backward",
        "max_backward",
        "copy_backward",
        "sum_product",
        "neuron_mse",
        "bonus_14_1",
        "bonus_14_1_graph",
        "neg_log_sigmoid",
        "jacobian_sin_cos",
        "linear_backward",
        "chain_jacobians",
        "Value",
        "gradient",
    ],
    sections={
        "add_backward": r"""
## Four gates

Each takes an upstream gradient and says what its inputs get.
""",
        "sum_product": r"""
## Walking a graph

Forwards to get the values, backwards to get the gradients.
""",
        "jacobian_sin_cos": r"""
## Vectors

With several outputs a derivative is a matrix, and the chain rule a product of matrices.
""",
        "Value": r"""
## The machine

Now let the computer walk the graph.
""",
    },
    minutes=120,
    pictures={"bonus_14_1_graph": "graph"},
)
