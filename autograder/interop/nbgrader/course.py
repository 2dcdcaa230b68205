"""A course in nbgrader's folders: where things are by its own configuration, and its gradebook."""

from __future__ import annotations

import contextlib
import glob
import os
import re
import sqlite3
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from autograder.interop.nbgrader import settings as reading
from autograder.interop.nbgrader.settings import NotACourse
from autograder.interop.optional_import import need

SQLITE = "sqlite:///"
BUSY_SECONDS = 5.0
"""So long another program may hold the gradebook before it is said."""


@dataclass(frozen=True)
class Course:
    """A course's folders, as nbgrader's own settings name them."""

    settings: Any
    """nbgrader's CourseDirectory."""
    config: Any

    @property
    def root(self) -> Path:
        """The course's folder."""
        return Path(self.settings.root)

    def path(self, step: str, student: str, assignment: str) -> Path:
        """The folder of a step, such as "submitted", for a student's assignment."""
        directory = getattr(self.settings, f"{step}_directory")
        return Path(self.settings.format_path(directory, student, assignment)).resolve()

    def handed_in(self, assignment: str = "*") -> Iterator[tuple[str, str, Path]]:
        """Who handed in a folder of which assignment: student, assignment, folder, by name."""
        step = self.settings.submitted_directory
        found = glob.glob(self.settings.format_path(step, "*", assignment))  # noqa: PTH207
        name = re.escape(assignment) if assignment != "*" else "[^/]+"
        parts = "(?P<student>[^/]+)", f"(?P<assignment>{name})"
        pattern = self.settings.format_path(step, *parts, escape=True)
        left_out = self.settings.student_id_exclude.split(",")
        for path in sorted(found):
            match = re.fullmatch(pattern, path)
            if match and match["student"] not in left_out and Path(path).is_dir():
                yield match["student"], match["assignment"], Path(path)

    def gradebook(self) -> Any:
        """The open gradebook, a context manager.

        Raises NotACourse where there is none yet, or where marks cannot be written into it.
        """
        url = str(self.settings.db_url)
        _, sqlite, name = url.rpartition(SQLITE)
        if sqlite:
            path = self.root / name.partition("?")[0]
            _writable(path)
            url = url.replace(name, str(self.root / name))
        api = need("nbgrader.api", "nbgrader")
        return api.Gradebook(url, self.settings.course_id)

    def late_plugin(self) -> Any:
        """The course's own rule for late work. Raises NotACourse."""
        return reading.late_plugin(self.root, self.config)

    def check(self) -> None:
        """Find out now what would fail when marks are written. Raises NotACourse."""
        if reading.names_a_late_rule(self.config):
            self.late_plugin()
        folder = self.path("autograded", ".", ".")
        while not folder.exists():
            folder = folder.parent
        if not os.access(folder, os.W_OK | os.X_OK):
            raise NotACourse(f"{folder}: cannot be written to; nothing was graded")

    def kept_of_students(self, assignment: str) -> frozenset[str]:
        """Files that stay as students handed them in, where the course's own have the name."""
        named = self.config.Autograde.get("exclude_overwriting") or {}
        return frozenset(str(name) for name in named.get(assignment, ()))

    @property
    def takes_strangers(self) -> bool:
        """Whether students whom the gradebook does not know are added to it."""
        return bool(self.config.Autograde.get("create_student", True))


def _writable(path: Path) -> None:
    """Raises NotACourse where the gradebook is missing, broken, read-only or in use."""
    if not path.is_file():
        raise NotACourse(
            f"{path}: there is no gradebook yet; run `nbgrader generate_assignment` for each "
            "assignment in the course first"
        )
    try:
        if not os.access(path.parent, os.W_OK):  # the journal lies beside it
            raise sqlite3.OperationalError("its folder cannot be written to")
        uri = f"{path.resolve().as_uri()}?mode=rw"
        with contextlib.closing(sqlite3.connect(uri, uri=True, timeout=BUSY_SECONDS)) as database:
            database.execute("BEGIN IMMEDIATE")
            database.rollback()
    except sqlite3.Error as error:
        raise NotACourse(
            f"{path}: marks cannot be written into the gradebook ({error}); nothing was graded. "
            "Close other programs that use it (formgrader), and check the file and its rights"
        ) from error


def open_course(root: Path) -> Course:
    """The course in a folder. Raises NotACourse; MissingExtra where nbgrader is not installed."""
    need("nbgrader", "nbgrader")
    coursedir = need("nbgrader.coursedir", "nbgrader")
    home, config = reading.read(root.resolve())
    try:
        course = Course(coursedir.CourseDirectory(config=config), config)
    except need("traitlets", "nbgrader").TraitError as error:
        raise NotACourse(f"{home / reading.CONFIG}: {error}; correct it") from error
    step = course.settings.submitted_directory
    if not any(course.handed_in()):
        raise NotACourse(
            f"{root}: nothing is handed in: {step}/<student>/<assignment>/ is looked for; "
            "collect the notebooks with `nbgrader collect`, or put them there"
        )
    return course
