"""The house's rules, held from the imports: lower parts know nothing of higher ones."""

import ast
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[1]
PACKAGE = ROOT / "autograder"
PARTS = [
    "core",
    "exercise",
    "sandbox",
    "notebook",
    "in_notebook",
    "report",
    "grade",
    "batch",
    "authoring",
    "interop",
]
"""From the lowest up; `commands` and `cli` stand on top of all."""

ALLOWED = {
    "in_notebook": {"core"},  # it goes into the student's zip, with `core`
    "report": {"core"},
    "exercise": {"core"},
    "sandbox": {"core"},
    "authoring": {"core", "exercise", "sandbox", "notebook", "grade"},
}
"""Parts that may use less than everything below them."""

SHARED = {"wire", "limits", "tiers", "lock"}
SIDES = {
    "parent": SHARED | {"parent"},
    "child": SHARED | {"child"},
    "lock": SHARED,
    "wire": SHARED,
    "limits": SHARED,
    "tiers": SHARED,
}
"""The sides of the sandbox: what each may import of `sandbox`. The trusted one is `parent`."""


def part_of(path):
    inside = path.relative_to(PACKAGE).parts[0]
    return inside.removesuffix(".py")


def imports(path):
    """The full names of the modules that a file imports, at any depth, names too."""
    for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
        if isinstance(node, ast.Import):
            yield from (alias.name for alias in node.names)
        elif isinstance(node, ast.ImportFrom) and node.module and not node.level:
            yield node.module
            yield from (f"{node.module}.{alias.name}" for alias in node.names)
        elif isinstance(node, ast.Call) and ast.unparse(node.func).endswith("import_module"):
            yield from (a.value for a in node.args if isinstance(a, ast.Constant))


def breaches(part, modules):
    """The modules among `modules` that `part` may not import."""
    if part not in PARTS:
        return []
    below = ALLOWED.get(part, set(PARTS[: PARTS.index(part)]))
    found = []
    for module in modules:
        top, _, rest = module.partition(".")
        other = rest.split(".")[0]
        ours = top == "autograder" and other in {*PARTS, "commands", "cli"}
        if ours and other not in {part, *below}:
            found.append(module)
        if top == "nn_reference" or top == "solutions":
            found.append(module)
    return found


def crossings(side, modules):
    """The modules among `modules` that a side of the sandbox may not import."""
    inside = [m.split(".") for m in modules if m.startswith("autograder.sandbox.")]
    return [".".join(m) for m in inside if m[2] in SIDES and m[2] not in SIDES[side]]


def module_of(path):
    return ".".join(path.relative_to(ROOT).with_suffix("").parts).removesuffix(".__init__")


FILES = sorted(PACKAGE.rglob("*.py"))
MODULES = {module_of(path): path for path in FILES}


@pytest.mark.parametrize("path", FILES, ids=lambda p: str(p.relative_to(ROOT)))
def test_a_part_imports_only_what_lies_below_it(path):
    assert breaches(part_of(path), imports(path)) == []


@pytest.mark.parametrize(
    "path", sorted((PACKAGE / "sandbox").rglob("*.py")), ids=lambda p: str(p.relative_to(PACKAGE))
)
def test_the_sides_of_the_sandbox_do_not_import_each_other(path):
    side = path.relative_to(PACKAGE / "sandbox").parts[0].removesuffix(".py")
    if side != "__init__":
        assert crossings(side, imports(path)) == []


def test_no_module_imports_itself_through_others():
    graph = {
        name: {m for m in imports(path) if m in MODULES and m != name and not is_package(m)}
        for name, path in MODULES.items()
    }
    done, open_ = set(), []

    def visit(name):
        assert name not in open_, " → ".join([*open_[open_.index(name) :], name])
        if name not in done:
            open_.append(name)
            for other in sorted(graph[name]):
                visit(other)
            open_.pop()
            done.add(name)

    for name in graph:
        visit(name)


def is_package(module):
    return MODULES[module].name == "__init__.py"


@pytest.mark.parametrize(
    "path", sorted((ROOT / "nn_reference").rglob("*.py")), ids=lambda p: p.name
)
def test_the_reference_network_knows_nothing_of_the_grader(path):
    assert [m for m in imports(path) if m.split(".")[0] in ("autograder", "solutions")] == []


def test_the_rules_themselves_find_a_breach():
    assert breaches("core", ["autograder.sandbox.wire"]) == ["autograder.sandbox.wire"]
    assert breaches("in_notebook", ["autograder.grade"]) == ["autograder.grade"]
    assert breaches("grade", ["nn_reference"]) == ["nn_reference"]
    assert breaches("batch", ["autograder.core.model", "json"]) == []
    assert crossings("parent", ["autograder.sandbox.child.serve"])
    assert crossings("child", ["autograder.sandbox.parent.replies"])
    assert crossings("lock", ["autograder.sandbox.child.serve"])
    assert not crossings("child", ["autograder.sandbox.wire", "autograder.core.values"])
