"""Whose file is it? Names as Canvas, Moodle and Gradescope give them to what they export.

A system is believed only where every notebook of a zip or folder is named its way. Who handed in
is what the system says, never what a notebook says. Pure: names in, identities out.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from pathlib import PurePosixPath

CANVAS = re.compile(
    r"(?:(?P<name>(?!LATE_|anon_)\w+?)_)?(?P<late>LATE_)?(?P<uid>\d+|anon_[A-Za-z0-9]+)"
    r"_(?P<att>\d+)_(?P<file>.+)"
)
MOODLE = re.compile(r"(?P<name>.+)_(?P<pid>\d+)_assignsubmission_file_?/?(?P<file>.*)")
GRADESCOPE = re.compile(r"(?:.*/)?(?P<id>submission_\d+)/(?P<file>.+)")
GRADESCOPE_FACTS = "submission_metadata.yml"
RESUBMITTED = re.compile(r"-(\d+)\.ipynb$")
"""Canvas puts the number of the attempt behind the name of a file that is handed in again."""


@dataclass(frozen=True, slots=True)
class Identity:
    """Who handed in a file, as the system says it."""

    system: str
    student: str
    id: str
    file: str
    late: bool = False
    order: tuple[int | str, ...] = ()
    """Grows from attempt to attempt of a student."""
    submitted: str = ""
    members: tuple[str, ...] = ()
    """The ids of everybody of a group."""


def recognise(names: Sequence[str], facts: str = "") -> list[Identity] | None:
    """The identity of each name, or None where they are not all named one system's way.

    `facts` is the text of Gradescope's `submission_metadata.yml`, where there is one.
    """
    people = _gradescope_people(facts)
    for read in (_moodle, _canvas, lambda name: _gradescope(name, people)):
        found = [read(name) for name in names]
        known = [identity for identity in found if identity]
        if known and len(known) == len(found):
            return _told_apart(known)
    return None


def _canvas(name: str) -> Identity | None:
    match = CANVAS.fullmatch(PurePosixPath(name).name)
    if not match:
        return None
    again = RESUBMITTED.search(match["file"])
    return Identity(
        "canvas",
        match["name"] or match["uid"],
        match["uid"],
        match["file"],
        late=bool(match["late"]),
        order=(int(match["att"]), int(again[1]) if again else 0),
    )


def _moodle(name: str) -> Identity | None:
    for part in (name, *_tails(name)):
        match = MOODLE.fullmatch(part)
        if match and "/" not in match["name"]:
            return Identity("moodle", match["name"], match["pid"], match["file"].lstrip("/"))
    return None


def _tails(name: str) -> Iterable[str]:
    parts = PurePosixPath(name).parts
    return ("/".join(parts[i:]) for i in range(1, len(parts)))


def _gradescope(name: str, people: Mapping[str, Identity]) -> Identity | None:
    match = GRADESCOPE.fullmatch(name)
    if not match or match["id"] not in people:
        return None
    return replace(people[match["id"]], file=match["file"])


def _gradescope_people(facts: str) -> dict[str, Identity]:
    """Read from the lines of the one form in which Gradescope writes its YAML."""
    people: dict[str, Identity] = {}
    current, names, ids, submitted = "", [""][:0], [""][:0], ""
    for line in [*facts.splitlines(), "submission_0:"]:
        if match := re.match(r"(submission_\d+):", line):
            if current and ids:
                people[current] = Identity(
                    "gradescope", " & ".join(names), ids[0], "", order=(submitted, current),
                    submitted=submitted, members=tuple(ids) if len(ids) > 1 else (),
                )  # fmt: skip
            current, names, ids, submitted = match[1], [], [], ""
        elif match := re.match(r"\s+-?\s*:name: (.+)", line):
            names.append(_scalar(match[1]))
        elif match := re.match(r"\s+-?\s*:email: (.+)", line):
            ids.append(_scalar(match[1]))
        elif match := re.match(r"  :created_at: (.+)", line):
            submitted = submitted or _scalar(match[1])
    return people


def _scalar(text: str) -> str:
    text = text.strip()
    if len(text) > 1 and text[0] == text[-1] == "'":
        return text[1:-1].replace("''", "'")
    if len(text) > 1 and text[0] == text[-1] == '"':
        return re.sub(r"\\(.)", r"\1", text[1:-1])
    return text


def _told_apart(found: list[Identity]) -> list[Identity]:
    """People of one name get their ids behind it."""
    ids = {(i.student, i.id) for i in found}
    count = Counter(student for student, _ in ids)
    return [
        replace(i, student=f"{i.student} ({i.id})") if count[i.student] > 1 else i for i in found
    ]


def counting(found: Sequence[Identity], assignments: Iterable[str], attempts: str) -> list[bool]:
    """Which files count: of each student's files for an assignment the last, first, or all."""
    if attempts == "all":
        return [True] * len(found)
    chosen: dict[tuple[str, str], int] = {}
    known = tuple(assignments)
    for i, identity in enumerate(found):
        key = identity.id, max((a for a in known if a in identity.file), key=len, default="")
        before = chosen.get(key)
        later = before is None or identity.order >= found[before].order
        if before is None or later is (attempts == "last"):
            chosen[key] = i
    kept = set(chosen.values())
    return [i in kept for i in range(len(found))]
