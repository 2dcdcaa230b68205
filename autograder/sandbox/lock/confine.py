"""Locks the process it runs in, for good: the last thing a child does before student code.

The order matters, and each step says why. A step that fails raises: the child then ends without
having run anything (fail closed). Linux only, tiers `strong` and `base`. Knows nothing of what
the child will run.
"""

from __future__ import annotations

import os
import signal
from collections.abc import Sequence
from dataclasses import dataclass

import landlockpy
from landlockpy import AccessFS, Ruleset, Scope

from autograder.sandbox.limits import Limits, apply_rlimits, rlimits
from autograder.sandbox.lock import namespaces, seccomp, syscalls

NOBODY = 65534
_READ = AccessFS.READ_FILE | AccessFS.READ_DIR
_FILES = AccessFS.WRITE_FILE | AccessFS.MAKE_REG | AccessFS.REMOVE_FILE | AccessFS.TRUNCATE
_FOLDERS = AccessFS.MAKE_DIR | AccessFS.REMOVE_DIR | AccessFS.REFER
_TRUNCATE_SEEN = 3
"""The first Landlock ABI that sees truncation."""


@dataclass(frozen=True, slots=True)
class Lock:
    """What the zygote made ready for all of its children."""

    rlimits: list[tuple[int, int]]
    program: bytes
    """The seccomp filter."""
    rules: Ruleset
    """Landlock's."""
    user: int | None
    """Become this user; None where there is no other to become."""
    tmp: Limits | None
    """Mount a private /tmp of this size."""


def make_lock(
    limits: Limits, *, base_bytes: int, strong: bool, readable: Sequence[str], root: bool
) -> Lock:
    """The lock of a tier. `root` says that the zygote may become another user.

    Raises OSError or KeyError where the kernel or the machine lacks something.
    """
    abi = landlockpy.abi_version()
    if abi < 1:
        raise OSError("the kernel has no Landlock")
    syscalls.no_new_privileges()  # now, so that even the zygote can gain nothing by an exec
    syscalls.drop_bounding_set()
    machine, sees = os.uname().machine, abi >= _TRUNCATE_SEEN
    program = seccomp.program(machine, writing=strong, checks_opens=not strong and not sees)
    # A child of root becomes nobody where nobody can reach the library: not below /root (0700).
    # It stays uid 0 there, without a single capability and with Landlock around it.
    drops = root and (strong or all(map(_open_to_all, readable)))
    rules = _rules(["/"] if strong else readable)
    if strong:
        rules.allow_path(namespaces.BOX, _READ | _FILES | _FOLDERS)
    return Lock(
        rlimits(limits, base_bytes=base_bytes, locked=True),
        program,
        rules,
        NOBODY if drops else None,
        limits if strong else None,
    )


def _open_to_all(path: str) -> bool:
    while path != "/":
        path = os.path.dirname(path)
        if not os.stat(path).st_mode & 0o001:
            return False
    return True


def _rules(readable: Sequence[str]) -> Ruleset:
    rules = Ruleset(scoped=Scope.ABSTRACT_UNIX_SOCKET | Scope.SIGNAL)
    # `open(os.devnull, "w")` is honest code.
    rules.allow_path(os.devnull, AccessFS.READ_FILE | AccessFS.WRITE_FILE)
    for path in readable:
        rules.allow_path(path, _READ if os.path.isdir(path) else AccessFS.READ_FILE)
    return rules


def confine(lock: Lock, kept: int) -> None:
    """Lock this process. Of its open descriptors those up to `kept` stay."""
    if lock.tmp is not None:  # before Landlock, which forbids every mount
        namespaces.mount_private_tmp(lock.tmp, lock.user)
    if lock.user is not None:
        os.setgroups([])
        os.setresgid(lock.user, lock.user, lock.user)
        os.setresuid(lock.user, lock.user, lock.user)
    syscalls.drop_capabilities()
    syscalls.forbid_dumps()  # after setuid, which sets it anew
    syscalls.die_with_parent(signal.SIGKILL)  # after setuid, which clears it
    syscalls.restrict_paths(lock.rules.fileno())
    os.closerange(kept + 1, 1 << 16)  # the zygote's control socket goes here, and the rules
    apply_rlimits(lock.rlimits, locked=True)
    syscalls.filter_calls(lock.program)  # last: it forbids the calls above
