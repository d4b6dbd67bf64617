"""Who is inside a besieged place and what reaches it: from claims' figures and roles.

In: claims about the place and the time of the siege. Out: how many people, and how they are supplied.
"""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from statistics import median_low

from twosource.assessment.parties import listed
from twosource.assessment.settings import AssessmentSettings
from twosource.codebook import Codebook
from twosource.knowledge import Knowledge
from twosource.records import Bounds, Claim, Figure, People

_FORECASTS = frozenset({"planned", "predicted", "demanded", "hypothetical"})
_AID = "aid_delivery"


class Inside:
    """Finds in claims who is inside a place and what reaches it."""

    def __init__(
        self, claims: Sequence[Claim], knowledge: Knowledge, codebook: Codebook, settings: AssessmentSettings
    ) -> None:
        self._knowledge = knowledge
        self._settings = settings
        self._told = [
            claim
            for claim in sorted(claims, key=lambda c: (c.published or "", c.claim_id))
            if claim.polarity == "affirmed"
            and claim.modality not in _FORECASTS
            and (kind := codebook.get(claim.event_type)) is not None
            and (kind.family in settings.people_families or kind.effect in ("besieges", "frees"))
        ]

    def people(self, place_id: str, start: Bounds | None, end: Bounds | None) -> People | None:
        """How many are inside: of each publisher the latest figure; low = least, high = greatest, best = the median."""
        latest: dict[str, Figure] = {}
        for claim in self._told:
            if self._about(claim, place_id) and self._during(claim, start, end):
                for figure in claim.figures:
                    if figure.what in self._settings.people:
                        latest[claim.publisher or claim.report_id] = figure
        if not latest:
            return None
        lows, highs = [f.low for f in latest.values()], [f.high for f in latest.values()]
        bests = [f.best for f in latest.values() if f.best is not None]
        return People(
            low=None if None in lows else min(low for low in lows if low is not None),
            best=median_low(bests) if bests else None,
            high=None if None in highs else max(high for high in highs if high is not None),
        )

    def supply(
        self, place_id: str, start: Bounds | None, end: Bounds | None
    ) -> tuple[tuple[str, ...], tuple[str, ...]]:
        """What reaches the place, as "who what", and the claims that tell it."""
        found: dict[str, None] = {}
        because: list[str] = []
        for claim in self._told:
            if claim.event_type == _AID and self._about(claim, place_id) and self._during(claim, start, end):
                who = listed(self._name(mention.id, mention.name) for mention in claim.actor)
                what = listed(mention.name for mention in claim.instrument)
                found[f"{who} {what or 'aid'}".strip()] = None
                because.append(claim.claim_id)
        return tuple(found), tuple(because)

    def _name(self, actor_id: str | None, name: str) -> str:
        actor = self._knowledge.actors.get(actor_id) if actor_id is not None else None
        return actor.name if actor else name

    def _about(self, claim: Claim, place_id: str) -> bool:
        places = self._knowledge.places
        return any(p.id is not None and (p.id == place_id or places.contains(place_id, p.id)) for p in claim.place)

    def _during(self, claim: Claim, start: Bounds | None, end: Bounds | None) -> bool:
        """Whether the claim's time, or where it has none its publication, meets the siege."""
        first = claim.time.start or claim.published_date
        last = claim.time.end or claim.published_date or first
        began = start.low if start else None
        over = (end.high or end.low) if end else None
        return not (_before(last, began) or _before(over, first))


def _before(a: date | None, b: date | None) -> bool:
    return a is not None and b is not None and a < b
