"""A store in which everything a report, a feed or an editor can fill is hostile."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import UTC, date, datetime, timedelta
from itertools import cycle, islice
from pathlib import Path

from sqlalchemy import insert

from dateline.model import (
    Actor,
    DatelineError,
    Event,
    Intermediary,
    Issue,
    Participant,
    Passage,
    Place,
    Reading,
    Report,
    Span,
    Statement,
    Story,
    Tally,
    When,
    make_report,
)
from dateline.model.columns import CATEGORIES
from dateline.model.errors import BadQuery
from dateline.query import parse
from dateline.store import Store
from dateline.store.stories import Stories
from dateline.store.tables import sources as source_tables
from tests.web.payloads import addresses, headers, payloads

A_REPORT = 15
A_LINE = 4
FIRST_DAY = date(2031, 3, 1)
STORIES = 6
DENIED = 3
APART = 45  # days between two reports, so that they do not all tell of one matter


@dataclass(frozen=True, slots=True, kw_only=True)
class Hostile:
    """A store, and what is in it."""

    path: str
    readings: tuple[Reading, ...]
    stories: tuple[Story, ...]


def hostile_store(path: Path) -> Hostile:
    """Make the store."""
    readings, stories = tuple(hostile_readings()), tuple(hostile_stories())
    with Store.open(path) as store:
        for reading in readings:
            store.add(reading)
        for story in stories:
            Stories(store).save(story)
        for text in (*addresses(), *headers()):
            store.set_aside(storable(text), DatelineError(storable(text)))
        _watch(store, [*addresses(), *islice(payloads(), 0, None, 20)])
    return Hostile(path=str(path), readings=readings, stories=stories)


def storable(text: str) -> str:
    """What a report may hold at all: it is refused with these characters in it."""
    return text.replace("\x00", "")


def hostile_readings() -> Iterator[Reading]:
    """Every payload as words of a report, a name, a place, and a statement, an event or a count of it; some as its title, outlet, byline, address."""
    texts = [storable(p) for p in payloads()]
    others, links = cycle(reversed(texts)), cycle(addresses())
    for n, start in enumerate(range(0, len(texts), A_REPORT)):
        yield _reading(n, texts[start : start + A_REPORT], next(others), next(others), storable(next(others)), storable(next(links)))


def _reading(n: int, texts: Sequence[str], title: str, outlet: str, byline: str, url: str) -> Reading:
    text, spans = _text(texts)
    day = FIRST_DAY + timedelta(days=n * APART)
    report = make_report(
        text,
        title=title,
        outlet=outlet,
        byline=byline,
        url=url,
        published=day,
        retrieved=datetime(2031, 3, 1, 12, tzinfo=UTC).replace(tzinfo=None),
    )
    actors = tuple(Actor(id=f"person:{n}-{k}", name=words, kind="person", country="NOR") for k, words in enumerate(texts))
    return Reading(
        report=report,
        language="en",
        passages=(Passage(span=Span(0, len(text)), kind="body"),),
        statements=tuple(_statement(report, k, spans, actors) for k in range(0, len(spans), 3)),
        events=tuple(_event(report, k, spans[k], texts[k], actors, day) for k in range(1, len(spans), 3)),
        tallies=tuple(_tally(report, k, spans[k], texts[k]) for k in range(2, len(spans), 3)),
        actors=actors,
        places=tuple(Place(span=span, name=words) for span, words in zip(spans, texts, strict=True)),
        whens=(),
        issues=tuple(Issue(code="place-unknown", message=words, span=span) for span, words in zip(spans[:A_LINE], texts, strict=False)),
    )


def _text(texts: Sequence[str]) -> tuple[str, list[Span]]:
    pieces, spans, at = [], [], 0
    for words in texts:
        line = f"{words} said on Friday.\n\n"
        spans.append(Span(at, at + len(words)))
        pieces.append(line)
        at += len(line)
    return "".join(pieces), spans


def _statement(report: Report, k: int, spans: Sequence[Span], actors: Sequence[Actor]) -> Statement:
    here, after = spans[k], spans[min(k + 1, len(spans) - 1)]
    return Statement(
        id=f"{report.id}:s{k // 3 + 1}",
        source=(here,),
        cue=(Span(here.end + 1, here.end + 5),),
        content=(after,) if after != here else (Span(here.end + 6, here.end + 15),),
        cue_lemma="say",
        cue_class="denies" if k == DENIED else "states",
        stance="denies" if k == DENIED else "affirms",
        quoted="direct",
        speaker=actors[k].id,
        speaker_kind="person",
        chain=(Intermediary(span=after, actor=actors[min(k + 1, len(actors) - 1)].id, kind="outlet"),),
    )


def _event(report: Report, k: int, span: Span, words: str, actors: Sequence[Actor], day: date) -> Event:
    return Event(
        id=f"{report.id}:e{k // 3 + 1}",
        type="ASSAULT",
        mode="beat",
        contexts=(),
        auxiliary="asserted",
        trigger=span,
        actors=(Participant(span=span, head=span, actor=actors[k].id),),
        recipients=(Participant(span=span, head=span, actor=actors[k - 1].id),),
        when=When(span=span, kind="DATE", value=day.isoformat(), earliest=day, latest=day, precision="day", basis="stated"),
        place=Place(span=span, name=words, country="NOR", admin1=words, lat=60 + k / 10, lon=8 + k / 10, precision="city"),
        statements=(f"{report.id}:s{k // 3 + 1}",) if k % 2 else (),
    )


def _tally(report: Report, k: int, span: Span, words: str) -> Tally:
    place = Place(span=span, name=words, country="NOR", lat=60.0, lon=8.0, precision="city")
    return Tally(
        id=f"{report.id}:t{k // 3 + 1}",
        category=CATEGORIES[k % len(CATEGORIES)],
        low=k,
        best=k,
        high=k,
        qualifier="none",
        span=span,
        number=span,
        scope=words,
        basis="cumulative",
        place=place,
        statement=f"{report.id}:s{k // 3 + 1}",
    )


def hostile_stories() -> Iterator[Story]:
    """Stories with hostile titles, descriptions and queries."""
    texts = [storable(p) for p in payloads()]
    every = len(texts) // STORIES
    for n in range(STORIES):
        yield Story(slug=f"story-{n}", title=texts[n * every], description=texts[n * every + 1], query=_query(texts[n * every + 2]))


def _query(words: str) -> str:
    """A query with hostile words in it; everything where they cannot be one."""
    for written in (f'said or "{words.replace(chr(34), " ")}"', "said"):
        try:
            parse(written)
        except BadQuery:
            continue
        return written
    return ""


def _watch(store: Store, texts: Sequence[str]) -> None:
    """Sources whose feeds call themselves, and fail, in hostile words."""
    table = source_tables.source
    with store.engine.begin() as connection:
        for n, words in enumerate(map(storable, texts)):
            known = {
                "outlet": words,
                "url": f"{words}{n}",
                "position": n,
                "listed": True,
                "title": words,
                "message": words,
                "kind": words,
                "failures": 1,
            }
            values = {name: value for name, value in known.items() if name in table.c}
            connection.execute(insert(table).values(values))
