"""The headlines of a story side by side: what differs in them, and how they stand to the articles below them."""
