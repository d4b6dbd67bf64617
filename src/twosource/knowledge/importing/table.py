"""Table: a plain CSV of places in, drafts out, by a map of its columns that the user writes (TOML).

```toml
standing = "curated"        # or "gazetteer": thousands of names, none of them special
separator = "|"             # parts the spellings in one cell
[columns]                   # field = column; name is wanted, and lat and lon together
name = "Village"
names = ["Name (Arabic)", "Also called"]
lat = "Y"
lon = "X"
admin1 = "State"
[fixed]                     # fields that are the same in every row
country = "SD"
kind = "village"
radius_km = 5
basis = "survey of 2024"
[kinds]                     # what the table's words for kinds stand for
"IDP gathering site" = "camp"
```

Fields: id, name, names, kind, lat, lon, radius_km, country, admin1, admin2, population, basis. Without a map the columns must be
called so themselves. Where no basis is told the points are recalled, with a radius of 10 km at least.
"""

from __future__ import annotations

import tomllib
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Final, Literal

import msgspec

from twosource.knowledge.basis import RECALLED
from twosource.knowledge.folding import fold_name
from twosource.knowledge.importing.drafts import BadRow, Draft, Drafts, ImportFault, coordinates
from twosource.knowledge.importing.files import is_text, opened, rows, same_width
from twosource.knowledge.packs import wrong_id
from twosource.knowledge.phrases import Kinds
from twosource.knowledge.place_check import RECALLED_RADIUS_KM, WIDEST_KM
from twosource.records import Place

FIELDS: Final = (
    "id", "name", "names", "kind", "lat", "lon", "radius_km", "country", "admin1", "admin2", "population", "basis",
)  # fmt: skip
_KIND: Final = "settlement"


