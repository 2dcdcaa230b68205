"""A student's page from a line of results: plain HTML, no script, nothing loaded.

Whatever a student wrote (a name, an error's text) is escaped; stored outputs are never shown.
"""

from __future__ import annotations

import unicodedata
from collections.abc import Mapping
from fractions import Fraction
from functools import cache
from typing import Any

from jinja2 import Environment, PackageLoader, StrictUndefined, Template

from autograder.report.record import Record

MARKS = {"PASS": "✓", "FAIL": "✗", "BLOCKED": "–", "GRADER_FAULT": "!"}


def student_page(record: Record) -> str:
    """The page of one submission."""
    return _template().render(r=clean(record), marks=MARKS)


@cache
def _template() -> Template:
    environment = Environment(
        loader=PackageLoader("autograder.report"),
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
    )
    environment.filters["points"] = points
    return environment.get_template("student.html")


def points(value: float) -> str:
    """Points as people write them: 3, 2.5, 1.33.

    >>> points(3.0), points(2.5), points(4 / 3)
    ('3', '2.5', '1.33')
    """
    return f"{float(Fraction(value).limit_denominator(1000)):.2f}".rstrip("0").rstrip(".")


def clean(value: Any) -> Any:
    """The same data without control characters, text that turns about, and lone surrogates."""
    if isinstance(value, str):
        if value.replace("\n", "").replace("\t", "").isprintable():  # nearly always
            return value
        return "".join(c if _printable(c) else "\N{REPLACEMENT CHARACTER}" for c in value)
    if isinstance(value, Mapping):
        return {key: clean(part) for key, part in value.items()}
    if isinstance(value, list | tuple):
        return [clean(part) for part in value]
    return value


def _printable(character: str) -> bool:
    return character in "\n\t" or unicodedata.category(character) not in ("Cc", "Cf", "Cs", "Co")
