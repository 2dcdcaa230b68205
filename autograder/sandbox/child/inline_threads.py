"""Threads, pools and event loops in a process that may start nothing: their work is done at once.

The filter lets a child start neither threads nor processes, and open no sockets. What a student
gives to a thread or a pool runs when it is started, in order, so that the answer is the same; an
event loop waits by sleeping. Holds no protection. Imports nothing but what was imported: a child
that uses none of this pays nothing for it.
"""

# ruff: noqa: ARG001, ARG002 -- the signatures are the standard library's

from __future__ import annotations

import importlib.machinery
import queue
import sys
import threading
import time
import types
from collections.abc import Callable, Coroutine, Iterable, Iterator
from typing import Any

from autograder.sandbox.child import shared, waiting

# -- pools ------------------------------------------------------------------------------------


class Done:
    """The result of work that is done; what `apply_async` gives."""

    def __init__(self, work: Callable[[], Any], callback: Any = None, error: Any = None) -> None:
        self._value, self._error = None, None
        try:
            self._value = work()
        except Exception as raised:
            self._error = raised
        then, value = (callback, self._value) if self._error is None else (error, self._error)
        if then is not None:
            then(value)

    def get(self, timeout: float | None = None) -> Any:
        if self._error is not None:
            raise self._error
        return self._value

    def wait(self, timeout: float | None = None) -> None:
        pass

    def ready(self) -> bool:
        return True

    def successful(self) -> bool:
        return self._error is None


class Pool:
    """multiprocessing's Pool and ThreadPool."""

    def __init__(
        self, processes: object = None, initializer: Any = None, initargs: Any = (), *_: object,
        **__: object,
    ) -> None:  # fmt: skip
        if initializer is not None:
            initializer(*initargs)

    def apply(self, func: Any, args: Any = (), kwds: Any = None) -> Any:
        return func(*args, **(kwds or {}))

    def apply_async(
        self, func: Any, args: Any = (), kwds: Any = None, callback: Any = None,
        error_callback: Any = None,
    ) -> Done:  # fmt: skip
        return Done(lambda: func(*args, **(kwds or {})), callback, error_callback)

    def map(self, func: Any, iterable: Iterable[Any], chunksize: object = None) -> list[Any]:
        return [func(each) for each in iterable]

    def starmap(self, func: Any, iterable: Iterable[Any], chunksize: object = None) -> list[Any]:
        return [func(*each) for each in iterable]

    def map_async(
        self, func: Any, iterable: Iterable[Any], chunksize: object = None, callback: Any = None,
        error_callback: Any = None,
    ) -> Done:  # fmt: skip
        return Done(lambda: self.map(func, iterable), callback, error_callback)

    def starmap_async(
        self, func: Any, iterable: Iterable[Any], chunksize: object = None, callback: Any = None,
        error_callback: Any = None,
    ) -> Done:  # fmt: skip
        return Done(lambda: self.starmap(func, iterable), callback, error_callback)

    def imap(self, func: Any, iterable: Iterable[Any], chunksize: object = None) -> Iterator[Any]:
        return iter(self.map(func, iterable))

    imap_unordered = imap

    def close(self) -> None:
        pass

    join = terminate = close

    def __enter__(self) -> Pool:
        return self

    def __exit__(self, *exc: object) -> None:
        return None


def _futures(module: types.ModuleType) -> None:
    base = sys.modules["concurrent.futures._base"]

    class InlineExecutor(base.Executor):  # type: ignore[name-defined, misc]
        """ThreadPoolExecutor and ProcessPoolExecutor."""

        def __init__(
            self, max_workers: object = None, *_: object, initializer: Any = None,
            initargs: Any = (), **__: object,
        ) -> None:  # fmt: skip
            self._max_workers, self._over = max_workers or 1, False
            if initializer is not None:
                initializer(*initargs)

        def submit(self, fn: Any, /, *args: Any, **kwargs: Any) -> Any:
            if self._over:
                raise RuntimeError("cannot schedule new futures after shutdown")
            future = base.Future()
            future.set_running_or_notify_cancel()
            try:
                value = fn(*args, **kwargs)
            except BaseException as error:
                future.set_exception(error)
            else:
                future.set_result(value)
            return future

        def shutdown(self, wait: bool = True, *, cancel_futures: bool = False) -> None:
            self._over = True

    _put(module, ThreadPoolExecutor=InlineExecutor, ProcessPoolExecutor=InlineExecutor)


