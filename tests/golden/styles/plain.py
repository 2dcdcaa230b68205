def sigmoid_prime_from_output(a):
    return a * (1 - a)


def two_layer_forward(x, W1, W2):
    h = sigmoid(np.dot(W1, x))
    y = sigmoid(np.dot(W2, h))
    return h, y


def output_delta(y, t):
    error = t - y
    return error * sigmoid_prime_from_output(y)


def hidden_delta(h, W_next, delta_next):
    back = np.dot(W_next.T, delta_next)
    return back * sigmoid_prime_from_output(h)


def weight_gradient(delta, x_prev):
    return -np.outer(delta, x_prev)


def update(W, gradient, eta):
    return W - eta * gradient


def train_step(x, t, W1, W2, eta):
    h, y = two_layer_forward(x, W1, W2)
    d2 = output_delta(y, t)
    d1 = hidden_delta(h, W2, d2)
    dW1 = weight_gradient(d1, x)
    dW2 = weight_gradient(d2, h)
    return update(W1, dW1, eta), update(W2, dW2, eta)


def worked_example():
    x = np.array([0.35, 0.9])
    W1 = np.array([[0.1, 0.8], [0.4, 0.6]])
    W2 = np.array([[0.3, 0.9]])
    t = np.array([0.5])
    h, y = two_layer_forward(x, W1, W2)
    delta_output = output_delta(y, t)
    delta_hidden = hidden_delta(h, W2, delta_output)
    dW1 = weight_gradient(delta_hidden, x)
    dW2 = weight_gradient(delta_output, h)
    return {
        "h": h,
        "y": y,
        "delta_output": delta_output,
        "delta_hidden": delta_hidden,
        "dW1": dW1,
        "dW2": dW2,
        "W1": update(W1, dW1, 1),
        "W2": update(W2, dW2, 1),
    }


def repeat_steps(x, t, W1, W2, eta, steps):
    losses = []
    for i in range(steps):
        h, y = two_layer_forward(x, W1, W2)
        losses.append(0.5 * np.sum((t - y) ** 2))
        W1, W2 = train_step(x, t, W1, W2, eta)
    h, y = two_layer_forward(x, W1, W2)
    losses.append(0.5 * np.sum((t - y) ** 2))
    return np.array(losses)


def backprop(x, t, weights, biases):
    a = [x]
    for W, b in zip(weights, biases):
        a.append(sigmoid(np.dot(W, a[-1]) + b))
    L = len(weights)
    dWs = [None] * L
    dbs = [None] * L
    delta = output_delta(a[L], t)
    for l in range(L - 1, -1, -1):
        dWs[l] = weight_gradient(delta, a[l])
        dbs[l] = -delta
        if l > 0:
            delta = hidden_delta(a[l], weights[l], delta)
    return dWs, dbs


def backprop_rows(X, Y, weights, biases):
    n = X.shape[0]
    L = len(weights)
    A = [X]
    for l in range(L):
        Z = A[l] @ weights[l] + biases[l]
        if l < L - 1:
            A.append(np.tanh(Z))
        else:
            e = np.exp(Z - np.max(Z, axis=1, keepdims=True))
            A.append(e / np.sum(e, axis=1, keepdims=True))
    dWs = [None] * L
    dbs = [None] * L
    G = (A[L] - Y) / n
    for l in range(L - 1, -1, -1):
        dWs[l] = A[l].T @ G
        dbs[l] = np.sum(G, axis=0)
        if l > 0:
            G = (G @ weights[l].T) * (1 - A[l] ** 2)
    return dWs, dbs


def regression_gradients(X, y, W, v):
    H = np.tanh(X @ W)
    e = y - H @ v
    dv = -H.T @ e
    dH = -e[:, None] * v[None, :]
    dW = X.T @ (dH * (1 - H**2))
    return dW, dv


def hidden_units_after_training(x, t, W1, W2, eta, steps):
    for i in range(steps):
        W1, W2 = train_step(x, t, W1, W2, eta)
    h, y = two_layer_forward(x, W1, W2)
    return h
