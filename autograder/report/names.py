"""Ids and names as they are compared: without case, marks of spreadsheets, and order of words."""

from __future__ import annotations

import re
import unicodedata


def plain(text: str) -> str:
    """Text as it is compared: without case, and with composed letters."""
    return " ".join(unicodedata.normalize("NFC", text).casefold().strip(" '").split())


def name_words(text: str) -> list[str]:
    """The words of a name, given name first where a comma says which that is."""
    last, comma, first = plain(text).partition(",")
    return re.findall(r"\w[\w.@+-]*", f"{first} {last}" if comma else last)


def name_keys(text: str, *, asked: bool = False) -> set[tuple[str, str]]:
    """By what a name is found: its words in any order, and as Canvas writes it into file names.

    Two spellings are one name where the keys of one meet those `asked` of the other.

    >>> bool(name_keys("Doe, Jane") & name_keys("jane doe", asked=True))
    True
    >>> bool(name_keys("Jané Doe") & name_keys("doejané", asked=True))
    True
    """
    words = name_words(text)
    if not words:
        return set()
    one, letters = ("letters", "one word") if asked else ("one word", "letters")
    if len(words) == 1:
        return {("words", words[0]), (one, words[0])}
    squeezed = re.sub(r"[\W_]+", "", "".join(words[-1:] + words[:-1]))
    return {("words", " ".join(sorted(words))), (letters, squeezed)}
