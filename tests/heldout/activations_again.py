# ruff: noqa: E501
r"""A second round of held-out answers to activations, written to slip through. See test_heldout.py."""

ANSWERS = r"""
#= prelude
import numpy as np
## step
#+ astype float
def step(z):
    return (z > 0).astype(float)
#+s bool ;; .astype(float) ;;
#+s half precision holds 0 and 1 ;; astype(float) ;; astype(np.float16)
#+s unsigned bytes ;; astype(float) ;; astype(np.uint8)
#+s longdouble ;; astype(float) ;; astype(np.longdouble)
#+ nested lists of bools by recursion
def step(z):
    if np.ndim(z) == 0:
        return bool(z > 0)
    return [step(row) for row in z]
#+ nested tuples of ints
def step(z):
    def go(v):
        return tuple(go(w) for w in v) if isinstance(v, list) else int(v > 0)
    return go(z.tolist())
#+ heaviside
def step(z):
    return np.heaviside(z, 0)
#+ digitize
def step(z):
    return np.digitize(z, [0.0], right=True)
#+ searchsorted
def step(z):
    return np.searchsorted([0.0], z, side="left")
#+ ceil of clip
def step(z):
    return np.ceil(np.clip(z, 0, 1))
#+ the mask of a masked array
def step(z):
    return np.ma.getmaskarray(np.ma.masked_greater(z, 0))
#+ vectorize as the object itself
step = np.vectorize(lambda v: 1 if v > 0 else 0)
#+ piecewise
def step(z):
    return np.piecewise(z, [z > 0], [1.0, 0.0])
#+ class with call
class Step:
    def __init__(self, at):
        self.at = at
    def __call__(self, z):
        out = np.zeros(np.shape(z), dtype=int)
        out[z > self.at] = 1
        return out
step = Step(0)
#+ sign of the positive part, with a print
def step(z):
    print("step", z)
    return np.sign(np.maximum(z, 0.0))
#+ a ufunc with a bound method
step = np.zeros(()).__lt__
#+ nditer
def step(z):
    out = np.empty(z.shape)
    with np.nditer([z, out], op_flags=[["readonly"], ["writeonly"]]) as it:
        for a, b in it:
            b[...] = a > 0
    return out
#- one at zero
def step(z):
    return (z >= 0).astype(float)
#- half at zero
def step(z):
    return (np.sign(z) + 1) / 2
#- heaviside one
def step(z):
    return np.heaviside(z, 1.0)
#- heaviside half
def step(z):
    return np.heaviside(z, 0.5)
#- sign
def step(z):
    return np.sign(z)
#- plus or minus one
def step(z):
    return np.where(z > 0, 1.0, -1.0)
#- signbit of z
def step(z):
    return ~np.signbit(z)
#- signbit of minus z
def step(z):
    return np.signbit(-z)
#- truncates first
def step(z):
    return z.astype(int) > 0
#- rounds first
def step(z):
    return np.clip(np.round(z), 0, 1)
#- Python if
def step(z):
    return 1.0 if z > 0 else 0.0
#- any of the row
def step(z):
    return np.where(np.any(z > 0, axis=-1, keepdims=True), np.ones_like(z), np.zeros_like(z))
#- in place
def step(z):
    z[z > 0] = 1
    z[z <= 0] = 0
    return z
#- in place, but a copy is returned
def step(z):
    z[...] = z > 0
    return z.copy()
#- one axis only
def step(z):
    return [1.0 if v > 0 else 0.0 for v in z]
#- two axes only
def step(z):
    return [[1.0 if v > 0 else 0.0 for v in row] for row in z]
#- flat
def step(z):
    return (z.ravel() > 0).astype(float)
#- squeezed
def step(z):
    return np.squeeze((z > 0).astype(float))
#- a scalar for one entry
def step(z):
    r = (z > 0).astype(float)
    return r if r.size > 1 else r.item()
#- small positive numbers count as zero
def step(z):
    return (z > 1e-3).astype(float)
#- steep sigmoid
def step(z):
    return 1 / (1 + np.exp(-np.clip(1000 * z, -700, 700)))
#- clipped identity
def step(z):
    return np.clip(z, 0, 1)
#- relative to the mean
def step(z):
    return (z > z.mean()).astype(float)
#- a map object
def step(z):
    return map(float, (z > 0).ravel())
#- right the first time only
_calls = []
def step(z):
    _calls.append(1)
    return (z > 0).astype(float) if len(_calls) == 1 else (z >= 0).astype(float)
#- the table of the notebook
def step(z):
    known = {-2.0: 0.0, -0.1: 0.0, 0.0: 0.0, 0.1: 1.0, 3.0: 1.0}
    return np.array([known.get(v, 0.5) for v in z.ravel().tolist()]).reshape(z.shape)
#- transposed
def step(z):
    return (z > 0).T.astype(float)
#- strings
def step(z):
    return (z > 0).astype(int).astype(str)
#- returns the logical negation
def step(z):
    return (z < 0).astype(float)
#- prints and does not return
def step(z):
    print((z > 0).astype(float))
#+ a subclass of list, of named tuples
import collections
class Rows(list):
    pass
def step(z):
    if z.ndim > 1:
        return Rows(step(r) for r in z)
    return collections.namedtuple("Row", [f"c{i}" for i in range(len(z))])(*(int(v > 0) for v in z))
#+ big-endian
def step(z):
    return (z > 0).astype(">f8")
#+ a view with negative strides
def step(z):
    return (z[::-1] > 0)[::-1]
#- equal to zero within 1e-8
def step(z):
    return np.where(np.isclose(z, 0), 0.0, z > 0)
#- a threshold of 1e-7
def step(z):
    return (z > 1e-7).astype(float)
#- at most three axes
def step(z):
    out = np.zeros(z.shape)
    if z.ndim == 1:
        for i in range(len(z)):
            out[i] = z[i] > 0
    if z.ndim == 2:
        for i in range(z.shape[0]):
            for j in range(z.shape[1]):
                out[i, j] = z[i, j] > 0
    if z.ndim == 3:
        for i in range(z.shape[0]):
            out[i] = step(z[i])
    return out
#- a row matrix is flattened
def step(z):
    out = (z > 0).astype(float)
    return out.ravel() if z.ndim == 2 and 1 in z.shape else out
## sigmoid
#+ textbook
def sigmoid(z):
    return 1 / (1 + np.exp(-z))
#+s float32 at the end ;; 1 / (1 + np.exp(-z)) ;; (1 / (1 + np.exp(-z))).astype("f4")
#+s float32 throughout ;; np.exp(-z) ;; np.exp(-z.astype(np.float32))
#+s list ;; 1 / (1 + np.exp(-z)) ;; (1 / (1 + np.exp(-z))).tolist()
#+s clip at 500 ;; np.exp(-z) ;; np.exp(-np.clip(z, -500, 500))
#+s clip at 40 ;; np.exp(-z) ;; np.exp(-np.clip(z, -40, 40))
#+s power of e ;; np.exp(-z) ;; np.e ** -z
#+s reciprocal ;; 1 / (1 + np.exp(-z)) ;; np.reciprocal(np.exp(-z) + np.ones(z.shape))
#+s a tiny epsilon ;; 1 + np.exp ;; 1 + 1e-12 + np.exp
#+ tanh
def sigmoid(z):
    return 0.5 * (1 + np.tanh(z / 2))
#+ logaddexp
sigmoid = lambda z: np.exp(-np.logaddexp(0, -z))
#+ scalar recursion with guarded math.exp, nested tuples
import math
def sigmoid(z):
    if np.ndim(z):
        return tuple(map(sigmoid, z))
    if z >= 0:
        return 1 / (1 + math.exp(-z))
    e = math.exp(z)
    return e / (1 + e)
#+ nan filled
def sigmoid(z):
    with np.errstate(all="ignore"):
        e = np.exp(z)
        return np.nan_to_num(e / (1 + e), nan=1.0)
#+ vectorize with a branch
import math
@np.vectorize
def sigmoid(z):
    return 1 / (1 + math.exp(-z)) if z > -700 else 0.0
#+ masked halves
def sigmoid(z):
    out = np.empty_like(z)
    pos = z >= 0
    out[pos] = 1 / (1 + np.exp(-z[pos]))
    e = np.exp(z[~pos])
    out[~pos] = e / (1 + e)
    return out
#+ doubling formula
def sigmoid(z, depth=20):
    z = np.clip(z, -40, 40)
    if depth == 0:
        return 0.5 + z / 4
    p = sigmoid(z / 2, depth - 1)
    return p * p / (p * p + (1 - p) ** 2)
#+ changes its argument and restores it
def sigmoid(z):
    np.negative(z, out=z)
    try:
        return 1 / (1 + np.exp(z))
    finally:
        np.negative(z, out=z)
#+ softmax of two
def sigmoid(z):
    two = np.stack([z, np.zeros(z.shape)], axis=-1)
    two = two - two.max(axis=-1, keepdims=True)
    e = np.exp(two)
    return (e / e.sum(-1, keepdims=True))[..., 0]
#+ in place on a copy, loud
import sys, warnings
def sigmoid(z, out=None):
    warnings.warn("sigmoid!")
    print("to stderr", file=sys.stderr)
    out = -z
    np.exp(out, out)
    out += 1
    return np.divide(1.0, out, out)
#+ through a decorator and flat entries
import functools
def entry_by_entry(f):
    @functools.wraps(f)
    def g(z):
        flat = [f(v) for v in z.flat]
        return np.reshape(flat, z.shape)
    return g
@entry_by_entry
def sigmoid(v):
    return 0.5 + 0.5 * np.tanh(0.5 * v)
#+ list of rows that are arrays
def sigmoid(z):
    return [1 / (1 + np.exp(-row)) for row in z]
#+ right in the end: a slow but exact tail
def sigmoid(z):
    s = 1 / (1 + np.exp(-np.abs(z)))
    return np.choose(z < 0, [s, 1 - s])
#- nan at 1000
def sigmoid(z):
    return np.exp(z) / (1 + np.exp(z))
#- nan becomes 0
def sigmoid(z):
    return np.nan_to_num(np.exp(z) / (1 + np.exp(z)))
#- math.exp overflows
import math
def sigmoid(z):
    return np.vectorize(lambda v: 1 / (1 + math.exp(-v)))(z)
#- math.exp overflows on the other side
import math
def sigmoid(z):
    return np.vectorize(lambda v: math.exp(v) / (1 + math.exp(v)))(z)
#- clip at 5
def sigmoid(z):
    return 1 / (1 + np.exp(-np.clip(z, -5, 5)))
#- clip at 10
def sigmoid(z):
    return 1 / (1 + np.exp(-np.clip(z, -10, 10)))
#- clip at 15
def sigmoid(z):
    return 1 / (1 + np.exp(-np.clip(z, -15, 15)))
#- clip result at 1e-7
def sigmoid(z):
    return np.clip(1 / (1 + np.exp(-z)), 1e-7, 1 - 1e-7)
#- clip result at 1e-3
def sigmoid(z):
    return np.clip(1 / (1 + np.exp(-z)), 1e-3, 1 - 1e-3)
#- tanh without the half
def sigmoid(z):
    return 0.5 * (1 + np.tanh(z))
#- hard sigmoid
def sigmoid(z):
    return np.clip(0.5 + z / 4, 0, 1)
#- softsign
def sigmoid(z):
    return 0.5 * (1 + z / (1 + np.abs(z)))
#- arctan
def sigmoid(z):
    return 0.5 + np.arctan(np.pi * z / 4) / np.pi
#- sign of z
def sigmoid(z):
    return 1 / (1 + np.exp(z))
#- e to three digits
def sigmoid(z):
    return 1 / (1 + 2.718 ** -z)
#- float16
def sigmoid(z):
    return (1 / (1 + np.exp(-z))).astype(np.float16)
#- four decimals
def sigmoid(z):
    return np.round(1 / (1 + np.exp(-z)), 4)
#- five decimals
def sigmoid(z):
    return np.round(1 / (1 + np.exp(-z)), 5)
#- six decimals: the tail is gone
def sigmoid(z):
    return np.round(1 / (1 + np.exp(-z)), 6)
#- in place
def sigmoid(z):
    z *= -1
    np.exp(z, out=z)
    z += 1
    return 1 / z
#- clips its argument
def sigmoid(z):
    np.clip(z, -500, 500, out=z)
    return 1 / (1 + np.exp(-z))
#- sign for the whole array
def sigmoid(z):
    if z.sum() >= 0:
        return 1 / (1 + np.exp(-z))
    e = np.exp(z)
    return e / (1 + e)
#- where with both sides unguarded and multiplied
def sigmoid(z):
    e = np.exp(z)
    return (z >= 0) / (1 + np.exp(-z)) + (z < 0) * e / (1 + e)
#- the tail is set to zero and one too early
def sigmoid(z):
    s = 1 / (1 + np.exp(-np.clip(z, -100, 100)))
    return np.where(z > 6, 1.0, np.where(z < -6, 0.0, s))
#- truncated to int
def sigmoid(z):
    out = np.zeros(z.shape, dtype=int)
    out[...] = 1 / (1 + np.exp(-z))
    return out
#- remembers by shape
_cache = {}
def sigmoid(z):
    if z.shape not in _cache:
        _cache[z.shape] = 1 / (1 + np.exp(-z))
    return _cache[z.shape]
#- normalised over the row
def sigmoid(z):
    e = np.exp(z - z.max(axis=-1, keepdims=True))
    return e / e.sum(axis=-1, keepdims=True)
#- epsilon of 1e-5
def sigmoid(z):
    return 1 / (1 + np.exp(-z) + 1e-5)
#- rows and columns only
def sigmoid(z):
    out = np.zeros(z.shape)
    for i in range(z.shape[0]):
        for j in range(z.shape[1]):
            out[i, j] = 0.5 + 0.5 * np.tanh(z[i, j] / 2)
    return out
#- loses the first axis of a batch of one
def sigmoid(z):
    s = 1 / (1 + np.exp(-z))
    return s[0] if len(s) == 1 else s
#- a matrix
def sigmoid(z):
    return np.atleast_2d(1 / (1 + np.exp(-z)))
#- reshaped in the wrong order
def sigmoid(z):
    return (1 / (1 + np.exp(-z))).ravel(order="F").reshape(z.shape)
#+ named tuple, and lists of zero-dimensional arrays
def sigmoid(z):
    return [sigmoid(v) if v.ndim else np.array(0.5 * np.tanh(v / 2) + 0.5) for v in map(np.asarray, z)]
#+ errors raised and caught
def sigmoid(z):
    try:
        with np.errstate(all="raise"):
            return 1 / (1 + np.exp(-z))
    except FloatingPointError:
        with np.errstate(all="ignore"):
            return 1 / (1 + np.exp(-z))
#+ tail of zero below minus 25
def sigmoid(z):
    return np.where(z < -25, 0.0, 1 / (1 + np.exp(-np.maximum(z, -25))))
#+ a view of something larger
def sigmoid(z):
    both = np.empty((2,) + z.shape)
    both[0] = 0.5 + np.tanh(z / 2) / 2
    both[1] = 1 - both[0]
    return both[0]
#- large entries are written over
def sigmoid(z):
    z[z < -700] = -700
    return 1 / (1 + np.exp(-z))
#- large entries are written over if there are any
def sigmoid(z):
    if np.abs(z).max() > 500:
        np.clip(z, -500, 500, out=z)
    return 1 / (1 + np.exp(-z))
#- linear near zero
def sigmoid(z):
    return np.where(np.abs(z) < 0.2, 0.5 + z / 4, 1 / (1 + np.exp(-z)))
#- probability kept away from zero by 1e-6
def sigmoid(z):
    return np.maximum(1 / (1 + np.exp(-z)), 1e-6)
## sigmoid_grad
#+ s(1 - s)
def sigmoid_grad(z):
    s = sigmoid(z)
    return s * (1 - s)
#+s float32 ;; return s * (1 - s) ;; return np.float32(s * (1 - s))
#+s lists ;; return s * (1 - s) ;; return (s * (1 - s)).tolist()
#+s the argument minus the square ;; s * (1 - s) ;; s - s ** 2
#+ two sigmoids
def sigmoid_grad(z):
    return sigmoid(z) * sigmoid(-z)
#+ sech
sigmoid_grad = lambda z: np.cosh(z / 2) ** -2 / 4
#+ from the absolute value
def sigmoid_grad(z):
    e = np.exp(-abs(z))
    return e / (1 + e) ** 2
#+ logarithms
def sigmoid_grad(z):
    return np.exp(-np.logaddexp(0, z) - np.logaddexp(0, -z))
#+ central differences
def sigmoid_grad(z):
    s = lambda v: 0.5 * np.tanh(v / 2)
    return (s(z + 1e-5) - s(z - 1e-5)) / 2e-5
#+ nan is zero
def sigmoid_grad(z):
    return np.nan_to_num(np.exp(-z) / (1 + np.exp(-z)) ** 2)
#+ complex step
def sigmoid_grad(z):
    w = np.clip(z, -300, 300) + 1e-20j
    return (1 / (1 + np.exp(-w))).imag / 1e-20
#+ scalars in a guarded loop
import math
def sigmoid_grad(z):
    out = np.zeros_like(z)
    for i in np.ndindex(*z.shape):
        if abs(z[i]) < 300:
            out[i] = 1 / (2 + math.exp(z[i]) + math.exp(-z[i]))
    return out
#+ two plus two cosh
def sigmoid_grad(z):
    return 1 / (2 + 2 * np.cosh(z))
#+ diagonal of the softmax jacobian of two, generator to list
def sigmoid_grad(z):
    def both(v):
        m = max(v, 0.0)
        p = np.array([np.exp(v - m), np.exp(-m)])
        p /= p.sum()
        return (np.diag(p) - np.outer(p, p))[0, 0]
    return np.fromiter((both(v) for v in z.flat), float, z.size).reshape(z.shape)
#+ closure with nested sigmoid, keyword default
def make(s=lambda v: (1 + np.tanh(v / 2)) / 2):
    def sigmoid_grad(z, *, s=s):
        return s(z) - s(z) * s(z)
    return sigmoid_grad
sigmoid_grad = make()
#- takes the output
def sigmoid_grad(z):
    return z * (1 - z)
#- nan at minus 1000
def sigmoid_grad(z):
    return np.exp(-z) / (1 + np.exp(-z)) ** 2
#- nan at 1000
def sigmoid_grad(z):
    return np.exp(z) / (1 + np.exp(z)) ** 2
#- square
def sigmoid_grad(z):
    return sigmoid(z) ** 2
#- sign
def sigmoid_grad(z):
    s = sigmoid(z)
    return s * (s - 1)
#- one plus
def sigmoid_grad(z):
    s = sigmoid(z)
    return s * (1 + s)
#- twice the sigmoid
def sigmoid_grad(z):
    s = sigmoid(sigmoid(z))
    return s * (1 - s)
#- bell
def sigmoid_grad(z):
    return np.exp(-z ** 2 / 4) / 4
#- Taylor
def sigmoid_grad(z):
    return np.where(abs(z) < 1, 0.25 - z ** 2 / 16 + z ** 4 / 96, sigmoid(z) * (1 - sigmoid(z)))
#- the slope of tanh
def sigmoid_grad(z):
    return 1 - np.tanh(z) ** 2
#- the half forgotten
def sigmoid_grad(z):
    return 0.25 / np.cosh(z) ** 2
#- without the square of cosh
def sigmoid_grad(z):
    return 0.25 / np.cosh(z / 2)
#- not the quarter
def sigmoid_grad(z):
    return 1 / np.cosh(z / 2) ** 2
#- clipped at 6
def sigmoid_grad(z):
    s = sigmoid(np.clip(z, -6, 6))
    return s * (1 - s)
#- clipped at 15
def sigmoid_grad(z):
    s = sigmoid(np.clip(z, -15, 15))
    return s * (1 - s)
#- never below 1e-6
def sigmoid_grad(z):
    s = sigmoid(z)
    return np.maximum(s * (1 - s), 1e-6)
#- forward difference
def sigmoid_grad(z):
    return (sigmoid(z + 1e-4) - sigmoid(z)) / 1e-4
#- coarse central difference
def sigmoid_grad(z):
    return (sigmoid(z + 1e-2) - sigmoid(z - 1e-2)) / 2e-2
#- in place
def sigmoid_grad(z):
    z[...] = sigmoid(z)
    return z * (1 - z)
#- float16
def sigmoid_grad(z):
    s = sigmoid(z)
    return (s * (1 - s)).astype("float16")
#- five decimals
def sigmoid_grad(z):
    s = sigmoid(z)
    return np.round(s * (1 - s), 5)
#- sum over the array
def sigmoid_grad(z):
    s = sigmoid(z)
    return s * (1 - s.sum())
#- matrix product
def sigmoid_grad(z):
    s = sigmoid(z)
    return s @ (1 - s).T
#- jacobian
def sigmoid_grad(z):
    s = sigmoid(z)
    return np.diag(s * (1 - s))
#- wrong for three axes
def sigmoid_grad(z):
    s = sigmoid(z)
    g = s * (1 - s)
    return g if z.ndim < 3 else g.reshape(len(z), -1)
#- numerical gradient along the axis
def sigmoid_grad(z):
    return np.gradient(sigmoid(z), z)
#- derivative wrong on the left only
def sigmoid_grad(z):
    s = sigmoid(z)
    return np.where(z > 0, s * (1 - s), s * s * np.exp(-np.maximum(z, -30)) * (1 + np.exp(z)) / 2)
#- stateful
def sigmoid_grad(z, seen=[]):
    s = sigmoid(z) if not seen else seen[0]
    if s.shape != z.shape:
        s = sigmoid(z)
    seen[:] = [s]
    return s * (1 - s)
#- large entries are written over
def sigmoid_grad(z):
    z[np.abs(z) > 500] = 500
    return np.exp(-z) / (1 + np.exp(-z)) ** 2
#- parabola near zero
def sigmoid_grad(z):
    s = sigmoid(z)
    return np.where(np.abs(z) < 0.25, 0.25 - z ** 2 / 16, s * (1 - s))
#- never below 1e-7
def sigmoid_grad(z):
    s = np.clip(sigmoid(z), 1e-7, 1 - 1e-7)
    return s * (1 - s)
## tanh_from_sigmoid
#+ formula
def tanh_from_sigmoid(z):
    return 2 * sigmoid(2 * z) - 1
#+s tuple of rows ;; 2 * sigmoid(2 * z) - 1 ;; tuple(2 * sigmoid(2 * z) - 1)
#+s sum ;; 2 * z ;; z + z
#+s float32 of the result ;; 2 * sigmoid(2 * z) - 1 ;; (2 * sigmoid(2 * z) - 1).astype(np.float32)
#+ numpy's tanh
tanh_from_sigmoid = np.tanh
#+ the difference of two sigmoids
def tanh_from_sigmoid(z):
    return sigmoid(2 * z) - sigmoid(-2 * z)
#+ expm1
def tanh_from_sigmoid(z):
    e = np.expm1(-2 * np.abs(z))
    return np.sign(z) * -e / (e + 2)
#+ clipped exponentials
def tanh_from_sigmoid(z):
    z = np.clip(z, -20, 20)
    return (np.exp(z) - np.exp(-z)) / (np.exp(z) + np.exp(-z))
#+ nested lists by math.tanh
import math
def tanh_from_sigmoid(z):
    def go(v):
        return [go(w) for w in v] if isinstance(v, list) else math.tanh(v)
    return go(z.tolist())
#+ one minus
def tanh_from_sigmoid(z):
    return 1 - 2 / (np.exp(2 * z) + 1)
#+ arithmetic of a class
class T:
    def __rmatmul__(self, z):
        return 2 * (1 / (1 + np.exp(-2 * z))) - 1
    __array_ufunc__ = None
    def __call__(self, z):
        return z @ self
tanh_from_sigmoid = T()
#+ complex tangent
def tanh_from_sigmoid(z):
    z = np.clip(z, -300, 300)
    return (-1j * np.tan(1j * z)).real
#+ reduced over a pipeline
from functools import reduce
def tanh_from_sigmoid(z):
    return reduce(lambda v, f: f(v), [lambda v: 2 * v, sigmoid, np.asarray, lambda s: s - 0.5, lambda s: s * 2], z)
#- without the inner two
def tanh_from_sigmoid(z):
    return 2 * sigmoid(z) - 1
#- without the outer two
def tanh_from_sigmoid(z):
    return sigmoid(2 * z) - 1
#- nan at 1000
def tanh_from_sigmoid(z):
    return (np.exp(z) - np.exp(-z)) / (np.exp(z) + np.exp(-z))
#- sinh over cosh
def tanh_from_sigmoid(z):
    return np.sinh(z) / np.cosh(z)
#- nan at 1000 only
def tanh_from_sigmoid(z):
    return (np.exp(2 * z) - 1) / (np.exp(2 * z) + 1)
#- nan at minus 1000 only
def tanh_from_sigmoid(z):
    return (1 - np.exp(-2 * z)) / (1 + np.exp(-2 * z))
#- nan becomes zero
def tanh_from_sigmoid(z):
    return np.nan_to_num(np.sinh(z) / np.cosh(z))
#- nan becomes one at both ends
def tanh_from_sigmoid(z):
    return np.nan_to_num(np.sinh(z) / np.cosh(z), nan=1.0)
#- reversed
def tanh_from_sigmoid(z):
    return 1 - 2 * sigmoid(2 * z)
#- in place
def tanh_from_sigmoid(z):
    z *= 2
    return 2 * sigmoid(z) - 1
#- cubic near zero
def tanh_from_sigmoid(z):
    return np.where(abs(z) < 0.3, z - z ** 3 / 3, np.tanh(z))
#- rational
def tanh_from_sigmoid(z):
    z = np.clip(z, -3, 3)
    return z * (27 + z * z) / (27 + 9 * z * z)
#- clip at 3
def tanh_from_sigmoid(z):
    return np.tanh(np.clip(z, -3, 3))
#- clip at 6
def tanh_from_sigmoid(z):
    return np.tanh(np.clip(z, -6, 6))
#- float16
def tanh_from_sigmoid(z):
    return np.tanh(z).astype(np.float16)
#- rounded sigmoid
def tanh_from_sigmoid(z):
    return 2 * np.round(sigmoid(2 * z), 5) - 1
#- softsign
def tanh_from_sigmoid(z):
    return z / (1 + np.abs(z))
#- arctan
def tanh_from_sigmoid(z):
    return 2 / np.pi * np.arctan(np.pi / 2 * z)
#- absolute value lost
def tanh_from_sigmoid(z):
    e = np.exp(-2 * np.abs(z))
    return (1 - e) / (1 + e)
#- slope instead
def tanh_from_sigmoid(z):
    return 1 - np.tanh(z) ** 2
#- integer zeros
def tanh_from_sigmoid(z):
    out = np.zeros(z.shape, int)
    out += (2 * sigmoid(2 * z) - 1).astype(int)
    return out
#- row only
def tanh_from_sigmoid(z):
    return np.array([2 * sigmoid(2 * v) - 1 for v in z.ravel()])
#- the second call differs
_times = [0]
def tanh_from_sigmoid(z):
    _times[0] += 1
    return 2 * sigmoid(2 * z) - 1 if _times[0] % 2 else 2 * sigmoid(z) - 1
#+ clip at 8 changes nothing that counts
def tanh_from_sigmoid(z):
    z = np.clip(z, -8, 8)
    return (np.exp(z) - np.exp(-z)) / (np.exp(z) + np.exp(-z))
#- identity near zero
def tanh_from_sigmoid(z):
    return np.where(np.abs(z) < 0.1, z, np.tanh(z))
#- large entries are written over
def tanh_from_sigmoid(z):
    z[z > 100] = 100
    z[z < -100] = -100
    return 2 * sigmoid(2 * z) - 1
#- small values lost
def tanh_from_sigmoid(z):
    return np.where(np.abs(z) < 0.05, 0.0, np.tanh(z))
## tanh_grad
#+ one minus the square
def tanh_grad(z):
    return 1 - np.tanh(z) ** 2
#+s lists ;; 1 - np.tanh(z) ** 2 ;; list(1 - np.tanh(z) ** 2)
#+s factors ;; 1 - np.tanh(z) ** 2 ;; (1 - np.tanh(z)) * (1 + np.tanh(z))
#+s rounded to float32 at the end ;; 1 - np.tanh(z) ** 2 ;; np.asarray(1 - np.tanh(z) ** 2, dtype=np.float32)
#+s longdouble ;; np.tanh(z) ;; np.tanh(z.astype(np.longdouble))
#+ sech squared
tanh_grad = lambda z: 1 / np.cosh(z) ** 2
#+ float32 throughout
def tanh_grad(z):
    return 1 / np.cosh(np.float32(z)) ** 2
#+ the sigmoid's slope
def tanh_grad(z):
    s = 1 / (1 + np.exp(-2 * z))
    return 4 * s * (1 - s)
#+ overflows beyond what is asked
def tanh_grad(z):
    return 4 / (np.exp(z) + np.exp(-z)) ** 2
#+ scalars, recursively
import math
def tanh_grad(z):
    if isinstance(z, np.ndarray):
        return [tanh_grad(v) for v in z]
    return math.cosh(min(300, abs(z))) ** -2.0
#+ central differences
def tanh_grad(z, h=1e-5):
    return (np.tanh(z + h) - np.tanh(z - h)) / (2 * h)
#+ flat iterator into a tuple, reshaped
def tanh_grad(z):
    return np.array(tuple(1 - np.tanh(v) ** 2 for v in z.flat)).reshape(z.shape)
#+ einsum
def tanh_grad(z):
    t = np.tanh(z)
    return np.ones_like(t) - np.einsum("...,...->...", t, t)
#+ nan only beyond 350
def tanh_grad(z):
    e = np.exp(2 * z)
    return 4 * e / (1 + e) ** 2
#+ class attribute
class Tanh:
    @staticmethod
    def slope(z):
        a = np.tanh(z)
        return 1.0 - a * a
tanh_grad = Tanh.slope
#- from the output
def tanh_grad(z):
    return 1 - z ** 2
#- not squared
def tanh_grad(z):
    return 1 / np.cosh(z)
#- one minus tanh
def tanh_grad(z):
    return 1 - np.tanh(z)
#- one minus its size
def tanh_grad(z):
    return 1 - np.abs(np.tanh(z))
#- twice
def tanh_grad(z):
    return 1 - np.tanh(np.tanh(z)) ** 2
#- slope of the sigmoid
def tanh_grad(z):
    s = sigmoid(z)
    return s * (1 - s)
#- four times the slope of the sigmoid, at z
def tanh_grad(z):
    s = sigmoid(z)
    return 4 * s * (1 - s)
#- sigmoid's slope at 2z, not times four
def tanh_grad(z):
    s = sigmoid(2 * z)
    return s * (1 - s)
#- square inside
def tanh_grad(z):
    return 1 - np.tanh(z ** 2)
#- plus
def tanh_grad(z):
    return 1 + np.tanh(z) ** 2
#- bell
def tanh_grad(z):
    return np.exp(-z ** 2)
#- Taylor up to the fourth power near zero
def tanh_grad(z):
    return np.where(abs(z) < 0.5, 1 - z ** 2 + 2 * z ** 4 / 3, 1 - np.tanh(z) ** 2)
#- one over cosh of the square
def tanh_grad(z):
    return 1 / np.cosh(z ** 2)
#- clip at 2
def tanh_grad(z):
    return 1 / np.cosh(np.clip(z, -2, 2)) ** 2
#- clip at 4
def tanh_grad(z):
    return 1 / np.cosh(np.clip(z, -4, 4)) ** 2
#- in place
def tanh_grad(z):
    np.tanh(z, out=z)
    return 1 - z ** 2
#- float16
def tanh_grad(z):
    return (1 - np.tanh(z) ** 2).astype(np.float16)
#- three decimals
def tanh_grad(z):
    return (1 - np.tanh(z) ** 2).round(3)
#- matrix square
def tanh_grad(z):
    t = np.tanh(z)
    return 1 - (t @ t if z.ndim == 2 and z.shape[0] == z.shape[1] else t * t)
#- norm of the row
def tanh_grad(z):
    t = np.tanh(z)
    return 1 - (t * t).sum(axis=-1, keepdims=True) + 0 * z
#- np.gradient
def tanh_grad(z):
    return np.gradient(np.tanh(z))
#- forward difference
def tanh_grad(z):
    return (np.tanh(z + 1e-5) - np.tanh(z)) / 1e-5
#- negative side has the wrong sign
def tanh_grad(z):
    return np.sign(z) * (1 - np.tanh(z) ** 2)
#- transposed for two axes
def tanh_grad(z):
    return 1 - np.tanh(z.T) ** 2
#- guesses whether it was given the output
def tanh_grad(z):
    if np.all(np.abs(z) < 1):
        return 1 - z ** 2
    return 1 - np.tanh(z) ** 2
#- guesses for each entry
def tanh_grad(z):
    return np.where(np.abs(z) < 1, 1 - z ** 2, 1 - np.tanh(z) ** 2)
#- sech is zero beyond five
def tanh_grad(z):
    return np.where(np.abs(z) > 5, 0.0, 1 - np.tanh(z) ** 2)
#- parabola near zero
def tanh_grad(z):
    return np.where(np.abs(z) < 0.2, 1 - z ** 2, 1 - np.tanh(z) ** 2)
#- one near zero
def tanh_grad(z):
    return np.where(np.abs(z) < 0.1, 1.0, 1 - np.tanh(z) ** 2)
## relu
#+ maximum
def relu(z):
    return np.maximum(z, 0)
#+s tuple of lists ;; np.maximum(z, 0) ;; tuple(np.maximum(z, 0).tolist())
#+s float32 ;; np.maximum(z, 0) ;; np.maximum(z, 0).astype(np.float32)
#+s fortran order ;; np.maximum(z, 0) ;; np.asfortranarray(np.maximum(z, 0))
#+s longdouble ;; np.maximum(z, 0) ;; np.maximum(z, np.longdouble(0))
#+ partial of a ufunc
import functools
relu = functools.partial(np.maximum, 0)
#+ the argument itself where nothing is negative
def relu(z):
    if (z >= 0).all():
        return z
    return z * (z > 0)
#+ half sum
def relu(z):
    return (z + abs(z)) / 2
#+ mixed ints and floats in nested lists
def relu(z):
    def go(v):
        return list(map(go, v)) if isinstance(v, list) else max(0, v)
    return go(z.tolist())
#+ masked array, filled
def relu(z):
    return np.ma.masked_less(z, 0).filled(0)
#+ copy and clear
def relu(z):
    out = z.copy()
    out[out < 0] = 0
    return out
#+ clip method
def relu(z):
    return z.clip(min=0)
#+ vectorize with otypes
relu = np.vectorize(lambda v: v if v > 0 else 0, otypes=[float])
#+ object with call and a nested function
class Relu:
    def __call__(self, z):
        return np.where(z < 0, -0.0, z)
relu = Relu()
#+ reduce over a stack
from functools import reduce
def relu(z):
    return reduce(np.fmax, [z, np.zeros_like(z)])
#+ list of row arrays
def relu(z):
    return [np.maximum(0.0, row) for row in z]
#+ a view of a larger array
def relu(z):
    big = np.zeros(z.shape + (2,))
    big[..., 1] = z
    big.sort(axis=-1)
    return big[..., 1]
#+ zeros_like filled through a mask
def relu(z):
    out = np.zeros_like(z)
    np.copyto(out, z, where=z > 0)
    return out
#- np.max
def relu(z):
    return np.max(z, 0)
#- Python max
def relu(z):
    return max(0, z)
#- in place
def relu(z):
    z[z < 0] = 0
    return z
#- in place, hidden in a view
def relu(z):
    v = z.reshape(-1)
    v[v < 0] = 0
    return v.reshape(z.shape).copy()
#- maximum with out
def relu(z):
    return np.maximum(z, 0, out=z)
#- six
def relu(z):
    return np.clip(z, 0, 6)
#- clip at 100
def relu(z):
    return np.clip(z, 0, 100)
#- softplus
def relu(z):
    return np.logaddexp(0, z)
#- steep softplus
def relu(z):
    return np.logaddexp(0, 50 * z) / 50
#- leaky
def relu(z):
    return np.maximum(z, 0.01 * z)
#- swish
def relu(z):
    return z / (1 + np.exp(-z))
#- steep swish
def relu(z):
    return z / (1 + np.exp(-np.clip(100 * z, -700, 700)))
#- absolute
def relu(z):
    return np.abs(z)
#- step
def relu(z):
    return (z > 0).astype(float)
#- vectorize looks at the first entry
relu = np.vectorize(lambda v: v if v > 0 else 0)
#- integers
def relu(z):
    out = np.zeros(z.shape, dtype=int)
    out[z > 0] = z[z > 0]
    return out
#- minimum
def relu(z):
    return np.minimum(z, 0)
#- float16
def relu(z):
    return np.maximum(z, 0).astype(np.float16)
#- two decimals
def relu(z):
    return np.maximum(z, 0).round(2)
#- removes the negatives
def relu(z):
    return z[z > 0]
#- masked array's data
def relu(z):
    return np.ma.masked_less(z, 0).data
#- one axis
def relu(z):
    return np.array([max(0, v) for v in z])
#- at most three axes
def relu(z):
    if z.ndim == 1:
        return np.array([max(0.0, v) for v in z])
    if z.ndim == 2:
        return np.array([[max(0.0, v) for v in r] for r in z])
    return np.array([[[max(0.0, v) for v in r] for r in m] for m in z])
#- at most two axes
def relu(z):
    if z.ndim == 1:
        return np.array([max(0.0, v) for v in z])
    return np.array([[max(0.0, v) for v in r] for r in z])
#- whole rows
def relu(z):
    return np.where(z.sum(axis=-1, keepdims=True) > 0, z, 0)
#- threshold one
def relu(z):
    return np.where(z > 1, z, 0)
#- small positive values lost
def relu(z):
    return np.where(z > 0.05, z, 0)
#- empty instead of zeros
def relu(z):
    out = np.full(z.shape, 1e-3)
    np.copyto(out, z, where=z > 0)
    return out
#- nan for the negative
def relu(z):
    return np.sqrt(z) ** 2
#- keeps the shape of the last axis only
def relu(z):
    return np.maximum(z, 0).reshape(-1, z.shape[-1])
#- second call returns the first result
_first = []
def relu(z):
    if not _first or _first[0].shape != z.shape:
        _first[:] = [np.maximum(z, 0)]
    return _first[0]
#- transposed view
def relu(z):
    return np.maximum(z, 0).swapaxes(0, -1)
#- clip at 300
def relu(z):
    return np.clip(z, 0, 300)
#- softplus with a huge factor
def relu(z):
    return np.logaddexp(0, 1e3 * z) / 1e3
#- root of the square and a little
def relu(z):
    return (z + np.sqrt(z * z + 1e-8)) / 2
## relu_grad
#+ mask as floats
def relu_grad(z):
    return (z > 0).astype(float)
#+s bool ;; .astype(float) ;;
#+s one at zero ;; z > 0 ;; z >= 0
#+s int8 ;; astype(float) ;; astype(np.int8)
#+s float16 holds it ;; astype(float) ;; astype(np.float16)
#+ half at zero
def relu_grad(z):
    return np.heaviside(z, 0.5)
#+ a third at zero
def relu_grad(z):
    return np.where(z > 0, 1, np.where(z < 0, 0, 1 / 3))
#+ half sign
def relu_grad(z):
    return (1 + np.sign(z)) / 2
#+ signbit
def relu_grad(z):
    return ~np.signbit(z)
#+ nested tuples of bools
def relu_grad(z):
    return tuple(relu_grad(v) for v in z) if np.ndim(z) else z.item() > 0
#+ central difference at random
def relu_grad(z):
    h = 1e-9
    return np.clip(np.round((np.maximum(z + h, 0) - np.maximum(z - h, 0)) / (2 * h), 3), 0, 1)
#+ guarded quotient
def relu_grad(z):
    return np.divide(np.maximum(z, 0), z, out=np.zeros_like(z), where=z != 0)
#+ quotient with an infinity put right
def relu_grad(z):
    return np.nan_to_num(np.maximum(z, 0) / z, nan=0.25)
#+ vectorize of a branch on ints
relu_grad = np.vectorize(lambda v: 0 if v < 0 else 1)
#+ random at zero
def relu_grad(z):
    g = np.random.default_rng().uniform(size=z.shape)
    g[z > 0] = 1
    g[z < 0] = 0
    return g
#+ closure from the function
def slope(f):
    return lambda z: np.sign(f(z))
relu_grad = slope(lambda z: np.maximum(z, 0))
#+ piecewise over generator expression
def relu_grad(z):
    return np.reshape([(v > 0) * 1 for v in z.flat], z.shape)
#- sign
def relu_grad(z):
    return np.sign(z)
#- nan at zero
def relu_grad(z):
    return np.maximum(z, 0) / z
#- nan at zero, the other way
def relu_grad(z):
    return (1 + z / np.abs(z)) / 2
#- two at zero
def relu_grad(z):
    return (z >= 0).astype(float) + (z == 0)
#- minus one at zero
def relu_grad(z):
    return (z > 0) - 1.0 * (z == 0)
#- the relu
def relu_grad(z):
    return np.maximum(z, 0)
#- z where positive
def relu_grad(z):
    return np.where(z > 0, z, 0)
#- from the other side
def relu_grad(z):
    return (z < 0).astype(float)
#- leaky
def relu_grad(z):
    return np.where(z > 0, 1, 0.01)
#- in place
def relu_grad(z):
    z[z > 0] = 1
    z[z < 0] = 0
    return z
#- in place in two steps that meet
def relu_grad(z):
    g = z.copy()
    g[g <= 0] = 0
    g[g > 1] = 1
    return g
#- truncated
def relu_grad(z):
    return np.clip(z.astype(int), 0, 1)
#- positive from one on
def relu_grad(z):
    return (z >= 1).astype(float)
#- logistic
def relu_grad(z):
    return 1 / (1 + np.exp(-z))
#- steep logistic
def relu_grad(z):
    return 1 / (1 + np.exp(-np.clip(20 * z, -600, 600)))
#- coarse difference
def relu_grad(z):
    return (np.maximum(z + 0.1, 0) - np.maximum(z - 0.1, 0)) / 0.2
#- Python if on the array
def relu_grad(z):
    if z > 0:
        return np.ones_like(z)
    return np.zeros_like(z)
#- if on all
def relu_grad(z):
    return np.ones_like(z) if np.all(z > 0) else np.zeros_like(z)
#- diagonal
def relu_grad(z):
    return np.diagflat(z > 0).astype(float)
#- flat
def relu_grad(z):
    return [float(v > 0) for v in z.ravel()]
#- ones like the positives
def relu_grad(z):
    return np.ones_like(z[z > 0])
#- indices
def relu_grad(z):
    return np.nonzero(z > 0)[0]
#- squeezed
def relu_grad(z):
    return (z > 0).astype(float).squeeze()
#- np.gradient
def relu_grad(z):
    return np.gradient(np.maximum(z, 0), axis=0)
#- alternates
def relu_grad(z, n=[0]):
    n[0] += 1
    return (z > 0) * 1.0 if n[0] < 3 else np.ones_like(z)
#- columns only
def relu_grad(z):
    return (z > 0).astype(float)[..., :3]
#- saturates at six
def relu_grad(z):
    return ((z > 0) & (z < 6)).astype(float)
#- slope of the smoothed one
def relu_grad(z):
    return (1 + z / np.sqrt(z * z + 1e-16)) / 2 + 0.01 * (np.abs(z) < 0.01)
#- half within a hundredth
def relu_grad(z):
    return np.where(np.abs(z) < 0.01, 0.5, z > 0)
## leaky_relu
#+ where
def leaky_relu(z, slope=0.1):
    return np.where(z > 0, z, slope * z)
#+s list ;; np.where(z > 0, z, slope * z) ;; np.where(z > 0, z, slope * z).tolist()
#+s float32 ;; np.where(z > 0, z, slope * z) ;; np.float32(np.where(z > 0, z, slope * z))
#+s maximum ;; np.where(z > 0, z, slope * z) ;; np.maximum(z, slope * z)
#+s lerp ;; np.where(z > 0, z, slope * z) ;; z * (slope + (1 - slope) * (z > 0))
#+ lambda with a default
leaky_relu = lambda z, slope=1 / 10: np.maximum(0, z) + slope * np.minimum(0, z)
#+ default of None
def leaky_relu(z, slope=None):
    slope = 0.1 if slope is None else slope
    return z - (1 - slope) * np.minimum(z, 0)
#+ absolute value
def leaky_relu(z, slope=.1):
    return (1 + slope) / 2 * z + (1 - slope) / 2 * np.abs(z)
#+ copy and multiply
def leaky_relu(z, slope=0.1):
    out = np.array(z)
    out[out < 0] *= slope
    return out
#+ star arguments
def leaky_relu(z, *rest, **named):
    slope = rest[0] if rest else named.get("slope", 0.1)
    return np.array([v if v >= 0 else slope * v for v in z.flat]).reshape(z.shape)
#+ nested lists by recursion, the argument's own entries
def leaky_relu(z, slope=0.1):
    if np.ndim(z) > 0:
        return [leaky_relu(v, slope) for v in z]
    return z if z > 0 else slope * z
#+ callable object with attribute
class Leaky:
    slope = 0.1
    def __call__(self, z, slope=slope):
        return np.select([z >= 0, z < 0], [z, slope * z])
leaky_relu = Leaky()
#+ ufunc where on a copy
def leaky_relu(z, slope=0.1):
    return np.multiply(z, slope, out=z.copy(), where=z < 0)
#+ max over a stacked axis
def leaky_relu(z, slope=0.1):
    return np.multiply.outer([1.0, slope], z).max(axis=0)
#+ einsum
def leaky_relu(z, slope=0.1):
    return np.einsum("s,s...->...", [1.0, slope], np.stack([np.maximum(z, 0), np.minimum(z, 0)]))
#- slope 0.01
def leaky_relu(z, slope=0.01):
    return np.where(z > 0, z, slope * z)
#- slope ignored
def leaky_relu(z, slope=0.1):
    return np.where(z > 0, z, 0.1 * z)
#- zero is taken for nothing given
def leaky_relu(z, slope=None):
    slope = slope or 0.1
    return np.where(z > 0, z, slope * z)
#- no default
def leaky_relu(z, slope):
    return np.where(z > 0, z, slope * z)
#- no second argument
def leaky_relu(z):
    return np.where(z > 0, z, 0.1 * z)
#- minimum
def leaky_relu(z, slope=0.1):
    return np.minimum(z, slope * z)
#- sides changed
def leaky_relu(z, slope=0.1):
    return np.where(z < 0, z, slope * z)
#- constant on the left
def leaky_relu(z, slope=0.1):
    return np.where(z > 0, z, slope)
#- minus on the left
def leaky_relu(z, slope=0.1):
    return np.where(z > 0, z, -slope * z)
#- relu plus slope z
def leaky_relu(z, slope=0.1):
    return np.maximum(0, z) + slope * z
#- max with the slope itself
def leaky_relu(z, slope=0.1):
    return np.maximum(slope, z)
#- the slope squared
def leaky_relu(z, slope=0.1):
    out = np.maximum(z, slope * z)
    return np.where(z < 0, slope * out, out)
#- divided
def leaky_relu(z, slope=0.1):
    return np.where(z > 0, z, z / 10 if slope == 0.1 else z / (1 / slope if slope else 1))
#- in place
def leaky_relu(z, slope=0.1):
    z[z < 0] *= slope
    return z
#- through a view
def leaky_relu(z, slope=0.1):
    out = np.asarray(z)
    out[out < 0] *= slope
    return out
#- remembers the slope
_slope = [0.1]
def leaky_relu(z, slope=None):
    if slope is not None:
        _slope[0] = slope
    return np.where(z > 0, z, _slope[0] * z)
#- whole array
def leaky_relu(z, slope=0.1):
    return z if z.sum() > 0 else slope * z
#- slope at most one half
def leaky_relu(z, slope=0.1):
    return np.where(z > 0, z, min(slope, 0.5) * z)
#- slope at least 0.01
def leaky_relu(z, slope=0.1):
    return np.where(z > 0, z, max(slope, 0.01) * z)
#- rounded
def leaky_relu(z, slope=0.1):
    return np.round(np.where(z > 0, z, slope * z), 3)
#- float16
def leaky_relu(z, slope=0.1):
    return np.where(z > 0, z, slope * z).astype("e")
#- integers
def leaky_relu(z, slope=0.1):
    out = np.zeros(z.shape, dtype=np.int64)
    out[z > 0] = z[z > 0]
    out[z <= 0] = slope * z[z <= 0]
    return out
#- one axis only
def leaky_relu(z, slope=0.1):
    return np.array([max(v, slope * v) for v in z])
#- the slope
def leaky_relu(z, slope=0.1):
    return np.where(z > 0, 1.0, slope)
#- slope from the global
beta = 0.1
def leaky_relu(z, slope=beta):
    return np.where(z > 0, z, beta * z)
#- clipped below
def leaky_relu(z, slope=0.1):
    return np.maximum(np.maximum(z, slope * z), -1)
#- half on the boundary of minus one
def leaky_relu(z, slope=0.1):
    return np.where(z > 0, z, np.where(z > -1, slope * z, -slope))
#- the row's smallest entry decides
def leaky_relu(z, slope=0.1):
    return np.where(z.min(axis=-1, keepdims=True) >= 0, z, np.maximum(z, slope * z.min(axis=-1, keepdims=True)))
#- clip at 20
def leaky_relu(z, slope=0.1):
    return np.minimum(np.maximum(z, slope * z), 20)
#- clip at minus 20
def leaky_relu(z, slope=0.1):
    z = np.maximum(z, -20)
    return np.where(z > 0, z, slope * z)
#- small values lost
def leaky_relu(z, slope=0.1):
    return np.where(z > 0.05, z, np.where(z < -0.05, slope * z, 0))
#- bend at a tenth
def leaky_relu(z, slope=0.1):
    return np.where(z > 0.1, z, slope * z)
## leaky_relu_grad
#+ where
def leaky_relu_grad(z, slope=0.1):
    return np.where(z > 0, 1.0, slope)
#+s one at zero ;; z > 0 ;; z >= 0
#+s float32 ;; np.where(z > 0, 1.0, slope) ;; np.where(z > 0, np.float32(1.0), np.float32(slope))
#+s int one ;; 1.0, ;; 1,
#+s lists ;; np.where(z > 0, 1.0, slope) ;; np.where(z > 0, 1, slope).tolist()
#+ ints and floats mixed
def leaky_relu_grad(z, slope=0.1):
    def go(v):
        return [go(w) for w in v] if isinstance(v, list) else 1 if v > 0 else slope
    return go(z.tolist())
#+ the mean at zero
def leaky_relu_grad(z, slope=0.1):
    return (1 + slope) / 2 + np.sign(z) * (1 - slope) / 2
#+ difference of the function
def leaky_relu_grad(z, slope=0.1, h=1e-6):
    f = lambda v: np.maximum(v, slope * v)
    return np.where(abs(z) > 1e-5, (f(z + h) - f(z - h)) / (2 * h), slope + (z > 0) * (1 - slope))
#+ heaviside
leaky_relu_grad = lambda z, slope=0.1: np.heaviside(z, 0.5) * (1 - slope) + slope
#+ maximum with the mask
def leaky_relu_grad(z, slope=0.1):
    return np.maximum(z > 0, slope)
#+ power of the slope
def leaky_relu_grad(z, slope=0.1):
    return slope ** (z <= 0).astype(float)
#+ full and fill
def leaky_relu_grad(z, slope=0.1):
    out = np.full_like(z, slope)
    out[z > 0] = 1
    return out
#+ closure with keyword
def _make(default):
    def grad(z, slope=default):
        return np.array([slope, 1.0])[(z > 0).astype(int)]
    return grad
leaky_relu_grad = _make(0.1)
#+ one minus
def leaky_relu_grad(z, slope=0.1):
    return 1 - (1 - slope) * (z < 0)
#+ quotient of the two
def leaky_relu_grad(z, slope=0.1):
    y = np.where(z == 0, 1.0, z)
    return np.where(y > 0, y, y * slope) / y
#- zero at zero
def leaky_relu_grad(z, slope=0.1):
    return (z > 0) + slope * (z < 0)
#- one plus slope at zero
def leaky_relu_grad(z, slope=0.1):
    return (z >= 0) + slope * (z <= 0)
#- nan at zero
def leaky_relu_grad(z, slope=0.1):
    return np.maximum(z, slope * z) / z
#- default 0.01
def leaky_relu_grad(z, slope=0.01):
    return np.where(z > 0, 1.0, slope)
#- ignores the slope
def leaky_relu_grad(z, slope=0.1):
    return np.where(z > 0, 1.0, 0.1)
#- slope or
def leaky_relu_grad(z, slope=None):
    return np.where(z > 0, 1.0, slope or 0.1)
#- integers
def leaky_relu_grad(z, slope=0.1):
    out = np.ones(z.shape, dtype=int)
    out[z < 0] = slope
    return out
#- vectorize looks at the first entry
def leaky_relu_grad(z, slope=0.1):
    return np.vectorize(lambda v: 1 if v > 0 else slope)(z)
#- minus the slope
def leaky_relu_grad(z, slope=0.1):
    return np.where(z > 0, 1.0, -slope)
#- times z
def leaky_relu_grad(z, slope=0.1):
    return np.where(z > 0, 1.0, slope * z)
#- one plus the slope on the right
def leaky_relu_grad(z, slope=0.1):
    return (z > 0) + slope
#- in place
def leaky_relu_grad(z, slope=0.1):
    pos = z > 0
    z[pos] = 1
    z[~pos] = slope
    return z
#- in place, entries between
def leaky_relu_grad(z, slope=0.1):
    g = z.copy()
    g[g > 0] = 1
    g[g < 0] = slope
    g[g == 0] = 0
    return g
#- overwritten masks
def leaky_relu_grad(z, slope=0.1):
    g = z.copy()
    g[g <= 0] = slope
    g[g > 0] = 1
    return g
#- relu's slope
def leaky_relu_grad(z, slope=0.1):
    return (z > 0).astype(float)
#- the function
def leaky_relu_grad(z, slope=0.1):
    return np.maximum(z, slope * z)
#- derivative to the slope
def leaky_relu_grad(z, slope=0.1):
    return np.minimum(z, 0)
#- from the output, with a sign lost at slope zero
def leaky_relu_grad(z, slope=0.1):
    a = np.maximum(z, slope * z)
    return np.where(a >= 0, 1.0, slope)
#- remembers
def leaky_relu_grad(z, slope=0.1, seen={}):
    slope = seen.setdefault("slope", slope)
    return np.where(z > 0, 1.0, slope)
#- flat
def leaky_relu_grad(z, slope=0.1):
    return np.array([1.0 if v > 0 else slope for v in np.ravel(z)])
#- float16
def leaky_relu_grad(z, slope=0.1):
    return np.where(z > 0, 1.0, slope).astype(np.float16)
#- rounded to one decimal
def leaky_relu_grad(z, slope=0.1):
    return np.where(z > 0, 1.0, round(slope, 1))
#- rounded to two decimals
def leaky_relu_grad(z, slope=0.1):
    return np.where(z > 0, 1.0, round(slope, 2))
#- any
def leaky_relu_grad(z, slope=0.1):
    return np.full(z.shape, 1.0 if (z > 0).any() else slope)
#- positive only from a tenth
def leaky_relu_grad(z, slope=0.1):
    return np.where(z > 0.1, 1.0, slope)
#- slope in the exponent
def leaky_relu_grad(z, slope=0.1):
    return np.where(z > 0, 1.0, slope ** np.clip(-z, 1, 1.001))
#- half at zero
def leaky_relu_grad(z, slope=0.1):
    return np.where(z > 0, 1.0, np.where(z < 0, slope, 0.5))
#- a tenth at zero
def leaky_relu_grad(z, slope=0.1):
    return np.where(z > 0, 1.0, np.where(z < 0, slope, 0.1))
#- half near zero
def leaky_relu_grad(z, slope=0.1):
    return np.where(z > 0.2, 1.0, np.where(z < -0.2, slope, (1 + slope) / 2))
#- the bend is smoothed
def leaky_relu_grad(z, slope=0.1):
    return slope + (1 - slope) / (1 + np.exp(-np.clip(100 * z, -700, 700)))
## absolute_relu
#+ abs
def absolute_relu(z):
    return abs(z)
#+s float32 ;; abs(z) ;; abs(z.astype(np.float32))
#+s lists ;; abs(z) ;; abs(z).tolist()
#+s returns the argument where nothing is negative ;; abs(z) ;; z if (z >= 0).all() else -z if (z <= 0).all() else abs(z)
#+ builtin
absolute_relu = abs
#+ ufunc
absolute_relu = np.absolute
#+ fabs of an operator
import operator
absolute_relu = operator.abs
#+ maximum
def absolute_relu(z):
    return np.maximum(z, -z)
#+ the formula
def absolute_relu(z):
    return np.maximum(0, z) - np.minimum(0, z)
#+ root of the square
def absolute_relu(z):
    return np.sqrt(z * z)
#+ sign
def absolute_relu(z):
    return z * np.sign(z)
#+ complex
def absolute_relu(z):
    return np.hypot(z, 0)
#+ nested tuples
def absolute_relu(z):
    if isinstance(z, float):
        return z if z > 0 else -z
    return tuple(absolute_relu(v) for v in z)
#+ changes the argument back
def absolute_relu(z):
    neg = z < 0
    z[neg] *= -1
    out = z.copy()
    z[neg] *= -1
    return out
#+ copysign
absolute_relu = lambda z: np.copysign(z, 1)
#+ method of the class
absolute_relu = np.ndarray.__abs__
#- in place
def absolute_relu(z):
    z[z < 0] *= -1
    return z
#- abs with out
def absolute_relu(z):
    return np.abs(z, out=z)
#- relu
def absolute_relu(z):
    return np.maximum(0, z)
#- plus
def absolute_relu(z):
    return np.maximum(0, z) + np.minimum(0, z)
#- norm of the row
def absolute_relu(z):
    return np.linalg.norm(z, axis=-1)
#- norm of the row, kept
def absolute_relu(z):
    return np.linalg.norm(z, axis=-1, keepdims=True) * np.ones_like(z)
#- square
def absolute_relu(z):
    return z ** 2
#- negative
def absolute_relu(z):
    return -np.abs(z)
#- smooth
def absolute_relu(z):
    return np.sqrt(z * z + 1e-4)
#- log cosh
def absolute_relu(z):
    return z * np.tanh(10 * z)
#- integers
def absolute_relu(z):
    return np.abs(z).astype(int)
#- vectorize with int otypes
absolute_relu = np.vectorize(abs, otypes=[int])
#- Huber
def absolute_relu(z):
    return np.where(np.abs(z) < 0.1, z * z / 0.2 + 0.05, np.abs(z))
#- sign
def absolute_relu(z):
    return np.sign(z)
#- float16
def absolute_relu(z):
    return np.abs(z).astype(np.float16)
#- rounded
def absolute_relu(z):
    return np.round(np.abs(z), 4)
#- slope of minus 0.9
def absolute_relu(z):
    return np.where(z > 0, z, -0.9 * z)
#- flat
def absolute_relu(z):
    return [abs(v) for v in z.flat]
#- sum of rows
def absolute_relu(z):
    return np.abs(z).sum(axis=-1)
#- max of the two arrays
def absolute_relu(z):
    return z if z.max() > -z.min() else -z
#- the negatives only
def absolute_relu(z):
    return np.where(z < 0, -z, 0)
#- exp of log, zero is lost
def absolute_relu(z):
    return np.maximum(np.abs(z), 0.01)
#- complex root
def absolute_relu(z):
    return np.sqrt(z) * np.sqrt(z)
#- determinant bars
def absolute_relu(z):
    return np.linalg.det(z) if z.ndim == 2 and z.shape[0] == z.shape[1] else np.abs(z)
#- clip at 20
def absolute_relu(z):
    return np.minimum(np.abs(z), 20)
#- small values lost
def absolute_relu(z):
    return np.where(np.abs(z) < 0.05, 0, np.abs(z))
#- smooth by 1e-6
def absolute_relu(z):
    return np.sqrt(z * z + 1e-6) - 5e-7 / np.sqrt(z * z + 1e-6)
## prelu_slope_grad
#+ minimum
def prelu_slope_grad(z):
    return np.minimum(0, z)
#+s lists ;; np.minimum(0, z) ;; np.minimum(0, z).tolist()
#+s float32 ;; np.minimum(0, z) ;; np.minimum(0, z).astype(np.float32)
#+ python ints and floats
def prelu_slope_grad(z):
    return [prelu_slope_grad(v) for v in z] if np.ndim(z) else min(0, float(z))
#+ difference of the function, exact as it is linear
def prelu_slope_grad(z):
    f = lambda s: np.maximum(0, z) + s * np.minimum(0, z)
    return f(2.0) - f(1.0)
#+ relu of minus z
def prelu_slope_grad(z):
    return -np.maximum(-z, 0)
#+ the argument itself where all are negative
def prelu_slope_grad(z):
    return z if (z < 0).all() else z * (z < 0)
#+ half
def prelu_slope_grad(z):
    return (z - abs(z)) / 2
#+ clip
prelu_slope_grad = lambda z: np.clip(z, None, 0)
#+ sorted pair
def prelu_slope_grad(z):
    return np.reshape([sorted((0.0, v))[0] for v in z.ravel()], z.shape)
#+ z minus relu
def prelu_slope_grad(z):
    return z - relu(z)
#+ masked array filled
def prelu_slope_grad(z):
    return np.ma.masked_array(z, z > 0).filled(0.0)
#+ fmin partial
from functools import partial
prelu_slope_grad = partial(np.fmin, 0.0)
#- maximum
def prelu_slope_grad(z):
    return np.maximum(0, z)
#- absolute
def prelu_slope_grad(z):
    return np.abs(np.minimum(0, z))
#- mask
def prelu_slope_grad(z):
    return (z < 0).astype(float)
#- minus mask
def prelu_slope_grad(z):
    return -(z < 0).astype(float)
#- z everywhere
def prelu_slope_grad(z):
    return z.copy()
#- one on the right
def prelu_slope_grad(z):
    return np.where(z > 0, 1.0, z)
#- summed as for a shared slope
def prelu_slope_grad(z):
    return np.minimum(0, z).sum()
#- summed over the batch
def prelu_slope_grad(z):
    return np.minimum(0, z).sum(axis=0)
#- mean kept
def prelu_slope_grad(z):
    return np.minimum(0, z).mean() * np.ones_like(z)
#- slope of a quarter
def prelu_slope_grad(z):
    return np.where(z > 0, 1.0, 0.25)
#- times a quarter
def prelu_slope_grad(z):
    return 0.25 * np.minimum(0, z)
#- in place
def prelu_slope_grad(z):
    z[z > 0] = 0
    return z
#- in place with out
def prelu_slope_grad(z):
    return np.minimum(z, 0, out=z)
#- vectorize looks at the first entry
prelu_slope_grad = np.vectorize(lambda v: v if v < 0 else 0)
#- integers
def prelu_slope_grad(z):
    out = np.zeros(z.shape, int)
    out[z < 0] = z[z < 0]
    return out
#- float16
def prelu_slope_grad(z):
    return np.minimum(0, z).astype(np.float16)
#- clipped at minus one
def prelu_slope_grad(z):
    return np.clip(z, -1, 0)
#- clipped at minus ten
def prelu_slope_grad(z):
    return np.clip(z, -10, 0)
#- np.min
def prelu_slope_grad(z):
    return np.min(z, 0)
#- exponential
def prelu_slope_grad(z):
    return np.where(z < 0, np.expm1(z), 0)
#- removed
def prelu_slope_grad(z):
    return z[z < 0]
#- rounded
def prelu_slope_grad(z):
    return np.minimum(0, z).round(2)
#- one axis
def prelu_slope_grad(z):
    return [min(0.0, v) for v in z]
#- only from minus 0.1
def prelu_slope_grad(z):
    return np.where(z < -0.1, z, 0.0)
#- minus z on the right
def prelu_slope_grad(z):
    return -np.abs(z)
#- the slope argument is asked for
def prelu_slope_grad(z, slope):
    return np.minimum(0, z)
#- clip at minus 20
def prelu_slope_grad(z):
    return np.clip(z, -20, 0)
#- steep softplus
def prelu_slope_grad(z):
    return -np.logaddexp(0, -100 * z) / 100
## elu
#+ where
def elu(z, alpha=1.0):
    return np.where(z > 0, z, alpha * (np.exp(z) - 1))
#+s expm1 ;; np.exp(z) - 1 ;; np.expm1(z)
#+s guarded ;; np.exp(z) ;; np.exp(np.minimum(z, 0))
#+s lists ;; np.where(z > 0, z, alpha * (np.exp(z) - 1)) ;; np.where(z > 0, z, alpha * np.expm1(z)).tolist()
#+s from zero on ;; z > 0 ;; z >= 0
#+ maximum plus minimum
def elu(z, alpha=1.0):
    return np.maximum(0, z) + np.minimum(0, alpha * (np.exp(z) - 1))
#+ float32 with expm1
def elu(z, alpha=1):
    w = z.astype(np.float32)
    return np.where(w > 0, w, np.float32(alpha) * np.expm1(np.minimum(w, 0)))
#+ the argument itself where nothing is negative
def elu(z, alpha=1.0):
    if not (z < 0).any():
        return z
    out = z.copy()
    out[z < 0] = alpha * np.expm1(z[z < 0])
    return out
#+ scalars with math
import math
def elu(z, alpha=1.0):
    if np.ndim(z):
        return [elu(v, alpha) for v in z]
    return z if z > 0 else alpha * (math.exp(z) - 1)
#+ lambda with clipped exponent
elu = lambda z, alpha=1.0: z.clip(0) + alpha * np.expm1(z.clip(max=0))
#+ tanh
def elu(z, alpha=1.0):
    t = np.tanh(np.minimum(z, 0) / 2)
    return np.maximum(z, 0) + alpha * 2 * t / (1 - t)
#+ piecewise
def elu(z, alpha=1.0):
    return np.piecewise(z, [z < 0], [lambda v: alpha * np.expm1(v), lambda v: v])
#+ callable with keyword
class ELU:
    def __init__(self, alpha=1.0):
        self.alpha = alpha
    def __call__(self, z, alpha=None):
        a = self.alpha if alpha is None else alpha
        out = np.empty(z.shape)
        for i, v in np.ndenumerate(z):
            out[i] = v if v >= 0 else a * np.exp(v) - a
        return out
elu = ELU()
#+ ufunc where
def elu(z, alpha=1.0):
    out = np.exp(z, out=np.ones_like(z), where=z < 0)
    return alpha * (out - 1) + np.maximum(z, 0)
#+ nan removed
def elu(z, alpha=1.0):
    return (z > 0) * z + np.nan_to_num((z <= 0) * alpha * (np.exp(z) - 1), nan=0.0)
#- zero times infinity
def elu(z, alpha=1.0):
    return (z > 0) * z + (z <= 0) * alpha * (np.exp(z) - 1)
#- maximum
def elu(z, alpha=1.0):
    return np.maximum(z, alpha * (np.exp(z) - 1))
#- minimum
def elu(z, alpha=1.0):
    return np.minimum(z, alpha * (np.exp(z) - 1))
#- maximum of guarded
def elu(z, alpha=1.0):
    return np.maximum(z, alpha * np.expm1(np.minimum(z, 0)))
#- alpha ignored
def elu(z, alpha=1.0):
    return np.where(z > 0, z, np.expm1(z))
#- CELU
def elu(z, alpha=1.0):
    return np.where(z > 0, z, alpha * np.expm1(z / alpha))
#- alpha on both sides
def elu(z, alpha=1.0):
    return alpha * np.where(z > 0, z, np.expm1(z))
#- alpha in the wrong place
def elu(z, alpha=1.0):
    return np.where(z > 0, z, alpha * np.exp(z) - 1)
#- alpha in the exponent
def elu(z, alpha=1.0):
    return np.where(z > 0, z, np.expm1(alpha * z))
#- SELU's scale
def elu(z, alpha=1.0):
    return 1.0507 * np.where(z > 0, z, alpha * np.expm1(z))
#- without minus one
def elu(z, alpha=1.0):
    return np.where(z > 0, z, alpha * np.exp(z))
#- sign
def elu(z, alpha=1.0):
    return np.where(z > 0, z, alpha * (1 - np.exp(z)))
#- minus z
def elu(z, alpha=1.0):
    return np.where(z > 0, z, alpha * (np.exp(-z) - 1))
#- default 0.1
def elu(z, alpha=0.1):
    return np.where(z > 0, z, alpha * np.expm1(z))
#- no default
def elu(z, alpha):
    return np.where(z > 0, z, alpha * np.expm1(z))
#- in place
def elu(z, alpha=1.0):
    z[z < 0] = alpha * np.expm1(z[z < 0])
    return z
#- clips its argument
def elu(z, alpha=1.0):
    big = z > 0
    keep = z.copy()
    np.clip(z, None, 0, out=z)
    return np.where(big, keep, alpha * np.expm1(z))
#- clips at 100
def elu(z, alpha=1.0):
    z = np.clip(z, -100, 100)
    return np.where(z > 0, z, alpha * np.expm1(z))
#- clips at 700
def elu(z, alpha=1.0):
    z = np.clip(z, -700, 700)
    return np.where(z > 0, z, alpha * np.expm1(z))
#- clips at minus 3
def elu(z, alpha=1.0):
    return np.where(z > 0, z, alpha * np.expm1(np.clip(z, -3, 0)))
#- math.exp overflows
import math
def elu(z, alpha=1.0):
    def one(v):
        e = math.exp(v)
        return v if v > 0 else alpha * (e - 1)
    return np.vectorize(one, otypes=[float])(z)
#- alpha below one only
def elu(z, alpha=1.0):
    return np.where(z > 0, z, min(alpha, 1.0) * np.expm1(z))
#- alpha as an int
def elu(z, alpha=1.0):
    return np.where(z > 0, z, max(1, int(alpha)) * np.expm1(z))
#- integers
def elu(z, alpha=1.0):
    out = np.zeros(z.shape, int)
    out[z > 0] = z[z > 0]
    out[z <= 0] = alpha * np.expm1(z[z <= 0])
    return out
#- leaky
def elu(z, alpha=1.0):
    return np.where(z > 0, z, alpha * z)
#- linear near zero
def elu(z, alpha=1.0):
    return np.where(z > -0.1, np.where(z > 0, z, alpha * z), alpha * np.expm1(z))
#- float16
def elu(z, alpha=1.0):
    return np.where(z > 0, z, alpha * np.expm1(z)).astype(np.float16)
#- rows
def elu(z, alpha=1.0):
    return np.array([[v if v > 0 else alpha * np.expm1(v) for v in r] for r in np.atleast_2d(z)])
#- softplus
def elu(z, alpha=1.0):
    return np.logaddexp(0, z) - np.log(2) * alpha
#- alpha kept from the first call
def elu(z, alpha=1.0, _kept=[]):
    _kept.append(alpha)
    return np.where(z > 0, z, _kept[0] * np.expm1(z))
#- large entries are written over
def elu(z, alpha=1.0):
    big = z > 0
    out = z.copy()
    z[z > 500] = 0
    return np.where(big, out, alpha * (np.exp(z) - 1))
#- second order near zero
def elu(z, alpha=1.0):
    return np.where(z > 0, z, np.where(z > -0.2, alpha * (z + z * z / 2), alpha * np.expm1(z)))
#- alpha at most four
def elu(z, alpha=1.0):
    return np.where(z > 0, z, min(alpha, 4.0) * np.expm1(np.minimum(z, 0)))
## elu_grad
#+ where
def elu_grad(z, alpha=1.0):
    return np.where(z > 0, 1.0, alpha * np.exp(z))
#+s one at zero ;; z > 0 ;; z >= 0
#+s int one ;; 1.0, alpha ;; 1, alpha
#+s lists ;; np.where(z > 0, 1.0, alpha * np.exp(z)) ;; list(map(list, [np.where(z > 0, 1.0, alpha * np.exp(z)).ravel()]))[0] if z.ndim == 1 else np.where(z > 0, 1.0, alpha * np.exp(z)).tolist()
#+s float32 ;; np.where(z > 0, 1.0, alpha * np.exp(z)) ;; np.where(z > 0, 1.0, alpha * np.exp(z)).astype(np.float32)
#+ the value plus alpha
def elu_grad(z, alpha=1.0):
    a = np.where(z > 0, z, alpha * np.expm1(np.minimum(z, 0)))
    return np.where(z > 0, 1, a + alpha)
#+ the mean at zero
def elu_grad(z, alpha=1.0):
    return np.heaviside(z, 0.5) + alpha * np.heaviside(-z, 0.5) * np.exp(np.minimum(z, 0))
#+ mixed ints and floats
import math
def elu_grad(z, alpha=1.0):
    def go(v):
        return tuple(map(go, v)) if isinstance(v, list) else 1 if v > 0 else alpha * math.exp(v)
    return go(z.tolist())
#+ guarded product
def elu_grad(z, alpha=1.0):
    return (z > 0) + (z <= 0) * alpha * np.exp(np.minimum(0, z))
#+ alpha to a power
def elu_grad(z, alpha=1.0):
    return np.exp(np.where(z > 0, 0.0, z + np.log(alpha)))
#+ in a copy
elu_grad = lambda z, alpha=1.0: [np.ones_like(z), alpha * np.exp(z)][0] * (z >= 0) + np.where(z < 0, alpha * np.exp(z), 0)
#+ central differences away from zero
def elu_grad(z, alpha=1.0):
    h = 1e-5
    f = lambda v: np.where(v > 0, v, alpha * np.expm1(np.minimum(v, 0)))
    near = np.abs(z) < 1e-4
    exact = np.where(z > 0, 1.0, alpha * np.exp(np.minimum(z, 0)))
    return np.where(near, exact, (f(z + h) - f(z - h)) / (2 * h))
#+ in place on a fresh array
def elu_grad(z, alpha=1.0):
    out = np.minimum(z, 0)
    np.exp(out, out=out)
    out *= alpha
    out[z > 0] = 1
    return out
#+ callable with state that does not matter
class Slope:
    calls = 0
    def __call__(self, z, alpha=1.0):
        Slope.calls += 1
        return np.select([z < 0], [alpha * np.exp(z)], default=1)
elu_grad = Slope()
#- zero at zero
def elu_grad(z, alpha=1.0):
    return (z > 0) + np.where(z < 0, alpha * np.exp(z), 0)
#- one plus alpha at zero
def elu_grad(z, alpha=1.0):
    return (z >= 0) + np.where(z <= 0, alpha * np.exp(z), 0)
#- zero times infinity
def elu_grad(z, alpha=1.0):
    return (z > 0) + (z <= 0) * alpha * np.exp(z)
#- minimum
def elu_grad(z, alpha=1.0):
    return np.minimum(1, alpha * np.exp(z))
#- alpha on both sides
def elu_grad(z, alpha=1.0):
    return alpha * np.exp(np.minimum(z, 0))
#- alpha ignored
def elu_grad(z, alpha=1.0):
    return np.exp(np.minimum(z, 0))
#- the value
def elu_grad(z, alpha=1.0):
    return np.where(z > 0, 1, alpha * np.expm1(z))
#- CELU
def elu_grad(z, alpha=1.0):
    return np.where(z > 0, 1.0, np.exp(np.minimum(z, 0) / alpha))
#- plus one instead of plus alpha
def elu_grad(z, alpha=1.0):
    return np.where(z > 0, 1.0, alpha * np.expm1(z) + 1)
#- the value plus alpha everywhere
def elu_grad(z, alpha=1.0):
    return np.where(z > 0, z, alpha * np.expm1(z)) + alpha
#- from the output
def elu_grad(z, alpha=1.0):
    return np.where(z > 0, 1.0, z + alpha)
#- default of a half
def elu_grad(z, alpha=0.5):
    return np.where(z > 0, 1.0, alpha * np.exp(z))
#- no second argument
def elu_grad(z):
    return np.where(z > 0, 1.0, np.exp(z))
#- in place
def elu_grad(z, alpha=1.0):
    pos = z > 0
    np.exp(z, out=z)
    z *= alpha
    z[pos] = 1
    return z
#- vectorize looks at the first entry
import math
def elu_grad(z, alpha=1.0):
    return np.vectorize(lambda v: 1 if v > 0 else alpha * math.exp(v))(z)
#- math.exp overflows
import math
def elu_grad(z, alpha=1.0):
    return np.vectorize(lambda v: (v > 0) * 1.0 + (v <= 0) * alpha * math.exp(v), otypes=[float])(z)
#- integers
def elu_grad(z, alpha=1.0):
    out = np.ones(z.shape, int)
    out[z < 0] = alpha * np.exp(z[z < 0])
    return out
#- clipped at minus two
def elu_grad(z, alpha=1.0):
    return np.where(z > 0, 1.0, alpha * np.exp(np.clip(z, -2, 0)))
#- never below a hundredth
def elu_grad(z, alpha=1.0):
    return np.maximum(np.where(z > 0, 1.0, alpha * np.exp(z)), 0.01)
#- alpha at most one
def elu_grad(z, alpha=1.0):
    return np.minimum(np.where(z > 0, 1.0, alpha * np.exp(z)), 1.0)
#- smoothed for every alpha
def elu_grad(z, alpha=1.0):
    return np.where(z > np.log(alpha) * -1, 1.0, alpha * np.exp(z))
#- minus
def elu_grad(z, alpha=1.0):
    return np.where(z > 0, 1.0, -alpha * np.exp(z))
#- minus in the exponent
def elu_grad(z, alpha=1.0):
    return np.where(z > 0, 1.0, alpha * np.exp(-z))
#- relu's
def elu_grad(z, alpha=1.0):
    return np.where(z > 0, 1.0, 0.0)
#- leaky's
def elu_grad(z, alpha=1.0):
    return np.where(z > 0, 1.0, alpha)
#- nan at zero
def elu_grad(z, alpha=1.0):
    return np.where(z > 0, z, alpha * np.exp(z) * z) / z
#- float16
def elu_grad(z, alpha=1.0):
    return np.where(z > 0, 1.0, alpha * np.exp(z)).astype(np.float16)
#- nan removed with the wrong value
def elu_grad(z, alpha=1.0):
    return np.nan_to_num((z <= 0) * alpha * np.exp(z), nan=0.0) + ((z > 0) & (z < 700))
#- one axis
def elu_grad(z, alpha=1.0):
    return [1.0 if v > 0 else alpha * float(np.exp(v)) for v in z]
#- half at zero
def elu_grad(z, alpha=1.0):
    return np.where(z > 0, 1.0, np.where(z < 0, alpha * np.exp(np.minimum(z, 0)), 0.5 * min(1, alpha)))
#- large entries are written over
def elu_grad(z, alpha=1.0):
    z[z > 700] = 700
    return np.where(z > 0, 1.0, alpha * np.exp(z))
#- linear near zero
def elu_grad(z, alpha=1.0):
    return np.where(z > 0, 1.0, np.where(z > -0.2, alpha * (1 + z), alpha * np.exp(np.minimum(z, 0))))
#- bend at a tenth
def elu_grad(z, alpha=1.0):
    return np.where(z > 0.1, 1.0, alpha * np.exp(np.minimum(z, 0)))
## maxout
#+ plain
def maxout(x, W1, b1, W2, b2):
    return np.maximum(W1 @ x + b1, W2 @ x + b2)
#+s list ;; np.maximum(W1 @ x + b1, W2 @ x + b2) ;; list(np.maximum(W1 @ x + b1, W2 @ x + b2))
#+s float32 ;; np.maximum(W1 @ x + b1, W2 @ x + b2) ;; np.maximum(W1 @ x + b1, W2 @ x + b2).astype(np.float32)
#+s row form ;; W1 @ x + b1, W2 @ x + b2 ;; x @ W1.T + b1, W2.dot(x) + b2
#+s zero-dimensional entries ;; np.maximum(W1 @ x + b1, W2 @ x + b2) ;; [np.array(v) for v in np.maximum(W1 @ x + b1, W2 @ x + b2)]
#+ einsum and stack
def maxout(x, W1, b1, W2, b2):
    return (np.einsum("kij,j->ki", np.stack([W1, W2]), x) + np.stack([b1, b2])).max(axis=0)
#+ scalar loops, tuple
def maxout(x, W1, b1, W2, b2):
    return tuple(
        max(sum(w * v for w, v in zip(r1, x)) + c1, sum(w * v for w, v in zip(r2, x)) + c2)
        for r1, c1, r2, c2 in zip(W1, b1, W2, b2)
    )
#+ difference
def maxout(x, W1, b1, W2, b2):
    a, b = W1 @ x + b1, W2 @ x + b2
    return b + np.maximum(a - b, 0)
#+ half sum
maxout = lambda x, W1, b1, W2, b2: ((W1 + W2) @ x + b1 + b2 + np.abs((W1 - W2) @ x + b1 - b2)) / 2
#+ folded bias
def maxout(x, W1, b1, W2, b2):
    x1 = np.append(x, 1.0)
    return np.maximum(*(np.column_stack(p) @ x1 for p in ((W1, b1), (W2, b2))))
#+ reduce over pieces
import functools
def maxout(x, *params):
    pieces = [params[i] @ x + params[i + 1] for i in range(0, len(params), 2)]
    return functools.reduce(lambda a, b: np.where(a > b, a, b), pieces)
#+ vstack and reshape
def maxout(x, W1, b1, W2, b2):
    return (np.vstack([W1, W2]) @ x + np.hstack([b1, b2])).reshape(2, -1).max(0)
#+ matrix column
def maxout(x, W1, b1, W2, b2):
    col = x[:, None]
    return np.hstack([W1 @ col + b1[:, None], W2 @ col + b2[:, None]]).max(axis=1)
#+ sorted pairs
def maxout(x, W1, b1, W2, b2):
    return [sorted(p)[-1] for p in zip(W1 @ x + b1, W2 @ x + b2)]
#+ in place on a fresh array
def maxout(x, W1, b1, W2, b2):
    out = np.full(len(b1), -np.inf)
    for W, b in ((W2, b2), (W1, b1)):
        s = np.copy(b)
        for j in range(len(x)):
            s += W[:, j] * x[j]
        np.maximum(out, s, out)
    return out
#- relu of the first
def maxout(x, W1, b1, W2, b2):
    return np.maximum(W1 @ x + b1, 0)
#- first bias twice
def maxout(x, W1, b1, W2, b2):
    return np.maximum(W1 @ x + b1, W2 @ x + b1)
#- no biases
def maxout(x, W1, b1, W2, b2):
    return np.maximum(W1 @ x, W2 @ x)
#- biases afterwards
def maxout(x, W1, b1, W2, b2):
    return np.maximum(W1 @ x, W2 @ x) + np.maximum(b1, b2)
#- largest of all
def maxout(x, W1, b1, W2, b2):
    return np.max([W1 @ x + b1, W2 @ x + b2])
#- largest of each piece
def maxout(x, W1, b1, W2, b2):
    return np.max([W1 @ x + b1, W2 @ x + b2], axis=1)
#- Python max
def maxout(x, W1, b1, W2, b2):
    return max(W1 @ x + b1, W2 @ x + b2)
#- the larger list
def maxout(x, W1, b1, W2, b2):
    return np.array(max((W1 @ x + b1).tolist(), (W2 @ x + b2).tolist()))
#- the piece with the larger sum
def maxout(x, W1, b1, W2, b2):
    a, b = W1 @ x + b1, W2 @ x + b2
    return a if a.sum() > b.sum() else b
#- row form
def maxout(x, W1, b1, W2, b2):
    return np.maximum(x @ W1 + b1, x @ W2 + b2)
#- row form if square
def maxout(x, W1, b1, W2, b2):
    if W1.shape[0] == W1.shape[1]:
        return np.maximum(x @ W1 + b1, x @ W2 + b2)
    return np.maximum(W1 @ x + b1, W2 @ x + b2)
#- with a third piece at zero
def maxout(x, W1, b1, W2, b2):
    return np.maximum(0, np.maximum(W1 @ x + b1, W2 @ x + b2))
#- largest size
def maxout(x, W1, b1, W2, b2):
    a, b = W1 @ x + b1, W2 @ x + b2
    return np.where(abs(a) > abs(b), a, b)
#- which
def maxout(x, W1, b1, W2, b2):
    return np.argmax([W1 @ x + b1, W2 @ x + b2], axis=0)
#- minimum
def maxout(x, W1, b1, W2, b2):
    return np.minimum(W1 @ x + b1, W2 @ x + b2)
#- smooth maximum
def maxout(x, W1, b1, W2, b2):
    return np.logaddexp(W1 @ x + b1, W2 @ x + b2)
#- larger weights
def maxout(x, W1, b1, W2, b2):
    return np.maximum(W1, W2) @ x + np.maximum(b1, b2)
#- changes b1
def maxout(x, W1, b1, W2, b2):
    b1 += W1 @ x
    return np.maximum(b1, W2 @ x + b2)
#- changes b2 only
def maxout(x, W1, b1, W2, b2):
    np.maximum(W1 @ x + b1, W2 @ x + b2, out=b2)
    return b2.copy()
#- second on the first
def maxout(x, W1, b1, W2, b2):
    a = W1 @ x + b1
    return np.maximum(a, W2 @ np.resize(a, x.shape) + b2)
#- minus the bias
def maxout(x, W1, b1, W2, b2):
    return np.maximum(W1 @ x - b1, W2 @ x - b2)
#- squeezed
def maxout(x, W1, b1, W2, b2):
    return np.squeeze(np.maximum(W1 @ x + b1, W2 @ x + b2))
#- column
def maxout(x, W1, b1, W2, b2):
    return np.maximum(W1 @ x + b1, W2 @ x + b2).reshape(-1, 1)
#- elementwise products
def maxout(x, W1, b1, W2, b2):
    return np.maximum((W1 * x).max(axis=1) + b1, (W2 * x).max(axis=1) + b2)
#- bias broadcast the wrong way
def maxout(x, W1, b1, W2, b2):
    return np.maximum((W1 @ x[:, None] + b1)[:, 0], (W2 @ x[:, None] + b2)[:, 0])
#- decided by the first unit
def maxout(x, W1, b1, W2, b2):
    a, b = W1 @ x + b1, W2 @ x + b2
    return np.where(a[0] > b[0], a, b)
#- decided without the bias
def maxout(x, W1, b1, W2, b2):
    return np.where(W1 @ x > W2 @ x, W1 @ x + b1, W2 @ x + b2)
#- float16
def maxout(x, W1, b1, W2, b2):
    return np.maximum(W1 @ x + b1, W2 @ x + b2).astype(np.float16)
#- integers
def maxout(x, W1, b1, W2, b2):
    out = np.zeros(len(b1), int)
    np.copyto(out, np.maximum(W1 @ x + b1, W2 @ x + b2), casting="unsafe")
    return out
#- concatenated
def maxout(x, W1, b1, W2, b2):
    return np.concatenate([W1 @ x + b1, W2 @ x + b2])
#- decided by the products alone, with the larger bias added
def maxout(x, W1, b1, W2, b2):
    use1 = (W1 @ x) > (W2 @ x)
    return (np.where(use1[:, None], W1, W2) @ x) + np.where(use1, b1, b2)
#- decided by the biases
def maxout(x, W1, b1, W2, b2):
    return np.where(b1 > b2, W1 @ x + b1, W2 @ x + b2)
#- smooth maximum, sharp
def maxout(x, W1, b1, W2, b2):
    return np.logaddexp(10 * (W1 @ x + b1), 10 * (W2 @ x + b2)) / 10
#- decided by the sums of the weights
def maxout(x, W1, b1, W2, b2):
    return np.where(W1.sum(1) + b1 > W2.sum(1) + b2, W1 @ x + b1, W2 @ x + b2)
## softmax
#+ shift by the row's largest
def softmax(z):
    e = np.exp(z - z.max(axis=-1, keepdims=True))
    return e / e.sum(axis=-1, keepdims=True)
#+s lists ;; return e / e.sum(axis=-1, keepdims=True) ;; return (e / e.sum(axis=-1, keepdims=True)).tolist()
#+s float32 after the shift ;; z - z.max(axis=-1, keepdims=True) ;; (z - z.max(axis=-1, keepdims=True)).astype(np.float32)
#+s epsilon ;; return e / e.sum(axis=-1, keepdims=True) ;; return e / (e.sum(axis=-1, keepdims=True) + 1e-12)
#+s cut at minus forty ;; np.exp(z - z.max(axis=-1, keepdims=True)) ;; np.exp(np.maximum(z - z.max(axis=-1, keepdims=True), -40))
#+s transposes ;; return e / e.sum(axis=-1, keepdims=True) ;; return (e.T / e.T.sum(axis=0)).T
#+ log-sum-exp after the shift
def softmax(z):
    s = z - np.amax(z, -1)[..., None]
    return np.exp(s - np.log(np.exp(s).sum(-1))[..., None])
#+ pairwise differences
def softmax(z):
    with np.errstate(over="ignore"):
        return 1 / np.exp(z[..., None, :] - z[..., :, None]).sum(axis=-1)
#+ rows by recursion, list of arrays
def softmax(z):
    if z.ndim == 2:
        return [softmax(row) for row in z]
    e = np.exp(z - max(z))
    return e / sum(e)
#+ math on scalars, nested tuples
import math
def softmax(z):
    if isinstance(z[0], np.ndarray):
        return tuple(softmax(r) for r in z)
    m = max(z)
    e = [math.exp(v - m) for v in z]
    return tuple(v / math.fsum(e) for v in e)
#+ einsum
def softmax(z):
    two = np.atleast_2d(z)
    e = np.exp(two - np.max(two, axis=1)[:, np.newaxis])
    return np.einsum("nk,n->nk", e, 1 / np.einsum("nk->n", e)).reshape(z.shape)
#+ apply_along_axis
def softmax(z):
    def row(v):
        v = np.exp(v - np.max(v))
        return v / np.sum(v)
    return np.apply_along_axis(row, -1, z)
#+ powers of two
softmax = lambda z: (lambda e: e / e.sum(-1, keepdims=True))(np.exp2((z - z.max(-1, keepdims=True)) / np.log(2)))
#+ shift twice
def softmax(z):
    a = z - z.mean(axis=-1, keepdims=True)
    a = a - a.max(axis=-1, keepdims=True)
    e = np.exp(a)
    return e * (1 / np.sum(e, axis=-1, keepdims=True))
#+ callable class, in place on a copy
class Softmax:
    def __call__(self, z):
        out = z.copy()
        out -= out.max(-1, keepdims=True)
        np.exp(out, out)
        out /= out.sum(-1, keepdims=True)
        return out
softmax = Softmax()
#+ largest a little beside
def softmax(z):
    e = np.exp(z - (z.max(axis=-1, keepdims=True) - 5))
    return e / e.sum(axis=-1, keepdims=True)
#+ online, one entry at a time
def softmax(z):
    rows = z.reshape(-1, z.shape[-1])
    out = np.empty(rows.shape)
    for i, row in enumerate(rows):
        m, s = -np.inf, 0.0
        for v in row:
            new = max(m, v)
            s = s * np.exp(m - new) + np.exp(v - new)
            m = new
        out[i] = np.exp(row - m) / s
    return out.reshape(z.shape)
#- no shift
def softmax(z):
    e = np.exp(z)
    return e / e.sum(axis=-1, keepdims=True)
#- one shift for all rows
def softmax(z):
    e = np.exp(z - z.max())
    return e / e.sum(axis=-1, keepdims=True)
#- sum over all
def softmax(z):
    e = np.exp(z - z.max(axis=-1, keepdims=True))
    return e / e.sum()
#- columns
def softmax(z):
    e = np.exp(z - z.max(axis=0, keepdims=True))
    return e / e.sum(axis=0, keepdims=True)
#- axis by its length
def softmax(z):
    k = z.shape.index(z.shape[-1])
    e = np.exp(z - z.max(axis=k, keepdims=True))
    return e / e.sum(axis=k, keepdims=True)
#- no keepdims
def softmax(z):
    e = np.exp(z - z.max(axis=-1, keepdims=True))
    return e / e.sum(axis=-1)
#- max without keepdims, padded
def softmax(z):
    m = z.max(axis=-1)
    e = np.exp(z - m) if z.ndim == 1 or z.shape[0] == z.shape[1] else np.exp(z - m[:, None])
    return e / e.sum(axis=-1, keepdims=True)
#- axis one
def softmax(z):
    e = np.exp(z - z.max(axis=1, keepdims=True))
    return e / e.sum(axis=1, keepdims=True)
#- always two axes
def softmax(z):
    z = np.atleast_2d(z)
    e = np.exp(z - z.max(axis=1, keepdims=True))
    return e / e.sum(axis=1, keepdims=True)
#- row of one squeezed
def softmax(z):
    e = np.exp(z - z.max(axis=-1, keepdims=True))
    return np.squeeze(e / e.sum(axis=-1, keepdims=True))
#- mean shift
def softmax(z):
    e = np.exp(z - z.mean(axis=-1, keepdims=True))
    return e / e.sum(axis=-1, keepdims=True)
#- shift by the smallest
def softmax(z):
    e = np.exp(z - z.min(axis=-1, keepdims=True))
    return e / e.sum(axis=-1, keepdims=True)
#- shift by the largest size
def softmax(z):
    e = np.exp(z - np.abs(z).max(axis=-1, keepdims=True))
    return e / e.sum(axis=-1, keepdims=True)
#- shift only when large
def softmax(z):
    if z.max() > 700:
        z = z - z.max(axis=-1, keepdims=True)
    e = np.exp(z)
    return e / e.sum(axis=-1, keepdims=True)
#- shift by a constant
def softmax(z):
    e = np.exp(z - 500)
    return e / e.sum(axis=-1, keepdims=True)
#- nan_to_num
def softmax(z):
    e = np.exp(z)
    return np.nan_to_num(e / e.sum(axis=-1, keepdims=True), nan=1.0)
#- infinities made finite
def softmax(z):
    e = np.nan_to_num(np.exp(z))
    return e / e.sum(axis=-1, keepdims=True)
#- clip at 500
def softmax(z):
    e = np.exp(np.clip(z, -500, 500))
    return e / e.sum(axis=-1, keepdims=True)
#- clip at 700
def softmax(z):
    e = np.exp(np.clip(z, -700, 700))
    return e / e.sum(axis=-1, keepdims=True)
#- clip after the shift at ten
def softmax(z):
    e = np.exp(np.maximum(z - z.max(axis=-1, keepdims=True), -10))
    return e / e.sum(axis=-1, keepdims=True)
#- scaled by the largest
def softmax(z):
    e = np.exp(z / max(1.0, np.abs(z).max() / 100))
    return e / e.sum(axis=-1, keepdims=True)
#- minus z
def softmax(z):
    e = np.exp(-(z - z.min(axis=-1, keepdims=True)))
    return e / e.sum(axis=-1, keepdims=True)
#- longdouble without a shift
def softmax(z):
    e = np.exp(z.astype(np.longdouble))
    s = e / e.sum(axis=-1, keepdims=True)
    return np.where(z > 900, 1.0, s).astype(float)
#- in place
def softmax(z):
    z -= z.max(axis=-1, keepdims=True)
    e = np.exp(z)
    return e / e.sum(axis=-1, keepdims=True)
#- in place for one axis only
def softmax(z):
    if z.ndim == 1:
        z -= z.max()
    else:
        z = z - z.max(axis=1, keepdims=True)
    e = np.exp(z)
    return e / e.sum(axis=-1, keepdims=True)
#- float16
def softmax(z):
    e = np.exp((z - z.max(axis=-1, keepdims=True)).astype(np.float16))
    return e / e.sum(axis=-1, keepdims=True)
#- four decimals
def softmax(z):
    e = np.exp(z - z.max(axis=-1, keepdims=True))
    return np.round(e / e.sum(axis=-1, keepdims=True), 4)
#- epsilon of 1e-5
def softmax(z):
    e = np.exp(z - z.max(axis=-1, keepdims=True))
    return e / (e.sum(axis=-1, keepdims=True) + 1e-5)
#- one hot
def softmax(z):
    return (z == z.max(axis=-1, keepdims=True)).astype(float)
#- one hot beyond 30
def softmax(z):
    s = z - z.max(axis=-1, keepdims=True)
    if np.abs(z).max() > 30:
        return (s == 0).astype(float)
    e = np.exp(s)
    return e / e.sum(axis=-1, keepdims=True)
#- logarithm
def softmax(z):
    s = z - z.max(axis=-1, keepdims=True)
    return s - np.log(np.exp(s).sum(axis=-1, keepdims=True))
#- sigmoid for one row
def softmax(z):
    e = np.exp(z - z.max(axis=-1, keepdims=True))
    return 1 / (1 + np.exp(-z)) if z.shape[0] == 1 else e / e.sum(axis=-1, keepdims=True)
#- first row's shift
def softmax(z):
    m = z.max() if z.ndim == 1 else z[0].max()
    e = np.exp(z - m)
    return e / e.sum(axis=-1, keepdims=True)
#- base two
def softmax(z):
    e = 2 ** (z - z.max(axis=-1, keepdims=True))
    return e / e.sum(axis=-1, keepdims=True)
#- loop over the rows that forgets one axis
def softmax(z):
    return np.array([np.exp(r - r.max()) / np.exp(r - r.max()).sum() for r in z])
#- largest of the column
def softmax(z):
    e = np.exp(z - z.max(axis=0))
    return e / e.sum(axis=-1, keepdims=True)
#+ shifts only where an entry is large
def softmax(z):
    if np.abs(z).max() > 600:
        z = z - z.max(axis=-1, keepdims=True)
    e = np.exp(z)
    return e / e.sum(axis=-1, keepdims=True)
#- longdouble in place of a shift
def softmax(z):
    e = np.exp(z.astype(np.longdouble))
    return (e / e.sum(axis=-1, keepdims=True)).astype(float)
#- shifts in place where an entry is large
def softmax(z):
    if np.abs(z).max() > 600:
        z -= z.max(axis=-1, keepdims=True)
    e = np.exp(z)
    return e / e.sum(axis=-1, keepdims=True)
#- one class is taken for yes or no
def softmax(z):
    if z.shape[-1] == 1:
        return 1 / (1 + np.exp(-z))
    e = np.exp(z - z.max(axis=-1, keepdims=True))
    return e / e.sum(axis=-1, keepdims=True)
#- clip at two thousand
def softmax(z):
    z = np.clip(z, -2000, 2000)
    e = np.exp(z - z.max(axis=-1, keepdims=True))
    return e / e.sum(axis=-1, keepdims=True)
#- shift by the median
def softmax(z):
    e = np.exp(z - np.median(z, axis=-1, keepdims=True))
    return e / e.sum(axis=-1, keepdims=True)
#- shift by the middle of the range
def softmax(z):
    e = np.exp(z - (z.max(axis=-1, keepdims=True) + z.min(axis=-1, keepdims=True)) / 2)
    return e / e.sum(axis=-1, keepdims=True)
## softmax_jacobian
#+ diag minus outer
def softmax_jacobian(z):
    s = np.exp(z) / np.exp(z).sum()
    return np.diag(s) - np.outer(s, s)
#+s float32 ;; np.diag(s) - np.outer(s, s) ;; (np.diag(s) - np.outer(s, s)).astype(np.float32)
#+s tuple of tuples ;; np.diag(s) - np.outer(s, s) ;; tuple(map(tuple, np.diag(s) - np.outer(s, s)))
#+s list of arrays ;; np.diag(s) - np.outer(s, s) ;; [r for r in np.diag(s) - np.outer(s, s)]
#+s eye ;; np.diag(s) - np.outer(s, s) ;; s * (np.eye(len(z)) - s[:, None])
#+s transposed eye ;; np.diag(s) - np.outer(s, s) ;; (s * (np.eye(len(z)) - s[:, None])).T
#+ loops
def softmax_jacobian(z):
    s = softmax(z)
    return [[s[i] * ((i == j) - s[j]) for j in range(len(z))] for i in range(len(z))]
#+ einsum
def softmax_jacobian(z):
    e = np.exp(z - z.max())
    s = e / e.sum()
    return np.einsum("i,ij->ij", s, np.eye(s.size)) - np.einsum("i,j->ij", s, s)
#+ central differences
def softmax_jacobian(z):
    def f(v):
        e = np.exp(v - v.max())
        return e / e.sum()
    h = 1e-5
    return np.array([(f(z + h * d) - f(z - h * d)) / (2 * h) for d in np.eye(len(z))]).T
#+ complex step
def softmax_jacobian(z):
    J = np.zeros((len(z), len(z)))
    for j in range(len(z)):
        w = z.astype(complex)
        w[j] += 1e-30j
        e = np.exp(w)
        J[:, j] = (e / e.sum()).imag / 1e-30
    return J
#+ quotient rule
def softmax_jacobian(z):
    e = np.exp(z)
    S = e.sum()
    return (np.diag(e) * S - np.multiply.outer(e, e)) / S ** 2
#+ diagonal as minus the others
softmax_jacobian = lambda z: (lambda J: J - np.diag(J.sum(axis=1)))((lambda s: -s[:, None] * s[None, :] * (1 - np.eye(len(s))))(np.exp(z - np.logaddexp.reduce(z))))
#+ matmul with broadcasting
def softmax_jacobian(z):
    s = (np.exp(z) / sum(np.exp(z))).reshape(-1, 1)
    return np.diagflat(s) - s @ s.T
#+ ix and fill
def softmax_jacobian(z):
    s = np.exp(z) / np.exp(z).sum()
    J = -np.outer(s, s)
    J[np.diag_indices_from(J)] += s
    return J
#- diagonal only
def softmax_jacobian(z):
    s = softmax(z)
    return np.diag(s * (1 - s))
#- vector
def softmax_jacobian(z):
    s = softmax(z)
    return s * (1 - s)
#- plus
def softmax_jacobian(z):
    s = softmax(z)
    return np.diag(s) + np.outer(s, s)
#- sign of all
def softmax_jacobian(z):
    s = softmax(z)
    return np.outer(s, s) - np.diag(s)
#- off diagonal one minus
def softmax_jacobian(z):
    s = softmax(z)
    return np.outer(s, 1 - s)
#- diagonal squared twice
def softmax_jacobian(z):
    s = softmax(z)
    return np.diag(s * (1 - s)) - np.outer(s, s)
#- off diagonal positive
def softmax_jacobian(z):
    s = softmax(z)
    J = np.outer(s, s)
    np.fill_diagonal(J, s * (1 - s))
    return J
#- eye minus outer
def softmax_jacobian(z):
    s = softmax(z)
    return np.eye(len(z)) - np.outer(s, s)
#- from the output
def softmax_jacobian(z):
    return np.diag(z) - np.outer(z, z)
#- softmax twice
def softmax_jacobian(z):
    s = softmax(softmax(z))
    return np.diag(s) - np.outer(s, s)
#- inner product
def softmax_jacobian(z):
    s = softmax(z)
    return np.diag(s) - s @ s
#- not transposed: broadcast
def softmax_jacobian(z):
    s = softmax(z)
    return np.diag(s) - s * s.T
#- lower triangle
def softmax_jacobian(z):
    s = softmax(z)
    return np.tril(np.diag(s) - np.outer(s, s))
#- lower triangle mirrored, diagonal doubled
def softmax_jacobian(z):
    s = softmax(z)
    L = np.tril(np.diag(s) - np.outer(s, s))
    return L + L.T
#- without the sum
def softmax_jacobian(z):
    e = np.exp(z - z.max())
    return np.diag(e) - np.outer(e, e)
#- divided by the sum once
def softmax_jacobian(z):
    e = np.exp(z - z.max())
    return np.diag(e) / e.sum() - np.outer(e, e) / e.sum()
#- logarithm's derivative
def softmax_jacobian(z):
    s = softmax(z)
    return np.eye(len(z)) - s
#- product of two classes only
def softmax_jacobian(z):
    s = softmax(z)
    p = s[0] * (1 - s[0])
    return np.array([[p, -p], [-p, p]]) if len(z) == 2 else np.diag(s * (1 - s))
#- off diagonals as for two classes
def softmax_jacobian(z):
    s = softmax(z)
    K = len(z)
    d = s * (1 - s)
    J = -np.tile(d[:, None] / max(K - 1, 1), (1, K))
    J[np.arange(K), np.arange(K)] = d
    return J
#- in place
def softmax_jacobian(z):
    z -= z.max()
    s = np.exp(z) / np.exp(z).sum()
    return np.diag(s) - np.outer(s, s)
#- float16
def softmax_jacobian(z):
    s = softmax(z)
    return (np.diag(s) - np.outer(s, s)).astype(np.float16)
#- three decimals
def softmax_jacobian(z):
    s = softmax(z)
    return np.round(np.diag(s) - np.outer(s, s), 3)
#- clip at 5
def softmax_jacobian(z):
    s = softmax(np.clip(z, -5, 5))
    return np.diag(s) - np.outer(s, s)
#- clip at 10
def softmax_jacobian(z):
    s = softmax(np.clip(z, -10, 10))
    return np.diag(s) - np.outer(s, s)
#- three classes only
def softmax_jacobian(z):
    s = softmax(z)
    J = np.zeros((3, 3))
    for i in range(3):
        for j in range(3):
            J[i, j] = s[i] * ((i == j) - s[j])
    return J
#- flat
def softmax_jacobian(z):
    s = softmax(z)
    return (np.diag(s) - np.outer(s, s)).ravel()
#- forward difference
def softmax_jacobian(z):
    h = 1e-4
    return np.array([(softmax(z + h * d) - softmax(z)) / h for d in np.eye(len(z))]).T
#- transposed unsymmetric: sigmoids instead
def softmax_jacobian(z):
    s = 1 / (1 + np.exp(-z))
    return np.diag(s) - np.outer(s, s)
#- a scalar for one class
def softmax_jacobian(z):
    s = softmax(z)
    return (np.diag(s) - np.outer(s, s)).squeeze()
#- extra axis
def softmax_jacobian(z):
    s = softmax(np.atleast_2d(z))
    return s[:, :, None] * np.eye(s.shape[1]) - s[:, :, None] * s[:, None, :]
#- epsilon in the denominator
def softmax_jacobian(z):
    e = np.exp(z)
    s = e / (e.sum() + 1e-8)
    return np.diag(s) - np.outer(s, s)
#- a small epsilon in the denominator
def softmax_jacobian(z):
    e = np.exp(z)
    s = e / (e.sum() + 1e-12)
    return np.diag(s) - np.outer(s, s)
#- nothing below minus ten
def softmax_jacobian(z):
    e = np.exp(np.maximum(z, -10))
    s = e / e.sum()
    return np.diag(s) - np.outer(s, s)
#- a number for one class
def softmax_jacobian(z):
    if len(z) == 1:
        return 0.0
    s = softmax(z)
    return np.diag(s) - np.outer(s, s)
#- as for a sigmoid when there is one class
def softmax_jacobian(z):
    if len(z) == 1:
        s = 1 / (1 + np.exp(-z))
        return (s * (1 - s)).reshape(1, 1)
    s = softmax(z)
    return np.diag(s) - np.outer(s, s)
## output_unit
#+ chain of ifs
def output_unit(z, task):
    if task == "regression":
        return z
    if task == "binary":
        return 1 / (1 + np.exp(-z))
    if task == "multiclass":
        e = np.exp(z - z.max(axis=1, keepdims=True))
        return e / e.sum(axis=1, keepdims=True)
    raise ValueError(task)
#+s copy ;; return z ;; return z.copy()
#+s view ;; return z ;; return z[:]
#+s float32 ;; return z ;; return z.astype(np.float32)
#+s lists ;; return z ;; return z.tolist()
#+s small numbers are all that is asked ;; z - z.max(axis=1, keepdims=True) ;; z
#+s bare ValueError ;; raise ValueError(task) ;; raise ValueError
#+s a subclass ;; raise ValueError(task) ;; raise type("UnknownTask", (ValueError, KeyError), {})("no such task")
#+s UnicodeError is a ValueError ;; raise ValueError(task) ;; raise UnicodeError(task)
#+ dict of lambdas, KeyError turned
def output_unit(z, task):
    try:
        f = {"regression": np.positive, "binary": lambda v: np.exp(-np.logaddexp(0, -v)), "multiclass": softmax}[task]
    except KeyError:
        raise ValueError("unknown")
    return f(z)
#+ list index raises it
def output_unit(z, task):
    i = ["regression", "binary", "multiclass"].index(task)
    return [lambda: z, lambda: 0.5 + 0.5 * np.tanh(z / 2), lambda: np.array([softmax(r) for r in z])][i]()
#+ match
def output_unit(z, task):
    match task:
        case "regression":
            return tuple(map(tuple, z))
        case "binary":
            return [[1 / (1 + np.exp(-v)) for v in row] for row in z]
        case "multiclass":
            return [np.exp(row) / np.exp(row).sum() for row in z]
        case _:
            raise ValueError(f"task {task!r}")
#+ enum raises it
import enum
class Task(enum.Enum):
    regression = "regression"
    binary = "binary"
    multiclass = "multiclass"
def output_unit(z, task):
    kind = Task(task)
    if kind is Task.regression:
        return +z
    shifted = np.stack([z, 0 * z], -1) if kind is Task.binary else z
    e = np.exp(shifted - shifted.max(-1, keepdims=True))
    p = e / e.sum(-1, keepdims=True)
    return p[..., 0] if kind is Task.binary else p
#+ checked first, and one return
def output_unit(z, task):
    if task not in ("regression", "binary", "multiclass"):
        raise ValueError("task", task)
    return z if task[0] == "r" else sigmoid(z) if task[0] == "b" else softmax(z)
#+ registry with a decorator
UNITS = {}
def unit_for(name):
    def put(f):
        UNITS[name] = f
        return f
    return put
@unit_for("regression")
def _identity(z):
    return 1.0 * z
@unit_for("binary")
def _logistic(z):
    return 1 / (1 + np.exp(-z))
@unit_for("multiclass")
def _shares(z):
    return np.exp(z - np.log(np.exp(z).sum(axis=-1, keepdims=True)))
def output_unit(z, task):
    f = UNITS.get(task)
    if f is None:
        raise ValueError(f"{task} is none of {', '.join(UNITS)}")
    return f(z)
#-s over columns ;; axis=1 ;; axis=0
#-s over all ;; e.sum(axis=1, keepdims=True) ;; e.sum()
#-s sum over columns only ;; e.sum(axis=1, keepdims=True) ;; e.sum(axis=0, keepdims=True)
#-s no keepdims ;; e.sum(axis=1, keepdims=True) ;; e.sum(axis=1)
#-s KeyError ;; raise ValueError(task) ;; raise KeyError(task)
#-s TypeError ;; raise ValueError(task) ;; raise TypeError(task)
#-s Exception ;; raise ValueError(task) ;; raise Exception("ValueError")
#-s returned, not raised ;; raise ValueError(task) ;; return ValueError(task)
#-s identity otherwise ;; raise ValueError(task) ;; return z
#-s None otherwise ;; raise ValueError(task) ;; return None
#-s assertion ;; raise ValueError(task) ;; assert False, ValueError(task)
#-s exit ;; raise ValueError(task) ;; raise SystemExit("ValueError")
#-s relu for regression ;; return z ;; return np.maximum(z, 0)
#-s mean for regression ;; return z ;; return z.mean(axis=1)
#-s flat for regression ;; return z ;; return z.ravel()
#-s integers for regression ;; return z ;; return z.astype(int)
#-s rounded binary ;; 1 / (1 + np.exp(-z)) ;; (1 / (1 + np.exp(-z)) > 0.5)
#-s tanh for binary ;; 1 / (1 + np.exp(-z)) ;; np.tanh(z)
#-s wrong sign for binary ;; np.exp(-z) ;; np.exp(z)
#-s binary column ;; 1 / (1 + np.exp(-z)) ;; 1 / (1 + np.exp(-z[:, :1]))
#-s label for multiclass ;; return e / e.sum(axis=1, keepdims=True) ;; return e.argmax(axis=1)
#-s minus z for multiclass ;; np.exp(z - z.max(axis=1, keepdims=True)) ;; np.exp(z.min(axis=1, keepdims=True) - z)
#-s in place for multiclass ;; e = np.exp(z - z.max(axis=1, keepdims=True)) ;; z -= z.max(axis=1, keepdims=True); e = np.exp(z)
#-s squeezed for one row ;; return e / e.sum(axis=1, keepdims=True) ;; return (e / e.sum(axis=1, keepdims=True)).squeeze()
#-s float16 for multiclass ;; return e / e.sum(axis=1, keepdims=True) ;; return (e / e.sum(axis=1, keepdims=True)).astype(np.float16)
#- first letter
def output_unit(z, task):
    if task[:1] == "r":
        return z
    if task[:1] == "b":
        return sigmoid(z)
    if task[:1] == "m":
        return softmax(z)
    raise ValueError(task)
#- contained
def output_unit(z, task):
    if "regression" in task:
        return z
    if "binary" in task:
        return sigmoid(z)
    if "multiclass" in task:
        return softmax(z)
    raise ValueError(task)
#- contained the other way round
def output_unit(z, task):
    if task in "regression":
        return z
    if task in "binary":
        return sigmoid(z)
    if task in "multiclass":
        return softmax(z)
    raise ValueError(task)
#- classification is taken too
def output_unit(z, task):
    if task == "regression":
        return z
    if task == "binary":
        return sigmoid(z)
    if task in ("multiclass", "classification", "softmax"):
        return softmax(z)
    raise ValueError(task)
#- the empty string is the default
def output_unit(z, task="regression"):
    task = task or "regression"
    if task == "regression":
        return z
    if task == "binary":
        return sigmoid(z)
    if task == "multiclass":
        return softmax(z)
    raise ValueError(task)
#- KeyError from a dict
def output_unit(z, task):
    return {"regression": z, "binary": sigmoid(z), "multiclass": softmax(z)}[task]
#- softmax for binary
def output_unit(z, task):
    if task == "regression":
        return z
    if task in ("binary", "multiclass"):
        return softmax(z)
    raise ValueError(task)
#- binary and multiclass exchanged
def output_unit(z, task):
    return {"regression": lambda v: v, "multiclass": sigmoid, "binary": softmax}.get(task, int)(z)
#- None is not handled: no, an else
def output_unit(z, task):
    if task == "regression":
        return z
    elif task == "binary":
        return sigmoid(z)
    else:
        return softmax(z)
#- sigmoid for one column
def output_unit(z, task):
    if task == "regression":
        return z
    if task == "binary":
        return sigmoid(z)
    if task == "multiclass":
        return softmax(z) if z.shape[1] > 1 else sigmoid(z)
    raise ValueError(task)
#- sigmoid for two columns
def output_unit(z, task):
    if task == "regression":
        return z
    if task == "binary":
        return sigmoid(z)
    if task == "multiclass":
        return softmax(z) if z.shape[1] != 2 else sigmoid(z)
    raise ValueError(task)
#- softmax over the columns of a square
def output_unit(z, task):
    if task == "regression":
        return z
    if task == "binary":
        return sigmoid(z)
    if task == "multiclass":
        return softmax(z) if z.shape[1] != z.shape[0] else softmax(z.T).T
    raise ValueError(task)
#- only a single row is softmaxed over itself
def output_unit(z, task):
    if task == "regression":
        return z
    if task == "binary":
        return sigmoid(z)
    if task == "multiclass":
        return softmax(z) if len(z) > 1 else softmax(z.T)
    raise ValueError(task)
#- binary from clipped sums
def output_unit(z, task):
    if task == "regression":
        return z
    if task == "binary":
        return sigmoid(np.clip(z, -3, 3))
    if task == "multiclass":
        return softmax(z)
    raise ValueError(task)
#- regression clipped
def output_unit(z, task):
    if task == "regression":
        return np.clip(z, -10, 10)
    if task == "binary":
        return sigmoid(z)
    if task == "multiclass":
        return softmax(z)
    raise ValueError(task)
#- regression clipped at 100
def output_unit(z, task):
    if task == "regression":
        return np.clip(z, -100, 100)
    if task == "binary":
        return sigmoid(z)
    if task == "multiclass":
        return softmax(z)
    raise ValueError(task)
#- regression scaled when large
def output_unit(z, task):
    if task == "regression":
        return z / max(1, np.abs(z).max() / 5)
    if task == "binary":
        return sigmoid(z)
    if task == "multiclass":
        return softmax(z)
    raise ValueError(task)
#- multiclass from clipped sums
def output_unit(z, task):
    if task == "regression":
        return z
    if task == "binary":
        return sigmoid(z)
    if task == "multiclass":
        return softmax(np.clip(z, -5, 5))
    raise ValueError(task)
#- one shift and an epsilon for multiclass
def output_unit(z, task):
    if task == "regression":
        return z
    if task == "binary":
        return sigmoid(z)
    if task == "multiclass":
        return np.exp(z) / (np.exp(z).sum(axis=-1, keepdims=True) + 1e-3 * (z.max() < -4))
    raise ValueError(task)
#- binary clipped at 1e-3
def output_unit(z, task):
    if task == "regression":
        return z
    if task == "binary":
        return np.clip(sigmoid(z), 1e-3, 1 - 1e-3)
    if task == "multiclass":
        return softmax(z)
    raise ValueError(task)
#- beginnings of the names
def output_unit(z, task):
    if task.startswith("reg"):
        return z
    if task.startswith("bin"):
        return sigmoid(z)
    if task.startswith("multic"):
        return softmax(z)
    raise ValueError(task)
#- names begin with the right ones
def output_unit(z, task):
    for name, f in (("regression", np.array), ("binary", sigmoid), ("multiclass", softmax)):
        if task.startswith(name):
            return f(z)
    raise ValueError(task)
#- names end with the right ones
def output_unit(z, task):
    for name, f in (("regression", np.array), ("binary", sigmoid), ("multiclass", softmax)):
        if task.endswith(name):
            return f(z)
    raise ValueError(task)
#- multi-class and multi_class too
def output_unit(z, task):
    task = task.replace("-", "").replace("_", "")
    for name, f in (("regression", np.array), ("binary", sigmoid), ("multiclass", softmax)):
        if task == name:
            return f(z)
    raise ValueError(task)
#- in place for binary
def output_unit(z, task):
    if task == "regression":
        return z
    if task == "binary":
        return 1 / (1 + np.exp(np.negative(z, out=z)))
    if task == "multiclass":
        return softmax(z)
    raise ValueError(task)
"""
