"""The tasks: one table for the program, its help and the reference."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from functools import partial
from typing import Any

from dateline.predict.attribution import attributions
from dateline.predict.case import Case, Plain
from dateline.predict.casualties import casualties
from dateline.predict.events import events
from dateline.predict.fusion import clusters, tellings
from dateline.predict.places import places
from dateline.predict.plover_type import plover_type
from dateline.predict.police import police
from dateline.predict.quantities import quantities
from dateline.predict.times import times

Predictor = Callable[[Case], Plain]


@dataclass(frozen=True, slots=True, kw_only=True)
class OverAll:
    """A predictor of a task whose answer for one line depends on the others.

    Attributes:
        of_line: from a line and its number to what is kept of it; may fail, as a `Predictor` may.
        of_all: from the lines that did not fail, and what was kept of each, to their predictions without the ids, in the same order.
    """

    of_line: Callable[[Case, int], Any]
    of_all: Callable[[Sequence[Case], Sequence[Any]], Sequence[Plain]]


@dataclass(frozen=True, slots=True, kw_only=True)
class Task:
    """A task of the field, with the format its scorer reads.

    Attributes:
        summary: what is predicted, in a sentence.
        known_from: the public gold the format comes from.
        needs: what a line needs besides `id` and `text`, in words.
        output: an example of a prediction line, as JSON.
        notes: what to know about the values.
        predictor: from one line to its prediction without the id, or what predicts over all lines.
        dated: whether `date` or `dct` of a line is read; other tasks ignore both.
    """

    summary: str
    known_from: str
    needs: str
    output: str
    notes: str
    predictor: Predictor | OverAll
    dated: bool = False


TASKS: Mapping[str, Task] = {
    "attribution": Task(
        summary="Who says what: source, cue and content of every attribution.",
        known_from="PolNeAR",
        needs="nothing more",
        output='{"id": "a1", "attributions": [{"source": [[0, 12]], "cue": [[13, 17]], "content": [[18, 40]]}]}',
        notes="Spans are [start, end) code points; an attribution without a stated source has an empty `source`.",
        predictor=attributions,
    ),
    "events": Task(
        summary="PLOVER events of a sentence or a report, with their actors.",
        known_from="OEDA's PLOVER gold standard records",
        needs="`date` or `dct` where known",
        output='{"id": "a1", "events": [{"type": "PROTEST", "source": ["Dockers"], "target": ["the port"], "location": "Velmar", "dead": ""}]}',
        notes="`type` is a PLOVER type. Written is the main event of each sentence, as coders of PLOVER put it down: what is announced, refused or due is that act (AGREE, THREATEN, REJECT, REQUEST), both sides of a talk are sources, and the other party may be the place; words stand without articles and counts; `dead` is empty or a number.",
        predictor=events,
        dated=True,
    ),
    "plover-type": Task(
        summary="The PLOVER type of what one marked actor does to another.",
        known_from="PLV (PLOVER-coded sentences)",
        needs="`marked`: the text with the actor in `<s>…</s>` and the recipient in `<t>…</t>`; or `source` and `target`, their words",
        output='{"id": "a1", "type": "ACCUSE"}',
        notes="An empty `type` is an abstention.",
        predictor=plover_type,
    ),
    "casualties": Task(
        summary="How many were killed and injured, per incident, with its type, place and day.",
        known_from="MUC-4",
        needs="`date` or `dct` where known; else the day in the report's own dateline serves",
        output='{"id": "a1", "incidents": [{"killed": {"lo": 6, "hi": null}, "type": "BOMBING", "location": ["Peru", "Lima"], "date": "1989-06-03", "confidence": "REPORTED AS FACT"}]}',
        notes="Bounds are inclusive; `hi` null is open. One incident a count, chosen by weights learned from MUC-4's reports (docs/model-cards/victims.md), killed and injured of one sentence together. `location` goes from the country down to the words of the report; an incident without a place of its own has the country the report names most. A `date` that begins with \"- \" is the report's: no day is told, the incident was on it or before. `confidence` says how the report tells who did it, as a fact or claimed, where that is clear (two reports of five). Text in capitals is read in the case of news.",
        predictor=casualties,
        dated=True,
    ),
    "police": Task(
        summary="What the police did: KILL, ARREST, FAIL (to act), FORCE, ANY_ACTION.",
        known_from="IndiaPoliceEvents, sentences and documents",
        needs="nothing more",
        output='{"id": "a1", "labels": ["ARREST"], "scores": {"KILL": 0.01, "ARREST": 0.93, "FAIL": 0.02, "FORCE": 0.05, "ANY_ACTION": 0.31}}',
        notes="Labels of everything in the text; none is an empty list. `scores` are the chances of each label in its likeliest sentence.",
        predictor=police,
    ),
    "places": Task(
        summary="Places named, with coordinates.",
        known_from="TR-News, LGL, GeoWebNews",
        needs="nothing more",
        output='{"id": "a1", "places": [{"start": 3, "end": 9, "lat": 54.69, "lon": 25.28, "geonameid": 593116}]}',
        notes="Degrees, WGS 84. A place without coordinates is not written: we abstain there.",
        predictor=places,
    ),
    "times": Task(
        summary="Expressions of time, with their TIMEX3 type and value.",
        known_from="TempEval-3 Task A (TimeBank, AQUAINT)",
        needs="`date` or `dct`, the day of publication; without it nothing relative is resolved",
        output='{"id": "a1", "timexes": [{"start": 10, "end": 16, "type": "DATE", "value": "1998-08-07"}]}',
        notes="Types are DATE, TIME, DURATION and SET.",
        predictor=times,
        dated=True,
    ),
    "quantities": Task(
        summary="Counts of people and things, shares, lengths of time and sums of money, as bounds.",
        known_from="our own list of 30 phrases",
        needs="nothing more",
        output='{"id": "a1", "q": [{"lo": 10000, "hi": null}, {"lo": 600, "hi": 600}]}',
        notes='Bounds as written ("more than 20" has `lo` 20); null is open.',
        predictor=quantities,
    ),
    "fusion": Task(
        summary="Which given event mentions are one event, over all lines.",
        known_from="ECB+",
        needs="`mentions`: a list of `{start, end}`",
        output='{"id": "a1", "mentions": [{"start": 31, "end": 51, "cluster": "000000:0000"}]}',
        notes="Mentions of one event, in whichever lines, have one `cluster`. Weighed by what was learned from ECB+ and gathered as incidents are (docs/model-cards/incidents.md), at the best balance of wrong and missed merges; `fusion-careful` merges as sparingly as Dateline itself.",
        predictor=OverAll(of_line=tellings, of_all=clusters),
    ),
    "fusion-careful": Task(
        summary="The same, by the setting that Dateline's incidents are made with: few wrong merges.",
        known_from="ECB+",
        needs="`mentions`: a list of `{start, end}`",
        output='{"id": "a1", "mentions": [{"start": 31, "end": 51, "cluster": "000000:0000"}]}',
        notes="As `fusion`.",
        predictor=OverAll(of_line=tellings, of_all=partial(clusters, careful=True)),
    ),
}
