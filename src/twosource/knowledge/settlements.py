"""Settlements: what kind of place a number of people makes, how far its point may be off, and which of its names count.

In: populations and names as GeoNames has them. Out: kinds, kilometres, yes or no.
"""

from __future__ import annotations

import math
import re
from typing import Final

# Latin, Cyrillic, Hebrew and Arabic letters; no figures, brackets or addresses.
_WRITTEN: Final = re.compile(
    r"(?!.*http)[^\w(]{0,2}([A-Za-z\u00c0-\u024f\u1e00-\u1eff\u0400-\u052f\u05d0-\u06ff])[^\d(]{1,58}$"
)
_CODE: Final = re.compile(r"[A-Z]{2,4}")
_ARTICLE_START: Final = re.compile(
    r"(?:al|el|ar|as|ash|at|ad|an|az|et|es|er|ez|d|l|le|la|de|den|het|s)[-’' ]+[^a-z’' -]"
)


def usable_alias(name: str) -> bool:
    """Whether a text that names the place might write it so: a script the wars are reported in, no code, no machine's
    transcript."""
    match = _WRITTEN.match(name)
    if match is None or _CODE.fullmatch(name):
        return False
    return not match.group(1).islower() or bool(_ARTICLE_START.match(name))


def settlement_radius_km(population: int) -> float:
    """How far the truth may lie from a populated place's point: 3 km for a village, 8 km for a city of a million."""
    return round(3.0 + 5.0 * min(1.0, max(0.0, (math.log10(max(population, 1)) - 3.5) / 2.5)), 1)


def settlement_kind(population: int) -> str:
    """City from 100,000 people, town from 5,000 or where GeoNames knows no number (a seat), village below."""
    if population >= 100_000:
        return "city"
    return "town" if population >= 5_000 or population == 0 else "village"
