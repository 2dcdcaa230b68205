"""The filter's decisions, from running its program in a small BPF machine."""

import errno
import struct

import pytest

from autograder.sandbox.lock import seccomp

X86, ARM, I386 = 0xC000003E, 0xC00000B7, 0x40000003
ALLOW, KILL = 0x7FFF0000, 0x80000000


def refused(number):
    return 0x00050000 | number


def decide(program, arch, number, *arguments):
    """What the kernel would decide: an interpreter of the four instructions that are used."""
    padded = [*arguments, *[0] * (6 - len(arguments))]
    data = struct.pack("<iIQ6Q", number, arch, 0, *padded)
    at = accumulator = 0
    while True:
        code, yes, no, value = struct.unpack_from("<HBBI", program, at * 8)
        at += 1
        if code == 0x20:
            accumulator = struct.unpack_from("<I", data, value)[0]
        elif code == 0x15:
            at += yes if accumulator == value else no
        elif code == 0x45:
            at += yes if accumulator & value else no
        else:
            assert code == 0x06
            return value


@pytest.fixture
def strong():
    return seccomp.program("x86_64", writing=True)


@pytest.fixture
def base():
    return seccomp.program("x86_64", writing=False)


def test_reading_writing_memory_and_time_are_allowed(base):
    for number in (0, 1, 3, 9, 12, 202, 228, 230, 231, 257, 318):
        assert decide(base, X86, number) == ALLOW


@pytest.mark.parametrize(
    ("name", "number"),
    {
        "clone": 56, "fork": 57, "vfork": 58, "execve": 59, "execveat": 322, "kill": 62,
        "tgkill": 234, "tkill": 200, "ptrace": 101, "process_vm_readv": 310,
        "process_vm_writev": 311, "socket": 41, "connect": 42, "sendmsg": 46, "socketpair": 53,
        "symlink": 88, "link": 86, "symlinkat": 266, "linkat": 265, "mount": 165, "umount2": 166,
        "pivot_root": 155, "chroot": 161, "unshare": 272, "setns": 308, "setrlimit": 160,
        "prlimit64": 302, "prctl": 157, "keyctl": 250, "add_key": 248, "shmget": 29, "shmat": 30,
        "msgget": 68, "semget": 64, "mq_open": 240, "io_uring_setup": 425, "bpf": 321,
        "perf_event_open": 298, "userfaultfd": 323, "memfd_create": 319, "pidfd_open": 434,
        "pidfd_getfd": 438, "kcmp": 312, "open_by_handle_at": 304, "seccomp": 317,
        "clock_settime": 227, "setuid": 105, "capset": 126, "chmod": 90, "chown": 92,
        "utimensat": 280, "setxattr": 188, "truncate": 76, "mknod": 133, "readlink": 89,
        "personality": 135, "signalfd4": 289, "timer_create": 222, "setitimer": 38,
    }.items(),
)  # fmt: skip
def test_what_is_not_listed_is_not_permitted(strong, name, number):
    assert decide(strong, X86, number) == refused(errno.EPERM), name


def test_a_call_of_the_future_is_not_permitted(strong):
    for number in (470, 600, 1 << 20, 0x7FFFFFFF):
        assert decide(strong, X86, number) == refused(errno.EPERM)


def test_another_architecture_is_killed(strong):
    assert decide(strong, I386, 1) == KILL
    assert decide(strong, ARM, 63) == KILL
    assert decide(seccomp.program("aarch64", writing=True), X86, 0) == KILL


def test_x32_numbers_are_not_permitted(strong):
    for number in (0, 1, 39, 56, 59, 231):
        assert decide(strong, X86, 0x40000000 + number) == refused(errno.EPERM)


def test_clone3_and_openat2_do_not_exist(strong):
    for program, arch in ((strong, X86), (seccomp.program("aarch64", writing=True), ARM)):
        assert decide(program, arch, 435) == refused(errno.ENOSYS)
        assert decide(program, arch, 437) == refused(errno.ENOSYS)


def test_nothing_is_a_terminal(strong):
    assert decide(strong, X86, 16, 1, 0x5401) == refused(errno.ENOTTY)


def test_fcntl_duplicates_but_sends_no_signals(strong):
    for command in (0, 1, 2, 3, 1030):
        assert decide(strong, X86, 72, 3, command) == ALLOW
    for command in (4, 8, 10, 1024, 1033):  # F_SETFL, F_SETOWN, F_SETSIG, F_SETLEASE, F_ADD_SEALS
        assert decide(strong, X86, 72, 3, command) == refused(errno.EPERM)


def test_only_the_strong_tier_may_change_files(strong, base):
    for number in (83, 87, 84, 82, 77):
        assert decide(strong, X86, number) == ALLOW
        assert decide(base, X86, number) == refused(errno.EPERM)


def test_opens_for_writing_are_refused_where_landlock_does_not_see_them():
    old = seccomp.program("x86_64", writing=False, checks_opens=True)
    for flags in (0o1, 0o2, 0o100, 0o1001, 0o1000, 0o20200000):
        assert decide(old, X86, 257, 0, 0, flags) == refused(errno.EACCES)
        assert decide(old, X86, 2, 0, flags) == refused(errno.EACCES)
    assert decide(old, X86, 257, 0, 0, 0o2000000) == ALLOW
    assert decide(old, X86, 0) == ALLOW


def test_arm_allows_its_own_numbers():
    arm = seccomp.program("aarch64", writing=False)
    for number in (63, 64, 56, 57, 222, 214, 94):
        assert decide(arm, ARM, number) == ALLOW
    for number in (220, 221, 198, 117, 129):  # clone, execve, socket, ptrace, kill
        assert decide(arm, ARM, number) == refused(errno.EPERM)


def test_an_unknown_machine_has_no_filter():
    with pytest.raises(KeyError):
        seccomp.program("riscv64", writing=False)
