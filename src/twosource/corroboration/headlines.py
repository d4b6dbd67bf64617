"""Headlines: a headline's claim that its own report's body tells too is that claim told shorter.

In: the claims of reports, and which of them stand in a headline. Out: headline claim id -> id of the body's claim that it
tells shorter. Such a headline has the body's day, speakers and voice; it makes no event and no voice of its own, for the
desk that wrote it knew no more than the body says.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Collection, Iterable, Mapping, Sequence
from datetime import date

from twosource.codebook import Codebook
from twosource.corroboration.copies import agreeing_speakers, may_be_one_number
from twosource.corroboration.kindred import shipped_kindred
from twosource.corroboration.ordering import text_order
from twosource.corroboration.ordinals import ordinal, told_apart
from twosource.corroboration.places import PlaceBook
from twosource.corroboration.settings import LinkSettings
from twosource.corroboration.statements import GIVEN_UP, SIEGE
from twosource.corroboration.strands import strand_of
from twosource.corroboration.ties import Ties
from twosource.knowledge import Knowledge
from twosource.records import Claim, Figure, Mention, PlaceMention

_TOLD = frozenset({"text", "sentence_before", "analyst"})
_CLUSTER = 0.75  # types of one cluster of the codebook's tree


class HeadlineBook:
    """Finds what headlines tell shorter, under one knowledge, codebook and settings."""

    def __init__(self, knowledge: Knowledge, ties: Ties, codebook: Codebook, settings: LinkSettings) -> None:
        self._ties = ties
        self._codebook = codebook
        self._settings = settings
        self._places = PlaceBook(knowledge, settings)

    def shorter(self, claims: Iterable[Claim], headlines: Collection[str]) -> dict[str, str]:
        """Headline claim id -> id of the claim of its report's body that it tells shorter.

        Of several that fit, one of the headline's own type is taken, then one of its place, then the first of the text. A
        claim of the dead alone goes only to one that can be meant and counts as many.
        """
        of_report: dict[str, list[Claim]] = defaultdict(list)
        for claim in claims:
            if strand_of(claim, self._codebook) is not None:
                of_report[claim.report_id].append(claim)
        found: dict[str, str] = {}
        for told in of_report.values():
            body = sorted((claim for claim in told if claim.claim_id not in headlines), key=text_order)
            for headline in told:
                if headline.claim_id not in headlines:
                    continue
                first = self._told_by(headline, body)
                if first is not None:
                    found[headline.claim_id] = first.claim_id
        return found

    def _told_by(self, headline: Claim, body: Sequence[Claim]) -> Claim | None:
        fitting = [claim for claim in body if self._fits(headline, claim)]
        same = [claim for claim in fitting if not self._is_toll(headline, claim)]
        if not same:
            return fitting[0] if len(fitting) == 1 else None
        return min(
            same,
            key=lambda claim: (claim.event_type != headline.event_type, not _one_place(headline, claim)),
        )

    def _fits(self, headline: Claim, claim: Claim) -> bool:
        return (
            self._one_type(headline, claim)
            and headline.polarity == claim.polarity
            and strand_of(headline, self._codebook) == strand_of(claim, self._codebook)
            and not told_apart(ordinal(headline), ordinal(claim), same_report=True)
            and (not headline.speakers or (bool(claim.speakers) and agreeing_speakers(headline, claim)))
            and self._in_place(headline, claim)
            and self._in_time(headline, claim)
            and self._of_parties(headline, claim)
            and _counting_alike(headline.figures, claim.figures)
        )

    def _one_type(self, headline: Claim, claim: Claim) -> bool:
        a, b = headline.event_type, claim.event_type
        if a == b or shipped_kindred().may_be_one(a, b, same_report=False):
            return True
        if b in shipped_kindred().told_nearer(
            a, headline.trigger.text
        ):  # "Bomb hits market": the text tells that it was dropped
            return True
        if self._is_toll(headline, claim):
            whats = {figure.what for figure in headline.figures}
            return not whats or not whats.isdisjoint(figure.what for figure in claim.figures)
        return self._codebook.similarity(a, b) >= _CLUSTER and self._effect(headline) == self._effect(claim) == ""

    @staticmethod
    def _is_toll(headline: Claim, claim: Claim) -> bool:
        return shipped_kindred().is_toll_of(headline.event_type, claim.event_type, same_report=False)

    def _effect(self, claim: Claim) -> str:
        return self._codebook.types[claim.event_type].effect

    def _in_place(self, headline: Claim, claim: Claim) -> bool:
        """Whether the headline tells no place, or the body's, or one that holds it or lies in it, or one whose name the body's own
        sentence has."""
        if not any(place.id is None or not self._places.is_country(place.id) for place in headline.place):
            return True
        if all(_is_named_in(place, claim) for place in headline.place):
            return True
        effects = {self._effect(headline), self._effect(claim)}
        tie = self._places.tie(headline.place, claim.place, siege=effects <= SIEGE)
        return tie is not None and not tie.never and tie.weight > 0

    def _in_time(self, headline: Claim, claim: Claim) -> bool:
        """Whether the body's time is the headline's where that tells one, else no longer ago than news is."""
        start, end = claim.time.start, claim.time.end
        if headline.time.basis in _TOLD:
            return _at_most(headline.time.start, end) and _at_most(start, headline.time.end)
        published = headline.published_date
        last = end or start
        if published is None or last is None or claim.time.basis not in _TOLD:
            return True
        return (published - last).days <= self._settings.lookback_days

    def _of_parties(self, headline: Claim, claim: Claim) -> bool:
        day = claim.time.end or claim.published_date
        sides = (self._sides(headline), self._sides(claim))
        straight = all(self._ties.may_be_one(a, b, day) for a, b in zip(*sides, strict=True))
        if straight or not {headline.event_type, claim.event_type} & shipped_kindred().mutual:
            return straight
        return all(self._ties.may_be_one(a, b, day) for a, b in zip(sides[0], reversed(sides[1]), strict=True))

    def _sides(self, claim: Claim) -> tuple[frozenset[str], frozenset[str]]:
        given_up = self._effect(claim) in GIVEN_UP
        taker, loser = (claim.target, claim.actor) if given_up else (claim.actor, claim.target)
        return _ids(taker), _ids(loser)


def with_headlines(copies: Mapping[str, str], shorter: Mapping[str, str]) -> dict[str, str]:
    """The copies with the headlines among them: what counts for the claim that another's words, or the body, tell first."""
    return {**copies, **{headline: copies.get(body, body) for headline, body in shorter.items()}}


def _ids(mentions: Sequence[Mention]) -> frozenset[str]:
    return frozenset(mention.id for mention in mentions if mention.id is not None)


def _is_named_in(place: PlaceMention, claim: Claim) -> bool:
    """Whether a place's name stands in a claim's sentence: "Kunduz" is the province there, a town by itself."""
    name = place.text.removeprefix("the ") if place.via == "name" else place.name
    return re.search(rf"(?<!\w){re.escape(name)}(?!\w)", claim.sentence.text) is not None


def _one_place(a: Claim, b: Claim) -> bool:
    return any(x.id is not None and x.id == y.id for x in a.place for y in b.place)


def _counting_alike(some: Sequence[Figure], others: Sequence[Figure]) -> bool:
    """Whether of each thing both count, some number of the one may be one of the other."""
    return all(
        any(may_be_one_number(x, y) for x in some for y in others if x.what == y.what == what)
        for what in sorted({x.what for x in some} & {y.what for y in others})
    )


def _at_most(low: date | None, high: date | None) -> bool:
    return low is None or high is None or low <= high
