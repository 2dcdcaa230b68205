"""Notebooks as people hand them in: a right function gets its marks whatever stands around it."""

import json
import re
import sys
from pathlib import Path

import pytest

from autograder.authoring.course import course_folder
from autograder.authoring.load import answer_key
from autograder.core.model import NEEDS_PERSON, Aside, Cell
from autograder.grade import Grader
from autograder.sandbox.parent.probe import choose
from autograder.sandbox.parent.process import Limits

CASES = json.loads((Path(__file__).parent / "notebooks.json").read_text(encoding="utf-8"))
DEFINED = re.compile(r"^def (\w+)", re.MULTILINE)


@pytest.fixture(scope="module")
def losses():
    return answer_key(course_folder(), b"a secret of these tests", "losses")


@pytest.fixture(scope="module")
def grade(losses):
    """Grades right answers to all of an assignment, with some cells replaced."""
    with Grader(choose(None), Limits(call_seconds=2.0, cell_seconds=5.0)) as grader:

        def graded(cells, before=(), after=(), aside=None):
            sources = [*before]
            for cell in losses.solutions:
                replaced = [n for n in DEFINED.findall(cell.source) if n in cells]
                sources += [cells[replaced[0]]] if replaced else [cell.source]
            sources += after
            numbered = [Cell(i, source) for i, source in enumerate(sources, 1)]
            return grader.grade(losses, numbered, aside=aside or Aside())

        yield graded


def lost(graded):
    """The exercises without full marks, with what is said of them."""
    return {e.id: e.message for e in graded.exercises if e.points != e.max_points}


@pytest.mark.parametrize("case", CASES, ids=lambda case: case["name"])
def test_a_known_case_gets_full_points(grade, case):
    graded = grade(case["cells"], case["before"], case["after"])
    assert lost(graded) == {}
    if case["name"] == "py312_fstring" and sys.version_info < (3, 12):
        assert [note.kind for note in graded.notes if note.kind in NEEDS_PERSON] == ["python"]


ENTROPY = """def entropy(p):
    possible = p[p > 0]
    return -np.sum(possible * np.log(possible))"""


def indented(text):
    return "\n".join("    " + line for line in text.split("\n"))


AROUND = {
    "an IPython prompt": "In [1]: " + ENTROPY.replace("\n", "\n   ...: "),
    "a Python prompt": ">>> " + ENTROPY.replace("\n", "\n... ") + "\n>>> entropy(np.ones(1))\n-0.0",
    "an indented magic": "  %%time\n" + indented(ENTROPY),
    "stacked magics": "%%time\n%%capture out\n%%prun -q\n" + ENTROPY,
    "an unknown magic": "%%mine --option=3\n" + ENTROPY,
    "%%px": "%%px --local\n" + ENTROPY,
    "%%python3": "%%python3\nimport numpy as np\n" + ENTROPY,
    "%%script python": "%%script python\n" + ENTROPY,
    "%time": ENTROPY + "\n%time h = entropy(np.ones(1))\nassert h == 0",
    "magics in suites": ENTROPY + "\nfor i in range(3):\n    %time entropy(np.ones(1))\n    !ls",
    "conda": "conda install -c conda-forge numpy -y\n" + ENTROPY,
    "cd": "cd ..\nls -la\nls *.py\nmatplotlib inline\ntimeit entropy(1)\n" + ENTROPY,
    "a shell line with a quote": "!echo it's\n" + ENTROPY + "\n!echo 'it\n%cd it's",
    "a bracket not closed": "x = (1, 2\n" + ENTROPY,
    "a string not closed": "x = 'abc\n" + ENTROPY,
    "a long string not closed": ENTROPY + '\ny = """abc\n',
    "a broken function before": 'def g(x):\n    """x""\n    return (1\n\n' + ENTROPY,
    "a broken function after": ENTROPY + "\n\ndef g(x)\n    return 1\n",
    "an unexpected indent": "x = 1\n   y = 2\n" + ENTROPY,
    "prose": "This is my answer: see below.\n" + ENTROPY + "\nI think it's right!",
    "a merge conflict": "<<<<<<< HEAD\nx = 1\n=======\nx = 2\n>>>>>>> other\n" + ENTROPY,
    "Python 2": "print 'hello'\nexec 'x'\n" + ENTROPY,
    "await": "import asyncio\nawait asyncio.sleep(0.01)\n" + ENTROPY,
    "async with": "async def g():\n    return 1\nx = await g()\nassert x == 1\n" + ENTROPY,
    "Windows line ends": ENTROPY.replace("\n", "\r\n") + "\r\n%time\r\n",
    "a file": "%%writefile my/own.py\nimport numpy as np\n" + ENTROPY,
    "a shell cell": "%%bash\nls\n",
}
"""What stands around the function, in its cell."""
MORE = {
    "a file": ["from my.own import entropy"],
    "a shell cell": [ENTROPY],
}


@pytest.mark.parametrize("name", AROUND)
def test_what_stands_around_a_function_costs_it_nothing(grade, name):
    assert lost(grade({"entropy": AROUND[name]}, after=MORE.get(name, ()))) == {}


