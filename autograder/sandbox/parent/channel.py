"""The trusted end of a child's socket: frames in and out, each by an absolute deadline.

A child may drip bytes, stop reading, flood or talk nonsense: a deadline is never per read, sends
never block, and all that one child may ever say is capped. What frames mean is not known here.
"""

from __future__ import annotations

import select
import socket
import time
from typing import Any, NamedTuple

from autograder.sandbox import wire

_READ_AT_ONCE = 1 << 20


class Late(Exception):
    """The deadline has passed."""


class Ended(Exception):
    """The child has closed its end: it is gone, or as good as."""


class Mark(NamedTuple):
    """The child has come to this statement of this cell."""

    cell: int
    statement: int


class Message(NamedTuple):
    """What a child says, to be believed in nothing: any JSON, and the bytes that go with it."""

    head: Any
    buffers: list[memoryview]


class Channel:
    """Frames from and to one child. Times are `time.monotonic()`'s."""

    def __init__(self, sock: socket.socket, total_bytes: int) -> None:
        self._socket = sock
        self._socket.setblocking(False)
        self._poll = select.poll()
        self._data = bytearray()
        self._left = total_bytes

    def close(self) -> None:
        self._socket.close()

    def send(self, frame: bytes, deadline: float) -> None:
        view = memoryview(frame)
        while view:
            try:
                view = view[self._socket.send(view) :]
            except BlockingIOError:
                self._wait(select.POLLOUT, deadline)
            except OSError:
                raise Ended from None

    def receive(self, deadline: float) -> Mark | Message:
        """The next frame. Raises Late, Ended or Garbled."""
        self._fill(wire.PREFIX.size, deadline)
        kind, first, second = wire.announced(self._data, trusted=False)
        if kind == wire.MARK:
            del self._data[: wire.PREFIX.size]
            return Mark(first, second)
        start = wire.PREFIX.size + first
        self._fill(start + second, deadline)
        head = bytes(self._data[wire.PREFIX.size : start])
        body = memoryview(bytes(self._data[start : start + second]))
        del self._data[: start + second]
        return Message(*wire.unpack(head, body, trusted=False))

    def _fill(self, size: int, deadline: float) -> None:
        while len(self._data) < size:
            self._wait(select.POLLIN, deadline)
            try:
                part = self._socket.recv(_READ_AT_ONCE)
            except BlockingIOError:
                continue
            except OSError:
                raise Ended from None
            if not part:
                raise Ended
            self._left -= len(part)
            if self._left < 0:
                raise wire.Garbled("more data than one submission may send")
            self._data += part

    def _wait(self, event: int, deadline: float) -> None:
        left = deadline - time.monotonic()
        self._poll.register(self._socket, event)
        if left <= 0 or not self._poll.poll(max(1, int(min(left, 3600) * 1000))):
            raise Late
