"""Statements: claims made ready for linking, each with its copies folded in.

In: claims, copies, voices. Out: one `Statement` for each claim that isn't a copy. Copies say what their original
says, so they go where it goes and count for nothing more.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from types import MappingProxyType
from typing import NamedTuple

import msgspec

from twosource.codebook import Codebook, EventType
from twosource.corroboration.coded import RowFields, is_coded, row_fields
from twosource.corroboration.intervals import Interval, length_days
from twosource.corroboration.kindred import shipped_kindred
from twosource.corroboration.ordering import Order, claim_order
from twosource.corroboration.ordinals import ordinal
from twosource.corroboration.origins import Voice
from twosource.corroboration.settings import LinkSettings
from twosource.corroboration.strands import Strand, is_forecast
from twosource.corroboration.things import hours, night, things
from twosource.records import Claim, CodedRow, Mention, PlaceMention

GIVEN_UP = frozenset({"loses", "leaves", "hands_over"})  # effects of the types whose actor is the one who loses
SIEGE = frozenset({"besieges", "frees"})  # effects of the types that tell of sieges
_AT_ONCE = "remote_violence"  # the family of what happens within an hour, so that morning and evening tell two apart
# Attributes of a claim that tell by what was struck, and the types that may have them.
_MODED = frozenset({"drone", "helicopter", "barrel_bomb"})
_MODES = {"shelling": frozenset[str](), "missile_strike": frozenset[str](), "air_strike": _MODED}
_TOLD = frozenset({"text", "sentence_before", "analyst"})


class Part(NamedTuple):
    """One of several occurrences that a report counts: its number, from 1, how many they are, and whose count it is."""

    number: int
    of: int
    origin: str


@dataclass(frozen=True, slots=True)
class Statement:
    """What one claim says, ready to be compared.

    Attributes:
        claim: the original; ``copies`` are claims of other reports in its words.
        origin: the key of the voice that it counts for.
        days: the interval in which it is looked for; ``told`` where its words date it to a few days.
        night: the first day of the night that its words put it in, if they do; ``hours`` the hours of the day.
        things: the nouns of the things that it says were acted upon ("hospital").
        lasting: it tells of a state over a long time, not of a happening at an unknown time.
        coded: the row of a coded table that the claim stands in, if it does.
        row: what is compared of it where it is a row that people coded.
        taker, loser: the actors on either side, whichever role the type gives them (of a loss, the actor loses).
        part: which of how many occurrences that its report counts it tells of ("the first" of two strikes).
        eyewitness: it stands in a report whose publisher's own people saw what it tells of.
        laid: it is told in a report's own voice, and laid at a speaker whom the report names for the same event.
        turned: in a fight, which has no sides by nature, its sides are taken the other way about, as others tell them.
    """

    claim: Claim
    copies: tuple[Claim, ...]
    strand: Strand
    kind: EventType
    voice: Voice
    origin: str
    headline: bool
    days: Interval
    told: bool
    lasting: bool
    ordinal: int | None
    taker: frozenset[str]
    loser: frozenset[str]
    coded: CodedRow | None = None
    row: RowFields | None = None
    night: date | None = None
    hours: str | None = None
    things: frozenset[str] = frozenset()
    eyewitness: bool = False
    laid: bool = False
    turned: bool = False
    part: Part | None = None

    @property
    def order(self) -> Order:
        """Earliest published first, then least id."""
        return claim_order(self.claim)

    @property
    def claims(self) -> tuple[Claim, ...]:
        """The original and its copies."""
        return (self.claim, *self.copies)

    @property
    def claim_ids(self) -> tuple[str, ...]:
        """Their ids, the original's first."""
        return tuple(claim.claim_id for claim in self.claims)

    @property
    def told_apart(self) -> tuple[str, str] | None:
        """The coded set and the event in it where people have put its rows apart as events already."""
        if self.coded is None or self.coded.event is None:
            return None
        return (self.coded.table, self.coded.event)

    @property
    def told_nearer(self) -> frozenset[str]:
        """The types that say by what means, where this says that there was an attack or an explosion; else none."""
        if self.row is not None:
            return frozenset()
        return shipped_kindred().told_nearer(self.kind.code, self.claim.trigger.text)

    def tells_less_than(self, other: Statement) -> bool:
        """Whether this says "attack" where the other says by what means, so that both may speak of one. One voice that tells of
        both tells of two; a report's own voice may leave the means to whom it names."""
        if self.claim.report_id == other.claim.report_id and (self.claim.speakers or not other.claim.speakers):
            return False
        return other.kind.code in self.told_nearer

    @property
    def moves(self) -> bool:
        """Whether it tells of people who move."""
        return self.row is None and self.kind.code in shipped_kindred().moved

    @property
    def where(self) -> tuple[PlaceMention, ...]:
        """The places by which it is compared: of people who move those that they left, where it tells them."""
        return self.claim.from_place if self.moves and self.claim.from_place else self.claim.place

    @property
    def several_means(self) -> bool:
        """Whether it tells at once of what several means did: "artillery and drones killed three"."""
        own = _MODES.get(self.kind.code)
        return self.row is None and own is not None and not own.issuperset(_MODED.intersection(self.claim.attributes))

    @property
    def since(self) -> date | None:
        """The day from which it counts people who move, where its words tell."""
        return self.days[0] if self.moves and self.claim.time.basis in _TOLD else None

    @property
    def denied(self) -> bool:
        """Whether it says that the thing did not happen."""
        return self.claim.polarity == "denied"


