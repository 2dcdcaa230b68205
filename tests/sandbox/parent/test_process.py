"""The trusted side against children that talk nonsense, stall or die, and against dying itself."""

import os
import signal
import socket
import subprocess
import sys
import threading
import time
from dataclasses import replace
from pathlib import Path

import numpy as np
import pytest

from autograder.core.model import Returned, Stop, Stopped
from autograder.core.values import flatten
from autograder.sandbox import wire
from autograder.sandbox.parent.channel import Channel
from autograder.sandbox.parent.process import (
    Call,
    Cell,
    Child,
    Limits,
    LoadStopped,
    SandboxFault,
    Zygote,
)
from autograder.sandbox.tiers import Tier
from tests.sandbox.conftest import Sat, need

FAST = Limits(call_seconds=0.3, cell_seconds=0.3, load_seconds=1.0, total_bytes=4 << 20, asks=10)


class Kept:
    """A zygote's end of the talk: says how a child ended, and that it was asked."""

    def __init__(self):
        self.asked = []

    def ask(self, question, seconds=0):
        self.asked.append(question)
        return {"status": -signal.SIGSEGV, "cpu": 0.0, "peak": 1, "killed": False}


def played(script, limits=FAST):
    """A Child whose process is a script in a thread: it gets the socket and the first nonce."""
    ours, theirs = socket.socketpair()

    def play():
        with theirs:
            theirs.sendall(wire.pack({"ready": 1}))
            head = receive(theirs)
            nonce = head.get("n", "")
            if head.keys() == {"n", "together"}:  # calls follow: the nonce of the first
                receive(theirs)
                nonce = wire.numbered(nonce, 0)
            try:
                script(theirs, nonce)
            except OSError:
                pass

    thread = threading.Thread(target=play, daemon=True)
    thread.start()
    return Child(Kept(), 1, Channel(ours, limits.total_bytes), limits)


def receive(sock):
    data = b""
    while len(data) < wire.PREFIX.size:
        data += sock.recv(wire.PREFIX.size - len(data))
    _, first, second = wire.announced(data, trusted=True)
    rest = b""
    while len(rest) < first + second:
        rest += sock.recv(first + second - len(rest))
    return wire.unpack(rest[:first], memoryview(rest[first:]), trusted=True)[0]


def answer(script, limits=FAST):
    child = played(script, limits)
    outcomes = list(child.calls([Call("f", (1,))] * 2))
    assert not child.alive
    return outcomes


def returned(nonce, value=1):
    tree, arrays = flatten(value)
    return wire.pack({"n": nonce, "value": tree, "changed": []}, arrays)


@pytest.mark.parametrize(
    "frame",
    [
        lambda nonce: b"\xff" * 100,
        lambda nonce: b"x" * 12,
        lambda nonce: wire.PREFIX.pack(1, 0xFFFFFFFF, 0),
        lambda nonce: wire.PREFIX.pack(1, 2, 0xFFFFFFF0) + b"{}",
        lambda nonce: wire.PREFIX.pack(1, 3, 0) + b"nan",
        lambda nonce: wire.PREFIX.pack(1, 200_000, 0) + b"[" * 200_000,
        lambda nonce: wire.mark(1, 1),
        lambda nonce: wire.pack(5),
        lambda nonce: wire.pack([[[]]]),
        lambda nonce: wire.pack({"n": nonce}),
        lambda nonce: wire.pack({"n": nonce, "verdict": "PASS", "points": 10}),
        lambda nonce: returned("0" * 16),
        lambda nonce: wire.pack({"n": nonce, "value": ["a", "|O8", [1]], "changed": []}),
        lambda nonce: wire.pack({"n": nonce, "value": ["a", "<f8", [2**62]], "changed": []}),
        lambda nonce: wire.pack({"n": nonce, "value": ["x"], "changed": []}),
        lambda nonce: wire.pack({"n": nonce, "value": 1, "changed": "all"}),
        lambda nonce: wire.pack({"n": nonce, "ask": "g", "args": ["l", [["t", []], ["d", []]]]}),
        lambda nonce: b"\x80\x04\x95" + b"cos\nsystem\n(S'id'\ntR." * 10,
    ],
)
def test_a_frame_that_is_not_ours_ends_the_child(frame):
    outcomes = answer(lambda sock, nonce: (sock.sendall(frame(nonce)), time.sleep(1)))
    assert [o.reason for o in outcomes] == [Stop.GARBLED]


