"""Reasons: why a place has no id."""

from __future__ import annotations

import pytest
from whole import report

from twosource.reading.reader import Reader


@pytest.mark.parametrize(
    ("text", "reason"),
    [
        ("Gunmen killed two people in Zuwarqabad.", "no place of this name is known"),
        ("Russian forces shelled Mykolaivka, killing two.", "several places are called so, and nothing tells which"),
        ("Rebels captured Ain Issa in the mountains of Latakia.", "none of this name is known in Latakia Governorate"),
        (
            "Gunmen killed nine people near Zuwarqa in the Homs region.",
            "none of this name is known in Homs Governorate",
        ),
        ("Soldiers shot civilians in Bucha after they came down a street.", None),
    ],
)
def test_the_reason_given_is_so(reader: Reader, text: str, reason: str | None) -> None:
    places = [place for claim in reader.read(report(text, "2024-06-04")).claims for place in claim.place]
    assert places
    assert [place.reason for place in places if place.id is None][:1] == ([reason] if reason else [])


def test_every_place_without_an_id_has_a_reason(reader: Reader) -> None:
    text = (
        "Russian forces captured Bucha. Soldiers shot civilians in the street. Troops shelled a village near Kupiansk."
    )
    places = [place for claim in reader.read(report(text, "2024-06-04")).claims for place in claim.place]
    assert places
    assert all(place.reason for place in places if place.id is None)
