"""GED: events of the UCDP Georeferenced Event Dataset (csv, also packed) in, the places they happened at as drafts out.

Used are ``where_coordinates`` (the place's name), ``where_prec`` (1 the place itself, 2 within 25 km of it, 3 its
district, 4 its province; less exact ones are left), ``adm_1``, ``adm_2``, ``latitude``, ``longitude`` and ``country``
(UCDP GED codebook). Many events share a place: it is drafted once, at its least radius.
"""

from __future__ import annotations

import re
from pathlib import Path
from typing import Final

from twosource.knowledge.importing.drafts import BadRow, Draft, Drafts, ImportFault, coordinates
from twosource.knowledge.importing.files import is_text, opened, rows, same_width
from twosource.knowledge.phrases import Kinds

WANTED: Final = ("where_coordinates", "where_prec", "adm_1", "adm_2", "latitude", "longitude", "country")
_RADIUS_KM: Final = {1: 5.0, 2: 25.0, 3: 40.0, 4: 100.0}  # by where_prec
_AREA: Final = {3: "district", 4: "province"}
_SETTLED: Final = ("village", "town", "city", "hamlet")
_ASIDE: Final = re.compile(r"\s*\([^()]*\)")


def read_ged(file: Path) -> Drafts:
    """The places of the events, in the order they first come up.

    Raises:
        ImportFault: a column is missing.
    """
    kinds = Kinds()
    found: dict[tuple[str, str, object], Draft] = {}
    bad: list[BadRow] = []
    with opened(file) as stream:
        header: list[str] | None = None
        for line, cells in rows(stream, file, bad):
            if header is None:
                header = [cell.strip() for cell in cells]
                missing = [name for name in WANTED if name not in header]
                if missing:
                    cure = "Give a file of the UCDP GED, as ucdp.uu.se offers it"
                    raise ImportFault(f"there is no column {', '.join(missing)}", where=str(file), cure=cure)
                continue
            try:
                same_width(cells, header)
                draft = _draft(line, dict(zip(header, cells, strict=True)), kinds)
            except ValueError as error:
                yield BadRow(line, str(error))
                continue
            if draft is None:
                continue
            key = (draft.country, draft.name, draft.point)
            if key not in found or draft.radius_km < found[key].radius_km:
                found[key] = draft
    yield from bad
    yield from found.values()


def _draft(line: int, row: dict[str, str], kinds: Kinds) -> Draft | None:
    """The place of an event; None where the event has no place as exact as a province."""
    if not all(is_text(row[name]) for name in WANTED):
        raise ValueError("it is not UTF-8")
    try:
        precision = int(float(row["where_prec"]))
    except (ValueError, OverflowError):
        raise ValueError(f"where_prec is {row['where_prec']!r}, no number") from None
    if precision not in _RADIUS_KM:
        return None
    name = " ".join(row["where_coordinates"].split())
    if not name:
        raise ValueError("where_coordinates is empty")
    point = coordinates(row["latitude"], row["longitude"])
    if point is None:
        raise ValueError("it has no point")
    usual, kind, spellings = _read_name(name, kinds)
    if precision in _AREA:
        usual, kind, spellings = name, _AREA[precision], ()
    return Draft(
        line=line,
        key=f"{name}|{point[0]}|{point[1]}",
        name=usual,
        names=spellings,
        kind=kind,
        point=point,
        radius_km=_RADIUS_KM[precision],
        country=row["country"],
        admin=(row["adm_2"].strip() or None, row["adm_1"].strip() or None),
        basis="ucdp-ged",
    )


def _read_name(name: str, kinds: Kinds) -> tuple[str, str, tuple[str, ...]]:
    """The usual name, the kind, and other spellings: "Umm Ashba/Barqah village" names two.

    Only of settlements and their parts the name stands without its kind too: "Daraa" is not Daraa refugee camp.
    """
    readings = [reading for reading in kinds.read(name) if reading.within is None]
    hinted = [reading for reading in readings if reading.hint is not None]
    kind = _kind(hinted[0].hint or "", kinds) if hinted else "settlement"
    if kinds.class_of.get(kind) not in ("settlement", "part"):
        return name, kind, ()
    bare = [reading.name for reading in hinted] or [reading.name for reading in readings]
    plain = [spelling for spelling in bare if "/" not in spelling and "(" not in spelling]
    usual = plain[0] if plain else _ASIDE.sub("", name)
    others = dict.fromkeys((*plain, name))
    others.pop(usual, None)
    return usual, kind, tuple(others)


def _kind(hint: str, kinds: Kinds) -> str:
    word = hint.lower().replace(" ", "-")
    if word in kinds.class_of:
        return word
    last = word.rpartition("-")[2]  # "military airbase"
    if last in kinds.class_of:
        return last
    return "village" if last in _SETTLED else "settlement"
