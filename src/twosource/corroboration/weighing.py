"""The origins of an occurrence, weighed: who carries it, who denies it, under which interest, as how much of a voice.

In: the statements that affirm and deny one thing. Out: a `Weighed`, which both the event and what is learnt of its
sources are made from.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping, Sequence, Set
from dataclasses import dataclass, replace
from datetime import date

from twosource.codebook import Codebook, EventType
from twosource.corroboration import reconcile
from twosource.corroboration.disputes import denials_of_who, withdrawn_origins
from twosource.corroboration.grade import Standing
from twosource.corroboration.independence import Share, shares
from twosource.corroboration.interest import interest_of, parties_on, shipped_table
from twosource.corroboration.kindred import shipped_kindred
from twosource.corroboration.linking import Occurrence
from twosource.corroboration.ordering import published_key
from twosource.corroboration.origins import Voice
from twosource.corroboration.own_voice import with_own_voice_laid
from twosource.corroboration.reliability import Reliabilities
from twosource.corroboration.statements import GIVEN_UP, Statement
from twosource.corroboration.ties import Interest, Ties
from twosource.corroboration.tolls import counts_losses, toll_denials
from twosource.records import Claim, Mention, Party

_NOWHERE = frozenset({"international", "coalition", "peacekeepers"})  # kinds of actor that hold no land of their own
_STATES = frozenset({"state", "state_forces", "allied_forces", "police", "intelligence"})  # a state on its own land
_REBELS = frozenset({"rebel_group", "jihadist_group", "separatist", "armed_group"})
_FIGHTERS = (_REBELS | {"fighters", "criminal_group"}, _STATES)  # the foes of a state, and of those who fight one
_DOUBTFUL = frozenset({"hedged", "unverified"})
_LOOKING_INTO = frozenset({"un", "monitor", "ngo", "verifier"})


@dataclass(frozen=True, slots=True)
class Weighed:
    """An occurrence with its origins weighed.

    Attributes:
        affirmed, denied: its statements, a report's own voice laid at whom it names; ``carrying`` leaves out what was
            withdrawn; ``told`` is that, or where everyone withdrew, what they once said.
        founder: the claim that founds it.
        day: on which alignments are looked up.
        weights: origin -> share as an independent voice.
        takers, losers: the reconciled parties.
        standings, deniers: those who carry and those who deny it (who denies its toll alone is none).
        favours, harms, charges: the actors that it favours, harms and charges, as those who carry it tell.
    """

    affirmed: Sequence[Statement]
    denied: Sequence[Statement]
    carrying: Sequence[Statement]
    told: Sequence[Statement]
    founder: Claim
    day: date | None
    typed: Statement
    weights: Mapping[str, float]
    takers: tuple[Party, ...]
    losers: tuple[Party, ...]
    standings: Sequence[Standing]
    deniers: Sequence[Standing]
    favours: tuple[str, ...]
    harms: tuple[str, ...]
    charges: tuple[str, ...]


class Weigher:
    """Weighs the origins of occurrences, under one knowledge, codebook and state of learning."""

    def __init__(self, ties: Ties, codebook: Codebook, reliabilities: Reliabilities) -> None:
        self._ties = ties
        self._codebook = codebook
        self._reliabilities = reliabilities

    def weigh(self, occurrence: Occurrence) -> Weighed:
        """The origins of an occurrence."""
        affirmed = with_sides_turned(with_own_voice_laid(occurrence.affirmed, self._ties), self._ties)
        denied = occurrence.denied
        # Who denies the toll doesn't deny that it happened.
        beside = [*toll_denials(affirmed, denied), *denials_of_who(affirmed, denied, self._ties)]
        of_it = [s for s in denied if s not in beside]
        withdrawn = withdrawn_origins(affirmed, of_it)
        # What everyone has withdrawn keeps its fields from those who once said it.
        told = [s for s in affirmed if s.origin not in withdrawn] or affirmed
        day = _day(told)
        parts = self._shares(_voices(told), day)
        weights = {key: part.weight for key, part in parts.items()}
        typed = reconcile.event_type(told, weights)
        affirmed, told = _by_what_means(affirmed, typed), _by_what_means(told, typed)
        carrying = [s for s in affirmed if s.origin not in withdrawn]
        takers = reconcile.parties(told, reconcile.taker_mentions, weights, day, self._ties)
        losers = reconcile.parties(told, reconcile.loser_mentions, weights, day, self._ties)
        denying = [s for s in of_it if s.origin not in {c.origin for c in carrying}]
        favours, harms, charges = self._sides(told, takers, losers)
        return Weighed(
            affirmed=affirmed,
            denied=denied,
            carrying=carrying,
            told=told,
            founder=min(affirmed, key=lambda s: s.order).claim,
            day=day,
            typed=typed,
            weights=weights,
            takers=takers,
            losers=losers,
            standings=self._standings(carrying, parts, takers, losers, day),
            deniers=self._standings(denying, self._shares(_voices(denying), day), losers, takers, day),
            favours=favours,
            harms=harms,
            charges=charges,
        )

    def standings_in(self, weighed: Weighed, claims: Set[str]) -> list[Standing]:
        """Those who carry an occurrence in these claims, weighed as if nobody else did."""
        own = [s for s in weighed.carrying if s.claim.claim_id in claims]
        parts = self._shares(_voices(own), weighed.day)
        return self._standings(own, parts, weighed.takers, weighed.losers, weighed.day)

    def _shares(self, voices: Sequence[Voice], day: date | None) -> dict[str, Share]:
        return shares(voices, day, self._ties, self._reliabilities.is_relay)

    def _standings(
        self,
        statements: Sequence[Statement],
        parts: Mapping[str, Share],
        takers: Sequence[Party],
        losers: Sequence[Party],
        day: date | None,
    ) -> list[Standing]:
        voices = _voices(statements)
        parties = {voice.key: parties_on(voice, day) for voice in voices}
        interests = {id(s): self._interest(s, takers, losers, day) for s in statements}
        beside = _beside_others(statements, interests)
        standings = []
        for voice in voices:
            own = [s for s in statements if s.origin == voice.key]
            # What a paper tells in its own voice gives nobody an interest, an admission or a certainty of his own.
            own = [s for s in own if not s.laid] or own
            found = {interests[id(s)] for s in own if id(s) not in beside}
            standings.append(
                Standing(
                    voice=voice,
                    interest=_joint(found),
                    weight=parts[voice.key].weight,
                    opposes=frozenset(
                        other.key
                        for other in voices
                        if self._ties.any_side("hostile", parties[voice.key], parties[other.key], day)
                    ),
                    hedged=all(s.claim.certainty in _DOUBTFUL for s in own),
                    since=min(published_key(s.claim.published) for s in own),
                    group=parts[voice.key].group,
                    listed=not found,
                    verified=any(_verifies(s) for s in own),
                )
            )
        return standings

    def _interest(
        self, statement: Statement, takers: Sequence[Party], losers: Sequence[Party], day: date | None
    ) -> Interest:
        """What a voice has in its own claim; a role that the claim leaves open is filled from the event.

        What others tell makes nobody's claim an admission: no open role that the claim harms is filled with the
        voice's own side, unless the claim itself says that its enemy took a place (`_gives_up`).
        """
        filled, own = self._sides([statement], takers, losers), self._sides([statement], (), ())
        voice, harms = statement.voice, filled[1]
        if not statement.denied:
            parties = parties_on(voice, day)
            given_up = self._gives_up(statement, parties, day)
            harms = tuple(h for h in harms if h in own[1] or given_up or not self._is_of(h, parties, day))
            if given_up and not losers and statement.claim.certainty == "confirmed":
                harms = tuple(party for party in parties if self._may_have_held(party, statement))
        found = interest_of(voice, filled[0], harms, day, self._ties, filled[2])
        if found == "none" and not statement.denied and self._is_on_own_land(statement, (*filled[1], *filled[2]), day):
            return "interested"
        if found == "none" and not statement.denied and self._counts_its_foes(statement, day):
            return "interested"
        return found

    def _counts_its_foes(self, statement: Statement, day: date | None) -> bool:
        """Whether a state's voice tells of a blow to fighters of no state, or theirs of one to soldiers, whom no name tells:
        those are no friends of whoever speaks so."""
        struck = [mention.kind for mention in statement.claim.target]
        if not struck or not counts_losses(statement) or any(m.id is not None for m in statement.claim.target):
            return False
        countries = {place.country for place in statement.claim.place if place.country is not None}
        actors = [self._ties.actor(party) for party in parties_on(statement.voice, day)]
        kinds = {a.kind for a in actors if a is not None and (not countries or a.country in {None, *countries})}
        return any(kinds & own and _FIGHTERS[foe].issuperset(struck) for own, foe in ((_STATES, 0), (_REBELS, 1)))

    def _is_on_own_land(self, statement: Statement, charged: Sequence[str], day: date | None) -> bool:
        """Whether a state's voice charges somebody with a deed on that state's own land: forces of another country that are
        no allies of it. Each has an interest in that, whether or not the packs know the two for enemies."""
        countries = {place.country for place in statement.claim.place if place.country is not None}
        parties = parties_on(statement.voice, day)
        homes = {actor.country for party in parties if (actor := self._ties.actor(party)) and actor.kind in _STATES}
        return any(
            actor is not None and actor.country is not None and actor.country not in countries
            for one in charged
            if not self._is_of(one, parties, day)
            for actor in (self._ties.actor(one),)
        ) and not countries.isdisjoint(homes - {None})

    def _is_of(self, actor: str, parties: Sequence[str], day: date | None) -> bool:
        return any(self._ties.any_side(side, parties, (actor,), day) for side in ("same", "allied"))

    def _may_have_held(self, party: str, statement: Statement) -> bool:
        """Whether a party may have held the place that a statement says its enemy took: its own country's, or one that the
        country's own forces took back from it. Who fights neither at home nor the country itself has lost nothing there."""
        actor = self._ties.actor(party)
        countries = {place.country for place in statement.claim.place if place.country is not None}
        if actor is None or actor.kind in _NOWHERE or not countries:
            return False
        if actor.country is None or actor.country in countries:
            return True
        takers = [self._ties.actor(mention.id) for mention in statement.claim.actor if mention.id is not None]
        return any(taker is not None and taker.kind in _STATES and taker.country in countries for taker in takers)

    def _gives_up(self, statement: Statement, parties: Sequence[str], day: date | None) -> bool:
        """Whether a voice says that an enemy of its side took a place, and leaves open from whom.

        Of its side it was where others say so, or where nobody tells, the voice confirms it, and its side may have held the
        place: a third party that confirms an enemy's success has admitted nothing.
        """
        claim = statement.claim
        return (
            statement.kind.effect == "takes"
            and not claim.target
            and self._ties.any_side("hostile", parties, _ids(claim.actor), day)
        )

    def _sides(
        self, statements: Sequence[Statement], takers: Sequence[Party], losers: Sequence[Party]
    ) -> tuple[tuple[str, ...], tuple[str, ...], tuple[str, ...]]:
        """Whom these statements favour, harm and charge, each once."""
        found: tuple[dict[str, None], ...] = ({}, {}, {})
        for statement in statements:
            sides = (losers, takers) if statement.turned else (takers, losers)
            actor, target = roles(statement.kind, *sides)
            who = {
                "actor": _ids(statement.claim.actor or actor),
                "target": _ids(statement.claim.target or target),
            }
            for ids, of in zip(
                found, shipped_table().roles(statement.claim, statement.kind, self._codebook), strict=True
            ):
                ids.update(dict.fromkeys(one for role in of for one in who[role]))
        gains, losses, charged = found
        return tuple(gains), tuple(losses), tuple(charged)


