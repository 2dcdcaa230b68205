"""Everything handed in gets a row or is listed, and every row is the right person's."""

import os
import socket
import struct
import zipfile

import pytest

from autograder.batch.submissions import NoSource, take_stock
from autograder.notebook import NotANotebook, parse
from tests.batch.hand_in import KNOWN, OTHER, YML, R, U, as_script, laid, nfd, of, packed, zipped


def state(row):
    """What a row comes to: R and U for those notebooks, the reason for what cannot be graded."""
    try:
        data = row.notebook(row.read())
        parse(data)
    except NotANotebook as error:
        return str(error)
    return {R: "R", U: "U"}.get(data, "other")


def rows(*paths, **how):
    """Student and state of each row."""
    return [(r.student, state(r)) for r in take_stock(paths, KNOWN, **how).submissions]


def left(*paths, **how):
    """What is left out, with the reason."""
    return {one.name: one.why for one in take_stock(paths, KNOWN, **how).left_out}


def both(tmp_path, files):
    """The same files as a zip and as a folder."""
    return [zipped(tmp_path / "all.zip", files), laid(tmp_path / "all", files)]


# Canvas


def test_of_a_canvas_zip_each_file_gets_a_row_whatever_it_is(tmp_path):
    files = {
        "doejane_11_100_losses.ipynb": R,
        "roebob_12_101_losses.ipynb.txt": R,
        "poeann_13_102_losses.zip": packed({"losses.ipynb": R}),
        "leekim_14_103_losses.html": "<html>",
        "parksu_15_104_losses.py": "def f(x):\n    return x\n",
        "zaid_16_105_losses.IPYNB": R,
    }
    for path in both(tmp_path, files):
        found = dict(rows(path))
        assert list(found) == ["doejane", "leekim", "parksu", "poeann", "roebob", "zaid"]
        assert [s for s, what in found.items() if what == "R"] == [
            "doejane", "poeann", "roebob", "zaid"
        ]  # fmt: skip
        assert "web page" in found["leekim"] and ".ipynb" in found["leekim"]
        assert "plain Python file" in found["parksu"]


@pytest.mark.parametrize(
    "names",
    [
        ["20240513_101500_ada", "20240513_111500_bob", "20240513_121500_cyd"],
        ["2024_05_13_ada", "2024_05_13_bob", "2024_05_14_cyd"],
        ["ada_2024_05_13", "bob_2024_05_13", "cyd_2024_05_14"],
        ["ada_20240513_101500_hw", "bob_20240514_111500_hw", "cyd_20240515_121500_hw"],
        ["ada_2024_10_13", "bob_2024_11_13", "cyd_2024_12_14"],
        ["ada_1_1_x", "bob_1_2_x", "cyd_1_3_x"],
        ["ada_1_7_x", "bob_2_7_x", "cyd_3_7_x"],
        ["hw_ada_3_4_x", "hw_bob_5_6_x", "hw_cyd_7_8_x"],
    ],
)
def test_dates_and_numbers_in_names_are_no_ids_of_canvas(tmp_path, names):
    files = dict.fromkeys((f"{name}.ipynb" for name in names), R)
    for path in both(tmp_path, files):
        assert rows(path) == [(name, "R") for name in names]
        assert not left(path)


def test_an_nfd_name_turns_nothing_off(tmp_path):
    files = {nfd("müllerjörg_11_100_losses.ipynb"): R, "doejane_12_101_losses.ipynb": R}
    for path in both(tmp_path, files):
        assert sorted(rows(path)) == [("doejane", "R"), ("müllerjörg", "R")]
        assert {r.handed_in["id"] for r in take_stock([path], KNOWN).submissions} == {"11", "12"}


@pytest.mark.parametrize("stray", ["solution.ipynb", "losses_solution.ipynb", "losses.ipynb"])
def test_the_instructors_own_notebook_in_a_canvas_zip_is_nobodys(tmp_path, stray):
    files = {"doejane_11_100_losses.ipynb": R, "roebob_12_101_losses.ipynb": U, stray: R}
    for path in both(tmp_path, files):
        stock = take_stock([path], KNOWN)
        assert rows(path) == [("doejane", "R"), ("roebob", "U")]
        assert "nobody's" in left(path)[stray]
        assert not stock.doubtful
        assert "read as a Canvas export: 2 files of 2 students; nobody's: " in stock.told[0]


