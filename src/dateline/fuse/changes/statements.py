"""Statements that one version has and the other has not, or has otherwise."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from dateline.fuse.changes.likeness import Words, likeness, pairs, word_keys
from dateline.fuse.changes.version import Version, answer_each_other, same_speaker
from dateline.model import Statement, cover

ENOUGH = 0.45
"""Score from which two statements are one: likeness of what is said (0.6), one speaker (0.2), sentences that answer each other (0.2)."""
FEWEST = 0.2
"""So alike at least must be what they say, told by words, kinds of counts and kinds of events."""
CARRIED = 0.6
"""Share of a statement's words a sentence without a speaker must have to say the same in the report's own voice."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Matched:
    """Statements of two versions, one for one.

    Attributes:
        same: pairs whose sentences both versions have word for word.
        changed: pairs that answer each other in sentences that differ.
        gone, came: those without an answer, outermost only.
    """

    same: tuple[tuple[Statement, Statement], ...]
    changed: tuple[tuple[Statement, Statement], ...]
    gone: tuple[Statement, ...]
    came: tuple[Statement, ...]


def matched(old: Version, new: Version) -> Matched:
    """The statements of two versions, each beside the one that answers it."""
    before, after = old.reading.statements, new.reading.statements
    same = tuple(_same(old, new))
    known = {s.id for pair in same for s in pair}
    rest = [
        [s for s in statements if s.content and s.id not in known and not version.untouched([s.span])]
        for version, statements in ((old, before), (new, after))
    ]
    changed = tuple(_answering(old, new, *rest))
    known |= {s.id for pair in changed for s in pair}
    gone = [s for s in rest[0] if s.id not in known and not _stands(old, s, new)]
    came = [s for s in rest[1] if s.id not in known and not _stands(new, s, old)]
    return Matched(same=same, changed=changed, gone=tuple(_outermost(gone)), came=tuple(_outermost(came)))


def own_voice(here: Version, statement: Statement, there: Version) -> bool:
    """Whether the other version says what a statement says in a sentence of its own, of no speaker."""
    keys = here.content(statement).keys
    spoken = {u.n for s in there.reading.statements for u in there.units([s.span])}
    for unit in here.answers([statement.span]):
        if unit.n not in spoken and keys and len(keys & unit.words.keys) >= CARRIED * len(keys):
            return True
    return False


def _same(old: Version, new: Version) -> Iterator[tuple[Statement, Statement]]:
    there: dict[tuple[object, ...], list[Statement]] = {}
    for b in new.reading.statements:
        if new.untouched([b.span]):
            there.setdefault((tuple(u.n for u in new.units([b.span])), _told(new, b)), []).append(b)
    for a in old.reading.statements:
        if old.untouched([a.span]):
            found = there.get((tuple(u.n for u in old.answers([a.span])), _told(old, a)))
            if found:
                yield a, found.pop(0)


def _told(version: Version, s: Statement) -> tuple[str, ...]:
    return tuple(" ".join(word_keys(version.words(cover(spans)))) for spans in (s.content, s.cue) if spans)


def _answering(
    old: Version, new: Version, before: Sequence[Statement], after: Sequence[Statement]
) -> Iterator[tuple[Statement, Statement]]:
    facets = {**_facets(old), **_facets(new)}
    said = {s.id: _with(v.content(s), facets.get(s.id, frozenset())) for v, found in ((old, before), (new, after)) for s in found}

    def score(a: Statement, b: Statement) -> float:
        like = likeness(said[a.id], said[b.id])
        if like < FEWEST or (a.within is None) != (b.within is None):
            return 0
        points = 0.6 * like + 0.2 * same_speaker(old, new, a, b) + 0.2 * answer_each_other(old, new, [a.span], [b.span])
        return points if points >= ENOUGH else 0

    def keys(s: Statement, newer: bool) -> frozenset[str]:
        return said[s.id].keys | (new if newer else old).near(s.span, newer=newer)

    yield from pairs(before, after, keys, score)


def _with(words: Words, facets: frozenset[str]) -> Words:
    return Words(words.all, words.telling | facets)


def _facets(version: Version) -> Mapping[str, frozenset[str]]:
    """Kinds of counts and of events that rest on each statement: two statements of one kind of thing are more alike."""
    found: dict[str, set[str]] = {}
    for t in version.reading.tallies:
        if t.statement:
            found.setdefault(t.statement, set()).add(f"#{t.category}")
    for e in version.reading.events:
        for id_ in e.statements:
            found.setdefault(id_, set()).add(f"@{e.type}")
    return {id_: frozenset(kinds) for id_, kinds in found.items()}


def _stands(here: Version, statement: Statement, there: Version) -> bool:
    """Whether the other version has the same words by the same speaker, wherever, and be it in a longer statement."""
    words = here.content(statement).exact
    said = there.by_speaker.get(here.speaker(statement), ())
    return any(s.stance == statement.stance and words <= other for s, other in said)


def _outermost(statements: Sequence[Statement]) -> Iterator[Statement]:
    """Those that stand in no other of them: what somebody says that another says came and went with it."""
    ids = {s.id for s in statements}
    yield from (s for s in statements if s.within not in ids)
