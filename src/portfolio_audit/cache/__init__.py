"""What was read out of contents, kept between runs: only derived values, and never needed."""
