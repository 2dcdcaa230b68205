from functools import reduce

sigmoid_prime_from_output = lambda a: a * (1 - a)

two_layer_forward = lambda x, W1, W2: (sigmoid(W1 @ x), sigmoid(W2 @ sigmoid(W1 @ x)))

output_delta = lambda y, t: (t - y) * sigmoid_prime_from_output(y)

hidden_delta = lambda h, W_next, delta_next: sigmoid_prime_from_output(h) * (delta_next @ W_next)

weight_gradient = lambda delta, x_prev: np.multiply.outer(-delta, x_prev)

update = lambda W, gradient, eta: W - eta * gradient


def train_step(x, t, W1, W2, eta):
    (h, y), deltas = two_layer_forward(x, W1, W2), []
    deltas.append(output_delta(y, t))
    deltas.append(hidden_delta(h, W2, *deltas))
    return tuple(
        update(W, weight_gradient(d, a), eta) for W, d, a in zip((W1, W2), deltas[::-1], (x, h))
    )


def worked_example():
    x, t = np.array([0.35, 0.9]), np.array([0.5])
    Ws = np.array([[0.1, 0.8], [0.4, 0.6]]), np.array([[0.3, 0.9]])
    keys = "h y delta_output delta_hidden dW1 dW2 W1 W2".split()
    h, y = two_layer_forward(x, *Ws)
    d = output_delta(y, t)
    e = hidden_delta(h, Ws[1], d)
    values = [h, y, d, e, weight_gradient(e, x), weight_gradient(d, h), *train_step(x, t, *Ws, 1)]
    return dict(zip(keys, values))


def repeat_steps(x, t, W1, W2, eta, steps):
    walk = reduce(lambda ws, _: [*ws, train_step(x, t, *ws[-1], eta)], range(steps), [(W1, W2)])
    return np.array([((t - two_layer_forward(x, *w)[1]) ** 2).sum() / 2 for w in walk])


def backprop(x, t, weights, biases):
    a = reduce(lambda xs, Wb: [*xs, sigmoid(Wb[0] @ xs[-1] + Wb[1])], zip(weights, biases), [x])
    deltas = [output_delta(a[-1], t)]
    for W, h in zip(weights[:0:-1], a[-2:0:-1]):
        deltas = [hidden_delta(h, W, deltas[0]), *deltas]
    return list(map(weight_gradient, deltas, a)), [-d for d in deltas]


def backprop_rows(X, Y, weights, biases):
    *hidden, last = zip(weights, biases)
    A = reduce(lambda As, Wb: [*As, np.tanh(As[-1] @ Wb[0] + Wb[1])], hidden, [X])
    softmax = lambda Z: (lambda E: E / E.sum(-1, keepdims=True))(np.exp(Z - Z.max(-1, keepdims=True)))
    G = [(softmax(A[-1] @ last[0] + last[1]) - Y) / len(X)]
    for W, H in zip(weights[:0:-1], A[:0:-1]):
        G = [G[0] @ W.T * (1 - H**2), *G]
    return [H.T @ g for H, g in zip(A, G)], [g.sum(0) for g in G]


def regression_gradients(X, y, W, v):
    H = np.tanh(X @ W)
    e = y - H @ v
    return -X.T @ (e[:, None] * v * (1 - H**2)), -e @ H


hidden_units_after_training = lambda x, t, W1, W2, eta, steps: (
    two_layer_forward(x, W1, W2)[0]
    if steps == 0
    else hidden_units_after_training(x, t, *train_step(x, t, W1, W2, eta), eta, steps - 1)
)
