"""From an occurrence to its event: origins weighed, fields reconciled, graded, its disputes told.

In: the statements that affirm and deny one thing. Out: an `Event`.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence

import msgspec

from twosource.codebook import Codebook
from twosource.corroboration import reconcile
from twosource.corroboration.answers import Answers
from twosource.corroboration.credibility import Credibility, Scene, credibility
from twosource.corroboration.crosswalks import crosswalk
from twosource.corroboration.disputes import disputes
from twosource.corroboration.figures import event_figures
from twosource.corroboration.grade import (
    Standing,
    called,
    effective_origins,
    grade,
    listed,
    with_asides,
    with_disputed_parties,
)
from twosource.corroboration.interest import interest_of
from twosource.corroboration.linking import Occurrence
from twosource.corroboration.ordering import published_key, text_order
from twosource.corroboration.origins import Voice, known_voice
from twosource.corroboration.places import PlaceBook
from twosource.corroboration.reliability import Reliabilities
from twosource.corroboration.settings import CorroborationSettings
from twosource.corroboration.statements import SIEGE, Statement
from twosource.corroboration.strands import is_forecast, is_speech
from twosource.corroboration.ties import Interest, Ties
from twosource.corroboration.weighing import Weighed, Weigher, roles
from twosource.knowledge import Knowledge
from twosource.records import Dispute, Event, EventPlace, Origin, event_id


class EventMaker:
    """Makes events of occurrences, under one knowledge, codebook, settings and state of learning.

    Args:
        publishers: report id -> the voice of its text.
    """

    def __init__(
        self,
        knowledge: Knowledge,
        ties: Ties,
        codebook: Codebook,
        settings: CorroborationSettings,
        reliabilities: Reliabilities,
        publishers: Mapping[str, Voice],
    ) -> None:
        self._knowledge = knowledge
        self._ties = ties
        self._codebook = codebook
        self._settings = settings
        self._reliabilities = reliabilities
        self._publishers = publishers
        self._places = PlaceBook(knowledge, settings.link)
        self._weigher = Weigher(ties, codebook, reliabilities)

    def make(self, occurrence: Occurrence) -> Event:
        """The event of an occurrence."""
        weighed = self._weigher.weigh(occurrence)
        told, carrying, standings = weighed.told, weighed.carrying, weighed.standings
        forecast = is_forecast(told[0].strand)
        speech = is_speech(told[0].strand)
        typed = weighed.typed
        attributes = reconcile.attributes([s for s in told if s.kind.code == typed.kind.code])
        modality = _modality(told)
        place = event_place(weighed, self._places)
        at = self._settings.corroborated_at
        graded = grade(standings, forecast=forecast, corroborated_at=at)
        scene = self._scene(weighed, None if forecast or speech else region_of(place))

        def believed_of(some: Sequence[Standing]) -> Credibility:
            return credibility(
                some,
                weighed.deniers,
                forecast=forecast,
                reliabilities=self._reliabilities,
                scene=scene,
                hedged=self._settings.credibility.hedged,
            )

        believed = believed_of(standings)
        answers = Answers(
            weighed,
            graded.grade,
            self._weigher,
            self._ties,
            forecast=forecast,
            corroborated_at=at,
            believed=lambda some: believed_of(some).value,
        )
        takers = answers.graded(weighed.takers, reconcile.taker_mentions)
        losers = answers.graded(weighed.losers, reconcile.loser_mentions)
        actor, target = roles(typed.kind, takers, losers)
        kinds = (sorted({p.kind for p in actor}), sorted({p.kind for p in target}))
        found = disputes(weighed.affirmed, weighed.denied, weighed.weights, weighed.day, self._ties, self._places)
        differing = tuple(self._graded(dispute, weighed, forecast=forecast) for dispute in found)
        scales = crosswalk(
            graded.grade,
            carried=bool(standings),
            against_interest=graded.against_interest,
            denied=bool(weighed.deniers),
            disputed_who=any(dispute.about == "who" for dispute in differing),
            unverified=_unverified(carrying),
            letters=tuple(self._letter(standing, weighed) for standing in standings),
        )
        interests = {standing.voice.key: standing.interest for standing in standings}
        claims = sorted((c for s in (*weighed.affirmed, *weighed.denied) for c in s.claims), key=text_order)
        return Event(
            event_id=event_id(weighed.founder.claim_id),
            event_type=typed.kind.code,
            plover=self._codebook.plover(typed.kind.code, *kinds, attributes, modality)[0],
            acled=self._codebook.acled(typed.kind.code, *kinds, attributes, modality),
            actor=actor,
            target=target,
            place=place,
            from_place=reconcile.place(told, lambda s: s.claim.from_place, weighed.weights, self._places),
            time=reconcile.time(told, weighed.weights),
            figures=event_figures(told, weighed.weights, interests, self._reliabilities),
            grade=graded.grade,
            grade_reason=with_asides(
                with_disputed_parties(graded.reason, differing, standings),
                (*answers.asides(takers, losers, differing), *self._believed_before(occurrence, weighed)),
            ),
            credibility=believed.value,
            credibility_low=believed.low,
            credibility_high=believed.high,
            credibility_basis=believed.basis,
            unverified=_unverified(carrying),
            against_interest=graded.against_interest,
            speech=speech,
            modality=modality,
            attributes=attributes,
            origins=tuple(_origin(standing, carrying) for standing in standings),
            n_reports=len({claim.report_id for claim in claims}),
            n_claims=len(claims),
            n_origins=len(standings),
            effective_origins=effective_origins(standings),
            disputes=differing,
            claims=tuple(claim.claim_id for claim in claims),
            airwars=scales.airwars,
            admiralty=scales.admiralty,
            stix_confidence=scales.stix,
        )

    def _believed_before(self, occurrence: Occurrence, weighed: Weighed) -> Iterator[str]:
        """What was believed before any origin withdrew it, in words."""
        carrying = {s.origin for s in weighed.carrying}
        withdrawn = {s.origin: s.voice for s in weighed.affirmed if s.origin not in carrying}
        if not withdrawn:
            return
        last = {
            s.origin: published_key(s.claim.published)
            for s in sorted(weighed.denied, key=lambda s: text_order(s.claim))
        }
        # Of those taken back with another's word the day is that other's.
        when = min(last[key] for origin, voice in withdrawn.items() for key in (origin, voice.carrier) if key in last)
        earlier = [
            tuple(s for s in of if published_key(s.claim.published) < when)
            for of in (occurrence.affirmed, occurrence.denied)
        ]
        before = self.make(Occurrence(*earlier))
        yield (
            f"before {listed([called(voice) for voice in withdrawn.values()])} withdrew it, from {when[:10]} on, "
            f"it was {before.grade}, with a credibility of {before.credibility:.2f}"
        )

    def _graded(self, dispute: Dispute, weighed: Weighed, *, forecast: bool) -> Dispute:
        """A dispute, with the grade that each answer reaches by its own origins."""
        if dispute.about == "whether":
            return dispute
        at = self._settings.corroborated_at
        return Dispute(
            about=dispute.about,
            positions=tuple(
                msgspec.structs.replace(
                    position,
                    grade=grade(
                        self._weigher.standings_in(weighed, frozenset(position.claims)),
                        forecast=forecast,
                        corroborated_at=at,
                    ).grade,
                )
                for position in dispute.positions
            ),
        )

    def _letter(self, standing: Standing, weighed: Weighed) -> str:
        """How reliable an origin is held to be under its interest, from other events than this one."""
        fold = self._reliabilities.fold(weighed.founder.claim_id)
        return self._reliabilities.letter(standing.voice.key, standing.voice.kind, standing.interest, fold)

    def _scene(self, weighed: Weighed, region: str | None) -> Scene:
        """What surrounds the event: its fold, and who looks there and is silent."""
        fold = self._reliabilities.fold(weighed.founder.claim_id)
        looking = self._reliabilities.looking_at(region)
        if not looking:
            return Scene(fold, region)
        spoken = {s.voice.key for s in (*weighed.standings, *weighed.deniers)} | carriers(weighed, self._publishers)
        silent: list[tuple[str, str, Interest]] = []
        for look in looking:
            if look.source not in spoken:
                voice = known_voice(look.source, look.kind, self._knowledge)
                interest = interest_of(voice, weighed.favours, weighed.harms, weighed.day, self._ties, weighed.charges)
                silent.append((look.source, look.kind, interest))
        return Scene(fold, region, tuple(silent))


def event_place(weighed: Weighed, places: PlaceBook) -> EventPlace | None:
    """Where the event was; of a siege the settlement."""
    whole = weighed.typed.kind.effect in SIEGE
    return reconcile.place(weighed.told, lambda s: s.claim.place, weighed.weights, places, whole=whole)


def region_of(place: EventPlace | None) -> str | None:
    """The region by which coverage is told: the first-level unit of a country."""
    if place is None or place.country is None or place.admin1 is None:
        return None
    return f"{place.country}/{place.admin1}"


def carriers(weighed: Weighed, publishers: Mapping[str, Voice]) -> set[str]:
    """Who passes the event on without being an origin of it: publishers, and those within the chain of speakers."""
    found: set[str] = set()
    for statement in (*weighed.affirmed, *weighed.denied):
        for claim in statement.claims:
            found.update(speaker.source_id for speaker in claim.speakers if speaker.source_id is not None)
            if claim.report_id in publishers:
                found.add(publishers[claim.report_id].key)
    return found


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
