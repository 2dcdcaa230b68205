r"""The gates of this assignment, and the graph that they form, in one class. A `Value` holds a
number, and remembers how it was made. Whoever writes

```python
a, b = Value(2.0), Value(-3.0)
f = (a * b + 1.0).tanh() + a
f.backward()
a.data, a.grad          # 2.0, and df/da
```

has built a graph without noticing: each operation makes a new `Value` that knows its inputs and
its local gradients. `f.backward()` then walks the graph from `f` back to the leaves.

**What it has**

| | |
|---|---|
| `Value(data)` | a leaf |
| `.data`, `.grad` | the number, and the gradient: 0 until `backward()` has been called |
| `+`, `-`, `*`, `/` | of two `Value`s, or a `Value` and a number, **on either side** |
| `**` | with a number as the exponent: `v ** 3`, `v ** -0.5` |
| `-v` | |
| `.exp()`, `.log()`, `.tanh()`, `.sigmoid()`, `.relu()` | |
| `.max(other)` | the larger of two `Value`s |
| `.backward()` | fills `.grad` of everything this `Value` was made from; its own becomes 1 |

For `2 * v` Python asks the number first, then calls `v.__rmul__(2)`; there is such a second name
for each operator (`__radd__`, `__rsub__`, `__rtruediv__`). Mind the order of the two that do not
commute.

**Three things to think about**

1. *Reused values.* In `v * v`, or where a line branches, several gradients arrive. You know what a
   copy gate does.
2. *The order.* A node may send its gradient on only when it has received **all** of its own. Here
   `u` is used by `t` and by `f`: whoever goes from `f` to `u`, and on to `x`, before `t` has
   reported, sends too little. Sort the nodes so that each comes after all nodes that use it.
3. *Depth.* A chain of 10,000 operations must work. Python gives up when functions call themselves
   some 1,000 deep, and the limit may not be raised: go through the graph with a list and a loop.

```
   x ---> u ---> t ---> f             order back:  f, t, u, x
           '-----------^
```

A `backward()` on a second, fresh graph over the same leaves adds to the gradients that the leaves
have already. (Not asked: `backward()` twice on the same `Value`; two graphs that share more than
leaves; a `Value` as exponent.)
"""

import math

import numpy as np

from autograder.exercise import Exercise, Values, accepted, case, misconception
from nn_reference.oracles import compute_graph as oracle


class Value:
    """A number that remembers how it was computed.

    data: the number.  grad: the slope, with respect to it, of what backward() was called on.
    """

    def __init__(self, data, slopes=()):
        self.data = data
        self.grad = 0.0
        self.slopes = slopes  # pairs: a Value this one was made from, and the local gradient

    def __add__(self, other):
        other = other if isinstance(other, Value) else Value(other)
        return Value(self.data + other.data, ((self, 1.0), (other, 1.0)))

    def __mul__(self, other):
        other = other if isinstance(other, Value) else Value(other)
        return Value(self.data * other.data, ((self, other.data), (other, self.data)))

    def __pow__(self, exponent):
        slope = exponent * self.data ** (exponent - 1)
        return Value(self.data**exponent, ((self, slope),))

    def __neg__(self):
        return self * -1.0

    def __sub__(self, other):
        return self + -other

    def __rsub__(self, other):
        return -self + other

    def __truediv__(self, other):
        return self * other**-1.0

    def __rtruediv__(self, other):
        return self**-1.0 * other

    __radd__ = __add__
    __rmul__ = __mul__

    def exp(self):
        data = float(np.exp(self.data))
        return Value(data, ((self, data),))

    def log(self):
        return Value(float(np.log(self.data)), ((self, 1 / self.data),))

    def tanh(self):
        data = float(np.tanh(self.data))
        return Value(data, ((self, 1 - data * data),))

    def sigmoid(self):
        data = 0.5 * (1 + float(np.tanh(0.5 * self.data)))
        return Value(data, ((self, data * (1 - data)),))

    def relu(self):
        return self.max(Value(0.0))

    def max(self, other):
        larger = self if self.data > other.data else other
        return Value(larger.data, ((larger, 1.0),))

    def backward(self):
        order, seen, stack = [], set(), [(self, False)]
        while stack:
            node, finished = stack.pop()
            if finished:
                order.append(node)  # after everything it was made from
            elif id(node) not in seen:
                seen.add(id(node))
                stack.append((node, True))
                stack.extend((parent, False) for parent, _ in node.slopes)
        self.grad += 1.0
        for node in reversed(order):
            for parent, slope in node.slopes:
                parent.grad += slope * node.grad


STARTER = '''
class Value:
    """A number that remembers how it was computed.

    data: the number.  grad: the slope, with respect to it, of what backward() was called on.
    """

    def __init__(self, data):
        # YOUR CODE HERE
        raise NotImplementedError

    # Then __add__, __mul__, ... and exp, log, tanh, sigmoid, relu, max, backward.
'''


