r"""Now the network's answer $q$ differs from the truth $p$. Its mean surprise is the
cross-entropy $H(p, q)$; the unavoidable part of it is the entropy $H(p)$. What is left is the
network's own fault, the **Kullback–Leibler divergence**:

$$D(p \,\Vert \, q) = H(p, q) - H(p) = \sum_k p_k \log\frac{p_k}{q_k} \;\ge 0.$$

```
   ├──────────── H(p, q): mean surprise of the network ────────────┤
   ├────── H(p): nobody can avoid it ──────┼──── D(p‖q): its fault ─┤
```

Two kinds of zeros need care:

| | the term is | because |
|---|---|---|
| $p_k = 0$ (and any $q_k$, 0 too) | 0 | what never happens costs nothing |
| $p_k > 0$ and $q_k = 0$ | **infinity** | it happens, and was called impossible |

With $p = (0.5, 0.5, 0)$:

| $q$ | $D(p\Vert q)$ |
|---|---|
| (0.5, 0.5, 0) | 0 |
| (0.25, 0.5, 0.25) | $0.5 \log 2 = 0.3466$ |
| (0, 0.5, 0.5) | inf |

and the other way round, $D(q\Vert p)$ of the second row is infinite: a divergence is not a
distance,
its two arguments play different parts.

Write `kl_divergence(p, q)`, a number, or `np.inf`.
"""

import math

import numpy as np

from autograder.authoring.look_alikes import look_alikes
from autograder.exercise import Exercise, Pure, Values, accepted, case, misconception
from nn_reference.oracles import losses as oracle

from ._draw import distributions


def kl_divergence(p, q):
    """The divergence of q from p, in natural units.

    p, q: (K,) probabilities that sum to 1, zeros among them.
    Returns one number, which may be infinite.
    """
    happens = p > 0
    if np.any(q[happens] == 0):
        return np.inf
    return np.sum(p[happens] * np.log(p[happens] / q[happens]))


@accepted
def one_at_a_time(p, q):
    total = 0.0
    for pk, qk in zip(p, q):
        if pk == 0:
            continue
        if qk == 0:
            return float("inf")
        total += pk * (math.log(pk) - math.log(qk))
    return total


@accepted
def left_to_numpy(p, q):
    with np.errstate(divide="ignore", invalid="ignore"):
        return np.where(p > 0, p * np.log(p / q), 0.0).sum()


@accepted
def difference_of_entropies(p, q):
    with np.errstate(all="ignore"):
        cross = -sum(pk * np.log(qk) for pk, qk in zip(p, q) if pk > 0)
        own = -sum(pk * np.log(pk) for pk in p if pk > 0)
        return np.asarray(cross - own)


@accepted
def with_masks(p, q):
    keep = p != 0
    p, q = p[keep], q[keep]
    logs = np.full(p.shape, -np.inf)
    np.log(q, out=logs, where=q > 0)
    return float(p @ (np.log(p) - logs))


@accepted
def with_generator(p, q):
    if any(a > 0 and b == 0 for a, b in zip(p.tolist(), q.tolist())):
        return math.inf
    return math.fsum(-a * math.log(b / a) for a, b in zip(p.tolist(), q.tolist()) if a > 0)


@accepted
def single_precision(p, q):
    p, q = p.astype("f4")[p > 0], q.astype("f4")[p > 0]
    with np.errstate(divide="ignore"):
        return (p * np.log(p / q)).sum()


def terms(p, q):
    with np.errstate(all="ignore"):
        return np.where(p > 0, p * np.log(p / q), 0.0)


@misconception(says="You computed D(q‖p): the two distributions have changed parts.", ask="Whose probabilities weigh the terms: the truth's or the network's?")
def arguments_exchanged(p, q):
    return np.sum(terms(q, p))


@misconception(says="You computed the cross-entropy; the entropy of p is not subtracted.", ask="What should the divergence of p from itself be?")
def entropy_not_subtracted(p, q):
    with np.errstate(all="ignore"):
        return np.sum(np.where(p > 0, -p * np.log(q), 0.0))


