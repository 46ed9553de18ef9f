"""Which documents are copies of each other, and what each adds and cuts."""
