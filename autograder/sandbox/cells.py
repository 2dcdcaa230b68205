"""From a cell's text to statements that can be run one at a time, IPython's magics taken out.

A cell costs at most what it defines: what does not parse becomes a note. Runs in the child, since
a source can be a bomb; knows nothing of what runs the statements, or of the wire.
"""

from __future__ import annotations

import ast
import re
from dataclasses import dataclass, field

MAX_TEXT = 500
"""Characters of a note or message that are kept."""
_MAX_REPAIRS = 40
"""Magic lines replaced one by one; each costs a parse. Beyond them all are replaced at once."""

_TRANSPARENT = frozenset({"%%time", "%%timeit", "%%capture", "%%prun"})
"""Cell magics whose cell is ordinary code."""
_MAGIC = re.compile(
    r"""^(?P<indent>[ \t]*)(?:
        [%!?] .*                                   # %matplotlib inline, !pip, ?np.sum
      | [\w., \t]+=[ \t]*(?:%[A-Za-z]|!) .*        # files = !ls, t = %timeit -o f()
      | [\w.]+\?{1,2} [ \t]*                       # np.sum?
    )$""",
    re.VERBOSE,
)
_UNPARSABLE = (SyntaxError, ValueError, RecursionError, MemoryError, OverflowError)


@dataclass(frozen=True, slots=True)
class Parsed:
    """A cell's statements, or none; `notes` are (line, kind, text)."""

    statements: list[ast.stmt] = field(default_factory=list)
    source: str = ""
    notes: list[tuple[int | None, str, str]] = field(default_factory=list)


def filename(cell: int) -> str:
    return f"<cell {cell}>"


def parse(source: str, cell: int) -> Parsed:
    """The statements of a cell. Never raises for what a student can write.

    >>> parsed = parse("%matplotlib inline\\nx = 1", 3)
    >>> [type(s).__name__ for s in parsed.statements], parsed.notes
    (['Pass', 'Assign'], [(1, 'magic', '%matplotlib inline')])
    """
    notes: list[tuple[int | None, str, str]] = []
    try:
        return Parsed(ast.parse(source, filename(cell)).body, source, notes)
    except _UNPARSABLE as error:
        first_error = error
    lines = source.split("\n")
    head = next((i for i, line in enumerate(lines) if line.strip()), 0)
    if lines[head].startswith("%%"):
        word = lines[head].split()[0]
        notes.append((head + 1, "magic", lines[head][:MAX_TEXT]))
        if word not in _TRANSPARENT:
            return Parsed(notes=notes)
        lines[head] = ""
    return _repair(lines, cell, first_error, notes)


def _repair(
    lines: list[str],
    cell: int,
    error: BaseException,
    notes: list[tuple[int | None, str, str]],
) -> Parsed:
    """Replace magics where the parser stops, at last all of them, until the rest parses."""
    for attempt in range(_MAX_REPAIRS + 2):
        source = "\n".join(lines)
        try:
            return Parsed(ast.parse(source, filename(cell)).body, source, notes)
        except _UNPARSABLE as again:
            error = again
        at = getattr(error, "lineno", None) or 0
        everywhere = range(len(lines))
        here = range(at - 1, at) if 0 < at <= len(lines) and attempt < _MAX_REPAIRS else everywhere
        if not _replace(lines, here, notes) and not _replace(lines, everywhere, notes):
            break
    text = f"{type(error).__name__}: {getattr(error, 'msg', None) or error}"
    notes.append((getattr(error, "lineno", None), "syntax", text[:MAX_TEXT]))
    return Parsed(source="\n".join(lines), notes=notes)


def _replace(lines: list[str], where: range, notes: list[tuple[int | None, str, str]]) -> bool:
    """Put `pass` in the place of each magic line of `where`; whether there was one."""
    found = False
    for i in where:
        match = _MAGIC.match(lines[i])
        if match is None:
            continue
        found = True
        notes.append((i + 1, "magic", lines[i].strip()[:MAX_TEXT]))
        last = i
        while lines[last].endswith("\\") and last + 1 < len(lines):  # the shell line goes on
            last += 1
        lines[i : last + 1] = [match["indent"] + "pass", *[""] * (last - i)]
    return found
