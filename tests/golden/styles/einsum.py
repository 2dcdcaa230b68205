from numpy import einsum


def sigmoid_prime_from_output(a):
    return einsum("...,...->...", a, 1.0 - a)


def two_layer_forward(x, W1, W2):
    h = sigmoid(einsum("ij,j->i", W1, x))
    return h, sigmoid(einsum("ij,j->i", W2, h))


def output_delta(y, t):
    return einsum("i,i,i->i", t - y, y, 1.0 - y)


def hidden_delta(h, W_next, delta_next):
    return einsum("i,i,ki,k->i", h, 1.0 - h, W_next, delta_next)


def weight_gradient(delta, x_prev):
    return einsum("i,j->ij", -delta, x_prev)


def update(W, gradient, eta):
    return W + einsum(",ij->ij", -eta, gradient)


def train_step(x, t, W1, W2, eta):
    h, y = two_layer_forward(x, W1, W2)
    d = output_delta(y, t)
    e = hidden_delta(h, W2, d)
    return W1 + eta * einsum("i,j->ij", e, x), W2 + eta * einsum("i,j->ij", d, h)


def worked_example():
    x, t = np.array([0.35, 0.9]), np.array([0.5])
    W1, W2 = np.array([[0.1, 0.8], [0.4, 0.6]]), np.array([[0.3, 0.9]])
    h, y = two_layer_forward(x, W1, W2)
    d = output_delta(y, t)
    e = hidden_delta(h, W2, d)
    V1, V2 = train_step(x, t, W1, W2, 1.0)
    return dict(
        h=h, y=y.item(), delta_output=d.item(), delta_hidden=e, dW1=W1 - V1, dW2=W2 - V2, W1=V1, W2=V2
    )


def repeat_steps(x, t, W1, W2, eta, steps):
    def loss():
        r = t - two_layer_forward(x, W1, W2)[1]
        return 0.5 * einsum("k,k", r, r)

    out = [loss()]
    for _ in range(steps):
        W1, W2 = train_step(x, t, W1, W2, eta)
        out += [loss()]
    return np.stack(out)


def backprop(x, t, weights, biases):
    xs = [x]
    for W, b in zip(weights, biases):
        xs.append(sigmoid(einsum("ij,j->i", W, xs[-1]) + b))
    y = xs.pop()
    g = einsum("i,i,i->i", y - t, y, 1 - y)
    dWs, dbs = [], []
    while xs:
        a = xs.pop()
        W = weights[len(xs)]
        dWs.append(einsum("i,j->ij", g, a))
        dbs.append(g)
        g = einsum("j,j,ij,i->j", a, 1 - a, W, g)
    return dWs[::-1], dbs[::-1]


def backprop_rows(X, Y, weights, biases):
    A = [X]
    for W, b in zip(weights, biases):
        Z = einsum("ni,ij->nj", A[-1], W) + b
        A.append(np.tanh(Z))
    P = np.exp(Z)
    P /= einsum("nk->n", P)[:, None]
    G = (P - Y) / len(Y)
    dWs, dbs = [], []
    for W, H in zip(weights[::-1], A[-2::-1]):
        dWs = [einsum("ni,nj->ij", H, G)] + dWs
        dbs = [einsum("nj->j", G)] + dbs
        G = einsum("nj,ij->ni", G, W) * (1 - einsum("ni,ni->ni", H, H))
    return dWs, dbs


def regression_gradients(X, y, W, v):
    H = np.tanh(einsum("nd,dk->nk", X, W))
    r = einsum("nk,k->n", H, v) - y
    return einsum("n,k,nk,nd->dk", r, v, 1 - H * H, X), einsum("n,nk->k", r, H)


def hidden_units_after_training(x, t, W1, W2, eta, steps):
    for _ in range(steps):
        W1, W2 = train_step(x, t, W1, W2, eta)
    return two_layer_forward(x, W1, W2)[0]
