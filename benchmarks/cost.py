"""What one more submission costs, as a share of `python -c "import numpy"`; and peak memory.

Batches of 100 and of 400 distinct notebooks are graded by the command line as people run it. The
difference over 300 is the cost of one more, free of the start. Each round times the import, the
small batch and the large one in turn, so that a slow moment of the machine falls on all of them.
"""

from __future__ import annotations

import copy
import statistics
import subprocess
import sys
import tempfile
from collections.abc import Sequence
from pathlib import Path

from autograder.authoring.build import notebook, notebook_bytes
from autograder.authoring.course import course_folder, known
from autograder.authoring.load import load, paper

SMALL, LARGE = 100, 400
ROUNDS = 3
IMPORTS = 7


def main(assignments: Sequence[str] = (), rounds: int = ROUNDS) -> None:
    """Print a line for each assignment, or for those named."""
    for assignment in assignments or known(course_folder()):
        with tempfile.TemporaryDirectory() as folder:
            _measure(assignment, Path(folder), rounds)


def _measure(assignment: str, folder: Path, rounds: int) -> None:
    # Training must train: fewer notebooks say as much, and its time is stated, not its share.
    small, large = (10, 50) if assignment == "training" else (SMALL, LARGE)
    for count in (small, large):
        write_class(assignment, folder / str(count), count)
    ratios, seconds, memory = [], [], []
    for _ in range(rounds):
        numpy = statistics.median(
            _timed([sys.executable, "-c", "import numpy"])[0] for _ in range(IMPORTS)
        )
        few, few_kib = _grade(folder, small)
        many, many_kib = _grade(folder, large)
        seconds.append((many - few) / (large - small))
        ratios.append(seconds[-1] / numpy)
        memory.append((few_kib, many_kib))
    few_kib, many_kib = memory[-1]
    print(
        f"{assignment:15} one more submission: {1000 * statistics.median(seconds):.1f} ms, "
        f"{statistics.median(ratios):.2f} of `import numpy` "
        f"({min(ratios):.2f} to {max(ratios):.2f} in {rounds} rounds); "
        f"peak memory {few_kib / 1024:.0f} MiB at {small}, {many_kib / 1024:.0f} MiB at {large}",
        flush=True,
    )


def write_class(assignment: str, folder: Path, count: int) -> None:
    """Solved notebooks with distinct contents."""
    masters = load(course_folder(), assignment)
    solved = notebook(masters, paper(masters, None), solved=True)
    folder.mkdir(parents=True)
    for number in range(count):
        tree = copy.deepcopy(solved)
        tree["cells"][-1]["source"] = [f"student_number = {number}\n"]
        (folder / f"student{number:04}.ipynb").write_bytes(notebook_bytes(tree))


def _grade(folder: Path, count: int) -> tuple[float, int]:
    """Seconds and peak memory of the largest process, in KiB, of grading a class."""
    command = [sys.executable, "-m", "autograder", "grade", str(folder / str(count)), "--force"]
    return _timed([*command, "-o", str(folder / f"out{count}")])


def _timed(command: list[str]) -> tuple[float, int]:
    """Seconds of a command, and the peak memory of its largest process in KiB.

    Timed inside a small process of its own, whose children are this command alone, and at last the
    processes that it leaves behind: the server from which its workers came, ending.
    """
    program = (
        "import ctypes, os, resource, subprocess, sys, time\n"
        "ctypes.CDLL(None).prctl(36, 1, 0, 0, 0)\n"  # PR_SET_CHILD_SUBREAPER
        "started = time.perf_counter()\n"
        "done = subprocess.run(sys.argv[1:], stdout=subprocess.DEVNULL)\n"
        "seconds = time.perf_counter() - started\n"
        "try:\n"
        "    while os.wait(): pass\n"
        "except ChildProcessError: pass\n"
        "print(seconds, resource.getrusage(resource.RUSAGE_CHILDREN).ru_maxrss)\n"
        "sys.exit(done.returncode)\n"
    )
    done = subprocess.run(
        [sys.executable, "-c", program, *command], capture_output=True, text=True, check=False
    )
    if done.returncode:
        raise SystemExit(f"{' '.join(command)} ended with {done.returncode}: {done.stderr}")
    seconds, memory = done.stdout.split()
    return float(seconds), int(memory)
