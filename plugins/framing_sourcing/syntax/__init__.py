"""The sentence as the grammar sees it: parts of speech, phrases, verb groups, subjects; a parser on request."""
