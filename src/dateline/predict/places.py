"""Task `places`."""

from dateline.ground import find_places
from dateline.predict.case import Case, Plain


def places(case: Case) -> Plain:
    """Places that have coordinates, in text order."""
    return {
        "places": [
            {"start": p.span.start, "end": p.span.end, "lat": p.lat, "lon": p.lon, "geonameid": p.geonames_id}
            for p in find_places(case.document())
            if p.lat is not None and p.lon is not None
        ]
    }
