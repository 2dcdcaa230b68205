"""The worked examples' numbers: the decks' exact figures, and the same again by another route."""

import ast
import itertools
import math
import re

import numpy as np
import pytest

from nn_reference.examples import EXAMPLES, build
from nn_reference.examples.model import Step, with_figures
from nn_reference.examples.text import agrees

SEEDS = (None, 0, 1, 7, 2024)
#: Figures with six digits, put in again, give a result to about five.
PUT_IN = 2e-4


@pytest.fixture(scope="module")
def mp():
    mpmath = pytest.importorskip("mpmath", reason="ORACLE ABSENT: pip install mpmath")
    with mpmath.workdps(40):
        yield mpmath


def values(name, seed=None, **options):
    return build(name, seed=seed, **options).as_data()["values"]


def inputs(name, seed=None):
    return build(name, seed=seed).as_data()["inputs"]


def test_the_delta_example_has_the_exact_figures_of_the_errata():
    got = values("delta-backprop")
    want = {
        "h": [0.680267, 0.663739],
        "y": 0.690283,
        "delta_output": -0.040681,
        "delta_hidden": [-0.002654, -0.008172],
        "dW2": [[0.027674, 0.027002]],
        "dW1": [[0.000929, 0.002389], [0.002860, 0.007354]],
        "W2": [[0.272326, 0.872998]],
        "W1": [[0.099071, 0.797611], [0.397140, 0.592646]],
    }
    for name, figures in want.items():
        np.testing.assert_allclose(got[name], figures, rtol=0, atol=5.01e-7, err_msg=name)


def test_the_figures_that_differ_from_the_deck_are_those_of_the_errata():
    differ = {s.name for s in build("delta-backprop").steps if s.agrees is False}
    gradients = {f"dW{layer}" for layer in ("2_11", "2_12", "1_11", "1_12", "1_21", "1_22")}
    assert differ == {"delta_output", "W2_11", "W2_12"} | gradients
    for name in EXAMPLES:
        if name != "delta-backprop":
            assert all(step.agrees is not False for step in build(name).steps), name


def sigmoid(mp, z):
    return 1 / (1 + mp.exp(-z))


def delta_by_hand(mp, given, steps):
    """The example with the loss written out and derived by mpmath: no deltas, no NumPy."""
    w = [mp.mpf(v) for v in np.ravel(given["W1"])] + [mp.mpf(v) for v in np.ravel(given["W2"])]
    x, t = [mp.mpf(v) for v in given["x"]], mp.mpf(given["t"])

    def loss(*w):
        h = [sigmoid(mp, w[2 * i] * x[0] + w[2 * i + 1] * x[1]) for i in (0, 1)]
        return (t - sigmoid(mp, w[4] * h[0] + w[5] * h[1])) ** 2 / 2

    losses, after = [loss(*w)], []
    for _ in range(steps):
        slopes = [mp.diff(loss, tuple(w), tuple(int(i == k) for i in range(6))) for k in range(6)]
        w = [a - mp.mpf(given["eta"]) * b for a, b in zip(w, slopes, strict=True)]
        losses.append(loss(*w))
        after.append((slopes, w))
    return losses, after


@pytest.mark.parametrize("seed", SEEDS)
def test_deltas_are_the_derivatives_of_the_loss(mp, seed):
    got = values("delta-backprop", seed, steps=3)
    losses, after = delta_by_hand(mp, inputs("delta-backprop", seed), 3)
    same = {"rtol": 1e-9, "atol": 1e-13}
    np.testing.assert_allclose(got["losses"], np.array(losses, float), **same)
    slopes, w = (np.array(part, float) for part in after[0])
    np.testing.assert_allclose(np.ravel(got["dW1"] + got["dW2"]), slopes, **same)
    np.testing.assert_allclose(np.ravel(got["W1"] + got["W2"]), w, **same)
    last = np.array(after[-1][1], float)
    np.testing.assert_allclose(np.ravel(got["W1_last"] + got["W2_last"]), last, **same)


@pytest.mark.parametrize("seed", SEEDS)
def test_the_three_layer_network_again_with_mpmath(mp, seed):
    given, got = inputs("three-layer-network", seed), values("three-layer-network", seed)
    for name in "AB":
        a = given[f"x_{name}"]
        for k in (1, 2, 3):
            rows = zip(given[f"W{k}"], given[f"b{k}"], strict=True)
            a = [
                sigmoid(mp, sum(w * v for w, v in zip(row, a, strict=True)) + b) for row, b in rows
            ]
            want = got[f"y_{name}" if k == 3 else f"a{k}_{name}"]
            np.testing.assert_allclose(np.array(a, float), want, rtol=1e-13)


