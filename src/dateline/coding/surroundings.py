"""A number with the words around it."""

from dataclasses import dataclass

from dateline.coding.lexemes import Lexeme
from dateline.coding.numbers import Quantity

_JOINERS = frozenset({",", "and", "or", "to", "-", "–", "&"})
_LIST = 12  # lexemes of a list of numbers that are looked over
_BARE = frozenset({"NOUN", "PROPN", "ADJ", "NUM", "DET"})
_NOUN_REACH = 8


@dataclass(frozen=True, slots=True)
class Surroundings:
    """The sentence and a number in it."""

    words: list[Lexeme]
    q: Quantity

    def at(self, k: int) -> str:
        """The lexeme at `k`; empty beyond the ends."""
        return self.words[k].text if 0 <= k < len(self.words) else ""

    def before(self, n: int = 1) -> str:
        """The `n`th lexeme before the number, without what bounds it."""
        return self.at(self.q.first - n)

    def after(self, n: int = 1) -> str:
        """The `n`th lexeme after the number alone."""
        return self.at(self.q.last + n)

    def next(self) -> str:
        """The lexeme after the number and what bounds it."""
        return self.at(self.q.end + 1)

    @property
    def value(self) -> float:
        """The number; the lower bound of two, 0 where there is none."""
        return self.q.low if self.q.low is not None else self.q.high or 0

    @property
    def digits(self) -> str:
        """The number where it is written in digits alone, else empty."""
        text = self.words[self.q.first].text
        return text if self.q.first == self.q.last and text.isdigit() else ""

    @property
    def is_bare(self) -> bool:
        """Whether no word follows that it could count."""
        following = self.words[self.q.end + 1].token if self.q.end + 1 < len(self.words) else None
        return following is None or following.pos not in _BARE

    def head_of_list(self) -> str:
        """The word before the list of numbers that this one ends or goes on with: "pages" in "pages 6, 7 and *9*"."""
        k = self.q.first - 1
        while k >= max(0, self.q.first - _LIST) and (self.at(k) in _JOINERS or self.at(k)[:1].isdigit()):
            k -= 1
        return self.at(k)

    def end_of_list(self) -> int:
        """Position of the first lexeme after the list of numbers that this one begins or goes on with."""
        k = self.q.last + 1
        while k < min(len(self.words), self.q.last + _LIST) and (self.at(k) in _JOINERS or self.at(k)[:1].isdigit()):
            k += 1
        return k

    def noun(self) -> Lexeme | None:
        """The word after the number that it hangs from in the parse."""
        head = self.words[self.q.last].token.head
        return next((w for w in self.words[self.q.last + 1 : self.q.last + _NOUN_REACH] if w.token.i == head), None)
