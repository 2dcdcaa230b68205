"""Libraries that a course allows: importable in a child, they and what they need, and no other."""

import sys
from pathlib import Path

import numpy as np
import pytest

from autograder.core.model import Raised, Returned
from autograder.sandbox.parent import lending
from autograder.sandbox.parent.process import Limits, SandboxFault, Zygote
from autograder.sandbox.tiers import Tier
from tests.sandbox.conftest import Sat, need

X = np.array([0.5, 1.0, 2.0])
LIMITS = Limits(call_seconds=10.0, cell_seconds=10.0, load_seconds=20.0)


@pytest.fixture(scope="module", params=list(Tier), ids=str)
def with_scipy(request):
    need(request.param)
    with Zygote(request.param, LIMITS, ("scipy",)) as made:
        yield made


@pytest.fixture(scope="module", params=[Tier.STRONG, Tier.BASE], ids=str)
def with_sklearn(request):
    need(request.param)
    with Zygote(request.param, LIMITS, ("sklearn",)) as made:
        yield made


USES = [
    "from scipy.special import expit\ndef f(x):\n    return float(expit(x)[1]) > 0.73",
    "import scipy.special as s\ndef f(x):\n    return bool(np.isclose(s.logsumexp(x), np.log(np.exp(x).sum())))",
    "import scipy\ndef f(x):\n    return bool(np.isclose(scipy.stats.norm.cdf(0), 0.5))",
    "import scipy.optimize\ndef f(x):\n    return bool(abs(scipy.optimize.minimize(lambda w: (w * w).sum(), x).x).max() < 1e-4)",
    "from scipy.signal import convolve2d\ndef f(x):\n    return convolve2d(x[None], x[None], 'full').shape == (1, 5)",
    "from scipy.spatial.distance import cdist\ndef f(x):\n    return cdist(x[:, None], x[:, None]).shape == (3, 3)",
    "from scipy.cluster.vq import kmeans\ndef f(x):\n    return len(kmeans(x[:, None], 1)) == 2",
    "try:\n    import scipy\n    HAS = True\nexcept ImportError:\n    HAS = False\ndef f(x):\n    return HAS",
    "import importlib.util\nHAS = importlib.util.find_spec('scipy') is not None\ndef f(x):\n    return HAS",
    "def f(x):\n    from scipy.linalg import solve\n    return bool(np.allclose(solve(np.eye(3), x), x))",
]  # fmt: skip


@pytest.mark.parametrize("source", USES)
def test_an_allowed_library_is_the_real_one(with_scipy, source):
    with Sat(with_scipy, "import numpy as np", source) as sat:
        assert sat.notes == []
        assert sat.ask(X) == Returned(True)


def test_what_a_library_needs_comes_with_it(with_sklearn):
    source = """
    from sklearn.linear_model import LinearRegression
    import scipy, joblib
    def f(x):
        return LinearRegression().fit(x[:, None], 2 * x).coef_
    """
    with Sat(with_sklearn, source) as sat:
        assert sat.notes == []
        assert np.allclose(sat.ask(X).value, [2.0])


OTHERS = ["yaml", "rpds", "sklearn", "hypothesis_", "jinja2", "torch"]


@pytest.mark.parametrize("name", OTHERS)
def test_no_other_library_comes_in_by_that_door(with_scipy, name):
    with Sat(with_scipy, f"import {name}\ndef f(x):\n    return {name}.something(x)") as sat:
        assert [note[2] for note in sat.notes] == ["library"]
        assert isinstance(sat.ask(X), Raised)


@pytest.mark.parametrize("name", ["autograder", "nn_reference", "solutions", "landlockpy"])
def test_nothing_of_the_course_comes_in_by_that_door(with_scipy, name):
    with Sat(with_scipy, f"import {name}", f"import scipy.{name}") as sat:
        assert [text.split(":")[0] for *_, text in sat.notes] == ["ModuleNotFoundError"] * 2


def test_the_folders_around_a_library_cannot_be_read(with_scipy):
    if with_scipy.tier is Tier.NONE:  # nothing is locked there
        return
    beside = str(Path(np.__file__).absolute().parents[1])
    source = f"""
    import os, sys, scipy
    from pathlib import Path
    def listed(path):
        try:
            return sorted(os.listdir(path))
        except OSError:
            return []
    def read(path):
        try:
            return Path(path).read_text()[:10]
        except OSError:
            return ""
    def written(path):
        try:
            Path(path).write_text("x")
            return "written"
        except OSError:
            return ""
    def f():
        return [
            [n for n in listed({beside!r}) if not n.startswith(("numpy", "scipy"))],
            read({str(Path(lending.__file__).absolute())!r}),
            read({beside + "/yaml/__init__.py"!r}),
            written(os.path.join(os.path.dirname(scipy.__file__), "written.py")),
            written(scipy.__file__),
            [p for p in sys.path if "site-packages" in p],
            [m for m in sys.modules if m.split(".")[0] in ("autograder", "landlockpy")],
        ]
    """
    with Sat(with_scipy, source) as sat:
        assert sat.ask() == Returned([[], "", "", "", "", [], []])


