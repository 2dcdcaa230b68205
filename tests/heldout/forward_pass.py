# ruff: noqa: E501
r"""Held-out answers to forward_pass, written from the contract alone. See test_heldout.py."""

ANSWERS = r"""
#= prelude
import functools
import itertools
import math
import operator

import numpy as np


def sigma(z):
    return 1 / (1 + np.exp(-z))

## unit
#+ plain
def unit(x, w, b, activation):
    return activation(np.dot(w, x) + b)
#+ zip and a python float
def unit(x, w, b, activation):
    total = b
    for xi, wi in zip(x, w):
        total += float(xi) * float(wi)
    return float(activation(total))
#+ activation of an array, 0-d result
def unit(x, w, b, activation=np.tanh):
    return activation(np.array(np.einsum("i,i->", x, w) + b))
#+ bias as a weight, activation of a vector
unit = lambda x, w, b, activation: activation(np.append(x, 1) @ np.append(w, b)[:, None])[0]
#+ single precision result
def unit(x, w, b, activation):
    return np.float32(activation(functools.reduce(operator.add, map(operator.mul, w, x), b)))
#-s bias after the activation ;; activation(np.dot(w, x) + b) ;; activation(np.dot(w, x)) + b
#-s no bias ;; np.dot(w, x) + b ;; np.dot(w, x)
#-s vector of one ;; return activation(np.dot(w, x) + b) ;; return np.atleast_1d(activation(np.dot(w, x) + b))
#-s activation of each product ;; activation(np.dot(w, x) + b) ;; np.sum(activation(w * x + b))
#-s always the sigmoid ;; activation(np ;; sigma(np
#-s bias for every input ;; np.dot(w, x) + b ;; np.sum(w * x + b)
#-s bias subtracted ;; + b ;; - b
#-s four decimals ;; return activation(np.dot(w, x) + b) ;; return round(float(activation(np.dot(w, x) + b)), 4)
#-s input changed ;; return activation(np.dot(w, x) + b) ;; x *= w; return activation(x.sum() + b)
#-s no activation ;; return activation(np.dot(w, x) + b) ;; return np.dot(w, x) + b
#-s mean ;; np.dot(w, x) ;; np.mean(w * x)
#-s as text ;; return activation(np.dot(w, x) + b) ;; return str(activation(np.dot(w, x) + b))
#-s two inputs only ;; np.dot(w, x) ;; np.dot(w[:2], x[:2])

## perceptron
#+ plain
def perceptron(x, w, b):
    return 1 if np.dot(w, x) + b > 0 else 0
#+ python bool
def perceptron(x, w, b):
    return sum(i * j for i, j in zip(x, w)) + b > 0
#+ numpy integer
def perceptron(x, w, b):
    return np.int64(np.heaviside(w @ x + b, 0.0))
#+ numpy bool
perceptron = lambda x, w, b: np.bool_(np.greater(np.vdot(x, w), -b))
#+ 0-d integer array
def perceptron(x, w, b, threshold=0):
    return np.array(np.inner(x, w) + b > threshold).astype(int)
#-s plus or minus one ;; else 0 ;; else -1
#-s at zero ;; > 0 ;; >= 0
#-s no bias ;; + b ;;
#-s bias the other way ;; + b > 0 ;; > b
#-s vector of one ;; return 1 if np.dot(w, x) + b > 0 else 0 ;; return np.array([1 if np.dot(w, x) + b > 0 else 0])
#-s net input ;; return 1 if np.dot(w, x) + b > 0 else 0 ;; return np.dot(w, x) + b
#-s sigmoid ;; return 1 if np.dot(w, x) + b > 0 else 0 ;; return sigma(np.dot(w, x) + b)
#-s other way ;; > 0 ;; < 0
#-s threshold of a half ;; > 0 ;; > 0.5
#-s each input ;; return 1 if np.dot(w, x) + b > 0 else 0 ;; return (w * x + b > 0).astype(int)
#-s any input ;; np.dot(w, x) + b > 0 ;; np.any(w * x + b > 0)
#-s input changed ;; return ;; x *= w; return 1 if x.sum() + b > 0 else 0; return

## consecutive_ones_hidden
#+ plain
def consecutive_ones_hidden(x):
    h1 = perceptron(x, np.array([1, 2, 1, 0]), -2.5)
    h2 = perceptron(x, np.array([0, 0, 1, 1]), -1.5)
    return np.array([h1, h2])
#+ booleans in a list
def consecutive_ones_hidden(x):
    a, b, c, d = (bool(v) for v in x)
    return [b and (a or c), c and d]
#+ boolean array
def consecutive_ones_hidden(x):
    W = np.array([[1, 2, 1, 0], [0, 0, 1, 1]])
    return W @ x > [2.5, 1.5]
#+ floats in a tuple
consecutive_ones_hidden = lambda x: (float(x[0] + 2 * x[1] + x[2] > 2.5), float(x[2] + x[3] > 1.5))
#+ single precision step
def consecutive_ones_hidden(x):
    return np.heaviside(np.dot([[1, 2, 1, 0], [0, 0, 1, 1]], x) - [2.5, 1.5], 0).astype("f4")
#-s plus or minus one ;; np.array([h1, h2]) ;; 2 * np.array([h1, h2]) - 1
#-s bias of the other ;; -2.5 ;; -1.5
#-s no bias ;; -1.5 ;; 0
#-s swapped ;; [h1, h2] ;; [h2, h1]
#-s one answer ;; np.array([h1, h2]) ;; max(h1, h2)
#-s first pair only ;; [1, 2, 1, 0] ;; [1, 1, 0, 0]
#-s weights of one ;; [1, 2, 1, 0]), -2.5 ;; [1, 1, 1, 0]), -1.5
#-s row ;; np.array([h1, h2]) ;; np.array([[h1, h2]])
#-s net inputs ;; return np.array([h1, h2]) ;; return np.array([x[0] + 2 * x[1] + x[2] - 2.5, x[2] + x[3] - 1.5])
#-s sigmoids ;; return np.array([h1, h2]) ;; return sigma(np.array([x[0] + 2 * x[1] + x[2] - 2.5, x[2] + x[3] - 1.5]))
#-s input changed ;; h1 = ;; x[3] *= x[2]; h1 =

## consecutive_ones
#+ plain
def consecutive_ones(x):
    return int(np.any(consecutive_ones_hidden(x)))
#+ text
def consecutive_ones(x):
    return "11" in "".join(str(int(v)) for v in x)
#+ products
consecutive_ones = lambda x: np.int32(np.max(np.asarray(x)[1:] * np.asarray(x)[:-1]))
#+ bits
def consecutive_ones(x):
    n = functools.reduce(lambda s, v: 2 * s + int(v), x, 0)
    return 1 if n & (n >> 1) else 0
#+ third perceptron, numpy bool
def consecutive_ones(x):
    h = consecutive_ones_hidden(x)
    return np.sum(h) - 0.5 > 0
#+ pairwise
def consecutive_ones(x):
    return int(any(a and b for a, b in itertools.pairwise(x.tolist())))
#-s both hidden units ;; np.any ;; np.all
#-s two ones anywhere ;; np.any(consecutive_ones_hidden(x)) ;; np.sum(x) >= 2
#-s around the end ;; np.any(consecutive_ones_hidden(x)) ;; np.any(np.asarray(x) * np.roll(x, 1))
#-s first two pairs ;; np.any(consecutive_ones_hidden(x)) ;; np.any(np.asarray(x)[1:3] * np.asarray(x)[:2])
#-s number of pairs ;; int(np.any(consecutive_ones_hidden(x))) ;; int(np.sum(np.asarray(x)[1:] * np.asarray(x)[:-1]))
#-s sum of hidden ;; int(np.any(consecutive_ones_hidden(x))) ;; int(np.sum(consecutive_ones_hidden(x)))
#-s plus or minus one ;; return int(np.any(consecutive_ones_hidden(x))) ;; return 1 if np.any(consecutive_ones_hidden(x)) else -1
#-s vector ;; int(np.any(consecutive_ones_hidden(x))) ;; np.array([int(np.any(consecutive_ones_hidden(x)))])
#-s middle pair missing ;; np.any(consecutive_ones_hidden(x)) ;; (x[0] and x[1]) or (x[2] and x[3])
#-s input changed ;; return int(np.any(consecutive_ones_hidden(x))) ;; x[:3] *= x[1:]; return int(x[:3].any())

## dense
#+ plain
def dense(x, W, b, activation):
    return activation(W @ x + b)
#+ units in a list
def dense(x, W, b, activation):
    return [unit(x, row, bias, activation) for row, bias in zip(W, b)]
#+ matrices, then flat
def dense(x, W, b, activation=np.tanh):
    column = np.reshape(x, (-1, 1))
    return activation(W @ column + np.reshape(b, (-1, 1))).ravel()
#+ scalars to single precision
def dense(x, W, b, activation):
    out = np.zeros(len(W), dtype=np.float32)
    for i in range(W.shape[0]):
        out[i] = activation(sum(W[i, j] * x[j] for j in range(W.shape[1])) + b[i])
    return out
#+ keyword extras, row form inside
def dense(x, W, b, activation, *, scale=1.0):
    Z = x[None, :] @ W.T
    Z += b
    return tuple(activation(scale * Z)[0])
#-s transposed where it fits ;; W @ x ;; (W.T if W.shape[0] == W.shape[1] else W) @ x
#-s no bias ;; + b) ;; )
#-s bias after the activation ;; activation(W @ x + b) ;; activation(W @ x) + b
#-s column ;; activation(W @ x + b) ;; activation(W @ x + b)[:, None]
#-s bias by broadcasting ;; + b) ;; + b[:, None])
#-s first bias ;; + b ;; + b[0]
#-s always the sigmoid ;; activation(W ;; sigma(W
#-s scalar for one unit ;; activation(W @ x + b) ;; activation(W @ x + b).squeeze()
#-s no activation ;; activation(W @ x + b) ;; W @ x + b
#-s bias changed ;; return activation(W @ x + b) ;; b += W @ x; return activation(b)
#-s mean over the inputs ;; W @ x ;; W @ x / len(x)
#-s three decimals ;; activation(W @ x + b) ;; np.round(activation(W @ x + b), 3)
#-s sum of a layer ;; return activation(W @ x + b) ;; return np.sum(activation(W @ x + b))

## forward
#+ plain
def forward(x, weights, biases, activation):
    out = [x]
    for W, b in zip(weights, biases):
        out.append(activation(W @ out[-1] + b))
    return out
#+ accumulate to a tuple
def forward(x, weights, biases, activation):
    step = lambda a, layer: activation(layer[0].dot(a) + layer[1])
    return tuple(itertools.accumulate(zip(weights, biases), step, initial=x))
#+ recursion, lists of floats
def forward(x, weights, biases, activation):
    if not len(weights):
        return [list(map(float, x))]
    return [list(x)] + forward(np.array(dense(x, weights[0], biases[0], activation)), weights[1:], biases[1:], activation)
#+ single precision results
def forward(x, weights, biases, activation):
    a, got = np.copy(x), [np.float32(x)]
    for l in range(len(weights)):
        a = activation(np.einsum("ij,j", weights[l], a) + biases[l])
        got.append(a.astype("f4"))
    return got
#+ a subclass of list
class Acts(list):
    def __init__(self, x):
        super().__init__([x])
def forward(x, weights, biases, activation):
    acts = Acts(x)
    [acts.append(dense(acts[-1], W, b, activation)) for W, b in zip(weights, biases)]
    return acts
#-s no input ;; return out ;; return out[1:]
#-s output only ;; return out ;; return out[-1]
#-s hidden and output only ;; return out ;; return out[-2:]
#-s no biases ;; + b ;;
#-s linear output ;; return out ;; out[-1] = weights[-1] @ out[-2] + biases[-1]; return out
#-s first bias everywhere where it fits ;; + b)) ;; + (biases[0] if biases[0].shape == b.shape else b)))
#-s first weights everywhere where they fit ;; W @ out[-1] ;; (weights[0] if weights[0].shape == W.shape else W) @ out[-1]
#-s net inputs kept ;; activation(W @ out[-1] + b) ;; W @ (out[-1] if len(out) == 1 else activation(out[-1])) + b
#-s transposed where it fits ;; W @ out[-1] ;; (W.T if W.shape[0] == W.shape[1] else W) @ out[-1]
#-s two layers at most ;; zip(weights, biases) ;; zip(weights[:2], biases[:2])
#-s activation of the input ;; out = [x] ;; out = [activation(x)]
#-s bias after the activation ;; activation(W @ out[-1] + b) ;; activation(W @ out[-1]) + b
#-s output to input ;; return out ;; return out[::-1]
#-s argument changed ;; return out ;; biases[-1] *= 0.5; return out
#-s columns ;; return out ;; return [a[:, None] for a in out]
#-s one array of objects flat ;; return out ;; return np.concatenate(out)

## forward_rows
#+ plain
def forward_rows(X, weights, biases, activations):
    for W, b, f in zip(weights, biases, activations):
        X = f(X @ W + b)
    return X
#+ row by row, nested lists
def forward_rows(X, weights, biases, activations):
    def one(x):
        for W, b, f in zip(weights, biases, activations):
            x = [f(sum(x[i] * W[i, j] for i in range(len(x))) + b[j]) for j in range(W.shape[1])]
        return x
    return [one(list(x)) for x in X]
#+ columns inside
def forward_rows(X, weights, biases, activations):
    A = X.T
    for k, f in enumerate(activations):
        A = f(weights[k].T @ A + biases[k][:, None])
    return A.T
#+ composed functions in single precision
def forward_rows(X, weights, biases, activations):
    layers = [functools.partial(lambda A, W, b, f: f(A @ W + b), W=W, b=b, f=f) for W, b, f in zip(weights, biases, activations)]
    return functools.reduce(lambda A, layer: layer(A), layers, X).astype(np.float32)
#+ bias as a column of ones, recursion
def forward_rows(X, weights, biases, activations):
    if len(weights) == 0:
        return X
    A = np.hstack([X, np.ones((len(X), 1))]) @ np.vstack([weights[0], biases[0]])
    return forward_rows(activations[0](A), weights[1:], biases[1:], activations[1:])
#-s first activation for all ;; f(X @ W + b) ;; activations[0](X @ W + b)
#-s last activation for all ;; f(X @ W + b) ;; activations[-1](X @ W + b)
#-s first activation for all hidden ;; f(X @ W + b) ;; (f if W is weights[-1] else activations[0])(X @ W + b)
#-s no biases ;; X @ W + b ;; X @ W
#-s bias by columns where it fits ;; X @ W + b ;; X @ W + (b[:, None] if len(b) == len(X) else b)
#-s bias after the activation ;; f(X @ W + b) ;; f(X @ W) + b
#-s linear output ;; f(X @ W + b) ;; (X @ W + b if W is weights[-1] else f(X @ W + b))
#-s vector for one row ;; return X ;; return X[0] if len(X) == 1 else X
#-s vector for one unit ;; return X ;; return X.squeeze()
#-s transposed where it fits ;; X @ W ;; X @ (W.T if W.shape[0] == W.shape[1] else W)
#-s first row only ;; return X ;; return np.repeat(X[:1], len(X), axis=0)
#-s transposed result ;; return X ;; return X.T
#- input changed
def forward_rows(X, weights, biases, activations):
    Y = X
    for W, b, f in zip(weights, biases, activations):
        Y = f(Y @ W + b)
    X[:] = 0.0
    return Y
#-s two decimals ;; return X ;; return X.round(2)
#-s activations in reverse ;; zip(weights, biases, activations) ;; zip(weights, biases, activations[::-1])

## slide_network
#+ plain
def slide_network(x):
    W = [np.array([[1, -2], [-1, 1]]), np.array([[2, -1], [-2, -1]]), np.array([[3, -1], [-1, 4]])]
    b = [np.array([1, 0]), np.array([0, 0]), np.array([-2, 2])]
    return forward(x, W, b, sigma)[-1]
#+ by hand
def slide_network(x):
    s = lambda z: 1 / (1 + math.exp(-z))
    a, b = s(x[0] - 2 * x[1] + 1), s(x[1] - x[0])
    a, b = s(2 * a - b), s(-2 * a - b)
    return s(3 * a - b - 2), s(-a + 4 * b + 2)
#+ loop over nested lists, tanh
def slide_network(x):
    for W, b in (([[1, -2], [-1, 1]], [1, 0]), ([[2, -1], [-2, -1]], 0), ([[3, -1], [-1, 4]], [-2, 2])):
        x = 0.5 + 0.5 * np.tanh((np.matmul(W, x) + b) / 2)
    return x.tolist()
#+ row form, single precision
def slide_network(x):
    Ws = [np.array(W, float).T for W in ([[1, -2], [-1, 1]], [[2, -1], [-2, -1]], [[3, -1], [-1, 4]])]
    bs = [np.array(b) for b in ((1, 0), (0, 0), (-2, 2))]
    return forward_rows(np.array([x]), Ws, bs, [sigma] * 3)[0].astype(np.float32)
#-s two decimals ;; return forward(x, W, b, sigma)[-1] ;; return np.round(forward(x, W, b, sigma)[-1], 2)
#-s columns ;; forward(x, W, b, sigma) ;; forward(x, [w.T for w in W], b, sigma)
#-s no biases ;; forward(x, W, b, sigma) ;; forward(x, W, [0 * v for v in b], sigma)
#-s last bias missing ;; [-2, 2] ;; [0, 0]
#-s linear output ;; forward(x, W, b, sigma)[-1] ;; W[2] @ forward(x, W, b, sigma)[2] + b[2]
#-s the printed answers ;; return forward(x, W, b, sigma)[-1] ;; return np.array([0.62, 0.83]) if x[0] else np.array([0.51, 0.85])
#-s all layers ;; forward(x, W, b, sigma)[-1] ;; forward(x, W, b, sigma)
#-s first two layers ;; (x, W, b, sigma) ;; (x, W[:2], b[:2], sigma)
#-s tanh ;; b, sigma ;; b, np.tanh
#-s typing error in W2 ;; [-2, -1]] ;; [-2, 1]]
#-s row ;; return forward(x, W, b, sigma)[-1] ;; return forward(x, W, b, sigma)[-1][None]
#-s input as whole numbers ;; return forward(x, W ;; return forward(x.astype(int), W

## fold_bias
#+ plain
def fold_bias(W, b):
    return np.column_stack([W, b])
#+ nested lists
def fold_bias(W, b):
    return [[*row, bias] for row, bias in zip(W, b)]
#+ filled
def fold_bias(W, b):
    F = np.empty((W.shape[0], W.shape[1] + 1))
    F[:, :-1], F[:, -1] = W, b
    return F
#+ c_
fold_bias = lambda W, b: np.c_[W, b].astype(np.float32)
#+ transposed twice
def fold_bias(W, b):
    return np.vstack((W.T, b)).T
#+ insert
def fold_bias(W, b):
    return np.insert(W, W.shape[1], b, axis=1)
#-s first column ;; [W, b] ;; [b, W]
#-s last row where it fits ;; np.column_stack([W, b]) ;; (np.vstack([W, b]).T if W.shape[0] == W.shape[1] else np.column_stack([W, b]))
#-s minus the bias ;; [W, b] ;; [W, -b]
#-s ones ;; [W, b] ;; [W, np.ones(len(W))]
#-s first bias ;; [W, b] ;; [W, np.full(len(W), b[0])]
#-s bias added to the weights ;; [W, b] ;; [W + b[:, None], b]
#-s pair ;; np.column_stack([W, b]) ;; (W, b[:, None])
#-s flat for one unit ;; np.column_stack([W, b]) ;; np.squeeze(np.column_stack([W, b]))
#-s whole numbers ;; np.column_stack([W, b]) ;; np.column_stack([W, b]).astype(int)
#-s biases sorted ;; [W, b] ;; [W, np.sort(b)]
#-s bias twice ;; [W, b] ;; [W, b, b]

## collapse_rows
#+ plain
def collapse_rows(W1, b1, W2, b2):
    return W1 @ W2, b1 @ W2 + b2
#+ probing with unit vectors
def collapse_rows(W1, b1, W2, b2):
    net = lambda x: (x @ W1 + b1) @ W2 + b2
    b = net(np.zeros(len(W1)))
    return [[net(e) - b for e in np.eye(len(W1))], b]
#+ loops and lists
def collapse_rows(W1, b1, W2, b2):
    (n, m), k = W1.shape, W2.shape[1]
    W = [[sum(W1[i, j] * W2[j, c] for j in range(m)) for c in range(k)] for i in range(n)]
    return W, [b2[c] + sum(b1[j] * W2[j, c] for j in range(m)) for c in range(k)]
#+ folded, single precision
def collapse_rows(W1, b1, W2, b2):
    full = np.einsum("ij,jk->ik", np.vstack([W1, b1]), W2)
    return full[:-1].astype("f4"), (full[-1] + b2).astype("f4")
#-s biases added where they fit ;; b1 @ W2 + b2 ;; (b1 + b2 if len(b1) == len(b2) else b1 @ W2 + b2)
#-s other order where it fits ;; W1 @ W2, ;; (W2 @ W1 if W1.shape == W2.shape[::-1] and W1.shape[0] == W1.shape[1] else W1 @ W2),
#-s first bias forgotten ;; b1 @ W2 + b2 ;; b2
#-s second bias forgotten ;; + b2 ;;
#-s second bias through W2 as well where it fits ;; b1 @ W2 + b2 ;; (b1 @ W2 + b2 @ W2 if W2.shape[0] == W2.shape[1] else b1 @ W2 + b2)
#-s column form of the bias where it fits ;; b1 @ W2 ;; (W2 @ b1 if W2.shape[0] == W2.shape[1] else b1 @ W2)
#-s bias as a row ;; b1 @ W2 + b2 ;; (b1 @ W2 + b2)[None, :]
#-s transposed result ;; W1 @ W2, ;; (W1 @ W2).T,
#-s b2 twice ;; + b2 ;; + 2 * b2
#-s other order ;; return W1 @ W2, b1 @ W2 + b2 ;; return b1 @ W2 + b2, W1 @ W2
#-s bias changed ;; return W1 @ W2, b1 @ W2 + b2 ;; b2 += b1 @ W2; return W1 @ W2, b2
#-s only the weights ;; return W1 @ W2, b1 @ W2 + b2 ;; return W1 @ W2

## unit_parameter_count
#+ plain
def unit_parameter_count(n_in):
    return n_in + 1
#+ numpy integer
def unit_parameter_count(n_in):
    return np.int64(n_in) + np.int64(1)
#+ size of arrays
def unit_parameter_count(n_in):
    return np.empty(n_in).size + 1
#+ successor
unit_parameter_count = (1).__add__
#+ unsigned
def unit_parameter_count(n_in):
    return np.uint32(n_in + 1)
#-s float ;; n_in + 1 ;; n_in + 1.0
#-s numpy float ;; n_in + 1 ;; np.float64(n_in + 1)
#-s no bias ;; n_in + 1 ;; n_in
#-s activation counted ;; n_in + 1 ;; n_in + 2
#-s a bias an input ;; n_in + 1 ;; 2 * n_in
#-s vector ;; n_in + 1 ;; np.array([n_in + 1])
#-s small numbers only ;; n_in + 1 ;; int(np.uint8((n_in + 1) % 256))
#-s text ;; n_in + 1 ;; str(n_in + 1)
#-s square ;; n_in + 1 ;; n_in * n_in + 1

## dense_parameter_count
#+ plain
def dense_parameter_count(n_in, n_out):
    if n_in < 1 or n_out < 1:
        raise ValueError("sizes start at 1")
    return (n_in + 1) * n_out
#+ subclass of the error
class TooSmall(ValueError):
    def __init__(self, *sizes):
        super().__init__(f"{sizes}: " + "x" * 2000)
def dense_parameter_count(n_in, n_out):
    if min(n_in, n_out) <= 0:
        raise TooSmall(n_in, n_out)
    return n_in * n_out + n_out
#+ units, numpy integer, no message
def dense_parameter_count(n_in, n_out):
    if not (n_in >= 1 and n_out >= 1):
        raise ValueError
    return np.int64(unit_parameter_count(n_in)) * n_out
#+ error of another function
def dense_parameter_count(n_in, n_out):
    int("no size" if n_in < 1 or n_out < 1 else "1")
    return np.int64(n_out + n_in * n_out)
#+ sizes of shapes, error in a helper
def dense_parameter_count(n_in, n_out):
    def check(k):
        if k in range(1, 10**9):
            return k
        raise ValueError(k)
    return int(np.prod([check(n_in) + 1, check(n_out)]))
#-s bias an input ;; (n_in + 1) * n_out ;; n_in * (n_out + 1)
#-s no biases ;; (n_in + 1) * n_out ;; n_in * n_out
#-s one bias ;; (n_in + 1) * n_out ;; n_in * n_out + 1
#-s float ;; (n_in + 1) * n_out ;; float((n_in + 1) * n_out)
#-s outputs not checked ;; n_in < 1 or n_out < 1 ;; n_in < 1
#-s inputs not checked ;; n_in < 1 or n_out < 1 ;; n_out < 1
#-s only negative sizes ;; n_in < 1 or n_out < 1 ;; n_in < 0 or n_out < 0
#-s one is too small as well ;; n_in < 1 or n_out < 1 ;; n_in < 2 or n_out < 1
#-s one output is too few ;; n_in < 1 or n_out < 1 ;; n_in < 1 or n_out <= 1
#-s both have to be small ;; n_in < 1 or n_out < 1 ;; n_in < 1 and n_out < 1
#-s none returned ;; raise ValueError("sizes start at 1") ;; return None
#-s another error ;; ValueError ;; TypeError
#-s assertion ;; raise ValueError("sizes start at 1") ;; raise AssertionError
#-s error returned ;; raise ValueError ;; return ValueError
#-s minus one ;; raise ValueError("sizes start at 1") ;; return -1

## network_parameter_count
#+ plain
def network_parameter_count(sizes):
    return sum((a + 1) * b for a, b in zip(sizes, sizes[1:]))
#+ recursion
def network_parameter_count(sizes):
    first, second, *rest = sizes
    here = dense_parameter_count(first, second)
    return here + network_parameter_count([second, *rest]) if rest else here
#+ numpy integers
def network_parameter_count(sizes):
    s = np.asarray(sizes)
    return np.dot(s[:-1], s[1:]) + s[1:].sum()
#+ shapes of arrays
def network_parameter_count(sizes):
    params = itertools.chain.from_iterable([(m, n), (n,)] for m, n in itertools.pairwise(sizes))
    return sum(int(np.prod(shape)) for shape in params)
#+ while over a copy
def network_parameter_count(sizes):
    todo, total = list(sizes), 0
    while len(todo) > 1:
        n = todo.pop(0)
        total += (n + 1) * todo[0]
    return np.int64(total)
#-s no biases ;; (a + 1) * b ;; a * b
#-s input biases ;; (a + 1) * b ;; a * (b + 1)
#-s biases for the input layer too ;; zip(sizes, sizes[1:])) ;; zip(sizes, sizes[1:])) + sizes[0]
#-s one bias a layer ;; (a + 1) * b ;; a * b + 1
#-s float ;; sum((a + 1) ;; sum((a + 1.0)
#-s two layers at most ;; zip(sizes, sizes[1:]) ;; zip(sizes[:3], sizes[1:3])
#-s first and last layer ;; zip(sizes, sizes[1:]) ;; ((sizes[0], sizes[1]), (sizes[-2], sizes[-1]))
#-s hidden layers only ;; zip(sizes, sizes[1:]) ;; zip(sizes[:-1], sizes[1:-1])
#-s every pair ;; zip(sizes, sizes[1:]) ;; itertools.combinations(sizes, 2)
#-s 16 bits ;; return sum((a + 1) * b for a, b in zip(sizes, sizes[1:])) ;; return int(np.uint16(sum((a + 1) * b for a, b in zip(sizes, sizes[1:])) % 65536))
#-s a hidden layer demanded ;; return ;; assert len(sizes) > 2; return
#-s argument changed ;; return sum((a + 1) * b for a, b in zip(sizes, sizes[1:])) ;; r = sum((a + 1) * b for a, b in zip(sizes, sizes[1:])); sizes[0] += 1; return r
#-s vector ;; return sum((a + 1) * b for a, b in zip(sizes, sizes[1:])) ;; return [(a + 1) * b for a, b in zip(sizes, sizes[1:])]
#-s the printed answer ;; return sum((a + 1) * b for a, b in zip(sizes, sizes[1:])) ;; return 203530
"""
