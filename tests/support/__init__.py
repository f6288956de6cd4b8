"""What tests build their values with."""
