"""The check in a real kernel finds the exercise by the object, whatever it calls itself."""

import nbformat
import pytest
from nbclient import NotebookClient

from autograder.authoring import build

GIVEN = """
import sys
sys.path.insert(0, "small_checks.zip")
from nncheck import check
import functools
import numpy as np

def clip(z):
    return np.clip(z, -5, 5)

def plain(x, c):
    return clip(x) + 2 * c

def loud(function):
    def wrapper(*args):
        return function(*args)
    return wrapper

class Shift:
    def __call__(self, x, c):
        return plain(x, c)

    def method(self, x, c):
        return plain(x, c)

class Careless:
    __name__ = property(lambda self: 1 / 0)
    def __eq__(self, other):
        raise ValueError("no truth")
    __hash__ = None
    def __call__(self, x, c):
        return plain(x, c)
"""

RIGHT = {
    "a lambda": "shifted = lambda x, c: clip(x) + 2 * c\ncheck(shifted)",
    "a partial": "shifted = functools.partial(lambda k, x, c: clip(x) + k * c, 2)\ncheck(shifted)",
    "a decorated function": "@loud\ndef shifted(x, c):\n    return plain(x, c)\ncheck(shifted)",
    "an alias of another name": "shifted = plain\ncheck(shifted)",
    "the other name of an alias": "shifted = plain\ncheck(plain)",
    "np.vectorize": "shifted = np.vectorize(plain)\ncheck(shifted)",
    "an instance with __call__": "shifted = Shift()\ncheck(shifted)",
    "an instance that fights": "shifted = Careless()\ncheck(shifted)",
    "a class's method": "shifted = Shift().method\ncheck(shifted)",
    "a built one": "shifted = loud(loud(plain))\ncheck(shifted)",
    "a name in a text": "shifted = lambda x, c: plain(x, c)\ncheck('shifted')",
    "another name, said": "mine = lambda x, c: plain(x, c)\ncheck(mine, 'shifted')",
    "another name, said by keyword": "check(lambda x, c: plain(x, c), name='shifted')",
    "of a cell before": "def shifted(x, c):\n    return plain(x, c)\nold = shifted\nshifted = None\ncheck(old)",
    "in a function": "def g():\n    shifted = lambda x, c: plain(x, c)\n    return check(shifted)\ng()",
    "in a loop": "shifted = lambda x, c: plain(x, c)\n[check(f) for f in [shifted]][0]",
    "its own name": "def shifted(x, c):\n    return plain(x, c)\ncheck(shifted)",
}  # fmt: skip

REFUSED = {
    "no name of an exercise": ("check(plain)", 'check(f, "shifted")'),
    "a lambda without a name": ("check(lambda x, c: x)", 'check(f, "shifted")'),
    "two names": ("shifted = scaled = plain\ncheck(scaled)", 'check("shifted")'),
    "what it gave": ("shifted = plain\ncheck(shifted(1.0, 2.0))", "without calling it"),
    "a name that is none": ("check('shiftd')", "the exercises are: shifted, scaled, norm"),
}


@pytest.fixture(scope="module")
def told(small, tmp_path_factory):
    """What each cell shows or raises, all of them run in one kernel."""
    folder = tmp_path_factory.mktemp("kernel")
    build.build(small, folder)
    clean = "for name in ('shifted', 'scaled', 'mine'):\n    globals().pop(name, None)"
    asked = {**RIGHT, **{name: source for name, (source, _) in REFUSED.items()}}
    tree = nbformat.v4.new_notebook()
    for source in (GIVEN, *(s for each in asked.values() for s in (clean, each))):
        tree.cells.append(nbformat.v4.new_code_cell(source))
    NotebookClient(
        tree, timeout=120, kernel_name="python3", allow_errors=True,
        resources={"metadata": {"path": str(folder)}},
    ).execute()  # fmt: skip
    assert tree.cells[0].outputs == []
    return dict(zip(asked, (_shown(cell) for cell in tree.cells[2::2]), strict=True))


def _shown(cell):
    last = cell.outputs[-1]
    return last.evalue if last.output_type == "error" else last.data["text/plain"]


@pytest.mark.parametrize("name", RIGHT)
@pytest.mark.filterwarnings("ignore")
def test_the_exercise_is_found(told, name):
    assert told[name].startswith("shifted: right on the public inputs")


@pytest.mark.parametrize("name", REFUSED)
@pytest.mark.filterwarnings("ignore")
def test_what_is_not_clear_is_refused_with_the_remedy(told, name):
    assert REFUSED[name][1] in told[name]


@pytest.mark.parametrize("setup", [build.SETUP, build.SETUP_WITH_PICTURES])
def test_without_the_file_of_checks_every_way_to_call_is_told_what_is_missing(setup):
    space = {}
    exec(setup.format(checks="nowhere_checks.zip"), space)
    f = len
    for told in (space["check"](f), space["check"](f, "f"), space["check"]("f", name="f")):
        assert "nowhere_checks.zip is not beside this notebook" in told
