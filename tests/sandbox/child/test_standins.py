"""What is imported and not there: it costs what needs it, and never makes a wrong answer right."""

import math
import textwrap

import numpy as np
import pytest

from autograder.core.model import Missing, Raised, Returned
from autograder.core.values import same_value

X = np.array([0.5, 1.0, 2.0])


def body(*lines):
    return textwrap.dedent("\n".join(lines))


# -- missing libraries: named, annotated, subscripted, subclassed, decorated with --------------

HARMLESS = {
    "annotation": "import torch\ndef f(x: torch.Tensor) -> torch.Tensor:\n    return 2 * x",
    "union": "import torch\ndef f(x: torch.Tensor | np.ndarray | None):\n    return 2 * x",
    "union_from_the_right": "import torch\ndef f(x: np.ndarray | torch.Tensor):\n    return 2 * x",
    "optional": "import torch\nfrom typing import Optional\n"
    "def f(x: Optional[torch.Tensor]):\n    return 2 * x",
    "callable": "import torch\nfrom typing import Callable\n"
    "def f(x, g: Callable[[torch.Tensor], float] = None):\n    return 2 * x",
    "alias_of_types": "import jax\nArray = jax.Array | float\ndef f(x: list[Array]):\n    return 2 * x",
    "from_submodule": "from torch.nn.functional import relu\ndef f(x):\n    return 2 * x",
    "submodule_as": "import torch.nn.functional as F\ndef f(x):\n    return 2 * x",
    "deep": "import a.b.c.d\ndef f(x: a.b.c.d.E):\n    return 2 * x",
    "jaxtyping": "from jaxtyping import Float, Array\n"
    "def f(x: Float[Array, 'n d']) -> Float[Array, 'n']:\n    return 2 * x",
    "nptyping": "from nptyping import NDArray, Shape\n"
    "def f(x: NDArray[Shape['*, 3'], float]):\n    return 2 * x",
    "njit": "from numba import njit\n@njit\ndef f(x):\n    return 2 * x",
    "njit_with": "import numba\n@numba.njit(parallel=True, fastmath=True)\n"
    "def f(x):\n    return 2 * x",
    "jit_nopython": "from numba import jit\n@jit(nopython=True)\ndef f(x):\n    return 2 * x",
    "jit_signature": "from numba import njit, float64\n@njit(float64[:](float64[:]))\n"
    "def f(x):\n    return 2 * x",
    "jit_text": "import numba as nb\n@nb.njit('float64[:](float64[:])')\ndef f(x):\n    return 2 * x",
    "jit_by_hand": "import numba\ndef g(x):\n    return 2 * x\nf = numba.njit(g)",
    "jit_partial": "import jax\nfrom functools import partial\n"
    "@partial(jax.jit, static_argnums=(1,))\ndef f(x, n=2):\n    return n * x",
    "vectorize": "from numba import vectorize\n@vectorize\ndef f(x):\n    return 2 * x",
    "vectorize_with": "from numba import vectorize, float64\n@vectorize([float64(float64)])\n"
    "def f(x):\n    return 2 * x if x > 0 else 0",
    "prange": "from numba import njit, prange\n@njit(parallel=True)\ndef f(x):\n"
    "    out = x.copy()\n    for i in prange(len(x)):\n        out[i] = 2 * x[i]\n    return out",
    "beartype": "from beartype import beartype\n@beartype\ndef f(x: np.ndarray):\n    return 2 * x",
    "jaxtyped": "from jaxtyping import jaxtyped\nfrom beartype import beartype\n"
    "@jaxtyped(typechecker=beartype)\ndef f(x):\n    return 2 * x",
    "deep_decorator": "import lib\n@lib.a.b(x=1)\ndef f(x):\n    return 2 * x",
    "two_decorators": "import lib\nfrom numba import njit\n@lib.timed\n@njit\ndef f(x):\n    return 2 * x",
    "decorator_again": "from numba import njit\n@njit\ndef f(x):\n    return x\n"
    "@njit\ndef f(x):\n    return 2 * x",
    "line_profiler": "from line_profiler import profile\n@profile\ndef f(x):\n    return 2 * x",
    "class_decorator": "import flax\n@flax.struct.dataclass\nclass P:\n    k: float\n"
    "def f(x):\n    return P(k=2.0).k * x",
    "subclass": "import torch.nn as nn\nclass Net(nn.Module):\n    def __init__(self):\n"
    "        super().__init__()\n        self.k = 2\n    def forward(self, x):\n"
    "        return self.k * x\ndef f(x):\n    return Net().forward(x)",
    "subclass_dataset": "from torch.utils.data import Dataset\nclass D(Dataset):\n"
    "    def __init__(self, x):\n        self.x = x\n    def __len__(self):\n        return len(self.x)\n"
    "def f(x):\n    return x * 2 if len(D(x)) == 3 else x",
    "own_error": "import lib\nclass Mine(lib.LibError):\n    pass\ndef f(x):\n    try:\n"
    "        raise Mine('no')\n    except Mine:\n        return 2 * x",
    "isinstance": "import torch\ndef f(x):\n    if isinstance(x, torch.Tensor):\n"
    "        x = x.numpy()\n    return 2 * x",
    "isinstance_of_several": "import torch, pandas as pd\ndef f(x):\n"
    "    if isinstance(x, (torch.Tensor, pd.DataFrame)):\n        x = x.numpy()\n    return 2 * x",
    "is_tensor": "import torch\ndef f(x):\n    return 0 if torch.is_tensor(x) else 2 * x",
    "seed": "import torch\ndef f(x):\n    torch.manual_seed(0)\n    return 2 * x",
    "settings": "import torch, jax, pandas as pd\ntorch.backends.cudnn.deterministic = True\n"
    "torch.set_default_dtype(torch.float64)\njax.config.update('jax_enable_x64', True)\n"
    "pd.set_option('display.precision', 3)\n"
    "device = torch.device('cuda' if torch.cuda.is_available() else 'cpu')\n"
    "def f(x):\n    return 2 * x",
    "version": "import torch\nprint(torch.__version__)\ndef f(x):\n    return 2 * x",
    "no_grad": "import torch\ndef f(x):\n    with torch.no_grad():\n        return 2 * x",
    "no_grad_above": "import torch\n@torch.no_grad()\ndef f(x):\n    return 2 * x",
    "imported_inside": "def f(x):\n    import torch\n    return 2 * x",
    "printed": "import pandas as pd\ndef f(x):\n    print(pd.DataFrame(x).describe())\n    return 2 * x",
    "formatted": "import pandas as pd\ndef f(x):\n    s = f'{pd.Series(x).mean():.3f}'\n    return 2 * x",
    "kept_to_a_file": "import pandas as pd\ndef f(x):\n    pd.DataFrame(x).to_csv('a.csv')\n    return 2 * x",
    "logged": "import wandb\ndef f(x):\n    wandb.init()\n    wandb.log({'x': x})\n    return 2 * x",
    "summary_writer": "from torch.utils.tensorboard import SummaryWriter\nw = SummaryWriter()\n"
    "def f(x):\n    w.add_scalar('a', x[0], 1)\n    w.add_histogram('x', x)\n    w.close()\n    return 2 * x",
    "typing_extensions": "from typing_extensions import Annotated, TypeAlias, override, Self\n"
    "A: TypeAlias = Annotated[np.ndarray, 'n']\ndef f(x: A):\n    return 2 * x",
    "typing_extensions_newer": "from typing_extensions import deprecated, TypeIs, ReadOnly, TypedDict\n"
    "class T(TypedDict):\n    a: ReadOnly[int]\n@deprecated('no')\n"
    "def f(x) -> TypeIs[int]:\n    return 2 * x",
    "protocol": "from typing_extensions import Protocol\nclass P(Protocol):\n    a: int\n"
    "def f(x: P):\n    return 2 * x",
    "future_annotations": "from __future__ import annotations\nimport torch\n"
    "def f(x: torch.Tensor[1]):\n    return 2 * x",
    "get_type_hints": "import torch, typing\ndef f(x: torch.Tensor):\n    return 2 * x\n"
    "typing.get_type_hints(f)",
    "dataclass_field": "import torch\nfrom dataclasses import dataclass\n@dataclass\nclass C:\n"
    "    t: torch.Tensor = None\ndef f(x):\n    return 2 * x",
    "default_argument": "import torch\ndef f(x, dtype=torch.float32):\n    return 2 * x",
    "in_a_dict": "import torch\nKINDS = {torch.float32: 4, torch.float64: 8}\ndef f(x):\n    return 2 * x",
    "copied": "import torch, copy\nT = copy.deepcopy([torch.float32])\ndef f(x):\n    return 2 * x",
    "autograd_numpy": "import autograd.numpy as np\nfrom autograd import grad\n"
    "def f(x):\n    return np.add(x, x)",
    "autograd_linalg": "import autograd.numpy.linalg as la\nimport autograd.numpy.random as npr\n"
    "def f(x):\n    return 2 * x * (la.norm(x) > 0)",
    "xrange": "from past.builtins import xrange\ndef f(x):\n    for _ in xrange(1):\n        x = 2 * x\n    return x",
    "icecream": "from icecream import ic\ndef f(x):\n    return ic(2 * x)",
    "loguru": "from loguru import logger\n@logger.catch\ndef f(x):\n    logger.info('x')\n    return 2 * x",
    "pytest": "import pytest, ipytest\nipytest.autoconfig()\n@pytest.fixture\ndef data():\n    return 1\n"
    "@pytest.mark.parametrize('k', [1])\ndef test_it(k):\n    pass\nipytest.run()\n"
    "def f(x):\n    return 2 * x",
    "own_file": "from my_helpers import load, PI\ndef f(x):\n    return 2 * x",
}  # fmt: skip


