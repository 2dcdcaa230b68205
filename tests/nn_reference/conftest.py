"""What the tests of nn_reference share: outside oracles, and one way to compare with them.

PyTorch, HIPS autograd and mpmath are asked for as fixtures. Where one is missing the tests that
need it are skipped with a reason that says so, and fail where the environment variable CI is set:
an oracle that is absent must never look like one that agreed.
"""

import importlib
import os
import warnings
from collections.abc import Callable
from types import ModuleType
from typing import Any

import numpy as np
import pytest

#: What the sizes of floats allow two right computations to differ by, after a few operations.
RTOL, ATOL = 1e-11, 1e-13


def outside_oracle(name: str, install: str) -> ModuleType:
    """The module, or a loud skip; a failure in CI."""
    try:
        with warnings.catch_warnings():
            warnings.simplefilter("ignore")  # their import-time warnings are not ours
            return importlib.import_module(name)
    except ImportError:
        reason = (
            f"ORACLE ABSENT: {name} is not installed, so nothing was checked: pip install {install}"
        )
        if os.environ.get("CI"):
            pytest.fail(reason)
        pytest.skip(reason)


@pytest.fixture(scope="session")
def torch() -> ModuleType:
    module = outside_oracle("torch", "torch==2.13.0")
    module.set_num_threads(1)
    return module


@pytest.fixture(scope="session")
def mpmath() -> ModuleType:
    module = outside_oracle("mpmath", "mpmath")
    module.mp.dps = 60
    return module


@pytest.fixture(scope="session")
def hips() -> Any:
    """HIPS autograd: `hips.grad`, `hips.jacobian` and `hips.np`."""
    module = outside_oracle("autograd", "autograd")
    module.np = outside_oracle("autograd.numpy", "autograd")
    return module


@pytest.fixture(scope="session")
def outside() -> Callable[[str, str], ModuleType]:
    """Any other module nobody here wrote, by name and what to install for it."""
    return outside_oracle


@pytest.fixture
def rng() -> np.random.Generator:
    return np.random.default_rng(20_240_607)


@pytest.fixture(scope="session")
def same() -> Callable[..., None]:
    return assert_same


@pytest.fixture(scope="session")
def tensor(torch: ModuleType) -> Callable[..., Any]:
    """A float64 tensor of an array, that remembers how it is used."""

    def make(value: Any, *, grad: bool = True) -> Any:
        copied = np.array(value, dtype=np.float64)
        return torch.tensor(copied, dtype=torch.float64, requires_grad=grad)

    return make


def assert_same(got: Any, want: Any, *, rtol: float = RTOL, atol: float = ATOL) -> None:
    """The same shape, finite where wanted, and the same values but for rounding."""
    got = np.asarray(got)
    want = np.asarray(want.detach() if hasattr(want, "detach") else want)
    assert got.shape == want.shape, f"shape {got.shape}, wanted {want.shape}"
    np.testing.assert_allclose(got, want, rtol=rtol, atol=atol)
