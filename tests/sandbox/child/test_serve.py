"""What a child makes of cells and calls, the same in every tier."""

import math
import socket

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from autograder.core.model import Missing, Raised, Returned, Stop, Stopped
from autograder.core.values import Opaque, flatten, rebuild, same_value
from autograder.sandbox.child import serve as child_module
from autograder.sandbox.child.serve import _changed, _Line
from autograder.sandbox.parent.process import Call, LoadStopped, packed

# -- cells ------------------------------------------------------------------------------------


def test_a_function_answers(sit):
    sat = sit("import numpy as np", "def f(x):\n    return np.exp(x)")
    assert sat.notes == []
    outcome = sat.ask(np.zeros(3))
    assert same_value(outcome.value, np.ones(3))
    assert outcome.changed == ()


def test_a_cell_goes_on_after_each_kind_of_failure(sit):
    sat = sit(
        """
        import winreg  # Python's own, elsewhere
        1 / 0
        raise SystemExit(3)
        raise KeyboardInterrupt
        exit()
        def f():
            return 1
        """
    )
    assert sat.ask() == Returned(1)
    assert [(line, text.split(":")[0]) for _, line, _, text in sat.notes] == [
        (2, "ModuleNotFoundError"),
        (3, "ZeroDivisionError"),
        (4, "SystemExit"),
        (5, "KeyboardInterrupt"),
        (6, "NameError"),
    ]


def test_a_note_points_at_the_line_of_the_cell_that_failed(sit):
    sat = sit("def g():\n    return 1 / 0", "x = 1\n\n\nx = (g(),\n  2)")
    assert sat.notes == [(2, 4, "error", "ZeroDivisionError: division by zero")]


def test_a_syntax_error_costs_only_its_cell(sit):
    sat = sit("def f():\n    return 1", "def g(:\n    pass", "def h():\n    return 3", names="fgh")
    assert sat.loaded.defined == {"f", "h"}
    assert [note[:3] for note in sat.notes] == [(2, 1, "syntax")]
    assert sat.ask(name="g") == Missing("g")


def test_what_only_the_compiler_finds_costs_only_its_statement(sit):
    sat = sit("yield 1\nreturn 5\nfrom __future__ import nonsense\ndef f():\n    return 1")
    assert [note[1:3] for note in sat.notes] == [(1, "syntax"), (2, "syntax"), (3, "syntax")]
    assert sat.ask() == Returned(1)


def test_magics_are_noted_and_the_rest_runs(sit):
    sat = sit("%matplotlib inline\n!ls\ndef f():\n    return 1", "%%time\nx = 2", "%%bash\nx = 3")
    assert [note[:3] for note in sat.notes] == [
        (1, 1, "magic"),
        (1, 2, "magic"),
        (2, 1, "magic"),
        (3, 1, "magic"),
    ]
    assert sat.ask() == Returned(1)


def test_a_future_import_holds_for_what_follows(sit):
    sat = sit(
        "from __future__ import annotations",
        "def g(x: undefined_name) -> nothing:\n    return 1",
        "def f():\n    return g.__annotations__['x']",
    )
    assert sat.ask() == Returned("undefined_name")


def test_a_name_bound_again_to_a_value_is_restored(sit):
    sat = sit("def f(x):\n    return x + 1", "f = f(1)", "def g():\n    return f(5)", names="fg")
    assert sat.ask(1) == Returned(2)
    assert sat.ask(name="g") == Returned(6)


def test_a_helper_bound_again_to_a_value_is_restored(sit):
    sat = sit("def helper():\n    return 7\ndef f():\n    return helper()", "helper = 3")
    assert sat.ask() == Returned(7)


def test_the_last_callable_counts(sit):
    sat = sit("def f():\n    return 1", "f = lambda: 2", "f = 3")
    assert sat.ask() == Returned(2)


def test_defined_are_the_wanted_names_that_can_be_called(sit):
    sat = sit("def f(): ...\ng = 3\nclass h: ...\nother = print", names=("f", "g", "h", "i"))
    assert sat.loaded.defined == {"f", "h"}


def test_uses_are_found_through_helpers(sit):
    sat = sit(
        """
        import functools, numpy as np
        def a(x): return x
        def helper(x): return [a(v) for v in x]
        def b(x): return helper(x)
        c = lambda x: b(x)
        d = functools.partial(c, 1)
        e = np.vectorize(lambda x: a(x))
        @functools.lru_cache
        def plain(x): return 1
        """,
        names=("a", "b", "c", "d", "e", "plain"),
    )
    assert sat.loaded.uses == {
        "a": (),
        "b": ("a",),
        "c": ("a", "b"),
        "d": ("a", "b"),  # it holds c itself, whatever the name c stands for
        "e": ("a",),
        "plain": (),
    }


