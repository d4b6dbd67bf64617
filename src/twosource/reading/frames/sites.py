"""Sites: a frame whose words name no place in; the ground or building without a name that it was done at, out.

"Found booby traps in the police college", "firing from two villages": nobody can tell which from the words alone, but it was
there. Such a place has its words and no point; the report's scene may lend it one.
"""

from __future__ import annotations

import re
from collections.abc import Set

from twosource.reading.entities.discourse import Discourse
from twosource.reading.entities.entities import Entities
from twosource.reading.entities.unplaced import unknown_place
from twosource.reading.frames.beside import fronted
from twosource.reading.frames.frames import Frame
from twosource.reading.lexicon import Lexicon
from twosource.reading.syntax.phrases import phrase_span
from twosource.reading.syntax.tree import Tree
from twosource.records import PlaceMention

_AT = frozenset(
    "in at inside into within on onto to through across along over past near beside around outside beneath under below behind "
    "throughout between by".split()
)
_LEFT = frozenset({"from", "of"})  # "firing from two villages", "walked out of their checkpoints"
_BESIDE = frozenset({"along", "on", "at", "near", "beside"})
_ELSEWHERE = frozenset(
    "villages towns hamlets settlements cities townships districts camps north south east west interior coast".split()
)
_CLOSING = frozenset({"siege_laid", "siege_continues", "aid_blocked"})
_EMPTYING = frozenset({"prisoner_release", "looting"})  # "emptied the prison"
_JOINED = frozenset({"conj", "xcomp", "advcl"})
_BEARINGS = frozenset("north south east west northeast northwest southeast southwest interior".split())
_SIDES = frozenset("northern southern eastern western".split())
_OVER = frozenset("in into across on along throughout".split())
_STEPS = 3
_IN_A_NAMED = re.compile(r"\b(?:of|in|at|near) (?:the )?(?:\w+ of )?[A-Z]")
_WHERE = frozenset({"place", "facility"})


