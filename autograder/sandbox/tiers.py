"""The tiers of protection, from the strongest down, and the choice of one. Fails closed."""

from __future__ import annotations

from enum import StrEnum


class Tier(StrEnum):
    """What holds a child. Recorded with every result."""

    STRONG = "strong"
    """Everything of `base`, in namespaces of its own: a root that holds the standard library and
    NumPy only, no /proc, no network, a private /tmp."""
    BASE = "base"
    """Landlock, seccomp, rlimits, no capabilities, no new privileges. Nothing can be written."""
    NONE = "none"
    """Rlimits only: a student's code can do what its user can. For `--unsafe`."""


class SandboxUnavailable(Exception):
    """No tier that was asked for works on this machine. The message ends with the remedy."""


class SandboxFault(Exception):
    """Our side of the sandbox broke, whatever the student's code did. Start another zygote."""


def choose(require: str | None = None, unsafe: bool = False) -> Tier:
    """The strongest tier that works here, and at least `require`.

    With `unsafe`, NONE where neither of the others works. Raises SandboxUnavailable.
    """
    from autograder.sandbox.probe import probe  # it needs the tiers above

    wanted = [Tier.STRONG] if require == Tier.STRONG else [Tier.STRONG, Tier.BASE]
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
