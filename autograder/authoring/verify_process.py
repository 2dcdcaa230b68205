"""Proofs made in a process of their own: authored code may loop, exit, or end the process.

Each assignment's masters are read and proved in a child, which reports what it begins and each
proof. Where it takes too long or ends, the exercise that it was at has that as its complaint, and a
fresh child goes on with the rest. So every exercise that was asked for is counted, whatever one of
them does. Authors are trusted; this holds no protection against them.
"""

from __future__ import annotations

import multiprocessing
import os
from collections.abc import Generator, Iterator
from dataclasses import dataclass, field
from multiprocessing.connection import Connection
from pathlib import Path
from typing import Any

from autograder.authoring.verify import ExerciseProof
from autograder.exercise import DeclarationError

SECONDS = 600.0
"""For one exercise, by default: the longest of ours takes a twentieth of it."""


@dataclass
class Asked:
    """An assignment to be proved: its folder of masters, and which of its exercises."""

    folder: Path
    assignment: str
    libraries: tuple[str, ...] = ()
    only: tuple[str, ...] = ()
    done: set[str] = field(default_factory=set)
    """Exercises that are counted already."""


def proofs(asked: Asked, seconds: float = SECONDS) -> Iterator[ExerciseProof]:
    """The proof of each exercise, in order.

    Where the masters cannot be read, whatever they do, one proof of the whole assignment says so.
    """
    try:
        yield from _every(asked, seconds)
    except DeclarationError as error:
        proof = ExerciseProof(asked.assignment)
        proof.complain("unreadable", str(error))
        yield proof


def _every(asked: Asked, seconds: float) -> Iterator[ExerciseProof]:
    while (ended := (yield from _one_child(asked, seconds))) is not None:
        proof = ExerciseProof(f"{asked.assignment}.{ended.exercise}")
        proof.complain(ended.kind, ended.text)
        asked.done.add(ended.exercise)
        yield proof


@dataclass(frozen=True)
class _Ended:
    """A child that came to no end of its own, at an exercise."""

    exercise: str
    kind: str
    text: str


def _one_child(asked: Asked, seconds: float) -> Generator[ExerciseProof, None, _Ended | None]:
    ours, theirs = multiprocessing.Pipe(duplex=False)
    child = multiprocessing.get_context("spawn").Process(
        target=_prove, args=(theirs, asked), daemon=True
    )
    child.start()
    theirs.close()
    at: dict[str, str] = {}
    try:
        while True:
            if not ours.poll(seconds):
                return _stuck(asked, at, "time-limit", f"it did not finish within {seconds:g} s")
            try:
                kind, value = ours.recv()
            except EOFError:
                child.join(10)
                return _stuck(asked, at, "ended", f"the process ended (status {child.exitcode})")
            if kind == "done":
                return None
            if kind == "error":
                raise DeclarationError(value)
            if kind == "proof":
                asked.done.add(at.pop("exercise"))
                yield value
            else:
                at[kind] = value
    finally:
        ours.close()
        child.kill()
        child.join()


def _stuck(asked: Asked, at: dict[str, str], kind: str, what: str) -> _Ended:
    """What is said of a child that came to no end. Raises DeclarationError while it reads."""
    if "exercise" not in at:
        where = at.get("file", str(asked.folder / asked.assignment))
        raise DeclarationError(f"{where}: {what} while the file was read. Fix the file.")
    remedy = "look for a loop without end" if kind == "time-limit" else "look for an exit in it"
    path = asked.folder / asked.assignment / f"{at['exercise']}.py"
    doing = at.get("doing", "it was proved")
    return _Ended(at["exercise"], kind, f"{path}: {what} while {doing}; {remedy}, and fix it")


# -- in the child -----------------------------------------------------------------------------


def _prove(line: Connection, asked: Asked) -> None:
    from autograder.authoring import load, verify

    def reading(path: Path) -> None:
        line.send(("file", str(path)))

    load.reading = reading  # before anything of the course is run
    try:
        masters = load.load(asked.folder, asked.assignment, asked.libraries)
    except LookupError as error:
        line.send(("error", str(error)))
        return
    except DeclarationError as error:
        line.send(("error", str(error)))
        return
    for master in masters.exercises:
        if master.name in asked.done or (asked.only and master.name not in asked.only):
            continue
        line.send(("exercise", master.name))
        line.send(("proof", _proof(verify, masters.id, master)))
    line.send(("done", None))
    line.close()
    os._exit(0)  # nothing of the course is asked at the end of the process


def _proof(verify: Any, assignment: str, master: Any) -> ExerciseProof:
    try:
        proof: ExerciseProof = verify.verify_exercise(assignment, master)
    except DeclarationError as error:
        proof = ExerciseProof(f"{assignment}.{master.name}")
        proof.complain("declaration", f"{master.path}: {error}")
    except BaseException as error:
        proof = ExerciseProof(f"{assignment}.{master.name}")
        told = f"{type(error).__name__}: {error}".removesuffix(": ")
        proof.complain("raised", f"{master.path}: {told}, while it was proved. Fix the file.")
    return proof
