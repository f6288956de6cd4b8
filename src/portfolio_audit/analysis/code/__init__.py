"""How code reads: shape, habits, documentation, and what is written twice."""
