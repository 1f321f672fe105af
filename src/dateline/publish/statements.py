"""Statements of a reading as cards, grouped by who speaks."""

from collections.abc import Iterator

from dateline.model import Statement
from dateline.model.statement import Intermediary
from dateline.model.tables import speaker_name, through_names
from dateline.publish import phrases
from dateline.publish.cards import Badge, Card, Fact, Group, Row
from dateline.publish.sheet import Sheet

NO_SPEAKER = "No source stated"


def statement_groups(sheet: Sheet) -> tuple[Group, ...]:
    """One group a speaker, in the order in which they first speak."""
    groups: dict[str, list[Statement]] = {}
    for statement in sheet.reading.statements:
        groups.setdefault(statement.speaker or speaker_name(sheet.reading, statement) or "", []).append(statement)
    return tuple(_group(sheet, statements) for statements in groups.values())


def _group(sheet: Sheet, statements: list[Statement]) -> Group:
    first = statements[0]
    return Group(
        title=speaker_name(sheet.reading, first) or NO_SPEAKER,
        note=phrases.speaker_kind(first.speaker_kind),
        cards=tuple(_card(sheet, s) for s in statements),
    )


def _card(sheet: Sheet, s: Statement) -> Card:
    name = sheet.names[s.id]
    said = sheet.words(name, "quote" if s.quoted == "direct" else "content", "what is said", s.content, "content")
    return Card(
        anchor=sheet.anchor(name),
        style=f"statement stance-{s.stance} quoted-{s.quoted}",
        title=f"Statement {name[1:]}",
        badges=(*_manner(s), *_through(sheet, s)),
        words=(said,) if said else (),
        rows=tuple(_rows(sheet, name, s)),
        doubts=phrases.doubts(s.gaps),
    )


def _manner(s: Statement) -> tuple[Badge, ...]:
    stance, cue = phrases.STANCES[s.stance], phrases.cue_badge(s.cue_class)
    return (stance, *((cue,) if cue.text != stance.text else ()), phrases.QUOTED[s.quoted])


def _through(sheet: Sheet, s: Statement) -> tuple[Badge, ...]:
    names = through_names(sheet.reading, s)
    return tuple(Badge(kind="through", sign="→", text=f"through {n}", title="Who passed the statement on.") for n in names)


def _rows(sheet: Sheet, name: str, s: Statement) -> Iterator[Row]:
    source = sheet.words(name, "source", "who says so", s.source)
    yield Row(label="Said by", facts=(source,) if source else ())
    if s.antecedent:
        named = sheet.words(name, "source", "who is meant", [s.antecedent], "named")
        yield Row(label="That is", facts=(named,) if named else ())
    cue = sheet.words(name, "cue", "the words that say that it is said", s.cue)
    yield Row(label="In the words", facts=(cue,) if cue else ())
    for n, link in enumerate(s.chain, start=1):
        yield Row(label="Through", facts=_link(sheet, name, n, link))
    yield Row(label="Said when", facts=sheet.when(name, "said", "when it was said", s.said))
    within = sheet.link(s.within) if s.within else None
    if within:
        yield Row(label="Inside", facts=(within,))


def _link(sheet: Sheet, name: str, n: int, link: Intermediary) -> tuple[Fact, ...]:
    words = sheet.words(name, "chain", "through whom", [link.span], f"chain{n}")
    cue = sheet.words(name, "cue", "the words that say that it is passed on", [link.cue] if link.cue else [], f"chain{n}-cue")
    who = Fact(text=words.text, href=words.href, quoted=True, note=phrases.speaker_kind(link.kind)) if words else None
    return tuple(fact for fact in (who, cue) if fact)


def voice(sheet: Sheet, ids: tuple[str, ...]) -> tuple[Fact, ...]:
    """Whose word an event or a count is: links to its statements, else the report's own voice."""
    by_id = {s.id: s for s in sheet.reading.statements}
    facts = []
    for id_ in ids:
        link = sheet.link(id_)
        if link and id_ in by_id:
            facts.append(Fact(text=speaker_name(sheet.reading, by_id[id_]) or NO_SPEAKER, href=link.href, note=link.text))
    return tuple(facts) or (Fact(text="the report's own voice"),)
