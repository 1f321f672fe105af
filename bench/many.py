"""A store of many reports, for measuring: `python -m bench.many --reports 10000 STORE`.

The readings are those of the sample reports, again and again. The eleven of one round share their days and names, as reports of one crisis do, and no
other round has the same; in every report most plain words are exchanged for others of the same length, so that offsets hold
and the texts are no copies, and counts grow. Words that carry something read (triggers, cues, counts) stay.
"""

import argparse
import json
import random
import re
import sys
from collections.abc import Iterator, Mapping, Sequence
from datetime import date, timedelta
from functools import lru_cache
from itertools import islice
from pathlib import Path
from typing import Any
from zlib import crc32

ROOT = Path(__file__).resolve().parent.parent
OUTLETS = tuple(
    f"{first} {second}" for first in ("Amber", "Harbour", "River", "Northern", "Island") for second in ("Wire", "Post", "Daily", "Radio")
)
DAYS = 730
BATCH = 200
EXCHANGED = 60  # of a hundred words
_WORD = re.compile(r"[A-Za-z]{4,}")
_VOWELS, _CONSONANTS = "aeiou", "bcdfghklmnprstvz"


def main(arguments: Sequence[str] | None = None) -> int:
    """Make the store."""
    parser = argparse.ArgumentParser(prog="python -m bench.many", description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--reports", type=int, default=10_000, help="how many")
    parser.add_argument("store", help="path of the store to make or add to")
    options = parser.parse_args(arguments)
    from dateline.store import Store

    with Store.open(options.store) as store:
        made = readings(options.reports)
        while batch := list(islice(made, BATCH)):
            store.add_all(batch)
    print(f"{options.reports:,} reports in {options.store}")
    return 0


def readings(number: int) -> Iterator[Any]:
    """Readings, the same ones every time."""
    from dateline.model import Reading
    from dateline.model.codec import from_plain, to_plain

    plain = [to_plain(reading) for reading in _samples()]
    for n in range(number):
        yield from_plain(Reading, _variant(plain[n % len(plain)], n, len(plain)))


def _samples() -> list[Any]:
    from dateline.acquire import Accepted, Description, take_in
    from dateline.pipeline import read_report

    return [read_report(i.report) for i in take_in([ROOT / "samples"], given=Description()) if isinstance(i, Accepted)]


def _variant(plain: Mapping[str, Any], n: int, rounds: int) -> dict[str, Any]:
    from dateline.model.report import report_id

    world = n // rounds
    chance = random.Random(n)  # noqa: S311 - for measuring, not for secrets
    report = plain["report"]
    outlet = chance.choice(OUTLETS)
    delta = timedelta(days=random.Random(world).randrange(DAYS))  # noqa: S311 - as above
    text = _reworded(report["text"], _carrying(plain), world, n)
    published = date.fromisoformat(report["published"]) + delta
    url = f"https://{outlet.lower().replace(' ', '-')}.example/{published:%Y/%m/%d}/{n}"
    id_ = report_id(text, outlet, url)
    moved = json.loads(json.dumps(plain).replace(report["id"], id_))
    _move(moved, delta, world, n)
    moved["report"] |= {"id": id_, "text": text, "outlet": outlet, "url": url, "published": published.isoformat()}
    return dict(moved)


def _carrying(plain: Mapping[str, Any]) -> frozenset[int]:
    """Offsets of the words that carry what was read."""
    spans = [s["cue"] for s in plain["statements"]] + [[e["trigger"]] for e in plain["events"]] + [[t["span"]] for t in plain["tallies"]]
    return frozenset(offset for group in spans for start, end in group for offset in range(start, end))


def _reworded(text: str, carrying: frozenset[int], world: int, n: int) -> str:
    def exchanged(found: re.Match[str]) -> str:
        if found.start() in carrying:
            return found[0]
        return _exchanged(found[0], world if found[0][0].isupper() else n)

    return _WORD.sub(exchanged, text)


@lru_cache(maxsize=10_000)
def _exchanged(word: str, variant: int) -> str:
    """The word, or for most words one of the same length, the same wherever it stands in the variant."""
    number = crc32(f"{word} {variant}".encode())
    if number % 100 > EXCHANGED:
        return word
    letters = []
    for c in word.lower():
        number = (number * 1_103_515_245 + 12_345) & 0x7FFFFFFF
        pool = _VOWELS if c in _VOWELS else _CONSONANTS
        letters.append(pool[(number >> 8) % len(pool)])
    made = "".join(letters)
    return made.capitalize() if word[0].isupper() else made


def _move(value: Any, delta: timedelta, world: int, n: int) -> None:
    """Days by `delta`, names as their words in the text; counts grow."""
    if isinstance(value, list):
        for part in value:
            _move(part, delta, world, n)
        return
    if not isinstance(value, dict):
        return
    for name, own in value.items():
        if name in ("earliest", "latest") and own and own > "2000":
            value[name] = (date.fromisoformat(own) + delta).isoformat()
        elif name in ("low", "best", "high") and own is not None:
            value[name] = own + n % 13
        elif name in ("name", "title") and own:
            value[name] = _WORD.sub(lambda found: _exchanged(found[0], world), own)
        else:
            _move(own, delta, world, n)


if __name__ == "__main__":
    sys.exit(main())
