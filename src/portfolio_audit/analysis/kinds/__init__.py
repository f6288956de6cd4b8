"""What sort of a repository it is, and which project of a collection stands for it."""
