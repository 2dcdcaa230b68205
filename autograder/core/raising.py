"""What an exception says of a mistake, in plain words: below the bank, and for any exercise.

Of a public call the failing expression is quoted, with what its names were. Of a hidden one only
the fixed words of this module are said: nothing there may be the student's choice.
"""

from __future__ import annotations

import re
from dataclasses import dataclass

from autograder.core.model import Case, Diagnosis, Raised, Spot, Stop, Stopped, Task


@dataclass(frozen=True, slots=True)
class Seen:
    """A kind of failure: types of exceptions, what their messages match, and the words for it."""

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
        "ValueError",
        r"truth value of an array",
        "An array of several entries is neither true nor false as a whole, which `if`, `while`, "
        "`and`, `or`, `max` and `min` need.",
        "What is to happen where the condition holds for one entry, and not for the next?",
    ),
    Seen("AxisError", ANY, AXIS, AXIS_ASK),
    Seen("ValueError IndexError", r"axis \S+ is out of bounds", AXIS, AXIS_ASK),
    Seen("IndexError", r"too many indices|tuple index out of range", AXIS, AXIS_ASK),
    Seen(
        "ValueError",
        r"could not be broadcast|could not broadcast|not aligned|core dimension"
        r"|enough dimensions|must match|non-broadcastable|number of dimensions|must have the same",
        "The shapes in this operation do not fit each other.",
        "Which sizes must be equal here?",
    ),
    Seen(
        "ValueError",
        r"cannot reshape",
        "An array is to take a shape that holds another number of entries than it has.",
        "How many entries are there before, and how many after?",
    ),
    Seen(
        "ValueError",
        r"array element with a sequence|inhomogeneous",
        "A list or an array stands where a single number belongs, or rows have different lengths.",
        "What shape does each entry have?",
    ),
    Seen(
        "ValueError TypeError",
        r"values to unpack|cannot unpack",
        "Another number of values is taken apart than there are.",
        "How many values are there on the right-hand side here?",
    ),
    Seen(
        "ValueError",
        r"math domain|expected a positive input|nonnegative input",
        "A function of `math` is asked for a value where it has none, such as the logarithm of 0.",
        "For which inputs does this argument become 0 or negative?",
    ),
    Seen(
        "ValueError OverflowError",
        r"cannot convert float (NaN|infinity)",
        "A nan or an infinity is to become a whole number.",
        "Which operation before this line gave it?",
    ),
    Seen(
        "ValueError",
        r"is not in (list|tuple)|not in list",
        "A value is looked for that is not in the list.",
        "Is the value there for every input, and equal to the last digit?",
    ),
    Seen(
        "ValueError",
        r"zero-size array|is an empty sequence|empty sequence|arg is an empty",
        "The largest or smallest of no values is asked for.",
        "For which inputs is nothing left here?",
    ),
    Seen(
        "TypeError AttributeError",
        r"'?NoneType'?",
        "A value in this expression is None: what a function without `return` gives, and a method "
        "that changes its object in place.",
        "Where does this value come from?",
    ),
    Seen(
        "TypeError",
        r"only.*(length-1|0-dimensional|size-1)|must be real number, not (list|tuple|numpy)"
        r"|must be a string or a (real )?number, not '(list|tuple)'",
        "A list or an array is given where a single number is needed; functions of `math`, "
        "`float()` and `int()` take one number.",
        "What does the same for every entry of an array?",
    ),
    Seen(
        "TypeError",
        r"positional argument|required .*argument|unexpected keyword|multiple values for argument"
        r"|takes no arguments|takes (at least|at most|exactly)|keyword argument|takes from|"
        r"expected (at least|at most|exactly|\d)|got multiple",
        "A function is called with other arguments than it takes.",
        "Which arguments does its definition name, and in which order?",
    ),
    Seen(
        "TypeError",
        r"not callable",
        "Brackets follow something that is not a function, as if it were called.",
        "Is an operator missing here, or does one name stand for two things?",
    ),
    Seen(
        "TypeError IndexError",
        r"indices must be integers|only integers, slices|interpreted as an integer"
        r"|slice indices|integer scalar",
        "A count or a position must be a whole number, and is something else here.",
        "Of which type is this value? Does `/` give a whole number?",
    ),
    Seen(
        "TypeError",
        r"'(function|builtin_function_or_method|method|type)'",
        "A function is used in place of its result.",
        "Are the brackets of a call missing?",
    ),
    Seen(
        "TypeError",
        r"'(int|float|bool|complex|numpy\.\w+)'.*(has no len|not iterable|not subscriptable)"
        r"|cannot unpack non-iterable (int|float|numpy\.\w+)|unsized|0-d array",
        NUMBER,
        NUMBER_ASK,
    ),
    Seen("IndexError", r"invalid index to scalar", NUMBER, NUMBER_ASK),
    Seen(
        "TypeError",
        r"does not support item assignment",
        "An entry is set of something that cannot be changed, such as a tuple or a number.",
        "Of which type is it, and which type holds entries that can change?",
    ),
    Seen(
        "TypeError UFuncTypeError _UFuncOutputCastingError UFuncOutputCastingError",
        r"[Cc]annot cast",
        "Floats are to be written into an array that holds whole numbers.",
        "Which dtype does this array have, and which one does it need?",
    ),
    Seen(
        "TypeError",
        r"(operand|instances).*'(list|tuple)'|multiply sequence|concatenate (list|tuple)",
        "Arithmetic with a list or a tuple does not go entry by entry.",
        "What would have to be an array here?",
    ),
    Seen(
        "TypeError",
        r"unsupported operand|not supported between|unhashable|not supported for the input",
        "The types of the values in this expression do not go together.",
        "Of which type is each of them, and which was meant?",
    ),
    Seen(
        "AttributeError",
        r"'(list|tuple)' object",
        "A list or a tuple does not have what an array has.",
        "What would have to be an array here?",
    ),
    Seen(
        "AttributeError",
        ANY,
        "Something is used that this object or module does not have.",
        "How is it spelt, and what kind of object stands before the dot?",
    ),
    Seen(
        "IndexError",
        ANY,
        "An index lies beyond the end.",
        "Which is the last index where there are n entries and the first is 0?",
    ),
    Seen(
        "KeyError",
        ANY,
        "A dict is asked for a key that it does not have.",
        "Which keys does it have at this point?",
    ),
    Seen(
        "UnboundLocalError",
        ANY,
        "A variable of the function is read before it has been given a value there.",
        "On which ways through the function is it set before this line?",
    ),
    Seen(
        "NameError",
        ANY,
        "A name is used that is not defined.",
        "Where does it get its value, and is it spelt the same there?",
    ),
    Seen(
        "ZeroDivisionError",
        ANY,
        "A number is divided by 0.",
        "For which inputs is the divisor 0?",
    ),
    Seen(
        "OverflowError",
        ANY,
        "A number becomes too large for its type, as `math.exp(1000)` does.",
        "For which inputs does the argument grow large?",
    ),
    Seen(
        "RecursionError",
        ANY,
        "Calls go on inside calls without an end.",
        "Which case ends the recursion, and is it always reached?",
    ),
    Seen(
        "LinAlgError",
        ANY,
        "A function of `np.linalg` is given a matrix for which it has no answer, such as one that "
        "is not square or has no inverse.",
        "Which shape and rank does the matrix have here?",
    ),
    Seen("AssertionError", ANY, "An `assert` did not hold.", "Which inputs break it?"),
    Seen(
        "ModuleNotFoundError ImportError",
        ANY,
        "A module, or a name in one, could not be imported.",
        "Does the exercise need more than NumPy and Python's own library?",
    ),
    Seen(
        "EOFError",
        ANY,
        "`input()` has nobody to ask when a notebook is graded.",
        "Which argument already holds the value?",
    ),
)