@pytest.mark.parametrize("source", HARMLESS.values(), ids=HARMLESS)
def test_what_does_not_need_the_library_is_right(sit_locked, source):
    sat = sit_locked("import numpy as np", source)
    assert [note for note in sat.notes if note[2] not in ("library",)] == []
    outcome = sat.ask(X)
    assert isinstance(outcome, Returned), outcome
    assert same_value(outcome.value, 2 * X)


NEEDS = {
    "returned": ("scipy", "from scipy.special import expit\ndef f(x):\n    return expit(x)"),
    "arithmetic": ("scipy", "import scipy.special as s\ndef f(x):\n    return 1 - s.expit(-x)"),
    "arithmetic_the_other_way": ("scipy", "import scipy.special as s\ndef f(x):\n    return x * s.expit(x)"),
    "in_place": ("scipy", "import scipy.special as s\ndef f(x):\n    x = x.copy()\n    x += s.expit(x)\n    return x"),
    "a_constant": ("scipy", "from scipy import constants\ndef f(x):\n    return constants.pi * x"),
    "in_numpy": ("torch", "import torch\ndef f(x):\n    return np.exp(torch.tensor(x))"),
    "np_asarray": ("torch", "import torch\ndef f(x):\n    return np.asarray(torch.tensor(x))"),
    "np_array_of_a_list": ("torch", "import torch\ndef f(x):\n    return np.array([torch.tensor(x)])"),
    "np_sum": ("torch", "import torch\ndef f(x):\n    return np.sum(torch.tensor(x))"),
    "np_concatenate": ("torch", "import torch\ndef f(x):\n    return np.concatenate([x, torch.tensor(x)])"),
    "assigned_into": ("torch", "import torch\ndef f(x):\n    x = x.copy()\n    x[:] = torch.tensor(x)\n    return x"),
    "float": ("torch", "import torch\ndef f(x):\n    return float(torch.tensor(x).sum())"),
    "item": ("torch", "import torch\ndef f(x):\n    return torch.tensor(x).sum().item()"),
    "numpy": ("torch", "import torch\ndef f(x):\n    return torch.tensor(x).exp().numpy()"),
    "in_a_tuple": ("torch", "import torch\ndef f(x):\n    return x, torch.tensor(x)"),
    "in_a_dict": ("torch", "import torch\ndef f(x):\n    return {'a': [torch.tensor(x)]}"),
    "compared": ("torch", "import torch\ndef f(x):\n    return 1.0 if torch.tensor(x).sum() > 0 else 0.0"),
    "equal": ("torch", "import torch\ndef f(x):\n    return torch.tensor(x) == x"),
    "in_a_condition": ("torch", "import torch\ndef f(x):\n    if torch.allclose(x, x):\n        return 2 * x\n    return x"),
    "iterated": ("torch", "import torch\ndef f(x):\n    return [v for v in torch.tensor(x)]"),
    "unpacked": ("scipy", "from scipy.linalg import svd\ndef f(x):\n    U, S, V = svd(x)\n    return S"),
    "indexed": ("torch", "import torch\ndef f(x):\n    return torch.tensor(x)[0]"),
    "length": ("pandas", "import pandas as pd\ndef f(x):\n    return len(pd.Series(x))"),
    "mask": ("pandas", "import pandas as pd\ndef f(x):\n    d = pd.Series(x)\n    return (d > 0) | (d < 1)"),
    "jax_numpy": ("jax", "import jax.numpy as jnp\ndef f(x):\n    return jnp.exp(x)"),
    "cupy_as_np": ("cupy", "import cupy as np\ndef f(x):\n    return np.exp(x)"),
    "star_name": ("jax", "import jax\ndef f(x):\n    return jax.nn.relu(x)"),
    "grad_by_hand": ("jax", "import jax\ndef g(x):\n    return (x * x).sum()\ndef f(x):\n    return jax.grad(g)(x)"),
    "grad_of_an_inner_one": ("jax", "import jax\ndef f(x):\n    def g(x):\n        return (x * x).sum()\n    return jax.grad(g)(x)"),
    "grad_of_a_made_one": ("autograd", "from autograd import grad\ndef make():\n    def g(x):\n        return x * 1.0\n    return g\ndef f(x):\n    return grad(make())(x)"),
    "grad_of_lambda": ("autograd", "from autograd import elementwise_grad\ndef f(x):\n    return elementwise_grad(lambda v: 2 * v)(x)"),
    "grad_above": ("jax", "import jax\n@jax.grad\ndef f(x):\n    return x"),
    "vmap_above": ("jax", "import jax\n@jax.vmap\ndef f(x):\n    return 2 * x"),
    "vmap": ("jax", "import jax\ndef f(x):\n    return jax.vmap(lambda v: 2 * v)(x)"),
    "unknown_wrapper": ("lib", "import lib\ndef g(x):\n    return 2 * x\nf = lib.derivative(g)"),
    "guvectorize": ("numba", "import numba\n@numba.guvectorize(['a'], '(n)->(n)')\ndef f(x):\n    return 2 * x"),
    "minimize": ("scipy", "from scipy.optimize import minimize\ndef f(x):\n    return minimize(lambda w: (w * w).sum(), x).x"),
    "out": ("scipy", "from scipy.special import expit\ndef f(x):\n    x = x.copy()\n    expit(x, out=x)\n    return x"),
    "in_place_method": ("torch", "import torch\ndef f(x):\n    x = x.copy()\n    torch.from_numpy(x).add_(1)\n    return x"),
    "shuffled_in_place": ("lib", "import lib\ndef f(x):\n    x = x.copy()\n    lib.shuffle(x)\n    return x"),
    "the_exercise_itself": ("scipy", "from scipy.special import f"),
    "layer": ("torch", "import torch.nn as nn\nclass N(nn.Module):\n    pass\ndef f(x):\n    return N()(x)"),
    "imported_inside": ("scipy", "def f(x):\n    from scipy.special import expit\n    return expit(x)"),
    "import_module": ("scipy", "import importlib\ndef f(x):\n    return importlib.import_module('scipy.special').expit(x)"),
}  # fmt: skip


