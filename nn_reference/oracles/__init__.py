"""The exercises' oracles: for each assignment a module, with the names and signatures students get.

Each function is a thin call on the library, so that a grader's reference and the page a reader
studies are one. Nothing here checks a student's work.
"""
