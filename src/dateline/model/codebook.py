"""Which ontology a report was coded by, and which lists it was grounded by."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True, kw_only=True)
class Codebook:
    """An ontology or a user's list a report was read by, so that records made by different ones are never taken for the same.

    Attributes:
        name: what it calls itself.
        digest: the first 16 hex digits of the SHA-256 over its files.
    """

    name: str
    digest: str
