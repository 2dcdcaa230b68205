"""Of several files of one student, which counts? Told with the reason, and no mark is lost.

The notebook of the assignment counts before scratch, the plain name before its copies, the last
attempt before earlier ones where the system orders them. Where that does not decide and the files
differ, all of them are graded, the row of the best one says so, and a person decides.
"""

from __future__ import annotations

import hashlib
from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from pathlib import PurePosixPath

from autograder.batch.assignment import said_assignment
from autograder.batch.helpers import MAX_FILES
from autograder.batch.identity import Identity
from autograder.batch.kinds import Kind, What
from autograder.batch.listing import Entry
from autograder.batch.names import Said, assignment_in, is_scratch, said
from autograder.batch.submission import Submission
from autograder.notebook import NotANotebook, parse

MAX_READ = 50
"""Notebooks of one student that are looked into."""
MAX_RIVALS = 4
"""Notebooks of one student and assignment that are graded where none comes first."""


@dataclass(frozen=True, slots=True)
class Claim:
    """A file with its person and its kind."""

    entry: Entry
    who: Identity
    inside: str
    how: str
    kind: Kind
    given: bool = True
    """Whether a person is known to have handed it in: by a system, or by a folder of theirs."""


@dataclass(frozen=True, slots=True)
class LeftOut:
    """A file that gets no row, and why."""

    name: str
    student: str
    why: str
    doubt: bool = False
    """Whether it may be somebody's, so that a person has to look."""


@dataclass(frozen=True, slots=True)
class Candidate:
    """A notebook of a person, looked into."""

    claim: Claim
    assignment: str = ""
    """As its metadata or its name says; "" for neither."""
    digest: str = ""
    problem: str = ""

    @property
    def said(self) -> Said:
        return said(self.claim.inside.rpartition("/")[2])


@dataclass(frozen=True)
class Rules:
    """What the choice goes by."""

    assignments: tuple[str, ...]
    fallback: str = ""
    """The assignment of notebooks that say none."""
    attempts: str = "last"


Chosen = tuple[list[Submission], list[LeftOut]]


def choose(claims: Sequence[Claim], rules: Rules) -> Chosen:
    """What counts of one person's files, and what does not."""
    notebooks = [c for c in claims if c.kind.gradable]
    others = [c for c in claims if not c.kind.gradable]
    if not notebooks:
        return _nothing_to_grade(others)
    if len(notebooks) == 1:
        (only,) = notebooks
        rows, left = [_submission(only, "the only notebook")], [LeftOut("", "", "")][:0]
    else:
        rows, left = _of_several(notebooks, rules)
    rows, more = _with_others(rows, others, rules)
    left += more
    names = tuple(o.name for o in left)
    rows = [_with_helpers(row, claims) for row in rows]
    return [replace(rows[0], not_counted=names), *rows[1:]], left


def _with_helpers(row: Submission, claims: Sequence[Claim]) -> Submission:
    """The row with its student's Python files, where it is known whose they are."""
    own = PurePosixPath(row.inside)
    beside = [
        (PurePosixPath(c.inside), c.entry.origin) for c in claims
        if c.given and c.entry.origin != row.origin and not c.entry.problem
    ]  # fmt: skip
    found = [
        (path.relative_to(own.parent).as_posix(), origin) for path, origin in beside
        if path.suffix == ".py" and path.is_relative_to(own.parent)
    ]  # fmt: skip
    near = tuple(f for f in sorted(found, key=lambda f: f[0]) if f[0].count("/") < 2)[:MAX_FILES]
    if not all(c.given for c in claims):
        return row
    rivals = tuple(_with_helpers(rival, claims) for rival in row.rivals)
    return replace(row, helpers=near, rivals=rivals)


