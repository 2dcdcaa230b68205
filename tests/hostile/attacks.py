"""What a hostile notebook can try, as data: a cell, and what must be true of what comes back.

Each cell defines `attack()`, which returns evidence where it succeeds, and None, an empty thing or
an exception where it was denied. `$NAMES` are filled in with the places of canaries. Rows are those
of a catalogue of attacks. `as_cells` makes a notebook of an attack for any functions.

Attacks with `control` touch canaries and this suite's own processes only: without a sandbox they
must succeed, or the test proves nothing. The others may harm a machine: never run those outside.
"""

import string
import textwrap
from collections.abc import Callable
from dataclasses import dataclass

import numpy as np

from autograder.core.model import Outcome, Raised, Returned, Stop, Stopped
from autograder.core.values import Opaque
from autograder.sandbox.parent.process import LoadStopped

Result = LoadStopped | list[Outcome]
"""Of two calls of `attack`, or of the loading that ended before them."""


@dataclass(frozen=True)
class Attack:
    name: str
    row: int
    source: str
    holds: Callable[[Result], bool]
    control: bool = False
    twice: bool = False
    """Looks for what a process before it has left: try it in two, one after the other."""
    slow: bool = False
    """Takes its time where it is let: give it ten seconds, not one."""


@dataclass(frozen=True)
class Places:
    """Where the canaries are."""

    FILE: str
    """A file that holds the canary."""
    FOLDER: str
    """Its folder, in which secretcourse.py lies."""
    WRITABLE: str
    """A folder anyone may write to."""
    TEXT: str
    """The canary's clear half."""
    HIDDEN: str
    """Its other half, each byte xor 0x55, in hex: so that the attack itself does not hold it."""
    PID: int
    """The process that grades."""
    PORT: int
    """A server on localhost that answers with the canary."""
    SOCKET: str
    """The name of an abstract Unix socket that does the same."""
    SHARED: int
    """The id of a System V memory that holds the canary."""


def filled(attack: Attack, places: Places) -> str:
    """The attack's cell, its `$NAMES` filled in."""
    text = string.Template(textwrap.dedent(attack.source))
    return _PRELUDE + text.substitute(vars(places))


def as_cells(attack: Attack, places: Places, names: tuple[str, ...]) -> list[str]:
    """A notebook whose functions are all the attack, which is tried while it is loaded as well."""
    functions = "\n".join(f"def {name}(*args, **kwargs):\n    return attack()" for name in names)
    return [filled(attack, places), "attack()", functions]


# -- what must be true ------------------------------------------------------------------------


def denied(result: Result) -> bool:
    """Both calls came to nothing."""
    return not isinstance(result, LoadStopped) and all(
        isinstance(o, Raised) or (isinstance(o, Returned) and not _evidence(o.value))
        for o in result
    )


def _evidence(value: object) -> bool:
    return value.size > 0 if isinstance(value, np.ndarray) else bool(value)


def stopped(*reasons: Stop) -> Callable[[Result], bool]:
    """The process was stopped, for one of the reasons, and nothing came of it."""

    def holds(result: Result) -> bool:
        if isinstance(result, LoadStopped):
            return result.stopped.reason in reasons
        last = result[-1]
        return isinstance(last, Stopped) and last.reason in reasons

    return holds


def answers(check: Callable[[object], bool]) -> Callable[[Result], bool]:
    """Both calls gave a value for which `check` is true: the student's own, and nothing more."""

    def holds(result: Result) -> bool:
        return not isinstance(result, LoadStopped) and all(
            isinstance(o, Returned) and check(o.value) for o in result
        )

    return holds


def raises(name: str) -> Callable[[Result], bool]:
    """Both calls raised `name`: the child went on after the first."""

    def holds(result: Result) -> bool:
        return not isinstance(result, LoadStopped) and [
            isinstance(o, Raised) and name in (o.type, *o.bases) for o in result
        ] == [True, True]

    return holds


def either(*conditions: Callable[[Result], bool]) -> Callable[[Result], bool]:
    return lambda result: any(condition(result) for condition in conditions)


def opaque(value: object) -> bool:
    return isinstance(value, Opaque)


# -- the attacks ------------------------------------------------------------------------------

