"""What the steps of the GitHub Action do: `python -I -m portfolio_audit.cli.action`."""
