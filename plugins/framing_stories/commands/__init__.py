"""The commands ``copies``, ``stories`` and ``omissions``, opened when they are called."""
