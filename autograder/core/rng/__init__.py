"""Answers that draw random numbers: how they are called, and judged by what they draw."""
