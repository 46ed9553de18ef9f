"""What keeps a plugin's faults and a stranger's folder from the run: the fence, deadlines, and processes that start apart."""
