"""Made-up rows of a coded table."""

from __future__ import annotations

from typing import Any

from made_world import claim, count, who

from twosource.records import Claim, PlaceMention


def point(name: str = "Abobo", lat: float = 5.42, lon: float = -4.02, radius_km: float | None = 3.0) -> PlaceMention:
    """A place of a table: a name and a point, and in no gazetteer."""
    return PlaceMention(
        id=None, name=name, lat=lat, lon=lon, radius_km=radius_km, country="CI", admin1=None, text=name, start=0, end=0,
        via="name",
    )  # fmt: skip


def coded(publisher: str = "The Paper", event_type: str = "attack_on_civilians", **more: Any) -> Claim:
    """A coded row: police shot seven in Abobo, unless told otherwise."""
    told = {
        "actor": [who(None, "Police", "police")],
        "target": [who(None, "Citizens", "civilians")],
        "place": [point()],
        "figures": [count("killed", 7), count("injured", 0)],
        "attributes": ("shooting",),
        "why": ("coded: made",),
    }
    return claim(event_type, publisher=publisher, report=f"row of {publisher}", **{**told, **more})
