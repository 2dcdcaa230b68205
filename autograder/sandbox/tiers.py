"""The tiers of protection, from the strongest down, and the two ways a sandbox can fail us."""

from __future__ import annotations

from enum import StrEnum

from autograder.core.errors import AutograderError, MissingError


class Tier(StrEnum):
    """What holds a child. Recorded with every result."""

    STRONG = "strong"
    """Everything of `base`, in namespaces of its own: a root that holds the standard library and
    NumPy only, no /proc, no network, a private /tmp."""
    BASE = "base"
    """Landlock, seccomp, rlimits, no capabilities, no new privileges. Nothing can be written."""
    NONE = "none"
    """Rlimits only: a student's code can do what its user can. For `--unsafe`."""


class SandboxUnavailable(MissingError):
    """No tier that was asked for works on this machine. The message ends with the remedy."""


class SandboxFault(AutograderError):
    """Our side of the sandbox broke, whatever the student's code did. Start another zygote."""
