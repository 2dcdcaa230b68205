"""Times as course systems, spreadsheets and people write them: read strictly, or refused.

Nothing is guessed: a day without a time, a zone that two places share and 2/4/26 are refused with
what to write instead. Times without a zone are in the zone that the caller states.
"""

from __future__ import annotations

import datetime
import functools
import re
import unicodedata
import zoneinfo
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from autograder.core.errors import InputError
from autograder.report import time_words

UTC = datetime.UTC
REMEDY = "write it as 2026-02-03T12:00+01:00, or give its form with --time-format"
LONGEST = 80
YEARS = range(1990, 2101)
"""Other years are a slip, or a number that is not a time."""
DAY_ONE = datetime.datetime(1899, 12, 30)
"""Day 0 of spreadsheets, which count days from there."""
PROBE = datetime.datetime(2031, 11, 23, 14, 45, tzinfo=UTC)
"""Comes back from every form that holds year, month, day, hour and minute."""
DAY, MONTH = "day", "month"
NUMBERS = re.compile(r"(?<![\d.:/-])(\d{1,2})([./-])(\d{1,2})\2(\d{2}|\d{4})(?![\d./-])")
YEAR_FIRST = re.compile(r"(?<![\d.:/-])(\d{4})([./-])(\d{1,2})\2(\d{1,2})(?![\d./-])")
PAIR = re.compile(r"(?<![\d.:/-])\d{1,2}[./-]\d{1,2}(?!\d)")
"""What could be a day and a month, an hour and a minute, or neither."""
ISO = re.compile(r"\d{4}-\d\d-\d\d[T ]\d\d:\d\d|\d{8}T\d{4}")
CLOCK = re.compile(r"(?<![\d:+-])\d{1,2}(?:[:h]\d{2}(?!\d)|h\b|\s?[ap]m\b)", re.IGNORECASE)
"""A time of day; a bare number is none, though dateutil takes it for one."""
BESIDE_DATE = re.compile(
    r"(?<!\d)\d{1,2}(?:[:h.]\d{2}){1,2}(?:[.,]\d+)?|(?<!\d)\d{1,2}\s?(?:h|[ap]\.?\s?m\b)"
    r"|(?:[+-]|\N{MINUS SIGN})\d{1,2}:?(?:\d{2})?(?!\d)",
    re.IGNORECASE,
)
"""A time of day, or how far a zone is from UTC: the numbers that may stand beside a date."""
DATE = re.compile(r"(?<!\d)\d{4}-\d\d-\d\d(?!\d)")
YEAR = re.compile(r"(?<![\d:])(?<!\s[+-])(?<!\d[+-])\d{4}(?![\d:])")
SHORT_YEAR = re.compile(r"(?<!\d)\d{1,2}[ -][^\W\d_]+[ -]\d{2}(?![\d:h])")
"""As spreadsheets write it: 4-Feb-26."""
SERIAL = re.compile(r"(\d{5})[.,](\d+)")
ZONE_NAME = re.compile(r"\s\(?([A-Z][A-Za-z]+(?:/[A-Za-z_+-]+)+)\)?$")


class BadTime(InputError, ValueError):
    """Not a time that can be read; the message says why, and what to write."""


@dataclass(frozen=True, slots=True)
class Clock:
    """What is known of times before they are read."""

    zone: datetime.tzinfo = UTC
    """The zone of times that name none."""
    form: str = ""
    """Their form, as `strptime` takes it; "" for every form that is known."""
    order: str = ""
    """Whether 2/4/26 begins with the day or the month, where that is known."""
    near: datetime.datetime | None = None
    """A time without a year is the one closest to this."""


USUAL = Clock()


def read(text: str, clock: Clock = USUAL) -> datetime.datetime:
    """The time in a text, with its zone. Raises BadTime."""
    plain = " ".join(unicodedata.normalize("NFKC", text).split())
    if not plain or len(plain) > LONGEST:
        raise BadTime(f"{text[:LONGEST]!r} is not a time; {REMEDY}")
    if clock.form:
        when = _by_form(plain, clock.form)
    elif ISO.match(plain) and (iso := _iso(plain)):
        when = iso
    elif match := SERIAL.fullmatch(plain):
        days = float(f"{match[1]}.{match[2]}")
        when = DAY_ONE + datetime.timedelta(seconds=round(days * 86_400))
    else:
        when = _words(plain, clock)
    if when.year not in YEARS:
        raise BadTime(f"{text!r} is in the year {when.year}; {REMEDY}")
    return when if when.tzinfo else when.replace(tzinfo=clock.zone)


