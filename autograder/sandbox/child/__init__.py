"""The untrusted side: runs a student's code. Imports nothing of `parent`."""
