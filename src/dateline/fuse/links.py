"""How statements stand to each other: which denies, disputes, repeats, revises or admits which.

Two statements have at most one link. Dates never decide who answers whom; they only tell which of two numbers of one speaker is the newer.
"""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass

from dateline.fuse import numbers
from dateline.fuse.admissions import admitted
from dateline.fuse.again import repeated
from dateline.fuse.copies import Copies, origin
from dateline.fuse.denials import denial
from dateline.fuse.likeness import one_voice, said_on
from dateline.fuse.matter import Claim, claims, stretch
from dateline.fuse.nearby import near_pairs
from dateline.fuse.rivals import rivals
from dateline.model import Incident, Reading, Span, StatementLink
from dateline.model.dispute import LinkKind
from dateline.model.tables import one_line, speaker_name

NEAR_BEST = 0.75
_ONE_EACH: tuple[LinkKind, ...] = ("repeats", "revises")  # kinds of which a statement has one link, its best


@dataclass(frozen=True, slots=True)
class _Found:
    """A link and how sure it is, to choose among those of one statement."""

    link: StatementLink
    score: float


def find_links(readings: Sequence[Reading], copies: Copies, incidents: Sequence[Incident] = ()) -> tuple[StatementLink, ...]:
    """All links of a record, by kind and by the ids of the statements."""
    of_event = {id_: i.id for i in incidents for id_ in i.events}
    found = [f for a, b in near_pairs(list(claims(readings, copies)), of_event) for f in _link(a, b, copies)]
    return tuple(sorted(_chosen(_stand_alone(found)), key=lambda n: (n.kind, n.source, n.target)))


def _link(a: Claim, b: Claim, copies: Copies) -> Iterator[_Found]:
    """The link of two statements, of which `a` stands first in the record."""
    if _inside(a, b) or _inside(b, a):
        return
    yield from _denial(a, b) or _admission(a, b) or _by_number(a, b) or _rival(a, b) or _repeat(a, b, copies)


def _inside(a: Claim, b: Claim) -> bool:
    """Whether one statement stands in the content of the other."""
    return a.reading is b.reading and (a.statement.within == b.id)


def _denial(a: Claim, b: Claim) -> list[_Found]:
    for denier, other in ((b, a), (a, b)):
        score = denial(denier, other)
        if score and one_voice(a, b):
            newer, older = (b, a) if (denier is b or _is_newer(b, a)) and not _was_earlier(b) else (a, b)
            return [_linked("revises", newer, older, f"{_speaker(newer)} took back what was said on the same matter.", score)]
        if score:
            return [_linked("denies", denier, other, f"{_speaker(denier)} denied what {_sayer(other)} said on the same matter.", score)]
    return []


def _admission(a: Claim, b: Claim) -> list[_Found]:
    if one_voice(a, b):
        return []
    for own, other in ((b, a), (a, b)):
        score = admitted(own, other)
        if score:
            return [_linked("admits", own, other, f"{_speaker(own)}, held responsible by {_sayer(other)}, said so too.", score)]
    return []


def _by_number(a: Claim, b: Claim) -> list[_Found]:
    """A denial by the number none, another number, or a number that its own speaker changes."""
    voice = one_voice(a, b)
    for pair in numbers.pairs(a, b):
        own = {a.id: pair.first.span, b.id: pair.second.span}
        if voice and not numbers.same(pair):
            newer, older = (b, a) if _is_newer(b, a) else (a, b)
            reason = f"{_speaker(newer)} gave {_words(newer, own)} and earlier {_words(older, own)}."
            return [_linked("revises", newer, older, reason, own=own)]
        if not voice and numbers.exclude(a, b, pair):
            none = [c for c, t in zip((a, b), pair, strict=True) if numbers.is_none(t)]
            if len(none) == 1:
                other = a if none[0] is b else b
                reason = f"{_speaker(none[0])} said that there was nobody where {_sayer(other)} counted some."
                return [_linked("denies", none[0], other, reason, own=own)]
            return [_linked("disputes", b, a, f"{_words(a, own)} and {_words(b, own)} cannot both be right.", own=own)]
    return []


