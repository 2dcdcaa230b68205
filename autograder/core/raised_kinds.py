"""The exceptions that students' code raises most, each with words for its kind.

Fixed words only: they are said of hidden calls too.
"""

from __future__ import annotations

from dataclasses import dataclass

from autograder.core.model import Stop


@dataclass(frozen=True, slots=True)
class Seen:
    """A kind of failure: types of exceptions, what their messages match, and the words for it."""

    code: str
    types: str
    pattern: str
    says: str
    ask: str


ANY = ""
AXIS = "An axis is asked for that the array does not have."
AXIS_ASK = "How many axes does the argument have here, and must the function work for that too?"
NUMBER = "A single number is used as if it were a list or an array."
NUMBER_ASK = "What is this value, and what was it meant to be?"

KINDS = (
    Seen(
        "truth-of-array",
        "ValueError",
        r"truth value of an array",
        "An array of several entries is neither true nor false as a whole, which `if`, `while`, "
        "`and`, `or`, `max` and `min` need.",
        "What is to happen where the condition holds for one entry, and not for the next?",
    ),
    Seen("axis", "AxisError", ANY, AXIS, AXIS_ASK),
    Seen("axis", "ValueError IndexError", r"axis \S+ is out of bounds", AXIS, AXIS_ASK),
    Seen("axis", "IndexError", r"too many indices|tuple index out of range", AXIS, AXIS_ASK),
    Seen(
        "shapes",
        "ValueError",
        r"could not be broadcast|could not broadcast|not aligned|core dimension"
        r"|enough dimensions|must match|non-broadcastable|number of dimensions|must have the same",
        "The shapes in this operation do not fit each other.",
        "Which sizes must be equal here?",
    ),
    Seen(
        "reshape",
        "ValueError",
        r"cannot reshape",
        "An array is to take a shape that holds another number of entries than it has.",
        "How many entries are there before, and how many after?",
    ),
    Seen(
        "ragged",
        "ValueError",
        r"array element with a sequence|inhomogeneous",
        "A list or an array stands where a single number belongs, or rows have different lengths.",
        "What shape does each entry have?",
    ),
    Seen(
        "unpack",
        "ValueError TypeError",
        r"values to unpack|cannot unpack",
        "Another number of values is taken apart than there are.",
        "How many values are there on the right-hand side here?",
    ),
    Seen(
        "math-domain",
        "ValueError",
        r"math domain|expected a positive input|nonnegative input",
        "A function of `math` is asked for a value where it has none, such as the logarithm of 0.",
        "For which inputs does this argument become 0 or negative?",
    ),
    Seen(
        "nan-to-int",
        "ValueError OverflowError",
        r"cannot convert float (NaN|infinity)",
        "A nan or an infinity is to become a whole number.",
        "Which operation before this line gave it?",
    ),
    Seen(
        "not-in-list",
        "ValueError",
        r"is not in (list|tuple)|not in list",
        "A value is looked for that is not in the list.",
        "Is the value there for every input, and equal to the last digit?",
    ),
    Seen(
        "empty",
        "ValueError",
        r"zero-size array|is an empty sequence|empty sequence|arg is an empty",
        "The largest or smallest of no values is asked for.",
        "For which inputs is nothing left here?",
    ),
    Seen(
        "none-used",
        "TypeError AttributeError",
        r"'?NoneType'?",
        "A value in this expression is None: what a function without `return` gives, and a method "
        "that changes its object in place.",
        "Where does this value come from?",
    ),
    Seen(
        "list-for-number",
        "TypeError",
        r"only.*(length-1|0-dimensional|size-1)|must be real number, not (list|tuple|numpy)"
        r"|must be a string or a (real )?number, not '(list|tuple)'",
        "A list or an array is given where a single number is needed; functions of `math`, "
        "`float()` and `int()` take one number.",
        "What does the same for every entry of an array?",
    ),
    Seen(
        "wrong-arguments",
        "TypeError",
        r"positional argument|required .*argument|unexpected keyword|multiple values for argument"
        r"|takes no arguments|takes (at least|at most|exactly)|keyword argument|takes from|"
        r"expected (at least|at most|exactly|\d)|got multiple",
        "A function is called with other arguments than it takes.",
        "Which arguments does its definition name, and in which order?",
    ),
    Seen(
        "not-callable",
        "TypeError",
        r"not callable",
        "Brackets follow something that is not a function, as if it were called.",
        "Is an operator missing here, or does one name stand for two things?",
    ),
    Seen(
        "not-whole",
        "TypeError IndexError",
        r"indices must be integers|only integers, slices|interpreted as an integer"
        r"|slice indices|integer scalar",
        "A count or a position must be a whole number, and is something else here.",
        "Of which type is this value? Does `/` give a whole number?",
    ),
    Seen(
        "function-used",
        "TypeError",
        r"'(function|builtin_function_or_method|method|type)'",
        "A function is used in place of its result.",
        "Are the brackets of a call missing?",
    ),
    Seen(
        "number-for-array",
        "TypeError",
        r"'(int|float|bool|complex|numpy\.\w+)'.*(has no len|not iterable|not subscriptable)"
        r"|cannot unpack non-iterable (int|float|numpy\.\w+)|unsized|0-d array",
        NUMBER,
        NUMBER_ASK,
    ),
    Seen("number-for-array", "IndexError", r"invalid index to scalar", NUMBER, NUMBER_ASK),
    Seen(
        "item-assignment",
        "TypeError",
        r"does not support item assignment",
        "An entry is set of something that cannot be changed, such as a tuple or a number.",
        "Of which type is it, and which type holds entries that can change?",
    ),
    Seen(
        "cast",
        "TypeError UFuncTypeError _UFuncOutputCastingError UFuncOutputCastingError",
        r"[Cc]annot cast",
        "Floats are to be written into an array that holds whole numbers.",
        "Which dtype does this array have, and which one does it need?",
    ),
    Seen(
        "list-arithmetic",
        "TypeError",
        r"(operand|instances).*'(list|tuple)'|multiply sequence|concatenate (list|tuple)",
        "Arithmetic with a list or a tuple does not go entry by entry.",
        "What would have to be an array here?",
    ),
    Seen(
        "types",
        "TypeError",
        r"unsupported operand|bad operand|numpy boolean|not supported between|unhashable"
        r"|not supported for the input",
        "The types of the values in this expression do not go together.",
        "Of which type is each of them, and which was meant?",
    ),
    Seen(
        "list-attribute",
        "AttributeError",
        r"'(list|tuple)' object",
        "A list or a tuple does not have what an array has.",
        "What would have to be an array here?",
    ),
    Seen(
        "attribute",
        "AttributeError",
        ANY,
        "Something is used that this object or module does not have.",
        "How is it spelt, and what kind of object stands before the dot?",
    ),
    Seen(
        "index",
        "IndexError",
        ANY,
        "An index lies beyond the end.",
        "Which is the last index where there are n entries and the first is 0?",
    ),
    Seen(
        "key",
        "KeyError",
        ANY,
        "A dict is asked for a key that it does not have.",
        "Which keys does it have at this point?",
    ),
    Seen(
        "unset-local",
        "UnboundLocalError",
        ANY,
        "A variable of the function is read before it has been given a value there.",
        "On which ways through the function is it set before this line?",
    ),
    Seen(
        "undefined-name",
        "NameError",
        ANY,
        "A name is used that is not defined.",
        "Where does it get its value, and is it spelt the same there?",
    ),
    Seen(
        "division-by-zero",
        "ZeroDivisionError",
        ANY,
        "A number is divided by 0.",
        "For which inputs is the divisor 0?",
    ),
    Seen(
        "overflow",
        "OverflowError",
        ANY,
        "A number becomes too large for its type, as `math.exp(1000)` does.",
        "For which inputs does the argument grow large?",
    ),
    Seen(
        "recursion",
        "RecursionError",
        ANY,
        "Calls go on inside calls without an end.",
        "Which case ends the recursion, and is it always reached?",
    ),
    Seen(
        "linalg",
        "LinAlgError",
        ANY,
        "A function of `np.linalg` is given a matrix for which it has no answer, such as one that "
        "is not square or has no inverse.",
        "Which shape and rank does the matrix have here?",
    ),
    Seen("assertion", "AssertionError", ANY, "An `assert` did not hold.", "Which inputs break it?"),
    Seen(
        "import",
        "ModuleNotFoundError ImportError",
        ANY,
        "A module, or a name in one, could not be imported.",
        "Does the exercise need more than NumPy and Python's own library?",
    ),
    Seen(
        "input",
        "EOFError",
        ANY,
        "`input()` has nobody to ask when a notebook is graded.",
        "Which argument already holds the value?",
    ),
)

OTHER = Seen(
    "raises",
    ANY,
    ANY,
    "The call ends with an exception where a result is wanted.",
    "What does its message say, and for which inputs does it happen?",
)
"""For an exception of no other kind, a student's own ones too."""

STOPS = {
    Stop.TIMEOUT: (
        "timeout",
        "A call did not come to its end in time.",
        "Does every loop come nearer to its end, and can array operations replace loops?",
    ),
    Stop.EXIT: (
        "exit",
        "A call ended Python itself, as `exit()` and `quit()` do.",
        "What hands a result back to the caller?",
    ),
    Stop.MEMORY: (
        "memory",
        "A call asked for more memory than there is.",
        "Which array grows with every step, or has more axes than it needs?",
    ),
}
