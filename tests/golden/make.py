"""The sample class: notebooks as students hand them in, with the result that each must get.

    python tests/golden/make.py           writes delta_backprop/ and expected.json
    python tests/golden/make.py --check   exit status 1 if they are not what would be written

Every notebook starts from the student notebook of the assignment. Its expected result follows from
how it was made: which functions are wrong (`slips.py` says what each costs and whom it harms), and
the mark scheme. Nothing is copied from what the grader prints; the grader is not even called.
"""

from __future__ import annotations

import ast
import hashlib
import json
import re
import shutil
import sys
from collections.abc import Callable, Iterable
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

HERE = Path(__file__).resolve().parent
sys.path.insert(0, str(HERE))

from slips import POINTS, SLIPS  # noqa: E402

ASSIGNMENT = "delta_backprop"
START = HERE.parents[1] / "assignments" / ASSIGNMENT / f"{ASSIGNMENT}.ipynb"
FOLDER = HERE / ASSIGNMENT
EXPECTED = HERE / "expected.json"
NAMES = tuple(POINTS)

Notebook = dict[str, Any]
Edit = Callable[[Notebook], None]


# -- notebooks --------------------------------------------------------------------------------


def start() -> Notebook:
    """The student notebook; of the texts only the first line, which is enough for a sample."""
    tree = json.loads(START.read_text(encoding="utf-8"))
    for cell in tree["cells"]:
        if cell["cell_type"] == "markdown":
            cell["source"] = [cell["source"][0].rstrip("\n")]
    tree["metadata"]["autograder"]["release"] = "sample-class"
    return tree


def lines(source: str) -> list[str]:
    return source.strip("\n").splitlines(keepends=True)


def code(source: str) -> Notebook:
    ident = hashlib.sha256(source.encode()).hexdigest()[:12]
    return {
        "cell_type": "code",
        "execution_count": None,
        "id": ident,
        "metadata": {},
        "outputs": [],
        "source": lines(source),
    }


def place(tree: Notebook, name: str) -> int:
    """Where the cell is that holds, or held, the stub of a function."""
    for index, cell in enumerate(tree["cells"]):
        if cell["metadata"].get("made for") == name:
            return index
    for index, cell in enumerate(tree["cells"]):
        if cell["cell_type"] == "code" and "".join(cell["source"]).startswith(f"def {name}("):
            cell["metadata"]["made for"] = name
            return index
    raise LookupError(name)


def fill(tree: Notebook, name: str, source: str) -> None:
    tree["cells"][place(tree, name)]["source"] = lines(source)


def style(name: str) -> tuple[str, dict[str, str]]:
    """A file of `styles/`: what stands before the first function asked for, and each function.

    Helpers between two functions belong to the one after them.
    """
    text = (HERE / "styles" / f"{name}.py").read_text(encoding="utf-8")
    rows = text.splitlines()
    found: dict[str, str] = {}
    begin = 0
    for node in ast.parse(text).body:
        named = _defined(node)
        if named in NAMES:
            assert node.end_lineno is not None
            found[named] = "\n".join(rows[begin : node.end_lineno]).strip("\n")
            begin = node.end_lineno
    first = found[NAMES[0]]
    cut = re.search(rf"^(def {NAMES[0]}\b|{NAMES[0]} =)", first, flags=re.MULTILINE)
    assert cut is not None
    found[NAMES[0]] = first[cut.start() :]
    return first[: cut.start()].strip("\n"), found


def _defined(node: ast.stmt) -> str:
    if isinstance(node, ast.FunctionDef):
        return node.name
    if isinstance(node, ast.Assign) and isinstance(node.targets[0], ast.Name):
        return node.targets[0].id
    return ""


def tidy(tree: Notebook) -> None:
    """Take out what the making has left, and number cells that came twice."""
    seen: set[str] = set()
    for cell in tree["cells"]:
        cell["metadata"].pop("made for", None)
        if "id" in cell:
            while cell["id"] in seen:
                cell["id"] = hashlib.sha256(cell["id"].encode()).hexdigest()[:12]
            seen.add(cell["id"])


