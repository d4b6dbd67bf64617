"""Authorship: the drafts of a report in; a deed that somebody is said to be behind, or not, with that somebody as its doer, out.

Who claims a deed did it by their own word, and who is behind it did it by the word of whoever says so: only the first is a
claim of responsibility. Who says that it was not theirs denies that they did it, and not that it was done.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

import msgspec

from twosource.knowledge import Knowledge
from twosource.reading.claims.drafts import Draft

_OWNED = ("prep_for", "prep_of", "prep_behind")
_DISOWNED = ("prep_for", "prep_behind", "prep_in", "prep_with")


class Authorship:
    """Tells whose deed a deed is by what is said of who is behind it.

    Args:
        knowledge: which party a source speaks for.
    """

    def __init__(self, knowledge: Knowledge) -> None:
        self._knowledge = knowledge

    def fill(self, drafts: Sequence[Draft]) -> list[Draft]:
        """Give deeds of nobody's whoever is said to be behind them; what tells only that is no claim of its own and left out."""
        no_claims: list[Draft] = []
        for claim in drafts:
            kind = claim.frame.event_type
            if kind not in ("claim_responsibility", "deny") or not claim.roles.actor:
                continue
            if kind == "deny" and claim.stance.polarity == "denied":
                continue  # "did not deny a role in it": nothing is told of whose it was
            for draft in self._deeds(claim, drafts):
                if draft.roles.actor:
                    continue
                own = [m for m in claim.roles.actor if all(m.start != t.start for t in draft.roles.target)]
                draft.roles.actor.extend(msgspec.structs.replace(m, via="inferred") for m in own)
                if own and kind == "deny" and draft.stance.polarity == "affirmed":  # "had no hand in the bombing"
                    draft.stance = replace(draft.stance, polarity="denied", why=(*draft.stance.why, "not its own"))
            if kind == "claim_responsibility" and self._tells_of_another(claim) and not self._is_own_word(claim):
                no_claims.append(claim)
        return [draft for draft in drafts if not any(draft is claim for claim in no_claims)]

    @staticmethod
    def _deeds(claim: Draft, drafts: Sequence[Draft]) -> list[Draft]:
        """What a draft of owning or disowning is about: the deeds behind its prepositions, and those told of them."""
        tree = claim.tree
        slots = _OWNED if claim.frame.event_type == "claim_responsibility" else _DISOWNED
        about = {k for slot in slots for k in claim.frame.slots.get(slot)}
        return [
            draft
            for draft in drafts
            if draft is not claim
            and draft.tree is tree
            and draft.frame.event_type not in ("claim_responsibility", "deny")
            and (
                draft.frame.at in about
                or (tree.deps[draft.frame.at] == "relcl" and tree.heads[draft.frame.at] in about)
            )
        ]

    @staticmethod
    def _tells_of_another(claim: Draft) -> bool:
        """Whether anybody may say so of anybody: "X is behind the attack", not "X claims the attack"."""
        trigger = claim.frame.trigger
        return "prep_behind" in trigger.lemmas or trigger.adjective is not None

    def _is_own_word(self, claim: Draft) -> bool:
        """Whether who is behind it says so: "the Taliban said they were behind the attack"."""
        if claim.stance.polarity != "affirmed" or not claim.sayings:
            return False
        parties: set[str | None] = set()
        for speaker in claim.sayings[-1].speakers:
            source = self._knowledge.sources.get(speaker.source_id or "")
            parties.add(source.actor if source is not None else speaker.source_id)
            parties.add(speaker.name)
        return any(m.id in parties if m.id is not None else m.name in parties for m in claim.roles.actor)
