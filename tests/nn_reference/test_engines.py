"""Gates, reverse mode, forward mode, Jacobians and graphs against PyTorch and HIPS autograd."""

import math
import sys
from itertools import pairwise

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

import nn_reference as nn
from nn_reference import Dual, GraphError, ShapeError, Value
from nn_reference.gates import power
from nn_reference.oracles import compute_graph as oracle

OF_TORCH = {
    "add": lambda t, x, y: x + y,
    "sub": lambda t, x, y: x - y,
    "mul": lambda t, x, y: x * y,
    "div": lambda t, x, y: x / y,
    "max": lambda t, x, y: t.maximum(x, y),
    "neg": lambda t, x: -x,
    "inc": lambda t, x: x + 1,
    "inv": lambda t, x: 1 / x,
    "square": lambda t, x: x**2,
    "exp": lambda t, x: t.exp(x),
    "log": lambda t, x: t.log(x),
    "sin": lambda t, x: t.sin(x),
    "cos": lambda t, x: t.cos(x),
    "tanh": lambda t, x: t.tanh(x),
    "sigmoid": lambda t, x: t.sigmoid(x),
    "relu": lambda t, x: t.relu(x),
}


@pytest.mark.parametrize("name", sorted(nn.GATES))
def test_every_gate_has_pytorchs_output_and_slopes(name, torch, tensor, rng, same):
    for _ in range(10):
        xs = rng.normal(size=nn.ARITY[name])
        xs = np.abs(xs) if name == "log" else xs
        inputs = [tensor(x) for x in xs]
        output = OF_TORCH[name](torch, *inputs)
        upstream = rng.normal()
        output.backward(tensor(upstream, grad=False))
        gate = nn.GATES[name](*map(float, xs))
        assert isinstance(gate, nn.Gate)
        same(gate.output, output)
        same(gate.backward(upstream), [one.grad for one in inputs])


def test_gates_that_saturate_do_so_exactly():
    for x, want in [(1000.0, 1.0), (-1000.0, 0.0)]:
        assert nn.GATES["sigmoid"](x) == nn.Gate(want, (0.0,))
    assert nn.GATES["tanh"](1000.0) == nn.Gate(1.0, (0.0,))


@pytest.mark.parametrize("exponent", [2, 3, -1, 0.5, 0, 1, -2.5])
def test_powers_have_pytorchs_slopes(exponent, tensor, same):
    for x in (0.3, 1.0, 4.7):
        t = tensor(x)
        (t**exponent).backward()
        same(power(x, exponent).slopes[0], t.grad)
    assert power(0.0, 0).slopes == (0.0,)


def test_gradient_patterns_equal_pytorch(torch, tensor, rng, same):
    for _ in range(20):
        x, y, g, other = rng.normal(size=4)
        for pattern, operation in [
            (nn.add_backward(g), lambda x, y: x + y),
            (nn.mul_backward(x, y, g), lambda x, y: x * y),
            (nn.max_backward(x, y, g), torch.maximum),
        ]:
            tx, ty = tensor(x), tensor(y)
            operation(tx, ty).backward(tensor(g, grad=False))
            same(pattern, [tx.grad, ty.grad])
        tx = tensor(x)
        (g * tx + other * tx).backward()
        same(nn.copy_backward(g, other), tx.grad)


def test_where_two_are_equal_the_first_takes_the_gradient():
    assert nn.max_backward(2.0, 2.0, 5.0) == (5.0, 0.0)
    assert nn.GATES["max"](2.0, 2.0) == nn.Gate(2.0, (1.0, 0.0))


def program(rng, steps=25):
    """A random straight-line program over four inputs: it reuses what it computes."""
    unary, binary = ["tanh", "sigmoid", "neg", "sin", "cos", "relu"], ["add", "sub", "mul", "max"]
    lines = []
    for step in range(steps):
        known = 4 + step
        if rng.random() < 0.4:
            lines.append((str(rng.choice(unary)), (int(rng.integers(known)),)))
        else:
            lines.append((str(rng.choice(binary)), tuple(map(int, rng.integers(known, size=2)))))
    return lines


def run_program(lines, inputs, call):
    known = list(inputs)
    for name, places in lines:
        known.append(call(name, *(known[place] for place in places)))
    return sum(known[1:], known[0])


def by_method(name, first, *rest):
    operators = {
        "add": lambda x, y: x + y,
        "sub": lambda x, y: x - y,
        "mul": lambda x, y: x * y,
        "neg": lambda x: -x,
    }
    return operators[name](first, *rest) if name in operators else getattr(first, name)(*rest)


