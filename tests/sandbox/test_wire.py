"""Frames: what goes in comes out, and bytes from a hostile child do nothing but raise Garbled."""

import json
import math

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from autograder.core.values import MAX_BYTES, NotPlain, flatten, rebuild, same_value
from autograder.sandbox import wire

texts = st.text(st.characters(codec=None, exclude_categories=()), max_size=8)
leaves = (
    st.none()
    | st.booleans()
    | st.integers(-(10**30), 10**30)
    | st.floats()
    | st.complex_numbers()
    | texts
    | st.sampled_from([np.float32(1.5), np.int64(-3), np.bool_(True), np.complex128(2j)])
    | st.sampled_from([np.zeros((0, 3)), np.arange(6.0).reshape(2, 3).T, np.array(7, "<i2")])
)
values = st.recursive(
    leaves,
    lambda inner: (
        st.lists(inner, max_size=3)
        | st.lists(inner, max_size=3).map(tuple)
        | st.dictionaries(texts, inner, max_size=3)
    ),
    max_leaves=12,
)


def parsed(frame, *, trusted=False):
    """A frame's head and buffers, as a receiver takes it apart."""
    kind, first, second = wire.announced(frame, trusted=trusted)
    assert kind == wire.MESSAGE
    start = wire.PREFIX.size
    body = memoryview(frame)[start + first :]
    assert len(body) == second
    return wire.unpack(frame[start : start + first], body, trusted=trusted)


@settings(deadline=None)
@given(values)
def test_a_plain_value_comes_back_the_same(value):
    tree, arrays = flatten(value)
    head, buffers = parsed(wire.pack_reply({"value": tree}, arrays))
    assert same_value(rebuild(head["value"], buffers), value)


def test_a_mark_is_a_frame_without_a_head():
    assert wire.announced(wire.mark(3, 4), trusted=False) == (wire.MARK, 3, 4)


@settings(deadline=None)
@given(st.binary(min_size=12, max_size=200))
def test_random_bytes_raise_nothing_but_garbled(data):
    try:
        kind, first, _ = wire.announced(data, trusted=False)
        if kind == wire.MESSAGE:
            wire.unpack(data[12 : 12 + first], memoryview(data)[12 + first :], trusted=False)
    except wire.Garbled:
        pass


@settings(max_examples=400, deadline=None)
@given(values, st.data())
def test_a_corrupted_frame_raises_nothing_but_garbled_or_not_plain(value, data):
    tree, arrays = flatten(value)
    frame = bytearray(wire.pack_reply({"value": tree}, arrays))
    for _ in range(data.draw(st.integers(1, 4))):
        frame[data.draw(st.integers(0, len(frame) - 1))] = data.draw(st.integers(0, 255))
    try:
        kind, first, _ = wire.announced(frame, trusted=False)
        if kind == wire.MESSAGE:
            body = memoryview(frame)[12 + first :]
            head, buffers = wire.unpack(bytes(frame[12 : 12 + first]), body, trusted=False)
            if isinstance(head, dict):
                rebuild(head.get("value"), buffers)
    except (wire.Garbled, NotPlain):
        pass


json_values = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats() | texts | st.sampled_from("ltdasco"),
    lambda inner: st.lists(inner, max_size=4) | st.dictionaries(texts, inner, max_size=3),
    max_leaves=20,
)


@settings(deadline=None)
@given(json_values)
def test_any_json_tree_rebuilds_or_is_not_plain(tree):
    try:
        rebuild(tree, [b"12345678", b""])
    except NotPlain:
        pass


@pytest.mark.parametrize(
    "prefix",
    [
        (wire.MESSAGE, 0xFFFFFFFF, 0),
        (wire.MESSAGE, wire.MAX_HEAD + 1, 0),
        (wire.MESSAGE, 10, 0xFFFFFFFF),
        (wire.MESSAGE, 10, MAX_BYTES + 1),
        (0, 0, 0),
        (7, 1, 1),
    ],
)
def test_announced_lengths_are_capped_before_anything_is_allocated(prefix):
    with pytest.raises(wire.Garbled):
        wire.announced(wire.PREFIX.pack(*prefix), trusted=False)


@pytest.mark.parametrize(
    "head",
    [
        b"",
        b"5",
        b"nul",
        b"[1]",
        b"[1,2]",
        b"[1,[2]]",
        b"[1,[-1]]",
        b"[1,[true]]",
        b"[1,[1e0]]",
        b'{"a":1,"b":2}',
        b'"ab"',
        b"[" * 100_000,
        b"[" * 100_000 + b"]" * 100_000,
        b"[{},[" + b"[]," * 1_600_000 + b"[]]]",
        b"[" + b"9" * 5000 + b",[]]",
        b"\xff\xfe[\x001\x00",
        b"[1,[1,1]]",
    ],
    ids=lambda head: head[:12].decode("latin-1"),
)
def test_a_head_that_is_not_ours_is_garbled(head):
    with pytest.raises(wire.Garbled):
        wire.unpack(head, memoryview(b"1"), trusted=False)


def test_an_array_larger_than_its_data_is_refused_without_being_made():
    for shape in ([2**31, 2**31], [2**39, 2**39], [10**6]):
        with pytest.raises(NotPlain):
            rebuild(["a", "<f8", shape], [b"12345678"])


def test_numbers_that_python_will_not_print_are_not_plain():
    with pytest.raises(NotPlain):
        wire.pack({"value": 10**5000})


def test_a_reply_that_would_be_refused_is_not_plain_where_it_is_made():
    with pytest.raises(NotPlain):
        wire.pack_reply({"value": "," * (wire.MAX_TOKENS + 1)})
    with pytest.raises(NotPlain):
        wire.pack_reply({"value": "x" * wire.MAX_HEAD})


def test_nan_and_infinity_cross_in_every_form():
    value = [math.nan, -math.inf, complex(math.nan, math.inf), np.array([np.nan, np.inf])]
    tree, arrays = flatten(value)
    head, buffers = parsed(wire.pack_reply({"value": tree}, arrays))
    assert same_value(rebuild(head["value"], buffers), value)


def test_a_frame_is_json_and_bytes_and_nothing_else():
    frame = wire.pack({"value": ["a", "<i1", [2]]}, [np.array([1, 2], "<i1")])
    assert json.loads(frame[12:-2]) == [{"value": ["a", "<i1", [2]]}, [2]]
    assert frame[-2:] == b"\x01\x02"
