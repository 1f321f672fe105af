"""What a statement is about and how it stands to it: what it says is so, what it says is not so, and what it leaves open."""

from collections import defaultdict
from collections.abc import Callable, Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from functools import lru_cache, wraps
from typing import Any, TypeVar

from dateline.fuse.copies import Copies
from dateline.fuse.negation import Denied, denied
from dateline.fuse.sentences import SENTENCE_END
from dateline.fuse.voices import voice_of
from dateline.fuse.words import Word, stem_of, stems, stems_in, words, words_of
from dateline.model import Event, Reading, Span, Statement, Tally
from dateline.model.span import cover
from dateline.model.tables import one_line, speaker_name
from dateline.resources import load_toml

__all__ = ["Claim", "claims", "shared_words", "stem_of", "stems_of"]

T = TypeVar("T")
HELD = 4096  # phrases whose stems are remembered
LEAD = 3  # first words of a content, among which stands what its speaker only wishes ("he hoped the law would change")
FAR = 1000  # characters of one sentence around a statement that are looked at
_OPEN_CLASSES = ("demands", "promises", "asks", "hopes", "threatens", "warns", "fears", "opposes", "supports", "condemns")


@dataclass(frozen=True, slots=True, eq=False)
class Claim:
    """A statement with what is needed to compare it.

    Attributes:
        order: its place among all statements of the record.
        words: the words of its content.
        voice: whose claim it is (see `voice_of`).
        speaker: stems of the speaker's name; source: stems of the words that name the source, apposition and all.
        said: stems of what it says is so; denied: of what it says is not so. Both are empty where it leaves all open.
        whole: whether its content is denied as a whole; tied: stems of what it says has no tie to something else.
        predicates: the words that are negated, where some are.
        names: stems of the words in the content that are written as names alone; near: of all names in its report, the speakers' among them.
        around: stems of its own sentence and of the one before it in its report, which short contents lean on ("It was arson").
        future: whether it speaks of what is to come.
        tallies, events: those that rest on it.
        asserted, negated: types of those events that are said, or said not, to have happened.
        found: what has been found out of it so far (see `once`).
    """

    reading: Reading
    statement: Statement
    order: int
    words: tuple[Word, ...]
    voice: str
    speaker: frozenset[str]
    source: frozenset[str]
    said: frozenset[str]
    denied: frozenset[str]
    whole: bool
    tied: frozenset[str]
    predicates: tuple[Word, ...]
    names: frozenset[str]
    near: frozenset[str]
    around: frozenset[str]
    future: bool
    tallies: tuple[Tally, ...]
    events: tuple[Event, ...]
    asserted: frozenset[str]
    negated: frozenset[str]
    found: dict[str, Any] = field(default_factory=dict, repr=False)

    @property
    def id(self) -> str:
        """Id of the statement."""
        return self.statement.id

    @property
    def stems(self) -> frozenset[str]:
        """Stems of all telling words."""
        return self.said | self.denied

    @property
    def matter(self) -> Span:
        """The words of the content."""
        return self.statement.content[0]


def once(find: Callable[[Claim], T]) -> Callable[[Claim], T]:
    """What depends on a statement alone is found out once, however many others it is compared with."""
    name = f"{find.__module__}.{find.__name__}"

    @wraps(find)
    def known(claim: Claim) -> T:
        if name not in claim.found:
            claim.found[name] = find(claim)
        value: T = claim.found[name]
        return value

    return known


@dataclass(frozen=True, slots=True)
class _About:
    """What a report holds beside its statements: stems of its names, where those of actors begin, counts and events by statement.

    `shouted`: it is written in capitals alone, which then tell no names.
    """

    shouted: bool
    names: frozenset[str]
    mentions: frozenset[int]
    tallies: Mapping[str, list[Tally]]
    events: Mapping[str, list[Event]]


def claims(readings: Sequence[Reading], copies: Copies) -> Iterator[Claim]:
    """The statements that say something, in order."""
    order = 0
    for reading in readings:
        shouted = reading.report.text.isupper()
        mentions = _mentions(reading) | (_placed(reading) if shouted else frozenset())
        names = _mentioned(reading, mentions) if shouted else _names_in(reading)
        about = _About(shouted, names, mentions, _by_statement(reading.tallies), _events(reading))
        for statement in reading.statements:
            if statement.content:
                order += 1
                yield _claim(reading, statement, order, _voice(reading, statement, copies), about)


def _voice(reading: Reading, statement: Statement, copies: Copies) -> str:
    """Whose claim it is. A body that every state has, as a defence ministry, is one by its country too, where that is known."""
    voice = voice_of(reading, statement, copies)
    if statement.speaker is None or words("bodies").isdisjoint(statement.speaker.partition(":")[2].split("-")):
        return voice
    country = next((a.country for a in reading.actors if a.id == statement.speaker), None)
    return f"{voice}@{country}" if country else voice


