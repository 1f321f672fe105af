"""Where the tables and keys of a TOML text stand, so that an error can name the line: `tomllib` does not tell."""

import re
from collections.abc import Iterator

Path = tuple[str | int, ...]
"""Names of tables and keys from the outside in; entries of a list of tables by number, from 1."""

_HEADER = re.compile(r"\s*(\[\[?)\s*([^\[\]]+?)\s*\]\]?\s*(?:#.*)?")
_KEY = re.compile(r"""\s*((?:[\w-]+|"[^"]*"|'[^']*')(?:\s*\.\s*(?:[\w-]+|"[^"]*"|'[^']*'))*)\s*=""")
_PART = re.compile(r""""([^"]*)"|'([^']*)'|([\w-]+)""")
_LONG = re.compile("\"\"\"|'''")


class TomlLines:
    """Lines by path. Made for files that people write: one header or key a line."""

    def __init__(self, text: str) -> None:
        self._lines: dict[Path, int] = {}
        self._counts: dict[Path, int] = {}
        self._table: Path = ()
        for number, line in _outside_strings(text):
            if header := _HEADER.fullmatch(line):
                self._begin(_parts(header[2]), number, many=header[1] == "[[")
            elif key := _KEY.match(line):
                self._lines.setdefault((*self._table, *_parts(key[1])), number)

    def _begin(self, name: Path, number: int, *, many: bool) -> None:
        if many:
            self._counts[name] = self._counts.get(name, 0) + 1
            name = (*name, self._counts[name])
        self._table = name
        self._lines.setdefault(name, number)

    def of(self, path: Path) -> int | None:
        """The line (from 1) where this stands, or what is around it; None where nothing of it is found."""
        for end in range(len(path), 0, -1):
            if path[:end] in self._lines:
                return self._lines[path[:end]]
        return None


def _outside_strings(text: str) -> Iterator[tuple[int, str]]:
    """Lines with their numbers, without those inside a string of many lines."""
    inside = False
    for number, line in enumerate(text.splitlines(), start=1):
        if not inside:
            yield number, line
        inside ^= len(_LONG.findall(line)) % 2 == 1


def _parts(name: str) -> Path:
    return tuple(next(filter(None, found), "") for found in _PART.findall(name))
