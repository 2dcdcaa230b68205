"""What the kernel says of a locked child, read from outside."""

import os
import signal
import sys
import time
from pathlib import Path

import pytest

from autograder.core.model import Raised
from autograder.sandbox.parent.process import Cell, Zygote
from autograder.sandbox.tiers import Tier
from tests.sandbox.conftest import LIMITS, Sat, need
from tests.sandbox.parent.test_process import descendants, gone

pytestmark = pytest.mark.skipif(sys.platform != "linux", reason="reads /proc")


@pytest.fixture(scope="module", params=[Tier.STRONG, Tier.BASE], ids=str)
def own(request):
    """A zygote of which nobody else has children."""
    need(request.param)
    with Zygote(request.param, LIMITS) as made:
        yield made


@pytest.fixture
def child(own):
    with Sat(own, "def f(x):\n    return x") as sat:
        sat.pid = descendants(own._control._process.pid)[-1]
        yield sat


def status(pid):
    lines = Path(f"/proc/{pid}/status").read_text().splitlines()
    return dict(line.split(":\t", 1) for line in lines if ":\t" in line)


def test_no_capability_is_left_and_none_can_be_gained(child):
    found = status(child.pid)
    for name in ("CapInh", "CapPrm", "CapEff", "CapAmb"):
        assert int(found[name], 16) == 0, name
    if os.geteuid() == 0:  # others may not empty it, and gain nothing by it
        assert int(found["CapBnd"], 16) == 0
    assert found["NoNewPrivs"] == "1"


def test_every_call_is_filtered(child):
    found = status(child.pid)
    assert found["Seccomp"] == "2"
    assert found["Threads"] == "1"


@pytest.mark.skipif(os.geteuid() != 0, reason="there is no other user to become")
def test_a_child_of_root_is_nobody_in_the_strong_tier(own, child):
    need(Tier.STRONG)
    if own.tier is Tier.STRONG:
        assert status(child.pid)["Uid"].split() == ["65534"] * 4
        assert status(child.pid)["Groups"].split() == []


def test_its_memory_belongs_to_root(child):
    # What PR_SET_DUMPABLE 0 does; a zygote that is not root leaves no other owner to see.
    assert Path(f"/proc/{child.pid}/environ").stat().st_uid != 65534


@pytest.mark.skipif(os.geteuid() != 0, reason="not even we may look: it is not dumpable")
def test_the_strong_tier_is_in_namespaces_of_its_own(own, child):
    here, there = Path("/proc/self/ns"), Path(f"/proc/{child.pid}/ns")
    for name in ("mnt", "pid", "net", "ipc", "uts"):
        same = (here / name).readlink() == (there / name).readlink()
        assert same is (own.tier is Tier.BASE), name


def test_the_strong_tiers_root_holds_the_library_and_nothing_else(own):
    if own.tier is not Tier.STRONG:  # base sees the whole tree, and may list none of it
        with Sat(own, "import os\ndef f():\n    return os.listdir('/')") as sat:
            assert isinstance(sat.ask(), Raised)
        return
    source = """
    import os, numpy
    def f():
        outside = []
        allowed = [os.path.dirname(os.__file__), os.path.dirname(numpy.__file__)]
        for folder, folders, files in os.walk("/"):
            if folder in allowed:
                folders.clear()
                continue
            outside += [os.path.join(folder, name) for name in files]
        return outside
    def g():
        where = os.path.dirname(os.__file__) + "/site-packages"
        return [n for n in os.listdir(where) if n != "numpy"] if os.path.isdir(where) else []
    """
    with Sat(own, source, names="fg") as sat:
        assert sat.ask().value == [os.devnull]
        assert sat.ask(name="g").value == []


def test_the_strong_tier_has_a_folder_to_write_in_that_goes_with_the_child(own):
    source = """
    import os, tempfile
    def f(text):
        before = sorted(os.listdir("."))
        with open("note.txt", "w") as file:
            file.write(text)
        os.mkdir("folder")
        os.rename("note.txt", "folder/renamed.txt")
        renamed = os.path.join(tempfile.gettempdir(), "folder/renamed.txt")
        with open(renamed) as file, tempfile.TemporaryFile() as other:
            other.write(b"x")
            return [before, file.read()]
    """
    for _ in range(2):
        with Sat(own, source) as sat:
            outcome = sat.ask("text")
            if own.tier is Tier.STRONG:
                assert outcome.value == [[], "text"]
            else:
                assert "OSError" in outcome.bases


def test_the_null_device_can_be_written(own):
    with Sat(own, "import os\ndef f():\n    return open(os.devnull, 'w').write('x')") as sat:
        assert sat.ask().value == 1


def test_nothing_outlives_a_zygote_that_is_killed(own):
    with Zygote(own.tier, LIMITS) as doomed:
        busy = doomed.spawn()
        pids = descendants(doomed._control._process.pid)
        os.kill(doomed._control._process.pid, signal.SIGKILL)
        assert all(gone(pid) for pid in pids)
        busy.close()


def test_a_process_in_the_middle_of_a_call_is_gone_when_it_is_closed(own):
    with Zygote(own.tier, LIMITS) as zygote:
        child = zygote.spawn()
        pid = descendants(zygote._control._process.pid)[-1]
        child.load([Cell(1, "")], names=[])
        started = time.monotonic()
        child.close()
        assert gone(pid)
        assert time.monotonic() - started < 1
