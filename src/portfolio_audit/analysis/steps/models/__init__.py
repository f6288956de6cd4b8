"""Models as they are made, kept, weighed, tried and recorded."""