@accepted
class Closures:
    """Each node has a function that sends its gradient on; nodes are counted, not sorted."""

    def __init__(self, data, parents=()):
        self.data = np.float64(data)
        self.grad = np.float64(0)
        self.parents = parents
        self.send = lambda: None

    def __repr__(self):
        return f"Closures({self.data})"

    @staticmethod
    def of(other):
        return other if isinstance(other, Closures) else Closures(other)

    def made(self, data, *pairs):
        out = Closures(data, tuple(parent for parent, _ in pairs))

        def send():
            for parent, slope in pairs:
                parent.grad = parent.grad + out.grad * slope

        out.send = send
        return out

    def __add__(self, other):
        other = self.of(other)
        return self.made(self.data + other.data, (self, 1), (other, 1))

    def __radd__(self, other):
        return self + other

    def __sub__(self, other):
        other = self.of(other)
        return self.made(self.data - other.data, (self, 1), (other, -1))

    def __rsub__(self, other):
        return self.of(other) - self

    def __mul__(self, other):
        other = self.of(other)
        return self.made(self.data * other.data, (self, other.data), (other, self.data))

    def __rmul__(self, other):
        return self * other

    def __truediv__(self, other):
        other = self.of(other)
        q = self.data / other.data
        return self.made(q, (self, 1 / other.data), (other, -q / other.data))

    def __rtruediv__(self, other):
        return self.of(other) / self

    def __pow__(self, k):
        return self.made(self.data**k, (self, k * self.data ** (k - 1)))

    def __neg__(self):
        return self.made(-self.data, (self, -1))

    def exp(self):
        e = np.exp(self.data)
        return self.made(e, (self, e))

    def log(self):
        return self.made(np.log(self.data), (self, 1 / self.data))

    def tanh(self):
        return self.made(np.tanh(self.data), (self, 1 / np.cosh(self.data) ** 2))

    def sigmoid(self):
        s = 1 / (1 + np.exp(-self.data))
        return self.made(s, (self, s * (1 - s)))

    def relu(self):
        return self.made(np.maximum(0, self.data), (self, self.data > 0))

    def max(self, other):
        other = self.of(other)
        first = self.data > other.data
        return self.made(max(self.data, other.data), (self, first), (other, 1 - first))

    def backward(self):
        waiting, todo = {self: 0}, [self]
        while todo:
            for parent in todo.pop().parents:
                if parent not in waiting:
                    waiting[parent] = 0
                    todo.append(parent)
                waiting[parent] += 1
        self.grad = np.float64(1)
        ready = [self]
        while ready:
            node = ready.pop()
            node.send()
            for parent in node.parents:
                waiting[parent] -= 1
                if waiting[parent] == 0:
                    ready.append(parent)


@accepted
class Numbered:
    """Nodes are numbered as they are made, so that falling numbers are a right order."""

    count = 0

    def __init__(self, data, *made_from):
        Numbered.count += 1
        self.number = Numbered.count
        self.data, self.grad, self.made_from = float(data), 0, made_from

    def __add__(self, other):
        if not isinstance(other, Numbered):
            return Numbered(self.data + other, (self, 1))
        return Numbered(self.data + other.data, (self, 1), (other, 1))

    def __mul__(self, other):
        if not isinstance(other, Numbered):
            return Numbered(self.data * other, (self, other))
        return Numbered(self.data * other.data, (self, other.data), (other, self.data))

    __radd__, __rmul__ = __add__, __mul__

    def __neg__(self):
        return self * -1

    def __sub__(self, other):
        return self + (-1) * other

    def __rsub__(self, other):
        return (-1) * self + other

    def __pow__(self, power):
        return Numbered(self.data**power, (self, power * self.data ** (power - 1)))

    def __truediv__(self, other):
        return self * (other**-1 if isinstance(other, Numbered) else 1 / other)

    def __rtruediv__(self, other):
        return other * self**-1

    def exp(self):
        return Numbered(math.exp(self.data), (self, math.exp(self.data)))

    def log(self):
        return Numbered(math.log(self.data), (self, self.data**-1))

    def sigmoid(self):
        return 1 / (1 + (-self).exp())

    def tanh(self):
        return 2 * (2 * self).sigmoid() - 1

    def relu(self):
        return self * (1 if self.data > 0 else 0)

    def max(self, other):
        return self * (self.data >= other.data) + other * (self.data < other.data)

    def backward(self):
        found, todo = {self}, [self]
        for node in todo:
            for parent, _ in node.made_from:
                if parent not in found:
                    found.add(parent)
                    todo.append(parent)
        self.grad += 1
        for node in sorted(found, key=lambda node: -node.number):
            for parent, slope in node.made_from:
                parent.grad += slope * node.grad


