"""A user's ontology as a TOML text → what it adds to PLOVER or puts in its place, or an error that names the line and what to write.

The form is described in docs/how-to/extend-the-ontology.md.
"""

import tomllib
from collections.abc import Mapping, Sequence
from copy import deepcopy
from dataclasses import dataclass
from typing import Any

from dateline.coding.ontology_check import Check, Table
from dateline.coding.rules import Rule, WordClass, split_entry
from dateline.model.errors import BadOntology
from dateline.resources import load_toml

_OVERLAID = ("words", "definition", "example")
Shape = tuple[tuple[str, ...], str, tuple[str, ...]]


@dataclass(frozen=True, slots=True, kw_only=True)
class OwnOntology:
    """What a user's file says, checked.

    Attributes:
        name: what it is called.
        replaces: whether the rules, modes and contexts that come with Dateline are left out.
        table: the whole description, ours and theirs together, in the form of `plover.toml`.
        rows: rules in the form of `coding_triggers.toml`.
        classes: classes of nouns for these rules.
        without: words of ours that name no event any more.
    """

    name: str
    replaces: bool
    table: Table
    rows: Sequence[Table]
    classes: Mapping[str, Sequence[str]]
    without: frozenset[tuple[WordClass, Shape]]

    def drops(self, rule: Rule) -> bool:
        """Whether one of our rules does not count."""
        return self.replaces or (rule.word_class, (rule.before, rule.head, rule.particles)) in self.without


def parsed(text: str, name: str) -> OwnOntology:
    """What the text says; `name` stands where it gives no name of its own.

    Raises:
        BadOntology: it is no TOML, or not what the format asks for.
    """
    try:
        table = tomllib.loads(text)
    except (tomllib.TOMLDecodeError, RecursionError) as error:
        raise BadOntology(f"{name}: this is no TOML: {error}. Names and words stand in quotation marks, lists in [ ].") from error
    Check(name, text).file(table)
    without: Table = table.get("without", {})
    return OwnOntology(
        name=table.get("name", name),
        replaces=table.get("replaces", False),
        table=_joined(table),
        rows=table.get("rule", []),
        classes=table.get("classes", {}),
        without=frozenset(
            [("verb", split_entry(entry, "verb")) for entry in without.get("verbs", ())]
            + [("noun", split_entry(entry, "noun")) for entry in without.get("nouns", ())]
        ),
    )


def _joined(own: Table) -> Table:
    """Ours with theirs laid over it; where theirs replaces ours, types, sectors and schemes stay, modes and contexts go."""
    whole: dict[str, Any] = deepcopy(dict(load_toml("plover.toml")))
    if own.get("replaces"):
        whole["context"] = {}
        for kind in whole["type"].values():
            kind["mode"] = {}
    for name, row in own.get("type", {}).items():
        _lay_over(whole["type"][name], row)
    for name, row in own.get("context", {}).items():
        ours = whole["context"].setdefault(name, {"words": []})
        ours["words"] = [*dict.fromkeys((*ours["words"], *row.get("words", ())))]
        _lay_over(ours, {"definition": row.get("definition", ours.get("definition", ""))})
    whole["scheme"].update(own.get("scheme", {}))
    return whole


def _lay_over(ours: dict[str, Any], row: Table) -> None:
    ours.update({key: row[key] for key in _OVERLAID if key in row})
    if "codes" in row:
        ours["codes"] = {**ours.get("codes", {}), **row["codes"]}
    for name, mode in row.get("mode", {}).items():
        _lay_over(ours.setdefault("mode", {}).setdefault(name, {}), mode)
