"""Sources that are read again and again: the work is counted, and what stands behind is kept."""

import ast

import pytest

from autograder.sandbox.child import ipython, lines, newer_python, parse_cells
from autograder.sandbox.child.effort import Effort, Spent

N = 60_000
RIGHT = "def f(x):\n    return 2 * x\n"

BOMBS = {
    "nested formatted strings": (('f"{' * 19) + "1" + ('}"' * 19) + "\n") * (N // 97),
    "many nested formatted strings": (('f"{' * 14) + "1" + ('}"' * 14) + "\n") * (N // 70),
    "one deep formatted string": 'f"{' * (N // 6) + "1" + '}"' * (N // 6) + "\n",
    "open fields": "x = (" + 'f"{ ' * (N // 4) + "\n",
    "broken lines": "x = = 1\n" * (N // 8),
    "broken lines of Unicode": "ä = = 1\n" * (N // 8),
    "decorators of nothing": "@f\n" * (N // 3) + "x\n",
    "decorators that are open": "@f(\n" * (N // 4),
    "imports from nowhere in brackets": "x = [\nfrom a\n" * (N // 14),
    "open brackets": "f(\n" * (N // 3),
    "brackets on one line": "(" * N + "\n",
    "definitions cut off": "def g(x:\n" * (N // 9),
    "type parameters cut off": "def g[\n" * (N // 7),
    "one with many type parameters": "if 1:\n" + " def g[\n" * (N // 8),
    "open strings": "x = '''a\n" * (N // 9),
    "long chains": "not " * (N // 4) + "\n",
    "unary operators": "-" * N + "\n",
    "continued lines": "x = 1 \\\n" * (N // 8) + "\n",
    "prompts": ">>> x = (\n" * (N // 9),
    "magics in magics": "%%a\n" * 40 + "x = = 1\n" * (N // 8),
    "help": "x?\n" * (N // 3) + ")\n",
}


class Counted:
    """Stands for `ast.parse`, and counts what it is given."""

    def __init__(self, limit):
        self.parse, self.left, self.calls, self.over = ast.parse, limit, 0, False

    def __call__(self, source, *args, **options):
        self.left -= len(source)
        self.calls += 1
        if not self.over and (self.left < 0 or self.calls > 100_000):
            self.over = True  # what tells of the failure parses too
            pytest.fail(f"more was parsed than is allowed, in {self.calls} calls")
        return self.parse(source, *args, **options)


@pytest.mark.parametrize("name", BOMBS)
def test_a_source_is_parsed_in_proportion_to_its_length(name, monkeypatch):
    source = BOMBS[name]
    allowed = parse_cells.WORK + (parse_cells.WORK_EACH + 12) * len(source)
    monkeypatch.setattr(ast, "parse", Counted(allowed))
    parsed = parse_cells.parse(source + RIGHT, 1)
    assert parsed.notes
    assert parsed.work <= parse_cells.WORK + parse_cells.WORK_EACH * len(source + RIGHT)


@pytest.mark.parametrize(
    "name", ["broken lines", "decorators that are open", "definitions cut off", "help"]
)
@pytest.mark.parametrize("work", [0, 20_000, parse_cells.WORK])
def test_a_function_behind_a_bomb_is_read(name, work, monkeypatch):
    monkeypatch.setattr(parse_cells, "WORK", work)
    monkeypatch.setattr(parse_cells, "WORK_EACH", 0)
    parsed = parse_cells.parse(BOMBS[name] + RIGHT, 1)
    assert [each.name for each in parsed.statements if hasattr(each, "name")] == ["f"]
    assert parsed.statements[-1].lineno == BOMBS[name].count("\n") + 1


def test_what_is_read_coarsely_keeps_magics_decorators_and_lines(monkeypatch):
    monkeypatch.setattr(parse_cells, "WORK", 0)
    monkeypatch.setattr(parse_cells, "WORK_EACH", 0)
    source = (
        "x = = 1\n@a\n@b\ndef f(x):\n    %time g()\n\n    return x\ny = = 2\n%cd ..\nz = 1\ndef g(:"
    )
    parsed = parse_cells.parse(source, 1)
    assert [each.lineno for each in parsed.statements] == [4]
    assert {note[1] for note in parsed.notes} == {"syntax", "magic"}
    assert "g" in parsed.broken


@pytest.mark.parametrize("target", ["a" * 50_000, "*" * 50_000, "a." * 25_000, "é" * 50_000])
def test_help_for_a_long_name_is_looked_for_at_its_end(target, monkeypatch):
    class Spy:
        read = 0

        def search(self, text):
            Spy.read += len(text)
            return pattern.search(text[-600:])

    pattern = ipython._HELP
    monkeypatch.setattr(ipython, "_HELP", Spy())
    ipython.transform([f"{target} ?", f"{target}?"])
    assert 0 < Spy.read <= 4_000


class Sliced(str):
    """A line that counts the characters which are copied out of it."""

    copied = 0

    def __getitem__(self, key):
        found = str.__getitem__(self, key)
        Sliced.copied += len(found)
        return found


@pytest.mark.parametrize(
    "line", ["x = " + "\\" * 20_000, 'x = "' + '\\"' * 20_000, "x = '''" + "\\'" * 20_000]
)
def test_a_line_is_scanned_once(line, monkeypatch):
    monkeypatch.setattr(Sliced, "copied", 0)
    lines.logical([Sliced(line), "x"], 0)
    assert Sliced.copied <= 4 * len(line)


def test_prompts_are_taken_off_without_copies_of_what_follows():
    class Rows(list):
        copied = 0

        def __getitem__(self, key):
            if isinstance(key, slice):
                Rows.copied += len(range(*key.indices(len(self))))
            return super().__getitem__(key)

    rows = Rows([">>> f(1)"] * 3_000)
    assert ipython._without_doctest(rows) == ["f(1)"] * 3_000
    assert Rows.copied <= 3_000


def test_a_formatted_string_of_very_many_fields_is_not_tried(monkeypatch):
    monkeypatch.setattr(parse_cells, "_FIELDS", 10_000_000)
    huge = 'x = f"' + "{y}" * 10_000 + '"\n'
    parsed = parse_cells.parse(huge + RIGHT, 1)
    names = [each.name for each in parsed.statements if hasattr(each, "name")]
    assert names == ["f"]
    page = 'x = f"""' + "<p>{y}</p>" * 500 + '"""\n'
    assert len(parse_cells.parse(page + RIGHT, 1).statements) == 2


def test_what_a_newer_python_reads_is_looked_for_with_a_limit():
    text = "x = " + 'f"{' * 19 + "1" + '}"' * 19
    effort = Effort(50_000)
    assert newer_python.wanted(text, effort) is None
    assert effort.used <= 50_000


def test_effort_that_is_spent_says_so():
    effort = Effort(10)
    effort.spend(10)
    with pytest.raises(Spent):
        effort.spend(1)
    assert effort.used == 10
