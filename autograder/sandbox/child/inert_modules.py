"""Inert stand-ins for what notebooks import and grading does not need: plots, widgets, logs.

A notebook may draw, display and track as it likes: nothing happens, and nothing fails. Holds no
secret and no protection; it saves the functions below a failing `import` or `plt.show()`.
A stand-in is finite and a number where one is wanted; what is computed from it is a stand-in again.
"""

from __future__ import annotations

import dis
import functools
import re
import sys
import types
from collections.abc import Callable, Iterator
from typing import Any

import numpy as np

ROOTS = frozenset(
    """
    matplotlib mpl_toolkits pylab seaborn plotly bokeh altair holoviews hvplot plotnine pygal
    mplcursors ipympl mpl_interactions celluloid torchviz graphviz
    IPython ipywidgets jupyterthemes nncheck otter google
    wandb mlflow tensorboard tensorboardX comet_ml neptune loguru
    rich colorama termcolor prettytable yaspin halo
    line_profiler memory_profiler pyinstrument snakeviz scalene
    ipytest pytest hypothesis
    """.split()
)
"""Top-level packages that are stood in for, with everything below them."""
SIZE = 2
"""How many things an inert one is, where nobody says how many are wanted."""

PATIENCE = 2_000
"""How often in one place it is something; then it is nothing once, so that no loop is endless."""

_UNPACK, _UNPACK_REST = dis.opmap["UNPACK_SEQUENCE"], dis.opmap["UNPACK_EX"]
_WIDER = dis.opmap["EXTENDED_ARG"]
_FUNCTIONS = (types.FunctionType, type)
_ERROR = re.compile(
    r"[A-Z]\w*(?:Error|Exception|Warning)$(?<!SquaredError)(?<!AbsoluteError)(?<!PercentageError)"
    r"(?<!LogarithmicError)|(?:Error|Exception|Warning)$"
)
"""Names of exceptions. A mean squared error is none."""
_NO = frozenset("fignum_exists isinteractive is_interactive waitforbuttonpress stale".split())
"""What is asked of a plot in a loop: a stand-in is never open, never interactive."""


class _Base:
    """What a class derives from that is derived from a stand-in: `class Panel(widgets.VBox)`."""

    def __init__(self, *_: Any, **__: Any) -> None:
        pass

    def __getattr__(self, name: str) -> Any:
        if name.startswith("__"):
            raise AttributeError(name)
        return INERT


@functools.cache
def error(path: str) -> type[Exception] | None:
    """The class that stands for an exception of a library, None where the name is of none.

    >>> error("torch.cuda.OutOfMemoryError").__name__, error("keras.losses.MeanSquaredError")
    ('OutOfMemoryError', None)
    """
    module, _, name = path.rpartition(".")
    if not _ERROR.match(name):
        return None
    base = Warning if name.endswith("Warning") else Exception
    return type(name, (base,), {"_absent_path": path, "__module__": module or "builtins"})


class Inert:
    """Anything at all: it can be called, indexed, entered, unpacked, counted, and does nothing."""

    def __getattr__(self, name: str) -> Any:
        if name.startswith("__"):  # NumPy and copy ask for protocols that must not seem to exist
            raise AttributeError(name)
        return _no if name in _NO else error(name) or self

    def __setattr__(self, name: str, value: object) -> None:
        pass

    def __call__(self, *args: Any, **kwargs: Any) -> Any:
        # As a decorator it leaves what it decorates as it is: `@interact` above a function.
        if len(args) == 1 and not kwargs and isinstance(args[0], _FUNCTIONS):
            return args[0]
        return RESULT[0](args) if RESULT else self

    def __iter__(self) -> Iterator[Any]:
        return iter([self] * _wanted(sys._getframe(1)))

    def __reversed__(self) -> Iterator[Any]:
        return iter([self] * SIZE)

    def __next__(self) -> Any:
        if _again_and_again(sys._getframe(1)):
            raise StopIteration
        return self

    def __getitem__(self, key: object) -> Any:
        return self

    def __setitem__(self, key: object, value: object) -> None:
        pass

    def __delitem__(self, key: object) -> None:
        pass

    def __contains__(self, value: object) -> bool:
        return False

    def __enter__(self) -> Any:
        return self

    def __exit__(self, *exc: object) -> None:
        return None

    def __len__(self) -> int:
        return 0 if _again_and_again(sys._getframe(1)) else SIZE

    def __bool__(self) -> bool:
        return not _again_and_again(sys._getframe(1))

    def __repr__(self) -> str:
        return "<nothing: plots and widgets are not run when a notebook is graded>"

    def __format__(self, spec: str) -> str:
        try:
            return format(1.0, spec)
        except ValueError:
            return ""

    def __mro_entries__(self, bases: tuple[Any, ...]) -> tuple[type, ...]:
        return (_Base,)

    def __instancecheck__(self, instance: object) -> bool:
        return issubclass(type(instance), Inert)

    def __subclasscheck__(self, kind: type) -> bool:
        return _Base in kind.__mro__

    def __copy__(self) -> Any:
        return self

    def __deepcopy__(self, memo: object) -> Any:
        return self

    # -- as a number: of no meaning, but one ---------------------------------------------------

    def __float__(self) -> float:
        return 1.0

    def __complex__(self) -> complex:
        return 1.0

    def __int__(self) -> int:
        return 1

    def __index__(self) -> int:
        return 0

    def __fspath__(self) -> str:
        return "nothing"

    def __array__(self, dtype: Any = None, copy: Any = None) -> Any:
        # Without it NumPy takes it for a sequence of sequences of sequences, 2^64 of them. It is
        # one number, as it stands beside others more often than alone: np.array([low, 2]).
        if dtype is not None and np.dtype(dtype) != np.dtype(object):
            return np.ones((), dtype)
        made = np.empty((), object)
        made[()] = self
        return made

    def __array_ufunc__(self, *_: Any, **__: Any) -> Any:
        return self

    def __array_function__(self, *_: Any, **__: Any) -> Any:
        return self

    def _same(self, *_: object) -> Any:
        return self

    def _not(self, _: object) -> bool:
        return False

    def _both(self, _: object) -> Any:
        return self, self

    __lt__ = __le__ = __gt__ = __ge__ = _not
    __add__ = __radd__ = __sub__ = __rsub__ = __mul__ = __rmul__ = __truediv__ = _same
    __rtruediv__ = __floordiv__ = __rfloordiv__ = __mod__ = __rmod__ = __pow__ = __rpow__ = _same
    __matmul__ = __rmatmul__ = __or__ = __ror__ = __and__ = __rand__ = __xor__ = __rxor__ = _same
    __lshift__ = __rlshift__ = __rshift__ = __rrshift__ = _same
    __neg__ = __pos__ = __abs__ = __invert__ = __round__ = _same
    __divmod__ = __rdivmod__ = _both


