"""Distance on the globe."""

import math

_DIAMETER = 12_742  # km, of a sphere of the earth's mean radius


def kilometres(lat: float, lon: float, other_lat: float, other_lon: float) -> float:
    """The great-circle distance between two points in degrees, by the haversine formula."""
    north, east, other_north, other_east = map(math.radians, (lat, lon, other_lat, other_lon))
    half = math.sin((other_north - north) / 2) ** 2 + math.cos(north) * math.cos(other_north) * math.sin((other_east - east) / 2) ** 2
    return _DIAMETER * math.asin(min(1, math.sqrt(half)))
