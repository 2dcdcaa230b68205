"""A limit of time for authored code that runs in this process: a master may loop without end.

Trusted code only is meant here, so a signal is enough: it stops Python's own loops in the main
thread of a POSIX system. `verify` has a process of its own beside it, which can be ended.
"""

from __future__ import annotations

import contextlib
import signal
import threading
from collections.abc import Iterator
from types import FrameType

from autograder.exercise import DeclarationError

LOAD_SECONDS = 60.0
"""For a file of masters to be read."""
PREPARE_SECONDS = 300.0
"""For an exercise's cases to be drawn and answered by its oracle."""


class _OutOfTime(BaseException):
    """Not an Exception: authored code that catches those must not catch this."""


@contextlib.contextmanager
def authored(what: str, seconds: float, doing: str) -> Iterator[None]:
    """Whatever authored code inside raises is an error of `what`, and so is taking too long.

    Raises DeclarationError that names `what`, what it was `doing`, and the remedy.
    """
    try:
        with _alarm(seconds):
            yield
    except DeclarationError:
        raise
    except _OutOfTime:
        raise DeclarationError(
            f"{what}: it did not finish within {seconds:g} s while {doing}; "
            "look for a loop without end, or make it faster"
        ) from None
    except (Exception, SystemExit, GeneratorExit) as error:
        told = f"{type(error).__name__}: {error}".removesuffix(": ")
        raise DeclarationError(f"{what}: {told}, while {doing}. Fix the file.") from error


@contextlib.contextmanager
def _alarm(seconds: float) -> Iterator[None]:
    here = threading.current_thread() is threading.main_thread()
    if not here or not hasattr(signal, "setitimer") or signal.getitimer(signal.ITIMER_REAL)[0]:
        yield
        return

    def stop(_number: int, _frame: FrameType | None) -> None:
        raise _OutOfTime

    before = signal.signal(signal.SIGALRM, stop)
    signal.setitimer(signal.ITIMER_REAL, seconds)
    try:
        yield
    finally:
        signal.setitimer(signal.ITIMER_REAL, 0)
        signal.signal(signal.SIGALRM, before)
