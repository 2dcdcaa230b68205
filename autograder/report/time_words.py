"""Words of times: months and weekdays in the languages of course sites, and zones by short names.

Facts only; `times` reads with them. Each name means one thing in all of these languages together.
"""

from __future__ import annotations

import re

_MONTHS = """
jan january januar janvier enero gennaio janeiro januari ene janv genn
feb february februar février febrero febbraio fevereiro februari fév févr fevr febr fev
mar march märz mars marzo março maart mär mrz mrt
apr april avril abril avr abr aprile
may mai mayo maggio maio mei mag
jun june juni juin junio giugno junho giu
jul july juli juillet julio luglio julho juil lug
aug august août agosto augustus aoû ago
sep sept september septembre septiembre setiembre settembre setembro set sett
oct october oktober octobre octubre ottobre outubro okt ott out
nov november novembre noviembre novembro
dec december dezember décembre diciembre dicembre dezembro dez déc dic
"""
_WEEKDAYS = """
mon monday montag lundi lunes lunedì segunda-feira maandag
tue tues tuesday dienstag mardi martes martedì terça-feira dinsdag
wed wednesday mittwoch mercredi miércoles mercoledì quarta-feira woensdag
thu thur thurs thursday donnerstag jeudi jueves giovedì quinta-feira donderdag
fri friday freitag vendredi viernes venerdì sexta-feira vrijdag
sat saturday samstag sonnabend samedi sábado sabato zaterdag
sun sunday sonntag dimanche domingo domenica zondag
"""
MONTHS = [tuple(line.split()) for line in _MONTHS.split("\n") if line]
WEEKDAYS = [tuple(line.split()) for line in _WEEKDAYS.split("\n") if line]
MONTH_NAMES = frozenset(word for words in MONTHS for word in words)
WEEKDAY = {word: number for number, words in enumerate(WEEKDAYS) for word in words}
JUMP = ["uhr", "um", "den", "de", "del", "à", "às", "alle", "ore", "om", "uur", "le", "el"]
"""Words between the parts of a date. German “am” is not one of them: it is a half of the day."""

ZONES = {
    "WET": 0, "WEST": 1, "BST": 1, "CET": 1, "CEST": 2, "MEZ": 1, "MESZ": 2, "EET": 2, "EEST": 3,
    "MSK": 3, "EST": -5, "EDT": -4, "CDT": -5, "MST": -7, "MDT": -6, "PST": -8, "PDT": -7,
    "AKST": -9, "AKDT": -8, "HST": -10, "JST": 9, "KST": 9, "HKT": 8, "SGT": 8, "AEST": 10,
    "AEDT": 11, "ACST": 9.5, "ACDT": 10.5, "AWST": 8, "NZST": 12, "NZDT": 13,
}  # fmt: skip
"""Hours east of Greenwich."""
SHARED_ZONES = frozenset({"CST", "IST", "AST", "ADT", "GST", "SST", "ECT", "AMT"})
"""Short names that zones of different offsets share: those are not guessed."""


def tidy(text: str) -> str:
    """The text without the dots and blanks that only a language's own rules explain.

    >>> tidy("4. Februar 2026, 12:00 p. m.")
    '4 Februar 2026, 12:00 pm'
    """
    text = re.sub(r"\b(?:UTC|GMT)\s*(?=[+-]\d)", "", text)  # dateutil turns their signs round
    text = re.sub(r"(?<![+-]\d\d)(?<![+-]\d{4})\s\(([A-Z]{2,5})\)$", r" \1", text)
    text = re.sub(r"\b([ap])\.?\s?m\.?(?=\W|$)", r"\1m", text, flags=re.IGNORECASE)
    text = re.sub(r"(?<=\d)\.(?=\s)", "", text)
    text = re.sub(r"(?<=[^\W\d_])\.(?=[\s,]|$)", "", text)
    return re.sub(r"\ba las?\b|\b\w+-feira\b", "", text)