def _iso(text: str) -> datetime.datetime | None:
    try:
        return datetime.datetime.fromisoformat(text)
    except ValueError:
        return None


def _by_form(text: str, form: str) -> datetime.datetime:
    try:
        return datetime.datetime.strptime(text, form)
    except (ValueError, re.error) as error:
        raise BadTime(f"{text!r} is not of the form {form!r} (--time-format)") from error


def checked_form(form: str) -> str:
    """A form for `strptime` that holds all that a time needs. Raises BadTime."""
    try:
        back = datetime.datetime.strptime(PROBE.strftime(form), form)
    except (ValueError, re.error) as error:
        raise BadTime(f"--time-format {form!r}: {error}; write it as %d/%m/%Y %H:%M") from error
    if back.replace(tzinfo=None) != PROBE.replace(tzinfo=None):
        raise BadTime(
            f"--time-format {form!r} does not hold year, month, day, hour and minute "
            "(with %I also %p); write it as %d/%m/%Y %H:%M"
        )
    return form


def zone(name: str) -> datetime.tzinfo:
    """The zone of a name such as Europe/Berlin, UTC or +01:00. Raises BadTime."""
    if match := re.fullmatch(r"(?:UTC)?([+-])(\d\d):?(\d\d)", name):
        minutes = int(match[2]) * 60 + int(match[3])
        if minutes < 24 * 60:
            delta = datetime.timedelta(minutes=minutes)
            return datetime.timezone(delta if match[1] == "+" else -delta)
    if name.upper() in ("UTC", "Z"):
        return UTC
    try:
        return zoneinfo.ZoneInfo(name)
    except (zoneinfo.ZoneInfoNotFoundError, ValueError, OSError) as error:
        raise BadTime(
            f"{name!r} is not a time zone; write it as Europe/Berlin, UTC or +01:00"
        ) from error


def order(text: str) -> str:
    """What a date such as 25/2/2026 says of the order of day and month; "" where nothing.

    >>> order("25/2/2026 12:00"), order("2/25/26 12:00"), order("2/4/26 12:00")
    ('day', 'month', '')
    """
    match = NUMBERS.search(text)
    if not match or match[2] == ".":
        return ""
    first, second = int(match[1]) > 12, int(match[3]) > 12
    return "" if first == second else DAY if first else MONTH


def _words(text: str, clock: Clock) -> datetime.datetime:
    """A time with names of months, an order of its own, or a zone behind it."""
    named = ZONE_NAME.search(text)
    if named:
        clock = Clock(zone(named[1]), "", clock.order, clock.near)
    bare = _year_first(text[: named.start()] if named else text, clock)
    _refuse_loose(bare, text)
    when = _parsed(bare, text, clock)
    if named:
        when = when.replace(tzinfo=clock.zone)
    told = _weekdays(text)
    if told and told != {when.weekday()}:
        raise BadTime(f"{text!r} is another day of the week than it says; {REMEDY}")
    return when


def _refuse_loose(bare: str, text: str) -> None:
    """Raises BadTime for numbers of which dateutil would make something all the same."""
    clocks = len(CLOCK.findall(time_words.tidy(bare)))
    words = re.findall(r"[^\W\d_]+", bare.casefold())
    dated = DATE.search(bare) or any(word in time_words.MONTH_NAMES for word in words)
    if dated and not clocks and not PAIR.search(bare):
        raise BadTime(f"{text!r} names a day but no time of day; {REMEDY}")
    if not dated or clocks != 1 or PAIR.search(bare):
        raise BadTime(f"{text!r} is not a time that is known: day or time of day; {REMEDY}")


def _year_first(text: str, clock: Clock) -> str:
    """The text with a date of numbers as year-month-day. Raises BadTime where it is ambiguous."""
    if match := YEAR_FIRST.search(text):
        year, month, day = int(match[1]), int(match[3]), int(match[4])
    elif match := NUMBERS.search(text):
        a, b, year = int(match[1]), int(match[3]), int(match[4])
        known = DAY if match[2] == "." or a == b else order(text) or clock.order
        if not known:
            raise BadTime(
                f"{text!r} may be month/day or day/month: say which with "
                "--time-format (%m/%d/%y %H:%M or %d/%m/%y %H:%M), or write the year first"
            )
        day, month = (a, b) if known == DAY else (b, a)
    else:
        return text
    try:
        date = datetime.date(year if year > 99 else 2000 + year, month, day)
    except ValueError as error:
        raise BadTime(f"{text!r} is not a day of the calendar; {REMEDY}") from error
    rest = text[match.end() :].removeprefix("T")
    beside = f"{text[: match.start()]} {rest}"
    if CLOCK.search(time_words.tidy(beside)) and re.search(r"\d", BESIDE_DATE.sub(" ", beside)):
        raise BadTime(f"{text!r} has a number that is neither day nor time of day; {REMEDY}")
    return f"{date.isoformat()} {text[: match.start()]} {rest}"


