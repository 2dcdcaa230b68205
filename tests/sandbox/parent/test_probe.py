"""Tiers are chosen by trying them, and without one nothing runs."""

import pytest

from autograder.core.model import Returned
from autograder.sandbox.parent import probe as probing
from autograder.sandbox.parent.probe import Probed, choose
from autograder.sandbox.parent.process import Call, Cell, Limits, SandboxFault, Zygote
from autograder.sandbox.tiers import SandboxUnavailable, Tier
from tests.sandbox.conftest import need


@pytest.fixture
def works(monkeypatch):
    """Pretends that only the given tiers work."""

    def set_working(*tiers):
        found = {tier: Probed(tier, tier in tiers, "because") for tier in Tier}
        monkeypatch.setattr(probing, "probe", found.__getitem__)

    return set_working


def test_the_strongest_that_works_is_chosen(works):
    works(Tier.STRONG, Tier.BASE)
    assert choose() is Tier.STRONG
    works(Tier.BASE)
    assert choose() is Tier.BASE
    assert choose("base") is Tier.BASE
    works(Tier.STRONG)
    assert choose("base") is Tier.STRONG


def test_without_a_sandbox_nothing_is_chosen_unless_told(works):
    works(Tier.NONE)
    with pytest.raises(SandboxUnavailable, match=r"(?s)because.*--unsafe\.$"):
        choose()
    assert choose(None, True) is Tier.NONE
    with pytest.raises(SandboxUnavailable):
        choose("base", True)


def test_unsafe_does_not_give_up_a_sandbox_that_works(works):
    works(Tier.BASE, Tier.NONE)
    assert choose(None, True) is Tier.BASE


def test_a_stronger_tier_than_there_is_names_the_one_there_is(works):
    works(Tier.BASE)
    with pytest.raises(SandboxUnavailable, match=r"--require base\.$"):
        choose("strong")


@pytest.mark.parametrize("tier", [Tier.STRONG, Tier.BASE], ids=str)
def test_a_locked_child_can_do_none_of_the_deeds(tier):
    need(tier)
    with Zygote(tier) as zygote:
        assert probing._deeds(zygote) == []


def test_the_probe_sees_a_child_that_is_not_locked():
    with Zygote(Tier.NONE) as zygote:
        assert len(probing._deeds(zygote)) >= 9


def test_a_tier_that_cannot_start_does_not_work(monkeypatch):
    def broken(zygote):
        raise SandboxFault("no such thing here")

    monkeypatch.setattr(probing, "_deeds", broken)
    assert probing.probe.__wrapped__(Tier.BASE) == Probed(Tier.BASE, False, "no such thing here")


def test_a_tier_that_leaks_does_not_work(monkeypatch):
    monkeypatch.setattr(probing, "_deeds", lambda zygote: ["fork"])
    assert probing.probe.__wrapped__(Tier.BASE).reason == "a child could still fork"
    monkeypatch.setattr(probing, "probe", probing.probe.__wrapped__)
    with pytest.raises(SandboxUnavailable, match="could still fork"):
        probing.start(None, False, Limits())


@pytest.mark.parametrize("tier", [Tier.STRONG, Tier.BASE], ids=str)
def test_the_zygote_that_was_tried_is_the_one_that_is_used(tier, monkeypatch):
    need(tier)
    monkeypatch.setattr(probing, "_wanted", lambda require: [tier])
    limits = Limits(call_seconds=0.05)
    with probing.start(None, False, limits) as zygote, zygote.spawn() as child:
        assert (zygote.tier, zygote.limits) == (tier, limits)
        child.load([Cell(1, "def f(x):\n    return x + 1")], names=["f"])
        assert next(child.calls([Call("f", (1,))])) == Returned(2)


def test_another_system_has_no_sandbox(monkeypatch):
    monkeypatch.setattr(probing.platform, "system", lambda: "Darwin")
    assert not probing.probe.__wrapped__(Tier.BASE).works
    assert probing.probe.__wrapped__(Tier.NONE).works


def test_a_probe_that_lies_is_a_fault(monkeypatch):
    monkeypatch.setattr(probing, "_SOURCE", "def deeds(*_):\n    return 5")
    match = str(Returned(5)).partition("(")[0]
    with Zygote(Tier.NONE) as zygote, pytest.raises(SandboxFault, match=match):
        probing._deeds(zygote)
