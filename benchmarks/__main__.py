"""Runs the benchmarks named on the command line, or all of them."""

from __future__ import annotations

import sys

from benchmarks import cost, peers, reference

RUNS = {"cost": cost.main, "reference": reference.main, "peers": peers.main}


def main() -> int:
    """Run them; 2 where a name is unknown. `cost` takes assignments: `cost delta_backprop`."""
    name, *rest = sys.argv[1:] or ["all"]
    if name == "all":
        for run in RUNS.values():
            run()
    elif name == "cost":
        cost.main(rest)
    elif name in RUNS and not rest:
        RUNS[name]()
    else:
        print(f"unknown benchmark {name!r}; known ones: {', '.join(RUNS)}", file=sys.stderr)
        return 2
    return 0


if __name__ == "__main__":
    sys.exit(main())
