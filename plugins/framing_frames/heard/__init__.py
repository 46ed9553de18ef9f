"""Who is heard: of each source its gender as the article tells it, how it is introduced, and how much it may say."""