@pytest.mark.parametrize("library, source", NEEDS.values(), ids=NEEDS)
def test_a_value_of_a_missing_library_is_never_taken_for_an_answer(sit_locked, library, source):
    outcome = sit_locked("import numpy as np", source).ask(X)
    assert isinstance(outcome, Raised), outcome
    assert outcome.type == "ModuleNotFoundError"
    assert outcome.message == (
        f"`{library}` is not available where notebooks are graded; your course can allow it in "
        f'course.toml: libraries = ["{library}"]'
    )


def test_a_missing_library_is_noted_once(sit_locked):
    sat = sit_locked("import torch\nimport torch.nn as nn\nfrom torch import optim", "import torch")
    assert [(cell, line, kind) for cell, line, kind, _ in sat.notes] == [(1, 1, "library")]
    assert 'libraries = ["torch"]' in sat.notes[0][3]


def test_a_missing_library_does_not_replace_the_students_own_function(sit_locked):
    sat = sit_locked("def f(x):\n    return 2 * x", "from solution_of_ada import f")
    assert same_value(sat.ask(X).value, 2 * X)


@pytest.mark.parametrize("name", ["autograder", "nn_reference", "solutions", "landlockpy"])
def test_nothing_of_the_course_is_even_stood_in_for(sit_locked, name):
    sat = sit_locked(f"import {name}\ndef f():\n    return 1")
    assert sat.notes[0][2:] == ("error", f"ModuleNotFoundError: No module named '{name}'")


