"""How a mention of a target is evaluated."""
