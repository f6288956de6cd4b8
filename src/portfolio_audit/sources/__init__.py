"""A target becomes a snapshot, in the only room that touches git and the network."""
