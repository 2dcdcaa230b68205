# ruff: noqa: E501
r"""Held-out answers to compute_graph, written from the contract alone. See test_heldout.py."""

ANSWERS = r"""
#= prelude
import functools
import math

import numpy as np


def sg(v):
    return 1 / (1 + math.exp(-v)) if v >= 0 else math.exp(v) / (1 + math.exp(v))

## add_backward
#+ plain
def add_backward(upstream):
    return upstream, upstream
#+ list
def add_backward(upstream):
    return [upstream] * 2
#+ product with local gradients
def add_backward(upstream, local=(1.0, 1.0)):
    return tuple(g * upstream for g in local)
#+ 0-d arrays
add_backward = lambda upstream: (np.array(upstream), np.float32(upstream))
#-s ones ;; upstream, upstream ;; 1.0, 1.0
#-s halves ;; upstream, upstream ;; upstream / 2, upstream / 2
#-s one only ;; upstream, upstream ;; upstream
#-s second negative ;; upstream, upstream ;; upstream, -upstream
#-s one where it is zero ;; upstream, upstream ;; upstream or 1.0, upstream or 1.0
#-s three ;; upstream, upstream ;; upstream, upstream, upstream
#-s sign lost ;; upstream, upstream ;; abs(upstream), abs(upstream)
#-s vectors of one ;; upstream, upstream ;; [upstream], [upstream]
#-s two decimals ;; upstream, upstream ;; round(upstream, 2), round(upstream, 2)
#-s first only ;; upstream, upstream ;; upstream, 0.0

## mul_backward
#+ plain
def mul_backward(x, y, upstream):
    return y * upstream, x * upstream
#+ list of numpy scalars
def mul_backward(x, y, upstream):
    return [np.float64(upstream) * y, np.float32(np.multiply(upstream, x))]
#+ reversed pair
mul_backward = lambda x, y, upstream: tuple(upstream * v for v in reversed((x, y)))
#+ difference quotient of a bilinear function
def mul_backward(x, y, upstream):
    f = lambda a, b: a * b
    return (f(1, y) - f(0, y)) * upstream, (f(x, 1) - f(x, 0)) * upstream
#+ vector out to a tuple of 0-d
def mul_backward(x, y, upstream):
    g = upstream * np.array([y, x])
    return g[0], g[1]
#-s not swapped ;; y * upstream, x * upstream ;; x * upstream, y * upstream
#-s upstream ignored ;; y * upstream, x * upstream ;; y, x
#-s product ;; y * upstream, x * upstream ;; x * y * upstream, x * y * upstream
#-s upstream once ;; y * upstream, x * upstream ;; y * upstream, x
#-s upstream squared ;; y * upstream, ;; y * upstream**2,
#-s added ;; y * upstream, x * upstream ;; y + upstream, x + upstream
#-s one where upstream is zero ;; return ;; upstream = upstream or 1.0; return
#-s sign of the factors lost ;; y * upstream, x * upstream ;; abs(y) * upstream, abs(x) * upstream
#-s distributor ;; y * upstream, x * upstream ;; upstream, upstream
#-s three decimals ;; y * upstream, x * upstream ;; round(y * upstream, 3), round(x * upstream, 3)
#-s divided ;; y * upstream, x * upstream ;; upstream / y, upstream / x

## max_backward
#+ plain
def max_backward(x, y, upstream):
    return (upstream, 0) if x > y else (0, upstream)
#+ booleans times upstream
def max_backward(x, y, upstream):
    return (x > y) * upstream, (y > x) * upstream
#+ sign
def max_backward(x, y, upstream):
    s = math.copysign(1, x - y)
    return [(1 + s) / 2 * upstream, (1 - s) / 2 * upstream]
#+ argmax
def max_backward(x, y, upstream):
    g = [0.0, 0.0]
    g[int(np.argmax([x, y]))] = np.float32(upstream)
    return tuple(g)
#-s both ;; (upstream, 0) if x > y else (0, upstream) ;; (upstream, upstream)
#-s smaller ;; x > y ;; x < y
#-s upstream ignored ;; (upstream, 0) if x > y else (0, upstream) ;; (1, 0) if x > y else (0, 1)
#-s values ;; (upstream, 0) if x > y else (0, upstream) ;; (x * upstream, 0) if x > y else (0, y * upstream)
#-s absolute values ;; x > y ;; abs(x) > abs(y)
#-s against zero ;; x > y ;; x > 0
#-s half each ;; (upstream, 0) if x > y else (0, upstream) ;; (upstream / 2, upstream / 2)
#-s minus to the smaller ;; (upstream, 0) if x > y else (0, upstream) ;; (upstream, -upstream) if x > y else (-upstream, upstream)
#-s winner only ;; (upstream, 0) if x > y else (0, upstream) ;; upstream
#-s nothing for negative upstream ;; return ;; upstream = max(upstream, 0); return
#-s first unless far below ;; x > y ;; x > y - 1
#-s none for the loser ;; (upstream, 0) if x > y else (0, upstream) ;; (upstream, None) if x > y else (None, upstream)

## copy_backward
#+ plain
def copy_backward(upstream_a, upstream_b):
    return upstream_a + upstream_b
#+ any number
def copy_backward(*upstreams):
    return sum(upstreams)
#+ 0-d
copy_backward = lambda upstream_a, upstream_b: np.array(np.add(upstream_a, upstream_b))
#+ fsum
def copy_backward(upstream_a, upstream_b=0.0):
    return np.float32(math.fsum((upstream_a, upstream_b)))
#-s mean ;; upstream_a + upstream_b ;; (upstream_a + upstream_b) / 2
#-s pair ;; upstream_a + upstream_b ;; (upstream_a, upstream_b)
#-s product ;; upstream_a + upstream_b ;; upstream_a * upstream_b
#-s larger ;; upstream_a + upstream_b ;; max(upstream_a, upstream_b)
#-s last one ;; upstream_a + upstream_b ;; upstream_b
#-s first one ;; upstream_a + upstream_b ;; upstream_a
#-s difference ;; upstream_a + upstream_b ;; upstream_a - upstream_b
#-s twice the sum ;; upstream_a + upstream_b ;; 2 * (upstream_a + upstream_b)
#-s vector of one ;; upstream_a + upstream_b ;; [upstream_a + upstream_b]
#-s absolute values ;; upstream_a + upstream_b ;; abs(upstream_a) + abs(upstream_b)
#-s twice the first ;; upstream_a + upstream_b ;; 2 * upstream_a

## sum_product
#+ plain
def sum_product(x, y, z):
    q = x + y
    return {"q": q, "f": q * z, "dx": z, "dy": z, "dz": q, "dq": z}
#+ gates, extra keys
def sum_product(x, y, z):
    q = x + y
    dq, dz = mul_backward(q, z, 1.0)
    dx, dy = add_backward(dq)
    f, df = q * z, 1.0
    return dict(locals())
#+ numpy scalars, other order
def sum_product(x, y, z):
    d = dict.fromkeys(["dx", "dy", "dq"], np.float64(z))
    d.update(dz=np.float32(x + y), f=np.array((x + y) * z), q=y + x)
    return d
#+ a subclass of dict
class Record(dict):
    __getattr__ = dict.__getitem__
def sum_product(x, y, z):
    r = Record(q=math.fsum([x, y]))
    r["f"] = r.q * z
    for name in ("dx", "dy", "dq"):
        r[name] = 1 * z
    r["dz"] = r.q
    return r
#-s z not swapped ;; "dz": q ;; "dz": z
#-s q not swapped ;; "dq": z ;; "dq": q
#-s no chain ;; "dx": z, "dy": z ;; "dx": 1.0, "dy": 1.0
#-s key missing ;; , "dq": z ;;
#-s sum for product ;; "f": q * z ;; "f": q + z
#-s product of x and z ;; "dx": z ;; "dx": x * z
#-s forward only ;; "dx": z, "dy": z, "dz": q, "dq": z ;;
#-s other names ;; "dx": z ;; "df/dx": z
#-s precedence ;; q * z ;; x + y * z
#-s pairs ;; return {"q": q, "f": q * z, "dx": z, "dy": z, "dz": q, "dq": z} ;; return list({"q": q, "f": q * z, "dx": z, "dy": z, "dz": q, "dq": z}.items())
#-s x only ;; "dz": q ;; "dz": x
#-s two decimals ;; "f": q * z ;; "f": round(q * z, 2)

## neuron_mse
#+ plain
def neuron_mse(w, x, b, target):
    u = w * x
    v = u + b
    y = 1 / (1 + math.exp(-v))
    L = (y - target) ** 2
    dv = 2 * (y - target) * y * (1 - y)
    return {"u": u, "v": v, "y": y, "L": L, "dw": dv * x, "dx": dv * w, "db": dv}
#+ locals
def neuron_mse(w, x, b, target):
    u = w * x; v = b + u; y = sg(v); e = target - y; L = e * e
    db = -2 * e * y * sg(-v)
    dw, dx = mul_backward(w, x, db)
    return locals()
#+ numpy scalars
def neuron_mse(w, x, b, target):
    u = np.multiply(w, x)
    v = np.float64(u + b)
    y = 0.5 * (1 + np.tanh(v / 2))
    g = (y - target) / (2 * np.cosh(v / 2) ** 2)
    return dict(db=g, dx=np.array(g * w), dw=np.float32(g * x), L=np.square(target - y), y=y, v=v, u=u)
#+ the engine
def neuron_mse(w, x, b, target):
    W, X, B = map(Value, (w, x, b))
    U = W * X
    V = U + B
    Y = V.sigmoid()
    L = (Y - target) ** 2
    L.backward()
    return {"u": U.data, "v": V.data, "y": Y.data, "L": L.data, "dw": W.grad, "dx": X.grad, "db": B.grad, "dy": Y.grad}
#-s half loss's gradient ;; dv = 2 * ;; dv =
#-s half loss ;; L = ( ;; L = 0.5 * (
#-s no slope ;; * y * (1 - y) ;;
#-s sign ;; 2 * (y - target) ;; 2 * (target - y)
#-s w and x not swapped ;; "dw": dv * x, "dx": dv * w ;; "dw": dv * w, "dx": dv * x
#-s bias through x ;; "db": dv ;; "db": dv * x
#-s bias of one ;; "db": dv ;; "db": 1.0
#-s slope of the net input ;; * y * (1 - y) ;; * v * (1 - v)
#-s slope of the output ;; * y * (1 - y) ;; * sg(y) * (1 - sg(y))
#-s no bias ;; v = u + b ;; v = u
#-s key missing ;; "u": u, ;;
#-s overflow clipped ;; math.exp(-v) ;; math.exp(-max(-2, min(2, v)))
#-s L of the absolute error ;; ** 2 ;;
#-s vector of one ;; "L": L ;; "L": np.array([L])
#-s three decimals ;; "dw": dv * x ;; "dw": round(dv * x, 3)

## bonus_14_1
#+ plain
def bonus_14_1():
    w0, w1, w2, x0, x1 = 2, -3, -3, -1, -2
    f = 1 / (1 + math.exp(-(w0 * x0 + w1 * x1 + w2)))
    g = f * (1 - f)
    return {"f": f, "dw0": g * x0, "dw1": g * x1, "dw2": g, "dx0": g * w0, "dx1": g * w1}
#+ step by step
def bonus_14_1():
    s = 2.0 * -1.0 + -3.0 * -2.0 + -3.0
    e = math.exp(-s)
    d = -1.0 / (1 + e) ** 2
    d = d * 1 * e * -1
    return dict(f=1 / (1 + e), dw2=d, dw0=-d, dw1=-2 * d, dx0=2 * d, dx1=-3 * d, steps=[s, e])
#+ complex step
def bonus_14_1():
    names, at = ["w0", "w1", "w2", "x0", "x1"], [2, -3, -3, -1, -2]
    f = lambda w0, w1, w2, x0, x1: 1 / (1 + np.exp(-(w0 * x0 + w1 * x1 + w2)))
    out = {"d" + n: f(*[v + 1e-20j * (n == m) for m, v in zip(names, at)]).imag / 1e-20 for n in names}
    return {"f": f(*at), **out}
#+ the engine, numpy scalars
def bonus_14_1():
    v = {n: Value(float(k)) for n, k in zip(("w0", "w1", "w2", "x0", "x1"), (2, -3, -3, -1, -2))}
    f = (v["w0"] * v["x0"] + v["w1"] * v["x1"] + v["w2"]).sigmoid()
    f.backward()
    return {"f": np.float32(f.data)} | {"d" + n: np.array(leaf.grad) for n, leaf in v.items()}
#-s stopped before the minus ;; g = f * (1 - f) ;; g = -f * (1 - f)
#-s w and x exchanged ;; "dw0": g * x0, "dw1": g * x1, "dw2": g, "dx0": g * w0, "dx1": g * w1 ;; "dw0": g * w0, "dw1": g * w1, "dw2": g, "dx0": g * x0, "dx1": g * x1
#-s rounded ;; g = f * (1 - f) ;; g = 0.1966
#-s two decimals ;; "f": f ;; "f": 0.73
#-s no slope ;; g = f * (1 - f) ;; g = 1
#-s f for its slope ;; g = f * (1 - f) ;; g = f
#-s bias by its value ;; "dw2": g ;; "dw2": g * w2
#-s key missing ;; "dw2": g, ;;
#-s sign of a number ;; 2, -3, -3, -1, -2 ;; 2, -3, -3, -1, 2
#-s two weights exchanged ;; "dw0": g * x0, "dw1": g * x1 ;; "dw0": g * x1, "dw1": g * x0
#-s net input for f ;; "f": f ;; "f": 1.0
#-s other names ;; "dw0" ;; "w0"

## bonus_14_1_graph
#+ plain
def bonus_14_1_graph():
    return [
        ("w0", "input", []), ("x0", "input", []), ("w1", "input", []), ("x1", "input", []), ("w2", "input", []),
        ("a", "mul", ["w0", "x0"]), ("b", "mul", ["w1", "x1"]), ("c", "add", ["a", "b"]), ("s", "add", ["c", "w2"]),
        ("n", "neg", ["s"]), ("e", "exp", ["n"]), ("i", "inc", ["e"]), ("f", "inv", ["i"]),
    ]
#+ sigmoid, lists and tuples
def bonus_14_1_graph():
    nodes = [["f", "sigmoid", ("net",)], ["net", "add", ("w2", "sum")], ["sum", "add", ("m1", "m0")]]
    nodes += [[f"m{k}", "mul", (f"x{k}", f"w{k}")] for k in (0, 1)]
    return nodes + [[name, "input", ()] for name in "w0 w1 w2 x0 x1".split()]
#+ other order of sums, output in the middle, a tuple
def bonus_14_1_graph():
    g = [(n, "input", ()) for n in ("x1", "x0", "w2", "w1", "w0")]
    g += [("f", "inv", ("1+e",)), ("p", "mul", ("w1", "x1")), ("q", "add", ("p", "w2")), ("r", "mul", ("x0", "w0"))]
    g += [("t", "add", ("q", "r")), ("1+e", "inc", ("e^-t",)), ("e^-t", "exp", ("-t",)), ("-t", "neg", ("t",))]
    return tuple(g)
#+ e^s over e^s plus one
def bonus_14_1_graph():
    return [(n, "input", []) for n in ("w0", "w1", "w2", "x0", "x1")] + [
        ("a", "mul", ["w0", "x0"]), ("b", "mul", ["w1", "x1"]), ("ab", "add", ["a", "b"]), ("s", "add", ["ab", "w2"]),
        ("es", "exp", ["s"]), ("es1", "inc", ["es"]), ("r", "inv", ["es1"]), ("f", "mul", ["es", "r"]),
    ]
#+ two negations more, a node that nobody uses
def bonus_14_1_graph():
    return [(n, "input", []) for n in ("w0", "w1", "w2", "x0", "x1")] + [
        ("a", "mul", ["w0", "x0"]), ("na", "neg", ["a"]), ("b", "mul", ["w1", "x1"]), ("nb", "neg", ["b"]),
        ("spare", "exp", ["b"]), ("nw", "neg", ["w2"]), ("n1", "add", ["na", "nb"]), ("n2", "add", ["n1", "nw"]),
        ("e", "exp", ["n2"]), ("d", "inc", ["e"]), ("f", "inv", ["d"]),
    ]
#-s no neg ;; ("n", "neg", ["s"]), ("e", "exp", ["n"]) ;; ("e", "exp", ["s"])
#-s add of three ;; ("c", "add", ["a", "b"]), ("s", "add", ["c", "w2"]) ;; ("s", "add", ["a", "b", "w2"])
#-s no bias ;; ["c", "w2"] ;; ["c", "c"]
#-s output under another name ;; ("f", "inv" ;; ("out", "inv"
#-s name twice ;; ("b", "mul", ["w1", "x1"]), ("c", "add", ["a", "b"]) ;; ("a", "mul", ["w1", "x1"]), ("c", "add", ["a", "a"])
#-s input missing ;; ("w2", "input", []), ;;
#-s unknown op ;; "inc" ;; "plus one"
#-s cycle ;; ("n", "neg", ["s"]) ;; ("n", "neg", ["f"])
#-s crossed products ;; ["w0", "x0"] ;; ["w0", "x1"]
#-s add for mul ;; ("a", "mul" ;; ("a", "add"
#-s no inc ;; ("i", "inc", ["e"]) ;; ("i", "neg", ["e"])
#-s inputs that feed nothing there ;; ("e", "exp", ["n"]) ;; ("e", "exp", ["z"])
#-s f is the net input ;; ("f", "inv", ["i"]) ;; ("f", "neg", ["n"])
#-s an input with an input ;; ("x0", "input", []) ;; ("x0", "input", ["w0"])
#-s another input ;; ("i", "inc", ["e"]) ;; ("one", "input", []), ("i", "add", ["e", "one"])
#-s sigmoid of the negative ;; ("e", "exp", ["n"]), ("i", "inc", ["e"]), ("f", "inv", ["i"]) ;; ("f", "sigmoid", ["n"])

## neg_log_sigmoid
#+ plain
def neg_log_sigmoid(w, x):
    s = np.dot(w, x)
    return np.logaddexp(0, -s), -np.exp(-np.logaddexp(0, s)) * x
#+ math and lists
def neg_log_sigmoid(w, x):
    s = sum(a * b for a, b in zip(w, x))
    loss = math.log1p(math.exp(-s)) if s > 0 else -s + math.log1p(math.exp(s))
    return [loss, [-sg(-s) * v for v in x]]
#+ one minus sigmoid
def neg_log_sigmoid(w, x):
    s = np.einsum("i,i", w, x)
    p = 0.5 * (1 + np.tanh(s / 2))
    return max(-s, 0.0) + np.log1p(np.exp(-abs(s))), (p - 1) * np.asarray(x)
#+ 0-d, single precision
def neg_log_sigmoid(w, x):
    s = np.asarray(w) @ x
    with np.errstate(over="ignore"):
        return np.array(np.logaddexp(-s, 0.0)), np.float32(-1 / (1 + np.exp(s))) * np.float32(x)
#-s naive loss ;; np.logaddexp(0, -s) ;; -np.log(1 / (1 + np.exp(-s)))
#-s epsilon ;; np.logaddexp(0, -s), ;; -np.log(0.5 * (1 + np.tanh(s / 2)) + 1e-12),
#-s overflow ;; np.logaddexp(0, -s), ;; np.log(1 + np.exp(-s)),
#-s positive gradient ;; -np.exp(-np ;; np.exp(-np
#-s minus sigma ;; -np.exp(-np.logaddexp(0, s)) ;; -np.exp(-np.logaddexp(0, -s))
#-s slope of the sigmoid ;; -np.exp(-np.logaddexp(0, s)) ;; -np.exp(-np.logaddexp(0, s) - np.logaddexp(0, -s))
#-s x forgotten ;; np.exp(-np.logaddexp(0, s)) * x ;; np.exp(-np.logaddexp(0, s)) * np.ones(len(x))
#-s derivative to the net input ;; -np.exp(-np.logaddexp(0, s)) * x ;; -np.exp(-np.logaddexp(0, s))
#-s derivative to x ;; np.exp(-np.logaddexp(0, s)) * x ;; np.exp(-np.logaddexp(0, s)) * w
#-s clipped ;; s = np.dot(w, x) ;; s = np.clip(np.dot(w, x), -100, 100)
#-s sign of the loss ;; return np ;; return -np
#-s other class ;; np.logaddexp(0, -s) ;; np.logaddexp(0, s)
#-s nan in the gradient ;; -np.exp(-np.logaddexp(0, s)) * x ;; -np.exp(-s) / (1 + np.exp(-s)) * x
#-s x changed ;; return ;; x *= 1.0; x += 1e-9; return
#-s three inputs only ;; np.dot(w, x) ;; np.dot(w[:3], x[:3])
#-s row ;; np.exp(-np.logaddexp(0, s)) * x ;; (np.exp(-np.logaddexp(0, s)) * x)[None]
#-s other order ;; return np.logaddexp(0, -s), -np.exp(-np.logaddexp(0, s)) * x ;; return -np.exp(-np.logaddexp(0, s)) * x, np.logaddexp(0, -s)

## jacobian_sin_cos
#+ plain
def jacobian_sin_cos(x):
    return np.array([[np.cos(x[0]) * np.cos(x[1]), -np.sin(x[0]) * np.sin(x[1])]])
#+ nested tuple
def jacobian_sin_cos(x):
    a, b = x
    return ((math.cos(a) * math.cos(b), -math.sin(a) * math.sin(b)),)
#+ complex step
def jacobian_sin_cos(x):
    f = lambda v: np.sin(v[0]) * np.cos(v[1])
    return [[f(x + 1e-20j * e).imag / 1e-20 for e in np.eye(2)]]
#+ the engine of angles: sums, single precision
def jacobian_sin_cos(x):
    p, m = np.cos(x[0] + x[1]), np.cos(x[0] - x[1])
    return (np.array([p + m, p - m]) / 2).reshape(1, -1).astype(np.float32)
#-s flat ;; return np.array([[np.cos(x[0]) * np.cos(x[1]), -np.sin(x[0]) * np.sin(x[1])]]) ;; return np.array([np.cos(x[0]) * np.cos(x[1]), -np.sin(x[0]) * np.sin(x[1])])
#-s column ;; * np.sin(x[1])]]) ;; * np.sin(x[1])]]).T
#-s sign ;; -np.sin ;; np.sin
#-s exchanged ;; np.cos(x[0]) * np.cos(x[1]), -np.sin(x[0]) * np.sin(x[1]) ;; -np.sin(x[0]) * np.sin(x[1]), np.cos(x[0]) * np.cos(x[1])
#-s the function ;; np.cos(x[0]) * np.cos(x[1]), ;; np.sin(x[0]) * np.cos(x[1]),
#-s degrees ;; return ;; x = np.radians(x); return
#-s sum rule ;; np.cos(x[0]) * np.cos(x[1]), ;; np.cos(x[0]) + np.cos(x[1]),
#-s same angle ;; np.sin(x[1])]] ;; np.sin(x[0])]]
#-s difference with a big step ;; np.cos(x[0]) * ;; (np.sin(x[0] + 1e-2) - np.sin(x[0] - 1e-2)) / 2e-2 *
#-s argument changed ;; return ;; x[:] = x + 0.5; x = x - 0.5; return

## linear_backward
#+ plain
def linear_backward(upstream, x, W):
    return W.T @ upstream, np.outer(upstream, x), upstream
#+ loops
def linear_backward(upstream, x, W):
    m, n = len(W), len(x)
    dx = [sum(W[i, j] * upstream[i] for i in range(m)) for j in range(n)]
    return [dx, [[upstream[i] * x[j] for j in range(n)] for i in range(m)], list(upstream)]
#+ einsum
def linear_backward(upstream, x, W):
    return np.einsum("i,ij->j", upstream, W), np.einsum("i,j->ij", upstream, x), upstream.copy()
#+ matrices, single precision
def linear_backward(upstream, x, W):
    u, col = np.reshape(upstream, (-1, 1)), np.reshape(x, (-1, 1))
    return (u.T @ W).ravel().astype("f4"), (u @ col.T).astype("f4"), np.float32(u[:, 0])
#-s not transposed where it fits ;; W.T @ upstream ;; (W if W.shape[0] == W.shape[1] else W.T) @ upstream
#-s outer product swapped ;; np.outer(upstream, x) ;; np.outer(x, upstream)
#-s bias summed ;; np.outer(upstream, x), upstream ;; np.outer(upstream, x), upstream.sum()
#-s bias of ones ;; np.outer(upstream, x), upstream ;; np.outer(upstream, x), np.ones(len(upstream))
#-s upstream ignored ;; W.T @ upstream ;; W.sum(axis=0)
#-s upstream ignored in dW ;; np.outer(upstream, x) ;; np.tile(x, (len(W), 1))
#-s other order ;; return W.T @ upstream, np.outer(upstream, x), upstream ;; return np.outer(upstream, x), W.T @ upstream, upstream
#-s sign ;; np.outer(upstream, x) ;; -np.outer(upstream, x)
#-s no bias ;; np.outer(upstream, x), upstream ;; np.outer(upstream, x)
#-s column ;; np.outer(upstream, x), upstream ;; np.outer(upstream, x), upstream[:, None]
#-s dx averaged ;; W.T @ upstream ;; W.T @ upstream / len(upstream)
#-s upstream changed ;; return W.T @ upstream, np.outer(upstream, x), upstream ;; r = W.T @ upstream, np.outer(upstream, x), upstream.copy(); upstream[:] = 0; return r
#-s scalar for one unit ;; np.outer(upstream, x), upstream ;; np.outer(upstream, x), upstream.squeeze()
#-s sums multiplied ;; W.T @ upstream ;; W.sum(axis=0) * upstream.mean()

## chain_jacobians
#+ plain
def chain_jacobians(jacobians):
    total = jacobians[0]
    for J in jacobians[1:]:
        total = J @ total
    return total
#+ reduce
chain_jacobians = lambda jacobians: functools.reduce(lambda a, b: b.dot(a), jacobians)
#+ recursion to lists
def chain_jacobians(jacobians):
    *rest, last = jacobians
    return (last @ np.array(chain_jacobians(rest))).tolist() if rest else last.tolist()
#+ multi_dot
def chain_jacobians(jacobians):
    js = list(jacobians)[::-1]
    return np.linalg.multi_dot(js) if len(js) > 1 else js[0]
#+ from the output, single precision
def chain_jacobians(jacobians):
    g = np.eye(len(jacobians[-1]))
    for J in reversed(jacobians):
        g = np.einsum("ij,jk", g, J)
    return g.astype(np.float32)
#-s other order where it fits ;; total = J @ total ;; total = total @ J if total.shape[1] == J.shape[0] else J @ total
#-s first and last ;; jacobians[1:] ;; [jacobians[-1]][: len(jacobians) - 1]
#-s elementwise where it fits ;; J @ total ;; (J * total if J.shape == total.shape else J @ total)
#-s three at most ;; jacobians[1:] ;; jacobians[1:3]
#-s transposed ;; return total ;; return total.T
#-s two demanded ;; total = jacobians[0] ;; total = jacobians[1] @ jacobians[0]; jacobians = jacobians[1:]
#-s first twice for one ;; return total ;; return total @ total if len(jacobians) == 1 and total.shape[0] == total.shape[1] else total
#-s argument changed ;; total = jacobians[0] ;; total = jacobians[0]; jacobians[0][...] += 0.5; total = total - 0.5
#-s last missing ;; jacobians[1:] ;; jacobians[1:-1]
#-s sum of the entries ;; return total ;; return total.sum(axis=0)
#-s vector for one row ;; return total ;; return np.squeeze(total)
#-s signs lost ;; return total ;; return abs(total)

## Value
#+ plain
class Value:
    def __init__(self, data, parents=()):
        self.data, self.grad, self._parents = data, 0.0, parents
    @staticmethod
    def _of(v):
        return v if isinstance(v, Value) else Value(v)
    def __add__(self, other):
        other = Value._of(other)
        return Value(self.data + other.data, ((self, 1.0), (other, 1.0)))
    def __mul__(self, other):
        other = Value._of(other)
        return Value(self.data * other.data, ((self, other.data), (other, self.data)))
    def __pow__(self, n):
        return Value(self.data**n, ((self, n * self.data ** (n - 1)),))
    def __neg__(self):
        return self * -1
    def __sub__(self, other):
        return self + (-Value._of(other))
    def __rsub__(self, other):
        return Value._of(other) - self
    def __truediv__(self, other):
        return self * Value._of(other) ** -1.0
    def __rtruediv__(self, other):
        return Value._of(other) / self
    __radd__, __rmul__ = __add__, __mul__
    def exp(self):
        e = math.exp(self.data)
        return Value(e, ((self, e),))
    def log(self):
        return Value(math.log(self.data), ((self, 1 / self.data),))
    def tanh(self):
        t = math.tanh(self.data)
        return Value(t, ((self, 1 - t * t),))
    def sigmoid(self):
        s = sg(self.data)
        return Value(s, ((self, s * (1 - s)),))
    def relu(self):
        return Value(max(0.0, self.data), ((self, float(self.data > 0)),))
    def max(self, other):
        other = Value._of(other)
        first = self.data > other.data
        return Value(max(self.data, other.data), ((self, float(first)), (other, float(not first))))
    def backward(self):
        order, seen, stack = [], set(), [(self, False)]
        while stack:
            node, done = stack.pop()
            if done:
                order.append(node)
            elif id(node) not in seen:
                seen.add(id(node))
                stack.append((node, True))
                stack.extend((p, False) for p, _ in node._parents)
        self.grad = 1.0
        for node in reversed(order):
            for parent, local in node._parents:
                parent.grad += local * node.grad
#+ closures and counted uses
class Value:
    __slots__ = ("data", "grad", "_prev", "_push", "label")
    def __init__(self, data, _prev=(), label=""):
        self.data = data; self.grad = 0; self._prev = _prev; self._push = lambda: None; self.label = label
    def __repr__(self):
        return f"Value({self.data})"
    def _make(self, data, others, *slopes):
        out = Value(data, (self, *others))
        def push():
            for node, slope in zip(out._prev, slopes):
                node.grad += slope * out.grad
        out._push = push
        return out
    def __add__(self, o):
        o = o if isinstance(o, Value) else Value(o)
        return self._make(self.data + o.data, (o,), 1, 1)
    def __sub__(self, o):
        o = o if isinstance(o, Value) else Value(o)
        return self._make(self.data - o.data, (o,), 1, -1)
    def __mul__(self, o):
        o = o if isinstance(o, Value) else Value(o)
        return self._make(self.data * o.data, (o,), o.data, self.data)
    def __truediv__(self, o):
        o = o if isinstance(o, Value) else Value(o)
        return self._make(self.data / o.data, (o,), 1 / o.data, -self.data / o.data**2)
    def __pow__(self, n): return self._make(self.data**n, (), n * self.data ** (n - 1))
    def __neg__(self): return self._make(-self.data, (), -1)
    def __radd__(self, o): return Value(o) + self
    def __rsub__(self, o): return Value(o) - self
    def __rmul__(self, o): return Value(o) * self
    def __rtruediv__(self, o): return Value(o) / self
    def exp(self): return self._make(np.exp(self.data), (), np.exp(self.data))
    def log(self): return self._make(np.log(self.data), (), 1 / self.data)
    def tanh(self): return self._make(np.tanh(self.data), (), 1 - np.tanh(self.data) ** 2)
    def sigmoid(self):
        s = 1 / (1 + np.exp(-self.data))
        return self._make(s, (), s * (1 - s))
    def relu(self): return self._make(self.data * (self.data > 0), (), int(self.data > 0))
    def max(self, o):
        o = o if isinstance(o, Value) else Value(o)
        return self._make(max(self.data, o.data), (o,), int(self.data > o.data), int(o.data > self.data))
    def backward(self):
        uses, todo, seen = {}, [self], {id(self)}
        while todo:
            for p in todo.pop()._prev:
                uses[id(p)] = uses.get(id(p), 0) + 1
                if id(p) not in seen:
                    seen.add(id(p)); todo.append(p)
        self.grad = 1
        ready = [self]
        while ready:
            node = ready.pop()
            node._push()
            for p in node._prev:
                uses[id(p)] -= 1
                if not uses[id(p)]:
                    ready.append(p)
#+ tape in order of making, gradients kept aside
class Value:
    _made = 0
    def __init__(self, data, *parents):
        Value._made += 1
        self.number, self.data, self.grad, self.parents = Value._made, np.float64(data), np.float64(0), parents
    def lift(f):
        @functools.wraps(f)
        def g(self, other):
            return f(self, other if isinstance(other, Value) else Value(other))
        return g
    __add__ = __radd__ = lift(lambda a, b: Value(a.data + b.data, (a, 1), (b, 1)))
    __mul__ = __rmul__ = lift(lambda a, b: Value(a.data * b.data, (a, b.data), (b, a.data)))
    __sub__ = lift(lambda a, b: Value(a.data - b.data, (a, 1), (b, -1)))
    __rsub__ = lift(lambda a, b: b - a)
    __truediv__ = lift(lambda a, b: Value(a.data / b.data, (a, 1 / b.data), (b, -a.data / b.data**2)))
    __rtruediv__ = lift(lambda a, b: b / a)
    max = lift(lambda a, b: Value(np.maximum(a.data, b.data), (a, a.data > b.data), (b, b.data > a.data)))
    def __neg__(self): return 0 - self
    def __pow__(self, k): return Value(self.data**k, (self, k * self.data ** (k - 1)))
    def exp(self): return Value(np.exp(self.data), (self, np.exp(self.data)))
    def log(self): return Value(np.log(self.data), (self, 1 / self.data))
    def tanh(self): return 2 * (2 * self).sigmoid() - 1
    def sigmoid(self): return 1 / (1 + (-self).exp())
    def relu(self): return self.max(0)
    def backward(self):
        import heapq
        grads, nodes, heap = {self.number: 1.0}, {self.number: self}, [-self.number]
        while heap:
            node = nodes[-heapq.heappop(heap)]
            g = grads[node.number]
            node.grad = node.grad + g
            for parent, slope in node.parents:
                if parent.number not in nodes:
                    nodes[parent.number] = parent
                    heapq.heappush(heap, -parent.number)
                grads[parent.number] = grads.get(parent.number, 0.0) + g * slope
#+ subclass of a graph class, recursion in a generator stack
class Node:
    def __init__(self, data):
        self.data, self.grad, self._inputs, self._slopes = float(data), 0.0, [], []
    @classmethod
    def op(cls, data, *pairs):
        out = cls(data)
        out._inputs, out._slopes = [p for p, _ in pairs if isinstance(p, Node)], [s for p, s in pairs if isinstance(p, Node)]
        return out
    def topo(self):
        done, stack = {}, [(self, iter(self._inputs))]
        entered = {self}
        while stack:
            node, it = stack[-1]
            for child in it:
                if child not in entered:
                    entered.add(child)
                    stack.append((child, iter(child._inputs)))
                    break
            else:
                done[node] = None
                stack.pop()
        return list(done)[::-1]
    def backward(self):
        self.grad = 1.0
        for node in self.topo():
            for child, slope in zip(node._inputs, node._slopes):
                child.grad += slope * node.grad
def _raw(v):
    return v.data if isinstance(v, Node) else v
class Value(Node):
    def __add__(self, o): return self.op(self.data + _raw(o), (self, 1), (o, 1))
    def __radd__(self, o): return self + o
    def __sub__(self, o): return self.op(self.data - _raw(o), (self, 1), (o, -1))
    def __rsub__(self, o): return self.op(o - self.data, (self, -1))
    def __mul__(self, o): return self.op(self.data * _raw(o), (self, _raw(o)), (o, self.data))
    def __rmul__(self, o): return self * o
    def __truediv__(self, o): return self.op(self.data / _raw(o), (self, 1 / _raw(o)), (o, -self.data / _raw(o) ** 2))
    def __rtruediv__(self, o): return self.op(o / self.data, (self, -o / self.data**2))
    def __neg__(self): return self.op(-self.data, (self, -1))
    def __pow__(self, k): return self.op(self.data**k, (self, k * self.data ** (k - 1)))
    def exp(self): return self.op(math.exp(self.data), (self, math.exp(self.data)))
    def log(self): return self.op(math.log(self.data), (self, self.data**-1))
    def tanh(self): return self.op(math.tanh(self.data), (self, math.cosh(self.data) ** -2))
    def sigmoid(self): return self.op(sg(self.data), (self, sg(self.data) * sg(-self.data)))
    def relu(self): return self.op(max(self.data, 0), (self, 1 if self.data > 0 else 0))
    def max(self, o): return self.op(max(self.data, _raw(o)), (self, self.data > _raw(o)), (o, self.data < _raw(o)))
#-s assigned, not added ;; parent.grad += local * node.grad ;; parent.grad = local * node.grad
#-s recursion ;; order, seen, stack = [], set(), [(self, False)] ;; order, seen, stack = [], set(), []; visit = lambda n: id(n) in seen or (seen.add(id(n)), [visit(p) for p, _ in n._parents], order.append(n)); visit(self)
#-s in another order ;; for node in reversed(order): ;; for node in [self] + order[:-1]:
#-s old gradients forgotten ;; self.grad = 1.0 ;; [setattr(n, "grad", 0.0) for n in order]; self.grad = 1.0
#-s mul not swapped ;; ((self, other.data), (other, self.data)) ;; ((self, self.data), (other, other.data))
#-s exp of the input ;; ((self, e),) ;; ((self, self.data),)
#-s max to both ;; (other, float(not first)) ;; (other, 1.0)
#-s tanh of the input ;; 1 - t * t ;; 1 - self.data**2
#-s sigmoid of the input ;; s * (1 - s) ;; self.data * (1 - self.data)
#-s log's slope ;; 1 / self.data),)) ;; 1 / math.log(self.data)),))
#-s power's slope ;; n * self.data ** (n - 1) ;; n * self.data**n
#-s power's factor forgotten ;; n * self.data ** (n - 1) ;; self.data ** (n - 1)
#-s number minus Value ;; return Value._of(other) - self ;; return self - other
#-s number over Value ;; return Value._of(other) / self ;; return self / other
#-s no number on the left ;; __radd__, __rmul__ = __add__, __mul__ ;; __radd__ = __add__
#-s relu of the gradient ;; float(self.data > 0) ;; self.data
#-s leaky ;; float(self.data > 0) ;; (1.0 if self.data > 0 else 0.01)
#-s gradient none before ;; self.data, self.grad, self._parents = data, 0.0, parents ;; self.data, self.grad, self._parents = data, None, parents
#-s one parent for x times x ;; for parent, local in node._parents: ;; for parent, local in dict(node._parents).items():
#-s root's gradient zero ;; self.grad = 1.0 ;; self.grad = 1.0 if self._parents else 0.0
#-s squares only ;; n * self.data ** (n - 1) ;; 2 * self.data
#-s gradients doubled in the leaves ;; parent.grad += local * node.grad ;; parent.grad += local * node.grad * (2 if len(order) > 40 else 1)
#-s numbers rounded ;; self.data, self.grad, self._parents = data, 0.0, parents ;; self.data, self.grad, self._parents = round(data, 6), 0.0, parents
#-s other of max a Value only ;; first = self.data > other.data ;; first = self.data > 0
#-s minus forgotten in the slope ;; return self * -1 ;; return Value(-self.data, ((self, 1.0),))

## gradient
#+ plain
def gradient(f, xs):
    vs = [Value(x) for x in xs]
    f(*vs).backward()
    return [v.grad for v in vs]
#+ tuple of floats
def gradient(f, xs):
    leaves = tuple(map(Value, xs))
    root = f(*leaves)
    root.backward()
    return tuple(float(v.grad) for v in leaves)
#+ array, single precision
def gradient(f, xs, *, dtype=np.float32):
    vs = [Value(float(x)) for x in xs]
    out = f(*vs) * 1.0
    out.backward()
    return np.array([v.grad for v in vs], dtype)
#+ one argument at a time
def gradient(f, xs):
    def one(k):
        vs = [Value(x) for x in xs]
        f(*vs).backward()
        return vs[k].grad
    return list(map(one, range(len(xs))))
#-s Values ;; [v.grad for v in vs] ;; vs
#-s values ;; v.grad for ;; v.data for
#-s list given ;; f(*vs) ;; f(vs)
#-s first only ;; [v.grad for v in vs] ;; vs[0].grad
#-s not backward ;; .backward() ;;
#-s unused left out ;; for v in vs] ;; for v in vs if v.grad]
#-s scalar for one ;; return [v.grad for v in vs] ;; return vs[0].grad if len(vs) == 1 else [v.grad for v in vs]
#-s value as well ;; return [v.grad for v in vs] ;; return 0.0, [v.grad for v in vs]
#-s forward difference ;; return [v.grad for v in vs] ;; f0 = f(*vs).data; return [(f(*[Value(x + 1e-3 * (i == j)) for j, x in enumerate(xs)]).data - f0) / 1e-3 for i in range(len(xs))]
#-s reversed ;; for v in vs] ;; for v in vs[::-1]]
#-s squared ;; v.grad for ;; v.grad**2 for
#-s same Value for equal numbers ;; vs = [Value(x) for x in xs] ;; m = {x: Value(x) for x in xs}; vs = [m[x] for x in xs]
#-s two decimals ;; [v.grad for v in vs] ;; [round(v.grad, 2) for v in vs]
#-s backward twice ;; f(*vs).backward() ;; f(*vs).backward(); f(*vs).backward()
#-s argument changed ;; return [v.grad for v in vs] ;; xs[0] = 0.0; return [v.grad for v in vs]
"""
