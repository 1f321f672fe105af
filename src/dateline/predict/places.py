"""Task `places`."""

from dateline.acquire.text import checked_report
from dateline.ground import find_places
from dateline.predict.case import Case, Plain

_OUTLET = ("outlet", "publisher", "source")


def places(case: Case) -> Plain:
    """Places that have coordinates, in text order; who published the text (`outlet`, `publisher` or `source`) is taken into account where the line says so."""
    from dateline.reader import read

    named = (case.fields.get(name) for name in _OUTLET)
    outlet = next((value for value in named if isinstance(value, str) and value), None)
    found = find_places(read(checked_report(case.text, published=case.day, outlet=outlet)))
    return {
        "places": [
            {"start": p.span.start, "end": p.span.end, "lat": p.lat, "lon": p.lon, "geonameid": p.geonames_id}
            for p in found
            if p.lat is not None and p.lon is not None
        ]
    }
