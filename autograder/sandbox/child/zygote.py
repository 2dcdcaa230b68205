"""A process with NumPy loaded that forks a child for each request. Started as a script.

It is exec'd, never forked from the trusted side, so that no reference, secret or hidden input was
ever in its memory. It runs no student code, reads nothing a student wrote, and imports nothing
after its start. This module starts it; `fork_loop` is what it then does.
"""

from __future__ import annotations

import functools
import gc
import importlib
import importlib.machinery
import os
import signal
import sys
import types
from collections.abc import Callable
from typing import Any

Lock = Callable[[int], None]
Run = Callable[[int, int, Callable[[], None]], None]

_NOBODY = 65534
_PACKAGES = (
    "autograder",
    "autograder.core",
    "autograder.core.rng",
    "autograder.sandbox",
    "autograder.sandbox.child",
    "autograder.sandbox.lock",
)
"""The packages that a child imports from; what is in them is read before it is locked."""
_PRELOADED = """
    abc bisect cmath collections collections.abc contextlib copy csv dataclasses datetime decimal
    enum fractions functools heapq inspect io itertools json math numbers operator os os.path
    pprint random re statistics string struct sys textwrap time timeit traceback types typing
    warnings _bz2 _lzma zlib numpy.fft numpy.linalg numpy.ma numpy.polynomial numpy.random
    numpy.typing
""".split()


def main() -> None:
    _lend_packages(functools.reduce(lambda path, _: os.path.dirname(path), range(3), __file__))
    fork_loop = importlib.import_module("autograder.sandbox.child.fork_loop")
    control = fork_loop.take_control(int(sys.argv[1]))
    try:
        lock, run = _start(fork_loop.receive(control))
    except BaseException as error:
        fork_loop.send(control, {"fault": f"{type(error).__name__}: {error}"})
        os._exit(1)
    fork_loop.send(control, {"started": os.getpid()})
    fork_loop.serve(control, lock, run)


def _start(config: dict[str, Any]) -> tuple[Lock, Run]:
    """Everything that is done once; returns what locks a child, and what it then runs."""
    os.umask(0o022)
    # What `random` and `threading` do after every fork costs a child 160 pages, half a millisecond;
    # it is seeded, and without threads, anyway.
    os.register_at_fork = _no_hook
    sys.path += config["libraries"]
    root = _can_become_nobody()
    if config["tier"] != "none":
        root = _bind_to_worker(config) and root
    importlib.import_module("numpy")
    for name in _PRELOADED:
        importlib.import_module(name)
    _load_what_is_lent(config)
    serve = importlib.import_module("autograder.sandbox.child.serve")
    importlib.import_module("autograder.sandbox.child.imports").install(config["lent"]["readable"])
    importlib.import_module("autograder.sandbox.child.inline_threads").install()
    importlib.import_module("autograder.sandbox.child.environment").prepare()
    serve.rehearse()
    lock = _make_lock(config, root)
    sys.path[:] = [path for path in sys.path if path not in config["libraries"]]
    _forget_packages()
    os.chdir("/")
    gc.collect()
    gc.freeze()  # a collection in a child would copy every page that holds an object
    return lock, serve.serve


def _load_what_is_lent(config: dict[str, Any]) -> None:
    """Load the libraries that students may use, with nothing else of site-packages in reach."""
    lent = config["lent"]
    if not lent["roots"]:
        return
    lent_libraries = importlib.import_module("autograder.sandbox.child.lent_libraries")
    lent_libraries.install(lent["roots"])
    usual = [*sys.path]
    sys.path[:] = [path for path in usual if path not in config["libraries"]]
    try:
        lent_libraries.load(lent["imports"])
    finally:
        sys.path[:] = usual


def _no_hook(**_: object) -> None:
    pass


def _can_become_nobody() -> bool:
    """Whether we are root, and not of a user namespace in which there is nobody else."""
    if os.geteuid() != 0:
        return False
    try:
        with open("/proc/self/uid_map") as file:
            ranges = [[int(number) for number in line.split()] for line in file]
    except OSError:
        return False
    return any(first <= _NOBODY < first + length for first, _, length in ranges)


def _bind_to_worker(config: dict[str, Any]) -> bool:
    """Go when the worker goes; in `strong`, into namespaces and on as their process 1.

    Returns whether this process is still what it was, not an ordinary user in a namespace.
    """
    syscalls = importlib.import_module("autograder.sandbox.lock.syscalls")
    namespaces = importlib.import_module("autograder.sandbox.lock.namespaces")

    def check(*_: object) -> None:
        # The signal comes at the end of the *thread* that started us: that alone is not a reason.
        if os.getppid() != config["worker"]:
            os._exit(0)

    signal.signal(signal.SIGTERM, check)
    syscalls.die_with_parent(signal.SIGTERM)
    check()
    if config["tier"] != "strong":
        return True
    same = bool(namespaces.enter())
    inner = os.fork()
    if inner:
        _wait_for(inner)
    syscalls.die_with_parent(signal.SIGKILL)
    return same


def _wait_for(inner: int) -> None:
    # Our copies of the control socket would keep the worker from seeing the inner half end.
    os.closerange(3, 1 << 16)
    os.waitpid(inner, 0)
    os._exit(0)


def _make_lock(config: dict[str, Any], root: bool) -> Lock:
    """The function that locks a child: what it is given is the last descriptor to keep."""
    limits = importlib.import_module("autograder.sandbox.limits")
    mine, size = limits.Limits(**config["limits"]), _address_space()
    if config["tier"] == "none":
        pairs = limits.rlimits(mine, base_bytes=size, locked=False)

        def loosely(kept: int) -> None:
            os.closerange(kept + 1, 1 << 16)
            limits.apply_rlimits(pairs, locked=False)

        return loosely
    confine = importlib.import_module("autograder.sandbox.lock.confine")
    strong = config["tier"] == "strong"
    if strong:
        importlib.import_module("landlockpy").abi_version()  # looks for libc in files, once
        importlib.import_module("autograder.sandbox.lock.namespaces").build_root(
            config["folders"], config["hidden"]
        )
    lock = confine.make_lock(
        mine, base_bytes=size, strong=strong, readable=config["readable"], root=root
    )
    return functools.partial(confine.confine, lock)


def _address_space() -> int:
    try:
        with open("/proc/self/statm") as file:
            return int(file.read().split()[0]) * os.sysconf("SC_PAGE_SIZE")
    except OSError:  # macOS: where only the tier `none` comes this far
        return 1 << 40


def _lend_packages(folder: str) -> None:
    """Make our few modules importable without making the project's folder so."""
    for name in _PACKAGES:
        module = types.ModuleType(name)
        module.__path__ = [os.path.join(folder, *name.split(".")[1:])]
        sys.modules[name] = module


def _forget_packages() -> None:
    """Nothing of ours can be imported from here on; what is loaded goes on working."""
    for name in _PACKAGES:
        sys.modules[name].__path__ = []
    for name in [*sys.modules]:
        if name.partition(".")[0] in ("autograder", "landlockpy"):
            del sys.modules[name]
    sys.path_importer_cache.clear()
    # Fill the finders' lists again: in `base` the library's own folder cannot be listed later.
    importlib.machinery.PathFinder.find_spec("no_module_of_this_name")


if __name__ == "__main__":
    main()
