"""The course folder: found, read, made; its secret is never lost, and the package never written."""

import stat

import pytest

from autograder.authoring import course as courses
from autograder.authoring import new_course, secret
from autograder.authoring.course import NoCourse, find_course, known, packaged_masters
from autograder.authoring.course_file import COURSE_FILE, CourseFile, CourseFileError
from autograder.authoring.course_file import read_course_file as read
from autograder.authoring.load import load
from autograder.cli import main
from autograder.commands.rules import clock_of
from tests.conftest import write_course


@pytest.fixture
def empty(tmp_path, monkeypatch):
    """An empty current folder, and no secret named by the environment."""
    monkeypatch.delenv("AUTOGRADER_SECRET_FILE", raising=False)
    folder = tmp_path / "work"
    folder.mkdir()
    monkeypatch.chdir(folder)
    return folder


@pytest.fixture
def installed(tmp_path, monkeypatch):
    """A package in a folder as a wheel puts it there, with the small course as its masters."""
    package = tmp_path / "site-packages" / "autograder"
    write_course(package)
    (package / "solutions").rename(package / "_solutions")
    monkeypatch.setattr(courses, "PACKAGE", package)
    return package


# -- where it is ------------------------------------------------------------------------------


@pytest.mark.parametrize("mark", ["course.toml", "solutions", "course.secret"])
def test_a_course_is_found_from_a_folder_below_it(empty, mark):
    if mark == "solutions":
        write_course(empty)
    else:
        (empty / mark).write_text("")
    below = empty / "handed_in" / "week 1"
    below.mkdir(parents=True)
    found = find_course(start=below)
    assert (found.folder, found.found) == (empty, True)
    assert (found.secret, found.results) == (empty / "course.secret", empty / "results")
    assert found.known() == (("small",) if mark == "solutions" else known(packaged_masters()))


def test_without_a_course_the_current_folder_is_one_with_the_packaged_masters(empty):
    found = find_course()
    assert (found.folder, found.found) == (empty, False)
    assert found.known() == known(packaged_masters())


def test_solutions_that_hold_no_masters_do_not_make_a_course(empty):
    (empty / "solutions").mkdir()
    (empty / "solutions" / "week1.pdf").write_text("")
    assert not find_course().found


@pytest.mark.parametrize("why", ["home", "everybody"])
def test_the_search_stops_at_home_and_where_everybody_writes(empty, monkeypatch, why):
    (empty / COURSE_FILE).write_text("")
    below = empty / "below"
    below.mkdir()
    if why == "home":
        monkeypatch.setenv("HOME", str(empty))
    else:
        empty.chmod(0o1777)
    assert not find_course(start=below).found
    assert find_course(start=empty).found


def test_a_folder_of_masters_may_be_named_itself(empty):
    masters = write_course(empty / "mine")
    found = find_course(masters)
    assert (found.folder, found.solutions) == (masters.parent, masters)
    assert found.secret == masters.parent / "course.secret"


def test_own_masters_and_packaged_ones_are_one_course_and_the_own_ones_count(empty):
    (empty / COURSE_FILE).write_text("")
    (empty / "solutions" / "losses").mkdir(parents=True)
    (empty / "solutions" / "losses" / "assignment.py").write_text("")
    found = find_course()
    assert found.known() == known(packaged_masters())
    assert found.masters("losses") == empty / "solutions"
    assert found.masters("training") == packaged_masters()
    (empty / COURSE_FILE).write_text("packaged = false")
    assert find_course().known() == ("losses",)


def test_nothing_can_be_a_course_inside_the_installed_package(installed, empty, monkeypatch):
    with pytest.raises(NoCourse, match="installed package"):
        find_course(installed / "_solutions")
    (empty / COURSE_FILE).write_text(f"results = '{installed / 'results'}'")
    with pytest.raises(NoCourse, match="installed package"):
        find_course()
    monkeypatch.chdir(installed)
    with pytest.raises(NoCourse, match="installed package"):
        find_course()


# -- course.toml ------------------------------------------------------------------------------


