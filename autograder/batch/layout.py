"""Whose file is it, where no system says so: by the layout of the whole tree.

Two layouts are known, and may stand beside each other: a folder a student (the file in it is called
anything), and a file a student. A folder that is called as an assignment, a section or a week is
neither; it groups. Pure: names in, students out, the same ones each time.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Collection, Iterator, Sequence
from dataclasses import dataclass, field
from functools import cached_property

from autograder.batch.kinds import is_checks, looks_like_notebook
from autograder.batch.listing import ZIP, Entry, nfc
from autograder.batch.names import folded, groups, said, says_nobody

FOLDER, FILE = "one folder per student", "one file per student"
FORCED = ("folders", "files")


@dataclass(frozen=True, slots=True)
class Owned:
    """An entry with its student, and how that is known."""

    entry: Entry
    student: str
    inside: str
    """The name below the part that says who: what the student chose."""
    how: str


@dataclass
class Tree:
    """A folder, with what is in it."""

    name: str
    depth: int = 0
    folders: dict[str, Tree] = field(default_factory=dict)
    entries: list[Entry] = field(default_factory=list)

    @cached_property
    def notebooks(self) -> list[str]:
        """The names of the notebooks right in it; a zip that was handed in stands for one."""
        names = [e.parts[-1] for e in self.entries]
        zips = [f.name for f in self.folders.values() if f.zip]
        return [*zips, *(n for n in names if looks_like_notebook(n) or _is_zip(n))]

    @cached_property
    def holds(self) -> bool:
        """Whether a notebook is anywhere in it."""
        return bool(self.notebooks) or any(f.holds for f in self.folders.values())

    @property
    def zip(self) -> bool:
        return _is_zip(self.name)

    def all_folders(self) -> Iterator[Tree]:
        """The folders in it, at any depth."""
        for folder in self.folders.values():
            yield folder
            yield from folder.all_folders()

    def everything(self) -> Iterator[Entry]:
        yield from self.entries
        for folder in self.folders.values():
            yield from folder.everything()


def _is_zip(name: str) -> bool:
    return name.casefold().endswith(ZIP) and not is_checks(name)


def tree_of(entries: Sequence[Entry], name: str) -> Tree:
    """The entries as folders in folders, under the name of the whole."""
    root = Tree(name)
    for entry in entries:
        at = root
        # An empty or unreadable folder is a folder; one that is called a notebook, a file.
        bare = entry.folder and not looks_like_notebook(entry.parts[-1])
        for part in entry.parts if bare else entry.parts[:-1]:
            at = at.folders.setdefault(nfc(part), Tree(nfc(part), at.depth + 1))
        at.entries.append(entry)
    return root


def owners(
    entries: Sequence[Entry], name: str, assignments: Sequence[str], forced: str = ""
) -> list[Owned]:
    """The student of every entry; `forced` is "folders" or "files" where the user says so."""
    root = tree_of(entries, name)
    if forced == "files":
        return [_file(e) for e in root.everything()]
    if forced == "folders":
        whole = [_whole(f) for f in root.folders.values()]
        return [*(o for part in whole for o in part), *(_file(e) for e in root.entries)]
    if not groups(name, assignments) and _one_persons(root, assignments):
        return _whole(root)
    known = tuple(assignments)
    sure = {f.depth for f in root.all_folders() if _surely(f, known)}
    return list(_level(root, known, frozenset(sure)))


def _one_persons(root: Tree, assignments: Sequence[str]) -> bool:
    """Whether all that was named on the command line is one student's work.

    Several `losses (1).ipynb` are not: a browser numbers files of different people so.
    """
    names = [said(n) for n in root.notebooks]
    nobody = all(says_nobody(n, assignments) for n in root.notebooks)
    alone = all(groups(f.name, assignments) or not f.holds for f in root.folders.values())
    numbered = len({n.core for n in names}) != len([n for n in names if n.copy != 2])
    return bool(names) and nobody and alone and not numbered


def _level(node: Tree, assignments: tuple[str, ...], sure: frozenset[int]) -> Iterator[Owned]:
    """`sure` are the depths at which some folder is certainly a student's."""
    persons = {f.name for f in node.folders.values() if _is_person(f, node, assignments, sure)}
    for name, folder in node.folders.items():
        # Without a notebook, too, it is a student's where folders are; and never nobody's.
        bare = not folder.holds and not groups(name, assignments)
        if name in persons or (bare and (persons or not node.notebooks)):
            yield from _whole(folder)
        else:
            yield from _level(folder, assignments, sure)
    copies = {said(n).core for n in node.notebooks if not said(n).copy}
    for entry in node.entries:
        yield _file(entry, copies)


