"""Judging the parameters of a network: drawn at the start, or trained."""

from __future__ import annotations

import math
from collections.abc import Sequence
from itertools import pairwise

import numpy as np

from autograder.core.compare import as_array
from autograder.core.rng.statistics import (
    FALSE_ALARM,
    Trial,
    Unlikely,
    depends_on_rng_alone,
    surprising,
)
from autograder.core.values import Array, Value

DISTINCT = 0.99
"""Share of different numbers among random weights: float32 ones may coincide now and then."""


def look_at_initial(trial: Trial) -> None:
    """Weights of the right shapes, all different; biases of zero."""
    sizes = trial.args[0]
    for result in trial.value:
        weights, biases = read_parameters(result, sizes)
        if any(b.any() for b in biases):
            raise Unlikely("the biases must be 0")
        numbers = np.concatenate([w.ravel() for w in weights])
        if len(np.unique(numbers)) < DISTINCT * numbers.size:
            raise Unlikely("many weights are equal; each must be drawn for itself")
    depends_on_rng_alone([_plain_lists(v) for v in trial.value], trial, -math.inf)


def _plain_lists(value: Value) -> Value:
    return [[np.asarray(part, np.float64) for part in group] for group in value]


def read_parameters(value: Value, sizes: Sequence[int]) -> tuple[list[Array], list[Array]]:
    """Weights and biases in row form, finite and of the right shapes. Raises Unlikely."""
    if not isinstance(value, list | tuple) or len(value) != 2:
        raise Unlikely("two things are wanted: (weights, biases)")
    groups = []
    shapes: tuple[list[tuple[int, ...]], ...] = (list(pairwise(sizes)), [(n,) for n in sizes[1:]])
    for name, group, wanted in zip(("weights", "biases"), value, shapes, strict=True):
        if not isinstance(group, list | tuple) or len(group) != len(wanted):
            raise Unlikely(f"the {name} must be a list with an array for each layer")
        arrays = [as_array(part) for part in group]
        for array, shape in zip(arrays, wanted, strict=True):
            if array is None or array.dtype.kind not in "biuf" or array.shape != tuple(shape):
                raise Unlikely(f"the {name} of a layer must be an array of shape {tuple(shape)}")
            if not np.isfinite(array).all():
                raise Unlikely(f"the {name} are not all finite")
        groups.append([np.asarray(a, np.float64) for a in arrays])
    return groups[0], groups[1]


def look_at_normal(trial: Trial) -> None:
    """Histograms of each layer's weights are those of the normal distribution times `scale`."""
    edges = trial.args[-2]["edges"]
    wanted = np.array([0.5 * (1 + math.erf(edge / math.sqrt(2))) for edge in edges])
    _look_at_sums(trial.value)
    layers = trial.value[:, :, :-2].sum(axis=0).astype(int)
    for counts in (*layers, layers.sum(axis=0)):
        n = int(counts.sum())
        found = np.cumsum(counts)[:-1] / n
        # Massart: P(largest gap > e) ≤ 2·exp(−2·n·e²).
        allowed = math.sqrt(math.log(2 * (len(layers) + 1) / FALSE_ALARM) / (2 * n))
        shares = np.diff(wanted, prepend=0.0, append=1.0)
        odd = any(map(surprising, counts, [n] * len(shares), shares, [1000] * len(shares)))
        if odd or np.abs(found - wanted).max() > allowed:
            raise Unlikely("the weights of a layer are not normally distributed with that scale")


def _look_at_sums(value: Array) -> None:
    """The mean and the mean square of each layer: near enough to 0 and 1, and not always exact."""
    n = value[:, :, :-2].sum(axis=2)
    sums, squares = value[:, :, -2], value[:, :, -1]
    for z in (sums / np.sqrt(n), (squares - n) / np.sqrt(2 * n)):
        if np.abs(z.sum()) > 7 * math.sqrt(z.size):
            raise Unlikely("the weights of a layer are not normally distributed with that scale")
        close = int((np.abs(z) < 0.1).sum())
        if surprising(close, z.size, 0.08, 4) and close > 0.08 * z.size:
            raise Unlikely("the weights of a layer are adjusted; each must be drawn for itself")


def look_at_network(trial: Trial) -> None:
    """Parameters that get enough of the rows right which they were not trained on.

    `want` holds these `rows` of pixels, 0 to 16, and their `labels`; `params["accuracy"]` says how
    many, and `params["sizes"]` is the position of the layers' sizes among the arguments.
    """
    rows = trial.want["rows"].astype(np.float64) / 16
    weights, biases = read_parameters(trial.value, trial.args[trial.params["sizes"]])
    for layer, (W, b) in enumerate(zip(weights, biases, strict=True)):
        rows = rows @ W + b
        if layer < len(weights) - 1:
            rows = np.tanh(rows)
    right = float((rows.argmax(axis=1) == trial.want["labels"]).mean())
    if right < trial.params["accuracy"]:
        raise Unlikely(
            f"the network gets {right:.0%} of the digits right that it was not trained on; "
            f"{trial.params['accuracy']:.0%} are asked"
        )
