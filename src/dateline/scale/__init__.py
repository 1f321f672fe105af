"""`Report`s → `Reading`s, many at a time: the map of the pipeline over several processes.

What may be plugged in: the function that reads one report. What cannot be read comes back as a value.
"""

from dateline.scale.pool import Outcome, SetAside, read_many

__all__ = ["Outcome", "SetAside", "read_many"]
