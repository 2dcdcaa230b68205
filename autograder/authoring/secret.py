"""The course's secret: read, or made where there is none, and never replaced by another in silence.

It lies in the course folder. Earlier versions put it beside the masters, which may have been the
installed package, or into the current folder; one that is found there is copied and goes on.
"""

from __future__ import annotations

import os
import secrets
import sys
from collections.abc import Callable, Iterator, Mapping
from pathlib import Path

from autograder.authoring.course import Course, packaged_masters
from autograder.authoring.course_file import COURSE_FILE
from autograder.core.errors import CourseError

SECRET_VARIABLE = "AUTOGRADER_SECRET_FILE"
SECRET_FILE = "course.secret"
LEAST_BYTES = 16

MADE = (
    "made the course's secret: {path}. Keep it: with it, and only with it, a grading can be "
    "repeated to the same verdicts"
)
TAKEN_OVER = "the course's secret is now {path}: a copy of {earlier}, where it was kept until now"


class SecretError(CourseError, OSError):
    """The course secret cannot be read or made; the message says how to name one."""


def _say(text: str) -> None:
    print(text, file=sys.stderr)


def course_secret(
    course: Course,
    environment: Mapping[str, str] = os.environ,
    tell: Callable[[str], None] = _say,
) -> bytes:
    """The course's secret: the file that an environment variable names, else the course's own.

    Made at random, readable by its owner only, where there is none; `tell` hears of it. Raises
    SecretError.
    """
    if named := environment.get(SECRET_VARIABLE):
        return _read(Path(named))
    if course.secret.exists() or course.secret.is_symlink():
        return _read(course.secret)
    for earlier in _earlier(course):
        if earlier.is_file():
            secret = _write(course.secret, _read(earlier))
            tell(TAKEN_OVER.format(path=course.secret, earlier=earlier))
            return secret
    return make_secret(course, tell)


def make_secret(course: Course, tell: Callable[[str], None] = _say) -> bytes:
    """A new secret in the course's folder, which has none. Raises SecretError."""
    secret = _write(course.secret, secrets.token_hex(32).encode())
    tell(MADE.format(path=course.secret))
    return secret


def secret_elsewhere(course: Course) -> Path | None:
    """A secret that an earlier version kept, where a new one is about to be made."""
    return next((path for path in _earlier(course) if path.is_file()), None)


def _earlier(course: Course) -> Iterator[Path]:
    """Where earlier versions kept the secret of such a course."""
    if course.packaged is not None:
        yield packaged_masters().parent / SECRET_FILE
    here = Path.cwd()
    if here != course.folder and not (here / COURSE_FILE).exists():  # else it is another course's
        yield here / SECRET_FILE


def _read(path: Path) -> bytes:
    try:
        secret = path.read_bytes().strip()
    except OSError as error:
        raise SecretError(
            f"{path}: the course secret cannot be read ({error.strerror}); "
            f"fix the file or name another in {SECRET_VARIABLE}"
        ) from error
    if len(secret) < LEAST_BYTES:
        raise SecretError(
            f"{path}: the course secret has under {LEAST_BYTES} bytes; put it back from a copy "
            "(with another one, earlier gradings cannot be repeated), or delete the file"
        )
    return secret


def _write(path: Path, secret: bytes) -> bytes:
    """Write the secret where there is none; what is there then."""
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        handle = os.open(path, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600)
    except FileExistsError:  # another grading made it in this moment
        return _read(path)
    except OSError as error:
        raise SecretError(
            f"{path}: the course secret cannot be written ({error.strerror}); work in a folder of "
            f"your own, name one with --course DIR, or name a secret in {SECRET_VARIABLE}"
        ) from error
    with os.fdopen(handle, "wb") as file:
        file.write(secret + b"\n")
    return secret
