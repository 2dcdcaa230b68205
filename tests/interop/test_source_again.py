"""`build --nbgrader` where there is a source already: the instructor's work stays."""

import json

import pytest

from autograder.interop.nbgrader.build import (
    CONFIG,
    MODULE,
    OLD_CONFIG,
    WouldBeLost,
    build_nbgrader,
)
from tests.conftest import SECRET


@pytest.fixture
def built(small, tmp_path):
    build_nbgrader(small, SECRET, tmp_path)
    return tmp_path


def path(course):
    return course / "source/small/small.ipynb"


def change(course, edit):
    tree = json.loads(path(course).read_text())
    edit(tree["cells"])
    path(course).write_text(json.dumps(tree))


def sources(course):
    return ["".join(c["source"]) for c in json.loads(path(course).read_text())["cells"]]


def named(cells, name):
    return next(c for c in cells if c["metadata"].get("nbgrader", {}).get("grade_id") == name)


def own(text, kind="markdown"):
    more = {"outputs": [], "execution_count": None} if kind == "code" else {}
    return {"cell_type": kind, "id": "own", "metadata": {}, "source": text, **more}


def test_a_second_build_changes_nothing(small, built):
    before = path(built).read_bytes()
    build_nbgrader(small, SECRET, built)
    assert path(built).read_bytes() == before


def test_the_instructors_cells_stay_where_they_were(small, built):
    def edit(cells):
        cells.insert(0, own("first of all"))
        cells.insert(cells.index(named(cells, "shifted")) + 1, own("think!", "code"))
        cells.append(own("the end"))

    change(built, edit)
    before = sources(built)
    build_nbgrader(small, SECRET, built)
    assert sources(built) == before
    ids = [c["id"] for c in json.loads(path(built).read_text())["cells"]]
    assert len(ids) == len({*ids})


def test_an_exercise_of_the_instructors_own_stays_with_its_tags(small, built):
    tag = {
        "schema_version": 3, "grade": True, "locked": False, "solution": True, "task": False,
        "grade_id": "essay", "points": 5, "cell_type": "markdown",
    }  # fmt: skip
    essay = {**own("Why?"), "metadata": {"nbgrader": tag, "slideshow": {"slide_type": "slide"}}}
    change(built, lambda cells: cells.append(essay))
    build_nbgrader(small, SECRET, built)
    kept = json.loads(path(built).read_text())["cells"][-1]
    assert kept["metadata"] == essay["metadata"] and "".join(kept["source"]) == "Why?"


def reword(cells):
    named(cells, "scaled")["source"] = "def scaled(x, c):\n    return x * c"


def revalue(cells):
    named(cells, "test_norm")["metadata"]["nbgrader"]["points"] = 10


def remove(cells):
    cells.remove(named(cells, "norm"))


def move(cells):
    cells.append(cells.pop(cells.index(named(cells, "shifted"))))


def retell(cells):
    cells[0]["source"] = "# My own words"


@pytest.mark.parametrize(
    ("edit", "told"),
    [
        (reword, "scaled (cell 8) was edited"),
        (revalue, "test_norm (cell 13) was edited"),
        (remove, "norm was removed"),
        (move, "the order of our cells was changed"),
        (retell, "setup/1 (cell 1) was edited"),
    ],
)
def test_what_would_be_lost_is_named_and_needs_force(small, built, edit, told):
    change(built, lambda cells: cells.append(own("mine")))
    before = json.loads(path(built).read_text())
    change(built, edit)
    edited = path(built).read_bytes()
    with pytest.raises(WouldBeLost) as error:
        build_nbgrader(small, SECRET, built)
    assert told in str(error.value) and "--force" in str(error.value)
    assert path(built).read_bytes() == edited
    build_nbgrader(small, SECRET, built, force=True)
    assert sources(built) == ["".join(c["source"]) for c in before["cells"]]


def test_a_file_that_is_no_notebook_is_not_overwritten_either(small, built):
    path(built).write_text("notes")
    with pytest.raises(WouldBeLost):
        build_nbgrader(small, SECRET, built)


def test_a_change_of_a_master_reaches_the_source_and_goes_round_the_instructors_cells(small, built):
    before = path(built).read_bytes()

    def edit(cells):  # as if the masters had been others then
        from autograder.interop.nbgrader.merge import _digest

        for cell in (named(cells, "scaled"), cells[0]):
            cell["source"] = "an older text"
            cell["metadata"]["autograder"]["made"] = _digest(cell)
        cells.insert(1, own("mine"))

    change(built, edit)
    build_nbgrader(small, SECRET, built)
    tree = json.loads(path(built).read_text())
    assert "".join(tree["cells"].pop(1)["source"]) == "mine"
    assert tree == json.loads(before)


def unsigned(cells):
    for cell in cells:
        cell["metadata"].pop("autograder")


def test_what_an_earlier_version_made_is_known_and_not_doubled(small, built):
    before = sources(built)
    change(built, unsigned)
    build_nbgrader(small, SECRET, built)
    assert sources(built) == before
    change(built, unsigned)
    change(built, reword)
    with pytest.raises(WouldBeLost, match="scaled"):
        build_nbgrader(small, SECRET, built)


def test_a_copied_cell_of_ours_is_the_instructors(small, built):
    change(built, lambda cells: cells.append({**cells[0], "source": "copied and changed"}))
    build_nbgrader(small, SECRET, built)
    assert sources(built)[-1] == "copied and changed"


def test_the_settings_are_written_once_and_those_of_an_earlier_version_renewed(small, built):
    config = built / "nbgrader_config.py"
    made = CONFIG.format(course=built.name, module=MODULE)
    assert config.read_text() == made
    config.write_text(OLD_CONFIG.format(course=built.name))
    build_nbgrader(small, SECRET, built)
    assert config.read_text() == made
    config.write_text("c = get_config()\n")
    build_nbgrader(small, SECRET, built)
    assert config.read_text() == "c = get_config()\n"


def test_the_command_ends_with_1_and_takes_force(course, small, built, capsys, monkeypatch):
    from autograder.cli import main

    secret = built / "secret"
    secret.write_bytes(SECRET)
    monkeypatch.setenv("AUTOGRADER_SECRET_FILE", str(secret))
    change(built, reword)
    command = ["build", "small", "--nbgrader", str(built), "--course", str(course.parent)]
    assert main(command) == 1
    assert "scaled (cell 8) was edited" in capsys.readouterr().err
    (built / "nbgrader_config.py").write_text("c = get_config()\n")
    assert main([*command, "--force"]) == 0
    assert "autograder_cells.PutRight" in capsys.readouterr().out