def test_a_second_answer_to_one_call_is_no_answer_to_the_next():
    outcomes = answer(lambda sock, nonce: (sock.sendall(returned(nonce) * 2), time.sleep(1)))
    assert outcomes[0] == Returned(1)
    assert [o.reason for o in outcomes[1:]] == [Stop.GARBLED]


def test_bytes_that_drip_do_not_put_off_the_deadline():
    def drip(sock, nonce):
        for byte in returned(nonce):
            sock.sendall(bytes([byte]))
            time.sleep(0.05)

    started = time.monotonic()
    assert [o.reason for o in answer(drip)] == [Stop.TIMEOUT]
    assert time.monotonic() - started < 1


def test_a_flood_is_cut_off():
    def flood(sock, nonce):
        while True:
            sock.sendall(b"\0" * 65536)

    assert [o.reason for o in answer(flood)] == [Stop.GARBLED]


def test_all_that_one_child_says_is_capped():
    def talk(sock, nonce):
        sock.sendall(returned(nonce, np.zeros(1 << 20)))
        time.sleep(1)

    assert [o.reason for o in answer(talk)] == [Stop.GARBLED]


def test_a_closed_line_is_told_by_the_way_the_process_ended():
    assert [o.reason for o in answer(lambda sock, nonce: None)] == [Stop.CRASH]


def test_a_child_that_stops_reading_does_not_hold_us():
    ours, theirs = socket.socketpair()
    with theirs:
        theirs.sendall(wire.pack({"ready": 1}))
        child = Child(Kept(), 1, Channel(ours, 1 << 20), FAST)
        started = time.monotonic()
        outcomes = list(child.calls([Call("f", (np.zeros(1 << 20),))]))
        assert [o.reason for o in outcomes] == [Stop.TIMEOUT]
        assert time.monotonic() - started < 1


def test_places_in_cells_that_do_not_exist_are_garbled():
    def lie(sock, nonce):
        sock.sendall(wire.mark(1, 0) + wire.mark(77, 1))
        time.sleep(1)

    loaded = played(lie).load([Cell(1, "x")], names=[])
    assert loaded == LoadStopped(Stopped(Stop.GARBLED, "a place that is in no cell"), 77, 1)


def test_marks_without_end_do_not_put_off_the_end():
    def march(sock, nonce):
        while True:
            sock.sendall(wire.mark(1, 0))
            time.sleep(0.01)

    started = time.monotonic()
    loaded = played(march).load([Cell(1, "x")], names=[])
    assert loaded.stopped.reason is Stop.TIMEOUT
    assert time.monotonic() - started < 2


@pytest.mark.parametrize("said", [b"", wire.pack({"fault": "no lock"}), wire.pack(7), b"\0" * 50])
def test_a_child_that_is_not_ready_is_our_fault(said):
    ours, theirs = socket.socketpair()
    with theirs:
        theirs.sendall(said)
        theirs.shutdown(socket.SHUT_WR)
        with pytest.raises(SandboxFault):
            Child(Kept(), 1, Channel(ours, 1 << 20), FAST)


# -- life and death ---------------------------------------------------------------------------


def gone(pid, seconds=3.0):
    until = time.monotonic() + seconds
    while time.monotonic() < until:
        try:
            state = Path(f"/proc/{pid}/stat").read_text().rpartition(")")[2].split()[0]
        except OSError:
            return True
        if state == "Z":
            return True
        time.sleep(0.01)
    return False


def descendants(pid):
    found = []
    for child in Path(f"/proc/{pid}/task/{pid}/children").read_text().split():
        found += [int(child), *descendants(int(child))]
    return found


def test_a_fresh_child_knows_nothing_of_the_one_before(zygote):
    with Sat(zygote, "import numpy as np\nnp.exp = print\nimport math\nmath.pi = 3") as first:
        assert first.notes == []
    with Sat(zygote, "import numpy as np, math\ndef f(): return [np.exp(0.0), math.pi]") as second:
        assert second.ask().value == [1.0, np.pi]


