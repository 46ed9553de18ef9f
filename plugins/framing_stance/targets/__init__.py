"""Where the targets of the codebook are mentioned."""
