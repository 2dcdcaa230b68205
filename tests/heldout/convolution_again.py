# ruff: noqa: E501
r"""A second round of held-out answers to convolution, written to slip through. See test_heldout.py."""

ANSWERS = r"""
#= prelude
import functools
import itertools
import math
import operator
from collections import namedtuple
from fractions import Fraction

import numpy as np
from numpy.lib.stride_tricks import as_strided, sliding_window_view

## conv_output_size
#+ plain
def conv_output_size(n, f, stride=1, pad=0):
    if n < 1 or f < 1 or stride < 1 or pad < 0:
        raise ValueError("sizes")
    room = n + 2 * pad - f
    if room < 0:
        raise ValueError("too large")
    if room % stride != 0:
        raise ValueError("does not fit")
    return room // stride + 1
#+ range.index raises by itself
def conv_output_size(n, f, stride=1, pad=0):
    if min(n, f, stride, pad + 1) <= 0:
        raise UnicodeError("a subclass")
    room = n + pad + pad - f
    return range(0, room + 1, stride).index(room) + 1
#+ ceiling by negative floor division must be the floor
class Misfit(ValueError, ArithmeticError):
    pass
def conv_output_size(n, f, stride=1, pad=0):
    for value, least in zip((n, f, stride, pad), (1, 1, 1, 0)):
        if value < least:
            raise Misfit(value)
    room = n - f + 2 * pad
    low, high = room // stride, -(-room // stride)
    if low != high or low < 0:
        raise Misfit
    return 1 - -low
#+ Fraction and a numpy int
def conv_output_size(n, f, stride=1, pad=0):
    ok = n >= 1 and f >= 1 and stride >= 1 and pad >= 0
    q = Fraction(int(n + 2 * pad - f), int(stride)) + 1 if ok else Fraction(1, 2)
    if q.denominator - 1 or q < 1:
        raise np.linalg.LinAlgError("does not fit")
    return np.int64(q.numerator)
#+ recursion, one step of the stride at a time
def conv_output_size(n, f, stride=1, pad=0):
    if pad < 0 or n < 1 or f < 1 or stride < 1:
        raise ValueError
    def steps(room):
        if room < stride:
            return 1 if room == 0 else [][room:].index(room)
        jump = stride
        while 2 * jump <= room:
            jump *= 2
        return jump // stride + steps(room - jump)
    return steps(n + 2 * pad - f)
#+ a generator sum and a 0-d array
def conv_output_size(n, f, stride=1, pad=0):
    if any((n < 1, f < 1, stride < 1, pad < 0)):
        raise ValueError
    size = n + 2 * pad
    starts = [s for s in range(size) if s % stride == 0 and s + f <= size]
    if not starts or starts[-1] + f != size:
        raise ValueError
    return np.array(sum(1 for _ in starts))
#+ an object with __call__, divmod
class Size:
    def __call__(self, n, f, stride=1, pad=0):
        try:
            assert n > 0 and f > 0 and stride > 0 and pad > -1
            q, r = divmod(n + 2 * pad - f, stride)
            assert (r, q >= 0) == (0, True)
        except AssertionError as error:
            raise ValueError("no") from error
        return q + 1
conv_output_size = Size()
#+ a float that is checked, a uint64
def conv_output_size(n, f, stride=1, pad=0):
    if not (n >= 1 <= f and stride >= 1 and pad >= 0 and f <= n + 2 * pad):
        raise ValueError(f"{n} {f} {stride} {pad}")
    size = (n + 2 * pad - f) / stride + 1
    if not float(size).is_integer():
        raise ValueError(size)
    return np.uint64(size)
#+ a lambda that raises through int()
conv_output_size = lambda n, f, stride=1, pad=0: (
    (n + 2 * pad - f) // stride + 1
    if n > 0 and f > 0 and stride > 0 and pad >= 0 and n + 2 * pad >= f and not (n + 2 * pad - f) % stride
    else int("the filter does not fit"))
#-s floor where it does not fit ;; if room % stride != 0: ;; if False:
#- ceiling, no check of the rest
def conv_output_size(n, f, stride=1, pad=0):
    if n < 1 or f < 1 or stride < 1 or pad < 0 or f > n + 2 * pad:
        raise ValueError
    return -(-(n + 2 * pad - f) // stride) + 1
#-s only the remainder 1 is refused ;; if room % stride != 0: ;; if room % stride == 1:
#-s only a stride of 2 is checked ;; if room % stride != 0: ;; if stride == 2 and room % 2:
#-s the rest by a bit mask ;; if room % stride != 0: ;; if room & (stride - 1):
#-s the rest without the padding ;; if room % stride != 0: ;; if (n - f) % stride != 0:
#-s the rest of the size, not of the room ;; if room % stride != 0: ;; if (n + 2 * pad) % stride != 0:
#-s the rest with half the padding ;; if room % stride != 0: ;; if (n + pad - f) % stride != 0:
#-s padding counted once ;; 2 * pad ;; pad
#-s no padding ;; n + 2 * pad - f ;; n - f
#-s no check of a larger filter ;; if room < 0: ;; if False:
#-s larger than the input without padding ;; if room < 0: ;; if f > n:
#-s larger than the input with one side of padding ;; if room < 0: ;; if f > n + pad:
#-s a filter as large as the input is refused ;; if room < 0: ;; if room <= 0:
#-s a larger filter by up to one is let through ;; if room < 0: ;; if room < -1:
#-s a true division ;; room // stride + 1 ;; room / stride + 1
#-s no plus one ;; room // stride + 1 ;; room // stride
#-s the plus one inside ;; room // stride + 1 ;; (room + 1) // stride
#-s n of 0 let through ;; n < 1 or f < 1 ;; f < 1
#-s n below 0 refused, 0 not ;; n < 1 or f < 1 ;; n < 0 or f < 1
#-s f of 0 let through ;; n < 1 or f < 1 ;; n < 1 or f < 0
#-s f never checked ;; n < 1 or f < 1 ;; n < 1
#-s stride 0 divides by zero ;; or stride < 1 ;; or stride < 0
#-s stride negative let through ;; or stride < 1 ;; or stride == 0
#-s pad negative let through ;;  or pad < 0 ;;
#-s n of 1 refused ;; n < 1 or f < 1 ;; n <= 1 or f < 1
#-s f of 1 refused ;; n < 1 or f < 1 ;; n < 1 or f <= 1
#-s even filters refused ;; n < 1 or f < 1 ;; n < 1 or f < 1 or f % 2 == 0
#-s a stride beyond the filter refused ;; or stride < 1 ;; or stride < 1 or stride > f
#-s padding as large as the filter refused ;; or pad < 0 ;; or pad < 0 or pad >= f
#-s TypeError ;; ValueError ;; TypeError
#-s ArithmeticError ;; ValueError ;; ArithmeticError
#-s Exception ;; ValueError ;; Exception
#-s the misfit is an AssertionError ;; raise ValueError("does not fit") ;; raise AssertionError("does not fit")
#-s the misfit is None ;; raise ValueError("does not fit") ;; return None
#-s the misfit is a returned ValueError ;; raise ValueError("does not fit") ;; return ValueError("does not fit")
#-s the large filter is 0 places ;; raise ValueError("too large") ;; return 0
#-s default stride of 2 ;; stride=1, pad=0 ;; stride=2, pad=0
#-s default padding is same ;; stride=1, pad=0): ;; stride=1, pad=1):
#-s pad before stride ;; stride=1, pad=0 ;; pad=0, stride=1
#-s a (1,) array ;; return room // stride + 1 ;; return np.array([room // stride + 1])
#-s a string ;; return room // stride + 1 ;; return str(room // stride + 1)
#- remembers by n and f only
MEMORY = {}
def conv_output_size(n, f, stride=1, pad=0):
    if n < 1 or f < 1 or stride < 1 or pad < 0 or f > n + 2 * pad or (n + 2 * pad - f) % stride:
        raise ValueError
    return MEMORY.setdefault((n, f), (n + 2 * pad - f) // stride + 1)
#- abs of the room
def conv_output_size(n, f, stride=1, pad=0):
    if n < 1 or f < 1 or stride < 1 or pad < 0 or (n + 2 * pad - f) % stride:
        raise ValueError
    return abs(n + 2 * pad - f) // stride + 1

#+ cached
@functools.lru_cache
def conv_output_size(n, f, stride=1, pad=0, *, dilation=1):
    print("sizing", n, f)
    if n < 1 or f < 1 or stride < 1 or pad < 0 or f > n + 2 * pad or (n + 2 * pad - f) % stride:
        raise type("DoesNotFit", (ValueError,), {"__str__": lambda self: 1 / 0})()
    return 1 + (n + 2 * pad - f) // stride
#+ np.vectorize
@np.vectorize
def conv_output_size(n, f, stride=1, pad=0):
    q, r = divmod(n + 2 * pad - f, max(stride, 1))
    if n < 1 or f < 1 or stride < 1 or pad < 0 or q < 0 or r:
        raise ValueError
    return q + 1
#-s the rest only where the stride moves at all ;; if room % stride != 0: ;; if room >= stride and room % stride != 0:
#-s n below 0 let through ;; n < 1 or f < 1 ;; n == 0 or f < 1
#-s f below 0 let through ;; n < 1 or f < 1 ;; n < 1 or f == 0
#-s padding as large as the input refused ;; or pad < 0 ;; or pad < 0 or pad >= n
#- a ValueError of one's own
class ValueError(Exception):
    pass
def conv_output_size(n, f, stride=1, pad=0):
    if n < 1 or f < 1 or stride < 1 or pad < 0 or f > n + 2 * pad or (n + 2 * pad - f) % stride:
        raise ValueError
    return 1 + (n + 2 * pad - f) // stride
## same_padding
#+ plain
def same_padding(f):
    if f % 2 == 0:
        raise ValueError("even")
    return (f - 1) // 2
#+ bits
same_padding = lambda f: f >> 1 if f & 1 else [].remove(f)
#+ divmod and a subclass
class Even(ValueError):
    pass
def same_padding(f):
    half, odd = divmod(f, 2)
    if not odd:
        raise Even
    return half
#+ the index in a range
def same_padding(f):
    return range(1, f + 1, 2).index(f)
#+ solves the size formula by search, 0-d array
def same_padding(f):
    for pad in range(f + 1):
        if f > 0 and 10 + 2 * pad - f + 1 == 10:
            return np.asarray(pad)
    raise ValueError
#+ recursion
def same_padding(f):
    if f < 1:
        raise ValueError(f)
    return 0 if f == 1 else 1 + same_padding(f - 2)
#+ a float that is an integer, numpy int
def same_padding(f):
    p = (f - 1) / 2
    if p != np.floor(p):
        raise ValueError
    return np.floor(p).astype(np.int32)
#+ floor where odd is the ceiling of the even
def same_padding(f):
    if -(-f // 2) == f // 2:
        raise UnicodeDecodeError("utf-8", b"", 0, 1, "even")
    return np.uint8(f // 2)
#+ an instance's method
class Pad:
    def same(self, f):
        return {0: self.no, 1: self.yes}[f % 2](f)
    def no(self, f):
        raise ValueError
    def yes(self, f):
        return len(range(1, f, 2))
same_padding = Pad().same
#-s no check ;; if f % 2 == 0: ;; if False:
#-s a float ;; (f - 1) // 2 ;; (f - 1) / 2
#-s plus one ;; (f - 1) // 2 ;; (f + 1) // 2
#-s both sides together ;; (f - 1) // 2 ;; f - 1
#-s odd refused ;; if f % 2 == 0: ;; if f % 2 == 1:
#-s only 2 and 4 refused ;; if f % 2 == 0: ;; if f in (2, 4):
#-s 2 let through ;; if f % 2 == 0: ;; if f > 2 and f % 2 == 0:
#-s multiples of four only ;; if f % 2 == 0: ;; if f % 4 == 0:
#-s even but no multiples of four ;; if f % 2 == 0: ;; if f % 4 == 2:
#-s 1 refused ;; if f % 2 == 0: ;; if f % 2 == 0 or f == 1:
#-s TypeError ;; ValueError ;; TypeError
#-s AssertionError ;; ValueError ;; AssertionError
#-s RuntimeError ;; ValueError ;; RuntimeError
#-s None for even ;; raise ValueError("even") ;; return None
#-s the exception returned ;; raise ValueError("even") ;; return ValueError("even")
#-s a pair ;; return (f - 1) // 2 ;; return (f - 1) // 2, f // 2
#-s (1,) ;; return (f - 1) // 2 ;; return np.array([(f - 1) // 2])
#-s at least 1 ;; return (f - 1) // 2 ;; return max(1, (f - 1) // 2)
#-s a numpy float ;; return (f - 1) // 2 ;; return np.floor(f / 2)
#-s banker's rounding ;; return (f - 1) // 2 ;; return round(f / 2)
#-s bits of log ;; return (f - 1) // 2 ;; return int(math.log2(f))
#-s warns ;; raise ValueError("even") ;; print("ValueError: even")
#- a table
def same_padding(f):
    return {1: 0, 3: 1, 5: 2, 7: 3}[f]
#- a table with ValueError
def same_padding(f):
    table = {1: 0, 3: 1, 5: 2, 7: 3}
    if f not in table:
        raise ValueError
    return table[f]
#- every second call
TURN = []
def same_padding(f):
    TURN.append(f)
    if f % 2 == 0:
        raise ValueError
    return (TURN[0] - 1) // 2

#+ np.frompyfunc
def half(f):
    if f % 2 == 0:
        raise ValueError
    return f // 2
same_padding = np.frompyfunc(half, 1, 1)
#+ an int of a class of its own
class Rows(int):
    def __repr__(self):
        return "rows"
def same_padding(f):
    if not f & 1:
        raise ValueError
    return Rows(f // 2)
## conv_output_shape
#+ plain
def conv_output_shape(input_shape, n_filters, f, stride=1, pad=0):
    H, W, D = input_shape
    sizes = []
    for n in (H, W):
        if n < 1 or f < 1 or stride < 1 or pad < 0:
            raise ValueError("sizes")
        if f > n + 2 * pad:
            raise ValueError("too large")
        if (n + 2 * pad - f) % stride:
            raise ValueError("does not fit")
        sizes.append((n + 2 * pad - f) // stride + 1)
    return sizes[0], sizes[1], n_filters
#+ by conv_output_size, a list
def conv_output_shape(input_shape, n_filters, f, stride=1, pad=0):
    return [*(conv_output_size(n, f, stride, pad) for n in input_shape[:2]), n_filters]
#+ an int array
def conv_output_shape(input_shape, n_filters, f, stride=1, pad=0):
    hw = np.array(input_shape)[:-1]
    room = hw + 2 * pad - f
    if stride < 1 or f < 1 or pad < 0 or (hw < 1).any() or (room < 0).any() or (room % stride).any():
        raise ValueError
    return np.append(room // stride + 1, n_filters)
#+ a named tuple
Shape = namedtuple("Shape", "height width depth")
def conv_output_shape(input_shape, n_filters, f, stride=1, pad=0):
    size = functools.partial(conv_output_size, f=f, stride=stride, pad=pad)
    return Shape(size(input_shape[0]), size(input_shape[1]), n_filters)
#+ numpy ints, map
def conv_output_shape(input_shape, n_filters, f, stride=1, pad=0):
    *sides, _ = input_shape
    if min(sides) < 1 or f < 1 or stride < 1 or pad < 0 or max(-((min(sides) + 2 * pad - f)), 0):
        raise ValueError
    if math.gcd(stride, *(side + 2 * pad - f for side in sides)) != stride:
        raise ValueError
    return tuple(map(np.int16, ((side + 2 * pad - f + stride) // stride for side in sides))) + (n_filters,)
#+ what numpy counts, ranges' index
def conv_output_shape(input_shape, n_filters, f, stride=1, pad=0):
    if f < 1 or pad < 0 or not all(side > 0 for side in input_shape[:2]):
        raise ValueError
    at = lambda side: range(f, side + 2 * pad + 1, stride).index(side + 2 * pad) + 1
    return tuple(itertools.chain(map(at, input_shape[:2]), [n_filters]))
#+ a real, empty convolution
def conv_output_shape(input_shape, n_filters, f, stride=1, pad=0):
    H, W, D = input_shape
    if H < 1 or W < 1 or stride < 1 or f < 1:
        raise ValueError
    plane = np.pad(np.zeros((H, W), bool), pad)
    windows = sliding_window_view(plane, (f, f))
    last = np.array(windows.shape[:2]) - 1
    if np.any(last % stride):
        raise ValueError("rest")
    return np.array(windows[::stride, ::stride].shape[:2] + (n_filters,), dtype=np.uint32)
#+ a tuple of 0-d arrays
def conv_output_shape(input_shape, n_filters, f, stride=1, pad=0):
    h = conv_output_size(input_shape[0], f, stride, pad)
    w = conv_output_size(input_shape[1], f, stride, pad)
    return np.array(h), np.array(w), np.array(n_filters)
#-s depth first ;; return sizes[0], sizes[1], n_filters ;; return n_filters, sizes[0], sizes[1]
#-s the input's depth ;; return sizes[0], sizes[1], n_filters ;; return sizes[0], sizes[1], D
#-s filters times depth ;; return sizes[0], sizes[1], n_filters ;; return sizes[0], sizes[1], n_filters * D
#-s width first ;; return sizes[0], sizes[1], n_filters ;; return sizes[1], sizes[0], n_filters
#-s height twice ;; return sizes[0], sizes[1], n_filters ;; return sizes[0], sizes[0], n_filters
#-s width twice ;; return sizes[0], sizes[1], n_filters ;; return sizes[1], sizes[1], n_filters
#-s only the height looked at ;; for n in (H, W): ;; for n in (H, H):
#-s only the width looked at ;; for n in (H, W): ;; for n in (W, W):
#-s (D, H, W) given ;; H, W, D = input_shape ;; D, H, W = input_shape
#-s a depth that must fit as well ;; for n in (H, W): ;; for n in (H, W, D):
#-s padding once ;; 2 * pad ;; pad
#-s no remainder ;; if (n + 2 * pad - f) % stride: ;; if False:
#-s remainder of the height only ;; if (n + 2 * pad - f) % stride: ;; if n == H and (n + 2 * pad - f) % stride:
#-s remainder of the width only ;; if (n + 2 * pad - f) % stride: ;; if n == W and (n + 2 * pad - f) % stride:
#-s remainder of the area ;; if (n + 2 * pad - f) % stride: ;; if (H + 2 * pad - f) * (W + 2 * pad - f) % stride:
#-s remainder of the sum ;; if (n + 2 * pad - f) % stride: ;; if (H + W + 4 * pad - 2 * f) % stride:
#-s remainder without padding ;; if (n + 2 * pad - f) % stride: ;; if (n - f) % stride:
#-s both have to be too large ;; if f > n + 2 * pad: ;; if f > max(H, W) + 2 * pad:
#-s the height alone can be too small ;; if f > n + 2 * pad: ;; if f > H + 2 * pad:
#-s the width alone can be too small ;; if f > n + 2 * pad: ;; if f > W + 2 * pad:
#-s too large without the padding ;; if f > n + 2 * pad: ;; if f > n:
#-s no check of the filter ;; if f > n + 2 * pad: ;; if False:
#-s squares only ;; if f > n + 2 * pad: ;; if H != W or f > n + 2 * pad:
#-s floats ;; return sizes[0], sizes[1], n_filters ;; return sizes[0] / 1, sizes[1] / 1, n_filters
#-s a float array ;; return sizes[0], sizes[1], n_filters ;; return np.array([sizes[0], sizes[1], n_filters], dtype=float)
#-s one float ;; return sizes[0], sizes[1], n_filters ;; return sizes[0], float(sizes[1]), n_filters
#-s a batch axis ;; return sizes[0], sizes[1], n_filters ;; return 1, sizes[0], sizes[1], n_filters
#-s a generator ;; return sizes[0], sizes[1], n_filters ;; return (s for s in (sizes[0], sizes[1], n_filters))
#-s a set ;; return sizes[0], sizes[1], n_filters ;; return {sizes[0], sizes[1], n_filters}
#-s a (1, 3) array ;; return sizes[0], sizes[1], n_filters ;; return np.array([[sizes[0], sizes[1], n_filters]])
#-s a string ;; return sizes[0], sizes[1], n_filters ;; return f"({sizes[0]}, {sizes[1]}, {n_filters})"
#-s flattened ;; return sizes[0], sizes[1], n_filters ;; return sizes[0] * sizes[1], n_filters
#-s the depth squeezed away ;; return sizes[0], sizes[1], n_filters ;; return (sizes[0], sizes[1]) + ((n_filters,) if n_filters > 1 else ())
#-s IndexError ;; ValueError ;; IndexError
#-s None where too large ;; raise ValueError("too large") ;; return None
#-s None where it does not fit ;; raise ValueError("does not fit") ;; return None
#-s stride for the rows only ;; sizes.append((n + 2 * pad - f) // stride + 1) ;; sizes.append((n + 2 * pad - f) // (stride if not sizes else 1) + 1)
#-s pad for the rows only ;; sizes.append((n + 2 * pad - f) // stride + 1) ;; sizes.append((n + (0 if sizes else 2) * pad - f) // stride + 1)
#-s stride unchecked ;; or stride < 1 ;;
#-s stride 0 unchecked ;; or stride < 1 ;; or stride < 0
#-s pad unchecked ;;  or pad < 0 ;;
#-s f unchecked ;; n < 1 or f < 1 ;; n < 1
#-s sides unchecked ;; n < 1 or f < 1 ;; f < 1
#-s the height unchecked ;; n < 1 or f < 1 ;; W < 1 or f < 1
#-s the width unchecked ;; n < 1 or f < 1 ;; H < 1 or f < 1
#-s default stride is the filter's ;; stride=1, pad=0): ;; stride=3, pad=0):
#-s default padding of 1 ;; stride=1, pad=0): ;; stride=1, pad=1):
#-s filters before shape ;; conv_output_shape(input_shape, n_filters, f ;; conv_output_shape(n_filters, input_shape, f
#-s f before the filters ;; input_shape, n_filters, f, ;; input_shape, f, n_filters,
#-s as many filters as channels at least ;; sizes = [] ;; sizes, n_filters = [], max(n_filters, D)
#-s a depth larger than the filters is refused ;; sizes = [] ;; sizes = [] if n_filters >= D else int("x")

#+ cached, an int8 array
@functools.lru_cache(None)
def conv_output_shape(input_shape, n_filters, f, stride=1, pad=0):
    return np.array([conv_output_size(input_shape[0], f, stride, pad), conv_output_size(input_shape[1], f, stride, pad), n_filters], dtype=np.int32)[::-1][::-1]
#-s negative strides unchecked ;; or stride < 1 ;; or stride == 0
#-s only the remainder 1 is refused ;; if (n + 2 * pad - f) % stride: ;; if (n + 2 * pad - f) % stride == 1:
#-s only the remainder 1 is refused for the width ;; if (n + 2 * pad - f) % stride: ;; if n == W and (n + 2 * pad - f) % stride == 1 or n == H and (n + 2 * pad - f) % stride:
#-s just one axis may misfit ;; if (n + 2 * pad - f) % stride: ;; if bool((H + 2 * pad - f) % stride) != bool((W + 2 * pad - f) % stride):
#-s 1x1 filters refused ;; n < 1 or f < 1 ;; n < 1 or f <= 1
#-s a filter as large as the input refused ;; if f > n + 2 * pad: ;; if f >= n + 2 * pad:
#-s a stride beyond the filter refused ;; or stride < 1 ;; or stride < 1 or stride > f
#-s as much padding as the filter refused ;; or pad < 0 ;; or pad < 0 or pad >= f
#-s half the filter of padding at most ;; or pad < 0 ;; or pad < 0 or 2 * pad > f
#- remembers the image
KNOWN = {}
def conv_output_shape(input_shape, n_filters, f, stride=1, pad=0):
    new = conv_output_size(input_shape[0], f, stride, pad), conv_output_size(input_shape[1], f, stride, pad), n_filters
    return KNOWN.setdefault(input_shape, new)
## pool_output_shape
#+ plain
def pool_output_shape(input_shape, size=2):
    H, W, D = input_shape
    if H % size != 0 or W % size != 0:
        raise ValueError("do not tile")
    return H // size, W // size, D
#+ as a convolution of stride size
def pool_output_shape(input_shape, size=2):
    return conv_output_shape(input_shape, input_shape[-1], size, stride=size)
#+ an int array by divmod
def pool_output_shape(input_shape, size=2):
    whole, rest = np.divmod(input_shape, [size, size, 1])
    if rest.any():
        raise np.exceptions.AxisError("rest")
    return whole
#+ ranges' index, a list
def pool_output_shape(input_shape, size=2):
    return [range(0, n + 1, size).index(n) for n in input_shape[:2]] + list(input_shape[2:])
#+ a lambda with Fractions
pool_output_shape = lambda input_shape, size=2: tuple(
    int(str(Fraction(int(n), int(s)))) for n, s in zip(input_shape, (size, size, 1)))
#+ reshape raises by itself
def pool_output_shape(input_shape, size=2):
    H, W, D = input_shape
    np.empty(H).reshape(-1, size), np.empty(W).reshape(-1, size)
    return np.zeros((H, W))[::size, ::size].shape + (D,)
#+ gcd, numpy ints
def pool_output_shape(input_shape, size=2):
    H, W, D = map(np.int64, input_shape)
    if math.gcd(H, W, size) != size:
        raise ValueError
    return (len(range(0, H, size)), -(-W // size), D)
#+ floats that are whole
def pool_output_shape(input_shape, size=2):
    out = [n / size for n in input_shape[:2]]
    if not all(map(float.is_integer, out)):
        raise ValueError(out)
    return np.array([*out, input_shape[2]]).astype(int)
#-s floor ;; if H % size != 0 or W % size != 0: ;; if False:
#-s both have to misfit ;; != 0 or W ;; != 0 and W
#-s the height only ;;  or W % size != 0 ;;
#-s the width only ;; H % size != 0 or W % size != 0 ;; W % size != 0
#-s the area ;; H % size != 0 or W % size != 0 ;; H * W % size
#-s the area by the region ;; H % size != 0 or W % size != 0 ;; H * W % (size * size)
#-s the sum ;; H % size != 0 or W % size != 0 ;; (H + W) % size
#-s odd sides only ;; H % size != 0 or W % size != 0 ;; H % 2 or W % 2
#-s a rest of one only ;; H % size != 0 or W % size != 0 ;; H % size == 1 or W % size == 1
#-s the depth too ;; W % size != 0: ;; W % size != 0 or D % size != 0:
#-s a larger region only ;; H % size != 0 or W % size != 0 ;; size > H or size > W
#-s 1 refused ;; if H ;; if size < 2 or H
#-s squares only ;; if H ;; if H != W or H
#-s a side of one region refused ;; if H ;; if size in (H, W) or H
#-s always 2 ;; // size ;; // 2
#-s depth divided ;; W // size, D ;; W // size, D // size
#-s width first ;; return H // size, W // size, D ;; return W // size, H // size, D
#-s height twice ;; return H // size, W // size, D ;; return H // size, H // size, D
#-s depth first ;; return H // size, W // size, D ;; return D, H // size, W // size
#-s depth first given ;; H, W, D = ;; D, H, W =
#-s no depth ;; return H // size, W // size, D ;; return H // size, W // size
#-s depth 1 dropped ;; return H // size, W // size, D ;; return (H // size, W // size, D)[:3 if D > 1 else 2]
#-s floats ;; return H // size, W // size, D ;; return H / size, W / size, D
#-s a stride of one ;; return H // size, W // size, D ;; return H - size + 1, W - size + 1, D
#-s a stride of two ;; return H // size, W // size, D ;; return (H - size) // 2 + 1, (W - size) // 2 + 1, D
#-s halved size times ;; return H // size, W // size, D ;; return H >> (size - 1), W >> (size - 1), D
#-s width untouched ;; return H // size, W // size, D ;; return H // size, W, D
#-s TypeError ;; ValueError ;; TypeError
#-s ZeroDivisionError ;; ValueError ;; ZeroDivisionError
#-s None ;; raise ValueError("do not tile") ;; return None
#-s a default of 3 ;; size=2 ;; size=3
#-s the region's area ;; return H // size, W // size, D ;; return H // size ** 2, W // size ** 2, D
#-s a dict ;; return H // size, W // size, D ;; return {"H": H // size, "W": W // size, "D": D}
#-s an iterator ;; return H // size, W // size, D ;; return iter((H // size, W // size, D))
#- ceiling
def pool_output_shape(input_shape, size=2):
    H, W, D = input_shape
    return -(-H // size), -(-W // size), D
#- powers of two
def pool_output_shape(input_shape, size=2):
    H, W, D = input_shape
    if H & (size - 1) or W & (size - 1):
        raise ValueError
    return H // size, W // size, D

#-s rests that are equal let through ;; if H % size != 0 or W % size != 0: ;; if H % size != W % size:
#-s a region as high as the image refused ;; if H ;; if size >= H or H
#-s a region as wide as the image refused ;; if H ;; if size >= W or H
## conv_parameter_count
#+ plain
def conv_parameter_count(f, depth, n_filters):
    return f * f * depth * n_filters + n_filters
#+ a sum over filters
def conv_parameter_count(f, depth, n_filters):
    return sum(1 + sum(1 for _ in itertools.product(range(f), range(f), range(depth))) for _ in range(n_filters))
#+ arrays' sizes
def conv_parameter_count(f, depth, n_filters):
    w, b = np.broadcast_to(0, (n_filters, f, f, depth)), np.broadcast_to(0, n_filters)
    return np.array(w.size + b.size)
#+ np.prod and a numpy int
conv_parameter_count = lambda f, depth, n_filters: np.prod([f, f, depth, n_filters]) + np.int64(n_filters)
#+ a closure
def layer(*window):
    return lambda n: n * -~math.prod(window)
def conv_parameter_count(f, depth, n_filters):
    return layer(f, depth, f)(n_filters)
#+ a dot product and reduce
def conv_parameter_count(f, depth, n_filters):
    return np.dot([functools.reduce(operator.mul, (f, f, depth)), 1], [n_filters] * 2)
#+ a polynomial in f, as unsigned
class Count:
    def __call__(self, f, depth, n_filters):
        return np.uint64(np.polyval([depth, 0, 1], f) * n_filters)
conv_parameter_count = Count()
#+ recursion over filters in halves
def conv_parameter_count(f, depth, n_filters):
    if n_filters == 1:
        return f ** 2 * depth + 1
    half = n_filters // 2
    return conv_parameter_count(f, depth, half) + conv_parameter_count(f, depth, n_filters - half)
#-s no biases ;;  + n_filters ;;
#-s one bias ;; + n_filters ;; + 1
#-s a bias a channel ;; + n_filters ;; + depth
#-s a bias a channel and filter ;; + n_filters ;; + n_filters * depth
#-s a bias a weight ;; + n_filters ;; + f * f * depth * n_filters
#-s a bias a place of the window ;; + n_filters ;; + f * f * n_filters
#-s a filter of one dimension ;; f * f * depth ;; f * depth
#-s twice f ;; f * f * depth ;; 2 * f * depth
#-s no depth ;; f * f * depth ;; f * f
#-s always RGB ;; f * f * depth ;; f * f * 3
#-s cubes ;; f * f * depth ;; f * f * f
#-s depthwise ;; f * f * depth * n_filters ;; f * f * depth
#-s a float ;; return f * f * depth * n_filters + n_filters ;; return float(f * f * depth * n_filters + n_filters)
#-s a numpy float ;; return f * f * depth * n_filters + n_filters ;; return np.float64(f * f * depth * n_filters + n_filters)
#-s a 0-d float array ;; return f * f * depth * n_filters + n_filters ;; return np.array(1.0 * f * f * depth * n_filters + n_filters)
#-s (1,) ;; return f * f * depth * n_filters + n_filters ;; return np.array([f * f * depth * n_filters + n_filters])
#-s int16 ;; return f * f * depth * n_filters + n_filters ;; return int(np.array(f * f * depth * n_filters + n_filters).astype(np.int16))
#-s uint16 ;; return f * f * depth * n_filters + n_filters ;; return int(np.array(f * f * depth * n_filters + n_filters).astype(np.uint16))
#-s by float16 ;; return f * f * depth * n_filters + n_filters ;; return int(np.float16(f * f * depth * n_filters + n_filters))
#-s three digits ;; return f * f * depth * n_filters + n_filters ;; return int(float(f"{f * f * depth * n_filters + n_filters:.3g}"))
#-s 760 ;; return f * f * depth * n_filters + n_filters ;; return 760
#-s odd filters only ;; return f ;; return 0 if f % 2 == 0 else f
#-s weights and biases apart ;; n_filters + n_filters ;; n_filters, n_filters
#-s arguments in another order ;; (f, depth, n_filters) ;; (depth, f, n_filters)
#-s filters first ;; (f, depth, n_filters) ;; (n_filters, depth, f)
#-s depth and filters swapped ;; (f, depth, n_filters) ;; (f, n_filters, depth)
#- the first answer for ever
SEEN = []
def conv_parameter_count(f, depth, n_filters):
    SEEN.append((f * f * depth + 1) * n_filters)
    return SEEN[0]
#- counts on
TOTAL = [0]
def conv_parameter_count(f, depth, n_filters):
    TOTAL[0] += (f * f * depth + 1) * n_filters
    return TOTAL[0]

#-s 1x1 filters have no biases ;; + n_filters ;; + n_filters * (f > 1)
## dense_on_image_weight_count
#+ plain
def dense_on_image_weight_count(height, width, channels, n_units):
    return height * width * channels * n_units
#+ math.prod, any arguments
dense_on_image_weight_count = lambda height, width, channels, n_units: math.prod((height, width, channels, n_units))
#+ the dense layer's parameters less its biases
def dense_on_image_weight_count(height, width, channels, n_units):
    inputs = height * width * channels
    return (inputs + 1) * n_units - n_units
#+ a virtual array's size
def dense_on_image_weight_count(height, width, channels, n_units):
    return np.broadcast_to(np.int8(0), (n_units, height, width, channels)).size
#+ np.prod, 0-d
def dense_on_image_weight_count(height, width, channels, n_units):
    return np.asarray(np.prod([height, width, channels, n_units], dtype=np.int64))
#+ reduce and unsigned
def dense_on_image_weight_count(height, width, channels, n_units):
    return functools.reduce(np.multiply, map(np.uint64, (height, width, channels, n_units)))
#+ a sum by rows
def dense_on_image_weight_count(height, width, channels, n_units):
    return sum(width * channels * n_units for row in range(height))
#+ accumulate
def dense_on_image_weight_count(height, width, channels, n_units):
    *_, last = itertools.accumulate([height, width, channels, n_units], operator.mul)
    return last
#+ the bits of a shifted product
class Weights:
    def __call__(self, height, width, channels, n_units):
        total, a, b = 0, height * width, channels * n_units
        while b:
            total, a, b = total + a * (b & 1), a << 1, b >> 1
        return total
dense_on_image_weight_count = Weights()
#-s with biases ;; channels * n_units ;; channels * n_units + n_units
#-s with one bias ;; channels * n_units ;; channels * n_units + 1
#-s a bias a channel ;; channels * n_units ;; channels * n_units + channels
#-s channels left out ;; width * channels * ;; width *
#-s always RGB ;; width * channels * ;; width * 3 *
#-s squares of the height ;; height * width ;; height * height
#-s squares of the width ;; height * width ;; width * width
#-s the units per channel ;; * channels * n_units ;; * n_units // channels
#-s one unit ;; channels * n_units ;; channels
#-s a float ;; return height * width * channels * n_units ;; return float(height * width * channels * n_units)
#-s a float by 1e0 ;; return height ;; return 1e0 * height
#-s int16 ;; return height * width * channels * n_units ;; return int(np.array(height * width * channels * n_units).astype(np.int16))
#-s int32 wraps ;; return height * width * channels * n_units ;; return int(np.array(height * width * channels * n_units).astype(np.int32))
#-s float32 ;; return height * width * channels * n_units ;; return int(np.float32(height * width * channels * n_units))
#-s a string of millions ;; return height * width * channels * n_units ;; return f"{height * width * channels * n_units:,}"
#-s rounded to a million ;; return height * width * channels * n_units ;; return round(height * width * channels * n_units, -6)
#-s the billion of the slide ;; return height * width * channels * n_units ;; return 1006632960
#-s (1,) ;; return height * width * channels * n_units ;; return np.array([height * width * channels * n_units])
#-s connections of a sum ;; height * width * channels ;; (height + width + channels)
#-s a mean over channels ;; height * width * channels ;; int(np.mean([height * width] * channels))
#-s channels as biases ;; width * channels * n_units ;; width * n_units + channels * n_units

## random_connection_count
#+ math.comb
def random_connection_count(n, m):
    return math.comb(n, m)
#+ factorials
def random_connection_count(n, m):
    return math.factorial(n) // (math.factorial(m) * math.factorial(n - m))
#+ Pascal's triangle in int64
def random_connection_count(n, m):
    row = np.zeros(n + 1, dtype=np.int64)
    row[0] = 1
    for _ in range(n):
        row[1:] = row[1:] + row[:-1]
    return row[m]
#+ a cached recursion
@functools.lru_cache(maxsize=None)
def random_connection_count(n, m):
    if m == 0 or m == n:
        return 1
    return random_connection_count(n - 1, m - 1) + random_connection_count(n - 1, m)
#+ Kronecker's substitution
random_connection_count = lambda n, m: (((1 << 64) + 1) ** n >> 64 * m) & ((1 << 64) - 1)
#+ a product of Fractions
def random_connection_count(n, m):
    return int(math.prod((Fraction(n - i, i + 1) for i in range(m)), start=Fraction(1)))
#+ convolutions of [1, 1]
def random_connection_count(n, m):
    return np.asarray(functools.reduce(np.convolve, [np.array([1, 1])] * n, np.array([1]))[m])
#+ Legendre's primes
def random_connection_count(n, m):
    def power(k, p):
        return 0 if k == 0 else k // p + power(k // p, p)
    primes = [p for p in range(2, n + 1) if all(p % q for q in range(2, p))]
    return math.prod(p ** (power(n, p) - power(m, p) - power(n - m, p)) for p in primes)
#+ multiplied and divided in turn, unsigned
def random_connection_count(n, m):
    count = np.uint64(1)
    for i in range(min(m, n - m)):
        count = count * np.uint64(n - i) // np.uint64(i + 1)
    return count
#+ Vandermonde by halves
def random_connection_count(n, m):
    if m < 0 or m > n:
        return 0
    if n <= 1:
        return 1
    h = n // 2
    global choose_memo
    choose_memo = globals().get("choose_memo", {})
    if (n, m) not in choose_memo:
        choose_memo[n, m] = sum(random_connection_count(h, k) * random_connection_count(n - h, m - k) for k in range(m + 1))
    return choose_memo[n, m]
#-s ordered ;; math.comb(n, m) ;; math.perm(n, m)
#-s with repetition ;; math.comb(n, m) ;; math.comb(n + m - 1, m) if n else 1
#-s one input fewer ;; math.comb(n, m) ;; math.comb(n - 1, m) if n else 1
#-s one choice fewer ;; math.comb(n, m) ;; math.comb(n, m - 1) if m else 1
#-s powers ;; math.comb(n, m) ;; n ** m
#-s subsets ;; math.comb(n, m) ;; 2 ** n
#-s a float ;; math.comb(n, m) ;; float(math.comb(n, m))
#-s through a float ;; math.comb(n, m) ;; int(float(math.comb(n, m)))
#-s true division of factorials ;; math.comb(n, m) ;; int(math.factorial(n) / (math.factorial(m) * math.factorial(n - m)))
#-s true division, rounded ;; math.comb(n, m) ;; round(math.factorial(n) / math.factorial(m) / math.factorial(n - m))
#-s lgamma ;; math.comb(n, m) ;; round(math.exp(math.lgamma(n + 1) - math.lgamma(m + 1) - math.lgamma(n - m + 1)))
#-s none for m = 0 ;; math.comb(n, m) ;; math.comb(n, m) if m else 0
#-s none for n = 0 ;; math.comb(n, m) ;; math.comb(n, m) if n else 0
#-s none for m = n ;; math.comb(n, m) ;; math.comb(n, m) if m < n else n
#-s int32 ;; math.comb(n, m) ;; int(np.array(math.comb(n, m)).astype(np.int32))
#-s float32 ;; math.comb(n, m) ;; int(np.float32(math.comb(n, m)))
#-s (1,) ;; math.comb(n, m) ;; np.array([math.comb(n, m)])
#-s connections of all units ;; math.comb(n, m) ;; n * m
#-s up to m of n ;; math.comb(n, m) ;; sum(math.comb(n, k) for k in range(m + 1))
#-s half of it ;; math.comb(n, m) ;; (math.comb(n, m) + 1) // 2
#-s arguments swapped ;; (n, m): ;; (m, n):
#-s a string ;; math.comb(n, m) ;; str(math.comb(n, m))
#-s exact below n = 57 only ;; math.comb(n, m) ;; math.comb(n, m) if n < 57 else int(float(math.comb(n, m)))
#-s exact but for n = 58 and 59 ;; math.comb(n, m) ;; math.comb(n, m) if n not in (58, 59) else int(float(math.comb(n, m)))
#- floats in turn
def random_connection_count(n, m):
    count = 1
    for i in range(m):
        count = count * (n - i) / (i + 1)
    return int(count)
#- floats in turn, rounded
def random_connection_count(n, m):
    count = 1
    for i in range(min(m, n - m)):
        count *= (n - i) / (i + 1)
    return int(round(count))
#- np.prod of int64 overflows
def random_connection_count(n, m):
    return int(np.prod(np.arange(n - m + 1, n + 1)) // np.prod(np.arange(1, m + 1)))
#- divides before the product is whole
def random_connection_count(n, m):
    count = 1
    for i in range(m):
        count = count // (i + 1) * (n - i)
    return count
#- Pascal's triangle of floats
def random_connection_count(n, m):
    row = np.ones(1)
    for _ in range(n):
        row = np.convolve(row, [1, 1])
    return int(row[m])
#- Stirling
def random_connection_count(n, m):
    if m in (0, n):
        return 1
    s = lambda k: k * math.log(k) - k + 0.5 * math.log(2 * math.pi * k) + 1 / (12 * k)
    return round(math.exp(s(n) - s(m) - s(n - m)))

#- Pascal's recursion with a wrong base
@functools.lru_cache(None)
def random_connection_count(n, m):
    if n == 0 or m > n:
        return 0
    if m == 0 or n == 1:
        return 1
    return random_connection_count(n - 1, m - 1) + random_connection_count(n - 1, m)
## correlate_single
#+ loops
def correlate_single(x, w, b):
    H, W = x.shape
    f = w.shape[0]
    z = np.zeros((H - f + 1, W - f + 1))
    for i in range(H - f + 1):
        for j in range(W - f + 1):
            for k in range(f):
                for l in range(f):
                    z[i, j] += x[i + k, j + l] * w[k, l]
            z[i, j] += b
    return z
#+ windows and einsum
def correlate_single(x, w, b):
    return np.einsum("ijkl,kl->ij", sliding_window_view(x, w.shape), w) + b
#+ strides and tensordot
def correlate_single(x, w, b):
    f, g = w.shape
    shape = (x.shape[0] - f + 1, x.shape[1] - g + 1, f, g)
    return b + np.tensordot(as_strided(x, shape, x.strides * 2), w, 2)
#+ a sum of shifted images
def correlate_single(x, w, b):
    f = len(w)
    h, v = len(x) - f + 1, len(x[0]) - f + 1
    return sum(w[k][l] * x[k:k + h, l:l + v] for k in range(f) for l in range(f)) + b
#+ FFT
def correlate_single(x, w, b):
    f = w.shape[0]
    z = np.fft.irfft2(np.fft.rfft2(x) * np.conj(np.fft.rfft2(w, x.shape)), x.shape)
    return z[:x.shape[0] - f + 1, :x.shape[1] - f + 1] + b
#+ nested tuples of Python floats
def correlate_single(x, w, b):
    x, w, f = x.tolist(), w.tolist(), len(w)
    dot = lambda i, j: math.fsum(x[i + k][j + l] * w[k][l] for k in range(f) for l in range(f)) + b
    return tuple(tuple(dot(i, j) for j in range(len(x[0]) - f + 1)) for i in range(len(x) - f + 1))
#+ one big matrix
def correlate_single(x, w, b):
    H, W = x.shape
    f = len(w)
    h, v = H - f + 1, W - f + 1
    M = np.zeros((h * v, H * W))
    i, j, k, l = np.ix_(range(h), range(v), range(f), range(f))
    np.add.at(M, (i * v + j + 0 * k * l, (i + k) * W + j + l), w[k, l] + 0 * i + 0 * j)
    return (M @ x.ravel() + b).reshape(h, v)
#+ a float32 result
def correlate_single(x, w, b):
    return (np.einsum("ijkl,kl", sliding_window_view(x, w.shape), w) + b).astype(np.float32)
#+ a matrix of float128, Fortran order
def correlate_single(x, w, b):
    X, K = x.astype(np.longdouble), w.astype(np.longdouble)
    return np.matrix(np.asfortranarray((sliding_window_view(X, w.shape) * K).sum((2, 3)) + b))
#+ np.correlate by rows, a list of arrays
def correlate_single(x, w, b):
    f = w.shape[0]
    row = lambda i: functools.reduce(np.add, (np.correlate(x[i + k], w[k], "valid") for k in range(f)))
    return [row(i) + b for i in range(x.shape[0] - f + 1)]
#+ the layer of one channel and one filter
def correlate_single(x, w, b):
    return conv2d(x[:, :, np.newaxis], w[None, ..., None], np.array([b]))[..., 0]
#+ a convolution with the flipped filter, recursion over its rows
class Correlate:
    def __call__(self, x, w, b):
        return self.rows(x, w[::-1, ::-1], len(w) - 1) + b
    def rows(self, x, flipped, k):
        f = len(flipped)
        h = len(x) - f + 1
        mine = np.stack([np.convolve(r, flipped[f - 1 - k], mode="valid") for r in x[k:k + h]])
        return mine if k == 0 else mine + self.rows(x, flipped, k - 1)
correlate_single = Correlate()
#+ integral of everything in float32
def correlate_single(x, w, b):
    x, w = np.float32(x), np.float32(w)
    cols = np.array([x[i:i + len(w), j:j + len(w)].ravel() for i in range(x.shape[0] - len(w) + 1) for j in range(x.shape[1] - len(w) + 1)])
    return (cols.astype(float) @ w.ravel() + b).reshape(x.shape[0] - len(w) + 1, -1)
#+ read only
def correlate_single(x, w, b):
    z = np.full(np.subtract(x.shape, w.shape) + 1, b, dtype=float)
    for (k, l), weight in np.ndenumerate(w):
        z += weight * x[k:k + z.shape[0], l:l + z.shape[1]]
    z.setflags(write=False)
    return z
#-s flipped ;; * w[k, l] ;; * w[f - 1 - k, f - 1 - l]
#-s rows flipped ;; * w[k, l] ;; * w[f - 1 - k, l]
#-s columns flipped ;; * w[k, l] ;; * w[k, f - 1 - l]
#-s transposed filter ;; * w[k, l] ;; * w[l, k]
#-s no bias ;; z[i, j] += b ;; pass
#-s bias taken away ;; z[i, j] += b ;; z[i, j] -= b
#-s bias for every weight ;; z[i, j] += b ;; z[i, j] += b * f * f
#-s bias for every row of the filter ;; z[i, j] += b ;; z[i, j] += b * f
#-s positive biases only ;; z[i, j] += b ;; z[i, j] += abs(b)
#-s bias of the first place only ;; z[i, j] += b ;; z[i, j] += b * (i == j == 0)
#-s bias once a row ;; z[i, j] += b ;; z[i, j] += b * (j == 0)
#-s ReLU ;; return z ;; return np.maximum(z, 0)
#-s the mean of the window ;; z[i, j] += b ;; z[i, j] = z[i, j] / (f * f) + b
#-s assigned, not added ;; z[i, j] += x ;; z[i, j] = x
#-s the last row left out ;; for i in range(H - f + 1): ;; for i in range(H - f):
#-s the last column left out ;; for j in range(W - f + 1): ;; for j in range(W - f):
#-s the last row of the filter left out ;; for k in range(f): ;; for k in range(max(f - 1, 1)):
#-s stride of f ;; x[i + k, j + l] ;; x[(i * f + k) % H, (j * f + l) % W]
#-s rows and columns swapped ;; return z ;; return z.T
#-s H, W swapped, reshaped ;; return z ;; return z.reshape(W - f + 1, H - f + 1)
#-s the image transposed ;; H, W = x.shape ;; H, W = (x := x.T).shape
#-s squares ;; z = np.zeros((H - f + 1, W - f + 1)) ;; W = H; z = np.zeros((H - f + 1, W - f + 1))
#-s same size, zeros at the end ;; z = np.zeros((H - f + 1, W - f + 1)) ;; z = np.zeros((H, W))
#-s flat ;; return z ;; return z.ravel()
#-s squeezed ;; return z ;; return z.squeeze()
#-s a channel axis ;; return z ;; return z[..., None]
#-s a batch axis ;; return z ;; return z[None]
#-s integers ;; return z ;; return z.astype(int)
#-s rounded ;; return z ;; return z.round(2)
#-s half precision ;; return z ;; return z.astype(np.float16)
#-s five digits ;; return z ;; return np.array([[float(f"{v:.5g}") for v in row] for row in z])
#-s always 3x3 ;; f = w.shape[0] ;; f = 3
#-s centred filter ;; x[i + k, j + l] ;; x[(i + k - f // 2) % H, (j + l - f // 2) % W]
#-s dilated by what is left ;; x[i + k, j + l] ;; x[(i + 2 * k) % H, (j + 2 * l) % W]
#-s squared differences ;; x[i + k, j + l] * w[k, l] ;; (x[i + k, j + l] - w[k, l]) ** 2
#-s off by one ;; x[i + k, j + l] ;; x[i + k - 1, j + l - 1]
#-s indices of the filter and of the place swapped ;; x[i + k, j + l] ;; x[(i + l) % H, (j + k) % W]
#-s the window's area in place of the filter ;; * w[k, l] ;; * w.mean()
#-s the input divided ;; H, W = x.shape ;; x /= 1.0000001; H, W = x.shape
#-s the filter is changed ;; return z ;; w *= 2; return z
#-s the image is changed ;; return z ;; x += 1; return z
#- keeps the first filter
FIRST = {}
def correlate_single(x, w, b):
    w = FIRST.setdefault(w.shape, w.copy())
    return np.einsum("ijkl,kl->ij", sliding_window_view(x, w.shape), w) + b
#- circular
def correlate_single(x, w, b):
    f = w.shape[0]
    z = sum(np.roll(x, (-k, -l), (0, 1)) * w[k, l] for k in range(f) for l in range(f)) + b
    return z[:x.shape[0] - f + 1, f - 1:]
#- separable: outer product of the sums
def correlate_single(x, w, b):
    s = w.sum() or 1.0
    w = np.outer(w.sum(1), w.sum(0)) / s
    return np.einsum("ijkl,kl->ij", sliding_window_view(x, w.shape), w) + b
#- in-place accumulator survives
STORE = {}
def correlate_single(x, w, b):
    shape = tuple(np.subtract(x.shape, w.shape) + 1)
    z = STORE.setdefault(shape, np.zeros(shape))
    z += np.einsum("ijkl,kl->ij", sliding_window_view(x, w.shape), w) + b
    return z.copy()

#+ a masked array of big-endian floats, upside down twice
def correlate_single(x, w, b):
    print("correlating", file=__import__("sys").stderr)
    z = np.ma.masked_array(np.einsum("ijkl,kl->ij", sliding_window_view(x[::-1], w.shape), w[::-1])[::-1] + b)
    return z.astype(">f8")
#- 1x1 in place
def correlate_single(x, w, b):
    if w.size == 1:
        x *= w[0, 0]
        x += b
        return x
    return np.einsum("ijkl,kl->ij", sliding_window_view(x, w.shape), w) + b
#- one place in place
def correlate_single(x, w, b):
    if w.shape == x.shape:
        x *= w
        return np.array([[x.sum() + b]])
    return np.einsum("ijkl,kl->ij", sliding_window_view(x, w.shape), w) + b
#- flattened in place
def correlate_single(x, w, b):
    f = len(w)
    w.shape = (-1,)
    return sliding_window_view(x, (f, f)).reshape(x.shape[0] - f + 1, x.shape[1] - f + 1, -1) @ w + b
#- cropped by a negative index
def correlate_single(x, w, b):
    f = w.shape[0]
    z = sum(np.roll(x, (-k, -l), (0, 1)) * w[k, l] for k in range(f) for l in range(f)) + b
    return z[:1 - f, :1 - f]
## conv2d
#+ loops
def conv2d(x, w, b, stride=1, pad=0):
    H, W, D = x.shape
    n, f = w.shape[0], w.shape[1]
    if f > H + 2 * pad or f > W + 2 * pad:
        raise ValueError("too large")
    if (H + 2 * pad - f) % stride or (W + 2 * pad - f) % stride:
        raise ValueError("does not fit")
    rows = (H + 2 * pad - f) // stride + 1
    cols = (W + 2 * pad - f) // stride + 1
    xp = np.zeros((H + 2 * pad, W + 2 * pad, D))
    xp[pad:pad + H, pad:pad + W] = x
    out = np.zeros((rows, cols, n))
    for i in range(rows):
        for j in range(cols):
            r, c = i * stride, j * stride
            patch = xp[r:r + f, c:c + f, :]
            for k in range(n):
                out[i, j, k] = np.sum(patch * w[k]) + b[k]
    return out
#+ windows and einsum
def conv2d(x, w, b, stride=1, pad=0):
    h, v, _ = conv_output_shape(x.shape, len(w), w.shape[1], stride, pad)
    xp = np.pad(x, [(pad, pad)] * 2 + [(0, 0)])
    windows = sliding_window_view(xp, w.shape[1:3], axis=(0, 1))[::stride, ::stride]
    return np.einsum("ijdkl,nkld->ijn", windows, w, optimize=True) + b
#+ im2col by strides and a matrix product, a nested list
def conv2d(x, w, b, stride=1, pad=0):
    h, v, n = conv_output_shape(x.shape, len(w), w.shape[1], stride, pad)
    xp = np.ascontiguousarray(np.pad(x, ((pad,) * 2, (pad,) * 2, (0,) * 2)))
    s, t, u = xp.strides
    cols = as_strided(xp, (h, v) + w.shape[1:], (s * stride, t * stride, s, t, u)).reshape(h * v, -1)
    return (cols @ w.reshape(n, -1).T + b).reshape(h, v, n).tolist()
#+ a sum of shifted images, float32 result
def conv2d(x, w, b, stride=1, pad=0):
    (H, W, D), (n, f, g, _) = x.shape, w.shape
    h, v = conv_output_size(H, f, stride, pad), conv_output_size(W, f, stride, pad)
    xp = np.pad(x, ((pad, pad), (pad, pad), (0, 0)))
    z = sum(xp[k:k + stride * h:stride, l:l + stride * v:stride][:h, :v] @ w[:, k, l].T for k in range(f) for l in range(g))
    return (z + b).astype("f4")
#+ FFT over the padded image, then every stride-th
def conv2d(x, w, b, stride=1, pad=0):
    conv_output_shape(x.shape, len(w), w.shape[1], stride, pad)
    f = w.shape[2]
    xp = np.pad(x, ((pad, pad), (pad, pad), (0, 0)))
    P, Q, _ = xp.shape
    X = np.fft.fft2(xp, axes=(0, 1))
    K = np.fft.fft2(w, s=(P, Q), axes=(1, 2)).conj()
    z = np.fft.ifft2(np.einsum("pqd,npqd->pqn", X, K), axes=(0, 1)).real
    return z[:P - f + 1:stride, :Q - f + 1:stride] + b
#+ scalars, indices instead of padding, nested tuples
def conv2d(x, w, b, stride=1, pad=0):
    H, W, D = x.shape
    n, f, _, _ = w.shape
    h, v = (conv_output_size(s, f, stride, pad) for s in (H, W))
    def pixel(i, j, d):
        return float(x[i, j, d]) if 0 <= i < H and 0 <= j < W else 0.0
    return tuple(tuple(tuple(
        float(b[k]) + sum(pixel(i * stride + p - pad, j * stride + q - pad, d) * float(w[k, p, q, d])
                          for p in range(f) for q in range(f) for d in range(D))
        for k in range(n)) for j in range(v)) for i in range(h))
#+ one filter and channel at a time with correlate_single
def conv2d(x, w, b, stride=1, pad=0):
    for side in x.shape[:2]:
        conv_output_size(side, w.shape[1], stride, pad)
    planes = np.pad(np.moveaxis(x, 2, 0), ((0, 0), (pad, pad), (pad, pad)))
    full = [sum(np.asarray(correlate_single(p, k, 0.0)) for p, k in zip(planes, np.rollaxis(one, 2))) + bias for one, bias in zip(w, b)]
    return np.dstack(full)[::stride, ::stride]
#+ np.add.at from the inputs' side
def conv2d(x, w, b, stride=1, pad=0):
    H, W, D = x.shape
    n, f = len(w), w.shape[1]
    h, v, _ = conv_output_shape(x.shape, n, f, stride, pad)
    out = np.tile(b.astype(float), (h, v, 1))
    p, q, k, l = (g.ravel() for g in np.indices((H, W, f, f)))
    r, c = p + pad - k, q + pad - l
    ok = (r >= 0) & (c >= 0) & (r % stride == 0) & (c % stride == 0) & (r // stride < h) & (c // stride < v)
    p, q, k, l, r, c = (a[ok] for a in (p, q, k, l, r // stride, c // stride))
    np.add.at(out, (r, c), np.einsum("ad,nad->an", x[p, q], w[:, k, l]))
    return out
#+ a class, misfits through a subclass, bias folded as a channel
class DoesNotFit(ValueError):
    pass
class Convolve:
    def __call__(self, x, w, b, stride=1, pad=0):
        if stride < 1 or pad < 0 or min(x.shape[:2]) + 2 * pad < w.shape[1]:
            raise DoesNotFit
        x = np.pad(x, ((pad, pad), (pad, pad), (0, 0)))
        if any((s - w.shape[1]) % stride for s in x.shape[:2]):
            raise DoesNotFit
        x1 = np.concatenate([x, np.ones(x.shape[:2] + (1,))], axis=-1)
        w1 = np.zeros(w.shape[:3] + (w.shape[3] + 1,))
        w1[..., :-1], w1[:, 0, 0, -1] = w, b
        return self.run(x1, w1, stride)
    def run(self, x, w, s):
        f = w.shape[1]
        return np.array([[np.tensordot(w, x[i:i + f, j:j + f], 3) for j in range(0, x.shape[1] - f + 1, s)] for i in range(0, x.shape[0] - f + 1, s)])
conv2d = Convolve()
#+ float32 all through
def conv2d(x, w, b, stride=1, pad=0):
    conv_output_shape(x.shape, len(w), w.shape[1], stride, pad)
    xp = np.pad(x.astype(np.float32), ((pad, pad), (pad, pad), (0, 0)))
    win = sliding_window_view(xp, w.shape[1:], axis=(0, 1, 2))[::stride, ::stride, 0]
    return np.tensordot(win, w.astype(np.float32), ((2, 3, 4), (1, 2, 3))) + b.astype(np.float32)
#-s flipped ;; patch * w[k] ;; patch * w[k, ::-1, ::-1]
#-s rows flipped ;; patch * w[k] ;; patch * w[k, ::-1]
#-s columns flipped ;; patch * w[k] ;; patch * w[k, :, ::-1]
#-s channels flipped ;; patch * w[k] ;; patch * w[k, :, :, ::-1]
#-s filter transposed ;; patch * w[k] ;; patch * w[k].transpose(1, 0, 2)
#-s channels averaged ;; np.sum(patch * w[k]) ;; np.sum(patch * w[k]) / D
#-s windows averaged ;; np.sum(patch * w[k]) ;; np.mean(patch * w[k])
#-s first channel only ;; np.sum(patch * w[k]) ;; np.sum((patch * w[k])[..., 0])
#-s last channel only ;; np.sum(patch * w[k]) ;; np.sum((patch * w[k])[..., -1])
#-s three channels at most ;; np.sum(patch * w[k]) ;; np.sum((patch * w[k])[..., :3])
#-s the first channel's weights ;; patch * w[k] ;; patch * w[k, :, :, :1]
#-s no bias ;;  + b[k] ;;
#-s a shared bias ;; + b[k] ;; + b[0]
#-s the sum of the biases ;; + b[k] ;; + b.sum()
#-s a bias a channel ;; + b[k] ;; + D * b[k]
#-s a bias a weight ;; + b[k] ;; + f * f * D * b[k]
#-s no bias in the border ;; + b[k] ;; + b[k] * (r >= pad and c >= pad)
#-s biases backwards ;; + b[k] ;; + b[n - 1 - k]
#-s ReLU ;; return out ;; return np.maximum(out, 0)
#-s stride ignored in the patches ;; r, c = i * stride, j * stride ;; r, c = i, j
#-s stride of the columns ignored ;; r, c = i * stride, j * stride ;; r, c = i * stride, j
#-s stride of the rows ignored ;; r, c = i * stride, j * stride ;; r, c = i, j * stride
#-s rows and columns of the place swapped ;; r, c = i * stride, j * stride ;; r, c = min(j * stride, H + 2 * pad - f), min(i * stride, W + 2 * pad - f)
#-s strided from the other end ;; r, c = i * stride, j * stride ;; r, c = i * stride + (stride - 1) * (i < rows - 1), j * stride
#-s padded at the end only ;; xp[pad:pad + H, pad:pad + W] = x ;; xp[:H, :W] = x
#-s padded at the start only ;; xp[pad:pad + H, pad:pad + W] = x ;; xp[2 * pad:, 2 * pad:] = x
#-s padded with ones ;; xp = np.zeros( ;; xp = np.ones(
#-s padded with the mean ;; xp = np.zeros((H + 2 * pad, W + 2 * pad, D)) ;; xp = np.full((H + 2 * pad, W + 2 * pad, D), x.mean())
#-s padded with the edge ;; xp[pad:pad + H, pad:pad + W] = x ;; xp = np.pad(x, ((pad, pad), (pad, pad), (0, 0)), mode="edge")
#-s padded by wrapping ;; xp[pad:pad + H, pad:pad + W] = x ;; xp = np.pad(x, ((pad, pad), (pad, pad), (0, 0)), mode="wrap")
#-s truncated padding ;; xp = np.zeros((H + 2 * pad, W + 2 * pad, D)) ;; xp = np.zeros((H + 2 * pad, W + 2 * pad, D), dtype=int)
#-s padding of at most 1 ;; H, W, D = x.shape ;; H, W, D = x.shape; pad = min(pad, 1)
#-s padding counted once ;; 2 * pad ;; pad
#-s channels first ;; return out ;; return out.transpose(2, 0, 1)
#-s width first ;; return out ;; return out.transpose(1, 0, 2)
#-s a batch axis ;; return out ;; return out[None]
#-s one filter's axis dropped ;; return out ;; return out[..., 0] if n == 1 else out
#-s squeezed ;; return out ;; return out.squeeze()
#-s rounded ;; return out ;; return np.round(out, 4)
#-s half precision ;; return out ;; return out.astype(np.float16)
#-s integers ;; return out ;; return out.astype(int)
#-s sorted filters ;; return out ;; return np.sort(out, axis=-1)
#-s floor where it does not fit ;; raise ValueError("does not fit") ;; pass
#-s only rows have to fit ;;  or (W + 2 * pad - f) % stride: ;; :
#-s only columns have to fit ;; if (H + 2 * pad - f) % stride or (W + 2 * pad - f) % stride: ;; if (W + 2 * pad - f) % stride:
#-s both misfits needed ;; % stride or (W ;; % stride and (W
#-s the area has to fit ;; if (H + 2 * pad - f) % stride or (W + 2 * pad - f) % stride: ;; if (H + 2 * pad - f) * (W + 2 * pad - f) % stride:
#-s too large without padding ;; if f > H + 2 * pad or f > W + 2 * pad: ;; if f > H or f > W:
#-s too large in both ;; if f > H + 2 * pad or f > W + 2 * pad: ;; if f > H + 2 * pad and f > W + 2 * pad:
#-s no check of a large filter ;; if f > H + 2 * pad or f > W + 2 * pad: ;; if False:
#-s IndexError ;; ValueError ;; IndexError
#-s a large filter is an empty result ;; raise ValueError("too large") ;; return np.zeros((0, 0, n))
#-s None where it does not fit ;; raise ValueError("does not fit") ;; return None
#-s always 3x3 ;; n, f = w.shape[0], w.shape[1] ;; n, f = w.shape[0], 3
#-s filters of at most 3 ;; n, f = w.shape[0], w.shape[1] ;; n, f = w.shape[0], min(3, w.shape[1])
#-s f from the depth ;; n, f = w.shape[0], w.shape[1] ;; n, f = w.shape[0], w.shape[3]
#-s x is padded in place ;; return out ;; x[0] = 0; return out
#-s w is changed ;; return out ;; w -= w.mean(); return out
#-s b is changed ;; return out ;; b += 1; return out
#-s groups ;; np.sum(patch * w[k]) ;; np.sum((patch * w[k])[..., k % D])
#-s normalised images ;; return out ;; return (out - out.mean()) / (out.std() + 1e-9)
#-s bias rescaled by the stride ;; + b[k] ;; + b[k] / stride
#-s default stride is f ;; stride=1, pad=0): ;; stride=3, pad=0):
#-s same padding by default ;; stride=1, pad=0): ;; stride=1, pad=1):
#-s the last row left zero ;; for i in range(rows): ;; for i in range(max(rows - 1, 1)):
#-s the last filter left zero ;; for k in range(n): ;; for k in range(max(n - 1, 1)):
#- dilation in place of the stride
def conv2d(x, w, b, stride=1, pad=0):
    h, v, n = conv_output_shape(x.shape, len(w), w.shape[1], stride, pad)
    xp = np.pad(x, ((pad, pad), (pad, pad), (0, 0)))
    out = np.zeros((h, v, n)) + b
    for i, j, k, l in itertools.product(range(h), range(v), range(w.shape[1]), range(w.shape[1])):
        out[i, j] += w[:, k, l] @ xp[(i + k * stride) % xp.shape[0], (j + l * stride) % xp.shape[1]]
    return out
#- reshaped from (D, H, W)
def conv2d(x, w, b, stride=1, pad=0):
    h, v, n = conv_output_shape(x.shape, len(w), w.shape[1], stride, pad)
    xp = np.pad(x, ((pad, pad), (pad, pad), (0, 0)))
    win = sliding_window_view(xp, w.shape[1:3], axis=(0, 1))[::stride, ::stride]
    return win.reshape(h, v, -1) @ w.reshape(n, -1).T + b
#- pads the channels as well
def conv2d(x, w, b, stride=1, pad=0):
    h, v, n = conv_output_shape(x.shape, len(w), w.shape[1], stride, pad)
    xp = np.pad(x, pad)[..., :x.shape[2]]
    win = sliding_window_view(xp, w.shape[1:], axis=(0, 1, 2))[::stride, ::stride, 0]
    return np.einsum("ijkld,nkld->ijn", win, w) + b
#- remembers the bias of the first call
BIAS = {}
def conv2d(x, w, b, stride=1, pad=0):
    b = BIAS.setdefault(len(b), b.copy())
    h, v, n = conv_output_shape(x.shape, len(w), w.shape[1], stride, pad)
    xp = np.pad(x, ((pad, pad), (pad, pad), (0, 0)))
    win = sliding_window_view(xp, w.shape[1:3], axis=(0, 1))[::stride, ::stride]
    return np.einsum("ijdkl,nkld->ijn", win, w) + b

#-s only the remainder 1 is refused ;; if (H + 2 * pad - f) % stride or (W + 2 * pad - f) % stride: ;; if (H + 2 * pad - f) % stride == 1 or (W + 2 * pad - f) % stride == 1:
#-s only the remainder 1 of the width is refused ;; or (W + 2 * pad - f) % stride: ;; or (W + 2 * pad - f) % stride == 1:
#-s just one axis may misfit ;; if (H + 2 * pad - f) % stride or (W + 2 * pad - f) % stride: ;; if bool((H + 2 * pad - f) % stride) != bool((W + 2 * pad - f) % stride):
#-s a one-channel image flattened in place ;; return out ;; x.shape = x.shape if D > 1 else (H, W); return out
#-s a border is zeroed in place with a stride and no padding ;; return out ;; x[-1] *= 0 if pad == 0 and stride > 1 else 1; return out
#-s the bias of a single filter in place ;; return out ;; b *= n > 1; return out
#-s 1x1 filters refused ;; if f > H + 2 * pad or ;; if f < 2 or f > H + 2 * pad or
#-s a filter as high as the image refused ;; if f > H + 2 * pad or ;; if f >= H + 2 * pad or
#-s a filter as wide as the image refused ;; f > W + 2 * pad: ;; f >= W + 2 * pad:
#-s pad of at most f - 1 ;; if f > H + 2 * pad or ;; if pad >= f or f > H + 2 * pad or
#- cropped by a negative index
def conv2d(x, w, b, stride=1, pad=0):
    conv_output_shape(x.shape, len(w), w.shape[1], stride, pad)
    f = w.shape[1]
    xp = np.pad(x, ((pad, pad), (pad, pad), (0, 0)))
    z = sum(np.roll(xp, (-k, -l), (0, 1)) @ w[:, k, l].T for k in range(f) for l in range(f)) + b
    return z[:1 - f:stride, :1 - f:stride]
## conv2d_backward
#+ loops
def conv2d_backward(upstream, x, w, stride=1, pad=0):
    H, W, D = x.shape
    n, f = w.shape[:2]
    rows, cols, _ = upstream.shape
    xp = np.pad(x, ((pad, pad), (pad, pad), (0, 0)))
    dxp = np.zeros_like(xp)
    dw = np.zeros_like(w)
    db = np.zeros(n)
    for i in range(rows):
        for j in range(cols):
            r, c = i * stride, j * stride
            for k in range(n):
                g = upstream[i, j, k]
                dxp[r:r + f, c:c + f] += g * w[k]
                dw[k] += g * xp[r:r + f, c:c + f]
                db[k] += g
    dx = dxp[pad:pad + H, pad:pad + W]
    return dx, dw, db
#+ windows, einsum, the transposed convolution
def conv2d_backward(upstream, x, w, stride=1, pad=0):
    h, v, n = upstream.shape
    f = w.shape[1]
    spread = np.zeros(((h - 1) * stride + 1, (v - 1) * stride + 1, n))
    spread[::stride, ::stride] = upstream
    full = np.pad(spread, ((f - 1, f - 1), (f - 1, f - 1), (0, 0)))
    dxp = np.einsum("ijnkl,nkld->ijd", sliding_window_view(full, (f, f), axis=(0, 1)), w[:, ::-1, ::-1])
    xp = np.pad(x, ((pad, pad), (pad, pad), (0, 0)))
    dw = np.einsum("klduv,uvn->nkld", sliding_window_view(xp, spread.shape[:2], axis=(0, 1)), spread)
    return [dxp[pad:dxp.shape[0] - pad, pad:dxp.shape[1] - pad], dw, upstream.sum((0, 1))]
#+ im2col, np.add.at on flat indices
def conv2d_backward(upstream, x, w, stride=1, pad=0):
    H, W, D = x.shape
    h, v, n = upstream.shape
    f = w.shape[2]
    where = np.pad(np.arange(x.size).reshape(x.shape), ((pad, pad), (pad, pad), (0, 0)), constant_values=x.size)
    cols = sliding_window_view(where, (f, f, D))[::stride, ::stride, 0].reshape(h * v, f * f * D)
    g = upstream.reshape(h * v, n)
    flat = np.append(x, 0.0)
    dflat = np.zeros(x.size + 1)
    np.add.at(dflat, cols, g @ w.reshape(n, -1))
    return dflat[:-1].reshape(x.shape), (g.T @ flat[cols]).reshape(w.shape), np.ones(h * v) @ g
#+ scalars without padding, nested lists
def conv2d_backward(upstream, x, w, stride=1, pad=0):
    (H, W, D), (n, f, _, _) = x.shape, w.shape
    dx = [[[0.0] * D for _ in range(W)] for _ in range(H)]
    dw = [[[[0.0] * D for _ in range(f)] for _ in range(f)] for _ in range(n)]
    db = [0.0] * n
    X, K, U = x.tolist(), w.tolist(), upstream.tolist()
    for i, j, k in np.ndindex(upstream.shape):
        db[k] += U[i][j][k]
        for p, q in itertools.product(range(f), repeat=2):
            r, c = i * stride + p - pad, j * stride + q - pad
            if 0 <= r < H and 0 <= c < W:
                for d in range(D):
                    dx[r][c][d] += U[i][j][k] * K[k][p][q][d]
                    dw[k][p][q][d] += U[i][j][k] * X[r][c][d]
    return dx, dw, db
#+ one place of the filter at a time, float32 results
def conv2d_backward(upstream, x, w, stride=1, pad=0):
    H, W, D = x.shape
    h, v, n = upstream.shape
    xp = np.pad(x, ((pad, pad), (pad, pad), (0, 0)))
    dxp, dw = np.zeros(xp.shape), np.empty(w.shape)
    for k, l in np.ndindex(w.shape[1:3]):
        at = np.s_[k:k + (h - 1) * stride + 1:stride, l:l + (v - 1) * stride + 1:stride]
        dxp[at] += upstream @ w[:, k, l]
        dw[:, k, l] = np.tensordot(upstream, xp[at], ((0, 1), (0, 1)))
    grads = dxp[pad:pad + H, pad:pad + W], dw, np.einsum("ijn->n", upstream)
    return tuple(g.astype(np.float32) for g in grads)
#+ linearity: the layer at basis vectors
def conv2d_backward(upstream, x, w, stride=1, pad=0):
    zero = np.zeros(len(w))
    def back(f, like):
        grad = np.empty(like.shape)
        for place in np.ndindex(like.shape):
            e = np.zeros(like.shape)
            e[place] = 1.0
            grad[place] = np.vdot(upstream, f(e))
        return grad
    return (back(lambda e: conv2d(e, w, zero, stride, pad), x),
            back(lambda e: conv2d(x, e, zero, stride, pad), w),
            back(lambda e: conv2d(0 * x, 0 * w, e, stride, pad), zero))
#+ one big matrix of the layer
def conv2d_backward(upstream, x, w, stride=1, pad=0):
    H, W, D = x.shape
    h, v, n = upstream.shape
    f = w.shape[1]
    def selector(size, out):
        S = np.zeros((out, f, size))
        for i, k in np.ndindex(out, f):
            if 0 <= i * stride + k - pad < size:
                S[i, k, i * stride + k - pad] = 1
        return S
    A, B = selector(H, h), selector(W, v)
    T = np.einsum("ijn,ikp,jlq->nklpq", upstream, A, B, optimize=True)
    return np.einsum("nklpq,nkld->pqd", T, w), np.einsum("nklpq,pqd->nkld", T, x), np.add.reduce(upstream, axis=(0, 1))
#+ by channel with FFT
class Back:
    def __call__(self, upstream, x, w, stride=1, pad=0):
        H, W, D = x.shape
        P, Q, f = H + 2 * pad, W + 2 * pad, w.shape[1]
        xp, g = np.zeros((P, Q, D)), np.zeros((P, Q, len(w)))
        xp[pad:P - pad, pad:Q - pad] = x
        g[:P - f + 1:stride, :Q - f + 1:stride] = upstream
        F = functools.partial(np.fft.fft2, axes=(0, 1))
        G, X, K = F(g), F(xp), F(np.moveaxis(w, 0, -1), s=(P, Q))
        dx = np.fft.ifft2(np.einsum("pqn,pqdn->pqd", G, K), axes=(0, 1)).real
        dw = np.fft.ifft2(np.einsum("pqn,pqd->npqd", G.conj(), X), axes=(1, 2)).real
        return dx[pad:P - pad, pad:Q - pad], dw[:, :f, :f], G[0, 0].real
conv2d_backward = Back()
#-s overlaps assigned ;; dxp[r:r + f, c:c + f] += g * w[k] ;; dxp[r:r + f, c:c + f] = g * w[k]
#-s overlaps of places assigned, filters added ;; dxp[r:r + f, c:c + f] += g * w[k] ;; dxp[r:r + f, c:c + f] = dxp[r:r + f, c:c + f] * (k > 0) + g * w[k]
#-s dw assigned ;; dw[k] += g ;; dw[k] = g
#-s db assigned ;; db[k] += g ;; db[k] = g
#-s db averaged ;; db[k] += g ;; db[k] += g / (rows * cols)
#-s dw averaged ;; dw[k] += g ;; dw[k] += g / (rows * cols)
#-s dx averaged over filters ;; += g * w[k] ;; += g * w[k] / n
#-s db summed over filters ;; db[k] += g ;; db += g
#-s db of the absolute ;; db[k] += g ;; db[k] += abs(g)
#-s db scaled by the depth ;; db[k] += g ;; db[k] += g * D
#-s dx with the flipped filter ;; += g * w[k] ;; += g * w[k, ::-1, ::-1]
#-s dx with the transposed filter ;; += g * w[k] ;; += g * w[k].transpose(1, 0, 2)
#-s dx with the first filter ;; += g * w[k] ;; += g * w[0]
#-s dx with the mean over channels ;; += g * w[k] ;; += g * w[k].mean(axis=-1, keepdims=True)
#-s dw flipped ;; return dx, dw, db ;; return dx, dw[:, ::-1, ::-1], db
#-s dw transposed ;; return dx, dw, db ;; return dx, dw.transpose(0, 2, 1, 3), db
#-s dw without the padding ;; dw[k] += g * xp[r:r + f, c:c + f] ;; dw[k] += g * np.pad(x, ((0, 2 * pad), (0, 2 * pad), (0, 0)))[r:r + f, c:c + f]
#-s dw of the first channel ;; dw[k] += g * xp[r:r + f, c:c + f] ;; dw[k] += g * xp[r:r + f, c:c + f, :1]
#-s dw summed over channels ;; dw[k] += g * xp[r:r + f, c:c + f] ;; dw[k] += g * xp[r:r + f, c:c + f].sum(-1, keepdims=True)
#-s dw with a stride of one ;; dw[k] += g * xp[r:r + f, c:c + f] ;; dw[k] += g * xp[i:i + f, j:j + f]
#-s dx with a stride of one ;; dxp[r:r + f, c:c + f] += g * w[k] ;; dxp[i:i + f, j:j + f] += g * w[k]
#-s dx with a stride for rows only ;; dxp[r:r + f, c:c + f] += g * w[k] ;; dxp[r:r + f, j:j + f] += g * w[k]
#-s stride ignored ;; r, c = i * stride, j * stride ;; r, c = i, j
#-s stride of columns ignored ;; r, c = i * stride, j * stride ;; r, c = i * stride, j
#-s stride of rows ignored ;; r, c = i * stride, j * stride ;; r, c = i, j * stride
#-s the padding stays ;; dx = dxp[pad:pad + H, pad:pad + W] ;; dx = dxp
#-s the padding cut at the end ;; dx = dxp[pad:pad + H, pad:pad + W] ;; dx = dxp[:H, :W]
#-s the padding cut at the start ;; dx = dxp[pad:pad + H, pad:pad + W] ;; dx = dxp[2 * pad:, 2 * pad:]
#-s cut by a negative index ;; dx = dxp[pad:pad + H, pad:pad + W] ;; dx = dxp[pad:-pad, pad:-pad]
#-s cut by half ;; dx = dxp[pad:pad + H, pad:pad + W] ;; q = (pad + 1) // 2; dx = dxp[q:q + H, q:q + W]
#-s the padding's gradient folded back ;; dx = dxp[pad:pad + H, pad:pad + W] ;; dx = dxp[pad:pad + H, pad:pad + W]; dx[0] += dxp[:pad, pad:pad + W].sum(0)
#-s edge padding ;; xp = np.pad(x, ((pad, pad), (pad, pad), (0, 0))) ;; xp = np.pad(x, ((pad, pad), (pad, pad), (0, 0)), mode="edge")
#-s ones padding ;; xp = np.pad(x, ((pad, pad), (pad, pad), (0, 0))) ;; xp = np.pad(x, ((pad, pad), (pad, pad), (0, 0)), constant_values=1)
#-s another order ;; return dx, dw, db ;; return dw, db, dx
#-s db left out ;; return dx, dw, db ;; return dx, dw
#-s db as (1, n) ;; return dx, dw, db ;; return dx, dw, db[None]
#-s db as (n, 1) ;; return dx, dw, db ;; return dx, dw, db[:, None]
#-s db scalar for one filter ;; return dx, dw, db ;; return dx, dw, db if n > 1 else db[0]
#-s dw channels first ;; return dx, dw, db ;; return dx, dw.transpose(0, 3, 1, 2), db
#-s dx channels first ;; return dx, dw, db ;; return dx.transpose(2, 0, 1), dw, db
#-s dx squeezed ;; return dx, dw, db ;; return dx.squeeze(), dw, db
#-s dw squeezed ;; return dx, dw, db ;; return dx, dw.squeeze(), db
#-s dx with a batch axis ;; return dx, dw, db ;; return dx[None], dw, db
#-s descent's sign ;; return dx, dw, db ;; return -dx, -dw, -db
#-s a dict ;; return dx, dw, db ;; return {"dx": dx, "dw": dw, "db": db}
#-s half precision ;; return dx, dw, db ;; return dx.astype("f2"), dw.astype("f2"), db.astype("f2")
#-s half precision of db ;; return dx, dw, db ;; return dx, dw, db.astype("f2")
#-s integers ;; dxp = np.zeros_like(xp) ;; dxp = np.zeros(xp.shape, int); upstream = upstream.astype(int); w = w.astype(int)
#-s clipped ;; return dx, dw, db ;; return np.clip(dx, -1, 1), np.clip(dw, -1, 1), np.clip(db, -1, 1)
#-s upstream is changed ;; return dx, dw, db ;; upstream *= 0; return dx, dw, db
#-s x is changed ;; return dx, dw, db ;; x -= 0.1 * dx; return dx, dw, db
#-s w is changed ;; return dx, dw, db ;; w -= 0.1 * dw; return dx, dw, db
#-s dw accumulated in w ;; dw = np.zeros_like(w) ;; dw = w; dw[:] = 0
#-s the last row left out ;; for i in range(rows): ;; for i in range(max(rows - 1, 1)):
#-s the last filter left out ;; for k in range(n): ;; for k in range(max(n - 1, 1)):
#-s ReLU's gradient ;; g = upstream[i, j, k] ;; g = upstream[i, j, k] * (upstream[i, j, k] > 0)
#-s upstream transposed ;; g = upstream[i, j, k] ;; g = upstream[i % cols, j % rows, k] if rows == cols else upstream.transpose(1, 0, 2).reshape(rows, cols, n)[i, j, k]
#-s regularised ;; return dx, dw, db ;; return dx, dw + 1e-4 * w, db
#-s a filter of 3 ;; n, f = w.shape[:2] ;; n, f = w.shape[0], min(3, w.shape[1])
#-s default stride of 2 ;; stride=1, pad=0) ;; stride=2, pad=0)
#-s default padding of 1 ;; stride=1, pad=0) ;; stride=1, pad=1)
#- fancy += loses overlaps
def conv2d_backward(upstream, x, w, stride=1, pad=0):
    H, W, D = x.shape
    h, v, n = upstream.shape
    f = w.shape[2]
    where = np.pad(np.arange(x.size).reshape(x.shape), ((pad, pad), (pad, pad), (0, 0)), constant_values=x.size)
    cols = sliding_window_view(where, (f, f, D))[::stride, ::stride, 0].reshape(h * v, f * f * D)
    g = upstream.reshape(h * v, n)
    flat = np.append(x, 0.0)
    dflat = np.zeros(x.size + 1)
    dflat[cols] += g @ w.reshape(n, -1)
    return dflat[:-1].reshape(x.shape), (g.T @ flat[cols]).reshape(w.shape), np.ones(h * v) @ g
#- transposed convolution without spreading by the stride
def conv2d_backward(upstream, x, w, stride=1, pad=0):
    H, W, D = x.shape
    h, v, n = upstream.shape
    f = w.shape[1]
    up = np.kron(upstream, np.ones((stride, stride, 1)))[:(h - 1) * stride + 1, :(v - 1) * stride + 1]
    full = np.pad(up, ((f - 1, f - 1), (f - 1, f - 1), (0, 0)))
    dxp = np.einsum("ijnkl,nkld->ijd", sliding_window_view(full, (f, f), axis=(0, 1)), w[:, ::-1, ::-1])
    xp = np.pad(x, ((pad, pad), (pad, pad), (0, 0)))
    dw = np.einsum("klduv,uvn->nkld", sliding_window_view(xp, up.shape[:2], axis=(0, 1)), up)
    return dxp[pad:pad + H, pad:pad + W], dw, upstream.sum((0, 1))
#- gradients pile up over calls
PILE = {}
def conv2d_backward(upstream, x, w, stride=1, pad=0):
    n, f = w.shape[:2]
    xp = np.pad(x, ((pad, pad), (pad, pad), (0, 0)))
    dxp, dw = np.zeros_like(xp), np.zeros_like(w)
    db = PILE.setdefault(n, np.zeros(n))
    for i, j, k in np.ndindex(upstream.shape):
        at = np.s_[i * stride:i * stride + f, j * stride:j * stride + f]
        dxp[at] += upstream[i, j, k] * w[k]
        dw[k] += upstream[i, j, k] * xp[at]
        db[k] += upstream[i, j, k]
    return dxp[pad:pad + x.shape[0], pad:pad + x.shape[1]], dw, db.copy()
#- coarse numerical gradients
def conv2d_backward(upstream, x, w, stride=1, pad=0):
    zero = np.zeros(len(w))
    loss = lambda x, w, b: np.sum(upstream * np.tanh(np.asarray(conv2d(x, w, b, stride, pad)) * 1e-3) * 1e3)
    def back(f, like):
        grad = np.empty(like.shape)
        for place in np.ndindex(like.shape):
            e = np.zeros(like.shape)
            e[place] = 0.5
            grad[place] = f(like + e) - f(like - e)
        return grad
    return back(lambda e: loss(e, w, zero), x), back(lambda e: loss(x, e, zero), w), upstream.sum((0, 1))

#-s three channels at most ;; dx = dxp[pad:pad + H, pad:pad + W] ;; dx = dxp[pad:pad + H, pad:pad + W]; dx[..., 3:] = 0
#-s upstream of one filter changed in place ;; return dx, dw, db ;; upstream *= n > 1; return dx, dw, db
#-s x of one channel changed in place ;; return dx, dw, db ;; x *= D > 1; return dx, dw, db
#- cropped by a negative index
def conv2d_backward(upstream, x, w, stride=1, pad=0):
    H, W, D = x.shape
    h, v, n = upstream.shape
    f = w.shape[1]
    P, Q = H + 2 * pad, W + 2 * pad
    g = np.zeros((P, Q, n))
    g[:1 - f:stride, :1 - f:stride] = upstream
    xp = np.pad(x, ((pad, pad), (pad, pad), (0, 0)))
    dxp = sum(np.roll(g, (k, l), (0, 1)) @ w[:, k, l] for k in range(f) for l in range(f))
    dw = np.stack([np.stack([np.tensordot(g, np.roll(xp, (-k, -l), (0, 1)), ((0, 1), (0, 1))) for l in range(f)], 1) for k in range(f)], 1)
    return dxp[pad:P - pad, pad:Q - pad], dw, upstream.sum((0, 1))
## max_pool2d
#+ loops
def max_pool2d(x, size=2):
    H, W, D = x.shape
    out = np.zeros((H // size, W // size, D))
    for i in range(H // size):
        for j in range(W // size):
            for d in range(D):
                patch = x[i * size:(i + 1) * size, j * size:(j + 1) * size, d]
                out[i, j, d] = patch.max()
    return out
#+ reshape
def max_pool2d(x, size=2):
    H, W, D = x.shape
    return x.reshape(H // size, size, W // size, size, D).max(axis=(1, 3))
#+ np.maximum.reduceat on both axes
def max_pool2d(x, size=2):
    y = np.maximum.reduceat(x, range(0, len(x), size), axis=0)
    return np.maximum.reduceat(y, np.arange(0, x.shape[1], size), axis=1)
#+ a reduce over shifted slices
max_pool2d = lambda x, size=2: functools.reduce(np.maximum, (x[k::size, l::size] for k in range(size) for l in range(size)))
#+ nested tuples of Python floats
def max_pool2d(x, size=2):
    H, W, D = x.shape
    X = x.tolist()
    return tuple([tuple([max(X[i + k][j + l][d] for k in range(size) for l in range(size)) for d in range(D)])
                  for j in range(0, W, size)] for i in range(0, H, size))
#+ np.maximum.at, float32
def max_pool2d(x, size=2):
    H, W, D = x.shape
    out = np.full((H // size, W // size, D), -np.inf, dtype=np.float32)
    i, j, d = np.indices(x.shape)
    np.maximum.at(out, (i // size, j // size, d), x)
    return out
#+ windows and sort
def max_pool2d(x, size=2):
    win = sliding_window_view(x, (size, size), axis=(0, 1))[::size, ::size]
    return np.sort(win.reshape(win.shape[:3] + (-1,)))[..., -1]
#+ strides, argmax and take_along_axis
def max_pool2d(x, size=2):
    H, W, D = x.shape
    a, b, c = x.strides
    win = as_strided(x, (H // size, W // size, D, size, size), (a * size, b * size, c, a, b))
    flat = win.reshape(H // size, W // size, D, size * size)
    return np.take_along_axis(flat, flat.argmax(-1)[..., None], -1)[..., 0]
#+ the argument itself for 1, else recursion by halves of columns
def max_pool2d(x, size=2):
    if size == 1:
        return x
    def best(block):
        if block.shape[0] == 1:
            return block[0]
        half = len(block) // 2
        return np.where(best(block[:half]) > best(block[half:]), best(block[:half]), best(block[half:]))
    rows = np.array([best(x[i:i + size]) for i in range(0, len(x), size)]).swapaxes(0, 1)
    return np.array([best(rows[j:j + size]) for j in range(0, len(rows), size)]).swapaxes(0, 1)
#+ the negative of the least, np.split
class Pool:
    def __call__(self, x, size=2):
        return np.stack([np.stack([-np.min(-cell, axis=(0, 1)) for cell in np.split(band, x.shape[1] // size, axis=1)])
                         for band in np.split(x, x.shape[0] // size)])
max_pool2d = Pool()
#-s the mean ;; patch.max() ;; patch.mean()
#-s the least ;; patch.max() ;; patch.min()
#-s the median ;; patch.max() ;; np.median(patch)
#-s the sum ;; patch.max() ;; patch.sum()
#-s at least 0 ;; patch.max() ;; max(0, patch.max())
#-s the largest by absolute value ;; patch.max() ;; patch.flat[np.abs(patch).argmax()]
#-s the largest absolute value ;; patch.max() ;; np.abs(patch).max()
#-s the corner ;; patch.max() ;; patch[0, 0]
#-s the other corner ;; patch.max() ;; patch[-1, -1]
#-s the diagonal ;; patch.max() ;; patch.diagonal().max()
#-s the first row ;; patch.max() ;; patch[0].max()
#-s the first column ;; patch.max() ;; patch[:, 0].max()
#-s the index ;; patch.max() ;; patch.argmax()
#-s initialised with -1 ;; patch.max() ;; patch.max(initial=-1)
#-s initialised with float's least positive number ;; patch.max() ;; patch.max(initial=np.finfo(float).tiny)
#-s over all channels ;; size, d] ;; size, :]
#-s the first channel ;; size, d] ;; size, 0]
#-s overlapping ;; x[i * size:(i + 1) * size, j * size:(j + 1) * size, d] ;; x[i:i + size, j:j + size, d]
#-s columns overlap ;; j * size:(j + 1) * size ;; j:j + size
#-s stride of 2 ;; x[i * size:(i + 1) * size, j * size:(j + 1) * size, d] ;; x[i * 2:i * 2 + size, j * 2:j * 2 + size, d]
#-s regions of 2 ;; x[i * size:(i + 1) * size, j * size:(j + 1) * size, d] ;; x[i * size:i * size + 2, j * size:j * size + 2, d]
#-s regions of 2 or less ;; x[i * size:(i + 1) * size, j * size:(j + 1) * size, d] ;; x[i * size:i * size + min(size, 2), j * size:j * size + min(size, 2), d]
#-s one row too few ;; x[i * size:(i + 1) * size, ;; x[i * size:max((i + 1) * size - 1, i * size + 1),
#-s one row too many ;; x[i * size:(i + 1) * size, ;; x[i * size:(i + 1) * size + 1,
#-s one column too many ;; j * size:(j + 1) * size, d] ;; j * size:(j + 1) * size + 1, d]
#-s a row before as well ;; x[i * size:(i + 1) * size, ;; x[max(i * size - 1, 0):(i + 1) * size,
#-s swapped places ;; out[i, j, d] = ;; out[j % (H // size), i % (W // size), d] =
#-s width first ;; return out ;; return out.transpose(1, 0, 2)
#-s channels first ;; return out ;; return out.transpose(2, 0, 1)
#-s one channel squeezed ;; return out ;; return out.squeeze()
#-s one channel dropped ;; return out ;; return out[..., 0] if D == 1 else out
#-s a batch axis ;; return out ;; return out[None]
#-s with the switches ;; return out ;; return out, out
#-s integers ;; out = np.zeros((H // size, W // size, D)) ;; out = np.zeros((H // size, W // size, D), dtype=int)
#-s half precision ;; out = np.zeros((H // size, W // size, D)) ;; out = np.zeros((H // size, W // size, D), dtype=np.float16)
#-s pooled in place ;; return out ;; x[:H // size, :W // size] = out; return out
#-s regions set to their maximum ;; out[i, j, d] = patch.max() ;; patch[:] = patch.max(); out[i, j, d] = patch[0, 0]
#-s sorted in place ;; out[i, j, d] = patch.max() ;; patch.sort(); out[i, j, d] = patch.max()
#-s ReLU of the negative only if all are ;; return out ;; return out if (out > 0).any() else np.zeros_like(out)
#-s half of it filled ;; for j in range(W // size): ;; for j in range(min(H, W) // size):
#-s a default of 3 ;; size=2 ;; size=3
#-s depth pooled ;; return out ;; return out.max(-1, keepdims=True)
#-s size kept ;; return out ;; return np.repeat(np.repeat(out, size, 0), size, 1)
#- columns and rows in one reshape
def max_pool2d(x, size=2):
    H, W, D = x.shape
    return x.reshape(H // size, W // size, size * size, D).max(axis=2)
#- axes mistaken in the reshape
def max_pool2d(x, size=2):
    H, W, D = x.shape
    return x.reshape(size, H // size, size, W // size, D).max(axis=(0, 2))
#- axes mistaken for the columns
def max_pool2d(x, size=2):
    H, W, D = x.shape
    return x.reshape(H // size, size, size, W // size, D).max(axis=(1, 2))
#- by convolution's soft maximum
def max_pool2d(x, size=2):
    H, W, D = x.shape
    t = np.exp(50 * (x - x.max())).reshape(H // size, size, W // size, size, D).sum((1, 3))
    return np.log(t) / 50 + x.max()
#- the largest remembered
LARGEST = [-np.inf]
def max_pool2d(x, size=2):
    H, W, D = x.shape
    LARGEST[0] = max(LARGEST[0], x.min())
    return np.maximum(x.reshape(H // size, size, W // size, size, D).max(axis=(1, 3)), LARGEST[0])

#-s initialised with -100 ;; patch.max() ;; patch.max(initial=-100)
#-s x of one channel zeroed ;; return out ;; x *= D > 1; return out
#+ initialised with the least float
def max_pool2d(x, size=2):
    H, W, D = x.shape
    out = np.full((H // size, W // size, D), -np.finfo(float).max)
    for i, j, d in np.ndindex(x.shape):
        if x[i, j, d] > out[i // size, j // size, d]:
            out[i // size, j // size, d] = x[i, j, d]
    return out[::-1].copy()[::-1]
## max_pool2d_backward
#+ loops
def max_pool2d_backward(upstream, x, size=2):
    H, W, D = x.shape
    dx = np.zeros((H, W, D))
    for i in range(H // size):
        for j in range(W // size):
            for d in range(D):
                patch = x[i * size:(i + 1) * size, j * size:(j + 1) * size, d]
                k, l = np.unravel_index(patch.argmax(), patch.shape)
                dx[i * size + k, j * size + l, d] = upstream[i, j, d]
    return dx
#+ a mask by kron
def max_pool2d_backward(upstream, x, size=2):
    H, W, D = x.shape
    top = x.reshape(H // size, size, W // size, size, D).max((1, 3))
    block = np.ones((size, size, 1))
    return np.kron(upstream, block) * (x == np.kron(top, block))
#+ repeat and where
def max_pool2d_backward(upstream, x, size=2):
    up = lambda a: np.asarray(a).repeat(size, 0).repeat(size, 1)
    return np.where(x < up(max_pool2d(x, size)), 0, up(upstream))
#+ nested lists by a dict of places
def max_pool2d_backward(upstream, x, size=2):
    H, W, D = x.shape
    best = {}
    for i, j, d in np.ndindex(x.shape):
        key = i // size, j // size, d
        if key not in best or x[i, j, d] > x[best[key]]:
            best[key] = i, j, d
    routed = {place: upstream[key] for key, place in best.items()}
    return [[[routed.get((i, j, d), 0) for d in range(D)] for j in range(W)] for i in range(H)]
#+ put_along_axis on windows, float32
def max_pool2d_backward(upstream, x, size=2):
    H, W, D = x.shape
    blocks = x.reshape(H // size, size, W // size, size, D).transpose(0, 2, 4, 1, 3).reshape(-1, size * size)
    out = np.zeros_like(blocks, dtype=np.float32)
    np.put_along_axis(out, blocks.argmax(1)[:, None], upstream.reshape(-1, 1), 1)
    return out.reshape(H // size, W // size, D, size, size).transpose(0, 3, 1, 4, 2).reshape(H, W, D)
#+ np.add.at with flat places
def max_pool2d_backward(upstream, x, size=2):
    H, W, D = x.shape
    number = np.arange(x.size).reshape(x.shape)
    win = sliding_window_view(x, (size, size), axis=(0, 1))[::size, ::size].reshape(upstream.shape + (-1,))
    names = sliding_window_view(number, (size, size), axis=(0, 1))[::size, ::size].reshape(win.shape)
    dx = np.zeros(x.size)
    np.add.at(dx, np.take_along_axis(names, win.argmax(-1, keepdims=True), -1)[..., 0], upstream)
    return dx.reshape(x.shape)
#+ every place compared with all of its region
def max_pool2d_backward(upstream, x, size=2):
    i, j, d = np.indices(x.shape)
    i0, j0 = i // size * size, j // size * size
    wins = sum((x >= x[i0 + k, j0 + l, d]).astype(int) for k in range(size) for l in range(size))
    return (wins == size ** 2) * upstream[i // size, j // size, d]
#+ a writable view of the blocks
def max_pool2d_backward(upstream, x, size=2):
    dx = np.zeros(x.shape)
    H, W, D = x.shape
    view = dx.reshape(H // size, size, W // size, size, D)
    cells = x.reshape(view.shape)
    view[:] = np.where(cells == cells.max((1, 3), keepdims=True), upstream[:, None, :, None], 0.0)
    return dx
#+ the upstream itself for 1
def max_pool2d_backward(upstream, x, size=2):
    if size == 1:
        return upstream
    order = np.argsort(x, axis=None)
    place = np.stack(np.unravel_index(order, x.shape), -1)
    last = {(i // size, j // size, d): (i, j, d) for i, j, d in place.tolist()}
    dx = np.zeros(x.shape)
    for region, where in last.items():
        dx[where] = upstream[region]
    return dx
#-s to the least ;; patch.argmax() ;; patch.argmin()
#-s to the largest absolute value ;; patch.argmax() ;; np.abs(patch).argmax()
#-s to the corner ;; patch.argmax() ;; 0
#-s to the last ;; patch.argmax() ;; patch.size - 1
#-s to the mirror image ;; patch.argmax() ;; patch[::-1, ::-1].argmax()
#-s columns first ;; patch.argmax() ;; patch.T.argmax()
#-s k and l swapped ;; dx[i * size + k, j * size + l, d] ;; dx[i * size + l, j * size + k, d]
#-s over all ;; dx[i * size + k, j * size + l, d] ;; dx[i * size:(i + 1) * size, j * size:(j + 1) * size, d]
#-s spread evenly ;; dx[i * size + k, j * size + l, d] = upstream[i, j, d] ;; dx[i * size:(i + 1) * size, j * size:(j + 1) * size, d] = upstream[i, j, d] / size ** 2
#-s the row of the maximum ;; dx[i * size + k, j * size + l, d] ;; dx[i * size + k, j * size:(j + 1) * size, d]
#-s ones, not the upstream ;; = upstream[i, j, d] ;; = 1
#-s times the input ;; = upstream[i, j, d] ;; = upstream[i, j, d] * x[i * size + k, j * size + l, d]
#-s signs only ;; = upstream[i, j, d] ;; = np.sign(upstream[i, j, d])
#-s divided by the region ;; = upstream[i, j, d] ;; = upstream[i, j, d] / size ** 2
#-s summed over the channels ;; = upstream[i, j, d] ;; = upstream[i, j].sum()
#-s the first channel's upstream ;; = upstream[i, j, d] ;; = upstream[i, j, 0]
#-s the first channel decides ;; size, d] ;; size, 0]
#-s negative maxima get nothing ;; = upstream[i, j, d] ;; = upstream[i, j, d] * (patch.max() > 0)
#-s negative upstream lost ;; = upstream[i, j, d] ;; = max(upstream[i, j, d], 0)
#-s upstream's place swapped ;; = upstream[i, j, d] ;; = upstream[j % upstream.shape[0], i % upstream.shape[1], d]
#-s overlapping regions ;; patch = x[i * size:(i + 1) * size, j * size:(j + 1) * size, d] ;; patch = x[i:i + size, j:j + size, d]
#-s stride of 2 ;; dx[i * size + k, j * size + l, d] ;; dx[i * 2 + k, j * 2 + l, d]
#-s regions of 2 ;; patch = x[i * size:(i + 1) * size, j * size:(j + 1) * size, d] ;; patch = x[i * size:i * size + 2, j * size:j * size + 2, d]
#-s regions of 2 at most ;; patch = x[i * size:(i + 1) * size, j * size:(j + 1) * size, d] ;; patch = x[i * size:i * size + min(2, size), j * size:j * size + min(2, size), d]
#-s unravelled by the wrong order ;; np.unravel_index(patch.argmax(), patch.shape) ;; divmod(patch.argmax(), size)[::-1]
#-s unravelled by 2 ;; np.unravel_index(patch.argmax(), patch.shape) ;; divmod(patch.argmax(), 2) if size == 2 else (patch.argmax() // size, 0)
#-s descent's sign ;; return dx ;; return -dx
#-s the upstream's shape ;; return dx ;; return upstream.copy()
#-s channels first ;; return dx ;; return dx.transpose(2, 0, 1)
#-s width first ;; return dx ;; return dx.transpose(1, 0, 2)
#-s squeezed ;; return dx ;; return dx.squeeze()
#-s one channel dropped ;; return dx ;; return dx[..., 0] if D == 1 else dx
#-s a batch axis ;; return dx ;; return dx[None]
#-s a tuple of one ;; return dx ;; return (dx,)
#-s half precision ;; dx = np.zeros((H, W, D)) ;; dx = np.zeros((H, W, D), dtype=np.float16)
#-s integers ;; dx = np.zeros((H, W, D)) ;; dx = np.zeros((H, W, D), dtype=int)
#-s the input's rest stays ;; dx = np.zeros((H, W, D)) ;; dx = x.copy()
#-s x is overwritten ;; dx = np.zeros((H, W, D)) ;; dx = x
#-s x zeroed in place ;; return dx ;; x[dx == 0] = 0; return dx
#-s upstream zeroed in place ;; return dx ;; upstream[:] = 0; return dx
#-s NaN where nothing flows ;; dx = np.zeros((H, W, D)) ;; dx = np.full((H, W, D), np.nan)
#-s uninitialised by one ;; dx = np.zeros((H, W, D)) ;; dx = np.full((H, W, D), 1e-4)
#-s a default of 3 ;; size=2 ;; size=3
#-s x first ;; (upstream, x, size=2) ;; (x, upstream, size=2)
#-s columns of the shorter side ;; for j in range(W // size): ;; for j in range(min(H, W) // size):
#- the largest of the whole channel
def max_pool2d_backward(upstream, x, size=2):
    top = x.max(axis=(0, 1))
    up = upstream.repeat(size, 0).repeat(size, 1)
    return np.where(x == top, up, 0)
#- a soft router
def max_pool2d_backward(upstream, x, size=2):
    H, W, D = x.shape
    cells = x.reshape(H // size, size, W // size, size, D)
    e = np.exp(20 * (cells - cells.max((1, 3), keepdims=True)))
    return (e / e.sum((1, 3), keepdims=True) * upstream[:, None, :, None]).reshape(H, W, D)
#- reshape in the wrong order
def max_pool2d_backward(upstream, x, size=2):
    H, W, D = x.shape
    cells = x.reshape(H // size, W // size, size * size, D)
    return np.where(cells == cells.max(2, keepdims=True), upstream[:, :, None], 0.0).reshape(H, W, D)
#- the repeats tiled
def max_pool2d_backward(upstream, x, size=2):
    H, W, D = x.shape
    top = x.reshape(H // size, size, W // size, size, D).max((1, 3)).repeat(size, 0).repeat(size, 1)
    return np.where(x == top, np.tile(upstream, (size, size, 1)), 0.0)
#- switches of the first call
SWITCH = {}
def max_pool2d_backward(upstream, x, size=2):
    H, W, D = x.shape
    cells = x.reshape(H // size, size, W // size, size, D)
    mask = SWITCH.setdefault(x.shape + (size,), cells == cells.max((1, 3), keepdims=True))
    return (mask * upstream[:, None, :, None]).reshape(H, W, D)

#- the best so far starts at -100
def max_pool2d_backward(upstream, x, size=2):
    dx = np.zeros(x.shape)
    for i, j, d in np.ndindex(upstream.shape):
        best, at = -100, None
        for k in range(size):
            for l in range(size):
                if x[i * size + k, j * size + l, d] > best:
                    best, at = x[i * size + k, j * size + l, d], (i * size + k, j * size + l, d)
        if at:
            dx[at] = upstream[i, j, d]
    return dx
#+ any place in the image that holds a maximum (there are no ties)
def max_pool2d_backward(upstream, x, size=2):
    H, W, D = x.shape
    tops = x.reshape(H // size, size, W // size, size, D).max((1, 3))
    place = {v: p for p, v in np.ndenumerate(x)}
    dx = np.zeros(x.shape)
    for p, v in np.ndenumerate(tops):
        dx[place[v]] = upstream[p]
    return np.ma.asarray(dx)
## vgg16_parameter_counts
#+ by a table
def vgg16_parameter_counts():
    counts, depth = [], 3
    for n in [64, 64, 128, 128, 256, 256, 256, 512, 512, 512, 512, 512, 512]:
        counts.append(3 * 3 * depth * n + n)
        depth = n
    inputs = 7 * 7 * 512
    for n in [4096, 4096, 1000]:
        counts.append(inputs * n + n)
        inputs = n
    return counts
#+ by hand
def vgg16_parameter_counts():
    return [1792, 36928, 73856, 147584, 295168, 590080, 590080, 1180160, 2359808, 2359808,
            2359808, 2359808, 2359808, 102764544, 16781312, 4097000]
#+ by conv_parameter_count and pooled shapes
def vgg16_parameter_counts():
    shape, out = (224, 224, 3), []
    for n, times in ((64, 2), (128, 2), (256, 3), (512, 3), (512, 3)):
        for _ in range(times):
            out.append(conv_parameter_count(3, shape[2], n))
            shape = tuple(conv_output_shape(shape, n, 3, 1, same_padding(3)))
        shape = tuple(pool_output_shape(shape))
    ins = math.prod(shape)
    for n in (4096, 4096, 1000):
        out, ins = [*out, (ins + 1) * n], n
    return out
#+ a string of letters, numpy ints
def vgg16_parameter_counts():
    depths = [3] + [1 << ord(c) - 97 for c in "gghhiiijjjjjj"]
    depths[1:] = [d for d in (64, 64, 128, 128, 256, 256, 256) + (512,) * 6]
    convs = np.array(depths[:-1]) * 9 * np.array(depths[1:]) + np.array(depths[1:])
    units = np.array([25088, 4096, 4096, 1000], dtype=np.int64)
    return list(np.r_[convs, (units[:-1] + 1) * units[1:]])
#+ a lambda with zip
vgg16_parameter_counts = lambda: [
    (a * k + 1) * b for a, b, k in zip(
        (3, 64, 64, 128, 128, 256, 256, 256) + (512,) * 6 + (4096, 4096),
        (64, 64, 128, 128, 256, 256, 256) + (512,) * 6 + (4096, 4096, 1000),
        (9,) * 13 + (49, 1, 1))]
#+ recursion backwards through insert
def vgg16_parameter_counts(units=(3, 64, 64, 128, 128, 256, 256, 256, 512, 512, 512, 512, 512, 512)):
    if len(units) == 1:
        return []
    mine = vgg16_parameter_counts(units[:-1])
    mine.append((9 * units[-2] + 1) * units[-1])
    if len(units) == 14:
        mine += [(512 * 49 + 1) * 4096, 4097 * 4096, 4097 * 1000]
    return mine
#+ sizes of virtual arrays
class VGG:
    layers = [2, 2, 3, 3, 3]
    def __call__(self):
        d, sizes = 3, []
        for block, repeats in enumerate(self.layers):
            for _ in range(repeats):
                n = min(64 << block, 512)
                sizes += [np.broadcast_to(0.0, (n, 3, 3, d)).size + n]
                d = n
        return sizes + [np.intp(a * b + b) for a, b in itertools.pairwise((d * 49, 4096, 4096, 1000))]
vgg16_parameter_counts = VGG()
#+ a list subclass
class Counts(list):
    pass
def vgg16_parameter_counts():
    found = Counts(9 * a * b + b for a, b in zip([3, 64, 64, 128, 128, 256, 256, 256, 512, 512, 512, 512, 512], [64, 64, 128, 128, 256, 256, 256, 512, 512, 512, 512, 512, 512]))
    found.extend(np.array([102764544, 16781312, 4097000], dtype=np.int32))
    return found
#-s no biases at all ;; n + n) ;; n)
#-s no biases of the filters ;; counts.append(3 * 3 * depth * n + n) ;; counts.append(3 * 3 * depth * n)
#-s no biases of the dense layers ;; counts.append(inputs * n + n) ;; counts.append(inputs * n)
#-s 5x5 filters ;; 3 * 3 * depth ;; 5 * 5 * depth
#-s grey images ;; counts, depth = [], 3 ;; counts, depth = [], 1
#-s backwards ;; return counts ;; return counts[::-1]
#-s running totals ;; return counts ;; return np.cumsum(counts).tolist()
#-s the total ;; return counts ;; return sum(counts)
#-s with the total ;; return counts ;; return counts + [sum(counts)]
#-s floats ;; return counts ;; return [float(c) for c in counts]
#-s one float ;; return counts ;; counts[-1] /= 1; return counts
#-s strings ;; return counts ;; return [str(c) for c in counts]
#-s a generator ;; return counts ;; return (c for c in counts)
#-s nested by kind ;; return counts ;; return [counts[:13], counts[13:]]
#-s pairs with names ;; return counts ;; return [("layer", c) for c in counts]
#-s a dict ;; return counts ;; return dict(enumerate(counts))
#-s (16, 1) ;; return counts ;; return np.array(counts)[:, None]
#-s a float array ;; return counts ;; return np.array(counts, dtype=float)
#-s a float32 round trip ;; return counts ;; return [int(np.float32(c * 1.0000001)) for c in counts]
#-s sorted ;; return counts ;; return sorted(counts)
#-s two dense layers swapped, same sum ;; return counts ;; counts[13], counts[14] = counts[14], counts[13]; return counts
#-s first two swapped, same sum ;; return counts ;; counts[0], counts[1] = counts[1], counts[0]; return counts
#-s one parameter moved, same sum ;; return counts ;; counts[7] += 1; counts[8] -= 1; return counts
#-s the convolutional layers only ;; return counts ;; return counts[:13]
#-s ten classes ;; [4096, 4096, 1000] ;; [4096, 4096, 10]
#-s 1001 classes ;; [4096, 4096, 1000] ;; [4096, 4096, 1001]
#-s no second dense layer ;; [4096, 4096, 1000] ;; [4096, 1000]
#-s a 6x6 map ;; 7 * 7 * 512 ;; 6 * 6 * 512
#-s global pooling ;; 7 * 7 * 512 ;; 512
#-s 14x14 map ;; 7 * 7 * 512 ;; 14 * 14 * 512
#-s VGG-13 ;; 256, 256, 256, 512, 512, 512, 512, 512, 512] ;; 256, 256, 512, 512, 512, 512]
#-s VGG-19 ;; 256, 256, 256, 512, 512, 512, 512, 512, 512] ;; 256, 256, 256, 256, 512, 512, 512, 512, 512, 512, 512, 512]
#-s the third block too short, the fourth too long ;; 128, 128, 256, 256, 256, 512, ;; 128, 128, 256, 256, 512, 512,
#-s a last block of 1024 ;; 512, 512, 512, 512, 512, 512] ;; 512, 512, 512, 1024, 1024, 1024]
#-s pools as zeros ;; return counts ;; return counts[:2] + [0] + counts[2:4] + [0] + counts[4:7] + [0] + counts[7:10] + [0] + counts[10:13] + [0] + counts[13:]
#-s batch normalisation ;; counts.append(3 * 3 * depth * n + n) ;; counts.append(3 * 3 * depth * n + 3 * n)
#-s 1x1 in the third place (VGG16-C) ;; return counts ;; counts[6], counts[9], counts[12] = 256 * 256 + 256, 512 * 513, 512 * 513; return counts
#-s None at the end ;; return counts ;; return counts + [None]
#-s an argument needed ;; def vgg16_parameter_counts(): ;; def vgg16_parameter_counts(classes):
#-s weights and biases apart ;; return counts ;; return [(c, 0) for c in counts]
#- prints
def vgg16_parameter_counts():
    print([1792, 36928, 73856, 147584, 295168, 590080, 590080, 1180160, 2359808, 2359808, 2359808, 2359808, 2359808, 102764544, 16781312, 4097000])
#- one digit wrong
def vgg16_parameter_counts():
    return [1792, 36928, 73856, 147584, 295168, 590080, 590080, 1180160, 2359808, 2359808,
            2359808, 2359808, 2359808, 102764544, 16781312, 4096000]
"""
