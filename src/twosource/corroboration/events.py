"""From an occurrence to its event: origins weighed, fields reconciled, graded, its disputes told.

In: the statements that affirm and deny one thing. Out: an `Event`, and its origins' standings.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from datetime import date

from twosource.codebook import Codebook, EventType
from twosource.corroboration import reconcile
from twosource.corroboration.credibility import credibility
from twosource.corroboration.disputes import disputes, withdrawn_origins
from twosource.corroboration.figures import event_figures
from twosource.corroboration.grade import Standing, effective_origins, grade
from twosource.corroboration.independence import effective_weights
from twosource.corroboration.interest import interest_of, parties_on, shipped_table
from twosource.corroboration.linking import Occurrence
from twosource.corroboration.ordering import text_order
from twosource.corroboration.origins import Voice
from twosource.corroboration.places import PlaceBook
from twosource.corroboration.settings import CorroborationSettings
from twosource.corroboration.statements import SIEGE, Statement
from twosource.corroboration.strands import is_forecast, is_speech
from twosource.corroboration.ties import Interest, Ties
from twosource.knowledge import Knowledge
from twosource.records import Event, Mention, Origin, Party, event_id

_GIVEN_UP = frozenset({"loses", "leaves", "hands_over"})
_DOUBTFUL = frozenset({"hedged", "unverified"})


class EventMaker:
    """Makes events of occurrences, under one knowledge, codebook and settings."""

    def __init__(self, knowledge: Knowledge, ties: Ties, codebook: Codebook, settings: CorroborationSettings) -> None:
        self._ties = ties
        self._codebook = codebook
        self._settings = settings
        self._places = PlaceBook(knowledge, settings.link)

    def make(self, occurrence: Occurrence) -> Event:
        """The event of an occurrence."""
        affirmed = with_headlines_settled(occurrence.affirmed)
        denied = occurrence.denied
        withdrawn = withdrawn_origins(affirmed, denied)
        carrying = [s for s in affirmed if s.origin not in withdrawn]
        # What everyone has withdrawn keeps its fields from those who once said it.
        told = carrying or affirmed
        day = _day(told)
        shares = effective_weights(_voices(told), day, self._ties)
        founder = min(affirmed, key=lambda s: s.order).claim
        forecast = is_forecast(told[0].strand)

        typed = reconcile.event_type(told, shares)
        takers = reconcile.parties(told, reconcile.taker_mentions, shares, day, self._ties)
        losers = reconcile.parties(told, reconcile.loser_mentions, shares, day, self._ties)
        actor, target = _roles(typed.kind, takers, losers)
        attributes = reconcile.attributes([s for s in told if s.kind.code == typed.kind.code])
        modality = _modality(told)
        kinds = (sorted({p.kind for p in actor}), sorted({p.kind for p in target}))

        standings = self._standings(carrying, shares, takers, losers, day)
        denying = [s for s in denied if s.origin not in {c.origin for c in carrying}]
        deniers = self._standings(denying, effective_weights(_voices(denying), day, self._ties), losers, takers, day)
        graded = grade(standings, forecast=forecast, corroborated_at=self._settings.corroborated_at)
        believed = credibility(standings, deniers, forecast=forecast, settings=self._settings.credibility)
        claims = sorted((c for s in (*affirmed, *denied) for c in s.claims), key=text_order)
        return Event(
            event_id=event_id(founder.claim_id),
            event_type=typed.kind.code,
            plover=self._codebook.plover(typed.kind.code, *kinds, attributes, modality)[0],
            acled=self._codebook.acled(typed.kind.code, *kinds, attributes, modality),
            actor=actor,
            target=target,
            place=reconcile.place(
                told, lambda s: s.claim.place, shares, self._places, whole=typed.kind.effect in SIEGE
            ),
            from_place=reconcile.place(told, lambda s: s.claim.from_place, shares, self._places),
            time=reconcile.time(told, shares),
            figures=event_figures(told, shares),
            grade=graded.grade,
            grade_reason=graded.reason,
            credibility=believed.value,
            credibility_low=believed.low,
            credibility_high=believed.high,
            credibility_basis=believed.basis,
            unverified=_unverified(carrying),
            against_interest=graded.against_interest,
            speech=is_speech(told[0].strand),
            modality=modality,
            attributes=attributes,
            origins=tuple(_origin(standing, carrying) for standing in standings),
            n_reports=len({claim.report_id for claim in claims}),
            n_claims=len(claims),
            n_origins=len(standings),
            effective_origins=effective_origins(standings),
            disputes=disputes(affirmed, denied, shares, day, self._ties, self._places),
            claims=tuple(claim.claim_id for claim in claims),
        )

    def _standings(
        self,
        statements: Sequence[Statement],
        shares: dict[str, float],
        takers: Sequence[Party],
        losers: Sequence[Party],
        day: date | None,
    ) -> list[Standing]:
        voices = _voices(statements)
        parties = {voice.key: parties_on(voice, day) for voice in voices}
        return [
            Standing(
                voice=voice,
                interest=self._interest(voice, [s for s in statements if s.origin == voice.key], takers, losers, day),
                weight=shares[voice.key],
                opposes=frozenset(
                    other.key
                    for other in voices
                    if self._ties.any_side("hostile", parties[voice.key], parties[other.key], day)
                ),
                hedged=all(s.claim.certainty in _DOUBTFUL for s in statements if s.origin == voice.key),
            )
            for voice in voices
        ]

    def _interest(
        self,
        voice: Voice,
        statements: Sequence[Statement],
        takers: Sequence[Party],
        losers: Sequence[Party],
        day: date | None,
    ) -> Interest:
        """What a voice has in its own claims; a role that a claim leaves open is filled from the event.

        Interest in any of them makes it interested: a source that counts both its gain and its loss still gains.
        """
        found: set[Interest] = set()
        for statement in statements:
            favoured, harmed = shipped_table().roles(statement.claim, statement.kind, self._codebook)
            actor, target = _roles(statement.kind, takers, losers)
            who: dict[str, list[str]] = {
                "actor": _ids(statement.claim.actor or actor),
                "target": _ids(statement.claim.target or target),
            }
            gains = [actor_id for role in favoured for actor_id in who[role]]
            losses = [actor_id for role in harmed for actor_id in who[role]]
            found.add(interest_of(voice, gains, losses, day, self._ties))
        if "interested" in found:
            return "interested"
        return "adverse" if "adverse" in found else "none"


def with_headlines_settled(statements: Sequence[Statement]) -> list[Statement]:
    """The statements of one event, each headline's counted for whom its report names.

    A headline in the paper's own voice sums up the body. Where the body ascribes the event to others and nowhere
    tells it in the paper's own voice, the headline is no second voice: it goes to the first that the body names.
    """
    settled = []
    for statement in statements:
        if statement.headline and not statement.claim.speakers:
            body = sorted(
                (
                    (claim.sentence.start, claim.claim_id, other)
                    for other in statements
                    if not other.headline
                    for claim in other.claims
                    if claim.report_id == statement.claim.report_id
                ),
                key=lambda item: item[:2],
            )
            if body and all(other.origin != statement.origin for _, _, other in body):
                first = body[0][2]
                statement = replace(statement, voice=first.voice, origin=first.origin)
        settled.append(statement)
    return settled


def _voices(statements: Sequence[Statement]) -> list[Voice]:
    return list({s.origin: s.voice for s in reversed(statements)}.values())[::-1]


def _day(statements: Sequence[Statement]) -> date | None:
    """The day on which alignments are looked up: the last day on which it may have happened."""
    return max((s.days[1] for s in statements if s.days[1] is not None), default=None)


def _roles(
    kind: EventType, takers: Sequence[Party], losers: Sequence[Party]
) -> tuple[tuple[Party, ...], tuple[Party, ...]]:
    """Actor and target, in the roles that the type gives the side that gains and the side that loses."""
    pair = (tuple(losers), tuple(takers)) if kind.effect in _GIVEN_UP else (tuple(takers), tuple(losers))
    return pair


def _ids(parties: Sequence[Party | Mention]) -> list[str]:
    return [party.id for party in parties if party.id is not None]


def _modality(statements: Sequence[Statement]) -> str:
    told = [s.claim.modality for s in statements]
    return "happened" if "happened" in told else told[0]


def _unverified(statements: Sequence[Statement]) -> bool:
    """Whether every origin that carries the event says what could not be verified."""
    origins = {s.origin for s in statements}
    return bool(origins) and origins == {s.origin for s in statements if s.claim.certainty == "unverified"}


def _origin(standing: Standing, statements: Sequence[Statement]) -> Origin:
    own = [claim for s in statements if s.origin == standing.voice.key for claim in s.claims]
    return Origin(
        key=standing.voice.key,
        source_id=standing.voice.source_id,
        name=standing.voice.name,
        kind=standing.voice.kind,
        interest=standing.interest,
        weight=standing.weight,
        claims=tuple(claim.claim_id for claim in sorted(own, key=text_order)),
    )
