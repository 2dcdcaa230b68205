"""Forms as Canvas, Moodle, Gradescope and Banner give them: the right row, their form kept."""

import json
from pathlib import Path

import pytest

from autograder.interop.exports import canvas, moodle
from autograder.interop.exports.scores import gather, scores
from autograder.report import roster
from autograder.report.adjust import Rules
from autograder.report.roster import Person, Roster
from autograder.report.tables import is_risky, safe_text
from tests.report.test_late_and_roster import record

FORMS = Path(__file__).with_name("forms")
FILL = {"canvas": canvas.fill_canvas, "moodle": moodle.fill_moodle}


def by(system, id, name, score=2.5, **more):
    handed_in = {"system": system, "id": id, **more.pop("facts", {})}
    return record(student=name, score=score, handed_in=handed_in, **more)


def filled(system, name, lines, people=()):
    done = FILL[system](FORMS / f"{name}.csv", scores(lines, Roster(tuple(people))), "")
    return done, done.data.decode(done.encoding)


@pytest.mark.parametrize("name", ["moodle_fr", "moodle_es", "moodle_de_group"])
def test_a_localised_sheet_differs_only_in_the_cells_filled_in(name):
    lines = [by("moodle", "12", "Zoé Müller")]
    done, text = filled("moodle", name, lines)
    before = (FORMS / f"{name}.csv").read_text(encoding="utf-8")
    assert (done.missing, done.warning) == ((), "")
    old, new = before.splitlines(), text.splitlines()
    assert (old[0], old[2]) == (new[0], new[2])
    delimiter = ";" if ";" in old[0] else ","
    put = '"2,5"' if delimiter == "," else "2,5"
    start, rest = old[1].split(f'{delimiter}{delimiter}"3,00"')
    assert new[1].startswith(f'{start}{delimiter}{put}{delimiter}"3,00"{rest[:20]}')
    assert "2.5 of 3 points" in new[1]


@pytest.mark.parametrize("name", ["moodle_fr", "moodle_es", "moodle_de_group"])
@pytest.mark.parametrize("encoding", ["utf-8-sig", "utf-16", "cp1252"])
def test_what_is_written_back_keeps_encoding_and_line_ends(tmp_path, name, encoding):
    text = (FORMS / f"{name}.csv").read_text(encoding="utf-8").replace("\n", "\r\n")
    path = tmp_path / "sheet.csv"
    path.write_bytes(text.encode(encoding))
    wrong = by("moodle", "12", "Zoé Müller")
    wrong["exercises"][0]["message"] = "got <b>1</b> ✗ αβ"
    done = moodle.fill_moodle(path, scores([wrong], Roster()))
    back = done.data.decode(encoding)
    assert back.count("\r\n") == text.count("\r\n") and "\n" not in back.replace("\r\n", "")
    assert back.splitlines()[2] == text.splitlines()[2]
    assert "<b>1" not in back
    assert moodle.fill_moodle(path, []).data == path.read_bytes()


@pytest.mark.parametrize(
    ("system", "form"), [("moodle", "moodle_en_namesakes"), ("canvas", "canvas_namesakes")]
)
def test_a_namesake_never_gets_the_other_ones_marks(system, form):
    done, text = filled(system, form, [by(system, "11", "Anna Schmidt")])
    assert done.missing == ()
    rows = text.splitlines()
    assert [("2.5" in row) for row in rows if "Anna" in row] == [True, False]
    done, text = filled(system, form, [by(system, "13", "Anna Schmidt")])
    assert done.missing == ("Anna Schmidt",)
    assert "2.5" not in text
    done, text = filled(system, form, [record(student="Anna Schmidt")])
    assert done.missing == ("Anna Schmidt",)
    assert "2.5" not in text


@pytest.mark.parametrize("system", ["moodle", "canvas"])
def test_the_only_one_of_a_name_with_another_id_is_somebody_else(system, tmp_path):
    form = {"moodle": "moodle_en_namesakes", "canvas": "canvas_namesakes"}[system]
    lines = (FORMS / f"{form}.csv").read_text(encoding="utf-8").splitlines()
    path = tmp_path / "form.csv"
    path.write_text("\n".join(row for row in lines if not row.endswith("anna.s,One,")
                              and not row.startswith('"Participant 11"')) + "\n")  # fmt: skip
    done = FILL[system](path, scores([by(system, "11", "Anna Schmidt")], Roster()), "")
    assert done.missing == ("Anna Schmidt",)
    assert "2.5" not in done.text