def test_two_children_live_side_by_side(zygote):
    with (
        Sat(zygote, "def f():\n    return 1") as one,
        Sat(zygote, "def f():\n    return 2") as two,
    ):
        assert [one.ask(), two.ask(), one.ask()] == [Returned(1), Returned(2), Returned(1)]


def test_outcomes_left_untaken_end_the_child(zygote):
    with Sat(zygote, "def f(x):\n    return x") as sat:
        outcomes = sat.child.calls([Call("f", (i,)) for i in range(3)])
        assert next(outcomes) == Returned(0)
        outcomes.close()
        assert not sat.child.alive


def test_the_last_outcome_taken_leaves_the_child_alive(zygote):
    with Sat(zygote, "def f(x):\n    return x") as sat:
        outcomes = sat.child.calls([Call("f", (i,)) for i in range(2)])
        assert [next(outcomes), next(outcomes)] == [Returned(0), Returned(1)]
        outcomes.close()
        assert sat.ask(5) == Returned(5)


def test_the_kernel_says_what_was_used(zygote):
    sat = Sat(zygote, "x = 0\nfor i in range(10**6): x += i")
    sat.child.close()
    assert 0.01 < sat.child.usage.cpu_seconds < 5
    assert sat.child.usage.peak_kilobytes > 5_000


def test_a_dead_zygote_is_a_fault_of_ours(zygote):
    with Zygote(zygote.tier, FAST) as own:
        child = own.spawn()
        os.kill(own._control._process.pid, signal.SIGKILL)
        own._control._process.wait()
        with pytest.raises(SandboxFault, match="start another"):
            own.spawn()
        child.close()


@pytest.mark.skipif(sys.platform != "linux", reason="reads /proc")
def test_closing_a_zygote_ends_every_process(zygote):
    own = Zygote(zygote.tier, FAST)
    idle, busy = own.spawn(), own.spawn()
    idle.load([Cell(1, "")], names=[])
    request = {"n": "", "cells": [[1, "while True: pass"]], "names": [], "skip": []}
    busy._channel.send(wire.pack(request), time.monotonic() + 1)
    pids = [own._control._process.pid, *descendants(own._control._process.pid)]
    assert len(pids) == (4 if zygote.tier is Tier.STRONG else 3)
    own.close()
    assert all(gone(pid) for pid in pids)
    for child in (idle, busy):
        child.close()


WORKER = """
import os, sys, time
from autograder.sandbox.parent.process import Zygote, Cell
from autograder.sandbox.tiers import Tier
zygote = Zygote(Tier(sys.argv[1]))
child = zygote.spawn()
from autograder.sandbox import wire
busy = {"n": "", "cells": [[1, "while True: pass"]], "names": [], "skip": []}
child._channel.send(wire.pack(busy), time.monotonic() + 1)
if sys.argv[2] == "forked":  # a copy of our sockets in another process keeps them open
    if os.fork() == 0:
        print(os.getpid(), flush=True)
        time.sleep(60)
else:
    print(0, flush=True)
time.sleep(60)
"""


@pytest.mark.skipif(sys.platform != "linux", reason="reads /proc")
@pytest.mark.parametrize("mode", ["alone", "forked"])
def test_a_killed_worker_leaves_nothing_behind(zygote, mode):
    if zygote.tier is Tier.NONE:
        mode = "alone"  # the other only the kernel sees, and none is for any system
    worker = subprocess.Popen(
        [sys.executable, "-c", WORKER, zygote.tier.value, mode],
        stdout=subprocess.PIPE,
        text=True,
        env={**os.environ, "PYTHONPATH": str(Path(__file__).parents[3])},
    )
    with worker:
        other = int(worker.stdout.readline())
        pids = [pid for pid in descendants(worker.pid) if pid != other]
        assert len(pids) == (3 if zygote.tier is Tier.STRONG else 2)
        worker.kill()
        worker.wait()
        try:
            assert all(gone(pid) for pid in pids)
        finally:
            if other:
                os.kill(other, signal.SIGKILL)


def test_a_zygote_outlives_the_thread_that_started_it(zygote):
    made = []
    thread = threading.Thread(target=lambda: made.append(Zygote(zygote.tier, FAST)))
    thread.start()
    thread.join()
    time.sleep(0.05)
    with made[0] as own, Sat(own, "def f():\n    return 1") as sat:
        assert sat.ask() == Returned(1)