def test_a_notebook_finds_itself_as_in_jupyter(sit):
    sat = sit(
        """
        display(1, 2)
        get_ipython().run_line_magic("matplotlib", "inline")
        import inspect, __main__
        def g():
            return 1  # text
        def f():
            return [__name__, inspect.getsource(g), __main__.g is g]
        """
    )
    assert sat.notes == []
    assert sat.ask().value == ["__main__", "def g():\n    return 1  # text\n", True]


@pytest.mark.parametrize(
    "cell",
    [
        "import matplotlib.pyplot as plt\nfig, ax = plt.subplots()\nax.plot([1]); plt.show()",
        "import matplotlib.pyplot as plt\nfig, axes = plt.subplots(2, 2)\naxes[0, 1].plot([1])",
        "import matplotlib.pyplot as plt\nfig, (a, b, c) = plt.subplots(1, 3)\na.hist([1])",
        "import matplotlib.pyplot as plt\nn, bins, patches = plt.hist([1])",
        "import matplotlib.pyplot as plt\nplt.rcParams['figure.dpi'] = 90\nplt.gca().x = 1",
        "import matplotlib.pyplot as plt\nwith plt.style.context('ggplot'):\n    plt.figure()",
        "import matplotlib.pyplot as plt\nplt.text(0, 0.1 + plt.ylim()[1] * 2, 'x')",
        "from mpl_toolkits.mplot3d import Axes3D",
        "from matplotlib.animation import FuncAnimation\nFuncAnimation(1, lambda: 1).save('x')",
        "import seaborn as sns\nsns.set_theme()",
        "from IPython.display import HTML, clear_output\nclear_output(); HTML('x')",
        "from ipywidgets import interact\n@interact\ndef g(x): pass\ng(1)",
        "from ipywidgets import interact\n@interact(x=(0, 1))\ndef g(x): pass",
        "from tqdm import tqdm\nassert list(tqdm([1, 2], desc='x')) == [1, 2]",
        "from tqdm.notebook import trange\nassert list(trange(3)) == [0, 1, 2]",
        "from tqdm.auto import tqdm\nbar = tqdm(total=3)\nbar.update(1); bar.close()",
        "from nncheck import check\ncheck(print)",
        "import otter\ngrader = otter.Notebook()\ngrader.check('q1')",
        "from google.colab import drive\ndrive.mount('/content')",
    ],
)
def test_what_grading_does_not_need_is_inert(sit_locked, cell):
    assert sit_locked(cell).notes == []


def test_output_costs_nothing(sit):
    sat = sit(
        """
        import os, sys
        for _ in range(20):
            print("x" * 10_000_000)
        sys.stderr.write("warning")
        os.write(1, b"x" * 1000)
        def f():
            print("y" * 1000)
            return 1
        """
    )
    assert sat.notes == []
    assert sat.ask() == Returned(1)


def test_input_has_nobody_to_ask(sit):
    sat = sit("x = input('number? ')\ndef f():\n    return 1")
    assert sat.notes[0][3].startswith("EOFError")
    assert sat.ask() == Returned(1)


def test_many_failures_are_told_up_to_a_number(sit):
    sat = sit("\n".join(["1 / 0"] * 1000))
    assert len(sat.notes) == 300


def test_a_statement_that_hangs_is_named_and_can_be_left_out(sit):
    cells = "x = 1\nwhile True: pass\ndef f():\n    return x", "y = 2"
    sat = sit(*cells)
    assert isinstance(sat.loaded, LoadStopped)
    assert sat.loaded.stopped.reason is Stop.TIMEOUT
    assert (sat.loaded.cell, sat.loaded.statement) == (1, 2)
    assert not sat.child.alive
    again = sit(*cells, skip=[(1, 2)])
    assert [note[:3] for note in again.notes] == [(1, 2, "stopped")]
    assert again.ask() == Returned(1)


