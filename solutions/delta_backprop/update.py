r"""A gradient says in which direction the loss grows fastest. Gradient descent takes a small step
the other way, every weight by itself:

$$W \;\leftarrow\; W - \eta\, \frac{\partial \mathcal L}{\partial W}.$$

The *learning rate* $\eta$ ("eta") is how far to go.

```
   loss
     \                     gradient < 0 here: the loss falls to the right,
      \ ●───►              so the step − η · gradient goes to the right
       \                /
        '.            .'
          ' - .__. - '
    ─────────────────────────  weight
```

With $W = \begin{pmatrix} 1 & -1 & 2 \end{pmatrix}$, the gradient $\begin{pmatrix} -0.05 & -0.07 &
-0.03 \end{pmatrix}$ and $\eta = 2$, the new weights are $\begin{pmatrix} 1.1 & -0.86 & 2.06
\end{pmatrix}$.

The gradient is the one of the exercise before, a true gradient. Had we kept $\delta_i x_j$
without its minus, there would be a plus here: one of the two places has to have it, and only one.

Write `update(W, gradient, eta)`. Return a **new** array. The old weights are still needed: in the
next exercise they are what the other layer's gradient is taken at.
"""

import numpy as np

from autograder.authoring.look_alikes import look_alikes, mirrored
from autograder.exercise import Exercise, Pure, Values, accepted, case, misconception
from nn_reference.oracles import delta_backprop as oracle


def update(W, gradient, eta):
    """The weights after one step of gradient descent, as a new array.

    W: (n_l, n_prev) weights.  gradient: dL/dW, of the same shape.  eta: float, the learning rate.
    Returns the new weights, in the shape of W.
    """
    return W - eta * gradient


@accepted
def weight_by_weight(W, gradient, eta):
    new = []
    for row, slopes in zip(W, gradient):
        new.append([w - eta * g for w, g in zip(row, slopes)])
    return new


@accepted
def on_a_copy(W, gradient, eta):
    W = W.copy()
    W -= eta * gradient
    return W


@accepted
def with_ufuncs(W, gradient, eta):
    return np.add(W, np.multiply(-eta, gradient))


@accepted
def by_index(W, gradient, eta):
    new = np.array(W)
    for i in range(W.shape[0]):
        for j in range(W.shape[1]):
            new[i, j] += -gradient[i, j] * eta
    return new


@accepted
def factored(W, gradient, eta):
    return tuple(eta * (W / eta - gradient))


@accepted
def single_precision(W, gradient, eta):
    return W.astype(np.float32) - np.float32(eta) * gradient.astype(np.float32)


@misconception(
    says="Your step goes along the gradient, to where the loss is larger.",
    ask="In which direction does a gradient point: to a larger loss, or to a smaller one?",
)
def ascent(W, gradient, eta):
    return W + eta * gradient


@misconception(
    says="Your new weights are right, but you wrote them over the old ones.", ask="What are the old weights still needed for, once this layer has its new ones?"
)
def changes_argument(W, gradient, eta):
    W -= eta * gradient
    return W


@misconception(says="You changed the old weights and returned nothing.", ask="What does the caller get from your function?")
def nothing_returned(W, gradient, eta):
    W -= eta * gradient


@misconception(says="The learning rate does not enter your result.", ask="What should happen to the weights if eta is 0?")
def learning_rate_ignored(W, gradient, eta):
    return W - gradient


@misconception(says="You returned the step, not the weights after it.", ask="What should the function return if the gradient is 0?")
def step_only(W, gradient, eta):
    return -eta * gradient


@misconception(says="You multiplied the old weights with the learning rate too.", ask="What should the weights be if eta is 0?")
def learning_rate_on_weights(W, gradient, eta):
    return eta * (W - gradient)


@misconception(says="You divided the gradient by the learning rate.", ask="Does a larger learning rate make the step longer or shorter?")
def learning_rate_divides(W, gradient, eta):
    return W - gradient / eta


@misconception(
    says="You used the signs of the gradient only, so that all weights move equally far.",
    ask="Which weight should move further: one with a steep slope or one with a flat one?",
)
def sign_only(W, gradient, eta):
    return W - eta * np.sign(gradient)


@misconception(says="You scaled the gradient to length 1 before the step.", ask="What happens to the length of the step near a minimum, and what with yours?")
def normalised_gradient(W, gradient, eta):
    return W - eta * gradient / np.linalg.norm(gradient)


@misconception(says="You multiplied the step with the weights.", ask="How far does a weight that is 0 move under the rule above?")
def proportional_step(W, gradient, eta):
    return W - eta * gradient * W


@misconception(says="You moved every weight by the mean of the gradient.", ask="Does each weight have a slope of its own?")
def mean_for_gradient(W, gradient, eta):
    return W - eta * gradient.mean()


def inputs(rng):
    for shape, eta, label in [((3, 4), 0.1, ""), ((1, 5), 0.5, "one unit"), ((4, 2), 2.5, "a large learning rate"), ((1, 1), 0.7, "a single weight")]:
        W = rng.uniform(0.2, 1.5, shape) * rng.choice([-1.0, 1.0], shape)
        gradient = rng.uniform(0.2, 2.4, shape) * rng.choice([-1.0, 1.0], shape)
        gradient[0, 0] = -np.sign(W[0, 0]) * abs(gradient[0, 0])  # a lone weight must not vanish
        yield case(W, gradient, eta * rng.uniform(0.8, 1.2), label=label)
    W = rng.uniform(0.2, 1.5, (3, 3)) * rng.choice([-1.0, 1.0], (3, 3))
    gradient = rng.uniform(4.0, 9.0, (3, 3)) * rng.choice([-1.0, 1.0], (3, 3))
    yield case(W, gradient, rng.uniform(5.5, 8.0), label="square weights, a large gradient")


def hidden(rng):
    W, g = mirrored(rng.uniform(-1.5, 1.5, (36, 36))), mirrored(rng.uniform(-2.4, 2.4, (36, 36)))
    yield from look_alikes(W, g, 0.3, label="36 units, 36 inputs")
    W, g = W[:3, :2], g[:3, :2]
    yield case(np.abs(W) * 1e-8, np.abs(g) * 1e-8, 0.4, label="sizes near 1e-8")
    yield case(W * 1e7, g * 1e7, 0.4, label="sizes near 1e7")
    yield case(W, g * 1e7, 1e-7, label="a rate of 1e-7")
    yield case(W, g * 1e-7, 1e7, label="a rate of 1e7")
    yield case(W, W.copy(), 0.25, label="a gradient equal to the weights")
    yield case(np.full((2, 3), 0.5), g.T, 5e-4, label="equal weights, a small rate")


EXERCISE = Exercise(update, points=2, oracle=oracle.update, inputs=inputs, hidden=hidden, checks=[Values(points=1), Pure(points=1)])