# -- the student's own fallback ---------------------------------------------------------------

FALLBACKS = {
    "another_library": "try:\n    import cupy as np\nexcept ImportError:\n    import numpy as np",
    "module_not_found": "try:\n    import cupy as np\nexcept ModuleNotFoundError:\n    import numpy as np",
    "anything": "try:\n    import cupy as np\nexcept:\n    import numpy as np",
    "exception": "try:\n    import cupy as np\nexcept Exception as e:\n    import numpy as np",
    "of_several": "try:\n    import cupy as np\nexcept (AttributeError, ImportError):\n    import numpy as np",
    "flag": "import numpy as np\ntry:\n    import torch\n    HAS = True\nexcept ImportError:\n    HAS = False\nassert not HAS",
    "none": "import numpy as np\ntry:\n    import torch\nexcept ImportError:\n    torch = None\nassert torch is None",
    "else": "import numpy as np\nHAS = 0\ntry:\n    import torch\nexcept ImportError:\n    pass\nelse:\n    HAS = 1\nassert not HAS",
    "suppress": "import numpy as np\nfrom contextlib import suppress\nHAS = 0\nwith suppress(ImportError):\n    import torch\n    HAS = 1\nassert not HAS",
    "find_spec": "import numpy as np\nimport importlib.util\nassert importlib.util.find_spec('torch') is None",
    "in_a_function": "import numpy as np\ndef has():\n    try:\n        import torch\n        return True\n    except ImportError:\n        return False\nassert not has()",
    "around_a_call": "import numpy as np\ndef load():\n    import torch\ntry:\n    load()\n    HAS = 1\nexcept ImportError:\n    HAS = 0\nassert not HAS",
    "import_module": "import numpy as np\nimport importlib\ntry:\n    importlib.import_module('torch')\n    HAS = 1\nexcept ImportError:\n    HAS = 0\nassert not HAS",
    "dunder": "import numpy as np\ntry:\n    __import__('torch')\n    HAS = 1\nexcept ImportError:\n    HAS = 0\nassert not HAS",
    "own_decorator": "import numpy as np\ntry:\n    from numba import njit\nexcept ImportError:\n    def njit(f):\n        return f\nassert njit(1) == 1",
    "tried_twice": "try:\n    import jax.numpy as np\nexcept ImportError:\n    try:\n        import cupy as np\n    except ImportError:\n        import numpy as np",
    "colab": "import numpy as np\ntry:\n    import google.colab\n    IN = True\nexcept ImportError:\n    IN = False\nassert not IN",
    "colab_from": "import numpy as np\ntry:\n    from google.colab import drive\n    IN = True\nexcept:\n    IN = False\nassert not IN",
    "installed_then": "import numpy as np\ntry:\n    import torch\nexcept ImportError:\n    import torch",
    "message_only": "import numpy as np\ntry:\n    import torch\nexcept ImportError:\n    print('pip install torch')\ng: torch.Tensor = 1",
    "from_message_only": "import numpy as np\ntry:\n    from torch import Tensor as T, nn\nexcept ImportError:\n    pass\ng: T = nn.Module",
    "raises_again": "import numpy as np\ntry:\n    import torch.nn as nn\nexcept ImportError:\n    raise\ng: nn.Module = 1",
    "finally": "import numpy as np\ntry:\n    import torch\nfinally:\n    y = 1\ng: torch.Tensor = 1",
    "another_error": "import numpy as np\ntry:\n    import torch\nexcept ValueError:\n    pass\ng: torch.Tensor = 1",
    "none_and_annotated": "import numpy as np\ntry:\n    import torch\nexcept ImportError:\n    torch = None\ndef g(x: torch.Tensor):\n    return x\nassert g(1) == 1 and torch is None",
    "in_a_loop": "import numpy as np\nfound = []\nfor name in ['torch', 'jax', 'math']:\n    try:\n        __import__(name)\n        found.append(name)\n    except ImportError:\n        pass\nassert found == ['math']",
}  # fmt: skip


