"""Progress bars without the bar: whatever they are wrapped around is handed on, in every spelling.

A bar that swallowed its iterable would skip a loop and make a right answer wrong. Knows nothing of
notebooks; `imports` says when these modules are found.
"""

from __future__ import annotations

import builtins
import itertools
import types
from collections.abc import AsyncIterator, Callable, Iterable, Iterator
from typing import Any

from autograder.sandbox.child.inert_modules import INERT

ROOTS = frozenset(
    """
    tqdm stqdm tqdm_joblib tqdm_loggable p_tqdm pqdm alive_progress progressbar progress
    fastprogress pyprind progiter atpbar ipypb enlighten click_spinner
    """.split()
)
"""Packages of progress bars, with everything below them. (`rich.progress` is one too.)"""


class Progress:
    """A bar: iterates what it is wrapped around, counts, and takes every other wish in silence."""

    def __init__(
        self,
        iterable: Any = None,
        desc: Any = None,
        total: Any = None,
        *_: Any,
        initial: Any = 0,
        **__: Any,
    ) -> None:
        self.iterable, self.desc, self.total, self.n = iterable, desc, total, initial
        if total is None and hasattr(iterable, "__len__"):
            self.total = len(iterable)

    def __call__(self, iterable: Any = None, *_: Any, **__: Any) -> Any:
        """`bar(range(n))`, as progressbar has it; without anything a step, as alive_bar has it."""
        if iterable is None or isinstance(iterable, int | float):
            self.n += 1 if iterable is None else iterable
            return None
        return type(self)(iterable)

    def __iter__(self) -> Iterator[Any]:
        for each in () if self.iterable is None else self.iterable:
            yield each
            self.n += 1

    async def __aiter__(self) -> AsyncIterator[Any]:
        if hasattr(self.iterable, "__aiter__"):
            async for each in self.iterable:
                yield each
        else:
            for each in self:
                yield each

    def __reversed__(self) -> Iterator[Any]:
        return builtins.iter([*self.iterable][::-1])

    def __contains__(self, value: object) -> bool:
        return value in self.iterable

    def __len__(self) -> int:
        return int(self.total or 0) if self.iterable is None else len(self.iterable)

    def __bool__(self) -> bool:
        return bool(self.total) if self.total is not None else self.iterable is not None

    def __enter__(self) -> Any:
        return self

    def __exit__(self, *exc: object) -> None:
        return None

    def __getattr__(self, name: str) -> Any:
        return getattr(INERT, name)

    def update(self, n: Any = 1, *_: Any, **__: Any) -> bool:
        self.n += n if isinstance(n, int | float) else 1
        return False

    next = increment = advance = update

    def reset(self, total: Any = None) -> None:
        self.n, self.total = 0, self.total if total is None else total

    def start(self, *_: Any, **__: Any) -> Any:
        return self

    def iter(self, iterable: Any, *_: Any, **__: Any) -> Any:
        return type(self)(iterable)

    track = iter

    def set_description(self, desc: Any = None, *_: Any, **__: Any) -> None:
        self.desc = desc

    def _silent(self, *_: Any, **__: Any) -> None:
        return None

    set_description_str = set_postfix = set_postfix_str = refresh = close = clear = _silent
    display = unpause = finish = status_printer = text = title = _silent

    @classmethod
    def _unbound(cls, *_: Any, **__: Any) -> None:
        return None

    write = pandas = set_lock = get_lock = _unbound

    @classmethod
    def external_write_mode(cls, *_: Any, **__: Any) -> Any:
        return INERT

    @classmethod
    def wrapattr(cls, stream: Any, *_: Any, **__: Any) -> Any:
        return _Entered(stream)

    @classmethod
    async def gather(cls, *awaitables: Any, **_: Any) -> list[Any]:
        return [await each for each in awaitables]

    @classmethod
    def as_completed(cls, awaitables: Iterable[Any], *_: Any, **__: Any) -> Iterator[Any]:
        return builtins.iter(awaitables)


class _Entered:
    def __init__(self, value: Any) -> None:
        self._value = value

    def __enter__(self) -> Any:
        return self._value

    def __exit__(self, *exc: object) -> None:
        return None


class _Track(Progress):
    """`track(sequence, description=…)` and the like: only the first argument counts."""

    def __init__(self, iterable: Any = None, *_: Any, **options: Any) -> None:
        given = next((options[key] for key in ("sequence", "it", "iterator") if key in options), ())
        super().__init__(given if iterable is None else iterable)


class _Master(Progress):
    """fastprogress's bars: `progress_bar(gen, parent=…)`; rich's and progressbar's objects."""

    def __init__(self, iterable: Any = None, *_: Any, **options: Any) -> None:
        counted = isinstance(iterable, int | float | str)
        total = options.get(
            "total", options.get("max_value", options.get("max", options.get("maxval")))
        )
        super().__init__(None if counted else iterable, total=iterable if counted else total)


def _range(*args: Any, **_: Any) -> Progress:
    return Progress(range(*args))


def _enumerate(iterable: Any, start: int = 0, *_: Any, **__: Any) -> Iterator[Any]:
    return enumerate(iterable, start)


def _zip(*iterables: Any, **_: Any) -> Iterator[Any]:
    return zip(*iterables)  # noqa: B905  -- tzip stops with the shortest


def _map(function: Callable[..., Any], *iterables: Any, **_: Any) -> Iterator[Any]:
    return map(function, *iterables)


def _map_all(function: Callable[..., Any], *iterables: Any, **_: Any) -> list[Any]:
    return [*map(function, *iterables)]


def _product(*iterables: Any, repeat: int = 1, **_: Any) -> Iterator[Any]:
    return itertools.product(*iterables, repeat=repeat)


def _parallel(iterable: Any, function: Callable[..., Any], *_: Any, **__: Any) -> list[Any]:
    return [function(each) for each in iterable]


_BARS = "tqdm tqdm_notebook tqdm_gui tqdm_rich tqdm_asyncio stqdm tqdm_logging tqdm_loggable"
_TRACKS = """alive_it track progressbar prog_bar prog_percent ProgIter atpbar progress_bar
    master_bar ConsoleProgressBar ConsoleMasterBar NBProgressBar NBMasterBar"""
_OBJECTS = """ProgressBar Progress Bar ChargingBar FillingBar IncrementalBar PixelBar ShadyBar
    Counter Spinner ProgBar ProgPercent alive_bar counter DataTransferBar"""
_NAMES: dict[str, Any] = {
    **dict.fromkeys(_BARS.split(), Progress),
    **dict.fromkeys(_TRACKS.split(), _Track),
    **dict.fromkeys(_OBJECTS.split(), _Master),
    **dict.fromkeys(("trange", "tnrange", "tgrange", "ttrange", "trrange", "tarange"), _range),
    **dict.fromkeys(("sttrange", "irange"), _range),
    "tenumerate": _enumerate,
    "tzip": _zip,
    "tmap": _map,
    "tproduct": _product,
    **dict.fromkeys(("thread_map", "process_map", "p_map", "p_umap", "t_map"), _map_all),
    **dict.fromkeys(("p_imap", "p_uimap", "t_imap"), _map),
    "pqdm": _parallel,
}


def fill(module: types.ModuleType) -> None:
    """Give a module of a progress bar its names."""
    space = module.__dict__
    space.update(_NAMES)
    space["__version__"] = "0.0"
    space["__all__"] = ["tqdm", "trange"]
    if module.__name__ == "tqdm.contrib.itertools":
        space["product"] = _product
    if module.__name__.startswith("ipypb"):
        space["track"] = _Track
