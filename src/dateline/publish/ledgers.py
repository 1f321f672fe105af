"""What every speaker of a toll ledger says in the end, in a line each."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from dateline.model import Record, Toll
from dateline.model.toll import TollEntry, TollVoice
from dateline.publish import phrases
from dateline.publish.toll_words import STANDINGS, Said, number_words, told, voice_words

_TOLD = ("revision", "retroactive", "restart", "fall")
"""Changes a reader must see beside the number: it was another one before."""
_HOW = {
    "revision": "corrected from",
    "retroactive": "with deaths counted late, before",
    "restart": "counted anew, before",
    "fall": "down from",
}


@dataclass(frozen=True, slots=True, kw_only=True)
class Final:
    """What one speaker says in the end.

    Attributes:
        name: the speaker, or the outlet in its own voice.
        number: the number with its bounds.
        day: the day it was valid, in words; empty where that is not known.
        note: what it was before, and whether another number has passed it; empty where there is nothing to say.
        report, tally: where its words stand; the tally is empty where it gave further numbers alone.
    """

    name: str
    number: str
    day: str
    note: str
    report: str
    tally: str

    @property
    def words(self) -> str:
        """All of it in a line: "City Hospital: 4 (7 March 2031, corrected from 5)"."""
        beside = ", ".join(filter(None, (self.day, self.note)))
        return f"{self.name}: {self.number}" + (f" ({beside})" if beside else "")


def finals(toll: Toll, record: Record) -> tuple[Final, ...]:
    """What every speaker of a ledger says in the end, those that stand first."""
    said = told(toll, record)
    return tuple(final for voice in toll.voices for final in _final(voice, said))


def _final(voice: TollVoice, said: Mapping[str, Said]) -> Iterator[Final]:
    own = [s for s in said.values() if s.entry.voice == voice.voice and s.entry.copy_of is None]
    last = next((s for s in own if s.entry.tally == voice.entry), own[-1] if own else None)
    if last is not None:
        notes = (_before([s.entry for s in own], last.entry), STANDINGS[voice.standing])
        yield Final(
            name=last.speaker,
            number=voice_words(voice),
            day=phrases.day(voice.day) if voice.day else "",
            note=", ".join(filter(None, notes)),
            report=last.reading.report.id,
            tally=last.entry.tally if voice.entry else "",
        )


def _before(own: list[TollEntry], last: TollEntry) -> str:
    """What a number was before, if it is corrected, counted anew or fell."""
    at = own.index(last)
    if last.change not in _TOLD or last.basis == "stock" or not at:
        return ""
    return f"{_HOW[last.change]} {number_words(own[at - 1])}"
