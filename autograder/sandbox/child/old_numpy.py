"""Names that NumPy has dropped, for notebooks that were written for NumPy 1.

They mean what they meant. Knows nothing of notebooks; `run_cells` says where one was used.
"""

from __future__ import annotations

import ast
import ctypes
import gc
import math
import types
import warnings
from collections.abc import Callable, Iterator
from typing import Any

import numpy as np


def _float_type(a: Any, dtype: Any = np.float64) -> Any:
    if not np.issubdtype(dtype, np.inexact):
        dtype = np.float64
    return np.asarray(a, dtype=dtype)


def _sorted_rows(a: Any) -> Any:
    return np.sort(a, axis=0)


def _as_scalar(a: Any) -> Any:
    return np.asarray(a).item()


def _in_1d(ar1: Any, ar2: Any, assume_unique: bool = False, invert: bool = False, **_: Any) -> Any:
    return np.isin(np.ravel(ar1), ar2, assume_unique=assume_unique, invert=invert)


def _common_type(array_types: Any, scalar_types: Any) -> Any:
    kinds = {"b": False, "i": 0, "u": 0, "f": 0.0, "c": 0j}
    weak = [kinds.get(np.dtype(t).kind, 0.0) for t in scalar_types]
    return np.result_type(*map(np.dtype, array_types), *weak)


class _Cast(dict[Any, Callable[..., Any]]):
    def __missing__(self, key: Any) -> Callable[..., Any]:
        return lambda x: np.asarray(x).astype(key)


class _Bytes(dict[Any, int]):
    def __missing__(self, key: Any) -> int:
        return int(np.dtype(key).itemsize)


def _nothing(*_: Any, **__: Any) -> None:
    return None


def _leaves_as_is(*args: Any, **_: Any) -> Any:
    """`np.deprecate`, as a decorator with arguments or without."""
    if args and callable(args[0]):
        return args[0]
    return lambda function: function


def _is_subclass(kind: Any, of: Any) -> bool:
    try:
        return issubclass(kind, of)
    except TypeError:
        return False


def _scalar_type(rep: Any) -> bool:
    return isinstance(rep, type | np.dtype) and _is_subclass(np.dtype(rep).type, np.generic)


def _type_of(rep: Any, default: Any = None) -> Any:
    try:
        return np.dtype(rep).type
    except TypeError:
        return default


def _with_header(*args: Any, **options: Any) -> Any:
    options = {"dtype": None, "names": True, "encoding": "utf-8", **options}
    return np.genfromtxt(*args, **options)


def _with_commas(*args: Any, **options: Any) -> Any:
    return _with_header(*args, **{"delimiter": ",", **options})


