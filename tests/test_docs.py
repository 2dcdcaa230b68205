"""The documents show what the commands really print, and their links lead somewhere."""

import fnmatch
import importlib.util
import os
import re
import shlex
import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[1]
DOCUMENTS = [ROOT / "README.md", *sorted((ROOT / "docs").glob("*.md"))]
TESTED = re.compile(r"<!-- tested -->\n```console\n(.*?)```", re.DOTALL)
"""A block of commands with their output; in the output, `…` stands for anything."""


def runs(path):
    """The (command, output) pairs of the tested blocks of a document."""
    for block in TESTED.findall(path.read_text(encoding="utf-8")):
        for part in re.split(r"^\$ ", block, flags=re.MULTILINE)[1:]:
            command, _, output = part.partition("\n")
            yield command, output


SHOWN = [(path.name, c, o) for path in DOCUMENTS if path.exists() for c, o in runs(path)]


def matches(printed, shown):
    """Whether the printed text is the shown one, spaces at line ends apart."""
    escaped = re.sub(r"[\[\]*?]", lambda m: f"[{m.group()}]", shown).replace("…", "*")
    wanted = "\n".join(line.rstrip() for line in escaped.strip().splitlines())
    got = "\n".join(line.rstrip() for line in printed.strip().splitlines())
    return fnmatch.fnmatchcase(got, wanted)


@pytest.mark.parametrize(("document", "command", "output"), SHOWN)
def test_what_a_document_shows_is_what_is_printed(document, command, output):
    arguments = shlex.split(command)
    assert arguments[0] == "autograder", f"{document}: only our own commands can be tested"
    done = subprocess.run(
        [sys.executable, "-m", *arguments],
        capture_output=True,
        text=True,
        cwd=ROOT,
        env={**os.environ, "COLUMNS": "100", "NO_COLOR": "1"},
        check=False,
    )
    assert matches(done.stdout + done.stderr, output), done.stdout + done.stderr


def test_the_documents_show_tested_commands():
    assert len(SHOWN) >= 3


def test_a_changed_output_would_be_seen():
    assert matches("a 1\nb\n", "a …\nb")
    assert not matches("a 1\nc\n", "a …\nb")
    assert not matches("a [1]\n", "a 1")


def test_no_link_is_dead():
    path = ROOT / "docs" / "dead_links.py"
    spec = importlib.util.spec_from_file_location("dead_links", path)
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    assert module.main() == 0


def test_a_dead_link_would_be_seen(tmp_path):
    path = ROOT / "docs" / "dead_links.py"
    spec = importlib.util.spec_from_file_location("dead_links", path)
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    page = tmp_path / "page.md"
    page.write_text("# One\n[a](none.md) [b](#one) [c](#two) [d](https://example.org)\n")
    assert module.dead_links(page) == ["none.md", "#two"]


def plain_words():
    path = ROOT / "docs" / "plain_words.py"
    spec = importlib.util.spec_from_file_location("plain_words", path)
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


@pytest.mark.parametrize(
    "turn",
    [
        "it is not to be had here",
        "the file is no list of names",
        "Mend the file.",
        "you are told why",
    ],
)
def test_turns_of_phrase_are_found(turn):
    assert plain_words().found_in(f"fine\n{turn}\n")[0][0] == 2


def test_plain_words_are_left_alone():
    plain = (
        "it is unavailable; there is no list; it is not a list; fix it; it is no longer than two"
    )
    assert plain_words().found_in(plain) == []
