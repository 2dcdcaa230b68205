"""What an `import` finds that finds nothing: plots and bars, and stand-ins for missing libraries.

The student's own fallback comes first: where an import stands in a `try` that catches its failure,
it fails as it would anywhere (`try: import cupy as np` … `except ImportError: import numpy as np`).
Names that the fallback leaves unbound are stood in for after all. Only the student's own code gets
stand-ins; a library that looks for another one finds none. Runs in the child.
"""

from __future__ import annotations

import ast
import importlib.machinery
import linecache
import os
import sys
import types
import typing
from collections.abc import Callable, Iterator, Sequence
from typing import Any

import numpy as np

from autograder.sandbox.child import (
    inert_modules,
    many,
    missing_libraries,
    old_numpy,
    pairing,
    progress_bars,
)

_OURS = frozenset({"autograder", "nn_reference", "solutions", "landlockpy"})
"""Never there, and never stood in for: nothing of the course is available in a child."""
_CATCHES = frozenset({"ImportError", "ModuleNotFoundError", "Exception", "BaseException"})
_ASKED_FOR = frozenset({"google", "pytest", "hypothesis", "ipytest"})
"""Stood in for, but not there for who asks: this is not Colab, and no run of tests."""
_ASKED = ("<frozen importlib.util>", os.path.join("importlib", "util.py"))
_OUR_FOLDER = os.path.dirname(os.path.dirname(os.path.dirname(__file__))) + os.sep
_TRY = (ast.Try, ast.TryStar)

statements: dict[str, list[ast.stmt]] = {}
"""The statements that a cell has run, by the name of its code: their `try`s are looked at."""
_texts: dict[str, list[str]] = {}
news: list[tuple[str, str]] = []
"""Libraries that were missed since it was last emptied: (kind, what there is to say)."""
_unbound: list[tuple[str, str]] = []
"""Names that a guarded import would have bound, with what they stand for."""
_told: set[str] = set()
_libraries: tuple[str, ...] = ()
_real: set[str] = set()
"""Libraries that are lent: the real ones are found."""


def install(lent: Sequence[str] = ()) -> None:
    """Put the finders in their places. `lent` are files and folders of libraries to be used."""
    global _libraries
    places = (os.path.dirname(os.__file__), os.path.dirname(np.__file__), *lent)
    folders = tuple(p + os.sep if os.path.isdir(p) else p for p in places)
    _libraries = (*folders, _OUR_FOLDER)
    _real.update(os.path.basename(place).partition(".")[0] for place in lent)
    sys.meta_path.insert(0, _Given)
    sys.meta_path.append(_Absent)
    old_numpy.install()


def missed() -> bool:
    """Whether a library was looked for that is not there."""
    return bool(_told)


def remember(name: str, statement: ast.stmt) -> None:
    """Keep a statement that is about to run: an import in it may be guarded."""
    if hasattr(statement, "body"):
        statements.setdefault(name, []).append(statement)


def remember_text(name: str, text: str) -> None:
    """Keep the text of a file whose code is about to run."""
    _texts.setdefault(name, []).append(text)


def bind_unbound(space: dict[str, Any]) -> None:
    """Let names stand for something that neither an import nor the fallback for it has bound."""
    for name, path in _unbound:
        if name not in space:
            space[name] = _as_module(path) or missing_libraries.given(path)
    _unbound.clear()


# -- who asks ---------------------------------------------------------------------------------


def _asker() -> types.FrameType | str:
    """The student's frame that imports; else "library", "ours", or "question" for find_spec."""
    frame = sys._getframe(2)
    while frame is not None:
        name = frame.f_code.co_filename
        if name.endswith(_ASKED):
            return "question"
        inside = name.startswith("<frozen importlib") or name == __file__
        if not inside and not (
            name.startswith(_libraries) and frame.f_code.co_name == "import_module"
        ):
            if name.startswith(_OUR_FOLDER):
                return "ours"
            return "library" if name.startswith((*_libraries, "<frozen")) else frame
        frame = frame.f_back  # type: ignore[assignment]
    return "library"


