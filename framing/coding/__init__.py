"""Coding by hand: what is drawn, what is asked of it, the sheet that people fill in, and what they answered."""