def written(tree: Notebook, *, ascii_only: bool = False, indent: int | None = 1) -> bytes:
    text = json.dumps(tree, indent=indent, ensure_ascii=ascii_only, sort_keys=True)
    return (text + "\n").encode()


# -- the class --------------------------------------------------------------------------------


@dataclass
class Student:
    """One file, and what must come of it."""

    file: str
    why: str
    content: bytes = b""
    status: str = "graded"
    reason: str = ""
    """For a submission that cannot be graded: a word of the reason that must be given."""
    lost: dict[str, tuple[int, str | None]] = field(default_factory=dict)
    """Exercises that are not right: points kept, and the misconception that must be named."""
    carried: frozenset[str] = frozenset()
    """Right only once an earlier function is put right: full points, by follow-through."""
    is_folder: bool = False

    def expected(self) -> dict[str, Any]:
        if self.status != "graded":
            return {"why": self.why, "status": self.status, "reason": self.reason}
        exercises = {}
        for name, most in POINTS.items():
            points, misconception = self.lost.get(name, (most, None))
            exercises[name] = {
                "points": points,
                "misconception": misconception,
                "follow_through": name in self.carried,
            }
        return {
            "why": self.why,
            "status": self.status,
            "score": sum(e["points"] for e in exercises.values()),
            "max_score": sum(POINTS.values()),
            "exercises": exercises,
        }


CLASS: list[Student] = []


def student(
    file: str,
    why: str,
    *,
    base: str = "plain",
    slips: Iterable[str] = (),
    edits: Iterable[Edit] = (),
    unsolved: Iterable[str] = (),
    lost: dict[str, tuple[int, str | None]] | None = None,
    carried: Iterable[str] | None = None,
    save: Callable[[Notebook], bytes] = written,
) -> None:
    """Add a notebook: all functions in the style `base`, then slips, stubs left and other edits.

    `lost` and `carried` add to what follows from the slips. With another style than `plain`, whose
    calls are known, `carried` must be given where a slip could harm others.
    """
    tree = start()
    before, functions = style(base)
    for name in NAMES:
        if name not in unsolved:
            fill(tree, name, functions[name])
    if before:
        tree["cells"].insert(place(tree, NAMES[0]), code(before))
    chosen = [SLIPS[name] for name in slips]
    for slip in chosen:
        fill(tree, slip.exercise, slip.source)
    for edit in edits:
        edit(tree)
    tidy(tree)
    losses: dict[str, tuple[int, str | None]] = dict.fromkeys(unsolved, (0, None))
    losses |= {slip.exercise: (slip.keeps, slip.code) for slip in chosen}
    losses |= lost or {}
    if carried is None:
        assert base == "plain" or not chosen, file
        harmed = {name for slip in chosen for name in slip.harms}
        carried = harmed - losses.keys()
    CLASS.append(Student(file, why, save(tree), lost=losses, carried=frozenset(carried)))


def spoiled(file: str, why: str, content: bytes, reason: str, *, is_folder: bool = False) -> None:
    """Add a file that cannot be graded."""
    CLASS.append(Student(file, why, content, "failed", reason, is_folder=is_folder))


# -- edits ------------------------------------------------------------------------------------


def at_the_end(source: str) -> Edit:
    return lambda tree: tree["cells"].append(code(source))


def at_the_start(source: str) -> Edit:
    return lambda tree: tree["cells"].insert(0, code(source))


def before_stub(name: str, source: str) -> Edit:
    return lambda tree: tree["cells"].insert(place(tree, name), code(source))


def instead(name: str, source: str) -> Edit:
    return lambda tree: fill(tree, name, source)


def without(name: str) -> Edit:
    return lambda tree: tree["cells"].pop(place(tree, name))


