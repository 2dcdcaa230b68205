"""Exports of Blackboard, Brightspace and nbgrader's exchange: every row is the right person's."""

import pytest

from autograder.batch.other_systems import blackboard, brightspace, exchange
from autograder.batch.submissions import take_stock
from tests.batch.hand_in import KNOWN, OTHER, R, U, laid, nfd, packed, zipped
from tests.batch.test_everything_gets_a_row import both, left, rows

T1, T2 = "attempt_2026-02-03-12-00-00", "attempt_2026-02-03-13-30-05"
NOTE = "Name: {} ({})\nAssignment: Week_3\nDate Submitted: Tuesday\n\nFiles:\n\tlosses.ipynb\n"


# Blackboard


def test_a_blackboard_zip_with_its_notes(tmp_path):
    files = {
        f"Week_3_jdoe_{T1}_losses.ipynb": R,
        f"Week_3_jdoe_{T1}.txt": NOTE.format("Jane Doe", "jdoe"),
        f"Week_3_a_b_{T1}_my_losses.ipynb": U,
        f"Week_3_a_b_{T1}.txt": NOTE.format("A B", "a_b"),
    }
    for path in both(tmp_path, files):
        stock = take_stock([path], KNOWN)
        assert rows(path) == [("a_b", "U"), ("jdoe", "R")]
        assert {r.handed_in["submitted"] for r in stock.submissions} == {"2026-02-03 12:00:00"}


def test_of_blackboards_attempts_the_last_counts_however_they_are_sorted(tmp_path):
    files = {
        f"Week_3_jdoe_{T2}_losses.ipynb": R,
        f"Week_3_jdoe_{T1}_zzz_losses.ipynb": U,
        f"Week_3_roe_{T1}_losses.ipynb": R,
    }
    path = zipped(tmp_path / "x.zip", files)
    assert rows(path) == [("jdoe", "R"), ("roe", "R")]
    assert rows(path, attempts="first") == [("jdoe", "U"), ("roe", "R")]
    assert left(path).keys() == {f"Week_3_jdoe_{T1}_zzz_losses.ipynb"}


def test_logins_that_begin_alike_stay_two_people_without_notes(tmp_path):
    files = {
        f"HW_s_ann_{T1}_losses.ipynb": R,
        f"HW_s_anna_{T1}_losses.ipynb": U,
        f"HW_s_bob_{T1}_losses.ipynb": R,
    }
    found = rows(zipped(tmp_path / "x.zip", files))
    assert len({student for student, _ in found}) == 3
    assert [state for _, state in found] == ["R", "U", "R"]


def test_what_a_student_names_a_file_moves_no_marks_in_blackboard(tmp_path):
    files = {
        f"HW_zed_{T1}_HW_eve_{T2}_losses.ipynb": U,
        f"HW_eve_{T1}_losses.ipynb": R,
        f"HW_zed_{T1}.txt": NOTE.format("Zed (eve)", "zed"),
    }
    assert rows(zipped(tmp_path / "x.zip", files)) == [("eve", "R"), ("zed", "U")]


def test_a_note_of_blackboards_that_names_another_is_not_believed(tmp_path):
    files = {
        f"HW_zed_{T1}_losses.ipynb": U,
        f"HW_zed_{T1}.txt": NOTE.format("Eve", "eve"),
        f"HW_eve_{T1}_losses.ipynb": R,
        f"HW_eve_{T1}.txt": NOTE.format("Eve", "eve"),
    }
    assert rows(zipped(tmp_path / "x.zip", files)) == [("eve", "R"), ("zed", "U")]


# Brightspace

DAY = "Feb 3, 2026 1200 PM"


def test_brightspace_in_folders_and_as_files(tmp_path):
    folders = {
        f"101-55 - Jane Doe - {DAY}/losses.ipynb": R,
        f"102-56 - Zoé Müller - {DAY}/losses.ipynb": U,
        "index.html": "<html>",
    }
    flat = {
        f"101-55 - Jane Doe - {DAY} - losses.ipynb": R,
        f"102-56 - Zoé Müller - {DAY} - losses.ipynb": U,
        "index.html": "<html>",
    }
    for files in (folders, flat, {nfd(name): data for name, data in flat.items()}):
        path = zipped(tmp_path / "x.zip", files)
        assert rows(path) == [("Jane Doe", "R"), ("Zoé Müller", "U")]
        ids = [r.handed_in["id"] for r in take_stock([path], KNOWN).submissions]
        assert ids == ["101", "102"]


def test_namesakes_in_brightspace_stay_two(tmp_path):
    files = {
        f"101-55 - Ann Lee - {DAY}/losses.ipynb": R,
        f"102-55 - Ann Lee - {DAY}/losses.ipynb": U,
    }
    assert rows(zipped(tmp_path / "x.zip", files)) == [
        ("Ann Lee (101)", "R"),
        ("Ann Lee (102)", "U"),
    ]


