"""The 18 networks of the table, counted by formula, against the published figures and PyTorch."""

import pytest

from nn_reference.architectures import (
    ARCHITECTURES,
    PUBLISHED,
    BatchNorm,
    Conv,
    Dense,
    Depthwise,
    count_parameters,
    parameter_count,
    vgg16_parameter_counts,
)

VGG16 = [
    *(1_792, 36_928, 73_856, 147_584, 295_168, 590_080, 590_080, 1_180_160),
    *(2_359_808, 2_359_808, 2_359_808, 2_359_808, 2_359_808),
    *(102_764_544, 16_781_312, 4_097_000),
]


def test_all_eighteen_networks_of_the_table_are_there():
    assert len(PUBLISHED) == 18
    assert list(ARCHITECTURES) == list(PUBLISHED)


@pytest.mark.parametrize("name", PUBLISHED)
def test_a_network_has_the_published_number_of_parameters_to_the_last_digit(name):
    assert parameter_count(name) == PUBLISHED[name]


def test_one_filter_more_or_less_would_be_noticed():
    layers = ARCHITECTURES["ResNet50"]
    assert count_parameters((*layers, Conv(1, 1))) == PUBLISHED["ResNet50"] + 1
    assert count_parameters(layers[1:]) != PUBLISHED["ResNet50"]


def test_vgg16_is_right_layer_by_layer():
    assert vgg16_parameter_counts() == VGG16
    assert sum(VGG16) == 138_357_544
    assert all(isinstance(count, int) for count in vgg16_parameter_counts())


@pytest.mark.parametrize(
    "layer",
    [Conv(3, 5, 1, 7), Conv(3, 5, 3, 3, bias=True), Depthwise(4, 3), BatchNorm(6), Dense(4, 3)],
)
def test_each_kind_of_layer_has_as_many_parameters_as_in_pytorch(layer, torch):
    nn = torch.nn
    if isinstance(layer, Conv):
        theirs = nn.Conv2d(layer.n_in, layer.n_out, (layer.rows, layer.columns), bias=layer.bias)
    elif isinstance(layer, Depthwise):
        theirs = nn.Conv2d(layer.n, layer.n, layer.f, groups=layer.n, bias=False)
    elif isinstance(layer, Dense):
        theirs = nn.Linear(layer.n_in, layer.n_out)
    else:
        theirs = nn.BatchNorm2d(layer.n)
    stored = [*theirs.parameters(), *(b for b in theirs.buffers() if b.ndim)]
    assert layer.parameters == sum(one.numel() for one in stored)


def test_a_normalisation_without_scale_stores_a_quarter_less():
    assert BatchNorm(8, scale=False).parameters == 24


@pytest.mark.parametrize("name", PUBLISHED)
def test_every_network_starts_from_colours_and_ends_with_a_thousand_classes(name):
    first, last = ARCHITECTURES[name][0], ARCHITECTURES[name][-1]
    assert isinstance(first, Conv)
    assert first.n_in == 3
    assert isinstance(last, Dense)
    assert last.n_out == 1000


def test_an_unknown_network_is_refused_with_the_known_names():
    with pytest.raises(ValueError, match="VGG16"):
        parameter_count("AlexNet")
