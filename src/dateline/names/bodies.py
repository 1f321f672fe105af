"""Names of organisations, forces and outlets: those of our lists by any of their names, the others by the words they are made of."""

import re
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from functools import cache, lru_cache
from typing import cast

from dateline.model.actor import ActorKind
from dateline.names.nations import nation_of
from dateline.names.parts import words as name_words
from dateline.names.scripts import latin
from dateline.names.sounds import sound_alike
from dateline.resources import load_toml, open_text

_POSSESSIVE = re.compile(r"['’]s?$|(?<=s)['’](?= )")
_OWNER = re.compile(r"['’]s\b")
_GONE = re.compile(r"['’ʼ`´.\"“”()«»]")
_GAPS = re.compile(r"[\s\-‐–,/]+")
_KIND_BEHIND = re.compile(
    r" (?:news agency|agency|newspaper|daily|news|news website|website|magazine|television|tv|radio|broadcaster|group|movement|militia)$"
)
_SURE = 8  # letters of a name that is known without its gaps, too
_LEAST_ACRONYM, _LEAST_WORD = 2, 4
_SIZES = (3, 2, 1)

CountryOf = Callable[[str], str | None]


@dataclass(frozen=True, slots=True)
class Body:
    """A body of our lists, or of a user's; `country` is an ISO 3166-1 alpha-3 code, `sector` one of PLOVER's."""

    id: str
    name: str
    kind: ActorKind
    sector: str
    country: str | None = None


@cache
def bodies() -> Mapping[str, Body]:
    """Plain spelling (see `plain`), with its gaps and without → body."""
    out: dict[str, Body] = {}
    for line in open_text("actors_bodies.tsv").splitlines():
        if line and not line.startswith("#"):
            id_, kind, country, sector, name, others = line.split("\t")
            body = Body(id_, name, cast("ActorKind", kind), sector, country or None)
            for spelling in (name, *filter(None, others.split("|"))):
                out.setdefault(plain(spelling), body)
    return {**{spelling.replace(" ", ""): body for spelling, body in out.items() if len(spelling) > _SURE}, **out}


def known_body(written: str) -> Body | None:
    """The body of our lists that has this name."""
    return found_in(bodies(), written)


def found_in(listed: Mapping[str, Body], written: str) -> Body | None:
    """The body of a list that has this name, with its gaps or without, with a word for what it is behind it or not: "Interfax news agency"."""
    key = plain(written)
    bare = _KIND_BEHIND.sub("", key)
    return listed.get(key) or listed.get(key.replace(" ", "")) or listed.get(bare)


@lru_cache(maxsize=20_000)
def plain(written: str) -> str:
    """A name in lower case without article, marks and hyphens, in its own alphabet."""
    flat = _GAPS.sub(" ", _GONE.sub("", _POSSESSIVE.sub("", " ".join(written.split())))).strip().casefold()
    return flat.removeprefix("the ")


def body_slug(written: str, country_of: CountryOf = nation_of) -> tuple[str, str | None]:
    """The stable part of a body's id, and the country that its name gives.

    Words of institutions are put in order ("Ministry of Defense" = "Defence Ministry"); a country's name or demonym becomes its code.
    """
    country, rest = _country_in(list(_words(written)), country_of)
    rest = [w for w in rest if w]
    if set(load_toml("names_bodies.toml")["institutions"]["words"]) & set(rest):
        rest = sorted(rest)
        return "-".join([country.lower(), *rest] if country else rest), country
    return "-".join(w for w in _words(written) if w) or plain(written), country


def _words(written: str) -> Iterator[str]:
    """The words of a name for its key: institutions in English, spelled in the American way."""
    for word in plain(_OWNER.sub("", written)).split():
        if word in load_toml("names_bodies.toml")["english"]["small"]:
            continue
        found = _stem(word, "cyrillic") if not word.isascii() else None
        if found is not None:
            yield from found.split()
        else:
            yield _english().get(word, word if not word.isascii() and _stem(word, "countries") else latin(word))


@cache
def _english() -> Mapping[str, str]:
    return {row.partition(" ")[0]: row.partition(" ")[2] for row in load_toml("names_bodies.toml")["english"]["same"]}


@lru_cache(maxsize=20_000)
def _stem(word: str, kind: str) -> str | None:
    stems = _stems(kind)
    return next((stems[word[:size]] for size in range(len(word), 1, -1) if word[:size] in stems), None)


@cache
def _stems(kind: str) -> Mapping[str, str]:
    return {row.partition(" ")[0]: row.partition(" ")[2] for row in load_toml("names_bodies.toml")["stems"][kind]}


def _country_in(words: list[str], country_of: CountryOf) -> tuple[str | None, list[str]]:
    for size in _SIZES:
        for at in range(len(words) - size + 1):
            phrase = " ".join(words[at : at + size])
            code = country_of(phrase) or (_stem(phrase, "countries") if size == 1 and not phrase.isascii() else None)
            if code:
                return code, words[:at] + words[at + size :]
    return None, words


def alike_bodies(a: str, b: str) -> bool:
    """Whether two names are one body's. It does not matter which comes first."""
    known = known_body(a), known_body(b)
    if known[0] and known[1]:
        return known[0].id == known[1].id
    if body_slug(a) == body_slug(b):
        return True
    return _is_acronym(a, b) or _is_acronym(b, a) or _sound_alike(a, b)


def _is_acronym(short: str, long: str) -> bool:
    letters = short.replace(".", "")
    words = [w for w in _GAPS.split(long) if w and w.lower() not in load_toml("names_bodies.toml")["english"]["small"]]
    return len(words) >= _LEAST_ACRONYM and letters.isupper() and letters == "".join(w[0] for w in words)


def _sound_alike(a: str, b: str) -> bool:
    """The same words in order, in spellings of one sound; acronyms and short words only as they are."""
    one, other = (_GAPS.split(_GONE.sub("", name)) for name in (a, b))
    if body_slug(a)[1] != body_slug(b)[1] or len(one) != len(other):
        return False
    return all(x.casefold() == y.casefold() or _words_alike(x, y) for x, y in zip(_own(one), _own(other), strict=True))


def _own(words: list[str]) -> list[str]:
    """With one form of the Arabic article: "an-Nusra" is "al-Nusra"."""
    return ["al" if w.casefold() in name_words("articles", "joined") else w for w in words]


def _words_alike(x: str, y: str) -> bool:
    if x.isupper() or y.isupper() or min(len(x), len(y)) < _LEAST_WORD or nation_of(x) or nation_of(y):
        return False
    return sound_alike(x, y)