def test_what_the_course_says_is_read(empty):
    (empty / COURSE_FILE).write_text(
        'name = "Nets"\nlibraries = ["scipy", "scipy"]\ntime_zone = "Europe/Berlin"\n'
        'solutions = "a"\nassignments = "b"\nresults = "c/d"\nsecret = "../s"\n'
    )
    found = find_course()
    assert (found.name, found.libraries, found.time_zone) == ("Nets", ("scipy",), "Europe/Berlin")
    assert (found.solutions, found.results) == (empty / "a", empty / "c" / "d")
    assert (found.assignments, found.secret) == (empty / "b", empty / "../s")


@pytest.mark.parametrize(
    ("text", "complaint"),
    [
        ("library = []", r"'library'; did you mean libraries\?"),
        ("[course]", "unknown key 'course'; known keys: name"),
        ("libraries = 'scipy'", r'write libraries = \["scipy"\]'),
        ("libraries = [1]", "not a list of names"),
        ("libraries = ['scikit-learn']", "sklearn for scikit-learn"),
        ("name = 3", "name = 3 is not a text"),
        ("packaged = 'no'", "neither true nor false"),
        ("time_zone = 'Berlin'", "write it as Europe/Berlin"),
        ("time_zone = '../../etc/passwd'", "not a time zone"),
        ("results = ''", "results is empty"),
        ("secret = '.'", "course folder itself"),
        ("results = 'x'\nassignments = './x'", "are both 'x'"),
        ("name = Nets", "not TOML"),
        ("name = 'a'\nname = 'b'", "not TOML"),
    ],
)
def test_what_cannot_be_meant_is_refused_with_file_key_and_remedy(empty, capsys, text, complaint):
    (empty / COURSE_FILE).write_text(text)
    with pytest.raises(CourseFileError, match=complaint):
        find_course()
    assert main(["build", "losses", "--check"]) == 2
    assert COURSE_FILE in capsys.readouterr().err


def test_a_file_that_is_not_utf8_or_no_file_is_refused_and_a_byte_order_mark_is_not(empty):
    path = empty / COURSE_FILE
    path.write_bytes(b'name = "\xe4"')
    with pytest.raises(CourseFileError, match="UTF-8"):
        read(path)
    path.write_bytes(b'\xef\xbb\xbfname = "a"\r\n')
    assert read(path) == CourseFile(name="a")
    path.unlink()
    path.mkdir()
    with pytest.raises(CourseFileError, match="cannot be read"):
        read(path)


def test_the_time_zone_of_the_course_is_that_of_times_that_name_none(empty):
    import argparse
    import zoneinfo

    (empty / COURSE_FILE).write_text("time_zone = 'Europe/Berlin'")

    def zone(asked="", due=None):
        options = argparse.Namespace(time_format="", time_zone=asked, due=due)
        return clock_of(options, find_course()).zone

    berlin = zoneinfo.ZoneInfo("Europe/Berlin")
    assert zone() == zone(due="2026-02-03T12:00+05:00") == berlin
    assert zone(asked="Asia/Tokyo") == zoneinfo.ZoneInfo("Asia/Tokyo")


def test_libraries_of_the_course_come_before_those_of_the_assignment(course):
    assert load(course, "small", ("scipy",)).assignment.libraries == ("scipy",)


def test_checks_know_the_libraries_and_are_stale_when_these_change(empty):
    from autograder.authoring import build
    from autograder.authoring.made_from import stated_libraries

    masters = write_course(empty)
    build.build(load(masters, "small", ("scipy",)), empty / "out")
    checks = empty / "out" / "small_checks.zip"
    assert stated_libraries(checks) == ("scipy",)
    assert build.stale(load(masters, "small", ("scipy",)), empty / "out") == []
    assert build.stale(load(masters, "small"), empty / "out") == [checks]


# -- the secret -------------------------------------------------------------------------------


def test_the_secret_is_made_once_is_private_and_it_is_said_where(empty):
    told = []
    first = secret.course_secret(find_course(), {}, told.append)
    assert secret.course_secret(find_course(), {}, told.append) == first
    assert stat.S_IMODE((empty / "course.secret").stat().st_mode) == 0o600
    assert len(told) == 1 and str(empty / "course.secret") in told[0]


