"""Gradescope's `submission_metadata.yml`: who handed in which folder, and when.

Read with PyYAML's base loader, which makes lists, dicts and texts and nothing else: no objects, and
an id such as 0012 stays what it is.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from autograder.batch.identity import Identity
from autograder.batch.listing import nfc
from autograder.core.errors import InputError

MAX_BYTES = 64 << 20


class BadFacts(InputError, ValueError):
    """The file cannot be read; the message says where."""


def people_of(text: str) -> dict[str, Identity]:
    """Who handed in each folder. Raises BadFacts."""
    tree = _loaded(text)
    if not isinstance(tree, Mapping):
        raise BadFacts("it lists no submissions")
    return {
        name: _person(name, facts)
        for name, facts in tree.items()
        if isinstance(name, str) and isinstance(facts, Mapping)
    }


def _loaded(text: str) -> Any:
    import yaml  # for an export of Gradescope's only

    loader = getattr(yaml, "CBaseLoader", yaml.BaseLoader)
    try:
        return yaml.load(text, loader)
    except (yaml.YAMLError, RecursionError, ValueError) as error:
        mark = getattr(error, "problem_mark", None)
        where = f" (line {mark.line + 1})" if mark else ""
        raise BadFacts(f"it is not valid YAML{where}") from error


def _person(name: str, facts: Mapping[Any, Any]) -> Identity:
    submitters = facts.get(":submitters")
    people = [p for p in submitters if isinstance(p, Mapping)] if submitters else []
    ids = [_text(p, ":email") or _text(p, ":sid") for p in people]
    names = [_text(p, ":name") or own for p, own in zip(people, ids, strict=True)]
    submitted = _text(facts, ":created_at")
    return Identity(
        "gradescope",
        nfc(" & ".join(filter(None, names))) or name,
        next(filter(None, ids), ""),
        order=(submitted, name),
        submitted=submitted,
        members=tuple(filter(None, ids)) if len(ids) > 1 else (),
    )


def _text(facts: Mapping[Any, Any], key: str) -> str:
    value = facts.get(key)
    return value.strip() if isinstance(value, str) and value not in ("~", "null") else ""
