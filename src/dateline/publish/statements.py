"""Statements of a reading as cards, grouped by who speaks."""

from collections.abc import Iterator

from dateline.model import Statement
from dateline.model.statement import Intermediary, SpeakerKind
from dateline.model.tables import speaker_name, through_names
from dateline.publish import phrases
from dateline.publish.cards import Badge, Card, Chip, Fact, Group, Row
from dateline.publish.corrected import person_badges, person_rows
from dateline.publish.sheet import Sheet

NO_SPEAKER = "No source stated"


def statement_groups(sheet: Sheet) -> tuple[Group, ...]:
    """One group a speaker, in the order in which they first speak; statements of no stated source last."""
    groups: dict[str, list[Statement]] = {}
    for statement in sheet.reading.statements:
        groups.setdefault(statement.speaker or speaker_name(sheet.reading, statement) or "", []).append(statement)
    named = [statements for who, statements in groups.items() if who]
    return tuple(_group(sheet, statements) for statements in (*named, *filter(None, [groups.get("")])))


def _group(sheet: Sheet, statements: list[Statement]) -> Group:
    first = statements[0]
    name = speaker_name(sheet.reading, first)
    kind = next((s.speaker_kind for s in statements if s.speaker_kind != "unknown"), first.speaker_kind)
    return Group(
        title=name or NO_SPEAKER,
        note=phrases.speaker_kind(kind) if name else None,
        cards=tuple(_card(sheet, s) for s in statements),
    )


def _card(sheet: Sheet, s: Statement) -> Card:
    name = sheet.names[s.id]
    said = sheet.words(name, "quote" if s.quoted == "direct" else "content", "what is said", s.content, "content")
    source = sheet.words(name, "source", "who says so", s.source)
    links = [_link(sheet, name, n, link) for n, link in enumerate(s.chain, start=1)]
    return Card(
        anchor=sheet.anchor(name),
        style=f"statement stance-{s.stance} quoted-{s.quoted}{' unsure' if s.unsure else ''}",
        title=f"Statement {name[1:]}",
        badges=(*person_badges(sheet.reading, s.id), *_manner(s)),
        chain=_chain(sheet, s, source, links),
        words=(said,) if said else (),
        rows=(*_rows(sheet, s, source, links), *person_rows(sheet.reading, s.id)),
        doubts=phrases.doubts(s.gaps),
    )


def _manner(s: Statement) -> tuple[Badge, ...]:
    stance, cue = phrases.STANCES[s.stance], phrases.cue_badge(s.cue_class)
    manner = (stance, *((cue,) if cue.text != stance.text else ()), phrases.QUOTED[s.quoted])
    return (phrases.UNSURE, *manner) if s.unsure else manner


def _chain(sheet: Sheet, s: Statement, source: Fact | None, links: list[tuple[Fact, ...]]) -> tuple[Chip, ...]:
    if not s.chain:
        return ()
    name = speaker_name(sheet.reading, s)
    speaker = Chip(
        name=name or NO_SPEAKER,
        kind=_known_kind(s.speaker_kind),
        href=source.href if source else None,
    )
    return (
        speaker,
        *(
            Chip(name=passing, kind=_known_kind(link.kind), href=facts[0].href if facts else None)
            for passing, link, facts in zip(through_names(sheet.reading, s), s.chain, links, strict=True)
        ),
    )


def _known_kind(kind: SpeakerKind) -> str:
    return "" if kind == "unknown" else phrases.speaker_kind(kind)


def _rows(sheet: Sheet, s: Statement, source: Fact | None, links: list[tuple[Fact, ...]]) -> Iterator[Row]:
    name = sheet.names[s.id]
    yield Row(label="Said by", facts=(source,) if source else ())
    if s.antecedent:
        named = sheet.words(name, "who", "who is meant", [s.antecedent], "named")
        yield Row(label="That is", facts=(named,) if named else ())
    may_be = (sheet.words(name, "who", "who may be meant", [span], f"candidate{n}") for n, span in enumerate(s.candidates, start=1))
    if s.candidates:
        yield Row(label="May be", facts=tuple(filter(None, may_be)))
    cue = sheet.words(name, "cue", "the words that say that it is said", s.cue)
    yield Row(label="In the words", facts=(cue,) if cue else ())
    for facts in links:
        yield Row(label="Through", facts=facts)
    yield Row(label="Said when", facts=sheet.when(name, "said", "when it was said", s.said))
    yield from _nested(sheet, s)
    if s.confidence is not None:
        yield Row(label="Confidence", facts=(Fact(text=phrases.percent(s.confidence), note="likely to be right as a whole"),))


def _nested(sheet: Sheet, s: Statement) -> Iterator[Row]:
    """The statement around it, and those in its own words."""
    outer = [sheet.statements[s.within]] if s.within in sheet.statements else []
    for label, others in (("Inside", outer), ("Contains", sheet.inside(s.id))):
        if others:
            yield Row(label=label, facts=tuple(fact for other in others if (fact := _other(sheet, other))))


def _other(sheet: Sheet, s: Statement) -> Fact | None:
    link = sheet.link(s.id)
    return Fact(text=link.text, href=link.href, note=speaker_name(sheet.reading, s) or NO_SPEAKER.lower()) if link else None


def _link(sheet: Sheet, name: str, n: int, link: Intermediary) -> tuple[Fact, ...]:
    words = sheet.words(name, "chain", "through whom", [link.span], f"chain{n}")
    cue = sheet.words(name, "relay", "the words that say that it is passed on", [link.cue] if link.cue else [], f"chain{n}-cue")
    who = Fact(text=words.text, href=words.href, quoted=True, note=phrases.speaker_kind(link.kind)) if words else None
    return tuple(fact for fact in (who, cue) if fact)


def voice(sheet: Sheet, ids: tuple[str, ...]) -> tuple[Fact, ...]:
    """Whose word an event or a count is: links to its statements, else the report's own voice."""
    facts = []
    for id_ in ids:
        link = sheet.link(id_)
        if link and id_ in sheet.statements:
            facts.append(Fact(text=_voice(sheet, sheet.statements[id_]), href=link.href, note=link.text))
    return tuple(facts) or (Fact(text="the report's own voice"),)


def _voice(sheet: Sheet, s: Statement) -> str:
    name = speaker_name(sheet.reading, s) or NO_SPEAKER
    return ", through ".join((name, *through_names(sheet.reading, s)))