def test_a_stray_that_may_be_somebodys_is_to_be_looked_at(tmp_path):
    files = {"doejane_11_100_losses.ipynb": R, "roebob_12_101_losses.ipynb": U, "ada.ipynb": R}
    stock = take_stock([zipped(tmp_path / "x.zip", files)], KNOWN)
    assert [one.name for one in stock.left_out if one.doubt] == ["ada.ipynb"]


def test_where_too_few_names_are_canvass_all_are_graded_and_the_way_is_said(tmp_path):
    files = {"doejane_11_100_losses.ipynb": R, "ada.ipynb": R, "bob.ipynb": U}
    path = zipped(tmp_path / "x.zip", files)
    assert [s for s, _ in rows(path)] == ["ada", "bob", "doejane_11_100_losses"]
    assert any("--from canvas" in text for text in take_stock([path], KNOWN).told)
    assert rows(path, read_as="canvas") == [("doejane", "R")]
    with pytest.raises(NoSource, match="Moodle"):
        take_stock([path], KNOWN, read_as="moodle")


def test_scratch_beside_the_notebook_does_not_count(tmp_path):
    for scratch in (OTHER, of("losses")):
        files = {"doejane_11_100_losses.ipynb": R, "doejane_11_101_scratch.ipynb": scratch}
        path = zipped(tmp_path / "x.zip", files)
        assert rows(path) == [("doejane", "R")]
        assert "not counted" in left(path)["doejane_11_101_scratch.ipynb"]
        assert rows(path, fallback="losses") == [("doejane", "R")]


def test_late_anonymous_and_again_in_canvas(tmp_path):
    files = {
        "anon_9x8_7_losses.ipynb": R,
        "anon_LATE_17_8_losses.ipynb": U,
        "doejane_LATE_11_100_losses.ipynb": U,
        "doejane_LATE_11_120_losses-1.ipynb": R,
        "王小明_13_101_losses.ipynb": R,
        "r2d2_14_102_my_2_losses.ipynb": U,
    }
    found = take_stock([zipped(tmp_path / "x.zip", files)], KNOWN).submissions
    got = {r.student: (state(r), r.handed_in["late"]) for r in found}
    assert got["anon_9x8"] == ("R", False)
    assert got["doejane"] == ("R", True)
    assert got["王小明"] == ("R", False) and got["r2d2"] == ("U", False)
    assert len(found) == 5 or "anon_17" not in got


def test_a_students_own_name_for_a_file_is_never_who_it_is(tmp_path):
    files = {
        "zedmoe_12_101_evesmith_13_102_losses.ipynb": U,
        "evesmith_13_103_losses.ipynb": R,
    }
    assert rows(zipped(tmp_path / "x.zip", files)) == [("evesmith", "R"), ("zedmoe", "U")]


def test_the_assignment_is_not_read_from_a_students_name(tmp_path):
    files = {"activationsjoe_11_100_losses.ipynb": of(""), "doe_12_101_losses.ipynb": of("")}
    found = take_stock([zipped(tmp_path / "x.zip", files)], KNOWN).submissions
    assert [r.own_name for r in found] == ["losses.ipynb", "losses.ipynb"]


# Moodle


def test_a_moodle_file_that_names_another_is_its_folders(tmp_path):
    files = {
        "Zed Moe_12_assignsubmission_file/Eve Smith_13_assignsubmission_file_losses.ipynb": U,
        "Eve Smith_13_assignsubmission_file/losses.ipynb": R,
    }
    for path in both(tmp_path, files):
        assert rows(path) == [("Eve Smith", "R"), ("Zed Moe", "U")]


def test_a_flat_moodle_file_that_names_another_is_its_owners(tmp_path):
    files = {
        "Zed Moe_12_assignsubmission_file_Eve Smith_13_assignsubmission_file_losses.ipynb": U,
        "Eve Smith_13_assignsubmission_file_losses.ipynb": R,
    }
    assert rows(zipped(tmp_path / "x.zip", files)) == [("Eve Smith", "R"), ("Zed Moe", "U")]


def test_a_folder_in_a_moodle_upload_that_is_named_as_anothers_moves_nothing(tmp_path):
    files = {
        "Zed Moe_12_assignsubmission_file/Eve Smith_13_assignsubmission_file/losses.ipynb": U,
        "Eve Smith_13_assignsubmission_file/losses.ipynb": R,
    }
    assert rows(zipped(tmp_path / "x.zip", files)) == [("Eve Smith", "R"), ("Zed Moe", "U")]
    alone = dict([next(iter(files.items()))])
    assert rows(zipped(tmp_path / "y.zip", alone)) == [("Zed Moe", "U")]


