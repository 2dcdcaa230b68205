"""What was handed in: notebooks, folders and zips become submissions, each with its student.

Nothing vanishes: every file is a row, or is listed as left out with the reason. Who a student is,
`systems` reads where Canvas, Moodle or Gradescope gave the names, else `layout` from the whole
tree; never what a notebook says. Only names are read here, and what cannot be known without a look.
"""

from __future__ import annotations

import stat
import zipfile
from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field, replace
from functools import partial
from pathlib import Path

from autograder.batch import choice, layout
from autograder.batch.choice import Claim, LeftOut, Rules
from autograder.batch.identity import Identity
from autograder.batch.kinds import is_checks, kind_of, looks_like_notebook
from autograder.batch.listing import ZIP, Entry, in_order, in_zip, listed, nfc, unpacked
from autograder.batch.lms_names import GRADESCOPE_FACTS, SYSTEMS, Read, recognise
from autograder.batch.names import OWN, may_wrap, said, says_nobody, words
from autograder.batch.reading import NotAZip, Origin, read
from autograder.batch.submission import Submission
from autograder.core.errors import InputError
from autograder.notebook import NotANotebook

__all__ = ["LAYOUTS", "LeftOut", "NoSource", "Stock", "Submission", "submissions", "take_stock"]

LAYOUTS = (*SYSTEMS, "folders", "files", "one")
"""How the names may be read, where the user says so: `one` is one person's own folder."""


class NoSource(InputError, ValueError):
    """A PATH that cannot be graded at all; the message says what can."""


@dataclass(frozen=True)
class Stock:
    """Everything that was found: what gets a row, and what does not."""

    submissions: tuple[Submission, ...] = ()
    left_out: tuple[LeftOut, ...] = ()
    told: tuple[str, ...] = ()
    """How each PATH was read."""

    @property
    def doubtful(self) -> bool:
        """Whether a person has to look at what gets no marks."""
        return any(one.doubt for one in self.left_out)


@dataclass
class _Root:
    """A folder, a zip, or the single files of the command line."""

    name: str
    entries: list[Entry]
    path: Path | None = None
    claims: list[Claim] = field(default_factory=list)
    left_out: list[LeftOut] = field(default_factory=list)
    told: list[str] = field(default_factory=list)


def submissions(
    paths: Iterable[Path], assignments: Iterable[str] = (), *, attempts: str = "last"
) -> Iterator[Submission]:
    """Every submission under the paths, as `take_stock` finds them."""
    yield from take_stock(paths, assignments, attempts=attempts).submissions


def take_stock(
    paths: Iterable[Path],
    assignments: Iterable[str] = (),
    *,
    attempts: str = "last",
    fallback: str | None = None,
    read_as: str = "",
) -> Stock:
    """Every submission under the paths, in order of name, and what is left out.

    Of a student's `attempts` in a system's export the "last" counts, the "first", or "all".
    `fallback` is the assignment of notebooks that say none; `read_as` is one of LAYOUTS.
    Raises NoSource for a path that is neither a notebook, a folder nor a zip, or is not as asked.
    """
    rules = Rules(tuple(assignments), fallback or "", attempts)
    roots = [*_roots(paths, rules.assignments)]
    for root in roots:
        _whose(root, rules.assignments, read_as)
    people: dict[tuple[str, ...], list[Claim]] = defaultdict(list)
    for root in roots:
        for claim in root.claims:
            people[claim.who.key].append(claim)
    rows: list[Submission] = []
    left = [one for root in roots for one in root.left_out]
    for claims in people.values():
        chosen, without = choice.choose(claims, rules)
        rows += chosen
        left += without
    place = {c.entry.origin: i for i, c in enumerate(c for root in roots for c in root.claims)}
    rows.sort(key=lambda row: place[row.origin] if row.origin else 0)
    return Stock(tuple(rows), tuple(left), tuple(text for root in roots for text in root.told))


def _roots(paths: Iterable[Path], assignments: tuple[str, ...]) -> Iterator[_Root]:
    """The folders and zips among the paths, and the files by themselves."""
    files = []
    for path in paths:
        try:
            path.stat()
        except OSError as error:
            why = f"there is no such file or folder ({error.strerror})"
            raise NoSource(f"{path}: {why}") from error
        folder = path.is_dir() and not looks_like_notebook(path.name)
        if folder or (path.is_file() and zipfile.is_zipfile(path)):
            try:
                yield from _exports(path, assignments, folder=folder)
            except NotAZip as error:
                raise NoSource(f"{path}: {error}") from error
        elif path.is_file() and path.suffix.casefold() == ZIP:
            raise NoSource(
                f"{path}: it is not a zip that can be read; it may be cut off: get it again"
            )
        else:
            files.append(path)
    if files:
        yield _files(files, assignments)


