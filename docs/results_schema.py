"""The JSON schema of a line of `results.jsonl`, made from its type: `docs/results.schema.json`.

`python docs/results_schema.py` writes it; a test holds that what is committed is what this makes.
"""

from __future__ import annotations

import json
import types
import typing
from pathlib import Path
from typing import Any, NotRequired

from autograder.report.record import Record

PATH = Path(__file__).with_name("results.schema.json")
PLAIN = {str: "string", int: "integer", float: "number", bool: "boolean", type(None): "null"}


def schema() -> dict[str, Any]:
    """The schema of a line."""
    return {
        "$schema": "https://json-schema.org/draft/2020-12/schema",
        "title": "A line of results.jsonl",
        **of(Record),
    }


def of(kind: Any) -> dict[str, Any]:
    """The schema of a type: of plain ones, lists, dicts, unions and typed dicts."""
    origin, inner = typing.get_origin(kind), typing.get_args(kind)
    if kind in PLAIN:
        return {"type": PLAIN[kind]}
    if origin is list:
        return {"type": "array", "items": of(inner[0])}
    if origin is dict:
        return {"type": "object", "additionalProperties": of(inner[1])}
    if origin is types.UnionType:
        return {"anyOf": [of(each) for each in inner]}
    fields = typing.get_type_hints(kind)
    made: dict[str, Any] = {"type": "object"}
    if kind.__doc__:
        made["description"] = kind.__doc__.split("\n")[0]
    made["properties"] = {name: of(each) for name, each in fields.items()}
    made["required"] = sorted(_required(kind))
    made["additionalProperties"] = False
    return made


def _required(kind: Any) -> list[str]:
    """The keys that every such dict has; a marker that stands in text is found here too."""
    if not kind.__total__:
        return []
    marked = typing.get_type_hints(kind, include_extras=True)
    return [key for key, each in marked.items() if typing.get_origin(each) is not NotRequired]


def text() -> str:
    """The file's text."""
    return json.dumps(schema(), indent=1, ensure_ascii=False) + "\n"


if __name__ == "__main__":
    PATH.write_text(text(), encoding="utf-8")