@pytest.mark.parametrize("seed", range(30))
def test_random_programs_have_pytorchs_gradients_in_both_modes(seed, torch, tensor, same):
    rng = np.random.default_rng(seed)
    lines, xs = program(rng), rng.normal(size=4)
    inputs = [tensor(x) for x in xs]
    want = run_program(lines, inputs, lambda name, *args: OF_TORCH[name](torch, *args))
    want.backward()
    grads = [one.grad.item() if one.grad is not None else 0.0 for one in inputs]

    def f(*values):
        return run_program(lines, values, by_method)

    same(nn.gradient(f, xs), grads, rtol=1e-9, atol=1e-9)
    same(nn.forward_gradient(f, xs), grads, rtol=1e-9, atol=1e-9)
    v = rng.normal(size=4)
    same(nn.directional_derivative(f, xs, v), float(v @ grads), rtol=1e-8, atol=1e-8)


@pytest.mark.parametrize("number", [Value, lambda x: Dual(x, 1.0)])
def test_numbers_may_stand_on_either_side(number):
    def slope(result):
        if isinstance(result, Dual):
            return result.derivative
        return nn.derivatives(result)[x]

    for make, value, derivative in [
        (lambda x: 2 + x, 5.0, 1.0),
        (lambda x: 2 - x, -1.0, -1.0),
        (lambda x: 2 * x, 6.0, 2.0),
        (lambda x: 2 / x, 2 / 3, -2 / 9),
        (lambda x: np.float64(2) * x, 6.0, 2.0),
        (lambda x: x + 2, 5.0, 1.0),
        (lambda x: x - np.float64(2), 1.0, 1.0),
        (lambda x: x * 2, 6.0, 2.0),
        (lambda x: x / 2, 1.5, 0.5),
        (lambda x: x**2, 9.0, 6.0),
        (lambda x: x**-0.5, 3**-0.5, -0.5 * 3**-1.5),
        (lambda x: x.max(2), 3.0, 1.0),
        (lambda x: x.max(4), 4.0, 0.0),
        (lambda x: x.log(), math.log(3), 1 / 3),
        (lambda x: x.exp(), math.exp(3), math.exp(3)),
    ]:
        x = number(3.0)
        result = make(x)
        assert type(result) is type(x)
        assert (result.value if isinstance(result, Dual) else result.data) == pytest.approx(value)
        assert slope(result) == pytest.approx(derivative)


def test_gradients_start_at_zero_and_add_up_over_graphs():
    x, y = Value(2), Value(5)
    assert (x.data, x.grad) == (2.0, 0.0)
    f = x * x * y
    f.backward()
    assert (f.grad, x.grad, y.grad) == (1.0, 20.0, 4.0)
    (x + y).backward()
    assert (x.grad, y.grad) == (21.0, 5.0)
    f.backward()
    assert (f.grad, x.grad, y.grad) == (2.0, 41.0, 9.0), "a second walk adds the same again"
    assert "21" not in repr(f)
    assert repr(Value(1)) == "Value(data=1.0, grad=0.0)"


def test_derivatives_change_nothing():
    x = Value(3)
    assert nn.derivatives(x * x)[x] == 6.0
    assert x.grad == 0.0


def test_a_chain_of_ten_thousand_operations_works_at_pythons_own_limit():
    assert sys.getrecursionlimit() < 10_000
    x = Value(1.0)
    y = x
    for _ in range(10_000):
        y = y + 1e-4
    y = y * 2
    y.backward()
    assert x.grad == 2.0
    z = Value(0.5)
    y = z
    for _ in range(10_000):
        y = y.tanh()
    y.backward()
    assert 0 < z.grad < 1
    del y


def test_a_wide_and_reused_graph_takes_linear_time():
    x = Value(1.0)
    y = x
    for _ in range(60):  # 2^60 paths, 60 nodes
        y = y + y
    y.backward()
    assert x.grad == 2.0**60


def test_an_exponent_is_a_constant():
    for number in (Value(2.0), Dual(2.0, 1.0)):
        with pytest.raises(TypeError, match="constant"):
            number**number


def test_domain_errors_are_pythons_own():
    with pytest.raises(ZeroDivisionError):
        Value(1.0) / 0
    with pytest.raises(ValueError, match=r"math domain|expected a positive"):
        Value(0.0).log()
    with pytest.raises(KeyError):
        nn.apply_gate("unknown", Value(1.0))


def test_unused_arguments_and_constant_functions_have_gradient_zero():
    assert nn.gradient(lambda x, y: x * 3, [1.0, 2.0]) == [3.0, 0.0]
    assert nn.gradient(lambda x: 7.0, [1.0]) == [0.0]
    assert nn.forward_gradient(lambda x: 7.0, [1.0]) == [0.0]
    assert nn.apply_gate("add", 1.0, 2.0).data == 3.0
    with pytest.raises(ValueError, match="one for each"):
        nn.directional_derivative(lambda x: x, [1.0], [1.0, 2.0])