def _no(*_: Any, **__: Any) -> bool:
    return False


_asked: dict[tuple[types.CodeType, int], tuple[int, int]] = {}


def _again_and_again(frame: types.FrameType) -> bool:
    """Whether a loop waits here for a plot to become empty: `while ax.lines: ax.lines.pop()`."""
    place = frame.f_code, frame.f_lasti
    before, times = _asked.get(place, (0, 0))
    times = times % PATIENCE + 1 if before == id(frame) else 1
    _asked[place] = id(frame), times
    return times == PATIENCE


def _wanted(frame: types.FrameType) -> int:
    found = unpacked(frame)
    return SIZE if found is None else found


def unpacked(frame: types.FrameType) -> int | None:
    """How many values the caller unpacks (`fig, ax = …` two, `n, bins, patches = …` three)."""
    code, at = frame.f_code.co_code, frame.f_lasti
    if not 0 <= at < len(code) - 1:
        return None
    if code[at] == _UNPACK:
        return code[at + 1]
    if code[at] == _UNPACK_REST:  # `a, b, *rest = …`, and in the byte before how many come after
        after = code[at - 1] if at >= 2 and code[at - 2] == _WIDER else 0
        return code[at + 1] + after + 1
    return None


INERT = Inert()


# -- names that `from … import *` brings ------------------------------------------------------

PLOTS = """
    acorr annotate arrow autoscale axes axhline axhspan axis axline axvline axvspan bar
    bar_label barbs barh box boxplot cla clabel clf clim close colorbar colormaps contour
    contourf cool copper csd cycler delaxes draw errorbar eventplot figaspect figimage figlegend
    fignum_exists figtext figure fill fill_between fill_betweenx findobj flag gca gcf gci
    get_cmap get_fignums getp ginput gray grid hexbin hist hist2d hlines hot hsv imread imsave
    imshow inferno ioff ion jet legend locator_params loglog magma margins matshow
    minorticks_off minorticks_on pause pcolor pcolormesh pie plasma plot polar quiver quiverkey
    rc rcParams savefig sca scatter sci semilogx semilogy set_cmap setp show specgram spring spy
    stackplot stairs stem step streamplot style subplot subplot2grid subplot_mosaic subplots
    subplots_adjust suptitle table text tick_params ticklabel_format tight_layout title
    tricontour tricontourf tripcolor triplot twinx twiny violinplot viridis vlines winter xcorr
    xkcd xlabel xlim xscale xticks ylabel ylim yscale yticks
""".split()
"""pyplot's functions, as far as notebooks call them without saying whose they are."""

GIVEN: dict[str, Callable[[], dict[str, Any]]] = {}
"""What a module of this name holds besides: given by those who know more of it."""


RESULT: list[Callable[[tuple[Any, ...]], Any]] = []
"""What a call gives, where somebody knows more of it."""
MORE: dict[str, Any] = {}
"""Functions of pyplot that give more than nothing."""


def fill(module: types.ModuleType) -> None:
    """Give a module of `ROOTS` the names that are more than nothing, and those of its star."""
    space = module.__dict__
    space.update(__all__=[], __version__="0.0")
    space.update(MORE if module.__name__.endswith("pylab") else {})
    if module.__name__ in GIVEN:
        given = GIVEN[module.__name__]()
        space.update(given, __all__=[*given])
    elif module.__name__ == "matplotlib.pyplot":
        space.update({name: getattr(INERT, name) for name in PLOTS}, __all__=[*PLOTS])
        space.update(MORE)
