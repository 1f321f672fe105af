"""A record made by hand about an invented crisis: invented people, outlets and organisations, real geography."""

from datetime import date

from dateline.model import (
    Actor,
    Dispute,
    Event,
    Gap,
    Intermediary,
    Issue,
    Participant,
    Passage,
    Place,
    Reading,
    Record,
    Report,
    Side,
    Span,
    Statement,
    StatementLink,
    Tally,
    Toll,
    TollEntry,
    When,
    make_report,
)
from dateline.model.document import PassageKind

FIRST = """Harbour strike spreads to the fish market

By Ottilie Brandvoll

Police beat dozens of dockers in Narvik on Tuesday, said the Harbour Workers' Circle, according to Radio Ofoten. “At least 40 people were injured, three of them children,” the Circle said.

The Ofoten Harbour Board denied on Monday that police had touched anyone: "Nobody was hurt   in our port."

Mayor-elect Sunniva Tjeld has asked the county to send observers. She fears a second raid on the fish market.\r
A fire at the same quay killed more than 12 people in 1987.

Sign up for our morning letter! <b>Free</b> & easy.
"""
SECOND = """The Ofoten Harbour Board said on Thursday that six people were treated for cuts after Tuesday's clash in Narvik.

The Harbour Workers' Circle now speaks of 55 injured.
"""
HOSTILE = """</p><script>alert("words")</script> said <img src=x onerror=alert(1)> on Friday & left.\n"""


def sample_record() -> Record:
    """Three readings, one of them of a hostile text, with a dispute and a contested toll."""
    first, second, hostile = _first(), _second(), _hostile()
    return Record(
        readings=(first, second, hostile),
        disputes=(_dispute(first, second),),
        tolls=(_toll(first, second),),
    )


def find(text: str, words: str) -> Span:
    """The first place of some words in a text."""
    start = text.index(words)
    return Span(start, start + len(words))


def _passages(text: str) -> tuple[Passage, ...]:
    out = []
    at = 0
    for block in text.split("\n\n"):
        inner = block.strip()
        start = at + block.index(inner)
        kind = _kind(inner)
        out.append(Passage(span=Span(start, start + len(inner)), kind=kind, reason="sign-up form" if kind == "furniture" else None))
        at += len(block) + 2
    return tuple(out)


def _kind(words: str) -> PassageKind:
    if words.startswith("Sign up"):
        return "furniture"
    if words.startswith("By "):
        return "byline"
    return "heading" if words.startswith("Harbour strike") else "body"


def _actors() -> tuple[Actor, ...]:
    return (
        Actor(id="organisation:harbour-workers-circle", name="Harbour Workers' Circle", kind="organisation", country="NOR"),
        Actor(id="organisation:ofoten-harbour-board", name="Ofoten Harbour Board", kind="organisation", country="NOR"),
        Actor(id="outlet:radio-ofoten", name="Radio Ofoten", kind="outlet"),
        Actor(id="person:sunniva-tjeld", name="Sunniva Tjeld", kind="person"),
    )


def _narvik(text: str) -> Place:
    return Place(
        span=find(text, "Narvik"),
        name="Narvik",
        geonames_id=3144987,
        country="NOR",
        admin1="Nordland",
        lat=68.44,
        lon=17.43,
        precision="city",
    )


def _day(text: str, words: str, day: date | None, basis: str = "published") -> When:
    assert basis in ("published", "unresolved", "stated")
    return When(
        span=find(text, words),
        kind="DATE",
        value=day.isoformat() if day else "XXXX-WXX",
        earliest=day,
        latest=day,
        precision="day" if day else "unknown",
        basis="published" if basis == "published" else "unresolved" if basis == "unresolved" else "stated",
    )


def _first() -> Reading:
    report = make_report(FIRST, outlet="The Ofoten Courier", url="https://courier.example/strike", published=date(2031, 3, 5))
    return Reading(
        report=report,
        language="en",
        passages=_passages(FIRST),
        statements=_first_statements(report),
        events=_first_events(report),
        tallies=_first_tallies(report),
        actors=_actors(),
        places=(_narvik(FIRST),),
        whens=(_day(FIRST, "Tuesday", date(2031, 3, 4)), _day(FIRST, "Monday", date(2031, 3, 3))),
        issues=(
            Issue(code="vague-number", message="“Dozens” is no number; the count has an interval only.", span=find(FIRST, "dozens")),
            Issue(code="no-title", message="The report came without a headline of its own."),
        ),
    )


