"""How often a hard name of a place is read rightly, on texts written for this project: `python -m quality.own.places`.

`--aside` scores the part that is set aside, `--misses` lists what is not right. The conventions stand in quality/own/README_places.md.
"""

import argparse
import sys
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from dateline.ground.places import Located, locate
from dateline.model import Document, make_report
from dateline.model.globe import kilometres
from dateline.reader import read
from quality.own.chain_cases import SetError
from quality.own.sets import loader

TUNING = Path(__file__).with_name("places.jsonl")
ASIDE = Path(__file__).with_name("places_aside.jsonl")
ROLES = frozenset({"place", "demonym", "part"})


@dataclass(frozen=True, slots=True, kw_only=True)
class Wanted:
    """A name, its role, where it lies, and how many kilometres off is still right."""

    words: str
    role: str
    lat: float
    lon: float
    km: float


@dataclass(frozen=True, slots=True, kw_only=True)
class Case:
    """A text, the names that are to be found in it, and words that are no places in it. `why`: what makes it hard."""

    id: str
    why: str
    text: str
    places: tuple[Wanted, ...]
    none: tuple[str, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Verdict:
    """What was asked of a case in one respect (`place` or `none`), and whether it is right."""

    case: Case
    kind: str
    words: str
    right: bool
    found: str


def parse_case(row: Mapping[str, Any]) -> Case:
    """One line of the set.

    Raises:
        SetError: words that do not stand in the text, or a role that is none.
    """
    places = tuple(Wanted(**place) for place in row["places"])
    case = Case(id=row["id"], why=row["why"], text=row["text"], places=places, none=tuple(row["none"]))
    for words in (*(p.words for p in places), *case.none):
        if words not in case.text:
            raise SetError(f"{case.id}: {words!r} does not stand in the text.")
    if any(p.role not in ROLES for p in places):
        raise SetError(f"{case.id}: a role is one of {', '.join(sorted(ROLES))}.")
    return case


load_cases = loader(parse_case)


def judge(case: Case) -> Iterator[Verdict]:
    """Each name and each word of a case."""
    document = read(make_report(case.text))
    located = locate(document)
    for wanted in case.places:
        found = next((f for f in located if _words(document, f) == wanted.words), None)
        yield Verdict(case=case, kind="place", words=wanted.words, right=found is not None and _is_right(found, wanted), found=_told(found))
    for words in case.none:
        wrong = next((f for f in located if f.role == "place" and f.place.lat is not None and words in _words(document, f).split()), None)
        wrong = wrong or next((f for f in located if f.role == "place" and f.place.lat is not None and _words(document, f) == words), None)
        yield Verdict(case=case, kind="none", words=words, right=wrong is None, found=_told(wrong))


def _words(document: Document, found: Located) -> str:
    return document.words(found.place.span)


def _is_right(found: Located, wanted: Wanted) -> bool:
    place = found.place
    if found.role != wanted.role or place.lat is None or place.lon is None:
        return False
    return kilometres(place.lat, place.lon, wanted.lat, wanted.lon) <= wanted.km


def _told(found: Located | None) -> str:
    return f"{found.role}: {found.place.name}, {found.place.country or '-'}" if found else "nothing"


def scores(verdicts: Iterable[Verdict]) -> dict[str, float]:
    """Shares: `right` of names found in their role and where they lie, `spared` of words rightly not taken for places."""
    listed = list(verdicts)
    return {"right": _share([v for v in listed if v.kind == "place"]), "spared": _share([v for v in listed if v.kind == "none"])}


def _share(verdicts: Sequence[Verdict]) -> float:
    return sum(v.right for v in verdicts) / len(verdicts) if verdicts else 0.0


def main() -> int:
    """Print the scores, by what makes a case hard and in all."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--aside", action="store_true", help="the part that is set aside")
    parser.add_argument("--misses", action="store_true", help="list what is not right")
    chosen = parser.parse_args()
    verdicts = [v for case in load_cases(ASIDE if chosen.aside else TUNING) for v in judge(case)]
    for why in sorted({v.case.why for v in verdicts}):
        print(f"{why}: {_line([v for v in verdicts if v.case.why == why])}")
    print(f"all: {_line(verdicts)}")
    for verdict in verdicts if chosen.misses else ():
        if not verdict.right:
            print(f"{verdict.case.id} {verdict.kind} {verdict.words}: {verdict.found} | {verdict.case.text}")
    return 0


def _line(verdicts: Sequence[Verdict]) -> str:
    found = scores(verdicts)
    return f"right {100 * found['right']:.1f} %, spared {100 * found['spared']:.1f} % ({len(verdicts)})"


if __name__ == "__main__":
    sys.exit(main())
