"""How worker processes are started. Imports nothing that takes time."""

from __future__ import annotations

import multiprocessing
import sys
from multiprocessing import forkserver
from multiprocessing.context import BaseContext

PRELOADED = (
    "autograder.authoring.load",
    "autograder.batch.worker",
    "autograder.batch.pool",
    "autograder.report.page",
    "nn_reference.oracles",
)
"""What every worker needs, or its masters, and what takes its time to import."""


def context() -> BaseContext:
    """The start method: not forked from here, to inherit nothing that is open or running.

    On Linux workers are forked from a small server that has imported once what all of them need.
    """
    if sys.platform != "linux":
        return multiprocessing.get_context("spawn")
    made = multiprocessing.get_context("forkserver")
    made.set_forkserver_preload([*PRELOADED])
    return made


def get_ready() -> None:
    """Begin with those imports, aside, while the caller goes on."""
    if sys.platform == "linux":
        context()
        forkserver.ensure_running()