_PRELUDE = """
import ctypes, gc, json, os, resource, signal, socket, struct, subprocess, sys, tempfile
import threading, time
import numpy as np
libc = ctypes.CDLL(None, use_errno=True)

def frame(head):
    text = json.dumps([head, []]).encode()
    return struct.pack("<III", 1, len(text), 0) + text

def nonce():
    at = sys._getframe()
    while at is not None and "nonce" not in at.f_locals:
        at = at.f_back
    return at.f_locals["nonce"]

def forged(head):
    os.write(3, frame({"n": nonce(), **head}))
    return 1
"""

GARBLED = stopped(Stop.GARBLED)
NOT_ALIVE = stopped(Stop.GARBLED, Stop.EXIT, Stop.CRASH, Stop.TIMEOUT, Stop.MEMORY)

FILES = [
    Attack("open-by-path", 1, "def attack():\n    return open('$FILE').read()", denied, True),
    Attack("list-a-folder", 1, "def attack():\n    return os.listdir('$FOLDER')", denied, True),
    Attack(
        "open-through-ctypes",
        1,
        """
        def attack():
            number = libc.open(b"$FILE", 0)
            return None if number < 0 else os.read(number, 100)
        """,
        denied,
    ),
    Attack(
        "climb-out-of-the-root",
        51,
        "def attack():\n    return open('/..' * 20 + '$FILE').read()",
        denied,
        True,
    ),
    Attack(
        "import-a-course-package",
        2,
        """
        def attack():
            sys.path.insert(0, "$FOLDER")
            import secretcourse
            return secretcourse.ANSWER
        """,
        denied,
        True,
    ),
    Attack(
        "import-the-grader",
        2,
        """
        def attack():
            found = []
            for name in ("autograder", "nn_reference", "solutions", "pytest", "landlockpy"):
                try:
                    found.append(__import__(name).__name__)
                except ImportError:
                    pass
            return found
        """,
        denied,
    ),
    Attack(
        "read-site-packages",
        2,
        """
        def attack():
            places = [p for p in sys.path if p.endswith("lib-dynload")]
            return os.listdir(os.path.dirname(places[0]) + "/site-packages")
        """,
        denied,
    ),
    Attack(
        "write-beside-the-grader",
        39,
        """
        def attack():
            with open("$WRITABLE/planted", "w") as file:
                file.write("x")
            return "written"
        """,
        denied,
        True,
    ),
    Attack(
        "fill-the-disk",
        39,
        """
        def attack():
            written = 0
            try:
                with open("big", "wb") as file:
                    while written < 100:
                        file.write(b"x" * (1 << 20))
                        written += 1
            except OSError:
                pass
            return written > 20
        """,
        denied,
    ),
    Attack(
        "use-up-the-inodes",
        39,
        """
        def attack():
            made = 0
            try:
                for made in range(5000):
                    open(f"file{made}", "w").close()
            except OSError:
                pass
            return made > 500
        """,
        denied,
    ),
    Attack(
        "leave-something-for-the-next",
        40,
        """
        folders = "/tmp", "/dev/shm", "/var/tmp", os.getcwd(), sys.path[0], "$WRITABLE"
        found = [folder for folder in folders if os.path.exists(folder + "/left-over")]
        for folder in folders:
            try:
                open(folder + "/left-over", "w").close()
            except OSError:
                pass
        def attack():
            return found
        """,
        denied,
        True,
        twice=True,
    ),
    Attack(
        "link-to-a-secret",
        52,
        """
        def attack():
            for make in (os.symlink, os.link):
                try:
                    make("$FILE", "$WRITABLE/linked" if os.path.isdir("$WRITABLE") else "linked")
                    return make.__name__
                except OSError:
                    pass
        """,
        denied,
    ),
    Attack(
        "change-modes-and-times",
        52,
        """
        def attack():
            for deed in (lambda: os.chmod("$FILE", 0o777), lambda: os.utime("$FILE", (0, 0)),
                         lambda: os.truncate("$FILE", 0), lambda: os.chown("$FILE", 0, 0)):
                try:
                    deed()
                    return "changed"
                except OSError:
                    pass
        """,
        denied,
    ),
    Attack(
        "devices",
        80,
        """
        def attack():
            found = []
            for path in ("/dev/mem", "/dev/kmsg", "/dev/vda", "/dev/sda", "/dev/tty", "/dev/fuse"):
                try:
                    found.append(os.open(path, os.O_RDONLY))
                except OSError:
                    pass
            return found
        """,
        denied,
    ),
    Attack(
        "plant-modules",
        82,
        """
        def attack():
            planted = []
            for folder in [*sys.path, *np.__path__, os.path.dirname(os.__file__)]:
                for name in ("numpy.py", "sitecustomize.py", "usercustomize.py", "x.pth"):
                    try:
                        with open(os.path.join(folder, name), "x") as file:
                            file.write("raise SystemExit")
                        planted.append(name)
                    except OSError:
                        pass
            return planted
        """,
        denied,
    ),
]

