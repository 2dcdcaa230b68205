"""The strong tier's own world: processes, network, mounts and a root of their own.

The zygote does the costly part once, in two steps: `enter` before it forks its inner half,
`build_root` in that half. Each child then only mounts a /tmp of its own.
Knows nothing of Landlock, seccomp or what the child runs.
"""

from __future__ import annotations

import os
from collections.abc import Sequence

from autograder.sandbox.limits import Limits
from autograder.sandbox.lock import syscalls

INSIDE = 1000
"""The user an ordinary user is inside a user namespace of its own: anybody but root."""
BOX = "/box"
"""Holds the folder that each child mounts its /tmp on. Landlock's rules name files, not paths: one
for /tmp would miss what is mounted there later, one for the folder above does not."""
_ROOT = "/proc"
"""Where the new root is mounted: any folder that exists everywhere and is not needed again."""
_SAFE = syscalls.MS_NOSUID | syscalls.MS_NODEV | syscalls.MS_NOEXEC
_NAMESPACES = syscalls.NEWNS | syscalls.NEWPID | syscalls.NEWNET | syscalls.NEWIPC | syscalls.NEWUTS


def enter() -> bool:
    """Leave every namespace but the user's; the next fork is process 1 of the new ones.

    Returns whether this process is real root. Raises OSError where the kernel does not allow it.
    """
    try:
        syscalls.unshare(_NAMESPACES)
    except PermissionError:
        _enter_as_user()
        return False
    return True


def _enter_as_user() -> None:
    uid, gid = os.geteuid(), os.getegid()
    syscalls.unshare(syscalls.NEWUSER | _NAMESPACES)
    # Groups cannot be changed by a mapping of one; the kernel wants that said before gid_map.
    _write("/proc/self/setgroups", "deny")
    _write("/proc/self/uid_map", f"{INSIDE} {uid} 1")
    _write("/proc/self/gid_map", f"{INSIDE} {gid} 1")


def _write(path: str, text: str) -> None:
    with open(path, "w") as file:
        file.write(text)


def build_root(readable: Sequence[str], hidden: Sequence[str]) -> None:
    """Make a root that holds the folders `readable`, read-only, and nothing else but /tmp.

    `hidden` folders below them are empty, except for other readable folders inside them:
    site-packages lies in the standard library and may hold anything.
    """
    syscalls.mount(None, "/", None, syscalls.MS_REC | syscalls.MS_PRIVATE)
    syscalls.mount("root", _ROOT, "tmpfs", _SAFE, "mode=0755,size=1m,nr_inodes=512")
    for path in sorted(readable):  # parents before what lies in them
        _make_place(path)
        syscalls.mount(path, _ROOT + path, None, syscalls.MS_BIND | syscalls.MS_REC)
        _protect(_ROOT + path)
        for cover in (_ROOT + place for place in hidden if place.startswith(path + "/")):
            syscalls.mount("hidden", cover, "tmpfs", _SAFE, "mode=0755,size=64k,nr_inodes=64")
    _add_null()
    os.makedirs(_ROOT + BOX + "/tmp", mode=0o755)
    if not os.path.lexists(_ROOT + "/tmp"):  # it is there where NumPy itself lies below /tmp
        os.symlink("box/tmp", _ROOT + "/tmp")
    _protect(_ROOT)
    os.chdir(_ROOT)
    syscalls.pivot_root_here()


def _make_place(path: str) -> None:
    """Something to mount `path` on: a folder, or a file for a module that is one."""
    if os.path.isdir(path):
        os.makedirs(_ROOT + path, mode=0o755, exist_ok=True)
        return
    os.makedirs(_ROOT + os.path.dirname(path), mode=0o755, exist_ok=True)
    _write(_ROOT + path, "")


def _protect(path: str) -> None:
    """Make the mount at `path`, with all below it, read-only."""
    syscalls.protect_mount(path, syscalls.ATTR_RDONLY | syscalls.ATTR_NOSUID)


def _add_null() -> None:
    """The one device: `open(os.devnull, "w")` is honest code. A bind, as mknod needs real root."""
    os.mkdir(_ROOT + "/dev", mode=0o755)
    _write(_ROOT + os.devnull, "")
    syscalls.mount(os.devnull, _ROOT + os.devnull, None, syscalls.MS_BIND)


def mount_private_tmp(limits: Limits, user: int | None) -> None:
    """An empty /tmp for this process alone, gone with it, and the working folder."""
    syscalls.unshare(syscalls.NEWNS)
    owner = "" if user is None else f",uid={user},gid={user}"
    options = f"mode=0700,size={limits.tmp_bytes},nr_inodes={limits.tmp_files}{owner}"
    syscalls.mount("tmp", BOX + "/tmp", "tmpfs", _SAFE, options)
    os.environ["TMPDIR"] = BOX + "/tmp"
    os.chdir(BOX + "/tmp")
