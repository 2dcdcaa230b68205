# ruff: noqa: E501
r"""Held-out answers to convolution, written from the contract alone. See test_heldout.py."""

ANSWERS = r"""
#= prelude
import fractions
import functools
import itertools
import math

import numpy as np

## conv_output_size
#+ plain
def conv_output_size(n, f, stride=1, pad=0):
    if n < 1 or f < 1 or stride < 1 or pad < 0:
        raise ValueError("bad size")
    room = n + 2 * pad - f
    if room < 0 or room % stride:
        raise ValueError("does not fit")
    return room // stride + 1
#+ fractions
class DoesNotFit(ValueError):
    pass
def conv_output_size(n, f, stride=1, pad=0):
    if min(n, f, stride) <= 0 or pad <= -1 or f > n + 2 * pad:
        raise DoesNotFit(n, f, stride, pad)
    size = fractions.Fraction(int(n + 2 * pad - f), int(stride)) + 1
    if size.denominator != 1:
        raise DoesNotFit
    return np.int64(int(size))
#+ counting places
def conv_output_size(n, f, stride=1, pad=0, **kwargs):
    if not (n >= 1 and f >= 1 and stride >= 1 and pad >= 0):
        raise ValueError
    starts = list(range(-pad, n + pad - f + 1, stride))
    if not starts or starts[-1] + f != n + pad:
        raise ValueError
    return len(starts)
#+ float checked, then an int
def conv_output_size(n, f, stride=1, pad=0):
    bad = any(v < 1 for v in (n, f, stride)) or pad < 0
    size = 0 if bad else (n + 2 * pad - f) / stride + 1
    if size < 1 or size != int(size):
        raise ValueError(f"{size}")
    return int(size)
#+ UnicodeError is a ValueError, divmod, int32
def conv_output_size(n, f, stride=1, pad=0):
    if n < 1 or f < 1 or stride < 1 or pad < 0 or n + 2 * pad < f:
        raise UnicodeError("no")
    q, r = divmod(n + 2 * pad - f, stride)
    if r != 0:
        raise UnicodeError("no")
    return np.int32(q + 1)
#-s floor ;; room < 0 or room % stride ;; room < 0
#- ceiling
def conv_output_size(n, f, stride=1, pad=0):
    if n < 1 or f < 1 or stride < 1 or pad < 0 or n + 2 * pad < f:
        raise ValueError("bad size")
    return math.ceil((n + 2 * pad - f) / stride) + 1
#-s float ;; room // stride + 1 ;; room / stride + 1
#-s padding once ;; 2 * pad ;; pad
#-s plus one missing ;; // stride + 1 ;; // stride
#-s precedence ;; room // stride + 1 ;; n + 2 * pad - f // stride + 1
#-s too large a filter where the remainder is zero ;; room < 0 or room % stride ;; room % stride
#-s filter against the image without padding ;; room < 0 or ;; n < f or
#-s filter as large as the image ;; room < 0 ;; room <= 0
#-s negative padding ;; or pad < 0 ;;
#-s no padding is an error ;; pad < 0 ;; pad < 1
#-s stride not checked ;; stride < 1 or ;;
#-s image not checked ;; n < 1 or ;;
#-s filter not checked ;; f < 1 or ;;
#-s even filters are an error ;; f < 1 ;; f < 1 or f % 2 == 0
#-s stride beyond the filter ;; stride < 1 ;; stride < 1 or stride > f
#-s padding of the filter's size is an error ;; pad < 0 ;; pad < 0 or pad >= f
#-s another error ;; raise ValueError("does not fit") ;; raise ArithmeticError
#-s none ;; raise ValueError("does not fit") ;; return None
#-s zero ;; raise ValueError("bad size") ;; return 0
#-s default padding ;; pad=0 ;; pad=1
#-s an image of one pixel is an error ;; n < 1 ;; n < 2

## same_padding
#+ plain
def same_padding(f):
    if f % 2 == 0:
        raise ValueError("even")
    return (f - 1) // 2
#+ bits
def same_padding(f):
    if not f & 1:
        raise ValueError
    return f >> 1
#+ search
def same_padding(f):
    for p in range(f + 1):
        if 100 + 2 * p - f + 1 == 100:
            return np.int64(p)
    raise ValueError(f)
#+ divmod
def same_padding(f, *, n=None):
    half, odd = divmod(f, 2)
    if odd:
        return int(half)
    raise UnicodeError(f"{f} is even")
#+ rounded float made an int
def same_padding(f):
    p = (f - 1) / 2
    if p != round(p):
        raise type("Even", (ValueError,), {})
    return np.uint8(p)
#-s no error ;; if f % 2 == 0 ;; if False
#-s float ;; (f - 1) // 2 ;; (f - 1) / 2
#-s other rounding ;; (f - 1) // 2 ;; (f + 1) // 2
#-s whole filter ;; (f - 1) // 2 ;; f - 1
#-s one is an error ;; f % 2 == 0 ;; f % 2 == 0 or f < 2
#-s odd is an error ;; f % 2 == 0 ;; f % 2 == 1
#-s two only ;; f % 2 == 0 ;; f == 2 or f == 4
#-s none ;; raise ValueError("even") ;; return None
#-s another error ;; ValueError ;; AssertionError
#-s always one ;; (f - 1) // 2 ;; 1
#-s vector ;; (f - 1) // 2 ;; np.array([(f - 1) // 2])
#-s large filters are an error ;; f % 2 == 0 ;; f % 2 == 0 or f > 7
#-s numpy float ;; (f - 1) // 2 ;; np.ceil((f - 1) / 2)

## conv_output_shape
#+ plain
def conv_output_shape(input_shape, n_filters, f, stride=1, pad=0):
    H, W, D = input_shape
    return conv_output_size(H, f, stride, pad), conv_output_size(W, f, stride, pad), n_filters
#+ list
def conv_output_shape(input_shape, n_filters, f, stride=1, pad=0):
    return [conv_output_size(int(s), f, stride=stride, pad=pad) for s in input_shape[:2]] + [n_filters]
#+ int array
def conv_output_shape(input_shape, n_filters, f, stride=1, pad=0):
    a = np.array(input_shape[:2]) + 2 * pad - f
    if f < 1 or stride < 1 or pad < 0 or min(input_shape[:2]) < 1 or (a < 0).any() or (a % stride).any():
        raise ValueError(a)
    return np.append(a // stride + 1, n_filters)
#+ numpy integers in a tuple
def conv_output_shape(input_shape, n_filters, f, stride=1, pad=0):
    size = functools.partial(conv_output_size, f=f, stride=stride, pad=pad)
    return (*map(np.int64, map(size, input_shape[:-1])), np.int64(n_filters))
#+ shape of an array
def conv_output_shape(input_shape, n_filters, f, stride=1, pad=0):
    H, W, _ = input_shape
    side = {n: conv_output_size(n, f, stride, pad) for n in (H, W)}
    return np.broadcast_to(0.0, (side[H], side[W], n_filters)).shape
#-s height for width ;; conv_output_size(W ;; conv_output_size(H
#-s swapped ;; H, W, D = ;; W, H, D =
#-s depth kept ;; pad), n_filters ;; pad), D
#-s depth times filters ;; pad), n_filters ;; pad), D * n_filters
#-s filters first ;; return conv_output_size(H, f, stride, pad), conv_output_size(W, f, stride, pad), n_filters ;; return n_filters, conv_output_size(H, f, stride, pad), conv_output_size(W, f, stride, pad)
#-s floor ;; return conv_output_size(H, f, stride, pad), conv_output_size(W, f, stride, pad), n_filters ;; return (H + 2 * pad - f) // stride + 1, (W + 2 * pad - f) // stride + 1, n_filters
#-s width floored ;; conv_output_size(W, f, stride, pad) ;; (W + 2 * pad - f) // stride + 1
#-s height floored ;; conv_output_size(H, f, stride, pad) ;; (H + 2 * pad - f) // stride + 1
#-s no padding ;; stride, pad), conv ;; stride), conv
#-s no stride for the width ;; conv_output_size(W, f, stride, pad) ;; conv_output_size(W, f, 1, pad)
#-s filters missing ;; stride, pad), n_filters ;; stride, pad)
#-s float array ;; return conv_output_size(H, f, stride, pad), conv_output_size(W, f, stride, pad), n_filters ;; return np.array([conv_output_size(H, f, stride, pad), conv_output_size(W, f, stride, pad), float(n_filters)])
#-s depth must be three ;; H, W, D = input_shape ;; H, W, D = input_shape; assert D in (1, 3)
#-s default padding keeps the size ;; H, W, D = input_shape ;; H, W, D = input_shape; pad = pad or (f - 1) // 2

## pool_output_shape
#+ plain
def pool_output_shape(input_shape, size=2):
    H, W, D = input_shape
    if H % size or W % size:
        raise ValueError("regions do not tile")
    return H // size, W // size, D
#+ divmod, list
def pool_output_shape(input_shape, size=2):
    out = []
    for side in input_shape[:2]:
        q, r = divmod(side, size)
        if r:
            raise ValueError
        out.append(q)
    return out + [input_shape[2]]
#+ convolution's function, int array
def pool_output_shape(input_shape, size=2):
    H, W, D = (int(v) for v in input_shape)
    return np.array([conv_output_size(H, size, size), conv_output_size(W, size, stride=size), D])
#+ reshape raises the error
def pool_output_shape(input_shape, size=2):
    H, W, D = input_shape
    blocks = np.empty((H, W)).reshape(H // size, size, W // size, size)
    return (blocks.shape[0], blocks.shape[2], D)
#+ float checked, numpy integers
def pool_output_shape(input_shape, size=2):
    s = np.array(input_shape) / [size, size, 1]
    if not np.all(s == s.astype(int)):
        raise ValueError(s)
    return tuple(s.astype(int))
#-s floor ;; if H % size or W % size ;; if False
#-s height checked only ;; H % size or W % size ;; H % size
#-s width checked only ;; H % size or W % size ;; W % size
#-s both have to fail ;; H % size or W % size ;; H % size and W % size
#-s area checked ;; H % size or W % size ;; (H * W) % (size * size)
#-s depth divided ;; // size, D ;; // size, D // size
#-s halves ;; H // size, W // size ;; H // 2, W // 2
#-s floats ;; H // size, W // size ;; H / size, W / size
#-s swapped ;; return H // size, W // size ;; return W // size, H // size
#-s stride of one ;; H // size, W // size ;; H - size + 1, W - size + 1
#-s depth missing ;; // size, D ;; // size
#-s size of one is an error ;; if H ;; if size < 2 or H
#-s default of three ;; size=2 ;; size=3
#-s square of the size ;; if H % size or W % size ;; if H != W or H % size
#-s depth checked as well ;; W % size: ;; W % size or D % size:

## conv_parameter_count
#+ plain
def conv_parameter_count(f, depth, n_filters):
    return (f * f * depth + 1) * n_filters
#+ sizes of arrays
def conv_parameter_count(f, depth, n_filters):
    w, b = np.empty((n_filters, f, f, depth)), np.empty(n_filters)
    return w.size + b.size
#+ sum over filters
def conv_parameter_count(f, depth, n_filters):
    return sum(1 + depth * f**2 for _ in range(n_filters))
#+ numpy
conv_parameter_count = lambda f, depth, n_filters: np.int64(np.prod([f, f, depth]) + 1) * n_filters
#+ math.prod
def conv_parameter_count(f, depth, n_filters, bias=True):
    return math.prod((f, f, depth, n_filters)) + n_filters * bias
#-s no biases ;; depth + 1 ;; depth
#-s one bias in all ;; (f * f * depth + 1) * n_filters ;; f * f * depth * n_filters + 1
#-s a bias a channel ;; (f * f * depth + 1) * n_filters ;; (f * f + 1) * depth * n_filters
#-s depth forgotten ;; * depth ;;
#-s not square ;; f * f ;; f
#-s float ;; depth + 1 ;; depth + 1.0
#-s one filter ;; * n_filters ;;
#-s filter of three ;; f * f ;; 9
#-s a bias for each channel and filter ;; + 1) * n_filters ;; + depth) * n_filters
#-s text ;; return (f * f * depth + 1) * n_filters ;; return f"{(f * f * depth + 1) * n_filters}"
#-s depth of three ;; depth + 1 ;; 3 + 1
#-s biases of the inputs ;; (f * f * depth + 1) * n_filters ;; f * f * depth * n_filters + depth
#-s shapes ;; return (f * f * depth + 1) * n_filters ;; return (f * f * depth * n_filters, n_filters)

## dense_on_image_weight_count
#+ plain
def dense_on_image_weight_count(height, width, channels, n_units):
    return height * width * channels * n_units
#+ math.prod
def dense_on_image_weight_count(*sizes, **named):
    return math.prod(sizes) * math.prod(named.values())
#+ numpy
def dense_on_image_weight_count(height, width, channels, n_units):
    return np.prod([height, width, channels, n_units], dtype=np.int64)
#+ repeated addition
def dense_on_image_weight_count(height, width, channels, n_units):
    one = sum([width * channels] * height)
    return sum(one for _ in range(n_units))
#+ reduce
dense_on_image_weight_count = lambda height, width, channels, n_units: functools.reduce(int.__mul__, map(int, (height, width, channels, n_units)))
#-s biases ;; * n_units ;; * n_units + n_units
#-s a bias an input ;; channels * n_units ;; channels * (n_units + 1)
#-s megapixel rounded ;; height * width ;; round(height * width, -6)
#-s channels forgotten ;; * channels ;;
#-s height twice ;; height * width ;; height * height
#-s float ;; * n_units ;; * float(n_units)
#-s one unit ;; * n_units ;;
#-s 16 bits ;; return height * width * channels * n_units ;; return (height * width * channels * n_units) % 2**16
#-s channels as units ;; * channels * n_units ;; * (channels + n_units)
#-s vector ;; return height * width * channels * n_units ;; return [height * width * channels * n_units]
#-s the slide's estimate ;; return height * width * channels * n_units ;; return 10**9

## random_connection_count
#+ plain
def random_connection_count(n, m):
    return math.comb(n, m)
#+ pascal
def random_connection_count(n, m):
    row = [1]
    for _ in range(n):
        row = [a + b for a, b in zip([0] + row, row + [0])]
    return row[m]
#+ recursion with a memory
@functools.lru_cache(maxsize=None)
def random_connection_count(n, m):
    if m == 0 or m == n:
        return 1
    return random_connection_count(n - 1, m) + random_connection_count(n - 1, m - 1)
#+ factorials
def random_connection_count(n, m):
    return math.factorial(n) // math.factorial(m) // math.factorial(n - m)
#+ products, numpy integer
def random_connection_count(n, m):
    total = 1
    for k in range(m):
        total = total * (n - k) // (k + 1)
    return np.int64(total)
#-s float division ;; math.comb(n, m) ;; int(math.factorial(n) / math.factorial(m) / math.factorial(n - m))
#-s float ;; math.comb(n, m) ;; float(math.comb(n, m))
#-s gamma function ;; math.comb(n, m) ;; round(math.exp(math.lgamma(n + 1) - math.lgamma(m + 1) - math.lgamma(n - m + 1)))
#-s order counts ;; math.comb ;; math.perm
#-s with repetition ;; math.comb(n, m) ;; math.comb(n + m - 1, m) if n + m else 1
#-s all subsets ;; math.comb(n, m) ;; 2**n
#-s tuples ;; math.comb(n, m) ;; n**m
#-s product ;; math.comb(n, m) ;; n * m
#-s none for none ;; math.comb(n, m) ;; math.comb(n, m) if m else 0
#-s swapped ;; math.comb(n, m) ;; math.comb(m, n)
#-s up to m ;; math.comb(n, m) ;; sum(math.comb(n, k) for k in range(m + 1))
#-s numpy product of floats ;; math.comb(n, m) ;; int(np.prod([(n - k) / (k + 1) for k in range(m)]))
#-s 32 bits ;; math.comb(n, m) ;; math.comb(n, m) % 2**32

## correlate_single
#+ plain
def correlate_single(x, w, b):
    f = len(w)
    H, W = x.shape
    z = np.empty((H - f + 1, W - f + 1))
    for i in range(z.shape[0]):
        for j in range(z.shape[1]):
            z[i, j] = np.sum(x[i:i + f, j:j + f] * w) + b
    return z
#+ windows
def correlate_single(x, w, b):
    v = np.lib.stride_tricks.sliding_window_view(x, w.shape)
    return np.einsum("ijkl,kl->ij", v, w) + b
#+ shifted sums
def correlate_single(x, w, b):
    f = w.shape[0]
    h, v = x.shape[0] - f + 1, x.shape[1] - f + 1
    return sum(w[k, l] * x[k:k + h, l:l + v] for k in range(f) for l in range(f)) + b
#+ nested lists
def correlate_single(x, w, b=0.0):
    f, xs, ws = len(w), x.tolist(), w.tolist()
    return [[b + sum(xs[i + k][j + l] * ws[k][l] for k in range(f) for l in range(f))
             for j in range(len(xs[0]) - f + 1)] for i in range(len(xs) - f + 1)]
#+ generator, single precision
def correlate_single(x, w, b):
    f = len(w)
    rows = ((np.vdot(x[i:i + f, j:j + f], w) + b for j in range(x.shape[1] - f + 1)) for i in range(len(x) - f + 1))
    return np.array([list(r) for r in rows], dtype=np.float32)
#-s flipped ;; * w) ;; * w[::-1, ::-1])
#-s transposed filter ;; * w) ;; * w.T)
#-s no bias ;; + b ;;
#-s bias for every weight ;; * w) + b ;; * w + b)
#-s square images ;; range(z.shape[1]) ;; range(min(z.shape))
#-s one row too few ;; z = np.empty((H - f + 1, W - f + 1)) ;; z = np.empty((H - f, W - f + 1))
#-s same size ;; H, W = x.shape ;; x = np.pad(x, f // 2); H, W = x.shape
#-s mean ;; np.sum( ;; np.mean(
#-s flat ;; return z ;; return z.ravel()
#-s channel axis ;; return z ;; return z[:, :, None]
#-s transposed image ;; return z ;; return z.T
#-s bias subtracted ;; + b ;; - b
#-s relu ;; return z ;; return np.maximum(z, 0)
#-s matrix product ;; np.sum(x[i:i + f, j:j + f] * w) ;; np.sum(x[i:i + f, j:j + f] @ w)
#-s image changed ;; return z ;; x -= x.mean(); return z
#-s filter of three at most ;; f = len(w) ;; f = min(len(w), 3); w = w[:f, :f]
#-s flipped upside down ;; * w) ;; * w[::-1])

## conv2d
#+ plain
def conv2d(x, w, b, stride=1, pad=0):
    F, f = w.shape[:2]
    H = conv_output_size(x.shape[0], f, stride, pad)
    W = conv_output_size(x.shape[1], f, stride, pad)
    xp = np.pad(x, ((pad, pad), (pad, pad), (0, 0)))
    out = np.zeros((H, W, F))
    for i in range(H):
        for j in range(W):
            patch = xp[i * stride:i * stride + f, j * stride:j * stride + f]
            for k in range(F):
                out[i, j, k] = np.sum(patch * w[k]) + b[k]
    return out
#+ windows, tensordot
def conv2d(x, w, b, stride=1, pad=0):
    f = w.shape[1]
    if any((n + 2 * pad - f) % stride or n + 2 * pad < f for n in x.shape[:2]):
        raise ValueError("does not fit")
    xp = np.zeros((x.shape[0] + 2 * pad, x.shape[1] + 2 * pad, x.shape[2]))
    xp[pad:pad + x.shape[0], pad:pad + x.shape[1]] = x
    v = np.lib.stride_tricks.sliding_window_view(xp, (f, f), axis=(0, 1))[::stride, ::stride]
    return np.tensordot(v, w, axes=[(3, 4, 2), (1, 2, 3)]) + b
#+ im2col
def conv2d(x, w, b, stride=1, pad=0):
    H, W, F = conv_output_shape(x.shape, len(w), w.shape[1], stride, pad)
    f = w.shape[1]
    xp = np.pad(x, [(pad, pad), (pad, pad), (0, 0)])
    cols = [xp[i * stride:, j * stride:][:f, :f].reshape(-1) for i in range(H) for j in range(W)]
    return (np.array(cols) @ w.reshape(F, -1).T + b).reshape(H, W, F)
#+ sum over filter entries, lists out
def conv2d(x, w, b, stride=1, pad=0):
    f = len(w[0])
    H, W, F = conv_output_shape(x.shape, len(w), f, stride, pad)
    xp = np.pad(x, ((pad,) * 2, (pad,) * 2, (0,) * 2))
    z = np.tile(b, (H, W, 1)).astype(float)
    for k, l in itertools.product(range(f), repeat=2):
        z += xp[k:k + H * stride:stride, l:l + W * stride:stride][:H, :W] @ w[:, k, l].T
    return z.tolist()
#+ filters by correlate_single, single precision
def conv2d(x, w, b, stride=1, pad=0):
    for n in x.shape[:2]:
        conv_output_size(n, w.shape[1], stride, pad)
    xp = np.pad(x, ((pad, pad), (pad, pad), (0, 0)))
    maps = [sum(np.asarray(correlate_single(xp[..., d], wk[..., d], 0.0)) for d in range(x.shape[2])) + bk
            for wk, bk in zip(w, b)]
    return np.stack(maps, axis=-1)[::stride, ::stride].astype(np.float32)
#-s stride not in the place ;; xp[i * stride:i * stride + f, j * stride:j * stride + f] ;; xp[i:i + f, j:j + f]
#-s stride not in the column ;; j * stride:j * stride + f ;; j:j + f
#-s padding on one side ;; ((pad, pad), (pad, pad), (0, 0)) ;; ((2 * pad, 0), (2 * pad, 0), (0, 0))
#-s padding of ones ;; (0, 0))) ;; (0, 0)), constant_values=1)
#-s edges repeated ;; (0, 0))) ;; (0, 0)), mode="edge")
#-s no biases ;; + b[k] ;;
#-s first bias ;; + b[k] ;; + b[0]
#-s flipped ;; * w[k]) ;; * w[k, ::-1, ::-1])
#-s filter transposed ;; * w[k]) ;; * w[k].transpose(1, 0, 2))
#-s first channel ;; patch * w[k] ;; (patch * w[k])[..., 0]
#-s mean over channels ;; np.sum(patch * w[k]) ;; np.sum(patch * w[k]) / x.shape[2]
#-s channels against filters ;; patch * w[k] ;; patch * w[k][:, :, ::-1]
#-s floored ;; H = conv_output_size(x.shape[0], f, stride, pad) ;; H = (x.shape[0] + 2 * pad - f) // stride + 1
#-s width floored ;; W = conv_output_size(x.shape[1], f, stride, pad) ;; W = (x.shape[1] + 2 * pad - f) // stride + 1
#-s height for width ;; conv_output_size(x.shape[1], ;; conv_output_size(x.shape[0],
#-s filters first ;; return out ;; return out.transpose(2, 0, 1)
#-s one map squeezed ;; return out ;; return out.squeeze()
#-s image changed ;; return out ;; x += 1; return out
#-s filters added up ;; return out ;; return np.broadcast_to(out.sum(axis=2, keepdims=True), out.shape)
#-s relu ;; return out ;; return np.maximum(out, 0)
#-s bias before padding is forgotten at the border ;; + b[k] ;; + b[k] * (min(i, j) >= pad)

## conv2d_backward
#+ plain
def conv2d_backward(upstream, x, w, stride=1, pad=0):
    f = w.shape[1]
    xp = np.pad(x, ((pad, pad), (pad, pad), (0, 0)))
    dxp, dw = np.zeros(xp.shape), np.zeros(w.shape)
    for i in range(upstream.shape[0]):
        for j in range(upstream.shape[1]):
            r, c = i * stride, j * stride
            for k in range(len(w)):
                g = upstream[i, j, k]
                dxp[r:r + f, c:c + f] += g * w[k]
                dw[k] += g * xp[r:r + f, c:c + f]
    dx = dxp[pad:pad + x.shape[0], pad:pad + x.shape[1]]
    return dx, dw, upstream.sum(axis=(0, 1))
#+ over filter entries
def conv2d_backward(upstream, x, w, stride=1, pad=0):
    H, W, F = upstream.shape
    f = w.shape[1]
    xp = np.pad(x, ((pad, pad), (pad, pad), (0, 0)))
    dxp, dw = np.zeros_like(xp), np.empty_like(w)
    for k in range(f):
        for l in range(f):
            rows, cols = slice(k, k + (H - 1) * stride + 1, stride), slice(l, l + (W - 1) * stride + 1, stride)
            dxp[rows, cols] += upstream @ w[:, k, l]
            dw[:, k, l] = np.einsum("ijk,ijd->kd", upstream, xp[rows, cols])
    end = lambda n: n + pad
    return [dxp[pad:end(x.shape[0]), pad:end(x.shape[1])].tolist(), dw, np.einsum("ijk->k", upstream)]
#+ scatter with index arrays, single precision
def conv2d_backward(upstream, x, w, stride=1, pad=0):
    H, W, F = upstream.shape
    f = w.shape[1]
    i = stride * np.arange(H)[:, None] + np.arange(f)
    j = stride * np.arange(W)[:, None] + np.arange(f)
    xp = np.zeros((x.shape[0] + 2 * pad, x.shape[1] + 2 * pad, x.shape[2]))
    inner = (slice(pad, pad + x.shape[0]), slice(pad, pad + x.shape[1]))
    xp[inner] = x
    I, J = i[:, None, :, None], j[None, :, None, :]
    dw = np.einsum("abk,abijd->kijd", upstream, xp[I, J])
    dxp = np.zeros(xp.shape)
    np.add.at(dxp, (np.broadcast_to(I, (H, W, f, f)), np.broadcast_to(J, (H, W, f, f))), np.einsum("abk,kijd->abijd", upstream, w))
    return dxp[inner].astype("f4"), dw.astype("f4"), upstream.reshape(-1, F).sum(0)
#+ linear in each argument: probes
def conv2d_backward(upstream, x, w, stride=1, pad=0):
    zero = np.zeros(len(w))
    dot = lambda a, b: float(np.sum(np.asarray(conv2d(a, b, zero, stride, pad)) * upstream))
    dx, dw = np.zeros(x.shape), np.zeros(w.shape)
    for index in np.ndindex(*x.shape):
        e = np.zeros(x.shape)
        e[index] = 1
        dx[index] = dot(e, w)
    for index in np.ndindex(*w.shape):
        e = np.zeros(w.shape)
        e[index] = 1
        dw[index] = dot(x, e)
    return dx, dw, [float(upstream[..., k].sum()) for k in range(len(w))]
#-s assigned, not added ;; dxp[r:r + f, c:c + f] += g * w[k] ;; dxp[r:r + f, c:c + f] = g * w[k]
#-s dw assigned ;; dw[k] += ;; dw[k] =
#-s upstream ignored ;; g = upstream[i, j, k] ;; g = 1.0
#-s padding not cut ;; dxp[pad:pad + x.shape[0], pad:pad + x.shape[1]] ;; dxp
#-s cut with negative indices ;; dxp[pad:pad + x.shape[0], pad:pad + x.shape[1]] ;; dxp[pad:-pad, pad:-pad]
#-s cut at the start ;; dxp[pad:pad + x.shape[0], pad:pad + x.shape[1]] ;; dxp[:x.shape[0], :x.shape[1]]
#-s flipped ;; g * w[k] ;; g * w[k, ::-1, ::-1]
#-s stride ignored ;; r, c = i * stride, j * stride ;; r, c = i, j
#-s mean for the biases ;; upstream.sum(axis=(0, 1)) ;; upstream.mean(axis=(0, 1))
#-s one bias ;; upstream.sum(axis=(0, 1)) ;; np.full(len(w), upstream.sum())
#-s biases with axes kept ;; upstream.sum(axis=(0, 1)) ;; upstream.sum(axis=(0, 1), keepdims=True)
#-s dw from the start of the image ;; dw[k] += g * xp[r:r + f, c:c + f] ;; dw[k] += g * xp[:f, :f]
#-s other order ;; return dx, dw, ;; return dw, dx,
#-s dw averaged ;; return dx, dw, ;; return dx, dw / upstream[..., 0].size,
#-s last filter only ;; dxp[r:r + f, c:c + f] += g * w[k] ;; dxp[r:r + f, c:c + f] += g * w[-1]
#-s square outputs ;; range(upstream.shape[1]) ;; range(min(upstream.shape[:2]))
#-s upstream changed ;; return dx, dw, upstream.sum(axis=(0, 1)) ;; db = upstream.sum(axis=(0, 1)); upstream *= 0; return dx, dw, db
#-s no biases ;; return dx, dw, upstream.sum(axis=(0, 1)) ;; return dx, dw
#-s row and column swapped where square ;; r, c = i * stride, j * stride ;; r, c = (j * stride, i * stride) if x.shape[0] == x.shape[1] else (i * stride, j * stride)
#-s biases counted ;; upstream.sum(axis=(0, 1)) ;; (upstream != 0).sum(axis=(0, 1)) * 1.0

## max_pool2d
#+ plain
def max_pool2d(x, size=2):
    H, W, D = x.shape
    return x.reshape(H // size, size, W // size, size, D).max(axis=(1, 3))
#+ loops
def max_pool2d(x, size=2):
    return [[[max(x[i + a, j + b, d] for a in range(size) for b in range(size)) for d in range(x.shape[2])]
             for j in range(0, x.shape[1], size)] for i in range(0, x.shape[0], size)]
#+ maximum of strided views
def max_pool2d(x, size=2):
    return functools.reduce(np.maximum, [x[a::size, b::size] for a in range(size) for b in range(size)])
#+ split
def max_pool2d(x, size=2):
    rows = np.split(x, x.shape[0] // size, axis=0)
    return np.array([[c.max((0, 1)) for c in np.split(r, r.shape[1] // size, axis=1)] for r in rows], dtype=np.float32)
#+ running maximum on a copy
def max_pool2d(x, size=2):
    out = np.full((x.shape[0] // size, x.shape[1] // size, x.shape[2]), -np.inf)
    for (i, j, d), v in np.ndenumerate(x):
        out[i // size, j // size, d] = max(out[i // size, j // size, d], v)
    return out
#-s mean ;; .max( ;; .mean(
#-s minimum ;; .max( ;; .min(
#-s always two ;; H, W, D = x.shape ;; H, W, D = x.shape; size = 2
#-s over the channels ;; .max(axis=(1, 3)) ;; .max(axis=(1, 3, 4), keepdims=True)[:, 0, :, 0].repeat(D, axis=2)
#-s never below zero ;; .max(axis=(1, 3)) ;; .max(axis=(1, 3), initial=0)
#-s largest in absolute value ;; return x.reshape(H // size, size, W // size, size, D).max(axis=(1, 3)) ;; return np.abs(x).reshape(H // size, size, W // size, size, D).max(axis=(1, 3))
#-s overlapping ;; return x.reshape(H // size, size, W // size, size, D).max(axis=(1, 3)) ;; return np.array([[x[i:i + size, j:j + size].max((0, 1)) for j in range(W - size + 1)] for i in range(H - size + 1)])
#-s places of stride one ;; return x.reshape(H // size, size, W // size, size, D).max(axis=(1, 3)) ;; return np.array([[x[i:i + size, j:j + size].max((0, 1)) for j in range(W // size)] for i in range(H // size)])
#-s corner ;; return x.reshape(H // size, size, W // size, size, D).max(axis=(1, 3)) ;; return x[::size, ::size]
#-s rows only ;; .max(axis=(1, 3)) ;; .max(axis=1)[:, :, 0]
#-s channels first ;; .max(axis=(1, 3)) ;; .max(axis=(1, 3)).transpose(2, 0, 1)
#-s one channel squeezed ;; .max(axis=(1, 3)) ;; .max(axis=(1, 3)).squeeze()
#-s wrong grouping ;; x.reshape(H // size, size, W // size, size, D).max(axis=(1, 3)) ;; x.reshape(size, H // size, size, W // size, D).max(axis=(0, 2))
#-s image changed ;; return ;; x[:] = np.maximum(x, x.min() + 1e-3); return
#-s rounded ;; .max(axis=(1, 3)) ;; .max(axis=(1, 3)).round(1)

## max_pool2d_backward
#+ plain
def max_pool2d_backward(upstream, x, size=2):
    dx = np.zeros(x.shape)
    for i in range(upstream.shape[0]):
        for j in range(upstream.shape[1]):
            for d in range(x.shape[2]):
                block = x[i * size:(i + 1) * size, j * size:(j + 1) * size, d]
                a, b = np.unravel_index(block.argmax(), block.shape)
                dx[i * size + a, j * size + b, d] = upstream[i, j, d]
    return dx
#+ mask
def max_pool2d_backward(upstream, x, size=2):
    grow = lambda a: np.asarray(a).repeat(size, axis=0).repeat(size, axis=1)
    return grow(upstream) * (x == grow(max_pool2d(x, size)))
#+ kron
def max_pool2d_backward(upstream, x, size=2):
    ones = np.ones((size, size, 1))
    top = np.kron(functools.reduce(np.maximum, [x[a::size, b::size] for a in range(size) for b in range(size)]), ones)
    return np.where(x < top, 0, np.kron(upstream, ones)).tolist()
#+ dict of places, single precision
def max_pool2d_backward(upstream, x, size=2):
    best = {}
    for (i, j, d), v in np.ndenumerate(x):
        key = (i // size, j // size, d)
        if key not in best or v > x[best[key]]:
            best[key] = (i, j, d)
    dx = np.zeros(x.shape, np.float32)
    for key, place in best.items():
        dx[place] += upstream[key]
    return dx
#+ strided views
def max_pool2d_backward(upstream, x, size=2):
    views = np.stack([x[a::size, b::size] for a in range(size) for b in range(size)])
    winner, dx = views.argmax(axis=0), np.empty_like(x)
    for k, (a, b) in enumerate(itertools.product(range(size), repeat=2)):
        dx[a::size, b::size] = (winner == k) * upstream
    return dx
#-s to all ;; dx[i * size + a, j * size + b, d] = upstream[i, j, d] ;; dx[i * size:(i + 1) * size, j * size:(j + 1) * size, d] = upstream[i, j, d]
#-s mean ;; dx[i * size + a, j * size + b, d] = upstream[i, j, d] ;; dx[i * size:(i + 1) * size, j * size:(j + 1) * size, d] = upstream[i, j, d] / size**2
#-s upstream ignored ;; = upstream[i, j, d] ;; = 1.0
#-s smallest ;; argmax ;; argmin
#-s always two ;; dx = np ;; size = 2; dx = np
#-s largest in absolute value ;; block.argmax() ;; np.abs(block).argmax()
#-s first corner ;; block.argmax() ;; 0
#-s winner of the first channel ;; j * size:(j + 1) * size, d] ;; j * size:(j + 1) * size, 0]
#-s the values instead ;; = upstream[i, j, d] ;; = block.max()
#-s values times upstream ;; = upstream[i, j, d] ;; = upstream[i, j, d] * block.max()
#-s columns for rows ;; dx[i * size + a, j * size + b, d] ;; dx[i * size + b, j * size + a, d]
#-s first channel's upstream ;; upstream[i, j, d] ;; upstream[i, j, 0]
#-s upstream's shape ;; return dx ;; return dx[::size, ::size]
#-s positive only ;; = upstream[i, j, d] ;; = max(0, upstream[i, j, d])
#-s image changed ;; return dx ;; x[:] = dx; return dx
#-s last block row lost ;; range(upstream.shape[0]) ;; range(max(1, upstream.shape[0] - 1))
#-s where positive ;; = upstream[i, j, d] ;; = upstream[i, j, d] * (block.max() > 0)

## vgg16_parameter_counts
#+ plain
def vgg16_parameter_counts():
    channels = [3, 64, 64, 128, 128, 256, 256, 256, 512, 512, 512, 512, 512, 512]
    convs = [(9 * a + 1) * b for a, b in zip(channels, channels[1:])]
    sizes = [7 * 7 * 512, 4096, 4096, 1000]
    return convs + [(a + 1) * b for a, b in zip(sizes, sizes[1:])]
#+ configuration with pools, a tuple
def vgg16_parameter_counts():
    side, depth, counts = 224, 3, []
    for c in "64 64 M 128 128 M 256 256 256 M 512 512 512 M 512 512 512 M".split():
        if c == "M":
            side //= 2
        else:
            counts.append(conv_parameter_count(3, depth, int(c)))
            depth = int(c)
    n = side * side * depth
    for m in (4096, 4096, 1000):
        counts.append(n * m + m)
        n = m
    return tuple(counts)
#+ written down
def vgg16_parameter_counts():
    return [1792, 36928, 73856, 147584, 295168, 590080, 590080, 1180160, 2359808, 2359808,
            2359808, 2359808, 2359808, 102764544, 16781312, 4097000]
#+ numpy integers
def vgg16_parameter_counts(classes=1000):
    widths = np.repeat([64, 128, 256, 512, 512], [2, 2, 3, 3, 3])
    before = np.concatenate([[3], widths[:-1]])
    dense = [np.int64(25089) * 4096, np.int64(4097 * 4096), np.int64(4097) * classes]
    return [np.int64(v) for v in 9 * before * widths + widths] + dense
#-s no biases ;; 9 * a + 1 ;; 9 * a
#-s no dense biases ;; [(a + 1) * b for a, b in zip(sizes, sizes[1:])] ;; [a * b for a, b in zip(sizes, sizes[1:])]
#-s output to input ;; return convs + [(a + 1) * b for a, b in zip(sizes, sizes[1:])] ;; return (convs + [(a + 1) * b for a, b in zip(sizes, sizes[1:])])[::-1]
#-s sum ;; return convs + [(a + 1) * b for a, b in zip(sizes, sizes[1:])] ;; return sum(convs + [(a + 1) * b for a, b in zip(sizes, sizes[1:])])
#-s convolutions only ;; return convs + [(a + 1) * b for a, b in zip(sizes, sizes[1:])] ;; return convs
#-s sixteen convolutions as in VGG-19 ;; 256, 256, 256, 512, 512, 512, 512, 512, 512] ;; 256, 256, 256, 256, 512, 512, 512, 512, 512, 512, 512, 512]
#-s no last pooling ;; 7 * 7 ;; 14 * 14
#-s grey images ;; [3, 64 ;; [1, 64
#-s floats ;; (9 * a + 1) * b ;; (9.0 * a + 1) * b
#-s filters of five ;; 9 * a ;; 25 * a
#-s ten classes ;; 4096, 1000] ;; 4096, 10]
#-s pooling layers as zeros ;; return convs ;; return [0] + convs
#-s two layers exchanged ;; return convs ;; convs[3], convs[2] = convs[2], convs[3]; return convs
#-s dense layers of half the width ;; 4096, 4096, 1000 ;; 4096, 2048, 1000
#-s all the layers in one ;; return convs + [(a + 1) * b for a, b in zip(sizes, sizes[1:])] ;; return [138357544]
"""