SECRETS = [
    Attack(
        "environment",
        4,
        "def attack():\n    return [v for v in os.environ.values() if '$TEXT' in v]",
        denied,
    ),
    Attack(
        "environment-of-the-grader",
        5,
        """
        def attack():
            text = open("/proc/$PID/environ", "rb").read()
            return b"$TEXT" in text
        """,
        denied,
        True,
    ),
    Attack(
        "own-process-in-proc",
        5,
        """
        def attack():
            found = []
            for name in ("environ", "cmdline", "maps", "mem", "status", "mountinfo", "fd/3"):
                for who in ("self", "1", "$PID", str(os.getppid())):
                    try:
                        with open(f"/proc/{who}/{name}", "rb"):
                            found.append(f"{who}/{name}")
                    except OSError:
                        pass
            return found
        """,
        denied,
        True,
    ),
    Attack(
        "memory-of-the-grader",
        6,
        """
        def attack():
            buffer = ctypes.create_string_buffer(4096)
            class Part(ctypes.Structure):
                _fields_ = [("base", ctypes.c_void_p), ("size", ctypes.c_size_t)]
            here = Part(ctypes.addressof(buffer), 4096)
            there = Part(id(object()) & ~4095, 4096)
            for pid in ($PID, 1, os.getppid()):
                for deed in (libc.process_vm_readv, libc.process_vm_writev):
                    if deed(pid, ctypes.byref(here), 1, ctypes.byref(there), 1, 0) > 0:
                        return deed.__name__
        """,
        denied,
    ),
    Attack(
        "scan-own-memory",
        3,
        """
        rest = bytes.fromhex("$HIDDEN")
        def mapped(page):
            ctypes.set_errno(0)
            libc.access(ctypes.c_void_p(page), 0)
            return ctypes.get_errno() != 14  # EFAULT
        def pages(start):
            for step in (4096, -4096):
                page, gap = (start & ~4095) + min(step, 0), 0
                while gap < 300 and page > 0:
                    gap = 0 if mapped(page) else gap + 1
                    if not gap:
                        yield page
                    page += step
        def attack():
            starts = [id(object()), id(attack), ctypes.cast(libc.open, ctypes.c_void_p).value]
            hits, seen = 0, set()
            for start in starts:
                for page in pages(start):
                    if page in seen:
                        continue
                    seen.add(page)
                    text = ctypes.string_at(page, 4096)
                    at = text.find(b"$TEXT")
                    while at >= 0:
                        tail = text[at + len("$TEXT"):][:len(rest)]
                        hits += bytes(b ^ 0x55 for b in tail) == rest
                        at = text.find(b"$TEXT", at + 1)
            assert len(seen) > 2000, len(seen)
            return hits
        """,
        answers(lambda value: value == 0),
        slow=True,
    ),
    Attack(
        "frames-and-objects",
        10,
        """
        rest = bytes.fromhex("$HIDDEN")
        def attack():
            texts, at = [], sys._getframe()
            while at is not None:
                texts += [repr(at.f_globals)[:10**6], repr(at.f_locals)[:10**6]]
                at = at.f_back
            texts += [o for o in gc.get_objects() if isinstance(o, str)]
            texts += [repr(m.__dict__)[:10**5] for m in list(sys.modules.values())]
            wanted = bytes(b ^ 0x55 for b in rest).decode()
            return ["$TEXT" + wanted in text for text in texts].count(True)
        """,
        answers(lambda value: value == 0),
        slow=True,
    ),
    Attack(
        "inherited-descriptors",
        9,
        """
        def attack():
            found = []
            for number in range(4, 2000):
                try:
                    os.fstat(number)
                    found.append(number)
                except OSError:
                    pass
            return found
        """,
        denied,
    ),
    Attack(
        "ask-the-zygote",
        58,
        """
        def attack():
            os.write(3, b'{"spawn": 0}\\n')
            return 1
        """,
        GARBLED,
    ),
    Attack(
        "shared-memory",
        44,
        """
        def attack():
            libc.shmat.restype = ctypes.c_void_p
            at = libc.shmat($SHARED, None, 0o10000)
            return None if at in (None, 2**64 - 1) else ctypes.string_at(at, 8)
        """,
        denied,
        True,
    ),
    Attack(
        "keyring",
        45,
        """
        def attack():
            key = libc.syscall(248, b"user", b"left", b"over", 4, -3)  # add_key, to the session
            return key > 0 or libc.syscall(250, 0, -3, 1) > 0
        """,
        denied,
    ),
]

