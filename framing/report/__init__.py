"""Stage 5: what is said of a comparison, as plain data and as text."""
