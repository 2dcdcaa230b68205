"""Stand-ins for libraries that are not there: they can be named, and cost only what needs them.

`p: torch.Tensor`, `@njit`, `Float[Array, "n"]`, `class Net(nn.Module)`, `with torch.no_grad():` all
work. What such a library would have *computed* does not: it may be called, but whoever uses the
value, or returns it, is shown which library is missing. So it never makes a wrong answer look
right, nor a right one wrong without a word. Knows nothing of imports, cells or the wire.
"""

from __future__ import annotations

import dataclasses
import dis
import functools
import sys
import types
from typing import Any, NoReturn

import numpy as np

from autograder.sandbox.child.inert_modules import Inert, error

_POP = dis.opmap["POP_TOP"]
_DECORATED = (
    types.FunctionType,
    types.MethodType,
    types.BuiltinFunctionType,
    type,
    staticmethod,
    classmethod,
    functools.partial,
    np.vectorize,
)
_CHANGES = frozenset(
    """
    grad value_and_grad elementwise_grad egrad holomorphic_grad deriv make_vjp make_jvp vjp jvp
    jacobian jacfwd jacrev hessian hvp linearize vmap pmap xmap shard_map scan custom_vjp custom_jvp
    custom_gradient custom_derivatives guvectorize stencil cfunc curry curried dispatch delayed task
    actor remote Gradient Derivative Jacobian Hessian Model singledispatch contextmanager
    pure_callback
    """.split()
)
"""Wrappers that give another function, not a faster or a checked one: never the function itself."""
_KEEPS = frozenset(
    """
    jit njit vectorize function compile script beartype jaxtyped typechecked typechecker profile
    no_grad enable_grad inference_mode checkpoint remat validate_call validate_arguments memoize
    cache lru_cache overload override final deprecated export register delayed_compile
    """.split()
)
"""Wrappers that leave a function's values as they are, also where they are called by hand."""
_NEVER = frozenset("is_tensor is_available issparse is_torch_available iscupy".split())
"""Questions that have one answer where the library is not: nothing here is its own."""
_IN_PLACE = frozenset("out output inplace overwrite_a overwrite_b overwrite_x dst".split())
_TELLING = (
    "to_ save dump write show imshow imwrite print log plot assert info head display describe set_ "
    "info watch debug add_ close eval train".replace(" ", "|").split("|")
)
"""How methods begin that are called for what they tell or keep, not for what they do to data."""

_made_any = False


def told(root: str) -> str:
    """What there is to say of a missing library."""
    return (
        f"`{root}` is not available where notebooks are graded; your course can allow it in "
        f'course.toml: libraries = ["{root}"]'
    )


def missing(root: str) -> ModuleNotFoundError:
    """The exception of whoever needs the library."""
    return ModuleNotFoundError(told(root), name=root)


class Absent:
    """Something of a library that is not there: a name, or (`_made`) what a call would give."""

    _path: str
    _made: bool

    def __init__(self, path: str, *, made: bool = False) -> None:
        global _made_any
        _made_any = True
        module, _, name = path.rpartition(".")
        named = {"__name__": name, "__qualname__": name, "__module__": module}
        vars(self).update(named, _path=path, _made=made, __doc__=told(path.partition(".")[0]))

    def _need(self, *_: Any, **__: Any) -> NoReturn:
        raise missing(self._path.partition(".")[0])

    def _need_if_made(self) -> None:
        if self._made:
            self._need()

    # -- named ---------------------------------------------------------------------------------

    def __getattr__(self, name: str) -> Any:
        if name.startswith("__"):
            raise AttributeError(name)
        return given(f"{self._path}.{name}", made=self._made)

    def __setattr__(self, name: str, value: object) -> None:
        pass  # torch.backends.cudnn.deterministic = True

    def __getitem__(self, key: object) -> Any:
        return Absent(self._path, made=self._made)

    def __setitem__(self, key: object, value: object) -> None:
        pass

    __delitem__ = __delattr__ = lambda self, key: None

    def __repr__(self) -> str:
        return f"<{self._path}: `{self._path.partition('.')[0]}` is not available here>"

    def __format__(self, spec: str) -> str:
        return repr(self)

    def __hash__(self) -> int:
        return hash(self._path)

    def __eq__(self, other: object) -> bool:
        self._need_if_made()
        return isinstance(other, Absent) and other._path == self._path

    def __ne__(self, other: object) -> bool:
        return not self == other

    def __bool__(self) -> bool:
        self._need_if_made()
        return True

    def __or__(self, other: object) -> Any:
        self._need_if_made()  # a union of types, else
        return self

    __ror__ = __or__

    def __mro_entries__(self, bases: tuple[Any, ...]) -> tuple[type, ...]:
        return (_derived(self._path),)

    def __instancecheck__(self, instance: object) -> bool:
        return getattr(type(instance), "_absent_path", None) == self._path

    def __subclasscheck__(self, kind: type) -> bool:
        return any(vars(k).get("_absent_path") == self._path for k in kind.__mro__)

    def __copy__(self) -> Any:
        return self

    def __deepcopy__(self, memo: object) -> Any:
        return self

    def __enter__(self) -> Any:
        return Absent(self._path, made=True)

    def __exit__(self, *exc: object) -> None:
        return None

    # -- called --------------------------------------------------------------------------------

    def __call__(self, *args: Any, **options: Any) -> Any:
        name = self._path.rpartition(".")[2]
        frame = sys._getframe(1)
        if len(args) == 1 and isinstance(args[0], _DECORATED):
            return self._around(args[0], name, frame)
        if name in _NEVER and not self._made:
            return False
        if self._would_change(name, args, options, frame):
            self._need()
        return Absent(self._path, made=True)

    def _around(self, function: Any, name: str, frame: types.FrameType) -> Any:
        """What a decorator gives: the function, where that has the same values."""
        if name == "vectorize":
            return _on_each(function)
        if name == "dataclass" and isinstance(function, type):
            return dataclasses.dataclass(function)
        if name == "cached_property":
            return functools.cached_property(function)
        if name in _CHANGES:
            return Absent(self._path, made=True)
        if name in _KEEPS or _is_new(function, frame):
            return function
        return Absent(self._path, made=True)

    def _would_change(
        self, name: str, args: tuple[Any, ...], options: dict[str, Any], frame: types.FrameType
    ) -> bool:
        """Whether the call may be there for what it does to an array that it is given."""
        if not _IN_PLACE.isdisjoint(options):
            return True
        if self._made and name.endswith("_"):  # torch.from_numpy(x).add_(1)
            return True
        data = any(map(_is_data, (*args, *options.values())))
        return data and _discarded(frame) and not name.startswith(tuple(_TELLING))

    # -- used ----------------------------------------------------------------------------------

    __iter__ = __len__ = __contains__ = __reversed__ = __array__ = __array_ufunc__ = _need
    __array_function__ = __float__ = __int__ = __complex__ = __index__ = __round__ = _need
    __lt__ = __le__ = __gt__ = __ge__ = __neg__ = __pos__ = __abs__ = __invert__ = _need
    __add__ = __radd__ = __sub__ = __rsub__ = __mul__ = __rmul__ = __truediv__ = _need
    __rtruediv__ = __floordiv__ = __rfloordiv__ = __mod__ = __rmod__ = __pow__ = __rpow__ = _need
    __matmul__ = __rmatmul__ = __and__ = __rand__ = __xor__ = __rxor__ = __divmod__ = _need
    __rdivmod__ = __lshift__ = __rlshift__ = __rshift__ = __rrshift__ = __await__ = _need
    __trunc__ = __floor__ = __ceil__ = __fspath__ = __aiter__ = _need