def test_a_number_of_another_system_is_no_id_of_this_one():
    done, text = filled("canvas", "canvas_namesakes", [by("moodle", "11", "Bo Berg")])
    assert done.missing == ("Bo Berg",)
    assert "2.5" not in text


def test_ids_with_leading_zeros_are_not_those_without():
    done, _ = filled("canvas", "canvas_namesakes", [by("canvas", "011", "Anna Schmidt")])
    assert done.missing == ("Anna Schmidt",)


def test_emails_fit_in_any_case_and_semicolons_and_commas_stay():
    done, text = filled("canvas", "canvas_semicolons", [by("gradescope", "anna@X.ORG", "A. S.")])
    assert done.missing == ()
    assert text.splitlines()[2] == "Schmidt, Anna;11;s11;ANNA@x.org;One;2,5"
    assert text.splitlines()[3] == "Doe, Jane;12;s12;jane@x.org;One;1,5"


def test_each_member_of_a_group_gets_the_marks_once():
    facts = {"members": ["anna@x.org", "jane@x.org", "jane@x.org"]}
    line = by("gradescope", "anna@x.org", "Anna & Jane", facts=facts)
    done, text = filled("canvas", "canvas_semicolons", [line])
    assert done.missing == ()
    assert [row.rpartition(";")[2] for row in text.splitlines()[2:]] == ["2,5", "2,5"]


def test_lines_of_the_gradebook_that_are_nobodys_stay_and_one_person_may_have_two_rows(tmp_path):
    text = (FORMS / "canvas_namesakes.csv").read_text(encoding="utf-8")
    path = tmp_path / "form.csv"
    path.write_text(text + '"Schmidt, Anna",11,12,anna.s,Two,\n')
    done = canvas.fill_canvas(path, scores([by("canvas", "11", "schmidtanna")], Roster()))
    rows = done.text.splitlines()
    assert rows[1] == ",,,,,Manual Posting"
    assert [row.endswith("2.5") for row in rows[3:]] == [True, False, False, True]


def test_what_was_graded_is_taken_before_what_could_not_be():
    full = by("canvas", "11", "doejane")
    scratch = by("canvas", "11", "doejane", 0.0, status="failed", assignment="", reason="other")
    for lines in ([full, scratch], [scratch, full]):
        for take in ("last", "best", None):
            found = gather(lines, Roster(), take=take)
            assert [s.points for s in found.scores] == [2.5]
            assert not found.choices[0].conflict


def test_two_results_that_differ_are_a_conflict_unless_somebody_says_which():
    lines = [by("canvas", "11", "doejane", 2.5), by("canvas", "11", "doejane", 0.0)]
    found = gather(lines, Roster())
    assert ([s.points for s in found.scores], found.choices[0].conflict) == ([2.5], True)
    assert not gather(lines, Roster(), take="last").choices[0].conflict
    assert [s.points for s in scores(lines, Roster(), take="last")] == [0]
    lines[1]["handed_in"]["counted"] = False
    assert gather(lines, Roster()).choices == ()


def test_two_people_of_one_name_are_two():
    lines = [by("moodle", "11", "Anna Schmidt"), by("moodle", "12", "Anna Schmidt", 1.0)]
    assert [(s.id, s.points) for s in scores(lines, Roster())] == [("11", 2.5), ("12", 1)]


def test_the_command_says_what_it_chose_and_a_conflict_is_exit_1(program, tmp_path):
    lines = [by("canvas", "11", "schmidtanna"), by("canvas", "11", "schmidtanna", 0.0)]
    text = "\n".join(map(json.dumps, lines)) + "\n"
    (tmp_path / "results.jsonl").write_text(text)
    for system in ("csv", "junit", "ags", "nbgrader"):
        said = program("autograder", "export", tmp_path, "--to", system, status=1)
        assert "conflict: schmidtanna: a.ipynb (2.5 of 3) is taken" in said
    form = ("--to", "canvas", "--form", FORMS / "canvas_namesakes.csv", "-o", tmp_path / "f.csv")
    said = program("autograder", "export", tmp_path, *form, "--take", "best")
    assert "read as UTF-8, separated by commas" in said
    assert (tmp_path / "f.csv").read_text().splitlines()[3].endswith("2.5")