@pytest.mark.parametrize("source", FALLBACKS.values(), ids=FALLBACKS)
def test_the_students_own_fallback_comes_first(sit_locked, source):
    sat = sit_locked(source, "def f(x):\n    return np.add(x, x)")
    raised = [note for note in sat.notes if note[2] == "error"]
    assert raised == [] or source == FALLBACKS["raises_again"]
    assert same_value(sat.ask(X).value, 2 * X)


def test_a_fallback_inside_a_function_is_the_answer(sit_locked):
    sat = sit_locked(
        """
        import numpy as np
        def f(x):
            try:
                from scipy.special import expit
                return expit(x)
            except ImportError:
                return 1 / (1 + np.exp(-x))
        """
    )
    assert np.allclose(sat.ask(X).value, 1 / (1 + np.exp(-X)))


# -- plots ------------------------------------------------------------------------------------

PLOTS = [
    "fig = plt.figure()\nif fig.get_figwidth() > 5:\n    fig.set_size_inches(5, 5)",
    "lo, hi = plt.ylim()\nplt.ylim(min(lo, 0), max(hi * 1.1, 1))",
    "colors = plt.cm.viridis(np.linspace(0, 1, 3))\nfor c in colors[::-1]:\n    plt.plot(x, color=c)",
    "y = np.asarray(plt.cm.viridis(x))\nassert y.size < 100",
    "y = np.array([plt.xlim(), plt.ylim()])",
    "list(plt.gca().lines); tuple(plt.gca().lines); sorted([plt.xlim(), 1])",
    "for ax in reversed(plt.subplots(2)[1]):\n    ax.plot(x)",
    "for i, ax in enumerate(plt.subplots(2)[1]):\n    ax.plot(x[i:])",
    "for ax, v in zip(plt.subplots(3)[1], x):\n    ax.axhline(v)",
    "a, b, c, *rest = plt.hist(x)\na, *rest, c = plt.hist(x)\n*rest, = plt.hist(x)",
    "fig, ((a, b), (c, d)) = plt.subplots(2, 2)",
    "print(f'{plt.ylim()[1]:.3f} {plt.gca():>10} {plt.gca():d} {plt.xlim()!r}', '%.2f' % plt.ylim()[0])",
    "xs = np.linspace(*plt.xlim(), 50)\nplt.plot(xs, np.sin(xs) + xs ** 2 // 2 % 3 - -xs)",
    "xx, yy = np.meshgrid(np.linspace(plt.xlim()[0], 1, 5), np.arange(*plt.ylim()))",
    "int(plt.xlim()[0]); float(plt.xlim()[1]); round(plt.xlim()[1], 2); abs(plt.xlim()[0]); bool(plt)",
    "import math\nmath.floor(plt.xlim()[0]); math.sqrt(plt.ylim()[1]); divmod(plt.ylim()[0], 2)",
    "np.max(plt.ylim()[1]); np.sin(plt.ylim()[1]); np.float64(2) * plt.ylim()[1]; x * plt.xlim()[0]",
    "{plt.gca(): 1}[plt.gca()]; plt.gca() == plt.gcf(); plt.gca() in [1]; 3 in plt.gca()",
    "while plt.fignum_exists(1):\n    pass",
    "isinstance(x, plt.Axes); isinstance(plt.gca(), plt.Axes); issubclass(int, plt.Figure)",
    "class Panel(plt.Axes):\n    def __init__(self):\n        super().__init__(1)\nPanel().plot(x)",
    "with plt.rc_context({'font.size': 9}), plt.style.context('x'):\n    plt.plot(x)",
    "cycle = plt.rcParams['axes.prop_cycle'].by_key()['color']\nplt.plot(x, color=cycle[1 % len(cycle)])",
    "c = next(plt.gca()._get_lines.prop_cycler)['color']",
    "plt.gca().set(title='a').lines[0].set_data([1], [2])\nplt.gcf().axes[0].patch.alpha = 0.5",
    "import copy\ncopy.deepcopy(plt.gca()); copy.copy(plt.rcParams)",
    "from mpl_toolkits.mplot3d import Axes3D\nplt.figure().add_subplot(projection='3d').plot_surface(x, x, x)",
    "import seaborn as sns\nsns.set_theme(); sns.heatmap(x[None], ax=plt.gca(), annot=True)",
    "import plotly.express as px\npx.line(x=x, y=x).update_layout(title='a').show()",
    "import bokeh.plotting as bp\nbp.show(bp.figure().line(x, x))",
    "import altair as alt\n(alt.Chart(x).mark_line() | alt.Chart(x).mark_bar()) & alt.Chart(x)",
    "from matplotlib.colors import Normalize, LogNorm\nNormalize(0, 1)(x)",
    "import ipywidgets as w\nb = w.IntProgress(min=0, max=3)\nb.value += 1\ndisplay(w.HBox([b, w.Label('x')]))",
    "from ipywidgets import interact\n@interact(k=(0, 3))\ndef show(k):\n    plt.plot(k * x)",
    "from IPython.display import clear_output, HTML\nclear_output(wait=True); HTML('<b>x</b>')",
    "from rich import print as rprint\nfrom rich.table import Table\nt = Table(); t.add_row('a'); rprint(t)",
    "from matplotlib.pyplot import *\nfigure(); plot(x); xlabel('x'); show()",
    "x * 1.0 @ plt.imread('a.png').T\nplt.imread('a.png') / 255 < 1",
]  # fmt: skip


