"""What was handed in: notebooks, folders and zips become submissions, each with its student.

Nothing is extracted to disk and no name inside a zip is used as a path. A student is known by the
name of the file or folder (which `systems` reads where Canvas, Moodle or Gradescope gave it), never
by what a notebook says.
"""

from __future__ import annotations

import hashlib
import unicodedata
import zipfile
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from functools import partial
from pathlib import Path, PurePosixPath
from typing import Any

from autograder.batch import helpers
from autograder.batch.systems import GRADESCOPE_FACTS, Identity, counting, recognise
from autograder.notebook import MAX_FILE_BYTES, NotANotebook, read_file, without_outputs

NOTEBOOK = ".ipynb"
HIDDEN = (".ipynb_checkpoints", "__MACOSX")
MAX_MEMBERS = 200_000
MAX_RATIO = 200
"""A member that unpacks to more than this many times its size is a bomb, not a notebook."""

_BULKY = 48 << 20
"""Below this a file's size is bearable, whatever it was packed to: outputs repeat themselves."""


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
    assignment: str = ""
    """Which one it is, where its system says so; a notebook's own word then counts for nothing."""
    handed_in: Mapping[str, Any] = field(default_factory=dict)
    """What the system says of it: system, id, late, submitted, members."""

    helpers: Mapping[str, bytes] | None = None
    """Python files that belong to it, by path; None for those that lie beside `path`."""
    sha256: str = ""
    """Of the file, where `data` has lost its outputs."""

    def beside(self) -> Mapping[str, bytes]:
        """The Python files handed in with it."""
        if self.helpers is None and self.path is not None:
            return helpers.beside(self.path)
        return self.helpers or {}

    def digest(self, data: bytes) -> str:
        """The digest of what was handed in: of the file, and of the files that belong to it."""
        files = list(helpers.parts(self.beside()))
        own = self.sha256 or hashlib.sha256(data).hexdigest()
        return hashlib.sha256(b"".join([own.encode(), *files])).hexdigest() if files else own

    def read(self) -> bytes:
        """Its bytes. Raises NotANotebook where they cannot be had."""
        if self.problem:
            raise NotANotebook(self.problem)
        if self.data is not None:
            return self.data
        assert self.path is not None
        return read_file(self.path)


def submissions(
    paths: Iterable[Path], assignments: Iterable[str] = (), *, attempts: str = "last"
) -> Iterator[Submission]:
    """Every submission under the paths, in order of name.

    Of a student's `attempts` in a system's export the "last" counts, the "first", or "all".
    Raises NoSource for a path that is neither a notebook, a folder nor a zip.
    """
    generic = frozenset(assignments)
    for path in paths:
        if path.is_dir() and path.suffix != NOTEBOOK:
            plain = list(_in_folder(path, path, generic))
            facts = _text(path / GRADESCOPE_FACTS, *path.glob(f"*/{GRADESCOPE_FACTS}"))
            owners = _owners([s.name for s in plain], facts, generic, attempts)
            yield from (_owned(s, owners) for s in plain if s.name in owners or not owners)
        elif path.suffix == NOTEBOOK:
            yield Submission(path.name, _student(PurePosixPath(path.name), generic), path)
        elif path.is_file() and zipfile.is_zipfile(path):
            yield from _in_zip(path, generic, attempts)
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


def _text(*paths: Path) -> str:
    """The text of the first file that there is, "" for none."""
    found = (p for p in paths if p.is_file() and not p.is_symlink())
    path = next(found, None)
    return path.read_text(encoding="utf-8", errors="replace") if path else ""


def _owners(
    names: Sequence[str], facts: str, generic: Iterable[str], attempts: str
) -> dict[str, Identity]:
    """Who handed in the files that count; empty where the names are no system's."""
    found = recognise(names, facts)
    if found is None:
        return {}
    kept = counting(found, generic, attempts)
    return {name: who for name, who, keep in zip(names, found, kept, strict=True) if keep}


def _owned(submission: Submission, owners: Mapping[str, Identity]) -> Submission:
    """The submission with the student whom the system names."""
    who = owners.get(submission.name)
    if who is None:
        return submission
    told = {
        "system": who.system,
        "id": who.id,
        "late": who.late,
        "submitted": who.submitted,
        "members": list(who.members),
    }
    student = unicodedata.normalize("NFC", who.student)
    return replace(submission, student=student, handed_in=told)


def _in_zip(path: Path, generic: frozenset[str], attempts: str) -> Iterator[Submission]:
    with zipfile.ZipFile(path) as archive:
        entries = archive.infolist()[:MAX_MEMBERS]
        members = sorted(filter(_is_notebook, entries), key=lambda m: m.filename)
        names = [str(PurePosixPath(m.filename.replace("\\", "/"))) for m in members]
        about = [m for m in entries if PurePosixPath(m.filename).name == GRADESCOPE_FACTS]
        facts = _facts(archive, about)
        owners = _owners(names, facts, generic, attempts)
        sizes = {str(PurePosixPath(m.filename.replace("\\", "/"))): m.file_size for m in entries}
        for name, member in zip(names, members, strict=True):
            if name in owners or not owners:
                plain = Submission(name, _student(PurePosixPath(name), generic))
                own = (
                    helpers.in_zip(name, sizes, archive.read) if "\\" not in member.filename else {}
                )
                plain = replace(plain, helpers=own)
                yield _owned(_filled(plain, partial(_member, archive, member)), owners)


def _facts(archive: zipfile.ZipFile, members: list[zipfile.ZipInfo]) -> str:
    try:
        return _member(archive, members[0]).decode("utf-8", "replace") if members else ""
    except NotANotebook:
        return ""


def _filled(submission: Submission, read: Callable[[], bytes]) -> Submission:
    try:
        data = read()
        digest = hashlib.sha256(data).hexdigest()
        return replace(submission, data=without_outputs(data), sha256=digest)
    except NotANotebook as error:
        return replace(submission, problem=str(error))


def _is_notebook(member: zipfile.ZipInfo) -> bool:
    parts = PurePosixPath(member.filename).parts
    hidden = any(part in HIDDEN or part.startswith("._") for part in parts)
    return member.filename.endswith(NOTEBOOK) and not hidden and not member.is_dir()


def _member(archive: zipfile.ZipFile, member: zipfile.ZipInfo) -> bytes:
    """A member's bytes, read under caps whatever its header says."""
    if member.file_size > MAX_FILE_BYTES or (
        member.file_size > MAX_RATIO * max(member.compress_size, 1) and member.file_size > _BULKY
    ):
        raise NotANotebook(f"it unpacks to {member.file_size / 1e6:.0f} MB; clear its outputs")
    try:
        with archive.open(member) as file:
            data = file.read(MAX_FILE_BYTES + 1)
    except (zipfile.BadZipFile, RuntimeError, NotImplementedError, OSError, EOFError) as error:
        raise NotANotebook(f"its zip entry cannot be read ({error}); zip it again") from error
    if len(data) > MAX_FILE_BYTES:
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
