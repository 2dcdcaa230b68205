"""What a student's code finds around it: streams, warnings, NumPy's error state, randomness.

The same before every call, whatever a demo cell has done to it. Knows nothing of cells or calls.
"""

from __future__ import annotations

import builtins
import io
import random
import sys
import warnings

import numpy as np


class _Nowhere(io.TextIOBase):
    """Output that costs nothing: 200 MB of prints neither slow a child down nor fill anything."""

    encoding = "utf-8"

    def write(self, text: str) -> int:
        return len(text)

    def writable(self) -> bool:
        return True


def prepare() -> None:
    """What every child is to find, set up once in the zygote."""
    sys.stdin, sys.stdout, sys.stderr = io.StringIO(), _Nowhere(), _Nowhere()
    vars(sys).update(__stdin__=sys.stdin, __stdout__=sys.stdout, __stderr__=sys.stderr)
    builtins.input = _no_input
    sys.argv = ["notebook"]
    _ignore_warnings()


def seed(number: int) -> None:
    """Draw the same random numbers in every process with this number."""
    random.seed(number)
    np.random.seed(number % 2**32)


def reset() -> None:
    """Undo what a demo cell may have left: `np.seterr(all="raise")`, warnings as errors."""
    np.seterr(divide="warn", over="warn", under="ignore", invalid="warn")
    if len(warnings.filters) != 1 or warnings.filters[0][0] != "ignore":
        _ignore_warnings()


def _ignore_warnings() -> None:
    warnings.resetwarnings()
    warnings.simplefilter("ignore")


def _no_input(*_: object) -> str:
    raise EOFError("input() has nobody to ask when a notebook is graded")
