"""What IPython makes of a cell's text before it is Python: prompts, magics, shell lines, help.

Equal to IPython's own `TransformerManager`, which a test compares it with on a corpus; but linear
in the text, one pass, and a line stays on its line, so that a traceback still finds it.
Runs in the child; parses nothing and runs nothing.
"""

from __future__ import annotations

import re
import textwrap
from collections.abc import Callable, Sequence

from autograder.sandbox.child.lines import Logical, logical

_ESCAPES = "!?%,;/"
_PROMPT = re.compile(r"^(((\[nav\]|\[ins\])?\ )?In\ \[\d+\]:\ |\s*\.{3,}:\ ?)")
_FIRST_PROMPT = re.compile(r"\s*(((\[nav\]|\[ins\])?\ )?In\ \[\d+\]:\ )")
_PS1 = re.compile(r"^\s*>>>(?:[ \t]|$)")
_PS = re.compile(r"^\s*(?:>>>|\.\.\.)[ \t]?")
_HELP = re.compile(r"(%{0,2}(?!\d)[\w*]+(?:\.(?!\d)[\w*]+|\[-?[0-9]+\])*)(\?\??)$")
_MAX_TARGET = 500
"""Characters of what help is asked for."""
_AUTOMAGIC = re.compile(
    r"(?P<name>[A-Za-z_]\w*)[ \t]+"
    r"(?!(?:in|is|and|or|not|if|else|for|as|async)\b)"
    r"(?!(?:[-+*/%&|^@<>]{0,2}=|[,:)\]])[^-\w]*)(?P<rest>.+)$"
)
MAGICS = frozenset(
    """alias autoreload autocall automagic bookmark cat cd code_wrap colors conda config cp debug
    dhist dirs doctest_mode ed edit env gui hist history ldir less lf lk ll load load_ext loadpy
    logoff logon logstart logstate logstop ls lsmagic lx macro magic mamba man matplotlib memit
    micromamba mkdir more mprun mv notebook page pastebin pdb pdef pdoc pfile pinfo pinfo2 pip popd
    pprint precision prun psearch psource pushd pwd pycat pylab quickref recall rehashx reload_ext
    rep rerun reset reset_selective rm rmdir run save sc set_env snakeviz sx system tb tensorboard
    time timeit unalias unload_ext uv who who_ls whos xdel xmode""".split()
)
"""Line magics that IPython and common extensions have: these work without their `%`."""


def has_prompt(source: str) -> bool:
    """Whether it begins with IPython's prompt: `In [3]: x = 1` is Python as well, an annotation."""
    return _FIRST_PROMPT.match(source) is not None


def clean(lines: list[str]) -> list[str]:
    """The lines without a common indentation and without prompts."""
    return _without_prompts(_without_doctest(_dedented(lines)))


def _dedented(lines: list[str]) -> list[str]:
    return textwrap.dedent("\n".join(lines)).split("\n")


def _without_doctest(lines: list[str]) -> list[str]:
    """Without `>>>` and `...`, but for those in a string that began on a line without one."""
    if not any(map(_PS1.match, lines)):
        return lines
    made, at, seen = list(lines), 0, False
    while at < len(lines):
        seen = seen or _PS1.match(lines[at]) is not None
        if not (seen and _PS.match(lines[at])):
            at = logical(lines, at).end
            continue
        bare = _PS.sub("", lines[at], count=1)
        end = logical(lines, at, bare).end if _long(bare) else at + 1
        for i in range(at, end):
            made[i] = _PS.sub("", lines[i], count=1)
        at = end
    return made


def _long(line: str) -> bool:
    """Whether a logical line may go on after this one: looked at first, as it costs little."""
    return any(mark in line for mark in ("(", "[", "{", '"""', "'''", "\\"))


def _without_prompts(lines: list[str]) -> list[str]:
    filled = [line for line in lines if line.strip()][:2]
    if any(map(_PROMPT.match, filled)):
        return [_PROMPT.sub("", line, count=1) for line in lines]
    return lines


Shadowed = Callable[[str], bool]


