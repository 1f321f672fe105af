"""The set of names with their types: what quality/own/README_types.md describes, read from its lines, and the texts it was read from."""

import hashlib
import json
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from dateline.model import Span
from quality.own.chain_cases import SetError

TYPES = Path(__file__).with_name("types.jsonl")
GOLD = Path(__file__).resolve().parents[3] / "shared" / "gold"
KINDS = frozenset({"person", "organisation", "place", "group", "other"})
_DIGEST = 12


@dataclass(frozen=True, slots=True, kw_only=True)
class Name:
    """A name of an article.

    Attributes:
        file, id: where the article is.
        span: words of the name; its head is the last of them.
        kinds: what it is, or may as well be called.
    """

    file: str
    id: str
    digest: str
    span: Span
    kinds: frozenset[str]

    @property
    def is_aside(self) -> bool:
        """Whether its article belongs to the half that is kept back."""
        return int(hashlib.sha256(f"types:{self.id}".encode()).hexdigest(), 16) % 2 == 1


def load_names(path: Path = TYPES) -> tuple[Name, ...]:
    """The set, in the order of the file.

    Raises:
        SetError: a line has an unknown kind, or none.
    """
    return tuple(parse_name(json.loads(line)) for line in path.read_text(encoding="utf-8").splitlines())


def parse_name(row: Mapping[str, Any]) -> Name:
    """One line of the set.

    Raises:
        SetError: it has an unknown kind, or none.
    """
    kinds = frozenset(row["kinds"])
    if not kinds or kinds - KINDS:
        raise SetError(f"This is no name: {dict(row)}")
    return Name(file=row["file"], id=row["id"], digest=row["digest"], span=Span(*row["name"]), kinds=kinds)


def load_texts(names: Iterable[Name], gold: Path) -> dict[tuple[str, str], str]:
    """The texts of the articles by file and id.

    Raises:
        SetError: a text is not the one that was read, or is not there.
    """
    wanted = {(n.file, n.id): n.digest for n in names}
    texts = {}
    for file in sorted({file for file, _ in wanted}):
        for line in (gold / f"{file}.jsonl").read_text(encoding="utf-8").splitlines():
            row = json.loads(line)
            if (file, str(row["id"])) in wanted:
                texts[file, str(row["id"])] = row["text"]
    for key, digest in wanted.items():
        if hashlib.sha256(texts.get(key, "").encode()).hexdigest()[:_DIGEST] != digest:
            raise SetError(f"The text of {key[1]} is not the one that was read.")
    return texts
