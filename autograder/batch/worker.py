"""What one worker does with one submission: read, choose the assignment, grade, write the page.

A worker is trusted: it holds references, hidden inputs and marks. It keeps one grader, and the
papers that it has prepared.
"""

from __future__ import annotations

import contextlib
import datetime
import hashlib
import json
import re
from dataclasses import replace
from pathlib import Path

from autograder.batch import helpers
from autograder.batch.assignment import choose_assignment, said_assignment
from autograder.batch.plan import Plan, Row
from autograder.batch.submission import Submission
from autograder.batch.version import engine
from autograder.core.model import Aside
from autograder.grade import AnswerKey, Grader
from autograder.notebook import NotANotebook, Notebook, parse
from autograder.report import record
from autograder.report.record import Record, Report, as_json
from autograder.sandbox.parent import probe
from autograder.sandbox.parent.lending import lend
from autograder.sandbox.tiers import Tier


class Worker:
    """Grades the submissions it is given, one after the other."""

    def __init__(self, plan: Plan) -> None:
        """Raises SandboxUnavailable where the plan leaves the tier open and there is none."""
        zygote = None if plan.tier else probe.start(plan.require, plan.unsafe, plan.limits)
        self.tier = plan.tier or (zygote.tier if zygote else Tier.NONE)
        self.plan = plan
        self.grader = Grader(self.tier, plan.limits, zygote)
        self._papers: dict[str, AnswerKey] = {}

    def get_ready(self) -> None:
        """What the first submission would have to wait for. What fails will fail again there."""
        if self.plan.assignment:
            with contextlib.suppress(Exception):
                self.grader.zygote(self._paper(self.plan.assignment).libraries)

    def grade(self, submission: Submission, number: int, pages: Path | None = None) -> Row:
        """The row of a submission. Never raises for what a student handed in."""
        if submission.rivals:
            return self._row(as_json(self._best(submission)), submission, number, "", pages)
        report, key = self._report(submission)
        return self._row(as_json(report), submission, number, key, pages)

    def _best(self, submission: Submission) -> Report:
        """The best of several between which nothing decides: nobody loses a mark."""
        reports = [self._report(one)[0] for one in (submission, *submission.rivals)]
        return max(reports, key=lambda report: (report.status == "graded", report.score))

    def reuse(
        self, submission: Submission, number: int, line: str, pages: Path | None = None
    ) -> Row:
        """The row of a submission whose content has been graded before."""
        data: Record = {
            **record.read(line),
            "submission": submission.name,
            "student": submission.student,
        }
        if "late" in data:  # the other one's
            data["score"] = data.pop("late")["before"]
        theirs = data.pop("conflict", None)
        data["needs_person"] = [reason for reason in data["needs_person"] if reason != theirs]
        data.pop("handed_in", None)
        data.pop("not_counted", None)
        return self._row(data, submission, number, "", pages)

    def _row(
        self,
        data: Record,
        submission: Submission,
        number: int,
        key: str,
        pages: Path | None,
    ) -> Row:
        if submission.handed_in:
            data["handed_in"] = {**submission.handed_in}
        if submission.conflict:
            data["conflict"] = submission.conflict
            data["needs_person"] = [submission.conflict, *data["needs_person"]]
        if submission.not_counted:
            data["not_counted"] = list(submission.not_counted)
        if self.plan.adjust is not None:
            data = self.plan.adjust(data)
        if self.plan.page is not None and pages is not None:
            name = page_name(number, str(data["student"]))
            (pages / name).write_text(self.plan.page(data), encoding="utf-8")
            data["page"] = name
        line = json.dumps(data, ensure_ascii=True, allow_nan=False)
        return Row(line, key, data["status"] == "graded")

    def _report(self, submission: Submission) -> tuple[Report, str]:
        """The report, and the key by which it may be used again ("" for never)."""
        report = Report(
            submission=submission.name,
            student=submission.student,
            status="failed",
            engine=engine(),
            sandbox=self.tier.value,
            graded_at=datetime.datetime.now(datetime.UTC).isoformat(timespec="seconds"),
        )
        try:
            data = submission.read()
            report = replace(report, sha256=submission.digest(data))
            notebook = parse(submission.notebook(data))
            assignment = self.assignment(notebook, submission)
        except NotANotebook as error:
            return replace(report, reason=str(error), assignment=self._meant(submission)), ""
        try:
            answer_key = self._paper(assignment)
            aside = Aside(helpers.texts(submission.beside()), notebook.strays)
            return self._graded(replace(report, assignment=assignment), answer_key, notebook, aside)
        except Exception as error:  # ours, whatever it is: reported as ours, and the batch goes on
            reason = f"the grader failed: {type(error).__name__}: {error}"
            return replace(report, assignment=assignment, status="fault", reason=reason), ""

    def _graded(
        self, report: Report, answer_key: AnswerKey, notebook: Notebook, aside: Aside
    ) -> tuple[Report, str]:
        seed = int(report.sha256[:8], 16)
        graded = self.grader.grade(answer_key, notebook.cells, seed=seed, aside=aside)
        report = replace(
            report,
            status="graded",
            release=answer_key.paper.release,
            secret=answer_key.paper.secret,
            exercises=graded.exercises,
            notes=graded.notes,
            libraries=graded.libraries,
            seconds=graded.seconds,
        )
        return report, self.key(report.sha256, report.assignment)

    def key(self, sha256: str, assignment: str) -> str:
        """Everything that decides a result."""
        answer_key = self._paper(assignment)
        paper, lent = answer_key.paper, str(lend(answer_key.libraries).versions)
        parts = (sha256, assignment, paper.release, paper.secret, engine(), self.tier.value, lent)
        return hashlib.sha256("\0".join((*parts, repr(self.plan.limits))).encode()).hexdigest()

    def _paper(self, assignment: str) -> AnswerKey:
        if assignment not in self._papers:
            self._papers[assignment] = self.plan.load(assignment)
        return self._papers[assignment]

    def _meant(self, submission: Submission) -> str:
        """The assignment of what cannot be read, by its name; "" where that does not say."""
        if submission.assignment:
            return submission.assignment
        found = said_assignment(None, submission.own_name, self.plan.assignments)
        return found or self.plan.assignment or ""

    def assignment(self, notebook: Notebook, submission: Submission) -> str:
        """Which assignment it is. Raises NotANotebook where nothing says so."""
        if submission.assignment:
            return submission.assignment
        return choose_assignment(
            notebook.assignment, submission.own_name, self.plan.assignments, self.plan.assignment
        )


def page_name(number: int, student: str) -> str:
    """A page's file name: a number, and what of the student's name is safe in any file system.

    >>> page_name(7, "../Zoë <b>")
    '0007-Zo_b.html'
    """
    slug = re.sub(r"[^A-Za-z0-9]+", "_", student).strip("_")[:40]
    return f"{number:04d}-{slug or 'student'}.html"
