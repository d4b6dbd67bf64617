"""Exports: the documented fields, valid CSV and GeoJSON, no formulas, null kept, offsets unchanged, names masked."""

from __future__ import annotations

import csv
import io
import json
from typing import Any

import msgspec
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from twosource.publish.columns import COLUMNS
from twosource.publish.errors import PublishError
from twosource.publish.export import FORMATS, export
from twosource.publish.tables import Tables
from twosource.records import Picture

TABLES = ("claims", "events", "holdings", "sieges", "sources", "reports")
DESIGNED = {
    "claims": "claim_id report_id external_id publisher published sentence trigger event_type plover acled polarity "
    "modality certainty speakers actor target place from_place instrument time figures",
    "events": "event_id event_type plover acled actor target place time figures grade credibility unverified origins "
    "n_reports n_claims n_origins effective_origins disputes claims",
    "holdings": "place_id place lat lon from to holder status besieged probability alternatives because",
    "sieges": "siege_id place besieger besieged start end status people supply because",
}


def _rows(table: str, picture: Picture, knowledge: Any, codebook: Any) -> list[dict[str, Any]]:
    lines = export(table, "jsonl", picture, knowledge=knowledge, codebook=codebook).decode().splitlines()
    return [json.loads(line) for line in lines]


def _sheet(data: bytes) -> list[list[str]]:
    return list(csv.reader(io.StringIO(data.decode("utf-8"), newline=""), strict=True))


@pytest.mark.parametrize("table", DESIGNED)
def test_the_designed_fields_come_first_and_in_their_order(
    table: str, picture: Picture, knowledge: Any, codebook: Any
) -> None:
    fields = DESIGNED[table].split()
    for row in _rows(table, picture, knowledge, codebook):
        assert list(row)[: len(fields)] == fields


@pytest.mark.parametrize(
    ("table", "format"),
    [(t, f) for t in TABLES for f in FORMATS if f != "geojson" or t not in ("sources", "reports")],
)
def test_no_private_name_in_any_table(table: str, format: str, picture: Picture, knowledge: Any, codebook: Any) -> None:
    text = export(table, format, picture, knowledge=knowledge, codebook=codebook).decode().casefold()
    assert len(text) > 100
    assert not [name for name in ("mirela", "kastanova", "yusra", "haddadin") if name in text]


def test_offsets_point_into_the_stored_text(picture: Picture, knowledge: Any, codebook: Any) -> None:
    texts = {report.report_id: report.text for report in picture.reports}
    for row in _rows("claims", picture, knowledge, codebook):
        for part in (row["sentence"], row["trigger"], *row["actor"], *row["target"], *row["place"]):
            stored = texts[row["report_id"]][part["start"] : part["end"]]
            assert part["text"] == stored or "a named civilian" in part["text"]


def test_null_stays_null(picture: Picture, knowledge: Any, codebook: Any) -> None:
    row = next(r for r in _rows("events", picture, knowledge, codebook) if r["event_id"] == "evt_7")
    assert row["place"]["lat"] is None and row["place"]["id"] is None
    sheet = _sheet(export("events", "csv", picture, knowledge=knowledge, codebook=codebook))
    assert sheet[7][sheet[0].index("lat")] == ""


@pytest.mark.parametrize("table", TABLES)
def test_csv_has_the_documented_columns_and_whole_rows(
    table: str, picture: Picture, knowledge: Any, codebook: Any
) -> None:
    sheet = _sheet(export(table, "csv", picture, knowledge=knowledge, codebook=codebook))
    names = [column.name for column in COLUMNS[table]]
    assert sheet[0] == names and len(set(names)) == len(names)
    assert all(column.holds for column in COLUMNS[table])
    assert len(sheet) == 1 + len(Tables(picture, knowledge.places).rows(table))
    assert {len(row) for row in sheet} == {len(names)}


def test_csv_figures_and_disputes_are_flat(picture: Picture, knowledge: Any, codebook: Any) -> None:
    head, *rows = _sheet(export("events", "csv", picture, knowledge=knowledge, codebook=codebook))
    shelling = dict(zip(head, rows[2], strict=True))
    assert (shelling["killed_low"], shelling["killed_high"]) == ("12", "30")
    assert shelling["disputes"] == "how_many: at least 12 killed | 30 killed"
    claims_head, *claims = _sheet(export("claims", "csv", picture, knowledge=knowledge, codebook=codebook))
    witness = dict(zip(claims_head, claims[3], strict=True))
    assert (witness["killed_low"], witness["killed_high"]) == ("12", "")


