"""Plain values: what crosses, and what is refused."""

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from hypothesis.extra import numpy as hnp

from autograder.core.values import (
    DTYPES,
    MAX_DEPTH,
    NotPlain,
    Opaque,
    copy_of,
    flatten,
    rebuild,
    same_value,
)

ARRAYS = hnp.arrays(
    st.sampled_from(sorted(DTYPES)).map(np.dtype), hnp.array_shapes(min_dims=0, max_side=4)
)
PLAIN = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats() | st.text() | ARRAYS,
    lambda inner: (
        st.lists(inner, max_size=3)
        | st.lists(inner, max_size=3).map(tuple)
        | st.dictionaries(st.text(), inner, max_size=3)
    ),
    max_leaves=12,
)


def there_and_back(value):
    tree, arrays = flatten(value)
    return rebuild(tree, [a.tobytes() for a in arrays])


@given(PLAIN)
def test_a_plain_value_comes_back_the_same(value):
    assert same_value(there_and_back(value), value)


@given(PLAIN)
def test_a_copy_is_the_same_and_shares_nothing(value):
    assert same_value(copy_of(value), value)


def test_a_copy_can_be_changed_alone():
    value = {"a": [np.zeros(2)]}
    copy_of(value)["a"][0][:] = 1
    assert value["a"][0].tolist() == [0, 0]


@pytest.mark.parametrize("value", [object(), {1: 2}, {1, 2}, print, b"bytes", np.array([object()])])
def test_what_is_not_plain_is_carried_by_its_types_name_only(value):
    assert isinstance(there_and_back(value), Opaque)


def test_subclasses_are_taken_by_their_base():
    class Liar(np.ndarray):
        def __array_finalize__(self, obj):
            pass

        def __eq__(self, other):
            return True

        def astype(self, *args, **kwargs):
            raise RuntimeError

        def tobytes(self, *args):
            return b"lies"

    class Five(int):
        def __index__(self):
            return 7

        def __eq__(self, other):
            return True

        __hash__ = None

    got = there_and_back([np.arange(3.0).view(Liar), Five(5)])
    assert type(got[0]) is np.ndarray
    assert got[0].tolist() == [0, 1, 2]
    assert type(got[1]) is int
    assert got[1] == 5


def test_a_broadcast_view_counts_with_its_full_size():
    with pytest.raises(NotPlain):
        flatten(np.broadcast_to(np.zeros(1), (10**10,)))


def test_a_list_in_itself_and_a_deep_one_are_refused():
    loop = []
    loop.append(loop)
    deep = 0
    for _ in range(MAX_DEPTH + 2):
        deep = [deep]
    for value in (loop, deep):
        with pytest.raises(NotPlain):
            flatten(value)


@pytest.mark.parametrize(
    ("tree", "buffers"),
    [
        (["a", "|O8", [1]], [b"12345678"]),
        (["a", "<f8", [2]], [b"12345678"]),
        (["a", "<f8", [2**39, 2**39]], [b""]),
        (["a", "<f8", [-1]], [b""]),
        (["a", "<f8", [1.5]], [b""]),
        (["a", "<f8", [1]], []),
        (["x", 1], []),
        ([], []),
        (["d", [[1, 2]]], []),
        (["d", ["ab"]], []),
        (1, [b"left over"]),
        ({"a": 1}, []),
    ],
)
def test_what_flatten_would_not_have_made_is_refused(tree, buffers):
    with pytest.raises(NotPlain):
        rebuild(tree, buffers)


JSON = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats() | st.text(max_size=3),
    lambda inner: st.lists(inner, max_size=4) | st.dictionaries(st.text(max_size=2), inner),
)


@given(JSON, st.lists(st.binary(max_size=20), max_size=2))
def test_any_json_is_either_rebuilt_or_refused(tree, buffers):
    try:
        rebuild(tree, buffers)
    except NotPlain:
        pass
