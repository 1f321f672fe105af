"""argv → what a person sees: the only place that prints and exits.

One module a command; `app` gathers them. Commands import what they need when they run, so `dateline --help` stays quick.
"""

from dateline.cli.app import main

__all__ = ["main"]
