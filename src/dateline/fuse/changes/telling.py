"""What became of a statement that both versions have: who makes it, through whom, in which words, with which stance."""

from collections.abc import Iterator
from dataclasses import dataclass, replace

from dateline.fuse.changes.likeness import Words
from dateline.fuse.changes.making import Beside, Told
from dateline.fuse.changes.version import Version, same_name, same_speaker
from dateline.fuse.matter import stems_of
from dateline.model import Change, Span, Statement, cover
from dateline.model.change import ChangedHow, ChangedPart
from dateline.model.wording import content_words, through_names

MORE = 2
"""So many telling words more (or one name, or one number) make a statement say more, not the same in other words."""
ON_THE_MATTER = 1 / 3
"""Share of telling words two statements must share to be one in other words; below, something else is said."""
_IDLE = frozenset({"that"})  # opens what is said, and says nothing
_MODALS = {
    "may": "may",
    "might": "may",
    "could": "may",
    "can": "may",
    "must": "must",
    "should": "must",
    "ought": "must",
    "will": "will",
    "would": "will",
    "shall": "will",
}
_NOT = frozenset({"not", "no", "never", "none", "nobody", "noth", "without", "neither", "nor", "cannot"})


@dataclass(frozen=True, slots=True)
class Pair:
    """A statement in both versions."""

    old: Version
    new: Version
    a: Statement
    b: Statement

    def change(self, part: ChangedPart, was: Told, now: Told, *, how: ChangedHow | None = None) -> Change:
        """A change of it; what each version tells is told by the statement."""
        was, now = was._replace(ids=(self.a.id,)), now._replace(ids=(self.b.id,))
        return Beside(self.old, self.new).change(part, was, now, how=how, who=self.new.name(self.b) or self.old.name(self.a))

    def whole(self, part: ChangedPart, how: ChangedHow) -> Change:
        """A change of what is said as a whole."""
        was, now = (Told(content_words(v.reading, s), (), s.content) for v, s in ((self.old, self.a), (self.new, self.b)))
        return self.change(part, was, now, how=how)


def saying_changes(pair: Pair) -> Iterator[Change]:
    """Who says it, through whom, how, and how the speaker stands to it."""
    a, b = pair.a, pair.b
    yield from speaker_change(pair)
    yield from _through(pair)
    if a.stance != b.stance and "denies" in (a.stance, b.stance):
        was, now = (Told(_saying(v, s), (), s.cue + s.content) for v, s in ((pair.old, a), (pair.new, b)))
        yield pair.change("denial", was, now, how="added" if b.stance == "denies" else "removed")
    elif a.cue and b.cue and a.cue_class != b.cue_class and a.cue_lemma != b.cue_lemma:
        was, now = (Told(" … ".join(v.words(c) for c in s.cue), (), s.cue) for v, s in ((pair.old, a), (pair.new, b)))
        yield pair.change("cue", was, now)


def speaker_change(pair: Pair) -> Iterator[Change]:
    """Whether another is said to say it, or nobody any more."""
    if not same_speaker(pair.old, pair.new, pair.a, pair.b):
        was, now = (Told(v.name(s), (), s.source or _named(s)) for v, s in ((pair.old, pair.a), (pair.new, pair.b)))
        yield replace(pair.change("attribution", was, now), who=None, about=content_words(pair.new.reading, pair.b))


def lost_antecedent(pair: Pair) -> bool:
    """Whether the words for its speaker ("he") stand where they stood, but who is meant stood in a sentence that one version alone has."""
    named = [(v, s.antecedent) for v, s in ((pair.old, pair.a), (pair.new, pair.b)) if s.antecedent]
    return bool(named) and any(not v.untouched([span]) for v, span in named)


def _saying(version: Version, s: Statement) -> str:
    return " ".join(version.words(span) for span in sorted(s.cue + s.content))


def _named(s: Statement) -> tuple[Span, ...]:
    return (s.antecedent,) if s.antecedent else ()


def _through(pair: Pair) -> Iterator[Change]:
    was, now = through_names(pair.old.reading, pair.a), through_names(pair.new.reading, pair.b)
    gone = [n for n, name in enumerate(was) if not any(same_name(name, other) for other in now)]
    came = [n for n, name in enumerate(now) if not any(same_name(name, other) for other in was)]
    if gone or came:
        before = Told(", ".join(was[n] for n in gone) or None, (), tuple(pair.a.chain[n].span for n in gone))
        after = Told(", ".join(now[n] for n in came) or None, (), tuple(pair.b.chain[n].span for n in came))
        yield pair.change("source", before, after)


def wording_change(pair: Pair, explained: tuple[bytearray, bytearray]) -> Iterator[Change]:
    """What is said otherwise beyond the words that other changes account for: more, less, something else, or the same in other words."""
    old, new, a, b = pair.old, pair.new, pair.a, pair.b
    x, y = old.content(a), new.content(b)
    left, right = (v.rest(s.content, done) - _IDLE for v, s, done in zip((old, new), (a, b), explained, strict=True))
    was, now = left - set(y.all), right - set(x.all)
    told = any(any(done[s.start : s.end]) for spans, done in zip((a.content, b.content), explained, strict=True) for s in spans)
    if left == right or (told and not (was & (x.keys | _NOT)) and not (now & (y.keys | _NOT))):
        return
    how = _how(x, y, was, now, _names(pair))
    if how is None:
        part: ChangedPart = "quotation" if a.quoted == b.quoted == "direct" else "wording"
        if part == "quotation" or was or now:
            yield pair.whole(part, "changed")
    else:
        yield pair.whole("statement", how)


def _how(x: Words, y: Words, was: frozenset[str], now: frozenset[str], names: frozenset[str]) -> ChangedHow | None:
    gone, came = _weight(was & x.keys, names), _weight(now & y.keys, names)
    if (was & _NOT) != (now & _NOT) or _modals(was) != _modals(now):
        return "changed"
    if gone and came:
        shared = len(x.telling & y.telling) / max(1, min(len(x.telling), len(y.telling)))
        return "changed" if shared < ON_THE_MATTER or min(gone, came) >= MORE else None
    return "extended" if came >= MORE else "shortened" if gone >= MORE else None


def _weight(words: frozenset[str], names: frozenset[str]) -> int:
    """How much words tell: one each, a name or a number enough by itself."""
    return sum(MORE if w in names or w[0].isdigit() else 1 for w in words)


def _names(pair: Pair) -> frozenset[str]:
    """Stems of names in what is said."""
    return frozenset().union(*(stems_of(v.words(cover(s.content)))[1] for v, s in ((pair.old, pair.a), (pair.new, pair.b))))


def _modals(words: frozenset[str]) -> frozenset[str]:
    """What may be, what will be, what must be: "might" for "would" is no other wording, "would" for "will" is."""
    return frozenset(_MODALS[w] for w in words if w in _MODALS)
