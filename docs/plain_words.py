"""The check of our words: turns of phrase that a reader must stop at, and what to write instead.

Reads every text and source file that is ours; held-out answers and students' notebooks are other
people's words. `make check` runs it: each place found is an error.
"""

from __future__ import annotations

import re
import subprocess
import sys
from pathlib import Path

ROOT = Path(__file__).resolve().parents[1]
ENDINGS = {".py", ".md", ".html", ".toml", ".css"}
OTHERS = (
    "assignments/",
    "tests/heldout/",
    "tests/golden/",
    "docs/plain_words.py",
    "tests/test_docs.py",
)

KEPT = "longer|better|larger|smaller|deeper|harm|more|less|worse|small|such|one|way|marks|use|need"
TURNS = {
    r"\b(?:not )?to be had\b": "available, unavailable",
    rf"(?<![Tt]here )\b(?:is|are|was|were) no (?!(?:{KEPT})\b)\w+ (?:of|that|and|or)\b": "not a …",
    r"\b[Mm]end(?:s|ed|ing)?\b": "fix",
    r"\b(?:is|are|was|were|be|been) told\b": "is reported, is shown",
    r"\bwhere there is none to be\b": "where none is",
    r"\bfor ever\b": "forever",
    r"\bthe same for ever\b": "always the same",
    r"\bthe remedy is to\b": "do …",
    r"\bof one's own\b": "own",
}
"""A pattern, and what to write instead."""


def found_in(text: str) -> list[tuple[int, str, str]]:
    """The line, the turn and what to write instead, for every turn in a text."""
    found = []
    for number, line in enumerate(text.splitlines(), start=1):
        for pattern, instead in TURNS.items():
            found += [(number, match[0], instead) for match in re.finditer(pattern, line)]
    return found


def files() -> list[Path]:
    """Every file of ours that people read."""
    listed = subprocess.run(
        ["git", "ls-files", "-z"], cwd=ROOT, capture_output=True, text=True, check=True
    )
    names = [name for name in listed.stdout.split("\0") if name]
    ours = [ROOT / name for name in names if not name.startswith(OTHERS)]
    return [path for path in ours if path.suffix in ENDINGS and path.is_file()]


def main() -> int:
    """Print each place; 1 where there is one."""
    places = [
        f"{path.relative_to(ROOT)}:{number}: {turn!r}; write: {instead}"
        for path in files()
        for number, turn, instead in found_in(path.read_text(encoding="utf-8"))
    ]
    print(*places, sep="\n", end="\n" if places else "")
    return 1 if places else 0


if __name__ == "__main__":
    sys.exit(main())
