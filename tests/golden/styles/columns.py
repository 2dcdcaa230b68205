def col(v):
    return np.reshape(v, (-1, 1))


def flat(v):
    return np.asarray(v).reshape(-1)


def sigmoid_prime_from_output(a):
    z = np.log(a) - np.log(1 - a)
    return 1 / (np.exp(z / 2) + np.exp(-z / 2)) ** 2


def two_layer_forward(x, W1, W2):
    h = sigmoid(W1 @ col(x))
    y = sigmoid(W2 @ h)
    return flat(h), flat(y)


def output_delta(y, t):
    D = np.diagflat(col(y) * (1 - col(y)))
    return flat(D @ (col(t) - col(y)))


def hidden_delta(h, W_next, delta_next):
    D = np.diagflat(col(h) * (1 - col(h)))
    return flat(D @ W_next.T @ col(delta_next))


def weight_gradient(delta, x_prev):
    return -(col(delta) @ col(x_prev).T)


def update(W, gradient, eta):
    return np.subtract(W, np.multiply(gradient, eta))


def train_step(x, t, W1, W2, eta):
    x, t = col(x), col(t)
    h = sigmoid(W1 @ x)
    y = sigmoid(W2 @ h)
    g2 = (y - t) * y * (1 - y)
    g1 = (W2.T @ g2) * h * (1 - h)
    return W1 - eta * (g1 @ x.T), W2 - eta * (g2 @ h.T)


def worked_example():
    x, W1, W2, t = col([0.35, 0.9]), np.array([[0.1, 0.8], [0.4, 0.6]]), np.array([[0.3, 0.9]]), 0.5
    h = sigmoid(W1 @ x)
    y = sigmoid(W2 @ h)
    d2 = (t - y) * y * (1 - y)
    d1 = (W2.T @ d2) * h * (1 - h)
    return {
        "h": flat(h).tolist(), "y": flat(y), "delta_output": flat(d2), "delta_hidden": flat(d1),
        "dW1": -d1 @ x.T, "dW2": -d2 @ h.T, "W1": W1 + d1 @ x.T, "W2": W2 + d2 @ h.T,
    }


def repeat_steps(x, t, W1, W2, eta, steps):
    losses = np.full(steps + 1, np.nan)
    for i in range(steps + 1):
        y = two_layer_forward(x, W1, W2)[1]
        losses[i] = np.dot(t - y, t - y) / 2
        W1, W2 = train_step(x, t, W1, W2, eta)
    return losses


def backprop(x, t, weights, biases):
    a = [col(x)]
    for W, b in zip(weights, biases):
        a.append(sigmoid(W @ a[-1] + col(b)))
    g = (a[-1] - col(t)) * a[-1] * (1 - a[-1])
    dWs, dbs = [], []
    for k in range(len(weights), 0, -1):
        dWs.append(g @ a[k - 1].T)
        dbs.append(flat(g))
        g = (weights[k - 1].T @ g) * a[k - 1] * (1 - a[k - 1])
    dWs.reverse()
    dbs.reverse()
    return (dWs, dbs)


def backprop_rows(X, Y, weights, biases):
    # the whole batch as columns
    A = [X.T]
    for W, b in zip(weights, biases):
        Z = W.T @ A[-1] + col(b)
        A.append(np.tanh(Z))
    E = np.exp(Z - Z.max(axis=0))
    G = (E / E.sum(axis=0) - Y.T) / X.shape[0]
    dWs, dbs = [], []
    for k in range(len(weights), 0, -1):
        dWs.append((G @ A[k - 1].T).T)
        dbs.append(flat(G @ np.ones((X.shape[0], 1))))
        G = (weights[k - 1] @ G) * (1 - A[k - 1] ** 2)
    return dWs[::-1], dbs[::-1]


def regression_gradients(X, y, W, v):
    dW = np.zeros_like(W)
    dv = np.zeros_like(v)
    for i in range(X.shape[0]):
        x = col(X[i])
        h = np.tanh(W.T @ x)
        e = y[i] - (col(v).T @ h).item()
        dv += flat(-e * h)
        dW += -e * x @ (col(v) * (1 - h**2)).T
    return dW, dv


def hidden_units_after_training(x, t, W1, W2, eta, steps):
    A, B = W1.copy(), W2.copy()
    for _ in range(steps):
        A, B = train_step(x, t, A, B, eta)
    return flat(sigmoid(A @ col(x)))
