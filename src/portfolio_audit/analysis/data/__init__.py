"""Where the data is from, and what prepares it before Python does."""
