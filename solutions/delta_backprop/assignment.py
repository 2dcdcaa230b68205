"""The assignment: title, order, and the Markdown between the exercises."""

from autograder.exercise import Assignment

INTRO = r"""
You build backpropagation from its parts, check it on an example that fits on a page, and
end with a network of any depth. Every function is a few lines long; each one uses those before it.

**The network.** Column form: one example is a vector $x$, and row $i$ of a weight matrix holds the
weights *into* unit $i$.

```
   x ──── W1 ────► net1 ──σ──► h ──── W2 ────► net2 ──σ──► y     ↔  t
 (n_in,) (n_h, n_in)  (n_h,)    (n_h,) (n_out, n_h)  (n_out,)  (n_out,)
```

| symbol | meaning |
|---|---|
| $net^l = W^l x^{l-1} + b^l$ | what the units of layer $l$ add up |
| $x^l = \sigma(net^l)$ | what they pass on; $x^0$ is the input, $x^L = y$ the output |
| $\mathcal L = \tfrac12 \sum_k (t_k - y_k)^2$ | the loss of one example |
| $\delta^l = -\,\partial \mathcal L / \partial net^l$ | the *delta* of layer $l$ |
| $\partial \mathcal L / \partial W^l$ | a gradient, with its true sign |

Mind the minus in $\delta$: a delta points to where the loss **falls**, a gradient to where it
**rises**.

The sign of $\delta$ is the one of our source (deep-learning lecture 3). Other books define it
without the minus; both are right, a mixture is not.

**One small network** comes back through the first half, so that you can follow every number:
$x = (1,\ 0.5)$, target $t = (1)$, no biases, and

$$W_1 = \begin{pmatrix} 0.2 & -0.4 \\ 0.6 & 0.8 \\ -1 & 0.5 \end{pmatrix}, \qquad
W_2 = \begin{pmatrix} 1 & -1 & 2 \end{pmatrix}.$$

**Rules that hold everywhere.** Arrays are float64. Leave the arguments as they were: compute new
arrays. Give arrays back in the shape that is asked for: `(3,)` is neither `(3, 1)` nor `(1, 3)`.
Do not round. `sigmoid` is given, and `np` is NumPy.
"""

ASSIGNMENT = Assignment(
    title="Backpropagation with deltas",
    intro=INTRO,
    order=[
        "sigmoid_prime_from_output",
        "two_layer_forward",
        "output_delta",
        "hidden_delta",
        "weight_gradient",
        "update",
        "train_step",
        "worked_example",
        "repeat_steps",
        "backprop",
        "backprop_rows",
        "regression_gradients",
        "hidden_units_after_training",
    ],
    sections={
        "sigmoid_prime_from_output": r"""
## The parts

Six short functions: forwards, two kinds of delta, a gradient, a step.
""",
        "train_step": r"""
## A step, and many steps

Now the parts come together. The order in which things are computed begins to matter.
""",
        "backprop": r"""
## Any depth, many examples

Nothing in the two kinds of delta knows how many layers there are. First any depth with the same
loss, then a batch of examples with the outputs and the loss of a classifier.
""",
        "regression_gradients": r"""
## The same idea elsewhere

Two more uses: a loss and an output unit you have not met here yet, and a question about how a
network should *start*.
""",
    },
)