@accepted
class Arrays:
    """Numbers held in NumPy arrays without axes; a fresh table of gradients for each backward()."""

    __array_priority__ = 100

    def __init__(self, data):
        self.data = np.array(data, dtype=float)
        self.grad = np.zeros(())
        self.inputs, self.back = [], None

    def gate(self, data, inputs, back):
        out = Arrays(data)
        out.inputs, out.back = inputs, back
        return out

    def __add__(self, other):
        other = other if isinstance(other, Arrays) else Arrays(other)
        return self.gate(self.data + other.data, [self, other], lambda g: [g, g])

    def __mul__(self, other):
        other = other if isinstance(other, Arrays) else Arrays(other)
        x, y = self.data, other.data
        return self.gate(x * y, [self, other], lambda g: [g * y, g * x])

    def __sub__(self, other):
        other = other if isinstance(other, Arrays) else Arrays(other)
        return self.gate(self.data - other.data, [self, other], lambda g: [g, -g])

    def __truediv__(self, other):
        other = other if isinstance(other, Arrays) else Arrays(other)
        x, y = self.data, other.data
        return self.gate(x / y, [self, other], lambda g: [g / y, -g * x / y**2])

    def __radd__(self, other):
        return Arrays(other) + self

    def __rmul__(self, other):
        return Arrays(other) * self

    def __rsub__(self, other):
        return Arrays(other) - self

    def __rtruediv__(self, other):
        return Arrays(other) / self

    def __pow__(self, k):
        x = self.data
        return self.gate(x**k, [self], lambda g: [g * k * x ** (k - 1)])

    def __neg__(self):
        return self.gate(-self.data, [self], lambda g: [-g])

    def unary(self, value, slope):
        return self.gate(value, [self], lambda g: [g * slope])

    def exp(self):
        return self.unary(np.exp(self.data), np.exp(self.data))

    def log(self):
        return self.unary(np.log(self.data), 1 / self.data)

    def tanh(self):
        return self.unary(np.tanh(self.data), 1 - np.tanh(self.data) ** 2)

    def sigmoid(self):
        s = np.exp(-np.logaddexp(0, -self.data))
        return self.unary(s, s - s**2)

    def relu(self):
        return self.unary(self.data * (self.data > 0), self.data > 0)

    def max(self, other):
        wins = self.data > other.data
        value = np.where(wins, self.data, other.data)
        return self.gate(value, [self, other], lambda g: [g * wins, g * ~wins])

    def backward(self):
        order, done, todo = [], set(), [self]
        while todo:
            node = todo[-1]
            waiting = [p for p in node.inputs if p not in done]
            if node in done:
                todo.pop()
            elif waiting:
                todo += waiting
            else:
                done.add(node)
                order.append(todo.pop())
        table = dict.fromkeys(order, 0.0) | {self: 1.0}
        for node in reversed(order):
            node.grad = node.grad + table[node]
            if node.back:
                for parent, g in zip(node.inputs, node.back(table[node])):
                    table[parent] = table[parent] + g


def right_values():
    return {
        "add": lambda x, y: x + y,
        "sub": lambda x, y: x - y,
        "mul": lambda x, y: x * y,
        "div": lambda x, y: x / y,
        "pow": lambda x, k: x**k,
        "neg": lambda x: -x,
        "exp": math.exp,
        "log": math.log,
        "tanh": math.tanh,
        "sigmoid": lambda x: 1 / (1 + math.exp(-x)),
        "relu": lambda x: max(x, 0.0),
        "max": max,
    }


def right_slopes():
    """The local gradients of each gate, from its value and its inputs."""
    return {
        "add": lambda out, x, y: (1.0, 1.0),
        "sub": lambda out, x, y: (1.0, -1.0),
        "mul": lambda out, x, y: (y, x),
        "div": lambda out, x, y: (1 / y, -x / y**2),
        "pow": lambda out, x, k: (k * x ** (k - 1), 0.0),
        "neg": lambda out, x: (-1.0,),
        "exp": lambda out, x: (out,),
        "log": lambda out, x: (1 / x,),
        "tanh": lambda out, x: (1 - out**2,),
        "sigmoid": lambda out, x: (out * (1 - out),),
        "relu": lambda out, x: (float(x > 0),),
        "max": lambda out, x, y: (float(x > y), float(y > x)),
    }


def sorted_nodes(root):
    """Everything that the root was made from, each node before those that use it."""
    order, seen, stack = [], set(), [(root, False)]
    while stack:
        node, finished = stack.pop()
        if finished:
            order.append(node)
        elif node not in seen:
            seen.add(node)
            stack.append((node, True))
            stack += [(parent, False) for parent, _ in node.made_from]
    return order


def send(node):
    for parent, slope in node.made_from:
        parent.grad += slope * node.grad


def right_backward(root):
    root.grad = 1.0
    for node in reversed(sorted_nodes(root)):
        send(node)


