r"""Which function belongs into the last layer? That depends on the question (Applied Deep
Learning):

| task | the question | the output | activation function |
|---|---|---|---|
| `"regression"` | how much? | any number | none: the identity |
| `"binary"` | yes or no? | the probability of *yes* | sigmoid |
| `"multiclass"` | which one of $K$? | $K$ probabilities, sum 1 | softmax, over the last axis |

```
                 ┌── "regression" ──►  z            any numbers
   z (n, K)  ────┼── "binary" ──────►  σ(z)         each entry in (0, 1) by itself
                 └── "multiclass" ──►  softmax(z)   each row sums to 1
```

With `z = [[1, 2, 3]]` the three answers are `[[1, 2, 3]]`, `[[0.73, 0.88, 0.95]]` and
`[[0.09, 0.24, 0.67]]`, here rounded.

A task that is spelled wrongly must not be taken for one of the three: raise a `ValueError` for
anything else.

Write `output_unit(z, task)`. `z` holds one example a row.
"""

import numpy as np

from autograder.authoring.look_alikes import look_alikes, mirrored
from autograder.exercise import Exercise, Pure, RaisesValueError, Values, accepted, case, misconception
from nn_reference.oracles import activations as oracle

from ._inputs import mixed, wide
from .sigmoid import sigmoid
from .softmax import softmax


def output_unit(z, task):
    """What the last layer passes on, for the task it is made for.

    z: (n, K) sums, one example a row.  task: "regression", "binary" or "multiclass".
    Returns (n, K).  Raises ValueError for another task.
    """
    if task == "regression":
        return z
    if task == "binary":
        return sigmoid(z)
    if task == "multiclass":
        return softmax(z)
    raise ValueError(f"unknown task {task!r}")


@accepted
def table(z, task):
    functions = {"regression": np.copy, "binary": lambda z: 0.5 * (1 + np.tanh(z / 2)), "multiclass": lambda z: (np.exp(z).T / np.exp(z).sum(axis=1)).T}
    if task not in functions:
        raise ValueError("no such task")
    return functions[task](z)


@accepted
def matched(z, task):
    match task:
        case "regression":
            return z.tolist()
        case "binary":
            return [[1 / (1 + np.exp(-v)) for v in row] for row in z]
        case "multiclass":
            return [np.exp(row) / sum(np.exp(row)) for row in z]
        case _:
            raise ValueError


@accepted
def translated_error(z, task):
    class UnknownTask(ValueError):
        pass

    try:
        number = ["regression", "binary", "multiclass"].index(task)
    except ValueError:
        raise UnknownTask(task) from None
    shift = z.max(axis=1, keepdims=True)
    e = np.exp(z - shift)
    return (z + 0.0, np.exp(z) / (1 + np.exp(z)), e / e.sum(1)[:, None])[number]


@accepted
def single_precision(z, task):
    return np.asarray(output_unit(z.astype(np.float32), task), dtype=np.float32)


def s(z):
    return 1 / (1 + np.exp(-z))


def share(z, axis=-1):
    e = np.exp(z)
    return e / e.sum(axis=axis, keepdims=True)


def of(regression, binary, multiclass):
    """A wrong answer that takes these functions, and refuses other tasks as it should."""

    def function(z, task):
        functions = {"regression": regression, "binary": binary, "multiclass": multiclass}
        if task not in functions:
            raise ValueError(task)
        return functions[task](z)

    return function


def identity(z):
    return z


sigmoid_on_regression = misconception(says="You squeezed the regression's output through a sigmoid.", ask="Could your network ever predict a price of 300?")(
    of(s, s, share)
)


relu_on_regression = misconception(says="You held back negative predictions of the regression.", ask="Could your network ever predict a temperature below 0?")(
    of(lambda z: np.maximum(0, z), s, share)
)


identity_on_classifier = misconception(says="You left out the activation function for the classifiers.", ask="Can 3.2 be a probability?")(
    of(identity, identity, identity)
)


identity_on_binary = misconception(says="You left out the activation function for yes or no.", ask="Can 3.2 be a probability?")(of(identity, identity, share))


identity_on_multiclass = misconception(says="You left out the activation function for the K classes.", ask="What should the K outputs of an example sum to?")(
    of(identity, s, identity)
)


sigmoid_for_softmax = misconception(says="You used the sigmoid for the K classes.", ask="What should the K outputs of an example sum to?")(of(identity, s, s))


softmax_for_sigmoid = misconception(says="You used the softmax for yes or no.", ask="What does a softmax give for a single output, whatever z is?")(
    of(identity, share, share)
)


tasks_exchanged = misconception(says="Sigmoid and softmax are exchanged.", ask="For which task must the outputs of an example sum to 1?")(
    of(identity, share, s)
)


wrong_axis = misconception(says="Your columns sum to 1, not your rows.", ask="Do the entries of a row belong to one example or to one class?")(
    of(identity, s, lambda z: share(z, 0))
)


no_axis = misconception(says="Your shares sum to 1 over the whole matrix.", ask="What should each row sum to?")(of(identity, s, lambda z: share(z, None)))


keepdims_missing = misconception(
    says="You divided by the rows' sums as if they were a row themselves.", ask="What is the shape of the sums, and against which axis does NumPy line it up?"
)(of(identity, s, lambda z: np.exp(z) / np.exp(z).sum(axis=1)))


