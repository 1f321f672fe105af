"""What a name stands for, put right where the words around it say more than the parser's label.

Every name has votes for what it can be: the parser's own, and those of titles, given names, words for bodies and places in it and beside it, and
of the other mentions of the report. The most votes win; names that the parser left out are entered where the words are plain.
"""

from collections import defaultdict
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from functools import cache
from typing import Any

from dateline.model import Mention, Span, Token
from dateline.model.document import MentionKind
from dateline.resources import load_toml
from dateline.resources.countries import demonyms, further_names, short_names

Votes = dict[MentionKind, float]

_LABELS: Mapping[MentionKind, str] = {"person": "PERSON", "organisation": "ORG", "place": "GPE", "group": "NORP"}
_SUBJECTS = frozenset({"nsubj", "nsubjpass"})
_OWN = 1.5  # the parser's label
_WEAK, _FAIR, _STRONG = 1.0, 2.0, 3.0
_LEAST = 2.0  # votes that enter a name the parser left out
_LONGEST = 5  # words of a person's name
_AGES = range(10, 110)


@dataclass(frozen=True, slots=True, kw_only=True)
class _Lists:
    titles: frozenset[str]
    offices: frozenset[str]
    bodies: frozenset[str]
    departments: frozenset[str]
    places: frozenset[str]
    before: frozenset[str]
    after: frozenset[str]
    lives: frozenset[str]
    kin: frozenset[str]
    taking: frozenset[str]
    ways: frozenset[str]
    whole: frozenset[str]
    given: frozenset[str]
    doubtful: frozenset[str]
    demonyms: frozenset[str]
    countries: frozenset[str]
    never: frozenset[str]  # words that end no name of a person


@cache
def _lists() -> _Lists:
    data: Mapping[str, Any] = load_toml("reader_names.toml")
    given: Mapping[str, Any] = load_toml("given_names.toml")

    def words(section: str, key: str = "words") -> frozenset[str]:
        return frozenset(data[section][key].split())

    called = frozenset(name.lower() for _, name in demonyms())
    return _Lists(
        titles=words("titles"),
        offices=frozenset(data["titles"]["offices"]),
        bodies=words("bodies"),
        departments=words("bodies", "departments"),
        places=words("places"),
        before=words("places", "before"),
        ways=words("places", "ways"),
        whole=frozenset(data["places"]["whole"]),
        after=words("places", "after"),
        lives=words("lives"),
        kin=words("kin"),
        taking=words("taking"),
        given=frozenset(f"{given['male']} {given['female']}".split()),
        doubtful=frozenset(f"{given['also_places']} {given['also_words']}".split()),
        demonyms=called,
        countries=frozenset(name.lower() for name in (*short_names().values(), *(n for _, n in further_names()))) - called,
        never=words("bodies") | words("places"),
    )


@dataclass(frozen=True, slots=True)
class _Name:
    """A name: its first and last token, the mention it is marked by, and whether the text is in capitals there."""

    first: int
    last: int
    mention: Mention | None
    loud: bool


def repaired(
    tokens: Sequence[Token], mentions: Sequence[Mention], text: str, is_word: Callable[[str], bool] = lambda _: False
) -> tuple[Mention, ...]:
    """The mentions in text order with their kinds put right, and names the parser left out. Linear in the text.

    Args:
        tokens: of the report.
        mentions: as the parser gives them.
        text: the stored text.
        is_word: whether a word in lower case is one of the language, so that "Later Sarandi" at the head of a sentence begins with no name.
    """
    reader = _Reader(tokens, mentions, text, is_word)
    kept = [m for m in mentions if m.kind not in _LABELS]
    return tuple(sorted((*kept, *reader.judged()), key=lambda m: (m.span, m.kind)))


