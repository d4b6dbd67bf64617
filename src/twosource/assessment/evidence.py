"""What events say of who holds which place.

In: events. Out: for each place its evidence: a day by which it was so, and how it moves belief. An event bears on
its own place, on the settlements that it is a part of (a quarter taken makes the city contested, never taken), and,
where a whole settlement changes hands, on those parts of it that were seen at all. Forecasts, speech and what its
sources withdrew bear on nothing. Neither does what happened in a province or a desert: of such a stretch of land
nobody is said to hold all.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from functools import cache, partial
from typing import Literal

from twosource.assessment.belief import Move, Outcome, State, contested, held, not_held
from twosource.assessment.parties import PartyBook, key_of
from twosource.codebook import Codebook
from twosource.knowledge import Knowledge
from twosource.knowledge.phrases import Kinds
from twosource.records import Claim, Event, Party

# Classes of place (knowledge's kinds) that are one spot on the map; the others are stretches of land.
SPOTS = frozenset({"settlement", "part", "facility"})
_WHOLE = frozenset({"settlement"})
_CHANGES = frozenset({"takes", "loses", "leaves", "hands_over"})
# Of events of one day those that change hands come last: a place is held and fought over before it falls.
_RANKS: Mapping[str, int] = {
    "holds": 0,
    "contests": 1,
    "frees": 1,
    "leaves": 2,
    "loses": 2,
    "takes": 3,
    "hands_over": 3,
}
# Nobody is told by these without a name: "fighters", "residents", "units".
_NOBODY = frozenset({"fighters", "unknown", "other"})
Relation = Literal["own", "part", "whole"]


@dataclass(frozen=True, slots=True)
class Evidence:
    """What one event says of one place.

    Attributes:
        day: the last day by which it had happened.
        relation: whether the event is of the place itself, of a part of it, or of the whole that it is a part of.
        winners: who holds the place after it, where it says so.
        sure: how likely it is that these hold it, which may be less than that it happened.
        otherwise: how it moves belief where it happened, and who won is not so.
    """

    event: Event
    place_id: str
    day: date
    rank: int
    relation: Relation
    move: Move
    winners: tuple[str, ...] = ()
    sure: float = 1.0
    otherwise: Move | None = None

    @property
    def moves(self) -> tuple[tuple[Move, float], ...]:
        """How it moves belief, each way with its probability."""
        sure = min(self.sure, self.event.credibility)
        rest = self.event.credibility - sure
        return ((self.move, sure), (self.otherwise, rest)) if self.otherwise is not None else ((self.move, sure),)


@cache
def _classes() -> Mapping[str, str]:
    return Kinds().class_of


def place_class(place_id: str, knowledge: Knowledge) -> str:
    """The class of a place: settlement, part, facility, admin1, ...; an unknown place counts as a settlement."""
    place = knowledge.places.get(place_id)
    return _classes().get(place.kind, "facility") if place else "settlement"


def day_of(event: Event, claims: Mapping[str, Claim]) -> date | None:
    """The last day by which an event had happened: its end, else its start, else the day it was first told of."""
    if event.time.end or event.time.start:
        return event.time.end or event.time.start
    told = [claims[c].published_date for c in event.claims if c in claims]
    return min((day for day in told if day is not None), default=None)


def bears(event: Event) -> bool:
    """Whether an event bears on control: somebody who stands by it says that it happened, and it is no speech."""
    return not event.speech and event.grade != "predicted" and event.effective_origins > 0


class Bearing:
    """Tells what events say of places, under one knowledge and codebook."""

    def __init__(
        self,
        claims: Mapping[str, Claim],
        parties: PartyBook,
        knowledge: Knowledge,
        codebook: Codebook,
        remaining: float,
    ) -> None:
        self._claims = claims
        self._parties = parties
        self._knowledge = knowledge
        self._codebook = codebook
        self._remaining = remaining

    def evidence(self, events: Iterable[Event]) -> dict[str, list[Evidence]]:
        """Place id -> its evidence, in the order in which it is weighed."""
        found: dict[str, list[Evidence]] = defaultdict(list)
        moving = [event for event in events if bears(event) and self._effect(event) in _RANKS and _place_id(event)]
        seen = {_place_id(event) for event in moving}
        for event in moving:
            for one in self._of(event, sorted(place for place in seen if place)):
                found[one.place_id].append(one)
        return {
            place_id: sorted(of_place, key=lambda e: (e.day, e.rank, e.event.time.start or e.day, e.event.event_id))
            for place_id, of_place in sorted(found.items())
        }

    def _effect(self, event: Event) -> str:
        kind = self._codebook.get(event.event_type)
        return kind.effect if kind else "none"

    def _of(self, event: Event, seen: Sequence[str]) -> list[Evidence]:
        place_id, effect, day = _place_id(event), self._effect(event), day_of(event, self._claims)
        if place_id is None or day is None:
            return []
        winners, losers = self._winners(event, effect), self._losers(event, effect)
        if place_class(place_id, self._knowledge) not in SPOTS or not (winners or losers):
            return []
        sure = self._sure(event, winners)

        def bearing(place: str, relation: Relation, how: Callable[..., Outcome], shown: tuple[str, ...]) -> Evidence:
            move, otherwise = (partial(how, event, effect, told, day) for told in (winners, ()))
            return Evidence(event, place, day, _RANKS[effect], relation, move, shown, sure, otherwise)

        found = [bearing(place_id, "own", self._own, winners)]
        found += [bearing(outer, "part", self._of_part, ()) for outer in self._settlements_around(place_id)]
        if effect in _CHANGES and "partly" not in event.attributes:
            for inner in seen:
                if inner != place_id and self._knowledge.places.contains(place_id, inner):
                    found.append(bearing(inner, "whole", self._own, winners))
        return found

    def _sure(self, event: Event, winners: tuple[str, ...]) -> float:
        """How likely it is that the winners hold the place: fewer may name them than tell that it fell."""
        if len(winners) != 1 or self._disputed(event):
            return event.credibility
        named = [party for party in (*event.actor, *event.target) if key_of(party) == winners[0]]
        return max((event.credence(party) for party in named), default=event.credibility)

    def _settlements_around(self, place_id: str) -> list[str]:
        """The settlements that a place is a part of."""
        found: dict[str, None] = {}
        edge = [place_id]
        while edge:
            place = self._knowledge.places.get(edge.pop())
            for outer in place.part_of if place else ():
                if outer not in found and outer != place_id:
                    found[outer] = None
                    edge.append(outer)
        return sorted(outer for outer in found if place_class(outer, self._knowledge) in _WHOLE)

    def _winners(self, event: Event, effect: str) -> tuple[str, ...]:
        """Who holds the place after the event; several where the sources dispute who."""
        if effect in ("takes", "holds"):
            told = self._disputed(event) or self._holders(event.actor)
        elif effect in ("loses", "leaves", "hands_over"):
            told = self._holders(event.target)
        else:
            return ()
        camps = self._parties.camps(told, event.time.end)
        return tuple(camp[0] for camp in camps) if self._disputed(event) else tuple(told[:1])

    def _losers(self, event: Event, effect: str) -> tuple[str, ...]:
        """Who loses the place by the event, or in a fight, who is in it."""
        if effect in ("contests", "frees"):
            return tuple(self._holders((*event.actor, *event.target)))
        return tuple(self._holders(event.target if effect in ("takes", "holds") else event.actor))

    def _disputed(self, event: Event) -> list[str]:
        """The takers that a dispute about who names, where there is one; none otherwise."""
        if not any(dispute.about == "who" for dispute in event.disputes):
            return []
        told: dict[str, None] = {}
        for dispute in event.disputes:
            if dispute.about == "who":
                for position in dispute.positions:
                    for claim_id in position.claims:
                        for actor_id in self._takers(claim_id):
                            told[actor_id] = None
        return list(told)

    def _takers(self, claim_id: str) -> list[str]:
        claim = self._claims.get(claim_id)
        if claim is None:
            return []
        kind = self._codebook.get(claim.event_type)
        mentions = claim.target if kind and kind.effect in ("loses", "leaves", "hands_over") else claim.actor
        parties = [self._parties.actor(mention.id) for mention in mentions if mention.id is not None]
        return [self._parties.add(party) for party in parties if party is not None]

    # --- how events move a place's state ----------------------------------------------------------------------------

    def _own(self, event: Event, effect: str, winners: tuple[str, ...], day: date, state: State) -> Outcome:
        losers = self._losers(event, effect)
        if effect in ("contests", "frees"):
            return self._contested_by(event, effect, day, state)
        if not self._parties.one_camp(winners, day):
            return {contested(winners): 1.0}
        if winners and "partly" in event.attributes:
            return {contested((*winners[:1], *losers, *(_present(state)))): 1.0}
        if winners:
            return {held(winners[0]): 1.0}
        return self._without(losers, day, state)

    def _of_part(self, event: Event, effect: str, winners: tuple[str, ...], day: date, state: State) -> Outcome:
        """What an event in a part of a settlement does to the whole: it can contest it, never hand it over."""
        if effect in ("contests", "frees"):
            return self._contested_by(event, effect, day, state)
        if state.kind == "held":
            holder = state.parties[0]
            if winners and all(self._parties.with_one_another(holder, winner, day) for winner in winners):
                return {state: 1.0}
            losers = self._losers(event, effect)
            if winners or (effect in _CHANGES and any(self._parties.same(holder, loser, day) for loser in losers)):
                return {contested((holder, *winners)): 1.0}
            return {state: 1.0}
        if state.kind == "contested":
            return {contested((*state.parties, *winners)): 1.0}
        if effect == "takes" and winners:
            return {contested((*winners, *self._losers(event, effect))): 1.0}
        return {state: 1.0}

    def _contested_by(self, event: Event, effect: str, day: date, state: State) -> Outcome:
        """A fight contests a place where two camps are present; a siege broken by force always brings both in."""
        kind = self._codebook.get(event.event_type)
        if effect == "frees" and kind is not None and kind.code == "siege_lifted":
            return {state: 1.0}
        present = [*_present(state), *self._losers(event, effect)]
        if self._parties.one_camp(present, day):
            return {state: 1.0}
        if kind is not None and kind.code == "repel" and state.kind == "held":
            defends = self._holders(event.actor)
            if any(self._parties.with_one_another(state.parties[0], key, day) for key in defends):
                return {state: 1.0}
        return {contested(tuple(present)): 1.0}

    def _holders(self, parties: Sequence[Party]) -> list[str]:
        """The keys of those that can hold or contest a place: armed parties that are told apart from others."""
        return [key_of(party) for party in parties if self._can_hold(party)]

    def _can_hold(self, party: Party) -> bool:
        kind = self._codebook.actor_kinds.get(party.kind)
        if party.kind == "weapon" or (party.id is None and party.kind in _NOBODY):
            return False
        return kind is None or kind.armed or party.kind in _NOBODY

    def _without(self, losers: tuple[str, ...], day: date, state: State) -> Outcome:
        """The place without those who lost it, the taker untold."""

        def lost(key: str) -> bool:
            return any(self._parties.same(key, loser, day) for loser in losers)

        if state.kind == "unknown":
            return {not_held((*state.parties, *losers)): 1.0}
        left = [key for key in state.parties if not lost(key)]
        if state.kind == "held":
            return {state if left else not_held(losers): 1.0}
        camps = self._parties.camps(left, day)
        if len(camps) > 1:
            return {contested(tuple(left)): 1.0}
        if len(camps) == 1:
            return {held(camps[0][0]): self._remaining, not_held(losers): 1 - self._remaining}
        return {not_held(losers): 1.0}


def _place_id(event: Event) -> str | None:
    return event.place.id if event.place else None


def _present(state: State) -> tuple[str, ...]:
    """Who is in a place in this state, as far as it tells."""
    return state.parties if state.kind in ("held", "contested") else ()
