"""PrairieLearn's external grader: the same zip with an entry point of its own.

PrairieLearn mounts `/grade`: the course's files in `tests/`, what was handed in in `student/`;
`/grade/results/results.json` is read, at most 1 MB of it.
"""

from __future__ import annotations

import json
import sys
from pathlib import Path
from typing import Any

from autograder.authoring.load import Masters
from autograder.interop.grader_zip import Settings, pack
from autograder.interop.gradescope import graded
from autograder.report.page import clean
from autograder.report.record import Record, fault
from autograder.report.text import comment

LONGEST = 2_000
"""Characters of a message: with a hundred exercises still far below the limit."""
RUN = """#!/usr/bin/env bash
# The entrypoint of the external grader; its image needs Python 3.11 and requirements.txt.
ROOT="${GRADE_ROOT:-/grade}"
cd "$ROOT/tests" && exec "${AUTOGRADER_PYTHON:-python3}" -m autograder.interop.prairielearn "$ROOT"
"""


def build_prairielearn(
    masters: Masters, secret: bytes, target: Path, settings: Settings
) -> list[Path]:
    """Write the zip whose contents go into a question's `tests/`; its path."""
    path = target / f"{masters.id}-prairielearn.zip"
    pack(masters, secret, path, settings, {"run.sh": RUN})
    return [path]


def main(root: Path) -> int:
    """Grade what lies in `student/` and write `results/results.json`. Never raises."""
    try:
        settings = Settings.read(root / "tests")
        record = graded(root / "tests", root / "student", settings)
    except Exception as error:
        record = fault(f"{type(error).__name__}: {error}")
    results = root / "results" / "results.json"
    results.parent.mkdir(parents=True, exist_ok=True)
    results.write_text(json.dumps(results_of(record)), encoding="utf-8")
    return 0


def results_of(record: Record) -> dict[str, Any]:
    """The record as PrairieLearn's results.json: points on every test, a score from 0 to 1."""
    if record["status"] != "graded":
        message = str(clean(f"Not graded: {record['reason']}"))
        return {
            "gradable": False,
            "message": message[:LONGEST],
            "format_errors": [message[:LONGEST]],
        }
    share = record["score"] / record["max_score"] if record["max_score"] else 0.0
    return {
        "gradable": True,
        "score": min(max(share, 0.0), 1.0),
        "message": "",
        "tests": [
            {
                "name": e["id"].partition(".")[2],
                "points": e["points"],
                "max_points": e["max_points"],
                "message": comment(e)[:LONGEST],
            }
            for e in record["exercises"]
        ],
    }


if __name__ == "__main__":
    sys.exit(main(Path(sys.argv[1])))