def _claim(reading: Reading, statement: Statement, order: int, voice: str, about: _About) -> Claim:
    found = words_of(reading.report.text, statement.content, about.mentions)
    if about.shouted:
        found = tuple(w if w.span.start in about.mentions else replace(w, name=False) for w in found)
    told = denied(found, statement)
    if told.whole and not told.denied:
        back = (0, 1) if _is_pointing(found) else (0,)
        pointed = (denied(_around(reading, statement, before), statement).denied for before in back)
        told = replace(told, denied=next((stems_ for stems_ in pointed if stems_), frozenset()), predicates=())
    is_open = told.hypothetical or _leaves_open(reading, statement, found)
    events = about.events.get(statement.id, [])
    return Claim(
        reading=reading,
        statement=statement,
        order=order,
        words=found,
        voice=voice,
        speaker=stems_of("x " + (speaker_name(reading, statement) or ""))[0],
        source=frozenset(stem for span in statement.source for stem in stems_of("x " + one_line(reading, span))[0]),
        said=frozenset() if is_open else told.said,
        denied=frozenset() if is_open else told.denied,
        whole=told.whole,
        tied=frozenset() if is_open else told.tied,
        predicates=told.predicates,
        names=frozenset(w.stem for w in found if w.name) - {w.stem for w in found if not w.name},
        near=about.names,
        around=frozenset(
            stem for start, stem in stems_in(reading.report.text, _near(reading, statement, before=1)) if not _own(statement, start)
        ),
        future=_future(told, found),
        tallies=tuple(about.tallies.get(statement.id, ())),
        events=tuple(events),
        asserted=frozenset(e.type for e in events if e.auxiliary == "asserted"),
        negated=frozenset(e.type for e in events if e.auxiliary == "negated"),
    )


def _is_pointing(found: Sequence[Word]) -> bool:
    """Whether a content only points at a claim made before ("the accusation", "it")."""
    told = [w for w in found if w.text not in words("determiners")]
    return any(stem_of(w.text) in stems("claim_nouns") for w in told) or [w.text for w in told] in (["it"], [])


def _leaves_open(reading: Reading, statement: Statement, found: Sequence[Word]) -> bool:
    """Whether a statement says of nothing that it is or is not so: a wish, a doubt, a refusal ("denied bail"), or words that another only rejects."""
    if statement.stance in ("doubts", "wants", "fears") or statement.cue_class in _OPEN_CLASSES or _is_supposed(reading, statement, found):
        return True
    if not statement.source and any(_is_only_quoted(statement, s) for s in reading.statements):
        return True
    return statement.cue_class == "denies" and _refuses(reading, statement, found)


def _is_supposed(reading: Reading, statement: Statement, found: Sequence[Word]) -> bool:
    """Whether nobody says it yet ("unless the specialist certifies that …", "he hoped", "too early to say"), or the reader is asked."""
    text, start = reading.report.text, statement.span.start
    before = text[max(0, start - FAR) : start].split()[-1:]
    cue = text[max(0, statement.cue[0].start - FAR) : statement.cue[0].end].split() if statement.cue else []
    if words("ordered").intersection(w.lower() for w in cue[-2:]):
        return True
    who = [span.words(text).lower() for span in statement.source]
    texts = [w.text for w in found]
    if words("wishing").intersection(texts[:LEAD]) or ("too" in texts and {"early", "soon"} & set(texts)):
        return True
    end = statement.content[-1].end
    if texts[:1] == ["why"] or "?" in text[end - 1 : end + 1]:
        return True
    return who == ["you"] or [w.lower() for w in before] in (["if"], ["unless"], ["until"], ["whether"])


def _is_only_quoted(statement: Statement, other: Statement) -> bool:
    """Whether words that nobody is named for stand in what somebody else says: that speaker's stance to them counts."""
    start, end = statement.content[0].start, statement.content[-1].end
    return other.id != statement.id and bool(other.source) and any(s.start <= start and end <= s.end for s in other.content)


def _refuses(reading: Reading, statement: Statement, found: Sequence[Word]) -> bool:
    """Whether what is denied is a thing one is granted ("denied entry", "had been denied a fair trial") or no claim ("shot down a plane")."""
    if not statement.cue:
        return False
    text = reading.report.text
    before = [*text[: statement.cue[0].start].split()[-1:], *(w for span in statement.cue for w in span.words(text).split())]
    if any(w.lower() in words("be") for w in before):
        return True
    phrase = [w for w in found if w.clause == 0]
    named = any(stem_of(w.text) in stems("claim_nouns") for w in phrase)
    claims_something = found[0].text.endswith("ing") or named or any(w.text == "that" for w in phrase)
    if statement.cue_lemma in load_toml("matter.toml")["deeds"]["words"]:
        pointed = found[0].text == "that" or (len(phrase) == 1 and phrase[0].text in words("subjects"))
        return not (found[0].text.endswith("ing") or named or pointed or any(w.text in words("sayable") for w in phrase))
    return not claims_something and any(w.text in words("granted") for w in phrase)


