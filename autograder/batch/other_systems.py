"""Names as Blackboard, Brightspace (D2L) and nbgrader's exchange give them to what was handed in.

Blackboard and nbgrader name people by logins, which count as a folder's name does; Brightspace has
a number for each. All three say when. Pure: names in, identities out.
"""

from __future__ import annotations

import os
import re
from collections.abc import Callable, Iterable, Sequence

from autograder.batch.identity import Identity
from autograder.batch.listing import nfc

BLACKBOARD = re.compile(
    r"(?P<before>.+?)_attempt_(?P<time>\d{4}-\d\d-\d\d-\d\d-\d\d-\d\d)(?:_(?P<file>.+)|\.txt)"
)
"""The assignment and the login, the time, and the file; Blackboard's own note has no file."""
LOGIN = re.compile(r"\AName: .*\(([^()\s]+)\)\s*$", re.MULTILINE)
"""The first line of Blackboard's note."""
BRIGHTSPACE = re.compile(
    r"(?P<id>\d+)-\d+ - (?P<name>.+?) - "
    r"(?P<day>[^-]*?\b\d{4}),? (?P<clock>\d{3,4}) ?(?P<half>[AaPp]M)?"
    r"(?: - (?P<file>.+))?"
)
MONTHS = ("jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec")
EXCHANGE = re.compile(
    r"(?P<login>[^+]+)\+(?P<assignment>[^+]+)"
    r"\+(?P<time>\d{4}-\d\d-\d\d \d\d:\d\d:\d\d(?:\.\d+)? \w+)(?:\+[\w-]+)?"
)
Facts = Callable[[tuple[str, ...]], str]


def blackboard(
    tops: Iterable[str], names: Sequence[tuple[str, ...]], depth: int, facts: Facts
) -> dict[str, Identity]:
    """Who handed in each of Blackboard's files; its notes say where the login begins."""
    found = {name: match for name in tops if (match := BLACKBOARD.fullmatch(nfc(name)))}
    before = next((parts[:depth] for parts in names if len(parts) > depth), ())
    titles = {
        match["before"].removesuffix(login[1]) for name, match in found.items()
        if not match["file"] and (login := LOGIN.search(facts((*before, name))))
        and match["before"].endswith(f"_{login[1]}")
    }  # fmt: skip
    titles = titles or {_title([match["before"] for match in found.values()])}
    people = {}
    for name, match in found.items():
        title = max((t for t in titles if match["before"].startswith(t)), key=len, default="")
        day, clock = match["time"][:10], match["time"][11:].replace("-", ":")
        people[name] = Identity(
            "", match["before"].removeprefix(title), "",
            order=(match["time"],), submitted=f"{day} {clock}", file=match["file"] or "",
        )  # fmt: skip
    return people


def _title(before: Sequence[str]) -> str:
    """The assignment's part of the names: what all have in common, so that no two become one."""
    different = set(before)
    first, last = min(different, default=""), max(different, default="")
    alike = os.path.commonprefix([first, last])  # noqa: RUF071 -- by letters, as is meant
    common = alike if len(different) > 1 else first
    return common[: common.rfind("_") + 1]


def brightspace(tops: Iterable[str]) -> dict[str, Identity]:
    """Who handed in each of Brightspace's folders or files."""
    found = {}
    for name in tops:
        if match := BRIGHTSPACE.fullmatch(nfc(name)):
            when = _when(match)
            found[name] = Identity(
                "brightspace", match["name"].strip(), match["id"],
                order=(when,) if when else (), submitted=when, file=match["file"] or "",
            )  # fmt: skip
    return found


def _when(match: re.Match[str]) -> str:
    """The time in ISO form; "" where the month is in a language that is not known here."""
    day = re.search(r"(?<!\d)\d{1,2}(?!\d)", match["day"])
    word = re.search(r"[^\W\d_]+", match["day"])
    month = word[0][:3].casefold() if word else ""
    hour, minute = divmod(int(match["clock"]), 100)
    if match["half"]:
        hour = hour % 12 + (12 if match["half"].casefold() == "pm" else 0)
    if not day or month not in MONTHS:
        return ""
    year = match["day"][-4:]
    return f"{year}-{MONTHS.index(month) + 1:02}-{int(day[0]):02} {hour:02}:{minute:02}"


def exchange(tops: Iterable[str]) -> dict[str, Identity]:
    """Who handed in each folder of nbgrader's exchange."""
    return {
        name: Identity(
            "", match["login"], "",
            order=(match["time"],), submitted=match["time"], file=match["assignment"],
        )
        for name in tops if (match := EXCHANGE.fullmatch(nfc(name)))
    }  # fmt: skip
