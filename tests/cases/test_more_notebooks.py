"""More of what people hand in around a right function: each of these cost it its marks once."""

# ruff: noqa: E501  -- cells are easier to read as they stand

import pytest

from tests.cases.test_notebooks import ENTROPY, grade, losses, lost

__all__ = ["grade", "losses"]  # fixtures

BODY = ENTROPY.partition("\n")[2]
FALLS = "def entropy(p):\n    try:\n        p.nothing_of_the_kind\n"
WRITTEN = "'''import numpy as np\n" + ENTROPY + "\n'''"


def indented(text, by=4):
    return "\n".join(" " * by + line for line in text.split("\n"))


CAUGHT = {
    "an error of a library": f"import torch\n{FALLS}    except torch.cuda.OutOfMemoryError:\n"
    f"        return 0\n    except AttributeError:\n        pass\n{BODY}",
    "one of several": f"import jax\n{FALLS}    except (jax.errors.X, KeyError):\n        return 0\n"
    f"    except (AttributeError, jax.Stop):\n        pass\n{BODY}",
    "something that is not an error by its name": f"import lib\n{FALLS}    except lib.Pruned:\n"
    f"        return 0\n    except AttributeError:\n        pass\n{BODY}",
    "an error of a plot": f"import matplotlib\n{FALLS}    except matplotlib.SomeError:\n"
    f"        return 0\n    except AttributeError:\n        pass\n{BODY}",
    "something of a logger": f"import wandb\n{FALLS}    except wandb.Gone:\n        return 0\n"
    f"    except AttributeError:\n        pass\n{BODY}",
    "raised and caught": "import lib\ndef entropy(p):\n    try:\n        raise lib.LibError('no')\n"
    f"    except lib.LibError as error:\n        assert str(error) == 'no'\n{BODY}",
    "in a group": f"import lib\n{FALLS}    except* lib.Group:\n        pass\n"
    f"    except* AttributeError:\n        pass\n{BODY}",
    "a warning": "import warnings, numba\nfrom numba.core.errors import NumbaWarning\n"
    "warnings.simplefilter('ignore', category=NumbaWarning)\n"
    "assert issubclass(numba.NumbaWarning, Warning)\nok = True\ndef entropy(p):\n    assert ok\n"
    + BODY,
    "a class of a library": "import torch\ndef entropy(p):\n    match p:\n        case torch.Tensor():\n"
    f"            return 0\n        case np.ndarray():\n            pass\n{BODY}",
    "a class imported by name": "from torch import Tensor, nn\ndef entropy(p):\n    match p:\n"
    "        case Tensor(shape=s) | nn.Parameter(data=s):\n            return s\n"
    f"        case [*_]:\n            return 0\n        case _:\n            pass\n{BODY}",
    "a class of a plot": "import matplotlib.pyplot as plt\ndef entropy(p):\n    match p:\n"
    f"        case plt.Figure():\n            return 0\n        case _:\n            pass\n{BODY}",
    "a class of their own": "import torch\nfrom dataclasses import dataclass\n@dataclass\nclass P:\n"
    "    p: object\ndef entropy(p):\n    match P(p):\n        case P(p=q):\n            p = q\n"
    + BODY,
    "NumPy's warning": "import warnings\ndef entropy(p):\n    with warnings.catch_warnings():\n"
    f"        warnings.simplefilter('ignore', np.VisibleDeprecationWarning)\n{indented(BODY)}",
    "a mean squared error is none": "from keras.losses import MeanSquaredError\n"
    f"loss = MeanSquaredError()\n{ENTROPY}",
}


@pytest.mark.parametrize("name", CAUGHT)
def test_what_is_caught_or_matched_may_be_of_a_library_that_is_missing(grade, name):
    assert lost(grade({"entropy": CAUGHT[name]})) == {}


PLOTS = {
    "axes": "axes = plt.subplots(20, 20)[1].flat",
    "axes of a figure": "axes = plt.figure().axes",
    "colours": "axes = plt.cm.viridis(np.linspace(0, 1, 400))",
    "a palette": "import seaborn as sns\naxes = sns.color_palette('hls', 400)",
    "of whatever there is": "axes = plt.rcParams['axes.prop_cycle']",
}
LOOPS = {
    "zip": "    for v, ax in zip(p, axes):\n        total -= v * np.log(v) if v > 0 else 0\n",
    "the plot first": "    for ax, v in zip(axes, p):\n        total -= v * np.log(v) if v > 0 else 0\n",
    "numbered": "    for i, (ax, v) in enumerate(zip(axes, p)):\n"
    "        total -= v * np.log(v) if v > 0 else 0\n",
    "map": "    total -= sum(map(lambda ax, v: v * np.log(v) if v > 0 else 0.0, axes, p))\n",
}


