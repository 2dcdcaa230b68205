"""The comparison all other tests lean on must itself be able to fail."""

import numpy as np
import pytest
from _pytest.outcomes import Failed, Skipped


@pytest.mark.parametrize(
    ("got", "want"),
    [
        ([1.0, 2.0], [1.0, 2.0 + 1e-9]),
        ([1.0], 1.0),
        ([[1.0, 1.0]], [1.0, 1.0]),
        ([np.nan], [0.0]),
        ([np.inf], [1e308]),
        ([0.0], [1e-12]),
    ],
)
def test_it_rejects_another_value_shape_or_infinity(same, got, want):
    with pytest.raises(AssertionError):
        same(got, want)


def test_it_accepts_rounding(same):
    same([0.1 + 0.2, 1e-15], [0.3, 0.0])


def test_an_absent_oracle_skips_loudly_and_fails_in_ci(monkeypatch, request):
    outside_oracle = request.config.pluginmanager.get_plugin  # the conftest, however it is named
    conftest = next(
        plugin
        for plugin in request.config.pluginmanager.get_plugins()
        if hasattr(plugin, "outside_oracle")
    )
    assert outside_oracle is not None
    monkeypatch.delenv("CI", raising=False)
    with pytest.raises(Skipped, match="ORACLE ABSENT: no_such_oracle"):
        conftest.outside_oracle("no_such_oracle", "no_such_oracle")
    monkeypatch.setenv("CI", "true")
    with pytest.raises(Failed, match="ORACLE ABSENT: no_such_oracle"):
        conftest.outside_oracle("no_such_oracle", "no_such_oracle")
