"""Which files hold prose, and which files prose names."""
