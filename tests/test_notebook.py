"""Notebook files: what is read, and what is refused with the reason and the remedy."""

import json

import pytest

from autograder.notebook import MAX_NOTEBOOK_BYTES, NotANotebook, parse, read_file
from tests.conftest import notebook


def test_code_cells_keep_their_place_among_all_cells():
    tree = json.loads(notebook(["a = 1", "", "b = 2"]))
    tree["cells"].insert(0, {"cell_type": "markdown", "source": "# Title"})
    found = parse(json.dumps(tree).encode()).cells
    assert [(c.number, c.source) for c in found] == [(2, "a = 1"), (4, "b = 2")]


def test_sources_may_be_lists_of_lines():
    data = notebook([["a = 1\n", "b = 2"]])
    assert parse(data).cells[0].source == "a = 1\nb = 2"


def test_a_byte_order_mark_does_no_harm():
    assert parse(b"\xef\xbb\xbf" + notebook(["a = 1"])).cells


def test_the_assignment_comes_from_the_metadata():
    assert parse(notebook([], autograder={"assignment": "losses"})).assignment == "losses"
    for odd in ({"assignment": 3}, {"assignment": "../x"}, [], "losses", {"assignment": "a" * 99}):
        assert parse(notebook([], autograder=odd)).assignment is None


@pytest.mark.parametrize(
    ("data", "reason"),
    [
        (b"", "empty"),
        (b"  \n", "empty"),
        (b"\xff\xfe\x00", "UTF-8"),
        (b'{"cells": [', "not valid JSON"),
        (b"[1, 2]", "no notebook"),
        (b'"text"', "no notebook"),
        (b'{"a": 1}', "no notebook"),
        (b'{"worksheets": [], "nbformat": 3}', "format 3"),
        (b'{"cells": [], "nbformat": 5}', "format 5"),
        (b'{"cells": {}, "nbformat": 4}', "format 4"),
        (b"[" * 100_000 + b"]" * 100_000, "JSON"),
        (b'{"cells": [], "nbformat": ' + b"9" * 10_000 + b"}", "JSON"),
        (b'{"cells": [' + b"{}," * 6000 + b'{}], "nbformat": 4}', "cells"),
        (b" " * (MAX_NOTEBOOK_BYTES + 1), "larger than"),
    ],
)
def test_what_is_no_notebook_is_refused_with_the_reason(data, reason):
    with pytest.raises(NotANotebook, match=reason):
        parse(data)


@pytest.mark.parametrize("cell", [None, 3, [], {"cell_type": "code", "source": {"a": 1}}, {}])
def test_an_odd_cell_is_passed_over(cell):
    tree = json.loads(notebook(["a = 1"]))
    tree["cells"].append(cell)
    assert len(parse(json.dumps(tree).encode()).cells) == 1


def test_a_folder_and_a_missing_file_are_told(tmp_path):
    with pytest.raises(NotANotebook, match="folder"):
        read_file(tmp_path)
    with pytest.raises(NotANotebook, match="cannot be read"):
        read_file(tmp_path / "none.ipynb")


def test_a_file_of_500_megabytes_is_refused_unread(tmp_path):
    path = tmp_path / "huge.ipynb"
    with path.open("wb") as file:
        file.truncate(500 << 20)  # sparse: takes no room
    with pytest.raises(NotANotebook, match="524 MB"):
        read_file(path)


GRADE_CELL = """# Graded, 2 points: the number at the end is the score.
import sys; sys.path.insert(0, "x.zip")
from nncheck import mark as _mark
_marked = _mark("norm", globals())
print(_marked)
_marked.score"""


def test_our_own_grade_cells_are_passed_over_as_long_as_they_are_as_we_made_them():
    changed = [
        GRADE_CELL + "\nnorm = max",
        "norm = max\n" + GRADE_CELL,
        GRADE_CELL.replace("print(_marked)", "norm = max"),
        GRADE_CELL.replace("_marked.score", "def norm(x):\n    return 1"),
        GRADE_CELL.replace("as _mark", "as _mark; norm = max"),
        GRADE_CELL.replace('"x.zip")', '"x.zip"); norm = max; print()'),
        GRADE_CELL.replace("globals())", "globals()); norm = max; print()"),
    ]
    found = parse(notebook([GRADE_CELL, *changed, "a = 1"])).cells
    assert [c.source for c in found] == [*changed, "a = 1"]