@pytest.mark.parametrize("source", PLOTS)
def test_plots_take_anything_and_end(sit_locked, source):
    inside = textwrap.indent(source, "    ")
    if "import *" in source:
        source, inside = source + "\n", "    pass"
    sat = sit_locked(
        "import numpy as np\nimport matplotlib.pyplot as plt\nx = np.arange(3.0)",
        source,
        f"def f(x):\n{inside}\n    return 2 * x",
    )
    assert sat.notes == []
    outcome = sat.ask(X)
    assert isinstance(outcome, Returned), outcome
    assert same_value(outcome.value, 2 * X)


def test_what_a_plot_would_have_computed_is_no_answer(sit_locked):
    sat = sit_locked("import matplotlib.pyplot as plt\ndef f(x):\n    return plt.hist(x)[0]")
    outcome = sat.ask(X)
    assert isinstance(outcome, Raised)
    assert "plotting or display library" in outcome.message


def test_pylab_brings_numpys_names_and_leaves_pythons(sit_locked):
    sat = sit_locked(
        "from pylab import *",
        "def f(x):\n    figure(); plot(x); return [max([1, 2]), float(dot(x, x)), norm(x), pi]",
    )
    assert sat.notes == []
    assert sat.ask(X).value == [2, X @ X, np.linalg.norm(X), math.pi]


# -- progress ---------------------------------------------------------------------------------

