"""Famous networks counted: VGG-16 layer by layer, and the 18 of the table of depths."""

from collections.abc import Sequence

import numpy as np

from nn_reference.architectures import (
    ARCHITECTURES,
    PUBLISHED,
    Conv,
    Layer,
    Layers,
    count_parameters,
)
from nn_reference.architectures.plain import vgg
from nn_reference.architectures.residual import densenet, resnet
from nn_reference.examples.model import Example, Step, Table
from nn_reference.examples.text import number

VGG16_BLOCKS = (2, 2, 3, 3, 3)


def vgg16(rng: np.random.Generator | None = None) -> Example:
    """VGG-16's sixteen layers with parameters, or those of a VGG with other blocks.

    Source: DS 503 lecture 14, "VGG-16 Design".

    >>> vgg16().values["total"], len(vgg16().values["layers"])
    (138357544, 16)
    """
    blocks = VGG16_BLOCKS if rng is None else _blocks(rng, (1, 1, 1, 1, 1), (3, 3, 4, 4, 4))
    steps = tuple(_layer(i, layer) for i, layer in enumerate(vgg(blocks), 1))
    counts = [step.value for step in steps]
    printed = number(PUBLISHED["VGG16"]) if rng is None else None
    filled = " + ".join(map(number, counts))
    total = Step("total", "sum over layers", r"\sum_l", filled, sum(counts), printed)
    name = "VGG-16" if rng is None else f"A VGG with blocks of {', '.join(map(str, blocks))}"
    return Example(
        title=f"{name}, layer by layer",
        source='DS 503 lecture 14, "VGG-16 Design"; the total from Quinton and Chin, '
        'deep networks, "Examples of CNN Depth"',
        about="Blocks of 3×3 convolutions with biases, 64, 128, 256, 512 and 512 filters; after "
        "each block 2×2 pooling, from 224×224×3 to 7×7×512; then 4096, 4096 and 1000 units.",
        inputs={"blocks": blocks, "image": (224, 224, 3), "classes": 1000},
        values={"layers": counts, "total": total.value},
        steps=(*steps, total),
    )


def architectures(rng: np.random.Generator | None = None) -> Example:
    """The parameters of the 18 networks of the table, or of made-up members of their families.

    Source: Quinton and Chin, deep networks, "Examples of CNN Depth".

    >>> architectures().values["NASNetLarge"]
    88949818
    """
    networks = ARCHITECTURES if rng is None else _made_up(rng)
    counts = {name: count_parameters(layers) for name, layers in networks.items()}
    rows: list[tuple[object, ...]] = []
    for name, layers in networks.items():
        printed = (PUBLISHED[name],) if rng is None else ()
        rows.append((name, len(layers), counts[name], *printed))
    columns = ("network", "layers with parameters", "parameters")
    return Example(
        title="The parameters of 18 networks" if rng is None else "Networks of known families",
        source='Quinton and Chin, deep networks, "Examples of CNN Depth"',
        about="Counted from the layers, for 1000 classes; normalisation has a layer of its own, "
        "and its measured means and variances count.",
        inputs={"networks": list(networks), "classes": 1000},
        values=counts,
        tables=(Table("Parameters", (*columns, "deck") if rng is None else columns, tuple(rows)),),
    )


def _layer(i: int, layer: Layer) -> Step:
    count = layer.parameters
    if isinstance(layer, Conv):
        formula = "filters·(3·3·depth + 1)"
        tex = r"n\,(3 \cdot 3 \cdot \text{depth} + 1)"
        return Step(f"layer_{i}", formula, tex, f"{layer.n_out}·(3·3·{layer.n_in} + 1)", count)
    n_in, n_out = layer.n_in, layer.n_out  # type: ignore[union-attr]  # the rest are Dense
    tex = r"(n_{l-1} + 1)\, n_l"
    return Step(f"layer_{i}", "(inputs + 1)·units", tex, f"({n_in} + 1)·{n_out}", count)


def _blocks(rng: np.random.Generator, least: Sequence[int], most: Sequence[int]) -> tuple[int, ...]:
    return tuple(int(rng.integers(low, high + 1)) for low, high in zip(least, most, strict=True))


def _made_up(rng: np.random.Generator) -> dict[str, Layers]:
    v = _blocks(rng, (1, 1, 1, 1, 1), (3, 3, 4, 4, 4))
    r = _blocks(rng, (2, 2, 2, 2), (4, 6, 12, 4))
    d = _blocks(rng, (3, 6, 12, 8), (6, 12, 32, 24))
    families = (("VGG", v, vgg(v)), ("ResNet", r, resnet(r)), ("DenseNet", d, densenet(d)))
    return {f"{name} {'-'.join(map(str, blocks))}": made for name, blocks, made in families}