def _verifies(statement: Statement) -> bool:
    """Whether a body that looks into such things, and speaks under its name, says that it has verified this."""
    speakers = statement.claim.speakers
    cue = speakers[-1].cue if speakers else None
    looked = statement.voice.kind in _LOOKING_INTO and not statement.voice.unnamed
    return looked and not statement.denied and cue is not None and cue.casefold().startswith("verif")


def _by_what_means(statements: Sequence[Statement], typed: Statement) -> list[Statement]:
    """These statements, those that say "an attack" alone with the means that others tell, by which it favours and harms."""
    return [replace(s, kind=typed.kind) if s.tells_less_than(typed) else s for s in statements]


def _joint(found: Set[Interest]) -> Interest:
    """Interest in any of a voice's claims makes it interested: who counts both its gain and its loss still gains."""
    if "interested" in found:
        return "interested"
    return "adverse" if "adverse" in found else "none"


def _beside_others(statements: Sequence[Statement], interests: Mapping[int, Interest]) -> frozenset[int]:
    """The statements that harm their own voice, and stand in a row that people coded beside those of others it doesn't harm.

    Coders name for a row whoever told of the event, not who told what of it; from the others it may have what harms.
    """
    unharmed: dict[str, set[str]] = defaultdict(set)
    for statement in statements:
        if statement.row is not None and interests[id(statement)] != "adverse":
            unharmed[statement.claim.report_id].add(statement.origin)
    return frozenset(
        id(statement)
        for statement in statements
        if statement.row is not None
        and interests[id(statement)] == "adverse"
        and unharmed[statement.claim.report_id] - {statement.origin}
    )


