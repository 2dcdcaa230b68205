"""What was handed in: found, named, and never trusted."""

import io
import os
import zipfile
from pathlib import Path

import pytest

from autograder.batch.assignment import choose_assignment
from autograder.batch.submissions import NoSource, submissions
from autograder.batch.worker import page_name
from autograder.notebook import NotANotebook
from tests.conftest import notebook


def zipped(path, members):
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, data in members.items():
            archive.writestr(name, data)
    return path


def names(*paths):
    return [(s.name, s.student) for s in submissions(paths, ["losses"])]


def test_notebooks_folders_and_zips_are_found_in_order(tmp_path):
    (tmp_path / "sub").mkdir()
    for name in ("b.ipynb", "a.ipynb", "sub/c.ipynb"):
        (tmp_path / name).write_bytes(notebook([]))
    (tmp_path / "notes.txt").write_text("bring chalk")
    (tmp_path / ".ipynb_checkpoints").mkdir()
    (tmp_path / ".ipynb_checkpoints" / "a.ipynb").write_bytes(notebook([]))
    assert names(tmp_path) == [("a.ipynb", "a"), ("b.ipynb", "b"), ("sub/c.ipynb", "c")]
    assert names(tmp_path / "b.ipynb") == [("b.ipynb", "b")]
    made = zipped(tmp_path / "all.zip", {"z/d.ipynb": notebook([]), "x.txt": b"", "z/": b""})
    assert names(made) == [("x.txt", "x"), ("z/d.ipynb", "d")]


def test_a_student_is_the_folder_where_the_file_is_called_as_the_exercise(tmp_path):
    (tmp_path / "ada").mkdir()
    (tmp_path / "ada" / "losses.ipynb").write_bytes(notebook([]))
    assert names(tmp_path) == [("ada/losses.ipynb", "ada")]


def test_names_are_normalised_so_that_twins_are_one(tmp_path):
    (tmp_path / "zoe\u0308.ipynb").write_bytes(notebook([]))
    assert names(tmp_path)[0][1] == "zo\u00eb"


@pytest.mark.parametrize("name", ["none", "notes.txt"])
def test_a_path_that_cannot_be_graded_is_told(tmp_path, name):
    (tmp_path / "notes.txt").write_text("x")
    with pytest.raises(NoSource):
        list(submissions([tmp_path / name]))


def test_a_folder_called_like_a_notebook_is_a_submission_with_a_reason(tmp_path):
    (tmp_path / "fake.ipynb").mkdir()
    (found,) = submissions([tmp_path])
    with pytest.raises(NotANotebook, match="folder"):
        found.read()


def test_a_link_is_not_followed(tmp_path):
    (tmp_path / "secret.txt").write_text("x")
    (tmp_path / "in").mkdir()
    (tmp_path / "in" / "s.ipynb").symlink_to(tmp_path / "secret.txt")
    (tmp_path / "in" / "loop").symlink_to(tmp_path)
    found = list(submissions([tmp_path / "in"]))
    assert [s.student for s in found] == ["loop", "s"]
    for one in found:
        with pytest.raises(NotANotebook, match="link"):
            one.read()


def test_names_in_a_zip_never_become_paths(tmp_path):
    made = zipped(
        tmp_path / "slip.zip",
        {"../../etc/evil.ipynb": notebook([]), "C:\\x\\win.ipynb": notebook([])},
    )
    found = list(submissions([made]))
    assert [s.name for s in found] == ["etc/evil.ipynb", "x/win.ipynb"]
    assert all(s.path is None for s in found)


def test_a_zip_bomb_is_refused_and_the_rest_is_read(tmp_path):
    made = zipped(
        tmp_path / "bomb.zip", {"bomb.ipynb": b" " * (64 << 20), "fine.ipynb": notebook([])}
    )
    bomb, fine = submissions([made])
    with pytest.raises(NotANotebook, match="unpacks to 67 MB"):
        bomb.read()
    assert fine.read() == notebook([])


def test_a_member_that_lies_about_its_size_is_read_under_the_cap(tmp_path):
    path = zipped(tmp_path / "lie.zip", {"lie.ipynb": os.urandom(30 << 20)})
    data = path.read_bytes().replace((30 << 20).to_bytes(4, "little"), (100).to_bytes(4, "little"))
    path.write_bytes(data)
    (lie,) = submissions([path])
    with pytest.raises(NotANotebook):
        lie.read()


def test_a_damaged_member_is_refused_and_the_rest_is_read(tmp_path):
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w") as archive:
        archive.writestr("bad.ipynb", notebook(["damaged = 1"]))
        archive.writestr("good.ipynb", notebook(["good = 1"]))
    data = buffer.getvalue().replace(b"damaged = 1", b"dbmaged = 1", 1)
    path = tmp_path / "damaged.zip"
    path.write_bytes(data)
    bad, good = submissions([path])
    with pytest.raises(NotANotebook, match="zip entry"):
        bad.read()
    assert good.read()


KNOWN = ("activations", "losses", "losses_two")


@pytest.mark.parametrize(
    ("metadata", "name", "fallback", "chosen"),
    [
        ("losses", "whatever.ipynb", "activations", "losses"),
        ("unknown", "losses.ipynb", None, "losses"),
        (None, "losses_two_final.ipynb", None, "losses_two"),
        (None, "losses/ada.ipynb", None, "losses"),
        (None, "ada.ipynb", "activations", "activations"),
    ],
)
def test_the_assignment_is_the_metadatas_else_the_names_else_the_one_asked_for(
    metadata, name, fallback, chosen
):
    assert choose_assignment(metadata, name, KNOWN, fallback) == chosen


def test_an_assignment_that_nothing_names_is_asked_for():
    with pytest.raises(NotANotebook, match="--assignment"):
        choose_assignment(None, "ada.ipynb", KNOWN, None)


@pytest.mark.parametrize("student", ["../../etc", "a" * 300, "", "<b>", "CON", "\u202egro", "日本"])
def test_a_pages_name_is_safe_whatever_the_students(student):
    name = page_name(3, student)
    assert name == Path(name).name
    assert name.isascii()
    assert len(name) < 60
