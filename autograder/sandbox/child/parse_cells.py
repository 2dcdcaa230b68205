"""From a cell's text to statements that can be run one at a time.

IPython's own syntax becomes the calls that IPython makes of it; the body of a cell magic that runs
code is code. A statement that does not parse costs itself: what stands around it is kept. Runs in
the child, since a source can be a bomb; knows nothing of what runs the statements.
"""

from __future__ import annotations

import ast
import re
import sys
from collections.abc import Container, Sequence
from dataclasses import dataclass, field

from autograder.sandbox.child import ipython, newer_python
from autograder.sandbox.child.effort import Effort, Spent
from autograder.sandbox.child.lines import begins, chunks, empty, statement_end

MAX_TEXT = 500
"""Characters of a note or message that are kept."""
WORK = 5_000_000
WORK_EACH = 10
"""Characters that may be read again in a cell that does not parse as a whole, and how many more for
each of its own: about a second's work. What is left then is read once, in chunks."""
PIECE = 500
"""What it costs to look at a statement, in characters, however short it is."""
_STACKED = 10
_FIELDS = 3_000_000_000
"""Fields of a formatted string times its length: Python 3.11 looks for each from the start."""
_LONG = 20_000

_OTHER = frozenset(
    """! HTML SVG ai bash bigquery chat cmd cpp cu dot file html javascript js julia latex markdown
    matlab mermaid octave perl powershell R ruby rust sh sql svg sx system writefile""".split()
)
"""Cell magics whose body is not Python, whatever it looks like."""
_RUN = frozenset(
    """capture debug heat ipytest lprun memit mprun prun px pypy python python2 python3 run_pytest
    scalene script snakeviz time timeit""".split()
)
"""Cell magics whose body is Python for sure: what does not parse in it is said to be so."""
_HEAD = re.compile(r"%%(?P<name>!|[\w.]+)(?P<line>.*)$", re.DOTALL)
_DEFINED = re.compile(r"(?:(?:async[ \t]+)?def|class)[ \t]+(\w+)|(\w+)[ \t]*=(?!=)")
_OF_A_FUNCTION = re.compile(r"[ \t]+(?:return|yield)\b")
_INVISIBLE = "\ufeff\u200b\u200c\u200d\u2060\u00a0 \t"
"""What a paste leaves before a statement, and nobody sees."""
_UNPARSABLE = (SyntaxError, ValueError, RecursionError, MemoryError, OverflowError)
_FORMATTED = re.compile(
    r"""\b(?i:f|fr|rf)(?:"{3}(?:[^"\\]|\\.|"(?!""))*+|'{3}(?:[^'\\]|\\.|'(?!''))*+"""
    r"""|"(?:[^"\\\n]|\\.)*+|'(?:[^'\\\n]|\\.)*+)""",
    re.DOTALL,
)

Note = tuple[int | None, str, str]
"""Line, kind, text."""


@dataclass(slots=True)
class Parsed:
    """A cell's statements, or none."""

    statements: list[ast.stmt] = field(default_factory=list)
    source: str = ""
    notes: list[Note] = field(default_factory=list)
    broken: dict[str, str] = field(default_factory=dict)
    """Names whose definition could not be read, and why."""
    work: int = 0
    """Characters that were read again because the cell does not parse as a whole."""


def filename(cell: int) -> str:
    return f"<cell {cell}>"


def parse(
    source: str, cell: int, variables: Container[str] = (), magics: Container[str] = ()
) -> Parsed:
    """The statements of a cell. Never raises for what a student can write.

    `variables` are the names that are taken: they are not magics. `magics` are the notebook's own
    cell magics: what becomes of their cells is for them to say.

    >>> parsed = parse("%matplotlib inline\\nx = 1", 3)
    >>> [type(s).__name__ for s in parsed.statements], parsed.notes
    (['Expr', 'Assign'], [(1, 'magic', '%matplotlib inline')])
    """
    parsed = Parsed(source=source)
    if not ipython.has_prompt(source):
        try:
            parsed.statements = _parsed(source, cell)
            return parsed
        except _UNPARSABLE:
            pass
    reading = _Reading(parsed, cell, variables, magics)
    try:
        reading.cell_lines(source.replace("\r\n", "\n").split("\n"), 0, _STACKED)
    except RecursionError:  # a bomb's; whatever was read before it stands
        parsed.notes.append((None, "syntax", "the cell is nested too deep to be read"))
    except Spent:  # by the heads of magics, one in the other
        parsed.notes.append((None, "syntax", "the cell could not be read"))
    parsed.source = "\n".join(reading.shown)
    parsed.work = reading.effort.used
    return parsed