BARS = [
    "from tqdm import tqdm\nout = [v for v in tqdm([1, 2, 3])]",
    "import tqdm\nout = [v for v in tqdm.tqdm([1, 2, 3], desc='x', leave=False)]",
    "from tqdm import trange\nout = [v + 1 for v in trange(3)]",
    "from tqdm import tnrange\nout = [v + 1 for v in tnrange(3)]",
    "import tqdm.notebook as tq\nout = [v for v in tq.tnrange(1, 4)]",
    "from tqdm.notebook import tqdm, trange\nout = [v for v in tqdm(trange(1, 4))]",
    "from tqdm.auto import tqdm\nout = [v for _, v in enumerate(tqdm([1, 2, 3]))]",
    "from tqdm.auto import trange\nout = [*trange(1, 4, 1, desc='x')]",
    "from tqdm.autonotebook import tqdm\nout = list(tqdm(range(1, 4)))",
    "from tqdm.std import tqdm, trange\nout = list(tqdm(range(1, 4)))",
    "from tqdm.gui import tqdm, tgrange\nout = list(tgrange(1, 4))",
    "from tqdm.rich import tqdm, trange\nout = list(trange(1, 4))",
    "from tqdm import tqdm_notebook as tqdm\nout = list(tqdm(range(1, 4)))",
    "from tqdm.contrib import tenumerate\nout = [i + 1 for i, _ in tenumerate('abc')]",
    "from tqdm.contrib import tenumerate\nout = [i for i, _ in tenumerate('abc', start=1, total=3)]",
    "from tqdm.contrib import tzip\nout = [a for a, b in tzip([1, 2, 3], 'abc', desc='x')]",
    "from tqdm.contrib import tmap\nout = list(tmap(lambda v: v + 1, range(3)))",
    "from tqdm.contrib.itertools import product\nout = [a for a, b in product([1, 2, 3], [0])]",
    "from tqdm.contrib import tproduct\nout = [a for a, b in tproduct([1, 2, 3], [0])]",
    "from tqdm.contrib.concurrent import thread_map\nout = thread_map(lambda v: v + 1, range(3), max_workers=2)",
    "from tqdm.contrib.concurrent import process_map\nout = process_map(lambda v: v + 1, range(3))",
    "from tqdm import tqdm\nbar = tqdm(total=3)\nout = []\nwhile bar.n < bar.total:\n    bar.update(1)\n    out.append(bar.n)\nbar.close()",
    "from tqdm import tqdm\nout = []\nwith tqdm(total=3, unit='B') as bar:\n    for v in [1, 2, 3]:\n        bar.update(); bar.set_postfix(loss=1); out.append(v)",
    "from tqdm import tqdm\nout = []\nwith tqdm([1, 2, 3]) as bar:\n    for v in bar:\n        bar.set_description(f'{v:.2f}'); bar.set_postfix_str('x'); bar.refresh(); out.append(v)",
    "from tqdm import tqdm\ntqdm.write('done'); tqdm.pandas(desc='x')\nout = [1, 2, 3]",
    "from tqdm import tqdm\nbar = tqdm(range(3))\nout = [v + 1 for v in bar]\nassert len(bar) == 3 and bar.n == 3",
    "from tqdm import tqdm\nout = [v for v in reversed(tqdm([3, 2, 1]))]",
    "from tqdm import tqdm\nout = [a for a, b in zip(tqdm([1, 2, 3]), 'abc')]",
    "from tqdm import tqdm\nout = [v for v in tqdm((i for i in [1, 2, 3]), total=3)]",
    "from tqdm import tqdm\nout = [v for v in tqdm(iterable=[1, 2, 3])]",
    "from tqdm import tqdm\nit = iter(tqdm([1, 2, 3]))\nout = [next(it), next(it), next(it)]",
    "from tqdm import tqdm\nout = [i + 1 for i, _ in tqdm(enumerate('abc'), position=0)]",
    "from tqdm import *\nout = [v for v in tqdm(trange(1, 4))]",
    "from tqdm.asyncio import tqdm\nimport asyncio\nout = []\nfor v in tqdm([1, 2, 3]):\n    out.append(v)",
    "import tqdm.asyncio as ta\nout = list(ta.tqdm_asyncio([1, 2, 3])); list(ta.tarange(3))",
    "from alive_progress import alive_bar\nout = []\nwith alive_bar(3, title='x') as bar:\n    for v in [1, 2, 3]:\n        bar(); bar.text('x'); out.append(v)",
    "from alive_progress import alive_it\nout = [v for v in alive_it([1, 2, 3])]",
    "import progressbar\nout = [v for v in progressbar.progressbar([1, 2, 3])]",
    "import progressbar\nbar = progressbar.ProgressBar(max_value=3, widgets=[progressbar.Percentage(), ' '])\nout = [v for v in bar([1, 2, 3])]",
    "from progressbar import ProgressBar\nbar = ProgressBar(maxval=3).start()\nout = []\nfor v in [1, 2, 3]:\n    bar.update(v); out.append(v)\nbar.finish()",
    "from progress.bar import Bar\nbar = Bar('x', max=3)\nout = []\nfor v in [1, 2, 3]:\n    bar.next(); out.append(v)\nbar.finish()",
    "from progress.bar import IncrementalBar\nout = [v for v in IncrementalBar('x').iter([1, 2, 3])]",
    "from rich.progress import track\nout = [v for v in track([1, 2, 3], description='x')]",
    "from rich.progress import track\nout = [v for v in track(sequence=[1, 2, 3])]",
    "from rich.progress import Progress, BarColumn\nout = []\nwith Progress(BarColumn()) as p:\n    t = p.add_task('x', total=3)\n    for v in [1, 2, 3]:\n        p.update(t, advance=1); out.append(v)",
    "from rich.progress import Progress\nwith Progress() as p:\n    out = [v for v in p.track([1, 2, 3])]",
    "import rich.progress\nout = [v for v in rich.progress.track([1, 2, 3])]",
    "from fastprogress import master_bar, progress_bar\nout = []\nmb = master_bar(range(1))\nfor _ in mb:\n    for v in progress_bar([1, 2, 3], parent=mb):\n        mb.child.comment = 'x'; out.append(v)\n    mb.write('x')",
    "from fastprogress.fastprogress import progress_bar\nout = [v for v in progress_bar([1, 2, 3])]",
    "from stqdm import stqdm\nout = [v for v in stqdm([1, 2, 3])]",
    "from p_tqdm import p_map\nout = p_map(lambda v: v + 1, range(3))",
    "import pyprind\nout = [v for v in pyprind.prog_bar([1, 2, 3])]",
    "from ipypb import track, irange\nout = [v for v in track([1, 2, 3])]; list(irange(2))",
]  # fmt: skip


@pytest.mark.parametrize("source", BARS)
def test_a_progress_bar_hands_on_what_it_is_wrapped_around(sit_locked, source):
    star = "import *" in source
    first, rest = source.split("\n", 1)
    inside = textwrap.indent(rest if star else source, "    ")
    sat = sit_locked(first if star else "", f"def f():\n{inside}\n    return out")
    assert sat.notes == []
    assert sat.ask() == Returned([1, 2, 3])


def test_an_async_loop_over_a_bar_goes_through_it(sit_locked):
    sat = sit_locked(
        """
        from tqdm.asyncio import tqdm
        async def g():
            out = []
            async for v in tqdm([1, 2, 3]):
                out.append(v)
            return out
        def f():
            try:
                g().send(None)
            except StopIteration as end:
                return end.value
        """
    )
    assert sat.ask() == Returned([1, 2, 3])


# -- another NumPy ----------------------------------------------------------------------------

