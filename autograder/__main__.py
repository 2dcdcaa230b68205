import sys

from autograder.cli import program

sys.exit(program())
