"""`autograder answers [EXAMPLE]`: the lectures' worked examples, step by step."""

from __future__ import annotations

import argparse
import json
import sys
from pathlib import Path

from rich.console import Console

from autograder.commands import UsageError
from autograder.report.answers import html_page, markdown_page, print_example
from nn_reference.examples import EXAMPLES, REPEATS, Example, build

SCHEMA = 1
NO_MATPLOTLIB = "pictures need matplotlib; install it: pip install 'nn-autograder[plots]'"


def arguments(parser: argparse.ArgumentParser) -> None:
    """The command's arguments."""
    parser.add_argument("example", nargs="?", metavar="EXAMPLE", help="one of them (default: all)")
    parser.add_argument("--list", action="store_true", help="name the examples")
    parser.add_argument("--json", action="store_true", help="print JSON, with exact numbers")
    parser.add_argument("--markdown", type=Path, metavar="FILE", help="write a Markdown page")
    parser.add_argument("--html", type=Path, metavar="FILE", help="write an HTML page")
    parser.add_argument(
        "--pictures", type=Path, metavar="DIR", help="write the pictures, PNG and SVG"
    )
    parser.add_argument(
        "--seed", type=int, metavar="N", help="the same with other numbers, for exams"
    )
    parser.add_argument(
        "--steps", type=int, metavar="K", help=f"training steps of {REPEATS} (default: 1)"
    )


def run(options: argparse.Namespace) -> int:
    """Print or write the examples; 0."""
    if options.list:
        print(*EXAMPLES, sep="\n")
        return 0
    examples = _examples(options)
    data = {name: example.as_data() for name, example in examples.items()}
    title = "Worked examples" + (
        "" if options.seed is None else f", numbers of seed {options.seed}"
    )
    try:
        if options.pictures:
            _write_pictures(options, examples)
        if options.html:
            _write(options.html, html_page(data, _svgs(examples), title))
        if options.markdown:
            _write(options.markdown, markdown_page(data, _beside(options, examples), title))
    except OSError as error:
        raise UsageError(f"{error.filename}: {error.strerror}; name a place to write to") from error
    if options.json:
        print(json.dumps({"schema": SCHEMA, "seed": options.seed, "examples": data}, indent=1))
    elif not (options.html or options.markdown or options.pictures):
        _print(data)
    return 0


def _examples(options: argparse.Namespace) -> dict[str, Example]:
    known = ", ".join(EXAMPLES)
    if options.example is not None and options.example not in EXAMPLES:
        raise UsageError(f"unknown example {options.example!r}; known ones: {known}")
    if options.steps is not None and options.example not in (None, REPEATS):
        raise UsageError(f"--steps belongs to {REPEATS}; leave it out for {options.example}")
    if options.steps is not None and not 1 <= options.steps <= 10_000:
        raise UsageError(f"--steps is {options.steps}; it should be from 1 to 10000")
    if options.seed is not None and options.seed < 0:
        raise UsageError(f"--seed is {options.seed}; it should be 0 or more")
    names = EXAMPLES if options.example is None else [options.example]
    return {name: build(name, seed=options.seed, steps=options.steps or 1) for name in names}


def _print(data: dict[str, dict[str, object]]) -> None:
    console = Console(highlight=False, soft_wrap=True)
    for number, (name, example) in enumerate(data.items()):
        if number:
            console.print()
        print_example(console, name, example)


def _write(path: Path, text: str) -> None:
    path.write_text(text, encoding="utf-8")
    print(f"wrote {path}", file=sys.stderr)


def _write_pictures(options: argparse.Namespace, examples: dict[str, Example]) -> None:
    """The examples' own pictures, and those of the lectures where no example is named."""
    try:
        from nn_reference import pictures
        from nn_reference.pictures.style import save
    except ImportError as error:
        raise UsageError(NO_MATPLOTLIB) from error
    options.pictures.mkdir(parents=True, exist_ok=True)
    drawn = {name: pictures.draw_example(name, example) for name, example in examples.items()}
    if options.example is None:
        drawn |= {name: pictures.draw(name) for name in pictures.LECTURES}
    for name, figure in drawn.items():
        if figure is not None:
            png, svg = save(figure, options.pictures, name)
            print(f"wrote {png} and {svg.name}", file=sys.stderr)


def _svgs(examples: dict[str, Example]) -> dict[str, str]:
    """The drawing of each example that has one; none, and a word on stderr, without matplotlib."""
    try:
        from nn_reference import pictures
        from nn_reference.pictures.style import as_svg
    except ImportError:
        print(f"autograder: {NO_MATPLOTLIB}", file=sys.stderr)
        return {}
    drawn = {name: pictures.draw_example(name, example) for name, example in examples.items()}
    return {name: as_svg(figure) for name, figure in drawn.items() if figure is not None}


def _beside(options: argparse.Namespace, examples: dict[str, Example]) -> dict[str, str]:
    """Write the drawings for a Markdown page into a folder beside it; their paths from there."""
    svgs = _svgs(examples)
    folder = options.markdown.with_name(f"{options.markdown.stem}-pictures")
    if svgs:
        folder.mkdir(exist_ok=True)
    for name, svg in svgs.items():
        (folder / f"{name}.svg").write_text(svg, encoding="utf-8")
    return {name: f"{folder.name}/{name}.svg" for name in svgs}
