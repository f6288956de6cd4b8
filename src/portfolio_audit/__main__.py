"""The command line as `python -m portfolio_audit`."""

from portfolio_audit.cli.start import main

if __name__ == "__main__":
    main()
