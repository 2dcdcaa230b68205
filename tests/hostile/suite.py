"""The hostile suite itself. Run by test_hostile.py, as an ordinary user in namespaces of its own.

Before and after each attack an honest notebook asks the same and must get the same, and nothing of
a canary may come back or be left behind.
"""

import ctypes
import json
import os
import socket
import threading
from contextlib import ExitStack
from dataclasses import replace
from pathlib import Path

import numpy as np
import pytest

from autograder.batch.plan import Plan
from autograder.batch.pool import Workers
from autograder.batch.run import run as run_batch
from autograder.batch.submissions import Submission
from autograder.core.model import Returned
from autograder.core.values import same_value
from autograder.report.page import student_page
from autograder.sandbox.parent.probe import choose
from autograder.sandbox.parent.process import Call, Cell, Limits, Loaded, Zygote
from autograder.sandbox.tiers import Tier
from tests.conftest import RIGHT, notebook

from .attacks import ATTACKS, Places, as_cells, filled

LIMITS = Limits(call_seconds=0.6, cell_seconds=0.6, load_seconds=2.0, memory_bytes=192 << 20)
PATIENT = replace(LIMITS, call_seconds=20.0, cell_seconds=20.0, load_seconds=20.0)
TEXT = "CANARY-of-the-course-"
CANARY = os.environ.get("HOSTILE_CANARY", "")
HONEST = """
import numpy as np
def f(x):
    return np.exp(x).sum(axis=0)
"""
INPUT = np.arange(6.0).reshape(2, 3)

assert os.environ.get("HOSTILE_CANARY"), "run by test_hostile.py only: in namespaces of its own"
assert os.getuid() != 0


def answer_with_the_canary(server):
    while True:
        try:
            with server.accept()[0] as line:
                line.sendall(CANARY.encode())
        except OSError:
            return


@pytest.fixture(scope="session")
def places(tmp_path_factory):
    """Canaries in a file, a package, shared memory, and behind two servers."""
    folder = tmp_path_factory.mktemp("secret")
    writable = tmp_path_factory.mktemp("writable")
    writable.chmod(0o777)
    (folder / "canary.txt").write_text(CANARY)
    (folder / "secretcourse.py").write_text(f"ANSWER = {CANARY!r}")
    libc = ctypes.CDLL(None)
    libc.shmat.restype = ctypes.c_void_p
    shared = libc.shmget(0, 4096, 0o1666)
    ctypes.memmove(libc.shmat(shared, None, 0), CANARY.encode(), len(CANARY))
    with ExitStack() as stack:
        tcp = stack.enter_context(socket.create_server(("127.0.0.1", 0)))
        port = tcp.getsockname()[1]
        unix = stack.enter_context(socket.socket(socket.AF_UNIX))
        unix.bind(f"\0canary-{os.getpid()}")
        unix.listen()
        for server in (tcp, unix):
            threading.Thread(target=answer_with_the_canary, args=(server,), daemon=True).start()
        yield Places(
            FILE=str(folder / "canary.txt"),
            FOLDER=str(folder),
            WRITABLE=str(writable),
            TEXT=TEXT,
            HIDDEN=bytes(b ^ 0x55 for b in CANARY.removeprefix(TEXT).encode()).hex(),
            PID=os.getpid(),
            PORT=port,
            SOCKET=f"canary-{os.getpid()}",
            SHARED=shared,
        )
    libc.shmctl(shared, 0, None)


@pytest.fixture(scope="session", params=[Tier.STRONG, Tier.BASE], ids=str)
def zygotes(request):
    """An impatient zygote and a patient one, of each tier."""
    with Zygote(request.param, LIMITS) as fast, Zygote(request.param, PATIENT) as slow:
        yield {False: fast, True: slow}


@pytest.fixture(scope="session")
def open_zygote():
    with Zygote(Tier.NONE, LIMITS) as made:
        yield made


def honest(zygote):
    with zygote.spawn() as child:
        loaded = child.load([Cell(1, HONEST)], names=["f"])
        assert isinstance(loaded, Loaded)
        assert loaded.notes == ()
        outcome = next(child.calls([Call("f", (INPUT,))]))
    assert isinstance(outcome, Returned)
    assert outcome.changed == ()
    assert same_value(outcome.value, np.exp(INPUT).sum(axis=0))


def tried(zygote, source):
    """What came of loading the cell, or of two calls of its attack."""
    with zygote.spawn() as child:
        loaded = child.load([Cell(1, source)], names=["attack"])
        if not isinstance(loaded, Loaded):
            return loaded
        assert CANARY not in repr(loaded)
        return list(child.calls([Call("attack", ())] * 2))


