r"""Backpropagation runs through the loss first. For one example and one-hot or soft targets,

$$L = -\sum_k y_k \log \hat y_k .$$

How does $L$ change when the answer $\hat y_k$ grows a little, and the other answers stay? Only
one term of the sum contains $\hat y_k$, and the derivative of $\log u$ is $1/u$:

$$\frac{\partial L}{\partial \hat y_k} = -\frac{y_k}{\hat y_k}.$$

| | cat | dog | owl |
|---|---|---|---|
| $\hat y$ | 0.7 | 0.2 | 0.1 |
| $y$ | 0.25 | 0.75 | 0 |
| $\partial L/\partial \hat y$ | −0.357 | −3.75 | 0 |

No entry is positive: to call something likelier never raises *this* sum. That all probabilities
must share a total of 1 is the business of the next link, the softmax. And the smaller the
probability of what is right, the steeper the slope: at $\hat y_k = 0.001$ it is −1000. Keep this
in mind for the next exercise, where the steepness goes away.

Write `cross_entropy_output_grad(y_hat, y)` for one example.
"""

import numpy as np

from autograder.authoring.look_alikes import look_alikes
from autograder.exercise import Exercise, Gradient, Pure, Values, accepted, case, misconception
from nn_reference.oracles import losses as oracle

from ._draw import distributions, one_hot_rows


def cross_entropy_output_grad(y_hat, y):
    """The slope of the cross-entropy of one example with respect to the answers.

    y_hat: (K,) positive probabilities.  y: (K,) target that sums to 1.
    Returns dL/dy_hat, (K,).
    """
    return -y / y_hat


@accepted
def one_at_a_time(y_hat, y):
    return [-float(t) / float(p) for p, t in zip(y_hat, y)]


@accepted
def filled(y_hat, y):
    g = np.zeros(len(y))
    for k in range(len(y)):
        if y[k] != 0:
            g[k] = -(y[k] * y_hat[k] ** -1)
    return g


@accepted
def diagonal_product(y_hat, y):
    return np.diag(1 / y_hat) @ (0 - y)


@accepted
def with_divide(y_hat, y):
    return tuple(np.negative(np.divide(y, y_hat)))


@accepted
def through_logs(y_hat, y):
    return -y * np.exp(-np.log(y_hat))


@accepted
def single_precision(y_hat, y):
    return -y.astype(np.float32) / y_hat.astype(np.float32)


@misconception(says="Your gradient has the wrong sign.", ask="If the right answer is called likelier, does the loss rise or fall?")
def gradient_sign(y_hat, y):
    return y / y_hat


@misconception(says="You computed ŷ − y, the gradient for the logits.", ask="Which variable is nudged here: ŷ itself, or what went into the softmax?")
def gradient_of_logits(y_hat, y):
    return y_hat - y


@misconception(says="The target does not enter your gradient.", ask="Which terms of the loss are there at all if the target is one-hot?")
def target_ignored(y_hat, y):
    return -1 / y_hat


@misconception(says="Your quotient is upside down.", ask="What is the derivative of log u: u, or 1/u?")
def quotient_upside_down(y_hat, y):
    return -y_hat / y


@misconception(says="Your quotient is upside down, and a small number hides the division by 0.", ask="Which of the two is never 0: the answer, or the target?")
def quotient_upside_down_guarded(y_hat, y):
    return -y_hat / (y + 1e-12)


@misconception(says="You return the terms of the loss, not their derivatives.", ask="What is the derivative of log u?")
def loss_for_gradient(y_hat, y):
    return -y * np.log(y_hat)


@misconception(says="You return the loss itself.", ask="How many numbers has a gradient with respect to K answers?")
def loss_for_gradient_scalar(y_hat, y):
    return -np.sum(y * np.log(y_hat))


@misconception(says="You multiplied by ŷ where a division is meant.", ask="Where is the loss steeper: at a small or at a large probability?")
def multiplied_for_divided(y_hat, y):
    return -y * y_hat


@misconception(says="You divided by the number of classes.", ask="Is there a mean over the classes in the loss?")
def mean_for_sum(y_hat, y):
    return -y / y_hat / len(y)


