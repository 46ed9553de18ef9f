"""Who is named in a corpus at all, and targets proposed from it."""
