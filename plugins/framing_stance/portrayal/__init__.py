"""As what a target is shown: who harms, fails, suffers, mends, succeeds."""
