"""What is said beforehand about an audit: by its user, and by the repository itself."""
