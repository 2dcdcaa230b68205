"""An exercise of a line of results as plain text, for the comment fields of other systems."""

from __future__ import annotations

from autograder.report.page import clean, points
from autograder.report.record import ExerciseRecord, Record

MARKS = {"PASS": "✓", "FAIL": "✗", "BLOCKED": "–", "GRADER_FAULT": "!"}


def comment(exercise: ExerciseRecord) -> str:
    """What the student reads of one exercise; "" where all is right."""
    if exercise["verdict"] == "PASS" and not exercise["follow_through"]:
        return ""
    said = [exercise["message"], exercise["says"], exercise["ask"]]
    if exercise["follow_through"]:
        said.append(f"Without that: {points(exercise['points_alone'])}.")
    return str(clean(" ".join(_sentence(text) for text in said if text)))


def _sentence(text: str) -> str:
    text = text[:1].upper() + text[1:]
    return text if text.endswith((".", "?", "!")) else f"{text}."


def told(exercise: ExerciseRecord) -> str:
    """One exercise in a few lines: points, what there is to say, and every check."""
    name = exercise["id"].partition(".")[2]
    head = f"{name}: {points(exercise['points'])} of {points(exercise['max_points'])} points"
    lines = [head, comment(exercise)]
    for check in exercise["checks"]:
        lines.append(f"{MARKS.get(check['verdict'], '–')} {check['name']}")
    return str(clean("\n".join(line for line in lines if line)))


def page(record: Record) -> str:
    """A whole submission as text: the total, each exercise, and notes on cells."""
    if record["status"] != "graded":
        return str(clean(f"Not graded: {record['reason']}"))
    total = f"{points(record['score'])} of {points(record['max_score'])} points"
    notes = [f"Cell {note['cell']}: {note['text']}" for note in record["notes"]]
    parts = [total, *(told(e) for e in record["exercises"]), *notes]
    return str(clean("\n\n".join(parts)))
