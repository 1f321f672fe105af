"""Training of the coder: types of events between two actors, and what police did. Needs PyTorch; the program does not."""
