"""The system calls a child may make: a list of what is allowed, as a BPF program.

Pure: builds bytes, installs nothing. What is not listed answers EPERM, so that nothing new in the
kernel is ever open by default: no process, thread, socket, signal, trace, mount, key or io_uring.
"""

from __future__ import annotations

import errno
import struct
from dataclasses import dataclass

_LOAD, _EQUAL, _ANY_BIT, _RETURN = 0x20, 0x15, 0x45, 0x06
_NUMBER, _ARCHITECTURE, _ARGUMENTS = 0, 4, 16  # offsets in struct seccomp_data
_KILL, _ERRNO, _ALLOW = 0x80000000, 0x00050000, 0x7FFF0000

# x86-64 and aarch64 numbers; -1 where the architecture has no such call.
_READING = {
    "read": (0, 63), "readv": (19, 65), "pread64": (17, 67), "preadv": (295, 69),
    "lseek": (8, 62), "open": (2, -1), "openat": (257, 56), "close": (3, 57),
    "fstat": (5, 80), "stat": (4, -1), "lstat": (6, -1), "newfstatat": (262, 79),
    "statx": (332, 291), "access": (21, -1), "faccessat": (269, 48), "faccessat2": (439, 439),
    "getdents64": (217, 61), "getcwd": (79, 17), "chdir": (80, 49), "fchdir": (81, 50),
    "statfs": (137, 43), "fstatfs": (138, 44), "fadvise64": (221, 223), "dup": (32, 23),
    "dup2": (33, -1), "dup3": (292, 24), "poll": (7, -1), "ppoll": (271, 73),
    "select": (23, -1), "pselect6": (270, 72),
    "write": (1, 64), "writev": (20, 66),  # the reply's socket and /dev/null
}  # fmt: skip
_MEMORY = {
    "mmap": (9, 222), "munmap": (11, 215), "mprotect": (10, 226), "mremap": (25, 216),
    "brk": (12, 214), "madvise": (28, 233), "futex": (202, 98), "membarrier": (324, 283),
    "set_robust_list": (273, 99), "rseq": (334, 293),
}  # fmt: skip
_ITSELF = {
    "getpid": (39, 172), "getppid": (110, 173), "gettid": (186, 178), "getuid": (102, 174),
    "geteuid": (107, 175), "getgid": (104, 176), "getegid": (108, 177),
    "getrusage": (98, 165), "times": (100, 153), "uname": (63, 160), "getrandom": (318, 278),
    "sched_yield": (24, 124), "sched_getaffinity": (204, 123),
    "rt_sigaction": (13, 134), "rt_sigprocmask": (14, 135), "rt_sigreturn": (15, 139),
    "sigaltstack": (131, 132), "restart_syscall": (219, 128),
    "clock_gettime": (228, 113), "clock_getres": (229, 114), "clock_nanosleep": (230, 115),
    "nanosleep": (35, 101), "gettimeofday": (96, 169), "time": (201, -1),
    "exit": (60, 93), "exit_group": (231, 94),
}  # fmt: skip
_WRITING = {  # in a private /tmp. No symlink or link: nothing of ours may be led astray by one.
    "pwrite64": (18, 68), "pwritev": (296, 70), "ftruncate": (77, 46), "fsync": (74, 82),
    "fdatasync": (75, 83), "mkdir": (83, -1), "mkdirat": (258, 34), "rmdir": (84, -1),
    "unlink": (87, -1), "unlinkat": (263, 35), "rename": (82, -1), "renameat": (264, 38),
    "renameat2": (316, 276),
}  # fmt: skip
_FCNTL, _IOCTL = (72, 25), (16, 29)
_OPENS = (((2, -1), 1), ((257, 56), 2))  # open and openat, and which argument holds the flags

# Duplicate, and read or set close-on-exec: not F_SETOWN and F_SETSIG, which send signals.
_FCNTL_COMMANDS = (0, 1, 2, 3, 1030)
_WRITE_FLAGS = 0o1 | 0o2 | 0o100 | 0o1000 | 0o20000000
"""O_WRONLY, O_RDWR, O_CREAT, O_TRUNC, O_TMPFILE: equal on both architectures."""

# ENOSYS sends the C library back to the older call, which the filter then judges.
_NOT_THERE = ((435, 435), (437, 437))  # clone3 and openat2: arguments in memory, unseen by BPF


@dataclass(frozen=True, slots=True)
class Machine:
    """An architecture: its column in the tables and its number in the kernel's audit interface."""

    column: int
    audit: int


MACHINES = {"x86_64": Machine(0, 0xC000003E), "aarch64": Machine(1, 0xC00000B7)}
"""Anything else has no filter, and so no sandbox."""


def _op(code: int, value: int, yes: int = 0, no: int = 0) -> bytes:
    return struct.pack("<HBBI", code, yes, no, value)


def _refuse(number: int) -> bytes:
    return _op(_RETURN, _ERRNO | number)


def _argument(index: int) -> bytes:
    return _op(_LOAD, _ARGUMENTS + 8 * index)  # the low half: both machines are little-endian


def _when(number: int, *block: bytes) -> list[bytes]:
    """`block`, which must return, for one call; the accumulator holds the number before it."""
    return [] if number < 0 else [_op(_EQUAL, number, 0, len(block)), *block]


def program(machine: str, *, writing: bool, checks_opens: bool = False) -> bytes:
    """The filter for `machine`, as `os.uname().machine` names it; KeyError for an unknown one.

    `writing` allows the calls of a private /tmp. `checks_opens` refuses every open for writing:
    for kernels whose Landlock does not see O_TRUNC.
    """
    me = MACHINES[machine]
    code = [
        _op(_LOAD, _ARCHITECTURE),
        _op(_EQUAL, me.audit, 1, 0),
        _op(_RETURN, _KILL),  # 32-bit calls have numbers of their own
        _op(_LOAD, _NUMBER),  # x32's have bit 30 set and so match nothing below
    ]
    if checks_opens:
        for numbers, index in _OPENS:
            test = _op(_ANY_BIT, _WRITE_FLAGS, 0, 1)
            allowed = (_argument(index), test, _refuse(errno.EACCES), _op(_RETURN, _ALLOW))
            code += _when(numbers[me.column], *allowed)
    calls = _READING | _MEMORY | _ITSELF | (_WRITING if writing else {})
    for row in calls.values():
        code += _when(row[me.column], _op(_RETURN, _ALLOW))
    tests = [op for value in _FCNTL_COMMANDS for op in _when(value, _op(_RETURN, _ALLOW))]
    code += _when(_FCNTL[me.column], _argument(1), *tests, _refuse(errno.EPERM))
    # Python asks every file it opens whether it is a terminal.
    code += _when(_IOCTL[me.column], _refuse(errno.ENOTTY))
    for row in _NOT_THERE:
        code += _when(row[me.column], _refuse(errno.ENOSYS))
    return b"".join([*code, _refuse(errno.EPERM)])
