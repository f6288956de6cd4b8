"""Bytes to compact values per file, without I/O."""
