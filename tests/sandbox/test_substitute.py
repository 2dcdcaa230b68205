"""Follow-through: the right function answers from elsewhere, and its code is never in reach."""

import numpy as np
import pytest

from autograder.core.model import Missing, Raised, Returned, Stop, Stopped
from autograder.core.values import Opaque
from autograder.sandbox.parent.process import Call

from .conftest import Sat

SOURCE = """
import numpy as np
def square(x):
    return x * 3
def total(x):
    return square(x) + 1
def twice(x):
    return total(x) + total(x=x)
"""
NAMES = ("square", "total", "twice")


def right(name, args, kwargs):
    assert name == "square"
    return Returned(args[0] ** 2)


@pytest.fixture
def sat(sit):
    return sit(SOURCE, names=NAMES)


def test_the_students_calls_reach_the_right_function(sat):
    assert sat.ask(5, name="total") == Returned(16)
    sat.child.substitute(["square"], right)
    assert sat.ask(5, name="total") == Returned(26)
    assert sat.ask(np.arange(3), name="twice").value.tolist() == [2, 4, 10]


def test_our_own_call_still_reaches_the_students_function(sat):
    sat.child.substitute(["square"], right)
    assert sat.ask(5, name="square") == Returned(15)


def test_everything_is_put_back(sat):
    sat.child.substitute(["square"], right)
    sat.child.substitute(["total"], lambda name, args, kwargs: Returned(0))
    assert sat.ask(5, name="total") == Returned(16)
    assert sat.ask(5, name="twice") == Returned(0)
    sat.child.substitute([], right)
    assert sat.ask(5, name="twice") == Returned(32)


def test_positions_and_names_of_arguments_arrive(sit):
    seen = []
    sat = sit("def g(a, b): ...\ndef f(x):\n    return g(x, b={'k': [x]})")
    sat.child.substitute(["g"], lambda *asked: seen.append(asked) or Returned(None))
    assert sat.ask(1.5) == Returned(None)
    assert seen == [("g", (1.5,), {"b": {"k": [1.5]}})]


def test_a_function_the_student_never_wrote_can_be_put_right(sit):
    sat = sit("def f(x):\n    return g(x)")
    assert sat.ask(1).type == "NameError"
    sat.child.substitute(["g"], lambda name, args, kwargs: Returned(7))
    assert sat.ask(1) == Returned(7)
    sat.child.substitute([], right)
    assert sat.ask(1).type == "NameError"


def test_what_the_right_function_raises_is_raised_in_the_students_code(sit):
    sat = sit(
        """
        def f(x):
            try:
                return g(x)
            except ValueError as error:
                return str(error)
        """
    )
    sat.child.substitute(["g"], lambda *_: Raised("ValueError", "wrong shape"))
    assert sat.ask(1) == Returned("wrong shape")
    sat.child.substitute(["g"], lambda *_: Raised("LinAlgError", "singular"))
    assert sat.ask(1) == Raised(
        "RuntimeError", "singular", 1, 4, ("RuntimeError", "Exception", "BaseException")
    )
    for nothing in (Missing("g"), Stopped(Stop.TIMEOUT)):
        sat.child.substitute(["g"], lambda *_, nothing=nothing: nothing)
        assert sat.ask(1).type == "RuntimeError"


def test_what_is_not_plain_reaches_us_as_a_name_only(sit):
    seen = []
    sat = sit("def f(x):\n    return g(print, x)")
    sat.child.substitute(["g"], lambda name, args, kwargs: seen.append(args) or Returned(1))
    assert sat.ask(1) == Returned(1)
    assert seen == [(Opaque("builtin_function_or_method"), 1)]


def test_another_child_can_hold_the_right_function(zygote, sat):
    with Sat(zygote, "def square(x):\n    return x ** 2", names=("square",)) as solver:

        def forward(name, args, kwargs):
            return next(solver.child.calls([Call(name, args)]))

        sat.child.substitute(["square"], forward)
        assert [o.value for o in sat.outcomes([(i,) for i in range(50)], name="total")] == [
            i**2 + 1 for i in range(50)
        ]


def test_asking_without_end_is_stopped(sit):
    sat = sit("def f():\n    while True: g()")
    sat.child.substitute(["g"], lambda *_: Returned(1))
    assert [o.reason for o in sat.outcomes([()])] == [Stop.TIMEOUT]


def test_the_stub_holds_no_code_of_ours_to_read(sit):
    sat = sit(
        """
        import gc, inspect
        def f():
            g(1)
            texts = [o for o in gc.get_objects() if type(o) in (str, dict)]
            return ["canary" in str(inspect.getclosurevars(g)), "canary" in str(g.__dict__)]
        """
    )
    canary = "the canary of the reference"
    sat.child.substitute(["g"], lambda *_: Returned(len(canary)))
    assert sat.ask() == Returned([False, False])
