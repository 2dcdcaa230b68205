"""`autograder grade` on what people hand in: rows, exit status, what is listed, and the dry run."""

import csv
import json
import os

import pytest

from autograder.cli import main
from tests.batch.hand_in import as_script, laid, of, packed, zipped
from tests.conftest import RIGHT, notebook

R = notebook(RIGHT.values(), autograder={"assignment": "small"})
U = of("small", "def shifted(x, c):\n    ...")


@pytest.fixture
def grade(course, tmp_path, monkeypatch):
    (tmp_path / "secret").write_text("a secret for this test")
    monkeypatch.setenv("AUTOGRADER_SECRET_FILE", str(tmp_path / "secret"))

    def run(*arguments):
        told = ("--course", course, "-o", tmp_path / "out", "--jobs", "1")
        status = main([str(a) for a in ("grade", *arguments, *told)])
        path = tmp_path / "out" / "results.jsonl"
        found = path.read_text().splitlines() if path.exists() else []
        return status, [json.loads(line) for line in found]

    return run


def test_a_canvas_zip_as_it_comes(grade, tmp_path, capsys):
    files = {
        "doejane_11_100_small.ipynb": R,
        "doejane_11_101_scratch.ipynb": notebook(["1"]),
        "roebob_12_101_small.ipynb.txt": R,
        "poeann_13_102_small.zip": packed({"small.ipynb": R}),
        "leekim_14_103_small.html": "<html>",
        "parksu_15_104_small.py": "def f(x):\n    return x\n",
        "quzo_16_105_small.py": as_script(R),
        "zaid_17_106_small.IPYNB": R,
        "solution.ipynb": R,
    }
    status, rows = grade(zipped(tmp_path / "in.zip", files))
    assert status == 1
    found = {r["student"]: (r["status"], r["score"], r["assignment"]) for r in rows}
    full, none = ("graded", 9.0, "small"), ("failed", 0.0, "small")
    assert found == {
        "doejane": full, "roebob": full, "poeann": full, "leekim": none, "parksu": none,
        "quzo": full, "zaid": full,
    }  # fmt: skip
    told = capsys.readouterr().out
    assert "read as a Canvas export" in told
    assert "solution.ipynb: nobody's" in told
    assert rows[0]["not_counted"] == ["doejane_11_101_scratch.ipynb"]
    with (tmp_path / "out" / "left_out.csv").open(encoding="utf-8") as file:
        listed = {row["file"]: row["reason"] for row in csv.DictReader(file)}
    assert listed.keys() == {"doejane_11_101_scratch.ipynb", "solution.ipynb"}


def test_what_is_listed_only_is_no_failure(grade, tmp_path):
    files = {"ada/small.ipynb": R, "ada/small-Copy1.ipynb": U, "ada/d.csv": "1", "README.md": "x"}
    status, rows = grade(laid(tmp_path / "class", files))
    assert status == 0
    assert [(r["student"], r["score"]) for r in rows] == [("ada", 9.0)]


def test_a_conflict_is_exit_1_and_costs_no_mark(grade, tmp_path, capsys):
    for first, second in ((R, U), (U, R)):
        files = {"ada/small_a.ipynb": first, "ada/small_b.ipynb": second, "bob/small.ipynb": R}
        status, rows = grade(laid(tmp_path / "class", files))
        assert status == 1
        assert [(r["student"], r["score"]) for r in rows] == [("ada", 9.0), ("bob", 9.0)]
        assert [bool(r.get("conflict")) for r in rows] == [True, False]
        assert rows[0]["submission"] == ("ada/small_a.ipynb" if first is R else "ada/small_b.ipynb")
        assert "a person must look at ada" in " ".join(capsys.readouterr().out.split())
        assert "nothing says which counts" in (tmp_path / "out" / "grades.csv").read_text()
        assert main(["export", str(tmp_path / "out"), "--to", "csv"]) in (0, 1)
        table = list(csv.DictReader(capsys.readouterr().out.splitlines()))
        assert [(r["student"], r["score"]) for r in table] == [("ada", "9"), ("bob", "9")]


def test_a_dry_run_says_who_and_why_and_writes_nothing(grade, tmp_path, capsys):
    files = {"ada/small.ipynb": R, "ada/small-Copy1.ipynb": U, "bob/small.ipynb": R}
    folder = laid(tmp_path / "class", files)
    assert grade(folder, "--dry-run") == (0, [])
    told = capsys.readouterr().out
    assert "ada: ada/small.ipynb: small (one folder per student; the one that counts" in told
    assert "left out ada/small-Copy1.ipynb (ada): not counted: a copy of small.ipynb" in told
    assert not (tmp_path / "out").exists()
    laid(folder, {"cyd/small.html": "<p>", "dan/small.ipynb": "{"})
    assert grade(folder, "--dry-run") == (1, [])
    told = capsys.readouterr().out
    assert "cyd: cyd/small.html: not gradable: it is a web page" in told
    assert "dan: dan/small.ipynb: not gradable: it is not valid JSON" in told


def test_the_way_to_read_names_can_be_said(grade, tmp_path, capsys):
    files = {"doejane_11_100_small.ipynb": R, "ada.ipynb": R, "bob.ipynb": R}
    folder = laid(tmp_path / "class", files)
    assert grade(folder, "--dry-run")[0] == 0
    assert "--from canvas" in capsys.readouterr().out
    status, rows = grade(folder, "--from", "canvas")
    assert [r["student"] for r in rows] == ["doejane"]
    assert status == 1  # two notebooks may be somebody's
    assert grade(folder, "--from", "moodle")[0] == 2


def test_a_batch_goes_on_where_it_broke_off_whatever_the_names(grade, tmp_path):
    folder = laid(
        tmp_path / "class", {"ada/small.ipynb": R, "bob/x.zip": packed({"small.py": as_script(U)})}
    )
    _, first = grade(folder)
    _, again = grade(folder)
    assert [r["seconds"] for r in again] == [r["seconds"] for r in first]
    moved = zipped(
        tmp_path / "x.zip", {f"{n}_{i}_1{i}_small.ipynb": R for i, n in ((1, "eve"), (2, "ada"))}
    )
    _, other = grade(moved)
    assert [(r["student"], r["handed_in"]["id"]) for r in other] == [("ada", "2"), ("eve", "1")]
    assert {r["seconds"] for r in other} == {first[0]["seconds"]}
    assert "not_counted" not in other[0]


def test_a_pipe_in_a_folder_of_ten_is_one_row_of_ten(grade, tmp_path):
    folder = laid(tmp_path / "class", {f"s{i}.ipynb": R for i in range(9)})
    os.mkfifo(folder / "evil.ipynb")
    status, rows = grade(folder)
    assert status == 1
    assert len(rows) == 10
    assert "not a regular file" in rows[0]["reason"]
    assert [r["score"] for r in rows[1:]] == [9.0] * 9


def test_averages_are_over_those_who_handed_the_assignment_in():
    from autograder.report.tables import Summary

    summary = Summary()
    for name, points in (("a", 2.0), ("b", 2.0), ("b", 1.0)):
        exercise = {
            "id": f"{name}.f", "verdict": "PASS", "points": points, "max_points": 2.0,
            "follow_through": False, "misconception": None,
        }  # fmt: skip
        summary.add(
            {"status": "graded", "sandbox": "strong", "score": points, "max_score": 2.0,
             "exercises": [exercise]}
        )  # fmt: skip
    assert [summary.points[e] / summary.handed_in[e] for e in ("a.f", "b.f")] == [2.0, 1.5]
