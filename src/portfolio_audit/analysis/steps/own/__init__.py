"""Steps in the project's own code, without a library for them."""
