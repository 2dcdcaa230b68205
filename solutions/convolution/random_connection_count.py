r"""Filters are one way to leave connections out. Another one: let each unit look at $m$ of the $n$
inputs, chosen **at random**. How many choices does a unit have? The order of the inputs does not
matter, and none is taken twice, so it is the number of subsets with $m$ members:

$$\binom n m = \frac{n!}{m!\,(n-m)!}, \qquad 0 \le m \le n .$$

| $n$ | $m$ | choices |
|---|---|---|
| 5 | 0 | 1: no input at all is one choice |
| 5 | 2 | 10 |
| 5 | 5 | 1: all of them |
| 60 | 30 | 118264581564861424 |

The last one is larger than $2^{53}$: floats of 64 bits cannot hold every whole number up there.
The answer must be exact for all $n$ up to 60.

Write `random_connection_count(n, m)`.
"""

import math

import numpy as np

from autograder.exercise import Exercise, Values, accepted, case, misconception
from nn_reference.oracles import convolution as oracle


def random_connection_count(n, m):
    """The number of ways to choose m of n inputs, an exact int.  0 <= m <= n <= 60."""
    ways = 1
    for k in range(1, m + 1):
        ways = ways * (n - m + k) // k  # a binomial coefficient after each step: nothing is lost
    return ways


@accepted
def library(n, m):
    return math.comb(n, m)


@accepted
def factorials(n, m):
    return math.factorial(n) // math.factorial(m) // math.factorial(n - m)


@accepted
def pascal(n, m):
    row = np.array([1], dtype=np.int64)
    for _ in range(n):
        row = np.append(row, 0) + np.append(0, row)
    return row[m]


@accepted
def recursive(n, m):
    if m == 0:
        return 1
    return recursive(n - 1, m - 1) * n // m


@misconception(says="You counted choices in different orders as different.", ask="Are inputs 1 and 2 another choice than inputs 2 and 1?")
def ordered_choices(n, m):
    return math.perm(n, m)


@misconception(
    says="Your number has been through a float, and has lost its last digits where it is large.", ask="How many digits does a float of 64 bits keep?"
)
def through_float(n, m):
    return round(float(math.comb(n, m)))


@misconception(says="You multiplied fractions, and cut off what was left after the point.", ask="Is 4/3 · 3 an exact whole number in floats?")
def float_products(n, m):
    ways = 1.0
    for k in range(m):
        ways *= (n - k) / (k + 1)
    return int(ways)


@misconception(says="You let the same input be chosen several times, in any order.", ask="After one input has been chosen, how many are left?")
def with_replacement(n, m):
    return n**m


@misconception(says="You let the same input be chosen several times.", ask="Can a unit be connected twice with one input?")
def multiset(n, m):
    return math.comb(n + m - 1, m) if n else 1


@misconception(says="You divided by m!, but not by (n − m)!.", ask="How many ways are there to choose 1 of 5 inputs?")
def factor_missing(n, m):
    return math.factorial(n) // math.factorial(m)


@misconception(says="You counted the subsets of every size.", ask="How many inputs must a choice have?")
def all_subsets(n, m):
    return 2**n


@misconception(says="You multiplied n by m.", ask="How many ways are there to choose 2 of 3 inputs? List them.")
def product(n, m):
    return n * m


@misconception(says="You counted choices of at most m inputs.", ask="How many inputs must a choice have?")
def at_most(n, m):
    return sum(math.comb(n, k) for k in range(m + 1))


@misconception(says="You chose n of m, not m of n.", ask="Which of the two numbers is the larger one?")
def arguments_swapped(n, m):
    return math.comb(m, n)


@misconception(says="You say that there is no way to choose 0 inputs.", ask="What is 0!, and how many empty sets are there?")
def empty_choice(n, m):
    return math.comb(n, m) if m else 0


@misconception(says="Your product has one factor too few.", ask="How many factors do you need to choose 1 of 5?")
def off_by_one(n, m):
    ways = 1
    for k in range(1, m):
        ways = ways * (n - k + 1) // k
    return ways


@misconception(
    says="Your factorials are too large for 64 bits, and have wrapped around.",
    ask="What is the largest factorial that fits into 64 bits? Which ints have no such limit?",
)
def overflow(n, m):
    def factorial(k):
        return np.prod(np.arange(1, k + 1, dtype=np.int64))

    return int(factorial(n) // (factorial(m) * factorial(n - m)))


@misconception(says="You divided with `/`: that goes through floats, and 16 digits are all they hold.", ask="Which division stays with whole numbers?")
def float_division(n, m):
    return math.factorial(n) / (math.factorial(m) * math.factorial(n - m))


def inputs(rng):
    n = int(rng.integers(8, 13))
    yield n, int(rng.integers(3, 5))
    yield n + 6, n - 2
    yield case(n + 1, 0, label="m = 0")
    yield case(n - 1, n - 1, label="m = n")
    yield case(n + 2, 1, label="m = 1")
    yield case(0, 0, label="nothing to choose from")
    large = [(58, 29), (59, 28), (60, 29), (60, 30), (59, 31), (60, 27), (58, 26)]
    large = [pair for pair in large if int(float(math.comb(*pair))) != math.comb(*pair)]
    yield case(*large[int(rng.integers(len(large)))], label="larger than 2**53")


def hidden(rng):
    yield case(60, 60, label="n = m = 60")
    yield case(60, 59, label="n = 60, all but one")
    yield case(40, int(rng.integers(17, 23)), label="n = 40")
    yield case(33, 16, label="n = 33")


EXERCISE = Exercise(
    random_connection_count, points=2, oracle=oracle.random_connection_count, inputs=inputs, hidden=hidden, checks=[Values(points=2)], extra=True
)
