"""On whose behalf: a phrase that names an office and no person or body in; the party for which whoever holds it speaks, out.

"A military source", "Armenian defence officials" and "the Director of Army Public Relations" are nobody whom a pack knows, and
each speaks for a side all the same: that of the nation or party in the words, else, for an organ of a state, of the state that
the report is about. Offices of relief and health speak for their field. What can't be told is None.
"""

from __future__ import annotations

from collections.abc import Mapping

from twosource.knowledge import Knowledge, NameHit
from twosource.reading.entities.described_parties import is_generic
from twosource.reading.entities.discourse import Discourse
from twosource.reading.lexicon import DescriptionWords
from twosource.reading.speech.speaking_phrases import inside
from twosource.reading.syntax.tree import Tree
from twosource.records import Source, SourceKind

_OF_AN_OFFICE = frozenset({"compound", "nmod", "amod", "poss", "nummod", "pobj", "appos"})
OFFICES = frozenset({"official", "anonymous_official", "party"})
"""The kinds of speakers that are an office or an arm of a side."""
_WHOSE = frozenset({"of", "for", "from", "with"})
_SIDES = frozenset(
    "state state_forces allied_forces foreign_forces police militia rebel_group jihadist_group separatist armed_group coalition "
    "political".split()
)


class Behalf:
    """Tells for whom unnamed officials of one report speak."""

    def __init__(
        self, knowledge: Knowledge, words: DescriptionWords, kinds: Mapping[str, SourceKind], discourse: Discourse
    ) -> None:
        self._kinds = kinds
        self._knowledge = knowledge
        self._discourse = discourse
        self._organs = {**words.organs, **words.offices}
        self._civil = frozenset(words.civil_offices)

    def of(self, tree: Tree, head: int) -> str | None:
        """The id of the party for which the phrase with this head speaks."""
        words = self._office(tree, head)
        if not any(self._kinds.get(tree.lemmas[k]) in OFFICES for k in words):
            return None  # "Kenyan media reports" are no office
        if any(tree.lowers[k] in self._civil or tree.lemmas[k] in self._civil for k in words):
            return None
        for k in words:
            for hit in tree.names[k]:
                actor = self._discourse.actor(hit, self._knowledge) if hit.kind == "actor" else None
                if actor is not None and not is_generic(actor) and actor.kind in _SIDES:
                    return actor.id
                if hit.kind == "source" and any(not source.name.islower() for source in self._sources(hit)):
                    return None
        organs = [
            organ for k in words if (organ := self._organs.get(tree.lemmas[k]) or self._organs.get(tree.lowers[k]))
        ]
        for k in words:
            whose = self._knowledge.adjectives.of(tree.word(k))
            if whose is not None:
                actor = self._knowledge.actors.stationed(whose.country, organs[0] if organs else "government")
                return actor.id if actor is not None else None
        for organ in organs:
            actor = self._discourse.parties.at_home(organ)
            if actor is not None:
                return actor.id
        return None

    def _sources(self, hit: NameHit) -> list[Source]:
        return [source for i in hit.ids if (source := self._knowledge.sources.get(i)) is not None]

    @staticmethod
    def _office(tree: Tree, head: int) -> list[int]:
        """The words that tell an office: the noun, what stands before it, and whose it is."""
        found = []
        for k in tree.subtree(head):
            at = k
            while at != head and inside(tree, head, at):
                if tree.deps[at] == "prep":
                    if tree.lowers[at] not in _WHOSE:
                        break
                elif tree.deps[at] not in _OF_AN_OFFICE:
                    break
                at = tree.heads[at]
            if at == head:
                found.append(k)
        return found
