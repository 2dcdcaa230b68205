"""One submission: its cells go into a child, calls into its functions, outcomes to the checks.

Knows nothing of files, folders or batches.
"""

from autograder.grade.answer_key import AnswerKey
from autograder.grade.grader import Graded, Grader

__all__ = ["AnswerKey", "Graded", "Grader"]