@misconception(says="You differentiated the loss of yes-or-no answers: there is a second term.", ask="Does this loss contain log(1 − ŷ)?")
def binary_form(y_hat, y):
    return -y / y_hat + (1 - y) / (1 - y_hat)


@misconception(says="You divided by ŷ twice.", ask="What is the derivative of log u, and what that of 1/u?")
def divided_twice(y_hat, y):
    return -y / y_hat**2


@misconception(says="You divided by the logarithm of ŷ.", ask="What is the derivative of log u?")
def log_kept(y_hat, y):
    return -y / np.log(y_hat)


@misconception(
    says="Only the likeliest class of the target has a slope: right for one-hot targets only.", ask="Which terms of the loss are there when the target is soft?"
)
def likeliest_class_only(y_hat, y):
    g = np.zeros_like(y_hat)
    g[y.argmax()] = -1 / y_hat[y.argmax()]
    return g


@misconception(says="You added the entries up.", ask="What shape has the gradient with respect to K answers?")
def summed(y_hat, y):
    return -np.sum(y / y_hat)


@misconception(says="You multiplied by the error as well, as for squared errors.", ask="Is there a square in this loss?")
def error_times_log_slope(y_hat, y):
    return -y * (y - y_hat) / y_hat


@misconception(says="You used the derivative of the logarithm to the base 2.", ask="Which logarithm is meant by log here?")
def log_base_2(y_hat, y):
    return -y / (y_hat * np.log(2))


@misconception(says="You added 0.01 to the denominator.", ask="How much does that change the slope at ŷ = 0.03?")
def large_epsilon(y_hat, y):
    return -y / (y_hat + 0.01)


@misconception(says="You return a diagonal matrix.", ask="How many slopes has one number with respect to K others?")
def jacobian_for_gradient(y_hat, y):
    return np.diag(-y / y_hat)


@misconception(says="Your gradient is right, but it is written over the target.", ask="What will the next epoch find in y?")
def changes_argument(y_hat, y):
    y /= -y_hat
    return y


def loss(y_hat, y):
    return lambda p: float(-np.sum(y * np.log(p))), y_hat


def inputs(rng):
    yield case(distributions(rng, 1, 4)[0], distributions(rng, 1, 4)[0], label="a soft target")
    yield case(distributions(rng, 1, 5)[0], one_hot_rows(rng, 1, 5)[0], label="one-hot")
    yield case(distributions(rng, 1, 2)[0], distributions(rng, 1, 2)[0], label="K = 2")
    y = distributions(rng, 1, 3)[0]
    y[0] = 0
    yield case(distributions(rng, 1, 3)[0], (y / y.sum())[rng.permutation(3)], label="a zero in y")
    order = rng.permutation(4)
    y_hat, y = np.array([0.0015, 0.6, 0.2985, 0.1]), np.array([0.4, 0.25, 0.2, 0.15])
    yield case(y_hat[order], y[order], label="an unlikely class")


def hidden(rng):
    y_hat, y = distributions(rng, 2, 40, 0.002)
    yield from look_alikes(y_hat, y, label="40 classes")
    yield case(y_hat, np.eye(40)[36], label="40 classes, one-hot")
    yield case(np.full(4, 0.25), distributions(rng, 1, 4)[0], label="equal predictions")
    p = distributions(rng, 1, 5)[0]
    yield case(p, p.copy(), label="the prediction is the target")
    small = float(rng.uniform(2e-5, 8e-5))
    sure = np.array([0.001, 0.999])
    yield case(sure, np.array([small, 1 - small]), label="sure and right, nearly one-hot")
    yield case(sure, np.array([1.0, 0.0]), label="sure and wrong")


EXERCISE = Exercise(
    cross_entropy_output_grad,
    points=3,
    oracle=oracle.cross_entropy_output_grad,
    inputs=inputs,
    hidden=hidden,
    equivalent={"1e6": "predictions are probabilities", "1e-7": "predictions lie in [0.001, 0.999]", "1e-6": "predictions lie in [0.001, 0.999]"},
    checks=[Values(points=1), Gradient(loss, points=1), Pure(points=1)],
)
