# ruff: noqa: E501
r"""A second round of held-out answers to forward_pass, written to slip through. See test_heldout.py."""

ANSWERS = r"""
#= prelude
import numpy as np
import math
import functools
import itertools
import operator
## unit
#+ plain
def unit(x, w, b, activation):
    z = np.dot(w, x) + b
    return activation(z)
#+ python floats in a loop
def unit(x, w, b, activation):
    total = float(b)
    for i in range(len(x)):
        total += float(w[i]) * float(x[i])
    return float(activation(total))
#+ 0-d array
def unit(x, w, b, activation):
    return np.array(activation(np.array(w @ x + b)))
#+ reduce from the bias
def unit(x, w, b, activation):
    return activation(functools.reduce(lambda s, p: s + p[0] * p[1], zip(w, x), b))
#+ lambda, fsum
unit = lambda x, w, b, activation: activation(math.fsum(itertools.chain(map(operator.mul, w.tolist(), x.tolist()), [b])))
#+ through a one-vector
def unit(x, w, b, activation):
    return activation(np.array([w @ x + b]))[0]
#+ through a 1x1 array, item
def unit(x, w, b, activation):
    return activation((w[None, :] @ x[:, None]) + np.array([[b]])).item()
#+ float32 result
def unit(x, w, b, activation):
    return np.float32(activation(np.correlate(w, x)[0] + b))
#+ an object with __call__
class _Unit:
    def __call__(self, x, w, b, activation):
        return activation(np.append(w, b) @ np.append(x, 1.0))
unit = _Unit()
#+ recursion and wraps
def loud(f):
    @functools.wraps(f)
    def inner(*args, **kw):
        return f(*args, **kw)
    return inner
@loud
def unit(x, w, b, activation):
    def dot(k):
        return 0.0 if k == 0 else dot(k - 1) + w[k - 1] * x[k - 1]
    return activation(dot(len(w)) + b)
#+ vectorize
def unit(x, w, b, activation):
    return np.vectorize(activation, otypes=[float])(np.einsum('i,i->', w, x) + b)
#+ defaults and star args
def unit(x, w, b=0.0, activation=lambda z: z, *rest, scale=1.0):
    return scale * activation(np.ma.masked_array(w * x, mask=False).sum() + b)
#+ a vector of repeated values, first of them
def unit(x, w, b, activation):
    return activation(np.full_like(x, w @ x + b))[-1]
#+ copysign trick with negated weights
def unit(x, w, b, activation):
    return activation(-((-w) @ x - b))
#-s no bias ;;  + b ;;
#-s minus bias ;; + b ;; - b
#-s no activation ;; activation(z) ;; z
#-s sigmoid hard coded ;; activation(z) ;; 1 / (1 + np.exp(-z))
#-s tanh hard coded ;; activation(z) ;; np.tanh(z)
#-s relu hard coded ;; activation(z) ;; max(0.0, z)
#-s activation twice ;; activation(z) ;; activation(activation(z))
#-s a one-vector ;; activation(z) ;; np.array([activation(z)])
#-s a list ;; activation(z) ;; [float(activation(z))]
#-s rounded to 4 ;; activation(z) ;; round(float(activation(z)), 4)
#-s rounded to 2 ;; activation(z) ;; np.round(activation(z), 2)
#-s float16 ;; activation(z) ;; np.float16(activation(z))
#-s int of z ;; activation(z) ;; activation(int(z))
#-s a string ;; activation(z) ;; str(activation(z))
#-s a pair ;; activation(z) ;; (z, activation(z))
#-s clipped ;; activation(z) ;; activation(np.clip(z, -5, 5))
#-s positive z only ;; activation(z) ;; activation(abs(z))
#-s bias in every term ;; np.dot(w, x) + b ;; np.sum(w * x + b)
#-s bias where more than one input ;; np.dot(w, x) + b ;; np.dot(w, x) + (b if len(x) > 1 else 0)
#-s positive bias only ;; np.dot(w, x) + b ;; np.dot(w, x) + max(b, 0)
#-s abs bias ;; np.dot(w, x) + b ;; np.dot(w, x) + abs(b)
#-s mean ;; np.dot(w, x) + b ;; np.mean(w * x) + b
#-s two inputs only ;; np.dot(w, x) + b ;; np.dot(w[:2], x[:2]) + b
#-s three inputs only ;; np.dot(w, x) + b ;; np.dot(w[:3], x[:3]) + b
#-s last input lost ;; np.dot(w, x) + b ;; sum(w[i] * x[i] for i in range(len(x) - 1)) + b
#-s reversed weights ;; np.dot(w, x) + b ;; np.dot(w[::-1], x) + b
#-s sorted ;; np.dot(w, x) + b ;; np.dot(np.sort(w), np.sort(x)) + b
#-s int bias ;; np.dot(w, x) + b ;; np.dot(w, x) + int(b)
#-s weights times bias too ;; np.dot(w, x) + b ;; np.dot(w, x + b)
#-s not summed ;; np.dot(w, x) + b ;; w * x + b
#-s int inputs ;; np.dot(w, x) + b ;; np.dot(w, x.astype(int)) + b
#- activation before the bias
def unit(x, w, b, activation):
    return activation(w @ x) + b
#- activation of the inputs
def unit(x, w, b, activation):
    return w @ activation(x) + b
#- x changed
def unit(x, w, b, activation):
    x *= w
    return activation(x.sum() + b)
#- w changed
def unit(x, w, b, activation):
    w *= x
    return activation(w.sum() + b)
#- w sorted in place, then the right answer
def unit(x, w, b, activation):
    r = activation(w @ x + b)
    w.sort()
    return r
#- cached by the number of inputs
_seen = {}
def unit(x, w, b, activation):
    return _seen.setdefault(len(x), activation(w @ x + b))
#- a bias that stays
_b = []
def unit(x, w, b, activation):
    _b.append(b)
    return activation(w @ x + _b[0])
#- first activation kept
_a = []
def unit(x, w, b, activation):
    _a.append(activation)
    return _a[0](w @ x + b)
#- None
def unit(x, w, b, activation):
    activation(w @ x + b)
#+s long double ;; activation(z) ;; np.longdouble(activation(z))
#+s big-endian 0-d ;; activation(z) ;; np.array(activation(z), dtype='>f8')
#+ a class that makes its result
class unit:
    def __new__(cls, x, w, b, activation):
        return float(activation(float(w @ x) + b))
#+ a static method
unit = staticmethod(lambda x, w, b, g: g(w.dot(x) + b))
#+ other argument names
def unit(inputs, weights, bias, g):
    return g(sum(inputs * weights, bias))
#-s bias pushes the sum on ;; np.dot(w, x) + b ;; np.dot(w, x) + np.copysign(b, np.dot(w, x))
#-s bias after a positive sum only ;; np.dot(w, x) + b ;; np.dot(w, x) + (b if b * np.dot(w, x) > 0 else 0)
#-s clipped at three ;; activation(z) ;; activation(np.clip(z, -3, 3))
#- a coroutine
async def unit(x, w, b, activation):
    return activation(w @ x + b)
#- yields
def unit(x, w, b, activation):
    yield activation(w @ x + b)
## perceptron
#+ plain
def perceptron(x, w, b):
    z = np.dot(w, x) + b
    return 1 if z > 0 else 0
#+s numpy bool ;; 1 if z > 0 else 0 ;; z > 0
#+s python bool ;; 1 if z > 0 else 0 ;; bool(z > 0)
#+s int8 ;; 1 if z > 0 else 0 ;; np.int8(z > 0)
#+s uint64 ;; 1 if z > 0 else 0 ;; np.uint64(z > 0)
#+s 0-d int array ;; 1 if z > 0 else 0 ;; np.where(z > 0, 1, 0)
#+s 0-d bool array ;; 1 if z > 0 else 0 ;; np.array(z > 0)
#+s indexing a tuple ;; 1 if z > 0 else 0 ;; (0, 1)[bool(z > 0)]
#+s by sign ;; 1 if z > 0 else 0 ;; int(max(np.sign(z), 0))
#+s not less or equal ;; 1 if z > 0 else 0 ;; int(not z <= 0)
#+s ceil of a clip ;; 1 if z > 0 else 0 ;; math.ceil(min(max(z, 0), 1))
#+s heaviside ;; 1 if z > 0 else 0 ;; int(np.heaviside(z, 0))
#+ bias moved over
def perceptron(x, w, b):
    return int(w @ x > -b)
#+ fractions
def perceptron(x, w, b):
    from fractions import Fraction as F
    return int(sum(F(float(p)) * F(float(q)) for p, q in zip(x, w)) + F(float(b)) > 0)
#+ fsum
def perceptron(x, w, b):
    return 1 * (math.fsum([*(x * w), b]) > 0)
#+ bias first, loop
def perceptron(x, w, b):
    s = b
    for wi, xi in zip(w, x):
        s = s + wi * xi
    return np.int32(s > 0)
#+ a while loop backwards
def perceptron(x, w, b):
    s, i = 0.0, len(x)
    while i:
        i -= 1
        s += w[i] * x[i]
    return int(0 < s + b)
#+ partial
def _p(flag, x, w, b):
    return flag if (np.append(x, 1) * np.append(w, b)).sum() > 0 else 1 - flag
perceptron = functools.partial(_p, 1)
#-s at least zero ;; z > 0 ;; z >= 0
#-s less ;; z > 0 ;; z < 0
#-s half threshold ;; z > 0 ;; z > 0.5
#-s small threshold ;; z > 0 ;; z > 0.1
#-s smaller threshold ;; z > 0 ;; z > 0.01
#-s above one ;; z > 0 ;; z >= 1
#-s int of z ;; z > 0 ;; int(z) > 0
#-s round of z ;; z > 0 ;; round(z) > 0
#-s nonzero ;; z > 0 ;; z
#-s sgn ;; 1 if z > 0 else 0 ;; int(np.sign(z))
#-s plus or minus one ;; else 0 ;; else -1
#-s z itself ;; 1 if z > 0 else 0 ;; z
#-s relu ;; 1 if z > 0 else 0 ;; max(z, 0)
#-s sigmoid ;; 1 if z > 0 else 0 ;; 1 / (1 + math.exp(-z))
#-s two ;; 1 if z > 0 ;; 2 if z > 0
#-s a one-vector ;; 1 if z > 0 else 0 ;; np.array([1 if z > 0 else 0])
#-s a string ;; 1 if z > 0 else 0 ;; '1' if z > 0 else '0'
#-s none otherwise ;; 1 if z > 0 else 0 ;; 1 if z > 0 else None
#-s no bias ;;  + b ;;
#-s threshold b ;; + b ;; - b
#-s bias always negative ;; + b ;; - abs(b)
#-s bias in every term ;; np.dot(w, x) + b ;; np.sum(w * x + b)
#-s mean ;; np.dot(w, x) + b ;; np.mean(w * x) + b
#-s int weights ;; np.dot(w, x) + b ;; np.dot(w.astype(int), x) + b
#-s two inputs ;; np.dot(w, x) + b ;; np.dot(w[:2], x[:2]) + b
#-s four inputs ;; np.dot(w, x) + b ;; np.dot(w[:4], x[:4]) + b
#-s int bias ;; np.dot(w, x) + b ;; np.dot(w, x) + int(b)
#-s inputs as bits ;; np.dot(w, x) + b ;; np.dot(w, x > 0) + b
#-s inputs without sign ;; np.dot(w, x) + b ;; np.dot(w, abs(x)) + b
#-s any term ;; np.dot(w, x) + b ;; np.max(w * x) + b
#-s reversed ;; np.dot(w, x) + b ;; np.dot(w[::-1], x) + b
#-s and of both signs ;; z > 0 ;; z > 0 and b < 0
#-s float and or ;; 1 if z > 0 else 0 ;; z > 0 and 'fires' or 0
#- changes x
def perceptron(x, w, b):
    x *= w
    return int(x.sum() + b > 0)
#- changes w
def perceptron(x, w, b):
    w[...] = w * x
    return int(w.sum() + b > 0)
#- remembers
_last = []
def perceptron(x, w, b):
    _last.append(int(w @ x + b > 0))
    return _last[0]
#- per input
def perceptron(x, w, b):
    return (w * x + b > 0).astype(int)
#-s quarter of a tenth ;; z > 0 ;; z > 0.05
#-s one decimal ;; z > 0 ;; np.round(z, 1) > 0
#-s near the line counts as on it ;; z > 0 ;; z > 0 and not np.isclose(z, 0, atol=0.05)
## consecutive_ones_hidden
#+ plain
def consecutive_ones_hidden(x):
    h1 = 1 if 1 * x[0] + 2 * x[1] + 1 * x[2] + 0 * x[3] - 2.5 > 0 else 0
    h2 = 1 if 0 * x[0] + 0 * x[1] + 1 * x[2] + 1 * x[3] - 1.5 > 0 else 0
    return np.array([h1, h2])
#+s a tuple of ints ;; np.array([h1, h2]) ;; h1, h2
#+s floats ;; np.array([h1, h2]) ;; np.array([h1, h2], dtype=float)
#+s bools ;; np.array([h1, h2]) ;; [bool(h1), bool(h2)]
#+s int8 ;; np.array([h1, h2]) ;; np.array([h1, h2], dtype=np.int8)
#+s bool array ;; np.array([h1, h2]) ;; np.array([h1, h2]) == 1
#+s list of 0-d arrays ;; np.array([h1, h2]) ;; [np.array(h1), np.array(h2)]
#+s other threshold, same values ;; - 2.5 ;; - 2.9
#+s at least, same values ;; - 2.5 > 0 ;; - 2.5 >= 0
#+ matrix
def consecutive_ones_hidden(x):
    return np.array([[1, 2, 1, 0], [0, 0, 1, 1]]) @ x > [2.5, 1.5]
#+ logic
def consecutive_ones_hidden(x):
    a, b, c, d = x
    return [b and (a or c), c and d]
#+ bitwise
def consecutive_ones_hidden(x):
    a, b, c, d = map(int, x)
    return (b & (a | c), c & d)
#+ table
_T = {bits: (int(bits[1] and (bits[0] or bits[2])), int(bits[2] and bits[3])) for bits in itertools.product((0, 1), repeat=4)}
def consecutive_ones_hidden(x):
    return _T[tuple(x.tolist())]
#+ generator, heaviside
def consecutive_ones_hidden(x):
    pairs = (((1, 2, 1, 0), -2.5), ((0, 0, 1, 1), -1.5))
    return np.fromiter((np.heaviside(np.dot(w, x) + b, 0.0) for w, b in pairs), dtype=np.float32)
#+ floor division
def consecutive_ones_hidden(x):
    return np.array([(x[0] + 2 * x[1] + x[2]) // 3, (x[2] + x[3]) // 2]).clip(0, 1)
#+ a slice of a bigger array, Fortran order
def consecutive_ones_hidden(x):
    z = np.zeros((2, 3), order='F')
    z[:, 1] = [x[0] + 2 * x[1] + x[2] > 2, x[2] + x[3] > 1]
    return z[:, 1]
#-s first threshold 3.5 ;; - 2.5 ;; - 3.5
#-s first threshold 1.5 ;; - 2.5 ;; - 1.5
#-s plus 2.5 ;; - 2.5 ;; + 2.5
#-s second threshold .5 ;; - 1.5 ;; - 0.5
#-s second threshold 2.5 ;; x[3] - 1.5 ;; x[3] - 2.5
#-s unit weights ;; 2 * x[1] ;; 1 * x[1]
#-s w1 has a one too many ;; 0 * x[3] ;; 1 * x[3]
#-s w2 shifted ;; 0 * x[1] + 1 * x[2] + 1 * x[3] ;; 1 * x[1] + 1 * x[2] + 0 * x[3]
#-s w2 has a one too many ;; 0 * x[0] + 0 * x[1] ;; 0 * x[0] + 1 * x[1]
#-s w2 at the ends ;; 0 * x[0] + 0 * x[1] + 1 * x[2] ;; 1 * x[0] + 0 * x[1] + 0 * x[2]
#-s w2 has a two ;; 0 * x[1] + 1 * x[2] + 1 * x[3] ;; 0 * x[1] + 2 * x[2] + 1 * x[3]
#-s swapped ;; [h1, h2] ;; [h2, h1]
#-s plus or minus ;; else 0 ;; else -1
#-s only h1 ;; [h1, h2] ;; [h1]
#-s twice h1 ;; [h1, h2] ;; [h1, h1]
#-s and the output ;; [h1, h2] ;; [h1, h2, max(h1, h2)]
#-s column ;; [h1, h2] ;; [[h1], [h2]]
#-s row ;; [h1, h2] ;; [[h1, h2]]
#-s a sum ;; np.array([h1, h2]) ;; h1 + h2
#-s strings ;; np.array([h1, h2]) ;; [str(h1), str(h2)]
#-s a set ;; np.array([h1, h2]) ;; {h1, h2}
#-s sorted ;; np.array([h1, h2]) ;; sorted([h1, h2])
#-s a generator ;; np.array([h1, h2]) ;; (h for h in (h1, h2))
#-s exclusive ;; np.array([h1, h2]) ;; [h1 and not h2, h2]
#- sums before the threshold
def consecutive_ones_hidden(x):
    return np.array([x[0] + 2 * x[1] + x[2] - 2.5, x[2] + x[3] - 1.5])
#- h1 forgets the third
def consecutive_ones_hidden(x):
    return np.array([x[0] & x[1], x[2] & x[3]])
#- h1 forgets the first
def consecutive_ones_hidden(x):
    return np.array([x[1] & x[2], x[2] & x[3]])
#- h1 either not both
def consecutive_ones_hidden(x):
    return np.array([x[1] & (x[0] ^ x[2]), x[2] & x[3]])
#- h1 needs all three
def consecutive_ones_hidden(x):
    return np.array([x[0] & x[1] & x[2], x[2] & x[3]])
#- changes x
def consecutive_ones_hidden(x):
    x *= np.array([1, 2, 1, 1])
    return np.array([x[0] + x[1] + x[2] > 2, x[2] + x[3] > 1])
#- one array for all
_h = np.zeros(2)
def consecutive_ones_hidden(x):
    _h[0] += x[0] + 2 * x[1] + x[2] > 2.5
    _h[1] += x[2] + x[3] > 1.5
    return _h
#- sigmoid
def consecutive_ones_hidden(x):
    return 1 / (1 + np.exp(-np.array([x[0] + 2 * x[1] + x[2] - 2.5, x[2] + x[3] - 1.5])))
#- half-wrong bias order
def consecutive_ones_hidden(x):
    return np.array([[1, 2, 1, 0], [0, 0, 1, 1]]) @ x > [1.5, 2.5]
## consecutive_ones
#+ plain
def consecutive_ones(x):
    return 1 if (x[0] and x[1]) or (x[1] and x[2]) or (x[2] and x[3]) else 0
#+ string
def consecutive_ones(x):
    return int('11' in ''.join(map(str, x)))
#+ numpy bool
def consecutive_ones(x):
    return np.any(x[:-1] & x[1:])
#+ python bool
def consecutive_ones(x):
    return any(a == b == 1 for a, b in zip(x, x[1:]))
#+ max of products
def consecutive_ones(x):
    return (x[1:] * x[:-1]).max()
#+ convolve
def consecutive_ones(x):
    return np.array(np.convolve(x, [1, 1]).max() == 2, dtype=np.int16)
#+ shift of the number
def consecutive_ones(x):
    n = functools.reduce(lambda acc, bit: 2 * acc + int(bit), x, 0)
    return int(n & (n >> 1) != 0)
#+ groupby
def consecutive_ones(x):
    return +any(k and len(list(g)) > 1 for k, g in itertools.groupby(x.tolist()))
#+ the network
def consecutive_ones(x):
    h = np.array([[1, 2, 1, 0], [0, 0, 1, 1]]) @ x - [2.5, 1.5] > 0
    return int(np.array([1, 1]) @ h - 0.5 > 0)
#+ recursion
def consecutive_ones(x):
    if len(x) < 2:
        return 0
    return 1 if x[0] + x[1] == 2 else consecutive_ones(x[1:])
#+ regex
def consecutive_ones(x):
    import re
    return len(re.findall('11.*', bytes(x.astype(np.uint8) + 48).decode()))
#+ minus of the complement
def consecutive_ones(x):
    return 1 - int(np.prod(1 - x[:-1] * x[1:]))
#+ diff of positions
def consecutive_ones(x):
    return int(1 in np.diff(np.flatnonzero(x)))
#+ sliding windows
def consecutive_ones(x):
    return np.lib.stride_tricks.sliding_window_view(x, 2).all(axis=1).any()
#- wraps round
def consecutive_ones(x):
    return int(np.any(x & np.roll(x, 1)))
#- index minus one wraps round
def consecutive_ones(x):
    return int(any(x[i] and x[i - 1] for i in range(4)))
#- at least two ones
def consecutive_ones(x):
    return int(x.sum() >= 2)
#- exactly two ones or more than two
def consecutive_ones(x):
    return int('11' in ''.join(map(str, x)) and x.sum() == 2)
#- last pair lost
def consecutive_ones(x):
    return int(any(x[i] and x[i + 1] for i in range(2)))
#- first pair lost
def consecutive_ones(x):
    return int(any(x[i] and x[i + 1] for i in range(1, 3)))
#- middle pair lost
def consecutive_ones(x):
    return int((x[0] and x[1]) or (x[2] and x[3]))
#- number of pairs
def consecutive_ones(x):
    return int(np.sum(x[1:] * x[:-1]))
#- exactly one pair
def consecutive_ones(x):
    return int(np.sum(x[1:] * x[:-1]) == 1)
#- fails on all four
def consecutive_ones(x):
    return int('11' in ''.join(map(str, x)) and x.sum() < 4)
#- equal neighbours
def consecutive_ones(x):
    return int(any(x[i] == x[i + 1] for i in range(3)))
#- parity of pairs
def consecutive_ones(x):
    return functools.reduce(operator.xor, (int(a & b) for a, b in zip(x, x[1:])))
#- list
def consecutive_ones(x):
    return [int(np.any(x[:-1] & x[1:]))]
#- one-vector
def consecutive_ones(x):
    return np.atleast_1d(np.any(x[:-1] & x[1:]))
#- and of the hidden
def consecutive_ones(x):
    return int((x[0] + 2 * x[1] + x[2] > 2.5) and (x[2] + x[3] > 1.5))
#- exclusive or of the hidden
def consecutive_ones(x):
    return int((x[0] + 2 * x[1] + x[2] > 2.5) != (x[2] + x[3] > 1.5))
#- output threshold 1.5
def consecutive_ones(x):
    return int(int(x[0] + 2 * x[1] + x[2] > 2.5) + int(x[2] + x[3] > 1.5) - 1.5 > 0)
#- distance at most two
def consecutive_ones(x):
    return int(np.any(x[:-1] & x[1:]) or x[0] & x[2])
#- the second hidden one only
def consecutive_ones(x):
    return int(x[2] + x[3] > 1.5)
#- the first hidden one only
def consecutive_ones(x):
    return int(x[0] + 2 * x[1] + x[2] > 2.5)
#- minus one
def consecutive_ones(x):
    return 1 if np.any(x[:-1] & x[1:]) else -1
#- a string
def consecutive_ones(x):
    return str(int(np.any(x[:-1] & x[1:])))
#- changes x
def consecutive_ones(x):
    x[:-1] *= x[1:]
    return int(x[:-1].any())
#- changes x only where the answer is one
def consecutive_ones(x):
    for i in range(3):
        if x[i] and x[i + 1]:
            x[i] = 0
            return 1
    return 0
#- once one, always one
_found = []
def consecutive_ones(x):
    if np.any(x[:-1] & x[1:]):
        _found.append(1)
    return len(_found[:1])
#- int of a mean
def consecutive_ones(x):
    return int(round((x[1:] * x[:-1]).mean()))
#- none otherwise
def consecutive_ones(x):
    if '11' in ''.join(map(str, x)):
        return 1
## dense
#+ plain
def dense(x, W, b, activation):
    z = W @ x + b
    return activation(z)
#+ scalar activation, list
def dense(x, W, b, activation):
    out = []
    for i in range(W.shape[0]):
        s = b[i]
        for j in range(W.shape[1]):
            s += W[i, j] * x[j]
        out.append(activation(s))
    return out
#+ tuple of python floats
def dense(x, W, b, activation):
    return tuple(float(activation(float(np.dot(row, x)) + float(c))) for row, c in zip(W, b))
#+ columns
def dense(x, W, b, activation):
    return activation(W @ x.reshape(-1, 1) + b.reshape(-1, 1)).ravel()
#+ row
def dense(x, W, b, activation):
    return activation(x[None] @ W.T + b)[0]
#+ einsum and float32
def dense(x, W, b, activation):
    return activation(np.einsum('ij,j->i', W, x) + b).astype(np.float32)
#+ folded
def dense(x, W, b, activation):
    return activation(np.c_[W, b] @ np.r_[x, 1])
#+ vectorize
def dense(x, W, b, activation):
    return np.vectorize(activation, otypes=[np.float64])((W * x).sum(axis=1) + b)
#+ reduce over the inputs
def dense(x, W, b, activation):
    return activation(functools.reduce(lambda z, k: z + W[:, k] * x[k], range(len(x)), b))
#+ masked
def dense(x, W, b, activation):
    return np.asarray(activation(np.ma.masked_invalid(np.tensordot(W, x, axes=1) + b).filled(0)))
#+ fromiter
def dense(x, W, b, activation):
    return np.fromiter(map(activation, map(sum, zip(W.dot(x), b))), float, count=len(b))
#+ recursion on the units
def dense(x, W, b, activation):
    if len(b) == 0:
        return []
    return [activation(x @ W[0] + b[0]), *dense(x, W[1:], b[1:], activation)]
#+ apply_along_axis
def dense(x, W, b, activation):
    return activation(np.apply_along_axis(lambda r: r[:-1] @ x + r[-1], 1, np.column_stack([W, b])))
#+ object, 3-d activation
class Dense:
    def __call__(self, x, W, b, activation):
        z = np.inner(W, x) + b
        return activation(z.reshape(1, -1, 1)).reshape(z.shape)
dense = Dense()
#+ list of 0-d arrays
def dense(x, W, b, activation):
    return [np.array(activation(np.array(r @ x + c))) for r, c in zip(W, b)]
#-s transposed ;; W @ x ;; W.T @ x
#-s row form ;; W @ x ;; x @ W
#-s transposed where square ;; W @ x ;; (W.T if W.shape[0] == W.shape[1] else W) @ x
#-s no bias ;;  + b ;;
#-s first bias only ;; + b ;; + b[0]
#-s mean bias ;; + b ;; + b.mean()
#-s sum of biases ;; + b ;; + b.sum()
#-s reversed bias ;; + b ;; + b[::-1]
#-s minus ;; + b ;; - b
#-s bias as a column ;; + b ;; + b[:, None]
#-s no activation ;; activation(z) ;; z
#-s sigmoid ;; activation(z) ;; 1 / (1 + np.exp(-z))
#-s tanh ;; activation(z) ;; np.tanh(z)
#-s relu ;; activation(z) ;; np.maximum(z, 0)
#-s column ;; activation(z) ;; activation(z)[:, None]
#-s row ;; activation(z) ;; activation(z)[None]
#-s squeezed ;; activation(z) ;; np.squeeze(activation(z))
#-s a scalar where one unit ;; activation(z) ;; activation(z) if len(z) > 1 else activation(z)[0]
#-s rounded ;; activation(z) ;; np.round(activation(z), 4)
#-s float16 ;; activation(z) ;; activation(z).astype(np.float16)
#-s sorted ;; activation(z) ;; np.sort(activation(z))
#-s activation of the first ;; activation(z) ;; np.append(activation(z[0]), z[1:])
#-s not the last ;; activation(z) ;; np.append(activation(z[:-1]), z[-1])
#-s activation of int ;; activation(z) ;; activation(z.astype(int))
#-s clipped ;; activation(z) ;; activation(np.clip(z, -3, 3))
#-s first unit only ;; activation(z) ;; activation(z)[:1]
#-s a sum ;; activation(z) ;; activation(z).sum()
#-s activation of the sum ;; activation(z) ;; np.full(len(z), activation(z.sum()))
#-s max subtracted ;; activation(z) ;; activation(z - z.max())
#-s applied twice ;; activation(z) ;; activation(activation(z))
#- activation before bias
def dense(x, W, b, activation):
    return activation(W @ x) + b
#- sum over the wrong axis
def dense(x, W, b, activation):
    return activation((W * x).sum(axis=0) + b)
#- weights as columns
def dense(x, W, b, activation):
    return activation((W * x[:, None]).sum(axis=1) + b)
#- as many units as inputs
def dense(x, W, b, activation):
    n = min(W.shape)
    return activation(W[:n] @ x + b[:n])
#- int array
def dense(x, W, b, activation):
    out = np.zeros(len(b), dtype=int)
    out[:] = activation(W @ x + b)
    return out
#- array like int
def dense(x, W, b, activation):
    out = np.array([0] * len(b))
    for i in range(len(b)):
        out[i] = activation(W[i] @ x + b[i])
    return out
#- changes b
def dense(x, W, b, activation):
    b += W @ x
    return activation(b)
#- changes W
def dense(x, W, b, activation):
    W *= x
    return activation(W.sum(axis=1) + b)
#- changes x
def dense(x, W, b, activation):
    z = W @ x + b
    x[:] = 0
    return activation(z)
#- cached by shape
_cache = {}
def dense(x, W, b, activation):
    key = W.shape
    if key not in _cache:
        _cache[key] = activation(W @ x + b)
    return _cache[key]
#- first weights kept for a shape
_kept = {}
def dense(x, W, b, activation):
    return activation(_kept.setdefault(W.shape, W.copy()) @ x + b)
#- last bias missing
def dense(x, W, b, activation):
    return activation(np.array([W[i] @ x + (b[i] if i < len(b) - 1 else 0) for i in range(len(b))]))
#- last input missing
def dense(x, W, b, activation):
    return activation(np.array([sum(W[i, j] * x[j] for j in range(len(x) - 1)) for i in range(len(b))]) + b)
#- bias forgotten for one unit
def dense(x, W, b, activation):
    return activation(W @ x + (b if len(b) > 1 else 0))
#- bias forgotten for one input
def dense(x, W, b, activation):
    return activation(W @ x + (b if len(x) > 1 else 0))
#- generator
def dense(x, W, b, activation):
    return (activation(r @ x + c) for r, c in zip(W, b))
#+s long double ;; activation(z) ;; np.asarray(activation(z), dtype=np.longdouble)
#+s big-endian ;; activation(z) ;; activation(z).astype('>f8')
#+s every second of a longer one ;; activation(z) ;; np.repeat(activation(z), 2)[::2]
#+s backwards twice ;; activation(z) ;; activation(z[::-1])[::-1]
#+s a list of its own kind ;; activation(z) ;; type('Row', (list,), {})(activation(z))
#-s masked where negative ;; activation(z) ;; np.where(z > -1.5, activation(z), activation(-1.5))
#-s not beyond two ;; activation(z) ;; activation(np.minimum(z, 2.0) * 0.5 + np.minimum(z, 2.0) * 0.5) if z.max() > 4 else activation(z)
#- changes x where there is one input
def dense(x, W, b, activation):
    if len(x) == 1:
        x *= W[0, 0]
        return activation(W[:, 0] / W[0, 0] * x[0] + b)
    return activation(W @ x + b)
#- changes b where it fits the input's length and there are many inputs
def dense(x, W, b, activation):
    if len(x) >= 5:
        b += W @ x
        return activation(b.copy())
    return activation(W @ x + b)
## forward
#+ plain
def forward(x, weights, biases, activation):
    a = [x]
    for W, b in zip(weights, biases):
        a.append(activation(W @ a[-1] + b))
    return a
#+s tuple ;; return a ;; return tuple(a)
#+s lists of floats ;; return a ;; return [v.tolist() for v in a]
#+s a copy first ;; [x] ;; [x.copy()]
#+s float32 results ;; return a ;; return [v.astype(np.float32) for v in a]
#+s range ;; in zip(weights, biases) ;; in [(weights[i], biases[i]) for i in range(len(weights))]
#+s tuples of tuples ;; return a ;; return tuple(tuple(v) for v in a)
#+s dense helper ;; activation(W @ a[-1] + b) ;; (lambda v: activation(np.inner(W, v) + b))(a[-1])
#+s columns ;; activation(W @ a[-1] + b) ;; activation(W @ a[-1][:, None] + b[:, None])[:, 0]
#+ recursion
def forward(x, weights, biases, activation):
    if not len(weights):
        return [x]
    return [x] + forward(activation(weights[0] @ x + biases[0]), weights[1:], biases[1:], activation)
#+ accumulate
def forward(x, weights, biases, activation):
    return list(itertools.accumulate(zip(weights, biases), lambda a, p: activation(p[0].dot(a) + p[1]), initial=x))
#+ reduce on tuples
def forward(x, weights, biases, activation):
    return functools.reduce(lambda a, p: a + (activation(p[0] @ a[-1] + p[1]),), zip(weights, biases), (x,))
#+ scalars only
def forward(x, weights, biases, activation):
    layers = [[float(v) for v in x]]
    for W, b in zip(weights, biases):
        layers.append([activation(sum(W[i][j] * layers[-1][j] for j in range(len(W[i]))) + b[i]) for i in range(len(b))])
    return layers
#+ generator
def _gen(x, weights, biases, activation):
    yield x
    for W, b in zip(weights, biases):
        x = activation(np.einsum('ij,j->i', W, x) + b)
        yield x
def forward(x, weights, biases, activation):
    return [*_gen(x, weights, biases, activation)]
#+ object with state that is reset
class Net:
    def __call__(self, x, weights, biases, activation):
        self.a = [x]
        for l in range(len(weights)):
            self.a += [activation(np.c_[weights[l], biases[l]] @ np.r_[self.a[l], 1.0])]
        return self.a
forward = Net()
#+ output array filled then split
def forward(x, weights, biases, activation):
    sizes = [len(x)] + [len(b) for b in biases]
    flat = np.zeros(sum(sizes))
    cuts = np.cumsum([0] + sizes)
    flat[:cuts[1]] = x
    for l in range(len(weights)):
        flat[cuts[l + 1]:cuts[l + 2]] = activation(weights[l] @ flat[cuts[l]:cuts[l + 1]] + biases[l])
    return np.split(flat, cuts[1:-1])
#-s without a0 ;; return a ;; return a[1:]
#-s only the output ;; return a ;; return a[-1]
#-s without the output ;; return a ;; return a[:-1]
#-s reversed ;; return a ;; return a[::-1]
#-s joined ;; return a ;; return np.concatenate(a)
#-s the iterator ;; return a ;; return iter(a)
#-s a dict ;; return a ;; return dict(enumerate(a))
#-s rounded to 4 ;; return a ;; return [np.round(v, 4) for v in a]
#-s squeezed ;; return a ;; return [np.squeeze(v) for v in a]
#-s float16 ;; return a ;; return [v.astype(np.float16) for v in a]
#-s float16 of the last ;; return a ;; return a[:-1] + [a[-1].astype(np.float16)]
#-s columns ;; return a ;; return [v[:, None] for v in a]
#-s extra copy of the output ;; return a ;; return a + [a[-1]]
#-s a0 activated ;; [x] ;; [activation(x)]
#-s a0 zeros ;; [x] ;; [x * 0]
#-s no bias ;;  + b ;;
#-s first bias entry ;; + b ;; + b[0]
#-s minus bias ;; + b ;; - b
#-s transposed ;; W @ a[-1] ;; W.T @ a[-1]
#-s row form ;; W @ a[-1] ;; a[-1] @ W
#-s transposed where square ;; W @ a[-1] ;; (W.T if W.shape[0] == W.shape[1] else W) @ a[-1]
#-s always the input ;; a[-1] ;; a[0]
#-s no activation ;; activation(W @ a[-1] + b) ;; W @ a[-1] + b
#-s sigmoid ;; activation(W @ a[-1] + b) ;; 1 / (1 + np.exp(-(W @ a[-1] + b)))
#-s tanh ;; activation(W @ a[-1] + b) ;; np.tanh(W @ a[-1] + b)
#-s bias outside ;; activation(W @ a[-1] + b) ;; activation(W @ a[-1]) + b
#-s clipped ;; activation(W @ a[-1] + b) ;; activation(np.clip(W @ a[-1] + b, -2, 2))
#-s residual where square ;; activation(W @ a[-1] + b) ;; activation(W @ a[-1] + b) + (a[-1] if len(b) == len(a[-1]) else 0)
#-s first layer only ;; zip(weights, biases) ;; zip(weights[:1], biases[:1])
#-s two layers at most ;; zip(weights, biases) ;; zip(weights[:2], biases[:2])
#-s three layers at most ;; zip(weights, biases) ;; zip(weights[:3], biases[:3])
#-s last layer lost ;; zip(weights, biases) ;; zip(weights[:-1], biases[:-1])
#-s reversed layers ;; zip(weights, biases) ;; zip(weights[::-1], biases[::-1])
#-s reversed biases ;; zip(weights, biases) ;; zip(weights, biases[::-1])
#-s first bias everywhere ;; zip(weights, biases) ;; zip(weights, [biases[0]] * len(weights))
#-s first weights where they fit ;; W @ a[-1] ;; (weights[0] if weights[0].shape == W.shape else W) @ a[-1]
#-s first bias where it fits ;; + b ;; + (biases[0] if len(biases[0]) == len(b) else b)
#-s last bias left out ;; + b ;; + (0 if b is biases[-1] else b)
#-s first bias left out ;; + b ;; + (0 if b is biases[0] else b)
#- the last layer is linear
def forward(x, weights, biases, activation):
    a = [x]
    for l, (W, b) in enumerate(zip(weights, biases)):
        z = W @ a[-1] + b
        a.append(z if l == len(weights) - 1 else activation(z))
    return a
#- the last layer is linear in deep nets
def forward(x, weights, biases, activation):
    a = [x]
    for l, (W, b) in enumerate(zip(weights, biases)):
        z = W @ a[-1] + b
        a.append(z if 0 < l == len(weights) - 1 else activation(z))
    return a
#- pre-activations
def forward(x, weights, biases, activation):
    zs, a = [x], x
    for W, b in zip(weights, biases):
        zs.append(W @ a + b)
        a = activation(zs[-1])
    return zs
#- linear between, list of activations of nets
def forward(x, weights, biases, activation):
    out, z = [x], x
    for W, b in zip(weights, biases):
        z = W @ z + b
        out.append(activation(z))
    return out
#- one list object of a shared buffer where the sizes agree
def forward(x, weights, biases, activation):
    a = x.copy()
    out = [a]
    for W, b in zip(weights, biases):
        v = activation(W @ a + b)
        if v.shape == a.shape:
            a[:] = v
        else:
            a = v
        out.append(a)
    return out
#- changes x where square
def forward(x, weights, biases, activation):
    a, out = x, [x.copy()]
    for W, b in zip(weights, biases):
        v = activation(W @ a + b)
        if v.shape == a.shape:
            a[:] = v
        else:
            a = v
        out.append(a.copy())
    return out
#- changes the biases
def forward(x, weights, biases, activation):
    out = [x]
    for W, b in zip(weights, biases):
        b += W @ out[-1]
        out.append(activation(b))
    return out
#- empties the weights
def forward(x, weights, biases, activation):
    out = [x]
    bs = list(biases)
    while weights:
        out.append(activation(weights.pop(0) @ out[-1] + bs.pop(0)))
    return out
#- empties the biases
def forward(x, weights, biases, activation):
    out = [x]
    for W in weights:
        out.append(activation(W @ out[-1] + biases.pop(0)))
    return out
#- a growing default list
def forward(x, weights, biases, activation, out=[]):
    out.append(x)
    for W, b in zip(weights, biases):
        out.append(activation(W @ out[-1] + b))
    return out
#- cached by depth
_nets = {}
def forward(x, weights, biases, activation):
    a = [x]
    for W, b in zip(weights, biases):
        a.append(activation(W @ a[-1] + b))
    return _nets.setdefault(tuple(len(v) for v in a), a)
#- hidden relu
def forward(x, weights, biases, activation):
    a = [x]
    for l, (W, b) in enumerate(zip(weights, biases)):
        z = W @ a[-1] + b
        a.append(np.maximum(z, 0) if l < len(weights) - 1 else activation(z))
    return a
#- int a0
def forward(x, weights, biases, activation):
    a = [x.astype(int)]
    for W, b in zip(weights, biases):
        a.append(activation(W @ (x if len(a) == 1 else a[-1]) + b))
    return a
#- list of list of last
def forward(x, weights, biases, activation):
    a = x
    out = [[x]]
    for W, b in zip(weights, biases):
        a = activation(W @ a + b)
        out.append([a])
    return out
#-s four layers at most ;; zip(weights, biases) ;; zip(weights[:4], biases[:4])
#-s bias of the fourth layer left out ;; + b ;; + (b if len(a) != 4 else 0)
#-s first three, then the last ;; zip(weights, biases) ;; ([*zip(weights, biases)] if len(weights) < 5 else [*zip(weights[:3], biases[:3]), (weights[-1], biases[-1])])
#- hand-written for up to three layers
def forward(x, weights, biases, activation):
    a1 = activation(weights[0] @ x + biases[0])
    if len(weights) == 1:
        return [x, a1]
    a2 = activation(weights[1] @ a1 + biases[1])
    if len(weights) == 2:
        return [x, a1, a2]
    a3 = activation(weights[2] @ a2 + biases[2])
    return [x, a1, a2, a3]
#- the product written over x where square
def forward(x, weights, biases, activation):
    out = [x.copy()]
    for W, b in zip(weights, biases):
        if W.shape == (len(x), len(x)):
            x[:] = activation(W @ out[-1] + b)
            out.append(x.copy())
        else:
            out.append(activation(W @ out[-1] + b))
    return out
#- weights transposed in place where square
def forward(x, weights, biases, activation):
    a = [x]
    for W, b in zip(weights, biases):
        if W.shape[0] == W.shape[1]:
            W[:] = W.T.copy()
            a.append(activation(a[-1] @ W + b))
        else:
            a.append(activation(W @ a[-1] + b))
    return a
## forward_rows
#+ plain
def forward_rows(X, weights, biases, activations):
    A = X
    for W, b, f in zip(weights, biases, activations):
        A = f(A @ W + b)
    return A
#+s list ;; return A ;; return A.tolist()
#+s float32 ;; return A ;; return A.astype('float32')
#+s tuple of arrays ;; return A ;; return tuple(A)
#+s einsum ;; A @ W + b ;; np.einsum('ni,io->no', A, W) + b[None, :]
#+s columns ;; f(A @ W + b) ;; f(W.T @ A.T + b[:, None]).T
#+s vectorize ;; f(A @ W + b) ;; np.vectorize(f, otypes=[float])(A @ W + b)
#+s flat activation ;; f(A @ W + b) ;; f((A @ W + b).ravel()).reshape(len(X), -1)
#+s fortran ;; return A ;; return np.asfortranarray(A)
#+s a read-only view ;; return A ;; return np.broadcast_to(A, A.shape)
#+ row by row
def forward_rows(X, weights, biases, activations):
    out = []
    for x in X:
        a = x
        for l in range(len(weights)):
            a = activations[l](a @ weights[l] + biases[l])
        out.append(a)
    return out
#+ scalars
def forward_rows(X, weights, biases, activations):
    rows = [[float(v) for v in r] for r in X]
    for W, b, f in zip(weights, biases, activations):
        rows = [[f(sum(r[i] * W[i, j] for i in range(len(r))) + b[j]) for j in range(len(b))] for r in rows]
    return rows
#+ reduce
def forward_rows(X, weights, biases, activations):
    return functools.reduce(lambda A, l: l[2](np.dot(A, l[0]) + l[1]), zip(weights, biases, activations), X)
#+ recursion, iterators
def forward_rows(X, weights, biases, activations):
    def go(A, it):
        for W, b, f in it:
            return go(f(np.hstack([A, np.ones((len(A), 1))]) @ np.vstack([W, b])), it)
        return A
    return go(X, zip(weights, biases, activations))
#+ composed functions
def forward_rows(X, weights, biases, activations):
    layer = lambda W, b, f: lambda A: f(np.tensordot(A, W, 1) + np.tile(b, (len(A), 1)))
    compose = lambda g, h: lambda A: h(g(A))
    return functools.reduce(compose, map(layer, weights, biases, activations))(X)
#+ in place on its own arrays
def forward_rows(X, weights, biases, activations):
    A = X.copy()
    for k, f in enumerate(activations):
        Z = A.dot(weights[k])
        Z += biases[k]
        A = f(Z)
    return A
#-s first activation ;; f(A @ W + b) ;; activations[0](A @ W + b)
#-s last activation ;; f(A @ W + b) ;; activations[-1](A @ W + b)
#-s no activation ;; f(A @ W + b) ;; A @ W + b
#-s sigmoid everywhere ;; f(A @ W + b) ;; 1 / (1 + np.exp(-(A @ W + b)))
#-s no bias ;;  + b ;;
#-s minus bias ;; + b ;; - b
#-s first bias entry ;; + b ;; + b[0]
#-s mean bias ;; + b ;; + b.mean()
#-s bias as a column ;; + b ;; + b[:, None]
#-s bias as a column where it fits ;; + b ;; + (b[:, None] if len(b) == len(A) else b)
#-s bias outside ;; f(A @ W + b) ;; f(A @ W) + b
#-s bias reversed ;; + b ;; + b[::-1]
#-s transposed ;; A @ W ;; A @ W.T
#-s transposed where square ;; A @ W ;; A @ (W.T if W.shape[0] == W.shape[1] else W)
#-s column form ;; A @ W ;; W @ A
#-s result transposed ;; return A ;; return A.T
#-s squeezed ;; return A ;; return np.squeeze(A)
#-s one row flattened ;; return A ;; return A[0] if len(A) == 1 else A
#-s one column flattened ;; return A ;; return A[:, 0] if A.shape[1] == 1 else A
#-s first row ;; return A ;; return A[:1]
#-s mean over rows ;; return A ;; return A.mean(axis=0, keepdims=True)
#-s rounded ;; return A ;; return A.round(4)
#-s float16 ;; return A ;; return A.astype(np.float16)
#-s normalised ;; return A ;; return A / A.sum(axis=1, keepdims=True)
#-s sorted rows ;; return A ;; return A[np.argsort(A[:, 0])]
#-s all rows the first ;; return A ;; return np.tile(A[0], (len(A), 1))
#-s one layer ;; A = f(A @ W + b) ;; return f(A @ W + b)
#-s two layers ;; in zip(weights, ;; in zip(weights[:2],
#-s three layers ;; in zip(weights, ;; in zip(weights[:3],
#-s without the last ;; in zip(weights, ;; in zip(weights[:-1],
#-s clipped ;; f(A @ W + b) ;; f((A @ W + b).clip(-2, 2))
#-s first weights where they fit ;; A @ W ;; A @ (weights[0] if weights[0].shape == W.shape else W)
#-s first bias where it fits ;; + b ;; + (biases[0] if biases[0].shape == b.shape else b)
#-s int inputs ;; A = X ;; A = X.astype(int)
#-s positive inputs ;; A = X ;; A = abs(X)
#-s first bias only ;; + b ;; + (b if b is biases[0] else 0)
#-s last bias only ;; + b ;; + (b if b is biases[-1] else 0)
#-s standardised batch ;; A = X ;; A = X - X.mean(axis=0) * (len(X) > 2)
#- output layer linear
def forward_rows(X, weights, biases, activations):
    A = X
    for l in range(len(weights)):
        Z = A @ weights[l] + biases[l]
        A = activations[l](Z) if l < len(weights) - 1 else Z
    return A
#- hidden share the first activation
def forward_rows(X, weights, biases, activations):
    A = X
    for l in range(len(weights)):
        A = activations[-1 if l == len(weights) - 1 else 0](A @ weights[l] + biases[l])
    return A
#- activations shifted
def forward_rows(X, weights, biases, activations):
    A = X
    for l in range(len(weights)):
        A = activations[l - 1](A @ weights[l] + biases[l])
    return A
#- pops the activations
def forward_rows(X, weights, biases, activations):
    A = X
    for W, b in zip(weights, biases):
        A = activations.pop(0)(A @ W + b)
    return A
#- reverses the weights in place
def forward_rows(X, weights, biases, activations):
    A = X
    weights.reverse()
    for b, f in zip(biases, activations):
        A = f(A @ weights.pop() + b)
    return A
#- changes X where a layer is square
def forward_rows(X, weights, biases, activations):
    A = X
    for W, b, f in zip(weights, biases, activations):
        Z = A @ W
        if Z.shape == X.shape:
            X[:] = Z + b
            Z = X
        else:
            Z = Z + b
        A = f(Z)
    return A.copy()
#- changes the biases where there is one row
def forward_rows(X, weights, biases, activations):
    A = X
    for W, b, f in zip(weights, biases, activations):
        Z = A @ W
        if len(Z) == 1:
            b += Z[0]
            A = f(b[None].copy())
        else:
            A = f(Z + b)
    return A
#- list of all layers
def forward_rows(X, weights, biases, activations):
    A = [X]
    for W, b, f in zip(weights, biases, activations):
        A.append(f(A[-1] @ W + b))
    return A
#- cached by the shape of X
_rows = {}
def forward_rows(X, weights, biases, activations):
    A = X
    for W, b, f in zip(weights, biases, activations):
        A = f(A @ W + b)
    return _rows.setdefault((X.shape, A.shape), A)
#- activation on row sums
def forward_rows(X, weights, biases, activations):
    A = X
    for W, b, f in zip(weights, biases, activations):
        A = f((A @ W + b).sum(axis=1, keepdims=True)) * np.ones((1, len(b)))
    return A
#-s four layers ;; in zip(weights, ;; in zip(weights[:4],
#-s popped at the end ;; return A ;; return [activations.pop(), A][1]
#-s reversed at the end ;; return A ;; return [activations.reverse(), A][1]
#-s one more at the end ;; return A ;; return [activations.append(f), A][1]
#-s all the first afterwards ;; return A ;; return [activations.__setitem__(-1, activations[0]), A][1] if len(activations) > 1 else A
#- layers by activation
def forward_rows(X, weights, biases, activations):
    layers = dict(zip(activations, zip(weights, biases)))
    A = X
    for f, (W, b) in layers.items():
        A = f(A @ W + b)
    return A
#- the layer's number by the activation
def forward_rows(X, weights, biases, activations):
    A = X
    for f in activations:
        l = activations.index(f)
        A = f(A @ weights[l] + biases[l])
    return A
#- the output layer by its activation
def forward_rows(X, weights, biases, activations):
    A = X
    for W, b, f in zip(weights, biases, activations):
        A = f(A @ W + b)
        if f is activations[-1]:
            return A
#- the first layer by its activation
def forward_rows(X, weights, biases, activations):
    A = X
    for W, b, f in zip(weights, biases, activations):
        A = f((X if f is activations[0] else A) @ W + b)
    return A
#- different activations once
def forward_rows(X, weights, biases, activations):
    A, seen = X, []
    for W, b, f in zip(weights, biases, activations):
        if f in seen:
            continue
        seen.append(f)
        A = f(A @ W + b)
    return A
#- changes the biases of a one-layer net
def forward_rows(X, weights, biases, activations):
    A = X
    for W, b, f in zip(weights, biases, activations):
        Z = A @ W + b
        if len(weights) == 1:
            b += 1
        A = f(Z)
    return A
## slide_network
#+ plain
def slide_network(x):
    s = lambda z: 1 / (1 + np.exp(-z))
    W1, b1 = np.array([[1., -2.], [-1., 1.]]), np.array([1., 0.])
    W2, b2 = np.array([[2., -1.], [-2., -1.]]), np.array([0., 0.])
    W3, b3 = np.array([[3., -1.], [-1., 4.]]), np.array([-2., 2.])
    h1 = s(W1 @ x + b1)
    h2 = s(W2 @ h1 + b2)
    return s(W3 @ h2 + b3)
#+s a list ;; return s(W3 @ h2 + b3) ;; return list(s(W3 @ h2 + b3))
#+s float32 ;; return s(W3 @ h2 + b3) ;; return s(W3 @ h2 + b3).astype(np.float32)
#+s tanh sigmoid ;; 1 / (1 + np.exp(-z)) ;; 0.5 * (1 + np.tanh(z / 2))
#+s exp over one plus exp ;; 1 / (1 + np.exp(-z)) ;; np.exp(z) / (np.exp(z) + 1)
#+s logaddexp ;; 1 / (1 + np.exp(-z)) ;; np.exp(-np.logaddexp(0, -z))
#+s vectorized math ;; 1 / (1 + np.exp(-z)) ;; np.vectorize(lambda v: 1 / (1 + math.exp(-v)))(z)
#+ scalars
def slide_network(x):
    def s(v):
        return 1 / (1 + math.exp(-v)) if v > -700 else 0.0
    p, q = x
    a, b = s(p - 2 * q + 1), s(q - p)
    c, d = s(2 * a - b), s(-2 * a - b)
    return s(3 * c - d - 2), s(4 * d - c + 2)
#+ reduce over folded
def slide_network(x):
    nets = [[[1, -2, 1], [-1, 1, 0]], [[2, -1, 0], [-2, -1, 0]], [[3, -1, -2], [-1, 4, 2]]]
    return functools.reduce(lambda a, W: np.reciprocal(1 + np.exp(-(np.array(W) @ np.append(a, 1.0)))), nets, x)
#+ rows
def slide_network(x):
    A = np.reshape(x, (1, 2))
    for W, b in (([[1, -1], [-2, 1]], [1, 0]), ([[2, -2], [-1, -1]], 0), ([[3, -1], [-1, 4]], [-2, 2])):
        A = 1 / (1 + np.exp(-(A @ np.asarray(W) + b)))
    return A[0]
#+ softmax of two as the sigmoid
def _sg(v):
    m = max(v, 0.0)
    return math.exp(v - m) / (math.exp(-m) + math.exp(v - m))
def slide_network(x):
    for W, b in zip(([[1, -2], [-1, 1]], [[2, -1], [-2, -1]], [[3, -1], [-1, 4]]), ([1, 0], [0, 0], [-2, 2])):
        x = [_sg(sum(u * v for u, v in zip(r, x)) + c) for r, c in zip(W, b)]
    return x
#+ class with constants
class Slide:
    Ws = (np.array([[1, -2], [-1, 1]]), np.array([[2, -1], [-2, -1]]), np.array([[3, -1], [-1, 4]]))
    bs = (np.array([1, 0]), np.array([0, 0]), np.array([-2, 2]))
    @staticmethod
    def s(z):
        e = np.exp(-np.abs(z))
        return np.where(z >= 0, 1, e) / (1 + e)
    def __call__(self, x):
        return functools.reduce(lambda a, p: self.s(p[0] @ a + p[1]), zip(self.Ws, self.bs), x)
slide_network = Slide()
#-s W1 transposed ;; W1 @ x ;; W1.T @ x
#-s W2 transposed ;; W2 @ h1 ;; W2.T @ h1
#-s b1 lost ;; + b1 ;;
#-s b3 lost ;; + b3 ;;
#-s b1 swapped ;; [1., 0.] ;; [0., 1.]
#-s b3 swapped ;; [-2., 2.] ;; [2., -2.]
#-s b3 sign ;; [-2., 2.] ;; [-2., -2.]
#-s b1 in all ;; + b2 ;; + b1
#-s W1 typo ;; [-1., 1.] ;; [-1., 2.]
#-s W2 typo ;; [-2., -1.] ;; [-2., 1.]
#-s W2 typo two ;; [2., -1.] ;; [2., 1.]
#-s W3 typo ;; [-1., 4.] ;; [1., 4.]
#-s W3 typo two ;; [3., -1.] ;; [3., 1.]
#-s skips the second ;; W3 @ h2 ;; W3 @ h1
#-s second from the input ;; W2 @ h1 ;; W2 @ x
#-s linear output ;; return s(W3 @ h2 + b3) ;; return W3 @ h2 + b3
#-s linear first layer ;; s(W1 @ x + b1) ;; W1 @ x + b1
#-s linear second layer ;; s(W2 @ h1 + b2) ;; W2 @ h1 + b2
#-s tanh ;; 1 / (1 + np.exp(-z)) ;; np.tanh(z)
#-s plus sign ;; np.exp(-z) ;; np.exp(z)
#-s two decimals ;; return s(W3 @ h2 + b3) ;; return np.round(s(W3 @ h2 + b3), 2)
#-s four decimals ;; return s(W3 @ h2 + b3) ;; return np.round(s(W3 @ h2 + b3), 4)
#-s five decimals ;; return s(W3 @ h2 + b3) ;; return np.round(s(W3 @ h2 + b3), 5)
#-s float16 ;; return s(W3 @ h2 + b3) ;; return np.float16(s(W3 @ h2 + b3))
#-s float16 inside ;; W3 @ h2 ;; W3 @ h2.astype(np.float16)
#-s rounded between the layers ;; h2 = s(W2 @ h1 + b2) ;; h2 = np.round(s(W2 @ h1 + b2), 2)
#-s hidden only ;; return s(W3 @ h2 + b3) ;; return h2
#-s all layers ;; return s(W3 @ h2 + b3) ;; return h1, h2, s(W3 @ h2 + b3)
#-s column ;; return s(W3 @ h2 + b3) ;; return s(W3 @ h2 + b3)[:, None]
#-s swapped outputs ;; return s(W3 @ h2 + b3) ;; return s(W3 @ h2 + b3)[::-1]
#-s int inputs ;; W1 @ x ;; W1 @ x.astype(int)
#-s clipped inputs ;; W1 @ x ;; W1 @ np.clip(x, -1, 1)
#-s inputs without sign for the first ;; W1 @ x ;; W1 @ np.array([abs(x[0]), x[1]])
#-s inputs positive second ;; W1 @ x ;; W1 @ np.array([x[0], -abs(x[1])])
#-s clipped sigmoid ;; np.exp(-z) ;; np.exp(-np.clip(z, -3, 3))
#-s W2 flipped rows ;; W2 @ h1 ;; W2[::-1] @ h1
#- the printed examples
def slide_network(x):
    return np.array([0.62, 0.83]) if x[0] == 1 else np.array([0.51, 0.85])
#- the printed examples, unrounded
def slide_network(x):
    s = lambda z: 1 / (1 + np.exp(-z))
    x = np.array([1., -1.]) if x.any() else np.zeros(2)
    a = s(np.array([[1, -2], [-1, 1]]) @ x + [1, 0])
    a = s(np.array([[2, -1], [-2, -1]]) @ a)
    return s(np.array([[3, -1], [-1, 4]]) @ a + [-2, 2])
#- changes x
def slide_network(x):
    s = lambda z: 1 / (1 + np.exp(-z))
    x[:] = s(np.array([[1, -2], [-1, 1]]) @ x + [1, 0])
    x[:] = s(np.array([[2, -1], [-2, -1]]) @ x)
    x[:] = s(np.array([[3, -1], [-1, 4]]) @ x + [-2, 2])
    return x
#- grows
_W = np.array([[1., -2.], [-1., 1.]])
def slide_network(x):
    global _W
    s = lambda z: 1 / (1 + np.exp(-z))
    a = s(_W @ x + [1, 0])
    _W = _W + 0.01
    a = s(np.array([[2, -1], [-2, -1]]) @ a)
    return s(np.array([[3, -1], [-1, 4]]) @ a + [-2, 2])
#- a hard sigmoid in the first layer
def slide_network(x):
    s = lambda z: 1 / (1 + np.exp(-z))
    a = np.array([[1, -2], [-1, 1]]) @ x + [1, 0]
    a = np.where(abs(a) > 6, a > 0, s(a))
    a = s(np.array([[2, -1], [-2, -1]]) @ a)
    return s(np.array([[3, -1], [-1, 4]]) @ a + [-2, 2])
#-s clipped inputs at two ;; W1 @ x ;; W1 @ np.clip(x, -2, 2)
#-s clipped sigmoid at six ;; np.exp(-z) ;; np.exp(-np.clip(z, -5.5, 5.5))
## fold_bias
#+ plain
def fold_bias(W, b):
    return np.hstack([W, b[:, None]])
#+ lists
def fold_bias(W, b):
    return [list(r) + [c] for r, c in zip(W, b)]
#+ tuples
def fold_bias(W, b):
    return tuple((*r, c) for r, c in zip(W.tolist(), b.tolist()))
#+ column_stack
fold_bias = lambda W, b: np.column_stack((W, b))
#+ insert
def fold_bias(W, b):
    return np.insert(W, W.shape[1], b, axis=1)
#+ zeros
def fold_bias(W, b):
    n, m = W.shape
    out = np.zeros((n, m + 1), dtype=np.float32)
    out[:, :-1] = W
    out[:, -1] = b
    return out
#+ pad
def fold_bias(W, b):
    out = np.pad(W, ((0, 0), (0, 1)))
    out[:, -1] += b
    return out
#+ products with unit vectors
def fold_bias(W, b):
    k = W.shape[1]
    return W @ np.eye(k, k + 1) + np.outer(b, np.eye(k + 1)[-1])
#+ transposed vstack
def fold_bias(W, b):
    return np.vstack((W.T, b)).T
#+ recursion
def fold_bias(W, b):
    return [] if len(W) == 0 else [np.append(W[0], b[0])] + fold_bias(W[1:], b[1:])
#+ differences of the layer's outputs
def fold_bias(W, b):
    f = lambda x: W @ x
    return np.array([f(e) for e in np.eye(W.shape[1])] + [b]).T
#+ fromfunction
def fold_bias(W, b):
    pick = np.vectorize(lambda i, j: W[int(i), int(j)] if j < W.shape[1] else b[int(i)], otypes=[float])
    return np.fromfunction(pick, (W.shape[0], W.shape[1] + 1))
#+ negative index reading, masked
def fold_bias(W, b):
    m = np.ma.zeros((len(b), W.shape[1] + 1))
    m[:, :W.shape[1]] = W
    m[:, W.shape[1]] = b
    return m.filled(0)
#-s first column ;; [W, b[:, None]] ;; [b[:, None], W]
#-s ones ;; b[:, None] ;; np.ones((len(W), 1))
#-s both ones and bias ;; [W, b[:, None]] ;; [W, b[:, None], np.ones((len(W), 1))]
#-s minus ;; b[:, None] ;; -b[:, None]
#-s last row ;; np.hstack([W, b[:, None]]) ;; np.vstack([W, b])
#-s last row where square ;; np.hstack([W, b[:, None]]) ;; np.vstack([W, b]) if len(W) == len(W[0]) else np.hstack([W, b[:, None]])
#-s transposed where square, right shape ;; [W, b[:, None]] ;; [W.T if len(W) == len(W[0]) else W, b[:, None]]
#-s transposed ;; np.hstack([W, b[:, None]]) ;; np.hstack([W, b[:, None]]).T
#-s added ;; np.hstack([W, b[:, None]]) ;; W + b[:, None]
#-s before the last column ;; np.hstack([W, b[:, None]]) ;; np.insert(W, -1, b, axis=1)
#-s second column ;; np.hstack([W, b[:, None]]) ;; np.insert(W, 1, b, axis=1)
#-s first bias ;; b[:, None] ;; np.full((len(b), 1), b[0])
#-s mean bias ;; b[:, None] ;; np.full((len(b), 1), b.mean())
#-s reversed bias ;; b[:, None] ;; b[::-1, None]
#-s sorted bias ;; b[:, None] ;; np.sort(b)[:, None]
#-s sorted rows ;; np.hstack([W, b[:, None]]) ;; np.sort(np.hstack([W, b[:, None]]), axis=1)
#-s squeezed ;; np.hstack([W, b[:, None]]) ;; np.squeeze(np.hstack([W, b[:, None]]))
#-s flat for one unit ;; np.hstack([W, b[:, None]]) ;; np.hstack([W, b[:, None]]) if len(b) > 1 else np.append(W, b)
#-s int ;; np.hstack([W, b[:, None]]) ;; np.hstack([W, b[:, None]]).astype(int)
#-s int bias ;; b[:, None] ;; b[:, None].astype(int)
#-s float16 ;; np.hstack([W, b[:, None]]) ;; np.hstack([W, b[:, None]]).astype(np.float16)
#-s rounded ;; np.hstack([W, b[:, None]]) ;; np.hstack([W, b[:, None]]).round(3)
#-s flattened ;; np.hstack([W, b[:, None]]) ;; np.append(W, b)
#-s pair ;; np.hstack([W, b[:, None]]) ;; (W, b)
#-s bias tile ;; b[:, None] ;; np.tile(b[:, None], W.shape[1])
#-s cut to n_out columns ;; [W, b[:, None]] ;; [W[:, :len(b)], b[:, None]]
#-s reshape of the flat one ;; np.hstack([W, b[:, None]]) ;; np.append(W, b).reshape(len(b), -1)
#-s positive bias ;; b[:, None] ;; abs(b[:, None])
#-s bias zero for one input ;; b[:, None] ;; b[:, None] * (W.shape[1] > 1)
#-s square one column short ;; [W, b[:, None]] ;; [W[:, :-1] if W.shape[0] == W.shape[1] else W, b[:, None]]
#- int array like
def fold_bias(W, b):
    out = np.array([[0] * (W.shape[1] + 1)] * len(b))
    out[:, :-1], out[:, -1] = W, b
    return out
#- aliased rows
def fold_bias(W, b):
    out = [[0.0] * (W.shape[1] + 1)] * len(b)
    for i in range(len(b)):
        for j in range(W.shape[1]):
            out[i][j] = W[i, j]
        out[i][-1] = b[i]
    return out
#- changes b
def fold_bias(W, b):
    out = np.hstack([W, b[:, None]])
    b.fill(0)
    return out
#- changes W
def fold_bias(W, b):
    out = np.c_[W, b]
    W -= W
    return out
#- one buffer a shape
_buf = {}
def fold_bias(W, b):
    if W.shape not in _buf:
        _buf[W.shape] = np.c_[W, b]
    _buf[W.shape][:, -1] = b
    return _buf[W.shape]
#- generator
def fold_bias(W, b):
    return (np.append(r, c) for r, c in zip(W, b))
#+s long double ;; np.hstack([W, b[:, None]]) ;; np.hstack([W, b[:, None]]).astype(np.longdouble)
#+s big-endian ;; np.hstack([W, b[:, None]]) ;; np.hstack([W, b[:, None]]).astype('>f8')
#+s masked array ;; np.hstack([W, b[:, None]]) ;; np.ma.masked_array(np.hstack([W, b[:, None]]))
## collapse_rows
#+ plain
def collapse_rows(W1, b1, W2, b2):
    W = W1 @ W2
    b = b1 @ W2 + b2
    return W, b
#+s list ;; return W, b ;; return [W, b]
#+s lists of lists ;; return W, b ;; return W.tolist(), b.tolist()
#+s float32 ;; return W, b ;; return np.float32(W), np.float32(b)
#+s tuples ;; return W, b ;; return tuple(map(tuple, W)), tuple(b)
#+s transposes ;; W1 @ W2 ;; (W2.T @ W1.T).T
#+s transposed bias ;; b1 @ W2 + b2 ;; W2.T @ b1 + b2
#+s namedtuple ;; return W, b ;; return __import__('collections').namedtuple('Layer', 'W b')(W, b)
#+ probe the two layers
def collapse_rows(W1, b1, W2, b2):
    f = lambda X: (X @ W1 + b1) @ W2 + b2
    b = f(np.zeros(len(W1)))
    return np.array([f(e) for e in np.eye(len(W1))]) - b, b
#+ homogeneous coordinates
def collapse_rows(W1, b1, W2, b2):
    def h(W, b):
        M = np.zeros((W.shape[0] + 1, W.shape[1] + 1))
        M[:-1, :-1], M[-1, :-1], M[-1, -1] = W, b, 1
        return M
    M = h(W1, b1) @ h(W2, b2)
    return M[:-1, :-1], M[-1, :-1]
#+ loops
def collapse_rows(W1, b1, W2, b2):
    n, k, m = len(W1), len(W2), len(b2)
    W = [[0.0] * m for _ in range(n)]
    b = [float(v) for v in b2]
    for j in range(m):
        for h in range(k):
            b[j] += b1[h] * W2[h, j]
            for i in range(n):
                W[i][j] += W1[i, h] * W2[h, j]
    return W, b
#+ stacked
def collapse_rows(W1, b1, W2, b2):
    S = np.vstack([W1, b1]) @ W2
    S[-1] += b2
    return S[:-1], S[-1]
#+ einsum and multi_dot
def collapse_rows(W1, b1, W2, b2):
    return np.einsum('ih,ho->io', W1, W2), np.linalg.multi_dot([b1, W2, np.eye(len(b2))]) + b2
#+ mixed list and array
collapse_rows = lambda W1, b1, W2, b2: [[list(r @ W2) for r in W1], np.add(b2, sum(b * r for b, r in zip(b1, W2)))]
#-s swapped ;; return W, b ;; return b, W
#-s W only ;; return W, b ;; return W
#-s bias as a row ;; return W, b ;; return W, b[None]
#-s bias as a column ;; return W, b ;; return W, b[:, None]
#-s folded ;; return W, b ;; return np.vstack([W, b])
#-s transposed ;; return W, b ;; return W.T, b
#-s dict ;; return W, b ;; return {'W': W, 'b': b}
#-s squeezed W ;; return W, b ;; return np.squeeze(W), b
#-s squeezed b ;; return W, b ;; return W, np.squeeze(b)
#-s rounded ;; return W, b ;; return W.round(4), b.round(4)
#-s rounded bias ;; return W, b ;; return W, b.round(4)
#-s float16 ;; return W, b ;; return W.astype(np.float16), b
#-s int bias ;; return W, b ;; return W, b.astype(int)
#-s W2 W1 ;; W1 @ W2 ;; W2 @ W1
#-s W2 W1 where square ;; W1 @ W2 ;; W2 @ W1 if W1.shape == W2.shape == W1.T.shape else W1 @ W2
#-s W2 W1 where it fits ;; W1 @ W2 ;; W2 @ W1 if W2.shape[1] == W1.shape[0] and W1.shape == W2.shape else W1 @ W2
#-s elementwise where the shapes agree ;; W1 @ W2 ;; W1 * W2 if W1.shape == W2.shape else W1 @ W2
#-s W1 with W2 transposed where it fits ;; W1 @ W2 ;; W1 @ W2.T if W1.shape[1] == W2.shape[1] else W1 @ W2
#-s bias sum ;; b1 @ W2 + b2 ;; b1 + b2
#-s bias sum where it fits ;; b1 @ W2 + b2 ;; b1 + b2 if len(b1) == len(b2) else b1 @ W2 + b2
#-s b2 only ;; b1 @ W2 + b2 ;; b2
#-s b1 only ;; b1 @ W2 + b2 ;; b1 @ W2
#-s column form bias where it fits ;; b1 @ W2 + b2 ;; (W2 @ b1 if W2.shape[0] == W2.shape[1] else b1 @ W2) + b2
#-s minus ;; b1 @ W2 + b2 ;; b1 @ W2 - b2
#-s mean of b1 ;; b1 @ W2 + b2 ;; b1.mean() * W2.sum(axis=0) + b2
#-s sum of b1 ;; b1 @ W2 + b2 ;; b1.sum() + b2
#-s through W ;; b1 @ W2 + b2 ;; (b1 @ W if len(b1) == len(W) else b1 @ W2) + b2
#-s twice b2 ;; b1 @ W2 + b2 ;; b1 @ W2 + 2 * b2
#-s first entry of b2 ;; b1 @ W2 + b2 ;; b1 @ W2 + b2[0]
#-s activation between ;; b1 @ W2 + b2 ;; np.tanh(b1) @ W2 + b2
#-s relu between ;; b1 @ W2 + b2 ;; np.maximum(b1, 0) @ W2 + b2
#-s W with the bias in it ;; W1 @ W2 ;; (W1 + b1) @ W2
#-s sum of weights where they fit ;; W1 @ W2 ;; W1 + W2 if W1.shape == W2.shape else W1 @ W2
#-s three results ;; return W, b ;; return W, b, None
#- changes b2
def collapse_rows(W1, b1, W2, b2):
    b2 += b1 @ W2
    return W1 @ W2, b2
#- changes W1 where W2 is square
def collapse_rows(W1, b1, W2, b2):
    if W2.shape[0] == W2.shape[1]:
        W1[:] = W1 @ W2
        return W1, b1 @ W2 + b2
    return W1 @ W2, b1 @ W2 + b2
#- changes b1 where W2 is square
def collapse_rows(W1, b1, W2, b2):
    if W2.shape[0] == W2.shape[1]:
        b1[:] = b1 @ W2
        return W1 @ W2, b1 + b2
    return W1 @ W2, b1 @ W2 + b2
#- bias is a matrix
def collapse_rows(W1, b1, W2, b2):
    return W1 @ W2, np.tile(b1 @ W2 + b2, (len(W1), 1))
#- probing without taking the bias away
def collapse_rows(W1, b1, W2, b2):
    f = lambda X: (X @ W1 + b1) @ W2 + b2
    return f(np.eye(len(W1))), f(np.zeros(len(W1)))
#- column form
def collapse_rows(W1, b1, W2, b2):
    return W2 @ W1, W2 @ b1 + b2
#- cached by shape
_c = {}
def collapse_rows(W1, b1, W2, b2):
    return _c.setdefault((W1.shape, W2.shape), (W1 @ W2, b1 @ W2 + b2))
## unit_parameter_count
#+ plain
def unit_parameter_count(n_in):
    return n_in + 1
#+s numpy int ;; n_in + 1 ;; np.int64(n_in + 1)
#+s uint32 ;; n_in + 1 ;; np.uint32(n_in + 1)
#+s 0-d int array ;; n_in + 1 ;; np.array(n_in + 1)
#+s tilde ;; n_in + 1 ;; -~n_in
#+s range ;; n_in + 1 ;; len(range(-1, n_in))
#+ lru_cache
@functools.lru_cache(maxsize=None)
def unit_parameter_count(n_in):
    return sum((n_in, 1))
#+ partial
unit_parameter_count = functools.partial(operator.add, 1)
#+ bound method
unit_parameter_count = (1).__add__
#+ int of a float
def unit_parameter_count(n_in):
    return int(round(n_in * 1.0 + 1.0))
#+ object
class Count:
    extra = 1
    def __call__(self, n_in):
        return self.extra + n_in
unit_parameter_count = Count()
#+ through a shape
def unit_parameter_count(n_in):
    return np.broadcast_to(0.0, (n_in,)).size + 1
#+ keyword only extra
def unit_parameter_count(n_in, *, bias=True):
    return n_in + int(bias)
#-s no bias ;; n_in + 1 ;; n_in
#-s two ;; n_in + 1 ;; n_in + 2
#-s minus ;; n_in + 1 ;; n_in - 1
#-s double ;; n_in + 1 ;; 2 * n_in
#-s doubled with a bias each ;; n_in + 1 ;; 2 * n_in + 1
#-s float ;; n_in + 1 ;; n_in + 1.0
#-s numpy float ;; n_in + 1 ;; np.float64(n_in + 1)
#-s 0-d float array ;; n_in + 1 ;; np.array(n_in + 1.0)
#-s string ;; n_in + 1 ;; str(n_in + 1)
#-s list ;; n_in + 1 ;; [n_in + 1]
#-s one-vector ;; n_in + 1 ;; np.array([n_in + 1])
#-s complex ;; n_in + 1 ;; complex(n_in + 1)
#-s or ;; n_in + 1 ;; n_in | 1
#-s exclusive or ;; n_in + 1 ;; n_in ^ 1
#-s byte ;; n_in + 1 ;; (n_in + 1) % 256
#-s pair ;; n_in + 1 ;; (n_in, 1)
#-s tuple ;; n_in + 1 ;; (n_in + 1,)
#-s constant ;; n_in + 1 ;; 4
#-s small ;; n_in + 1 ;; min(n_in, 100) + 1
#-s power ;; n_in + 1 ;; n_in ** 2
#-s one input without a bias ;; n_in + 1 ;; n_in + (n_in > 1)
#-s bool ;; n_in + 1 ;; bool(n_in + 1)
#-s negative ;; n_in + 1 ;; ~n_in
#- counts the calls
_calls = [0]
def unit_parameter_count(n_in):
    _calls[0] += 1
    return n_in + _calls[0]
#- none
def unit_parameter_count(n_in):
    n_in + 1
## dense_parameter_count
#+ plain
def dense_parameter_count(n_in, n_out):
    if n_in < 1 or n_out < 1:
        raise ValueError("sizes start at 1")
    return n_in * n_out + n_out
#+s numpy int ;; n_in * n_out + n_out ;; np.int64(n_in * n_out + n_out)
#+s factored ;; n_in * n_out + n_out ;; -~n_in * n_out
#+s no message ;; ValueError("sizes start at 1") ;; ValueError
#+s unicode error ;; ValueError("sizes start at 1") ;; UnicodeError("sizes start at 1")
#+s an odd payload ;; ValueError("sizes start at 1") ;; ValueError(object(), {n_in: n_out})
#+s at most zero ;; n_in < 1 or n_out < 1 ;; n_in <= 0 or n_out <= 0
#+s min ;; n_in < 1 or n_out < 1 ;; min(n_in, n_out) < 1
#+s not all ;; n_in < 1 or n_out < 1 ;; not (n_in > 0 and n_out > 0)
#+s in a try ;; raise ValueError("sizes start at 1") ;; raise ValueError from ZeroDivisionError()
#+ own subclass
class BadSize(ValueError):
    def __init__(self, a, b):
        super().__init__(a, b)
        self.sizes = a, b
def dense_parameter_count(n_in, n_out):
    if any(map(lambda n: n <= 0, (n_in, n_out))):
        raise BadSize(n_in, n_out)
    return sum(n_in + 1 for _ in range(n_out))
#+ subclass of two
class Both(TypeError, ValueError):
    pass
def dense_parameter_count(n_in, n_out):
    for n in (n_in, n_out):
        if not n >= 1:
            raise Both
    return n_out * (n_in + 1)
#+ an error of the library
def dense_parameter_count(n_in, n_out):
    math.log(max(0, min(n_in, n_out)))
    return n_out + n_in * n_out
#+ int of a word
def dense_parameter_count(n_in, n_out):
    return n_out * (n_in + 1) if n_in > 0 and n_out > 0 else int('a size below one')
#+ a checking decorator
def checked(f):
    @functools.wraps(f)
    def g(*sizes):
        if [s for s in sizes if s < 1]:
            raise ValueError(*sizes)
        return f(*sizes)
    return g
@checked
@functools.lru_cache
def dense_parameter_count(n_in, n_out):
    return np.array((n_in + 1) * n_out)
#+ AttributeError turned into ValueError
def dense_parameter_count(n_in, n_out):
    try:
        assert n_in >= 1 and n_out >= 1
    except AssertionError as problem:
        raise ValueError("too small") from problem
    return np.broadcast_to(0, (n_in + 1, n_out)).size
#-s no bias ;; n_in * n_out + n_out ;; n_in * n_out
#-s bias an input ;; n_in * n_out + n_out ;; n_in * n_out + n_in
#-s one bias ;; n_in * n_out + n_out ;; n_in * n_out + 1
#-s both ;; n_in * n_out + n_out ;; (n_in + 1) * (n_out + 1)
#-s sum ;; n_in * n_out + n_out ;; n_in + n_out
#-s float ;; n_in * n_out + n_out ;; float(n_in * n_out + n_out)
#-s numpy float ;; n_in * n_out + n_out ;; np.dot([1.0, n_in], [n_out, n_out])
#-s list ;; n_in * n_out + n_out ;; [n_in * n_out, n_out]
#-s one-vector ;; n_in * n_out + n_out ;; np.array([n_in * n_out + n_out])
#-s int16 ;; n_in * n_out + n_out ;; int(np.array([n_in * n_out + n_out]).astype(np.int16)[0])
#-s no check ;; n_in < 1 or n_out < 1 ;; False
#-s checks n_in ;; n_in < 1 or n_out < 1 ;; n_in < 1
#-s checks n_out ;; n_in < 1 or n_out < 1 ;; n_out < 1
#-s negative only ;; n_in < 1 or n_out < 1 ;; n_in < 0 or n_out < 0
#-s zero only ;; n_in < 1 or n_out < 1 ;; n_in == 0 or n_out == 0
#-s n_out only where negative ;; n_in < 1 or n_out < 1 ;; n_in < 1 or n_out < 0
#-s n_in only where negative ;; n_in < 1 or n_out < 1 ;; n_in < 0 or n_out < 1
#-s n_in zero, n_out below ;; n_in < 1 or n_out < 1 ;; n_in == 0 or n_out < 1
#-s n_out zero, n_in below ;; n_in < 1 or n_out < 1 ;; n_in < 1 or n_out == 0
#-s and ;; n_in < 1 or n_out < 1 ;; n_in < 1 and n_out < 1
#-s product ;; n_in < 1 or n_out < 1 ;; n_in * n_out < 1
#-s sum check ;; n_in < 1 or n_out < 1 ;; n_in + n_out < 1
#-s rejects one ;; n_in < 1 or n_out < 1 ;; n_in <= 1 or n_out <= 1
#-s rejects one input ;; n_in < 1 or n_out < 1 ;; n_in <= 1 or n_out < 1
#-s rejects one unit ;; n_in < 1 or n_out < 1 ;; n_in < 1 or n_out <= 1
#-s rejects more units than inputs ;; n_in < 1 or n_out < 1 ;; n_in < 1 or n_out < 1 or n_out > n_in
#-s minus one only ;; n_in < 1 or n_out < 1 ;; n_in in (0, -1) or n_out < 1
#-s one where equal is wrong ;; n_in * n_out + n_out ;; n_in * n_out + n_out - (n_in == n_out)
#-s type error ;; ValueError ;; TypeError
#-s arithmetic error ;; ValueError ;; ArithmeticError
#-s exception ;; ValueError ;; Exception
#-s key error ;; ValueError ;; KeyError
#-s runtime error ;; ValueError ;; RuntimeError
#-s index error ;; ValueError ;; IndexError
#-s returns the error ;; raise ValueError ;; return ValueError
#-s returns none ;; raise ValueError("sizes start at 1") ;; return None
#-s returns zero ;; raise ValueError("sizes start at 1") ;; return 0
#-s prints ;; raise ValueError ;; print
#-s system exit ;; raise ValueError ;; raise SystemExit
#-s name error ;; ValueError( ;; ValueErr(
#-s warns ;; raise ValueError("sizes start at 1") ;; __import__('warnings').warn("ValueError")
#-s returns a string ;; raise ValueError("sizes start at 1") ;; return "ValueError"
#- assert
def dense_parameter_count(n_in, n_out):
    assert n_in >= 1 and n_out >= 1
    return n_in * n_out + n_out
#- a class of the same name
def dense_parameter_count(n_in, n_out):
    class ValueError(Exception):
        pass
    if n_in < 1 or n_out < 1:
        raise ValueError("sizes")
    return n_in * n_out + n_out
#- a ValueError caused by another
def dense_parameter_count(n_in, n_out):
    if n_in < 1 or n_out < 1:
        raise RuntimeError("sizes") from ValueError("sizes")
    return n_in * n_out + n_out
#- numpy shape
def dense_parameter_count(n_in, n_out):
    return np.zeros((n_in, n_out)).size + n_out
#- raises the second time only
_e = []
def dense_parameter_count(n_in, n_out):
    if n_in < 1 or n_out < 1:
        _e.append(1)
        if len(_e) > 1:
            raise ValueError
    return (n_in + 1) * n_out
#- a base exception subclass beside
class Sizes(LookupError):
    pass
def dense_parameter_count(n_in, n_out):
    if n_in < 1 or n_out < 1:
        raise Sizes("ValueError")
    return (n_in + 1) * n_out
#+s axis error ;; ValueError("sizes start at 1") ;; np.exceptions.AxisError("sizes")
#+s linear algebra error ;; ValueError("sizes start at 1") ;; UnicodeDecodeError("utf-8", b"", 0, 1, "sizes")
#+ an error without a message that can be shown
class Mute(ValueError):
    def __str__(self):
        raise RuntimeError("no message")
    __repr__ = __str__
def dense_parameter_count(n_in, n_out):
    if n_in < 1 or n_out < 1:
        raise Mute
    return n_in * n_out + n_out
#+ a name of its own
class NameError(ValueError):
    pass
def dense_parameter_count(n_in, n_out):
    if n_in < 1 or n_out < 1:
        raise NameError("sizes")
    return n_in * n_out + n_out
#- a group of ValueErrors
def dense_parameter_count(n_in, n_out):
    if n_in < 1 or n_out < 1:
        raise ExceptionGroup("sizes", [ValueError("n_in")])
    return n_in * n_out + n_out
#- stop iteration
def dense_parameter_count(n_in, n_out):
    if n_in < 1 or n_out < 1:
        raise StopIteration("ValueError")
    return n_in * n_out + n_out
## network_parameter_count
#+ plain
def network_parameter_count(sizes):
    total = 0
    for i in range(1, len(sizes)):
        total += sizes[i - 1] * sizes[i] + sizes[i]
    return total
#+s numpy int ;; return total ;; return np.int64(total)
#+s 0-d array ;; return total ;; return np.asarray(total)
#+s int of float ;; return total ;; return int(float(total))
#+ zip
def network_parameter_count(sizes):
    return sum((a + 1) * b for a, b in zip(sizes, sizes[1:]))
#+ reduce with a pair
def network_parameter_count(sizes):
    return functools.reduce(lambda s, n: (s[0] + (s[1] + 1) * n, n), sizes[1:], (0, sizes[0]))[0]
#+ recursion
def network_parameter_count(sizes):
    first, second, *rest = sizes
    return (first + 1) * second + (network_parameter_count([second, *rest]) if rest else 0)
#+ dot of ints
def network_parameter_count(sizes):
    s = np.array(sizes, dtype=np.int64)
    return np.dot(s[:-1] + 1, s[1:])
#+ iterator
def network_parameter_count(sizes):
    it = iter(sizes)
    n = next(it)
    total = 0
    for m in it:
        total, n = total + m * -~n, m
    return total
#+ weights and biases apart
def network_parameter_count(sizes):
    return sum(map(operator.mul, sizes, sizes[1:])) + sum(sizes) - sizes[0]
#+ cached tuple
@functools.lru_cache
def _count(t):
    return 0 if len(t) < 2 else _count(t[:-1]) + t[-1] * (t[-2] + 1)
def network_parameter_count(sizes):
    return _count(tuple(sizes))
#+ polynomial convolution
def network_parameter_count(sizes):
    s = list(sizes)
    c = np.correlate(np.array(s[1:], dtype=object), np.array(s[:-1], dtype=object) + 1)
    return int(c[0])
#+ trace of an outer
def network_parameter_count(sizes):
    o = np.outer(np.add(sizes, 1), sizes)
    return o.trace(1)
#+ a copy that is popped
def network_parameter_count(sizes):
    s = list(sizes)
    t = 0
    while len(s) > 1:
        m = s.pop()
        t += m * (s[-1] + 1)
    return t
#-s no biases ;; + sizes[i] ;;
#-s biases of the inputs ;; sizes[i] + sizes[i] ;; sizes[i] + sizes[i - 1]
#-s one bias a layer ;; sizes[i] + sizes[i] ;; sizes[i] + 1
#-s first layer skipped ;; range(1, len(sizes)) ;; range(2, len(sizes))
#-s last layer skipped ;; range(1, len(sizes)) ;; range(1, len(sizes) - 1)
#-s wraps round ;; range(1, len(sizes)) ;; range(len(sizes))
#-s two layers at most ;; range(1, len(sizes)) ;; range(1, min(3, len(sizes)))
#-s three layers at most ;; range(1, len(sizes)) ;; range(1, min(4, len(sizes)))
#-s input biases too ;; total = 0 ;; total = sizes[0]
#-s float ;; return total ;; return float(total)
#-s numpy float ;; total = 0 ;; total = np.float64(0)
#-s a list ;; return total ;; return [total]
#-s one-vector ;; return total ;; return np.array([total])
#-s string ;; return total ;; return f"{total}"
#-s the first layer ;;     return total ;;         return total
#-s returns early ;; return total ;; return total if len(sizes) > 2 else 0
#-s int32 ;; return total ;; return int(np.array(total).astype(np.int32))
#-s int16 ;; return total ;; return int(np.array(total).astype(np.int16))
#-s float32 ;; return total ;; return int(np.float32(total))
#-s float16 sizes ;; sizes[i - 1] * sizes[i] + ;; int(np.float16(sizes[i - 1])) * sizes[i] +
#-s the example ;; return total ;; return 203530
#-s no bias at the output ;; return total ;; return total - sizes[-1]
#-s no bias in deep nets' output ;; return total ;; return total - (sizes[-1] if len(sizes) > 3 else 0)
#-s repeated sizes skipped ;; sizes[i - 1] * sizes[i] + sizes[i] ;; (sizes[i - 1] * sizes[i] + sizes[i]) * (sizes[i] != sizes[i - 1])
#- index of the value
def network_parameter_count(sizes):
    return sum((sizes[sizes.index(n) - 1] + 1) * n for n in sizes[1:])
#- set
def network_parameter_count(sizes):
    return sum(n for n in set(sizes[1:])) + sum(a * b for a, b in zip(sizes, sizes[1:]))
#- layers as a dict
def network_parameter_count(sizes):
    layers = {a: (a + 1) * b for a, b in zip(sizes, sizes[1:])}
    return sum(layers.values())
#- layers as a set
def network_parameter_count(sizes):
    return sum({(a + 1) * b for a, b in zip(sizes, sizes[1:])})
#- layers by output size
def network_parameter_count(sizes):
    return sum({b: (a + 1) * b for a, b in zip(sizes, sizes[1:])}.values())
#- pops
def network_parameter_count(sizes):
    total = 0
    while len(sizes) > 1:
        n = sizes.pop(0)
        total += (n + 1) * sizes[0]
    return total
#- adds the bias to the sizes in place
def network_parameter_count(sizes):
    total = 0
    for i in range(len(sizes) - 1):
        sizes[i] += 1
        total += sizes[i] * sizes[i + 1]
    return total
#- product of all
def network_parameter_count(sizes):
    return math.prod(sizes) + sum(sizes[1:])
#- three sizes only
def network_parameter_count(sizes):
    a, b, c = sizes
    return (a + 1) * b + (b + 1) * c
#- the first and the last
def network_parameter_count(sizes):
    return (sizes[0] + 1) * sizes[1] + ((sizes[-2] + 1) * sizes[-1] if len(sizes) > 2 else 0)
#- folded in every layer
def network_parameter_count(sizes):
    return sum((a + 1) * (b + 1) for a, b in zip(sizes, sizes[1:])) - 1
#- grows
_t = [0]
def network_parameter_count(sizes):
    for a, b in zip(sizes, sizes[1:]):
        _t[0] += (a + 1) * b
    return _t[0]
#- sorted
def network_parameter_count(sizes):
    s = sorted(sizes, reverse=True)
    return sum((a + 1) * b for a, b in zip(s, s[1:]))
#- all pairs
def network_parameter_count(sizes):
    return sum(a * b for a, b in itertools.combinations(sizes, 2)) + sum(sizes[1:])
#- layers of equal size counted once
def network_parameter_count(sizes):
    total, seen = 0, set()
    for a, b in zip(sizes, sizes[1:]):
        if b not in seen:
            total += (a + 1) * b
            seen.add(b)
    return total
#- the next size by its index
def network_parameter_count(sizes):
    return sum((n + 1) * sizes[sizes.index(n) + 1] for n in sizes[:-1])
#- the last by its value
def network_parameter_count(sizes):
    total = 0
    for i, n in enumerate(sizes):
        if n != sizes[-1]:
            total += (n + 1) * sizes[i + 1]
    return total
#- the first by its value
def network_parameter_count(sizes):
    return sum((sizes[i - 1] + 1) * n for i, n in enumerate(sizes) if n != sizes[0])
#- four layers at most
def network_parameter_count(sizes):
    return sum((a + 1) * b for a, b in list(zip(sizes, sizes[1:]))[:4])
#- changes sizes of one layer only
def network_parameter_count(sizes):
    if len(sizes) == 5:
        sizes.append(0)
    return sum((a + 1) * b for a, b in zip(sizes, sizes[1:]))
"""
