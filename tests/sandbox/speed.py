"""What one submission costs in each tier: `python tests/sandbox/speed.py [tier…]`.

Spawn, 30 cells with 15 functions, 150 calls with small arrays, kill. Not a test.
"""

import os
import resource
import subprocess
import sys
import time
from pathlib import Path

import numpy as np

from autograder.sandbox.parent.process import Call, Cell, Loaded, Zygote
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
COUNT = 200
CALLS = [Call(name, ARGS) for name in NAMES for _ in range(10)]


def submission(zygote: Zygote) -> tuple[list[float], float]:
    """Seconds at the end of spawn, load, calls and kill; and the child's processor time."""
    times = [time.perf_counter()]
    with zygote.spawn() as child:
        times.append(time.perf_counter())
        assert isinstance(child.load(CELLS, names=NAMES), Loaded)
        times.append(time.perf_counter())
        assert len(list(child.calls(CALLS))) == len(CALLS)
        times.append(time.perf_counter())
    times.append(time.perf_counter())
    assert child.usage is not None
    return times, child.usage.cpu_seconds


def import_numpy() -> tuple[float, float]:
    """Seconds and processor seconds of `python -c "import numpy"`."""
    started, before = time.perf_counter(), resource.getrusage(resource.RUSAGE_CHILDREN)
    for _ in range(10):
        subprocess.run([sys.executable, "-c", "import numpy"], check=True)
    after = resource.getrusage(resource.RUSAGE_CHILDREN)
    used = after.ru_utime + after.ru_stime - before.ru_utime - before.ru_stime
    return (time.perf_counter() - started) / 10, used / 10


def zygote_seconds(zygote: Zygote) -> float:
    """Processor time of the process that forks."""
    pid = zygote._control._process.pid
    inner = Path(f"/proc/{pid}/task/{pid}/children").read_text().split()
    if zygote.tier is Tier.STRONG:
        pid = int(inner[0])
    fields = Path(f"/proc/{pid}/stat").read_text().rpartition(")")[2].split()
    return (int(fields[11]) + int(fields[12])) / os.sysconf("SC_CLK_TCK")


def main() -> None:
    numpy, numpy_cpu = import_numpy()
    print(f"python -c 'import numpy': {numpy * 1e3:.0f} ms, processor {numpy_cpu * 1e3:.0f} ms")
    for tier in map(Tier, sys.argv[1:] or ["strong", "base", "none"]):
        with Zygote(tier) as zygote:
            submission(zygote)
            ours, forks = time.process_time(), zygote_seconds(zygote)
            results = [submission(zygote) for _ in range(COUNT)]
            ours, forks = time.process_time() - ours, zygote_seconds(zygote) - forks
        steps = np.median(np.diff([times for times, _ in results], axis=1), axis=0) * 1e3
        named = zip(("spawn", "load", "calls", "kill"), steps, strict=True)
        cpu = (ours + forks + sum(used for _, used in results)) / COUNT
        print(
            f"{tier:6} {steps.sum():.1f} ms ({', '.join(f'{n} {v:.1f}' for n, v in named)}), "
            f"processor {cpu * 1e3:.1f} ms ({cpu / numpy_cpu:.2f} of numpy): "
            f"ours {ours / COUNT * 1e3:.1f}, zygote {forks / COUNT * 1e3:.1f}"
        )


if __name__ == "__main__":
    main()
