"""GeoNames: a dump of the gazetteer (``SY.txt``, or the zip it comes in) in, drafts out.

A row has 19 cells parted by tabs: id, name, ASCII name, other names, latitude, longitude, feature class and code,
country, other countries, codes of admin1 to admin4, population, elevation, model's elevation, time zone, day of change
(download.geonames.org/export/dump/readme.txt).
"""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path
from typing import Final

from twosource.knowledge.folding import fold_name
from twosource.knowledge.importing.drafts import BadRow, Draft, Drafts, coordinates
from twosource.knowledge.importing.features import Features
from twosource.knowledge.importing.files import is_text, lines, opened
from twosource.knowledge.settlements import usable_alias

CELLS: Final = 19
_LEVELS: Final = {"ADM1": 1, "ADM2": 2}


def read_geonames(file: Path) -> Drafts:
    """The places of a dump that are imported, whose keys are their GeoNames ids, and the rows that are none."""
    features = Features()
    units: dict[tuple[str, ...], str] = {}  # country and codes of an admin unit -> its key
    drafts: list[tuple[Draft, tuple[str, ...]]] = []
    with opened(file) as stream:
        for number, line in lines(stream):
            if not line or line.startswith("#"):
                continue
            cells = line.split("\t")
            if len(cells) != CELLS or not cells[0].isdecimal() or not is_text(line):
                problem = f"{len(cells)} cells where a row of GeoNames has {CELLS}"
                if len(cells) == CELLS:
                    problem = "it is not UTF-8" if cells[0].isdecimal() else f"{cells[0]!r} is no GeoNames id"
                yield BadRow(number, problem)
                continue
            population = int(cells[14]) if cells[14].isdecimal() else 0
            kind = features.kind(cells[7], population)
            if kind is None:
                continue
            codes = tuple(cells[10:12])
            try:
                draft = _draft(number, cells, kind, population, features)
            except ValueError as error:
                yield BadRow(number, str(error))
                continue
            level = _LEVELS.get(cells[7])
            if level:
                units[cells[8], *codes[:level]] = draft.key
            drafts.append((draft, codes))
    for draft, codes in drafts:
        held_by = [units.get((draft.country, *codes[:level])) for level in (2, 1)]
        yield replace(draft, holders=tuple(key for key in held_by if key is not None and key != draft.key))


def _draft(line: int, cells: list[str], kind: str, population: int, features: Features) -> Draft:
    key, name, ascii_name, others = cells[:4]
    point = coordinates(cells[4], cells[5])
    if point is None:
        raise ValueError("it has no point")
    if not fold_name(name):
        raise ValueError(f"the name {name!r} cannot be looked for")
    aliases = {alias for alias in (ascii_name, *others.split(",")) if alias and usable_alias(alias)}
    return Draft(
        line=line,
        key=key,
        id=f"gn:{key}",
        name=name,
        names=tuple(sorted(aliases - {name})),
        kind=kind,
        point=point,
        radius_km=features.radius_km(kind, population),
        country=cells[8],
        population=population or None,
        basis=f"geonames:{key}",
    )