def test_the_three_layer_network_gives_the_decks_outputs():
    got = values("three-layer-network")
    assert [round(v, 2) for v in got["y_A"] + got["y_B"]] == [0.62, 0.83, 0.51, 0.85]


def test_two_neighbouring_ones_are_found_in_all_16_inputs():
    got = values("consecutive-ones")
    assert got["y"] == [int("11" in f"{k:04b}") for k in range(16)]
    assert got["x"] == [[int(bit) for bit in f"{k:04b}"] for k in range(16)]


@pytest.mark.parametrize("seed", SEEDS)
def test_perceptrons_again_without_numpy(seed):
    given, got = inputs("consecutive-ones", seed), values("consecutive-ones", seed)
    for x, z1, z2, y in zip(got["x"], got["z1"], got["z2"], got["y"], strict=True):
        fires = [
            sum(w * v for w, v in zip(given[f"w{k}"], x, strict=True)) + given[f"b{k}"] > 0
            for k in (1, 2)
        ]
        assert (z1, z2, y) == (*map(int, fires), int(any(fires)))


GRAPHS = {
    "sum-product": (lambda mp, x, y, z: (x + y) * z, "xyz", "f"),
    "neuron-mse": (lambda mp, w, x, b, target: (sigmoid(mp, w * x + b) - target) ** 2, None, "L"),
    "bonus-14-1": (
        lambda mp, w0, w1, w2, x0, x1: sigmoid(mp, w0 * x0 + w1 * x1 + w2), None, "f",
    ),
    "bonus-2-1": (lambda mp, x1, x2: mp.sin(x1) * mp.cos(x2), None, "f"),
    "neg-log-sigmoid": (
        lambda mp, w1, w2, w3, x1, x2, x3: -mp.log(sigmoid(mp, w1 * x1 + w2 * x2 + w3 * x3)),
        None, "loss",
    ),
}  # fmt: skip


@pytest.mark.parametrize("seed", SEEDS)
@pytest.mark.parametrize("name", GRAPHS)
def test_a_graphs_gradients_are_those_of_its_formula(mp, name, seed):
    f, _, output = GRAPHS[name]
    given, got = inputs(name, seed), values(name, seed)
    point = [mp.mpf(v) for v in given.values()]
    assert got[output] == pytest.approx(float(f(mp, *point)), rel=1e-12)
    for k, variable in enumerate(given):
        if variable != "target":
            order = tuple(int(i == k) for i in range(len(point)))
            want = float(mp.diff(lambda *p: f(mp, *p), tuple(point), order))
            assert got[f"d{variable}"] == pytest.approx(want, rel=1e-9, abs=1e-13)


def test_the_graphs_give_the_decks_figures():
    assert (values("sum-product")["dx"], values("sum-product")["dy"]) == (-4, -4)
    f = 1 / (1 + math.exp(-1))
    bonus = values("bonus-14-1")
    assert bonus["f"] == pytest.approx(f)
    slope = f * (1 - f)
    want = {"dw0": -slope, "dw1": -2 * slope, "dw2": slope, "dx0": 2 * slope, "dx1": -3 * slope}
    assert {name: bonus[name] for name in want} == pytest.approx(want)
    assert values("neg-log-sigmoid")["loss"] == pytest.approx(math.log(1 + math.exp(-0.5)))
    assert values("neg-log-sigmoid")["dw"] == pytest.approx([-1 / (1 + math.exp(0.5))] * 3)
    assert values("bonus-2-1")["jacobian"] == [
        pytest.approx([math.cos(1) * math.cos(2), -math.sin(1) * math.sin(2)])
    ]


@pytest.mark.parametrize("seed", SEEDS)
def test_softmax_again_from_its_definition(mp, seed):
    given, got = inputs("softmax-cross-entropy", seed), values("softmax-cross-entropy", seed)
    z, y = [mp.mpf(v) for v in given["z"]], given["y"]

    def y_hat(i, z):
        return mp.exp(z[i]) / sum(mp.exp(v) for v in z)

    def loss(*z):
        return -sum(y[i] * mp.log(y_hat(i, z)) for i in range(3))

    same = {"rtol": 1e-9, "atol": 1e-12}
    np.testing.assert_allclose(got["y_hat"], [float(y_hat(i, z)) for i in range(3)], **same)
    assert got["loss"] == pytest.approx(float(loss(*z)))
    unit = [tuple(int(i == k) for i in range(3)) for k in range(3)]
    slopes = [float(mp.diff(loss, tuple(z), unit[k])) for k in range(3)]
    np.testing.assert_allclose(got["dz"], slopes, **same)
    for i, j in itertools.product(range(3), repeat=2):
        want = float(mp.diff(lambda *p, i=i: y_hat(i, p), tuple(z), unit[j]))
        assert got["jacobian"][i][j] == pytest.approx(want, rel=1e-9)
    assert [
        s.value for s in build("softmax-cross-entropy", seed=seed).steps if "sum" in s.name
    ] == (pytest.approx(got["dz"]))


