"""The student's notebook as a module: its cells run statement by statement, its functions kept.

Runs inside the child. A failing line costs nothing but itself; the functions around it stand.
Knows nothing of the wire: it is given how to announce where it is, and hands back plain dicts.
"""

from __future__ import annotations
import __future__

import ast
import functools
import inspect
import linecache
import sys
import types
from collections.abc import Callable, Collection, Iterator, Sequence
from typing import Any

import numpy as np

from autograder.sandbox.child import (
    caught,
    exceptions,
    imports,
    inert_modules,
    inline_threads,
    missing_libraries,
    old_numpy,
    parse_cells,
    shell,
)
from autograder.sandbox.child.memory_modules import Modules

MAX_NOTES = 300
_DEFINES = (ast.FunctionDef, ast.AsyncFunctionDef, ast.ClassDef)

Announce = Callable[[int, int], None]
"""Told (cell, statement) before each statement; statement 0 is the parsing of the cell."""


class Notebook:
    """The module `__main__` as a student's cells leave it."""

    def __init__(self) -> None:
        module = types.ModuleType("__main__")
        sys.modules["__main__"] = module
        self.globals = module.__dict__
        self._modules = Modules()
        self._modules.install()
        own = shell.Shell(self.globals, self._modules, self._run_text)
        self.globals.update(display=inert_modules.INERT, get_ipython=lambda: own)
        given = {"get_ipython": lambda: own, "display": inert_modules.INERT}
        inert_modules.GIVEN["IPython"] = lambda: given
        self._shell = own
        inert_modules.GIVEN["IPython.core.magic"] = own.registering
        for name in ("pylab", "matplotlib.pylab"):
            inert_modules.GIVEN[name] = shell.pylab_names
        self.functions: dict[str, Callable[..., Any]] = {}
        """The last callable of each watched name, whatever the name stands for now."""
        self.notes: list[dict[str, Any]] = []
        self._flags = ast.PyCF_ALLOW_TOP_LEVEL_AWAIT
        self._broken: dict[str, str] = {}
        self._cell = 0
        self._told: set[str] = set()

    def load(
        self,
        sources: Sequence[tuple[int, str]],
        names: Collection[str],
        skip: Collection[tuple[int, int]],
        announce: Announce,
        files: Sequence[tuple[str, str]] = (),
    ) -> dict[str, Any]:
        """Run every cell, and say what came of it. `files` are modules: (path, text)."""
        self._modules.keep_all(files)
        watched = set(names)
        for number, source in sources:
            announce(number, 0)
            if (number, 0) in skip:
                self._note(number, None, "stopped", "reading this cell ended the process")
                continue
            self._run_cell(number, source, watched, skip, announce)
        for name, function in self.functions.items():
            # A scratch cell `forward = forward(x)` must not cost the function.
            now = self.globals.get(name)
            if not callable(now) or missing_libraries.is_absent(now):
                self.globals[name] = function
        defined = [name for name in names if name in self.functions]
        uses = {name: _used(self.functions, name, set(names)) for name in defined}
        broken = {name: why for name, why in self._broken.items() if name in names}
        return {"notes": self.notes, "defined": defined, "uses": uses, "broken": broken}

    def _run_cell(
        self,
        number: int,
        source: str,
        watched: set[str],
        skip: Collection[tuple[int, int]],
        announce: Announce,
    ) -> None:
        self._cell = number
        parsed = parse_cells.parse(source, number, self.globals, self._shell.cell_magics)
        self._broken |= {name: why for name, why in parsed.broken.items() if name in watched}
        for line, kind, text in parsed.notes:
            self._note(number, line, kind, text)
        name = parse_cells.filename(number)
        lines = parsed.source.splitlines(keepends=True)
        linecache.cache[name] = (len(parsed.source), None, lines, name)
        watched.update(s.name for s in parsed.statements if isinstance(s, _DEFINES))
        adapts = caught.may_need(parsed.source)
        for index, statement in enumerate(parsed.statements, start=1):
            if (number, index) in skip:
                self._note(number, statement.lineno, "stopped", "not run: it ended the process")
                continue
            announce(number, index)
            imports.remember(name, statement)
            if adapts:
                caught.adapt(statement, self.globals)
            self._run(number, name, statement)
            for each in watched:
                value = self.globals.get(each)
                if callable(value) and not (
                    each in self.functions and missing_libraries.is_absent(value)
                ):
                    self.functions[each] = value

    def _run(self, number: int, name: str, statement: ast.stmt) -> None:
        if isinstance(statement, ast.ImportFrom) and statement.module == "__future__":
            for alias in statement.names:
                feature = getattr(__future__, alias.name, None)
                self._flags |= getattr(feature, "compiler_flag", 0)
        try:
            module = ast.Module([statement], [])
            code = compile(module, name, "exec", flags=self._flags, dont_inherit=True)
        except BaseException as error:
            line = getattr(error, "lineno", None) or statement.lineno
            text = f"{type(error).__name__}: {getattr(error, 'msg', None) or error}"
            self._note(number, line, "syntax", text)
            return
        try:
            self._execute(code)
        except BaseException as error:  # SystemExit and KeyboardInterrupt end nothing either
            if self._defined_anyway(name, statement, error):
                return
            told = exceptions.describe(error)
            line = told["line"] if told["cell"] == number else statement.lineno
            why = f"{told['type']}: {told['message']}"
            self._note(number, line, "error", why)
            for each in _bound(statement):
                self._broken[each] = f"was not defined (cell {number}, line {line}: {why[:400]})"
        self._note_what_is_missing(number, statement, code)

    def _defined_anyway(self, name: str, statement: ast.stmt, error: BaseException) -> bool:
        """Whether a definition stands without its annotations, where a library is missing.

        After `except ImportError: torch = None` there is no `torch.Tensor` to annotate with.
        """
        if not imports.missed() or not isinstance(statement, _DEFINES):
            return False
        if not isinstance(error, NameError | AttributeError | TypeError):
            return False
        flags = self._flags | __future__.annotations.compiler_flag
        try:
            self._execute(compile(ast.Module([statement], []), name, "exec", flags, True))
        except BaseException:
            return False
        return True

    def _note_what_is_missing(self, number: int, statement: ast.stmt, code: types.CodeType) -> None:
        """Libraries that are not there, and names that NumPy no longer has, each once."""
        imports.bind_unbound(self.globals)
        for kind, text in imports.news:
            self._note(number, statement.lineno, kind, text)
        imports.news.clear()
        if old_numpy.mentioned(code):
            for line, text in old_numpy.used(statement, self.globals):
                if text not in self._told:
                    self._told.add(text)
                    self._note(number, line, "old-name", text)

    def _execute(self, code: types.CodeType) -> None:
        waiting = eval(code, self.globals)
        if code.co_flags & inspect.CO_COROUTINE:  # `await` outside a function
            inline_threads.finish(waiting)

    def _run_text(self, text: str) -> Any:
        """Run code that a magic holds, with magics of its own; the value of its last expression."""
        name = parse_cells.filename(self._cell)
        body = parse_cells.parse(text, self._cell, self.globals, self._shell.cell_magics).statements
        for each in body:
            imports.remember(name, each)
        last = body[-1] if body else None
        if not isinstance(last, ast.Expr):
            self._execute(compile(ast.Module(body, []), name, "exec", self._flags, True))
            return None
        self._execute(compile(ast.Module(body[:-1], []), name, "exec", self._flags, True))
        code = compile(ast.Expression(last.value), name, "eval", self._flags, True)
        value = eval(code, self.globals)
        return inline_threads.finish(value) if code.co_flags & inspect.CO_COROUTINE else value

    def _note(self, cell: int, line: int | None, kind: str, text: str) -> None:
        if len(self.notes) < MAX_NOTES:
            text = text[: parse_cells.MAX_TEXT]
            self.notes.append({"cell": cell, "line": line, "kind": kind, "text": text})


