"""Which passages tell a topic, the most telling first."""
