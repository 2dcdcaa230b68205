"""Which tiers work on this machine, by trying: a real child, real forbidden deeds; the choice.

What a kernel or container says of itself is not believed: a profile may deny what a file in /proc
promises. Each tier is probed once a process. Knows nothing of submissions.
"""

from __future__ import annotations

import contextlib
import functools
import platform
import tempfile
from dataclasses import dataclass
from pathlib import Path

from autograder.core.model import Returned
from autograder.sandbox.limits import Limits
from autograder.sandbox.parent.process import Call, Cell, Zygote
from autograder.sandbox.tiers import SandboxFault, SandboxUnavailable, Tier

_CANARY = "canary"
_SECONDS = 5.0
"""For the deeds, whatever a student's call may take."""
_SOURCE = """
import ctypes, os, socket, subprocess, _thread

def attempt(deed):
    try:
        return deed()
    except (OSError, RuntimeError):
        return None

def read(path):
    with open(path) as file:
        return file.read()

def write(path):
    with open(path, "w") as file:
        file.write("x")
    return path

def fork():
    if os.fork() == 0:
        os._exit(0)
    return "forked"

def thread():
    _thread.start_new_thread(print, ())
    return "started"

def deeds(canary, folder):
    libc = ctypes.CDLL(None)
    done = {
        "read a file": attempt(lambda: read(canary)),
        "list a folder": attempt(lambda: os.listdir(folder)),
        "write a file": attempt(lambda: write(folder + "/written")),
        "read another process": attempt(lambda: read(f"/proc/{os.getppid()}/environ")),
        "open a socket": attempt(lambda: socket.socket().fileno()),
        "fork": attempt(fork),
        "start a thread": attempt(thread),
        "start a program": attempt(lambda: subprocess.run(["/bin/true"]).returncode),
        "send a signal": attempt(lambda: os.kill(os.getppid(), 0) or "sent"),
        "make a namespace": libc.unshare(0x10000000) == 0 or None,
        "trace": libc.ptrace(0, 0, 0, 0) == 0 or None,
    }
    return [name for name, got in done.items() if got is not None]
"""


@dataclass(frozen=True, slots=True)
class Probed:
    """Whether a tier works here, and if not, why not."""

    tier: Tier
    works: bool
    reason: str = ""


@functools.cache
def probe(tier: Tier) -> Probed:
    """Try `tier` end to end: start it, and have a child attempt what must be denied."""
    if tier is Tier.NONE:
        return Probed(tier, works=True)
    if not _platform_has(tier):
        return Probed(tier, works=False, reason=f"{platform.system()} has no Landlock and seccomp")
    try:
        _tried(tier, Limits()).close()
    except SandboxFault as fault:
        return Probed(tier, works=False, reason=str(fault))
    return Probed(tier, works=True)


def _tried(tier: Tier, limits: Limits) -> Zygote:
    """A zygote in whose children what must be denied is denied. Raises SandboxFault."""
    zygote = Zygote(tier, limits)
    try:
        if tier is not Tier.NONE and (done := _deeds(zygote)):
            raise SandboxFault(f"a child could still {', '.join(done)}")
    except BaseException:
        zygote.close()
        raise
    return zygote


def _deeds(zygote: Zygote) -> list[str]:
    """What a child could do that it must not."""
    with tempfile.TemporaryDirectory() as folder, zygote.spawn() as child:
        canary = Path(folder) / _CANARY
        canary.write_text(_CANARY)
        child.load([Cell(1, _SOURCE)], names=["deeds"])
        outcome = next(child.calls([Call("deeds", (str(canary), folder), seconds=_SECONDS)]))
    if isinstance(outcome, Returned) and isinstance(outcome.value, list):
        return [str(name) for name in outcome.value]
    raise SandboxFault(f"the probe itself failed: {outcome}")


def start(require: str | None, unsafe: bool, limits: Limits) -> Zygote:
    """The zygote of the tier that `choose` would choose; it is the one that was tried.

    Raises SandboxUnavailable.
    """
    for tier in _wanted(require):
        if _platform_has(tier):
            with contextlib.suppress(SandboxFault):
                return _tried(tier, limits)
    return Zygote(choose(require, unsafe), limits)


def _wanted(require: str | None) -> list[Tier]:
    return [Tier.STRONG] if require == Tier.STRONG else [Tier.STRONG, Tier.BASE]


def _platform_has(tier: Tier) -> bool:
    return tier is Tier.NONE or platform.system() == "Linux"


def choose(require: str | None = None, unsafe: bool = False) -> Tier:
    """The strongest tier that works here, and at least `require`.

    With `unsafe`, NONE where neither of the others works. Raises SandboxUnavailable.
    """
    wanted = _wanted(require)
    for tier in wanted:
        if probe(tier).works:
            return tier
    if unsafe and require is None:
        return Tier.NONE
    reasons = "".join(f"\n  {tier}: {probe(tier).reason}" for tier in wanted)
    if require == Tier.STRONG and probe(Tier.BASE).works:
        remedy = "The tier base works here: ask for it with --require base."
    else:
        remedy = (
            "Grade on Linux 5.13 or newer with Landlock, in Docker with a profile that allows it; "
            "or, if you trust every notebook, run again with --unsafe."
        )
    raise SandboxUnavailable(f"No sandbox to run student code in:{reasons}\n{remedy}")
