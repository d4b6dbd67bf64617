"""Drafts: places as a gazetteer gives them, before they are held against what is known already."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import NamedTuple

from twosource.errors import TwosourceError
from twosource.knowledge.geography import Point


class ImportFault(TwosourceError):
    """A file that cannot be imported at all."""


class BadRow(NamedTuple):
    """A row that is left out: its line (in a sheet its row), and why."""

    line: int
    problem: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Draft:
    """A place of a gazetteer.

    Attributes:
        key: what the gazetteer knows it by; ``holders`` are keys of places that hold it, nearest first.
        admin: the names of its admin2 and admin1 units, where it has no keys for them.
    """

    line: int
    key: str
    name: str
    kind: str
    point: Point | None
    radius_km: float
    country: str
    basis: str
    id: str | None = None
    names: tuple[str, ...] = ()
    holders: tuple[str, ...] = ()
    admin: tuple[str | None, str | None] = (None, None)
    population: int | None = None


Drafts = Iterator[Draft | BadRow]


def coordinates(lat: str, lon: str) -> Point | None:
    """The point of two cells, or None where both are empty.

    Raises:
        ValueError: they are no point on Earth; it says why.
    """
    if not lat.strip() and not lon.strip():
        return None
    try:
        point = (_degrees(lat), _degrees(lon))
    except ValueError:
        raise ValueError(f"{lat!r}, {lon!r} are no degrees") from None
    if not (abs(point[0]) <= 90 and abs(point[1]) <= 180):
        raise ValueError(f"{lat}, {lon} is no point on Earth")
    return round(point[0], 5), round(point[1], 5)


def _degrees(cell: str) -> float:
    """A number of degrees; tables of half the world write it with a comma."""
    return float(cell.replace(",", ".") if "." not in cell else cell)
