"""The base index: the world's places in a few files mapped from disk, so that opening it costs next to nothing.

In: the base gazetteer's rows, once. Out: rows by number, by GeoNames id, and by folded or loose name. Names are two
tries (marisa), rows are columns of numbers; nothing is read before it is asked for.
"""

from __future__ import annotations

import hashlib
import mmap
import sys
from array import array
from bisect import bisect_left
from collections import defaultdict
from collections.abc import Iterable, Mapping
from pathlib import Path
from typing import Any, Final, Literal

import marisa_trie
import msgspec

from twosource.knowledge.base import NO_ROW, BaseRow, base_rows, base_version
from twosource.knowledge.folding import name_keys
from twosource.knowledge.geography import Point, box_around
from twosource.knowledge.matchable import MATCHABLE, Spoken, matchable
from twosource.knowledge.transliteration import loose_key
from twosource.knowledge.words import load_words, words_version
from twosource.records import Place

_FORMAT: Final = "4"
_LEVELS: Final = ("country", "admin1", "admin2", "settlement")
_COLUMNS: Final[Mapping[str, Literal["B", "H", "I"]]] = {
    "geonames_id": "I", "population": "I", "level": "B", "kind": "H", "country": "H", "parent": "I", "grandparent": "I",
    "name_start": "I",
}  # fmt: skip
_MEASURES: Final = ("lat", "lon", "radius")
_LEAST_LOOSE = 4  # letters of a loose key; shorter ones join too much
_NAME_END = "\x1f"


class _Meta(msgspec.Struct, frozen=True):
    rows: int
    kinds: tuple[str, ...]
    countries: tuple[str, ...]
    byteorder: str
    boxes: dict[str, tuple[float, float, float, float]]


def index_name() -> str:
    """The name of the built index: it changes with the packages, the word lists and the format."""
    inputs = f"{_FORMAT}|{base_version()}|{words_version()}|{sys.byteorder}"
    return f"places-{hashlib.sha256(inputs.encode()).hexdigest()[:16]}"


def _write_postings(folder: Path, name: str, postings: Mapping[str, Iterable[int]]) -> marisa_trie.Trie:
    trie = marisa_trie.Trie(postings.keys())
    starts = array("I", bytes(4 * (len(trie) + 1)))
    ordered: list[tuple[int, str]] = sorted((trie.key_id(key), key) for key in postings)
    flat = array("I")
    for number, key in ordered:
        flat.extend(postings[key])
        starts[number + 1] = len(flat)
    trie.save(str(folder / f"{name}.marisa"))
    (folder / f"{name}.starts").write_bytes(starts.tobytes())
    (folder / f"{name}.rows").write_bytes(flat.tobytes())
    return trie


def _collect(rows: list[BaseRow]) -> tuple[dict[str, dict[int, bool]], dict[str, dict[int, bool]]]:
    """Folded and loose keys with the rows they name, each with whether it is the row's usual name."""
    strict: dict[str, dict[int, bool]] = defaultdict(dict)
    loose: dict[str, dict[int, bool]] = defaultdict(dict)
    for number, row in enumerate(rows):
        for index, name in enumerate(row.names):
            for key in name_keys(name):
                strict[key].setdefault(number, index == 0)
                if key.isascii():
                    other = loose_key(key)
                    if len(other) >= _LEAST_LOOSE:
                        loose[other].setdefault(number, index == 0)
    return strict, loose


def build_index(folder: Path) -> None:
    """Build the index of the base gazetteer into an empty folder. Takes half a minute and 1 GB, once."""
    rows = base_rows()
    words = load_words()
    strict, loose = _collect(rows)

    def order(numbers: dict[int, bool]) -> list[int]:
        ranked = sorted(numbers, key=lambda number: (-rows[number].population, rows[number].geonames_id))
        return [number << 1 | numbers[number] for number in ranked]

    trie = _write_postings(folder, "names", {key: order(numbers) for key, numbers in strict.items()})
    flags = bytearray(len(trie))
    for key, numbers in strict.items():
        spoken = Spoken.of((rows[number], usual) for number, usual in numbers.items())
        if matchable(key, spoken, words):
            flags[trie.key_id(key)] = MATCHABLE
    (folder / "names.flags").write_bytes(bytes(flags))
    _write_postings(folder, "loose", {key: order(numbers) for key, numbers in loose.items()})
    _write_rows(folder, rows)
    points = defaultdict(list)
    for row in rows:
        if row.level == "settlement" and row.point:
            points[row.country].append(row.point)
    boxes = {country: box_around(cloud) for country, cloud in sorted(points.items())}
    meta = _Meta(
        len(rows),
        tuple(sorted({row.kind for row in rows})),
        tuple(sorted({row.country for row in rows})),
        sys.byteorder,
        {country: (box.south, box.west, box.north, box.east) for country, box in boxes.items() if box},
    )
    (folder / "meta.json").write_bytes(msgspec.json.encode(meta))


def _write_rows(folder: Path, rows: list[BaseRow]) -> None:
    kinds = {kind: number for number, kind in enumerate(sorted({row.kind for row in rows}))}
    countries = {country: number for number, country in enumerate(sorted({row.country for row in rows}))}
    number_of = {row.geonames_id: number for number, row in enumerate(rows)}
    columns: dict[str, Any] = {name: array(code) for name, code in _COLUMNS.items()}
    columns |= {name: array("f") for name in _MEASURES}
    blob = bytearray()
    for row in rows:
        lat, lon = row.point or (float("nan"), float("nan"))
        parents = [number_of[parent] for parent in row.parents] + [NO_ROW, NO_ROW]
        values = {
            "geonames_id": row.geonames_id, "population": row.population, "lat": lat, "lon": lon,
            "radius": row.radius_km, "level": _LEVELS.index(row.level), "kind": kinds[row.kind], "country": countries[row.country],
            "parent": parents[0], "grandparent": parents[1], "name_start": len(blob),
        }  # fmt: skip
        for name, value in values.items():
            columns[name].append(value)
        blob += _NAME_END.join(row.names).encode()
    columns["name_start"].append(len(blob))
    for name, column in columns.items():
        (folder / f"row.{name}").write_bytes(column.tobytes())
    (folder / "row.names").write_bytes(bytes(blob))


