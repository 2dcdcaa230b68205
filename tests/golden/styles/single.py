F = np.float32


def f32(*arrays):
    return [np.asarray(a, dtype=F) for a in arrays]


def s(z):
    return F(1) / (F(1) + np.exp(-z))


def sigmoid_prime_from_output(a):
    (a,) = f32(a)
    return a * (F(1) - a)


def two_layer_forward(x, W1, W2):
    x, W1, W2 = f32(x, W1, W2)
    h = s(W1 @ x)
    return h, s(W2 @ h)


def output_delta(y, t):
    y, t = f32(y, t)
    return (t - y) * y * (F(1) - y)


def hidden_delta(h, W_next, delta_next):
    h, W_next, delta_next = f32(h, W_next, delta_next)
    return h * (F(1) - h) * (W_next.T @ delta_next)


def weight_gradient(delta, x_prev):
    delta, x_prev = f32(delta, x_prev)
    return -np.outer(delta, x_prev)


def update(W, gradient, eta):
    W, gradient = f32(W, gradient)
    return W - F(eta) * gradient


def train_step(x, t, W1, W2, eta):
    h, y = two_layer_forward(x, W1, W2)
    d2 = output_delta(y, t)
    d1 = hidden_delta(h, W2, d2)
    return update(W1, weight_gradient(d1, x), eta), update(W2, weight_gradient(d2, h), eta)


def worked_example():
    x, t, W1, W2 = f32([0.35, 0.9], [0.5], [[0.1, 0.8], [0.4, 0.6]], [[0.3, 0.9]])
    h, y = two_layer_forward(x, W1, W2)
    d2 = output_delta(y, t)
    d1 = hidden_delta(h, W2, d2)
    new1, new2 = train_step(x, t, W1, W2, 1)
    return {
        "h": h, "y": y[0], "delta_output": d2[0], "delta_hidden": d1,
        "dW1": weight_gradient(d1, x), "dW2": weight_gradient(d2, h), "W1": new1, "W2": new2,
    }


def repeat_steps(x, t, W1, W2, eta, steps):
    losses = np.zeros(steps + 1, dtype=F)
    for i in range(steps + 1):
        y = two_layer_forward(x, W1, W2)[1]
        losses[i] = F(0.5) * np.sum((t.astype(F) - y) ** 2)
        W1, W2 = train_step(x, t, W1, W2, eta)
    return losses


def backprop(x, t, weights, biases):
    weights, biases = f32(*weights), f32(*biases)
    a = f32(x)
    for W, b in zip(weights, biases):
        a.append(s(W @ a[-1] + b))
    delta = output_delta(a[-1], t)
    dWs, dbs = [], []
    for i in range(len(weights))[::-1]:
        dWs.append(weight_gradient(delta, a[i]))
        dbs.append(-delta)
        delta = hidden_delta(a[i], weights[i], delta)
    return dWs[::-1], dbs[::-1]


def backprop_rows(X, Y, weights, biases):
    X, Y = f32(X, Y)
    weights, biases = f32(*weights), f32(*biases)
    A = [X]
    for W, b in zip(weights[:-1], biases[:-1]):
        A.append(np.tanh(A[-1] @ W + b))
    Z = A[-1] @ weights[-1] + biases[-1]
    P = np.exp(Z) / np.exp(Z).sum(axis=1, keepdims=True)
    G = (P - Y) / F(len(X))
    dWs, dbs = [], []
    for i in range(len(weights))[::-1]:
        dWs.append(A[i].T @ G)
        dbs.append(G.sum(axis=0))
        G = (G @ weights[i].T) * (F(1) - A[i] ** 2)
    return dWs[::-1], dbs[::-1]


def regression_gradients(X, y, W, v):
    X, y, W, v = f32(X, y, W, v)
    H = np.tanh(X @ W)
    r = H @ v - y
    return X.T @ (np.outer(r, v) * (F(1) - H**2)), H.T @ r


def hidden_units_after_training(x, t, W1, W2, eta, steps):
    for _ in range(steps):
        W1, W2 = train_step(x, t, W1, W2, eta)
    return two_layer_forward(x, W1, W2)[0]