OLD = {
    "np.float_(2)": 2.0,
    "np.complex_(1j)": 1j,
    "np.Inf": math.inf,
    "np.Infinity": math.inf,
    "np.infty": math.inf,
    "np.PINF": math.inf,
    "np.NINF": -math.inf,
    "np.PZERO": 0.0,
    "np.isnan(np.NaN) and np.isnan(np.NAN)": True,
    "np.zeros(2, dtype=np.float).tolist()": [0.0, 0.0],
    "np.zeros(2, np.int).tolist()": [0, 0],
    "np.array([1], dtype=np.object).tolist()": [1],
    "np.bool(1) == True": True,
    "np.bool8(1) == True": True,
    "np.product([2, 3])": 6,
    "np.cumproduct([2, 3]).tolist()": [2, 6],
    "np.asscalar(np.array([2.5]))": 2.5,
    "np.trapz([1, 2, 3])": 4.0,
    "np.trapz([1, 2], x=[0, 2])": 3.0,
    "np.in1d([1, 2], [2]).tolist()": [False, True],
    "np.in1d([[1, 2]], [2], invert=True).tolist()": [True, False],
    "np.row_stack([[1, 2], [3, 4]]).tolist()": [[1, 2], [3, 4]],
    "np.alltrue([1, 0])": False,
    "np.sometrue([1, 0])": True,
    "np.mat([[1, 2]]).T.tolist()": [[1], [2]],
    "np.unicode_('a') == 'a'": True,
    "np.string_(b'a') == b'a'": True,
    "np.msort([[2, 1], [1, 3]]).tolist()": [[1, 1], [2, 3]],
    "np.cast['int32']([1.5]).tolist()": [1],
    "np.cast[float]([1]).tolist()": [1.0],
    "np.round_(2.567, 1)": 2.6,
    "np.asfarray([1, 2]).tolist()": [1.0, 2.0],
    "np.find_common_type([np.float32], [np.int64]) == np.float32": True,
    "np.find_common_type([], [np.int64, np.float32]) == np.float64": True,
    "np.rank([[1]])": 2,
    "np.nbytes[np.float64]": 8,
    "np.issubclass_(np.int32, np.integer)": True,
    "np.issubsctype(np.int32, np.integer)": True,
    "np.issctype(np.int32)": True,
    "np.obj2sctype(float) is np.float64": True,
    "np.sctype2char(np.float64)": "d",
    "np.maximum_sctype(np.float32) is np.longdouble": True,
    "np.float64 in np.sctypes['float']": True,
    "np.safe_eval('[1, 2]')": [1, 2],
    "np.fastCopyAndTranspose([[1, 2]]).tolist()": [[1], [2]],
    "np.longfloat is np.longdouble": True,
    "np.math.sqrt(4)": 2.0,
    "np.core.numeric.ones(2).tolist()": [1.0, 1.0],
    "np.disp('x')": None,
    "np.deprecate(len)([1])": 1,
    "np.random.random_integers(3, 3)": 3,
    "np.byte_bounds(np.zeros(1))[0] > 0": True,
    "np.DataSource is not None": True,
    "np.compare_chararrays is not None": True,
    "np.tracemalloc_domain > 0": True,
    "np.array([1, 4]).ptp()": 3,
    "np.array([[1, 4], [2, 2]]).ptp(axis=1).tolist()": [3, 0],
    "np.array([[1, 4]]).ptp(1, keepdims=True).tolist()": [[3]],
    "(a := np.zeros((2, 2))).itemset((0, 1), 3) or a.tolist()": [[0, 3], [0, 0]],
    "(a := np.zeros((2, 2))).itemset(2, 3) or a.tolist()": [[0, 0], [3, 0]],
    "(a := np.zeros((2, 2))).itemset(1, 1, 3) or a.tolist()": [[0, 0], [0, 3]],
    "np.array([1], 'u1').tostring() == bytes([1])": True,
    "int(np.array([1], '<u2').newbyteorder()[0])": 256,
}


@pytest.mark.parametrize("source", OLD)
def test_a_name_that_numpy_dropped_means_what_it_meant(sit_locked, source):
    sat = sit_locked("import numpy as np", f"def f():\n    return {source}")
    assert {note[2] for note in sat.notes} <= {"old-name"}
    value = sat.ask().value
    assert same_value(getattr(value, "item", lambda: value)(), OLD[source]) or value == OLD[source]


def test_every_name_that_numpy_says_it_dropped_is_there():
    from numpy._expired_attrs_2_0 import __expired_attributes__ as gone

    from autograder.sandbox.child import old_numpy

    inside = {"get_array_wrap"}  # never documented
    assert set(gone) | set(np.__former_attrs__) - inside <= old_numpy.GONE.keys() | inside


def test_an_old_name_is_noted_once_with_what_it_is_today(sit_locked):
    sat = sit_locked(
        "import numpy",
        "import numpy as np\nfrom numpy import product, Inf as big\n"
        "def f(x):\n    return np.float_(product(x)) if x.sum() < big else np.float_(numpy.NaN)",
    )
    assert [(cell, line, kind, text.split()[0]) for cell, line, kind, text in sat.notes] == [
        (2, 2, "old-name", "`np.product`"),
        (2, 2, "old-name", "`np.Inf`"),
        (2, 4, "old-name", "`np.float_`"),
        (2, 4, "old-name", "`np.NaN`"),
    ]
    assert "np.prod" in sat.notes[0][3]
    assert sat.ask(X).value == 1.0


def test_a_students_own_names_are_not_taken_for_numpys(sit_locked):
    sat = sit_locked(
        "import numpy as np\nimport itertools",
        "class Me:\n    product = 3\nme = Me()\n"
        "def f(x):\n    product = me.product\n    return [*itertools.product([product])]",
    )
    assert sat.notes == []


def test_a_name_that_numpy_never_had_is_an_error(sit_locked):
    sat = sit_locked("import numpy as np\ndef f():\n    return np.softmax([1])")
    assert isinstance(sat.ask(), Raised)
    assert sat.ask().type == "AttributeError"


def test_an_unused_stand_in_leaves_a_missing_function_missing(sit_locked):
    assert sit_locked("import torch").ask() == Missing("f")
