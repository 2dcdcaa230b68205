"""The errata page: every slip of the list is there, and its lines of Python run."""

import doctest
import re
from pathlib import Path

import pytest

PAGE = Path(__file__).resolve().parents[2] / "docs" / "errata.md"
BLOCK = re.compile(r"```pycon\n(.*?)```", re.DOTALL)
#: How many slips of each deck the curriculum lists.
SLIPS = {"L0": 2, "L1": 11, "L2": 6, "L3": 6, "L4": 5}


def failures(text):
    """How many of the examples in a page's blocks fail; names carry over from block to block."""
    runner, names, told = doctest.DocTestRunner(verbose=False), {}, []
    for block in BLOCK.finditer(text):
        line = text[: block.start()].count("\n")
        test = doctest.DocTestParser().get_doctest(block[1], names, "errata", str(PAGE), line)
        runner.run(test, out=told.append, clear_globs=False)
        names.update(test.globs)
    return runner.failures, runner.tries, "".join(told)


def test_every_line_of_the_errata_shows_what_it_says():
    failed, tried, told = failures(PAGE.read_text())
    assert failed == 0, told
    assert tried > 50


def test_a_line_that_is_wrong_would_be_noticed():
    assert failures("```pycon\n>>> x = 2\n```\n\n```pycon\n>>> x\n3\n```\n")[:2] == (1, 2)


@pytest.mark.parametrize("deck", SLIPS)
def test_every_slip_of_the_list_has_its_paragraph(deck):
    section = re.search(rf"^## {deck}:.*?(?=^## |\Z)", PAGE.read_text(), re.DOTALL | re.MULTILINE)
    assert len(re.findall(r"^\*\*[^*]+\*\*", section[0], re.MULTILINE)) == SLIPS[deck]


def test_what_may_be_the_extractions_is_marked():
    assert PAGE.read_text().count("*Extraction?*") >= 6
