"""The repositories of one person: which they are, and their reports."""
