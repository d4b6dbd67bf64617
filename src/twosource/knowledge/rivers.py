"""Rivers: whether the article before a name makes it a river's: "crossed the Dnipro", "the banks of the Niger".

In: a place's name in a folded text. Out: the rivers of the packs that it means, or none. English gives rivers an article, and
towns and most countries none; a name that is a country's too ("the Congo") is a river's only where the words tell of water.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from typing import Final, NamedTuple

from twosource.knowledge.folding import fold_name
from twosource.records import Place

_BRACKETS: Final = re.compile(r" \([^()]*\)$")
_ARTICLE: Final = re.compile(r"\b(?:the river|river|the(?: (?:lower|upper|middle|mighty|wide|swollen|frozen))?) $")
_BY_WATER: Final = re.compile(
    r"\b(?:cross(?:ed|es|ing)?|on|along|over|down|up|across|into|in|"
    r"(?:banks?|shores?|waters|bed|mouth|course|sides?|bend|loop|north|south|east|west|ferry|boats?|bridges?|pontoons?)"
    r" (?:of|on|over|across|along)) $"
)
_TAKE_ARTICLES: Final = frozenset({"congo", "gambia"})  # the countries of those that rivers are called after
_INTO_LAND: Final = frozenset({"in ", "into ", "across ", "over ", "north of ", "south of ", "east of ", "west of "})
_REACH: Final = 60  # letters looked at before a name
# A noun may not follow: "the Dnipro mayor", "the Jordan border".
_GOES_ON: Final = re.compile(
    r"(?!-)(?:[^\w ]|\s*$|\s*\n| (?:and|or|but|nor|to|in|on|at|near|from|into|by|between|after|before|while|when|where|which|that|"
    r"who|is|was|were|are|has|had|have|with|without|for|of|as|during|over|under|toward|towards|this|last|early|late|again|"
    r"overnight|yesterday|today|because|since|until|north|south|east|west|some|about|just|upstream|downstream|river|killing|"
    r"wounding|leaving|using|then|there|shot|fought|\w{2,}ed|\w+day|\d)\b)"
)


class River(NamedTuple):
    """The rivers of one name, and a name by which they are known apart from towns."""

    ids: tuple[str, ...]
    name: str


class Rivers:
    """The rivers of the packs, by what they are called beside an article.

    Args:
        places: those of the packs.
        countries: the names of countries; some take an article too.
    """

    def __init__(self, places: Iterable[Place], countries: Iterable[str]) -> None:
        found: dict[str, list[Place]] = {}
        for place in places:
            if place.kind == "river":
                keys = {_bare(name) for name in (place.name, *place.names) if name.isascii() and _is_of_river(name)}
                for key in sorted(keys - {""}):
                    found.setdefault(key, []).append(place)
        self._rivers: Mapping[str, River] = {
            key: River(tuple(place.id for place in rivers), _own_name(rivers[0], key)) for key, rivers in found.items()
        }
        self._countries = frozenset(map(fold_name, countries))

    def told(self, text: str, start: int, end: int) -> River | None:
        """The rivers that the name from start to end of a folded text means, if the words beside it make it a river's."""
        river = self._rivers.get(text[start:end])
        if river is None:
            return None
        before = text[max(0, start - _REACH) : start]
        article = _ARTICLE.search(before)
        if article is None or _GOES_ON.match(text, end) is None:
            return None
        if text[start:end] in self._countries and "river" not in article[0]:
            water = _BY_WATER.search(before[: article.start()])
            if water is None or (water[0] in _INTO_LAND and text[start:end] in _TAKE_ARTICLES):
                return None
        return river


def _is_of_river(name: str) -> bool:
    return not re.search(r"\b(?:valley|basin|reservoir|bank|banks|side|north of|south of|east of|west of)\b", name)


def _bare(name: str) -> str:
    """A river's name without the words that say so: "niger" of "the Niger River"."""
    words = fold_name(_BRACKETS.sub("", name)).split(" ")
    return " ".join(word for word in words if word not in ("the", "river"))


def _own_name(river: Place, key: str) -> str:
    """The name of a river that says best that it is one."""
    names = [name for name in (river.name, *river.names) if _bare(name) == key]
    return next((name for name in names if "river" in name.lower()), names[0])