def _exports(path: Path, assignments: tuple[str, ...], *, folder: bool) -> Iterator[_Root]:
    """A folder or a zip; where all work in it is zips as a system exports them, each of those.

    Beside other work a zip is a student's, whatever the names in it. So it is in a zip where its
    name is nobody's but a student's: `ada.zip`.
    """
    entries = listed(path)
    work = [e for e in entries if not e.noise and (len(e.parts) > 1 or _is_work(e))]
    outer = {e.parts[:-1] for e in work}
    around = [part for parts in outer for part in parts]
    if not folder or around:
        around += [e.parts[-1] for e in work]
    ours = len(outer) == 1 and all(may_wrap(name, assignments) for name in around)
    if ours and all(_is_export(e, assignments) for e in work):
        for entry in work:
            found = in_order(in_zip(entry.origin, ()))
            yield _Root(said(entry.parts[-1]).core, found, path.joinpath(*entry.parts))
        entries = [e for e in entries if e not in work]
    if entries or not work:
        yield _Root(path.resolve().name if folder else said(path.name).core, entries, path)


def _is_work(entry: Entry) -> bool:
    return _is_zip(entry) or _may_be_work(entry.parts[-1])


def _is_zip(entry: Entry) -> bool:
    name = entry.parts[-1].casefold()
    return name.endswith(ZIP) and not (entry.problem or entry.folder or entry.noise)


def _is_export(entry: Entry, assignments: tuple[str, ...]) -> bool:
    if not _is_zip(entry):
        return False
    try:
        inside = [e for e in in_zip(entry.origin, ()) if not e.noise]
    except NotAZip:
        return False
    found, _ = _recognised(inside, "", assignments)
    return found is not None


def _files(paths: Sequence[Path], assignments: tuple[str, ...]) -> _Root:
    """Files that are named one by one; of several, one that names nobody is its folder's."""
    folders = {p.resolve().parent for p in paths}
    entries = []
    for path in paths:
        owner = path.resolve().parent.name if len(folders) > 1 else ""
        named = owner and says_nobody(path.name, assignments)
        mode = path.stat().st_mode
        problem = ""
        if stat.S_ISDIR(mode):
            problem = "it is a folder, not a notebook; hand in the .ipynb file itself"
        elif not stat.S_ISREG(mode):
            problem = "it is not a regular file; hand in the notebook itself"
        parts = (owner, path.name) if named else (path.name,)
        entries.append(Entry(parts, Origin(path), problem))
    kinds = [kind_of(e, assignments) for e in entries]
    if not any(kind.gradable for kind in kinds):
        why = kinds[0].why
        raise NoSource(f"{paths[0]}: neither a notebook (.ipynb), a folder nor a zip: {why}")
    return _Root("", entries)


def _whose(root: _Root, assignments: tuple[str, ...], read_as: str) -> None:
    """Say of each entry of a root whose it is."""
    noise = [e for e in root.entries if e.noise]
    root.left_out += [LeftOut(e.name, "", e.noise) for e in noise]
    entries = [x for e in root.entries if not e.noise for x in _looked_into(e, root)]
    if read_as == "one":
        who = Identity("", root.name, "")
        root.claims += [_claim(e, who, e.name, "the one person", assignments) for e in entries]
        return
    system = read_as if read_as in SYSTEMS else ""
    # Files of the command line, such as *.ipynb, may be a system's too, wherever they lie.
    flat = entries if root.path else [replace(e, parts=e.parts[-1:]) for e in entries]
    found, hint = (None, "") if read_as in layout.FORCED else _recognised(flat, system, assignments)
    if found is not None:
        _by_system(root, flat, found, assignments)
    elif system:
        where = root.path or "the files named"
        raise NoSource(f"{where}: no name is as {system.title()} writes them")
    else:
        _by_layout(root, entries, assignments, read_as)
        root.told += [f"{root.path or 'the files named'}: {hint}"] if hint else []