def _words(claim: Claim, own: Mapping[str, Span]) -> str:
    return f"“{one_line(claim.reading, own[claim.id])}”"


def _was_earlier(claim: Claim) -> bool:
    """Whether a report looks back on a statement ("had denied it")."""
    cue = claim.statement.cue
    before = claim.reading.report.text[: cue[0].start].split()[-1:] if cue else []
    return [w.lower() for w in before] == ["had"] or any(s.words(claim.reading.report.text).lower().startswith("had ") for s in cue)


def _is_newer(b: Claim, a: Claim) -> bool:
    """Whether `b`, which stands later in the record, was said later too, as far as is known."""
    if a.reading is b.reading:
        return True
    days = said_on(a), said_on(b)
    return days[0] is None or days[1] is None or days[0] <= days[1]


def _rival(a: Claim, b: Claim) -> list[_Found]:
    found = rivals(a, b)
    if found is None:
        return []
    own = {a.id: found.first, b.id: found.second}
    kind: LinkKind = "revises" if one_voice(a, b) else "disputes"
    newer, older = (a, b) if kind == "revises" and not _is_newer(b, a) else (b, a)
    return [_linked(kind, newer, older, f"{_words(a, own)} and {_words(b, own)} cannot both be the {found.what} of one matter.", own=own)]


def _repeat(a: Claim, b: Claim, copies: Copies) -> list[_Found]:
    if a.reading is b.reading and one_voice(a, b):
        return []
    score = repeated(a, b)
    if not score:
        return []
    copied = a.reading is not b.reading and origin(copies, a.reading.report.id) == origin(copies, b.reading.report.id)
    reason = "The text is a copy of the other's." if copied else f"{_speaker(b)} said the same as {_sayer(a)}."
    return [_linked("repeats", b, a, reason, score)]


def _linked(
    kind: LinkKind, source: Claim, target: Claim, reason: str, score: float = 1, *, own: Mapping[str, Span] | None = None
) -> _Found:
    """A link; its words are those given by statement, else the smallest stretch of each content that holds what both have."""
    shared = (source.stems | source.source) & (target.stems | target.source | target.near)
    spans = own or {c.id: stretch(c, shared) for c in (source, target)}
    link = StatementLink(
        kind=kind, source=source.id, target=target.id, source_words=spans[source.id], target_words=spans[target.id], reason=reason
    )
    return _Found(link, score)


def _speaker(claim: Claim) -> str:
    return speaker_name(claim.reading, claim.statement) or "An unnamed source"


def _sayer(claim: Claim) -> str:
    return speaker_name(claim.reading, claim.statement) or "an unnamed source"


def _stand_alone(found: Sequence[_Found]) -> Iterator[_Found]:
    """The links without disputes about numbers that their own speakers have since changed."""
    revised = {f.link.target for f in found if f.link.kind == "revises"}
    yield from (f for f in found if f.link.kind != "disputes" or not revised & {f.link.source, f.link.target})


def _chosen(found: Iterable[_Found]) -> Iterator[StatementLink]:
    """Of the links of one kind from one statement the best ones: all as good as the best, or one where one says it."""
    by_source: Mapping[tuple[LinkKind, str], list[_Found]] = defaultdict(list)
    for f in found:
        by_source[f.link.kind, f.link.source].append(f)
    for (kind, _), group in by_source.items():
        best = max(f.score for f in group)
        if kind in _ONE_EACH:
            yield min((f for f in group if f.score == best), key=lambda f: f.link.target).link
        elif kind == "disputes":
            yield from (f.link for f in group)
        else:
            yield from (f.link for f in group if f.score >= NEAR_BEST * best)