numbers = st.floats(-3, 3)


@settings(max_examples=50)
@given(st.tuples(numbers, numbers))
def test_the_gradient_of_a_sum_is_the_sum_of_gradients(xs):
    def f(x, y):
        return (x * y).tanh()

    def g(x, y):
        return (x - 2 * y).sigmoid()

    together = nn.gradient(lambda x, y: f(x, y) + g(x, y), xs)
    apart = np.add(nn.gradient(f, xs), nn.gradient(g, xs))
    np.testing.assert_allclose(together, apart, atol=1e-12)


@settings(max_examples=50)
@given(st.tuples(numbers, numbers))
def test_both_modes_and_the_complex_step_agree(xs):
    def f(x, y):
        return (x * y).sin() + (x - y).exp()

    reverse = nn.gradient(f, xs)
    np.testing.assert_allclose(nn.forward_gradient(f, xs), reverse, rtol=1e-12, atol=1e-12)
    complex_step = nn.complex_step_gradient(lambda v: np.sin(v[0] * v[1]) + np.exp(v[0] - v[1]), xs)
    np.testing.assert_allclose(complex_step, reverse, rtol=1e-11, atol=1e-12)


def test_jacobians_equal_hips_autograd(hips, rng, same):
    x = rng.normal(size=2)
    want = hips.jacobian(lambda x: hips.np.array([hips.np.sin(x[0]) * hips.np.cos(x[1])]))(x)
    same(nn.jacobian_sin_cos(x), want)
    same(nn.jacobian(lambda a, b: [a.sin() * b.cos()], x), want)
    two = hips.jacobian(lambda x: hips.np.array([x[0] * x[1], hips.np.exp(x[0])]))(x)
    same(nn.jacobian(lambda a, b: [a * b, a.exp()], x), two)
    assert nn.jacobian(lambda a: [2.0, a], [1.0]) == [[0.0], [1.0]]


@pytest.mark.parametrize("k", [1, 2, 4])
def test_chained_jacobians_equal_the_jacobian_of_the_composition(k, torch, tensor, rng, same):
    sizes = [3, 4, 2, 5, 1][: k + 1]
    matrices = [rng.normal(size=(n_out, n_in)) for n_in, n_out in pairwise(sizes)]
    x, jacobians = tensor(rng.normal(size=3)), []

    def composed(x):
        for W in matrices:
            x = torch.tanh(tensor(W) @ x)
        return x

    a = x.detach().numpy()
    for W in matrices:
        jacobians.append(nn.tanh_grad(W @ a)[:, None] * W)
        a = np.tanh(W @ a)
    same(nn.chain_jacobians(jacobians), torch.autograd.functional.jacobian(composed, x))


def test_jacobians_that_do_not_chain_are_refused():
    with pytest.raises(ShapeError, match=r"done is \(2, 3\) and J is \(4, 5\)"):
        nn.chain_jacobians([np.ones((2, 3)), np.ones((4, 5))])
    with pytest.raises(ValueError, match="at least one"):
        nn.chain_jacobians([])
    with pytest.raises(ShapeError):
        nn.jacobian_sin_cos([1.0, 2.0, 3.0])


def test_sum_product_equals_pytorch(tensor, rng, same):
    for xs in [(-2.0, 5.0, -4.0), *rng.normal(size=(5, 3))]:
        x, y, z = map(tensor, xs)
        q = x + y
        q.retain_grad()
        f = q * z
        f.backward()
        got = oracle.sum_product(*xs)
        assert set(got) == {"q", "f", "dx", "dy", "dz", "dq"}
        same([got[name] for name in ("q", "f")], [q.item(), f.item()])
        same([got["dx"], got["dy"], got["dz"], got["dq"]], [x.grad, y.grad, z.grad, q.grad])


@pytest.mark.parametrize(
    "xs", [(0.5, 2.0, -1.0, 1.0), (30.0, 1.0, 0.0, 0.0), (-30.0, 1.0, 0.0, 0.3), (0, 0, 0, 0.5)]
)
def test_a_neuron_with_squared_error_equals_pytorch(xs, torch, tensor, same):
    w, x, b, target = map(tensor, xs)
    u = w * x
    v = u + b
    y = torch.sigmoid(v)
    L = (y - target) ** 2
    L.backward()
    got = oracle.neuron_mse(*xs)
    assert set(got) == {"u", "v", "y", "L", "dw", "dx", "db"}
    same([got[name] for name in "uvyL"], [one.item() for one in (u, v, y, L)])
    same([got["dw"], got["dx"], got["db"]], [w.grad, x.grad, b.grad], atol=1e-12)


