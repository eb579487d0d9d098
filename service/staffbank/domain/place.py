"""Where things are."""

from dataclasses import dataclass
from math import asin, cos, radians, sin, sqrt

EARTH_RADIUS_KM = 6371.0
MINUTES_A_KM = 1.5  # 40 km an hour in a straight line: decision 10


class NotAPlace(ValueError):
    """Latitude or longitude is out of range; the message names it."""


@dataclass(frozen=True)
class Place:
    """A point by latitude and longitude, in degrees (WGS 84)."""

    latitude: float
    longitude: float

    def __post_init__(self) -> None:
        if not (-90 <= self.latitude <= 90 and -180 <= self.longitude <= 180):  # noqa: PLR2004 the globe
            raise NotAPlace(
                f"no such place: latitude {self.latitude}, longitude {self.longitude}"
            )

    def km_to(self, other: "Place") -> float:
        """Kilometres in a straight line (haversine); a road is about 1.3 times as long."""
        lat, lon, lat2, lon2 = map(
            radians, (self.latitude, self.longitude, other.latitude, other.longitude)
        )
        chord = sin((lat2 - lat) / 2) ** 2 + cos(lat) * cos(lat2) * sin((lon2 - lon) / 2) ** 2
        return 2 * EARTH_RADIUS_KM * asin(sqrt(chord))
