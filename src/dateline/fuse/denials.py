"""Links from a denial to the statements it denies."""

from collections import defaultdict
from collections.abc import Mapping, Sequence

from dateline.fuse.matter import Claim
from dateline.model import StatementLink
from dateline.model.tables import speaker_name

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
    for stem in denial.stems | denial.speaker:
        if len(holders.get(stem, ())) <= COMMON:
            others.update((c.id, c) for c in holders.get(stem, ()) if not _one_voice(denial, c))
    for other in others.values():
        score = _score(denial, other)
        if score:
            scores[other.id] = score
    best = max(scores.values(), default=0)
    return [_link(denial, others[id_]) for id_ in sorted(scores) if scores[id_] >= NEAR_BEST * best]


def _one_voice(a: Claim, b: Claim) -> bool:
    """Whether both claims come from one mouth: one speaker, or somebody and those they are introduced as speaking for."""
    if a.voice == b.voice:
        return True
    return a.reading is b.reading and bool((a.speaker and a.speaker <= b.source) or (b.speaker and b.speaker <= a.source))


def _score(denial: Claim, other: Claim) -> float:
    shared = denial.stems & other.stems
    plain = shared - denial.names - other.names
    if len(shared) >= MIN_SHARED and plain:
        return len(shared) + len(plain)
    if (denial.speaker & other.stems) and denial.negated & other.asserted:
        return MIN_SHARED + len(shared)
    return 0


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
