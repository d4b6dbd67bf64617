"""The base map around eastern Syria: what is there, what is dashed, how small it stays."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from twosource.publish.basemap import base_map, scale_of
from twosource.publish.errors import PublishError
from twosource.publish.geometry import clip_line
from twosource.publish.shapefile import read_shapes

SYRIA = (33.0, 30.0, 46.0, 39.0)


def test_it_holds_land_water_borders_and_names() -> None:
    layers = base_map(SYRIA)
    names = {feature["properties"]["name"] for feature in layers["countries"]["features"]}
    assert {"Syria", "Iraq", "Lebanon", "Jordan"} <= names
    assert all(layers[name]["features"] for name in ("land", "lakes", "rivers", "borders"))


def test_the_euphrates_passes_deir_ez_zor() -> None:
    points = [p for f in base_map(SYRIA)["rivers"]["features"] for line in f["geometry"]["coordinates"] for p in line]
    assert min((x - 40.14) ** 2 + (y - 35.34) ** 2 for x, y in points) < 0.15**2


def test_the_golan_line_is_not_drawn_as_a_settled_border() -> None:
    borders = base_map((35.4, 32.6, 36.2, 33.5))["borders"]["features"]
    assert any(not feature["properties"]["settled"] for feature in borders)
    assert any(feature["properties"]["settled"] for feature in borders)


def test_all_of_it_lies_in_the_box_and_stays_small() -> None:
    layers = base_map(SYRIA)
    assert len(json.dumps(layers, separators=(",", ":"))) < 250_000
    for feature in layers["land"]["features"]:
        for ring in feature["geometry"]["coordinates"]:
            assert ring[0] == ring[-1]
            assert all(SYRIA[0] <= x <= SYRIA[2] and SYRIA[1] <= y <= SYRIA[3] for x, y in ring)


@pytest.mark.parametrize(("width", "scale"), [(5, "10m"), (60, "50m"), (300, "110m")])
def test_the_scale_follows_the_width(width: float, scale: str) -> None:
    assert scale_of((0.0, 0.0, float(width), 5.0)) == scale


def test_a_core_is_drawn_finely_in_a_wide_map() -> None:
    wide = (-90.0, 20.0, 60.0, 60.0)

    def points(core: tuple[float, float, float, float] | None) -> int:
        borders = base_map(wide, core)["borders"]["features"]
        lines = [line for feature in borders for line in feature["geometry"]["coordinates"]]
        return sum(1 for line in lines for x, y in line if 36 < x < 42 and 32 < y < 38)

    assert points(SYRIA) > 5 * points(None) > 0
    assert len(json.dumps(base_map(wide, SYRIA), separators=(",", ":"))) < 400_000


def test_a_world_map_can_be_made() -> None:
    layers = base_map((-170.0, -60.0, 170.0, 75.0))
    assert len(layers["countries"]["features"]) > 100 and len(layers["land"]["features"]) > 50


def test_a_file_that_is_no_shapefile_is_refused_by_name(tmp_path: Path) -> None:
    broken = tmp_path / "land.shp"
    broken.write_bytes(b"x" * 200)
    with pytest.raises(PublishError, match=r"land\.shp: is no shapefile"):
        list(read_shapes(broken, SYRIA))
    with pytest.raises(PublishError, match="can't be read"):
        list(read_shapes(tmp_path / "none.shp", SYRIA))


@pytest.mark.parametrize(
    ("box", "line"),
    [
        ((33.0, 45.7, 35.5, 46.3), "Crimea"),
        ((-13.2, 27.4, -8.8, 27.9), "Western Sahara"),
        ((73.5, 33.0, 76.5, 35.0), "the Line of Control in Kashmir"),
        ((34.9, 31.4, 35.3, 32.5), "the West Bank"),
        ((27.7, 9.5, 29.0, 10.3), "Abyei"),
        ((34.0, 21.9, 37.0, 22.3), "Halaib"),
        ((32.5, 35.0, 34.0, 35.3), "Cyprus"),
        ((46.5, 8.0, 49.2, 11.0), "Somaliland"),
        ((34.2, 31.1, 34.6, 31.6), "Gaza"),
        ((35.1, 31.7, 35.3, 31.9), "East Jerusalem"),
        ((-61.5, 5.0, -59.5, 8.6), "Essequibo"),
        ((20.3, 42.2, 21.8, 43.3), "Kosovo"),
        ((41.5, 42.3, 42.3, 43.1), "Abkhazia"),
        ((43.5, 41.9, 44.6, 42.6), "South Ossetia"),
        ((28.4, 46.4, 30.0, 48.1), "Transnistria"),
        ((46.4, 39.4, 47.2, 40.4), "Nagorno-Karabakh"),
    ],
)
@pytest.mark.parametrize("margin", [0.0, 20.0])  # drawn finely, and on the map of a continent
def test_lines_in_dispute_are_told_from_settled_ones(
    box: tuple[float, float, float, float], line: str, margin: float
) -> None:
    west, south, east, north = box
    wide = (west - margin, south - margin, east + margin, north + margin)
    dashed = [
        (x, y)
        for feature in base_map(wide)["borders"]["features"]
        if not feature["properties"]["settled"]
        for stretch in feature["geometry"]["coordinates"]
        for x, y in stretch
    ]
    assert any(west <= x <= east and south <= y <= north for x, y in dashed), line


@pytest.mark.parametrize("margin", [0.0, 20.0])
def test_of_a_disputed_line_no_settled_one_is_drawn_beneath(margin: float) -> None:
    halaib, serbia = (35.0, 21.8, 36.8, 22.2), (20.9, 42.9, 21.3, 43.3)
    for west, south, east, north in (halaib, serbia):
        wide = (west - margin, south - margin, east + margin, north + margin)
        settled = [
            stretch
            for feature in base_map(wide)["borders"]["features"]
            if feature["properties"]["settled"]
            for stretch in feature["geometry"]["coordinates"]
        ]
        assert [part for stretch in settled for part in clip_line(stretch, (west, south, east, north))] == []


def test_kosovo_s_other_borders_stay_settled() -> None:
    borders = base_map((20.0, 41.8, 20.6, 42.5))["borders"]["features"]  # with Albania
    assert borders
    assert all(feature["properties"]["settled"] for feature in borders)


def test_a_border_that_nobody_disputes_is_settled() -> None:
    borders = base_map((14.0, 49.8, 14.9, 51.2))["borders"]["features"]  # Czechia and Germany
    assert borders
    assert all(feature["properties"]["settled"] for feature in borders)
