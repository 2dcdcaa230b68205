"""Libraries that a course allows its students: where they lie, and what of them a child may read.

Trusted side. Only the files of the named packages and of those that they need are lent, read-only;
never site-packages as a whole, and never anything of the course. Imports none of them.
"""

from __future__ import annotations

import functools
import re
import sys
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from importlib import metadata
from pathlib import Path
from typing import Any

from autograder.core.errors import MissingError

OURS = frozenset({"autograder", "nn_reference", "solutions", "landlockpy"})
_OWN_PACKAGE = "nn-autograder"
_ALWAYS = frozenset({"numpy"})
"""What every child has anyway."""
_NAME = re.compile(r"[A-Za-z_]\w*(\.[A-Za-z_]\w*)*")
_REQUIREMENT = re.compile(r"[A-Za-z0-9._-]+")
_WITH = {
    "scipy": "special linalg stats optimize integrate interpolate signal ndimage sparse fft",
    "sklearn": "linear_model metrics preprocessing model_selection neural_network datasets",
}
"""Parts that are loaded with a library, once for all children: each would cost every submission up
to a second, and a child with them starts as fast as one without. Naming another part
(`sklearn.cluster`) has it loaded so too; what is not named is loaded where a student imports it."""


class LibraryUnavailable(MissingError):
    """A library that is to be lent cannot be. The message ends with the remedy."""


@dataclass(frozen=True, slots=True)
class Lent:
    """What is lent to children of one zygote."""

    imports: tuple[str, ...] = ()
    """Modules that are loaded before any child is."""
    roots: dict[str, str] = field(default_factory=dict)
    """Top-level modules with their files or folders."""
    readable: tuple[str, ...] = ()
    """Everything that belongs to them: shared objects in folders of their own, too."""
    versions: dict[str, str] = field(default_factory=dict)
    """Of the libraries that were named."""

    def config(self) -> dict[str, Any]:
        """What a zygote gets."""
        return {"imports": self.imports, "roots": self.roots, "readable": self.readable}


def lend(names: Iterable[str]) -> Lent:
    """What must be lent for the libraries `names`. Raises LibraryUnavailable."""
    return _lend(tuple(dict.fromkeys(names)))


@functools.cache  # what is installed does not change while we run
def _lend(wanted: tuple[str, ...]) -> Lent:
    if not wanted:
        return Lent()
    owners = metadata.packages_distributions()
    roots: dict[str, str] = {}
    readable: set[str] = set()
    versions: dict[str, str] = {}
    for name in wanted:
        root = _root_of(name)
        if not owners.get(root):
            raise LibraryUnavailable(_not_installed(root))
        first = metadata.distribution(owners[root][0])
        versions[root] = first.version
        if root in _ALWAYS:
            continue
        for package in _with_what_it_needs(first):
            found, paths = _files_of(package)
            roots |= found
            readable |= paths
        if root not in roots:
            raise LibraryUnavailable(
                f"the library `{root}` is installed as a link to its sources, which are not lent; "
                "install it as a package"
            )
    parts = [
        part
        for name in wanted
        for part in (name, *(f"{name}.{p}" for p in _WITH.get(name, "").split()))
    ]
    imports = tuple(part for part in parts if part.partition(".")[0] not in _ALWAYS)
    return Lent(imports, roots, tuple(sorted(readable)), versions)


def _root_of(name: str) -> str:
    root = name.partition(".")[0]
    if not _NAME.fullmatch(name):
        raise LibraryUnavailable(f"{name!r} is not a name to import; write it as in `import scipy`")
    if root in OURS:
        raise LibraryUnavailable(
            f"`{root}` belongs to the course and is never lent; take it out of `libraries`"
        )
    if root in sys.stdlib_module_names:
        raise LibraryUnavailable(
            f"`{root}` is part of Python, which students have anyway; take it out of `libraries`"
        )
    return root


def _not_installed(root: str) -> str:
    return (
        f"the library `{root}` is not installed beside the grader; install it for this Python "
        f"({sys.executable} -m pip install …), or take it out of `libraries` in course.toml or "
        "assignment.py"
    )


def _with_what_it_needs(first: metadata.Distribution) -> Iterator[metadata.Distribution]:
    """A package and the installed ones that it requires, without extras; NumPy left out."""
    todo, seen = [first], set[str]()
    while todo:
        package = todo.pop()
        name = _normal(package.metadata["Name"])
        if name in seen or name in _ALWAYS:
            continue
        if name == _OWN_PACKAGE:
            raise LibraryUnavailable(
                f"the library `{first.metadata['Name']}` needs the course's own package, which is "
                "never lent; take it out of `libraries`"
            )
        seen.add(name)
        yield package
        for requirement in package.requires or ():
            match = _REQUIREMENT.match(requirement)
            if match is None or "extra ==" in requirement:
                continue
            try:
                todo.append(metadata.distribution(match[0]))
            except metadata.PackageNotFoundError:  # for another system or Python
                continue


def _normal(name: str) -> str:
    return re.sub(r"[-_.]+", "-", name).lower()


def _files_of(package: metadata.Distribution) -> tuple[dict[str, str], set[str]]:
    """A package's top-level modules, and every top-level file or folder of its own."""
    roots: dict[str, str] = {}
    paths: set[str] = set()
    for top in sorted({file.parts[0] for file in package.files or () if file.parts}):
        path = Path(str(package.locate_file(top)))
        if top in ("..", "__pycache__") or top.endswith((".dist-info", ".pth")):
            continue
        if top.partition(".")[0] in OURS or not path.exists():
            continue
        paths.add(str(path))
        module = top if path.is_dir() else top.partition(".")[0]
        if module.isidentifier() and (path.is_dir() or path.suffix in (".py", ".so")):
            roots[module] = str(path)
    return roots, paths
