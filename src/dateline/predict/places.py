"""Task `places`."""

from dateline.ground import ground
from dateline.predict.case import Case, Plain


def places(case: Case) -> Plain:
    """Places that have coordinates, in text order."""
    found = ground(case.document(), (), (), ()).places
    return {
        "places": [
            {"start": p.span.start, "end": p.span.end, "lat": p.lat, "lon": p.lon, "geonameid": p.geonames_id}
            for p in found
            if p.lat is not None and p.lon is not None
        ]
    }
