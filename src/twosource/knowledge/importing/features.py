"""Features: what kind of place a feature of a gazetteer is, and how far its point may be off.

The choice is data (``data/gazetteers/features.yaml``).
"""

from __future__ import annotations

from typing import Final

import msgspec
import yaml

from twosource.knowledge.folding import fold_name
from twosource.knowledge.phrases import Kinds
from twosource.knowledge.settlements import settlement_kind, settlement_radius_km
from twosource.knowledge.words import DATA

GAZETTEERS: Final = DATA / "gazetteers"


class _Data(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    settlements: tuple[str, ...]
    seats: tuple[str, ...]
    kinds: dict[str, str]
    radius_km: dict[str, float]
    unit_words: tuple[str, ...]


class Features:
    """The features that are imported."""

    def __init__(self) -> None:
        read = yaml.load((GAZETTEERS / "features.yaml").read_text(encoding="utf-8"), Loader=yaml.CSafeLoader)
        self._data = msgspec.convert(read, _Data)
        self.class_of = Kinds().class_of
        self.unit_words = frozenset(map(fold_name, self._data.unit_words))

    def kind(self, code: str, population: int) -> str | None:
        """The kind of a GeoNames feature; None for one that is not imported."""
        if code in self._data.settlements:
            if population == 0:
                return "town" if code in self._data.seats else "village"
            return settlement_kind(population)
        return self._data.kinds.get(code)

    def radius_km(self, kind: str, population: int) -> float:
        """How far the truth may lie from the point of a place of this kind."""
        sort = self.class_of.get(kind, "facility")
        return self._data.radius_km[sort] if sort in self._data.radius_km else settlement_radius_km(population)
