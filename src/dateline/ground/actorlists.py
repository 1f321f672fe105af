"""Whether a name of a report is that of somebody whom our lists or a user's know, by what the report says of the bearer."""

from functools import cached_property

from dateline.ground.actorwords import seats, words
from dateline.ground.placefold import fold
from dateline.ground.placegazetteer import country_names, demonyms, home_of, look_up
from dateline.model import Document, Span, Token
from dateline.names import ActorList, known
from dateline.names.heads import Head
from dateline.names.parts import parts_of
from dateline.names.parts import words as name_words
from dateline.names.people import Person
from dateline.names.scripts import latin

_BEFORE, _AFTER = 3, 4
_TELLING = 5


class Listed:
    """People of the lists in one report."""

    def __init__(self, document: Document, own: ActorList | None = None) -> None:
        self.lists = known(own)
        self._document = document
        self._day = document.report.published

    def whole(self, written: str, span: Span) -> Person | None:
        """The person of a full name. Nobody where the words beside it or the countries of the report speak of somebody else."""
        found = [p for p in self.lists.people_named(written) if self._fits(p, span)]
        return found[0] if len(found) == 1 else None

    def called(self, surname: str, spans: tuple[Span, ...]) -> Person | None:
        """The person of a surname that stands alone at `spans`.

        Somebody whose country the report names, who has taken office before its day: by a title beside the name; without one, if
        in office on that day under a name that few have.
        """
        found = [p for p in self.lists.people_called(surname) if self._is_near(p)]
        if not found:
            return None
        titles = {title for span in spans for title in self._titles(span)}
        if titles:
            held = [p for p in found if any(self._held(p, title) for title in titles)]
            return self._one(held)
        if self._is_common(surname) or self._day is None:
            return None
        return self._one([p for p in found if p.had_office(self._day)])

    def head(self, country: str, office: str) -> Head | None:
        """Who holds an office on the report's day; nobody where the list is not sure."""
        found = self.lists.in_office(country, office, self._day)
        return found[0] if len(found) == 1 else None

    def _one(self, found: list[Person]) -> Person | None:
        """The only one, or the only one in office on the day."""
        if len(found) > 1 and self._day is not None:
            found = [p for p in found if p.had_office(self._day)]
        return found[0] if len(found) == 1 else None

    def _fits(self, person: Person, span: Span) -> bool:
        other = {t.lemma.lower() for t in self._beside(span)} & words("other_lives", "words")
        abroad = bool(self.countries) and person.country is not None and person.country not in self.countries
        return not other and not abroad

    def _is_near(self, person: Person) -> bool:
        if person.country is not None and person.country not in self.countries:
            return False
        return self._day is None or person.since is None or person.since <= self._day

    def _held(self, person: Person, title: str) -> bool:
        loose = title in {"leader", "ruler", "chief"}
        return loose or title in person.titles or any(title in t.split() for t in person.titles)

    def _titles(self, span: Span) -> set[str]:
        before = [t.lower for t in self._beside(span) if t.start < span.start]
        return set(before) & words("titles", "words")

    def _is_common(self, surname: str) -> bool:
        parts = parts_of(surname).parts
        word = parts[-1]
        return len(latin(word.word)) < _TELLING or bool(word.given) or latin(word.word) in name_words("chinese", "families")

    def _beside(self, span: Span) -> list[Token]:
        """A few words before and behind, within the sentence."""
        inside = self._document.tokens_in(span)
        if not inside:
            return []
        sentence = self._document.sentences[inside[0].sentence]
        first, last = inside[0].i, inside[-1].i
        around = (*range(max(sentence.first, first - _BEFORE), first), *range(last + 1, min(sentence.last, last + _AFTER)))
        return [self._document.tokens[i] for i in around]

    @cached_property
    def countries(self) -> frozenset[str]:
        """Countries that the report names, by whatever name: themselves, their people, their cities and seats of power."""
        named = {self._document.words(m.span) for m in self._document.mentions if m.kind in {"place", "group", "organisation"}}
        found = {_country(w) for w in {*named, *(t.text for t in self._document.tokens if t.text[:1].isupper())}}
        for mention in self._document.mentions:
            if mention.kind == "place":
                found |= {e.country for e in look_up(self._document.words(mention.span))[:1]}
        return frozenset(code for code in found if code)


def _country(written: str) -> str | None:
    flat = " ".join(written.split()).removeprefix("the ").removesuffix("'s").removesuffix("’s")
    if flat.lower() in demonyms():
        return next((e.country for e in home_of(flat) if e.country), None)
    folded = fold(flat)
    return country_names().get(folded) or seats().get(folded)
