"""Numbers only: estimates, resampling, permutation. Knows nothing of articles."""
