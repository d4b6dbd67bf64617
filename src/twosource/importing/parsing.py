"""A row's cells in, what they say out: type, time, places, parties, figures, sources; or what is wrong with the row.

Nothing is looked up here: names stay names, each with the cell it stands in.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from fnmatch import fnmatchcase
from itertools import pairwise
from typing import cast

from twosource.codebook import Codebook
from twosource.importing.cells import Cell, Cells
from twosource.importing.conditions import cell, count, degrees, filled, holds, parts, plain, value_of
from twosource.importing.crosswalks import Backwards, backwards
from twosource.importing.dates import around, day
from twosource.importing.faults import RowFault
from twosource.importing.model import FigureRule, PartyRule, PlaceRule, SpeakerRule, TableMap, Value, as_value
from twosource.records import Certainty, ClaimTime, Figure, Modality, Polarity, TimePrecision


@dataclass(frozen=True, slots=True)
class ToldPlace:
    """A place as a row tells it."""

    name: Cell
    point: tuple[float, float] | None
    radius_km: float | None
    country: str | None
    admin1: str | None
    within: str | None
    origin: bool


@dataclass(frozen=True, slots=True)
class ToldParty:
    """A party as a row tells it: ``id`` where the map gives it, ``kind`` for one that no pack knows."""

    role: str
    name: Cell
    kind: str
    id: str | None


@dataclass(frozen=True, slots=True)
class ToldSource:
    """One source of a row: the chain of names, outermost first, each with its kind; and its own words, if given."""

    chain: tuple[tuple[Cell, str], ...]
    words: Cell | None


@dataclass(frozen=True, slots=True)
class ToldRow:
    """All that a row says."""

    id: str
    event_type: str
    attributes: tuple[str, ...]
    trigger: Cell | None
    why: str
    time: ClaimTime
    places: tuple[ToldPlace, ...]
    parties: tuple[ToldParty, ...]
    figures: tuple[Figure, ...]
    sources: tuple[ToldSource, ...]
    words: Cell | None
    certainty: Certainty
    modality: Modality
    polarity: Polarity


class RowParser:
    """Reads the cells of rows by one map."""

    def __init__(self, table_map: TableMap, codebook: Codebook) -> None:
        self.map = table_map
        self._schemes: Mapping[str, Mapping[str, Backwards]] = {
            rule.crosswalk: backwards(codebook, rule.crosswalk) for rule in table_map.types if rule.crosswalk
        }

    def id(self, cells: Cells) -> str:
        """The row's id; a whole number stands without its decimals.

        Raises:
            RowFault: it has none.
        """
        written = cells[self.map.id].value if self.map.id in cells else ""
        if not written:
            raise RowFault(self.map.id, "it is empty", "Give each row an id of its own")
        return plain(written) if written.replace(".", "", 1).isdigit() else written

    def publisher(self, cells: Cells) -> str | None:
        """Who publishes the row."""
        return self._text(self.map.publisher, cells)

    def published(self, cells: Cells, latest: date) -> date | None:
        """When: the last of the days told; None where none is told, or one that cannot be read.

        Args:
            latest: the last day on which it may have been published; a later one was miswritten, and is as good as none.

        Raises:
            RowFault: a cell of several days holds none.
        """
        value = as_value(self.map.published)
        found = value_of(value, cells)[0] if value is not None else None
        if found is None:
            return None
        days = []
        for part in str(found).split(self.map.separator):
            if part.strip():
                days.append(self._day(part.strip(), self.map.published_formats, _column(value, cells)))
        return max((day for day in days if day <= latest), default=None)

    def url(self, cells: Cells) -> str | None:
        """Where it stands."""
        return cells[self.map.url].value if self.map.url and self.map.url in cells else None

    def parse(self, text: str, cells: Cells) -> ToldRow:
        """What a row says.

        Raises:
            RowFault: a cell cannot be read, or no rule tells the row's type.
        """
        identifier = self.id(cells)
        event_type, attributes, trigger, why = self._type(cells)
        words = cell(cells, self.map.words)
        return ToldRow(
            id=identifier,
            event_type=event_type,
            attributes=attributes,
            trigger=trigger,
            why=why,
            time=self._time(text, cells),
            places=tuple(p for rule in self.map.places if (p := self._place(rule, cells)) is not None),
            parties=tuple(p for rule in self.map.parties for p in self._parties(rule, cells)),
            figures=tuple(f for rule in self.map.figures if (f := self._figure(rule, text, cells)) is not None),
            sources=self._sources(cells),
            words=words if words.value else None,
            certainty=cast(Certainty, self._text(self.map.certainty, cells) or "stated"),
            modality=cast(Modality, self._text(self.map.modality, cells) or "happened"),
            polarity=cast(Polarity, self._text(self.map.polarity, cells) or "affirmed"),
        )

    def _text(self, given: str | Value | float | None, cells: Cells) -> str | None:
        value = as_value(given)
        found = value_of(value, cells)[0] if value is not None else None
        return None if found is None else str(found)

    def _type(self, cells: Cells) -> tuple[str, tuple[str, ...], Cell | None, str]:
        for rule in self.map.types:
            if not holds(rule.when, cells):
                continue
            trigger = cells.get(rule.trigger or "") or filled(rule.when, cells)
            if rule.crosswalk is None:
                return str(rule.code), rule.attributes, trigger, f"type: {trigger.value if trigger else 'the map'}"
            column = str(rule.column)
            told = cells.get(column)
            found = self._schemes[rule.crosswalk].get(plain(told.value)) if told else None
            if told is None or found is None:
                problem = f"{told.value!r} is no code of {rule.crosswalk.upper()}'s" if told else "it is empty"
                raise RowFault(column, problem, "Mend the code, or add a rule for it to the map")
            attributes = (*found.attributes, *rule.attributes)
            return found.code, attributes, told, f"type: {told.value} by the codebook's crosswalk"
        raise RowFault("", "no rule of the map tells its event type", "Add a rule without conditions as the last one")

    def _time(self, text: str, cells: Cells) -> ClaimTime:
        rule = self.map.time
        first, last = cells.get(rule.start), cells.get(rule.end) if rule.end else None
        told = self._text(rule.precision, cells)
        if first is None:
            if last is not None:
                raise RowFault(rule.start, "it is empty, and the last day is given", "Give the first day too")
            return ClaimTime(start=None, end=None, precision="unknown", basis="unknown", text="", span=None)
        start = self._day(first.value, rule.formats, rule.start)
        precision = cast(TimePrecision, told or "day")
        if last is None:
            start, end = around(start, precision)
            return _time(start, end, precision, first)
        end = self._day(last.value, rule.formats, str(rule.end))
        if end < start:
            if not rule.either_order:
                raise RowFault(str(rule.end), f"{last.value} lies before {rule.start} {first.value}", "Mend the days")
            start, end = end, start
        if start == end and precision == "range":
            precision = "day"
        elif start != end and precision == "day":
            precision = "range"
        return _time(start, end, precision, first if start == end else _joined(text, (first, last)) or first)

    def _day(self, written: str, formats: tuple[str, ...], column: str) -> date:
        try:
            return day(written, formats)
        except ValueError as error:
            raise RowFault(column, str(error), "Write it so, or name its format in the map") from None

    def _place(self, rule: PlaceRule, cells: Cells) -> ToldPlace | None:
        if not holds(rule.when, cells):
            return None
        point = None
        if rule.lat is not None and rule.lon is not None:
            lat, lon = degrees(rule.lat, cells, 90.0), degrees(rule.lon, cells, 180.0)
            if (lat is None) != (lon is None):
                raise RowFault(rule.lat if lat is None else rule.lon, "it is empty", "Give both, or neither")
            point = (lat, lon) if lat is not None and lon is not None else None
        name = cell(cells, rule.name)
        if not name.value:
            return None
        radius = self._text(rule.radius_km, cells)
        within = cell(cells, rule.within)
        return ToldPlace(
            name=name,
            point=point,
            radius_km=float(radius) if radius is not None else None,
            country=self._text(rule.country, cells),
            admin1=cells[rule.admin1].value if rule.admin1 and rule.admin1 in cells else None,
            within=within.value if within.value and within != name else None,
            origin=rule.origin,
        )

    def _parties(self, rule: PartyRule, cells: Cells) -> list[ToldParty]:
        if rule.column not in cells or not holds(rule.when, cells):
            return []
        kind = self._text(rule.kind, cells) or ("weapon" if rule.role == "instrument" else "unknown")
        return [
            ToldParty(rule.role, name, kind, rule.ids.get(name.value))
            for name in parts(cells[rule.column], rule.separators)
            if name.value and not _skipped(name.value, rule.skip)
        ]

    def _figure(self, rule: FigureRule, text: str, cells: Cells) -> Figure | None:
        if not holds(rule.when, cells):
            return None
        columns = [column for column in (rule.low, rule.best, rule.high) if column is not None]
        told = {column: number for column in columns if (number := count(column, cells)) is not None}
        if not told or (rule.zero == "untold" and not any(told.values())):
            return None
        if rule.bounds == "hold":
            _refuse_falling(told)
        best = told.get(rule.best or "")
        low, high = told.get(rule.low or ""), told.get(rule.high or "")
        if rule.low is None and rule.high is None:
            low = high = best
        low = None if low is None else min(told.values())
        high = None if high is None else max(told.values())
        standing = tuple(sorted((cells[column] for column in told), key=lambda one: one.start))
        where = cells.get(rule.best or "") if low == best == high else _joined(text, standing)
        where = where or cells.get(rule.best or "") or standing[0]
        return Figure(
            what=rule.what,
            low=low,
            best=best,
            high=high,
            text=where.value,
            span=(where.start, where.end),
            who=self._text(rule.who, cells),
        )

    def _sources(self, cells: Cells) -> tuple[ToldSource, ...]:
        if not self.map.speakers:
            return (ToldSource((), None),)
        outer, *inner = self.map.speakers
        names = self._names(outer, cells)
        words = self._words(outer, cells, len(names))
        found: dict[tuple[str, ...], ToldSource] = {}
        chains: list[list[tuple[Cell, str]]] = [[name] if name[0].value else [] for name in names]
        for rule in inner:
            told = [name for name in self._names(rule, cells) if name[0].value]
            if len(told) == 1:
                told *= len(chains)
            if len(told) == len(chains):
                for chain, name in zip(chains, told, strict=True):
                    if plain(name[0].value) not in (plain(one[0].value) for one in chain):
                        chain.append(name)
        for chain, own in zip(chains, words, strict=True):
            if chain:
                found.setdefault(tuple(plain(name.value) for name, _ in chain), ToldSource(tuple(chain), own))
        return tuple(found.values()) or (ToldSource((), None),)

    def _names(self, rule: SpeakerRule, cells: Cells) -> list[tuple[Cell, str]]:
        """The names that a rule gives; an empty cell where one tells nobody, so that lists stay side by side."""
        value = as_value(rule.name)
        found, where = value_of(value, cells) if value is not None else (None, None)
        if where is None or found is None:
            return [(Cell("", 0), "unknown")]
        kind = self._text(rule.kind, cells) or "unknown"
        return [
            (Cell("", 0) if _skipped(name.value, rule.skip) else name, kind) for name in parts(where, rule.separators)
        ]

    def _words(self, rule: SpeakerRule, cells: Cells, wanted: int) -> list[Cell | None]:
        """Each source's own words; all of the cell where it is not parted as the names are."""
        whole = cells.get(rule.words or "")
        if whole is None:
            return [None] * wanted
        found = list(parts(whole, rule.separators))
        if len(found) != wanted:
            return [whole] * wanted
        return [words if words.value else None for words in found]


