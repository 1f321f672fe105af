"""A category with the word that gives it."""

from dataclasses import dataclass

from dateline.model import Token
from dateline.model.tally import TallyCategory


@dataclass(frozen=True, slots=True)
class Found:
    """A category and the word that gives it."""

    category: TallyCategory
    word: Token