def _looked_into(entry: Entry, root: _Root) -> Iterator[Entry]:
    """The entry, or what is in it where it is a zip that somebody handed in."""
    if not _is_zip(entry) or is_checks(entry.parts[-1]):
        yield entry
        return
    for inside in unpacked(entry):
        if inside.noise:
            root.left_out.append(LeftOut(inside.name, "", inside.noise))
        else:
            yield inside


def _recognised(
    entries: Sequence[Entry], forced: str, assignments: tuple[str, ...]
) -> tuple[Read | None, str]:
    def facts(parts: tuple[str, ...]) -> str:
        origin = next((e.origin for e in entries if e.parts == parts and not e.problem), None)
        try:
            return read(origin).decode("utf-8-sig", "replace") if origin else ""
        except NotANotebook:
            return ""

    names = [(*e.parts, "") if e.folder else e.parts for e in entries]
    wraps = partial(may_wrap, assignments=assignments)
    return recognise(names, facts=facts, counts=_may_be_work, wraps=wraps, forced=forced)


def _may_be_work(name: str) -> bool:
    """Whether a file that no system named speaks against that system."""
    return looks_like_notebook(name) and not set(words(said(name).core)) & OWN


def _by_system(
    root: _Root, entries: Sequence[Entry], found: Read, assignments: tuple[str, ...]
) -> None:
    people = set()
    for entry in entries:
        own = entry.parts[found.depth :]
        who = found.people.get(own[0]) if own else None
        if who is None:
            root.left_out.append(_nobodys(entry, found, assignments))
            continue
        people.add(who.key)
        inside = "/".join(filter(None, (who.file, *own[1:])))
        how = f"{found.system.title()}'s name {own[0]}"
        root.claims.append(_claim(entry, who, inside, how, assignments))
    strays = [one.name for one in root.left_out if one.why.startswith("nobody's")]
    told = f"{root.path or 'the files named'}: read as {_a(found.system)} export: "
    told += f"{_count(len(root.claims), 'file')} of {_count(len(people), 'student')}"
    told += f"; nobody's: {', '.join(strays[:5])}{' …' if strays[5:] else ''}" if strays else ""
    root.told += [told + (f"; {found.hint}" if found.hint else "")]


def _a(system: str) -> str:
    return f"a {system.title()}"


def _count(number: int, what: str) -> str:
    return f"{number} {what}{'' if number == 1 else 's'}"


def _nobodys(entry: Entry, found: Read, assignments: tuple[str, ...]) -> LeftOut:
    name = entry.parts[-1]
    if name == GRADESCOPE_FACTS:
        return LeftOut(entry.name, "", "the list of who handed in")
    kind = kind_of(entry, assignments)
    own = set(words(said(name).core)) & OWN or says_nobody(name, assignments)
    doubt = kind.gradable and not own
    why = f"nobody's: it is not named as {found.system.title()} names what is handed in"
    remedy = "; name it so, or grade it by itself" if doubt else ""
    return LeftOut(entry.name, "", why + remedy, doubt)


def _by_layout(
    root: _Root, entries: Sequence[Entry], assignments: tuple[str, ...], read_as: str
) -> None:
    people = {"": 0, layout.FOLDER: 0, layout.FILE: 0}
    students: dict[str, set[str]] = defaultdict(set)
    for owned in layout.owners(entries, root.name, assignments, read_as):
        given = owned.how == layout.FOLDER
        who = Identity("", owned.student, "")
        claim = _claim(owned.entry, who, owned.inside, owned.how, assignments, given=given)
        root.claims.append(claim)
        people[owned.how] += 1
        students[owned.how].add(owned.student)
    order = {e.origin: i for i, e in enumerate(entries)}
    root.claims.sort(key=lambda c: order[c.entry.origin])
    said_so = [
        f"{how} ({_count(people[how], 'file')})" for how in (layout.FOLDER, layout.FILE)
        if people[how]
    ]  # fmt: skip
    if said_so:
        root.told.append(f"{root.path or 'the files named'}: read as {' and '.join(said_so)}")


def _claim(
    entry: Entry,
    who: Identity,
    inside: str,
    how: str,
    assignments: tuple[str, ...],
    *,
    given: bool = True,
) -> Claim:
    who = replace(who, student=nfc(who.student))
    return Claim(entry, who, inside, how, kind_of(entry, assignments), given)
