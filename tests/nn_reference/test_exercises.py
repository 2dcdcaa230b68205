"""The graders' oracles have exactly the names and signatures that students are given."""

import importlib
import inspect

import numpy as np
import pytest

CONTRACT = {
    "forward_pass": """unit(x, w, b, activation) perceptron(x, w, b) consecutive_ones_hidden(x)
        consecutive_ones(x) dense(x, W, b, activation) forward(x, weights, biases, activation)
        forward_rows(X, weights, biases, activations) slide_network(x) fold_bias(W, b)
        collapse_rows(W1, b1, W2, b2) unit_parameter_count(n_in)
        dense_parameter_count(n_in, n_out) network_parameter_count(sizes)""",
    "activations": """step(z) sigmoid(z) sigmoid_grad(z) tanh_from_sigmoid(z) tanh_grad(z) relu(z)
        relu_grad(z) leaky_relu(z, slope=0.1) leaky_relu_grad(z, slope=0.1) absolute_relu(z)
        prelu_slope_grad(z) elu(z, alpha=1.0) elu_grad(z, alpha=1.0) maxout(x, W1, b1, W2, b2)
        softmax(z) softmax_jacobian(z) output_unit(z, task)""",
    "losses": """half_squared_error(y, t) total_loss(Y, T) binary_cross_entropy(y_hat, y)
        binary_cross_entropy_with_logits(a, y) cross_entropy(y_hat, y)
        cross_entropy_with_logits(a, labels) entropy(p) kl_divergence(p, q)
        cross_entropy_output_grad(y_hat, y) softmax_cross_entropy_grad(z, y)
        softmax_cross_entropy_grad_rows(Z, Y) sigmoid_cross_entropy_grad(a, y)
        squared_error_sigmoid_grad(z, t)""",
    "delta_backprop": """sigmoid_prime_from_output(a) two_layer_forward(x, W1, W2)
        output_delta(y, t) hidden_delta(h, W_next, delta_next) weight_gradient(delta, x_prev)
        update(W, gradient, eta) train_step(x, t, W1, W2, eta) worked_example()
        repeat_steps(x, t, W1, W2, eta, steps) backprop(x, t, weights, biases)
        backprop_rows(X, Y, weights, biases) regression_gradients(X, y, W, v)
        hidden_units_after_training(x, t, W1, W2, eta, steps)""",
    "convolution": """conv_output_size(n, f, stride=1, pad=0) same_padding(f)
        conv_output_shape(input_shape, n_filters, f, stride=1, pad=0)
        pool_output_shape(input_shape, size=2) conv_parameter_count(f, depth, n_filters)
        dense_on_image_weight_count(height, width, channels, n_units)
        random_connection_count(n, m) correlate_single(x, w, b) conv2d(x, w, b, stride=1, pad=0)
        conv2d_backward(upstream, x, w, stride=1, pad=0) max_pool2d(x, size=2)
        max_pool2d_backward(upstream, x, size=2) vgg16_parameter_counts()""",
    "compute_graph": """add_backward(upstream) mul_backward(x, y, upstream)
        max_backward(x, y, upstream) copy_backward(upstream_a, upstream_b) sum_product(x, y, z)
        neuron_mse(w, x, b, target) bonus_14_1() bonus_14_1_graph() neg_log_sigmoid(w, x)
        jacobian_sin_cos(x) linear_backward(upstream, x, W) chain_jacobians(jacobians) Value(data)
        gradient(f, xs)""",
    "training": """numerical_gradient(f, x, h=1e-05) relative_error(a, b)
        gradient_descent(grad, theta, alpha, steps) minibatches(n, size, rng)
        sgd_epoch(X, y, theta, grad, alpha, size, rng) l2_loss(weights, C)
        l2_gradients(weights, C) dropout(a, p, rng) early_stopping(losses, patience)
        initialise(sizes, rng, scale=0.01) polar_features(X) feature_space_steps(x, W, b)
        train_classifier(X, y, sizes, rng, epochs, alpha)""",
}


def signature(function):
    parameters = inspect.signature(function).parameters.values()
    assert all(one.kind is one.POSITIONAL_OR_KEYWORD for one in parameters)
    written = [
        one.name if one.default is one.empty else f"{one.name}={one.default!r}"
        for one in parameters
    ]
    return f"{function.__name__}({', '.join(written)})"


@pytest.mark.parametrize("assignment", CONTRACT)
def test_an_assignments_oracles_have_the_names_and_signatures_of_the_curriculum(assignment):
    module = importlib.import_module(f"nn_reference.oracles.{assignment}")
    wanted = [" ".join(one.split()) + ")" for one in CONTRACT[assignment].split(")") if one.strip()]
    assert sorted(signature(getattr(module, name)) for name in module.__all__) == sorted(wanted)


def oracle(assignment):
    return importlib.import_module(f"nn_reference.oracles.{assignment}")


def test_scalars_are_python_numbers_and_counts_ints():
    losses, first = oracle("losses"), oracle("forward_pass")
    assert type(losses.half_squared_error([1], [2])) is float
    assert type(losses.kl_divergence([1.0], [1.0])) is float
    assert type(first.unit([1], [1], 0, lambda z: z)) is float
    assert type(first.perceptron([1], [1], 0)) is int
    assert type(oracle("convolution").conv_output_size(np.int64(7), np.int64(3))) is int
    assert type(oracle("training").early_stopping([1.0], 1)) is int


def test_oracles_take_lists_where_arrays_are_asked():
    first = oracle("forward_pass")
    weights, biases = [[[1, -2], [-1, 1]], [[2, -1]]], [[1, 0], [0]]
    trace = first.forward([1, -1], weights, biases, np.tanh)
    assert isinstance(trace, list)
    assert [a.shape for a in trace] == [(2,), (2,), (1,)]
    rows = first.forward_rows(
        [[1, -1]], [[[1, -1], [-2, 1]], [[2], [-1]]], biases, [np.tanh, np.tanh]
    )
    np.testing.assert_allclose(rows[0], trace[-1])


def test_convolutions_oracles_take_stride_and_padding_by_position():
    conv, x, w = oracle("convolution"), np.ones((7, 5, 2)), np.ones((3, 3, 3, 2))
    z = conv.conv2d(x, w, [0.0] * 3, 2, 1)
    assert z.shape == conv.conv_output_shape((7, 5, 2), 3, 3, 2, 1)
    assert [one.shape for one in conv.conv2d_backward(z, x, w, 2, 1)] == [x.shape, w.shape, (3,)]
    assert conv.max_pool2d(x[:6, :3], 3).shape == conv.pool_output_shape((6, 3, 2), 3) == (2, 1, 2)
    assert conv.max_pool2d_backward(np.ones((2, 1, 2)), x[:6, :3], 3).shape == (6, 3, 2)