def test_sizes_and_counts_are_the_decks():
    sizes = values("conv-sizes")
    assert (sizes["stride_1"], sizes["stride_2"], sizes["stride_3"]) == (5, 3, None)
    assert (sizes["pad_1"], sizes["same_padding_5"]) == (7, 2)
    assert values("conv-parameters") == {
        "per_filter": 76, "parameters": 760, "output_shape": [32, 32, 10],
    }  # fmt: skip
    assert values("mlp-parameters")["parameters"] == 203530
    assert values("megapixel") == {"per_unit": 3 * 2**20, "weights": 320 * 3 * 2**20}
    assert values("pooling")["output_shape"] == [112, 112, 3]


@pytest.mark.parametrize("seed", SEEDS)
def test_sizes_are_positions_counted_one_by_one(seed):
    given, got = inputs("conv-sizes", seed), values("conv-sizes", seed)
    n, f = given["n"], given["f"]
    for stride in given["strides"]:
        starts = range(0, n - f + 1, stride)
        fits = starts[-1] + f == n
        assert got[f"stride_{stride}"] == (len(starts) if fits else None)
    assert got["pad_1"] == len(range(-1, n + 1 - f + 1))
    pooled = inputs("pooling", seed)
    side = len(range(0, pooled["shape"][0], pooled["size"]))
    assert values("pooling", seed)["output_shape"] == [side, side, pooled["shape"][2]]


@pytest.mark.parametrize("seed", SEEDS)
def test_counts_are_those_of_pytorch(seed):
    nn = pytest.importorskip("torch.nn", reason="ORACLE ABSENT: pip install torch")

    def count(module):
        return sum(p.numel() for p in module.parameters())

    sizes = inputs("mlp-parameters", seed)["sizes"]
    layers = [nn.Linear(a, b) for a, b in itertools.pairwise(sizes)]
    assert values("mlp-parameters", seed)["parameters"] == sum(map(count, layers))
    g = inputs("conv-parameters", seed)
    conv = nn.Conv2d(g["shape"][2], g["filters"], g["f"], padding=g["pad"])
    assert values("conv-parameters", seed)["parameters"] == count(conv)
    m = inputs("megapixel", seed)
    pixels = m["height"] * m["width"] * m["channels"]
    weights = nn.Linear(pixels, m["units"], bias=False, device="meta")
    assert values("megapixel", seed)["weights"] == count(weights)


@pytest.mark.parametrize("seed", SEEDS)
def test_a_vggs_layers_are_those_of_pytorch(seed):
    nn = pytest.importorskip("torch.nn", reason="ORACLE ABSENT: pip install torch")
    depth, want = 3, []
    for filters, times in zip(
        (64, 128, 256, 512, 512), inputs("vgg16", seed)["blocks"], strict=True
    ):
        for _ in range(times):
            want.append(nn.Conv2d(depth, filters, 3, device="meta"))
            depth = filters
    for a, b in ((7 * 7 * 512, 4096), (4096, 4096), (4096, 1000)):
        want.append(nn.Linear(a, b, device="meta"))
    counts = [sum(p.numel() for p in module.parameters()) for module in want]
    assert values("vgg16", seed) == {"layers": counts, "total": sum(counts)}


#: The table of Quinton and Chin, copied here a second time, from the deck.
TABLE = """
Xception 22,910,480 VGG16 138,357,544 VGG19 143,667,240 ResNet50 25,636,712
ResNet101 44,707,176 ResNet152 60,419,944 ResNet50V2 25,613,800 ResNet101V2 44,675,560
ResNet152V2 60,380,648 InceptionV3 23,851,784 InceptionResNetV2 55,873,736
MobileNet 4,253,864 MobileNetV2 3,538,984 DenseNet121 8,062,504 DenseNet169 14,307,880
DenseNet201 20,242,984 NASNetMobile 5,326,716 NASNetLarge 88,949,818
""".split()


def test_all_18_networks_have_the_tables_counts():
    want = {n: int(c.replace(",", "")) for n, c in zip(TABLE[::2], TABLE[1::2], strict=True)}
    assert len(want) == 18
    assert values("architectures") == want
    assert all(type(count) is int for count in values("architectures").values())


