r"""The gradient points to where the loss grows fastest. So go the other way, again and again:

$$\theta \;:=\; \theta - \alpha\, \nabla J(\theta), \qquad
\text{with the gradient at the current position.}$$

For $J(\theta) = \tfrac12\theta^2$ the gradient is $\theta$ itself; starting at 1:

| | $\theta_0$ | $\theta_1$ | $\theta_2$ | $\theta_3$ | |
|---|---|---|---|---|---|
| $\alpha = 0.5$ | 1 | 0.5 | 0.25 | 0.125 | arrives |
| $\alpha = 1.9$ | 1 | −0.9 | 0.81 | −0.729 | arrives, with detours |
| $\alpha = 2.1$ | 1 | −1.1 | 1.21 | −1.331 | flies away |

Write `gradient_descent(grad, theta, alpha, steps)`. `grad(theta)` gives the gradient at `theta`,
an array of its shape; `steps` may be 0. The caller's `theta` stays as it was: `theta -= …` would
change it.
"""

import functools

import numpy as np

from autograder.exercise import Exercise, Pure, Values, accepted, case, misconception
from nn_reference.oracles import training as oracle

from ._draw import rearranged, signed


def gradient_descent(grad, theta, alpha, steps):
    """The parameters after some steps against the gradient.

    grad: function of an array like theta; gives the gradient there.  theta: array, the start.
    alpha: learning rate.  steps: int, 0 or more.  Returns an array of theta's shape.
    """
    for _ in range(steps):
        theta = theta - alpha * grad(theta)
    return theta


@accepted
def on_a_copy(grad, theta, alpha, steps):
    theta = theta.copy()
    while steps:
        theta -= alpha * grad(theta)
        steps -= 1
    return theta


@accepted
def one_then_the_rest(grad, theta, alpha, steps):
    if steps == 0:
        return np.array(theta)
    return one_then_the_rest(grad, np.add(theta, -alpha * grad(theta)), alpha, steps - 1)


@accepted
def remembered(grad, theta, alpha, steps):
    path = [theta]
    for step in range(steps):
        path.append(path[step] - grad(path[step]) * alpha)
    return path[-1].tolist()


@accepted
def folded(grad, theta, alpha, steps):
    return functools.reduce(lambda here, _: here - alpha * grad(here), range(steps), theta)


@accepted
def entry_by_entry(grad, theta, alpha, steps):
    here = np.array(theta, dtype=float)
    for _ in range(steps):
        slope = grad(here)
        new = np.empty_like(here)
        for i in np.ndindex(here.shape):
            new[i] = here[i] - alpha * slope[i]
        here = new
    return here


def walk(grad, theta, alpha, steps):
    for _ in range(steps):
        theta = theta - alpha * grad(theta)
    return theta


@misconception(says="You go along the gradient, to where the loss is larger.", ask="Which way does the gradient point: uphill or downhill?")
def ascent(grad, theta, alpha, steps):
    return walk(grad, theta, -alpha, steps)


@misconception(says="You computed the gradient once, and used it for every step.", ask="Is the slope the same after the first step?")
def gradient_once(grad, theta, alpha, steps):
    g = grad(theta)
    for _ in range(steps):
        theta = theta - alpha * g
    return theta


@misconception(says="You took one step, whatever `steps` is.", ask="What should come back for 0 steps?")
def single_step(grad, theta, alpha, steps):
    return theta - alpha * grad(theta)


@misconception(says="You took one step too many.", ask="How often does `range(steps)` repeat?")
def one_step_more(grad, theta, alpha, steps):
    return walk(grad, theta, alpha, steps + 1)


@misconception(says="You took one step too few.", ask="How often does your loop repeat for `steps = 1`?")
def one_step_less(grad, theta, alpha, steps):
    return walk(grad, theta, alpha, steps - 1)


@misconception(says="The learning rate does not enter your steps.", ask="What happens in the table when α is larger than 2?")
def rate_ignored(grad, theta, alpha, steps):
    return walk(grad, theta, 1.0, steps)


@misconception(says="You divided the learning rate by the number of steps.", ask="Does one step become shorter because others follow?")
def rate_shared(grad, theta, alpha, steps):
    return walk(grad, theta, alpha / max(steps, 1), steps)


@misconception(says="Your learning rate becomes smaller with every step.", ask="Is α a constant in the formula?")
def rate_falling(grad, theta, alpha, steps):
    for step in range(steps):
        theta = theta - alpha / (step + 1) * grad(theta)
    return theta


@misconception(says="Your new position is α times the gradient; the old position is lost.", ask="From what is the step subtracted?")
def old_value_lost(grad, theta, alpha, steps):
    for _ in range(steps):
        theta = alpha * grad(theta)
    return theta


@misconception(says="Your new position is the step itself; the old position is lost.", ask="Where do you stand after a step from θ?")
def step_for_position(grad, theta, alpha, steps):
    for _ in range(steps):
        theta = -alpha * grad(theta)
    return theta


@misconception(says="You return inside the loop, after the first step.", ask="How far is your `return` indented?")
def returned_in_loop(grad, theta, alpha, steps):
    for _ in range(steps):
        theta = theta - alpha * grad(theta)
        return theta
    return theta


