"""The statistical sentence model and the encoder."""
