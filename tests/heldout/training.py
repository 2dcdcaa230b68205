# ruff: noqa: E501
r"""Held-out answers to training, written from the contract alone. See test_heldout.py."""

ANSWERS = r"""
#= prelude
import functools
import itertools
import math

import numpy as np

## numerical_gradient
#+ plain
def numerical_gradient(f, x, h=1e-5):
    g = np.zeros(x.shape)
    for i in np.ndindex(*x.shape):
        e = np.zeros(x.shape)
        e[i] = h
        g[i] = (f(x + e) - f(x - e)) / (2 * h)
    return g
#+ in place, put back
def numerical_gradient(f, x, h=1e-5):
    g = np.empty_like(x)
    it = np.nditer(x, flags=["multi_index"])
    for _ in it:
        i = it.multi_index
        old = x[i]
        x[i] = old + h
        up = f(x)
        x[i] = old - h
        down = f(x)
        x[i] = old
        g[i] = (up - down) / (2 * h)
    return g
#+ put back to rounding only
def numerical_gradient(f, x, h=1e-5):
    out = []
    for k in range(x.size):
        x.flat[k] += h
        up = float(f(x))
        x.flat[k] -= 2 * h
        down = float(f(x))
        x.flat[k] += h
        out.append((up - down) / 2 / h)
    return np.reshape(out, x.shape)
#+ rows of the identity, list
def numerical_gradient(f, x, h=1e-5):
    E = np.eye(x.size).reshape(x.size, *x.shape)
    return np.array([0.5 * (f(x + h * e) - f(x - h * e)) / h for e in E]).reshape(x.shape).tolist()
#+ single precision result
numerical_gradient = lambda f, x, h=1e-5: np.array(
    [(f(x + d) - f(x - d)) / (2 * h) for d in np.diag(np.full(x.size, h)).reshape((-1,) + x.shape)], np.float32).reshape(x.shape)
#-s divided by h ;; / (2 * h) ;; / h
#-s forward difference ;; (f(x + e) - f(x - e)) / (2 * h) ;; (f(x + e) - f(x)) / h
#-s one and two steps ;; f(x - e) ;; f(x - 2 * e)
#-s very small step ;; g = np ;; h = 1e-12; g = np
#-s all entries at once ;; e[i] = h ;; e[...] = h
#-s sign ;; (f(x + e) - f(x - e)) ;; (f(x - e) - f(x + e))
#-s first axis only ;; np.ndindex(*x.shape) ;; np.ndindex(*x.shape[:1])
#-s flat ;; return g ;; return g.ravel()
#-s not put back ;; return g ;; x += h; return g
#-s single precision steps ;; e[i] = h ;; e[i] = h; x = x.astype(np.float32); e = e.astype(np.float32)
#-s backward difference ;; (f(x + e) - f(x - e)) / (2 * h) ;; (f(x) - f(x - e)) / h
#-s large step ;; e[i] = h ;; e[i] = h; h = 0.1
#-s four decimals ;; return g ;; return g.round(4)
#-s called with a vector ;; f(x + e) - f(x - e) ;; f((x + e).ravel()) - f((x - e).ravel())
#-s step relative, zero left out ;; e[i] = h ;; e[i] = h * (x[i] > 0)
#-s transposed where square ;; return g ;; return g.T if g.ndim == 2 and g.shape[0] == g.shape[1] else g

## relative_error
#+ plain
def relative_error(a, b):
    return np.linalg.norm(a - b) / max(np.linalg.norm(a) + np.linalg.norm(b), 1e-12)
#+ python float
def relative_error(a, b):
    n = lambda v: math.sqrt(sum(float(t) ** 2 for t in np.ravel(v)))
    return n(np.subtract(a, b)) / max(n(a) + n(b), 1e-300)
#+ early return, int zero
def relative_error(a, b):
    total = np.sqrt(np.sum(a * a)) + np.sqrt(np.sum(b * b))
    if total == 0:
        return 0
    return np.array(np.sqrt(np.sum((a - b) ** 2)) / total)
#+ hypot
relative_error = lambda a, b, tiny=1e-15: np.float32(math.hypot(*(a - b).flat) / max(math.hypot(*a.flat) + math.hypot(*b.flat), tiny))
#-s larger norm ;; np.linalg.norm(a) + np.linalg.norm(b) ;; max(np.linalg.norm(a), np.linalg.norm(b))
#-s one norm ;; np.linalg.norm(a) + np.linalg.norm(b) ;; np.linalg.norm(a)
#-s norm of the sum ;; np.linalg.norm(a) + np.linalg.norm(b) ;; np.linalg.norm(a + b)
#-s nan for zeros ;; max(np.linalg.norm(a) + np.linalg.norm(b), 1e-12) ;; (np.linalg.norm(a) + np.linalg.norm(b))
#-s one for zeros ;; return ;; return 1.0 if not a.any() and not b.any() else
#-s tiny too large ;; 1e-12 ;; 1e-3
#-s absolute ;; / max(np.linalg.norm(a) + np.linalg.norm(b), 1e-12) ;;
#-s squares ;; return np.linalg.norm(a - b) / max(np.linalg.norm(a) + np.linalg.norm(b), 1e-12) ;; return np.sum((a - b) ** 2) / max(np.sum(a**2) + np.sum(b**2), 1e-12)
#-s each entry ;; return np.linalg.norm(a - b) / max(np.linalg.norm(a) + np.linalg.norm(b), 1e-12) ;; return np.max(np.abs(a - b) / np.maximum(np.abs(a) + np.abs(b), 1e-12))
#-s spectral norm ;; np.linalg.norm(a - b) ;; np.linalg.norm(np.atleast_2d(a - b), 2)
#-s one-norm ;; np.linalg.norm(a - b) ;; np.abs(a - b).sum()
#-s twice ;; return ;; return 2 *
#-s vector ;; return np.linalg.norm(a - b) ;; return np.atleast_1d(np.linalg.norm(a - b))
#-s difference of norms ;; np.linalg.norm(a - b) ;; abs(np.linalg.norm(a) - np.linalg.norm(b))
#-s added, not at least ;; max(np.linalg.norm(a) + np.linalg.norm(b), 1e-12) ;; (np.linalg.norm(a) + np.linalg.norm(b) + 1e-4)
#-s argument changed ;; return ;; a += 1e-6; return

## gradient_descent
#+ plain
def gradient_descent(grad, theta, alpha, steps):
    for _ in range(steps):
        theta = theta - alpha * grad(theta)
    return theta
#+ in place on a copy
def gradient_descent(grad, theta, alpha, steps):
    out = np.array(theta, dtype=float)
    while steps:
        out -= np.multiply(alpha, grad(out.copy()))
        steps -= 1
    return out
#+ reduce
gradient_descent = lambda grad, theta, alpha, steps: functools.reduce(lambda t, _: t - alpha * grad(t), range(steps), theta)
#+ shallow recursion, list
def gradient_descent(grad, theta, alpha, steps):
    if steps == 0:
        return np.asarray(theta).tolist()
    half = steps // 2
    if half:
        return gradient_descent(grad, np.array(gradient_descent(grad, theta, alpha, half)), alpha, steps - half)
    return (theta - alpha * np.asarray(grad(theta))).tolist()
#+ islice, single precision
def gradient_descent(grad, theta, alpha, steps):
    it = itertools.islice(iter(lambda: 0, 1), steps)
    t = np.copy(theta)
    for _ in it:
        t = np.subtract(t, alpha * grad(t))
    return t.astype(np.float32)
#-s uphill ;; theta - alpha ;; theta + alpha
#-s one step more ;; range(steps) ;; range(steps + 1)
#-s one step fewer ;; range(steps) ;; range(steps - 1)
#-s in place ;; theta = theta - alpha * grad(theta) ;; theta -= alpha * grad(theta)
#- same gradient
def gradient_descent(grad, theta, alpha, steps):
    return theta - steps * alpha * grad(theta)
#-s no alpha ;; alpha * ;;
#-s one step ;; range(steps) ;; range(min(steps, 1))
#-s stops early ;; range(steps) ;; range(min(steps, 100))
#-s falling alpha ;; theta = theta - alpha * grad(theta) ;; theta = theta - alpha * grad(theta); alpha = 0.99 * alpha
#-s unit gradients ;; alpha * grad(theta) ;; alpha * grad(theta) / (np.linalg.norm(grad(theta)) + 1e-12)
#-s path ;; return theta ;; return [theta] * (steps + 1)
#-s momentum ;; for _ in range(steps): ;; for _ in range(steps * 2 // 2 + (steps > 3)):
#-s at least one step ;; range(steps) ;; range(max(steps, 1))
#-s decayed ;; theta - alpha ;; 0.9999 * theta - alpha
#-s gradient returned ;; return theta ;; return grad(theta)
#-s mean of the path ;; return theta ;; return theta - 0.5 * alpha * grad(theta)

## minibatches
#+ plain
def minibatches(n, size, rng):
    if size < 1:
        raise ValueError("size")
    order = rng.permutation(n)
    return [order[i:i + size] for i in range(0, n, size)]
#+ shuffled list, nested lists
def minibatches(n, size, rng):
    if size <= 0:
        raise ValueError
    order = list(range(n))
    rng.shuffle(order)
    out = []
    while order:
        out.append(order[:size])
        order = order[size:]
    return out
#+ random keys, array_split at the places
def minibatches(n, size, rng):
    if not size >= 1:
        raise type("Size", (ValueError,), {})(size)
    return np.split(np.argsort(rng.random(n)), np.arange(size, n, size))
#+ drawn without putting back, a tuple
def minibatches(n, size, rng):
    if size < 1:
        raise ValueError(f"{size}")
    drawn = iter(rng.choice(n, size=n, replace=False))
    return tuple(np.array(list(itertools.islice(drawn, size)), dtype=int) for _ in range(-(-n // size)))
#+ batch by batch from those left
def minibatches(n, size, rng):
    if size < 1:
        raise ValueError("at least 1")
    left, out = np.arange(n, dtype=np.int32), []
    while len(left):
        take = rng.choice(len(left), min(size, len(left)), replace=False)
        out.append(left[take])
        left = np.delete(left, take)
    return out
#-s not shuffled ;; rng.permutation(n) ;; np.arange(n)
#-s last batch dropped ;; range(0, n, size) ;; range(0, n - size + 1, size)
#-s last batch dropped where there are several ;; range(0, n, size) ;; range(0, max(n - size + 1, 1), size)
#-s with putting back ;; rng.permutation(n) ;; rng.integers(0, n, n)
#-s generator of its own ;; rng.permutation(n) ;; np.random.default_rng(0).permutation(n)
#-s the global generator ;; rng.permutation(n) ;; np.random.permutation(n)
#-s no error ;; raise ValueError("size") ;; size = 1
#-s zero only ;; size < 1 ;; size == 0
#-s one is an error ;; size < 1 ;; size <= 1
#-s larger than n is an error ;; size < 1 ;; size < 1 or size > n
#-s not a divisor is an error ;; size < 1 ;; size < 1 or n % size
#-s equal parts ;; [order[i:i + size] for i in range(0, n, size)] ;; np.array_split(order, -(-n // size))
#-s short batch first ;; [order[i:i + size] for i in range(0, n, size)] ;; [b for b in np.split(order, range(n % size, n, size)) if len(b)]
#-s empty batch last ;; range(0, n, size) ;; range(0, n + 1, size)
#-s from one ;; order = rng.permutation(n) ;; order = 1 + rng.permutation(n)
#-s floats ;; order = rng.permutation(n) ;; order = rng.permutation(n).astype(float)
#-s number of batches for size ;; range(0, n, size) ;; range(0, n, max(1, n // size))
#-s last filled up ;; [order[i:i + size] for i in range(0, n, size)] ;; [np.resize(order[i:i + size], size) for i in range(0, n, size)]
#-s order only ;; [order[i:i + size] for i in range(0, n, size)] ;; order
#-s batches shuffled, not rows ;; [order[i:i + size] for i in range(0, n, size)] ;; [np.arange(n)[i:i + size] for i in range(0, n, size)]
#-s one turn ;; rng.permutation(n) ;; np.roll(np.arange(n), rng.integers(n))

## sgd_epoch
#+ plain
def sgd_epoch(X, y, theta, grad, alpha, size, rng):
    for rows in minibatches(len(X), size, rng):
        theta = theta - alpha * grad(X[rows], y[rows], theta)
    return theta
#+ shuffled copies
def sgd_epoch(X, y, theta, grad, alpha, size, rng):
    p = rng.permutation(X.shape[0])
    Xs, ys, t = X[p], y[p], np.array(theta, dtype=float)
    for start in range(0, len(p), size):
        t -= alpha * grad(Xs[start:start + size], ys[start:start + size], t.copy())
    return t
#+ reduce
sgd_epoch = lambda X, y, theta, grad, alpha, size, rng: functools.reduce(
    lambda t, rows: t - alpha * grad(X[rows], y[rows], t), minibatches(len(y), size, rng), theta)
#+ np.take, list of parameters
def sgd_epoch(X, y, theta, grad, alpha, size, rng, *, verbose=False):
    order = rng.choice(len(X), len(X), replace=False)
    while len(order):
        batch, order = order[:size], order[size:]
        theta = np.subtract(theta, np.multiply(alpha, grad(np.take(X, batch, axis=0), np.take(y, batch, axis=0), theta)))
    return theta
#-s whole set ;; minibatches(len(X), size, rng) ;; [rng.permutation(len(X))]
#- gradient at the old parameters
def sgd_epoch(X, y, theta, grad, alpha, size, rng):
    start = theta
    for rows in minibatches(len(X), size, rng):
        theta = theta - alpha * grad(X[rows], y[rows], start)
    return theta
#-s uphill ;; theta - alpha ;; theta + alpha
#-s labels not shuffled ;; y[rows] ;; y[np.sort(rows)]
#-s labels from the front ;; y[rows] ;; y[:len(rows)]
#-s not shuffled ;; minibatches(len(X), size, rng) ;; [np.arange(len(X))[i:i + size] for i in range(0, len(X), size)]
#-s last batch dropped ;; minibatches(len(X), size, rng): ;; [b for b in minibatches(len(X), size, rng) if len(b) == size]:
#-s one batch ;; minibatches(len(X), size, rng): ;; minibatches(len(X), size, rng)[:1]:
#-s two epochs ;; for rows in minibatches(len(X), size, rng): ;; for rows in [*minibatches(len(X), size, rng), *minibatches(len(X), size, rng)]:
#-s one row at a time ;; minibatches(len(X), size, rng) ;; minibatches(len(X), 1, rng)
#-s in place ;; theta = theta - alpha * grad(X[rows], y[rows], theta) ;; theta -= alpha * grad(X[rows], y[rows], theta)
#-s alpha over the batch ;; theta - alpha * ;; theta - alpha / len(rows) *
#-s with putting back ;; minibatches(len(X), size, rng) ;; [rng.integers(0, len(X), min(size, len(X) - i)) for i in range(0, len(X), size)]
#-s generator of its own ;; minibatches(len(X), size, rng) ;; minibatches(len(X), size, np.random.default_rng(1))
#- data shuffled in place
def sgd_epoch(X, y, theta, grad, alpha, size, rng):
    p = rng.permutation(len(X))
    X[:], y[:] = X[p], y[p]
    for i in range(0, len(X), size):
        theta = theta - alpha * grad(X[i:i + size], y[i:i + size], theta)
    return theta

## l2_loss
#+ plain
def l2_loss(weights, C):
    return C * 0.5 * sum(np.sum(W**2) for W in weights)
#+ norms
def l2_loss(weights, C):
    return C / 2 * float(np.linalg.norm([np.linalg.norm(W) for W in weights]) ** 2)
#+ one vector, 0-d
def l2_loss(weights, C):
    v = np.concatenate([W.ravel() for W in weights])
    return np.array(0.5 * C * v @ v)
#+ loops
def l2_loss(weights, C, total=0.0):
    for W in weights:
        for w in W.flat:
            total += w * w * C / 2
    return np.float32(total)
#-s no half ;; 0.5 * ;;
#-s no C ;; C * ;;
#-s norms not squared ;; np.sum(W**2) ;; np.sqrt(np.sum(W**2))
#-s absolute values ;; W**2 ;; abs(W)
#-s means ;; np.sum(W**2) ;; np.mean(W**2)
#-s first only ;; in weights ;; in weights[:1]
#-s mean over layers ;; sum(np.sum(W**2) for W in weights) ;; np.mean([np.sum(W**2) for W in weights])
#-s list ;; sum(np.sum(W**2) for W in weights) ;; np.array([np.sum(W**2) for W in weights])
#-s C squared ;; C * 0.5 ;; C * C * 0.5
#-s square of the sum ;; np.sum(W**2) ;; np.sum(W) ** 2
#-s last layer left out ;; in weights ;; in weights[: max(1, len(weights) - 1)]
#-s matrix square where it fits ;; W**2 ;; (W @ W if W.shape[0] == W.shape[-1] else W**2)
#-s divided by C ;; C * 0.5 ;; 0.5 / C
#-s spectral norms ;; np.sum(W**2) ;; np.linalg.norm(np.atleast_2d(W), 2) ** 2

## l2_gradients
#+ plain
def l2_gradients(weights, C):
    return [C * W for W in weights]
#+ tuple of nested lists
def l2_gradients(weights, C):
    return tuple((C * np.asarray(W)).tolist() for W in weights)
#+ map
l2_gradients = lambda weights, C: list(map(functools.partial(np.multiply, C), weights))
#+ copies, single precision
def l2_gradients(weights, C):
    out = [W.copy() for W in weights]
    for W in out:
        W *= C
    return [W.astype(np.float32) for W in out]
#-s twice ;; C * W ;; 2 * C * W
#-s half ;; C * W ;; 0.5 * C * W
#-s no C ;; C * W ;; W
#-s sign ;; C * W ;; C * np.sign(W)
#-s squares ;; C * W ;; C * W**2
#-s minus ;; C * W ;; -C * W
#-s first only ;; in weights ;; in weights[:1]
#-s scalars ;; C * W ;; C * W.sum()
#-s in place ;; return [C * W for W in weights] ;; [np.multiply(W, C, out=W) for W in weights]; return weights
#-s mean ;; C * W ;; C * W / W.size
#-s sum of all ;; return [C * W for W in weights] ;; return sum(C * W.sum() for W in weights)
#-s transposed ;; C * W ;; C * W.T
#-s reversed ;; in weights ;; in weights[::-1]
#-s step ;; C * W ;; W - C * W

## dropout
#+ plain
def dropout(a, p, rng):
    if not 0 <= p < 1:
        raise ValueError("p")
    return a * (rng.random(a.shape) >= p) / (1 - p)
#+ binomial
def dropout(a, p, rng):
    if p < 0 or p >= 1:
        raise ValueError(p)
    return np.where(rng.binomial(1, 1 - p, size=a.shape), a / (1 - p), 0)
#+ choice, the argument itself for p = 0
def dropout(a, p, rng):
    if p < 0 or 1 <= p:
        raise type("Probability", (ValueError,), {})
    if p == 0:
        return a
    return a * rng.choice([0.0, 1 / (1 - p)], size=np.shape(a), p=[p, 1 - p])
#+ entry by entry, nested lists
def dropout(a, p, rng):
    if not (p >= 0 and p < 1):
        raise ValueError
    out = np.zeros_like(a)
    for i in np.ndindex(*a.shape):
        if rng.uniform() > p or p == 0:
            out[i] = a[i] / (1 - p)
    return out.tolist()
#+ in place on a copy, single precision
def dropout(a, p, rng, *, training=True):
    if not 0 <= p < 1:
        raise ValueError(f"p = {p}")
    out = a.copy()
    out[rng.random(out.shape) < p] = 0
    out /= 1 - p
    return out.astype(np.float32)
#-s not scaled ;; / (1 - p) ;;
#-s kept with p ;; >= p ;; < p
#-s scaled by p ;; / (1 - p) ;; / max(p, 1e-9)
#-s multiplied by what is kept ;; / (1 - p) ;; * (1 - p)
#-s the global generator ;; rng.random( ;; np.random.random(
#-s generator of its own ;; rng.random( ;; np.random.default_rng(0).random(
#-s one mask for all rows ;; rng.random(a.shape) ;; rng.random(a.shape[-1:])
#-s one mask for all columns ;; rng.random(a.shape) ;; rng.random(a.shape[:1] + (1,) * (a.ndim - 1))
#-s one draw ;; rng.random(a.shape) ;; rng.random()
#-s one is allowed ;; 0 <= p < 1 ;; 0 <= p <= 1
#-s negative is allowed ;; 0 <= p < 1 ;; p < 1
#-s zero is an error ;; 0 <= p < 1 ;; 0 < p < 1
#-s more than a half is an error ;; 0 <= p < 1 ;; 0 <= p < 0.5
#-s in place ;; return a * (rng.random(a.shape) >= p) / (1 - p) ;; a *= (rng.random(a.shape) >= p) / (1 - p); return a
#-s vectors only ;; rng.random(a.shape) ;; rng.random(len(a))
#-s mask returned ;; return a * ;; return 1.0 *
#-s noise ;; (rng.random(a.shape) >= p) ;; rng.normal(1, p, a.shape)
#-s always a half ;; >= p) ;; >= (0.5 if p else 0))
#-s dropped to minus ;; (rng.random(a.shape) >= p) ;; np.where(rng.random(a.shape) >= p, 1, -1)
#-s fixed mask ;; rng.random(a.shape) ;; np.linspace(0, 1, a.size, endpoint=False).reshape(a.shape)

## early_stopping
#+ plain
def early_stopping(losses, patience):
    best = 0
    for i in range(len(losses)):
        if losses[i] < losses[best]:
            best = i
        if i - best >= patience:
            break
    return best
#+ counter, numpy integer
def early_stopping(losses, patience):
    low, where, bad = math.inf, 0, 0
    for epoch, loss in enumerate(losses):
        if loss < low:
            low, where, bad = loss, epoch, 0
        else:
            bad += 1
            if bad == patience:
                return np.int64(where)
    return np.int64(where)
#+ running minima
def early_stopping(losses, patience):
    running = list(itertools.accumulate(losses, min))
    new = [0] + [i for i in range(1, len(running)) if running[i] < running[i - 1]]
    for a, b in zip(new, new[1:]):
        if b - a > patience:
            return a
    return new[-1]
#+ recursion on the tail
def early_stopping(losses, patience):
    values = [float(v) for v in losses]
    def go(best):
        window = values[best + 1:best + 1 + patience]
        better = [k for k, v in enumerate(window) if v < values[best]]
        return go(best + 1 + better[0]) if better else best
    return go(0)
#-s best of all ;; best = 0 ;; return int(np.argmin(losses))
#-s epoch of the stop ;; break ;; return i
#-s equal is new ;; losses[i] < losses[best] ;; losses[i] <= losses[best]
#-s one epoch too patient ;; i - best >= patience ;; i - best > patience
#-s one epoch too impatient ;; i - best >= patience ;; i - best >= max(1, patience - 1)
#-s loss ;; return best ;; return losses[best]
#-s numpy float ;; return best ;; return np.float64(best)
#-s float ;; return best ;; return float(best)
#-s from one ;; return best ;; return best + 1
#-s against the epoch before ;; losses[i] < losses[best] ;; i and losses[i] < losses[i - 1]
#-s number of epochs ;; return best ;; return i
#-s never stops ;; i - best >= patience ;; False
#-s bad epochs counted in all ;; i - best >= patience ;; sum(losses[k] >= min(losses[:k]) for k in range(1, i + 1)) >= patience
#-s small gains ignored ;; losses[i] < losses[best] ;; losses[i] < losses[best] - 1e-2
#-s none without a stop ;; return best ;; return best if i - best >= patience else None
#-s none without a stop, last epoch ;; return best ;; return best if i - best >= patience else len(losses) - 1
#-s list changed ;; best = 0 ;; best = 0; losses[-1] += 1e-9

## initialise
#+ plain
def initialise(sizes, rng, scale=0.01):
    weights = [rng.normal(size=(m, n)) * scale for m, n in zip(sizes, sizes[1:])]
    return weights, [np.zeros(n) for n in sizes[1:]]
#+ scale in the call, tuples
def initialise(sizes, rng, scale=0.01):
    layers = [(rng.normal(0.0, scale, (a, b)), np.zeros((b,))) for a, b in itertools.pairwise(sizes)]
    return tuple(zip(*layers))
#+ standard normal, lists of zeros
def initialise(sizes, rng, scale=1e-2):
    W, b = [], []
    for l in range(1, len(sizes)):
        W.append(scale * rng.standard_normal((sizes[l - 1], sizes[l])))
        b.append([0.0] * sizes[l])
    return [W, b]
#+ one draw for all, single precision
def initialise(sizes, rng, scale=0.01):
    counts = [m * n for m, n in zip(sizes[:-1], sizes[1:])]
    parts = np.split(rng.standard_normal(sum(counts)) * scale, np.cumsum(counts)[:-1])
    W = [p.reshape(m, n).astype(np.float32) for p, m, n in zip(parts, sizes[:-1], sizes[1:])]
    return W, tuple(np.zeros(n, np.float32) for n in sizes[1:])
#-s uniform ;; rng.normal(size=(m, n)) ;; rng.uniform(-1, 1, size=(m, n))
#-s positive uniform ;; rng.normal(size=(m, n)) ;; rng.random((m, n))
#-s zeros ;; rng.normal(size=(m, n)) ;; np.zeros((m, n))
#-s column form ;; size=(m, n) ;; size=(n, m)
#-s scale ignored ;; * scale ;; * 0.01
#-s no scale ;; * scale ;;
#-s square root of the scale ;; * scale ;; * scale**0.5
#-s scaled by the inputs ;; * scale ;; * scale / m**0.5
#-s biases drawn ;; np.zeros(n) ;; rng.normal(size=n) * scale
#-s biases of one ;; np.zeros(n) ;; np.ones(n)
#-s biases as rows ;; np.zeros(n) ;; np.zeros((1, n))
#-s biases of the inputs ;; [np.zeros(n) for n in sizes[1:]] ;; [np.zeros(n) for n in sizes[:-1]]
#-s biases for every layer ;; [np.zeros(n) for n in sizes[1:]] ;; [np.zeros(n) for n in sizes]
#-s the global generator ;; rng.normal(size ;; np.random.normal(size
#-s generator of its own ;; rng.normal(size ;; np.random.default_rng(0).normal(size
#-s absolute values ;; rng.normal(size=(m, n)) ;; np.abs(rng.normal(size=(m, n)))
#-s equal columns ;; rng.normal(size=(m, n)) ;; np.repeat(rng.normal(size=(m, 1)), n, axis=1)
#-s pairs ;; return weights, [np.zeros(n) for n in sizes[1:]] ;; return list(zip(weights, [np.zeros(n) for n in sizes[1:]]))
#-s mean of one ;; rng.normal(size ;; rng.normal(1.0, size
#-s same draw for each layer ;; [rng.normal(size=(m, n)) * scale ;; [np.resize(rng.normal(size=1), (m, n)) * scale

## polar_features
#+ plain
def polar_features(X):
    return np.column_stack([X[:, 0] ** 2 + X[:, 1] ** 2, np.arctan2(X[:, 1], X[:, 0])])
#+ arctan, list
def polar_features(X):
    return [[a * a + b * b, math.atan(b / a)] for a, b in X]
#+ complex numbers
def polar_features(X):
    z = X[:, 0] + 1j * X[:, 1]
    return np.stack([abs(z) ** 2, np.angle(z)], axis=-1).astype(np.float32)
#+ apply along the axis
polar_features = lambda X: np.apply_along_axis(lambda v: np.array([v @ v, np.arctan(v[1] / v[0])]), 1, X)
#-s radius ;; X[:, 0] ** 2 + X[:, 1] ** 2 ;; np.hypot(X[:, 0], X[:, 1])
#-s arctan of the inverse ;; np.arctan2(X[:, 1], X[:, 0]) ;; np.arctan2(X[:, 0], X[:, 1])
#-s degrees ;; np.arctan2(X[:, 1], X[:, 0]) ;; np.degrees(np.arctan2(X[:, 1], X[:, 0]))
#-s other order ;; np.column_stack([X[:, 0] ** 2 + X[:, 1] ** 2, np.arctan2(X[:, 1], X[:, 0])]) ;; np.column_stack([np.arctan2(X[:, 1], X[:, 0]), X[:, 0] ** 2 + X[:, 1] ** 2])
#-s tangent ;; np.arctan2(X[:, 1], X[:, 0]) ;; X[:, 1] / X[:, 0]
#-s rows ;; np.column_stack([ ;; np.stack([
#-s positive angles ;; np.arctan2(X[:, 1], X[:, 0]) ;; np.arctan2(X[:, 1], X[:, 0]) % (2 * np.pi)
#-s angle's size ;; np.arctan2(X[:, 1], X[:, 0]) ;; np.arctan2(abs(X[:, 1]), X[:, 0])
#-s difference ;; X[:, 0] ** 2 + X[:, 1] ** 2 ;; X[:, 0] ** 2 - X[:, 1] ** 2
#-s sum of all ;; X[:, 0] ** 2 + X[:, 1] ** 2 ;; np.full(len(X), np.sum(X**2))
#-s sine ;; np.arctan2(X[:, 1], X[:, 0]) ;; np.sin(X[:, 1] / np.hypot(X[:, 0], X[:, 1]))
#-s vector for one row ;; return np.column_stack([X[:, 0] ** 2 + X[:, 1] ** 2, np.arctan2(X[:, 1], X[:, 0])]) ;; return np.squeeze(np.column_stack([X[:, 0] ** 2 + X[:, 1] ** 2, np.arctan2(X[:, 1], X[:, 0])]))
#-s two decimals ;; return np.column_stack([X[:, 0] ** 2 + X[:, 1] ** 2, np.arctan2(X[:, 1], X[:, 0])]) ;; return np.column_stack([X[:, 0] ** 2 + X[:, 1] ** 2, np.arctan2(X[:, 1], X[:, 0])]).round(2)
#-s points changed ;; return ;; X[:, 1] *= -1; X = X * [1, -1]; return

## feature_space_steps
#+ plain
def feature_space_steps(x, W, b):
    return W @ x, W @ x + b, np.tanh(W @ x + b)
#+ list of lists
def feature_space_steps(x, W, b):
    turned = [sum(w * v for w, v in zip(row, x)) for row in W]
    moved = [t + c for t, c in zip(turned, b)]
    return [turned, moved, [math.tanh(m) for m in moved]]
#+ accumulate
def feature_space_steps(x, W, b):
    steps = (lambda v: W.dot(v), lambda v: v + b, np.tanh)
    return tuple(itertools.accumulate(steps, lambda v, f: f(v), initial=x))[1:]
#+ einsum, single precision
def feature_space_steps(x, W, b):
    z = np.einsum("ij,j->i", W, x)
    return z.astype("f4"), np.float32(z + b), 2 / (1 + np.exp(-2 * (z + b))) - 1
#-s tanh without the bias ;; np.tanh(W @ x + b) ;; np.tanh(W @ x)
#-s last only ;; return W @ x, W @ x + b, np.tanh(W @ x + b) ;; return np.tanh(W @ x + b)
#-s other order ;; return W @ x, W @ x + b, np.tanh(W @ x + b) ;; return W @ x + b, W @ x, np.tanh(W @ x + b)
#-s input as well ;; return W @ x, ;; return x, W @ x,
#-s transposed where it fits ;; return W @ x, ;; return (W.T if W.shape[0] == W.shape[1] else W) @ x,
#-s sigmoid ;; np.tanh(W @ x + b) ;; 1 / (1 + np.exp(-(W @ x + b)))
#-s one array in place ;; return W @ x, W @ x + b, np.tanh(W @ x + b) ;; z = W @ x; first = z; z += b; return first, z, np.tanh(z)
#-s tanh twice ;; np.tanh(W @ x + b) ;; np.tanh(np.tanh(W @ x + b))
#-s bias after tanh ;; np.tanh(W @ x + b) ;; np.tanh(W @ x) + b
#-s columns ;; return W @ x, W @ x + b, ;; return (W @ x)[:, None], W @ x + b,
#-s b changed ;; return W @ x, W @ x + b, np.tanh(W @ x + b) ;; z = W @ x; b += z; return z, b, np.tanh(b)
#-s two steps ;; return W @ x, W @ x + b, np.tanh(W @ x + b) ;; return W @ x + b, np.tanh(W @ x + b)
#-s three decimals ;; np.tanh(W @ x + b) ;; np.round(np.tanh(W @ x + b), 3)

## train_classifier
#+ plain
def train_classifier(X, y, sizes, rng, epochs, alpha):
    Ws, bs = initialise(sizes, rng, 0.1)
    Ws, bs = list(Ws), list(bs)
    T = np.eye(sizes[-1])[y]
    for _ in range(epochs):
        for rows in minibatches(len(X), 32, rng):
            A = [X[rows]]
            for W, b in zip(Ws[:-1], bs[:-1]):
                A.append(np.tanh(A[-1] @ W + b))
            Z = A[-1] @ Ws[-1] + bs[-1]
            P = np.exp(Z - Z.max(axis=1, keepdims=True))
            P /= P.sum(axis=1, keepdims=True)
            G = (P - T[rows]) / len(rows)
            for l in range(len(Ws) - 1, -1, -1):
                dW, db = A[l].T @ G, G.sum(axis=0)
                G = (G @ Ws[l].T) * (1 - A[l] ** 2)
                Ws[l], bs[l] = Ws[l] - alpha * dW, bs[l] - alpha * db
    return Ws, bs
#+s batches of ten ;; len(X), 32, rng ;; len(X), 10, rng
#+s batches of a hundred, tuples ;; return Ws, bs ;; return tuple(Ws), tuple(b.tolist() for b in bs)
#+s scale of the inputs ;; Ws, bs = list(Ws), list(bs) ;; Ws, bs = [W * 10 / len(W) ** 0.5 for W in Ws], list(bs)
#+s small scale ;; rng, 0.1) ;; rng, 0.01)
#+s single precision ;; return Ws, bs ;; return [W.astype(np.float32) for W in Ws], bs
#-s zeros ;; rng, 0.1) ;; rng, 0.0)
#-s uphill ;; - alpha * dW, bs[l] - alpha * db ;; + alpha * dW, bs[l] + alpha * db
#-s no training ;; range(epochs) ;; range(0)
#-s labels not drawn with the rows ;; T[rows] ;; T[:len(rows)]
#-s column form ;; return Ws, bs ;; return [W.T for W in Ws], bs
#-s other order ;; return Ws, bs ;; return bs, Ws
#-s whole set a step ;; minibatches(len(X), 32, rng) ;; [np.arange(len(X))]
#-s weights only ;; return Ws, bs ;; return Ws
#-s one class ;; T = np.eye(sizes[-1])[y] ;; T = np.eye(sizes[-1])[np.zeros_like(y)]
#-s softmax by columns ;; P /= P.sum(axis=1, keepdims=True) ;; P /= P.sum(axis=0)
#-s biases as rows ;; return Ws, bs ;; return Ws, [b[None] for b in bs]
#-s images changed ;; return Ws, bs ;; X -= X.mean(); return Ws, bs
#-s gradient of the sum, alpha times a hundred ;; / len(rows) ;; * 100
"""
