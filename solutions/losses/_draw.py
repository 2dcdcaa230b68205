"""Draws that several exercises share: distributions, mixed labels, logits of a good size."""

import numpy as np


def distributions(rng, n, k, low=0.03):
    """(n, k) rows that sum to 1, no entry below low."""
    raw = rng.uniform(0.2, 1.0, (n, k)) ** 2
    raw /= raw.sum(axis=1, keepdims=True)
    return low + (1 - k * low) * raw


def one_hot_rows(rng, n, k):
    """(n, k) one-hot rows, over different classes as far as there are rows."""
    return np.eye(k)[mixed_labels(rng, n, k)]


def mixed_labels(rng, n, k):
    """n labels below k: of several classes, and not just each row's own number."""
    if n == 1:
        return rng.integers(1, k, 1)
    while True:
        labels = np.resize(rng.permutation(k), n)
        rng.shuffle(labels)
        if len(set(labels.tolist())) > 1 and not np.array_equal(labels, np.arange(n) % k):
            return labels


def mixed_bits(rng, n):
    """n zeros and ones as floats, with both of them where n > 1."""
    if n == 1:
        return rng.integers(0, 2, 1).astype(float)
    return rng.permutation(np.arange(n) % 2).astype(float)


def signed(rng, low, high, shape):
    """Numbers of a size between low and high with random signs."""
    return rng.uniform(low, high, shape) * rng.choice([-1.0, 1.0], shape)


def nearly_one_hot(rng, n, k):
    """(n, k) rows that sum to 1, with small numbers in place of the zeros."""
    small = rng.uniform(2e-5, 6e-5, (n, k))
    hot = one_hot_rows(rng, n, k) == 1
    small[hot] = 0
    small[hot] = 1 - small.sum(axis=1)
    return small


def nearly(rng, shape):
    """Answers and targets between 8 and 16 that differ by 2**-14, all of them exact in float32."""
    targets = rng.integers(32, 60, shape) / 4
    return targets + rng.choice([-1.0, 1.0], shape) * 2.0**-14, targets
