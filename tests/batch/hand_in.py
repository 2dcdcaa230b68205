"""Classes as they are handed in, for tests: files of given names, right or unsolved."""

import io
import json
import unicodedata
import zipfile
from pathlib import Path

from tests.conftest import RIGHT, notebook

KNOWN = ("activations", "losses", "small")
R = notebook(RIGHT.values(), autograder={"assignment": "losses"})
U = notebook(["def shifted(x, c):\n    ..."], autograder={"assignment": "losses"})
OTHER = notebook(["print('a scratch pad')"])
"""A notebook that says of no assignment."""


YML = """---
submission_11:
  :submitters:
  - :name: Eve Smith
    :sid: '0012'
    :email: eve@example.org
  :created_at: 2026-02-03 12:00:00.000000000 Z
submission_12:
  :submitters:
  - :name: Zed Moe
    :sid: '1002'
    :email: zed@example.org
  :created_at: 2026-02-03 13:00:00.000000000 Z
"""


def of(assignment, *sources):
    """A notebook of an assignment, with cells of its own."""
    return notebook(sources or ["1"], autograder={"assignment": assignment})


def packed(files):
    """The bytes of a zip; names are stored as they are, whatever they are."""
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, data in files.items():
            info = zipfile.ZipInfo("x")
            info.filename = name
            info.compress_type = zipfile.ZIP_DEFLATED
            archive.writestr(info, data)
    return buffer.getvalue()


def zipped(path: Path, files) -> Path:
    """A zip with files."""
    path.write_bytes(packed(files))
    return path


def laid(folder: Path, files) -> Path:
    """A folder with files; None makes an empty folder."""
    for name, data in files.items():
        path = folder / name
        path.parent.mkdir(parents=True, exist_ok=True)
        if data is None:
            path.mkdir()
        else:
            path.write_bytes(data if isinstance(data, bytes) else data.encode())
    return folder


def as_script(data: bytes, mark="# %%") -> str:
    """The cells of a notebook as a script in the percent format."""
    return "\n\n".join(f"{mark}\n{c['source']}" for c in json.loads(data)["cells"])


def nfd(text):
    return unicodedata.normalize("NFD", text)
