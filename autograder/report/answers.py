"""Worked examples in the terminal, as a Markdown page and as an HTML page.

Made from the same plain data that `--json` prints; where the numbers come from is not known here.
"""

from __future__ import annotations

import base64
from collections.abc import Iterable, Mapping
from functools import cache
from typing import Any

from jinja2 import Environment, PackageLoader, StrictUndefined
from rich.console import Console
from rich.table import Table
from rich.text import Text

DIGITS = 6
Data = Mapping[str, Any]


def in_words(value: Any) -> str:
    """A value to six digits: a number, a text, or a list in brackets.

    >>> in_words([[1.0, 2 / 3], 138357544, None])
    '[[1, 0.666667], 138,357,544, none]'
    """
    if isinstance(value, list | tuple):
        return f"[{', '.join(in_words(part) for part in value)}]"
    if value is None:
        return "none"
    if not isinstance(value, int | float):
        return str(value)
    whole = isinstance(value, int) or (value.is_integer() and abs(value) < 1e15)
    return f"{int(value):,}" if whole else f"{value:.{DIGITS}g}"


def deck_says(step: Data) -> str:
    """The deck's printed figure of a step, with a remark where it is not the exact one rounded.

    >>> deck_says({"printed": "0.68", "printed_agrees": True})
    'deck: 0.68'
    >>> deck_says({"printed": "0.69", "printed_agrees": False}), deck_says({"printed": None})
    ('deck: 0.69 (rounded on the way)', '')
    """
    if step["printed"] is None:
        return ""
    return f"deck: {step['printed']}" + ("" if step["printed_agrees"] else " (rounded on the way)")


def print_example(console: Console, name: str, example: Data) -> None:
    """Print one example step by step."""
    console.print(Text(example["title"], style="bold"))
    console.print(Text(f"{name} · {example['source']}", style="dim"))
    if example["about"]:
        console.print(Text(example["about"]))
    for key, value in example["inputs"].items():
        console.print(Text(f"  {key} = {in_words(value)}"))
    if example["steps"]:
        console.print()
    for step in example["steps"]:
        console.print(Text(f"  {step['formula']}", style="bold"))
        line = Text(f"    = {step['substituted']} = {in_words(step['value'])}")
        line.append(f"   {deck_says(step)}" if step["printed"] else "", style="cyan")
        console.print(line)
        if step["note"]:
            console.print(Text(f"    {step['note']}"))
    for table in example["tables"]:
        console.print()
        console.print(_terminal_table(table))


def markdown_page(examples: Mapping[str, Data], pictures: Mapping[str, str], title: str) -> str:
    """The examples as a Markdown page; `pictures` has the path of an image for some of them."""
    return _page("answers.md", examples, pictures, title)


def html_page(examples: Mapping[str, Data], svgs: Mapping[str, str], title: str) -> str:
    """The examples as one HTML page that loads nothing; `svgs` has a drawing for some of them."""
    encoded = {
        name: "data:image/svg+xml;base64," + base64.b64encode(svg.encode()).decode()
        for name, svg in svgs.items()
    }
    return _page("answers.html", examples, encoded, title)


def _page(
    template: str, examples: Mapping[str, Data], pictures: Mapping[str, str], title: str
) -> str:
    page = _templates(template.endswith(".html")).get_template(template)
    return page.render(examples=examples, pictures=pictures, title=title)


@cache
def _templates(escape: bool) -> Environment:
    environment = Environment(
        loader=PackageLoader("autograder.report"),
        autoescape=escape,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
    )
    environment.filters |= {"in_words": in_words, "deck_says": deck_says, "cells": _cells}
    return environment


def _cells(row: Iterable[Any]) -> list[str]:
    return [in_words(cell) for cell in row]


def _terminal_table(data: Data) -> Table:
    table = Table(box=None, pad_edge=True, title=data["title"], title_justify="left")
    for column, cell in zip(data["columns"], data["rows"][0], strict=True):
        table.add_column(column, justify="left" if isinstance(cell, str) else "right")
    for row in data["rows"]:
        table.add_row(*map(Text, _cells(row)))
    return table
