"""A batch: submissions go to the workers, rows come back in order, as they are ready.

Memory does not grow with the batch: only a window of submissions is under way at once.
"""

from __future__ import annotations

import itertools
from collections import deque
from collections.abc import Iterable, Iterator
from pathlib import Path

from autograder.batch.plan import Plan, Row
from autograder.batch.pool import Job, Waiting, Workers
from autograder.batch.store import Store
from autograder.batch.submission import Submission
from autograder.notebook import NotANotebook, parse

WINDOW = 8
"""Submissions under way for each worker: enough to keep it busy while an earlier one is slow."""


def run(
    workers: Workers,
    submissions: Iterable[Submission],
    *,
    pages: Path | None = None,
    store: Store | None = None,
) -> Iterator[Row]:
    """The rows of the submissions, in their order; their pages are written into `pages`.

    The first of them are under way when this returns. It, or the first row, raises
    SandboxUnavailable where the plan leaves the tier open and there is none.
    """
    batch = _Batch(workers, submissions, pages, store)
    batch.go_on()
    return batch.rows()


class _Batch:
    """Submissions on their way through the workers."""

    def __init__(
        self,
        workers: Workers,
        submissions: Iterable[Submission],
        pages: Path | None,
        store: Store | None,
    ) -> None:
        self._workers = workers
        self._next = enumerate(submissions, start=1)
        self._pages = pages
        self._store = store
        self._keys: _Keys | None = None
        if store is not None and not store.empty():
            workers.tier()
            self._keys = _Keys(workers.plan)
        self._under_way: deque[Waiting] = deque()

    def go_on(self) -> None:
        """Hand over as many as the workers are to have before them."""
        room = self._workers.jobs * WINDOW - len(self._under_way)
        for number, submission in itertools.islice(self._next, room):
            job = Job(submission, number, self._known(submission), self._pages)
            self._under_way.append(self._workers.submit(job))

    def _known(self, submission: Submission) -> str | None:
        if self._store is None or self._keys is None or submission.rivals:
            return None
        key = self._keys.of(submission)
        return self._store.get(key) if key else None

    def rows(self) -> Iterator[Row]:
        self._workers.tier()
        while self._under_way:
            row = self._workers.result(self._under_way.popleft(), self._under_way)
            self.go_on()
            if self._store is not None and row.key and row.ok:
                self._store.put(row.key, row.line)
            yield row


class _Keys:
    """The keys of submissions in the store, without grading them."""

    def __init__(self, plan: Plan) -> None:
        from autograder.batch.worker import Worker  # for a batch that goes on

        self._worker = Worker(plan)

    def of(self, submission: Submission) -> str:
        """The submission's key, or "" where it has none."""
        try:
            data = submission.read()
            assignment = self._worker.assignment(parse(submission.notebook(data)), submission)
            return self._worker.key(submission.digest(data), assignment)
        except (NotANotebook, LookupError, ValueError):
            return ""
