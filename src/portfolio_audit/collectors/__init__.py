"""Snapshot to typed facts, one subject a file."""
