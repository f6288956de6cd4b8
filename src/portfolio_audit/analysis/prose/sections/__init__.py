"""The topics of sections, told by heading and content together."""
