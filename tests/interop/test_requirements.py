"""What a container installs is what the package needs."""

import tomllib
from pathlib import Path

from autograder.interop.grader_zip import REQUIREMENTS

ROOT = Path(__file__).resolve().parents[2]
ELSEWHERE = "tzdata"  # for Windows, and containers run Linux


def test_a_containers_requirements_are_the_packages_dependencies():
    project = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["project"]
    needed = [d.replace("'", '"') for d in project["dependencies"] if not d.startswith(ELSEWHERE)]
    assert REQUIREMENTS.replace("'", '"').split("\n")[:-1] == needed