def test_moodle_in_its_other_forms(tmp_path):
    files = {
        "Team Rocket_55_assignsubmission_file_/losses.ipynb": R,
        "Participant_77_assignsubmission_file/losses.ipynb": U,
        "Participant_78_assignsubmission_file/losses.ipynb": R,
        "Anna Schmidt_11_assignsubmission_onlinetext/onlinetext.html": "<p>done</p>",
        "Jo Ho_12_assignsubmission_file_hw.zip": packed({"losses.ipynb": R}),
        "Al Bo_13_assignsubmission_file/losses.ipynb": R,
        "Al Bo_13_assignsubmission_onlinetext/onlinetext.html": "<p>see file</p>",
    }
    for path in both(tmp_path, files):
        got = dict(rows(path))
        assert got.pop("Anna Schmidt").startswith("it is a web page")
        assert got == {
            "Team Rocket": "R", "Participant (77)": "U", "Participant (78)": "R", "Jo Ho": "R",
            "Al Bo": "R",
        }  # fmt: skip


def test_namesakes_have_their_own_ids(tmp_path):
    files = {
        "Anna Schmidt_11_assignsubmission_file/losses.ipynb": R,
        "Anna Schmidt_12_assignsubmission_file/losses.ipynb": U,
    }
    found = take_stock([zipped(tmp_path / "x.zip", files)], KNOWN).submissions
    assert [(r.student, r.handed_in["id"], state(r)) for r in found] == [
        ("Anna Schmidt (11)", "11", "R"), ("Anna Schmidt (12)", "12", "U")
    ]  # fmt: skip


def test_a_moodle_id_that_two_names_claim_costs_neither_a_row(tmp_path):
    files = {
        "Eve Smith_13_assignsubmission_file/losses.ipynb": R,
        "Zed Moe_13_assignsubmission_file/losses.ipynb": U,
    }
    assert rows(zipped(tmp_path / "x.zip", files)) == [("Eve Smith", "R"), ("Zed Moe", "U")]


# Gradescope


@pytest.mark.parametrize("root", ["", "assignment_5_export/"])
@pytest.mark.parametrize(
    "planted",
    [
        {"submission_12/submission_11/losses.ipynb": U},
        {"submission_12/losses.ipynb": U, "submission_12/submission_metadata.yml": YML},
        {
            "submission_12/submission_metadata.yml": YML.replace("_11", "_12"),
            "submission_12/submission_12/losses.ipynb": U,
        },
    ],
)
def test_what_lies_in_an_upload_moves_nobodys_marks(tmp_path, root, planted):
    files = {f"{root}submission_metadata.yml": YML, f"{root}submission_11/losses.ipynb": R}
    files |= {f"{root}{name}": data for name, data in planted.items()}
    for path in both(tmp_path, files):
        found = take_stock([path], KNOWN).submissions
        got = [(r.student, r.handed_in["id"], state(r)) for r in found]
        assert got == [("Eve Smith", "eve@example.org", "R"), ("Zed Moe", "zed@example.org", "U")]


def test_one_upload_alone_with_a_list_of_its_own_is_not_believed(tmp_path):
    files = {"submission_12/submission_metadata.yml": YML, "submission_12/submission_11/x.ipynb": U}
    found = take_stock([zipped(tmp_path / "x.zip", files)], KNOWN).submissions
    assert not any(r.handed_in for r in found)
    assert all("Eve" not in r.student for r in found)


def test_an_upload_that_the_list_does_not_know_is_graded_all_the_same(tmp_path):
    files = {"submission_metadata.yml": YML, "submission_13/losses.ipynb": R}
    files |= {"submission_11/losses.ipynb": R, "submission_12/report.pdf": b"%PDF"}
    path = zipped(tmp_path / "x.zip", files)
    got = dict(rows(path))
    assert got["submission_13"] == "R"
    assert "document (.pdf)" in got["Zed Moe"]
    assert "not in submission_metadata.yml: submission_13" in take_stock([path], KNOWN).told[0]


@pytest.mark.parametrize(
    "text", ["a: [", "- 1\n", "", "&a [*a]", "x: &x {y: *x}", "!!python/object:os.system x"]
)
def test_a_list_that_cannot_be_read_costs_nobody_a_row(tmp_path, text):
    files = {"submission_metadata.yml": text, "submission_11/losses.ipynb": R}
    assert rows(zipped(tmp_path / "x.zip", files)) == [("submission_11", "R")]


