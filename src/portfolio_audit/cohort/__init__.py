"""A class at a time: the roster, the journal of a run, and the run itself."""