@pytest.mark.parametrize(
    ("statement", "reason"),
    [
        ("import os; os._exit(0)", Stop.EXIT),
        ("import ctypes; ctypes.string_at(0)", Stop.CRASH),
        ("def g(x=__import__('os')._exit(1)): pass", Stop.EXIT),
        ("class G:\n    __import__('os').abort()", Stop.CRASH),
        ("class G:\n    __import__('os').close(3)\n    while True: pass", Stop.GARBLED),
    ],
)
def test_a_statement_that_ends_the_process_is_named(sit, statement, reason):
    sat = sit("def f():\n    return 1", f"x = 1\n{statement}")
    assert isinstance(sat.loaded, LoadStopped)
    assert sat.loaded.stopped.reason is reason
    assert sat.loaded.cell == 2
    assert sat.loaded.statement >= 2


def test_a_whole_cell_can_be_left_out(sit):
    sat = sit("def f():\n    return 1", "1 / 0", skip=[(2, 0)])
    assert [note[:3] for note in sat.notes] == [(2, None, "stopped")]


def test_many_slow_cells_do_not_add_up(sit_locked):
    sat = sit_locked(*["import time; time.sleep(0.7)"] * 10)
    assert isinstance(sat.loaded, LoadStopped)
    assert 4 <= sat.loaded.cell <= 5


# -- calls ------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    "value",
    [
        None,
        True,
        -(10**40),
        1.5,
        math.nan,
        2 - 3j,
        "naïve \ud800 \0",
        [1, (2.0, "x"), {"k": [None]}],
        np.arange(6.0).reshape(2, 3),
        np.zeros((0, 4)),
        np.float32(1.5),
        np.array([[True]]),
        {"W": [np.ones((2, 1)), np.ones(3)]},
    ],
    ids=lambda value: str(type(value).__name__),
)
def test_a_plain_value_goes_in_and_comes_out(sit, value):
    sat = sit("def f(x):\n    return x")
    assert same_value(sat.ask(value).value, value)


def test_an_argument_that_is_changed_is_told_by_its_position(sit):
    sat = sit(
        """
        def f(a, b, c):
            b += 1
            return a
        def g(a, b, c):
            b.append(4)
            c["x"][0] = 9
        def h(a, b, c):
            a.shape = (2, 1)
            a *= -0.0
        """,
        names="fgh",
    )
    arrays = np.ones(2), np.ones(2), np.ones(2)
    assert sat.ask(*arrays).changed == (1,)
    assert sat.ask(*arrays, name="h").changed == (0,)
    assert sat.ask(1, [1], {"x": np.zeros(2)}, name="g").changed == (1, 2)


PLAIN = st.recursive(
    st.sampled_from(
        [None, True, 1, 1.0, -0.0, 0.0, float("nan"), "a", 1j, np.float32(1), np.ones(2)]
    )
    | st.builds(
        np.zeros, st.sampled_from([(), (1,), (2, 0), (1, 2)]), st.sampled_from(["f8", "i4"])
    ),
    lambda inner: (
        st.lists(inner, max_size=3)
        | st.lists(inner, max_size=3).map(tuple)
        | st.dictionaries(st.sampled_from("abc"), inner, max_size=3)
    ),
    max_leaves=8,
)


@given(st.lists(st.tuples(PLAIN, PLAIN, st.booleans()), max_size=3))
def test_what_was_changed_is_found_as_by_putting_the_arguments_together_again(drawn):
    tree, arrays = flatten(tuple(before for before, _, _ in drawn))
    buffers = [memoryview(array.tobytes()) for array in arrays]
    sent = rebuild(tree, buffers)
    now = tuple(after if put else one for one, (_, after, put) in zip(sent, drawn, strict=True))
    changed = [i for i, (a, b) in enumerate(zip(now, sent, strict=True)) if not same_value(a, b)]
    assert _changed(now, tree, buffers) == changed


def test_a_call_gets_fresh_arguments(sit):
    sat = sit("kept = []\ndef f(x):\n    kept.append(x)\n    x[:] = 0\n    return len(kept)")
    rows = [(np.ones(2),)] * 3
    assert [outcome.value for outcome in sat.outcomes(rows)] == [1, 2, 3]


def test_what_is_raised_is_told_with_its_place(sit):
    sat = sit(
        "import numpy as np\nclass Mine(ValueError):\n    pass",
        """
        def inner(x):
            raise Mine("no")
        def f(x):
            return inner(x)
        def g(x):
            return np.linalg.inv(x)
        """,
        names="fg",
    )
    bases = "ValueError", "Exception", "BaseException"
    assert sat.ask(1) == Raised("Mine", "no", 2, 3, bases)
    outcome = sat.ask(np.zeros((2, 2)), name="g")
    assert (outcome.type, outcome.cell, outcome.line) == ("LinAlgError", 2, 7)


