"""The columns of the record's flat tables, each with its meaning: one source for data frames, files, the store and the reference."""

from collections.abc import Mapping
from typing import Literal, get_args

from dateline.model.tally import TallyCategory

ColumnType = Literal["text", "list", "integer", "number", "date", "moment"]
CATEGORIES: tuple[TallyCategory, ...] = get_args(TallyCategory)

_REPORT = {
    "report_id": "id of the report",
    "outlet": "who published the report",
    "published": "day of publication, ISO 8601",
}
_SOURCE = {
    "title": "headline of the report",
    "url": "where the report was published",
    "doc_version": "version of the report: 1 for the first text seen under its address",
    "sha256": "SHA-256 of the bytes of the report as they came in",
    "review_state": "who has looked at the row: machine = nobody yet; accepted, edited or rejected by a person; pending = a person should look again",
    "corrected": "values that persons touched, as field:author, or what they did to the whole, as rejected:author, joined by ';'; empty = none",
}
_WORDS = {"start": "offset of the first character of the words", "end": "offset after the last character"}
_GAPS = {"gaps": "values that are missing with the reason for each, as field:reason, joined by ';'"}
_SAID = {
    "speaker": "who says so, by name; empty = no stated source",
    "speaker_kind": "what the speaker is",
    "through": "intermediaries, nearest to the speaker first, joined by ' > '",
    "cue_class": "what kind of saying",
    "stance": "how the speaker stands to the content",
}
_SAID_OF_EVENT = {
    "speaker": "who says so, one name a statement it rests on, joined by ';'; empty = the report's own voice",
    "speaker_kind": "what each speaker is, joined by ';'",
    "through": "intermediaries of each statement, joined by ' > ' within one and by ';' between them",
    "cue_class": "what kind of saying each statement is, joined by ';'",
    "stance": "how each speaker stands to the content, joined by ';'",
}
_SAID_OF_COUNT = {**_SAID, "speaker": "who gives the count; empty = the report's own voice"}
_WHEN = {
    "event_date": "TIMEX3 value",
    "date_start": "earliest day it can be, ISO 8601; empty = not known",
    "date_end": "latest day it can be, ISO 8601; empty = not known",
    "date_precision": "how fine the words are: day, week, month, …",
    "date_prec": "how far date_start and date_end lie apart: 1 a day, 2 two to six days, 3 a week, 4 up to a month, 5 up to a year",
}
_PLACE = {
    "location": "name of the place; the words where it is not resolved",
    "place_name_raw": "the place as the report writes it",
    "admin1": "first-level division, by name",
    "country": "ISO 3166-1 alpha-3 code of the place",
    "latitude": "degrees, WGS 84; empty = not resolved",
    "longitude": "degrees, WGS 84; empty = not resolved",
    "geo_precision": "how fine the place is: site, city, admin2, admin1, region, country, supranational",
    "where_prec": "the same as a number: 1 site or city, 3 second-level division, 4 first-level division, 5 region, 6 country",
    "geonames_id": "GeoNames id",
}
_NUMBERS = {
    "low": "lower bound, inclusive; empty = open",
    "best": "best value; empty = none was given",
    "high": "upper bound, inclusive; empty = open",
    "qualifier": "how the number was bounded",
}
_BASIS = "what the number is: increment (a further number), cumulative (a total so far), stock (the state on a day) or unknown"


def _participants(name: str, who: str) -> dict[str, str]:
    return {
        name: f"{who} as written, joined by ';'",
        f"{name}_id": f"ids of the {who}, joined by ';'",
        f"{name}_country": "ISO 3166-1 alpha-3 codes, joined by ';'",
        f"{name}_sector": "PLOVER sectors, joined by ';'",
    }


def _counts() -> dict[str, str]:
    found = {}
    for category in CATEGORIES:
        found[f"{category}_low"] = f"people {category}: lowest bound any report gives; empty = none given, or open"
        found[f"{category}_best"] = f"people {category}: the value, where all reports give the same one"
        found[f"{category}_high"] = f"people {category}: highest bound any report gives; empty = none given, or open"
        found[f"{category}_text"] = f"people {category}: the words of the counts, joined by ';'"
    return found


