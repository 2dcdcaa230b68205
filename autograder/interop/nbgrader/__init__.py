"""nbgrader: courses for it (`build`), and its own courses graded here (`course`, `gradebook`)."""
