"""What tests test, and how they are run."""
