"""What a statement is about: the stems of its words, to find others on the same matter."""

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from typing import Any

from dateline.fuse.copies import Copies
from dateline.fuse.voices import voice_of
from dateline.model import Reading, Span, Statement
from dateline.model.tables import content_words, one_line, speaker_name
from dateline.resources import load_toml

_WORD = re.compile(r"[^\W\d_]+(?:[’'][^\W\d_]+)?")


@dataclass(frozen=True, slots=True)
class Claim:
    """A statement with what is needed to compare it.

    Attributes:
        stems: stems of the content's words without the empty ones.
        names: those among them that are written with a capital inside the sentence.
        voice: whose claim it is (see `voice_of`).
        speaker: stems of the speaker's name.
        source: stems of the words that name the source, apposition and all.
        asserted, negated: types of the events that rest on it and are said, or said not, to have happened.
    """

    reading: Reading
    statement: Statement
    stems: frozenset[str]
    names: frozenset[str]
    voice: str
    speaker: frozenset[str]
    source: frozenset[str]
    asserted: frozenset[str]
    negated: frozenset[str]

    @property
    def id(self) -> str:
        """Id of the statement."""
        return self.statement.id

    @property
    def matter(self) -> Span:
        """The words of the content."""
        return self.statement.content[0]


def claims(readings: Sequence[Reading], copies: Copies) -> Iterator[Claim]:
    """The statements that say something, in order."""
    for reading in readings:
        types = _event_types(reading)
        for statement in reading.statements:
            if statement.content:
                stems, names = stems_of(content_words(reading, statement))
                voice = voice_of(reading, statement, copies)
                told = [frozenset(types[statement.id, auxiliary]) for auxiliary in ("asserted", "negated")]
                yield Claim(reading, statement, stems, names, voice, *_speaker_stems(reading, statement), *told)


def _event_types(reading: Reading) -> Mapping[tuple[str, str], set[str]]:
    types: dict[tuple[str, str], set[str]] = defaultdict(set)
    for event in reading.events:
        for id_ in event.statements:
            types[id_, event.auxiliary].add(event.type)
    return types


def _speaker_stems(reading: Reading, statement: Statement) -> tuple[frozenset[str], frozenset[str]]:
    named = stems_of("x " + (speaker_name(reading, statement) or ""))[0]
    return named, frozenset(stem for span in statement.source for stem in stems_of("x " + one_line(reading, span))[0])


def stems_of(words: str) -> tuple[frozenset[str], frozenset[str]]:
    """Stems of the telling words, and those of them that are names."""
    empty = _empty_words()
    stems: set[str] = set()
    names: set[str] = set()
    for n, word in enumerate(_WORD.findall(words)):
        lower = _plain(word)
        if lower in empty or len(lower) == 1:
            continue
        stem = stem_of(lower)
        stems.add(stem)
        if n > 0 and word[0].isupper():
            names.add(stem)
    return frozenset(stems), frozenset(names)


def shared_words(claim: Claim, other: Claim) -> list[str]:
    """Words of `claim` whose stems `other` shares, as written, each once and in order."""
    words: dict[str, str] = {}
    for word in _WORD.findall(content_words(claim.reading, claim.statement)):
        stem = stem_of(_plain(word))
        if stem in claim.stems & other.stems:
            words.setdefault(stem, word)
    return list(words.values())


def _plain(word: str) -> str:
    return word.lower().removesuffix("'s").removesuffix("’s")


@cache
def stem_of(lower: str) -> str:
    """Snowball's English stem, after words for one thing are made one."""
    same: dict[str, str] = load_toml("matter.toml")["same"]
    stem: str = _stemmer().stemWord(lower)
    return same.get(stem, stem)


@cache
def _stemmer() -> Any:
    import snowballstemmer

    return snowballstemmer.stemmer("english")


@cache
def _empty_words() -> frozenset[str]:
    words: Iterable[str] = load_toml("matter.toml")["empty"]["words"]
    return frozenset(words)
