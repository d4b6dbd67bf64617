"""Cells of gazetteers as points."""

from __future__ import annotations

import pytest

from twosource.knowledge.importing.drafts import coordinates


@pytest.mark.parametrize(("lat", "lon"), [("35.1", "38.2"), ("35,1", "38,2"), (" 35.1 ", "38.2")])
def test_degrees_are_read_with_a_point_or_a_comma(lat: str, lon: str) -> None:
    assert coordinates(lat, lon) == (35.1, 38.2)


def test_empty_cells_are_no_point() -> None:
    assert coordinates("", " ") is None


@pytest.mark.parametrize(
    ("lat", "lon"), [("abc", "38.2"), ("35.1", ""), ("95", "38"), ("1,2,3", "38"), ("3,5.1", "38")]
)
def test_what_is_no_point_on_earth_is_refused(lat: str, lon: str) -> None:
    with pytest.raises(ValueError, match=r"degrees|Earth"):
        coordinates(lat, lon)