def make_statements(
    strands: Mapping[str, Strand],
    claims: Sequence[Claim],
    copies: Mapping[str, str],
    voices: Mapping[str, Voice],
    headlines: frozenset[str],
    codebook: Codebook,
    settings: LinkSettings,
    coded: Mapping[str, CodedRow] = MappingProxyType({}),
    eyewitnesses: Collection[str] = frozenset(),
) -> list[Statement]:
    """The statements of these claims, in the order of publication.

    Args:
        strands: claim id -> strand, for the claims that make events; the others are left out.
        copies: copying claim id -> the claim it copies.
        voices: claim id -> voice.
        headlines: ids of the claims that stand in a headline.
        coded: report id -> row, of the reports that are rows of coded tables.
        eyewitnesses: ids of the reports whose publishers' own people saw what they tell of.
    """
    of_original: dict[str, list[Claim]] = defaultdict(list)
    for claim in sorted(claims, key=claim_order):
        if claim.claim_id in copies:
            of_original[copies[claim.claim_id]].append(claim)
    return [
        _statement(
            claim,
            tuple(of_original[claim.claim_id]),
            strands[claim.claim_id],
            voices[claim.claim_id],
            claim.claim_id in headlines,
            codebook.types[claim.event_type],
            settings,
            coded.get(claim.report_id),
            claim.report_id in eyewitnesses,
        )
        for claim in sorted(claims, key=claim_order)
        if claim.claim_id in strands and claim.claim_id not in copies
    ]


def _statement(
    claim: Claim,
    copies: tuple[Claim, ...],
    strand: Strand,
    voice: Voice,
    headline: bool,
    kind: EventType,
    settings: LinkSettings,
    coded: CodedRow | None,
    eyewitness: bool,
) -> Statement:
    claim = _with_what_copies_tell(claim, copies)
    given_up = kind.effect in GIVEN_UP
    taker, loser = _ids(claim.target if given_up else claim.actor), _ids(claim.actor if given_up else claim.target)
    nobody = shipped_kindred().told_by_type.get(kind.code, frozenset())
    taker, loser = taker - nobody, loser - nobody
    if kind.code in shipped_kindred().mutual and len(taker) > 1:
        loser = loser or taker  # "a truce between A and B": either is on either side
    told = _is_told(claim, settings)
    length = length_days((claim.time.start, claim.time.end))
    days = _looked_for(claim, strand, told, settings)
    return Statement(
        claim=claim,
        copies=copies,
        strand=strand,
        kind=kind,
        voice=voice,
        origin=voice.key,
        headline=headline,
        days=days,
        told=told,
        lasting=claim.time.precision == "range" and length is not None and length > settings.long_days,
        ordinal=None if coded else ordinal(claim),  # a coder numbers rows, not occurrences
        taker=taker,
        loser=loser,
        coded=coded,
        row=row_fields(claim, days) if is_coded(claim) else None,
        night=night(claim) if told else None,
        hours=hours(claim) if told and kind.family == _AT_ONCE else None,
        things=things(claim),
        eyewitness=eyewitness,
    )


def _with_what_copies_tell(claim: Claim, copies: Sequence[Claim]) -> Claim:
    """A claim, where it leaves a side or the place open with what the first of its copies tells of it that lays it at the same
    speaker: who was first to pass on a saying may have cut it."""
    speaker = _speaker(claim)
    for copy in copies:
        if _speaker(copy) == speaker:
            claim = msgspec.structs.replace(
                claim,
                actor=claim.actor or copy.actor,
                target=claim.target or copy.target,
                place=claim.place or copy.place,
            )
    return claim


def _speaker(claim: Claim) -> str | None:
    """Whose word a claim is, as its text tells."""
    if not claim.speakers:
        return None
    last = claim.speakers[-1]
    return last.source_id or last.name.casefold()


def _is_told(claim: Claim, settings: LinkSettings) -> bool:
    length = length_days((claim.time.start, claim.time.end))
    return claim.time.basis in _TOLD and length is not None and length <= settings.short_days


def _looked_for(claim: Claim, strand: Strand, told: bool, settings: LinkSettings) -> Interval:
    """The days among which the thing is looked for.

    What happened had happened by the day of publication, and what goes on without a beginning told goes on then.
    """
    start, end, published = claim.time.start, claim.time.end, claim.published_date
    if is_forecast(strand):
        return (start or published, end or _plus(start or published, settings.lookback_days))
    if claim.polarity == "denied" and not told:
        # A denial is dated by itself at best; what it speaks of lies before it.
        end = end or published
        return (_plus(end, -settings.denial_days) if start is None or claim.time.basis not in _TOLD else start, end)
    end = end or (max(start, published) if start and published else published)
    if claim.modality == "ongoing" and start is None:
        return (_plus(end, -1), end)
    return (start or _plus(end, -settings.lookback_days), end)


def _plus(day: date | None, days: int) -> date | None:
    if day is None:
        return None
    # Ordinals are clipped to those of a date, for a report may be dated to the first day there is.
    return date.fromordinal(min(max(day.toordinal() + days, 1), date.max.toordinal()))


def _ids(mentions: Sequence[Mention]) -> frozenset[str]:
    return frozenset(mention.id for mention in mentions if mention.id is not None)
