"""Sides: the drafts of a report in; the side that the words of one leave out, where the rest of the report tells it, filled in.

Who takes a town takes it from somebody. Where the report tells of one enemy alone, by its own words or by what the packs know
of its parties, it is that one; where a party tells of a blow that fell on its enemy, the blow was its own. Both are marked as
inferred.
"""

from __future__ import annotations

from datetime import date

import msgspec

from twosource.codebook.model import EventType
from twosource.knowledge import Knowledge
from twosource.reading.claims.drafts import Draft
from twosource.records import Mention

_ARMED = frozenset(
    "state state_forces allied_forces police militia rebel_group jihadist_group separatist armed_group foreign_forces coalition "
    "criminal_group".split()
)
_OF_A_STATE = frozenset({"state", "state_forces", "allied_forces", "police"})
_AGAINST_A_STATE = frozenset({"rebel_group", "jihadist_group", "separatist", "armed_group", "criminal_group"})
_REAL = frozenset({"happened", "ongoing"})
_FIGHTS = frozenset({"battle", "remote_violence"})
_FROM_SOMEBODY = frozenset({"takes", "frees"})
_BESIDE = 3  # claims
_BLOWS = frozenset({"air_strike", "missile_strike", "shelling", "destruction"})


class Sides:
    """Fills in the sides that the claims of one report leave out.

    Args:
        knowledge: how parties stand to one another.
        published: the report's day, where known.
    """

    def __init__(self, knowledge: Knowledge, published: date | None) -> None:
        self._knowledge = knowledge
        self._published = published

    def fill(self, drafts: list[tuple[Draft, EventType]]) -> None:
        """Give what was taken or freed whom it was taken from, and blows told by a party that party."""
        fights = [draft for draft, kind in drafts if kind.family in _FIGHTS and draft.stance.modality in _REAL]
        self._broken([draft for draft, _ in drafts])
        for draft, kind in drafts:
            roles = draft.roles
            if kind.code == "repel" and not roles.actor and draft.sayings:
                roles.actor.extend(self._defender(draft))
            if draft.stance.modality not in _REAL or draft.stance.polarity != "affirmed":
                continue
            if (kind.effect in _FROM_SOMEBODY or kind.code == "advance") and roles.actor and not roles.target:
                roles.target.extend(self._only_enemy(roles.actor, fights))
            elif kind.code in _BLOWS and not roles.actor:
                roles.actor.extend(self._teller(draft))

    @staticmethod
    def _broken(drafts: list[Draft]) -> None:
        """ "Marines got through to the police. The siege had been broken": whoever came through beside it broke the siege, and
        whoever laid it there is whom it was broken against."""
        for n, draft in enumerate(drafts):
            roles = draft.roles
            if draft.frame.event_type not in ("siege_broken", "siege_lifted") or draft.stance.modality not in _REAL:
                continue
            beside = [
                d for d in drafts[max(0, n - _BESIDE) : n + _BESIDE + 1] if d.tree is draft.tree and d is not draft
            ]
            beside = [d for d in beside if d.stance.modality in _REAL and d.stance.polarity == "affirmed"]
            sieges = [d for d in beside if d.frame.event_type in ("siege_continues", "siege_laid") and d.roles.actor]
            besieged = {(m.start, m.end) for d in sieges for m in d.roles.target}
            if any(
                (m.start, m.end) in besieged for m in roles.target
            ):  # "relieved a battalion that rebels had besieged"
                roles.target[:] = [m for m in roles.target if (m.start, m.end) not in besieged]
            if not roles.target:
                layers = [m for d in sieges for m in d.roles.actor]
                own = {m.id for m in roles.actor if m.id is not None}
                roles.target.extend(msgspec.structs.replace(m, via="inferred") for m in layers[:1] if m.id not in own)
            if not roles.actor and draft.frame.event_type == "siege_broken":
                against = {m.id for m in roles.target if m.id is not None}
                comers = [
                    d for d in beside if d.frame.event_type in ("advance", "siege_broken", "capture") and d.roles.actor
                ]
                found = [m for d in comers[:1] for m in d.roles.actor if m.id is None or m.id not in against]
                roles.actor.extend(msgspec.structs.replace(m, via="inferred") for m in found)

    def _only_enemy(self, own: list[Mention], fights: list[Draft]) -> list[Mention]:
        """The one armed party of the report that stands against these."""
        ids = [m.id for m in own if m.id is not None]
        enemies: list[Mention] = []
        for draft in fights:
            for side, other in ((draft.roles.actor, draft.roles.target), (draft.roles.target, draft.roles.actor)):
                for mention in side:
                    if mention.id is None or mention.kind not in _ARMED:
                        continue
                    stands = {self._knowledge.actors.sides(mention.id, one, self._published) for one in ids}
                    fought = any(m.id in ids for m in other)
                    if "same" in stands or "allied" in stands or not ("hostile" in stands or fought):
                        continue
                    enemies.append(mention)
        named = list({mention.id: mention for mention in reversed(enemies)}.values())
        if not named or any(not self._is_same(named[0], other) for other in named[1:]):
            return []
        return [msgspec.structs.replace(named[-1], via="inferred")]

    def _is_same(self, one: Mention, other: Mention) -> bool:
        return bool(one.id and other.id and self._knowledge.actors.sides(one.id, other.id, self._published) == "same")

    @staticmethod
    def _is_confirmed(draft: Draft) -> bool:
        """ "The Defence Ministry confirmed an air strike on X": the blow itself is what is confirmed, as one's own."""
        saying = draft.sayings[-1]
        over = draft.tree.heads[draft.frame.at]
        return saying.certainty == "confirmed" and saying.cue == over and draft.tree.deps[draft.frame.at] == "dobj"

    def _defender(self, draft: Draft) -> list[Mention]:
        """ "The army said all attacks had been beaten off": an armed party that tells so of nobody beat them off itself."""
        speakers = draft.sayings[-1].speakers
        source = self._knowledge.sources.get(speakers[0].source_id or "") if len(speakers) == 1 else None
        party = source.actor if source is not None else speakers[0].source_id if len(speakers) == 1 else None
        actor = self._knowledge.actors.get(party or "")
        if actor is None or actor.kind not in _ARMED or any(m.id == actor.id for m in draft.roles.target):
            return []
        start, end = draft.tree.starts[draft.frame.at], draft.tree.ends[draft.frame.at]
        word = draft.tree.word(draft.frame.at)
        return [Mention(id=actor.id, name=actor.name, kind=actor.kind, text=word, start=start, end=end, via="inferred")]

    def _teller(self, draft: Draft) -> list[Mention]:
        """The party that tells of a blow on somebody else's men or from its own ground."""
        speakers = draft.sayings[-1].speakers if draft.sayings else ()
        if len(speakers) != 1:
            return []
        (speaker,) = speakers
        source = self._knowledge.sources.get(speaker.source_id or "")
        party = (
            (source.actor or next((one.to for one in source.aligned), None))
            if source is not None
            else speaker.source_id
        )
        actor = self._knowledge.actors.get(party or "")
        if actor is None or actor.kind not in _ARMED:
            return []
        hit = [m.id for m in draft.roles.target if m.id is not None]
        stands = {self._knowledge.actors.sides(actor.id, one, self._published) for one in hit}
        if "same" in stands or "allied" in stands:
            return []
        own_ground = any(
            place.country is not None and place.country == actor.country for place in draft.roles.from_place
        )
        abroad = any(place.country != actor.country for place in draft.roles.place)
        owned = abroad and self._is_confirmed(draft)
        rebels = actor.kind in _OF_A_STATE and any(m.kind in _AGAINST_A_STATE for m in draft.roles.target)
        # Nobody tells so of shells on civilians of one's own.
        fighters = any(m.kind in _ARMED for m in draft.roles.target if m.id is not None)
        if "hostile" not in stands and not owned and not (own_ground and (rebels or abroad or fighters)):
            return []
        word = draft.tree.word(draft.frame.at)
        start, end = draft.tree.starts[draft.frame.at], draft.tree.ends[draft.frame.at]
        return [Mention(id=actor.id, name=actor.name, kind=actor.kind, text=word, start=start, end=end, via="inferred")]
