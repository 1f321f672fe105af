"""The set of speakers: what quality/own/README_speakers.md describes, read from its lines, and the texts it was read from."""

import hashlib
import json
import re
import tomllib
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any, Literal, get_args

from dateline.model import Span
from quality.own.chain_cases import SetError
from quality.own.sets import cases

SPEAKERS = Path(__file__).with_name("speakers.jsonl")
MORE = Path(__file__).with_name("speakers_more.jsonl")
LATER = Path(__file__).with_name("speakers_later.jsonl")
ABROAD = Path(__file__).with_name("speakers_abroad.toml")
GOLD = Path(__file__).resolve().parents[3] / "shared" / "gold"
FILE = Path("attribution") / "train.jsonl"
Kind = Literal["pronoun", "role", "name"]
_DIGEST = 12
_MARKED = re.compile(r"\{([^|{}]*)\|([^{}]*)\}")
_PRONOUNS = frozenset({"he", "she", "it", "they"})


@dataclass(frozen=True, slots=True, kw_only=True)
class Case:
    """One speaker of a report, in the words of the report.

    Attributes:
        id: of the article.
        words: the words that stand for the speaker: "he", "the senator", a surname.
        names: the fuller names of the speaker in the article, or other words that are as right.
        stays: whether the words name nobody the article names: generic, plural or a document; nobody is then right too.
    """

    id: str
    digest: str
    kind: Kind
    words: Span
    names: tuple[Span, ...]
    stays: bool

    @property
    def is_aside(self) -> bool:
        """Whether its article belongs to the half that is kept back."""
        return int(hashlib.sha256(f"speakers:{self.id}".encode()).hexdigest(), 16) % 2 == 1


def load_cases(path: Path = SPEAKERS) -> tuple[Case, ...]:
    """The set, in the order of the file.

    Raises:
        SetError: a line contradicts itself.
    """
    return tuple(cases(path, parse_case))


def cases_of(path: Path, *, aside: bool) -> tuple[Case, ...]:
    """The cases of one half of a set; the further cases for tuning have no half that is kept back.

    Raises:
        SetError: a line contradicts itself.
    """
    return tuple(c for c in load_cases(path) if (path != MORE and c.is_aside) == aside)


def tuning_cases() -> tuple[Case, ...]:
    """All cases that may be learned from.

    Raises:
        SetError: a line contradicts itself.
    """
    return tuple(c for path in (SPEAKERS, MORE, LATER) for c in cases_of(path, aside=False))


def parse_case(row: Mapping[str, Any]) -> Case:
    """One line of the set.

    Raises:
        SetError: its kind is unknown, or it names nobody and does not stay what it is.
    """
    if row["kind"] not in get_args(Kind) or not (row["names"] or row["stays"]):
        raise SetError(f"This is no case: {dict(row)}")
    names = tuple(Span(*pair) for pair in row["names"])
    return Case(id=row["id"], digest=row["digest"], kind=row["kind"], words=Span(*row["words"]), names=names, stays=row["stays"])


def load_texts(cases: Iterable[Case], gold: Path) -> dict[str, str]:
    """The texts of the articles by id.

    Raises:
        SetError: a text is not the one that was read, or is not there.
    """
    wanted = {c.id: c.digest for c in cases}
    texts = {}
    for line in (gold / FILE).read_text(encoding="utf-8").splitlines():
        row = json.loads(line)
        if row["id"] in wanted:
            texts[row["id"]] = row["text"]
    for id_, digest in wanted.items():
        if hashlib.sha256(texts.get(id_, "").encode()).hexdigest()[:_DIGEST] != digest:
            raise SetError(f"The text of {id_} is not the one that was read.")
    return texts


def abroad(path: Path = ABROAD) -> tuple[tuple[Case, ...], dict[str, str]]:
    """Our own short reports: the speakers marked in them, and their texts by number."""
    cases, texts = [], {}
    for number, marked in enumerate(tomllib.loads(path.read_text(encoding="utf-8"))["texts"]):
        found, texts[str(number)] = marked_cases(str(number), marked)
        cases += found
    return tuple(cases), texts


def marked_cases(id_: str, marked: str) -> tuple[list[Case], str]:
    """The cases of a text that marks each as {words|name}, or {words|} where it names nobody, and the text without the marks."""
    text, at, spans = "", 0, []
    for mark in _MARKED.finditer(marked):
        text += marked[at : mark.start()]
        spans.append((Span(len(text), len(text) + len(mark[1])), mark[2]))
        text, at = text + mark[1], mark.end()
    text += marked[at:]
    return [_marked_case(id_, text, words, name) for words, name in spans], text


def _marked_case(id_: str, text: str, words: Span, name: str) -> Case:
    forms = {name, name.rpartition(" ")[2]} - {""}
    names = tuple(Span(m.start(), m.end()) for form in sorted(forms) for m in re.finditer(rf"\b{re.escape(form)}\b", text))
    kind: Kind = "pronoun" if words.words(text).lower() in _PRONOUNS else "role"
    return Case(id=id_, digest="", kind=kind, words=words, names=names, stays=not name)
