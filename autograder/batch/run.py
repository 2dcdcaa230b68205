"""A batch: submissions go to the workers, rows come back in order, as they are ready.

Memory does not grow with the batch: only a window of submissions is under way at once. A worker
that dies costs nobody anything but its own submission, after a second try alone.
"""

from __future__ import annotations

import hashlib
import json
import multiprocessing
from collections import deque
from collections.abc import Iterable, Iterator
from concurrent.futures import Future, ProcessPoolExecutor
from concurrent.futures.process import BrokenProcessPool
from dataclasses import dataclass

from autograder.batch.engine import engine
from autograder.batch.record import Report, as_json
from autograder.batch.sources import Submission
from autograder.batch.store import Store
from autograder.batch.worker import Plan, Row, Worker
from autograder.notebook import NotANotebook, parse

WINDOW = 8
"""Submissions under way for each worker: enough to keep it busy while an earlier one is slow."""

_worker: Worker | None = None


def _start(plan: Plan) -> None:
    global _worker
    _worker = Worker(plan)


def _grade(submission: Submission, number: int, line: str | None) -> Row:
    assert _worker is not None
    if line is not None:
        return _worker.reuse(submission, number, line)
    return _worker.grade(submission, number)


@dataclass
class _Job:
    submission: Submission
    number: int
    line: str | None
    future: Future[Row] | None = None


def run(
    plan: Plan, submissions: Iterable[Submission], *, jobs: int, store: Store | None = None
) -> Iterator[Row]:
    """The rows of the submissions, in their order."""
    keys = _Keys(plan) if store is not None and not store.empty() else None
    numbered = enumerate(submissions, start=1)
    with _Pool(plan, jobs) as pool:
        under_way: deque[_Job] = deque()
        for number, submission in numbered:
            line = store.get(key) if store and keys and (key := keys.of(submission)) else None
            under_way.append(pool.submit(_Job(submission, number, line)))
            if len(under_way) >= jobs * WINDOW:
                yield _keep(pool.result(under_way), store)
        while under_way:
            yield _keep(pool.result(under_way), store)


def _keep(row: Row, store: Store | None) -> Row:
    if store is not None and row.key and row.ok:
        store.put(row.key, row.line)
    return row


class _Keys:
    """The keys of submissions in the store, without grading them."""

    def __init__(self, plan: Plan) -> None:
        self._worker = Worker(plan)

    def of(self, submission: Submission) -> str:
        """The submission's key, or "" where it has none."""
        try:
            data = submission.read()
            assignment = self._worker.assignment(parse(data), submission)
            return self._worker.key(hashlib.sha256(data).hexdigest(), assignment)
        except (NotANotebook, LookupError, ValueError):
            return ""


class _Pool:
    """Worker processes, started afresh where one of them has died."""

    def __init__(self, plan: Plan, jobs: int) -> None:
        self._plan = plan
        self._jobs = jobs
        self._executor = self._start(jobs)

    def _start(self, jobs: int) -> ProcessPoolExecutor:
        # Spawned, not forked: a worker must not inherit what this process has open or running.
        context = multiprocessing.get_context("spawn")
        return ProcessPoolExecutor(jobs, context, initializer=_start, initargs=(self._plan,))

    def __enter__(self) -> _Pool:
        return self

    def __exit__(self, *_: object) -> None:
        self._executor.shutdown(cancel_futures=True)

    def submit(self, job: _Job) -> _Job:
        try:
            job.future = self._executor.submit(_grade, job.submission, job.number, job.line)
        except BrokenProcessPool:
            job.future = None  # tried when its turn comes
        return job

    def result(self, under_way: deque[_Job]) -> Row:
        """The row of the first job under way, which is taken off."""
        job = under_way.popleft()
        try:
            if job.future is not None:
                return job.future.result()
        except BrokenProcessPool:
            pass
        row = self._alone(job)
        self._executor.shutdown(cancel_futures=True)
        self._executor = self._start(self._jobs)
        for waiting in under_way:
            if waiting.future is None or not _done_well(waiting.future):
                self.submit(waiting)
        return row

    def _alone(self, job: _Job) -> Row:
        """A job whose worker died, tried once more in a worker of its own."""
        with self._start(1) as executor:
            try:
                return executor.submit(_grade, job.submission, job.number, job.line).result()
            except BrokenProcessPool:
                return _fault(job.submission, self._plan)


def _done_well(future: Future[Row]) -> bool:
    return future.done() and not future.cancelled() and future.exception() is None


def _fault(submission: Submission, plan: Plan) -> Row:
    report = Report(
        submission=submission.name,
        student=submission.student,
        status="fault",
        reason="the grader's own process ended twice on this submission; please report it",
        engine=engine(),
        sandbox=plan.tier.value,
    )
    return Row(json.dumps(as_json(report)), "", False)
