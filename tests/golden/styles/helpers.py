class Layer:
    """One layer that remembers what went through it."""

    def __init__(self, W, b=None):
        self.W = np.array(W, dtype=float)
        self.b = np.zeros(len(self.W)) if b is None else np.array(b, dtype=float)

    def forward(self, x):
        self.x = np.asarray(x, dtype=float)
        self.a = sigmoid(self.W @ self.x + self.b)
        return self.a

    def backward(self, upstream):
        """upstream is dL/da; sets the gradients and returns dL/dx."""
        self.g = upstream * self.a * (1 - self.a)
        self.dW = self.g[:, np.newaxis] * self.x
        self.db = self.g
        return self.W.T @ self.g


class Net:
    def __init__(self, weights, biases=None):
        biases = biases or [None] * len(weights)
        self.layers = [Layer(W, b) for W, b in zip(weights, biases)]

    def forward(self, x):
        for layer in self.layers:
            x = layer.forward(x)
        return x

    def loss(self, x, t):
        return float(np.sum(np.square(self.forward(x) - t)) / 2)

    def backward(self, t):
        up = self.layers[-1].a - t
        for layer in self.layers[::-1]:
            up = layer.backward(up)

    def step(self, x, t, eta):
        self.forward(x)
        self.backward(t)
        for layer in self.layers:
            layer.W -= eta * layer.dW


def sigmoid_prime_from_output(a):
    return a - np.square(a)


def two_layer_forward(x, W1, W2):
    net = Net([W1, W2])
    net.forward(x)
    return tuple(layer.a for layer in net.layers)


def output_delta(y, t):
    return np.multiply(np.subtract(t, y), sigmoid_prime_from_output(y))


def hidden_delta(h, W_next, delta_next):
    jacobian = W_next * sigmoid_prime_from_output(h)
    return jacobian.T @ delta_next


def weight_gradient(delta, x_prev):
    return np.negative(delta[:, np.newaxis] * x_prev)


def update(W, gradient, eta):
    new = W.copy()
    new -= eta * gradient
    return new


def train_step(x, t, W1, W2, eta):
    net = Net([W1, W2])
    net.step(x, t, eta)
    return net.layers[0].W, net.layers[1].W


def worked_example():
    net = Net([[[0.1, 0.8], [0.4, 0.6]], [[0.3, 0.9]]])
    net.step(np.array([0.35, 0.9]), np.array([0.5]), 1.0)
    first, last = net.layers
    return {
        "h": first.a,
        "y": last.a,
        "delta_hidden": -first.g,
        "delta_output": -last.g,
        "dW1": first.dW,
        "dW2": last.dW,
        "W1": first.W,
        "W2": last.W,
    }


def repeat_steps(x, t, W1, W2, eta, steps):
    net = Net([W1, W2])
    losses = [net.loss(x, t)]
    for _ in range(steps):
        net.step(x, t, eta)
        losses.append(net.loss(x, t))
    return np.asarray(losses)


def backprop(x, t, weights, biases):
    net = Net(weights, biases)
    net.forward(x)
    net.backward(t)
    return [layer.dW for layer in net.layers], [layer.db for layer in net.layers]


class Tanh:
    f = staticmethod(np.tanh)

    @staticmethod
    def slope(a):
        return (1 - a) * (1 + a)


def softmax_rows(Z):
    Z = Z - Z.max(1)[:, None]
    E = np.exp(Z)
    return E / E.sum(1)[:, None]


def backprop_rows(X, Y, weights, biases):
    stack = [X]
    for W, b in list(zip(weights, biases))[:-1]:
        stack.append(Tanh.f(stack[-1] @ W + b))
    P = softmax_rows(stack[-1] @ weights[-1] + biases[-1])
    g = (P - Y) / X.shape[0]
    dWs, dbs = [], []
    for W in weights[::-1]:
        A = stack.pop()
        dWs.append(A.T @ g)
        dbs.append(g.sum(0))
        g = g @ W.T * Tanh.slope(A)
    return list(reversed(dWs)), list(reversed(dbs))


def regression_gradients(X, y, W, v):
    H = Tanh.f(X @ W)
    r = (H @ v - y)[:, None]
    return X.T @ (r * v * Tanh.slope(H)), (r * H).sum(axis=0)


def hidden_units_after_training(x, t, W1, W2, eta, steps):
    net = Net([W1, W2])
    for _ in range(steps):
        net.step(x, t, eta)
    net.forward(x)
    return net.layers[0].a
