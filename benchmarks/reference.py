"""The reference network against PyTorch on the CPU, float64, each with its own threads."""

from __future__ import annotations

import statistics
import time
from collections.abc import Callable, Iterator
from typing import Any

import numpy as np

from nn_reference.convolution import conv2d_batch, conv2d_batch_backward
from nn_reference.network import backward_rows, forward_rows
from nn_reference.output_units import softmax
from nn_reference.registry import ACTIVATIONS

ROUNDS = 15


def main() -> None:
    """Print the ratios; say so where PyTorch is not there."""
    try:
        import torch
    except ModuleNotFoundError:
        print("reference: PyTorch is not installed (the extra `oracles`); nothing was compared")
        return
    for name, ours, theirs in (*_convolution(torch), *_dense(torch)):
        print(f"reference       {name}: {_ratio(ours, theirs):.2f} of PyTorch's time", flush=True)


def _ratio(ours: Callable[[], object], theirs: Callable[[], object]) -> float:
    """The median of the ratios, taken side by side."""
    ours(), theirs()
    return statistics.median(_seconds(ours) / _seconds(theirs) for _ in range(ROUNDS))


def _seconds(run: Callable[[], object]) -> float:
    started = time.perf_counter()
    run()
    return time.perf_counter() - started


Pair = tuple[str, Callable[[], object], Callable[[], object]]


def _convolution(torch: Any) -> Iterator[Pair]:
    """32 images of 32x32x16, 32 filters of 3x3, pad 1."""
    rng = np.random.default_rng(0)
    x, w, b = (
        rng.normal(size=(32, 32, 32, 16)),
        rng.normal(size=(32, 3, 3, 16)),
        rng.normal(size=32),
    )
    upstream = rng.normal(size=(32, 32, 32, 32))
    tx = torch.tensor(x.transpose(0, 3, 1, 2).copy(), requires_grad=True)
    tw = torch.tensor(w.transpose(0, 3, 1, 2).copy(), requires_grad=True)
    tb = torch.tensor(b, requires_grad=True)
    tg = torch.tensor(upstream.transpose(0, 3, 1, 2).copy())

    def torch_forward() -> Any:
        return torch.nn.functional.conv2d(tx, tw, tb, padding=1)

    def torch_both() -> None:
        torch_forward().backward(tg)

    def both() -> None:
        conv2d_batch(x, w, b, pad=1)
        conv2d_batch_backward(upstream, x, w, pad=1)

    yield "conv2d forward", lambda: conv2d_batch(x, w, b, pad=1), torch_forward
    yield "conv2d forward and backward", both, torch_both


def _dense(torch: Any) -> Iterator[Pair]:
    """One training step of 784-256-10, tanh and softmax with cross-entropy, 64 examples."""
    rng = np.random.default_rng(0)
    X, labels = rng.normal(size=(64, 784)), rng.integers(0, 10, size=64)
    weights = [rng.normal(size=(784, 256)) * 0.05, rng.normal(size=(256, 10)) * 0.05]
    biases = [np.zeros(256), np.zeros(10)]
    layers = [ACTIVATIONS["tanh"], ACTIVATIONS["identity"]]
    Y = np.eye(10)[labels]

    def step() -> None:
        trace = forward_rows(X, weights, biases, layers)
        delta = (Y - softmax(trace.output)) / len(X)
        back = backward_rows(trace, weights, layers, delta)
        for W, b, dW, db in zip(weights, biases, back.dW, back.db, strict=True):
            W -= 0.1 * dW
            b -= 0.1 * db

    net = torch.nn.Sequential(
        torch.nn.Linear(784, 256), torch.nn.Tanh(), torch.nn.Linear(256, 10)
    ).double()
    optimiser = torch.optim.SGD(net.parameters(), lr=0.1)
    tX, tlabels = torch.tensor(X), torch.tensor(labels)

    def torch_step() -> None:
        optimiser.zero_grad()
        torch.nn.functional.cross_entropy(net(tX), tlabels).backward()
        optimiser.step()

    yield "dense training step", step, torch_step