def _around(reading: Reading, statement: Statement, before: int = 0) -> tuple[Word, ...]:
    """The words of the sentence a statement stands in and of so many before it, without its source and cue: what its words point at."""
    return tuple(w for w in words_of(reading.report.text, [_near(reading, statement, before)]) if not _own(statement, w.span.start))


def _near(reading: Reading, statement: Statement, before: int = 0) -> Span:
    """The sentence a statement stands in and so many before it; of endless sentences what stands near."""
    text, span = reading.report.text, statement.span
    ends = [m.end() for m in SENTENCE_END.finditer(text, max(0, span.start - FAR), span.start)]
    start = ends[-1 - before] if len(ends) > before else max(0, span.start - FAR)
    end = next((m.start() for m in SENTENCE_END.finditer(text, span.end, span.end + FAR)), min(len(text), span.end + FAR))
    return Span(start, end)


def _own(statement: Statement, place: int) -> bool:
    """Whether a place lies in the words of a statement's source or cue."""
    return any(s.start <= place < s.end for s in (*statement.source, *statement.cue))


def _future(told: Denied, found: Sequence[Word]) -> bool:
    clauses = {w.clause for w in told.predicates} or {w.clause for w in found}
    return any(w.text in words("future") for w in found if w.clause in clauses)


def _mentions(reading: Reading) -> frozenset[int]:
    """Where words begin that name an actor, so that a name at the beginning of a sentence is known for one."""
    text = reading.report.text
    spans = (s for a in reading.actors if a.kind in ("person", "organisation", "state", "force", "group") for s in a.mentions)
    return frozenset(s.start for s in spans if text[s.start].isupper() and stem_of(s.words(text).lower()) not in stems("bodies"))


def _placed(reading: Reading) -> frozenset[int]:
    """Where the words begin that name places."""
    text = reading.report.text
    return frozenset(start for p in reading.places for start, _ in stems_in(text, p.span))


def _mentioned(reading: Reading, mentions: Collection[int]) -> frozenset[str]:
    return frozenset(stem for start, stem in stems_in(reading.report.text, Span(0, len(reading.report.text))) if start in mentions)


def _names_in(reading: Reading) -> frozenset[str]:
    text = reading.report.text
    body = [Span(p.span.start, p.span.end) for p in reading.passages if p.kind in ("body", "heading", "dateline")]
    return frozenset(stem for span in body or [Span(0, len(text))] for _, stem in stems_in(text, span, names=True))


def _by_statement(tallies: Sequence[Tally]) -> Mapping[str, list[Tally]]:
    found: dict[str, list[Tally]] = defaultdict(list)
    for tally in tallies:
        if tally.statement:
            found[tally.statement].append(tally)
    return found


def _events(reading: Reading) -> Mapping[str, list[Event]]:
    found: dict[str, list[Event]] = defaultdict(list)
    for event in reading.events:
        for id_ in event.statements:
            found[id_].append(event)
    return found


@lru_cache(maxsize=HELD)
def stems_of(phrase: str) -> tuple[frozenset[str], frozenset[str]]:
    """Stems of the telling words of a phrase, and those of them that are names (a capital behind the first word)."""
    found = words_of(phrase, [Span(0, len(phrase))])
    return frozenset(w.stem for w in found if w.stem), frozenset(w.stem for w in found if w.name)


def shared_words(claim: Claim, other: Claim) -> list[str]:
    """Words of `claim` whose stems `other` shares, as written, each once and in order."""
    text = claim.reading.report.text
    found: dict[str, str] = {}
    for word in claim.words:
        if word.stem and word.stem in claim.stems & other.stems:
            found.setdefault(word.stem, word.span.words(text).removesuffix("'s").removesuffix("’s"))
    return list(found.values())


def stretch(claim: Claim, stems: frozenset[str] | set[str]) -> Span:
    """The smallest part of the content's span that holds the words of these stems; the first span of the content if none does."""
    spans = tuple(w.span for w in claim.words if w.stem in stems)
    inside = next((s for s in claim.statement.content if any(s.start <= w.start and w.end <= s.end for w in spans)), claim.matter)
    kept = tuple(w for w in spans if inside.start <= w.start and w.end <= inside.end)
    return cover(kept) if kept else claim.matter
