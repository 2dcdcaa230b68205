"""The assignment: title, order, and the Markdown between the exercises."""

from autograder.exercise import Assignment

INTRO = r"""
A network learns by making one number small: the **loss**, which says how far its answers lie from
the targets. Here you write the losses that almost every network is trained with, and then the
gradients with which backpropagation *starts*: how the loss changes with what the last layer says.

```
   last layer             output unit              loss
   a = z  ──────────►  sigmoid / softmax ──► ŷ ──►  L(ŷ, y)      one number
          ◄─────────────────────────────────────
                  ∂L/∂z: the second half of this notebook
```

| name | meaning | shape |
|---|---|---|
| `z`, `a` | what the last layer adds up: the *logits* | `(K,)`, `(n,)`, `(n, K)` |
| `y_hat` | $\hat y$, what the network answers | as its target |
| `y`, `t` | the target | as the answer |
| `labels` | the number of the right class, $0 \dots K-1$, one int an example | `(n,)` |

**One running example.** A network looks at pictures of three animals:

| | cat | dog | owl |
|---|---|---|---|
| logits $z$ | 1.946 | 0.693 | 0 |
| probabilities $\hat y = \mathrm{softmax}(z)$ | 0.7 | 0.2 | 0.1 |
| the target, if it is a cat | 1 | 0 | 0 |
| the target, if three of four people say *dog* and one says *cat* | 0.25 | 0.75 | 0 |

The third row is a *one-hot* target, the last a *soft* one. Both are distributions: they sum to 1.

**Rules that hold everywhere.** $\log$ is the natural logarithm. Where a number is asked, return
one number, not an array of one. Leave the arguments as they were. Do not round. NumPy is `np`;
`sigmoid(z)` (entry by entry) and `softmax(z)` (over the last axis) are given, since you wrote
them in the assignment before.
"""

ASSIGNMENT = Assignment(
    title="Losses, and the gradients that start backpropagation",
    intro=INTRO,
    order=[
        "half_squared_error",
        "total_loss",
        "binary_cross_entropy",
        "binary_cross_entropy_with_logits",
        "cross_entropy",
        "cross_entropy_with_logits",
        "entropy",
        "kl_divergence",
        "cross_entropy_output_grad",
        "softmax_cross_entropy_grad",
        "softmax_cross_entropy_grad_rows",
        "sigmoid_cross_entropy_grad",
        "squared_error_sigmoid_grad",
    ],
    sections={
        "half_squared_error": r"""
## How far off? Squared errors

For answers that are plain numbers: a price, a temperature, an angle.
""",
        "binary_cross_entropy": r"""
## How surprised? Cross-entropies

For answers that are probabilities. A network that called the right answer likely is hardly
surprised by it; one that ruled it out is very much so. The surprise at an event of probability
$p$ is $-\log p$:

| $p$ | 1 | 0.7 | 0.5 | 0.1 | 0.01 | 0.001 |
|---|---|---|---|---|---|---|
| $-\log p$ | 0 | 0.36 | 0.69 | 2.30 | 4.61 | 6.91 |
""",
        "entropy": r"""
## What no network can do better: entropy and divergence

If the targets themselves are uncertain, even a perfect network is surprised now and then. How
much of the loss is the network's fault, and how much was in the question?
""",
        "cross_entropy_output_grad": r"""
## The gradients that start backpropagation

Backpropagation needs a first link: the slope of the loss at the very end. The checks of this part
also nudge each variable a little and watch the loss: a gradient that is right passes both.
""",
    },
    minutes=100,
)
