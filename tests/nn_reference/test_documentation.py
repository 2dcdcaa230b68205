"""Docstrings: every public thing has one, it names its source, and its examples run."""

import ast
import doctest
import importlib
import inspect
import pkgutil
import re
from pathlib import Path

import pytest

import nn_reference

MODULES = sorted(
    ["nn_reference"]
    + [found.name for found in pkgutil.walk_packages(nn_reference.__path__, "nn_reference.")]
)
FOLDER = Path(nn_reference.__file__).parent
#: What computes comes from a lecture; what checks, names, writes out or draws need not.
WITHOUT_SOURCE = ("nn_reference.shapes", "nn_reference.examples", "nn_reference.pictures")


def public_functions(name):
    module = importlib.import_module(name)
    for found_name, found in vars(module).items():
        if found_name.startswith("_") or getattr(found, "__module__", None) != name:
            continue
        if inspect.isfunction(found) or inspect.isclass(found):
            yield found_name, found


@pytest.mark.parametrize("name", MODULES)
def test_the_examples_of_a_module_run(name):
    results = doctest.testmod(importlib.import_module(name))
    assert results.failed == 0


def test_a_wrong_example_would_be_noticed():
    wrong = doctest.DocTestParser().get_doctest(">>> 1 + 1\n3\n", {}, "wrong", None, 0)
    runner = doctest.DocTestRunner(verbose=False)
    runner.run(wrong, out=lambda text: None)
    assert runner.failures == 1


@pytest.mark.parametrize("name", MODULES)
def test_every_module_function_and_class_is_documented(name):
    assert importlib.import_module(name).__doc__
    for found_name, found in public_functions(name):
        assert found.__doc__, f"{name}.{found_name} has no docstring"


@pytest.mark.parametrize("name", [m for m in MODULES if ".oracles" not in m])
def test_every_public_function_names_its_lecture_and_shows_an_example(name):
    for found_name, found in public_functions(name):
        if inspect.isfunction(found):
            assert ">>>" in found.__doc__, f"{name}.{found_name} shows no example"
            if not name.startswith(WITHOUT_SOURCE):
                assert "Source:" in found.__doc__, f"{name}.{found_name} names no source"


def test_all_but_the_pictures_imports_nothing_but_numpy_and_the_standard_library():
    import sys

    outside = set()
    for path in FOLDER.rglob("*.py"):
        if FOLDER / "pictures" in path.parents:
            continue
        for node in ast.walk(ast.parse(path.read_text())):
            if isinstance(node, ast.Import):
                outside |= {alias.name.split(".")[0] for alias in node.names}
            elif isinstance(node, ast.ImportFrom):
                assert node.level == 0
                outside.add(node.module.split(".")[0])
    assert outside - set(sys.stdlib_module_names) == {"numpy", "nn_reference"}


def test_functions_are_short_enough_to_be_read():
    for path in FOLDER.rglob("*.py"):
        for node in ast.walk(ast.parse(path.read_text())):
            if isinstance(node, ast.FunctionDef):
                body = node.body[1:] if ast.get_docstring(node) else node.body
                lines = body[-1].end_lineno - body[0].lineno + 1 if body else 0
                assert lines <= 25, f"{path.name}: {node.name} has {lines} lines"


def test_everything_exported_exists_and_is_listed_once():
    assert len(set(nn_reference.__all__)) == len(nn_reference.__all__)
    for name in nn_reference.__all__:
        assert hasattr(nn_reference, name)


def test_every_exported_name_appears_in_a_test():
    here = Path(__file__).parent
    text = "\n".join(path.read_text() for path in here.glob("test_*.py"))
    untested = [name for name in nn_reference.__all__ if not re.search(rf"\b{name}\b", text)]
    assert untested == []
