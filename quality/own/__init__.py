"""Evaluation sets written for this project, and their scorers."""
