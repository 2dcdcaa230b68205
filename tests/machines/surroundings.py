"""One run in the surroundings of this process; started by `test_machines.py`, prints JSON.

python surroundings.py [--noise] features              which vector units NumPy uses
python surroundings.py [--noise] build ARGUMENTS...    `autograder build` with these
python surroundings.py [--noise] frozen ASSIGNMENT     the frozen questions' digest
python surroundings.py [--noise] check ASSIGNMENT ZIP  each worked solution, checked by that file
python surroundings.py [--noise] heldout NAME          the verdict on every held-out answer
python surroundings.py [--noise] golden                the verdicts on the sample class
"""

import functools
import hashlib
import importlib.util
import json
import sys
import zipfile
from dataclasses import replace
from pathlib import Path

import noise

ROOT = Path(__file__).resolve().parents[2]
NOISY = "--noise" in sys.argv
if NOISY:
    sys.argv.remove("--noise")
    noise.install()

from autograder import cli  # noqa: E402
from autograder.authoring.build import student_files  # noqa: E402
from autograder.authoring.course import course_folder  # noqa: E402
from autograder.authoring.load import answer_key, load  # noqa: E402
from autograder.core.frozen import thaw  # noqa: E402
from autograder.grade import AnswerKey, Grader  # noqa: E402
from autograder.notebook import NotANotebook, parse, read_file  # noqa: E402
from autograder.sandbox.parent.probe import choose  # noqa: E402
from autograder.sandbox.parent.process import Limits  # noqa: E402

FOLDER = course_folder(ROOT)
SECRET = b"the same on every machine"
PATIENT = Limits(call_seconds=4.0, cell_seconds=4.0)


def noisy(cells):
    return [replace(c, source=noise.noisy_source(c.source)) for c in cells] if NOISY else cells


def verdicts(graded):
    """What a student is given and told: marks, verdicts, the mistake named."""
    return {
        e.id: [
            str(e.points),
            e.verdict.value,
            e.diagnosis.code if e.diagnosis else None,
            [[c.name, c.verdict.value, str(c.points)] for c in e.checks],
        ]
        for e in graded.exercises
    }


def features():
    from numpy._core import _multiarray_umath as umath

    return [n for n in umath.__cpu_dispatch__ if umath.__cpu_features__.get(n)]


def build(*arguments):
    return {"status": cli.main(["build", "--course", str(ROOT), *arguments])}


def frozen(assignment):
    data = student_files(load(FOLDER, assignment))[f"{assignment}_checks.zip"]
    return hashlib.sha256(data).hexdigest()


def check(assignment, checks):
    with zipfile.ZipFile(checks) as archive:
        made = thaw(json.loads(archive.read("nncheck/questions.json")))
    with Grader(choose(None), PATIENT) as grader:
        cells = noisy(list(load(FOLDER, assignment).solution_cells()))
        return verdicts(grader.grade(AnswerKey(made), cells))


def heldout(name):
    path = ROOT / "tests" / "heldout" / "test_heldout.py"
    spec = importlib.util.spec_from_file_location("test_heldout", path)
    suite = importlib.util.module_from_spec(spec)
    sys.modules["test_heldout"] = suite
    spec.loader.exec_module(suite)
    prelude, answers = suite.read(name)
    whole = answer_key(FOLDER, SECRET, name.removesuffix(suite.AGAIN))
    tasks = {task.name: task for task in whole.paper.tasks}
    first = suite.right_ones(answers)
    found = {}
    with Grader(choose(None), PATIENT) as grader:
        for answer in answers:
            alone = replace(whole, paper=replace(whole.paper, tasks=(tasks[answer.function],)))
            cells = suite.cells(prelude, {**first, answer.function: answer.source})
            found[str(answer)] = verdicts(grader.grade(alone, noisy(cells)))
    return found


def golden():
    made = functools.partial(answer_key, FOLDER, SECRET)("delta_backprop")
    found = {}
    with Grader(choose(None), PATIENT) as grader:
        for path in sorted((ROOT / "tests" / "golden" / "delta_backprop").glob("*.ipynb")):
            try:
                cells = parse(read_file(path)).cells
            except NotANotebook as error:
                found[path.name] = str(error)
                continue
            found[path.name] = verdicts(grader.grade(made, noisy(list(cells))))
    return found


COMMANDS = {f.__name__: f for f in (features, build, frozen, check, heldout, golden)}

if __name__ == "__main__":
    what, *rest = sys.argv[1:]
    found = COMMANDS[what](*rest)
    print(json.dumps(found))
