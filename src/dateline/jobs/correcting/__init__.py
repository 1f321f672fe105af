"""What a person corrects: ids and words as they are written → corrections in the store; the log of them; how often persons and machine agree."""

from dateline.jobs.correcting.making import By, Correcting

__all__ = ["By", "Correcting"]