@misconception(says="Your formula is right, but gives nan where p is 0.", ask="What does `0 * np.log(0)` give, and what should it count as?")
def zero_times_log_zero(p, q):
    return np.sum(p * np.log(p / q))


@misconception(
    says="You added a small number to the probabilities: it turns infinity into about 28.", ask="What should it cost to call impossible what happens?"
)
def epsilon_hides_infinity(p, q):
    return np.sum(p * np.log((p + 1e-12) / (q + 1e-12)))


@misconception(says="You left out every event of which one probability is 0.", ask="Which of the two rows of the table about zeros is not 0?")
def impossible_skipped(p, q):
    both = (p > 0) & (q > 0)
    return np.sum(p[both] * np.log(p[both] / q[both]))


@misconception(says="You left out the events with q = 0, and not those with p = 0.", ask="Which of the two zeros costs nothing?")
def wrong_zero_guarded(p, q):
    keep = q > 0
    return np.sum(p[keep] * np.log(p[keep] / q[keep]))


@misconception(says="You return infinity for every zero in q, even where p is 0 too.", ask="If nobody expects it and it never happens, who is surprised?")
def infinite_at_any_q_zero(p, q):
    return np.inf if (q == 0).any() else np.sum(terms(p, q))


@misconception(
    code="infinite-at-any-zero", says="You return infinity for every zero, whichever distribution it is in.", ask="What does an event cost that never happens?"
)
def infinite_at_every_zero(p, q):
    return np.inf if (q == 0).any() or (p == 0).any() else np.sum(terms(p, q))


@misconception(says="Your divergence is negative.", ask="Can a network be less surprised than one that knows p?")
def negative_cost(p, q):
    return -np.sum(terms(p, q))


@misconception(says="You return minus infinity where p > 0 meets q = 0.", ask="Is calling impossible what happens the best answer, or the worst?")
def minus_infinity(p, q):
    total = np.sum(terms(p, q))
    return total if np.isfinite(total) else -np.inf


@misconception(says="You used logarithms to the base 2.", ask="What is D of the second row in the last table, by your function?")
def log_base_2(p, q):
    return np.sum(terms(p, q)) / np.log(2)


@misconception(says="You divided by the number of events.", ask="Is there a 1/K in the formula, or do the weights p do the averaging?")
def mean_for_sum(p, q):
    return np.mean(terms(p, q))


@misconception(says="You made every term positive.", ask="What happens where the network expects an event too often: p < q?")
def absolute_terms(p, q):
    return np.sum(np.abs(terms(p, q)))


@misconception(says="You took the mean of D(p‖q) and D(q‖p).", ask="Do the truth and the network play the same part?")
def symmetrised(p, q):
    return 0.5 * np.sum(terms(p, q)) + 0.5 * np.sum(terms(q, p))


@misconception(says="You weighed the terms by p − q.", ask="How often does event k happen, in truth?")
def weighed_by_difference(p, q):
    with np.errstate(all="ignore"):
        return np.sum(np.where((p > 0) | (q > 0), (p - q) * np.log(p / q), 0.0))


@misconception(says="You added the logarithms up without weighing them by p.", ask="How much does an event matter that almost never happens?")
def weights_ignored(p, q):
    with np.errstate(all="ignore"):
        return np.sum(np.where(p > 0, np.log(p / q), 0.0))


@misconception(says="There is no logarithm in your formula.", ask="What is your result for q = p?")
def log_forgotten(p, q):
    with np.errstate(all="ignore"):
        return np.sum(np.where(p > 0, p * p / q, 0.0))


@misconception(says="You return each event's term.", ask="How many numbers is a divergence?")
def not_summed(p, q):
    return terms(p, q)


@misconception(says="You computed H(q) − H(p).", ask="What would your result be for p = (0.9, 0.1) and q = (0.1, 0.9)?")
def entropy_difference(p, q):
    def own(r):
        return -np.sum(r[r > 0] * np.log(r[r > 0]))

    return own(q) - own(p)


@misconception(says="You added up squared differences.", ask="Can your result ever be infinite?")
def squared_error(p, q):
    return np.sum((p - q) ** 2)


