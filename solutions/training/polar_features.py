r"""A single unit can separate classes by a straight line only. These two rings cannot be
separated so:

```
   x2                                  angle
      │   ○ ○ ○                           │
      │ ○   ●   ○                         │  ●        ○
      │ ○ ●   ● ○          ──────►        │  ●        ○
      │ ○   ●   ○                         │  ●        ○
      │   ○ ○ ○                           │  ●        ○
      └─────────── x1                     └─────┬────────── x1² + x2²
                                            a straight line will do
```

One way out is to give the unit other features, made by hand (the slides on deep networks call it
*feature engineering*, and go on to networks that find such features by themselves). From
$(x_1, x_2)$ make

$$\big(\;x_1^2 + x_2^2,\quad \arctan (x_2/x_1)\;\big):$$

the squared distance from the origin and the angle, in radians. All $x_1$ here are positive.

| $x_1$ | $x_2$ | $x_1^2 + x_2^2$ | angle |
|---|---|---|---|
| 1 | 0 | 1 | 0 |
| 1 | 1 | 2 | 0.7854 (a quarter of π) |
| 2 | −1 | 5 | −0.4636 |

Write `polar_features(X)` for `X` of shape `(n, 2)`; the result has the same shape.
"""

import math

import numpy as np

from autograder.exercise import Exercise, Pure, Values, accepted, case, misconception
from nn_reference.oracles import training as oracle


def polar_features(X):
    """Squared distance from the origin and angle of points.

    X: (n, 2) points, a row each, with positive first coordinates.
    Returns (n, 2): x1^2 + x2^2, and the angle in radians.
    """
    x1, x2 = X[:, 0], X[:, 1]
    return np.stack([x1**2 + x2**2, np.arctan2(x2, x1)], axis=1)


@accepted
def row_by_row(X):
    return [[x1 * x1 + x2 * x2, math.atan(x2 / x1)] for x1, x2 in X]


@accepted
def columns(X):
    return np.column_stack(((X**2).sum(axis=1), np.arctan(X[:, 1] / X[:, 0])))


@accepted
def complex_numbers(X):
    z = X[:, 0] + 1j * X[:, 1]
    return np.c_[np.abs(z) ** 2, np.angle(z)]


@accepted
def filled(X):
    result = np.empty_like(X)
    result[:, 0] = np.einsum("ij,ij->i", X, X)
    result[:, 1] = np.arcsin(X[:, 1] / np.sqrt(result[:, 0]))
    return result


@accepted
def transposed_and_back(X):
    a, b = X.T
    return np.array([np.square(a) + np.square(b), np.arctan(b / a)]).T


@accepted
def single_precision(X):
    X = X.astype(np.float32)
    return np.vstack([X[:, 0] ** 2 + X[:, 1] ** 2, np.arctan2(X[:, 1], X[:, 0])]).transpose()


def built(first, second):
    return np.stack([first, second], axis=1)


def parts(X):
    x1, x2 = X[:, 0].copy(), X[:, 1].copy()
    return x1, x2, x1**2 + x2**2, np.arctan2(x2, x1)


@misconception(says="Your first feature is the distance, not its square.", ask="Is there a square root in the formula?")
def square_root(X):
    _, _, r2, angle = parts(X)
    return built(np.sqrt(r2), angle)


@misconception(says="The angle stands first.", ask="Which of the two features is asked for first?")
def order_exchanged(X):
    _, _, r2, angle = parts(X)
    return built(angle, r2)


@misconception(says="You measured the angle from the x2 axis.", ask="What is the angle of the point (1, 0) in the table?")
def quotient_upside_down(X):
    x1, x2, r2, _ = parts(X)
    return built(r2, np.arctan2(x1, x2))


@misconception(says="You took arctan of x1/x2: the quotient is upside down.", ask="What is the angle of the point (1, 0) in the table?")
def quotient_upside_down_arctan(X):
    x1, x2, r2, _ = parts(X)
    return built(r2, np.arctan(x1 / x2))


@misconception(says="Your angles are in degrees.", ask="What is a quarter of π in the table?")
def degrees(X):
    _, _, r2, angle = parts(X)
    return built(r2, np.degrees(angle))


@misconception(says="You took the tangent, not the arcus tangent.", ask="Which function turns a slope into an angle?")
def tangent(X):
    x1, x2, r2, _ = parts(X)
    return built(r2, np.tan(x2 / x1))


@misconception(says="You took 1/tan: that is not the inverse function of tan.", ask="Which function turns a slope into an angle?")
def one_over_tangent(X):
    x1, x2, r2, _ = parts(X)
    return built(r2, 1 / np.tan(x2 / x1))


@misconception(says="You used the slope x2/x1 for the angle.", ask="What is the slope of the x2 axis, and what is its angle?")
def slope_for_angle(X):
    x1, x2, r2, _ = parts(X)
    return built(r2, x2 / x1)


