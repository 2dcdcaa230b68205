"""`autograder answers`: terminal, JSON, pages, pictures, and what it refuses."""

import builtins
import json
import re
from html.parser import HTMLParser

import pytest

from autograder.cli import main
from nn_reference.examples import EXAMPLES


@pytest.fixture
def run(capsys):
    def command(*arguments):
        status = main(["answers", *map(str, arguments)])
        told = capsys.readouterr()
        return status, told.out, told.err

    return command


@pytest.fixture
def without_matplotlib(monkeypatch):
    real = builtins.__import__

    def refuse(name, *rest):
        if name.startswith(("matplotlib", "nn_reference.pictures")):
            raise ImportError(name)
        return real(name, *rest)

    monkeypatch.setattr(builtins, "__import__", refuse)


@pytest.mark.parametrize("name", EXAMPLES)
def test_an_example_is_printed_step_by_step(run, name):
    status, out, _ = run(name)
    assert status == 0
    assert name in out
    data = json.loads(run(name, "--json")[1])["examples"][name]
    for step in data["steps"]:
        assert step["formula"] in out
        assert step["substituted"] in out


def test_the_decks_figure_stands_beside_the_exact_one(run):
    out = run("delta-backprop")[1]
    assert "= -0.0406811   deck: -0.0406 (rounded on the way)" in out
    assert "= 0.663739   deck: 0.6637\n" in out


def test_json_holds_every_example_and_exact_numbers(run):
    data = json.loads(run("--json")[1])
    assert (data["schema"], data["seed"]) == (1, None)
    assert list(data["examples"]) == list(EXAMPLES)
    assert data["examples"]["architectures"]["values"]["VGG16"] == 138357544
    delta = data["examples"]["delta-backprop"]
    assert delta["values"]["delta_output"] == pytest.approx(-0.04068112511233903, rel=1e-13)
    step = next(step for step in delta["steps"] if step["name"] == "delta_output")
    assert (step["printed"], step["printed_agrees"]) == ("-0.0406", False)
    nodes = data["examples"]["sum-product"]["graph"]["nodes"]
    assert {"name": "x", "op": "input", "inputs": [], "value": -2.0, "gradient": -4.0} in nodes


def test_json_with_a_seed_says_which(run):
    data = json.loads(run("bonus-14-1", "--json", "--seed", 3)[1])
    assert data["seed"] == 3
    alone = data["examples"]["bonus-14-1"]
    together = json.loads(run("--json", "--seed", 3)[1])["examples"]["bonus-14-1"]
    assert alone == together


def test_more_steps_go_on_training(run):
    data = json.loads(run("delta-backprop", "--json", "--steps", 20)[1])
    losses = data["examples"]["delta-backprop"]["values"]["losses"]
    assert len(losses) == 21
    assert losses == sorted(losses, reverse=True)


@pytest.mark.parametrize(
    ("arguments", "told"),
    [
        (["nothing"], "known ones: consecutive-ones, three-layer-network"),
        (["pooling", "--steps", "2"], "--steps belongs to delta-backprop"),
        (["--steps", "0"], "from 1 to 10000"),
        (["--seed", "-1"], "0 or more"),
        (["pooling", "--html", "/nowhere/at/all.html"], "name a place to write to"),
    ],
)
def test_what_makes_no_sense_exits_2_with_the_remedy(run, arguments, told):
    status, out, err = run(*arguments)
    assert (status, out) == (2, "")
    assert told in err
    assert "Traceback" not in err


class Page(HTMLParser):
    """Collects what a page holds: ids, links, images, and whatever it would load or run."""

    def __init__(self):
        super().__init__()
        self.ids, self.links, self.images, self.tags, self.open = set(), set(), [], set(), []

    def handle_starttag(self, tag, attrs):
        attrs = dict(attrs)
        self.tags.add(tag)
        self.ids.add(attrs.get("id"))
        if tag == "a":
            self.links.add(attrs["href"].removeprefix("#"))
        if tag == "img":
            self.images.append(attrs)
        if tag not in ("meta", "img", "br", "link"):
            self.open.append(tag)

    def handle_endtag(self, tag):
        assert self.open.pop() == tag


def test_the_html_page_is_whole_and_loads_nothing(run, tmp_path):
    target = tmp_path / "answers.html"
    status, out, err = run("--html", target)
    assert (status, out) == (0, "")
    assert "wrote" in err
    page, text = Page(), target.read_text()
    page.feed(text)
    assert page.open == []
    assert page.links == set(EXAMPLES) <= page.ids
    assert len(page.images) == 7
    assert all(image["src"].startswith("data:image/svg+xml;base64,") for image in page.images)
    assert all(image["alt"] for image in page.images)
    assert not page.tags & {"script", "link", "iframe"}
    assert "138,357,544" in text and "0.690283" in text


def test_the_markdown_page_shows_its_drawings(run, tmp_path):
    target = tmp_path / "answers.md"
    assert run("bonus-14-1", "--markdown", target)[0] == 0
    text = target.read_text()
    found = re.findall(r"!\[.+?\]\((.+?)\)", text)
    assert found == ["answers-pictures/bonus-14-1.svg"]
    assert "<svg" in (tmp_path / found[0]).read_text()
    assert r"\frac{\partial f}{\partial w_{0}}" in text
    rows = [line for line in text.splitlines() if line.startswith("| $")]
    assert len(rows) == 20
    assert all(row.count("|") == 4 for row in rows)


def test_a_page_has_the_decks_figures_only_where_it_prints_any(run, tmp_path):
    for seed, shown in ((None, True), (4, False)):
        for option in ("--html", "--markdown"):
            target = tmp_path / "page"
            more = () if seed is None else ("--seed", seed)
            assert run("delta-backprop", option, target, *more)[0] == 0
            text = target.read_text()
            assert (("<th>deck</th>" in text) or ("result | deck |" in text)) is shown
            assert ("-0.0406 (rounded on the way)" in text) is shown


def test_pictures_are_written_as_png_and_svg(run, tmp_path):
    assert run("sum-product", "--pictures", tmp_path / "new")[0] == 0
    names = sorted(path.name for path in (tmp_path / "new").iterdir())
    assert names == ["sum-product.png", "sum-product.svg"]


def test_without_matplotlib_pictures_are_refused(run, tmp_path, without_matplotlib):
    status, _, err = run("sum-product", "--pictures", tmp_path)
    assert status == 2
    assert "pip install 'nn-autograder[plots]'" in err


def test_without_matplotlib_a_page_has_no_drawings_and_says_so(run, tmp_path, without_matplotlib):
    target = tmp_path / "answers.html"
    status, _, err = run("sum-product", "--html", target)
    assert status == 0
    assert "pip install" in err
    assert "<img" not in target.read_text()
