# ruff: noqa: E501
r"""Held-out answers to activations, written from the contract alone. See test_heldout.py."""

ANSWERS = r"""
#= prelude
import functools
import math

import numpy as np

## step
#+ plain
def step(z):
    return np.where(z > 0, 1.0, 0.0)
#+ booleans
def step(z):
    return z > 0
#+ integers in nested lists
def step(z):
    return [step(r) for r in z] if np.ndim(z) else int(z > 0)
#+ heaviside in single precision
step = lambda z: np.heaviside(z, 0).astype(np.float32)
#+ ceil of a clipped sign
def step(z):
    return np.maximum(np.sign(z), 0)
#+ bytes
def step(z):
    return np.asarray(np.greater(z, 0), dtype=np.uint8)
#-s at zero ;; z > 0 ;; z >= 0
#-s a half at zero ;; np.where(z > 0, 1.0, 0.0) ;; np.heaviside(z, 0.5)
#-s plus or minus one ;; 0.0) ;; -1.0)
#-s ramp ;; 1.0, ;; z,
#-s threshold of a half ;; z > 0 ;; z > 0.5
#-s any ;; return np.where(z > 0, 1.0, 0.0) ;; return float(np.any(z > 0))
#-s flat ;; z > 0 ;; np.ravel(z) > 0
#-s falling ;; z > 0 ;; z < 0
#-s in place ;; return np.where(z > 0, 1.0, 0.0) ;; z[:] = z > 0; return z
#-s squeezed ;; return np.where(z > 0, 1.0, 0.0) ;; return np.squeeze(np.where(z > 0, 1.0, 0.0))
#-s sigmoid ;; np.where(z > 0, 1.0, 0.0) ;; 1 / (1 + np.exp(-z))
#-s text ;; np.where(z > 0, 1.0, 0.0) ;; np.where(z > 0, "1", "0")
#-s rounding first ;; z > 0 ;; np.round(z) > 0

## sigmoid
#+ plain, with warnings
def sigmoid(z):
    return 1 / (1 + np.exp(-z))
#+ both sides
def sigmoid(z):
    e = np.exp(-np.abs(z))
    return np.where(z >= 0, 1 / (1 + e), e / (1 + e))
#+ tanh
def sigmoid(z):
    return (1 + np.tanh(z / 2)) / 2
#+ clipped far out
sigmoid = lambda z: 1 / (1 + np.exp(-np.clip(z, -500, 500)))
#+ logaddexp, single precision
def sigmoid(z):
    return np.exp(-np.logaddexp(0, -z)).astype(np.float32)
#+ recursion, math
def sigmoid(z):
    if np.ndim(z):
        return [sigmoid(v) for v in z]
    return 1 / (1 + math.exp(-z)) if z > -700 else 0.0
#+ vectorize with a class
class Sigmoid:
    def __init__(self, scale):
        self.scale = scale
    def one(self, v):
        return 0.5 + 0.5 * math.tanh(v * self.scale)
    def __call__(self, z):
        return np.vectorize(self.one, otypes=[float])(z)
sigmoid = Sigmoid(0.5)
#-s overflow to nan ;; 1 / (1 + np.exp(-z)) ;; np.exp(z) / (1 + np.exp(z))
#-s falling ;; np.exp(-z) ;; np.exp(z)
#-s tanh ;; 1 / (1 + np.exp(-z)) ;; np.tanh(z)
#-s clipped near ;; np.exp(-z) ;; np.exp(-np.clip(z, -5, 5))
#-s tanh of twice the half ;; 1 / (1 + np.exp(-z)) ;; (1 + np.tanh(z)) / 2
#-s three decimals ;; 1 / (1 + np.exp(-z)) ;; np.round(1 / (1 + np.exp(-z)), 3)
#-s vectors only ;; return 1 / (1 + np.exp(-z)) ;; return np.array([1 / (1 + math.exp(-v)) if v > -700 else 0.0 for v in z])
#-s softmax ;; 1 / (1 + np.exp(-z)) ;; np.exp(z - z.max()) / np.exp(z - z.max()).sum()
#-s in place ;; np.exp(-z) ;; np.exp(np.negative(z, out=z))
#-s nothing below ;; 1 / (1 + np.exp(-z)) ;; np.where(z < -3, 0.0, 1 / (1 + np.exp(-z)))
#-s linear pieces ;; 1 / (1 + np.exp(-z)) ;; np.clip(0.2 * z + 0.5, 0, 1)
#-s squeezed ;; return 1 / (1 + np.exp(-z)) ;; return np.squeeze(1 / (1 + np.exp(-z)))
#-s overflow error ;; 1 / (1 + np.exp(-z)) ;; np.vectorize(lambda v: 1 / (1 + math.exp(-v)))(z)

## sigmoid_grad
#+ plain
def sigmoid_grad(z):
    s = 1 / (1 + np.exp(-z))
    return s * (1 - s)
#+ even and stable
def sigmoid_grad(z):
    e = np.exp(-np.abs(z))
    return e / (1 + e) ** 2
#+ cosh
def sigmoid_grad(z):
    with np.errstate(over="ignore"):
        return 0.25 / np.cosh(z / 2) ** 2
#+ student's sigmoid, list
sigmoid_grad = lambda z: (np.asarray(sigmoid(z)) * np.asarray(sigmoid(-z))).tolist()
#+ tanh, single precision
def sigmoid_grad(z):
    return np.float32(0.25) * (1 - np.tanh(z / 2) ** 2).astype(np.float32)
#-s of the output ;; s = 1 / (1 + np.exp(-z)) ;; s = z
#-s twice the sigmoid ;; s = 1 / (1 + np.exp(-z)) ;; s = 1 / (1 + np.exp(-1 / (1 + np.exp(-z))))
#-s one factor ;; s * (1 - s) ;; 1 - s
#-s tanh slope ;; s * (1 - s) ;; 1 - s**2
#-s overflow to nan ;; return s * (1 - s) ;; return np.exp(-z) / (1 + np.exp(-z)) ** 2
#-s sign ;; s * (1 - s) ;; s * (s - 1)
#-s three decimals ;; s * (1 - s) ;; np.round(s * (1 - s), 3)
#-s sigmoid ;; return s * (1 - s) ;; return s
#-s triangle ;; return s * (1 - s) ;; return np.maximum(0.25 - 0.06 * abs(z), 0)
#-s not below ;; s * (1 - s) ;; np.where(z > 0, s * (1 - s), 0)
#-s in place ;; return s * (1 - s) ;; z[...] = s; return z * (1 - z)
#-s difference with a big step ;; return s * (1 - s) ;; return (1 / (1 + np.exp(-z - 1e-1)) - 1 / (1 + np.exp(-z + 1e-1))) / 2e-1
#-s matrix product ;; s * (1 - s) ;; s @ (1 - s)

## tanh_from_sigmoid
#+ plain
def tanh_from_sigmoid(z):
    return 2 / (1 + np.exp(-2 * z)) - 1
#+ tanh itself
tanh_from_sigmoid = np.tanh
#+ student's sigmoid
def tanh_from_sigmoid(z):
    return np.subtract(2 * np.asarray(sigmoid(2 * z)), 1)
#+ loops over flat
def tanh_from_sigmoid(z):
    out = np.empty(np.shape(z))
    for i, v in enumerate(np.nditer(z)):
        out.flat[i] = math.tanh(v)
    return out.tolist()
#+ difference of two sigmoids
def tanh_from_sigmoid(z):
    s = np.vectorize(lambda v: 1 / (1 + math.exp(-v)) if v > -700 else 0.0, otypes=[float])
    return (s(2 * z) - s(-2 * z)).astype("f4")
#+ exponentials of the absolute value
def tanh_from_sigmoid(z):
    e = np.exp(-2 * np.abs(z))
    return np.copysign((1 - e) / (1 + e), z)
#-s not twice the input ;; -2 * z ;; -z
#-s not minus one ;; - 1 ;;
#-s sigmoid ;; 2 / (1 + np.exp(-2 * z)) - 1 ;; 1 / (1 + np.exp(-2 * z))
#-s half ;; -2 * z ;; -z / 2
#-s overflow to nan ;; 2 / (1 + np.exp(-2 * z)) - 1 ;; (np.exp(2 * z) - 1) / (np.exp(2 * z) + 1)
#-s both exponentials overflow ;; 2 / (1 + np.exp(-2 * z)) - 1 ;; (np.exp(z) - np.exp(-z)) / (np.exp(z) + np.exp(-z))
#-s falling ;; -2 * z ;; 2 * z
#-s linear pieces ;; 2 / (1 + np.exp(-2 * z)) - 1 ;; np.clip(z, -1, 1)
#-s arctan ;; 2 / (1 + np.exp(-2 * z)) - 1 ;; np.arctan(z)
#-s two decimals ;; 2 / (1 + np.exp(-2 * z)) - 1 ;; np.round(np.tanh(z), 2)
#-s in place ;; return 2 / (1 + np.exp(-2 * z)) - 1 ;; z *= 2; return 2 / (1 + np.exp(-z)) - 1
#-s vectors only ;; return 2 / (1 + np.exp(-2 * z)) - 1 ;; return [math.tanh(v) for v in z]

## tanh_grad
#+ plain
def tanh_grad(z):
    return 1 - np.tanh(z) ** 2
#+ cosh
def tanh_grad(z):
    return 1 / np.cosh(z) ** 2
#+ sigmoids
def tanh_grad(z):
    return 4 * np.asarray(sigmoid_grad(2 * z))
#+ product, nested tuples
def tanh_grad(z):
    if np.ndim(z) == 0:
        return (1 - math.tanh(z)) * (1 + math.tanh(z))
    return tuple(tanh_grad(v) for v in z)
#+ partial power
tanh_grad = lambda z, f=np.tanh: np.float32(1 - np.power(f(z), 2))
#-s of the output ;; np.tanh(z) ** 2 ;; z**2
#-s twice tanh ;; np.tanh(z) ** 2 ;; np.tanh(np.tanh(z)) ** 2
#-s no square ;; ** 2 ;;
#-s sign ;; 1 - np.tanh(z) ** 2 ;; np.tanh(z) ** 2 - 1
#-s sech ;; 1 - np.tanh(z) ** 2 ;; 1 / np.cosh(z)
#-s sigmoid slope ;; 1 - np.tanh(z) ** 2 ;; np.tanh(z) * (1 - np.tanh(z))
#-s cosh squared ;; 1 - np.tanh(z) ** 2 ;; np.cosh(z) ** 2
#-s sech of the square ;; 1 - np.tanh(z) ** 2 ;; 1 / np.cosh(z**2)
#-s in place ;; return 1 - np.tanh(z) ** 2 ;; np.tanh(z, out=z); return 1 - z**2
#-s three decimals ;; 1 - np.tanh(z) ** 2 ;; np.round(1 - np.tanh(z) ** 2, 3)
#-s matrix product ;; np.tanh(z) ** 2 ;; np.tanh(z) @ np.tanh(z).T
#-s not below ;; 1 - np.tanh(z) ** 2 ;; np.where(z > 0, 1 - np.tanh(z) ** 2, 1)

## relu
#+ plain
def relu(z):
    return np.maximum(0, z)
#+ mask, minus zero
def relu(z):
    return z * (z > 0)
#+ half of the sum
def relu(z):
    return (z + np.abs(z)) / 2
#+ recursion, nested lists
def relu(z):
    return [relu(v) for v in z] if np.ndim(z) else max(0.0, float(z))
#+ in place on a copy, the argument itself where nothing is negative
def relu(z):
    if (z >= 0).all():
        return z
    out = z.copy()
    out[out < 0] = 0
    return out
#+ clip, single precision
relu = functools.partial(lambda low, z: np.clip(z, low, None).astype(np.float32), 0)
#-s in place ;; return np.maximum(0, z) ;; z[z < 0] = 0; return z
#-s absolute ;; np.maximum(0, z) ;; np.abs(z)
#-s step ;; np.maximum(0, z) ;; (z > 0) * 1.0
#-s leaky ;; np.maximum(0, z) ;; np.maximum(0.01 * z, z)
#-s below ;; np.maximum(0, z) ;; np.minimum(0, z)
#-s six at most ;; np.maximum(0, z) ;; np.clip(z, 0, 2)
#-s one maximum ;; np.maximum(0, z) ;; np.max(z)
#-s positive only ;; np.maximum(0, z) ;; z[z > 0]
#-s whole numbers ;; np.maximum(0, z) ;; np.maximum(0, z).astype(int)
#-s smooth ;; np.maximum(0, z) ;; np.logaddexp(0, 20 * z) / 20
#-s squeezed ;; np.maximum(0, z) ;; np.squeeze(np.maximum(0, z))
#-s flat ;; np.maximum(0, z) ;; np.maximum(0, z).ravel()
#-s threshold of one ;; np.maximum(0, z) ;; np.where(z > 1, z, 0)

## relu_grad
#+ plain
def relu_grad(z):
    return np.where(z > 0, 1.0, 0.0)
#+ one at zero
def relu_grad(z):
    return np.where(z >= 0, 1, 0)
#+ a half at zero
relu_grad = lambda z: np.heaviside(z, 0.5)
#+ booleans
def relu_grad(z):
    return z > 0
#+ sign, nested lists
def relu_grad(z):
    return ((np.sign(z) + 1) / 2).tolist()
#-s plus or minus one ;; 0.0) ;; -1.0)
#-s relu ;; 1.0, 0.0 ;; z, 0.0
#-s ones ;; z > 0, 1.0, 0.0 ;; z > -1e9, 1.0, 0.0
#-s leaky ;; 0.0) ;; 0.01)
#-s nan at zero ;; np.where(z > 0, 1.0, 0.0) ;; (z / np.abs(z) + 1) / 2
#-s minus one at zero ;; np.where(z > 0, 1.0, 0.0) ;; np.where(z == 0, -1.0, (z > 0) * 1.0)
#-s other side ;; z > 0 ;; z < 0
#-s threshold of one ;; z > 0 ;; z > 1
#-s in place ;; return np.where(z > 0, 1.0, 0.0) ;; z[z > 0] = 1; z[z <= 0] = 0; return z
#-s any ;; return np.where(z > 0, 1.0, 0.0) ;; return float((z > 0).any())
#-s diagonal ;; np.where(z > 0, 1.0, 0.0) ;; np.diag(np.where(z > 0, 1.0, 0.0))
#-s sigmoid ;; np.where(z > 0, 1.0, 0.0) ;; 1 / (1 + np.exp(-50 * z))

## leaky_relu
#+ plain
def leaky_relu(z, slope=0.1):
    return np.where(z > 0, z, slope * z)
#+ maximum
def leaky_relu(z, slope=0.1):
    return np.maximum(slope * z, z)
#+ two relus
def leaky_relu(z, slope=0.1):
    return np.asarray(relu(z)) - slope * np.asarray(relu(-z))
#+ nested lists
def leaky_relu(z, slope=1e-1, *, name="leaky"):
    if not np.ndim(z):
        return float(z if z > 0 else slope * z)
    return list(map(functools.partial(leaky_relu, slope=slope), z))
#+ in place on a copy, single precision
def leaky_relu(z, slope=0.1):
    out = np.array(z)
    out[out < 0] *= slope
    return out.astype("f4")
#-s slope of a hundredth ;; slope=0.1 ;; slope=0.01
#-s slope ignored ;; slope * z ;; 0.1 * z
#-s no slope of zero ;; return ;; slope = slope or 0.1; return
#-s no leak ;; slope * z ;; 0 * z
#-s slope for its product ;; slope * z ;; slope
#-s minus ;; slope * z ;; -slope * z
#-s other side ;; z > 0 ;; z < 0
#-s minimum ;; np.where(z > 0, z, slope * z) ;; np.minimum(slope * z, z)
#-s in place ;; return np.where(z > 0, z, slope * z) ;; z[z < 0] *= slope; return z
#-s zero at the least ;; np.where(z > 0, z, slope * z) ;; np.maximum(0, np.where(z > 0, z, slope * z))
#-s no default ;; slope=0.1 ;; slope
#-s positive side scaled ;; z, slope * z ;; (1 - slope) * z, slope * z
#-s one slope only ;; return ;; assert slope == 0.1; return
#-s flat ;; return np.where(z > 0, z, slope * z) ;; return np.where(z > 0, z, slope * z).flatten()
#-s exponential ;; slope * z ;; slope * (np.exp(z) - 1)

## leaky_relu_grad
#+ plain
def leaky_relu_grad(z, slope=0.1):
    return np.where(z > 0, 1.0, slope)
#+ one at zero
def leaky_relu_grad(z, slope=0.1):
    return np.where(z < 0, slope, 1)
#+ mean at zero
def leaky_relu_grad(z, slope=0.1):
    return slope + (1 - slope) * np.heaviside(z, 0.5)
#+ lists of ints and floats
def leaky_relu_grad(z, slope=0.1):
    return [leaky_relu_grad(v, slope) for v in z] if np.ndim(z) else (1 if z > 0 else slope)
#+ filled, single precision
def leaky_relu_grad(z, slope=0.1):
    g = np.full_like(z, slope, dtype=np.float32)
    g[z > 0] = 1
    return g
#-s slope of a hundredth ;; slope=0.1 ;; slope=0.01
#-s slope ignored ;; 1.0, slope) ;; 1.0, 0.1)
#-s no slope of zero ;; return ;; slope = slope or 0.1; return
#-s no leak ;; 1.0, slope) ;; 1.0, 0.0)
#-s minus ;; 1.0, slope) ;; 1.0, -slope)
#-s zero at zero ;; np.where(z > 0, 1.0, slope) ;; np.where(z == 0, 0.0, np.where(z > 0, 1.0, slope))
#-s nan at zero ;; np.where(z > 0, 1.0, slope) ;; np.where(z > 0, z, slope * z) / z
#-s two at zero ;; np.where(z > 0, 1.0, slope) ;; (z >= 0) * 1.0 + (z <= 0) * slope
#-s product kept ;; 1.0, slope) ;; 1.0, slope * z)
#-s other side ;; z > 0 ;; z < 0
#-s the function ;; 1.0, slope) ;; z, slope * z)
#-s in place ;; return np.where(z > 0, 1.0, slope) ;; m = z > 0; z[m] = 1; z[~m] = slope; return z
#-s whole numbers ;; np.where(z > 0, 1.0, slope) ;; np.where(z > 0, 1.0, slope).astype(int)

## absolute_relu
#+ plain
def absolute_relu(z):
    return np.abs(z)
#+ maximum
def absolute_relu(z):
    return np.maximum(z, -z)
#+ two relus
def absolute_relu(z):
    return np.add(relu(z), relu(-z))
#+ sign, nested tuples
def absolute_relu(z):
    return tuple(map(absolute_relu, z)) if np.ndim(z) else float(z * np.sign(z))
#+ root of the square, the argument itself
absolute_relu = lambda z: z if np.all(z >= 0) else np.sqrt(z * z).astype("float32")
#-s relu ;; np.abs(z) ;; np.maximum(z, 0)
#-s same ;; np.abs(z) ;; z
#-s minus ;; np.abs(z) ;; -np.abs(z)
#-s square ;; np.abs(z) ;; z**2
#-s whole numbers ;; np.abs(z) ;; np.abs(z).astype(int)
#-s in place ;; return np.abs(z) ;; z[z < 0] *= -1; return z
#-s length ;; return np.abs(z) ;; return np.linalg.norm(z)
#-s half ;; np.abs(z) ;; np.where(z > 0, z, -z / 2)
#-s shifted ;; np.abs(z) ;; z - z.min()
#-s slope ;; np.abs(z) ;; np.sign(z)
#-s flat ;; np.abs(z) ;; np.abs(z).ravel()

## prelu_slope_grad
#+ plain
def prelu_slope_grad(z):
    return np.minimum(0, z)
#+ mask
def prelu_slope_grad(z):
    return np.where(z < 0, z, 0)
#+ minus relu of minus, -0.0
def prelu_slope_grad(z):
    return -np.asarray(relu(-z))
#+ nested lists
def prelu_slope_grad(z):
    return [prelu_slope_grad(v) for v in z] if np.ndim(z) else min(0, z)
#+ difference of two slopes
def prelu_slope_grad(z):
    f = lambda s: np.maximum(0, z) + s * np.minimum(0, z)
    return (f(2.0) - f(1.0)).astype(np.float32)
#-s other side ;; np.minimum ;; np.maximum
#-s absolute ;; np.minimum(0, z) ;; np.abs(np.minimum(0, z))
#-s mask only ;; np.minimum(0, z) ;; (z < 0) * 1.0
#-s slope times ;; np.minimum(0, z) ;; 0.1 * np.minimum(0, z)
#-s derivative to z ;; np.minimum(0, z) ;; np.where(z > 0, 1.0, 0.1)
#-s ones above ;; np.minimum(0, z) ;; np.where(z > 0, 1.0, z)
#-s summed ;; return np.minimum(0, z) ;; return np.sum(np.minimum(0, z))
#-s in place ;; return np.minimum(0, z) ;; z[z > 0] = 0; return z
#-s same ;; np.minimum(0, z) ;; z
#-s below minus one ;; np.minimum(0, z) ;; np.where(z < -1, z, 0)
#-s at least minus one ;; np.minimum(0, z) ;; np.clip(z, -1, 0)

## elu
#+ plain, with warnings
def elu(z, alpha=1.0):
    return np.where(z > 0, z, alpha * (np.exp(z) - 1))
#+ expm1 of the negative part
def elu(z, alpha=1.0):
    return np.maximum(z, 0) + alpha * np.expm1(np.minimum(z, 0))
#+ nested lists
def elu(z, alpha=1):
    if np.ndim(z):
        return [elu(v, alpha) for v in z]
    return float(z) if z >= 0 else alpha * math.expm1(z)
#+ masked assignment, single precision
def elu(z, alpha=1.0):
    out = z.copy()
    neg = z < 0
    out[neg] = alpha * (np.exp(z[neg]) - 1)
    return out.astype(np.float32)
#+ piecewise
elu = lambda z, alpha=1.0, **_: np.piecewise(z, [z < 0], [lambda v: alpha * np.exp(v) - alpha, lambda v: v])
#-s nan for large ;; np.where(z > 0, z, alpha * (np.exp(z) - 1)) ;; (z > 0) * z + (z <= 0) * alpha * (np.exp(z) - 1)
#-s alpha ignored ;; alpha * ;;
#-s alpha inside ;; alpha * (np.exp(z) - 1) ;; np.exp(alpha * z) - 1
#-s alpha on the exponential only ;; alpha * (np.exp(z) - 1) ;; alpha * np.exp(z) - 1
#-s not minus one ;; (np.exp(z) - 1) ;; np.exp(z)
#-s falling ;; np.exp(z) ;; np.exp(-z)
#-s leaky ;; alpha * (np.exp(z) - 1) ;; 0.1 * z
#-s default of a tenth ;; alpha=1.0 ;; alpha=0.1
#-s alpha on both sides ;; z > 0, z, ;; z > 0, alpha * z,
#-s minus ;; z, alpha * ;; z, -alpha *
#-s in place ;; return np.where(z > 0, z, alpha * (np.exp(z) - 1)) ;; z[z < 0] = alpha * (np.exp(z[z < 0]) - 1); return z
#-s large cut ;; return np.where(z > 0, z, ;; z = np.clip(z, -50, 50); return np.where(z > 0, z,
#-s maximum, wrong for big alpha ;; np.where(z > 0, z, alpha * (np.exp(z) - 1)) ;; np.maximum(z, alpha * (np.exp(np.minimum(z, 0)) - 1))
#-s two decimals ;; np.exp(z) ;; np.round(np.exp(z), 2)

## elu_grad
#+ plain, with warnings
def elu_grad(z, alpha=1.0):
    return np.where(z > 0, 1.0, alpha * np.exp(z))
#+ one at zero
def elu_grad(z, alpha=1.0):
    return np.where(z >= 0, 1, alpha * np.exp(np.minimum(z, 0)))
#+ from the function's value
def elu_grad(z, alpha=1.0):
    f = np.asarray(elu(np.minimum(z, 0.0), alpha)) + alpha
    return np.where(z > 0, 1.0, f)
#+ nested tuples
def elu_grad(z, alpha=1.0):
    return tuple(elu_grad(v, alpha) for v in z) if np.ndim(z) else (1 if z > 0 else alpha * math.exp(z))
#+ masked assignment, mean at zero, single precision
def elu_grad(z, alpha=1.0):
    g = np.ones(z.shape, np.float32)
    g[z < 0] = alpha * np.exp(z[z < 0])
    g[z == 0] = (1 + alpha) / 2
    return g
#-s nan for large ;; np.where(z > 0, 1.0, alpha * np.exp(z)) ;; (z > 0) + (z <= 0) * alpha * np.exp(z)
#-s alpha ignored ;; alpha * np ;; np
#-s alpha inside ;; alpha * np.exp(z) ;; alpha * np.exp(alpha * z)
#-s minus one kept ;; alpha * np.exp(z) ;; alpha * (np.exp(z) - 1)
#-s zero below ;; alpha * np.exp(z) ;; 0.0
#-s sum at zero ;; np.where(z > 0, 1.0, alpha * np.exp(z)) ;; (z >= 0) * 1.0 + np.where(z <= 0, alpha * np.exp(np.minimum(z, 0)), 0)
#-s zero at zero ;; np.where(z > 0, 1.0, alpha * np.exp(z)) ;; np.where(z == 0, 0.0, np.where(z > 0, 1.0, alpha * np.exp(z)))
#-s exponential above ;; z > 0, 1.0, ;; z > 50, 1.0,
#-s the function above ;; 1.0, alpha ;; z, alpha
#-s falling ;; np.exp(z) ;; np.exp(-z)
#-s in place ;; return np.where(z > 0, 1.0, alpha * np.exp(z)) ;; m = z > 0; z[m] = 0; np.exp(z, out=z); z[~m] *= alpha; return z
#-s default of two ;; alpha=1.0 ;; alpha=2.0
#-s alpha above ;; 1.0, alpha ;; alpha, alpha

## maxout
#+ plain
def maxout(x, W1, b1, W2, b2):
    return np.maximum(W1 @ x + b1, W2 @ x + b2)
#+ lists
def maxout(x, W1, b1, W2, b2):
    f = lambda W, b: [sum(w * v for w, v in zip(r, x)) + c for r, c in zip(W, b)]
    return list(map(max, f(W1, b1), f(W2, b2)))
#+ stacked
def maxout(x, W1, b1, W2, b2):
    return (np.stack([W1, W2]) @ x + np.stack([b1, b2])).max(axis=0)
#+ relu of the difference, single precision
def maxout(x, W1, b1, W2, b2):
    second = np.einsum("ij,j->i", W2, x) + b2
    return np.float32(second + np.asarray(relu(W1.dot(x) + b1 - second)))
#+ reduce over pairs
maxout = lambda x, *p: functools.reduce(np.maximum, [x @ W.T + b for W, b in zip(p[::2], p[1::2])])
#-s minimum ;; np.maximum ;; np.minimum
#-s one maximum ;; np.maximum(W1 @ x + b1, W2 @ x + b2) ;; np.full(len(b1), max((W1 @ x + b1).max(), (W2 @ x + b2).max()))
#-s no biases ;; W1 @ x + b1, W2 @ x + b2 ;; W1 @ x, W2 @ x
#-s same bias ;; + b2 ;; + b1
#-s first where ties of sums ;; np.maximum(W1 @ x + b1, W2 @ x + b2) ;; (W1 @ x + b1 if (W1 @ x + b1).sum() > (W2 @ x + b2).sum() else W2 @ x + b2)
#-s larger in absolute value ;; np.maximum(W1 @ x + b1, W2 @ x + b2) ;; np.where(abs(W1 @ x + b1) > abs(W2 @ x + b2), W1 @ x + b1, W2 @ x + b2)
#-s maxima added ;; np.maximum(W1 @ x + b1, W2 @ x + b2) ;; np.maximum(W1 @ x, W2 @ x) + np.maximum(b1, b2)
#-s maximum of the weights ;; np.maximum(W1 @ x + b1, W2 @ x + b2) ;; np.maximum(W1, W2) @ x + np.maximum(b1, b2)
#-s relu as well ;; np.maximum(W1 @ x + b1, W2 @ x + b2) ;; np.maximum(0, np.maximum(W1 @ x + b1, W2 @ x + b2))
#-s transposed where it fits ;; W1 @ x ;; (W1.T if W1.shape[0] == W1.shape[1] else W1) @ x
#-s scalar for one unit ;; np.maximum(W1 @ x + b1, W2 @ x + b2) ;; np.maximum(W1 @ x + b1, W2 @ x + b2).squeeze()
#-s column ;; np.maximum(W1 @ x + b1, W2 @ x + b2) ;; np.maximum(W1 @ x + b1, W2 @ x + b2)[:, None]
#-s bias changed ;; return np.maximum(W1 @ x + b1, W2 @ x + b2) ;; b1 += W1 @ x; return np.maximum(b1, W2 @ x + b2)
#-s mean ;; np.maximum(W1 @ x + b1, W2 @ x + b2) ;; (W1 @ x + b1 + W2 @ x + b2) / 2

## softmax
#+ plain
def softmax(z):
    e = np.exp(z - np.max(z, axis=-1, keepdims=True))
    return e / np.sum(e, axis=-1, keepdims=True)
#+ logaddexp
def softmax(z):
    return np.exp(z - np.logaddexp.reduce(z, axis=-1, keepdims=True))
#+ recursion, lists
def softmax(z):
    if np.ndim(z) > 1:
        return [softmax(row) for row in z]
    top = max(z)
    e = [math.exp(v - top) for v in z]
    return [v / math.fsum(e) for v in e]
#+ ratios
def softmax(z):
    d = z[..., None, :] - z[..., :, None]
    with np.errstate(over="ignore"):
        return 1 / np.exp(d).sum(axis=-1)
#+ in place on a copy, small epsilon, single precision
def softmax(z, axis=-1):
    out = np.array(z, dtype=float)
    out -= out.max(axis, keepdims=True)
    np.exp(out, out)
    out /= out.sum(axis, keepdims=True) + 1e-12
    return out.astype(np.float32)
#+ transposed
softmax = lambda z: (lambda e: (e / e.sum(0)).T)(np.exp(z.T - z.T.max(0)))
#-s no shift ;; z - np.max(z, axis=-1, keepdims=True) ;; z
#-s one maximum for all ;; np.max(z, axis=-1, keepdims=True) ;; np.max(z)
#-s whole matrix ;; np.sum(e, axis=-1, keepdims=True) ;; np.sum(e)
#-s first axis ;; np.sum(e, axis=-1, keepdims=True) ;; np.sum(e, axis=0, keepdims=True)
#-s by columns where square ;; return e / np.sum(e, axis=-1, keepdims=True) ;; return e / np.sum(e, axis=-1, keepdims=z.ndim == 1 or z.shape[0] != z.shape[1])
#-s falling exponentials ;; np.exp(z - np.max(z, axis=-1, keepdims=True)) ;; np.exp(np.min(z, axis=-1, keepdims=True) - z)
#-s clipped logits ;; np.exp(z - np.max(z, axis=-1, keepdims=True)) ;; np.exp(np.clip(z, -700, 700))
#-s shifted by the mean ;; np.max(z ;; np.mean(z
#-s shifted by the minimum ;; np.max(z ;; np.min(z
#-s rows only ;; axis=-1, keepdims=True) ;; axis=1, keepdims=True)
#-s logits changed ;; e = np.exp( ;; z -= np.max(z, axis=-1, keepdims=True); e = np.exp(
#-s rounded ;; return e / np.sum(e, axis=-1, keepdims=True) ;; return np.round(e / np.sum(e, axis=-1, keepdims=True), 3)
#-s coarse epsilon ;; np.sum(e, axis=-1, keepdims=True) ;; (np.sum(e, axis=-1, keepdims=True) + 1e-3)
#-s maximum of the columns where square ;; np.max(z, axis=-1, keepdims=True) ;; np.max(z, axis=-1, keepdims=z.ndim == 1 or z.shape[0] != z.shape[1])
#-s divided by the largest ;; z - np.max(z, axis=-1, keepdims=True) ;; z / np.max(np.abs(z), axis=-1, keepdims=True)
#-s hard ;; e = np.exp(z - np.max(z, axis=-1, keepdims=True)) ;; e = (z == np.max(z, axis=-1, keepdims=True)) * 1.0
#-s vector for one row ;; return e / np.sum(e, axis=-1, keepdims=True) ;; return np.squeeze(e / np.sum(e, axis=-1, keepdims=True))

## softmax_jacobian
#+ plain
def softmax_jacobian(z):
    p = np.exp(z - z.max())
    p /= p.sum()
    return np.diag(p) - np.outer(p, p)
#+ loops
def softmax_jacobian(z):
    p = list(softmax(z))
    return [[p[i] * ((i == j) - p[j]) for j in range(len(p))] for i in range(len(p))]
#+ columns are products of a symmetric matrix
def softmax_jacobian(z):
    p = np.asarray(softmax(z)).reshape(-1, 1)
    return np.diagflat(p) - p @ p.T
#+ broadcasting, single precision
softmax_jacobian = lambda z: (lambda p: (p[:, None] * (np.eye(len(p)) - p)).astype("f4"))(np.asarray(softmax(z)))
#+ complex step
def softmax_jacobian(z):
    cols = []
    for k in range(len(z)):
        e = np.exp(z + 1e-30j * (np.arange(len(z)) == k))
        cols.append((e / e.sum()).imag / 1e-30)
    return np.transpose(cols)
#-s diagonal as a vector ;; np.diag(p) - np.outer(p, p) ;; p * (1 - p)
#-s diagonal only ;; np.diag(p) - np.outer(p, p) ;; np.diag(p * (1 - p))
#-s plus ;; np.diag(p) - ;; np.diag(p) +
#-s sign ;; np.diag(p) - np.outer(p, p) ;; np.outer(p, p) - np.diag(p)
#-s no diagonal term ;; np.diag(p) - np.outer(p, p) ;; -np.outer(p, p)
#-s identity ;; np.diag(p) - ;; np.eye(len(p)) -
#-s off-diagonal sign ;; np.diag(p) - np.outer(p, p) ;; np.diag(p - p * p) + np.outer(p, p) - np.diag(p * p)
#-s entries of the wrong unit ;; np.diag(p) - np.outer(p, p) ;; np.outer(p, 1 - p)
#-s column products ;; np.outer(p, p) ;; np.outer(p, np.ones(len(p))) / len(p)
#-s stacked ;; return np.diag(p) - np.outer(p, p) ;; return (np.diag(p) - np.outer(p, p))[None]
#-s from probabilities ;; p = np.exp(z - z.max()) ;; p = z.copy()
#-s logits changed ;; p = np.exp(z - z.max()) ;; z -= z.max(); p = np.exp(z)
#-s two classes ;; np.outer(p, p) ;; np.outer(p, p) * (len(p) < 3) - 0

## output_unit
#+ plain
def output_unit(z, task):
    if task == "regression":
        return z
    if task == "binary":
        return 1 / (1 + np.exp(-z))
    if task == "multiclass":
        e = np.exp(z - z.max(axis=1, keepdims=True))
        return e / e.sum(axis=1, keepdims=True)
    raise ValueError(task)
#+ a table and students' functions
_units = {"regression": np.copy, "binary": lambda z: sigmoid(z), "multiclass": lambda z: softmax(z)}
def output_unit(z, task):
    if task not in _units:
        raise ValueError(f"no {task}")
    return _units[task](z)
#+ match
def output_unit(z, task):
    match task:
        case "regression":
            return z.tolist()
        case "binary":
            return ((1 + np.tanh(z / 2)) / 2).tolist()
        case "multiclass":
            return [softmax(row) for row in z]
        case _:
            raise type("NoTask", (ValueError,), {})()
#+ KeyError turned into ValueError
def output_unit(z, task):
    try:
        f = dict(regression=lambda v: +v, binary=sigmoid, multiclass=softmax)[task]
    except KeyError as error:
        raise ValueError("no such task") from error
    return np.asarray(f(z)).astype(np.float32)
#+ index of a list raises
def output_unit(z, task):
    k = ["regression", "binary", "multiclass"].index(task)
    return (z, 1 / (1 + np.exp(-z)), np.exp(z - np.logaddexp.reduce(z, axis=1)[:, None]))[k]
#-s softmax for any other ;; raise ValueError(task) ;; return softmax(z)
#-s none for any other ;; raise ValueError(task) ;; return None
#-s KeyError ;; raise ValueError(task) ;; raise KeyError(task)
#-s error returned ;; raise ValueError ;; return ValueError
#-s softmax by columns ;; e / e.sum(axis=1, keepdims=True) ;; e / e.sum(axis=0)
#-s softmax of everything ;; e / e.sum(axis=1, keepdims=True) ;; e / e.sum()
#-s sigmoid for all classes ;; return e / e.sum(axis=1, keepdims=True) ;; return 1 / (1 + np.exp(-z))
#-s softmax for two classes ;; return 1 / (1 + np.exp(-z)) ;; return softmax(z)
#-s sigmoid for regression ;; return z ;; return 1 / (1 + np.exp(-z))
#-s relu for regression ;; return z ;; return np.maximum(z, 0)
#-s hard classes ;; 1 / (1 + np.exp(-z)) ;; (z > 0) * 1.0
#-s substrings ;; raise ValueError(task) ;; return {"r": z, "b": sigmoid(z), "m": softmax(z)}[task[0]]
#-s logits changed ;; e = np.exp(z - z.max(axis=1, keepdims=True)) ;; z -= z.max(axis=1, keepdims=True); e = np.exp(z)
#-s vector for one column ;; return 1 / (1 + np.exp(-z)) ;; return np.squeeze(1 / (1 + np.exp(-z)))
#-s classification, not multiclass ;; "multiclass" ;; "classification"
#-s binary not known ;; "binary" ;; "classification"
"""