NETWORK = [
    Attack(
        "connect-tcp",
        42,
        """
        def attack():
            with socket.create_connection(("127.0.0.1", $PORT), timeout=0.3) as line:
                return line.recv(100).decode()
        """,
        denied,
        True,
    ),
    Attack(
        "send-udp",
        42,
        """
        def attack():
            with socket.socket(socket.AF_INET, socket.SOCK_DGRAM) as line:
                return line.sendto(b"x", ("127.0.0.1", $PORT))
        """,
        denied,
        True,
    ),
    Attack(
        "abstract-socket",
        43,
        """
        def attack():
            with socket.socket(socket.AF_UNIX) as line:
                line.settimeout(0.3)
                line.connect("\\0$SOCKET")
                return line.recv(100).decode()
        """,
        denied,
        True,
    ),
    Attack(
        "other-families",
        42,
        """
        def attack():
            found = []
            for family in (socket.AF_INET6, socket.AF_NETLINK, socket.AF_PACKET, 38, 40):
                for kind in (1, 2, 3, 5):
                    try:
                        found.append(socket.socket(family, kind).fileno())
                    except OSError:
                        pass
            return found
        """,
        denied,
    ),
    Attack("socket-pair", 42, "def attack():\n    return socket.socketpair()[0].fileno()", denied),
    Attack(
        "look-up-a-name",
        42,
        "def attack():\n    return socket.getaddrinfo('example.com', 80)",
        denied,
    ),
]

