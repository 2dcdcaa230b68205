"""Python files handed in beside a notebook, so that it can import them in the sandbox.

They are read under caps and never run here. Only where a folder holds one notebook are its files
that notebook's: of a class's notebooks in one folder nobody's file becomes another's.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from pathlib import Path

from autograder.batch.reading import Origin, read
from autograder.notebook import NotANotebook

MAX_FILES = 20
MAX_BYTES = 256 << 10
"""Of one file."""


def beside(path: Path) -> dict[str, bytes]:
    """The Python files in a notebook's own folder, and one below it, by their path there."""
    try:
        notebooks = [p for p in path.parent.glob("*.ipynb") if not p.name.startswith(".")]
        if len(notebooks) != 1:
            return {}
        found = sorted([*path.parent.glob("*.py"), *path.parent.glob("*/*.py")])
        fit = [p for p in found if _readable(p)][:MAX_FILES]
        return {p.relative_to(path.parent).as_posix(): p.read_bytes() for p in fit}
    except OSError:  # what cannot be read cannot be imported, and says so there
        return {}


def _readable(path: Path) -> bool:
    links = path.is_symlink() or path.parent.is_symlink()
    hidden = path.name.startswith(".") or path.parent.name.startswith(".")
    return path.is_file() and not links and not hidden and path.stat().st_size <= MAX_BYTES


def owned(files: Iterable[tuple[str, Origin]]) -> dict[str, bytes]:
    """Python files of the notebook's own student, wherever they are, by path beside it."""
    found = {}
    for name, origin in files:
        try:
            found[name] = read(origin, MAX_BYTES)
        except NotANotebook:  # what cannot be read cannot be imported, and says so there
            continue
    return found


def texts(files: Mapping[str, bytes]) -> dict[str, str]:
    """The files as texts; what is not UTF-8 in them is replaced."""
    return {name: data.decode("utf-8-sig", "replace") for name, data in files.items()}


def parts(files: Mapping[str, bytes]) -> Iterable[bytes]:
    """What a submission's digest takes in of them."""
    for name, data in sorted(files.items()):
        yield b"\0" + name.encode("utf-8", "surrogateescape") + b"\0" + data
