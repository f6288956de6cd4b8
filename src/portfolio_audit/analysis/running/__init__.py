"""How the project is installed, set and run, and what its runs leave behind."""
