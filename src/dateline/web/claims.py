"""What is claimed and how speakers stand to it: the types, and claims made from toll ledgers and disputes."""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, replace
from string import ascii_uppercase

from dateline.model import Dispute, Event, Reading, Record, Statement, Tally, Toll, TollEntry
from dateline.model.bounds import bounds_words
from dateline.model.tables import content_words, one_line, speaker_name, through_names
from dateline.model.wording import period_words
from dateline.publish import heads, phrases
from dateline.publish.cards import Badge
from dateline.publish.corrected import person_badges
from dateline.publish.legend import GRADES
from dateline.publish.statements import NO_SPEAKER
from dateline.publish.toll_words import people_words, place_words
from dateline.web.addresses import words_address
from dateline.web.words import isolated

OWN_VOICE = "in its own voice"
TITLE_WORDS = 16


@dataclass(frozen=True, slots=True, kw_only=True)
class Entry:
    """How one speaker stands to a claim in one report.

    Attributes:
        speaker: key of the column: id of the actor, else the name.
        name: the speaker to show.
        verdict: the stance, or that a number is given.
        words: the words, or the number with its bounds.
        href: where they stand.
        note: day, outlet, and through whom.
        side: letter of the side in a dispute; empty elsewhere.
        quoted: `words` are words of the report.
        own_voice: the speaker is the outlet itself.
    """

    speaker: str
    name: str
    verdict: Badge
    words: str
    href: str
    note: str
    side: str = ""
    quoted: bool = True
    own_voice: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Claim:
    """One row of the board.

    Attributes:
        kind: what it was made from: dispute, count, event or statement.
        title: what is claimed; note: what more there is to say of it.
        contested: whether statements about it cannot all be right.
        entries: how each speaker stands to it.
        statements: ids of those it was made from.
        id: of the dispute, ledger or incident it was made from; empty where it is made of statements alone.
        grade: how well it rests, with the counts that follows from as `reason`; None where it has no grade of its own.
        counts: short name, number and meaning of each of the four counts of an event.
    """

    kind: str
    title: str
    note: str
    contested: bool
    entries: tuple[Entry, ...]
    statements: frozenset[str]
    id: str = ""
    grade: Badge | None = None
    reason: str = ""
    counts: tuple[tuple[str, int, str], ...] = ()

    @property
    def name(self) -> str:
        """The speaker who comes first, to show."""
        return self.entries[0].name

    @property
    def speakers(self) -> tuple[str, ...]:
        """Keys of its speakers, each once."""
        return tuple(dict.fromkeys(e.speaker for e in self.entries))


@dataclass(frozen=True, slots=True, kw_only=True)
class Index:
    """A record by its ids."""

    record: Record
    readings: Mapping[str, Reading]
    statements: Mapping[str, tuple[Reading, Statement]]
    events: Mapping[str, tuple[Reading, Event]]
    tallies: Mapping[str, Tally]
    names: Mapping[str, str]


def index(record: Record) -> Index:
    """The index of a record."""
    return Index(
        record=record,
        readings={r.report.id: r for r in record.readings},
        statements={s.id: (r, s) for r in record.readings for s in r.statements},
        events={e.id: (r, e) for r in record.readings for e in r.events},
        tallies={t.id: t for t in record.tallies},
        names={a.id: a.name for a in record.actors},
    )


def toll_claim(toll: Toll, known: Index) -> Claim:
    """A claim from a ledger: every speaker's numbers."""
    return Claim(
        kind="count",
        title=toll_title(toll),
        note=place_words(toll),
        contested=toll.grade == "contested",
        entries=tuple(_without_copies(toll, known)),
        statements=frozenset(s for e in toll.entries if (s := known.tallies[e.tally].statement)),
        id=toll.id,
        grade=GRADES[toll.grade],
        reason=toll.grade_reason,
    )


def _without_copies(toll: Toll, known: Index) -> Iterator[Entry]:
    """The numbers of a ledger; those that only a copied text repeats stand in the note of the first."""
    carried: dict[str, list[str]] = defaultdict(list)
    for e in toll.entries:
        if e.copy_of:
            carried[e.copy_of].append(isolated(heads.outlet(known.readings[e.report])))
    for e in toll.entries:
        if not e.copy_of:
            entry = toll_entry(e, known)
            yield replace(entry, note=f"{entry.note}; the same text in {', '.join(carried[e.tally])}") if e.tally in carried else entry


