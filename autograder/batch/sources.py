"""What was handed in: notebooks, folders and zips become submissions, each with its student.

Nothing is extracted to disk and no name inside a zip is used as a path. A student is known by the
name of the file or folder, never by what a notebook says.
"""

from __future__ import annotations

import unicodedata
import zipfile
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path, PurePosixPath

from autograder.notebook import MAX_NOTEBOOK_BYTES, NotANotebook, read_file

NOTEBOOK = ".ipynb"
HIDDEN = (".ipynb_checkpoints", "__MACOSX")
MAX_MEMBERS = 200_000
MAX_RATIO = 200
"""A member that unpacks to more than this many times its size is a bomb, not a notebook."""


class NoSource(ValueError):
    """A PATH that cannot be graded at all; the message says what can."""


@dataclass(frozen=True, slots=True)
class Submission:
    """One notebook handed in. `data` holds its bytes where it came out of a zip."""

    name: str
    student: str
    path: Path | None = None
    data: bytes | None = None
    problem: str = ""
    """Why it cannot be graded, where that is known already."""

    def read(self) -> bytes:
        """Its bytes. Raises NotANotebook where they cannot be had."""
        if self.problem:
            raise NotANotebook(self.problem)
        if self.data is not None:
            return self.data
        assert self.path is not None
        return read_file(self.path)


def submissions(paths: Iterable[Path], assignments: Iterable[str] = ()) -> Iterator[Submission]:
    """Every submission under the paths, in order of name.

    Raises NoSource for a path that is neither a notebook, a folder nor a zip.
    """
    generic = frozenset(assignments)
    for path in paths:
        if path.is_dir() and path.suffix != NOTEBOOK:
            yield from _in_folder(path, path, generic)
        elif path.suffix == NOTEBOOK:
            yield Submission(path.name, _student(PurePosixPath(path.name), generic), path)
        elif path.is_file() and zipfile.is_zipfile(path):
            yield from _in_zip(path, generic)
        elif path.exists():
            raise NoSource(f"{path}: neither a notebook (.ipynb), a folder nor a zip")
        else:
            raise NoSource(f"{path}: there is no such file or folder")


def _in_folder(root: Path, folder: Path, generic: frozenset[str]) -> Iterator[Submission]:
    try:
        entries = sorted(folder.iterdir())
    except OSError as error:
        name = folder.relative_to(root).as_posix()
        yield Submission(name, name, problem=f"the folder cannot be read ({error.strerror})")
        return
    for path in entries:
        if path.name in HIDDEN or path.name.startswith("."):
            continue
        relative = PurePosixPath(path.relative_to(root).as_posix())
        if path.suffix == NOTEBOOK:
            # A link could lead out of the folder, to someone else's work.
            problem = "it is a link; hand in the file itself" if path.is_symlink() else ""
            yield Submission(str(relative), _student(relative, generic), path, problem=problem)
        elif path.is_dir() and not path.is_symlink():
            yield from _in_folder(root, path, generic)


def _in_zip(path: Path, generic: frozenset[str]) -> Iterator[Submission]:
    with zipfile.ZipFile(path) as archive:
        members = [m for m in archive.infolist()[:MAX_MEMBERS] if _is_notebook(m)]
        for member in sorted(members, key=lambda m: m.filename):
            name = PurePosixPath(member.filename.replace("\\", "/"))
            student = _student(name, generic)
            try:
                yield Submission(str(name), student, data=_member(archive, member))
            except NotANotebook as error:
                yield Submission(str(name), student, problem=str(error))


def _is_notebook(member: zipfile.ZipInfo) -> bool:
    parts = PurePosixPath(member.filename).parts
    hidden = any(part in HIDDEN or part.startswith("._") for part in parts)
    return member.filename.endswith(NOTEBOOK) and not hidden and not member.is_dir()


def _member(archive: zipfile.ZipFile, member: zipfile.ZipInfo) -> bytes:
    """A member's bytes, read under caps whatever its header says."""
    if member.file_size > MAX_NOTEBOOK_BYTES or (
        member.file_size > MAX_RATIO * max(member.compress_size, 1) and member.file_size > 1 << 20
    ):
        raise NotANotebook(f"it unpacks to {member.file_size / 1e6:.0f} MB; clear its outputs")
    try:
        with archive.open(member) as file:
            data = file.read(MAX_NOTEBOOK_BYTES + 1)
    except (zipfile.BadZipFile, RuntimeError, NotImplementedError, OSError, EOFError) as error:
        raise NotANotebook(f"its zip entry cannot be read ({error}); zip it again") from error
    if len(data) > MAX_NOTEBOOK_BYTES:
        raise NotANotebook("it unpacks to more than its header says; zip it again")
    return data


def _student(name: PurePosixPath, generic: frozenset[str]) -> str:
    """The student's name: the file's, or its folder's where the file is called as the exercise.

    >>> _student(PurePosixPath("ada/losses.ipynb"), frozenset(["losses"]))
    'ada'
    """
    stem = name.stem
    if stem in generic and len(name.parts) > 1:
        parents = [part for part in name.parts[:-1] if part not in generic]
        stem = parents[-1] if parents else stem
    return unicodedata.normalize("NFC", stem)
