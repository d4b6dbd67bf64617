"""MAVERICK's rows: coded reports of election violence in; twosource's claims of them, and the coder's event of each, out."""

from __future__ import annotations

import csv
import io
import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from importlib.resources import files as resources

import msgspec
import yaml

from twosource.evaluation.errors import EvaluationError
from twosource.records import (
    Claim,
    ClaimTime,
    Figure,
    Mention,
    Paragraph,
    PlaceMention,
    Reading,
    Report,
    Span,
    claim_id,
    report_id,
)

_DATED = re.compile(r"\((\d{4}-\d{2}-\d{2})\)")
_ACTORS = range(1, 7)
_YES = "1.0"


class Scheme(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """How columns become claims, from ``data/maverick.yaml``."""

    contexts: dict[str, str]
    modes: dict[str, str]
    otherwise: str
    kinds: dict[str, str]
    untold: list[str]
    radius_km: dict[int, float]

    def is_told(self, value: str) -> bool:
        """Whether a value says something."""
        return bool(value) and not value.startswith(tuple(self.untold))


def scheme() -> Scheme:
    """The scheme that ships."""
    source = resources("twosource.evaluation") / "data" / "maverick.yaml"
    return msgspec.convert(yaml.safe_load(source.read_text(encoding="utf-8")), Scheme)


@dataclass(frozen=True, slots=True)
class Row:
    """A coded report: its cells, the coder's event, its month, and the claim, report and reading made of it."""

    id: str
    event: str
    month: str
    cells: Mapping[str, str]
    claim: Claim
    report: Report
    reading: Reading


def rows(table: str, of: Scheme) -> list[Row]:
    """The rows of the table, each as one report with one claim.

    Raises:
        EvaluationError: a row lacks a column.
    """
    found = []
    for line, cells in enumerate(csv.DictReader(io.StringIO(table)), 2):
        try:
            found.append(_row(cells, of))
        except (KeyError, ValueError) as error:
            raise EvaluationError(
                f"this row is not one of MAVERICK's: {error}", where=f"line {line}", cure="Use the table as published"
            ) from error
    return found


def _row(cells: Mapping[str, str], of: Scheme) -> Row:
    dated = _DATED.search(cells["source"])
    published = dated[1] if dated else None
    publisher, text = cells["source_author"] or None, cells["id"]
    identifier = report_id(publisher, published, text)
    start, end = sorted((date.fromisoformat(cells["date_start"]), date.fromisoformat(cells["date_end"])))
    span = Span(start=0, end=len(text), text=text)
    event_type = _type(cells, of)
    actors, targets = _parties(cells, of)
    claim = Claim(
        claim_id=claim_id(identifier, 0, len(text), event_type, "coded row"),
        report_id=identifier,
        external_id=text,
        publisher=publisher,
        published=published,
        sentence=span,
        trigger=span,
        event_type=event_type,
        plover=None,
        acled=None,
        polarity="affirmed",
        modality="happened",
        certainty="stated",
        speakers=(),
        actor=actors,
        target=targets,
        place=(place,) if (place := _place(cells, of)) is not None else (),
        from_place=(),
        instrument=(),
        time=ClaimTime(
            start=start, end=end, precision="day" if start == end else "range", basis="text", text="", span=None
        ),
        figures=tuple(
            figure
            for what, column in (("killed", "deaths"), ("injured", "injuries"))
            if (figure := _figure(cells, what, column)) is not None
        ),
        attributes=tuple(sorted(_modes(cells, of))),
        why=("coded: MAVERICK",),
    )
    report = Report(report_id=identifier, publisher=publisher, published=published, title=None, text=text)
    reading = Reading(
        report_id=identifier, reader="maverick", language=None, claims=(claim,), people=(), log=(),
        paragraphs=(Paragraph(kind="body", start=0, end=len(text)),),
    )  # fmt: skip
    return Row(text, cells["event_id"], start.isoformat()[:7], cells, claim, report, reading)


def _modes(cells: Mapping[str, str], of: Scheme) -> set[str]:
    told = (mode.strip() for n in _ACTORS for mode in cells[f"actor{n}_violence"].split(";"))
    return {mode.casefold() for mode in told if of.is_told(mode)}


def _type(cells: Mapping[str, str], of: Scheme) -> str:
    context = of.contexts.get(cells["event_context"])
    if context is not None:
        return context
    modes = _modes(cells, of)
    return next((kind for mode, kind in of.modes.items() if mode.casefold() in modes), of.otherwise)


def _parties(cells: Mapping[str, str], of: Scheme) -> tuple[tuple[Mention, ...], tuple[Mention, ...]]:
    """Those who did violence, and those it was done to: other parties, and the kind of target."""
    actors: list[Mention] = []
    targets: list[Mention] = []
    for n in _ACTORS:
        name = cells[f"actor{n}"]
        if name:
            kind = of.kinds.get(cells[f"actor{n}_type"], "unknown") if of.is_told(name) else "unknown"
            (actors if cells[f"actor{n}_perpetrator"] == _YES else targets).append(_mention(name, kind))
    if of.is_told(cells["target"]):
        targets.append(_mention(cells["target"], "civilians"))
    return tuple(actors), tuple(targets)


def _mention(name: str, kind: str) -> Mention:
    return Mention(id=None, name=name, kind=kind, text=name, start=0, end=0, via="name")


def _place(cells: Mapping[str, str], of: Scheme) -> PlaceMention | None:
    name = cells["location"] or cells["city"] or cells["country"]
    if not name:
        return None
    lat, lon = (float(cells[part]) if cells[part] else None for part in ("latitude", "longitude"))
    radius = of.radius_km.get(int(float(cells["geo_precision"] or 0)))
    return PlaceMention(
        id=None, name=name, lat=lat, lon=lon, radius_km=radius, country="CI", admin1=None, text=name, start=0, end=0,
        via="name",
    )  # fmt: skip


def _figure(cells: Mapping[str, str], what: str, column: str) -> Figure | None:
    low, best, high = (int(float(cells[f"{column}_{end}"])) if cells[f"{column}_{end}"] else None
                       for end in ("low", "best", "high"))  # fmt: skip
    if low is None and best is None and high is None:
        return None
    if low is not None and high is not None and low > high:
        low, high = high, low  # three rows have them so
    return Figure(what=what, low=low, best=best, high=high, text=str(best), span=(0, 0))


def coded_events(found: Sequence[Row]) -> dict[str, str]:
    """Row id -> the coder's event."""
    return {row.id: row.event for row in found}
