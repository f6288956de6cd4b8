"""How headings and sentences are worded, by what they tell."""