class SiteFinder:
    """Finds the sites without a name of one report."""

    def __init__(self, lexicon: Lexicon, entities: Entities, discourse: Discourse) -> None:
        self._unplaced = lexicon.where.unplaced
        self._sites = lexicon.where.sites
        self._searching = lexicon.where.searching
        self._entities = entities
        self._discourse = discourse

    def of(self, tree: Tree, frame: Frame, doers: Set[int]) -> list[PlaceMention]:
        """Where a frame that names no place was done, by its words; one place or none.

        Args:
            tree: the tree it stands in.
            frame: the frame.
            doers: where the words for who did it begin: "US air strikes" were not flown on the US.
        """
        slots = frame.slots
        wanted = [slot for slot, roles in frame.trigger.args.items() if "place" in roles]
        heads = [head for slot in wanted for head in slots.get(slot)]
        heads += self._behind(tree, frame.at, _AT)
        for noun in slots.get("object"):
            heads += self._behind(tree, noun, _AT)
            for clause in tree.with_dep(noun, "relcl", "acl"):
                heads += self._behind(tree, clause, _AT)
        heads += self._beside(tree, frame.at)
        heads += [k for head in list(heads) if tree.is_noun(head) for k in self._behind(tree, head, _BESIDE)]
        if frame.event_type == "hardship":
            for head in slots.get("subject"):
                heads += [k for clause in tree.with_dep(head, "acl") for k in self._behind(tree, clause, _AT)]
        if frame.event_type in _EMPTYING:
            heads += slots.get("object")
        heads += fronted(tree, frame.at)
        left = self._behind(tree, frame.at, _LEFT)
        if frame.event_type in _CLOSING:  # "blocked both highways"
            heads = slots.get("object") + heads
        for head in dict.fromkeys(heads + left):
            if tree.is_verb(head) or tree.ents[head] in ("DATE", "TIME") or tree.starts[head] in doers:
                continue
            site = self.is_site(tree, head)
            if site or (head not in left and self._named(tree, head)):
                named = self._entities.places(tree, head, self._discourse)
                if named or site:
                    return named[:1] or [self._site(tree, head)]
        return []

    def _named(self, tree: Tree, i: int) -> bool:
        """Whether a name that stands here is a place's."""
        return any(hit.kind == "place" for hit in tree.names[i]) or self._entities.located(tree, i)

    def _site(self, tree: Tree, head: int) -> PlaceMention:
        """The place of these words, with the site that it stands at ("shops along the quay", "a mill on the edge of town")."""
        start, end = phrase_span(tree, head)
        for prep in tree.with_dep(head, "prep"):
            for beyond in tree.with_dep(prep, "pobj") if tree.lowers[prep] in _BESIDE else []:
                if prep > head and tree.is_noun(beyond) and "place" in self._entities.noun_kinds(tree, beyond):
                    end = max(end, tree.ends[beyond])
        return unknown_place(tree.text[start:end], start, end, "description")

    def is_site(self, tree: Tree, i: int) -> bool:
        """Whether a common noun is ground or a building that stands somewhere: a square, two villages; no lorry, no "territory"."""
        if _is_region(tree, i):
            return True
        if not tree.is_noun(i) or tree.names[i] or tree.lemmas[i] in self._unplaced or tree.lowers[i] in self._unplaced:
            return False
        settled = self._entities.is_settlement(tree, i) and tree.lemmas[i] not in self._sites
        vague = tree.tags[i] == "NN" and settled
        if vague and not tree.with_dep(i, "amod", "compound", "poss"):
            return False  # "the city", "a village": which, is untold; "the airport" is told from all else in its town
        return bool(self._entities.noun_kinds(tree, i) & _WHERE)

    @staticmethod
    def _behind(tree: Tree, i: int, words: frozenset[str]) -> list[int]:
        """The objects of the prepositions on a word, its particles and adverbs, and of those that follow on them ("out of X")."""
        prepositions = tree.with_dep(i, "prep")
        for kid in tree.with_dep(i, "prt", "advmod"):
            prepositions += tree.with_dep(kid, "prep")
        for at in prepositions:
            prepositions.extend(k for k in tree.kids[at] if tree.deps[k] in ("conj", "prep") and tree.tags[k] == "IN")
        return [k for p in prepositions if tree.lowers[p] in words for k in tree.with_dep(p, "pobj")]

    def _beside(self, tree: Tree, at: int) -> list[int]:
        """What the verbs that a verb is joined to are done to or at: "searched the college and found 41 booby traps"."""
        found: list[int] = []
        for _ in range(_STEPS):
            head = tree.heads[at]
            if tree.deps[at] not in _JOINED or not tree.is_verb(head):
                break
            if tree.deps[at] == "conj" and tree.first(at, "nsubj", "nsubjpass") is not None:
                break
            if tree.lemmas[head] in self._searching:
                found += [c for k in tree.with_dep(head, "dobj") for c in tree.conjuncts(k)]
            found += self._behind(tree, head, _AT)
            at = head
        return found


def _is_region(tree: Tree, i: int) -> bool:
    """ "Pushed into the north", "on the western coast": a part of the country, by its bearing."""
    definite = any(tree.lowers[k] == "the" for k in tree.kids[i]) and tree.deps[i] == "pobj"
    bearing = tree.lowers[i] in _BEARINGS and tree.tags[i] == "NN" and not tree.with_dep(i, "prep")
    coast = tree.lemmas[i] == "coast" and any(tree.lowers[k] in _SIDES for k in tree.with_dep(i, "amod"))
    return definite and tree.lowers[tree.heads[i]] in _OVER and (bearing or coast)


def is_unsited(place: PlaceMention) -> bool:
    """Whether a place is told by its words alone, and these say of no named place that it is there."""
    named = place.name != place.text and place.name[:1].isupper()  # "the lower houses of the place", by its name
    words = place.via == "description" and not named and not _IN_A_NAMED.search(place.name)
    return place.id is None and place.lat is None and words


def may_be_in_town(place: PlaceMention) -> bool:
    """Whether such a place may be one of a town: a market may; "three villages" are places themselves."""
    return not _ELSEWHERE.intersection(place.name.lower().split())