def prefixed(name: str, first: str) -> Edit:
    """A line put in front of a function's own cell."""

    def edit(tree: Notebook) -> None:
        cell = tree["cells"][place(tree, name)]
        cell["source"] = [first + "\n", *cell["source"]]

    return edit


def one_cell(tree: Notebook) -> None:
    """All functions in one cell at the end; the stubs are still there, above it."""
    sources = []
    untouched = start()
    for name in NAMES:
        sources.append("".join(tree["cells"][place(tree, name)]["source"]))
        fill(tree, name, "".join(untouched["cells"][place(untouched, name)]["source"]))
    tree["cells"].append(code("\n\n\n".join(sources)))


def only_functions(tree: Notebook) -> None:
    """No texts, no checks, no given cells: the functions, NumPy and a sigmoid of one's own."""
    cells = [code("import numpy as np\n\ndef sigmoid(z):\n    return 1 / (1 + np.exp(-z))")]
    cells += [tree["cells"][place(tree, name)] for name in NAMES]
    tree["cells"] = cells


def backwards(tree: Notebook) -> None:
    """The cells from the last to the first, as after much moving about; the imports stay on top."""
    head, rest = tree["cells"][:3], tree["cells"][3:]
    tree["cells"] = [*head, *reversed(rest)]


def with_outputs(tree: Notebook) -> None:
    """As saved after running it: counts, printed text, a result, a warning on stderr."""
    count = 0
    for cell in tree["cells"]:
        if cell["cell_type"] != "code":
            continue
        count += 1
        cell["execution_count"] = count
        if "".join(cell["source"]).startswith("check("):
            told = "RuntimeWarning: overflow encountered in exp\n"
            cell["outputs"] = [
                {"name": "stderr", "output_type": "stream", "text": [told]},
                {
                    "data": {"text/plain": ["'Right on the public inputs.'"]},
                    "execution_count": count,
                    "metadata": {},
                    "output_type": "execute_result",
                },
            ]


def old_minor(tree: Notebook) -> None:
    """Format 4.2, as older Jupyters and Colab save it: no ids, sources as one string."""
    tree["nbformat_minor"] = 2
    for cell in tree["cells"]:
        cell.pop("id", None)
        cell["source"] = "".join(cell["source"])


def nameless(tree: Notebook) -> None:
    """Metadata lost, as by an upload to another service: the file's name has to tell."""
    tree["metadata"] = {}


def solved(base: str = "plain") -> Notebook:
    tree = start()
    before, functions = style(base)
    for name in NAMES:
        fill(tree, name, functions[name])
    if before:
        tree["cells"].insert(place(tree, NAMES[0]), code(before))
    tidy(tree)
    return tree


# -- right, in many styles --------------------------------------------------------------------