TABLES: Mapping[str, Mapping[str, str]] = {
    "reports": {
        **_REPORT,
        "byline": "author line",
        "language": "ISO 639-1 code",
        "retrieved": "when its bytes were taken in, ISO 8601, UTC; empty = not recorded",
        "characters": "length of the stored text in code points",
        "n_statements": "statements read from it",
        "n_events": "events read from it",
        "n_tallies": "counts read from it",
        **_SOURCE,
    },
    "statements": {
        "id": "id of the statement",
        **_REPORT,
        **_SAID,
        "speaker_id": "id of the actor who speaks",
        "speaker_raw": "the speaker as the report writes it here",
        "cue": "the words that say that something is said",
        "cue_lemma": "head of the cue in its base form",
        "quoted": "direct, mixed or indirect",
        "said": "when it was said, TIMEX3 value",
        "content": "the words said",
        "within": "id of the statement in whose content this one stands",
        "confidence": "chance that the statement is right as a whole, 0 to 1; empty = found by a rule without one",
        **_WORDS,
        **_GAPS,
        **_SOURCE,
    },
    "events": {
        "id": "id of the event",
        **_REPORT,
        "event_type": "PLOVER type",
        "event_mode": "PLOVER mode",
        "contexts": "PLOVER contexts, joined by ';'",
        "auxiliary": "asserted, negated, hypothetical, planned, requested or historical; only asserted is said to have happened",
        **_participants("actor", "actors"),
        **_participants("recipient", "recipients"),
        **_WHEN,
        **_PLACE,
        **_SAID_OF_EVENT,
        "statement_ids": "statements it rests on, joined by ';'; empty = the report's own voice",
        "trigger": "the words that name the event",
        **_WORDS,
        **_GAPS,
        **_SOURCE,
    },
    "tallies": {
        "id": "id of the tally",
        **_REPORT,
        "category": "what happened to the people counted",
        **_NUMBERS,
        "scope": "whom it counts, as written; empty = not said",
        "basis": _BASIS,
        "auxiliary": "whether the matter counted is said to have happened, as for events",
        "revision": "what the words say of earlier counting: late, reclassified or corrected; empty = nothing",
        "period": "days on which what is counted happened, TIMEX3 value; 2014/.. is open to the day of the count",
        "period_start": "first day of the period, ISO 8601",
        "period_end": "last day of the period, ISO 8601; empty = open or not known",
        "as_of": "day the number was valid, TIMEX3 value",
        "as_of_date": "last day the number is said to be valid for, ISO 8601",
        **_PLACE,
        **_SAID_OF_COUNT,
        "statement_id": "statement it rests on; empty = the report's own voice",
        "part_of": "id of the tally it counts a part of",
        "number": "the words of the number alone",
        "words": "the words of the count",
        **_WORDS,
        **_GAPS,
        **_SOURCE,
    },
    "actors": {
        "id": "id of the actor",
        "name": "name to show",
        "kind": "what it is",
        "country": "ISO 3166-1 alpha-3 code",
        "sector": "PLOVER sector",
        "n_reports": "reports that name it",
        "n_statements": "statements it makes",
    },
    "incidents": {
        "id": "id of the incident",
        "aliases": "other ids that lead to it, those its events had before they were merged, joined by ';'",
        "event_type": "PLOVER type",
        "event_mode": "PLOVER mode",
        "contexts": "PLOVER contexts of its events, joined by ';'",
        "actor": "actors as written in any report, joined by ';'",
        "recipient": "recipients as written in any report, joined by ';'",
        "date_start": "earliest day, ISO 8601; empty = not known",
        "date_end": "latest day, ISO 8601; empty = not known",
        "date_prec": _WHEN["date_prec"],
        **_PLACE,
        "speaker": "who says so in any report, joined by ';'; empty = only the reports' own voice",
        "outlet": "outlets that tell it, joined by ';'",
        "first_reported": "day of the first report, ISO 8601",
        "first_reported_by": "outlet of the first report",
        "first_reported_url": "address of the first report",
        "last_reported": "day of the last report, ISO 8601",
        "n_reports": "reports that tell it",
        "n_outlets": "outlets that tell it",
        "n_speakers": "speakers it rests on",
        "n_independent_sources": "the same without copies",
        "grade": "weak, fair or contested",
        "grade_rule": "why it has this grade",
        "graded_by": "who gave the grade: machine = a rule",
        "event_ids": "its events, joined by ';'",
        "tally_ids": "counts told together with its events, joined by ';'",
        "reasons": "why they were merged",
        "merges": "the pairs of events that brought it together, each as `event=event:chance`, joined by ';'",
        "trigger": "the words that name it in any report, joined by ';'",
        "review_state": _SOURCE["review_state"],
        "corrected": "the same of its events and of the counts told with them",
        **_counts(),
    },
    "disputes": {
        "id": "id of the dispute",
        "matter": "what it is about",
        "side": "number of the side",
        "statement_id": "a statement of that side",
        **_REPORT,
        **_SAID,
        "content": "the words said",
        "reasons": "why the statement cannot stand with those of another side: at most five reasons",
        **_SOURCE,
    },
    "links": {
        "kind": "how a statement stands to another: denies, disputes, repeats, revises or admits; dates play no part in it",
        "statement_id": "the statement that denies, disputes, repeats, revises or admits",
        **_REPORT,
        **_SAID,
        "content": "the words said",
        "words": "those of its words that meet the other statement",
        **_WORDS,
        "other_id": "the statement that is denied, disputed, repeated, revised or admitted",
        "other_report_id": "id of the report it stands in; the same where both stand in one",
        "other_outlet": "who published that report",
        "other_published": "day of publication of that report, ISO 8601",
        "other_speaker": "who says so there, by name; empty = no stated source",
        "other_speaker_kind": "what that speaker is",
        "other_stance": "how that speaker stands to the content",
        "other_content": "the words said there",
        "other_words": "those of its words that are met",
        "other_start": "offset of the first character of those words",
        "other_end": "offset after the last character of those words",
        "reason": "why, in a sentence",
        "dispute_id": "dispute that the link is part of; empty = it makes none",
        **_SOURCE,
    },
    "tolls": {
        "id": "id of the ledger",
        "category": "what happened to the people counted",
        "country": "ISO 3166-1 alpha-3 code",
        "scope": "whom the ledger counts; empty = people in general",
        "toll_place": "town or division the ledger counts; empty = the country as a whole, or not known",
        "cause": "kind of what befell them; empty = the words do not say",
        "incident_id": "incident the ledger belongs to",
        "period": "days counted, TIMEX3 value; 2014/.. is open to the day of the count, earlier = recalled from the past",
        "period_start": "first day of the ledger's period, ISO 8601",
        "period_end": "last day of the ledger's period, ISO 8601; empty = open or not known",
        "day_event": "first day on which what the entry counts happened, ISO 8601",
        "day_event_end": "last day on which it happened, ISO 8601; empty = open or not known",
        "day": "day the entry was valid as far as known, ISO 8601",
        "day_report": "day of publication of its report, ISO 8601",
        **_REPORT,
        **_NUMBERS,
        "count_basis": _BASIS,
        "rebased_low": "lower bound counted from the beginning of the first series, where the speaker began to count anew; low is as reported",
        "rebased_best": "best value counted so",
        "rebased_high": "upper bound counted so; empty = open, or nothing to rebase",
        "rebased_from": "first day counted then, ISO 8601",
        "voice": "whose number it is: the key by which independent speakers are told apart",
        "change": "against the speaker's entry before it: first, rise, fall, same, refined, vaguer, revision, retroactive, further, restart or other (not comparable)",
        "reason": "the change in a sentence",
        "doubts": "checks that ask a person to look at the entry, joined by ';'",
        "copy_of": "tally this one copies; a copy counts once",
        "auxiliary": "whether the matter counted is said to have happened",
        "location": "place of the count; the words where it is not resolved",
        "place_name_raw": _PLACE["place_name_raw"],
        "words": "the words of the count",
        **_SAID_OF_COUNT,
        "statement_id": "statement it rests on; empty = the report's own voice",
        "tally_id": "id of the tally",
        "grade": "grade of the ledger: weak, fair or contested",
        "toll_low": "lower bound of the ledger over the latest entry of every independent speaker",
        "toll_high": "upper bound of the ledger; empty = open",
        **_SOURCE,
    },
    "changes": {
        **_REPORT,
        "report_id": "id of the newer version",
        "kind": "what kind of change, in words: count changed, denial removed, no longer says who, reworded, …",
        "part": "what changed: headline, count, denial, attribution, speaker, source, statement, quotation, cue, factuality, event, "
        "actor, recipient, place, day; wording = no claim, only the words for it",
        "how": "added, removed, changed, extended or shortened",
        "about": "what it is about, in a few words",
        "speaker": "who says so, by name; empty = the report's own voice, or no stated source",
        "before": "the value in the older version; empty = it has none",
        "after": "the value in the newer version; empty = it has none",
        "old_report_id": "id of the older version",
        "old_ids": "statements, events or tallies of the older version, joined by ';'",
        "new_ids": "statements, events or tallies of the newer version, joined by ';'",
        "old_words": "the words in the older version, joined by ';'",
        "new_words": "the words in the newer version, joined by ';'",
        "old_spans": "offsets of the words in the older version, as start-end, joined by ';'",
        "new_spans": "offsets of the words in the newer version, as start-end, joined by ';'",
        **_SOURCE,
    },
    "issues": {
        **_REPORT,
        "code": "stable code of the doubt",
        "message": "the doubt in a sentence",
        "words": "the words it is about",
        **_WORDS,
        **_SOURCE,
    },
}

