"""The worker processes of a batch: started early, and afresh where one of them has died.

A worker that dies costs nobody anything but its own submission, after a second try alone.
"""

from __future__ import annotations

import contextlib
import json
import multiprocessing
import os
import threading
from collections.abc import Iterable
from concurrent.futures import Future, ProcessPoolExecutor
from concurrent.futures.process import BrokenProcessPool
from dataclasses import dataclass, replace
from pathlib import Path
from typing import TYPE_CHECKING

from autograder.batch.fork_server import context
from autograder.batch.plan import Plan, Row
from autograder.batch.submission import Submission
from autograder.batch.version import engine
from autograder.sandbox.tiers import SandboxUnavailable, Tier

if TYPE_CHECKING:
    from autograder.batch.worker import Worker

AT_ONCE = 4
"""Workers that are started before it is known how much there is to do; the others with the jobs."""

_worker: Worker | SandboxUnavailable | None = None


def _start(plan: Plan) -> None:
    from autograder.batch.worker import Worker  # here alone, not in the batch's own process

    threading.Thread(target=_go_with_the_batch, daemon=True).start()
    global _worker
    try:
        _worker = Worker(plan)
        _worker.get_ready()
    except SandboxUnavailable as error:  # to be reported by whoever asks something of this worker
        _worker = error


def _go_with_the_batch() -> None:
    """A batch that was killed cannot end its workers: they wait for its next job forever."""
    batch = multiprocessing.parent_process()
    if batch is not None:
        batch.join()
        os._exit(1)


def _me() -> Worker:
    if isinstance(_worker, SandboxUnavailable):
        raise _worker
    assert _worker is not None
    return _worker


def _tier() -> Tier:
    return _me().tier


@dataclass(frozen=True)
class Job:
    """One submission to be graded, or to be reported again where its line was kept."""

    submission: Submission
    number: int
    line: str | None = None
    pages: Path | None = None

    def __call__(self) -> Row:
        """The row, in a worker's process."""
        if self.line is not None:
            return _me().reuse(self.submission, self.number, self.line, self.pages)
        return _me().grade(self.submission, self.number, self.pages)


@dataclass
class Waiting:
    """A job that was handed to the workers."""

    job: Job
    future: Future[Row] | None = None

    def lost(self) -> bool:
        """Whether it must be handed over again after a worker's death."""
        done = self.future is not None and self.future.done() and not self.future.cancelled()
        return not done or (self.future is not None and self.future.exception() is not None)


class Workers:
    """Processes that grade. A context manager; they start while their caller does other things."""

    def __init__(self, plan: Plan, jobs: int) -> None:
        self.plan = plan
        self.jobs = jobs
        self._executor = self._started(jobs)

    def tier(self) -> Tier:
        """The sandbox's tier, once it is known. Raises SandboxUnavailable."""
        if self.plan.tier is None:
            try:
                self.plan = replace(self.plan, tier=self._executor.submit(_tier).result())
            except BrokenProcessPool:  # of something else: each submission will tell
                self.plan = replace(self.plan, tier=_tried_here(self.plan))
                self._start_again()
        assert self.plan.tier is not None
        return self.plan.tier

    def _start_again(self) -> None:
        self._executor.shutdown(cancel_futures=True)
        self._executor = self._started(self.jobs)

    def _started(self, jobs: int) -> ProcessPoolExecutor:
        executor = ProcessPoolExecutor(jobs, context(), initializer=_start, initargs=(self.plan,))
        threading.Thread(target=_start_some, args=(executor, min(jobs, AT_ONCE))).start()
        return executor

    def __enter__(self) -> Workers:
        return self

    def __exit__(self, *_: object) -> None:
        self._executor.shutdown(cancel_futures=True)

    def submit(self, job: Job) -> Waiting:
        """Hand a job over."""
        try:
            return Waiting(job, self._executor.submit(job))
        except BrokenProcessPool:
            return Waiting(job)  # tried when its turn comes

    def result(self, waiting: Waiting, others: Iterable[Waiting]) -> Row:
        """The row of a job; `others` are handed over again where a worker has died."""
        try:
            if waiting.future is not None:
                return waiting.future.result()
        except BrokenProcessPool:
            pass
        row = self._alone(waiting.job)
        self._start_again()
        for other in others:
            if other.lost():
                other.future = self.submit(other.job).future
        return row

    def _alone(self, job: Job) -> Row:
        """A job whose worker died, tried once more in a worker of its own."""
        with self._started(1) as executor:
            try:
                return executor.submit(job).result()
            except BrokenProcessPool:
                return _fault(job.submission, self.plan)


def _start_some(executor: ProcessPoolExecutor, count: int) -> None:
    """A process is started with each task while none is idle; that waits for the server of them."""
    with contextlib.suppress(BrokenProcessPool, RuntimeError):  # died, or shut down meanwhile
        for _ in range(count):
            executor.submit(os.getpid)


def _tried_here(plan: Plan) -> Tier:
    from autograder.sandbox.parent.probe import choose  # hardly ever

    return choose(plan.require, plan.unsafe)


def _fault(submission: Submission, plan: Plan) -> Row:
    from autograder.report.record import Report, as_json  # hardly ever

    report = Report(
        submission=submission.name,
        student=submission.student,
        status="fault",
        reason="the grader's own process ended twice on this submission; please report it",
        engine=engine(),
        sandbox=plan.tier.value if plan.tier else "",
    )
    return Row(json.dumps(as_json(report)), "", False)