def test_ids_in_the_list_stay_as_they_are_written(tmp_path):
    text = YML.replace("    :email: eve@example.org\n", "").replace("'0012'", "0012")
    text = text.replace("- :name: Eve Smith", "- !ruby/hash:Whatever\n    :name: on")
    files = {"submission_metadata.yml": text, "submission_11/losses.ipynb": R}
    (row,) = take_stock([zipped(tmp_path / "x.zip", files)], KNOWN).submissions
    assert (row.student, row.handed_in["id"]) == ("on", "0012")


# Folders and files of students


@pytest.mark.parametrize(
    ("files", "right"),
    [
        (
            {"ada/losses (1).ipynb": R, "bob/losses (1).ipynb": U, "cyd/Copy of losses.ipynb": R},
            [("ada", "R"), ("bob", "U"), ("cyd", "R")],
        ),
        ({"ada/losses.ipynb": R, "ada/losses-Copy1.ipynb": U}, [("ada", "R")]),
        ({"ada/Copy of losses.ipynb": U, "ada/losses.ipynb": R}, [("ada", "R")]),
        ({"ada/losses (1).ipynb": U, "ada/losses.ipynb": R}, [("ada", "R")]),
        ({"ada/losses.ipynb": R, "ada/Untitled.ipynb": OTHER}, [("ada", "R")]),
        ({"ada/losses_final.ipynb": R, "bob/my work.ipynb": U}, [("ada", "R"), ("bob", "U")]),
        ({"ada/x.ipynb": R, "bob/y.ipynb": U}, [("ada", "R"), ("bob", "U")]),
        ({"ada/nets.ipynb": R, "bob/nets.ipynb": U}, [("ada", "R"), ("bob", "U")]),
        ({"ada/ada_1.ipynb": R}, [("ada", "R")]),
        ({"12345/losses.ipynb": R, "12346/losses.ipynb": U}, [("12345", "R"), ("12346", "U")]),
        ({"group 1/losses.ipynb": R, "group 2/hw.ipynb": U}, [("group 1", "R"), ("group 2", "U")]),
        ({"ada/.Trash-1000/files/losses.ipynb": U, "ada/losses.ipynb": R}, [("ada", "R")]),
        ({"ada/__MACOSX/._losses.ipynb": b"x", "ada/losses.ipynb": R}, [("ada", "R")]),
        ({"ada/losses/losses.ipynb": R, "bob/losses/a.ipynb": U}, [("ada", "R"), ("bob", "U")]),
        ({"ada/week3/hw.ipynb": R, "bob/week3/hw.ipynb": U}, [("ada", "R"), ("bob", "U")]),
        (
            {"n/sec1/ada/losses.ipynb": R, "n/sec1/bob/losses.ipynb": U, "n/sec2/cyd/x.ipynb": R},
            [("ada", "R"), ("bob", "U"), ("cyd", "R")],
        ),
        (
            {"sec1/ada.ipynb": R, "sec1/bob.ipynb": U, "sec2/cyd.ipynb": R},
            [("ada", "R"), ("bob", "U"), ("cyd", "R")],
        ),
        ({"losses/ada.ipynb": R, "losses/bob.ipynb": U}, [("ada", "R"), ("bob", "U")]),
        ({"ada.ipynb": R, "bob/losses.ipynb": U}, [("ada", "R"), ("bob", "U")]),
        ({"ada.zip": packed({"losses.ipynb": R}), "bob.ipynb": U}, [("ada", "R"), ("bob", "U")]),
        ({"ada/hw.zip": packed({"a/losses.ipynb": R, "a/d.csv": b"1"})}, [("ada", "R")]),
        ({"ada.ipynb": R, "ada-Copy1.ipynb": U}, [("ada", "R")]),
        ({"ada.ipynb": R, "ada (1).ipynb": U}, [("ada (1)", "U"), ("ada", "R")]),
        (
            {"losses.ipynb": R, "losses (1).ipynb": U, "losses (2).ipynb": R},
            [("losses (1)", "U"), ("losses (2)", "R"), ("losses", "R")],
        ),
        ({"ada.IPYNB": R, "bob.ipynb.txt": U, "cyd.ipynb.json": R}, "ada bob cyd"),
        ({"ada.json": R, "bob.txt": U, "cyd": R}, "ada bob cyd"),
        ({"ada.ipynb.ipynb": R, "bob.ipynb (1).txt": U, "cyd.ipynb.download": R}, "ada bob cyd"),
        ({"Ada Byron - losses.ipynb": R, "Bo Li - losses.ipynb": U}, None),
    ],
)  # fmt: skip
def test_whose_it_is_follows_from_the_whole_tree(tmp_path, files, right):
    if right is None:
        right = list(zip([n.removesuffix(".ipynb") for n in files], "RU", strict=True))
    elif isinstance(right, str):
        right = list(zip(right.split(), "RUR", strict=True))
    for path in both(tmp_path, files):
        assert sorted(rows(path)) == sorted(right)
        stock = take_stock([path], KNOWN)
        named = {r.name for r in stock.submissions} | {one.name for one in stock.left_out}
        assert len(named) >= len(files) - sum(name.endswith(".zip") for name in files)
        assert not any(r.conflict for r in stock.submissions)


