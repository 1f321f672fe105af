"""One type, mode, context or sector of an ontology, by name."""

from collections.abc import Iterator
from difflib import get_close_matches
from typing import Any

from dateline.cli.ontology_forms import block, codes_words, named_by, plain_context, plain_kind, plain_mode
from dateline.coding import Ontology
from dateline.model.errors import UsageError
from dateline.resources.plover import Context, Kind, Mode

Found = Kind | tuple[Kind, Mode] | Context | str
_LABELS = 9


def found(ontology: Ontology, name: str) -> list[Found]:
    """What has this name, in whatever case: a type, modes (of all types that have it), a context, a sector (its code).

    Raises:
        UsageError: nothing has.
    """
    about, wanted = ontology.about, name.strip().lower()
    named: dict[str, list[Found]] = {}
    for kind in about.kinds.values():
        named.setdefault(kind.name.lower(), []).append(kind)
        for mode in kind.modes.values():
            named.setdefault(f"{kind.name}/{mode.name}".lower(), []).append((kind, mode))
            named.setdefault(mode.name, []).append((kind, mode))
    for context in about.contexts.values():
        named.setdefault(context.name, []).append(context)
    for sector in about.sectors:
        named.setdefault(sector.lower(), []).append(sector)
    if wanted not in named:
        near = get_close_matches(wanted, named, n=3)
        meant = f"Did you mean {', '.join(near)}?" if near else "`dateline ontology` lists them all."
        raise UsageError(f"The ontology has no type, mode, context or sector {name!r}. {meant}")
    return named[wanted]


def one(ontology: Ontology, name: str, *, with_words: bool) -> Iterator[str]:
    """What has this name, for a person."""
    for number, what in enumerate(found(ontology, name)):
        if number:
            yield ""
        yield from _lines(ontology, what, with_words=with_words)


def _lines(ontology: Ontology, what: Found, *, with_words: bool) -> Iterator[str]:
    if isinstance(what, Kind):
        yield from _entry(ontology, what, None, with_words=with_words)
        for mode in what.modes.values():
            yield ""
            yield from _entry(ontology, what, mode, with_words=with_words)
    elif isinstance(what, Context):
        yield f"{what.name}  (context)"
        yield from _row("", what.definition)
        yield from _row("words", ", ".join(what.words))
    elif isinstance(what, str):
        yield f"{what}  (sector)"
        yield from _row("", ontology.about.sectors[what])
    else:
        yield from _entry(ontology, *what, with_words=with_words)


def _entry(ontology: Ontology, kind: Kind, mode: Mode | None, *, with_words: bool) -> Iterator[str]:
    entry, about = mode or kind, ontology.about
    yield f"{kind.name}/{mode.name}  {mode.words}" if mode else f"{kind.name}  {kind.words}  ({kind.quad})"
    yield from _row("", entry.definition) if entry.definition else ()
    yield from _row("example", entry.example) if entry.example else ()
    for scheme, codes in about.codes(kind.name, mode.name if mode else None).items():
        yield from _row(about.schemes[scheme].title, codes_words(about, codes, scheme))
    listed = named_by(ontology, kind.name, mode.name if mode else None) if with_words else ""
    yield from _row("words", listed) if listed else ()


def _row(label: str, text: str) -> list[str]:
    return block(text, 2 + _LABELS, first=f"  {label}") if label else block(text, 2)


def one_plain(ontology: Ontology, name: str) -> Any:
    """What has this name, as plain values: an object, or a list where several have it."""
    values = [_plain(ontology, what) for what in found(ontology, name)]
    return values[0] if len(values) == 1 else values


def _plain(ontology: Ontology, what: Found) -> dict[str, Any]:
    if isinstance(what, Kind):
        return plain_kind(ontology, what)
    if isinstance(what, Context):
        return plain_context(what)
    if isinstance(what, str):
        return {"name": what, "definition": ontology.about.sectors[what]}
    kind, mode = what
    return {"type": kind.name, **plain_mode(ontology, kind, mode)}
