"""What one submission costs in each tier: `python tests/sandbox/speed.py [tier…]`.

Spawn, 30 cells with 15 functions, 150 calls with small arrays, kill. Not a test.
"""

import resource
import subprocess
import sys
import time

import numpy as np

from autograder.sandbox.parent import Call, Cell, Loaded, Zygote
from autograder.sandbox.tiers import Tier

FUNCTION = '''
def layer_{0}(W, a, b):
    """z = W a + b, and its sigmoid."""
    z = W @ a + b
    return 1 / (1 + np.exp(-z))
'''
CELLS = [Cell(1, "import numpy as np\nimport matplotlib.pyplot as plt")]
for i in range(15):
    CELLS.append(Cell(2 * i + 2, FUNCTION.format(i)))
    CELLS.append(Cell(2 * i + 3, f"print(layer_{i}(np.eye(3), np.ones(3), 0))\nplt.plot([1, 2])"))
NAMES = [f"layer_{i}" for i in range(15)]
ARGS = (np.ones((4, 3)), np.ones((3, 5)), np.ones((4, 1)))
CALLS = [Call(name, ARGS) for name in NAMES for _ in range(10)]


def submission(zygote: Zygote) -> list[float]:
    """Seconds at the end of spawn, load, calls and kill."""
    times = [time.perf_counter()]
    with zygote.spawn() as child:
        times.append(time.perf_counter())
        assert isinstance(child.load(CELLS, names=NAMES), Loaded)
        times.append(time.perf_counter())
        assert len(list(child.calls(CALLS))) == len(CALLS)
        times.append(time.perf_counter())
    times.append(time.perf_counter())
    return times


def main() -> None:
    started = time.perf_counter()
    for _ in range(5):
        subprocess.run([sys.executable, "-c", "import numpy"], check=True)
    numpy = (time.perf_counter() - started) / 5
    print(f"python -c 'import numpy': {numpy * 1e3:.0f} ms")
    for tier in map(Tier, sys.argv[1:] or ["strong", "base", "none"]):
        with Zygote(tier) as zygote:
            submission(zygote)
            rows = np.diff([submission(zygote) for _ in range(200)], axis=1) * 1e3
            cpu = time.process_time()
            rows = np.diff([submission(zygote) for _ in range(200)], axis=1) * 1e3
            ours = (time.process_time() - cpu) / 200 * 1e3
        steps = " ".join(
            f"{name} {value:.2f}"
            for name, value in zip(
                ("spawn", "load", "calls", "kill"), np.median(rows, axis=0), strict=True
            )
        )
        total = np.median(rows.sum(axis=1))
        print(
            f"{tier:6} {total:.2f} ms ({total / numpy / 1e3:.2f} of numpy): {steps}; "
            f"of it on the trusted side {ours:.2f}"
        )
    print("peak memory", resource.getrusage(resource.RUSAGE_SELF).ru_maxrss >> 10, "MiB")


if __name__ == "__main__":
    main()
