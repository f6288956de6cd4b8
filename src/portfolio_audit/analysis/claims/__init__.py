"""What prose says of the repository, held against what is there."""
