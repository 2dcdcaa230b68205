"""ResNets and DenseNets: layers whose inputs are added to, or kept beside, their outputs."""

from nn_reference.architectures.layers import (
    CLASSES,
    COLOURS,
    BatchNorm,
    Conv,
    Dense,
    Layers,
    conv_bn,
)


def resnet(blocks: tuple[int, ...]) -> Layers:
    """ResNet: blocks of 1 x 1, 3 x 3 and 1 x 1 convolutions, all with biases and normalised.

    The first block of each stage widens its input by a 1 x 1 convolution before adding it.
    Source: Quinton and Chin, deep networks, "Examples of CNN Depth".

    >>> sum(layer.parameters for layer in resnet((3, 4, 6, 3)))
    25636712
    """
    layers, n = conv_bn(COLOURS, 64, 7, bias=True), 64
    for narrow, times in zip((64, 128, 256, 512), blocks, strict=True):
        wide = 4 * narrow
        for block in range(times):
            layers += conv_bn(n, wide, bias=True) if block == 0 else ()
            layers += conv_bn(n, narrow, bias=True) + conv_bn(narrow, narrow, 3, bias=True)
            layers += conv_bn(narrow, wide, bias=True)
            n = wide
    return *layers, Dense(n, CLASSES)


def resnet_v2(blocks: tuple[int, ...]) -> Layers:
    """ResNetV2: normalisation comes before each convolution, so the sums stay as they are.

    Source: Quinton and Chin, deep networks, "Examples of CNN Depth".

    >>> sum(layer.parameters for layer in resnet_v2((3, 4, 6, 3)))
    25613800
    """
    layers: Layers = (Conv(COLOURS, 64, 7, 7, bias=True),)
    n = 64
    for narrow, times in zip((64, 128, 256, 512), blocks, strict=True):
        wide = 4 * narrow
        for block in range(times):
            layers += (BatchNorm(n),)
            layers += (Conv(n, wide, bias=True),) if block == 0 else ()
            layers += conv_bn(n, narrow) + conv_bn(narrow, narrow, 3)
            layers += (Conv(narrow, wide, bias=True),)
            n = wide
    return *layers, BatchNorm(n), Dense(n, CLASSES)


def densenet(blocks: tuple[int, ...]) -> Layers:
    """DenseNet: each layer adds 32 channels to all that came before; halved between blocks.

    Source: Quinton and Chin, deep networks, "Examples of CNN Depth".

    >>> sum(layer.parameters for layer in densenet((6, 12, 24, 16)))
    8062504
    """
    growth, middle = 32, 128
    layers, n = conv_bn(COLOURS, 64, 7), 64
    for i, times in enumerate(blocks):
        for _ in range(times):
            layers += (BatchNorm(n), *conv_bn(n, middle), Conv(middle, growth, 3, 3))
            n += growth
        if i < len(blocks) - 1:
            layers += (BatchNorm(n), Conv(n, n // 2))
            n //= 2
    return *layers, BatchNorm(n), Dense(n, CLASSES)