def _parsed(source: str, cell: int) -> list[ast.stmt]:
    if len(source) > _LONG and sys.version_info < (3, 12):
        for match in _FORMATTED.finditer(source):
            if len(match[0]) * match[0].count("{") > _FIELDS:
                raise SyntaxError("a formatted string is too long to be read")
    return ast.parse(source, filename(cell)).body


class _Reading:
    """One cell on its way: what is found goes into `parsed`."""

    def __init__(
        self, parsed: Parsed, cell: int, variables: Container[str], magics: Container[str]
    ) -> None:
        self._parsed, self._cell, self._variables = parsed, cell, variables
        self._magics = magics
        self.effort = Effort(WORK + WORK_EACH * len(parsed.source))
        self.shown: list[str] = []
        """The lines as they are run, for tracebacks."""

    def _note(self, line: int | None, kind: str, text: str) -> None:
        self._parsed.notes.append((line, kind, text[:MAX_TEXT]))

    def cell_lines(self, lines: list[str], offset: int, depth: int) -> None:
        """Read lines that make a whole cell, `offset` lines down in the cell that was handed in."""
        lines = ipython.clean(lines)
        self.shown[offset:] = lines
        head = next((i for i, line in enumerate(lines) if line.strip()), 0)
        match = _HEAD.match(lines[head]) if lines else None
        if match and not re.match(r"%%\w+\?", lines[head]):
            self._magic(match, lines, head, offset, depth)
        else:
            self._code(lines, offset)

    def _magic(
        self, match: re.Match[str], lines: list[str], head: int, offset: int, depth: int
    ) -> None:
        name, line = match["name"], match["line"].strip()
        body, below = lines[head + 1 :], offset + head + 1
        told = lines[head].strip()
        if name in ("writefile", "file"):
            self._note(below, "magic", told)
            self._call(below, "keep_file", line, "\n".join(body), self._cell, below)
            return
        if name in self._magics:
            self._note(below, "magic", told)
            self._call(below, "run_cell_magic", name, line, "\n".join(body))
            return
        other = name in _OTHER or (name == "script" and not line.startswith("python"))
        if other or not depth or not (name in _RUN or self._is_code(body)):
            self._note(below, "magic", f"{told[:100]} (its cell is not Python, and was not run)")
            return
        self._note(below, "magic", told)
        if name == "capture" and line.split(" ")[0].isidentifier():
            self._call(below, "captured", line.split(" ")[0])
        self.cell_lines(body, below, depth - 1)

    def _call(self, line: int, method: str, *args: str | int) -> None:
        """A call of the shell that stands for IPython's."""
        text = f"get_ipython().{method}({', '.join(map(repr, args))})"
        made = _parsed(text, self._cell)
        ast.increment_lineno(made[0], line - 1)
        self._parsed.statements += made

    def _is_code(self, lines: list[str]) -> bool:
        """Whether an unknown magic's body is Python, or the head of another magic's cell."""
        self.effort.spend(4 * _size(lines, 0, len(lines)))
        cleaned = ipython.clean(lines)
        first = next((line for line in cleaned if line.strip()), "")
        if first.startswith("%%"):
            return True
        made, _ = ipython.transform(cleaned)
        try:
            return bool(_parsed("\n".join(made), self._cell)) or not first
        except _UNPARSABLE:
            return False

    def _code(self, lines: list[str], offset: int) -> None:
        made, changed = ipython.transform(lines)
        if self._take(made, offset) is None:
            self._note_magics(changed, offset)
            self.shown[offset:] = made
            return
        at = 0
        try:
            while at < len(lines):
                at = at + 1 if empty(lines[at]) else self._statement(lines, at, offset)
        except Spent:
            self._coarsely(lines, at, offset)

    def _statement(self, lines: list[str], at: int, offset: int) -> int:
        """Read the statement at `at`; returns where the next one begins. Raises Spent."""
        error: BaseException | None = None
        end = statement_end(lines, at)
        self.effort.spend(PIECE + 2 * _size(lines, at, end))
        for cut in (end, _next_beginning(lines, at, end)):
            piece = lines[at:cut]
            error = self._read(piece, offset + at)
            if error is None:
                return cut
        whole = _before_stray(piece, error)
        if whole and self._read(piece[:whole], offset + at) is None:
            return at + whole
        self._lost(piece, offset + at, error)
        return cut

    def _coarsely(self, lines: list[str], start: int, offset: int) -> None:
        """What is left when too much was read again: chunks from one definition to the next."""
        for at, end in chunks(lines, start):
            error = self._chunk(lines[at:end], offset + at)
            if error is None:
                continue
            cut = _next_beginning(lines, at, end)
            self._lost(lines[at:cut], offset + at, error)
            if cut < end:  # a definition whose decorators were lost
                error = self._chunk(lines[cut:end], offset + cut)
                if error is not None:
                    self._lost(lines[cut:end], offset + cut, error)

    def _chunk(self, piece: list[str], offset: int) -> BaseException | None:
        """Take the statements of a piece, which is read once."""
        made, changed = ipython.transform(piece)
        error = self._take(made, offset)
        if error is None:
            self._note_magics(changed, offset)
            self.shown[offset : offset + len(made)] = made
        return error

    def _read(self, piece: list[str], offset: int) -> BaseException | None:
        """Take the statement in `piece` as IPython would read it, or the error if it cannot."""
        shadowed = self._variables.__contains__
        size = _size(piece, 0, len(piece))
        self.effort.spend(4 * size)
        prompts = ipython.clean(piece)
        candidates = [ipython.transform(piece), ipython.transform(piece, shadowed=shadowed)]
        if prompts != piece:
            candidates.append(ipython.transform(prompts))
        error: BaseException | None = None
        for made, changed in candidates:
            self.effort.spend(size)
            again = self._take(made, offset)
            if again is None:
                self._note_magics(changed, offset)
                self.shown[offset : offset + len(made)] = made
                return None
            error = error or again
        return error

    def _take(self, lines: Sequence[str], offset: int) -> BaseException | None:
        """Add the statements of these lines; returns the error where they do not parse."""
        try:
            found = _parsed("\n".join(lines), self._cell)
        except _UNPARSABLE as error:
            return error
        for statement in found:
            ast.increment_lineno(statement, offset)
        self._parsed.statements += found
        return None

    def _note_magics(self, changed: Sequence[tuple[int, str]], offset: int) -> None:
        for at, text in changed:
            self._note(offset + at + 1, "magic", text)

    def _lost(self, piece: list[str], offset: int, error: BaseException | None) -> None:
        line = offset + (getattr(error, "lineno", None) or 1)
        why = f"{type(error).__name__}: {getattr(error, 'msg', None) or error}"
        kind, version = "syntax", newer_python.wanted("\n".join(piece), self.effort)
        if version:
            kind, why = "python", f"{newer_python.said(version)} ({why})"
        head = next((text for text in piece if not text.startswith("@")), "")
        match = _DEFINED.match(head.lstrip(_INVISIBLE))
        if match is not None:
            name = match[1] or match[2]
            where = f"cell {self._cell}, line {line}"
            self._parsed.broken[name] = f"could not be read ({where}: {why[:400]})"
        self._note(line, kind, why)


_EACH_LINE = 10


def _size(lines: Sequence[str], start: int, end: int) -> int:
    """What it costs to read these lines once, in characters."""
    return sum(len(lines[i]) for i in range(start, end)) + _EACH_LINE * (end - start)


def _before_stray(piece: Sequence[str], error: BaseException | None) -> int:
    """How many lines are a statement of their own, before some that are indented like nothing else.

    0 where there are none, or where what follows belongs to a function for sure.
    """
    if not isinstance(error, IndentationError) or "unindent" not in str(error.msg):
        return 0
    at = (error.lineno or 1) - 1
    return 0 if any(map(_OF_A_FUNCTION.match, piece[at:])) else at


def _next_beginning(lines: Sequence[str], start: int, end: int) -> int:
    """Where the next statement begins for sure; decorators go with what they decorate."""
    decorates = lines[start].startswith("@")
    for i in range(start + 1, end):
        if begins(lines[i]) and not (decorates and lines[i].startswith("@")):
            return i
    return end
