"""Finds the libraries that a course allows, each at its own place, without a path to all others.

In the zygote and its children. Knows neither which they are nor why; `lending` says where.
"""

from __future__ import annotations

import contextlib
import ctypes
import importlib
import importlib.machinery
import importlib.util
import os
import sys
from collections.abc import Sequence

_SYSTEMS = "libstdc++.so.6 libgcc_s.so.1 libgomp.so.1 libm.so.6 libz.so.1".split()
"""What compiled modules are linked with. A child finds no library of the system any more: what is
loaded in the zygote is there."""
_places: dict[str, str] = {}


class _Lent:
    @staticmethod
    def find_spec(name: str, *_: object) -> importlib.machinery.ModuleSpec | None:
        place = _places.get(name)
        if place is None:
            return None
        if not os.path.isdir(place):
            return importlib.util.spec_from_file_location(name, place)
        first = os.path.join(place, "__init__.py")
        if os.path.isfile(first):
            return importlib.util.spec_from_file_location(
                name, first, submodule_search_locations=[place]
            )
        spec = importlib.machinery.ModuleSpec(name, None, is_package=True)
        spec.submodule_search_locations = [place]
        return spec


def install(places: dict[str, str]) -> None:
    """Let the top-level modules `places` be found at their files or folders."""
    _places.update(places)
    sys.meta_path.append(_Lent)
    for name in _SYSTEMS:
        with contextlib.suppress(OSError):  # there is none here: then nothing needs it
            ctypes.CDLL(name)


def load(names: Sequence[str]) -> None:
    """Import them. Raises RuntimeError that names the one that cannot be."""
    for name in names:
        try:
            importlib.import_module(name)
        except Exception as error:
            raise RuntimeError(
                f"the library `{name}` cannot be imported in the sandbox "
                f"({type(error).__name__}: {error}); take it out of `libraries`"
            ) from error