def test_the_bases_are_the_built_in_ones_by_their_own_names(sit):
    sat = sit("def f():\n    open('/no/such/file', 'rb')")
    assert sat.ask().bases[1:] == ("OSError", "Exception", "BaseException")


@pytest.mark.parametrize("name", ["SystemExit", "KeyboardInterrupt", "GeneratorExit"])
def test_every_exception_is_an_answer(sit, name):
    sat = sit(f"def f():\n    raise {name}")
    assert [outcome.type for outcome in sat.outcomes([(), ()])] == [name, name]


def test_endless_recursion_and_a_memory_error_are_raised(sit):
    sat = sit(
        "import numpy as np\ndef f():\n    return f()\ndef g():\n    return np.ones(10**10)",
        names="fg",
    )
    assert sat.ask().type == "RecursionError"
    outcome = sat.ask(name="g")
    assert outcome.bases[0] == "MemoryError"
    assert sat.ask().type == "RecursionError"


def test_a_lying_exception_hurts_nobody(sit):
    sat = sit(
        """
        class Meta(type):
            def __getattribute__(cls, name):
                raise RuntimeError
        class Liar(Exception, metaclass=Meta):
            def __str__(self):
                raise KeyboardInterrupt
            @property
            def __traceback__(self):
                raise SystemExit
        class Long(Exception):
            def __str__(self):
                return "x" * 10_000_000
        def f():
            raise Liar()
        def g():
            raise Long()
        def h():
            error = ValueError("ring")
            try:
                raise error
            except ValueError as e:
                e.__cause__ = e
                raise
        """,
        names="fgh",
    )
    assert sat.ask() == Raised("Liar", "", 1, 15, ("Exception", "BaseException"))
    assert sat.ask(name="g").message == "x" * 500
    assert sat.ask(name="h").message == "ring"


def test_a_call_that_hangs_ends_the_child_after_its_time(sit):
    sat = sit("def f(x):\n    while x: pass\n    return 1")
    outcomes = sat.outcomes([(0,), (1,), (0,)])
    assert outcomes[0] == Returned(1)
    assert [o.reason for o in outcomes[1:]] == [Stop.TIMEOUT]
    assert not sat.child.alive
    assert sat.outcomes([(0,)]) == [Stopped(Stop.NOT_RUN, "the process had ended")]


def test_the_time_of_a_call_starts_with_the_answer_before(sit):
    sat = sit("import time\ndef f():\n    time.sleep(0.6)\n    return 1")
    assert sat.outcomes([(), (), ()]) == [Returned(1)] * 3


@pytest.mark.parametrize(
    ("body", "reason"),
    [
        ("import os; os._exit(0)", Stop.EXIT),
        ("import ctypes; ctypes.string_at(0)", Stop.CRASH),
        ("import os; os.abort()", Stop.CRASH),
        ("return 'x' * 70_000_000", Stop.TOO_LARGE),
        ("import numpy; return numpy.zeros(10**7)", Stop.TOO_LARGE),
        ("x = []; x.append(x); return x", Stop.TOO_LARGE),
        ("return [0] * 500_000", Stop.TOO_LARGE),
        ("return 10**5000", Stop.TOO_LARGE),
    ],
)
def test_a_call_without_an_answer_says_why(sit, body, reason):
    sat = sit(f"def f():\n    {body}", "def g():\n    return 1")
    assert [o.reason for o in sat.outcomes([(), ()])] == [reason]
    assert not sat.child.alive


def test_processor_time_is_limited_too(locked):
    from dataclasses import replace

    from autograder.sandbox.parent.process import Zygote
    from tests.sandbox.conftest import Sat

    limits = replace(locked.limits, cpu_seconds=1, call_seconds=20)
    with Zygote(locked.tier, limits) as zygote:
        sat = Sat(zygote, "def f():\n    while True: pass")
        assert [o.reason for o in sat.outcomes([()])] == [Stop.TIMEOUT]
        assert sat.child.usage.cpu_seconds >= 0.9


def test_what_is_not_plain_is_named_by_its_type(sit):
    sat = sit(
        """
        import numpy as np
        class Thing: pass
        things = [Thing(), lambda: 1, (i for i in []), {1: 2}, {3}, np.array(["a"]), object(),
                  np.array([None])]
        def f(i):
            return things[i]
        """
    )
    outcomes = sat.outcomes([(i,) for i in range(8)])
    assert [o.value.type_name for o in outcomes] == [
        "Thing",
        "function",
        "generator",
        "dict",
        "set",
        "ndarray of <U1",
        "object",
        "ndarray of object",
    ]
    assert all(isinstance(o.value, Opaque) for o in outcomes)


