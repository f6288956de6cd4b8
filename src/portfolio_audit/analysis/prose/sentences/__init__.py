"""What single sentences tell, by learned weights and plain wordings."""
