r"""A first graph with two gates: $f = (x + y) \cdot z$, with the name $q = x + y$ for what comes
out of the first.

```
   x = 3 ---.
             (+) ---> q = 4 ---.
   y = 1 ---'                   (*) ---> f = -8
   z = -2 ---------------------'
```

Forwards: compute $q$, then $f$. Backwards: begin at the end with $\partial f/\partial f = 1$; the
mul gate sends gradients to $q$ and to $z$; the add gate receives that of $q$ as its upstream
gradient, and sends it on. In the picture $\partial f/\partial q = -2$, so that $x$ and $y$ get
$-2$ each, and $z$ gets $4$.

Write `sum_product(x, y, z)`. It returns a dict of six numbers: `"q"`, `"f"`, and the gradients of
$f$ with respect to $x$, $y$, $z$ and $q$ as `"dx"`, `"dy"`, `"dz"`, `"dq"`. You have the gates
already.
"""

import numpy as np

from autograder.exercise import Exercise, Values, accepted, case, misconception
from nn_reference.oracles import compute_graph as oracle

from .add_backward import add_backward
from .mul_backward import mul_backward


def sum_product(x, y, z):
    """Values and gradients of f = (x + y) * z.

    x, y, z: numbers.  Returns a dict of numbers: q, f, dx, dy, dz, dq.
    """
    q = x + y
    f = q * z
    dq, dz = mul_backward(q, z, 1.0)
    dx, dy = add_backward(dq)
    return {"q": q, "f": f, "dx": dx, "dy": dy, "dz": dz, "dq": dq}


KEYS = ("q", "f", "dq", "dz", "dx", "dy")


def wanted(x, y, z):
    """The oracle's dict as floats, in the order in which things are computed."""
    found = oracle.sum_product(x, y, z)
    return {key: float(found[key]) for key in KEYS}


@accepted
def closed_form(x, y, z):
    return dict(q=x + y, f=x * z + y * z, dx=z, dy=z, dz=x + y, dq=z)


@accepted
def numpy_numbers(x, y, z):
    x, y, z = np.float32([x, y, z])
    result = {"df": np.float32(1), "q": np.add(x, y)}
    result["f"] = np.array(result["q"] * z)
    result.update(dz=result["df"] * result["q"], dq=result["df"] * z)
    result["dx"] = result["dy"] = result["dq"] * 1
    return result


@accepted
def by_jacobians(x, y, z):
    outer = np.array([[z, x + y]])
    inner = np.array([[1.0, 1.0, 0.0], [0.0, 0.0, 1.0]])
    dx, dy, dz = (outer @ inner)[0]
    return {"dx": dx, "dy": dy, "dz": dz, "q": x + y, "dq": outer[0, 0], "f": (x + y) * z}


def graph(x, y, z, **other):
    q = x + y
    return {"q": q, "f": q * z, "dx": z, "dy": z, "dz": q, "dq": z} | other


@misconception(
    says="Your mul gate gives each input the gradient that belongs to the other.", ask="If z grows by 1 while q stays at 4, by how much does f grow?"
)
def mul_not_swapped(x, y, z):
    q = x + y
    return graph(x, y, z, dq=q, dz=z, dx=q, dy=q)


@misconception(says="Your dx and dy are the local gradients of the add gate; what comes from f is missing.", ask="If x grows by 1, q grows by 1; and f?")
def upstream_ignored(x, y, z):
    return graph(x, y, z, dx=1.0, dy=1.0)


@misconception(says="Your add gate multiplies by its inputs.", ask="What are the local gradients of an add gate?")
def add_multiplies(x, y, z):
    return graph(x, y, z, dx=z * x, dy=z * y)


@misconception(says="Your f is x + y·z.", ask="What is computed first, the sum or the product?")
def brackets_in_value(x, y, z):
    return graph(x, y, z, f=x + y * z)


@misconception(
    code="brackets-ignored", says="You took f for x + y·z, in the value and in its gradients.", ask="What is computed first, the sum or the product?"
)
def brackets_ignored_everywhere(x, y, z):
    return graph(x, y, z, f=x + y * z, dx=1.0, dz=y)


@misconception(says="You shared the gradient of q between x and y.", ask="If x alone grows by 0.1, by how much does q grow?")
def shared_equally(x, y, z):
    return graph(x, y, z, dx=z / 2, dy=z / 2)


@misconception(says="You began the way back with the value of f.", ask="What is the derivative of f with respect to f?")
def starts_with_f(x, y, z):
    f = (x + y) * z
    return graph(x, y, z, dq=z * f, dz=(x + y) * f, dx=z * f, dy=z * f)


@misconception(says="Your q is the product of x and y.", ask="Which gate do x and y enter?")
def mul_for_add(x, y, z):
    q = x * y
    return graph(x, y, z, q=q, f=q * z, dz=q)


@misconception(says="Your dx and dy are those of a product x·y·z.", ask="Which gate do x and y enter, and what does it send back?")
def product_of_three(x, y, z):
    return graph(x, y, z, dx=y * z, dy=x * z)


@misconception(says="Your dq is 1.", ask="If q grows by 1, by how much does f grow?")
def local_for_global(x, y, z):
    return graph(x, y, z, dq=1.0)


@misconception(says="The gradient of q is missing.", ask="Which six numbers are asked for?")
def key_missing(x, y, z):
    result = graph(x, y, z)
    del result["dq"]
    return result


@misconception(says="You returned a tuple.", ask="How will the caller find dz in it?")
def tuple_for_dict(x, y, z):
    return tuple(graph(x, y, z).values())


@misconception(says="You added z where it multiplies.", ask="Which gate do q and z enter?")
def add_for_mul(x, y, z):
    q = x + y
    return graph(x, y, z, f=q + z, dx=1.0, dy=1.0, dz=1.0, dq=1.0)


@misconception(says="Your dz is the value of f.", ask="If z grows by 1 while q stays at 4, by how much does f grow?")
def value_for_gradient(x, y, z):
    return graph(x, y, z, dz=(x + y) * z)


def inputs(rng):
    a, b, c = (float(v) for v in rng.permutation(rng.uniform(0.2, 0.6, 3) + [0.5, 1.3, 2.2]))
    yield a, b, -c
    yield -a, -b, c
    yield b, c, a
    yield c, a / 2, -b
    yield case(a, a, c, label="x = y")
    yield case(a, b, 0.0, label="z = 0")
    yield case(b, -b, c, label="q = 0")
    yield 1e-4 * a, 1e-4 * b, 1e-4 * c


def hidden(rng):
    a, b, c = (float(v) for v in rng.uniform(0.3, 0.9, 3))
    yield case(1e7 * a, 1e7 * b, c, label="x and y near 1e7")
    yield case(a, b, 1e7 * c, label="z near 1e7")
    yield case(3e-8 * a, 3e-8 * b, 3e-8 * c, label="sizes near 1e-8")
    yield case(1e7 * a, 1e7 * b, 3e-8 * c, label="sizes near 1e7 and 1e-8")
    yield case(a, a, a, label="x = y = z")
    yield case(a, b, a, label="x = z")


EXERCISE = Exercise(sum_product, points=2, oracle=wanted, inputs=inputs, hidden=hidden, checks=[Values(points=2)])
