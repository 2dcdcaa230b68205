"""The trusted side's hold on student processes: start one, load cells, make calls, end it.

    with Zygote(tier) as zygote, zygote.spawn() as child:
        child.load(cells, names=["delta_output"])
        for outcome in child.calls([Call("delta_output", (a, y))]): ...

Whatever comes back is an `Outcome`; nothing a student's code does raises here. `SandboxFault` is
ours. Knows nothing of exercises, wanted values or marks.
"""

from __future__ import annotations

import contextlib
import math
import time
from collections.abc import Callable, Collection, Iterator, Mapping, Sequence
from types import TracebackType
from typing import Any, TypeAlias

from autograder.core.model import Cell, Note, Outcome, Raised, Returned, Stop, Stopped
from autograder.core.values import Value, flatten
from autograder.sandbox import wire
from autograder.sandbox.limits import Limits
from autograder.sandbox.parent import replies, requests
from autograder.sandbox.parent.believed import believed, texts
from autograder.sandbox.parent.channel import Channel, Ended, Late, Mark, Message
from autograder.sandbox.parent.launch import Control
from autograder.sandbox.parent.lending import LibraryUnavailable, lend
from autograder.sandbox.parent.replies import Loaded, LoadStopped, Usage
from autograder.sandbox.parent.requests import Call, Packed, packed
from autograder.sandbox.tiers import SandboxFault, SandboxUnavailable, Tier
from autograder.sandbox.wire import Garbled

__all__ = [
    "Call",
    "Cell",
    "Child",
    "LibraryUnavailable",
    "Limits",
    "LoadStopped",
    "Loaded",
    "Note",
    "Packed",
    "SandboxFault",
    "SandboxUnavailable",
    "Tier",
    "Usage",
    "Zygote",
    "packed",
]

READY_SECONDS = 30.0
MAX_MARKS = 100_000
"""Statements of one notebook. More are a flood."""
_LAST_WORDS = 0.2
"""Seconds a child that has closed its socket gets to be gone, so that its own end is seen."""

Answer: TypeAlias = Callable[[str, tuple[Value, ...], dict[str, Value]], Outcome]


class Zygote:
    """A process that forks student processes. Costs a start of Python with NumPy, once."""

    def __init__(
        self,
        tier: Tier,
        limits: Limits = Limits(),  # noqa: B008  -- frozen
        libraries: Sequence[str] = (),
    ) -> None:
        """Raises SandboxFault, or LibraryUnavailable where one of `libraries` cannot be lent."""
        self.tier = tier
        self.limits = limits
        self.lent = lend(libraries)
        self._control = Control(tier, limits, self.lent)

    def spawn(self, *, seed: int = 0) -> Child:
        """A fresh process that has run nothing yet. Raises SandboxFault."""
        answer, sock = self._control.ask_for_socket({"spawn": seed})
        return Child(
            self._control, answer["pid"], Channel(sock, self.limits.total_bytes), self.limits
        )

    def close(self) -> None:
        """End it and every child it has."""
        self._control.close()

    def __enter__(self) -> Zygote:
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        self.close()


