"""One of the two versions that are laid side by side."""

from collections import defaultdict
from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass
from difflib import SequenceMatcher
from functools import cached_property

from dateline.fuse.changes.likeness import Words, trigger_keys, word_keys
from dateline.fuse.changes.units import Sentences, Unit, beside
from dateline.fuse.matter import stems_of
from dateline.model import Event, Reading, Span, Statement, Tally, When, cover
from dateline.model.wording import one_line, speaker_name

MISSPELT = 0.9
"""Share of letters in common from which one common noun is taken for the other misspelt."""
LONG_ENOUGH = 8
_PRONOUNS = frozenset({"he", "she", "it", "they", "we", "i", "who", "which", "that", "this", "those", "one", "both"})
"""A source that is only such a word, with nobody found whom it means, names nobody."""


@dataclass(frozen=True)
class Version:
    """A reading with its sentences beside those of the other version."""

    reading: Reading
    sentences: Sentences

    @cached_property
    def statements(self) -> Mapping[str, Statement]:
        """The statements by their ids."""
        return {s.id: s for s in self.reading.statements}

    @cached_property
    def by_speaker(self) -> Mapping[str | None, Sequence[tuple[Statement, frozenset[str]]]]:
        """The statements by who makes them, each with the words of what it says."""
        found: dict[str | None, list[tuple[Statement, frozenset[str]]]] = defaultdict(list)
        for statement in self.reading.statements:
            found[self.speaker(statement)].append((statement, self.content(statement).exact))
        return found

    @cached_property
    def counts(self) -> Mapping[str, Sequence[Tally]]:
        """The counts by their category."""
        found: dict[str, list[Tally]] = defaultdict(list)
        for tally in self.reading.tallies:
            found[tally.category].append(tally)
        return found

    @cached_property
    def events(self) -> Mapping[tuple[str, str, frozenset[str]], Event]:
        """The events by type, whether they are said to have happened, and the words that name them."""
        return {(e.type, e.auxiliary, trigger_keys(self.words(e.trigger))): e for e in self.reading.events}

    def is_saying(self, span: Span) -> bool:
        """Whether words are, or begin with, those that say that something is said."""
        return span.start in self._cues

    @cached_property
    def _cues(self) -> frozenset[int]:
        return frozenset(n for s in self.reading.statements for cue in s.cue for n in range(cue.start, cue.end))

    def times(self, span: Span) -> tuple[When, ...]:
        """The days and times named in the sentence of some words."""
        units = self.units([span])
        return tuple(w for w in self.reading.whens if w.kind in ("DATE", "TIME") and any(u.span.contains(w.span) for u in units))

    def words(self, span: Span) -> str:
        """The words of a span on one line."""
        return one_line(self.reading, span)

    def untouched(self, spans: Iterable[Span]) -> bool:
        """Whether the other version has, word for word, every sentence that these words touch."""
        return self.sentences.untouched(cover(spans))

    def units(self, spans: Iterable[Span]) -> tuple[Unit, ...]:
        """The sentences that these words touch."""
        return self.sentences.of(cover(spans))

    def answers(self, spans: Iterable[Span]) -> tuple[Unit, ...]:
        """The sentences of the other version that stand in the place of those that these words touch."""
        return tuple(self.sentences.answer[u.n] for u in self.units(spans) if u.n in self.sentences.answer)

    def name(self, statement: Statement | None) -> str | None:
        """Who makes a statement, to show; None where nobody is named."""
        name = speaker_name(self.reading, statement) if statement else None
        return None if name is None or name.casefold() in _PRONOUNS else name

    def speaker(self, statement: Statement) -> str | None:
        """Who makes a statement, to look up: the actor's id, else the name."""
        return statement.speaker or (self.name(statement) or "").casefold() or None

    def content(self, statement: Statement) -> Words:
        """The words of what is said."""
        return Words.of(" ".join(self.words(s) for s in statement.content))

    def rest(self, spans: Iterable[Span], done: bytes | bytearray) -> frozenset[str]:
        """Stems of the words in `spans` of which no letter is accounted for (`done`: one byte a letter of the text, 0 = it is not)."""
        text = self.reading.report.text
        letters = ("".join(" " if done[n] else text[n] for n in range(span.start, span.end)) for span in spans)
        return frozenset(word_keys(" ".join(letters)))

    def near(self, span: Span, *, newer: bool) -> frozenset[str]:
        """Names of the sentences of the new version that stand where these words stand: what two things in one place have in common."""
        units = self.units([span])
        return frozenset(f"/{u.n}" for u in units) if newer else frozenset(f"/{a.n}" for a in self.answers([span]))


def versions(old: Reading, new: Reading) -> tuple[Version, Version]:
    """Two versions, each beside the other."""
    before, after = beside(old, new)
    return Version(old, before), Version(new, after)


def answer_each_other(old: Version, new: Version, before: Collection[Span], after: Collection[Span]) -> bool:
    """Whether words of the two versions stand in sentences of which one takes the other's place."""
    numbers = {u.n for u in new.units(after)}
    return any(u.n in numbers for u in old.answers(before))


def same_name(a: str | None, b: str | None) -> bool:
    """Whether two names mean one: alike, or one of them only fuller."""
    if a is None or b is None:
        return a is b
    x, y = (stems_of("x " + name)[0] for name in (a, b))
    return (bool(x and y) and (x <= y or y <= x)) or _misspelt(a, b)


def _misspelt(a: str, b: str) -> bool:
    """Whether two common nouns ("the minstry") differ in a letter or two; of names, every letter tells."""
    if not all(word.islower() for name in (a, b) for word in name.split()[1:]) or len(a) < LONG_ENOUGH:
        return a.casefold() == b.casefold()
    return SequenceMatcher(None, a.casefold(), b.casefold(), autojunk=False).ratio() >= MISSPELT


def same_speaker(old: Version, new: Version, a: Statement | None, b: Statement | None) -> bool:
    """Whether two statements are made by one speaker; the reports' own voice is one as well."""
    if a is None or b is None:
        return a is b
    if a.speaker and a.speaker == b.speaker:
        return True
    return same_name(old.name(a), new.name(b))


class Names:
    """Names to look one up among, be it fuller or shorter there."""

    def __init__(self, names: Iterable[str | None]) -> None:
        self._by_word: dict[str, set[str]] = defaultdict(set)
        for name in names:
            self.add(name)

    def add(self, name: str | None) -> None:
        """One name more."""
        for word in Words.of(name or "").all:
            self._by_word[word].add(name or "")

    def __contains__(self, name: str) -> bool:
        near = {other for word in Words.of(name).all for other in self._by_word.get(word, ())}
        return any(same_name(name, other) for other in near)
