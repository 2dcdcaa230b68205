"""A line of results is what its type and its JSON schema say."""

import importlib.util
from pathlib import Path

import jsonschema
import pytest

from autograder.cli import main
from autograder.report.tables import read_lines
from tests.conftest import RIGHT, notebook

DOCS = Path(__file__).resolve().parents[2] / "docs"


def made():
    spec = importlib.util.spec_from_file_location("results_schema", DOCS / "results_schema.py")
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


def test_the_schema_that_is_committed_is_the_types_own():
    assert (DOCS / "results.schema.json").read_text(encoding="utf-8") == made().text()


@pytest.fixture(scope="module")
def lines(course, tmp_path_factory):
    """What a batch writes of a right notebook, an empty one, one of nobody's and a text file."""
    folder = tmp_path_factory.mktemp("lines")
    handed_in = folder / "in"
    handed_in.mkdir()
    (handed_in / "ada.ipynb").write_bytes(notebook(RIGHT.values()))
    (handed_in / "bob.ipynb").write_bytes(notebook([]))
    (handed_in / "cyd.txt").write_text("x", encoding="utf-8")
    (folder / "roster.csv").write_text("id,name,submitted\nada,Ada,2026-02-03 12:00\n", "utf-8")
    options = [
        "--roster",
        str(folder / "roster.csv"),
        "--late",
        "10%/day",
        "--due",
        "2026-02-02T12:00Z",
    ]
    out = folder / "out"
    main(
        [
            "grade",
            str(handed_in),
            "-o",
            str(out),
            "--course",
            str(course),
            "--assignment",
            "small",
            "--jobs",
            "1",
            *options,
        ]
    )
    return list(read_lines(out / "results.jsonl"))


def test_every_line_of_a_batch_is_as_the_schema_says(lines):
    assert {line["status"] for line in lines} >= {"graded"}
    assert any("late" in line for line in lines)
    for line in lines:
        jsonschema.validate(line, made().schema())


def test_the_schema_refuses_another_line(lines):
    with pytest.raises(jsonschema.ValidationError):
        jsonschema.validate({**lines[0], "score": "full"}, made().schema())
    with pytest.raises(jsonschema.ValidationError):
        jsonschema.validate({**lines[0], "grade": 1.0}, made().schema())