@pytest.mark.parametrize("plot", ["axes of a figure", "of whatever there is"])
def test_a_plot_of_which_nobody_knows_how_many_is_as_long_as_the_data(grade, plot):
    loop = LOOPS["zip"].replace("axes)", "axes, strict=True)")
    source = f"import matplotlib.pyplot as plt\n{PLOTS[plot]}\ndef entropy(p):\n    total = 0.0\n"
    assert lost(grade({"entropy": source + loop + "    return total"})) == {}


@pytest.mark.parametrize("loop", LOOPS)
@pytest.mark.parametrize("plot", PLOTS)
def test_data_beside_a_plot_is_gone_through_to_its_end(grade, plot, loop):
    source = f"import matplotlib.pyplot as plt\n{PLOTS[plot]}\ndef entropy(p):\n    total = 0.0\n"
    assert lost(grade({"entropy": source + LOOPS[loop] + "    return total"})) == {}


@pytest.mark.parametrize(
    "line",
    [
        "x = [*zip(axes, axes)]",
        "assert isinstance(zip([1]), zip) and isinstance(map(str, [1]), map)",
        "assert [*zip()] == [] and [*zip([1], [2])] == [(1, 2)]",
        "assert dict(zip(['a', 'b', 'c'], axes.flat)).keys() == {'a', 'b', 'c'}",
        "assert len([*zip(range(9), axes.flat)]) == 4 and len([*zip(range(9), axes)]) == 2",
        "for ax in np.array(axes).flatten():\n    ax.plot([1])",
        "x = np.array(plt.cm.tab10(range(5)))[::-1]",
        "assert isinstance(axes, plt.Axes) and isinstance(axes.flat, plt.Axes)",
        "x = np.array([plt.xlim()[0], 2])",
        "x = np.array([[plt.ylim()[0], 2], [1, 2]]) + np.mean([plt.gca(), 1.0])",
        "x = np.asarray(axes, dtype=float) * 2",
        "lo, hi = plt.ylim()\nx = np.linspace(min(lo, 0), max(hi, 1), 5)",
    ],
)
def test_a_plot_among_numbers_does_not_fail(grade, line):
    source = f"import matplotlib.pyplot as plt\nfig, axes = plt.subplots(2, 2)\n{line}\nok = True\n"
    graded = grade({"entropy": source + ENTROPY})
    assert lost(graded) == {}
    assert [note for note in graded.notes if note.kind == "error"] == []


COUNTED = {
    "axes beside each other": ("_, axes = plt.subplots(1, len(p))", "enumerate(axes)"),
    "axes below each other": ("axes = plt.subplots(len(p))[1]", "enumerate(axes.ravel())"),
    "not squeezed": ("_, axes = plt.subplots(1, len(p), squeeze=False)", "enumerate(axes[0])"),
    "a grid": ("_, axes = plt.subplots(2, len(p))", "enumerate(axes[1, :][:])"),
    "a grid turned": ("_, axes = plt.subplots(2, len(p))", "enumerate(axes.T)"),
    "in another shape": ("_, axes = plt.subplots(1, len(p))", "enumerate(axes.reshape(-1))"),
    "as an array": ("_, axes = plt.subplots(1, len(p))", "enumerate(np.array(axes))"),
    "by number": ("_, axes = plt.subplots(1, len(p))", "((i, axes[i]) for i in range(len(axes)))"),
    "by shape": (
        "_, axes = plt.subplots(2, len(p))",
        "((i, axes[0][i]) for i in range(axes.shape[1]))",
    ),
    "colours": ("axes = plt.cm.jet(np.linspace(0, 1, len(p)))", "enumerate(axes)"),
    "bars": ("axes = plt.bar(range(len(p)), p)", "enumerate(axes)"),
    "a palette": (
        "import seaborn as sns\n    axes = sns.color_palette('hls', len(p))",
        "enumerate(axes)",
    ),
}


