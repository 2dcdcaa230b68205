"""Which assignment is it? By the notebook's metadata, its name, or the one asked for. Pure."""

from __future__ import annotations

from pathlib import PurePosixPath

from autograder.batch.names import assignment_in
from autograder.notebook import NotANotebook


def said_assignment(metadata: str | None, name: str, known: tuple[str, ...]) -> str:
    """The known assignment that the metadata or the name names, "" for none."""
    if metadata in known and metadata is not None:
        return metadata
    path = PurePosixPath(name)
    for part in (path.name, *reversed(path.parts[:-1])):
        if found := assignment_in(part, known):
            return found
    return ""


def choose_assignment(
    metadata: str | None, name: str, known: tuple[str, ...], fallback: str | None
) -> str:
    """The assignment from the notebook's metadata, else its name, else the one asked for.

    Raises NotANotebook where none of them names a known one.

    >>> choose_assignment(None, "ada/losses_final.ipynb", ("losses", "training"), None)
    'losses'
    """
    if found := said_assignment(metadata, name, known) or fallback:
        return found
    raise NotANotebook(
        f"it does not say which assignment it is; name one with --assignment ({', '.join(known)})"
    )