@pytest.mark.parametrize("v", [-30.0, 30.0])
def test_a_saturated_neuron_keeps_its_digits(v, mpmath, same):
    y = 1 / (1 + mpmath.exp(-mpmath.mpf(v)))
    want = float(2 * (y - 0.25) * y / (1 + mpmath.exp(mpmath.mpf(v))))
    same(oracle.neuron_mse(1.0, v, 0.0, 0.25)["db"], want, rtol=1e-13, atol=0)


def test_the_bonus_question_equals_pytorch(torch, tensor, same):
    inputs = {name: tensor(value) for name, value in nn.BONUS_14_1_INPUTS.items()}
    assert nn.BONUS_14_1_INPUTS == {"w0": 2, "w1": -3, "w2": -3, "x0": -1, "x1": -2}
    w0, w1, w2, x0, x1 = (inputs[name] for name in ("w0", "w1", "w2", "x0", "x1"))
    f = torch.sigmoid(w0 * x0 + w1 * x1 + w2)
    f.backward()
    got = oracle.bonus_14_1()
    assert set(got) == {"f", "dw0", "dw1", "dw2", "dx0", "dx1"}
    same(got["f"], f)
    for name, one in inputs.items():
        same(got[f"d{name}"], one.grad)
    run = nn.run_graph(oracle.bonus_14_1_graph(), nn.BONUS_14_1_INPUTS)
    assert isinstance(run, nn.GraphRun)
    assert run.values["f"] == got["f"]
    assert [node[0] for node in oracle.bonus_14_1_graph()] == [n[0] for n in nn.BONUS_14_1_GRAPH]


@pytest.mark.parametrize(
    ("w", "x"),
    [
        ((1, 1, -1.5), (1, 1, 1)),
        ((1000.0,), (1.0,)),
        ((-1000.0, 3.0), (1.0, 0.0)),
        ((40.0,), (1.0,)),
        ((0.0,), (0.0,)),
    ],
)
def test_minus_log_sigmoid_is_exact(w, x, mpmath, same):
    s = mpmath.fsum(mpmath.mpf(a) * b for a, b in zip(w, x, strict=True))
    loss, dw = oracle.neg_log_sigmoid(w, x)
    same(loss, float(mpmath.log(1 + mpmath.exp(-s))), rtol=1e-14, atol=1e-307)
    same(dw, [float(-b / (1 + mpmath.exp(s))) for b in x], rtol=1e-14, atol=1e-307)


def test_a_graph_may_be_written_in_any_order_and_unused_nodes_have_gradient_zero():
    nodes: list[nn.Node] = [
        ("f", "mul", ["q", "z"]),
        ("unused", "exp", ["x"]),
        ("q", "add", ["x", "y"]),
        ("x", "input", []),
        ("y", "input", []),
        ("z", "input", []),
    ]
    run = nn.run_graph(nodes, {"x": -2, "y": 5, "z": -4})
    want = nn.run_graph(nn.SUM_PRODUCT_GRAPH, {"x": -2, "y": 5, "z": -4})
    assert {name: run.gradients[name] for name in want.gradients} == want.gradients
    assert run.gradients["unused"] == 0.0
    order = [name for name, _, _ in nn.in_order(nodes)]
    assert order.index("q") < order.index("f")
    assert len(nn.NEURON_MSE_GRAPH) == 9


@pytest.mark.parametrize(
    ("nodes", "says"),
    [
        ([("f", "frobnicate", ["x"]), ("x", "input", [])], "frobnicate"),
        ([("f", "add", ["x"]), ("x", "input", [])], "'f' has 1 inputs; 'add' takes 2"),
        ([("f", "neg", ["x", "x"]), ("x", "input", [])], "takes 1"),
        ([("f", "neg", ["y"]), ("x", "input", [])], "'y', which is not a node"),
        ([("f", "neg", ["g"]), ("g", "neg", ["f"])], "cycle"),
        ([("f", "neg", ["f"])], "cycle"),
        ([("x", "input", []), ("x", "input", [])], "unique"),
        ([("x", "input", ["x"])], "takes 0"),
        ([("x", "input", [])], "no node 'f'"),
        ([("f", "input", [])], "'f' has no number"),
    ],
)
def test_what_is_no_graph_is_refused_with_the_node_at_fault(nodes, says):
    with pytest.raises(GraphError, match=says):
        nn.run_graph(nodes, {"x": 1.0})
