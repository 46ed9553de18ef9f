"""``framing sources``: every source of a group of documents, as table and as text."""
