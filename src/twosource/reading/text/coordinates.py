"""Coordinates: a stretch of text in; the places that it tells by degrees, out."""

from __future__ import annotations

import re

from twosource.records import PlaceMention

_NUMBER = r"\d{1,3}(?:\.\d{1,8})?"
_ANGLE = rf"({_NUMBER})\s?[°º]\s?(?:({_NUMBER})\s?[′'’]\s?)?(?:({_NUMBER})\s?[″\"”]\s?)?"
_PAIR = re.compile(rf"(?<![\d.]){_ANGLE}([NS])[\s,]{{1,3}}{_ANGLE}([EW])\b")
_RADIUS_KM = 1.0


def coordinates(text: str, start: int, end: int) -> list[PlaceMention]:
    """The places told as latitude and longitude, ``33°47′N 44°30′E`` or ``33.783°N 44.500°E``, within the stretch."""
    found = []
    for match in _PAIR.finditer(text, start, end):
        north, east = match.groups()[:4], match.groups()[4:]
        lat, lon = _degrees(north[:3], north[3] == "S"), _degrees(east[:3], east[3] == "W")
        if abs(lat) <= 90 and abs(lon) <= 180:
            words = match.group()
            found.append(
                PlaceMention(
                    id=None,
                    name=words,
                    lat=lat,
                    lon=lon,
                    radius_km=_RADIUS_KM,
                    country=None,
                    admin1=None,
                    text=words,
                    start=match.start(),
                    end=match.end(),
                    via="name",
                )
            )
    return found


def _degrees(parts: tuple[str | None, ...], negative: bool) -> float:
    degrees, minutes, seconds = (float(part) if part else 0.0 for part in parts)
    value = round(degrees + minutes / 60 + seconds / 3600, 6)
    return -value if negative else value
