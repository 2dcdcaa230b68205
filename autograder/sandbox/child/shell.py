"""What stands for IPython's shell: `get_ipython()`, and the magics that do something in grading.

A magic that runs code runs it, one that brings names brings them, one that writes a file keeps it
in memory; all others do nothing. No command of the system is ever run. Runs in the child.
"""

from __future__ import annotations

import datetime
import functools
import importlib
import re
import shlex
import sys
import types
from collections.abc import Callable
from typing import Any

import numpy as np

from autograder.sandbox.child import inert_modules
from autograder.sandbox.child.memory_modules import Modules

_OPTIONS = re.compile(r"(?:-[lsTD][ \t]+\S+[ \t]+|--?[A-Za-z][\w-]*[ \t]+)*")
_VALUES = re.compile(r"\$([A-Za-z_]\w*)|\{([^{}]+)\}")
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


def _words(line: str) -> list[str]:
    try:
        return shlex.split(line)
    except ValueError:  # an open quote
        return line.split()


def _register(*places: dict[str, Callable[..., Any]]) -> Callable[..., Any]:
    """IPython's decorator: with a name in brackets, or without."""

    def register(given: Any) -> Any:
        def keep(function: Any) -> Any:
            for place in places:
                place[given if isinstance(given, str) else function.__name__] = function
            return function

        return keep if isinstance(given, str) else keep(given)

    return register


class Shell:
    """The stand-in. Whatever else is asked of it is there, and does nothing."""

    def __init__(self, scope: dict[str, Any], modules: Modules, run: Callable[[str], Any]) -> None:
        """`run` runs code in the notebook's namespace `scope` and gives its last value."""
        self.user_ns = scope
        self._modules, self._run = modules, run
        self.line_magics: dict[str, Callable[..., Any]] = {}
        self.cell_magics: dict[str, Callable[..., Any]] = {}
        """Magics that the notebook itself defines, by name."""

    def __getattr__(self, name: str) -> Any:
        return getattr(inert_modules.INERT, name)

    def run_line_magic(self, name: str, line: str = "", *_: object, **__: object) -> Any:
        """What `%name line` does and gives."""
        if name in self.line_magics:
            return self.line_magics[name](line)
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
        """What `%%name line` over `cell` does: one of the notebook's own, or called by hand."""
        if name in self.cell_magics:
            return self.cell_magics[name](line, cell)
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
        line = self._expanded(line)
        append = re.search(r"(?:^|\s)(?:-a|--append)(?:\s|$)", line) is not None
        path = re.sub(r"(?:^|\s)(?:-a|--append)(?=\s|$)", "", line).strip()
        label = path
        if cell and not append:  # so that a traceback names the cell and the line in it
            text, label = "\n" * below + text, f"<cell {cell}>"
        self._modules.keep(path, text.rstrip("\n") + "\n", label, append=append)

    def _expanded(self, line: str) -> str:
        """`$name` and `{expression}` in a magic's line, as IPython puts their values in."""

        def value(match: re.Match[str]) -> str:
            try:
                return str(eval(match[1] or match[2], self.user_ns))
            except Exception:
                return match[0]

        return _VALUES.sub(value, line)

    def registering(self) -> dict[str, Any]:
        """What `IPython.core.magic` gives for a notebook's own magics."""
        kinds = {
            "register_line_magic": (self.line_magics,),
            "register_cell_magic": (self.cell_magics,),
            "register_line_cell_magic": (self.line_magics, self.cell_magics),
        }
        return {name: _register(*places) for name, places in kinds.items()}

    def register_magic_function(
        self, func: Callable[..., Any], magic_kind: str = "line", magic_name: str | None = None
    ) -> None:
        """Keep a notebook's own magic, by hand."""
        for kind, place in (("line", self.line_magics), ("cell", self.cell_magics)):
            if kind in magic_kind:
                place[magic_name or func.__name__] = func

    def _run_file(self, line: str) -> None:
        """`%run mine.py`: in a namespace of its own, whose names are then the notebook's."""
        words = _words(self._expanded(line))
        given = next((i for i, word in enumerate(words) if not word.startswith("-")), len(words))
        path = words[given] if given < len(words) else ""
        file = self._modules.file(path) or self._modules.file(f"{path}.py")
        if file is None:
            raise FileNotFoundError(
                f"%run {path}: there is no such file in the grading; hand it in beside the "
                "notebook, or put its code into a cell"
            )
        same = any(re.fullmatch(r"-\w*i\w*", word) for word in words[:given])
        scope = self.user_ns if same else {"__name__": "__main__", "__file__": path}
        before, sys.argv = sys.argv, [path, *words[given + 1 :]]
        try:
            self._modules.run(file, scope)
        except SystemExit:  # IPython takes it for the end of the script
            pass
        finally:
            sys.argv = before
        if not same:
            self.user_ns.update({k: v for k, v in scope.items() if not k.startswith("__")})