def with_sides_turned(statements: Sequence[Statement], ties: Ties) -> list[Statement]:
    """The statements of one event, those of a fight with their sides the way about in which most of them were told before.

    "The army fought the rebels" and "the rebels fought the army" name the same two, and don't differ on who did it.
    """
    settled: list[Statement] = []
    takers: dict[str, None] = {}
    losers: dict[str, None] = {}
    for statement in statements:
        if statement.kind.code in shipped_kindred().mutual:
            day = statement.days[1]

            def met(some: Set[str], others: Sequence[str], day: date | None = day) -> int:
                return sum(any(ties.side(a, b, day) == "same" for b in others) for a in some)

            straight = met(statement.taker, list(takers)) + met(statement.loser, list(losers))
            crossed = met(statement.taker, list(losers)) + met(statement.loser, list(takers))
            if crossed > straight:
                statement = replace(statement, taker=statement.loser, loser=statement.taker, turned=True)
            takers.update(dict.fromkeys(sorted(statement.taker)))
            losers.update(dict.fromkeys(sorted(statement.loser)))
        settled.append(statement)
    return settled


def roles(
    kind: EventType, takers: Sequence[Party], losers: Sequence[Party]
) -> tuple[tuple[Party, ...], tuple[Party, ...]]:
    """Actor and target, in the roles that the type gives the side that gains and the side that loses."""
    pair = (tuple(losers), tuple(takers)) if kind.effect in GIVEN_UP else (tuple(takers), tuple(losers))
    return pair


def _voices(statements: Sequence[Statement]) -> list[Voice]:
    return list({s.origin: s.voice for s in reversed(statements)}.values())[::-1]


def _day(statements: Sequence[Statement]) -> date | None:
    """The day on which alignments are looked up: the last day on which it may have happened."""
    return max((s.days[1] for s in statements if s.days[1] is not None), default=None)


def _ids(parties: Sequence[Party | Mention]) -> list[str]:
    return [party.id for party in parties if party.id is not None]
