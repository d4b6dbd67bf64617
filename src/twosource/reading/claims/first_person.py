"""First person: a draft inside a saying in; "we", "us" and "our fighters" read as the party that speaks, out.

Whoever speaks for nobody ("They shelled us", a resident said) stands for no party.
"""

from __future__ import annotations

import msgspec

from twosource.knowledge import Knowledge
from twosource.reading.claims.drafts import Draft
from twosource.reading.entities.described_parties import is_generic
from twosource.reading.entities.discourse import Discourse
from twosource.reading.syntax.tree import Tree
from twosource.records import Actor, Mention, SpeakerMention

_WE = frozenset({"we", "us", "ourselves"})
_OBJECTS = ("object", "indirect", "prep_on", "prep_against", "prep_at")
_FORCES = frozenset(
    "army force troop fighter soldier man unit military navy warplane jet artillery fleet guard brigade battalion".split()
)


class FirstPerson:
    """Reads the first person in one report."""

    def __init__(self, knowledge: Knowledge, discourse: Discourse) -> None:
        self._knowledge = knowledge
        self._discourse = discourse

    def fill(self, draft: Draft) -> None:
        """Put the party that speaks where the draft's doer or sufferer is "we" or "our fighters"."""
        if not draft.sayings:
            return
        tree, slots = draft.tree, draft.frame.slots
        doers = [k for k in slots.get("subject") if _is_own(tree, k)]
        sufferers = [k for slot in _OBJECTS for k in slots.get(slot) if _is_own(tree, k)]
        if not doers and not sufferers:
            return
        party = self.party(tree, draft.sayings[-1].speakers)
        if party is None:
            wanted = draft.frame.trigger.args.get("subject", ())
            if doers and wanted[:1] == ("target",) and not draft.roles.target and tree.lowers[doers[0]] in _WE:
                start, end = tree.starts[doers[0]], tree.ends[doers[0]]
                word = tree.text[start:end]
                draft.roles.target.append(
                    Mention(id=None, name=word, kind="civilians", text=word, start=start, end=end, via="pronoun")
                )  # "we ate nettles", a nurse said: those she is one of
            return
        roles = draft.roles
        wanted = draft.frame.trigger.args.get("subject", ())
        if doers:
            _put(tree, roles.target if wanted and wanted[0] == "target" else roles.actor, doers[0], party)
        elif sufferers:  # "we withdrew our men" harms nobody
            _put(tree, roles.target, sufferers[0], party)

    def party(self, tree: Tree, speakers: tuple[SpeakerMention, ...]) -> Actor | None:
        """Whom the one that speaks speaks for."""
        if len(speakers) != 1:
            return None
        (speaker,) = speakers
        if speaker.side is not None:
            return self._knowledge.actors.get(speaker.side)
        identifier = speaker.source_id or ""
        source = self._knowledge.sources.get(identifier)
        actor = self._knowledge.actors.get(source.actor if source is not None and source.actor else identifier)
        if actor is None and source is None and speaker.kind in ("official", "party", "unknown"):
            actor = self._named_beside(tree, speaker)
        return actor if actor is not None and not is_generic(actor) else None

    def _named_beside(self, tree: Tree, speaker: SpeakerMention) -> Actor | None:
        """ "M23 spokesman Lawrence Kanyuka": the party in the phrase of the person."""
        token = tree.token_at(max(speaker.start, speaker.end - 1))
        if token is None:
            return None
        for k in tree.phrase(token):
            for hit in tree.names[k]:
                if hit.kind == "actor":
                    return self._discourse.actor(hit, self._knowledge)
        return None


def _is_own(tree: Tree, k: int) -> bool:
    if tree.lowers[k] in _WE:
        return True
    return tree.lemmas[k] in _FORCES and any(tree.lowers[owner] == "our" for owner in tree.with_dep(k, "poss"))


def _put(tree: Tree, into: list[Mention], at: int, party: Actor) -> None:
    start, end = tree.starts[at], tree.ends[at]
    said = Mention(
        id=party.id, name=party.name, kind=party.kind, text=tree.text[start:end], start=start, end=end, via="pronoun"
    )
    for n, mention in enumerate(into):
        if mention.start <= start < mention.end:
            into[n] = msgspec.structs.replace(said, text=mention.text, start=mention.start, end=mention.end)
            return
    into.append(said)