_WHOLE = [np.int8, np.int16, np.int32, np.int64]
_NAMES: dict[str, tuple[Any, str]] = {
    # constants
    **dict.fromkeys(("Inf", "Infinity", "infty", "PINF"), (np.inf, "np.inf")),
    "NINF": (-np.inf, "-np.inf"),
    "NaN": (np.nan, "np.nan"),
    "NAN": (np.nan, "np.nan"),
    "PZERO": (0.0, "0.0"),
    "NZERO": (-0.0, "-0.0"),
    # Python's own types
    **{k.__name__: (k, k.__name__) for k in (int, float, complex, object, str)},
    # types
    "float_": (np.float64, "np.float64"),
    "longfloat": (np.longdouble, "np.longdouble"),
    "singlecomplex": (np.complex64, "np.complex64"),
    **dict.fromkeys(("complex_", "cfloat"), (np.complex128, "np.complex128")),
    **dict.fromkeys(("longcomplex", "clongfloat"), (np.clongdouble, "np.clongdouble")),
    "string_": (np.bytes_, "np.bytes_"),
    "unicode_": (np.str_, "np.str_"),
    "unicode": (str, "str"),
    "int0": (np.intp, "np.intp"),
    "uint0": (np.uintp, "np.uintp"),
    "bool8": (np.bool_, "np.bool_"),
    "object0": (np.object_, "np.object_"),
    "str0": (np.str_, "np.str_"),
    "bytes0": (np.bytes_, "np.bytes_"),
    "void0": (np.void, "np.void"),
    "sctypes": (
        {
            "int": _WHOLE,
            "uint": [np.uint8, np.uint16, np.uint32, np.uint64],
            "float": [np.float16, np.float32, np.float64, np.longdouble],
            "complex": [np.complex64, np.complex128, np.clongdouble],
            "others": [bool, object, bytes, str, np.void],
        },
        "the types themselves",
    ),
    # functions that have another name
    "product": (np.prod, "np.prod"),
    "cumproduct": (np.cumprod, "np.cumprod"),
    "sometrue": (np.any, "np.any"),
    "alltrue": (np.all, "np.all"),
    "round_": (np.round, "np.round"),
    "row_stack": (np.vstack, "np.vstack"),
    "mat": (np.asmatrix, "np.asmatrix"),
    "issubsctype": (np.issubdtype, "np.issubdtype"),
    "set_string_function": (_nothing, "np.set_printoptions"),
    "issubclass_": (_is_subclass, "issubclass"),
    "trapz": (np.trapezoid, "np.trapezoid"),
    "in1d": (_in_1d, "np.isin"),
    "msort": (_sorted_rows, "np.sort(a, axis=0)"),
    "asscalar": (_as_scalar, "a.item()"),
    "asfarray": (_float_type, "np.asarray(a, dtype=float)"),
    "fastCopyAndTranspose": (lambda a: np.asarray(a).T.copy(), "a.T.copy()"),
    "find_common_type": (_common_type, "np.result_type"),
    "cast": (_Cast(), "np.asarray(a, dtype=…)"),
    "nbytes": (_Bytes(), "np.dtype(…).itemsize"),
    "rank": (np.ndim, "np.ndim"),
    "issctype": (_scalar_type, "issubclass(…, np.generic)"),
    "obj2sctype": (_type_of, "np.dtype(…).type"),
    "sctype2char": (lambda sctype: np.dtype(sctype).char, "np.dtype(…).char"),
    "maximum_sctype": (lambda t: _widest(t), "a type of your choice"),
    "alen": (lambda a: len(np.atleast_1d(a)), "len"),
    "recfromcsv": (_with_commas, "np.genfromtxt"),
    "recfromtxt": (_with_header, "np.genfromtxt"),
    # what only reports, or sets
    "disp": (_nothing, "print"),
    "who": (_nothing, "locals()"),
    "lookfor": (_nothing, "NumPy's documentation"),
    "source": (_nothing, "inspect.getsource"),
    "deprecate": (_leaves_as_is, "warnings.warn"),
    "deprecate_with_doc": (_leaves_as_is, "warnings.warn"),
    "add_newdoc_ufunc": (_nothing, "nothing"),
    "set_numeric_ops": (_nothing, "nothing"),
    "seterrobj": (_nothing, "np.errstate"),
    "geterrobj": (lambda: [8192, 521, None], "np.geterr"),
    "tracemalloc_domain": (389047, "np.lib.tracemalloc_domain"),
    # modules
    "math": (math, "import math"),
}
_ELSEWHERE = {
    "byte_bounds": ("lib.array_utils", "byte_bounds"),
    "compare_chararrays": ("char", "compare_chararrays"),
    "format_parser": ("rec", "format_parser"),
    "DataSource": ("lib.npyio", "DataSource"),
    "add_newdoc": ("lib", "add_newdoc"),
    "add_docstring": ("lib", "add_docstring"),
    "AxisError": ("exceptions", "AxisError"),
    "ComplexWarning": ("exceptions", "ComplexWarning"),
    "ModuleDeprecationWarning": ("exceptions", "ModuleDeprecationWarning"),
    "RankWarning": ("exceptions", "RankWarning"),
    "TooHardError": ("exceptions", "TooHardError"),
    "VisibleDeprecationWarning": ("exceptions", "VisibleDeprecationWarning"),
}
"""Names that only have moved, with the module below NumPy that has them now."""
_SAFE_EVAL = "ast.literal_eval"


def _widest(kind: Any) -> Any:
    groups: dict[str, Any] = _NAMES["sctypes"][0]
    kinds = {"i": "int", "u": "uint", "f": "float", "c": "complex"}
    group = groups.get(kinds.get(np.dtype(kind).kind, ""))
    return group[-1] if group else np.dtype(kind).type


def _made() -> dict[str, tuple[Any, str]]:
    """The names that this NumPy does not have."""
    found = dict(_NAMES)
    found["safe_eval"] = (ast.literal_eval, _SAFE_EVAL)
    for name, (module, attribute) in _ELSEWHERE.items():
        holder: Any = np
        for part in module.split("."):
            holder = getattr(holder, part, None)
        if hasattr(holder, attribute):
            found[name] = (getattr(holder, attribute), f"np.{module}.{attribute}")
    return {name: pair for name, pair in found.items() if name not in vars(np)}


