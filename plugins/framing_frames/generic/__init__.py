"""Frames of an article: five generic ones by a model that ships, and the user's own."""
