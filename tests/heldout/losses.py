# ruff: noqa: E501
r"""Held-out answers to losses, written from the contract alone. See test_heldout.py."""

ANSWERS = r"""
#= prelude
import functools
import itertools
import math
import operator

import numpy as np


def sig(z):
    return 0.5 * (1 + np.tanh(0.5 * np.asarray(z)))


def soft(z):
    e = np.exp(z - np.max(z, axis=-1, keepdims=True))
    return e / e.sum(axis=-1, keepdims=True)

## half_squared_error
#+ plain
def half_squared_error(y, t):
    return 0.5 * np.sum((t - y) ** 2)
#+ python float
def half_squared_error(y, t):
    return sum((float(a) - float(b)) ** 2 for a, b in zip(y, t)) / 2
#+ 0-d array of an inner product
def half_squared_error(y, t):
    return np.array(np.vdot(y - t, y - t) / 2)
#+ hypot
half_squared_error = lambda y, t: math.dist(y, t) ** 2 / 2
#+ single precision result
def half_squared_error(y, t, *, factor=0.5):
    return np.float32(factor * np.linalg.norm(np.subtract(y, t)) ** 2)
#-s mean ;; np.sum ;; np.mean
#-s no half ;; 0.5 * ;;
#-s vector of one ;; return 0.5 * np.sum((t - y) ** 2) ;; return 0.5 * np.sum((t - y) ** 2, keepdims=True)
#-s each output ;; np.sum((t - y) ** 2) ;; (t - y) ** 2
#-s square of the sum ;; np.sum((t - y) ** 2) ;; np.sum(t - y) ** 2
#-s absolute ;; (t - y) ** 2 ;; abs(t - y)
#-s root ;; return 0.5 * np.sum((t - y) ** 2) ;; return 0.5 * np.sqrt(np.sum((t - y) ** 2))
#-s two decimals ;; return 0.5 * np.sum((t - y) ** 2) ;; return round(float(0.5 * np.sum((t - y) ** 2)), 2)
#-s output changed ;; return 0.5 * np.sum((t - y) ** 2) ;; y -= t; return 0.5 * np.sum(y ** 2)
#-s difference of squares ;; (t - y) ** 2 ;; t**2 - y**2
#-s negative ;; 0.5 ;; -0.5
#-s hard targets ;; (t - y) ;; (np.round(t) - y)

## total_loss
#+ plain
def total_loss(Y, T):
    return sum(half_squared_error(y, t) for y, t in zip(Y, T))
#+ at once
def total_loss(Y, T):
    return np.square(np.subtract(T, Y)).sum() / 2
#+ einsum
total_loss = lambda Y, T: 0.5 * np.einsum("nk,nk->", Y - T, Y - T)
#+ trace, 0-d
def total_loss(Y, T):
    return np.asarray(np.trace((Y - T) @ (Y - T).T) * 0.5)
#+ loops
def total_loss(Y, T):
    total = 0
    for n in range(Y.shape[0]):
        for k in range(Y.shape[1]):
            total += 0.5 * (Y[n, k] - T[n, k]) ** 2
    return np.float32(total)
#-s mean over rows ;; return sum(half_squared_error(y, t) for y, t in zip(Y, T)) ;; return np.mean([half_squared_error(y, t) for y, t in zip(Y, T)])
#-s mean over entries ;; return sum(half_squared_error(y, t) for y, t in zip(Y, T)) ;; return 0.5 * np.mean((Y - T) ** 2)
#-s each row ;; sum(half_squared_error(y, t) for y, t in zip(Y, T)) ;; np.sum((Y - T) ** 2, axis=1) / 2
#-s no half ;; return sum ;; return 2 * sum
#-s half twice ;; return sum ;; return 0.5 * sum
#-s first row only ;; zip(Y, T) ;; [(Y[0], T[0])]
#-s last row dropped ;; zip(Y, T) ;; zip(Y[: max(1, len(Y) - 1)], T)
#-s sum of the rows first ;; sum(half_squared_error(y, t) for y, t in zip(Y, T)) ;; half_squared_error(Y.sum(axis=0), T.sum(axis=0))
#-s vector of one ;; return sum(half_squared_error(y, t) for y, t in zip(Y, T)) ;; return np.array([sum(half_squared_error(y, t) for y, t in zip(Y, T))])
#-s squared columns ;; return sum(half_squared_error(y, t) for y, t in zip(Y, T)) ;; return 0.5 * np.linalg.norm(Y - T, 2) ** 2
#-s argument changed ;; return sum ;; Y[:] = Y - T; T[:] = 0; return sum

## binary_cross_entropy
#+ plain
def binary_cross_entropy(y_hat, y):
    return -np.mean(y * np.log(y_hat) + (1 - y) * np.log(1 - y_hat))
#+ epsilon in the logarithms
def binary_cross_entropy(y_hat, y):
    return -np.mean(y * np.log(y_hat + 1e-12) + (1 - y) * np.log(1 - y_hat + 1e-12))
#+ clipped far out
def binary_cross_entropy(y_hat, y, eps=1e-7):
    p = np.clip(y_hat, eps, 1 - eps)
    return np.mean(np.where(y == 1, -np.log(p), -np.log1p(-p)))
#+ math and branches
def binary_cross_entropy(y_hat, y):
    def one(p, label):
        return -math.log(p) if label else -math.log1p(-p)
    return math.fsum(map(one, y_hat, y)) / len(y)
#+ probability of the label
binary_cross_entropy = lambda y_hat, y: np.array(-np.log(np.abs(1 - y - y_hat)).mean())
#+ inner products
def binary_cross_entropy(y_hat, y):
    n = np.size(y)
    return np.float32((-(y @ np.log(y_hat)) - (1 - y) @ np.log(1 - y_hat)) / n)
#-s sum ;; np.mean ;; np.sum
#-s first term only ;; + (1 - y) * np.log(1 - y_hat) ;;
#-s sign ;; -np.mean ;; np.mean
#-s bits ;; np.log(1 ;; np.log2(1
#-s clipped at a hundredth ;; return - ;; y_hat = np.clip(y_hat, 0.01, 0.99); return -
#-s coarse epsilon ;; np.log(y_hat) ;; np.log(y_hat + 1e-4)
#-s columns against rows ;; np.mean(y * ;; np.mean(y[:, None] *
#-s hard predictions ;; return - ;; y_hat = np.clip(np.round(y_hat), 1e-3, 1 - 1e-3); return -
#-s vector of one ;; y_hat)) ;; y_hat), keepdims=True)
#-s each example ;; -np.mean( ;; -(
#-s other label ;; y * np.log(y_hat) + (1 - y) * np.log(1 - y_hat) ;; y * np.log(1 - y_hat) + (1 - y) * np.log(y_hat)
#-s log of the sum ;; y * np.log(y_hat) + (1 - y) * np.log(1 - y_hat) ;; np.log(np.mean(y * y_hat + (1 - y) * (1 - y_hat)))
#-s prediction changed ;; return - ;; y_hat += 1e-6; return -
#-s divided by the positives ;; -np.mean(y ;; -np.sum(y
#-s two classes counted ;; -np.mean ;; -0.5 * np.mean
#-s rounded ;; return -np.mean(y * np.log(y_hat) + (1 - y) * np.log(1 - y_hat)) ;; return -np.round(np.mean(y * np.log(y_hat) + (1 - y) * np.log(1 - y_hat)), 4)

## binary_cross_entropy_with_logits
#+ plain
def binary_cross_entropy_with_logits(a, y):
    return np.mean(np.maximum(a, 0) - a * y + np.log1p(np.exp(-np.abs(a))))
#+ logaddexp
def binary_cross_entropy_with_logits(a, y):
    return np.logaddexp(0, a).mean() - (a * y).mean()
#+ signed logits, loop
def binary_cross_entropy_with_logits(a, y):
    total = 0.0
    for logit, label in zip(a, y):
        m = -logit if label else logit
        total += m + math.log1p(math.exp(-m)) if m > 0 else math.log1p(math.exp(m))
    return total / len(a)
#+ two-class log-sum-exp
def binary_cross_entropy_with_logits(a, y):
    A = np.stack([np.zeros_like(a), a], axis=1)
    top = A.max(axis=1)
    lse = top + np.log(np.exp(A - top[:, None]).sum(axis=1))
    return np.array(np.mean(lse - A[np.arange(len(a)), y.astype(int)]))
#+ where in the tails
def binary_cross_entropy_with_logits(a, y):
    with np.errstate(over="ignore"):
        softplus = np.where(a > 30, a, np.log1p(np.exp(np.minimum(a, 30))))
    return float(np.average(softplus - y * a))
#-s naive ;; np.maximum(a, 0) - a * y + np.log1p(np.exp(-np.abs(a))) ;; -y * np.log(1 / (1 + np.exp(-a))) - (1 - y) * np.log(1 - 1 / (1 + np.exp(-a)))
#-s stable sigmoid, then the logarithm ;; np.maximum(a, 0) - a * y + np.log1p(np.exp(-np.abs(a))) ;; -y * np.log(sig(a) + 1e-12) - (1 - y) * np.log(1 - sig(a) + 1e-12)
#-s logits clipped ;; return ;; a = np.clip(a, -500, 500); return
#-s sum ;; np.mean ;; np.sum
#-s overflow above ;; np.maximum(a, 0) - a * y + np.log1p(np.exp(-np.abs(a))) ;; np.log1p(np.exp(a)) - a * y
#-s overflow below ;; np.maximum(a, 0) - a * y + np.log1p(np.exp(-np.abs(a))) ;; np.log1p(np.exp(-a)) + a * (1 - y)
#-s other label ;; a * y ;; a * (1 - y)
#-s sign ;; - a * y ;; + a * y
#-s positive examples only ;; np.mean(np.maximum(a, 0) - a * y ;; np.mean(np.maximum(-a, 0) * y
#-s tail of the wrong side ;; np.exp(-np.abs(a)) ;; np.exp(-np.maximum(a, 0))
#-s no correction ;; + np.log1p(np.exp(-np.abs(a))) ;;
#-s vector of one ;; (np.exp(-np.abs(a)))) ;; (np.exp(-np.abs(a))), keepdims=True)
#-s logits taken for probabilities ;; return ;; return binary_cross_entropy(np.clip(a, 0.001, 0.999), y); return
#-s plus or minus one ;; a * y ;; a * (2 * y - 1)
#-s logits changed ;; np.log1p(np.exp(-np.abs(a))) ;; np.log1p(np.exp(-np.abs(a, out=a)))
#-s columns against rows ;; a * y ;; (a[:, None] * y).mean(axis=1)

## cross_entropy
#+ plain
def cross_entropy(y_hat, y):
    return -np.mean(np.sum(y * np.log(y_hat), axis=1))
#+ epsilon
def cross_entropy(y_hat, y):
    return -np.sum(y * np.log(y_hat + 1e-12)) / y.shape[0]
#+ einsum, 0-d
def cross_entropy(y_hat, y):
    return np.array(np.einsum("nk,nk->", y, -np.log(y_hat)) / len(y_hat))
#+ loops
def cross_entropy(y_hat, y):
    rows = [-sum(t * math.log(p) for t, p in zip(ts, ps)) for ts, ps in zip(y, y_hat)]
    return sum(rows) / len(rows)
#+ powers
cross_entropy = lambda y_hat, y: np.float32(-np.log(np.prod(y_hat**y, axis=-1)).mean())
#+ trace
def cross_entropy(y_hat, y, /):
    return -np.trace(y @ np.log(y_hat).T) / len(y)
#-s mean over entries ;; np.mean(np.sum(y * np.log(y_hat), axis=1)) ;; np.mean(y * np.log(y_hat))
#-s sum ;; np.mean( ;; np.sum(
#-s sign ;; -np.mean ;; np.mean
#-s hard labels ;; y * np.log ;; (y == y.max(axis=1, keepdims=True)) * np.log
#-s labels' entries above a half ;; y * np.log ;; (y > 0.5) * np.log
#-s bits ;; np.log( ;; np.log2(
#-s other classes as well ;; y * np.log(y_hat) ;; y * np.log(y_hat) + (1 - y) * np.log(1 - y_hat)
#-s outer product ;; np.sum(y * np.log(y_hat), axis=1) ;; np.sum(y @ np.log(y_hat).T, axis=1)
#-s over the columns ;; axis=1 ;; axis=0
#-s divided by classes ;; np.mean(np.sum(y * np.log(y_hat), axis=1)) ;; np.sum(y * np.log(y_hat)) / y.shape[1]
#-s coarse epsilon ;; np.log(y_hat) ;; np.log(y_hat + 1e-4)
#-s each row ;; -np.mean(np.sum(y * np.log(y_hat), axis=1)) ;; -np.sum(y * np.log(y_hat), axis=1)
#-s swapped ;; y * np.log(y_hat) ;; y_hat * np.log(np.maximum(y, 1e-12))
#-s logarithm of the mean ;; np.mean(np.sum(y * np.log(y_hat), axis=1)) ;; np.log(np.mean(np.sum(y * y_hat, axis=1)))
#-s normalised once more ;; np.log(y_hat) ;; np.log(soft(y_hat))
#-s targets changed ;; return -np.mean(np.sum(y * np.log(y_hat), axis=1)) ;; y *= np.log(y_hat); return -y.sum() / len(y)

## cross_entropy_with_logits
#+ plain
def cross_entropy_with_logits(a, labels):
    top = a.max(axis=1, keepdims=True)
    lse = top[:, 0] + np.log(np.exp(a - top).sum(axis=1))
    return np.mean(lse - a[np.arange(len(a)), labels])
#+ logaddexp
def cross_entropy_with_logits(a, labels):
    return np.mean([np.logaddexp.reduce(row) - row[k] for row, k in zip(a, labels)])
#+ math
def cross_entropy_with_logits(a, labels):
    total = 0.0
    for row, k in zip(a.tolist(), labels.tolist()):
        m = max(row)
        total += m - row[k] + math.log(math.fsum(math.exp(v - m) for v in row))
    return total / len(labels)
#+ one-hot matrix
def cross_entropy_with_logits(a, labels):
    hot = np.eye(a.shape[-1])[labels]
    b = a - np.max(a, axis=-1)[:, None]
    return np.array(-(hot * (b - np.log(np.exp(b).sum(-1))[:, None])).sum() / len(a))
#+ differences to the label's logit
def cross_entropy_with_logits(a, labels):
    d = a - np.take_along_axis(a, np.reshape(labels, (-1, 1)), axis=1)
    return np.logaddexp.reduce(d, axis=1).mean().astype(np.float32)
#-s no shift ;; lse = top[:, 0] + np.log(np.exp(a - top).sum(axis=1)) ;; lse = np.log(np.exp(a).sum(axis=1))
#-s one maximum for all ;; a.max(axis=1, keepdims=True) ;; np.full((len(a), 1), a.max())
#-s maximum of the columns where it fits ;; a.max(axis=1, keepdims=True) ;; (a.max(axis=0)[:, None] if a.shape[0] == a.shape[1] else a.max(axis=1, keepdims=True))
#-s sum ;; np.mean ;; np.sum
#-s every label of every row ;; a[np.arange(len(a)), labels] ;; np.mean(a[:, labels])
#-s labels as rows where they fit ;; a[np.arange(len(a)), labels] ;; (a[labels].mean(axis=1) if labels.max() < len(a) else a[np.arange(len(a)), labels])
#-s n by n average ;; lse - a[np.arange(len(a)), labels] ;; lse - a[np.arange(len(a)), labels[:, None]]
#-s probabilities with epsilon ;; return np.mean(lse - a[np.arange(len(a)), labels]) ;; return -np.mean(np.log(soft(a)[np.arange(len(a)), labels] + 1e-12))
#-s shift not added back ;; top[:, 0] + ;;
#-s first label for all ;; labels] ;; np.full(len(a), labels[0])]
#-s maximum for the sum ;; lse - ;; top[:, 0] -
#-s labels from one ;; labels] ;; labels - 1]
#-s sign ;; return np.mean(lse - ;; return np.mean(-lse +
#-s logits clipped ;; top = ;; a = np.clip(a, -700, 700); top =
#-s each row ;; np.mean(lse ;; (lse
#-s logits changed ;; return np.mean(lse - a[np.arange(len(a)), labels]) ;; a -= lse[:, None]; return -np.mean(a[np.arange(len(a)), labels])
#-s minimum as shift ;; a.max( ;; a.min(
#-s divided by classes as well ;; return np.mean(lse - a[np.arange(len(a)), labels]) ;; return np.mean(lse - a[np.arange(len(a)), labels]) / a.shape[1]

## entropy
#+ plain
def entropy(p):
    q = p[p > 0]
    return -np.sum(q * np.log(q))
#+ epsilon
def entropy(p):
    return -np.sum(p * np.log(p + 1e-12))
#+ nan to zero, with warnings
def entropy(p):
    return np.nansum(-p * np.log(p))
#+ math
def entropy(p):
    return 0.0 - math.fsum(v * math.log(v) for v in p if v)
#+ where, 0-d
entropy = lambda p: np.asarray(-(p * np.log(np.where(p == 0, 1, p))).sum())
#+ powers
def entropy(p, base=math.e):
    return np.float32(-np.log(np.prod(np.power(p, p))))
#-s nan at zero ;; q = p[p > 0] ;; q = p
#-s bits ;; np.log ;; np.log2
#-s sign ;; -np.sum ;; np.sum
#-s mean ;; np.sum ;; np.mean
#-s coarse epsilon ;; return -np.sum(q * np.log(q)) ;; return -np.sum(p * np.log(p + 1e-3))
#-s small probabilities dropped ;; p > 0 ;; p > 0.01
#-s each outcome ;; return -np.sum(q * np.log(q)) ;; return -q * np.log(q)
#-s weights forgotten ;; q * np.log(q) ;; np.log(q)
#-s vector of one ;; np.sum(q * np.log(q)) ;; np.sum(q * np.log(q), keepdims=True)
#-s divided by its maximum ;; return -np.sum(q * np.log(q)) ;; return -np.sum(q * np.log(q)) / np.log(max(2, len(p)))
#-s argument changed ;; q = p[p > 0] ;; p += 1e-15; q = p
#-s binary ;; return -np.sum(q * np.log(q)) ;; return -np.sum(q * np.log(q)) - np.sum((1 - q) * np.log(1 - q + 1e-300))
#-s three decimals ;; return -np.sum(q * np.log(q)) ;; return round(float(-np.sum(q * np.log(q))), 3)

## kl_divergence
#+ plain
def kl_divergence(p, q):
    if np.any((p > 0) & (q == 0)):
        return np.inf
    s = p > 0
    return np.sum(p[s] * np.log(p[s] / q[s]))
#+ branches
def kl_divergence(p, q):
    total = 0.0
    for a, b in zip(p, q):
        if a > 0:
            if b == 0:
                return float("inf")
            total += a * (math.log(a) - math.log(b))
    return total
#+ division by zero allowed
def kl_divergence(p, q):
    s = p != 0
    return (p[s] * np.log(p[s] / q[s])).sum()
#+ where, 0-d
def kl_divergence(p, q):
    with np.errstate(all="ignore"):
        return np.array(np.where(p > 0, p * (np.log(p) - np.log(q)), 0).sum())
#+ cross-entropy less entropy
def kl_divergence(p, q):
    logs = [(a, math.log(b) if b else -math.inf) for a, b in zip(p, q) if a]
    return -sum(a * lb for a, lb in logs) - entropy(p)
#+ nansum, single precision
kl_divergence = lambda p, q: np.float32(np.nansum(p * np.log(p / q)))
#-s reversed ;; np.log(p[s] / q[s]) ;; np.log(q[s] / p[s])
#- other way round
def kl_divergence(p, q):
    if np.any((q > 0) & (p == 0)):
        return np.inf
    s = q > 0
    return np.sum(q[s] * np.log(q[s] / p[s]))
#-s cross-entropy ;; np.log(p[s] / q[s]) ;; -np.log(q[s])
#- no infinity
def kl_divergence(p, q):
    s = (p > 0) & (q > 0)
    return np.sum(p[s] * np.log(p[s] / q[s]))
#-s finite for zeros ;; return np.inf ;; return np.sum(p * np.log((p + 1e-12) / (q + 1e-12)))
#-s infinite for any zero of q ;; (p > 0) & (q == 0) ;; q == 0
#-s nan for zeros of p ;; s = p > 0 ;; s = p >= 0
#-s bits ;; np.log( ;; np.log2(
#-s mean ;; np.sum( ;; np.mean(
#-s symmetric ;; p[s] * np.log(p[s] / q[s]) ;; (p[s] - q[s]) * np.log(p[s] / q[s])
#-s nan for infinity ;; return np.inf ;; return np.nan
#-s minus infinity ;; return np.inf ;; return -np.inf
#-s error ;; return np.inf ;; raise ValueError("q = 0")
#-s big number ;; return np.inf ;; return 1e308
#-s vector of one ;; np.sum(p[s] * np.log(p[s] / q[s])) ;; np.sum(p[s] * np.log(p[s] / q[s]), keepdims=True)
#-s each outcome's absolute value ;; p[s] * np.log(p[s] / q[s]) ;; np.abs(p[s] * np.log(p[s] / q[s]))
#-s argument changed ;; s = p > 0 ;; s = p > 0; q[~s] = 1

## cross_entropy_output_grad
#+ plain
def cross_entropy_output_grad(y_hat, y):
    return -y / y_hat
#+ list
def cross_entropy_output_grad(y_hat, y):
    return [-t / p for t, p in zip(y, y_hat)]
#+ epsilon below
cross_entropy_output_grad = lambda y_hat, y: np.negative(y) * (1 / (y_hat + 1e-12))
#+ only where it is not zero
def cross_entropy_output_grad(y_hat, y):
    out = np.zeros_like(y_hat)
    np.divide(y, y_hat, out=out, where=y != 0)
    return -out
#+ solve with a diagonal
def cross_entropy_output_grad(y_hat, y):
    return np.linalg.solve(np.diag(y_hat), -y).astype(np.float32)
#-s sign ;; -y ;; y
#-s gradient at the logits ;; -y / y_hat ;; y_hat - y
#-s divided by classes ;; -y / y_hat ;; -y / y_hat / len(y)
#-s hard label ;; -y / y_hat ;; -(y == y.max()) / y_hat
#-s targets ignored ;; -y / y_hat ;; -(y > 0) / y_hat
#-s softmax first ;; / y_hat ;; / soft(y_hat)
#-s binary ;; -y / y_hat ;; -y / y_hat + (1 - y) / (1 - y_hat)
#-s sum ;; return -y / y_hat ;; return np.sum(-y / y_hat)
#-s the loss ;; -y / y_hat ;; -y * np.log(y_hat)
#-s coarse epsilon ;; / y_hat ;; / (y_hat + 1e-4)
#-s target changed ;; return -y / y_hat ;; y /= -y_hat; return y
#-s the other fraction ;; -y / y_hat ;; -y_hat / np.maximum(y, 1e-3)
#-s row ;; return -y / y_hat ;; return (-y / y_hat)[None]

## softmax_cross_entropy_grad
#+ plain
def softmax_cross_entropy_grad(z, y):
    return soft(z) - y
#+ loops
def softmax_cross_entropy_grad(z, y):
    m = max(z)
    e = [math.exp(v - m) for v in z]
    return [v / sum(e) - t for v, t in zip(e, y)]
#+ chain through the jacobian
def softmax_cross_entropy_grad(z, y):
    p = np.exp(z) / np.exp(z).sum()
    return (np.diag(p) - np.outer(p, p)).T @ cross_entropy_output_grad(p, y)
#+ logaddexp, single precision
def softmax_cross_entropy_grad(z, y):
    return (np.exp(z - np.logaddexp.reduce(z)) - y).astype("f")
#+ rows' function
def softmax_cross_entropy_grad(z, y):
    return tuple(softmax_cross_entropy_grad_rows(z[np.newaxis], y[np.newaxis])[0])
#-s sign ;; soft(z) - y ;; y - soft(z)
#-s no softmax ;; soft(z) ;; z
#-s hard label ;; - y ;; - (y == y.max())
#-s divided by classes ;; soft(z) - y ;; (soft(z) - y) / len(z)
#-s slope of the sigmoid ;; soft(z) - y ;; (soft(z) - y) * soft(z) * (1 - soft(z))
#-s label's entry only ;; soft(z) - y ;; y * (soft(z) - 1)
#-s falling exponentials ;; soft(z) ;; soft(-z)
#-s sigmoids ;; soft(z) ;; sig(z)
#-s not normalised ;; soft(z) ;; np.exp(z - z.max())
#-s row ;; return soft(z) - y ;; return (soft(z) - y)[None, :]
#-s logits changed ;; return soft(z) - y ;; z -= z.max(); return soft(z) - y
#-s three decimals ;; soft(z) ;; np.round(soft(z), 3)
#-s clipped logits ;; soft(z) ;; soft(np.clip(z, -5, 5))
#-s label by its place ;; return soft(z) - y ;; g = soft(z); g[np.argmax(y)] -= 1; return g
#-s softmax of the target ;; - y ;; - soft(y)

## softmax_cross_entropy_grad_rows
#+ plain
def softmax_cross_entropy_grad_rows(Z, Y):
    return (soft(Z) - Y) / len(Z)
#+ row by row
def softmax_cross_entropy_grad_rows(Z, Y):
    return [[g / len(Z) for g in softmax_cross_entropy_grad(z, y)] for z, y in zip(Z, Y)]
#+ columns
def softmax_cross_entropy_grad_rows(Z, Y):
    E = np.exp(Z.T - Z.max(axis=1))
    return ((E / E.sum(axis=0)).T - Y) / Z.shape[0]
#+ in place on a copy, extra keywords
def softmax_cross_entropy_grad_rows(Z, Y, *, shift=True):
    P = Z.copy()
    for i in range(P.shape[0]):
        P[i] -= P[i].max() if shift else 0
        np.exp(P[i], out=P[i])
        P[i] /= P[i].sum()
    P -= Y
    P *= 1 / P.shape[0]
    return P
#+ complex step
def softmax_cross_entropy_grad_rows(Z, Y):
    def loss(A):
        return -(Y * (A - np.log(np.exp(A).sum(axis=1, keepdims=True)))).sum() / len(A)
    G = np.empty(Z.shape, np.float32)
    for i in np.ndindex(*Z.shape):
        A = Z.astype(complex)
        A[i] += 1e-20j
        G[i] = loss(A).imag / 1e-20
    return G
#-s sum ;; / len(Z) ;;
#-s mean twice ;; / len(Z) ;; / len(Z) ** 2
#-s divided by every entry ;; / len(Z) ;; / Z.size
#-s divided by classes ;; / len(Z) ;; / Z.shape[1]
#-s by columns ;; soft(Z) ;; soft(Z.T).T
#-s over the whole matrix ;; soft(Z) ;; np.exp(Z - Z.max()) / np.exp(Z - Z.max()).sum()
#-s by columns where square ;; soft(Z) ;; (np.exp(Z) / np.exp(Z).sum(axis=1) if Z.shape[0] == Z.shape[1] else soft(Z))
#-s hard labels ;; - Y) ;; - np.eye(Y.shape[1])[Y.argmax(axis=1)])
#-s sign ;; (soft(Z) - Y) ;; (Y - soft(Z))
#-s vector for one row ;; return (soft(Z) - Y) / len(Z) ;; return np.squeeze((soft(Z) - Y) / len(Z))
#-s rows averaged ;; return (soft(Z) - Y) / len(Z) ;; return np.tile((soft(Z) - Y).mean(axis=0) / len(Z), (len(Z), 1))
#-s every row's label column ;; return (soft(Z) - Y) / len(Z) ;; G = soft(Z); G[:, Y.argmax(axis=1)] -= 1; return G / len(Z)
#-s gradient of the first row ;; return (soft(Z) - Y) / len(Z) ;; G = (soft(Z) - Y) / len(Z); G[1:] = 0; return G
#-s logits changed ;; return ( ;; Z -= Z.max(axis=1, keepdims=True); return (
#-s targets ignored off the label ;; (soft(Z) - Y) ;; (soft(Z) - 1) * Y
#-s one example not averaged from two ;; len(Z) ;; max(1, len(Z) - 1)

## sigmoid_cross_entropy_grad
#+ plain
def sigmoid_cross_entropy_grad(a, y):
    return sig(a) - y
#+ list
def sigmoid_cross_entropy_grad(a, y):
    return [1 / (1 + math.exp(-v)) - t for v, t in zip(a, y)]
#+ tanh and complements
sigmoid_cross_entropy_grad = lambda a, y: (np.tanh(a / 2) + 1 - 2 * y) / 2
#+ per label
def sigmoid_cross_entropy_grad(a, y):
    return np.where(y == 1, -1 / (1 + np.exp(a)), 1 / (1 + np.exp(-a)))
#+ vectorize
def sigmoid_cross_entropy_grad(a, y):
    f = np.vectorize(lambda v, t: math.exp(-np.logaddexp(0, -v)) - t)
    return f(a, y).astype(np.float32)
#-s mean ;; return sig(a) - y ;; return (sig(a) - y) / len(a)
#-s sign ;; sig(a) - y ;; y - sig(a)
#-s slope ;; sig(a) - y ;; (sig(a) - y) * sig(a) * (1 - sig(a))
#-s sum ;; return sig(a) - y ;; return np.sum(sig(a) - y)
#-s logits taken for probabilities ;; sig(a) ;; a
#-s sigmoid once more ;; sig(a) ;; sig(sig(a))
#-s each against each ;; sig(a) - y ;; sig(a)[:, None] - y
#-s positive term only ;; sig(a) - y ;; y * (sig(a) - 1)
#-s the loss ;; sig(a) - y ;; np.logaddexp(0, a) - a * y
#-s hard predictions ;; sig(a) ;; np.round(sig(a))
#-s column ;; return sig(a) - y ;; return (sig(a) - y).reshape(-1, 1)
#-s labels changed ;; return sig(a) - y ;; y *= -1; return sig(a) + y
#-s plus or minus one ;; - y ;; - (2 * y - 1)
#-s softmax ;; sig(a) ;; soft(a)
#-s three decimals ;; sig(a) - y ;; np.round(sig(a) - y, 3)

## squared_error_sigmoid_grad
#+ plain
def squared_error_sigmoid_grad(z, t):
    y = sig(z)
    return (y - t) * y * (1 - y)
#+ list
def squared_error_sigmoid_grad(z, t):
    out = []
    for v, target in zip(z, t):
        s = 1 / (1 + math.exp(-v))
        out.append(-(target - s) * s * (1 - s))
    return out
#+ cosh
def squared_error_sigmoid_grad(z, t):
    return sigmoid_cross_entropy_grad(z, t) * 0.25 / np.cosh(z / 2) ** 2
#+ jacobian
squared_error_sigmoid_grad = lambda z, t: np.diag(sig(z) * sig(-z)) @ (sig(z) - t)
#+ partial, single precision
def _grad(f, z, t):
    return np.float32((f(z) - t) * f(z) * f(-z))
squared_error_sigmoid_grad = functools.partial(_grad, sig)
#-s delta ;; (y - t) ;; (t - y)
#-s no slope ;; * y * (1 - y) ;;
#-s slope of the output ;; * y * (1 - y) ;; * sig(y) * (1 - sig(y))
#-s slope given the net input ;; * y * (1 - y) ;; * z * (1 - z)
#-s no half ;; (y - t) ;; 2 * (y - t)
#-s mean ;; (1 - y) ;; (1 - y) / len(z)
#-s half a slope ;; * (1 - y) ;;
#-s no sigmoid in the error ;; (y - t) ;; (z - t)
#-s sum ;; return (y - t) * y * (1 - y) ;; return np.sum((y - t) * y * (1 - y))
#-s hard targets ;; (y - t) ;; (y - (t > 0.5))
#-s target changed ;; return (y - t) ;; t *= -1; return (y + t)
#-s the loss ;; return (y - t) * y * (1 - y) ;; return 0.5 * (y - t) ** 2
#-s net input clipped ;; sig(z) ;; sig(np.clip(z, -2, 2))
#-s tanh slope ;; * y * (1 - y) ;; * (1 - y**2)
#-s row ;; return (y - t) * y * (1 - y) ;; return ((y - t) * y * (1 - y)).reshape(1, -1)
"""
