"""Wrong answers made from a worked solution's own source: one small change each.

Operators, constants, comparisons, axes, dropped statements, swapped arguments. A change that leaves
the function as it was on every input (an *equivalent* mutant) must be declared by the exercise with
the reason; `verify` complains of every other one that its checks let through.
"""

from __future__ import annotations

import ast
import copy
import inspect
import signal
import textwrap
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from types import FrameType, FunctionType
from typing import Any

Function = Callable[..., Any]

OPERATORS: dict[type[ast.operator], tuple[type[ast.operator], ...]] = {
    ast.Add: (ast.Sub,),
    ast.Sub: (ast.Add,),
    ast.Mult: (ast.Add, ast.Div),
    ast.Div: (ast.Mult,),
    ast.MatMult: (ast.Mult,),
    ast.Pow: (ast.Mult,),
    ast.FloorDiv: (ast.Div,),
    ast.Mod: (ast.FloorDiv,),
}
COMPARISONS: dict[type[ast.cmpop], type[ast.cmpop]] = {
    ast.Lt: ast.LtE,
    ast.LtE: ast.Lt,
    ast.Gt: ast.GtE,
    ast.GtE: ast.Gt,
    ast.Eq: ast.NotEq,
    ast.NotEq: ast.Eq,
}
SECONDS = 2.0
"""A mutant that takes longer (its loop may have lost its end) is a wrong answer too."""


@dataclass(frozen=True, slots=True)
class Mutant:
    """One changed function; `label` names the change, with its line counted in the function."""

    label: str
    function: Function


def source_mutants(solution: Function) -> Iterator[Mutant]:
    """The mutants of a function whose source can be read."""
    tree = ast.parse(textwrap.dedent(inspect.getsource(solution)))
    seen = {ast.unparse(tree)}
    for label, changed in _changes(tree):
        source = ast.unparse(changed)
        if source in seen:
            continue
        seen.add(source)
        made = _compiled(changed, solution)
        yield Mutant(label, _limited_class(made) if isinstance(made, type) else _limited(made))


def _compiled(tree: ast.Module, solution: Function) -> Function:
    # The mutant's own globals: earlier exercises' functions and np as the master has them.
    function = vars(solution).get("__init__") if isinstance(solution, type) else solution
    space = dict(getattr(function, "__globals__", {}))
    exec(compile(ast.fix_missing_locations(tree), "<mutant>", "exec"), space)
    made: Function = space[solution.__name__]
    return made


def _limited(function: Function) -> Function:
    """The function, ended with an error where it runs for too long."""

    def ended(_number: int, _frame: FrameType | None) -> None:
        raise TimeoutError("the mutant did not end")

    def limited(*args: Any) -> Any:
        before = signal.signal(signal.SIGALRM, ended)
        signal.setitimer(signal.ITIMER_REAL, SECONDS)
        try:
            return function(*args)
        finally:
            signal.setitimer(signal.ITIMER_REAL, 0)
            signal.signal(signal.SIGALRM, before)

    return limited


def _limited_class(made: type) -> type:
    """The class, with a limit on each method that is called by name (its loops are in there)."""
    for name, method in list(vars(made).items()):
        if isinstance(method, FunctionType) and not name.startswith("_"):
            setattr(made, name, _limited(method))
    return made


# -- the changes ------------------------------------------------------------------------------


def _changes(tree: ast.Module) -> Iterator[tuple[str, ast.Module]]:
    """A label and a changed copy of the tree for every change that can be made."""
    nodes = list(ast.walk(tree))
    for index, node in enumerate(nodes):
        for label, change in _changes_of(node):
            changed = copy.deepcopy(tree)
            change(list(ast.walk(changed))[index])
            yield f"line {getattr(node, 'lineno', '?')}: {label}", changed


Change = tuple[str, Callable[[Any], None]]


def _changes_of(node: ast.AST) -> Iterator[Change]:
    match node:
        case ast.BinOp():
            yield from _operator_changes(node)
        case ast.Compare():
            yield from _comparison_changes(node)
        case ast.UnaryOp(op=ast.USub()):
            yield f"{ast.unparse(node)} without its sign", _set("op", ast.UAdd())
        case ast.Constant(value=bool() as flag):
            yield f"{flag} turned", _set("value", not flag)
        case ast.Constant(value=int() | float() as number):
            yield f"{number} + 1", _set("value", number + 1)
        case ast.Call():
            yield from _call_changes(node)
        case ast.Return(value=ast.Tuple(elts=[_, _, *_])):
            yield "returned values turned about", lambda n: n.value.elts.reverse()
        case ast.Attribute(attr="T"):
            yield f"{ast.unparse(node)} without .T", _set("attr", "real")
        case ast.FunctionDef() | ast.For() | ast.While() | ast.If():
            yield from _dropped(node)


def _set(field: str, value: Any) -> Callable[[Any], None]:
    return lambda node: setattr(node, field, value)


def _operator_changes(node: ast.BinOp) -> Iterator[Change]:
    text = ast.unparse(node)
    for other in OPERATORS.get(type(node.op), ()):
        yield f"{text} with {other.__name__}", _set("op", other())
    if isinstance(node.op, ast.Sub | ast.Div | ast.MatMult | ast.Pow):
        yield f"{text} with its sides swapped", _swap_sides


def _swap_sides(node: Any) -> None:
    node.left, node.right = node.right, node.left


def _comparison_changes(node: ast.Compare) -> Iterator[Change]:
    other = COMPARISONS.get(type(node.ops[0]))
    if other is not None:
        yield f"{ast.unparse(node)} with {other.__name__}", _set("ops", [other(), *node.ops[1:]])


def _call_changes(node: ast.Call) -> Iterator[Change]:
    text = ast.unparse(node)
    if len(node.args) >= 2:
        yield f"{text} with its arguments swapped", _swap_arguments
    for position, keyword in enumerate(node.keywords):
        if keyword.arg in ("axis", "keepdims"):
            yield f"{text} without {keyword.arg}", _drop_keyword(position)
    if isinstance(node.func, ast.Attribute) and node.func.attr in SIBLINGS:
        sibling = SIBLINGS[node.func.attr]
        yield f"{text} with {sibling}", lambda n: setattr(n.func, "attr", sibling)


SIBLINGS = {
    "sum": "mean", "mean": "sum", "max": "min", "min": "max", "maximum": "minimum",
    "minimum": "maximum", "exp": "expm1", "log": "log1p", "tanh": "sinh", "sin": "cos",
    "cos": "sin", "zeros": "ones", "zeros_like": "ones_like", "argmax": "argmin", "dot": "outer",
}  # fmt: skip


def _swap_arguments(node: Any) -> None:
    node.args[0], node.args[1] = node.args[1], node.args[0]


def _drop_keyword(position: int) -> Callable[[Any], None]:
    return lambda node: node.keywords.pop(position)


def _dropped(node: Any) -> Iterator[Change]:
    """Each statement of a body left out, but its docstring and its returns."""
    for position, statement in enumerate(node.body):
        docstring = isinstance(statement, ast.Expr) and isinstance(statement.value, ast.Constant)
        if not docstring and not isinstance(statement, ast.Return):
            text = ast.unparse(statement).splitlines()[0]
            yield f"without `{text}`", _drop_statement(position)


def _drop_statement(position: int) -> Callable[[Any], None]:
    def change(node: Any) -> None:
        node.body[position] = ast.Pass()

    return change
