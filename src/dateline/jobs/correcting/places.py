"""A place as a person writes it → a place of the record, looked up in the report and in the gazetteer."""

import re
from collections.abc import Sequence

from dateline.ground.placefold import fold
from dateline.ground.placegazetteer import Entry, country_names, look_up, unit_name
from dateline.model import Place, Reading, Span
from dateline.model.errors import BadCorrection

_CODE = re.compile(r"[A-Z]{3}")
_NUMBER = re.compile(r"geonames:(\d+)", re.IGNORECASE)
_SHOWN = 5
_TOWNS = "PK"  # kinds of the gazetteer


def written_place(words: str, reading: Reading, span: Span) -> Place:
    """A place by name (`Klaipeda`), by name and country (`Paris, USA`), or by name and GeoNames id (`Paris, geonames:4717560`).

    A place the report names is taken from there; any other from the gazetteer. Where the gazetteer has none of the name, the name stands
    alone, with the country if one is given, and is on no map.

    Args:
        words: what the person wrote.
        reading: the reading of the report.
        span: the words of the report it is said of.

    Raises:
        BadCorrection: several places have the name.
    """
    name, _, qualifier = (part.strip() for part in words.rpartition(",")) if _qualified(words) else (words.strip(), "", "")
    if not any(c.isalnum() for c in name):
        raise BadCorrection('Write the name of a place, such as `place=Klaipeda` or `place="Paris, USA"`.')
    number = _NUMBER.fullmatch(qualifier)
    country = None if number or not qualifier else _country(qualifier)
    named = [p for p in reading.places if p.country and fold(name) in (fold(p.name), fold(p.span.words(reading.report.text)))]
    if not number and len({p.geonames_id for p in named}) == 1 and country in (None, named[0].country):
        return _own(named[0])
    entries = [e for e in look_up(name) if (not number or e.geonames_id == int(number[1])) and country in (None, e.country)]
    return _chosen(name, entries, country, span)


def _qualified(words: str) -> bool:
    tail = words.rpartition(",")[2].strip()
    return bool(_NUMBER.fullmatch(tail)) or ("," in words and _country(tail, strict=False) is not None)


def _country(words: str, *, strict: bool = True) -> str | None:
    code = words if _CODE.fullmatch(words) else country_names().get(fold(words))
    if code is None and strict:
        raise BadCorrection(f"{words!r} is no country. Write its code (ISO 3166-1 alpha-3, such as LTU) or its English name.")
    return code


def _own(place: Place) -> Place:
    return Place(
        span=place.span,
        name=place.name,
        geonames_id=place.geonames_id,
        country=place.country,
        admin1=place.admin1,
        lat=place.lat,
        lon=place.lon,
        precision=place.precision,
        basis="person",
    )


def _chosen(name: str, entries: Sequence[Entry], country: str | None, span: Span) -> Place:
    meant = [e for code in dict.fromkeys(e.country for e in entries) for e in _likeliest([e for e in entries if e.country == code])]
    if len(meant) > 1:
        listed = "; ".join(f"{e.name}, {e.country or 'no country'}: geonames:{e.geonames_id}" for e in meant[:_SHOWN])
        raise BadCorrection(f"There are several places of the name {name} ({listed}). Add the country or the GeoNames id after a comma.")
    if not meant:
        return Place(span=span, name=name, country=country, basis="person")
    entry = meant[0]
    return Place(
        span=span,
        name=entry.name,
        geonames_id=entry.geonames_id,
        country=entry.country or None,
        admin1=unit_name(entry.admin1) if entry.admin1 else None,
        lat=entry.lat,
        lon=entry.lon,
        precision=entry.precision,
        basis="person",
    )


def _likeliest(entries: Sequence[Entry]) -> Sequence[Entry]:
    """Of places of one name in one country the towns: a division is mostly called after its town."""
    return [e for e in entries if e.kind in _TOWNS] or entries
