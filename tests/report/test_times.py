"""Times as systems, spreadsheets and people write them: read to the minute, or refused in words."""

import datetime
import pickle

import pytest

from autograder.report import times

NOON = "2026-02-04T12:00:00+00:00"
DUE = datetime.datetime(2026, 2, 3, tzinfo=datetime.UTC)


@pytest.mark.parametrize(
    ("text", "when"),
    [
        ("2026-02-04 12:00:00 CET", "2026-02-04T12:00:00+01:00"),
        ("2026-02-04 12:00:00 MESZ", "2026-02-04T12:00:00+02:00"),
        ("2026-02-04 12:00:00 -0800", "2026-02-04T12:00:00-08:00"),
        ("2026-02-04 12:00:00 UTC", NOON),
        ("2026-02-04T12:00:00Z", NOON),
        ("2026-02-04T12:00+01:00", "2026-02-04T12:00:00+01:00"),
        ("20260204T120000Z", NOON),
        ("2026-02-04 12:00:00.000000000 Z", NOON),
        ("2026-02-04 12:00 GMT+3", "2026-02-04T12:00:00+03:00"),
        ("2026-02-04 12:00 UTC-5", "2026-02-04T12:00:00-05:00"),
        ("2026-02-04 12:00 Europe/Berlin", "2026-02-04T12:00:00+01:00"),
        ("2026/02/04 12:00", NOON),
        ("2026-2-4 12:00", NOON),
        ("4 February 2026, 12:00 PM", NOON),
        ("Wednesday, 4 February 2026, 12:00 PM", NOON),
        ("Wed, 04 Feb 2026 12:00:00 +0000", NOON),
        ("Wed Feb  4 12:00:00 2026", NOON),
        ("Mittwoch, 4. Februar 2026, 12:00", NOON),
        ("4. Februar 2026 um 12:00 Uhr", NOON),
        ("mercredi 4 février 2026, 12:00", NOON),
        ("4 févr. 2026 12h00", NOON),
        ("miércoles, 4 de febrero de 2026, 12:00", NOON),
        ("miércoles, 4 de febrero de 2026, 12:00 p. m.", NOON),
        ("quarta-feira, 4 de fevereiro de 2026 às 12:00", NOON),
        ("mercoledì, 4 febbraio 2026, 12:00", NOON),
        ("woensdag 4 februari 2026, 12:00", NOON),
        ("Feb 4, 2026 12:00 PM", NOON),
        ("4 Feb 2026 12:00\u202fPM", NOON),
        ("February 4, 2026 at 12:00 PM PST", "2026-02-04T12:00:00-08:00"),
        ("February 4, 2026 at 11:59pm (EST)", "2026-02-04T23:59:00-05:00"),
        ("Feb 4 at 11:59pm", "2026-02-04T23:59:00+00:00"),
        ("Dec 31 at 11:59pm", "2025-12-31T23:59:00+00:00"),
        ("04.02.2026 12:00", NOON),
        ("04.02.26, 12:00 Uhr", NOON),
        ("12:00 4.2.2026", NOON),
        ("25/2/26 12:00", "2026-02-25T12:00:00+00:00"),
        ("2/25/26 12:00 PM", "2026-02-25T12:00:00+00:00"),
        ("02/02/2026 12:00", "2026-02-02T12:00:00+00:00"),
        ("4-Feb-26 12:00", NOON),
        ("46057.5", NOON),
        ("46057,5", NOON),
    ],
)
def test_a_time_is_read_as_it_was_meant(text, when):
    assert times.read(text, times.Clock(near=DUE)) == datetime.datetime.fromisoformat(when)


@pytest.mark.parametrize(
    ("text", "why"),
    [
        ("2/4/26 12:00", "--time-format"),
        ("04-02-2026 12:00", "--time-format"),
        ("12:00 2/4/2026", "--time-format"),
        ("2026-02-04", "no time of day"),
        ("4 February 2026", "no time of day"),
        ("46057", "write it as"),
        ("12:00", "day"),
        ("Feb 2026 12:00", "day"),
        ("Feb 4 at 11:59pm", "does not name a year"),
        ("1/1 12:00", "write it as"),
        ("2026-02-04 12.30", "write it as"),
        ("Thursday, 4 February 2026, 12:00", "another day of the week"),
        ("2026-02-04 12:00 CST", "several zones"),
        ("2026-02-04 12:00 IST", "several zones"),
        ("2026-02-04 12:00 XYZ", "XYZ is not known"),
        ("31.02.2026 12:00", "calendar"),
        ("04.13.2026 12:00", "calendar"),
        ("4 Feb 2026 13:00 PM", "write it as"),
        ("2026-02-04 25:00", "write it as"),
        ("0026-02-04 12:00", "year"),
        ("02 2026-02-04", "no time of day"),
        ("2026-02-04 -0800", "no time of day"),
        ("04.02.2026 12", "no time of day"),
        ("12:00 04.02.2026 13:00", "write it as"),
        ("Feb-4 4 12:00", "which number is the year"),
        ("31 12 99 12:00", "write it as"),
        ("99 04.02.2026 12:00", "neither day nor time of day"),
        ("04.02.2026 99 12:00", "neither day nor time of day"),
        ("2026-02-04 7 12:00 CET", "neither day nor time of day"),
        ("soon", "write it as"),
        ("tomorrow 12:00", "write it as"),
        ("9" * 500, "write it as"),
        ("\x00\ud800", "write it as"),
        ("", "write it as"),
    ],
)
def test_what_would_have_to_be_guessed_is_refused_with_a_remedy(text, why):
    with pytest.raises(times.BadTime, match=why):
        times.read(text)


def test_a_time_without_a_zone_is_in_the_stated_one_in_summer_and_in_winter():
    clock = times.Clock(zone=times.zone("America/Chicago"))
    assert times.read("2026-02-04 12:00", clock).isoformat().endswith("-06:00")
    assert times.read("2026-07-04 12:00", clock).isoformat().endswith("-05:00")
    assert times.read("2026-02-04 12:00 CST", clock).isoformat().endswith("-06:00")
    assert pickle.loads(pickle.dumps(clock)) == clock


@pytest.mark.parametrize("name", ["Mars/Olympus", "CST6", "../etc/passwd", "+25:00", ""])
def test_a_zone_that_is_none_is_refused(name):
    with pytest.raises(times.BadTime, match="Europe/Berlin"):
        times.zone(name)


@pytest.mark.parametrize("form", ["%d/%m/%Y", "%d/%m/%y %I:%M", "%Q", "today", "%H:%M"])
def test_a_form_that_leaves_something_open_is_refused(form):
    with pytest.raises(times.BadTime, match="--time-format"):
        times.checked_form(form)


def test_a_form_that_is_given_decides_alone():
    clock = times.Clock(form=times.checked_form("%m/%d/%y %H:%M"))
    assert times.read("2/4/26 12:00", clock).isoformat() == NOON
    with pytest.raises(times.BadTime, match="not of the form"):
        times.read("2026-02-04 12:00", clock)
