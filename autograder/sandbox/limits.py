"""What one child may use: time, memory, files, bytes. And the rlimits that hold it to that.

Numbers only: nothing here knows of tiers, sockets or what the child runs. Both sides load it.
"""

from __future__ import annotations

import resource
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Limits:
    """Limits of one child. Seconds are wall-clock unless the name says otherwise."""

    call_seconds: float = 5.0
    cell_seconds: float = 10.0
    load_seconds: float = 60.0
    """All cells together, so that many slow cells do not add up to an hour."""
    cpu_seconds: int = 120
    memory_bytes: int = 512 << 20
    """Address space above what NumPy and the interpreter take."""
    open_files: int = 32
    tmp_bytes: int = 16 << 20
    """The private /tmp of the strong tier; the other tiers have none."""
    tmp_files: int = 256
    total_bytes: int = 1 << 30
    """All replies of one child together."""
    asks: int = 20_000
    """How often one call may ask for a function that was put right."""


def rlimits(limits: Limits, *, base_bytes: int, locked: bool) -> list[tuple[int, int]]:
    """What to hand to `setrlimit`. `base_bytes` is the address space that is taken already.

    `locked` says that a sandbox comes with it, and so Linux.
    """
    wanted = {
        # Soft equals hard: the kernel then kills at once, with no SIGXCPU to catch and ignore.
        "RLIMIT_CPU": limits.cpu_seconds,
        "RLIMIT_AS": base_bytes + limits.memory_bytes,
        "RLIMIT_CORE": 0,
        "RLIMIT_FSIZE": limits.tmp_bytes,
        "RLIMIT_NOFILE": limits.open_files,
    }
    if locked:
        # Root is not bound by NPROC: what denies fork is the filter. This is the second lock.
        wanted |= {"RLIMIT_NPROC": 0, "RLIMIT_MEMLOCK": 0, "RLIMIT_MSGQUEUE": 0}
    numbers = [(getattr(resource, name, None), value) for name, value in wanted.items()]
    return [(number, _allowed(number, value)) for number, value in numbers if number is not None]


def _allowed(number: int, value: int) -> int:
    hard = resource.getrlimit(number)[1]
    return value if hard == resource.RLIM_INFINITY else min(value, hard)


def apply_rlimits(pairs: list[tuple[int, int]], *, locked: bool) -> None:
    """Hold this process to them, for good. Where no sandbox is (macOS), to those it knows."""
    for number, value in pairs:
        try:
            resource.setrlimit(number, (value, value))
        except (OSError, ValueError):
            if locked:
                raise
