r"""Training changes the weights and the biases, and nothing else: they are the network's
*parameters*. How many there are decides how much memory a network needs and how many examples it
takes to train it. We count from the small to the large.

One unit with $n_{in}$ inputs has one weight for each input, and one more parameter. Which?

```
   x_1 ──w_1──┐
   x_2 ──w_2──┼──►( Σ  + ? )──► a          2 inputs … 3 parameters
```

| inputs | 1 | 2 | 10 | 784 |
|---|---|---|---|---|
| parameters | 2 | 3 | 11 | 785 |

The activation function has no parameters of its own here.

Write `unit_parameter_count(n_in)`. Counts are exact: return an `int` (`5`, not `5.0`), here and in
the next two exercises.
"""

import numpy as np

from autograder.exercise import Exercise, Values, accepted, case, misconception
from nn_reference.oracles import forward_pass as oracle


def unit_parameter_count(n_in):
    """The number of parameters of one unit.

    n_in: its number of inputs, an int.
    Returns an int.
    """
    return n_in + 1


@accepted
def counted(n_in):
    return len([*range(n_in), "bias"])


@accepted
def numpy_int(n_in):
    return np.int64(n_in) + np.int64(1)


@accepted
def array_sizes(n_in):
    weights, biases = np.broadcast_to(0.0, (1, n_in)), np.zeros(1)
    return weights.size + biases.size


@accepted
def zero_axes(n_in):
    return np.sum(np.array([n_in, 1]), keepdims=False)[()] + np.array(0)


@misconception(says="You counted the weights only.", ask="What does a unit add to its weighted sum?")
def missing_bias(n_in):
    return n_in


@misconception(says="You counted a bias for every input.", ask="How many biases does one unit have, however many inputs it gets?")
def bias_with_each_input(n_in):
    return 2 * n_in


@misconception(says="You counted one parameter too many.", ask="Is there anything in tanh that training could change?")
def activation_counted(n_in):
    return n_in + 2


@misconception(says="The count is right, but it is a float.", ask="How many halves of a parameter can there be?")
def float_count(n_in):
    return n_in + 1.0


@misconception(says="Your count is below the number of inputs.", ask="Is the bias one parameter more, or one fewer?")
def bias_subtracted(n_in):
    return n_in - 1


@misconception(says="You counted as many units as there are inputs.", ask="How many weights lead from one input into one unit?")
def square_of_inputs(n_in):
    return n_in * n_in + 1


@misconception(says="Your count does not depend on the number of inputs.", ask="How many weights does a unit with ten inputs have?")
def inputs_ignored(n_in):
    return 2


@misconception(says="The count is right, but you return it as text.", ask="What does type(…) say about your result?")
def text_returned(n_in):
    return f"{n_in + 1}"


def inputs(rng):
    for low, high, label in [(3, 9, ""), (1, 2, "one input"), (20, 90, ""), (10**5, 10**6, "an image's pixels")]:
        yield case(int(rng.integers(low, high)), label=label)


def hidden(rng):
    yield case((1 << 24) + 2 * int(rng.integers(50, 500)), label="more than float32 can count")


EXERCISE = Exercise(unit_parameter_count, points=1, oracle=oracle.unit_parameter_count, inputs=inputs, hidden=hidden, checks=[Values(points=1)])
