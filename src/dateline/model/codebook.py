"""Which ontology a report was coded by."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True, kw_only=True)
class Codebook:
    """The ontology a report was coded by, so that records coded by different ones are never taken for the same.

    Attributes:
        name: what it calls itself.
        digest: the first 16 hex digits of the SHA-256 over its files.
    """

    name: str
    digest: str
