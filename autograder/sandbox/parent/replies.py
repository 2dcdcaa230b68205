"""What a child's messages say, believed in nothing: the only door from its JSON to our types.

Every function either returns a well-formed value or raises `Garbled`. A student's code can make a
child say anything; it can thereby choose its own answers, and nothing else.
"""

from __future__ import annotations

import signal
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

from autograder.core.model import Missing, Note, Outcome, Raised, Returned, Spot, Stop, Stopped
from autograder.core.values import MAX_TYPE_NAME, NotPlain, Value, rebuild
from autograder.sandbox.parent.channel import Mark, Message
from autograder.sandbox.wire import Garbled

MAX_TEXT = 500
MAX_NOTES = 300
MAX_SPOT_TEXT, MAX_SPOT_NAME, MAX_SPOT_NAMES = 90, 40, 4
MAX_PLACE = 1 << 31
_KINDS = frozenset({"syntax", "magic", "error", "stopped", "python", "library", "old-name"})
_OWN_STOPS = {"memory": Stop.MEMORY, "too-large": Stop.TOO_LARGE}
_OUT_OF_TIME = {-signal.SIGKILL, -signal.SIGXCPU}


@dataclass(frozen=True, slots=True)
class Loaded:
    """What a notebook's cells left behind."""

    notes: tuple[Note, ...]
    defined: frozenset[str]
    """Those of the wanted names that can be called."""
    uses: dict[str, tuple[str, ...]]
    """For each of them the others that its code mentions, through helpers too. A hint only."""
    broken: Mapping[str, str] = field(default_factory=dict)
    """For names that are not defined what became of their definition, as the child says."""


@dataclass(frozen=True, slots=True)
class LoadStopped:
    """Loading ended in `cell` at `statement` (from 1; 0 while the cell was read).

    A fresh child that is asked to skip (cell, statement) gets further.
    """

    stopped: Stopped
    cell: int
    statement: int


@dataclass(frozen=True, slots=True)
class Usage:
    """What the kernel says that a child has used."""

    cpu_seconds: float
    peak_kilobytes: int


@dataclass(frozen=True, slots=True)
class Ask:
    """The student's code has called a function that was put right."""

    name: str
    args: tuple[Value, ...]
    kwargs: dict[str, Value]


def _whole(value: Any) -> int | None:
    return value if type(value) is int and 0 <= value < MAX_PLACE else None


def _text(value: Any, most: int = MAX_TEXT) -> str:
    if type(value) is not str:
        raise Garbled("a text that is none")
    return value[:most]


def _fields(head: Any, nonce: str) -> dict[str, Any]:
    if type(head) is not dict or head.get("n") != nonce:
        raise Garbled("an answer to something else")
    return head


def _items(value: Any, kind: type = list) -> Any:
    if type(value) is not kind:
        raise Garbled(f"no {kind.__name__} where one belongs")
    return value


def ready(frame: Message | Mark) -> None:
    """What a child says first, before student code has run: that it is locked, or why not."""
    said = _items(frame.head, dict) if isinstance(frame, Message) else {}
    if "ready" not in said:
        raise Garbled(str(said.get("fault", "it said something else than that it was ready")))


def loaded(message: Message, nonce: str, names: Sequence[str]) -> Loaded:
    report = _items(_fields(message.head, nonce).get("loaded"), dict)
    notes = [_note(_items(each, dict)) for each in _items(report.get("notes"))[:MAX_NOTES]]
    said = _items(report.get("defined"))
    defined = [name for name in names if name in said]
    uses = _items(report.get("uses"), dict)
    broken = _items(report.get("broken", {}), dict)
    return Loaded(
        tuple(notes),
        frozenset(defined),
        {name: tuple(o for o in names if o in _items(uses.get(name, []))) for name in defined},
        {name: _text(broken[name]) for name in names if name in broken and name not in said},
    )


def _note(note: dict[str, Any]) -> Note:
    cell, kind = _whole(note.get("cell")), note.get("kind")
    if cell is None or type(kind) is not str or kind not in _KINDS:
        raise Garbled("a note that is none")
    return Note(cell, _whole(note.get("line")), kind, _text(note.get("text")))


def reply(frame: Message | Mark, nonce: str, name: str) -> Outcome | Ask:
    """The answer to the call `nonce` of the function `name`, or a question on the way there."""
    if isinstance(frame, Mark):
        raise Garbled("a place in a cell, in answer to a call")
    head = _fields(frame.head, nonce)
    try:
        if "value" in head:
            changed = tuple(n for n in map(_whole, _items(head.get("changed"))) if n is not None)
            spot = _spot(head.get("spot"))
            return Returned(rebuild(head["value"], frame.buffers), changed, spot)
        if "ask" in head:
            return _ask(head, frame.buffers)
    except (NotPlain, RecursionError) as error:
        raise Garbled(str(error)) from None
    if "raised" in head:
        return _raised(_items(head["raised"], dict))
    if "missing" in head:
        return Missing(name)
    stop = head.get("stopped")
    if type(stop) is str and stop in _OWN_STOPS:
        return Stopped(_OWN_STOPS[stop], _text(head.get("detail")))
    raise Garbled("an unknown kind of answer")


def _ask(head: dict[str, Any], buffers: list[memoryview]) -> Ask:
    match rebuild(head.get("args"), buffers):
        case [tuple(args), dict(kwargs)]:
            return Ask(_text(head["ask"]), args, kwargs)
    raise Garbled("a question without arguments")


def _raised(fields: dict[str, Any]) -> Raised:
    return Raised(
        type=_text(fields.get("type"), MAX_TYPE_NAME),
        message=_text(fields.get("message")),
        cell=_whole(fields.get("cell")),
        line=_whole(fields.get("line")),
        bases=tuple(_text(base, MAX_TYPE_NAME) for base in _items(fields.get("bases"))[:20]),
        spot=_spot(fields.get("spot")),
    )


def _spot(said: Any) -> Spot | None:
    if said is None:
        return None
    match said:
        case [cell, line, source, list(pairs), near]:
            named = [_pair(pair) for pair in pairs[:MAX_SPOT_NAMES]]
            source, near = _text(source, MAX_SPOT_TEXT), _text(near, MAX_SPOT_NAME)
            return Spot(_whole(cell), _whole(line), source, tuple(named), near)
    raise Garbled("a place that is none")


def _pair(pair: Any) -> tuple[str, str]:
    match pair:
        case [name, kind]:
            return _text(name, MAX_SPOT_NAME), _text(kind, MAX_SPOT_NAME)
    raise Garbled("a name that is none")


def how_it_ended(ended: dict[str, Any], cpu_seconds: int) -> Stopped:
    """Why a process ended that closed its socket without an answer, from its exit status."""
    status = ended.get("status", 0)
    if ended.get("killed"):
        return Stopped(Stop.GARBLED, "it closed the line to the grader")
    if status >= 0:
        return Stopped(Stop.EXIT, f"the process ended itself with status {status}")
    if status in _OUT_OF_TIME and ended["cpu"] >= cpu_seconds - 1:
        return Stopped(Stop.TIMEOUT, f"it used {cpu_seconds} s of processor time")
    if status == -signal.SIGKILL:
        return Stopped(Stop.MEMORY, "the system killed it, most likely for want of memory")
    return Stopped(Stop.CRASH, f"the process crashed ({signal.Signals(-status).name})")
