"""Pure decisions: data types, comparison, checks, diagnosis, marks. No files, no processes."""