def _weekdays(text: str) -> set[int]:
    words = re.findall(r"[^\W\d_]+(?:-feira)?", text.casefold())
    return {time_words.WEEKDAY[word] for word in words if word in time_words.WEEKDAY}


def _parsed(text: str, told: str, clock: Clock) -> datetime.datetime:
    """By dateutil, twice with other defaults: what differs was not in the text."""
    tidy = time_words.tidy(text)
    one = _dateutil(tidy, told, clock, datetime.datetime(2024, 1, 1))
    two = _dateutil(tidy, told, clock, datetime.datetime(2028, 12, 31, 23))
    if one.hour != two.hour:
        raise BadTime(f"{told!r} names a day but no time of day; {REMEDY}")
    if (one.month, one.day) != (two.month, two.day):
        raise BadTime(f"{told!r} does not name a day; {REMEDY}")
    if one.year == two.year:
        if not (YEAR.search(text) or SHORT_YEAR.search(text)):
            raise BadTime(f"{told!r} does not say which number is the year; {REMEDY}")
        return one
    if clock.near is None:
        raise BadTime(f"{told!r} does not name a year; {REMEDY}")
    return _closest(one, clock.near, clock.zone)


def _closest(when: datetime.datetime, near: datetime.datetime, zone: Any) -> datetime.datetime:
    """The time in the year in which it comes closest to another."""
    found = []
    for year in range(near.year - 4, near.year + 5):  # 29 February is not in every year
        try:
            found.append(when.replace(year=year, tzinfo=when.tzinfo or zone))
        except ValueError:
            continue
    return min(found, key=lambda t: abs(t - near))


def _dateutil(text: str, told: str, clock: Clock, default: datetime.datetime) -> datetime.datetime:
    from dateutil import parser  # here, because a batch without such times need not wait for it

    zones = functools.partial(_offset, told=told, clock=clock)
    try:
        found = parser.parse(
            text, parserinfo=_info(), default=default, tzinfos=zones, yearfirst=False
        )
    except BadTime:
        raise
    except (ValueError, ArithmeticError, LookupError, TypeError, AttributeError) as error:
        raise BadTime(f"{told!r} is not a time that is known; {REMEDY}") from error
    return found  # type: ignore[no-any-return]


@functools.cache
def _info() -> Any:
    from dateutil import parser

    class Info(parser.parserinfo):  # type: ignore[misc]
        """dateutil reads its words from here while it sets itself up."""

        JUMP = (*parser.parserinfo.JUMP, *time_words.JUMP)
        MONTHS = tuple(time_words.MONTHS)
        WEEKDAYS = tuple(time_words.WEEKDAYS)

    return Info()


def _offset(
    name: str | None, seconds: int | None, *, told: str, clock: Clock
) -> datetime.tzinfo | None:
    """The zone of an abbreviation or offset, as dateutil asks for it. Raises BadTime."""
    if seconds is not None:
        return datetime.timezone(datetime.timedelta(seconds=seconds))
    if name is None:
        return None
    if name in _names_of(clock.zone):
        return _abbreviated(name, clock.zone)
    if name in time_words.ZONES:
        return datetime.timezone(datetime.timedelta(hours=time_words.ZONES[name]))
    why = "is used by several zones" if name in time_words.SHARED_ZONES else "is not known"
    raise BadTime(
        f"{told!r}: the time zone {name} {why}; write an offset such as +01:00, "
        "or name the zone with --time-zone (such as America/Chicago)"
    )


def _abbreviated(name: str, zone: datetime.tzinfo) -> datetime.tzinfo:
    """The fixed offset that an abbreviation of a zone stands for."""
    when = next(t for t in _halves() if zone.tzname(t) == name)
    return datetime.timezone(zone.utcoffset(when) or datetime.timedelta(0))


def _names_of(zone: datetime.tzinfo) -> Sequence[str | None]:
    return [zone.tzname(when) for when in _halves()]


def _halves() -> tuple[datetime.datetime, datetime.datetime]:
    """A day of winter and one of summer."""
    return datetime.datetime(2026, 1, 15), datetime.datetime(2026, 7, 15)
