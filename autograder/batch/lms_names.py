"""Whose file is it? Names as Canvas, Moodle and other systems give them to what they export.

A system is recognised by the whole form of what there is, and then believed in the outermost part
of each name only: what lies deeper, a student has named. A few names that are not the system's turn
nothing off; they are nobody's. Pure: names in, identities out.
"""

from __future__ import annotations

import re
import unicodedata
from collections import Counter, defaultdict
from collections.abc import Callable, Collection, Mapping, Sequence
from dataclasses import dataclass, field, replace

from autograder.batch.gradescope_facts import BadFacts, people_of
from autograder.batch.identity import Identity
from autograder.batch.listing import ZIP, nfc
from autograder.batch.other_systems import blackboard, brightspace, exchange

CANVAS = re.compile(
    r"(?:(?P<name>(?!LATE_|anon_)[^_\s]+)_)?(?P<late>LATE_)?(?P<uid>\d+|anon_[A-Za-z0-9]+)"
    r"(?P<late_too>_LATE)?_(?:(?P<att>\d+)_(?P<file>.+)|(?P<online>(?:text|link)\.html))"
)
"""What was typed in or linked to, Canvas writes as `text.html` and `link.html`, with no number."""
MOODLE_FOLDER = re.compile(r"(?P<name>.+)_(?P<pid>\d+)_assignsubmission_\w+?_?")
MOODLE_FILE = re.compile(
    r"(?P<name>.+?)_(?P<pid>\d+)_assignsubmission_(?:file|onlinetext)_(?P<file>.+)"
)
GRADESCOPE = re.compile(r"submission_\d+")
GRADESCOPE_FOLDER = re.compile(r"assignment_\d+_export.*")
GRADESCOPE_FACTS = "submission_metadata.yml"
RESUBMITTED = re.compile(r"-(\d+)\.\w+$")
"""Canvas puts the number of the attempt behind the name of a file that is handed in again."""
MAX_WRAPPERS = 3
SYSTEMS = ("canvas", "moodle", "gradescope", "blackboard", "brightspace", "nbgrader")


@dataclass(frozen=True)
class Read:
    """A folder or zip as one system's export."""

    system: str
    depth: int
    """Parts of a name before the one that says who."""
    people: Mapping[str, Identity] = field(default_factory=dict)
    """By the outermost part."""
    hint: str = ""
    """What is odd, to be reported."""


@dataclass(frozen=True, slots=True)
class Top:
    """One outermost part: a file's name or a folder's."""

    name: str
    folder: bool
    counts: bool = True
    """Whether it may be somebody's work, and so speaks against a system that does not name it."""


def recognise(
    names: Sequence[tuple[str, ...]],
    *,
    facts: Callable[[tuple[str, ...]], str] = lambda _: "",
    counts: Callable[[str], bool] = lambda _: True,
    wraps: Callable[[str], bool] = lambda _: True,
    forced: str = "",
) -> tuple[Read | None, str]:
    """The system's export that these names are, or None; and what to tell of what was nearly one.

    `facts` gives the text of a file, for Gradescope's manifest; `counts` says whether a file's
    name may be somebody's work; `wraps` whether a folder around everything may be the operator's,
    and not the one student's who handed in; `forced` names a system that is believed anyway.
    """
    hint = ""
    for depth in range(MAX_WRAPPERS + 1):
        tops = _tops(names, depth, counts)
        within = next((parts[:depth] for parts in names), ())
        for system in (forced,) if forced else SYSTEMS:
            people, why = _READERS[system](tops, names, depth, facts)
            trusted = all(map(wraps, within)) and _agreed(system, people, tops)
            if people and (forced or trusted):
                return Read(system, depth, _told_apart(people), why), ""
            hint = hint or why or _nearly(system, people, tops)
        if not _wrapped(tops):
            break
    return None, hint


def _tops(
    names: Sequence[tuple[str, ...]], depth: int, counts: Callable[[str], bool]
) -> dict[str, Top]:
    found: dict[str, Top] = {}
    for parts in names:
        if len(parts) > depth:
            name, folder = parts[depth], len(parts) > depth + 1
            found[name] = Top(name, folder, folder or counts(name))
    return found


def _wrapped(tops: Mapping[str, Top]) -> bool:
    """Whether all lies in one folder that is itself no system's: an export in its folder."""
    (top,) = tops.values() if len(tops) == 1 else (Top("", False),)
    named = GRADESCOPE.fullmatch(top.name) or MOODLE_FOLDER.fullmatch(top.name)
    return top.folder and not named and not CANVAS.fullmatch(top.name)


People = dict[str, Identity]


def _canvas(tops: Mapping[str, Top], *_: object) -> tuple[People, str]:
    return {name: who for name in tops if (who := canvas_name(name))}, ""