def engine(*, values=None, slopes=None, backward=right_backward, reflect=None, pairs=tuple, at_first=0.0, tape=None):
    """A class like Value with some parts done otherwise."""
    value_of = right_values() | (values or {})
    slopes_of = right_slopes() | (slopes or {})
    order = {"radd", "rmul", "rsub", "rdiv"} if reflect is None else reflect

    def gate(op):
        value, slope = value_of[op], slopes_of[op]

        def method(self, *others):
            inputs = (self, *[v if type(v) is Wrong else Wrong(v) for v in others])
            numbers = [each.data for each in inputs]
            out = Wrong(value(*numbers))
            out.made_from = pairs(zip(inputs, slope(out.data, *numbers)))
            if tape is not None:
                tape.append(out)
            return out

        return method

    def turned(op):
        return lambda self, other: gate(op)(Wrong(other), self)

    class Wrong:
        def __init__(self, data):
            self.data, self.grad, self.made_from = data, at_first, ()

        __add__, __sub__, __mul__, __truediv__ = gate("add"), gate("sub"), gate("mul"), gate("div")
        __pow__, __neg__ = gate("pow"), gate("neg")
        exp, log, tanh, sigmoid = gate("exp"), gate("log"), gate("tanh"), gate("sigmoid")
        relu, max = gate("relu"), gate("max")

        def backward(self):
            backward(self)

    for name, op in [("radd", "add"), ("rmul", "mul"), ("rsub", "sub"), ("rdiv", "div")]:
        if name in order:
            full = "__rtruediv__" if name == "rdiv" else f"__{name}__"
            setattr(Wrong, full, gate(op) if f"{name} as it is" in order else turned(op))
    return Wrong


def recursive_backward(root):
    order, seen = [], set()

    def visit(node):
        if node not in seen:
            seen.add(node)
            for parent, _ in node.made_from:
                visit(parent)
            order.append(node)

    visit(root)
    root.grad = 1.0
    for node in reversed(order):
        send(node)


def along_every_path(root):
    """Sends on at once what has arrived so far, again and again."""
    root.grad = 1.0
    stack = [root]
    for _ in range(20_000):  # there are far more paths than that in some graphs
        if not stack:
            return
        node = stack.pop()
        send(node)
        stack += [parent for parent, _ in node.made_from]


def breadth_first(root):
    root.grad = 1.0
    queue, seen = [root], {root}
    for node in queue:
        send(node)
        for parent, _ in node.made_from:
            if parent not in seen:
                seen.add(parent)
                queue.append(parent)


def depth_first(root):
    root.grad = 1.0
    stack, seen = [root], {root}
    while stack:
        node = stack.pop()
        send(node)
        for parent, _ in node.made_from:
            if parent not in seen:
                seen.add(parent)
                stack.append(parent)


def equal_ones_once(root):
    """Takes nodes that hold the same number for one and the same."""
    seen = {node.data: node for node in sorted_nodes(root)}
    root.grad = 1.0
    for node in reversed(seen.values()):
        send(node)


def assigning(root):
    root.grad = 1.0
    for node in reversed(sorted_nodes(root)):
        for parent, slope in node.made_from:
            parent.grad = slope * node.grad


def unseeded(root):
    for node in reversed(sorted_nodes(root)):
        send(node)


def seeded_with_value(root):
    root.grad = root.data
    for node in reversed(sorted_nodes(root)):
        send(node)


def root_left_zero(root):
    right_backward(root)
    root.grad = 0.0 if root.made_from else 1.0


def resetting(root):
    order = sorted_nodes(root)
    for node in order:
        node.grad = 0.0
    root.grad = 1.0
    for node in reversed(order):
        send(node)


def on_one_tape():
    """A class that writes all nodes down as they are made, and never forgets one."""
    tape = []

    def backward(root):
        root.grad = 1.0
        for node in reversed(tape):
            send(node)
        del tape[:-50]  # enough to be wrong, without keeping everything forever

    return engine(backward=backward, tape=tape)


def leaves_only(root):
    right_backward(root)
    for node in sorted_nodes(root):
        if node.made_from and node is not root:
            node.grad = 0.0


def one_step(root):
    root.grad = 1.0
    send(root)


def merged(pairs):
    """One slope an input: that of a second use is lost."""
    return tuple(dict(pairs).items())


def with_none(root):
    """Right, but for the gradients before it: None stands for 0 until the first arrives."""
    order = sorted_nodes(root)
    for node in order:
        node.grad = node.grad or 0.0
    root.grad = 1.0
    for node in reversed(order):
        send(node)


# -- the programs -----------------------------------------------------------------------------


def programs(*graphs, leaves, label=""):
    """A case: graphs over the same leaves, each a list of steps."""
    shown = label or "; ".join(f"v{i} = {step}" for i, step in enumerate(graphs[0]))
    return case([float(x) for x in leaves], [list(steps) for steps in graphs], label=shown)