@misconception(says="You took arctan of the product.", ask="Does the angle change when a point moves away from the origin in a straight line?")
def product_for_quotient(X):
    x1, x2, r2, _ = parts(X)
    return built(r2, np.arctan(x2 * x1))


@misconception(says="You used tanh.", ask="Which function turns a slope into an angle?")
def tanh_for_arctan(X):
    x1, x2, r2, _ = parts(X)
    return built(r2, np.tanh(x2 / x1))


@misconception(says="Your angles have lost their signs.", ask="Have (2, 1) and (2, −1) the same angle?")
def absolute_terms(X):
    _, _, r2, angle = parts(X)
    return built(r2, np.abs(angle))


@misconception(says="You moved negative angles by a full circle.", ask="What is the angle of (2, −1) in the table?")
def full_circle(X):
    _, _, r2, angle = parts(X)
    return built(r2, angle % (2 * np.pi))


@misconception(says="You subtracted the squares.", ask="How far is (1, 1) from the origin?")
def squares_subtracted(X):
    x1, x2, _, angle = parts(X)
    return built(x1**2 - x2**2, angle)


@misconception(says="You squared the sum.", ask="Is (x1 + x2)² the same as x1² + x2²?")
def square_of_sum(X):
    x1, x2, _, angle = parts(X)
    return built((x1 + x2) ** 2, angle)


@misconception(says="Your first feature has no squares.", ask="How far is (1, −1) from the origin?")
def not_squared(X):
    x1, x2, _, angle = parts(X)
    return built(x1 + x2, angle)


@misconception(says="Your features are the rows of the result.", ask="Which axis do the points lie along in X?")
def transposed(X):
    _, _, r2, angle = parts(X)
    return np.array([r2, angle])


@misconception(says="You return the old features as well.", ask="Which shape is asked for?")
def inputs_kept(X):
    x1, x2, r2, angle = parts(X)
    return np.stack([x1, x2, r2, angle], axis=1)


@misconception(says="You added up the squares of all points.", ask="Along which axis do the two coordinates of a point lie?")
def no_axis(X):
    r2 = np.full(len(X), np.sum(X**2))
    return built(r2, parts(X)[3])


@misconception(says="You return the features of the first point only.", ask="How many rows has the result?")
def first_row_only(X):
    x1, x2 = X[0]
    return np.array([x1**2 + x2**2, np.arctan2(x2, x1)])


@misconception(says="Your features are right, but they are written over the points.", ask="What will a plot of the points show after this call?")
def changes_argument(X):
    _, _, r2, angle = parts(X)
    X[:, 0], X[:, 1] = r2, angle
    return X


def inputs(rng):
    for n, label in [(4, ""), (1, "n = 1"), (6, ""), (3, "")]:
        angle = rng.uniform(0.25, 1.2, n) * np.where(rng.permutation(n) % 2, 1.0, -1.0)
        length = rng.uniform(0.6, 2.0, n)
        points = np.stack([length * np.cos(angle), length * np.sin(angle)], axis=1)
        yield case(points, label=label)
    yield case(np.array([[1.5, 0.0], [0.7, -0.4]]), label="on the axis")
    x1, x2 = rng.uniform(0.02, 0.1, 3), rng.uniform(1.0, 2.0, 3) * np.array([1.0, -1.0, 1.0])
    yield case(np.stack([x1, x2], axis=1), label="nearly upright")


def hidden(rng):
    angle = rng.uniform(0.25, 1.2, 40) * rng.choice([-1.0, 1.0], 40)
    length = rng.uniform(0.6, 2.0, 40)
    points = np.stack([length * np.cos(angle), length * np.sin(angle)], axis=1)
    yield case(points, label="40 points")
    other = points.copy()
    other[1:-1] = points[rng.permutation(np.arange(1, 39))]
    yield case(other, label="40 points, in another order")
    yield case(np.array([[0.5, 0.5], [0.5, 0.5], [0.5, -0.5]]), label="equal points")
    yield case(np.concatenate([points, points]), label="80 points, each of them twice")
    yield case(np.array([[1e-4, 1.5], [0.05, -4e-4]]), label="nearly upright, and nearly flat")
    yield case(np.array([[0.05, 4e-4]]), label="nearly flat")
    yield case(np.array([[3e-4, 5e-11], [2e-4, -4e-11]]), label="tiny angles")
    yield case(points[:3] * 1e7, label="points near 1e7")
    yield case(points[:3] * 1e-7, label="points near 1e-7")
    yield case(np.abs(points[:3]) * 1e-8, label="points near 1e-8")


EXERCISE = Exercise(
    polar_features,
    points=2,
    oracle=oracle.polar_features,
    inputs=inputs,
    hidden=hidden,
    extra=True,
    equivalent={"takes near entries": "angles near 0 are below the tolerance"},
    checks=[Values(points=1), Pure(points=1)],
)
