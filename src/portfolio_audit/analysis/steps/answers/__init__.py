"""What a program does with the answers of a model, followed from name to name."""