@pytest.mark.parametrize("name", COUNTED)
def test_a_loop_over_plots_takes_as_many_steps_as_there_are(grade, name):
    made, gone_through = COUNTED[name]
    source = (
        f"import matplotlib.pyplot as plt\ndef entropy(p):\n    {made}\n    total = 0.0\n"
        f"    for i, ax in {gone_through}:\n        total -= p[i] * np.log(p[i]) if p[i] > 0 else 0.0\n"
        "    return total"
    )
    if name == "a grid":  # of a part of it, nothing is known but that it ends
        assert "did not finish" not in str(lost(grade({"entropy": source})))
        return
    short = source.replace("def entropy(p):", "def entropy(p):\n    p = np.append(p, [0.0, 0.0])")
    assert lost(grade({"entropy": short})) == {}


@pytest.mark.parametrize(
    "loop",
    [
        "while ax.lines:\n        ax.lines[0].remove()",
        "while len(ax.lines) > 0:\n        ax.lines.pop()",
        "while plt.get_fignums():\n        plt.close(plt.get_fignums()[0])",
        "try:\n        while True:\n            next(ax.lines)\n    except StopIteration:\n        pass",
    ],
)
def test_no_loop_waits_for_ever_for_a_plot_to_be_empty(grade, loop):
    source = (
        f"import matplotlib.pyplot as plt\ndef entropy(p):\n    ax = plt.gca()\n    {loop}\n{BODY}"
    )
    assert lost(grade({"entropy": source})) == {}


def test_plots_in_an_array_are_no_answer(grade):
    source = (
        "import matplotlib.pyplot as plt\ndef entropy(p):\n    return np.array([plt.gca(), 1.0])"
    )
    (message,) = lost(grade({"entropy": source})).values()
    assert "plotting or display library" in message


OWN_MAGIC = (
    "from IPython.core.magic import register_cell_magic, register_line_magic\n"
    "@register_cell_magic\ndef skip(line, cell):\n    return\n"
    "@register_cell_magic('timed')\ndef other(line, cell):\n    get_ipython().run_cell(cell)\n"
    "@register_line_magic\ndef double(line):\n    return 2 * int(line)\n"
)
MAGICS = {
    "that skips its cell": [OWN_MAGIC + ENTROPY, "%%skip\ndef entropy(p):\n    return 0"],
    "that runs its cell": [OWN_MAGIC, "%%timed\n" + ENTROPY],
    "of a line": [
        OWN_MAGIC,
        "x = %double 4\nassert x == 8\n%double 2\ny = x",
        ENTROPY + "\nassert y",
    ],
    "registered by hand": [
        "get_ipython().register_magic_function(lambda line, cell: None, 'cell', 'skip')\n"
        + ENTROPY,
        "%%skip\nentropy = 3\ndef entropy(p): return 0",
    ],
}


@pytest.mark.parametrize("name", MAGICS)
def test_a_magic_of_the_notebook_s_own_does_what_it_says(grade, name):
    first, *after = MAGICS[name]
    assert lost(grade({"entropy": first}, after=after)) == {}


FILES = {
    "arguments of %run": [
        "%%writefile mine.py\nimport sys\nimport numpy as np\nassert sys.argv[1:] == ['3', 'a b']\n"
        + ENTROPY,
        "%run mine.py 3 'a b'",
    ],
    "a script that exits": [
        "%%writefile mine.py\nimport numpy as np\n" + ENTROPY + "\nraise SystemExit",
        "%run mine.py",
    ],
    "a name in a variable": [
        "folder, name = 'lib', 'mine'",
        "%%writefile {folder}/$name.py\nimport numpy as np\n" + ENTROPY,
        "from lib.mine import entropy",
    ],
    "opened": [
        f"with open('mine.py', 'w') as file:\n    file.write({WRITTEN})\nfrom mine import *"
    ],
    "by pathlib": [
        "from pathlib import Path\nPath('pkg').mkdir()\nPath('pkg/__init__.py').write_text('')\n"
        f"Path('pkg/mine.py').write_text({WRITTEN})\nimport pkg.mine\nentropy = pkg.mine.entropy"
    ],
    "executed": [
        "%%writefile mine.py\nimport numpy as np\n" + ENTROPY,
        "exec(open('mine.py').read())",
    ],
    "data": [
        "%%writefile data.txt\n1 2\n3 4",
        "data = np.loadtxt('data.txt')\n" + ENTROPY.replace("-np", "-data[0, 0] * np"),
    ],
}


@pytest.mark.parametrize("name", FILES)
def test_a_file_that_the_notebook_writes_is_there(grade, name):
    first, *after = FILES[name]
    assert lost(grade({"entropy": first}, after=after)) == {}


