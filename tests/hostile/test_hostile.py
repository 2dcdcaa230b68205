"""Runs suite.py as an ordinary user in a process namespace of its own.

A hole in the sandbox then hurts nothing else: there are no other processes to see or signal.
"""

import os
import secrets
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[2]
USER = ("--user", "--map-user=1000", "--map-group=1000")
OWN = ("--pid", "--fork", "--kill-child")
WAYS = [(*USER, *OWN, "--mount-proc"), (*USER, *OWN)]
"""From the best down."""


def way():
    """The options of `unshare` that work here, or None."""
    if shutil.which("unshare") is None:
        return None
    for options in WAYS:
        tried = subprocess.run(["unshare", *options, "true"], capture_output=True, check=False)
        if tried.returncode == 0:
            return options
    return None


def test_no_attack_gains_anything(tmp_path):
    options = way()
    if options is None:
        text = "no unprivileged user and process namespaces: the hostile suite cannot be run safely"
        (pytest.fail if os.environ.get("CI") else pytest.skip)(text)
    done = subprocess.run(
        ["unshare", *options, sys.executable, "-m", "pytest", "-q", "-p", "no:cacheprovider",
         "--basetemp", tmp_path / "inside", ROOT / "tests/hostile/suite.py"],
        cwd=ROOT,
        env={
            **{k: v for k, v in os.environ.items() if not k.startswith("PYTEST_")},
            "PYTHONPATH": str(ROOT),
            "HOSTILE_CANARY": f"CANARY-of-the-course-{secrets.token_hex(16)}",
        },
        capture_output=True,
        text=True,
        timeout=300,
        check=False,
    )  # fmt: skip
    print(done.stdout[-20_000:], done.stderr[-5_000:])
    assert done.returncode == 0