def _first_statements(report: Report) -> tuple[Statement, ...]:
    t, id_ = report.text, report.id
    circle, board = "organisation:harbour-workers-circle", "organisation:ofoten-harbour-board"
    radio = Intermediary(span=find(t, "Radio Ofoten"), cue=find(t, "according to"), actor="outlet:radio-ofoten", kind="outlet")
    return (
        Statement(
            id=f"{id_}:s1",
            source=(find(t, "the Harbour Workers' Circle"),),
            cue=(find(t, "said"),),
            content=(find(t, "Police beat dozens of dockers in Narvik on Tuesday"),),
            cue_lemma="say",
            cue_class="states",
            quoted="indirect",
            speaker=circle,
            speaker_kind="ngo",
            chain=(radio,),
            gaps=(Gap(field="said", reason="not-stated"),),
        ),
        Statement(
            id=f"{id_}:s2",
            source=(find(t, "the Circle"),),
            cue=(Span(t.index("the Circle said") + 11, t.index("the Circle said") + 15),),
            content=(find(t, "At least 40 people were injured, three of them children"),),
            cue_lemma="say",
            cue_class="states",
            quoted="direct",
            antecedent=find(t, "the Harbour Workers' Circle"),
            speaker=circle,
            speaker_kind="ngo",
        ),
        Statement(
            id=f"{id_}:s3",
            source=(find(t, "The Ofoten Harbour Board"),),
            cue=(find(t, "denied"),),
            content=(find(t, "police had touched anyone"), find(t, "Nobody was hurt   in our port.")),
            cue_lemma="deny",
            cue_class="denies",
            quoted="mixed",
            stance="denies",
            speaker=board,
            speaker_kind="organisation",
            said=_day(t, "Monday", date(2031, 3, 3)),
        ),
        Statement(
            id=f"{id_}:s4",
            source=(find(t, "Mayor-elect Sunniva Tjeld"),),
            cue=(find(t, "has asked"),),
            content=(find(t, "to send observers"),),
            cue_lemma="ask",
            cue_class="asks",
            quoted="indirect",
            stance="wants",
            speaker="person:sunniva-tjeld",
            speaker_kind="official",
        ),
        Statement(
            id=f"{id_}:s5",
            source=(find(t, "She"),),
            cue=(find(t, "fears"),),
            content=(find(t, "a second raid on the fish market"),),
            cue_lemma="fear",
            cue_class="fears",
            quoted="indirect",
            stance="fears",
            antecedent=find(t, "Mayor-elect Sunniva Tjeld"),
            speaker="person:sunniva-tjeld",
            speaker_kind="official",
        ),
    )


def _first_events(report: Report) -> tuple[Event, ...]:
    t, id_ = report.text, report.id
    police = Participant(span=find(t, "Police"), head=find(t, "Police"), country="NOR", sector="COP")
    return (
        Event(
            id=f"{id_}:e1",
            type="ASSAULT",
            mode="beat",
            auxiliary="asserted",
            trigger=find(t, "beat"),
            contexts=("labor",),
            actors=(police,),
            recipients=(Participant(span=find(t, "dozens of dockers"), head=find(t, "dockers"), sector="LAB"),),
            when=_day(t, "Tuesday", date(2031, 3, 4)),
            place=_narvik(t),
            statements=(f"{id_}:s1",),
        ),
        Event(id=f"{id_}:e2", type="ASSAULT", auxiliary="negated", trigger=find(t, "touched"), statements=(f"{id_}:s3",)),
        Event(id=f"{id_}:e3", type="REQUEST", auxiliary="asserted", trigger=find(t, "asked"), statements=(f"{id_}:s4",)),
        Event(id=f"{id_}:e4", type="COOPERATE", auxiliary="requested", trigger=find(t, "send observers"), statements=(f"{id_}:s4",)),
        Event(id=f"{id_}:e5", type="COERCE", mode="raid", auxiliary="hypothetical", trigger=find(t, "raid"), statements=(f"{id_}:s5",)),
        Event(
            id=f"{id_}:e6",
            type="ASSAULT",
            auxiliary="historical",
            trigger=find(t, "killed"),
            when=When(
                span=find(t, "1987"),
                kind="DATE",
                value="1987",
                earliest=date(1987, 1, 1),
                latest=date(1987, 12, 31),
                precision="year",
                basis="stated",
            ),
            gaps=(Gap(field="actors", reason="not-stated"),),
        ),
    )


def _first_tallies(report: Report) -> tuple[Tally, ...]:
    t, id_ = report.text, report.id
    return (
        Tally(
            id=f"{id_}:t1",
            category="injured",
            low=24,
            best=None,
            high=99,
            qualifier="vague",
            span=find(t, "dozens of dockers"),
            number=find(t, "dozens"),
            scope="dockers",
            place=_narvik(t),
            statement=f"{id_}:s1",
        ),
        Tally(
            id=f"{id_}:t2",
            category="injured",
            low=40,
            best=None,
            high=None,
            qualifier="at least",
            span=find(t, "At least 40 people"),
            number=find(t, "40"),
            scope="people",
            basis="cumulative",
            statement=f"{id_}:s2",
        ),
        Tally(
            id=f"{id_}:t3",
            category="injured",
            low=3,
            best=3,
            high=3,
            qualifier="none",
            span=find(t, "three of them children"),
            number=find(t, "three"),
            scope="children",
            statement=f"{id_}:s2",
            part_of=f"{id_}:t2",
        ),
        Tally(
            id=f"{id_}:t4",
            category="killed",
            low=13,
            best=None,
            high=None,
            qualifier="more than",
            span=find(t, "more than 12 people"),
            number=find(t, "12"),
            scope="people",
            auxiliary="historical",
        ),
    )