def _submission(claim: Claim, why: str, **more: str) -> Submission:
    return Submission(
        claim.entry.name,
        claim.who.student,
        problem=more.pop("problem", claim.entry.problem),
        handed_in=claim.who.told(),
        origin=claim.entry.origin,
        inside=claim.inside,
        script=claim.kind.what is What.SCRIPT,
        why=f"{claim.how}; {why}",
        **more,  # type: ignore[arg-type]
    )


def _left(claim: Claim, why: str) -> LeftOut:
    return LeftOut(claim.entry.name, claim.who.student, why)


def _nothing_to_grade(others: Sequence[Claim]) -> Chosen:
    """A row for who handed in no notebook; data alone that nobody is known to have, is none."""
    real = [c for c in others if c.kind.what is What.OTHER]
    if not real and not any(c.given for c in others):
        return [], [_left(c, c.kind.why) for c in others]
    (first, *rest) = sorted(real or others, key=lambda c: c.kind.why.startswith("it is a picture"))
    row = _submission(first, "no notebook", problem=first.kind.why)
    if not real:
        row = replace(row, problem="no notebook was handed in; hand in the .ipynb file")
    left = [_left(c, c.kind.why) for c in others if c is not first]
    if rest:
        said_too = ", ".join(c.inside for c in rest[:5])
        row = replace(row, problem=f"{row.problem} (also handed in: {said_too})")
    return [replace(row, not_counted=tuple(o.name for o in left))], left


def _with_others(rows: list[Submission], others: Sequence[Claim], rules: Rules) -> Chosen:
    """Files beside notebooks do not count; but an assignment that is there only so gets a row."""
    there = {said_assignment(None, row.own_name, rules.assignments) for row in rows}
    left = []
    for claim in others:
        named = assignment_in(claim.inside.rpartition("/")[2], rules.assignments)
        lonely = named and "" not in there and named not in there
        if lonely and claim.kind.what is What.OTHER:
            there.add(named)
            why = f"the only file of {named}"
            rows.append(_submission(claim, why, problem=claim.kind.why))
        else:
            reason = claim.kind.why or "no notebook"
            left.append(_left(claim, f"not counted, beside a notebook: {reason}"))
    return rows, left


def _of_several(claims: Sequence[Claim], rules: Rules) -> Chosen:
    looked = [_looked(c, rules) for c in claims[:MAX_READ]]
    left = [_left(c, f"not looked at: more than {MAX_READ} notebooks") for c in claims[MAX_READ:]]
    groups: dict[str, list[Candidate]] = defaultdict(list)
    for one in looked:
        groups[one.assignment].append(one)
    unsaid = groups.pop("", [])
    if unsaid and rules.fallback not in groups and (rules.fallback or not groups):
        groups[rules.fallback] = unsaid
    else:
        why = "not counted: it does not say that it is of any assignment, and another notebook does"
        left += [_left(c.claim, why) for c in unsaid]
    rows = []
    for assignment, candidates in groups.items():
        more, without = _of_one_assignment(candidates, assignment, rules)
        rows += more
        left += without
    return rows, left


def _looked(claim: Claim, rules: Rules) -> Candidate:
    """A notebook's own word of its assignment; read one at a time, and not kept."""
    row = _submission(claim, "")
    data = b""
    try:
        data = row.read()
        notebook = parse(row.notebook(data))
        said_so, problem = notebook.assignment, ""
    except NotANotebook as error:
        said_so, problem = None, str(error)
    found = said_assignment(said_so, claim.inside, rules.assignments)
    return Candidate(claim, found, hashlib.sha256(data).hexdigest(), problem)


def _of_one_assignment(candidates: Sequence[Candidate], assignment: str, rules: Rules) -> Chosen:
    good = [c for c in candidates if not c.problem] or list(candidates)
    left = [_left(c.claim, f"not counted: {c.problem}") for c in candidates if c not in good]
    if rules.attempts == "all":
        return [_submission(c.claim, "every attempt is graded") for c in good], left
    kept, same = _without_twins(good, rules)
    left += same
    best, copies = _best_of_each_name(kept, rules)
    left += copies
    return _decided(best, assignment, rules, left)


