"""Whether two statements are on one matter: shared stems, names that must not part them, days, places, tenses."""

from collections.abc import Mapping, Sequence
from datetime import date, timedelta
from functools import lru_cache

from dateline.fuse.matter import HELD, Claim, once
from dateline.fuse.words import Word, stems, words
from dateline.model import Place
from dateline.model.tables import one_line

DAYS = timedelta(days=2)  # the longest time that parts two events: of a month, more than one may be told
_WIDE = ("country", "admin1", "admin2", "region", "supranational")


def shared(a: Claim, b: Claim) -> frozenset[str]:
    """Stems that both contents have."""
    return a.stems & b.stems


def plain(found: frozenset[str], *claims: Claim) -> frozenset[str]:
    """Those of the stems that tell a matter: no names, no words for bodies, not the speakers themselves."""
    for claim in claims:
        found = found - claim.names
    return found - stems("bodies")


@lru_cache(maxsize=4)
def apart(a: Claim, b: Claim) -> bool:
    """Whether their words place them in two places or on two days; asked for each kind of link, of the same two."""
    return places_part(a, b) or days_part(a, b)


def places_part(a: Claim, b: Claim) -> bool:
    """Whether both contents name places, none of one being, holding or lying in one of the other, nor named in the other's report."""
    places_a, places_b = place_stems(a), place_stems(b)
    if not places_a or not places_b or places_a & places_b:
        return False
    if places_a <= b.near or places_b <= a.near:
        return False
    found_a, found_b = _resolved(a), _resolved(b)
    return not any(_may_hold(x, y) for x in found_a for y in found_b)


def names_part(a: Claim, b: Claim, less: frozenset[str] = frozenset()) -> bool:
    """Whether each names somebody or something that the other's report does not know: then they speak of two."""
    return bool(a.names - less - b.stems - b.near - b.source) and bool(b.names - less - a.stems - a.near - a.source)


@once
def place_stems(claim: Claim) -> frozenset[str]:
    """Stems of the names that stand behind a preposition of place, or that grounding found to be places."""
    found: set[str] = set()
    spans = [p.span for p in claim.reading.places]
    inside = False
    for n, word in enumerate(claim.words):
        if word.name:
            inside = inside or (n > 0 and claim.words[n - 1].text in words("place_prepositions"))
            if inside or any(s.start <= word.span.start and word.span.end <= s.end for s in spans):
                found.add(word.stem)
        else:
            inside = word.text == "the" and n > 0 and claim.words[n - 1].text in words("place_prepositions")
    return frozenset(found) - stems("geographic")


@once
def _resolved(claim: Claim) -> Sequence[Place]:
    return [p for p in claim.reading.places if any(s.start <= p.span.start and p.span.end <= s.end for s in claim.statement.content)]


def _may_hold(a: Place, b: Place) -> bool:
    """Whether one of two places may lie in the other."""
    if a.country is None or a.country != b.country:
        return False
    return a.name == b.name or a.precision in _WIDE or b.precision in _WIDE


def days_part(a: Claim, b: Claim) -> bool:
    """Whether both contents name days, and none in common."""
    days_a, days_b = _days(a), _days(b)
    return bool(days_a and days_b) and not any(x[0] <= y[1] and y[0] <= x[1] for x in days_a for y in days_b)


@once
def _days(claim: Claim) -> tuple[tuple[date, date], ...]:
    content = claim.statement.content
    return tuple(
        (when.earliest, when.latest)
        for when in claim.reading.whens
        if when.earliest
        and when.latest
        and when.latest - when.earliest <= DAYS
        and any(s.start <= when.span.start and when.span.end <= s.end for s in content)
    )


def numbers_part(a: Claim, b: Claim) -> bool:
    """Whether they give different numbers of one thing."""
    numbers_a, numbers_b = numbered(a.words), numbered(b.words)
    return any(numbers_a[stem] != numbers_b[stem] for stem in numbers_a.keys() & numbers_b.keys())


@lru_cache(maxsize=HELD)
def numbered(found: tuple[Word, ...]) -> Mapping[str, float]:
    """Stem of what is counted → its number: the first telling words behind the number, and "people", which tells nothing else."""
    out: dict[str, float] = {}
    for n, word in enumerate(found):
        if word.number is not None and (not n or found[n - 1].text not in words("more")):
            for counted in found[n + 1 : n + 4]:
                if counted.text in words("prepositions") or counted.text in words("auxiliary") or counted.number is not None:
                    break
                if counted.stem or counted.text == "people":
                    out.setdefault(counted.stem or counted.text, word.number)
    return out


def one_voice(a: Claim, b: Claim) -> bool:
    """Whether both come from one mouth: one speaker, one body named alike, or somebody and those they speak for."""
    if a.voice == b.voice:
        return True
    if a.reading is b.reading and bool((a.speaker and a.speaker <= b.source) or (b.speaker and b.speaker <= a.source)):
        return True
    return _named(a) and _named(b) and (a.source == b.source or _speaks_for(a, b) or _speaks_for(b, a))


@once
def _named(claim: Claim) -> bool:
    """Whether the words of the source name one body or person, not just anybody of a kind."""
    if not claim.source or claim.statement.speaker_kind in ("witness", "victim", "anonymous", "unknown", "expert"):
        return False
    text = one_line(claim.reading, claim.statement.source[0]).lower().split()
    if any(w.startswith("spokes") for w in text):
        return True
    return text[0] not in words("indefinite") and not any(w in words("anybody") for w in text)


def _speaks_for(a: Claim, b: Claim) -> bool:
    """Whether `a` is named with all the words of `b` and more ("army spokesman Colonel Pacheco" for "the army")."""
    return b.statement.speaker_kind in ("state", "military", "police", "organisation", "ngo", "party") and b.source < a.source


def said_on(claim: Claim) -> date | None:
    """The day a statement was made: where its words tell it, else when its report appeared."""
    return (claim.statement.said.latest if claim.statement.said else None) or claim.reading.report.published
