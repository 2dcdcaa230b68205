"""A batch: submissions go to the workers, rows come back in order, as they are ready.

Memory does not grow with the batch: only a window of submissions is under way at once.
"""

from __future__ import annotations

import hashlib
from collections import deque
from collections.abc import Iterable, Iterator
from pathlib import Path

from autograder.batch.plan import Plan, Row
from autograder.batch.sources import Submission
from autograder.batch.store import Store
from autograder.batch.workers import Job, Waiting, Workers
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

    Raises SandboxUnavailable where the plan leaves the tier open and there is none.
    """
    workers.tier()
    keys = _Keys(workers.plan) if store is not None and not store.empty() else None
    under_way: deque[Waiting] = deque()
    for number, submission in enumerate(submissions, start=1):
        line = store.get(key) if store and keys and (key := keys.of(submission)) else None
        under_way.append(workers.submit(Job(submission, number, line, pages)))
        if len(under_way) >= workers.jobs * WINDOW:
            yield _keep(workers.result(under_way.popleft(), under_way), store)
    while under_way:
        yield _keep(workers.result(under_way.popleft(), under_way), store)


def _keep(row: Row, store: Store | None) -> Row:
    if store is not None and row.key and row.ok:
        store.put(row.key, row.line)
    return row


class _Keys:
    """The keys of submissions in the store, without grading them."""

    def __init__(self, plan: Plan) -> None:
        from autograder.batch.worker import Worker  # for a batch that goes on

        self._worker = Worker(plan)

    def of(self, submission: Submission) -> str:
        """The submission's key, or "" where it has none."""
        try:
            data = submission.read()
            assignment = self._worker.assignment(parse(data), submission)
            return self._worker.key(hashlib.sha256(data).hexdigest(), assignment)
        except (NotANotebook, LookupError, ValueError):
            return ""
