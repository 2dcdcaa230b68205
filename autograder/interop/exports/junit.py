"""Results as JUnit XML, which build servers read."""

from __future__ import annotations

import re
import xml.etree.ElementTree as ET
from collections import Counter
from collections.abc import Sequence

from autograder.interop.exports.scores import Score
from autograder.report.record import ExerciseRecord
from autograder.report.text import comment


def junit(found: Sequence[Score]) -> str:
    """JUnit XML: a suite a submission, a case an exercise."""
    root = ET.Element("testsuites")
    alike = Counter((score.record["assignment"], score.student) for score in found)
    for score in found:
        shared = alike[score.record["assignment"], score.student] > 1 and score.id
        _suite(root, score, f"{score.student} ({score.id})" if shared else score.student)
    ET.indent(root)
    return ET.tostring(root, encoding="unicode", xml_declaration=True) + "\n"


def _suite(root: ET.Element, score: Score, student: str) -> None:
    record = score.record
    exercises = record["exercises"]
    name = _xml(f"{record['assignment']} {student}".strip())
    verdicts = [e["verdict"] for e in exercises]
    suite = ET.SubElement(
        root,
        "testsuite",
        name=name,
        tests=str(len(exercises)),
        failures=str(verdicts.count("FAIL")),
        errors=str(verdicts.count("GRADER_FAULT") + (not score.graded)),
        skipped=str(verdicts.count("BLOCKED")),
        time=f"{record['seconds']:.3f}",
    )
    for e in exercises:
        _case(suite, name, e)
    if not score.graded:
        case = ET.SubElement(suite, "testcase", classname=name, name="submission", time="0")
        ET.SubElement(case, "error", type=record["status"], message=_xml(record["reason"]))


def _case(suite: ET.Element, name: str, e: ExerciseRecord) -> None:
    case = ET.SubElement(suite, "testcase", classname=name, name=e["id"], time="0")
    kinds = {"FAIL": "failure", "BLOCKED": "skipped", "GRADER_FAULT": "error"}
    if e["verdict"] in kinds:
        told = ET.SubElement(case, kinds[e["verdict"]], message=_xml(e["message"]))
        if e["verdict"] != "BLOCKED":
            told.set("type", e["misconception"] or e["verdict"])
            told.text = _xml(comment(e))


def _xml(text: str) -> str:
    """Text without the characters that no XML 1.0 file may hold."""
    return re.sub("[^\t\n\r\x20-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]", "\ufffd", text)
