"""Modifiers: the words before and behind the head of a phrase in ("Peru's Shining Path rebels", "a coalition of Arab and Kurdish
fighters", "the government in Tripoli"); the party that they name, or all that they say of one, out."""

from __future__ import annotations

from collections.abc import Iterator

from twosource.knowledge import Knowledge, NameHit
from twosource.reading.entities.described_parties import is_generic
from twosource.reading.entities.discourse import Discourse
from twosource.reading.entities.head_kinds import NON_STATE
from twosource.reading.entities.kinds import is_known_place
from twosource.reading.syntax.phrases import phrase_span
from twosource.reading.syntax.tree import Tree
from twosource.records import Actor

_BEFORE = frozenset({"compound", "nmod", "poss", "amod"})
_SIDING = ("pro-", "anti-", "ex-")
_JOINED = frozenset({"coalition", "alliance", "group", "force", "movement"})  # told by whom they join
_POWERS = frozenset({"government", "authority", "administration", "junta", "regime"})
_OWN_LAND = frozenset({"separatist", "rebel_group", "armed_group"})
_AGAINST = frozenset(
    "rebel insurgent militant separatist secessionist guerrilla insurgency rebellion opposition opponent enemy foe rival ally "
    "partner affiliate offshoot backer".split()
)  # whoever rises against the state that is named before them, or is not a part of it


class Modifiers:
    """Reads the words around the heads of phrases."""

    def __init__(self, knowledge: Knowledge) -> None:
        self._knowledge = knowledge

    def named_before(self, tree: Tree, i: int, under_arms: bool, discourse: Discourse) -> Actor | None:
        """ "Isis fighters", "Hezbollah's men", "Peru's Shining Path rebels": the party named before a head, a group rather than
        the state; no state is those who rise against it ("Pakistan's insurgents"), nor its allies."""
        found = [
            actor
            for actor in self._before(tree, i, discourse)
            if not (actor.kind == "ethnic_group" and under_arms)
            and not (actor.kind == "state" and self._rises(tree, i))
            and not (actor.kind in NON_STATE and self.is_apart(tree, i))
        ]
        return next((actor for actor in found if actor.kind != "state"), found[0] if found else None)

    @staticmethod
    def _rises(tree: Tree, i: int) -> bool:
        """Whether a phrase is about those who rise against a state, or are not of it: "insurgents", "the last guerrilla group"."""
        words = [i, *tree.with_dep(i, "compound", "amod", "nmod")]
        return any(tree.lemmas[k] in _AGAINST for k in (words if tree.lemmas[i] in _JOINED else words[:1]))

    def _before(self, tree: Tree, i: int, discourse: Discourse) -> Iterator[Actor]:
        for kid in tree.kids[i]:
            if tree.deps[kid] not in _BEFORE:
                continue
            placed = any(is_known_place(hit) for hit in tree.names[kid])
            for hit in tree.names[kid]:
                if hit.kind != "actor" or is_sided_with(tree.text, hit) or (placed and not self._governs_itself(hit)):
                    continue
                actor = discourse.actor(hit, self._knowledge)
                if actor is not None and not is_generic(actor):
                    yield actor

    def _governs_itself(self, hit: NameHit) -> bool:
        """Whether a name is that of a body that calls itself a republic, as its land is called: its fighters are its own."""
        actor = self._knowledge.actors.get(hit.ids[0]) if len(hit.ids) == 1 else None
        return actor is not None and " " in hit.text and hit.how == "name" and actor.kind in _OWN_LAND

    def names_a_group(self, tree: Tree, i: int, discourse: Discourse) -> bool:
        """Whether a group is named before a head, not joined to what it backs or leads, or behind "of"."""
        for kid in tree.kids[i]:
            for hit in tree.names[kid] if kid < i and tree.deps[kid] in _BEFORE else ():
                actor = discourse.actor(hit, self._knowledge) if hit.kind == "actor" else None
                joined = tree.text[hit.end : hit.end + 1] == "-" or tree.text[max(0, hit.start - 1)] == "-"
                if actor is not None and actor.kind in NON_STATE and not is_generic(actor) and not joined:
                    return True
        return self.named_behind(tree, i, discourse)

    def named_behind(self, tree: Tree, i: int, discourse: Discourse) -> bool:
        """Whether a group is named behind "of": "the Islamists of Ansar Dine"."""
        behind = [k for p in tree.with_dep(i, "prep") if tree.lowers[p] == "of" for k in tree.with_dep(p, "pobj")]
        named = (discourse.actor(hit, self._knowledge) for k in behind for hit in tree.names[k] if hit.kind == "actor")
        return any(actor is not None and actor.kind in NON_STATE and not is_generic(actor) for actor in named)

    def is_apart(self, tree: Tree, i: int) -> bool:
        """ "A breakaway faction of the ELN", "former members of the militia": whoever has left a body is not it."""
        return any(self._knowledge.traits.sets_apart(tree.lowers[k]) for k in tree.with_dep(i, "amod", "compound"))

    @staticmethod
    def describing(tree: Tree, i: int) -> str:
        """All words that describe what the head at i stands for: those before it, whom a coalition is made of, and where a
        government sits, as a word before it: "Tripoli-based government"."""
        behind = [(prep, k) for prep in tree.with_dep(i, "prep") if prep == i + 1 for k in tree.with_dep(prep, "pobj")]
        seats = [
            f"{tree.word(k)}-based"
            for prep, k in behind
            if tree.lowers[prep] == "in" and tree.lemmas[i] in _POWERS and tree.tags[k] == "NNP"
        ]
        made_of = [
            tree.text[slice(*phrase_span(tree, k))]
            for prep, k in behind
            if tree.lowers[prep] == "of" and tree.lemmas[i] in _JOINED and tree.word(k).islower()
        ]
        return " ".join((*seats, tree.text[slice(*phrase_span(tree, i))], *made_of))


def is_sided_with(text: str, hit: NameHit) -> bool:
    """Whether a name is only that of whom others are for or against: "pro-Islamic State militants", "anti-Taliban fighters"."""
    return text[max(0, hit.start - 5) : hit.start].lower().endswith(_SIDING)
