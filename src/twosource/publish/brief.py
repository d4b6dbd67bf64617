"""The brief: what the reports of a period bear out, every sentence footnoted to the words it rests on.

In: a picture. Out: Markdown, HTML or JSON. It holds what changed, sieges, control, events by grade, what is only
claimed, disputes, forecasts (kept apart), statements, and what could not be read or resolved. One picture gives one
brief, byte for byte.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator, Sequence
from datetime import date
from functools import partial

import msgspec

from twosource.publish import wording
from twosource.publish.aggregates import summed, summed_civilians
from twosource.publish.brief_document import BriefDocument, Footnotes, Section, Sentence
from twosource.publish.brief_render import RENDERERS
from twosource.publish.brief_sentences import (
    dispute_sentence,
    event_sentence,
    holding_sentence,
    period_words,
    siege_sentence,
)
from twosource.publish.errors import PublishError
from twosource.publish.masking import Masks
from twosource.publish.phrases import event_phrase
from twosource.publish.reference import EventTypes, KnownWorld
from twosource.publish.trail import Trail
from twosource.records import GRADES, Claim, Event, Grade, Holding, Picture, Report, Siege

BRIEF_FORMATS = tuple(RENDERERS)
_MOST_A_SECTION = 60
_MOST_IN_SHORT = 6
_COUNTED = frozenset({"reported", "corroborated", "confirmed"})
_ABOUT = (
    "Grades. Predicted: no report says that it happened. Claimed: told only by origins with an interest in it, all on "
    "one side. Reported: one origin without such an interest. Corroborated: two or more independent origins, at least "
    "one without an interest or with the opposite one. Confirmed: corroborated, and acknowledged by the side it harms "
    "or found by an independent verifier.",
    "An origin is whoever first said it: two papers that quote one monitor are one origin.",
    "A date is the date of the event where the reports tell it; the day of publication is never put in its place.",
    "Names of people without a public role are masked, in quotations too; children's always.",
    "This brief says what reports say. It is no basis for targeting, for the handling of persons, or for any decision "
    "that needs more than these reports.",
    "Place data: GeoNames (CC BY 4.0) and curated packs.",
)


def brief(
    picture: Picture,
    *,
    knowledge: KnownWorld,
    codebook: EventTypes,
    from_: date | None = None,
    to: date | None = None,
    format: str = "md",
    masks: Masks | None = None,
) -> str:
    """The brief of a period.

    Args:
        picture: the records.
        knowledge: where the kinds of places are looked up.
        codebook: where event types have their names and effects.
        from_: its first day; None for no bound.
        to: its last day; None for no bound.
        format: md, html or json.
        masks: made from the same picture, to spare making them anew.

    Raises:
        PublishError: there is no such format, or the period ends before it begins.
    """
    render = RENDERERS.get(format)
    if render is None:
        raise PublishError(f"there is no brief in {format!r}", cure=f"Choose one of {', '.join(BRIEF_FORMATS)}.")
    if from_ is not None and to is not None and to < from_:
        raise PublishError(f"the period ends on {to} and begins on {from_}", cure="Exchange --from and --to.")
    return render(BriefMaker(picture, knowledge, codebook, from_, to, masks).document())


class BriefMaker:
    """Makes one brief's document: filters the picture by the period and writes the sections in their order."""

    def __init__(
        self,
        picture: Picture,
        knowledge: KnownWorld,
        codebook: EventTypes,
        from_: date | None,
        to: date | None,
        masks: Masks | None = None,
    ) -> None:
        self._picture = picture
        self._places = knowledge.places
        self._codebook = codebook
        self._from, self._to = from_, to
        self._masks = masks or Masks(picture)
        self._trail = Trail(picture, self._masks)
        self._footnotes = Footnotes(self._trail)
        self._events = sorted((e for e in picture.events if self._tells_of_period(e)), key=_by_grade_and_day)
        self._facts = [event for event in self._events if not event.speech and event.grade != "predicted"]

    def document(self) -> BriefDocument:
        """The whole brief."""
        sections = (
            self._in_short(),
            self._changes(),
            self._sieges(),
            self._control(),
            *(self._graded(grade) for grade in ("confirmed", "corroborated", "reported")),
            self._only_claimed(),
            self._disputes(),
            self._forecasts(),
            self._statements(),
            self._open_matters(),
        )
        return BriefDocument(
            title="Conflict brief",
            period=period_words(self._from, self._to),
            sections=sections,
            notes=self._footnotes.notes(),
            about=_ABOUT,
        )

    # -- the period --------------------------------------------------------------------------------------------------

    def _within(self, start: date | None, end: date | None) -> bool:
        return (self._to is None or start is None or start <= self._to) and (
            self._from is None or end is None or end >= self._from
        )

    def _tells_of_period(self, event: Event) -> bool:
        """Whether an event falls in the period; one without a date does if a report of it was published then."""
        if event.time.start is not None or event.time.end is not None:
            return self._within(event.time.start, event.time.end)
        published = [claim.published_date for claim in self._trail.claims_of(event.claims)]
        return not published or any(self._within(day, day) for day in published)

    def _reports(self) -> list[Report]:
        inside = [r for r in self._picture.counting if self._within(r.published_date, r.published_date)]
        return sorted(inside, key=lambda r: (r.published or "9999", r.report_id))

    # -- sentences with their notes ----------------------------------------------------------------------------------

    def _sentence(self, text: str, claims: Iterable[Claim], *about: str) -> Sentence:
        notes, more = self._footnotes.cite(claims)
        return Sentence(text=text, notes=notes, about=about, more=more)

    def _event(self, event: Event) -> Sentence:
        text = event_sentence(self._masks.event(event), self._codebook, self._places)
        return self._sentence(text, self._trail.claims_of(event.claims), event.event_id)

    def _siege(self, siege: Siege) -> Sentence:
        text = siege_sentence(self._masks.siege(siege), self._grades(siege.because))
        return self._sentence(text, self._trail.claims_behind(siege.because), siege.siege_id)

    def _holding(self, holding: Holding, before: Holding | None) -> Sentence:
        shown_before = self._masks.holding(before) if before is not None else None
        text = holding_sentence(self._masks.holding(holding), shown_before, self._grades(holding.because))
        return self._sentence(text, self._trail.claims_behind(holding.because), holding.holding_id)

    def _grades(self, event_ids: Sequence[str]) -> list[Grade]:
        """The grades of these events, the surest first, one an event."""
        events = (self._trail.event(key) for key in event_ids)
        return sorted((e.grade for e in events if e is not None), key=GRADES.index, reverse=True)

    def _section(
        self, key: str, heading: str, lead: str, empty: str, makers: Sequence[Callable[[], Sentence]]
    ) -> Section:
        kept = makers[:_MOST_A_SECTION]
        return Section(
            key=key,
            heading=heading,
            lead=lead,
            sentences=tuple(make() for make in kept),
            empty=empty,
            left_out=len(makers) - len(kept),
        )

    def _of_events(self, key: str, heading: str, lead: str, empty: str, events: Sequence[Event]) -> Section:
        """A section of events by day; of too many, those that the most independent voices tell."""
        weighty = sorted(events, key=lambda e: (-e.effective_origins, -e.n_claims, e.event_id))
        kept = {event.event_id for event in weighty[:_MOST_A_SECTION]}
        makers = [partial(self._event, event) for event in events if event.event_id in kept]
        section = self._section(key, heading, lead, empty, makers)
        return msgspec.structs.replace(section, left_out=len(events) - len(makers))

    # -- the sections ------------------------------------------------------------------------------------------------

    def _in_short(self) -> Section:
        sentences = [*self._rests_on(), *self._how_sure()]
        sieges = [s for s in self._sieges_of_period() if s.status != "ongoing"]
        turns = [e for e in self._facts if e.grade in ("confirmed", "corroborated") and self._moves_control(e)]
        told = {key for siege in sieges for key in siege.because}
        sentences += [self._siege(siege) for siege in sieges[:_MOST_IN_SHORT]]
        sentences += self._in_all()
        room = _MOST_IN_SHORT - min(len(sieges), _MOST_IN_SHORT)
        sentences += [self._event(e) for e in turns if e.event_id not in told][:room]
        return Section(
            key="in_short", heading="In short", lead="", sentences=tuple(sentences), empty="There are no reports."
        )

    def _rests_on(self) -> Iterator[Sentence]:
        reports = self._reports()
        if not reports:
            return
        by_publisher: dict[str, list[str]] = defaultdict(list)
        readings = {reading.report_id: reading for reading in self._picture.readings}
        claims = 0
        for report in reports:
            own = len(readings[report.report_id].claims) if report.report_id in readings else 0
            claims += own
            by_publisher[report.publisher or ""].append(f"{report.report_id} ({wording.counted(own, 'claim')})")
        publishers = sorted(filter(None, by_publisher))
        days = sorted(day for report in reports if (day := report.published_date) is not None)
        when = f", published {wording.days(days[0], days[-1])}" if days else ""
        text = (
            f"This brief rests on {wording.counted(len(reports), 'report')} by "
            f"{wording.counted(len(publishers), 'publisher')}{when}, in which {wording.counted(claims, 'claim')} "
            f"{'was' if claims == 1 else 'were'} found; {wording.counted(len(self._events), 'event')} "
            f"{'falls' if len(self._events) == 1 else 'fall'} in the period."
        )
        groups = [(f"reports by {self._masks.string(name)}", by_publisher[name]) for name in publishers]
        groups.append(("reports without a publisher", by_publisher.get("", [])))
        notes = self._footnotes.count(groups, f"twosource reports{self._days()}; twosource claims --report ID")
        families = [
            ("events that are said to have happened", [event.event_id for event in self._facts]),
            ("forecasts", [e.event_id for e in self._events if e.grade == "predicted" and not e.speech]),
            ("statements", [e.event_id for e in self._events if e.speech]),
        ]
        yield Sentence(text=text, notes=(*notes, *self._footnotes.count(families, f"twosource events{self._days()}")))

    def _how_sure(self) -> Iterator[Sentence]:
        """How many events have each grade; statements and forecasts are no events that happened, and are left out."""
        if not self._facts:
            return
        by_grade = {grade: [e.event_id for e in self._facts if e.grade == grade] for grade in reversed(GRADES)}
        parts = [f"{wording.number(len(ids))} {grade}" for grade, ids in by_grade.items() if ids]
        disputed = [event.event_id for event in self._facts if event.disputes]
        tail = f" In {wording.number(len(disputed))} of them the sources differ." if disputed else ""
        groups = [*by_grade.items(), ("the sources differ", disputed)]
        yield Sentence(
            text=f"Of what is said to have happened, by grade: {wording.listed(parts)}.{tail}",
            notes=self._footnotes.count(groups, f"twosource events{self._days()} --grade GRADE"),
        )

    def _days(self) -> str:
        """The options that give a listing the brief's period."""
        start = f" --from {self._from}" if self._from else ""
        return f"{start} --to {self._to}" if self._to else start

    def _in_all(self) -> list[Sentence]:
        """The killed and injured summed over events, each once, as a range; what is only claimed is left out."""
        sure = [event for event in self._facts if event.grade in _COUNTED]
        told = []
        for what in ("killed", "injured"):
            total, civilians = summed(sure, what), summed_civilians(sure, what)
            if total.events > 1:
                counting = [e for e in sure if any(f.what == what for f in e.figures)]
                claims = [claim for event in counting for claim in self._trail.claims_of(event.claims)]
                told_so = f"; {wording.amount(civilians.low, None, civilians.high)} of them are told to be civilians"
                text = (
                    f"In all, {wording.amount(total.low, None, total.high)} {wording.what_counted(what, None)} "
                    f"in {wording.number(total.events)} events that give a figure, whoever they are, each event "
                    f"counted once{told_so if civilians.events else ''}."
                )
                told.append(self._sentence(text, claims, *(event.event_id for event in counting)))
        return told

    def _moves_control(self, event: Event) -> bool:
        found = self._codebook.types.get(event.event_type)
        return found is not None and found.effect not in ("none", "contests", "besieges", "holds")

    def _changes(self) -> Section:
        holdings = sorted(self._picture.holdings, key=_by_place_and_day)
        before = {(h.place_id, h.to): h for h in holdings if h.to is not None}
        begun = [
            h
            for h in holdings
            if h.from_ is not None
            and self._within(h.from_, h.from_)
            and _state(h) != _state(before.get((h.place_id, h.from_)))
        ]
        begun.sort(key=lambda h: (h.from_ or date.min, h.place, h.holding_id))
        makers = [partial(self._holding, h, before.get((h.place_id, h.from_ or date.min))) for h in begun]
        lead = "Places whose holder or state changed in the period, oldest first."
        return self._section("changes", "What changed", lead, "No change of control is borne out.", makers)

    def _sieges_of_period(self) -> list[Siege]:
        def inside(siege: Siege) -> bool:
            start = siege.start.low if siege.start else None
            end = siege.end.high if siege.end else None
            return self._within(start, end if siege.status != "ongoing" else None)

        return sorted((s for s in self._picture.sieges if inside(s)), key=lambda s: (s.place, s.siege_id))

    def _sieges(self) -> Section:
        makers = [partial(self._siege, s) for s in self._sieges_of_period()]
        lead = "A broken siege is not a captured place."
        return self._section("sieges", "Sieges", lead, "No siege is told of.", makers)

    def _control(self) -> Section:
        """Who holds each place on the last day of the period, or now where it has no end."""

        def stands(holding: Holding) -> bool:
            if self._to is None:
                return holding.to is None
            return (holding.from_ is None or holding.from_ <= self._to) and (
                holding.to is None or holding.to > self._to
            )

        standing = sorted(filter(stands, self._picture.holdings), key=_by_place_and_day)
        makers = [partial(self._holding, h, None) for h in standing if _state(h) is not None]
        unknown = [h for h in standing if _state(h) is None]
        if unknown:
            makers.append(partial(self._unknown, unknown))
        when = f"on {wording.day(self._to)}" if self._to else "after the last report"
        lead = f"Places with evidence, {when}. A place that is not listed is not known."
        return self._section("control", "Who holds what", lead, "No place has evidence of its holder.", makers)

    def _unknown(self, holdings: Sequence[Holding]) -> Sentence:
        names = wording.listed(dict.fromkeys(self._masks.holding(holding).place for holding in holdings))
        claims = self._trail.claims_behind(key for holding in holdings for key in holding.because)
        about = (holding.holding_id for holding in holdings)
        return self._sentence(f"Not known who holds {names}.", claims, *about)

    def _graded(self, grade: Grade) -> Section:
        leads = {
            "confirmed": "Corroborated, and acknowledged by the side it harms or found by an independent verifier.",
            "corroborated": "Told by independent origins, at least one without an interest or with the opposite one.",
            "reported": "Told by one origin without an interest in it.",
        }
        events = [event for event in self._facts if event.grade == grade]
        return self._of_events(grade, f"Events: {grade}", leads[grade], f"No event is {grade}.", events)

    def _only_claimed(self) -> Section:
        events = [event for event in self._facts if event.grade == "claimed"]
        lead = (
            "Told only by origins with an interest in it, all on one side, however many; or taken back by all who told it. "
            "Nobody else bears it out here."
        )
        return self._of_events("claimed", "What is only claimed", lead, "Nothing is only claimed.", events)

    def _disputes(self) -> Section:
        makers = [partial(self._dispute, e, i) for e in self._events for i in range(len(e.disputes))]
        lead = "Where the sources differ. The positions are set side by side, not averaged."
        return self._section("disputes", "Disputes", lead, "The sources do not differ.", makers)

    def _dispute(self, event: Event, index: int) -> Sentence:
        shown = self._masks.event(event)
        holders = [self._trail.holders(event, position) for position in event.disputes[index].positions]
        text = dispute_sentence(shown, shown.disputes[index], holders, self._codebook, self._places)
        claims = self._trail.claims_of(key for position in event.disputes[index].positions for key in position.claims)
        return self._sentence(text, claims, event.event_id)

    def _forecasts(self) -> Section:
        events = [event for event in self._events if event.grade == "predicted" and not event.speech]
        lead = "Forecasts, plans, demands and suppositions. None of this is counted as having happened."
        return self._of_events("forecasts", "Forecasts, kept apart", lead, "There are none.", events)

    def _statements(self) -> Section:
        events = [event for event in self._events if event.speech]
        lead = "Accusations, denials, threats and the like: that they were made, not that they are true."
        return self._of_events("statements", "Statements", lead, "There are none.", events)

    def _open_matters(self) -> Section:
        readings = {reading.report_id: reading for reading in self._picture.readings}
        makers: list[Callable[[], Sentence]] = []
        gated = 0
        for report in self._reports():
            reading = readings.get(report.report_id)
            if reading is not None and reading.gated:
                gated += 1
            elif reading is None or not reading.claims:
                whys = dict.fromkeys(e.why for e in reading.log if e.what == "skipped") if reading else {}
                makers.append(partial(self._unread, report, tuple(whys)))
        if gated:
            makers.append(partial(self._gated, gated))
        for event in self._facts:
            if event.place is not None and event.place.lat is None:
                makers.append(partial(self._unplaced, event))
        untold = [event.event_id for event in self._facts if event.place is None]
        if untold:
            makers.append(partial(self._counted, untold, "is told without a place", "are told without a place"))
        undated = [e.event_id for e in self._facts if e.time.start is None and e.time.end is None]
        if undated:
            makers.append(partial(self._counted, undated, "is told without a date", "are told without a date"))
        lead = "Reports that gave no claim, and events whose place or day could not be told."
        return self._section(
            "open", "What could not be read or resolved", lead, "Everything was read and resolved.", makers
        )

    def _unread(self, report: Report, whys: Sequence[str]) -> Sentence:
        reasons = "; ".join(self._masks.string(why, report.report_id) for why in whys) or "no reason was logged"
        return Sentence(
            text=f"No claim was read from {self._trail.citation(report).words()}: {reasons}.", about=(report.report_id,)
        )

    @staticmethod
    def _gated(number: int) -> Sentence:
        reports = wording.capitalised(wording.counted(number, "report"))
        return Sentence(
            text=f"{reports} {'was' if number == 1 else 'were'} taken for other news, and not read closely."
        )

    def _unplaced(self, event: Event) -> Sentence:
        shown = self._masks.event(event)
        phrase = wording.capitalised(event_phrase(shown, self._codebook, self._places))
        name = shown.place.name if shown.place else ""
        claims = self._trail.claims_of(event.claims)
        return self._sentence(f"{phrase}: “{name}” could not be found on the map.", claims, event.event_id)

    def _counted(self, ids: Sequence[str], one: str, many: str) -> Sentence:
        words = f"{wording.capitalised(wording.counted(len(ids), 'event'))} {one if len(ids) == 1 else many}."
        return Sentence(text=words, notes=self._footnotes.count([("events", ids)], "twosource show ID"))


def _by_grade_and_day(event: Event) -> tuple[int, date, str, str]:
    start = event.time.start or event.time.end or date.max
    return -GRADES.index(event.grade), start, event.place.name if event.place else "", event.event_id


def _state(holding: Holding | None) -> tuple[str, str | None, bool] | None:
    """What the reader would see change: None for a place of which nothing is known, and for no holding."""
    if holding is None or (holding.status == "unknown" and not holding.besieged):
        return None
    return holding.status, holding.holder.name if holding.holder else None, holding.besieged


def _by_place_and_day(holding: Holding) -> tuple[str, date, str]:
    return holding.place, holding.from_ or date.min, holding.holding_id
