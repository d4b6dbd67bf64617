"""OCHA: gazetteers of the common operational datasets (admin units with p-codes) in, drafts out.

They come as CSV or as a workbook with a sheet a level, under one of these heads, with or without a second row of HXL tags:

- ``ADM2_EN, ADM2_AR, ADM2_PCODE, ADM1_EN, ADM1_PCODE, ...`` and the older ``admin2Name_en, admin2Pcode, ...``;
- ``adm2_name, adm2_name1, adm2_pcode, ..., center_lat, center_lon, area_sqkm`` (from 2025 on);
- ``Location, Admin Level, P-Code, Name, Parent P-Code`` (the list of the whole world);
- populated places: the same with ``pcode`` (or ``featurePcode``) and a name of their own, and ``lat``, ``lon``.

A row is a unit of the lowest level that it has a p-code of; those above come with it.
"""

from __future__ import annotations

import math
import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field, replace
from pathlib import Path
from typing import Final

from twosource.knowledge.folding import fold_name
from twosource.knowledge.importing.drafts import BadRow, Draft, Drafts, ImportFault, coordinates
from twosource.knowledge.importing.files import is_text, opened, rows
from twosource.knowledge.importing.sheets import is_workbook, sheets

SETTLEMENT: Final = 9  # the level of a populated place
_KINDS: Final = {1: "province", 2: "district", 3: "subdistrict", 4: "commune", 5: "commune", SETTLEMENT: "village"}
_RADIUS_KM: Final = {1: 100.0, 2: 40.0, 3: 20.0, 4: 8.0, 5: 5.0, SETTLEMENT: 3.0}
_CODE: Final = re.compile(r"adm(?:in)?(\d)_?p_?code")
_NAME: Final = re.compile(r"adm(?:in)?(\d)_?(?:name\d?)?(?:_?(?!id)[a-z]{2})?")
_OTHER: Final = re.compile(r"adm(?:in)?(\d)_?(?:alt(?:name)?\d?_?(?:[a-z]{2})?|ref(?:name)?)")
_OWN_CODE: Final = re.compile(r"(?:feature|ppl|pop)?_?p_?code")
_OWN_NAME: Final = re.compile(r"(?:(?:feature|ppl|pop)_?(?:ref|alt)?_?name\d?|name)(?:_?[a-z]{2})?")
_LAT: Final = ("lat", "latitude", "center_lat", "latitude_y", "point_y", "y")
_LON: Final = ("lon", "long", "longitude", "center_lon", "longitude_x", "point_x", "x")
_LISTED: Final = ("location", "admin level", "p-code", "name", "parent p-code")


@dataclass(slots=True)
class _Head:
    """Which column holds what; names by level, in their order."""

    codes: dict[int, int] = field(default_factory=dict)
    names: dict[int, list[int]] = field(default_factory=dict)
    lat: int | None = None
    lon: int | None = None
    area: int | None = None
    listed: dict[str, int] | None = None

    @property
    def useful(self) -> bool:
        """Whether there are p-codes with names under it."""
        return self.listed is not None or any(level in self.names for level in self.codes if level)


def read_ocha(file: Path, only: str | None = None) -> Drafts:
    """The admin units and populated places of a gazetteer, whose keys are their p-codes; upper levels first.

    Args:
        file: a CSV or a workbook.
        only: of the list of the whole world, the country to take, by its ISO 3166-1 alpha-3 code.

    Raises:
        ImportFault: nothing in it is a gazetteer with p-codes.
    """
    units: dict[str, Draft] = {}
    levels: dict[str, int] = {}
    useful = False
    bad: list[BadRow] = []
    for table in _tables(file, bad):
        head: _Head | None = None
        for line, cells in table:
            if head is None:
                head = _read_head(cells)
                if not head.useful:
                    break
                useful = True
                continue
            if cells[0].startswith("#") or any(cell.startswith(("#adm", "#country")) for cell in cells):
                continue
            try:
                drafts = list(_units(line, [cell.strip() for cell in cells], head, only))
            except ValueError as error:
                yield BadRow(line, str(error))
                continue
            for level, draft in drafts:
                known = units.get(draft.key)
                if known is None or (known.point is None and draft.point is not None):
                    units[draft.key] = draft
                    levels[draft.key] = level
    if not useful:
        cure = "Give a gazetteer with columns such as ADM1_EN and ADM1_PCODE, as data.humdata.org offers it"
        raise ImportFault("there are no p-codes with names in it", where=str(file), cure=cure)
    yield from bad
    for key in sorted(units, key=lambda key: levels[key]):
        yield units[key]