@misconception(says="You divided log p by log q.", ask="What is the logarithm of a quotient?")
def logs_divided(p, q):
    with np.errstate(all="ignore"):
        return np.sum(np.where(p > 0, p * np.log(p) / np.log(q), 0.0))


@misconception(says="Your divergence is right, but the distributions are changed.", ask="Do p and q still sum to 1 after this call?")
def changes_argument(p, q):
    q[p == 0] = 1
    p[p == 0] = 1
    with np.errstate(all="ignore"):
        return np.sum(p * np.log(p / q))


def far_apart(rng, k):
    """Two distributions whose divergence is no small number."""
    while True:
        p, q = distributions(rng, 2, k)
        if np.sum(p * np.log(p / q)) > 0.15 and np.abs(np.sum((p - q) * np.log(q))) > 0.02:
            return p, q


def inputs(rng):
    for k in (3, 5, 2, 4):
        yield case(*far_apart(rng, k))
    order = rng.permutation(4)
    p, q = np.array([0.0015, 0.2485, 0.55, 0.2]), np.array([0.3, 0.4, 0.0015, 0.2985])
    yield case(p[order], q[order], label="rare events")


def zeros_in_p(rng):
    p, q = far_apart(rng, 4)
    p[rng.integers(4)] = 0
    yield case(p / p.sum(), q, label="p = 0")
    p, q = far_apart(rng, 5)
    p[[0, 3]] = q[3] = 0
    order = rng.permutation(5)
    yield case((p / p.sum())[order], (q / q.sum())[order], label="p = q = 0, and p = 0")
    p, q = far_apart(rng, 3)
    yield case(np.eye(3)[rng.integers(3)], q, label="p is certain")
    certain = np.eye(4)[rng.integers(4)]
    yield case(certain, certain.copy(), label="p and q are certain, and agree")


def zeros_in_q(rng):
    p, q = far_apart(rng, 4)
    q[rng.integers(4)] = 0
    yield case(p, q / q.sum(), label="q = 0 where p > 0")
    p, q = far_apart(rng, 5)
    q[1] = p[2] = 0
    order = rng.permutation(5)
    yield case((p / p.sum())[order], (q / q.sum())[order], label="a zero in each")


def hidden(rng):
    p, q = distributions(rng, 2, 300, 0.0008)
    yield from look_alikes(p, q, label="300 events")
    yield case(p[:5] / p[:5].sum(), p[:5] / p[:5].sum(), label="p = q")
    yield case(np.full(8, 0.125), distributions(rng, 1, 8)[0], label="p is uniform")
    p = np.zeros(36)
    p[rng.choice(36, 20, replace=False)] = distributions(rng, 1, 20, 0.01)[0]
    yield case(p, distributions(rng, 1, 36, 0.002)[0], label="many events that never happen")
    p = np.concatenate([[0.2, 0.8], rng.uniform(1e-7, 5e-7, 34)])
    yield case(p / p.sum(), distributions(rng, 1, 36, 0.002)[0], label="34 events of a probability near 1e-7")
    # Unlikely is not impossible; and a probability may be nearly, but not quite, as it should be.
    p = np.array([0.6, 1e-6, 0.1, 0.3 - 1e-6])
    q = np.array([0.6 + 4e-6, 8e-10, 0.3 - 8e-10, 0.1 - 4e-6])
    yield case(p, q, label="an event that q holds for nearly impossible")
    p = np.array([0.4, 2e-9, 0.6 - 2e-9])
    yield case(p, np.array([0.5, 0.0, 0.5]), label="a rare event that q holds for impossible")


EXERCISE = Exercise(
    kl_divergence,
    points=4,
    oracle=oracle.kl_divergence,
    inputs=inputs,
    hidden=hidden,
    equivalent={"1e6": "probabilities", "without `if np.any(q[happens] == 0):`": "NumPy gives inf for log(p / 0), with a warning"},
    checks=[
        Values(points=1),
        Values(points=1, inputs=zeros_in_p, name="p = 0"),
        Values(points=1, inputs=zeros_in_q, name="q = 0"),
        Pure(points=1, inputs=zeros_in_p),
    ],
)
