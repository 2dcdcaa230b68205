import math


def sig(z):
    return 1 / (1 + math.exp(-z))


def dot(u, v):
    total = 0
    for i in range(len(u)):
        total += u[i] * v[i]
    return total


def layer(W, x):
    return [sig(dot(row, x)) for row in W]


def sigmoid_prime_from_output(a):
    # works for lists of lists of lists...
    result = []
    for v in a:
        if np.ndim(v) > 0:
            result.append(sigmoid_prime_from_output(v))
        else:
            result.append(v * (1 - v))
    return result


def two_layer_forward(x, W1, W2):
    h = layer(W1, x)
    y = layer(W2, h)
    return h, y


def output_delta(y, t):
    result = []
    for k in range(len(y)):
        result.append((t[k] - y[k]) * y[k] * (1 - y[k]))
    return result


def hidden_delta(h, W_next, delta_next):
    result = []
    for i in range(len(h)):
        s = 0
        for k in range(len(delta_next)):
            s = s + W_next[k][i] * delta_next[k]
        result.append(h[i] * (1 - h[i]) * s)
    return result


def weight_gradient(delta, x_prev):
    rows = []
    for d in delta:
        row = []
        for x in x_prev:
            row.append(-d * x)
        rows.append(row)
    return rows


def update(W, gradient, eta):
    return [[W[i][j] - eta * gradient[i][j] for j in range(len(W[i]))] for i in range(len(W))]


def train_step(x, t, W1, W2, eta):
    h, y = two_layer_forward(x, W1, W2)
    d2 = output_delta(y, t)
    d1 = hidden_delta(h, W2, d2)
    new_W1 = update(W1, weight_gradient(d1, x), eta)
    new_W2 = update(W2, weight_gradient(d2, h), eta)
    return [new_W1, new_W2]


def worked_example():
    x = [0.35, 0.9]
    W1 = [[0.1, 0.8], [0.4, 0.6]]
    W2 = [[0.3, 0.9]]
    t = [0.5]
    answer = {}
    answer["h"], answer["y"] = two_layer_forward(x, W1, W2)
    answer["delta_output"] = output_delta(answer["y"], t)
    answer["delta_hidden"] = hidden_delta(answer["h"], W2, answer["delta_output"])
    answer["dW1"] = weight_gradient(answer["delta_hidden"], x)
    answer["dW2"] = weight_gradient(answer["delta_output"], answer["h"])
    answer["W1"], answer["W2"] = train_step(x, t, W1, W2, 1)
    return answer


def loss(y, t):
    return sum((t[k] - y[k]) ** 2 for k in range(len(t))) / 2


def repeat_steps(x, t, W1, W2, eta, steps):
    losses = [loss(two_layer_forward(x, W1, W2)[1], t)]
    while len(losses) <= steps:
        W1, W2 = train_step(x, t, W1, W2, eta)
        losses.append(loss(two_layer_forward(x, W1, W2)[1], t))
    return losses


def backprop(x, t, weights, biases):
    a = [list(x)]
    for n in range(len(weights)):
        nets = [dot(weights[n][i], a[n]) + biases[n][i] for i in range(len(biases[n]))]
        a.append([sig(net) for net in nets])
    delta = output_delta(a[-1], t)
    dWs = []
    dbs = []
    for n in range(len(weights) - 1, -1, -1):
        dWs.insert(0, weight_gradient(delta, a[n]))
        dbs.insert(0, [-d for d in delta])
        delta = hidden_delta(a[n], weights[n], delta)  # the last one is not used
    return dWs, dbs


def backprop_rows(X, Y, weights, biases):
    n = len(X)
    dWs = [[[0.0] * W.shape[1] for _ in range(W.shape[0])] for W in weights]
    dbs = [[0.0] * len(b) for b in biases]
    for x, y in zip(X, Y):
        a = [list(x)]
        for m in range(len(weights)):
            W, b = weights[m], biases[m]
            z = [sum(a[m][i] * W[i][j] for i in range(len(a[m]))) + b[j] for j in range(len(b))]
            if m == len(weights) - 1:
                total = sum(math.exp(v) for v in z)
                a.append([math.exp(v) / total for v in z])
            else:
                a.append([math.tanh(v) for v in z])
        g = [(a[-1][k] - y[k]) / n for k in range(len(y))]
        for m in range(len(weights) - 1, -1, -1):
            for j in range(len(g)):
                dbs[m][j] += g[j]
                for i in range(len(a[m])):
                    dWs[m][i][j] += a[m][i] * g[j]
            g = [
                (1 - a[m][i] ** 2) * sum(weights[m][i][j] * g[j] for j in range(len(g)))
                for i in range(len(a[m]))
            ]
    return dWs, dbs


def regression_gradients(X, y, W, v):
    D, K = W.shape
    dW = [[0.0 for k in range(K)] for d in range(D)]
    dv = [0.0 for k in range(K)]
    for n in range(len(X)):
        h = [math.tanh(sum(W[d][k] * X[n][d] for d in range(D))) for k in range(K)]
        e = y[n] - dot(v, h)
        for k in range(K):
            dv[k] -= e * h[k]
            for d in range(D):
                dW[d][k] -= e * v[k] * (1 - h[k] ** 2) * X[n][d]
    return dW, dv


def hidden_units_after_training(x, t, W1, W2, eta, steps):
    for _ in range(steps):
        W1, W2 = train_step(x, t, W1, W2, eta)
    return layer(W1, x)