def _second() -> Reading:
    t = SECOND
    report = make_report(t, outlet="Nordlys Wire", title="Board counts six hurt", published=date(2031, 3, 6))
    id_ = report.id
    return Reading(
        report=report,
        language="en",
        passages=_passages(t),
        statements=(
            Statement(
                id=f"{id_}:s1",
                source=(find(t, "The Ofoten Harbour Board"),),
                cue=(find(t, "said"),),
                content=(find(t, "six people were treated for cuts after Tuesday's clash in Narvik"),),
                cue_lemma="say",
                cue_class="states",
                quoted="indirect",
                speaker="organisation:ofoten-harbour-board",
                speaker_kind="organisation",
                said=_day(t, "Thursday", date(2031, 3, 6)),
            ),
            Statement(
                id=f"{id_}:s2",
                source=(find(t, "The Harbour Workers' Circle"),),
                cue=(find(t, "now speaks of"),),
                content=(find(t, "55 injured"),),
                cue_lemma="speak",
                cue_class="claims",
                quoted="indirect",
                speaker="organisation:harbour-workers-circle",
                speaker_kind="ngo",
            ),
        ),
        events=(
            Event(
                id=f"{id_}:e1", type="ASSAULT", auxiliary="asserted", trigger=find(t, "clash"), place=_narvik(t), statements=(f"{id_}:s1",)
            ),
        ),
        tallies=(
            Tally(
                id=f"{id_}:t1",
                category="injured",
                low=6,
                best=6,
                high=6,
                qualifier="none",
                span=find(t, "six people"),
                number=find(t, "six"),
                scope="people",
                place=_narvik(t),
                statement=f"{id_}:s1",
            ),
            Tally(
                id=f"{id_}:t2",
                category="injured",
                low=55,
                best=55,
                high=55,
                qualifier="none",
                span=find(t, "55 injured"),
                number=find(t, "55"),
                statement=f"{id_}:s2",
            ),
        ),
        actors=_actors(),
        places=(_narvik(t),),
        whens=(_day(t, "Thursday", date(2031, 3, 6)),),
        issues=(),
    )


def _hostile() -> Reading:
    t = HOSTILE
    report = make_report(t, outlet='"><script>alert("outlet")</script>', title="<b>bold</b> & more", url="javascript:alert(1)")
    return Reading(
        report=report,
        language='en"><script>',
        passages=_passages(t),
        statements=(
            Statement(
                id=f"{report.id}:s1",
                source=(find(t, "<img src=x onerror=alert(1)>"),),
                cue=(find(t, "said"),),
                content=(find(t, '</p><script>alert("words")</script>'),),
                cue_lemma="say",
                cue_class="claims",
                quoted="indirect",
                said=_day(t, "Friday", None, "unresolved"),
            ),
        ),
        events=(),
        tallies=(),
        actors=(),
        places=(),
        whens=(),
        issues=(),
    )


def _dispute(first: Reading, second: Reading) -> Dispute:
    claim, denial = first.statements[0], first.statements[2]
    return Dispute(
        id="d-0123456789abcdef",
        matter="police beat dockers Narvik",
        sides=(
            Side(statements=(claim.id,), speakers=("organisation:harbour-workers-circle",)),
            Side(statements=(denial.id, second.statements[0].id), speakers=("organisation:ofoten-harbour-board",)),
        ),
        links=(
            StatementLink(
                kind="denies",
                source=denial.id,
                target=claim.id,
                source_words=denial.content[0],
                target_words=claim.content[0],
                reason="The Board denies that police touched anyone; the Circle says police beat dockers.",
            ),
        ),
    )


def _toll(first: Reading, second: Reading) -> Toll:
    circle, board = "organisation:harbour-workers-circle", "organisation:ofoten-harbour-board"
    return Toll(
        id="l-0123456789abcdef",
        category="injured",
        country="NOR",
        scope=None,
        period=None,
        entries=(
            _entry(first, 1, circle, "first"),
            _entry(second, 0, board, "first"),
            _entry(second, 1, circle, "rise"),
        ),
        low=6,
        high=55,
        grade="contested",
    )


def _entry(reading: Reading, n: int, speaker: str, change: str) -> TollEntry:
    tally = reading.tallies[n]
    return TollEntry(
        tally=tally.id,
        report=reading.report.id,
        speaker=speaker,
        voice=speaker,
        low=tally.low,
        best=tally.best,
        high=tally.high,
        qualifier=tally.qualifier,
        basis=tally.basis,
        day=reading.report.published,
        change="rise" if change == "rise" else "first",
    )
