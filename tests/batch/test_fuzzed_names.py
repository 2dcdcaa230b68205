"""Whatever the names and bytes are: no crash, nothing vanishes, the same result each time."""

import contextlib
import tempfile
import zipfile
from pathlib import Path

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from autograder.batch.listing import clean_parts
from autograder.batch.submissions import NoSource, take_stock
from autograder.notebook import NotANotebook, parse
from tests.batch.hand_in import KNOWN, OTHER, YML, R, U, as_script, packed, zipped

PARTS = st.one_of(
    st.sampled_from(
        "ada bob losses week3 .hidden __MACOSX .. zed.zip submission_11 submission_12 "
        "assignment_5_export submission_metadata.yml class losses.ipynb|x".split()
        + [
            "Eve Smith_13_assignsubmission_file",
            "Zed_12_assignsubmission_file_",
            "losses (1).ipynb",
        ]
    ),
    st.from_regex(r"\A[a-zé]{2,4}(_LATE)?_\d{1,4}_\d{1,4}_losses(-\d)?\.(ipynb|py|html|zip)\Z"),
    st.from_regex(r"\A(Copy of )?(ada|losses|x)(-Copy\d| \(\d\))?\.(ipynb|IPYNB|txt|pdf|zip)\Z"),
    st.text(min_size=1, max_size=6),
)
NAMES = st.builds(
    lambda parts, slash: slash.join(parts),
    st.lists(PARTS, min_size=1, max_size=4),
    st.sampled_from(["/", "\\"]),
)
BODIES = st.sampled_from([
    R, U, OTHER, b"", b"{", b"%PDF", as_script(R).encode(), packed({"losses.ipynb": R}),
    packed({"a/b.zip": packed({"x": b""})}), b"PK\x03\x04", YML.encode(), b"\xff\xfe\x00",
])  # fmt: skip
EASY = settings(
    max_examples=150, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture]
)


def looked_at(path):
    """Names of rows and of what is left out; each row read as a worker would."""
    stock = take_stock([path], KNOWN)
    for row in stock.submissions:
        try:
            parse(row.notebook(row.read()))
        except NotANotebook:
            continue
    rows = [one.name for row in stock.submissions for one in (row, *row.rivals)]
    return rows, [one.name for one in stock.left_out]


@EASY
@given(st.dictionaries(NAMES, BODIES, min_size=1, max_size=12))
def test_nothing_in_a_zip_vanishes_and_nothing_is_there_twice(files):
    with tempfile.TemporaryDirectory() as folder:
        path = zipped(Path(folder) / "x.zip", files)
        rows, left = looked_at(path)
        assert (rows, left) == looked_at(path)
        with zipfile.ZipFile(path) as archive:
            found = [
                clean_parts(i.filename) for i in archive.infolist() if not i.filename.endswith("/")
            ]
        named = [tuple(name.split("/")) for name in rows + left]
        for parts in filter(None, found):
            assert any(name[: len(parts)] == parts for name in named), parts
        assert len(named) == len(set(named)) or len(found) > len(set(found))


@EASY
@given(st.binary(max_size=200), st.integers(0, 400), st.sampled_from([R, U]))
def test_a_damaged_zip_is_refused_or_its_rows_say_so(noise, at, body):
    data = bytearray(packed({"ada.ipynb": body, "b/x.zip": packed({"losses.ipynb": R})}))
    place = at % len(data)
    data[place : place + len(noise)] = noise
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "x.zip"
        path.write_bytes(data)
        inner = Path(folder) / "in"
        (inner / "ada").mkdir(parents=True)
        (inner / "ada" / "x.zip").write_bytes(data)
        with contextlib.suppress(NoSource):
            looked_at(path)
        looked_at(inner)


@EASY
@given(st.text(alphabet="# %+-'\"\\\n[]In()xe:=", max_size=200))
def test_any_text_as_a_script_is_read(text):
    from autograder.batch.scripts import as_notebook, is_script

    is_script(text)
    parse(as_notebook(text))
