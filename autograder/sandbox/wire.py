"""Frames: plain values as bytes between the trusted side and a child. Never pickle.

A frame is three little-endian 32-bit numbers and what they announce. A message (kind 1) gives the
lengths of its head and its body: the head is JSON, the body the arrays' bytes one after another.
A mark (kind 2) is complete as it is: it says which cell and statement the child has come to.

Everything is capped before memory is taken for it, and decoding raises nothing but `Garbled`.
Knows nothing of sockets, of what messages mean, or of which side it runs on.
"""

from __future__ import annotations

import json
import struct
from collections.abc import Sequence
from typing import Any

from autograder.core.values import MAX_BYTES, MAX_NODES, Array, NotPlain

PREFIX = struct.Struct("<III")
MESSAGE, MARK = 1, 2

MAX_HEAD = 8 << 20
"""What a child may send: JSON grows about eightfold when it is parsed."""
MAX_HEAD_SENT = 256 << 20
"""What the trusted side may send: a notebook's source is capped where the file is read."""
MAX_BODY_SENT = 1 << 30
MAX_TOKENS = 4 * MAX_NODES
"""Separators in a head. Counted before parsing: `[[],[],…` costs 60 bytes of memory each."""

_to_json = json.JSONEncoder(separators=(",", ":")).encode
_from_json = json.JSONDecoder().decode


class Garbled(ValueError):
    """The bytes are not a frame of ours."""


def pack(head: Any, arrays: Sequence[Array] = ()) -> bytes:
    """The frame of a head and the arrays that its trees name. Raises NotPlain if too large."""
    sizes = [array.nbytes for array in arrays]
    try:
        text = _to_json([head, sizes]).encode("ascii")
    except ValueError as error:  # an int of more digits than Python will print
        raise NotPlain(str(error)) from None
    prefix = PREFIX.pack(MESSAGE, len(text), sum(sizes))
    return b"".join((prefix, text, *[array.tobytes() for array in arrays]))


def pack_reply(head: Any, arrays: Sequence[Array] = ()) -> bytes:
    """As `pack`, for a child: NotPlain where the trusted side would refuse the frame."""
    frame = pack(head, arrays)
    length = PREFIX.unpack_from(frame)[1]
    if length > MAX_HEAD or _tokens(frame[PREFIX.size : PREFIX.size + length]) > MAX_TOKENS:
        raise NotPlain("too many or too long texts and numbers")
    return frame


def numbered(nonce: str, place: int) -> str:
    """What the answer to the call at a place in a frame must repeat of the frame's nonce."""
    return f"{nonce}.{place}"


def mark(cell: int, statement: int) -> bytes:
    return PREFIX.pack(MARK, cell, statement)


def announced(prefix: bytes | bytearray | memoryview, *, trusted: bool) -> tuple[int, int, int]:
    """Kind and two numbers of a frame's first 12 bytes, the lengths within their caps."""
    kind, first, second = PREFIX.unpack_from(prefix)
    if kind == MARK:
        return kind, first, second
    if kind != MESSAGE:
        raise Garbled("an unknown kind of frame")
    if first > (MAX_HEAD_SENT if trusted else MAX_HEAD):
        raise Garbled("a head that is too long")
    if second > (MAX_BODY_SENT if trusted else MAX_BYTES):
        raise Garbled("a body that is too long")
    return kind, first, second


def unpack(head: bytes, body: memoryview, *, trusted: bool) -> tuple[Any, list[memoryview]]:
    """A message's head, and its body cut into the arrays' bytes."""
    if not trusted and _tokens(head) > MAX_TOKENS:
        raise Garbled("a head of too many parts")
    try:
        value, sizes = _from_json(head.decode("ascii"))
    except (ValueError, TypeError, RecursionError) as error:
        raise Garbled(f"a head that cannot be read: {type(error).__name__}") from None
    if type(sizes) is not list:
        raise Garbled("no list of sizes")
    parts = []
    start = 0
    for size in sizes:
        if type(size) is not int or not 0 <= size <= len(body) - start:
            raise Garbled("sizes that do not fit the body")
        parts.append(body[start : start + size])
        start += size
    if start != len(body):
        raise Garbled("data left over")
    return value, parts


def _tokens(head: bytes) -> int:
    return head.count(b",") + head.count(b"[") + head.count(b"{")