def test_a_missing_function_is_missing_and_the_rest_goes_on(sit):
    sat = sit("def f():\n    return 1", names=("f", "g"))
    calls = [Call("g", ()), Call("f", ())]
    assert list(sat.child.calls(calls)) == [Missing("g"), Returned(1)]


def test_a_call_finds_numpy_and_warnings_as_they_were(sit):
    sat = sit(
        """
        import numpy as np, warnings
        np.seterr(all="raise")
        warnings.simplefilter("error")
        def f(x):
            warnings.warn("careful")
            return np.exp(x)
        def g(x):
            np.seterr(all="raise")
            return 1
        """,
        names="fg",
    )
    assert sat.ask(1000.0).value == np.inf
    assert sat.ask(1, name="g") == Returned(1)
    assert sat.ask(1000.0).value == np.inf


def test_random_numbers_follow_the_seed(sit):
    source = "import random, numpy as np\ndef f():\n    return [random.random(), np.random.rand()]"
    one, same, other = sit(source, seed=1), sit(source, seed=1), sit(source, seed=2)
    assert one.ask().value == same.ask().value != other.ask().value


def test_an_unknown_driver_is_our_mistake(sit_locked):
    sat = sit_locked("def f():\n    return 1")
    with pytest.raises(ValueError, match="drivers"):
        list(sat.child.calls([Call("f", (), driver="nonsense")]))


def test_large_arguments_are_sent_a_few_at_a_time(sit):
    sat = sit("def f(x):\n    return x.nbytes")
    big = np.ones((1 << 20) + 1)
    outcomes = sat.outcomes([(big,)] * 5)
    assert [o.value for o in outcomes] == [big.nbytes] * 5


def test_calls_that_may_take_longer_are_sent_by_themselves():
    calls = [Call("f", (n,), seconds=seconds) for n, seconds in enumerate([0, 0, 9, 9, 0])]
    groups = packed(calls)
    assert [len(group.calls) for group in groups] == [2, 2, 1]
    assert [call for group in groups for call in group.calls] == calls


# -- together ---------------------------------------------------------------------------------


def test_together_and_one_by_one_the_outcomes_are_the_same(sit):
    source = """
    import time
    def f(x):
        if x == 7:
            raise ValueError(x)
        time.sleep(0.02 * (x % 5 == 0))
        return x, x * 2.5
    """
    calls = [Call("f", (n,)) for n in range(40)]
    asked = [
        list(sit(source).child.ask(packed(calls), together=together)) for together in (True, False)
    ]
    assert asked[0] == asked[1]
    assert len(asked[0]) == 40
    assert [o.value for o in asked[0][:3]] == [(0, 0.0), (1, 2.5), (2, 5.0)]


def test_a_frame_waits_for_others_only_where_it_may_and_not_for_long(monkeypatch):
    now = [0.0]
    monkeypatch.setattr(child_module, "monotonic", lambda: now[0])
    ours, theirs = socket.socketpair()
    with ours, theirs:
        ours.setblocking(False)
        line = _Line(theirs.fileno())

        def told():
            try:
                return ours.recv(1 << 20)
            except BlockingIOError:
                return b""

        line.tell(b"one")
        assert told() == b"one"
        line.together = True
        line.tell(b"two")
        line.tell(b"three")
        assert told() == b""
        now[0] += 1.0
        line.tell(b"four")
        assert told() == b"twothreefour"
        line.tell(b"x" * 100_000)
        assert len(told()) == 100_000
        line.tell(b"five")
        ours.sendall(child_module.wire.pack({"calls": []}))
        assert line.receive()[0] == {"calls": []}
        assert told() == b"five"


@pytest.mark.parametrize("end", ["while True: pass", "import os; os._exit(1)"])
def test_where_something_stops_a_child_that_tells_together_is_known_at_the_most_later(sit, end):
    sat = sit(f"def f(x):\n    if x == 20:\n        {end}\n    return x")
    outcomes = list(sat.child.ask(packed([Call("f", (n,)) for n in range(40)]), together=True))
    assert isinstance(outcomes[-1], Stopped)
    assert [o.value for o in outcomes[:-1]] == list(range(len(outcomes) - 1))
    assert len(outcomes) <= 21
