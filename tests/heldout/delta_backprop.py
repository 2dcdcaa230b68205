# ruff: noqa: E501
r"""Held-out answers to delta_backprop, written from the contract alone. See test_heldout.py."""

ANSWERS = r"""
#= prelude
import functools
import math
from collections import OrderedDict, namedtuple

import numpy as np


def sigmoid(z):
    return 1 / (1 + np.exp(-z))

## sigmoid_prime_from_output
#+ plain
def sigmoid_prime_from_output(a):
    return a * (1 - a)
#+ nested lists by recursion
def sigmoid_prime_from_output(a):
    if np.ndim(a) == 0:
        return float(a) * (1.0 - float(a))
    return [sigmoid_prime_from_output(row) for row in a]
#+ vectorize
sigmoid_prime_from_output = np.vectorize(lambda s: s - s**2, otypes=[float])
#+ callable object
class _Prime:
    def __call__(self, a, *, power=2):
        return 0.25 - (np.asarray(a) - 0.5) ** power
sigmoid_prime_from_output = _Prime()
#+ single precision result
def sigmoid_prime_from_output(a):
    return (a - a * a).astype(np.float32)
#+ in place on a copy, flat iterator
def sigmoid_prime_from_output(a):
    out = np.array(a, copy=True)
    for i, v in enumerate(a.flat):
        out.flat[i] = v * (1 - v)
    return out
#- sigmoid once more
def sigmoid_prime_from_output(a):
    return sigmoid(a) * (1 - sigmoid(a))
#- four decimals
def sigmoid_prime_from_output(a):
    return np.round(a * (1 - a), 4)
#- in place
def sigmoid_prime_from_output(a):
    a *= 1 - a
    return a
#- flat
def sigmoid_prime_from_output(a):
    return np.array([v * (1 - v) for v in a.ravel()])
#- matrix product
def sigmoid_prime_from_output(a):
    return a @ (1 - a)
#- diagonal matrix
def sigmoid_prime_from_output(a):
    return np.diag(a * (1 - a))
#- squeezed
def sigmoid_prime_from_output(a):
    return np.squeeze(a * (1 - a))
#- remembered from the first call
_memory = {}
def sigmoid_prime_from_output(a):
    return _memory.setdefault(a.shape, a * (1 - a))
#- absolute factor
def sigmoid_prime_from_output(a):
    return a * np.abs(1 - a.max())

## two_layer_forward
#+ plain
def two_layer_forward(x, W1, W2):
    h = sigmoid(W1 @ x)
    y = sigmoid(W2 @ h)
    return h, y
#+ loops and lists
def two_layer_forward(x, W1, W2):
    def layer(rows, inputs):
        return [1 / (1 + math.exp(-sum(w * v for w, v in zip(r, inputs)))) for r in rows]
    hidden = layer(W1, x)
    return [hidden, layer(W2, hidden)]
#+ reduce
def two_layer_forward(x, *Ws):
    values = [x]
    functools.reduce(lambda a, W: values.append(sigmoid(W.dot(a))) or values[-1], Ws, x)
    return tuple(values[1:])
#+ einsum through tanh
def two_layer_forward(x, W1, W2):
    s = lambda z: 0.5 * (1 + np.tanh(z / 2))
    h = s(np.einsum("ij,j->i", W1, x))
    return (h, s(np.einsum("ij,j->i", W2, h)))
#+ named tuple, single precision
Pass = namedtuple("Pass", "hidden output")
def two_layer_forward(x, W1, W2):
    h = sigmoid(x @ W1.T)
    return Pass(h.astype("float32"), sigmoid(h @ W2.T).astype("float32"))
#-s linear output ;; y = sigmoid(W2 @ h) ;; y = W2 @ h
#-s other order ;; return h, y ;; return y, h
#-s output only ;; return h, y ;; return y
#-s transposed where it fits ;; h = sigmoid(W1 @ x) ;; h = sigmoid(W1.T @ x if W1.shape[0] == W1.shape[1] else W1 @ x)
#-s second transposed where it fits ;; y = sigmoid(W2 @ h) ;; y = sigmoid(W2.T @ h if W2.shape[0] == W2.shape[1] else W2 @ h)
#-s inputs as well ;; return h, y ;; return x, h, y
#-s four decimals ;; return h, y ;; return np.round(h, 4), np.round(y, 4)
#-s column vectors ;; return h, y ;; return h[:, None], y[:, None]
#-s tanh hidden ;; h = sigmoid(W1 @ x) ;; h = np.tanh(W1 @ x)
#-s a bias of one ;; y = sigmoid(W2 @ h) ;; y = sigmoid(W2 @ h + 1)
#-s only the first output ;; return h, y ;; return h, y[:1]

## output_delta
#+ plain
def output_delta(y, t):
    return (t - y) * y * (1 - y)
#+ comprehension to tuple
def output_delta(y, t):
    return tuple((b - a) * a * (1 - a) for a, b in zip(y, t))
#+ other exercise
def output_delta(y, t):
    return -np.subtract(y, t) * sigmoid_prime_from_output(y)
#+ diagonal matrix product
output_delta = lambda y, t: np.diag(y - y**2) @ (t - y)
#+ gradient by hand, minus at the end
def output_delta(y, t, verbose=False):
    dL_dy = y - t
    dL_dnet = np.einsum("k,k,k->k", dL_dy, y, 1 - y)
    print("delta", dL_dnet)
    return np.negative(dL_dnet).tolist()
#-s sign ;; (t - y) ;; (y - t)
#-s no slope ;; (t - y) * y * (1 - y) ;; t - y
#-s sigmoid once more ;; * y * (1 - y) ;; * sigmoid(y) * (1 - sigmoid(y))
#-s half of the slope ;; * y * (1 - y) ;; * (1 - y)
#-s summed ;; return (t - y) * y * (1 - y) ;; return np.sum((t - y) * y * (1 - y), keepdims=True)
#-s mean of the outputs ;; (1 - y) ;; (1 - y) / len(y)
#-s scalar for one output ;; return (t - y) * y * (1 - y) ;; return np.squeeze((t - y) * y * (1 - y))
#-s target changed ;; return (t - y) * y * (1 - y) ;; t -= y; return t * y * (1 - y)
#-s slope of the target ;; * y * (1 - y) ;; * t * (1 - t)
#-s hard targets ;; (t - y) ;; (np.round(t) - y)

## hidden_delta
#+ plain
def hidden_delta(h, W_next, delta_next):
    return h * (1 - h) * (W_next.T @ delta_next)
#+ loops
def hidden_delta(h, W_next, delta_next):
    out = []
    for i in range(len(h)):
        total = 0.0
        for k in range(len(delta_next)):
            total += W_next[k][i] * delta_next[k]
        out.append(total * h[i] * (1 - h[i]))
    return out
#+ row vector product
def hidden_delta(h, W_next, delta_next):
    return sigmoid_prime_from_output(h) * np.dot(delta_next, W_next)
#+ einsum in single precision at the end
def hidden_delta(h, W_next, delta_next):
    return np.einsum("ki,k,i->i", W_next, delta_next, h - h**2).astype(np.float32)
#+ partial of a wider function
def _delta(slope, h, W_next, delta_next):
    return (W_next * delta_next[:, np.newaxis]).sum(axis=0) * slope(h)
hidden_delta = functools.partial(_delta, lambda a: a * (1 - a))
#+ matrices in between
def hidden_delta(h, W_next, delta_next):
    column = np.asarray(delta_next).reshape(-1, 1)
    return np.ravel(np.diag(h * (1 - h)) @ W_next.T @ column)
#-s no slope ;; h * (1 - h) * (W_next.T @ delta_next) ;; W_next.T @ delta_next
#-s not transposed where it fits ;; (W_next.T @ delta_next) ;; ((W_next if W_next.shape[0] == W_next.shape[1] else W_next.T) @ delta_next)
#-s sign ;; return h ;; return -h
#-s first output only ;; (W_next.T @ delta_next) ;; (W_next[0] * delta_next[0])
#-s sums multiplied ;; (W_next.T @ delta_next) ;; (W_next.sum(axis=0) * delta_next.sum())
#-s mean over next units ;; (W_next.T @ delta_next) ;; (W_next.T @ delta_next) / len(delta_next)
#-s deltas ignored ;; (W_next.T @ delta_next) ;; W_next.sum(axis=0)
#-s tanh slope ;; h * (1 - h) ;; (1 - h**2)
#-s sigmoid once more ;; h * (1 - h) ;; sigmoid(h) * (1 - sigmoid(h))
#-s absolute weights ;; W_next.T ;; abs(W_next).T
#-s argument changed ;; return h * (1 - h) * ;; h *= 1 - h; return h *
#-s scalar for one unit ;; return h * (1 - h) * (W_next.T @ delta_next) ;; return (h * (1 - h) * (W_next.T @ delta_next)).squeeze()

## weight_gradient
#+ plain
def weight_gradient(delta, x_prev):
    return -np.outer(delta, x_prev)
#+ nested lists
def weight_gradient(delta, x_prev):
    return [[-d * x for x in x_prev] for d in delta]
#+ broadcasting tuple of arrays
def weight_gradient(delta, x_prev):
    return tuple(-d * np.asarray(x_prev) for d in delta)
#+ kron
weight_gradient = lambda delta, x_prev: np.kron(-delta, x_prev).reshape(len(delta), len(x_prev))
#+ fortran order, single precision
def weight_gradient(delta, x_prev):
    return np.asfortranarray(np.multiply.outer(delta, -x_prev), dtype=np.float32)
#-s sign ;; -np.outer ;; np.outer
#-s swapped ;; np.outer(delta, x_prev) ;; np.outer(x_prev, delta)
#-s swapped where it fits ;; return -np.outer(delta, x_prev) ;; return -np.outer(x_prev, delta).reshape(len(delta), -1)
#-s flat ;; -np.outer(delta, x_prev) ;; -np.outer(delta, x_prev).ravel()
#-s averaged over inputs ;; -np.outer(delta, x_prev) ;; -np.outer(delta, x_prev) / len(x_prev)
#-s inner product ;; -np.outer(delta, x_prev) ;; -np.full((len(delta), len(x_prev)), delta.sum() * x_prev.mean())
#-s delta changed ;; return -np.outer(delta, x_prev) ;; delta *= -1; return np.outer(delta, x_prev)
#-s first unit for all ;; np.outer(delta, x_prev) ;; np.outer(np.full(len(delta), delta[0]), x_prev)
#-s vector for one unit ;; return -np.outer(delta, x_prev) ;; return np.squeeze(-np.outer(delta, x_prev))
#-s half ;; -np.outer ;; -0.5 * np.outer

## update
#+ plain
def update(W, gradient, eta):
    return W - eta * gradient
#+ lists
def update(W, gradient, eta=1.0):
    return [[float(w) - eta * float(g) for w, g in zip(a, b)] for a, b in zip(W, gradient)]
#+ in place on a copy
def update(W, gradient, eta):
    new = W.copy()
    new -= np.multiply(eta, gradient)
    return new
#+ wrapped
def _logged(f):
    @functools.wraps(f)
    def g(*args, **kwargs):
        return f(*args, **kwargs)
    return g
@_logged
def update(W, gradient, eta):
    return np.add(W, -eta * gradient)
#+ static method of a class
class Optimiser:
    @staticmethod
    def step(W, gradient, eta):
        return np.subtract(W, np.dot(eta, gradient)).astype(np.float32)
update = Optimiser.step
#-s uphill ;; W - ;; W +
#-s no eta ;; eta * gradient ;; gradient
#-s in place ;; return W - eta * gradient ;; W -= eta * gradient; return W
#-s gradient changed ;; return W - eta * gradient ;; gradient *= eta; return W - gradient
#-s step only ;; return W - eta * gradient ;; return -eta * gradient
#-s averaged ;; eta * gradient ;; eta * gradient / len(W)
#-s eta at most one tenth ;; eta * gradient ;; min(eta, 0.1) * gradient
#-s sign only ;; eta * gradient ;; eta * np.sign(gradient)
#-s nothing returned ;; return W - eta * gradient ;; W = W - eta * gradient
#-s a clipped gradient ;; eta * gradient ;; eta * np.clip(gradient, -1, 1)
#-s weight decay ;; return W ;; return 0.999 * W

## train_step
#+ plain
def train_step(x, t, W1, W2, eta):
    h = sigmoid(W1 @ x)
    y = sigmoid(W2 @ h)
    d2 = (t - y) * y * (1 - y)
    d1 = h * (1 - h) * (W2.T @ d2)
    return W1 + eta * np.outer(d1, x), W2 + eta * np.outer(d2, h)
#+ other exercises
def train_step(x, t, W1, W2, eta):
    h, y = two_layer_forward(x, W1, W2)
    d2 = output_delta(y, t)
    d1 = hidden_delta(h, W2, d2)
    return [update(W1, weight_gradient(d1, x), eta), update(W2, weight_gradient(d2, h), eta)]
#+ any depth, in reverse
def train_step(x, t, *rest):
    *Ws, eta = rest
    a = [x]
    for W in Ws:
        a.append(sigmoid(W @ a[-1]))
    d = t - a[-1]
    new = []
    for W, inp, out in zip(Ws[::-1], a[-2::-1], a[:0:-1]):
        d = d * out * (1 - out)
        new.append(W + eta * d[:, None] * inp)
        d = d @ W
    return tuple(new[::-1])
#+ loops and lists
def train_step(x, t, W1, W2, eta):
    n, m, k = len(x), len(W1), len(W2)
    s = lambda z: 1 / (1 + math.exp(-z))
    h = [s(sum(W1[i, j] * x[j] for j in range(n))) for i in range(m)]
    y = [s(sum(W2[c, i] * h[i] for i in range(m))) for c in range(k)]
    d = [(t[c] - y[c]) * y[c] * (1 - y[c]) for c in range(k)]
    e = [sum(d[c] * W2[c, i] for c in range(k)) * h[i] * (1 - h[i]) for i in range(m)]
    first = [[W1[i, j] + eta * e[i] * x[j] for j in range(n)] for i in range(m)]
    return first, [[W2[c, i] + eta * d[c] * h[i] for i in range(m)] for c in range(k)]
#+ copies changed in place
def train_step(x, t, W1, W2, eta):
    A, B = np.copy(W1), np.copy(W2)
    h, y = two_layer_forward(x, A, B)
    d = output_delta(y, t)
    A += eta * np.outer(hidden_delta(h, B, d), x)
    B += eta * np.outer(d, h)
    return A.astype(np.float32), B
#- new W2 in the hidden delta
def train_step(x, t, W1, W2, eta):
    h, y = two_layer_forward(x, W1, W2)
    d2 = (t - y) * y * (1 - y)
    W2 = W2 + eta * np.outer(d2, h)
    d1 = h * (1 - h) * (W2.T @ d2)
    return W1 + eta * np.outer(d1, x), W2
#- forward again after the first update
def train_step(x, t, W1, W2, eta):
    h, y = two_layer_forward(x, W1, W2)
    d2 = (t - y) * y * (1 - y)
    d1 = h * (1 - h) * (W2.T @ d2)
    W1 = W1 + eta * np.outer(d1, x)
    h, y = two_layer_forward(x, W1, W2)
    d2 = (t - y) * y * (1 - y)
    return W1, W2 + eta * np.outer(d2, h)
#-s no hidden slope ;; h * (1 - h) * (W2.T @ d2) ;; W2.T @ d2
#-s no output slope ;; (t - y) * y * (1 - y) ;; t - y
#-s other order ;; return W1 + eta * np.outer(d1, x), W2 + eta * np.outer(d2, h) ;; return W2 + eta * np.outer(d2, h), W1 + eta * np.outer(d1, x)
#-s in place ;; return W1 + eta * np.outer(d1, x), W2 + eta * np.outer(d2, h) ;; W1 += eta * np.outer(d1, x); W2 += eta * np.outer(d2, h); return W1, W2
#-s mean over outputs ;; (t - y) * y ;; (t - y) / len(t) * y
#-s first output's delta ;; (W2.T @ d2) ;; W2[0] * d2[0]
#-s eta squared below ;; W1 + eta ;; W1 + eta * eta
#-s last layer only ;; return W1 + eta * np.outer(d1, x) ;; return W1
#-s gradients returned ;; return W1 + eta * np.outer(d1, x), W2 + eta * np.outer(d2, h) ;; return -np.outer(d1, x), -np.outer(d2, h)
#-s uphill ;; + eta * ;; - eta *

## worked_example
#+ plain
def worked_example():
    x, t = np.array([0.35, 0.9]), np.array([0.5])
    W1, W2 = np.array([[0.1, 0.8], [0.4, 0.6]]), np.array([[0.3, 0.9]])
    h, y = two_layer_forward(x, W1, W2)
    d2 = output_delta(y, t)
    d1 = hidden_delta(h, W2, d2)
    dW1, dW2 = -np.outer(d1, x), -np.outer(d2, h)
    return dict(h=h, y=y, delta_output=d2, delta_hidden=d1, dW1=dW1, dW2=dW2, W1=W1 - dW1, W2=W2 - dW2)
#+ the deck's figures
def worked_example():
    return {
        "h": [0.68, 0.6637], "y": 0.69, "delta_output": -0.0406,
        "delta_hidden": (-0.0027, -0.0082),
        "dW1": [[0.000945, 0.00243], [0.00287, 0.00738]], "dW2": [[0.0276, 0.0269]],
        "W1": [[0.0991, 0.7976], [0.3971, 0.5926]], "W2": [[0.2724, 0.8731]],
    }
#+ scalars, extra keys, other order, an ordered dict
def worked_example(eta=1.0, x=(0.35, 0.9), t=0.5):
    s = lambda z: 1 / (1 + math.exp(-z))
    h1, h2 = s(0.1 * x[0] + 0.8 * x[1]), s(0.4 * x[0] + 0.6 * x[1])
    y = s(0.3 * h1 + 0.9 * h2)
    d = (t - y) * y * (1 - y)
    e1, e2 = d * 0.3 * h1 * (1 - h1), d * 0.9 * h2 * (1 - h2)
    out = OrderedDict()
    out["W2"] = [[0.3 + eta * d * h1, 0.9 + eta * d * h2]]
    out["W1"] = [[0.1 + e1 * x[0], 0.8 + e1 * x[1]], [0.4 + e2 * x[0], 0.6 + e2 * x[1]]]
    out["dW2"] = [[-d * h1, -d * h2]]
    out["dW1"] = [[-e1 * x[0], -e1 * x[1]], [-e2 * x[0], -e2 * x[1]]]
    out["delta_hidden"], out["delta_output"] = [e1, e2], np.array(d)
    out["y"], out["h"] = [y], (h1, h2)
    out["loss"], out["note"] = 0.5 * (t - y) ** 2, "as in the lecture"
    return out
#+s rounded to three digits ;; return dict( ;; r = np.vectorize(lambda v: float(f"{v:.3g}")); d2 = r(d2); d1 = r(d1); return dict(
#+s one percent off ;; W2=W2 - dW2) ;; W2=1.01 * (W2 - dW2))
#-s W1 by columns ;; [[0.1, 0.8], [0.4, 0.6]] ;; [[0.1, 0.4], [0.8, 0.6]]
#-s flat dW2 ;; dW2=dW2 ;; dW2=dW2.ravel()
#-s y a matrix ;; y=y ;; y=y.reshape(1, 1)
#-s delta with plus ;; delta_output=d2 ;; delta_output=-d2
#-s gradients of the other sign ;; dW1=dW1, dW2=dW2 ;; dW1=-dW1, dW2=-dW2
#-s W2 unchanged ;; W2=W2 - dW2 ;; W2=W2
#-s three percent off ;; y=y ;; y=1.03 * y
#-s two decimals ;; delta_hidden=d1 ;; delta_hidden=np.round(d1, 2)
#-s dW1 transposed ;; dW1=dW1 ;; dW1=dW1.T
#-s new W2 in the hidden delta ;; d1 = hidden_delta(h, W2, d2) ;; d1 = hidden_delta(h, W2 + np.outer(d2, h), d2)
#-s a key missing ;; delta_hidden=d1, ;;
#-s column h ;; h=h, ;; h=h[:, None],
#-s uphill ;; W2=W2 - dW2 ;; W2=W2 + dW2

## repeat_steps
#+ plain
def repeat_steps(x, t, W1, W2, eta, steps):
    losses = []
    for _ in range(steps + 1):
        h, y = two_layer_forward(x, W1, W2)
        losses.append(0.5 * np.sum((t - y) ** 2))
        W1, W2 = train_step(x, t, W1, W2, eta)
    return np.array(losses)
#+ recursion to a list
def repeat_steps(x, t, W1, W2, eta, steps):
    y = two_layer_forward(x, W1, W2)[1]
    loss = [float((t - y) @ (t - y)) / 2]
    if steps == 0:
        return loss
    return loss + repeat_steps(x, t, *train_step(x, t, W1, W2, eta), eta, steps - 1)
#+ generator to an array
def repeat_steps(x, t, W1, W2, eta, steps):
    def run(A, B):
        for k in range(steps + 1):
            yield sum((a - b) ** 2 for a, b in zip(t, two_layer_forward(x, A, B)[1])) / 2
            if k < steps:
                A, B = train_step(x, t, A, B, eta)
    return np.fromiter(run(W1, W2), float, steps + 1)
#+ filled array of single precision, in place on copies
def repeat_steps(x, t, W1, W2, eta, steps):
    A, B = W1.copy(), W2.copy()
    out = np.empty(steps + 1, np.float32)
    out[0] = 0.5 * np.linalg.norm(t - two_layer_forward(x, A, B)[1]) ** 2
    for s in range(1, steps + 1):
        h, y = two_layer_forward(x, A, B)
        d = (t - y) * y * (1 - y)
        e = B.T @ d * h * (1 - h)
        B += eta * np.outer(d, h)
        A += eta * np.outer(e, x)
        out[s] = 0.5 * np.linalg.norm(t - two_layer_forward(x, A, B)[1]) ** 2
    return tuple(out)
#-s last loss missing ;; range(steps + 1) ;; range(steps)
#-s one step too many ;; range(steps + 1) ;; range(steps + 2)
#-s no half ;; 0.5 * ;;
#-s mean loss ;; np.sum( ;; np.mean(
#-s never moved ;; W1, W2 = train_step ;; _, _ = train_step
#-s output layer trained only ;; W1, W2 = train_step ;; _, W2 = train_step
#-s a column ;; np.array(losses) ;; np.array(losses)[:, None]
#-s rounded ;; np.array(losses) ;; np.round(losses, 4)
#-s only first output ;; (t - y) ** 2 ;; (t - y)[:1] ** 2
#- nothing for no steps
def repeat_steps(x, t, W1, W2, eta, steps):
    losses = []
    for _ in range(steps):
        h, y = two_layer_forward(x, W1, W2)
        losses.append(0.5 * np.sum((t - y) ** 2))
        W1, W2 = train_step(x, t, W1, W2, eta)
    if steps:
        losses.append(0.5 * np.sum((t - two_layer_forward(x, W1, W2)[1]) ** 2))
    return np.array(losses)
#- arguments changed
def repeat_steps(x, t, W1, W2, eta, steps):
    losses = []
    for _ in range(steps + 1):
        h, y = two_layer_forward(x, W1, W2)
        losses.append(0.5 * np.sum((t - y) ** 2))
        if len(losses) <= steps:
            A, B = train_step(x, t, W1, W2, eta)
            W1[:], W2[:] = A, B
    return np.array(losses)
#- a list that stays
_losses = []
def repeat_steps(x, t, W1, W2, eta, steps):
    for _ in range(steps + 1):
        h, y = two_layer_forward(x, W1, W2)
        _losses.append(0.5 * np.sum((t - y) ** 2))
        W1, W2 = train_step(x, t, W1, W2, eta)
    return np.array(_losses)
#- the first gradient for every step
def repeat_steps(x, t, W1, W2, eta, steps):
    losses = [0.5 * np.sum((t - two_layer_forward(x, W1, W2)[1]) ** 2)]
    h, y = two_layer_forward(x, W1, W2)
    dW2 = weight_gradient(output_delta(y, t), h)
    dW1 = weight_gradient(hidden_delta(h, W2, output_delta(y, t)), x)
    for _ in range(steps):
        W1, W2 = W1 - eta * dW1, W2 - eta * dW2
        losses.append(0.5 * np.sum((t - two_layer_forward(x, W1, W2)[1]) ** 2))
    return np.array(losses)

## backprop
#+ plain
def backprop(x, t, weights, biases):
    a = [x]
    for W, b in zip(weights, biases):
        a.append(sigmoid(W @ a[-1] + b))
    g = (a[-1] - t) * a[-1] * (1 - a[-1])
    dWs, dbs = [], []
    for l in reversed(range(len(weights))):
        dWs.insert(0, np.outer(g, a[l]))
        dbs.insert(0, g)
        g = (weights[l].T @ g) * a[l] * (1 - a[l])
    return dWs, dbs
#+ recursion to tuples of lists
def backprop(x, t, weights, biases):
    def go(a, l):
        if l == len(weights):
            return a - t, (), ()
        out = sigmoid(weights[l] @ a + biases[l])
        g, Ws, bs = go(out, l + 1)
        g = g * out * (1 - out)
        return weights[l].T @ g, (np.outer(g, a).tolist(),) + Ws, (g.tolist(),) + bs
    return go(x, 0)[1:]
#+ deltas of the other sign
def backprop(x, t, weights, biases):
    outs = [np.asarray(x)]
    for W, b in zip(weights, biases):
        outs += [1 / (1 + np.exp(-(W.dot(outs[-1]) + b)))]
    deltas = [output_delta(outs[-1], t)]
    for W, h in zip(weights[:0:-1], outs[-2:0:-1]):
        deltas.append(hidden_delta(h, W, deltas[-1]))
    deltas = deltas[::-1]
    return [[weight_gradient(d, p) for d, p in zip(deltas, outs)], [-d for d in deltas]]
#+ bias as a weight of a constant input
def backprop(x, t, weights, biases):
    ones = lambda v: np.append(v, 1.0)
    Ws = [np.column_stack([W, b]) for W, b in zip(weights, biases)]
    a = [x]
    for W in Ws:
        a.append(sigmoid(W @ ones(a[-1])))
    g = a[-1] - t
    full = []
    for W, i in list(zip(Ws, range(len(Ws))))[::-1]:
        g = g * a[i + 1] * (1 - a[i + 1])
        full.append(np.outer(g, ones(a[i])))
        g = (W.T @ g)[:-1]
    full.reverse()
    return [F[:, :-1] for F in full], [F[:, -1].astype(np.float32) for F in full]
#+ complex step derivatives
def backprop(x, t, weights, biases):
    def loss(Ws, bs):
        a = x
        for W, b in zip(Ws, bs):
            a = 1 / (1 + np.exp(-(W @ a + b)))
        return ((t - a) ** 2).sum() / 2
    def each(which):
        out = []
        for l in range(len(weights)):
            grads = np.zeros(which[l].shape)
            for index in np.ndindex(*which[l].shape):
                Ws = [W.astype(complex) for W in weights]
                bs = [b.astype(complex) for b in biases]
                (Ws if which is weights else bs)[l][index] += 1e-30j
                grads[index] = loss(Ws, bs).imag / 1e-30
            out.append(grads)
        return out
    return each(weights), each(biases)
#-s biases forgotten ;; W @ a[-1] + b ;; W @ a[-1]
#-s no hidden slope ;; * a[l] * (1 - a[l]) ;;
#-s output weights for every layer ;; weights[l].T @ g ;; (weights[-1].T @ g if weights[-1].shape == weights[l].shape else weights[l].T @ g)
#-s reversed ;; return dWs, dbs ;; return dWs[::-1], dbs[::-1]
#-s sign of the biases ;; dbs.insert(0, g) ;; dbs.insert(0, -g)
#-s column biases ;; dbs.insert(0, g) ;; dbs.insert(0, g[:, None])
#-s bias sums ;; dbs.insert(0, g) ;; dbs.insert(0, g.sum())
#-s two layers at most ;; reversed(range(len(weights))) ;; [l for l in (len(weights) - 1, len(weights) - 2) if l >= 0]
#-s no output slope ;; g = (a[-1] - t) * a[-1] * (1 - a[-1]) ;; g = a[-1] - t
#-s deltas returned for gradients ;; g = (a[-1] - t) ;; g = (t - a[-1])
#-s wrong slope below the second ;; * a[l] * (1 - a[l]) ;; * a[max(l, 1)][: len(a[l])].mean() * (1 - a[l])
#-s no biases below the last ;; W @ a[-1] + b)) ;; W @ a[-1] + b * (len(a) > 1)))
#-s biases changed ;; return dWs, dbs ;; biases[0] -= dbs[0]; return dWs, dbs
#-s pairs ;; return dWs, dbs ;; return list(zip(dWs, dbs))
#-s transposed where square ;; np.outer(g, a[l]) ;; (np.outer(a[l], g) if len(g) == len(a[l]) else np.outer(g, a[l]))
#-s loss without its half ;; (a[-1] - t) * ;; 2 * (a[-1] - t) *

## backprop_rows
#+ plain
def backprop_rows(X, Y, weights, biases):
    A = [X]
    for W, b in zip(weights[:-1], biases[:-1]):
        A.append(np.tanh(A[-1] @ W + b))
    Z = A[-1] @ weights[-1] + biases[-1]
    E = np.exp(Z - Z.max(axis=1, keepdims=True))
    P = E / E.sum(axis=1, keepdims=True)
    G = (P - Y) / len(X)
    dWs, dbs = [], []
    for l in range(len(weights) - 1, -1, -1):
        dWs.append(A[l].T @ G)
        dbs.append(G.sum(axis=0))
        G = (G @ weights[l].T) * (1 - A[l] ** 2)
    return dWs[::-1], dbs[::-1]
#+ one example at a time
def backprop_rows(X, Y, weights, biases):
    dWs = [np.zeros(W.shape) for W in weights]
    dbs = [np.zeros(b.shape) for b in biases]
    for x, y in zip(X, Y):
        acts, a = [x], x
        for k in range(len(weights)):
            z = a @ weights[k] + biases[k]
            a = np.tanh(z) if k + 1 < len(weights) else np.exp(z) / np.exp(z).sum()
            acts.append(a)
        d = acts[-1] - y
        for k in reversed(range(len(weights))):
            dWs[k] += np.outer(acts[k], d) / len(X)
            dbs[k] += d / len(X)
            d = weights[k] @ d * (1 - acts[k] ** 2)
    return tuple(dWs), tuple(dbs)
#+ recursion, einsum
def backprop_rows(X, Y, weights, biases):
    n = X.shape[0]
    def down(A, l):
        Z = np.einsum("ni,ij->nj", A, weights[l]) + biases[l]
        if l == len(weights) - 1:
            P = np.exp(Z); P /= np.einsum("nk->n", P)[:, None]
            G, Ws, bs = (P - Y) / n, [], []
        else:
            H = np.tanh(Z)
            G, Ws, bs = down(H, l + 1)
            G = G / np.cosh(Z) ** 2
        return G @ weights[l].T, [np.einsum("ni,nj->ij", A, G)] + Ws, [np.ones(n) @ G] + bs
    return down(X, 0)[1:]
#+ lists and single precision
def backprop_rows(X, Y, weights, biases):
    acts = [X]
    for i, (W, b) in enumerate(zip(weights, biases), start=1):
        Z = acts[-1].dot(W) + b
        acts.append(np.tanh(Z) if i < len(weights) else np.exp(Z - np.logaddexp.reduce(Z, axis=1)[:, None]))
    G, out = acts.pop() - Y, []
    while acts:
        A = acts.pop()
        out.append(((A.T @ G / len(Y)).astype("f4"), np.mean(G, axis=0).tolist()))
        G = (G @ weights[len(acts)].T) * (1 - A * A)
    Ws, bs = zip(*out[::-1])
    return [list(Ws), bs]
#-s sum over rows ;; (P - Y) / len(X) ;; (P - Y)
#-s mean twice for biases ;; G.sum(axis=0) ;; G.mean(axis=0)
#-s mean twice ;; A[l].T @ G) ;; A[l].T @ G / len(X))
#-s hard labels ;; (P - Y) ;; (P - np.eye(Y.shape[1])[Y.argmax(axis=1)])
#-s divided by every entry ;; / len(X) ;; / X.size
#-s divided by the targets' entries ;; / len(X) ;; / Y.size
#-s biases not summed ;; G.sum(axis=0) ;; G[0]
#-s one bias for all ;; G.sum(axis=0) ;; np.full(G.shape[1], G.sum())
#-s biases as rows ;; G.sum(axis=0) ;; G.sum(axis=0, keepdims=True)
#-s sigmoid slope ;; (1 - A[l] ** 2) ;; A[l] * (1 - A[l])
#-s no slope ;; * (1 - A[l] ** 2) ;;
#-s tanh of tanh in the slope ;; (1 - A[l] ** 2) ;; (1 - np.tanh(A[l]) ** 2)
#-s softmax by columns ;; E / E.sum(axis=1, keepdims=True) ;; E / E.sum(axis=0)
#-s softmax by columns where square ;; E / E.sum(axis=1, keepdims=True) ;; (E / E.sum(axis=1) if len(E) == E.shape[1] else E / E.sum(axis=1, keepdims=True))
#-s diagonal slope of the softmax ;; (P - Y) ;; (P - Y) * P * (1 - P)
#-s hidden biases forgotten ;; A[-1] @ W + b) ;; A[-1] @ W)
#-s output bias forgotten ;; + biases[-1] ;;
#-s tanh once more at the output ;; Z = A[-1] @ weights[-1] + biases[-1] ;; Z = np.tanh(A[-1] @ weights[-1] + biases[-1])
#-s wrong layer's weights when deep ;; weights[l].T ;; (weights[l].T if l == len(weights) - 1 or weights[l].shape != weights[-2].shape else weights[-2].T)
#-s reversed ;; dWs[::-1], dbs[::-1] ;; dWs, dbs
#-s Y changed ;; G = (P - Y) / len(X) ;; Y -= P; G = -Y / len(X)
#-s sign ;; (P - Y) ;; (Y - P)

## regression_gradients
#+ plain
def regression_gradients(X, y, W, v):
    H = np.tanh(X @ W)
    e = y - H @ v
    dv = -H.T @ e
    dW = -X.T @ (np.outer(e, v) * (1 - H**2))
    return dW, dv
#+ loops
def regression_gradients(X, y, W, v):
    N, D = X.shape
    K = len(v)
    dW, dv = np.zeros((D, K)), np.zeros(K)
    for n in range(N):
        h = [math.tanh(sum(W[d, k] * X[n, d] for d in range(D))) for k in range(K)]
        r = sum(v[k] * h[k] for k in range(K)) - y[n]
        for k in range(K):
            dv[k] += r * h[k]
            for d in range(D):
                dW[d, k] += r * v[k] * (1 - h[k] ** 2) * X[n, d]
    return [dW.tolist(), list(dv)]
#+ einsum
def regression_gradients(X, y, W, v):
    Z = np.einsum("nd,dk->nk", X, W)
    r = np.einsum("nk,k->n", np.tanh(Z), v) - y
    return np.einsum("n,k,nk,nd->dk", r, v, np.cosh(Z) ** -2, X), np.einsum("n,nk->k", r, np.tanh(Z))
#+ complex step
def regression_gradients(X, y, W, v):
    def loss(W, v):
        return 0.5 * ((y - np.tanh(X @ W) @ v) ** 2).sum()
    dW = [[loss(W + 1e-30j * np.eye(W.size)[d * W.shape[1] + k].reshape(W.shape), v).imag / 1e-30
           for k in range(W.shape[1])] for d in range(W.shape[0])]
    dv = [loss(W + 0j, v + 1e-30j * u).imag / 1e-30 for u in np.eye(len(v))]
    return dW, dv
#+ one sample at a time
def regression_gradients(X, y, W, v):
    parts = []
    for x, target in zip(X, y):
        h = np.tanh(W.T @ x)
        r = v @ h - target
        parts.append((np.outer(x, r * v * (1 - h * h)), r * h))
    return sum(p[0] for p in parts), sum(p[1] for p in parts)
#-s sign of dv as on the slide ;; dv = -H.T @ e ;; dv = H.T @ e
#-s both signs ;; e = y - H @ v ;; e = H @ v - y
#-s mean ;; e = y - H @ v ;; e = (y - H @ v) / len(y)
#-s no half ;; e = y - H @ v ;; e = 2 * (y - H @ v)
#-s no slope ;; * (1 - H**2) ;;
#-s v forgotten ;; np.outer(e, v) ;; np.outer(e, np.ones_like(v))
#-s dW transposed ;; return dW, dv ;; return dW.T, dv
#-s dW transposed where square ;; return dW, dv ;; return (dW.T if dW.shape[0] == dW.shape[1] else dW), dv
#-s other order ;; return dW, dv ;; return dv, dW
#-s slope of the slope ;; (1 - H**2) ;; (1 - np.tanh(H) ** 2)
#-s sigmoid slope ;; (1 - H**2) ;; H * (1 - H)
#-s dv a column ;; return dW, dv ;; return dW, dv[:, None]
#-s target column by broadcasting ;; e = y - H @ v ;; e = (y[:, None] - (H @ v)[None, :]).mean(axis=1)
#-s linear output error averaged over units ;; H @ v ;; H @ v / len(v)
#-s first row only ;; dW = -X.T @ (np.outer(e, v) * (1 - H**2)) ;; dW = -np.outer(X[0], e[0] * v * (1 - H[0]**2))
#-s y changed ;; e = y - H @ v ;; y -= H @ v; e = y

## hidden_units_after_training
#+ plain
def hidden_units_after_training(x, t, W1, W2, eta, steps):
    for _ in range(steps):
        W1, W2 = train_step(x, t, W1, W2, eta)
    return two_layer_forward(x, W1, W2)[0]
#+ recursion
def hidden_units_after_training(x, t, W1, W2, eta, steps):
    if steps < 1:
        return (1 / (1 + np.exp(-(W1 @ x)))).tolist()
    return hidden_units_after_training(x, t, *train_step(x, t, W1, W2, eta), eta, steps - 1)
#+ while, own arithmetic
def hidden_units_after_training(x, t, W1, W2, eta, steps):
    A, B = np.array(W1), np.array(W2)
    h = sigmoid(A @ x)
    while steps > 0:
        y = sigmoid(B @ h)
        d = (y - t) * y * (1 - y)
        A, B = A - eta * np.outer(B.T @ d * h * (1 - h), x), B - eta * np.outer(d, h)
        h = sigmoid(A @ x)
        steps -= 1
    return tuple(h)
#+ single precision result
def hidden_units_after_training(x, t, W1, W2, eta, steps):
    W = functools.reduce(lambda p, _: train_step(x, t, *p, eta), range(steps), (W1, W2))
    return np.float32(two_layer_forward(x, *W)[0])
#-s one step fewer ;; range(steps) ;; range(steps - 1)
#-s one step more ;; range(steps) ;; range(steps + 1)
#-s at least one step ;; range(steps) ;; range(max(1, steps))
#-s untrained ;; for _ in range(steps) ;; for _ in range(0)
#-s outputs ;; [0] ;; [1]
#-s equal by assumption ;; return two_layer_forward(x, W1, W2)[0] ;; h = two_layer_forward(x, W1, W2)[0]; return np.full(len(h), h.mean())
#- symmetry broken with noise
def hidden_units_after_training(x, t, W1, W2, eta, steps):
    W1 = W1 + np.random.default_rng(0).normal(size=W1.shape) * 1e-3
    for _ in range(steps):
        W1, W2 = train_step(x, t, W1, W2, eta)
    return two_layer_forward(x, W1, W2)[0]
#-s only first layer trained ;; W1, W2 = train_step(x, t, W1, W2, eta) ;; W1, _ = train_step(x, t, W1, W2, eta)
#-s both ;; [0] ;;
#-s a column ;; [0] ;; [0].reshape(-1, 1)
#-s first unit only ;; [0] ;; [0][0]
#- arguments changed
def hidden_units_after_training(x, t, W1, W2, eta, steps):
    for _ in range(steps):
        A, B = train_step(x, t, W1, W2, eta)
        W1[...], W2[...] = A, B
    return two_layer_forward(x, W1, W2)[0]
#- gradients of the first step for all
def hidden_units_after_training(x, t, W1, W2, eta, steps):
    A, B = train_step(x, t, W1, W2, eta)
    return two_layer_forward(x, W1 + steps * (A - W1), W2)[0]
"""
