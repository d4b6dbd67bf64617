"""A table of a picture as JSON Lines, CSV or GeoJSON. In: a picture. Out: UTF-8 bytes, the same ones every time.

All of them are masked, keep null as null (in CSV: an empty cell), and draw no place finer than a populated place.
"""

from __future__ import annotations

import csv
import io
import json
from typing import Any

from twosource.publish.columns import COLUMNS, Cell
from twosource.publish.errors import PublishError
from twosource.publish.masking import Masks
from twosource.publish.reference import EventTypes, KnownWorld, family_of, type_title
from twosource.publish.tables import Row, Tables
from twosource.records import Picture

FORMATS = ("jsonl", "csv", "geojson")
CREDITS = "Places: GeoNames (CC BY 4.0), curated packs. Names of private people are masked. Not for use in targeting."
_FORMULA_SIGNS = frozenset("=+-@＝＋－＠\t\r\n")


def export(
    table: str,
    format: str,
    picture: Picture,
    *,
    knowledge: KnownWorld,
    codebook: EventTypes,
    masks: Masks | None = None,
) -> bytes:
    """One table of a picture.

    Args:
        table: claims, events, holdings, sieges, sources or reports.
        format: jsonl (one record a line), csv (`columns.COLUMNS`, RFC 4180) or geojson (RFC 7946;
            tables with places only).
        picture: the records.
        knowledge: where the kinds of places are looked up.
        codebook: where event types have their names and families.
        masks: made from the same picture, to spare making them anew.

    Raises:
        PublishError: there is no such table or format, or a table without places is asked for as GeoJSON.
    """
    rows = Tables(picture, knowledge.places, masks).rows(table)
    if format == "jsonl":
        return "".join(_json(row) + "\n" for row in rows).encode("utf-8")
    if format == "csv":
        return _csv(table, rows)
    if format == "geojson":
        return _geojson(table, rows, codebook)
    raise PublishError(f"there is no format {format!r}", cure=f"Choose one of {', '.join(FORMATS)}.")


def _json(value: Any) -> str:
    return json.dumps(value, ensure_ascii=False, separators=(",", ":"), allow_nan=False)


def _csv(table: str, rows: list[Row]) -> bytes:
    columns = COLUMNS[table]
    out = io.StringIO(newline="")
    writer = csv.writer(out, lineterminator="\r\n")
    writer.writerow([column.name for column in columns])
    writer.writerows([_cell(column.read(row)) for column in columns] for row in rows)
    return out.getvalue().encode("utf-8")


def _cell(value: Cell) -> str:
    """A cell's text; words that a spreadsheet would run as a formula get an apostrophe before them."""
    if value is None:
        return ""
    if isinstance(value, bool):
        return "true" if value else "false"
    if isinstance(value, int | float):
        return repr(value)
    text = value.replace("\x00", "")
    return text if _FORMULA_SIGNS.isdisjoint((text[:1], text.lstrip()[:1])) else f"'{text}"


def _geojson(table: str, rows: list[Row], codebook: EventTypes) -> bytes:
    if table not in ("claims", "events", "holdings", "sieges"):
        raise PublishError(
            f"{table} have no places", cure="Ask for jsonl or csv, or for claims, events, holdings or sieges."
        )
    collection = {
        "type": "FeatureCollection",
        "name": table,
        "credits": CREDITS,
        "features": [
            {
                "type": "Feature",
                "id": row.get(_ID_FIELDS[table]),
                "geometry": _geometry(table, row),
                "properties": _properties(table, row, codebook),
            }
            for row in rows
        ],
    }
    return (_json(collection) + "\n").encode("utf-8")


_ID_FIELDS = {"claims": "claim_id", "events": "event_id", "holdings": "holding_id", "sieges": "siege_id"}


def _geometry(table: str, row: Row) -> Row | None:
    """Where it is: null where that could not be told, several points where a claim names several places."""
    places = row["place"] if table == "claims" else [row["place"] if table == "events" else row]
    points = [[p["lon"], p["lat"]] for p in places if p is not None and p["lat"] is not None and p["lon"] is not None]
    if not points:
        return None
    return (
        {"type": "Point", "coordinates": points[0]}
        if len(points) == 1
        else {"type": "MultiPoint", "coordinates": points}
    )


def _properties(table: str, row: Row, codebook: EventTypes) -> Row:
    """The row, the radius at its top and an event type's name and family, for map programs that read flat fields."""
    places = row["place"] if table == "claims" else [row["place"] if table == "events" else row]
    radii = [p["radius_km"] for p in places if p is not None and p["radius_km"] is not None]
    properties = dict(row)
    properties["radius_km"] = max(radii) if radii else None
    if "event_type" in row:
        properties["title"] = type_title(codebook, row["event_type"])
        properties["family"] = family_of(codebook, row["event_type"])
    return properties
