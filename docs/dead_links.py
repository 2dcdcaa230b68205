"""Fails for each relative link in the Markdown files that leads nowhere."""

from __future__ import annotations

import re
import sys
from pathlib import Path

ROOT = Path(__file__).resolve().parents[1]
SKIPPED = {".venv", ".git", "node_modules", "results", "demo-results"}
LINK = re.compile(r"!?\[[^\]]*\]\(([^)\s]+)\)")
HEADING = re.compile(r"^#+\s+(.*)$", re.MULTILINE)


def anchor(heading: str) -> str:
    """A heading's anchor, as GitHub makes it."""
    kept = re.sub(r"[^\w\- ]", "", heading.strip().lower().replace("`", ""))
    return kept.replace(" ", "-")


def dead_links(path: Path) -> list[str]:
    """The links of a file whose target, or heading, is not there."""
    text = re.sub(r"```.*?```", "", path.read_text(encoding="utf-8"), flags=re.DOTALL)
    dead = []
    for target in LINK.findall(text):
        if re.match(r"[a-z]+:", target):
            continue
        name, _, heading = target.partition("#")
        file = (path.parent / name).resolve() if name else path
        if not file.exists():
            dead.append(target)
        elif heading and file.suffix == ".md":
            anchors = map(anchor, HEADING.findall(file.read_text(encoding="utf-8")))
            if heading not in anchors:
                dead.append(target)
    return dead


def main() -> int:
    """Look through every Markdown file of the project; 1 where a link is dead."""
    status = 0
    for path in sorted(ROOT.rglob("*.md")):
        if SKIPPED.isdisjoint(path.relative_to(ROOT).parts):
            for target in dead_links(path):
                print(f"{path.relative_to(ROOT)}: dead link {target}")
                status = 1
    return status


if __name__ == "__main__":
    sys.exit(main())
