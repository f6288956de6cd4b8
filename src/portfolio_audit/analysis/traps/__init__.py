"""Code that does not do what it seems to, names that are gone, learning written by hand."""
