"""Whether a statement that this Python cannot read is right in a newer one.

What newer Pythons added is taken out of the text, one thing after the other; where the rest then
parses, it was that. Nothing is run, and what is found is for a person to judge.
"""

from __future__ import annotations

import ast
import re
import sys
from collections.abc import Callable

from autograder.sandbox.child.effort import Effort, Spent

_SMALL = 100_000
"""Longer texts are not looked at."""
_WORK = 2_000_000
"""Characters that may be read in one text, those of nested strings again and again."""
_F_STRING = re.compile(r"""(?<![\w"'])(?i:f|fr|rf)("{3}|'{3}|"|')""")
_T_STRING = re.compile(r"""(?<![\w"'])(?i:t|tr|rt)("{3}|'{3}|"|')""")
_IN_FIELD = re.compile(r"""("{3}|'{3}|"|')|[\[({]|[\])}]|:|!(?=[rsa]\b)""")
_GENERIC = re.compile(r"^([ \t]*(?:(?:async[ \t]+)?def|class)[ \t]+\w+)[ \t]*\[", re.MULTILINE)
_TYPE = re.compile(r"^([ \t]*)type[ \t]+(\w+)[ \t]*(\[[^\n=]*\])?[ \t]*=", re.MULTILINE)
_EXCEPT = re.compile(
    r"^([ \t]*except\*?)[ \t]+([\w.]+(?:[ \t]*,[ \t]*[\w.]+)+)[ \t]*:", re.MULTILINE
)
_LAZY = re.compile(r"^([ \t]*)lazy[ \t]+(?=import\b|from\b)", re.MULTILINE)


def wanted(text: str, effort: Effort | None = None) -> tuple[int, int] | None:
    """The Python that reads the statement, None where none does that we know of.

    Reading counts as `effort`; where that is spent it is not known.

    >>> wanted("def f(:")
    >>> wanted("lazy import this")
    (3, 15)
    """
    if len(text) > _SMALL:
        return None
    try:
        return _wanted(text, Effort(_WORK) if effort is None else effort)
    except Spent:
        return None


def _wanted(text: str, effort: Effort) -> tuple[int, int] | None:
    for version, change in _CHANGES:
        if version <= sys.version_info[:2]:
            continue
        effort.spend(2 * len(text))
        changed = change(text, effort)
        if changed != text:
            text = changed
            if _parses(text):
                return version
    return None


def said(version: tuple[int, int]) -> str:
    """What is said of a statement that needs this Python."""
    mine = ".".join(map(str, sys.version_info[:2]))
    return (
        f"this is Python {version[0]}.{version[1]}, and the grader runs Python {mine}: "
        "a person must look at it, or grade it again with a newer Python"
    )


def _parses(text: str) -> bool:
    try:
        ast.parse(text)
    except (SyntaxError, ValueError, RecursionError, MemoryError, OverflowError):
        return False
    return True


def _without_strings(text: str, prefix: re.Pattern[str], effort: Effort) -> str:
    """Each string with this prefix as an empty one, however its quotes are nested."""
    parts, at = [], 0
    for match in prefix.finditer(text):
        if match.start() < at:
            continue
        end = _string_end(text, match.end(), match[1], 0, effort)
        if end < 0:
            continue
        parts += [text[at : match.start()], '""']
        at = end
    return "".join([*parts, text[at:]])


def _string_end(text: str, at: int, quote: str, depth: int, effort: Effort) -> int:
    """Where a formatted string ends whose text begins at `at`; -1 where it does not."""
    while 0 <= at < len(text) and depth < 20:
        effort.spend(1)
        if text.startswith(quote, at):
            return at + len(quote)
        if text[at] == "\\" or text.startswith("{{", at):
            at += 2
        elif text[at] == "{":
            at = _field_end(text, at + 1, depth, effort)
        elif text[at] == "\n" and len(quote) == 1:
            return -1
        else:
            at += 1
    return -1


def _field_end(text: str, at: int, depth: int, effort: Effort) -> int:
    """Where a replacement field ends, whose strings may use any quotes; -1 where it is wrong."""
    brackets, start, expression_end = 1, at, -1
    while (found := _IN_FIELD.search(text, at)) is not None:
        effort.spend(found.end() - at)
        at = found.end()
        if found[1]:
            at = _string_end(text, at, found[1], depth + 1, effort)
            if at < 0:
                return -1
        elif found[0] in "[({":
            brackets += 1
        elif found[0] in "])}":
            brackets -= 1
        elif brackets == 1 and expression_end < 0:  # a conversion, or a format
            expression_end = found.start()
        if not brackets:
            expression = text[start : expression_end if expression_end > 0 else at - 1]
            effort.spend(100 + 2 * len(expression))
            bare = _without_strings(expression.strip().removesuffix("="), _F_STRING, effort)
            return at if _parses(f"({bare}\n)") else -1
    return -1


def _without_parameters(text: str, effort: Effort) -> str:
    """`def f[T: (int, str)](x)` without what stands in the square brackets."""
    parts, at = [], 0
    for match in _GENERIC.finditer(text):
        if match.start() < at:
            continue
        depth, end = 1, match.end()
        while end < len(text) and depth:
            effort.spend(1)
            depth += (text[end] == "[") - (text[end] == "]")
            end += 1
        parts.append(text[at : match.end(1)])
        at = end
    return "".join([*parts, text[at:]])


_CHANGES: tuple[tuple[tuple[int, int], Callable[[str, Effort], str]], ...] = (
    ((3, 12), lambda text, _: _TYPE.sub(r"\1\2 =", text)),
    ((3, 12), _without_parameters),
    ((3, 12), lambda text, effort: _without_strings(text, _F_STRING, effort)),
    ((3, 14), lambda text, _: _EXCEPT.sub(r"\1 (\2):", text)),
    ((3, 14), lambda text, effort: _without_strings(text, _T_STRING, effort)),
    ((3, 15), lambda text, _: _LAZY.sub(r"\1", text)),
)
"""In order of version: what each Python added, and how a text looks without it."""
