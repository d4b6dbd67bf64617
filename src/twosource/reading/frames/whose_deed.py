"""Whose deed: a frame in; its type, where the word alone does not tell it and who does what to whom does, out.

Gunmen who seize a nurse abduct her and police who seize a suspect arrest him; a shell that hits a bus, wrecking it, has hit it once
and destroyed something by it; and a mine that was laid and has been defused has gone off nowhere.
"""

from __future__ import annotations

from twosource.reading.entities.entities import Entities
from twosource.reading.lexicon import DeedWords
from twosource.reading.syntax.slots import Slots
from twosource.reading.syntax.tree import Tree


class DeedReader:
    """Tells whose deed a frame's is.

    Args:
        words: the words that tell it.
        entities: tells what phrases may be.
    """

    def __init__(self, words: DeedWords, entities: Entities) -> None:
        self._words = words
        self._entities = entities

    def taken_by(self, tree: Tree, at: int, event_type: str, slots: Slots) -> str:
        """The type of a taking or holding of people: an arrest by those with the power to, an abduction by others."""
        if event_type not in ("arrest", "abduction") or tree.lemmas[at] not in self._words.taking:
            return event_type
        if any(tree.lemmas[k] in self._words.for_ransom for k in self._near(tree, at)):
            return event_type
        doers, whom = slots.get("subject"), slots.get("object")
        if not whom:
            return event_type
        words = {tree.lemmas[k] for k in doers} | {
            tree.lemmas[k] for d in doers for k in tree.with_dep(d, "compound", "amod")
        }
        fighters = any(
            (tree.lemmas[k] in self._words.armed or self._bears_arms(tree, k)) and not self._of_peace(tree, k)
            for k in whom
        )
        if event_type == "arrest":
            unlawful = words & self._words.unlawful and not words & self._words.lawful
            if unlawful and not fighters:
                return "abduction"
            harmless = any(tree.lemmas[k] in self._words.harmless or self._of_peace(tree, k) for k in whom)
            if not doers and harmless and tree.lemmas[at] in self._words.snatching:
                return "abduction"
            if (
                harmless
                and (tree.lemmas[at] in self._words.snatching or tree.lemmas[at] == "capture")
                and any(self._entities.is_non_state(tree, d) for d in doers)
            ):
                return "abduction"
            return event_type
        if (
            words & self._words.lawful
            and not words & self._words.unlawful
            and not any(self._entities.is_non_state(tree, d) for d in doers)
        ):
            return "arrest"
        return event_type

    def _of_peace(self, tree: Tree, i: int) -> bool:
        """Whether "members" and "leaders" are those of a body of civil life: "crew members", "UN staff"."""
        return any(tree.lowers[k] in self._words.civil_bodies for k in tree.with_dep(i, "compound", "amod", "nmod"))

    def _bears_arms(self, tree: Tree, i: int) -> bool:
        """Whether somebody who is taken may be of a side; pronouns and crews say nothing of that."""
        return (
            tree.lemmas[i] not in self._words.harmless
            and tree.tags[i] != "PRP"
            and "party" in self._entities.kinds(tree, i)
        )

    @staticmethod
    def _near(tree: Tree, at: int) -> list[int]:
        return [k for kid in tree.kids[at] for k in (kid, *tree.kids[kid])]

    def wrecks_by(self, tree: Tree, at: int, head_type: str, event_type: str) -> bool:
        """Whether a participle tells what a blow destroyed: "a missile hit the port, damaging a terminal"."""
        return (
            tree.lemmas[at] in self._words.wrecking
            and tree.tags[at] == "VBG"
            and tree.deps[at] in ("advcl", "conj", "xcomp")
            and head_type == event_type
        )

    def is_undone(self, tree: Tree, at: int) -> bool:
        """Whether a device that was laid is spoken of only as found or made safe: "defused a bomb planted near a school"."""
        if tree.deps[at] not in ("acl", "relcl") or tree.lemmas[at] not in self._words.laying:
            return False
        thing = tree.heads[at]
        return tree.deps[thing] in ("dobj", "nsubjpass", "pobj") and any(
            tree.lemmas[k] in self._words.undoing for k in (tree.heads[thing], tree.heads[tree.heads[thing]])
        )
