"""A course in nbgrader's folders: where things are by its own configuration, and who handed in.

A student is known by the name of the folder, never by what a notebook says.
"""

from __future__ import annotations

import datetime
import glob
import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from autograder.batch.sources import Submission
from autograder.interop.extras import need
from autograder.notebook import NotANotebook, parse, read_file

CONFIG = "nbgrader_config.py"
STAMP = "timestamp.txt"


class NotACourse(ValueError):
    """The folder is no nbgrader course that can be graded; the message says what is missing."""


@dataclass(frozen=True)
class Course:
    """A course's folders, as nbgrader's own settings name them."""

    settings: Any
    """nbgrader's CourseDirectory."""
    config: Any

    def path(self, step: str, student: str, assignment: str) -> Path:
        """The folder of a step, such as "submitted", for a student's assignment."""
        directory = getattr(self.settings, f"{step}_directory")
        return Path(self.settings.format_path(directory, student, assignment)).resolve()

    def students(self, assignment: str) -> Iterator[tuple[str, Path]]:
        """Who handed in a folder of the assignment, in order of name."""
        step = self.settings.submitted_directory
        found = glob.glob(self.settings.format_path(step, "*", assignment))  # noqa: PTH207
        pattern = self.settings.format_path(step, "(?P<student>[^/]+)", assignment, escape=True)
        for name in sorted(found):
            match = re.fullmatch(pattern, name)
            if match and Path(name).is_dir():
                yield match["student"], Path(name)

    def gradebook(self) -> Any:
        """The open gradebook, a context manager. Raises NotACourse where there is none yet."""
        _, sqlite, path = self.settings.db_url.rpartition("sqlite:///")
        if sqlite and not Path(path).is_file():
            raise NotACourse(
                f"{path}: there is no gradebook yet; run `nbgrader generate_assignment` for each "
                "assignment in the course first"
            )
        api = need("nbgrader.api", "nbgrader")
        return api.Gradebook(self.settings.db_url, self.settings.course_id)

    def late_plugin(self) -> Any:
        """The course's own rule for late work, as its configuration names it."""
        late = need("nbgrader.preprocessors", "nbgrader").AssignLatePenalties(config=self.config)
        late.init_plugin()
        return late.plugin_inst


def open_course(root: Path) -> Course:
    """The course in a folder. Raises NotACourse; MissingExtra where nbgrader is not installed."""
    need("nbgrader", "nbgrader")
    coursedir = need("nbgrader.coursedir", "nbgrader")
    config = _config(root)
    config.CourseDirectory.root = str(root.resolve())
    course = Course(coursedir.CourseDirectory(config=config), config)
    step = course.settings.submitted_directory
    if not glob.glob(course.settings.format_path(step, "*", "*")):  # noqa: PTH207
        raise NotACourse(
            f"{root}: nothing is handed in: {step}/<student>/<assignment>/ is looked for; "
            "collect the notebooks with `nbgrader collect`, or put them there"
        )
    return course


def _config(root: Path) -> Any:
    """nbgrader's configuration: Jupyter's folders, then the course's own file over them."""
    loader = need("traitlets.config.loader", "nbgrader")
    paths = need("jupyter_core.paths", "nbgrader").jupyter_config_path()
    config = loader.Config()
    for folder in [*reversed(paths), str(root)]:
        if (Path(folder) / CONFIG).is_file():
            config.merge(loader.PyFileConfigLoader(CONFIG, path=folder).load_config())
    return config


@dataclass(frozen=True)
class HandedIn:
    """What one student handed in: the notebook, its time, and what there is to say about them."""

    student: str
    folder: Path
    submission: Submission
    timestamp: datetime.datetime | None = None
    remarks: list[str] = field(default_factory=list)


def handed_in(course: Course, assignment: str) -> list[HandedIn]:
    """Every student's work on an assignment."""
    return [_handed_in(s, folder, assignment) for s, folder in course.students(assignment)]


def _handed_in(student: str, folder: Path, assignment: str) -> HandedIn:
    remarks: list[str] = []
    path, problem = _notebook(folder, assignment)
    if path.name != f"{assignment}.ipynb" and not problem:
        remarks.append(f"The notebook is called {path.name}, not {assignment}.ipynb.")
    name = f"{student}/{assignment}/{path.name}"
    # The folder says which assignment it is, whatever a notebook's metadata says.
    submission = Submission(name, student, path, problem=problem, assignment=assignment)
    return HandedIn(student, folder, submission, _time(folder, remarks), remarks)


def _notebook(folder: Path, assignment: str) -> tuple[Path, str]:
    """The student's notebook, a renamed one where it is the only one, and what is wrong with it."""
    wanted = folder / f"{assignment}.ipynb"
    others = [p for p in sorted(folder.glob("*.ipynb")) if not p.name.startswith(".")]
    if not wanted.exists() and len(others) > 1:
        others = [p for p in others if _names(p, assignment)]
    path = wanted if wanted.exists() or len(others) != 1 else others[0]
    if path.is_symlink():
        return path, "it is a link; hand in the file itself"
    if not path.exists():
        return (
            path,
            f"there is no {wanted.name} in the folder, and no other notebook to take for it",
        )
    return path, ""


def _names(path: Path, assignment: str) -> bool:
    try:
        return not path.is_symlink() and parse(read_file(path)).assignment == assignment
    except NotANotebook:
        return False


def _time(folder: Path, remarks: list[str]) -> datetime.datetime | None:
    """When it was handed in, in UTC without a zone, as nbgrader keeps it."""
    path = folder / STAMP
    if not path.is_file() or path.is_symlink():
        return None
    try:
        text = path.read_text(encoding="utf-8").strip()[:100]
        when = need("nbgrader.utils", "nbgrader").parse_utc(text) if text else None
        return when if isinstance(when, datetime.datetime) else None
    except (ValueError, OverflowError, OSError):
        remarks.append(f"{STAMP} holds no time, and was not used.")
        return None
