"""At home in other people's systems: nbgrader, otter-grader, Gradescope, Canvas, Moodle and more.

Each module knows one system's files. None decides a mark.
"""
