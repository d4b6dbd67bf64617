"""Spellings of sources that only coders use, slips of the pen among them: the shipped table `data/source_spellings.yaml`.

They are no names in the packs, for in a report "live map" is a map.
"""

from __future__ import annotations

from collections.abc import Mapping
from functools import cache
from pathlib import Path
from typing import Final

import msgspec

from twosource.knowledge.sources import spelling

_TABLE: Final = Path(__file__).parent / "data" / "source_spellings.yaml"


@cache
def coders_spellings() -> Mapping[str, str]:
    """Key of a spelling (`twosource.knowledge.sources.spelling`) -> source id."""
    table = msgspec.yaml.decode(_TABLE.read_bytes(), type=dict[str, list[str]])
    return {spelling(name): source for source, names in table.items() for name in names}
