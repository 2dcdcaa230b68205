"""NASNet: two cells found by a search, stacked; each cell sees the outputs of the two before it."""

from dataclasses import dataclass

from nn_reference.architectures.layers import (
    CLASSES,
    COLOURS,
    BatchNorm,
    Conv,
    Dense,
    Layers,
    conv_bn,
    separable_bn,
)

Branches = tuple[tuple[str, int], ...]

#: Each branch of a cell that has parameters: the output it works on, and the width of its two
#: separable convolutions. The normal cell keeps an image's size, the other halves it.
NORMAL: Branches = (("here", 5), ("before", 3), ("before", 5), ("before", 3), ("here", 3))
REDUCTION: Branches = (("here", 5), ("before", 7), ("before", 7), ("before", 5), ("here", 3))


@dataclass(frozen=True)
class Maps:
    """What a cell puts out: so many channels, of an image halved so many times."""

    channels: int
    halved: int


def nasnet(last: int, blocks: int, stem: int, *, skip_reduction: bool) -> Layers:
    """NASNet whose last cell puts out `last` channels, with `blocks` normal cells a stage.

    stem is the number of filters of the first convolution; with skip_reduction the cell after a
    reduction sees the one two before the reduction, else the one before it.
    Source: Quinton and Chin, deep networks, "Examples of CNN Depth".

    >>> sum(layer.parameters for layer in nasnet(1056, 4, 32, skip_reduction=False))
    5326716
    """
    filters = last // 24
    layers = conv_bn(COLOURS, stem, 3)
    here, before = Maps(stem, 1), None
    for f in (filters // 4, filters // 2):
        layers, here, before = layers + cell(here, before, f, REDUCTION), _reduced(here, f), here
    for stage in range(3):
        f = filters * 2**stage
        if stage > 0:
            layers += cell(here, before, f, REDUCTION)
            here, before = _reduced(here, f), before if skip_reduction else here
        for _ in range(blocks):
            layers += cell(here, before, f, NORMAL)
            here, before = Maps(6 * f, here.halved), here
    return *layers, Dense(here.channels, CLASSES)


def cell(here: Maps, before: Maps | None, f: int, branches: Branches) -> Layers:
    """The layers of a cell with f filters in each branch, and those that fit its inputs to it.

    Source: Quinton and Chin, deep networks, "Examples of CNN Depth".

    >>> len(cell(Maps(264, 3), Maps(264, 3), 44, NORMAL))
    34
    """
    layers, n = _adjusted(here, before, f)
    layers += conv_bn(here.channels, f)
    for source, width in branches:
        n_in = f if source == "here" else n
        layers += separable_bn(n_in, f, width) + separable_bn(f, f, width)
    return layers


def _adjusted(here: Maps, before: Maps | None, f: int) -> tuple[Layers, int]:
    """The layers that fit an earlier cell's output to this cell, and its channels then."""
    if before is None:
        return (), here.channels
    if before.halved != here.halved:
        half = f // 2  # two 1 x 1 convolutions, of the image and of the image shifted by a pixel
        return (*2 * (Conv(before.channels, half),), BatchNorm(2 * half)), 2 * half
    return (conv_bn(before.channels, f) if before.channels != f else ()), f


def _reduced(here: Maps, f: int) -> Maps:
    return Maps(4 * f, here.halved + 1)
