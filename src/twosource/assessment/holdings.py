"""Holdings: who holds each place from when to when, out of its steps and sieges.

In: places' evidence and sieges. Out: `Holding` records, one for each stretch of days in which the place is shown
alike. Before the first evidence there is none: no evidence, no colour. A holding fades towards unknown; from the
day on which it falls below the stated probability the place is unknown again.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date, timedelta
from itertools import dropwhile, pairwise

from twosource.assessment.belief import Belief, faded, nothing_known
from twosource.assessment.evidence import SPOTS, Evidence, place_class
from twosource.assessment.parties import PartyBook, listed
from twosource.assessment.settings import AssessmentSettings
from twosource.assessment.sieges import Told
from twosource.assessment.timeline import Step, steps
from twosource.assessment.view import View, view_of
from twosource.assessment.wording import reason
from twosource.knowledge import Knowledge
from twosource.records import Alternative, EventPlace, Holding, holding_id


@dataclass(frozen=True, slots=True)
class Stretch:
    """Days in which a place is shown alike.

    Attributes:
        start, end: ``end`` is the first day after, or None where it stands.
        last: the day of its last evidence, None where it has none (a siege alone, or faded).
        at_last: the view on that day; ``view`` is the view at the stretch's end, or on the day of the picture.
        evidence: what it rests on; ``sieges`` are the events that the siege in it rests on.
    """

    start: date | None
    end: date | None
    last: date | None
    at_last: View
    view: View
    besieged: bool
    evidence: tuple[Evidence, ...]
    sieges: tuple[str, ...] = ()


class HoldingMaker:
    """Makes holdings of evidence and sieges, as of one day."""

    def __init__(self, parties: PartyBook, knowledge: Knowledge, settings: AssessmentSettings, as_of: date) -> None:
        self._parties = parties
        self._knowledge = knowledge
        self._settings = settings
        self._as_of = as_of

    def holdings(self, evidence: Mapping[str, Sequence[Evidence]], sieges: Iterable[Told]) -> list[Holding]:
        """The holdings of all places with evidence or a siege, by place and day."""
        besieged: dict[str, list[Told]] = {}
        for told in sieges:
            if told.siege.place_id is not None and place_class(told.siege.place_id, self._knowledge) in SPOTS:
                besieged.setdefault(told.siege.place_id, []).append(told)
        names = {e.event.place.id: e.event.place for of in evidence.values() for e in of if e.event.place}
        found: list[Holding] = []
        for place_id in sorted({*evidence, *besieged}):
            stretches = self._stretches(evidence.get(place_id, ()), besieged.get(place_id, ()))
            place = self._place(place_id, names.get(place_id), besieged.get(place_id, ()))
            found.extend(self._holding(place, stretch) for stretch in stretches)
        return found

    def _place(self, place_id: str, named: EventPlace | None, sieges: Sequence[Told]) -> EventPlace:
        place = self._knowledge.places.get(place_id)
        if place is not None:
            return EventPlace.of(place)
        name = sieges[0].siege.place if sieges else place_id
        return named or EventPlace(
            id=place_id, name=name, lat=None, lon=None, radius_km=None, country=None, admin1=None
        )

    def _stretches(self, evidence: Sequence[Evidence], sieges: Sequence[Told]) -> list[Stretch]:
        found = self._of_steps(
            [s for s in steps(evidence, self._parties, self._settings.half_life_days) if s.day <= self._as_of]
        )
        for told in sorted(sieges, key=lambda t: (t.since or date.min, t.siege.siege_id)):
            found = self._besieged(found, told)
        return list(dropwhile(_says_nothing, found))

    def _of_steps(self, told: Sequence[Step]) -> list[Stretch]:
        found: list[Stretch] = []
        for i, step in enumerate(told):
            end = told[i + 1].day if i + 1 < len(told) else None
            view = view_of(step.belief, self._settings.sure)
            previous = found[-1] if found else None
            if previous is not None and previous.at_last.sort() == view.sort() and previous.end == step.day:
                found.pop()
                evidence = (*previous.evidence, *step.evidence)
                stretch = Stretch(previous.start, end, step.day, view, view, False, evidence)
            else:
                stretch = Stretch(step.day, end, step.day, view, view, False, step.evidence)
            found.extend(self._fading(stretch, step.belief))
        return found

    def _fading(self, stretch: Stretch, belief: Belief) -> list[Stretch]:
        """A stretch up to where its holding has faded, and what is unknown from there on."""
        last = stretch.last or self._as_of
        until = stretch.end or self._as_of
        sure, half_life = self._settings.sure, self._settings.half_life_days

        def at(day: date) -> View:
            return view_of(faded(belief, (day - last).days, half_life), sure)

        if at(until).sort() == stretch.view.sort():
            return [replace(stretch, view=at(until))]
        # The shares of what is known all fall alike, so the day is found by halving the days in between.
        low, high = last, until
        while (high - low).days > 1:
            middle = low + timedelta(days=(high - low).days // 2)
            low, high = (middle, high) if at(middle).sort() == stretch.view.sort() else (low, middle)
        known = replace(stretch, end=high, view=at(low))
        if high == stretch.end:
            return [known]  # it would have faded on the very day of the next evidence
        gone = replace(stretch, start=high, last=last, at_last=at(high), view=at(until))
        return [known, gone]

    def _besieged(self, stretches: Sequence[Stretch], told: Told) -> list[Stretch]:
        """Stretches parted where a siege begins and ends, its days marked; and days of which only it is told."""
        since, until = told.since, told.until
        found: list[Stretch] = []
        first = stretches[0].start if stretches else None
        if since is None or first is None or since < first:
            blank = view_of(nothing_known(), self._settings.sure)
            stop = first if until is None else until if first is None else min(first, until)
            if since is None or stop is None or since < stop:
                found.append(Stretch(since, stop, None, blank, blank, True, (), told.siege.because))
        for stretch in stretches:
            found.extend(_parted(stretch, since, until, told.siege.because))
        return found

    def _holding(self, place: EventPlace, stretch: Stretch) -> Holding:
        view = stretch.view
        holder = self._parties.party(view.holder) if view.holder is not None else None
        place_id = place.id or place.name
        return Holding(
            holding_id=holding_id(place_id, stretch.start, view.status, view.holder),
            place_id=place_id,
            place=place.name,
            lat=place.lat,
            lon=place.lon,
            radius_km=place.radius_km,
            country=place.country,
            from_=stretch.start,
            to=stretch.end,
            holder=holder,
            status=view.status,
            besieged=stretch.besieged,
            probability=view.probability,
            alternatives=tuple(
                Alternative(holder=self._parties.party(key) if key is not None else None, probability=share)
                for key, share in view.alternatives
            ),
            because=tuple(dict.fromkeys([*(e.event.event_id for e in stretch.evidence), *stretch.sieges])),
            reason=reason(
                view=view,
                at_last=stretch.at_last,
                last=stretch.last,
                day=stretch.end or self._as_of,
                besieged=stretch.besieged,
                evidence=stretch.evidence,
                names=self._names,
            ),
        )

    def _names(self, keys: Iterable[str]) -> str:
        return listed(self._parties.party(key).name for key in keys)


def _says_nothing(stretch: Stretch) -> bool:
    """Whether a stretch tells neither who holds the place, nor who doesn't or may, nor of a siege."""
    view = stretch.view
    return view.status == "unknown" and not (view.excluded or view.alternatives or stretch.besieged)


def _parted(stretch: Stretch, since: date | None, until: date | None, siege: tuple[str, ...]) -> list[Stretch]:
    """A stretch parted at the siege's first day and at the day after it."""
    cuts = [
        day
        for day in (since, until)
        if day is not None
        and (stretch.start is None or day > stretch.start)
        and (stretch.end is None or day < stretch.end)
    ]
    borders = [stretch.start, *sorted(set(cuts)), stretch.end]
    parts = []
    for start, end in pairwise(borders):
        inside = (since is None or (start is not None and start >= since)) and (
            until is None or start is None or start < until
        )
        parts.append(
            replace(
                stretch,
                start=start,
                end=end,
                besieged=stretch.besieged or inside,
                evidence=tuple(e for e in stretch.evidence if end is None or e.day < end),
                sieges=(*stretch.sieges, *siege) if inside else stretch.sieges,
            )
        )
    return parts
