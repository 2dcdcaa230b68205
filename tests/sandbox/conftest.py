"""Zygotes of every tier that works here, with short limits, and a way to ask a notebook."""

import os
import textwrap

import pytest

from autograder.sandbox.parent.probe import probe
from autograder.sandbox.parent.process import Call, Cell, Limits, Loaded, Zygote
from autograder.sandbox.tiers import Tier

LIMITS = Limits(call_seconds=1.0, cell_seconds=1.0, load_seconds=3.0, memory_bytes=256 << 20)


def need(tier):
    """Skip where a tier cannot be had; in CI that is a failure."""
    found = probe(tier)
    if not found.works:
        (pytest.fail if os.environ.get("CI") else pytest.skip)(f"no tier {tier}: {found.reason}")


@pytest.fixture(scope="session", params=list(Tier), ids=str)
def zygote(request):
    """A zygote of each tier."""
    need(request.param)
    with Zygote(request.param, LIMITS) as made:
        yield made


@pytest.fixture(scope="session")
def locked():
    """A zygote of the strongest tier: for what does not depend on the tier."""
    need(Tier.STRONG)
    with Zygote(Tier.STRONG, LIMITS) as made:
        yield made


def cells(*sources):
    return [Cell(i, textwrap.dedent(source)) for i, source in enumerate(sources, 1)]


class Sat:
    """A child that has loaded some cells."""

    def __init__(self, zygote, *sources, names=("f",), skip=(), seed=0):
        self.child = zygote.spawn(seed=seed)
        self.loaded = self.child.load(cells(*sources), names=names, skip=skip)

    def __enter__(self):
        return self

    def __exit__(self, *_):
        self.child.close()

    @property
    def notes(self):
        assert isinstance(self.loaded, Loaded), self.loaded
        return [(note.cell, note.line, note.kind, note.text) for note in self.loaded.notes]

    def ask(self, *args, name="f"):
        return self.outcomes([args], name=name)[0]

    def outcomes(self, rows, name="f"):
        return list(self.child.calls([Call(name, tuple(row)) for row in rows]))


@pytest.fixture
def sit(zygote):
    """Loads cells in a child of each tier; ends the children at the end."""
    yield from _sitter(zygote)


@pytest.fixture
def sit_locked(locked):
    """Loads cells in a child of the strongest tier."""
    yield from _sitter(locked)


def _sitter(zygote):
    made = []

    def sit(*sources, **options):
        made.append(Sat(zygote, *sources, **options))
        return made[-1]

    yield sit
    for each in made:
        each.child.close()
