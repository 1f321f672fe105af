"""Those whom a person names as speakers, actors and recipients → ids and words of the report."""

import re
from collections.abc import Iterator, Mapping
from typing import Any, get_args

from dateline.model import Actor, Participant, Reading, Span
from dateline.model.actor import ActorKind
from dateline.model.codec import to_plain
from dateline.model.errors import BadCorrection
from dateline.names.bodies import body_slug
from dateline.names.keys import name_key

_KINDS: tuple[ActorKind, ...] = get_args(ActorKind)
_SPACE = r"\s+"
_PREFIXES: Mapping[ActorKind, str] = {"organisation": "org"}


def written_speaker(words: str, reading: Reading) -> tuple[str, Actor | None]:
    """The id of the actor a person names, and the actor, if the report's reading has none such.

    An id or a name that the reading has is that actor. Any other name is a person's, unless the kind stands before it:
    `organisation:Harbour Union`, `force:Gate Guard`.

    Raises:
        BadCorrection: two actors of the report have the name.
    """
    wanted = " ".join(words.split())
    if any(a.id == wanted for a in reading.actors):
        return wanted, None
    named = [a for a in reading.actors if a.name.casefold() == wanted.casefold()]
    if len(named) > 1:
        raise BadCorrection(f"Two actors of the report are called {wanted}: {', '.join(a.id for a in named)}. Give the id.")
    if named:
        return named[0].id, None
    kind, parted, name = wanted.partition(":")
    made = _actor(kind, name.strip()) if parted and kind in _KINDS else _actor("person", wanted)
    return made.id, None if any(a.id == made.id for a in reading.actors) else made


def _actor(kind: str, name: str) -> Actor:
    found: ActorKind = next(k for k in _KINDS if k == kind)
    key = name_key(name) if found == "person" else None
    slug, country = (key.slug, None) if key else body_slug(name)
    if not name or not slug:
        raise BadCorrection('Write a name: `speaker="Ilze Brandt"`, or with its kind, `speaker="organisation:Harbour Union"`.')
    return Actor(id=f"{_PREFIXES.get(found, found)}:{slug}", name=name, kind=found, country=country)


def written_participants(words: str, reading: Reading, near: Span, before: tuple[Participant, ...]) -> list[Any]:
    """Those who take part, as the report writes them, parted by ';': the very words, where they stand nearest to `near`.

    Who took part before keeps what is known of him.

    Raises:
        BadCorrection: the words do not stand in the report.
    """
    text = reading.report.text
    known = {" ".join(p.span.words(text).split()).casefold(): p for p in before}
    out: list[Any] = []
    for part in filter(None, (p.strip() for p in words.split(";"))):
        participant = known.get(part.casefold()) or _participant(reading, span_of(part, text, near))
        out.append(to_plain(participant))
    return out


def _participant(reading: Reading, span: Span) -> Participant:
    head, actor = next(_named_in(reading, span), (span, None))
    if actor is None:
        return Participant(span=span, head=head)
    return Participant(span=span, head=head, actor=actor.id, country=actor.country, sector=actor.sector)


def _named_in(reading: Reading, span: Span) -> Iterator[tuple[Span, Actor]]:
    return ((m, a) for a in reading.actors for m in a.mentions if span.contains(m))


def span_of(words: str, text: str, near: Span) -> Span:
    """Where these words stand in the text, nearest to another place in it.

    Raises:
        BadCorrection: they do not.
    """
    places = list(_places(words, text))
    if not places:
        raise BadCorrection(f"“{words}” does not stand in the report. Write the very words, or their place as [start, end].")
    return min(places, key=lambda s: (max(0, s.start - near.end, near.start - s.end), s.start))


def _places(words: str, text: str) -> Iterator[Span]:
    """Wherever the words stand, however they are broken into lines."""
    parts = words.split()
    if parts:
        pattern = rf"(?=({_SPACE.join(map(re.escape, parts))}))"  # looked for ahead, so that places may overlap
        yield from (Span(*found.span(1)) for found in re.finditer(pattern, text))
