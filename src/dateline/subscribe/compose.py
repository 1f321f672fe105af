"""`Record` → `Digest`: corrections first, then counts, what is contested, what else is new, and the sources."""

from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from string import ascii_uppercase

from dateline.model import Dispute, Place, Reading, Record, Site, Span, Story, Toll, TollEntry
from dateline.model.bounds import bounds_words
from dateline.model.incident import Grade
from dateline.model.tables import one_line
from dateline.model.wording import period_words
from dateline.resources.countries import country_name
from dateline.subscribe.digest import Contest, Correction, Count, Digest, Line, Side, Source
from dateline.subscribe.lines import Book, counted, said, told

MOST_COUNTS = 30
MOST_LINES = 30
MOST_A_SIDE = 6
MOST_REASONS = 3
MOST_SOURCES = 60
TITLE_WORDS = 14


@dataclass(frozen=True, slots=True, kw_only=True)
class Matter:
    """What a letter is to be made of.

    Attributes:
        record: the record of the story, with what stood before, so that both sides of a dispute and the figures before are there.
        fresh: ids of the reports that are new to the reader.
        corrected: for reports that are later versions of one an earlier letter told of: that earlier version, by their own id.
        copies: report id → id of the report it copies.
        period: the days or moments the letter is about, in words.
        notes: what was left out and why.
    """

    record: Record
    fresh: Collection[str]
    period: str
    corrected: Mapping[str, Reading] = field(default_factory=dict)
    copies: Mapping[str, str] = field(default_factory=dict)
    notes: tuple[str, ...] = ()


_ORDER: Mapping[Grade, int] = {"contested": 0, "confirmed": 1, "fair": 2, "weak": 3, "discounted": 4}


def compose(matter: Matter, story: Story, site: Site) -> Digest:
    """The letter about a story: what the fresh reports say, and who says it."""
    book = Book(matter.record, site.base_url, matter.copies)
    fresh = [r for r in matter.record.readings if r.report.id in matter.fresh]
    grades = _grades(matter.record)
    counts = tuple(_counts(book, fresh, matter.corrected))
    contests = tuple(_contests(book, fresh))
    lines, more = _others(book, [r for r in fresh if r.report.id not in matter.corrected], grades)
    sources = tuple(_source(book, r) for r in _newest_first(fresh))
    digest = Digest(
        story=_folded(story.title),
        slug=story.slug,
        site=_folded(site.name),
        link=f"{site.base_url}/stories/{story.slug}",
        subject="",
        period=matter.period,
        corrections=tuple(_correction(book, r, matter.corrected[r.report.id], grades) for r in fresh if r.report.id in matter.corrected),
        counts=counts[:MOST_COUNTS],
        contests=contests,
        lines=lines,
        sources=sources[:MOST_SOURCES],
        more_counts=max(0, len(counts) - MOST_COUNTS),
        more=more,
        more_sources=max(0, len(sources) - MOST_SOURCES),
        notes=matter.notes,
    )
    return replace(digest, subject=_subject(digest, len(fresh) - len(digest.corrections)))


def _subject(digest: Digest, n: int) -> str:
    corrected, contested = len(digest.corrections), len(digest.contests)
    parts = (
        f"{corrected} corrected" if corrected else "",
        f"{n} new report{'' if n == 1 else 's'}" if n or not corrected else "",
        f"{contested} contested" if contested else "",
    )
    return f"{digest.story}: {', '.join(filter(None, parts))}"


def _correction(book: Book, now: Reading, before: Reading, grades: Mapping[str, Grade]) -> Correction:
    """The words that left a report and those that came into it."""
    then, since = _by_words(book, before, {}), _by_words(book, now, grades)
    return Correction(
        where=book.where(now),
        version=now.report.version,
        before=book.where(before),
        gone=tuple(line for key, line in then.items() if key not in since),
        new=tuple(line for key, line in since.items() if key not in then),
    )


def _by_words(book: Book, reading: Reading, grades: Mapping[str, Grade]) -> dict[tuple[object, ...], Line]:
    """All a report says, each thing once."""
    return {(x.speaker, x.own_voice, x.verb, x.words.casefold()): x for x in _all_lines(book, reading, grades)}


def _all_lines(book: Book, reading: Reading, grades: Mapping[str, Grade]) -> Iterator[Line]:
    for statement in reading.statements:
        if statement.content and statement.within is None:
            yield said(book, reading, statement, grades.get(statement.id, "weak"))
    for event in reading.events:
        within = any(s.span.start <= event.trigger.start < s.span.end for s in reading.statements)
        if not event.statements and event.auxiliary == "asserted" and not within:
            yield told(book, reading, event, grades.get(event.id, "weak"))


def _counts(book: Book, fresh: Iterable[Reading], corrected: Mapping[str, Reading]) -> Iterator[Count]:
    """The fresh numbers; of a report that was changed, those it did not give before."""
    ids = {r.report.id for r in fresh}
    given = {id_: {one_line(before, t.span) for t in before.tallies} for id_, before in corrected.items()}
    for toll in sorted(book.record.tolls, key=lambda t: (t.grade != "contested", t.category, t.country or "", t.id)):
        for n, entry in enumerate(toll.entries):
            if entry.report not in ids or entry.copy_of is not None or entry.tally not in book.tallies:
                continue
            if one_line(*_words(book, entry.tally)) not in given.get(entry.report, ()):
                yield _count(book, toll, entry, _last(toll.entries[:n], entry))


def _words(book: Book, tally: str) -> tuple[Reading, Span]:
    reading, found = book.tallies[tally]
    return reading, found.span