def told_once(entries: Iterable[Entry]) -> tuple[Entry, ...]:
    """The entries in order; the same words of the same speaker in several reports stand once, with the other reports in the note."""
    found: dict[tuple[str, str, str], list[Entry]] = {}
    for entry in entries:
        found.setdefault((entry.speaker, entry.side, " ".join(entry.words.casefold().split())), []).append(entry)
    return tuple(
        first if not more else replace(first, note=f"{first.note}; the same words in {'; '.join(e.note for e in more)}")
        for first, *more in found.values()
    )


def toll_title(toll: Toll) -> str:
    """What a ledger counts, and of which days."""
    return f"{people_words(toll)}, {period_words(toll.period)}" if toll.period else people_words(toll)


def toll_entry(e: TollEntry, known: Index) -> Entry:
    """One line of a ledger."""
    reading = known.readings[e.report]
    by = known.statements.get(known.tallies[e.tally].statement or "")
    name = known.names.get(e.speaker or "") or ((speaker_name(*by) or NO_SPEAKER) if by else own_voice(reading))
    change = {"rise": ", up", "fall": ", down", "revision": ", corrected", "retroactive": ", counted late"}.get(e.change, "")
    return Entry(
        speaker=e.speaker or name,
        name=name,
        verdict=Badge(kind="figure", sign="#", text="gives a number"),
        words=bounds_words(e),
        href=words_address(reading, e.tally, "tally"),
        note=f"{isolated(heads.outlet(reading))}, {phrases.day(e.day)}{change}{', copied' if e.copy_of else ''}{touched(reading, e.tally)}",
        quoted=False,
        own_voice=by is None and e.speaker is None,
    )


def dispute_claim(dispute: Dispute, known: Index) -> Claim:
    """A claim from a dispute: every entry names its side."""
    entries = told_once(
        said(*known.statements[id_], side=ascii_uppercase[n % 26])
        for n, side in enumerate(dispute.sides)
        for id_ in side.statements
        if id_ in known.statements
    )
    ids = frozenset(id_ for side in dispute.sides for id_ in side.statements)
    return Claim(
        kind="dispute",
        title=shortened(dispute.matter),
        note="not all can be right",
        contested=True,
        entries=entries,
        statements=ids,
        id=dispute.id,
        reason=dispute.reasons[0] if dispute.reasons else "",
    )


def shortened(words: str) -> str:
    """The first words, for the head of a row."""
    listed = words.split()
    return " ".join(listed[:TITLE_WORDS]) + (" …" if len(listed) > TITLE_WORDS else "")


def said(reading: Reading, s: Statement, side: str = "") -> Entry:
    """How the speaker of a statement stands to what it says."""
    name = speaker_name(reading, s)
    through = "".join(f", through {isolated(n)}" for n in through_names(reading, s))
    return Entry(
        speaker=s.speaker or name or NO_SPEAKER,
        name=name or NO_SPEAKER,
        verdict=phrases.STANCES[s.stance],
        words=content_words(reading, s) or "not stated",
        href=words_address(reading, s.id, "content"),
        note=f"{isolated(heads.outlet(reading))}, {heads.dated(reading)}{through}{touched(reading, s.id)}",
        side=side,
    )


def touched(reading: Reading, id_: str) -> str:
    """What persons made of a statement, event or count, to stand behind its note; empty where nobody has touched it."""
    return "".join(f"; {badge.text}" for badge in person_badges(reading, id_))


def own_voice(reading: Reading) -> str:
    """Who speaks where a report names no source: its outlet."""
    return f"{isolated(heads.outlet(reading))}, {OWN_VOICE}"


def told(reading: Reading, e: Event) -> Entry:
    """An event a report tells in its own voice."""
    return Entry(
        speaker=own_voice(reading),
        name=own_voice(reading),
        verdict=phrases.STANCES["affirms"],
        words=one_line(reading, e.trigger),
        href=words_address(reading, e.id, "trigger"),
        note=f"{isolated(heads.outlet(reading))}, {heads.dated(reading)}",
        own_voice=True,
    )
