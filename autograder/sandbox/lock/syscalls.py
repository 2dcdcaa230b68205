"""Linux calls that Python 3.11's `os` does not offer: prctl, capset, unshare, mounts.

Knows nothing of tiers: `confine` and `namespaces` say what to call, and in which order.
Linux only; imported by the zygote, never by the trusted side.
"""

from __future__ import annotations

import ctypes
import os

NEWNS, NEWUTS, NEWIPC = 0x00020000, 0x04000000, 0x08000000
NEWUSER, NEWPID, NEWNET = 0x10000000, 0x20000000, 0x40000000

MS_NOSUID, MS_NODEV, MS_NOEXEC = 0x2, 0x4, 0x8
MS_BIND, MS_REC, MS_PRIVATE = 0x1000, 0x4000, 0x40000
MNT_DETACH = 2
ATTR_RDONLY, ATTR_NOSUID = 0x1, 0x2

_PR_SET_PDEATHSIG, _PR_SET_DUMPABLE, _PR_CAPBSET_DROP = 1, 4, 24
_PR_SET_SECCOMP, _PR_SET_NO_NEW_PRIVS, _PR_CAP_AMBIENT = 22, 38, 47
_PR_CAP_AMBIENT_CLEAR_ALL, _SECCOMP_MODE_FILTER = 4, 2
_SYS_MOUNT_SETATTR, _SYS_LANDLOCK_RESTRICT = 442, 446  # the same on every architecture
_SYS_PIVOT_ROOT = {"x86_64": 155, "aarch64": 41}
_AT_FDCWD, _AT_RECURSIVE = -100, 0x8000
_CAPABILITY_VERSION_3 = 0x20080522

# The symbols of the running process: `find_library` would start a shell to look for libc.
_libc = ctypes.CDLL(None, use_errno=True)
_libc.syscall.restype = ctypes.c_long


class _CapHeader(ctypes.Structure):
    _fields_ = [("version", ctypes.c_uint32), ("pid", ctypes.c_int)]


class _CapData(ctypes.Structure):
    _fields_ = [(name, ctypes.c_uint32) for name in ("effective", "permitted", "inheritable")]


class _MountAttr(ctypes.Structure):
    _fields_ = [(name, ctypes.c_uint64) for name in ("set", "clear", "propagation", "userns")]


class _Program(ctypes.Structure):
    _fields_ = [("length", ctypes.c_ushort), ("filter", ctypes.c_char_p)]


def _check(result: int, what: str) -> None:
    if result != 0:
        number = ctypes.get_errno()
        raise OSError(number, f"{what}: {os.strerror(number)}")


def _prctl(option: int, *args: object) -> None:
    rest = [ctypes.c_ulong(arg) if isinstance(arg, int) else arg for arg in args]
    rest += [ctypes.c_ulong(0)] * (4 - len(rest))
    _check(_libc.prctl(option, *rest), f"prctl({option})")


def die_with_parent(signal: int) -> None:
    """Have the kernel send `signal` when the thread that forked us ends. Undone by setuid."""
    _prctl(_PR_SET_PDEATHSIG, signal)


def forbid_dumps() -> None:
    """No core file, and no other process of the same user may read this one's memory."""
    _prctl(_PR_SET_DUMPABLE, 0)


def no_new_privileges() -> None:
    _prctl(_PR_SET_NO_NEW_PRIVS, 1)


def drop_bounding_set() -> None:
    """Give up every capability for good, also through exec. Needs CAP_SETPCAP."""
    for capability in range(64):
        try:
            _prctl(_PR_CAPBSET_DROP, capability)
        except OSError:  # past the last capability, or without the right to: there are none then
            return


def drop_capabilities() -> None:
    """Empty this process's capability sets. Raises OSError when one is left."""
    _prctl(_PR_CAP_AMBIENT, _PR_CAP_AMBIENT_CLEAR_ALL)
    header = _CapHeader(_CAPABILITY_VERSION_3, 0)
    data = (_CapData * 2)()
    _check(_libc.capset(ctypes.byref(header), data), "capset")
    _check(_libc.capget(ctypes.byref(header), data), "capget")
    if any(part.effective or part.permitted for part in data):
        raise PermissionError("capabilities are left")


def restrict_paths(ruleset: int) -> None:
    """Enforce a Landlock ruleset, by its descriptor. Needs no_new_privileges first."""
    _check(_libc.syscall(ctypes.c_long(_SYS_LANDLOCK_RESTRICT), ruleset, 0), "landlock")


def filter_calls(program: bytes) -> None:
    """Install a seccomp filter, 8 bytes an instruction. Needs no_new_privileges first."""
    record = _Program(len(program) // 8, program)
    _prctl(_PR_SET_SECCOMP, _SECCOMP_MODE_FILTER, ctypes.byref(record))


def unshare(flags: int) -> None:
    _check(_libc.unshare(flags), "unshare")


def mount(source: str | None, target: str, kind: str | None, flags: int, options: str = "") -> None:
    _check(
        _libc.mount(
            source and os.fsencode(source),
            os.fsencode(target),
            kind and kind.encode(),
            ctypes.c_ulong(flags),
            options.encode() or None,
        ),
        f"mount {target}",
    )


def protect_mount(path: str, attributes: int) -> None:
    """Add `ATTR_...` to the mount at `path` and those below it."""
    record = _MountAttr(attributes, 0, 0, 0)
    _check(
        _libc.syscall(
            ctypes.c_long(_SYS_MOUNT_SETATTR),
            _AT_FDCWD,
            os.fsencode(path),
            ctypes.c_uint(_AT_RECURSIVE),
            ctypes.byref(record),
            ctypes.c_size_t(ctypes.sizeof(record)),
        ),
        f"mount_setattr {path}",
    )


def pivot_root_here() -> None:
    """Make the working directory the root, and let go of the old one."""
    number = ctypes.c_long(_SYS_PIVOT_ROOT[os.uname().machine])
    _check(_libc.syscall(number, b".", b"."), "pivot_root")
    _check(_libc.umount2(b".", MNT_DETACH), "umount2")
    os.chdir("/")