def arithmetic(rng):
    # Nothing here or below is a small difference: a Value that works in float32 is right too.
    def draw(n, low=0.6, high=1.8):
        return rng.uniform(low, high, n)

    yield programs(["x0 + x1", "v0 * x2", "v1 - x3", "v2 / x4"], leaves=draw(5) * [1, 1, -1, 1, -1])
    yield programs(["x0 + 2", "v0 * 3", "v1 - 1.5", "v2 / 4"], leaves=draw(1))
    yield programs(["2 + x0", "3 * v0"], leaves=draw(1))
    yield programs(["1.5 - x0", "-v0"], leaves=draw(1, 2.0, 3.0))
    yield programs(["2 / x0"], leaves=draw(1))
    yield programs(["x0 ** 3", "v0 ** -0.5"], leaves=draw(1))
    yield programs(["x0 ** 2", "x1 ** 3", "v0 - v1"], leaves=-draw(2))
    yield programs([], leaves=draw(1), label="backward() on a leaf")
    steps = ["x0 * x1", "x1 * x0", "x0 / x1", "x0 ** 2", "x0 ** 1"]
    steps += ["v0 + v1", "v2 + v3", "v4 + v5", "v6 + v7"]
    yield programs(steps, leaves=[0.0, *draw(1)], label="a leaf of 0")
    yield programs(["0 + x0", "v0 * x0"], leaves=draw(1))
    yield programs(["0 * x0"], leaves=draw(1))
    steps = ["x0 ** 2.0", "x0 ** -2", "v1 ** -1", "v2 ** 1", "v3 ** 1.5", "v0 * v4"]
    yield programs(steps, leaves=-draw(1))
    yield programs(["x0 ** 0", "v0 * x0"], leaves=draw(1))
    yield programs(["2 / x0", "1.5 - x0", "v0 * v1", "v2 * x0"], leaves=draw(1, 2.0, 3.0))
    yield programs(["x0 - x1", "v0 * x0", "v1 * x1"], leaves=draw(2) * [1, -1])
    yield programs(["x0 + 2", "x1 + 2", "v0 / v1", "v2 * v0", "v3 - v1"], leaves=draw(2))


def functions(rng):
    def draw(*signs):
        return rng.uniform(0.4, 1.3, len(signs)) * signs

    yield programs(["x0.exp()", "x1.log()", "v0 * v1"], leaves=draw(-1, 1) + [0, 1.2])
    yield programs(["x0.tanh()", "x1.sigmoid()", "v0 * v1"], leaves=draw(1, -1))
    yield programs(["x0.relu()", "x1.relu()", "v0 + v1"], leaves=draw(1, -1))
    big, small = draw(1, 1) + [1.5, 0]
    yield programs(["x0.max(x1)", "x2.max(x3)", "v0 * v1"], leaves=[small, big, -small, -big])
    yield programs(["x0.tanh()", "v0.exp()", "v1.log()", "v2.sigmoid()", "v3 * x1"], leaves=draw(-1, 1))
    # Each function adds to what its argument has already.
    steps = ["x0.log()", "x0.tanh()", "x0.sigmoid()", "x0.exp()", "-x0", "x0 ** 2"]
    steps += ["v0 * v1", "v2 * v3", "v4 * v5", "v6 * v7", "v8 * v9", "v10 * x0"]
    yield programs(steps, leaves=draw(1) + 1, label="all functions of one leaf")
    # In one step, so that a relu or a max may give back its argument itself.
    yield programs(["(1 - x0.relu()) * x0"], leaves=draw(1) + 0.5)
    yield programs(["x0.relu() + x0 * x0 + x0.relu()"], leaves=draw(-1))
    step = "x0.max(x1) * x0.max(x2) + x1 * x2 + x1.max(x0) * x2.max(x0)"
    yield programs([step], leaves=[big, small, small / 2])
    yield programs([step], leaves=[-small, -big, -2 * big])
    yield programs(["x0 * x1", "x2.max(v0) * x2"], leaves=[big, 2.0, small])
    steps = ["x0 * x1", "v0.tanh()", "v1.relu()", "v0.exp()", "v2 + v3"]
    yield programs(steps, leaves=draw(1, -1), label="a relu that is off, over a shared node")
    steps = ["x0.exp()", "x1.log()", "x2.log()", "x3.relu()", "v0 * v1", "v2 * v3", "v4 - v5"]
    leaves = rng.uniform([4, 10, 0.04, 8], [5, 15, 0.06, 10])
    yield programs(steps, leaves=leaves, label="large and small numbers")
    steps = ["x0.tanh()", "v0 + x0", "x1.sigmoid()", "v2 + x1", "v1 * v3"]
    yield programs(steps, leaves=rng.uniform([2.5, 5], [3, 6]), label="near saturation")
    yield programs(["x0.tanh()", "v0 * 0.0001"], leaves=draw(1), label="a small gradient")
    steps = ["x0.sigmoid()", "x0.exp()", "x1.exp()", "v0 * v2", "v1 * v3", "v4 * x1"]
    yield programs(steps, leaves=[-12.5, 12.25], label="sigmoid and exp far from 0")
    steps = ["x0.log()", "x1 / x0", "x2.relu()", "v0 * v1", "v2 * v3"]
    yield programs(steps, leaves=[0.002, *draw(1), 3e-7], label="near 0")
    # Exact in float32, too.
    for low, high in [(1.0, 1.0 + 2.0**-22), (2.0**-25, 2.0**-24)]:
        steps = ["x0.max(x1) * 0.5 + x1.max(x0)"]
        yield programs(steps, leaves=[low, high], label="inputs of a max that hardly differ")


