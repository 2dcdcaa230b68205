"""Tables in every encoding, separator and quoting: read, said how, and written back unchanged."""

import codecs

import pytest

from autograder.report import roster, sheets, times
from autograder.report.sheets import BadSheet

TEXT = 'id{0}name\r\n11{0}"Müller, Jörg"\r\n12{0}Zoé\r\n'


def sheet(tmp_path, data):
    path = tmp_path / "r.csv"
    path.write_bytes(data)
    return path


@pytest.mark.parametrize("delimiter", [",", ";", "\t", "|"])
@pytest.mark.parametrize("sep", [False, True])
@pytest.mark.parametrize(
    ("encoding", "bom", "said"),
    [
        ("utf-8", b"", "UTF-8"),
        ("utf-8", codecs.BOM_UTF8, "UTF-8 with a byte order mark"),
        ("utf-16-le", codecs.BOM_UTF16_LE, "UTF-16-LE with"),
        ("utf-16-be", codecs.BOM_UTF16_BE, "UTF-16-BE with"),
        ("utf-16-le", b"", "UTF-16-LE,"),
        ("utf-16-be", b"", "UTF-16-BE,"),
        ("cp1252", b"", "Windows-1252"),
    ],
)
def test_a_roster_is_read_whatever_its_form_and_it_is_said_how(
    tmp_path, delimiter, sep, encoding, bom, said
):
    text = ("sep=" + delimiter + "\r\n" if sep else "") + TEXT.format(delimiter)
    path = sheet(tmp_path, bom + text.encode(encoding))
    found = roster.read(path)
    assert [(p.id, p.name) for p in found.people] == [("11", "Müller, Jörg"), ("12", "Zoé")]
    assert said in found.told[0] and sheets.DELIMITERS[delimiter] in found.told[0]
    read = sheets.read(path)
    assert read.bom + read.text(read.rows).encode(read.encoding) == path.read_bytes()


@pytest.mark.parametrize(
    ("text", "cells"),
    [
        ('a,"b\nc",d\n', [["a", "b\nc", "d"]]),
        ('"a""b",c', [['a"b', "c"]]),
        ("a,b,\n", [["a", "b", ""]]),
        ("a,b,", [["a", "b", ""]]),
        ("a\rb\r", [["a"], ["b"]]),
        ("a\n\nb\n", [["a"], [""], ["b"]]),
        ('1, "Doe, Jane" ,x\n', [["1", "Doe, Jane", "x"]]),
        ('Jane "JD" Doe,1\n', [['Jane "JD" Doe', "1"]]),
        ("a\u2028b,c\x85d\n", [["a\u2028b", "c\x85d"]]),
        ("", []),
    ],
)
def test_cells_are_told_apart_by_rfc_4180(tmp_path, text, cells):
    rows = sheets.split(text, ",", tmp_path)
    assert [[c.text for c in row.cells] for row in rows] == cells
    assert "".join(",".join(c.raw for c in r.cells) + r.end for r in rows) == text


@pytest.mark.parametrize(
    ("data", "why"),
    [
        (b'id,name\n1,"Ann\n2,Bo\n', "line 2, column 2.*not closed"),
        (b'id,name\n1,Ann\n2,"Bo"by\n', "line 3, column 2"),
        (b"id,name\n1,A\x81\n", "line 2.*UTF-8"),
        (b"id,name\n1,M\xc3\xbcller\n2,J\xf6rg\n", "line 3.*UTF-8"),
        (b"id\0,name\n1,2\n3", "known encoding"),
        (b"PK\x03\x04rest", "workbook"),
        (b"<!DOCTYPE html><p>sign in", "web page"),
    ],
)
def test_what_is_no_table_is_refused_with_its_place(tmp_path, data, why):
    with pytest.raises(BadSheet, match=f"(?s)r.csv.*{why}"):
        sheets.read(sheet(tmp_path, data))


@pytest.mark.parametrize(
    ("text", "why"),
    [
        ("id,name\n1,Ann\n2,Bo\n1,Cy\n", "lines 2 and 4"),
        ("id,submitted\n1,2026-02-04 12:00\n\n2,soon\n", r"line 4, column 2 \(submitted\)"),
        ("id,submitted\n1,2/4/26 12:00\n", "line 2.*--time-format"),
        ("id,submitted\n1,25/2/26 12:00\n2,2/25/26 12:00\n", "lines 2 and 3"),
        ('id,note,extension\n1,"a\nb",2d\n2,,soon\n', r"line 4, column 3 \(extension\)"),
        ("Vorname,Alter\nAnn,3\n", None),
        ("color,size\nred,3\n", "no column `id`.*color"),
        ("\n\n", "empty"),
    ],
)
def test_a_bad_row_is_refused_with_line_and_column(tmp_path, text, why):
    path = sheet(tmp_path, text.encode())
    if why is None:
        assert roster.read(path).people[0].name == "Ann"
        return
    with pytest.raises(roster.BadRoster, match=f"(?s)r.csv.*{why}"):
        roster.read(path)


def test_the_column_as_a_whole_decides_what_one_date_leaves_open(tmp_path):
    text = "id,submitted\n1,2/4/26 12:00\n2,25/2/26 12:00\n"
    found = roster.read(sheet(tmp_path, text.encode()))
    assert found.people[0].submitted.startswith("2026-04-02T12:00")
    assert "line 3 shows" in found.told[-1]
    clock = times.Clock(form="%m/%d/%y %H:%M")
    text = "id,submitted\n1,2/4/26 12:00\n"
    found = roster.read(sheet(tmp_path, text.encode()), clock)
    assert found.people[0].submitted.startswith("2026-02-04T12:00")
