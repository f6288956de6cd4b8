"""Which steps of a project its code takes, and what shows them."""
