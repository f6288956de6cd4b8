"""Which programs of many share code, found by their fingerprints."""
