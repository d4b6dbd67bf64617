"""Unplaced: words for a place that no pack holds, or of which of several is untold, in; their mention without a point, out."""

from __future__ import annotations

from twosource.reading.entities.reasons import NONE_KNOWN
from twosource.records import PlaceMention, Via


def unknown_place(text: str, start: int, end: int, via: Via = "name") -> PlaceMention:
    """The mention of a place that no pack holds, or that cannot be told from its namesakes: words without a point."""
    return PlaceMention(
        id=None,
        name=text,
        lat=None,
        lon=None,
        radius_km=None,
        country=None,
        admin1=None,
        text=text,
        start=start,
        end=end,
        via=via,
        reason=NONE_KNOWN if via == "name" else None,
    )
