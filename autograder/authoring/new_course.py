"""A new course folder: its `course.toml`, and a `.gitignore` that keeps the secret out of git."""

from __future__ import annotations

import json
from dataclasses import dataclass
from pathlib import Path

from autograder.authoring.course import Course, NoCourse, find_course
from autograder.authoring.course_file import COMMENTED, COURSE_FILE
from autograder.core.errors import CourseError

IGNORED = ("/course.secret", "/results/", "/demo-results/", "/assignments/*/*_checks.zip")
IGNORE_FILE = ".gitignore"
WHY = "# of autograder: the secret stays with you, the rest is made again"


class NotMade(CourseError):
    """The folder cannot be made a course's; the message ends with the remedy."""


@dataclass(frozen=True)
class Made:
    """A course that was made, and the files that were written for it."""

    course: Course
    written: tuple[Path, ...]


def write(folder: Path) -> Made:
    """Write what makes the folder a course's. Raises NotMade, where it is one or cannot be."""
    path = folder / COURSE_FILE
    try:
        folder.mkdir(parents=True, exist_ok=True)
        plain = "".join(c for c in folder.resolve().name if c.isprintable())
        name = json.dumps(plain, ensure_ascii=False)  # TOML reads it as JSON does
        with path.open("x", encoding="utf-8") as file:
            file.write(COMMENTED.format(name=name))
    except FileExistsError as error:
        is_file = not folder.is_dir()
        raise NotMade(
            f"{folder}: there is a file of that name; choose another folder"
            if is_file
            else f"{path}: is there already, and stays as it is; edit it, or choose another folder"
        ) from error
    except (OSError, ValueError) as error:
        why = getattr(error, "strerror", None) or error
        raise NotMade(f"{path}: cannot be written ({why}); choose another folder") from error
    try:
        course = find_course(folder)
    except NoCourse as error:
        path.unlink()
        raise NotMade(str(error)) from error
    return Made(course, (path, *_ignored(folder)))


def _ignored(folder: Path) -> tuple[Path, ...]:
    """Name in `.gitignore` what it does not name yet; what is there stays."""
    path = folder / IGNORE_FILE
    text = path.read_text(encoding="utf-8", errors="surrogateescape") if path.exists() else ""
    there = {line.strip().strip("/") for line in text.splitlines()}
    missing = [line for line in IGNORED if line.strip("/") not in there]
    if not missing:
        return ()
    gap = "\n" if text and not text.endswith("\n") else ""
    with path.open("a", encoding="utf-8") as file:
        file.write(gap + "\n".join([WHY, *missing]) + "\n")
    return (path,)
