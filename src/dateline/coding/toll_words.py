"""What happened to the people counted: the categories of tallies, as data (quantities.toml)."""

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from typing import cast

from dateline.coding.ontology import Words
from dateline.model.tally import TallyCategory
from dateline.resources import load_toml

Table = Mapping[str, TallyCategory]


@dataclass(frozen=True, slots=True)
class TollWords:
    """Base forms that give a category, by the way the counted noun hangs from them.

    Attributes:
        passive, active, object: verbs whose passive subject, active subject or object is counted.
        adjectives: "20 dead", "six are missing".
        nouns: "12 deaths", "a toll of 12".
        places: "in custody", "taken hostage".
        deeds: nouns of deeds and doers that give a category to whom they are done to alone ("the shooting of", "the killers of").
        particles: words without which a verb befalls nobody ("round *up*").
        equating: verbs that say of their object what their subject is called ("the dead included").
        numbering: verbs whose object is how many their subject is ("the dead numbered 40").
        active_objects, object_nouns: objects a verb needs ("suffered injuries", "claimed lives").
        only: nouns a category is limited to.
        scopes: plain noun of a scope by noun for people.
        links: verbs that join a subject to what is said of it ("were found dead").
        between: what may stand between a number alone and the word that says what happened.
    """

    passive: Table
    active: Mapping[str, tuple[TallyCategory, ...]]
    object: Table
    adjectives: Table
    nouns: Table
    places: Table
    deeds: Table
    particles: Mapping[str, Words]
    equating: Words
    numbering: Words
    active_objects: Mapping[tuple[TallyCategory, str], Words]
    object_nouns: Mapping[str, Words]
    only: Mapping[TallyCategory, Words]
    scopes: Mapping[str, str]
    links: Words
    between: Words


@cache
def toll_words() -> TollWords:
    """The lexicon."""
    categories = load_toml("quantities.toml")["category"]

    def table(part: str) -> Table:
        return {w: cast("TallyCategory", c) for c, row in reversed(categories.items()) for w in row.get(part, ())}

    def several(part: str) -> Mapping[str, tuple[TallyCategory, ...]]:
        words = {w for row in categories.values() for w in row.get(part, ())}
        return {w: tuple(cast("TallyCategory", c) for c, row in categories.items() if w in row.get(part, ())) for w in words}

    def needs(part: str) -> Mapping[tuple[TallyCategory, str], Words]:
        rows = ((cast("TallyCategory", c), row.get(part, {})) for c, row in categories.items())
        return {(category, verb): frozenset(nouns) for category, row in rows for verb, nouns in row.items()}

    return TollWords(
        passive=table("passive"),
        active=several("active"),
        object=table("object"),
        adjectives=table("adjectives"),
        nouns=table("nouns"),
        places=table("places"),
        deeds=table("deeds"),
        particles={verb: frozenset(words) for verb, words in load_toml("quantities.toml")["predicate"]["particles"].items()},
        equating=frozenset(load_toml("quantities.toml")["predicate"]["equating"]),
        numbering=frozenset(load_toml("quantities.toml")["predicate"]["numbering"]),
        active_objects=needs("active_objects"),
        object_nouns={verb: nouns for (_, verb), nouns in needs("object_nouns").items()},
        only={cast("TallyCategory", c): frozenset(row["only"]) for c, row in categories.items() if "only" in row},
        scopes={noun: scope for scope, nouns in load_toml("quantities.toml")["people"].items() for noun in nouns},
        links=frozenset(load_toml("quantities.toml")["predicate"]["links"]),
        between=frozenset(load_toml("quantities.toml")["predicate"]["between"]),
    )


@cache
def basis_words() -> Mapping[str, tuple[str, ...]]:
    """Words that say on what basis a count stands, and what joins a part to its whole."""
    return {name: tuple(words) for name, words in load_toml("quantities.toml")["basis"].items()}


@dataclass(frozen=True, slots=True)
class ReadingWords:
    """Words that decide how a count is read; see `[reading]` of quantities.toml."""

    personal: Words
    beasts: Words
    deadly: Words
    taken_elsewhere: Words
    changes: Words
    instead: Words
    causing: Words
    spared: Words
    holders: Words
    dragging: Words
    saving: Words
    putting: Words
    missiles: Words
    expelling: Words
    abodes: Words
    false: Words
    severity: Words
    lost_alive: Words
    wounds: Words
    days: Words
    vague: Words


@cache
def reading_words() -> ReadingWords:
    """The words."""
    return ReadingWords(**{name: frozenset(words) for name, words in load_toml("quantities.toml")["reading"].items()})
