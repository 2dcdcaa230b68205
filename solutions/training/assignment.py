"""The assignment: title, order, and the Markdown between the exercises."""

from autograder.exercise import Assignment

INTRO = r"""
A gradient is not yet a trained network. Here you build what lies between them: a way to check a
gradient that you do not trust, the loop that walks downhill, batches, and the tricks that keep a
network from learning its examples by heart. At the end a network of yours reads handwritten digits.

```
   data ──► batches ──► gradient ──► step ──┐
              ▲                             │   one epoch: every example seen once
              └──── until it is enough ◄────┘
```

| name | meaning | shape |
|---|---|---|
| `theta` | $\theta$, all parameters of a small model | an array |
| `alpha` | $\alpha$, the learning rate: how long the steps are | a number |
| `grad` | a function that gives a gradient | |
| `weights`, `biases` | the parameters of a network, a layer an entry; row form | lists of arrays |
| `rng` | a random generator, made by `np.random.default_rng(seed)` | |

**Row form** (as in Applied Deep Learning): examples are the rows of $X$, a layer computes
$Z = XW + b$, and $W$ has the shape `(n_in, n_out)`.

**Chance.** Where a function is given an `rng`, draw everything that is random from it:
`rng.normal(…)`, `rng.random(…)`, `rng.permutation(…)`. Never from `np.random` itself, and never
from a generator you make. Whoever calls you can then repeat the run to the last digit, or do
another one. How you draw is up to you: there are several right ways, and all of them pass.

**Rules that hold everywhere.** Leave the arguments as they were. Do not round. NumPy is `np`.
"""

ASSIGNMENT = Assignment(
    title="Training: from gradients to a trained network",
    intro=INTRO,
    order=[
        "numerical_gradient",
        "relative_error",
        "gradient_descent",
        "minibatches",
        "sgd_epoch",
        "l2_loss",
        "l2_gradients",
        "dropout",
        "early_stopping",
        "initialise",
        "polar_features",
        "feature_space_steps",
        "train_classifier",
    ],
    sections={
        "numerical_gradient": r"""
## Trust, but check

Derivatives worked out by hand are often wrong, and a network with a wrong gradient may still
learn, only badly. So measure the slope and compare.
""",
        "gradient_descent": r"""
## Downhill

First with all the data at once, then batch by batch.
""",
        "l2_loss": r"""
## Not by heart

A network that is large enough can learn all its examples by heart, and be useless for new ones.
Three remedies: large weights cost something, units fail at random, and training ends in time.
""",
        "initialise": r"""
## Where to start, and what layers do

Two looks at the parts of a network before you train one.
""",
        "train_classifier": r"""
## All together
""",
    },
    minutes=110,
    pictures={"polar_features": "features", "train_classifier": "regions"},
)
