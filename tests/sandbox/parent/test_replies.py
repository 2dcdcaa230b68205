"""A child's messages: well-formed or Garbled, whatever it says."""

import signal

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from autograder.core.model import Missing, Raised, Returned, Stop, Stopped
from autograder.sandbox.parent import replies
from autograder.sandbox.parent.channel import Mark, Message
from autograder.sandbox.wire import Garbled

NONCE = "0123456789abcdef"
GOOD = [
    {"n": NONCE, "value": ["l", [1, 2.5, "x"]], "changed": [0, 2]},
    {"n": NONCE, "raised": {"type": "E", "message": "m", "cell": 1, "line": 2, "bases": ["E"]}},
    {"n": NONCE, "missing": "f"},
    {"n": NONCE, "stopped": "memory", "detail": "d"},
    {"n": NONCE, "ask": "g", "args": ["l", [["t", [1]], ["d", [["k", 2]]]]]},
    {
        "n": NONCE,
        "loaded": {
            "notes": [{"cell": 1, "line": None, "kind": "error", "text": "t"}],
            "defined": ["f"],
            "uses": {"f": ["g"]},
        },
    },
]
keys = st.sampled_from(
    "n value changed raised type message cell line bases missing stopped detail ask args loaded "
    "notes kind text defined uses f g".split()
)
anything = st.recursive(
    st.none()
    | st.booleans()
    | st.integers()
    | st.floats()
    | st.sampled_from([NONCE, "l", "t", "d", "memory", "error", "f", "g", ""]),
    lambda inner: st.lists(inner, max_size=4) | st.dictionaries(keys, inner, max_size=4),
    max_leaves=12,
)


def replaced(tree, data):
    """The tree with one of its parts, drawn at random, put in place of another thing."""
    if isinstance(tree, dict) and tree and data.draw(st.booleans()):
        key = data.draw(st.sampled_from(sorted(tree)))
        return {**tree, key: replaced(tree[key], data)}
    if isinstance(tree, list) and tree and data.draw(st.booleans()):
        at = data.draw(st.integers(0, len(tree) - 1))
        return [*tree[:at], replaced(tree[at], data), *tree[at + 1 :]]
    return data.draw(anything)


def check(head):
    """Both readings of a head, which must be well-formed or Garbled."""
    message = Message(head, [])
    try:
        outcome = replies.reply(message, NONCE, "f")
    except Garbled:
        pass
    else:
        assert isinstance(outcome, Returned | Raised | Stopped | Missing | replies.Ask)
        if isinstance(outcome, Raised):
            assert all(type(text) is str for text in (outcome.type, outcome.message))
            assert len(outcome.message) <= 500
            assert outcome.line is None or 0 <= outcome.line < 2**31
    try:
        loaded = replies.loaded(message, NONCE, ("f", "g"))
    except Garbled:
        return
    assert loaded.defined <= {"f", "g"}
    assert all(set(used) <= {"f", "g"} for used in loaded.uses.values())


@settings(deadline=None, max_examples=500)
@given(st.sampled_from(GOOD), st.data())
def test_a_message_with_a_part_replaced_is_well_formed_or_garbled(head, data):
    check(replaced(head, data))


@settings(deadline=None)
@given(anything)
def test_any_json_is_well_formed_or_garbled(head):
    check(head)


def test_the_good_messages_are_understood():
    returned, raised, missing, stopped, ask = (
        replies.reply(Message(head, []), NONCE, "f") for head in GOOD[:5]
    )
    assert returned == Returned([1, 2.5, "x"], (0, 2))
    assert raised == Raised("E", "m", 1, 2, ("E",))
    assert missing == Missing("f")
    assert stopped == Stopped(Stop.MEMORY, "d")
    assert ask == replies.Ask("g", (1,), {"k": 2})
    loaded = replies.loaded(Message(GOOD[5], []), NONCE, ["f", "g"])
    assert loaded.defined == {"f"}
    assert loaded.uses == {"f": ("g",)}


def test_an_answer_to_another_call_is_garbled():
    for head in ({**GOOD[0], "n": "0" * 16}, {**GOOD[0], "n": None}, {"value": 1}):
        with pytest.raises(Garbled):
            replies.reply(Message(head, []), NONCE, "f")
    with pytest.raises(Garbled):
        replies.reply(Mark(1, 1), NONCE, "f")


def test_a_child_cannot_name_its_own_verdict():
    for head in ({"n": NONCE, "verdict": "PASS"}, {"n": NONCE, "stopped": "not-run"}):
        with pytest.raises(Garbled):
            replies.reply(Message(head, []), NONCE, "f")


@pytest.mark.parametrize(
    ("ended", "reason"),
    [
        ({"status": 0, "cpu": 0.1}, Stop.EXIT),
        ({"status": 97, "cpu": 0.1}, Stop.EXIT),
        ({"status": -signal.SIGSEGV, "cpu": 0.1}, Stop.CRASH),
        ({"status": -signal.SIGABRT, "cpu": 0.1}, Stop.CRASH),
        ({"status": -signal.SIGBUS, "cpu": 0.1}, Stop.CRASH),
        ({"status": -signal.SIGSYS, "cpu": 0.1}, Stop.CRASH),
        ({"status": -signal.SIGKILL, "cpu": 9.9}, Stop.TIMEOUT),
        ({"status": -signal.SIGXCPU, "cpu": 10.0}, Stop.TIMEOUT),
        ({"status": -signal.SIGKILL, "cpu": 0.1}, Stop.MEMORY),
        ({"status": -signal.SIGKILL, "cpu": 0.1, "killed": True}, Stop.GARBLED),
    ],
)
def test_the_way_a_process_ended_says_why(ended, reason):
    assert replies.how_it_ended(ended, 10).reason is reason