def test_the_layout_can_be_said(tmp_path):
    files = {"one/ada.ipynb": R, "two/bob.ipynb": U}
    path = laid(tmp_path / "all", files)
    assert [s for s, _ in rows(path, read_as="folders")] == ["one", "two"]
    assert [s for s, _ in rows(path, read_as="files")] == ["ada", "bob"]


def test_backslashes_are_folders_in_zips_and_in_folders(tmp_path):
    files = {
        "class\\ada\\losses.ipynb": R,
        "class\\ada\\.ipynb_checkpoints\\losses-checkpoint.ipynb": U,
        "class\\bob\\losses.ipynb": R,
    }
    for path in both(tmp_path, files):
        assert rows(path) == [("ada", "R"), ("bob", "R")]
        assert len(left(path)) == 1


@pytest.mark.parametrize(
    "name",
    ["/ada/losses.ipynb", "C:\\ada\\losses.ipynb", "../../ada/losses.ipynb", "./ada//losses.ipynb"],
)
def test_a_hostile_name_in_a_zip_is_a_name(tmp_path, name):
    path = zipped(tmp_path / "x.zip", {name: R, "bob/losses.ipynb": U})
    assert sorted(rows(path)) == [("ada", "R"), ("bob", "U")]


def test_names_of_a_mac_that_are_not_marked_as_utf8_are_read(tmp_path):
    data = packed({"zoe/losses.ipynb": R, "xyz/losses.ipynb": U})
    path = tmp_path / "x.zip"
    path.write_bytes(data.replace(b"xyz/", "é".encode() + b"a/").replace(b"zoe/", b"zo\x82/"))
    assert sorted(rows(path)) == [("zoé", "R"), ("éa", "U")]


# What is not a notebook


@pytest.mark.parametrize(
    ("name", "why"),
    [
        ("ada.html", "web page"), ("ada.pdf", "document"), ("ada.docx", "document"),
        ("ada.png", "picture"), ("ada.7z", "archive"), ("ada.py", "plain Python"),
        ("ada.ipynb.html", "web page"), ("ada.ipynb.crdownload", "not finished"),
        ("ada.txt", "not a notebook (.txt)"), ("ada", "without an ending"),
        ("ada.R", "not a notebook"),
    ],
)  # fmt: skip
def test_a_file_that_is_no_notebook_is_a_row_with_reason_and_remedy(tmp_path, name, why):
    for path in both(tmp_path, {name: "text", "bob.ipynb": R}):
        got = dict(rows(path))
        assert got["bob"] == "R"
        assert why in got["ada"] and ".ipynb" in got["ada"]


def test_an_empty_folder_and_one_with_data_only_are_rows(tmp_path):
    folder = laid(tmp_path / "x", {"ada/losses.ipynb": R, "bob": None, "cyd/d.csv": b"1"})
    got = dict(rows(folder))
    assert got["ada"] == "R"
    assert "nothing is in it" in got["bob"]
    assert "no notebook was handed in" in got["cyd"]
    path = tmp_path / "x.zip"
    with zipfile.ZipFile(path, "w") as archive:
        archive.writestr("ada/losses.ipynb", R)
        archive.mkdir("bob")
    assert [s for s, _ in rows(path)] == ["ada", "bob"]


def test_pipes_sockets_devices_and_links_are_rows_at_once(tmp_path, monkeypatch):
    folder = laid(tmp_path / "x", {f"s{i}.ipynb": R for i in range(7)})
    os.mkfifo(folder / "evil.ipynb")
    monkeypatch.chdir(folder)  # a socket's address is short
    with socket.socket(socket.AF_UNIX) as bound:
        bound.bind("sock.ipynb")
    (folder / "link.ipynb").symlink_to("/dev/zero")
    (folder / "pipe_in").mkdir()
    os.mkfifo(folder / "pipe_in" / "losses.ipynb")
    got = dict(rows(folder))
    assert len(got) == 11
    assert "not a regular file (a named pipe)" in got["evil"]
    assert "not a regular file (a socket)" in got["sock"]
    assert "link" in got["link"]
    assert "named pipe" in got["pipe_in"]


