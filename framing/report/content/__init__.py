"""What every report says, as blocks that each format draws in its own way."""
