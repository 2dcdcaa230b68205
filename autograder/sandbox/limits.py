"""What one child may use: time, memory, files, bytes. And the rlimits that hold it to that.

Numbers only: nothing here knows of tiers, sockets or what the child runs. Both sides load it.
"""

from __future__ import annotations

import contextlib
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


def apply_rlimits(limits: Limits, *, base_bytes: int, locked: bool) -> None:
    """Hold this process to `limits`. `base_bytes` is the address space it has now.

    `locked` says that a sandbox is wanted too; without one (macOS) what cannot be set is left.
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
    for name, value in wanted.items():
        with contextlib.nullcontext() if locked else contextlib.suppress(OSError, ValueError):
            limit = getattr(resource, name)
            hard = resource.getrlimit(limit)[1]
            if hard != resource.RLIM_INFINITY:
                value = min(value, hard)
            resource.setrlimit(limit, (value, value))
