"""Every picture is drawn, without warnings, says what it should, and nothing overlaps."""

import ast
import importlib
import subprocess
import sys
import warnings
from pathlib import Path

import pytest

import nn_reference
from nn_reference import pictures
from nn_reference.examples import EXAMPLES, Graph, build
from nn_reference.graph import SUM_PRODUCT_GRAPH

pytest.importorskip("matplotlib", reason="pip install 'nn-autograder[plots]'")

from nn_reference.pictures.compute_graph import compute_graph, layout
from nn_reference.pictures.style import as_svg, save

FOLDER = Path(nn_reference.__file__).parent
WITH_GRAPH = [name for name in EXAMPLES if build(name).graph]
DRAWN = [*WITH_GRAPH, *pictures.EXAMPLES]
#: Long enough for a picture, too short for a good network.
SHORT = {"feature-space": 3, "decision-regions": 3, "loss-curves": 3}


def lecture(name):
    module, function = pictures.LECTURES[name]
    draw = getattr(importlib.import_module(f"nn_reference.pictures.{module}"), function)
    return draw(epochs=SHORT[name]) if name in SHORT else draw()


def overlaps(figure):
    """The texts, ticks and titles apart, that lie on one another."""
    figure.canvas.draw()
    texts = [t for axes in figure.axes for t in axes.texts if t.get_text()]
    boxes = [(t.get_text(), t.get_window_extent()) for t in texts]
    return [
        (one, other)
        for i, (one, box) in enumerate(boxes)
        for other, second in boxes[i + 1 :]
        if box.overlaps(second)
    ]


@pytest.mark.parametrize("name", pictures.LECTURES)
def test_a_picture_of_the_lectures_is_drawn_without_warnings(name, tmp_path):
    with warnings.catch_warnings():
        warnings.simplefilter("error")
        png, svg = save(lecture(name), tmp_path, name)
    assert png.read_bytes().startswith(b"\x89PNG")
    assert "<svg" in svg.read_text()


@pytest.mark.parametrize("seed", [None, 1, 8, 11])
@pytest.mark.parametrize("name", DRAWN)
def test_an_examples_picture_is_drawn_without_warnings_or_overlaps(name, seed):
    with warnings.catch_warnings():
        warnings.simplefilter("error")
        figure = pictures.draw_example(name, build(name, seed=seed))
        assert overlaps(figure) == []
        assert "<svg" in as_svg(figure)


def test_an_overlap_would_be_seen():
    figure = compute_graph(build("sum-product").graph)
    figure.axes[0].text(0.0, 0.0, "one")
    figure.axes[0].text(0.1, 0.05, "two")
    assert ("one", "two") in overlaps(figure)


@pytest.mark.parametrize("name", WITH_GRAPH)
def test_every_edge_shows_its_value_above_and_its_gradient_below(name):
    graph = build(name).graph
    texts = compute_graph(graph).axes[0].texts
    heights = {text.get_text(): text.get_position()[1] for text in texts}
    from nn_reference.examples.text import number

    for edge in graph.edges:
        pairs = [
            (a, b)
            for a in texts
            for b in texts
            if a.get_text() == number(edge.value)
            and b.get_text() == number(edge.gradient)
            and a.get_position()[0] == b.get_position()[0]
            and 0 < a.get_position()[1] - b.get_position()[1] < 0.3
        ]
        assert pairs, edge
    assert f"{graph.output} = {number(graph.run.values[graph.output])}" in heights


def test_a_value_used_twice_sends_a_gradient_back_along_each_edge():
    nodes = (("x", "input", ()), ("s", "square", ("x",)), ("f", "mul", ("s", "x")))
    graph = Graph(nodes, {"x": 3.0}, "f")
    into = {(e.source, e.target): e.gradient for e in graph.edges}
    assert into == {("x", "s"): 18.0, ("s", "f"): 3.0, ("x", "f"): 9.0}
    assert graph.run.gradients["x"] == 27.0
    assert "<svg" in as_svg(compute_graph(graph))


def test_inputs_stand_left_of_what_they_feed_and_each_has_its_own_row():
    graph = Graph(SUM_PRODUCT_GRAPH, {"x": 1.0, "y": 2.0, "z": 3.0}, "f")
    places = layout(graph)
    for edge in graph.edges:
        assert places[edge.source][0] < places[edge.target][0]
    assert len({places[name][1] for name in "xyz"}) == 3


def test_the_trained_line_of_the_feature_space_separates_all_points():
    legend = pictures.draw("feature-space").legends[0]
    assert "100%" in " ".join(text.get_text() for text in legend.get_texts())


def test_a_picture_is_the_same_file_every_time():
    graph = build("bonus-14-1").graph
    assert as_svg(compute_graph(graph)) == as_svg(compute_graph(graph))


def imports(path):
    for node in ast.walk(ast.parse(path.read_text())):
        if isinstance(node, ast.Import):
            yield from (alias.name for alias in node.names)
        elif isinstance(node, ast.ImportFrom):
            yield node.module


def test_nothing_else_of_the_reference_imports_the_pictures():
    for path in FOLDER.rglob("*.py"):
        if FOLDER / "pictures" not in path.parents:
            found = [m for m in imports(path) if m.startswith(("nn_reference.pictures", "matpl"))]
            assert found == [], path
    assert "matplotlib.figure" in list(imports(FOLDER / "pictures" / "style.py"))


def test_matplotlib_is_loaded_only_for_drawing_and_pyplot_never():
    code = (
        "import sys, autograder.cli, nn_reference.pictures as p\n"
        "assert 'matplotlib' not in sys.modules\n"
        "p.draw('activations')\n"
        "assert 'matplotlib' in sys.modules and 'matplotlib.pyplot' not in sys.modules\n"
    )
    subprocess.run([sys.executable, "-c", code], check=True, timeout=60)
