# ruff: noqa: E501
r"""A second round of held-out answers to delta_backprop, written to slip through. See test_heldout.py."""

ANSWERS = r"""
#= prelude
import numpy as np

def sigmoid(z):
    return 0.5 * (1.0 + np.tanh(0.5 * np.asarray(z)))
## sigmoid_prime_from_output
#+ product
def sigmoid_prime_from_output(a):
    return a * (1.0 - a)
#+s difference ;; a * (1.0 - a) ;; a - a * a
#+s float32 result ;; a * (1.0 - a) ;; (a * (1.0 - a)).astype(np.float32)
#+s long double ;; a * (1.0 - a) ;; (a * (1.0 - a)).astype(np.longdouble)
#+s nested list ;; a * (1.0 - a) ;; (a * (1.0 - a)).tolist()
#+s parabola around a half ;; a * (1.0 - a) ;; 0.25 - (a - 0.5) ** 2
#+s polyval ;; a * (1.0 - a) ;; np.polyval([-1, 1, 0], a)
#+s einsum ;; a * (1.0 - a) ;; np.einsum("...,...->...", a, 1 - a)
#+s fortran order ;; a * (1.0 - a) ;; np.asfortranarray(a * (1.0 - a))
#+s sech through the logit ;; a * (1.0 - a) ;; 0.25 / np.cosh(0.5 * (np.log(a) - np.log1p(-a))) ** 2
#+ nested tuples by recursion
def sigmoid_prime_from_output(a):
    if np.ndim(a) == 0:
        return float(a) * (1 - float(a))
    return tuple(map(sigmoid_prime_from_output, a))
#+ a callable object
class _Prime:
    def __call__(self, *args):
        (a,) = args
        out = np.ones_like(a)
        out *= a
        out -= a ** 2
        return out
sigmoid_prime_from_output = _Prime()
#+ a partial of reduce
from functools import partial, reduce
sigmoid_prime_from_output = partial(lambda f, s: reduce(f, [s, 1 - s]), np.multiply)
#+ flat loop and reshape
def sigmoid_prime_from_output(a):
    a = np.asarray(a)
    return np.array([s * (1 - s) for s in a.flat]).reshape(a.shape)
#+ nditer
def sigmoid_prime_from_output(a):
    with np.nditer([a, None]) as it:
        for s, o in it:
            o[...] = s - s * s
        return it.operands[1]
#+ dual numbers: derivative of exp(u)/(1+exp(u)) at the logit, without dividing
def sigmoid_prime_from_output(a):
    class D:
        def __init__(self, v, d):
            self.v, self.d = v, d
        def __mul__(self, o):
            return D(self.v * o.v, self.v * o.d + self.d * o.v)
    # d/da of a*a/2 - ... : s' = a - (a^2), the a^2 as the half of a^2's own derivative times a
    sq = D(a, np.ones_like(a)) * D(a, np.ones_like(a))
    return a - 0.5 * a * sq.d
#-s from z ;; a * (1.0 - a) ;; sigmoid(a) * (1.0 - sigmoid(a))
#-s tanh ;; a * (1.0 - a) ;; 1.0 - a ** 2
#-s plus ;; a * (1.0 - a) ;; a * (1.0 + a)
#-s minus ;; a * (1.0 - a) ;; a * (a - 1.0)
#-s half precision ;; a * (1.0 - a) ;; (a * (1.0 - a)).astype(np.float16)
#-s four decimals ;; a * (1.0 - a) ;; np.round(a * (1.0 - a), 4)
#-s five decimals ;; a * (1.0 - a) ;; np.round(a * (1.0 - a), 5)
#-s clipped so that it never vanishes ;; a * (1.0 - a) ;; np.maximum(a * (1.0 - a), 0.01)
#-s input clipped ;; a * (1.0 - a) ;; np.clip(a, 0.01, 0.99) * (1.0 - np.clip(a, 0.01, 0.99))
#-s flattened ;; a * (1.0 - a) ;; np.ravel(a * (1.0 - a))
#-s squeezed ;; a * (1.0 - a) ;; np.squeeze(a * (1.0 - a))
#-s transposed ;; a * (1.0 - a) ;; (a * (1.0 - a)).T
#-s at least 2-d ;; a * (1.0 - a) ;; np.atleast_2d(a * (1.0 - a))
#-s diagonal Jacobian ;; a * (1.0 - a) ;; np.diag(np.ravel(a * (1.0 - a)))
#-s softmax Jacobian's sum ;; a * (1.0 - a) ;; a * (1.0 - a.sum())
#-s constant at a half ;; a * (1.0 - a) ;; np.full_like(a, 0.25)
#-s sorted ;; a * (1.0 - a) ;; np.sort(a * (1.0 - a), axis=-1)
#-s last axis swapped ;; a * (1.0 - a) ;; (np.swapaxes(a * (1.0 - a), 0, -1) if a.shape[0] == a.shape[-1] else a * (1.0 - a))
#-s matrix product ;; a * (1.0 - a) ;; a @ (1.0 - a)
#-s slightly wrong factor ;; a * (1.0 - a) ;; 1.00001 * a * (1.0 - a)
#-s a function, not an array ;; a * (1.0 - a) ;; lambda: a * (1.0 - a)
#-s a constant added ;; a * (1.0 - a) ;; a * (1.0 - a) + 1e-5
#-s epsilon inside ;; a * (1.0 - a) ;; (a + 1e-4) * (1.0 - a)
#- rows only: fails for vectors and cubes
def sigmoid_prime_from_output(a):
    return np.array([[s * (1 - s) for s in row] for row in a])
#- vectors only
def sigmoid_prime_from_output(a):
    return np.array([float(s) * (1 - float(s)) for s in a])
#- in place
def sigmoid_prime_from_output(a):
    a *= 1.0 - a
    return a
#- stateful: the second call differs
_seen = []
def sigmoid_prime_from_output(a):
    _seen.append(1)
    return a * (1.0 - a) if len(_seen) < 2 else _seen[-1] * a
#- cached by shape
_cache = {}
def sigmoid_prime_from_output(a):
    if a.shape not in _cache:
        _cache[a.shape] = a * (1 - a)
    return _cache[a.shape]
#- keeps integers' type
def sigmoid_prime_from_output(a):
    out = np.zeros(a.shape, dtype=int)
    out[...] = a * (1 - a)
    return out
#- a float where one element
def sigmoid_prime_from_output(a):
    out = a * (1 - a)
    return float(out.item()) if out.size == 1 else out
## two_layer_forward
#+ plain
def two_layer_forward(x, W1, W2):
    h = sigmoid(W1 @ x)
    y = sigmoid(W2 @ h)
    return h, y
#+s list of two ;; return h, y ;; return [h, y]
#+s nested lists ;; return h, y ;; return h.tolist(), tuple(y)
#+s float32 results ;; return h, y ;; return h.astype("f4"), y.astype("f4")
#+s matvec by vector ;; W1 @ x ;; x @ W1.T
#+s einsum ;; W2 @ h ;; np.einsum("ij,j", W2, h)
#+s tensordot ;; W1 @ x ;; np.tensordot(W1, x, axes=([1], [0]))
#+s shape guard that never fires ;; W1 @ x ;; (W1 if W1.shape[1] == x.size else W1.T) @ x
#+s own sigmoid ;; sigmoid( ;; (lambda z: 1 / (1 + np.exp(-z)))(
#+s softplus derivative form ;; sigmoid( ;; (lambda z: np.exp(-np.logaddexp(0, -z)))(
#+ named tuple
from collections import namedtuple
_Pass = namedtuple("Pass", "hidden output")
def two_layer_forward(x, W1, W2):
    h = sigmoid(np.dot(W1, x))
    return _Pass(h, sigmoid(np.dot(W2, h)))
#+ scalar loops with math.tanh
import math
def two_layer_forward(x, W1, W2):
    def layer(v, W):
        out = []
        for i in range(len(W)):
            s = 0.0
            for j in range(len(v)):
                s += float(W[i][j]) * float(v[j])
            out.append((1 + math.tanh(s / 2)) / 2)
        return out
    h = layer(x, W1)
    return h, layer(h, W2)
#+ accumulate
import itertools
def two_layer_forward(x, W1, W2):
    return tuple(itertools.accumulate([W1, W2], lambda a, W: sigmoid(W.dot(a)), initial=x))[1:]
#+ column matrices, unpacked at the end
def two_layer_forward(x, W1, W2):
    h = sigmoid(W1 @ x[:, None])
    return h[:, 0], sigmoid(W2 @ h).reshape(-1)
#+ one softmax of two classes for each unit
def two_layer_forward(x, W1, W2):
    def s(z):
        e = np.stack([z, np.zeros_like(z)])
        e = np.exp(e - e.max(0))
        return (e / e.sum(0))[0]
    h = s((W1 * x).sum(axis=1))
    return h, s((W2 * h).sum(axis=1))
#-s output first ;; return h, y ;; return y, h
#-s output only ;; return h, y ;; return y
#-s the input too ;; return h, y ;; return x, h, y
#-s linear output ;; sigmoid(W2 @ h) ;; W2 @ h
#-s linear hidden ;; sigmoid(W1 @ x) ;; W1 @ x
#-s tanh hidden ;; sigmoid(W1 @ x) ;; np.tanh(W1 @ x)
#-s softmax output ;; sigmoid(W2 @ h) ;; np.exp(W2 @ h) / np.exp(W2 @ h).sum()
#-s first weights transposed where square ;; W1 @ x ;; (W1.T if W1.shape[0] == len(x) else W1) @ x
#-s second weights transposed where square ;; W2 @ h ;; (W2.T if W2.shape[0] == len(h) else W2) @ h
#-s both from the input where it fits ;; W2 @ h ;; (W2 @ x if W2.shape[1] == len(x) else W2 @ h)
#-s scalar for one output ;; return h, y ;; return h, (y if len(y) > 1 else y[0])
#-s scalar for one hidden unit ;; return h, y ;; return (h if len(h) > 1 else float(h[0])), y
#-s columns ;; return h, y ;; return h[:, None], y[:, None]
#-s squeezed ;; return h, y ;; return np.squeeze(h), np.squeeze(y)
#-s net inputs ;; return h, y ;; return W1 @ x, W2 @ h
#-s half precision ;; return h, y ;; return h.astype(np.float16), y.astype(np.float16)
#-s rounded to four ;; return h, y ;; return h.round(4), y.round(4)
#-s hidden rounded as on the slide ;; y = sigmoid ;; h = h.round(4); y = sigmoid
#-s bias of one ;; W1 @ x ;; W1 @ x + 1
#-s a dict ;; return h, y ;; return {"h": h, "y": y}
#-s generator ;; return h, y ;; return (v for v in (h, y))
#-s first output only ;; return h, y ;; return h, y[:1]
#-s sigmoid of exp(z) sign ;; sigmoid(W1 @ x) ;; sigmoid(-(W1 @ x))
#-s clipped activations ;; return h, y ;; return np.clip(h, 0.05, 0.95), np.clip(y, 0.05, 0.95)
#-s nets clipped ;; W1 @ x ;; np.clip(W1 @ x, -2, 2)
#-s lecture's numbers ;; W1 @ x ;; np.array([[0.1, 0.8], [0.4, 0.6]]) @ x
#-s sigmoid twice at the output ;; y = sigmoid(W2 @ h) ;; y = sigmoid(sigmoid(W2 @ h))
#-s the input written over ;; return h, y ;; x[:] = 0; return h, y
#-s inputs squashed too ;; W1 @ x ;; W1 @ sigmoid(x)
#-s absolute input ;; W1 @ x ;; W1 @ np.abs(x)
#- one stacked array
def two_layer_forward(x, W1, W2):
    h = sigmoid(W1 @ x)
    return np.concatenate([h, sigmoid(W2 @ h)])
#- the same call, remembered
_memo = []
def two_layer_forward(x, W1, W2):
    if not _memo:
        h = sigmoid(W1 @ x)
        _memo.append((h, sigmoid(W2 @ h)))
    return _memo[0]
## output_delta
#+ plain
def output_delta(y, t):
    return (t - y) * y * (1 - y)
#+s with the exercise before ;; y * (1 - y) ;; np.asarray(sigmoid_prime_from_output(y))
#+s list ;; return (t - y) * y * (1 - y) ;; return ((t - y) * y * (1 - y)).tolist()
#+s tuple of numpy scalars ;; return (t - y) * y * (1 - y) ;; return tuple((t - y) * y * (1 - y))
#+s float32 ;; return (t - y) * y * (1 - y) ;; return np.float32((t - y) * y * (1 - y))
#+s diagonal Jacobian ;; (t - y) * y * (1 - y) ;; np.diag(y - y * y) @ (t - y)
#+s minus minus ;; (t - y) * y * (1 - y) ;; -((y - t) * (y - y ** 2))
#+s expanded ;; (t - y) * y * (1 - y) ;; t * y - t * y ** 2 - y ** 2 + y ** 3
#+s einsum ;; (t - y) * y * (1 - y) ;; np.einsum("i,i,i->i", t - y, y, 1 - y)
#+s prod of a stack ;; (t - y) * y * (1 - y) ;; np.prod([t - y, y, 1 - y], axis=0)
#+ zip
output_delta = lambda y, t: [(b - a) * a * (1 - a) for a, b in zip(y, t)]
#+ recursion
def output_delta(y, t):
    if len(y) == 0:
        return []
    return [float((t[0] - y[0]) * y[0] * (1 - y[0]))] + list(output_delta(y[1:], t[1:]))
#+ dual numbers through y' = y(1-y)
def output_delta(y, t):
    class D:
        def __init__(s, v, d): s.v, s.d = v, d
        def sq(s): return D(s.v ** 2, 2 * s.v * s.d)
    out = np.empty(len(y))
    for k in range(len(y)):
        net = D(y[k], y[k] * (1 - y[k]))
        loss = D(net.v - t[k], net.d).sq()
        out[k] = -0.5 * loss.d
    return out
#+ closure
def _maker():
    def inner(y, t):
        err = np.subtract(t, y)
        return np.multiply(err, np.multiply(y, np.subtract(1, y)))
    return inner
output_delta = _maker()
#-s sign ;; (t - y) ;; (y - t)
#-s no slope ;; * y * (1 - y) ;;
#-s slope of z ;; y * (1 - y) ;; sigmoid(y) * (1 - sigmoid(y))
#-s tanh slope ;; y * (1 - y) ;; (1 - y ** 2)
#-s slope at the target ;; y * (1 - y) ;; t * (1 - t)
#-s factor two ;; (t - y) ;; 2 * (t - y)
#-s a half ;; (t - y) ;; 0.5 * (t - y)
#-s mean over the outputs ;; (t - y) ;; (t - y) / len(y)
#-s square ;; (t - y) ;; (t - y) ** 2
#-s absolute ;; (t - y) ;; np.abs(t - y)
#-s sum ;; return (t - y) * y * (1 - y) ;; return np.sum((t - y) * y * (1 - y))
#-s sum kept ;; return (t - y) * y * (1 - y) ;; return np.sum((t - y) * y * (1 - y), keepdims=True)
#-s scalar for one output ;; return (t - y) * y * (1 - y) ;; return np.squeeze((t - y) * y * (1 - y))
#-s column ;; return (t - y) * y * (1 - y) ;; return ((t - y) * y * (1 - y))[:, None]
#-s row ;; return (t - y) * y * (1 - y) ;; return ((t - y) * y * (1 - y))[None]
#-s half precision ;; return (t - y) * y * (1 - y) ;; return ((t - y) * y * (1 - y)).astype("f2")
#-s rounded to four ;; return (t - y) * y * (1 - y) ;; return ((t - y) * y * (1 - y)).round(4)
#-s hard target ;; (t - y) ;; (np.round(t) - y)
#-s one-hot target ;; (t - y) ;; (np.eye(len(t))[np.argmax(t)] - y)
#-s sum of the error ;; (t - y) ;; np.sum(t - y)
#-s mean slope ;; y * (1 - y) ;; np.mean(y * (1 - y))
#-s clipped target ;; (t - y) ;; (np.clip(t, 0.01, 0.99) - y)
#-s clipped error ;; (t - y) ;; np.clip(t - y, -0.5, 0.5)
#-s softmax Jacobian ;; (t - y) * y * (1 - y) ;; (np.diag(y) - np.outer(y, y)) @ (t - y)
#-s slope never zero ;; y * (1 - y) ;; (y * (1 - y) + 0.01)
#-s one unit only ;; return (t - y) * y * (1 - y) ;; return np.array([(t[0] - y[0]) * y[0] * (1 - y[0])])
#-s arguments swapped ;; def output_delta(y, t) ;; def output_delta(t, y)
#-s the outer product ;; (t - y) * y * (1 - y) ;; np.outer(t - y, y * (1 - y))
#- in place
def output_delta(y, t):
    t -= y
    return t * y * (1 - y)
#- y in place
def output_delta(y, t):
    e = t - y
    y *= 1 - y
    return e * y
#- int truncation by the empty buffer
def output_delta(y, t):
    d = np.zeros(len(y), dtype=int)
    for i in range(len(y)):
        d[i] = (t[i] - y[i]) * y[i] * (1 - y[i])
    return d
#- momentum between calls
_last = {}
def output_delta(y, t):
    d = (t - y) * y * (1 - y)
    d = d + 0.1 * _last.get(len(y), 0)
    _last[len(y)] = d
    return d
## hidden_delta
#+ plain
def hidden_delta(h, W_next, delta_next):
    return h * (1 - h) * (W_next.T @ delta_next)
#+s vector first ;; W_next.T @ delta_next ;; delta_next @ W_next
#+s einsum ;; W_next.T @ delta_next ;; np.einsum("ki,k->i", W_next, delta_next)
#+s tensordot ;; W_next.T @ delta_next ;; np.tensordot(W_next, delta_next, axes=(0, 0))
#+s sum of weighted rows ;; W_next.T @ delta_next ;; sum(d * row for d, row in zip(delta_next, W_next))
#+s broadcast sum ;; W_next.T @ delta_next ;; (W_next * delta_next[:, None]).sum(0)
#+s list ;; return h * (1 - h) * (W_next.T @ delta_next) ;; return list(h * (1 - h) * (W_next.T @ delta_next))
#+s float32 ;; return h * (1 - h) * (W_next.T @ delta_next) ;; return (h * (1 - h) * (W_next.T @ delta_next)).astype(np.float32)
#+s diag matrix chain ;; h * (1 - h) * (W_next.T @ delta_next) ;; np.linalg.multi_dot([np.diag(h * (1 - h)), W_next.T, delta_next])
#+s Jacobian transposed ;; h * (1 - h) * (W_next.T @ delta_next) ;; (W_next * (h - h * h)).T @ delta_next
#+s with the exercise before ;; h * (1 - h) ;; np.asarray(sigmoid_prime_from_output(h))
#+s one flat matmul ;; (W_next.T @ delta_next) ;; np.matmul(delta_next[None, :], W_next)[0]
#+ scalar loops
def hidden_delta(h, W_next, delta_next):
    n, m = len(h), len(delta_next)
    out = [0.0] * n
    for i in range(n):
        for k in range(m):
            out[i] += W_next[k, i] * delta_next[k]
        out[i] *= h[i] * (1 - h[i])
    return tuple(out)
#+ reduce over the next layer's units
from functools import reduce
def hidden_delta(h, W_next, delta_next):
    back = reduce(lambda acc, k: acc + delta_next[k] * W_next[k], range(len(delta_next)), np.zeros(len(h)))
    return back * h - back * h ** 2
#+ np.apply_along_axis
class _Back:
    def __call__(self, h, W_next, delta_next):
        return np.apply_along_axis(np.dot, 0, W_next, delta_next) * h * (1 - h)
hidden_delta = _Back()
#-s weights transposed where square ;; W_next.T @ delta_next ;; (W_next if W_next.shape[0] == W_next.shape[1] else W_next.T) @ delta_next
#-s weights never transposed ;; W_next.T ;; W_next
#-s sign ;; return h ;; return -h
#-s no slope ;; h * (1 - h) * ;;
#-s slope from z ;; h * (1 - h) ;; sigmoid(h) * (1 - sigmoid(h))
#-s tanh slope ;; h * (1 - h) ;; (1 - h ** 2)
#-s first next unit only ;; W_next.T @ delta_next ;; W_next[0] * delta_next[0]
#-s last next unit only ;; W_next.T @ delta_next ;; W_next[-1] * delta_next[-1]
#-s two next units only ;; W_next.T @ delta_next ;; W_next[:2].T @ delta_next[:2]
#-s sums multiplied ;; W_next.T @ delta_next ;; W_next.sum(0) * delta_next.sum()
#-s mean over the next units ;; W_next.T @ delta_next ;; W_next.T @ delta_next / len(delta_next)
#-s absolute weights ;; W_next.T ;; np.abs(W_next).T
#-s weights ignored ;; (W_next.T @ delta_next) ;; delta_next.sum()
#-s slope squared ;; h * (1 - h) * ;; (h * (1 - h)) ** 2 *
#-s slope summed ;; h * (1 - h) * ;; np.sum(h * (1 - h)) *
#-s half slope ;; h * (1 - h) * ;; h * 0.5 *
#-s missing first factor ;; h * (1 - h) * ;; (1 - h) *
#-s the slope of the wrong layer ;; h * (1 - h) * (W_next.T @ delta_next) ;; W_next.T @ (delta_next * (h * (1 - h))[: len(delta_next)].sum())
#-s column ;; return h * (1 - h) * (W_next.T @ delta_next) ;; return (h * (1 - h) * (W_next.T @ delta_next))[:, None]
#-s scalar for one hidden unit ;; return h * (1 - h) * (W_next.T @ delta_next) ;; return np.squeeze(h * (1 - h) * (W_next.T @ delta_next))
#-s summed ;; return h * (1 - h) * (W_next.T @ delta_next) ;; return np.sum(h * (1 - h) * (W_next.T @ delta_next))
#-s half precision ;; return h * (1 - h) * (W_next.T @ delta_next) ;; return (h * (1 - h) * (W_next.T @ delta_next)).astype(np.float16)
#-s rounded to four ;; return h * (1 - h) * (W_next.T @ delta_next) ;; return np.round(h * (1 - h) * (W_next.T @ delta_next), 4)
#-s outer instead of product ;; return h * (1 - h) * (W_next.T @ delta_next) ;; return np.outer(h * (1 - h), W_next.T @ delta_next)
#-s reshaped not transposed ;; W_next.T ;; W_next.reshape(W_next.shape[::-1])
#-s rectified ;; return h * (1 - h) * (W_next.T @ delta_next) ;; return h * (1 - h) * np.maximum(W_next.T @ delta_next, 0)
#-s clipped ;; return h * (1 - h) * (W_next.T @ delta_next) ;; return h * (1 - h) * np.clip(W_next.T @ delta_next, -1, 1)
#-s normalised weights ;; W_next.T ;; (W_next / np.linalg.norm(W_next)).T
#-s delta written over ;; return h * (1 - h) ;; delta_next *= 1.0 + 1e-3; return h * (1 - h)
#- h in place
def hidden_delta(h, W_next, delta_next):
    h *= 1 - h
    return h * (W_next.T @ delta_next)
#- weights scaled in place
def hidden_delta(h, W_next, delta_next):
    W_next *= delta_next[:, None]
    return h * (1 - h) * W_next.sum(0)
#- broken loop: overwrites instead of adding
def hidden_delta(h, W_next, delta_next):
    out = np.zeros(len(h))
    for i in range(len(h)):
        for k in range(len(delta_next)):
            out[i] = h[i] * (1 - h[i]) * W_next[k, i] * delta_next[k]
    return out
#- loop over the wrong range
def hidden_delta(h, W_next, delta_next):
    out = np.zeros(len(h))
    for i in range(len(h)):
        for k in range(min(len(h), len(delta_next))):
            out[i] += h[i] * (1 - h[i]) * W_next[k, i] * delta_next[k]
    return out
#- three hidden units at most
def hidden_delta(h, W_next, delta_next):
    out = np.zeros(len(h))
    for i in range(min(3, len(h))):
        out[i] = h[i] * (1 - h[i]) * (W_next[:, i] @ delta_next)
    return out
## weight_gradient
#+ plain
def weight_gradient(delta, x_prev):
    return -np.outer(delta, x_prev)
#+s broadcasting ;; -np.outer(delta, x_prev) ;; -delta[:, None] * x_prev
#+s einsum ;; -np.outer(delta, x_prev) ;; np.einsum("i,j->ij", -delta, x_prev)
#+s tensordot ;; -np.outer(delta, x_prev) ;; -np.tensordot(delta, x_prev, axes=0)
#+s kron ;; -np.outer(delta, x_prev) ;; -np.kron(delta[:, None], x_prev[None, :])
#+s fortran order ;; -np.outer(delta, x_prev) ;; -np.outer(x_prev, delta).T
#+s float32 ;; -np.outer(delta, x_prev) ;; -np.outer(delta, x_prev).astype(np.float32)
#+s nested list ;; -np.outer(delta, x_prev) ;; (-np.outer(delta, x_prev)).tolist()
#+s rows of arrays in a tuple ;; -np.outer(delta, x_prev) ;; tuple(-d * x_prev for d in delta)
#+s matrix product ;; -np.outer(delta, x_prev) ;; delta.reshape(-1, 1) @ -x_prev.reshape(1, -1)
#+s multiply.outer ;; -np.outer(delta, x_prev) ;; np.multiply.outer(-delta, x_prev)
#+ loops
def weight_gradient(delta, x_prev):
    G = np.empty((len(delta), len(x_prev)))
    for i in range(len(delta)):
        for j in range(len(x_prev)):
            G[i, j] = -delta[i] * x_prev[j]
    return G
#+ fromfunction
def weight_gradient(delta, x_prev):
    pick = lambda i, j: -delta[i.astype(int)] * x_prev[j.astype(int)]
    return np.fromfunction(pick, (delta.size, x_prev.size))
#+ recursion on the rows
def weight_gradient(delta, x_prev):
    d = list(delta)
    return [] if not d else [[-d[0] * v for v in x_prev]] + weight_gradient(d[1:], x_prev)
#+ the derivative of a linear form, by exact differences
def weight_gradient(delta, x_prev):
    n, m = len(delta), len(x_prev)
    basis = np.eye(n * m).reshape(n * m, n, m)
    return np.array([-(delta @ (E @ x_prev)) for E in basis]).reshape(n, m)
#-s no sign ;; -np.outer ;; np.outer
#-s transposed ;; np.outer(delta, x_prev) ;; np.outer(x_prev, delta)
#-s transposed where square ;; -np.outer(delta, x_prev) ;; -(np.outer(x_prev, delta) if len(delta) == len(x_prev) else np.outer(delta, x_prev))
#-s right shape in the wrong order ;; -np.outer(delta, x_prev) ;; -np.outer(x_prev, delta).reshape(len(delta), -1)
#-s mean ;; -np.outer(delta, x_prev) ;; -np.outer(delta, x_prev) / len(delta)
#-s mean over the inputs ;; -np.outer(delta, x_prev) ;; -np.outer(delta, x_prev) / len(x_prev)
#-s factor two ;; -np.outer(delta, x_prev) ;; -2 * np.outer(delta, x_prev)
#-s elementwise where it fits ;; -np.outer(delta, x_prev) ;; -(delta * x_prev if delta.shape == x_prev.shape else np.outer(delta, x_prev))
#-s one row as a vector ;; -np.outer(delta, x_prev) ;; -(np.outer(delta, x_prev) if len(delta) > 1 else delta * x_prev)
#-s squeezed ;; -np.outer(delta, x_prev) ;; np.squeeze(-np.outer(delta, x_prev))
#-s flat ;; -np.outer(delta, x_prev) ;; -np.outer(delta, x_prev).ravel()
#-s slope again ;; np.outer(delta, x_prev) ;; np.outer(delta, x_prev * (1 - x_prev))
#-s squashed input ;; np.outer(delta, x_prev) ;; np.outer(delta, sigmoid(x_prev))
#-s half precision ;; -np.outer(delta, x_prev) ;; -np.outer(delta, x_prev).astype(np.float16)
#-s rounded to four ;; -np.outer(delta, x_prev) ;; np.round(-np.outer(delta, x_prev), 4)
#-s absolute ;; -np.outer(delta, x_prev) ;; np.abs(np.outer(delta, x_prev))
#-s absolute input ;; np.outer(delta, x_prev) ;; np.outer(delta, np.abs(x_prev))
#-s bias column ;; np.outer(delta, x_prev) ;; np.outer(delta, np.append(x_prev, 1))
#-s inner product ;; -np.outer(delta, x_prev) ;; -np.dot(delta, x_prev) if len(delta) == len(x_prev) else -np.outer(delta, x_prev)
#-s three by three at most ;; -np.outer(delta, x_prev) ;; -np.outer(delta * (np.arange(len(delta)) < 3), x_prev)
#-s clipped ;; -np.outer(delta, x_prev) ;; np.clip(-np.outer(delta, x_prev), -1, 1)
#-s delta changed ;; return -np ;; np.negative(delta, out=delta); return np
#-s lazy rows ;; -np.outer(delta, x_prev) ;; (-d * x_prev for d in delta)
#-s integer delta ;; np.outer(delta ;; np.outer(delta.astype(int)
#-s batch axis ;; -np.outer(delta, x_prev) ;; -np.outer(delta, x_prev)[None]
#- accumulates between calls
_G = {}
def weight_gradient(delta, x_prev):
    key = (len(delta), len(x_prev))
    _G[key] = _G.get(key, 0) - np.outer(delta, x_prev)
    return _G[key].copy()
#- input scaled in place
def weight_gradient(delta, x_prev):
    x_prev *= -1
    return np.outer(delta, x_prev)
## update
#+ plain
def update(W, gradient, eta):
    return W - eta * gradient
#+s float32 ;; W - eta * gradient ;; (W - eta * gradient).astype("float32")
#+s nested list ;; W - eta * gradient ;; (W - eta * gradient).tolist()
#+s subtract ;; W - eta * gradient ;; np.subtract(W, np.multiply(gradient, eta))
#+s negative step ;; W - eta * gradient ;; W + (-eta) * gradient
#+s reduce ;; W - eta * gradient ;; __import__("functools").reduce(np.subtract, [W, eta * gradient])
#+s weighted sum of a stack ;; W - eta * gradient ;; np.tensordot([1.0, -eta], np.stack([W, gradient]), 1)
#+s einsum ;; W - eta * gradient ;; np.einsum("k,k...->...", np.array([1, -eta]), np.array([W, gradient]))
#+s fortran copy ;; W - eta * gradient ;; np.array(W - eta * gradient, order="F")
#+ copy, then in place on the copy
def update(W, gradient, eta):
    new = W.copy()
    new -= eta * gradient
    return new
#+ recursion into the rows
def update(W, gradient, eta):
    if np.ndim(W) == 0:
        return W - eta * gradient
    return tuple(update(w, g, eta) for w, g in zip(W, gradient))
#+ flat loop
def update(W, gradient, eta):
    out = np.empty(W.shape)
    for i in np.ndindex(W.shape):
        out[i] = W[i] - eta * gradient[i]
    return out
#+ callable object with the rate set at the call
class _Descent:
    def at(self, eta):
        return lambda W, g: np.vectorize(lambda w, d: w - eta * d, otypes=[float])(W, g)
    def __call__(self, W, gradient, eta):
        return self.at(eta)(W, gradient)
update = _Descent()
#-s ascent ;; W - ;; W +
#-s rate ignored ;; eta * gradient ;; gradient
#-s rate of 0.1 ;; eta * gradient ;; 0.1 * gradient
#-s rate squared ;; eta * gradient ;; eta ** 2 * gradient
#-s rate at most one ;; eta * gradient ;; min(eta, 1.0) * gradient
#-s whole rates ;; eta * gradient ;; int(eta) * gradient
#-s the step only ;; W - eta * gradient ;; -eta * gradient
#-s in place ;; return W - eta * gradient ;; W -= eta * gradient; return W
#-s in place and a copy returned ;; return W - eta * gradient ;; W -= eta * gradient; return W.copy()
#-s gradient scaled in place ;; return W - eta * gradient ;; gradient *= eta; return W - gradient
#-s sign of the gradient ;; eta * gradient ;; eta * np.sign(gradient)
#-s normalised gradient ;; eta * gradient ;; eta * gradient / np.linalg.norm(gradient)
#-s clipped gradient ;; eta * gradient ;; eta * np.clip(gradient, -1, 1)
#-s clipped at five ;; eta * gradient ;; eta * np.clip(gradient, -5, 5)
#-s mean ;; eta * gradient ;; eta * gradient / len(W)
#-s weight decay ;; W - ;; 0.999 * W -
#-s transposed gradient where square ;; eta * gradient ;; eta * (gradient.T if W.shape == W.T.shape else gradient)
#-s half precision ;; W - eta * gradient ;; (W - eta * gradient).astype(np.float16)
#-s rounded to three ;; W - eta * gradient ;; np.round(W - eta * gradient, 3)
#-s flattened ;; W - eta * gradient ;; (W - eta * gradient).ravel()
#-s squeezed ;; W - eta * gradient ;; np.squeeze(W - eta * gradient)
#-s weights multiplied ;; W - eta * gradient ;; W * (1 - eta * gradient)
#-s rate on both ;; W - eta * gradient ;; eta * (W - gradient)
#-s first row only ;; W - eta * gradient ;; np.vstack([W[:1] - eta * gradient[:1], W[1:]])
#-s delta's sign assumed ;; W - eta * gradient ;; W - eta * (-gradient)
#-s weights kept positive ;; W - eta * gradient ;; np.maximum(W - eta * gradient, 0)
#- momentum
_v = {}
def update(W, gradient, eta):
    v = 0.9 * _v.get(W.shape, 0) - eta * gradient
    _v[W.shape] = v
    return W + v
#- decaying rate
_n = [0]
def update(W, gradient, eta):
    _n[0] += 1
    return W - eta / _n[0] * gradient
## train_step
#+ plain
def train_step(x, t, W1, W2, eta):
    h = sigmoid(W1 @ x)
    y = sigmoid(W2 @ h)
    dy = (t - y) * y * (1 - y)
    dh = (W2.T @ dy) * h * (1 - h)
    new1 = W1 + eta * np.outer(dh, x)
    new2 = W2 + eta * np.outer(dy, h)
    return new1, new2
#+s list ;; return new1, new2 ;; return [new1, new2]
#+s float32 ;; return new1, new2 ;; return new1.astype("f4"), new2.astype("f4")
#+s nested ;; return new1, new2 ;; return new1.tolist(), tuple(map(tuple, new2))
#+s einsum ;; W2.T @ dy ;; np.einsum("k,ki", dy, W2)
#+s own signs ;; (t - y) * y * (1 - y) ;; -(y - t) * (y - y * y)
#+ by the earlier exercises
def train_step(x, t, W1, W2, eta):
    h, y = map(np.asarray, two_layer_forward(x, W1, W2))
    dy = np.asarray(output_delta(y, t))
    dh = np.asarray(hidden_delta(h, W2, dy))
    return tuple(update(W, np.asarray(weight_gradient(d, a)), eta) for W, d, a in ((W1, dh, x), (W2, dy, h)))
#+ by backprop with biases of zero
def train_step(x, t, W1, W2, eta):
    dWs, _ = backprop(x, t, [W1, W2], [np.zeros(len(W1)), np.zeros(len(W2))])
    return [W - eta * np.asarray(d) for W, d in zip((W1, W2), dWs)]
#+ complex step
def train_step(x, t, W1, W2, eta):
    def s(z):
        return 1 / (1 + np.exp(-z))
    def loss(A, B):
        return 0.5 * np.sum((t - s(B @ s(A @ x))) ** 2)
    new = []
    for k in (0, 1):
        W = [W1.astype(complex), W2.astype(complex)]
        G = np.zeros(W[k].shape)
        for i in np.ndindex(G.shape):
            keep = W[k][i]
            W[k][i] = keep + 1e-30j
            G[i] = loss(*W).imag / 1e-30
            W[k][i] = keep
        new.append((W1, W2)[k] - eta * G)
    return tuple(new)
#+ dual numbers
class _Dual:
    def __init__(s, v, d=0.0): s.v, s.d = v, d
    def __add__(s, o):
        o = o if isinstance(o, _Dual) else _Dual(o)
        return _Dual(s.v + o.v, s.d + o.d)
    __radd__ = __add__
    def __mul__(s, o):
        o = o if isinstance(o, _Dual) else _Dual(o)
        return _Dual(s.v * o.v, s.v * o.d + s.d * o.v)
    __rmul__ = __mul__
    def sig(s):
        a = float(sigmoid(s.v))
        return _Dual(a, s.d * a * (1 - a))
def _dual_loss(x, t, A, B):
    h = [sum((w * v for w, v in zip(r, x)), _Dual(0.0)).sig() for r in A]
    y = [sum((w * v for w, v in zip(r, h)), _Dual(0.0)).sig() for r in B]
    es = [v + -float(u) for u, v in zip(t, y)]
    return 0.5 * sum((e * e for e in es), _Dual(0.0))
def train_step(x, t, W1, W2, eta):
    x = [float(v) for v in x]
    new = []
    for k in range(2):
        out = np.array((W1, W2)[k])
        for i, j in np.ndindex(out.shape):
            A, B = ([[_Dual(float(w)) for w in r] for r in W] for W in (W1, W2))
            (A, B)[k][i][j].d = 1.0
            out[i, j] -= eta * _dual_loss(x, t, A, B).d
        new.append(out)
    return new
#+ scalar loops
def train_step(x, t, W1, W2, eta):
    A, B = W1.tolist(), W2.tolist()
    sg = lambda s: float(sigmoid(s))
    h = [sg(sum(w * v for w, v in zip(r, x))) for r in A]
    y = [sg(sum(w * v for w, v in zip(r, h))) for r in B]
    d = [(q - p) * p * (1 - p) for p, q in zip(y, t)]
    back = [sum(d[k] * B[k][i] for k in range(len(d))) * h[i] * (1 - h[i]) for i in range(len(h))]
    for i in range(len(h)):
        for k in range(len(d)):
            B[k][i] += eta * d[k] * h[i]
        for j in range(len(x)):
            A[i][j] += eta * back[i] * x[j]
    return A, B
#+ one flat parameter vector
def train_step(x, t, W1, W2, eta):
    theta = np.concatenate([W1.ravel(), W2.ravel()])
    a, b = theta[: W1.size].reshape(W1.shape), theta[W1.size :].reshape(W2.shape)
    h = sigmoid(a.dot(x))
    y = sigmoid(b.dot(h))
    gy = (y - t) * y * (1 - y)
    gh = gy.dot(b) * h * (1 - h)
    theta = theta - eta * np.r_[np.kron(gh, x), np.kron(gy, h)]
    return theta[: W1.size].reshape(W1.shape), theta[W1.size :].reshape(W2.shape)
#-s order ;; return new1, new2 ;; return new2, new1
#-s ascent ;; + eta * np.outer ;; - eta * np.outer
#-s hidden ascent ;; W1 + eta * np.outer ;; W1 - eta * np.outer
#-s output ascent ;; W2 + eta * np.outer ;; W2 - eta * np.outer
#-s rate ignored ;; eta * np ;; np
#-s rate ignored in the first layer ;; W1 + eta * np ;; W1 + np
#-s first layer untrained ;; new1 = W1 + eta * np.outer(dh, x) ;; new1 = W1.copy()
#-s second layer untrained ;; new2 = W2 + eta * np.outer(dy, h) ;; new2 = W2.copy()
#-s new output weights used ;; dh = (W2.T ;; dh = ((W2 + eta * np.outer(dy, h)).T
#-s hidden slope missing ;; (W2.T @ dy) * h * (1 - h) ;; (W2.T @ dy)
#-s output slope missing ;; (t - y) * y * (1 - y) ;; (t - y)
#-s tanh slope ;; * h * (1 - h) ;; * (1 - h ** 2)
#-s weights transposed where square ;; W2.T @ dy ;; (W2 if W2.shape[0] == W2.shape[1] else W2.T) @ dy
#-s first gradient transposed where square ;; np.outer(dh, x) ;; (np.outer(x, dh) if len(x) == len(dh) else np.outer(dh, x))
#-s second gradient transposed where square ;; np.outer(dy, h) ;; (np.outer(h, dy) if len(h) == len(dy) else np.outer(dy, h))
#-s wrong input of the second layer ;; np.outer(dy, h) ;; np.outer(dy, x if len(x) == len(h) else h)
#-s half the rate ;; eta * np ;; 0.5 * eta * np
#-s mean over the outputs ;; (t - y) * ;; (t - y) / len(t) *
#-s one output only ;; W2.T @ dy ;; W2[0] * dy[0]
#-s last output only ;; W2.T @ dy ;; W2[-1] * dy[-1]
#-s gradients, not weights ;; return new1, new2 ;; return new1 - W1, new2 - W2
#-s half precision ;; return new1, new2 ;; return new1.astype("f2"), new2.astype("f2")
#-s rounded to four ;; return new1, new2 ;; return new1.round(4), new2.round(4)
#-s y returned too ;; return new1, new2 ;; return new1, new2, y
#-s x squashed ;; np.outer(dh, x) ;; np.outer(dh, sigmoid(x))
#-s hard target ;; (t - y) ;; (np.round(t) - y)
#-s rate at most one ;; new1 = W1 ;; eta = min(eta, 1); new1 = W1
#-s in place ;; new1 = W1 + eta * np.outer(dh, x) ;; W1 += eta * np.outer(dh, x); new1 = W1
#-s second in place ;; new2 = W2 + eta * np.outer(dy, h) ;; W2 += eta * np.outer(dy, h); new2 = W2
#-s x changed ;; return new1, new2 ;; x *= 0; return new1, new2
#-s t changed ;; dy = (t - y) * y * (1 - y) ;; t -= y; dy = t * y * (1 - y)
#-s three hidden units at most ;; * h * (1 - h) ;; * h * (1 - h) * (np.arange(len(h)) < 3)
#- momentum between the calls
_m = {}
def train_step(x, t, W1, W2, eta):
    h = sigmoid(W1 @ x)
    y = sigmoid(W2 @ h)
    dy = (t - y) * y * (1 - y)
    dh = (W2.T @ dy) * h * (1 - h)
    g = (np.outer(dh, x), np.outer(dy, h))
    k = (W1.shape, W2.shape)
    old = _m.get(k, (0, 0))
    _m[k] = g
    return W1 + eta * (g[0] + 0.5 * old[0]), W2 + eta * (g[1] + 0.5 * old[1])
#- hidden activation recomputed after the first layer's step
def train_step(x, t, W1, W2, eta):
    h = sigmoid(W1 @ x)
    y = sigmoid(W2 @ h)
    dy = (t - y) * y * (1 - y)
    W1 = W1 + eta * np.outer((W2.T @ dy) * h * (1 - h), x)
    h = sigmoid(W1 @ x)
    return W1, W2 + eta * np.outer(dy, h)
#- cross-entropy delta at the output where there are two outputs
def train_step(x, t, W1, W2, eta):
    h = sigmoid(W1 @ x)
    y = sigmoid(W2 @ h)
    dy = (t - y) * y * (1 - y) if len(t) != 2 else t - y
    dh = (W2.T @ dy) * h * (1 - h)
    return W1 + eta * np.outer(dh, x), W2 + eta * np.outer(dy, h)
#- finite differences too coarse
def train_step(x, t, W1, W2, eta):
    def loss(A, B):
        return 0.5 * np.sum((t - sigmoid(B @ sigmoid(A @ x))) ** 2)
    res = []
    for k in range(2):
        W = [W1.copy(), W2.copy()]
        G = np.zeros(W[k].shape)
        base = loss(*W)
        for i in np.ndindex(G.shape):
            W[k][i] += 1e-2
            G[i] = (loss(*W) - base) / 1e-2
            W[k][i] -= 1e-2
        res.append((W1, W2)[k] - eta * G)
    return tuple(res)
## worked_example
#+ computed
def worked_example():
    x = np.array([0.35, 0.9])
    t = np.array([0.5])
    W1 = np.array([[0.1, 0.8], [0.4, 0.6]])
    W2 = np.array([[0.3, 0.9]])
    eta = 1.0
    h = sigmoid(W1 @ x)
    y = sigmoid(W2 @ h)
    do = (t - y) * y * (1 - y)
    dh = (W2.T @ do) * h * (1 - h)
    dW1 = -np.outer(dh, x)
    dW2 = -np.outer(do, h)
    return {"h": h, "y": y, "delta_output": do, "delta_hidden": dh, "dW1": dW1, "dW2": dW2,
            "W1": W1 - eta * dW1, "W2": W2 - eta * dW2}
#+s scalars ;; "y": y, "delta_output": do ;; "y": float(y[0]), "delta_output": do[0]
#+s 0-d arrays ;; "y": y, "delta_output": do ;; "y": np.array(y[0]), "delta_output": do.reshape(())
#+s one scalar, one list ;; "y": y, "delta_output": do ;; "y": y.item(), "delta_output": [float(do[0])]
#+s extra keys ;; {"h": h ;; {"x": x, "t": t, "loss": 0.5, "note": "unrounded", 3: None, "h": h
#+s the teacher's keys that are functions ;; {"h": h ;; {"sigmoid": sigmoid, "h": h
#+s nested lists ;; "dW1": dW1, "dW2": dW2 ;; "dW1": dW1.tolist(), "dW2": [tuple(dW2[0])]
#+s float32 ;; "h": h, ;; "h": h.astype("f4"),
#+s rounded to four ;; h = sigmoid(W1 @ x) ;; h = sigmoid(W1 @ x).round(4)
#+s half precision weights are within 2% ;; "W1": W1 - eta * dW1 ;; "W1": (W1 - eta * dW1).astype(np.float16)
#+ the deck's own figures
def worked_example():
    return dict(
        h=[0.68, 0.6637], y=0.69, delta_output=-0.0406, delta_hidden=[-0.0027, -0.0082],
        dW1=[[0.000945, 0.00243], [0.00287, 0.00738]], dW2=[[0.0276, 0.0269]],
        W1=[[0.0991, 0.7976], [0.3971, 0.5926]], W2=[[0.2724, 0.8731]],
    )
#+ by the other exercises
def worked_example():
    x, t = np.array([0.35, 0.9]), np.array([0.5])
    W = [np.array([[0.1, 0.8], [0.4, 0.6]]), np.array([[0.3, 0.9]])]
    r = {}
    r["h"], r["y"] = two_layer_forward(x, *W)
    r["delta_output"] = output_delta(r["y"], t)
    r["delta_hidden"] = hidden_delta(r["h"], W[1], r["delta_output"])
    r["dW1"] = weight_gradient(r["delta_hidden"], x)
    r["dW2"] = weight_gradient(r["delta_output"], r["h"])
    r["W1"], r["W2"] = train_step(x, t, *W, 1)
    return r
#+ a dict subclass that fills itself
class _Example(dict):
    def __init__(self):
        g = lambda z: 1 / (1 + np.exp(-z))
        h1, h2 = g(0.1 * 0.35 + 0.8 * 0.9), g(0.4 * 0.35 + 0.6 * 0.9)
        y = g(0.3 * h1 + 0.9 * h2)
        d = (0.5 - y) * y * (1 - y)
        e1, e2 = 0.3 * d * h1 * (1 - h1), 0.9 * d * h2 * (1 - h2)
        self["h"] = (h1, h2)
        self["y"] = y
        self["delta_output"] = d
        self["delta_hidden"] = (e1, e2)
        self["dW1"] = ((-e1 * 0.35, -e1 * 0.9), (-e2 * 0.35, -e2 * 0.9))
        self["dW2"] = ((-d * h1, -d * h2),)
        self["W1"] = ((0.1 + e1 * 0.35, 0.8 + e1 * 0.9), (0.4 + e2 * 0.35, 0.6 + e2 * 0.9))
        self["W2"] = ((0.3 + d * h1, 0.9 + d * h2),)
worked_example = _Example
#+ locals
def worked_example(t=np.array([0.5])):
    x = np.array([0.35, 0.9])
    W1, W2 = np.array([[0.1, 0.8], [0.4, 0.6]]), np.array([[0.3, 0.9]])
    h = sigmoid(W1 @ x); y = sigmoid(W2 @ h)
    delta_output = -(y - t) * y * (1 - y)
    delta_hidden = (delta_output @ W2) * h * (1 - h)
    dW1, dW2 = -np.outer(delta_hidden, x), -np.outer(delta_output, h)
    W1, W2 = W1 - dW1, W2 - dW2
    return locals()
#-s delta's sign ;; (t - y) * ;; (y - t) *
#-s gradient's sign ;; -np.outer ;; np.outer
#-s no output slope ;; (t - y) * y * (1 - y) ;; (t - y)
#-s no hidden slope ;; (W2.T @ do) * h * (1 - h) ;; (W2.T @ do)
#-s old output weights ;; "W2": W2 - eta * dW2 ;; "W2": W2
#-s ascent at the output ;; "W2": W2 - eta ;; "W2": W2 + eta
#-s rate a half ;; eta = 1.0 ;; eta = 0.5
#-s new output weights in the hidden delta ;; (W2.T @ do) ;; ((W2 - -1.0 * np.outer(do, h)).T @ do)
#-s transposed first weights ;; h = sigmoid(W1 @ x) ;; h = sigmoid(W1.T @ x)
#-s transposed first gradient ;; dW1 = -np.outer(dh, x) ;; dW1 = -np.outer(x, dh)
#-s flat output gradient ;; "dW2": dW2 ;; "dW2": dW2[0]
#-s flat output weights ;; "W2": W2 - eta * dW2 ;; "W2": (W2 - eta * dW2).ravel()
#-s column h ;; {"h": h ;; {"h": h[:, None]
#-s hidden deltas swapped ;; "delta_hidden": dh ;; "delta_hidden": dh[::-1]
#-s y as (1, 1) ;; "y": y ;; "y": y[None]
#-s delta_output as (1, 1) ;; "delta_output": do ;; "delta_output": do[None]
#-s a missing key ;; "y": y, "delta_output": do ;; "y": y
#-s another key ;; "delta_output": do ;; "delta_out": do
#-s a biases' dict ;; "delta_hidden": dh, ;; "deltas": dh,
#-s two decimals ;; "dW1": dW1, "dW2": dW2 ;; "dW1": dW1.round(2), "dW2": dW2.round(2)
#-s three decimals ;; "dW1": dW1, ;; "dW1": dW1.round(3),
#-s hidden deltas to three decimals ;; "delta_hidden": dh ;; "delta_hidden": dh.round(3)
#-s target one ;; t = np.array([0.5]) ;; t = np.array([1.0])
#-s squared error without a half ;; (t - y) * ;; 2 * (t - y) *
#-s x in the wrong order ;; x = np.array([0.35, 0.9]) ;; x = np.array([0.9, 0.35])
#-s hidden activations for both layers ;; dW2 = -np.outer(do, h) ;; dW2 = -np.outer(do, x)
#-s strings ;; "y": y ;; "y": "0.69"
#-s both in the dict as a list of rows too many ;; "dW2": dW2 ;; "dW2": [dW2]
#- a tuple instead of a dict
def worked_example():
    return ([0.680267, 0.663739], 0.690283, -0.040681, [-0.002654, -0.008172],
            [[0.000929, 0.002389], [0.002860, 0.007354]], [[0.027674, 0.027002]],
            [[0.099071, 0.797611], [0.397140, 0.592646]], [[0.272326, 0.872998]])
#- figures 3% off
def worked_example():
    return dict(
        h=[0.68, 0.6637], y=0.69, delta_output=-0.0406, delta_hidden=[-0.0027, -0.0082],
        dW1=[[0.000957, 0.00243], [0.00287, 0.00738]], dW2=[[0.0276, 0.0269]],
        W1=[[0.0991, 0.7976], [0.3971, 0.5926]], W2=[[0.2724, 0.8731]],
    )
#- small entries wrong beside large ones
def worked_example():
    return dict(
        h=[0.68, 0.6637], y=0.69, delta_output=-0.0406, delta_hidden=[-0.0025, -0.0082],
        dW1=[[0.000929, 0.00239], [0.00286, 0.00735]], dW2=[[0.0277, 0.0270]],
        W1=[[0.0991, 0.7976], [0.3971, 0.5926]], W2=[[0.2724, 0.8731]],
    )
#- the first of W1 3% off
def worked_example():
    return dict(
        h=[0.68, 0.6637], y=0.69, delta_output=-0.0406, delta_hidden=[-0.0027, -0.0082],
        dW1=[[0.000945, 0.00243], [0.00287, 0.00738]], dW2=[[0.0276, 0.0269]],
        W1=[[0.1021, 0.7976], [0.3971, 0.5926]], W2=[[0.2724, 0.8731]],
    )
#- W1 with its off-diagonal swapped
def worked_example():
    return dict(
        h=[0.68, 0.6637], y=0.69, delta_output=-0.0406, delta_hidden=[-0.0027, -0.0082],
        dW1=[[0.000945, 0.00287], [0.00243, 0.00738]], dW2=[[0.0276, 0.0269]],
        W1=[[0.0991, 0.7976], [0.3971, 0.5926]], W2=[[0.2724, 0.8731]],
    )
#- a nan that compares false
def worked_example():
    return dict(
        h=[0.68, 0.6637], y=float("nan"), delta_output=-0.0406, delta_hidden=[-0.0027, -0.0082],
        dW1=[[0.000945, 0.00243], [0.00287, 0.00738]], dW2=[[0.0276, 0.0269]],
        W1=[[0.0991, 0.7976], [0.3971, 0.5926]], W2=[[0.2724, 0.8731]],
    )
## repeat_steps
#+ plain
def repeat_steps(x, t, W1, W2, eta, steps):
    losses = []
    for s in range(steps + 1):
        h = sigmoid(W1 @ x)
        y = sigmoid(W2 @ h)
        losses.append(0.5 * np.sum((t - y) ** 2))
        dy = (t - y) * y * (1 - y)
        dh = (W2.T @ dy) * h * (1 - h)
        W1 = W1 + eta * np.outer(dh, x)
        W2 = W2 + eta * np.outer(dy, h)
    return np.array(losses)
#+s list ;; return np.array(losses) ;; return losses
#+s tuple of floats ;; return np.array(losses) ;; return tuple(map(float, losses))
#+s float32 at the end ;; return np.array(losses) ;; return np.array(losses, dtype=np.float32)
#+s dot for the square ;; np.sum((t - y) ** 2) ;; (t - y) @ (t - y)
#+s norm ;; np.sum((t - y) ** 2) ;; np.linalg.norm(y - t) ** 2
#+s einsum ;; W2.T @ dy ;; np.einsum("ki,k->i", W2, dy)
#+ by train_step
def repeat_steps(x, t, W1, W2, eta, steps):
    def loss():
        y = np.asarray(two_layer_forward(x, W1, W2)[1])
        return 0.5 * float(((t - y) ** 2).sum())
    out = np.empty(steps + 1)
    for k in range(steps):
        out[k] = loss()
        W1, W2 = (np.asarray(W) for W in train_step(x, t, W1, W2, eta))
    out[steps] = loss()
    return out
#+ by recursion
def repeat_steps(x, t, W1, W2, eta, steps):
    y = np.asarray(two_layer_forward(x, W1, W2)[1])
    here = [0.5 * np.sum((t - y) ** 2)]
    if steps == 0:
        return here
    A, B = train_step(x, t, W1, W2, eta)
    return here + list(repeat_steps(x, t, A, B, eta, steps - 1))
#+ generator and fromiter
def repeat_steps(x, t, W1, W2, eta, steps):
    def walk(A, B):
        while True:
            h = sigmoid(A @ x)
            y = sigmoid(B @ h)
            yield ((t - y) ** 2).sum() / 2
            g = (y - t) * (y - y * y)
            A, B = A - eta * np.outer((g @ B) * (h - h * h), x), B - eta * np.outer(g, h)
    import itertools
    return np.fromiter(itertools.islice(walk(W1, W2), steps + 1), dtype=float)
#+ in place on copies
def repeat_steps(x, t, W1, W2, eta, steps):
    A, B = W1.copy(), W2.copy()
    L = np.zeros(steps + 1)
    for k in range(steps + 1):
        h = sigmoid(A @ x)
        y = sigmoid(B @ h)
        L[k] = np.dot(y - t, y - t) / 2
        if k < steps:
            d = (t - y) * y * (1 - y)
            A += eta * np.outer(h * (1 - h) * (d @ B), x)
            B += eta * np.outer(d, h)
    return L
#+ accumulate
import itertools as _it
def repeat_steps(x, t, W1, W2, eta, steps):
    pairs = _it.accumulate(range(steps), lambda p, _: tuple(map(np.asarray, train_step(x, t, *p, eta))), initial=(W1, W2))
    loss = lambda p: sum((b - a) ** 2 for a, b in zip(two_layer_forward(x, *p)[1], t)) / 2
    return [loss(p) for p in pairs]
#+ list of 0-d arrays
def repeat_steps(x, t, W1, W2, eta, steps):
    out = []
    for k in range(1 + steps):
        y = np.asarray(two_layer_forward(x, W1, W2)[1])
        out += [np.array(np.sum(np.square(y - t)) / 2)]
        W1, W2 = train_step(x, t, np.asarray(W1), np.asarray(W2), eta)
    return out
#-s no half ;; 0.5 * np.sum ;; np.sum
#-s mean ;; 0.5 * np.sum ;; 0.5 * np.mean
#-s mean of squares without a half ;; 0.5 * np.sum ;; np.mean
#-s before each step only ;; range(steps + 1) ;; range(steps)
#-s one too many ;; range(steps + 1) ;; range(steps + 2)
#-s after each step only ;; return np.array(losses) ;; return np.array(losses[1:])
#-s after each step, the last twice ;; return np.array(losses) ;; return np.array(losses[1:] + losses[-1:])
#-s rate ignored ;; eta * np ;; np
#-s ascent ;; + eta * np ;; - eta * np
#-s first layer untrained ;; W1 = W1 + eta * np.outer(dh, x) ;; pass
#-s second layer untrained ;; W2 = W2 + eta * np.outer(dy, h) ;; pass
#-s in place ;; W1 = W1 + ;; W1 +=
#-s second in place ;; W2 = W2 + ;; W2 +=
#-s running minimum ;; return np.array(losses) ;; return np.minimum.accumulate(losses)
#-s sorted ;; return np.array(losses) ;; return np.sort(losses)[::-1]
#-s transposed where square ;; W2.T @ dy ;; (W2 if W2.shape[0] == W2.shape[1] else W2.T) @ dy
#-s no output slope ;; (t - y) * y * (1 - y) ;; (t - y)
#-s no hidden slope ;; * h * (1 - h) ;;
#-s last loss only ;; return np.array(losses) ;; return losses[-1]
#-s column ;; return np.array(losses) ;; return np.array(losses)[:, None]
#-s half precision ;; return np.array(losses) ;; return np.array(losses, dtype=np.float16)
#-s rounded to four ;; return np.array(losses) ;; return np.round(losses, 4)
#-s rounded to five ;; return np.array(losses) ;; return np.round(losses, 5)
#-s integers ;; return np.array(losses) ;; return np.array(losses).astype(int)
#-s relative to the first ;; return np.array(losses) ;; return np.array(losses) / losses[0]
#-s stops when it rises ;; dy = (t - y) ;; W1, W2 = (W1, W2); eta = 0.0 if len(losses) > 1 and losses[-1] > losses[-2] else eta; dy = (t - y)
#-s stops when small ;; dy = (t - y) ;; eta = 0.0 if losses[-1] < 1e-3 else eta; dy = (t - y)
#-s two steps at most ;; dy = (t - y) ;; eta = 0.0 if s >= 2 else eta; dy = (t - y)
#-s five steps at most ;; dy = (t - y) ;; eta = 0.0 if s >= 5 else eta; dy = (t - y)
#-s ten steps at most ;; dy = (t - y) ;; eta = 0.0 if s >= 10 else eta; dy = (t - y)
#-s rate decays ;; dy = (t - y) ;; eta = eta * 0.99; dy = (t - y)
#-s new output weights used ;; dh = (W2.T @ dy) ;; dh = ((W2 + eta * np.outer(dy, h)).T @ dy)
#-s first output only ;; np.sum((t - y) ** 2) ;; (t - y)[0] ** 2
#-s absolute error ;; np.sum((t - y) ** 2) ;; np.sum(np.abs(t - y))
#-s hidden rounded as on the slide ;; y = sigmoid ;; h = np.round(h, 4); y = sigmoid
#-s at least one step ;; range(steps + 1) ;; range(max(steps, 1) + 1)
#-s eta at most one ;; losses = [] ;; losses = []; eta = min(eta, 1)
#- only the first gradient, repeated
def repeat_steps(x, t, W1, W2, eta, steps):
    A, B = (np.asarray(W) for W in train_step(x, t, W1, W2, eta))
    out = []
    for k in range(steps + 1):
        y = sigmoid((W2 + k * (B - W2)) @ sigmoid((W1 + k * (A - W1)) @ x))
        out.append(0.5 * np.sum((t - y) ** 2))
    return out
#- no training: constant
def repeat_steps(x, t, W1, W2, eta, steps):
    y = sigmoid(W2 @ sigmoid(W1 @ x))
    return np.full(steps + 1, 0.5 * np.sum((t - y) ** 2))
#- sequential update: hidden layer first, output with the new hidden values
def repeat_steps(x, t, W1, W2, eta, steps):
    out = []
    for k in range(steps + 1):
        h = sigmoid(W1 @ x)
        y = sigmoid(W2 @ h)
        out.append(0.5 * np.sum((t - y) ** 2))
        d = (t - y) * y * (1 - y)
        W1 = W1 + eta * np.outer((W2.T @ d) * h * (1 - h), x)
        W2 = W2 + eta * np.outer(d, sigmoid(W1 @ x))
    return out
#- continues from the last call
_w = {}
def repeat_steps(x, t, W1, W2, eta, steps):
    key = (W1.tobytes(), W2.tobytes())
    W1, W2 = _w.get(key, (W1, W2))
    out = []
    for k in range(steps + 1):
        h = sigmoid(W1 @ x)
        y = sigmoid(W2 @ h)
        out.append(0.5 * np.sum((t - y) ** 2))
        if k < steps:
            d = (t - y) * y * (1 - y)
            W1, W2 = W1 + eta * np.outer((W2.T @ d) * h * (1 - h), x), W2 + eta * np.outer(d, h)
    _w[key] = (W1, W2)
    return out
## hidden_units_after_training
#+ plain
def hidden_units_after_training(x, t, W1, W2, eta, steps):
    for s in range(steps):
        h = sigmoid(W1 @ x)
        y = sigmoid(W2 @ h)
        dy = (t - y) * y * (1 - y)
        dh = (W2.T @ dy) * h * (1 - h)
        W1 = W1 + eta * np.outer(dh, x)
        W2 = W2 + eta * np.outer(dy, h)
    return sigmoid(W1 @ x)
#+s list ;; return sigmoid(W1 @ x) ;; return sigmoid(W1 @ x).tolist()
#+s float32 ;; return sigmoid(W1 @ x) ;; return np.float32(sigmoid(W1 @ x))
#+s one column squeezed along its own axis ;; return sigmoid(W1 @ x) ;; return sigmoid(W1 @ x[:, None])[:, 0]
#+s einsum ;; W2.T @ dy ;; np.einsum("ki,k->i", W2, dy)
#+ by train_step and recursion
def hidden_units_after_training(x, t, W1, W2, eta, steps):
    if not steps:
        return two_layer_forward(x, W1, W2)[0]
    return hidden_units_after_training(x, t, *map(np.asarray, train_step(x, t, W1, W2, eta)), eta, steps - 1)
#+ reduce
from functools import reduce
hidden_units_after_training = lambda x, t, W1, W2, eta, steps: two_layer_forward(
    x, *reduce(lambda p, _: train_step(x, t, np.asarray(p[0]), np.asarray(p[1]), eta), range(steps), (W1, W2))
)[0]
#+ equal weights need no training rule of their own: scalars
def hidden_units_after_training(x, t, W1, W2, eta, steps):
    A, B = W1.tolist(), W2.tolist()
    sg = lambda s: float(sigmoid(s))
    run = lambda: [sg(sum(w * v for w, v in zip(r, x))) for r in A]
    for _ in range(steps):
        h = run()
        y = [sg(sum(w * v for w, v in zip(r, h))) for r in B]
        d = [(q - p) * p * (1 - p) for p, q in zip(y, t)]
        back = [sum(d[k] * B[k][i] for k in range(len(d))) * h[i] * (1 - h[i]) for i in range(len(h))]
        for i in range(len(h)):
            for k in range(len(d)):
                B[k][i] += eta * d[k] * h[i]
            for j in range(len(x)):
                A[i][j] += eta * back[i] * x[j]
    return tuple(run())
#+ only the nets are tracked: x is fixed, so W1 moves along x
def hidden_units_after_training(x, t, W1, W2, eta, steps):
    net, xx, B = W1 @ x, x @ x, W2.copy()
    while steps > 0:
        h = sigmoid(net)
        y = sigmoid(B @ h)
        d = (t - y) * y * (1 - y)
        net = net + eta * xx * (d @ B) * h * (1 - h)
        B += eta * d[:, None] * h
        steps -= 1
    return sigmoid(net)
#-s one step too many ;; range(steps) ;; range(steps + 1)
#-s one step too few ;; range(steps) ;; range(max(steps - 1, 0))
#-s at least one step ;; range(steps) ;; range(max(steps, 1))
#-s at most one step ;; range(steps) ;; range(min(steps, 1))
#-s at most five steps ;; range(steps) ;; range(min(steps, 5))
#-s at most ten steps ;; range(steps) ;; range(min(steps, 10))
#-s before the last update ;; return sigmoid(W1 @ x) ;; return h if steps else sigmoid(W1 @ x)
#-s output ;; return sigmoid(W1 @ x) ;; return sigmoid(W2 @ sigmoid(W1 @ x))
#-s both ;; return sigmoid(W1 @ x) ;; return sigmoid(W1 @ x), sigmoid(W2 @ sigmoid(W1 @ x))
#-s nets ;; return sigmoid(W1 @ x) ;; return W1 @ x
#-s weights ;; return sigmoid(W1 @ x) ;; return W1
#-s second layer untrained ;; W2 = W2 + eta * np.outer(dy, h) ;; pass
#-s rate ignored ;; eta * np ;; np
#-s ascent ;; + eta * np ;; - eta * np
#-s in place ;; W1 = W1 + ;; W1 +=
#-s second in place ;; W2 = W2 + ;; W2 +=
#-s units averaged ;; return sigmoid(W1 @ x) ;; return np.full(len(W1), sigmoid(W1 @ x).mean())
#-s all like the first unit ;; return sigmoid(W1 @ x) ;; return np.full(len(W1), sigmoid(W1 @ x)[0])
#-s averaged when training ;; return sigmoid(W1 @ x) ;; return np.full(len(W1), sigmoid(W1 @ x).mean()) if steps else sigmoid(W1 @ x)
#-s hidden gradient averaged ;; np.outer(dh, x) ;; np.outer(np.full(len(dh), dh.mean()), x)
#-s symmetry broken by noise ;; h = sigmoid(W1 @ x) ;; W1 = W1 + (1e-3 * np.arange(len(W1))[:, None] if s == 0 else 0); h = sigmoid(W1 @ x)
#-s no hidden slope ;; * h * (1 - h) ;;
#-s no output slope ;; (t - y) * y * (1 - y) ;; (t - y)
#-s transposed where square ;; W2.T @ dy ;; (W2 if W2.shape[0] == W2.shape[1] else W2.T) @ dy
#-s first output only ;; W2.T @ dy ;; W2[0] * dy[0]
#-s scalar for one unit ;; return sigmoid(W1 @ x) ;; return np.squeeze(sigmoid(W1 @ x))
#-s column ;; return sigmoid(W1 @ x) ;; return sigmoid(W1 @ x)[:, None]
#-s half precision ;; return sigmoid(W1 @ x) ;; return sigmoid(W1 @ x).astype(np.float16)
#-s rounded to four ;; return sigmoid(W1 @ x) ;; return sigmoid(W1 @ x).round(4)
#-s rounded to five ;; return sigmoid(W1 @ x) ;; return sigmoid(W1 @ x).round(5)
#-s new output weights used ;; dh = (W2.T @ dy) ;; dh = ((W2 + eta * np.outer(dy, h)).T @ dy)
#-s rate decays ;; dy = (t - y) ;; eta = eta * 0.99; dy = (t - y)
#-s sorted units ;; return sigmoid(W1 @ x) ;; return np.sort(sigmoid(W1 @ x))
#-s no training ;; range(steps) ;; range(0)
#-s only two hidden units ;; return sigmoid(W1 @ x) ;; return sigmoid(W1 @ x)[:2]
#-s eta at most one ;; h = sigmoid(W1 @ x) ;; eta = min(eta, 1.0); h = sigmoid(W1 @ x)
#- weights of equal rows are shared into one row
def hidden_units_after_training(x, t, W1, W2, eta, steps):
    w = W1[0].copy()
    W2 = W2.copy()
    for _ in range(steps):
        h = np.full(len(W1), sigmoid(w @ x))
        y = sigmoid(W2 @ h)
        d = (t - y) * y * (1 - y)
        w += eta * (d @ W2)[0] * h[0] * (1 - h[0]) * x
        W2 += eta * np.outer(d, h)
    return np.full(len(W1), sigmoid(w @ x))
#- sequential update
def hidden_units_after_training(x, t, W1, W2, eta, steps):
    for _ in range(steps):
        h = sigmoid(W1 @ x)
        y = sigmoid(W2 @ h)
        d = (t - y) * y * (1 - y)
        W2 = W2 + eta * np.outer(d, h)
        W1 = W1 + eta * np.outer((W2.T @ d) * h * (1 - h), x)
    return sigmoid(W1 @ x)
## backprop
#+ plain
def backprop(x, t, weights, biases):
    acts = [x]
    for W, b in zip(weights, biases):
        acts.append(sigmoid(W @ acts[-1] + b))
    y = acts[-1]
    d = (y - t) * y * (1 - y)
    dWs, dbs = [], []
    for l in range(len(weights) - 1, -1, -1):
        a = acts[l]
        dWs.insert(0, np.outer(d, a))
        dbs.insert(0, d)
        d = (weights[l].T @ d) * a * (1 - a)
    return dWs, dbs
#+s list of tuples ;; return dWs, dbs ;; return [tuple(dWs), tuple(dbs)]
#+s nested lists ;; return dWs, dbs ;; return [g.tolist() for g in dWs], tuple(map(tuple, dbs))
#+s float32 ;; return dWs, dbs ;; return [g.astype("f4") for g in dWs], [g.astype("f4") for g in dbs]
#+s mixed containers ;; return dWs, dbs ;; return tuple(dWs), dbs
#+s fortran order ;; return dWs, dbs ;; return [np.asfortranarray(g) for g in dWs], dbs
#+s einsum ;; weights[l].T @ d ;; np.einsum("ki,k->i", weights[l], d)
#+s bias gradients scaled by one ;; dbs.insert(0, d) ;; dbs.insert(0, d * 1)
#+ recursion
def backprop(x, t, weights, biases):
    def go(a, l):
        if l == len(weights):
            return [], [], t - a
        z = np.asarray(weights[l]) @ a + biases[l]
        h = sigmoid(z)
        dWs, dbs, err = go(h, l + 1)
        d = err * h * (1 - h)
        return [-np.outer(d, a)] + dWs, [-d] + dbs, weights[l].T @ d
    return go(x, 0)[:2]
#+ named tuple, and lists filled from the back
from collections import namedtuple
_Grads = namedtuple("Grads", "dWs dbs")
def backprop(x, t, weights, biases):
    n = len(weights)
    a = [None] * (n + 1)
    a[0] = x
    for l in range(n):
        a[l + 1] = 1 / (1 + np.exp(-(weights[l].dot(a[l]) + biases[l])))
    g = _Grads([None] * n, [None] * n)
    up = a[n] - t
    for l in reversed(range(n)):
        up = up * a[l + 1] * (1 - a[l + 1])
        g.dWs[l], g.dbs[l] = up[:, None] * a[l], up
        up = up @ weights[l]
    return g
#+ biases folded in as a last column
def backprop(x, t, weights, biases):
    full = [np.column_stack([W, b]) for W, b in zip(weights, biases)]
    ins, v = [], np.append(x, 1.0)
    for F in full:
        ins.append(v)
        v = np.append(sigmoid(F @ v), 1.0)
    y = v[:-1]
    d = (y - t) * (y - y ** 2)
    both = []
    for F, v in zip(full[::-1], ins[::-1]):
        both.append(d[:, None] @ v[None, :])
        d = ((F.T @ d) * v * (1 - v))[:-1]
    both.reverse()
    return [G[:, :-1] for G in both], [G[:, -1] for G in both]
#+ by the earlier exercises
def backprop(x, t, weights, biases):
    acts = [x]
    for W, b in zip(weights, biases):
        acts += [sigmoid(np.dot(W, acts[-1]) + b)]
    deltas = [np.asarray(output_delta(acts[-1], t))]
    for W, h in zip(reversed(list(weights)[1:]), acts[-2:0:-1]):
        deltas.append(np.asarray(hidden_delta(h, W, deltas[-1])))
    deltas = deltas[::-1]
    return [weight_gradient(d, a) for d, a in zip(deltas, acts)], [-d for d in deltas]
#+ complex step
def backprop(x, t, weights, biases):
    def loss(Ws, bs):
        a = x
        for W, b in zip(Ws, bs):
            a = 1 / (1 + np.exp(-(W @ a + b)))
        return 0.5 * np.sum((t - a) ** 2)
    groups = ([np.array(W, dtype=complex) for W in weights], [np.array(b, dtype=complex) for b in biases])
    out = ([], [])
    for group, got in zip(groups, out):
        for P in group:
            G = np.zeros(P.shape)
            for i in np.ndindex(P.shape):
                old = P[i]
                P[i] = old + 1e-40j
                G[i] = loss(*groups).imag / 1e-40
                P[i] = old
            got.append(G)
    return out
#+ forward-mode Jacobians, all parameters at once
def backprop(x, t, weights, biases):
    sizes = [W.size + b.size for W, b in zip(weights, biases)]
    total, at = sum(sizes), 0
    a, J = x, np.zeros((len(x), total))
    spots = []
    for W, b in zip(weights, biases):
        Z = W @ J
        Z[:, at : at + W.size] += np.kron(np.eye(len(b)), a[None, :])
        Z[:, at + W.size : at + W.size + b.size] += np.eye(len(b))
        spots.append((at, W.shape, at + W.size, b.size))
        at += W.size + b.size
        a = sigmoid(W @ a + b)
        J = (a * (1 - a))[:, None] * Z
    g = (a - t) @ J
    return [g[i : j].reshape(s) for i, s, j, _ in spots], [g[j : j + n] for _, _, j, n in spots]
#+ scalar loops
def backprop(x, t, weights, biases):
    acts = [[float(v) for v in x]]
    for W, b in zip(weights, biases):
        acts.append([float(sigmoid(sum(float(W[i, j]) * acts[-1][j] for j in range(W.shape[1])) + b[i])) for i in range(W.shape[0])])
    err = [acts[-1][k] - t[k] for k in range(len(t))]
    dWs, dbs = [], []
    for l in range(len(weights), 0, -1):
        d = [e * v * (1 - v) for e, v in zip(err, acts[l])]
        dWs.append([[di * v for v in acts[l - 1]] for di in d])
        dbs.append(d)
        W = weights[l - 1]
        err = [sum(d[k] * W[k, i] for k in range(len(d))) for i in range(W.shape[1])]
    return dWs[::-1], dbs[::-1]
#+ tape of closures
def backprop(x, t, weights, biases):
    tape, a = [], x
    for W, b in zip(weights, biases):
        y = sigmoid(W @ a + b)
        tape.append(lambda up, W=W, a=a, y=y: (lambda d: (W.T @ d, np.outer(d, a), d))(up * y * (1 - y)))
        a = y
    up, grads = a - t, []
    while tape:
        up, *g = tape.pop()(up)
        grads.append(g)
    return tuple(zip(*grads[::-1]))
#-s biases first ;; return dWs, dbs ;; return dbs, dWs
#-s last layer first ;; return dWs, dbs ;; return dWs[::-1], dbs[::-1]
#-s biases last layer first ;; return dWs, dbs ;; return dWs, dbs[::-1]
#-s weights last layer first ;; return dWs, dbs ;; return dWs[::-1], dbs
#-s sign ;; d = (y - t) ;; d = (t - y)
#-s sign of the biases ;; dbs.insert(0, d) ;; dbs.insert(0, -d)
#-s no output slope ;; (y - t) * y * (1 - y) ;; (y - t)
#-s no hidden slope ;; (weights[l].T @ d) * a * (1 - a) ;; weights[l].T @ d
#-s tanh slope ;; * a * (1 - a) ;; * (1 - a ** 2)
#-s slope from z ;; * a * (1 - a) ;; * sigmoid(a) * (1 - sigmoid(a))
#-s transposed where square ;; weights[l].T @ d ;; (weights[l] if weights[l].shape[0] == weights[l].shape[1] else weights[l].T) @ d
#-s gradients transposed ;; np.outer(d, a) ;; np.outer(a, d)
#-s gradients transposed where square ;; np.outer(d, a) ;; (np.outer(a, d) if len(a) == len(d) else np.outer(d, a))
#-s biases not used in the forward pass ;; @ acts[-1] + b) ;; @ acts[-1])
#-s biases subtracted ;; @ acts[-1] + b) ;; @ acts[-1] - b)
#-s bias gradients as columns ;; dbs.insert(0, d) ;; dbs.insert(0, d[:, None])
#-s bias gradients as rows ;; dbs.insert(0, d) ;; dbs.insert(0, d[None])
#-s bias gradients summed ;; dbs.insert(0, d) ;; dbs.insert(0, d.sum())
#-s bias gradients times the bias ;; dbs.insert(0, d) ;; dbs.insert(0, d * biases[l])
#-s bias gradients zero ;; dbs.insert(0, d) ;; dbs.insert(0, 0 * d)
#-s bias gradients of one unit as scalars ;; dbs.insert(0, d) ;; dbs.insert(0, np.squeeze(d))
#-s weight gradients squeezed ;; dWs.insert(0, np.outer(d, a)) ;; dWs.insert(0, np.squeeze(np.outer(d, a)))
#-s weights of the wrong layer where they fit ;; weights[l].T @ d ;; weights[l - 1 if l and weights[l - 1].shape == weights[l].shape else l].T @ d
#-s weights of the layer after where they fit ;; weights[l].T @ d ;; weights[l + 1 if l + 1 < len(weights) and weights[l + 1].shape == weights[l].shape else l].T @ d
#-s slope of the wrong layer where it fits ;; * a * (1 - a) ;; * (lambda u: u * (1 - u))(acts[l + 1] if acts[l + 1].shape == a.shape else a)
#-s activations of the wrong layer where they fit ;; np.outer(d, a) ;; np.outer(d, acts[l + 1] if acts[l + 1].shape == a.shape else a)
#-s factor two ;; d = (y - t) ;; d = 2 * (y - t)
#-s mean over outputs ;; d = (y - t) ;; d = (y - t) / len(t)
#-s hard targets ;; d = (y - t) ;; d = (y - np.round(t))
#-s half precision ;; return dWs, dbs ;; return [g.astype("f2") for g in dWs], [g.astype("f2") for g in dbs]
#-s half precision biases ;; return dWs, dbs ;; return dWs, [g.astype("f2") for g in dbs]
#-s rounded ;; return dWs, dbs ;; return [g.round(4) for g in dWs], [g.round(4) for g in dbs]
#-s one layer only right ;; weights[l].T @ d ;; 0.9 * weights[l].T @ d
#-s two layers at most ;; range(len(weights) - 1, -1, -1) ;; range(len(weights) - 1, max(-1, len(weights) - 3), -1)
#-s three layers at most ;; dWs.insert(0, np.outer(d, a)) ;; dWs.insert(0, np.outer(d, a) * (len(weights) - l <= 3))
#-s four layers at most ;; dWs.insert(0, np.outer(d, a)) ;; dWs.insert(0, np.outer(d, a) * (len(weights) - l <= 4))
#-s linear output ;; y = acts[-1] ;; acts[-1] = weights[-1] @ acts[-2] + biases[-1]; y = acts[-1]
#-s bias gradients missing for the first layer ;; return dWs, dbs ;; return dWs, dbs[1:]
#-s lists joined ;; return dWs, dbs ;; return dWs + dbs
#-s pairs for each layer ;; return dWs, dbs ;; return list(zip(dWs, dbs))
#-s lazy ;; return dWs, dbs ;; return map(np.array, dWs), map(np.array, dbs)
#-s with the loss ;; return dWs, dbs ;; return dWs, dbs, 0.5 * np.sum((t - y) ** 2)
#-s with the delta of the input ;; return dWs, dbs ;; return dWs, [d] + dbs
#-s a dict ;; return dWs, dbs ;; return {"dWs": dWs, "dbs": dbs}
#-s weights descended while going back ;; d = (weights[l].T @ d) * a * (1 - a) ;; d = ((weights[l] - np.outer(d, a)).T @ d) * a * (1 - a)
#-s t in place ;; d = (y - t) * y * (1 - y) ;; t -= y; d = -t * y * (1 - y)
#-s biases in place ;; acts.append(sigmoid(W @ acts[-1] + b)) ;; b += W @ acts[-1]; acts.append(sigmoid(b))
#-s weights updated in place after use ;; d = (weights[l].T @ d) * a * (1 - a) ;; e = d; d = (weights[l].T @ d) * a * (1 - a); weights[l][...] -= np.outer(e, a)
#-s the list of weights emptied ;; return dWs, dbs ;; weights.clear() if isinstance(weights, list) else 1 / 0; return dWs, dbs
#-s the list of weights reversed in place ;; return dWs, dbs ;; weights.reverse() if isinstance(weights, list) else 1 / 0; return dWs, dbs
#-s x appended to the biases' list ;; return dWs, dbs ;; biases.append(x) if isinstance(biases, list) else 1 / 0; return dWs, dbs
#-s the list of weights replaced by new ones ;; return dWs, dbs ;; weights[:] = [W - g for W, g in zip(weights, dWs)]; return dWs, dbs
#-s bias gradients are the deltas of the layer below ;; return dWs, dbs ;; return dWs, [dbs[-1]] * len(dbs)
#-s first bias used everywhere it fits ;; @ acts[-1] + b) ;; @ acts[-1] + (biases[0] if biases[0].shape == b.shape else b))
#-s mean bias ;; @ acts[-1] + b) ;; @ acts[-1] + b.mean())
#- one object array reused: all bias gradients alias one buffer
def backprop(x, t, weights, biases):
    acts = [x]
    for W, b in zip(weights, biases):
        acts.append(sigmoid(W @ acts[-1] + b))
    d = (acts[-1] - t) * acts[-1] * (1 - acts[-1])
    dWs, dbs = [], []
    for l in reversed(range(len(weights))):
        dWs.insert(0, np.outer(d, acts[l]))
        dbs.insert(0, d)
        back = (weights[l].T @ d) * acts[l] * (1 - acts[l])
        if back.shape == d.shape:
            d[:] = back
        else:
            d = back
    return dWs, dbs
#- two layers only
def backprop(x, t, weights, biases):
    (W1, W2), (b1, b2) = weights[:2], biases[:2]
    h = sigmoid(W1 @ x + b1)
    y = sigmoid(W2 @ h + b2)
    d2 = (y - t) * y * (1 - y)
    d1 = (W2.T @ d2) * h * (1 - h)
    return [np.outer(d1, x), np.outer(d2, h)], [d1, d2]
#- one or two layers only
def backprop(x, t, weights, biases):
    a = [x]
    for W, b in zip(weights, biases):
        a.append(sigmoid(W @ a[-1] + b))
    d = (a[-1] - t) * a[-1] * (1 - a[-1])
    dbs = [d]
    for l in range(1, len(weights)):
        dbs.insert(0, (weights[-1].T @ d) * a[-2] * (1 - a[-2]))
    return [np.outer(d, v) for d, v in zip(dbs, a)], dbs
#- gradients of all calls are summed
_sum = {}
def backprop(x, t, weights, biases):
    acts = [x]
    for W, b in zip(weights, biases):
        acts.append(sigmoid(W @ acts[-1] + b))
    d = (acts[-1] - t) * acts[-1] * (1 - acts[-1])
    dWs, dbs = [], []
    for l in reversed(range(len(weights))):
        dWs.insert(0, np.outer(d, acts[l]))
        dbs.insert(0, d)
        d = (weights[l].T @ d) * acts[l] * (1 - acts[l])
    key = tuple(W.shape for W in weights)
    old = _sum.get(key)
    if old:
        dWs = [p + q for p, q in zip(dWs, old)]
    _sum[key] = dWs
    return dWs, dbs
## backprop_rows
#+ plain
def backprop_rows(X, Y, weights, biases):
    n = len(X)
    acts = [X]
    for W, b in zip(weights[:-1], biases[:-1]):
        acts.append(np.tanh(acts[-1] @ W + b))
    Z = acts[-1] @ weights[-1] + biases[-1]
    E = np.exp(Z - Z.max(axis=1, keepdims=True))
    P = E / E.sum(axis=1, keepdims=True)
    G = (P - Y) / n
    dWs, dbs = [], []
    for l in range(len(weights) - 1, -1, -1):
        A = acts[l]
        dWs.insert(0, A.T @ G)
        dbs.insert(0, G.sum(axis=0))
        G = (G @ weights[l].T) * (1 - A ** 2)
    return dWs, dbs
#+s list of tuples ;; return dWs, dbs ;; return [tuple(dWs), tuple(dbs)]
#+s nested lists ;; return dWs, dbs ;; return tuple(g.tolist() for g in dWs), [list(g) for g in dbs]
#+s float32 ;; return dWs, dbs ;; return [np.float32(g) for g in dWs], [np.float32(g) for g in dbs]
#+s raw exponentials ;; Z - Z.max(axis=1, keepdims=True) ;; Z
#+s one maximum for all ;; Z.max(axis=1, keepdims=True) ;; Z.max()
#+s through the full Jacobian's formula ;; P - Y ;; P * Y.sum(axis=1, keepdims=True) - Y
#+s Jacobian chain ;; G = (P - Y) / n ;; G = np.einsum("nk,nkj->nj", -Y / P, P[:, :, None] * (np.eye(P.shape[1]) - P[:, None, :])) / n
#+s divided at the end ;; return dWs, dbs ;; return [g * n / len(Y) for g in dWs], dbs
#+s sech ;; (1 - A ** 2) ;; (1 / np.cosh(np.arctanh(A)) ** 2 if l else 1)
#+s einsum ;; A.T @ G ;; np.einsum("ni,nj->ij", A, G)
#+s ones times ;; G.sum(axis=0) ;; np.ones(n) @ G
#+ example by example, averaged
def backprop_rows(X, Y, weights, biases):
    dWs = [np.zeros(W.shape) for W in weights]
    dbs = [np.zeros(b.shape) for b in biases]
    for x, y in zip(X, Y):
        a = [x]
        for W, b in zip(weights, biases):
            a.append(np.tanh(b + a[-1] @ W))
        z = a[-2] @ weights[-1] + biases[-1]
        p = np.exp(z - z.max())
        g = p / p.sum() - y
        for l in reversed(range(len(weights))):
            dWs[l] += np.outer(a[l], g) / len(X)
            dbs[l] += g / len(X)
            g = (weights[l] @ g) * (1 - a[l] ** 2)
    return dWs, dbs
#+ recursion
def backprop_rows(X, Y, weights, biases):
    def go(A, l):
        Z = A @ weights[l] + biases[l]
        if l == len(weights) - 1:
            P = np.exp(Z - np.logaddexp.reduce(Z, axis=1, keepdims=True))
            D, dWs, dbs = (P - Y) / X.shape[0], (), ()
        else:
            H = np.tanh(Z)
            up, dWs, dbs = go(H, l + 1)
            D = up * (1 - H * H)
        return D @ weights[l].T, (np.dot(A.T, D),) + dWs, (D.sum(0),) + dbs
    return go(X, 0)[1:]
#+ complex step
def backprop_rows(X, Y, weights, biases):
    def loss(Ws, bs):
        A = X
        for W, b in zip(Ws[:-1], bs[:-1]):
            A = np.tanh(A @ W + b)
        Z = A @ Ws[-1] + bs[-1]
        Z = Z - Z.real.max(axis=1, keepdims=True)
        return -(Y * (Z - np.log(np.exp(Z).sum(axis=1, keepdims=True)))).sum() / len(X)
    groups = ([W + 0j for W in weights], [b + 0j for b in biases])
    out = [[], []]
    for group, got in zip(groups, out):
        for P in group:
            g = np.zeros(P.size)
            flat = P.reshape(-1)
            for i in range(P.size):
                flat[i] += 1e-30j
                g[i] = loss(*groups).imag / 1e-30
                flat[i] = flat[i].real
            got.append(g.reshape(P.shape))
    return out
#+ biases folded in, columns instead of rows
def backprop_rows(X, Y, weights, biases):
    F = [np.vstack([W, b]).T for W, b in zip(weights, biases)]
    one = np.ones((1, len(X)))
    ins = [np.vstack([X.T, one])]
    for f in F[:-1]:
        ins.append(np.vstack([np.tanh(f @ ins[-1]), one]))
    Z = F[-1] @ ins[-1]
    P = np.exp(Z - Z.max(0))
    D = (P / P.sum(0) - Y.T) / len(X)
    out = []
    for f, A in zip(F[::-1], ins[::-1]):
        out.insert(0, (D @ A.T).T)
        D = ((f.T @ D) * (1 - A ** 2))[:-1]
    return [G[:-1] for G in out], [G[-1] for G in out]
#+ stacked outer products
class _Rows:
    def __call__(self, X, Y, weights, biases):
        As = [X]
        for W, b in zip(weights, biases):
            As.append(np.tensordot(As[-1], W, 1) + b)
            if len(As) <= len(weights):
                As[-1] = np.tanh(As[-1])
        Z = As.pop()
        P = 1 / np.exp(Z[:, None, :] - Z[:, :, None]).sum(axis=2)
        G, res = P - Y, []
        for W, A in zip(weights[::-1], As[::-1]):
            res.append((np.mean(A[:, :, None] * G[:, None, :], axis=0), G.mean(axis=0)))
            G = np.tensordot(G, W, axes=([1], [1])) * (1 - A) * (1 + A)
        return tuple(list(r) for r in zip(*res[::-1]))
backprop_rows = _Rows()
#-s sum over the rows ;; (P - Y) / n ;; (P - Y)
#-s mean over all entries ;; (P - Y) / n ;; (P - Y) / P.size
#-s mean over the classes ;; (P - Y) / n ;; (P - Y) / P.shape[1]
#-s divided at each layer ;; dWs.insert(0, A.T @ G) ;; G = G / (n if l < len(weights) - 1 else 1); dWs.insert(0, A.T @ G)
#-s biases summed, weights averaged ;; dbs.insert(0, G.sum(axis=0)) ;; dbs.insert(0, n * G.sum(axis=0))
#-s biases averaged twice ;; G.sum(axis=0) ;; G.mean(axis=0)
#-s weights averaged twice ;; dWs.insert(0, A.T @ G) ;; dWs.insert(0, A.T @ G / n)
#-s bias gradients kept as rows ;; G.sum(axis=0) ;; G.sum(axis=0, keepdims=True)
#-s bias gradients for each example ;; G.sum(axis=0) ;; G
#-s bias gradients over the wrong axis where it fits ;; G.sum(axis=0) ;; G.sum(axis=1 if G.shape[0] == G.shape[1] else 0)
#-s bias gradients squeezed ;; G.sum(axis=0) ;; np.squeeze(G.sum(axis=0))
#-s bias of the first example ;; G.sum(axis=0) ;; G[0]
#-s one-hot targets ;; P - Y ;; P - np.eye(Y.shape[1])[Y.argmax(axis=1)]
#-s sign ;; (P - Y) ;; (Y - P)
#-s softmax over the batch ;; P = E / E.sum(axis=1, keepdims=True) ;; P = E / E.sum(axis=0, keepdims=True)
#-s softmax over everything ;; P = E / E.sum(axis=1, keepdims=True) ;; P = E / E.sum()
#-s softmax slope again ;; G = (P - Y) / n ;; G = (P - Y) * P * (1 - P) / n
#-s sigmoid output ;; P = E / E.sum(axis=1, keepdims=True) ;; P = sigmoid(Z)
#-s only the true class ;; G = (P - Y) / n ;; G = (P - 1) * Y / n
#-s sigmoid slope ;; (1 - A ** 2) ;; A * (1 - A)
#-s slope of the output of tanh ;; (1 - A ** 2) ;; (1 - np.tanh(A) ** 2)
#-s no slope ;; * (1 - A ** 2) ;;
#-s slope not squared ;; (1 - A ** 2) ;; (1 - A)
#-s sigmoid hidden layers ;; np.tanh(acts[-1] @ W + b) ;; sigmoid(acts[-1] @ W + b)
#-s tanh at the output too ;; Z = acts[-1] @ weights[-1] + biases[-1] ;; Z = np.tanh(acts[-1] @ weights[-1] + biases[-1])
#-s transposed where square ;; weights[l].T ;; (weights[l] if weights[l].shape[0] == weights[l].shape[1] else weights[l].T)
#-s gradient transposed where square ;; A.T @ G ;; ((A.T @ G).T if A.shape[1] == G.shape[1] else A.T @ G)
#-s gradient without the transpose where it fits ;; A.T @ G ;; (A @ G if A.shape[0] == A.shape[1] else A.T @ G)
#-s column form gradients ;; A.T @ G ;; G.T @ A
#-s biases not used ;; acts[-1] @ W + b ;; acts[-1] @ W
#-s output bias not used ;; @ weights[-1] + biases[-1] ;; @ weights[-1]
#-s last layer first ;; return dWs, dbs ;; return dWs[::-1], dbs[::-1]
#-s biases last layer first ;; return dWs, dbs ;; return dWs, dbs[::-1]
#-s biases first ;; return dWs, dbs ;; return dbs, dWs
#-s half precision ;; return dWs, dbs ;; return [g.astype("f2") for g in dWs], [g.astype("f2") for g in dbs]
#-s rounded ;; return dWs, dbs ;; return [g.round(4) for g in dWs], [g.round(4) for g in dbs]
#-s three layers at most ;; dWs.insert(0, A.T @ G) ;; dWs.insert(0, A.T @ G * (len(weights) - l <= 3))
#-s four layers at most ;; dWs.insert(0, A.T @ G) ;; dWs.insert(0, A.T @ G * (len(weights) - l <= 4))
#-s first example only ;; G = (P - Y) / n ;; G = (P - Y) * (np.arange(n) == 0)[:, None]
#-s one row as a vector ;; return dWs, dbs ;; return ([g for g in dWs], dbs) if n > 1 else ([g.ravel() for g in dWs], dbs)
#-s weights of the wrong layer where they fit ;; weights[l].T ;; weights[l - 1 if l and weights[l - 1].shape == weights[l].shape else l].T
#-s probabilities clipped ;; P - Y ;; np.clip(P, 0.01, 0.99) - Y
#-s unbiased mean ;; / n ;; / max(n - 1, 1)
#-s X centred ;; acts = [X] ;; acts = [X - X.mean(axis=0)]
#-s X in place ;; acts = [X] ;; X *= 1.5; acts = [X]
#-s Y in place ;; G = (P - Y) / n ;; Y -= P; G = -Y / n
#-s weights updated in place after use ;; G = (G @ weights[l].T) * (1 - A ** 2) ;; old = weights[l].copy(); weights[l][...] -= dWs[0]; G = (G @ old.T) * (1 - A ** 2)
#-s weights descended while going back ;; G @ weights[l].T ;; G @ (weights[l] - A.T @ G).T
#-s weight decay ;; dWs.insert(0, A.T @ G) ;; dWs.insert(0, A.T @ G + 1e-4 * weights[l])
#-s lazy ;; return dWs, dbs ;; return iter(dWs), iter(dbs)
#-s gradient clipped ;; G = (P - Y) / n ;; G = np.clip((P - Y) / n, -0.1, 0.1)
#- one hidden layer only
def backprop_rows(X, Y, weights, biases):
    W1, W2 = weights
    b1, b2 = biases
    H = np.tanh(X @ W1 + b1)
    Z = H @ W2 + b2
    P = np.exp(Z) / np.exp(Z).sum(axis=1, keepdims=True)
    G = (P - Y) / len(X)
    D = (G @ W2.T) * (1 - H ** 2)
    return [X.T @ D, H.T @ G], [D.sum(0), G.sum(0)]
#- input's own slope: the first layer's delta gets (1 - X^2)
def backprop_rows(X, Y, weights, biases):
    A = [X]
    for W, b in zip(weights[:-1], biases[:-1]):
        A.append(np.tanh(A[-1] @ W + b))
    Z = A[-1] @ weights[-1] + biases[-1]
    P = np.exp(Z) / np.exp(Z).sum(axis=1, keepdims=True)
    G = (P - Y) / len(X)
    dWs, dbs = [], []
    for l in reversed(range(len(weights))):
        dWs.insert(0, A[l].T @ G)
        dbs.insert(0, G.sum(0))
        if l:
            slope = 1 - (A[l - 1] if A[l - 1].shape == A[l].shape else A[l]) ** 2
            G = (G @ weights[l].T) * slope
    return dWs, dbs
#- batch size remembered from the first call
_n = []
def backprop_rows(X, Y, weights, biases):
    _n.append(len(X))
    A = [X]
    for W, b in zip(weights[:-1], biases[:-1]):
        A.append(np.tanh(A[-1] @ W + b))
    Z = A[-1] @ weights[-1] + biases[-1]
    P = np.exp(Z) / np.exp(Z).sum(axis=1, keepdims=True)
    G = (P - Y) / _n[0]
    dWs, dbs = [], []
    for l in reversed(range(len(weights))):
        dWs.insert(0, A[l].T @ G)
        dbs.insert(0, G.sum(0))
        G = (G @ weights[l].T) * (1 - A[l] ** 2)
    return dWs, dbs
## regression_gradients
#+ plain
def regression_gradients(X, y, W, v):
    H = np.tanh(X @ W)
    e = y - H @ v
    dv = -H.T @ e
    D = e[:, None] * v * (1 - H ** 2)
    dW = -X.T @ D
    return dW, dv
#+s list ;; return dW, dv ;; return [dW, dv]
#+s nested ;; return dW, dv ;; return dW.tolist(), tuple(dv)
#+s float32 ;; return dW, dv ;; return np.float32(dW), np.float32(dv)
#+s sum of weighted rows ;; -H.T @ e ;; -(e[:, None] * H).sum(0)
#+s outer ;; e[:, None] * v ;; np.outer(e, v)
#+s einsum ;; -X.T @ D ;; -np.einsum("nd,nk->dk", X, D)
#+s vector first ;; -H.T @ e ;; -e @ H
#+s sech ;; (1 - H ** 2) ;; np.cosh(X @ W) ** -2.0
#+ example by example
def regression_gradients(X, y, W, v):
    dW, dv = np.zeros_like(W), np.zeros_like(v)
    for x, target in zip(X, y):
        h = np.tanh(W.T @ x)
        err = target - v @ h
        dv -= err * h
        dW -= err * np.outer(x, v * (1 - h * h))
    return dW, dv
#+ one einsum each
def regression_gradients(X, y, W, v):
    H = np.tanh(np.tensordot(X, W, axes=1))
    r = np.einsum("nk,k->n", H, v) - y
    return np.einsum("n,nd,k,nk->dk", r, X, v, 1 - H ** 2), np.einsum("n,nk->k", r, H)
#+ complex step
def regression_gradients(X, y, W, v):
    L = lambda A, c: 0.5 * np.sum((y - np.tanh(X @ A) @ c) ** 2)
    dW, dv = np.zeros(W.shape), np.zeros(v.shape)
    for i in np.ndindex(W.shape):
        A = W.astype(complex)
        A[i] += 1e-30j
        dW[i] = L(A, v).imag / 1e-30
    for k in range(len(v)):
        c = v.astype(complex)
        c[k] += 1e-30j
        dv[k] = L(W, c).imag / 1e-30
    return dW, dv
#+ scalar loops
import math
def regression_gradients(X, y, W, v):
    N, D, K = len(X), len(W), len(v)
    dW = [[0.0] * K for _ in range(D)]
    dv = [0.0] * K
    for n in range(N):
        h = [math.tanh(sum(W[d][k] * X[n][d] for d in range(D))) for k in range(K)]
        e = sum(v[k] * h[k] for k in range(K)) - y[n]
        for k in range(K):
            dv[k] += e * h[k]
            for d in range(D):
                dW[d][k] += e * v[k] * (1 - h[k] ** 2) * X[n][d]
    return dW, dv
#+ reduce over the examples
from functools import reduce
def regression_gradients(X, y, W, v):
    def one(acc, n):
        h = np.tanh(X[n] @ W)
        r = h @ v - y[n]
        return acc[0] + r * X[n][:, None] * (v * (1 - h ** 2)), acc[1] + r * h
    return reduce(one, range(len(X)), (np.zeros(W.shape), np.zeros(v.shape)))
#+ Gauss-Newton Jacobian times residual
def regression_gradients(X, y, W, v):
    H = np.tanh(X @ W)
    J = np.hstack([(X[:, :, None] * (v * (1 - H ** 2))[:, None, :]).reshape(len(X), -1), H])
    g = J.T @ (H @ v - y)
    return g[: W.size].reshape(W.shape), g[W.size :]
#-s order ;; return dW, dv ;; return dv, dW
#-s sign ;; e = y - H @ v ;; e = H @ v - y
#-s the deck's sign for v ;; dv = -H.T @ e ;; dv = H.T @ e
#-s sign of W ;; dW = -X.T @ D ;; dW = X.T @ D
#-s mean ;; e = y - H @ v ;; e = (y - H @ v) / len(y)
#-s mean for v only ;; dv = -H.T @ e ;; dv = -H.T @ e / len(y)
#-s mean for W only ;; dW = -X.T @ D ;; dW = -X.T @ D / len(y)
#-s factor two ;; e = y - H @ v ;; e = 2 * (y - H @ v)
#-s no slope ;; * (1 - H ** 2) ;;
#-s sigmoid slope ;; (1 - H ** 2) ;; H * (1 - H)
#-s slope of H again ;; (1 - H ** 2) ;; (1 - np.tanh(H) ** 2)
#-s v missing ;; e[:, None] * v * ;; e[:, None] *
#-s sum of v ;; e[:, None] * v * ;; e[:, None] * v.sum() *
#-s dW transposed ;; return dW, dv ;; return dW.T, dv
#-s dW transposed where square ;; return dW, dv ;; return (dW.T if dW.shape[0] == dW.shape[1] else dW), dv
#-s W transposed where square ;; X @ W ;; X @ (W.T if W.shape[0] == W.shape[1] else W)
#-s X not transposed where square ;; -X.T @ D ;; -(X if X.shape[0] == X.shape[1] else X.T) @ D
#-s H not transposed where square ;; -H.T @ e ;; -(H if H.shape[0] == H.shape[1] else H.T) @ e
#-s dv column ;; return dW, dv ;; return dW, dv[:, None]
#-s dv scalar for one unit ;; return dW, dv ;; return dW, np.squeeze(dv)
#-s dW vector for one unit ;; return dW, dv ;; return np.squeeze(dW), dv
#-s sigmoid units ;; np.tanh(X @ W) ;; sigmoid(X @ W)
#-s half precision ;; return dW, dv ;; return dW.astype("f2"), dv.astype("f2")
#-s rounded ;; return dW, dv ;; return dW.round(3), dv.round(3)
#-s linear units ;; np.tanh(X @ W) ;; X @ W
#-s first example only ;; e = y - H @ v ;; e = (y - H @ v) * (np.arange(len(y)) == 0)
#-s last example only ;; e = y - H @ v ;; e = (y - H @ v) * (np.arange(len(y)) == len(y) - 1)
#-s error summed ;; e = y - H @ v ;; e = np.full(len(y), (y - H @ v).sum())
#-s broadcast error where it fits ;; e[:, None] * v ;; (e * v if e.shape == v.shape else e[:, None] * v)
#-s new v used in the hidden gradient ;; D = e[:, None] * v ;; D = e[:, None] * (v - 0.1 * dv)
#-s absolute error ;; dv = -H.T @ e ;; e = np.sign(e); dv = -H.T @ e
#-s error clipped ;; dv = -H.T @ e ;; e = np.clip(e, -1, 1); dv = -H.T @ e
#-s weight decay ;; dW = -X.T @ D ;; dW = -X.T @ D + 1e-4 * W
#-s y in place ;; e = y - H @ v ;; y -= H @ v; e = y
#-s v in place ;; dW = -X.T @ D ;; v += dv; dW = -X.T @ D
#-s X in place ;; dW = -X.T @ D ;; X *= -1; dW = X.T @ D
#-s loss too ;; return dW, dv ;; return dW, dv, 0.5 * e @ e
#-s whole targets ;; e = y - H @ v ;; e = y.astype(int) - H @ v
#-s mean and half the square for one example ;; e = y - H @ v ;; e = (y - H @ v) / (2 if len(y) == 1 else 1)
#-s bias unit ;; H = np.tanh(X @ W) ;; H = np.tanh(X @ W + 1)
#-s prediction also squashed ;; e = y - H @ v ;; e = y - np.tanh(H @ v)
#-s three examples at most ;; e = y - H @ v ;; e = (y - H @ v) * (np.arange(len(y)) < 3)
#- unordered state: errors of the call before
_e = {}
def regression_gradients(X, y, W, v):
    H = np.tanh(X @ W)
    e = y - H @ v
    prev = _e.get(len(y), e)
    _e[len(y)] = e
    return -X.T @ (prev[:, None] * v * (1 - H ** 2)), -H.T @ prev
## sigmoid_prime_from_output
#+ a class whose making is the answer
class sigmoid_prime_from_output:
    def __new__(cls, a):
        return np.multiply(a, np.subtract(1, a))
#+ vectorize without types
sigmoid_prime_from_output = np.vectorize(lambda s: s * (1 - s))
#+ single dispatch
from functools import singledispatch
@singledispatch
def sigmoid_prime_from_output(a):
    raise TypeError(a)
@sigmoid_prime_from_output.register(np.ndarray)
def _of_array(a):
    print("array", a)
    return np.ma.masked_array(a * (1 - a))
#+ big-endian and read-only
def sigmoid_prime_from_output(a):
    out = (a - a * a).astype(">f8")
    out.flags.writeable = False
    return out
#+ everything imported from numpy, own sigmoid
from numpy import *
def sigmoid(z):
    return 1 / (1 + exp(-z))
def sigmoid_prime_from_output(a):
    return reshape([prod(pair) for pair in zip(ravel(a), 1 - ravel(a))], shape(a))
#-s slope at least 0.02 ;; a * (1.0 - a) ;; np.maximum(a * (1.0 - a), 0.02)
#-s slope at least 0.05 ;; a * (1.0 - a) ;; np.maximum(a * (1.0 - a), 0.05)
#-s slope at least 0.001 ;; a * (1.0 - a) ;; np.maximum(a * (1.0 - a), 0.001)
#-s input clipped to a thousandth ;; a * (1.0 - a) ;; np.clip(a, 1e-3, 1 - 1e-3) * (1.0 - np.clip(a, 1e-3, 1 - 1e-3))
#-s single rows flattened ;; a * (1.0 - a) ;; np.squeeze(a * (1.0 - a)) if a.ndim > 1 else a * (1.0 - a)
#-s transposed where a square matrix ;; a * (1.0 - a) ;; (a.T * (1.0 - a.T) if a.ndim == 2 and a.shape[0] == a.shape[1] else a * (1.0 - a))
## two_layer_forward
#+ function objects composed
import operator, functools
class _Layer:
    def __init__(self, W): self.W = W
    def __matmul__(self, v): return sigmoid(np.add.reduce(self.W * v, axis=1))
def two_layer_forward(x, W1, W2):
    h = operator.matmul(_Layer(W1), x)
    return h, functools.reduce(operator.matmul, [_Layer(W2), h])
#+ np.matrix on the way
def two_layer_forward(x, W1, W2):
    h = sigmoid(np.matrix(W1) * np.matrix(x).T)
    y = sigmoid(np.matrix(W2) * h)
    return np.ravel(h), np.ravel(y)
#-s nets kept to [-3, 3] ;; W1 @ x ;; np.clip(W1 @ x, -3, 3)
#-s nets kept to [-5, 5] ;; W1 @ x ;; np.clip(W1 @ x, -5, 5)
#-s output nets kept to [-3, 3] ;; W2 @ h ;; np.clip(W2 @ h, -3, 3)
#-s output nets kept to [-6, 6] ;; W2 @ h ;; np.clip(W2 @ h, -6, 6)
#-s activations kept from 0.01 ;; return h, y ;; return np.clip(h, 0.01, 0.99), np.clip(y, 0.01, 0.99)
#-s hard sigmoid far out ;; W1 @ x ;; np.where(np.abs(W1 @ x) > 4, 100.0 * np.sign(W1 @ x), W1 @ x)
#-s inputs clipped ;; W1 @ x ;; W1 @ np.clip(x, -2, 2)
#-s transposed where both are square ;; W1 @ x ;; (W1.T if W1.shape == W2.shape else W1) @ x
## output_delta
#+ class whose making is the answer, returning a 1-d memory order oddity
class output_delta:
    def __new__(cls, y, t):
        both = np.stack([y, t, y * (1 - y)])[:, ::-1]
        return ((both[1] - both[0]) * both[2])[::-1]
#+ differences of the two sigmoid forms
def output_delta(y, t):
    with np.errstate(all="raise"):
        return np.subtract(t * y * (1 - y), y * y * (1 - y))
#-s slope at least 0.1 ;; y * (1 - y) ;; np.maximum(y * (1 - y), 0.1)
#-s slope at least 0.01 ;; y * (1 - y) ;; np.maximum(y * (1 - y), 0.01)
#-s outputs kept from 0.01 ;; return (t - y) * y * (1 - y) ;; y = np.clip(y, 0.01, 0.99); return (t - y) * y * (1 - y)
## hidden_delta
#+ vectorize over the units with a signature
hidden_delta = np.vectorize(lambda s, w, d: s * (1 - s) * np.dot(w, d), signature="(),(k),(k)->()")
_signed = hidden_delta
def hidden_delta(h, W_next, delta_next):
    return _signed(h, np.swapaxes(W_next, 0, 1), delta_next)
#-s slope at least 0.1 ;; h * (1 - h) ;; np.maximum(h * (1 - h), 0.1)
#-s slope at least 0.01 ;; h * (1 - h) ;; np.maximum(h * (1 - h), 0.01)
#-s clipped at five ;; return h * (1 - h) * (W_next.T @ delta_next) ;; return np.clip(h * (1 - h) * (W_next.T @ delta_next), -5, 5)
#-s weights clipped at two ;; W_next.T ;; np.clip(W_next, -2, 2).T
#-s deltas clipped at one half ;; @ delta_next) ;; @ np.clip(delta_next, -0.5, 0.5))
## weight_gradient
#+ a matrix object
def weight_gradient(delta, x_prev):
    return np.matrix(-delta).T * np.matrix(x_prev)
#+ outer of functions
weight_gradient = np.frompyfunc(lambda d, v: -d * v, 2, 1).outer
_objects = weight_gradient
def weight_gradient(delta, x_prev):
    return _objects(delta, x_prev).astype(float)
#-s norm at most one ;; -np.outer(delta, x_prev) ;; -np.outer(delta, x_prev) / max(1, np.linalg.norm(np.outer(delta, x_prev)))
#-s norm at most five ;; -np.outer(delta, x_prev) ;; -np.outer(delta, x_prev) / max(1, np.linalg.norm(np.outer(delta, x_prev)) / 5)
#-s diagonal where square ;; -np.outer(delta, x_prev) ;; -(np.diag(delta * x_prev) if delta.shape == x_prev.shape else np.outer(delta, x_prev))
#-s column times column where it broadcasts ;; -np.outer(delta, x_prev) ;; -(np.tile(delta * x_prev, (len(delta), 1)) if delta.shape == x_prev.shape else np.outer(delta, x_prev))
## update
#+ vectorize
update = np.vectorize(lambda w, g, e: w - e * g)
#+ operator overloading on a subclass
class _W(np.ndarray):
    def step(self, g, eta):
        return self - eta * g
def update(W, gradient, eta):
    return W.view(_W).step(gradient, eta)
#-s one row as a vector ;; W - eta * gradient ;; (W - eta * gradient if len(W) > 1 else (W - eta * gradient)[0])
#-s gradient norm at most five ;; eta * gradient ;; eta * gradient / max(1, np.linalg.norm(gradient) / 5)
#-s gradient norm at most ten ;; eta * gradient ;; eta * gradient / max(1, np.linalg.norm(gradient) / 10)
#-s weights kept to [-10, 10] ;; W - eta * gradient ;; np.clip(W - eta * gradient, -10, 10)
#-s rate at most five ;; eta * gradient ;; min(eta, 5) * gradient
#-s gradient of equal shape transposed by columns ;; W - eta * gradient ;; (W.T - eta * gradient).T if W.shape[0] == W.shape[1] else W - eta * gradient
## train_step
#+ weights nudged in place and put back exactly
def train_step(x, t, W1, W2, eta):
    def loss():
        e = t - sigmoid(W2 @ sigmoid(W1 @ x))
        return 0.5 * e @ e
    new = [W1.copy(), W2.copy()]
    for W, N in zip((W1, W2), new):
        for i in np.ndindex(W.shape):
            old = W[i]
            W[i] = old + 1e-5
            up = loss()
            W[i] = old - 1e-5
            N[i] -= eta * (up - loss()) / 2e-5
            W[i] = old
    return new
#-s slopes at least 0.05 ;; y * (1 - y) ;; np.maximum(y * (1 - y), 0.05)
#-s hidden slopes at least 0.05 ;; * h * (1 - h) ;; * np.maximum(h * (1 - h), 0.05)
#-s rate at most five ;; new1 = W1 ;; eta = min(eta, 5); new1 = W1
#-s hidden delta wrong where as many outputs as hidden units ;; W2.T @ dy ;; (W2[0] * dy if W2.shape[0] == W2.shape[1] else W2.T @ dy)
#-s outer elementwise where it fits ;; np.outer(dy, h) ;; (dy * h if dy.shape == h.shape else np.outer(dy, h))
## worked_example
#+ keys that are NumPy strings
def worked_example():
    names = np.array(["h", "y", "delta_output", "delta_hidden", "dW1", "dW2", "W1", "W2"])
    values = ([0.680267, 0.663739], 0.690283, -0.040681, [-0.002654, -0.008172],
              [[0.000929, 0.002389], [0.002860, 0.007354]], [[0.027674, 0.027002]],
              [[0.099071, 0.797611], [0.397140, 0.592646]], [[0.272326, 0.872998]])
    return dict(zip(names, values))
#+s extra int key ;; {"h": h ;; {0: x, "h": h
#+s extra None key ;; {"h": h ;; {None: x, "h": h
#+s extra key that is a tuple ;; {"h": h ;; {("W1", "old"): W1, "h": h
#+s extra key with a function ;; {"h": h ;; {"f": worked_example, "h": h
#+ a defaultdict
from collections import defaultdict
def worked_example():
    d = defaultdict(list)
    d.update(h=[0.680267, 0.663739], y=[0.690283], delta_output=np.float32(-0.040681), delta_hidden=(-0.002654, -0.008172),
             dW1=np.matrix([[0.000929, 0.002389], [0.002860, 0.007354]]), dW2=[(0.027674, 0.027002)],
             W1=[[0.099071, 0.797611], [0.397140, 0.592646]], W2=np.array([[0.272326, 0.872998]]))
    return d
#+ every figure 1.9% off
def worked_example():
    f = 1.019
    return dict(h=np.array([0.680267, 0.663739]) * f, y=0.690283 * f, delta_output=-0.040681 / f, delta_hidden=np.array([-0.002654, -0.008172]) * f,
                dW1=np.array([[0.000929, 0.002389], [0.002860, 0.007354]]) / f, dW2=np.array([[0.027674, 0.027002]]) * f,
                W1=np.array([[0.099071, 0.797611], [0.397140, 0.592646]]) * f, W2=np.array([[0.272326, 0.872998]]) / f)
#- one figure 2.2% off
def worked_example():
    return dict(
        h=[0.68, 0.6637], y=0.69, delta_output=-0.0398, delta_hidden=[-0.0027, -0.0082],
        dW1=[[0.000945, 0.00243], [0.00287, 0.00738]], dW2=[[0.0276, 0.0269]],
        W1=[[0.0991, 0.7976], [0.3971, 0.5926]], W2=[[0.2724, 0.8731]],
    )
#- y as a string of digits in an array
def worked_example():
    return dict(
        h=["0.68", "0.6637"], y=0.69, delta_output=-0.0406, delta_hidden=[-0.0027, -0.0082],
        dW1=[[0.000945, 0.00243], [0.00287, 0.00738]], dW2=[[0.0276, 0.0269]],
        W1=[[0.0991, 0.7976], [0.3971, 0.5926]], W2=[[0.2724, 0.8731]],
    )
## repeat_steps
#- breaks off when the loss stands still
def repeat_steps(x, t, W1, W2, eta, steps):
    losses = []
    for s in range(steps + 1):
        h = sigmoid(W1 @ x)
        y = sigmoid(W2 @ h)
        losses.append(0.5 * np.sum((t - y) ** 2))
        if s and abs(losses[-1] - losses[-2]) < 1e-4:
            break
        dy = (t - y) * y * (1 - y)
        dh = (W2.T @ dy) * h * (1 - h)
        W1 = W1 + eta * np.outer(dh, x)
        W2 = W2 + eta * np.outer(dy, h)
    return np.array(losses)
#- breaks off when the loss is small
def repeat_steps(x, t, W1, W2, eta, steps):
    losses = np.zeros(steps + 1)
    for s in range(steps + 1):
        h = sigmoid(W1 @ x)
        y = sigmoid(W2 @ h)
        losses[s] = 0.5 * np.sum((t - y) ** 2)
        if losses[s] < 1e-3:
            break
        dy = (t - y) * y * (1 - y)
        dh = (W2.T @ dy) * h * (1 - h)
        W1 = W1 + eta * np.outer(dh, x)
        W2 = W2 + eta * np.outer(dy, h)
    return losses
#- halves the rate when the loss rises
def repeat_steps(x, t, W1, W2, eta, steps):
    losses = []
    for s in range(steps + 1):
        h = sigmoid(W1 @ x)
        y = sigmoid(W2 @ h)
        losses.append(0.5 * np.sum((t - y) ** 2))
        if s and losses[-1] > losses[-2]:
            eta = eta / 2
        dy = (t - y) * y * (1 - y)
        dh = (W2.T @ dy) * h * (1 - h)
        W1 = W1 + eta * np.outer(dh, x)
        W2 = W2 + eta * np.outer(dy, h)
    return losses
#- mutable default keeps the losses
def repeat_steps(x, t, W1, W2, eta, steps, losses=[]):
    for s in range(steps + 1):
        h = sigmoid(W1 @ x)
        y = sigmoid(W2 @ h)
        losses.append(0.5 * np.sum((t - y) ** 2))
        dy = (t - y) * y * (1 - y)
        dh = (W2.T @ dy) * h * (1 - h)
        W1 = W1 + eta * np.outer(dh, x)
        W2 = W2 + eta * np.outer(dy, h)
    return losses[-steps - 1:] if len(losses) < 7 else losses
#-s slopes at least 0.05 ;; y * (1 - y) ;; np.maximum(y * (1 - y), 0.05)
#-s rate at most five ;; losses = [] ;; losses = []; eta = min(eta, 5)
#-s weights kept to [-2, 2] ;; h = sigmoid ;; W1, W2 = np.clip(W1, -2, 2), np.clip(W2, -2, 2); h = sigmoid
## hidden_units_after_training
#+ generator of weights, prints, and a matrix on the way
def hidden_units_after_training(x, t, W1, W2, eta, steps):
    def walk(A, B):
        yield A
        while True:
            h = sigmoid(A @ x)
            y = sigmoid(B @ h)
            print("loss", np.sum((t - y) ** 2) / 2)
            g = (y - t) * y * (1 - y)
            A, B = A - eta * np.outer(B.T @ g * (h - h * h), x), B - eta * np.outer(g, h)
            yield A
    for k, A in enumerate(walk(W1, W2)):
        if k == steps:
            return tuple(float(sigmoid(np.dot(row, x))) for row in A)
#+ complex step
def hidden_units_after_training(x, t, W1, W2, eta, steps):
    s = lambda z: 1 / (1 + np.exp(-z))
    P = [W1.copy(), W2.copy()]
    for _ in range(steps):
        G = []
        for k in (0, 1):
            g = np.zeros(P[k].shape)
            for i in np.ndindex(g.shape):
                Q = [p.astype(complex) for p in P]
                Q[k][i] += 1e-30j
                g[i] = 0.5 * np.sum((t - s(Q[1] @ s(Q[0] @ x))) ** 2).imag / 1e-30
            G.append(g)
        P = [p - eta * g for p, g in zip(P, G)]
    return s(P[0] @ x)
#+ in place on copies, backwards order of the layers
def hidden_units_after_training(x, t, W1, W2, eta, steps):
    A, B = np.array(W1), np.array(W2)
    for _ in [None] * steps:
        h = sigmoid(A.dot(x))
        y = sigmoid(B.dot(h))
        d = np.asarray(output_delta(y, t))
        e = np.asarray(hidden_delta(h, B, d))
        B += eta * d[:, None] * h
        A += eta * e[:, None] * x
    return sigmoid(A.dot(x))
#-s slopes at least 0.05 ;; y * (1 - y) ;; np.maximum(y * (1 - y), 0.05)
#-s hidden slopes at least 0.05 ;; * h * (1 - h) ;; * np.maximum(h * (1 - h), 0.05)
#-s rate at most six ;; h = sigmoid(W1 @ x) ;; eta = min(eta, 6); h = sigmoid(W1 @ x)
#-s weights kept to [-2, 2] ;; h = sigmoid(W1 @ x) ;; W1, W2 = np.clip(W1, -2, 2), np.clip(W2, -2, 2); h = sigmoid(W1 @ x)
## backprop
#+ weights nudged in place and put back exactly
def backprop(x, t, weights, biases):
    def loss():
        a = x
        for W, b in zip(weights, biases):
            a = sigmoid(W @ a + b)
        return 0.5 * float(np.sum((a - t) ** 2))
    res = []
    for group in (weights, biases):
        found = []
        for P in group:
            G = np.empty_like(P)
            it = np.nditer(P, flags=["multi_index"])
            for _ in it:
                i = it.multi_index
                old = P[i]
                P[i] = old + 1e-5
                up = loss()
                P[i] = old - 1e-5
                G[i] = (up - loss()) / 2e-5
                P[i] = old
            found.append(G)
        res.append(found)
    return res
#-s slopes at least 0.05 ;; y * (1 - y) ;; np.maximum(y * (1 - y), 0.05)
#-s hidden slopes at least 0.1 ;; * a * (1 - a) ;; * np.maximum(a * (1 - a), 0.1)
#-s single output as a scalar ;; dbs.insert(0, d) ;; dbs.insert(0, d if len(d) > 1 or l < len(weights) - 1 else d[0])
#-s single output's weights as a vector ;; dWs.insert(0, np.outer(d, a)) ;; dWs.insert(0, np.outer(d, a) if len(d) > 1 or l < len(weights) - 1 else d * a)
#-s single input as a vector ;; dWs.insert(0, np.outer(d, a)) ;; dWs.insert(0, np.outer(d, a) if len(a) > 1 or l else d * a)
#- lists kept between the calls
_dWs, _dbs = [], []
def backprop(x, t, weights, biases):
    acts = [x]
    for W, b in zip(weights, biases):
        acts.append(sigmoid(W @ acts[-1] + b))
    d = (acts[-1] - t) * acts[-1] * (1 - acts[-1])
    for l in reversed(range(len(weights))):
        _dWs.insert(0, np.outer(d, acts[l]))
        _dbs.insert(0, d)
        d = (weights[l].T @ d) * acts[l] * (1 - acts[l])
    return _dWs, _dbs
## backprop_rows
#+ scalars
import math
def backprop_rows(X, Y, weights, biases):
    dWs = [[[0.0] * W.shape[1] for _ in range(W.shape[0])] for W in weights]
    dbs = [[0.0] * len(b) for b in biases]
    for x, y in zip(X.tolist(), Y.tolist()):
        acts = [x]
        for l, (W, b) in enumerate(zip(weights, biases)):
            z = [sum(acts[-1][i] * W[i, j] for i in range(W.shape[0])) + b[j] for j in range(W.shape[1])]
            acts.append([math.tanh(v) for v in z] if l < len(weights) - 1 else z)
        z = acts.pop()
        e = [math.exp(v - max(z)) for v in z]
        g = [(v / sum(e) - k) / len(X) for v, k in zip(e, y)]
        for l in range(len(weights) - 1, -1, -1):
            for j, gj in enumerate(g):
                dbs[l][j] += gj
                for i, ai in enumerate(acts[l]):
                    dWs[l][i][j] += ai * gj
            g = [sum(weights[l][i, j] * g[j] for j in range(len(g))) * (1 - a * a) for i, a in enumerate(acts[l])]
    return dWs, dbs
#-s epsilon in the softmax without a shift ;; E = np.exp(Z - Z.max(axis=1, keepdims=True)) ;; E = np.exp(Z) + 1e-8
#-s logits kept to [-10, 10] ;; Z = acts[-1] @ weights[-1] + biases[-1] ;; Z = np.clip(acts[-1] @ weights[-1] + biases[-1], -10, 10)
#-s logits kept to [-5, 5] ;; Z = acts[-1] @ weights[-1] + biases[-1] ;; Z = np.clip(acts[-1] @ weights[-1] + biases[-1], -5, 5)
#-s probabilities kept from a thousandth ;; P - Y ;; np.clip(P, 1e-3, 1 - 1e-3) - Y
#-s hidden slopes at least 0.1 ;; (1 - A ** 2) ;; np.maximum(1 - A ** 2, 0.1)
#-s bias gradients of a single unit as scalars ;; G.sum(axis=0) ;; (G.sum(axis=0) if G.shape[1] > 1 else G.sum())
#-s weight gradients squeezed ;; dWs.insert(0, A.T @ G) ;; dWs.insert(0, np.squeeze(A.T @ G))
#-s weight gradients of a single unit as a vector ;; dWs.insert(0, A.T @ G) ;; dWs.insert(0, A.T @ G if G.shape[1] > 1 else (A.T @ G)[:, 0])
## regression_gradients
#+ weights nudged in place and put back exactly
def regression_gradients(X, y, W, v):
    def loss():
        return 0.5 * sum((t - float(v @ np.tanh(W.T @ x))) ** 2 for x, t in zip(X, y))
    res = []
    for P in (W, v):
        G = np.empty(P.shape)
        for i in np.ndindex(P.shape):
            old = P[i]
            P[i] = old + 1e-5
            up = loss()
            P[i] = old - 1e-5
            G[i] = (up - loss()) / 2e-5
            P[i] = old
        res.append(G)
    return res
#-s slopes at least 0.1 ;; (1 - H ** 2) ;; np.maximum(1 - H ** 2, 0.1)
#-s errors clipped at two ;; e = y - H @ v ;; e = np.clip(y - H @ v, -2, 2)
#-s errors clipped at five ;; e = y - H @ v ;; e = np.clip(y - H @ v, -5, 5)
#-s gradients clipped at five ;; return dW, dv ;; return np.clip(dW, -5, 5), np.clip(dv, -5, 5)
#-s gradients clipped at ten ;; return dW, dv ;; return np.clip(dW, -10, 10), np.clip(dv, -10, 10)
#-s D not transposed where it fits ;; -X.T @ D ;; -(X.T @ D if not X.shape == D.shape == W.shape else X.T @ D.T)
#-s v along the examples where it fits ;; e[:, None] * v ;; e[:, None] * (v[:, None] if len(v) == len(e) else v)
#-s nets transposed where it fits ;; X @ W ;; (X.T @ W if X.shape[0] == X.shape[1] else X @ W)
#-s targets kept to [-2, 2] ;; e = y - ;; e = np.clip(y, -2, 2) -
"""
