"""What code does with data, as far as its text tells."""