PROCESSES = [
    Attack(
        "thread",
        35,
        "import _thread\ndef attack():\n    _thread.start_new_thread(print, ())",
        raises("RuntimeError"),
    ),
    Attack(
        "fork-bomb",
        36,
        "def attack():\n    while True:\n        os.fork()",
        denied,
    ),
    Attack(
        "every-way-to-start-a-program",
        36,
        """
        def attack():
            from multiprocessing.context import ForkProcess
            found = []
            ways = {
                "system": lambda: os.system("true") == 0 or 1 / 0,
                "popen": lambda: os.popen("true").read(),
                "run": lambda: subprocess.run(["/bin/true"]),
                "spawn": lambda: os.posix_spawn("/bin/true", ["true"], {}),
                "exec": lambda: os.execv("/bin/true", ["true"]),
                "exec-python": lambda: os.execv(sys.executable, ["python"]),
                "vfork": lambda: libc.vfork() >= 0 or 1 / 0,
                "forkpty": lambda: os.forkpty(),
                "memfd": lambda: os.memfd_create("x"),
                "Process": lambda: ForkProcess(target=print).start(),
            }
            for name, way in ways.items():
                try:
                    way()
                    found.append(name)
                except Exception:
                    pass
            return found
        """,
        denied,
    ),
    Attack(
        "signals",
        37,
        """
        def attack():
            found = []
            for pid in (-1, 0, 1, $PID, os.getppid(), os.getpid()):
                for way in (os.kill, os.killpg, lambda p, s: libc.tgkill(p, p, s) == 0 or 1 / 0):
                    try:
                        way(pid, signal.SIGTERM)
                        found.append(pid)
                    except (OSError, ZeroDivisionError):
                        pass
            return found
        """,
        denied,
    ),
    Attack(
        "system-calls",
        49,
        """
        CALLS = {
            "ptrace": (101, 16, $PID, 0, 0), "pidfd_open": (434, $PID, 0),
            "kcmp": (312, $PID, 1, 0, 0, 0),
            "pidfd_getfd": (438, 3, 0, 0), "unshare": (272, 0x10000000), "setns": (308, 3, 0),
            "clone": (56, 0x11, 0, 0, 0, 0), "mount": (165, b"x", b"/", b"tmpfs", 0, 0),
            "umount": (166, b"/", 2), "chroot": (161, b"/"), "pivot_root": (155, b".", b"."),
            "io_uring_setup": (425, 8, b"\\0" * 200), "bpf": (321, 0, b"\\0" * 100, 100),
            "perf_event_open": (298, b"\\0" * 200, 0, -1, -1, 0), "userfaultfd": (323, 0),
            "memfd_create": (319, b"x", 0), "shmget": (29, 0, 4096, 0o1600),
            "msgget": (68, 0, 0o1600),
            "semget": (64, 0, 1, 0o1600), "mq_open": (240, b"x", 0o102, 0o600, 0),
            "setuid": (105, 0),
            "prctl-dumpable": (157, 4, 1, 0, 0, 0), "personality": (135, 0),
            "seccomp": (317, 0, 0, 0),
            "open_by_handle_at": (304, -100, b"\\0" * 100, 0),
            "clock_settime": (227, 0, b"\\0" * 16),
            "setrlimit": (160, 4, b"\\xff" * 16), "prlimit": (302, 0, 4, b"\\xff" * 16, 0),
            "setpriority": (141, 0, 0, -5), "sched_setaffinity": (203, 0, 8, b"\\xff" * 8),
            "timer_create": (222, 0, 0, b"\\0" * 8), "landlock": (444, 0, 0, 1),
            "mknod": (133, b"n", 0o20666, 259),
            "x32-getpid": (0x40000000 + 39,), "x32-write": (0x40000000 + 1, 3, b"x", 1),
            "setsid": (112,), "vhangup": (153,), "reboot": (169, 0, 0, 0), "swapon": (167, b"/", 0),
            "init_module": (175, 0, 0, 0), "fanotify_init": (300, 0, 0), "acct": (163, 0),
        }
        def attack():
            if os.uname().machine != "x86_64":
                return []
            return [name for name, call in CALLS.items() if libc.syscall(*call) >= 0]
        """,
        denied,
    ),
    Attack(
        "raise-the-limits",
        41,
        """
        def attack():
            for name in ("RLIMIT_AS", "RLIMIT_CPU", "RLIMIT_NPROC", "RLIMIT_CORE"):
                for limit in (-1, 10**9):
                    try:
                        resource.setrlimit(getattr(resource, name), (limit, limit))
                        return name
                    except (OSError, ValueError):
                        pass
        """,
        denied,
    ),
    Attack(
        "32-bit-calls",
        50,
        """
        import mmap
        code = bytes.fromhex("b814000000cd80c3")  # mov eax, 20; int 0x80; ret
        def attack():
            if os.uname().machine != "x86_64":
                ctypes.string_at(0)
            page = mmap.mmap(-1, 4096, prot=7)
            page.write(code)
            at = ctypes.addressof(ctypes.c_char.from_buffer(page))
            return ctypes.CFUNCTYPE(ctypes.c_int)(at)()
        """,
        stopped(Stop.CRASH),
    ),
]

