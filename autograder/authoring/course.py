"""A course: the folder of its masters, and its secret. Imports nothing that takes time.

What is in the folder, `load` knows.
"""

from __future__ import annotations

import os
import secrets
from collections.abc import Mapping
from pathlib import Path

from autograder.core.errors import CourseError

ASSIGNMENT_FILE = "assignment.py"
SECRET_VARIABLE = "AUTOGRADER_SECRET_FILE"
SECRET_FILE = "course.secret"


class UnknownAssignment(CourseError, LookupError):
    """There is no such assignment; the message lists those that there are."""


class SecretError(CourseError, OSError):
    """The course secret cannot be read or made; the message says how to name one."""


def course_folder(course: Path | None = None) -> Path:
    """The folder that holds the assignments' folders.

    `course` itself or its `solutions/`; by default those of the working folder, else ours.
    """
    here = Path(__file__).resolve()
    ours = (here.parents[2] / "solutions", here.parents[1] / "_solutions")
    candidates = [course / "solutions", course] if course else [Path.cwd() / "solutions", *ours]
    for folder in candidates:
        if known(folder):
            return folder.resolve()
    if course:
        raise UnknownAssignment(
            f"{course} holds no assignment: a folder with an {ASSIGNMENT_FILE} is looked for"
        )
    raise UnknownAssignment(
        "no folder `solutions/` with assignments was found; name one with --course DIR"
    )


def known(folder: Path) -> tuple[str, ...]:
    """The ids of the assignments in a folder, in order."""
    if not folder.is_dir():
        return ()
    return tuple(sorted(p.parent.name for p in folder.glob(f"*/{ASSIGNMENT_FILE}")))


def course_secret(folder: Path, environment: Mapping[str, str] = os.environ) -> bytes:
    """The course's secret: the file an environment variable names, else `course.secret`.

    Made at random, readable by its owner only, where there is none yet beside `solutions/` (or,
    where that cannot be written, in the working folder).
    """
    named = environment.get(SECRET_VARIABLE)
    if named:
        return _read_secret(Path(named))
    places = [folder.parent / SECRET_FILE, Path.cwd() / SECRET_FILE]
    for path in places:
        if path.exists():
            return _read_secret(path)
    for path in places:
        try:
            return _make_secret(path)
        except OSError:
            continue
    raise SecretError(f"no place to keep the course secret; name a file in {SECRET_VARIABLE}")


def _read_secret(path: Path) -> bytes:
    try:
        secret = path.read_bytes().strip()
    except OSError as error:
        raise SecretError(
            f"{path}: the course secret cannot be read ({error.strerror}); "
            f"fix the file or name another in {SECRET_VARIABLE}"
        ) from error
    if len(secret) < 16:
        raise SecretError(f"{path}: the course secret has under 16 bytes; delete the file")
    return secret


def _make_secret(path: Path) -> bytes:
    secret = secrets.token_hex(32).encode()
    try:
        handle = os.open(path, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600)
    except FileExistsError:  # another grading made it in this moment
        return _read_secret(path)
    with os.fdopen(handle, "wb") as file:
        file.write(secret + b"\n")
    return secret