class Child:
    """One student process. After a `Stopped` outcome it is dead; start a fresh one."""

    def __init__(self, control: Control, pid: int, channel: Channel, limits: Limits) -> None:
        self._control, self._pid, self._channel, self._limits = control, pid, channel, limits
        self._names: frozenset[str] = frozenset()
        self._answer: Answer | None = None
        self._lines: Mapping[int, Sequence[str]] = {}
        self.alive = True
        self.usage: Usage | None = None
        self._wait_until_ready()

    def _wait_until_ready(self) -> None:
        """No student code has run yet: whatever goes wrong before this is ours."""
        try:
            frame = self._channel.receive(self._soon(READY_SECONDS))
            replies.ready(frame)
        except (Late, Ended, Garbled) as error:
            stopped = self._stop(error)
            raise SandboxFault(f"a child could not be locked ({stopped.detail})") from None

    def load(
        self,
        cells: Sequence[Cell],
        *,
        names: Sequence[str],
        skip: Collection[tuple[int, int]] = (),
        together: bool = False,
        files: Mapping[str, str] | None = None,
    ) -> Loaded | LoadStopped:
        """Run the cells, statement by statement; what fails is noted and passed over.

        With `together` the child reports several steps at once, which saves a third of the time;
        but where it stops it may have come further than it has reported. See `ask`. `files` are
        modules handed in beside the notebook, by path: they can be imported, and cost nothing else.
        """
        self._lines = texts(cells)
        nonce = requests.nonce()
        place, marks, numbers = Mark(0, 0), 0, {cell.number for cell in cells}
        last = time.monotonic() + self._limits.load_seconds
        try:
            deadline = self._soon(self._limits.cell_seconds, last)
            frame = requests.to_load(nonce, cells, names, skip, together=together, files=files)
            self._channel.send(frame, deadline)
            while True:
                said = self._channel.receive(deadline)
                if isinstance(said, Message):
                    return replies.loaded(said, nonce, names)
                place = said
                marks += 1
                if place.cell not in numbers or marks > MAX_MARKS:
                    raise Garbled("a place that is in no cell")
                if place.statement == 0:
                    deadline = self._soon(self._limits.cell_seconds, last)
        except (Late, Ended, Garbled) as error:
            return LoadStopped(self._stop(error), place.cell, place.statement)

    @staticmethod
    def _soon(seconds: float, last: float = math.inf) -> float:
        return min(last, time.monotonic() + seconds)

    def calls(self, calls: Sequence[Call]) -> Iterator[Outcome]:
        """One outcome for each call, in order; after a `Stopped` there are no more.

        A child whose outcomes are not all taken is ended: it would answer out of turn.
        """
        return self.ask(packed(calls))

    def ask(self, groups: Sequence[Packed], *, together: bool = False) -> Iterator[Outcome]:
        """As `calls`, for calls that are packed.

        With `together` the child may tell several outcomes at once: some before a `Stopped` can be
        lost with it, and it is not known then which call it was. A fresh child, asked without, says
        it exactly.
        """
        waiting = 0
        try:
            for group in groups:
                waiting = len(group.calls)
                for outcome in self._make(group, together):
                    waiting -= 1
                    yield outcome
                    if isinstance(outcome, Stopped):
                        return
        finally:
            if waiting:
                self.close()

    def _make(self, group: Packed, together: bool) -> Iterator[Outcome]:
        if not self.alive:
            yield Stopped(Stop.NOT_RUN, "the process had ended")
            return
        number, sent = requests.nonce(), False
        for place, call in enumerate(group.calls):
            deadline = self._soon(max(self._limits.call_seconds, call.seconds))
            try:
                if not sent:
                    frame = requests.to_call(number, group, together=together)
                    self._channel.send(frame, deadline)
                    sent = True
                outcome = self._outcome(wire.numbered(number, place), call, deadline)
            except (Late, Ended, Garbled) as error:
                outcome = self._stop(error)
            if isinstance(outcome, Stopped):
                self.close()
            yield outcome

    def _outcome(self, nonce: str, call: Call, deadline: float) -> Outcome:
        for _ in range(self._limits.asks + 1):
            frame = self._channel.receive(deadline)
            reply = replies.reply(frame, nonce, call.name)
            if not isinstance(reply, replies.Ask):
                return believed(reply, len(call.args), self._lines)
            self._channel.send(self._answered(reply), deadline)
        raise Late("it asked for other functions too often")

    def substitute(self, names: Sequence[str], answer: Answer) -> None:
        """Have the student's code call `answer(name, args, kwargs)` where it calls one of `names`.

        Calls made from here still reach the student's own functions. `substitute([], …)` puts
        everything back. The right function's code never enters the student's process.
        """
        self._names, self._answer = frozenset(names), answer
        try:
            deadline = self._soon(self._limits.call_seconds)
            self._channel.send(wire.pack({"substitute": list(names)}), deadline)
        except (Late, Ended) as error:
            self._stop(error)

    def _answered(self, ask: replies.Ask) -> bytes:
        if self._answer is None or ask.name not in self._names:
            raise Garbled("it asked for a function that was not put right")
        outcome = self._answer(ask.name, ask.args, ask.kwargs)
        if isinstance(outcome, Raised):
            return wire.pack({"raised": [outcome.type, outcome.message]})
        if isinstance(outcome, Returned):
            tree, arrays = flatten(outcome.value)
            return wire.pack({"value": tree}, arrays)
        return wire.pack({"raised": ["RuntimeError", f"{ask.name}() gave no answer"]})

    def _stop(self, error: Late | Ended | Garbled) -> Stopped:
        """End the process, and say from how it ended why it gave no answer."""
        ended = self._end(_LAST_WORDS if isinstance(error, Ended) else 0.0)
        if isinstance(error, Late):
            return Stopped(Stop.TIMEOUT, str(error) or "no answer in time")
        if isinstance(error, Garbled):
            return Stopped(Stop.GARBLED, str(error))
        return replies.how_it_ended(ended, self._limits.cpu_seconds)

    def _end(self, wait: float) -> dict[str, Any]:
        if not self.alive:
            return {}
        self.alive = False
        self._channel.close()
        ended = self._control.ask({"end": self._pid, "wait": wait})
        self.usage = Usage(ended["cpu"], ended["peak"])
        return ended

    def close(self) -> None:
        """Kill the process. Does nothing when it has ended."""
        with contextlib.suppress(SandboxFault):  # without its zygote it has ended already
            self._end(0.0)

    def __enter__(self) -> Child:
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        self.close()
