"""The untrusted end of the wire: a loop that loads cells and makes calls, and answers each.

Everything here runs in the student's process, so nothing here is believed: it reports values,
never verdicts, and a student who rewrites it forges nothing but their own answers.
Imported by the zygote before it forks; knows nothing of references, inputs to come, or marks.
"""

from __future__ import annotations

import functools
import os
from collections.abc import Callable, Iterator
from time import monotonic  # a student's code may change the module's
from typing import Any

import numpy as np

from autograder.core import spots
from autograder.core.calls import QUICK_SECONDS, named
from autograder.core.drivers import DRIVERS
from autograder.core.model import Spot
from autograder.core.values import NotPlain, flatten, opaque_name, rebuild, same_value
from autograder.sandbox import wire
from autograder.sandbox.child import environment, exceptions, missing_libraries
from autograder.sandbox.child.run_cells import Notebook

_READ_AT_ONCE = 1 << 20
_SPOTS = 4
"""How often the place of a failure is looked up for a function: public calls come first."""
_KEEP_BYTES = 1 << 16
_KEEP_SECONDS = 0.01
"""How much, and how long before, may be waiting to be reported when a student's code is run."""


class _Line:
    """The socket, blocking, one frame at a time."""

    def __init__(self, descriptor: int) -> None:
        self._descriptor = descriptor
        self._kept = bytearray()
        self._sent = monotonic()
        self.together = False
        """Whether frames may wait for others: each that is sent wakes the trusted side, which costs
        more time than most calls take."""

    def tell(self, frame: bytes) -> None:
        """Send a frame, now or soon; at the latest before the next one is received."""
        self._kept += frame
        enough = len(self._kept) > _KEEP_BYTES or monotonic() - self._sent > _KEEP_SECONDS
        if enough or not self.together:
            self.send_kept()

    def send_kept(self) -> None:
        kept, self._kept = self._kept, bytearray()
        view = memoryview(kept)
        while view:
            view = view[os.write(self._descriptor, view) :]
        self._sent = monotonic()

    def receive(self) -> tuple[Any, list[memoryview]]:
        self.send_kept()
        prefix = self._exactly(wire.PREFIX.size)
        _, head, body = wire.announced(prefix, trusted=True)
        text = bytes(self._exactly(head))
        return wire.unpack(text, memoryview(self._exactly(body)), trusted=True)

    def _exactly(self, size: int) -> bytearray:
        data = bytearray()
        while len(data) < size:
            part = os.read(self._descriptor, min(size - len(data), _READ_AT_ONCE))
            if not part:
                os._exit(0)  # the trusted side has gone
            data += part
        return data


class _Loop:
    def __init__(self, line: _Line) -> None:
        self._line = line
        self._notebook = Notebook()
        self._stubbed: dict[str, Any] = {}
        self._number = self._nonce = ""
        self._looked: dict[str, int] = {}

    def run(self) -> None:
        self._line.tell(wire.pack({"ready": os.getpid()}))
        while True:
            head, buffers = self._line.receive()
            if "together" in head:
                self._line.together, self._number = head["together"], head["n"]
            if "cells" in head:
                self._load(head)
            elif "calls" in head:
                self._make_calls(head["calls"], buffers)
            elif "substitute" in head:
                self._substitute(head["substitute"])

    def _load(self, head: dict[str, Any]) -> None:
        def announce(cell: int, statement: int) -> None:
            self._line.tell(wire.mark(cell, statement))

        sources = [(number, source) for number, source in head["cells"]]
        skip = {(cell, statement) for cell, statement in head["skip"]}
        report = self._notebook.load(sources, head["names"], skip, announce, head["files"])
        self._line.tell(wire.pack_reply({"n": self._number, "loaded": report}))

    def _make_calls(self, calls: list[Any], buffers: list[memoryview]) -> None:
        start = 0
        for place, (name, driver, tree, count, by_name) in enumerate(calls):
            self._nonce = wire.numbered(self._number, place)
            own = buffers[start : start + count]
            start += count
            self._line.tell(self._answer((name, by_name), DRIVERS[driver], tree, own))

    def _answer(
        self,
        asked: tuple[str, list[str]],
        driver: Callable[..., Any],
        tree: Any,
        buffers: list[memoryview],
    ) -> bytes:
        nonce = self._nonce
        name, by_name = asked
        function = self._notebook.functions.get(name)
        if function is None:  # not by `or`: what it is worth as a truth is the student's to say
            function = self._notebook.globals.get(name)
        if not callable(function):
            return wire.pack({"n": nonce, "missing": name})
        environment.reset()
        started = monotonic()
        try:
            args = rebuild(tree, buffers)
            value = driver(named(function, by_name), *args)
            missing_libraries.refuse(value)
        except BaseException as error:  # SystemExit is an answer too
            told = exceptions.describe(error)
            if self._may_look(name):
                told["spot"] = _spot(spots.of_error(error))
            return wire.pack({"n": nonce, "raised": told})

        def again() -> object:
            slow = monotonic() - started > QUICK_SECONDS
            may = not slow and not self._stubbed and self._may_look(name)
            return driver(named(function, by_name), *rebuild(tree, buffers)) if may else None

        look = functools.partial(spots.of_value, function, value, again=again)
        return self._returned(nonce, value, args, tree, buffers, look)

    def _may_look(self, name: str) -> bool:
        self._looked[name] = self._looked.get(name, 0) + 1
        return self._looked[name] <= _SPOTS

    def _returned(
        self,
        nonce: str,
        value: Any,
        args: tuple[Any, ...],
        tree: Any,
        buffers: list[memoryview],
        look: Callable[[], Spot | None],
    ) -> bytes:
        try:
            changed = _changed(args, tree, buffers)
            made, arrays = _taken_apart(value)
            head = {"n": nonce, "value": made, "changed": changed}
            if spots.odd(value, arrays):
                arrays = [array.copy() for array in arrays]  # the call may be made again
                head["spot"] = _spot(look())
            return wire.pack_reply(head, arrays)
        except NotPlain as error:
            return wire.pack({"n": nonce, "stopped": "too-large", "detail": str(error)})
        except MemoryError:
            return wire.pack({"n": nonce, "stopped": "memory", "detail": "while answering"})

    def _substitute(self, names: list[str]) -> None:
        """Bind `names` to stubs that ask the trusted side; first put back what stands now."""
        scope, own = self._notebook.globals, self._notebook.functions
        for name, before in self._stubbed.items():
            if before is None:
                scope.pop(name, None)
            else:
                scope[name] = before
        self._stubbed = {name: own.get(name, scope.get(name)) for name in names}
        for name in names:
            scope[name] = self._stub(name)

    def _stub(self, name: str) -> Callable[..., Any]:
        def stub(*args: Any, **kwargs: Any) -> Any:
            return self._ask(name, args, kwargs)

        stub.__name__ = stub.__qualname__ = name
        return stub

    def _ask(self, name: str, args: tuple[Any, ...], kwargs: dict[str, Any]) -> Any:
        tree, arrays = _taken_apart([args, kwargs])
        self._line.tell(wire.pack_reply({"n": self._nonce, "ask": name, "args": tree}, arrays))
        head, buffers = self._line.receive()
        if "raised" in head:
            raise exceptions.rebuilt(*head["raised"])
        return rebuild(head["value"], buffers)