def reused(rng):
    x = rng.uniform(0.5, 1.2, 2) * [1, -1]
    yield programs(["x0 * x0", "v0 + v0", "v1 * x0"], leaves=x[:1])
    yield programs(["x0 * x1", "v0.tanh()", "v1 * 0.5", "v2 + v0", "v3 * x0"], leaves=x)
    yield programs(["x0 * x1", "v0.exp()", "v1 * 1.5", "v0 + v2", "x1 * v3"], leaves=np.abs(x))
    yield programs(["x0 * x1", "x1 * x0", "v0 + v1", "v2 * x0"], leaves=x)
    yield programs(["x0 * x1", "x2.exp()", "v0 - x0"], leaves=[*x, 0.5])
    steps = ["x0 * x1", "v0 * v0", "v0.exp()", "v2.tanh()", "v3.sigmoid()"]
    yield programs([*steps, "v1 * v4"], leaves=x)
    yield programs([*steps, "v4 * v1"], leaves=x)
    steps = ["x0 * x1", "v0.exp()", "v1.tanh()", "v2 * 0.5"]
    yield programs([*steps, "v3 + v1"], leaves=x)
    yield programs([*steps, "v1 + v3"], leaves=x)
    yield programs(["x0 * x1", "x0 * x1", "v0 + v1", "v2 * x0"], leaves=x)
    yield programs(["x0 * x1", "v0.exp()", "v1 * x0", "v0.tanh()"], leaves=x)
    yield programs(["x0 * x1", "v0.exp()", "v0"], leaves=x, label="nodes made after the root")
    yield programs(["x0 * x1", "v0 - v0", "v1 + x0"], leaves=x)
    yield programs(["x0 / x0", "v0 * x1"], leaves=[2.0, x[0]])
    for _ in range(2):
        yield random_program(rng)


def several_graphs(rng):
    x = rng.uniform(0.5, 1.2, 2)
    yield programs(["x0 * x1", "v0 + x0"], ["x0 + x1", "v0 * v0", "v1 * x1"], ["3 * x0"], leaves=x, label="three graphs over the same leaves")


DEPTH = 10_000


def deep(rng):
    # The same for everyone, so that it is asked once: it takes longer than all the others.
    steps = [[DEPTH, "v + x1"], [1200, "x1 + v"], [1200, "-v"], [1200, "v ** 1"]]
    steps += [[60, "v * 0.5 + v * 0.5"]]
    yield programs(steps, leaves=[1.25, 0.5], label=f"a chain of {DEPTH} additions")


# -- random programs: every result moderate, no kinks, no small differences --------------------

UNARY = {
    "-{}": lambda x: True,
    "{}.exp()": lambda x: abs(x) < 1.5,
    "{}.log()": lambda x: 0.4 < x < 4 and abs(x - 1) > 0.2,
    "{}.tanh()": lambda x: abs(x) < 1.5,
    "{}.sigmoid()": lambda x: abs(x) < 2,
    "{}.relu()": lambda x: x > 0.1,
    "{} ** 2": lambda x: 0.3 < abs(x) < 2,
    "{} ** -0.5": lambda x: 0.3 < x < 4,
    "{} + 0.75": lambda x: True,
    "{} * -1.5": lambda x: abs(x) < 2,
    "{} / 2.5": lambda x: abs(x) > 0.3,
    "{} - 1.25": lambda x: True,
    "1.25 - {}": lambda x: True,
    "2 / {}": lambda x: 0.5 < abs(x) < 4,
    "1 + {}": lambda x: True,
    "0.5 * {}": lambda x: abs(x) > 0.3,
}
BINARY = {
    "{} + {}": lambda x, y: True,
    "{} - {}": lambda x, y: True,
    "{} * {}": lambda x, y: abs(x * y) < 4,
    "{} / {}": lambda x, y: abs(y) > 0.5,
    "{}.max({})": lambda x, y: abs(x - y) > 0.1,
}


def random_program(rng):
    """A case with a random program of eight steps over three leaves."""
    while True:
        leaves = rng.uniform(0.5, 1.8, 3) * rng.choice([-1.0, 1.0], 3)
        steps = random_steps(rng, leaves)
        if steps and well_conditioned(rng, leaves, steps):
            return programs(steps, leaves=leaves)


