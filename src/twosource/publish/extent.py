"""How far a map reaches. In: the places it draws, each as often as something happens there. Out: boxes in degrees."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

from twosource.publish.shapefile import Box, Point

_LEAST_MARGIN = 3.0
_MOST_MARGIN = 12.0
_MARGIN_SHARE = 0.6
_STRAY = 0.05  # of the events at either end, which don't decide where the map is drawn finely


def drawn_spots(values: Mapping[str, Any]) -> list[Point]:
    """The (longitude, latitude) of every event, holding and siege of a map's values that has a point."""
    places = (*(event["place"] for event in values["events"]), *values["holdings"], *values["sieges"])
    return [(place["lon"], place["lat"]) for place in places if place is not None and place["lat"] is not None]


def whole_box(spots: Sequence[Point]) -> Box | None:
    """The box around all spots, with a margin; None where there are none."""
    return _with_margin(spots, 0.0) if spots else None


def core_box(spots: Sequence[Point]) -> Box | None:
    """The box around the middle nine tenths of the spots, with a margin: far-off single events don't widen it."""
    return _with_margin(spots, _STRAY) if spots else None


def around(outer: Box, inner: Box) -> list[Box]:
    """What of a box lies outside another inside it, as up to four boxes: below, above, left and right of it."""
    west, south, east, north = outer
    pieces = [
        (west, south, east, inner[1]),
        (west, inner[3], east, north),
        (west, inner[1], inner[0], inner[3]),
        (inner[2], inner[1], east, inner[3]),
    ]
    return [piece for piece in pieces if piece[0] < piece[2] and piece[1] < piece[3]]


def _with_margin(spots: Sequence[Point], stray: float) -> Box:
    west, east = _ends(sorted(x for x, _ in spots), stray)
    south, north = _ends(sorted(y for _, y in spots), stray)
    margin = max(_LEAST_MARGIN, min(_MOST_MARGIN, max(east - west, north - south) * _MARGIN_SHARE))
    return (
        max(-180.0, round(west - margin * 1.4, 2)),
        max(-85.0, round(south - margin, 2)),
        min(180.0, round(east + margin * 1.4, 2)),
        min(85.0, round(north + margin, 2)),
    )


def _ends(values: Sequence[float], stray: float) -> tuple[float, float]:
    cut = int(len(values) * stray)
    return values[cut], values[-1 - cut]