def test_a_pipe_that_took_a_notebooks_place_is_not_waited_for(tmp_path):
    folder = laid(tmp_path / "x", {"ada.ipynb": R, "bob.ipynb": R})
    ada, bob = take_stock([folder], KNOWN).submissions
    (folder / "ada.ipynb").unlink()
    os.mkfifo(folder / "ada.ipynb")
    with pytest.raises(NotANotebook, match="regular file"):
        ada.read()
    assert bob.read() == R


def test_a_device_or_pipe_named_as_path_is_refused_or_a_row(tmp_path):
    os.mkfifo(tmp_path / "evil.ipynb")
    assert "regular file" in dict(rows(tmp_path / "evil.ipynb"))["evil"]
    os.mkfifo(tmp_path / "evil")
    with pytest.raises(NoSource, match="regular file"):
        take_stock([tmp_path / "evil"], KNOWN)


def test_what_is_nobodys_work_is_listed_and_no_row(tmp_path):
    side = [
        "losses_checks.zip", "grades.csv", "data/mnist.npz", "README.md", ".DS_Store", "Thumbs.db",
        "helpers.py", ".ipynb_checkpoints/ada-checkpoint.ipynb", "__MACOSX/._ada.ipynb",
        "requirements.txt", "~$notes.docx",
    ]  # fmt: skip
    files = {"ada.ipynb": R, "bob.ipynb": U, **dict.fromkeys(side, b"x")}
    files["losses_checks.zip"] = packed({"nncheck/__init__.py": b""})
    for path in both(tmp_path, files):
        assert rows(path) == [("ada", "R"), ("bob", "U")]
        found = left(path)
        assert all(any(name.startswith(n.split("/")[0]) for n in found) for name in side)
        assert all(found.values())


def test_files_beside_a_notebook_are_not_counted_and_no_failure(tmp_path):
    files = {
        "ada/losses.ipynb": R, "ada/helpers.py": "x = 1", "ada/mine.py": "x = 1",
        "ada/losses.html": "<p>", "ada/plot.png": "x", "ada/losses_checks.zip": packed({"a": b""}),
    }  # fmt: skip
    for path in both(tmp_path, files):
        (row,) = take_stock([path], KNOWN).submissions
        assert state(row) == "R"
        assert len(row.not_counted) == 5 == len(left(path))


def test_an_assignment_that_was_handed_in_as_a_page_only_is_a_row(tmp_path):
    files = {"ada/losses.ipynb": R, "ada/activations.html": "<p>", "ada/losses.html": "<p>"}
    got = rows(laid(tmp_path / "x", files))
    assert len(got) == 2
    assert ("ada", "R") in got
    assert any("web page" in what for _, what in got)


# Several of one student


def test_two_assignments_of_a_student_are_two_rows(tmp_path):
    files = {"ada/losses.ipynb": R, "ada/activations.ipynb": of("activations")}
    assert sorted(rows(laid(tmp_path / "x", files))) == [("ada", "R"), ("ada", "other")]


@pytest.mark.parametrize(
    "files",
    [
        {"ada/losses_a.ipynb": R, "ada/losses_b.ipynb": U},
        {"ada/losses.ipynb": U, "ada/my answers.ipynb": R},
        {"ada/losses.ipynb": U, "ada/losses_final.ipynb": R},
        {"ada/losses (1).ipynb": U, "ada/losses (2).ipynb": R},
        {"sec1/ada.ipynb": U, "sec1/x.ipynb": U, "sec2/ada.ipynb": R, "sec2/y.ipynb": U},
    ],
)
def test_where_nothing_decides_all_are_graded_and_each_says_so(tmp_path, files):
    for path in both(tmp_path, files):
        (found,) = (r for r in take_stock([path], KNOWN).submissions if r.student == "ada")
        assert sorted(map(state, (found, *found.rivals))) == ["R", "U"]
        assert "nothing says which counts" in found.conflict


def test_the_same_content_twice_is_no_conflict(tmp_path):
    files = {"ada/losses_a.ipynb": R, "ada/losses_b.ipynb": R}
    path = laid(tmp_path / "x", files)
    (row,) = take_stock([path], KNOWN).submissions
    assert not row.conflict
    assert "the same content" in left(path)["ada/losses_b.ipynb"]


def test_a_damaged_copy_does_not_stand_in_the_way(tmp_path):
    files = {"ada/losses.ipynb": b"{", "ada/losses (1).ipynb": R}
    path = laid(tmp_path / "x", files)
    assert rows(path) == [("ada", "R")]
    assert "not valid JSON" in left(path)["ada/losses.ipynb"]


