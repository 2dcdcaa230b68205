"""Cells to statements: magics out, and nothing a student can write raises."""

import pytest

from autograder.sandbox.child.parse_cells import parse


def told(source):
    """The statements' source lines and the notes of a cell."""
    parsed = parse(source, 1)
    return [statement.lineno for statement in parsed.statements], parsed.notes


@pytest.mark.parametrize(
    "magic",
    [
        "%matplotlib inline",
        "!pip install numpy",
        "?np.sum",
        "np.sum?",
        "np.sum??",
        "files = !ls",
        "t = %timeit -o f()",
        "a, b = !ls",
        "%%bash is not first",
    ],
)
def test_a_magic_line_is_noted_and_costs_only_itself(magic):
    lines, notes = told(f"x = 1\n{magic}\ny = 2")
    assert lines == [1, 2, 3]
    assert notes == [(2, "magic", magic)]


def test_a_magic_inside_a_block_keeps_its_indentation():
    lines, notes = told("def f():\n    %time g()\n    return 1\n")
    assert lines == [1]
    assert notes == [(2, "magic", "%time g()")]


def test_a_shell_line_goes_on_after_a_backslash():
    lines, notes = told("!pip install \\\n  numpy \\\n  scipy\nx = 1")
    assert lines == [1, 4]
    assert len(notes) == 1


def test_a_percent_sign_that_is_python_stays():
    source = "x = (7\n  % 4)\ny = '''\n%matplotlib inline\n'''"
    assert told(source) == ([1, 3], [])


def test_a_percent_sign_beside_a_magic_stays_too():
    lines, notes = told("%matplotlib inline\nx = (7\n  % 4)")
    assert (lines, len(notes)) == ([1, 2], 1)


@pytest.mark.parametrize(
    "magic", ["%%time", "%%timeit -n 3", "%%capture", "%%prun", "%%debug", "%%mine"]
)
def test_a_cell_magic_that_runs_code_leaves_the_code(magic):
    lines, notes = told(f"{magic}\nx = 1")
    assert lines == [2]
    assert notes == [(1, "magic", magic)]


@pytest.mark.parametrize(
    "magic", ["%%bash", "%%html", "%%javascript", "%%script bash", "%%mine\n<a b>"]
)
def test_another_cell_magic_takes_its_cell_with_it(magic):
    lines, notes = told(f"\n{magic}\necho = 1")
    assert lines == []
    assert [note[:2] for note in notes] == [(2, "magic")]


def test_a_syntax_error_is_noted_with_its_line():
    lines, notes = told("x = 1\ndef f(:\n    pass")
    assert lines == [1]
    assert [note[:2] for note in notes] == [(2, "syntax")]
    assert notes[0][2].startswith("SyntaxError: ")


@pytest.mark.parametrize(
    "source",
    [
        "-" * 1_000_000 + "1",
        "x" + ".a" * 200_000,
        "(" * 10_000,
        "[" * 500 + "]" * 500,
        "x = 1\0",
        "x = '\ud800'",
        "\ud800 = 1",
        "1" * 10_000,
        "if x:\n" + " " * 10_000 + "pass\n\tpass",
        "# -*- coding: nonsense -*-\nx = 1",
        "%" * 100_000,
        "!\n" * 5_000,
        "x = (\n" + "%time\n" * 5_000,
        "\f\x00\x1b",
    ],
    ids=lambda source: source[:8].encode("unicode_escape").decode(),
)
def test_a_source_bomb_is_a_note(source):
    parse(source, 1)


def test_notes_are_short():
    assert all(len(note[2]) <= 500 for note in told("!" + "x" * 10_000)[1])
