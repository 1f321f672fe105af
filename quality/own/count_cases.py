"""The set of counts: what quality/own/README_counts.md describes, read from its lines, and the articles it was read from."""

import hashlib
import json
from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any, get_args

from dateline.model import Span
from dateline.model.tally import Qualifier, TallyBasis, TallyCategory
from quality.own.chain_cases import SetError

COUNTS = Path(__file__).with_name("counts.jsonl")
MORE = Path(__file__).with_name("counts_more.jsonl")
LATER = Path(__file__).with_name("counts_later.jsonl")
GOLD = Path(__file__).resolve().parents[3] / "shared" / "gold"
HARM = frozenset(get_args(TallyCategory)) - {"troops", "crowd", "released"}
NOTHING = "none"
CATEGORIES = frozenset(get_args(TallyCategory)) | {"damaged", "other", NOTHING}
COUNTABLE = frozenset({"thing", "event", "weapon"})  # what is no count of people or of harm, and is counted all the same
WHAT = COUNTABLE | {
    "age", "code", "date", "duration", "measure", "money", "name", "percent", "phrase", "rank", "sentence", "share", "time", "unstated",
}  # fmt: skip
_DIGEST = 12

Bounds = tuple[float | None, float | None]


@dataclass(frozen=True, slots=True, kw_only=True)
class Expected:
    """A number of a sentence as a reader sees it.

    Attributes:
        number: the words of the number alone.
        bounds: low and high as written, None = open or not said.
        category: what happened to those counted; `other` = nothing that is counted, `none` = no count of people or of harm.
        also: other categories that are as right.
        what: for `none`, what the number is.
        part_of: where the number begins of which this one counts a part.
    """

    number: Span
    bounds: Bounds
    category: str
    also: tuple[str, ...]
    what: str | None
    qualifier: Qualifier
    basis: TallyBasis | None
    part_of: int | None

    @property
    def is_count(self) -> bool:
        """Whether it counts people or harm."""
        return self.category != NOTHING


@dataclass(frozen=True, slots=True, kw_only=True)
class Article:
    """An article with the sentences that were read, and their numbers in text order."""

    file: str
    id: str
    digest: str
    sentences: tuple[Span, ...]
    numbers: tuple[Expected, ...]

    @property
    def is_aside(self) -> bool:
        """Whether it belongs to the half that is kept back."""
        return int(hashlib.sha256(self.id.encode()).hexdigest(), 16) % 2 == 1


def load_articles(path: Path = COUNTS) -> tuple[Article, ...]:
    """The set, in the order of the file.

    Raises:
        SetError: a line names something that the model and the conventions do not know.
    """
    rows: defaultdict[tuple[str, str], list[Mapping[str, Any]]] = defaultdict(list)
    for line in path.read_text(encoding="utf-8").splitlines():
        row = json.loads(line)
        rows[row["file"], row["id"]].append(row)
    return tuple(_article(file, id_, listed) for (file, id_), listed in rows.items())


def _article(file: str, id_: str, rows: list[Mapping[str, Any]]) -> Article:
    return Article(
        file=file,
        id=id_,
        digest=rows[0]["digest"],
        sentences=tuple(sorted({Span(*row["sentence"]) for row in rows})),
        numbers=tuple(parse_number(row) for row in rows),
    )


def parse_number(row: Mapping[str, Any]) -> Expected:
    """One line of the set.

    Raises:
        SetError: it names something that the model and the conventions do not know, or contradicts itself.
    """
    known = {
        "category": CATEGORIES,
        "what": WHAT | {None},
        "qualifier": frozenset(get_args(Qualifier)),
        "basis": frozenset(get_args(TallyBasis)) | {None},
    }
    for field, values in known.items():
        if row.get(field) not in values:
            raise SetError(f"{row.get(field)!r} is no {field}: {dict(row)}")
    number = Span(row["start"], row["end"])
    if not Span(*row["sentence"]).contains(number) or (row["category"] == NOTHING) != ("what" in row):
        raise SetError(f"The number lies outside its sentence, or is a count and none: {dict(row)}")
    return Expected(
        number=number,
        bounds=(row["low"], row["high"]),
        category=row["category"],
        also=tuple(row.get("also", ())),
        what=row.get("what"),
        qualifier=row["qualifier"],
        basis=row.get("basis"),
        part_of=row.get("part_of"),
    )


def load_texts(articles: Iterable[Article], gold: Path) -> dict[tuple[str, str], str]:
    """The texts of the articles by file and id.

    Raises:
        SetError: a text is not the one that was read.
    """
    wanted = {(a.file, a.id): a for a in articles}
    texts: dict[tuple[str, str], str] = {}
    for file in sorted({a.file for a in wanted.values()}):
        for line in (gold / f"{file}.jsonl").read_text(encoding="utf-8").splitlines():
            row = json.loads(line)
            article = wanted.get((file, str(row["id"])))
            if article is None:
                continue
            texts[file, article.id] = row["text"]
            if hashlib.sha256(row["text"].encode()).hexdigest()[:_DIGEST] != article.digest:
                raise SetError(f"{file} {article.id}: not the text that was read")
    return texts