def _last(earlier: tuple[TollEntry, ...], entry: TollEntry) -> TollEntry | None:
    return next((e for e in reversed(earlier) if e.voice == entry.voice and e.copy_of is None), None)


def _count(book: Book, toll: Toll, entry: TollEntry, last: TollEntry | None) -> Count:
    reading, tally = book.tallies[entry.tally]
    return Count(
        matter=_counted(toll, tally.place),
        number=bounds_words(entry),
        before=bounds_words(last) if last and bounds_words(last) != bounds_words(entry) else None,
        line=counted(book, reading, tally, toll.grade),
    )


def _counted(toll: Toll, place: Place | None) -> str:
    """What is counted, where, and since when."""
    who = toll.scope or ("" if toll.category in ("troops", "hostages") else "people")
    what = " ".join(filter(None, (who, "in the crowd" if toll.category == "crowd" else toll.category)))
    named = place.name if place is not None and place.country == toll.country else None
    where = f", {named or country_name(toll.country)}" if toll.country or named else ""
    period = f", {period_words(toll.period)}" if toll.period else ""
    return f"{what}{where}{period}"


def _contests(book: Book, fresh: Iterable[Reading]) -> Iterator[Contest]:
    ids = {s.id for r in fresh for s in r.statements}
    for dispute in book.record.disputes:
        if any(id_ in ids for side in dispute.sides for id_ in side.statements):
            yield _contest(book, dispute, ids)


def _contest(book: Book, dispute: Dispute, new: Collection[str]) -> Contest:
    """The sides of a dispute; of each, what is new stands first, and of one text the report that wrote it."""
    sides = []

    def place(id_: str) -> tuple[bool, bool]:
        return id_ not in new, book.statements[id_][0].report.id in book.copies

    for n, side in enumerate(dispute.sides):
        there = sorted((id_ for id_ in side.statements if id_ in book.statements), key=place)
        lines = _merged(said(book, *book.statements[id_], "contested") for id_ in there)
        sides.append(Side(letter=ascii_uppercase[n % 26], lines=lines[:MOST_A_SIDE], more=max(0, len(lines) - MOST_A_SIDE)))
    return Contest(matter=_first_words(dispute.matter), reason=_why(dispute.reasons), sides=tuple(sides))


def _why(reasons: Sequence[str]) -> str:
    """The first few reasons: they grow with the square of the statements, and the sides stand beneath."""
    more = len(reasons) - MOST_REASONS
    told = " ".join(reasons[:MOST_REASONS])
    return told if more <= 0 else f"{told} There {'is one more reason' if more == 1 else f'are {more} more reasons'} like these."


def _others(book: Book, fresh: Iterable[Reading], grades: Mapping[str, Grade]) -> tuple[tuple[Line, ...], int]:
    """What is said besides: statements nobody contests, and what reports tell in their own voice, well founded first.

    The words of a copy stand under the report it copies.
    """
    disputed = {
        book.where(*_at(book, s)).link for d in book.record.disputes for side in d.sides for s in side.statements if s in book.statements
    }
    found = (line for r in _newest_first(fresh) if r.report.id not in book.copies for line in _all_lines(book, r, grades))
    lines = sorted(_merged(line for line in found if line.where.link not in disputed), key=lambda line: _ORDER[line.grade])
    return tuple(lines[:MOST_LINES]), max(0, len(lines) - MOST_LINES)


def _at(book: Book, statement: str) -> tuple[Reading, str, str]:
    return book.statements[statement][0], statement, "content"


def _merged(lines: Iterable[Line]) -> tuple[Line, ...]:
    """The same words of the same speaker stand once, with all places where they were published."""
    kept: dict[tuple[object, ...], Line] = {}
    for line in lines:
        voice = line.speaker if not line.own_voice else line.where.outlet or line.where.report
        key = (voice, line.own_voice, line.verb, line.words.casefold())
        first = kept.get(key)
        if first is None:
            kept[key] = line
        elif line.where.report not in {first.where.report, *(w.report for w in first.also)}:
            kept[key] = replace(first, also=(*first.also, line.where))
    return tuple(kept.values())


def _grades(record: Record) -> Mapping[str, Grade]:
    """Grade of the incident an event belongs to, for the event and for the statements it rests on; of several the one told first (`_ORDER`)."""
    of_event = {e: i.grade for i in record.incidents for e in i.events}
    grades: dict[str, Grade] = dict(of_event)
    for reading in record.readings:
        for event in reading.events:
            grade = of_event.get(event.id, "weak")
            for id_ in event.statements:
                grades[id_] = min(grades.get(id_, grade), grade, key=_ORDER.__getitem__)
    return grades


def _source(book: Book, reading: Reading) -> Source:
    report = reading.report
    original = book.readings.get(book.copies.get(report.id, ""))
    copy_of = None if original is None else original.report.outlet or original.report.id
    words = report.title or next((p.span.words(report.text) for p in reading.passages if p.kind in ("heading", "body")), report.text)
    return Source(where=book.where(reading), title=_first_words(words), copy_of=copy_of)


def _newest_first(readings: Iterable[Reading]) -> list[Reading]:
    return sorted(readings, key=lambda r: (str(r.report.published or ""), r.report.id), reverse=True)


def _first_words(words: str) -> str:
    listed = words.split()
    return " ".join(listed[:TITLE_WORDS]) + (" …" if len(listed) > TITLE_WORDS else "")


def _folded(words: str) -> str:
    return " ".join(words.split())
