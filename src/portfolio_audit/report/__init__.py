"""What an audit yields: plain values."""
