"""Notebooks that import what is not there, draw, show progress or were written for NumPy 1."""

import json
import re
from pathlib import Path

import pytest

from autograder.authoring.course import course_folder
from autograder.authoring.load import answer_key
from autograder.core.model import NEEDS_PERSON, Aside, Cell
from autograder.grade import Grader
from autograder.sandbox.parent.probe import choose
from autograder.sandbox.parent.process import Limits

CASES = json.loads((Path(__file__).parent / "libraries.json").read_text(encoding="utf-8"))
DEFINED = re.compile(r"^(?:def|class) (\w+)", re.MULTILINE)


@pytest.fixture(scope="module")
def grader():
    with Grader(choose(None), Limits(call_seconds=2.0, cell_seconds=5.0)) as made:
        yield made


@pytest.fixture(scope="module")
def papers():
    made = {}

    def paper(assignment):
        if assignment not in made:
            made[assignment] = answer_key(course_folder(), b"a secret of these tests", assignment)
        return made[assignment]

    return paper


@pytest.fixture
def grade(grader, papers):
    """Grades right answers to all of an assignment, with some cells replaced."""

    def graded(assignment, cells, before=(), files=None):
        paper = papers(assignment)
        sources = [*before]
        for cell in paper.solutions:
            replaced = [n for n in DEFINED.findall(cell.source) if n in cells]
            sources += [cells[replaced[0]]] if replaced else [cell.source]
        numbered = [Cell(i, source) for i, source in enumerate(sources, 1)]
        return grader.grade(paper, numbered, aside=Aside(files or {}))

    return graded


def lost(graded):
    """The exercises without full marks, with what is said of them."""
    return {e.id: e.message for e in graded.exercises if e.points != e.max_points}


@pytest.mark.parametrize("case", CASES, ids=lambda case: case["name"])
def test_a_known_case_gets_full_points(grade, case):
    graded = grade(case["assignment"], case["cells"], case["before"])
    assert lost(graded) == {}
    assert sorted({note.kind for note in graded.notes}) == case["kinds"]
    assert not {note.kind for note in graded.notes} & NEEDS_PERSON  # for nobody to look at


ENTROPY = """def entropy(p):
    possible = p[p > 0]
    return -np.sum(possible * np.log(possible))"""

RIGHT = {
    "jit above every function": "from numba import jit, njit\n@njit(cache=True)\n" + ENTROPY,
    "jit by hand": ENTROPY + "\nimport numba\nentropy = numba.njit(entropy)",
    "types of jax": "import jax\nfrom jaxtyping import Array, Float\n"
    + ENTROPY.replace("(p)", "(p: Float[Array, 'K'] | jax.Array) -> float"),
    "a fallback for cupy": "try:\n    import cupy as np\nexcept ImportError:\n    import numpy as np\n"
    + ENTROPY,
    "a magic around the import": "%time import torch\n"
    + ENTROPY.replace("(p)", "(p: 'torch.Tensor')"),
    "a cell magic around all": "%%time\nimport torch\n"
    + ENTROPY.replace("(p)", "(p: torch.Tensor)"),
    "installed first": "!pip install torch\nimport torch\n"
    + ENTROPY.replace("(p)", "(p: torch.Tensor)"),
    "checked against scipy": ENTROPY
    + "\nfrom scipy.stats import entropy as theirs\nassert np.isclose(entropy(np.ones(2) / 2), theirs([.5, .5]))",
    "checked against torch": "import torch\n"
    + ENTROPY
    + "\nt = torch.tensor([.5, .5], requires_grad=True)\nloss = -(t * t.log()).sum()\nloss.backward()\nprint(t.grad)",
    "a table of losses": ENTROPY
    + "\nimport pandas as pd\ndf = pd.DataFrame({'a': [1]})\ndf['b'] = df['a'] * 2\ndf.plot()\nplt = 1",
    "a module of its own": "%%writefile mine.py\nimport numpy as np\ntry:\n    import torch\n    HAS = 1\nexcept ImportError:\n    HAS = 0\n"
    + ENTROPY.replace("possible = ", "if HAS:\n        return torch.xlogy(p)\n    possible = "),
}


@pytest.mark.parametrize("source", RIGHT.values(), ids=RIGHT)
def test_a_missing_library_around_a_right_function_costs_nothing(grade, source):
    after = "\nfrom mine import entropy" if "writefile" in source else ""
    cells = {"entropy": source}
    if after:
        cells = {"entropy": "from mine import entropy"}
        graded = grade("losses", cells, [source])
    else:
        graded = grade("losses", cells)
    assert lost(graded) == {}


def test_a_helper_file_has_its_own_fallback(grade):
    helper = "import numpy as np\ntry:\n    import torch\n    HAS = 1\nexcept ImportError:\n    HAS = 0\n"
    helper += ENTROPY.replace(
        "possible = ", "if HAS:\n        return torch.xlogy(p)\n    possible = "
    )
    graded = grade("losses", {"entropy": "from helpers import entropy"}, [], {"helpers.py": helper})
    assert lost(graded) == {}


def test_a_computed_value_costs_its_exercise_alone_and_is_told(grade):
    own = "from scipy.stats import entropy as theirs\ndef entropy(p):\n    return theirs(p)"
    graded = grade("losses", {"entropy": own})
    assert [*lost(graded)] == ["losses.entropy"]
    told = lost(graded)["losses.entropy"]
    assert "`scipy` is not available where notebooks are graded" in told
    assert "course.toml" in told


def test_a_star_of_a_missing_library_leaves_the_note_that_explains_it(grade):
    own = "from scipy.special import *\ndef entropy(p):\n    return entr(p).sum()"
    graded = grade("losses", {"entropy": own})
    assert [*lost(graded)] == ["losses.entropy"]
    assert [note.kind for note in graded.notes] == ["library"]
