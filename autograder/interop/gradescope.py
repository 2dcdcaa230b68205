"""A Gradescope autograder of our own: `setup.sh`, `run_autograder`, and this package's sources.

On Gradescope `python -m autograder.interop.gradescope` grades the submission in the best sandbox to
be had there and writes `results/results.json`. Fails closed: without a sandbox nothing is run,
unless `settings.json` says "unsafe".
"""

from __future__ import annotations

import json
import os
import sys
from collections.abc import Mapping
from pathlib import Path
from typing import Any

from autograder.authoring.load import Masters, ready
from autograder.batch.plan import Plan
from autograder.batch.sources import Submission, submissions
from autograder.batch.worker import Worker
from autograder.interop import late
from autograder.interop.telling import comment, told
from autograder.interop.vendored import SECRET, Settings, pack
from autograder.report.page import clean
from autograder.sandbox.probe import choose
from autograder.sandbox.tiers import SandboxUnavailable

ROOT = "AUTOGRADER_ROOT"
SETUP = """#!/usr/bin/env bash
# Gradescope runs this once, when it builds the image.
set -e
ROOT="${AUTOGRADER_ROOT:-/autograder}"
for candidate in python3.13 python3.12 python3.11; do
  if command -v "$candidate" >/dev/null; then PYTHON="$candidate"; break; fi
done
if [ -z "$PYTHON" ]; then
  apt-get update && apt-get install -y python3.11 python3.11-venv
  PYTHON=python3.11
fi
"$PYTHON" -m venv "$ROOT/venv"
"$ROOT/venv/bin/pip" install --quiet -r "$ROOT/source/requirements.txt"
"""
RUN = """#!/usr/bin/env bash
ROOT="${AUTOGRADER_ROOT:-/autograder}"
PYTHON="${AUTOGRADER_PYTHON:-$ROOT/venv/bin/python}"
cd "$ROOT/source" && exec "$PYTHON" -m autograder.interop.gradescope "$ROOT"
"""


def build_gradescope(
    masters: Masters, secret: bytes, target: Path, settings: Settings
) -> list[Path]:
    """Write the autograder zip into `target`; its path."""
    path = target / f"{masters.id}-gradescope.zip"
    pack(masters, secret, path, settings, {"setup.sh": SETUP, "run_autograder": RUN})
    return [path]


def main(root: Path) -> int:
    """Grade what lies in `submission/` and write `results/results.json`. Never raises."""
    results = root / "results" / "results.json"
    results.parent.mkdir(parents=True, exist_ok=True)
    settings = Settings.read(root / "source")
    try:
        record = graded(root / "source", root / "submission", settings)
        record = _late(record, root / "submission_metadata.json", settings)
    except Exception as error:  # whatever it is, Gradescope shows it, and gives no marks
        record = {"status": "fault", "reason": f"{type(error).__name__}: {error}"}
    data = json.dumps(results_of(record, settings), ensure_ascii=True)
    results.write_text(data, encoding="utf-8")
    return 0


def graded(source: Path, folder: Path, settings: Settings) -> dict[str, Any]:
    """The line of results of the one notebook handed in."""
    masters, secret = source / "solutions", (source / SECRET).read_bytes().strip()
    try:
        tier = choose(None, unsafe=settings.unsafe)
    except SandboxUnavailable as error:
        return {"status": "fault", "reason": str(error)}
    found = [*submissions([folder], [settings.assignment])]
    plan = Plan(
        load=lambda name: ready(masters, secret, name),
        assignments=(settings.assignment,),
        tier=tier,
        assignment=settings.assignment,
    )
    worker = Worker(plan)
    try:
        row = worker.grade(_only(found, settings.assignment), 1)
    finally:
        worker.grader.close()
    return dict(json.loads(row.line))


def _only(found: list[Submission], assignment: str) -> Submission:
    """The notebook to grade: the only one, or the one that is called as the assignment."""
    named = [s for s in found if Path(s.name).stem == assignment]
    if len(found) == 1 or len(named) == 1:
        return (named or found)[0]
    names = ", ".join(s.name for s in found) or "none"
    return Submission("", "", problem=f"one notebook is graded, and there are: {names}")


def _late(record: dict[str, Any], path: Path, settings: Settings) -> dict[str, Any]:
    """With what lateness costs, by the times that Gradescope keeps of submission and student."""
    if not path.is_file() or not settings.late:
        return record
    facts = json.loads(path.read_text(encoding="utf-8"))
    own = [u.get("assignment", {}).get("due_date") for u in facts.get("users", [])]
    due = next((d for d in own if d), None) or facts.get("assignment", {}).get("due_date")
    if not due or not facts.get("created_at"):
        return record
    seconds = late.seconds_late(facts["created_at"], late.time(due))
    return late.apply(record, late.parse(settings.late), seconds)


def results_of(record: Mapping[str, Any], settings: Settings) -> dict[str, Any]:
    """The record as Gradescope's results.json."""
    if record["status"] != "graded":
        return {
            "score": 0.0,
            "output": str(clean(f"Not graded: {record['reason']}")),
            "visibility": "visible",
            "tests": [],
        }
    said = [record["late"]["told"]] if "late" in record else []
    said += [f"Cell {n['cell']}: {n['text']}" for n in record["notes"]]
    return {
        "score": record["score"],
        "execution_time": round(record["seconds"]),
        "visibility": "visible",
        "stdout_visibility": "hidden",
        "output": str(clean("\n".join(said))),
        "extra_data": {"engine": record["engine"], "sandbox": record["sandbox"]},
        "tests": [_test(i, e, settings) for i, e in enumerate(record["exercises"], start=1)],
    }


def _test(number: int, exercise: Mapping[str, Any], settings: Settings) -> dict[str, Any]:
    name = exercise["id"].partition(".")[2]
    tags = [exercise["misconception"]] if exercise["misconception"] else []
    return {
        "number": str(number),
        "name": name,
        "score": exercise["points"],
        "max_score": 0.0 if exercise["bonus"] else exercise["max_points"],
        "status": "passed" if exercise["verdict"] == "PASS" else "failed",
        "output": told(exercise) if comment(exercise) else "",
        "output_format": "text",
        "tags": tags,
        "visibility": settings.visibility_of(name),
    }


if __name__ == "__main__":
    sys.exit(main(Path(sys.argv[1] if len(sys.argv) > 1 else os.environ[ROOT])))