student("ada.ipynb", "right: each function calls those before it")
student("noether_emmy.ipynb", "right: loops and lists, no arrays at all", base="loops")
student("zoë.ipynb", "right: einsum throughout", base="einsum")
student("李明.ipynb", "right: classes that remember, and helpers of one's own", base="helpers")
student("müller_jörg.ipynb", "right: type hints, dataclasses, keyword calls", base="typed")
student("okafor.ipynb", "right: lambdas, reduce, map", base="lambdas")
student("single precision.ipynb", "right: float32 throughout", base="single")
student("columns-as-matrices.ipynb", "right: columns (n, 1) inside", base="columns")
student(
    "bela.ipynb", "right: all in one big cell at the end, the stubs left above", edits=[one_cell]
)
student(
    "carla.ipynb",
    "right: a notebook of its own with the functions only, and another sigmoid",
    edits=[only_functions],
)
student("chidi.ipynb", "right: the cells in reversed order", edits=[backwards])
student(
    "Kopie von delta_backprop (2).ipynb",
    "right: a renamed file whose metadata were lost",
    edits=[nameless],
)
student("team 7/delta_backprop.ipynb", "right: in a folder with the student's name")
student(
    "dina.ipynb",
    "right: saved with outputs, warnings on stderr among them",
    edits=[with_outputs],
)
student("emre.ipynb", "right: notebook format 4.2", base="loops", edits=[old_minor])
student(
    "fatou.ipynb",
    "right: JSON in one line, non-ASCII letters escaped, a byte order mark in front",
    save=lambda tree: b"\xef\xbb\xbf" + written(tree, ascii_only=True, indent=None),
)
student(
    "gus.ipynb",
    "right: plots, extra cells, experiments",
    edits=[
        at_the_start("import matplotlib.pyplot as plt\n%matplotlib inline"),
        before_stub(
            "update",
            "z = np.linspace(-5, 5, 100)\nplt.plot(z, sigmoid(z), label='sigmoid')\n"
            "plt.legend()\nplt.show()",
        ),
        at_the_end(
            "rng = np.random.default_rng(0)\nx = np.array([1.0, 0.5])\nt = np.array([1.0])\n"
            "W1 = rng.normal(size=(3, 2))\nW2 = rng.normal(size=(1, 3))\n"
            "losses = repeat_steps(x, t, W1, W2, 2.0, 50)\n"
            "fig, ax = plt.subplots()\nax.plot(losses)\nax.set_xlabel('step')\nfig.savefig('l.png')"
        ),
    ],
)
student(
    "hana.ipynb",
    "right: magics and shell lines",
    edits=[
        at_the_start("!pip install -q numpy\n%load_ext autoreload\n%autoreload 2"),
        prefixed("backprop", "%%time"),
        before_stub("update", "%timeit sigmoid(np.ones(3))\nfiles = !ls\nnp.outer?"),
        before_stub("backprop_rows", "%%bash\necho 'hello'\nls -la"),
    ],
)
student(
    "ines.ipynb",
    "right: prints and warnings in every function",
    edits=[
        prefixed("two_layer_forward", "import warnings, sys"),
        instead(
            "update",
            "def update(W, gradient, eta):\n"
            "    print('W =', W)\n"
            "    print('step', eta * gradient, file=sys.stderr)\n"
            "    warnings.warn('is this the right way round?')\n"
            "    np.log(np.zeros(2)) / 0  # a RuntimeWarning\n"
            "    return W - eta * gradient",
        ),
    ],
)
student(
    "jonas.ipynb",
    "right: a scratch cell at the end uses the functions' names for something else",
    edits=[
        at_the_end(
            "x = np.array([0.35, 0.9])\n"
            "update = 0.1\nsigmoid = sigmoid(x)\n"
            "two_layer_forward = two_layer_forward(x, np.ones((3, 2)), np.ones((1, 3)))\n"
            "backprop = None\noutput_delta, t = 3, 4"
        )
    ],
)
student(
    "kemal.ipynb",
    "right: a cell that ends the program, one that fails, one that asks for input",
    edits=[
        at_the_start("answer = input('your name? ')"),
        before_stub("hidden_delta", "import sys\nsys.exit()"),
        before_stub("train_step", "print(undefined_name)\n1 / 0"),
        at_the_end("assert False, 'not finished: plots are missing'\nquit()"),
    ],
)
student(
    "lena.ipynb",
    "right: a cell that kills the process, and one that never ends",
    edits=[
        before_stub("update", "import os\nos._exit(1)"),
        at_the_end("while True:\n    pass"),
    ],
)
student(
    "mikko.ipynb",
    "right: NumPy's errors and warnings set to raise in a cell",
    edits=[
        at_the_start(
            "import numpy as np\nimport warnings\nnp.seterr(all='raise')\n"
            "warnings.simplefilter('error')\nnp.set_printoptions(precision=2)\nnp.random.seed(1)"
        )
    ],
)
student(
    "nadia.ipynb",
    "right: an earlier wrong attempt stands above the right one",
    edits=[
        before_stub("output_delta", SLIPS["output: y - t"].source),
        before_stub("train_step", SLIPS["step: W2 first"].source),
    ],
)
student(
    "otto.ipynb",
    "right: the lecture's rounded figures typed in for the worked example",
    edits=[
        instead(
            "worked_example",
            "def worked_example():\n"
            "    # from the slides\n"
            "    return {\n"
            "        'h': np.array([0.68, 0.6637]), 'y': 0.69, 'delta_output': -0.0406,\n"
            "        'delta_hidden': np.array([-0.0027, -0.0082]),\n"
            "        'dW1': np.array([[0.000945, 0.00243], [0.00287, 0.00738]]),\n"
            "        'dW2': np.array([[0.0276, 0.0269]]),\n"
            "        'W1': np.array([[0.0991, 0.7976], [0.3971, 0.5926]]),\n"
            "        'W2': np.array([[0.2724, 0.8731]]),\n"
            "    }",
        )
    ],
)