def canvas_name(name: str) -> Identity | None:
    """Who a name of Canvas's says it is."""
    match = CANVAS.fullmatch(nfc(name))
    if not match or not _plausible(match):
        return None
    file = match["file"] or match["online"]
    again = RESUBMITTED.search(file)
    return Identity(
        "canvas",
        match["name"] or match["uid"],
        match["uid"],
        late=bool(match["late"] or match["late_too"]),
        order=(int(match["att"] or 0), int(again[1]) if again else 0),
        file=file,
    )


def _plausible(match: re.Match[str]) -> bool:
    """Canvas's names are letters (and digits); its ids have no leading zero."""
    name, uid, att = match["name"], match["uid"], match["att"] or ""
    if name is None:
        return uid.startswith("anon_")
    kinds = {unicodedata.category(c)[0] for c in name}
    zeros = any(i.startswith("0") and len(i) > 1 for i in (uid, att)) or len(uid) > 20
    return kinds <= {"L", "M", "N"} and "L" in kinds and not zeros and len(att) <= 20


def _moodle(tops: Mapping[str, Top], *_: object) -> tuple[People, str]:
    found: People = {}
    for name, top in tops.items():
        # A folder is named by Moodle alone; behind a file's first mark stands what its owner chose.
        first, second = MOODLE_FILE, MOODLE_FOLDER
        if top.folder and not name.casefold().endswith(ZIP):
            first, second = second, first
        match = first.fullmatch(nfc(name)) or second.fullmatch(nfc(name))
        if match:
            file = match.groupdict().get("file") or ""
            found[name] = Identity("moodle", match["name"].strip(), match["pid"], file=file)
    return found, ""


def _gradescope(
    tops: Mapping[str, Top],
    names: Sequence[tuple[str, ...]],
    depth: int,
    facts: Callable[[tuple[str, ...]], str],
) -> tuple[People, str]:
    """By the manifest at the export's root; one in a student's own folder is a student's file."""
    before = next((parts[:depth] for parts in names if len(parts) > depth), ())
    if GRADESCOPE_FACTS not in tops or not all(map(GRADESCOPE_FOLDER.fullmatch, before[-1:])):
        return {}, ""
    try:
        people = people_of(facts((*before, GRADESCOPE_FACTS)))
    except BadFacts as error:
        return {}, f"{GRADESCOPE_FACTS}: {error}; download the export again"
    # One that the list does not know is still somebody's: it keeps the folder's name.
    folders = [n for n, top in tops.items() if top.folder and GRADESCOPE.fullmatch(n)]
    unknown = [n for n in folders if n not in people]
    told = f"not in {GRADESCOPE_FACTS}: {', '.join(unknown)}" if unknown else ""
    return {n: people.get(n) or Identity("gradescope", n, "") for n in folders}, told


_READERS: dict[str, Callable[..., tuple[People, str]]] = {
    "canvas": _canvas,
    "moodle": _moodle,
    "gradescope": _gradescope,
    "blackboard": lambda tops, names, depth, facts: (blackboard(tops, names, depth, facts), ""),
    "brightspace": lambda tops, *_: (brightspace(tops), ""),
    "nbgrader": lambda tops, *_: (exchange(tops), ""),
}


def _agreed(system: str, people: People, tops: Mapping[str, Top]) -> bool:
    """Whether the whole set is the system's: most names are, and they do not contradict."""
    if system == "gradescope":  # its list says so
        return True
    strays = sum(top.counts and name not in people for name, top in tops.items())
    return len(people) > strays and (system != "canvas" or _canvas_agrees(people.values()))


def _canvas_agrees(people: Collection[Identity]) -> bool:
    """One name an id, hardly an attachment twice; and not all of them are dates."""
    names = defaultdict(set)
    pairs = {(who.id, int(who.order[0])) for who in people if who.order[0]}
    for who in people:
        names[who.id].add(who.student)
    attachments = {attachment for _, attachment in pairs}
    dates = bool(pairs) and all(_is_date(*pair) for pair in pairs)
    one_name = all(len(found) == 1 for found in names.values())
    return one_name and not dates and (not pairs or 2 * len(attachments) > len(pairs))


def _is_date(first: str, second: int) -> bool:
    """Whether two numbers are a day and a time, or a year and a month, rather than ids."""
    if re.fullmatch(r"(19|20)\d\d(0[1-9]|1[0-2])([0-2]\d|3[01])", first):
        return second < 240_000
    return bool(re.fullmatch(r"(19|20)\d\d", first)) and 1 <= second <= 12


def _nearly(system: str, people: People, tops: Mapping[str, Top]) -> str:
    if not people:
        return ""
    count = sum(top.counts or name in people for name, top in tops.items())
    return (
        f"{len(people)} of {count} names could be {system.title()}'s, which is not enough to go "
        f"by; where they are, add --from {system}"
    )


def _told_apart(people: People) -> People:
    """People of one name get their ids behind it."""
    ids = {(who.student.casefold(), who.id) for who in people.values()}
    count = Counter(student for student, _ in ids)
    return {
        name: replace(who, student=f"{who.student} ({who.id})")
        if count[who.student.casefold()] > 1
        else who
        for name, who in people.items()
    }
