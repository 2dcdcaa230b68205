"""Packages that only some courses need: a missing one is told with the command that mends it."""

from __future__ import annotations

import contextlib
import importlib
import sys
from collections.abc import Iterator
from typing import Any

SLOW = "rfc3987_syntax"
"""jsonschema imports it where it is installed, to check the form of web addresses, and it then
compiles its grammars for a second and a half. No notebook's schema asks for them."""


class MissingExtra(ImportError):
    """An optional package is not installed; the message says how to install it."""


def need(module: str, extra: str) -> Any:
    """The imported module. Raises MissingExtra."""
    try:
        with _without(SLOW):
            return importlib.import_module(module)
    except ImportError as error:
        raise MissingExtra(
            f"{extra} cannot be used ({error}); "
            f"install it with: pip install 'nn-autograder[{extra}]'"
        ) from error


@contextlib.contextmanager
def _without(module: str) -> Iterator[None]:
    """The module, which others need only perhaps, taken for missing while they are imported."""
    if module in sys.modules:
        yield
        return
    sys.modules[module] = None  # type: ignore[assignment]
    try:
        yield
    finally:
        sys.modules.pop(module, None)
