"""Which steps mean what their names say, seen beside the rest of their file."""
