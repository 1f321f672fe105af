"""Learns whom a pronoun or a role means: the weights of attribute/ranker.py, from the cases of quality/own/speakers that are for tuning."""
