"""What lies in a folder or a zip, by the same rules: every file with its cleaned name.

Nothing is judged here but what no person hands in (`noise`) and what cannot be opened (`problem`);
nothing is left out of the list. Links are not followed: one could lead to someone else's work.
"""

from __future__ import annotations

import os
import re
import stat
import unicodedata
import zipfile
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from pathlib import Path

from autograder.batch.reading import MAX_INNER_MEMBERS, NotAZip, Origin, members

MAX_DEPTH = 40
ZIP = ".zip"
SYSTEM_FILES = frozenset({"thumbs.db", "desktop.ini", "icon\r", "__pycache__", "__macosx"})
LINK = "it is a link; hand in the file itself"
SPECIAL = "it is not a regular file (a {}); hand in the notebook itself"
HIDDEN = "hidden: checkpoints, trash and settings are no work"
KNOWN_HIDDEN = re.compile(
    r"\._|\.~|\.ipynb_checkpoints|\.(git|trash|venv|cache|local|virtual)", re.I
)
"""What machines hide; a notebook under another hidden name may be somebody's work."""
NAMELESS = "(without a name, {})"
NOTHING = "nothing is in it; hand in the notebook"


@dataclass(frozen=True, slots=True)
class Entry:
    """A file, or a folder or zip that holds nothing more to be looked at."""

    parts: tuple[str, ...]
    origin: Origin
    problem: str = ""
    """Why it cannot be opened, where that is known."""
    folder: bool = False

    @property
    def name(self) -> str:
        return "/".join(self.parts)

    @property
    def noise(self) -> str:
        """Why nobody handed it in, "" where somebody may have."""
        return next((why for part in self.parts if (why := _noise(part))), "")


def nfc(text: str) -> str:
    """A name as it is compared: some machines write ü as u and two dots."""
    return unicodedata.normalize("NFC", text)


def listed(root: Path) -> list[Entry]:
    """Everything in a folder or a zip, in order of name. Raises NotAZip."""
    return in_order(_in_folder(root, root, ()) if root.is_dir() else in_zip(Origin(root), ()))


def in_order(found: Iterable[Entry]) -> list[Entry]:
    """Entries in order of name, the same on every machine."""
    return sorted(found, key=lambda e: ([nfc(p) for p in e.parts], e.origin.members, e.parts))


def _noise(part: str) -> str:
    if part.startswith("~$"):
        return "a lock file of an office program"
    if part.casefold() in SYSTEM_FILES or part.endswith(".pyc"):
        return "a file of the operating system or of Python, not a person's"
    # Two dots are a person's whim; one hides a file where people would not see it.
    return HIDDEN if part.startswith(".") and not part.startswith("..") else ""


def _in_folder(root: Path, folder: Path, parts: tuple[str, ...]) -> Iterator[Entry]:
    try:
        names = sorted(os.listdir(folder))  # noqa: PTH208
    except OSError as error:
        why = f"the folder cannot be read ({error.strerror}); check its permissions"
        yield Entry(parts or (root.name,), Origin(folder), why, folder=True)
        return
    if parts and not names:
        yield Entry(parts, Origin(folder), NOTHING, folder=True)
    for name in names:
        yield from _in_folder_at(root, folder / name, (*parts, *clean_parts(name)))


def _in_folder_at(root: Path, path: Path, parts: tuple[str, ...]) -> Iterator[Entry]:
    entry = Entry(parts, Origin(path))
    try:
        mode = path.lstat().st_mode
    except OSError as error:
        yield replace(entry, problem=f"it cannot be read ({error.strerror}); check the file")
        return
    if stat.S_ISLNK(mode):
        yield replace(entry, problem=LINK)
    elif stat.S_ISDIR(mode):
        if entry.noise:
            yield replace(entry, folder=True)
        elif path.suffix.casefold() == ".ipynb":
            why = "it is a folder, not a notebook; hand in the .ipynb file itself"
            yield replace(entry, problem=why, folder=True)
        elif len(parts) > MAX_DEPTH:
            yield replace(entry, problem="it lies too deep; hand in the notebook", folder=True)
        else:
            yield from _in_folder(root, path, parts)
    elif stat.S_ISREG(mode):
        yield entry
    else:
        yield replace(entry, problem=SPECIAL.format(_kind_of(mode)))


def _kind_of(mode: int) -> str:
    if stat.S_ISFIFO(mode):
        return "named pipe"
    return "socket" if stat.S_ISSOCK(mode) else "device"


def in_zip(origin: Origin, parts: tuple[str, ...]) -> Iterator[Entry]:
    """Everything in a zip, its names below `parts`. Raises NotAZip."""
    infos = members(origin)
    cleaned = [clean_parts(member_name(info)) for info in infos]
    filled = {made[:i] for made in cleaned for i in range(1, len(made))}
    for number, (info, made) in enumerate(zip(infos, cleaned, strict=True)):
        folder = not info.file_size and member_name(info).endswith(("/", "\\"))
        if not folder and (not made or member_name(info).endswith(("/", "\\"))):
            made = (*made, NAMELESS.format(number + 1))
        entry = Entry((*parts, *made), Origin(origin.path, (*origin.members, number)))
        if folder:
            if made and made not in filled:
                yield replace(entry, problem=NOTHING, folder=True)
        elif stat.S_ISLNK(info.external_attr >> 16):
            yield replace(entry, problem=LINK)
        else:
            yield entry


def member_name(info: zipfile.ZipInfo) -> str:
    """A member's name; where it is UTF-8 that is not marked as such, read so all the same."""
    if info.flag_bits & 0x800 or info.filename.isascii():
        return info.filename
    try:
        return info.filename.encode("cp437").decode("utf-8")
    except UnicodeError:
        return info.filename


def clean_parts(name: str) -> tuple[str, ...]:
    r"""The folders and the file of a name, whatever machine wrote it.

    >>> clean_parts("C:\\class\\ada\\losses.ipynb"), clean_parts("/../../etc/x.ipynb")
    (('class', 'ada', 'losses.ipynb'), ('etc', 'x.ipynb'))
    """
    parts = re.sub(r"^[A-Za-z]:(?=[\\/])", "", name).replace("\\", "/").split("/")
    return tuple(p for p in (part.strip("\0") for part in parts) if p not in ("", ".", ".."))


def unpacked(entry: Entry) -> list[Entry]:
    """What is in a zip that somebody handed in, as if it were a folder; itself where it fails."""
    try:
        if len(members(entry.origin)) > MAX_INNER_MEMBERS:
            most = (
                f"the zip holds more than {MAX_INNER_MEMBERS:,} files; hand in the notebook alone"
            )
            return [replace(entry, problem=most)]
        inside = sorted(in_zip(entry.origin, entry.parts), key=lambda e: e.parts)
    except NotAZip as error:
        return [replace(entry, problem=str(error))]
    if not any(not e.noise and not e.folder for e in inside):
        return [replace(entry, problem="the zip holds no file; hand in the notebook")]
    return inside
