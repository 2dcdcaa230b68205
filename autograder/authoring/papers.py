"""The course's papers, made in the process that asks for them: what a batch's workers are given.

Imports what reads masters only when a paper is asked for: the batch's own process needs none of it.
"""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from autograder.authoring.course import Course, masters_folder

if TYPE_CHECKING:
    from autograder.grade import AnswerKey


@dataclass(frozen=True)
class Papers:
    """Makes the course's papers ready, in the process that calls it: what a batch's workers do."""

    folder: Path
    secret: bytes
    libraries: tuple[str, ...] = ()
    """What students may import in every assignment."""
    packaged: Path | None = None
    """Masters that count where `folder` has none of the assignment."""

    def __call__(self, assignment: str) -> AnswerKey:
        """Raises UnknownAssignment, or DeclarationError where a master is wrong."""
        from autograder.authoring.load import answer_key

        folder = masters_folder(assignment, self.folder, self.packaged)
        return answer_key(folder, self.secret, assignment, self.libraries)


def papers_of(course: Course, secret: bytes) -> Papers:
    """What makes a course's papers ready."""
    return Papers(course.solutions, secret, course.libraries, course.packaged)
