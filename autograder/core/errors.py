"""The root of every error that we raise on purpose, and its four branches.

The message of each ends with the remedy. Whoever embeds the package catches the root, or a branch:

    AutograderError
    ├── InputError             what was handed to us cannot be used: a file, a form, a rule
    │   ├── BadFacts           a list of who handed in
    │   ├── BadPolicy          a late rule
    │   ├── BadRoster          a roster
    │   ├── BadSheet           a table
    │   ├── BadTime            a time
    │   ├── CannotExport       results that a format cannot carry
    │   ├── LateRuleFailed     a late rule of the course's own nbgrader plugin
    │   ├── NoSource           a path with nothing to grade
    │   ├── NotACourse         a folder of nbgrader's
    │   ├── NotAGraph          nodes that are not a compute graph
    │   ├── NotANotebook       a notebook
    │   ├── NotAZip            a zip
    │   ├── UnknownToGradebook an assignment or a student
    │   ├── Unreadable         frozen questions
    │   └── WouldBeLost        cells of the instructor's that `build` would write over
    ├── CourseError            the course's own files are wrong: what its author must fix
    │   ├── CourseFileError    `course.toml`
    │   ├── DeclarationError   a master
    │   ├── NoCourse           a folder that cannot be a course's
    │   ├── NotMade            a folder that cannot be made a course's
    │   ├── SecretError        the secret
    │   ├── TooManyKinks       a loss that central differences cannot follow
    │   └── UnknownAssignment  an assignment that is not there
    ├── MissingError           something that is not installed, or this machine does not offer
    │   ├── LibraryUnavailable a library that the course allows its students
    │   ├── MissingExtra       an optional package of ours
    │   └── SandboxUnavailable a tier of the sandbox
    ├── SandboxFault           our side of the sandbox broke
    └── UsageError             the command line asks for what cannot be done
"""

from __future__ import annotations


class AutograderError(Exception):
    """Something that we say on purpose, with its remedy."""


class InputError(AutograderError):
    """What was handed to us cannot be used."""


class CourseError(AutograderError):
    """The course's own files are wrong: what its author must fix."""


class MissingError(AutograderError):
    """Something is not installed, or this machine does not offer it."""