ENDINGS = [
    Attack("exit", 31, "def attack():\n    os._exit(0)", stopped(Stop.EXIT)),
    Attack("system-exit", 31, "def attack():\n    sys.exit(0)", raises("SystemExit")),
    Attack(
        "keyboard-interrupt",
        31,
        "def attack():\n    raise KeyboardInterrupt",
        raises("KeyboardInterrupt"),
    ),
    Attack(
        "something-at-the-exit",
        32,
        """
        import atexit
        def late(*_):
            open("$WRITABLE/late", "w").close()
        atexit.register(late)
        sys.excepthook = sys.unraisablehook = late
        class Last:
            __del__ = late
        keep = Last()
        def attack():
            return None
        """,
        denied,
    ),
    Attack(
        "trace-the-loop",
        32,
        """
        def tracer(frame, event, arg):
            frame.f_locals["nonce"] = "0" * 16
            return tracer
        sys.settrace(tracer)
        sys.setprofile(tracer)
        def attack():
            return 5
        """,
        either(answers(lambda value: value == 5), GARBLED),
    ),
    Attack("loop", 33, "def attack():\n    while True: pass", stopped(Stop.TIMEOUT)),
    Attack("loop-in-c", 33, "def attack():\n    return sum(iter(int, 1))", stopped(Stop.TIMEOUT)),
    Attack(
        "one-big-number",
        71,
        "def attack():\n    return 9**9**9",
        stopped(Stop.TIMEOUT, Stop.MEMORY),
    ),
    Attack("sleep", 33, "def attack():\n    time.sleep(3600)", stopped(Stop.TIMEOUT)),
    Attack("loop-while-loading", 33, "attack = print\nwhile True: pass", stopped(Stop.TIMEOUT)),
    Attack(
        "deaf-to-signals",
        34,
        """
        def attack():
            for number in range(1, 65):
                try:
                    signal.signal(number, signal.SIG_IGN)
                except (OSError, ValueError):
                    pass
            signal.pthread_sigmask(signal.SIG_BLOCK, range(1, 65))
            while True: pass
        """,
        stopped(Stop.TIMEOUT),
    ),
    Attack(
        "another-clock",
        55,
        """
        time.time = time.monotonic = time.perf_counter = lambda: 0
        time.sleep = lambda seconds: None
        def attack():
            while True: pass
        """,
        stopped(Stop.TIMEOUT),
    ),
    Attack("segfault", 53, "def attack():\n    ctypes.string_at(0)", stopped(Stop.CRASH)),
    Attack("abort", 54, "def attack():\n    os.abort()", stopped(Stop.CRASH)),
    Attack(
        "out-of-bounds",
        53,
        """
        def attack():
            view = np.lib.stride_tricks.as_strided(np.zeros(1), (1 << 40,), (8,))
            view[::512] = 1
        """,
        stopped(Stop.CRASH),
    ),
    Attack(
        "deep-recursion",
        53,
        """
        sys.setrecursionlimit(10**9)
        def attack():
            return sorted([1, 2], key=lambda x: attack())
        """,
        stopped(Stop.CRASH, Stop.TIMEOUT, Stop.MEMORY, Stop.EXIT),
    ),
    Attack(
        "memory-bomb",
        38,
        """
        def attack():
            kept = []
            while True:
                kept.append(bytearray(8 << 20))
        """,
        raises("MemoryError"),
        slow=True,
    ),
    Attack(
        "memory-in-one-go", 38, "def attack():\n    return np.ones(1 << 34)", raises("MemoryError")
    ),
    Attack(
        "many-small-things",
        38,
        "def attack():\n    x = []\n    while True:\n        x = [x, {}]",
        either(raises("MemoryError"), NOT_ALIVE),
    ),
]

