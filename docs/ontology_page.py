"""The page of the ontology: types, modes, contexts, sectors, and the way from other schemes back, from the data themselves."""

from collections.abc import Iterable, Iterator

from dateline.model.event import EventType
from dateline.publish.phrases import AUXILIARIES
from dateline.resources.plover import Codes, Kind, Mode, Scheme, plover

_INTRO = """# The ontology

Dateline codes events in [PLOVER](https://github.com/openeventdata/PLOVER), the Political Language Ontology for Verifiable Event Records of the
Open Event Data Alliance (manual of 2024, CC BY-SA 4.0): its types, modes, contexts and sectors, by their names. Plain words, definitions and
examples are ours, and so are the mappings to CAMEO (Schrodt, Gerner and others) and to ACLED. They name what is nearest, the nearest first; no scheme is
quite the same as another, and where ACLED codes no such event there is none. A mode without codes of its own has those of its type.

`dateline ontology` prints the same, with `--words` also the words that name events of each type, with `--json` as data; in Python
`dateline.load_ontology` reads a file of your own, which can [add to it or stand in its place](../how-to/extend-the-ontology.md). Every reading
says in `codebook` by which ontology its events were coded.

## Whether it is said to have happened

PLOVER calls these auxiliary modes. Only the first is counted as having happened.

| `auxiliary` | shown as | meaning |
|---|---|---|
"""


def ontology_page() -> str:
    """Markdown."""
    auxiliary = "\n".join(f"| `{name}` | {badge.text} | {badge.title} |" for name, badge in AUXILIARIES.items())
    about = plover()
    parts = [_INTRO + auxiliary]
    for quad in dict.fromkeys(kind.quad for kind in about.kinds.values()):
        parts.append(f"## {quad.capitalize()}")
        parts.extend(_section(kind) for kind in about.kinds.values() if kind.quad == quad)
    contexts = (f"| `{c.name}` | {c.definition} | {', '.join(c.words)} |" for c in about.contexts.values())
    parts.append(
        "## Contexts\n\nWhat an event is about, whatever its type. A context holds where one of its words stands in the event's own clause.\n\n"
        + _table("context | about | words", contexts)
    )
    sectors = (f"| `{name}` | {definition} |" for name, definition in about.sectors.items())
    parts.append(
        "## Sectors\n\nWhat an actor or recipient is. The words that tell are in `resources/actors.toml`.\n\n"
        + _table("sector | who", sectors)
    )
    parts.extend(_back(scheme) for scheme in about.schemes.values())
    return "\n\n".join(parts)


def _section(kind: Kind) -> str:
    text = f"### {kind.name}\n\n**{kind.words.capitalize()}.** {kind.definition}"
    if kind.example:
        text += f" *{kind.example}*"
    codes = "; ".join(f"{plover().schemes[scheme].title} {', '.join(found)}" for scheme, found in kind.codes.items())
    text += f" ({codes})" if codes else ""
    if not kind.modes:
        return text
    return text + "\n\n" + _table("mode | in words | when | example | CAMEO | ACLED", map(_row, kind.modes.values()))


def _row(mode: Mode) -> str:
    cells = (f"`{mode.name}`", mode.words, mode.definition, mode.example or "", *(_codes(mode.codes, s) for s in ("cameo", "acled")))
    return f"| {' | '.join(cells)} |"


def _codes(codes: Codes, scheme: str) -> str:
    return "; ".join(codes.get(scheme, ()))


def _table(head: str, rows: Iterable[str]) -> str:
    return "\n".join((f"| {head} |", "|" + "---|" * (head.count("|") + 1), *rows))


def _back(scheme: Scheme) -> str:
    rows = []
    for code, name in scheme.codes.items():
        found = ", ".join(f"`{where}`" for where in _where(scheme.name, code))
        rows.append(f"| {code}{' ' + name if name else ''} | {found} |")
    return f"## From {scheme.title}\n\n{scheme.source}. Where its events are found here:\n\n" + _table(f"{scheme.title} | here", rows)


def _where(scheme: str, code: str) -> Iterator[str]:
    for kind in plover().kinds.values():
        if code in kind.codes.get(scheme, ()):
            yield kind.name
        yield from (_name(kind.name, mode) for mode in kind.modes.values() if code in mode.codes.get(scheme, ()))


def _name(event_type: EventType, mode: Mode) -> str:
    return f"{event_type}/{mode.name}"
