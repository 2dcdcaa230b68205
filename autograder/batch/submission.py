"""One thing handed in, as the workers get it: whose it is, and where its bytes are."""

from __future__ import annotations

import hashlib
from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path

from autograder.batch import helpers, scripts
from autograder.batch.reading import Origin, read
from autograder.notebook import NotANotebook, read_file
from autograder.report.record import HandedIn


@dataclass(frozen=True, slots=True)
class Submission:
    """One notebook handed in, or one file that is none. Its bytes are read when they are needed."""

    name: str
    student: str
    path: Path | None = None
    data: bytes | None = None
    problem: str = ""
    """Why it cannot be graded, where that is known already."""
    assignment: str = ""
    """Which one it is, where its system says so; a notebook's own word then counts for nothing."""
    handed_in: HandedIn = field(default_factory=HandedIn)
    """What the system says of it: system, id, late, submitted, members."""
    origin: Origin | None = None
    inside: str = ""
    """The name below the part that says who: the assignment is looked for there."""
    script: bool = False
    """A notebook that was saved as a Python script."""
    helpers: tuple[tuple[str, Origin], ...] | None = None
    """Python files of the same student, by path beside the notebook; None for those that lie in its
    folder, where nothing says whose they are."""
    conflict: str = ""
    """Why a person has to look: another file of the same student may count as well."""
    rivals: tuple[Submission, ...] = ()
    """Other files that may count as well; graded too, and the best of all is the row."""
    not_counted: tuple[str, ...] = ()
    """Other files of the same student."""
    why: str = ""
    """How the student is known, and why this file counts."""

    @property
    def own_name(self) -> str:
        """The name in which its assignment is looked for."""
        return self.inside or self.name

    def read(self) -> bytes:
        """Its bytes. Raises NotANotebook where they cannot be had."""
        if self.problem:
            raise NotANotebook(self.problem)
        if self.data is not None:
            return self.data
        if self.origin is not None:
            return read(self.origin)
        assert self.path is not None
        return read_file(self.path)

    def beside(self) -> Mapping[str, bytes]:
        """The Python files handed in with it."""
        if self.helpers is not None:
            return helpers.owned(self.helpers)
        path = self.path
        if self.origin is not None and not self.origin.members:
            path = self.origin.path
        return helpers.beside(path) if path is not None else {}

    def digest(self, data: bytes) -> str:
        """The digest of what was handed in: of the file, and of the files that belong to it."""
        files = list(helpers.parts(self.beside()))
        own = hashlib.sha256(data).hexdigest()
        return hashlib.sha256(b"".join([own.encode(), *files])).hexdigest() if files else own

    def notebook(self, data: bytes) -> bytes:
        """The bytes of a notebook in what was read. Raises NotANotebook."""
        if not self.script:
            return data
        try:
            return scripts.as_notebook(data.decode("utf-8-sig"))
        except UnicodeDecodeError as error:
            raise NotANotebook("it is not UTF-8 text; hand in the .ipynb file itself") from error
