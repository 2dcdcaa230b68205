"""The steps of any compute graph, read off the graph itself, so that all are explained alike."""

from collections.abc import Iterator, Mapping

from nn_reference.examples.model import Graph, Step
from nn_reference.examples.text import factor, latex_name, number
from nn_reference.graph import in_order

#: What each gate computes, and its slope towards each input; {a}, {b} are inputs, {o} its output.
FORMULAS: Mapping[str, tuple[str, tuple[str, ...]]] = {
    "add": ("{a} + {b}", ("1", "1")),
    "mul": ("{a}·{b}", ("{b}", "{a}")),
    "sub": ("{a} - {b}", ("1", "(-1)")),
    "neg": ("-{a}", ("(-1)",)),
    "inc": ("{a} + 1", ("1",)),
    "inv": ("1/{a}", ("(-1/{a}²)",)),
    "square": ("{a}²", ("2·{a}",)),
    "exp": ("exp({a})", ("{o}",)),
    "log": ("log({a})", ("(1/{a})",)),
    "sin": ("sin({a})", ("cos({a})",)),
    "cos": ("cos({a})", ("(-sin({a}))",)),
    "sigmoid": ("σ({a})", ("{o}·(1 - {o})",)),
}
LATEX = {"·": r" \cdot ", "σ": r"\sigma", "²": "^2", "exp": r"\exp", "log": r"\log"} | {
    "sin": r"\sin",
    "cos": r"\cos",
}


def forward_steps(graph: Graph) -> Iterator[Step]:
    """The value of every node, inputs first.

    >>> from nn_reference.graph import SUM_PRODUCT_GRAPH
    >>> graph = Graph(SUM_PRODUCT_GRAPH, {"x": -2.0, "y": 5.0, "z": -4.0}, "f")
    >>> [f"{step.formula} = {step.substituted}" for step in forward_steps(graph)]
    ['q = x + y = -2 + 5', 'f = q·z = 3·(-4)']
    """
    for name, op, sources in in_order(graph.nodes):
        if op != "input":
            right = _filled(FORMULAS[op][0], list(sources), name)
            latex = f"{latex_name(name)} = {_latex(FORMULAS[op][0], list(sources), name)}"
            numbers = [graph.run.values[source] for source in sources]
            put_in = _put_in(FORMULAS[op][0], numbers, graph.run.values[name])
            yield Step(name, f"{name} = {right}", latex, put_in, graph.run.values[name])


def backward_steps(graph: Graph) -> Iterator[Step]:
    """The gradient of every node, the output first: what each user of it sends back, summed.

    >>> from nn_reference.graph import SUM_PRODUCT_GRAPH
    >>> graph = Graph(SUM_PRODUCT_GRAPH, {"x": -2.0, "y": 5.0, "z": -4.0}, "f")
    >>> next(backward_steps(graph)).formula
    '∂f/∂q = ∂f/∂f·z'
    """
    nodes, out = in_order(graph.nodes), graph.output
    for name, *_ in reversed(nodes):
        users = [(user, op, list(s), s.index(name)) for user, op, s in nodes if name in s]
        if not users or name == "target":
            continue
        run = graph.run
        plain, tex, put_in = [], [], []
        for user, op, sources, place in users:
            slope = FORMULAS[op][1][place]
            numbers = [run.values[source] for source in sources]
            plain.append(f"∂{out}/∂{user}·{_filled(slope, sources, user)}")
            tex.append(rf"{_partial(out, user)} \cdot {_latex(slope, sources, user)}")
            local = _put_in(slope, numbers, run.values[user])
            put_in.append(f"{factor(run.gradients[user])}·{local}")
        latex = f"{_partial(out, name)} = {' + '.join(tex)}"
        formula = f"∂{out}/∂{name} = {' + '.join(plain)}"
        yield Step(f"d{name}", formula, latex, " + ".join(put_in), run.gradients[name])


def _filled(template: str, sources: list[str], name: str) -> str:
    return template.format(a=sources[0], b=sources[-1], o=name)


def _put_in(template: str, numbers: list[float], output: float) -> str:
    """The numbers in the template; only a number that stands inside something needs brackets."""
    first = number if template.startswith("{a} +") or "({a})" in template else factor
    last = factor if "·" in template or "-" in template or template == "{b}" else number
    filled = template.format(a=first(numbers[0]), b=last(numbers[-1]), o=factor(output))
    return filled.replace("+ -", "- ")


def _latex(template: str, sources: list[str], name: str) -> str:
    tex = template
    for plain, written in LATEX.items():
        tex = tex.replace(plain, written)
    a, b = latex_name(sources[0]), latex_name(sources[-1])
    return tex.replace("{a}", a).replace("{b}", b).replace("{o}", latex_name(name))


def _partial(of: str, by: str) -> str:
    return rf"\frac{{\partial {latex_name(of)}}}{{\partial {latex_name(by)}}}"