STOPS = {
    Stop.TIMEOUT: (
        "A call did not come to its end in time.",
        "Does every loop come nearer to its end, and can array operations replace loops?",
    ),
    Stop.EXIT: (
        "A call ended Python itself, as `exit()` and `quit()` do.",
        "What hands a result back to the caller?",
    ),
    Stop.MEMORY: (
        "A call asked for more memory than there is.",
        "Which array grows with every step, or has more axes than it needs?",
    ),
}


def explain(task: Task, case: Case, outcome: Raised | Stopped) -> Diagnosis | None:
    """What a call that raised or stopped looks like; None for an exception of no known kind."""
    if isinstance(outcome, Stopped):
        return Diagnosis(*STOPS[outcome.reason]) if outcome.reason in STOPS else None
    for kind in KINDS:
        if outcome.type in kind.types.split() and re.search(kind.pattern, outcome.message):
            break
    else:
        return None
    if not case.public:
        return Diagnosis(kind.says, kind.ask)
    if outcome.line is None:  # not in the student's code: on the way into it, or after it
        return _called_otherwise(task, outcome)
    if outcome.spot is None:
        return Diagnosis(kind.says, kind.ask)
    near = f" Did you mean `{outcome.spot.near}`?" if outcome.spot.near else ""
    return Diagnosis(f"{quoted(outcome.spot)} {kind.says}{near}", kind.ask)


def _called_otherwise(task: Task, outcome: Raised) -> Diagnosis | None:
    """The exercise's own function, which takes other arguments than it is called with."""
    own = rf"^(\w+\.)*({re.escape(task.name)}|<lambda>)(\.__init__)?\(\) "
    if outcome.type != "TypeError" or not re.search(own, outcome.message):
        return None
    asked = f"{task.name}({', '.join(task.arguments)})"
    return Diagnosis(
        f"The exercise calls `{asked}`, and your function takes other arguments.",
        "Which arguments stand in your `def` line, and in which order?",
    )


def quoted(spot: Spot) -> str:
    """The place, the expression and its names, in a sentence. For public calls only."""
    cell = f"cell {spot.cell}, " if spot.cell else ""
    names = [f"{name} is {kind}" for name, kind in spot.names]
    listed = f", where {names[0]}" if names else ""
    if len(names) > 1:
        listed = f", where {', '.join(names[:-1])} and {names[-1]}"
    place = f"{cell}line {spot.line}"
    return f"{place[:1].upper()}{place[1:]}: `{spot.source}`{listed}."
