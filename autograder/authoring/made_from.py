"""What a file of checks was made from: digests of the masters and of the engine, stated in it.

Whether a file is current is judged by these and never by the numbers in it: their last bits depend
on the CPU, and those of numbers that cancel are all that is left of them. Knows no exercise.
"""

from __future__ import annotations

import functools
import hashlib
import importlib.util
import json
import platform
import zipfile
from collections.abc import Iterable, Mapping, Sequence
from pathlib import Path
from typing import Any

import numpy as np

from autograder import __version__
from autograder.core.frozen import SCHEMA

MEMBER = "nncheck/made_from.json"
"""Where the zip says it."""

_PACKAGE = Path(__file__).resolve().parents[1]
_MAKERS = (
    "exercise.py",
    "authoring/build.py",
    "authoring/load.py",
    "authoring/made_from.py",
    "authoring/prepare.py",
)


def text_of(path: Path) -> bytes:
    """A source file's bytes with the line ends that it has in the repository."""
    data = path.read_bytes()
    return data.replace(b"\r\n", b"\n") if path.suffix == ".py" else data


def digest_of(files: Mapping[str, Path]) -> str:
    """One digest for files under their names: it knows no folder, order or line end."""
    digest = hashlib.sha256()
    for name in sorted(files):
        digest.update(name.encode() + b"\0" + text_of(files[name]) + b"\0")
    return digest.hexdigest()


def files_below(folder: Path) -> dict[str, Path]:
    """Every file that counts, data too: no caches, no hidden files, no backups of an editor."""
    named = {path.relative_to(folder): path for path in folder.rglob("*") if path.is_file()}
    return {
        name.as_posix(): path
        for name, path in named.items()
        if not any(p.startswith((".", "__pycache__")) for p in name.parts)
        and not name.name.endswith("~")
    }


@functools.cache
def engine_digest(modules: tuple[str, ...]) -> str:
    """The digest of what freezes questions: judging modules, drawing, reference network, format."""
    sources = {*(f"{name}.py" for name in modules), *_MAKERS, *_below_core()}
    files = {f"autograder/{name}": _PACKAGE / name for name in sources}
    reference = importlib.util.find_spec("nn_reference")
    for place in (reference and reference.submodule_search_locations) or ():
        below = files_below(Path(place))
        files |= {f"nn_reference/{name}": p for name, p in below.items() if p.suffix == ".py"}
    return hashlib.sha256(f"{SCHEMA}\0{digest_of(files)}".encode()).hexdigest()


def _below_core() -> Iterable[str]:
    return (f"core/{name}" for name in files_below(_PACKAGE / "core") if name.endswith(".py"))


def statement(
    assignment: str, release: str, modules: tuple[str, ...], libraries: Sequence[str] = ()
) -> dict[str, Any]:
    """What a file of checks says of itself: `made_from` is what counts, `made_with` is for people.

    `release` is the digest of the assignment's masters, `libraries` what students may import.
    """
    allowed = {"libraries": list(libraries)} if libraries else {}
    return {
        "assignment": assignment,
        "made_from": {
            "engine": engine_digest(modules),
            "format": SCHEMA,
            "masters": release,
            **allowed,
        },
        "made_with": {
            "autograder": __version__,
            "numpy": np.__version__,
            "python": platform.python_version(),
        },
    }


def is_current(path: Path, wanted: Mapping[str, Any]) -> bool:
    """Whether the file of checks is whole, and was made from what `wanted` states."""
    try:
        with zipfile.ZipFile(path) as archive:
            stated = json.loads(archive.read(MEMBER))
            return (
                isinstance(stated, dict)
                and stated.get("assignment") == wanted["assignment"]
                and stated.get("made_from") == wanted["made_from"]
                and archive.testzip() is None
            )
    except (OSError, KeyError, ValueError, zipfile.BadZipFile):
        return False


def stated_libraries(path: Path) -> tuple[str, ...]:
    """What the file of checks says that students may import; nothing where it does not say."""
    try:
        with zipfile.ZipFile(path) as archive:
            stated = json.loads(archive.read(MEMBER))
        names = stated["made_from"].get("libraries", [])
    except (OSError, KeyError, ValueError, TypeError, AttributeError, zipfile.BadZipFile):
        return ()
    return tuple(n for n in names if isinstance(n, str)) if isinstance(names, list) else ()
