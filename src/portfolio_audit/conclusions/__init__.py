"""What several facts together say, one conclusion a file."""