with warnings.catch_warnings():
    warnings.simplefilter("ignore")
    GONE: dict[str, tuple[Any, str]] = _made()
    """Each name with what it stands for, and how it is written today."""

_RENAMED = frozenset(name for name in GONE)
_FUNCTIONS_OF_RANDOM = {
    "random_integers": lambda low, high=None, size=None: (
        np.random.randint(1, low + 1, size)
        if high is None
        else np.random.randint(low, high + 1, size)
    ),
}


def _span(self: Any, axis: Any = None, out: Any = None, **options: Any) -> Any:
    return np.ptp(self, axis, out, **options)


def _set_item(self: Any, *args: Any) -> None:
    *place, value = args
    if not place:
        self[(0,) * self.ndim] = value
    elif len(place) == 1 and not isinstance(place[0], tuple):
        self.flat[place[0]] = value
    else:
        self[place[0] if len(place) == 1 else tuple(place)] = value


def _other_bytes(self: Any, new_order: str = "S") -> Any:
    return self.view(self.dtype.newbyteorder(new_order))


def _bytes(self: Any, order: Any = "C") -> bytes:
    return bytes(self.tobytes(order))


_METHODS: dict[str, tuple[Callable[..., Any], str]] = {
    "ptp": (_span, "np.ptp(a)"),
    "itemset": (_set_item, "a[i] = x"),
    "newbyteorder": (_other_bytes, "a.view(a.dtype.newbyteorder(…))"),
    "tostring": (_bytes, "a.tobytes()"),
}
GONE_METHODS = {name: pair for name, pair in _METHODS.items() if not hasattr(np.ndarray, name)}
"""Methods of arrays that NumPy has dropped."""
_RENAMED = _RENAMED | GONE_METHODS.keys()


def _give_methods() -> None:
    # What a type of C's holds may not be set by its name; its own dict may, if one then says so.
    space = gc.get_referents(vars(np.ndarray))[0]
    for name, (function, _) in GONE_METHODS.items():
        space[name] = function
    ctypes.pythonapi.PyType_Modified(ctypes.py_object(np.ndarray))


def install() -> None:
    """Let NumPy have those names again, for this process."""
    _give_methods()
    usual: Callable[[str], Any] = np.__getattr__

    def found(name: str) -> Any:
        pair = GONE.get(name)
        return usual(name) if pair is None else pair[0]

    vars(np)["__getattr__"] = found
    for name, function in _FUNCTIONS_OF_RANDOM.items():
        if not hasattr(np.random, name):
            setattr(np.random, name, function)


def mentioned(code: types.CodeType) -> bool:
    """Whether the code, or code inside it, names something that could be one of them."""
    todo = [code]
    while todo:
        each = todo.pop()
        if not _RENAMED.isdisjoint(each.co_names):
            return True
        todo += [const for const in each.co_consts if type(const) is types.CodeType]
    return False


def used(statement: ast.stmt, names: dict[str, Any]) -> Iterator[tuple[int, str]]:
    """The line and the words of a note for each such name that a statement takes of NumPy."""
    for node in ast.walk(statement):
        if isinstance(node, ast.Attribute) and node.attr in GONE:
            holder = node.value
            if isinstance(holder, ast.Name) and _is_numpy(holder.id, names):
                yield node.lineno, _told(f"np.{node.attr}", GONE[node.attr][1])
        elif isinstance(node, ast.Call) and isinstance(node.func, ast.Attribute):
            name, holder = node.func.attr, node.func.value
            ours = isinstance(holder, ast.Name) and _is_numpy(holder.id, names)
            if name in GONE_METHODS and not ours:
                yield node.lineno, _told(f"a.{name}", GONE_METHODS[name][1])
        elif isinstance(node, ast.ImportFrom) and node.module == "numpy" and not node.level:
            for alias in node.names:
                if alias.name in GONE:
                    yield node.lineno, _told(f"np.{alias.name}", GONE[alias.name][1])


def _is_numpy(name: str, names: dict[str, Any]) -> bool:
    return names.get(name) is np or (name not in names and name in ("np", "numpy"))


def _told(name: str, today: str) -> str:
    version = ".".join(np.__version__.split(".")[:2])
    return (
        f"`{name}` is gone in NumPy {version}, which grades; it was understood, "
        f"and is written {today} today"
    )