def _time(start: date, end: date, precision: TimePrecision, where: Cell) -> ClaimTime:
    span = (where.start, where.end)
    return ClaimTime(start=start, end=end, precision=precision, basis="text", text=where.value, span=span)


def _joined(text: str, cells: tuple[Cell, ...]) -> Cell | None:
    """The stretch of the text from the first to the last of some cells, if they stand on lines that follow."""
    start, end = cells[0].start, cells[-1].end
    stretch = text[start:end] if start <= end else ""
    return Cell(stretch, start) if stretch.count("\n") == len(cells) - 1 else None


def _refuse_falling(told: Mapping[str, int]) -> None:
    """Let numbers pass that rise, or stay, in their order of low, best and high.

    Raises:
        RowFault: one is greater than the next.
    """
    for (column, number), (after, greater) in pairwise(told.items()):
        if number > greater:
            cure = 'Mend the numbers, or write bounds = "widen" under the figure in the map'
            raise RowFault(column, f"{number} is more than the {greater} in {after}", cure)


def _skipped(name: str, patterns: tuple[str, ...]) -> bool:
    folded = name.casefold()
    return any(fnmatchcase(folded, pattern.casefold()) for pattern in patterns)


def _column(value: Value | None, cells: Cells) -> str:
    columns = value.column if value is not None else ()
    return columns if isinstance(columns, str) else next((one for one in columns if one in cells), "")
