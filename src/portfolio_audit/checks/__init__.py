"""Questions that need Python, one a file."""