def test_two_paths_with_the_same_student(tmp_path):
    monday = laid(tmp_path / "monday", {"ada.ipynb": U, "bob.ipynb": R})
    tuesday = laid(tmp_path / "tuesday", {"ada.ipynb": R, "bob.ipynb": R})
    found = take_stock([monday, tuesday], KNOWN).submissions
    assert [(r.student, state(r), [*map(state, r.rivals)]) for r in found] == [
        ("ada", "U", ["R"]), ("bob", "R", [])
    ]  # fmt: skip
    first = zipped(tmp_path / "1.zip", {"doejane_11_100_losses.ipynb": U})
    second = zipped(tmp_path / "2.zip", {"doejane_11_200_losses.ipynb": R})
    assert rows(second, first) == rows(first, second) == [("doejane", "R")]


def test_moodles_numbers_are_of_one_assignment(tmp_path):
    one = zipped(tmp_path / "1.zip", {"Eve_12_assignsubmission_file/losses.ipynb": R})
    two = zipped(tmp_path / "2.zip", {"Zed_12_assignsubmission_file/losses.ipynb": U})
    assert rows(one, two) == [("Eve", "R"), ("Zed", "U")]


def test_folders_zips_and_files_of_single_students_can_be_named(tmp_path):
    for name, data in {"ada": R, "bob": U}.items():
        laid(tmp_path / name, {"losses.ipynb": data})
        zipped(tmp_path / f"{name}.zip", {"losses.ipynb": data})
    right = [("ada", "R"), ("bob", "U")]
    assert rows(tmp_path / "ada", tmp_path / "bob") == right
    assert rows(tmp_path / "ada.zip", tmp_path / "bob.zip") == right
    assert rows(*(tmp_path / n / "losses.ipynb" for n in ("ada", "bob"))) == right
    laid(tmp_path / "c", {f"{n}_{i}_{i + 9}_losses.ipynb": R for i, n in enumerate(["x", "y"], 1)})
    assert [s for s, _ in rows(*sorted((tmp_path / "c").iterdir()))] == ["x", "y"]


def test_an_export_that_lies_in_a_folder_is_read_as_one(tmp_path):
    laid(tmp_path / "in", {"roster.csv": "id"})
    zipped(
        tmp_path / "in" / "submissions.zip",
        {"doe_11_100_losses.ipynb": U, "roe_12_101_losses.ipynb": R},
    )
    assert sorted(rows(tmp_path / "in")) == [("doe", "U"), ("roe", "R")]


def test_a_students_zip_with_names_as_a_systems_is_the_students(tmp_path):
    planted = {"evesmith_13_100_losses.ipynb": U, "abe_12_101_losses.ipynb": U}
    for name in ("evesmith", "Eve Smith"):
        laid(tmp_path / name, {"zed.zip": packed(planted), f"{name}.ipynb": R})
        assert dict(rows(tmp_path / name))[name] == "R"
        assert {s for s, _ in rows(tmp_path / name)} == {name, "zed"}


@pytest.mark.parametrize(
    "name", ["evesmith_13_100_losses.ipynb", "Eve Smith_13_assignsubmission_file/losses.ipynb"]
)
def test_one_students_folder_alone_is_not_taken_for_an_export(tmp_path, name):
    path = zipped(tmp_path / "x.zip", {f"zed/{name}": U})
    assert not any(r.handed_in for r in take_stock([path], KNOWN).submissions)
    path = zipped(tmp_path / "y.zip", {f"NN1-losses-77/{name}": U})
    assert all(r.handed_in for r in take_stock([path], KNOWN).submissions)
    assert all(r.handed_in for r in take_stock([path], KNOWN, read_as="").submissions)


# Zips


def test_one_notebook_is_in_memory_at_a_time(tmp_path):
    path = zipped(tmp_path / "x.zip", {f"s{i}.ipynb": R for i in range(20)})
    assert all(r.data is None and r.origin for r in take_stock([path], KNOWN).submissions)


def test_a_bomb_in_a_students_zip_costs_that_student_alone(tmp_path):
    bomb = packed({"losses.ipynb": b" " * (64 << 20)})
    files = {"ada/x.zip": bomb, "bob/losses.ipynb": R, "cyd/x.zip": b"PK\x03\x04 nonsense"}
    for path in both(tmp_path, files):
        got = dict(rows(path))
        assert got["bob"] == "R"
        assert "unpacks to" in got["ada"]
        assert "cannot be read" in got["cyd"]


