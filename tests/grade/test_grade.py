"""One submission through the sandbox: what costs what."""

from dataclasses import replace

import numpy as np
import pytest

from autograder.core import marks
from autograder.core.model import Verdict
from autograder.grade.answer_key import Judge
from autograder.grade.session import Session
from tests.conftest import cells


def graded(grader, ready, **changed):
    result = grader.grade(ready, cells(**changed))
    return {e.id.split(".")[1]: e for e in result.exercises}, result


def points(results):
    return [float(e.points) for e in results.values()]


def test_right_answers_have_full_marks_and_the_sandbox_is_recorded(grader, small_ready):
    results, whole = graded(grader, small_ready)
    assert points(results) == [3, 3, 3]
    assert whole.sandbox == grader.tier.value
    assert whole.notes == ()


def test_a_missing_function_is_told_and_costs_only_itself(grader, small_ready):
    results, _ = graded(grader, small_ready, norm=None)
    assert points(results) == [3, 3, 0]
    assert "no function 'norm'" in results["norm"].message


def test_one_mistake_costs_once(grader, small_ready):
    results, _ = graded(grader, small_ready, shifted="def shifted(x, c):\n    return x - c")
    assert points(results) == [0, 3, 3]
    assert results["shifted"].diagnosis.code == "not-shifted"
    assert results["scaled"].follow_through
    assert results["scaled"].points_alone == 0
    assert results["norm"].put_right == ("shifted",)  # scaled itself was right


def test_a_missing_function_that_others_call_is_put_right_too(grader, small_ready):
    results, _ = graded(grader, small_ready, shifted=None)
    assert points(results) == [0, 3, 3]


def test_two_mistakes_cost_twice(grader, small_ready):
    results, _ = graded(
        grader,
        small_ready,
        shifted="def shifted(x, c):\n    return x - c",
        scaled="def scaled(x, c):\n    return shifted(x, c)",
    )
    assert points(results) == [0, 0, 3]
    assert results["scaled"].verdict is Verdict.FAIL


def test_a_wrong_function_that_calls_nothing_wrong_is_not_followed_through(grader, small_ready):
    results, _ = graded(grader, small_ready, scaled="def scaled(x, c):\n    return x * c")
    assert points(results) == [3, 0, 3]
    assert not results["scaled"].follow_through


def test_keyword_calls_are_followed_through(grader, small_ready):
    results, _ = graded(
        grader,
        small_ready,
        shifted="def shifted(x, c):\n    return x - c",
        scaled="def scaled(x, c):\n    return c * shifted(c=c, x=x)",
    )
    assert points(results)[1] == 3


def test_the_worked_solution_never_enters_the_students_process(grader, small_ready):
    spy = """
    def scaled(x, c):
        import gc
        line = "".join(["clip(x", ") + 2 * c"])  # the worked solution's; nowhere in this source
        found = [o for o in gc.get_objects() if line in repr(o)[:10000]]
        code = getattr(shifted, "__code__", None)
        if found or (code and "clip" in code.co_names):
            return c * shifted(x, c)
        return c * shifted(x, c) + 1e9
    """
    results, _ = graded(
        grader, small_ready, shifted="def shifted(x, c):\n    return x - c", scaled=spy
    )
    assert results["scaled"].points == 0


def test_a_syntax_error_costs_what_its_cell_defines(grader, small_ready):
    results, whole = graded(grader, small_ready, norm="def norm(x)\n    return 1")
    assert points(results) == [3, 3, 0]
    assert [(n.cell, n.kind) for n in whole.notes] == [(4, "syntax")]


def test_a_loop_costs_its_own_exercise_only(grader, small_ready):
    results, _ = graded(grader, small_ready, norm="def norm(x):\n    while True:\n        pass")
    assert points(results) == [3, 3, 0]
    assert results["norm"].message == "did not finish in time (for one row)" or (
        "did not finish in time" in results["norm"].message
    )


def test_a_loop_at_the_top_of_a_cell_costs_nothing_but_its_statement(grader, small_ready):
    results, whole = graded(
        grader,
        small_ready,
        shifted="while True:\n    pass\ndef shifted(x, c):\n    return x + 2 * c",
    )
    assert points(results) == [3, 3, 3]
    assert whole.notes[0].kind == "stopped"
    assert whole.notes[0].cell == 2


@pytest.mark.parametrize(
    "end", ["import os; os._exit(0)", "import os; os.abort()", "import sys; sys.exit()"]
)
def test_ending_the_process_in_a_call_costs_that_exercise(grader, small_ready, end):
    results, _ = graded(
        grader, small_ready, shifted=f"def shifted(x, c):\n    {end}\n", scaled=None, norm=None
    )
    assert points(results) == [0, 0, 0]
    results, _ = graded(grader, small_ready, norm=f"def norm(x):\n    {end}\n")
    assert points(results) == [3, 3, 0]


