"""Packages that only some courses need: a missing one is named with the command that fixes it."""

from __future__ import annotations

import contextlib
import gc
import importlib
import sys
import types
from collections.abc import Iterator, Mapping
from typing import Any

from autograder.core.errors import MissingError

SLOW: Mapping[str, tuple[str, ...] | None] = {
    # jsonschema imports them where they are installed, to check the form of web addresses and
    # spans of time; one compiles its grammars for a second and a half. No notebook's schema asks
    # for them.
    "rfc3987_syntax": None,
    "rfc3986_validator": None,
    "isoduration": None,
    # nbgrader unpacks archives with it, when it collects what was downloaded.
    "setuptools": (),
    "setuptools.archive_util": ("unpack_archive", "unpack_tarfile", "unpack_zipfile"),
    # nbgrader imports its extensions of the Jupyter server, and that server with them.
    "nbgrader.server_extensions.assignment_list": ("load_jupyter_server_extension",),
    "nbgrader.server_extensions.course_list": ("load_jupyter_server_extension",),
    "nbgrader.server_extensions.formgrader": ("load_jupyter_server_extension",),
    "nbgrader.server_extensions.validate_assignment": ("load_jupyter_server_extension",),
}
"""Modules that nbgrader imports, and that nothing of what we ask of it uses: taken for missing, or
for empty but for some names, while it is imported."""


class MissingExtra(MissingError, ImportError):
    """An optional package is not installed; the message says how to install it."""


def need(module: str, extra: str) -> Any:
    """The imported module. Raises MissingExtra."""
    if module in sys.modules:
        return sys.modules[module]
    try:
        with _no_collections():
            try:
                with _without(SLOW if extra == "nbgrader" else {}):
                    return importlib.import_module(module)
            except ImportError:  # a release that does use them
                return importlib.import_module(module)
    except ImportError as error:
        raise MissingExtra(
            f"{extra} cannot be used ({error}); "
            f"install it with: pip install 'nn-autograder[{extra}]'"
        ) from error


@contextlib.contextmanager
def _without(modules: Mapping[str, tuple[str, ...] | None]) -> Iterator[None]:
    """Without modules that are not needed, so far as they are not imported already."""
    held = [name for name in modules if name not in sys.modules]
    for name in held:
        sys.modules[name] = _empty(name, modules[name])  # type: ignore[assignment]
    try:
        yield
    finally:
        for name in held:
            sys.modules.pop(name, None)


def _empty(name: str, attributes: tuple[str, ...] | None) -> types.ModuleType | None:
    if attributes is None:
        return None
    module = types.ModuleType(name)
    vars(module).update(dict.fromkeys(attributes))
    return module


@contextlib.contextmanager
def _no_collections() -> Iterator[None]:
    """No garbage collections: of what is being imported nothing is garbage, and it is a lot.

    Nor will it be: later collections pass it over.
    """
    enabled = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        gc.freeze()
        if enabled:
            gc.enable()