def _without_twins(
    candidates: Iterable[Candidate], rules: Rules
) -> tuple[list[Candidate], list[LeftOut]]:
    """Files of the same content count once: as the plainest name, then the attempt to take."""
    kept: dict[str, Candidate] = {}
    left = []
    by_attempt = sorted(
        candidates, key=lambda c: c.claim.who.order, reverse=rules.attempts == "last"
    )
    for one in sorted(by_attempt, key=lambda c: c.said.copy):
        if one.digest in kept and not one.problem:
            other = kept[one.digest].claim.entry.name
            left.append(_left(one.claim, f"not counted: the same content as {other}"))
        else:
            kept[f"{one.digest} {len(kept)}" if one.problem else one.digest] = one
    return list(kept.values()), left


def _best_of_each_name(
    candidates: Sequence[Candidate], rules: Rules
) -> tuple[list[Candidate], list[LeftOut]]:
    """Of a name, its copies and its attempts: the plain one, and the last where there is an order.

    Canvas puts `-1` behind the name of a second attempt.
    """
    names: dict[str, list[Candidate]] = defaultdict(list)
    for one in candidates:
        names[_name_in_system(one)].append(one)
    best, left = [], []
    for those in names.values():
        plainest = min(c.said.copy for c in those)
        plain = [c for c in those if c.said.copy == plainest]
        left += [
            _left(c.claim, f"not counted: a copy of {plain[0].claim.entry.parts[-1]}")
            for c in those if c.said.copy > plainest
        ]  # fmt: skip
        pick = max if rules.attempts == "last" else min
        first = pick(c.claim.who.order for c in plain)
        best += [c for c in plain if c.claim.who.order == first]
        left += [
            _left(c.claim, f"not counted: the {rules.attempts} attempt is another file")
            for c in plain if c.claim.who.order != first
        ]  # fmt: skip
    return best, left


def _name_in_system(one: Candidate) -> str:
    core = one.said.core.casefold()
    if one.claim.who.system == "canvas":
        before, dash, number = core.rpartition("-")
        core = before if dash and number.isdecimal() else core
    return core


def _decided(
    best: Sequence[Candidate], assignment: str, rules: Rules, left: list[LeftOut]
) -> Chosen:
    meant = [c for c in best if not is_scratch(c.claim.inside)] or best
    rivals = _newest(meant, assignment, rules)
    first = rivals[0].claim.entry.parts[-1]
    for one in best:
        why = f"scratch, beside {first}" if one not in meant else f"{first} is the one to take"
        left += [_left(one.claim, f"not counted: {why}")] if one not in rivals else []
    if len(rivals) == 1:
        return [_submission(rivals[0].claim, "the one that counts of several")], left
    why = f"not counted: more than {MAX_RIVALS} different notebooks"
    left += [_left(c.claim, why) for c in rivals[MAX_RIVALS:]]
    rivals = rivals[:MAX_RIVALS]
    names = ", ".join(c.claim.entry.name for c in rivals)
    told = (
        f"{len(rivals)} different notebooks of {assignment or 'one assignment'} and nothing says "
        f"which counts: {names}; all are graded and the best counts until one is removed"
    )
    row, *others = (_submission(c.claim, "one of several", conflict=told) for c in rivals)
    return [replace(row, rivals=tuple(others))], left


def _newest(candidates: Sequence[Candidate], assignment: str, rules: Rules) -> Sequence[Candidate]:
    """Where a system orders notebooks that are all called as the assignment: the attempt to take.

    Another name may be another thing, and handed in together.
    """
    named = all(assignment_in(c.claim.inside, (assignment,)) for c in candidates if assignment)
    if not (assignment and named and all(c.claim.who.order for c in candidates)):
        return candidates
    pick = max if rules.attempts == "last" else min
    order = pick(c.claim.who.order for c in candidates)
    return [c for c in candidates if c.claim.who.order == order]