def resnet_by_hand(blocks):
    """A bottleneck ResNet of the first kind, summed block by block."""

    def conv(n_in, n_out, f):
        return (f * f * n_in + 1) * n_out + 4 * n_out

    total, n = conv(3, 64, 7), 64
    for width, times in zip((64, 128, 256, 512), blocks, strict=True):
        total += conv(n, 4 * width, 1)
        for _ in range(times):
            total += conv(n, width, 1) + conv(width, width, 3) + conv(width, 4 * width, 1)
            n = 4 * width
    return total + 2049 * 1000


def densenet_by_hand(blocks):
    total, n = 3 * 64 * 49 + 4 * 64, 64
    for place, times in enumerate(blocks):
        for _ in range(times):
            total += 4 * n + n * 128 + 4 * 128 + 9 * 128 * 32
            n += 32
        if place < 3:
            total += 4 * n + n * (n // 2)
            n //= 2
    return total + 4 * n + (n + 1) * 1000


def vgg_by_hand(blocks):
    depth, total = 3, 25089 * 4096 + 4097 * 4096 + 4097 * 1000
    for filters, times in zip((64, 128, 256, 512, 512), blocks, strict=True):
        for _ in range(times):
            total, depth = total + (9 * depth + 1) * filters, filters
    return total


@pytest.mark.parametrize("seed", [s for s in SEEDS if s is not None])
def test_made_up_networks_again_by_hand(seed):
    assert resnet_by_hand((3, 4, 6, 3)) == 25_636_712
    assert densenet_by_hand((6, 12, 24, 16)) == 8_062_504
    hands = {"VGG": vgg_by_hand, "ResNet": resnet_by_hand, "DenseNet": densenet_by_hand}
    got = values("architectures", seed)
    assert [name.split()[0] for name in got] == list(hands)
    for name, count in got.items():
        family, blocks = name.split()
        assert hands[family](tuple(map(int, blocks.split("-")))) == count


def worked_out(text):
    """The value of the numbers that a step puts in, read as a person would."""
    text = re.sub(r"(?<=\d),(?=\d{3})", "", text).removesuffix(".")
    text = text.replace("σ", "sigmoid").replace("·", "*").replace("²", "**2").replace("½", "0.5")
    text = re.sub(r"^\[(.*)\]$", r"int(\1)", text)
    ast.parse(text, mode="eval")
    names = {name: getattr(math, name) for name in ("exp", "log", "sin", "cos")}
    names["sigmoid"] = lambda z: 1 / (1 + math.exp(-z))
    return eval(text, {"__builtins__": {"int": int}}, names)


@pytest.mark.parametrize("seed", SEEDS)
@pytest.mark.parametrize("name", EXAMPLES)
def test_the_numbers_put_in_give_the_result(name, seed):
    for step in build(name, seed=seed).steps:
        got = worked_out(step.substituted)
        assert got == pytest.approx(step.value, rel=PUT_IN, abs=1e-5), step


def test_wrong_numbers_put_in_would_be_seen():
    assert worked_out("0.5·(0.5 - 0.7)²") == pytest.approx(0.02)
    assert worked_out("320·3,145,728") == 1006632960
    assert worked_out("σ(1·1 + (-2)·(-1))") != pytest.approx(0.9, rel=PUT_IN)


@pytest.mark.parametrize("name", EXAMPLES)
def test_a_seed_gives_other_numbers_and_always_the_same(name):
    first = build(name, seed=5).as_data()
    assert build(name, seed=5).as_data() == first
    assert first["inputs"] != build(name).as_data()["inputs"]
    others = {str(build(name, seed=seed).as_data()["inputs"]) for seed in range(12)}
    assert len(others) > 3
    assert all(step["printed"] is None for step in first["steps"])
    titles = str([first["title"], first["tables"]])
    assert "deck" not in titles


def test_what_cannot_be_built_is_refused():
    with pytest.raises(KeyError):
        build("nothing")
    with pytest.raises(ValueError, match="steps is 0"):
        build("delta-backprop", steps=0)
    with pytest.raises(KeyError, match="nowhere"):
        with_figures([Step("q", "", "", "", 1)], {"nowhere": "1"})


@pytest.mark.parametrize(
    ("printed", "value", "right"),
    [("0.68", 0.6849, True), ("0.68", 0.6851, False), ("-0.0406", -0.040681, False),
     ("760", 760, True), ("760", 761, False), ("138,357,544", 138357544, True)],
)  # fmt: skip
def test_a_printed_figure_agrees_where_it_is_the_value_rounded(printed, value, right):
    assert agrees(printed, value) is right