def transform(
    lines: Sequence[str], *, shadowed: Shadowed | None = None
) -> tuple[list[str], list[tuple[int, str]]]:
    """The lines as Python, and what was changed: (index of the line, its text).

    With `shadowed`, which says whether a name is a variable, also lines whose `%` was left out.
    """
    made, changed, at = list(lines), [], 0
    while at < len(lines):
        if not lines[at].strip():
            at += 1
            continue
        call, end = _call(lines, at, shadowed)
        if call is not None:
            made[at:end] = [call, *[""] * (end - at - 1)]
            changed.append((at, lines[at].strip()))
        at = end
    return made, changed


def _call(lines: Sequence[str], at: int, shadowed: Shadowed | None) -> tuple[str | None, int]:
    """The Python for the logical line at `at`, None where it stays; and the line's end."""
    line = lines[at]
    content = line.lstrip()
    indent = line[: len(line) - len(content)]
    if content[0] in _ESCAPES:
        end = _continued(lines, at)
        text = _joined(lines, at, len(indent), end)
        called = _help(line.rstrip()) if line.rstrip().endswith("?") else None
        called = called or _escaped(text)
        return (indent + called if called else None), end
    if shadowed is not None and not indent:
        match = _AUTOMAGIC.match(content.rstrip())
        if match and match["name"] in MAGICS and not shadowed(match["name"]):
            return indent + _magic(content.rstrip()), _continued(lines, at)
    found = logical(lines, at)
    if found.last == "?":
        called = _help("\n".join(lines[at : found.end]).rstrip())
        return (indent + called if called else None), found.end
    return _assigned(lines, found)


def _assigned(lines: Sequence[str], found: Logical) -> tuple[str | None, int]:
    """`files = !ls` and `t = %timeit -o f()`."""
    if found.assign is None or found.last:
        return None, found.end
    at, column = found.assign
    line = lines[at]
    start = len(line) - len(line[column + 1 :].lstrip())
    end = _continued(lines, at)
    right = _joined(lines, at, start, end)
    call = _magic(right[1:]) if right[0] == "%" else f"get_ipython().getoutput({right[1:]!r})"
    return (line[:start] + call if at == found.start else None), end


def _continued(lines: Sequence[str], at: int) -> int:
    """The end of a line that backslashes carry on."""
    while at < len(lines) - 1 and lines[at].endswith("\\"):
        at += 1
    return at + 1


def _joined(lines: Sequence[str], at: int, column: int, end: int) -> str:
    parts = [lines[at][column:], *lines[at + 1 : end]]
    return " ".join([*(part.rstrip()[:-1] for part in parts[:-1]), parts[-1].rstrip()])


def _magic(content: str) -> str:
    name, _, rest = content.partition(" ")
    return f"get_ipython().run_line_magic({name!r}, {rest!r})"


def _about(target: str, escape: str) -> str:
    if not target:
        return "get_ipython().show_usage()"
    method = "pinfo2" if escape == "??" else "psearch" if "*" in target else "pinfo"
    name, _, rest = f"{method} {target}".partition(" ")
    return f"get_ipython().run_line_magic({name!r}, {rest!r})"


def _help(content: str) -> str | None:
    match = _HELP.search(content[-_MAX_TARGET:])  # of a longer text it would try each start
    return _about(match[1], match[2]) if match else None


def _escaped(line: str) -> str | None:
    """The call that an escaped line stands for; None where it stands for none."""
    if line[:2] == "!!":
        return f"get_ipython().getoutput({line[2:]!r})"
    if line[:2] == "??":
        return _about(line[2:], "??")
    content = line[1:]
    name, _, rest = content.partition(" ")
    match line[0]:
        case "!":
            return f"get_ipython().system({content!r})"
        case "?":
            return _about(content, "?")
        case "%":
            return _magic(content)
        case ",":
            return '{}("{}")'.format(name, '", "'.join(rest.split()))
        case ";":
            return f'{name}("{rest}")'
        case _:
            return f"{name}({', '.join(rest.split())})" if name else None
