"""Notebook files: what is read, and what is refused with the reason and the remedy."""

import json

import pytest
from hypothesis import given
from hypothesis import strategies as st

from autograder.notebook import (
    MAX_NOTEBOOK_BYTES,
    NotANotebook,
    parse,
    read_file,
    without_outputs,
)
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
        (b"[1, 2]", "not a notebook"),
        (b'"text"', "not a notebook"),
        (b'{"a": 1}', "not a notebook"),
        (b'{"worksheets": {}, "nbformat": 3}', "format 3"),
        (b'{"worksheets": [], "nbformat": 2}', "format 2"),
        (b'{"cells": [], "nbformat": 5}', "format 5"),
        (b'{"cells": {}, "nbformat": 4}', "format 4"),
        (b"[" * 100_000 + b"]" * 100_000, "JSON"),
        (b'{"cells": [], "nbformat": ' + b"9" * 10_000 + b"}", "JSON"),
        (b'{"cells": [' + b"{}," * 6000 + b'{}], "nbformat": 4}', "cells"),
        (b" " * (MAX_NOTEBOOK_BYTES + 1), "without its outputs"),
        (b'{"outputs": [' + b"[" * 3_000_000, "too many parts"),
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


def with_outputs(outputs, **more):
    tree = json.loads(notebook(["a = 1", "b = 2"]))
    tree["cells"][0]["outputs"] = outputs
    return json.dumps({**tree, **more}).encode()


@pytest.mark.parametrize(
    "outputs",
    [
        [{"data": {"image/png": "A" * 26_000_000}}],
        [{"text": ["epoch 1: 0.5\n"] * 1_500_000}],
        [{"data": {"x": [[1.0, 2.0]] * 1_500_000}}],
        [{"text": 'a "quote", \\ a bracket ] and } and \\"outputs\\": ['}],
        [{"text": "\\"}, {"data": {"nested": [[[{"a": ["]"]}]]]}}],
    ],
    ids=["picture", "lines", "pairs", "quotes", "nested"],
)
def test_outputs_are_passed_over(outputs):
    data = with_outputs(outputs)
    assert [c.source for c in parse(data).cells] == ["a = 1", "b = 2"]
    assert len(without_outputs(data)) < 1000


@given(
    st.recursive(
        st.none() | st.integers() | st.text(), lambda x: st.lists(x) | st.dictionaries(st.text(), x)
    ),
    st.text(),
    st.booleans(),
)
def test_what_is_left_without_outputs_is_the_rest(outputs, source, escaped):
    tree = json.loads(notebook([source, '"outputs": [ "x\\"outputs": [', "b"]))
    for cell in tree["cells"]:
        cell["outputs"] = [outputs]
    left = json.loads(without_outputs(json.dumps(tree, ensure_ascii=escaped).encode()))
    for cell in tree["cells"]:
        cell["outputs"] = []
    assert left == tree


def test_pictures_in_text_cells_and_widgets_are_passed_over():
    big = {"image.png": {"image/png": "A" * 25_000_000}}
    tree = json.loads(notebook(["a = 1"], widgets=big, autograder={"assignment": "losses"}))
    tree["cells"].append({"cell_type": "markdown", "source": "x", "attachments": big})
    found = parse(json.dumps(tree).encode())
    assert (found.assignment, len(found.cells)) == ("losses", 1)


@pytest.mark.parametrize("version", ["4", 4.0, " 4 ", "4.5", 4.4, 3, None, ""])
def test_the_format_may_be_written_in_other_ways(version):
    assert len(parse(with_outputs([], nbformat=version)).cells) == 2


def test_a_notebook_of_format_3_is_read():
    cells = [
        {"cell_type": "code", "language": "python", "input": ["a = 1\n", "b = 2"], "outputs": []},
        {"cell_type": "markdown", "source": "text"},
        {"cell_type": "code", "input": "c = 3"},
    ]
    data = json.dumps({"nbformat": 3, "worksheets": [{"cells": cells}, {"cells": cells[2:]}]})
    found = parse(data.encode()).cells
    assert [(c.number, c.source) for c in found] == [
        (1, "a = 1\nb = 2"),
        (3, "c = 3"),
        (4, "c = 3"),
    ]


def test_functions_in_text_cells_are_named():
    tree = json.loads(notebook(["a = 1"]))
    text = "Write it:\n```python\n    def f(x):\n        return 1\n```\ndef g (y): pass\n# def h(z)"
    tree["cells"] += [
        {"cell_type": "markdown", "source": text},
        {"cell_type": "raw", "source": text},
    ]
    strays = parse(json.dumps(tree).encode()).strays
    assert strays.keys() == {"f", "g"}
    assert strays["g"] == "yours stands in a markdown cell (cell 2); make it a code cell"


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