FILES = {
    "from": ["from mine import entropy"],
    "import": ["import mine\nentropy = mine.entropy"],
    "run": ["%run mine.py"],
    "run -i": ["%run -i mine"],
    "star": ["%load_ext autoreload\n%autoreload 2\nfrom mine import *"],
    "by hand": ["get_ipython().run_line_magic('run', 'mine.py')"],
}


@pytest.mark.parametrize("name", FILES)
@pytest.mark.parametrize("written", [True, False], ids=["written", "handed in"])
def test_a_file_is_imported_whether_written_or_handed_in(grade, name, written):
    text = "import numpy as np\n" + ENTROPY
    cells = {"entropy": "%%writefile mine.py\n" + text if written else "x = 1"}
    aside = Aside() if written else Aside(files={"mine.py": text})
    assert lost(grade(cells, after=FILES[name], aside=aside)) == {}


def test_a_file_is_appended_to_and_written_again(grade):
    head, body = ENTROPY.split("\n", 1)
    cells = [
        "%%file mine.py\ndef entropy(p): return 1",
        "from mine import entropy",
        "%%writefile mine.py\nimport numpy as np\n" + head,
        "%%writefile -a mine.py\n" + body,
        "from mine import entropy",
    ]
    assert lost(grade({"entropy": cells[0]}, after=cells[1:])) == {}


@pytest.mark.parametrize(
    "first", ["%pylab inline", "%pylab", "from pylab import *", "pylab inline"]
)
def test_pylab_brings_the_names_of_numpy(grade, first):
    own = "def half_squared_error(y, t):\n    return 0.5 * dot(y - t, y - t) + 0 * norm(t) * rand()"
    own += "\nplot(arange(3)); show()"
    assert lost(grade({"half_squared_error": own}, [first])) == {}


POOLS = {
    "threads": """from concurrent.futures import ThreadPoolExecutor
def entropy(p):
    with ThreadPoolExecutor(4) as pool:
        parts = pool.map(lambda v: v * np.log(v) if v > 0 else 0.0, p)
    return -sum(parts)""",
    "futures": """import concurrent.futures
def entropy(p):
    with concurrent.futures.ProcessPoolExecutor() as pool:
        futures = [pool.submit(lambda v: v * np.log(v), v) for v in p[p > 0]]
        return -sum(f.result() for f in concurrent.futures.as_completed(futures))""",
    "pool": """from multiprocessing import Pool
def part(v):
    return v * np.log(v)
def entropy(p):
    with Pool(2) as pool:
        return -sum(pool.map(part, p[p > 0]))""",
    "thread": """import threading
def entropy(p):
    found = []
    threads = [threading.Thread(target=lambda v=v: found.append(v * np.log(v))) for v in p[p > 0]]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert not any(thread.is_alive() for thread in threads)
    return -sum(found)""",
    "asyncio": """import asyncio
async def part(v):
    await asyncio.sleep(0)
    return v * np.log(v)
async def total(p):
    return -sum(await asyncio.gather(*(part(v) for v in p[p > 0])))
def entropy(p):
    return asyncio.run(total(p))
print(await total(np.ones(2) / 2))""",
    "a loop": """import asyncio
async def part(v):
    return await asyncio.to_thread(lambda: v * np.log(v))
async def total(p):
    return -sum(await asyncio.gather(*(part(v) for v in p[p > 0])))
def entropy(p):
    loop = asyncio.new_event_loop()
    try:
        return loop.run_until_complete(total(p))
    finally:
        loop.close()""",
}


@pytest.mark.parametrize("name", POOLS)
def test_threads_pools_and_event_loops_give_the_same_answer(grade, name):
    assert lost(grade({"entropy": POOLS[name]})) == {}


def test_a_function_that_cannot_be_read_is_told_with_the_line(grade):
    broken = "x = 1\n" + ENTROPY.replace("possible)", "possible")
    (message,) = lost(grade({"entropy": broken})).values()
    assert "'entropy'" in message and "could not be read" in message
    assert re.search(r"cell \d+, line 4: SyntaxError: '\(' was never closed", message)


def test_a_function_in_a_text_cell_is_told(grade):
    strays = {"entropy": "yours stands in a markdown cell (cell 7); make it a code cell"}
    (message,) = lost(grade({"entropy": "x = 1"}, aside=Aside(strays=strays))).values()
    assert "markdown cell (cell 7)" in message


@pytest.mark.skipif(sys.version_info >= (3, 12), reason="this Python reads it")
def test_a_function_in_a_newer_python_is_for_a_person(grade):
    newer = ENTROPY.replace("return", "print(f'{d['a']}')\n    return")
    graded = grade({"entropy": newer})
    (message,) = lost(graded).values()
    assert "this is Python 3.12" in message
    assert [note.kind for note in graded.notes] == ["python"]


def test_an_error_of_a_newer_numpy_is_for_a_person(grade):
    old = (
        ENTROPY + "\n_entropy = entropy\ndef entropy(p):\n    return float(np.array([_entropy(p)]))"
    )
    graded = grade({"entropy": old})
    if lost(graded):
        assert {note.kind for note in graded.notes} == {"numpy"}
        assert "NumPy raises since 2.4" in graded.notes[0].text
