"""A Gradescope autograder of our own: `setup.sh`, `run_autograder`, and this package's sources.

On Gradescope `python -m autograder.interop.gradescope` grades the submission in the best sandbox to
be had there and writes `results/results.json`. Fails closed: without a sandbox nothing is run,
unless `settings.json` says "unsafe".
"""

from __future__ import annotations

import json
import os
import re
import sys
from collections.abc import Iterator, Sequence
from dataclasses import replace
from pathlib import Path
from typing import Any

from autograder.authoring.load import Masters, answer_key
from autograder.batch.plan import Plan
from autograder.batch.submissions import Submission, take_stock
from autograder.batch.worker import Worker
from autograder.interop.exports.scores import Score
from autograder.interop.grader_zip import SECRET, Settings, pack
from autograder.report import late
from autograder.report.page import clean
from autograder.report.record import ExerciseRecord, Record, fault, read
from autograder.report.text import comment, told
from autograder.sandbox.parent.probe import choose
from autograder.sandbox.tiers import SandboxUnavailable

ROOT = "AUTOGRADER_ROOT"
SETUP = """#!/usr/bin/env bash
# Gradescope runs this once, when it builds the image.
ROOT="${AUTOGRADER_ROOT:-/autograder}"
WANTED="$ROOT/source/requirements.txt"

new_enough() { "$1" -c 'import sys; sys.exit(sys.version_info < (3, 11))' 2>/dev/null; }
find_python() {
  for candidate in python3.14 python3.13 python3.12 python3.11 python3; do
    if command -v "$candidate" >/dev/null && new_enough "$candidate"; then
      PYTHON="$(command -v "$candidate")"
      return 0
    fi
  done
  return 1
}
from_debian() { command -v apt-get >/dev/null && apt-get update && apt-get install -y "$@"; }

# Each way in its turn: a Python without venv, ensurepip or pip is no rarity.
with_venv() {
  rm -rf "$ROOT/venv"
  "$PYTHON" -m venv "$ROOT/venv" &&
    "$ROOT/venv/bin/python" -m pip install --quiet -r "$WANTED"
}
with_virtualenv() {
  rm -rf "$ROOT/venv"
  "$PYTHON" -m virtualenv "$ROOT/venv" &&
    "$ROOT/venv/bin/python" -m pip install --quiet -r "$WANTED"
}
with_pip() {
  rm -rf "$ROOT/venv" "$ROOT/packages"
  "$PYTHON" -m pip install --quiet --target "$ROOT/packages" -r "$WANTED"
}

find_python || from_debian python3.11 python3.11-venv || true
if ! find_python; then
  echo "setup.sh: Python 3.11 or newer is needed; choose a newer base image" >&2
  exit 1
fi
version="$("$PYTHON" -c 'import sys; print("python%d.%d" % sys.version_info[:2])')"
if with_venv || with_virtualenv || with_pip ||
  { from_debian "$version-venv" python3-venv && with_venv; } ||
  { from_debian python3-pip && with_pip; }; then
  echo "$PYTHON" > "$ROOT/python"
else
  echo "setup.sh: $PYTHON has neither venv, virtualenv nor pip, and none can be installed" >&2
  exit 1
fi
"""
RUN = """#!/usr/bin/env bash
ROOT="${AUTOGRADER_ROOT:-/autograder}"
if [ -z "$AUTOGRADER_PYTHON" ]; then
  AUTOGRADER_PYTHON="$ROOT/venv/bin/python"
  if [ ! -x "$AUTOGRADER_PYTHON" ]; then  # as setup.sh left it where there is no venv
    AUTOGRADER_PYTHON="$(cat "$ROOT/python")"
    export PYTHONPATH="$ROOT/packages"
  fi
fi
cd "$ROOT/source" && exec "$AUTOGRADER_PYTHON" -m autograder.interop.gradescope "$ROOT"
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
        record = fault(f"{type(error).__name__}: {error}")
    data = json.dumps(results_of(record, settings), ensure_ascii=True)
    results.write_text(data, encoding="utf-8")
    return 0


def graded(source: Path, folder: Path, settings: Settings) -> Record:
    """The line of results of the one notebook handed in."""
    masters, secret = source / "solutions", (source / SECRET).read_bytes().strip()
    try:
        tier = choose(None, unsafe=settings.unsafe)
    except SandboxUnavailable as error:
        return fault(str(error))
    ours = settings.assignment
    found = [*take_stock([folder], [ours], fallback=ours, read_as="one").submissions]
    plan = Plan(
        load=lambda name: answer_key(masters, secret, name, settings.libraries),
        assignments=(settings.assignment,),
        tier=tier,
        assignment=settings.assignment,
    )
    worker = Worker(plan)
    try:
        row = worker.grade(_only(found, settings.assignment), 1)
    finally:
        worker.grader.close()
    return read(row.line)


def _only(found: list[Submission], assignment: str) -> Submission:
    """The notebook to grade: the only one, or the one that is called as the assignment."""
    found = [replace(one, rivals=()) for row in found for one in (row, *row.rivals)]
    named = [s for s in found if Path(s.name).stem == assignment]
    if len(found) == 1 or len(named) == 1:
        return (named or found)[0]
    names = ", ".join(s.name for s in found) or "none"
    return Submission("", "", problem=f"one notebook is graded, and there are: {names}")


def _late(record: Record, path: Path, settings: Settings) -> Record:
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


def results_of(record: Record, settings: Settings) -> dict[str, Any]:
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


def _test(number: int, exercise: ExerciseRecord, settings: Settings) -> dict[str, Any]:
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


def gradescope_files(found: Sequence[Score], results_of: Any) -> Iterator[tuple[str, str]]:
    """A results.json a person, by a safe file name."""
    for number, score in enumerate(found, start=1):
        slug = re.sub(r"[^A-Za-z0-9]+", "_", score.id or score.student).strip("_")[:40]
        yield f"{number:04d}-{slug or 'student'}.json", json.dumps(results_of(score.record))