def test_without_leave_it_is_not_there(sit_locked):
    sat = sit_locked("from scipy.special import expit\ndef f(x):\n    return expit(x)")
    assert "course.toml" in sat.ask(X).message


def test_a_missing_part_of_a_library_that_is_there_is_an_error(with_scipy):
    with Sat(with_scipy, "import scipy.no_such_part", "from scipy import no_such_name") as sat:
        assert [text.split(":")[0] for *_, text in sat.notes] == [
            "ModuleNotFoundError",
            "ImportError",
        ]


def test_the_versions_of_what_was_named_are_known():
    import scipy

    assert lending.lend(["scipy"]).versions == {"scipy": scipy.__version__}
    assert lending.lend(["numpy"]).versions == {"numpy": np.__version__}
    assert lending.lend(["numpy"]).readable == ()
    assert lending.lend([]) == lending.Lent()


REFUSED = {
    "no_such_library": "not installed beside the grader; install it",
    "autograder": "belongs to the course and is never lent",
    "nn_reference": "belongs to the course and is never lent",
    "solutions.losses": "belongs to the course and is never lent",
    "json": "part of Python",
    "not a name": "is not a name to import",
    "../etc": "is not a name to import",
    "": "is not a name to import",
}


@pytest.mark.parametrize("name", REFUSED)
def test_what_cannot_be_lent_is_refused_with_the_remedy(name):
    with pytest.raises(lending.LibraryUnavailable, match=REFUSED[name]):
        lending.lend([name])


def test_only_a_packages_own_files_are_lent():
    lent = lending.lend(["sklearn"])
    names = {Path(path).name for path in lent.readable}
    assert {"sklearn", "scipy", "joblib"} <= names
    assert not names & {"numpy", "site-packages", "pytest", "yaml"}
    assert sys.prefix not in lent.readable


def write_package(folder, name, text, requires=""):
    """An installed package below `folder`, as pip leaves one."""
    (folder / f"{name}.py").write_text(text)
    info = folder / f"{name}-1.0.dist-info"
    info.mkdir()
    required = f"Requires-Dist: {requires}\n" if requires else ""
    (info / "METADATA").write_text(f"Metadata-Version: 2.1\nName: {name}\nVersion: 1.0\n{required}")
    (info / "RECORD").write_text(f"{name}.py,,\n{name}-1.0.dist-info/METADATA,,\n")
    (info / "top_level.txt").write_text(f"{name}\n")


@pytest.fixture
def installed(tmp_path, monkeypatch):
    monkeypatch.syspath_prepend(str(tmp_path))
    lending._lend.cache_clear()
    yield tmp_path
    lending._lend.cache_clear()


@pytest.mark.parametrize("tier", [Tier.STRONG, Tier.BASE])
def test_a_library_of_a_single_file_is_lent_alone(installed, tier):
    need(tier)
    installed.chmod(0o755)
    write_package(installed, "smallone", "def double(x):\n    return 2 * x\n")
    (installed / "secretcourse.py").write_text("ANSWER = 1")
    source = "import smallone\ndef f(x):\n    return smallone.double(x)"
    other = "import secretcourse\ndef g():\n    return secretcourse.ANSWER"
    with (
        Zygote(tier, LIMITS, ("smallone",)) as zygote,
        Sat(zygote, source, other, names="fg") as sat,
    ):
        assert np.array_equal(sat.ask(X).value, 2 * X)
        assert isinstance(sat.ask(name="g"), Raised)


def test_a_library_that_needs_the_courses_package_is_refused(installed):
    write_package(installed, "leaky", "", requires="nn-autograder")
    with pytest.raises(lending.LibraryUnavailable, match="needs the course's own package"):
        lending.lend(["leaky"])


def test_a_library_that_cannot_be_imported_is_named(installed):
    need(Tier.STRONG)
    write_package(installed, "brokenone", "raise OSError('no such device')\n")
    with pytest.raises(SandboxFault, match="`brokenone` cannot be imported in the sandbox"):
        Zygote(Tier.STRONG, LIMITS, ("brokenone",))
