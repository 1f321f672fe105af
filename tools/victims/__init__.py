"""Training of what chooses the killed and injured of a report's incidents (task `casualties`), from MUC-4."""
