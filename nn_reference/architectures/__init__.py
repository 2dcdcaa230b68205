"""The 18 image networks of Quinton and Chin's table, as compact descriptions that can be counted.

`ARCHITECTURES` maps each name to its layers with parameters, input to output; `PUBLISHED` holds the
table's figures, written down from the deck and used by nothing here. The networks are those of
Keras applications with their tops, for 1000 classes.
"""

from nn_reference.architectures.inception import inception_resnet_v2, inception_v3
from nn_reference.architectures.layers import (
    BatchNorm,
    Conv,
    Dense,
    Depthwise,
    Layer,
    Layers,
    count_parameters,
)
from nn_reference.architectures.nasnet import nasnet
from nn_reference.architectures.plain import mobilenet, mobilenet_v2, vgg, xception
from nn_reference.architectures.residual import densenet, resnet, resnet_v2

ARCHITECTURES: dict[str, Layers] = {
    "Xception": xception(),
    "VGG16": vgg((2, 2, 3, 3, 3)),
    "VGG19": vgg((2, 2, 4, 4, 4)),
    "ResNet50": resnet((3, 4, 6, 3)),
    "ResNet101": resnet((3, 4, 23, 3)),
    "ResNet152": resnet((3, 8, 36, 3)),
    "ResNet50V2": resnet_v2((3, 4, 6, 3)),
    "ResNet101V2": resnet_v2((3, 4, 23, 3)),
    "ResNet152V2": resnet_v2((3, 8, 36, 3)),
    "InceptionV3": inception_v3(),
    "InceptionResNetV2": inception_resnet_v2(),
    "MobileNet": mobilenet(),
    "MobileNetV2": mobilenet_v2(),
    "DenseNet121": densenet((6, 12, 24, 16)),
    "DenseNet169": densenet((6, 12, 32, 32)),
    "DenseNet201": densenet((6, 12, 48, 32)),
    "NASNetMobile": nasnet(1056, 4, 32, skip_reduction=False),
    "NASNetLarge": nasnet(4032, 6, 96, skip_reduction=True),
}

#: Quinton and Chin, deep networks, "Examples of CNN Depth": the column of parameters.
PUBLISHED: dict[str, int] = {
    "Xception": 22_910_480,
    "VGG16": 138_357_544,
    "VGG19": 143_667_240,
    "ResNet50": 25_636_712,
    "ResNet101": 44_707_176,
    "ResNet152": 60_419_944,
    "ResNet50V2": 25_613_800,
    "ResNet101V2": 44_675_560,
    "ResNet152V2": 60_380_648,
    "InceptionV3": 23_851_784,
    "InceptionResNetV2": 55_873_736,
    "MobileNet": 4_253_864,
    "MobileNetV2": 3_538_984,
    "DenseNet121": 8_062_504,
    "DenseNet169": 14_307_880,
    "DenseNet201": 20_242_984,
    "NASNetMobile": 5_326_716,
    "NASNetLarge": 88_949_818,
}

__all__ = [
    "ARCHITECTURES",
    "PUBLISHED",
    "BatchNorm",
    "Conv",
    "Dense",
    "Depthwise",
    "Layer",
    "Layers",
    "count_parameters",
    "parameter_count",
    "vgg16_parameter_counts",
]


def parameter_count(name: str) -> int:
    """The parameters of one of the 18 networks, counted from its layers.

    Raises ValueError for a name that is not among them.
    Source: Quinton and Chin, deep networks, "Examples of CNN Depth".

    >>> parameter_count("VGG16")
    138357544
    """
    if name not in ARCHITECTURES:
        raise ValueError(f"name is {name!r}; it should be one of {', '.join(ARCHITECTURES)}")
    return count_parameters(ARCHITECTURES[name])


def vgg16_parameter_counts() -> list[int]:
    """The parameters of VGG-16's 16 layers that have any, input to output.

    Source: DS 503 lecture 14, "VGG-16 Design".

    >>> counts = vgg16_parameter_counts()
    >>> len(counts), counts[0], sum(counts)
    (16, 1792, 138357544)
    """
    return [layer.parameters for layer in ARCHITECTURES["VGG16"]]
