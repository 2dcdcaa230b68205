"""Bytes of what was handed in: a file, a member of a zip, a member of a zip in a zip.

Read when they are needed, one at a time and under caps, whatever a header says. Only regular files
are opened, and without waiting: a pipe or a device called `losses.ipynb` stops nobody. Nothing is
extracted to disk, and no name inside a zip is used as a path.
"""

from __future__ import annotations

import atexit
import io
import zipfile
import zlib
from collections import OrderedDict
from dataclasses import dataclass
from pathlib import Path

from autograder.core.errors import InputError
from autograder.notebook import MAX_FILE_BYTES, NotANotebook, open_regular, read_file

MAX_RATIO = 200
"""A member that unpacks to more than this many times its size is a bomb, not a notebook."""
BULKY = 48 << 20
"""Below this a file's size is bearable, whatever it was packed to: outputs repeat themselves."""
MAX_MEMBERS = 200_000
MAX_INNER_MEMBERS = 2_000
MAX_INNER_BYTES = 64 << 20
"""A zip in a zip is held in memory while it is looked into."""
OPEN_ZIPS = 4
DAMAGED = (
    zipfile.BadZipFile, zlib.error, RuntimeError, NotImplementedError, OSError, EOFError,
    ValueError, IndexError, OverflowError,
)  # fmt: skip


class NotAZip(InputError, ValueError):
    """The file cannot be looked into; the message says why, and the remedy."""


@dataclass(frozen=True, slots=True)
class Origin:
    """Where bytes are: a file, or the numbers of the members on the way into a zip."""

    path: Path
    members: tuple[int, ...] = ()


def read(origin: Origin, limit: int = MAX_FILE_BYTES) -> bytes:
    """The bytes. Raises NotANotebook where they cannot be had."""
    if not origin.members:
        data = read_file(origin.path)
        if len(data) > limit:
            raise NotANotebook(f"it has {len(data) / 1e6:.0f} MB, which is too much")
        return data
    *outer, last = origin.members
    try:
        archive = _opened(Origin(origin.path, tuple(outer)))
        return member(archive, archive.infolist()[last], limit)
    except NotAZip as error:
        raise NotANotebook(str(error)) from error
    except IndexError as error:
        raise NotANotebook("its zip has changed meanwhile; grade again") from error


def head(origin: Origin, count: int) -> bytes:
    """The first bytes, b"" where there are none to be read."""
    try:
        if not origin.members:
            with open_regular(origin.path) as file:
                return file.read(count)
        *outer, last = origin.members
        archive = _opened(Origin(origin.path, tuple(outer)))
        with archive.open(archive.infolist()[last]) as opened:
            return opened.read(count)
    except (NotAZip, *DAMAGED):
        return b""


def members(origin: Origin) -> list[zipfile.ZipInfo]:
    """What a zip says it holds. Raises NotAZip."""
    return _opened(origin).infolist()


def _opened(origin: Origin) -> zipfile.ZipFile:
    """The zip, kept open by each process: a class has thousands of members. Raises NotAZip."""
    try:
        facts = origin.path.stat()
    except OSError as error:
        raise NotAZip(f"the zip cannot be read ({error.strerror}); check the file") from error
    key = (origin, facts.st_mtime_ns, facts.st_size)
    if key not in _kept:
        _close(OPEN_ZIPS - 1)
        _kept[key] = _open(origin)
    _kept.move_to_end(key)
    return _kept[key][0]


_Archive = tuple[zipfile.ZipFile, io.BufferedIOBase]
_kept: OrderedDict[tuple[Origin, int, int], _Archive] = OrderedDict()
"""The zips that this process has open, the last used last."""


@atexit.register
def _close(left: int = 0) -> None:
    """Close all but the last used."""
    while len(_kept) > left:
        _, (archive, file) = _kept.popitem(last=False)
        archive.close()
        file.close()


def _open(origin: Origin) -> _Archive:
    try:
        file = _file_of(origin)
    except NotANotebook as error:
        raise NotAZip(str(error)) from error
    except DAMAGED as error:
        raise NotAZip(f"the zip cannot be read ({error}); zip it again") from error
    try:
        archive = zipfile.ZipFile(file)
        most = MAX_INNER_MEMBERS if origin.members else MAX_MEMBERS
        if len(archive.infolist()) > most:
            raise NotAZip(f"the zip holds more than {most:,} files; hand in the notebook alone")
    except NotAZip:
        file.close()
        raise
    except DAMAGED as error:
        file.close()
        raise NotAZip(f"the zip cannot be read ({error}); zip it again") from error
    return archive, file


def _file_of(origin: Origin) -> io.BufferedIOBase:
    if origin.members:
        return io.BytesIO(read(origin, MAX_INNER_BYTES))
    return open_regular(origin.path)


def member(archive: zipfile.ZipFile, info: zipfile.ZipInfo, limit: int) -> bytes:
    """A member's bytes, read under caps whatever its header says. Raises NotANotebook."""
    if info.file_size > limit or (
        info.file_size > MAX_RATIO * max(info.compress_size, 1) and info.file_size > BULKY
    ):
        raise NotANotebook(f"it unpacks to {info.file_size / 1e6:.0f} MB; clear its outputs")
    if info.flag_bits & 1:
        raise NotANotebook("its zip has a password; zip it again without one")
    try:
        with archive.open(info) as file:
            data = file.read(limit + 1)
    except DAMAGED as error:
        raise NotANotebook(f"its zip entry cannot be read ({error}); zip it again") from error
    if len(data) > limit:
        raise NotANotebook("it unpacks to more than its header says; zip it again")
    return data