@settings(suppress_health_check=[HealthCheck.function_scoped_fixture], max_examples=50)
@given(st.sampled_from(["=", "+", "-", "@", "\t", "\r", "＝", "＠", " =", "  @", "\n+"]), st.text(max_size=10))
def test_no_cell_begins_as_a_formula(picture: Picture, knowledge: Any, codebook: Any, sign: str, rest: str) -> None:
    holding = msgspec.structs.replace(picture.holdings[3], reason=sign + rest)
    risky = msgspec.structs.replace(picture, holdings=(holding,))
    sheet = _sheet(export("holdings", "csv", risky, knowledge=knowledge, codebook=codebook))
    assert sheet[1][-1].startswith("'")


@pytest.mark.parametrize("table", ["claims", "events", "holdings", "sieges"])
def test_geojson_is_valid_and_says_how_far_off_it_may_be(
    table: str, picture: Picture, knowledge: Any, codebook: Any
) -> None:
    collection = json.loads(export(table, "geojson", picture, knowledge=knowledge, codebook=codebook))
    assert collection["type"] == "FeatureCollection"
    for feature in collection["features"]:
        geometry = feature["geometry"]
        assert feature["type"] == "Feature" and feature["id"]
        if geometry is None:
            continue
        points = [geometry["coordinates"]] if geometry["type"] == "Point" else geometry["coordinates"]
        assert all(-180 <= lon <= 180 and -90 <= lat <= 90 for lon, lat in points)
        assert feature["properties"]["radius_km"] > 0


def test_a_base_is_given_at_its_town_in_every_table(picture: Picture, knowledge: Any, codebook: Any) -> None:
    for table in ("claims", "events", "holdings"):
        for format in FORMATS:
            assert b"35.3261" not in export(table, format, picture, knowledge=knowledge, codebook=codebook)
    strike = next(r for r in _rows("events", picture, knowledge, codebook) if r["event_id"] == "evt_6")
    assert (strike["place"]["lat"], strike["place"]["lon"]) == (35.336, 40.141)
    assert strike["place"]["radius_km"] >= 8


def test_reports_show_what_was_skipped_and_why_but_not_the_text(
    picture: Picture, knowledge: Any, codebook: Any
) -> None:
    courier, _, arabic = _rows("reports", picture, knowledge, codebook)
    assert "text" not in courier and courier["n_claims"] == 6
    assert courier["log"][0]["text"].startswith("Watch: schoolgirl a named child")
    assert arabic["log"][0]["why"].startswith("in Arabic")


@pytest.mark.parametrize(("table", "format"), [("events", "xlsx"), ("people", "csv"), ("sources", "geojson")])
def test_what_cannot_be_exported_is_refused_with_the_choices(
    table: str, format: str, picture: Picture, knowledge: Any, codebook: Any
) -> None:
    with pytest.raises(PublishError, match=r"Choose|Ask"):
        export(table, format, picture, knowledge=knowledge, codebook=codebook)


def test_an_empty_picture_exports_empty_tables(knowledge: Any, codebook: Any) -> None:
    empty = Picture(reports=(), readings=(), events=(), holdings=(), sieges=(), sources=())
    assert export("events", "jsonl", empty, knowledge=knowledge, codebook=codebook) == b""
    assert len(_sheet(export("claims", "csv", empty, knowledge=knowledge, codebook=codebook))) == 1


def test_a_line_of_words_from_a_report_cannot_break_a_row(picture: Picture, knowledge: Any, codebook: Any) -> None:
    holding = msgspec.structs.replace(picture.holdings[0], reason='=cmd|"/c calc"!A1\r\n,"x"')
    nasty = msgspec.structs.replace(picture, holdings=(holding,))
    sheet = _sheet(export("holdings", "csv", nasty, knowledge=knowledge, codebook=codebook))
    assert sheet[1][-1] == '\'=cmd|"/c calc"!A1\r\n,"x"'
