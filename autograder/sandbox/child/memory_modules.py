"""Modules in memory: what `%%writefile` wrote, and files handed in beside a notebook.

Runs in the child. Knows nothing of cells; a module's code runs as any other code of the student's.
"""

from __future__ import annotations

import ast
import importlib.machinery
import importlib.util
import os
import sys
import types
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from autograder.sandbox.child import caught, imports
from autograder.sandbox.lock import namespaces

MAX_BYTES = 4 << 20
"""All files together."""
_OURS = frozenset({"numpy", "nncheck", "otter", "autograder", *sys.stdlib_module_names})
"""Packages that no file of the student's takes the place of."""


@dataclass(frozen=True, slots=True)
class File:
    """A file's text, and how its code is called: a cell, where it was written by one."""

    text: str
    label: str


class Modules:
    """The files in memory, and the finder by which their modules are imported."""

    def __init__(self) -> None:
        self._files: dict[str, File] = {}
        self._imported: set[str] = set()
        self._folder = ""
        """A folder of this child alone, where it has one: nothing is written anywhere else."""

    def install(self) -> None:
        """Find these modules, and no longer those of another."""
        others = [each for each in sys.meta_path if type(each) is not Modules]
        sys.meta_path[:] = [self, *others]
        private = namespaces.BOX + "/tmp"
        self._folder = private if os.environ.get("TMPDIR") == private else ""

    def keep(self, path: str, text: str, label: str, *, append: bool = False) -> None:
        """Keep a file; one that is written again is imported again.

        Raises OSError where it is too large.
        """
        path = _plain(path)
        before = self._files.get(path)
        if append and before is not None:
            text = before.text + text
        if sum(len(each.text) for each in self._files.values()) + len(text) > MAX_BYTES:
            raise OSError(f"{path}: files of more than {MAX_BYTES >> 20} MiB are not kept")
        self._files[path] = File(text, label)
        if self._folder:
            _write(os.path.join(self._folder, path), text)
        for name in self._imported & sys.modules.keys():
            del sys.modules[name]

    def file(self, path: str) -> File | None:
        """The file of this path, or of this name in whatever folder; None where there is none."""
        path = _plain(path)
        if path in self._files:
            return self._files[path]
        found = [p for p in self._files if p.endswith("/" + path)]
        return self._files[found[0]] if found else None

    def find_spec(self, name: str, *_: object) -> importlib.machinery.ModuleSpec | None:
        if not (self._files or self._folder) or name.partition(".")[0] in _OURS:
            return None
        path = name.replace(".", "/")
        for candidate, package in ((f"{path}/__init__.py", True), (f"{path}.py", False)):
            if self.file(candidate) is not None:
                return self._spec(name, candidate, package)
        if any(f.startswith(f"{path}/") and f.endswith(".py") for f in self._files):
            return self._spec(name, None, True)
        return self._written(name) if self._folder and "." not in name else None

    def _written(self, name: str) -> importlib.machinery.ModuleSpec | None:
        """A module that the notebook's own code has written into its folder."""
        for path in (f"{self._folder}/{name}/__init__.py", f"{self._folder}/{name}.py"):
            if os.path.isfile(path):
                return importlib.util.spec_from_file_location(name, path)
        return None

    def _spec(self, name: str, origin: str | None, package: bool) -> importlib.machinery.ModuleSpec:
        loader: Any = self
        return importlib.machinery.ModuleSpec(name, loader, origin=origin, is_package=package)

    def create_module(self, spec: importlib.machinery.ModuleSpec) -> types.ModuleType:
        return types.ModuleType(spec.name)

    def exec_module(self, module: types.ModuleType) -> None:
        origin = module.__spec__.origin if module.__spec__ else None
        file = self.file(origin) if origin else None
        self._imported.add(module.__name__)
        if file is not None:
            module.__file__ = origin
            self.run(file, module.__dict__)

    @staticmethod
    def run(file: File, scope: dict[str, Any]) -> None:
        """Run a file's code in a namespace."""
        imports.remember_text(file.label, file.text)
        tree = ast.parse(file.text, file.label)
        if caught.may_need(file.text):
            for statement in tree.body:
                caught.adapt(statement, scope)
        exec(compile(tree, file.label, "exec", dont_inherit=True), scope)

    def keep_all(self, files: Sequence[tuple[str, str]]) -> None:
        """Keep what was handed in beside the notebook; what is too large is left out."""
        for path, text in files:
            try:
                self.keep(path, text, path)
            except OSError:
                continue


def _write(path: str, text: str) -> None:
    """Put a file into the child's own folder as well: it may be opened by its path."""
    try:
        os.makedirs(os.path.dirname(path), exist_ok=True)
        with open(path, "w", encoding="utf-8") as file:
            file.write(text.lstrip("\n"))
    except (OSError, UnicodeError):  # it can be imported all the same
        pass


def _plain(path: str) -> str:
    parts = path.strip().strip("\"'").replace("\\", "/").split("/")
    return "/".join(part for part in parts if part not in ("", ".", ".."))