def test_a_hundred_submissions_leave_no_descriptor_open(zygote):
    def count():
        return len(list(Path("/proc/self/fd").iterdir()))

    before = count()
    for _ in range(100):
        with Sat(zygote, "def f():\n    return 1") as sat:
            sat.ask()
    assert count() <= before


# -- what a zygote is -------------------------------------------------------------------------


def test_a_child_starts_with_next_to_nothing(zygote, monkeypatch):
    monkeypatch.setenv("COURSE_SECRET", "canary")
    with (
        Zygote(zygote.tier, FAST) as own,
        Sat(
            own,
            """
            import os, sys
            def f():
                open_files = []
                for n in range(300):
                    try:
                        os.fstat(n)
                        open_files.append(n)
                    except OSError:
                        pass
                return {
                    "env": dict(os.environ), "argv": sys.argv, "files": open_files,
                    "path": sys.path,
                    "modules": [m for m in sys.modules if m.split(".")[0] in
                        ("autograder", "nn_reference", "solutions", "landlockpy", "pytest")],
                }
            """,
        ) as sat,
    ):
        found = sat.ask().value
    assert "canary" not in str(found)
    assert found["files"] == [0, 1, 2, 3]
    assert found["argv"] == ["notebook"]
    assert found["modules"] == []
    assert not [path for path in found["path"] if "site-packages" in path or "main" in path]


def test_a_child_computes_on_the_vector_units_that_it_is_told(zygote, monkeypatch):
    program = """
        from numpy._core._multiarray_umath import __cpu_dispatch__ as all, __cpu_features__ as has
        def f():
            return [name for name in all if has.get(name)]
        """
    with Sat(zygote, program) as sat:
        here = sat.ask().value
    monkeypatch.setenv("NPY_DISABLE_CPU_FEATURES", " ".join(here))
    with Zygote(zygote.tier, FAST) as own, Sat(own, program) as sat:
        assert sat.ask().value == []


@pytest.mark.parametrize(
    "name",
    ["autograder", "autograder.core.model", "nn_reference", "solutions", "landlockpy", "winreg"],
)
def test_nothing_of_ours_can_be_imported(zygote, name):
    with Sat(zygote, f"import {name}") as sat:
        assert "ModuleNotFoundError" in sat.notes[0][3]


@pytest.mark.parametrize(
    "name",
    "wave unittest.mock numpy.testing numpy.f2py html.parser urllib.parse "
    "concurrent.futures logging asyncio gzip xml.dom pickle".split(),
)
def test_the_library_can_be_imported_late(zygote, name):
    with Sat(zygote, f"import {name}") as sat:
        assert sat.notes == []


def test_the_hash_of_a_text_is_the_same_everywhere(locked):
    source = "def f():\n    return [hash('text'), list({'a', 'b', 'c', 'd'})]"
    with Zygote(locked.tier, FAST) as own, Sat(own, source) as one, Sat(locked, source) as two:
        assert one.ask() == two.ask()


def test_a_matrix_product_does_not_wait_for_threads(zygote):
    source = "import numpy as np\ndef f(n):\n    return (np.ones((n, n)) @ np.ones((n, n))).max()"
    with Sat(zygote, source) as sat:
        assert sat.ask(600) == Returned(600.0)


def test_limits_reach_the_child(locked):
    limits = replace(FAST, memory_bytes=64 << 20, open_files=9, cpu_seconds=7)
    source = "def f(megabytes):\n    return len(bytearray(megabytes << 20))"
    with Zygote(locked.tier, limits) as own, Sat(own, source) as sat:
        assert sat.ask(32) == Returned(32 << 20)
        assert sat.ask(80).type == "MemoryError"
        child = descendants(own._control._process.pid)[-1]
        rows = Path(f"/proc/{child}/limits").read_text().splitlines()
    found = {row[:26].strip(): row[26:].split()[:2] for row in rows}
    assert found["Max cpu time"] == ["7", "7"]
    assert found["Max open files"] == ["9", "9"]
    for nothing in ("core file size", "processes", "locked memory", "msgqueue size"):
        assert found[f"Max {nothing}"] == ["0", "0"]


def test_the_tiers_of_this_machine_are_there_in_ci():
    need(Tier.STRONG)
    need(Tier.BASE)