def _guarded(frame: types.FrameType | None, root: str) -> bool:
    """Whether a `try` of the student's catches what an import at this place raises."""
    while frame is not None:
        name = frame.f_code.co_filename
        if not name.startswith((*_libraries, "<frozen")):
            for first, last, body in _guards(name):
                if first <= frame.f_lineno <= last:
                    if frame.f_locals is frame.f_globals:
                        _unbound.extend(_would_bind(body, root))
                    return True
        frame = frame.f_back
    return False


def _guards(name: str) -> Iterator[tuple[int, int, list[ast.stmt]]]:
    for statement in (*statements.get(name, ()), *_of_texts(name)):
        for node in ast.walk(statement):
            if _is_guard(node):
                body: list[ast.stmt] = node.body  # type: ignore[attr-defined]
                yield body[0].lineno, body[-1].end_lineno or body[-1].lineno, body


def _of_texts(name: str) -> Iterator[ast.stmt]:
    """The statements of files of the student's own, in memory or else in the child's folder."""
    for text in _texts.get(name) or ["".join(linecache.getlines(name))]:
        try:
            yield from ast.parse(text).body
        except (SyntaxError, ValueError, RecursionError, MemoryError):
            continue


def _is_guard(node: ast.AST) -> bool:
    if isinstance(node, _TRY):
        return any(h.type is None or _catches(h.type) for h in node.handlers)
    if isinstance(node, ast.With | ast.AsyncWith):
        calls = [i.context_expr for i in node.items if isinstance(i.context_expr, ast.Call)]
        return any(_last(c.func) == "suppress" and any(map(_catches, c.args)) for c in calls)
    return False


def _catches(kind: ast.expr) -> bool:
    if isinstance(kind, ast.Tuple):
        return any(map(_catches, kind.elts))
    return _last(kind) in _CATCHES


def _last(node: ast.expr) -> str:
    if isinstance(node, ast.Attribute):
        return node.attr
    return node.id if isinstance(node, ast.Name) else ""


def _would_bind(body: list[ast.stmt], root: str) -> Iterator[tuple[str, str]]:
    """The names that the imports of `root` in a body would have bound, with their paths."""
    for node in (node for statement in body for node in ast.walk(statement)):
        if isinstance(node, ast.Import):
            for alias in node.names:
                if alias.name.partition(".")[0] == root:
                    yield alias.asname or root, alias.name if alias.asname else root
        elif isinstance(node, ast.ImportFrom) and (node.module or "").split(".")[0] == root:
            for alias in node.names:
                yield alias.asname or alias.name, f"{node.module}.{alias.name}"


# -- finders ----------------------------------------------------------------------------------


def _spec(name: str, finder: Any) -> importlib.machinery.ModuleSpec:
    return importlib.machinery.ModuleSpec(name, finder, is_package=True)


class _Given:
    """Goes first: plots, widgets and bars are not run, whether they are there or not."""

    @staticmethod
    def find_spec(name: str, *_: object) -> importlib.machinery.ModuleSpec | None:
        root = name.partition(".")[0]
        if root in _real or (root not in inert_modules.ROOTS and root not in progress_bars.ROOTS):
            return None
        asker = _asker()
        if asker == "library":
            return None
        if root in _ASKED_FOR and (isinstance(asker, str) or _guarded(asker, root)):
            return None
        return _spec(name, _Given)

    @staticmethod
    def create_module(spec: importlib.machinery.ModuleSpec) -> types.ModuleType:
        return _InertModule(spec.name)

    @staticmethod
    def exec_module(module: types.ModuleType) -> None:
        missing_libraries.note_one()
        root = module.__name__.partition(".")[0]
        if root in progress_bars.ROOTS or module.__name__ == "rich.progress":
            progress_bars.fill(module)
        else:
            many.install()
            inert_modules.fill(module)
            pairing.install()


class _InertModule(types.ModuleType):
    def __getattr__(self, name: str) -> Any:
        if name.startswith("__"):
            raise AttributeError(name)
        return inert_modules.error(f"{self.__name__}.{name}") or inert_modules.INERT


