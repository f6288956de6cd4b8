"""What READMEs, reports and the Markdown of notebooks tell."""
