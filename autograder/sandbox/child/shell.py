"""What stands for IPython's shell: `get_ipython()`, and the magics that do something in grading.

A magic that runs code runs it, one that brings names brings them, one that writes a file keeps it
in memory; all others do nothing. No command of the system is ever run. Runs in the child.
"""

from __future__ import annotations

import datetime
import functools
import importlib
import re
import types
from collections.abc import Callable
from typing import Any

import numpy as np

from autograder.sandbox.child import inert_modules
from autograder.sandbox.child.memory_modules import Modules

_OPTIONS = re.compile(r"(?:-[lsTD][ \t]+\S+[ \t]+|--?[A-Za-z][\w-]*[ \t]+)*")
_RUNS = frozenset({"time", "prun", "snakeviz"})
"""Line magics that run their line in the notebook's own namespace."""
_BUILTIN_AGAIN = "abs bool bytes max min pow round".split()
"""What `pylab` does not let NumPy's names stand before."""


def pylab_names() -> dict[str, Any]:
    """What `from pylab import *` brings: plots that do nothing, and NumPy, as pylab orders them."""
    found: dict[str, Any] = {
        name: getattr(inert_modules.INERT, name) for name in inert_modules.PLOTS
    }
    for module in (np, np.fft, np.random, np.linalg):
        found |= _all_of(module)
    for name in _BUILTIN_AGAIN:
        found.pop(name, None)
    pyplot = importlib.import_module("matplotlib.pyplot")
    return {**found, **_of_generators(), "np": np, "ma": np.ma, "plt": pyplot, "datetime": datetime}


def _of_generators() -> dict[str, Any]:
    """NumPy's `sum`, `any` and `all`, and Python's for a generator: NumPy once did that itself."""

    def either(own: Any, python: Any) -> Any:
        @functools.wraps(own)
        def called(a: Any, *args: Any, **kwargs: Any) -> Any:
            chosen = python if isinstance(a, types.GeneratorType) else own
            return chosen(a, *args, **kwargs)

        return called

    pairs = {"sum": (np.sum, sum), "any": (np.any, any), "all": (np.all, all)}
    return {name: either(*pair) for name, pair in pairs.items()}


def _all_of(module: types.ModuleType) -> dict[str, Any]:
    return {name: getattr(module, name) for name in module.__all__ if hasattr(module, name)}


class Shell:
    """The stand-in. Whatever else is asked of it is there, and does nothing."""

    def __init__(self, scope: dict[str, Any], modules: Modules, run: Callable[[str], Any]) -> None:
        """`run` runs code in the notebook's namespace `scope` and gives its last value."""
        self.user_ns = scope
        self._modules, self._run = modules, run

    def __getattr__(self, name: str) -> Any:
        return getattr(inert_modules.INERT, name)

    def run_line_magic(self, name: str, line: str = "", *_: object, **__: object) -> Any:
        """What `%name line` does and gives."""
        if name in _RUNS:
            return self._run(line[_OPTIONS.match(line + " ").end() :])  # type: ignore[union-attr]
        if name == "pylab":
            pyplot = importlib.import_module("matplotlib.pyplot")
            self.user_ns.update({**pylab_names(), **_all_of(np), **_of_generators()})
            self.user_ns.update(numpy=np, np=np, plt=pyplot, pyplot=pyplot)
        elif name == "run":
            self._run_file(line)
        elif name in ("timeit", "memit", "lprun", "capture"):
            return inert_modules.INERT
        return [] if name in ("sx", "who_ls") else None

    def run_cell_magic(self, name: str, line: str, cell: str = "") -> Any:
        """What `%%name line` over `cell` does, where a notebook calls for it by hand."""
        if name in ("writefile", "file"):
            self.keep_file(line, cell, 0, 0)
            return None
        return self._run(cell) if name in (*_RUNS, "timeit", "capture", "debug") else None

    magic = run_line_magic

    def run_cell(self, cell: str, *_: object, **__: object) -> Any:
        """Run code as a cell."""
        return self._run(cell)

    def system(self, *_: object) -> None:
        """`!command` is not run."""

    def getoutput(self, *_: object, **__: object) -> list[str]:
        """`lines = !command` has no lines."""
        return []

    def show_usage(self) -> None:
        """`?` shows nothing."""

    def captured(self, name: str) -> None:
        """Bind the name that `%%capture name` keeps a cell's output under."""
        self.user_ns[name] = inert_modules.INERT

    def keep_file(self, line: str, text: str, cell: int, below: int) -> None:
        """Keep the file that `%%writefile line` writes, so that it can be imported."""
        append = re.search(r"(?:^|\s)(?:-a|--append)(?:\s|$)", line) is not None
        path = re.sub(r"(?:^|\s)(?:-a|--append)(?=\s|$)", "", line).strip()
        label = path
        if cell and not append:  # so that a traceback names the cell and the line in it
            text, label = "\n" * below + text, f"<cell {cell}>"
        self._modules.keep(path, text.rstrip("\n") + "\n", label, append=append)

    def _run_file(self, line: str) -> None:
        """`%run mine.py`: in a namespace of its own, whose names are then the notebook's."""
        words = [word for word in line.split() if not word.startswith("-")]
        path = words[0] if words else ""
        file = self._modules.file(path) or self._modules.file(f"{path}.py")
        if file is None:
            raise FileNotFoundError(
                f"%run {path}: there is no such file in the grading; hand it in beside the "
                "notebook, or put its code into a cell"
            )
        same = re.search(r"(?:^|\s)-\w*i", line) is not None
        scope = self.user_ns if same else {"__name__": "__main__", "__file__": path}
        self._modules.run(file, scope)
        if not same:
            self.user_ns.update({k: v for k, v in scope.items() if not k.startswith("__")})
