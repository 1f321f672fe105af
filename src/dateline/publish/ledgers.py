"""Toll ledgers in a line or two: what is counted, how much it comes to, and what every speaker says in the end."""

from collections.abc import Mapping
from typing import Any

from dateline.model import Toll
from dateline.model.bounds import Bounds, bounds_words
from dateline.model.toll import TollEntry, TollVoice
from dateline.publish import phrases

Rows = Mapping[str, Mapping[str, Any]]
"""Rows of the table `tolls`, by the id of their tally."""
_STANDING = {"stands": "", "overtaken": "overtaken", "earlier": "of an earlier day"}
_CHANGED = {"revision": "revised", "retroactive": "counted late", "fall": "down"}


def ledger_reach(toll: Toll) -> str:
    """What the latest numbers of all speakers leave open, in words."""
    if toll.low is None and toll.high is None:
        return "no total stated"
    if toll.high is None:
        return f"{toll.low:,} or more"
    if toll.low is None:
        return f"{toll.high:,} or fewer"
    return f"{toll.low:,}" if toll.low == toll.high else f"{toll.low:,} to {toll.high:,}"


def voice_words(voice: TollVoice, toll: Toll, rows: Rows) -> str:
    """What one speaker says in the end: "Amber Coast Hospital 4 (7 March, revised from 5)"."""
    entries = [e for e in toll.entries if e.voice == voice.voice and e.copy_of is None]
    last = next((e for e in entries if e.tally == voice.entry), entries[-1])
    row = rows[last.tally]
    name = row["speaker"] or f"{row['outlet'] or 'an unnamed outlet'}, in its own voice"
    number = (
        bounds_words(Bounds(low=voice.low, best=voice.best, high=voice.high, qualifier=voice.qualifier)) if voice.entry else _added(voice)
    )
    notes = [phrases.day(voice.day) if voice.day else "", _STANDING[voice.standing], _change(entries, last)]
    told = ", ".join(filter(None, notes))
    return f"{name}: {number}" + (f" ({told})" if told else "")


def _added(voice: TollVoice) -> str:
    """The sum of further numbers about days that do not overlap, where they can be added up."""
    added = voice.added
    if added is None:
        return f"{voice.entries} further numbers" if voice.entries > 1 else "a further number"
    return f"{bounds_words(Bounds(low=added.low, best=added.best, high=added.high, qualifier='none'))} in {added.number} further numbers"


def _change(entries: list[TollEntry], last: TollEntry) -> str:
    """What a number was before, if it was corrected or fell."""
    at = entries.index(last)
    if last.change not in _CHANGED or not at:
        return ""
    return f"{_CHANGED[last.change]} from {bounds_words(entries[at - 1])}"
