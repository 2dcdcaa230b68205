# ruff: noqa: E501
r"""A second round of held-out answers to training, written to slip through. See test_heldout.py."""

ANSWERS = r"""
#= prelude
import numpy as np

## numerical_gradient
#+ copies, ndindex
def numerical_gradient(f, x, h=1e-5):
    g = np.zeros(x.shape)
    for i in np.ndindex(x.shape):
        up, down = x.copy(), x.copy()
        up[i] += h
        down[i] -= h
        g[i] = (f(up) - f(down)) / (2 * h)
    return g
#+ moves x itself, with += and -=, so that it is back to rounding
def numerical_gradient(f, x, h=1e-5):
    g = np.empty_like(x)
    for i in np.ndindex(*x.shape):
        x[i] += h
        hi = f(x)
        x[i] -= 2 * h
        lo = f(x)
        x[i] += h
        g[i] = (hi - lo) / (h + h)
    return g
#+ nditer, in place, with a finally
def numerical_gradient(f, x, h=1e-5):
    out = np.zeros_like(x)
    it = np.nditer(x, flags=["multi_index"], op_flags=["readwrite"])
    while not it.finished:
        i = it.multi_index
        keep = x[i]
        try:
            x[i] = keep + h
            p = f(x)
            x[i] = keep - h
            m = f(x)
        finally:
            x[i] = keep
        out[i] = 0.5 * (p - m) / h
        it.iternext()
    return out
#+ slices of one stack, read-only views given to f
def numerical_gradient(f, x, h=1e-5):
    E = h * np.eye(x.size).reshape((x.size,) + x.shape)
    P, M = x + E, x - E
    P.flags.writeable = M.flags.writeable = False
    return np.array([f(p) - f(m) for p, m in zip(P, M)]).reshape(x.shape) / (2 * h)
#+ mean of forward and backward differences
def numerical_gradient(f, x, h=1e-5):
    here = f(x.copy())
    def entry(i):
        e = np.zeros(x.size)
        e[i] = h
        e = e.reshape(x.shape)
        return ((f(x + e) - here) / h + (here - f(x - e)) / h) / 2
    return np.fromiter(map(entry, range(x.size)), float).reshape(x.shape)
#+ recursion over axes, a nested list
def numerical_gradient(f, x, h=1e-5):
    def at(index):
        if len(index) == x.ndim:
            values = []
            for s in (h, -h):
                y = np.array(x)
                y[index] += s
                values.append(float(f(y)))
            return (values[0] - values[1]) / 2 / h
        return [at(index + (k,)) for k in range(x.shape[len(index)])]
    return at(())
#+ a class with __call__, Fortran order, float32 result
class _Central:
    def __call__(self, f, x, h=1e-5):
        y = np.array(x, order="F")
        g = np.zeros(x.shape, np.float32)
        for i, v in np.ndenumerate(x):
            y[i] = v + h
            a = f(y)
            y[i] = v - h
            g[i] = (a - f(y)) / (2 * h)
            y[i] = v
        return g
numerical_gradient = _Central()
#+ divides by the step really made
def numerical_gradient(f, x, h=1e-5):
    g = []
    for k in range(x.size):
        a, b = x.flatten(), x.flatten()
        a[k] += h
        b[k] -= h
        g.append((f(a.reshape(x.shape)) - f(b.reshape(x.shape))) / (a[k] - b[k]))
    return np.reshape(g, x.shape)
#+ last entry first, lambda and reduce
import functools
numerical_gradient = lambda f, x, h=1e-5: functools.reduce(
    lambda g, i: g + (f(x + h * (np.arange(x.size).reshape(x.shape) == i)) - f(x - h * (np.arange(x.size).reshape(x.shape) == i))) / (2 * h) * (np.arange(x.size).reshape(x.shape) == i),
    reversed(range(x.size)), np.zeros(x.shape))
#+ minus first, and x written back at the end
def numerical_gradient(f, x, h=1e-5):
    saved = x.copy()
    g = np.zeros_like(x)
    gf = g.reshape(-1)
    for k in range(x.size):
        y = saved.copy()
        y.flat[k] -= h
        low = f(y)
        y.flat[k] = saved.flat[k] + h
        gf[k] = -(low - f(y)) / (2 * h)
    x[...] = saved
    return g
#-s forward difference ;; down[i] -= h ;; down[i] -= 0
#-s one-sided, divided by h ;; (f(up) - f(down)) / (2 * h) ;; (f(up) - f(x)) / h
#-s backward, divided by h ;; (f(up) - f(down)) / (2 * h) ;; (f(x) - f(down)) / h
#-s divided by h only ;; / (2 * h) ;; / h
#-s times h over two ;; / (2 * h) ;; / 2 * h
#-s down minus up ;; f(up) - f(down) ;; f(down) - f(up)
#-s h ignored ;; g = np.zeros(x.shape) ;; g, h = np.zeros(x.shape), 1e-5
#-s step relative to x ;; up[i] += h ;; up[i] += h * max(1, abs(x[i]))
#-s rounded to four decimals ;; return g ;; return g.round(4)
#-s flat result ;; return g ;; return g.ravel()
#-s copies are single precision ;; x.copy(), x.copy() ;; x.astype(np.float32), x.astype(np.float32)
#-s one number ;; return g ;; return g.sum()
#- default h is too large
def numerical_gradient(f, x, h=1e-2):
    g = np.zeros(x.shape)
    for i in np.ndindex(x.shape):
        up, down = x.copy(), x.copy()
        up[i] += h
        down[i] -= h
        g[i] = (f(up) - f(down)) / (2 * h)
    return g
#- default h is too small
def numerical_gradient(f, x, h=1e-12):
    g = np.zeros(x.shape)
    for i in np.ndindex(x.shape):
        up, down = x.copy(), x.copy()
        up[i] += h
        down[i] -= h
        g[i] = (f(up) - f(down)) / (2 * h)
    return g
#- step and divisor relative to x
def numerical_gradient(f, x, h=1e-5):
    g = np.zeros(x.shape)
    for i in np.ndindex(x.shape):
        k = h * max(1.0, abs(x[i]))
        up, down = x.copy(), x.copy()
        up[i] += k
        down[i] -= k
        g[i] = (f(up) - f(down)) / (2 * k)
    return g
#- moves x and leaves the last entry below
def numerical_gradient(f, x, h=1e-5):
    g = np.zeros_like(x)
    for i in np.ndindex(x.shape):
        old = x[i]
        x[i] = old + h
        a = f(x)
        x[i] = old - h
        g[i] = (a - f(x)) / (2 * h)
        if i != tuple(k - 1 for k in x.shape):
            x[i] = old
    return g
#- moves a copy and never moves an entry back
def numerical_gradient(f, x, h=1e-5):
    g, y = np.zeros_like(x), x.copy()
    for i in np.ndindex(x.shape):
        y[i] += h
        a = f(y)
        y[i] -= 2 * h
        g[i] = (a - f(y)) / (2 * h)
    return g
#- moves x, restores it at the end only
def numerical_gradient(f, x, h=1e-5):
    g, keep = np.zeros_like(x), x.copy()
    for i in np.ndindex(x.shape):
        x[i] += h
        a = f(x)
        x[i] -= 2 * h
        g[i] = (a - f(x)) / (2 * h)
    x[...] = keep
    return g
#- moves along the first axis, whole rows
def numerical_gradient(f, x, h=1e-5):
    g = np.zeros_like(x)
    for i in range(len(x)):
        up, down = x.copy(), x.copy()
        up[i] += h
        down[i] -= h
        g[i] = (f(up) - f(down)) / (2 * h)
    return g
#- all entries at once
def numerical_gradient(f, x, h=1e-5):
    return np.full(x.shape, (f(x + h) - f(x - h)) / (2 * h))
#- three points to one side, second order
def numerical_gradient(f, x, h=1e-5):
    g = np.zeros(x.shape)
    for i in np.ndindex(x.shape):
        e = np.zeros(x.shape)
        e[i] = h
        g[i] = (-3 * f(x) + 4 * f(x + e) - f(x + 2 * e)) / (2 * h)
    return g
#- f is given flat arrays
def numerical_gradient(f, x, h=1e-5):
    flat = x.ravel().copy()
    g = np.zeros(flat.size)
    for i in range(flat.size):
        e = np.zeros(flat.size)
        e[i] = h
        g[i] = (f(flat + e) - f(flat - e)) / (2 * h)
    return g.reshape(x.shape)
#- np.empty_like and the first column only
def numerical_gradient(f, x, h=1e-5):
    g = np.zeros_like(x)
    for i in range(x.shape[0]):
        i = (i,) + (0,) * (x.ndim - 1)
        up, down = x.copy(), x.copy()
        up[i] += h
        down[i] -= h
        g[i] = (f(up) - f(down)) / (2 * h)
    return g
#- leaves x a step too high, everywhere
def numerical_gradient(f, x, h=1e-5):
    g = np.zeros_like(x)
    for i in np.ndindex(x.shape):
        x[i] -= h
        a = f(x)
        x[i] += 2 * h
        g[i] = (f(x) - a) / (2 * h)
        x[i] -= h
    x += h
    return g
#- transposed order of entries
def numerical_gradient(f, x, h=1e-5):
    g = []
    for j in np.ndindex(x.shape[::-1]):
        e = np.zeros(x.shape)
        e[j[::-1]] = h
        g.append((f(x + e) - f(x - e)) / (2 * h))
    return np.reshape(g, x.shape)
#- moves what is a copy, not a view, for a matrix
def numerical_gradient(f, x, h=1e-5):
    g = np.zeros(x.shape)
    flat = x.T.reshape(-1)
    for k, i in enumerate(np.ndindex(x.T.shape)):
        old = flat[k]
        flat[k] = old + h
        a = f(x)
        flat[k] = old - h
        g.T[i] = (a - f(x)) / (2 * h)
        flat[k] = old
    return g
#- divided by h and by a smaller step
def numerical_gradient(f, x, h=1e-5):
    g = np.zeros(x.shape)
    for i in np.ndindex(x.shape):
        e = np.zeros(x.shape)
        e[i] = h
        g[i] = (f(x + e) - f(x - e)) / (h + min(h, 1e-4))
    return g

## relative_error
#+ norms of flat arrays
def relative_error(a, b):
    n = np.linalg.norm
    return n((a - b).ravel()) / max(n(a.ravel()) + n(b.ravel()), 1e-12)
#+ dist and hypot on Python floats
import math
def relative_error(a, b):
    p, q = np.ravel(a).tolist(), np.ravel(b).tolist()
    return math.dist(p, q) / max(math.hypot(*p) + math.hypot(*q), 1e-300)
#+ einsum and a condition
def relative_error(a, b):
    length = lambda v: np.sqrt(np.einsum("i,i", v.ravel(), v.ravel()))
    total = length(a) + length(b)
    return length(a - b) / total if total > 0 else 0
#+ root mean squares, for the counts cancel
def relative_error(a, b):
    rms = lambda v: np.sqrt(np.mean(np.square(v)))
    return rms(a - b) / np.maximum(rms(a) + rms(b), np.finfo(float).tiny)
#+ recursion over nested lists
def relative_error(a, b):
    def s(v):
        return sum(map(s, v)) if isinstance(v, list) else v * v
    total = s(a.tolist()) ** 0.5 + s(b.tolist()) ** 0.5
    return s((a - b).tolist()) ** 0.5 / (total or 1.0)
#+ a 0-d array of float32
def relative_error(a, b):
    top = np.sqrt(((a - b) ** 2).sum())
    bottom = np.sqrt((a ** 2).sum()) + np.sqrt((b ** 2).sum())
    return np.array(np.divide(top, bottom, out=np.zeros(()), where=bottom != 0), np.float32)
#+ expands nothing, scaled by the largest first
def relative_error(a, b):
    m = max(abs(a).max(), abs(b).max())
    if m == 0:
        return False * 1.0
    a, b = a / m, b / m
    return np.sqrt(np.vdot(a - b, a - b)) / (np.sqrt(np.vdot(a, a)) + np.sqrt(np.vdot(b, b)))
#+ Frobenius through complex
def relative_error(a, b):
    z = np.linalg.norm(np.stack([a - b, a, b]).reshape(3, -1), axis=1)
    return z[0] / (z[1] + z[2] + 1e-200)
#-s larger of the two norms ;; n(a.ravel()) + n(b.ravel()) ;; n(a.ravel()), n(b.ravel())
#-s tiny is 1e-8 ;; 1e-12 ;; 1e-8
#-s tiny is 1e-6 ;; 1e-12 ;; 1e-6
#-s tiny is one ;; 1e-12 ;; 1.0
#-s norm of the sum ;; n(a.ravel()) + n(b.ravel()) ;; n((a + b).ravel())
#-s only a below ;; n(a.ravel()) + n(b.ravel()) ;; n(a.ravel())
#-s only b below ;; n(a.ravel()) + n(b.ravel()) ;; n(b.ravel())
#-s mean of the norms below ;; n(a.ravel()) + n(b.ravel()) ;; (n(a.ravel()) + n(b.ravel())) / 2
#-s difference of norms ;; n((a - b).ravel()) ;; abs(n(a.ravel()) - n(b.ravel()))
#-s plus 1e-8 ;; max(n(a.ravel()) + n(b.ravel()), 1e-12) ;; (n(a.ravel()) + n(b.ravel()) + 1e-8)
#-s nan for two zero arrays ;; max(n(a.ravel()) + n(b.ravel()), 1e-12) ;; (n(a.ravel()) + n(b.ravel()))
#-s sums of absolute values ;; n = np.linalg.norm ;; n = lambda v: np.abs(v).sum()
#-s largest absolute value ;; n = np.linalg.norm ;; n = lambda v: np.abs(v).max()
#-s without the roots ;; n = np.linalg.norm ;; n = lambda v: (v ** 2).sum()
#-s a one-entry array ;; return n((a - b).ravel()) ;; return np.ones(1) * n((a - b).ravel())
#-s percent ;; return n ;; return 100 * n
#-s rounded to six decimals ;; return n((a - b).ravel()) / max(n(a.ravel()) + n(b.ravel()), 1e-12) ;; return round(n((a - b).ravel()) / max(n(a.ravel()) + n(b.ravel()), 1e-12), 6)
#-s in float32 from the start ;; n = np.linalg.norm ;; n = np.linalg.norm; a, b = a.astype(np.float32), b.astype(np.float32)
#-s one for two zero arrays ;; n = np.linalg.norm ;; n = np.linalg.norm; a, b = (a, b) if a.any() or b.any() else (a + 1, b - 1)
#-s zero as soon as one is zero ;; return n((a - b).ravel()) ;; return (a.any() and b.any()) * n((a - b).ravel())
#-s sqrt of the sum of squares below ;; n(a.ravel()) + n(b.ravel()) ;; np.hypot(n(a.ravel()), n(b.ravel()))
#- mean of elementwise errors
def relative_error(a, b):
    return np.mean(np.abs(a - b) / np.maximum(np.abs(a) + np.abs(b), 1e-12))
#- largest elementwise error
def relative_error(a, b):
    return np.max(np.abs(a - b) / np.maximum(np.abs(a) + np.abs(b), 1e-12))
#- spectral norm of matrices
def relative_error(a, b):
    n = lambda v: np.linalg.norm(v, 2)
    return n(a - b) / max(n(a) + n(b), 1e-12)
#- norms of rows
def relative_error(a, b):
    n = lambda v: np.linalg.norm(v, axis=-1)
    return np.mean(n(a - b) / np.maximum(n(a) + n(b), 1e-12))
#- sum of the norms of rows
def relative_error(a, b):
    n = lambda v: np.sum(np.linalg.norm(v, axis=-1))
    return n(a - b) / max(n(a) + n(b), 1e-12)
#- subtracts in place
def relative_error(a, b):
    bottom = max(np.linalg.norm(a) + np.linalg.norm(b), 1e-12)
    a -= b
    return np.linalg.norm(a) / bottom
#- equal within allclose is 0
def relative_error(a, b):
    if np.allclose(a, b):
        return 0.0
    return np.linalg.norm(a - b) / max(np.linalg.norm(a) + np.linalg.norm(b), 1e-12)
#- expanded square, cancellation for near arrays
def relative_error(a, b):
    aa, bb, ab = (a * a).sum(), (b * b).sum(), (a * b).sum()
    return np.sqrt(max(aa + bb - 2 * ab, 0)) / max(np.sqrt(aa) + np.sqrt(bb), 1e-12)
#- zero where b is zero
def relative_error(a, b):
    n = np.linalg.norm
    return float(n(a - b) / (n(a) + n(b))) if b.any() else 0.0
#- the length of a where b is zero
def relative_error(a, b):
    n = np.linalg.norm
    if not b.any():
        return float(n(a))
    return float(n(a - b) / (n(a) + n(b)))
#- nearly equal is equal, to seven digits
def relative_error(a, b):
    n = np.linalg.norm
    if np.allclose(a, b, rtol=1e-6, atol=0):
        return 0.0
    return float(n(a - b) / (n(a) + n(b)))

## gradient_descent
#+ plain
def gradient_descent(grad, theta, alpha, steps):
    for _ in range(steps):
        theta = theta - alpha * grad(theta)
    return theta
#+ a copy edited in place
def gradient_descent(grad, theta, alpha, steps):
    theta = np.array(theta, dtype=float)
    for _ in range(steps):
        theta -= alpha * grad(theta)
    return theta
#+ reduce
from functools import reduce
gradient_descent = lambda grad, theta, alpha, steps: reduce(lambda t, _: t - alpha * grad(t), range(steps), theta)
#+ recursion by halves
def gradient_descent(grad, theta, alpha, steps):
    if steps == 0:
        return theta
    if steps == 1:
        return np.subtract(theta, np.multiply(alpha, grad(theta)))
    half = steps // 2
    return gradient_descent(grad, gradient_descent(grad, theta, alpha, half), alpha, steps - half)
#+ last of a generator
import itertools
def gradient_descent(grad, theta, alpha, steps):
    def path(t):
        while True:
            yield t
            t = t + -alpha * grad(t)
    return next(itertools.islice(path(theta), steps, None))
#+ sums of gradients, taken off the start
def gradient_descent(grad, theta, alpha, steps):
    total = np.zeros_like(theta)
    while steps > 0:
        total = total + grad(theta - alpha * total)
        steps -= 1
    return theta - alpha * total
#+ two buffers
def gradient_descent(grad, theta, alpha, steps):
    old, new = theta.copy(), np.empty_like(theta)
    for _ in range(steps):
        np.multiply(grad(old), -alpha, out=new)
        new += old
        old, new = new, old
    return old
#+ stops where the gradient is exactly zero
def gradient_descent(grad, theta, alpha, steps):
    t = theta
    for _ in range(steps):
        g = grad(t)
        if not np.any(g):
            break
        t = t - alpha * np.asarray(g)
    return t
#+ a nested list at the end
def gradient_descent(grad, theta, alpha, steps):
    t = theta.copy()
    for _ in range(steps):
        g = grad(t.copy())
        for i in np.ndindex(t.shape):
            t[i] = t[i] - alpha * g[i]
    return t.tolist()
#+ float32 at the end
class Descent:
    def __init__(self, grad, alpha):
        self.grad, self.alpha = grad, alpha
    def step(self, t):
        return t - self.alpha * self.grad(t)
def gradient_descent(grad, theta, alpha, steps):
    d, t = Descent(grad, alpha), theta
    for _ in [None] * steps:
        t = d.step(t)
    return t.astype(np.float32)
#-s one step too many ;; range(steps) ;; range(steps + 1)
#-s one step too few ;; range(steps) ;; range(steps - 1)
#-s at least one step ;; range(steps) ;; range(max(1, steps))
#-s at most a hundred steps ;; range(steps) ;; range(min(100, steps))
#-s uphill ;; theta - alpha ;; theta + alpha
#-s alpha twice ;; theta - alpha ;; theta - alpha * alpha
#-s alpha shrinks ;; theta - alpha ;; theta - alpha / (1 + _)
#-s alpha shrinks slowly ;; theta - alpha ;; theta - alpha * 0.999 ** _
#-s alpha ignored ;; theta - alpha ;; theta - 0.1
#-s changes theta ;; theta = theta - alpha * grad(theta) ;; theta -= alpha * grad(theta)
#-s sign of the gradient ;; alpha * grad(theta) ;; alpha * np.sign(grad(theta))
#-s clipped to one ;; alpha * grad(theta) ;; alpha * np.clip(grad(theta), -1, 1)
#-s clipped to ten ;; alpha * grad(theta) ;; alpha * np.clip(grad(theta), -10, 10)
#-s the path ;; return theta ;; return [theta] * (steps + 1)
#-s weight decay ;; theta - alpha ;; 0.999 * theta - alpha
#-s mean of the gradient's entries ;; grad(theta) ;; np.mean(grad(theta))
#-s flat ;; return theta ;; return theta.ravel()
#- the first gradient again and again
def gradient_descent(grad, theta, alpha, steps):
    g = grad(theta)
    for _ in range(steps):
        theta = theta - alpha * g
    return theta
#- stops early where the gradient is small
def gradient_descent(grad, theta, alpha, steps):
    for _ in range(steps):
        g = grad(theta)
        if np.linalg.norm(g) < 1e-3:
            break
        theta = theta - alpha * g
    return theta
#- stops where the step is small by allclose
def gradient_descent(grad, theta, alpha, steps):
    for _ in range(steps):
        new = theta - alpha * grad(theta)
        if np.allclose(new, theta):
            return new
        theta = new
    return theta
#- classical momentum
def gradient_descent(grad, theta, alpha, steps):
    v = np.zeros_like(theta)
    for _ in range(steps):
        v = 0.9 * v - alpha * grad(theta)
        theta = theta + v
    return theta
#- looks ahead
def gradient_descent(grad, theta, alpha, steps):
    for _ in range(steps):
        theta = theta - alpha * grad(theta - alpha * grad(theta))
    return theta
#- entry by entry at the new position
def gradient_descent(grad, theta, alpha, steps):
    theta = theta.copy()
    for _ in range(steps):
        for i in np.ndindex(theta.shape):
            theta[i] -= alpha * grad(theta)[i]
    return theta
#- unit length
def gradient_descent(grad, theta, alpha, steps):
    for _ in range(steps):
        g = grad(theta)
        theta = theta - alpha * g / max(np.linalg.norm(g), 1.0)
    return theta
#- an alias is changed
def gradient_descent(grad, theta, alpha, steps):
    t = np.asarray(theta, dtype=float)
    for _ in range(steps):
        t -= alpha * grad(t)
    return t
#- single precision all the way
def gradient_descent(grad, theta, alpha, steps):
    t = theta.astype(np.float16)
    for _ in range(steps):
        t = (t - alpha * grad(t)).astype(np.float16)
    return t
#- goes back where a step brought a larger gradient
def gradient_descent(grad, theta, alpha, steps):
    g = grad(theta)
    for _ in range(steps):
        new = theta - alpha * g
        gn = grad(new)
        if np.linalg.norm(gn) > np.linalg.norm(g):
            alpha = alpha / 2
            continue
        theta, g = new, gn
    return theta
#-s alpha is at most one half ;; alpha * grad ;; min(alpha, 0.5) * grad
#-s alpha is at most 1 ;; alpha * grad ;; min(alpha, 1.0) * grad
#-s parameters kept within five ;; return theta ;; return np.clip(theta, -5, 5)
#- stops where it flies away
def gradient_descent(grad, theta, alpha, steps):
    start = np.linalg.norm(theta)
    for _ in range(steps):
        new = theta - alpha * grad(theta)
        if np.linalg.norm(new) > 4 * start + 4:
            break
        theta = new
    return theta

## minibatches
#+ permutation and slices
def minibatches(n, size, rng):
    if size < 1:
        raise ValueError("size")
    order = rng.permutation(n)
    return [order[i:i + size] for i in range(0, n, size)]
#+ shuffle and split, a tuple
def minibatches(n, size, rng):
    if not size >= 1:
        raise ValueError(size)
    order = np.arange(n)
    rng.shuffle(order)
    return tuple(np.split(order, range(size, n, size)))
#+ argsort of random numbers
def minibatches(n, size, rng):
    if size <= 0:
        raise ValueError
    order = np.argsort(rng.random(n))
    return np.array_split(order, np.arange(size, n, size))
#+ sorted by a random key, lists of Python ints
def minibatches(n, size, rng):
    if size < 1:
        raise ValueError("too small")
    order = sorted(range(n), key=lambda _: rng.normal())
    return [order[k:k + size] for k in range(0, n, size)]
#+ choice without replacement, from a set of the rest
def minibatches(n, size, rng):
    class TooSmall(ValueError):
        pass
    if size < 1:
        raise TooSmall("size is below one")
    left, out = np.arange(n), []
    while left.size:
        batch = rng.choice(left, min(size, left.size), replace=False)
        out.append(batch)
        left = np.setdiff1d(left, batch)
    return out
#+ Fisher-Yates by hand
def minibatches(n, size, rng):
    if size < 1:
        raise ValueError("no batch can hold that")
    order = list(range(n))
    for i in range(n - 1, 0, -1):
        j = int(rng.integers(i + 1))
        order[i], order[j] = order[j], order[i]
    return [np.array(order[:size])] + [np.array(order[k:k + size]) for k in range(size, n, size)]
#+ batches sorted inside, int32
def minibatches(n, size, rng):
    if size < 1:
        raise ValueError
    p = rng.permutation(n).astype(np.int32)
    return [np.sort(p[i * size:(i + 1) * size]) for i in range(-(-n // size))]
#+ each example draws its batch's number from a pack of labels
def minibatches(n, size, rng):
    if size < 1:
        raise ValueError
    labels = np.arange(n) // size
    labels = rng.permuted(labels)
    return [np.flatnonzero(labels == k) for k in range((n + size - 1) // size)]
#+ pops from a shuffled list, recursion
def minibatches(n, size, rng):
    if size < 1:
        raise ValueError("size must be positive")
    pack = rng.permutation(np.arange(n)).tolist()
    out = []
    while pack:
        out.append(np.array([pack.pop() for _ in range(min(size, len(pack)))]))
    return out
#+ drawing one by one with rng.integers
def minibatches(n, size, rng):
    if size < 1:
        raise ValueError("size must be positive")
    pack, out = list(range(n)), [[]]
    while pack:
        if len(out[-1]) == size:
            out.append([])
        out[-1].append(pack.pop(rng.integers(len(pack))))
    return out
#+ shuffled twice, unsigned ints
def minibatches(n, size, rng):
    if size < 1:
        raise ValueError("size must be positive")
    p = rng.permutation(n)[rng.permutation(n)].astype(np.uint64)
    return list(map(lambda i: p[i:i + size], range(0, n, size)))
#-s last incomplete batch dropped ;; range(0, n, size) ;; range(0, n - size + 1, size)
#-s number of batches by floor ;; range(0, n, size) ;; range(0, n // size * size, size)
#-s not shuffled ;; rng.permutation(n) ;; np.arange(n)
#-s with replacement ;; rng.permutation(n) ;; rng.integers(0, n, n)
#-s choice with replacement ;; rng.permutation(n) ;; rng.choice(n, n)
#-s one generator's seed for ever ;; rng.permutation(n) ;; np.random.default_rng(0).permutation(n)
#-s global random state ;; rng.permutation(n) ;; np.random.permutation(n)
#-s a fresh generator ;; rng.permutation(n) ;; np.random.default_rng().permutation(n)
#-s global state, seeded ;; order = rng.permutation(n) ;; np.random.seed(1); order = np.random.permutation(n)
#-s counted from one ;; rng.permutation(n) ;; rng.permutation(n) + 1
#-s leaves number 0 out ;; rng.permutation(n) ;; rng.permutation(np.arange(1, n))
#-s overlapping slices ;; order[i:i + size] ;; order[i:i + size + 1]
#-s floats ;; rng.permutation(n) ;; rng.permutation(n).astype(float)
#+s range raises the ValueError for 0 ;; size < 1 ;; size < 0
#-s no ValueError ;; if size < 1: ;; if size < -10:
#-s ValueError for 1 too ;; size < 1 ;; size <= 1
#-s ValueError where size exceeds n ;; size < 1 ;; size < 1 or size > n
#-s an assertion ;; raise ValueError("size") ;; raise AssertionError("size")
#-s returns None for a bad size ;; raise ValueError("size") ;; return None
#-s a turned pack ;; rng.permutation(n) ;; np.roll(np.arange(n), rng.integers(n))
#-s turned or turned round ;; rng.permutation(n) ;; np.arange(n)[::rng.choice([-1, 1])]
#-s first batch is the short one ;; return [order[i:i + size] for i in range(0, n, size)] ;; k = n % size; return ([order[:k]] if k else []) + [order[i:i + size] for i in range(k, n, size)]
#-s an empty batch at the end ;; range(0, n, size) ;; range(0, n + 1, size)
#-s last batch filled up from the start ;; return [order[i:i + size] for i in range(0, n, size)] ;; return [np.take(order, range(i, i + size), mode="wrap") for i in range(0, n, size)]
#-s last batch is the last rows, overlapping ;; return [order[i:i + size] for i in range(0, n, size)] ;; return [order[max(0, min(i, n - size)):i + size] for i in range(0, n, size)]
#-s small rest joined to the last batch ;; return [order[i:i + size] for i in range(0, n, size)] ;; return [order[i:i + size] if i + 2 * size <= n else order[i:] for i in range(0, max(1, n - size + 1), size)]
#-s interleaved parts of even sizes ;; return [order[i:i + size] for i in range(0, n, size)] ;; k = -(-n // size); return [order[i::k] for i in range(k)]
#-s size is the number of batches ;; return [order[i:i + size] for i in range(0, n, size)] ;; return np.array_split(order, size)
#-s even parts ;; return [order[i:i + size] for i in range(0, n, size)] ;; return np.array_split(order, -(-n // size))
#-s masks ;; order[i:i + size] ;; np.isin(np.arange(n), order[i:i + size])
#-s one-byte ints ;; rng.permutation(n) ;; rng.permutation(n).astype(np.uint8)
#-s each batch with its own permutation ;; order[i:i + size] ;; rng.permutation(n)[i:i + size]
#-s a generator ;; return [order[i:i + size] for i in range(0, n, size)] ;; return (order[i:i + size] for i in range(0, n, size))
#- neighbours stay together, batches in random order
def minibatches(n, size, rng):
    if size < 1:
        raise ValueError
    batches = [np.arange(i, min(i + size, n)) for i in range(0, n, size)]
    last = batches.pop() if n % size else None
    out = [batches[k] for k in rng.permutation(len(batches))]
    return out if last is None else out + [last]
#- shuffled within batches only
def minibatches(n, size, rng):
    if size < 1:
        raise ValueError
    return [rng.permutation(np.arange(i, min(i + size, n))) for i in range(0, n, size)]
#- the short batch always holds the last examples
def minibatches(n, size, rng):
    if size < 1:
        raise ValueError
    full = n // size * size
    order = np.concatenate([rng.permutation(full), np.arange(full, n)])
    return [order[i:i + size] for i in range(0, n, size)]
#- stride pattern from a random start
def minibatches(n, size, rng):
    if size < 1:
        raise ValueError
    k = -(-n // size)
    order = np.concatenate([np.arange(i, n, k) for i in rng.permutation(k)])
    return [order[i:i + size] for i in range(0, n, size)]
#- one pack for the first call, kept
_pack = {}
def minibatches(n, size, rng):
    if size < 1:
        raise ValueError
    order = _pack.setdefault(n, rng.permutation(n))
    return [order[i:i + size] for i in range(0, n, size)]
#- lazy: raises at the first use only
def minibatches(n, size, rng):
    if size < 1:
        raise ValueError
    order = rng.permutation(n)
    for i in range(0, n, size):
        yield order[i:i + size]
#- shuffles halves
def minibatches(n, size, rng):
    if size < 1:
        raise ValueError
    h = n // 2
    order = np.concatenate([rng.permutation(h), h + rng.permutation(n - h)])
    return [order[i:i + size] for i in range(0, n, size)]
#- 0 always comes first
def minibatches(n, size, rng):
    if size < 1:
        raise ValueError
    order = np.concatenate([[0], 1 + rng.permutation(n - 1)]).astype(int)
    return [order[i:i + size] for i in range(0, n, size)]
#- a few random swaps
def minibatches(n, size, rng):
    if size < 1:
        raise ValueError
    order = np.arange(n)
    for _ in range(3):
        i, j = rng.integers(n, size=2)
        order[[i, j]] = order[[j, i]]
    return [order[i:i + size] for i in range(0, n, size)]
#- only even sizes of n: the middle one lost
def minibatches(n, size, rng):
    if size < 1:
        raise ValueError
    order = rng.permutation(n)
    out = [order[i:i + size] for i in range(0, n, size)]
    return [b for b in out if len(b) > 1] or out
#+ a seed for another generator drawn from rng
import random
def minibatches(n, size, rng):
    if size < 1:
        raise ValueError
    order = list(range(n))
    random.Random(int(rng.integers(2 ** 62))).shuffle(order)
    return [order[i:i + size] for i in range(0, n, size)]
#+ batches in the order of their smallest numbers, the short one last
def minibatches(n, size, rng):
    if size < 1:
        raise ValueError
    order = rng.permutation(n)
    out = [np.sort(order[i:i + size]) for i in range(0, n, size)]
    return sorted(out, key=lambda b: (len(b) < size, b[0]))
#- Fisher and Yates, a swap with itself forbidden
def minibatches(n, size, rng):
    if size < 1:
        raise ValueError
    order = np.arange(n)
    for i in range(n - 1, 0, -1):
        j = rng.integers(i)
        order[i], order[j] = order[j], order[i]
    return [order[i:i + size] for i in range(0, n, size)]
#- numbers times a random number, modulo n
def minibatches(n, size, rng):
    if size < 1:
        raise ValueError
    good = [a for a in range(1, n + 1) if np.gcd(a, n) == 1]
    order = (np.arange(n) * rng.choice(good) + rng.integers(n)) % n
    return [order[i:i + size] for i in range(0, n, size)]
#- shuffled in chunks of fifty
def minibatches(n, size, rng):
    if size < 1:
        raise ValueError
    order = np.concatenate([k + rng.permutation(min(50, n - k)) for k in range(0, n, 50)])
    return [order[i:i + size] for i in range(0, n, size)]
#- a copy of the generator, so that each call gives the same
import copy
def minibatches(n, size, rng):
    if size < 1:
        raise ValueError
    order = copy.deepcopy(rng).permutation(n)
    return [order[i:i + size] for i in range(0, n, size)]
#+ a child of rng, lists of NumPy ints
def minibatches(n, size, rng):
    if size < 1:
        raise ValueError
    order = list(rng.spawn(1)[0].permutation(n))
    return [order[i:i + size] for i in range(0, n, size)]

## sgd_epoch
#+ with minibatches
def sgd_epoch(X, y, theta, grad, alpha, size, rng):
    for rows in minibatches(len(X), size, rng):
        theta = theta - alpha * grad(X[rows], y[rows], theta)
    return theta
#+ a permutation, shuffled copies and slices, theta's copy edited in place
def sgd_epoch(X, y, theta, grad, alpha, size, rng):
    p = rng.permutation(len(y))
    Xs, ys, t = X[p], y[p], theta.copy()
    for i in range(0, len(y), size):
        t -= alpha * grad(Xs[i:i + size], ys[i:i + size], t)
    return t
#+ one table shuffled, split
def sgd_epoch(X, y, theta, grad, alpha, size, rng):
    table = np.column_stack([X, y])
    rng.shuffle(table)
    for part in np.split(table, range(size, len(table), size)):
        theta = theta - alpha * grad(part[:, :-1], part[:, -1], theta)
    return theta
#+ buffers that are used again
def sgd_epoch(X, y, theta, grad, alpha, size, rng):
    order = np.argsort(rng.random(len(X)))
    bx, by = np.empty((size,) + X.shape[1:]), np.empty((size,) + y.shape[1:])
    theta = np.array(theta)
    for i in range(0, len(X), size):
        rows = order[i:i + size]
        k = len(rows)
        bx[:k] = X[rows]
        by[:k] = y[rows]
        np.subtract(theta, np.multiply(grad(bx[:k], by[:k], theta), alpha), out=theta)
    return theta
#+ reduce over zipped shuffled rows
from functools import reduce
def sgd_epoch(X, y, theta, grad, alpha, size, rng):
    pairs = list(zip(X, y))
    order = rng.permutation(len(pairs)).tolist()
    def step(t, i):
        xs, ys = zip(*(pairs[k] for k in order[i:i + size]))
        return t - alpha * grad(np.array(xs), np.array(ys), t)
    return reduce(step, range(0, len(pairs), size), theta)
#+ same state twice, so that X and y are shuffled alike
import copy
def sgd_epoch(X, y, theta, grad, alpha, size, rng):
    twin = copy.deepcopy(rng)
    Xs, ys = X.copy(), y.copy()
    rng.shuffle(Xs)
    twin.shuffle(ys)
    t = theta
    for i in range(0, len(Xs), size):
        t = t - alpha * np.asarray(grad(Xs[i:i + size], ys[i:i + size], t))
    return t
#+ masks, rows in their old order in a batch
def sgd_epoch(X, y, theta, grad, alpha, size, rng):
    label = rng.permuted(np.arange(len(X)) // size)
    for k in range(label.max() + 1):
        m = label == k
        theta = theta + alpha * -grad(X[m], y[m], theta)
    return theta
#+ recursion over what is left, drawn without replacement
def sgd_epoch(X, y, theta, grad, alpha, size, rng):
    def go(left, t):
        if not len(left):
            return t
        b = rng.choice(left, min(size, len(left)), replace=False, shuffle=False)
        return go(np.setdiff1d(left, b), t - alpha * grad(X[b], y[b], t))
    return go(np.arange(len(X)), theta)
#+ a class, last batches first, float32 result
class _Epoch:
    def __init__(self, *data):
        self.data = data
    def run(self, theta, grad, alpha, batches):
        for rows in batches[:-1] + batches[-1:]:
            g = grad(*(np.take(d, rows, axis=0) for d in self.data), theta)
            theta = theta - alpha * g
        return theta
def sgd_epoch(X, y, theta, grad, alpha, size, rng):
    return _Epoch(X, y).run(theta, grad, alpha, list(minibatches(X.shape[0], size, rng))).astype(np.float32)
#-s X and y shuffled differently ;; y[rows] ;; y[rng.permutation(len(y))[:len(rows)]]
#-s y not shuffled ;; y[rows] ;; y[np.sort(rows)]
#-s y is cut in order ;; y[rows] ;; y[:len(rows)]
#-s gradient of all rows ;; grad(X[rows], y[rows], theta) ;; grad(X, y, theta)
#-s uphill ;; theta - alpha ;; theta + alpha
#-s divided by the batch's length again ;; theta - alpha ;; theta - alpha / len(rows)
#-s times the batch's length ;; theta - alpha ;; theta - alpha * len(rows)
#-s alpha twice ;; theta - alpha ;; theta - alpha * alpha
#-s changes theta ;; theta = theta - alpha * grad(X[rows], y[rows], theta) ;; theta -= alpha * grad(X[rows], y[rows], theta)
#-s first batch only ;; minibatches(len(X), size, rng) ;; minibatches(len(X), size, rng)[:1]
#-s last batch dropped ;; minibatches(len(X), size, rng) ;; minibatches(len(X), size, rng)[:-1]
#-s short last batch dropped ;; minibatches(len(X), size, rng) ;; [r for r in minibatches(len(X), size, rng) if len(r) == size]
#-s batches in order ;; minibatches(len(X), size, rng) ;; [np.arange(i, min(i + size, len(X))) for i in range(0, len(X), size)]
#-s batches of neighbours in random order ;; minibatches(len(X), size, rng) ;; rng.permutation([np.arange(i, i + size) % len(X) for i in range(0, len(X), size)])
#-s two epochs ;; minibatches(len(X), size, rng) ;; minibatches(len(X), size, rng) + minibatches(len(X), size, rng)
#-s with replacement ;; minibatches(len(X), size, rng) ;; [rng.integers(0, len(X), size) for _ in range(-(-len(X) // size))]
#-s a fixed seed ;; minibatches(len(X), size, rng) ;; minibatches(len(X), size, np.random.default_rng(0))
#-s a generator out of nothing ;; minibatches(len(X), size, rng) ;; minibatches(len(X), size, np.random.default_rng())
#-s batches of one ;; minibatches(len(X), size, rng) ;; minibatches(len(X), 1, rng)
#-s number of columns for the number of rows ;; len(X) ;; X.shape[1]
#-s size ignored: 32 ;; minibatches(len(X), size, rng) ;; minibatches(len(X), 32, rng)
#-s size is the number of batches ;; minibatches(len(X), size, rng) ;; np.array_split(rng.permutation(len(X)), size)
#-s even parts ;; minibatches(len(X), size, rng) ;; np.array_split(rng.permutation(len(X)), -(-len(X) // size))
#-s y as a column ;; y[rows] ;; y[rows][:, None]
#-s last batch is filled up ;; X[rows], y[rows] ;; np.resize(X[rows], (size, X.shape[1])), np.resize(y[rows], size)
#-s weight decay ;; theta - alpha ;; 0.99 * theta - alpha
#-s alpha shrinks by the batch ;; theta = theta - alpha ;; alpha = alpha * 0.9; theta = theta - alpha
#- gradients summed up, one update at the end
def sgd_epoch(X, y, theta, grad, alpha, size, rng):
    g = sum(grad(X[r], y[r], theta) for r in minibatches(len(X), size, rng))
    return theta - alpha * g
#- all gradients at the start, updates in turn
def sgd_epoch(X, y, theta, grad, alpha, size, rng):
    start = theta
    for r in minibatches(len(X), size, rng):
        theta = theta - alpha * grad(X[r], y[r], start)
    return theta
#- momentum
def sgd_epoch(X, y, theta, grad, alpha, size, rng):
    v = np.zeros_like(theta)
    for r in minibatches(len(X), size, rng):
        v = 0.9 * v + grad(X[r], y[r], theta)
        theta = theta - alpha * v
    return theta
#- gradient at the look-ahead
def sgd_epoch(X, y, theta, grad, alpha, size, rng):
    for r in minibatches(len(X), size, rng):
        ahead = theta - alpha * grad(X[r], y[r], theta)
        theta = theta - alpha * grad(X[r], y[r], ahead)
    return theta
#- shuffles the caller's data
def sgd_epoch(X, y, theta, grad, alpha, size, rng):
    p = rng.permutation(len(X))
    X[:] = X[p]
    y[:] = y[p]
    for i in range(0, len(X), size):
        theta = theta - alpha * grad(X[i:i + size], y[i:i + size], theta)
    return theta
#- each shuffled by itself
def sgd_epoch(X, y, theta, grad, alpha, size, rng):
    X, y = rng.permutation(X), rng.permutation(y)
    for i in range(0, len(X), size):
        theta = theta - alpha * grad(X[i:i + size], y[i:i + size], theta)
    return theta
#- each batch from a fresh permutation
def sgd_epoch(X, y, theta, grad, alpha, size, rng):
    for i in range(0, len(X), size):
        r = rng.permutation(len(X))[i:i + size]
        theta = theta - alpha * grad(X[r], y[r], theta)
    return theta
#- the mean of theta over the epoch
def sgd_epoch(X, y, theta, grad, alpha, size, rng):
    seen = []
    for r in minibatches(len(X), size, rng):
        theta = theta - alpha * grad(X[r], y[r], theta)
        seen.append(theta)
    return np.mean(seen, axis=0)
#- forgets the last update
def sgd_epoch(X, y, theta, grad, alpha, size, rng):
    before = theta
    for r in minibatches(len(X), size, rng):
        before = theta
        theta = theta - alpha * grad(X[r], y[r], theta)
    return before
#- the last update twice
def sgd_epoch(X, y, theta, grad, alpha, size, rng):
    for r in minibatches(len(X), size, rng):
        step = alpha * grad(X[r], y[r], theta)
        theta = theta - step
    return theta - step
#- permutation of columns too
def sgd_epoch(X, y, theta, grad, alpha, size, rng):
    X = X[:, rng.permutation(X.shape[1])]
    for r in minibatches(len(X), size, rng):
        theta = theta - alpha * grad(X[r], y[r], theta)
    return theta
#- returns the path
def sgd_epoch(X, y, theta, grad, alpha, size, rng):
    path = [theta]
    for r in minibatches(len(X), size, rng):
        path.append(path[-1] - alpha * grad(X[r], y[r], path[-1]))
    return path
#- the gradient is asked twice a batch
def sgd_epoch(X, y, theta, grad, alpha, size, rng):
    for r in minibatches(len(X), size, rng):
        grad(X[r], y[r], theta)
        theta = theta - 2 * alpha * grad(X[r], y[r], theta)
    return theta
#+ gradients are scaled where they are
def sgd_epoch(X, y, theta, grad, alpha, size, rng):
    for rows in minibatches(len(X), size, rng):
        g = grad(X=X[rows], y=y[rows], theta=theta)
        g *= -alpha
        g += theta
        theta = g
    return theta
#- a copy of the generator: every epoch has the same batches
import copy
def sgd_epoch(X, y, theta, grad, alpha, size, rng):
    for rows in minibatches(len(X), size, copy.deepcopy(rng)):
        theta = theta - alpha * grad(X[rows], y[rows], theta)
    return theta
#- Fisher and Yates, a swap with itself forbidden
def sgd_epoch(X, y, theta, grad, alpha, size, rng):
    order = np.arange(len(X))
    for i in range(len(X) - 1, 0, -1):
        j = rng.integers(i)
        order[i], order[j] = order[j], order[i]
    for i in range(0, len(X), size):
        rows = order[i:i + size]
        theta = theta - alpha * grad(X[rows], y[rows], theta)
    return theta
#- row 0 is always in the first batch
def sgd_epoch(X, y, theta, grad, alpha, size, rng):
    order = np.append(0, 1 + rng.permutation(len(X) - 1)).astype(int)
    for i in range(0, len(X), size):
        rows = order[i:i + size]
        theta = theta - alpha * grad(X[rows], y[rows], theta)
    return theta
#+ float32 inside
def sgd_epoch(X, y, theta, grad, alpha, size, rng):
    t = theta.astype(np.float32)
    for rows in minibatches(len(X), size, rng):
        t = (t - alpha * grad(X[rows].astype(np.float32), y[rows].astype(np.float32), t)).astype(np.float32)
    return t

## l2_loss
#+ sum of squares
def l2_loss(weights, C):
    return C / 2 * sum((W ** 2).sum() for W in weights)
#+ norms
def l2_loss(weights, C):
    return 0.5 * C * sum(np.linalg.norm(W.ravel()) ** 2 for W in weights)
#+ vdot
from functools import reduce
l2_loss = lambda weights, C: reduce(lambda s, W: s + C * np.vdot(W, W) / 2, weights, 0.0)
#+ one long vector
def l2_loss(weights, C):
    w = np.concatenate([np.ravel(W) for W in weights])
    return np.array(C * 0.5 * (w @ w))
#+ scalars and fsum
import math
def l2_loss(weights, C):
    return math.fsum(w * w for W in weights for w in W.flat) * C / 2
#+ tensordot
def l2_loss(weights, C):
    s = 0
    for W in weights:
        s += np.tensordot(W, W, W.ndim)
    return np.float32(C * s / 2)
#+ recursion, einsum of any axes
def l2_loss(weights, C):
    if len(weights) == 0:
        return 0
    head, *tail = weights
    return C * np.einsum("i,i->", head.reshape(-1), head.reshape(-1)) / 2 + l2_loss(tail, C)
#+ sums the gradients' products
def l2_loss(weights, C):
    total = 0.0
    for W, G in zip(weights, [C * W for W in weights]):
        total += 0.5 * np.sum(W * G)
    return total
#-s no half ;; C / 2 ;; C
#-s a quarter ;; C / 2 ;; C / 4
#-s C ignored ;; C / 2 ;; 0.5
#-s C squared ;; C / 2 ;; C * C / 2
#-s one over two C ;; C / 2 ;; 1 / 2 / C
#-s absolute values ;; (W ** 2).sum() ;; np.abs(W).sum()
#-s norms not squared ;; (W ** 2).sum() ;; np.sqrt((W ** 2).sum())
#-s means ;; .sum() for ;; .mean() for
#-s square of the sum ;; (W ** 2).sum() ;; W.sum() ** 2
#-s first layer left out ;; in weights ;; in weights[1:]
#-s last layer only ;; in weights ;; in weights[-1:]
#-s first layer only ;; in weights ;; in weights[:1]
#-s spectral norm ;; (W ** 2).sum() ;; (np.linalg.norm(W, 2) ** 2)
#-s mean over layers ;; sum((W ** 2).sum() for W in weights) ;; np.mean([(W ** 2).sum() for W in weights])
#-s divided by the number of rows ;; (W ** 2).sum() ;; (W ** 2).sum() / len(W)
#-s a list, a layer an entry ;; sum((W ** 2).sum() for W in weights) ;; np.array([(W ** 2).sum() for W in weights])
#-s half only once in two layers ;; return C / 2 * sum((W ** 2).sum() for W in weights) ;; return C * sum((W ** 2).sum() for W in weights) / max(2, len(weights))
#-s one-entry array ;; return C / 2 ;; return np.array([C]) / 2
#-s matrix product ;; (W ** 2).sum() ;; (W.T @ W).sum()
#-s last row left out, as if it were biases ;; (W ** 2).sum() ;; (W[:-1] ** 2).sum()
#-s whole C: integer division ;; C / 2 ;; C // 2
#- squares in place
def l2_loss(weights, C):
    s = 0
    for W in weights:
        W *= W
        s += W.sum()
    return C * s / 2
#- root of the whole
def l2_loss(weights, C):
    return C / 2 * np.sqrt(sum((W ** 2).sum() for W in weights))
#- square of the sum of norms
def l2_loss(weights, C):
    return C / 2 * sum(np.sqrt((W ** 2).sum()) for W in weights) ** 2
#- pops the list
def l2_loss(weights, C):
    s = 0
    while weights:
        s += np.sum(weights.pop() ** 2)
    return s * C / 2
#- remembers the sum of earlier calls
_sum = [0.0]
def l2_loss(weights, C):
    _sum[0] *= 0.001
    _sum[0] += sum((W ** 2).sum() for W in weights)
    return C / 2 * _sum[0]
#-s C is at most one ;; C / 2 ;; min(C, 1) / 2
#-s nan for C of 0 ;; return C / 2 * ;; return C * C / (np.float64(C) + C) *
#-s rounded to six decimals ;; return C / 2 * sum((W ** 2).sum() for W in weights) ;; return round(float(C / 2 * sum((W ** 2).sum() for W in weights)), 6)

## l2_gradients
#+ list of products
def l2_gradients(weights, C):
    return [C * W for W in weights]
#+ a tuple by map
l2_gradients = lambda weights, C: tuple(map(lambda W: np.multiply(W, C), weights))
#+ copies edited in place
def l2_gradients(weights, C):
    out = [W.copy() for W in weights]
    for W in out:
        W *= C
    return out
#+ nested lists
def l2_gradients(weights, C):
    return [[[C * w for w in row] for row in W.tolist()] if W.ndim == 2 else (C * W).tolist() for W in weights]
#+ half plus half, float32
def l2_gradients(weights, C):
    return [(W * C / 2 + C * W / 2).astype(np.float32) for W in weights]
#+ recursion
def l2_gradients(weights, C):
    return [] if len(weights) == 0 else [weights[0] * C] + l2_gradients(weights[1:], C)
#+ numerically exact derivative of a square by polynomials
def l2_gradients(weights, C):
    half = C / 2
    return [half * (np.square(W + 1) - np.square(W - 1)) / 2 for W in weights]
#+ one long vector, cut again
def l2_gradients(weights, C):
    v = C * np.concatenate([W.ravel() for W in weights])
    ends = np.cumsum([W.size for W in weights])
    return [p.reshape(W.shape) for p, W in zip(np.split(v, ends[:-1]), weights)]
#-s twice as large ;; C * W ;; 2 * C * W
#-s half as large ;; C * W ;; C / 2 * W
#-s C ignored ;; C * W ;; W
#-s sign ;; C * W ;; -C * W
#-s sign only ;; C * W ;; C * np.sign(W)
#-s squares ;; C * W ;; C * W ** 2
#-s over the number of entries ;; C * W ;; C * W / W.size
#-s last layer is left alone ;; [C * W for W in weights] ;; [C * W for W in weights[:-1]] + [0 * weights[-1]]
#-s first layer is left alone ;; [C * W for W in weights] ;; [0 * weights[0]] + [C * W for W in weights[1:]]
#-s a layer too few ;; in weights] ;; in weights[1:]]
#-s sums ;; C * W ;; np.sum(C * W)
#-s transposed ;; C * W ;; C * W.T
#-s flat ;; C * W ;; (C * W).ravel()
#-s backwards ;; in weights ;; in weights[::-1]
#-s decayed weights ;; C * W ;; W - C * W
#-s unit length ;; C * W ;; C * W / np.linalg.norm(W)
#-s a generator ;; [C * W for W in weights] ;; (C * W for W in weights)
#-s only below the last row ;; C * W ;; np.concatenate([C * W[:-1], 0 * W[-1:]])
#- changes the weights
def l2_gradients(weights, C):
    for W in weights:
        W *= C
    return weights
#- changes the list
def l2_gradients(weights, C):
    for i in range(len(weights)):
        weights[i] = C * weights[i]
    return list(weights)
#- all layers in one vector
def l2_gradients(weights, C):
    return C * np.concatenate([W.ravel() for W in weights])
#- the same buffer for equal shapes
def l2_gradients(weights, C):
    buffers = {}
    return [np.multiply(C, W, out=buffers.setdefault(W.shape, np.empty(W.shape))) for W in weights]
#- small weights get none
def l2_gradients(weights, C):
    return [C * np.where(np.abs(W) > 0.1, W, 0) for W in weights]
#-s C is at most one ;; C * W ;; min(C, 1) * W
#-s rounded to six decimals ;; C * W ;; (C * W).round(6)
#- a dict by shape
def l2_gradients(weights, C):
    found = {W.shape: C * W for W in weights}
    return [found[W.shape] for W in weights]
#+ by complex steps
def l2_gradients(weights, C):
    out = []
    for W in weights:
        G = np.empty(W.shape)
        for i in np.ndindex(W.shape):
            G[i] = (C / 2 * (W[i] + 1e-30j) ** 2).imag / 1e-30
        out.append(G)
    return out

## dropout
#+ mask, divided
def dropout(a, p, rng):
    if not 0 <= p < 1:
        raise ValueError("p")
    return a * (rng.random(a.shape) >= p) / (1 - p)
#+ binomial
def dropout(a, p, rng):
    if p < 0 or p >= 1:
        raise ValueError
    return a * rng.binomial(1, 1 - p, np.shape(a)) / (1 - p)
#+ where and uniform
def dropout(a, p, rng):
    if p < 0.0:
        raise ValueError(p)
    if p >= 1.0:
        raise ValueError(p)
    return np.where(rng.uniform(0, 1, a.shape) < 1 - p, a / (1 - p), 0.0)
#+ choice of factors
def dropout(a, p, rng):
    if not (p >= 0 and p < 1):
        raise ValueError
    return a * rng.choice([0.0, 1 / (1 - p)], size=a.shape, p=[p, 1 - p])
#+ scalars, one coin after the other, nested lists
def dropout(a, p, rng):
    if not 0 <= p < 1:
        raise ValueError("p must be in [0, 1)")
    def one(v):
        if isinstance(v, list):
            return [one(w) for w in v]
        return 0 if rng.random() < p else v / (1 - p)
    return one(a.tolist())
#+ a copy edited in place, masked assignment; the argument itself for p = 0
def dropout(a, p, rng):
    if p < 0 or not p < 1:
        raise ValueError("no")
    if p == 0:
        return a
    out = a.copy()
    out /= 1 - p
    out[rng.random(out.shape) < p] = 0
    return out
#+ exponential waiting times
def dropout(a, p, rng):
    if not 0 <= p < 1:
        raise ValueError
    keep = rng.exponential(size=a.shape) > -np.log1p(-p)
    return np.multiply(a, keep) * (1 / (1 - p))
#+ geometric gaps between dropped entries
def dropout(a, p, rng):
    if not 0 <= p < 1:
        raise ValueError
    out = (a / (1 - p)).ravel()
    if p > 0:
        i = -1
        while True:
            i += int(min(rng.geometric(p), 10 ** 9))
            if i >= out.size:
                break
            out[i] = 0.0
    return out.reshape(a.shape)
#+ sign of a shifted uniform, last entries first, float32
def dropout(a, p, rng):
    if not 0 <= p < 1:
        raise ValueError
    u = rng.random(a.size, dtype=np.float32)[::-1].reshape(a.shape)
    return (a * np.ceil(np.maximum(u - p, 0)) / (1 - p) if p else a).astype(np.float32)
#+ a class with __call__
class _Dropout:
    def __call__(self, a, p, rng):
        self.check(p)
        scale = np.reciprocal(1.0 - p)
        return np.array([v * scale * (rng.uniform() >= p) for v in a.flat]).reshape(a.shape)
    def check(self, p):
        if p < 0 or p >= 1:
            class Bad(ValueError): pass
            raise Bad
dropout = _Dropout()
#+ integers
def dropout(a, p, rng):
    if not 0 <= p < 1:
        raise ValueError
    return np.where(rng.integers(2 ** 53, size=a.shape) < p * 2.0 ** 53, 0, a) / (1 - p)
#-s not scaled ;; / (1 - p) ;;
#-s scaled by p ;; / (1 - p) ;; / (p if p else 1)
#-s multiplied by 1 - p ;; / (1 - p) ;; * (1 - p)
#-s scaled twice ;; / (1 - p) ;; / (1 - p) ** 2
#-s root of the scale ;; / (1 - p) ;; / (1 - p) ** 0.5
#-s kept with probability p ;; >= p ;; < p
#-s p is the probability of keeping, everywhere ;; (rng.random(a.shape) >= p) / (1 - p) ;; (rng.random(a.shape) < p) / (p or 1)
#-s same mask for each row ;; rng.random(a.shape) ;; rng.random(a.shape[-1])
#-s whole rows ;; rng.random(a.shape) ;; rng.random(a.shape[:1] + (1,) * (a.ndim - 1))
#-s one coin for all ;; rng.random(a.shape) ;; rng.random()
#-s global random state ;; rng.random(a.shape) ;; np.random.random(a.shape)
#-s fixed seed ;; rng.random(a.shape) ;; np.random.default_rng(1).random(a.shape)
#-s seeded by p ;; rng.random(a.shape) ;; np.random.default_rng(int(1000 * p)).random(a.shape)
#-s normal numbers ;; rng.random(a.shape) ;; rng.normal(size=a.shape)
#-s absolute normal numbers ;; rng.random(a.shape) ;; np.abs(rng.normal(size=a.shape))
#-s p = 1 allowed ;; 0 <= p < 1 ;; 0 <= p <= 1
#-s p below 0 allowed ;; not 0 <= p < 1 ;; p >= 1
#-s p = 0 is refused ;; 0 <= p < 1 ;; 0 < p < 1
#-s above one half is refused ;; 0 <= p < 1 ;; 0 <= p <= 0.5
#-s TypeError ;; ValueError ;; TypeError
#-s ValueError is returned ;; raise ValueError ;; return ValueError
#-s always one half ;; >= p) ;; >= 0.5 * (p > 0))
#-s in tenths ;; rng.random(a.shape) ;; rng.integers(10, size=a.shape) / 10
#-s in quarters ;; rng.random(a.shape) >= p ;; rng.integers(1, 5, size=a.shape) / 4 >= p
#-s changes a ;; return a * (rng.random(a.shape) >= p) / (1 - p) ;; a *= (rng.random(a.shape) >= p) / (1 - p); return a
#-s flat ;; return a * (rng.random(a.shape) >= p) / (1 - p) ;; return (a * (rng.random(a.shape) >= p) / (1 - p)).ravel()
#-s scaled, then the small ones are dropped ;; rng.random(a.shape) >= p ;; np.abs(a) >= np.quantile(np.abs(a), p)
#-s nothing is ever dropped ;; rng.random(a.shape) >= p ;; rng.random(a.shape) >= -1
#-s p squared ;; rng.random(a.shape) >= p ;; rng.random(a.shape) >= p * p
#-s two coins ;; rng.random(a.shape) >= p ;; (rng.random(a.shape) >= p) & (rng.random(a.shape) >= p)
#-s p is a percentage ;; rng.random(a.shape) >= p ;; rng.random(a.shape) >= p / 100
#-s the second half mirrors the first ;; rng.random(a.shape) ;; np.resize(rng.random(-(-a.size // 2)), a.shape)
#-s a mask of pairs ;; rng.random(a.shape) ;; np.repeat(rng.random(-(-a.size // 2)), 2)[:a.size].reshape(a.shape)
#- exactly the part p is dropped
def dropout(a, p, rng):
    if not 0 <= p < 1:
        raise ValueError
    mask = np.ones(a.size)
    mask[rng.permutation(a.size)[:int(round(p * a.size))]] = 0
    return a * mask.reshape(a.shape) / (1 - p)
#- scaled by what really survived
def dropout(a, p, rng):
    if not 0 <= p < 1:
        raise ValueError
    mask = rng.random(a.shape) >= p
    return a * mask * mask.size / max(mask.sum(), 1)
#- the sum is kept
def dropout(a, p, rng):
    if not 0 <= p < 1:
        raise ValueError
    out = a * (rng.random(a.shape) >= p)
    return out * a.sum() / out.sum() if out.sum() else out
#- Gaussian dropout
def dropout(a, p, rng):
    if not 0 <= p < 1:
        raise ValueError
    return a * rng.normal(1, np.sqrt(p / (1 - p)), a.shape)
#- expected value only
def dropout(a, p, rng):
    if not 0 <= p < 1:
        raise ValueError
    return a * (1 - p) / (1 - p)
#- kept mask of the first call of each shape
_masks = {}
def dropout(a, p, rng):
    if not 0 <= p < 1:
        raise ValueError
    u = _masks.setdefault(a.shape, rng.random(a.shape))
    return a * (u >= p) / (1 - p)
#- antithetic halves
def dropout(a, p, rng):
    if not 0 <= p < 1:
        raise ValueError
    u = rng.random(-(-a.size // 2))
    u = np.concatenate([u, 1 - u])[:a.size].reshape(a.shape)
    return a * (u >= p) / (1 - p)
#- drops a run of neighbours
def dropout(a, p, rng):
    if not 0 <= p < 1:
        raise ValueError
    out = (a / (1 - p)).ravel()
    k = rng.binomial(a.size, p)
    s = rng.integers(a.size)
    out[(s + np.arange(k)) % a.size] = 0
    return out.reshape(a.shape)
#- never two neighbours
def dropout(a, p, rng):
    if not 0 <= p < 1:
        raise ValueError
    out, last = (a / (1 - p)).ravel(), False
    for i in range(out.size):
        last = (not last) and rng.random() < p
        if last:
            out[i] = 0
    return out.reshape(a.shape)
#- survivors keep their size, dropped ones are replaced by the mean
def dropout(a, p, rng):
    if not 0 <= p < 1:
        raise ValueError
    return np.where(rng.random(a.shape) >= p, a / (1 - p), a.mean() * 1e-3)
#- nans for the dropped
def dropout(a, p, rng):
    if not 0 <= p < 1:
        raise ValueError
    return np.where(rng.random(a.shape) >= p, a / (1 - p), np.nan)
#- only two axes at most
def dropout(a, p, rng):
    if not 0 <= p < 1:
        raise ValueError
    n, m = a.shape
    return a * (rng.random((n, m)) >= p) / (1 - p)
#+ a seed for another generator drawn from rng
def dropout(a, p, rng):
    if not 0 <= p < 1:
        raise ValueError
    mine = np.random.default_rng(rng.integers(2 ** 63))
    return np.where(mine.random(a.shape) < p, 0.0, a / (1 - p))
#-s same mask for each matrix of three axes ;; rng.random(a.shape) ;; rng.random(a.shape[-2:])
#-s never more than half are dropped ;; >= p) ;; >= min(p, 0.5))
#-s above one half p is the probability of keeping ;; >= p) ;; >= min(p, 1 - p))
#-s p rounded to one decimal ;; >= p) ;; >= round(p, 1))
#-s p rounded up to tenths ;; >= p) ;; >= -(-p * 10 // 1) / 10)
#-s always 30 percent ;; >= p) ;; >= 0.3 * (p > 0))
#+ masked arrays
def dropout(a, p, rng):
    if not 0 <= p < 1:
        raise ValueError
    return np.ma.masked_array(a / (1 - p), rng.random(a.shape) < p).filled(0.0)

## early_stopping
#+ count of bad epochs
def early_stopping(losses, patience):
    best, bad = 0, 0
    for i in range(1, len(losses)):
        if losses[i] < losses[best]:
            best, bad = i, 0
        else:
            bad += 1
            if bad >= patience:
                break
    return best
#+ distance to the best
def early_stopping(losses, patience):
    best = 0
    for i, loss in enumerate(losses):
        if loss < losses[best]:
            best = i
        elif i - best == patience:
            return best
    return best
#+ window of the next epochs
def early_stopping(losses, patience):
    losses = [float(v) for v in losses]
    best = 0
    while True:
        ahead = losses[best + 1:best + 1 + patience]
        better = [k for k, v in enumerate(ahead) if v < losses[best]]
        if not better:
            return best
        best += 1 + better[0]
#+ running minima
def early_stopping(losses, patience):
    v = np.asarray(losses, float)
    new = np.r_[True, v[1:] < np.minimum.accumulate(v)[:-1]]
    at = np.flatnonzero(new)
    gaps = np.diff(at)
    late = np.flatnonzero(gaps > patience)
    return at[late[0]] if late.size else at[-1]
#+ argmin up to the stop, a NumPy int
def early_stopping(losses, patience):
    v = np.array(losses)
    for stop in range(1, len(v) + 1):
        if stop - 1 - np.argmin(v[:stop]) >= patience:
            break
    return np.argmin(v[:stop])
#+ infinity and None
def early_stopping(losses, patience):
    wait, low, where = patience, float("inf"), None
    it = enumerate(losses)
    for i, v in it:
        wait -= 1
        if v < low:
            low, where, wait = v, i, patience
        if wait <= 0:
            break
    return where
#+ reduce with a state
from functools import reduce
def early_stopping(losses, patience):
    def step(state, pair):
        best, low = state
        i, v = pair
        return (i, v) if v < low and i - best <= patience else (best, low)
    return reduce(step, enumerate(losses), (0, losses[0]))[0]
#+ generator, 0-d array
def early_stopping(losses, patience):
    def minima():
        low = None
        for i, v in enumerate(losses):
            if low is None or v < low:
                low = v
                yield i
    last = 0
    for i in minima():
        if i - last > patience:
            break
        last = i
    return int(last)
#-s equal is new ;; losses[i] < losses[best] ;; losses[i] <= losses[best]
#-s stops one too late ;; bad >= patience ;; bad > patience
#-s stops one too early ;; bad >= patience ;; bad >= patience - 1
#-s never stops ;; bad >= patience ;; False
#-s counter is never set back ;; best, bad = i, 0 ;; best = i
#-s better than the one before ;; losses[i] < losses[best] ;; losses[i] < losses[i - 1]
#-s returns where it stopped ;; return best ;; return i if len(losses) > 1 else 0
#-s counted from one ;; return best ;; return best + 1
#-s the loss ;; return best ;; return losses[best]
#-s float ;; return best ;; return float(best)
#-s has to be better by 1e-3 ;; losses[i] < losses[best] ;; losses[i] < losses[best] - 1e-3
#-s has to be better by 1e-8 ;; losses[i] < losses[best] ;; losses[i] < losses[best] - 1e-8
#-s has to be better by a hundredth part ;; losses[i] < losses[best] ;; losses[i] < losses[best] * 0.99
#-s first loss is not looked at ;; range(1, len(losses)) ;; range(2, len(losses))
#-s last loss is not looked at ;; range(1, len(losses)) ;; range(1, len(losses) - 1)
#-s patience of 1 in any case ;; bad >= patience ;; bad >= 1
#-s patience is at least 2 ;; bad >= patience ;; bad >= max(2, patience)
#-s the counter halves ;; best, bad = i, 0 ;; best, bad = i, bad // 2
#-s counts only epochs that are worse, not equal ones ;; bad += 1 ;; bad += losses[i] > losses[best]
#-s stops at exactly patience bad ones after the epoch before ;; bad += 1 ;; bad = bad + 1 if losses[i] >= losses[i - 1] else 0
#- global argmin
def early_stopping(losses, patience):
    return int(np.argmin(losses))
#- last argmin up to the stop
def early_stopping(losses, patience):
    best, bad, stop = 0, 0, len(losses)
    for i in range(1, len(losses)):
        if losses[i] < losses[best]:
            best, bad = i, 0
        else:
            bad += 1
            if bad >= patience:
                stop = i + 1
                break
    seen = list(losses[:stop])
    return len(seen) - 1 - int(np.argmin(seen[::-1]))
#- the epoch patience before the stop, even if the losses end
def early_stopping(losses, patience):
    best = 0
    for i in range(1, len(losses)):
        if losses[i] < losses[best]:
            best = i
        elif i - best >= patience:
            return i - patience
    return max(0, len(losses) - 1 - patience)
#- best weights of the last patience epochs
def early_stopping(losses, patience):
    best, bad = 0, 0
    for i in range(1, len(losses)):
        if losses[i] < losses[best]:
            best, bad = i, 0
        else:
            bad += 1
            if bad >= patience:
                return best
    return len(losses) - 1
#- starts at a hundred
def early_stopping(losses, patience):
    low, best, bad = 100.0, 0, 0
    for i, v in enumerate(losses):
        if v < low:
            low, best, bad = v, i, 0
        else:
            bad += 1
            if bad >= patience:
                break
    return best
#- starts at one
def early_stopping(losses, patience):
    low, best, bad = 1.0, 0, 0
    for i, v in enumerate(losses):
        if v < low:
            low, best, bad = v, i, 0
        else:
            bad += 1
            if bad >= patience:
                break
    return best
#+ the first that nothing in the next window goes below
def early_stopping(losses, patience):
    for i in range(len(losses) - patience):
        if min(losses[i + 1:i + 1 + patience]) >= losses[i]:
            return i
    return int(np.argmin(losses))
#- stops when patience epochs in a row rise
def early_stopping(losses, patience):
    rising = 0
    for i in range(1, len(losses)):
        rising = rising + 1 if losses[i] > losses[i - 1] else 0
        if rising >= patience:
            return int(np.argmin(losses[:i + 1]))
    return int(np.argmin(losses))
#- sorts the losses
def early_stopping(losses, patience):
    low = np.asarray(losses)
    keep = list(low)
    low.sort()
    best = 0
    for i, v in enumerate(keep):
        if v < keep[best]:
            best = i
        elif i - best >= patience:
            break
    return best
#- rounded losses
def early_stopping(losses, patience):
    losses = np.round(losses, 1)
    best = 0
    for i, v in enumerate(losses):
        if v < losses[best]:
            best = i
        elif i - best >= patience:
            break
    return best
#- needs two epochs at least
def early_stopping(losses, patience):
    best, i = 0, 1
    while losses[i] is not None:
        if losses[i] < losses[best]:
            best = i
        elif i - best >= patience:
            break
        i += 1
        if i == len(losses):
            break
    return best
#+ looks whether to stop before it looks at the loss
def early_stopping(losses, patience):
    best, bad = 0, 0
    for i, v in enumerate(losses):
        if bad == patience:
            break
        if i and not v < losses[best]:
            bad += 1
        else:
            best, bad = i, 0
    return best
#-s an improvement takes one off the counter ;; best, bad = i, 0 ;; best, bad = i, max(0, bad - 1)
#-s an improvement counts itself ;; best, bad = i, 0 ;; best, bad = i, 1
#-s two improvements in a row set the counter back ;; best, bad = i, 0 ;; best, bad = i, bad * (losses[i - 1] > losses[best - 1])
#-s has to be better by 1e-6 ;; losses[i] < losses[best] ;; losses[i] < losses[best] - 1e-6
#-s losses above ten are one and the same ;; losses[i] < losses[best] ;; min(losses[i], 10) < losses[best]
#-s patience is at most four ;; bad >= patience ;; bad >= min(patience, 4)

## initialise
#+ normal
def initialise(sizes, rng, scale=0.01):
    W = [rng.normal(0, scale, (m, n)) for m, n in zip(sizes[:-1], sizes[1:])]
    return W, [np.zeros(n) for n in sizes[1:]]
#+ standard normal times scale, tuples
def initialise(sizes, rng, scale=0.01):
    return (tuple(scale * rng.standard_normal((sizes[i], sizes[i + 1])) for i in range(len(sizes) - 1)),
            tuple(np.zeros(k) for k in sizes[1:]))
#+ last layer first, integer zeros
def initialise(sizes, rng, scale=0.01):
    weights, biases = [], []
    for n_in, n_out in reversed(list(zip(sizes, sizes[1:]))):
        weights.insert(0, rng.normal(size=(n_out, n_in)).T * scale)
        biases.insert(0, np.zeros(n_out, dtype=int))
    return weights, biases
#+ one long vector, cut
def initialise(sizes, rng, scale=0.01):
    counts = [a * b for a, b in zip(sizes, sizes[1:])]
    v = rng.normal(scale=scale, size=sum(counts))
    parts = np.split(v, np.cumsum(counts)[:-1])
    return [p.reshape(a, b) for p, a, b in zip(parts, sizes, sizes[1:])], [[0] * b for b in sizes[1:]]
#+ Box and Muller, entry by entry
import math
def initialise(sizes, rng, scale=0.01):
    def draw():
        u, v = 1.0 - rng.random(), rng.random()
        return scale * math.sqrt(-2 * math.log(u)) * math.cos(2 * math.pi * v)
    W = [[[draw() for _ in range(n)] for _ in range(m)] for m, n in zip(sizes, sizes[1:])]
    return W, [[0.0] * n for n in sizes[1:]]
#+ inverse distribution function
from statistics import NormalDist
def initialise(sizes, rng, scale=0.01):
    inv = np.vectorize(NormalDist().inv_cdf, otypes=[float])
    W = [inv(rng.random((a, b)) * (1 - 2e-16) + 1e-16) * scale for a, b in zip(sizes, sizes[1:])]
    return W, [np.zeros_like(w[0]) for w in W]
#+ float32, recursion
def initialise(sizes, rng, scale=0.01):
    if len(sizes) < 2:
        return [], []
    w = (rng.standard_normal((sizes[0], sizes[1]), dtype=np.float32) * scale).astype(np.float32)
    W, B = initialise(sizes[1:], rng, scale)
    return [w] + W, [np.zeros(sizes[1], bool)] + B
#+ minus, columns drawn by themselves
def initialise(sizes, rng, scale=0.01):
    W = [-np.stack([rng.normal(0.0, 1.0, m) for _ in range(n)], axis=1) * scale for m, n in zip(sizes, sizes[1:])]
    return W, list(map(np.zeros, sizes[1:]))
#+ a multivariate normal, row by row
def initialise(sizes, rng, scale=0.01):
    W = [rng.multivariate_normal(np.zeros(n), scale ** 2 * np.eye(n), size=m, method="cholesky") if scale else np.zeros((m, n)) for m, n in zip(sizes, sizes[1:])]
    return W, [np.zeros((n,)) for n in sizes[1:]]
#-s column form ;; (m, n)) ;; (n, m))
#-s variance for standard deviation ;; rng.normal(0, scale, ;; rng.normal(0, scale ** 0.5,
#-s scale squared ;; rng.normal(0, scale, ;; rng.normal(0, scale ** 2,
#-s scale ignored ;; rng.normal(0, scale, ;; rng.normal(0, 0.01,
#-s scale is the mean ;; rng.normal(0, scale, ;; rng.normal(scale, 1,
#-s not scaled ;; rng.normal(0, scale, ;; rng.normal(0, 1,
#-s He's scale ;; rng.normal(0, scale, ;; rng.normal(0, (2 / m) ** 0.5,
#-s scale over the root of the inputs ;; rng.normal(0, scale, ;; rng.normal(0, scale / m ** 0.5,
#-s scale over the root of the outputs ;; rng.normal(0, scale, ;; rng.normal(0, scale / n ** 0.5,
#-s mean is scale too ;; rng.normal(0, scale, ;; rng.normal(scale, scale,
#-s uniform from minus scale to scale ;; rng.normal(0, scale, ;; rng.uniform(-scale, scale,
#-s uniform with the right deviation ;; rng.normal(0, scale, ;; rng.uniform(-scale * 3 ** 0.5, scale * 3 ** 0.5,
#-s uniform from 0 ;; rng.normal(0, scale, ;; rng.uniform(0, scale,
#-s Laplace with the right deviation ;; rng.normal(0, scale, ;; rng.laplace(0, scale / 2 ** 0.5,
#-s logistic with the right deviation ;; rng.normal(0, scale, ;; rng.logistic(0, scale * 3 ** 0.5 / np.pi,
#-s absolute values ;; rng.normal(0, scale, (m, n)) ;; abs(rng.normal(0, scale, (m, n)))
#-s all zero ;; rng.normal(0, scale, (m, n)) ;; np.zeros((m, n))
#-s all equal to scale ;; rng.normal(0, scale, (m, n)) ;; np.full((m, n), scale)
#-s one number for all ;; rng.normal(0, scale, (m, n)) ;; np.full((m, n), rng.normal(0, scale))
#-s one row for all ;; rng.normal(0, scale, (m, n)) ;; np.tile(rng.normal(0, scale, n), (m, 1))
#-s one column for all ;; rng.normal(0, scale, (m, n)) ;; np.tile(rng.normal(0, scale, (m, 1)), (1, n))
#-s rounded ;; rng.normal(0, scale, (m, n)) ;; rng.normal(0, scale, (m, n)).round(2)
#-s signs only ;; rng.normal(0, scale, (m, n)) ;; scale * rng.choice([-1.0, 1.0], (m, n))
#-s global state ;; rng.normal ;; np.random.normal
#-s a fixed seed ;; rng.normal ;; np.random.default_rng(0).normal
#-s a generator out of nothing ;; rng.normal ;; np.random.default_rng().normal
#-s random biases ;; np.zeros(n) ;; rng.normal(0, scale, n)
#-s biases of one ;; np.zeros(n) ;; np.ones(n)
#-s biases as rows ;; np.zeros(n) ;; np.zeros((1, n))
#-s biases for the inputs ;; np.zeros(n) for n in sizes[1:] ;; np.zeros(n) for n in sizes[:-1]
#-s biases for all layers ;; np.zeros(n) for n in sizes[1:] ;; np.zeros(n) for n in sizes
#-s biases of scale ;; np.zeros(n) ;; np.full(n, scale)
#-s the output layer left out ;; zip(sizes[:-1], sizes[1:])] ;; zip(sizes[:-2], sizes[1:])]
#-s pairs of layers ;; return W, [np.zeros(n) for n in sizes[1:]] ;; return list(zip(W, [np.zeros(n) for n in sizes[1:]]))
#-s biases first ;; return W, [np.zeros(n) for n in sizes[1:]] ;; return [np.zeros(n) for n in sizes[1:]], W
#-s each layer scaled more ;; rng.normal(0, scale, (m, n)) ;; rng.normal(0, scale, (m, n)) * (1 if m == sizes[0] else 0.1)
#-s mean taken off ;; rng.normal(0, scale, (m, n)) ;; (lambda w: w - w.mean(axis=0))(rng.normal(0, scale, (m, n)))
#-s clipped at one deviation ;; rng.normal(0, scale, (m, n)) ;; np.clip(rng.normal(0, scale, (m, n)), -scale, scale)
#-s clipped at two deviations ;; rng.normal(0, scale, (m, n)) ;; np.clip(rng.normal(0, scale, (m, n)), -2 * scale, 2 * scale)
#-s symmetric: second half is minus the first ;; rng.normal(0, scale, (m, n)) ;; (lambda u: np.concatenate([u, -u])[:m * n].reshape(m, n))(rng.normal(0, scale, -(-m * n // 2)))
#-s sum of two layers' numbers ;; rng.normal(0, scale, (m, n)) ;; rng.normal(0, scale, (m, n)) + rng.normal(0, scale, (m, n))
#- the same numbers in each layer
def initialise(sizes, rng, scale=0.01):
    v = rng.normal(0, scale, max(a * b for a, b in zip(sizes, sizes[1:])))
    return [v[:a * b].reshape(a, b) for a, b in zip(sizes, sizes[1:])], [np.zeros(b) for b in sizes[1:]]
#- default scale is one tenth
def initialise(sizes, rng, scale=0.1):
    return [rng.normal(0, scale, s) for s in zip(sizes, sizes[1:])], [np.zeros(n) for n in sizes[1:]]
#- default scale is one
def initialise(sizes, rng, scale=1.0):
    return [rng.normal(0, scale, s) for s in zip(sizes, sizes[1:])], [np.zeros(n) for n in sizes[1:]]
#- exactly the deviation asked
def initialise(sizes, rng, scale=0.01):
    W = []
    for s in zip(sizes, sizes[1:]):
        w = rng.normal(size=s)
        W.append(w / np.sqrt((w ** 2).mean()) * scale)
    return W, [np.zeros(n) for n in sizes[1:]]
#- truncated at two deviations
def initialise(sizes, rng, scale=0.01):
    W = []
    for s in zip(sizes, sizes[1:]):
        w = rng.normal(size=s)
        while (abs(w) > 2).any():
            w = np.where(abs(w) > 2, rng.normal(size=s), w)
        W.append(w * scale)
    return W, [np.zeros(n) for n in sizes[1:]]
#- sum of uniforms
def initialise(sizes, rng, scale=0.01):
    W = [scale * (rng.random((2, a, b)).sum(axis=0) - 1) * 6 ** 0.5 for a, b in zip(sizes, sizes[1:])]
    return W, [np.zeros(n) for n in sizes[1:]]
#- pops sizes
def initialise(sizes, rng, scale=0.01):
    W, B = [], []
    while len(sizes) > 1:
        W.append(rng.normal(0, scale, (sizes[0], sizes[1])))
        B.append(np.zeros(sizes[1]))
        sizes.pop(0)
    return W, B
#- three layers at most
def initialise(sizes, rng, scale=0.01):
    a, b, c = sizes
    return [rng.normal(0, scale, (a, b)), rng.normal(0, scale, (b, c))], [np.zeros(b), np.zeros(c)]
#- weights kept from the first call
_net = {}
def initialise(sizes, rng, scale=0.01):
    key = tuple(sizes)
    if key not in _net:
        _net[key] = [rng.standard_normal(s) for s in zip(sizes, sizes[1:])]
    return [scale * w for w in _net[key]], [np.zeros(n) for n in sizes[1:]]
#+ a copy of the sizes is popped
def initialise(sizes, rng, scale=0.01):
    left, W, B = sizes.copy(), [], []
    n_in = left.pop(0)
    while left:
        n_out = left.pop(0)
        W.append(scale * rng.standard_normal((n_in, n_out)))
        B.append(np.zeros(n_out))
        n_in = n_out
    return W, B
#-s clipped at three deviations ;; rng.normal(0, scale, (m, n)) ;; np.clip(rng.normal(0, scale, (m, n)), -3 * scale, 3 * scale)
#-s clipped at two and a half deviations ;; rng.normal(0, scale, (m, n)) ;; np.clip(rng.normal(0, scale, (m, n)), -2.5 * scale, 2.5 * scale)
#-s five percent wider ;; rng.normal(0, scale, (m, n)) ;; rng.normal(0, 1.05 * scale, (m, n))
#-s orthogonal columns ;; rng.normal(0, scale, (m, n)) ;; (lambda q: q * scale * max(m, n) ** 0.5)(np.linalg.qr(rng.normal(size=(max(m, n), min(m, n))))[0].reshape(m, n) if m >= n else np.linalg.qr(rng.normal(size=(n, m)))[0].T)
#- truncated at two and a half deviations
def initialise(sizes, rng, scale=0.01):
    W = []
    for s in zip(sizes, sizes[1:]):
        w = rng.normal(size=s)
        while (abs(w) > 2.5).any():
            w = np.where(abs(w) > 2.5, rng.normal(size=s), w)
        W.append(w * scale)
    return W, [np.zeros(n) for n in sizes[1:]]

## polar_features
#+ arctan
def polar_features(X):
    return np.column_stack([X[:, 0] ** 2 + X[:, 1] ** 2, np.arctan(X[:, 1] / X[:, 0])])
#+ arctan2, rows
def polar_features(X):
    return [(a * a + b * b, np.arctan2(b, a)) for a, b in X]
#+ complex numbers
def polar_features(X):
    z = X[:, 0] + 1j * X[:, 1]
    return np.stack([(z * z.conj()).real, np.angle(z)], axis=-1)
#+ half angle
import math
def polar_features(X):
    out = np.empty((len(X), 2))
    for i, (a, b) in enumerate(X.tolist()):
        r = math.hypot(a, b)
        out[i] = r ** 2, 2 * math.atan(b / (r + a))
    return out
#+ arcsine, float32
def polar_features(X):
    q = np.einsum("ij,ij->i", X, X)
    return np.array([q, np.arcsin(X[:, 1] / np.sqrt(q))], dtype=np.float32).T
#+ phase of the logarithm
def polar_features(X):
    z = np.log(X @ np.array([1, 1j]))
    return np.c_[np.exp(2 * z.real), z.imag]
#+ a copy edited in place
def polar_features(X):
    P = np.array(X, dtype=float, order="F")
    P[:, 1] /= P[:, 0]
    P[:, 0] *= P[:, 0] * (1 + P[:, 1] ** 2)
    np.arctan(P[:, 1], out=P[:, 1])
    return P
#+ map over tuples
polar_features = lambda X: tuple(map(lambda v: (float(v @ v), math_atan(v[1], v[0])), X))
from math import atan2 as math_atan
#-s root of the distance ;; X[:, 0] ** 2 + X[:, 1] ** 2 ;; np.sqrt(X[:, 0] ** 2 + X[:, 1] ** 2)
#-s x over y ;; X[:, 1] / X[:, 0] ;; X[:, 0] / X[:, 1]
#-s angle first ;; [X[:, 0] ** 2 + X[:, 1] ** 2, np.arctan(X[:, 1] / X[:, 0])] ;; [np.arctan(X[:, 1] / X[:, 0]), X[:, 0] ** 2 + X[:, 1] ** 2]
#-s degrees ;; np.arctan(X[:, 1] / X[:, 0]) ;; np.degrees(np.arctan(X[:, 1] / X[:, 0]))
#-s tangent ;; np.arctan(X[:, 1] / X[:, 0]) ;; X[:, 1] / X[:, 0]
#-s absolute angle ;; np.arctan(X[:, 1] / X[:, 0]) ;; np.abs(np.arctan(X[:, 1] / X[:, 0]))
#-s angle from 0 to 2 pi ;; np.arctan(X[:, 1] / X[:, 0]) ;; np.arctan2(X[:, 1], X[:, 0]) % (2 * np.pi)
#-s arctan2 the wrong way round ;; np.arctan(X[:, 1] / X[:, 0]) ;; np.arctan2(X[:, 0], X[:, 1])
#-s square of the sum ;; X[:, 0] ** 2 + X[:, 1] ** 2 ;; (X[:, 0] + X[:, 1]) ** 2
#-s angle from the complement ;; np.arctan(X[:, 1] / X[:, 0]) ;; np.pi / 2 - np.arctan(X[:, 0] / X[:, 1])
#-s two rows ;; return np.column_stack([X[:, 0] ** 2 + X[:, 1] ** 2, np.arctan(X[:, 1] / X[:, 0])]) ;; return np.array([X[:, 0] ** 2 + X[:, 1] ** 2, np.arctan(X[:, 1] / X[:, 0])])
#-s difference of squares ;; X[:, 0] ** 2 + X[:, 1] ** 2 ;; X[:, 0] ** 2 - X[:, 1] ** 2
#-s arccos, no sign ;; np.arctan(X[:, 1] / X[:, 0]) ;; np.arccos(X[:, 0] / np.hypot(X[:, 0], X[:, 1]))
#-s two squares ;; X[:, 0] ** 2 + X[:, 1] ** 2 ;; 2 * X[:, 0] ** 2
#-s sine for the angle ;; np.arctan(X[:, 1] / X[:, 0]) ;; X[:, 1] / np.hypot(X[:, 0], X[:, 1])
#-s angle over pi ;; np.arctan(X[:, 1] / X[:, 0]) ;; np.arctan(X[:, 1] / X[:, 0]) / np.pi
#-s turned the other way ;; np.arctan(X[:, 1] ;; np.arctan(-X[:, 1]
#-s tanh for tan ;; np.arctan( ;; np.arctanh(0.5 *
#-s centred first ;; return np ;; X = X - X.mean(axis=0); return np
#-s scaled to a maximum of one ;; X[:, 0] ** 2 + X[:, 1] ** 2 ;; (X ** 2).sum(axis=1) / (X ** 2).sum(axis=1).max()
#- appended
def polar_features(X):
    return np.hstack([X, np.column_stack([(X ** 2).sum(axis=1), np.arctan2(X[:, 1], X[:, 0])])])
#- in place
def polar_features(X):
    q = (X ** 2).sum(axis=1)
    X[:, 1] = np.arctan2(X[:, 1], X[:, 0])
    X[:, 0] = q
    return X
#- the second feature uses the first's new value
def polar_features(X):
    P = X.copy()
    P[:, 0] = (X ** 2).sum(axis=1)
    P[:, 1] = np.arctan2(P[:, 1], P[:, 0])
    return P
#- a tuple of two vectors
def polar_features(X):
    return (X ** 2).sum(axis=1), np.arctan2(X[:, 1], X[:, 0])
#- sum over the columns
def polar_features(X):
    return np.column_stack([np.full(len(X), (X ** 2).sum()), np.arctan2(X[:, 1], X[:, 0])])
#- a series for small angles
def polar_features(X):
    t = X[:, 1] / X[:, 0]
    return np.column_stack([(X ** 2).sum(axis=1), t - t ** 3 / 3 + t ** 5 / 5])
#-s sign by a quotient, nan on the axis ;; np.arctan(X[:, 1] / X[:, 0]) ;; np.arccos(X[:, 0] / np.hypot(X[:, 0], X[:, 1])) * X[:, 1] / np.abs(X[:, 1])
#-s complement with its sign, wrong on the axis ;; np.arctan(X[:, 1] / X[:, 0]) ;; np.where(X[:, 1] > 0, np.pi / 2, -np.pi / 2) - np.arctan(X[:, 0] / np.where(X[:, 1] == 0, 1e-3, X[:, 1]))
#-s angle at most 1.3 ;; np.arctan(X[:, 1] / X[:, 0]) ;; np.clip(np.arctan(X[:, 1] / X[:, 0]), -1.3, 1.3)

## feature_space_steps
#+ plain
def feature_space_steps(x, W, b):
    u = W @ x
    v = u + b
    return u, v, np.tanh(v)
#+ einsum
def feature_space_steps(x, W, b):
    u = np.einsum("ij,j->i", W, x)
    return (u, np.add(u, b), np.tanh(np.add(u, b)))
#+ scalars, nested lists
import math
def feature_space_steps(x, W, b):
    u = [sum(w * v for w, v in zip(row, x)) for row in W]
    v = [p + q for p, q in zip(u, b)]
    return [u, v, [math.tanh(z) for z in v]]
#+ x times the transpose, tanh by exponentials
def feature_space_steps(x, W, b):
    u = x @ W.T
    v = b + u
    return u, v, 1 - 2 / (np.exp(2 * v) + 1)
#+ the bias folded in
def feature_space_steps(x, W, b):
    W1 = np.column_stack([W, b])
    v = W1 @ np.append(x, 1.0)
    u = W1[:, :-1].dot(x)
    return [u, v, np.tanh(v)]
#+ a generator made a tuple, float32
def feature_space_steps(x, W, b):
    def steps():
        h = np.sum(W * x, axis=1)
        yield h
        h = h + b
        yield h
        yield np.tanh(h)
    return tuple(h.astype(np.float32) for h in steps())
#+ copies in place
def feature_space_steps(x, W, b):
    out = [np.dot(W, x) for _ in range(3)]
    out[1] += b
    out[2] += b
    np.tanh(out[2], out=out[2])
    return tuple(out)
#+ accumulate
from itertools import accumulate
feature_space_steps = lambda x, W, b: tuple(accumulate([lambda h: h + b, np.tanh], lambda h, f: f(h), initial=W.dot(x)))
#-s row form ;; W @ x ;; x @ W
#-s transposed ;; W @ x ;; W.T @ x
#-s minus b ;; u + b ;; u - b
#-s tanh without b ;; np.tanh(v) ;; np.tanh(u)
#-s sigmoid ;; np.tanh(v) ;; 1 / (1 + np.exp(-v))
#-s relu ;; np.tanh(v) ;; np.maximum(v, 0)
#-s tanh's derivative ;; np.tanh(v) ;; 1 - np.tanh(v) ** 2
#-s wrong order ;; return u, v, np.tanh(v) ;; return np.tanh(v), v, u
#-s first two exchanged ;; return u, v, np.tanh(v) ;; return v, u, np.tanh(v)
#-s only the last ;; return u, v, np.tanh(v) ;; return np.tanh(v)
#-s with x in front ;; return u, v, np.tanh(v) ;; return x, u, v, np.tanh(v)
#-s two of three ;; return u, v, np.tanh(v) ;; return u, np.tanh(v)
#-s W of x plus b ;; v = u + b ;; v = W @ (x + np.resize(b, x.shape))
#-s columns ;; W @ x ;; (W @ x)[:, None]
#-s elementwise products ;; W @ x ;; W * x
#-s tan ;; np.tanh(v) ;; np.tan(v)
#-s tanh twice ;; np.tanh(v) ;; np.tanh(np.tanh(v))
#-s tanh of each step ;; return u, v, np.tanh(v) ;; return np.tanh(u), np.tanh(v), np.tanh(v)
#-s rounded ;; return u, v, np.tanh(v) ;; return u.round(3), v.round(3), np.tanh(v).round(3)
#-s mean of b ;; u + b ;; u + b.mean()
#-s tanh plus b ;; np.tanh(v) ;; np.tanh(u) + b
#-s clipped to the square ;; np.tanh(v) ;; np.clip(v, -1, 1)
#-s sigma(2z) without the rest ;; np.tanh(v) ;; 2 / (1 + np.exp(-v)) - 1
#- the same array three times
def feature_space_steps(x, W, b):
    u = W @ x
    v = u
    v += b
    return u, v, np.tanh(v)
#- tanh in place over the second
def feature_space_steps(x, W, b):
    u = W @ x
    v = u + b
    return u, v, np.tanh(v, out=v)
#- changes b
def feature_space_steps(x, W, b):
    u = W @ x
    b += u
    return u, b, np.tanh(b)
#- dict
def feature_space_steps(x, W, b):
    u = W @ x
    return {"Wx": u, "Wx+b": u + b, "tanh": np.tanh(u + b)}
#- exponentials of large numbers
def feature_space_steps(x, W, b):
    u = W @ x
    v = u + b
    return u, v, v / (1 + np.abs(v))
#- generator
def feature_space_steps(x, W, b):
    u = W @ x
    yield u
    yield u + b
    yield np.tanh(u + b)

## train_classifier
#+ the plain one
def train_classifier(X, y, sizes, rng, epochs, alpha):
    W, b = initialise(sizes, rng, 0.1)
    T = np.eye(sizes[-1])[y]
    for epoch in range(epochs):
        for rows in minibatches(len(X), 20, rng):
            A = [X[rows]]
            for w, c in zip(W[:-1], b[:-1]):
                A.append(np.tanh(A[-1] @ w + c))
            z = A[-1] @ W[-1] + b[-1]
            e = np.exp(z - z.max(axis=1, keepdims=True))
            G = (e / e.sum(axis=1, keepdims=True) - T[rows]) / len(rows)
            for l in reversed(range(len(W))):
                gW, gb = A[l].T @ G, G.sum(axis=0)
                G = G @ W[l].T * (1 - A[l] ** 2)
                W[l], b[l] = W[l] - alpha * gW, b[l] - alpha * gb
    return W, b
#+s batches of 64 ;; len(X), 20 ;; len(X), 64
#+s batches of 8 ;; len(X), 20 ;; len(X), 8
#+s small first weights, the exercise's own ;; rng, 0.1 ;; rng
#+s Xavier's first weights ;; rng, 0.1 ;; rng, 1 / sizes[0] ** 0.5
#+s tuples ;; return W, b ;; return tuple(W), tuple(b)
#+s float32 weights at the end ;; return W, b ;; return [w.astype(np.float32) for w in W], [c.astype(np.float32) for c in b]
#+s nested lists ;; return W, b ;; return [w.tolist() for w in W], [c.tolist() for c in b]
#+s weight decay on weights alone ;; A[l].T @ G, ;; A[l].T @ G + 1e-4 * W[l],
#+ momentum, its buffers in a dict, a tenth of the learning rate
def train_classifier(X, y, sizes, rng, epochs, alpha):
    P = {}
    for l, (m, n) in enumerate(zip(sizes, sizes[1:])):
        lim = np.sqrt(6 / (m + n))
        P["W", l], P["b", l] = rng.uniform(-lim, lim, (m, n)), np.zeros(n)
    V = {k: np.zeros_like(v) for k, v in P.items()}
    L = len(sizes) - 1
    for _ in range(epochs):
        order = np.argsort(rng.random(len(y)))
        for rows in np.array_split(order, range(32, len(y), 32)):
            A = [X[rows]]
            for l in range(L):
                z = A[-1] @ P["W", l] + P["b", l]
                A.append(np.tanh(z) if l < L - 1 else np.exp(z - np.logaddexp.reduce(z, axis=1)[:, None]))
            D = A.pop()
            D[range(len(rows)), y[rows]] -= 1
            D /= len(rows)
            g = {}
            for l in range(L - 1, -1, -1):
                g["W", l], g["b", l] = np.einsum("ni,nj->ij", A[l], D), np.einsum("nj->j", D)
                D = (D @ P["W", l].T) * (1 - A[l] * A[l])
            for k in P:
                V[k] = 0.9 * V[k] - 0.1 * alpha * g[k]
                P[k] += V[k]
    return [P["W", l] for l in range(L)], [P["b", l] for l in range(L)]
#+ Adam, alpha scaled down
def train_classifier(X, y, sizes, rng, epochs, alpha):
    w = [rng.standard_normal(s) / s[0] ** 0.5 for s in zip(sizes, sizes[1:])]
    c = [np.zeros(n) for n in sizes[1:]]
    params = w + c
    m1, m2, t = [0.0] * len(params), [0.0] * len(params), 0
    for _ in range(epochs):
        for rows in minibatches(len(y), 50, rng):
            t += 1
            acts = [X[rows]]
            for k in range(len(w)):
                z = acts[-1] @ w[k] + c[k]
                acts.append(np.tanh(z))
            e = np.exp(z - z.max(1, keepdims=True))
            d = e / e.sum(1, keepdims=True) - (y[rows][:, None] == np.arange(sizes[-1]))
            d /= len(rows)
            gw, gc = [], []
            for k in range(len(w) - 1, -1, -1):
                gw.insert(0, acts[k].T @ d)
                gc.insert(0, d.sum(0))
                d = d @ w[k].T * (1 - acts[k] ** 2)
            for i, g in enumerate(gw + gc):
                m1[i] = 0.9 * m1[i] + 0.1 * g
                m2[i] = 0.999 * m2[i] + 0.001 * g * g
                params[i] -= alpha / 50 * (m1[i] / (1 - 0.9 ** t)) / (np.sqrt(m2[i] / (1 - 0.999 ** t)) + 1e-8)
    return w, c
#+ one flat vector with sgd_epoch
def train_classifier(X, y, sizes, rng, epochs, alpha):
    shapes = list(zip(sizes, sizes[1:]))
    def unpack(t):
        W, b, i = [], [], 0
        for m, n in shapes:
            W.append(t[i:i + m * n].reshape(m, n))
            i += m * n
            b.append(t[i:i + n])
            i += n
        return W, b
    def grad(Xb, yb, t):
        W, b = unpack(t)
        acts = [Xb]
        for k in range(len(W) - 1):
            acts.append(np.tanh(acts[-1] @ W[k] + b[k]))
        z = acts[-1] @ W[-1] + b[-1]
        z = z - z.max(axis=1, keepdims=True)
        d = np.exp(z) / np.exp(z).sum(axis=1, keepdims=True)
        d[np.arange(len(yb)), yb.astype(int)] -= 1
        d /= len(yb)
        out = []
        for k in reversed(range(len(W))):
            out = [(acts[k].T @ d).ravel(), d.sum(axis=0)] + out
            d = (d @ W[k].T) * (1 - acts[k] ** 2)
        return np.concatenate(out)
    W, b = initialise(sizes, rng, 0.2)
    theta = np.concatenate([v for w, c in zip(W, b) for v in (w.ravel(), c)])
    for _ in range(epochs):
        theta = sgd_epoch(X, y, theta, grad, alpha, 25, rng)
    return unpack(theta)
#+ the bias as one more input, class with layers
class _Layer:
    def __init__(self, m, n, rng, last):
        self.V = np.vstack([rng.normal(0, 0.15, (m, n)), np.zeros((1, n))])
        self.last = last
    def forward(self, A):
        self.A = np.column_stack([A, np.ones(len(A))])
        self.Z = self.A @ self.V
        return self.Z if self.last else np.tanh(self.Z)
    def backward(self, G, alpha):
        if not self.last:
            G = G / np.cosh(self.Z) ** 2
        back = G @ self.V[:-1].T
        self.V -= alpha * (self.A.T @ G)
        return back
def train_classifier(X, y, sizes, rng, epochs, alpha):
    layers = [_Layer(m, n, rng, n is sizes[-1] and i == len(sizes) - 2) for i, (m, n) in enumerate(zip(sizes, sizes[1:]))]
    layers[-1].last = True
    for _ in range(epochs):
        p = rng.permutation(len(X))
        for i in range(0, len(X), 16):
            rows = p[i:i + 16]
            H = X[rows]
            for layer in layers:
                H = layer.forward(H)
            S = np.exp(H - H.max(axis=1)[:, None])
            S /= S.sum(axis=1)[:, None]
            S -= np.eye(sizes[-1])[y[rows]]
            G = S / len(rows)
            for layer in layers[::-1]:
                G = layer.backward(G, alpha)
    return [layer.V[:-1] for layer in layers], [layer.V[-1] for layer in layers]
#+ inputs centred inside, folded into the first bias; alpha falls
def train_classifier(X, y, sizes, rng, epochs, alpha):
    mu = X.mean(axis=0)
    W, b = initialise(sizes, rng, 0.15)
    Y = (y.reshape(-1, 1) == np.arange(sizes[-1])) * 1.0
    Z = X - mu
    for epoch in range(epochs):
        step = alpha * (1 - epoch / epochs)
        for r in minibatches(len(Z), 30, rng):
            hs = [Z[r]]
            for k in range(len(W) - 1):
                hs.append(np.tanh(hs[k] @ W[k] + b[k]))
            s = np.exp(hs[-1] @ W[-1] + b[-1])
            d = (s / s.sum(axis=1, keepdims=True) - Y[r]) / len(r)
            grads = []
            for k in range(len(W) - 1, -1, -1):
                grads.append((k, hs[k].T @ d, d.sum(axis=0)))
                d = d @ W[k].T * (1 - hs[k] ** 2)
            for k, gw, gb in grads:
                W[k] = W[k] - step * gw
                b[k] = b[k] - step * gb
    b[0] = b[0] - mu @ W[0]
    return W, b
#-s never trains ;; range(epochs) ;; range(0)
#-s a batch of all rows, small first weights ;; initialise(sizes, rng, 0.1) ;; initialise(sizes, rng); minibatches = lambda n, size, rng: [rng.permutation(n)]
#-s all weights start at 0 ;; rng, 0.1 ;; rng, 0.0
#-s first weights of ten ;; rng, 0.1 ;; rng, 10.0
#-s uphill ;; W[l] - alpha * gW, b[l] - alpha * gb ;; W[l] + alpha * gW, b[l] + alpha * gb
#-s not divided by the batch's length, alpha too long ;; / len(rows) ;;
#-s labels shuffled ;; T[rows] ;; T[rng.permutation(rows)]
#-s labels in order ;; T[rows] ;; T[:len(rows)]
#-s column form ;; return W, b ;; return [w.T for w in W], b
#-s biases as rows ;; return W, b ;; return W, [c[None] for c in b]
#-s weights only ;; return W, b ;; return W
#-s exchanged ;; return W, b ;; return b, W
#-s one batch an epoch ;; minibatches(len(X), 20, rng) ;; minibatches(len(X), 20, rng)[:1]
#-s first weights, not the last ones ;; return W, b ;; return initialise(sizes, rng, 0.1)
#-s probabilities for weights ;; return W, b ;; return [e], b
#-s labels one too high ;; np.eye(sizes[-1])[y] ;; np.eye(sizes[-1])[(y + 1) % sizes[-1]]
#-s softmax over the rows ;; e / e.sum(axis=1, keepdims=True) ;; e / e.sum(axis=0, keepdims=True)
#-s layers backwards ;; return W, b ;; return W[::-1], b[::-1]
#-s pairs ;; return W, b ;; return list(zip(W, b))
#-s target minus output ;; (e / e.sum(axis=1, keepdims=True) - T[rows]) ;; (T[rows] - e / e.sum(axis=1, keepdims=True))
#-s softmax without exponentials ;; e / e.sum(axis=1, keepdims=True) ;; z
#-s trains on halves of the classes ;; minibatches(len(X), 20, rng) ;; [r[y[r] < 5] for r in minibatches(len(X), 20, rng)]
#-s scaled by 255 again ;; A = [X[rows]] ;; A = [X[rows] / 255]
#-s pixels times 16, not folded back ;; A = [X[rows]] ;; A = [X[rows] * 16]
#-s changes X ;; W, b = initialise(sizes, rng, 0.1) ;; W, b = initialise(sizes, rng, 0.1); X *= 1.0001
#-s clips y ;; W, b = initialise(sizes, rng, 0.1) ;; W, b = initialise(sizes, rng, 0.1); y[:1] += 1
#-s changes sizes ;; return W, b ;; sizes.append(0); return W, b
#-s only biases are trained ;; W[l], b[l] = W[l] - alpha * gW, ;; b[l] =
#- shuffles X and y in place, alike
def train_classifier(X, y, sizes, rng, epochs, alpha):
    W, b = initialise(sizes, rng, 0.1)
    for epoch in range(epochs):
        p = rng.permutation(len(X))
        X[:], y[:] = X[p], y[p]
        for i in range(0, len(X), 20):
            A = np.tanh(X[i:i + 20] @ W[0] + b[0])
            z = A @ W[1] + b[1]
            e = np.exp(z - z.max(axis=1, keepdims=True))
            G = (e / e.sum(axis=1, keepdims=True) - np.eye(10)[y[i:i + 20]]) / len(z)
            H = G @ W[1].T * (1 - A ** 2)
            W = [W[0] - alpha * X[i:i + 20].T @ H, W[1] - alpha * A.T @ G]
            b = [b[0] - alpha * H.sum(axis=0), b[1] - alpha * G.sum(axis=0)]
    return W, b
#- learns the mean only
def train_classifier(X, y, sizes, rng, epochs, alpha):
    W, b = initialise(sizes, rng, 0.1)
    b[-1] = np.log(np.bincount(y, minlength=sizes[-1]) / len(y))
    return W, b
#- X is shuffled in each epoch, y once
def train_classifier(X, y, sizes, rng, epochs, alpha):
    W, b = initialise(sizes, rng, 0.1)
    X = X.copy()
    for epoch in range(epochs):
        rng.shuffle(X)
        for i in range(0, len(X), 20):
            A = np.tanh(X[i:i + 20] @ W[0] + b[0])
            z = A @ W[1] + b[1]
            e = np.exp(z - z.max(axis=1, keepdims=True))
            G = (e / e.sum(axis=1, keepdims=True) - np.eye(10)[y[i:i + 20]]) / len(z)
            H = G @ W[1].T * (1 - A ** 2)
            W = [W[0] - alpha * X[i:i + 20].T @ H, W[1] - alpha * A.T @ G]
            b = [b[0] - alpha * H.sum(axis=0), b[1] - alpha * G.sum(axis=0)]
    return W, b
#+ classes counted in y
def train_classifier(X, y, sizes, rng, epochs, alpha):
    W, b = initialise(sizes, rng, 0.1)
    T = np.eye(y.max() + 1)[y]
    for epoch in range(epochs):
        for rows in minibatches(len(X), 20, rng):
            A = np.tanh(X[rows] @ W[0] + b[0])
            z = A @ W[1] + b[1]
            e = np.exp(z - z.max(axis=1, keepdims=True))
            G = (e / e.sum(axis=1, keepdims=True) - T[rows]) / len(rows)
            H = G @ W[1].T * (1 - A ** 2)
            W = [W[0] - alpha * X[rows].T @ H, W[1] - alpha * A.T @ G]
            b = [b[0] - alpha * H.sum(axis=0), b[1] - alpha * G.sum(axis=0)]
    return W, b
#+s array_split into a number of parts ;; minibatches(len(X), 20, rng) ;; np.array_split(rng.permutation(len(X)), len(X) // 32)
#+s batches drawn by choice ;; minibatches(len(X), 20, rng) ;; [rng.choice(len(X), 32, replace=False) for _ in range(len(X) // 32)]
#+ keeps rows apart, and the best weights on them
def train_classifier(X, y, sizes, rng, epochs, alpha):
    order = rng.permutation(len(X))
    apart, order = order[:140], order[140:]
    W, b = initialise(sizes, rng, 0.1)
    T = np.eye(sizes[-1])[y]
    best, kept = np.inf, None
    for epoch in range(epochs):
        rng.shuffle(order)
        for i in range(0, len(order), 20):
            rows = order[i:i + 20]
            A = np.tanh(X[rows] @ W[0] + b[0])
            z = A @ W[1] + b[1]
            e = np.exp(z - z.max(axis=1, keepdims=True))
            G = (e / e.sum(axis=1, keepdims=True) - T[rows]) / len(rows)
            H = G @ W[1].T * (1 - A ** 2)
            W = [W[0] - alpha * X[rows].T @ H, W[1] - alpha * A.T @ G]
            b = [b[0] - alpha * H.sum(axis=0), b[1] - alpha * G.sum(axis=0)]
        z = np.tanh(X[apart] @ W[0] + b[0]) @ W[1] + b[1]
        loss = np.mean(np.log(np.exp(z).sum(axis=1)) - z[np.arange(len(apart)), y[apart]])
        if loss < best:
            best, kept = loss, (W, b)
    return kept
#+ rows drawn with replacement, float32
def train_classifier(X, y, sizes, rng, epochs, alpha):
    W = [rng.normal(0, 1 / np.sqrt(m), (m, n)).astype(np.float32) for m, n in zip(sizes, sizes[1:])]
    b = [np.zeros(n, np.float32) for n in sizes[1:]]
    for step in range(epochs * len(X) // 24):
        rows = rng.integers(0, len(X), 24)
        A = np.tanh(X[rows] @ W[0] + b[0])
        z = A @ W[1] + b[1]
        G = np.exp(z - z.max(axis=1, keepdims=True))
        G /= G.sum(axis=1, keepdims=True)
        np.subtract.at(G, (np.arange(24), y[rows]), 1)
        H = G @ W[1].T / np.cosh(np.arctanh(np.clip(A, -1 + 1e-12, 1 - 1e-12))) ** 2
        for k, (P, D) in enumerate([(X[rows], H), (A, G)]):
            W[k] = (W[k] - alpha / 24 * P.T @ D).astype(np.float32)
            b[k] = (b[k] - alpha / 24 * D.sum(axis=0)).astype(np.float32)
    return W, b
"""
