"""How numbers and names are written down: six digits in plain text, and names in LaTeX.

Products are written with a dot, powers with ², and a negative factor in brackets, so that what
stands in a step can be read as it would be on a blackboard, and worked out again.
"""

import re
from collections.abc import Iterable

import numpy as np
from numpy.typing import ArrayLike

DIGITS = 6


def number(value: float) -> str:
    """A whole number in full, with commas; any other to six digits.

    >>> number(138357544), number(2 / 3), number(-0.0)
    ('138,357,544', '0.666667', '0')
    """
    if isinstance(value, int | np.integer) or (float(value).is_integer() and abs(value) < 1e15):
        return f"{int(value):,}"
    return f"{value:.{DIGITS}g}"


def factor(value: float) -> str:
    """A number as a factor of a product or the subject of a power: in brackets where negative.

    >>> factor(2.5), factor(-4)
    ('2.5', '(-4)')
    """
    return f"({number(value)})" if value < 0 else number(value)


def product(*values: float) -> str:
    """The values with dots between.

    >>> product(2, -3)
    '2·(-3)'
    """
    return "·".join(factor(value) for value in values)


def total(terms: Iterable[float | str]) -> str:
    """The terms with plus signs between; a negative number is subtracted.

    >>> total([2, -3, "1·4"])
    '2 - 3 + 1·4'
    """
    written = [term if isinstance(term, str) else number(term) for term in terms]
    return " + ".join(written).replace("+ -", "- ")


def weighted(w: ArrayLike, x: ArrayLike, b: float | None = None) -> str:
    """A weighted sum with its numbers put in, and its bias where there is one.

    >>> weighted([0.1, 0.8], [0.35, 0.9]), weighted([1, -2], [1, -1], 1)
    ('0.1·0.35 + 0.8·0.9', '1·1 + (-2)·(-1) + 1')
    """
    pairs = zip(np.ravel(w), np.ravel(x), strict=True)
    terms: list[float | str] = [product(float(one), float(other)) for one, other in pairs]
    return total(terms if b is None else [*terms, b])


def in_words(value: object) -> str:
    """A value as people write it: a number, a text, or a list in brackets.

    >>> in_words([[1.0, 0.25], [True, None]])
    '[[1, 0.25], [1, none]]'
    """
    if isinstance(value, list | tuple):
        return f"[{', '.join(in_words(part) for part in value)}]"
    if value is None:
        return "none"
    return number(value) if isinstance(value, int | float) else str(value)


def latex_name(name: str) -> str:
    """A name in LaTeX: digits become an index, a phrase becomes text.

    >>> latex_name("w0x0"), latex_name("one_more"), latex_name("q")
    ('w_{0}x_{0}', '\\\\text{one more}', 'q')
    """
    if "_" in name or (len(name) > 2 and name.isalpha()):
        return rf"\text{{{name.replace('_', ' ')}}}"
    return re.sub(r"(\d+)", r"_{\1}", name)


def agrees(printed: str, value: float) -> bool:
    """Whether a printed figure is the value, rounded to as many digits as were printed.

    >>> agrees("0.68", 0.680267), agrees("-0.0406", -0.040681), agrees("~1,000", 1000)
    (True, False, True)
    """
    plain = printed.strip("~≈ ").replace(",", "")
    decimals = len(plain.partition(".")[2])
    return abs(float(plain) - value) <= 0.5 * 10.0**-decimals * (1 + 1e-9)
