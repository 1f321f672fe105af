"""Training of the encoder and its heads: examples, network, learning, export, calibration. Needs PyTorch; the program does not."""
