"""All that is English and nobody's rule: its closed classes, lemmas, negation, detection."""
