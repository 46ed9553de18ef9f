"""What words say nothing of a target although they stand in its sentence."""
