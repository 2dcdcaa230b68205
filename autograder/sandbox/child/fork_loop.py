"""The zygote's loop: forks a child for each request, ends it, and says how it ended.

Strictly in turns over one socket, a line of JSON each:

    {"spawn": seed}             -> {"pid": …} with the child's socket
    {"end": pid, "wait": s}     -> {"status": …, "cpu": …, "peak": …, "killed": …}

Reads nothing a student wrote, and imports nothing: a child could else be made to find it changed.
"""

from __future__ import annotations

import json
import os
import signal
import socket
import time
from collections.abc import Callable
from typing import Any, NoReturn, TypeAlias

Lock: TypeAlias = Callable[[int], None]
"""Locks a process but for its descriptors up to the one that is given."""
Run: TypeAlias = Callable[[int, int, Callable[[], None]], None]
"""What a child does with its socket and its seed, once it has locked itself."""

_SOCKET = 3
_FAILED = 97
"""Exit status of a child whose loop broke."""


def serve(control: socket.socket, lock: Lock, run: Run) -> None:
    """Answer until the control socket closes, then end with all children."""
    null = os.open(os.devnull, os.O_RDWR)
    children: set[int] = set()
    while True:
        request = receive(control)
        if "end" in request:
            send(control, _end(request["end"], request["wait"]))
            children.discard(request["end"])
        elif "spawn" in request:
            ours, theirs = socket.socketpair()
            pid = os.fork()
            if pid == 0:
                _be_a_child(theirs.fileno(), null, lock, run, request["spawn"])
            children.add(pid)
            theirs.close()
            send(control, {"pid": pid}, ours)
            ours.close()
        else:
            for pid in children:  # what the kernel does for us where it can
                os.kill(pid, signal.SIGKILL)
            os._exit(0)


def _be_a_child(theirs: int, null: int, lock: Lock, run: Run, seed: int) -> NoReturn:
    """Keep /dev/null as 0, 1 and 2 and the socket as 3; leave the rest for `lock` to close."""
    try:
        os.umask(0o077)
        for number in (0, 1, 2):
            os.dup2(null, number)
        os.dup2(theirs, _SOCKET, inheritable=False)
        run(_SOCKET, seed, lambda: lock(_SOCKET))
    finally:
        os._exit(_FAILED)


def _end(pid: int, wait: float) -> dict[str, Any]:
    """Kill a child and say how it ended; first give it `wait` seconds to end by itself."""
    until = time.monotonic() + wait
    found, status, usage = os.wait4(pid, os.WNOHANG)
    while not found and time.monotonic() < until:
        time.sleep(0.001)
        found, status, usage = os.wait4(pid, os.WNOHANG)
    killed = not found
    if killed:
        os.kill(pid, signal.SIGKILL)
        _, status, usage = os.wait4(pid, 0)
    return {
        "status": os.waitstatus_to_exitcode(status),
        "cpu": usage.ru_utime + usage.ru_stime,
        "peak": usage.ru_maxrss,
        "killed": killed,
    }


def take_control(descriptor: int) -> socket.socket:
    """The control socket, under the number of a child's own: a child loses it there."""
    os.dup2(descriptor, _SOCKET, inheritable=False)
    return socket.socket(fileno=_SOCKET)


def receive(control: socket.socket) -> dict[str, Any]:
    """The next request; an empty one at the end."""
    data = bytearray()
    while not data.endswith(b"\n"):
        part = control.recv(1 << 16)
        if not part:
            return {}
        data += part
    return dict(json.loads(data))


def send(control: socket.socket, message: dict[str, Any], *sockets: socket.socket) -> None:
    """One answer, and descriptors to go with it."""
    line = json.dumps(message).encode() + b"\n"
    socket.send_fds(control, [line], [each.fileno() for each in sockets])