ANSWERS = [
    Attack(
        "always-equal",
        15,
        """
        class Yes:
            def __eq__(self, other): return True
            def __array__(self, *a, **k): raise SystemExit
            __ne__ = __lt__ = __le__ = __gt__ = __ge__ = __eq__
            __hash__ = None
        def attack():
            return Yes()
        """,
        answers(opaque),
    ),
    Attack(
        "another-class-than-it-says",
        15,
        """
        class Liar:
            __class__ = property(lambda self: float)
            def __float__(self): return 1.0
        class Worse:
            __class__ = property(lambda self: 1 / 0)
        def attack():
            return [Liar(), Worse()]
        """,
        answers(lambda value: [v.type_name for v in value] == ["Liar", "Worse"]),
    ),
    Attack(
        "array-subclass",
        16,
        """
        class Lie(np.ndarray):
            def __eq__(self, other): return np.True_
            def __array_finalize__(self, other): pass
            def __array_ufunc__(self, *a, **k): return 0.0
            def __array_function__(self, *a, **k): return True
            shape = property(lambda self: (100,))
            dtype = property(lambda self: np.dtype("f8"))
            nbytes = 0
            tobytes = lambda self: b"x" * 800
        def attack():
            return np.arange(3.0).view(Lie)
        """,
        answers(lambda value: type(value) is np.ndarray and value.tolist() == [0, 1, 2]),
    ),
    Attack(
        "numbers-that-lie",
        16,
        """
        class F(float):
            def __eq__(self, other): return True
            def __float__(self): return 100.0
        class I(int):
            def __index__(self): return 100
            def __int__(self): return 100
        class S(str):
            def __str__(self): return "100"
        class N(np.float64):
            def __array__(self, *a, **k): return np.ones(5)
        class D(dict):
            def items(self): return [("verdict", "PASS")]
        def attack():
            return [F(1), I(2), S("3"), N(4), D({"a": 5})]
        """,
        answers(lambda value: value == [1, 2, "3", 4, {"a": 5}]),
    ),
    Attack(
        "pickle-of-itself",
        17,
        """
        class P:
            def __reduce__(self): return os.system, ("touch $WRITABLE/pickled",)
        def attack():
            return P()
        """,
        answers(opaque),
    ),
    Attack(
        "object-arrays",
        18,
        """
        made = [np.array([print]), np.zeros(2, "f8,i4"), np.array(["x"]), np.array([b"x"]),
                np.array(["2020"], "M8[Y]"), np.zeros(2, "V8")]
        def attack():
            return made
        """,
        answers(lambda value: all(map(opaque, value))),
    ),
    Attack(
        "nan",
        19,
        "def attack():\n    return np.full(3, np.nan)",
        answers(lambda v: np.isnan(v).all()),
    ),
    Attack(
        "broadcastable",
        20,
        "def attack():\n    return np.ones(1)",
        answers(lambda v: v.shape == (1,)),
    ),
    Attack(
        "wide-and-high",
        21,
        "def attack():\n    return [np.ones((10**6, 1)), np.ones((1, 10**6))]",
        answers(lambda value: [v.shape for v in value] == [(10**6, 1), (1, 10**6)]),
    ),
    Attack(
        "huge-view",
        22,
        "def attack():\n    return np.broadcast_to(np.float64(1), (10**5, 10**5))",
        stopped(Stop.TOO_LARGE),
    ),
    Attack(
        "huge-view-the-wrong-way-round",
        22,
        "def attack():\n    return np.broadcast_to(np.ones(1, '>f8'), (10**5, 10**5))",
        stopped(Stop.TOO_LARGE),
    ),
    Attack(
        "holds-itself",
        23,
        "def attack():\n    x = []\n    x.append(x)\n    return x",
        stopped(Stop.TOO_LARGE),
    ),
    Attack(
        "billion-laughs",
        23,
        """
        def attack():
            x = ["ha"] * 10
            for _ in range(8):
                x = [x] * 10
            return x
        """,
        stopped(Stop.TOO_LARGE),
        slow=True,
    ),
    Attack(
        "lone-surrogates",
        73,
        "def attack():\n    return '\\ud800\\x1b]0;x\\x07'",
        answers(lambda value: value == "\ud800\x1b]0;x\x07"),
    ),
    Attack(
        "secrets-in-the-message",
        62,
        "def attack():\n    raise ValueError('x' * 10**6)",
        lambda result: all(len(outcome.message) == 500 for outcome in result),
    ),
    Attack(
        "many-prints",
        30,
        """
        def attack():
            for _ in range(20):
                print("x" * 10_000_000)
                sys.stderr.write("y" * 10_000)
                os.write(1, b"z" * 10_000)
            return 1
        """,
        answers(lambda value: value == 1),
        slow=True,
    ),
]

