"""The results store: what was graded is not graded again, and a batch that broke off goes on.

A row is kept by everything that decides it: the notebook's bytes, the assignment and its release,
the course secret, the engine and the sandbox. Only the batch's own process writes.
"""

from __future__ import annotations

import sqlite3
import time
from pathlib import Path
from types import TracebackType

COMMIT_SECONDS = 1.0
FILE = "store.sqlite"


class Store:
    """A file of graded rows. A context manager."""

    def __init__(self, folder: Path) -> None:
        self._database = sqlite3.connect(folder / FILE)
        self._database.execute("PRAGMA journal_mode=WAL")
        self._database.execute("PRAGMA synchronous=NORMAL")
        self._database.execute(
            "CREATE TABLE IF NOT EXISTS graded (key TEXT PRIMARY KEY, line TEXT NOT NULL)"
        )
        self._committed = time.monotonic()

    def __enter__(self) -> Store:
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        self._database.commit()
        self._database.close()

    def empty(self) -> bool:
        """Whether nothing has been kept yet."""
        return self._database.execute("SELECT 1 FROM graded LIMIT 1").fetchone() is None

    def get(self, key: str) -> str | None:
        """The line kept under a key, if there is one."""
        row = self._database.execute("SELECT line FROM graded WHERE key = ?", (key,)).fetchone()
        return str(row[0]) if row else None

    def put(self, key: str, line: str) -> None:
        """Keep a line. It is on disk within about a second, or when the store is closed."""
        self._database.execute("INSERT OR REPLACE INTO graded VALUES (?, ?)", (key, line))
        if time.monotonic() - self._committed > COMMIT_SECONDS:
            self._database.commit()
            self._committed = time.monotonic()
