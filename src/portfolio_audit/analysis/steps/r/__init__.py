"""Steps as R writes them."""