class _Reader:
    """The names of one report and what the report says of each."""

    def __init__(self, tokens: Sequence[Token], mentions: Sequence[Mention], text: str, is_word: Callable[[str], bool]) -> None:
        self._tokens = tokens
        self._is_word = is_word
        self._known: dict[tuple[int, int], tuple[str, ...]] = {}
        self._text = text
        self._beside: defaultdict[int, list[Token]] = defaultdict(list)
        for token in tokens:
            if token.dep == "appos":
                self._beside[token.head].append(token)
        self._names = list(self._named(mentions))
        self._surnames = {self._words(n)[-1] for n in self._names if self._is_whole_person(n)}

    def judged(self) -> Iterator[Mention]:
        """The mentions of names, each of its likeliest kind."""
        votes = [self._votes(n) for n in self._names]
        told: defaultdict[str, Votes] = defaultdict(dict)
        for name, own in zip(self._names, votes, strict=True):
            for kind, weight in own.items():
                seen = told[self._key(name)]
                seen[kind] = max(seen.get(kind, 0.0), weight)
        for name, own in zip(self._names, votes, strict=True):
            label = name.mention.kind if name.mention is not None else None
            total = dict(own)
            for kind, weight in told[self._key(name)].items():
                if weight >= _FAIR:
                    total[kind] = max(total.get(kind, 0.0), weight - _WEAK)
            if label is not None:
                total[label] = total.get(label, 0.0) + _OWN
            if (mention := self._settled(name, total)) is not None:
                yield mention

    def _settled(self, name: _Name, votes: Votes) -> Mention | None:
        best = max(votes.items(), key=lambda v: (v[1], v[0]), default=None)
        if name.mention is None:
            if best is None or best[1] < _LEAST:
                return None
            span = Span(self._tokens[name.first].start, self._tokens[name.last].end)
            return Mention(span=span, kind=best[0], label=_LABELS[best[0]], head=self._head(name))
        if best is None or best[0] == name.mention.kind:
            return name.mention
        return replace(name.mention, kind=best[0], label=_LABELS[best[0]])

    def _named(self, mentions: Sequence[Mention]) -> Iterator[_Name]:
        """The names the parser marks, and the runs of proper nouns it does not."""
        starts = {t.start: t.i for t in self._tokens}
        ends = {t.end: t.i for t in self._tokens}
        taken: set[int] = set()
        found = []
        for m in mentions:
            first, last = starts.get(m.span.start), ends.get(m.span.end)
            if first is None or last is None:
                continue
            taken.update(range(first, last + 1))
            if m.kind in _LABELS:
                found.append(_Name(first, last, m, self._is_loud(first, last)))
        for start, last in self._runs(taken):
            first = start + 1 if start < last and self._only_opens(self._tokens[start]) else start
            found.append(_Name(first, last, None, self._is_loud(first, last)))
        yield from sorted(found, key=lambda n: n.first)

    def _runs(self, taken: set[int]) -> Iterator[tuple[int, int]]:
        first: int | None = None
        for t in self._tokens:
            free = t.pos == "PROPN" and t.i not in taken and t.text[:1].isupper()
            if first is not None and (not free or t.sentence != self._tokens[first].sentence):
                yield first, t.i - 1
                first = None
            if free and first is None:
                first = t.i
        if first is not None:
            yield first, len(self._tokens) - 1

    def _only_opens(self, token: Token) -> bool:
        """Whether a word is large only because it opens its sentence."""
        opens = token.i == 0 or self._tokens[token.i - 1].sentence != token.sentence
        return opens and self._is_word(token.lower) and token.lower not in _lists().given | _lists().titles

    def _is_loud(self, first: int, last: int) -> bool:
        """Whether the stored words are in capitals although the parser read them otherwise."""
        stored = self._text[self._tokens[first].start : self._tokens[last].end]
        return stored.isupper() and not all(t.text.isupper() for t in self._tokens[first : last + 1])

    def _words(self, name: _Name) -> tuple[str, ...]:
        """The words of a name in lower case, without articles, titles and endings."""
        if (name.first, name.last) not in self._known:
            self._known[name.first, name.last] = self._own_words(name)
        return self._known[name.first, name.last]

    def _own_words(self, name: _Name) -> tuple[str, ...]:
        lists = _lists()
        inside = [t.lower for t in self._tokens[name.first : name.last + 1] if t.text[:1].isalpha() and t.lower not in ("the", "a", "an")]
        while len(inside) > 1 and inside[0] in lists.titles:
            inside = inside[1:]
        return tuple(inside) or ("",)

    def _key(self, name: _Name) -> str:
        return " ".join(self._words(name))

    def _head(self, name: _Name) -> int:
        inside = range(name.first, name.last + 1)
        return next((i for i in inside if self._tokens[i].head not in inside or self._tokens[i].head == i), name.last)

    def _before(self, name: _Name, steps: int = 1) -> Token | None:
        i = name.first - steps
        return self._tokens[i] if i >= 0 and self._tokens[i].sentence == self._tokens[name.first].sentence else None

    def _after(self, name: _Name, steps: int = 1) -> Token | None:
        i = name.last + steps
        return self._tokens[i] if i < len(self._tokens) and self._tokens[i].sentence == self._tokens[name.last].sentence else None

    def _is_whole_person(self, name: _Name) -> bool:
        """Whether it is a person's name with a given name in it."""
        words, last = self._words(name), self._tokens[name.last]
        letters = last.text.isupper() and not name.loud and len(last.text) > 1
        if len(words) == 1 or words[-1] in _lists().never or letters:
            return False
        return self._is_person_like(name) or (
            name.mention is not None and name.mention.kind == "person" and words[-1] not in _lists().demonyms
        )

    def _votes(self, name: _Name) -> Votes:
        """What the name and the words around it say; titles alone name nobody."""
        if all(w in _lists().titles for w in self._words(name)):
            return {}
        votes: defaultdict[MentionKind, float] = defaultdict(float)
        for kind, weight in (*self._by_words(name), *self._by_title(name), *self._by_neighbours(name), *self._by_place(name)):
            votes[kind] += weight
        return dict(votes)

    def _by_words(self, name: _Name) -> Iterator[tuple[MentionKind, float]]:
        words, lists = self._words(name), _lists()
        joined, own = " ".join(words), name.mention.kind if name.mention is not None else None
        if joined in lists.whole or (joined in lists.countries and joined not in self._surnames):
            yield "place", _STRONG
        elif joined in lists.demonyms and not (own == "place" and joined.endswith("s")):
            yield "group", _STRONG
        elif "department" in words and len(words) > 1:
            yield self._department(name, words), _STRONG
        elif len(words) > 1 and (words[-1] in lists.bodies or (words[0] in lists.bodies and self._has_of(name))):
            yield "organisation", _STRONG
        elif len(words) > 1 and words[-1] in lists.places:
            yield "place", _STRONG if own is not None or words[-1] not in lists.ways else _WEAK
        elif self._is_person_like(name) or self._has_surname(name, words, own):
            yield "person", _WEAK if words[0] in lists.doubtful and len(words) > 1 else _FAIR

    def _has_surname(self, name: _Name, words: tuple[str, ...], own: MentionKind | None) -> bool:
        """Whether it is the surname of a person of the report, alone or behind one other word."""
        if words[-1] not in self._surnames or own == "group":
            return False
        _, *more = words
        return not more or (more == [words[-1]] and own not in (None, "place") and not self._only_opens(self._tokens[name.first]))

    def _department(self, name: _Name, words: tuple[str, ...]) -> MentionKind:
        """A part of a government or of a country: "Justice Department", "Morazan Department"."""
        other = words[-1] if words[0] == "department" else words[words.index("department") - 1]
        if other in _lists().departments or not (name.loud or (name.mention is not None and name.mention.kind == "place")):
            return "organisation"
        return "place"

    def _is_person_like(self, name: _Name) -> bool:
        """A given name with more behind it, and no word for a body or a place: "Georgia Mills"."""
        words, lists = self._words(name), _lists()
        article = self._tokens[name.first].lower == "the" or ((before := self._before(name)) is not None and before.lower == "the")
        return (
            1 < len(words) <= _LONGEST
            and words[0] in lists.given
            and not article
            and not set(words[1:]) & lists.never
            and "of" not in words
        )

    def _has_of(self, name: _Name) -> bool:
        return any(t.lower in ("of", "for") for t in self._tokens[name.first : name.last + 1])

    def _by_title(self, name: _Name) -> Iterator[tuple[MentionKind, float]]:
        lists = _lists()
        last = self._words(name)[-1]
        if last in lists.bodies:
            return
        own, before = self._tokens[name.first].lower, self._before(name)
        office = own in lists.offices
        if name.last > name.first and own in lists.titles and not (office and last in lists.places):
            yield "person", _FAIR if office else _STRONG
        if before is not None and before.lower in lists.titles and self._is_titled(before, name):
            yield "person", _FAIR

    def _is_titled(self, before: Token, name: _Name) -> bool:
        """Whether a title belongs to the name behind it: "President Sarandi", "prime minister Sarandi", "SOLDIER SARANDI"."""
        joined = before.dep in ("compound", "nsubj") and before.head == self._head(name)
        return before.text[:1].isupper() or name.loud or joined

    def _by_neighbours(self, name: _Name) -> Iterator[tuple[MentionKind, float]]:
        after, further = self._after(name), self._after(name, 2)
        if after is not None and after.text == "," and further is not None and further.text.isdigit() and int(further.text) in _AGES:
            yield "person", _FAIR
        head = self._tokens[self._head(name)]
        if head.dep in _SUBJECTS and self._tokens[head.head].lemma in _lists().lives:
            yield "person", _WEAK
        if after is not None and after.tag == "POS" and self._tokens[head.head].lemma in _lists().kin and head.dep == "poss":
            yield "person", _WEAK
        if after is not None and after.text == "," and any(k.lemma in _lists().titles for k in self._beside[head.i]):
            yield "person", _FAIR
        before = self._before(name)
        if before is not None and before.lower == "the" and name.first == name.last and head.tag == "NNP" and not self._owns(head):
            yield "organisation", _WEAK

    def _owns(self, head: Token) -> bool:
        """Whether it only tells which thing is meant: "the Darfur region"."""
        return head.dep in ("compound", "amod", "nmod", "poss")

    def _by_place(self, name: _Name) -> Iterator[tuple[MentionKind, float]]:
        lists = _lists()
        before, further, after = self._before(name), self._before(name, 2), self._after(name)
        if self._words(name)[-1] in lists.demonyms or (
            name.mention is not None and name.mention.kind == "group" and after is not None and after.pos == "NOUN"
        ):
            return
        if before is not None and before.lower == "of" and further is not None and further.lower in lists.before:
            yield "place", _STRONG
        elif before is not None and before.lower in lists.before and before.pos == "NOUN" and before.dep in ("compound", "nmod"):
            yield "place", _FAIR
        if after is not None and after.lower in lists.after and after.pos == "NOUN" and after.text.islower():
            yield "place", _FAIR
        if before is not None and before.lower == "near" and not self._is_person_like(name):
            yield "place", _FAIR
        if (
            before is not None
            and before.lower == "in"
            and before.i == self._tokens[self._head(name)].head
            and not self._is_person_like(name)
        ):
            yield "place", _FAIR if name.mention is not None and name.mention.kind in ("person", "group") else _WEAK / 2
        if self._is_gone_into(name) and not self._is_person_like(name):
            yield "place", _FAIR
        if name.mention is not None and self._is_beside_place(name) and not self._is_person_like(name):
            yield "place", _FAIR

    def _is_gone_into(self, name: _Name) -> bool:
        """Whether it is what troops enter or take: "entered Marsk"."""
        head = self._tokens[self._head(name)]
        return head.dep == "dobj" and self._tokens[head.head].lemma in _lists().taking

    def _is_beside_place(self, name: _Name) -> bool:
        """Whether it stands as the larger place behind a place: "in Soacha, Cundinamarca"."""
        comma, before = self._before(name), self._before(name, 2)
        if comma is None or comma.text != "," or before is None:
            return False
        start = before
        while start.i > 0 and self._tokens[start.i - 1].pos == "PROPN":
            start = self._tokens[start.i - 1]
        lead = self._tokens[start.i - 1] if start.i > 0 else None
        after = self._after(name)
        return before.pos == "PROPN" and lead is not None and lead.lower == "in" and after is not None and after.text in (",", ".", ";")
