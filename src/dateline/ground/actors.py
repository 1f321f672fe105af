"""Which actor a noun phrase names, with country and sector as far as its words or our lists say."""

from collections.abc import Iterable
from dataclasses import dataclass

from dateline.ground.actorbook import ActorBook, Entry, country_code
from dateline.ground.actornames import run_on_name, with_whole_names
from dateline.ground.actorwords import seats, sector_of_word, words
from dateline.ground.placefold import fold
from dateline.ground.placegazetteer import country_entries, country_names, look_up
from dateline.model import Document, Mention, Span, Token
from dateline.model.actor import ActorKind
from dateline.names import ActorList

_INSIDE = frozenset({"compound", "amod", "nmod", "poss", "det", "nummod", "case", "punct", "advmod", "quantmod"})
_SHORT_FORM_WORDS = 2
_OF_OFFICES = frozenset({"prime", "supreme"})
_NAMED = frozenset({"person", "organisation", "place", "group"})


@dataclass(frozen=True, slots=True)
class Named:
    """What a noun phrase says about an actor. `pronoun`: it names nobody by itself."""

    actor: str | None = None
    country: str | None = None
    sector: str | None = None
    pronoun: bool = False


class Namer:
    """Names the actors of one report."""

    def __init__(self, document: Document, placed: frozenset[Span] = frozenset(), own: ActorList | None = None) -> None:
        document = with_whole_names(document)
        self.document = document
        self._placed = placed
        self._small = {t.text for t in document.tokens if t.text.islower()}
        self.book = ActorBook(document, own)
        self._taken = {t.i for m in document.mentions for t in document.tokens_in(m.span)}
        names = [m for m in document.mentions if m.kind in _NAMED and self._is_named(m)]
        self._mentions = {t.i: m for m in names for t in document.tokens_in(m.span)}
        self._meet(document)

    def _meet(self, document: Document) -> None:
        """All names of the report, with what the words around them say, before the first question."""
        named = [m for m in document.mentions if m.kind in {"person", "organisation"} and self._is_named(m)]
        for mention in named:
            if self._is_called_outlet(mention):
                self.book.call_outlet(mention.span)
        people = [m for m in named if m.kind == "person" and not self.book.is_outlet(m.span)]
        self.book.meet_people(people)
        for mention in named:
            if mention not in people and not self.book.is_surname(mention.span):
                self.book.organisation(mention.span)
        for mention in people:
            if (entry := self._person(mention)) is not None:
                self._describe(entry, self._phrase(mention))

    def _is_called_outlet(self, mention: Mention) -> bool:
        if mention.kind == "organisation":
            return self._outlet_or(self._phrase(mention)) == "outlet"
        first = self.document.tokens_in(mention.span)[0]
        return first.i > 0 and self._outlet_or([self.document.tokens[first.i - 1]]) == "outlet"

    def _is_named(self, mention: Mention) -> bool:
        """Whether the reader's label can be trusted: no plain noun, and no place it took for something else."""
        lettered = any(c.isalpha() for c in self.document.words(mention.span))
        return (
            lettered
            and not _is_common(self.document, mention, self._small)
            and (mention.kind == "place" or mention.span not in self._placed)
        )

    def name(self, span: Span, head: Span | None = None, *, acts: bool = True) -> Named:
        """The actor of the noun phrase `span` whose head word or name is `head`. A city stands for its state only where it `acts`."""
        tokens = self.document.tokens_in(span)
        if not tokens:
            return Named()
        top = self._head(tokens, head)
        if top.lower in words("pronouns", "words") and top.pos != "PROPN" and not self._appositions(tokens, top):
            return Named(pronoun=True)
        core = self._core(tokens, top)
        country, sector = self._country(core), self._sector(core, top)
        entry = self._entry(tokens, core, top, country)
        if entry is not None and entry.kind == "state" and not acts and any(e.kind in "PK" for e in look_up(_bare(self._words(core)))):
            entry = None if country_code(_bare(self._words(core))) is None else entry
        if entry is None:
            return Named(country=country, sector=sector)
        if entry.kind not in {"state", "force"}:
            entry.country = entry.country or country
            entry.sector = entry.sector or sector
        return Named(entry.id, entry.country or country, entry.sector or sector)

    def others(self, span: Span) -> bool:
        """Whether the phrase names several in one: "the ministry and the union"."""
        top = self._head(self.document.tokens_in(span), None) if self.document.tokens_in(span) else None
        return top is not None and any(
            span.start <= k.start < span.end and k.pos in {"PROPN", "NOUN"} for k in self.document.kids(top.i, "conj")
        )

    def _head(self, tokens: list[Token], head: Span | None) -> Token:
        inside = {t.i for t in (self.document.tokens_in(head) if head else tokens)}
        tops = [
            self.document.tokens[i]
            for i in sorted(inside)
            if self.document.tokens[i].head not in inside or self.document.tokens[i].dep == "ROOT"
        ]
        nouns = [t for t in tops if t.pos in {"NOUN", "PROPN", "PRON", "ADJ", "NUM"}]
        return (nouns or tops or tokens)[0]

    def _core(self, tokens: list[Token], top: Token) -> list[Token]:
        """The head with the words before it that belong to the name, and "of" phrases; no clauses."""
        inside = {t.i for t in tokens}
        out, stack = {top.i}, [top.i]
        while stack:
            for kid in self.document.kids(stack.pop()):
                of = (kid.dep == "prep" and kid.lower in {"of", "for"}) or kid.dep == "pobj"
                if kid.i in inside and (kid.dep in _INSIDE or of):
                    out.add(kid.i)
                    stack.append(kid.i)
        return [self.document.tokens[i] for i in sorted(out)]

    def _entry(self, tokens: list[Token], core: list[Token], top: Token, country: str | None) -> Entry | None:
        named = self._listed(core, top, country) or self._by_mention(tokens, core, top) or self._office(core, top, country)
        return named or self._evidence(top) or self._short_form(core, top)

    def _office(self, core: list[Token], top: Token, country: str | None) -> Entry | None:
        """Who holds an office named with its country: "the Belarusian leader", "Poland's prime minister"; "former" and the like leave it open."""
        if country is None or top.pos != "NOUN" or top.tag == "NNS":
            return None
        office = [t for t in core if t.pos == "NOUN" or t.lower in _OF_OFFICES]
        others = [t for t in core if t not in office and t.pos not in {"DET", "PART", "ADP"} and country_code(t.text) is None]
        return None if others else self.book.head_of(country, " ".join(t.lower for t in office), cover_of(core))

    def _listed(self, core: list[Token], top: Token, country: str | None) -> Entry | None:
        """Forces, police, governments and groups of a country; states by name or by their seat."""
        lemma = top.lemma.lower()
        if (
            top.pos == "PROPN"
            and self._mentions.get(top.i) is not None
            and self._mentions[top.i].kind == "organisation"
            and lemma not in words("police", "COP")
        ):
            return None
        where = cover_of(core)
        if country is not None:
            for section, sector, kind, id_ in _OF_COUNTRY:
                if {lemma, top.lower} & words(section, sector):
                    name = country_entries()[country].name if kind == "state" else self._words(core)
                    owner = self._government_of_person(core, section)
                    return owner or self.book.listed(id_.format(country), name, kind, where, country=country, sector=sector)
        if {lemma, top.lower} & words("governments", "GOV") and (owner := self._government_of_person(core, "governments")):
            return owner
        return self._state(core, top) or self._force_of_alliance(core, top, where)

    def _government_of_person(self, core: list[Token], section: str) -> Entry | None:
        """Whose government it is: "Lukashenko's government" and "the government of Lukashenko" act as that person."""
        if section != "governments":
            return None
        for token in core[::-1]:
            mention = self._mentions.get(token.i)
            if token.dep in {"poss", "pobj", "compound", "nmod"} and token.pos == "PROPN":
                entry = self._person(mention) if mention is not None and mention.kind == "person" else self.book.by_surname(token.span)
                if entry is not None and entry.kind == "person":
                    return entry
        return None

    def _state(self, core: list[Token], top: Token) -> Entry | None:
        mention = self._mentions.get(top.i)
        span = mention.span if mention is not None else cover_of(core)
        name = _bare(self.document.words(span))
        code = country_code(name) if _is_country(name) or top.tag == "JJ" else seats().get(fold(name))
        if code is None or any(t.pos == "NOUN" for t in core if t.i != top.i):
            return None
        return self.book.listed(f"state:{code}", country_entries()[code].name, "state", span, country=code, sector="GOV")

    def _force_of_alliance(self, core: list[Token], top: Token, where: Span) -> Entry | None:
        if not {top.lemma.lower(), top.lower} & words("forces", "MIL"):
            return None
        for token in core:
            mention = self._mentions.get(token.i)
            if mention is not None and mention.kind == "organisation" and token.i != top.i:
                owner = self.book.organisation(mention.span)
                slug = owner.id.partition(":")[2]
                return self.book.listed(f"force:{slug}", self._words(core), "force", where, sector="MIL")
        return None

    def _by_mention(self, tokens: list[Token], core: list[Token], top: Token) -> Entry | None:
        for token in (top, *self._appositions(tokens, top)):
            mention = self._mentions.get(token.i)
            if self.book.is_surname(token.span) and (mention is None or mention.kind != "person"):
                return self._bearer(core, token)
            if mention is None:
                continue
            if mention.kind == "person" and not self.book.is_outlet(mention.span):
                return self._person(mention)
            if mention.kind in {"person", "organisation"} or self._is_unheard_of(mention, token):
                return self.book.organisation(mention.span, self._outlet_or(core))
        return self._named_outlet(core, top) or self._unlabelled(core, top)

    def _bearer(self, core: list[Token], surname: Token) -> Entry | None:
        """The person of a surname the reader did not mark, by the given name before it where there is one."""
        given = [t for t in core if t.pos == "PROPN" and t.head == surname.i and t.i < surname.i]
        given = [t for t in given if t.lower not in sector_of_word() and t.lower not in words("loose_heads", "words")]
        return self.book.person(cover_of([*given, surname])) if given else self.book.by_surname(surname.span)

    def _named_outlet(self, core: list[Token], top: Token) -> Entry | None:
        """The name before a word for an outlet: "the Krasta newspaper"."""
        if top.pos != "NOUN" or self._outlet_or([top]) != "outlet":
            return None
        named = [t for t in core if t.pos == "PROPN" and t.i < top.i and t.head == top.i and t.dep == "compound"]
        mention = self._mentions.get(named[-1].i) if named else None
        if mention is None or mention.kind not in {"organisation", "person"}:
            return None
        self.book.call_outlet(mention.span)
        return self.book.organisation(mention.span, "outlet")

    def _is_unheard_of(self, mention: Mention, token: Token) -> bool:
        return mention.kind in {"place", "group"} and not look_up(self.document.words(mention.span)) and country_code(token.text) is None

    def _unlabelled(self, core: list[Token], top: Token) -> Entry | None:
        """A proper noun the reader has no label for, if it is no place, is an organisation."""
        a_place = country_code(top.text) is not None or (len(core) == 1 and bool(look_up(top.text)))
        if top.pos != "PROPN" or top.i in self._taken or a_place or not top.text[:1].isupper():
            return None
        named = [t for t in core if t.pos == "PROPN" or t.lower in {"of", "for"}]
        return self.book.organisation(cover_of(named), self._outlet_or(core))

    def _outlet_or(self, core: Iterable[Token]) -> ActorKind:
        said = (t for t in core if t.pos != "PROPN" and not self._is_of_a_person(t))
        return "outlet" if any({t.lemma.lower(), t.lower} & words("kinds", "outlet") for t in said) else "organisation"

    def _is_of_a_person(self, token: Token) -> bool:
        """Whether the word only tells what a person does: "press secretary", "newspaper editor"."""
        head = self.document.tokens[token.head]
        return token.dep == "compound" and head.pos == "NOUN" and not {head.lemma.lower(), head.lower} & words("kinds", "outlet")

    def _appositions(self, tokens: list[Token], top: Token) -> list[Token]:
        inside = {t.i for t in tokens}
        name = run_on_name(self.document, top)
        beside = [*self.document.kids(top.i, "appos", "nmod"), *([name] if name is not None else [])]
        return [k for k in (*beside, *self._named_last(tokens, top)) if k.i in inside]

    def _named_last(self, tokens: list[Token], top: Token) -> list[Token]:
        """The person named behind the last comma of a phrase for one, whatever the parse hangs the name on: "a spokesman for the union, Petr Lindt"."""
        if top.pos not in {"NOUN", "NUM"} or top.tag == "NNS":
            return []
        commas = [n for n, t in enumerate(tokens[:-1]) if t.text == ","]
        if commas and tokens[commas[-1] + 1].text.isdigit():  # an age
            commas.pop()
        if not commas:
            return []
        first = tokens[commas[-1] + 1]
        mention = self._mentions.get(first.i)
        named = mention is not None and mention.kind == "person" and mention.span.start == first.start
        return [self.document.tokens[mention.head]] if mention is not None and named else []

    def _evidence(self, top: Token) -> Entry | None:
        if top.lemma.lower() not in words("evidence", "nouns"):
            return None
        id_ = f"evidence:{top.lemma.lower()}-{self.document.report.id[:8]}"
        return self.book.listed(id_, top.text.lower(), "evidence", top.span)

    def _short_form(self, core: list[Token], top: Token) -> Entry | None:
        """What a short form means: "the ministry", "the union": the organisation of that head named before."""
        if not core or core[0].lower != "the" or len(core) > _SHORT_FORM_WORDS or top.pos != "NOUN":
            return None
        entry = self.book.by_head(top.lower, top.start)
        if entry is not None:
            entry.mentions.add(cover_of(core))
        return entry

    def _person(self, mention: Mention) -> Entry | None:
        return self.book.person(mention.span)

    def _phrase(self, mention: Mention) -> list[Token]:
        """The words around a person's name that describe the person: titles before it, the noun it is in apposition to."""
        inside = self.document.tokens_in(mention.span)
        head = self.document.tokens[mention.head]
        out = {t.i: t for t in inside}
        tops = [head, *self.document.kids(head.i, "appos")]
        if head.dep in {"appos", "nmod", "compound"}:
            tops.append(self.document.tokens[head.head])
        for top in tops:
            sentence = self.document.sentences[top.sentence]
            for token in self._core(list(self.document.tokens[sentence.first : sentence.last]), top):
                out[token.i] = token
        return [t for i, t in sorted(out.items())]

    def _describe(self, entry: Entry, phrase: list[Token]) -> None:
        if entry.kind != "person":
            return
        entry.country = entry.country or self._country(phrase)
        entry.sector = entry.sector or self._sector(phrase, phrase[-1])

    def _country(self, core: list[Token]) -> str | None:
        """The country of a demonym, country or town in the phrase."""
        for size in (3, 2, 1):
            for n in range(len(core) - size + 1):
                words_ = self._words(core[n : n + size])
                if words_[:1].isupper() and (code := country_code(words_)):
                    return code
        for token in core:
            mention = self._mentions.get(token.i)
            if mention is not None and mention.kind == "place":
                entries = look_up(self.document.words(mention.span))
                if entries and len({e.country for e in entries}) == 1:
                    return entries[0].country or None
        return None

    def _sector(self, core: list[Token], top: Token) -> str | None:
        others = [t for t in core if t.i != top.i]
        for token in (*others, top) if top.lemma.lower() in words("loose_heads", "words") else (top, *others):
            for form in (token.lower, token.lemma.lower()):
                if form in sector_of_word():
                    return sector_of_word()[form]
        return None

    def _words(self, core: list[Token]) -> str:
        return " ".join(self.document.words(cover_of(core)).split())


_OF_COUNTRY: tuple[tuple[str, str, ActorKind, str], ...] = (
    ("forces", "MIL", "force", "force:{}"),
    ("police", "COP", "force", "force:{}-police"),
    ("governments", "GOV", "state", "state:{}"),
    ("groups", "OPP", "group", "group:{}-opposition"),
    ("groups", "REB", "group", "group:{}-rebels"),
)


def _bare(words_: str) -> str:
    flat = " ".join(words_.split())
    flat = flat.removesuffix("’s").removesuffix("'s")
    return flat[4:] if flat[:4].lower() == "the " else flat


def _is_country(name: str) -> bool:
    return fold(name) in country_names()


def _is_common(document: Document, mention: Mention, small: set[str]) -> bool:
    """A plain noun that opens a sentence and is written small elsewhere: "Dockers walked out … the dockers"."""
    first, *more = document.tokens_in(mention.span)
    opens = document.sentences[first.sentence].first == first.i
    return opens and not more and first.lower in small


def cover_of(tokens: list[Token]) -> Span:
    """The smallest span over tokens."""
    return Span(tokens[0].start, tokens[-1].end)
