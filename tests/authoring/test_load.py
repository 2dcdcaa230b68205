"""Masters: found by folder, refused with the remedy."""

import shutil

import pytest

from autograder.authoring.course import NoCourse, UnknownAssignment, course_folder, known
from autograder.authoring.load import load, paper
from autograder.exercise import DeclarationError


@pytest.fixture
def own(course, tmp_path):
    """A copy of the small course that a test may spoil."""
    return shutil.copytree(course, tmp_path / "solutions")


def test_a_course_outside_the_repository_loads_the_same(course, small):
    assert known(course) == ("small",)
    assert [m.name for m in small.exercises] == ["shifted", "scaled", "norm"]
    assert small.given_names == ("clip",)
    assert small.given.startswith("def clip")


def test_an_unknown_assignment_lists_the_known_ones(course):
    with pytest.raises(UnknownAssignment, match="known ones: small"):
        load(course, "large")


def test_a_folder_without_assignments_is_named(tmp_path):
    with pytest.raises(NoCourse, match="holds no assignment"):
        course_folder(tmp_path)


@pytest.mark.parametrize(
    ("name", "text", "complaint"),
    [
        ("norm.py", "EXERCISE = 3", "no EXERCISE of type Exercise"),
        ("norm.py", "1 +", "SyntaxError"),
        ("norm.py", "import no_such_module", "no_such_module"),
        ("stray.py", "", "not in the order"),
        ("assignment.py", "ASSIGNMENT = None", "no ASSIGNMENT"),
    ],
)
def test_a_wrong_master_is_named_with_its_file(own, name, text, complaint):
    (own / "small" / name).write_text(text)
    with pytest.raises(DeclarationError, match=complaint) as caught:
        load(own, "small")
    assert name in str(caught.value)


def test_a_missing_master_is_named(own):
    (own / "small" / "norm.py").unlink()
    with pytest.raises(DeclarationError, match=r"norm\.py: there is no such file"):
        load(own, "small")


def test_a_master_that_does_not_draw_inputs_is_named(own):
    path = own / "small" / "norm.py"
    path.write_text(path.read_text().replace("yield (rng.normal(size=(2, 3)),)", "return []"))
    path.write_text(path.read_text().replace("    yield case(", "    case("))
    with pytest.raises(DeclarationError, match="norm"):
        paper(load(own, "small"), None)


def test_the_release_changes_with_any_master(own, small):
    before = load(own, "small").release
    path = own / "small" / "norm.py"
    path.write_text(path.read_text() + "\n# changed\n")
    assert load(own, "small").release != before


def test_the_release_changes_with_the_masters_data_and_not_with_line_ends(own, small):
    path = own / "small" / "norm.py"
    before = load(own, "small").release
    path.write_bytes(path.read_bytes().replace(b"\n", b"\r\n"))
    assert load(own, "small").release == before
    (own / "small" / "rows.npz").write_bytes(b"1 2")
    first = load(own, "small").release
    (own / "small" / "rows.npz").write_bytes(b"1 3")
    assert len({before, first, load(own, "small").release}) == 3


def test_hidden_inputs_follow_the_secret_and_public_ones_do_not(small):
    one, two, none = (paper(small, s) for s in (b"a" * 20, b"b" * 20, None))

    def arrays(made, public):
        return [c.args[0].tobytes() for t in made.tasks for c in t.cases if c.public is public]

    assert arrays(one, True) == arrays(two, True) == arrays(none, True)
    assert arrays(one, False) != arrays(two, False)
    assert arrays(none, False) == []
    assert one.secret != two.secret != none.secret
