"""Patterns of single lines, for what calls alone do not show."""
