"""What kind of file it is: a notebook, a notebook in another coat, or none that can be graded.

Told by the name where it says so, else by the first bytes; each kind that cannot be graded has its
reason and its remedy. Who handed it in is not known here.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass
from enum import Enum
from pathlib import PurePosixPath

from autograder.batch import scripts
from autograder.batch.listing import ZIP, Entry, nfc
from autograder.batch.reading import head, read
from autograder.notebook import NotANotebook

NOTEBOOK = ".ipynb"
SNIFFED = 4096
REMEDY = "hand in the .ipynb file itself (in Jupyter: File > Download)"
PAGES = frozenset({".html", ".htm", ".mhtml", ".xhtml"})
PAPERS = frozenset({".pdf", ".doc", ".docx", ".odt", ".rtf", ".pages", ".tex", ".pptx", ".xlsx"})
PICTURES = frozenset(
    {".png", ".jpg", ".jpeg", ".gif", ".bmp", ".webp", ".heic", ".tif", ".tiff", ".svg"}
)
ARCHIVES = frozenset({".rar", ".7z", ".tar", ".gz", ".tgz", ".bz2", ".xz", ".zst"})
PARTIAL = frozenset({".crdownload", ".part", ".partial", ".download", ".tmp"})
DATA = frozenset(
    {".csv", ".tsv", ".npy", ".npz", ".mat", ".h5", ".hdf5", ".parquet", ".pkl", ".pickle", ".dat",
     ".json", ".yml", ".yaml", ".toml", ".cfg", ".ini", ".lock", ".md", ".rst", ".bib", ".xml",
     ".css", ".js", ".sqlite", ".db", ".log", ".bin", ".gradebook", ".whl", ".sha256"}
)  # fmt: skip
"""What goes with an assignment or comes out of it, and is nobody's answer."""
SIDE_NAMES = frozenset(
    {"readme", "license", "notes", "instructions", "requirements", "timestamp", "makefile",
     "comments", "index", "manifest", "dockerfile", "helper", "helpers", "util", "utils", "setup",
     "conftest", "nncheck", "__init__"}
)  # fmt: skip
CHECKS = "_checks.zip"


class What(Enum):
    """What a file is to the grader."""

    NOTEBOOK = "notebook"
    SCRIPT = "script"
    """A notebook saved as a `.py`."""
    OTHER = "other"
    """Somebody's, and cannot be graded."""
    SIDE = "side"
    """Data, a helper, the assignment's own: nobody's answer."""


@dataclass(frozen=True, slots=True)
class Kind:
    """What it is, and why it cannot be graded."""

    what: What
    why: str = ""

    @property
    def gradable(self) -> bool:
        return self.what in (What.NOTEBOOK, What.SCRIPT)


def looks_like_notebook(name: str) -> bool:
    """Whether a file's name says that it is a notebook, in any of its coats.

    >>> [looks_like_notebook(n) for n in ("a.IPYNB", "a.ipynb.txt", "a (1).ipynb", "a.ipynb.html")]
    [True, True, True, False]
    """
    lower = name.casefold()
    return lower.endswith(NOTEBOOK) or bool(
        re.search(r"\.ipynb[ _-]?(\(\d+\)|\.txt|\.json|\.ipynb|\.download|copy|\d+)*$", lower)
    )


def kind_of(entry: Entry, assignments: Iterable[str]) -> Kind:
    """The kind of a file."""
    name = nfc(entry.parts[-1])
    suffix = PurePosixPath(name).suffix.casefold()
    if entry.problem:
        broken = looks_like_notebook(name) and not entry.folder
        return Kind(What.NOTEBOOK if broken else What.OTHER, entry.problem)
    if suffix == ZIP:
        return _zip(name, assignments)
    if looks_like_notebook(name):
        return Kind(What.NOTEBOOK)
    if suffix in PAGES | PAPERS | PICTURES | ARCHIVES | PARTIAL:
        return _no_notebook(suffix)
    if suffix == ".py":
        return _python(entry, name)
    start = head(entry.origin, SNIFFED).lstrip(b"\xef\xbb\xbf \t\r\n")
    if start.startswith(b"{") and _holds_a_notebook(entry):
        return Kind(What.NOTEBOOK)
    if suffix in DATA or _side_name(name):
        return Kind(
            What.SIDE, f"{suffix or 'such a'} file: it goes with the work, and is not an answer"
        )
    return _no_notebook(suffix)


def _zip(name: str, assignments: Iterable[str]) -> Kind:
    stem = re.sub(r"[ -]*\(\d+\)(?=\.zip$)", "", name.casefold())
    if stem in {f"{a}{CHECKS}".casefold() for a in assignments} or stem.endswith(CHECKS):
        return Kind(What.SIDE, "the assignment's own checks")
    return Kind(
        What.OTHER, "it is a zip inside a zip inside a zip; hand in the notebook, or one zip of it"
    )


def is_checks(name: str) -> bool:
    """Whether it is the zip of checks that students get with an assignment."""
    return _zip(nfc(name), ()).what is What.SIDE


def _side_name(name: str) -> bool:
    return PurePosixPath(name.casefold()).stem in SIDE_NAMES


def _python(entry: Entry, name: str) -> Kind:
    try:
        text = read(entry.origin).decode("utf-8-sig")
    except (NotANotebook, UnicodeDecodeError):
        return Kind(What.OTHER, f"it is a Python file that cannot be read as text; {REMEDY}")
    if scripts.is_script(text):
        return Kind(What.SCRIPT)
    if _side_name(name):
        return Kind(What.SIDE, "a helper, no notebook")
    return Kind(
        What.OTHER,
        "it is a plain Python file without the marks of a notebook's cells (`# %%`); " + REMEDY,
    )


def _holds_a_notebook(entry: Entry) -> bool:
    try:
        data = read(entry.origin)
    except NotANotebook:
        return False
    return b'"nbformat"' in data and (b'"cells"' in data or b'"worksheets"' in data)


def _no_notebook(suffix: str) -> Kind:
    if suffix in PAGES:
        why = "it is a web page, a picture of the notebook"
    elif suffix in PAPERS:
        why = f"it is a document ({suffix})"
    elif suffix in PICTURES:
        why = f"it is a picture ({suffix})"
    elif suffix in ARCHIVES:
        why = f"it is an archive ({suffix}) that is not opened; a .zip is, or"
    elif suffix in PARTIAL:
        why = "it is a download that was not finished"
    else:
        why = f"it is not a notebook ({suffix or 'a file without an ending'})"
    return Kind(What.OTHER, f"{why}; {REMEDY}".replace("or; ", "or "))
