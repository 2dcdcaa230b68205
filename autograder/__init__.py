"""Graded exercises for a first neural-networks course: build, check, grade, report."""

__version__ = "0.1.0"