CALLED_AFTER_FORWARD_AND_HIDDEN = (
    "worked_example",
    "repeat_steps",
    "backprop",
    "hidden_units_after_training",
)

# -- one wrong function, and many that call it ------------------------------------------------

student("paula.ipynb", "y - t in output_delta, which five others call", slips=["output: y - t"])
student("quinn.ipynb", "the first of all is wrong, seven use it", slips=["prime: sigmoid again"])
student("rosa.ipynb", "activations overwritten by the slope", slips=["prime: in place"])
student("samir.ipynb", "the update climbs", slips=["update: ascent"])
student("tara.ipynb", "the update is done in place", slips=["update: in place"])
student("uli.ipynb", "weights transposed in the forward pass", slips=["forward: transposed"])
student("vera.ipynb", "an outer product the wrong way round", slips=["gradient: swapped"])
student("wim.ipynb", "hidden slopes forgotten", slips=["hidden: no slope"])
student("xenia.ipynb", "targets overwritten", slips=["output: in place"])
student("yusuf.ipynb", "W2 updated before the hidden deltas", slips=["step: W2 first"])
student(
    "agnes.ipynb",
    "consistent with +dL/dnet: two functions have the wrong sign and cancel in all that call both. "
    "worked_example shows its deltas, and is right once both are put right",
    slips=["output: y - t", "gradient: no minus"],
    edits=[
        instead(
            "backprop",
            style("plain")[1]["backprop"].replace("dbs[l] = -delta", "dbs[l] = delta"),
        )
    ],
    carried=["worked_example"],
)
student(
    "bruno.ipynb",
    "the first mistake and another one in train_step, which calls it: two mistakes cost twice",
    slips=["prime: only a"],
    edits=[instead("train_step", SLIPS["step: only W2"].source)],
    # Alone, train_step is wrong in two ways at once, like no known misconception; with the first
    # mistake put right, its own one shows.
    lost={"train_step": (0, "output-layer-only")},
)

# -- what does not run ------------------------------------------------------------------------