def _mapped(path: Path) -> memoryview:
    with path.open("rb") as file:
        return memoryview(mmap.mmap(file.fileno(), 0, access=mmap.ACCESS_READ))


def _integers(path: Path, code: Literal["B", "H", "I"]) -> memoryview[int]:
    """A column of whole numbers, mapped from its file."""
    return _mapped(path).cast(code)


class BaseIndex:
    """The index, opened from the folder it was built in. Rows are numbers; `place` makes a record of one."""

    def __init__(self, folder: Path) -> None:
        self.meta = msgspec.json.decode((folder / "meta.json").read_bytes(), type=_Meta)
        self.names = marisa_trie.Trie().mmap(str(folder / "names.marisa"))
        self.flags = _integers(folder / "names.flags", "B")
        self._name_starts = _integers(folder / "names.starts", "I")
        self._name_rows = _integers(folder / "names.rows", "I")
        self._loose = marisa_trie.Trie().mmap(str(folder / "loose.marisa"))
        self._loose_starts = _integers(folder / "loose.starts", "I")
        self._loose_rows = _integers(folder / "loose.rows", "I")
        self._columns = {name: _integers(folder / f"row.{name}", code) for name, code in _COLUMNS.items()}
        self._measures = {name: _mapped(folder / f"row.{name}").cast("f") for name in _MEASURES}
        self._blob = _mapped(folder / "row.names")
        self.geonames_ids = self._columns["geonames_id"]
        self.populations = self._columns["population"]

    def named(self, key: str) -> list[tuple[int, bool]]:
        """The rows of this folded name, greatest first, each with whether it is the row's usual name."""
        number = self.names.get(key)
        return self.posted(number) if number is not None else []

    def posted(self, number: int) -> list[tuple[int, bool]]:
        """The rows of the folded name with this number in the trie."""
        return [
            (entry >> 1, bool(entry & 1)) for entry in self._name_rows[slice(*self._name_starts[number : number + 2])]
        ]

    def loosely_named(self, key: str) -> list[int]:
        """The rows of this loose key, greatest first."""
        number = self._loose.get(key)
        if number is None:
            return []
        return [entry >> 1 for entry in self._loose_rows[slice(*self._loose_starts[number : number + 2])]]

    def row(self, geonames_id: int) -> int | None:
        """The row of a GeoNames id, or None."""
        number = bisect_left(self.geonames_ids, geonames_id)
        found = number < self.meta.rows and self.geonames_ids[number] == geonames_id
        return number if found else None

    def level(self, row: int) -> str:
        """Country, admin1, admin2 or settlement."""
        return _LEVELS[self._columns["level"][row]]

    def country(self, row: int) -> str:
        """The country of a row, ISO 3166-1 alpha-2."""
        return self.meta.countries[self._columns["country"][row]]

    def kind(self, row: int) -> str:
        """The kind of a row: city, province ..."""
        return self.meta.kinds[self._columns["kind"][row]]

    def radius_km(self, row: int) -> float:
        """How far the truth may lie from a row's point, in kilometres."""
        return round(self._measures["radius"][row], 1)

    def point(self, row: int) -> Point | None:
        """The point of a row, or None where it has none."""
        lat, lon = self._measures["lat"][row], self._measures["lon"][row]
        return (round(lat, 5), round(lon, 5)) if lat == lat else None

    def spelled(self, row: int) -> tuple[str, ...]:
        """All names of a row, its usual one first."""
        start, end = self._columns["name_start"][row : row + 2]
        return tuple(bytes(self._blob[start:end]).decode().split(_NAME_END))

    def parents(self, row: int) -> list[int]:
        """The rows that hold this one, nearest first: admin2, admin1, country, as far as known."""
        found: list[int] = []
        queue = [row]
        while queue:
            at = queue.pop(0)
            for column in ("parent", "grandparent"):
                parent = int(self._columns[column][at])
                if parent != NO_ROW and parent not in found:
                    found.append(parent)
                    queue.append(parent)
        return found

    def place(self, row: int) -> Place:
        """The record of a row. A country or admin unit with no known place inside has no point."""
        lat, lon = self.point(row) or (None, None)
        level = self.level(row)
        names = self.spelled(row)
        geonames_id = self.geonames_ids[row]
        parents = self.parents(row)
        admin1 = next((self.spelled(parent)[0] for parent in parents if self.level(parent) == "admin1"), None)
        basis = f"geonames:{geonames_id}"
        return Place(
            id=f"gn:{geonames_id}",
            name=names[0],
            kind=self.kind(row),
            lat=lat,
            lon=lon,
            radius_km=self.radius_km(row),
            country=self.country(row),
            admin1=names[0] if level == "admin1" else admin1,
            names=names[1:],
            part_of=tuple(f"gn:{self.geonames_ids[parent]}" for parent in parents),
            population=int(self.populations[row]) or None,
            basis=basis if level == "settlement" else f"{basis}, middle of its populated places",
        )
