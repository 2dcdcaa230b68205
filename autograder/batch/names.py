"""What a file's or folder's name says: which assignment, whether a copy, whether anybody at all.

Pure: names in, words out.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass

from autograder.batch.listing import nfc

COPIES = re.compile(
    r"^(?:copy(?: \(\d+\))? of|kopie von|copie de|copia de|copia di) +"
    r"|[ _-]*-? ?(?:copy|kopie|copie|copia) ?\d*(?: ?\(\d+\))?$",
    re.IGNORECASE,
)
NUMBERED = re.compile(r"[ _]*\((\d+)\)$")
ENDINGS = re.compile(
    r"(?:\.ipynb|\.zip|\.py|\.json|\.txt|\.download)(?:[ _-]?\(\d+\))?$", re.IGNORECASE
)
WORK = frozenset(
    """untitled notebook nb work homework hw assignment assignments exercise exercises ex lab labs
    task tasks solution solutions answer answers submission final finished version v draft new old
    my mine copy of kopie von part week w wk day done fixed updated complete completed test scratch
    nn neural net network networks project problem problems set ps pset sheet the course main
    results abgabe aufgabe blatt loesung lösung übung uebung devoir tarea entrega ejercicio tp
    backup edited checkpoint""".split()
)
"""Words that say nothing of who."""
GROUPING = frozenset(
    """section sections sec group groups class classes students student submissions submission
    submitted handed handedin in turned uploads upload downloads download export exports spring
    fall autumn winter summer ss ws semester term tutorial tutorials year cohort all files
    notebooks src late ontime time on resubmissions attempt attempts
    abgaben inbound exchange dropbox""".split()
)
SCRATCH = frozenset("scratch test tests untitled old backup draft tmp temp trial play".split())
OWN = frozenset("solution solutions key template starter instructor reference master".split())


@dataclass(frozen=True, slots=True)
class Said:
    """A file's name taken apart."""

    core: str
    """Without endings and the marks of a copy."""
    copy: int
    """0 for the plain name, 1 for `name (1)`, 2 for `name-Copy1` and its like."""


def said(name: str) -> Said:
    """A name without what systems and browsers put around it.

    >>> said("Copy of losses.ipynb"), said("losses (1).ipynb.txt"), said("losses-Copy1.ipynb").copy
    (Said(core='losses', copy=2), Said(core='losses', copy=1), 2)
    """
    stem = nfc(name)
    copy = 0
    while (match := ENDINGS.search(stem)) and match.start():
        copy = max(copy, int("(" in match[0]))
        stem = stem[: match.start()]
    while True:
        for pattern, kind in ((COPIES, 2), (NUMBERED, 1)):
            shorter = pattern.sub("", stem, count=1)
            if shorter and shorter != stem:
                stem, copy = shorter, max(copy, kind)
                break
        else:
            return Said(stem.strip() or stem, copy)


def words(text: str) -> list[str]:
    """The words of a name, folded: "Losses_final2" is losses, final."""
    return re.findall(r"[^\W\d_]+", nfc(text).casefold())


def folded(text: str) -> str:
    """A name to compare with an assignment's: spaces and hyphens are underscores.

    >>> folded("Delta-Backprop 2")
    'delta_backprop_2'
    """
    return re.sub(r"[\s_-]+", "_", nfc(text).casefold())


def assignment_in(name: str, assignments: Iterable[str]) -> str:
    """The assignment that a name holds, the longest of several, "" for none.

    >>> assignment_in("Delta Backprop (2)", ["backprop", "delta_backprop"])
    'delta_backprop'
    """
    text = folded(name)
    return max((a for a in assignments if folded(a) in text), key=len, default="")


def says_nobody(name: str, assignments: Iterable[str]) -> bool:
    """Whether a file's name names no person: the assignment, numbers, and words of work only.

    >>> says_nobody("losses_final (2).ipynb", ["losses"]), says_nobody("ada.ipynb", ["losses"])
    (True, False)
    """
    core = folded(said(name).core)
    found = assignment_in(core, assignments)
    rest = words(core.replace(folded(found), " ", 1) if found else core)
    letters = found and all(len(word) == 1 and word.isascii() for word in rest)  # losses_a
    return bool(letters or (all(word in WORK for word in rest) and (found or rest)))


def groups(name: str, assignments: Iterable[str]) -> bool:
    """Whether a folder's name is that of an assignment, a section, a week: not a person's.

    >>> [groups(n, ["losses"]) for n in ("losses", "section 1", "week3", "ada", "12345")]
    [True, True, True, False, False]
    """
    core = folded(name)
    found = assignment_in(core, assignments)
    rest = words(core.replace(folded(found), " ", 1) if found else core)
    return all(word in WORK | GROUPING for word in rest) and bool(found or rest)


def may_wrap(name: str, assignments: Iterable[str]) -> bool:
    """Whether a folder's name may be the operator's for a class: a word of work or an assignment.

    >>> [may_wrap(n, ["losses"]) for n in ("NN1-Losses-77", "submissions", "hw1", "zed")]
    [True, True, True, False]
    """
    known = bool(assignment_in(name, assignments)) or bool(re.match(r"assignment_\d+_export", name))
    return known or any(word in WORK | GROUPING for word in words(name))


def is_scratch(name: str) -> bool:
    """Whether a name says itself that it is not meant."""
    return any(word in SCRATCH for word in words(name))
