"""One repository, frozen: listed safely, read lazily, each file parsed once."""
