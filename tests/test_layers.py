"""The house's one rule, held from the imports: lower parts know nothing of higher ones."""

import ast
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[1]
PARTS = [
    "core",
    "sandbox",
    "notebook",
    "grade",
    "batch",
    "authoring",
    "report",
    "student",
    "look",
    "incell",
]
PARTS += ["interop"]
"""From the lowest up; `commands` and `cli` stand on top of all."""

ALLOWED = {
    "student": {"core"},  # it goes into the student's zip
    "look": set(),  # and these
    "incell": {"core", "student"},
    "report": {"core"},
    "sandbox": {"core"},
    "authoring": {"core", "sandbox", "notebook", "grade"},
}
"""Parts that may use less than everything below them."""


def part_of(path):
    inside = path.relative_to(ROOT / "autograder").parts[0]
    return inside.removesuffix(".py")


def imports(path):
    """The full names of the modules that a file imports, at any depth."""
    for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
        if isinstance(node, ast.Import):
            yield from (alias.name for alias in node.names)
        elif isinstance(node, ast.ImportFrom) and node.module and not node.level:
            yield node.module


def breaches(part, modules):
    """The modules among `modules` that `part` may not import."""
    if part not in PARTS:
        return []
    below = ALLOWED.get(part, set(PARTS[: PARTS.index(part)]))
    found = []
    for module in modules:
        top, _, rest = module.partition(".")
        other = rest.split(".")[0]
        if top == "autograder" and other and other not in {part, *below}:
            found.append(module)
        if top == "nn_reference" or top == "solutions":
            found.append(module)
    return found


FILES = sorted((ROOT / "autograder").rglob("*.py"))


@pytest.mark.parametrize("path", FILES, ids=lambda p: str(p.relative_to(ROOT)))
def test_a_part_imports_only_what_lies_below_it(path):
    assert breaches(part_of(path), imports(path)) == []


@pytest.mark.parametrize(
    "path", sorted((ROOT / "nn_reference").rglob("*.py")), ids=lambda p: p.name
)
def test_the_reference_network_knows_nothing_of_the_grader(path):
    assert [m for m in imports(path) if m.split(".")[0] in ("autograder", "solutions")] == []


def test_the_rule_itself_finds_a_breach():
    assert breaches("core", ["autograder.sandbox.wire"]) == ["autograder.sandbox.wire"]
    assert breaches("student", ["autograder.grade"]) == ["autograder.grade"]
    assert breaches("grade", ["nn_reference"]) == ["nn_reference"]
    assert breaches("batch", ["autograder.core.model", "json"]) == []
