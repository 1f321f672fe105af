"""Names of persons and organisations of one report, one entry for each actor however it is written."""

import re
from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass, field

from dateline.ground.actorlists import Listed
from dateline.ground.actorwords import words
from dateline.ground.placefold import fold
from dateline.ground.placegazetteer import country_names, demonyms, home_of
from dateline.model import Actor, Document, Mention, Span
from dateline.model.actor import ActorKind
from dateline.names import ActorList, alike
from dateline.names.bodies import body_slug
from dateline.names.keys import NameKey, name_key, without_titles
from dateline.names.parts import parts_of
from dateline.names.people import Person, surname_keys
from dateline.names.sounds import block_keys

_SMALL = frozenset({"of", "the", "for", "and", "on", "in", "de", "s", "a"})
_ACRONYM = re.compile(r"\(\s*(?:the\s+)?[“\"']?([A-Z][A-Za-z]*[A-Z][A-Za-z]*)[”\"']?\s*\)")
_POSSESSIVE = re.compile(r"['’]s?$")
_PHRASE = re.compile(r"\s+(?:of|for|in|to|on|against|and)\s+|\s*\(")


@dataclass(slots=True)
class Entry:
    """An actor while its mentions are gathered."""

    id: str
    name: str
    kind: ActorKind
    country: str | None = None
    sector: str | None = None
    mentions: set[Span] = field(default_factory=set)

    def actor(self) -> Actor:
        """The finished actor."""
        return Actor(
            id=self.id, name=self.name, kind=self.kind, country=self.country, sector=self.sector, mentions=tuple(sorted(self.mentions))
        )


class ActorBook:
    """Finds the entry for a name as written. Full names first, then surnames, acronyms and short forms."""

    def __init__(self, document: Document, own: ActorList | None = None) -> None:
        self.document = document
        self._listed = Listed(document, own)
        self.entries: dict[str, Entry] = {}
        self.shared: dict[str, Span] = {}
        self._by_surname: dict[str, set[str]] = defaultdict(set)
        self._by_sound: dict[str, set[str]] = defaultdict(set)
        self._alone: dict[str, list[Span]] = defaultdict(list)
        self._by_short: dict[str, str] = {}
        self._heads: dict[str, str] = {}
        outlet = document.report.outlet
        self._outlets: set[str] = {organisation_slug(_cleaned(outlet))[0]} if outlet else set()

    def meet_people(self, mentions: Iterable[Mention]) -> None:
        """Enter persons, full names first, so that surnames can join them."""
        people = [m for m in mentions if _is_name(self.document, m)]
        for mention in people:
            if (key := name_key(self.document.words(mention.span))) is not None and not key.given:
                self._alone[key.surname].append(mention.span)
        for mention in sorted(people, key=lambda m: -len(without_titles(self.document.words(m.span)))):
            self.person(mention.span)

    def person(self, span: Span) -> Entry | None:
        """The person of a name; a surname alone joins the only person who has it. None where two share it."""
        written = self.document.words(span)
        known = self._known(written)
        key = name_key(written)
        if known is not None or key is None:
            return self._keep(known, span)
        if not key.given or self._is_double_surname(key):
            return self._surname(key, span)
        return self._keep(self._whole(written, key, span), span)

    def _whole(self, written: str, key: NameKey, span: Span) -> Entry:
        """The person of a full name: of the report so far, of the lists, or new."""
        plain = " ".join(without_titles(written))
        blocks = block_keys(parts_of(written).parts[-1].word)
        met = {id_ for block in blocks for id_ in self._by_sound.get(block, ()) if alike(self.entries[id_].name, plain)}
        if len(met) == 1:
            return self.entries[met.pop()]
        listed = self._listed.whole(written, span)
        id_ = listed.id if listed else f"person:{key.slug}"
        entry = self._of_list(listed) if listed else self.entries.setdefault(id_, Entry(id_, plain, "person"))
        for block in blocks:
            self._by_sound[block].add(entry.id)
        for surname in (key.surname, *surname_keys(written)):
            self._by_surname[surname].add(entry.id)
        return entry

    def _of_list(self, person: Person) -> Entry:
        return self.entries.setdefault(person.id, Entry(person.id, person.name, "person", person.country, person.sector))

    def _is_double_surname(self, key: NameKey) -> bool:
        """Both surnames after the whole name: "López Obrador" after "Andrés Manuel López Obrador"."""
        return f"{key.given} {key.surname}" in self._by_surname

    def _surname(self, key: NameKey, span: Span) -> Entry | None:
        wanted = f"{key.given} {key.surname}".strip()
        bearers = self._by_surname.get(wanted, set())
        if len(bearers) > 1:
            self.shared.setdefault(wanted, span)
            return None
        if not bearers:
            entry = self._alone_in_report(key, span)
            self._by_surname[wanted].add(entry.id)
            bearers = {entry.id}
        return self._keep(self.entries[next(iter(bearers))], span)

    def _alone_in_report(self, key: NameKey, span: Span) -> Entry:
        """Somebody of whom the report gives no other name: of the lists, or a person of this report alone.

        Many have the surname, so the id holds for this report; reports meet where fusing finds more than the surname in common.
        """
        words_ = self.document.words(span)
        listed = self._listed.called(" ".join(without_titles(words_)), (span, *self._alone[key.surname]))
        if listed is not None:
            return self._of_list(listed)
        id_ = f"person:{key.slug}-{self.document.report.id[:8]}"
        return self.entries.setdefault(id_, Entry(id_, " ".join(without_titles(words_)), "person"))

    def head_of(self, country: str, office: str, span: Span) -> Entry | None:
        """Who holds an office of a country on the report's day: "the Belarusian leader". None where the lists are not sure.

        Args:
            country: ISO 3166-1 alpha-3 code.
            office: its English name: "president", "prime minister", "leader", "king", …
            span: the words that name the office; they become a mention.
        """
        head = self._listed.head(country, office)
        if head is None:
            return None
        entry = self.entries.setdefault(head.id, Entry(head.id, head.name, "person", country, "GOV"))
        for surname in surname_keys(head.name):
            self._by_surname[surname].add(entry.id)
        return self._keep(entry, span)

    def is_surname(self, span: Span) -> bool:
        """Whether a person of the report has this one word as surname."""
        key = name_key(self.document.words(span))
        return key is not None and not key.given and key.surname in self._by_surname

    def is_outlet(self, span: Span) -> bool:
        """Whether the report calls this name an outlet."""
        return organisation_slug(_cleaned(self.document.words(span)))[0] in self._outlets

    def by_surname(self, span: Span) -> Entry | None:
        """A person already known by the surname that stands at `span`, whatever the reader took it for."""
        key = name_key(self.document.words(span))
        if key is None or key.surname not in self._by_surname:
            return None
        return self._surname(key, span)

    def organisation(self, span: Span, kind: ActorKind = "organisation") -> Entry:
        """The organisation of a name: known ones, their acronyms, and the same words in another order."""
        written = _cleaned(self.document.words(span))
        known = self._known(written)
        if known is None:
            slug, country = organisation_slug(written)
            kind = "outlet" if slug in self._outlets else _kind(written, kind)
            id_ = f"{'outlet' if kind == 'outlet' else 'org'}:{slug}"
            id_ = self._by_short.get(fold(written), id_)
            known = self.entries.setdefault(id_, Entry(id_, written, kind, country))
            self._note_short_forms(known, written, span)
        self._keep(known, span)
        return known

    def call_outlet(self, span: Span) -> None:
        """The words around this name say that it is an outlet; it is one in the whole report."""
        self._outlets.add(organisation_slug(_cleaned(self.document.words(span)))[0])

    def _note_short_forms(self, entry: Entry, written: str, span: Span) -> None:
        parts = [w for w in re.split(r"[\s-]+", written) if w and w.lower() not in _SMALL]
        if len(parts) > 1:
            self._by_short.setdefault(fold("".join(p[0] for p in parts if p[0].isupper())), entry.id)
            self._heads.setdefault(_head_of(written).lower(), entry.id)
        acronym = _ACRONYM.match(self.document.text, span.end + 1)
        if acronym:
            self._by_short[fold(acronym[1])] = entry.id

    def by_head(self, noun: str, before: int) -> Entry | None:
        """The organisation a definite short form means: "the ministry" after "the Defence Ministry"."""
        entry = self.entries.get(self._heads.get(noun.lower(), ""))
        return entry if entry is not None and any(m.start < before for m in entry.mentions) else None

    def listed(self, id_: str, name: str, kind: ActorKind, span: Span, *, country: str | None = None, sector: str | None = None) -> Entry:
        """An entry with a given id: a state, a force, a group, a piece of evidence."""
        entry = self.entries.setdefault(id_, Entry(id_, name, kind, country, sector))
        self._keep(entry, span)
        return entry

    def _known(self, written: str) -> Entry | None:
        known = self._listed.lists.body(_cleaned(written))
        if known is None:
            return None
        return self.entries.setdefault(known.id, Entry(known.id, known.name, known.kind, known.country, known.sector or None))

    def _keep(self, entry: Entry | None, span: Span) -> Entry | None:
        if entry is not None:
            entry.mentions.add(span)
        return entry


