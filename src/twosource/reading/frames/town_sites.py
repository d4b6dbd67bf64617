"""Sites of towns: who takes "the presidential palace in Khartoum" has taken no more of Khartoum than the palace.

In: the place of a frame that tells who takes, holds or leaves a place. Out: the same, or where the words put a building or another
site without a name of its own in that town, the site, at the town's point and without its id.
"""

from __future__ import annotations

import msgspec

from twosource.reading.entities.discourse import Discourse
from twosource.reading.entities.entities import Entities
from twosource.reading.syntax.phrases import phrase_span
from twosource.reading.syntax.tree import Tree
from twosource.records import PlaceMention

_IN = frozenset({"in", "at", "inside", "of", "within"})
_DONE_TO = ("dobj", "nsubjpass", "obj")
_STEPS = 3
_DETERMINERS = frozenset({"the", "a", "an", "its", "their"})


class TownSites:
    """Tells sites of towns from the towns, in one report."""

    def __init__(self, entities: Entities, discourse: Discourse) -> None:
        self._entities = entities
        self._discourse = discourse

    def of(self, tree: Tree, place: PlaceMention) -> PlaceMention:
        """The place, or the site that the words put in it."""
        if place.id is None or not self._discourse.is_town(place.id):
            return place
        at = tree.token_at(place.end - 1) if place.end else None
        site = self._site(tree, at) if at is not None else None
        if site is None:
            return place
        start, end = phrase_span(tree, site)
        words = tree.text[start : min(end, tree.ends[site])].split()
        while words and words[0].casefold() in _DETERMINERS:
            words = words[1:]
        own = tree.ends[site] - len(" ".join(words))
        name = f"{tree.text[own : tree.ends[site]]} in {place.name}"
        first, last = min(own, place.start), max(tree.ends[site], place.end)
        return msgspec.structs.replace(
            place, id=None, name=name, text=tree.text[first:last], start=first, end=last, via="description"
        )

    def _site(self, tree: Tree, at: int) -> int | None:
        """The noun for a site that the name at a token tells the town of: "the Aleppo prison", "the palace in Khartoum"."""
        for _ in range(_STEPS):
            head, dep = tree.heads[at], tree.deps[at]
            if dep in ("compound", "nmod", "poss", "appos") and tree.is_noun(head):
                if dep != "appos" and self._is_site(tree, head):
                    return head
                at = head
                continue
            if dep != "pobj" or tree.lowers[head] not in _IN:
                return None
            whose = tree.heads[head]
            if tree.is_noun(whose):
                if self._is_site(tree, whose):
                    return whose
                at = whose
                continue
            done_to = tree.with_dep(whose, *_DONE_TO) if tree.lowers[head] != "of" else []
            held = [k for noun in done_to for p in tree.with_dep(noun, "prep") for k in tree.with_dep(p, "pobj")]
            return next((k for k in (*done_to, *held) if k < at and self._is_site(tree, k)), None)
        return None

    def _is_site(self, tree: Tree, i: int) -> bool:
        """Whether a common noun names a building or the like: no settlement, no name of its own."""
        if tree.names[i] or not tree.is_noun(i) or self._entities.is_settlement(tree, i):
            return False
        kinds = self._entities.noun_kinds(tree, i)
        return "facility" in kinds and not kinds & {"place", "party", "people"}
