"""The student kit: a folder, and a wheel, with the notebook and the check, and nothing else.

No reference, no worked solution, no hidden input: the same files as `build` makes, and what a
student needs to begin. The check needs NumPy only.
"""

from __future__ import annotations

import base64
import hashlib
import io
import zipfile
from collections.abc import Iterator
from pathlib import Path

from autograder import __version__
from autograder.authoring.build import FIXED_TIME, checks_name, student_files
from autograder.authoring.load import Masters
from autograder.interop.grader_zip import requirements

README = """# {title}

- `{id}.ipynb`: open it in JupyterLab, VS Code or Colab, and fill in the functions.
- `{checks}`: the checks, on public inputs. Keep it beside the notebook
  (in Colab: upload it with the folder symbol on the left, then run the first cell again).

Needed: Python 3.11 or newer, `pip install numpy jupyterlab{more}`. The checks need NumPy only.

`check(function)` asks the public inputs. Others are asked when you are graded.
"""

MODULE = '''"""The notebook and checks of {id}: `python -m {package}` puts them here."""

import pkgutil
import sys
from pathlib import Path

FILES = {names!r}


def main():
    """Copy the files here; what is there already stays."""
    for name in FILES:
        if Path(name).exists():
            sys.exit(f"{{name}} is here already; it was left as it is")
        Path(name).write_bytes(pkgutil.get_data(__name__, name))
        print(name)
'''


def build_kit(masters: Masters, target: Path) -> list[Path]:
    """Write the folder and the wheel below `target`; the paths written."""
    folder = target / masters.id
    folder.mkdir(parents=True, exist_ok=True)
    files = kit_files(masters)
    for name, data in files.items():
        (folder / name).write_bytes(data)
    wheel = target / wheel_name(masters)
    wheel.write_bytes(wheel_bytes(masters, files))
    return [*(folder / name for name in files), wheel]


def kit_files(masters: Masters) -> dict[str, bytes]:
    """The kit's files by name."""
    checks = checks_name(masters.id)
    more = "".join(f" {n}" for n in requirements(masters.assignment.libraries).split())
    readme = README.format(title=masters.assignment.title, id=masters.id, checks=checks, more=more)
    return {**student_files(masters), "README.md": readme.encode()}


def _package(masters: Masters) -> str:
    return f"nn_{masters.id}"


def wheel_name(masters: Masters) -> str:
    """The wheel's file name."""
    return f"{_package(masters)}-{__version__}-py3-none-any.whl"


def wheel_bytes(masters: Masters, files: dict[str, bytes]) -> bytes:
    """A wheel by the letter of its specification: every file, and a RECORD of their digests."""
    members = dict(_members(masters, files))
    info = f"{_package(masters)}-{__version__}.dist-info"
    record = "".join(f"{name},{_digest(data)},{len(data)}\n" for name, data in members.items())
    members[f"{info}/RECORD"] = f"{record}{info}/RECORD,,\n".encode()
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w", zipfile.ZIP_STORED) as archive:
        for name, data in members.items():
            archive.writestr(zipfile.ZipInfo(name, FIXED_TIME), data)
    return buffer.getvalue()


def _members(masters: Masters, files: dict[str, bytes]) -> Iterator[tuple[str, bytes]]:
    package = _package(masters)
    names = [name for name in files if name != "README.md"]
    module = MODULE.format(id=masters.id, package=package, names=names)
    yield f"{package}/__init__.py", module.encode()
    yield f"{package}/__main__.py", f"from {package} import main\n\nmain()\n".encode()
    for name in names:
        yield f"{package}/{name}", files[name]
    info = f"{package}-{__version__}.dist-info"
    metadata = (
        f"Metadata-Version: 2.1\nName: {package.replace('_', '-')}\nVersion: {__version__}\n"
        "Summary: A notebook of exercises with its checks\nRequires-Python: >=3.11\n"
        "Requires-Dist: numpy>=2.0\n"
    )
    yield f"{info}/METADATA", metadata.encode()
    wheel = (
        "Wheel-Version: 1.0\nGenerator: nn-autograder\nRoot-Is-Purelib: true\nTag: py3-none-any\n"
    )
    yield f"{info}/WHEEL", wheel.encode()


def _digest(data: bytes) -> str:
    digest = base64.urlsafe_b64encode(hashlib.sha256(data).digest()).rstrip(b"=").decode()
    return f"sha256={digest}"