def _surely(folder: Tree, assignments: tuple[str, ...]) -> bool:
    nobody = any(says_nobody(n, assignments) for n in folder.notebooks)
    return nobody and not groups(folder.name, assignments)


def _is_person(
    folder: Tree, level: Tree, assignments: tuple[str, ...], sure: frozenset[int]
) -> bool:
    """Whether a folder is a student's, by what is in it and beside it."""
    if folder.zip:  # one that lies among what was handed in; a class's zip is a PATH of its own
        return True
    if not folder.holds:
        return False
    nobody = [n for n in folder.notebooks if says_nobody(n, assignments)]
    if groups(folder.name, assignments):
        named = any(folded(folder.name) == folded(a) for a in assignments)
        return not named and len(nobody) == 1 == len(folder.notebooks)
    if folder.notebooks:
        lone = len(folder.notebooks) == 1 and folder.depth in sure
        return bool(nobody) or lone or _by_the_others(folder, level)
    return _only_structure(folder, level, assignments)


def _by_the_others(folder: Tree, level: Tree) -> bool:
    """A folder whose notebooks have names of their own: what do the folders beside it show?"""
    own = folded(folder.name)
    if all(own in folded(n) for n in folder.notebooks):  # ada/ada_1.ipynb
        return True
    beside = [f for f in level.folders.values() if f.notebooks]
    shared = Counter(core for f in beside for core in {said(n).core for n in f.notebooks})
    same = [f for f in beside if any(shared[said(n).core] > 1 for n in f.notebooks)]
    if 2 * len(same) > len(beside):  # ada/mine.ipynb, bob/mine.ipynb
        return True
    ones = all(len(f.notebooks) == 1 for f in beside)
    return ones and len(beside) > 1 and not level.notebooks


def _only_structure(folder: Tree, level: Tree, assignments: tuple[str, ...]) -> bool:
    """Whether the folders in a folder are its owner's own, such as ada/losses/ or ada/week3/."""
    inner = [f for f in folder.folders.values() if f.holds]
    if all(groups(f.name, assignments) and not _holds_names(f, assignments) for f in inner):
        return not groups(folder.name, assignments)
    beside = Counter(
        n for f in level.folders.values() for n, inside in f.folders.items() if inside.holds
    )
    return all(beside[f.name] > 1 for f in inner)


def _holds_names(folder: Tree, assignments: tuple[str, ...]) -> bool:
    """Whether notebooks in it, or folders, carry names of people."""
    return (
        any(not says_nobody(n, assignments) for n in folder.notebooks)
        or len(folder.notebooks) > len({said(n).core for n in folder.notebooks})
        or any(
            f.holds and (not groups(f.name, assignments) or _holds_names(f, assignments))
            for f in folder.folders.values()
        )
    )


def _whole(folder: Tree) -> list[Owned]:
    """Everything in a folder, of the student whose name it has."""
    student = said(folder.name).core if folder.zip else folder.name
    return [
        Owned(e, nfc(student), "/".join(e.parts[folder.depth :]), FOLDER)
        for e in folder.everything()
    ]


def _file(entry: Entry, plain: Collection[str] = ()) -> Owned:
    """A file of the student whose name it has; Jupyter's copy of one that is there, of the same."""
    name = entry.parts[-1]
    meant = said(name)
    if meant.copy == 2 and meant.core in plain:
        return Owned(entry, meant.core, "/".join(entry.parts), FILE)
    student = _stem(name)
    return Owned(entry, nfc(student), "/".join(entry.parts), FILE)


def _stem(name: str) -> str:
    """A file's name without its endings.

    >>> _stem("ada.ipynb.txt"), _stem("a. b. clark.ipynb"), _stem("x.html")
    ('ada', 'a. b. clark', 'x')
    """
    lower = name.casefold()
    at = lower.find(".ipynb")
    if at > 0:
        return name[:at]
    stem, dot, ending = name.rpartition(".")
    return stem if dot and stem and len(ending) <= 9 else name