student(
    "cem.ipynb",
    "a syntax error in the cell of hidden_delta",
    edits=[
        instead(
            "hidden_delta",
            "def hidden_delta(h, W_next, delta_next)\n"
            "    return h * (1 - h) * (W_next.T @ delta_next)",
        )
    ],
    lost={"hidden_delta": (0, None)},
    carried=[
        "train_step",
        "worked_example",
        "repeat_steps",
        "backprop",
        "hidden_units_after_training",
    ],
)
student(
    "dora.ipynb",
    "wrong indentation in backprop_rows, which nobody calls",
    edits=[instead("backprop_rows", "def backprop_rows(X, Y, weights, biases):\nreturn X")],
    lost={"backprop_rows": (0, None)},
)
student("elif.ipynb", "a loop without end in repeat_steps", slips=["repeat: endless"])
student(
    "finn.ipynb", "os._exit in output_delta, which others call", slips=["output: ends the program"]
)
student("greta.ipynb", "recursion without end", slips=["output: endless recursion"])
student(
    "hugo.ipynb",
    "sys.exit() in a function, and a crash in another",
    edits=[
        instead("backprop", "import sys\n\ndef backprop(x, t, weights, biases):\n    sys.exit(0)"),
        instead(
            "regression_gradients",
            "def regression_gradients(X, y, W, v):\n    import os, signal\n"
            "    os.kill(os.getpid(), signal.SIGKILL)",
        ),
    ],
    lost={"backprop": (0, None), "regression_gradients": (0, None)},
)
student(
    "ivan.ipynb",
    "memory without end in a function that nobody calls",
    edits=[
        instead(
            "backprop_rows",
            "def backprop_rows(X, Y, weights, biases):\n    rows = []\n"
            "    while True:\n        rows.append(np.ones(10**7))",
        )
    ],
    lost={"backprop_rows": (0, None)},
)
student(
    "juno.ipynb",
    "a function deleted that nobody calls",
    edits=[without("regression_gradients")],
    lost={"regression_gradients": (0, None)},
)
student(
    "kira.ipynb",
    "a function under another name, and called by that one",
    base="plain",
    edits=[
        lambda tree: [
            cell.update(
                source=[line.replace("hidden_delta(", "hidden_deltas(") for line in cell["source"]]
            )
            for cell in tree["cells"]
            if cell["cell_type"] == "code"
        ]
    ],
    lost={"hidden_delta": (0, None)},
)
student("luis.ipynb", "update has two arguments instead of three", slips=["update: two arguments"])
student("mona.ipynb", "printed, not returned", slips=["output: printed"])
student("nils.ipynb", "update returns nothing", slips=["update: nothing returned"])

# -- partly right -----------------------------------------------------------------------------

student("olga.ipynb", "the first six only", unsolved=NAMES[6:])
student(
    "pia.ipynb",
    "the last four only, without the functions before them",
    base="columns",
    unsolved=NAMES[:9],
    # Its hidden_units_after_training calls train_step, which is a stub: right once it is there.
    carried=["hidden_units_after_training"],
)
student("unsolved.ipynb", "handed in as it was given out", unsolved=NAMES)
student(
    "rafael.ipynb",
    "stubs left in the middle: what calls them is right once they are put right",
    unsolved=["hidden_delta", "update"],
    carried=[
        "train_step",
        "worked_example",
        "repeat_steps",
        "backprop",
        "hidden_units_after_training",
    ],
)

# -- misconceptions, several to a notebook ----------------------------------------------------

