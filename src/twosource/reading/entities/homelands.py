"""Homelands: a phrase with a country's adjective in; the country, its soil or its capital, out.

"Iraqi territory" is Iraq, "the Haitian capital" is Port-au-Prince, "32 Russian cities" are in Russia, "195,000 Syrians" of Syria.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence

from twosource.knowledge import Knowledge
from twosource.reading.syntax.phrases import phrase_span
from twosource.reading.syntax.tree import Tree
from twosource.records import Place, PlaceMention

_LANDS = frozenset(
    "city town village coast soil territory province region countryside border airspace desert jail prison water shore island "
    "settlement campus street".split()
)


class Homelands:
    """Reads such phrases in the light of the knowledge packs."""

    def __init__(self, knowledge: Knowledge) -> None:
        self._knowledge = knowledge

    def soil_of(self, tree: Tree, i: int) -> PlaceMention | None:
        """ "Iraqi territory": the country whose adjective stands before it."""
        return self._by_adjective(tree, i, tree.with_dep(i, "amod"), self._knowledge.places.country)

    def capital_of(self, tree: Tree, i: int) -> list[PlaceMention]:
        """ "the Haitian capital", "Haiti's capital": that of the country that is told before it."""
        found = self._by_adjective(tree, i, tree.with_dep(i, "amod", "poss"), self._knowledge.places.capital)
        return [found] if found is not None else []

    def homeland(self, tree: Tree, i: int, home: bool) -> PlaceMention | None:
        """The country that an adjective tells of a place ("Russian cities") or, at ``home``, of people: "Syrians"."""
        words = tree.with_dep(i, "amod") if home or tree.lemmas[i] in _LANDS else []
        return self._by_adjective(tree, i, [*words, i] if home else words, self._knowledge.places.country)

    def _by_adjective(
        self, tree: Tree, i: int, words: Sequence[int], of: Callable[[str], Place | None]
    ) -> PlaceMention | None:
        """What the first of these words that is a country's tells of the phrase with head i."""
        for k in words:
            country = self._knowledge.actors.country_of(tree.word(k)) if tree.word(k)[:1].isupper() else None
            place = of(country) if country is not None else None
            if place is not None:
                start, end = phrase_span(tree, i)
                return PlaceMention.of(place, text=tree.text[start:end], start=start, end=end, via="description")
        return None
