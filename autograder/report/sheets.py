"""Tables as people hand them over: what encoding, separator and quoting they have, and back again.

A cell keeps the very text that stood in the file, so that a form can be written back with nothing
changed but what is filled in (the `csv` module does not tell what was quoted). Knows of no column.
"""

from __future__ import annotations

import codecs
import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from pathlib import Path

from autograder.core.errors import InputError

DELIMITERS = {",": "commas", ";": "semicolons", "\t": "tabs", "|": "bars"}
BOMS = (
    (codecs.BOM_UTF8, "utf-8"),
    (codecs.BOM_UTF32_LE, "utf-32-le"),  # before UTF-16, whose mark it begins with
    (codecs.BOM_UTF32_BE, "utf-32-be"),
    (codecs.BOM_UTF16_LE, "utf-16-le"),
    (codecs.BOM_UTF16_BE, "utf-16-be"),
)
OTHERS = {
    b"PK\x03\x04": "an Excel or LibreOffice workbook; save it as CSV",
    b"\xd0\xcf\x11\xe0": "an old Excel workbook; save it as CSV",
    b"%PDF": "a PDF; export a CSV",
    b"<": "a web page; sign in and download the CSV again",
}
SEP = re.compile(r'"?sep=(.)"?(\r\n|\r|\n|\Z)', re.IGNORECASE)
NEWLINE = re.compile(r"\r\n|\r|\n")
MANY_BYTES = re.compile(rb"[\xc2-\xdf][\x80-\xbf]|[\xe0-\xef][\x80-\xbf]{2}")
LEAST_ZEROS = 0.1
"""The share of bytes that are 0 in UTF-16 whatever the names are: separators, digits, ends."""
MOST_BYTES = 50_000_000


class BadSheet(InputError, ValueError):
    """The file is not a table that can be read; the message says where, and what to do."""


@dataclass(frozen=True, slots=True)
class Cell:
    """A cell's text, and how it stood in the file."""

    text: str
    raw: str


@dataclass(frozen=True, slots=True)
class Row:
    """One line of the table; with a quoted line break it goes over several of the file's."""

    line: int
    cells: tuple[Cell, ...]
    end: str = "\n"

    @property
    def blank(self) -> bool:
        return not any(cell.text.strip() for cell in self.cells)


@dataclass(frozen=True)
class Sheet:
    """A table with its form."""

    path: Path
    rows: tuple[Row, ...]
    encoding: str
    bom: bytes
    delimiter: str
    sep: str = ""
    """The first line that names the separator, as spreadsheets write it."""

    @property
    def told(self) -> str:
        """How it was read, in words."""
        mark = " with a byte order mark" if self.bom else ""
        sep = " as its first line says" if self.sep else ""
        shown = DELIMITERS.get(self.delimiter, repr(self.delimiter))
        return f"{self.path}: read as {_label(self.encoding)}{mark}, separated by {shown}{sep}"

    def put(self, text: str, instead: Cell | None = None) -> Cell:
        """A cell for a text, quoted where the one it stands in for was, or where it must be."""
        risky = (self.delimiter, '"', "\r", "\n")
        was = instead is not None and instead.raw.lstrip(" ").startswith('"')
        if was or any(c in text for c in risky) or text != text.strip():
            doubled = text.replace('"', '""')
            return Cell(text, f'"{doubled}"')
        return Cell(text, text)

    def text(self, rows: Iterable[Row]) -> str:
        """The table with these rows, without its byte order mark."""
        lines = (self.delimiter.join(c.raw for c in row.cells) + row.end for row in rows)
        return self.sep + "".join(lines)


def read(path: Path) -> Sheet:
    """The table in a file. Raises BadSheet."""
    try:
        with path.open("rb") as file:
            data = file.read(MOST_BYTES + 1)
    except OSError as error:
        raise BadSheet(f"{path}: cannot be read ({error.strerror}); name a CSV file") from error
    if len(data) > MOST_BYTES:
        raise BadSheet(f"{path}: it is larger than {MOST_BYTES // 1_000_000} MB; name a CSV file")
    for start, what in OTHERS.items():
        if data.lstrip().startswith(start):
            raise BadSheet(f"{path}: it is {what}")
    text, encoding, bom = _decoded(data, path)
    sep = SEP.match(text)
    body = text[sep.end() :] if sep else text
    delimiter, rows = _rows(body, sep[1] if sep else "", path, 2 if sep else 1)
    return Sheet(path, tuple(rows), encoding, bom, delimiter, sep[0] if sep else "")