def test_a_secret_in_the_installed_package_is_copied_and_goes_on(installed, empty):
    (installed / "course.secret").write_text("the secret of earlier gradings")
    told = []
    assert secret.course_secret(find_course(), {}, told.append) == b"the secret of earlier gradings"
    assert (installed / "course.secret").exists()
    assert stat.S_IMODE((empty / "course.secret").stat().st_mode) == 0o600
    assert str(installed / "course.secret") in told[0]


def test_a_secret_of_the_current_folder_goes_on_unless_it_is_another_courses(empty):
    mine = empty / "mine"
    write_course(mine)
    (empty / "course.secret").write_text("of the current folder, 16 bytes")
    assert secret.course_secret(find_course(mine), {}).startswith(b"of the current")
    (mine / "course.secret").unlink()
    (empty / COURSE_FILE).write_text("")
    assert not secret.course_secret(find_course(mine), {}).startswith(b"of the current")


def test_a_secret_that_is_too_short_or_cannot_be_read_is_never_replaced(empty):
    path = empty / "course.secret"
    path.write_text("short")
    with pytest.raises(secret.SecretError, match="under 16 bytes"):
        secret.course_secret(find_course(), {})
    assert path.read_text() == "short"
    path.unlink()
    path.symlink_to(empty / "a disk that is not mounted")
    with pytest.raises(secret.SecretError, match="cannot be read"):
        secret.course_secret(find_course(), {})


def test_a_named_secret_must_be_there(empty):
    named = empty / "my.secret"
    with pytest.raises(secret.SecretError, match="cannot be read"):
        secret.course_secret(find_course(), {"AUTOGRADER_SECRET_FILE": str(named)})
    named.write_text("long enough to be a secret")
    assert secret.course_secret(find_course(), {"AUTOGRADER_SECRET_FILE": str(named)})
    assert not (empty / "course.secret").exists()


# -- init and new -----------------------------------------------------------------------------


def test_init_makes_a_course_and_overwrites_nothing(installed, empty, capsys):
    (empty / ".gitignore").write_text("mine")
    assert main(["init"]) == 0
    assert read(empty / COURSE_FILE) == CourseFile(name="work")
    assert (empty / "assignments" / "small" / "small_checks.zip").is_file()
    kept = (empty / "course.secret").read_bytes()
    ignored = (empty / ".gitignore").read_text().splitlines()
    assert ignored[0] == "mine" and {"/course.secret", "/results/"} <= set(ignored)
    capsys.readouterr()
    assert main(["init"]) == 2
    assert "is there already" in capsys.readouterr().err
    (empty / COURSE_FILE).unlink()
    assert main(["init"]) == 0
    assert (empty / "course.secret").read_bytes() == kept
    assert (empty / ".gitignore").read_text().splitlines() == ignored


@pytest.mark.parametrize("name", ['a "b" \\ c', "Netze üben 🧠", "a\x7fb\tc"])
def test_any_name_of_a_folder_gives_a_course_file_that_can_be_read(installed, empty, name):
    made = new_course.write(empty / name)
    assert made.course.name == "".join(c for c in name if c.isprintable())


def test_a_file_in_the_folders_place_is_said(empty):
    (empty / "x").write_text("")
    with pytest.raises(new_course.NotMade, match="choose another folder"):
        new_course.write(empty / "x")


def test_new_makes_a_course_and_leaves_the_packaged_assignments_in_it(installed, empty, capsys):
    assert main(["new", "week_one.doubled"]) == 0
    assert find_course().known() == ("small", "week_one")
    assert main(["new", "week_one", "halved"]) == 0
    assert (empty / "solutions" / "week_one" / "halved.py").is_file()
    assert main(["new", "week_one"]) == main(["new", "a.b", "c"]) == 2


def test_new_adds_to_a_copy_of_a_packaged_assignment(installed, empty, capsys):
    before = sorted(installed.rglob("*"))
    assert main(["new", "small.doubled"]) == 0
    declared = empty / "solutions" / "small" / "assignment.py"
    declared.write_text(declared.read_text().replace('"norm"]', '"norm", "doubled"]'))
    assert main(["verify", "small"]) == 0
    assert sorted(p for p in installed.rglob("*") if "__pycache__" not in p.parts) == [
        p for p in before if "__pycache__" not in p.parts
    ]
