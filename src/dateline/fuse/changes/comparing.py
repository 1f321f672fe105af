"""What the statements of two versions, laid side by side, leave to tell."""

from collections.abc import Iterable, Iterator, Sequence

from dateline.fuse.changes.making import Beside, Told
from dateline.fuse.changes.statements import Matched, own_voice
from dateline.fuse.changes.telling import Pair, lost_antecedent, saying_changes, speaker_change, wording_change
from dateline.fuse.changes.units import Unit
from dateline.fuse.changes.version import Names, Version
from dateline.model import Change, Reading, Span, Statement
from dateline.model.change import ChangedPart
from dateline.model.wording import content_words


def standing(old: Version, new: Version, found: Matched, coded: Sequence[Change]) -> list[Change]:
    """Changes of counts and events without those that came or went with a statement: the statement stands for them."""
    kept = []
    gone, came = ([span for s in lone for span in s.content] for lone in (found.gone, found.came))
    for change in coded:
        lone = change.part in ("count", "event") and change.how in ("added", "removed")
        inside = gone if change.how == "removed" else came
        words = change.old_words if change.how == "removed" else change.new_words
        if not (lone and any(span.contains(word) for span in inside for word in words)):
            kept.append(change)
    counted = [s for c in kept if c.part == "count" and c.how in ("added", "removed") for s in (*c.old_words, *c.new_words)]
    return [c for c in kept if not (c.part == "event" and c.how in ("added", "removed") and _counted(old, new, c, counted))]


def _counted(old: Version, new: Version, event: Change, counted: Sequence[Span]) -> bool:
    """Whether a count that came or went in the same sentence tells the event already: "and detained 12 people"."""
    version, words = (old, event.old_words) if event.how == "removed" else (new, event.new_words)
    return any(unit.span.contains(span) for unit in version.units(words) for span in counted)


def lone(old: Version, new: Version, found: Matched) -> Iterator[Change]:
    """Statements that one version alone has."""
    for alone, here, there, gone in ((found.gone, old, new, True), (found.came, new, old, False)):
        known = Names(there.name(s) for s in there.reading.statements)
        for statement in alone:
            name = here.name(statement)
            told = Told(content_words(here.reading, statement), (statement.id,), statement.content)
            if statement.stance == "affirms" and name and own_voice(here, statement, there):
                by = Told(name, told.ids, statement.source or statement.content)
                yield Beside(old, new).lone("attribution", by, gone=gone, about=told.value)
                continue
            part = _part(statement, name, known)
            known.add(name)
            yield Beside(old, new).lone(part, told, gone=gone, who=name)


def _part(statement: Statement, name: str | None, known: Names) -> ChangedPart:
    if statement.stance == "denies":
        return "denial"
    return "speaker" if name and name not in known else "statement"


def without_denied(coded: Sequence[Change], said: Sequence[Change], old: Reading) -> Iterator[Change]:
    """Without the events that are told otherwise only because somebody denies them now, or no longer does."""
    denied = {id_ for c in said if c.part == "denial" for id_ in c.old_ids}
    theirs = {e.id for e in old.events if denied.intersection(e.statements)}
    yield from (c for c in coded if not (c.part == "factuality" and theirs.intersection(c.old_ids)))


def compared(
    old: Version, new: Version, found: Matched, coded: Sequence[Change], numbers: tuple[Sequence[Span], Sequence[Span]]
) -> Iterator[Change]:
    """What became of the statements both versions have; of a sentence both have, only whom "he" means can have changed."""
    for a, b in found.same:
        pair = Pair(old, new, a, b)
        if lost_antecedent(pair):
            yield from speaker_change(pair)
    explained = _marks(old, new)
    for spans, done in zip(numbers, explained, strict=True):
        _mark(done, spans)
    _mark_all(explained, coded)
    inner: set[str] = set()
    for a, b in sorted(found.changed, key=lambda pair: pair[1].within is None):  # the inner first: they account for words of the outer
        pair = Pair(old, new, a, b)
        told = list(saying_changes(pair))
        yield from told
        _mark_all(explained, told)
        if b.id not in inner and not any(c.part == "denial" for c in told):
            yield from wording_change(pair, explained)
        if b.within:
            inner.add(b.within)


def _marks(old: Version, new: Version) -> tuple[bytearray, bytearray]:
    """One byte a letter of each text: whether a change accounts for it."""
    return bytearray(len(old.reading.report.text)), bytearray(len(new.reading.report.text))


def _mark_all(explained: tuple[bytearray, bytearray], changes: Iterable[Change]) -> None:
    for change in changes:
        _mark(explained[0], change.old_words)
        _mark(explained[1], change.new_words)


def _mark(done: bytearray, spans: Iterable[Span]) -> None:
    """Mark the letters of some words as accounted for."""
    for span in spans:
        done[span.start : span.end] = b"\x01" * (span.end - span.start)


def reworded(old: Version, new: Version, changes: Sequence[Change]) -> Iterator[Change]:
    """Sentences in the report's own voice that tell the same events and counts in other words."""
    there, back = (_telling(version) for version in (old, new))
    explained = _marks(old, new)
    _mark_all(explained, changes)
    for unit in old.sentences.units:
        answer = old.sentences.answer.get(unit.n)
        if answer and unit.n in there and answer.n in back and unit.words.keys != answer.words.keys and not _done(explained, unit, answer):
            was, now = Told(old.words(unit.span), (), (unit.span,)), Told(new.words(answer.span), (), (answer.span,))
            yield Beside(old, new).change("wording", was, now)


def _done(explained: tuple[bytearray, bytearray], unit: Unit, answer: Unit) -> bool:
    """Whether a change accounts for words of one of two sentences."""
    return any(any(done[u.span.start : u.span.end]) for u, done in zip((unit, answer), explained, strict=True))


def _telling(version: Version) -> frozenset[int]:
    """Numbers of the sentences that tell an event or a count and no statement of anybody's."""
    reading = version.reading
    said = {u.n for s in reading.statements for u in version.units([s.span])}
    told = {u.n for span in (*(e.trigger for e in reading.events), *(t.span for t in reading.tallies)) for u in version.units([span])}
    return frozenset(told - said)
