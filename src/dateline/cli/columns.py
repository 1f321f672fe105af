"""Which columns of each table fit on a terminal."""

from collections.abc import Mapping

SET_ASIDE = "set-aside"

SHOWN: Mapping[str, tuple[str, ...]] = {
    "reports": ("report_id", "published", "outlet", "title", "n_statements", "n_events", "n_tallies"),
    "statements": ("id", "published", "outlet", "speaker", "through", "cue", "stance", "content"),
    "events": ("id", "event_type", "event_mode", "auxiliary", "actor", "recipient", "event_date", "location", "trigger"),
    "tallies": ("id", "category", "low", "best", "high", "scope", "basis", "speaker", "words"),
    "actors": ("id", "name", "kind", "country", "sector", "n_reports"),
    "incidents": ("id", "event_type", "event_mode", "date_start", "date_end", "location", "n_reports", "grade"),
    "disputes": ("id", "side", "speaker", "content", "reasons"),
    "links": ("kind", "statement_id", "speaker", "words", "other_id", "other_speaker", "other_words"),
    "tolls": ("id", "category", "day", "speaker", "outlet", "low", "best", "high", "change", "words"),
    "changes": ("report_id", "outlet", "kind", "about", "before", "after", "speaker"),
    "issues": ("report_id", "code", "message", "words"),
    SET_ASIDE: ("where", "code", "first_seen", "reason"),
}
