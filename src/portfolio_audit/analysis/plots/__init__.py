"""What is drawn, of what kind, and how it is labelled."""
