"""LTI 1.3 Assignment and Grade Services: scores as the tool that is registered there posts them."""

from __future__ import annotations

import json
import re
from collections.abc import Sequence
from typing import Any

from autograder.interop.exports.scores import Score
from autograder.report.text import page


def ags(found: Sequence[Score]) -> str:
    """LTI 1.3 Assignment and Grade Services: a score payload a line, to be posted by the tool."""
    return "".join(json.dumps(_score(s)) + "\n" for s in found if s.id)


def _score(score: Score) -> dict[str, Any]:
    stamp = score.record["graded_at"]
    made: dict[str, Any] = {
        "userId": score.id,
        "timestamp": re.sub(r"(:\d\d)([+-]\d\d:\d\d|Z)$", r"\1.000\2", stamp),
        "comment": page(score.record),
        "activityProgress": "Submitted",
        "gradingProgress": "PendingManual",
    }
    if score.graded:
        made["scoreGiven"] = float(score.points)
        made["scoreMaximum"] = float(score.max_points)
        made["activityProgress"] = "Completed"
        made["gradingProgress"] = "FullyGraded"
    return made