PROCESSES = {
    "a pipe": "from multiprocessing import Process, Pipe\ndef work(end, v):\n    end.send(v * np.log(v))\n"
    "    end.close()\ndef entropy(p):\n    total = 0.0\n    for v in p[p > 0]:\n        a, b = Pipe()\n"
    "        process = Process(target=work, args=(b, v))\n        process.start()\n"
    "        total -= a.recv()\n        process.join()\n    return total",
    "a manager": "from multiprocessing import Manager, Process\ndef work(d, i, v):\n"
    "    d[i] = v * np.log(v)\ndef entropy(p):\n    with Manager() as manager:\n        d = manager.dict()\n"
    "        all_ = [Process(target=work, args=(d, i, v)) for i, v in enumerate(p[p > 0])]\n"
    "        [each.start() for each in all_]\n        [each.join() for each in all_]\n"
    "        return -sum(d.values())",
    "a value": "import multiprocessing as mp\ndef work(total, v):\n    with total.get_lock():\n"
    "        total.value += v * np.log(v)\ndef entropy(p):\n    total = mp.Value('d', 0.0)\n"
    "    all_ = [mp.Process(target=work, args=(total, v)) for v in p[p > 0]]\n"
    "    [each.start() for each in all_]\n    [each.join() for each in all_]\n    return -total.value",
    "an array": "import multiprocessing as mp\ndef work(found, i, v):\n    found[i] = v * np.log(v)\n"
    "def entropy(p):\n    found = mp.Array('d', len(p))\n"
    "    all_ = [mp.Process(target=work, args=(found, i, v)) for i, v in enumerate(p) if v > 0]\n"
    "    [each.start() for each in all_]\n    [each.join() for each in all_]\n"
    "    return -np.frombuffer(found.get_obj()).sum()",
}
WORKER = (
    "import threading, queue\ndef entropy(p):\n    waiting, found = queue.Queue(), []\n    def work():\n"
    "        while (v := waiting.get()) is not None:\n            found.append(v * np.log(v))\n"
    "            waiting.task_done()\n"
)
PROCESSES |= {
    "a worker that waits for its queue": WORKER + "    thread = threading.Thread(target=work)\n"
    "    thread.start()\n    for v in p[p > 0]:\n        waiting.put(v)\n    waiting.put(None)\n"
    "    thread.join()\n    return -sum(found)",
    "workers that are joined by the queue": WORKER + "    for _ in range(3):\n"
    "        threading.Thread(target=work, daemon=True).start()\n    for v in p[p > 0]:\n"
    "        waiting.put(v)\n    waiting.join()\n    return -sum(found)",
    "an event": "import threading\ndef entropy(p):\n    go, found = threading.Event(), []\n"
    "    def work():\n        go.wait()\n        found.append(-np.sum(p[p > 0] * np.log(p[p > 0])))\n"
    "    thread = threading.Thread(target=work)\n    thread.start()\n    go.set()\n    thread.join()\n"
    "    return found[0]",
}


@pytest.mark.parametrize("name", PROCESSES)
def test_what_threads_and_processes_share_gives_the_same_answer(grade, name):
    assert lost(grade({"entropy": PROCESSES[name]})) == {}


def test_who_waits_for_what_never_comes_is_told(grade):
    source = "import queue\ndef entropy(p):\n    return queue.Queue().get()"
    (message,) = lost(grade({"entropy": source})).values()
    assert "threads run one after the other" in message


def test_a_line_that_is_indented_like_nothing_else_costs_itself(grade):
    assert lost(grade({"entropy": ENTROPY + "\n  print('x')\n\ny = 1"})) == {}


def test_a_function_whose_last_lines_are_indented_like_nothing_else_is_told(grade):
    broken = ENTROPY.replace("    return", "  return")
    (message,) = lost(grade({"entropy": broken})).values()
    assert "unindent does not match" in message


@pytest.mark.parametrize("mark", ["\ufeff", "\u200b"])
def test_a_mark_that_nobody_sees_is_told_of_the_function(grade, mark):
    (message,) = lost(grade({"entropy": mark + ENTROPY})).values()
    assert "'entropy'" in message and "non-printable character" in message


@pytest.mark.parametrize(
    ("source", "why"),
    [
        (ENTROPY.replace("(p)", "(p: Tensor)"), "name 'Tensor' is not defined"),
        ("@timed\n" + ENTROPY, "name 'timed' is not defined"),
        ("entropy = make_entropy(2)", "name 'make_entropy' is not defined"),
    ],
)
def test_a_definition_that_failed_is_told_with_its_line(grade, source, why):
    (message,) = lost(grade({"entropy": source})).values()
    assert "yours was not defined (cell " in message and why in message