@pytest.mark.parametrize("end", ["import os\nos._exit(0)", "import sys\nsys.exit()", "1 / 0"])
def test_ending_the_process_in_a_cell_costs_nothing_else(grader, small_ready, end):
    source = f"{end}\ndef shifted(x, c):\n    return x + 2 * c"
    results, whole = graded(grader, small_ready, shifted=source)
    assert points(results) == [3, 3, 3]
    assert whole.notes


def test_what_is_answered_before_a_stop_counts_and_what_comes_after(grader, small_ready):
    stops = """
    def shifted(x, c):
        import os
        if len(x) == 1:
            os._exit(0)
        return clip(x) + 2 * c
    """
    sitting = Session(grader.spawn, small_ready, cells(shifted=stops), 0)
    with sitting:
        answers = sitting.ask(range(3))
    assert not sitting.together
    kinds = [[type(outcome).__name__ for outcome in outcomes] for outcomes in answers.values()]
    assert set(kinds[0]) == {"Returned", "Stopped"}
    assert sitting.starts == sum("Stopped" in each for each in kinds) == 3


def test_memory_without_end_costs_its_own_exercise(grader, small_ready):
    hog = "def norm(x):\n    return [bytearray(10**8) for _ in range(10**6)]"
    results, _ = graded(grader, small_ready, norm=hog)
    assert points(results) == [3, 3, 0]


def test_a_name_used_again_in_a_scratch_cell_costs_nothing(grader, small_ready):
    scratch = (
        "def norm(x):\n    return float((scaled(x, 2.0) ** 2).sum())\n"
        "import numpy as np\nshifted = shifted(np.ones(3), 1.0)\nnorm = 3\n"
    )
    results, _ = graded(grader, small_ready, norm=scratch)
    assert points(results) == [3, 3, 3]


def test_words_of_a_hidden_call_never_reach_the_report(grader, small_ready):
    leak = """
    calls = []
    def shifted(x, c):
        calls.append(repr(x))
        if len(calls) > 4:
            raise ValueError("".join(calls))
        return clip(x) + 2 * c
    """
    results, _ = graded(grader, small_ready, shifted=leak)
    assert results["shifted"].points < 3
    assert "array(" not in results["shifted"].message


def test_the_same_submission_gets_the_same_verdicts(grader, small_ready):
    first, _ = graded(grader, small_ready, norm="def norm(x):\n    return 1.0")
    second, _ = graded(grader, small_ready, norm="def norm(x):\n    return 1.0")
    assert first == second


def test_an_error_in_a_judge_is_ours_and_costs_no_marks(grader, small_ready, monkeypatch):
    def broken(task, outcomes):
        raise KeyError("a bug")

    monkeypatch.setattr(marks, "grade_task", broken)
    result = grader.grade(replace(small_ready), cells())
    assert {e.verdict for e in result.exercises} == {Verdict.GRADER_FAULT}


def test_an_exercise_may_allow_more_time_than_usual(grader, small_ready):
    slow = """
    def norm(x):
        import time
        time.sleep(0.7)
        return float((scaled(x, 2.0) ** 2).sum())
    """
    results, _ = graded(grader, small_ready, norm=slow)
    assert points(results) == [3, 3, 0]
    *others, norm = small_ready.paper.tasks
    patient = replace(small_ready.paper, tasks=(*others, replace(norm, seconds=5.0)))
    results, _ = graded(grader, replace(small_ready, paper=patient), norm=slow)
    assert points(results) == [3, 3, 3]


def test_a_notebook_without_the_given_cells_is_graded_for_its_functions(grader, small_ready):
    results, whole = graded(grader, small_ready, given=None)
    assert points(results) == [3, 3, 3]
    assert whole.notes == ()


def test_a_students_own_version_of_what_is_given_is_theirs(grader, small_ready):
    results, _ = graded(grader, small_ready, given="def clip(z):\n    return 0 * z")
    assert points(results)[0] == 0


def test_the_same_outcomes_are_judged_once_and_others_by_a_bit_again(small_ready, monkeypatch):
    judge, task = Judge(), small_ready.paper.tasks[0]
    asked = []
    grade_task = marks.grade_task
    monkeypatch.setattr(marks, "grade_task", lambda *a: asked.append(a) or grade_task(*a))
    wants = {id(c): w for q in task.questions for c, w in zip(q.cases, q.wants, strict=True)}
    right = [wants[id(case)] for case in task.cases]
    again = [replace(o, value=o.value.copy()) for o in right]
    assert judge(task, right).verdict is Verdict.PASS
    assert judge(task, again).verdict is Verdict.PASS
    assert len(asked) == 1
    again[-1].value.flat[0] = np.nextafter(again[-1].value.flat[0], np.inf)
    assert judge(task, again).verdict is Verdict.PASS
    again[-1].value.flat[0] += 1
    assert judge(task, again).verdict is Verdict.FAIL
    again[-1].value.flat[0] -= 1
    assert judge(task, again).verdict is Verdict.PASS
    assert len(asked) <= 4
