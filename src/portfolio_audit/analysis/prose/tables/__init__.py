"""Tables in documents, by what they list."""
