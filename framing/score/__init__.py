"""Stage 3: documents and their layers → scores."""
