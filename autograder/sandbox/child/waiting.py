"""Threads that run when they are started, one after the other, and what becomes of one that waits.

A thread that waits for what another is to do is put aside, and run again when somebody waits for
it: a worker that is started before its queue is filled does its work after all. Who waits for what
never comes is reported so, and does not hang. Runs in the child, which can start no real thread.
"""

from __future__ import annotations

import threading
from typing import Any

TOLD = (
    "this waits for another thread, and threads run one after the other when notebooks are graded: "
    "fill the queue before you start the thread, or do it without threads"
)
_HELD = ("_target", "_args", "_kwargs")
_MOST = 50
"""Threads that are kept aside: each is run again whenever somebody waits."""
_usual_wait = threading.Condition.wait
_usual_notify = threading.Condition.notify
_running: list[threading.Thread] = []
_aside: list[threading.Thread] = []
_notified = 0


class _PutAside(BaseException):
    """Ends a thread that waits, for the time being."""


def _run(thread: Any) -> None:
    held = {name: vars(thread)[name] for name in _HELD if name in vars(thread)}
    _running.append(thread)
    try:
        thread.run()
    except _PutAside:
        vars(thread).update(held)  # `run` has dropped them
        _aside.append(thread)
        del _aside[:-_MOST]
        return
    except BaseException:  # as in a thread: what it raises ends it alone
        pass
    finally:
        _running.pop()
    thread._is_over = True


def _start(self: Any) -> None:
    if self._started.is_set():
        raise RuntimeError("threads can only be started once")
    self._started.set()
    _run(self)


def _run_again(threads: list[threading.Thread]) -> bool:
    """Run threads that were put aside; whether that has changed anything."""
    before, finished = _notified, False
    for thread in threads:
        if thread in _aside:
            _aside.remove(thread)
            _run(thread)
        finished = finished or not _is_alive(thread)
    return finished or _notified != before


def _join(self: Any, timeout: float | None = None) -> None:
    if not self._started.is_set():
        raise RuntimeError("cannot join thread before it is started")
    while self in _aside and _run_again([*_aside]):
        pass
    if self in _aside and timeout is None:
        raise _PutAside if _running else RuntimeError(TOLD)


def _is_alive(self: Any) -> bool:
    return self._started.is_set() and not getattr(self, "_is_over", False)


def _wait(self: Any, timeout: float | None = None) -> bool:
    if timeout is not None or not self._is_owned():
        return _usual_wait(self, timeout)
    if _running:
        raise _PutAside
    held = self._release_save()
    try:
        woken = _run_again([*_aside])
    finally:
        self._acquire_restore(held)
    if not woken:
        raise RuntimeError(TOLD)
    return True


def _notify(self: Any, n: int = 1) -> None:
    global _notified
    _notified += 1
    _usual_notify(self, n)


def install() -> None:
    """Let threads and what they wait with be these, in this process."""
    threading.Thread.start = _start  # type: ignore[method-assign]
    threading.Thread.join = _join  # type: ignore[method-assign]
    threading.Thread.is_alive = _is_alive  # type: ignore[method-assign]
    threading.Condition.wait = _wait  # type: ignore[method-assign]
    threading.Condition.notify = _notify  # type: ignore[method-assign]
