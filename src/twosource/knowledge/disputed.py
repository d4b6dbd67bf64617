"""Disputed territory: which country a place there is counted to, by one rule that is data (``data/disputed.yaml``).

In: a point. Out: the territory that it surely lies in, with its claimants, who governs it in fact, the country that a
place there gets, and why.
"""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from typing import Final, Literal

import msgspec
import yaml

from twosource.knowledge.geography import Point
from twosource.knowledge.outlines import Outline
from twosource.knowledge.words import DATA

DISPUTED_FILE: Final = DATA / "disputed.yaml"
Rule = Literal["united-nations", "own-code", "administration"]


class Administration(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """Who governs a territory in fact (an ISO 3166-1 alpha-2 code or a name); ends are inclusive, None where open."""

    by: str
    start: date | None = None
    end: date | None = None


class Territory(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """A disputed territory. ``country`` None: the administering state's, on its side of the line."""

    id: str
    name: str
    claimants: tuple[str, ...]
    administered: tuple[Administration, ...]
    country: str | None
    rule: Rule
    why: str
    outline: tuple[Point, ...] = ()


class Disputed:
    """All disputed territories that the rule speaks of, in the order of the file."""

    def __init__(self) -> None:
        read = yaml.load(DISPUTED_FILE.read_text(encoding="utf-8"), Loader=yaml.CSafeLoader)
        self._territories = msgspec.convert(read, tuple[Territory, ...])
        self._outlines = [
            Outline([([lon for _, lon in territory.outline], [lat for lat, _ in territory.outline])])
            for territory in self._territories
            if territory.outline
        ]
        self._outlined = [territory for territory in self._territories if territory.outline]

    def __iter__(self) -> Iterator[Territory]:
        """The territories."""
        return iter(self._territories)

    def at(self, point: Point) -> Territory | None:
        """The territory that a point (latitude, longitude) surely lies in; None elsewhere, and near its edge."""
        return next(
            (territory for territory, outline in zip(self._outlined, self._outlines, strict=True) if point in outline),
            None,
        )

    def claimants(self, point: Point | None) -> tuple[str, ...]:
        """The states that claim where a point lies, or govern there in fact; none outside disputed territory."""
        territory = self.at(point) if point is not None else None
        if territory is None:
            return ()
        governing = (one.by for one in territory.administered if len(one.by) == 2)
        return tuple(dict.fromkeys((*territory.claimants, *governing)))
