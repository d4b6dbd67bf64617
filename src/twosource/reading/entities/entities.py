"""Entities: the head of a noun phrase in; what it may be, and the parties, places and weapons it names, out."""

from __future__ import annotations

from twosource.codebook.model import FillerKind
from twosource.knowledge import Knowledge
from twosource.reading.entities.antecedents import Antecedents
from twosource.reading.entities.discourse import Discourse
from twosource.reading.entities.head_kinds import NON_STATE, HeadKinds
from twosource.reading.entities.kinds import Kinds, names_settlement
from twosource.reading.entities.parties import Parties
from twosource.reading.entities.places import Places
from twosource.reading.lexicon import Lexicon
from twosource.reading.syntax.phrases import phrase_span
from twosource.reading.syntax.tree import Tree
from twosource.records import Mention, PlaceMention

_PEOPLE = frozenset({"civilians", "refugees", "protesters", "detainees"})


class Entities:
    """Tells what noun phrases are and name, for all rules that ask."""

    def __init__(self, lexicon: Lexicon, knowledge: Knowledge) -> None:
        unarmed = frozenset(actor.id for actor in knowledge.actors if actor.kind in _PEOPLE)
        self._knowledge = knowledge
        self._kinds = Kinds(lexicon, unarmed)
        self.heads = HeadKinds(lexicon.descriptions)
        self._antecedents = Antecedents(self._kinds, knowledge, lexicon.deeds)
        self._parties = Parties(self._kinds, knowledge, lexicon.numbers, self._antecedents, self.heads)
        self._places = Places(self._kinds, knowledge)

    def kinds(self, tree: Tree, i: int) -> frozenset[FillerKind]:
        """What the phrase with head i may be."""
        return self._kinds.of(tree, i)

    def noun_kinds(self, tree: Tree, i: int) -> set[FillerKind]:
        """What the common noun at i may be, whatever stands with it."""
        return self._kinds.of_noun(tree.lemmas[i], tree.lowers[i])

    def owner(self, tree: Tree, i: int) -> int | None:
        """The party that a thing or place belongs to, by its head."""
        return self._kinds.owner(tree, i)

    def made_of(self, tree: Tree, i: int) -> list[int]:
        """What a group, a count or a part of a body of men is made of, by its heads."""
        return self._kinds.made_of(tree, i)

    def crewed(self, tree: Tree, i: int) -> bool:
        """Whether a vehicle or a part of a body of men is a side's."""
        return self._kinds.crewed(tree, i)

    def located(self, tree: Tree, i: int) -> bool:
        """Whether an unknown name stands where places do."""
        return self._kinds.located(tree, i)

    def is_ground(self, tree: Tree, i: int) -> bool:
        """Whether something happens in or to what stands here, as to a place."""
        return self._kinds.is_ground(tree, i)

    def parties(self, tree: Tree, i: int, discourse: Discourse) -> list[Mention]:
        """The parties or people that the phrase with head i names; empty where it names none."""
        return self._parties.of(tree, i, discourse)

    def places(self, tree: Tree, i: int, discourse: Discourse, parts: bool = False) -> list[PlaceMention]:
        """The places that the phrase with head i names, or is in; ``parts`` keeps "the centre of X" apart from X."""
        return self._places.of(tree, i, discourse, parts=parts)

    def homeland(self, tree: Tree, i: int, home: bool = False) -> PlaceMention | None:
        """The country that an adjective tells of a place ("Russian cities") or, at ``home``, of people ("Syrians")."""
        return self._places.homeland(tree, i, home)

    def is_non_state(self, tree: Tree, i: int) -> bool:
        """Whether the name at i is that of an armed body of no state."""
        actors = (self._knowledge.actors.get(hit.ids[0]) for hit in tree.names[i] if hit.kind == "actor")
        return any(actor is not None and actor.kind in NON_STATE for actor in actors)

    def antecedent(self, tree: Tree, i: int) -> int | None:
        """The noun that the pronoun at i takes up, within its paragraph; None where it can't be told."""
        return self._antecedents.of(tree, i)

    @staticmethod
    def is_settlement(tree: Tree, i: int) -> bool:
        """Whether a common noun names a kind of place: a town, a base, a district."""
        return names_settlement(tree, i)

    def weapon(self, tree: Tree, i: int) -> Mention | None:
        """The weapon that the phrase with head i names, or None."""
        if "weapon" not in self._kinds.of_noun(tree.lemmas[i], tree.lowers[i]):
            return None
        start, end = phrase_span(tree, i)
        text = tree.text[start:end]
        return Mention(id=None, name=tree.lemmas[i], kind="weapon", text=text, start=start, end=end, via="description")