class ColumnMap(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """How a table's columns give the fields of places."""

    columns: dict[str, str | tuple[str, ...]] = {}
    fixed: dict[str, str | int | float] = {}
    kinds: dict[str, str] = {}
    standing: Literal["curated", "gazetteer"] = "curated"
    separator: str = "|"


def read_map(file: Path) -> ColumnMap:
    """The map of a TOML file.

    Raises:
        ImportFault: it is none; it says where.
    """
    try:
        read = msgspec.convert(tomllib.loads(file.read_text(encoding="utf-8")), ColumnMap)
    except OSError as error:
        raise ImportFault(f"it can't be read: {error.strerror}", where=str(file), cure="Name a TOML file") from error
    except UnicodeDecodeError as error:
        line = error.object[: error.start].count(b"\n") + 1
        raise ImportFault("it is not UTF-8", where=f"{file}:{line}", cure="Save it as UTF-8") from error
    except (tomllib.TOMLDecodeError, msgspec.ValidationError) as error:
        raise ImportFault(f"this is no map of columns: {error}", where=str(file), cure="Mend it") from error
    for name in (*read.columns, *read.fixed):
        if name not in FIELDS:
            raise ImportFault(
                f"there is no field {name!r}", where=str(file), cure=f"The fields are {', '.join(FIELDS)}"
            )
    return read


@dataclass(frozen=True, slots=True)
class _Table:
    """The map held against the head of a table: the columns of each field, by number."""

    columns: Mapping[str, tuple[int, ...]]
    map: ColumnMap
    kinds: Mapping[str, str]

    def cell(self, cells: list[str], name: str) -> str:
        """A field of a row; "" where neither the row nor the map gives it."""
        found = " ".join(value for at in self.columns.get(name, ()) if at < len(cells) and (value := cells[at].strip()))
        return found or str(self.map.fixed.get(name, ""))

    def several(self, cells: list[str], name: str) -> tuple[str, ...]:
        """A field of several values."""
        parts = [
            part.strip()
            for at in self.columns.get(name, ())
            if at < len(cells)
            for part in cells[at].split(self.map.separator)
        ]
        return tuple(dict.fromkeys(filter(None, parts)))


def read_table(file: Path, columns: ColumnMap) -> Drafts:
    """The places of a table.

    Raises:
        ImportFault: a column of the map is missing.
    """
    kinds = Kinds().class_of
    bad: list[BadRow] = []
    with opened(file) as stream:
        table: _Table | None = None
        header: list[str] = []
        for line, cells in rows(stream, file, bad):
            if table is None:
                header = cells
                table = _Table(_columns(cells, columns, file), columns, {kind: kind for kind in kinds} | columns.kinds)
                continue
            try:
                same_width(cells, header)
                yield _draft(line, cells, table)
            except ValueError as error:
                yield BadRow(line, str(error))
    yield from bad


def _columns(head: list[str], given: ColumnMap, file: Path) -> dict[str, tuple[int, ...]]:
    names = [cell.strip() for cell in head]
    wanted = given.columns or {name: name for name in FIELDS if name in names}
    found: dict[str, tuple[int, ...]] = {}
    for name, columns in wanted.items():
        listed = (columns,) if isinstance(columns, str) else columns
        missing = [column for column in listed if column not in names]
        if missing:
            cure = f"The columns are {', '.join(names)}"
            raise ImportFault(f"there is no column {missing[0]!r}", where=str(file), cure=cure)
        twice = [column for column in listed if names.count(column) > 1]
        if twice:
            raise ImportFault(f"the column {twice[0]!r} stands twice", where=str(file), cure="Rename one of the two")
        found[name] = tuple(names.index(column) for column in listed)
    if "name" not in found:
        cure = f"Say in a map which of the columns ({', '.join(names)}) holds it: [columns] name = ..."
        raise ImportFault("no column gives the name", where=str(file), cure=cure)
    return found


def _draft(line: int, cells: list[str], table: _Table) -> Draft:
    if not all(map(is_text, cells)):
        raise ValueError("it is not UTF-8")
    name = table.cell(cells, "name")
    if not fold_name(name):
        raise ValueError(f"the name {name!r} cannot be looked for")
    said = table.cell(cells, "kind")
    kind = table.kinds.get(said) or table.kinds.get(fold_name(said).replace(" ", "-")) if said else _KIND
    if kind is None or kind not in table.kinds:
        raise ValueError(f"there is no kind of place {said!r}; say under [kinds] what it stands for")
    point = coordinates(table.cell(cells, "lat"), table.cell(cells, "lon"))
    country = table.cell(cells, "country")
    if not country:
        raise ValueError("no country is told; give a column or a fixed one")
    identifier = table.cell(cells, "id")
    wrong = wrong_id(Place, identifier) if identifier and not identifier.startswith("gn:") else None
    if wrong is not None:
        raise ValueError(". ".join(wrong))
    basis = table.cell(cells, "basis") or (f"geonames:{identifier[3:]}" if identifier.startswith("gn:") else RECALLED)
    radius = _number(table.cell(cells, "radius_km"), "radius_km") or RECALLED_RADIUS_KM
    if radius > WIDEST_KM:
        raise ValueError(f"radius_km is {radius:g}; {WIDEST_KM:g} is the most")
    if basis == RECALLED:
        radius = max(radius, RECALLED_RADIUS_KM)
    return Draft(
        line=line,
        key=identifier or f"{name}|{point}|{country}",
        id=identifier or None,
        name=name,
        names=table.several(cells, "names"),
        kind=kind,
        point=point,
        radius_km=radius,
        country=country,
        admin=(table.cell(cells, "admin2") or None, table.cell(cells, "admin1") or None),
        population=int(_number(table.cell(cells, "population"), "population") or 0) or None,
        basis=basis,
    )


def _number(text: str, name: str) -> float | None:
    if not text:
        return None
    try:
        number = float(text.replace(" ", "").replace(",", ""))
    except ValueError:
        raise ValueError(f"{name} is {text!r}, no number") from None
    if not 0 <= number < 1e10:
        raise ValueError(f"{name} is {text}")
    return number
