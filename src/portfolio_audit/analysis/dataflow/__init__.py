"""Which rows reach which fit: values followed through the code."""