def _head_of(written: str) -> str:
    """The noun a name can be called by: "Union" of "National Union of Students", "Ministry" of "Defence Ministry"."""
    before = _PHRASE.split(written)[0].split()
    return before[-1] if before else written


def _is_name(document: Document, mention: Mention) -> bool:
    return document.words(mention.span)[:1].isupper() and document.tokens[mention.head].pos in {"PROPN", "NOUN"}


def _cleaned(written: str) -> str:
    flat = _POSSESSIVE.sub("", " ".join(written.split()))
    if flat.count(".") == 1:  # the end of the sentence
        flat = flat.removesuffix(".")
    return flat[4:] if flat[:4].lower() == "the " else flat


def _kind(written: str, kind: ActorKind) -> ActorKind:
    parts = set(fold(written).split())
    return "outlet" if parts & words("kinds", "outlet") and not parts & words("kinds", "not_outlet") else kind


def organisation_slug(written: str) -> tuple[str, str | None]:
    """The stable part of an organisation's id, and the country its name gives (see `names.bodies.body_slug`)."""
    return body_slug(written, country_code)


def country_code(word: str) -> str | None:
    """ISO 3166-1 alpha-3 code of a country's name or demonym."""
    if word.lower() in demonyms():
        return next((e.country for e in home_of(word) if e.country), None)
    return country_names().get(fold(word))


def used(book: ActorBook, ids: Iterable[str]) -> tuple[Actor, ...]:
    """Actors with these ids, by their first mention."""
    wanted = set(ids)
    chosen = [e.actor() for e in book.entries.values() if e.id in wanted]
    return tuple(sorted(chosen, key=lambda a: (a.mentions[0] if a.mentions else Span(0, 0), a.id)))
