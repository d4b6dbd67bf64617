"""Places told by degrees."""

from __future__ import annotations

import pytest

from twosource.reading.text.coordinates import coordinates


@pytest.mark.parametrize(
    ("text", "lat", "lon"),
    [
        ("33°47′N 44°30′E", 33.783333, 44.5),
        ("33.783°N 44.500°E", 33.783, 44.5),
        ("59°10′25″N 18°10′05″E", 59.173611, 18.168056),
        ("12°30'S, 70°15'W", -12.5, -70.25),
    ],
)
def test_degrees_give_a_point(text: str, lat: float, lon: float) -> None:
    words = f"It stands at {text} above the river."
    (place,) = coordinates(words, 0, len(words))
    assert (place.text, place.lat, place.lon, place.id) == (text, lat, lon, None)
    assert words[place.start : place.end] == text


@pytest.mark.parametrize("text", ["99°10′N 18°10′E", "33.783; 44.500", "5° colder in the N, 3 men", ""])
def test_what_is_no_point_gives_none(text: str) -> None:
    assert coordinates(text, 0, len(text)) == []


def test_only_the_stretch_is_looked_at() -> None:
    text = "33°47′N 44°30′E"
    assert coordinates(text, 3, len(text)) == []