def _put(module: types.ModuleType, **values: Any) -> None:
    module.__dict__.update(values)


def _multiprocessing(module: types.ModuleType) -> None:
    class Process(threading.Thread):
        exitcode, pid = 0, None

        def terminate(self) -> None:
            pass

        kill = close = terminate

    def get_context(*_: object) -> types.ModuleType:
        return module

    _put(
        module, Pool=Pool, Process=Process, get_context=get_context, Queue=queue.Queue,
        SimpleQueue=queue.SimpleQueue, JoinableQueue=queue.Queue, Lock=threading.Lock,
        RLock=threading.RLock, Semaphore=threading.Semaphore, Event=threading.Event,
        BoundedSemaphore=threading.BoundedSemaphore, Condition=threading.Condition,
        Barrier=threading.Barrier, Pipe=shared.pipe, Manager=shared.Manager,
        Value=shared.value, Array=shared.array, RawValue=shared.raw_value,
        RawArray=shared.raw_array,
    )  # fmt: skip


def _pools(module: types.ModuleType) -> None:
    _put(module, Pool=Pool, ThreadPool=Pool)


# -- event loops ------------------------------------------------------------------------------


class _Selector:
    """Has nothing to watch: waits until the next timer."""

    @staticmethod
    def select(timeout: float | None = None) -> list[Any]:
        if timeout is None:
            raise RuntimeError("the event loop waits for something that never comes")
        time.sleep(max(timeout, 0))
        return []


def _asyncio(module: types.ModuleType) -> None:
    events = sys.modules["asyncio.events"]
    base = sys.modules["asyncio.base_events"].BaseEventLoop

    class Loop(base):  # type: ignore[valid-type, misc]
        """An event loop without sockets."""

        def __init__(self) -> None:
            super().__init__()
            self._selector = _Selector()

        def _process_events(self, events: object) -> None:
            pass

        def _write_to_self(self) -> None:
            pass

    names = vars(events)  # since Python 3.14 with an underscore
    policy = names.get("_BaseDefaultEventLoopPolicy") or names["BaseDefaultEventLoopPolicy"]
    put = names.get("_set_event_loop_policy") or names["set_event_loop_policy"]
    put(type("Policy", (policy,), {"_loop_factory": Loop})())


_loops: list[Any] = []


def finish(coroutine: Coroutine[Any, Any, Any]) -> Any:
    """Run a coroutine to its end, in the one loop that a notebook has."""
    import asyncio  # only where a notebook awaits something

    if not _loops or _loops[0].is_closed():
        _loops[:] = [asyncio.new_event_loop()]
    asyncio.set_event_loop(_loops[0])
    return _loops[0].run_until_complete(coroutine)


# -- when they are imported -------------------------------------------------------------------

_CHANGES: dict[str, Callable[[types.ModuleType], None]] = {
    "asyncio": _asyncio,
    "concurrent.futures": _futures,
    "concurrent.futures.thread": _futures,
    "multiprocessing": _multiprocessing,
    "multiprocessing.pool": _pools,
    "multiprocessing.dummy": _pools,
}


class _Changed:
    """A loader that changes the module after it has run."""

    def __init__(self, loader: Any, change: Callable[[types.ModuleType], None]) -> None:
        self._loader, self._change = loader, change

    def __getattr__(self, name: str) -> Any:
        return getattr(self._loader, name)

    def create_module(self, spec: importlib.machinery.ModuleSpec) -> Any:
        return self._loader.create_module(spec)

    def exec_module(self, module: types.ModuleType) -> None:
        self._loader.exec_module(module)
        self._change(module)


class Finder:
    """Finds the modules that are changed, where Python finds them."""

    @staticmethod
    def find_spec(name: str, path: Any = None, *_: object) -> importlib.machinery.ModuleSpec | None:
        if name not in _CHANGES:
            return None
        spec = importlib.machinery.PathFinder.find_spec(name, path)
        if spec is not None and spec.loader is not None:
            spec.loader = _Changed(spec.loader, _CHANGES[name])  # type: ignore[assignment]
        return spec


def install() -> None:
    """Change what is imported, and what will be."""
    sys.meta_path.insert(0, Finder)
    waiting.install()
    for name, change in _CHANGES.items():
        if name in sys.modules:
            change(sys.modules[name])
