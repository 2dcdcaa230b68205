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

from autograder.core.exercise import Exercise, Misconception, Pure, Values, case
from nn_reference.exercises import training as oracle


def polar_features(X):
    """Squared distance from the origin and angle of points.

    X: (n, 2) points, a row each, with positive first coordinates.
    Returns (n, 2): x1^2 + x2^2, and the angle in radians.
    """
    x1, x2 = X[:, 0], X[:, 1]
    return np.stack([x1**2 + x2**2, np.arctan2(x2, x1)], axis=1)


# -- other right answers ----------------------------------------------------------------------


def row_by_row(X):
    return [[x1 * x1 + x2 * x2, math.atan(x2 / x1)] for x1, x2 in X]


def columns(X):
    return np.column_stack(((X**2).sum(axis=1), np.arctan(X[:, 1] / X[:, 0])))


def complex_numbers(X):
    z = X[:, 0] + 1j * X[:, 1]
    return np.c_[np.abs(z) ** 2, np.angle(z)]


def filled(X):
    result = np.empty_like(X)
    result[:, 0] = np.einsum("ij,ij->i", X, X)
    result[:, 1] = np.arcsin(X[:, 1] / np.sqrt(result[:, 0]))
    return result


def transposed_and_back(X):
    a, b = X.T
    return np.array([np.square(a) + np.square(b), np.arctan(b / a)]).T


def single_precision(X):
    X = X.astype(np.float32)
    return np.vstack([X[:, 0] ** 2 + X[:, 1] ** 2, np.arctan2(X[:, 1], X[:, 0])]).transpose()


# -- wrong answers ----------------------------------------------------------------------------


def built(first, second):
    return np.stack([first, second], axis=1)


def parts(X):
    x1, x2 = X[:, 0].copy(), X[:, 1].copy()
    return x1, x2, x1**2 + x2**2, np.arctan2(x2, x1)


def distance(X):
    _, _, r2, angle = parts(X)
    return built(np.sqrt(r2), angle)


def exchanged(X):
    _, _, r2, angle = parts(X)
    return built(angle, r2)


def other_quotient(X):
    x1, x2, r2, _ = parts(X)
    return built(r2, np.arctan2(x1, x2))


def other_quotient_arctan(X):
    x1, x2, r2, _ = parts(X)
    return built(r2, np.arctan(x1 / x2))


def degrees(X):
    _, _, r2, angle = parts(X)
    return built(r2, np.degrees(angle))


def tangent(X):
    x1, x2, r2, _ = parts(X)
    return built(r2, np.tan(x2 / x1))


def inverse_of_tangent(X):
    x1, x2, r2, _ = parts(X)
    return built(r2, 1 / np.tan(x2 / x1))


def quotient_only(X):
    x1, x2, r2, _ = parts(X)
    return built(r2, x2 / x1)


def arctan_of_product(X):
    x1, x2, r2, _ = parts(X)
    return built(r2, np.arctan(x2 * x1))


def hyperbolic(X):
    x1, x2, r2, _ = parts(X)
    return built(r2, np.tanh(x2 / x1))


def sign_lost(X):
    _, _, r2, angle = parts(X)
    return built(r2, np.abs(angle))


def full_circle(X):
    _, _, r2, angle = parts(X)
    return built(r2, angle % (2 * np.pi))


def squares_subtracted(X):
    x1, x2, _, angle = parts(X)
    return built(x1**2 - x2**2, angle)


def square_of_sum(X):
    x1, x2, _, angle = parts(X)
    return built((x1 + x2) ** 2, angle)


def not_squared(X):
    x1, x2, _, angle = parts(X)
    return built(x1 + x2, angle)


def two_rows(X):
    _, _, r2, angle = parts(X)
    return np.array([r2, angle])


def with_inputs(X):
    x1, x2, r2, angle = parts(X)
    return np.stack([x1, x2, r2, angle], axis=1)


def columns_summed(X):
    r2 = np.full(len(X), np.sum(X**2))
    return built(r2, parts(X)[3])


def first_row_only(X):
    x1, x2 = X[0]
    return np.array([x1**2 + x2**2, np.arctan2(x2, x1)])


