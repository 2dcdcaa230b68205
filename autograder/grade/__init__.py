"""One submission: its cells go into a child, calls into its functions, outcomes to the checks.

Knows nothing of files, folders or batches.
"""

from autograder.grade.grader import Graded, Grader
from autograder.grade.ready import Ready

__all__ = ["Graded", "Grader", "Ready"]