_TYPES: Mapping[ColumnType, frozenset[str]] = {
    "date": frozenset(
        {"published", "date_start", "date_end", "period_start", "as_of_date", "day", "first_reported", "last_reported"}
        | {"period_end", "day_event", "day_event_end", "day_report", "rebased_from", "other_published"}
    ),
    "moment": frozenset({"retrieved"}),
    "number": frozenset({"latitude", "longitude", "confidence"}),
    "integer": frozenset(
        {
            "characters",
            "doc_version",
            "start",
            "end",
            "other_start",
            "other_end",
            "side",
            "geonames_id",
            "date_prec",
            "where_prec",
            "low",
            "best",
            "high",
        }
        | {"n_statements", "n_events", "n_tallies", "n_reports", "n_outlets", "n_speakers", "n_independent_sources"}
        | {
            "toll_low",
            "toll_high",
            "rebased_low",
            "rebased_best",
            "rebased_high",
            *(f"{category}_{bound}" for category in CATEGORIES for bound in ("low", "best", "high")),
        }
    ),
}


def column_type(table: str, column: str) -> ColumnType:
    """What a cell holds where it is not empty; a `list` is text with its items joined by ';'.

    Raises:
        KeyError: the table has no such column.
    """
    meaning = TABLES[table][column]
    named = next((kind for kind, columns in _TYPES.items() if column in columns), None)
    return named or ("list" if "joined by ';'" in meaning else "text")