@pytest.mark.parametrize("attack", ATTACKS, ids=lambda attack: attack.name)
def test_an_attack_gains_nothing(zygotes, places, attack):
    zygote = zygotes[attack.slow]
    honest(zygote)
    for _ in range(1 + attack.twice):
        result = tried(zygote, filled(attack, places))
    assert attack.holds(result), result
    assert CANARY not in repr(result)
    honest(zygote)
    assert not list(Path(places.WRITABLE).iterdir())
    assert Path(places.FILE).read_text() == CANARY


CONTROLS = [attack for attack in ATTACKS if attack.control]


@pytest.mark.parametrize("attack", CONTROLS, ids=lambda attack: attack.name)
def test_without_a_sandbox_it_succeeds(open_zygote, places, attack):
    try:
        for _ in range(1 + attack.twice):
            result = tried(open_zygote, filled(attack, places))
        assert all(isinstance(o, Returned) and o.value for o in result), result
        assert not attack.holds(result)
    finally:
        for folder in ("/tmp", "/dev/shm", "/var/tmp", "/"):
            Path(folder, "left-over").unlink(missing_ok=True)
        for left in Path(places.WRITABLE).iterdir():
            left.unlink()


@pytest.mark.parametrize("name", ["scan-own-memory", "frames-and-objects"])
def test_the_scanners_find_what_is_there(zygotes, places, name):
    attack = next(attack for attack in ATTACKS if attack.name == name)
    planted = filled(attack, places) + (
        "\nkeep = [('$TEXT' + bytes(b ^ 0x55 for b in rest).decode()) for _ in range(9)]\n"
    ).replace("$TEXT", TEXT)
    result = tried(zygotes[True], planted)
    assert all(isinstance(o, Returned) and o.value >= 1 for o in result), result


def test_the_rows_of_the_catalogue():
    assert len({attack.row for attack in ATTACKS}) >= 25
    assert len({attack.name for attack in ATTACKS}) == len(ATTACKS)
    assert len(CONTROLS) >= 10


# -- a whole class, through the grader --------------------------------------------------------

NAMES = ("clip", "shifted", "scaled", "norm")
QUICK = Limits(call_seconds=0.25, cell_seconds=0.25, load_seconds=1.0, memory_bytes=192 << 20)
PARTLY = {**RIGHT, "scaled": "def scaled(x, c):\n    return shifted(x, c)"}


def one_of_each_row():
    """The first attack of each row of the catalogue: the others go the same way."""
    return {attack.row: attack for attack in reversed(ATTACKS)}.values()


@pytest.fixture(scope="session")
def graded_class(places, loader, tmp_path_factory):
    """The records of a class of attacks with honest notebooks between them, and its pages."""
    handed_in = []
    for number, attack in enumerate(one_of_each_row()):
        sources = as_cells(attack, places, NAMES)
        handed_in.append((f"attack-{attack.name}", notebook(sources)))
        if number % 3 == 0:
            kind, sources = ("right", RIGHT) if number % 2 else ("partly", PARTLY)
            extra = f"number = {number}"
            handed_in.append((f"{kind}-{number}", notebook([*sources.values(), extra])))
    pages = tmp_path_factory.mktemp("pages")
    plan = Plan(
        load=loader,
        assignments=("small",),
        tier=choose("strong", False),
        limits=QUICK,
        assignment="small",
        page=student_page,
    )
    submissions = (Submission(f"{name}.ipynb", name, data=data) for name, data in handed_in)
    with Workers(plan, 2) as workers:
        rows = list(run_batch(workers, submissions, pages=pages))
    return [json.loads(row.line) for row in rows], pages


def test_a_class_of_attacks_is_graded_to_the_end(graded_class):
    records, _ = graded_class
    assert len([r for r in records if r["student"].startswith("attack")]) >= 25
    assert {r["status"] for r in records} == {"graded"}
    assert {r["sandbox"] for r in records} == {"strong"}


def test_no_attack_gains_a_mark(graded_class):
    records, _ = graded_class
    scores = {r["student"]: r["score"] for r in records if r["student"].startswith("attack")}
    assert {name: score for name, score in scores.items() if score} == {}


def test_honest_marks_among_attacks_are_what_they_would_be_alone(graded_class):
    records, _ = graded_class
    for record in records:
        kind = record["student"].partition("-")[0]
        if kind != "attack":
            assert record["score"] == {"right": 9, "partly": 6}[kind], record
            assert record["notes"] == []


def test_nothing_of_the_canary_is_in_results_or_pages(graded_class, places):
    records, pages = graded_class
    written = json.dumps(records) + "".join(p.read_text() for p in pages.iterdir())
    for secret in (CANARY, CANARY.removeprefix(TEXT), places.HIDDEN):
        assert secret not in written
