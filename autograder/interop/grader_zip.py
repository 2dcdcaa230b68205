"""A zip that grades one assignment elsewhere: our sources, the masters, the secret, the settings.

For systems that run an autograder in a container of their own. The zip is the instructor's: it
holds solutions and hidden inputs, and must not reach students.
"""

from __future__ import annotations

import json
import zipfile
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import asdict, dataclass, field
from importlib import metadata
from pathlib import Path

from autograder.authoring.build import FIXED_TIME
from autograder.authoring.load import Masters

SECRET = "course.secret"
SETTINGS = "settings.json"
VISIBILITIES = ("visible", "after_due_date", "after_published", "hidden")
REQUIREMENTS = """numpy>=2.0
jinja2>=3.1
rich>=13
pyyaml>=6
python-dateutil>=2.9
landlockpy>=0.2; sys_platform == 'linux'
"""
PACKED = (".py", ".html", ".css", ".md", ".typed", ".json")


@dataclass(frozen=True)
class Settings:
    """What the instructor decided when the zip was built. `settings.json` in it can be edited."""

    assignment: str
    visibility: str = "visible"
    exercises: Mapping[str, str] = field(default_factory=dict)
    """Another visibility for single exercises, by name."""
    late: str = ""
    unsafe: bool = False
    libraries: tuple[str, ...] = ()
    """What students may import beside NumPy."""

    def visibility_of(self, exercise: str) -> str:
        """Who sees an exercise's result, and when."""
        return self.exercises.get(exercise, self.visibility)

    @staticmethod
    def read(folder: Path) -> Settings:
        """The settings in a folder."""
        said = json.loads((folder / SETTINGS).read_text(encoding="utf-8"))
        return Settings(**{**said, "libraries": tuple(said.get("libraries", ()))})


def pack(
    masters: Masters, secret: bytes, path: Path, settings: Settings, scripts: Mapping[str, str]
) -> None:
    """Write the zip; scripts can be run."""
    path.parent.mkdir(parents=True, exist_ok=True)
    files: dict[str, bytes] = {
        SECRET: secret + b"\n",
        SETTINGS: json.dumps(asdict(settings), indent=1, sort_keys=True).encode(),
        "requirements.txt": (REQUIREMENTS + requirements(settings.libraries)).encode(),
        **dict(_sources(masters)),
    }
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, data in sorted(files.items()):
            _put(archive, name, data, 0o600 if name == SECRET else 0o644)
        for name, text in sorted(scripts.items()):
            _put(archive, name, text.encode(), 0o755)


def requirements(libraries: Sequence[str]) -> str:
    """The lines of requirements.txt for libraries, by the names that they are installed by here."""
    owners = metadata.packages_distributions() if libraries else {}
    roots = dict.fromkeys(name.partition(".")[0] for name in libraries)
    return "".join(f"{owners.get(root, [root])[0]}\n" for root in roots if root != "numpy")


def _put(archive: zipfile.ZipFile, name: str, data: bytes, mode: int) -> None:
    info = zipfile.ZipInfo(name, FIXED_TIME)
    info.compress_type = zipfile.ZIP_DEFLATED
    info.external_attr = (0o100000 | mode) << 16
    archive.writestr(info, data)


def _sources(masters: Masters) -> Iterator[tuple[str, bytes]]:
    """Our package, the reference network, and the masters of the one assignment."""
    package = Path(__file__).resolve().parents[1]
    roots = {"autograder": package, "nn_reference": _beside(package, "nn_reference")}
    roots[f"solutions/{masters.id}"] = masters.folder
    for name, root in roots.items():
        for path in sorted(root.rglob("*")):
            inside = path.relative_to(root)
            hidden = any(
                part.startswith((".", "__pycache__", "_solutions", "_sample"))
                for part in inside.parts
            )
            if path.is_file() and path.suffix in PACKED and not hidden:
                yield f"{name}/{inside.as_posix()}", path.read_bytes()


def _beside(package: Path, name: str) -> Path:
    """A package that is installed beside ours. nn_reference needs NumPy only, and is small."""
    return package.parent / name
