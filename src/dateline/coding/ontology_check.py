"""Whether a user's ontology is what the format asks for; the first thing that is not is said with its line and what to write."""

import re
from collections.abc import Iterable, Mapping
from difflib import get_close_matches
from typing import Any, NoReturn, cast, get_args

from dateline.coding.rules import FLAGS, KEYS, LISTS, SIDES, WordClass, split_entry
from dateline.model.errors import BadOntology
from dateline.model.event import EventType
from dateline.resources import load_toml
from dateline.resources.toml_lines import Path, TomlLines

Table = Mapping[str, Any]
_TYPES: tuple[str, ...] = get_args(EventType)
_TOP = ("name", "replaces", "type", "context", "scheme", "classes", "without", "rule")
_MODE = ("words", "definition", "example", "codes")
_NAME = re.compile(r"[a-z][a-z0-9]*(?:[-_][a-z0-9]+)*")
_TABLES = ("type", "context", "scheme", "classes", "without")
_CONDITIONS = tuple(key for key in LISTS if key not in ("verbs", "nouns"))


class Check:
    """The checks of one file."""

    def __init__(self, name: str, text: str) -> None:
        self._name = name
        self._lines = TomlLines(text)

    def file(self, table: Table) -> None:
        """All of it.

        Raises:
            BadOntology: the first thing that is wrong.
        """
        self._known((), table, _TOP)
        self._text(("name",), table)
        self._flag(("replaces",), table)
        for key in _TABLES:
            self._table((key,), table.get(key, {}))
        self._schemes(table.get("scheme", {}))
        schemes = {**load_toml("plover.toml")["scheme"], **table.get("scheme", {})}
        for name, row in table.get("type", {}).items():
            self._kind(name, row, schemes)
        for name, row in table.get("context", {}).items():
            self._context(name, row, new=bool(table.get("replaces")) or name not in load_toml("plover.toml")["context"])
        for name, words in table.get("classes", {}).items():
            self._words(("classes", name), words)
        self._without(table.get("without", {}))
        self._rules(table)

    def _kind(self, name: str, row: Table, schemes: Table) -> None:
        path = ("type", name)
        if name not in _TYPES:
            self._wrong(path, f"{name} is none of PLOVER's types, which are a closed set. {self._meant(name, _TYPES)}"
                        "A new kind of event is a mode of the nearest type: [type.ASSAULT.mode.your-name].")  # fmt: skip
        self._table(path, row)
        self._known(path, row, (*_MODE, "mode"))
        self._entry(path, row, schemes)
        for mode, own in self._table((*path, "mode"), row.get("mode", {})).items():
            self._called((*path, "mode", mode), mode)
            self._table((*path, "mode", mode), own)
            self._known((*path, "mode", mode), own, _MODE)
            self._entry((*path, "mode", mode), own, schemes)

    def _entry(self, path: Path, row: Table, schemes: Table) -> None:
        for key in ("words", "definition", "example"):
            self._text((*path, key), row)
        for scheme, codes in self._table((*path, "codes"), row.get("codes", {})).items():
            here = (*path, "codes", scheme)
            if scheme not in schemes:
                self._wrong(
                    here,
                    f"there is no scheme {scheme!r}. {self._meant(scheme, schemes)}A scheme of your own needs a table [scheme.{scheme}].",
                )
            self._words(here, codes)
            listed = tuple(schemes[scheme].get("codes", {}))
            for code in codes:
                if listed and not code.startswith(listed):
                    self._wrong(here, f"{code!r} is no code of the scheme {scheme}. {self._meant(code, listed)}")

    def _context(self, name: str, row: Table, *, new: bool) -> None:
        path = ("context", name)
        self._called(path, name)
        self._table(path, row)
        self._known(path, row, ("definition", "words"))
        self._text((*path, "definition"), row)
        if new or "words" in row:
            self._words((*path, "words"), row.get("words"))

    def _schemes(self, schemes: Table) -> None:
        for name, row in schemes.items():
            path = ("scheme", name)
            self._called(path, name)
            self._table(path, row)
            self._known(path, row, ("title", "source", "codes"))
            for key in ("title", "source"):
                self._text((*path, key), row)
            for code in self._table((*path, "codes"), row.get("codes", {})):
                self._text((*path, "codes", code), row["codes"], empty=True)

    def _without(self, row: Table) -> None:
        self._known(("without",), row, ("verbs", "nouns"))
        for key, entries in row.items():
            self._words(("without", key), entries)
            word_class = cast("WordClass", key.removesuffix("s"))
            ours = {split_entry(e, word_class) for rule in load_toml("coding_triggers.toml")["rule"] for e in rule.get(key, ())}
            for entry in entries:
                if split_entry(entry, word_class) not in ours:
                    self._wrong(("without", key), f"no rule of Dateline is named by the {word_class} {entry!r}. Leave it out.")

    def _rules(self, table: Table) -> None:
        rows = table.get("rule", [])
        if not isinstance(rows, list) or not all(isinstance(row, dict) for row in rows):
            self._wrong(("rule",), "rules are tables, each under a line [[rule]].")
        if table.get("replaces") and not rows:
            self._wrong(("replaces",), "it replaces Dateline's words and has no rule, so no event could be found. Add a [[rule]].")
        for number, row in enumerate(rows, start=1):
            self._rule(("rule", number), row, table)

    def _rule(self, path: Path, row: Table, table: Table) -> None:
        self._known(path, row, KEYS)
        if row.get("type") not in _TYPES:
            self._wrong(
                (*path, "type"), f"a rule needs a type of PLOVER, and has {row.get('type')!r}. {self._meant(row.get('type'), _TYPES)}"
            )
        if not any(row.get(key) for key in ("verbs", "nouns")):
            self._wrong(path, 'a rule needs verbs or nouns. Write for example verbs = ["lynch"].')
        for key in LISTS:
            if key in row:
                self._words((*path, key), row[key], lower=key in ("verbs", "nouns"))
        for key in FLAGS:
            self._flag((*path, key), row)
        for key in SIDES:
            if row.get(key, "actor") not in ("actor", "recipient"):
                self._wrong((*path, key), f'{key} is "actor" or "recipient", and not {row[key]!r}.')
        self._mode_of(path, row, table)
        self._classes_of(path, row, table)

    def _mode_of(self, path: Path, row: Table, table: Table) -> None:
        ours = {} if table.get("replaces") else load_toml("plover.toml")["type"][row["type"]].get("mode", {})
        modes = (*ours, *table.get("type", {}).get(row["type"], {}).get("mode", {}))
        if "mode" in row and row["mode"] not in modes:
            self._wrong((*path, "mode"), f"{row['type']} has no mode {row['mode']!r}. {self._meant(row['mode'], modes)}"
                        f"A mode of your own needs a table [type.{row['type']}.mode.{row['mode']}].")  # fmt: skip

    def _classes_of(self, path: Path, row: Table, table: Table) -> None:
        known = (*load_toml("coding_triggers.toml")["classes"], *table.get("classes", {}))
        for key in _CONDITIONS:
            for word in row.get(key, ()):
                if word.startswith("@") and word[1:] not in known:
                    self._wrong(
                        (*path, key), f"there is no class {word!r}. {self._meant(word[1:], known)}One of your own stands under [classes]."
                    )

    def _known(self, path: Path, table: Table, keys: Iterable[str]) -> None:
        keys = tuple(keys)
        for key in table:
            if key not in keys:
                self._wrong((*path, key), f"{key!r} is not known here. {self._meant(key, keys)}")

    def _table(self, path: Path, value: Any) -> Table:
        if not isinstance(value, dict):
            self._wrong(path, f"{path[-1]} is a table: write a line [{'.'.join(map(str, path))}] and its keys below.")
        return value

    def _called(self, path: Path, name: str) -> None:
        if not _NAME.fullmatch(name):
            self._wrong(
                path, f"{name!r} is no name. Names are of lower-case letters and digits, with a hyphen between words: burning-of-crops."
            )

    def _text(self, path: Path, table: Table, *, empty: bool = False) -> None:
        value = table.get(str(path[-1]), "-")
        if not isinstance(value, str) or not (empty or value.strip()):
            self._wrong(path, f"{path[-1]} is {value!r}, and should be words in quotation marks.")

    def _flag(self, path: Path, table: Table) -> None:
        value = table.get(str(path[-1]), False)
        if not isinstance(value, bool):
            self._wrong(path, f"{path[-1]} is {value!r}. Write true or false, without quotation marks.")

    def _words(self, path: Path, value: Any, *, lower: bool = False) -> None:
        if not isinstance(value, list) or not value or not all(isinstance(word, str) and word.strip() for word in value):
            self._wrong(path, f'{path[-1]} is a list of words in quotation marks, as in ["trawler", "fishing boat"], and not {value!r}.')
        for word in value:
            if lower and word != word.lower():
                self._wrong(path, f"{word!r} has capital letters. Words that name events stand in lower case and in their base form.")

    @staticmethod
    def _meant(name: Any, known: Iterable[str]) -> str:
        known = tuple(known)
        near = get_close_matches(str(name), known, n=1, cutoff=0.6)
        if near:
            return f"Did you mean {near[0]}? "
        return f"Known are {', '.join(known)}. " if known else ""

    def _wrong(self, path: Path, message: str) -> NoReturn:
        line = self._lines.of(path)
        where = f"{self._name}, line {line}" if line else self._name
        raise BadOntology(f"{where}: {message.strip()}")
