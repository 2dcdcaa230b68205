"""What Canvas, Moodle and Gradescope export: who is who, what counts, what is late."""

import zipfile

import pytest

from autograder.batch.lms_names import recognise
from autograder.batch.submissions import submissions

CANVAS = [
    "doejane_4821_993310_losses.ipynb",
    "doejane_4821_993390_losses-1.ipynb",
    "müllerjörg_LATE_4822_993312_losses.ipynb",
    "王小明_4823_993313_my_2_losses.ipynb",
]
MOODLE = [
    "Jane Doe_12345_assignsubmission_file/losses.ipynb",
    'O\'Brien, "Zoë"_12346_assignsubmission_file_/losses.ipynb',
    "王 小明_12347_assignsubmission_file_losses.ipynb",
]
GRADESCOPE_YML = """---
submission_101:
  :submitters:
  - :name: Jane Doe
    :sid: '1001'
    :email: jane@example.org
  - :name: 'Jörg "J" O''Brien'
    :sid:
    :email: joerg@example.org
  :created_at: 2026-02-03 12:00:00.000000000 Z
  :score: 0.0
submission_102:
  :submitters:
  - :name: 王小明
    :sid: '1003'
    :email: wang@example.org
  :created_at: 2026-02-03 13:00:00.000000000 Z
"""
GRADESCOPE = [
    "assignment_5_export/submission_101/a.ipynb",
    "assignment_5_export/submission_102/b.ipynb",
]


def zipped(path, files):
    with zipfile.ZipFile(path, "w") as archive:
        for name, data in files.items():
            archive.writestr(name, data)
    return path


def read(path, **how):
    return {s.name: s for s in submissions([path], ["losses"], **how)}


def test_canvas_names_are_read_and_the_last_attempt_counts(tmp_path):
    found = read(zipped(tmp_path / "submissions.zip", dict.fromkeys(CANVAS, "{}")))
    people = [(s.student, s.handed_in["id"], s.handed_in["late"]) for s in found.values()]
    assert people == [
        ("doejane", "4821", False), ("müllerjörg", "4822", True), ("王小明", "4823", False)
    ]  # fmt: skip
    assert CANVAS[1] in found and CANVAS[0] not in found


@pytest.mark.parametrize(("attempts", "kept"), [("first", CANVAS[0]), ("last", CANVAS[1])])
def test_which_attempt_counts_can_be_chosen(tmp_path, attempts, kept):
    path = zipped(tmp_path / "submissions.zip", dict.fromkeys(CANVAS[:2], "{}"))
    assert list(read(path, attempts=attempts)) == [kept]
    assert len(read(path, attempts="all")) == 2


def test_moodle_names_are_read_in_all_their_forms(tmp_path):
    found = read(zipped(tmp_path / "moodle.zip", dict.fromkeys(MOODLE, "{}")))
    people = {(s.student, s.handed_in["id"]) for s in found.values()}
    assert people == {
        ("Jane Doe", "12345"), ("O'Brien, \"Zoë\"", "12346"), ("王 小明", "12347")
    }  # fmt: skip


def test_a_folder_is_read_as_its_zip(tmp_path):
    for name in MOODLE[:2]:
        (tmp_path / name).parent.mkdir()
        (tmp_path / name).write_text("{}")
    assert {s.student for s in read(tmp_path).values()} == {"Jane Doe", 'O\'Brien, "Zoë"'}


def test_gradescope_groups_and_times_come_from_its_own_list(tmp_path):
    files = {**dict.fromkeys(GRADESCOPE, "{}")}
    files["assignment_5_export/submission_metadata.yml"] = GRADESCOPE_YML
    found = list(read(zipped(tmp_path / "export.zip", files)).values())
    assert found[0].student == 'Jane Doe & Jörg "J" O\'Brien'
    assert found[0].handed_in["members"] == ["jane@example.org", "joerg@example.org"]
    assert found[0].handed_in["submitted"].startswith("2026-02-03 12:00:00")
    assert (found[1].student, found[1].handed_in["members"]) == ("王小明", [])


def recognised(*names, **how):
    return recognise([tuple(name.split("/")) for name in names], **how)[0]


def test_two_people_of_one_name_are_told_apart():
    found = recognised("doejane_1_10_a.ipynb", "doejane_2_11_a.ipynb")
    assert [i.student for i in found.people.values()] == ["doejane (1)", "doejane (2)"]


@pytest.mark.parametrize("names", [["ada.ipynb"], ["ada/losses.ipynb"], ["submission_1/a.ipynb"]])
def test_a_plain_folder_stays_plain(names):
    assert recognised(*names) is None


def test_one_name_that_is_not_the_systems_turns_nothing_off():
    found = recognised(*CANVAS, "ada.ipynb")
    assert found.system == "canvas"
    assert found.people.keys() == set(CANVAS)