def _tables(file: Path, bad: list[BadRow]) -> Iterator[Iterator[tuple[int, list[str]]]]:
    if is_workbook(file):
        for _, table in sheets(file):
            yield table
    else:
        with opened(file) as stream:
            yield rows(stream, file, bad)


def _read_head(cells: list[str]) -> _Head:
    names = [cell.strip().lower() for cell in cells]
    head = _Head()
    if set(_LISTED) <= set(names):
        head.listed = {name: names.index(name) for name in _LISTED}
        return head
    others: dict[int, list[int]] = {}
    for at, name in enumerate(names):
        if match := _CODE.fullmatch(name):
            head.codes.setdefault(int(match.group(1)), at)
        elif match := _OTHER.fullmatch(name):
            others.setdefault(int(match.group(1)), []).append(at)
        elif match := _NAME.fullmatch(name):
            head.names.setdefault(int(match.group(1)), []).append(at)
        elif _OWN_CODE.fullmatch(name):
            head.codes.setdefault(SETTLEMENT, at)
        elif _OWN_NAME.fullmatch(name):
            head.names.setdefault(SETTLEMENT, []).append(at)
        elif name in _LAT and head.lat is None:
            head.lat = at
        elif name in _LON and head.lon is None:
            head.lon = at
        elif name in ("area_sqkm", "area_km2"):
            head.area = at
    for level, columns in others.items():
        if level in head.names:
            head.names[level] += columns
    # English first, then the other Latin spellings in the table's order.
    for columns in head.names.values():
        columns.sort(key=lambda at: not names[at].endswith(("_en", "_name")))
    return head


def _units(line: int, cells: list[str], head: _Head, only: str | None) -> Iterator[tuple[int, Draft]]:
    """The units of a row, the lowest first, which has the row's point.

    Raises:
        ValueError: the row is none; it says why.
    """
    if not all(map(is_text, cells)):
        raise ValueError("it is not UTF-8")
    if head.listed is not None:
        listed = _listed(line, cells, head.listed, only)
        if listed is not None:
            yield listed
        return
    codes = {level: value for level, at in head.codes.items() if (value := _cell(cells, at))}
    present = sorted((level for level in codes if level), reverse=True)
    if not present:
        raise ValueError("it has no p-code")
    point = coordinates(_cell(cells, head.lat), _cell(cells, head.lon))
    country = codes.get(0) or re.split(r"\d", codes[present[-1]])[0]
    for at, level in enumerate(present):
        names = list(dict.fromkeys(name for column in head.names.get(level, ()) if (name := _cell(cells, column))))
        if not names or not fold_name(names[0]):
            if at == 0:
                raise ValueError(f"{codes[level]} has no name")
            continue
        draft = _draft(line, level, codes[level], names, country)
        holders = tuple(codes[upper] for upper in present[at + 1 :])
        if at == 0:
            draft = replace(draft, point=point, radius_km=_covering(_cell(cells, head.area)) or draft.radius_km)
        yield level, replace(draft, holders=holders)


def _listed(line: int, cells: list[str], columns: Mapping[str, int], only: str | None) -> tuple[int, Draft] | None:
    location, level, code, name, parent = (_cell(cells, columns[column]) for column in _LISTED)
    if only is not None and location != only:
        return None
    if not (level.isdecimal() and int(level) in _KINDS and code and fold_name(name)):
        raise ValueError(f"{code or 'it'} has no level, code or name")
    draft = _draft(line, int(level), code, [name], location)
    return int(level), replace(draft, holders=(parent,) if parent and parent != location else ())


def _draft(line: int, level: int, code: str, names: list[str], country: str) -> Draft:
    return Draft(
        line=line,
        key=code,
        name=names[0],
        names=tuple(names[1:]),
        kind=_KINDS.get(level, "commune"),
        point=None,
        radius_km=_RADIUS_KM.get(level, 5.0),
        country=country,
        basis=f"ocha:{code}",
    )


def _covering(area: str) -> float | None:
    """The radius, in km, that covers a unit of so many square kilometres: one is rarely round."""
    try:
        square = float(area)
    except ValueError:
        return None
    return round(max(3.0, 1.3 * math.sqrt(square / math.pi)), 1) if 0 < square < 1e7 else None


def _cell(cells: list[str], at: int | None) -> str:
    return cells[at] if at is not None and at < len(cells) else ""