FRAMES = [
    Attack(
        "verdict", 11, "def attack():\n    return forged({'verdict': 'PASS', 'points': 9})", GARBLED
    ),
    Attack(
        "answer-twice",
        11,
        "def attack():\n    return forged({'value': 42, 'changed': []})",
        GARBLED,
    ),
    Attack(
        "answer-ahead",
        11,
        "os.write(3, frame({'n': '0' * 16, 'value': 42, 'changed': []}))\ndef attack(): pass",
        GARBLED,
    ),
    Attack(
        "answer-for-the-loading",
        11,
        """
        os.write(3, frame({"n": "?", "loaded": {"notes": [], "defined": ["attack"], "uses": {}}}))
        def attack():
            return 1
        """,
        GARBLED,
    ),
    Attack(
        "ask-for-the-answer",
        61,
        "def attack():\n    return forged({'ask': 'right', 'args': ['l', [['t', []], ['d', []]]]})",
        GARBLED,
    ),
    Attack(
        "pickle", 17, "def attack():\n    os.write(3, b'\\x80\\x04cos\\nsystem\\n.' * 9)", GARBLED
    ),
    Attack(
        "nesting",
        24,
        "def attack():\n    os.write(3, struct.pack('<III', 1, 10**5, 0) + b'[' * 10**5)",
        GARBLED,
    ),
    Attack(
        "many-tiny-lists",
        25,
        """
        def attack():
            os.write(3, struct.pack("<III", 1, 6 * 10**6, 0) + b"[" + b"[]," * 2 * 10**6)
        """,
        GARBLED,
    ),
    Attack(
        "long-head",
        26,
        "def attack():\n    os.write(3, struct.pack('<III', 1, 2**32 - 1, 0))",
        GARBLED,
    ),
    Attack(
        "long-body",
        26,
        "def attack():\n    os.write(3, struct.pack('<III', 1, 2, 2**32 - 1))",
        GARBLED,
    ),
    Attack(
        "array-larger-than-the-world",
        26,
        "def attack():\n    return forged({'value': ['a', '<f8', [2**39, 2**39]], 'changed': []})",
        GARBLED,
    ),
    Attack("flood", 27, "def attack():\n    while True: os.write(3, b'\\0' * 65536)", GARBLED),
    Attack(
        "flood-of-places",
        27,
        "while True: os.write(3, struct.pack('<III', 2, 1, 1) * 1000)",
        GARBLED,
    ),
    Attack(
        "drip",
        28,
        """
        def attack():
            for byte in frame({"n": nonce(), "value": 1, "changed": []}):
                os.write(3, bytes([byte]))
                time.sleep(0.1)
        """,
        stopped(Stop.TIMEOUT),
    ),
    Attack("stop-reading", 29, "attack = print\ntime.sleep(3600)", stopped(Stop.TIMEOUT)),
    Attack("close-the-line", 58, "def attack():\n    os.close(3)\n    while True: pass", GARBLED),
    Attack(
        "patch-the-loop",
        12,
        """
        def attack():
            return 0
        patched, at = [], sys._getframe()
        while at is not None:
            for name in ("flatten", "rebuild", "same_value", "wire", "raised"):
                if name in at.f_globals:
                    at.f_globals[name] = lambda *a, **k: {"verdict": "PASS"}
                    patched.append(name)
            at = at.f_back
        assert len(patched) >= 5
        """,
        NOT_ALIVE,
    ),
    Attack(
        "patch-everything",
        13,
        """
        import builtins
        def attack():
            return 7
        np.exp = np.ndarray = np.zeros = np.float64 = None
        for name in ("len", "isinstance", "type", "print", "Exception"):
            setattr(builtins, name, lambda *a: 0)
        json.dumps = os.write = lambda *a: 0
        """,
        NOT_ALIVE,
    ),
    Attack(
        "notebook-hooks",
        14,
        """
        shell = get_ipython()
        shell.input_transformers_cleanup.append(lambda lines: [])
        shell.ast_transformers.append(None)
        shell.showtraceback = lambda *a, **k: None
        type(shell).run_cell = None
        def attack():
            return 3
        """,
        answers(lambda value: value == 3),
    ),
]

SOURCES = [
    Attack(
        "deep-source",
        70,
        "def attack():\n    return 1\neval('-' * 10**6 + '1')",
        answers(lambda v: v == 1),
    ),
    Attack(
        "dotted-source",
        70,
        "def attack():\n    return 1\nexec('x' + '.a' * 10**5)",
        answers(lambda v: v == 1),
    ),
    Attack("nul-in-the-source", 70, "x = 1\0", lambda result: not isinstance(result, LoadStopped)),
]

ATTACKS = [*FILES, *SECRETS, *NETWORK, *PROCESSES, *ENDINGS, *ANSWERS, *FRAMES, *SOURCES]