def random_steps(rng, leaves, length=8):
    scope = {f"x{i}": oracle.Value(float(x)) for i, x in enumerate(leaves)}
    steps, used, closed = [], set(), set()
    for number in range(length):
        for _ in range(30):
            table = BINARY if rng.random() < 0.6 else UNARY
            template = str(rng.choice(list(table)))
            recent = [f"v{number - 1}"] if number else []
            names = [str(n) for n in rng.choice([n for n in scope if n not in closed], 2)]
            names = (recent + names)[:2] if table is BINARY else names[:1]
            # What is let through may be the input itself: then both have one gradient, which is
            # that of either only if the input has no other use.
            routes = "max" in template or "relu" in template
            if template in ("{} - {}", "{} / {}") and names[0] == names[1]:
                continue  # a small difference, in float32
            if routes and (used & {*names} or len({*names}) < len(names)):
                continue
            step = template.format(*names)
            if table[template](*(float(scope[n].data) for n in names)):
                result = eval(step, {}, scope)
                if 0.05 < abs(float(result.data)) < 5:
                    break
        else:
            return None
        steps.append(step)
        used.update(names)
        closed.update(names if routes else ())
        scope[f"v{number}"] = result
    return steps


def well_conditioned(rng, leaves, steps):
    """Whether gradients are moderate, and no result moves much more than the leaves do."""

    def grads(numbers):
        scope = {f"x{i}": oracle.Value(float(x)) for i, x in enumerate(numbers)}
        for number, step in enumerate(steps):
            scope[f"v{number}"] = eval(step, {}, scope)
        scope[f"v{len(steps) - 1}"].backward()
        return np.array([[float(n.data), float(n.grad)] for n in scope.values()])

    before = grads(leaves)
    after = grads(leaves * (1 + 1e-6 * rng.choice([-1.0, 1.0], 3)))
    used = before[before[:, 1] != 0]
    moderate = len(used) >= 8 and 0.02 < np.abs(used[:, 1]).min() and np.abs(used[:, 1]).max() < 20
    return moderate and bool((np.abs(after - before) <= 8e-6 * np.abs(before)).all())


def wanted(number):
    return oracle.Value(number)


assigned_not_added = misconception(
    says="Where a value is used twice, the later gradient overwrites the earlier one.", ask="What does a copy gate do with the gradients that arrive?"
)(engine(backward=assigning))


inputs_merged = misconception(says="In v * v or v + v only one of the two uses counts.", ask="Can a dict or a set hold the same input twice?")(
    engine(pairs=merged)
)


every_path_again = misconception(
    says="Nodes send on what they have every time something arrives, the old part again.",
    ask="When is a node's gradient complete, so that it may be sent on, once?",
)(engine(backward=along_every_path))


breadth_first_order = misconception(
    says="Nodes are visited in the order in which you find them, from the root outwards.",
    ask="In the picture of f, t and u: which must be visited first, t or u?",
)(engine(backward=breadth_first))


depth_first_order = misconception(
    says="You follow one branch to its leaves before the other branches have reported.",
    ask="In the picture of f, t and u: which must be visited first, t or u?",
)(engine(backward=depth_first))


equal_values_merged = misconception(
    says="Two nodes that hold the same number are taken for one.", ask="Does `in` ask whether it is the same object, or whether it is an equal one?"
)(engine(backward=equal_ones_once))


recursive_backward_ = misconception(
    code="recursive-backward",
    says="Your backward() calls itself for every node, and fails for a long chain.",
    ask="How can a list hold what is still to be visited, in place of the call stack?",
)(engine(backward=recursive_backward))


one_step_only = misconception(says="Only the inputs of the root get a gradient: others come before it, or never.", ask="Who sends the gradient on from there?")(
    engine(backward=one_step)
)


root_not_seeded = misconception(says="All your gradients stay 0.", ask="What is the derivative of the root with respect to itself?")(engine(backward=unseeded))


starts_with_f = misconception(says="You began the way back with the value of the root.", ask="What is the derivative of the root with respect to itself?")(
    engine(backward=seeded_with_value)
)


root_left_zero_ = misconception(
    code="root-left-zero", says="The root's own gradient is 0 after backward().", ask="What is the derivative of the root with respect to itself?"
)(engine(backward=root_left_zero))


inner_gradients_cleared = misconception(says="Only the leaves keep their gradients.", ask="For which nodes should backward() fill .grad?")(
    engine(backward=leaves_only)
)


gradients_reset = misconception(
    says="backward() sets the leaves' gradients to 0 before it begins.", ask="If two losses depend on the same weight, what is the gradient of their sum?"
)(engine(backward=resetting))


old_graph_again = misconception(says="Your backward() also walks through graphs that were finished before.", ask="Which nodes was this root made from?")(
    on_one_tape()
)


grad_none = misconception(says="Before backward() your gradients are None.", ask="What can be added to a gradient that is not there yet?")(
    engine(at_first=None, backward=with_none)
)


