"""Runs the benchmarks named on the command line, or all of them."""

from __future__ import annotations

import sys

from benchmarks import cost, reference

RUNS = {"cost": cost.main, "reference": reference.main}


def main() -> int:
    """Run them; 2 where a name is unknown."""
    names = sys.argv[1:] or list(RUNS)
    for name in names:
        if name not in RUNS:
            print(f"unknown benchmark {name!r}; known ones: {', '.join(RUNS)}", file=sys.stderr)
            return 2
        RUNS[name]()
    return 0


if __name__ == "__main__":
    sys.exit(main())
