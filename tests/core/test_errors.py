"""The errors that we raise on purpose hang under one root, as the tree in its module draws them."""

import importlib
import pkgutil
import re

import autograder
from autograder.core import errors

PRIVATE = {"Late", "Ended", "Garbled", "NotPlain", "Spent", "Unlikely"}
"""Signals between modules of one part: caught where they are raised, never shown."""


def every_module():
    for found in pkgutil.walk_packages(autograder.__path__, "autograder."):
        if not found.name.endswith(("__main__", ".put_right", ".zygote")):
            yield importlib.import_module(found.name)


def own_errors():
    for module in every_module():
        for value in list(vars(module).values()):
            if not (issubclass(type(value), type) and issubclass(value, Exception)):
                continue
            if value.__module__ == module.__name__ and not value.__name__.startswith("_"):
                yield value


def drawn():
    """Pairs of a class and the branch that it hangs under, as the module's docstring draws them."""
    branch, found = "", {}
    for indent, name in re.findall(r"^    (│   )?[├└]── (\w+)", errors.__doc__, flags=re.M):
        found[name] = branch if indent else "AutograderError"
        branch = branch if indent else name
    return found


def test_the_tree_that_is_drawn_is_the_tree_there_is():
    real = {e.__name__: e.__bases__[0].__name__ for e in own_errors() if e.__name__ not in PRIVATE}
    assert real.pop("AutograderError") == "Exception"
    assert real == drawn()


def test_every_public_error_says_what_it_means():
    assert [e.__name__ for e in own_errors() if not (e.__doc__ or "").strip()] == []
