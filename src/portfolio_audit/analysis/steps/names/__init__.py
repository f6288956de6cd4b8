"""Names that say which step a call, function, class or script takes."""
