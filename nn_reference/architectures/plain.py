"""VGG and the MobileNets: one layer after another, no branches."""

from itertools import pairwise

from nn_reference.architectures.layers import (
    CLASSES,
    COLOURS,
    BatchNorm,
    Conv,
    Dense,
    Depthwise,
    Layers,
    conv_bn,
    separable_bn,
)


def vgg(convolutions_per_block: tuple[int, ...]) -> Layers:
    """VGG: blocks of 3 x 3 convolutions with biases, each followed by halving the image.

    Source: DS 503 lecture 14, "VGG-16 Design".

    >>> len(vgg((2, 2, 3, 3, 3))), len(vgg((2, 2, 4, 4, 4)))
    (16, 19)
    """
    blocks = zip((64, 128, 256, 512, 512), convolutions_per_block, strict=True)
    channels = [COLOURS] + [n for n, times in blocks for _ in range(times)]
    side = 224 // 2 ** len(convolutions_per_block)
    units = [side * side * channels[-1], 4096, 4096, CLASSES]
    convolutions = [Conv(n_in, n_out, 3, 3, bias=True) for n_in, n_out in pairwise(channels)]
    return *convolutions, *(Dense(n_in, n_out) for n_in, n_out in pairwise(units))


def mobilenet() -> Layers:
    """MobileNet: depthwise and 1 x 1 convolutions in turn, each normalised.

    Source: Quinton and Chin, deep networks, "Examples of CNN Depth".

    >>> sum(layer.parameters for layer in mobilenet())
    4253864
    """
    channels = [32, 64, 128, 128, 256, 256, *[512] * 6, 1024, 1024]
    layers = conv_bn(COLOURS, 32, 3)
    for n_in, n_out in pairwise(channels):
        layers += (Depthwise(n_in, 3), BatchNorm(n_in), *conv_bn(n_in, n_out))
    return *layers, Dense(channels[-1], CLASSES)


def mobilenet_v2() -> Layers:
    """MobileNetV2: blocks that widen, filter depthwise, and narrow again.

    Source: Quinton and Chin, deep networks, "Examples of CNN Depth".

    >>> sum(layer.parameters for layer in mobilenet_v2())
    3538984
    """
    layers, n = conv_bn(COLOURS, 32, 3), 32
    blocks = [(24, 2), (32, 3), (64, 4), (96, 3), (160, 3), (320, 1)]
    layers += (Depthwise(n, 3), BatchNorm(n), *conv_bn(n, 16))  # the first block does not widen
    n = 16
    for n_out in [n_out for n_out, times in blocks for _ in range(times)]:
        wide = 6 * n
        layers += (*conv_bn(n, wide), Depthwise(wide, 3), BatchNorm(wide), *conv_bn(wide, n_out))
        n = n_out
    return *layers, *conv_bn(n, 1280), Dense(1280, CLASSES)


def xception() -> Layers:
    """Xception: separable convolutions, with a 1 x 1 shortcut around each pair that halves.

    Source: Quinton and Chin, deep networks, "Examples of CNN Depth".

    >>> sum(layer.parameters for layer in xception())
    22910480
    """
    layers, n = conv_bn(COLOURS, 32, 3) + conv_bn(32, 64, 3), 64
    for middle, n_out in [(128, 128), (256, 256), (728, 728)]:
        pair = separable_bn(n, middle, 3) + separable_bn(middle, n_out, 3)
        layers += conv_bn(n, n_out) + pair
        n = n_out
    layers += 8 * 3 * separable_bn(728, 728, 3)
    layers += conv_bn(728, 1024) + separable_bn(728, 728, 3) + separable_bn(728, 1024, 3)
    layers += separable_bn(1024, 1536, 3) + separable_bn(1536, 2048, 3)
    return *layers, Dense(2048, CLASSES)
