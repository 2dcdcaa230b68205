"""Side-by-side speed runs, `make bench`: they print ratios of one run, and assert no time."""
