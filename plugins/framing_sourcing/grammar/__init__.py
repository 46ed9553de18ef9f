"""The patterns that find attributions, the cue words they turn on, and where a content ends."""
