"""Where the logical lines and the statements of a text begin and end, though it may not parse.

A small reader of strings, comments and brackets, the same on every Python, linear in the text. It
never raises. Knows nothing of IPython, and nothing of what the statements are for.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

_MARK = re.compile(r"""["'#()\[\]{}=?\\]""")
_NEVER_IN_BRACKETS = re.compile(
    r"[ \t]*(?:def|class|return|import|while|del|raise|assert|global|nonlocal|try|pass|break"
    r"|continue|with)\b(?![ \t]*=)"
)
"""Keywords that begin no line within brackets: where one does, a bracket was never closed."""
_OPENS = re.compile(
    r"(?:(?:async[ \t]+)?(?:def|for|with)|class|if|while|try|match)\b(?![ \t]*[=.,)])"
)
_CLAUSE = re.compile(r"(?:else|elif|except|finally)\b")
_BEGINS = re.compile(r"(?:(?:async[ \t]+)?def|class|import|from)\b|@\w")
"""What begins a statement for sure, where it stands in the first column."""
_FIRST_COLUMN = re.compile(r"[\w%!?]")
_TO_QUOTE = {
    quote: re.compile(rf"(?:[^{quote[0]}\\]|\\.|{quote[0]}(?!{quote[1:]}))*+{quote}", re.DOTALL)
    if len(quote) > 1
    else re.compile(rf"(?:[^{quote}\\]|\\.)*+{quote}", re.DOTALL)
    for quote in ("'", '"', "'''", '"""')
}
"""Up to a closing quote, one pass: it never goes back."""


@dataclass(frozen=True, slots=True)
class Logical:
    """A logical line: physical lines from `start` up to, without, `end`."""

    start: int
    end: int
    assign: tuple[int, int] | None = None
    """Line and column of the first `=` outside brackets."""
    last: str = ""
    """The last character that is neither space nor comment."""
    closed: bool = True


def logical(lines: Sequence[str], start: int, first: str | None = None) -> Logical:
    """The logical line that begins at the physical line `start`, which may be read as `first`."""
    depth, quote, assign, last = 0, "", None, ""
    for i in range(start, len(lines)):
        line, column, goes_on = lines[i], 0, False
        if i == start and first is not None:
            line = first
        filled = len(line.rstrip())
        if i > start and depth and not quote and _NEVER_IN_BRACKETS.match(line):
            return Logical(start, i, assign, last, closed=False)
        while True:
            if quote:
                column = _after_quote(line, column, quote)
                if column < 0:
                    break
                quote, last = "", '"'
            match = _MARK.search(line, column)
            code = line[column : match.start() if match else len(line)].rstrip()
            last = code[-1:] or last
            if match is None or match[0] == "#":
                break
            mark, column = match[0], match.end()
            last = mark
            if mark in "\"'":
                quote = mark * 3 if line.startswith(mark * 3, column - 1) else mark
                column += len(quote) - 1
            elif mark in "([{":
                depth += 1
            elif mark in ")]}":
                depth = max(depth - 1, 0)
            elif mark == "\\":
                goes_on = column >= filled
            elif mark == "=" and not depth and assign is None and _assigns(line, column - 1):
                assign = (i, column - 1)
                if re.match(r"[ \t]*(?:!|%[ \t]*[^\W\d])", line[column:]):  # the rest is not Python
                    return Logical(start, i + 1, assign, "")
        if len(quote) == 1 and not line.endswith("\\"):
            quote = ""  # a line's end ends it, right or wrong
        if not (quote or depth or goes_on):
            return Logical(start, i + 1, assign, last)
    return Logical(start, len(lines), assign, last, closed=not (quote or depth))


def _after_quote(line: str, column: int, quote: str) -> int:
    """The column after the closing quote, -1 where it is not on this line."""
    found = _TO_QUOTE[quote].match(line, column)
    return found.end() if found else -1


def _assigns(line: str, at: int) -> bool:
    return line[at + 1 : at + 2] != "=" and line[max(at - 1, 0) : at] not in set("=!<>:")


def empty(line: str) -> bool:
    """Whether a line holds nothing but space and comment."""
    stripped = line.strip()
    return not stripped or stripped.startswith("#")


def begins(line: str) -> bool:
    """Whether a statement begins on this line for sure."""
    return _BEGINS.match(line) is not None


def statement_end(lines: Sequence[str], start: int) -> int:
    """The end of the statement that begins at `start`, with its suites and further clauses."""
    first = logical(lines, start)
    end = at = first.end
    indented = lines[start][:1] in " \t"
    decorates = lines[start].startswith("@")
    opens = first.last == ":" or _OPENS.match(lines[start]) is not None or indented
    while at < len(lines):
        line = lines[at]
        if empty(line):
            at += 1
            continue
        if line[:1] in " \t":
            if not opens:
                break
        elif decorates and begins(line):
            decorates, opens = line.startswith("@"), not line.startswith("@")
        elif indented or not opens or not _CLAUSE.match(line):
            break
        end = at = logical(lines, at).end
    return end


def chunks(lines: Sequence[str], start: int) -> Iterator[tuple[int, int]]:
    """The lines from `start` on, cut where a statement begins for sure, and behind definitions.

    Each line is looked at once.
    """
    at, suite, decorates = start, False, False
    for i in range(start, len(lines)):
        line = lines[i]
        if begins(line):
            cut, suite = not decorates, True
            decorates = line.startswith("@")
        else:
            cut = suite and _FIRST_COLUMN.match(line) is not None
            suite = suite and not cut
        if cut and i > at:
            yield at, i
            at = i
    if at < len(lines):
        yield at, len(lines)
