"""Inert stand-ins for what notebooks import and grading does not need: plots, widgets, progress.

A notebook may draw, display and track as it likes: nothing happens, and nothing fails. Holds no
secret and no protection; it saves the functions below a failing `import` or `plt.show()`.
"""

from __future__ import annotations

import dis
import importlib.machinery
import sys
import types
from collections.abc import Callable, Iterator
from typing import Any

_NAMES = "matplotlib mpl_toolkits pylab seaborn plotly IPython ipywidgets tqdm nncheck otter google"
ROOTS = frozenset(_NAMES.split())
"""Top-level packages that are stood in for, with everything below them."""

_UNPACK = dis.opmap["UNPACK_SEQUENCE"]


class Inert:
    """Anything at all: it can be called, indexed, entered, unpacked, and does nothing."""

    def __getattr__(self, name: str) -> Any:
        if name.startswith("__"):  # NumPy and copy ask for protocols that must not seem to exist
            raise AttributeError(name)
        return self

    def __setattr__(self, name: str, value: object) -> None:
        pass

    def __call__(self, *args: Any, **kwargs: Any) -> Any:
        # As a decorator it leaves what it decorates as it is: `@interact` above a function.
        if len(args) == 1 and not kwargs and isinstance(args[0], types.FunctionType | type):
            return args[0]
        return self

    def __iter__(self) -> Iterator[Any]:
        return iter([self] * _wanted(sys._getframe(1)))

    def __getitem__(self, key: object) -> Any:
        return self

    def __setitem__(self, key: object, value: object) -> None:
        pass

    def __delitem__(self, key: object) -> None:
        pass

    def __enter__(self) -> Any:
        return self

    def __exit__(self, *exc: object) -> None:
        return None

    def __len__(self) -> int:
        return 2

    def __repr__(self) -> str:
        return "<nothing: plots and widgets are not run when a notebook is graded>"

    def _same(self, *_: object) -> Any:
        return self

    __add__ = __radd__ = __sub__ = __rsub__ = __mul__ = __rmul__ = __truediv__ = _same
    __rtruediv__ = __or__ = __and__ = __neg__ = _same


def _wanted(frame: types.FrameType) -> int:
    """How many values the caller unpacks (`fig, ax = …` two, `n, bins, patches = …` three)."""
    code, at = frame.f_code.co_code, frame.f_lasti
    return code[at + 1] if 0 <= at < len(code) and code[at] == _UNPACK else 2


INERT = Inert()


class Progress:
    """tqdm's bar without the bar: it must hand on what it is wrapped around."""

    def __init__(self, iterable: Any = (), *_: object, **__: object) -> None:
        self._iterable = iterable

    def __iter__(self) -> Iterator[Any]:
        return iter(self._iterable if self._iterable is not None else ())

    def __len__(self) -> int:
        return len(self._iterable)

    def __enter__(self) -> Progress:
        return self

    def __exit__(self, *exc: object) -> None:
        return None

    def __getattr__(self, name: str) -> Any:
        return getattr(INERT, name)


def _progress_range(*args: int, **_: object) -> Progress:
    return Progress(range(*args))


class _InertModule(types.ModuleType):
    def __getattr__(self, name: str) -> Any:
        if name.startswith("__"):
            raise AttributeError(name)
        return INERT


GIVEN: dict[str, Callable[[], dict[str, Any]]] = {}
"""What a module of this name holds besides: given by those who know more of it."""


class Finder:
    """Finds every module below `ROOTS`; goes first on `sys.meta_path`: none of them is there."""

    @staticmethod
    def find_spec(name: str, *_: object) -> importlib.machinery.ModuleSpec | None:
        if name.partition(".")[0] not in ROOTS:
            return None
        return importlib.machinery.ModuleSpec(name, Finder, is_package=True)  # type: ignore[arg-type]

    @staticmethod
    def create_module(spec: importlib.machinery.ModuleSpec) -> types.ModuleType:
        return _InertModule(spec.name)

    @staticmethod
    def exec_module(module: types.ModuleType) -> None:
        root = module.__name__.partition(".")[0]
        module.__dict__["__all__"] = []
        if module.__name__ in GIVEN:
            given = GIVEN[module.__name__]()
            module.__dict__.update(given, __all__=[*given])
        if root == "tqdm":
            module.__dict__.update(tqdm=Progress, trange=_progress_range, tqdm_notebook=Progress)


def install() -> None:
    sys.meta_path.insert(0, Finder)
