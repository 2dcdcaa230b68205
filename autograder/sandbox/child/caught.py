"""`except torch.cuda.OutOfMemoryError` and `case torch.Tensor():` where the library is missing.

Python wants a class there. What stands for a missing library's becomes one that nothing ever is,
when the statement is compiled. Runs in the child, before a statement does.
"""

from __future__ import annotations

import ast
import builtins
import sys
import types
from collections.abc import Mapping
from typing import Any

from autograder.sandbox.child import missing_libraries
from autograder.sandbox.child.inert_modules import Inert

_CAUGHT, _MATCHED = "__caught__", "__matched__"


class _Nothing(BaseException):
    """A class without instances."""


def _a_class(value: Any) -> Any:
    """What can be caught and matched; it is `value` wherever that can be."""
    if missing_libraries.is_absent(value) or issubclass(type(value), Inert):
        return _Nothing
    if type(value) is tuple:
        return tuple(map(_a_class, value))
    return value


class _Names:
    """Gives the class that a dotted name stands for where it is asked."""

    def __getattribute__(self, name: str) -> Any:
        frame = sys._getframe(1)
        root, *rest = name.split(".")
        for scope in (frame.f_locals, frame.f_globals, vars(builtins)):
            if root in scope:
                value = scope[root]
                break
        else:
            raise NameError(f"name {root!r} is not defined", name=root)
        for part in rest:
            value = getattr(value, part)
        return _a_class(value)


class _Adapter(ast.NodeTransformer):
    def __init__(self, scope: Mapping[str, Any]) -> None:
        self._scope = scope

    def visit_ExceptHandler(self, node: ast.ExceptHandler) -> ast.AST:
        self.generic_visit(node)
        if isinstance(node.type, ast.Tuple):
            node.type.elts = [self._wrapped(each) for each in node.type.elts]
        elif node.type is not None:
            node.type = self._wrapped(node.type)
        return node

    @staticmethod
    def _wrapped(kind: ast.expr) -> ast.expr:
        if isinstance(kind, ast.Name) and hasattr(builtins, kind.id):
            return kind
        name = ast.copy_location(ast.Name(_CAUGHT, ast.Load()), kind)
        return ast.copy_location(ast.Call(name, [kind], []), kind)

    def visit_MatchClass(self, node: ast.MatchClass) -> ast.AST:
        self.generic_visit(node)
        dotted = ast.unparse(node.cls)
        if _stands_in(self._scope.get(dotted.partition(".")[0])):
            name = ast.copy_location(ast.Name(_MATCHED, ast.Load()), node.cls)
            node.cls = ast.copy_location(ast.Attribute(name, dotted, ast.Load()), node.cls)
        return node


def _stands_in(value: Any) -> bool:
    """Whether something is a stand-in, or a module that may hold some."""
    return (
        missing_libraries.is_absent(value)
        or type(value) is Inert
        or isinstance(value, types.ModuleType)
    )


def adapt(statement: ast.stmt, scope: Mapping[str, Any]) -> None:
    """Change what a statement catches and matches; `scope` is where it is about to run."""
    _Adapter(scope).visit(statement)
    setattr(builtins, _CAUGHT, _a_class)
    setattr(builtins, _MATCHED, _NAMES)


_NAMES = _Names()


def may_need(source: str) -> bool:
    """Whether a source catches or matches anything at all: looked at first, as it costs little."""
    return "except" in source or "case" in source
