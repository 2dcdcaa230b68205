"""How much work the reading of one cell may take, counted in characters, not in seconds.

A source can be a bomb that is read again and again. Whoever reads a part of it says so first, and
reading ends where the sum is spent: the same on every machine. Knows nothing of what is read.
"""

from __future__ import annotations


class Spent(Exception):
    """The work that was allowed is done."""


class Effort:
    """Work that is allowed, and what of it was used."""

    def __init__(self, allowed: int) -> None:
        self._allowed = allowed
        self.used = 0

    def spend(self, characters: int) -> None:
        """Say that some characters are about to be read.

        Raises Spent where they are more than what is left; nothing is to be read then.

        >>> effort = Effort(100)
        >>> effort.spend(60), effort.used
        (None, 60)
        """
        if self.used + characters > self._allowed:
            raise Spent
        self.used += characters
