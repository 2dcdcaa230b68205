"""Points for the pictures: a disc inside a ring, as on the slides."""

import numpy as np

from nn_reference.shapes import Array, IntArray


def circle_data(rng: np.random.Generator, n: int, *, gap: float = 0.0) -> tuple[Array, IntArray]:
    """n points (n, 2) and labels: every second one in a disc (1), the others in a ring around (0).

    The ring is open at the top over an angle of `gap` radians.

    Source: Quinton and Chin, deep networks, "Feature Space Transformation" (circle data).

    >>> X, y = circle_data(np.random.default_rng(0), 4)
    >>> X.shape, y
    ((4, 2), array([1, 0, 1, 0]))
    """
    y = (np.arange(n) + 1) % 2
    radius = np.where(y == 1, rng.uniform(0.0, 0.9, n), rng.uniform(1.5, 2.2, n))
    open_at = np.where(y == 1, 0.0, gap / 2)
    angle = np.pi / 2 + rng.uniform(open_at, 2 * np.pi - open_at)
    return np.column_stack([radius * np.cos(angle), radius * np.sin(angle)]), y.astype(np.int64)
