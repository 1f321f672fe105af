"""What every network of ours is made of: BERT's layers, public weights to begin with, learning under rounding, export. Needs PyTorch."""