def _label(encoding: str) -> str:
    names = {"cp1252": "Windows-1252 (cp1252)"}
    return names.get(encoding) or encoding.upper()


def _decoded(data: bytes, path: Path) -> tuple[str, str, bytes]:
    """The text, its encoding, and the mark before it."""
    bom, encoding = next(((b, e) for b, e in BOMS if data.startswith(b)), (b"", ""))
    for name in [encoding] if encoding else _guesses(data):
        try:
            text = data[len(bom) :].decode(name)
        except UnicodeDecodeError as error:
            line = data[len(bom) : len(bom) + error.start].decode(name, "ignore").count("\n") + 1
            continue
        if "\0" in text:
            line = text[: text.index("\0")].count("\n") + 1
            continue
        return text, name, bom
    raise BadSheet(f"{path}, line {line}: it is not text in a known encoding; save it as UTF-8")


def _guesses(data: bytes) -> list[str]:
    """Encodings to try of a file without a mark. UTF-16 shows in the halves that are zero."""
    if b"\0" not in data:
        # What is UTF-8 but for a byte or two would come out garbled as another encoding.
        return ["utf-8"] if MANY_BYTES.search(data) else ["utf-8", "cp1252"]
    if data.count(0) < len(data) * LEAST_ZEROS:
        return ["utf-8"]  # and so refused, with the line of the zero
    even, odd = data[::2].count(0), data[1::2].count(0)
    return ["utf-16-le", "utf-16-be"] if odd > even else ["utf-16-be", "utf-16-le"]


def _rows(text: str, told: str, path: Path, line: int) -> tuple[str, list[Row]]:
    """The rows by the separator that the file names, or that gives the first of them most cells."""
    best: tuple[tuple[bool, int, int], str, list[Row]] | None = None
    first: BadSheet | None = None
    for delimiter in [told] if told else DELIMITERS:
        try:
            rows = split(text, delimiter, path, line)
        except BadSheet as error:
            first = first or error
            continue
        head = next((row for row in rows if not row.blank), None)
        width = len(head.cells) if head else 0
        like = sum(len(row.cells) == width for row in rows)
        rank = (width > 1, width, like)
        if best is None or rank > best[0]:
            best = rank, delimiter, rows
    if best is None or (first and not told and not best[0][0]):
        assert first is not None
        raise first
    return best[1], best[2]


def split(text: str, delimiter: str, path: Path, line: int = 1) -> list[Row]:
    """Rows of cells by RFC 4180; blanks around quotation marks are let pass. Raises BadSheet."""
    d = re.escape(delimiter)
    cell = re.compile(
        rf' *"(?P<quoted>[^"]*(?:""[^"]*)*)" *(?={d}|\r|\n|\Z)|(?! *")(?P<plain>[^{d}\r\n]*)'
    )
    rows: list[Row] = []
    cells: list[Cell] = []
    at = 0
    start = line
    while at < len(text) or cells:  # a delimiter at the end leaves one more cell
        match = cell.match(text, at)
        if match is None:
            raise BadSheet(
                f"{path}, line {line}, column {len(cells) + 1}: a quotation mark is not closed, or "
                "text follows it; write quotation marks inside a cell twice"
            )
        quoted = match["quoted"]
        value = match["plain"] if quoted is None else quoted.replace('""', '"')
        cells.append(Cell(value, match[0]))
        line += len(NEWLINE.findall(quoted or ""))
        at = match.end()
        if text.startswith(delimiter, at):
            at += len(delimiter)
            continue
        end = NEWLINE.match(text, at)
        rows.append(Row(start, tuple(cells), end[0] if end else ""))
        at += len(end[0]) if end else 0
        line += 1
        start, cells = line, []
    return rows


def column(head: Sequence[Cell], names: Sequence[str]) -> int | None:
    """The place of the first of these names that a head has."""
    plain = [header(cell.text) for cell in head]
    return next((plain.index(name) for name in names if name in plain), None)


def header(text: str) -> str:
    """A header without case, dashes and doubled blanks.

    >>> header(" E-Mail_Address ")
    'e mail address'
    """
    return " ".join(re.sub(r"[\s_:*\-]+", " ", text.casefold().strip("\ufeff '\"")).split())
