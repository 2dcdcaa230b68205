"""Starts a zygote: which interpreter, environment and folders it gets, and the talk with it.

Trusted side. What a zygote gets here is all it ever knows: no reference, no input, no secret.
"""

from __future__ import annotations

import contextlib
import importlib.util
import json
import os
import select
import socket
import subprocess
import sys
import sysconfig
import time
from collections.abc import Sequence
from dataclasses import asdict
from typing import Any

import numpy as np

from autograder.sandbox.limits import Limits
from autograder.sandbox.parent.lending import Lent
from autograder.sandbox.tiers import SandboxFault, Tier

START_SECONDS = 60.0
"""NumPy from a cold disk on a loaded machine."""
TURN_SECONDS = 30.0
"""One fork, or one wait for a killed process."""

_ENVIRONMENT = {
    # With threads and clone denied a matrix product would wait forever.
    **dict.fromkeys(("OPENBLAS_NUM_THREADS", "OMP_NUM_THREADS", "MKL_NUM_THREADS"), "1"),
    "VECLIB_MAXIMUM_THREADS": "1",
    # Sets of texts come in the same order in every grading.
    "PYTHONHASHSEED": "0",
    "LC_ALL": "C.UTF-8",
    "HOME": "/tmp",
}
NUMERICS = ("NPY_DISABLE_CPU_FEATURES",)
"""Handed on where it is set: a child computes on the vector units that the trusted side has."""
_ZYGOTE = os.path.join(os.path.dirname(os.path.dirname(__file__)), "child", "zygote.py")
"""Started as a script by its path: nothing of `child` is ever imported on the trusted side."""
# As -I, but for -E, which would ignore PYTHONHASHSEED: the environment is ours to the last entry.
# -S: no .pth file of site-packages is run.
_FLAGS = ("-P", "-s", "-S", "-B")


def folders(lent: Sequence[str] = ()) -> dict[str, list[str]]:
    """What a child may read: the standard library without site-packages, NumPy, what is lent."""
    library = {sysconfig.get_path("stdlib"), sysconfig.get_path("platstdlib")}
    numpy = os.path.dirname(str(np.__file__))
    hidden = [os.path.join(p, n) for p in library for n in ("site-packages", "dist-packages")]
    hidden = [path for path in hidden if os.path.isdir(path)]
    entries = [os.path.join(path, name) for path in library for name in sorted(os.listdir(path))]
    return {
        "folders": sorted({*library, numpy, *lent}),
        "hidden": hidden,
        "readable": [*(path for path in entries if path not in hidden), numpy, *lent],
    }


def environment() -> dict[str, str]:
    """A zygote's whole environment."""
    return _ENVIRONMENT | {name: os.environ[name] for name in NUMERICS if name in os.environ}


def _libraries() -> list[str]:
    """Where NumPy and landlockpy are imported from, once, at the zygote's start."""
    specs = [importlib.util.find_spec(name) for name in ("numpy", "landlockpy")]
    found = [
        os.path.dirname(os.path.dirname(spec.origin)) for spec in specs if spec and spec.origin
    ]
    return list(dict.fromkeys(found))


class Control:
    """The socket to a zygote process: one question, one answer."""

    def __init__(self, tier: Tier, limits: Limits, lent: Lent) -> None:
        self._ours, theirs = socket.socketpair()
        with theirs:
            self._process = subprocess.Popen(
                [sys.executable, *_FLAGS, _ZYGOTE, str(theirs.fileno())],
                env=environment(),
                pass_fds=[theirs.fileno()],
                stdin=subprocess.DEVNULL,
                stdout=subprocess.DEVNULL,
                stderr=subprocess.DEVNULL,
                start_new_session=True,  # Ctrl-C is for us; our going is what ends a zygote
            )
        try:
            self._start(tier, limits, lent)
        except BaseException:
            self.close()
            raise

    def _start(self, tier: Tier, limits: Limits, lent: Lent) -> None:
        config = {
            "tier": tier.value,
            "limits": asdict(limits),
            "libraries": _libraries(),
            "worker": os.getpid(),
            "lent": lent.config(),
            **folders(lent.readable),
        }
        self.ask(config, START_SECONDS)

    def ask(self, question: dict[str, Any], seconds: float = TURN_SECONDS) -> dict[str, Any]:
        answer, sockets = self._turn(question, seconds)
        for each in sockets:
            os.close(each)
        return answer

    def ask_for_socket(self, question: dict[str, Any]) -> tuple[dict[str, Any], socket.socket]:
        answer, sockets = self._turn(question, TURN_SECONDS)
        if len(sockets) != 1:
            raise SandboxFault("the sandbox's zygote gave no socket; start another")
        return answer, socket.socket(fileno=sockets[0])

    def _turn(self, question: dict[str, Any], seconds: float) -> tuple[dict[str, Any], list[int]]:
        until = time.monotonic() + seconds
        data, sockets = b"", list[int]()
        ready = select.poll()  # select() knows no descriptor above 1023
        try:
            ready.register(self._ours, select.POLLIN)
            self._ours.sendall(json.dumps(question).encode() + b"\n")
            while not data.endswith(b"\n"):
                left = until - time.monotonic()
                if left <= 0 or not ready.poll(left * 1000):
                    raise TimeoutError("no answer in time")
                part, received, _, _ = socket.recv_fds(self._ours, 1 << 16, 1)
                sockets += received
                if not part:
                    raise EOFError("it has ended")
                data += part
            answer = json.loads(data)
        except (OSError, EOFError, ValueError) as error:
            raise SandboxFault(f"the sandbox's zygote failed ({error}); start another") from error
        if "fault" in answer:
            raise SandboxFault(f"the sandbox cannot be set up here: {answer['fault']}")
        return dict(answer), sockets

    def close(self) -> None:
        """End the zygote, and with it all of its children."""
        with contextlib.suppress(OSError):  # a process that we forked may hold a copy of it
            self._ours.shutdown(socket.SHUT_RDWR)
        self._ours.close()
        try:
            self._process.wait(5)
        except subprocess.TimeoutExpired:
            self._process.kill()
            self._process.wait()
