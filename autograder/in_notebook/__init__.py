"""What runs in a student's notebook: the check, the marks of a grade cell, the plots."""
