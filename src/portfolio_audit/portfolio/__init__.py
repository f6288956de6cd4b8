"""What the repositories of one person come to: their reports in, one report out, without I/O of its own."""
