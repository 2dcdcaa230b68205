"""Packages that only some courses need: a missing one is told with the command that mends it."""

from __future__ import annotations

import importlib
from typing import Any


class MissingExtra(ImportError):
    """An optional package is not installed; the message says how to install it."""


def need(module: str, extra: str) -> Any:
    """The imported module. Raises MissingExtra."""
    try:
        return importlib.import_module(module)
    except ImportError as error:
        raise MissingExtra(
            f"{extra} cannot be used ({error}); "
            f"install it with: pip install 'nn-autograder[{extra}]'"
        ) from error
