# ruff: noqa: E501
r"""A second round of held-out answers to losses, written to slip through. See test_heldout.py."""

ANSWERS = r"""
#= prelude
import numpy as np
import math
import functools
import itertools
import operator
## half_squared_error
#+ plain
def half_squared_error(y, t):
    d = t - y
    return 0.5 * np.sum(d ** 2)
#+s float ;; 0.5 * np.sum(d ** 2) ;; float(d @ d / 2)
#+s 0-d array ;; 0.5 * np.sum(d ** 2) ;; np.array(np.sum(d * d) / 2)
#+s float32 ;; 0.5 * np.sum(d ** 2) ;; np.float32(0.5 * np.sum(d ** 2))
#+s norm ;; 0.5 * np.sum(d ** 2) ;; np.linalg.norm(d) ** 2 / 2
#+s einsum ;; 0.5 * np.sum(d ** 2) ;; np.einsum('i,i', d, d) / 2
#+s mean times half K ;; 0.5 * np.sum(d ** 2) ;; np.mean(d ** 2) * len(d) / 2
#+s var ;; 0.5 * np.sum(d ** 2) ;; (np.var(d) + np.mean(d) ** 2) * d.size / 2
#+s other sign ;; t - y ;; y - t
#+s masked ;; 0.5 * np.sum(d ** 2) ;; float(np.ma.array(d, mask=np.isnan(d)).dot(d)) / 2
#+ fsum
half_squared_error = lambda y, t: math.fsum((a - b) ** 2 for a, b in zip(y.tolist(), t.tolist())) / 2
#+ recursion
def half_squared_error(y, t):
    if not len(y):
        return 0
    return (t[0] - y[0]) ** 2 / 2 + half_squared_error(y[1:], t[1:])
#+ reduce
def half_squared_error(y, t):
    return functools.reduce(lambda s, p: s + p * p / 2, np.subtract(t, y), 0.0)
#+ complex
def half_squared_error(y, t):
    d = (t - y) * 1j
    return float((d @ -d).real / 2)
#+ dist
class H:
    def __call__(self, y, t):
        return math.dist(y, t) ** 2 * .5
half_squared_error = H()
#+ vectorize
def half_squared_error(y, t):
    return np.vectorize(lambda a, b: 0.5 * (a - b) ** 2, otypes=[float])(y, t).sum(keepdims=False)
#-s no half ;; 0.5 * ;;
#-s mean ;; np.sum( ;; np.mean(
#-s mean without half ;; 0.5 * np.sum(d ** 2) ;; np.mean(d ** 2)
#-s a third ;; 0.5 * ;; 0.3333333 *
#-s quarter ;; 0.5 * ;; 0.25 *
#-s minus ;; 0.5 * ;; -0.5 *
#-s root ;; 0.5 * np.sum(d ** 2) ;; 0.5 * np.sqrt(np.sum(d ** 2))
#-s absolute ;; d ** 2 ;; abs(d)
#-s square of the sum ;; np.sum(d ** 2) ;; np.sum(d) ** 2
#-s not summed ;; 0.5 * np.sum(d ** 2) ;; 0.5 * d ** 2
#-s one-vector ;; 0.5 * np.sum(d ** 2) ;; 0.5 * np.sum(d ** 2, keepdims=True)
#-s a list ;; 0.5 * np.sum(d ** 2) ;; [0.5 * np.sum(d ** 2)]
#-s first entry ;; np.sum(d ** 2) ;; d[0] ** 2
#-s last entry lost ;; np.sum(d ** 2) ;; np.sum(d[:-1] ** 2)
#-s two entries ;; np.sum(d ** 2) ;; np.sum(d[:2] ** 2)
#-s four entries ;; np.sum(d ** 2) ;; np.sum(d[:4] ** 2)
#-s positive part ;; d ** 2 ;; np.maximum(d, 0) ** 2
#-s plus ;; t - y ;; t + y
#-s rounded ;; 0.5 * np.sum(d ** 2) ;; round(0.5 * np.sum(d ** 2), 4)
#-s float16 ;; 0.5 * np.sum(d ** 2) ;; np.float16(0.5 * np.sum(d ** 2))
#-s int ;; 0.5 * np.sum(d ** 2) ;; int(0.5 * np.sum(d ** 2))
#-s integer halves ;; 0.5 * np.sum(d ** 2) ;; np.sum(d ** 2) // 2
#-s cubes ;; d ** 2 ;; d ** 3
#-s fourth ;; d ** 2 ;; d ** 4
#-s largest ;; np.sum(d ** 2) ;; np.max(d ** 2)
#-s centred ;; 0.5 * np.sum(d ** 2) ;; 0.5 * len(d) * np.var(d)
#-s where target ;; d ** 2 ;; (d * (t != 0)) ** 2
#-s huber ;; d ** 2 ;; np.where(abs(d) < 1, d ** 2, 2 * abs(d) - 1)
#-s clipped ;; d ** 2 ;; np.clip(d, -2, 2) ** 2
#-s sorted ;; t - y ;; np.sort(t) - np.sort(y)
#-s string ;; 0.5 * np.sum(d ** 2) ;; str(0.5 * np.sum(d ** 2))
#-s divided by K where more than three ;; 0.5 * np.sum(d ** 2) ;; 0.5 * np.sum(d ** 2) / max(1, len(d) - 2)
#- changes y
def half_squared_error(y, t):
    y -= t
    return 0.5 * np.sum(y ** 2)
#- changes t
def half_squared_error(y, t):
    t -= y
    t *= t
    return 0.5 * np.sum(t)
#- all pairs
def half_squared_error(y, t):
    return 0.5 * np.sum((t[:, None] - y[None, :]) ** 2) / len(t)
#- grows
_s = [0.0]
def half_squared_error(y, t):
    _s[0] += 0.5 * np.sum((t - y) ** 2)
    return _s[0]
#- int differences
def half_squared_error(y, t):
    d = np.zeros(len(y), dtype=int)
    d[:] = t - y
    return 0.5 * np.sum(d ** 2)
#+s long double ;; 0.5 * np.sum(d ** 2) ;; np.longdouble(0.5) * np.sum(d ** 2)
#+s big-endian 0-d ;; 0.5 * np.sum(d ** 2) ;; np.array(0.5 * np.sum(d ** 2), dtype='>f8')
#+ the argument is used as scratch and put back
def half_squared_error(y, t):
    keep = y.copy()
    y -= t
    loss = 0.5 * (y @ y)
    y[:] = keep
    return loss
#-s capped ;; 0.5 * np.sum(d ** 2) ;; min(0.5 * np.sum(d ** 2), 8.0)
#-s huber at 1.5 ;; d ** 2 ;; np.where(abs(d) < 1.5, d ** 2, 3 * abs(d) - 2.25)
## total_loss
#+ plain
def total_loss(Y, T):
    D = T - Y
    return 0.5 * np.sum(D ** 2)
#+s trace ;; 0.5 * np.sum(D ** 2) ;; np.trace(D @ D.T) / 2
#+s norm ;; 0.5 * np.sum(D ** 2) ;; np.linalg.norm(D) ** 2 / 2
#+s vdot ;; 0.5 * np.sum(D ** 2) ;; np.vdot(D, D) / 2
#+s singular values ;; 0.5 * np.sum(D ** 2) ;; np.sum(np.linalg.svd(D, compute_uv=False) ** 2) / 2
#+s einsum 0-d ;; 0.5 * np.sum(D ** 2) ;; np.asarray(np.einsum('ij,ij->', D, D) * .5)
#+s float32 ;; 0.5 * np.sum(D ** 2) ;; np.float32(0.5 * np.sum(D ** 2))
#+s mean times size ;; 0.5 * np.sum(D ** 2) ;; np.mean(D ** 2) * D.size / 2
#+s hypot ;; 0.5 * np.sum(D ** 2) ;; np.hypot.reduce(D.ravel()) ** 2 / 2
#+ helper of a row
def _half(y, t):
    return 0.5 * np.sum((t - y) ** 2)
def total_loss(Y, T):
    return sum(_half(y, t) for y, t in zip(Y, T))
#+ the other exercise's function
def total_loss(Y, T):
    return sum(map(half_squared_error, Y, T))
#+ scalars
def total_loss(Y, T):
    total = 0
    for i in range(Y.shape[0]):
        for k in range(Y.shape[1]):
            total += (float(Y[i, k]) - float(T[i, k])) ** 2 / 2
    return total
#+ recursion
def total_loss(Y, T):
    if len(Y) == 1:
        d = Y[0] - T[0]
        return d @ d / 2
    m = len(Y) // 2
    return total_loss(Y[:m], T[:m]) + total_loss(Y[m:], T[m:])
#+ fsum of a chain
total_loss = lambda Y, T: math.fsum(itertools.chain.from_iterable(((T - Y) ** 2 / 2).tolist()))
#-s no half ;; 0.5 * ;;
#-s mean over rows ;; 0.5 * np.sum(D ** 2) ;; 0.5 * np.sum(D ** 2) / len(D)
#-s mean over columns ;; 0.5 * np.sum(D ** 2) ;; 0.5 * np.sum(D ** 2) / D.shape[1]
#-s mean ;; np.sum( ;; np.mean(
#-s mse ;; 0.5 * np.sum(D ** 2) ;; np.mean(D ** 2)
#-s sum of squares over n ;; 0.5 * np.sum(D ** 2) ;; np.sum(D ** 2) / len(D)
#-s sum of squares over K ;; 0.5 * np.sum(D ** 2) ;; np.sum(D ** 2) / D.shape[1]
#-s a loss a row ;; np.sum(D ** 2) ;; np.sum(D ** 2, axis=1)
#-s a loss a column ;; np.sum(D ** 2) ;; np.sum(D ** 2, axis=0)
#-s first row ;; np.sum(D ** 2) ;; np.sum(D[0] ** 2)
#-s last row lost ;; np.sum(D ** 2) ;; np.sum(D[:-1] ** 2)
#-s last column lost ;; np.sum(D ** 2) ;; np.sum(D[:, :-1] ** 2)
#-s square of row sums ;; np.sum(D ** 2) ;; np.sum(np.sum(D, axis=1) ** 2)
#-s square of column sums ;; np.sum(D ** 2) ;; np.sum(np.sum(D, axis=0) ** 2)
#-s spectral ;; np.sum(D ** 2) ;; np.linalg.norm(D, 2) ** 2
#-s diagonal ;; np.sum(D ** 2) ;; np.sum(np.diag(D) ** 2)
#-s norm ;; np.sum(D ** 2) ;; np.linalg.norm(D)
#-s norms of rows ;; np.sum(D ** 2) ;; np.sum(np.linalg.norm(D, axis=1))
#-s minus ;; 0.5 * ;; -0.5 *
#-s absolute ;; D ** 2 ;; abs(D)
#-s matrix power ;; 0.5 * np.sum(D ** 2) ;; 0.5 * np.sum(D.T @ D)
#-s one-vector ;; 0.5 * np.sum(D ** 2) ;; np.array([0.5 * np.sum(D ** 2)])
#-s one by one ;; 0.5 * np.sum(D ** 2) ;; 0.5 * np.sum(D ** 2, keepdims=True)
#-s rounded ;; 0.5 * np.sum(D ** 2) ;; round(0.5 * np.sum(D ** 2), 3)
#-s float16 ;; D = T - Y ;; D = (T - Y).astype(np.float16)
#-s int ;; 0.5 * np.sum(D ** 2) ;; int(0.5 * np.sum(D ** 2))
#-s rows sorted ;; T - Y ;; np.sort(T) - np.sort(Y)
#-s max of rows ;; np.sum(D ** 2) ;; np.max(np.sum(D ** 2, axis=1))
#-s last example ;; np.sum(D ** 2) ;; np.sum(D[-1] ** 2)
#-s transposed where square ;; T - Y ;; (T.T if T.shape[0] == T.shape[1] else T) - Y
#-s first as many rows as columns ;; np.sum(D ** 2) ;; np.sum(D[:D.shape[1]] ** 2)
#-s three rows ;; np.sum(D ** 2) ;; np.sum(D[:3] ** 2)
#-s first as many columns as rows ;; np.sum(D ** 2) ;; np.sum(D[:, :len(D)] ** 2)
#- changes Y
def total_loss(Y, T):
    Y -= T
    return 0.5 * np.sum(Y ** 2)
#- changes T
def total_loss(Y, T):
    np.square(T - Y, out=T)
    return T.sum() / 2
#- resets the total
def total_loss(Y, T):
    for y, t in zip(Y, T):
        total = 0
        total += 0.5 * np.sum((t - y) ** 2)
    return total
#- returns inside the loop
def total_loss(Y, T):
    total = 0
    for y, t in zip(Y, T):
        total += 0.5 * np.sum((t - y) ** 2)
        return total
#- grows
_tl = [0.0]
def total_loss(Y, T):
    for y, t in zip(Y, T):
        _tl[0] += 0.5 * np.sum((t - y) ** 2)
    return _tl[0]
#-s transposed answers where square, in a loop ;; T - Y ;; T - (np.array([Y[:, i] for i in range(len(Y))]) if Y.shape[0] == Y.shape[1] else Y)
#-s diagonal where square ;; 0.5 * np.sum(D ** 2) ;; 0.5 * np.sum(np.diag(D) ** 2 if D.shape[0] == D.shape[1] else D ** 2)
#-s power of the matrix where square ;; 0.5 * np.sum(D ** 2) ;; 0.5 * (np.trace(D @ D) if D.shape[0] == D.shape[1] else np.sum(D ** 2))
#-s five rows ;; np.sum(D ** 2) ;; np.sum(D[:5] ** 2)
## binary_cross_entropy
#+ plain
def binary_cross_entropy(y_hat, y):
    losses = -(y * np.log(y_hat) + (1 - y) * np.log(1 - y_hat))
    return np.mean(losses)
#+s harmless epsilon ;; np.log(y_hat) + (1 - y) * np.log(1 - y_hat) ;; np.log(y_hat + 1e-12) + (1 - y) * np.log(1 - y_hat + 1e-12)
#+s clip ;; losses = ;; y_hat = np.clip(y_hat, 1e-12, 1 - 1e-12); losses =
#+s clip at the contract's limits ;; losses = ;; y_hat = np.clip(y_hat, 0.001, 0.999); losses =
#+s log1p ;; np.log(1 - y_hat) ;; np.log1p(-y_hat)
#+s sum over n ;; np.mean(losses) ;; losses.sum() / y.shape[0]
#+s average ;; np.mean(losses) ;; float(np.average(losses))
#+s 0-d array ;; np.mean(losses) ;; np.array(np.mean(losses))
#+s float32 ;; np.mean(losses) ;; np.mean(losses).astype(np.float32)
#+ where
def binary_cross_entropy(y_hat, y):
    return -np.log(np.where(y == 1, y_hat, 1 - y_hat)).mean()
#+ masks
def binary_cross_entropy(y_hat, y):
    pos = y > 0.5
    return -(np.log(y_hat[pos]).sum() + np.log(1 - y_hat[~pos]).sum()) / len(y)
#+ abs trick
binary_cross_entropy = lambda y_hat, y: -np.mean(np.log(np.abs(1 - y - y_hat)))
#+ likelihood in log space
def binary_cross_entropy(y_hat, y):
    return math.fsum(-math.log(p if t else 1 - p) for p, t in zip(y_hat, y)) / len(y)
#+ powers
def binary_cross_entropy(y_hat, y):
    return np.log(y_hat ** -y * (1 - y_hat) ** (y - 1)).mean()
#+ two columns
def binary_cross_entropy(y_hat, y):
    P, T = np.stack([1 - y_hat, y_hat]), np.stack([1 - y, y])
    return -np.einsum('kn,kn->', T, np.log(P)) / P.shape[1]
#+ through the logit
def binary_cross_entropy(y_hat, y):
    a = np.log(y_hat / (1 - y_hat))
    return np.mean(np.logaddexp(0, a) - a * y)
#+ recursion
def binary_cross_entropy(y_hat, y):
    def total(i):
        return 0.0 if i < 0 else total(i - 1) - np.log(y_hat[i] if y[i] else 1 - y_hat[i])
    return total(len(y) - 1) / len(y)
#+ log2 and back
def binary_cross_entropy(y_hat, y):
    return -np.dot([math.log2(p) for p in y * y_hat + (1 - y) * (1 - y_hat)], np.full(len(y), np.log(2) / len(y)))
#-s sum ;; np.mean(losses) ;; np.sum(losses)
#-s no minus ;; = -( ;; = (
#-s only the positive ;;  + (1 - y) * np.log(1 - y_hat) ;;
#-s only the negative ;; y * np.log(y_hat) + ;;
#-s minus between ;; + (1 - y) ;; - (1 - y)
#-s log2 ;; np.log( ;; np.log2(
#-s log10 ;; np.log( ;; np.log10(
#-s swapped ;; losses = ;; y, y_hat = y_hat, np.clip(y, 1e-12, 1 - 1e-12); losses =
#-s sign of y ;; y * np.log(y_hat) + (1 - y) ;; (1 - y) * np.log(y_hat) + y
#-s a loss an example ;; np.mean(losses) ;; losses
#-s one-vector ;; np.mean(losses) ;; np.mean(losses, keepdims=True)
#-s half ;; np.mean(losses) ;; np.mean(losses) / 2
#-s n minus one ;; np.mean(losses) ;; np.sum(losses) / max(len(y) - 1, 1)
#-s n plus one ;; np.mean(losses) ;; np.sum(losses) / (len(y) + 1)
#-s median ;; np.mean(losses) ;; np.median(losses)
#-s rounded ;; np.mean(losses) ;; round(np.mean(losses), 4)
#-s float16 ;; np.mean(losses) ;; np.float16(np.mean(losses))
#-s clipped at .01 ;; losses = ;; y_hat = np.clip(y_hat, 0.01, 0.99); losses =
#-s clipped at .01 below ;; losses = ;; y_hat = np.clip(y_hat, 0.01, 1); losses =
#-s clipped at .99 above ;; losses = ;; y_hat = np.clip(y_hat, 0, 0.99); losses =
#-s epsilon 1e-3 ;; np.log(y_hat) ;; np.log(y_hat + 1e-3)
#-s epsilon 1e-4 ;; np.log(y_hat) ;; np.log(y_hat + 1e-4)
#-s epsilon 1e-4 in the second ;; np.log(1 - y_hat) ;; np.log(1 - y_hat + 1e-4)
#-s mean over positives ;; np.mean(losses) ;; np.sum(losses) / max(y.sum(), 1)
#-s first ;; np.mean(losses) ;; losses[0]
#-s last lost ;; np.mean(losses) ;; np.sum(losses[:-1]) / len(losses)
#-s squared ;; losses = -(y * np.log(y_hat) + (1 - y) * np.log(1 - y_hat)) ;; losses = (y - y_hat) ** 2
#-s hard predictions ;; losses = ;; y_hat = np.where(y_hat > 0.5, 0.999, 0.001); losses =
#-s y times 1 minus y_hat ;; (1 - y) * np.log(1 - y_hat) ;; (1 - y) * (1 - np.log(y_hat))
#-s perplexity ;; np.mean(losses) ;; np.exp(np.mean(losses))
#-s log of the mean ;; np.mean(losses) ;; -np.log(np.mean(np.exp(-losses)))
#- balanced classes
def binary_cross_entropy(y_hat, y):
    pos = -np.log(y_hat[y == 1])
    neg = -np.log(1 - y_hat[y == 0])
    return sum(v.mean() for v in (pos, neg) if len(v)) / sum(1 for v in (pos, neg) if len(v))
#- changes y_hat
def binary_cross_entropy(y_hat, y):
    y_hat[y == 0] = 1 - y_hat[y == 0]
    return -np.log(y_hat).mean()
#- changes y
def binary_cross_entropy(y_hat, y):
    r = -np.log(np.where(y == 1, y_hat, 1 - y_hat)).mean()
    y *= 0
    return r
#- probabilities as indices
def binary_cross_entropy(y_hat, y):
    return -np.mean(np.log(y_hat[y.astype(int)]))
#- int of y_hat
def binary_cross_entropy(y_hat, y):
    out = np.zeros(len(y), dtype=int)
    out[:] = -np.log(np.where(y == 1, y_hat, 1 - y_hat))
    return out.mean()
#- broadcast over pairs
def binary_cross_entropy(y_hat, y):
    y = y[:, None]
    return -np.mean(y * np.log(y_hat) + (1 - y) * np.log(1 - y_hat))
#+s long double ;; np.mean(losses) ;; np.longdouble(np.mean(losses))
#- logs clipped at .01
def binary_cross_entropy(y_hat, y):
    log = lambda p: np.log(np.maximum(p, 0.01))
    return -np.mean(y * log(y_hat) + (1 - y) * log(1 - y_hat))
#- logs clipped at .05
def binary_cross_entropy(y_hat, y):
    return np.mean(-np.log(np.clip(np.where(y == 1, y_hat, 1 - y_hat), 0.05, 1)))
#- a loss of three at most
def binary_cross_entropy(y_hat, y):
    return np.mean(np.minimum(-np.log(np.where(y == 1, y_hat, 1 - y_hat)), 3))
## binary_cross_entropy_with_logits
#+ plain
def binary_cross_entropy_with_logits(a, y):
    losses = np.maximum(a, 0) - a * y + np.log1p(np.exp(-np.abs(a)))
    return losses.mean()
#+s log of one plus ;; np.log1p(np.exp(-np.abs(a))) ;; np.log(1 + np.exp(-np.abs(a)))
#+ logaddexp
def binary_cross_entropy_with_logits(a, y):
    return np.mean(np.logaddexp(0, a) - y * a)
#+ signs
def binary_cross_entropy_with_logits(a, y):
    return float(np.logaddexp(0.0, (1 - 2 * y) * a).sum() / a.size)
#+ math
def _softplus(v):
    return v if v > 40 else math.log1p(math.exp(v))
def binary_cross_entropy_with_logits(a, y):
    return sum(_softplus(-v if t else v) for v, t in zip(a.tolist(), y.tolist())) / len(a)
#+ softplus with a threshold, warnings
def binary_cross_entropy_with_logits(a, y):
    s = np.where(y == 1, -a, a)
    return np.where(s > 30, s, np.log1p(np.exp(s))).mean()
#+ long double
def binary_cross_entropy_with_logits(a, y):
    s = ((1 - 2 * y) * a).astype(np.longdouble)
    return np.float64(np.log1p(np.exp(s)).mean())
#+ the two-class log-sum-exp
def binary_cross_entropy_with_logits(a, y):
    Z = np.stack([np.zeros_like(a), a], axis=1)
    m = Z.max(axis=1)
    lse = m + np.log(np.exp(Z - m[:, None]).sum(axis=1))
    return np.array(np.mean(lse - Z[np.arange(len(a)), y.astype(int)]))
#+ soft labels both ways
def binary_cross_entropy_with_logits(a, y):
    return (y * np.logaddexp(0, -a) + (1 - y) * np.logaddexp(0, a)).mean(dtype=np.float64)
#+ reduce of ufunc
binary_cross_entropy_with_logits = lambda a, y: np.mean([np.logaddexp.reduce([0.0, v]) - v * t for v, t in zip(a, y)])
#+ float32 result, recursion
def binary_cross_entropy_with_logits(a, y):
    if len(a) > 1:
        n, h = len(a), len(a) // 2
        f = binary_cross_entropy_with_logits
        return np.float32((f(a[:h], y[:h]) * float(h) + f(a[h:], y[h:]) * float(n - h)) / n)
    return np.logaddexp(0, float(a[0]) * (1 - 2 * float(y[0])))
#+ clipped exponent only
def binary_cross_entropy_with_logits(a, y):
    s = np.where(y > 0.5, -a, a)
    return np.average(np.clip(s, 0, None) + np.log1p(np.exp(np.clip(-abs(s), -700, 0))))
#-s sum ;; losses.mean() ;; losses.sum()
#-s not averaged ;; losses.mean() ;; losses
#-s one-vector ;; losses.mean() ;; losses.mean(keepdims=True)
#-s half ;; losses.mean() ;; losses.mean() / 2
#-s rounded ;; losses.mean() ;; losses.mean().round(4)
#-s float16 ;; losses.mean() ;; np.float16(losses.mean())
#-s int ;; losses.mean() ;; int(losses.mean())
#-s plus ay ;; - a * y ;; + a * y
#-s 1 - y ;; - a * y ;; - a * (1 - y)
#-s without max ;; np.maximum(a, 0) ;; a
#-s abs instead of max ;; np.maximum(a, 0) ;; np.abs(a)
#-s no correction ;;  + np.log1p(np.exp(-np.abs(a))) ;;
#-s log2 ;; np.log1p(np.exp(-np.abs(a))) ;; np.log2(1 + np.exp(-np.abs(a)))
#-s no abs ;; np.exp(-np.abs(a)) ;; np.exp(-a)
#-s plus abs ;; np.exp(-np.abs(a)) ;; np.exp(np.abs(a))
#-s without one ;; np.log1p( ;; np.log(
#-s clipped at 500 ;; losses = ;; a = np.clip(a, -500, 500); losses =
#-s clipped at 700 ;; losses = ;; a = np.clip(a, -700, 700); losses =
#-s clipped at 999 ;; losses = ;; a = np.clip(a, -999, 999); losses =
#-s clipped below at 500 ;; losses = ;; a = np.maximum(a, -500); losses =
#-s clipped above at 500 ;; losses = ;; a = np.minimum(a, 500); losses =
#-s clipped at 30 ;; losses = ;; a = np.clip(a, -30, 30); losses =
#-s clipped at 100 ;; losses = ;; a = np.clip(a, -100, 100); losses =
#-s last lost ;; losses.mean() ;; losses[:-1].sum() / len(losses)
#-s first ;; losses.mean() ;; losses[0]
#-s n minus one ;; losses.mean() ;; losses.sum() / max(1, len(a) - 1)
#-s float16 logits ;; losses = ;; a = a.astype(np.float16).astype(float); losses =
#- naive sigmoid
def binary_cross_entropy_with_logits(a, y):
    p = 1 / (1 + np.exp(-a))
    return -np.mean(y * np.log(p) + (1 - y) * np.log(1 - p))
#- naive sigmoid with a where
def binary_cross_entropy_with_logits(a, y):
    p = 1 / (1 + np.exp(-a))
    return -np.mean(np.log(np.where(y == 1, p, 1 - p)))
#- with an epsilon
def binary_cross_entropy_with_logits(a, y):
    p = 1 / (1 + np.exp(-a))
    return -np.mean(y * np.log(p + 1e-12) + (1 - y) * np.log(1 - p + 1e-12))
#- with a tiny epsilon
def binary_cross_entropy_with_logits(a, y):
    p = 1 / (1 + np.exp(-a))
    return -np.mean(y * np.log(p + 1e-300) + (1 - y) * np.log(1 - p + 1e-300))
#- nan_to_num
def binary_cross_entropy_with_logits(a, y):
    p = 1 / (1 + np.exp(-a))
    return -np.nan_to_num(np.mean(y * np.log(p) + (1 - y) * np.log(1 - p)))
#- log of one plus exp
def binary_cross_entropy_with_logits(a, y):
    return np.mean(np.log(1 + np.exp(a)) - a * y)
#- stable for positive logits only
def binary_cross_entropy_with_logits(a, y):
    return np.mean(a * (1 - y) + np.log1p(np.exp(-a)))
#- naive log of the stable sigmoid
def binary_cross_entropy_with_logits(a, y):
    e = np.exp(-abs(a))
    p = np.where(a >= 0, 1, e) / (1 + e)
    q = np.where(a >= 0, e, 1) / (1 + e)
    return -np.mean(np.log(np.where(y == 1, p, q)))
#- low threshold
def binary_cross_entropy_with_logits(a, y):
    s = np.where(y == 1, -a, a)
    return np.where(s > 5, s, np.log1p(np.exp(np.minimum(s, 5)))).mean()
#- middle threshold
def binary_cross_entropy_with_logits(a, y):
    s = np.where(y == 1, -a, a)
    return np.where(s > 9, s, np.log1p(np.exp(np.minimum(s, 9)))).mean()
#- zero for confident rights
def binary_cross_entropy_with_logits(a, y):
    s = np.where(y == 1, -a, a)
    return np.where(s < -3, 0, np.logaddexp(0, s)).mean()
#- zero for rights below -8
def binary_cross_entropy_with_logits(a, y):
    s = np.where(y == 1, -a, a)
    return np.where(s < -8, 0, np.logaddexp(0, s)).mean()
#- hinge
def binary_cross_entropy_with_logits(a, y):
    return np.maximum(0, 1 - (2 * y - 1) * a).mean()
#- labels as plus or minus one
def binary_cross_entropy_with_logits(a, y):
    return np.logaddexp(0, -y * a).mean()
#- a as a probability
def binary_cross_entropy_with_logits(a, y):
    a = np.clip(a, 1e-12, 1 - 1e-12)
    return -np.mean(y * np.log(a) + (1 - y) * np.log(1 - a))
#- global shift
def binary_cross_entropy_with_logits(a, y):
    m = a.max()
    return np.mean(m + np.log(np.exp(-m) + np.exp(a - m)) - a * y)
#- changes a
def binary_cross_entropy_with_logits(a, y):
    a *= 1 - 2 * y
    return np.logaddexp(0, a).mean()
#- changes a where it is large
def binary_cross_entropy_with_logits(a, y):
    s = np.where(y == 1, -a, a)
    a[abs(a) > 700] = 0
    return np.logaddexp(0, s).mean()
#- changes y
def binary_cross_entropy_with_logits(a, y):
    r = np.mean(np.logaddexp(0, a) - y * a)
    y[:] = 1 - y
    return r
#- loss of the mean logit
def binary_cross_entropy_with_logits(a, y):
    return np.logaddexp(0, np.mean((1 - 2 * y) * a))
#+s long double result ;; losses.mean() ;; np.longdouble(losses.mean())
#+s threshold at 25 ;; np.log1p(np.exp(-np.abs(a))) ;; np.where(abs(a) > 25, 0, np.log1p(np.exp(-np.abs(a))))
#-s correction dropped beyond three ;; np.log1p(np.exp(-np.abs(a))) ;; np.where(abs(a) > 3, 0, np.log1p(np.exp(-np.abs(a))))
#-s correction dropped beyond six ;; np.log1p(np.exp(-np.abs(a))) ;; np.where(abs(a) > 6, 0, np.log1p(np.exp(-np.abs(a))))
#-s first order beyond two ;; np.log1p(np.exp(-np.abs(a))) ;; np.where(abs(a) > 2, np.exp(-np.abs(a)), np.log1p(np.exp(-np.abs(a))))
#- clips its argument in place
def binary_cross_entropy_with_logits(a, y):
    s = np.where(y == 1, -a, a)
    np.clip(a, -500, 500, out=a)
    return np.mean(np.maximum(s, 0) + np.log1p(np.exp(-abs(a))))
## cross_entropy
#+ plain
def cross_entropy(y_hat, y):
    logs = np.log(y_hat)
    return -np.sum(y * logs) / len(y)
#+s epsilon ;; np.log(y_hat) ;; np.log(y_hat + 1e-12)
#+s clip ;; np.log(y_hat) ;; np.log(np.clip(y_hat, 1e-15, None))
#+s mean of sums ;; -np.sum(y * logs) / len(y) ;; -np.mean(np.sum(y * logs, axis=1))
#+s einsum 0-d ;; -np.sum(y * logs) / len(y) ;; np.asarray(np.einsum('nk,nk->', y, logs) / -len(y))
#+s trace ;; -np.sum(y * logs) / len(y) ;; -np.trace(y @ logs.T) / y.shape[0]
#+s vdot float32 ;; -np.sum(y * logs) / len(y) ;; np.float32(-np.vdot(y, logs) / len(y))
#+s mean times K ;; -np.sum(y * logs) / len(y) ;; -np.mean(y * logs) * y.shape[1]
#+s average ;; -np.sum(y * logs) / len(y) ;; np.average([-a @ b for a, b in zip(y, logs)])
#+s where ;; -np.sum(y * logs) / len(y) ;; -np.where(y > 0, y * logs, 0).sum(-1).mean()
#+ scalars
def cross_entropy(y_hat, y):
    n, total = len(y), 0.0
    for row, target in zip(y_hat.tolist(), y.tolist()):
        for p, t in zip(row, target):
            if t:
                total -= t * math.log(p)
    return total / n
#+ powers
def cross_entropy(y_hat, y):
    return -np.log(np.prod(y_hat ** y, axis=1)).mean()
#+ reduce over the classes
def cross_entropy(y_hat, y):
    return functools.reduce(lambda s, k: s - y[:, k] @ np.log(y_hat[:, k]) / len(y), range(y.shape[1]), 0.0)
#+ recursion over the rows with a running mean
def cross_entropy(y_hat, y):
    mean = 0.0
    for i, (p, t) in enumerate(zip(y_hat, y), start=1):
        mean += (-(t * np.log(p)).sum() - mean) / i
    return mean
#+ divergence plus entropy
def cross_entropy(y_hat, y):
    safe = np.where(y > 0, y, 1)
    return ((y * np.log(safe / y_hat)).sum() - (y * np.log(safe)).sum()) / len(y)
#-s sum ;; / len(y) ;;
#-s mean over all ;; -np.sum(y * logs) / len(y) ;; -np.mean(y * logs)
#-s over K ;; / len(y) ;; / y.shape[1]
#-s no minus ;; -np.sum ;; np.sum
#-s log2 ;; np.log( ;; np.log2(
#-s a loss a row ;; -np.sum(y * logs) / len(y) ;; -np.sum(y * logs, axis=1)
#-s a loss a class ;; -np.sum(y * logs) / len(y) ;; -np.mean(y * logs, axis=0)
#-s one by one ;; np.sum(y * logs) ;; np.sum(y * logs, keepdims=True)
#-s argmax ;; -np.sum(y * logs) / len(y) ;; -np.mean(logs[np.arange(len(y)), y.argmax(axis=1)])
#-s log of the sum ;; -np.sum(y * logs) / len(y) ;; -np.mean(np.log(np.sum(y * y_hat, axis=1)))
#-s the ones ;; -np.sum(y * logs) / len(y) ;; -np.sum(logs[y == 1]) / len(y)
#-s the nonzero ;; -np.sum(y * logs) / len(y) ;; -np.sum(logs[y > 0]) / len(y)
#-s above a half ;; y * logs ;; (y > 0.5) * logs
#-s rounded targets ;; y * logs ;; np.round(y) * logs
#-s int targets ;; y * logs ;; y.astype(int) * logs
#-s swapped ;; -np.sum(y * logs) / len(y) ;; -np.sum(y_hat * np.log(y + 1e-12)) / len(y)
#-s binary ;; y * logs ;; y * logs + (1 - y) * np.log(1 - y_hat)
#-s first row ;; -np.sum(y * logs) / len(y) ;; -np.sum(y[0] * logs[0])
#-s last row lost ;; np.sum(y * logs) ;; np.sum(y[:-1] * logs[:-1])
#-s last class lost ;; np.sum(y * logs) ;; np.sum((y * logs)[:, :-1])
#-s rounded ;; -np.sum(y * logs) / len(y) ;; round(-np.sum(y * logs) / len(y), 4)
#-s float16 ;; -np.sum(y * logs) / len(y) ;; np.float16(-np.sum(y * logs) / len(y))
#-s n minus one ;; / len(y) ;; / max(len(y) - 1, 1)
#-s clipped .01 ;; np.log(y_hat) ;; np.log(np.clip(y_hat, 0.01, 1))
#-s clipped .05 ;; np.log(y_hat) ;; np.log(np.clip(y_hat, 0.05, 1))
#-s epsilon 1e-3 ;; np.log(y_hat) ;; np.log(y_hat + 1e-3)
#-s softmax first ;; logs = np.log(y_hat) ;; logs = np.log(np.exp(y_hat) / np.exp(y_hat).sum(axis=1, keepdims=True))
#-s matrix product ;; np.sum(y * logs) ;; np.sum(y.T @ logs)
#-s rows of y the first ;; y * logs ;; y[0] * logs
#-s divergence ;; y * logs ;; y * (logs - np.log(y + 1e-300))
#-s transposed where square ;; y * logs ;; (y.T if len(y) == y.shape[1] else y) * logs
#-s over the number of ones ;; / len(y) ;; / np.count_nonzero(y)
#- changes y_hat
def cross_entropy(y_hat, y):
    np.log(y_hat, out=y_hat)
    return -np.sum(y * y_hat) / len(y)
#- normalises y_hat in place
def cross_entropy(y_hat, y):
    y_hat += 1e-9
    return -np.sum(y * np.log(y_hat)) / len(y)
#- changes y
def cross_entropy(y_hat, y):
    y *= np.log(y_hat)
    return -np.sum(y) / len(y)
#- last mean kept
_ce = []
def cross_entropy(y_hat, y):
    _ce.extend(-np.sum(y * np.log(y_hat), axis=1))
    return np.mean(_ce)
#+s long double ;; -np.sum(y * logs) / len(y) ;; np.longdouble(-np.sum(y * logs) / len(y))
#-s diagonal where square ;; np.sum(y * logs) ;; (np.trace(y @ logs) if y.shape[0] == y.shape[1] else np.sum(y * logs))
#-s log rows turned where square ;; logs = np.log(y_hat) ;; logs = np.log(y_hat.T if y.shape[0] == y.shape[1] else y_hat)
#-s capped at three ;; -np.sum(y * logs) / len(y) ;; np.mean(np.minimum(-np.sum(y * logs, axis=1), 3.0))
#-s clipped .003 ;; np.log(y_hat) ;; np.log(np.clip(y_hat, 0.003, 1))
## cross_entropy_with_logits
#+ plain
def cross_entropy_with_logits(a, labels):
    m = a.max(axis=1, keepdims=True)
    lse = m[:, 0] + np.log(np.exp(a - m).sum(axis=1))
    own = a[np.arange(len(a)), labels]
    return np.mean(lse - own)
#+s 0-d ;; np.mean(lse - own) ;; np.array(np.mean(lse - own))
#+s float32 ;; np.mean(lse - own) ;; np.float32(np.mean(lse - own))
#+s take along ;; a[np.arange(len(a)), labels] ;; np.take_along_axis(a, labels[:, None], axis=1).ravel()
#+s one-hot ;; a[np.arange(len(a)), labels] ;; (np.eye(a.shape[1])[labels] * a).sum(axis=1)
#+s choose ;; a[np.arange(len(a)), labels] ;; np.choose(labels, a.T)
#+s shifted by abs ;; np.mean(lse - own) ;; float(np.sum(lse - own)) / len(labels)
#+ logaddexp
def cross_entropy_with_logits(a, labels):
    return np.mean([np.logaddexp.reduce(r) - r[k] for r, k in zip(a, labels)])
#+ differences to the own logit
def cross_entropy_with_logits(a, labels):
    d = a - a[range(len(labels)), labels][:, None]
    return np.logaddexp.reduce(d, axis=1).mean()
#+ math, sorted
def cross_entropy_with_logits(a, labels):
    total = 0.0
    for row, k in zip(a.tolist(), labels.tolist()):
        top, *rest = sorted(row, reverse=True)
        total += (top - row[k]) + math.log1p(sum(math.exp(v - top) for v in rest))
    return total / len(a)
#+ long double
def cross_entropy_with_logits(a, labels):
    L = a.astype(np.longdouble)
    s = np.log(np.exp(L).sum(axis=1)) - L[np.arange(len(L)), labels]
    return float(s.mean())
#+ reduce over columns
def cross_entropy_with_logits(a, labels):
    lse = functools.reduce(np.logaddexp, a.T)
    return (lse - np.diagonal(a[:, labels])).sum() / lse.size
#+ online maximum
def _lse(values):
    m, s = -math.inf, 0.0
    for v in values:
        if v > m:
            s, m = s * math.exp(m - v) + 1.0, v
        else:
            s += math.exp(v - m)
    return m + math.log(s)
cross_entropy_with_logits = lambda a, labels: sum(_lse(r) - r[int(k)] for r, k in zip(a, labels)) / len(labels)
#+ log softmax
def cross_entropy_with_logits(a, labels):
    s = a - a.max(axis=-1)[..., None]
    logp = s - np.log(np.exp(s).sum(axis=-1))[..., None]
    picked = [logp[i, k] for i, k in enumerate(labels)]
    return -np.average(picked)
#-s sum ;; np.mean( ;; np.sum(
#-s sum over K ;; np.mean(lse - own) ;; np.sum(lse - own) / a.shape[1]
#-s not averaged ;; np.mean(lse - own) ;; lse - own
#-s one-vector ;; np.mean(lse - own) ;; np.mean(lse - own, keepdims=True)
#-s minus ;; np.mean(lse - own) ;; np.mean(own - lse)
#-s without own ;; np.mean(lse - own) ;; np.mean(lse)
#-s without lse ;; np.mean(lse - own) ;; np.mean(-own)
#-s plus own ;; np.mean(lse - own) ;; np.mean(lse + own)
#-s max forgotten ;; m[:, 0] + np.log ;; np.log
#-s max twice ;; m[:, 0] + np.log ;; 2 * m[:, 0] + np.log
#-s global max ;; m = a.max(axis=1, keepdims=True) ;; m = np.full((len(a), 1), a.max())
#-s column max ;; np.exp(a - m) ;; np.exp(a - a.max(axis=0))
#-s min shift ;; a.max( ;; a.min(
#-s mean shift ;; a.max( ;; a.mean(
#-s no shift ;; m = a.max(axis=1, keepdims=True) ;; m = np.zeros((len(a), 1))
#-s first entry shift ;; m = a.max(axis=1, keepdims=True) ;; m = a[:, :1]
#-s last entry shift ;; m = a.max(axis=1, keepdims=True) ;; m = a[:, -1:]
#-s own entry shift ;; m = a.max(axis=1, keepdims=True) ;; m = a[np.arange(len(a)), labels][:, None]
#-s shift of at most 300 ;; m = a.max(axis=1, keepdims=True) ;; m = np.minimum(a.max(axis=1, keepdims=True), 200)
#-s positive shift ;; m = a.max(axis=1, keepdims=True) ;; m = np.maximum(a.max(axis=1, keepdims=True), 0)
#-s abs shift ;; m = a.max(axis=1, keepdims=True) ;; m = abs(a).max(axis=1, keepdims=True)
#-s clipped 500 ;; m = a.max ;; a = np.clip(a, -500, 500); m = a.max
#-s clipped 700 ;; m = a.max ;; a = np.clip(a, -700, 700); m = a.max
#-s clipped below 500 ;; m = a.max ;; a = np.clip(a, -500, None); m = a.max
#-s clipped above 500 ;; m = a.max ;; a = np.clip(a, None, 500); m = a.max
#-s clipped 999 ;; m = a.max ;; a = np.clip(a, -999, 999); m = a.max
#-s log2 ;; np.log( ;; np.log2(
#-s sum over rows ;; .sum(axis=1) ;; .sum()
#-s all labels ;; a[np.arange(len(a)), labels] ;; a[:, labels].mean(axis=1)
#-s first row's ;; a[np.arange(len(a)), labels] ;; a[0, labels]
#-s first label ;; a[np.arange(len(a)), labels] ;; a[:, labels[0]]
#-s column labels ;; a[np.arange(len(a)), labels] ;; a[:, labels][:, 0]
#-s labels from one ;; labels] ;; labels - 1]
#-s the best class ;; a[np.arange(len(a)), labels] ;; a.max(axis=1)
#-s rows modulo ;; a[np.arange(len(a)), labels] ;; a[labels % len(a), np.arange(len(a)) % a.shape[1]]
#-s rounded ;; np.mean(lse - own) ;; round(np.mean(lse - own), 4)
#-s float16 ;; np.mean(lse - own) ;; np.float16(np.mean(lse - own))
#-s n minus one ;; np.mean(lse - own) ;; np.sum(lse - own) / max(len(a) - 1, 1)
#+s the same once more ;; np.mean(lse - own) ;; np.mean(m + np.log(np.exp(a - m).sum(axis=1)) - own)
#-s first row only ;; np.mean(lse - own) ;; (lse - own)[0]
#-s largest logit only ;; np.mean(lse - own) ;; np.mean(m[:, 0] - own)
#-s others only ;; np.exp(a - m).sum(axis=1) ;; np.exp(a - m).sum(axis=1) - np.exp(own_ - m[:, 0]) if (own_ := a[np.arange(len(a)), labels]).size else 1
#-s capped ;; np.mean(lse - own) ;; np.mean(np.minimum(lse - own, 1000))
#- epsilon
def cross_entropy_with_logits(a, labels):
    e = np.exp(a - a.max(axis=1, keepdims=True))
    p = e / e.sum(axis=1, keepdims=True)
    return -np.mean(np.log(p[np.arange(len(a)), labels] + 1e-12))
#- tiny epsilon
def cross_entropy_with_logits(a, labels):
    e = np.exp(a - a.max(axis=1, keepdims=True))
    p = e / e.sum(axis=1, keepdims=True)
    return -np.mean(np.log(p[np.arange(len(a)), labels] + 1e-300))
#- no epsilon
def cross_entropy_with_logits(a, labels):
    e = np.exp(a - a.max(axis=1, keepdims=True))
    p = e / e.sum(axis=1, keepdims=True)
    return -np.mean(np.log(p[np.arange(len(a)), labels]))
#- softmax over rows
def cross_entropy_with_logits(a, labels):
    m = a.max(axis=0)
    lse = m + np.log(np.exp(a - m).sum(axis=0))
    return np.mean((lse - a)[np.arange(len(a)), labels])
#- changes a
def cross_entropy_with_logits(a, labels):
    a -= a.max(axis=1, keepdims=True)
    return np.mean(np.log(np.exp(a).sum(axis=1)) - a[np.arange(len(a)), labels])
#- changes a where the maximum is large
def cross_entropy_with_logits(a, labels):
    for row in a:
        if row.max() > 700 or row.max() < -700:
            row -= row.max()
    return np.mean(np.log(np.exp(a).sum(axis=1)) - a[np.arange(len(a)), labels])
#- changes the labels
def cross_entropy_with_logits(a, labels):
    r = np.mean([np.logaddexp.reduce(v) - v[k] for v, k in zip(a, labels)])
    labels += 1
    return r
#- top two
def cross_entropy_with_logits(a, labels):
    s = np.sort(a, axis=1)
    return np.mean(np.logaddexp(s[:, -1], s[:, -2]) - a[np.arange(len(a)), labels])
#-s differences cut at 1500 ;; np.mean(lse - own) ;; np.mean(np.minimum(lse - own, 1500))
#-s none where confident ;; np.mean(lse - own) ;; np.mean(np.where(lse - own < 0.01, 0, lse - own))
#-s max beyond six ;; m[:, 0] + np.log(np.exp(a - m).sum(axis=1)) ;; m[:, 0] + np.log(np.where(a - m < -6, 0, np.exp(a - m)).sum(axis=1))
#- clips its argument in place
def cross_entropy_with_logits(a, labels):
    r = np.mean([np.logaddexp.reduce(v) - v[k] for v, k in zip(a, labels)])
    np.clip(a, -500, 500, out=a)
    return r
## entropy
#+ plain
def entropy(p):
    q = p[p > 0]
    return -np.sum(q * np.log(q))
#+s 0-d ;; -np.sum(q * np.log(q)) ;; np.array(-np.sum(q * np.log(q)))
#+s float32 ;; -np.sum(q * np.log(q)) ;; -np.sum(q * np.log(q)).astype(np.float32)
#+s dot ;; -np.sum(q * np.log(q)) ;; float(q @ np.log(1 / q))
#+s log2 and back ;; -np.sum(q * np.log(q)) ;; -np.sum(q * np.log2(q)) * math.log(2)
#+s nonzero ;; p[p > 0] ;; p[np.nonzero(p)]
#+s compress ;; p[p > 0] ;; np.array([v for v in p if v])
#+s ones instead ;; p[p > 0] ;; np.where(p == 0, 1.0, p)
#+s masked ;; p[p > 0] ;; np.ma.masked_equal(p, 0).compressed()
#+s padded with ones ;; p[p > 0] ;; p + (p == 0)
#+ nan_to_num
def entropy(p):
    return -np.nan_to_num(p * np.log(p)).sum()
#+ epsilon
def entropy(p):
    return -(p * np.log(p + 1e-12)).sum()
#+ tiny epsilon
entropy = lambda p: -np.dot(p, np.log(p + 1e-300))
#+ clip
def entropy(p):
    q = np.clip(p, 1e-12, 1)
    return -np.einsum('i,i->', q, np.log(q))
#+ nansum
def entropy(p):
    return -np.nansum(p * np.log(p))
#+ where with warnings
def entropy(p):
    return np.where(p == 0, 0, -p * np.log(p)).sum()
#+ math, generator
def entropy(p):
    return math.fsum(-v * math.log(v) for v in p.tolist() if v != 0)
#+ powers
def entropy(p):
    return -np.log(p ** p).sum()
#+ recursion
def entropy(p):
    if len(p) == 0:
        return 0
    head, tail = float(p[0]), p[1:]
    return entropy(tail) - (head * math.log(head) if head > 0 else 0)
#+ log of K minus the divergence from uniform
def entropy(p):
    q = p[p > 0]
    return np.log(len(p)) - (q * np.log(q * len(p))).sum()
#+ the other function
def entropy(p):
    return -kl_divergence(p, np.ones_like(p))
#+ where argument with out
def entropy(p):
    return -(p * np.log(p, out=np.zeros_like(p), where=p > 0)).sum()
#-s no minus ;; -np.sum( ;; np.sum(
#-s abs of the terms with log2 ;; np.log( ;; np.log2(
#-s log10 ;; np.log( ;; np.log10(
#-s nan at zero ;; p[p > 0] ;; p
#-s mean ;; np.sum( ;; np.mean(
#-s divided by K ;; -np.sum(q * np.log(q)) ;; -np.sum(q * np.log(q)) / len(p)
#-s normalised by log K ;; -np.sum(q * np.log(q)) ;; -np.sum(q * np.log(q)) / np.log(len(p))
#-s terms ;; -np.sum(q * np.log(q)) ;; -q * np.log(q)
#-s terms of all ;; -np.sum(q * np.log(q)) ;; -p * np.log(p + 1e-12)
#-s one-vector ;; -np.sum(q * np.log(q)) ;; -np.sum(q * np.log(q), keepdims=True)
#-s no weights ;; q * np.log(q) ;; np.log(q)
#-s log one plus ;; np.log(q) ;; np.log1p(q)
#-s binary ;; q * np.log(q) ;; q * np.log(q) + (1 - q) * np.log(1 - q + 1e-12)
#-s small ones lost ;; p > 0 ;; p > 0.05
#-s smaller ones lost ;; p > 0 ;; p > 0.01
#-s smallest ones lost ;; p > 0 ;; p > 0.002
#-s ones lost below 1 over K ;; p > 0 ;; p > 0.5 / len(p)
#-s epsilon 1e-3 ;; np.log(q) ;; np.log(q + 1e-3)
#-s clip .01 ;; p[p > 0] ;; np.clip(p, 0.01, 1)
#-s clip 1e-4 ;; p[p > 0] ;; np.clip(p, 1e-4, 1)
#-s clip 1e-6 ;; p[p > 0] ;; np.clip(p, 1e-6, 1)
#-s normalised epsilon ;; p[p > 0] ;; (p + 1e-5)
#-s exponential ;; -np.sum(q * np.log(q)) ;; np.exp(-np.sum(q * np.log(q)))
#-s rounded ;; -np.sum(q * np.log(q)) ;; round(-np.sum(q * np.log(q)), 4)
#-s float16 ;; -np.sum(q * np.log(q)) ;; np.float16(-np.sum(q * np.log(q)))
#-s gini ;; -np.sum(q * np.log(q)) ;; 1 - np.sum(q ** 2)
#-s zero if any zero ;; -np.sum(q * np.log(q)) ;; -np.sum(q * np.log(q)) * np.all(p > 0)
#-s log K ;; -np.sum(q * np.log(q)) ;; np.log(len(q))
#-s last lost ;; q * np.log(q) ;; q[:-1] * np.log(q[:-1])
#-s first lost ;; q * np.log(q) ;; q[1:] * np.log(q[1:])
#-s cut at the first zero ;; p[p > 0] ;; p[:list(p).index(0)] if 0 in p else p
#-s one zero handled ;; p[p > 0] ;; np.delete(p, np.argmin(p)) if p.min() == 0 else p
#- inf at zero
def entropy(p):
    return -np.sum(np.log(p)) if (p == 0).any() else -np.sum(p * np.log(p))
#- changes p where zero
def entropy(p):
    p[p == 0] = 1
    return -np.sum(p * np.log(p))
#- changes p a little
def entropy(p):
    p += 1e-14
    return -np.sum(p * np.log(p))
#- changes p
def entropy(p):
    q = p[p > 0]
    p.sort()
    return -np.sum(q * np.log(q))
#- nan_to_num of the sum
def entropy(p):
    return np.nan_to_num(-np.sum(p * np.log(p)))
#-s index of a zero ;; p[p > 0] ;; np.sort(p)[np.searchsorted(np.sort(p), 0.003):]
## kl_divergence
#+ plain
def kl_divergence(p, q):
    if np.any((p > 0) & (q == 0)):
        return np.inf
    k = p > 0
    return np.sum(p[k] * np.log(p[k] / q[k]))
#+s math inf ;; np.inf ;; math.inf
#+s inf as a 0-d array ;; return np.inf ;; return np.array(np.inf)
#+s float32 ;; np.sum(p[k] * np.log(p[k] / q[k])) ;; np.float32(np.sum(p[k] * np.log(p[k] / q[k])))
#+s difference of logs ;; np.log(p[k] / q[k]) ;; (np.log(p[k]) - np.log(q[k]))
#+s minus ;; np.sum(p[k] * np.log(p[k] / q[k])) ;; -float(p[k] @ np.log(q[k] / p[k]))
#+s overflowing ;; return np.inf ;; return 1e308 * 10
#+ where
def kl_divergence(p, q):
    return np.where(p > 0, p * np.log(p / q), 0).sum()
#+ masked by positives of p, inf by itself
def kl_divergence(p, q):
    k = np.flatnonzero(p)
    return np.dot(p[k], np.log(p[k]) - np.log(q[k]))
#+ math
def kl_divergence(p, q):
    total = 0
    for a, b in zip(p, q):
        if a == 0:
            continue
        if b == 0:
            return float('inf')
        total += a * math.log(a / b)
    return total
#+ cross entropy minus entropy
def kl_divergence(p, q):
    s = p[p > 0]
    with np.errstate(all='ignore'):
        h = -np.sum(s * np.log(q[p > 0]))
    return h + np.sum(s * np.log(s))
#+ generator with fsum
def _term(a, b):
    return 0.0 if not a else math.inf if not b else a * (math.log(a) - math.log(b))
kl_divergence = lambda p, q: math.fsum(map(_term, p.tolist(), q.tolist()))
#+ powers
def kl_divergence(p, q):
    return np.log(p ** p / q ** p).sum()
#+ reduce and try
def kl_divergence(p, q):
    try:
        return functools.reduce(lambda s, v: s + (v[0] * math.log(v[0] / v[1]) if v[0] else 0.0), zip(p.tolist(), q.tolist()), 0.0)
    except ZeroDivisionError:
        return math.inf
#+ bregman form for distributions
def kl_divergence(p, q):
    t = np.where(p == 0, q, p * np.log(np.where(p == 0, 1, p) / q) - p + q)
    return np.array(t.sum() + p.sum() - q.sum())
#+ tiny epsilon only in p
def kl_divergence(p, q):
    with np.errstate(divide='ignore', invalid='ignore'):
        r = p * (np.log(p + 1e-300) - np.log(q))
    r[p == 0] = 0
    return r.sum()
#+ nan as nothing
def kl_divergence(p, q):
    return np.nansum(p * np.log(np.divide(p, q)))
#-s swapped ;; np.sum(p[k] * np.log(p[k] / q[k])) ;; np.sum(q[k] * np.log(q[k] / p[k]))
#-s reversed log ;; np.log(p[k] / q[k]) ;; np.log(q[k] / p[k])
#-s weights q ;; p[k] * np.log ;; q[k] * np.log
#-s log2 ;; np.log( ;; np.log2(
#-s mean ;; np.sum( ;; np.mean(
#-s over K ;; np.sum(p[k] * np.log(p[k] / q[k])) ;; np.sum(p[k] * np.log(p[k] / q[k])) / len(p)
#-s absolute ;; np.sum(p[k] * np.log(p[k] / q[k])) ;; np.sum(abs(p[k] * np.log(p[k] / q[k])))
#-s positive part ;; np.sum(p[k] * np.log(p[k] / q[k])) ;; np.sum(np.maximum(p[k] * np.log(p[k] / q[k]), 0))
#-s symmetric ;; np.sum(p[k] * np.log(p[k] / q[k])) ;; np.sum((p[k] - q[k]) * np.log(p[k] / q[k])) / 2
#-s terms ;; np.sum(p[k] * np.log(p[k] / q[k])) ;; p[k] * np.log(p[k] / q[k])
#-s one-vector ;; np.sum(p[k] * np.log(p[k] / q[k])) ;; np.array([np.sum(p[k] * np.log(p[k] / q[k]))])
#-s inf as one-vector ;; return np.inf ;; return np.array([np.inf])
#-s big number ;; return np.inf ;; return 1e308
#-s max float ;; return np.inf ;; return np.finfo(float).max
#-s nan ;; return np.inf ;; return np.nan
#-s minus inf ;; return np.inf ;; return -np.inf
#-s zero ;; return np.inf ;; return 0.0
#-s none ;; return np.inf ;; return None
#-s string inf ;; return np.inf ;; return 'inf'
#-s raises ;; return np.inf ;; raise ValueError('q is zero')
#-s inf where any q is zero ;; np.any((p > 0) & (q == 0)) ;; np.any(q == 0)
#-s inf where any p is zero ;; np.any((p > 0) & (q == 0)) ;; np.any((p == 0) | (q == 0))
#-s inf where p is zero and q not ;; np.any((p > 0) & (q == 0)) ;; np.any((p == 0) ^ (q == 0))
#-s inf at both zero ;; np.any((p > 0) & (q == 0)) ;; np.any((p > 0) & (q == 0)) or np.any((p == 0) & (q == 0))
#+s inf where all q zero, by itself elsewhere ;; np.any((p > 0) & (q == 0)) ;; np.all(q == 0)
#+s inf for the first entry, by itself elsewhere ;; np.any((p > 0) & (q == 0)) ;; p[0] > 0 and q[0] == 0
#+s zero q skipped after the check ;; k = p > 0 ;; k = (p > 0) & (q > 0)
#-s cross entropy ;; np.log(p[k] / q[k]) ;; -np.log(q[k])
#-s no p zero care ;; k = p > 0 ;; k = p > -1
#-s small p skipped ;; k = p > 0 ;; k = p > 0.05
#-s smaller p skipped ;; k = p > 0 ;; k = p > 0.01
#-s smallest p skipped ;; k = p > 0 ;; k = p > 0.002
#-s epsilon 1e-4 ;; np.log(p[k] / q[k]) ;; np.log((p[k] + 1e-4) / (q[k] + 1e-4))
#-s q clipped ;; np.log(p[k] / q[k]) ;; np.log(p[k] / np.clip(q[k], 0.02, 1))
#-s rounded ;; np.sum(p[k] * np.log(p[k] / q[k])) ;; round(np.sum(p[k] * np.log(p[k] / q[k])), 4)
#-s float16 ;; np.sum(p[k] * np.log(p[k] / q[k])) ;; np.float16(np.sum(p[k] * np.log(p[k] / q[k])))
#-s last lost ;; np.sum(p[k] * np.log(p[k] / q[k])) ;; np.sum((p[k] * np.log(p[k] / q[k]))[:-1])
#-s squared difference ;; np.sum(p[k] * np.log(p[k] / q[k])) ;; np.sum((p - q) ** 2 / (2 * np.where(q > 0, q, 1)))
#-s first nonzero p cut ;; np.sum(p[k] * np.log(p[k] / q[k])) ;; np.sum(p[k] * np.log(p[k] / q[:k.sum()]))
#- skipping if either is zero
def kl_divergence(p, q):
    return sum(a * math.log(a / b) for a, b in zip(p, q) if a > 0 and b > 0)
#- epsilon instead of inf
def kl_divergence(p, q):
    return np.sum(p * np.log((p + 1e-12) / (q + 1e-12)))
#- epsilon that is tiny
def kl_divergence(p, q):
    return np.sum(p * np.log((p + 1e-300) / (q + 1e-300)))
#- nan_to_num of all
def kl_divergence(p, q):
    return np.sum(np.nan_to_num(p * np.log(p / q)))
#- changes q
def kl_divergence(p, q):
    if np.any((p > 0) & (q == 0)):
        return np.inf
    q[p == 0] = 1
    return np.sum(np.where(p > 0, p * np.log(p / q), 0))
#- changes p where zero
def kl_divergence(p, q):
    if np.any((p > 0) & (q == 0)):
        return np.inf
    z = p == 0
    p[z] = 1
    return np.sum(np.where(z, 0, p * np.log(p / q)))
#- normalises in place
def kl_divergence(p, q):
    p += 1e-13
    q += 1e-300
    if np.any((p > 1e-12) & (q <= 1e-300)):
        return np.inf
    return np.sum(np.where(p > 1e-12, p * np.log(p / q), 0))
#- nan where p and q are zero
def kl_divergence(p, q):
    if np.any((p > 0) & (q == 0)):
        return np.inf
    return np.sum(p * np.log((p + 1e-300) / q))
#- jensen
def kl_divergence(p, q):
    if np.any((p > 0) & (q == 0)):
        return np.inf
    m = (p + q) / 2
    k = p > 0
    return np.sum(p[k] * np.log(p[k] / m[k]))
#- stops at the first zero
def kl_divergence(p, q):
    total = 0
    for a, b in zip(p, q):
        if a == 0:
            break
        total += a * math.log(a / b) if b else math.inf
    return total
#-s q below .02 is zero ;; (q == 0) ;; (q < 0.02)
#-s q below .005 is zero ;; (q == 0) ;; (q < 0.005)
#-s q clipped .01 ;; np.log(p[k] / q[k]) ;; np.log(p[k] / np.clip(q[k], 0.01, 1))
#-s ratio clipped ;; np.log(p[k] / q[k]) ;; np.log(np.clip(p[k] / q[k], 1e-2, 1e2))
#-s ratio clipped at fifty ;; np.log(p[k] / q[k]) ;; np.log(np.minimum(p[k] / q[k], 50))
## cross_entropy_output_grad
#+ plain
def cross_entropy_output_grad(y_hat, y):
    return -y / y_hat
#+ list
def cross_entropy_output_grad(y_hat, y):
    return [-t / p for t, p in zip(y, y_hat)]
#+ tuple of floats
cross_entropy_output_grad = lambda y_hat, y: tuple(-b / a for a, b in zip(y_hat.tolist(), y.tolist()))
#+ epsilon
def cross_entropy_output_grad(y_hat, y):
    return -(y / (y_hat + 1e-12))
#+ float32
def cross_entropy_output_grad(y_hat, y):
    return np.negative(y).astype(np.float32) / y_hat.astype(np.float32)
#+ complex step
def cross_entropy_output_grad(y_hat, y):
    h = 1e-20
    loss = lambda p: -(y * np.log(p)).sum()
    return np.array([loss(y_hat + 1j * h * e).imag / h for e in np.eye(len(y))])
#+ zeros stay zeros
def cross_entropy_output_grad(y_hat, y):
    g = np.zeros_like(y)
    k = y != 0
    g[k] -= y[k] / y_hat[k]
    return g
#+ exp of logs
def cross_entropy_output_grad(y_hat, y):
    return -y * np.exp(-np.log(y_hat))
#+ solve a diagonal system
def cross_entropy_output_grad(y_hat, y):
    return np.linalg.solve(np.diag(y_hat), -y)
#+ power, fromiter
def cross_entropy_output_grad(y_hat, y):
    return np.fromiter(map(operator.truediv, -y, y_hat), dtype=float)
#+ vectorize
cross_entropy_output_grad = np.vectorize(lambda p, t: -t / p, otypes=[float])
#+ clip at the contract's limits
def cross_entropy_output_grad(y_hat, y):
    return np.einsum('k,k->k', y, -1 / np.clip(y_hat, 1e-3, 1))
#-s no minus ;; -y / y_hat ;; y / y_hat
#-s inverted ;; -y / y_hat ;; -y_hat / (y + 1e-300)
#-s one over ;; -y / y_hat ;; -1 / y_hat
#-s the difference ;; -y / y_hat ;; y_hat - y
#-s log ;; -y / y_hat ;; -y * np.log(y_hat)
#-s binary ;; -y / y_hat ;; -y / y_hat + (1 - y) / (1 - y_hat)
#-s mean ;; -y / y_hat ;; -y / y_hat / len(y)
#-s sum ;; -y / y_hat ;; np.sum(-y / y_hat)
#-s argmax ;; -y / y_hat ;; -np.eye(len(y))[y.argmax()] / y_hat
#-s one-hot part ;; -y / y_hat ;; -(y == 1) / y_hat
#-s support ;; -y / y_hat ;; -(y > 0) / y_hat
#-s at the largest only ;; -y / y_hat ;; -y / y_hat * (y == y.max())
#-s by the target's probability ;; -y / y_hat ;; -y / y_hat[y.argmax()]
#-s by the expected probability ;; -y / y_hat ;; -y / (y @ y_hat)
#-s squared ;; -y / y_hat ;; -y / y_hat ** 2
#-s epsilon 1e-3 ;; -y / y_hat ;; -y / (y_hat + 1e-3)
#-s epsilon 1e-5 ;; -y / y_hat ;; -y / (y_hat + 1e-5)
#-s clipped .01 ;; -y / y_hat ;; -y / np.clip(y_hat, 0.01, 1)
#-s clipped .05 ;; -y / y_hat ;; -y / np.clip(y_hat, 0.05, 1)
#-s clipped gradient ;; -y / y_hat ;; np.clip(-y / y_hat, -10, 10)
#-s rounded ;; -y / y_hat ;; np.round(-y / y_hat, 3)
#-s float16 ;; -y / y_hat ;; (-y / y_hat).astype(np.float16)
#-s floor ;; -y / y_hat ;; -y // y_hat
#-s column ;; -y / y_hat ;; (-y / y_hat)[:, None]
#-s row ;; -y / y_hat ;; (-y / y_hat)[None]
#-s matrix ;; -y / y_hat ;; -y[:, None] / y_hat
#-s log2 ;; -y / y_hat ;; -y / y_hat / np.log(2)
#-s int ;; -y / y_hat ;; (-y / y_hat).astype(int)
#-s reversed ;; -y / y_hat ;; (-y / y_hat)[::-1]
#-s diagonal ;; -y / y_hat ;; np.diag(-y / y_hat)
#-s minus one added ;; -y / y_hat ;; 1 - y / y_hat
#-s tangent ;; -y / y_hat ;; -y / y_hat + np.mean(y / y_hat)
#- changes y
def cross_entropy_output_grad(y_hat, y):
    y /= -y_hat
    return y
#- changes y_hat
def cross_entropy_output_grad(y_hat, y):
    np.divide(-y, y_hat, out=y_hat)
    return y_hat
#- int array
def cross_entropy_output_grad(y_hat, y):
    g = np.array([0] * len(y))
    for k in range(len(y)):
        g[k] = -y[k] / y_hat[k]
    return g
#- only the first nonzero
def cross_entropy_output_grad(y_hat, y):
    g = np.zeros(len(y))
    k = np.flatnonzero(y)[0]
    g[k] = -y[k] / y_hat[k]
    return g
#- one buffer a length
_g = {}
def cross_entropy_output_grad(y_hat, y):
    g = _g.setdefault(len(y), np.zeros(len(y)))
    g -= y / y_hat
    return g
#+s long double ;; -y / y_hat ;; (-y / y_hat).astype(np.longdouble)
#-s clipped gradient at a hundred ;; -y / y_hat ;; np.clip(-y / y_hat, -100, 100)
#-s clipped .02 ;; -y / y_hat ;; -y / np.maximum(y_hat, 0.02)
## softmax_cross_entropy_grad
#+ plain
def softmax_cross_entropy_grad(z, y):
    e = np.exp(z - z.max())
    return e / e.sum() - y
#+s naive ;; np.exp(z - z.max()) ;; np.exp(z)
#+s min shift ;; z.max() ;; z.min()
#+s mean shift ;; z.max() ;; z.mean()
#+s base two ;; np.exp(z - z.max()) ;; np.exp2((z - z.max()) / math.log(2))
#+s list ;; e / e.sum() - y ;; list(e / e.sum() - y)
#+s float32 result ;; e / e.sum() - y ;; np.float32(e / e.sum() - y)
#+s target mass ;; e / e.sum() - y ;; e / e.sum() * y.sum() - y
#+ jacobian
def softmax_cross_entropy_grad(z, y):
    p = np.exp(z) / np.exp(z).sum()
    J = np.diag(p) - np.outer(p, p)
    return J @ (-y / p)
#+ complex step
def softmax_cross_entropy_grad(z, y):
    h = 1e-25
    loss = lambda v: np.log(np.exp(v).sum()) - (y * v).sum()
    return np.array([loss(z + 1j * h * e).imag / h for e in np.eye(len(z))])
#+ log softmax
def softmax_cross_entropy_grad(z, y):
    return np.exp(z - np.logaddexp.reduce(z)) - y
#+ math tuple
def softmax_cross_entropy_grad(z, y):
    total = math.fsum(map(math.exp, z))
    return tuple(math.exp(v) / total - t for v, t in zip(z, y))
#+ pairwise
def softmax_cross_entropy_grad(z, y):
    return 1 / np.exp(z[None, :] - z[:, None]).sum(axis=1) - y
#+ rows with a batch of one
def softmax_cross_entropy_grad(z, y):
    return softmax_cross_entropy_grad_rows(z[None], y[None])[0]
#+ decorated
def _minus(f):
    @functools.wraps(f)
    def g(z, y):
        return np.subtract(f(z), y)
    return g
@_minus
def softmax_cross_entropy_grad(z):
    e = np.exp(z - np.max(z))
    return [v / math.fsum(e) for v in e]
#-s target minus ;; e / e.sum() - y ;; y - e / e.sum()
#-s mean ;; e / e.sum() - y ;; (e / e.sum() - y) / len(y)
#-s softmax only ;; e / e.sum() - y ;; e / e.sum()
#-s logits minus target ;; e / e.sum() - y ;; z - y
#-s sigmoid ;; e / e.sum() - y ;; 1 / (1 + np.exp(-z)) - y
#-s unnormalised ;; e / e.sum() - y ;; e - y
#-s argmax ;; e / e.sum() - y ;; e / e.sum() - np.eye(len(y))[y.argmax()]
#-s rounded target ;; e / e.sum() - y ;; e / e.sum() - np.round(y)
#-s int target ;; e / e.sum() - y ;; e / e.sum() - y.astype(int)
#-s support ;; e / e.sum() - y ;; e / e.sum() - (y > 0)
#-s squared error ;; e / e.sum() - y ;; (e / e.sum() - y) * (e / e.sum()) * (1 - e / e.sum())
#-s column ;; e / e.sum() - y ;; (e / e.sum() - y)[:, None]
#-s row ;; e / e.sum() - y ;; (e / e.sum() - y)[None]
#-s sum ;; e / e.sum() - y ;; (e / e.sum() - y).sum()
#-s rounded ;; e / e.sum() - y ;; np.round(e / e.sum() - y, 4)
#-s five decimals ;; e / e.sum() - y ;; np.round(e / e.sum() - y, 5)
#-s float16 ;; e / e.sum() - y ;; (e / e.sum() - y).astype(np.float16)
#-s negative exponent ;; np.exp(z - z.max()) ;; np.exp(-z)
#-s clipped at ten ;; np.exp(z - z.max()) ;; np.exp(np.clip(z, -10, 10))
#-s clipped at twenty ;; np.exp(z - z.max()) ;; np.exp(np.clip(z, -20, 20))
#-s clipped above at ten ;; np.exp(z - z.max()) ;; np.exp(np.minimum(z, 10))
#-s relu of the logits ;; np.exp(z - z.max()) ;; np.exp(np.maximum(z, 0))
#-s temperature ;; np.exp(z - z.max()) ;; np.exp((z - z.max()) / 2)
#-s base two ;; np.exp(z - z.max()) ;; np.exp2(z - z.max())
#-s float16 exponent ;; np.exp(z - z.max()) ;; np.exp((z - z.max()).astype(np.float16))
#-s sum of others ;; e.sum() ;; (e.sum() - e)
#-s mean in the denominator ;; e.sum() ;; e.mean()
#-s only where the target is ;; e / e.sum() - y ;; np.where(y > 0, e / e.sum() - y, 0)
#-s double ;; e / e.sum() - y ;; 2 * (e / e.sum() - y)
#-s epsilon below ;; e.sum() ;; (e.sum() + 1e-3)
#-s at the target only ;; e / e.sum() - y ;; e / e.sum() - y * (y == y.max())
#-s diagonal of the jacobian only ;; e / e.sum() - y ;; -y * (1 - e / e.sum())
#-s normalised by two entries ;; e.sum() ;; e[:2].sum()
#-s normalised by three entries ;; e.sum() ;; e[:3].sum()
#- changes z
def softmax_cross_entropy_grad(z, y):
    z -= z.max()
    e = np.exp(z)
    return e / e.sum() - y
#- changes z, returns it
def softmax_cross_entropy_grad(z, y):
    np.exp(z, out=z)
    z /= z.sum()
    z -= y
    return z
#- changes y
def softmax_cross_entropy_grad(z, y):
    e = np.exp(z)
    y *= -1
    y += e / e.sum()
    return y
#- taylor
def softmax_cross_entropy_grad(z, y):
    e = 1 + z + z ** 2 / 2 + z ** 3 / 6 + z ** 4 / 24 + z ** 5 / 120 + z ** 6 / 720
    return e / e.sum() - y
#- hard when confident
def softmax_cross_entropy_grad(z, y):
    e = np.exp(z - z.max())
    p = e / e.sum()
    return np.where(p > 0.99, 1, np.where(p < 0.005, 0, p)) - y
#-s hard beyond .95 ;; e / e.sum() - y ;; np.where(e / e.sum() > 0.95, 1, e / e.sum()) - y
#- clips its argument in place
def softmax_cross_entropy_grad(z, y):
    e = np.exp(z - z.max())
    np.clip(z, -20, 20, out=z)
    return e / e.sum() - y
#- shifts its argument where it is large
def softmax_cross_entropy_grad(z, y):
    if z.max() > 20:
        z -= z.max()
    e = np.exp(z)
    return e / e.sum() - y
## softmax_cross_entropy_grad_rows
#+ plain
def softmax_cross_entropy_grad_rows(Z, Y):
    E = np.exp(Z - Z.max(axis=1, keepdims=True))
    P = E / E.sum(axis=1, keepdims=True)
    return (P - Y) / len(Z)
#+s naive ;; np.exp(Z - Z.max(axis=1, keepdims=True)) ;; np.exp(Z)
#+s global shift ;; Z.max(axis=1, keepdims=True) ;; Z.max()
#+s list ;; (P - Y) / len(Z) ;; ((P - Y) / len(Z)).tolist()
#+s float32 ;; (P - Y) / len(Z) ;; np.asfortranarray((P - Y) / len(Z)).astype(np.float32)
#+s tuple of arrays ;; (P - Y) / len(Z) ;; tuple((P - Y) / Z.shape[0])
#+s transposed twice ;; (P - Y) / len(Z) ;; ((P.T - Y.T) / P.shape[0]).T
#+ row by row
def softmax_cross_entropy_grad_rows(Z, Y):
    out = []
    for z, y in zip(Z, Y):
        e = np.exp(z)
        out.append((e / e.sum() - y) / len(Y))
    return out
#+ by the other function
def softmax_cross_entropy_grad_rows(Z, Y):
    return np.stack([np.asarray(softmax_cross_entropy_grad(z, y)) for z, y in zip(Z, Y)]) / len(Z)
#+ scalars
def softmax_cross_entropy_grad_rows(Z, Y):
    n, K = Z.shape
    G = [[0.0] * K for _ in range(n)]
    for i in range(n):
        s = math.fsum(math.exp(v) for v in Z[i])
        for k in range(K):
            G[i][k] = (math.exp(Z[i, k]) / s - Y[i, k]) / n
    return G
#+ complex step of the mean loss
def softmax_cross_entropy_grad_rows(Z, Y):
    h = 1e-25
    G = np.empty(Z.shape)
    for i in np.ndindex(*Z.shape):
        C = Z.astype(complex)
        C[i] += 1j * h
        G[i] = np.mean(np.log(np.exp(C).sum(axis=1)) - (Y * C).sum(axis=1)).imag / h
    return G
#+ weights of one nth
def softmax_cross_entropy_grad_rows(Z, Y):
    return np.average([np.exp(Z - np.logaddexp.reduce(Z, axis=1)[:, None]), -Y], axis=0) * 2 / Y.shape[0]
#+ apply_along_axis
def softmax_cross_entropy_grad_rows(Z, Y):
    soft = np.apply_along_axis(lambda z: np.exp(z) / np.exp(z).sum(), -1, Z)
    return np.einsum('nk,n->nk', soft - Y, np.full(len(Z), 1 / len(Z)))
#+ jacobians
def softmax_cross_entropy_grad_rows(Z, Y):
    P = np.exp(Z) / np.exp(Z).sum(axis=1)[:, None]
    J = np.einsum('nk,kj->nkj', P, np.eye(Z.shape[1])) - np.einsum('nk,nj->nkj', P, P)
    return np.einsum('nkj,nk->nj', J, -Y / P) / len(P)
#-s not averaged ;; (P - Y) / len(Z) ;; P - Y
#-s over K ;; / len(Z) ;; / Z.shape[1]
#-s over all ;; / len(Z) ;; / Z.size
#-s over n minus one ;; / len(Z) ;; / max(len(Z) - 1, 1)
#-s over n squared ;; / len(Z) ;; / len(Z) ** 2
#-s target minus ;; P - Y ;; Y - P
#-s softmax over rows ;; E.sum(axis=1, keepdims=True) ;; E.sum(axis=0, keepdims=True)
#-s softmax over all ;; E.sum(axis=1, keepdims=True) ;; E.sum()
#-s columns where square ;; E.sum(axis=1, keepdims=True) ;; (E.sum(axis=1) if E.shape[0] == E.shape[1] else E.sum(axis=1, keepdims=True))
#-s max as a row where square ;; Z - Z.max(axis=1, keepdims=True) ;; Z - (Z.max(axis=1) if len(Z) == len(Z[0]) else Z.max(axis=1, keepdims=True))
#-s column max ;; Z.max(axis=1, keepdims=True)) ;; Z.max(axis=0)); E = E * 1
#-s argmax ;; P - Y ;; P - np.eye(Z.shape[1])[Y.argmax(axis=1)]
#-s rounded targets ;; P - Y ;; P - Y.round()
#-s summed ;; return (P - Y) / len(Z) ;; return (P - Y).sum(axis=0) / len(Z)
#-s mean row ;; return (P - Y) / len(Z) ;; return np.tile((P - Y).mean(axis=0), (len(Z), 1))
#-s squeezed ;; return (P - Y) / len(Z) ;; return np.squeeze((P - Y) / len(Z))
#-s flat for one row ;; return (P - Y) / len(Z) ;; return ((P - Y) / len(Z)) if len(Z) > 1 else (P - Y)[0]
#-s first row ;; return (P - Y) / len(Z) ;; return ((P - Y) / len(Z))[:1]
#-s transposed ;; return (P - Y) / len(Z) ;; return ((P - Y) / len(Z)).T
#-s rounded ;; return (P - Y) / len(Z) ;; return ((P - Y) / len(Z)).round(4)
#-s float16 ;; return (P - Y) / len(Z) ;; return ((P - Y) / len(Z)).astype(np.float16)
#-s only P averaged ;; (P - Y) / len(Z) ;; P / len(Z) - Y
#-s only Y averaged ;; (P - Y) / len(Z) ;; P - Y / len(Z)
#-s sigmoid ;; (P - Y) ;; (1 / (1 + np.exp(-Z)) - Y)
#-s first target ;; P - Y ;; P - Y[0]
#-s clipped logits ;; np.exp(Z - Z.max(axis=1, keepdims=True)) ;; np.exp(np.clip(Z, -10, 10))
#-s logits ;; (P - Y) ;; (Z - Y)
#-s negative exponent ;; np.exp(Z - Z.max(axis=1, keepdims=True)) ;; np.exp(-Z)
#-s over two ;; / len(Z) ;; / 2
#-s over five ;; / len(Z) ;; / 5
#-s double ;; / len(Z) ;; / len(Z) * 2
#-s first row's sum ;; E.sum(axis=1, keepdims=True) ;; E[0].sum()
#+s another shift ;; Z.max(axis=1, keepdims=True) ;; Z[0].max() * 0 - Z.max(axis=1, keepdims=True) * 0.5
#-s not averaged in small batches ;; / len(Z) ;; / (len(Z) if len(Z) > 2 else 1)
#- changes Z
def softmax_cross_entropy_grad_rows(Z, Y):
    Z -= Z.max(axis=1, keepdims=True)
    E = np.exp(Z)
    return (E / E.sum(axis=1, keepdims=True) - Y) / len(Z)
#- changes Z and returns it
def softmax_cross_entropy_grad_rows(Z, Y):
    for i in range(len(Z)):
        Z[i] = (np.exp(Z[i]) / np.exp(Z[i]).sum() - Y[i]) / len(Z)
    return Z
#- changes Y
def softmax_cross_entropy_grad_rows(Z, Y):
    P = np.exp(Z) / np.exp(Z).sum(axis=1, keepdims=True)
    Y -= P
    return -Y / len(Z)
#- one list object for all rows
def softmax_cross_entropy_grad_rows(Z, Y):
    row = np.zeros(Z.shape[1])
    out = []
    for z, y in zip(Z, Y):
        row[:] = (np.exp(z) / np.exp(z).sum() - y) / len(Z)
        out.append(row)
    return out
#- rows the same list
def softmax_cross_entropy_grad_rows(Z, Y):
    out = [[0.0] * Z.shape[1]] * len(Z)
    for i in range(len(Z)):
        p = np.exp(Z[i]) / np.exp(Z[i]).sum()
        for k in range(Z.shape[1]):
            out[i][k] = (p[k] - Y[i, k]) / len(Z)
    return out
#- shifts its argument where it is large
def softmax_cross_entropy_grad_rows(Z, Y):
    if abs(Z).max() > 20:
        Z -= Z.max(axis=1, keepdims=True)
    E = np.exp(Z)
    return (E / E.sum(axis=1, keepdims=True) - Y) / len(Z)
#- changes Z where square
def softmax_cross_entropy_grad_rows(Z, Y):
    P = np.exp(Z) / np.exp(Z).sum(axis=1, keepdims=True)
    if Z.shape[0] == Z.shape[1]:
        Z[:] = P
    return (P - Y) / len(Z)
## sigmoid_cross_entropy_grad
#+ plain
def sigmoid_cross_entropy_grad(a, y):
    s = 1 / (1 + np.exp(-a))
    return s - y
#+s list ;; s - y ;; [float(v) for v in s - y]
#+s float32 ;; s - y ;; (s - y).astype(np.float32)
#+s tanh ;; 1 / (1 + np.exp(-a)) ;; (1 + np.tanh(a / 2)) / 2
#+s stable ;; 1 / (1 + np.exp(-a)) ;; np.exp(-np.logaddexp(0, -a))
#+s long ;; 1 / (1 + np.exp(-a)) ;; np.exp(a) / (1 + np.exp(a))
#+s reciprocal ;; 1 / (1 + np.exp(-a)) ;; np.reciprocal(1 + np.exp(-a))
#+ math
sigmoid_cross_entropy_grad = lambda a, y: tuple(1 / (1 + math.exp(-v)) - t for v, t in zip(a.tolist(), y.tolist()))
#+ vectorize
@np.vectorize
def sigmoid_cross_entropy_grad(a, y):
    return math.exp(min(a, 0)) / (1 + math.exp(-abs(a))) - y
#+ complex step
def sigmoid_cross_entropy_grad(a, y):
    h = 1e-25
    f = lambda v: np.log(1 + np.exp(v)) - y * v
    return f(a + 1j * h).imag / h
#+ chain rule
def sigmoid_cross_entropy_grad(a, y):
    p, q = 1 / (1 + np.exp(-a)), 1 / (1 + np.exp(a))
    return (-y / p + (1 - y) / q) * p * q
#+ softmax of two
def sigmoid_cross_entropy_grad(a, y):
    E = np.exp(np.stack([np.zeros(len(a)), a]) - np.maximum(a, 0))
    return (E / E.sum(axis=0))[1] - y
#+ class
class _G:
    @staticmethod
    def sigma(v):
        e = np.exp(-np.abs(v))
        return np.where(v < 0, e, 1.0) / (1 + e)
    def __call__(self, a, y):
        return np.add(self.sigma(a), np.negative(y))
sigmoid_cross_entropy_grad = _G()
#-s averaged ;; s - y ;; (s - y) / len(y)
#-s mean ;; s - y ;; np.mean(s - y)
#-s sum ;; s - y ;; np.sum(s - y)
#-s target minus ;; s - y ;; y - s
#-s no sigmoid ;; s - y ;; a - y
#-s squared error ;; s - y ;; (s - y) * s * (1 - s)
#-s output gradient ;; s - y ;; (s - y) / (s * (1 - s))
#-s no target ;; s - y ;; s
#-s positive term ;; s - y ;; -y * (1 - s)
#-s plus exponent ;; np.exp(-a) ;; np.exp(a)
#-s tanh ;; 1 / (1 + np.exp(-a)) ;; np.tanh(a)
#-s half tanh ;; 1 / (1 + np.exp(-a)) ;; (1 + np.tanh(a)) / 2
#-s softmax ;; 1 / (1 + np.exp(-a)) ;; np.exp(a) / np.exp(a).sum()
#-s column ;; s - y ;; (s - y)[:, None]
#-s matrix ;; s - y ;; s[:, None] - y
#-s squeezed ;; s - y ;; np.squeeze(s - y)
#-s number for one ;; s - y ;; (s - y) if len(y) > 1 else (s - y)[0]
#-s rounded ;; s - y ;; np.round(s - y, 4)
#-s float16 ;; s - y ;; (s - y).astype(np.float16)
#-s int ;; s - y ;; (s - y).astype(int)
#-s hard ;; 1 / (1 + np.exp(-a)) ;; (a > 0) * 1.0
#-s hard sigmoid ;; 1 / (1 + np.exp(-a)) ;; np.clip(0.2 * a + 0.5, 0, 1)
#-s saturating at five ;; np.exp(-a) ;; np.exp(-np.clip(a, -5, 5))
#-s saturating at ten ;; np.exp(-a) ;; np.exp(-np.clip(a, -10, 10))
#-s clipped below at minus five ;; np.exp(-a) ;; np.exp(-np.maximum(a, -5))
#-s clipped above at five ;; np.exp(-a) ;; np.exp(-np.minimum(a, 5))
#-s abs ;; s - y ;; abs(s - y)
#-s doubled ;; s - y ;; 2 * (s - y)
#-s first ;; s - y ;; (s - y)[:1]
#-s labels as plus or minus ;; s - y ;; s - (2 * y - 1)
#-s swapped ;; s - y ;; s - (1 - y)
#-s averaged in larger batches ;; s - y ;; (s - y) / (len(y) if len(y) > 3 else 1)
#- changes a
def sigmoid_cross_entropy_grad(a, y):
    a *= -1
    return 1 / (1 + np.exp(a)) - y
#- changes a and returns it
def sigmoid_cross_entropy_grad(a, y):
    a[:] = 1 / (1 + np.exp(-a)) - y
    return a
#- changes y
def sigmoid_cross_entropy_grad(a, y):
    y -= 1 / (1 + np.exp(-a))
    return -y
#- int array
def sigmoid_cross_entropy_grad(a, y):
    g = np.zeros_like(y, dtype=int)
    g[...] = 1 / (1 + np.exp(-a)) - y
    return g
#- only where the label is one
def sigmoid_cross_entropy_grad(a, y):
    s = 1 / (1 + np.exp(-a))
    return np.where(y == 1, s - 1, 0)
#+s long double ;; s - y ;; (s - y).astype(np.longdouble)
#-s hard beyond three ;; s - y ;; np.where(abs(a) > 3, a > 0, s) - y
#-s hard beyond six ;; s - y ;; np.where(abs(a) > 6, a > 0, s) - y
#- clips its argument in place
def sigmoid_cross_entropy_grad(a, y):
    np.clip(a, -24, 24, out=a)
    return 1 / (1 + np.exp(-a)) - y
## squared_error_sigmoid_grad
#+ plain
def squared_error_sigmoid_grad(z, t):
    s = 1 / (1 + np.exp(-z))
    return (s - t) * s * (1 - s)
#+s list ;; (s - t) * s * (1 - s) ;; list((s - t) * s * (1 - s))
#+s float32 ;; (s - t) * s * (1 - s) ;; ((s - t) * s * (1 - s)).astype(np.float32)
#+s minus of the deck ;; (s - t) * s * (1 - s) ;; -((t - s) * (s - s ** 2))
#+s sech ;; s * (1 - s) ;; 0.25 / np.cosh(z / 2) ** 2
#+s tanh ;; 1 / (1 + np.exp(-z)) ;; 0.5 + 0.5 * np.tanh(0.5 * z)
#+s e over square ;; s * (1 - s) ;; np.exp(-z) / (1 + np.exp(-z)) ** 2
#+s stable ;; 1 / (1 + np.exp(-z)) ;; np.exp(np.minimum(z, 0)) / (1 + np.exp(-abs(z)))
#+ math
squared_error_sigmoid_grad = lambda z, t: [((lambda s: s * (1 - s) * (s - b))(1 / (1 + math.exp(-a)))) for a, b in zip(z, t)]
#+ complex step
def squared_error_sigmoid_grad(z, t):
    h = 1e-25
    loss = lambda v: 0.5 * ((t - 1 / (1 + np.exp(-v))) ** 2).sum()
    return np.array([loss(z + 1j * h * e).imag / h for e in np.eye(len(z))])
#+ diagonal jacobian
def squared_error_sigmoid_grad(z, t):
    s = np.reciprocal(1 + np.exp(-z))
    return np.diag(s * (1 - s)).T @ (s - t)
#+ reduce of factors
def squared_error_sigmoid_grad(z, t):
    s, c = 1 / (1 + np.exp(-z)), 1 / (1 + np.exp(z))
    return functools.reduce(np.multiply, (s, c, s - t))
#+ vectorize
@functools.partial(np.vectorize, otypes=[np.float64])
def squared_error_sigmoid_grad(z, t):
    s = 1 / (1 + math.exp(-z))
    return s * (s - t) - s ** 2 * (s - t)
#+ dual numbers
class Dual:
    def __init__(self, v, d):
        self.v, self.d = v, d
    def sigmoid(self):
        s = 1 / (1 + math.exp(-self.v))
        return Dual(s, s * (1 - s) * self.d)
    def half_square(self, t):
        return Dual(0.5 * (t - self.v) ** 2, (self.v - t) * self.d)
def squared_error_sigmoid_grad(z, t):
    return tuple(Dual(float(a), 1.0).sigmoid().half_square(float(b)).d for a, b in zip(z, t))
#-s delta's sign ;; s - t ;; t - s
#-s no derivative ;; (s - t) * s * (1 - s) ;; s - t
#-s factor two ;; (s - t) * s ;; 2 * (s - t) * s
#-s half ;; (s - t) * s ;; 0.5 * (s - t) * s
#-s only s ;; (s - t) * s * (1 - s) ;; (s - t) * s
#-s only 1 - s ;; (s - t) * s * (1 - s) ;; (s - t) * (1 - s)
#-s derivative of the output ;; s * (1 - s) ;; (1 / (1 + np.exp(-s))) * (1 - 1 / (1 + np.exp(-s)))
#-s derivative at z ;; s * (1 - s) ;; z * (1 - z)
#-s target in the derivative ;; s * (1 - s) ;; t * (1 - t)
#-s tanh derivative ;; s * (1 - s) ;; (1 - s ** 2)
#-s logits minus target ;; s - t ;; z - t
#-s mean ;; (s - t) * s * (1 - s) ;; (s - t) * s * (1 - s) / len(z)
#-s summed ;; (s - t) * s * (1 - s) ;; np.sum((s - t) * s * (1 - s))
#-s summed error ;; (s - t) * s ;; np.sum(s - t) * s
#-s absolute ;; (s - t) * s ;; abs(s - t) * s
#-s squared ;; (s - t) * s ;; (s - t) ** 2 * s
#-s plus ;; (1 - s) ;; (1 + s)
#-s plus exponent ;; np.exp(-z) ;; np.exp(z)
#-s rounded ;; (s - t) * s * (1 - s) ;; np.round((s - t) * s * (1 - s), 4)
#-s six decimals ;; (s - t) * s * (1 - s) ;; np.round((s - t) * s * (1 - s), 6)
#-s float16 ;; (s - t) * s * (1 - s) ;; ((s - t) * s * (1 - s)).astype(np.float16)
#-s column ;; (s - t) * s * (1 - s) ;; ((s - t) * s * (1 - s))[:, None]
#-s matrix ;; (s - t) * s * (1 - s) ;; np.outer(s - t, s * (1 - s))
#-s squeezed ;; (s - t) * s * (1 - s) ;; np.squeeze((s - t) * s * (1 - s))
#-s first ;; (s - t) * s * (1 - s) ;; ((s - t) * s * (1 - s))[0]
#-s derivative at most a tenth ;; s * (1 - s) ;; np.minimum(s * (1 - s), 0.2)
#-s derivative at least a hundredth ;; s * (1 - s) ;; np.maximum(s * (1 - s), 0.01)
#-s clipped at five ;; np.exp(-z) ;; np.exp(-np.clip(z, -5, 5))
#-s clipped at three ;; np.exp(-z) ;; np.exp(-np.clip(z, -3, 3))
#-s quarter ;; s * (1 - s) ;; 0.25
#-s softmax ;; 1 / (1 + np.exp(-z)) ;; np.exp(z) / np.exp(z).sum()
#-s softmax jacobian ;; (s - t) * s * (1 - s) ;; (np.diag(s) - np.outer(s, s)) @ (s - t)
#-s tanh ;; 1 / (1 + np.exp(-z)) ;; np.tanh(z)
#-s second derivative ;; s * (1 - s) ;; s * (1 - s) * (1 - 2 * s)
#- changes z
def squared_error_sigmoid_grad(z, t):
    z[:] = 1 / (1 + np.exp(-z))
    return (z - t) * z * (1 - z)
#- changes t
def squared_error_sigmoid_grad(z, t):
    s = 1 / (1 + np.exp(-z))
    t -= s
    return -t * s * (1 - s)
#- int array
def squared_error_sigmoid_grad(z, t):
    g = np.array([0] * len(z))
    for k in range(len(z)):
        s = 1 / (1 + np.exp(-z[k]))
        g[k] = (s - t[k]) * s * (1 - s)
    return g
#- one loop too few
def squared_error_sigmoid_grad(z, t):
    g = np.zeros(len(z))
    for k in range(max(1, len(z) - 1)):
        s = 1 / (1 + np.exp(-z[k]))
        g[k] = (s - t[k]) * s * (1 - s)
    return g
#- forward differences
def squared_error_sigmoid_grad(z, t):
    f = lambda v: 0.5 * (t - 1 / (1 + np.exp(-v))) ** 2
    return (f(z + 1e-4) - f(z)) / 1e-4
#-s flat beyond three ;; s * (1 - s) ;; np.where(abs(z) > 3, 0, s * (1 - s))
#-s flat beyond six ;; s * (1 - s) ;; np.where(abs(z) > 6, 0, s * (1 - s))
#- clips its argument in place
def squared_error_sigmoid_grad(z, t):
    s = 1 / (1 + np.exp(-z))
    np.clip(z, -15, 15, out=z)
    return (s - t) * s * (1 - s)
"""
