"""Doers: a draft in; whether whoever does its deed makes no war by it, out: weather, beasts, mishaps, artists, robbers."""

from __future__ import annotations

from twosource.codebook import EventType
from twosource.reading.claims.drafts import Draft
from twosource.reading.claims.subject import SubjectReader
from twosource.reading.frames.frames import FrameFinder

_ALONE = frozenset({"he", "she", "i", "you"})
_COUNTS = frozenset({"number", "count", "tally", "total", "figure", "toll"})
_PRIVATE = frozenset({"people", "person"})


class Doers:
    """Judges deeds of arms by who does them."""

    def __init__(self, frames: FrameFinder, subjects: SubjectReader) -> None:
        self._frames = frames
        self._subjects = subjects

    def make_no_war(self, draft: Draft, kind: EventType) -> bool:
        """Whether the doer is one that makes no war: the type is of a family of deeds of arms."""
        if draft.frame.trigger.args.get("subject") == ("target",) and kind.family == "violence_against_people":
            return self._is_natural(draft)  # "the editor vanished": who bears it does nothing
        if any(draft.tree.lemmas[k] in _COUNTS for k in draft.frame.slots.get("subject")) and draft.figures:
            return False  # "the number of dead climbed to 43"
        if self._is_natural(draft) or self._is_a_thing(draft):
            return True  # an earthquake struck, elephants raided farms, a gas leak blew up a bakery
        if kind.family == "battle" and self._is_one(draft):
            return True  # "she has conquered Broadway"
        return kind.family in ("battle", "violence_against_people") and self._is_private(draft)

    @staticmethod
    def _of(draft: Draft) -> list[int]:
        """The heads of who does it, of a participle those of the verb it goes with: "raided farms, killing a man"."""
        tree, at = draft.tree, draft.frame.at
        told = list(draft.frame.slots.get("subject"))
        while (
            not told
            and tree.deps[at] in ("advcl", "conj", "xcomp")
            and tree.is_verb(tree.heads[at])
            and tree.first(at, "nsubjpass", "auxpass") is None
        ):
            at = tree.heads[at]
            told = [k for k in tree.kids[at] if tree.deps[k] == "nsubj"]
        return told

    def _is_natural(self, draft: Draft) -> bool:
        """Whether weather, beasts, diseases or mishaps do it; "a sleeper cell" is a party."""
        tree, doers = draft.tree, self._of(draft)
        return self._subjects.natural(tree, doers) and not any(
            tree.tags[k] in ("NN", "NNS") and "party" in self._frames.kinds(tree, k) for k in doers
        )

    def _is_a_thing(self, draft: Draft) -> bool:
        """Whether the deed's doer is neither party, people nor weapon: "the immune system attacked"."""
        trigger = draft.frame.trigger
        if draft.roles.actor or draft.roles.instrument or trigger.noun or "subject" in trigger.lemmas:
            return False
        if trigger.args.get("subject") in (None, ("instrument",), ("target",)):
            return False  # "six weeks of war have cost 1,800 lives", "the committee lost trace of them": no doer
        doers = draft.frame.slots.get("subject")
        idle = {"thing", "facility"} if "actor" in trigger.args.get("subject", ()) else {"thing"}
        return (
            bool(doers)
            and all(self._frames.kinds(draft.tree, doer) <= idle for doer in doers)
            and not self._armed(draft)
        )

    def _armed(self, draft: Draft) -> bool:
        """Whether a thing is named by its weapon: "a missile boat", "a gun crew"."""
        beside = [k for doer in draft.frame.slots.get("subject") for k in draft.tree.with_dep(doer, "compound")]
        return any("weapon" in self._frames.kinds(draft.tree, k) for k in beside)

    def _is_one(self, draft: Draft) -> bool:
        """Whether the doer is but a person whom nobody knows, and the sentence has no word of war."""
        tree = draft.tree
        doers = draft.frame.slots.get("subject")
        if not doers or not all(
            tree.lowers[k] in _ALONE or (tree.ents[k] == "PERSON" and not tree.names[k]) for k in doers
        ):
            return False
        return not self._subjects.armed(tree, {draft.frame.at, *draft.frame.taken})

    def _is_private(self, draft: Draft) -> bool:
        """Whether the doer is one man or woman of no party, in a sentence without a word of war or a place that wars were
        fought over: "a husband killed his wife"."""
        tree = draft.tree
        doers = self._of(draft)
        if not doers or not all(
            tree.tags[k] == "NN" and not tree.names[k] and self._frames.kinds(tree, k) <= _PRIVATE for k in doers
        ):
            return False
        own = {draft.frame.at, *draft.frame.taken}
        return not self._subjects.armed(tree, own) and not self._subjects.fought_over(
            tree, *tree.sentence_of(draft.frame.at)
        )