def in_place(X):
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
    yield case(points[:3] * 1e7, label="points near 1e7")
    yield case(points[:3] * 1e-7, label="points near 1e-7")
    yield case(np.abs(points[:3]) * 1e-8, label="points near 1e-8")


EXERCISE = Exercise(
    polar_features,
    points=2,
    oracle=oracle.polar_features,
    accepts=[row_by_row, columns, complex_numbers, filled, transposed_and_back, single_precision],
    inputs=inputs,
    hidden=hidden,
    extra=True,
    misconceptions=[
        Misconception(
            "square-root",
            distance,
            says="Your first feature is the distance, not its square.",
            ask="Is there a square root in the formula?",
        ),
        Misconception(
            "order-exchanged",
            exchanged,
            says="The angle stands first.",
            ask="Which of the two features is asked for first?",
        ),
        Misconception(
            "quotient-upside-down",
            other_quotient,
            says="You measured the angle from the x2 axis.",
            ask="What is the angle of the point (1, 0) in the table?",
        ),
        Misconception(
            "quotient-upside-down-arctan",
            other_quotient_arctan,
            says="You took arctan of x1/x2: the quotient is upside down.",
            ask="What is the angle of the point (1, 0) in the table?",
        ),
        Misconception(
            "degrees",
            degrees,
            says="Your angles are in degrees.",
            ask="What is a quarter of π in the table?",
        ),
        Misconception(
            "tangent",
            tangent,
            says="You took the tangent, not the arcus tangent.",
            ask="Which function turns a slope into an angle?",
        ),
        Misconception(
            "one-over-tangent",
            inverse_of_tangent,
            says="You took 1/tan: that is not the inverse function of tan.",
            ask="Which function turns a slope into an angle?",
        ),
        Misconception(
            "slope-for-angle",
            quotient_only,
            says="You used the slope x2/x1 for the angle.",
            ask="What is the slope of the x2 axis, and what is its angle?",
        ),
        Misconception(
            "product-for-quotient",
            arctan_of_product,
            says="You took arctan of the product.",
            ask="Does the angle change when a point moves away from the origin in a straight line?",
        ),
        Misconception(
            "tanh-for-arctan",
            hyperbolic,
            says="You used tanh.",
            ask="Which function turns a slope into an angle?",
        ),
        Misconception(
            "absolute-terms",
            sign_lost,
            says="Your angles have lost their signs.",
            ask="Have (2, 1) and (2, −1) the same angle?",
        ),
        Misconception(
            "full-circle",
            full_circle,
            says="You moved negative angles by a full circle.",
            ask="What is the angle of (2, −1) in the table?",
        ),
        Misconception(
            "squares-subtracted",
            squares_subtracted,
            says="You subtracted the squares.",
            ask="How far is (1, 1) from the origin?",
        ),
        Misconception(
            "square-of-sum",
            square_of_sum,
            says="You squared the sum.",
            ask="Is (x1 + x2)² the same as x1² + x2²?",
        ),
        Misconception(
            "not-squared",
            not_squared,
            says="Your first feature has no squares.",
            ask="How far is (1, −1) from the origin?",
        ),
        Misconception(
            "transposed",
            two_rows,
            says="Your features are the rows of the result.",
            ask="Which axis do the points lie along in X?",
        ),
        Misconception(
            "inputs-kept",
            with_inputs,
            says="You return the old features as well.",
            ask="Which shape is asked for?",
        ),
        Misconception(
            "no-axis",
            columns_summed,
            says="You added up the squares of all points.",
            ask="Along which axis do the two coordinates of a point lie?",
        ),
        Misconception(
            "first-row-only",
            first_row_only,
            says="You return the features of the first point only.",
            ask="How many rows has the result?",
        ),
        Misconception(
            "changes-argument",
            in_place,
            says="Your features are right, but they are written over the points.",
            ask="What will a plot of the points show after this call?",
        ),
    ],
    equivalent={
        "takes near entries": "angles near 0 are below the tolerance",
    },
    checks=[Values(points=1), Pure(points=1)],
)