sign_in_the_exponent = misconception(
    says="Your largest share goes to the smallest sum: the exponent has a minus.", ask="Which class should win for (1, 2, 3)?"
)(of(identity, s, lambda z: share(-z)))


decision_for_probability = misconception(
    says="For yes or no you returned a decision, not a probability.", ask="How sure is the network at z = 0.1, and how sure at z = 10?"
)(of(identity, lambda z: (z > 0) * 1.0, share))


tanh_on_binary = misconception(says="You used tanh for yes or no.", ask="Can a probability be negative?")(of(identity, np.tanh, share))


most_likely_class = misconception(says="You returned the number of the winning class.", ask="How many numbers should come out for each example?")(
    of(identity, s, lambda z: z.argmax(axis=1))
)


@misconception(says="A task you do not know is treated as a regression.", ask="What does your function say to a misspelled task?")
def unknown_passed_on(z, task):
    return s(z) if task == "binary" else share(z) if task == "multiclass" else z


@misconception(says="A task you do not know is treated as one with K classes.", ask="What does your function say to a misspelled task?")
def unknown_as_multiclass(z, task):
    return s(z) if task == "binary" else z if task == "regression" else share(z)


@misconception(says="A task you do not know is treated as yes or no.", ask="What does your function say to a misspelled task?")
def unknown_as_binary(z, task):
    return z if task == "regression" else share(z) if task == "multiclass" else s(z)


@misconception(says="You return None where an error is to be raised.", ask="What happens to a program that goes on computing with None?")
def none_for_error(z, task):
    functions = {"regression": identity, "binary": s, "multiclass": share}
    return functions[task](z) if task in functions else None


@misconception(says="A task you do not know raises a KeyError.", ask="Which error is asked for?")
def key_error(z, task):
    return {"regression": identity, "binary": s, "multiclass": share}[task](z)


@misconception(
    says="You raise an AssertionError where a ValueError is asked for.", ask="Which error belongs to an argument of the right type with an impossible value?"
)
def other_error(z, task):
    assert task in ("regression", "binary", "multiclass")
    return unknown_passed_on(z, task)


@misconception(says="Your function accepts parts of a task's name.", ask='Is "" in "regression" true or false?')
def parts_of_names(z, task):
    for name, function in (("regression", identity), ("binary", s), ("multiclass", share)):
        if task in name:
            return function(z)
    raise ValueError(task)


@misconception(says="Your function looks at the first letter of the task only.", ask='Which task does "ranking" mean to your function?')
def first_letter_only(z, task):
    for letter, function in (("r", identity), ("b", s), ("m", share)):
        if task.startswith(letter):
            return function(z)
    raise ValueError(task)


@misconception(says="The result is right, but z is moved afterwards.", ask="Who else may still need z after this call?")
def changes_argument(z, task):
    if task == "multiclass":
        z -= z.max(axis=1, keepdims=True)
    return none_checked(z, task)


none_checked = of(identity, s, share)


def inputs(rng):
    """All three tasks on matrices that are not square, and the last two on one that is."""
    for task, shape, label in [
        ("multiclass", (4, 3), "multiclass"),
        ("binary", (2, 5), "binary"),
        ("regression", (3, 2), "regression"),
        ("multiclass", (3, 3), "multiclass, n = K"),
        ("binary", (4, 1), "binary, one output"),
        ("multiclass", (1, 4), "multiclass, n = 1"),
    ]:
        yield case(mixed(rng, shape), task, label=label)
    for task, shape, label in [
        ("multiclass", (5, 2), "multiclass, large and small values"),
        ("multiclass", (3, 1), "multiclass, one class"),
        ("binary", (2, 3), "binary, large and small values"),
    ]:
        yield case(wide(rng, shape), task, label=label)
    yield case(100 * wide(rng, (2, 3)), "regression", label="regression, large values")
    yield case(mixed(rng, (2, 3)) - 20, "multiclass", label="multiclass, all around −20")


def unknown_tasks(rng):
    z = mixed(rng, (3, 2))
    near = ["multi-class", "multiclass softmax", "logistic regression"]
    near += ["Regression", "Binary", "Multiclass", "multiclass "]
    far = ["softmax", "", "class", "ranking", "multilabel", "bernoulli", "binomial"]
    for task in [*far, *near]:
        yield case(z, task, label=f"task {task!r}")


def hidden(rng):
    z = mirrored(mixed(rng, (36, 36)))
    yield from look_alikes(z, "multiclass", label="multiclass, 36 rows of 36")
    yield from look_alikes(z, "binary", label="binary, 36 rows of 36")
    yield case(z, "regression", label="regression, 36 rows of 36")
    for task in ("multiclass", "binary", "regression"):
        yield case(mixed(rng, (2, 3)) * 1e-7, task, label=f"{task}, sizes near 1e-7")
    yield case(np.tile(mixed(rng, (4,)), (3, 1)), "multiclass", label="multiclass, equal rows")
    z = np.array([[0.0, -1.5], [-11.5, 0.0]])
    yield case(z, "binary", label="binary, of 0 and to the left of it")
    yield case(mixed(rng, (2, 3)) * 1e7, "regression", label="regression, sizes near 1e7")


EXERCISE = Exercise(
    output_unit,
    points=4,
    oracle=oracle.output_unit,
    inputs=inputs,
    hidden=hidden,
    checks=[Values(points=2), RaisesValueError(points=1, inputs=unknown_tasks), Pure(points=1)],
)
