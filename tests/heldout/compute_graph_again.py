# ruff: noqa: E501
r"""A second round of held-out answers to compute_graph, written to slip through. See test_heldout.py."""

ANSWERS = r"""
#= prelude
import math
import operator
import heapq
import functools
import itertools
import collections
from dataclasses import dataclass, field
import numpy as np
## add_backward
#+ plain
def add_backward(upstream):
    return upstream, upstream
#+ a list of floats
def add_backward(upstream):
    return [float(upstream)] * 2
#+ a named tuple of 0-d arrays
Grads = collections.namedtuple("Grads", "x y")
def add_backward(upstream):
    one = np.ones(())
    return Grads(one * upstream, np.asarray(upstream, dtype=np.float64))
#+ through the Jacobian of the sum
add_backward = lambda upstream: tuple((np.array([[1.0, 1.0]]).T @ np.array([upstream], dtype=float)).tolist())
#+ float32
def add_backward(upstream):
    g = np.float32(upstream)
    return g, g
#+ itertools and an extra default argument
def add_backward(upstream, n=2):
    return tuple(itertools.repeat(upstream, n))
#+ a callable object
class _AddGate:
    __slots__ = ()
    def __call__(self, upstream):
        for _ in range(1):
            pair = (1 * upstream, upstream / 1)
        return pair
add_backward = _AddGate()
#+ complex-step
def add_backward(upstream):
    h = 1e-30
    local = [(complex(0.3, h) + 0.4).imag / h, (0.3 + complex(0.4, h)).imag / h]
    return tuple(upstream * l for l in local)
#- local gradients only
def add_backward(upstream):
    return 1.0, 1.0
#- split in halves
def add_backward(upstream):
    return upstream / 2, upstream / 2
#- only the first
def add_backward(upstream):
    return upstream, 0.0
#- one number
def add_backward(upstream):
    return upstream
#- second negated
def add_backward(upstream):
    return upstream, -upstream
#- whole numbers
def add_backward(upstream):
    return int(upstream), int(upstream)
#- rounded
def add_backward(upstream):
    return round(upstream, 2), round(upstream, 2)
#- a zero upstream taken for none
def add_backward(upstream=None):
    g = upstream or 1.0
    return g, g
#- magnitudes
def add_backward(upstream):
    return abs(upstream), abs(upstream)
#- clipped to one
def add_backward(upstream):
    g = max(-1.0, min(1.0, upstream))
    return g, g
#- remembers the first call
def add_backward(upstream, memo={}):
    g = memo.setdefault("g", upstream)
    return g, g
#- gradients pile up over calls
_dx = 0.0
def add_backward(upstream):
    global _dx
    _dx += upstream
    return _dx, _dx
#- upstream times two
def add_backward(upstream):
    return 2 * upstream, 2 * upstream
#- arrays of one
def add_backward(upstream):
    return np.array([upstream]), np.array([upstream])
#- only positive gradients pass
def add_backward(upstream):
    g = upstream if upstream > 0 else 0.0
    return g, g
#- half precision
def add_backward(upstream):
    g = np.float16(upstream)
    return g, g
#- a set
def add_backward(upstream):
    return {upstream, upstream}
#- three
def add_backward(upstream):
    return upstream, upstream, upstream
#- a dict
def add_backward(upstream):
    return {"dx": upstream, "dy": upstream}
#- rounded to six decimals
def add_backward(upstream):
    g = round(upstream, 6)
    return g, g
#- clipped at five
def add_backward(upstream):
    g = max(-5.0, min(5.0, upstream))
    return g, g
#+ a tape with a defaultdict
def add_backward(upstream):
    grads = collections.defaultdict(float)
    for operand, local in [("x", 1.0), ("y", 1.0)]:
        grads[operand] += local * upstream
    return grads["x"], grads["y"]
## mul_backward
#+ plain
def mul_backward(x, y, upstream):
    return upstream * y, upstream * x
#+ a list, through a reversed pair
def mul_backward(x, y, upstream):
    return [operator.mul(upstream, other) for other in reversed((x, y))]
#+ the difference identity
def mul_backward(x, y, upstream):
    dx = ((x + 1) * y - (x - 1) * y) / 2
    dy = (x * (y + 1) - x * (y - 1)) / 2
    return np.float64(dx * upstream), np.float64(dy * upstream)
#+ complex step
def mul_backward(x, y, upstream):
    h = 1e-40
    f = lambda a, b: a * b
    return f(complex(x, h), y).imag / h * upstream, f(x, complex(y, h)).imag / h * upstream
#+ dual numbers
class _Dual:
    def __init__(self, a, e): self.a, self.e = a, e
    def __mul__(self, o): return _Dual(self.a * o.a, self.a * o.e + self.e * o.a)
def mul_backward(x, y, upstream):
    seeds = [(1, 0), (0, 1)]
    return tuple(upstream * (_Dual(x, p) * _Dual(y, q)).e for p, q in seeds)
#+ a matrix swap
def mul_backward(x, y, upstream):
    swap = np.array([[0, 1], [1, 0]])
    dx, dy = upstream * (swap @ np.array([x, y], dtype=float))
    return dx, dy
#+ float32
def mul_backward(x, y, upstream):
    x, y, upstream = map(np.float32, (x, y, upstream))
    return upstream * y, upstream * x
#+ central differences are exact for a product
def mul_backward(x, y, upstream):
    h = 0.5
    df = lambda f: (f(h) - f(-h)) / (2 * h) * upstream
    return df(lambda e: (x + e) * y), df(lambda e: x * (y + e))
#- not swapped
def mul_backward(x, y, upstream):
    return upstream * x, upstream * y
#- no upstream
def mul_backward(x, y, upstream):
    return y, x
#- upstream on the first only
def mul_backward(x, y, upstream):
    return upstream * y, x
#- from the output by division
def mul_backward(x, y, upstream):
    f = x * y
    return upstream * f / x, upstream * f / y
#- output over operand, zero where the operand is zero
def mul_backward(x, y, upstream):
    f = x * y * upstream
    return (f / x if x else 0.0), (f / y if y else 0.0)
#- a zero upstream taken for one
def mul_backward(x, y, upstream):
    upstream = upstream or 1.0
    return upstream * y, upstream * x
#- larger operand first
def mul_backward(x, y, upstream):
    x, y = max(x, y), min(x, y)
    return upstream * y, upstream * x
#- magnitudes
def mul_backward(x, y, upstream):
    return upstream * abs(y), upstream * abs(x)
#- like an add gate
def mul_backward(x, y, upstream):
    return upstream, upstream
#- whole numbers
def mul_backward(x, y, upstream):
    return int(upstream * y), int(upstream * x)
#- whole operands
def mul_backward(x, y, upstream):
    x, y = int(x), int(y)
    return upstream * y, upstream * x
#- rounded
def mul_backward(x, y, upstream):
    return round(upstream * y, 3), round(upstream * x, 3)
#- coarse forward difference of the square of the product
def mul_backward(x, y, upstream):
    h = 1e-3
    f = lambda a, b: a * b
    return upstream * (f(x + h, y) - f(x, y)) / h, upstream * (f(x + h, y + h) - f(x, y)) / h
#- upstream over the operand
def mul_backward(x, y, upstream):
    return upstream / y if y else 0.0, upstream / x if x else 0.0
#- upstream added
def mul_backward(x, y, upstream):
    return upstream + y, upstream + x
#- memory of the first operands
_saved = []
def mul_backward(x, y, upstream):
    _saved.append((x, y))
    x, y = _saved[0]
    return upstream * y, upstream * x
#- one product for both
def mul_backward(x, y, upstream):
    return upstream * x * y, upstream * x * y
#- stops at a negative upstream
def mul_backward(x, y, upstream):
    upstream = max(upstream, 0.0)
    return upstream * y, upstream * x
#- second gradient only right for equal operands
def mul_backward(x, y, upstream):
    return upstream * y, upstream * y
#- rounded to six decimals
def mul_backward(x, y, upstream):
    return round(upstream * y, 6), round(upstream * x, 6)
#- a zero operand passes nothing on
def mul_backward(x, y, upstream):
    if x == 0 or y == 0:
        return 0.0, 0.0
    return upstream * y, upstream * x
#- equal operands are a square
def mul_backward(x, y, upstream):
    if x == y:
        return 2 * x * upstream, 0.0
    return upstream * y, upstream * x
#- clipped at five
def mul_backward(x, y, upstream):
    c = lambda g: max(-5.0, min(5.0, g))
    return c(upstream * y), c(upstream * x)
## max_backward
#+ plain
def max_backward(x, y, upstream):
    return (upstream, 0.0) if x > y else (0.0, upstream)
#+ boolean arithmetic
def max_backward(x, y, upstream):
    first = int(x > y)
    return [first * upstream, (1 - first) * upstream]
#+ argmax and a list
def max_backward(x, y, upstream):
    out = [0, 0]
    out[int(np.argmax([x, y]))] = upstream
    return tuple(out)
#+ np.where
def max_backward(x, y, upstream):
    g = np.where(np.array([x > y, y > x]), upstream, 0.0)
    return g[0], g[1]
#+ the sign of the difference
def max_backward(x, y, upstream):
    s = math.copysign(1.0, x - y)
    return (1 + s) / 2 * upstream, (1 - s) / 2 * upstream
#+ sorting with indices
def max_backward(x, y, upstream):
    (_, i), (_, j) = sorted([(x, 0), (y, 1)])
    return tuple({j: upstream, i: 0.0}[k] for k in range(2))
#+ heaviside
def max_backward(x, y, upstream):
    return upstream * np.heaviside(x - y, 0.5), upstream * np.heaviside(y - x, 0.5)
#+ is the maximum
def max_backward(x, y, upstream):
    return tuple(upstream if v == max(x, y) else 0 * upstream for v in (x, y))
#- router to the smaller
def max_backward(x, y, upstream):
    return (upstream, 0.0) if x < y else (0.0, upstream)
#- always the first
def max_backward(x, y, upstream):
    return upstream, 0.0
#- both get it
def max_backward(x, y, upstream):
    return upstream, upstream
#- no upstream
def max_backward(x, y, upstream):
    return (1.0, 0.0) if x > y else (0.0, 1.0)
#- times the value
def max_backward(x, y, upstream):
    return (upstream * x, 0.0) if x > y else (0.0, upstream * y)
#- the larger magnitude
def max_backward(x, y, upstream):
    return (upstream, 0.0) if abs(x) > abs(y) else (0.0, upstream)
#- whole parts compared
def max_backward(x, y, upstream):
    return (upstream, 0.0) if int(x) > int(y) else (0.0, upstream)
#- relu of the first
def max_backward(x, y, upstream):
    return (upstream, 0.0) if x > 0 else (0.0, upstream)
#- local max with the wrong second
def max_backward(x, y, upstream):
    return (upstream if x > y else 0.0), (upstream if y > 0 else 0.0)
#- a soft maximum
def max_backward(x, y, upstream):
    p = 1 / (1 + np.exp(-(x - y)))
    return upstream * p, upstream * (1 - p)
#- a steep soft maximum
def max_backward(x, y, upstream):
    p = 0.5 * (1 + math.tanh(20 * (x - y)))
    return upstream * p, upstream * (1 - p)
#- near ties shared
def max_backward(x, y, upstream):
    if abs(x - y) < 0.05:
        return upstream / 2, upstream / 2
    return (upstream, 0.0) if x > y else (0.0, upstream)
#- isclose is relative
def max_backward(x, y, upstream):
    m = max(x, y)
    return tuple(upstream * bool(np.isclose(v, m, rtol=0.05)) for v in (x, y))
#- wrong for two negative numbers
def max_backward(x, y, upstream):
    m = max(0.0, x, y)
    return (upstream if x == m else 0.0), (upstream if y == m else 0.0)
#- upstream compared too
def max_backward(x, y, upstream):
    m = max(x, y, upstream)
    return (upstream if x >= m else 0.0), (upstream if y >= m else 0.0)
#- the maximum for upstream
def max_backward(x, y, upstream):
    m = max(x, y)
    return (m, 0.0) if x > y else (0.0, m)
#- the loser gets the negative
def max_backward(x, y, upstream):
    return (upstream, -upstream) if x > y else (-upstream, upstream)
#- negative upstream flips the switch
def max_backward(x, y, upstream):
    return (upstream, 0.0) if x * upstream > y * upstream else (0.0, upstream)
#- none to the loser
def max_backward(x, y, upstream):
    return (upstream, None) if x > y else (None, upstream)
#- nan to the loser
def max_backward(x, y, upstream):
    return (upstream, math.nan) if x > y else (math.nan, upstream)
#- winner and loser, not x and y
def max_backward(x, y, upstream):
    return upstream if x != y else 0.0, 0.0
#- zero treated as missing
def max_backward(x, y, upstream):
    if not x:
        return 0.0, upstream
    if not y:
        return upstream, 0.0
    return (upstream, 0.0) if x > y else (0.0, upstream)
#- router by relu of the difference over its size with a guard
def max_backward(x, y, upstream):
    share = max(0.0, x - y) / (abs(x - y) + 1e-3)
    return share * upstream, upstream - share * upstream
#- a zero wins nothing
def max_backward(x, y, upstream):
    m = max(x, y)
    return (upstream * (x == m) if x else 0.0), (upstream * (y == m) if y else 0.0)
#- zero and negative: the sign of the first decides
def max_backward(x, y, upstream):
    if y == 0:
        return upstream * (x >= 0), upstream * (x >= 0)
    return (upstream, 0.0) if x > y else (0.0, upstream)
## copy_backward
#+ plain
def copy_backward(upstream_a, upstream_b):
    return upstream_a + upstream_b
#+ sum
copy_backward = lambda *branches: sum(branches)
#+ math.fsum
def copy_backward(upstream_a, upstream_b):
    return math.fsum((upstream_a, upstream_b))
#+ a 0-d array
def copy_backward(upstream_a, upstream_b):
    total = np.zeros(())
    total += upstream_a
    total += upstream_b
    return total
#+ ones transposed
def copy_backward(upstream_a, upstream_b):
    J = np.ones((2, 1))
    return (np.array([upstream_a, upstream_b]) @ J)[0]
#+ reduce
def copy_backward(upstream_a, upstream_b):
    return functools.reduce(operator.add, (upstream_b, upstream_a), 0)
#+ minus minus
def copy_backward(upstream_a, upstream_b):
    return upstream_a - -upstream_b
#+ the mean, twice
def copy_backward(upstream_a, upstream_b):
    return 2 * np.mean([upstream_a, upstream_b])
#- the mean
def copy_backward(upstream_a, upstream_b):
    return (upstream_a + upstream_b) / 2
#- the product
def copy_backward(upstream_a, upstream_b):
    return upstream_a * upstream_b
#- the last wins
def copy_backward(upstream_a, upstream_b):
    grad = upstream_a
    grad = upstream_b
    return grad
#- the first only
def copy_backward(upstream_a, upstream_b):
    return upstream_a
#- a pair
def copy_backward(upstream_a, upstream_b):
    return upstream_a, upstream_b
#- the larger
def copy_backward(upstream_a, upstream_b):
    return max(upstream_a, upstream_b)
#- the difference
def copy_backward(upstream_a, upstream_b):
    return upstream_a - upstream_b
#- the sum of a set
def copy_backward(upstream_a, upstream_b):
    return sum({upstream_a, upstream_b})
#- equal branches counted once
def copy_backward(upstream_a, upstream_b):
    if upstream_a == upstream_b:
        return upstream_a
    return upstream_a + upstream_b
#- one of them
def copy_backward(upstream_a, upstream_b):
    return upstream_a or upstream_b
#- opposite branches do not cancel
def copy_backward(upstream_a, upstream_b):
    return (upstream_a + upstream_b) or upstream_a
#- magnitudes
def copy_backward(upstream_a, upstream_b):
    return abs(upstream_a) + abs(upstream_b)
#- whole
def copy_backward(upstream_a, upstream_b):
    return int(upstream_a + upstream_b)
#- rounded
def copy_backward(upstream_a, upstream_b):
    return round(upstream_a + upstream_b, 2)
#- the norm
def copy_backward(upstream_a, upstream_b):
    return math.hypot(upstream_a, upstream_b)
#- accumulates over calls
def copy_backward(upstream_a, upstream_b, grad=[0.0]):
    grad[0] += upstream_a + upstream_b
    return grad[0]
#- an array of one
def copy_backward(upstream_a, upstream_b):
    return np.array([upstream_a + upstream_b])
#- one for a missing branch
def copy_backward(upstream_a, upstream_b):
    return (upstream_a or 1.0) + (upstream_b or 1.0)
#- clipped at five
def copy_backward(upstream_a, upstream_b):
    return float(np.clip(upstream_a + upstream_b, -1, 1))
#- one of two opposites
def copy_backward(upstream_a, upstream_b):
    if upstream_a == -upstream_b:
        return upstream_a
    return upstream_a + upstream_b
#- clipped at ten
def copy_backward(upstream_a, upstream_b):
    return max(-10.0, min(10.0, upstream_a + upstream_b))
#- rounded to six decimals
def copy_backward(upstream_a, upstream_b):
    return round(upstream_a + upstream_b, 6)
## sum_product
#+ plain
def sum_product(x, y, z):
    q = x + y
    f = q * z
    dq = z
    dz = q
    return {"q": q, "f": f, "dx": dq, "dy": dq, "dz": dz, "dq": dq}
#+ another order and extra keys
def sum_product(x, y, z):
    return dict(df=1.0, dz=x + y, dy=z, dx=z, dq=z, f=x * z + y * z, q=y + x, name="f = (x + y) z")
#+ central differences of a bilinear function are exact
def sum_product(x, y, z):
    f = lambda a, b, c: (a + b) * c
    p = np.array([x, y, z], dtype=float)
    g = [(f(*(p + e)) - f(*(p - e))) / 2 for e in np.eye(3)]
    return {**dict(zip(["dx", "dy", "dz"], g)), "dq": g[0], "q": p[:2].sum(), "f": f(*p)}
#+ complex step in a dict subclass
class Result(dict):
    __getattr__ = dict.get
def sum_product(x, y, z):
    h = 1e-30
    im = lambda a, b, c: ((a + b) * c).imag / h
    r = Result()
    r["dz"] = im(x, y, z + h * 1j)
    r["dx"] = im(x + h * 1j, y, z)
    r["dy"] = im(x, y + h * 1j, z)
    r["q"] = x + y
    r["f"] = r.q * z
    r["dq"] = (complex(r.q, h) * z).imag / h
    return r
#+ a tape
def sum_product(x, y, z):
    v = {"x": x, "y": y, "z": z}
    tape = []
    def add(o, a, b):
        v[o] = v[a] + v[b]; tape.append((o, (a, 1), (b, 1)))
    def mul(o, a, b):
        v[o] = v[a] * v[b]; tape.append((o, (a, v[b]), (b, v[a])))
    add("q", "x", "y"); mul("f", "q", "z")
    g = collections.defaultdict(float, f=1.0)
    while tape:
        o, *ins = tape.pop()
        for a, local in ins:
            g[a] += g[o] * local
    return collections.OrderedDict([("d" + k, g[k]) for k in "xyzq"] + [(k, v[k]) for k in "qf"])
#+ 0-d arrays
def sum_product(x, y, z):
    x, y, z = (np.asarray(v, dtype=float) for v in (x, y, z))
    q = np.add(x, y)
    names = "q f dx dy dz dq".split()
    return dict(zip(names, map(np.asarray, (q, q * z, z, z, q, z))))
#+ gates
def sum_product(x, y, z):
    q = x + y
    dq, dz = mul_backward(q, z, 1.0)
    dx, dy = add_backward(dq)
    return locals() | {"f": q * z}
#- dz is z
def sum_product(x, y, z):
    q = x + y
    return {"q": q, "f": q * z, "dx": z, "dy": z, "dz": z, "dq": z}
#-s dq is one ;; "dq": dq ;; "dq": 1.0
#-s dq is missing ;; , "dq": dq} ;; }
#-s f is not multiplied out ;; f = q * z ;; f = x + y * z
#-s dq is q ;; "dq": dq ;; "dq": q
#-s dx and dy as for a product ;; "dx": dq, "dy": dq ;; "dx": y * z, "dy": x * z
#-s dz has the sign of a difference ;; dz = q ;; dz = x - y
#-s dy has no share ;; "dy": dq ;; "dy": 0.0
#-s halves ;; "dx": dq, "dy": dq ;; "dx": dq / 2, "dy": dq / 2
#-s q is whole ;; q = x + y ;; q = int(x + y)
#-s the slide's point ;; q = x + y ;; x, y, z = -2, 5, -4; q = x + y
#-s dz is f over z ;; dz = q ;; dz = f / z if z else 0.0
#-s dq is f over q ;; dq = z ;; dq = f / q if q else 0.0
#-s rounded ;; f = q * z ;; f = round(q * z, 2)
#-s equal x and y counted once ;; q = x + y ;; q = sum({x, y})
#-s z over its magnitude ;; dq = z ;; dq = abs(z)
#-s a list of pairs ;; return {"q": q, "f": f, "dx": dq, "dy": dq, "dz": dz, "dq": dq} ;; return [("q", q), ("f", f), ("dx", dq), ("dy", dq), ("dz", dz), ("dq", dq)]
#- a shared dict that keeps its first gradients
_r = {}
def sum_product(x, y, z):
    q = x + y
    _r.update(q=q, f=q * z)
    for k, g in dict(dx=z, dy=z, dz=q, dq=z).items():
        _r.setdefault(k, g)
    return dict(_r)
#- gradients accumulate over calls
def sum_product(x, y, z, grads=collections.Counter()):
    q = x + y
    grads.update(dx=z, dy=z, dz=q, dq=z)
    return {"q": q, "f": q * z, **grads}
#- capital F
def sum_product(x, y, z):
    q = x + y
    return {"q": q, "F": q * z, "dx": z, "dy": z, "dz": q, "dq": z}
#- a coarse difference of the wrong term
def sum_product(x, y, z):
    h = 1e-5
    f = lambda x, y, z: (x + y) * z
    q = x + y
    return {"q": q, "f": f(x, y, z), "dx": (f(x + h, y, z) - f(x, y, z)) / h, "dy": (f(x, y + h, z) - f(x, y, z)) / h,
            "dz": (f(x, y, z + h) - f(x, y, z)) / h, "dq": ((q + h) ** 2 * z - q ** 2 * z) / h}
#- gradients times the output
def sum_product(x, y, z):
    q = x + y
    f = q * z
    return {"q": q, "f": f, "dx": f * z, "dy": f * z, "dz": f * q, "dq": f * z}
#- no gradient through a zero
def sum_product(x, y, z):
    q = x + y
    f = q * z
    dq, dz = (z, q) if f else (0.0, 0.0)
    return {"q": q, "f": f, "dx": dq, "dy": dq, "dz": dz, "dq": dq}
#- gradients keyed by the value
def sum_product(x, y, z):
    q = x + y
    g = collections.defaultdict(float)
    for v, d in ((x, z), (y, z), (z, q)):
        g[v] += d
    return {"q": q, "f": q * z, "dx": g[x], "dy": g[y], "dz": g[z], "dq": z}
#-s rounded to six decimals ;; dz = q ;; dz = round(q, 6); dq = round(z, 6)
## neuron_mse
#+ plain
def neuron_mse(w, x, b, target):
    u = w * x
    v = u + b
    y = 1 / (1 + math.exp(-v))
    L = (y - target) ** 2
    dv = 2 * (y - target) * y * (1 - y)
    return {"u": u, "v": v, "y": y, "L": L, "dw": dv * x, "dx": dv * w, "db": dv}
#+ logistic through tanh, other order
def neuron_mse(w, x, b, target):
    v = np.float64(w) * x + b
    t = np.tanh(v / 2)
    y = (1 + t) / 2
    e = target - y
    delta = -e * (1 - t * t) / 2
    return {"db": delta, "dx": w * delta, "dw": x * delta, "L": e * e, "y": y, "v": v, "u": x * w, "error": e}
#+ the exponential form for either sign
def neuron_mse(w, x, b, target):
    out = {}
    out["u"] = w * x
    out["v"] = v = b + out["u"]
    e = math.exp(-abs(v))
    out["y"] = y = 1 / (1 + e) if v >= 0 else e / (1 + e)
    out["L"] = pow(y - target, 2)
    s = e / (1 + e) ** 2
    for k, m in (("dw", x), ("dx", w), ("db", 1)):
        out[k] = 2 * m * s * (y - target)
    return out
#+ dual numbers
class _D2:
    __slots__ = "a", "e"
    def __init__(self, a, e=0.0): self.a, self.e = a, e
    def __add__(self, o): return _D2(self.a + o.a, self.e + o.e)
    def __mul__(self, o): return _D2(self.a * o.a, self.a * o.e + self.e * o.a)
    def sig(self):
        s = 1 / (1 + math.exp(-self.a))
        return _D2(s, self.e * s * (1 - s))
def neuron_mse(w, x, b, target):
    def run(i):
        W, X, B = (_D2(p, float(i == j)) for j, p in enumerate((w, x, b)))
        u = W * X; v = u + B; y = v.sig(); r = y + _D2(-target)
        return u, v, y, r * r
    names = ["u", "v", "y", "L"]
    res = {n: q.a for n, q in zip(names, run(9))}
    res.update({n: run(i)[3].e for i, n in enumerate(("dw", "dx", "db"))})
    return res
#+ complex step
def neuron_mse(w, x, b, target):
    h = 1e-20
    def loss(w, x, b):
        u = w * x; v = u + b; y = 1 / (1 + np.exp(-v)); return u, v, y, (y - target) ** 2
    r = dict(zip("uvyL", loss(w, x, b)))
    r["dw"] = np.imag(loss(w + 1j * h, x, b)[-1]) / h
    r["dx"] = np.imag(loss(w, x + 1j * h, b)[-1]) / h
    r["db"] = np.imag(loss(w, x, b + 1j * h)[-1]) / h
    return r
#+ float32 for the gradients, 0-d arrays
def neuron_mse(w, x, b, target):
    u = np.asarray(w * x)
    v = np.asarray(u + b)
    y = np.asarray(1.0 / (1.0 + np.exp(-v)))
    r = y - target
    g = np.asarray(2.0 * r * y * (1 - y), dtype=np.float64)
    return dict(u=u, v=v, y=y, L=np.square(r), dw=np.asarray(np.float32(g * x)), dx=np.float32(g * w), db=g)
#+ with the notebook's Value
def neuron_mse(w, x, b, target):
    W, X, B = Value(w), Value(x), Value(b)
    u = W * X
    v = u + B
    y = v.sigmoid()
    L = (y - target) ** 2
    L.backward()
    return {"u": u.data, "v": v.data, "y": y.data, "L": L.data, "dw": W.grad, "dx": X.grad, "db": B.grad}
#-s the factor two is missing ;; dv = 2 * (y ;; dv = (y
#-s the other sign ;; dv = 2 * (y - target) ;; dv = 2 * (target - y)
#- no sigmoid derivative
def neuron_mse(w, x, b, target):
    u = w * x
    v = u + b
    y = 1 / (1 + math.exp(-v))
    L = (y - target) ** 2
    dv = 2 * (y - target)
    return {"u": u, "v": v, "y": y, "L": L, "dw": dv * x, "dx": dv * w, "db": dv}
#-s sigmoid derivative of the output ;; dv = 2 * (y - target) * y * (1 - y) ;; s = 1 / (1 + math.exp(-y)); dv = 2 * (y - target) * s * (1 - s)
#-s sigmoid derivative without the second factor ;; * y * (1 - y) ;; * y
#-s tanh's derivative ;; * y * (1 - y) ;; * (1 - y * y)
#-s dw and dx swapped ;; "dw": dv * x, "dx": dv * w ;; "dw": dv * w, "dx": dv * x
#-s half the loss ;; L = (y - target) ** 2 ;; L = 0.5 * (y - target) ** 2
#-s no bias in v ;; v = u + b ;; v = u
#-s db multiplied by the bias ;; "db": dv ;; "db": dv * b
#-s db is one ;; "db": dv ;; "db": 1.0
#-s clipped pre-activation ;; v = u + b ;; v = max(-5.0, min(5.0, u + b))
#-s clipped only in the sigmoid ;; math.exp(-v) ;; math.exp(-max(-8.0, min(8.0, v)))
#-s v is u ;; "v": v ;; "v": u
#-s a rounded output ;; y = 1 / (1 + math.exp(-v)) ;; y = round(1 / (1 + math.exp(-v)), 4)
#-s absolute error ;; L = (y - target) ** 2 ;; L = abs(y - target)
#-s sign of the exponent ;; math.exp(-v) ;; math.exp(v)
#-s target of one assumed in the gradient ;; dv = 2 * (y - target) ;; dv = 2 * (y - 1)
#-s a binary target ;; L = (y - target) ** 2 ;; target = 1.0 if target > 0.5 else 0.0; L = (y - target) ** 2
#-s a target of zero is a missing one ;; L = (y - target) ** 2 ;; target = target or 0.5; L = (y - target) ** 2
#-s cross-entropy's delta ;; dv = 2 * (y - target) * y * (1 - y) ;; dv = y - target
#- forward differences with a large step
def neuron_mse(w, x, b, target):
    def go(w, x, b):
        u = w * x; v = u + b; y = 1 / (1 + math.exp(-v)); return u, v, y, (y - target) ** 2
    u, v, y, L = go(w, x, b)
    h = 1e-3
    return {"u": u, "v": v, "y": y, "L": L, "dw": (go(w + h, x, b)[3] - L) / h, "dx": (go(w, x + h, b)[3] - L) / h, "db": (go(w, x, b + h)[3] - L) / h}
#- the loss piles up
_losses = []
def neuron_mse(w, x, b, target):
    u = w * x
    v = u + b
    y = 1 / (1 + math.exp(-v))
    _losses.append((y - target) ** 2)
    dv = 2 * (y - target) * y * (1 - y)
    return {"u": u, "v": v, "y": y, "L": sum(_losses), "dw": dv * x, "dx": dv * w, "db": dv}
#- arrays of one
def neuron_mse(w, x, b, target):
    w = np.array([w])
    u = w * x
    v = u + b
    y = 1 / (1 + np.exp(-v))
    dv = 2 * (y - target) * y * (1 - y)
    return {"u": u, "v": v, "y": y, "L": (y - target) ** 2, "dw": dv * x, "dx": dv * w, "db": dv}
#-s a hard sigmoid far out ;; y = 1 / (1 + math.exp(-v)) ;; y = 1 / (1 + math.exp(-v)) if abs(v) < 9 else float(v > 0)
#-s no gradient where w is zero ;; u = w * x ;; u = w * x; x = x if w else 0.0
#-s a neuron asleep: zero weight or input stops the gradient ;; dv = 2 * (y - target) ;; dv = 2 * (y - target) * (u != 0)
#-s target over one clipped ;; u = w * x ;; u = w * x; target = min(1.0, target)
#-s no gradient past seven ;; dv = 2 * ;; dv = (abs(v) < 7) * 2 *
#-s rounded to six decimals ;; dv = 2 * (y - target) * y * (1 - y) ;; dv = round(2 * (y - target) * y * (1 - y), 6)
## bonus_14_1
#+ plain
def bonus_14_1():
    w0, w1, w2, x0, x1 = 2.0, -3.0, -3.0, -1.0, -2.0
    f = 1 / (1 + math.exp(-(w0 * x0 + w1 * x1 + w2)))
    g = f * (1 - f)
    return {"f": f, "dw0": g * x0, "dw1": g * x1, "dw2": g, "dx0": g * w0, "dx1": g * w1}
#+ the value in closed form
def bonus_14_1():
    s = math.e / (1 + math.e)
    g = 1 / (2 + 2 * math.cosh(1))
    return dict(dx1=-3 * g, dx0=2 * g, dw2=g, dw1=-2 * g, dw0=-g, f=s)
#+ step by step through the printed graph
def bonus_14_1():
    w = np.array([2, -3, -3]); x = np.array([-1, -2])
    s = w[:2] @ x + w[2]
    a = -1 * s
    e = np.exp(a)
    d = e + 1
    f = 1 / d
    dd = -1 / d ** 2
    de = dd
    da = de * e
    ds = -da
    out = {"f": np.float64(f)}
    for i in (1, 0):
        out[f"dw{i}"] = ds * x[i]
        out[f"dx{i}"] = ds * w[i]
    out["dw2"] = ds
    return out
#+ complex step
def bonus_14_1():
    h = 1e-25
    names = "w0 w1 w2 x0 x1".split()
    p = [2, -3, -3, -1, -2]
    F = lambda w0, w1, w2, x0, x1: 1 / (1 + np.exp(-(w0 * x0 + w1 * x1 + w2)))
    r = {"d" + n: F(*[v + (h * 1j if i == k else 0) for k, v in enumerate(p)]).imag / h for i, n in enumerate(names)}
    r["f"] = F(*p)
    return r
#+ with the notebook's Value
def bonus_14_1():
    v = {"w0": Value(2.0), "w1": Value(-3.0), "w2": Value(-3.0), "x0": Value(-1.0), "x1": Value(-2.0)}
    f = (v["w0"] * v["x0"] + v["w1"] * v["x1"] + v["w2"]).sigmoid()
    f.backward()
    return {"f": f.data} | {"d" + k: n.grad for k, n in v.items()}
#+ central differences, accurate enough
def bonus_14_1():
    p = np.array([2.0, -3.0, -3.0, -1.0, -2.0])
    F = lambda q: 1 / (1 + np.exp(-(q[0] * q[3] + q[1] * q[4] + q[2])))
    h = 1e-5
    g = [(F(p + h * e) - F(p - h * e)) / (2 * h) for e in np.eye(5)]
    return {"f": F(p), **{k: v for k, v in zip(("dw0", "dw1", "dw2", "dx0", "dx1"), g)}}
#+ ten printed digits
def bonus_14_1():
    return {"f": 0.7310585786, "dw0": -0.1966119332, "dw1": -0.3932238665, "dw2": 0.1966119332, "dx0": 0.3932238665, "dx1": -0.5898357998}
#- the slide's rounded figures
def bonus_14_1():
    return {"f": 0.73, "dw0": -0.2, "dw1": -0.4, "dw2": 0.2, "dx0": 0.4, "dx1": -0.6}
#- four digits
def bonus_14_1():
    return {"f": 0.7311, "dw0": -0.1966, "dw1": -0.3932, "dw2": 0.1966, "dx0": 0.3932, "dx1": -0.5898}
#-s a rounded derivative ;; g = f * (1 - f) ;; g = round(f * (1 - f), 4)
#-s the rounded output used on ;; g = f * (1 - f) ;; f2 = round(f, 2); g = f2 * (1 - f2)
#-s weights and inputs swapped ;; "dw0": g * x0, "dw1": g * x1, "dw2": g, "dx0": g * w0, "dx1": g * w1 ;; "dw0": g * w0, "dw1": g * w1, "dw2": g, "dx0": g * x0, "dx1": g * x1
#-s dw2 times w2 ;; "dw2": g ;; "dw2": g * w2
#-s the bias forgotten ;; w1 * x1 + w2 ;; w1 * x1
#-s the bias has the other sign ;; w1 * x1 + w2 ;; w1 * x1 - w2
#-s no derivative of the sigmoid ;; g = f * (1 - f) ;; g = f
#-s one minus f forgotten ;; g = f * (1 - f) ;; g = 1 - f
#-s the other sign ;; g = f * (1 - f) ;; g = -f * (1 - f)
#-s dx1 with w2 sign ;; "dx1": g * w1 ;; "dx1": -g * w1
#-s dx1 is missing ;; , "dx1": g * w1} ;; }
#-s dw1 uses x0 ;; "dw1": g * x1 ;; "dw1": g * x0
#-s x1 positive ;; -1.0, -2.0 ;; -1.0, 2.0
#-s x0 and x1 swapped ;; -1.0, -2.0 ;; -2.0, -1.0
#-s the sigmoid's argument is not negated ;; math.exp(-( ;; math.exp((
#-s dw2 is one ;; "dw2": g ;; "dw2": 1.0
#-s the pre-activation for f ;; {"f": f ;; {"f": w0 * x0 + w1 * x1 + w2
#-s forward difference for dx0 ;; "dx0": g * w0 ;; "dx0": (1 / (1 + math.exp(-(w0 * (x0 + 1e-4) + w1 * x1 + w2))) - f) / 1e-4
#- a tuple in order
def bonus_14_1():
    f = 1 / (1 + math.exp(-1)); g = f * (1 - f)
    return f, -g, -2 * g, g, 2 * g, -3 * g
## neg_log_sigmoid
#+ plain
def neg_log_sigmoid(w, x):
    s = w @ x
    loss = np.logaddexp(0.0, -s)
    if s >= 0:
        e = math.exp(-s)
        q = e / (1 + e)
    else:
        q = 1 / (1 + math.exp(s))
    return loss, -q * x
#+ softplus by hand and a list
def neg_log_sigmoid(w, x):
    s = math.fsum(a * b for a, b in zip(w, x))
    soft = max(0.0, -s) + math.log1p(math.exp(-abs(s)))
    p = 0.5 * (1 + math.tanh(-s / 2))
    return [soft, [-p * xi for xi in x]]
#+ numpy's inf does the work in the gradient
def neg_log_sigmoid(w, x):
    s = np.dot(w, x)
    loss = -s + np.log1p(np.exp(s)) if s < 0 else np.log1p(np.exp(-s))
    return loss, -x / (1 + np.exp(s))
#+ logsumexp
def neg_log_sigmoid(w, x):
    z = np.array([0.0, -(x * w).sum()])
    m = z.max()
    p = np.exp(z - m)
    return m + np.log(p.sum()), tuple(-(p[1] / p.sum()) * np.asarray(x))
#+ sigma minus one
def neg_log_sigmoid(w, x):
    s = np.inner(w, x)
    t = np.clip(s, -700, 700)
    sigma = 1 / (1 + np.exp(-t))
    loss = np.where(s < -30, -s, np.log1p(np.exp(-np.maximum(s, -30))))
    return loss, (sigma - 1) * x
#+ the gradient by the derivative of logaddexp
def neg_log_sigmoid(w, x):
    s = float(np.einsum("i,i->", w, x))
    loss = float(np.logaddexp(0, -s))
    return loss, np.negative(np.exp(-s - loss) if s > -50 else 1.0) * np.array(x)
#+ a named pair
Pair = collections.namedtuple("Pair", ["loss", "dw"])
def _softplus(t):
    return t + _softplus(-t) if t > 0 else math.log1p(math.exp(t))
def neg_log_sigmoid(w, x):
    t = -sum(map(operator.mul, w, x))
    return Pair(_softplus(t), np.array([-math.exp(min(t, 0) - _softplus(-abs(t))) * v for v in x]))
#- log of the sigmoid
def neg_log_sigmoid(w, x):
    s = w @ x
    p = 1 / (1 + np.exp(-s))
    return -np.log(p), (p - 1) * x
#- log of one plus exp
def neg_log_sigmoid(w, x):
    s = w @ x
    return np.log(1 + np.exp(-s)), -x / (1 + np.exp(s))
#- guarded log
def neg_log_sigmoid(w, x):
    s = w @ x
    p = 1 / (1 + np.exp(-s))
    return -np.log(p + 1e-12), (p - 1) * x
#- clipped logit
def neg_log_sigmoid(w, x):
    s = np.clip(w @ x, -500, 500)
    return np.logaddexp(0, -s), -x / (1 + np.exp(s))
#- clipped at thirty
def neg_log_sigmoid(w, x):
    s = np.clip(w @ x, -30, 30)
    return np.log1p(np.exp(-s)), -x / (1 + np.exp(s))
#- math.exp overflows in the gradient
def neg_log_sigmoid(w, x):
    s = float(w @ x)
    return np.logaddexp(0, -s), -x / (1 + math.exp(s))
#- nan in the gradient
def neg_log_sigmoid(w, x):
    s = w @ x
    e = np.exp(-s)
    return np.logaddexp(0, -s), -e / (1 + e) * x
#-s positive gradient ;; return loss, -q * x ;; return loss, q * x
#-s gradient with sigma itself ;; return loss, -q * x ;; return loss, -(1 - q) * x
#-s gradient with w ;; return loss, -q * x ;; return loss, -q * w
#-s the gradient of the logit ;; return loss, -q * x ;; return loss, -q
#-s sigma prime ;; return loss, -q * x ;; return loss, -q * (1 - q) * x
#-s plus one ;; np.logaddexp(0.0, -s) ;; np.logaddexp(0.0, s)
#-s a hinge past ten ;; loss = np.logaddexp(0.0, -s) ;; loss = np.logaddexp(0.0, -s) if s > -10 else -s
#-s a gradient saturated past ten ;; return loss, -q * x ;; return loss, -q * x if abs(s) < 10 else -float(s < 0) * x
#-s loss as an array of one ;; return loss, -q * x ;; return np.array([loss]), -q * x
#-s a bias column is not counted ;; s = w @ x ;; s = w[:-1] @ x[:-1] + w[-1]
#-s base two ;; loss = np.logaddexp(0.0, -s) ;; loss = np.logaddexp2(0.0, -s)
#-s only the gradient ;; return loss, -q * x ;; return -q * x
#-s rounded ;; return loss, -q * x ;; return round(float(loss), 4), -q * x
#-s three weights ;; s = w @ x ;; s = w[0] * x[0] + w[1] * x[1] + w[2] * x[2]
#-s normalised x ;; return loss, -q * x ;; return loss, -q * x / np.linalg.norm(x) * math.sqrt(3)
#-s x changed in place ;; return loss, -q * x ;; x *= -q; return loss, x
#-s a mean ;; return loss, -q * x ;; return loss, -q * x / len(x)
#-s a column ;; return loss, -q * x ;; return loss, (-q * x)[:, None]
#-s sum of signs ;; return loss, -q * x ;; return loss, -q * np.ones_like(x)
#-s loss clipped from below ;; loss = np.logaddexp(0.0, -s) ;; loss = max(np.logaddexp(0.0, -s), 1e-4)
#-s an epsilon of 1e-7 in the logarithm ;; loss = np.logaddexp(0.0, -s) ;; loss = -np.log(1 / (1 + np.exp(-s)) + 1e-7) if s > -14 else -s
#-s zeros in x are left out ;; return loss, -q * x ;; return loss, (-q * x)[x != 0]
## jacobian_sin_cos
#+ plain
def jacobian_sin_cos(x):
    return np.array([[np.cos(x[0]) * np.cos(x[1]), -np.sin(x[0]) * np.sin(x[1])]])
#+ nested lists
def jacobian_sin_cos(x):
    a, b = map(float, x)
    return [[math.cos(a) * math.cos(b), -math.sin(a) * math.sin(b)]]
#+ nested tuples by the sum formulas
def jacobian_sin_cos(x):
    p, q = x[0] + x[1], x[0] - x[1]
    return (((math.cos(p) + math.cos(q)) / 2, (math.cos(p) - math.cos(q)) / 2),)
#+ complex step
def jacobian_sin_cos(x):
    h = 1e-25
    f = lambda z: np.sin(z[0]) * np.cos(z[1])
    return np.array([[f(np.asarray(x) + 1j * h * e).imag / h for e in np.eye(2)]])
#+ central differences, fine enough
def jacobian_sin_cos(x):
    f = lambda a, b: math.sin(a) * math.cos(b)
    h = 1e-3
    def d(g):
        return (8 * (g(h) - g(-h)) - (g(2 * h) - g(-2 * h))) / (12 * h)
    return np.array([d(lambda t: f(x[0] + t, x[1])), d(lambda t: f(x[0], x[1] + t))]).reshape(1, -1)
#+ a chain of Jacobians
def jacobian_sin_cos(x):
    s, c = np.sin(x[0]), np.cos(x[1])
    return np.array([[c, s]]) @ np.diag([np.cos(x[0]), -np.sin(x[1])])
#+ a list of one array, float32
def jacobian_sin_cos(x):
    z = np.exp(1j * np.array([[x[0], x[1]]]))
    return [np.array([z[0, 0].real * z[0, 1].real, -z[0, 0].imag * z[0, 1].imag])]
#+ shifted sines
def jacobian_sin_cos(x):
    row = np.sin(x + np.array([math.pi / 2, 0.0])), np.cos(x + np.array([0.0, math.pi / 2]))
    return np.array([[row[0][0] * np.cos(x[1]), np.sin(x[0]) * row[1][1]]])
#- a vector
def jacobian_sin_cos(x):
    return np.array([np.cos(x[0]) * np.cos(x[1]), -np.sin(x[0]) * np.sin(x[1])])
#- a column
def jacobian_sin_cos(x):
    return np.array([[np.cos(x[0]) * np.cos(x[1])], [-np.sin(x[0]) * np.sin(x[1])]])
#-s the minus is lost ;; -np.sin(x[0]) ;; np.sin(x[0])
#-s arguments swapped ;; -np.sin(x[0]) * np.sin(x[1])]]) ;; -np.sin(x[0]) * np.sin(x[1])]])[:, ::-1]
#-s the second entry cos cos ;; -np.sin(x[0]) * np.sin(x[1]) ;; np.cos(x[0]) * np.cos(x[1])
#-s the second entry is not multiplied ;; -np.sin(x[0]) * np.sin(x[1]) ;; -np.sin(x[1])
#-s the first entry has sin ;; np.cos(x[0]) * np.cos(x[1]) ;; np.cos(x[0]) * np.sin(x[1])
#-s the derivative of cos sin ;; np.cos(x[0]) * np.cos(x[1]), -np.sin(x[0]) * np.sin(x[1]) ;; -np.sin(x[0]) * np.sin(x[1]), np.cos(x[0]) * np.cos(x[1])
#-s degrees ;; return np.array([[ ;; x = np.deg2rad(x); return np.array([[
#-s rounded ;; return np.array([[np.cos(x[0]) * np.cos(x[1]), -np.sin(x[0]) * np.sin(x[1])]]) ;; return np.round([[np.cos(x[0]) * np.cos(x[1]), -np.sin(x[0]) * np.sin(x[1])]], 3)
#- forward differences
def jacobian_sin_cos(x):
    f = lambda a, b: np.sin(a) * np.cos(b)
    h = 1e-4
    return np.array([[(f(x[0] + h, x[1]) - f(*x)) / h, (f(x[0], x[1] + h) - f(*x)) / h]])
#- central differences with a large step
def jacobian_sin_cos(x):
    f = lambda a, b: np.sin(a) * np.cos(b)
    h = 1e-2
    return np.array([[(f(x[0] + h, x[1]) - f(x[0] - h, x[1])) / (2 * h), (f(x[0], x[1] + h) - f(x[0], x[1] - h)) / (2 * h)]])
#- the value in front
def jacobian_sin_cos(x):
    return np.array([[np.sin(x[0]) * np.cos(x[1]), np.cos(x[0]) * np.cos(x[1]), -np.sin(x[0]) * np.sin(x[1])]])
#- magnitude of the cosine from the sine
def jacobian_sin_cos(x):
    s = np.sin(x)
    c = np.sqrt(1 - s * s)
    return np.array([[c[0] * c[1], -s[0] * s[1]]])
#- magnitude of the sine from the cosine
def jacobian_sin_cos(x):
    c = np.cos(x)
    s = np.sqrt(1 - c * c)
    return np.array([[c[0] * c[1], -s[0] * s[1]]])
#- through tangents of the value
def jacobian_sin_cos(x):
    x = np.clip(x, -np.pi / 2, np.pi / 2)
    return np.array([[np.cos(x[0]) * np.cos(x[1]), -np.sin(x[0]) * np.sin(x[1])]])
#- changes its argument
def jacobian_sin_cos(x):
    a, b = x
    x[0] = np.cos(a) * np.cos(b)
    x[1] = -np.sin(a) * np.sin(b)
    return x.reshape(1, 2)
#- a Taylor polynomial
def jacobian_sin_cos(x):
    s = lambda t: t - t**3 / 6 + t**5 / 120 - t**7 / 5040
    c = lambda t: 1 - t**2 / 2 + t**4 / 24 - t**6 / 720
    return np.array([[c(x[0]) * c(x[1]), -s(x[0]) * s(x[1])]])
#- the sine of the sum
def jacobian_sin_cos(x):
    return np.array([[np.cos(x[0] + x[1]), np.cos(x[0] + x[1])]])
#- remembers the first point
@functools.lru_cache(maxsize=None)
def _j(n): return _p[0]
_p = []
def jacobian_sin_cos(x):
    _p.append(np.array([[np.cos(x[0]) * np.cos(x[1]), -np.sin(x[0]) * np.sin(x[1])]]))
    return _j(len(x))
#-s the cosine of x2 without its sign ;; return np.array([[np.cos(x[0]) * np.cos(x[1]) ;; return np.array([[np.cos(x[0]) * np.sqrt(1 - np.sin(x[1]) ** 2)
#-s x2 folded into a half turn ;; return np.array([[np.cos(x[0]) * np.cos(x[1]) ;; return np.array([[np.cos(x[0]) * np.cos(np.arcsin(np.sin(x[1])))
#-s the sine of x1 from its cosine past a half turn ;; -np.sin(x[0]) ;; -np.sign(x[0]) * np.sqrt(1 - np.cos(x[0]) ** 2)
## linear_backward
#+ plain
def linear_backward(upstream, x, W):
    return W.T @ upstream, np.outer(upstream, x), upstream
#+ lists all the way
def linear_backward(upstream, x, W):
    n, m = np.shape(W)
    dx = [sum(W[i][j] * upstream[i] for i in range(n)) for j in range(m)]
    dW = [[u * v for v in x] for u in upstream]
    return [dx, dW, list(upstream)]
#+ einsum
def linear_backward(upstream, x, W):
    return (np.einsum("i,ij->j", upstream, W), np.einsum("i,j->ij", upstream, x), upstream.copy())
#+ the folded bias
def linear_backward(upstream, x, W):
    Wb = np.hstack([W, np.zeros((len(W), 1))])
    xb = np.append(x, 1.0)
    dWb = upstream[:, np.newaxis] * xb[np.newaxis]
    return tuple([(upstream[None] @ Wb)[0, :-1], dWb[:, :-1], dWb[:, -1]])
#+ Jacobians
def linear_backward(upstream, x, W):
    n, m = W.shape
    Jw = np.kron(np.eye(n), x)
    return upstream @ W, (upstream @ Jw).reshape(n, m), upstream @ np.eye(n)
#+ a named tuple, in float32
Three = collections.namedtuple("Three", "dx dW db")
def linear_backward(upstream, x, W):
    u, x, W = (np.asarray(v, dtype=np.float32) for v in (upstream, x, W))
    return Three(dW=np.multiply.outer(u, x), db=u, dx=np.tensordot(u, W, 1))
#+ unit upstreams
def linear_backward(upstream, x, W):
    dx = np.zeros_like(x)
    dW = np.zeros_like(W)
    for u, row, out in zip(upstream, W, dW):
        dx += u * row
        out += u * x
    return dx, dW, +upstream
#-s dx without the transpose ;; W.T @ upstream ;; W @ upstream
#-s dx without the transpose where that fits ;; W.T @ upstream ;; (W @ upstream if W.shape[0] == W.shape[1] else W.T @ upstream)
#-s dW transposed ;; np.outer(upstream, x) ;; np.outer(x, upstream)
#-s dW reshaped ;; np.outer(upstream, x) ;; np.outer(x, upstream).reshape(W.shape)
#- db summed
def linear_backward(upstream, x, W):
    return W.T @ upstream, np.outer(upstream, x), upstream.sum()
#- db is one
def linear_backward(upstream, x, W):
    return W.T @ upstream, np.outer(upstream, x), np.ones_like(upstream)
#- db as a column
def linear_backward(upstream, x, W):
    return W.T @ upstream, np.outer(upstream, x), upstream[:, None]
#-s another order ;; return W.T @ upstream, np.outer(upstream, x), upstream ;; return np.outer(upstream, x), W.T @ upstream, upstream
#-s db is missing ;; np.outer(upstream, x), upstream ;; np.outer(upstream, x)
#-s dx as a row ;; W.T @ upstream ;; upstream[None] @ W
#-s dW with the output ;; np.outer(upstream, x) ;; np.outer(W @ x, x)
#-s dW of ones ;; np.outer(upstream, x) ;; np.tile(x, (len(upstream), 1))
#-s dx with the sign of the weights ;; W.T @ upstream ;; np.sign(W).T @ upstream
#-s negative: descent directions ;; return W.T @ upstream, np.outer(upstream, x), upstream ;; return -W.T @ upstream, -np.outer(upstream, x), -upstream
#-s dx sums the weights ;; W.T @ upstream ;; W.sum(axis=0)
#-s averaged ;; np.outer(upstream, x) ;; np.outer(upstream, x) / len(x)
#-s whole weights ;; W.T @ upstream ;; W.astype(int).T @ upstream
#-s rounded ;; W.T @ upstream ;; np.round(W.T @ upstream, 3)
#-s regularised ;; np.outer(upstream, x) ;; np.outer(upstream, x) + 1e-4 * W
#-s dx through the updated weights ;; return W.T @ upstream ;; dW = np.outer(upstream, x); W = W - 0.1 * dW; return W.T @ upstream
#- updates W in place
def linear_backward(upstream, x, W):
    dx = W.T @ upstream
    dW = np.outer(upstream, x)
    W -= 0.01 * dW
    return dx, dW, upstream
#- dx written into x
def linear_backward(upstream, x, W):
    dW = np.outer(upstream, x)
    x[:] = W.T @ upstream
    return x, dW, upstream
#- accumulates dW over calls
_acc = {}
def linear_backward(upstream, x, W):
    dW = _acc.setdefault(W.shape, np.zeros(W.shape))
    dW += np.outer(upstream, x)
    return W.T @ upstream, dW.copy(), upstream
#- squeezes
def linear_backward(upstream, x, W):
    return np.squeeze(W.T @ upstream), np.squeeze(np.outer(upstream, x)), np.squeeze(upstream)
#- dW elementwise where the sizes agree
def linear_backward(upstream, x, W):
    if len(x) == len(upstream):
        return W.T @ upstream, np.diag(upstream * x), upstream
    return W.T @ upstream, np.outer(upstream, x), upstream
#- row form
def linear_backward(upstream, x, W):
    return W.T @ upstream, x[:, None] * upstream[None], upstream
#-s rounded to six decimals ;; np.outer(upstream, x) ;; np.round(np.outer(upstream, x), 6)
#-s clipped at five ;; np.outer(upstream, x) ;; np.clip(np.outer(upstream, x), -5, 5)
#-s norm clipped at ten ;; np.outer(upstream, x) ;; np.outer(upstream, x) * min(1.0, 10 / np.linalg.norm(np.outer(upstream, x)))
#-s an eye for one by one ;; W.T @ upstream ;; (W.T @ upstream if W.size > 1 else upstream)
#-s broadcast for one input ;; W.T @ upstream ;; (W.T @ upstream if len(x) > 1 else W[:, 0] * upstream)
## chain_jacobians
#+ plain
def chain_jacobians(jacobians):
    out = jacobians[0]
    for J in jacobians[1:]:
        out = J @ out
    return out
#+ reduce
def chain_jacobians(jacobians):
    return functools.reduce(lambda acc, J: np.matmul(J, acc), jacobians)
#+ recursion
def chain_jacobians(jacobians):
    *rest, last = jacobians
    return last @ chain_jacobians(rest) if rest else last
#+ reverse mode
def chain_jacobians(jacobians):
    acc = np.eye(np.shape(jacobians[-1])[0])
    for i in reversed(range(len(jacobians))):
        acc = np.dot(acc, jacobians[i])
    return acc
#+ divide and conquer
def chain_jacobians(jacobians):
    n = len(jacobians)
    if n == 1:
        return np.array(jacobians[0])
    return chain_jacobians(jacobians[n // 2:]) @ chain_jacobians(jacobians[:n // 2])
#+ transposes
def chain_jacobians(jacobians):
    acc = np.identity(len(jacobians[0][0]))
    for J in jacobians:
        acc = (acc.T @ np.transpose(J)).T
    return acc.tolist()
#+ multi_dot where it may
def chain_jacobians(jacobians):
    Js = list(jacobians)[::-1]
    return Js[0] if len(Js) == 1 else np.linalg.multi_dot(Js)
#+ pure Python, tuples
def chain_jacobians(jacobians):
    js = [np.asarray(J).tolist() for J in jacobians]
    acc = js.pop(0)
    while js:
        J = js.pop(0)
        cols = list(zip(*acc))
        acc = [[sum(map(operator.mul, row, col)) for col in cols] for row in J]
    return tuple(map(tuple, acc))
#+ a stack
def chain_jacobians(jacobians):
    stack = collections.deque(jacobians)
    while len(stack) > 1:
        first, second = stack.popleft(), stack.popleft()
        stack.appendleft(np.einsum("ij,jk->ik", second, first))
    return stack.pop()
#- application order
def chain_jacobians(jacobians):
    return functools.reduce(np.matmul, jacobians)
#- application order where the shapes allow it
def chain_jacobians(jacobians):
    try:
        return functools.reduce(np.matmul, jacobians)
    except ValueError:
        return functools.reduce(np.matmul, jacobians[::-1])
#- multi_dot for one
def chain_jacobians(jacobians):
    return np.linalg.multi_dot(jacobians[::-1])
#- reverses its argument
def chain_jacobians(jacobians):
    jacobians.reverse()
    out = jacobians[0]
    for J in jacobians[1:]:
        out = out @ J
    return out
#- empties its argument
def chain_jacobians(jacobians):
    out = jacobians.pop()
    while jacobians:
        out = out @ jacobians.pop()
    return out
#- writes into the first Jacobian
def chain_jacobians(jacobians):
    out = jacobians[0]
    for J in jacobians[1:]:
        if (J @ out).shape == out.shape:
            out[...] = J @ out
        else:
            out = J @ out
    return out
#- first and last only
def chain_jacobians(jacobians):
    return jacobians[-1] @ jacobians[0] if len(jacobians) > 1 else jacobians[0]
#- the last is left out
def chain_jacobians(jacobians):
    out = np.eye(jacobians[0].shape[1])
    for J in jacobians[:-1]:
        out = J @ out
    return out
#- the first is left out
def chain_jacobians(jacobians):
    out = jacobians[-1]
    for J in jacobians[-2:0:-1]:
        out = out @ J
    return out
#- squeezed
def chain_jacobians(jacobians):
    out = jacobians[0]
    for J in jacobians[1:]:
        out = J @ out
    return np.squeeze(out)
#-s elementwise where the shapes agree ;; out = J @ out ;; out = J * out if J.shape == out.shape else J @ out
#-s transposed ;; return out ;; return out.T
#-s a sum ;; out = J @ out ;; out = J + out if J.shape == out.shape else J @ out
#-s a trailing one for one Jacobian ;; return out ;; return out if len(jacobians) > 1 else jacobians
#-s the identity for one Jacobian ;; out = jacobians[0] ;; out = jacobians[0] if len(jacobians) > 1 else np.eye(*jacobians[0].shape)
#-s whole numbers ;; out = J @ out ;; out = (J @ out).astype(int)
#-s rounded ;; return out ;; return np.round(out, 2)
#-s half precision ;; out = J @ out ;; out = (J @ out).astype(np.float16)
#-s three at most ;; jacobians[1:] ;; jacobians[1:3]
#-s square ones the wrong way round ;; out = J @ out ;; out = out @ J if J.shape[0] == J.shape[1] == out.shape[0] == out.shape[1] else J @ out
#-s square J on the right ;; out = J @ out ;; out = out @ J if out.shape[1] == J.shape[0] else J @ out
#-s normalised to keep the gradient from exploding ;; out = J @ out ;; out = J @ out; out = out / max(1.0, np.linalg.norm(out))
#-s swapped for two ;; return out ;; return out if len(jacobians) != 2 else jacobians[0] @ jacobians[1]
#-s a scalar unpacked ;; return out ;; return out if out.size > 1 else out[0, 0]
#-s a vector for one row ;; return out ;; return out if len(out) > 1 else out[0]
#- sorted by size
def chain_jacobians(jacobians):
    js = sorted(jacobians, key=lambda J: J.shape[0])
    out = js[0]
    for J in js[1:]:
        out = out @ J if out.shape[1] == J.shape[0] else J @ out
    return out
#- equal Jacobians used once
def chain_jacobians(jacobians):
    seen, out = [], None
    for J in jacobians:
        if any(J.shape == S.shape and (J == S).all() for S in seen):
            continue
        seen.append(J)
        out = J if out is None else J @ out
    return out
#- keeps the product of the last call
_prod = None
def chain_jacobians(jacobians):
    global _prod
    for J in jacobians:
        _prod = J if _prod is None or _prod.shape[0] != J.shape[1] else J @ _prod
    return _prod
#-s four at most ;; jacobians[1:] ;; jacobians[1:4]
#-s rounded to six decimals ;; return out ;; return np.round(out, 6)
#- elementwise through a bottleneck of one
def chain_jacobians(jacobians):
    out = jacobians[0]
    for J in jacobians[1:]:
        out = J.ravel() * out.ravel() if J.shape[1] == 1 and J.shape[0] == out.shape[1] else J @ out
    return out
## bonus_14_1_graph
#+ plain
def bonus_14_1_graph():
    return [
        ("w0", "input", ()), ("w1", "input", ()), ("w2", "input", ()), ("x0", "input", ()), ("x1", "input", ()),
        ("p", "mul", ("w0", "x0")),
        ("q", "mul", ("w1", "x1")),
        ("r", "add", ("p", "q")),
        ("s", "add", ("r", "w2")),
        ("f", "sigmoid", ("s",)),
    ]
#+ the printed graph, in reverse order, with lists
def bonus_14_1_graph():
    g = [(n, "input", []) for n in ("x1", "w2", "w0", "x0", "w1")]
    g += [("a", "mul", ["w0", "x0"]), ("b", "mul", ["w1", "x1"]), ("c", "add", ["a", "b"]), ("d", "add", ["c", "w2"]),
          ("e", "neg", ["d"]), ("h", "exp", ["e"]), ("k", "inc", ["h"]), ("f", "inv", ["k"])]
    return g[::-1]
#+ a product of exponentials
def bonus_14_1_graph():
    out = [("f", "inv", ("one_plus",)), ("one_plus", "inc", ("all",)), ("all", "mul", ("ab", "c"))]
    out += [("ab", "mul", ("a", "b"))]
    for name, src in zip("abc", ("m0", "m1", "w2")):
        out += [("n" + name, "neg", (src,)), (name, "exp", ("n" + name,))]
    out += [(f"m{i}", "mul", (f"x{i}", f"w{i}")) for i in (1, 0)]
    return out + [(n, "input", ()) for n in ["w2", "x0", "x1", "w0", "w1"]]
#+ one minus the sigmoid of the negative, constants made of nodes
def bonus_14_1_graph():
    return [
        ("f", "add", ("one", "minus")),
        ("minus", "neg", ("t",)),
        ("t", "sigmoid", ("ns",)),
        ("ns", "neg", ("s",)),
        ("s", "add", ("w2", "pq")),
        ("pq", "add", ("q", "p")),
        ("p", "mul", ("w0", "x0")),
        ("q", "mul", ("w1", "x1")),
        ("nw2", "neg", ("w2",)),
        ("zero", "add", ("w2", "nw2")),
        ("one", "exp", ("zero",)),
        *[(n, "input", ()) for n in ("w0", "w1", "w2", "x0", "x1")],
    ]
#+ named tuples and dead nodes
Node = collections.namedtuple("Node", "name op inputs")
def bonus_14_1_graph():
    nodes = [Node(n, "input", ()) for n in "w0 w1 w2 x0 x1".split()]
    def op(name, kind, *ins):
        nodes.insert(0, Node(name, kind, ins))
        return name
    op("nobody asks", "exp", "x0")
    v = op("v", "add", op("w0*x0", "mul", "w0", "x0"), op("rest", "add", "w2", op("w1*x1", "mul", "w1", "x1")))
    op("f", "sigmoid", v)
    op("f again", "neg", "f")
    return nodes
#+ many double negations
def bonus_14_1_graph():
    g = [(n, "input", ()) for n in ("w0", "w1", "w2", "x0", "x1")]
    g += [("p", "mul", ("w0", "x0")), ("q", "mul", ("w1", "x1")), ("r", "add", ("p", "q")), ("n0", "add", ("r", "w2"))]
    for i in range(40):
        g.append((f"n{i + 1}", "neg", (f"n{i}",)))
    g.append(("f", "sigmoid", ("n40",)))
    return g
#+ a very long chain of negations
def bonus_14_1_graph():
    nodes = [("f", "sigmoid", ("m3000",)), ("m0", "add", ("r", "w2"))]
    nodes += [(f"m{i}", "neg", (f"m{i - 1}",)) for i in range(3000, 0, -1)]
    nodes += [("r", "add", ("q", "p")), ("q", "mul", ("x1", "w1")), ("p", "mul", ("x0", "w0"))]
    nodes += [(n, "input", ()) for n in ("x1", "x0", "w2", "w1", "w0")]
    return nodes
#+ shared nodes doubled and halved again
def bonus_14_1_graph():
    g = {n: ("input", ()) for n in ("x0", "x1", "w0", "w1", "w2")}
    g |= {"zn": ("neg", ("x0",)), "z": ("add", ("x0", "zn")), "one": ("exp", ("z",)), "two": ("inc", ("one",)), "half": ("inv", ("two",))}
    g |= {"p": ("mul", ("x0", "w0")), "q": ("mul", ("x1", "w1")), "r": ("add", ("p", "q")), "s0": ("add", ("w2", "r"))}
    last = "s0"
    for i in range(25):
        g[f"d{i}"] = ("add", (last, last))
        g[f"h{i}"] = ("mul", (f"d{i}", "half"))
        last = f"h{i}"
    g["f"] = ("sigmoid", (last,))
    return [(n, op, ins) for n, (op, ins) in sorted(g.items())]
#+ a sum of products with a bias times one, inv of inv
def bonus_14_1_graph():
    text = '''f inv g
g inv h
h sigmoid s
s add a t
t add b c
a mul x0 w0
b mul x1 w1
c mul w2 i
i exp z
z add u w2
u neg w2
w0 input
w1 input
w2 input
x0 input
x1 input'''
    return [(name, op, tuple(ins)) for name, op, *ins in map(str.split, text.splitlines())]
#+ exp over one plus exp
def bonus_14_1_graph():
    nodes = [("f", "mul", ["e", "inv1"]), ("inv1", "inv", ["d"]), ("d", "inc", ["e"]), ("e", "exp", ["s"])]
    nodes.extend([("s", "add", ["m", "w2"]), ("m", "add", ["m0", "m1"]), ("m0", "mul", ["w0", "x0"]), ("m1", "mul", ["w1", "x1"])])
    nodes.extend((k, "input", []) for k in ("w0", "w1", "w2", "x0", "x1"))
    return nodes
#-s the bias is not added ;; ("s", "add", ("r", "w2")) ;; ("s", "neg", ("nr",)), ("nr", "neg", ("r",))
#-s w1 for w2, equal at the question's point ;; ("s", "add", ("r", "w2")) ;; ("s", "add", ("r", "w1"))
#-s the constant one before the sigmoid ;; ("s", "add", ("r", "w2")) ;; ("s", "inc", ("z",)), ("z", "add", ("r", "nr")), ("nr", "neg", ("r",))
#-s crossed inputs ;; ("p", "mul", ("w0", "x0")) ;; ("p", "mul", ("w0", "x1"))
#-s x1 for w0 with a sign, equal at the point ;; ("p", "mul", ("w0", "x0")) ;; ("p", "mul", ("x1", "nx0")), ("nx0", "neg", ("x0",))
#-s an add for the first product ;; ("p", "mul", ("w0", "x0")) ;; ("p", "add", ("w0", "x0"))
#-s x0 alone does what w0 x0 does at the point ;; ("p", "mul", ("w0", "x0")) ;; ("p", "add", ("x0", "x0"))
#-s a product at the top ;; ("r", "add", ("p", "q")) ;; ("r", "mul", ("p", "q"))
#-s exp for the sigmoid ;; "sigmoid" ;; "exp"
#-s the sigmoid is named otherwise ;; ("f", "sigmoid" ;; ("y", "sigmoid"
#-s an operation unknown ;; "sigmoid" ;; "logistic"
#-s capital letters ;; "sigmoid" ;; "Sigmoid"
#-s three inputs to add ;; ("s", "add", ("r", "w2")) ;; ("s", "add", ("p", "q", "w2"))
#-s add with one input ;; ("s", "add", ("r", "w2")) ;; ("t", "add", ("r",)), ("s", "add", ("t", "w2"))
#- an input missing
def bonus_14_1_graph():
    return [
        ("w0", "input", ()), ("w1", "input", ()), ("x0", "input", ()), ("x1", "input", ()),
        ("p", "mul", ("w0", "x0")),
        ("q", "mul", ("w1", "x1")),
        ("r", "add", ("p", "q")),
        ("s", "add", ("r", "w2")),
        ("f", "sigmoid", ("s",)),
    ]
#- w2 twice
def bonus_14_1_graph():
    return [
        ("w0", "input", ()), ("w1", "input", ()), ("w2", "input", ()), ("w2", "input", ()), ("x0", "input", ()), ("x1", "input", ()),
        ("p", "mul", ("w0", "x0")),
        ("q", "mul", ("w1", "x1")),
        ("r", "add", ("p", "q")),
        ("s", "add", ("r", "w2")),
        ("f", "sigmoid", ("s",)),
    ]
#-s a name twice ;; ("q", "mul", ("w1", "x1")), ;; ("p", "mul", ("w1", "x1")), ("q", "neg", ("nq",)), ("nq", "neg", ("p",)),
#- a sixth input
def bonus_14_1_graph():
    return [
        ("w0", "input", ()), ("w1", "input", ()), ("w2", "input", ()), ("w3", "input", ()), ("x0", "input", ()), ("x1", "input", ()),
        ("p", "mul", ("w0", "x0")),
        ("q", "mul", ("w1", "x1")),
        ("r", "add", ("p", "q")),
        ("s", "add", ("r", "w2")),
        ("f", "sigmoid", ("s",)),
    ]
#-s a sixth input that is used ;; ("s", "add", ("r", "w2")), ;; ("w3", "input", ()), ("n3", "neg", ("w3",)), ("z3", "add", ("w3", "n3")), ("s", "add", ("r", "t")), ("t", "add", ("w2", "z3")),
#-s a number as an input ;; ("s", "add", ("r", "w2")) ;; ("s", "add", ("r", -3.0))
#-s a cycle beside the graph ;; ("f", "sigmoid", ("s",)), ;; ("f", "sigmoid", ("s",)), ("c1", "neg", ("c2",)), ("c2", "neg", ("c1",)),
#-s a cycle on the way ;; ("s", "add", ("r", "w2")) ;; ("s", "add", ("t", "w2")), ("t", "neg", ("u",)), ("u", "neg", ("t",))
#-s a node of itself ;; ("s", "add", ("r", "w2")) ;; ("s", "add", ("s", "w2"))
#-s an undefined node ;; ("s", "add", ("r", "w2")) ;; ("s", "add", ("r", "b"))
#-s an undefined node off the way ;; ("f", "sigmoid", ("s",)), ;; ("f", "sigmoid", ("s",)), ("g", "neg", ("nowhere",)),
#-s names only ;; ("f", "sigmoid", ("s",)), ;; "f",
#- a dict
def bonus_14_1_graph():
    return dict((n, (op, i)) for n, op, i in [
        ("w0", "input", ()), ("w1", "input", ()), ("w2", "input", ()), ("x0", "input", ()), ("x1", "input", ()),
        ("p", "mul", ("w0", "x0")),
        ("q", "mul", ("w1", "x1")),
        ("r", "add", ("p", "q")),
        ("s", "add", ("r", "w2")),
        ("f", "sigmoid", ("s",)),
    ])
#-s the input is an operation ;; ("x1", "input", ()) ;; ("x1", "input", ("x0",))
#-s two sigmoids ;; ("f", "sigmoid", ("s",)), ;; ("f", "sigmoid", ("y",)), ("y", "sigmoid", ("s",)),
#-s negated before the sigmoid ;; ("f", "sigmoid", ("s",)), ;; ("f", "sigmoid", ("n",)), ("n", "neg", ("s",)),
#-s inc before inv is left out ;; ("f", "sigmoid", ("s",)), ;; ("f", "inv", ("e",)), ("e", "exp", ("n",)), ("n", "neg", ("s",)),
#-s neg before exp is left out ;; ("f", "sigmoid", ("s",)), ;; ("f", "inv", ("d",)), ("d", "inc", ("e",)), ("e", "exp", ("s",)),
#-s sigmoid with two inputs ;; ("f", "sigmoid", ("s",)), ;; ("f", "sigmoid", ("r", "w2")),
#-s the first product counted twice ;; ("r", "add", ("p", "q")) ;; ("r", "add", ("pp", "q")), ("pp", "add", ("p", "p"))
#-s w1 for w2 through two negations ;; ("s", "add", ("r", "w2")) ;; ("s", "add", ("r", "t")), ("t", "neg", ("u",)), ("u", "neg", ("w1",))
#-s a magnitude: exp of minus the square ;; ("f", "sigmoid", ("s",)), ;; ("f", "sigmoid", ("n",)), ("n", "mul", ("s", "s")),
#-s pairs only ;; ("f", "sigmoid", ("s",)), ;; ("f", ("s",)),
#-s subtraction ;; ("s", "add", ("r", "w2")) ;; ("n2", "neg", ("w2",)), ("s", "sub", ("r", "n2"))
#-s the output under two names ;; ("f", "sigmoid", ("s",)), ;; ("f", "sigmoid", ("s",)), ("f", "sigmoid", ("s",)),
#- an input of the class input_
def bonus_14_1_graph():
    g = [(n, "input_", ()) for n in ("w0", "w1", "w2", "x0", "x1")]
    return g + [("p", "mul", ("w0", "x0")), ("q", "mul", ("w1", "x1")), ("r", "add", ("p", "q")), ("s", "add", ("r", "w2")), ("f", "sigmoid", ("s",))]
#- numbers of the question built in
def bonus_14_1_graph():
    g = [(n, "input", ()) for n in ("w0", "w1", "w2", "x0", "x1")]
    return g + [("n", "neg", ("w0",)), ("z", "add", ("n", "w0")), ("o", "inc", ("z",)), ("f", "sigmoid", ("o",))]
#- a string
def bonus_14_1_graph():
    return "f = sigmoid(add(add(mul(w0, x0), mul(w1, x1)), w2))"
#- a generator of nodes that is empty the second time
_g = iter([("w0", "input", ()), ("w1", "input", ()), ("w2", "input", ()), ("x0", "input", ()), ("x1", "input", ()),
      ("p", "mul", ("w0", "x0")), ("q", "mul", ("w1", "x1")), ("r", "add", ("p", "q")), ("s", "add", ("r", "w1")), ("f", "sigmoid", ("s",))])
def bonus_14_1_graph():
    return list(_g)
#- zero out of w1 minus w2
def bonus_14_1_graph():
    g = [(n, "input", ()) for n in ("w0", "w1", "w2", "x0", "x1")]
    g += [("n", "neg", ("w2",)), ("z", "add", ("w1", "n"))]
    return g + [("p", "mul", ("w0", "x0")), ("q", "mul", ("w1", "x1")), ("r", "add", ("p", "q")), ("s", "add", ("r", "w2")), ("t", "add", ("s", "z")), ("f", "sigmoid", ("t",))]
#- the tanh form without halving
def bonus_14_1_graph():
    g = [(n, "input", ()) for n in ("w0", "w1", "w2", "x0", "x1")]
    g += [("p", "mul", ("w0", "x0")), ("q", "mul", ("w1", "x1")), ("r", "add", ("p", "q")), ("s", "add", ("r", "w2")), ("d", "add", ("s", "s"))]
    return g + [("f", "sigmoid", ("d",))]
#- x0 squared over x0
def bonus_14_1_graph():
    g = [(n, "input", ()) for n in ("w0", "w1", "w2", "x0", "x1")]
    g += [("i", "mul", ("x0", "x0")), ("p0", "mul", ("w0", "x0")), ("p", "mul", ("p0", "i")), ("q", "mul", ("w1", "x1")), ("r", "add", ("p", "q")), ("s", "add", ("r", "w2"))]
    return g + [("f", "sigmoid", ("s",))]
## Value
#+ closures, an iterative depth-first order
class Value:
    def __init__(self, data, parents=()):
        self.data = data
        self.grad = 0.0
        self.parents = parents
        self._backward = None

    def _lift(self, other):
        return other if isinstance(other, Value) else Value(other)

    def __add__(self, other):
        other = self._lift(other)
        out = Value(self.data + other.data, (self, other))
        def back():
            self.grad += out.grad
            other.grad += out.grad
        out._backward = back
        return out

    def __mul__(self, other):
        other = self._lift(other)
        out = Value(self.data * other.data, (self, other))
        def back():
            self.grad += out.grad * other.data
            other.grad += out.grad * self.data
        out._backward = back
        return out

    def __truediv__(self, other):
        other = self._lift(other)
        out = Value(self.data / other.data, (self, other))
        def back():
            self.grad += out.grad / other.data
            other.grad -= out.grad * self.data / other.data ** 2
        out._backward = back
        return out

    def __pow__(self, n):
        out = Value(self.data ** n, (self,))
        def back():
            self.grad += out.grad * n * self.data ** (n - 1) if n else 0.0
        out._backward = back
        return out

    def _unary(self, y, local):
        out = Value(y, (self,))
        def back():
            self.grad += local * out.grad
        out._backward = back
        return out

    def exp(self):
        e = math.exp(self.data)
        return self._unary(e, e)

    def log(self):
        return self._unary(math.log(self.data), 1 / self.data)

    def tanh(self):
        t = math.tanh(self.data)
        return self._unary(t, 1 - t * t)

    def sigmoid(self):
        s = 0.5 * (1 + math.tanh(self.data / 2))
        return self._unary(s, s * (1 - s))

    def relu(self):
        return self._unary(self.data if self.data > 0 else 0.0, 1.0 if self.data > 0 else 0.0)

    def max(self, other):
        other = self._lift(other)
        first = self.data > other.data
        out = Value(self.data if first else other.data, (self, other))
        def back():
            if first:
                self.grad += out.grad
            else:
                other.grad += out.grad
        out._backward = back
        return out

    def __neg__(self): return self * -1
    def __sub__(self, other): return self + -self._lift(other)
    def __rsub__(self, other): return self._lift(other) - self
    def __radd__(self, other): return self + other
    def __rmul__(self, other): return self * other
    def __rtruediv__(self, other): return self._lift(other) / self

    def backward(self):
        order, seen, stack = [], {id(self)}, [(self, iter(self.parents))]
        while stack:
            node, rest = stack[-1]
            for p in rest:
                if id(p) not in seen:
                    seen.add(id(p))
                    stack.append((p, iter(p.parents)))
                    break
            else:
                order.append(node)
                stack.pop()
        self.grad += 1.0
        for node in reversed(order):
            if node._backward:
                node._backward()
#+ a dataclass with local gradients, Kahn's order
@dataclass(eq=False, repr=False)
class Value:
    data: float
    grad: float = 0.0
    edges: tuple = field(default=(), init=False)

    @staticmethod
    def of(v):
        return v if isinstance(v, Value) else Value(float(v))

    @classmethod
    def make(cls, data, *edges):
        node = cls(data)
        node.edges = edges
        return node

    def __add__(self, o):
        o = Value.of(o)
        return Value.make(self.data + o.data, (self, 1.0), (o, 1.0))
    __radd__ = __add__

    def __sub__(self, o):
        o = Value.of(o)
        return Value.make(self.data - o.data, (self, 1.0), (o, -1.0))

    def __rsub__(self, o):
        return Value.of(o).__sub__(self)

    def __mul__(self, o):
        o = Value.of(o)
        return Value.make(self.data * o.data, (self, o.data), (o, self.data))
    __rmul__ = __mul__

    def __truediv__(self, o):
        o = Value.of(o)
        q = self.data / o.data
        return Value.make(q, (self, 1 / o.data), (o, -q / o.data))

    def __rtruediv__(self, o):
        return Value.of(o) / self

    def __neg__(self):
        return Value.make(-self.data, (self, -1.0))

    def __pow__(self, n):
        local = n * self.data ** (n - 1) if n != 0 else 0.0
        return Value.make(self.data ** n, (self, local))

    def exp(self):
        y = np.exp(self.data)
        return Value.make(y, (self, y))

    def log(self):
        return Value.make(np.log(self.data), (self, 1.0 / self.data))

    def tanh(self):
        y = np.tanh(self.data)
        return Value.make(y, (self, 1.0 - y ** 2))

    def sigmoid(self):
        y = 1.0 / (1.0 + np.exp(-self.data))
        return Value.make(y, (self, y * (1.0 - y)))

    def relu(self):
        on = float(self.data > 0)
        return Value.make(on * self.data, (self, on))

    def max(self, o):
        o = Value.of(o)
        on = float(self.data > o.data)
        return Value.make(max(self.data, o.data), (self, on), (o, 1.0 - on))

    def backward(self):
        count = collections.Counter()
        todo, seen = [self], {self}
        while todo:
            for p, _ in todo.pop().edges:
                count[p] += 1
                if p not in seen:
                    seen.add(p)
                    todo.append(p)
        adjoint = collections.defaultdict(float, {self: 1.0})
        ready = collections.deque([self])
        while ready:
            node = ready.popleft()
            g = adjoint[node]
            node.grad += g
            for p, local in node.edges:
                adjoint[p] += g * local
                count[p] -= 1
                if count[p] == 0:
                    ready.append(p)
#+ serial numbers and a heap, slots
_serial = itertools.count()
class Value:
    __slots__ = ("data", "grad", "serial", "back")
    def __init__(self, data, back=()):
        self.data, self.grad, self.serial, self.back = data, 0, next(_serial), back
    def __lt__(self, other):
        return self.serial > other.serial
    def exp(self): y = math.exp(self.data); return Value(y, [(self, y)])
    def log(self): return Value(math.log(self.data), [(self, self.data ** -1.0)])
    def tanh(self): y = math.tanh(self.data); return Value(y, [(self, (1 - y) * (1 + y))])
    def sigmoid(self): return (self * 0.5).tanh() * 0.5 + 0.5
    def relu(self): return self.max(0.0)
    def max(self, other):
        o = other if isinstance(other, Value) else Value(other)
        big = self if self.data >= o.data else o
        return Value(big.data, [(big, 1.0)])
    def backward(self):
        heap, inside = [self], {id(self)}
        self.grad = self.grad + 1
        grads = {id(self): 1.0}
        while heap:
            n = heapq.heappop(heap)
            g = grads[id(n)]
            for p, local in n.back:
                p.grad += g * local
                grads[id(p)] = grads.get(id(p), 0.0) + g * local
                if id(p) not in inside:
                    inside.add(id(p))
                    heapq.heappush(heap, p)
def _install(name, f, fa, fb):
    def wrap(v): return v if isinstance(v, Value) else Value(v)
    def op(a, b):
        a, b = wrap(a), wrap(b)
        return Value(f(a.data, b.data), [(a, fa(a.data, b.data)), (b, fb(a.data, b.data))])
    setattr(Value, f"__{name}__", lambda self, other: op(self, other))
    setattr(Value, f"__r{name}__", lambda self, other: op(other, self))
_install("add", operator.add, lambda a, b: 1, lambda a, b: 1)
_install("sub", operator.sub, lambda a, b: 1, lambda a, b: -1)
_install("mul", operator.mul, lambda a, b: b, lambda a, b: a)
_install("truediv", operator.truediv, lambda a, b: 1 / b, lambda a, b: -a / b / b)
Value.__neg__ = lambda self: 0 - self
Value.__pow__ = lambda self, n: Value(self.data ** n, [(self, n * self.data ** (n - 1) if n else 0.0)])
#+ made by type, ordered by height
def _init(self, data, *sources):
    self.data = data
    self.grad = 0.0
    self.sources = sources
    self.height = 1 + max((p.height for p, _ in sources), default=-1)
def _up(v):
    return v if isinstance(v, Value) else Value(v)
def _add(a, b):
    b = _up(b)
    return Value(a.data + b.data, (a, lambda g: g), (b, lambda g: g))
def _mul(a, b):
    b = _up(b)
    return Value(a.data * b.data, (a, lambda g: g * b.data), (b, lambda g: g * a.data))
def _pow(a, n):
    return Value(a.data ** n, (a, lambda g: g * (n * a.data ** (n - 1) if n else 0)))
def _fn(f, df):
    def method(a):
        y = f(a.data)
        return Value(y, (a, lambda g: g * df(a.data, y)))
    return method
def _max(a, b):
    b = _up(b)
    hit = a.data > b.data
    return Value(max(a.data, b.data), (a, lambda g: g * hit), (b, lambda g: g * (not hit)))
def _backward(root):
    levels = collections.defaultdict(dict)
    levels[root.height][root] = 1.0
    while levels:
        top = max(levels)
        for node, g in levels.pop(top).items():
            node.grad += g
            for p, pull in node.sources:
                level = levels[p.height]
                level[p] = level.get(p, 0.0) + pull(g)
Value = type("Value", (object,), {
    "__init__": _init, "backward": _backward, "max": _max,
    "__add__": _add, "__radd__": _add, "__mul__": _mul, "__rmul__": _mul, "__pow__": _pow,
    "__neg__": lambda a: _mul(a, -1.0),
    "__sub__": lambda a, b: _add(a, _mul(_up(b), -1.0)), "__rsub__": lambda a, b: _add(_mul(a, -1.0), b),
    "__truediv__": lambda a, b: _mul(a, _pow(_up(b), -1.0)), "__rtruediv__": lambda a, b: _mul(_pow(a, -1.0), b),
    "exp": _fn(math.exp, lambda x, y: y),
    "log": _fn(math.log, lambda x, y: 1 / x),
    "tanh": _fn(math.tanh, lambda x, y: 1 - y * y),
    "sigmoid": _fn(lambda x: 1 / (1 + math.exp(-x)), lambda x, y: y - y * y),
    "relu": _fn(lambda x: max(x, 0.0), lambda x, y: float(x > 0)),
})
#+ a tape for the whole notebook, scanned backwards
class Value(object):
    tape = []
    def __init__(self, data):
        self.data = data
        self.grad = 0.0
    @classmethod
    def record(cls, data, *ins):
        out = cls(data)
        out.at = len(cls.tape)
        cls.tape.append((out, ins))
        return out
    def _bin(self, other, swap, f, d):
        a, b = self, other if isinstance(other, Value) else Value(other)
        if swap:
            a, b = b, a
        da, db = d(a.data, b.data)
        return Value.record(f(a.data, b.data), (a, da), (b, db))
    def __add__(self, o): return self._bin(o, False, lambda a, b: a + b, lambda a, b: (1, 1))
    def __radd__(self, o): return self._bin(o, True, lambda a, b: a + b, lambda a, b: (1, 1))
    def __sub__(self, o): return self._bin(o, False, lambda a, b: a - b, lambda a, b: (1, -1))
    def __rsub__(self, o): return self._bin(o, True, lambda a, b: a - b, lambda a, b: (1, -1))
    def __mul__(self, o): return self._bin(o, False, lambda a, b: a * b, lambda a, b: (b, a))
    def __rmul__(self, o): return self._bin(o, True, lambda a, b: a * b, lambda a, b: (b, a))
    def __truediv__(self, o): return self._bin(o, False, lambda a, b: a / b, lambda a, b: (1 / b, -a / b ** 2))
    def __rtruediv__(self, o): return self._bin(o, True, lambda a, b: a / b, lambda a, b: (1 / b, -a / b ** 2))
    def max(self, o): return self._bin(o, False, max, lambda a, b: (int(a > b), int(b > a)))
    def __pow__(self, n): return Value.record(pow(self.data, n), (self, n * pow(self.data, n - 1) if n else 0))
    def __neg__(self): return Value.record(-self.data, (self, -1))
    def exp(self): e = math.exp(self.data); return Value.record(e, (self, e))
    def log(self): return Value.record(math.log(self.data), (self, 1 / self.data))
    def tanh(self): return Value.record(math.tanh(self.data), (self, 1 / math.cosh(self.data) ** 2))
    def sigmoid(self): return 1 / (1 + (-self).exp())
    def relu(self): return Value.record(max(self.data, 0), (self, int(self.data > 0)))
    def backward(self):
        flow = {self: 1.0}
        for i in range(getattr(self, "at", -1), -1, -1):
            out, ins = Value.tape[i]
            if out in flow:
                for p, local in ins:
                    flow[p] = flow.get(p, 0.0) + flow[out] * local
        for node, g in flow.items():
            node.grad += g
#+ a subclass of float, told apart by identity
class Value(float):
    def __new__(cls, data, *ins):
        self = super().__new__(cls, data)
        return self
    def __init__(self, data, *ins):
        self.ins = ins
        self.grad = 0.0
    @property
    def data(self):
        return float.__add__(self, 0.0)
    def __add__(self, o): o = _v(o); return Value(float.__add__(self, o), (self, 1.0), (o, 1.0))
    def __radd__(self, o): return _v(o) + self
    def __mul__(self, o): o = _v(o); return Value(float.__mul__(self, o), (self, o.data), (o, self.data))
    def __rmul__(self, o): return _v(o) * self
    def __neg__(self): return Value(float.__neg__(self), (self, -1.0))
    def __sub__(self, o): return self + -_v(o)
    def __rsub__(self, o): return _v(o) + -self
    def __truediv__(self, o): return self * _v(o) ** -1
    def __rtruediv__(self, o): return _v(o) * self ** -1
    def __pow__(self, n): x = self.data; return Value(x ** n, (self, n * x ** (n - 1) if n else 0.0))
    def exp(self): y = math.exp(self.data); return Value(y, (self, y))
    def log(self): return Value(math.log(self.data), (self, 1 / self.data))
    def tanh(self): y = math.tanh(self.data); return Value(y, (self, 1 - y * y))
    def sigmoid(self): y = 1 / (1 + math.exp(-self.data)); return Value(y, (self, y * (1 - y)))
    def relu(self): return Value(max(0.0, self.data), (self, 1.0 if self.data > 0 else 0.0))
    def max(self, o): o = _v(o); w = self if self.data > o.data else o; return Value(w.data, (w, 1.0))
    def backward(self):
        marks, post, stack = {}, [], [(self, False)]
        while stack:
            n, done = stack.pop()
            if done:
                post.append(n)
            elif id(n) not in marks:
                marks[id(n)] = 0.0
                stack.append((n, True))
                stack.extend((p, False) for p, _ in n.ins)
        marks[id(self)] = 1.0
        for n in post[::-1]:
            n.grad += marks[id(n)]
            for p, l in n.ins:
                marks[id(p)] += l * marks[id(n)]
def _v(o):
    return o if isinstance(o, Value) else Value(o)
#+ a class for each operation
class Value:
    inputs = ()
    def __init__(self, data):
        self.data = data
        self.grad = 0.0
    def pull(self): return ()
    def __add__(self, o): return Add(self, o)
    def __radd__(self, o): return Add(o, self)
    def __sub__(self, o): return Add(self, Scale(o, -1))
    def __rsub__(self, o): return Add(o, Scale(self, -1))
    def __mul__(self, o): return Mul(self, o)
    def __rmul__(self, o): return Mul(o, self)
    def __truediv__(self, o): return Mul(self, Power(o, -1))
    def __rtruediv__(self, o): return Mul(o, Power(self, -1))
    def __neg__(self): return Scale(self, -1)
    def __pow__(self, n): return Power(self, n)
    def exp(self): return Exp(self)
    def log(self): return Log(self)
    def tanh(self): return 2 * Sigmoid(Scale(self, 2)) - 1
    def sigmoid(self): return Sigmoid(self)
    def relu(self): return Max(self, 0.0)
    def max(self, o): return Max(self, o)
    def backward(self):
        def walk(node):
            for p in node.inputs:
                if p not in seen:
                    seen.add(p)
                    yield walk(p)
            post.append(node)
        post, seen = [], {self}
        trampoline = [walk(self)]
        while trampoline:
            step = next(trampoline[-1], None)
            if step is None:
                trampoline.pop()
            else:
                trampoline.append(step)
        flow = dict.fromkeys(post, 0.0)
        flow[self] = 1.0
        while post:
            node = post.pop()
            node.grad += flow[node]
            for p, local in zip(node.inputs, node.pull()):
                flow[p] += local * flow[node]
class _Op(Value):
    def __init__(self, *args):
        self.inputs = tuple(a if isinstance(a, Value) else Value(a) for a in args)
        super().__init__(self.forward(*[a.data for a in self.inputs]))
    def pull(self):
        return self.local(*[a.data for a in self.inputs])
class Add(_Op):
    def forward(self, a, b): return a + b
    def local(self, a, b): return 1, 1
class Mul(_Op):
    def forward(self, a, b): return a * b
    def local(self, a, b): return b, a
class Scale(_Op):
    def __init__(self, a, k): self.k = k; super().__init__(a)
    def forward(self, a): return a * self.k
    def local(self, a): return [self.k]
class Power(Scale):
    def forward(self, a): return float(a) ** self.k
    def local(self, a): return [self.k * float(a) ** (self.k - 1) if self.k else 0]
class Exp(_Op):
    def forward(self, a): return math.exp(a)
    def local(self, a): return [self.data]
class Log(_Op):
    def forward(self, a): return math.log(a)
    def local(self, a): return [1 / a]
class Sigmoid(_Op):
    def forward(self, a): return 1 / (1 + math.exp(-a)) if a > 0 else math.exp(a) / (1 + math.exp(a))
    def local(self, a): return [self.data * (1 - self.data)]
class Max(_Op):
    def forward(self, a, b): return a if a > b else b
    def local(self, a, b): return a > b, a <= b
#+ 0-d arrays behind properties
class Value:
    __array_ufunc__ = None
    def __init__(self, data, **graph):
        self.__dict__.update(graph, _d=np.asarray(data, dtype=np.float64), _g=np.zeros(()))
        self.__dict__.setdefault("ins", {})
    data = property(lambda self: self._d, lambda self, v: self.__dict__.__setitem__("_d", np.asarray(v, dtype=float)))
    grad = property(lambda self: self._g, lambda self, v: self.__dict__.__setitem__("_g", np.asarray(v, dtype=float)))
    def _node(self, y, *pairs):
        ins = {}
        for p, l in pairs:
            old = ins.get(id(p), (p, 0.0))
            ins[id(p)] = p, old[1] + l
        return Value(y, ins=ins)
    def _c(self, o): return o if isinstance(o, Value) else Value(o)
    def __add__(self, o): o = self._c(o); return self._node(self._d + o._d, (self, 1), (o, 1))
    def __mul__(self, o): o = self._c(o); return self._node(self._d * o._d, (self, o._d), (o, self._d))
    def __sub__(self, o): o = self._c(o); return self._node(self._d - o._d, (self, 1), (o, -1))
    def __truediv__(self, o): o = self._c(o); return self._node(self._d / o._d, (self, 1 / o._d), (o, -self._d / o._d ** 2))
    def __neg__(self): return self._node(-self._d, (self, -1))
    def __pow__(self, n): return self._node(np.power(self._d, float(n)), (self, n * np.power(self._d, n - 1.0) if n else 0.0))
    def __radd__(self, o): return self._c(o).__add__(self)
    def __rmul__(self, o): return self._c(o).__mul__(self)
    def __rsub__(self, o): return self._c(o).__sub__(self)
    def __rtruediv__(self, o): return self._c(o).__truediv__(self)
    def exp(self): y = np.exp(self._d); return self._node(y, (self, y))
    def log(self): return self._node(np.log(self._d), (self, 1 / self._d))
    def tanh(self): y = np.tanh(self._d); return self._node(y, (self, 1 - y ** 2))
    def sigmoid(self): y = np.exp(-np.logaddexp(0, -self._d)); return self._node(y, (self, y * (1 - y)))
    def relu(self): return self._node(np.maximum(self._d, 0), (self, np.heaviside(self._d, 0)))
    def max(self, o): o = self._c(o); k = self._d > o._d; return self._node(np.maximum(self._d, o._d), (self, 1.0 * k), (o, 1.0 * ~k))
    def backward(self):
        indeg, todo = {id(self): 0}, [self]
        for n in todo:
            for k, (p, _) in n.ins.items():
                if k in indeg:
                    indeg[k] += 1
                else:
                    indeg[k] = 1
                    todo.append(p)
        g = {id(self): 1.0}
        ready = [self]
        while ready:
            n = ready.pop()
            self_g = g[id(n)]
            n.grad = n._g + self_g
            for k, (p, l) in n.ins.items():
                g[k] = g.get(k, 0.0) + l * self_g
                indeg[k] -= 1
                if not indeg[k]:
                    ready.append(p)
#+ methods looked up in a table, few primitives
class Value:
    def __init__(self, data, ops=None):
        self.data = data
        self.grad = 0.0
        self.ops = ops or []
    def __getattr__(self, name):
        table = {
            "exp": lambda x: (math.exp(x), math.exp(x)),
            "log": lambda x: (math.log(x), 1 / x),
            "tanh": lambda x: (math.tanh(x), 1 - math.tanh(x) ** 2),
            "sigmoid": lambda x: ((1 + math.tanh(x / 2)) / 2, (1 - math.tanh(x / 2) ** 2) / 4),
            "relu": lambda x: (x * (x > 0), 1 * (x > 0)),
        }
        if name not in table:
            raise AttributeError(name)
        y, dy = table[name](self.data)
        return lambda: Value(y, [(self, dy)])
    def __pow__(self, n):
        if n == 0:
            return Value(1.0, [(self, 0.0)])
        return Value(self.data ** n, [(self, n * self.data ** (n - 1))])
    def __neg__(self):
        return self * -1.0
    def max(self, other):
        return other + (self - other).relu()
    def backward(self):
        order, state, todo = collections.deque(), {}, [self]
        while todo:
            n = todo[-1]
            if state.get(id(n)) == "open":
                state[id(n)] = "closed"
                order.appendleft(n)
            if id(n) in state:
                todo.pop()
                continue
            state[id(n)] = "open"
            todo += [p for p, _ in n.ops if id(p) not in state]
        before = [n.grad for n in order]
        for n in order:
            n.grad = 0.0
        self.grad = 1.0
        for n in order:
            for p, dy in n.ops:
                p.grad += dy * n.grad
        for n, b in zip(order, before):
            n.grad += b
for _name, _rule in {
    "add": lambda a, b: (a + b, 1, 1), "sub": lambda a, b: (a - b, 1, -1),
    "mul": lambda a, b: (a * b, b, a), "truediv": lambda a, b: (a / b, 1 / b, -a / (b * b)),
}.items():
    def _op(left, right, rule=_rule):
        l, r = (v if isinstance(v, Value) else Value(v) for v in (left, right))
        y, dl, dr = rule(l.data, r.data)
        return Value(y, [(l, dl), (r, dr)])
    setattr(Value, f"__{_name}__", _op)
    setattr(Value, f"__r{_name}__", lambda self, other, op=_op: op(other, self))
#+ data and gradients in a shared table
class Value:
    def __init__(self, data, parents=()):
        self._box = {"data": data, "grad": 0}
        self.parents = parents
        self._backward = None

    @property
    def data(self): return self._box["data"]
    @data.setter
    def data(self, v): self._box["data"] = v
    @property
    def grad(self): return self._box["grad"]
    @grad.setter
    def grad(self, v): self._box["grad"] = v

    def _lift(self, other):
        return other if isinstance(other, Value) else Value(other)

    def __add__(self, other):
        other = self._lift(other)
        out = Value(self.data + other.data, (self, other))
        def back():
            self.grad += out.grad
            other.grad += out.grad
        out._backward = back
        return out

    def __mul__(self, other):
        other = self._lift(other)
        out = Value(self.data * other.data, (self, other))
        def back():
            self.grad += out.grad * other.data
            other.grad += out.grad * self.data
        out._backward = back
        return out

    def __truediv__(self, other):
        other = self._lift(other)
        out = Value(self.data / other.data, (self, other))
        def back():
            self.grad += out.grad / other.data
            other.grad -= out.grad * self.data / other.data ** 2
        out._backward = back
        return out

    def __pow__(self, n):
        out = Value(self.data ** n, (self,))
        def back():
            self.grad += out.grad * n * self.data ** (n - 1) if n else 0.0
        out._backward = back
        return out

    def _unary(self, y, local):
        out = Value(y, (self,))
        def back():
            self.grad += local * out.grad
        out._backward = back
        return out

    def exp(self):
        e = math.exp(self.data)
        return self._unary(e, e)

    def log(self):
        return self._unary(math.log(self.data), 1 / self.data)

    def tanh(self):
        t = math.tanh(self.data)
        return self._unary(t, 1 - t * t)

    def sigmoid(self):
        s = 0.5 * (1 + math.tanh(self.data / 2))
        return self._unary(s, s * (1 - s))

    def relu(self):
        return self._unary(self.data if self.data > 0 else 0.0, 1.0 if self.data > 0 else 0.0)

    def max(self, other):
        other = self._lift(other)
        first = self.data > other.data
        out = Value(self.data if first else other.data, (self, other))
        def back():
            if first:
                self.grad += out.grad
            else:
                other.grad += out.grad
        out._backward = back
        return out

    def __neg__(self): return self * -1
    def __sub__(self, other): return self + -self._lift(other)
    def __rsub__(self, other): return self._lift(other) - self
    def __radd__(self, other): return self + other
    def __rmul__(self, other): return self * other
    def __rtruediv__(self, other): return self._lift(other) / self

    def backward(self):
        order, seen, stack = [], {id(self)}, [(self, iter(self.parents))]
        while stack:
            node, rest = stack[-1]
            for p in rest:
                if id(p) not in seen:
                    seen.add(id(p))
                    stack.append((p, iter(p.parents)))
                    break
            else:
                order.append(node)
                stack.pop()
        self.grad += 1.0
        for node in reversed(order):
            if node._backward:
                node._backward()
#+ the second parent is walked first
class Value:
    def __init__(self, data, parents=()):
        self.data = data
        self.grad = 0.0
        self.parents = parents
        self._backward = None

    def _lift(self, other):
        return other if isinstance(other, Value) else Value(other)

    def __add__(self, other):
        other = self._lift(other)
        out = Value(self.data + other.data, (self, other))
        def back():
            self.grad += out.grad
            other.grad += out.grad
        out._backward = back
        return out

    def __mul__(self, other):
        other = self._lift(other)
        out = Value(self.data * other.data, (self, other))
        def back():
            self.grad += out.grad * other.data
            other.grad += out.grad * self.data
        out._backward = back
        return out

    def __truediv__(self, other):
        other = self._lift(other)
        out = Value(self.data / other.data, (self, other))
        def back():
            self.grad += out.grad / other.data
            other.grad -= out.grad * self.data / other.data ** 2
        out._backward = back
        return out

    def __pow__(self, n):
        out = Value(self.data ** n, (self,))
        def back():
            self.grad += out.grad * n * self.data ** (n - 1) if n else 0.0
        out._backward = back
        return out

    def _unary(self, y, local):
        out = Value(y, (self,))
        def back():
            self.grad += local * out.grad
        out._backward = back
        return out

    def exp(self):
        e = math.exp(self.data)
        return self._unary(e, e)

    def log(self):
        return self._unary(math.log(self.data), 1 / self.data)

    def tanh(self):
        t = math.tanh(self.data)
        return self._unary(t, 1 - t * t)

    def sigmoid(self):
        s = 0.5 * (1 + math.tanh(self.data / 2))
        return self._unary(s, s * (1 - s))

    def relu(self):
        return self._unary(self.data if self.data > 0 else 0.0, 1.0 if self.data > 0 else 0.0)

    def max(self, other):
        other = self._lift(other)
        first = self.data > other.data
        out = Value(self.data if first else other.data, (self, other))
        def back():
            if first:
                self.grad += out.grad
            else:
                other.grad += out.grad
        out._backward = back
        return out

    def __neg__(self): return self * -1
    def __sub__(self, other): return self + -self._lift(other)
    def __rsub__(self, other): return self._lift(other) - self
    def __radd__(self, other): return self + other
    def __rmul__(self, other): return self * other
    def __rtruediv__(self, other): return self._lift(other) / self

    def backward(self):
        order, seen, stack = [], {id(self)}, [(self, reversed(self.parents))]
        while stack:
            node, rest = stack[-1]
            for p in rest:
                if id(p) not in seen:
                    seen.add(id(p))
                    stack.append((p, reversed(p.parents)))
                    break
            else:
                order.append(node)
                stack.pop()
        self.grad += 1.0
        for node in reversed(order):
            if node._backward:
                node._backward()
#+s every number a float ;; self.data = data ;; self.data = float(data)
#+ a nice repr, and an equality of its own kind
class Value:
    def __init__(self, data, parents=()):
        self.data = data
        self.grad = 0.0
        self.parents = parents
        self._backward = None

    def __repr__(self): return f"Value(data={self.data}, grad={self.grad})"
    def __eq__(self, other): return self.data == (other.data if isinstance(other, Value) else other)
    def __hash__(self): return hash(self.data)

    def _lift(self, other):
        return other if isinstance(other, Value) else Value(other)

    def __add__(self, other):
        other = self._lift(other)
        out = Value(self.data + other.data, (self, other))
        def back():
            self.grad += out.grad
            other.grad += out.grad
        out._backward = back
        return out

    def __mul__(self, other):
        other = self._lift(other)
        out = Value(self.data * other.data, (self, other))
        def back():
            self.grad += out.grad * other.data
            other.grad += out.grad * self.data
        out._backward = back
        return out

    def __truediv__(self, other):
        other = self._lift(other)
        out = Value(self.data / other.data, (self, other))
        def back():
            self.grad += out.grad / other.data
            other.grad -= out.grad * self.data / other.data ** 2
        out._backward = back
        return out

    def __pow__(self, n):
        out = Value(self.data ** n, (self,))
        def back():
            self.grad += out.grad * n * self.data ** (n - 1) if n else 0.0
        out._backward = back
        return out

    def _unary(self, y, local):
        out = Value(y, (self,))
        def back():
            self.grad += local * out.grad
        out._backward = back
        return out

    def exp(self):
        e = math.exp(self.data)
        return self._unary(e, e)

    def log(self):
        return self._unary(math.log(self.data), 1 / self.data)

    def tanh(self):
        t = math.tanh(self.data)
        return self._unary(t, 1 - t * t)

    def sigmoid(self):
        s = 0.5 * (1 + math.tanh(self.data / 2))
        return self._unary(s, s * (1 - s))

    def relu(self):
        return self._unary(self.data if self.data > 0 else 0.0, 1.0 if self.data > 0 else 0.0)

    def max(self, other):
        other = self._lift(other)
        first = self.data > other.data
        out = Value(self.data if first else other.data, (self, other))
        def back():
            if first:
                self.grad += out.grad
            else:
                other.grad += out.grad
        out._backward = back
        return out

    def __neg__(self): return self * -1
    def __sub__(self, other): return self + -self._lift(other)
    def __rsub__(self, other): return self._lift(other) - self
    def __radd__(self, other): return self + other
    def __rmul__(self, other): return self * other
    def __rtruediv__(self, other): return self._lift(other) / self

    def backward(self):
        order, seen, stack = [], {id(self)}, [(self, iter(self.parents))]
        while stack:
            node, rest = stack[-1]
            for p in rest:
                if id(p) not in seen:
                    seen.add(id(p))
                    stack.append((p, iter(p.parents)))
                    break
            else:
                order.append(node)
                stack.pop()
        self.grad += 1.0
        for node in reversed(order):
            if node._backward:
                node._backward()
#- add assigns to the first
class Value:
    def __init__(self, data, parents=()):
        self.data = data
        self.grad = 0.0
        self.parents = parents
        self._backward = None

    def _lift(self, other):
        return other if isinstance(other, Value) else Value(other)

    def __add__(self, other):
        other = self._lift(other)
        out = Value(self.data + other.data, (self, other))
        def back():
            self.grad = out.grad
            other.grad += out.grad
        out._backward = back
        return out

    def __mul__(self, other):
        other = self._lift(other)
        out = Value(self.data * other.data, (self, other))
        def back():
            self.grad += out.grad * other.data
            other.grad += out.grad * self.data
        out._backward = back
        return out

    def __truediv__(self, other):
        other = self._lift(other)
        out = Value(self.data / other.data, (self, other))
        def back():
            self.grad += out.grad / other.data
            other.grad -= out.grad * self.data / other.data ** 2
        out._backward = back
        return out

    def __pow__(self, n):
        out = Value(self.data ** n, (self,))
        def back():
            self.grad += out.grad * n * self.data ** (n - 1) if n else 0.0
        out._backward = back
        return out

    def _unary(self, y, local):
        out = Value(y, (self,))
        def back():
            self.grad += local * out.grad
        out._backward = back
        return out

    def exp(self):
        e = math.exp(self.data)
        return self._unary(e, e)

    def log(self):
        return self._unary(math.log(self.data), 1 / self.data)

    def tanh(self):
        t = math.tanh(self.data)
        return self._unary(t, 1 - t * t)

    def sigmoid(self):
        s = 0.5 * (1 + math.tanh(self.data / 2))
        return self._unary(s, s * (1 - s))

    def relu(self):
        return self._unary(self.data if self.data > 0 else 0.0, 1.0 if self.data > 0 else 0.0)

    def max(self, other):
        other = self._lift(other)
        first = self.data > other.data
        out = Value(self.data if first else other.data, (self, other))
        def back():
            if first:
                self.grad += out.grad
            else:
                other.grad += out.grad
        out._backward = back
        return out

    def __neg__(self): return self * -1
    def __sub__(self, other): return self + -self._lift(other)
    def __rsub__(self, other): return self._lift(other) - self
    def __radd__(self, other): return self + other
    def __rmul__(self, other): return self * other
    def __rtruediv__(self, other): return self._lift(other) / self

    def backward(self):
        order, seen, stack = [], {id(self)}, [(self, iter(self.parents))]
        while stack:
            node, rest = stack[-1]
            for p in rest:
                if id(p) not in seen:
                    seen.add(id(p))
                    stack.append((p, iter(p.parents)))
                    break
            else:
                order.append(node)
                stack.pop()
        self.grad += 1.0
        for node in reversed(order):
            if node._backward:
                node._backward()
#- add assigns to the second
class Value:
    def __init__(self, data, parents=()):
        self.data = data
        self.grad = 0.0
        self.parents = parents
        self._backward = None

    def _lift(self, other):
        return other if isinstance(other, Value) else Value(other)

    def __add__(self, other):
        other = self._lift(other)
        out = Value(self.data + other.data, (self, other))
        def back():
            self.grad += out.grad
            other.grad = out.grad
        out._backward = back
        return out

    def __mul__(self, other):
        other = self._lift(other)
        out = Value(self.data * other.data, (self, other))
        def back():
            self.grad += out.grad * other.data
            other.grad += out.grad * self.data
        out._backward = back
        return out

    def __truediv__(self, other):
        other = self._lift(other)
        out = Value(self.data / other.data, (self, other))
        def back():
            self.grad += out.grad / other.data
            other.grad -= out.grad * self.data / other.data ** 2
        out._backward = back
        return out

    def __pow__(self, n):
        out = Value(self.data ** n, (self,))
        def back():
            self.grad += out.grad * n * self.data ** (n - 1) if n else 0.0
        out._backward = back
        return out

    def _unary(self, y, local):
        out = Value(y, (self,))
        def back():
            self.grad += local * out.grad
        out._backward = back
        return out

    def exp(self):
        e = math.exp(self.data)
        return self._unary(e, e)

    def log(self):
        return self._unary(math.log(self.data), 1 / self.data)

    def tanh(self):
        t = math.tanh(self.data)
        return self._unary(t, 1 - t * t)

    def sigmoid(self):
        s = 0.5 * (1 + math.tanh(self.data / 2))
        return self._unary(s, s * (1 - s))

    def relu(self):
        return self._unary(self.data if self.data > 0 else 0.0, 1.0 if self.data > 0 else 0.0)

    def max(self, other):
        other = self._lift(other)
        first = self.data > other.data
        out = Value(self.data if first else other.data, (self, other))
        def back():
            if first:
                self.grad += out.grad
            else:
                other.grad += out.grad
        out._backward = back
        return out

    def __neg__(self): return self * -1
    def __sub__(self, other): return self + -self._lift(other)
    def __rsub__(self, other): return self._lift(other) - self
    def __radd__(self, other): return self + other
    def __rmul__(self, other): return self * other
    def __rtruediv__(self, other): return self._lift(other) / self

    def backward(self):
        order, seen, stack = [], {id(self)}, [(self, iter(self.parents))]
        while stack:
            node, rest = stack[-1]
            for p in rest:
                if id(p) not in seen:
                    seen.add(id(p))
                    stack.append((p, iter(p.parents)))
                    break
            else:
                order.append(node)
                stack.pop()
        self.grad += 1.0
        for node in reversed(order):
            if node._backward:
                node._backward()
#-s mul assigns to the first ;; self.grad += out.grad * other.data ;; self.grad = out.grad * other.data
#-s mul assigns to the second ;; other.grad += out.grad * self.data ;; other.grad = out.grad * self.data
#-s div assigns to the first ;; self.grad += out.grad / other.data ;; self.grad = out.grad / other.data
#-s div assigns to the second ;; other.grad -= out.grad * self.data ;; other.grad = -out.grad * self.data
#-s pow assigns ;; self.grad += out.grad * n ;; self.grad = out.grad * n
#-s unary assigns ;; self.grad += local * out.grad ;; self.grad = local * out.grad
#- max assigns to the first
class Value:
    def __init__(self, data, parents=()):
        self.data = data
        self.grad = 0.0
        self.parents = parents
        self._backward = None

    def _lift(self, other):
        return other if isinstance(other, Value) else Value(other)

    def __add__(self, other):
        other = self._lift(other)
        out = Value(self.data + other.data, (self, other))
        def back():
            self.grad += out.grad
            other.grad += out.grad
        out._backward = back
        return out

    def __mul__(self, other):
        other = self._lift(other)
        out = Value(self.data * other.data, (self, other))
        def back():
            self.grad += out.grad * other.data
            other.grad += out.grad * self.data
        out._backward = back
        return out

    def __truediv__(self, other):
        other = self._lift(other)
        out = Value(self.data / other.data, (self, other))
        def back():
            self.grad += out.grad / other.data
            other.grad -= out.grad * self.data / other.data ** 2
        out._backward = back
        return out

    def __pow__(self, n):
        out = Value(self.data ** n, (self,))
        def back():
            self.grad += out.grad * n * self.data ** (n - 1) if n else 0.0
        out._backward = back
        return out

    def _unary(self, y, local):
        out = Value(y, (self,))
        def back():
            self.grad += local * out.grad
        out._backward = back
        return out

    def exp(self):
        e = math.exp(self.data)
        return self._unary(e, e)

    def log(self):
        return self._unary(math.log(self.data), 1 / self.data)

    def tanh(self):
        t = math.tanh(self.data)
        return self._unary(t, 1 - t * t)

    def sigmoid(self):
        s = 0.5 * (1 + math.tanh(self.data / 2))
        return self._unary(s, s * (1 - s))

    def relu(self):
        return self._unary(self.data if self.data > 0 else 0.0, 1.0 if self.data > 0 else 0.0)

    def max(self, other):
        other = self._lift(other)
        first = self.data > other.data
        out = Value(self.data if first else other.data, (self, other))
        def back():
            if first:
                self.grad = out.grad
            else:
                other.grad += out.grad
        out._backward = back
        return out

    def __neg__(self): return self * -1
    def __sub__(self, other): return self + -self._lift(other)
    def __rsub__(self, other): return self._lift(other) - self
    def __radd__(self, other): return self + other
    def __rmul__(self, other): return self * other
    def __rtruediv__(self, other): return self._lift(other) / self

    def backward(self):
        order, seen, stack = [], {id(self)}, [(self, iter(self.parents))]
        while stack:
            node, rest = stack[-1]
            for p in rest:
                if id(p) not in seen:
                    seen.add(id(p))
                    stack.append((p, iter(p.parents)))
                    break
            else:
                order.append(node)
                stack.pop()
        self.grad += 1.0
        for node in reversed(order):
            if node._backward:
                node._backward()
#- max assigns to the second
class Value:
    def __init__(self, data, parents=()):
        self.data = data
        self.grad = 0.0
        self.parents = parents
        self._backward = None

    def _lift(self, other):
        return other if isinstance(other, Value) else Value(other)

    def __add__(self, other):
        other = self._lift(other)
        out = Value(self.data + other.data, (self, other))
        def back():
            self.grad += out.grad
            other.grad += out.grad
        out._backward = back
        return out

    def __mul__(self, other):
        other = self._lift(other)
        out = Value(self.data * other.data, (self, other))
        def back():
            self.grad += out.grad * other.data
            other.grad += out.grad * self.data
        out._backward = back
        return out

    def __truediv__(self, other):
        other = self._lift(other)
        out = Value(self.data / other.data, (self, other))
        def back():
            self.grad += out.grad / other.data
            other.grad -= out.grad * self.data / other.data ** 2
        out._backward = back
        return out

    def __pow__(self, n):
        out = Value(self.data ** n, (self,))
        def back():
            self.grad += out.grad * n * self.data ** (n - 1) if n else 0.0
        out._backward = back
        return out

    def _unary(self, y, local):
        out = Value(y, (self,))
        def back():
            self.grad += local * out.grad
        out._backward = back
        return out

    def exp(self):
        e = math.exp(self.data)
        return self._unary(e, e)

    def log(self):
        return self._unary(math.log(self.data), 1 / self.data)

    def tanh(self):
        t = math.tanh(self.data)
        return self._unary(t, 1 - t * t)

    def sigmoid(self):
        s = 0.5 * (1 + math.tanh(self.data / 2))
        return self._unary(s, s * (1 - s))

    def relu(self):
        return self._unary(self.data if self.data > 0 else 0.0, 1.0 if self.data > 0 else 0.0)

    def max(self, other):
        other = self._lift(other)
        first = self.data > other.data
        out = Value(self.data if first else other.data, (self, other))
        def back():
            if first:
                self.grad += out.grad
            else:
                other.grad = out.grad
        out._backward = back
        return out

    def __neg__(self): return self * -1
    def __sub__(self, other): return self + -self._lift(other)
    def __rsub__(self, other): return self._lift(other) - self
    def __radd__(self, other): return self + other
    def __rmul__(self, other): return self * other
    def __rtruediv__(self, other): return self._lift(other) / self

    def backward(self):
        order, seen, stack = [], {id(self)}, [(self, iter(self.parents))]
        while stack:
            node, rest = stack[-1]
            for p in rest:
                if id(p) not in seen:
                    seen.add(id(p))
                    stack.append((p, iter(p.parents)))
                    break
            else:
                order.append(node)
                stack.pop()
        self.grad += 1.0
        for node in reversed(order):
            if node._backward:
                node._backward()
#- same operand twice counts once in add
class Value:
    def __init__(self, data, parents=()):
        self.data = data
        self.grad = 0.0
        self.parents = parents
        self._backward = None

    def _lift(self, other):
        return other if isinstance(other, Value) else Value(other)

    def __add__(self, other):
        other = self._lift(other)
        out = Value(self.data + other.data, (self, other))
        def back():
            for p in {self, other}:
                p.grad += out.grad
        out._backward = back
        return out

    def __mul__(self, other):
        other = self._lift(other)
        out = Value(self.data * other.data, (self, other))
        def back():
            self.grad += out.grad * other.data
            other.grad += out.grad * self.data
        out._backward = back
        return out

    def __truediv__(self, other):
        other = self._lift(other)
        out = Value(self.data / other.data, (self, other))
        def back():
            self.grad += out.grad / other.data
            other.grad -= out.grad * self.data / other.data ** 2
        out._backward = back
        return out

    def __pow__(self, n):
        out = Value(self.data ** n, (self,))
        def back():
            self.grad += out.grad * n * self.data ** (n - 1) if n else 0.0
        out._backward = back
        return out

    def _unary(self, y, local):
        out = Value(y, (self,))
        def back():
            self.grad += local * out.grad
        out._backward = back
        return out

    def exp(self):
        e = math.exp(self.data)
        return self._unary(e, e)

    def log(self):
        return self._unary(math.log(self.data), 1 / self.data)

    def tanh(self):
        t = math.tanh(self.data)
        return self._unary(t, 1 - t * t)

    def sigmoid(self):
        s = 0.5 * (1 + math.tanh(self.data / 2))
        return self._unary(s, s * (1 - s))

    def relu(self):
        return self._unary(self.data if self.data > 0 else 0.0, 1.0 if self.data > 0 else 0.0)

    def max(self, other):
        other = self._lift(other)
        first = self.data > other.data
        out = Value(self.data if first else other.data, (self, other))
        def back():
            if first:
                self.grad += out.grad
            else:
                other.grad += out.grad
        out._backward = back
        return out

    def __neg__(self): return self * -1
    def __sub__(self, other): return self + -self._lift(other)
    def __rsub__(self, other): return self._lift(other) - self
    def __radd__(self, other): return self + other
    def __rmul__(self, other): return self * other
    def __rtruediv__(self, other): return self._lift(other) / self

    def backward(self):
        order, seen, stack = [], {id(self)}, [(self, iter(self.parents))]
        while stack:
            node, rest = stack[-1]
            for p in rest:
                if id(p) not in seen:
                    seen.add(id(p))
                    stack.append((p, iter(p.parents)))
                    break
            else:
                order.append(node)
                stack.pop()
        self.grad += 1.0
        for node in reversed(order):
            if node._backward:
                node._backward()
#- same operand twice counts once in mul
class Value:
    def __init__(self, data, parents=()):
        self.data = data
        self.grad = 0.0
        self.parents = parents
        self._backward = None

    def _lift(self, other):
        return other if isinstance(other, Value) else Value(other)

    def __add__(self, other):
        other = self._lift(other)
        out = Value(self.data + other.data, (self, other))
        def back():
            self.grad += out.grad
            other.grad += out.grad
        out._backward = back
        return out

    def __mul__(self, other):
        other = self._lift(other)
        out = Value(self.data * other.data, (self, other))
        def back():
            self.grad += out.grad * other.data
            if other is not self:
                other.grad += out.grad * self.data
        out._backward = back
        return out

    def __truediv__(self, other):
        other = self._lift(other)
        out = Value(self.data / other.data, (self, other))
        def back():
            self.grad += out.grad / other.data
            other.grad -= out.grad * self.data / other.data ** 2
        out._backward = back
        return out

    def __pow__(self, n):
        out = Value(self.data ** n, (self,))
        def back():
            self.grad += out.grad * n * self.data ** (n - 1) if n else 0.0
        out._backward = back
        return out

    def _unary(self, y, local):
        out = Value(y, (self,))
        def back():
            self.grad += local * out.grad
        out._backward = back
        return out

    def exp(self):
        e = math.exp(self.data)
        return self._unary(e, e)

    def log(self):
        return self._unary(math.log(self.data), 1 / self.data)

    def tanh(self):
        t = math.tanh(self.data)
        return self._unary(t, 1 - t * t)

    def sigmoid(self):
        s = 0.5 * (1 + math.tanh(self.data / 2))
        return self._unary(s, s * (1 - s))

    def relu(self):
        return self._unary(self.data if self.data > 0 else 0.0, 1.0 if self.data > 0 else 0.0)

    def max(self, other):
        other = self._lift(other)
        first = self.data > other.data
        out = Value(self.data if first else other.data, (self, other))
        def back():
            if first:
                self.grad += out.grad
            else:
                other.grad += out.grad
        out._backward = back
        return out

    def __neg__(self): return self * -1
    def __sub__(self, other): return self + -self._lift(other)
    def __rsub__(self, other): return self._lift(other) - self
    def __radd__(self, other): return self + other
    def __rmul__(self, other): return self * other
    def __rtruediv__(self, other): return self._lift(other) / self

    def backward(self):
        order, seen, stack = [], {id(self)}, [(self, iter(self.parents))]
        while stack:
            node, rest = stack[-1]
            for p in rest:
                if id(p) not in seen:
                    seen.add(id(p))
                    stack.append((p, iter(p.parents)))
                    break
            else:
                order.append(node)
                stack.pop()
        self.grad += 1.0
        for node in reversed(order):
            if node._backward:
                node._backward()
#- same operand twice: mul reads the gradients first
class Value:
    def __init__(self, data, parents=()):
        self.data = data
        self.grad = 0.0
        self.parents = parents
        self._backward = None

    def _lift(self, other):
        return other if isinstance(other, Value) else Value(other)

    def __add__(self, other):
        other = self._lift(other)
        out = Value(self.data + other.data, (self, other))
        def back():
            self.grad += out.grad
            other.grad += out.grad
        out._backward = back
        return out

    def __mul__(self, other):
        other = self._lift(other)
        out = Value(self.data * other.data, (self, other))
        def back():
            g1 = self.grad + out.grad * other.data
            g2 = other.grad + out.grad * self.data
            self.grad, other.grad = g1, g2
        out._backward = back
        return out

    def __truediv__(self, other):
        other = self._lift(other)
        out = Value(self.data / other.data, (self, other))
        def back():
            self.grad += out.grad / other.data
            other.grad -= out.grad * self.data / other.data ** 2
        out._backward = back
        return out

    def __pow__(self, n):
        out = Value(self.data ** n, (self,))
        def back():
            self.grad += out.grad * n * self.data ** (n - 1) if n else 0.0
        out._backward = back
        return out

    def _unary(self, y, local):
        out = Value(y, (self,))
        def back():
            self.grad += local * out.grad
        out._backward = back
        return out

    def exp(self):
        e = math.exp(self.data)
        return self._unary(e, e)

    def log(self):
        return self._unary(math.log(self.data), 1 / self.data)

    def tanh(self):
        t = math.tanh(self.data)
        return self._unary(t, 1 - t * t)

    def sigmoid(self):
        s = 0.5 * (1 + math.tanh(self.data / 2))
        return self._unary(s, s * (1 - s))

    def relu(self):
        return self._unary(self.data if self.data > 0 else 0.0, 1.0 if self.data > 0 else 0.0)

    def max(self, other):
        other = self._lift(other)
        first = self.data > other.data
        out = Value(self.data if first else other.data, (self, other))
        def back():
            if first:
                self.grad += out.grad
            else:
                other.grad += out.grad
        out._backward = back
        return out

    def __neg__(self): return self * -1
    def __sub__(self, other): return self + -self._lift(other)
    def __rsub__(self, other): return self._lift(other) - self
    def __radd__(self, other): return self + other
    def __rmul__(self, other): return self * other
    def __rtruediv__(self, other): return self._lift(other) / self

    def backward(self):
        order, seen, stack = [], {id(self)}, [(self, iter(self.parents))]
        while stack:
            node, rest = stack[-1]
            for p in rest:
                if id(p) not in seen:
                    seen.add(id(p))
                    stack.append((p, iter(p.parents)))
                    break
            else:
                order.append(node)
                stack.pop()
        self.grad += 1.0
        for node in reversed(order):
            if node._backward:
                node._backward()
#- same operand twice: add reads the gradients first
class Value:
    def __init__(self, data, parents=()):
        self.data = data
        self.grad = 0.0
        self.parents = parents
        self._backward = None

    def _lift(self, other):
        return other if isinstance(other, Value) else Value(other)

    def __add__(self, other):
        other = self._lift(other)
        out = Value(self.data + other.data, (self, other))
        def back():
            self.grad, other.grad = self.grad + out.grad, other.grad + out.grad
        out._backward = back
        return out

    def __mul__(self, other):
        other = self._lift(other)
        out = Value(self.data * other.data, (self, other))
        def back():
            self.grad += out.grad * other.data
            other.grad += out.grad * self.data
        out._backward = back
        return out

    def __truediv__(self, other):
        other = self._lift(other)
        out = Value(self.data / other.data, (self, other))
        def back():
            self.grad += out.grad / other.data
            other.grad -= out.grad * self.data / other.data ** 2
        out._backward = back
        return out

    def __pow__(self, n):
        out = Value(self.data ** n, (self,))
        def back():
            self.grad += out.grad * n * self.data ** (n - 1) if n else 0.0
        out._backward = back
        return out

    def _unary(self, y, local):
        out = Value(y, (self,))
        def back():
            self.grad += local * out.grad
        out._backward = back
        return out

    def exp(self):
        e = math.exp(self.data)
        return self._unary(e, e)

    def log(self):
        return self._unary(math.log(self.data), 1 / self.data)

    def tanh(self):
        t = math.tanh(self.data)
        return self._unary(t, 1 - t * t)

    def sigmoid(self):
        s = 0.5 * (1 + math.tanh(self.data / 2))
        return self._unary(s, s * (1 - s))

    def relu(self):
        return self._unary(self.data if self.data > 0 else 0.0, 1.0 if self.data > 0 else 0.0)

    def max(self, other):
        other = self._lift(other)
        first = self.data > other.data
        out = Value(self.data if first else other.data, (self, other))
        def back():
            if first:
                self.grad += out.grad
            else:
                other.grad += out.grad
        out._backward = back
        return out

    def __neg__(self): return self * -1
    def __sub__(self, other): return self + -self._lift(other)
    def __rsub__(self, other): return self._lift(other) - self
    def __radd__(self, other): return self + other
    def __rmul__(self, other): return self * other
    def __rtruediv__(self, other): return self._lift(other) / self

    def backward(self):
        order, seen, stack = [], {id(self)}, [(self, iter(self.parents))]
        while stack:
            node, rest = stack[-1]
            for p in rest:
                if id(p) not in seen:
                    seen.add(id(p))
                    stack.append((p, iter(p.parents)))
                    break
            else:
                order.append(node)
                stack.pop()
        self.grad += 1.0
        for node in reversed(order):
            if node._backward:
                node._backward()
#- same operand twice: div reads the gradients first
class Value:
    def __init__(self, data, parents=()):
        self.data = data
        self.grad = 0.0
        self.parents = parents
        self._backward = None

    def _lift(self, other):
        return other if isinstance(other, Value) else Value(other)

    def __add__(self, other):
        other = self._lift(other)
        out = Value(self.data + other.data, (self, other))
        def back():
            self.grad += out.grad
            other.grad += out.grad
        out._backward = back
        return out

    def __mul__(self, other):
        other = self._lift(other)
        out = Value(self.data * other.data, (self, other))
        def back():
            self.grad += out.grad * other.data
            other.grad += out.grad * self.data
        out._backward = back
        return out

    def __truediv__(self, other):
        other = self._lift(other)
        out = Value(self.data / other.data, (self, other))
        def back():
            self.grad, other.grad = self.grad + out.grad / other.data, other.grad - out.grad * self.data / other.data ** 2
        out._backward = back
        return out

    def __pow__(self, n):
        out = Value(self.data ** n, (self,))
        def back():
            self.grad += out.grad * n * self.data ** (n - 1) if n else 0.0
        out._backward = back
        return out

    def _unary(self, y, local):
        out = Value(y, (self,))
        def back():
            self.grad += local * out.grad
        out._backward = back
        return out

    def exp(self):
        e = math.exp(self.data)
        return self._unary(e, e)

    def log(self):
        return self._unary(math.log(self.data), 1 / self.data)

    def tanh(self):
        t = math.tanh(self.data)
        return self._unary(t, 1 - t * t)

    def sigmoid(self):
        s = 0.5 * (1 + math.tanh(self.data / 2))
        return self._unary(s, s * (1 - s))

    def relu(self):
        return self._unary(self.data if self.data > 0 else 0.0, 1.0 if self.data > 0 else 0.0)

    def max(self, other):
        other = self._lift(other)
        first = self.data > other.data
        out = Value(self.data if first else other.data, (self, other))
        def back():
            if first:
                self.grad += out.grad
            else:
                other.grad += out.grad
        out._backward = back
        return out

    def __neg__(self): return self * -1
    def __sub__(self, other): return self + -self._lift(other)
    def __rsub__(self, other): return self._lift(other) - self
    def __radd__(self, other): return self + other
    def __rmul__(self, other): return self * other
    def __rtruediv__(self, other): return self._lift(other) / self

    def backward(self):
        order, seen, stack = [], {id(self)}, [(self, iter(self.parents))]
        while stack:
            node, rest = stack[-1]
            for p in rest:
                if id(p) not in seen:
                    seen.add(id(p))
                    stack.append((p, iter(p.parents)))
                    break
            else:
                order.append(node)
                stack.pop()
        self.grad += 1.0
        for node in reversed(order):
            if node._backward:
                node._backward()
#- mul with itself is a square with the wrong factor
class Value:
    def __init__(self, data, parents=()):
        self.data = data
        self.grad = 0.0
        self.parents = parents
        self._backward = None

    def _lift(self, other):
        return other if isinstance(other, Value) else Value(other)

    def __add__(self, other):
        other = self._lift(other)
        out = Value(self.data + other.data, (self, other))
        def back():
            self.grad += out.grad
            other.grad += out.grad
        out._backward = back
        return out

    def __mul__(self, other):
        if other is self:
            return self._unary(self.data * self.data, self.data)
        other = self._lift(other)
        out = Value(self.data * other.data, (self, other))
        def back():
            self.grad += out.grad * other.data
            other.grad += out.grad * self.data
        out._backward = back
        return out

    def __truediv__(self, other):
        other = self._lift(other)
        out = Value(self.data / other.data, (self, other))
        def back():
            self.grad += out.grad / other.data
            other.grad -= out.grad * self.data / other.data ** 2
        out._backward = back
        return out

    def __pow__(self, n):
        out = Value(self.data ** n, (self,))
        def back():
            self.grad += out.grad * n * self.data ** (n - 1) if n else 0.0
        out._backward = back
        return out

    def _unary(self, y, local):
        out = Value(y, (self,))
        def back():
            self.grad += local * out.grad
        out._backward = back
        return out

    def exp(self):
        e = math.exp(self.data)
        return self._unary(e, e)

    def log(self):
        return self._unary(math.log(self.data), 1 / self.data)

    def tanh(self):
        t = math.tanh(self.data)
        return self._unary(t, 1 - t * t)

    def sigmoid(self):
        s = 0.5 * (1 + math.tanh(self.data / 2))
        return self._unary(s, s * (1 - s))

    def relu(self):
        return self._unary(self.data if self.data > 0 else 0.0, 1.0 if self.data > 0 else 0.0)

    def max(self, other):
        other = self._lift(other)
        first = self.data > other.data
        out = Value(self.data if first else other.data, (self, other))
        def back():
            if first:
                self.grad += out.grad
            else:
                other.grad += out.grad
        out._backward = back
        return out

    def __neg__(self): return self * -1
    def __sub__(self, other): return self + -self._lift(other)
    def __rsub__(self, other): return self._lift(other) - self
    def __radd__(self, other): return self + other
    def __rmul__(self, other): return self * other
    def __rtruediv__(self, other): return self._lift(other) / self

    def backward(self):
        order, seen, stack = [], {id(self)}, [(self, iter(self.parents))]
        while stack:
            node, rest = stack[-1]
            for p in rest:
                if id(p) not in seen:
                    seen.add(id(p))
                    stack.append((p, iter(p.parents)))
                    break
            else:
                order.append(node)
                stack.pop()
        self.grad += 1.0
        for node in reversed(order):
            if node._backward:
                node._backward()
#- recursion
class Value:
    def __init__(self, data, parents=()):
        self.data = data
        self.grad = 0.0
        self.parents = parents
        self._backward = None

    def _lift(self, other):
        return other if isinstance(other, Value) else Value(other)

    def __add__(self, other):
        other = self._lift(other)
        out = Value(self.data + other.data, (self, other))
        def back():
            self.grad += out.grad
            other.grad += out.grad
        out._backward = back
        return out

    def __mul__(self, other):
        other = self._lift(other)
        out = Value(self.data * other.data, (self, other))
        def back():
            self.grad += out.grad * other.data
            other.grad += out.grad * self.data
        out._backward = back
        return out

    def __truediv__(self, other):
        other = self._lift(other)
        out = Value(self.data / other.data, (self, other))
        def back():
            self.grad += out.grad / other.data
            other.grad -= out.grad * self.data / other.data ** 2
        out._backward = back
        return out

    def __pow__(self, n):
        out = Value(self.data ** n, (self,))
        def back():
            self.grad += out.grad * n * self.data ** (n - 1) if n else 0.0
        out._backward = back
        return out

    def _unary(self, y, local):
        out = Value(y, (self,))
        def back():
            self.grad += local * out.grad
        out._backward = back
        return out

    def exp(self):
        e = math.exp(self.data)
        return self._unary(e, e)

    def log(self):
        return self._unary(math.log(self.data), 1 / self.data)

    def tanh(self):
        t = math.tanh(self.data)
        return self._unary(t, 1 - t * t)

    def sigmoid(self):
        s = 0.5 * (1 + math.tanh(self.data / 2))
        return self._unary(s, s * (1 - s))

    def relu(self):
        return self._unary(self.data if self.data > 0 else 0.0, 1.0 if self.data > 0 else 0.0)

    def max(self, other):
        other = self._lift(other)
        first = self.data > other.data
        out = Value(self.data if first else other.data, (self, other))
        def back():
            if first:
                self.grad += out.grad
            else:
                other.grad += out.grad
        out._backward = back
        return out

    def __neg__(self): return self * -1
    def __sub__(self, other): return self + -self._lift(other)
    def __rsub__(self, other): return self._lift(other) - self
    def __radd__(self, other): return self + other
    def __rmul__(self, other): return self * other
    def __rtruediv__(self, other): return self._lift(other) / self

    def backward(self):
        order, seen = [], set()
        def build(v):
            if v not in seen:
                seen.add(v)
                for p in v.parents:
                    build(p)
                order.append(v)
        build(self)
        self.grad += 1.0
        for node in reversed(order):
            if node._backward:
                node._backward()
#- recursion without an order
class Value:
    def __init__(self, data, parents=()):
        self.data = data
        self.grad = 0.0
        self.parents = parents
        self._backward = None

    def _lift(self, other):
        return other if isinstance(other, Value) else Value(other)

    def __add__(self, other):
        other = self._lift(other)
        out = Value(self.data + other.data, (self, other))
        def back():
            self.grad += out.grad
            other.grad += out.grad
        out._backward = back
        return out

    def __mul__(self, other):
        other = self._lift(other)
        out = Value(self.data * other.data, (self, other))
        def back():
            self.grad += out.grad * other.data
            other.grad += out.grad * self.data
        out._backward = back
        return out

    def __truediv__(self, other):
        other = self._lift(other)
        out = Value(self.data / other.data, (self, other))
        def back():
            self.grad += out.grad / other.data
            other.grad -= out.grad * self.data / other.data ** 2
        out._backward = back
        return out

    def __pow__(self, n):
        out = Value(self.data ** n, (self,))
        def back():
            self.grad += out.grad * n * self.data ** (n - 1) if n else 0.0
        out._backward = back
        return out

    def _unary(self, y, local):
        out = Value(y, (self,))
        def back():
            self.grad += local * out.grad
        out._backward = back
        return out

    def exp(self):
        e = math.exp(self.data)
        return self._unary(e, e)

    def log(self):
        return self._unary(math.log(self.data), 1 / self.data)

    def tanh(self):
        t = math.tanh(self.data)
        return self._unary(t, 1 - t * t)

    def sigmoid(self):
        s = 0.5 * (1 + math.tanh(self.data / 2))
        return self._unary(s, s * (1 - s))

    def relu(self):
        return self._unary(self.data if self.data > 0 else 0.0, 1.0 if self.data > 0 else 0.0)

    def max(self, other):
        other = self._lift(other)
        first = self.data > other.data
        out = Value(self.data if first else other.data, (self, other))
        def back():
            if first:
                self.grad += out.grad
            else:
                other.grad += out.grad
        out._backward = back
        return out

    def __neg__(self): return self * -1
    def __sub__(self, other): return self + -self._lift(other)
    def __rsub__(self, other): return self._lift(other) - self
    def __radd__(self, other): return self + other
    def __rmul__(self, other): return self * other
    def __rtruediv__(self, other): return self._lift(other) / self

    def backward(self):
        self.grad += 1.0
        def go(v):
            if v._backward:
                v._backward()
            for p in v.parents:
                go(p)
        go(self)
#- an iterative walk without an order, visited once
class Value:
    def __init__(self, data, parents=()):
        self.data = data
        self.grad = 0.0
        self.parents = parents
        self._backward = None

    def _lift(self, other):
        return other if isinstance(other, Value) else Value(other)

    def __add__(self, other):
        other = self._lift(other)
        out = Value(self.data + other.data, (self, other))
        def back():
            self.grad += out.grad
            other.grad += out.grad
        out._backward = back
        return out

    def __mul__(self, other):
        other = self._lift(other)
        out = Value(self.data * other.data, (self, other))
        def back():
            self.grad += out.grad * other.data
            other.grad += out.grad * self.data
        out._backward = back
        return out

    def __truediv__(self, other):
        other = self._lift(other)
        out = Value(self.data / other.data, (self, other))
        def back():
            self.grad += out.grad / other.data
            other.grad -= out.grad * self.data / other.data ** 2
        out._backward = back
        return out

    def __pow__(self, n):
        out = Value(self.data ** n, (self,))
        def back():
            self.grad += out.grad * n * self.data ** (n - 1) if n else 0.0
        out._backward = back
        return out

    def _unary(self, y, local):
        out = Value(y, (self,))
        def back():
            self.grad += local * out.grad
        out._backward = back
        return out

    def exp(self):
        e = math.exp(self.data)
        return self._unary(e, e)

    def log(self):
        return self._unary(math.log(self.data), 1 / self.data)

    def tanh(self):
        t = math.tanh(self.data)
        return self._unary(t, 1 - t * t)

    def sigmoid(self):
        s = 0.5 * (1 + math.tanh(self.data / 2))
        return self._unary(s, s * (1 - s))

    def relu(self):
        return self._unary(self.data if self.data > 0 else 0.0, 1.0 if self.data > 0 else 0.0)

    def max(self, other):
        other = self._lift(other)
        first = self.data > other.data
        out = Value(self.data if first else other.data, (self, other))
        def back():
            if first:
                self.grad += out.grad
            else:
                other.grad += out.grad
        out._backward = back
        return out

    def __neg__(self): return self * -1
    def __sub__(self, other): return self + -self._lift(other)
    def __rsub__(self, other): return self._lift(other) - self
    def __radd__(self, other): return self + other
    def __rmul__(self, other): return self * other
    def __rtruediv__(self, other): return self._lift(other) / self

    def backward(self):
        self.grad += 1.0
        seen, todo = {id(self)}, [self]
        while todo:
            v = todo.pop()
            if v._backward:
                v._backward()
            for p in v.parents:
                if id(p) not in seen:
                    seen.add(id(p))
                    todo.append(p)
#- breadth first
class Value:
    def __init__(self, data, parents=()):
        self.data = data
        self.grad = 0.0
        self.parents = parents
        self._backward = None

    def _lift(self, other):
        return other if isinstance(other, Value) else Value(other)

    def __add__(self, other):
        other = self._lift(other)
        out = Value(self.data + other.data, (self, other))
        def back():
            self.grad += out.grad
            other.grad += out.grad
        out._backward = back
        return out

    def __mul__(self, other):
        other = self._lift(other)
        out = Value(self.data * other.data, (self, other))
        def back():
            self.grad += out.grad * other.data
            other.grad += out.grad * self.data
        out._backward = back
        return out

    def __truediv__(self, other):
        other = self._lift(other)
        out = Value(self.data / other.data, (self, other))
        def back():
            self.grad += out.grad / other.data
            other.grad -= out.grad * self.data / other.data ** 2
        out._backward = back
        return out

    def __pow__(self, n):
        out = Value(self.data ** n, (self,))
        def back():
            self.grad += out.grad * n * self.data ** (n - 1) if n else 0.0
        out._backward = back
        return out

    def _unary(self, y, local):
        out = Value(y, (self,))
        def back():
            self.grad += local * out.grad
        out._backward = back
        return out

    def exp(self):
        e = math.exp(self.data)
        return self._unary(e, e)

    def log(self):
        return self._unary(math.log(self.data), 1 / self.data)

    def tanh(self):
        t = math.tanh(self.data)
        return self._unary(t, 1 - t * t)

    def sigmoid(self):
        s = 0.5 * (1 + math.tanh(self.data / 2))
        return self._unary(s, s * (1 - s))

    def relu(self):
        return self._unary(self.data if self.data > 0 else 0.0, 1.0 if self.data > 0 else 0.0)

    def max(self, other):
        other = self._lift(other)
        first = self.data > other.data
        out = Value(self.data if first else other.data, (self, other))
        def back():
            if first:
                self.grad += out.grad
            else:
                other.grad += out.grad
        out._backward = back
        return out

    def __neg__(self): return self * -1
    def __sub__(self, other): return self + -self._lift(other)
    def __rsub__(self, other): return self._lift(other) - self
    def __radd__(self, other): return self + other
    def __rmul__(self, other): return self * other
    def __rtruediv__(self, other): return self._lift(other) / self

    def backward(self):
        self.grad += 1.0
        seen, todo = {id(self)}, collections.deque([self])
        while todo:
            v = todo.popleft()
            if v._backward:
                v._backward()
            for p in v.parents:
                if id(p) not in seen:
                    seen.add(id(p))
                    todo.append(p)
#- breadth first without a mark
class Value:
    def __init__(self, data, parents=()):
        self.data = data
        self.grad = 0.0
        self.parents = parents
        self._backward = None

    def _lift(self, other):
        return other if isinstance(other, Value) else Value(other)

    def __add__(self, other):
        other = self._lift(other)
        out = Value(self.data + other.data, (self, other))
        def back():
            self.grad += out.grad
            other.grad += out.grad
        out._backward = back
        return out

    def __mul__(self, other):
        other = self._lift(other)
        out = Value(self.data * other.data, (self, other))
        def back():
            self.grad += out.grad * other.data
            other.grad += out.grad * self.data
        out._backward = back
        return out

    def __truediv__(self, other):
        other = self._lift(other)
        out = Value(self.data / other.data, (self, other))
        def back():
            self.grad += out.grad / other.data
            other.grad -= out.grad * self.data / other.data ** 2
        out._backward = back
        return out

    def __pow__(self, n):
        out = Value(self.data ** n, (self,))
        def back():
            self.grad += out.grad * n * self.data ** (n - 1) if n else 0.0
        out._backward = back
        return out

    def _unary(self, y, local):
        out = Value(y, (self,))
        def back():
            self.grad += local * out.grad
        out._backward = back
        return out

    def exp(self):
        e = math.exp(self.data)
        return self._unary(e, e)

    def log(self):
        return self._unary(math.log(self.data), 1 / self.data)

    def tanh(self):
        t = math.tanh(self.data)
        return self._unary(t, 1 - t * t)

    def sigmoid(self):
        s = 0.5 * (1 + math.tanh(self.data / 2))
        return self._unary(s, s * (1 - s))

    def relu(self):
        return self._unary(self.data if self.data > 0 else 0.0, 1.0 if self.data > 0 else 0.0)

    def max(self, other):
        other = self._lift(other)
        first = self.data > other.data
        out = Value(self.data if first else other.data, (self, other))
        def back():
            if first:
                self.grad += out.grad
            else:
                other.grad += out.grad
        out._backward = back
        return out

    def __neg__(self): return self * -1
    def __sub__(self, other): return self + -self._lift(other)
    def __rsub__(self, other): return self._lift(other) - self
    def __radd__(self, other): return self + other
    def __rmul__(self, other): return self * other
    def __rtruediv__(self, other): return self._lift(other) / self

    def backward(self):
        self.grad += 1.0
        todo = collections.deque([self])
        while todo:
            v = todo.popleft()
            if v._backward:
                v._backward()
            todo.extend(v.parents)
#- marked when taken, depth first
class Value:
    def __init__(self, data, parents=()):
        self.data = data
        self.grad = 0.0
        self.parents = parents
        self._backward = None

    def _lift(self, other):
        return other if isinstance(other, Value) else Value(other)

    def __add__(self, other):
        other = self._lift(other)
        out = Value(self.data + other.data, (self, other))
        def back():
            self.grad += out.grad
            other.grad += out.grad
        out._backward = back
        return out

    def __mul__(self, other):
        other = self._lift(other)
        out = Value(self.data * other.data, (self, other))
        def back():
            self.grad += out.grad * other.data
            other.grad += out.grad * self.data
        out._backward = back
        return out

    def __truediv__(self, other):
        other = self._lift(other)
        out = Value(self.data / other.data, (self, other))
        def back():
            self.grad += out.grad / other.data
            other.grad -= out.grad * self.data / other.data ** 2
        out._backward = back
        return out

    def __pow__(self, n):
        out = Value(self.data ** n, (self,))
        def back():
            self.grad += out.grad * n * self.data ** (n - 1) if n else 0.0
        out._backward = back
        return out

    def _unary(self, y, local):
        out = Value(y, (self,))
        def back():
            self.grad += local * out.grad
        out._backward = back
        return out

    def exp(self):
        e = math.exp(self.data)
        return self._unary(e, e)

    def log(self):
        return self._unary(math.log(self.data), 1 / self.data)

    def tanh(self):
        t = math.tanh(self.data)
        return self._unary(t, 1 - t * t)

    def sigmoid(self):
        s = 0.5 * (1 + math.tanh(self.data / 2))
        return self._unary(s, s * (1 - s))

    def relu(self):
        return self._unary(self.data if self.data > 0 else 0.0, 1.0 if self.data > 0 else 0.0)

    def max(self, other):
        other = self._lift(other)
        first = self.data > other.data
        out = Value(self.data if first else other.data, (self, other))
        def back():
            if first:
                self.grad += out.grad
            else:
                other.grad += out.grad
        out._backward = back
        return out

    def __neg__(self): return self * -1
    def __sub__(self, other): return self + -self._lift(other)
    def __rsub__(self, other): return self._lift(other) - self
    def __radd__(self, other): return self + other
    def __rmul__(self, other): return self * other
    def __rtruediv__(self, other): return self._lift(other) / self

    def backward(self):
        self.grad += 1.0
        seen, todo = set(), [self]
        while todo:
            v = todo.pop()
            if id(v) in seen:
                continue
            seen.add(id(v))
            if v._backward:
                v._backward()
            todo.extend(v.parents)
#- marked when taken, depth first, the other side
class Value:
    def __init__(self, data, parents=()):
        self.data = data
        self.grad = 0.0
        self.parents = parents
        self._backward = None

    def _lift(self, other):
        return other if isinstance(other, Value) else Value(other)

    def __add__(self, other):
        other = self._lift(other)
        out = Value(self.data + other.data, (self, other))
        def back():
            self.grad += out.grad
            other.grad += out.grad
        out._backward = back
        return out

    def __mul__(self, other):
        other = self._lift(other)
        out = Value(self.data * other.data, (self, other))
        def back():
            self.grad += out.grad * other.data
            other.grad += out.grad * self.data
        out._backward = back
        return out

    def __truediv__(self, other):
        other = self._lift(other)
        out = Value(self.data / other.data, (self, other))
        def back():
            self.grad += out.grad / other.data
            other.grad -= out.grad * self.data / other.data ** 2
        out._backward = back
        return out

    def __pow__(self, n):
        out = Value(self.data ** n, (self,))
        def back():
            self.grad += out.grad * n * self.data ** (n - 1) if n else 0.0
        out._backward = back
        return out

    def _unary(self, y, local):
        out = Value(y, (self,))
        def back():
            self.grad += local * out.grad
        out._backward = back
        return out

    def exp(self):
        e = math.exp(self.data)
        return self._unary(e, e)

    def log(self):
        return self._unary(math.log(self.data), 1 / self.data)

    def tanh(self):
        t = math.tanh(self.data)
        return self._unary(t, 1 - t * t)

    def sigmoid(self):
        s = 0.5 * (1 + math.tanh(self.data / 2))
        return self._unary(s, s * (1 - s))

    def relu(self):
        return self._unary(self.data if self.data > 0 else 0.0, 1.0 if self.data > 0 else 0.0)

    def max(self, other):
        other = self._lift(other)
        first = self.data > other.data
        out = Value(self.data if first else other.data, (self, other))
        def back():
            if first:
                self.grad += out.grad
            else:
                other.grad += out.grad
        out._backward = back
        return out

    def __neg__(self): return self * -1
    def __sub__(self, other): return self + -self._lift(other)
    def __rsub__(self, other): return self._lift(other) - self
    def __radd__(self, other): return self + other
    def __rmul__(self, other): return self * other
    def __rtruediv__(self, other): return self._lift(other) / self

    def backward(self):
        self.grad += 1.0
        seen, todo = set(), [self]
        while todo:
            v = todo.pop()
            if id(v) in seen:
                continue
            seen.add(id(v))
            if v._backward:
                v._backward()
            todo.extend(reversed(v.parents))
#- by the distance from the root, shortest
class Value:
    def __init__(self, data, parents=()):
        self.data = data
        self.grad = 0.0
        self.parents = parents
        self._backward = None

    def _lift(self, other):
        return other if isinstance(other, Value) else Value(other)

    def __add__(self, other):
        other = self._lift(other)
        out = Value(self.data + other.data, (self, other))
        def back():
            self.grad += out.grad
            other.grad += out.grad
        out._backward = back
        return out

    def __mul__(self, other):
        other = self._lift(other)
        out = Value(self.data * other.data, (self, other))
        def back():
            self.grad += out.grad * other.data
            other.grad += out.grad * self.data
        out._backward = back
        return out

    def __truediv__(self, other):
        other = self._lift(other)
        out = Value(self.data / other.data, (self, other))
        def back():
            self.grad += out.grad / other.data
            other.grad -= out.grad * self.data / other.data ** 2
        out._backward = back
        return out

    def __pow__(self, n):
        out = Value(self.data ** n, (self,))
        def back():
            self.grad += out.grad * n * self.data ** (n - 1) if n else 0.0
        out._backward = back
        return out

    def _unary(self, y, local):
        out = Value(y, (self,))
        def back():
            self.grad += local * out.grad
        out._backward = back
        return out

    def exp(self):
        e = math.exp(self.data)
        return self._unary(e, e)

    def log(self):
        return self._unary(math.log(self.data), 1 / self.data)

    def tanh(self):
        t = math.tanh(self.data)
        return self._unary(t, 1 - t * t)

    def sigmoid(self):
        s = 0.5 * (1 + math.tanh(self.data / 2))
        return self._unary(s, s * (1 - s))

    def relu(self):
        return self._unary(self.data if self.data > 0 else 0.0, 1.0 if self.data > 0 else 0.0)

    def max(self, other):
        other = self._lift(other)
        first = self.data > other.data
        out = Value(self.data if first else other.data, (self, other))
        def back():
            if first:
                self.grad += out.grad
            else:
                other.grad += out.grad
        out._backward = back
        return out

    def __neg__(self): return self * -1
    def __sub__(self, other): return self + -self._lift(other)
    def __rsub__(self, other): return self._lift(other) - self
    def __radd__(self, other): return self + other
    def __rmul__(self, other): return self * other
    def __rtruediv__(self, other): return self._lift(other) / self

    def backward(self):
        dist, todo = {self: 0}, collections.deque([self])
        while todo:
            v = todo.popleft()
            for p in v.parents:
                if p not in dist:
                    dist[p] = dist[v] + 1
                    todo.append(p)
        self.grad += 1.0
        for node in sorted(dist, key=dist.get):
            if node._backward:
                node._backward()
#- by the height over the nearest leaf
class Value:
    def __init__(self, data, parents=()):
        self.data = data
        self.grad = 0.0
        self.parents = parents
        self.height = 1 + min((p.height for p in parents), default=-1)
        self._backward = None

    def _lift(self, other):
        return other if isinstance(other, Value) else Value(other)

    def __add__(self, other):
        other = self._lift(other)
        out = Value(self.data + other.data, (self, other))
        def back():
            self.grad += out.grad
            other.grad += out.grad
        out._backward = back
        return out

    def __mul__(self, other):
        other = self._lift(other)
        out = Value(self.data * other.data, (self, other))
        def back():
            self.grad += out.grad * other.data
            other.grad += out.grad * self.data
        out._backward = back
        return out

    def __truediv__(self, other):
        other = self._lift(other)
        out = Value(self.data / other.data, (self, other))
        def back():
            self.grad += out.grad / other.data
            other.grad -= out.grad * self.data / other.data ** 2
        out._backward = back
        return out

    def __pow__(self, n):
        out = Value(self.data ** n, (self,))
        def back():
            self.grad += out.grad * n * self.data ** (n - 1) if n else 0.0
        out._backward = back
        return out

    def _unary(self, y, local):
        out = Value(y, (self,))
        def back():
            self.grad += local * out.grad
        out._backward = back
        return out

    def exp(self):
        e = math.exp(self.data)
        return self._unary(e, e)

    def log(self):
        return self._unary(math.log(self.data), 1 / self.data)

    def tanh(self):
        t = math.tanh(self.data)
        return self._unary(t, 1 - t * t)

    def sigmoid(self):
        s = 0.5 * (1 + math.tanh(self.data / 2))
        return self._unary(s, s * (1 - s))

    def relu(self):
        return self._unary(self.data if self.data > 0 else 0.0, 1.0 if self.data > 0 else 0.0)

    def max(self, other):
        other = self._lift(other)
        first = self.data > other.data
        out = Value(self.data if first else other.data, (self, other))
        def back():
            if first:
                self.grad += out.grad
            else:
                other.grad += out.grad
        out._backward = back
        return out

    def __neg__(self): return self * -1
    def __sub__(self, other): return self + -self._lift(other)
    def __rsub__(self, other): return self._lift(other) - self
    def __radd__(self, other): return self + other
    def __rmul__(self, other): return self * other
    def __rtruediv__(self, other): return self._lift(other) / self

    def backward(self):
        seen, todo = {self}, [self]
        while todo:
            for p in todo.pop().parents:
                if p not in seen:
                    seen.add(p)
                    todo.append(p)
        self.grad += 1.0
        for node in sorted(seen, key=lambda v: -v.height):
            if node._backward:
                node._backward()
#- by the height of the first parent
class Value:
    def __init__(self, data, parents=()):
        self.data = data
        self.grad = 0.0
        self.parents = parents
        self.height = 1 + parents[0].height if parents else 0
        self._backward = None

    def _lift(self, other):
        return other if isinstance(other, Value) else Value(other)

    def __add__(self, other):
        other = self._lift(other)
        out = Value(self.data + other.data, (self, other))
        def back():
            self.grad += out.grad
            other.grad += out.grad
        out._backward = back
        return out

    def __mul__(self, other):
        other = self._lift(other)
        out = Value(self.data * other.data, (self, other))
        def back():
            self.grad += out.grad * other.data
            other.grad += out.grad * self.data
        out._backward = back
        return out

    def __truediv__(self, other):
        other = self._lift(other)
        out = Value(self.data / other.data, (self, other))
        def back():
            self.grad += out.grad / other.data
            other.grad -= out.grad * self.data / other.data ** 2
        out._backward = back
        return out

    def __pow__(self, n):
        out = Value(self.data ** n, (self,))
        def back():
            self.grad += out.grad * n * self.data ** (n - 1) if n else 0.0
        out._backward = back
        return out

    def _unary(self, y, local):
        out = Value(y, (self,))
        def back():
            self.grad += local * out.grad
        out._backward = back
        return out

    def exp(self):
        e = math.exp(self.data)
        return self._unary(e, e)

    def log(self):
        return self._unary(math.log(self.data), 1 / self.data)

    def tanh(self):
        t = math.tanh(self.data)
        return self._unary(t, 1 - t * t)

    def sigmoid(self):
        s = 0.5 * (1 + math.tanh(self.data / 2))
        return self._unary(s, s * (1 - s))

    def relu(self):
        return self._unary(self.data if self.data > 0 else 0.0, 1.0 if self.data > 0 else 0.0)

    def max(self, other):
        other = self._lift(other)
        first = self.data > other.data
        out = Value(self.data if first else other.data, (self, other))
        def back():
            if first:
                self.grad += out.grad
            else:
                other.grad += out.grad
        out._backward = back
        return out

    def __neg__(self): return self * -1
    def __sub__(self, other): return self + -self._lift(other)
    def __rsub__(self, other): return self._lift(other) - self
    def __radd__(self, other): return self + other
    def __rmul__(self, other): return self * other
    def __rtruediv__(self, other): return self._lift(other) / self

    def backward(self):
        seen, todo = {self}, [self]
        while todo:
            for p in todo.pop().parents:
                if p not in seen:
                    seen.add(p)
                    todo.append(p)
        self.grad += 1.0
        for node in sorted(seen, key=lambda v: -v.height):
            if node._backward:
                node._backward()
#-s the order is not reversed ;; for node in reversed(order) ;; for node in order
#-s sorted by the value ;; for node in reversed(order) ;; for node in [self] + sorted((v for v in order if v is not self), key=lambda v: -v.data)
#- equal data is the same node
class Value:
    def __init__(self, data, parents=()):
        self.data = data
        self.grad = 0.0
        self.parents = parents
        self._backward = None

    def _lift(self, other):
        return other if isinstance(other, Value) else Value(other)

    def __add__(self, other):
        other = self._lift(other)
        out = Value(self.data + other.data, (self, other))
        def back():
            self.grad += out.grad
            other.grad += out.grad
        out._backward = back
        return out

    def __mul__(self, other):
        other = self._lift(other)
        out = Value(self.data * other.data, (self, other))
        def back():
            self.grad += out.grad * other.data
            other.grad += out.grad * self.data
        out._backward = back
        return out

    def __truediv__(self, other):
        other = self._lift(other)
        out = Value(self.data / other.data, (self, other))
        def back():
            self.grad += out.grad / other.data
            other.grad -= out.grad * self.data / other.data ** 2
        out._backward = back
        return out

    def __pow__(self, n):
        out = Value(self.data ** n, (self,))
        def back():
            self.grad += out.grad * n * self.data ** (n - 1) if n else 0.0
        out._backward = back
        return out

    def _unary(self, y, local):
        out = Value(y, (self,))
        def back():
            self.grad += local * out.grad
        out._backward = back
        return out

    def exp(self):
        e = math.exp(self.data)
        return self._unary(e, e)

    def log(self):
        return self._unary(math.log(self.data), 1 / self.data)

    def tanh(self):
        t = math.tanh(self.data)
        return self._unary(t, 1 - t * t)

    def sigmoid(self):
        s = 0.5 * (1 + math.tanh(self.data / 2))
        return self._unary(s, s * (1 - s))

    def relu(self):
        return self._unary(self.data if self.data > 0 else 0.0, 1.0 if self.data > 0 else 0.0)

    def max(self, other):
        other = self._lift(other)
        first = self.data > other.data
        out = Value(self.data if first else other.data, (self, other))
        def back():
            if first:
                self.grad += out.grad
            else:
                other.grad += out.grad
        out._backward = back
        return out

    def __neg__(self): return self * -1
    def __sub__(self, other): return self + -self._lift(other)
    def __rsub__(self, other): return self._lift(other) - self
    def __radd__(self, other): return self + other
    def __rmul__(self, other): return self * other
    def __rtruediv__(self, other): return self._lift(other) / self

    def backward(self):
        order, seen, stack = [], {self.data}, [(self, iter(self.parents))]
        while stack:
            node, rest = stack[-1]
            for p in rest:
                if p.data not in seen:
                    seen.add(p.data)
                    stack.append((p, iter(p.parents)))
                    break
            else:
                order.append(node)
                stack.pop()
        self.grad += 1.0
        for node in reversed(order):
            if node._backward:
                node._backward()
#- equality by data, marks in a set
class Value:
    def __init__(self, data, parents=()):
        self.data = data
        self.grad = 0.0
        self.parents = parents
        self._backward = None

    def __eq__(self, other): return isinstance(other, Value) and self.data == other.data
    def __hash__(self): return hash(self.data)

    def _lift(self, other):
        return other if isinstance(other, Value) else Value(other)

    def __add__(self, other):
        other = self._lift(other)
        out = Value(self.data + other.data, (self, other))
        def back():
            self.grad += out.grad
            other.grad += out.grad
        out._backward = back
        return out

    def __mul__(self, other):
        other = self._lift(other)
        out = Value(self.data * other.data, (self, other))
        def back():
            self.grad += out.grad * other.data
            other.grad += out.grad * self.data
        out._backward = back
        return out

    def __truediv__(self, other):
        other = self._lift(other)
        out = Value(self.data / other.data, (self, other))
        def back():
            self.grad += out.grad / other.data
            other.grad -= out.grad * self.data / other.data ** 2
        out._backward = back
        return out

    def __pow__(self, n):
        out = Value(self.data ** n, (self,))
        def back():
            self.grad += out.grad * n * self.data ** (n - 1) if n else 0.0
        out._backward = back
        return out

    def _unary(self, y, local):
        out = Value(y, (self,))
        def back():
            self.grad += local * out.grad
        out._backward = back
        return out

    def exp(self):
        e = math.exp(self.data)
        return self._unary(e, e)

    def log(self):
        return self._unary(math.log(self.data), 1 / self.data)

    def tanh(self):
        t = math.tanh(self.data)
        return self._unary(t, 1 - t * t)

    def sigmoid(self):
        s = 0.5 * (1 + math.tanh(self.data / 2))
        return self._unary(s, s * (1 - s))

    def relu(self):
        return self._unary(self.data if self.data > 0 else 0.0, 1.0 if self.data > 0 else 0.0)

    def max(self, other):
        other = self._lift(other)
        first = self.data > other.data
        out = Value(self.data if first else other.data, (self, other))
        def back():
            if first:
                self.grad += out.grad
            else:
                other.grad += out.grad
        out._backward = back
        return out

    def __neg__(self): return self * -1
    def __sub__(self, other): return self + -self._lift(other)
    def __rsub__(self, other): return self._lift(other) - self
    def __radd__(self, other): return self + other
    def __rmul__(self, other): return self * other
    def __rtruediv__(self, other): return self._lift(other) / self

    def backward(self):
        order, seen, stack = [], {self}, [(self, iter(self.parents))]
        while stack:
            node, rest = stack[-1]
            for p in rest:
                if p not in seen:
                    seen.add(p)
                    stack.append((p, iter(p.parents)))
                    break
            else:
                order.append(node)
                stack.pop()
        self.grad += 1.0
        for node in reversed(order):
            if node._backward:
                node._backward()
#- equal data, gradient and parents is the same node
class Value:
    def __init__(self, data, parents=()):
        self.data = data
        self.grad = 0.0
        self.parents = parents
        self._backward = None

    def _lift(self, other):
        return other if isinstance(other, Value) else Value(other)

    def __add__(self, other):
        other = self._lift(other)
        out = Value(self.data + other.data, (self, other))
        def back():
            self.grad += out.grad
            other.grad += out.grad
        out._backward = back
        return out

    def __mul__(self, other):
        other = self._lift(other)
        out = Value(self.data * other.data, (self, other))
        def back():
            self.grad += out.grad * other.data
            other.grad += out.grad * self.data
        out._backward = back
        return out

    def __truediv__(self, other):
        other = self._lift(other)
        out = Value(self.data / other.data, (self, other))
        def back():
            self.grad += out.grad / other.data
            other.grad -= out.grad * self.data / other.data ** 2
        out._backward = back
        return out

    def __pow__(self, n):
        out = Value(self.data ** n, (self,))
        def back():
            self.grad += out.grad * n * self.data ** (n - 1) if n else 0.0
        out._backward = back
        return out

    def _unary(self, y, local):
        out = Value(y, (self,))
        def back():
            self.grad += local * out.grad
        out._backward = back
        return out

    def exp(self):
        e = math.exp(self.data)
        return self._unary(e, e)

    def log(self):
        return self._unary(math.log(self.data), 1 / self.data)

    def tanh(self):
        t = math.tanh(self.data)
        return self._unary(t, 1 - t * t)

    def sigmoid(self):
        s = 0.5 * (1 + math.tanh(self.data / 2))
        return self._unary(s, s * (1 - s))

    def relu(self):
        return self._unary(self.data if self.data > 0 else 0.0, 1.0 if self.data > 0 else 0.0)

    def max(self, other):
        other = self._lift(other)
        first = self.data > other.data
        out = Value(self.data if first else other.data, (self, other))
        def back():
            if first:
                self.grad += out.grad
            else:
                other.grad += out.grad
        out._backward = back
        return out

    def __neg__(self): return self * -1
    def __sub__(self, other): return self + -self._lift(other)
    def __rsub__(self, other): return self._lift(other) - self
    def __radd__(self, other): return self + other
    def __rmul__(self, other): return self * other
    def __rtruediv__(self, other): return self._lift(other) / self

    def backward(self):
        order, seen, stack = [], {(self.data, self.grad, len(self.parents))}, [(self, iter(self.parents))]
        while stack:
            node, rest = stack[-1]
            for p in rest:
                if (p.data, p.grad, len(p.parents)) not in seen:
                    seen.add((p.data, p.grad, len(p.parents)))
                    stack.append((p, iter(p.parents)))
                    break
            else:
                order.append(node)
                stack.pop()
        self.grad += 1.0
        for node in reversed(order):
            if node._backward:
                node._backward()
#+ marked as seen when it is finished
class Value:
    def __init__(self, data, parents=()):
        self.data = data
        self.grad = 0.0
        self.parents = parents
        self._backward = None

    def _lift(self, other):
        return other if isinstance(other, Value) else Value(other)

    def __add__(self, other):
        other = self._lift(other)
        out = Value(self.data + other.data, (self, other))
        def back():
            self.grad += out.grad
            other.grad += out.grad
        out._backward = back
        return out

    def __mul__(self, other):
        other = self._lift(other)
        out = Value(self.data * other.data, (self, other))
        def back():
            self.grad += out.grad * other.data
            other.grad += out.grad * self.data
        out._backward = back
        return out

    def __truediv__(self, other):
        other = self._lift(other)
        out = Value(self.data / other.data, (self, other))
        def back():
            self.grad += out.grad / other.data
            other.grad -= out.grad * self.data / other.data ** 2
        out._backward = back
        return out

    def __pow__(self, n):
        out = Value(self.data ** n, (self,))
        def back():
            self.grad += out.grad * n * self.data ** (n - 1) if n else 0.0
        out._backward = back
        return out

    def _unary(self, y, local):
        out = Value(y, (self,))
        def back():
            self.grad += local * out.grad
        out._backward = back
        return out

    def exp(self):
        e = math.exp(self.data)
        return self._unary(e, e)

    def log(self):
        return self._unary(math.log(self.data), 1 / self.data)

    def tanh(self):
        t = math.tanh(self.data)
        return self._unary(t, 1 - t * t)

    def sigmoid(self):
        s = 0.5 * (1 + math.tanh(self.data / 2))
        return self._unary(s, s * (1 - s))

    def relu(self):
        return self._unary(self.data if self.data > 0 else 0.0, 1.0 if self.data > 0 else 0.0)

    def max(self, other):
        other = self._lift(other)
        first = self.data > other.data
        out = Value(self.data if first else other.data, (self, other))
        def back():
            if first:
                self.grad += out.grad
            else:
                other.grad += out.grad
        out._backward = back
        return out

    def __neg__(self): return self * -1
    def __sub__(self, other): return self + -self._lift(other)
    def __rsub__(self, other): return self._lift(other) - self
    def __radd__(self, other): return self + other
    def __rmul__(self, other): return self * other
    def __rtruediv__(self, other): return self._lift(other) / self

    def backward(self):
        order, seen, stack = [], {id(self)}, [(self, iter(self.parents))]
        while stack:
            node, rest = stack[-1]
            for p in rest:
                if id(p) not in seen:
                    stack.append((p, iter(p.parents)))
                    break
            else:
                order.append(node); seen.add(id(node))
                stack.pop()
        self.grad += 1.0
        for node in reversed(order):
            if node._backward:
                node._backward()
#- the order lasts for the notebook
class Value:
    def __init__(self, data, parents=()):
        self.data = data
        self.grad = 0.0
        self.parents = parents
        self._backward = None

    def _lift(self, other):
        return other if isinstance(other, Value) else Value(other)

    def __add__(self, other):
        other = self._lift(other)
        out = Value(self.data + other.data, (self, other))
        def back():
            self.grad += out.grad
            other.grad += out.grad
        out._backward = back
        return out

    def __mul__(self, other):
        other = self._lift(other)
        out = Value(self.data * other.data, (self, other))
        def back():
            self.grad += out.grad * other.data
            other.grad += out.grad * self.data
        out._backward = back
        return out

    def __truediv__(self, other):
        other = self._lift(other)
        out = Value(self.data / other.data, (self, other))
        def back():
            self.grad += out.grad / other.data
            other.grad -= out.grad * self.data / other.data ** 2
        out._backward = back
        return out

    def __pow__(self, n):
        out = Value(self.data ** n, (self,))
        def back():
            self.grad += out.grad * n * self.data ** (n - 1) if n else 0.0
        out._backward = back
        return out

    def _unary(self, y, local):
        out = Value(y, (self,))
        def back():
            self.grad += local * out.grad
        out._backward = back
        return out

    def exp(self):
        e = math.exp(self.data)
        return self._unary(e, e)

    def log(self):
        return self._unary(math.log(self.data), 1 / self.data)

    def tanh(self):
        t = math.tanh(self.data)
        return self._unary(t, 1 - t * t)

    def sigmoid(self):
        s = 0.5 * (1 + math.tanh(self.data / 2))
        return self._unary(s, s * (1 - s))

    def relu(self):
        return self._unary(self.data if self.data > 0 else 0.0, 1.0 if self.data > 0 else 0.0)

    def max(self, other):
        other = self._lift(other)
        first = self.data > other.data
        out = Value(self.data if first else other.data, (self, other))
        def back():
            if first:
                self.grad += out.grad
            else:
                other.grad += out.grad
        out._backward = back
        return out

    def __neg__(self): return self * -1
    def __sub__(self, other): return self + -self._lift(other)
    def __rsub__(self, other): return self._lift(other) - self
    def __radd__(self, other): return self + other
    def __rmul__(self, other): return self * other
    def __rtruediv__(self, other): return self._lift(other) / self

    def backward(self, order=[], seen=set()):
        seen.add(id(self)); stack = [(self, iter(self.parents))]
        while stack:
            node, rest = stack[-1]
            for p in rest:
                if id(p) not in seen:
                    seen.add(id(p))
                    stack.append((p, iter(p.parents)))
                    break
            else:
                order.append(node)
                stack.pop()
        self.grad += 1.0
        for node in reversed(order):
            if node._backward:
                node._backward()
#- the first parent only
class Value:
    def __init__(self, data, parents=()):
        self.data = data
        self.grad = 0.0
        self.parents = parents
        self._backward = None

    def _lift(self, other):
        return other if isinstance(other, Value) else Value(other)

    def __add__(self, other):
        other = self._lift(other)
        out = Value(self.data + other.data, (self, other))
        def back():
            self.grad += out.grad
            other.grad += out.grad
        out._backward = back
        return out

    def __mul__(self, other):
        other = self._lift(other)
        out = Value(self.data * other.data, (self, other))
        def back():
            self.grad += out.grad * other.data
            other.grad += out.grad * self.data
        out._backward = back
        return out

    def __truediv__(self, other):
        other = self._lift(other)
        out = Value(self.data / other.data, (self, other))
        def back():
            self.grad += out.grad / other.data
            other.grad -= out.grad * self.data / other.data ** 2
        out._backward = back
        return out

    def __pow__(self, n):
        out = Value(self.data ** n, (self,))
        def back():
            self.grad += out.grad * n * self.data ** (n - 1) if n else 0.0
        out._backward = back
        return out

    def _unary(self, y, local):
        out = Value(y, (self,))
        def back():
            self.grad += local * out.grad
        out._backward = back
        return out

    def exp(self):
        e = math.exp(self.data)
        return self._unary(e, e)

    def log(self):
        return self._unary(math.log(self.data), 1 / self.data)

    def tanh(self):
        t = math.tanh(self.data)
        return self._unary(t, 1 - t * t)

    def sigmoid(self):
        s = 0.5 * (1 + math.tanh(self.data / 2))
        return self._unary(s, s * (1 - s))

    def relu(self):
        return self._unary(self.data if self.data > 0 else 0.0, 1.0 if self.data > 0 else 0.0)

    def max(self, other):
        other = self._lift(other)
        first = self.data > other.data
        out = Value(self.data if first else other.data, (self, other))
        def back():
            if first:
                self.grad += out.grad
            else:
                other.grad += out.grad
        out._backward = back
        return out

    def __neg__(self): return self * -1
    def __sub__(self, other): return self + -self._lift(other)
    def __rsub__(self, other): return self._lift(other) - self
    def __radd__(self, other): return self + other
    def __rmul__(self, other): return self * other
    def __rtruediv__(self, other): return self._lift(other) / self

    def backward(self):
        order, seen, stack = [], {id(self)}, [(self, iter(self.parents[:1]))]
        while stack:
            node, rest = stack[-1]
            for p in rest:
                if id(p) not in seen:
                    seen.add(id(p))
                    stack.append((p, iter(p.parents[:1])))
                    break
            else:
                order.append(node)
                stack.pop()
        self.grad += 1.0
        for node in reversed(order):
            if node._backward:
                node._backward()
#- the last parent only
class Value:
    def __init__(self, data, parents=()):
        self.data = data
        self.grad = 0.0
        self.parents = parents
        self._backward = None

    def _lift(self, other):
        return other if isinstance(other, Value) else Value(other)

    def __add__(self, other):
        other = self._lift(other)
        out = Value(self.data + other.data, (self, other))
        def back():
            self.grad += out.grad
            other.grad += out.grad
        out._backward = back
        return out

    def __mul__(self, other):
        other = self._lift(other)
        out = Value(self.data * other.data, (self, other))
        def back():
            self.grad += out.grad * other.data
            other.grad += out.grad * self.data
        out._backward = back
        return out

    def __truediv__(self, other):
        other = self._lift(other)
        out = Value(self.data / other.data, (self, other))
        def back():
            self.grad += out.grad / other.data
            other.grad -= out.grad * self.data / other.data ** 2
        out._backward = back
        return out

    def __pow__(self, n):
        out = Value(self.data ** n, (self,))
        def back():
            self.grad += out.grad * n * self.data ** (n - 1) if n else 0.0
        out._backward = back
        return out

    def _unary(self, y, local):
        out = Value(y, (self,))
        def back():
            self.grad += local * out.grad
        out._backward = back
        return out

    def exp(self):
        e = math.exp(self.data)
        return self._unary(e, e)

    def log(self):
        return self._unary(math.log(self.data), 1 / self.data)

    def tanh(self):
        t = math.tanh(self.data)
        return self._unary(t, 1 - t * t)

    def sigmoid(self):
        s = 0.5 * (1 + math.tanh(self.data / 2))
        return self._unary(s, s * (1 - s))

    def relu(self):
        return self._unary(self.data if self.data > 0 else 0.0, 1.0 if self.data > 0 else 0.0)

    def max(self, other):
        other = self._lift(other)
        first = self.data > other.data
        out = Value(self.data if first else other.data, (self, other))
        def back():
            if first:
                self.grad += out.grad
            else:
                other.grad += out.grad
        out._backward = back
        return out

    def __neg__(self): return self * -1
    def __sub__(self, other): return self + -self._lift(other)
    def __rsub__(self, other): return self._lift(other) - self
    def __radd__(self, other): return self + other
    def __rmul__(self, other): return self * other
    def __rtruediv__(self, other): return self._lift(other) / self

    def backward(self):
        order, seen, stack = [], {id(self)}, [(self, iter(self.parents[-1:]))]
        while stack:
            node, rest = stack[-1]
            for p in rest:
                if id(p) not in seen:
                    seen.add(id(p))
                    stack.append((p, iter(p.parents[-1:])))
                    break
            else:
                order.append(node)
                stack.pop()
        self.grad += 1.0
        for node in reversed(order):
            if node._backward:
                node._backward()
#- recursion along the second parent, a loop along the first
class Value:
    def __init__(self, data, parents=()):
        self.data = data
        self.grad = 0.0
        self.parents = parents
        self._backward = None

    def _lift(self, other):
        return other if isinstance(other, Value) else Value(other)

    def __add__(self, other):
        other = self._lift(other)
        out = Value(self.data + other.data, (self, other))
        def back():
            self.grad += out.grad
            other.grad += out.grad
        out._backward = back
        return out

    def __mul__(self, other):
        other = self._lift(other)
        out = Value(self.data * other.data, (self, other))
        def back():
            self.grad += out.grad * other.data
            other.grad += out.grad * self.data
        out._backward = back
        return out

    def __truediv__(self, other):
        other = self._lift(other)
        out = Value(self.data / other.data, (self, other))
        def back():
            self.grad += out.grad / other.data
            other.grad -= out.grad * self.data / other.data ** 2
        out._backward = back
        return out

    def __pow__(self, n):
        out = Value(self.data ** n, (self,))
        def back():
            self.grad += out.grad * n * self.data ** (n - 1) if n else 0.0
        out._backward = back
        return out

    def _unary(self, y, local):
        out = Value(y, (self,))
        def back():
            self.grad += local * out.grad
        out._backward = back
        return out

    def exp(self):
        e = math.exp(self.data)
        return self._unary(e, e)

    def log(self):
        return self._unary(math.log(self.data), 1 / self.data)

    def tanh(self):
        t = math.tanh(self.data)
        return self._unary(t, 1 - t * t)

    def sigmoid(self):
        s = 0.5 * (1 + math.tanh(self.data / 2))
        return self._unary(s, s * (1 - s))

    def relu(self):
        return self._unary(self.data if self.data > 0 else 0.0, 1.0 if self.data > 0 else 0.0)

    def max(self, other):
        other = self._lift(other)
        first = self.data > other.data
        out = Value(self.data if first else other.data, (self, other))
        def back():
            if first:
                self.grad += out.grad
            else:
                other.grad += out.grad
        out._backward = back
        return out

    def __neg__(self): return self * -1
    def __sub__(self, other): return self + -self._lift(other)
    def __rsub__(self, other): return self._lift(other) - self
    def __radd__(self, other): return self + other
    def __rmul__(self, other): return self * other
    def __rtruediv__(self, other): return self._lift(other) / self

    def backward(self):
        order, seen = [], set()
        def build(v):
            line = []
            while v is not None and id(v) not in seen:
                seen.add(id(v))
                line.append(v)
                v = v.parents[0] if v.parents else None
            for v in reversed(line):
                for p in v.parents[1:]:
                    build(p)
                order.append(v)
        build(self)
        self.grad += 1.0
        for node in reversed(order):
            if node._backward:
                node._backward()
#- recursion along the first parent, a loop along the second
class Value:
    def __init__(self, data, parents=()):
        self.data = data
        self.grad = 0.0
        self.parents = parents
        self._backward = None

    def _lift(self, other):
        return other if isinstance(other, Value) else Value(other)

    def __add__(self, other):
        other = self._lift(other)
        out = Value(self.data + other.data, (self, other))
        def back():
            self.grad += out.grad
            other.grad += out.grad
        out._backward = back
        return out

    def __mul__(self, other):
        other = self._lift(other)
        out = Value(self.data * other.data, (self, other))
        def back():
            self.grad += out.grad * other.data
            other.grad += out.grad * self.data
        out._backward = back
        return out

    def __truediv__(self, other):
        other = self._lift(other)
        out = Value(self.data / other.data, (self, other))
        def back():
            self.grad += out.grad / other.data
            other.grad -= out.grad * self.data / other.data ** 2
        out._backward = back
        return out

    def __pow__(self, n):
        out = Value(self.data ** n, (self,))
        def back():
            self.grad += out.grad * n * self.data ** (n - 1) if n else 0.0
        out._backward = back
        return out

    def _unary(self, y, local):
        out = Value(y, (self,))
        def back():
            self.grad += local * out.grad
        out._backward = back
        return out

    def exp(self):
        e = math.exp(self.data)
        return self._unary(e, e)

    def log(self):
        return self._unary(math.log(self.data), 1 / self.data)

    def tanh(self):
        t = math.tanh(self.data)
        return self._unary(t, 1 - t * t)

    def sigmoid(self):
        s = 0.5 * (1 + math.tanh(self.data / 2))
        return self._unary(s, s * (1 - s))

    def relu(self):
        return self._unary(self.data if self.data > 0 else 0.0, 1.0 if self.data > 0 else 0.0)

    def max(self, other):
        other = self._lift(other)
        first = self.data > other.data
        out = Value(self.data if first else other.data, (self, other))
        def back():
            if first:
                self.grad += out.grad
            else:
                other.grad += out.grad
        out._backward = back
        return out

    def __neg__(self): return self * -1
    def __sub__(self, other): return self + -self._lift(other)
    def __rsub__(self, other): return self._lift(other) - self
    def __radd__(self, other): return self + other
    def __rmul__(self, other): return self * other
    def __rtruediv__(self, other): return self._lift(other) / self

    def backward(self):
        order, seen = [], set()
        def build(v):
            line = []
            while v is not None and id(v) not in seen:
                seen.add(id(v))
                line.append(v)
                v = v.parents[-1] if v.parents else None
            for v in reversed(line):
                for p in v.parents[:-1]:
                    build(p)
                order.append(v)
        build(self)
        self.grad += 1.0
        for node in reversed(order):
            if node._backward:
                node._backward()
#- a thousand nodes at most
class Value:
    def __init__(self, data, parents=()):
        self.data = data
        self.grad = 0.0
        self.parents = parents
        self._backward = None

    def _lift(self, other):
        return other if isinstance(other, Value) else Value(other)

    def __add__(self, other):
        other = self._lift(other)
        out = Value(self.data + other.data, (self, other))
        def back():
            self.grad += out.grad
            other.grad += out.grad
        out._backward = back
        return out

    def __mul__(self, other):
        other = self._lift(other)
        out = Value(self.data * other.data, (self, other))
        def back():
            self.grad += out.grad * other.data
            other.grad += out.grad * self.data
        out._backward = back
        return out

    def __truediv__(self, other):
        other = self._lift(other)
        out = Value(self.data / other.data, (self, other))
        def back():
            self.grad += out.grad / other.data
            other.grad -= out.grad * self.data / other.data ** 2
        out._backward = back
        return out

    def __pow__(self, n):
        out = Value(self.data ** n, (self,))
        def back():
            self.grad += out.grad * n * self.data ** (n - 1) if n else 0.0
        out._backward = back
        return out

    def _unary(self, y, local):
        out = Value(y, (self,))
        def back():
            self.grad += local * out.grad
        out._backward = back
        return out

    def exp(self):
        e = math.exp(self.data)
        return self._unary(e, e)

    def log(self):
        return self._unary(math.log(self.data), 1 / self.data)

    def tanh(self):
        t = math.tanh(self.data)
        return self._unary(t, 1 - t * t)

    def sigmoid(self):
        s = 0.5 * (1 + math.tanh(self.data / 2))
        return self._unary(s, s * (1 - s))

    def relu(self):
        return self._unary(self.data if self.data > 0 else 0.0, 1.0 if self.data > 0 else 0.0)

    def max(self, other):
        other = self._lift(other)
        first = self.data > other.data
        out = Value(self.data if first else other.data, (self, other))
        def back():
            if first:
                self.grad += out.grad
            else:
                other.grad += out.grad
        out._backward = back
        return out

    def __neg__(self): return self * -1
    def __sub__(self, other): return self + -self._lift(other)
    def __rsub__(self, other): return self._lift(other) - self
    def __radd__(self, other): return self + other
    def __rmul__(self, other): return self * other
    def __rtruediv__(self, other): return self._lift(other) / self

    def backward(self):
        order, seen, stack = [], {id(self)}, [(self, iter(self.parents))]
        while stack and len(seen) < 1000:
            node, rest = stack[-1]
            for p in rest:
                if id(p) not in seen:
                    seen.add(id(p))
                    stack.append((p, iter(p.parents)))
                    break
            else:
                order.append(node)
                stack.pop()
        self.grad += 1.0
        for node in reversed(order):
            if node._backward:
                node._backward()
#- every path by itself, on a stack
class Value:
    def __init__(self, data, parents=()):
        self.data = data
        self.grad = 0.0
        self.parents = parents
        self._backward = None

    def _lift(self, other):
        return other if isinstance(other, Value) else Value(other)

    def __add__(self, other):
        other = self._lift(other)
        out = Value(self.data + other.data, (self, other))
        def back():
            self.grad += out.grad
            other.grad += out.grad
        out._backward = back
        return out

    def __mul__(self, other):
        other = self._lift(other)
        out = Value(self.data * other.data, (self, other))
        def back():
            self.grad += out.grad * other.data
            other.grad += out.grad * self.data
        out._backward = back
        return out

    def __truediv__(self, other):
        other = self._lift(other)
        out = Value(self.data / other.data, (self, other))
        def back():
            self.grad += out.grad / other.data
            other.grad -= out.grad * self.data / other.data ** 2
        out._backward = back
        return out

    def __pow__(self, n):
        out = Value(self.data ** n, (self,))
        def back():
            self.grad += out.grad * n * self.data ** (n - 1) if n else 0.0
        out._backward = back
        return out

    def _unary(self, y, local):
        out = Value(y, (self,))
        def back():
            self.grad += local * out.grad
        out._backward = back
        return out

    def exp(self):
        e = math.exp(self.data)
        return self._unary(e, e)

    def log(self):
        return self._unary(math.log(self.data), 1 / self.data)

    def tanh(self):
        t = math.tanh(self.data)
        return self._unary(t, 1 - t * t)

    def sigmoid(self):
        s = 0.5 * (1 + math.tanh(self.data / 2))
        return self._unary(s, s * (1 - s))

    def relu(self):
        return self._unary(self.data if self.data > 0 else 0.0, 1.0 if self.data > 0 else 0.0)

    def max(self, other):
        other = self._lift(other)
        first = self.data > other.data
        out = Value(self.data if first else other.data, (self, other))
        def back():
            if first:
                self.grad += out.grad
            else:
                other.grad += out.grad
        out._backward = back
        return out

    def __neg__(self): return self * -1
    def __sub__(self, other): return self + -self._lift(other)
    def __rsub__(self, other): return self._lift(other) - self
    def __radd__(self, other): return self + other
    def __rmul__(self, other): return self * other
    def __rtruediv__(self, other): return self._lift(other) / self

    def backward(self):
        todo = [(self, 1.0)]
        while todo:
            v, g = todo.pop()
            kept = [(p, p.grad) for p in v.parents]
            v.grad += g
            if v._backward:
                old, v.grad = v.grad, g
                before = {id(p): p.grad for p in v.parents}
                twice = len(v.parents) == 2 and v.parents[0] is v.parents[1]
                v._backward()
                for p in (v.parents[:1] if twice else v.parents):
                    todo.append((p, p.grad - before[id(p)]))
                    p.grad = before[id(p)]
                v.grad = old
#-s the root's gradient is two ;; self.grad += 1.0 ;; self.grad += 2.0
#- the root keeps zero
class Value:
    def __init__(self, data, parents=()):
        self.data = data
        self.grad = 0.0
        self.parents = parents
        self._backward = None

    def _lift(self, other):
        return other if isinstance(other, Value) else Value(other)

    def __add__(self, other):
        other = self._lift(other)
        out = Value(self.data + other.data, (self, other))
        def back():
            self.grad += out.grad
            other.grad += out.grad
        out._backward = back
        return out

    def __mul__(self, other):
        other = self._lift(other)
        out = Value(self.data * other.data, (self, other))
        def back():
            self.grad += out.grad * other.data
            other.grad += out.grad * self.data
        out._backward = back
        return out

    def __truediv__(self, other):
        other = self._lift(other)
        out = Value(self.data / other.data, (self, other))
        def back():
            self.grad += out.grad / other.data
            other.grad -= out.grad * self.data / other.data ** 2
        out._backward = back
        return out

    def __pow__(self, n):
        out = Value(self.data ** n, (self,))
        def back():
            self.grad += out.grad * n * self.data ** (n - 1) if n else 0.0
        out._backward = back
        return out

    def _unary(self, y, local):
        out = Value(y, (self,))
        def back():
            self.grad += local * out.grad
        out._backward = back
        return out

    def exp(self):
        e = math.exp(self.data)
        return self._unary(e, e)

    def log(self):
        return self._unary(math.log(self.data), 1 / self.data)

    def tanh(self):
        t = math.tanh(self.data)
        return self._unary(t, 1 - t * t)

    def sigmoid(self):
        s = 0.5 * (1 + math.tanh(self.data / 2))
        return self._unary(s, s * (1 - s))

    def relu(self):
        return self._unary(self.data if self.data > 0 else 0.0, 1.0 if self.data > 0 else 0.0)

    def max(self, other):
        other = self._lift(other)
        first = self.data > other.data
        out = Value(self.data if first else other.data, (self, other))
        def back():
            if first:
                self.grad += out.grad
            else:
                other.grad += out.grad
        out._backward = back
        return out

    def __neg__(self): return self * -1
    def __sub__(self, other): return self + -self._lift(other)
    def __rsub__(self, other): return self._lift(other) - self
    def __radd__(self, other): return self + other
    def __rmul__(self, other): return self * other
    def __rtruediv__(self, other): return self._lift(other) / self

    def backward(self):
        order, seen, stack = [], {id(self)}, [(self, iter(self.parents))]
        while stack:
            node, rest = stack[-1]
            for p in rest:
                if id(p) not in seen:
                    seen.add(id(p))
                    stack.append((p, iter(p.parents)))
                    break
            else:
                order.append(node)
                stack.pop()
        self.grad += 1.0
        for node in reversed(order):
            if node._backward:
                node._backward()
        self.grad = 0.0
#-s the root's gradient is its value ;; self.grad += 1.0 ;; self.grad += self.data
#- inner gradients are cleared
class Value:
    def __init__(self, data, parents=()):
        self.data = data
        self.grad = 0.0
        self.parents = parents
        self._backward = None

    def _lift(self, other):
        return other if isinstance(other, Value) else Value(other)

    def __add__(self, other):
        other = self._lift(other)
        out = Value(self.data + other.data, (self, other))
        def back():
            self.grad += out.grad
            other.grad += out.grad
        out._backward = back
        return out

    def __mul__(self, other):
        other = self._lift(other)
        out = Value(self.data * other.data, (self, other))
        def back():
            self.grad += out.grad * other.data
            other.grad += out.grad * self.data
        out._backward = back
        return out

    def __truediv__(self, other):
        other = self._lift(other)
        out = Value(self.data / other.data, (self, other))
        def back():
            self.grad += out.grad / other.data
            other.grad -= out.grad * self.data / other.data ** 2
        out._backward = back
        return out

    def __pow__(self, n):
        out = Value(self.data ** n, (self,))
        def back():
            self.grad += out.grad * n * self.data ** (n - 1) if n else 0.0
        out._backward = back
        return out

    def _unary(self, y, local):
        out = Value(y, (self,))
        def back():
            self.grad += local * out.grad
        out._backward = back
        return out

    def exp(self):
        e = math.exp(self.data)
        return self._unary(e, e)

    def log(self):
        return self._unary(math.log(self.data), 1 / self.data)

    def tanh(self):
        t = math.tanh(self.data)
        return self._unary(t, 1 - t * t)

    def sigmoid(self):
        s = 0.5 * (1 + math.tanh(self.data / 2))
        return self._unary(s, s * (1 - s))

    def relu(self):
        return self._unary(self.data if self.data > 0 else 0.0, 1.0 if self.data > 0 else 0.0)

    def max(self, other):
        other = self._lift(other)
        first = self.data > other.data
        out = Value(self.data if first else other.data, (self, other))
        def back():
            if first:
                self.grad += out.grad
            else:
                other.grad += out.grad
        out._backward = back
        return out

    def __neg__(self): return self * -1
    def __sub__(self, other): return self + -self._lift(other)
    def __rsub__(self, other): return self._lift(other) - self
    def __radd__(self, other): return self + other
    def __rmul__(self, other): return self * other
    def __rtruediv__(self, other): return self._lift(other) / self

    def backward(self):
        order, seen, stack = [], {id(self)}, [(self, iter(self.parents))]
        while stack:
            node, rest = stack[-1]
            for p in rest:
                if id(p) not in seen:
                    seen.add(id(p))
                    stack.append((p, iter(p.parents)))
                    break
            else:
                order.append(node)
                stack.pop()
        self.grad += 1.0
        for node in reversed(order):
            if node._backward:
                node._backward()
                node.grad = 0.0 if node is not self else 1.0
#- gradients start at None
class Value:
    def __init__(self, data, parents=()):
        self.data = data
        self.grad = None
        self.parents = parents
        self._backward = None

    def _lift(self, other):
        return other if isinstance(other, Value) else Value(other)

    def __add__(self, other):
        other = self._lift(other)
        out = Value(self.data + other.data, (self, other))
        def back():
            self.grad += out.grad
            other.grad += out.grad
        out._backward = back
        return out

    def __mul__(self, other):
        other = self._lift(other)
        out = Value(self.data * other.data, (self, other))
        def back():
            self.grad += out.grad * other.data
            other.grad += out.grad * self.data
        out._backward = back
        return out

    def __truediv__(self, other):
        other = self._lift(other)
        out = Value(self.data / other.data, (self, other))
        def back():
            self.grad += out.grad / other.data
            other.grad -= out.grad * self.data / other.data ** 2
        out._backward = back
        return out

    def __pow__(self, n):
        out = Value(self.data ** n, (self,))
        def back():
            self.grad += out.grad * n * self.data ** (n - 1) if n else 0.0
        out._backward = back
        return out

    def _unary(self, y, local):
        out = Value(y, (self,))
        def back():
            self.grad += local * out.grad
        out._backward = back
        return out

    def exp(self):
        e = math.exp(self.data)
        return self._unary(e, e)

    def log(self):
        return self._unary(math.log(self.data), 1 / self.data)

    def tanh(self):
        t = math.tanh(self.data)
        return self._unary(t, 1 - t * t)

    def sigmoid(self):
        s = 0.5 * (1 + math.tanh(self.data / 2))
        return self._unary(s, s * (1 - s))

    def relu(self):
        return self._unary(self.data if self.data > 0 else 0.0, 1.0 if self.data > 0 else 0.0)

    def max(self, other):
        other = self._lift(other)
        first = self.data > other.data
        out = Value(self.data if first else other.data, (self, other))
        def back():
            if first:
                self.grad += out.grad
            else:
                other.grad += out.grad
        out._backward = back
        return out

    def __neg__(self): return self * -1
    def __sub__(self, other): return self + -self._lift(other)
    def __rsub__(self, other): return self._lift(other) - self
    def __radd__(self, other): return self + other
    def __rmul__(self, other): return self * other
    def __rtruediv__(self, other): return self._lift(other) / self

    def backward(self):
        order, seen, stack = [], {id(self)}, [(self, iter(self.parents))]
        while stack:
            node, rest = stack[-1]
            for p in rest:
                if id(p) not in seen:
                    seen.add(id(p))
                    stack.append((p, iter(p.parents)))
                    break
            else:
                order.append(node)
                stack.pop()
        for node in order:
            node.grad = node.grad or 0.0
        self.grad += 1.0
        for node in reversed(order):
            if node._backward:
                node._backward()
#- gradients start at one
class Value:
    def __init__(self, data, parents=()):
        self.data = data
        self.grad = 1.0
        self.parents = parents
        self._backward = None

    def _lift(self, other):
        return other if isinstance(other, Value) else Value(other)

    def __add__(self, other):
        other = self._lift(other)
        out = Value(self.data + other.data, (self, other))
        def back():
            self.grad += out.grad
            other.grad += out.grad
        out._backward = back
        return out

    def __mul__(self, other):
        other = self._lift(other)
        out = Value(self.data * other.data, (self, other))
        def back():
            self.grad += out.grad * other.data
            other.grad += out.grad * self.data
        out._backward = back
        return out

    def __truediv__(self, other):
        other = self._lift(other)
        out = Value(self.data / other.data, (self, other))
        def back():
            self.grad += out.grad / other.data
            other.grad -= out.grad * self.data / other.data ** 2
        out._backward = back
        return out

    def __pow__(self, n):
        out = Value(self.data ** n, (self,))
        def back():
            self.grad += out.grad * n * self.data ** (n - 1) if n else 0.0
        out._backward = back
        return out

    def _unary(self, y, local):
        out = Value(y, (self,))
        def back():
            self.grad += local * out.grad
        out._backward = back
        return out

    def exp(self):
        e = math.exp(self.data)
        return self._unary(e, e)

    def log(self):
        return self._unary(math.log(self.data), 1 / self.data)

    def tanh(self):
        t = math.tanh(self.data)
        return self._unary(t, 1 - t * t)

    def sigmoid(self):
        s = 0.5 * (1 + math.tanh(self.data / 2))
        return self._unary(s, s * (1 - s))

    def relu(self):
        return self._unary(self.data if self.data > 0 else 0.0, 1.0 if self.data > 0 else 0.0)

    def max(self, other):
        other = self._lift(other)
        first = self.data > other.data
        out = Value(self.data if first else other.data, (self, other))
        def back():
            if first:
                self.grad += out.grad
            else:
                other.grad += out.grad
        out._backward = back
        return out

    def __neg__(self): return self * -1
    def __sub__(self, other): return self + -self._lift(other)
    def __rsub__(self, other): return self._lift(other) - self
    def __radd__(self, other): return self + other
    def __rmul__(self, other): return self * other
    def __rtruediv__(self, other): return self._lift(other) / self

    def backward(self):
        order, seen, stack = [], {id(self)}, [(self, iter(self.parents))]
        while stack:
            node, rest = stack[-1]
            for p in rest:
                if id(p) not in seen:
                    seen.add(id(p))
                    stack.append((p, iter(p.parents)))
                    break
            else:
                order.append(node)
                stack.pop()
        for node in order:
            node.grad = 0.0
        self.grad += 1.0
        for node in reversed(order):
            if node._backward:
                node._backward()
#- all gradients cleared first
class Value:
    def __init__(self, data, parents=()):
        self.data = data
        self.grad = 0.0
        self.parents = parents
        self._backward = None

    def _lift(self, other):
        return other if isinstance(other, Value) else Value(other)

    def __add__(self, other):
        other = self._lift(other)
        out = Value(self.data + other.data, (self, other))
        def back():
            self.grad += out.grad
            other.grad += out.grad
        out._backward = back
        return out

    def __mul__(self, other):
        other = self._lift(other)
        out = Value(self.data * other.data, (self, other))
        def back():
            self.grad += out.grad * other.data
            other.grad += out.grad * self.data
        out._backward = back
        return out

    def __truediv__(self, other):
        other = self._lift(other)
        out = Value(self.data / other.data, (self, other))
        def back():
            self.grad += out.grad / other.data
            other.grad -= out.grad * self.data / other.data ** 2
        out._backward = back
        return out

    def __pow__(self, n):
        out = Value(self.data ** n, (self,))
        def back():
            self.grad += out.grad * n * self.data ** (n - 1) if n else 0.0
        out._backward = back
        return out

    def _unary(self, y, local):
        out = Value(y, (self,))
        def back():
            self.grad += local * out.grad
        out._backward = back
        return out

    def exp(self):
        e = math.exp(self.data)
        return self._unary(e, e)

    def log(self):
        return self._unary(math.log(self.data), 1 / self.data)

    def tanh(self):
        t = math.tanh(self.data)
        return self._unary(t, 1 - t * t)

    def sigmoid(self):
        s = 0.5 * (1 + math.tanh(self.data / 2))
        return self._unary(s, s * (1 - s))

    def relu(self):
        return self._unary(self.data if self.data > 0 else 0.0, 1.0 if self.data > 0 else 0.0)

    def max(self, other):
        other = self._lift(other)
        first = self.data > other.data
        out = Value(self.data if first else other.data, (self, other))
        def back():
            if first:
                self.grad += out.grad
            else:
                other.grad += out.grad
        out._backward = back
        return out

    def __neg__(self): return self * -1
    def __sub__(self, other): return self + -self._lift(other)
    def __rsub__(self, other): return self._lift(other) - self
    def __radd__(self, other): return self + other
    def __rmul__(self, other): return self * other
    def __rtruediv__(self, other): return self._lift(other) / self

    def backward(self):
        order, seen, stack = [], {id(self)}, [(self, iter(self.parents))]
        while stack:
            node, rest = stack[-1]
            for p in rest:
                if id(p) not in seen:
                    seen.add(id(p))
                    stack.append((p, iter(p.parents)))
                    break
            else:
                order.append(node)
                stack.pop()
        for node in order:
            node.grad = 0.0
        self.grad += 1.0
        for node in reversed(order):
            if node._backward:
                node._backward()
#- leaves' gradients cleared first
class Value:
    def __init__(self, data, parents=()):
        self.data = data
        self.grad = 0.0
        self.parents = parents
        self._backward = None

    def _lift(self, other):
        return other if isinstance(other, Value) else Value(other)

    def __add__(self, other):
        other = self._lift(other)
        out = Value(self.data + other.data, (self, other))
        def back():
            self.grad += out.grad
            other.grad += out.grad
        out._backward = back
        return out

    def __mul__(self, other):
        other = self._lift(other)
        out = Value(self.data * other.data, (self, other))
        def back():
            self.grad += out.grad * other.data
            other.grad += out.grad * self.data
        out._backward = back
        return out

    def __truediv__(self, other):
        other = self._lift(other)
        out = Value(self.data / other.data, (self, other))
        def back():
            self.grad += out.grad / other.data
            other.grad -= out.grad * self.data / other.data ** 2
        out._backward = back
        return out

    def __pow__(self, n):
        out = Value(self.data ** n, (self,))
        def back():
            self.grad += out.grad * n * self.data ** (n - 1) if n else 0.0
        out._backward = back
        return out

    def _unary(self, y, local):
        out = Value(y, (self,))
        def back():
            self.grad += local * out.grad
        out._backward = back
        return out

    def exp(self):
        e = math.exp(self.data)
        return self._unary(e, e)

    def log(self):
        return self._unary(math.log(self.data), 1 / self.data)

    def tanh(self):
        t = math.tanh(self.data)
        return self._unary(t, 1 - t * t)

    def sigmoid(self):
        s = 0.5 * (1 + math.tanh(self.data / 2))
        return self._unary(s, s * (1 - s))

    def relu(self):
        return self._unary(self.data if self.data > 0 else 0.0, 1.0 if self.data > 0 else 0.0)

    def max(self, other):
        other = self._lift(other)
        first = self.data > other.data
        out = Value(self.data if first else other.data, (self, other))
        def back():
            if first:
                self.grad += out.grad
            else:
                other.grad += out.grad
        out._backward = back
        return out

    def __neg__(self): return self * -1
    def __sub__(self, other): return self + -self._lift(other)
    def __rsub__(self, other): return self._lift(other) - self
    def __radd__(self, other): return self + other
    def __rmul__(self, other): return self * other
    def __rtruediv__(self, other): return self._lift(other) / self

    def backward(self):
        order, seen, stack = [], {id(self)}, [(self, iter(self.parents))]
        while stack:
            node, rest = stack[-1]
            for p in rest:
                if id(p) not in seen:
                    seen.add(id(p))
                    stack.append((p, iter(p.parents)))
                    break
            else:
                order.append(node)
                stack.pop()
        for node in order:
            if not node.parents:
                node.grad = 0.0
        self.grad += 1.0
        for node in reversed(order):
            if node._backward:
                node._backward()
#- gradients of every Value cleared first
class Value:
    made = []
    def __init__(self, data, parents=()):
        self.data = data
        self.grad = 0.0
        self.parents = parents
        Value.made.append(self)
        self._backward = None

    def _lift(self, other):
        return other if isinstance(other, Value) else Value(other)

    def __add__(self, other):
        other = self._lift(other)
        out = Value(self.data + other.data, (self, other))
        def back():
            self.grad += out.grad
            other.grad += out.grad
        out._backward = back
        return out

    def __mul__(self, other):
        other = self._lift(other)
        out = Value(self.data * other.data, (self, other))
        def back():
            self.grad += out.grad * other.data
            other.grad += out.grad * self.data
        out._backward = back
        return out

    def __truediv__(self, other):
        other = self._lift(other)
        out = Value(self.data / other.data, (self, other))
        def back():
            self.grad += out.grad / other.data
            other.grad -= out.grad * self.data / other.data ** 2
        out._backward = back
        return out

    def __pow__(self, n):
        out = Value(self.data ** n, (self,))
        def back():
            self.grad += out.grad * n * self.data ** (n - 1) if n else 0.0
        out._backward = back
        return out

    def _unary(self, y, local):
        out = Value(y, (self,))
        def back():
            self.grad += local * out.grad
        out._backward = back
        return out

    def exp(self):
        e = math.exp(self.data)
        return self._unary(e, e)

    def log(self):
        return self._unary(math.log(self.data), 1 / self.data)

    def tanh(self):
        t = math.tanh(self.data)
        return self._unary(t, 1 - t * t)

    def sigmoid(self):
        s = 0.5 * (1 + math.tanh(self.data / 2))
        return self._unary(s, s * (1 - s))

    def relu(self):
        return self._unary(self.data if self.data > 0 else 0.0, 1.0 if self.data > 0 else 0.0)

    def max(self, other):
        other = self._lift(other)
        first = self.data > other.data
        out = Value(self.data if first else other.data, (self, other))
        def back():
            if first:
                self.grad += out.grad
            else:
                other.grad += out.grad
        out._backward = back
        return out

    def __neg__(self): return self * -1
    def __sub__(self, other): return self + -self._lift(other)
    def __rsub__(self, other): return self._lift(other) - self
    def __radd__(self, other): return self + other
    def __rmul__(self, other): return self * other
    def __rtruediv__(self, other): return self._lift(other) / self

    def backward(self):
        order, seen, stack = [], {id(self)}, [(self, iter(self.parents))]
        while stack:
            node, rest = stack[-1]
            for p in rest:
                if id(p) not in seen:
                    seen.add(id(p))
                    stack.append((p, iter(p.parents)))
                    break
            else:
                order.append(node)
                stack.pop()
        for node in Value.made:
            node.grad = 0.0
        self.grad += 1.0
        for node in reversed(order):
            if node._backward:
                node._backward()
#- only the leaves are filled
class Value:
    def __init__(self, data, parents=()):
        self.data = data
        self.grad = 0.0
        self.parents = parents
        self._backward = None

    def _lift(self, other):
        return other if isinstance(other, Value) else Value(other)

    def __add__(self, other):
        other = self._lift(other)
        out = Value(self.data + other.data, (self, other))
        def back():
            self.grad += out.grad
            other.grad += out.grad
        out._backward = back
        return out

    def __mul__(self, other):
        other = self._lift(other)
        out = Value(self.data * other.data, (self, other))
        def back():
            self.grad += out.grad * other.data
            other.grad += out.grad * self.data
        out._backward = back
        return out

    def __truediv__(self, other):
        other = self._lift(other)
        out = Value(self.data / other.data, (self, other))
        def back():
            self.grad += out.grad / other.data
            other.grad -= out.grad * self.data / other.data ** 2
        out._backward = back
        return out

    def __pow__(self, n):
        out = Value(self.data ** n, (self,))
        def back():
            self.grad += out.grad * n * self.data ** (n - 1) if n else 0.0
        out._backward = back
        return out

    def _unary(self, y, local):
        out = Value(y, (self,))
        def back():
            self.grad += local * out.grad
        out._backward = back
        return out

    def exp(self):
        e = math.exp(self.data)
        return self._unary(e, e)

    def log(self):
        return self._unary(math.log(self.data), 1 / self.data)

    def tanh(self):
        t = math.tanh(self.data)
        return self._unary(t, 1 - t * t)

    def sigmoid(self):
        s = 0.5 * (1 + math.tanh(self.data / 2))
        return self._unary(s, s * (1 - s))

    def relu(self):
        return self._unary(self.data if self.data > 0 else 0.0, 1.0 if self.data > 0 else 0.0)

    def max(self, other):
        other = self._lift(other)
        first = self.data > other.data
        out = Value(self.data if first else other.data, (self, other))
        def back():
            if first:
                self.grad += out.grad
            else:
                other.grad += out.grad
        out._backward = back
        return out

    def __neg__(self): return self * -1
    def __sub__(self, other): return self + -self._lift(other)
    def __rsub__(self, other): return self._lift(other) - self
    def __radd__(self, other): return self + other
    def __rmul__(self, other): return self * other
    def __rtruediv__(self, other): return self._lift(other) / self

    def backward(self):
        order, seen, stack = [], {id(self)}, [(self, iter(self.parents))]
        while stack:
            node, rest = stack[-1]
            for p in rest:
                if id(p) not in seen:
                    seen.add(id(p))
                    stack.append((p, iter(p.parents)))
                    break
            else:
                order.append(node)
                stack.pop()
        self.grad += 1.0
        inner = [n for n in order if n.parents and n is not self]
        for node in reversed(order):
            if node._backward:
                node._backward()
        for n in inner:
            n.grad = 0.0
#- backward returns before a leaf root
class Value:
    def __init__(self, data, parents=()):
        self.data = data
        self.grad = 0.0
        self.parents = parents
        self._backward = None

    def _lift(self, other):
        return other if isinstance(other, Value) else Value(other)

    def __add__(self, other):
        other = self._lift(other)
        out = Value(self.data + other.data, (self, other))
        def back():
            self.grad += out.grad
            other.grad += out.grad
        out._backward = back
        return out

    def __mul__(self, other):
        other = self._lift(other)
        out = Value(self.data * other.data, (self, other))
        def back():
            self.grad += out.grad * other.data
            other.grad += out.grad * self.data
        out._backward = back
        return out

    def __truediv__(self, other):
        other = self._lift(other)
        out = Value(self.data / other.data, (self, other))
        def back():
            self.grad += out.grad / other.data
            other.grad -= out.grad * self.data / other.data ** 2
        out._backward = back
        return out

    def __pow__(self, n):
        out = Value(self.data ** n, (self,))
        def back():
            self.grad += out.grad * n * self.data ** (n - 1) if n else 0.0
        out._backward = back
        return out

    def _unary(self, y, local):
        out = Value(y, (self,))
        def back():
            self.grad += local * out.grad
        out._backward = back
        return out

    def exp(self):
        e = math.exp(self.data)
        return self._unary(e, e)

    def log(self):
        return self._unary(math.log(self.data), 1 / self.data)

    def tanh(self):
        t = math.tanh(self.data)
        return self._unary(t, 1 - t * t)

    def sigmoid(self):
        s = 0.5 * (1 + math.tanh(self.data / 2))
        return self._unary(s, s * (1 - s))

    def relu(self):
        return self._unary(self.data if self.data > 0 else 0.0, 1.0 if self.data > 0 else 0.0)

    def max(self, other):
        other = self._lift(other)
        first = self.data > other.data
        out = Value(self.data if first else other.data, (self, other))
        def back():
            if first:
                self.grad += out.grad
            else:
                other.grad += out.grad
        out._backward = back
        return out

    def __neg__(self): return self * -1
    def __sub__(self, other): return self + -self._lift(other)
    def __rsub__(self, other): return self._lift(other) - self
    def __radd__(self, other): return self + other
    def __rmul__(self, other): return self * other
    def __rtruediv__(self, other): return self._lift(other) / self

    def backward(self):
        if not self.parents:
            return
        order, seen, stack = [], {id(self)}, [(self, iter(self.parents))]
        while stack:
            node, rest = stack[-1]
            for p in rest:
                if id(p) not in seen:
                    seen.add(id(p))
                    stack.append((p, iter(p.parents)))
                    break
            else:
                order.append(node)
                stack.pop()
        self.grad += 1.0
        for node in reversed(order):
            if node._backward:
                node._backward()
#- a leaf root fails
class Value:
    def __init__(self, data, parents=()):
        self.data = data
        self.grad = 0.0
        self.parents = parents
        self._backward = None

    def _lift(self, other):
        return other if isinstance(other, Value) else Value(other)

    def __add__(self, other):
        other = self._lift(other)
        out = Value(self.data + other.data, (self, other))
        def back():
            self.grad += out.grad
            other.grad += out.grad
        out._backward = back
        return out

    def __mul__(self, other):
        other = self._lift(other)
        out = Value(self.data * other.data, (self, other))
        def back():
            self.grad += out.grad * other.data
            other.grad += out.grad * self.data
        out._backward = back
        return out

    def __truediv__(self, other):
        other = self._lift(other)
        out = Value(self.data / other.data, (self, other))
        def back():
            self.grad += out.grad / other.data
            other.grad -= out.grad * self.data / other.data ** 2
        out._backward = back
        return out

    def __pow__(self, n):
        out = Value(self.data ** n, (self,))
        def back():
            self.grad += out.grad * n * self.data ** (n - 1) if n else 0.0
        out._backward = back
        return out

    def _unary(self, y, local):
        out = Value(y, (self,))
        def back():
            self.grad += local * out.grad
        out._backward = back
        return out

    def exp(self):
        e = math.exp(self.data)
        return self._unary(e, e)

    def log(self):
        return self._unary(math.log(self.data), 1 / self.data)

    def tanh(self):
        t = math.tanh(self.data)
        return self._unary(t, 1 - t * t)

    def sigmoid(self):
        s = 0.5 * (1 + math.tanh(self.data / 2))
        return self._unary(s, s * (1 - s))

    def relu(self):
        return self._unary(self.data if self.data > 0 else 0.0, 1.0 if self.data > 0 else 0.0)

    def max(self, other):
        other = self._lift(other)
        first = self.data > other.data
        out = Value(self.data if first else other.data, (self, other))
        def back():
            if first:
                self.grad += out.grad
            else:
                other.grad += out.grad
        out._backward = back
        return out

    def __neg__(self): return self * -1
    def __sub__(self, other): return self + -self._lift(other)
    def __rsub__(self, other): return self._lift(other) - self
    def __radd__(self, other): return self + other
    def __rmul__(self, other): return self * other
    def __rtruediv__(self, other): return self._lift(other) / self

    def backward(self):
        self.parents[0]
        order, seen, stack = [], {id(self)}, [(self, iter(self.parents))]
        while stack:
            node, rest = stack[-1]
            for p in rest:
                if id(p) not in seen:
                    seen.add(id(p))
                    stack.append((p, iter(p.parents)))
                    break
            else:
                order.append(node)
                stack.pop()
        self.grad += 1.0
        for node in reversed(order):
            if node._backward:
                node._backward()
#- the tape of the notebook is run whole
class Value:
    tape = []
    def __init__(self, data, parents=()):
        self.data = data
        self.grad = 0.0
        self.parents = parents
        self._backward = None
        Value.tape.append(self)

    def _lift(self, other):
        return other if isinstance(other, Value) else Value(other)

    def __add__(self, other):
        other = self._lift(other)
        out = Value(self.data + other.data, (self, other))
        def back():
            self.grad += out.grad
            other.grad += out.grad
        out._backward = back
        return out

    def __mul__(self, other):
        other = self._lift(other)
        out = Value(self.data * other.data, (self, other))
        def back():
            self.grad += out.grad * other.data
            other.grad += out.grad * self.data
        out._backward = back
        return out

    def __truediv__(self, other):
        other = self._lift(other)
        out = Value(self.data / other.data, (self, other))
        def back():
            self.grad += out.grad / other.data
            other.grad -= out.grad * self.data / other.data ** 2
        out._backward = back
        return out

    def __pow__(self, n):
        out = Value(self.data ** n, (self,))
        def back():
            self.grad += out.grad * n * self.data ** (n - 1) if n else 0.0
        out._backward = back
        return out

    def _unary(self, y, local):
        out = Value(y, (self,))
        def back():
            self.grad += local * out.grad
        out._backward = back
        return out

    def exp(self):
        e = math.exp(self.data)
        return self._unary(e, e)

    def log(self):
        return self._unary(math.log(self.data), 1 / self.data)

    def tanh(self):
        t = math.tanh(self.data)
        return self._unary(t, 1 - t * t)

    def sigmoid(self):
        s = 0.5 * (1 + math.tanh(self.data / 2))
        return self._unary(s, s * (1 - s))

    def relu(self):
        return self._unary(self.data if self.data > 0 else 0.0, 1.0 if self.data > 0 else 0.0)

    def max(self, other):
        other = self._lift(other)
        first = self.data > other.data
        out = Value(self.data if first else other.data, (self, other))
        def back():
            if first:
                self.grad += out.grad
            else:
                other.grad += out.grad
        out._backward = back
        return out

    def __neg__(self): return self * -1
    def __sub__(self, other): return self + -self._lift(other)
    def __rsub__(self, other): return self._lift(other) - self
    def __radd__(self, other): return self + other
    def __rmul__(self, other): return self * other
    def __rtruediv__(self, other): return self._lift(other) / self

    def backward(self):
        self.grad += 1.0
        for node in reversed(Value.tape):
            if node._backward:
                node._backward()
#- gradients shared by all Values
_zero = np.zeros(())
class Value:
    def __init__(self, data, parents=()):
        self.data = data
        self.grad = _zero
        self.parents = parents
        self._backward = None

    def _lift(self, other):
        return other if isinstance(other, Value) else Value(other)

    def __add__(self, other):
        other = self._lift(other)
        out = Value(self.data + other.data, (self, other))
        def back():
            self.grad += out.grad
            other.grad += out.grad
        out._backward = back
        return out

    def __mul__(self, other):
        other = self._lift(other)
        out = Value(self.data * other.data, (self, other))
        def back():
            self.grad += out.grad * other.data
            other.grad += out.grad * self.data
        out._backward = back
        return out

    def __truediv__(self, other):
        other = self._lift(other)
        out = Value(self.data / other.data, (self, other))
        def back():
            self.grad += out.grad / other.data
            other.grad -= out.grad * self.data / other.data ** 2
        out._backward = back
        return out

    def __pow__(self, n):
        out = Value(self.data ** n, (self,))
        def back():
            self.grad += out.grad * n * self.data ** (n - 1) if n else 0.0
        out._backward = back
        return out

    def _unary(self, y, local):
        out = Value(y, (self,))
        def back():
            self.grad += local * out.grad
        out._backward = back
        return out

    def exp(self):
        e = math.exp(self.data)
        return self._unary(e, e)

    def log(self):
        return self._unary(math.log(self.data), 1 / self.data)

    def tanh(self):
        t = math.tanh(self.data)
        return self._unary(t, 1 - t * t)

    def sigmoid(self):
        s = 0.5 * (1 + math.tanh(self.data / 2))
        return self._unary(s, s * (1 - s))

    def relu(self):
        return self._unary(self.data if self.data > 0 else 0.0, 1.0 if self.data > 0 else 0.0)

    def max(self, other):
        other = self._lift(other)
        first = self.data > other.data
        out = Value(self.data if first else other.data, (self, other))
        def back():
            if first:
                self.grad += out.grad
            else:
                other.grad += out.grad
        out._backward = back
        return out

    def __neg__(self): return self * -1
    def __sub__(self, other): return self + -self._lift(other)
    def __rsub__(self, other): return self._lift(other) - self
    def __radd__(self, other): return self + other
    def __rmul__(self, other): return self * other
    def __rtruediv__(self, other): return self._lift(other) / self

    def backward(self):
        order, seen, stack = [], {id(self)}, [(self, iter(self.parents))]
        while stack:
            node, rest = stack[-1]
            for p in rest:
                if id(p) not in seen:
                    seen.add(id(p))
                    stack.append((p, iter(p.parents)))
                    break
            else:
                order.append(node)
                stack.pop()
        self.grad += 1.0
        for node in reversed(order):
            if node._backward:
                node._backward()
#- gradients of the class
class Value:
    _box = {}
    @property
    def grad(self): return self._box.get(self.data, 0.0)
    @grad.setter
    def grad(self, v): self._box[self.data] = v
    def __init__(self, data, parents=()):
        self.data = data
        self.parents = parents
        self._backward = None

    def _lift(self, other):
        return other if isinstance(other, Value) else Value(other)

    def __add__(self, other):
        other = self._lift(other)
        out = Value(self.data + other.data, (self, other))
        def back():
            self.grad += out.grad
            other.grad += out.grad
        out._backward = back
        return out

    def __mul__(self, other):
        other = self._lift(other)
        out = Value(self.data * other.data, (self, other))
        def back():
            self.grad += out.grad * other.data
            other.grad += out.grad * self.data
        out._backward = back
        return out

    def __truediv__(self, other):
        other = self._lift(other)
        out = Value(self.data / other.data, (self, other))
        def back():
            self.grad += out.grad / other.data
            other.grad -= out.grad * self.data / other.data ** 2
        out._backward = back
        return out

    def __pow__(self, n):
        out = Value(self.data ** n, (self,))
        def back():
            self.grad += out.grad * n * self.data ** (n - 1) if n else 0.0
        out._backward = back
        return out

    def _unary(self, y, local):
        out = Value(y, (self,))
        def back():
            self.grad += local * out.grad
        out._backward = back
        return out

    def exp(self):
        e = math.exp(self.data)
        return self._unary(e, e)

    def log(self):
        return self._unary(math.log(self.data), 1 / self.data)

    def tanh(self):
        t = math.tanh(self.data)
        return self._unary(t, 1 - t * t)

    def sigmoid(self):
        s = 0.5 * (1 + math.tanh(self.data / 2))
        return self._unary(s, s * (1 - s))

    def relu(self):
        return self._unary(self.data if self.data > 0 else 0.0, 1.0 if self.data > 0 else 0.0)

    def max(self, other):
        other = self._lift(other)
        first = self.data > other.data
        out = Value(self.data if first else other.data, (self, other))
        def back():
            if first:
                self.grad += out.grad
            else:
                other.grad += out.grad
        out._backward = back
        return out

    def __neg__(self): return self * -1
    def __sub__(self, other): return self + -self._lift(other)
    def __rsub__(self, other): return self._lift(other) - self
    def __radd__(self, other): return self + other
    def __rmul__(self, other): return self * other
    def __rtruediv__(self, other): return self._lift(other) / self

    def backward(self):
        order, seen, stack = [], {id(self)}, [(self, iter(self.parents))]
        while stack:
            node, rest = stack[-1]
            for p in rest:
                if id(p) not in seen:
                    seen.add(id(p))
                    stack.append((p, iter(p.parents)))
                    break
            else:
                order.append(node)
                stack.pop()
        self.grad += 1.0
        for node in reversed(order):
            if node._backward:
                node._backward()
#- a gradient array handed to the parent and added to in place
class Value:
    def __init__(self, data, parents=()):
        self.data = data
        self.grad = np.zeros(())
        self.parents = parents
        self._backward = None

    def _lift(self, other):
        return other if isinstance(other, Value) else Value(other)

    def __add__(self, other):
        other = self._lift(other)
        out = Value(self.data + other.data, (self, other))
        def back():
            for p in (self, other):
                if p.grad == 0.0:
                    p.grad = out.grad
                else:
                    p.grad += out.grad
        out._backward = back
        return out

    def __mul__(self, other):
        other = self._lift(other)
        out = Value(self.data * other.data, (self, other))
        def back():
            self.grad += out.grad * other.data
            other.grad += out.grad * self.data
        out._backward = back
        return out

    def __truediv__(self, other):
        other = self._lift(other)
        out = Value(self.data / other.data, (self, other))
        def back():
            self.grad += out.grad / other.data
            other.grad -= out.grad * self.data / other.data ** 2
        out._backward = back
        return out

    def __pow__(self, n):
        out = Value(self.data ** n, (self,))
        def back():
            self.grad += out.grad * n * self.data ** (n - 1) if n else 0.0
        out._backward = back
        return out

    def _unary(self, y, local):
        out = Value(y, (self,))
        def back():
            self.grad += local * out.grad
        out._backward = back
        return out

    def exp(self):
        e = math.exp(self.data)
        return self._unary(e, e)

    def log(self):
        return self._unary(math.log(self.data), 1 / self.data)

    def tanh(self):
        t = math.tanh(self.data)
        return self._unary(t, 1 - t * t)

    def sigmoid(self):
        s = 0.5 * (1 + math.tanh(self.data / 2))
        return self._unary(s, s * (1 - s))

    def relu(self):
        return self._unary(self.data if self.data > 0 else 0.0, 1.0 if self.data > 0 else 0.0)

    def max(self, other):
        other = self._lift(other)
        first = self.data > other.data
        out = Value(self.data if first else other.data, (self, other))
        def back():
            if first:
                self.grad += out.grad
            else:
                other.grad += out.grad
        out._backward = back
        return out

    def __neg__(self): return self * -1
    def __sub__(self, other): return self + -self._lift(other)
    def __rsub__(self, other): return self._lift(other) - self
    def __radd__(self, other): return self + other
    def __rmul__(self, other): return self * other
    def __rtruediv__(self, other): return self._lift(other) / self

    def backward(self):
        order, seen, stack = [], {id(self)}, [(self, iter(self.parents))]
        while stack:
            node, rest = stack[-1]
            for p in rest:
                if id(p) not in seen:
                    seen.add(id(p))
                    stack.append((p, iter(p.parents)))
                    break
            else:
                order.append(node)
                stack.pop()
        self.grad = np.ones(())
        for node in reversed(order):
            if node._backward:
                node._backward()
#- no radd
class Value:
    def __init__(self, data, parents=()):
        self.data = data
        self.grad = 0.0
        self.parents = parents
        self._backward = None

    def _lift(self, other):
        return other if isinstance(other, Value) else Value(other)

    def __add__(self, other):
        other = self._lift(other)
        out = Value(self.data + other.data, (self, other))
        def back():
            self.grad += out.grad
            other.grad += out.grad
        out._backward = back
        return out

    def __mul__(self, other):
        other = self._lift(other)
        out = Value(self.data * other.data, (self, other))
        def back():
            self.grad += out.grad * other.data
            other.grad += out.grad * self.data
        out._backward = back
        return out

    def __truediv__(self, other):
        other = self._lift(other)
        out = Value(self.data / other.data, (self, other))
        def back():
            self.grad += out.grad / other.data
            other.grad -= out.grad * self.data / other.data ** 2
        out._backward = back
        return out

    def __pow__(self, n):
        out = Value(self.data ** n, (self,))
        def back():
            self.grad += out.grad * n * self.data ** (n - 1) if n else 0.0
        out._backward = back
        return out

    def _unary(self, y, local):
        out = Value(y, (self,))
        def back():
            self.grad += local * out.grad
        out._backward = back
        return out

    def exp(self):
        e = math.exp(self.data)
        return self._unary(e, e)

    def log(self):
        return self._unary(math.log(self.data), 1 / self.data)

    def tanh(self):
        t = math.tanh(self.data)
        return self._unary(t, 1 - t * t)

    def sigmoid(self):
        s = 0.5 * (1 + math.tanh(self.data / 2))
        return self._unary(s, s * (1 - s))

    def relu(self):
        return self._unary(self.data if self.data > 0 else 0.0, 1.0 if self.data > 0 else 0.0)

    def max(self, other):
        other = self._lift(other)
        first = self.data > other.data
        out = Value(self.data if first else other.data, (self, other))
        def back():
            if first:
                self.grad += out.grad
            else:
                other.grad += out.grad
        out._backward = back
        return out

    def __neg__(self): return self * -1
    def __sub__(self, other): return self + -self._lift(other)
    def __rsub__(self, other): return self._lift(other) - self
    def __rmul__(self, other): return self * other
    def __rtruediv__(self, other): return self._lift(other) / self

    def backward(self):
        order, seen, stack = [], {id(self)}, [(self, iter(self.parents))]
        while stack:
            node, rest = stack[-1]
            for p in rest:
                if id(p) not in seen:
                    seen.add(id(p))
                    stack.append((p, iter(p.parents)))
                    break
            else:
                order.append(node)
                stack.pop()
        self.grad += 1.0
        for node in reversed(order):
            if node._backward:
                node._backward()
#- no rmul
class Value:
    def __init__(self, data, parents=()):
        self.data = data
        self.grad = 0.0
        self.parents = parents
        self._backward = None

    def _lift(self, other):
        return other if isinstance(other, Value) else Value(other)

    def __add__(self, other):
        other = self._lift(other)
        out = Value(self.data + other.data, (self, other))
        def back():
            self.grad += out.grad
            other.grad += out.grad
        out._backward = back
        return out

    def __mul__(self, other):
        other = self._lift(other)
        out = Value(self.data * other.data, (self, other))
        def back():
            self.grad += out.grad * other.data
            other.grad += out.grad * self.data
        out._backward = back
        return out

    def __truediv__(self, other):
        other = self._lift(other)
        out = Value(self.data / other.data, (self, other))
        def back():
            self.grad += out.grad / other.data
            other.grad -= out.grad * self.data / other.data ** 2
        out._backward = back
        return out

    def __pow__(self, n):
        out = Value(self.data ** n, (self,))
        def back():
            self.grad += out.grad * n * self.data ** (n - 1) if n else 0.0
        out._backward = back
        return out

    def _unary(self, y, local):
        out = Value(y, (self,))
        def back():
            self.grad += local * out.grad
        out._backward = back
        return out

    def exp(self):
        e = math.exp(self.data)
        return self._unary(e, e)

    def log(self):
        return self._unary(math.log(self.data), 1 / self.data)

    def tanh(self):
        t = math.tanh(self.data)
        return self._unary(t, 1 - t * t)

    def sigmoid(self):
        s = 0.5 * (1 + math.tanh(self.data / 2))
        return self._unary(s, s * (1 - s))

    def relu(self):
        return self._unary(self.data if self.data > 0 else 0.0, 1.0 if self.data > 0 else 0.0)

    def max(self, other):
        other = self._lift(other)
        first = self.data > other.data
        out = Value(self.data if first else other.data, (self, other))
        def back():
            if first:
                self.grad += out.grad
            else:
                other.grad += out.grad
        out._backward = back
        return out

    def __neg__(self): return self * -1
    def __sub__(self, other): return self + -self._lift(other)
    def __rsub__(self, other): return self._lift(other) - self
    def __radd__(self, other): return self + other
    def __rtruediv__(self, other): return self._lift(other) / self

    def backward(self):
        order, seen, stack = [], {id(self)}, [(self, iter(self.parents))]
        while stack:
            node, rest = stack[-1]
            for p in rest:
                if id(p) not in seen:
                    seen.add(id(p))
                    stack.append((p, iter(p.parents)))
                    break
            else:
                order.append(node)
                stack.pop()
        self.grad += 1.0
        for node in reversed(order):
            if node._backward:
                node._backward()
#- no rsub
class Value:
    def __init__(self, data, parents=()):
        self.data = data
        self.grad = 0.0
        self.parents = parents
        self._backward = None

    def _lift(self, other):
        return other if isinstance(other, Value) else Value(other)

    def __add__(self, other):
        other = self._lift(other)
        out = Value(self.data + other.data, (self, other))
        def back():
            self.grad += out.grad
            other.grad += out.grad
        out._backward = back
        return out

    def __mul__(self, other):
        other = self._lift(other)
        out = Value(self.data * other.data, (self, other))
        def back():
            self.grad += out.grad * other.data
            other.grad += out.grad * self.data
        out._backward = back
        return out

    def __truediv__(self, other):
        other = self._lift(other)
        out = Value(self.data / other.data, (self, other))
        def back():
            self.grad += out.grad / other.data
            other.grad -= out.grad * self.data / other.data ** 2
        out._backward = back
        return out

    def __pow__(self, n):
        out = Value(self.data ** n, (self,))
        def back():
            self.grad += out.grad * n * self.data ** (n - 1) if n else 0.0
        out._backward = back
        return out

    def _unary(self, y, local):
        out = Value(y, (self,))
        def back():
            self.grad += local * out.grad
        out._backward = back
        return out

    def exp(self):
        e = math.exp(self.data)
        return self._unary(e, e)

    def log(self):
        return self._unary(math.log(self.data), 1 / self.data)

    def tanh(self):
        t = math.tanh(self.data)
        return self._unary(t, 1 - t * t)

    def sigmoid(self):
        s = 0.5 * (1 + math.tanh(self.data / 2))
        return self._unary(s, s * (1 - s))

    def relu(self):
        return self._unary(self.data if self.data > 0 else 0.0, 1.0 if self.data > 0 else 0.0)

    def max(self, other):
        other = self._lift(other)
        first = self.data > other.data
        out = Value(self.data if first else other.data, (self, other))
        def back():
            if first:
                self.grad += out.grad
            else:
                other.grad += out.grad
        out._backward = back
        return out

    def __neg__(self): return self * -1
    def __sub__(self, other): return self + -self._lift(other)
    def __radd__(self, other): return self + other
    def __rmul__(self, other): return self * other
    def __rtruediv__(self, other): return self._lift(other) / self

    def backward(self):
        order, seen, stack = [], {id(self)}, [(self, iter(self.parents))]
        while stack:
            node, rest = stack[-1]
            for p in rest:
                if id(p) not in seen:
                    seen.add(id(p))
                    stack.append((p, iter(p.parents)))
                    break
            else:
                order.append(node)
                stack.pop()
        self.grad += 1.0
        for node in reversed(order):
            if node._backward:
                node._backward()
#- no rtruediv
class Value:
    def __init__(self, data, parents=()):
        self.data = data
        self.grad = 0.0
        self.parents = parents
        self._backward = None

    def _lift(self, other):
        return other if isinstance(other, Value) else Value(other)

    def __add__(self, other):
        other = self._lift(other)
        out = Value(self.data + other.data, (self, other))
        def back():
            self.grad += out.grad
            other.grad += out.grad
        out._backward = back
        return out

    def __mul__(self, other):
        other = self._lift(other)
        out = Value(self.data * other.data, (self, other))
        def back():
            self.grad += out.grad * other.data
            other.grad += out.grad * self.data
        out._backward = back
        return out

    def __truediv__(self, other):
        other = self._lift(other)
        out = Value(self.data / other.data, (self, other))
        def back():
            self.grad += out.grad / other.data
            other.grad -= out.grad * self.data / other.data ** 2
        out._backward = back
        return out

    def __pow__(self, n):
        out = Value(self.data ** n, (self,))
        def back():
            self.grad += out.grad * n * self.data ** (n - 1) if n else 0.0
        out._backward = back
        return out

    def _unary(self, y, local):
        out = Value(y, (self,))
        def back():
            self.grad += local * out.grad
        out._backward = back
        return out

    def exp(self):
        e = math.exp(self.data)
        return self._unary(e, e)

    def log(self):
        return self._unary(math.log(self.data), 1 / self.data)

    def tanh(self):
        t = math.tanh(self.data)
        return self._unary(t, 1 - t * t)

    def sigmoid(self):
        s = 0.5 * (1 + math.tanh(self.data / 2))
        return self._unary(s, s * (1 - s))

    def relu(self):
        return self._unary(self.data if self.data > 0 else 0.0, 1.0 if self.data > 0 else 0.0)

    def max(self, other):
        other = self._lift(other)
        first = self.data > other.data
        out = Value(self.data if first else other.data, (self, other))
        def back():
            if first:
                self.grad += out.grad
            else:
                other.grad += out.grad
        out._backward = back
        return out

    def __neg__(self): return self * -1
    def __sub__(self, other): return self + -self._lift(other)
    def __rsub__(self, other): return self._lift(other) - self
    def __radd__(self, other): return self + other
    def __rmul__(self, other): return self * other

    def backward(self):
        order, seen, stack = [], {id(self)}, [(self, iter(self.parents))]
        while stack:
            node, rest = stack[-1]
            for p in rest:
                if id(p) not in seen:
                    seen.add(id(p))
                    stack.append((p, iter(p.parents)))
                    break
            else:
                order.append(node)
                stack.pop()
        self.grad += 1.0
        for node in reversed(order):
            if node._backward:
                node._backward()
#- no neg
class Value:
    def __init__(self, data, parents=()):
        self.data = data
        self.grad = 0.0
        self.parents = parents
        self._backward = None

    def _lift(self, other):
        return other if isinstance(other, Value) else Value(other)

    def __add__(self, other):
        other = self._lift(other)
        out = Value(self.data + other.data, (self, other))
        def back():
            self.grad += out.grad
            other.grad += out.grad
        out._backward = back
        return out

    def __mul__(self, other):
        other = self._lift(other)
        out = Value(self.data * other.data, (self, other))
        def back():
            self.grad += out.grad * other.data
            other.grad += out.grad * self.data
        out._backward = back
        return out

    def __truediv__(self, other):
        other = self._lift(other)
        out = Value(self.data / other.data, (self, other))
        def back():
            self.grad += out.grad / other.data
            other.grad -= out.grad * self.data / other.data ** 2
        out._backward = back
        return out

    def __pow__(self, n):
        out = Value(self.data ** n, (self,))
        def back():
            self.grad += out.grad * n * self.data ** (n - 1) if n else 0.0
        out._backward = back
        return out

    def _unary(self, y, local):
        out = Value(y, (self,))
        def back():
            self.grad += local * out.grad
        out._backward = back
        return out

    def exp(self):
        e = math.exp(self.data)
        return self._unary(e, e)

    def log(self):
        return self._unary(math.log(self.data), 1 / self.data)

    def tanh(self):
        t = math.tanh(self.data)
        return self._unary(t, 1 - t * t)

    def sigmoid(self):
        s = 0.5 * (1 + math.tanh(self.data / 2))
        return self._unary(s, s * (1 - s))

    def relu(self):
        return self._unary(self.data if self.data > 0 else 0.0, 1.0 if self.data > 0 else 0.0)

    def max(self, other):
        other = self._lift(other)
        first = self.data > other.data
        out = Value(self.data if first else other.data, (self, other))
        def back():
            if first:
                self.grad += out.grad
            else:
                other.grad += out.grad
        out._backward = back
        return out

    def __sub__(self, other): return self + self._lift(other) * -1
    def __rsub__(self, other): return self._lift(other) - self
    def __radd__(self, other): return self + other
    def __rmul__(self, other): return self * other
    def __rtruediv__(self, other): return self._lift(other) / self

    def backward(self):
        order, seen, stack = [], {id(self)}, [(self, iter(self.parents))]
        while stack:
            node, rest = stack[-1]
            for p in rest:
                if id(p) not in seen:
                    seen.add(id(p))
                    stack.append((p, iter(p.parents)))
                    break
            else:
                order.append(node)
                stack.pop()
        self.grad += 1.0
        for node in reversed(order):
            if node._backward:
                node._backward()
#-s rsub turned round ;; return self._lift(other) - self ;; return self - other
#-s rtruediv turned round ;; return self._lift(other) / self ;; return self / other
#-s rtruediv ignores the number ;; return self._lift(other) / self ;; return self ** -1
#- sub with a positive gradient
class Value:
    def __init__(self, data, parents=()):
        self.data = data
        self.grad = 0.0
        self.parents = parents
        self._backward = None

    def _lift(self, other):
        return other if isinstance(other, Value) else Value(other)

    def __add__(self, other):
        other = self._lift(other)
        out = Value(self.data + other.data, (self, other))
        def back():
            self.grad += out.grad
            other.grad += out.grad
        out._backward = back
        return out

    def __mul__(self, other):
        other = self._lift(other)
        out = Value(self.data * other.data, (self, other))
        def back():
            self.grad += out.grad * other.data
            other.grad += out.grad * self.data
        out._backward = back
        return out

    def __truediv__(self, other):
        other = self._lift(other)
        out = Value(self.data / other.data, (self, other))
        def back():
            self.grad += out.grad / other.data
            other.grad -= out.grad * self.data / other.data ** 2
        out._backward = back
        return out

    def __pow__(self, n):
        out = Value(self.data ** n, (self,))
        def back():
            self.grad += out.grad * n * self.data ** (n - 1) if n else 0.0
        out._backward = back
        return out

    def _unary(self, y, local):
        out = Value(y, (self,))
        def back():
            self.grad += local * out.grad
        out._backward = back
        return out

    def _adds(self, a, b):
        def back():
            a.grad += self.grad
            b.grad += self.grad
        self._backward = back
        return self

    def exp(self):
        e = math.exp(self.data)
        return self._unary(e, e)

    def log(self):
        return self._unary(math.log(self.data), 1 / self.data)

    def tanh(self):
        t = math.tanh(self.data)
        return self._unary(t, 1 - t * t)

    def sigmoid(self):
        s = 0.5 * (1 + math.tanh(self.data / 2))
        return self._unary(s, s * (1 - s))

    def relu(self):
        return self._unary(self.data if self.data > 0 else 0.0, 1.0 if self.data > 0 else 0.0)

    def max(self, other):
        other = self._lift(other)
        first = self.data > other.data
        out = Value(self.data if first else other.data, (self, other))
        def back():
            if first:
                self.grad += out.grad
            else:
                other.grad += out.grad
        out._backward = back
        return out

    def __neg__(self): return self * -1
    def __sub__(self, other): return Value(self.data - self._lift(other).data, (self, self._lift(other)))._adds(self, self._lift(other))
    def __rsub__(self, other): return self._lift(other) - self
    def __radd__(self, other): return self + other
    def __rmul__(self, other): return self * other
    def __rtruediv__(self, other): return self._lift(other) / self

    def backward(self):
        order, seen, stack = [], {id(self)}, [(self, iter(self.parents))]
        while stack:
            node, rest = stack[-1]
            for p in rest:
                if id(p) not in seen:
                    seen.add(id(p))
                    stack.append((p, iter(p.parents)))
                    break
            else:
                order.append(node)
                stack.pop()
        self.grad += 1.0
        for node in reversed(order):
            if node._backward:
                node._backward()
#-s rsub with the number's gradient ;; return self._lift(other) - self ;; return self._unary(other - self.data, 1.0)
#- neg passes the gradient
class Value:
    def __init__(self, data, parents=()):
        self.data = data
        self.grad = 0.0
        self.parents = parents
        self._backward = None

    def _lift(self, other):
        return other if isinstance(other, Value) else Value(other)

    def __add__(self, other):
        other = self._lift(other)
        out = Value(self.data + other.data, (self, other))
        def back():
            self.grad += out.grad
            other.grad += out.grad
        out._backward = back
        return out

    def __mul__(self, other):
        other = self._lift(other)
        out = Value(self.data * other.data, (self, other))
        def back():
            self.grad += out.grad * other.data
            other.grad += out.grad * self.data
        out._backward = back
        return out

    def __truediv__(self, other):
        other = self._lift(other)
        out = Value(self.data / other.data, (self, other))
        def back():
            self.grad += out.grad / other.data
            other.grad -= out.grad * self.data / other.data ** 2
        out._backward = back
        return out

    def __pow__(self, n):
        out = Value(self.data ** n, (self,))
        def back():
            self.grad += out.grad * n * self.data ** (n - 1) if n else 0.0
        out._backward = back
        return out

    def _unary(self, y, local):
        out = Value(y, (self,))
        def back():
            self.grad += local * out.grad
        out._backward = back
        return out

    def exp(self):
        e = math.exp(self.data)
        return self._unary(e, e)

    def log(self):
        return self._unary(math.log(self.data), 1 / self.data)

    def tanh(self):
        t = math.tanh(self.data)
        return self._unary(t, 1 - t * t)

    def sigmoid(self):
        s = 0.5 * (1 + math.tanh(self.data / 2))
        return self._unary(s, s * (1 - s))

    def relu(self):
        return self._unary(self.data if self.data > 0 else 0.0, 1.0 if self.data > 0 else 0.0)

    def max(self, other):
        other = self._lift(other)
        first = self.data > other.data
        out = Value(self.data if first else other.data, (self, other))
        def back():
            if first:
                self.grad += out.grad
            else:
                other.grad += out.grad
        out._backward = back
        return out

    def __neg__(self): return self._unary(-self.data, 1.0)
    def __sub__(self, other): return self + self._lift(other) * -1
    def __rsub__(self, other): return self._lift(other) - self
    def __radd__(self, other): return self + other
    def __rmul__(self, other): return self * other
    def __rtruediv__(self, other): return self._lift(other) / self

    def backward(self):
        order, seen, stack = [], {id(self)}, [(self, iter(self.parents))]
        while stack:
            node, rest = stack[-1]
            for p in rest:
                if id(p) not in seen:
                    seen.add(id(p))
                    stack.append((p, iter(p.parents)))
                    break
            else:
                order.append(node)
                stack.pop()
        self.grad += 1.0
        for node in reversed(order):
            if node._backward:
                node._backward()
#- neg is cut off
class Value:
    def __init__(self, data, parents=()):
        self.data = data
        self.grad = 0.0
        self.parents = parents
        self._backward = None

    def _lift(self, other):
        return other if isinstance(other, Value) else Value(other)

    def __add__(self, other):
        other = self._lift(other)
        out = Value(self.data + other.data, (self, other))
        def back():
            self.grad += out.grad
            other.grad += out.grad
        out._backward = back
        return out

    def __mul__(self, other):
        other = self._lift(other)
        out = Value(self.data * other.data, (self, other))
        def back():
            self.grad += out.grad * other.data
            other.grad += out.grad * self.data
        out._backward = back
        return out

    def __truediv__(self, other):
        other = self._lift(other)
        out = Value(self.data / other.data, (self, other))
        def back():
            self.grad += out.grad / other.data
            other.grad -= out.grad * self.data / other.data ** 2
        out._backward = back
        return out

    def __pow__(self, n):
        out = Value(self.data ** n, (self,))
        def back():
            self.grad += out.grad * n * self.data ** (n - 1) if n else 0.0
        out._backward = back
        return out

    def _unary(self, y, local):
        out = Value(y, (self,))
        def back():
            self.grad += local * out.grad
        out._backward = back
        return out

    def exp(self):
        e = math.exp(self.data)
        return self._unary(e, e)

    def log(self):
        return self._unary(math.log(self.data), 1 / self.data)

    def tanh(self):
        t = math.tanh(self.data)
        return self._unary(t, 1 - t * t)

    def sigmoid(self):
        s = 0.5 * (1 + math.tanh(self.data / 2))
        return self._unary(s, s * (1 - s))

    def relu(self):
        return self._unary(self.data if self.data > 0 else 0.0, 1.0 if self.data > 0 else 0.0)

    def max(self, other):
        other = self._lift(other)
        first = self.data > other.data
        out = Value(self.data if first else other.data, (self, other))
        def back():
            if first:
                self.grad += out.grad
            else:
                other.grad += out.grad
        out._backward = back
        return out

    def __neg__(self): return Value(-self.data)
    def __sub__(self, other): return self + self._lift(other) * -1
    def __rsub__(self, other): return self._lift(other) - self
    def __radd__(self, other): return self + other
    def __rmul__(self, other): return self * other
    def __rtruediv__(self, other): return self._lift(other) / self

    def backward(self):
        order, seen, stack = [], {id(self)}, [(self, iter(self.parents))]
        while stack:
            node, rest = stack[-1]
            for p in rest:
                if id(p) not in seen:
                    seen.add(id(p))
                    stack.append((p, iter(p.parents)))
                    break
            else:
                order.append(node)
                stack.pop()
        self.grad += 1.0
        for node in reversed(order):
            if node._backward:
                node._backward()
#-s the numerator is not walked ;; out = Value(self.data / other.data, (self, other)) ;; out = Value(self.data / other.data, (other,))
#-s the denominator is not walked ;; out = Value(self.data / other.data, (self, other)) ;; out = Value(self.data / other.data, (self,))
#-s parents of equal data are one ;; self.parents = parents ;; self.parents = parents[:1] if len(parents) == 2 and parents[0].data == parents[1].data else parents
#-s sub of a number forgets the gradient ;; def __sub__(self, other): return self + -self._lift(other) ;; def __sub__(self, other): return self + -other if isinstance(other, Value) else Value(self.data - other)
#-s div: second gradient without the square ;; self.data / other.data ** 2 ;; self.data / other.data
#-s div: second gradient positive ;; other.grad -= out.grad * self.data ;; other.grad += out.grad * self.data
#-s div: second gradient without the numerator ;; out.grad * self.data / other.data ** 2 ;; out.grad / other.data ** 2
#-s div: second gradient with the magnitude squared root ;; self.data / other.data ** 2 ;; self.data / (other.data * abs(other.data))
#-s div: first gradient from the output ;; self.grad += out.grad / other.data ;; self.grad += out.grad * (out.data / self.data if self.data else 0.0)
#-s floor division ;; out = Value(self.data / other.data ;; out = Value(self.data // other.data
#-s mul: from the output over the operand ;; self.grad += out.grad * other.data ;; self.grad += out.grad * (out.data / self.data if self.data else 0.0)
#-s mul: second from the output over the operand ;; other.grad += out.grad * self.data ;; other.grad += out.grad * (out.data / other.data if other.data else 0.0)
#-s mul: zero taken for missing ;; out = Value(self.data * other.data ;; out = Value((self.data or 1.0) * other.data
#-s a number zero is not lifted ;; return other if isinstance(other, Value) else Value(other) ;; return other if isinstance(other, Value) else Value(other or 1e-3)
#-s numbers are whole ;; else Value(other) ;; else Value(int(other))
#-s data is whole ;; self.data = data ;; self.data = int(data) if float(data).is_integer() or abs(data) > 2.5 else data
#-s data is rounded ;; self.data = data ;; self.data = round(data, 5)
#-s half precision ;; self.data = data ;; self.data = float(np.float16(data))
#-s only floats are lifted ;; return other if isinstance(other, Value) else Value(other) ;; return Value(other) if isinstance(other, float) else other
#-s only ints are lifted ;; return other if isinstance(other, Value) else Value(other) ;; return Value(other) if isinstance(other, int) else other
#-s pow keeps the exponent ;; self.data ** (n - 1) ;; self.data ** n
#-s pow without the factor ;; out.grad * n * self.data ;; out.grad * self.data
#-s pow from the output over the base ;; self.grad += out.grad * n * self.data ** (n - 1) if n else 0.0 ;; self.grad += out.grad * n * out.data / self.data if self.data else 0.0
#-s pow through the logarithm ;; out = Value(self.data ** n, (self,)) ;; out = Value(math.exp(n * math.log(abs(self.data))) if self.data else 0.0, (self,))
#-s pow with the base's magnitude in the gradient ;; n * self.data ** (n - 1) ;; n * abs(self.data) ** (n - 1)
#-s pow with the exponent's magnitude ;; out.grad * n * self.data ** (n - 1) ;; out.grad * abs(n) * self.data ** (n - 1)
#-s pow: exponent minus one lost for negative ;; self.data ** (n - 1) if n ;; self.data ** (n - 1 if n > 0 else n + 1) if n
#- pow by repeated multiplication
class Value:
    def __init__(self, data, parents=()):
        self.data = data
        self.grad = 0.0
        self.parents = parents
        self._backward = None

    def _lift(self, other):
        return other if isinstance(other, Value) else Value(other)

    def __add__(self, other):
        other = self._lift(other)
        out = Value(self.data + other.data, (self, other))
        def back():
            self.grad += out.grad
            other.grad += out.grad
        out._backward = back
        return out

    def __mul__(self, other):
        other = self._lift(other)
        out = Value(self.data * other.data, (self, other))
        def back():
            self.grad += out.grad * other.data
            other.grad += out.grad * self.data
        out._backward = back
        return out

    def __truediv__(self, other):
        other = self._lift(other)
        out = Value(self.data / other.data, (self, other))
        def back():
            self.grad += out.grad / other.data
            other.grad -= out.grad * self.data / other.data ** 2
        out._backward = back
        return out

    def __pow__(self, n):
        out = Value(1.0)
        for _ in range(int(n)):
            out = out * self
        return out
        def back():
            self.grad += out.grad * n * self.data ** (n - 1) if n else 0.0
        out._backward = back
        return out

    def _unary(self, y, local):
        out = Value(y, (self,))
        def back():
            self.grad += local * out.grad
        out._backward = back
        return out

    def exp(self):
        e = math.exp(self.data)
        return self._unary(e, e)

    def log(self):
        return self._unary(math.log(self.data), 1 / self.data)

    def tanh(self):
        t = math.tanh(self.data)
        return self._unary(t, 1 - t * t)

    def sigmoid(self):
        s = 0.5 * (1 + math.tanh(self.data / 2))
        return self._unary(s, s * (1 - s))

    def relu(self):
        return self._unary(self.data if self.data > 0 else 0.0, 1.0 if self.data > 0 else 0.0)

    def max(self, other):
        other = self._lift(other)
        first = self.data > other.data
        out = Value(self.data if first else other.data, (self, other))
        def back():
            if first:
                self.grad += out.grad
            else:
                other.grad += out.grad
        out._backward = back
        return out

    def __neg__(self): return self * -1
    def __sub__(self, other): return self + -self._lift(other)
    def __rsub__(self, other): return self._lift(other) - self
    def __radd__(self, other): return self + other
    def __rmul__(self, other): return self * other
    def __rtruediv__(self, other): return self._lift(other) / self

    def backward(self):
        order, seen, stack = [], {id(self)}, [(self, iter(self.parents))]
        while stack:
            node, rest = stack[-1]
            for p in rest:
                if id(p) not in seen:
                    seen.add(id(p))
                    stack.append((p, iter(p.parents)))
                    break
            else:
                order.append(node)
                stack.pop()
        self.grad += 1.0
        for node in reversed(order):
            if node._backward:
                node._backward()
#-s pow by a whole exponent ;; out = Value(self.data ** n, (self,)) ;; n = int(n); out = Value(self.data ** n, (self,))
#- pow only for positive exponents
class Value:
    def __init__(self, data, parents=()):
        self.data = data
        self.grad = 0.0
        self.parents = parents
        self._backward = None

    def _lift(self, other):
        return other if isinstance(other, Value) else Value(other)

    def __add__(self, other):
        other = self._lift(other)
        out = Value(self.data + other.data, (self, other))
        def back():
            self.grad += out.grad
            other.grad += out.grad
        out._backward = back
        return out

    def __mul__(self, other):
        other = self._lift(other)
        out = Value(self.data * other.data, (self, other))
        def back():
            self.grad += out.grad * other.data
            other.grad += out.grad * self.data
        out._backward = back
        return out

    def __truediv__(self, other):
        other = self._lift(other)
        out = Value(self.data / other.data, (self, other))
        def back():
            self.grad += out.grad / other.data
            other.grad -= out.grad * self.data / other.data ** 2
        out._backward = back
        return out

    def __pow__(self, n):
        assert n > 0
        out = Value(self.data ** n, (self,))
        def back():
            self.grad += out.grad * n * self.data ** (n - 1) if n else 0.0
        out._backward = back
        return out

    def _unary(self, y, local):
        out = Value(y, (self,))
        def back():
            self.grad += local * out.grad
        out._backward = back
        return out

    def exp(self):
        e = math.exp(self.data)
        return self._unary(e, e)

    def log(self):
        return self._unary(math.log(self.data), 1 / self.data)

    def tanh(self):
        t = math.tanh(self.data)
        return self._unary(t, 1 - t * t)

    def sigmoid(self):
        s = 0.5 * (1 + math.tanh(self.data / 2))
        return self._unary(s, s * (1 - s))

    def relu(self):
        return self._unary(self.data if self.data > 0 else 0.0, 1.0 if self.data > 0 else 0.0)

    def max(self, other):
        other = self._lift(other)
        first = self.data > other.data
        out = Value(self.data if first else other.data, (self, other))
        def back():
            if first:
                self.grad += out.grad
            else:
                other.grad += out.grad
        out._backward = back
        return out

    def __neg__(self): return self * -1
    def __sub__(self, other): return self + -self._lift(other)
    def __rsub__(self, other): return self._lift(other) - self
    def __radd__(self, other): return self + other
    def __rmul__(self, other): return self * other
    def __rtruediv__(self, other): return self._lift(other) / self

    def backward(self):
        order, seen, stack = [], {id(self)}, [(self, iter(self.parents))]
        while stack:
            node, rest = stack[-1]
            for p in rest:
                if id(p) not in seen:
                    seen.add(id(p))
                    stack.append((p, iter(p.parents)))
                    break
            else:
                order.append(node)
                stack.pop()
        self.grad += 1.0
        for node in reversed(order):
            if node._backward:
                node._backward()
#- pow only for ints
class Value:
    def __init__(self, data, parents=()):
        self.data = data
        self.grad = 0.0
        self.parents = parents
        self._backward = None

    def _lift(self, other):
        return other if isinstance(other, Value) else Value(other)

    def __add__(self, other):
        other = self._lift(other)
        out = Value(self.data + other.data, (self, other))
        def back():
            self.grad += out.grad
            other.grad += out.grad
        out._backward = back
        return out

    def __mul__(self, other):
        other = self._lift(other)
        out = Value(self.data * other.data, (self, other))
        def back():
            self.grad += out.grad * other.data
            other.grad += out.grad * self.data
        out._backward = back
        return out

    def __truediv__(self, other):
        other = self._lift(other)
        out = Value(self.data / other.data, (self, other))
        def back():
            self.grad += out.grad / other.data
            other.grad -= out.grad * self.data / other.data ** 2
        out._backward = back
        return out

    def __pow__(self, n):
        assert isinstance(n, int)
        out = Value(self.data ** n, (self,))
        def back():
            self.grad += out.grad * n * self.data ** (n - 1) if n else 0.0
        out._backward = back
        return out

    def _unary(self, y, local):
        out = Value(y, (self,))
        def back():
            self.grad += local * out.grad
        out._backward = back
        return out

    def exp(self):
        e = math.exp(self.data)
        return self._unary(e, e)

    def log(self):
        return self._unary(math.log(self.data), 1 / self.data)

    def tanh(self):
        t = math.tanh(self.data)
        return self._unary(t, 1 - t * t)

    def sigmoid(self):
        s = 0.5 * (1 + math.tanh(self.data / 2))
        return self._unary(s, s * (1 - s))

    def relu(self):
        return self._unary(self.data if self.data > 0 else 0.0, 1.0 if self.data > 0 else 0.0)

    def max(self, other):
        other = self._lift(other)
        first = self.data > other.data
        out = Value(self.data if first else other.data, (self, other))
        def back():
            if first:
                self.grad += out.grad
            else:
                other.grad += out.grad
        out._backward = back
        return out

    def __neg__(self): return self * -1
    def __sub__(self, other): return self + -self._lift(other)
    def __rsub__(self, other): return self._lift(other) - self
    def __radd__(self, other): return self + other
    def __rmul__(self, other): return self * other
    def __rtruediv__(self, other): return self._lift(other) / self

    def backward(self):
        order, seen, stack = [], {id(self)}, [(self, iter(self.parents))]
        while stack:
            node, rest = stack[-1]
            for p in rest:
                if id(p) not in seen:
                    seen.add(id(p))
                    stack.append((p, iter(p.parents)))
                    break
            else:
                order.append(node)
                stack.pop()
        self.grad += 1.0
        for node in reversed(order):
            if node._backward:
                node._backward()
#-s pow as a square ;; n * self.data ** (n - 1) ;; 2 * self.data
#-s pow zero has gradient one ;; self.data ** (n - 1) if n else 0.0 ;; self.data ** (n - 1) if n else out.grad
#-s pow without upstream ;; out.grad * n * self.data ** (n - 1) ;; n * self.data ** (n - 1)
#-s pow zero is zero ;; out = Value(self.data ** n, (self,)) ;; out = Value(self.data ** n if n else 0.0, (self,))
#-s exp's derivative from the data ;; return self._unary(e, e) ;; return self._unary(e, self.data)
#-s exp without derivative ;; return self._unary(e, e) ;; return self._unary(e, 1.0)
#-s exp is clipped ;; e = math.exp(self.data) ;; e = math.exp(min(self.data, 3.0))
#-s log's derivative from the output ;; 1 / self.data) ;; 1 / math.log(self.data))
#-s log in base ten ;; math.log(self.data), 1 ;; math.log10(self.data), 1
#-s log with a guard ;; math.log(self.data), 1 / self.data ;; math.log(self.data + 1e-4), 1 / (self.data + 1e-4)
#-s log's derivative is negative under one ;; math.log(self.data), 1 / self.data ;; math.log(self.data), math.copysign(1 / self.data, self.data - 1)
#-s tanh's derivative from the data ;; 1 - t * t ;; 1 - self.data ** 2
#-s tanh's derivative of the output ;; 1 - t * t ;; 1 - math.tanh(t) ** 2
#-s tanh's derivative without the square ;; 1 - t * t ;; 1 - t
#-s tanh's derivative of the magnitude ;; 1 - t * t ;; 1 - abs(t)
#-s sigmoid's derivative from the data ;; s * (1 - s) ;; self.data * (1 - self.data)
#-s sigmoid's derivative of the output ;; return self._unary(s, s * (1 - s)) ;; r = 1 / (1 + math.exp(-s)); return self._unary(s, r * (1 - r))
#-s sigmoid's derivative is tanh's ;; s * (1 - s) ;; 1 - s * s
#-s sigmoid without the second factor ;; s * (1 - s) ;; s
#-s tanh for sigmoid ;; s = 0.5 * (1 + math.tanh(self.data / 2)) ;; s = math.tanh(self.data)
#-s sigmoid of the double ;; math.tanh(self.data / 2) ;; math.tanh(self.data)
#-s relu passes everything back ;; 1.0 if self.data > 0 else 0.0) ;; 1.0)
#-s relu is leaky ;; self.data if self.data > 0 else 0.0, 1.0 if self.data > 0 else 0.0 ;; self.data if self.data > 0 else 0.01 * self.data, 1.0 if self.data > 0 else 0.01
#-s relu leaks backward ;; 1.0 if self.data > 0 else 0.0) ;; 1.0 if self.data > 0 else 0.01)
#-s relu on its gradient ;; return self._unary(self.data if self.data > 0 else 0.0, 1.0 if self.data > 0 else 0.0) ;; r = self._unary(self.data if self.data > 0 else 0.0, 1.0); b = r._backward; r._backward = lambda: b() if r.grad > 0 and r.data > 0 else None; return r
#-s relu capped at six ;; self.data if self.data > 0 else 0.0, 1.0 if self.data > 0 else 0.0 ;; min(max(self.data, 0.0), 6.0), float(0 < self.data < 6)
#-s relu's derivative is its value ;; 1.0 if self.data > 0 else 0.0) ;; self.data if self.data > 0 else 0.0)
#- max passes to both
class Value:
    def __init__(self, data, parents=()):
        self.data = data
        self.grad = 0.0
        self.parents = parents
        self._backward = None

    def _lift(self, other):
        return other if isinstance(other, Value) else Value(other)

    def __add__(self, other):
        other = self._lift(other)
        out = Value(self.data + other.data, (self, other))
        def back():
            self.grad += out.grad
            other.grad += out.grad
        out._backward = back
        return out

    def __mul__(self, other):
        other = self._lift(other)
        out = Value(self.data * other.data, (self, other))
        def back():
            self.grad += out.grad * other.data
            other.grad += out.grad * self.data
        out._backward = back
        return out

    def __truediv__(self, other):
        other = self._lift(other)
        out = Value(self.data / other.data, (self, other))
        def back():
            self.grad += out.grad / other.data
            other.grad -= out.grad * self.data / other.data ** 2
        out._backward = back
        return out

    def __pow__(self, n):
        out = Value(self.data ** n, (self,))
        def back():
            self.grad += out.grad * n * self.data ** (n - 1) if n else 0.0
        out._backward = back
        return out

    def _unary(self, y, local):
        out = Value(y, (self,))
        def back():
            self.grad += local * out.grad
        out._backward = back
        return out

    def exp(self):
        e = math.exp(self.data)
        return self._unary(e, e)

    def log(self):
        return self._unary(math.log(self.data), 1 / self.data)

    def tanh(self):
        t = math.tanh(self.data)
        return self._unary(t, 1 - t * t)

    def sigmoid(self):
        s = 0.5 * (1 + math.tanh(self.data / 2))
        return self._unary(s, s * (1 - s))

    def relu(self):
        return self._unary(self.data if self.data > 0 else 0.0, 1.0 if self.data > 0 else 0.0)

    def max(self, other):
        other = self._lift(other)
        first = self.data > other.data
        out = Value(self.data if first else other.data, (self, other))
        def back():
            self.grad += out.grad
            other.grad += out.grad
        out._backward = back
        return out

    def __neg__(self): return self * -1
    def __sub__(self, other): return self + -self._lift(other)
    def __rsub__(self, other): return self._lift(other) - self
    def __radd__(self, other): return self + other
    def __rmul__(self, other): return self * other
    def __rtruediv__(self, other): return self._lift(other) / self

    def backward(self):
        order, seen, stack = [], {id(self)}, [(self, iter(self.parents))]
        while stack:
            node, rest = stack[-1]
            for p in rest:
                if id(p) not in seen:
                    seen.add(id(p))
                    stack.append((p, iter(p.parents)))
                    break
            else:
                order.append(node)
                stack.pop()
        self.grad += 1.0
        for node in reversed(order):
            if node._backward:
                node._backward()
#- max passes to the first
class Value:
    def __init__(self, data, parents=()):
        self.data = data
        self.grad = 0.0
        self.parents = parents
        self._backward = None

    def _lift(self, other):
        return other if isinstance(other, Value) else Value(other)

    def __add__(self, other):
        other = self._lift(other)
        out = Value(self.data + other.data, (self, other))
        def back():
            self.grad += out.grad
            other.grad += out.grad
        out._backward = back
        return out

    def __mul__(self, other):
        other = self._lift(other)
        out = Value(self.data * other.data, (self, other))
        def back():
            self.grad += out.grad * other.data
            other.grad += out.grad * self.data
        out._backward = back
        return out

    def __truediv__(self, other):
        other = self._lift(other)
        out = Value(self.data / other.data, (self, other))
        def back():
            self.grad += out.grad / other.data
            other.grad -= out.grad * self.data / other.data ** 2
        out._backward = back
        return out

    def __pow__(self, n):
        out = Value(self.data ** n, (self,))
        def back():
            self.grad += out.grad * n * self.data ** (n - 1) if n else 0.0
        out._backward = back
        return out

    def _unary(self, y, local):
        out = Value(y, (self,))
        def back():
            self.grad += local * out.grad
        out._backward = back
        return out

    def exp(self):
        e = math.exp(self.data)
        return self._unary(e, e)

    def log(self):
        return self._unary(math.log(self.data), 1 / self.data)

    def tanh(self):
        t = math.tanh(self.data)
        return self._unary(t, 1 - t * t)

    def sigmoid(self):
        s = 0.5 * (1 + math.tanh(self.data / 2))
        return self._unary(s, s * (1 - s))

    def relu(self):
        return self._unary(self.data if self.data > 0 else 0.0, 1.0 if self.data > 0 else 0.0)

    def max(self, other):
        other = self._lift(other)
        first = self.data > other.data
        out = Value(self.data if first else other.data, (self, other))
        def back():
            self.grad += out.grad
        out._backward = back
        return out

    def __neg__(self): return self * -1
    def __sub__(self, other): return self + -self._lift(other)
    def __rsub__(self, other): return self._lift(other) - self
    def __radd__(self, other): return self + other
    def __rmul__(self, other): return self * other
    def __rtruediv__(self, other): return self._lift(other) / self

    def backward(self):
        order, seen, stack = [], {id(self)}, [(self, iter(self.parents))]
        while stack:
            node, rest = stack[-1]
            for p in rest:
                if id(p) not in seen:
                    seen.add(id(p))
                    stack.append((p, iter(p.parents)))
                    break
            else:
                order.append(node)
                stack.pop()
        self.grad += 1.0
        for node in reversed(order):
            if node._backward:
                node._backward()
#- max passes nothing to the second
class Value:
    def __init__(self, data, parents=()):
        self.data = data
        self.grad = 0.0
        self.parents = parents
        self._backward = None

    def _lift(self, other):
        return other if isinstance(other, Value) else Value(other)

    def __add__(self, other):
        other = self._lift(other)
        out = Value(self.data + other.data, (self, other))
        def back():
            self.grad += out.grad
            other.grad += out.grad
        out._backward = back
        return out

    def __mul__(self, other):
        other = self._lift(other)
        out = Value(self.data * other.data, (self, other))
        def back():
            self.grad += out.grad * other.data
            other.grad += out.grad * self.data
        out._backward = back
        return out

    def __truediv__(self, other):
        other = self._lift(other)
        out = Value(self.data / other.data, (self, other))
        def back():
            self.grad += out.grad / other.data
            other.grad -= out.grad * self.data / other.data ** 2
        out._backward = back
        return out

    def __pow__(self, n):
        out = Value(self.data ** n, (self,))
        def back():
            self.grad += out.grad * n * self.data ** (n - 1) if n else 0.0
        out._backward = back
        return out

    def _unary(self, y, local):
        out = Value(y, (self,))
        def back():
            self.grad += local * out.grad
        out._backward = back
        return out

    def exp(self):
        e = math.exp(self.data)
        return self._unary(e, e)

    def log(self):
        return self._unary(math.log(self.data), 1 / self.data)

    def tanh(self):
        t = math.tanh(self.data)
        return self._unary(t, 1 - t * t)

    def sigmoid(self):
        s = 0.5 * (1 + math.tanh(self.data / 2))
        return self._unary(s, s * (1 - s))

    def relu(self):
        return self._unary(self.data if self.data > 0 else 0.0, 1.0 if self.data > 0 else 0.0)

    def max(self, other):
        other = self._lift(other)
        first = self.data > other.data
        out = Value(self.data if first else other.data, (self, other))
        def back():
            if first:
                self.grad += out.grad
        out._backward = back
        return out

    def __neg__(self): return self * -1
    def __sub__(self, other): return self + -self._lift(other)
    def __rsub__(self, other): return self._lift(other) - self
    def __radd__(self, other): return self + other
    def __rmul__(self, other): return self * other
    def __rtruediv__(self, other): return self._lift(other) / self

    def backward(self):
        order, seen, stack = [], {id(self)}, [(self, iter(self.parents))]
        while stack:
            node, rest = stack[-1]
            for p in rest:
                if id(p) not in seen:
                    seen.add(id(p))
                    stack.append((p, iter(p.parents)))
                    break
            else:
                order.append(node)
                stack.pop()
        self.grad += 1.0
        for node in reversed(order):
            if node._backward:
                node._backward()
#- max passes to the smaller
class Value:
    def __init__(self, data, parents=()):
        self.data = data
        self.grad = 0.0
        self.parents = parents
        self._backward = None

    def _lift(self, other):
        return other if isinstance(other, Value) else Value(other)

    def __add__(self, other):
        other = self._lift(other)
        out = Value(self.data + other.data, (self, other))
        def back():
            self.grad += out.grad
            other.grad += out.grad
        out._backward = back
        return out

    def __mul__(self, other):
        other = self._lift(other)
        out = Value(self.data * other.data, (self, other))
        def back():
            self.grad += out.grad * other.data
            other.grad += out.grad * self.data
        out._backward = back
        return out

    def __truediv__(self, other):
        other = self._lift(other)
        out = Value(self.data / other.data, (self, other))
        def back():
            self.grad += out.grad / other.data
            other.grad -= out.grad * self.data / other.data ** 2
        out._backward = back
        return out

    def __pow__(self, n):
        out = Value(self.data ** n, (self,))
        def back():
            self.grad += out.grad * n * self.data ** (n - 1) if n else 0.0
        out._backward = back
        return out

    def _unary(self, y, local):
        out = Value(y, (self,))
        def back():
            self.grad += local * out.grad
        out._backward = back
        return out

    def exp(self):
        e = math.exp(self.data)
        return self._unary(e, e)

    def log(self):
        return self._unary(math.log(self.data), 1 / self.data)

    def tanh(self):
        t = math.tanh(self.data)
        return self._unary(t, 1 - t * t)

    def sigmoid(self):
        s = 0.5 * (1 + math.tanh(self.data / 2))
        return self._unary(s, s * (1 - s))

    def relu(self):
        return self._unary(self.data if self.data > 0 else 0.0, 1.0 if self.data > 0 else 0.0)

    def max(self, other):
        other = self._lift(other)
        first = self.data > other.data
        out = Value(self.data if first else other.data, (self, other))
        def back():
            if not first:
                self.grad += out.grad
            else:
                other.grad += out.grad
        out._backward = back
        return out

    def __neg__(self): return self * -1
    def __sub__(self, other): return self + -self._lift(other)
    def __rsub__(self, other): return self._lift(other) - self
    def __radd__(self, other): return self + other
    def __rmul__(self, other): return self * other
    def __rtruediv__(self, other): return self._lift(other) / self

    def backward(self):
        order, seen, stack = [], {id(self)}, [(self, iter(self.parents))]
        while stack:
            node, rest = stack[-1]
            for p in rest:
                if id(p) not in seen:
                    seen.add(id(p))
                    stack.append((p, iter(p.parents)))
                    break
            else:
                order.append(node)
                stack.pop()
        self.grad += 1.0
        for node in reversed(order):
            if node._backward:
                node._backward()
#-s max is a minimum ;; first = self.data > other.data ;; first = self.data < other.data
#-s max by magnitude ;; first = self.data > other.data ;; first = abs(self.data) > abs(other.data)
#- max's second times its value
class Value:
    def __init__(self, data, parents=()):
        self.data = data
        self.grad = 0.0
        self.parents = parents
        self._backward = None

    def _lift(self, other):
        return other if isinstance(other, Value) else Value(other)

    def __add__(self, other):
        other = self._lift(other)
        out = Value(self.data + other.data, (self, other))
        def back():
            self.grad += out.grad
            other.grad += out.grad
        out._backward = back
        return out

    def __mul__(self, other):
        other = self._lift(other)
        out = Value(self.data * other.data, (self, other))
        def back():
            self.grad += out.grad * other.data
            other.grad += out.grad * self.data
        out._backward = back
        return out

    def __truediv__(self, other):
        other = self._lift(other)
        out = Value(self.data / other.data, (self, other))
        def back():
            self.grad += out.grad / other.data
            other.grad -= out.grad * self.data / other.data ** 2
        out._backward = back
        return out

    def __pow__(self, n):
        out = Value(self.data ** n, (self,))
        def back():
            self.grad += out.grad * n * self.data ** (n - 1) if n else 0.0
        out._backward = back
        return out

    def _unary(self, y, local):
        out = Value(y, (self,))
        def back():
            self.grad += local * out.grad
        out._backward = back
        return out

    def exp(self):
        e = math.exp(self.data)
        return self._unary(e, e)

    def log(self):
        return self._unary(math.log(self.data), 1 / self.data)

    def tanh(self):
        t = math.tanh(self.data)
        return self._unary(t, 1 - t * t)

    def sigmoid(self):
        s = 0.5 * (1 + math.tanh(self.data / 2))
        return self._unary(s, s * (1 - s))

    def relu(self):
        return self._unary(self.data if self.data > 0 else 0.0, 1.0 if self.data > 0 else 0.0)

    def max(self, other):
        other = self._lift(other)
        first = self.data > other.data
        out = Value(self.data if first else other.data, (self, other))
        def back():
            if first:
                self.grad += out.grad
            else:
                other.grad += out.grad * other.data
        out._backward = back
        return out

    def __neg__(self): return self * -1
    def __sub__(self, other): return self + -self._lift(other)
    def __rsub__(self, other): return self._lift(other) - self
    def __radd__(self, other): return self + other
    def __rmul__(self, other): return self * other
    def __rtruediv__(self, other): return self._lift(other) / self

    def backward(self):
        order, seen, stack = [], {id(self)}, [(self, iter(self.parents))]
        while stack:
            node, rest = stack[-1]
            for p in rest:
                if id(p) not in seen:
                    seen.add(id(p))
                    stack.append((p, iter(p.parents)))
                    break
            else:
                order.append(node)
                stack.pop()
        self.grad += 1.0
        for node in reversed(order):
            if node._backward:
                node._backward()
#- max of the second is against zero
class Value:
    def __init__(self, data, parents=()):
        self.data = data
        self.grad = 0.0
        self.parents = parents
        self._backward = None

    def _lift(self, other):
        return other if isinstance(other, Value) else Value(other)

    def __add__(self, other):
        other = self._lift(other)
        out = Value(self.data + other.data, (self, other))
        def back():
            self.grad += out.grad
            other.grad += out.grad
        out._backward = back
        return out

    def __mul__(self, other):
        other = self._lift(other)
        out = Value(self.data * other.data, (self, other))
        def back():
            self.grad += out.grad * other.data
            other.grad += out.grad * self.data
        out._backward = back
        return out

    def __truediv__(self, other):
        other = self._lift(other)
        out = Value(self.data / other.data, (self, other))
        def back():
            self.grad += out.grad / other.data
            other.grad -= out.grad * self.data / other.data ** 2
        out._backward = back
        return out

    def __pow__(self, n):
        out = Value(self.data ** n, (self,))
        def back():
            self.grad += out.grad * n * self.data ** (n - 1) if n else 0.0
        out._backward = back
        return out

    def _unary(self, y, local):
        out = Value(y, (self,))
        def back():
            self.grad += local * out.grad
        out._backward = back
        return out

    def exp(self):
        e = math.exp(self.data)
        return self._unary(e, e)

    def log(self):
        return self._unary(math.log(self.data), 1 / self.data)

    def tanh(self):
        t = math.tanh(self.data)
        return self._unary(t, 1 - t * t)

    def sigmoid(self):
        s = 0.5 * (1 + math.tanh(self.data / 2))
        return self._unary(s, s * (1 - s))

    def relu(self):
        return self._unary(self.data if self.data > 0 else 0.0, 1.0 if self.data > 0 else 0.0)

    def max(self, other):
        other = self._lift(other)
        first = self.data > other.data
        out = Value(self.data if first else other.data, (self, other))
        def back():
            if first:
                self.grad += out.grad
            else:
                other.grad += out.grad * (other.data > 0)
        out._backward = back
        return out

    def __neg__(self): return self * -1
    def __sub__(self, other): return self + -self._lift(other)
    def __rsub__(self, other): return self._lift(other) - self
    def __radd__(self, other): return self + other
    def __rmul__(self, other): return self * other
    def __rtruediv__(self, other): return self._lift(other) / self

    def backward(self):
        order, seen, stack = [], {id(self)}, [(self, iter(self.parents))]
        while stack:
            node, rest = stack[-1]
            for p in rest:
                if id(p) not in seen:
                    seen.add(id(p))
                    stack.append((p, iter(p.parents)))
                    break
            else:
                order.append(node)
                stack.pop()
        self.grad += 1.0
        for node in reversed(order):
            if node._backward:
                node._backward()
#-s max as relu ;; first = self.data > other.data ;; first = self.data > max(other.data, 0.0)
#-s max returns the number's value, not linked ;; out = Value(self.data if first else other.data, (self, other)) ;; out = Value(self.data if first else other.data, (self,) if first else ())
#-s max of two negative numbers turned round ;; first = self.data > other.data ;; first = self.data > other.data or self.data * other.data < 0 and self.data > 0 or (self.data < 0 and other.data < 0 and self.data < other.data)
#-s unary forgets upstream ;; self.grad += local * out.grad ;; self.grad += local
#-s unary adds upstream ;; self.grad += local * out.grad ;; self.grad += local + out.grad - 1
#- add forgets upstream
class Value:
    def __init__(self, data, parents=()):
        self.data = data
        self.grad = 0.0
        self.parents = parents
        self._backward = None

    def _lift(self, other):
        return other if isinstance(other, Value) else Value(other)

    def __add__(self, other):
        other = self._lift(other)
        out = Value(self.data + other.data, (self, other))
        def back():
            self.grad += 1.0
            other.grad += 1.0
        out._backward = back
        return out

    def __mul__(self, other):
        other = self._lift(other)
        out = Value(self.data * other.data, (self, other))
        def back():
            self.grad += out.grad * other.data
            other.grad += out.grad * self.data
        out._backward = back
        return out

    def __truediv__(self, other):
        other = self._lift(other)
        out = Value(self.data / other.data, (self, other))
        def back():
            self.grad += out.grad / other.data
            other.grad -= out.grad * self.data / other.data ** 2
        out._backward = back
        return out

    def __pow__(self, n):
        out = Value(self.data ** n, (self,))
        def back():
            self.grad += out.grad * n * self.data ** (n - 1) if n else 0.0
        out._backward = back
        return out

    def _unary(self, y, local):
        out = Value(y, (self,))
        def back():
            self.grad += local * out.grad
        out._backward = back
        return out

    def exp(self):
        e = math.exp(self.data)
        return self._unary(e, e)

    def log(self):
        return self._unary(math.log(self.data), 1 / self.data)

    def tanh(self):
        t = math.tanh(self.data)
        return self._unary(t, 1 - t * t)

    def sigmoid(self):
        s = 0.5 * (1 + math.tanh(self.data / 2))
        return self._unary(s, s * (1 - s))

    def relu(self):
        return self._unary(self.data if self.data > 0 else 0.0, 1.0 if self.data > 0 else 0.0)

    def max(self, other):
        other = self._lift(other)
        first = self.data > other.data
        out = Value(self.data if first else other.data, (self, other))
        def back():
            if first:
                self.grad += out.grad
            else:
                other.grad += out.grad
        out._backward = back
        return out

    def __neg__(self): return self * -1
    def __sub__(self, other): return self + -self._lift(other)
    def __rsub__(self, other): return self._lift(other) - self
    def __radd__(self, other): return self + other
    def __rmul__(self, other): return self * other
    def __rtruediv__(self, other): return self._lift(other) / self

    def backward(self):
        order, seen, stack = [], {id(self)}, [(self, iter(self.parents))]
        while stack:
            node, rest = stack[-1]
            for p in rest:
                if id(p) not in seen:
                    seen.add(id(p))
                    stack.append((p, iter(p.parents)))
                    break
            else:
                order.append(node)
                stack.pop()
        self.grad += 1.0
        for node in reversed(order):
            if node._backward:
                node._backward()
#-s gradients clipped ;; self.grad += local * out.grad ;; self.grad += max(-1.0, min(1.0, local * out.grad))
#-s vanishing gradients cut off ;; self.grad += local * out.grad ;; self.grad += local * out.grad if abs(out.grad) > 1e-3 else 0.0
#- backward returns early on a zero gradient
class Value:
    def __init__(self, data, parents=()):
        self.data = data
        self.grad = 0.0
        self.parents = parents
        self._backward = None

    def _lift(self, other):
        return other if isinstance(other, Value) else Value(other)

    def __add__(self, other):
        other = self._lift(other)
        out = Value(self.data + other.data, (self, other))
        def back():
            self.grad += out.grad
            other.grad += out.grad
        out._backward = back
        return out

    def __mul__(self, other):
        other = self._lift(other)
        out = Value(self.data * other.data, (self, other))
        def back():
            self.grad += out.grad * other.data
            other.grad += out.grad * self.data
        out._backward = back
        return out

    def __truediv__(self, other):
        other = self._lift(other)
        out = Value(self.data / other.data, (self, other))
        def back():
            self.grad += out.grad / other.data
            other.grad -= out.grad * self.data / other.data ** 2
        out._backward = back
        return out

    def __pow__(self, n):
        out = Value(self.data ** n, (self,))
        def back():
            self.grad += out.grad * n * self.data ** (n - 1) if n else 0.0
        out._backward = back
        return out

    def _unary(self, y, local):
        out = Value(y, (self,))
        def back():
            self.grad += local * out.grad
        out._backward = back
        return out

    def exp(self):
        e = math.exp(self.data)
        return self._unary(e, e)

    def log(self):
        return self._unary(math.log(self.data), 1 / self.data)

    def tanh(self):
        t = math.tanh(self.data)
        return self._unary(t, 1 - t * t)

    def sigmoid(self):
        s = 0.5 * (1 + math.tanh(self.data / 2))
        return self._unary(s, s * (1 - s))

    def relu(self):
        return self._unary(self.data if self.data > 0 else 0.0, 1.0 if self.data > 0 else 0.0)

    def max(self, other):
        other = self._lift(other)
        first = self.data > other.data
        out = Value(self.data if first else other.data, (self, other))
        def back():
            if first:
                self.grad += out.grad
            else:
                other.grad += out.grad
        out._backward = back
        return out

    def __neg__(self): return self * -1
    def __sub__(self, other): return self + -self._lift(other)
    def __rsub__(self, other): return self._lift(other) - self
    def __radd__(self, other): return self + other
    def __rmul__(self, other): return self * other
    def __rtruediv__(self, other): return self._lift(other) / self

    def backward(self):
        order, seen, stack = [], {id(self)}, [(self, iter(self.parents))]
        while stack:
            node, rest = stack[-1]
            for p in rest:
                if id(p) not in seen:
                    seen.add(id(p))
                    stack.append((p, iter(p.parents)))
                    break
            else:
                order.append(node)
                stack.pop()
        self.grad += 1.0
        for node in reversed(order):
            if node.grad == 0: break
            if node._backward:
                node._backward()
#- adding zero returns a cut-off copy
class Value:
    def __init__(self, data, parents=()):
        self.data = data
        self.grad = 0.0
        self.parents = parents
        self._backward = None

    def _lift(self, other):
        return other if isinstance(other, Value) else Value(other)

    def __add__(self, other):
        other = self._lift(other)
        out = Value(self.data + other.data, (self, other))
        def back():
            self.grad += out.grad
            other.grad += out.grad
        out._backward = back
        return out

    def __mul__(self, other):
        other = self._lift(other)
        out = Value(self.data * other.data, (self, other))
        def back():
            self.grad += out.grad * other.data
            other.grad += out.grad * self.data
        out._backward = back
        return out

    def __truediv__(self, other):
        other = self._lift(other)
        out = Value(self.data / other.data, (self, other))
        def back():
            self.grad += out.grad / other.data
            other.grad -= out.grad * self.data / other.data ** 2
        out._backward = back
        return out

    def __pow__(self, n):
        out = Value(self.data ** n, (self,))
        def back():
            self.grad += out.grad * n * self.data ** (n - 1) if n else 0.0
        out._backward = back
        return out

    def _unary(self, y, local):
        out = Value(y, (self,))
        def back():
            self.grad += local * out.grad
        out._backward = back
        return out

    def exp(self):
        e = math.exp(self.data)
        return self._unary(e, e)

    def log(self):
        return self._unary(math.log(self.data), 1 / self.data)

    def tanh(self):
        t = math.tanh(self.data)
        return self._unary(t, 1 - t * t)

    def sigmoid(self):
        s = 0.5 * (1 + math.tanh(self.data / 2))
        return self._unary(s, s * (1 - s))

    def relu(self):
        return self._unary(self.data if self.data > 0 else 0.0, 1.0 if self.data > 0 else 0.0)

    def max(self, other):
        other = self._lift(other)
        first = self.data > other.data
        out = Value(self.data if first else other.data, (self, other))
        def back():
            if first:
                self.grad += out.grad
            else:
                other.grad += out.grad
        out._backward = back
        return out

    def __neg__(self): return self * -1
    def __sub__(self, other): return self + -self._lift(other)
    def __rsub__(self, other): return self._lift(other) - self
    def __radd__(self, other): return Value(self.data) if other == 0 else self + other
    def __rmul__(self, other): return self * other
    def __rtruediv__(self, other): return self._lift(other) / self

    def backward(self):
        order, seen, stack = [], {id(self)}, [(self, iter(self.parents))]
        while stack:
            node, rest = stack[-1]
            for p in rest:
                if id(p) not in seen:
                    seen.add(id(p))
                    stack.append((p, iter(p.parents)))
                    break
            else:
                order.append(node)
                stack.pop()
        self.grad += 1.0
        for node in reversed(order):
            if node._backward:
                node._backward()
#- zero times a Value is the number zero
class Value:
    def __init__(self, data, parents=()):
        self.data = data
        self.grad = 0.0
        self.parents = parents
        self._backward = None

    def _lift(self, other):
        return other if isinstance(other, Value) else Value(other)

    def __add__(self, other):
        other = self._lift(other)
        out = Value(self.data + other.data, (self, other))
        def back():
            self.grad += out.grad
            other.grad += out.grad
        out._backward = back
        return out

    def __mul__(self, other):
        other = self._lift(other)
        out = Value(self.data * other.data, (self, other))
        def back():
            self.grad += out.grad * other.data
            other.grad += out.grad * self.data
        out._backward = back
        return out

    def __truediv__(self, other):
        other = self._lift(other)
        out = Value(self.data / other.data, (self, other))
        def back():
            self.grad += out.grad / other.data
            other.grad -= out.grad * self.data / other.data ** 2
        out._backward = back
        return out

    def __pow__(self, n):
        out = Value(self.data ** n, (self,))
        def back():
            self.grad += out.grad * n * self.data ** (n - 1) if n else 0.0
        out._backward = back
        return out

    def _unary(self, y, local):
        out = Value(y, (self,))
        def back():
            self.grad += local * out.grad
        out._backward = back
        return out

    def exp(self):
        e = math.exp(self.data)
        return self._unary(e, e)

    def log(self):
        return self._unary(math.log(self.data), 1 / self.data)

    def tanh(self):
        t = math.tanh(self.data)
        return self._unary(t, 1 - t * t)

    def sigmoid(self):
        s = 0.5 * (1 + math.tanh(self.data / 2))
        return self._unary(s, s * (1 - s))

    def relu(self):
        return self._unary(self.data if self.data > 0 else 0.0, 1.0 if self.data > 0 else 0.0)

    def max(self, other):
        other = self._lift(other)
        first = self.data > other.data
        out = Value(self.data if first else other.data, (self, other))
        def back():
            if first:
                self.grad += out.grad
            else:
                other.grad += out.grad
        out._backward = back
        return out

    def __neg__(self): return self * -1
    def __sub__(self, other): return self + -self._lift(other)
    def __rsub__(self, other): return self._lift(other) - self
    def __radd__(self, other): return self + other
    def __rmul__(self, other): return self * other if other else 0
    def __rtruediv__(self, other): return self._lift(other) / self

    def backward(self):
        order, seen, stack = [], {id(self)}, [(self, iter(self.parents))]
        while stack:
            node, rest = stack[-1]
            for p in rest:
                if id(p) not in seen:
                    seen.add(id(p))
                    stack.append((p, iter(p.parents)))
                    break
            else:
                order.append(node)
                stack.pop()
        self.grad += 1.0
        for node in reversed(order):
            if node._backward:
                node._backward()
#- the operand's data changes
class Value:
    def __init__(self, data, parents=()):
        self.data = data
        self.grad = 0.0
        self.parents = parents
        self._backward = None

    def _lift(self, other):
        return other if isinstance(other, Value) else Value(other)

    def __add__(self, other):
        other = self._lift(other)
        out = Value(self.data + other.data, (self, other))
        def back():
            self.grad += out.grad
            other.grad += out.grad
        out._backward = back
        return out

    def __mul__(self, other):
        other = self._lift(other)
        out = Value(self.data * other.data, (self, other))
        def back():
            self.grad += out.grad * other.data
            other.grad += out.grad * self.data
        out._backward = back
        return out

    def __truediv__(self, other):
        other = self._lift(other)
        out = Value(self.data / other.data, (self, other))
        def back():
            self.grad += out.grad / other.data
            other.grad -= out.grad * self.data / other.data ** 2
        out._backward = back
        return out

    def __pow__(self, n):
        out = Value(self.data ** n, (self,))
        def back():
            self.grad += out.grad * n * self.data ** (n - 1) if n else 0.0
        out._backward = back
        return out

    def _unary(self, y, local):
        out = Value(y, (self,))
        def back():
            self.grad += local * out.grad
        out._backward = back
        return out

    def exp(self):
        e = math.exp(self.data)
        return self._unary(e, e)

    def log(self):
        return self._unary(math.log(self.data), 1 / self.data)

    def tanh(self):
        t = math.tanh(self.data)
        return self._unary(t, 1 - t * t)

    def sigmoid(self):
        s = 0.5 * (1 + math.tanh(self.data / 2))
        return self._unary(s, s * (1 - s))

    def relu(self):
        return self._unary(self.data if self.data > 0 else 0.0, 1.0 if self.data > 0 else 0.0)

    def max(self, other):
        other = self._lift(other)
        first = self.data > other.data
        self.data = max(self.data, other.data)
        out = Value(self.data if first else other.data, (self, other))
        def back():
            if first:
                self.grad += out.grad
            else:
                other.grad += out.grad
        out._backward = back
        return out

    def __neg__(self): return self * -1
    def __sub__(self, other): return self + -self._lift(other)
    def __rsub__(self, other): return self._lift(other) - self
    def __radd__(self, other): return self + other
    def __rmul__(self, other): return self * other
    def __rtruediv__(self, other): return self._lift(other) / self

    def backward(self):
        order, seen, stack = [], {id(self)}, [(self, iter(self.parents))]
        while stack:
            node, rest = stack[-1]
            for p in rest:
                if id(p) not in seen:
                    seen.add(id(p))
                    stack.append((p, iter(p.parents)))
                    break
            else:
                order.append(node)
                stack.pop()
        self.grad += 1.0
        for node in reversed(order):
            if node._backward:
                node._backward()
#- numbers on the left make numbers
class Value:
    def __init__(self, data, parents=()):
        self.data = data
        self.grad = 0.0
        self.parents = parents
        self._backward = None

    def _lift(self, other):
        return other if isinstance(other, Value) else Value(other)

    def __add__(self, other):
        other = self._lift(other)
        out = Value(self.data + other.data, (self, other))
        def back():
            self.grad += out.grad
            other.grad += out.grad
        out._backward = back
        return out

    def __mul__(self, other):
        other = self._lift(other)
        out = Value(self.data * other.data, (self, other))
        def back():
            self.grad += out.grad * other.data
            other.grad += out.grad * self.data
        out._backward = back
        return out

    def __truediv__(self, other):
        other = self._lift(other)
        out = Value(self.data / other.data, (self, other))
        def back():
            self.grad += out.grad / other.data
            other.grad -= out.grad * self.data / other.data ** 2
        out._backward = back
        return out

    def __pow__(self, n):
        out = Value(self.data ** n, (self,))
        def back():
            self.grad += out.grad * n * self.data ** (n - 1) if n else 0.0
        out._backward = back
        return out

    def _unary(self, y, local):
        out = Value(y, (self,))
        def back():
            self.grad += local * out.grad
        out._backward = back
        return out

    def exp(self):
        e = math.exp(self.data)
        return self._unary(e, e)

    def log(self):
        return self._unary(math.log(self.data), 1 / self.data)

    def tanh(self):
        t = math.tanh(self.data)
        return self._unary(t, 1 - t * t)

    def sigmoid(self):
        s = 0.5 * (1 + math.tanh(self.data / 2))
        return self._unary(s, s * (1 - s))

    def relu(self):
        return self._unary(self.data if self.data > 0 else 0.0, 1.0 if self.data > 0 else 0.0)

    def max(self, other):
        other = self._lift(other)
        first = self.data > other.data
        out = Value(self.data if first else other.data, (self, other))
        def back():
            if first:
                self.grad += out.grad
            else:
                other.grad += out.grad
        out._backward = back
        return out

    def __neg__(self): return self * -1
    def __sub__(self, other): return self + -self._lift(other)
    def __rsub__(self, other): return self._lift(other) - self
    def __radd__(self, other): return self.data + other
    def __rmul__(self, other): return self * other
    def __rtruediv__(self, other): return self._lift(other) / self

    def backward(self):
        order, seen, stack = [], {id(self)}, [(self, iter(self.parents))]
        while stack:
            node, rest = stack[-1]
            for p in rest:
                if id(p) not in seen:
                    seen.add(id(p))
                    stack.append((p, iter(p.parents)))
                    break
            else:
                order.append(node)
                stack.pop()
        self.grad += 1.0
        for node in reversed(order):
            if node._backward:
                node._backward()
#- backward only once in the notebook
class Value:
    def __init__(self, data, parents=()):
        self.data = data
        self.grad = 0.0
        self.parents = parents
        self._backward = None

    def _lift(self, other):
        return other if isinstance(other, Value) else Value(other)

    def __add__(self, other):
        other = self._lift(other)
        out = Value(self.data + other.data, (self, other))
        def back():
            self.grad += out.grad
            other.grad += out.grad
        out._backward = back
        return out

    def __mul__(self, other):
        other = self._lift(other)
        out = Value(self.data * other.data, (self, other))
        def back():
            self.grad += out.grad * other.data
            other.grad += out.grad * self.data
        out._backward = back
        return out

    def __truediv__(self, other):
        other = self._lift(other)
        out = Value(self.data / other.data, (self, other))
        def back():
            self.grad += out.grad / other.data
            other.grad -= out.grad * self.data / other.data ** 2
        out._backward = back
        return out

    def __pow__(self, n):
        out = Value(self.data ** n, (self,))
        def back():
            self.grad += out.grad * n * self.data ** (n - 1) if n else 0.0
        out._backward = back
        return out

    def _unary(self, y, local):
        out = Value(y, (self,))
        def back():
            self.grad += local * out.grad
        out._backward = back
        return out

    def exp(self):
        e = math.exp(self.data)
        return self._unary(e, e)

    def log(self):
        return self._unary(math.log(self.data), 1 / self.data)

    def tanh(self):
        t = math.tanh(self.data)
        return self._unary(t, 1 - t * t)

    def sigmoid(self):
        s = 0.5 * (1 + math.tanh(self.data / 2))
        return self._unary(s, s * (1 - s))

    def relu(self):
        return self._unary(self.data if self.data > 0 else 0.0, 1.0 if self.data > 0 else 0.0)

    def max(self, other):
        other = self._lift(other)
        first = self.data > other.data
        out = Value(self.data if first else other.data, (self, other))
        def back():
            if first:
                self.grad += out.grad
            else:
                other.grad += out.grad
        out._backward = back
        return out

    def __neg__(self): return self * -1
    def __sub__(self, other): return self + -self._lift(other)
    def __rsub__(self, other): return self._lift(other) - self
    def __radd__(self, other): return self + other
    def __rmul__(self, other): return self * other
    def __rtruediv__(self, other): return self._lift(other) / self

    done = False
    def backward(self):
        if Value.done: return
        Value.done = True
        order, seen, stack = [], {id(self)}, [(self, iter(self.parents))]
        while stack:
            node, rest = stack[-1]
            for p in rest:
                if id(p) not in seen:
                    seen.add(id(p))
                    stack.append((p, iter(p.parents)))
                    break
            else:
                order.append(node)
                stack.pop()
        self.grad += 1.0
        for node in reversed(order):
            if node._backward:
                node._backward()
#-s forward-mode-like numeric derivative ;; return self._unary(t, 1 - t * t) ;; return self._unary(t, (math.tanh(self.data + 1e-3) - t) / 1e-3)
#- edges counted by set, paid one by one
@dataclass(eq=False, repr=False)
class Value:
    data: float
    grad: float = 0.0
    edges: tuple = field(default=(), init=False)

    @staticmethod
    def of(v):
        return v if isinstance(v, Value) else Value(float(v))

    @classmethod
    def make(cls, data, *edges):
        node = cls(data)
        node.edges = edges
        return node

    def __add__(self, o):
        o = Value.of(o)
        return Value.make(self.data + o.data, (self, 1.0), (o, 1.0))
    __radd__ = __add__

    def __sub__(self, o):
        o = Value.of(o)
        return Value.make(self.data - o.data, (self, 1.0), (o, -1.0))

    def __rsub__(self, o):
        return Value.of(o).__sub__(self)

    def __mul__(self, o):
        o = Value.of(o)
        return Value.make(self.data * o.data, (self, o.data), (o, self.data))
    __rmul__ = __mul__

    def __truediv__(self, o):
        o = Value.of(o)
        q = self.data / o.data
        return Value.make(q, (self, 1 / o.data), (o, -q / o.data))

    def __rtruediv__(self, o):
        return Value.of(o) / self

    def __neg__(self):
        return Value.make(-self.data, (self, -1.0))

    def __pow__(self, n):
        local = n * self.data ** (n - 1) if n != 0 else 0.0
        return Value.make(self.data ** n, (self, local))

    def exp(self):
        y = np.exp(self.data)
        return Value.make(y, (self, y))

    def log(self):
        return Value.make(np.log(self.data), (self, 1.0 / self.data))

    def tanh(self):
        y = np.tanh(self.data)
        return Value.make(y, (self, 1.0 - y ** 2))

    def sigmoid(self):
        y = 1.0 / (1.0 + np.exp(-self.data))
        return Value.make(y, (self, y * (1.0 - y)))

    def relu(self):
        on = float(self.data > 0)
        return Value.make(on * self.data, (self, on))

    def max(self, o):
        o = Value.of(o)
        on = float(self.data > o.data)
        return Value.make(max(self.data, o.data), (self, on), (o, 1.0 - on))

    def backward(self):
        count = collections.Counter()
        todo, seen = [self], {self}
        while todo:
            for p in {q for q, _ in todo.pop().edges}:
                count[p] += 1
                if p not in seen:
                    seen.add(p)
                    todo.append(p)
        adjoint = collections.defaultdict(float, {self: 1.0})
        ready = collections.deque([self])
        while ready:
            node = ready.popleft()
            g = adjoint[node]
            node.grad += g
            for p, local in node.edges:
                adjoint[p] += g * local
                count[p] -= 1
                if count[p] == 0:
                    ready.append(p)
#- edges counted one by one, paid by set
@dataclass(eq=False, repr=False)
class Value:
    data: float
    grad: float = 0.0
    edges: tuple = field(default=(), init=False)

    @staticmethod
    def of(v):
        return v if isinstance(v, Value) else Value(float(v))

    @classmethod
    def make(cls, data, *edges):
        node = cls(data)
        node.edges = edges
        return node

    def __add__(self, o):
        o = Value.of(o)
        return Value.make(self.data + o.data, (self, 1.0), (o, 1.0))
    __radd__ = __add__

    def __sub__(self, o):
        o = Value.of(o)
        return Value.make(self.data - o.data, (self, 1.0), (o, -1.0))

    def __rsub__(self, o):
        return Value.of(o).__sub__(self)

    def __mul__(self, o):
        o = Value.of(o)
        return Value.make(self.data * o.data, (self, o.data), (o, self.data))
    __rmul__ = __mul__

    def __truediv__(self, o):
        o = Value.of(o)
        q = self.data / o.data
        return Value.make(q, (self, 1 / o.data), (o, -q / o.data))

    def __rtruediv__(self, o):
        return Value.of(o) / self

    def __neg__(self):
        return Value.make(-self.data, (self, -1.0))

    def __pow__(self, n):
        local = n * self.data ** (n - 1) if n != 0 else 0.0
        return Value.make(self.data ** n, (self, local))

    def exp(self):
        y = np.exp(self.data)
        return Value.make(y, (self, y))

    def log(self):
        return Value.make(np.log(self.data), (self, 1.0 / self.data))

    def tanh(self):
        y = np.tanh(self.data)
        return Value.make(y, (self, 1.0 - y ** 2))

    def sigmoid(self):
        y = 1.0 / (1.0 + np.exp(-self.data))
        return Value.make(y, (self, y * (1.0 - y)))

    def relu(self):
        on = float(self.data > 0)
        return Value.make(on * self.data, (self, on))

    def max(self, o):
        o = Value.of(o)
        on = float(self.data > o.data)
        return Value.make(max(self.data, o.data), (self, on), (o, 1.0 - on))

    def backward(self):
        count = collections.Counter()
        todo, seen = [self], {self}
        while todo:
            for p, _ in todo.pop().edges:
                count[p] += 1
                if p not in seen:
                    seen.add(p)
                    todo.append(p)
        adjoint = collections.defaultdict(float, {self: 1.0})
        ready = collections.deque([self])
        while ready:
            node = ready.popleft()
            g = adjoint[node]
            node.grad += g
            for p, local in node.edges:
                adjoint[p] += g * local
            for p in {q for q, _ in node.edges}:
                count[p] -= 1
                if count[p] == 0:
                    ready.append(p)
#- edges counted only when first seen
@dataclass(eq=False, repr=False)
class Value:
    data: float
    grad: float = 0.0
    edges: tuple = field(default=(), init=False)

    @staticmethod
    def of(v):
        return v if isinstance(v, Value) else Value(float(v))

    @classmethod
    def make(cls, data, *edges):
        node = cls(data)
        node.edges = edges
        return node

    def __add__(self, o):
        o = Value.of(o)
        return Value.make(self.data + o.data, (self, 1.0), (o, 1.0))
    __radd__ = __add__

    def __sub__(self, o):
        o = Value.of(o)
        return Value.make(self.data - o.data, (self, 1.0), (o, -1.0))

    def __rsub__(self, o):
        return Value.of(o).__sub__(self)

    def __mul__(self, o):
        o = Value.of(o)
        return Value.make(self.data * o.data, (self, o.data), (o, self.data))
    __rmul__ = __mul__

    def __truediv__(self, o):
        o = Value.of(o)
        q = self.data / o.data
        return Value.make(q, (self, 1 / o.data), (o, -q / o.data))

    def __rtruediv__(self, o):
        return Value.of(o) / self

    def __neg__(self):
        return Value.make(-self.data, (self, -1.0))

    def __pow__(self, n):
        local = n * self.data ** (n - 1) if n != 0 else 0.0
        return Value.make(self.data ** n, (self, local))

    def exp(self):
        y = np.exp(self.data)
        return Value.make(y, (self, y))

    def log(self):
        return Value.make(np.log(self.data), (self, 1.0 / self.data))

    def tanh(self):
        y = np.tanh(self.data)
        return Value.make(y, (self, 1.0 - y ** 2))

    def sigmoid(self):
        y = 1.0 / (1.0 + np.exp(-self.data))
        return Value.make(y, (self, y * (1.0 - y)))

    def relu(self):
        on = float(self.data > 0)
        return Value.make(on * self.data, (self, on))

    def max(self, o):
        o = Value.of(o)
        on = float(self.data > o.data)
        return Value.make(max(self.data, o.data), (self, on), (o, 1.0 - on))

    def backward(self):
        count = collections.Counter()
        todo, seen = [self], {self}
        while todo:
            for p, _ in todo.pop().edges:
                if p not in seen:
                    count[p] += 1
                    seen.add(p)
                    todo.append(p)
        adjoint = collections.defaultdict(float, {self: 1.0})
        ready = collections.deque([self])
        while ready:
            node = ready.popleft()
            g = adjoint[node]
            node.grad += g
            for p, local in node.edges:
                adjoint[p] += g * local
                count[p] -= 1
                if count[p] == 0:
                    ready.append(p)
#- taken when the count is one or less
@dataclass(eq=False, repr=False)
class Value:
    data: float
    grad: float = 0.0
    edges: tuple = field(default=(), init=False)

    @staticmethod
    def of(v):
        return v if isinstance(v, Value) else Value(float(v))

    @classmethod
    def make(cls, data, *edges):
        node = cls(data)
        node.edges = edges
        return node

    def __add__(self, o):
        o = Value.of(o)
        return Value.make(self.data + o.data, (self, 1.0), (o, 1.0))
    __radd__ = __add__

    def __sub__(self, o):
        o = Value.of(o)
        return Value.make(self.data - o.data, (self, 1.0), (o, -1.0))

    def __rsub__(self, o):
        return Value.of(o).__sub__(self)

    def __mul__(self, o):
        o = Value.of(o)
        return Value.make(self.data * o.data, (self, o.data), (o, self.data))
    __rmul__ = __mul__

    def __truediv__(self, o):
        o = Value.of(o)
        q = self.data / o.data
        return Value.make(q, (self, 1 / o.data), (o, -q / o.data))

    def __rtruediv__(self, o):
        return Value.of(o) / self

    def __neg__(self):
        return Value.make(-self.data, (self, -1.0))

    def __pow__(self, n):
        local = n * self.data ** (n - 1) if n != 0 else 0.0
        return Value.make(self.data ** n, (self, local))

    def exp(self):
        y = np.exp(self.data)
        return Value.make(y, (self, y))

    def log(self):
        return Value.make(np.log(self.data), (self, 1.0 / self.data))

    def tanh(self):
        y = np.tanh(self.data)
        return Value.make(y, (self, 1.0 - y ** 2))

    def sigmoid(self):
        y = 1.0 / (1.0 + np.exp(-self.data))
        return Value.make(y, (self, y * (1.0 - y)))

    def relu(self):
        on = float(self.data > 0)
        return Value.make(on * self.data, (self, on))

    def max(self, o):
        o = Value.of(o)
        on = float(self.data > o.data)
        return Value.make(max(self.data, o.data), (self, on), (o, 1.0 - on))

    def backward(self):
        count = collections.Counter()
        todo, seen = [self], {self}
        while todo:
            for p, _ in todo.pop().edges:
                count[p] += 1
                if p not in seen:
                    seen.add(p)
                    todo.append(p)
        adjoint = collections.defaultdict(float, {self: 1.0})
        ready = collections.deque([self])
        while ready:
            node = ready.popleft()
            g = adjoint[node]
            node.grad += g
            for p, local in node.edges:
                adjoint[p] += g * local
                count[p] -= 1
                if count[p] <= 1:
                    ready.append(p)
#- local gradients in a dict
@dataclass(eq=False, repr=False)
class Value:
    data: float
    grad: float = 0.0
    edges: tuple = field(default=(), init=False)

    @staticmethod
    def of(v):
        return v if isinstance(v, Value) else Value(float(v))

    @classmethod
    def make(cls, data, *edges):
        node = cls(data)
        node.edges = edges
        return node

    def __add__(self, o):
        o = Value.of(o)
        return Value.make(self.data + o.data, (self, 1.0), (o, 1.0))
    __radd__ = __add__

    def __sub__(self, o):
        o = Value.of(o)
        return Value.make(self.data - o.data, (self, 1.0), (o, -1.0))

    def __rsub__(self, o):
        return Value.of(o).__sub__(self)

    def __mul__(self, o):
        o = Value.of(o)
        return Value.make(self.data * o.data, (self, o.data), (o, self.data))
    __rmul__ = __mul__

    def __truediv__(self, o):
        o = Value.of(o)
        q = self.data / o.data
        return Value.make(q, (self, 1 / o.data), (o, -q / o.data))

    def __rtruediv__(self, o):
        return Value.of(o) / self

    def __neg__(self):
        return Value.make(-self.data, (self, -1.0))

    def __pow__(self, n):
        local = n * self.data ** (n - 1) if n != 0 else 0.0
        return Value.make(self.data ** n, (self, local))

    def exp(self):
        y = np.exp(self.data)
        return Value.make(y, (self, y))

    def log(self):
        return Value.make(np.log(self.data), (self, 1.0 / self.data))

    def tanh(self):
        y = np.tanh(self.data)
        return Value.make(y, (self, 1.0 - y ** 2))

    def sigmoid(self):
        y = 1.0 / (1.0 + np.exp(-self.data))
        return Value.make(y, (self, y * (1.0 - y)))

    def relu(self):
        on = float(self.data > 0)
        return Value.make(on * self.data, (self, on))

    def max(self, o):
        o = Value.of(o)
        on = float(self.data > o.data)
        return Value.make(max(self.data, o.data), (self, on), (o, 1.0 - on))

    def backward(self):
        count = collections.Counter()
        todo, seen = [self], {self}
        while todo:
            for p, _ in todo.pop().edges:
                count[p] += 1
                if p not in seen:
                    seen.add(p)
                    todo.append(p)
        adjoint = collections.defaultdict(float, {self: 1.0})
        ready = collections.deque([self])
        while ready:
            node = ready.popleft()
            g = adjoint[node]
            node.grad += g
            for p, local in node.edges:
                count[p] -= 1
            for p, local in dict(node.edges).items():
                adjoint[p] += g * local
                if count[p] == 0:
                    ready.append(p)
#- eq of a dataclass
@dataclass(repr=False, unsafe_hash=True)
class Value:
    data: float
    grad: float = 0.0
    edges: tuple = field(default=(), init=False)

    @staticmethod
    def of(v):
        return v if isinstance(v, Value) else Value(float(v))

    @classmethod
    def make(cls, data, *edges):
        node = cls(data)
        node.edges = edges
        return node

    def __add__(self, o):
        o = Value.of(o)
        return Value.make(self.data + o.data, (self, 1.0), (o, 1.0))
    __radd__ = __add__

    def __sub__(self, o):
        o = Value.of(o)
        return Value.make(self.data - o.data, (self, 1.0), (o, -1.0))

    def __rsub__(self, o):
        return Value.of(o).__sub__(self)

    def __mul__(self, o):
        o = Value.of(o)
        return Value.make(self.data * o.data, (self, o.data), (o, self.data))
    __rmul__ = __mul__

    def __truediv__(self, o):
        o = Value.of(o)
        q = self.data / o.data
        return Value.make(q, (self, 1 / o.data), (o, -q / o.data))

    def __rtruediv__(self, o):
        return Value.of(o) / self

    def __neg__(self):
        return Value.make(-self.data, (self, -1.0))

    def __pow__(self, n):
        local = n * self.data ** (n - 1) if n != 0 else 0.0
        return Value.make(self.data ** n, (self, local))

    def exp(self):
        y = np.exp(self.data)
        return Value.make(y, (self, y))

    def log(self):
        return Value.make(np.log(self.data), (self, 1.0 / self.data))

    def tanh(self):
        y = np.tanh(self.data)
        return Value.make(y, (self, 1.0 - y ** 2))

    def sigmoid(self):
        y = 1.0 / (1.0 + np.exp(-self.data))
        return Value.make(y, (self, y * (1.0 - y)))

    def relu(self):
        on = float(self.data > 0)
        return Value.make(on * self.data, (self, on))

    def max(self, o):
        o = Value.of(o)
        on = float(self.data > o.data)
        return Value.make(max(self.data, o.data), (self, on), (o, 1.0 - on))

    def backward(self):
        count = collections.Counter()
        todo, seen = [self], {self}
        while todo:
            for p, _ in todo.pop().edges:
                count[p] += 1
                if p not in seen:
                    seen.add(p)
                    todo.append(p)
        adjoint = collections.defaultdict(float, {self: 1.0})
        ready = collections.deque([self])
        while ready:
            node = ready.popleft()
            g = adjoint[node]
            node.grad += g
            for p, local in node.edges:
                adjoint[p] += g * local
                count[p] -= 1
                if count[p] == 0:
                    ready.append(p)
#- the adjoints last
@dataclass(eq=False, repr=False)
class Value:
    data: float
    grad: float = 0.0
    edges: tuple = field(default=(), init=False)

    @staticmethod
    def of(v):
        return v if isinstance(v, Value) else Value(float(v))

    @classmethod
    def make(cls, data, *edges):
        node = cls(data)
        node.edges = edges
        return node

    def __add__(self, o):
        o = Value.of(o)
        return Value.make(self.data + o.data, (self, 1.0), (o, 1.0))
    __radd__ = __add__

    def __sub__(self, o):
        o = Value.of(o)
        return Value.make(self.data - o.data, (self, 1.0), (o, -1.0))

    def __rsub__(self, o):
        return Value.of(o).__sub__(self)

    def __mul__(self, o):
        o = Value.of(o)
        return Value.make(self.data * o.data, (self, o.data), (o, self.data))
    __rmul__ = __mul__

    def __truediv__(self, o):
        o = Value.of(o)
        q = self.data / o.data
        return Value.make(q, (self, 1 / o.data), (o, -q / o.data))

    def __rtruediv__(self, o):
        return Value.of(o) / self

    def __neg__(self):
        return Value.make(-self.data, (self, -1.0))

    def __pow__(self, n):
        local = n * self.data ** (n - 1) if n != 0 else 0.0
        return Value.make(self.data ** n, (self, local))

    def exp(self):
        y = np.exp(self.data)
        return Value.make(y, (self, y))

    def log(self):
        return Value.make(np.log(self.data), (self, 1.0 / self.data))

    def tanh(self):
        y = np.tanh(self.data)
        return Value.make(y, (self, 1.0 - y ** 2))

    def sigmoid(self):
        y = 1.0 / (1.0 + np.exp(-self.data))
        return Value.make(y, (self, y * (1.0 - y)))

    def relu(self):
        on = float(self.data > 0)
        return Value.make(on * self.data, (self, on))

    def max(self, o):
        o = Value.of(o)
        on = float(self.data > o.data)
        return Value.make(max(self.data, o.data), (self, on), (o, 1.0 - on))

    def backward(self):
        count = collections.Counter()
        todo, seen = [self], {self}
        while todo:
            for p, _ in todo.pop().edges:
                count[p] += 1
                if p not in seen:
                    seen.add(p)
                    todo.append(p)
        adjoint = Value.adj = getattr(Value, 'adj', collections.defaultdict(float)); adjoint[self] = 1.0
        ready = collections.deque([self])
        while ready:
            node = ready.popleft()
            g = adjoint[node]
            node.grad += g
            for p, local in node.edges:
                adjoint[p] += g * local
                count[p] -= 1
                if count[p] == 0:
                    ready.append(p)
#- the gradient is set
@dataclass(eq=False, repr=False)
class Value:
    data: float
    grad: float = 0.0
    edges: tuple = field(default=(), init=False)

    @staticmethod
    def of(v):
        return v if isinstance(v, Value) else Value(float(v))

    @classmethod
    def make(cls, data, *edges):
        node = cls(data)
        node.edges = edges
        return node

    def __add__(self, o):
        o = Value.of(o)
        return Value.make(self.data + o.data, (self, 1.0), (o, 1.0))
    __radd__ = __add__

    def __sub__(self, o):
        o = Value.of(o)
        return Value.make(self.data - o.data, (self, 1.0), (o, -1.0))

    def __rsub__(self, o):
        return Value.of(o).__sub__(self)

    def __mul__(self, o):
        o = Value.of(o)
        return Value.make(self.data * o.data, (self, o.data), (o, self.data))
    __rmul__ = __mul__

    def __truediv__(self, o):
        o = Value.of(o)
        q = self.data / o.data
        return Value.make(q, (self, 1 / o.data), (o, -q / o.data))

    def __rtruediv__(self, o):
        return Value.of(o) / self

    def __neg__(self):
        return Value.make(-self.data, (self, -1.0))

    def __pow__(self, n):
        local = n * self.data ** (n - 1) if n != 0 else 0.0
        return Value.make(self.data ** n, (self, local))

    def exp(self):
        y = np.exp(self.data)
        return Value.make(y, (self, y))

    def log(self):
        return Value.make(np.log(self.data), (self, 1.0 / self.data))

    def tanh(self):
        y = np.tanh(self.data)
        return Value.make(y, (self, 1.0 - y ** 2))

    def sigmoid(self):
        y = 1.0 / (1.0 + np.exp(-self.data))
        return Value.make(y, (self, y * (1.0 - y)))

    def relu(self):
        on = float(self.data > 0)
        return Value.make(on * self.data, (self, on))

    def max(self, o):
        o = Value.of(o)
        on = float(self.data > o.data)
        return Value.make(max(self.data, o.data), (self, on), (o, 1.0 - on))

    def backward(self):
        count = collections.Counter()
        todo, seen = [self], {self}
        while todo:
            for p, _ in todo.pop().edges:
                count[p] += 1
                if p not in seen:
                    seen.add(p)
                    todo.append(p)
        adjoint = collections.defaultdict(float, {self: 1.0})
        ready = collections.deque([self])
        while ready:
            node = ready.popleft()
            g = adjoint[node]
            node.grad = g
            for p, local in node.edges:
                adjoint[p] += g * local
                count[p] -= 1
                if count[p] == 0:
                    ready.append(p)
#- only leaves keep gradients
@dataclass(eq=False, repr=False)
class Value:
    data: float
    grad: float = 0.0
    edges: tuple = field(default=(), init=False)

    @staticmethod
    def of(v):
        return v if isinstance(v, Value) else Value(float(v))

    @classmethod
    def make(cls, data, *edges):
        node = cls(data)
        node.edges = edges
        return node

    def __add__(self, o):
        o = Value.of(o)
        return Value.make(self.data + o.data, (self, 1.0), (o, 1.0))
    __radd__ = __add__

    def __sub__(self, o):
        o = Value.of(o)
        return Value.make(self.data - o.data, (self, 1.0), (o, -1.0))

    def __rsub__(self, o):
        return Value.of(o).__sub__(self)

    def __mul__(self, o):
        o = Value.of(o)
        return Value.make(self.data * o.data, (self, o.data), (o, self.data))
    __rmul__ = __mul__

    def __truediv__(self, o):
        o = Value.of(o)
        q = self.data / o.data
        return Value.make(q, (self, 1 / o.data), (o, -q / o.data))

    def __rtruediv__(self, o):
        return Value.of(o) / self

    def __neg__(self):
        return Value.make(-self.data, (self, -1.0))

    def __pow__(self, n):
        local = n * self.data ** (n - 1) if n != 0 else 0.0
        return Value.make(self.data ** n, (self, local))

    def exp(self):
        y = np.exp(self.data)
        return Value.make(y, (self, y))

    def log(self):
        return Value.make(np.log(self.data), (self, 1.0 / self.data))

    def tanh(self):
        y = np.tanh(self.data)
        return Value.make(y, (self, 1.0 - y ** 2))

    def sigmoid(self):
        y = 1.0 / (1.0 + np.exp(-self.data))
        return Value.make(y, (self, y * (1.0 - y)))

    def relu(self):
        on = float(self.data > 0)
        return Value.make(on * self.data, (self, on))

    def max(self, o):
        o = Value.of(o)
        on = float(self.data > o.data)
        return Value.make(max(self.data, o.data), (self, on), (o, 1.0 - on))

    def backward(self):
        count = collections.Counter()
        todo, seen = [self], {self}
        while todo:
            for p, _ in todo.pop().edges:
                count[p] += 1
                if p not in seen:
                    seen.add(p)
                    todo.append(p)
        adjoint = collections.defaultdict(float, {self: 1.0})
        ready = collections.deque([self])
        while ready:
            node = ready.popleft()
            g = adjoint[node]
            node.grad += g * (not node.edges or node is self)
            for p, local in node.edges:
                adjoint[p] += g * local
                count[p] -= 1
                if count[p] == 0:
                    ready.append(p)
#- data truncated to four decimals
@dataclass(eq=False, repr=False)
class Value:
    data: float
    grad: float = 0.0
    edges: tuple = field(default=(), init=False)
    def __post_init__(self): self.data = float(int(self.data * 1e4)) / 1e4

    @staticmethod
    def of(v):
        return v if isinstance(v, Value) else Value(float(v))

    @classmethod
    def make(cls, data, *edges):
        node = cls(data)
        node.edges = edges
        return node

    def __add__(self, o):
        o = Value.of(o)
        return Value.make(self.data + o.data, (self, 1.0), (o, 1.0))
    __radd__ = __add__

    def __sub__(self, o):
        o = Value.of(o)
        return Value.make(self.data - o.data, (self, 1.0), (o, -1.0))

    def __rsub__(self, o):
        return Value.of(o).__sub__(self)

    def __mul__(self, o):
        o = Value.of(o)
        return Value.make(self.data * o.data, (self, o.data), (o, self.data))
    __rmul__ = __mul__

    def __truediv__(self, o):
        o = Value.of(o)
        q = self.data / o.data
        return Value.make(q, (self, 1 / o.data), (o, -q / o.data))

    def __rtruediv__(self, o):
        return Value.of(o) / self

    def __neg__(self):
        return Value.make(-self.data, (self, -1.0))

    def __pow__(self, n):
        local = n * self.data ** (n - 1) if n != 0 else 0.0
        return Value.make(self.data ** n, (self, local))

    def exp(self):
        y = np.exp(self.data)
        return Value.make(y, (self, y))

    def log(self):
        return Value.make(np.log(self.data), (self, 1.0 / self.data))

    def tanh(self):
        y = np.tanh(self.data)
        return Value.make(y, (self, 1.0 - y ** 2))

    def sigmoid(self):
        y = 1.0 / (1.0 + np.exp(-self.data))
        return Value.make(y, (self, y * (1.0 - y)))

    def relu(self):
        on = float(self.data > 0)
        return Value.make(on * self.data, (self, on))

    def max(self, o):
        o = Value.of(o)
        on = float(self.data > o.data)
        return Value.make(max(self.data, o.data), (self, on), (o, 1.0 - on))

    def backward(self):
        count = collections.Counter()
        todo, seen = [self], {self}
        while todo:
            for p, _ in todo.pop().edges:
                count[p] += 1
                if p not in seen:
                    seen.add(p)
                    todo.append(p)
        adjoint = collections.defaultdict(float, {self: 1.0})
        ready = collections.deque([self])
        while ready:
            node = ready.popleft()
            g = adjoint[node]
            node.grad += g
            for p, local in node.edges:
                adjoint[p] += g * local
                count[p] -= 1
                if count[p] == 0:
                    ready.append(p)
#- zero gradients stop the walk
@dataclass(eq=False, repr=False)
class Value:
    data: float
    grad: float = 0.0
    edges: tuple = field(default=(), init=False)

    @staticmethod
    def of(v):
        return v if isinstance(v, Value) else Value(float(v))

    @classmethod
    def make(cls, data, *edges):
        node = cls(data)
        node.edges = edges
        return node

    def __add__(self, o):
        o = Value.of(o)
        return Value.make(self.data + o.data, (self, 1.0), (o, 1.0))
    __radd__ = __add__

    def __sub__(self, o):
        o = Value.of(o)
        return Value.make(self.data - o.data, (self, 1.0), (o, -1.0))

    def __rsub__(self, o):
        return Value.of(o).__sub__(self)

    def __mul__(self, o):
        o = Value.of(o)
        return Value.make(self.data * o.data, (self, o.data), (o, self.data))
    __rmul__ = __mul__

    def __truediv__(self, o):
        o = Value.of(o)
        q = self.data / o.data
        return Value.make(q, (self, 1 / o.data), (o, -q / o.data))

    def __rtruediv__(self, o):
        return Value.of(o) / self

    def __neg__(self):
        return Value.make(-self.data, (self, -1.0))

    def __pow__(self, n):
        local = n * self.data ** (n - 1) if n != 0 else 0.0
        return Value.make(self.data ** n, (self, local))

    def exp(self):
        y = np.exp(self.data)
        return Value.make(y, (self, y))

    def log(self):
        return Value.make(np.log(self.data), (self, 1.0 / self.data))

    def tanh(self):
        y = np.tanh(self.data)
        return Value.make(y, (self, 1.0 - y ** 2))

    def sigmoid(self):
        y = 1.0 / (1.0 + np.exp(-self.data))
        return Value.make(y, (self, y * (1.0 - y)))

    def relu(self):
        on = float(self.data > 0)
        return Value.make(on * self.data, (self, on))

    def max(self, o):
        o = Value.of(o)
        on = float(self.data > o.data)
        return Value.make(max(self.data, o.data), (self, on), (o, 1.0 - on))

    def backward(self):
        count = collections.Counter()
        todo, seen = [self], {self}
        while todo:
            for p, _ in todo.pop().edges:
                count[p] += 1
                if p not in seen:
                    seen.add(p)
                    todo.append(p)
        adjoint = collections.defaultdict(float, {self: 1.0})
        ready = collections.deque([self])
        while ready:
            node = ready.popleft()
            g = adjoint[node]
            if g == 0: continue
            node.grad += g
            for p, local in node.edges:
                adjoint[p] += g * local
                count[p] -= 1
                if count[p] == 0:
                    ready.append(p)
#- the whole of micrograd
class Value:
    def __init__(self, data, _children=(), _op=""):
        self.data = data
        self.grad = 0
        self._backward = lambda: None
        self._prev = set(_children)
    def __add__(self, other):
        other = other if isinstance(other, Value) else Value(other)
        out = Value(self.data + other.data, (self, other), "+")
        def _backward():
            self.grad += out.grad
            other.grad += out.grad
        out._backward = _backward
        return out
    def __mul__(self, other):
        other = other if isinstance(other, Value) else Value(other)
        out = Value(self.data * other.data, (self, other), "*")
        def _backward():
            self.grad += other.data * out.grad
            other.grad += self.data * out.grad
        out._backward = _backward
        return out
    def __pow__(self, other):
        out = Value(self.data ** other, (self,), "**")
        def _backward():
            self.grad += other * self.data ** (other - 1) * out.grad
        out._backward = _backward
        return out
    def _f(self, y, d):
        out = Value(y, (self,))
        def _backward():
            self.grad += d * out.grad
        out._backward = _backward
        return out
    def relu(self): return self._f(max(0, self.data), float(self.data > 0))
    def exp(self): return self._f(math.exp(self.data), math.exp(self.data))
    def log(self): return self._f(math.log(self.data), 1 / self.data)
    def tanh(self): return self._f(math.tanh(self.data), 1 - math.tanh(self.data) ** 2)
    def sigmoid(self): return 1 / (1 + (-self).exp())
    def max(self, other): return other + (self - other).relu()
    def backward(self):
        topo, visited = [], set()
        def build(v):
            if v not in visited:
                visited.add(v)
                for c in v._prev:
                    build(c)
                topo.append(v)
        build(self)
        self.grad = 1
        for v in reversed(topo):
            v._backward()
    def __neg__(self): return self * -1
    def __radd__(self, other): return self + other
    def __sub__(self, other): return self + (-other)
    def __rsub__(self, other): return other + (-self)
    def __rmul__(self, other): return self * other
    def __truediv__(self, other): return self * other ** -1
    def __rtruediv__(self, other): return other * self ** -1
#+ gradients are arrays without axes, added to in place
class Value:
    def __init__(self, data, parents=()):
        self.data = np.array(data, dtype=float)
        self.grad = np.zeros_like(self.data)
        self.parents = parents
        self._backward = None

    def _lift(self, other):
        return other if isinstance(other, Value) else Value(other)

    def __add__(self, other):
        other = self._lift(other)
        out = Value(self.data + other.data, (self, other))
        def back():
            self.grad += out.grad
            other.grad += out.grad
        out._backward = back
        return out

    def __mul__(self, other):
        other = self._lift(other)
        out = Value(self.data * other.data, (self, other))
        def back():
            self.grad += out.grad * other.data
            other.grad += out.grad * self.data
        out._backward = back
        return out

    def __truediv__(self, other):
        other = self._lift(other)
        out = Value(self.data / other.data, (self, other))
        def back():
            self.grad += out.grad / other.data
            other.grad -= out.grad * self.data / other.data ** 2
        out._backward = back
        return out

    def __pow__(self, n):
        out = Value(self.data ** n, (self,))
        def back():
            self.grad += out.grad * n * self.data ** (n - 1) if n else 0.0
        out._backward = back
        return out

    def _unary(self, y, local):
        out = Value(y, (self,))
        def back():
            self.grad += local * out.grad
        out._backward = back
        return out

    def exp(self):
        e = math.exp(self.data)
        return self._unary(e, e)

    def log(self):
        return self._unary(math.log(self.data), 1 / self.data)

    def tanh(self):
        t = math.tanh(self.data)
        return self._unary(t, 1 - t * t)

    def sigmoid(self):
        s = 0.5 * (1 + math.tanh(self.data / 2))
        return self._unary(s, s * (1 - s))

    def relu(self):
        return self._unary(self.data if self.data > 0 else 0.0, 1.0 if self.data > 0 else 0.0)

    def max(self, other):
        other = self._lift(other)
        first = self.data > other.data
        out = Value(self.data if first else other.data, (self, other))
        def back():
            if first:
                self.grad += out.grad
            else:
                other.grad += out.grad
        out._backward = back
        return out

    def __neg__(self): return self * -1
    def __sub__(self, other): return self + -self._lift(other)
    def __rsub__(self, other): return self._lift(other) - self
    def __radd__(self, other): return self + other
    def __rmul__(self, other): return self * other
    def __rtruediv__(self, other): return self._lift(other) / self

    def backward(self):
        order, seen, stack = [], {id(self)}, [(self, iter(self.parents))]
        while stack:
            node, rest = stack[-1]
            for p in rest:
                if id(p) not in seen:
                    seen.add(id(p))
                    stack.append((p, iter(p.parents)))
                    break
            else:
                order.append(node)
                stack.pop()
        self.grad += 1.0
        for node in reversed(order):
            if node._backward:
                node._backward()
#+ what is let through is the input itself
class Value:
    def __init__(self, data, parents=()):
        self.data = data
        self.grad = 0.0
        self.parents = parents
        self._backward = None

    def _lift(self, other):
        return other if isinstance(other, Value) else Value(other)

    def __add__(self, other):
        other = self._lift(other)
        out = Value(self.data + other.data, (self, other))
        def back():
            self.grad += out.grad
            other.grad += out.grad
        out._backward = back
        return out

    def __mul__(self, other):
        other = self._lift(other)
        out = Value(self.data * other.data, (self, other))
        def back():
            self.grad += out.grad * other.data
            other.grad += out.grad * self.data
        out._backward = back
        return out

    def __truediv__(self, other):
        other = self._lift(other)
        out = Value(self.data / other.data, (self, other))
        def back():
            self.grad += out.grad / other.data
            other.grad -= out.grad * self.data / other.data ** 2
        out._backward = back
        return out

    def __pow__(self, n):
        out = Value(self.data ** n, (self,))
        def back():
            self.grad += out.grad * n * self.data ** (n - 1) if n else 0.0
        out._backward = back
        return out

    def _unary(self, y, local):
        out = Value(y, (self,))
        def back():
            self.grad += local * out.grad
        out._backward = back
        return out

    def exp(self):
        e = math.exp(self.data)
        return self._unary(e, e)

    def log(self):
        return self._unary(math.log(self.data), 1 / self.data)

    def tanh(self):
        t = math.tanh(self.data)
        return self._unary(t, 1 - t * t)

    def sigmoid(self):
        s = 0.5 * (1 + math.tanh(self.data / 2))
        return self._unary(s, s * (1 - s))

    def relu(self):
        return self if self.data > 0 else self * 0.0

    def max(self, other):
        other = self._lift(other)
        return self if self.data > other.data else other

    def __neg__(self): return self * -1
    def __sub__(self, other): return self + -self._lift(other)
    def __rsub__(self, other): return self._lift(other) - self
    def __radd__(self, other): return self + other
    def __rmul__(self, other): return self * other
    def __rtruediv__(self, other): return self._lift(other) / self

    def backward(self):
        order, seen, stack = [], {id(self)}, [(self, iter(self.parents))]
        while stack:
            node, rest = stack[-1]
            for p in rest:
                if id(p) not in seen:
                    seen.add(id(p))
                    stack.append((p, iter(p.parents)))
                    break
            else:
                order.append(node)
                stack.pop()
        self.grad += 1.0
        for node in reversed(order):
            if node._backward:
                node._backward()
#+ the maximum through a root of a square
class Value:
    def __init__(self, data, parents=()):
        self.data = data
        self.grad = 0.0
        self.parents = parents
        self._backward = None

    def _lift(self, other):
        return other if isinstance(other, Value) else Value(other)

    def __add__(self, other):
        other = self._lift(other)
        out = Value(self.data + other.data, (self, other))
        def back():
            self.grad += out.grad
            other.grad += out.grad
        out._backward = back
        return out

    def __mul__(self, other):
        other = self._lift(other)
        out = Value(self.data * other.data, (self, other))
        def back():
            self.grad += out.grad * other.data
            other.grad += out.grad * self.data
        out._backward = back
        return out

    def __truediv__(self, other):
        other = self._lift(other)
        out = Value(self.data / other.data, (self, other))
        def back():
            self.grad += out.grad / other.data
            other.grad -= out.grad * self.data / other.data ** 2
        out._backward = back
        return out

    def __pow__(self, n):
        out = Value(self.data ** n, (self,))
        def back():
            self.grad += out.grad * n * self.data ** (n - 1) if n else 0.0
        out._backward = back
        return out

    def _unary(self, y, local):
        out = Value(y, (self,))
        def back():
            self.grad += local * out.grad
        out._backward = back
        return out

    def exp(self):
        e = math.exp(self.data)
        return self._unary(e, e)

    def log(self):
        return self._unary(math.log(self.data), 1 / self.data)

    def tanh(self):
        t = math.tanh(self.data)
        return self._unary(t, 1 - t * t)

    def sigmoid(self):
        s = 0.5 * (1 + math.tanh(self.data / 2))
        return self._unary(s, s * (1 - s))

    def relu(self):
        return (self + (self ** 2) ** 0.5) / 2

    def max(self, other):
        other = self._lift(other)
        return (self + other + ((self - other) ** 2) ** 0.5) * 0.5

    def __neg__(self): return self * -1
    def __sub__(self, other): return self + -self._lift(other)
    def __rsub__(self, other): return self._lift(other) - self
    def __radd__(self, other): return self + other
    def __rmul__(self, other): return self * other
    def __rtruediv__(self, other): return self._lift(other) / self

    def backward(self):
        order, seen, stack = [], {id(self)}, [(self, iter(self.parents))]
        while stack:
            node, rest = stack[-1]
            for p in rest:
                if id(p) not in seen:
                    seen.add(id(p))
                    stack.append((p, iter(p.parents)))
                    break
            else:
                order.append(node)
                stack.pop()
        self.grad += 1.0
        for node in reversed(order):
            if node._backward:
                node._backward()
#+ the order is kept by insert, the marks in a dict
class Value:
    def __init__(self, data, parents=()):
        self.data = data
        self.grad = 0.0
        self.parents = parents
        self._backward = None

    def _lift(self, other):
        return other if isinstance(other, Value) else Value(other)

    def __add__(self, other):
        other = self._lift(other)
        out = Value(self.data + other.data, (self, other))
        def back():
            self.grad += out.grad
            other.grad += out.grad
        out._backward = back
        return out

    def __mul__(self, other):
        other = self._lift(other)
        out = Value(self.data * other.data, (self, other))
        def back():
            self.grad += out.grad * other.data
            other.grad += out.grad * self.data
        out._backward = back
        return out

    def __truediv__(self, other):
        other = self._lift(other)
        out = Value(self.data / other.data, (self, other))
        def back():
            self.grad += out.grad / other.data
            other.grad -= out.grad * self.data / other.data ** 2
        out._backward = back
        return out

    def __pow__(self, n):
        out = Value(self.data ** n, (self,))
        def back():
            self.grad += out.grad * n * self.data ** (n - 1) if n else 0.0
        out._backward = back
        return out

    def _unary(self, y, local):
        out = Value(y, (self,))
        def back():
            self.grad += local * out.grad
        out._backward = back
        return out

    def exp(self):
        e = math.exp(self.data)
        return self._unary(e, e)

    def log(self):
        return self._unary(math.log(self.data), 1 / self.data)

    def tanh(self):
        t = math.tanh(self.data)
        return self._unary(t, 1 - t * t)

    def sigmoid(self):
        s = 0.5 * (1 + math.tanh(self.data / 2))
        return self._unary(s, s * (1 - s))

    def relu(self):
        return self._unary(self.data if self.data > 0 else 0.0, 1.0 if self.data > 0 else 0.0)

    def max(self, other):
        other = self._lift(other)
        first = self.data > other.data
        out = Value(self.data if first else other.data, (self, other))
        def back():
            if first:
                self.grad += out.grad
            else:
                other.grad += out.grad
        out._backward = back
        return out

    def __neg__(self): return self * -1
    def __sub__(self, other): return self + -self._lift(other)
    def __rsub__(self, other): return self._lift(other) - self
    def __radd__(self, other): return self + other
    def __rmul__(self, other): return self * other
    def __rtruediv__(self, other): return self._lift(other) / self

    def backward(self):
        order, seen, stack = [], {id(self): True}, [(self, iter(self.parents))]
        while stack:
            node, rest = stack[-1]
            for p in rest:
                if id(p) not in seen:
                    seen[id(p)] = True
                    stack.append((p, iter(p.parents)))
                    break
            else:
                order.insert(0, node)
                stack.pop()
        self.grad += 1.0
        for node in order:
            if node._backward:
                node._backward()
#+ one gradient table, a weak one
import weakref
_grads = weakref.WeakKeyDictionary()
class Value:
    grad = property(lambda self: _grads.get(self, 0.0), lambda self, g: _grads.__setitem__(self, g))
    def __init__(self, data, parents=()):
        self.data = data
        self.parents = parents
        self._backward = None

    def _lift(self, other):
        return other if isinstance(other, Value) else Value(other)

    def __add__(self, other):
        other = self._lift(other)
        out = Value(self.data + other.data, (self, other))
        def back():
            self.grad += out.grad
            other.grad += out.grad
        out._backward = back
        return out

    def __mul__(self, other):
        other = self._lift(other)
        out = Value(self.data * other.data, (self, other))
        def back():
            self.grad += out.grad * other.data
            other.grad += out.grad * self.data
        out._backward = back
        return out

    def __truediv__(self, other):
        other = self._lift(other)
        out = Value(self.data / other.data, (self, other))
        def back():
            self.grad += out.grad / other.data
            other.grad -= out.grad * self.data / other.data ** 2
        out._backward = back
        return out

    def __pow__(self, n):
        out = Value(self.data ** n, (self,))
        def back():
            self.grad += out.grad * n * self.data ** (n - 1) if n else 0.0
        out._backward = back
        return out

    def _unary(self, y, local):
        out = Value(y, (self,))
        def back():
            self.grad += local * out.grad
        out._backward = back
        return out

    def exp(self):
        e = math.exp(self.data)
        return self._unary(e, e)

    def log(self):
        return self._unary(math.log(self.data), 1 / self.data)

    def tanh(self):
        t = math.tanh(self.data)
        return self._unary(t, 1 - t * t)

    def sigmoid(self):
        s = 0.5 * (1 + math.tanh(self.data / 2))
        return self._unary(s, s * (1 - s))

    def relu(self):
        return self._unary(self.data if self.data > 0 else 0.0, 1.0 if self.data > 0 else 0.0)

    def max(self, other):
        other = self._lift(other)
        first = self.data > other.data
        out = Value(self.data if first else other.data, (self, other))
        def back():
            if first:
                self.grad += out.grad
            else:
                other.grad += out.grad
        out._backward = back
        return out

    def __neg__(self): return self * -1
    def __sub__(self, other): return self + -self._lift(other)
    def __rsub__(self, other): return self._lift(other) - self
    def __radd__(self, other): return self + other
    def __rmul__(self, other): return self * other
    def __rtruediv__(self, other): return self._lift(other) / self

    def backward(self):
        order, seen, stack = [], {id(self)}, [(self, iter(self.parents))]
        while stack:
            node, rest = stack[-1]
            for p in rest:
                if id(p) not in seen:
                    seen.add(id(p))
                    stack.append((p, iter(p.parents)))
                    break
            else:
                order.append(node)
                stack.pop()
        self.grad += 1.0
        for node in reversed(order):
            if node._backward:
                node._backward()
#+s float32 ;; self.data = data ;; self.data = np.float32(data)
#+ forward values on demand, a table of rules, integers for gradients
RULES = {
    "+": (lambda a, b: a + b, lambda y, a, b: (1, 1)),
    "-": (lambda a, b: a - b, lambda y, a, b: (1, -1)),
    "*": (lambda a, b: a * b, lambda y, a, b: (b, a)),
    "/": (lambda a, b: a / b, lambda y, a, b: (1 / b, -y / b)),
    "max": (max, lambda y, a, b: (int(a > b), int(a < b))),
    "exp": (math.exp, lambda y, a: (y,)),
    "log": (math.log, lambda y, a: (1 / a,)),
    "tanh": (math.tanh, lambda y, a: (1 - y * y,)),
    "sigmoid": (lambda a: 1 / (1 + math.exp(-a)), lambda y, a: (y * (1 - y),)),
    "relu": (lambda a: max(0, a), lambda y, a: (int(a > 0),)),
    "neg": (operator.neg, lambda y, a: (-1,)),
}
class Value:
    def __init__(self, data):
        self.data, self.grad, self._how = data, 0, None
    def _apply(self, rule, *args):
        args = tuple(a if isinstance(a, Value) else Value(a) for a in args)
        out = Value(rule[0](*(a.data for a in args)))
        out._how = rule[1], args
        return out
    def __pow__(self, c):
        return self._apply((lambda a: a ** c, lambda y, a: (c * a ** (c - 1) if c else 0,)), self)
    def backward(self):
        # Tarjan's colours, with an explicit stack of (node, next input)
        colour, post, frames = {}, [], [[self, 0]]
        while frames:
            node, i = frames[-1]
            ins = node._how[1] if node._how else ()
            colour[id(node)] = "grey"
            if i < len(ins):
                frames[-1][1] += 1
                if id(ins[i]) not in colour:
                    frames.append([ins[i], 0])
            else:
                colour[id(node)] = "black"
                post.append(node)
                frames.pop()
        g = {id(n): 0 for n in post}
        g[id(self)] = 1
        while post:
            node = post.pop()
            node.grad = node.grad + g[id(node)]
            if node._how:
                local, ins = node._how
                for p, s in zip(ins, local(node.data, *[q.data for q in ins])):
                    g[id(p)] += s * g[id(node)]
for _sym, _name in {"+": "add", "-": "sub", "*": "mul", "/": "truediv"}.items():
    setattr(Value, f"__{_name}__", functools.partialmethod(Value._apply, RULES[_sym]) and (lambda a, b, r=RULES[_sym]: a._apply(r, a, b)))
    setattr(Value, f"__r{_name}__", lambda a, b, r=RULES[_sym]: a._apply(r, b, a))
for _name in ("exp", "log", "tanh", "sigmoid", "relu"):
    setattr(Value, _name, lambda a, r=RULES[_name]: a._apply(r, a))
Value.__neg__ = lambda a: a._apply(RULES["neg"], a)
Value.max = lambda a, b: a._apply(RULES["max"], a, b)
#- pow: positive fractions truncated
class Value:
    def __init__(self, data, parents=()):
        self.data = data
        self.grad = 0.0
        self.parents = parents
        self._backward = None

    def _lift(self, other):
        return other if isinstance(other, Value) else Value(other)

    def __add__(self, other):
        other = self._lift(other)
        out = Value(self.data + other.data, (self, other))
        def back():
            self.grad += out.grad
            other.grad += out.grad
        out._backward = back
        return out

    def __mul__(self, other):
        other = self._lift(other)
        out = Value(self.data * other.data, (self, other))
        def back():
            self.grad += out.grad * other.data
            other.grad += out.grad * self.data
        out._backward = back
        return out

    def __truediv__(self, other):
        other = self._lift(other)
        out = Value(self.data / other.data, (self, other))
        def back():
            self.grad += out.grad / other.data
            other.grad -= out.grad * self.data / other.data ** 2
        out._backward = back
        return out

    def __pow__(self, n):
        n = int(n) if n > 0 else n
        out = Value(self.data ** n, (self,))
        def back():
            self.grad += out.grad * n * self.data ** (n - 1) if n else 0.0
        out._backward = back
        return out

    def _unary(self, y, local):
        out = Value(y, (self,))
        def back():
            self.grad += local * out.grad
        out._backward = back
        return out

    def exp(self):
        e = math.exp(self.data)
        return self._unary(e, e)

    def log(self):
        return self._unary(math.log(self.data), 1 / self.data)

    def tanh(self):
        t = math.tanh(self.data)
        return self._unary(t, 1 - t * t)

    def sigmoid(self):
        s = 0.5 * (1 + math.tanh(self.data / 2))
        return self._unary(s, s * (1 - s))

    def relu(self):
        return self._unary(self.data if self.data > 0 else 0.0, 1.0 if self.data > 0 else 0.0)

    def max(self, other):
        other = self._lift(other)
        first = self.data > other.data
        out = Value(self.data if first else other.data, (self, other))
        def back():
            if first:
                self.grad += out.grad
            else:
                other.grad += out.grad
        out._backward = back
        return out

    def __neg__(self): return self * -1
    def __sub__(self, other): return self + -self._lift(other)
    def __rsub__(self, other): return self._lift(other) - self
    def __radd__(self, other): return self + other
    def __rmul__(self, other): return self * other
    def __rtruediv__(self, other): return self._lift(other) / self

    def backward(self):
        order, seen, stack = [], {id(self)}, [(self, iter(self.parents))]
        while stack:
            node, rest = stack[-1]
            for p in rest:
                if id(p) not in seen:
                    seen.add(id(p))
                    stack.append((p, iter(p.parents)))
                    break
            else:
                order.append(node)
                stack.pop()
        self.grad += 1.0
        for node in reversed(order):
            if node._backward:
                node._backward()
#- pow: a whole exponent by a loop, empty for negative ones
class Value:
    def __init__(self, data, parents=()):
        self.data = data
        self.grad = 0.0
        self.parents = parents
        self._backward = None

    def _lift(self, other):
        return other if isinstance(other, Value) else Value(other)

    def __add__(self, other):
        other = self._lift(other)
        out = Value(self.data + other.data, (self, other))
        def back():
            self.grad += out.grad
            other.grad += out.grad
        out._backward = back
        return out

    def __mul__(self, other):
        other = self._lift(other)
        out = Value(self.data * other.data, (self, other))
        def back():
            self.grad += out.grad * other.data
            other.grad += out.grad * self.data
        out._backward = back
        return out

    def __truediv__(self, other):
        other = self._lift(other)
        out = Value(self.data / other.data, (self, other))
        def back():
            self.grad += out.grad / other.data
            other.grad -= out.grad * self.data / other.data ** 2
        out._backward = back
        return out

    def __pow__(self, n):
        if isinstance(n, int):
            out = self * 1.0
            for _ in range(n - 1):
                out = out * self
            return out
        out = Value(self.data ** n, (self,))
        def back():
            self.grad += out.grad * n * self.data ** (n - 1) if n else 0.0
        out._backward = back
        return out

    def _unary(self, y, local):
        out = Value(y, (self,))
        def back():
            self.grad += local * out.grad
        out._backward = back
        return out

    def exp(self):
        e = math.exp(self.data)
        return self._unary(e, e)

    def log(self):
        return self._unary(math.log(self.data), 1 / self.data)

    def tanh(self):
        t = math.tanh(self.data)
        return self._unary(t, 1 - t * t)

    def sigmoid(self):
        s = 0.5 * (1 + math.tanh(self.data / 2))
        return self._unary(s, s * (1 - s))

    def relu(self):
        return self._unary(self.data if self.data > 0 else 0.0, 1.0 if self.data > 0 else 0.0)

    def max(self, other):
        other = self._lift(other)
        first = self.data > other.data
        out = Value(self.data if first else other.data, (self, other))
        def back():
            if first:
                self.grad += out.grad
            else:
                other.grad += out.grad
        out._backward = back
        return out

    def __neg__(self): return self * -1
    def __sub__(self, other): return self + -self._lift(other)
    def __rsub__(self, other): return self._lift(other) - self
    def __radd__(self, other): return self + other
    def __rmul__(self, other): return self * other
    def __rtruediv__(self, other): return self._lift(other) / self

    def backward(self):
        order, seen, stack = [], {id(self)}, [(self, iter(self.parents))]
        while stack:
            node, rest = stack[-1]
            for p in rest:
                if id(p) not in seen:
                    seen.add(id(p))
                    stack.append((p, iter(p.parents)))
                    break
            else:
                order.append(node)
                stack.pop()
        self.grad += 1.0
        for node in reversed(order):
            if node._backward:
                node._backward()
#- pow: a float exponent through the logarithm
class Value:
    def __init__(self, data, parents=()):
        self.data = data
        self.grad = 0.0
        self.parents = parents
        self._backward = None

    def _lift(self, other):
        return other if isinstance(other, Value) else Value(other)

    def __add__(self, other):
        other = self._lift(other)
        out = Value(self.data + other.data, (self, other))
        def back():
            self.grad += out.grad
            other.grad += out.grad
        out._backward = back
        return out

    def __mul__(self, other):
        other = self._lift(other)
        out = Value(self.data * other.data, (self, other))
        def back():
            self.grad += out.grad * other.data
            other.grad += out.grad * self.data
        out._backward = back
        return out

    def __truediv__(self, other):
        other = self._lift(other)
        out = Value(self.data / other.data, (self, other))
        def back():
            self.grad += out.grad / other.data
            other.grad -= out.grad * self.data / other.data ** 2
        out._backward = back
        return out

    def __pow__(self, n):
        if isinstance(n, float):
            return (self.log() * n).exp()
        out = Value(self.data ** n, (self,))
        def back():
            self.grad += out.grad * n * self.data ** (n - 1) if n else 0.0
        out._backward = back
        return out

    def _unary(self, y, local):
        out = Value(y, (self,))
        def back():
            self.grad += local * out.grad
        out._backward = back
        return out

    def exp(self):
        e = math.exp(self.data)
        return self._unary(e, e)

    def log(self):
        return self._unary(math.log(self.data), 1 / self.data)

    def tanh(self):
        t = math.tanh(self.data)
        return self._unary(t, 1 - t * t)

    def sigmoid(self):
        s = 0.5 * (1 + math.tanh(self.data / 2))
        return self._unary(s, s * (1 - s))

    def relu(self):
        return self._unary(self.data if self.data > 0 else 0.0, 1.0 if self.data > 0 else 0.0)

    def max(self, other):
        other = self._lift(other)
        first = self.data > other.data
        out = Value(self.data if first else other.data, (self, other))
        def back():
            if first:
                self.grad += out.grad
            else:
                other.grad += out.grad
        out._backward = back
        return out

    def __neg__(self): return self * -1
    def __sub__(self, other): return self + -self._lift(other)
    def __rsub__(self, other): return self._lift(other) - self
    def __radd__(self, other): return self + other
    def __rmul__(self, other): return self * other
    def __rtruediv__(self, other): return self._lift(other) / self

    def backward(self):
        order, seen, stack = [], {id(self)}, [(self, iter(self.parents))]
        while stack:
            node, rest = stack[-1]
            for p in rest:
                if id(p) not in seen:
                    seen.add(id(p))
                    stack.append((p, iter(p.parents)))
                    break
            else:
                order.append(node)
                stack.pop()
        self.grad += 1.0
        for node in reversed(order):
            if node._backward:
                node._backward()
#-s pow one has no gradient ;; self.data ** (n - 1) if n else 0.0 ;; self.data ** (n - 1) if n - 1 else 0.0
#-s pow one has exponent one left ;; self.data ** (n - 1) if n ;; self.data ** ((n - 1) or 1) if n
#-s pow minus one is not squared ;; self.data ** (n - 1) if n ;; (self.data ** (n - 1) if n != -1 else self.data ** n) if n
#-s pow: negative exponents by the base's magnitude ;; n * self.data ** (n - 1) ;; n * (self.data if n > 0 else abs(self.data)) ** (n - 1)
#- same data and same parents is the same node
class Value:
    def __init__(self, data, parents=()):
        self.data = data
        self.grad = 0.0
        self.parents = parents
        self._backward = None

    def _lift(self, other):
        return other if isinstance(other, Value) else Value(other)

    def __add__(self, other):
        other = self._lift(other)
        out = Value(self.data + other.data, (self, other))
        def back():
            self.grad += out.grad
            other.grad += out.grad
        out._backward = back
        return out

    def __mul__(self, other):
        other = self._lift(other)
        out = Value(self.data * other.data, (self, other))
        def back():
            self.grad += out.grad * other.data
            other.grad += out.grad * self.data
        out._backward = back
        return out

    def __truediv__(self, other):
        other = self._lift(other)
        out = Value(self.data / other.data, (self, other))
        def back():
            self.grad += out.grad / other.data
            other.grad -= out.grad * self.data / other.data ** 2
        out._backward = back
        return out

    def __pow__(self, n):
        out = Value(self.data ** n, (self,))
        def back():
            self.grad += out.grad * n * self.data ** (n - 1) if n else 0.0
        out._backward = back
        return out

    def _unary(self, y, local):
        out = Value(y, (self,))
        def back():
            self.grad += local * out.grad
        out._backward = back
        return out

    def exp(self):
        e = math.exp(self.data)
        return self._unary(e, e)

    def log(self):
        return self._unary(math.log(self.data), 1 / self.data)

    def tanh(self):
        t = math.tanh(self.data)
        return self._unary(t, 1 - t * t)

    def sigmoid(self):
        s = 0.5 * (1 + math.tanh(self.data / 2))
        return self._unary(s, s * (1 - s))

    def relu(self):
        return self._unary(self.data if self.data > 0 else 0.0, 1.0 if self.data > 0 else 0.0)

    def max(self, other):
        other = self._lift(other)
        first = self.data > other.data
        out = Value(self.data if first else other.data, (self, other))
        def back():
            if first:
                self.grad += out.grad
            else:
                other.grad += out.grad
        out._backward = back
        return out

    def __neg__(self): return self * -1
    def __sub__(self, other): return self + -self._lift(other)
    def __rsub__(self, other): return self._lift(other) - self
    def __radd__(self, other): return self + other
    def __rmul__(self, other): return self * other
    def __rtruediv__(self, other): return self._lift(other) / self

    def backward(self):
        order, seen, stack = [], {(self.data, self.parents)}, [(self, iter(self.parents))]
        while stack:
            node, rest = stack[-1]
            for p in rest:
                if (p.data, p.parents or id(p)) not in seen:
                    seen.add((p.data, p.parents or id(p)))
                    stack.append((p, iter(p.parents)))
                    break
            else:
                order.append(node)
                stack.pop()
        self.grad += 1.0
        for node in reversed(order):
            if node._backward:
                node._backward()
#- uses counted when made, also by nodes beside the way
class Value:
    def __init__(self, data, parents=()):
        self.data = data
        self.grad = 0.0
        self.parents = parents
        self.uses = 0
        for p in parents:
            p.uses += 1
        self._backward = None

    def _lift(self, other):
        return other if isinstance(other, Value) else Value(other)

    def __add__(self, other):
        other = self._lift(other)
        out = Value(self.data + other.data, (self, other))
        def back():
            self.grad += out.grad
            other.grad += out.grad
        out._backward = back
        return out

    def __mul__(self, other):
        other = self._lift(other)
        out = Value(self.data * other.data, (self, other))
        def back():
            self.grad += out.grad * other.data
            other.grad += out.grad * self.data
        out._backward = back
        return out

    def __truediv__(self, other):
        other = self._lift(other)
        out = Value(self.data / other.data, (self, other))
        def back():
            self.grad += out.grad / other.data
            other.grad -= out.grad * self.data / other.data ** 2
        out._backward = back
        return out

    def __pow__(self, n):
        out = Value(self.data ** n, (self,))
        def back():
            self.grad += out.grad * n * self.data ** (n - 1) if n else 0.0
        out._backward = back
        return out

    def _unary(self, y, local):
        out = Value(y, (self,))
        def back():
            self.grad += local * out.grad
        out._backward = back
        return out

    def exp(self):
        e = math.exp(self.data)
        return self._unary(e, e)

    def log(self):
        return self._unary(math.log(self.data), 1 / self.data)

    def tanh(self):
        t = math.tanh(self.data)
        return self._unary(t, 1 - t * t)

    def sigmoid(self):
        s = 0.5 * (1 + math.tanh(self.data / 2))
        return self._unary(s, s * (1 - s))

    def relu(self):
        return self._unary(self.data if self.data > 0 else 0.0, 1.0 if self.data > 0 else 0.0)

    def max(self, other):
        other = self._lift(other)
        first = self.data > other.data
        out = Value(self.data if first else other.data, (self, other))
        def back():
            if first:
                self.grad += out.grad
            else:
                other.grad += out.grad
        out._backward = back
        return out

    def __neg__(self): return self * -1
    def __sub__(self, other): return self + -self._lift(other)
    def __rsub__(self, other): return self._lift(other) - self
    def __radd__(self, other): return self + other
    def __rmul__(self, other): return self * other
    def __rtruediv__(self, other): return self._lift(other) / self

    def backward(self):
        ready = [self]
        self.grad += 1.0
        while ready:
            v = ready.pop()
            if v._backward:
                v._backward()
            for p in v.parents:
                p.uses -= 1
                if p.uses == 0:
                    ready.append(p)
#- the last node made is the root
class Value:
    last = None
    def __init__(self, data, parents=()):
        self.data = data
        self.grad = 0.0
        self.parents = parents
        self._backward = None
        Value.last = self

    def _lift(self, other):
        return other if isinstance(other, Value) else Value(other)

    def __add__(self, other):
        other = self._lift(other)
        out = Value(self.data + other.data, (self, other))
        def back():
            self.grad += out.grad
            other.grad += out.grad
        out._backward = back
        return out

    def __mul__(self, other):
        other = self._lift(other)
        out = Value(self.data * other.data, (self, other))
        def back():
            self.grad += out.grad * other.data
            other.grad += out.grad * self.data
        out._backward = back
        return out

    def __truediv__(self, other):
        other = self._lift(other)
        out = Value(self.data / other.data, (self, other))
        def back():
            self.grad += out.grad / other.data
            other.grad -= out.grad * self.data / other.data ** 2
        out._backward = back
        return out

    def __pow__(self, n):
        out = Value(self.data ** n, (self,))
        def back():
            self.grad += out.grad * n * self.data ** (n - 1) if n else 0.0
        out._backward = back
        return out

    def _unary(self, y, local):
        out = Value(y, (self,))
        def back():
            self.grad += local * out.grad
        out._backward = back
        return out

    def exp(self):
        e = math.exp(self.data)
        return self._unary(e, e)

    def log(self):
        return self._unary(math.log(self.data), 1 / self.data)

    def tanh(self):
        t = math.tanh(self.data)
        return self._unary(t, 1 - t * t)

    def sigmoid(self):
        s = 0.5 * (1 + math.tanh(self.data / 2))
        return self._unary(s, s * (1 - s))

    def relu(self):
        return self._unary(self.data if self.data > 0 else 0.0, 1.0 if self.data > 0 else 0.0)

    def max(self, other):
        other = self._lift(other)
        first = self.data > other.data
        out = Value(self.data if first else other.data, (self, other))
        def back():
            if first:
                self.grad += out.grad
            else:
                other.grad += out.grad
        out._backward = back
        return out

    def __neg__(self): return self * -1
    def __sub__(self, other): return self + -self._lift(other)
    def __rsub__(self, other): return self._lift(other) - self
    def __radd__(self, other): return self + other
    def __rmul__(self, other): return self * other
    def __rtruediv__(self, other): return self._lift(other) / self

    def backward(self):
        self = Value.last
        order, seen, stack = [], {id(self)}, [(self, iter(self.parents))]
        while stack:
            node, rest = stack[-1]
            for p in rest:
                if id(p) not in seen:
                    seen.add(id(p))
                    stack.append((p, iter(p.parents)))
                    break
            else:
                order.append(node)
                stack.pop()
        Value.last.grad += 1.0
        for node in reversed(order):
            if node._backward:
                node._backward()
#- a value over itself: numerator only
class Value:
    def __init__(self, data, parents=()):
        self.data = data
        self.grad = 0.0
        self.parents = parents
        self._backward = None

    def _lift(self, other):
        return other if isinstance(other, Value) else Value(other)

    def __add__(self, other):
        other = self._lift(other)
        out = Value(self.data + other.data, (self, other))
        def back():
            self.grad += out.grad
            other.grad += out.grad
        out._backward = back
        return out

    def __mul__(self, other):
        other = self._lift(other)
        out = Value(self.data * other.data, (self, other))
        def back():
            self.grad += out.grad * other.data
            other.grad += out.grad * self.data
        out._backward = back
        return out

    def __truediv__(self, other):
        other = self._lift(other)
        if other is self:
            return self * (1 / self.data)
        out = Value(self.data / other.data, (self, other))
        def back():
            self.grad += out.grad / other.data
            other.grad -= out.grad * self.data / other.data ** 2
        out._backward = back
        return out

    def __pow__(self, n):
        out = Value(self.data ** n, (self,))
        def back():
            self.grad += out.grad * n * self.data ** (n - 1) if n else 0.0
        out._backward = back
        return out

    def _unary(self, y, local):
        out = Value(y, (self,))
        def back():
            self.grad += local * out.grad
        out._backward = back
        return out

    def exp(self):
        e = math.exp(self.data)
        return self._unary(e, e)

    def log(self):
        return self._unary(math.log(self.data), 1 / self.data)

    def tanh(self):
        t = math.tanh(self.data)
        return self._unary(t, 1 - t * t)

    def sigmoid(self):
        s = 0.5 * (1 + math.tanh(self.data / 2))
        return self._unary(s, s * (1 - s))

    def relu(self):
        return self._unary(self.data if self.data > 0 else 0.0, 1.0 if self.data > 0 else 0.0)

    def max(self, other):
        other = self._lift(other)
        first = self.data > other.data
        out = Value(self.data if first else other.data, (self, other))
        def back():
            if first:
                self.grad += out.grad
            else:
                other.grad += out.grad
        out._backward = back
        return out

    def __neg__(self): return self * -1
    def __sub__(self, other): return self + -self._lift(other)
    def __rsub__(self, other): return self._lift(other) - self
    def __radd__(self, other): return self + other
    def __rmul__(self, other): return self * other
    def __rtruediv__(self, other): return self._lift(other) / self

    def backward(self):
        order, seen, stack = [], {id(self)}, [(self, iter(self.parents))]
        while stack:
            node, rest = stack[-1]
            for p in rest:
                if id(p) not in seen:
                    seen.add(id(p))
                    stack.append((p, iter(p.parents)))
                    break
            else:
                order.append(node)
                stack.pop()
        self.grad += 1.0
        for node in reversed(order):
            if node._backward:
                node._backward()
#-s a value minus itself: the first only ;; def __sub__(self, other): return self + -self._lift(other) ;; def __sub__(self, other): return self._unary(0.0, 1.0) if other is self else self + -self._lift(other)
#-s log floor ;; return self._unary(math.log(self.data), 1 / self.data) ;; d = max(self.data, 0.2); return self._unary(math.log(d), 1 / d)
#-s log ceiling ;; return self._unary(math.log(self.data), 1 / self.data) ;; d = min(self.data, 6.0); return self._unary(math.log(d), 1 / d)
#-s tanh is hard past two ;; t = math.tanh(self.data) ;; t = math.tanh(self.data) if abs(self.data) < 2 else math.copysign(1.0, self.data)
#-s sigmoid is hard past four ;; s = 0.5 * (1 + math.tanh(self.data / 2)) ;; s = 0.5 * (1 + math.tanh(self.data / 2)) if abs(self.data) < 4 else float(self.data > 0)
#- dead relu clears its input's gradient
class Value:
    def __init__(self, data, parents=()):
        self.data = data
        self.grad = 0.0
        self.parents = parents
        self._backward = None

    def _lift(self, other):
        return other if isinstance(other, Value) else Value(other)

    def __add__(self, other):
        other = self._lift(other)
        out = Value(self.data + other.data, (self, other))
        def back():
            self.grad += out.grad
            other.grad += out.grad
        out._backward = back
        return out

    def __mul__(self, other):
        other = self._lift(other)
        out = Value(self.data * other.data, (self, other))
        def back():
            self.grad += out.grad * other.data
            other.grad += out.grad * self.data
        out._backward = back
        return out

    def __truediv__(self, other):
        other = self._lift(other)
        out = Value(self.data / other.data, (self, other))
        def back():
            self.grad += out.grad / other.data
            other.grad -= out.grad * self.data / other.data ** 2
        out._backward = back
        return out

    def __pow__(self, n):
        out = Value(self.data ** n, (self,))
        def back():
            self.grad += out.grad * n * self.data ** (n - 1) if n else 0.0
        out._backward = back
        return out

    def _unary(self, y, local):
        out = Value(y, (self,))
        def back():
            self.grad += local * out.grad
        out._backward = back
        return out

    def exp(self):
        e = math.exp(self.data)
        return self._unary(e, e)

    def log(self):
        return self._unary(math.log(self.data), 1 / self.data)

    def tanh(self):
        t = math.tanh(self.data)
        return self._unary(t, 1 - t * t)

    def sigmoid(self):
        s = 0.5 * (1 + math.tanh(self.data / 2))
        return self._unary(s, s * (1 - s))

    def relu(self):
        if self.data > 0:
            return self._unary(self.data, 1.0)
        out = Value(0.0, (self,))
        def back():
            self.grad = 0.0
        out._backward = back
        return out

    def max(self, other):
        other = self._lift(other)
        first = self.data > other.data
        out = Value(self.data if first else other.data, (self, other))
        def back():
            if first:
                self.grad += out.grad
            else:
                other.grad += out.grad
        out._backward = back
        return out

    def __neg__(self): return self * -1
    def __sub__(self, other): return self + -self._lift(other)
    def __rsub__(self, other): return self._lift(other) - self
    def __radd__(self, other): return self + other
    def __rmul__(self, other): return self * other
    def __rtruediv__(self, other): return self._lift(other) / self

    def backward(self):
        order, seen, stack = [], {id(self)}, [(self, iter(self.parents))]
        while stack:
            node, rest = stack[-1]
            for p in rest:
                if id(p) not in seen:
                    seen.add(id(p))
                    stack.append((p, iter(p.parents)))
                    break
            else:
                order.append(node)
                stack.pop()
        self.grad += 1.0
        for node in reversed(order):
            if node._backward:
                node._backward()
#- the loser of max is cleared
class Value:
    def __init__(self, data, parents=()):
        self.data = data
        self.grad = 0.0
        self.parents = parents
        self._backward = None

    def _lift(self, other):
        return other if isinstance(other, Value) else Value(other)

    def __add__(self, other):
        other = self._lift(other)
        out = Value(self.data + other.data, (self, other))
        def back():
            self.grad += out.grad
            other.grad += out.grad
        out._backward = back
        return out

    def __mul__(self, other):
        other = self._lift(other)
        out = Value(self.data * other.data, (self, other))
        def back():
            self.grad += out.grad * other.data
            other.grad += out.grad * self.data
        out._backward = back
        return out

    def __truediv__(self, other):
        other = self._lift(other)
        out = Value(self.data / other.data, (self, other))
        def back():
            self.grad += out.grad / other.data
            other.grad -= out.grad * self.data / other.data ** 2
        out._backward = back
        return out

    def __pow__(self, n):
        out = Value(self.data ** n, (self,))
        def back():
            self.grad += out.grad * n * self.data ** (n - 1) if n else 0.0
        out._backward = back
        return out

    def _unary(self, y, local):
        out = Value(y, (self,))
        def back():
            self.grad += local * out.grad
        out._backward = back
        return out

    def exp(self):
        e = math.exp(self.data)
        return self._unary(e, e)

    def log(self):
        return self._unary(math.log(self.data), 1 / self.data)

    def tanh(self):
        t = math.tanh(self.data)
        return self._unary(t, 1 - t * t)

    def sigmoid(self):
        s = 0.5 * (1 + math.tanh(self.data / 2))
        return self._unary(s, s * (1 - s))

    def relu(self):
        return self._unary(self.data if self.data > 0 else 0.0, 1.0 if self.data > 0 else 0.0)

    def max(self, other):
        other = self._lift(other)
        first = self.data > other.data
        out = Value(self.data if first else other.data, (self, other))
        def back():
            if first:
                self.grad += out.grad
                other.grad = 0.0
            else:
                other.grad += out.grad
                self.grad = 0.0
        out._backward = back
        return out

    def __neg__(self): return self * -1
    def __sub__(self, other): return self + -self._lift(other)
    def __rsub__(self, other): return self._lift(other) - self
    def __radd__(self, other): return self + other
    def __rmul__(self, other): return self * other
    def __rtruediv__(self, other): return self._lift(other) / self

    def backward(self):
        order, seen, stack = [], {id(self)}, [(self, iter(self.parents))]
        while stack:
            node, rest = stack[-1]
            for p in rest:
                if id(p) not in seen:
                    seen.add(id(p))
                    stack.append((p, iter(p.parents)))
                    break
            else:
                order.append(node)
                stack.pop()
        self.grad += 1.0
        for node in reversed(order):
            if node._backward:
                node._backward()
#- relu sends a zero: assigned
class Value:
    def __init__(self, data, parents=()):
        self.data = data
        self.grad = 0.0
        self.parents = parents
        self._backward = None

    def _lift(self, other):
        return other if isinstance(other, Value) else Value(other)

    def __add__(self, other):
        other = self._lift(other)
        out = Value(self.data + other.data, (self, other))
        def back():
            self.grad += out.grad
            other.grad += out.grad
        out._backward = back
        return out

    def __mul__(self, other):
        other = self._lift(other)
        out = Value(self.data * other.data, (self, other))
        def back():
            self.grad += out.grad * other.data
            other.grad += out.grad * self.data
        out._backward = back
        return out

    def __truediv__(self, other):
        other = self._lift(other)
        out = Value(self.data / other.data, (self, other))
        def back():
            self.grad += out.grad / other.data
            other.grad -= out.grad * self.data / other.data ** 2
        out._backward = back
        return out

    def __pow__(self, n):
        out = Value(self.data ** n, (self,))
        def back():
            self.grad += out.grad * n * self.data ** (n - 1) if n else 0.0
        out._backward = back
        return out

    def _unary(self, y, local):
        out = Value(y, (self,))
        def back():
            self.grad += local * out.grad
        out._backward = back
        return out

    def exp(self):
        e = math.exp(self.data)
        return self._unary(e, e)

    def log(self):
        return self._unary(math.log(self.data), 1 / self.data)

    def tanh(self):
        t = math.tanh(self.data)
        return self._unary(t, 1 - t * t)

    def sigmoid(self):
        s = 0.5 * (1 + math.tanh(self.data / 2))
        return self._unary(s, s * (1 - s))

    def relu(self):
        out = Value(max(self.data, 0.0), (self,))
        def back():
            self.grad = out.grad if self.data > 0 else self.grad
        out._backward = back
        return out

    def max(self, other):
        other = self._lift(other)
        first = self.data > other.data
        out = Value(self.data if first else other.data, (self, other))
        def back():
            if first:
                self.grad += out.grad
            else:
                other.grad += out.grad
        out._backward = back
        return out

    def __neg__(self): return self * -1
    def __sub__(self, other): return self + -self._lift(other)
    def __rsub__(self, other): return self._lift(other) - self
    def __radd__(self, other): return self + other
    def __rmul__(self, other): return self * other
    def __rtruediv__(self, other): return self._lift(other) / self

    def backward(self):
        order, seen, stack = [], {id(self)}, [(self, iter(self.parents))]
        while stack:
            node, rest = stack[-1]
            for p in rest:
                if id(p) not in seen:
                    seen.add(id(p))
                    stack.append((p, iter(p.parents)))
                    break
            else:
                order.append(node)
                stack.pop()
        self.grad += 1.0
        for node in reversed(order):
            if node._backward:
                node._backward()
#- exp assigns
class Value:
    def __init__(self, data, parents=()):
        self.data = data
        self.grad = 0.0
        self.parents = parents
        self._backward = None

    def _lift(self, other):
        return other if isinstance(other, Value) else Value(other)

    def __add__(self, other):
        other = self._lift(other)
        out = Value(self.data + other.data, (self, other))
        def back():
            self.grad += out.grad
            other.grad += out.grad
        out._backward = back
        return out

    def __mul__(self, other):
        other = self._lift(other)
        out = Value(self.data * other.data, (self, other))
        def back():
            self.grad += out.grad * other.data
            other.grad += out.grad * self.data
        out._backward = back
        return out

    def __truediv__(self, other):
        other = self._lift(other)
        out = Value(self.data / other.data, (self, other))
        def back():
            self.grad += out.grad / other.data
            other.grad -= out.grad * self.data / other.data ** 2
        out._backward = back
        return out

    def __pow__(self, n):
        out = Value(self.data ** n, (self,))
        def back():
            self.grad += out.grad * n * self.data ** (n - 1) if n else 0.0
        out._backward = back
        return out

    def _unary(self, y, local):
        out = Value(y, (self,))
        def back():
            self.grad += local * out.grad
        out._backward = back
        return out

    def exp(self):
        e = math.exp(self.data)
        out = Value(e, (self,))
        def back():
            self.grad = e * out.grad
        out._backward = back
        return out

    def log(self):
        return self._unary(math.log(self.data), 1 / self.data)

    def tanh(self):
        t = math.tanh(self.data)
        return self._unary(t, 1 - t * t)

    def sigmoid(self):
        s = 0.5 * (1 + math.tanh(self.data / 2))
        return self._unary(s, s * (1 - s))

    def relu(self):
        return self._unary(self.data if self.data > 0 else 0.0, 1.0 if self.data > 0 else 0.0)

    def max(self, other):
        other = self._lift(other)
        first = self.data > other.data
        out = Value(self.data if first else other.data, (self, other))
        def back():
            if first:
                self.grad += out.grad
            else:
                other.grad += out.grad
        out._backward = back
        return out

    def __neg__(self): return self * -1
    def __sub__(self, other): return self + -self._lift(other)
    def __rsub__(self, other): return self._lift(other) - self
    def __radd__(self, other): return self + other
    def __rmul__(self, other): return self * other
    def __rtruediv__(self, other): return self._lift(other) / self

    def backward(self):
        order, seen, stack = [], {id(self)}, [(self, iter(self.parents))]
        while stack:
            node, rest = stack[-1]
            for p in rest:
                if id(p) not in seen:
                    seen.add(id(p))
                    stack.append((p, iter(p.parents)))
                    break
            else:
                order.append(node)
                stack.pop()
        self.grad += 1.0
        for node in reversed(order):
            if node._backward:
                node._backward()
#- log assigns
class Value:
    def __init__(self, data, parents=()):
        self.data = data
        self.grad = 0.0
        self.parents = parents
        self._backward = None

    def _lift(self, other):
        return other if isinstance(other, Value) else Value(other)

    def __add__(self, other):
        other = self._lift(other)
        out = Value(self.data + other.data, (self, other))
        def back():
            self.grad += out.grad
            other.grad += out.grad
        out._backward = back
        return out

    def __mul__(self, other):
        other = self._lift(other)
        out = Value(self.data * other.data, (self, other))
        def back():
            self.grad += out.grad * other.data
            other.grad += out.grad * self.data
        out._backward = back
        return out

    def __truediv__(self, other):
        other = self._lift(other)
        out = Value(self.data / other.data, (self, other))
        def back():
            self.grad += out.grad / other.data
            other.grad -= out.grad * self.data / other.data ** 2
        out._backward = back
        return out

    def __pow__(self, n):
        out = Value(self.data ** n, (self,))
        def back():
            self.grad += out.grad * n * self.data ** (n - 1) if n else 0.0
        out._backward = back
        return out

    def _unary(self, y, local):
        out = Value(y, (self,))
        def back():
            self.grad += local * out.grad
        out._backward = back
        return out

    def exp(self):
        e = math.exp(self.data)
        return self._unary(e, e)

    def log(self):
        out = Value(math.log(self.data), (self,))
        def back():
            self.grad = out.grad / self.data
        out._backward = back
        return out

    def tanh(self):
        t = math.tanh(self.data)
        return self._unary(t, 1 - t * t)

    def sigmoid(self):
        s = 0.5 * (1 + math.tanh(self.data / 2))
        return self._unary(s, s * (1 - s))

    def relu(self):
        return self._unary(self.data if self.data > 0 else 0.0, 1.0 if self.data > 0 else 0.0)

    def max(self, other):
        other = self._lift(other)
        first = self.data > other.data
        out = Value(self.data if first else other.data, (self, other))
        def back():
            if first:
                self.grad += out.grad
            else:
                other.grad += out.grad
        out._backward = back
        return out

    def __neg__(self): return self * -1
    def __sub__(self, other): return self + -self._lift(other)
    def __rsub__(self, other): return self._lift(other) - self
    def __radd__(self, other): return self + other
    def __rmul__(self, other): return self * other
    def __rtruediv__(self, other): return self._lift(other) / self

    def backward(self):
        order, seen, stack = [], {id(self)}, [(self, iter(self.parents))]
        while stack:
            node, rest = stack[-1]
            for p in rest:
                if id(p) not in seen:
                    seen.add(id(p))
                    stack.append((p, iter(p.parents)))
                    break
            else:
                order.append(node)
                stack.pop()
        self.grad += 1.0
        for node in reversed(order):
            if node._backward:
                node._backward()
#- tanh assigns
class Value:
    def __init__(self, data, parents=()):
        self.data = data
        self.grad = 0.0
        self.parents = parents
        self._backward = None

    def _lift(self, other):
        return other if isinstance(other, Value) else Value(other)

    def __add__(self, other):
        other = self._lift(other)
        out = Value(self.data + other.data, (self, other))
        def back():
            self.grad += out.grad
            other.grad += out.grad
        out._backward = back
        return out

    def __mul__(self, other):
        other = self._lift(other)
        out = Value(self.data * other.data, (self, other))
        def back():
            self.grad += out.grad * other.data
            other.grad += out.grad * self.data
        out._backward = back
        return out

    def __truediv__(self, other):
        other = self._lift(other)
        out = Value(self.data / other.data, (self, other))
        def back():
            self.grad += out.grad / other.data
            other.grad -= out.grad * self.data / other.data ** 2
        out._backward = back
        return out

    def __pow__(self, n):
        out = Value(self.data ** n, (self,))
        def back():
            self.grad += out.grad * n * self.data ** (n - 1) if n else 0.0
        out._backward = back
        return out

    def _unary(self, y, local):
        out = Value(y, (self,))
        def back():
            self.grad += local * out.grad
        out._backward = back
        return out

    def exp(self):
        e = math.exp(self.data)
        return self._unary(e, e)

    def log(self):
        return self._unary(math.log(self.data), 1 / self.data)

    def tanh(self):
        t = math.tanh(self.data)
        out = Value(t, (self,))
        def back():
            self.grad = (1 - t * t) * out.grad
        out._backward = back
        return out

    def sigmoid(self):
        s = 0.5 * (1 + math.tanh(self.data / 2))
        return self._unary(s, s * (1 - s))

    def relu(self):
        return self._unary(self.data if self.data > 0 else 0.0, 1.0 if self.data > 0 else 0.0)

    def max(self, other):
        other = self._lift(other)
        first = self.data > other.data
        out = Value(self.data if first else other.data, (self, other))
        def back():
            if first:
                self.grad += out.grad
            else:
                other.grad += out.grad
        out._backward = back
        return out

    def __neg__(self): return self * -1
    def __sub__(self, other): return self + -self._lift(other)
    def __rsub__(self, other): return self._lift(other) - self
    def __radd__(self, other): return self + other
    def __rmul__(self, other): return self * other
    def __rtruediv__(self, other): return self._lift(other) / self

    def backward(self):
        order, seen, stack = [], {id(self)}, [(self, iter(self.parents))]
        while stack:
            node, rest = stack[-1]
            for p in rest:
                if id(p) not in seen:
                    seen.add(id(p))
                    stack.append((p, iter(p.parents)))
                    break
            else:
                order.append(node)
                stack.pop()
        self.grad += 1.0
        for node in reversed(order):
            if node._backward:
                node._backward()
#- sigmoid assigns
class Value:
    def __init__(self, data, parents=()):
        self.data = data
        self.grad = 0.0
        self.parents = parents
        self._backward = None

    def _lift(self, other):
        return other if isinstance(other, Value) else Value(other)

    def __add__(self, other):
        other = self._lift(other)
        out = Value(self.data + other.data, (self, other))
        def back():
            self.grad += out.grad
            other.grad += out.grad
        out._backward = back
        return out

    def __mul__(self, other):
        other = self._lift(other)
        out = Value(self.data * other.data, (self, other))
        def back():
            self.grad += out.grad * other.data
            other.grad += out.grad * self.data
        out._backward = back
        return out

    def __truediv__(self, other):
        other = self._lift(other)
        out = Value(self.data / other.data, (self, other))
        def back():
            self.grad += out.grad / other.data
            other.grad -= out.grad * self.data / other.data ** 2
        out._backward = back
        return out

    def __pow__(self, n):
        out = Value(self.data ** n, (self,))
        def back():
            self.grad += out.grad * n * self.data ** (n - 1) if n else 0.0
        out._backward = back
        return out

    def _unary(self, y, local):
        out = Value(y, (self,))
        def back():
            self.grad += local * out.grad
        out._backward = back
        return out

    def exp(self):
        e = math.exp(self.data)
        return self._unary(e, e)

    def log(self):
        return self._unary(math.log(self.data), 1 / self.data)

    def tanh(self):
        t = math.tanh(self.data)
        return self._unary(t, 1 - t * t)

    def sigmoid(self):
        s = 0.5 * (1 + math.tanh(self.data / 2))
        out = Value(s, (self,))
        def back():
            self.grad = s * (1 - s) * out.grad
        out._backward = back
        return out

    def relu(self):
        return self._unary(self.data if self.data > 0 else 0.0, 1.0 if self.data > 0 else 0.0)

    def max(self, other):
        other = self._lift(other)
        first = self.data > other.data
        out = Value(self.data if first else other.data, (self, other))
        def back():
            if first:
                self.grad += out.grad
            else:
                other.grad += out.grad
        out._backward = back
        return out

    def __neg__(self): return self * -1
    def __sub__(self, other): return self + -self._lift(other)
    def __rsub__(self, other): return self._lift(other) - self
    def __radd__(self, other): return self + other
    def __rmul__(self, other): return self * other
    def __rtruediv__(self, other): return self._lift(other) / self

    def backward(self):
        order, seen, stack = [], {id(self)}, [(self, iter(self.parents))]
        while stack:
            node, rest = stack[-1]
            for p in rest:
                if id(p) not in seen:
                    seen.add(id(p))
                    stack.append((p, iter(p.parents)))
                    break
            else:
                order.append(node)
                stack.pop()
        self.grad += 1.0
        for node in reversed(order):
            if node._backward:
                node._backward()
#- neg assigns
class Value:
    def __init__(self, data, parents=()):
        self.data = data
        self.grad = 0.0
        self.parents = parents
        self._backward = None

    def _lift(self, other):
        return other if isinstance(other, Value) else Value(other)

    def __add__(self, other):
        other = self._lift(other)
        out = Value(self.data + other.data, (self, other))
        def back():
            self.grad += out.grad
            other.grad += out.grad
        out._backward = back
        return out

    def __mul__(self, other):
        other = self._lift(other)
        out = Value(self.data * other.data, (self, other))
        def back():
            self.grad += out.grad * other.data
            other.grad += out.grad * self.data
        out._backward = back
        return out

    def __truediv__(self, other):
        other = self._lift(other)
        out = Value(self.data / other.data, (self, other))
        def back():
            self.grad += out.grad / other.data
            other.grad -= out.grad * self.data / other.data ** 2
        out._backward = back
        return out

    def __pow__(self, n):
        out = Value(self.data ** n, (self,))
        def back():
            self.grad += out.grad * n * self.data ** (n - 1) if n else 0.0
        out._backward = back
        return out

    def _unary(self, y, local):
        out = Value(y, (self,))
        def back():
            self.grad += local * out.grad
        out._backward = back
        return out

    def exp(self):
        e = math.exp(self.data)
        return self._unary(e, e)

    def log(self):
        return self._unary(math.log(self.data), 1 / self.data)

    def tanh(self):
        t = math.tanh(self.data)
        return self._unary(t, 1 - t * t)

    def sigmoid(self):
        s = 0.5 * (1 + math.tanh(self.data / 2))
        return self._unary(s, s * (1 - s))

    def relu(self):
        return self._unary(self.data if self.data > 0 else 0.0, 1.0 if self.data > 0 else 0.0)

    def max(self, other):
        other = self._lift(other)
        first = self.data > other.data
        out = Value(self.data if first else other.data, (self, other))
        def back():
            if first:
                self.grad += out.grad
            else:
                other.grad += out.grad
        out._backward = back
        return out

    def __neg__(self):
        out = Value(-self.data, (self,))
        def back():
            self.grad = -out.grad
        out._backward = back
        return out
    def __sub__(self, other): return self + -self._lift(other)
    def __rsub__(self, other): return self._lift(other) - self
    def __radd__(self, other): return self + other
    def __rmul__(self, other): return self * other
    def __rtruediv__(self, other): return self._lift(other) / self

    def backward(self):
        order, seen, stack = [], {id(self)}, [(self, iter(self.parents))]
        while stack:
            node, rest = stack[-1]
            for p in rest:
                if id(p) not in seen:
                    seen.add(id(p))
                    stack.append((p, iter(p.parents)))
                    break
            else:
                order.append(node)
                stack.pop()
        self.grad += 1.0
        for node in reversed(order):
            if node._backward:
                node._backward()
#- tanh forgets upstream
class Value:
    def __init__(self, data, parents=()):
        self.data = data
        self.grad = 0.0
        self.parents = parents
        self._backward = None

    def _lift(self, other):
        return other if isinstance(other, Value) else Value(other)

    def __add__(self, other):
        other = self._lift(other)
        out = Value(self.data + other.data, (self, other))
        def back():
            self.grad += out.grad
            other.grad += out.grad
        out._backward = back
        return out

    def __mul__(self, other):
        other = self._lift(other)
        out = Value(self.data * other.data, (self, other))
        def back():
            self.grad += out.grad * other.data
            other.grad += out.grad * self.data
        out._backward = back
        return out

    def __truediv__(self, other):
        other = self._lift(other)
        out = Value(self.data / other.data, (self, other))
        def back():
            self.grad += out.grad / other.data
            other.grad -= out.grad * self.data / other.data ** 2
        out._backward = back
        return out

    def __pow__(self, n):
        out = Value(self.data ** n, (self,))
        def back():
            self.grad += out.grad * n * self.data ** (n - 1) if n else 0.0
        out._backward = back
        return out

    def _unary(self, y, local):
        out = Value(y, (self,))
        def back():
            self.grad += local * out.grad
        out._backward = back
        return out

    def exp(self):
        e = math.exp(self.data)
        return self._unary(e, e)

    def log(self):
        return self._unary(math.log(self.data), 1 / self.data)

    def tanh(self):
        t = math.tanh(self.data)
        out = Value(t, (self,))
        def back():
            self.grad += 1 - t * t
        out._backward = back
        return out

    def sigmoid(self):
        s = 0.5 * (1 + math.tanh(self.data / 2))
        return self._unary(s, s * (1 - s))

    def relu(self):
        return self._unary(self.data if self.data > 0 else 0.0, 1.0 if self.data > 0 else 0.0)

    def max(self, other):
        other = self._lift(other)
        first = self.data > other.data
        out = Value(self.data if first else other.data, (self, other))
        def back():
            if first:
                self.grad += out.grad
            else:
                other.grad += out.grad
        out._backward = back
        return out

    def __neg__(self): return self * -1
    def __sub__(self, other): return self + -self._lift(other)
    def __rsub__(self, other): return self._lift(other) - self
    def __radd__(self, other): return self + other
    def __rmul__(self, other): return self * other
    def __rtruediv__(self, other): return self._lift(other) / self

    def backward(self):
        order, seen, stack = [], {id(self)}, [(self, iter(self.parents))]
        while stack:
            node, rest = stack[-1]
            for p in rest:
                if id(p) not in seen:
                    seen.add(id(p))
                    stack.append((p, iter(p.parents)))
                    break
            else:
                order.append(node)
                stack.pop()
        self.grad += 1.0
        for node in reversed(order):
            if node._backward:
                node._backward()
#- sigmoid forgets upstream
class Value:
    def __init__(self, data, parents=()):
        self.data = data
        self.grad = 0.0
        self.parents = parents
        self._backward = None

    def _lift(self, other):
        return other if isinstance(other, Value) else Value(other)

    def __add__(self, other):
        other = self._lift(other)
        out = Value(self.data + other.data, (self, other))
        def back():
            self.grad += out.grad
            other.grad += out.grad
        out._backward = back
        return out

    def __mul__(self, other):
        other = self._lift(other)
        out = Value(self.data * other.data, (self, other))
        def back():
            self.grad += out.grad * other.data
            other.grad += out.grad * self.data
        out._backward = back
        return out

    def __truediv__(self, other):
        other = self._lift(other)
        out = Value(self.data / other.data, (self, other))
        def back():
            self.grad += out.grad / other.data
            other.grad -= out.grad * self.data / other.data ** 2
        out._backward = back
        return out

    def __pow__(self, n):
        out = Value(self.data ** n, (self,))
        def back():
            self.grad += out.grad * n * self.data ** (n - 1) if n else 0.0
        out._backward = back
        return out

    def _unary(self, y, local):
        out = Value(y, (self,))
        def back():
            self.grad += local * out.grad
        out._backward = back
        return out

    def exp(self):
        e = math.exp(self.data)
        return self._unary(e, e)

    def log(self):
        return self._unary(math.log(self.data), 1 / self.data)

    def tanh(self):
        t = math.tanh(self.data)
        return self._unary(t, 1 - t * t)

    def sigmoid(self):
        s = 0.5 * (1 + math.tanh(self.data / 2))
        out = Value(s, (self,))
        def back():
            self.grad += s * (1 - s)
        out._backward = back
        return out

    def relu(self):
        return self._unary(self.data if self.data > 0 else 0.0, 1.0 if self.data > 0 else 0.0)

    def max(self, other):
        other = self._lift(other)
        first = self.data > other.data
        out = Value(self.data if first else other.data, (self, other))
        def back():
            if first:
                self.grad += out.grad
            else:
                other.grad += out.grad
        out._backward = back
        return out

    def __neg__(self): return self * -1
    def __sub__(self, other): return self + -self._lift(other)
    def __rsub__(self, other): return self._lift(other) - self
    def __radd__(self, other): return self + other
    def __rmul__(self, other): return self * other
    def __rtruediv__(self, other): return self._lift(other) / self

    def backward(self):
        order, seen, stack = [], {id(self)}, [(self, iter(self.parents))]
        while stack:
            node, rest = stack[-1]
            for p in rest:
                if id(p) not in seen:
                    seen.add(id(p))
                    stack.append((p, iter(p.parents)))
                    break
            else:
                order.append(node)
                stack.pop()
        self.grad += 1.0
        for node in reversed(order):
            if node._backward:
                node._backward()
#- relu forgets upstream
class Value:
    def __init__(self, data, parents=()):
        self.data = data
        self.grad = 0.0
        self.parents = parents
        self._backward = None

    def _lift(self, other):
        return other if isinstance(other, Value) else Value(other)

    def __add__(self, other):
        other = self._lift(other)
        out = Value(self.data + other.data, (self, other))
        def back():
            self.grad += out.grad
            other.grad += out.grad
        out._backward = back
        return out

    def __mul__(self, other):
        other = self._lift(other)
        out = Value(self.data * other.data, (self, other))
        def back():
            self.grad += out.grad * other.data
            other.grad += out.grad * self.data
        out._backward = back
        return out

    def __truediv__(self, other):
        other = self._lift(other)
        out = Value(self.data / other.data, (self, other))
        def back():
            self.grad += out.grad / other.data
            other.grad -= out.grad * self.data / other.data ** 2
        out._backward = back
        return out

    def __pow__(self, n):
        out = Value(self.data ** n, (self,))
        def back():
            self.grad += out.grad * n * self.data ** (n - 1) if n else 0.0
        out._backward = back
        return out

    def _unary(self, y, local):
        out = Value(y, (self,))
        def back():
            self.grad += local * out.grad
        out._backward = back
        return out

    def exp(self):
        e = math.exp(self.data)
        return self._unary(e, e)

    def log(self):
        return self._unary(math.log(self.data), 1 / self.data)

    def tanh(self):
        t = math.tanh(self.data)
        return self._unary(t, 1 - t * t)

    def sigmoid(self):
        s = 0.5 * (1 + math.tanh(self.data / 2))
        return self._unary(s, s * (1 - s))

    def relu(self):
        out = Value(max(self.data, 0.0), (self,))
        def back():
            self.grad += float(self.data > 0)
        out._backward = back
        return out

    def max(self, other):
        other = self._lift(other)
        first = self.data > other.data
        out = Value(self.data if first else other.data, (self, other))
        def back():
            if first:
                self.grad += out.grad
            else:
                other.grad += out.grad
        out._backward = back
        return out

    def __neg__(self): return self * -1
    def __sub__(self, other): return self + -self._lift(other)
    def __rsub__(self, other): return self._lift(other) - self
    def __radd__(self, other): return self + other
    def __rmul__(self, other): return self * other
    def __rtruediv__(self, other): return self._lift(other) / self

    def backward(self):
        order, seen, stack = [], {id(self)}, [(self, iter(self.parents))]
        while stack:
            node, rest = stack[-1]
            for p in rest:
                if id(p) not in seen:
                    seen.add(id(p))
                    stack.append((p, iter(p.parents)))
                    break
            else:
                order.append(node)
                stack.pop()
        self.grad += 1.0
        for node in reversed(order):
            if node._backward:
                node._backward()
#- max forgets upstream
class Value:
    def __init__(self, data, parents=()):
        self.data = data
        self.grad = 0.0
        self.parents = parents
        self._backward = None

    def _lift(self, other):
        return other if isinstance(other, Value) else Value(other)

    def __add__(self, other):
        other = self._lift(other)
        out = Value(self.data + other.data, (self, other))
        def back():
            self.grad += out.grad
            other.grad += out.grad
        out._backward = back
        return out

    def __mul__(self, other):
        other = self._lift(other)
        out = Value(self.data * other.data, (self, other))
        def back():
            self.grad += out.grad * other.data
            other.grad += out.grad * self.data
        out._backward = back
        return out

    def __truediv__(self, other):
        other = self._lift(other)
        out = Value(self.data / other.data, (self, other))
        def back():
            self.grad += out.grad / other.data
            other.grad -= out.grad * self.data / other.data ** 2
        out._backward = back
        return out

    def __pow__(self, n):
        out = Value(self.data ** n, (self,))
        def back():
            self.grad += out.grad * n * self.data ** (n - 1) if n else 0.0
        out._backward = back
        return out

    def _unary(self, y, local):
        out = Value(y, (self,))
        def back():
            self.grad += local * out.grad
        out._backward = back
        return out

    def exp(self):
        e = math.exp(self.data)
        return self._unary(e, e)

    def log(self):
        return self._unary(math.log(self.data), 1 / self.data)

    def tanh(self):
        t = math.tanh(self.data)
        return self._unary(t, 1 - t * t)

    def sigmoid(self):
        s = 0.5 * (1 + math.tanh(self.data / 2))
        return self._unary(s, s * (1 - s))

    def relu(self):
        return self._unary(self.data if self.data > 0 else 0.0, 1.0 if self.data > 0 else 0.0)

    def max(self, other):
        other = self._lift(other)
        first = self.data > other.data
        out = Value(self.data if first else other.data, (self, other))
        def back():
            if first:
                self.grad += 1.0
            else:
                other.grad += 1.0
        out._backward = back
        return out

    def __neg__(self): return self * -1
    def __sub__(self, other): return self + -self._lift(other)
    def __rsub__(self, other): return self._lift(other) - self
    def __radd__(self, other): return self + other
    def __rmul__(self, other): return self * other
    def __rtruediv__(self, other): return self._lift(other) / self

    def backward(self):
        order, seen, stack = [], {id(self)}, [(self, iter(self.parents))]
        while stack:
            node, rest = stack[-1]
            for p in rest:
                if id(p) not in seen:
                    seen.add(id(p))
                    stack.append((p, iter(p.parents)))
                    break
            else:
                order.append(node)
                stack.pop()
        self.grad += 1.0
        for node in reversed(order):
            if node._backward:
                node._backward()
#- log forgets upstream
class Value:
    def __init__(self, data, parents=()):
        self.data = data
        self.grad = 0.0
        self.parents = parents
        self._backward = None

    def _lift(self, other):
        return other if isinstance(other, Value) else Value(other)

    def __add__(self, other):
        other = self._lift(other)
        out = Value(self.data + other.data, (self, other))
        def back():
            self.grad += out.grad
            other.grad += out.grad
        out._backward = back
        return out

    def __mul__(self, other):
        other = self._lift(other)
        out = Value(self.data * other.data, (self, other))
        def back():
            self.grad += out.grad * other.data
            other.grad += out.grad * self.data
        out._backward = back
        return out

    def __truediv__(self, other):
        other = self._lift(other)
        out = Value(self.data / other.data, (self, other))
        def back():
            self.grad += out.grad / other.data
            other.grad -= out.grad * self.data / other.data ** 2
        out._backward = back
        return out

    def __pow__(self, n):
        out = Value(self.data ** n, (self,))
        def back():
            self.grad += out.grad * n * self.data ** (n - 1) if n else 0.0
        out._backward = back
        return out

    def _unary(self, y, local):
        out = Value(y, (self,))
        def back():
            self.grad += local * out.grad
        out._backward = back
        return out

    def exp(self):
        e = math.exp(self.data)
        return self._unary(e, e)

    def log(self):
        out = Value(math.log(self.data), (self,))
        def back():
            self.grad += 1 / self.data
        out._backward = back
        return out

    def tanh(self):
        t = math.tanh(self.data)
        return self._unary(t, 1 - t * t)

    def sigmoid(self):
        s = 0.5 * (1 + math.tanh(self.data / 2))
        return self._unary(s, s * (1 - s))

    def relu(self):
        return self._unary(self.data if self.data > 0 else 0.0, 1.0 if self.data > 0 else 0.0)

    def max(self, other):
        other = self._lift(other)
        first = self.data > other.data
        out = Value(self.data if first else other.data, (self, other))
        def back():
            if first:
                self.grad += out.grad
            else:
                other.grad += out.grad
        out._backward = back
        return out

    def __neg__(self): return self * -1
    def __sub__(self, other): return self + -self._lift(other)
    def __rsub__(self, other): return self._lift(other) - self
    def __radd__(self, other): return self + other
    def __rmul__(self, other): return self * other
    def __rtruediv__(self, other): return self._lift(other) / self

    def backward(self):
        order, seen, stack = [], {id(self)}, [(self, iter(self.parents))]
        while stack:
            node, rest = stack[-1]
            for p in rest:
                if id(p) not in seen:
                    seen.add(id(p))
                    stack.append((p, iter(p.parents)))
                    break
            else:
                order.append(node)
                stack.pop()
        self.grad += 1.0
        for node in reversed(order):
            if node._backward:
                node._backward()
#- sub assigns to the second
class Value:
    def __init__(self, data, parents=()):
        self.data = data
        self.grad = 0.0
        self.parents = parents
        self._backward = None

    def _lift(self, other):
        return other if isinstance(other, Value) else Value(other)

    def __add__(self, other):
        other = self._lift(other)
        out = Value(self.data + other.data, (self, other))
        def back():
            self.grad += out.grad
            other.grad += out.grad
        out._backward = back
        return out

    def __mul__(self, other):
        other = self._lift(other)
        out = Value(self.data * other.data, (self, other))
        def back():
            self.grad += out.grad * other.data
            other.grad += out.grad * self.data
        out._backward = back
        return out

    def __truediv__(self, other):
        other = self._lift(other)
        out = Value(self.data / other.data, (self, other))
        def back():
            self.grad += out.grad / other.data
            other.grad -= out.grad * self.data / other.data ** 2
        out._backward = back
        return out

    def __pow__(self, n):
        out = Value(self.data ** n, (self,))
        def back():
            self.grad += out.grad * n * self.data ** (n - 1) if n else 0.0
        out._backward = back
        return out

    def _unary(self, y, local):
        out = Value(y, (self,))
        def back():
            self.grad += local * out.grad
        out._backward = back
        return out

    def exp(self):
        e = math.exp(self.data)
        return self._unary(e, e)

    def log(self):
        return self._unary(math.log(self.data), 1 / self.data)

    def tanh(self):
        t = math.tanh(self.data)
        return self._unary(t, 1 - t * t)

    def sigmoid(self):
        s = 0.5 * (1 + math.tanh(self.data / 2))
        return self._unary(s, s * (1 - s))

    def relu(self):
        return self._unary(self.data if self.data > 0 else 0.0, 1.0 if self.data > 0 else 0.0)

    def max(self, other):
        other = self._lift(other)
        first = self.data > other.data
        out = Value(self.data if first else other.data, (self, other))
        def back():
            if first:
                self.grad += out.grad
            else:
                other.grad += out.grad
        out._backward = back
        return out

    def __neg__(self): return self * -1
    def __sub__(self, other):
        other = self._lift(other)
        out = Value(self.data - other.data, (self, other))
        def back():
            self.grad += out.grad
            other.grad = -out.grad
        out._backward = back
        return out
    def __rsub__(self, other): return self._lift(other) - self
    def __radd__(self, other): return self + other
    def __rmul__(self, other): return self * other
    def __rtruediv__(self, other): return self._lift(other) / self

    def backward(self):
        order, seen, stack = [], {id(self)}, [(self, iter(self.parents))]
        while stack:
            node, rest = stack[-1]
            for p in rest:
                if id(p) not in seen:
                    seen.add(id(p))
                    stack.append((p, iter(p.parents)))
                    break
            else:
                order.append(node)
                stack.pop()
        self.grad += 1.0
        for node in reversed(order):
            if node._backward:
                node._backward()
#- sub assigns to the first
class Value:
    def __init__(self, data, parents=()):
        self.data = data
        self.grad = 0.0
        self.parents = parents
        self._backward = None

    def _lift(self, other):
        return other if isinstance(other, Value) else Value(other)

    def __add__(self, other):
        other = self._lift(other)
        out = Value(self.data + other.data, (self, other))
        def back():
            self.grad += out.grad
            other.grad += out.grad
        out._backward = back
        return out

    def __mul__(self, other):
        other = self._lift(other)
        out = Value(self.data * other.data, (self, other))
        def back():
            self.grad += out.grad * other.data
            other.grad += out.grad * self.data
        out._backward = back
        return out

    def __truediv__(self, other):
        other = self._lift(other)
        out = Value(self.data / other.data, (self, other))
        def back():
            self.grad += out.grad / other.data
            other.grad -= out.grad * self.data / other.data ** 2
        out._backward = back
        return out

    def __pow__(self, n):
        out = Value(self.data ** n, (self,))
        def back():
            self.grad += out.grad * n * self.data ** (n - 1) if n else 0.0
        out._backward = back
        return out

    def _unary(self, y, local):
        out = Value(y, (self,))
        def back():
            self.grad += local * out.grad
        out._backward = back
        return out

    def exp(self):
        e = math.exp(self.data)
        return self._unary(e, e)

    def log(self):
        return self._unary(math.log(self.data), 1 / self.data)

    def tanh(self):
        t = math.tanh(self.data)
        return self._unary(t, 1 - t * t)

    def sigmoid(self):
        s = 0.5 * (1 + math.tanh(self.data / 2))
        return self._unary(s, s * (1 - s))

    def relu(self):
        return self._unary(self.data if self.data > 0 else 0.0, 1.0 if self.data > 0 else 0.0)

    def max(self, other):
        other = self._lift(other)
        first = self.data > other.data
        out = Value(self.data if first else other.data, (self, other))
        def back():
            if first:
                self.grad += out.grad
            else:
                other.grad += out.grad
        out._backward = back
        return out

    def __neg__(self): return self * -1
    def __sub__(self, other):
        other = self._lift(other)
        out = Value(self.data - other.data, (self, other))
        def back():
            self.grad = out.grad
            other.grad -= out.grad
        out._backward = back
        return out
    def __rsub__(self, other): return self._lift(other) - self
    def __radd__(self, other): return self + other
    def __rmul__(self, other): return self * other
    def __rtruediv__(self, other): return self._lift(other) / self

    def backward(self):
        order, seen, stack = [], {id(self)}, [(self, iter(self.parents))]
        while stack:
            node, rest = stack[-1]
            for p in rest:
                if id(p) not in seen:
                    seen.add(id(p))
                    stack.append((p, iter(p.parents)))
                    break
            else:
                order.append(node)
                stack.pop()
        self.grad += 1.0
        for node in reversed(order):
            if node._backward:
                node._backward()
#- rtruediv assigns
class Value:
    def __init__(self, data, parents=()):
        self.data = data
        self.grad = 0.0
        self.parents = parents
        self._backward = None

    def _lift(self, other):
        return other if isinstance(other, Value) else Value(other)

    def __add__(self, other):
        other = self._lift(other)
        out = Value(self.data + other.data, (self, other))
        def back():
            self.grad += out.grad
            other.grad += out.grad
        out._backward = back
        return out

    def __mul__(self, other):
        other = self._lift(other)
        out = Value(self.data * other.data, (self, other))
        def back():
            self.grad += out.grad * other.data
            other.grad += out.grad * self.data
        out._backward = back
        return out

    def __truediv__(self, other):
        other = self._lift(other)
        out = Value(self.data / other.data, (self, other))
        def back():
            self.grad += out.grad / other.data
            other.grad -= out.grad * self.data / other.data ** 2
        out._backward = back
        return out

    def __pow__(self, n):
        out = Value(self.data ** n, (self,))
        def back():
            self.grad += out.grad * n * self.data ** (n - 1) if n else 0.0
        out._backward = back
        return out

    def _unary(self, y, local):
        out = Value(y, (self,))
        def back():
            self.grad += local * out.grad
        out._backward = back
        return out

    def exp(self):
        e = math.exp(self.data)
        return self._unary(e, e)

    def log(self):
        return self._unary(math.log(self.data), 1 / self.data)

    def tanh(self):
        t = math.tanh(self.data)
        return self._unary(t, 1 - t * t)

    def sigmoid(self):
        s = 0.5 * (1 + math.tanh(self.data / 2))
        return self._unary(s, s * (1 - s))

    def relu(self):
        return self._unary(self.data if self.data > 0 else 0.0, 1.0 if self.data > 0 else 0.0)

    def max(self, other):
        other = self._lift(other)
        first = self.data > other.data
        out = Value(self.data if first else other.data, (self, other))
        def back():
            if first:
                self.grad += out.grad
            else:
                other.grad += out.grad
        out._backward = back
        return out

    def __neg__(self): return self * -1
    def __sub__(self, other): return self + -self._lift(other)
    def __rsub__(self, other): return self._lift(other) - self
    def __radd__(self, other): return self + other
    def __rmul__(self, other): return self * other
    def __rtruediv__(self, other):
        out = Value(other / self.data, (self,))
        def back():
            self.grad = -out.grad * other / self.data ** 2
        out._backward = back
        return out

    def backward(self):
        order, seen, stack = [], {id(self)}, [(self, iter(self.parents))]
        while stack:
            node, rest = stack[-1]
            for p in rest:
                if id(p) not in seen:
                    seen.add(id(p))
                    stack.append((p, iter(p.parents)))
                    break
            else:
                order.append(node)
                stack.pop()
        self.grad += 1.0
        for node in reversed(order):
            if node._backward:
                node._backward()
#- rsub assigns
class Value:
    def __init__(self, data, parents=()):
        self.data = data
        self.grad = 0.0
        self.parents = parents
        self._backward = None

    def _lift(self, other):
        return other if isinstance(other, Value) else Value(other)

    def __add__(self, other):
        other = self._lift(other)
        out = Value(self.data + other.data, (self, other))
        def back():
            self.grad += out.grad
            other.grad += out.grad
        out._backward = back
        return out

    def __mul__(self, other):
        other = self._lift(other)
        out = Value(self.data * other.data, (self, other))
        def back():
            self.grad += out.grad * other.data
            other.grad += out.grad * self.data
        out._backward = back
        return out

    def __truediv__(self, other):
        other = self._lift(other)
        out = Value(self.data / other.data, (self, other))
        def back():
            self.grad += out.grad / other.data
            other.grad -= out.grad * self.data / other.data ** 2
        out._backward = back
        return out

    def __pow__(self, n):
        out = Value(self.data ** n, (self,))
        def back():
            self.grad += out.grad * n * self.data ** (n - 1) if n else 0.0
        out._backward = back
        return out

    def _unary(self, y, local):
        out = Value(y, (self,))
        def back():
            self.grad += local * out.grad
        out._backward = back
        return out

    def exp(self):
        e = math.exp(self.data)
        return self._unary(e, e)

    def log(self):
        return self._unary(math.log(self.data), 1 / self.data)

    def tanh(self):
        t = math.tanh(self.data)
        return self._unary(t, 1 - t * t)

    def sigmoid(self):
        s = 0.5 * (1 + math.tanh(self.data / 2))
        return self._unary(s, s * (1 - s))

    def relu(self):
        return self._unary(self.data if self.data > 0 else 0.0, 1.0 if self.data > 0 else 0.0)

    def max(self, other):
        other = self._lift(other)
        first = self.data > other.data
        out = Value(self.data if first else other.data, (self, other))
        def back():
            if first:
                self.grad += out.grad
            else:
                other.grad += out.grad
        out._backward = back
        return out

    def __neg__(self): return self * -1
    def __sub__(self, other): return self + -self._lift(other)
    def __rsub__(self, other):
        out = Value(other - self.data, (self,))
        def back():
            self.grad = -out.grad
        out._backward = back
        return out
    def __radd__(self, other): return self + other
    def __rmul__(self, other): return self * other
    def __rtruediv__(self, other): return self._lift(other) / self

    def backward(self):
        order, seen, stack = [], {id(self)}, [(self, iter(self.parents))]
        while stack:
            node, rest = stack[-1]
            for p in rest:
                if id(p) not in seen:
                    seen.add(id(p))
                    stack.append((p, iter(p.parents)))
                    break
            else:
                order.append(node)
                stack.pop()
        self.grad += 1.0
        for node in reversed(order):
            if node._backward:
                node._backward()
#- rsub forgets upstream
class Value:
    def __init__(self, data, parents=()):
        self.data = data
        self.grad = 0.0
        self.parents = parents
        self._backward = None

    def _lift(self, other):
        return other if isinstance(other, Value) else Value(other)

    def __add__(self, other):
        other = self._lift(other)
        out = Value(self.data + other.data, (self, other))
        def back():
            self.grad += out.grad
            other.grad += out.grad
        out._backward = back
        return out

    def __mul__(self, other):
        other = self._lift(other)
        out = Value(self.data * other.data, (self, other))
        def back():
            self.grad += out.grad * other.data
            other.grad += out.grad * self.data
        out._backward = back
        return out

    def __truediv__(self, other):
        other = self._lift(other)
        out = Value(self.data / other.data, (self, other))
        def back():
            self.grad += out.grad / other.data
            other.grad -= out.grad * self.data / other.data ** 2
        out._backward = back
        return out

    def __pow__(self, n):
        out = Value(self.data ** n, (self,))
        def back():
            self.grad += out.grad * n * self.data ** (n - 1) if n else 0.0
        out._backward = back
        return out

    def _unary(self, y, local):
        out = Value(y, (self,))
        def back():
            self.grad += local * out.grad
        out._backward = back
        return out

    def exp(self):
        e = math.exp(self.data)
        return self._unary(e, e)

    def log(self):
        return self._unary(math.log(self.data), 1 / self.data)

    def tanh(self):
        t = math.tanh(self.data)
        return self._unary(t, 1 - t * t)

    def sigmoid(self):
        s = 0.5 * (1 + math.tanh(self.data / 2))
        return self._unary(s, s * (1 - s))

    def relu(self):
        return self._unary(self.data if self.data > 0 else 0.0, 1.0 if self.data > 0 else 0.0)

    def max(self, other):
        other = self._lift(other)
        first = self.data > other.data
        out = Value(self.data if first else other.data, (self, other))
        def back():
            if first:
                self.grad += out.grad
            else:
                other.grad += out.grad
        out._backward = back
        return out

    def __neg__(self): return self * -1
    def __sub__(self, other): return self + -self._lift(other)
    def __rsub__(self, other):
        out = Value(other - self.data, (self,))
        def back():
            self.grad += -1.0
        out._backward = back
        return out
    def __radd__(self, other): return self + other
    def __rmul__(self, other): return self * other
    def __rtruediv__(self, other): return self._lift(other) / self

    def backward(self):
        order, seen, stack = [], {id(self)}, [(self, iter(self.parents))]
        while stack:
            node, rest = stack[-1]
            for p in rest:
                if id(p) not in seen:
                    seen.add(id(p))
                    stack.append((p, iter(p.parents)))
                    break
            else:
                order.append(node)
                stack.pop()
        self.grad += 1.0
        for node in reversed(order):
            if node._backward:
                node._backward()
#- rtruediv forgets upstream
class Value:
    def __init__(self, data, parents=()):
        self.data = data
        self.grad = 0.0
        self.parents = parents
        self._backward = None

    def _lift(self, other):
        return other if isinstance(other, Value) else Value(other)

    def __add__(self, other):
        other = self._lift(other)
        out = Value(self.data + other.data, (self, other))
        def back():
            self.grad += out.grad
            other.grad += out.grad
        out._backward = back
        return out

    def __mul__(self, other):
        other = self._lift(other)
        out = Value(self.data * other.data, (self, other))
        def back():
            self.grad += out.grad * other.data
            other.grad += out.grad * self.data
        out._backward = back
        return out

    def __truediv__(self, other):
        other = self._lift(other)
        out = Value(self.data / other.data, (self, other))
        def back():
            self.grad += out.grad / other.data
            other.grad -= out.grad * self.data / other.data ** 2
        out._backward = back
        return out

    def __pow__(self, n):
        out = Value(self.data ** n, (self,))
        def back():
            self.grad += out.grad * n * self.data ** (n - 1) if n else 0.0
        out._backward = back
        return out

    def _unary(self, y, local):
        out = Value(y, (self,))
        def back():
            self.grad += local * out.grad
        out._backward = back
        return out

    def exp(self):
        e = math.exp(self.data)
        return self._unary(e, e)

    def log(self):
        return self._unary(math.log(self.data), 1 / self.data)

    def tanh(self):
        t = math.tanh(self.data)
        return self._unary(t, 1 - t * t)

    def sigmoid(self):
        s = 0.5 * (1 + math.tanh(self.data / 2))
        return self._unary(s, s * (1 - s))

    def relu(self):
        return self._unary(self.data if self.data > 0 else 0.0, 1.0 if self.data > 0 else 0.0)

    def max(self, other):
        other = self._lift(other)
        first = self.data > other.data
        out = Value(self.data if first else other.data, (self, other))
        def back():
            if first:
                self.grad += out.grad
            else:
                other.grad += out.grad
        out._backward = back
        return out

    def __neg__(self): return self * -1
    def __sub__(self, other): return self + -self._lift(other)
    def __rsub__(self, other): return self._lift(other) - self
    def __radd__(self, other): return self + other
    def __rmul__(self, other): return self * other
    def __rtruediv__(self, other):
        out = Value(other / self.data, (self,))
        def back():
            self.grad += -other / self.data ** 2
        out._backward = back
        return out

    def backward(self):
        order, seen, stack = [], {id(self)}, [(self, iter(self.parents))]
        while stack:
            node, rest = stack[-1]
            for p in rest:
                if id(p) not in seen:
                    seen.add(id(p))
                    stack.append((p, iter(p.parents)))
                    break
            else:
                order.append(node)
                stack.pop()
        self.grad += 1.0
        for node in reversed(order):
            if node._backward:
                node._backward()
#- rtruediv forgets the number in the gradient
class Value:
    def __init__(self, data, parents=()):
        self.data = data
        self.grad = 0.0
        self.parents = parents
        self._backward = None

    def _lift(self, other):
        return other if isinstance(other, Value) else Value(other)

    def __add__(self, other):
        other = self._lift(other)
        out = Value(self.data + other.data, (self, other))
        def back():
            self.grad += out.grad
            other.grad += out.grad
        out._backward = back
        return out

    def __mul__(self, other):
        other = self._lift(other)
        out = Value(self.data * other.data, (self, other))
        def back():
            self.grad += out.grad * other.data
            other.grad += out.grad * self.data
        out._backward = back
        return out

    def __truediv__(self, other):
        other = self._lift(other)
        out = Value(self.data / other.data, (self, other))
        def back():
            self.grad += out.grad / other.data
            other.grad -= out.grad * self.data / other.data ** 2
        out._backward = back
        return out

    def __pow__(self, n):
        out = Value(self.data ** n, (self,))
        def back():
            self.grad += out.grad * n * self.data ** (n - 1) if n else 0.0
        out._backward = back
        return out

    def _unary(self, y, local):
        out = Value(y, (self,))
        def back():
            self.grad += local * out.grad
        out._backward = back
        return out

    def exp(self):
        e = math.exp(self.data)
        return self._unary(e, e)

    def log(self):
        return self._unary(math.log(self.data), 1 / self.data)

    def tanh(self):
        t = math.tanh(self.data)
        return self._unary(t, 1 - t * t)

    def sigmoid(self):
        s = 0.5 * (1 + math.tanh(self.data / 2))
        return self._unary(s, s * (1 - s))

    def relu(self):
        return self._unary(self.data if self.data > 0 else 0.0, 1.0 if self.data > 0 else 0.0)

    def max(self, other):
        other = self._lift(other)
        first = self.data > other.data
        out = Value(self.data if first else other.data, (self, other))
        def back():
            if first:
                self.grad += out.grad
            else:
                other.grad += out.grad
        out._backward = back
        return out

    def __neg__(self): return self * -1
    def __sub__(self, other): return self + -self._lift(other)
    def __rsub__(self, other): return self._lift(other) - self
    def __radd__(self, other): return self + other
    def __rmul__(self, other): return self * other
    def __rtruediv__(self, other):
        out = Value(other / self.data, (self,))
        def back():
            self.grad += -out.grad / self.data ** 2
        out._backward = back
        return out

    def backward(self):
        order, seen, stack = [], {id(self)}, [(self, iter(self.parents))]
        while stack:
            node, rest = stack[-1]
            for p in rest:
                if id(p) not in seen:
                    seen.add(id(p))
                    stack.append((p, iter(p.parents)))
                    break
            else:
                order.append(node)
                stack.pop()
        self.grad += 1.0
        for node in reversed(order):
            if node._backward:
                node._backward()
#- division by a number: gradient not divided
class Value:
    def __init__(self, data, parents=()):
        self.data = data
        self.grad = 0.0
        self.parents = parents
        self._backward = None

    def _lift(self, other):
        return other if isinstance(other, Value) else Value(other)

    def __add__(self, other):
        other = self._lift(other)
        out = Value(self.data + other.data, (self, other))
        def back():
            self.grad += out.grad
            other.grad += out.grad
        out._backward = back
        return out

    def __mul__(self, other):
        other = self._lift(other)
        out = Value(self.data * other.data, (self, other))
        def back():
            self.grad += out.grad * other.data
            other.grad += out.grad * self.data
        out._backward = back
        return out

    def __truediv__(self, other):
        if not isinstance(other, Value):
            return self._unary(self.data / other, 1.0)
        other = self._lift(other)
        out = Value(self.data / other.data, (self, other))
        def back():
            self.grad += out.grad / other.data
            other.grad -= out.grad * self.data / other.data ** 2
        out._backward = back
        return out

    def __pow__(self, n):
        out = Value(self.data ** n, (self,))
        def back():
            self.grad += out.grad * n * self.data ** (n - 1) if n else 0.0
        out._backward = back
        return out

    def _unary(self, y, local):
        out = Value(y, (self,))
        def back():
            self.grad += local * out.grad
        out._backward = back
        return out

    def exp(self):
        e = math.exp(self.data)
        return self._unary(e, e)

    def log(self):
        return self._unary(math.log(self.data), 1 / self.data)

    def tanh(self):
        t = math.tanh(self.data)
        return self._unary(t, 1 - t * t)

    def sigmoid(self):
        s = 0.5 * (1 + math.tanh(self.data / 2))
        return self._unary(s, s * (1 - s))

    def relu(self):
        return self._unary(self.data if self.data > 0 else 0.0, 1.0 if self.data > 0 else 0.0)

    def max(self, other):
        other = self._lift(other)
        first = self.data > other.data
        out = Value(self.data if first else other.data, (self, other))
        def back():
            if first:
                self.grad += out.grad
            else:
                other.grad += out.grad
        out._backward = back
        return out

    def __neg__(self): return self * -1
    def __sub__(self, other): return self + -self._lift(other)
    def __rsub__(self, other): return self._lift(other) - self
    def __radd__(self, other): return self + other
    def __rmul__(self, other): return self * other
    def __rtruediv__(self, other): return self._lift(other) / self

    def backward(self):
        order, seen, stack = [], {id(self)}, [(self, iter(self.parents))]
        while stack:
            node, rest = stack[-1]
            for p in rest:
                if id(p) not in seen:
                    seen.add(id(p))
                    stack.append((p, iter(p.parents)))
                    break
            else:
                order.append(node)
                stack.pop()
        self.grad += 1.0
        for node in reversed(order):
            if node._backward:
                node._backward()
#- recursion in unary nodes and second operands
class Value:
    def __init__(self, data, parents=()):
        self.data = data
        self.grad = 0.0
        self.parents = parents
        self._backward = None

    def _lift(self, other):
        return other if isinstance(other, Value) else Value(other)

    def __add__(self, other):
        other = self._lift(other)
        out = Value(self.data + other.data, (self, other))
        def back():
            self.grad += out.grad
            other.grad += out.grad
        out._backward = back
        return out

    def __mul__(self, other):
        other = self._lift(other)
        out = Value(self.data * other.data, (self, other))
        def back():
            self.grad += out.grad * other.data
            other.grad += out.grad * self.data
        out._backward = back
        return out

    def __truediv__(self, other):
        other = self._lift(other)
        out = Value(self.data / other.data, (self, other))
        def back():
            self.grad += out.grad / other.data
            other.grad -= out.grad * self.data / other.data ** 2
        out._backward = back
        return out

    def __pow__(self, n):
        out = Value(self.data ** n, (self,))
        def back():
            self.grad += out.grad * n * self.data ** (n - 1) if n else 0.0
        out._backward = back
        return out

    def _unary(self, y, local):
        out = Value(y, (self,))
        def back():
            self.grad += local * out.grad
        out._backward = back
        return out

    def exp(self):
        e = math.exp(self.data)
        return self._unary(e, e)

    def log(self):
        return self._unary(math.log(self.data), 1 / self.data)

    def tanh(self):
        t = math.tanh(self.data)
        return self._unary(t, 1 - t * t)

    def sigmoid(self):
        s = 0.5 * (1 + math.tanh(self.data / 2))
        return self._unary(s, s * (1 - s))

    def relu(self):
        return self._unary(self.data if self.data > 0 else 0.0, 1.0 if self.data > 0 else 0.0)

    def max(self, other):
        other = self._lift(other)
        first = self.data > other.data
        out = Value(self.data if first else other.data, (self, other))
        def back():
            if first:
                self.grad += out.grad
            else:
                other.grad += out.grad
        out._backward = back
        return out

    def __neg__(self): return self * -1
    def __sub__(self, other): return self + -self._lift(other)
    def __rsub__(self, other): return self._lift(other) - self
    def __radd__(self, other): return self + other
    def __rmul__(self, other): return self * other
    def __rtruediv__(self, other): return self._lift(other) / self

    def backward(self):
        order, seen = [], set()
        def build(v):
            line = []
            while id(v) not in seen:
                seen.add(id(v))
                line.append(v)
                if len(v.parents) != 2:
                    if v.parents:
                        build(v.parents[0])
                    break
                v = v.parents[0]
            for v in reversed(line):
                for p in v.parents:
                    build(p)
                order.append(v)
        build(self)
        self.grad += 1.0
        for node in reversed(order):
            if node._backward:
                node._backward()
#- relaxation: passes over the edges until nothing changes
class Value:
    def __init__(self, data, parents=()):
        self.data = data
        self.grad = 0.0
        self.parents = parents
        self._backward = None

    def _lift(self, other):
        return other if isinstance(other, Value) else Value(other)

    def __add__(self, other):
        other = self._lift(other)
        out = Value(self.data + other.data, (self, other))
        def back():
            self.grad += out.grad
            other.grad += out.grad
        out._backward = back
        return out

    def __mul__(self, other):
        other = self._lift(other)
        out = Value(self.data * other.data, (self, other))
        def back():
            self.grad += out.grad * other.data
            other.grad += out.grad * self.data
        out._backward = back
        return out

    def __truediv__(self, other):
        other = self._lift(other)
        out = Value(self.data / other.data, (self, other))
        def back():
            self.grad += out.grad / other.data
            other.grad -= out.grad * self.data / other.data ** 2
        out._backward = back
        return out

    def __pow__(self, n):
        out = Value(self.data ** n, (self,))
        def back():
            self.grad += out.grad * n * self.data ** (n - 1) if n else 0.0
        out._backward = back
        return out

    def _unary(self, y, local):
        out = Value(y, (self,))
        def back():
            self.grad += local * out.grad
        out._backward = back
        return out

    def exp(self):
        e = math.exp(self.data)
        return self._unary(e, e)

    def log(self):
        return self._unary(math.log(self.data), 1 / self.data)

    def tanh(self):
        t = math.tanh(self.data)
        return self._unary(t, 1 - t * t)

    def sigmoid(self):
        s = 0.5 * (1 + math.tanh(self.data / 2))
        return self._unary(s, s * (1 - s))

    def relu(self):
        return self._unary(self.data if self.data > 0 else 0.0, 1.0 if self.data > 0 else 0.0)

    def max(self, other):
        other = self._lift(other)
        first = self.data > other.data
        out = Value(self.data if first else other.data, (self, other))
        def back():
            if first:
                self.grad += out.grad
            else:
                other.grad += out.grad
        out._backward = back
        return out

    def __neg__(self): return self * -1
    def __sub__(self, other): return self + -self._lift(other)
    def __rsub__(self, other): return self._lift(other) - self
    def __radd__(self, other): return self + other
    def __rmul__(self, other): return self * other
    def __rtruediv__(self, other): return self._lift(other) / self

    def backward(self):
        seen, todo = {self}, [self]
        for v in todo:
            for p in v.parents:
                if p not in seen:
                    seen.add(p)
                    todo.append(p)
        before = {v: v.grad for v in seen}
        for _ in range(8):
            for v in seen:
                v.grad = 0.0
            self.grad = 1.0
            for v in todo:
                if v._backward:
                    v._backward()
        for v in seen:
            v.grad += before[v]
#- depths that grow are not passed on
class Value:
    def __init__(self, data, parents=()):
        self.data = data
        self.grad = 0.0
        self.parents = parents
        self._backward = None

    def _lift(self, other):
        return other if isinstance(other, Value) else Value(other)

    def __add__(self, other):
        other = self._lift(other)
        out = Value(self.data + other.data, (self, other))
        def back():
            self.grad += out.grad
            other.grad += out.grad
        out._backward = back
        return out

    def __mul__(self, other):
        other = self._lift(other)
        out = Value(self.data * other.data, (self, other))
        def back():
            self.grad += out.grad * other.data
            other.grad += out.grad * self.data
        out._backward = back
        return out

    def __truediv__(self, other):
        other = self._lift(other)
        out = Value(self.data / other.data, (self, other))
        def back():
            self.grad += out.grad / other.data
            other.grad -= out.grad * self.data / other.data ** 2
        out._backward = back
        return out

    def __pow__(self, n):
        out = Value(self.data ** n, (self,))
        def back():
            self.grad += out.grad * n * self.data ** (n - 1) if n else 0.0
        out._backward = back
        return out

    def _unary(self, y, local):
        out = Value(y, (self,))
        def back():
            self.grad += local * out.grad
        out._backward = back
        return out

    def exp(self):
        e = math.exp(self.data)
        return self._unary(e, e)

    def log(self):
        return self._unary(math.log(self.data), 1 / self.data)

    def tanh(self):
        t = math.tanh(self.data)
        return self._unary(t, 1 - t * t)

    def sigmoid(self):
        s = 0.5 * (1 + math.tanh(self.data / 2))
        return self._unary(s, s * (1 - s))

    def relu(self):
        return self._unary(self.data if self.data > 0 else 0.0, 1.0 if self.data > 0 else 0.0)

    def max(self, other):
        other = self._lift(other)
        first = self.data > other.data
        out = Value(self.data if first else other.data, (self, other))
        def back():
            if first:
                self.grad += out.grad
            else:
                other.grad += out.grad
        out._backward = back
        return out

    def __neg__(self): return self * -1
    def __sub__(self, other): return self + -self._lift(other)
    def __rsub__(self, other): return self._lift(other) - self
    def __radd__(self, other): return self + other
    def __rmul__(self, other): return self * other
    def __rtruediv__(self, other): return self._lift(other) / self

    def backward(self):
        depth, todo = {self: 0}, [self]
        for v in todo:
            for p in v.parents:
                if p not in depth:
                    todo.append(p)
                depth[p] = max(depth.get(p, 0), depth[v] + 1)
        self.grad += 1.0
        for node in sorted(depth, key=depth.get):
            if node._backward:
                node._backward()
#-s pow from the output over the base, with no care for a zero ;; self.grad += out.grad * n * self.data ** (n - 1) if n else 0.0 ;; self.grad += out.grad * n * out.data / self.data
#-s mul from the output over the operands, with no care for a zero ;; self.grad += out.grad * other.data ;; self.grad += out.grad * out.data / self.data
## gradient
#+ plain
def gradient(f, xs):
    values = [Value(x) for x in xs]
    f(*values).backward()
    return [v.grad for v in values]
#+ an array
def gradient(f, xs):
    leaves = tuple(map(Value, xs))
    out = f(*leaves)
    out.backward()
    return np.fromiter((leaf.grad for leaf in leaves), dtype=float, count=len(leaves))
#+ one pass an argument, a tuple
def gradient(f, xs):
    def partial(i):
        leaves = [Value(float(x)) for x in xs]
        f(*leaves).backward()
        return float(leaves[i].grad)
    return tuple(partial(i) for i in range(len(xs)))
#+ by root minus zero
def gradient(f, xs):
    vals = []
    for x in xs:
        vals.append(Value(x))
    root = 1.0 * f(*vals) + 0
    root.backward()
    return [np.float64(v.grad) for v in vals]
#+ a dict keyed by position
def gradient(f, xs):
    store = dict(enumerate(Value(float(x)) for x in xs))
    y = f(*store.values())
    y.backward()
    return [store[i].grad for i in sorted(store)]
#+ a subclass of Value is a Value
class _Leaf(Value):
    pass
def gradient(f, xs):
    leaves = [_Leaf(x) for x in xs]
    getattr(f(*leaves), "backward")()
    return list(map(operator.attrgetter("grad"), leaves))
#+ leaves wrapped in a sum with zero
def gradient(f, xs):
    leaves = [Value(x) for x in xs]
    f(*(leaf + 0.0 for leaf in leaves)).backward()
    return [leaf.grad for leaf in leaves]
#+ two calls, two halves
def gradient(f, xs):
    leaves = [Value(x) for x in xs]
    for _ in range(2):
        (f(*leaves) * 0.5).backward()
    return [leaf.grad for leaf in leaves]
#-s not unpacked ;; f(*values) ;; f(values)
#-s the values instead ;; v.grad for ;; v.data for
#-s Values of gradients ;; v.grad for ;; Value(v.grad) for
#-s no backward ;; f(*values).backward() ;; f(*values)
#-s zeros left out ;; for v in values] ;; for v in values if v.grad]
#-s reversed ;; for v in values] ;; for v in reversed(values)]
#-s a map ;; return [v.grad for v in values] ;; return map(lambda v: v.grad, values)
#-s a sum ;; return [v.grad for v in values] ;; return sum(v.grad for v in values)
#-s a column ;; return [v.grad for v in values] ;; return np.array([[v.grad] for v in values])
#-s rounded ;; v.grad for ;; round(v.grad, 3) for
#-s whole numbers in ;; Value(x) for ;; Value(int(x)) for
#-s two backward passes on the same leaves ;; f(*values).backward() ;; f(*values).backward(); f(*values).backward()
#-s sorted arguments ;; for x in xs] ;; for x in sorted(xs)]
#-s one Value for equal numbers ;; values = [Value(x) for x in xs] ;; d = {x: Value(x) for x in xs}; values = [d[x] for x in xs]
#-s one Value for all ;; [Value(x) for x in xs] ;; [Value(xs[0])] * len(xs)
#-s a gradient step ;; v.grad for ;; -v.grad for
#-s the first two only ;; for x in xs] ;; for x in xs[:2]]
#-s gradients over their norm ;; return [v.grad for v in values] ;; g = np.array([v.grad for v in values]); return g / (np.linalg.norm(g) or 1.0)
#-s none for unused ;; v.grad for ;; (v.grad or None) for
#-s a dict ;; return [v.grad for v in values] ;; return {i: v.grad for i, v in enumerate(values)}
#-s gradient times the value ;; v.grad for ;; v.grad * v.data for
#-s clipped ;; v.grad for ;; max(-1.0, min(1.0, v.grad)) for
#- leaves kept from call to call
_leaves = {}
def gradient(f, xs):
    values = [_leaves.setdefault((i, float(x)), Value(x)) for i, x in enumerate(xs)]
    f(*values).backward()
    return [v.grad for v in values]
#- leaves kept in a default argument
def gradient(f, xs, values=[]):
    if len(values) != len(xs):
        values[:] = [Value(x) for x in xs]
    for v, x in zip(values, xs):
        v.data = x
    f(*values).backward()
    return [v.grad for v in values]
#- forward differences
def gradient(f, xs):
    h = 1e-4
    base = f(*map(Value, xs)).data
    return [(f(*[Value(x + h * (i == j)) for j, x in enumerate(xs)]).data - base) / h for i in range(len(xs))]
#- coarse central differences
def gradient(f, xs):
    h = 0.05
    g = lambda i, e: f(*[Value(x + e * (i == j)) for j, x in enumerate(xs)]).data
    return [(g(i, h) - g(i, -h)) / (2 * h) for i in range(len(xs))]
#- writes into xs
def gradient(f, xs):
    values = [Value(float(x)) for x in xs]
    f(*values).backward()
    for i, v in enumerate(values):
        xs[i] = v.grad
    return xs
#- xs emptied
def gradient(f, xs):
    values = []
    xs = xs if isinstance(xs, list) else list(xs)
    while xs:
        values.insert(0, Value(xs.pop()))
    f(*values).backward()
    return [v.grad for v in values]
#- plain numbers for the other arguments
def gradient(f, xs):
    grads = []
    for i in range(len(xs)):
        v = Value(xs[i])
        f(*[v if i == j else xs[j] for j in range(len(xs))]).backward()
        grads.append(v.grad)
    return grads
#- one pass an argument with the gradients kept
def gradient(f, xs):
    values = [Value(x) for x in xs]
    out = []
    for v in values:
        f(*values).backward()
        out.append(v.grad)
    return out
#- x twice gives the sum at both
def gradient(f, xs):
    values = [Value(x) for x in xs]
    f(*values).backward()
    return [sum(u.grad for u in values if u.data == v.data) for v in values]
#- zeros in xs are skipped
def gradient(f, xs):
    values = [Value(x or 1e-3) for x in xs]
    f(*values).backward()
    return [v.grad for v in values]
#- no slope at a zero
def gradient(f, xs):
    values = [Value(x) for x in xs]
    f(*values).backward()
    return [v.grad if v.data else 0.0 for v in values]
#- remembered by the point alone
_known = {}
def gradient(f, xs):
    key = tuple(xs)
    if key not in _known:
        values = [Value(x) for x in xs]
        f(*values).backward()
        _known[key] = [v.grad for v in values]
    return list(_known[key])
#- the root itself is handed the seed again
def gradient(f, xs):
    values = [Value(x) for x in xs]
    out = f(*values)
    out.backward()
    if out in values:
        out.grad += 1.0
    return [v.grad for v in values]
#- rounded to six decimals
def gradient(f, xs):
    values = [Value(x) for x in xs]
    f(*values).backward()
    return [round(v.grad, 6) for v in values]
#- three arguments are followed
def gradient(f, xs):
    values = [Value(x) for x in xs[:3]]
    f(*values, *map(Value, xs[3:])).backward()
    return [v.grad for v in values] + [0.0] * (len(xs) - 3)
"""
