"""The Inception networks: several branches look at the same image, and their maps are stacked.

A branch is written as its filters in order: 64 for a 1 x 1, (96, 3, 3) for a 3 x 3 convolution.
All are without biases, and their normalisation has no scale.
"""

from nn_reference.architectures.layers import (
    CLASSES,
    COLOURS,
    BatchNorm,
    Conv,
    Dense,
    Layers,
)

Filters = int | tuple[int, int, int]


def branch(n_in: int, *filters: Filters) -> Layers:
    """The layers of one branch over n_in channels.

    Source: Quinton and Chin, deep networks, "Examples of CNN Depth".

    >>> [layer.parameters for layer in branch(192, 48, (64, 5, 5))]
    [9216, 144, 76800, 192]
    """
    layers: Layers = ()
    for one in filters:
        n_out, rows, columns = (one, 1, 1) if isinstance(one, int) else one
        layers += (Conv(n_in, n_out, rows, columns), BatchNorm(n_out, scale=False))
        n_in = n_out
    return layers


_STEM = branch(COLOURS, (32, 3, 3), (32, 3, 3), (64, 3, 3), 80, (192, 3, 3))


def inception_v3() -> Layers:
    """InceptionV3: eleven mixed blocks, from 192 channels to 2048.

    Source: Quinton and Chin, deep networks, "Examples of CNN Depth".

    >>> sum(layer.parameters for layer in inception_v3())
    23851784
    """
    layers = _STEM
    for n, pooled in [(192, 32), (256, 64), (288, 64)]:
        layers += branch(n, 64) + branch(n, 48, (64, 5, 5)) + branch(n, pooled)
        layers += branch(n, 64, (96, 3, 3), (96, 3, 3))
    layers += branch(288, (384, 3, 3)) + branch(288, 64, (96, 3, 3), (96, 3, 3))
    n = 384 + 96 + 288
    for m in (128, 160, 160, 192):
        layers += branch(n, 192) + branch(n, m, (m, 1, 7), (192, 7, 1)) + branch(n, 192)
        layers += branch(n, m, (m, 7, 1), (m, 1, 7), (m, 7, 1), (192, 1, 7))
    layers += branch(n, 192, (320, 3, 3)) + branch(n, 192, (192, 1, 7), (192, 7, 1), (192, 3, 3))
    for n in (320 + 192 + 768, 2048):
        fork = branch(384, (384, 1, 3)) + branch(384, (384, 3, 1))  # two ends of one branch
        layers += branch(n, 320) + branch(n, 384) + fork
        layers += branch(n, 448, (384, 3, 3)) + fork + branch(n, 192)
    return *layers, Dense(2048, CLASSES)


def inception_resnet_v2() -> Layers:
    """InceptionResNetV2: mixed blocks whose stacked maps are widened and added to their input.

    Source: Quinton and Chin, deep networks, "Examples of CNN Depth".

    >>> sum(layer.parameters for layer in inception_resnet_v2())
    55873736
    """
    layers = _STEM + branch(192, 96) + branch(192, 48, (64, 5, 5))
    layers += branch(192, 64, (96, 3, 3), (96, 3, 3)) + branch(192, 64)
    n = 96 + 64 + 96 + 64
    block = branch(n, 32) + branch(n, 32, (32, 3, 3)) + branch(n, 32, (48, 3, 3), (64, 3, 3))
    layers += 10 * (*block, Conv(32 + 32 + 64, n, bias=True))
    layers += branch(n, (384, 3, 3)) + branch(n, 256, (256, 3, 3), (384, 3, 3))
    n += 384 + 384
    block = branch(n, 192) + branch(n, 128, (160, 1, 7), (192, 7, 1))
    layers += 20 * (*block, Conv(192 + 192, n, bias=True))
    layers += branch(n, 256, (384, 3, 3)) + branch(n, 256, (288, 3, 3))
    layers += branch(n, 256, (288, 3, 3), (320, 3, 3))
    n += 384 + 288 + 320
    block = branch(n, 192) + branch(n, 192, (224, 1, 3), (256, 3, 1))
    layers += 10 * (*block, Conv(192 + 256, n, bias=True))
    return *layers, *branch(n, 1536), Dense(1536, CLASSES)