def _spot(spot: Spot | None) -> list[Any] | None:
    if spot is None:
        return None
    return [spot.cell, spot.line, spot.source, [list(pair) for pair in spot.names], spot.near]


def _changed(args: tuple[Any, ...], tree: Any, buffers: list[memoryview]) -> list[int]:
    """Positions of the arguments that are no longer what was sent."""
    left = iter(buffers)
    same = [_is_as_sent(arg, sent, left) for arg, sent in zip(args, tree[1], strict=True)]
    return [i for i, unchanged in enumerate(same) if not unchanged]


def _is_as_sent(value: Any, tree: Any, buffers: Iterator[memoryview]) -> bool:
    """Whether a value is to the last bit what `rebuild` makes of the tree, without making it."""
    if type(tree) is not list:
        return same_value(value, tree)
    match tree:
        case ["a", dtype, shape]:
            data = next(buffers)
            return (
                type(value) is np.ndarray
                and value.dtype.str == dtype
                and [*value.shape] == shape
                and value.tobytes() == data
            )
        case ["l" | "t" as tag, items]:
            kind = list if tag == "l" else tuple
            parts = value if type(value) is kind and len(value) == len(items) else None
            # Each item is gone through in any case: what follows must find its own data.
            pairs = zip(items if parts is None else parts, items, strict=True)
            same = [_is_as_sent(part, item, buffers) for part, item in pairs]
            return parts is not None and all(same)
        case ["d", items]:
            own = value if type(value) is dict else {}
            same = [_is_as_sent(own.get(key), item, buffers) for key, item in items]
            return own.keys() == {key for key, _ in items} and type(value) is dict and all(same)
        case ["s", dtype]:
            return same_value(value, np.frombuffer(next(buffers), dtype)[0])
        case _:
            return same_value(value, rebuild(tree, []))


def _taken_apart(value: Any) -> tuple[Any, list[Any]]:
    try:
        return flatten(value)
    except (NotPlain, MemoryError):
        raise
    except BaseException:  # a type that fights being looked at is not plain
        return ["o", opaque_name(value)], []


def rehearse() -> None:
    """Go once through what every child does, in the zygote: pages written there are shared."""
    Notebook().load([(1, _REHEARSAL)], ["f"], [], lambda *_: None)
    tree, arrays = flatten((np.zeros((2, 3)), np.float64(1.0), [1, "a", {"b": None}], 1j))
    frame = wire.pack_reply({"value": tree}, arrays)
    wire.announced(frame, trusted=False)
    buffers = [memoryview(array.tobytes()) for array in arrays]
    _changed(rebuild(tree, buffers), tree, buffers)


_REHEARSAL = """
import numpy as np
def f(W, a, b):
    z = W @ a + b
    return 1 / (1 + np.exp(-z))
for _ in range(20):
    f(np.eye(3), np.ones((3, 2)), 0)
print(f(np.eye(3), np.ones(3), 0))
raise ValueError("rehearsed")
"""


def serve(descriptor: int, seed: int, lock: Callable[[], None]) -> None:
    """Lock this process, then answer the trusted side until it goes. Student code runs in here."""
    line = _Line(descriptor)
    try:
        lock()
    except BaseException as error:
        line.tell(wire.pack({"fault": f"{type(error).__name__}: {error}"}))
        return
    environment.seed(seed)
    _Loop(line).run()