def test_a_zip_in_a_zip_in_a_zip_and_one_of_too_many_files_are_refused(tmp_path):
    deep = packed({"b.zip": packed({"c.zip": packed({"losses.ipynb": R})})})
    many = packed({f"{i}.txt": b"" for i in range(2_001)})
    files = {"ada/a.zip": deep, "bob/many.zip": many, "cyd/losses.ipynb": R}
    got = dict(rows(laid(tmp_path / "x", files)))
    assert got["cyd"] == "R"
    assert "zip inside a zip" in got["ada"]
    assert "more than 2,000 files" in got["bob"]


def test_a_zip_with_a_password_says_so(tmp_path):
    path = zipped(tmp_path / "x.zip", {"ada.ipynb": R, "bob.ipynb": R})
    data = bytearray(path.read_bytes())
    at = data.index(b"PK\x01\x02")
    data[at + 8 : at + 10] = struct.pack("<H", 1)
    path.write_bytes(data)
    got = dict(rows(path))
    assert "password" in got["ada"]
    assert got["bob"] == "R"


def test_two_members_of_one_name_are_both_seen(tmp_path):
    with zipfile.ZipFile(tmp_path / "x.zip", "w") as archive:
        archive.writestr("ada.ipynb", R)
        with pytest.warns(UserWarning, match="Duplicate"):
            archive.writestr("ada.ipynb", U)
    (ada,) = take_stock([tmp_path / "x.zip"], KNOWN).submissions
    assert ada.conflict
    assert [state(r) for r in (ada, *ada.rivals)] == ["R", "U"]


# Scripts


@pytest.mark.parametrize("mark", ["# %%", "#%%", "# %% [code]", "# In[3]:", "# In[ ]:"])
def test_a_script_with_the_marks_of_cells_is_graded(tmp_path, mark):
    text = as_script(R, mark)
    (row,) = take_stock([laid(tmp_path / "x", {"ada/losses.py": text})], KNOWN).submissions
    assert (row.student, row.script) == ("ada", True)
    assert len(parse(row.notebook(row.read())).cells) == 4


# Helpers


def helped(path):
    return {r.student: dict(r.beside()) for r in take_stock([path], KNOWN).submissions}


@pytest.mark.parametrize(
    "own",
    [
        ("ada/losses.ipynb", "ada/mine.py", "ada/lib/more.py"),
        ("ada/x.zip/losses.ipynb", "ada/x.zip/mine.py", "ada/x.zip/lib/more.py"),
        ("ada\\losses.ipynb", "ada\\mine.py", "ada\\lib\\more.py"),
    ],
)
def test_a_students_python_files_go_with_the_notebook(tmp_path, own):
    files = {own[0]: R, own[1]: "x = 1", own[2]: "y = 2", "bob/losses.ipynb": U, "bob/z.py": "z"}
    if ".zip" in own[0]:
        inner = packed({n.partition(".zip/")[2]: files.pop(n) for n in own})
        files["ada/x.zip"] = inner
    for path in both(tmp_path, files):
        found = helped(path)
        assert found["ada"] == {"mine.py": b"x = 1", "lib/more.py": b"y = 2"}
        assert found["bob"] == {"z.py": b"z"}


def test_canvass_python_files_go_to_their_owner_by_their_own_name(tmp_path):
    files = {
        "doejane_11_100_losses.ipynb": R, "doejane_11_101_mine.py": "x = 1",
        "roebob_12_102_losses.ipynb": U, "parksu_13_103_losses.py": "secret = 1",
    }  # fmt: skip
    for path in both(tmp_path, files):
        found = helped(path)
        assert found["doejane"] == {"mine.py": b"x = 1"}
        assert found["roebob"] == {}


def test_in_a_folder_of_a_class_nobodys_python_file_becomes_anothers(tmp_path):
    files = {"ada.ipynb": R, "bob.ipynb": U, "cyd.py": "x = 1", "helpers.py": "y = 2"}
    for path in both(tmp_path, files):
        assert [found for found in helped(path).values() if found] == []


def test_another_helper_is_another_submission(tmp_path):
    one = laid(tmp_path / "one", {"ada/losses.ipynb": R, "ada/mine.py": "x = 1"})
    two = laid(tmp_path / "two", {"ada/losses.ipynb": R, "ada/mine.py": "x = 2"})
    first, second = (take_stock([p], KNOWN).submissions[0] for p in (one, two))
    assert first.digest(first.read()) != second.digest(second.read())
