"""Who handed something in, as a system says it. Pure."""

from __future__ import annotations

from dataclasses import dataclass

from autograder.report.record import HandedIn


@dataclass(frozen=True, slots=True)
class Identity:
    """A person or a group. `system` and `id` are "" where only a name of ours is known."""

    system: str
    student: str
    id: str
    late: bool = False
    order: tuple[int | str, ...] = ()
    """Grows from attempt to attempt of a student."""
    submitted: str = ""
    members: tuple[str, ...] = ()
    """The ids of everybody of a group."""
    file: str = ""
    """What the student called the file, where the system's name holds it."""

    @property
    def key(self) -> tuple[str, ...]:
        """The same for the same person: the id where there is one, and the name."""
        if self.system == "canvas":  # one id for a person everywhere; Moodle's is an assignment's
            return (self.system, self.id)
        return (self.system, self.id, self.student)

    def told(self) -> HandedIn:
        """As a line of results has it; empty where no system says anything."""
        if not (self.system or self.submitted):
            return {}
        return {
            "system": self.system,
            "id": self.id,
            "late": self.late,
            "submitted": self.submitted,
            "members": list(self.members),
        }