student(
    "sofia.ipynb",
    "four misconceptions that do not touch each other",
    slips=["repeat: mean", "backprop: reversed", "rows: sum", "regression: mean"],
)
student(
    "timo.ipynb",
    "signs: biases, dv, hidden",
    slips=["hidden: another minus", "backprop: sign of the biases", "regression: sign of dv"],
)
student(
    "ugur.ipynb",
    "shapes: flat gradients, biases not summed, the output only",
    slips=["gradient: flat", "forward: output only", "rows: bias not summed"],
)
student(
    "vincent.ipynb",
    "softmax over the wrong axis, equal units by assumption",
    slips=["rows: softmax axis", "units: equal by assumption", "repeat: last loss missing"],
)
student(
    "wanda.ipynb",
    "slopes: tanh for the sigmoid, the sigmoid for tanh, none in backprop",
    slips=["prime: tanh", "backprop: no hidden slope", "rows: sigmoid slope"],
)
student(
    "xaver.ipynb",
    "weights never moved, hidden units untrained",
    slips=["repeat: never moved", "units: untrained", "rows: tanh again"],
)
student(
    "yara.ipynb",
    "biases forgotten, hidden units from before the last step, pairs of examples",
    slips=["backprop: no biases", "units: before the last step", "regression: pairs"],
)
student(
    "zeno.ipynb",
    "deltas ignored, learning rate ignored, targets hardened",
    slips=["hidden: deltas ignored", "update: no eta", "rows: one-hot"],
)
student(
    "anouk.ipynb",
    "results in another order",
    slips=["forward: other order", "step: other order", "rows: mean again"],
)
student(
    "bogdan.ipynb",
    "no slope in the output delta, and one too many in the classifier",
    slips=["output: no slope", "rows: slope kept", "regression: v forgotten"],
)
student(
    "clio.ipynb",
    "the worked example read by columns; two layers at most",
    slips=["example: W1 by columns", "backprop: two layers at most", "rows: minus"],
)
student(
    "dario.ipynb",
    "a typing error in the worked example, two layers written down, one bias for all",
    slips=["example: a typing error", "backprop: two layers written down", "rows: all to one"],
)
student(
    "elsa.ipynb",
    "a list and a learning rate that live outside the functions, a key missing",
    slips=["repeat: a list that stays", "update: a global", "example: a key missing"],
)
student(
    "fritz.ipynb",
    "rounded slopes, a factor of two, an input ignored",
    slips=["prime: two decimals", "output: no half", "gradient: input ignored"],
)
student(
    "gwen.ipynb",
    "linear outputs, sums multiplied, a step in place",
    slips=["forward: linear output", "hidden: sums multiplied", "step: in place"],
    # Put right the forward pass that it calls, and train_step has the points for its values; that
    # it overwrites the weights costs it the last one.
    carried=["train_step", *CALLED_AFTER_FORWARD_AND_HIDDEN],
)
student(
    "hilde.ipynb",
    "a sigmoid that falls, weights not transposed",
    slips=["forward: falling sigmoid", "hidden: not transposed"],
)

# -- what cannot be graded --------------------------------------------------------------------

spoiled("cut off.ipynb", "the upload broke off", written(solved())[:4000], "JSON")
spoiled("empty.ipynb", "an empty file", b"", "empty")
spoiled(
    "format three.ipynb",
    "notebook format 3, from an old IPython",
    written(
        {
            "metadata": {"name": ""},
            "nbformat": "three",
            "nbformat_minor": 0,
            "worksheets": [{"cells": [], "metadata": {}}],
        }
    ),
    "format",
)
spoiled(
    "a folder.ipynb", "a folder with a notebook's name", b"Ignore me.\n", "folder", is_folder=True
)
spoiled("script.ipynb", "Python code with a notebook's name", b"import numpy as np\n", "JSON")
spoiled("list.ipynb", "JSON, but no notebook", b'["delta", "backprop"]\n', "notebook")
spoiled("latin.ipynb", "not UTF-8", written(solved()).replace(b"def ", b"\xfc\xe9 "), "UTF-8")


# -- writing ----------------------------------------------------------------------------------


def files() -> dict[Path, bytes]:
    """Every file of the sample class, by path."""
    made: dict[Path, bytes] = {}
    for each in CLASS:
        path = FOLDER / each.file
        path = path / "readme.txt" if each.is_folder else path
        assert path not in made, each.file
        made[path] = each.content
    told = {each.file: each.expected() for each in sorted(CLASS, key=lambda s: s.file)}
    made[EXPECTED] = (json.dumps(told, indent=1, ensure_ascii=False) + "\n").encode()
    return made


def main(arguments: list[str]) -> int:
    made = files()
    if "--check" in arguments:
        there = {p for p in FOLDER.rglob("*") if p.is_file()} | {EXPECTED}
        stale = [p for p, data in made.items() if not p.is_file() or p.read_bytes() != data]
        for path in sorted({*stale, *(there - made.keys())}):
            print(f"{path.relative_to(HERE)} is not what make.py would write")
        return 1 if stale or there - made.keys() else 0
    shutil.rmtree(FOLDER, ignore_errors=True)
    for path, data in made.items():
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(data)
    print(f"{len(CLASS)} submissions in {FOLDER}")
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