def _is_data(value: object) -> bool:
    if isinstance(value, np.ndarray):
        return value.ndim > 0
    return isinstance(value, list | tuple) and any(isinstance(v, np.ndarray | list) for v in value)


def _discarded(frame: types.FrameType) -> bool:
    """Whether the call that a frame is in is a statement of its own."""
    code, at = frame.f_code.co_code, frame.f_lasti + 2
    while at < len(code) and code[at] == 0:  # CACHE
        at += 2
    return at < len(code) and code[at] == _POP


def _is_new(function: Any, frame: types.FrameType) -> bool:
    """Whether a function has no name yet where it is handed over: then that is a decorator."""
    name = getattr(function, "__name__", "<lambda>")
    if name == "<lambda>":
        return False
    known = (scope.get(name) for scope in (frame.f_locals, frame.f_globals))
    return all(each is not function for each in known)


def _on_each(function: Any) -> Any:
    """A scalar function on each element, as `numba.vectorize` has it: the type is the values'."""

    @functools.wraps(function)
    def on_each(*args: Any) -> Any:
        found = np.frompyfunc(function, len(args), 1)(*args)
        return np.array(found.tolist()) if isinstance(found, np.ndarray) else found

    return on_each


# -- what is derived from one -----------------------------------------------------------------


class _Derived:
    """An instance of a class that is derived from something of a missing library."""

    _absent_path = ""

    def __init__(self, *_: Any, **__: Any) -> None:
        pass

    def __getattr__(self, name: str) -> Any:
        if name.startswith("__"):
            raise AttributeError(name)
        return Absent(f"{type(self)._absent_path}.{name}", made=True)

    def __call__(self, *_: Any, **__: Any) -> Any:
        raise missing(type(self)._absent_path.partition(".")[0])


@functools.cache
def _derived(path: str) -> type:
    name = path.rpartition(".")[2]
    return error(path) or type(name, (_Derived,), {"_absent_path": path})


# -- what has a meaning without the library ---------------------------------------------------


def _itself(value: Any = None, *_: Any) -> Any:
    return value


_MEANT: dict[str, Any] = {
    "numba.prange": range,
    "icecream.ic": _itself,
    **{f"past.builtins.{name}": range for name in ("xrange", "range")},
    "six.moves.xrange": range,
    "six.moves.range": range,
    "six.moves.zip": zip,
    "six.moves.map": map,
}


def given(path: str, *, made: bool = False) -> Any:
    """What stands for the name `path` of a missing library."""
    if path in _MEANT and not made:
        return _MEANT[path]
    if not made and (found := error(path)) is not None:
        return found
    return Absent(path, made=made)


def is_absent(value: object) -> bool:
    return type(value) is Absent


def refuse(value: object) -> None:
    """Raise where a returned value is, or holds, one that nothing has computed."""
    if _made_any:
        _refuse(value, 4)


def _refuse(value: object, depth: int) -> None:
    if type(value) is Absent:
        value._need()
    elif issubclass(type(value), Inert):
        raise TypeError(
            "the value comes from a plotting or display library, which is not run when notebooks "
            "are graded"
        )
    elif depth and type(value) in (list, tuple):
        for each in value[:1000]:  # type: ignore[index]
            _refuse(each, depth - 1)
    elif depth and type(value) is np.ndarray and value.dtype == object:
        _refuse([*value.flat[:1000]], depth - 1)
    elif depth and type(value) is dict:
        for each in [*value.values()][:1000]:
            _refuse(each, depth - 1)


def note_one() -> None:
    """Say that a stand-in was handed out: from now on what is returned is looked at."""
    global _made_any
    _made_any = True