class _Absent:
    """Goes last: nobody else has found it."""

    @staticmethod
    def find_spec(
        name: str, path: Sequence[str] | None = None, *_: object
    ) -> importlib.machinery.ModuleSpec | None:
        root = name.partition(".")[0]
        if root in _OURS or root in sys.stdlib_module_names:
            return None
        if "." in name and not isinstance(sys.modules.get(root), _AbsentModule):
            return None  # a part that a real package does not have
        asker = _asker()
        if isinstance(asker, str) or _others_find(name, path):
            return None
        guarded = _guarded(asker, root)
        if root not in _told and root not in _EQUAL:
            _told.add(root)
            own = " (a file of your own: hand it in beside the notebook)"
            fallback = "; the notebook's own way without it was taken"
            news.append(("library", missing_libraries.told(root) + (fallback if guarded else own)))
        return None if guarded else _spec(name, _Absent)

    @staticmethod
    def create_module(spec: importlib.machinery.ModuleSpec) -> types.ModuleType:
        return _AbsentModule(spec.name)

    @staticmethod
    def exec_module(module: types.ModuleType) -> None:
        missing_libraries.note_one()
        module.__dict__["__all__"] = []
        module.__dict__["__version__"] = "0.0"
        fill = _EQUAL.get(module.__name__)
        if fill is not None:
            fill(module)


def _others_find(name: str, path: Sequence[str] | None) -> bool:
    """Whether a finder that was added behind this one knows the module."""
    behind = sys.meta_path[sys.meta_path.index(_Absent) + 1 :]
    return any(finder.find_spec(name, path, None) for finder in behind)


class _AbsentModule(types.ModuleType):
    def __getattr__(self, name: str) -> Any:
        if name.startswith("__"):
            raise AttributeError(name)
        path = f"{self.__name__}.{name}"
        return _as_module(path) or missing_libraries.given(path)

    def __call__(self, *args: Any, **options: Any) -> Any:
        return missing_libraries.Absent(self.__name__)(*args, **options)


# -- libraries that are another's names -------------------------------------------------------


def _as_module(path: str) -> types.ModuleType | None:
    """The module of a missing library that is nothing but NumPy's."""
    if path not in _EQUAL:
        return None
    module = sys.modules.get(path)
    if module is None:
        module = _AbsentModule(path)
        _Absent.exec_module(module)
    return module


def _fill_typing(module: types.ModuleType) -> None:
    """typing_extensions: typing's names, and those that a newer Python's typing has."""
    space = module.__dict__
    space.update({k: v for k, v in vars(typing).items() if not k.startswith("__")})
    for name, value in _NEWER_TYPING.items():
        space.setdefault(name, value)
    space["__all__"] = [name for name in space if not name.startswith("_")]


def _unchanged(value: Any) -> Any:
    return value


def _deprecated(*_: Any, **__: Any) -> Callable[[Any], Any]:
    return _unchanged


_NEWER_TYPING: dict[str, Any] = {
    "override": _unchanged,
    "deprecated": _deprecated,
    "disjoint_base": _unchanged,
    "runtime": typing.runtime_checkable,
    "ReadOnly": typing.Required,
    "TypeIs": typing.TypeGuard,
    "TypeForm": typing.Type,  # noqa: UP006
}


def _same_as(holder: types.ModuleType) -> Callable[[types.ModuleType], None]:
    def fill(module: types.ModuleType) -> None:
        names = [name for name in dir(holder) if not name.startswith("__")]
        module.__dict__.update({name: getattr(holder, name) for name in names})
        module.__dict__["__all__"] = [*getattr(holder, "__all__", names)]

    return fill


_EQUAL: dict[str, Callable[[types.ModuleType], None]] = {
    "typing_extensions": _fill_typing,
    "autograd.numpy": _same_as(np),
    "autograd.numpy.random": _same_as(np.random),
    "autograd.numpy.linalg": _same_as(np.linalg),
}
"""`autograd.numpy` computes what NumPy does; its `grad` is missing all the same."""
