"""The language of rules: YAML in, findings out."""
