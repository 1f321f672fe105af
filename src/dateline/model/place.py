"""A place as named, and where it is."""

from dataclasses import dataclass
from typing import Literal

from dateline.model.span import Span

PlacePrecision = Literal["site", "city", "admin2", "admin1", "region", "country", "supranational", "unknown"]


@dataclass(frozen=True, slots=True, kw_only=True)
class Candidate:
    """A place the name could also mean.

    Attributes:
        geonames_id: GeoNames id; None where it is not in GeoNames.
        name: its standard name.
        country: ISO 3166-1 alpha-3 code of the country it lies in.
        lat, lon: degrees, WGS 84.
    """

    geonames_id: int | None
    name: str
    country: str | None
    lat: float
    lon: float


@dataclass(frozen=True, slots=True, kw_only=True)
class Place:
    """A toponym and its resolution; `lat`/`lon` are None where we abstain.

    Attributes:
        span: the words.
        name: standard name of the resolved place, or the words where it is not resolved.
        geonames_id: GeoNames id; None where unresolved or not in GeoNames.
        country: ISO 3166-1 alpha-3 code of the country it lies in.
        admin1: first-level division, by name.
        lat, lon: degrees, WGS 84.
        precision: how fine the place is.
        basis: `stated` for a name; `clause`, `sentence`, `passage` where an event takes it from its surroundings;
            `report` where all places the report names lie in one country; `person` where a person set it, who need not have it from the words.
        runners_up: other places of the name, best first.
    """

    span: Span
    name: str
    geonames_id: int | None = None
    country: str | None = None
    admin1: str | None = None
    lat: float | None = None
    lon: float | None = None
    precision: PlacePrecision = "unknown"
    basis: Literal["stated", "clause", "sentence", "passage", "report", "person"] = "stated"
    runners_up: tuple[Candidate, ...] = ()
