"""Findings and a profile make a scorecard."""
