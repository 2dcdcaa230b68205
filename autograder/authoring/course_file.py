"""`course.toml`: what a course says of itself. Knows no exercise and no folder's contents.

Whatever cannot be meant as it stands is refused with file, key and remedy.
"""

from __future__ import annotations

import difflib
import re
from dataclasses import dataclass, fields
from pathlib import Path
from typing import Any

from autograder.core.errors import CourseError

COURSE_FILE = "course.toml"
_LIBRARY = re.compile(r"[A-Za-z_]\w*(\.[A-Za-z_]\w*)*")
_OFFSET = re.compile(r"(?:UTC)?[+-](?:[01]\d|2[0-3]):?[0-5]\d|UTC|Z", re.IGNORECASE)
_PATHS = ("solutions", "assignments", "results", "secret")

COMMENTED = """\
# A course: what it is called, what its students may use, and where everything lies.
# Every line may be left out; those after a # say what holds then. Paths start from this file.

name = {name}

# Libraries that students may import beside NumPy, in every assignment (they must be installed
# where the grader is), such as ["scipy"]:
# libraries = []

# The zone of times that name none, in rosters and in --due, such as "Europe/Berlin":
# time_zone = "UTC"

# Whether the assignments that come with the package belong to the course. One of your own with the
# same id takes the place of ours.
# packaged = true

# Masters of your own (`autograder new` writes there):
# solutions = "solutions"

# What `autograder build` writes for students, and `autograder grade` for you:
# assignments = "assignments"
# results = "results"

# Hidden inputs are drawn from it. Keep it, and show it to nobody who hands in:
# secret = "course.secret"
"""


class CourseFileError(CourseError, ValueError):
    """The file says something that cannot be meant; the message names file, key and remedy."""


@dataclass(frozen=True)
class CourseFile:
    """What it says, and what holds where it says nothing."""

    name: str = ""
    libraries: tuple[str, ...] = ()
    time_zone: str = ""
    packaged: bool = True
    solutions: str = "solutions"
    assignments: str = "assignments"
    results: str = "results"
    secret: str = "course.secret"


def read_course_file(path: Path) -> CourseFile:
    """What the file says. Raises CourseFileError."""
    said = _parsed(path)
    keys = [field.name for field in fields(CourseFile)]
    for key in said:
        if key not in keys:
            close = difflib.get_close_matches(key, keys, 1)
            meant = f"did you mean {close[0]}?" if close else f"known keys: {', '.join(keys)}"
            raise CourseFileError(f"{path}: unknown key {key!r}; {meant}")
    checked = {key: _value(path, key, value) for key, value in said.items()}
    found = CourseFile(**checked)
    _apart(path, found)
    return found


def _parsed(path: Path) -> dict[str, Any]:
    import tomllib  # only where there is a file

    try:
        return tomllib.loads(path.read_text(encoding="utf-8-sig"))
    except OSError as error:
        raise CourseFileError(f"{path}: cannot be read ({error.strerror}); fix the file") from error
    except UnicodeDecodeError as error:
        raise CourseFileError(
            f"{path}: byte {error.start} is not UTF-8; save the file as UTF-8"
        ) from error
    except tomllib.TOMLDecodeError as error:
        raise CourseFileError(
            f"{path}: it is not TOML: {error}. Texts stand in quotation marks, one key a line"
        ) from error


def _value(path: Path, key: str, value: Any) -> Any:
    """The value as it is kept. Raises CourseFileError."""
    if key == "libraries":
        return _libraries(path, value)
    if key == "packaged":
        if type(value) is not bool:
            raise CourseFileError(f"{path}: packaged = {value!r} is neither true nor false")
        return value
    if not isinstance(value, str):
        raise CourseFileError(
            f'{path}: {key} = {value!r} is not a text; write it in quotation marks: {key} = "…"'
        )
    if key in _PATHS and not value.strip():
        raise CourseFileError(f"{path}: {key} is empty; name a path, or leave the line out")
    if key in _PATHS and "\0" in value:
        raise CourseFileError(f"{path}: {key} = {value!r} is not a path; name another")
    if key == "time_zone" and value:
        _check_zone(path, value)
    return str(Path(value).expanduser()) if key in _PATHS else value


def _libraries(path: Path, value: Any) -> tuple[str, ...]:
    if not isinstance(value, list) or not all(isinstance(name, str) for name in value):
        raise CourseFileError(
            f'{path}: libraries = {value!r} is not a list of names; write libraries = ["scipy"]'
        )
    for name in value:
        if not _LIBRARY.fullmatch(name):
            raise CourseFileError(
                f"{path}: libraries: {name!r} is not a name as students import it; write it as "
                "after `import`, such as sklearn for scikit-learn, without a version"
            )
    return tuple(dict.fromkeys(value))


def _check_zone(path: Path, name: str) -> None:
    if _OFFSET.fullmatch(name):
        return
    import zoneinfo  # only where a zone is named

    try:
        zoneinfo.ZoneInfo(name)
    except (zoneinfo.ZoneInfoNotFoundError, ValueError, OSError) as error:
        raise CourseFileError(
            f"{path}: time_zone = {name!r} is not a time zone; write it as Europe/Berlin, "
            "UTC or +01:00"
        ) from error


def _apart(path: Path, said: CourseFile) -> None:
    """Raises CourseFileError where two of the paths are one: one would overwrite the other."""
    taken: dict[Path, str] = {}
    for key in _PATHS:
        place = Path(getattr(said, key))
        if place == Path() and key != "solutions":
            raise CourseFileError(f"{path}: {key} is the course folder itself; name one in it")
        if place in taken:
            raise CourseFileError(
                f"{path}: {key} and {taken[place]} are both {str(place)!r}; name two places"
            )
        taken[place] = key
