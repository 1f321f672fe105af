"""Links from a denial to the statements it denies."""

from collections import defaultdict
from collections.abc import Mapping, Sequence

from dateline.fuse.matter import Claim, stems_of
from dateline.model import Event, StatementLink
from dateline.model.tables import one_line, speaker_name

MIN_SHARED = 2
NEAR_BEST = 0.6
COMMON = 500


def denial_links(found: Sequence[Claim]) -> tuple[StatementLink, ...]:
    """For every denial, the statements of other voices that are nearest to its matter.

    A statement is on the matter of a denial when they share at least `MIN_SHARED` telling stems, one of which is no
    name, or when both speak of one kind of event and one names the other's speaker. Of several, those within
    `NEAR_BEST` of the best are linked. Blocking by stem: no pair without a word in common is looked at.
    """
    holders: dict[str, list[Claim]] = defaultdict(list)
    for claim in found:
        if claim.statement.stance != "denies":
            for stem in claim.stems:
                holders[stem].append(claim)
    links: list[StatementLink] = []
    for claim in found:
        if claim.statement.stance == "denies":
            links.extend(_links(claim, holders))
    return tuple(links)


def _links(denial: Claim, holders: Mapping[str, Sequence[Claim]]) -> list[StatementLink]:
    scores: dict[str, float] = {}
    others: dict[str, Claim] = {}
    own_name = _name(denial)
    for stem in denial.stems | own_name:
        if len(holders.get(stem, ())) <= COMMON:
            others.update((c.id, c) for c in holders.get(stem, ()) if not _one_voice(denial, c))
    for other in others.values():
        score = _score(denial, other, own_name)
        if score:
            scores[other.id] = score
    best = max(scores.values(), default=0)
    return [_link(denial, others[id_]) for id_ in sorted(scores) if scores[id_] >= NEAR_BEST * best]


def _one_voice(a: Claim, b: Claim) -> bool:
    """Whether both claims come from one mouth: one speaker, or somebody and those they are introduced as speaking for."""
    if a.voice == b.voice:
        return True
    names = [
        (_name(c), frozenset(stem for span in c.statement.source for stem in stems_of("x " + one_line(c.reading, span))[0])) for c in (a, b)
    ]
    (name_a, words_a), (name_b, words_b) = names
    return a.reading is b.reading and bool((name_a and name_a <= words_b) or (name_b and name_b <= words_a))


def _name(claim: Claim) -> frozenset[str]:
    return stems_of("x " + (speaker_name(claim.reading, claim.statement) or ""))[0]


def _score(denial: Claim, other: Claim, own_name: frozenset[str]) -> float:
    shared = denial.stems & other.stems
    plain = shared - denial.names - other.names
    if len(shared) >= MIN_SHARED and plain:
        return len(shared) + len(plain)
    if (own_name & other.stems) and _event_types(denial, "negated") & _event_types(other, "asserted"):
        return MIN_SHARED + len(shared)
    return 0


def _event_types(claim: Claim, auxiliary: str) -> set[str]:
    return {e.type for e in claim.reading.events if e.auxiliary == auxiliary and _rests_on(e, claim)}


def _rests_on(event: Event, claim: Claim) -> bool:
    return claim.id in event.statements


def _link(denial: Claim, other: Claim) -> StatementLink:
    denier = speaker_name(denial.reading, denial.statement) or "An unnamed source"
    sayer = speaker_name(other.reading, other.statement) or "an unnamed source"
    return StatementLink(
        kind="denies",
        source=denial.id,
        target=other.id,
        source_words=denial.matter,
        target_words=other.matter,
        reason=f"{denier} denies what {sayer} says on the same matter.",
    )
