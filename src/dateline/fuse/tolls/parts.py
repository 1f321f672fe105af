"""Groups against the people they are part of."""

from collections.abc import Sequence
from dataclasses import replace

from dateline.fuse.tolls.intervals import bounds
from dateline.model import Toll, TollDoubt, TollVoice
from dateline.model.bounds import Bounds, bounds_words

OF_ALL = (
    "children",
    "women",
    "civilians",
)  # whoever counts people counts these, too; police and protesters may be counted beside each other


def checked(tolls: Sequence[Toll]) -> list[Toll]:
    """The ledgers, with a doubt where a speaker counts more of a group than of all people of the same matter."""
    wholes = {_matter(t): t for t in tolls if t.scope is None}
    return [_checked(t, wholes[_matter(t)]) if t.scope in OF_ALL and _matter(t) in wholes else t for t in tolls]


def _matter(toll: Toll) -> tuple[object, ...]:
    return toll.category, toll.country, toll.place, toll.period, toll.cause


def _checked(part: Toll, whole: Toll) -> Toll:
    standing = {v.voice: v for v in whole.voices if v.entry is not None}
    doubts = []
    for v in part.voices:
        of = standing.get(v.voice)
        if v.entry is not None and of is not None and of.entry is not None and bounds(v)[0] > bounds(of)[1]:
            message = f"{_words(v)} {part.scope}, but {_words(of)} people in all: one of the numbers is not what it seems."
            doubts.append(TollDoubt(code="part-exceeds-whole", message=message, tallies=(of.entry, v.entry)))
    return replace(part, doubts=(*part.doubts, *doubts)) if doubts else part


def _words(voice: TollVoice) -> str:
    return bounds_words(Bounds(low=voice.low, best=voice.best, high=voice.high, qualifier=voice.qualifier))
