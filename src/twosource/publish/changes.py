"""How the picture changed from one day to another, and which reports and decisions changed it.

In: two pictures of one monitor, the earlier and the later, and their masks. Out: changes of events, of who holds which
place, and of sieges, each with what it was and is, and with the reports that brought the claims it has anew.

Records of two pictures are the same where they share claims, or claims of a coded row before and after it was corrected;
ids may differ, for a claim that came in may found an event anew. A record that rests on no new claim itself is changed by
the new claims of the events that it rests on, a retraction for one. A change that no new claim explains names no report: it
follows from other records, or, of a holding, from time alone, for without fresh evidence it fades.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterable, Mapping, Sequence
from typing import Literal, NamedTuple

from twosource.publish import wording
from twosource.publish.brief_sentences import figure_words, holding_words, stretch_words
from twosource.publish.masking import Masks
from twosource.publish.phrases import event_phrase, graded_parties, parties
from twosource.publish.reference import EventTypes, KnownWorld
from twosource.records import Decision, Event, Holding, Picture, Record, Siege

How = Literal["new", "gone", "changed", "merged", "split"]
_ORDER: Mapping[str, int] = {"new": 0, "merged": 1, "split": 2, "changed": 3, "gone": 4}


class FieldChange(Record, frozen=True, kw_only=True):
    """One field, as it was and as it is, in words; None where there was or is nothing."""

    field: str
    before: str | None
    after: str | None


class Change(Record, frozen=True, kw_only=True):
    """One thing that changed.

    Attributes:
        table: events, control or sieges.
        how: new, gone, changed; merged and split of events.
        id: of the later record, of one that is gone the earlier one's; of control the place's.
        was: the ids of the earlier records.
        says: the thing in words.
        reports: ids of the reports whose claims it has anew, by day.
        decisions: ids of the decisions made in between that act on it.
    """

    table: str
    how: How
    id: str
    was: tuple[str, ...]
    says: str
    fields: tuple[FieldChange, ...]
    reports: tuple[str, ...]
    decisions: tuple[str, ...]


class Changes(Record, frozen=True, kw_only=True):
    """All changes, and the reports and decisions that came in between, whether they changed anything or not."""

    changes: tuple[Change, ...]
    reports: tuple[str, ...]
    decisions: tuple[str, ...]


class _Item(NamedTuple):
    """A record to compare: its claims, its name in words, its fields in words."""

    id: str
    claims: frozenset[str]
    says: str
    fields: dict[str, str | None]


def changes(before: Picture, after: Picture, *, knowledge: KnownWorld, codebook: EventTypes, masks: Masks) -> Changes:
    """What changed.

    Args:
        before, after: pictures of one monitor.
        knowledge: where the kinds of places are looked up.
        codebook: where event types have their names.
        masks: of all that the monitor holds.
    """
    return _Comparison(before, after, knowledge, codebook, masks).changes()


class _Comparison:
    def __init__(
        self, before: Picture, after: Picture, knowledge: KnownWorld, codebook: EventTypes, masks: Masks
    ) -> None:
        self._before, self._after = before, after
        self._places = knowledge.places
        self._codebook = codebook
        self._masks = masks
        order = [report.report_id for report in after.reports]
        self._rank = {report: rank for rank, report in enumerate(order)}
        known = {report.report_id for report in before.reports}
        self._new_reports = tuple(report for report in order if report not in known)
        self._report_of = {
            claim.claim_id: claim.report_id
            for picture in (before, after)
            for r in picture.readings
            for claim in r.claims
        }
        self._corrected = _corrected(before, after)
        self._events_after: dict[str, list[Event]] = defaultdict(list)  # by claim
        for event in after.events:
            for claim_id in event.claims:
                self._events_after[claim_id].append(event)
        made = {decision.decision_id for decision in before.decisions}
        self._new_decisions = [decision for decision in after.decisions if decision.decision_id not in made]

    def changes(self) -> Changes:
        found = [
            *self._compared("events", self._events(self._before), self._events(self._after)),
            *self._compared("control", self._control(self._before), self._control(self._after), by_id=True),
            *self._compared("sieges", self._sieges(self._before), self._sieges(self._after)),
        ]
        return Changes(
            changes=tuple(found),
            reports=self._new_reports,
            decisions=tuple(decision.decision_id for decision in self._new_decisions),
        )

    def _compared(
        self, table: str, before: Sequence[_Item], after: Sequence[_Item], *, by_id: bool = False
    ) -> list[Change]:
        earlier = {item.id: item for item in before}
        found: list[Change] = []
        successors: dict[str, list[str]] = defaultdict(list)
        origins = _matched_by_id(earlier, after) if by_id else _matched(before, after, self._corrected)
        for item in after:
            for old in origins[item.id]:
                successors[old].append(item.id)
        for item in after:
            was = origins[item.id]
            how: How = "new" if not was else "merged" if len(was) > 1 else "changed"
            if len(was) == 1 and len(successors[was[0]]) > 1:
                how = "split"
            past = [earlier[one] for one in was]
            fields = _differing(past[0] if past else None, item)
            if how == "changed" and not fields:
                continue
            had = frozenset(claim for one in past for claim in one.claims)
            found.append(self._change(table, how, item, was, fields, item.claims - had, item.claims | had))
        for one in before:
            if not successors[one.id]:
                found.append(self._change(table, "gone", one, (one.id,), (), frozenset(), one.claims))
        return sorted(found, key=lambda change: (_ORDER[change.how], change.says, change.id))

    def _change(
        self,
        table: str,
        how: How,
        item: _Item,
        was: tuple[str, ...],
        fields: tuple[FieldChange, ...],
        added: frozenset[str],
        touched: frozenset[str],
    ) -> Change:
        reports = self._brought(added) or self._brought(
            claim for old in touched for event in self._events_after[old] for claim in event.claims
        ).intersection(self._new_reports)
        return Change(
            table=table,
            how=how,
            id=item.id,
            was=was,
            says=item.says,
            fields=fields,
            reports=tuple(sorted(reports, key=lambda report: self._rank.get(report, -1))),
            decisions=tuple(d.decision_id for d in self._new_decisions if self._acts_on(d, touched)),
        )

    def _brought(self, claims: Iterable[str]) -> set[str]:
        """The reports that hold these claims."""
        return {self._report_of[claim] for claim in claims if claim in self._report_of}

    def _acts_on(self, decision: Decision, claims: frozenset[str]) -> bool:
        if not claims.isdisjoint(anchor.claim_id for anchor in (*decision.anchors, *decision.other_anchors)):
            return True
        return any(self._report_of.get(claim) == decision.subject for claim in claims)

    # -- records in words --------------------------------------------------------------------------------------------

    def _events(self, picture: Picture) -> list[_Item]:
        return [self._event(event) for event in picture.events]

    def _event(self, event: Event) -> _Item:
        shown = self._masks.event(event)
        when = wording.dated(shown.time.start, shown.time.end, precision=shown.time.precision)
        says = f"{wording.capitalised(event_phrase(shown, self._codebook, self._places))} ({when})"
        return _Item(
            event.event_id,
            frozenset(event.claims),
            says,
            {
                "type": shown.event_type,
                "who": wording.listed(map(wording.with_article, graded_parties(shown, shown.actor))) or None,
                "to whom": wording.listed(map(wording.with_article, graded_parties(shown, shown.target))) or None,
                "where": shown.place.name if shown.place else None,
                "when": when,
                "figures": figure_words(shown.figures) or None,
                "grade": shown.grade,
                "credibility": f"{shown.credibility:.2f}",
                "origins": wording.listed(sorted({origin.name for origin in shown.origins}))
                or "nobody who stands by it",
                "disputed": wording.listed(dispute.about.replace("_", " ") for dispute in shown.disputes) or None,
            },
        )

    def _control(self, picture: Picture) -> list[_Item]:
        """The holdings of each place as one: who held it when."""
        claims_of = {event.event_id: event.claims for event in picture.events}
        by_place: dict[str, list[Holding]] = defaultdict(list)
        for holding in picture.holdings:
            by_place[holding.place_id].append(self._masks.holding(holding))
        items = []
        for place, holdings in by_place.items():
            stretches = sorted(holdings, key=lambda h: (h.from_ is not None, h.from_ or h.to, h.holding_id))
            items.append(
                _Item(
                    place,
                    _claims_behind((key for h in holdings for key in h.because), claims_of),
                    holdings[0].place,
                    {"held": "; ".join(map(_stretch, stretches))},
                )
            )
        return items

    def _sieges(self, picture: Picture) -> list[_Item]:
        claims_of = {event.event_id: event.claims for event in picture.events}
        return [self._siege(siege, claims_of) for siege in picture.sieges]

    def _siege(self, siege: Siege, claims_of: Mapping[str, Sequence[str]]) -> _Item:
        shown = self._masks.siege(siege)
        people = shown.people
        return _Item(
            siege.siege_id,
            _claims_behind(siege.because, claims_of),
            f"The siege of {shown.place}",
            {
                "besieger": parties(shown.besieger) or None,
                "besieged": parties(shown.besieged) or None,
                "began": wording.dated(shown.start.low, shown.start.high) if shown.start else None,
                "ended": wording.dated(shown.end.low, shown.end.high) if shown.end else None,
                "status": shown.status.replace("_", " "),
                "people inside": wording.amount(people.low, people.best, people.high) if people else None,
                "supplied by": wording.listed(shown.supply) or None,
            },
        )


def _stretch(holding: Holding) -> str:
    """Who held it when. The probability is left out: it fades from day to day, and that is no news."""
    return f"{holding_words(holding)} {stretch_words(holding)}".strip()


def _claims_behind(events: Iterable[str], claims_of: Mapping[str, Sequence[str]]) -> frozenset[str]:
    return frozenset(claim for event in events for claim in claims_of.get(event, ()))


def _corrected(before: Picture, after: Picture) -> dict[str, tuple[str, ...]]:
    """The claims of coded rows that were corrected in between, each with those that the row has now."""
    now = {
        reading.report_id: tuple(claim.claim_id for claim in reading.claims)
        for reading in after.readings
        if reading.coded is not None
    }
    return {
        claim.claim_id: now[after.replaced[reading.report_id]]
        for reading in before.readings
        if reading.report_id in after.replaced
        for claim in reading.claims
    }


def _matched(
    before: Sequence[_Item], after: Sequence[_Item], corrected: Mapping[str, Sequence[str]]
) -> dict[str, tuple[str, ...]]:
    """For each later record the earlier ones with which it shares claims, the one with most in common first."""
    holders: dict[str, list[_Item]] = defaultdict(list)
    for item in before:
        for claim in sorted({*item.claims, *(now for old in item.claims for now in corrected.get(old, ()))}):
            holders[claim].append(item)
    found = {}
    for item in after:
        shared: dict[str, int] = defaultdict(int)
        for claim in item.claims:
            for old in holders[claim]:
                shared[old.id] += 1
        # Of a record that can be told again by its id, the others that happen to rest on its claims are none of its past.
        if item.id in shared and len({old.id for claim in item.claims for old in holders[claim]}) > 1:
            shared[item.id] += len(item.claims)
        found[item.id] = tuple(sorted(shared, key=lambda old: (-shared[old], old)))
    return found


def _matched_by_id(before: Mapping[str, _Item], after: Iterable[_Item]) -> dict[str, tuple[str, ...]]:
    return {item.id: (item.id,) if item.id in before else () for item in after}


def _differing(before: _Item | None, after: _Item) -> tuple[FieldChange, ...]:
    old: Callable[[str], str | None] = before.fields.get if before is not None else lambda _: None
    return tuple(
        FieldChange(field=field, before=old(field), after=value)
        for field, value in after.fields.items()
        if old(field) != value
    )