no_reflected_operators = misconception(
    says="A number on the left of an operator is not understood.", ask="Which method does Python call for 2 + v, once the number has declined?"
)(engine(reflect=set()))


some_reflected_operators = misconception(says="2 + v and 2 * v work, but 2 - v and 2 / v do not.", ask="What are the second names of - and /?")(
    engine(reflect={"radd", "rmul"})
)


rsub_order = misconception(says="You compute 2 - v as v - 2.", ask="In v.__rsub__(2), on which side of the minus does v stand?")(
    engine(reflect={"radd", "rmul", "rsub", "rsub as it is", "rdiv"})
)


rdiv_order = misconception(says="You compute 2 / v as v / 2.", ask="In v.__rtruediv__(2), is v above the line or below?")(
    engine(reflect={"radd", "rmul", "rsub", "rdiv", "rdiv as it is"})
)


mul_not_swapped = misconception(
    says="Your mul gate gives each input the value of that input itself.", ask="x times 10: if x grows by 1, by how much does the product grow?"
)(engine(slopes={"mul": lambda out, x, y: (x, y)}))


subtraction_sign = misconception(says="The second input of a difference gets a gradient of the wrong sign.", ask="If y grows, does x − y grow or shrink?")(
    engine(slopes={"sub": lambda out, x, y: (1.0, 1.0)})
)


divisor_sign = misconception(says="The divisor gets a gradient of the wrong sign.", ask="If y grows, does 1/y grow or shrink?")(
    engine(slopes={"div": lambda out, x, y: (1 / y, x / y**2)})
)


divisor_slope = misconception(
    says="The slope towards the divisor does not depend on what is divided.", ask="What is the derivative of x/y with respect to y, x included?"
)(engine(slopes={"div": lambda out, x, y: (1 / y, -1 / y**2)}))


negation_slope = misconception(says="Your -v passes the gradient on without turning its sign.", ask="If v grows, does −v grow or shrink?")(
    engine(slopes={"neg": lambda out, x: (1.0,)})
)


power_without_exponent = misconception(says="The exponent is missing as a factor in the slope of your power.", ask="What is the derivative of v³?")(
    engine(slopes={"pow": lambda out, x, k: (x ** (k - 1), 0.0)})
)


power_not_lowered = misconception(says="The exponent in the slope of your power is too large by 1.", ask="What is the derivative of v²?")(
    engine(slopes={"pow": lambda out, x, k: (k * x**k, 0.0)})
)


power_through_log = misconception(
    says="Your power fails for negative numbers: it goes through a logarithm.", ask="What is (−2)², and what is the logarithm of −2?"
)(engine(values={"pow": lambda x, k: math.exp(k * math.log(x))}))


exp_slope_of_input = misconception(says="The slope of your exp is its input.", ask="Which function is its own derivative?")(
    engine(slopes={"exp": lambda out, x: (x,)})
)


log_slope = misconception(says="The slope of your log is one over its value, not one over its input.", ask="How steep is the logarithm at 1?")(
    engine(slopes={"log": lambda out, x: (1 / out,)})
)


derivative_from_z = misconception(says="The slope of your tanh is 1 − x², of what went in.", ask="In 1 − t², is t what goes into tanh, or what comes out?")(
    engine(slopes={"tanh": lambda out, x: (1 - x**2,)})
)


sigmoid_derivative_from_z = misconception(
    says="The slope of your sigmoid is x (1 − x), of what went in.", ask="In s (1 − s), is s what goes into the sigmoid, or what comes out?"
)(engine(slopes={"sigmoid": lambda out, x: (x * (1 - x),)}))


relu_always_open = misconception(
    says="Your relu passes the gradient on for negative inputs too.", ask="What does the output do when an input of −1 is nudged?"
)(engine(slopes={"relu": lambda out, x: (1.0,)}))


routes_to_both = misconception(says="Your max gate sends the gradient to both inputs.", ask="What does max(4, −1) do when the −1 grows by a little?")(
    engine(slopes={"max": lambda out, x, y: (1.0, 1.0)})
)


min_for_max = misconception(says="Your max gate sends the gradient to the smaller input.", ask="What does max(4, −1) do when the −1 grows by a little?")(
    engine(slopes={"max": lambda out, x, y: (float(x < y), float(y < x))})
)


EXERCISE = Exercise(
    Value,
    points=9,
    oracle=wanted,
    starter=STARTER,
    driver="engine",
    inputs=arithmetic,
    checks=[
        Values(points=3, name="arithmetic"),
        Values(points=2, name="functions", inputs=functions),
        Values(points=2, name="reused values", inputs=reused),
        Values(points=1, name="several graphs", inputs=several_graphs),
        Values(points=1, name="deep graphs", inputs=deep),
    ],
    equivalent={"self * -1.0 with Div": "the same number", "self.data > other.data with GtE": "equal inputs are not asked"},
)