def _bound(statement: ast.stmt) -> list[str]:
    """The names that a statement would have defined."""
    if isinstance(statement, _DEFINES):
        return [statement.name]
    if isinstance(statement, ast.Assign | ast.AnnAssign):
        targets = statement.targets if isinstance(statement, ast.Assign) else [statement.target]
        return [each.id for each in targets if isinstance(each, ast.Name)]
    return []


def _used(functions: dict[str, Callable[..., Any]], name: str, names: set[str]) -> list[str]:
    """Those of `names` that a function refers to, through the student's own helpers as well."""
    seen = {name}
    todo = [name]
    while todo:
        for mentioned in _mentioned(functions[todo.pop()]):
            if mentioned in seen or mentioned not in functions.keys() | names:
                continue
            seen.add(mentioned)  # one that is missing is used too
            if mentioned in functions:
                todo.append(mentioned)
    return sorted((seen & names) - {name})


def _mentioned(function: object) -> set[str]:
    """Names in the code behind a callable: functions, methods, partials, vectorized, wrapped."""
    found: set[str] = set()
    seen: set[int] = set()
    todo: list[object] = [function]
    while todo and len(seen) < 1000:
        each = todo.pop()
        if id(each) in seen:
            continue
        seen.add(id(each))
        if type(each) is types.CodeType:
            found.update(each.co_names)
            todo += [const for const in each.co_consts if type(const) is types.CodeType]
        else:
            todo += _inside(each)
    return found


def _inside(value: object) -> Iterator[object]:
    # Exact types: attributes of anything else are the student's to define.
    if type(value) is types.FunctionType:
        yield value.__code__
        yield from (cell.cell_contents for cell in value.__closure__ or () if _filled(cell))
        yield value.__dict__.get("__wrapped__")
    elif type(value) is types.MethodType:
        yield value.__func__
    elif type(value) is functools.partial:
        yield value.func
    elif type(value) is np.vectorize:
        yield value.pyfunc
    elif type(value) is type:
        yield from vars(value).values()


def _filled(cell: types.CellType) -> bool:
    try:
        return cell.cell_contents is not None
    except ValueError:
        return False
