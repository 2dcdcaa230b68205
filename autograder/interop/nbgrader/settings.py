"""nbgrader's settings for a course, read as nbgrader reads them, and the course's own Python.

nbgrader works in the course's folder, and can import what lies there: a plugin for late work, what
`nbgrader_config.py` imports. So do we, wherever we are called from. Knows nothing of submissions.
"""

from __future__ import annotations

import contextlib
import importlib
import inspect
import sys
import traceback
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from autograder.core.errors import InputError
from autograder.interop.optional_import import MissingExtra, need

NAMES = ("jupyter_config", "nbgrader_config")
CONFIG = "nbgrader_config.py"
OLD_SECTIONS = ("BasicConfig", "NbGraderConfig", "BaseNbGraderApp", "BaseApp", "NbGrader")
OLD_NAMES = {
    "course_directory": "root",
    **{
        name: name
        for name in (
            "course_id", "db_url", "directory_structure", "ignore", "source_directory",
            "submitted_directory", "autograded_directory",
        )
    },
}  # fmt: skip
"""What older releases of nbgrader called the settings of CourseDirectory that are asked for here;
nbgrader still reads them."""


class NotACourse(InputError, ValueError):
    """The folder is not an nbgrader course that can be graded; the message says what is missing."""


@contextlib.contextmanager
def at_home(root: Path) -> Iterator[None]:
    """As nbgrader works: in the course's folder, from which modules can be imported."""
    sys.path.insert(0, str(root))
    try:
        with contextlib.chdir(root):
            yield
    finally:
        with contextlib.suppress(ValueError):
            sys.path.remove(str(root))


def read(root: Path) -> tuple[Path, Any]:
    """The course's own folder and its configuration: Jupyter's files, then its own over them.

    The course's file may name another folder as the course's. Raises NotACourse.
    """
    own = _folder(root, root)
    _rename(own)
    named = own.CourseDirectory.get("root")
    if isinstance(named, str) and (home := (root / named).resolve()) != root:
        if not home.is_dir():
            raise NotACourse(
                f"{root / CONFIG}: CourseDirectory.root is {named}, and there is no such folder"
            )
        return home, _with_jupyter(home, own)
    return root, _with_jupyter(root, None)


def _with_jupyter(root: Path, over: Any) -> Any:
    paths = need("jupyter_core.paths", "nbgrader").jupyter_config_path()
    config = need("traitlets.config.loader", "nbgrader").Config()
    for folder in [*reversed(paths), str(root)]:
        config.merge(_folder(Path(folder), root))
    if over is not None:
        config.merge(over)
    _rename(config)
    config.CourseDirectory.root = str(root)
    return config


def _folder(folder: Path, home: Path) -> Any:
    """What a folder's files of configuration say."""
    loader = need("traitlets.config.loader", "nbgrader")
    config = loader.Config()
    kinds = {".py": loader.PyFileConfigLoader, ".json": loader.JSONFileConfigLoader}
    for name in [f"{stem}{suffix}" for stem in NAMES for suffix in kinds]:
        path = folder / name
        if path.is_file():
            try:
                with at_home(home):
                    config.merge(kinds[path.suffix](name, path=str(folder)).load_config())
            except (Exception, SystemExit) as error:
                raise NotACourse(
                    f"{path}{_line(error, path)}: nbgrader's configuration cannot be read "
                    f"({said(error)}); correct it, nothing was graded"
                ) from error
    return config


def _line(error: BaseException, path: Path) -> str:
    """Where in the file it happened."""
    if isinstance(error, SyntaxError):
        return f", line {error.lineno}"
    frames = traceback.extract_tb(error.__traceback__)
    lines = [f.lineno for f in frames if Path(f.filename) == path]
    return f", line {lines[-1]}" if lines else ""


def said(error: BaseException) -> str:
    """An error in one line, with the place where it is the course's own file."""
    text = " ".join(str(error).split())
    return f"{type(error).__name__}: {text}" if text else type(error).__name__


def _rename(config: Any) -> None:
    """Settings by their old names, as nbgrader still takes them."""
    for section in OLD_SECTIONS:
        for old, new in OLD_NAMES.items():
            if section in config and old in config[section]:
                config.CourseDirectory.setdefault(new, config[section][old])
    if "Exchange" in config and "course_id" in config.Exchange:
        config.CourseDirectory.setdefault("course_id", config.Exchange.course_id)


def names_a_late_rule(config: Any) -> bool:
    """Whether the configuration says anything of late work."""
    return "AssignLatePenalties" in config or "LateSubmissionPlugin" in config


def late_plugin(root: Path, config: Any) -> Any:
    """The course's own rule for late work, as its configuration names it. Raises NotACourse."""
    named = config.AssignLatePenalties.get("plugin_class") or "LateSubmissionPlugin"
    with at_home(root):
        try:
            if isinstance(named, str) and "." in named:  # says more than nbgrader does
                importlib.import_module(named.rpartition(".")[0])
            late = need("nbgrader.preprocessors", "nbgrader").AssignLatePenalties(config=config)
            late.init_plugin()
            inspect.signature(late.plugin_inst.late_submission_penalty).bind("student", 1.0, 1.0)
        except MissingExtra:
            raise
        except (Exception, SystemExit) as error:
            raise NotACourse(
                f"{root / CONFIG}: the rule for late work, AssignLatePenalties.plugin_class = "
                f"{named!r}, cannot be used ({said(error)}{_own_line(error, root)}); it is looked "
                f"for in {root}, as nbgrader does. Correct it: nothing was graded"
            ) from error
    return late.plugin_inst


def _own_line(error: BaseException, root: Path) -> str:
    """Where in a file of the course it happened, "" where in none."""
    if isinstance(error, SyntaxError) and error.filename:
        return f", {Path(error.filename).name} line {error.lineno}"
    frames = [f for f in traceback.extract_tb(error.__traceback__) if root in _parents(f.filename)]
    return f", {Path(frames[-1].filename).name} line {frames[-1].lineno}" if frames else ""


def _parents(name: str) -> list[Path]:
    return [*Path(name).absolute().parents]


class LateRuleFailed(InputError):
    """The course's rule for late work failed for a student; the message says how."""

    def __init__(self, student: str, message: str) -> None:
        super().__init__(message)
        self.student = student


def penalty(root: Path, plugin: Any, student: str, score: float, seconds: float) -> float:
    """What the course's rule takes: at least 0, at most the score. Raises LateRuleFailed."""
    try:
        with at_home(root):
            taken = plugin.late_submission_penalty(student, score, seconds)
            number = 0.0 if taken is None else float(taken)
        if number != number:
            raise ValueError("it gave NaN")
    except (Exception, SystemExit) as error:
        raise LateRuleFailed(
            student,
            f"the course's rule for late work failed ({said(error)}{_own_line(error, root)}); "
            "nothing was entered for this student, correct the rule and grade again",
        ) from error
    return min(max(number, 0.0), score)
