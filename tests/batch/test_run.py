"""A batch: in order, complete, resumed, and nobody pays for another."""

import functools
import importlib
import json
import os
import signal
import subprocess
import sys
import time
from dataclasses import replace
from pathlib import Path

import pytest

from autograder.batch.plan import Plan
from autograder.batch.pool import Workers
from autograder.batch.run import run
from autograder.batch.store import Store
from autograder.batch.submissions import Submission
from autograder.report.page import student_page
from autograder.sandbox.parent.probe import choose
from autograder.sandbox.parent.process import Limits
from autograder.sandbox.tiers import SandboxUnavailable
from tests.conftest import RIGHT, notebook


@pytest.fixture
def plan(loader):
    return Plan(
        load=loader,
        assignments=("small",),
        tier=choose(None),
        limits=Limits(call_seconds=0.5, cell_seconds=0.5),
        assignment="small",
        page=student_page,
    )


def submission(name, *sources):
    return Submission(f"{name}.ipynb", name, data=notebook([*RIGHT.values(), *sources]))


def rows(plan, submissions, **options):
    with Workers(plan, 2) as workers:
        return [json.loads(row.line) for row in run(workers, submissions, **options)]


def test_rows_come_in_order_with_pages(plan, tmp_path):
    handed_in = [submission(f"s{i:02}", f"# {i}") for i in range(12)]
    found = rows(plan, handed_in, pages=tmp_path)
    assert [r["student"] for r in found] == [s.student for s in handed_in]
    assert all(r["score"] == 9 == r["max_score"] for r in found)
    assert all((tmp_path / r["page"]).is_file() for r in found)


def test_one_that_cannot_be_graded_is_named_and_the_rest_goes_on(plan, tmp_path):
    handed_in = [
        submission("first"),
        Submission("bad.ipynb", "bad", data=b"{"),
        Submission("gone.ipynb", "gone", path=tmp_path / "gone.ipynb"),
        submission("loop", "while True: pass"),
        submission("exit", "import os; os._exit(1)"),
        submission("last"),
    ]
    found = rows(plan, handed_in)
    assert [r["status"] for r in found] == ["graded", "failed", "failed", *["graded"] * 3]
    assert [r["score"] for r in found] == [9, 0, 0, 9, 9, 9]
    assert "not valid JSON" in found[1]["reason"]


def broken_load(name):
    raise RuntimeError("a master is broken")


def test_a_fault_of_ours_is_told_as_ours(plan):
    (found,) = rows(replace(plan, load=broken_load), [submission("ada")])
    assert found["status"] == "fault"
    assert "the grader failed" in found["reason"]


def test_a_worker_that_dies_costs_only_a_second_try(plan, tmp_path, loader):
    dying = replace(plan, load=functools.partial(die_once, tmp_path, loader))
    found = rows(dying, [submission(f"s{i}", f"# {i}") for i in range(6)])
    assert [r["score"] for r in found] == [9] * 6


def die_once(folder, load, name):
    flag = folder / "died"
    if not flag.exists():
        flag.touch()
        os.kill(os.getpid(), signal.SIGKILL)
    return load(name)


def die(name):
    os.kill(os.getpid(), signal.SIGKILL)


@pytest.mark.parametrize("tier", [choose(None), None])
def test_a_submission_on_which_workers_die_twice_is_a_fault_of_ours(plan, tier):
    (found,) = rows(replace(plan, load=die, tier=tier), [submission("ada")])
    assert found["status"] == "fault"
    assert "ended twice" in found["reason"]


def test_what_was_graded_is_not_graded_again(plan, tmp_path):
    handed_in = [submission("a", "# a"), submission("b", "# b")]
    with Store(tmp_path) as store:
        first = rows(plan, handed_in, store=store)
    with Store(tmp_path) as store:
        renamed = [Submission("c.ipynb", "c", data=handed_in[0].data), handed_in[1]]
        second = rows(plan, renamed, store=store)
    assert [r["graded_at"] for r in second] == [r["graded_at"] for r in first]
    assert [r["seconds"] for r in second] == [r["seconds"] for r in first]
    assert second[0]["student"] == "c"


def test_another_limit_is_another_grading(plan, tmp_path):
    with Store(tmp_path) as store:
        first = rows(plan, [submission("a")], store=store)
        other = replace(plan, limits=Limits(call_seconds=0.4, cell_seconds=0.5))
        second = rows(other, [submission("a")], store=store)
    assert first[0]["seconds"] != second[0]["seconds"]


def test_the_workers_find_the_sandbox_and_say_so(plan):
    with Workers(replace(plan, tier=None), 2) as workers:
        (row,) = run(workers, [submission("ada")])
        assert workers.tier() is choose(None) is workers.plan.tier
    assert json.loads(row.line)["sandbox"] == workers.tier().value


def test_where_there_is_no_sandbox_the_workers_say_that(plan):
    with Workers(replace(plan, tier=None), 1) as workers:
        workers._executor.submit(find_none).result()
        with pytest.raises(SandboxUnavailable, match="not here"):
            workers.tier()


def find_none():
    module = importlib.import_module("autograder.batch.pool")
    module._worker = SandboxUnavailable("not here")


KILLED = """
import os, signal, sys
from autograder.batch.plan import Plan
from autograder.batch.pool import Workers
from autograder.sandbox.tiers import Tier

if __name__ == "__main__":
    workers = Workers(Plan(load=print, assignments=(), tier=Tier.NONE), 2)
    print(*{workers._executor.submit(os.getpid).result() for _ in range(20)}, flush=True)
    os.kill(os.getpid(), signal.SIGKILL)
"""


def test_workers_end_with_a_batch_that_was_killed(tmp_path):
    program = tmp_path / "killed.py"
    program.write_text(KILLED)
    command = [sys.executable, str(program)]
    done = subprocess.run(command, capture_output=True, text=True, timeout=60)
    assert done.returncode == -signal.SIGKILL
    left = {int(number) for number in done.stdout.split()}
    assert left
    until = time.monotonic() + 30
    while left and time.monotonic() < until:
        left = {number for number in left if runs(number)}
        time.sleep(0.05)
    assert not left


def runs(number):
    """Whether a process is there and no zombie that nobody has fetched."""
    try:
        return Path(f"/proc/{number}/stat").read_text().rpartition(")")[2].split()[0] != "Z"
    except FileNotFoundError:
        return False
