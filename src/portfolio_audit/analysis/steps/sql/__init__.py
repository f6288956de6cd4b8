"""Steps as SQL writes them."""
