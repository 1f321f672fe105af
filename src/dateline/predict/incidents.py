"""Where, when and of which type an incident of MUC-4 is, by the places and days that grounding gives the words for those harmed in it.

What is MUC-4's own stays here: its types, and that an incident without a place of its own is one of the country the report names most, one
without a day one of the time up to the report.
"""

import re
from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date

from dateline.ground import find_places, ground
from dateline.model import Document, Event, Place, Statement, Token, When
from dateline.predict.case import Plain
from dateline.predict.harmed import Harmed, words
from dateline.resources.countries import country_name

_OPENING = 170  # characters that hold where and when a report was filed
_MONTHS = ("JAN", "FEB", "MAR", "APR", "MAY", "JUN", "JUL", "AUG", "SEP", "OCT", "NOV", "DEC")
_FILED = re.compile(rf"\b(\d{{1,2}}) ({'|'.join(_MONTHS)})[A-Z]* (\d\d)\b")
_CENTURY = 1900
_FILED_COUNTS = 3
_BASES = ("clause", "sentence", "passage", "report")
_LEAD = 2  # sentences in which a report says what happened


def filed(text: str) -> date | None:
    """The day in the dateline of wire copy of the nineteen hundreds: "VELMAR, 4 MAY 91 (PORT RADIO) --"."""
    found = _FILED.search(text.upper(), 0, _OPENING)
    if found is None:
        return None
    day, month, year = found.groups()
    try:
        return date(_CENTURY + int(year), _MONTHS.index(month) + 1, int(day))
    except ValueError:
        return None


@dataclass(frozen=True, slots=True)
class Scene:
    """What grounding gives the words for some who were harmed: the place, and the day."""

    place: Place | None
    when: When | None


class Scenes:
    """The scenes of a report's people, and what it falls back on."""

    def __init__(self, document: Document, statements: Sequence[Statement], people: Iterable[Harmed]) -> None:
        self._document = document
        runs = list(dict.fromkeys((r.first, r.head.i) for r in people))
        happened = tuple(_event(document, statements, n, document.tokens[head]) for n, (_, head) in enumerate(runs))
        found = ground(document, tuple(statements), happened, ())
        self._scenes = {run: Scene(e.place, e.when) for run, e in zip(runs, found.events, strict=True)}
        self._country = _spoken_of(document)

    def told(self, people: Sequence[Harmed]) -> Plain:
        """Type, place and day of the incident in which these people were harmed, as MUC-4 writes them; what is not known is left out."""
        scenes = [self._scenes[r.first, r.head.i] for r in people]
        out: Plain = {"type": _type(self._document, people)}
        if place := self._where([s.place for s in scenes if s.place is not None]):
            out["location"] = place
        days = [s.when for s in scenes if s.when is not None and s.when.earliest is not None and s.when.precision == "day"]
        if days:
            out["date"] = f"{days[0].earliest:%Y-%m-%d}"
        elif self._document.report.published is not None:
            out["date"] = f"- {self._document.report.published:%Y-%m-%d}"
        return out

    def _where(self, places: Sequence[Place]) -> list[str]:
        """From the country down to the place as the report writes it; a place further off in the report must lie in the country it speaks of."""
        fit = [p for p in places if p.basis in ("clause", "sentence") or p.country == self._country]
        best = min(fit, key=lambda p: (_BASES.index(p.basis), p.span), default=None)
        country = best.country if best is not None and best.country is not None else self._country
        named = [country_name(country) or ""]
        if best is not None:
            named += [best.admin1 or "", best.name, " ".join(self._document.words(best.span).split())]
        return list(dict.fromkeys(n for n in named if n))


def _spoken_of(document: Document) -> str | None:
    """The country a report names most, by its places and peoples; where it was filed counts for three."""
    datelines = [p.span for p in document.passages if p.kind == "dateline"]
    named: Counter[str] = Counter()
    for place in find_places(document):
        if place.country and place.lat is not None:
            named[place.country] += _FILED_COUNTS if any(d.contains(place.span) for d in datelines) else 1
    return max(sorted(named), key=lambda country: named[country], default=None)


def _event(document: Document, statements: Sequence[Statement], number: int, head: Token) -> Event:
    """What befell somebody as an event at the words for them, so that grounding can be asked where and when it was."""
    within = (s.id for s in statements if any(c.start <= head.start < c.end for c in s.content))
    return Event(
        id=f"{document.report.id}:e{number + 1}", type="ASSAULT", auxiliary="asserted", trigger=head.span, statements=tuple(within)
    )


def _type(document: Document, people: Sequence[Harmed]) -> str:
    """By the words of the sentences that name those harmed, of those beside them, and of the first ones where nobody is shot."""
    own = {r.sentence for r in people}
    if _speaks(document, own, "blast"):
        return "BOMBING"
    if _speaks(document, own, "kidnapping"):
        return "KIDNAPPING"
    beside = {n for s in own for n in (s - 1, s + 1) if 0 <= n < len(document.sentences)}
    same = {n for n in beside if any(document.sentences[n].passage == document.sentences[s].passage for s in (n - 1, n + 1) if s in own)}
    if not _speaks(document, own, "shooting") and _speaks(document, same | set(range(min(_LEAD, len(document.sentences)))), "blast"):
        return "BOMBING"
    return "ATTACK"


def _speaks(document: Document, sentences: Iterable[int], of: str) -> bool:
    beginnings = tuple(words(of))
    return any(t.lemma.lower().startswith(beginnings) for s in sorted(sentences) for t in document.sentence_tokens(s))