@misconception(says="You return all positions on the way.", ask="Which of them is asked for?")
def all_positions(grad, theta, alpha, steps):
    path = [theta]
    for _ in range(steps):
        path.append(path[-1] - alpha * grad(path[-1]))
    return path


@misconception(says="You return the gradient at the end, not the parameters.", ask="What does the caller want to go on with?")
def gradient_returned(grad, theta, alpha, steps):
    return grad(walk(grad, theta, alpha, steps))


@misconception(says="You made all steps equally long.", ask="How long should a step be where it is almost flat?")
def normalised(grad, theta, alpha, steps):
    for _ in range(steps):
        g = grad(theta)
        theta = theta - alpha * g / max(np.linalg.norm(g), 1e-12)
    return theta


@misconception(says="You used the signs of the gradient only.", ask="How long should a step be where it is almost flat?")
def signs_only(grad, theta, alpha, steps):
    for _ in range(steps):
        theta = theta - alpha * np.sign(grad(theta))
    return theta


@misconception(says="You added momentum: each step takes part of the last one along.", ask="Does the step in the formula remember the one before?")
def momentum(grad, theta, alpha, steps):
    v = np.zeros_like(theta)
    for _ in range(steps):
        v = 0.9 * v - alpha * grad(theta)
        theta = theta + v
    return theta


@misconception(says="You divided the steps by the number of parameters.", ask="Does the step of one parameter depend on how many others there are?")
def mean_for_sum(grad, theta, alpha, steps):
    return walk(grad, theta, alpha / theta.size, steps)


@misconception(says="You stop when the steps become short.", ask="How many steps were asked for?")
def stops_early(grad, theta, alpha, steps):
    for _ in range(steps):
        step = alpha * grad(theta)
        if np.linalg.norm(step) < 0.05:
            break
        theta = theta - step
    return theta


@misconception(says="You return the parameters as they came.", ask="Which value has changed in your loop, and which one do you return?")
def returns_input(grad, theta, alpha, steps):
    return theta


@misconception(says="Your result is right, but the caller's start has moved along.", ask="What does `theta -= …` do to the array that was handed in?")
def changes_argument(grad, theta, alpha, steps):
    for _ in range(steps):
        theta -= alpha * grad(theta)
    return theta


def slope(rng, shape):
    name = str(rng.choice(["bowl", "waves", "quartic", "walls"]))
    return {"plug": "slope", "name": name, "A": rng.uniform(0.5, 1.2, shape)}


def inputs(rng):
    def start(shape):
        return signed(rng, 0.8, 1.6, shape)

    yield case(slope(rng, 4), start(4), 0.2, 3, label="3 steps")
    yield case(slope(rng, (2, 3)), start((2, 3)), 0.3, 1, label="a matrix, 1 step")
    yield case(slope(rng, 3), start(3), 0.1, 0, label="0 steps")
    yield case(slope(rng, 1), start(1), 0.25, 2, label="one parameter")
    bowl = {"plug": "slope", "name": "bowl", "A": rng.uniform(0.5, 1.2, 5)}
    yield case(bowl, start(5), 0.05, 300, label="300 steps")
    yield case(slope(rng, (3, 2)), start((3, 2)), 0.15, 6, label="6 steps")
    bowl = {"plug": "slope", "name": "bowl", "A": rng.uniform(0.5, 1.2, 4)}
    yield case(bowl, start(4), 4.0, 6, label="flies away")
    yield case(bowl, 30 * start(4), 0.5, 3, label="large parameters and gradients")


def hidden(rng):
    bowl = {"plug": "slope", "name": "bowl", "A": rng.uniform(0.5, 1.2, 40)}
    theta = signed(rng, 0.8, 1.6, 40)
    yield case(bowl, theta, 0.1, 5, label="40 parameters")
    yield case(bowl, rearranged(rng, theta), 0.1, 5, label="40 parameters, in another order")
    yield case({**bowl, "A": np.ones(3)}, np.full(3, 0.5), 0.05, 40, label="equal ones, 40 steps")
    yield case({**bowl, "A": np.ones(2)}, theta[:2] * 1e-7, 0.2, 3, label="sizes near 1e-7")
    small = {**bowl, "A": rng.uniform(0.5, 1.2, 3)}
    for alpha, steps in ((0.1, 4), (0.2, 4), (0.1, 5)):
        label = f"alpha = {alpha}, {steps} steps from the same start"
        yield case(small, theta[:3], alpha, steps, label=label)
    yield case(small, theta[:3], 1e-3, 800, label="800 steps")
    waves = {"plug": "slope", "name": "waves", "A": rng.uniform(0.5, 1.2, 3)}
    yield case(waves, theta[:3] * 1e-6, 2e-8, 200, label="tiny steps")
    flat = {"plug": "slope", "name": "quartic", "A": np.full((2, 2, 1), 1e-9)}
    yield case(flat, theta[:4].reshape(2, 2, 1), 1e7, 30, label="tiny slopes, three axes")
    yield case({**bowl, "A": np.ones(2)}, theta[:2] * 1e7, 0.2, 3, label="sizes near 1e7")


EXERCISE = Exercise(
    gradient_descent, points=3, oracle=oracle.gradient_descent, inputs=inputs, hidden=hidden, driver="plugged", checks=[Values(points=2), Pure(points=1)]
)