def test_of_brightspaces_attempts_the_last_counts(tmp_path):
    files = {
        "101-55 - Ann Lee - Feb 10, 2026 915 AM/losses.ipynb": R,
        "101-55 - Ann Lee - Feb 9, 2026 1145 PM/losses.ipynb": U,
        f"102-55 - Bo - {DAY}/losses.ipynb": R,
    }
    path = laid(tmp_path / "class", files)
    assert rows(path) == [("Ann Lee", "R"), ("Bo", "R")]
    assert rows(path, attempts="first") == [("Ann Lee", "U"), ("Bo", "R")]


@pytest.mark.parametrize(
    ("name", "submitted"),
    [
        ("1-2 - Jo - Feb 3, 2026 1200 PM", "2026-02-03 12:00"),
        ("1-2 - Jo - Feb 3, 2026 1200 AM", "2026-02-03 00:00"),
        ("1-2 - Jo - February 3, 2026 905 PM", "2026-02-03 21:05"),
        ("1-2 - Jo - 3 February, 2026 1330", "2026-02-03 13:30"),
        ("1-2 - Jo - 3 fevereiro, 2026 1330", ""),
        ("1-2 - Jo - 3 lutego, 2026 1330", ""),
    ],
)
def test_brightspaces_times_are_read_or_left_empty(name, submitted):
    assert brightspace([name])[name].submitted == submitted


def test_what_a_student_names_a_file_moves_no_marks_in_brightspace(tmp_path):
    files = {
        f"12-1 - Zed Moe - {DAY} - 13-1 - Eve Smith - {DAY} - losses.ipynb": U,
        f"13-1 - Eve Smith - {DAY} - losses.ipynb": R,
        f"12-2 - Zed Moe - {DAY}/13-1 - Eve Smith - {DAY}/losses.ipynb": U,
    }
    got = dict(rows(zipped(tmp_path / "x.zip", files)))
    assert got["Eve Smith"] == "R"
    assert set(got) == {"Eve Smith", "Zed Moe"}


# nbgrader's exchange


def test_nbgraders_exchange(tmp_path):
    at, later = "2026-02-03 12:00:00.123456 UTC", "2026-02-03 18:00:00.654321 UTC"
    files = {
        f"ann+losses+{at}/losses.ipynb": U,
        f"ann+losses+{later}+Zm9v/losses.ipynb": R,
        f"ann+losses+{later}+Zm9v/timestamp.txt": later,
        f"bo+losses+{at}/losses.ipynb": R,
        f"bo+losses+{at}/.ipynb_checkpoints/losses-checkpoint.ipynb": U,
    }
    for path in both(tmp_path, files):
        assert rows(path) == [("ann", "R"), ("bo", "R")]
        assert rows(path, attempts="first") == [("ann", "U"), ("bo", "R")]


# none of them


@pytest.mark.parametrize(
    "files",
    [
        {f"HW_jdoe_{T1}_losses.ipynb": R, "ann.ipynb": R, "bob.ipynb": U, "cyd.ipynb": R},
        {f"1-2 - Jo - {DAY} - losses.ipynb": R, "ann.ipynb": R, "bob.ipynb": U, "cyd.ipynb": R},
        {
            "a+losses+2026-02-03 12:00:00 UTC/losses.ipynb": R,
            "b.ipynb": R,
            "c.ipynb": U,
            "d.ipynb": R,
        },
    ],
)
def test_where_too_few_names_are_a_systems_nothing_is_lost(tmp_path, files):
    path = zipped(tmp_path / "x.zip", files)
    assert sorted(state for _, state in rows(path)) == ["R", "R", "R", "U"]
    assert len({student for student, _ in rows(path)}) == 4


def test_scratch_beside_the_notebook_does_not_count_in_any_of_them(tmp_path):
    for beside, real in (
        (f"HW_ann_{T1}_scratch.ipynb", f"HW_ann_{T1}_losses.ipynb"),
        (f"1-2 - Ann - {DAY}/scratch.ipynb", f"1-2 - Ann - {DAY}/losses.ipynb"),
        ("a+w+2026-02-03 12:00:00 UTC/x.ipynb", "a+w+2026-02-03 12:00:00 UTC/losses.ipynb"),
    ):
        more = real.replace("ann", "bob").replace("1-2", "2-2").replace("a+w", "b+w")
        files = {beside: OTHER, real: R, more.replace("Ann", "Bob"): U}
        assert [state for _, state in rows(zipped(tmp_path / "x.zip", files))] == ["R", "U"]


def test_a_students_zip_is_opened_in_each_of_them(tmp_path):
    for name in (f"HW_{{}}_{T1}_hw.zip", f"{{}}-2 - A{{}} - {DAY} - hw.zip"):
        files = {
            name.format(i, i): packed({"hw/losses.ipynb": data}) for i, data in enumerate((R, U), 1)
        }
        assert [state for _, state in rows(zipped(tmp_path / "x.zip", files))] == ["R", "U"]


def test_names_that_are_not_a_systems_are_nobodys():
    strange = ["losses.ipynb", "a_attempt_soon_x.ipynb", "1-2 - Jo", "ann+losses", "a+b+c+d"]
    assert not blackboard(strange, [], 0, lambda _: "")
    assert not brightspace(strange)
    assert not exchange(strange)