@pytest.mark.parametrize(
    ("form", "ids"),
    [
        ("moodle_fr", ["12", "13"]),
        ("moodle_es", ["12", "13"]),
        ("moodle_de_group", ["12", "13"]),
        ("moodle_en_namesakes", ["11", "12"]),
        ("canvas_namesakes", ["11", "12", "99"]),
        ("canvas_semicolons", ["11", "12"]),
        ("gradescope_grades", ["s11", "s12"]),
        ("banner_class_list", ["00123456", "01234567"]),
    ],
)
def test_what_a_system_exports_is_a_roster(form, ids):
    people = roster.read(FORMS / f"{form}.csv").people
    assert [p.id for p in people] == ids
    assert all(p.name for p in people)
    if "moodle" in form:
        assert people[0].submitted == "2026-02-04T12:00:00+00:00"


def test_a_roster_gives_no_namesake_the_name_or_the_extension_of_another():
    people = Roster((Person("12", "Anna Schmidt", extension=86_400), Person("s7", "Bo Berg")))
    rules = Rules(people)
    other = rules(by("moodle", "11", "Anna Schmidt"))
    assert other["handed_in"]["unknown"] and other["handed_in"]["id"] == "11"
    assert rules(by("moodle", "12", "A. S."))["student"] == "Anna Schmidt"
    assert rules(record(student="Berg, Bo"))["handed_in"]["id"] == "s7"


def test_a_time_of_a_system_that_cannot_be_read_ends_no_batch():
    import datetime

    rules = Rules(due=datetime.datetime(2026, 2, 3, tzinfo=datetime.UTC))
    line = by("gradescope", "a@x.org", "Ann", facts={"submitted": "soon"})
    assert "soon" in rules(line)["handed_in"]["time_not_read"]
    with pytest.raises(Exception, match=r"Ann handed in.*soon"):
        rules.check("Ann", line["handed_in"])


@pytest.mark.parametrize(
    "text",
    ["=1", " =1", "\t1", "\r=1", "\n=1", "\u00a0@x", "\u3000＝1", "＋1", "－1", "＠x", "\u200b=1",
     "\ufeff-1", "﹣1", "  +1"],
)  # fmt: skip
def test_no_text_is_taken_for_a_formula(text):
    assert is_risky(text) and safe_text(text).startswith("'")
    assert not is_risky(safe_text(text))


@pytest.mark.parametrize("text", ["Ada", "O'Neil", "王小明", "a=b", "3-4", "", "' =x"])
def test_plain_text_is_left_alone(text):
    assert safe_text(text) == text


@pytest.mark.parametrize(
    ("time", "status"),
    [("2026-02-04 12:00:00 CET", 0), ("4 February 2026, 12:00 PM", 0), ("04.02.2026 12:00", 0),
     ("Feb 4, 2026 12:00 PM", 0), ("2/4/26 12:00", 2), ("soon", 2)],
)  # fmt: skip
def test_a_roster_is_read_or_refused_before_the_batch(program, course, tmp_path, time, status):
    from tests.conftest import RIGHT, notebook

    (tmp_path / "in").mkdir()
    (tmp_path / "in" / "doejane_4821_993310_small.ipynb").write_bytes(notebook(RIGHT.values()))
    (tmp_path / "r.csv").write_bytes(f"sep=;\r\nid;name;submitted\r\n4821;Zoé;{time}\r\n".encode(
        "utf-16"
    ))  # fmt: skip
    said = program(
        "autograder", "grade", tmp_path / "in", "--course", course.parent, "-o", tmp_path / "out",
        "--roster", tmp_path / "r.csv", "--late", "50%/day", "--due", "2026-02-03T23:00Z",
        "--jobs", 1, status=status,
    )  # fmt: skip
    assert "Traceback" not in said
    if status:
        assert "r.csv, line 3, column 3 (submitted)" in said
        assert not (tmp_path / "out").exists()
    else:
        assert "UTF-16" in said and "zone are in UTC" in said
        line = json.loads((tmp_path / "out/results.jsonl").read_text())
        assert (line["student"], line["score"]) == ("Zoé", 4.5)
