"""How much two statements speak for being one occurrence, field by field.

In: two statements of one strand and family. Out: a `Score`: the fields' weights, which add up, and what rules the
pair out if anything does. Every weight is in `LinkWeights`. Exchanging the two, or the sides of both, changes
nothing.
"""

from __future__ import annotations

import math
from collections.abc import Callable, Iterator, Sequence
from datetime import date
from typing import NamedTuple

import numpy as np

from twosource.codebook import Codebook
from twosource.corroboration.coded import CodedComparer
from twosource.corroboration.figures import of_the_same
from twosource.corroboration.interest import parties_on
from twosource.corroboration.intervals import gap_days, length_days
from twosource.corroboration.kindred import shipped_kindred
from twosource.corroboration.ordinals import one_is_later, told_apart
from twosource.corroboration.pair_arrays import PairArrays
from twosource.corroboration.places import PlaceBook
from twosource.corroboration.score import Field, Score
from twosource.corroboration.settings import LinkSettings
from twosource.corroboration.statements import SIEGE, Statement
from twosource.corroboration.sweep import Floats, Indices
from twosource.corroboration.things import share_a_thing
from twosource.corroboration.ties import Ties
from twosource.corroboration.tolls import counts_losses, is_toll
from twosource.corroboration.verdicts import FieldWeight
from twosource.corroboration.weights import shipped_weights
from twosource.records import Claim, Figure

_CONTROL = frozenset({"takes", "loses", "leaves", "hands_over", "holds"})
_GAIN = frozenset({"takes", "holds"})
_ONCE = frozenset({"takes", "loses", "leaves", "hands_over"})  # what doesn't happen again on the next day
_TELLING = 3  # the least figure whose equality tells something
_NEVER, _UNKNOWN = (-math.inf, -math.inf), (math.nan, math.nan)
UNTOLD = "untold"  # the level of a field that not both tell
_SELDOM = 10  # the least figure that two events seldom share
_AS = {"who": "who did it", "to whom": "whom it was done to"}
_AT_ONCE = "remote_violence"
_STEM = 5  # letters of a trigger that tell its word from others, whatever its ending


class _Compared(NamedTuple):
    """How two statements compare in each field; of the thing hit None where one of them names none."""

    kind: Field
    place: Field
    time: Field
    taker: Field
    loser: Field
    figures: Field
    thing: Field | None

    def at_odds(self, *fields: Field) -> bool:
        """Whether they differ in one of these, or on the thing hit."""
        return any(field.stated < 0 for field in (*fields, *((self.thing,) if self.thing is not None else ())))


class Comparer:
    """Compares statements, under one codebook and settings. Two rows that people coded are compared as such."""

    def __init__(self, ties: Ties, codebook: Codebook, settings: LinkSettings, places: PlaceBook) -> None:
        self.ties = ties
        self._codebook = codebook
        self._settings = settings
        self._places = places
        self.coded = CodedComparer(settings.coded or shipped_weights())

    def compare(self, a: Statement, b: Statement) -> Score:
        """The score of a pair."""
        if a.row is not None and b.row is not None:
            return self.coded.compare(a.row, b.row)
        return self._told(a, b)

    def weigher(self, statements: Sequence[Statement]) -> Callable[[Indices, Indices], Floats]:
        """What weighs many pairs of these, as indices: by how much each passes its threshold; minus infinity if ruled out."""
        coded = np.array([s.row is not None for s in statements], dtype=bool)
        at = np.cumsum(coded) - 1
        told = [s.row for s in statements if s.row is not None]
        arrays = PairArrays(statements, self, self._settings)

        def weigh(first: Indices, second: Indices) -> Floats:
            rows = coded[first] & coded[second]
            found: Floats = np.empty(len(first), dtype=np.float64)
            if rows.any():
                found[rows] = self.coded.totals(told, at[first[rows]], at[second[rows]]) - self.coded.threshold
            if not rows.all():
                found[~rows] = arrays.margins(first[~rows], second[~rows])
            return found

        return weigh

    # What pairs of values weigh by themselves.

    def type_weight(self, a: Statement, b: Statement) -> FieldWeight:
        """The weight of two types; minus infinity where they aren't told of one occurrence."""
        kind = self._type(a, b)
        return _NEVER if kind is None else _weighed(kind)

    def place_weight(self, a: Statement, b: Statement) -> FieldWeight:
        """The weight of two claims' places; not a number where they can't be compared, minus infinity if ruled out."""
        place = self._place(a, b)
        if place is None:
            return _UNKNOWN
        return _NEVER if isinstance(place, str) else _weighed(place)

    def party_weight(self, name: str, x: frozenset[str], y: frozenset[str], day: date | None) -> FieldWeight:
        """The weight of the parties on one side of two claims."""
        return _weighed(self._party(name, x, y, day))

    def figures_weight(self, a: Statement, b: Statement) -> FieldWeight:
        """The weight of two claims' figures."""
        return _weighed(self._figures(a, b))

    def shift(self, field: str, level: str) -> float:
        """What was learnt of a level of a field: what its stated weight is moved by."""
        return 0.0 if self._settings.told is None else self._settings.told.shift(field, level)

    @staticmethod
    def is_control(statement: Statement) -> bool:
        """Whether a statement tells who holds a place."""
        return statement.kind.effect in _CONTROL

    @staticmethod
    def is_gain(statement: Statement) -> bool:
        """Whether a statement tells who has a place now."""
        return statement.kind.effect in _GAIN

    @staticmethod
    def is_once(statement: Statement) -> bool:
        """Whether a statement tells what doesn't happen to the same two on the next day again: a place changes hands."""
        return statement.kind.effect in _ONCE

    def is_seldom(self, statement: Statement) -> bool:
        """Whether a statement tells of what its place, being small, seldom sees twice in two days."""
        if statement.kind.code not in shipped_kindred().seldom:
            return False
        places = [
            self._places.get(p.id) for p in statement.claim.place if p.id is not None and self._places.is_settled(p.id)
        ]
        return any(place is not None and place.radius_km <= self._settings.small_km for place in places)

    @staticmethod
    def gap(a: Statement, b: Statement) -> float:
        """The days between two statements; none between the days of one night."""
        return 0 if a.night is not None and a.night == b.night else gap_days(a.days, b.days)

    def thing_weight(self, a: Statement, b: Statement) -> FieldWeight:
        """The weight of the things hit; 0 where not both tell of any."""
        thing = self._thing(a, b)
        return (0.0, 0.0) if thing is None else _weighed(thing)

    @staticmethod
    def is_mutual(code: str) -> bool:
        """Whether either party may stand on either side."""
        return code in shipped_kindred().mutual

    @staticmethod
    def is_undated(claim: Claim) -> bool:
        """Whether a claim tells nothing of when."""
        return _is_undated(claim)

    @staticmethod
    def stem(claim: Claim) -> str:
        """The word that the claim rests on, whatever its ending."""
        return claim.trigger.text.casefold()[:_STEM]

    def told_levels(self, a: Statement, b: Statement) -> dict[str, Field] | None:
        """The fields of two sentences whenever either tells of; None where anything but their days rules them out."""
        fields, never = self._fields(a, b, math.inf)
        return None if never is not None else {field.name: field for field in fields}

    def _field(self, name: str, level: str, says: str, stated: float) -> Field:
        return Field(name, stated + self.shift(name, level), says, level, stated)

    def _told(self, a: Statement, b: Statement) -> Score:
        fields, never = self._fields(a, b, self._settings.days)
        return Score(fields, never, self._settings.threshold)

    def _fields(self, a: Statement, b: Statement, days: float) -> tuple[tuple[Field, ...], str | None]:
        kind = self._type(a, b)
        if kind is None:
            return (), f"{a.kind.title} and {b.kind.title} are not told of one occurrence"
        same_report = a.claim.report_id == b.claim.report_id
        if told_apart(a.ordinal, b.ordinal, same_report):
            return (kind,), "the words number them as two"
        if a.hours is not None and b.hours is not None and a.hours != b.hours and self.gap(a, b) == 0:
            return (kind,), "the one was in the morning, the other in the evening"
        if a.lasting != b.lasting:
            return (kind,), "one tells of a long time, the other of a happening"
        if self.gap(a, b) > days:
            return (kind,), "the days are too far apart"
        place = self._place(a, b)
        taker, loser = self._parties(a, b)
        if isinstance(place, str):
            return (kind, taker, loser), place
        time = self.time(a, b)
        if place is None and (why := self._placeless(a, b, time, taker, loser, same_report)) is not None:
            return (kind, time, taker, loser), why
        unlike = [field.says for field in (place, taker, loser) if field is not None and field.stated < 0]
        if place is None and same_report and a.origin == b.origin and a.denied != b.denied:
            return (kind, taker, loser), "one source in one report says the one and denies the other"
        if same_report and a.origin == b.origin and unlike:
            return (kind, taker, loser), f"one source in one report tells them apart: {unlike[0]}"
        if self._exchanged(a, b):
            return (kind, taker, loser), "the sides are exchanged"
        figures = self._figures(a, b)
        if same_report and a.origin == b.origin and self._on_two_days(a, b, (kind, place, figures)):
            return (kind, time, taker, loser), "one source in one report tells of two days"
        thing = self._thing(a, b)
        told = (kind, place, time, taker, loser, figures, self._trigger(a, b), thing)
        fields = [field for field in told if field is not None]
        if place is not None:
            fields += self._despite(a, b, _Compared(kind, place, time, taker, loser, figures, thing))
        if one_is_later(a.ordinal, b.ordinal) and not self._tied(a, b, figures):
            weight = self._settings.weights.one_later
            fields.append(self._field("number", "one_later", "the words of one alone number it a later one", weight))
        if place is None and same_report:
            weight = self._settings.weights.same_report
            fields.append(
                self._field("report", "same_report", "one report, with nothing that tells them apart", weight)
            )
        return tuple(fields), None

    @staticmethod
    def _tied(a: Statement, b: Statement, figures: Field | None) -> bool:
        """Whether a count or the hours of the day tie two statements: what was hit once may be hit again."""
        return (figures is not None and figures.stated > 0) or (a.hours is not None and a.hours == b.hours)

    def _despite(self, a: Statement, b: Statement, told: _Compared) -> Iterator[Field]:
        """What speaks for one occurrence where two statements differ on its day, its place or who did it, or one names no day."""
        weights = self._settings.weights
        if self._differ_on_the_day(a, b, told):
            yield self._field("day", "disputed_day", "one thing, on whose day two sources differ", weights.disputed_day)
        if self._differ_on_the_place(a, b, told):
            says = "one thing, on whose place two sources differ"
            yield self._field("where", "disputed_place", says, weights.disputed_place)
        if self._count_others(a, b, told):
            says = "the dead of one report and the hurt of another, with nothing told of what struck them"
            yield self._field("toll", "other_counts", says, weights.other_counts)
        if self._tells_it_nearer(a, b, told):
            says = "one thing hit, whose place one of them tells more nearly"
            yield self._field("site", "nearer_place", says, weights.nearer_place)
        if self._names_no_day(a, b, told):
            level = "undated_day" if told.time.level == "undated" else "loose_day"
            yield self._field("day", level, "one of them names no day, and all else agrees", self._loose(level))
        if self._blame_one_another(a, b, told):
            says = "each side lays it at the other's door"
            yield self._field("blame", "crossed_blame", says, weights.crossed_blame)
        if self._differ_on_the_victims(a, b, told):
            says = "who struck tells of fighters, another of civilians"
            yield self._field("victims", "disputed_victims", says, weights.disputed_victims)

    def _of_one_type_and_place(self, told: _Compared) -> bool:
        weights = self._settings.weights
        return told.kind.stated == weights.same_type and told.place.stated == weights.same_place

    def _differ_on_the_day(self, a: Statement, b: Statement, told: _Compared) -> bool:
        """Whether two sources tell of one thing and put it on two days that follow one another.

        Type and place are the same, and either what happened doesn't happen twice in two days (a change of hands) and both
        parties are the same, or a number of two digits is. What comes again daily (shelling) is told apart by its days alone.
        """
        weights = self._settings.weights
        if a.origin == b.origin or a.claim.report_id == b.claim.report_id or a.denied != b.denied:
            return False
        if not (a.told and b.told) or self.gap(a, b) != 1 or not self._of_one_type_and_place(told):
            return False
        parties = told.taker.stated == told.loser.stated == weights.same_party
        return told.figures.stated >= weights.telling_figure or (self.is_once(a) and parties)

    @staticmethod
    def _count_others(a: Statement, b: Statement, told: _Compared) -> bool:
        """Whether two reports tell of the dead or hurt alone, and count none of the same: a town struck twice in a day has two such
        tolls, and nothing tells that these are one."""
        if not (is_toll(a) and is_toll(b)) or a.claim.report_id == b.claim.report_id:
            return False
        return told.figures.level == UNTOLD and counts_losses(a) and counts_losses(b)

    def _tells_it_nearer(self, a: Statement, b: Statement, told: _Compared) -> bool:
        """Whether two reports tell of one thing hit on one day, at a place and at a wider one or one beside it: the place agrees as
        far as the wider words go, and a town's hospital or a district's depot is seldom another."""
        weights = self._settings.weights
        if a.claim.report_id == b.claim.report_id or told.thing is None or told.thing.stated <= 0:
            return False
        near = 0 < told.place.stated <= max(weights.place_inside, weights.place_near)
        return near and told.time.stated == weights.same_days and told.taker.stated >= 0

    def _names_no_day(self, a: Statement, b: Statement, told: _Compared) -> bool:
        """Whether one of two names no day and may speak of the other's: nothing differs, and it doesn't come again daily.

        Type and place are the same, and one thing was hit, or the place changes hands, or it is small and such things are seldom.
        What goes on from day to day (shelling) is told apart by its days alone.
        """
        if a.told == b.told or a.denied != b.denied or told.time.level not in ("loose_gap", "undated"):
            return False
        if self.gap(a, b) > 1 or not self._of_one_type_and_place(told):
            return False
        if told.at_odds(told.taker, told.loser, told.figures):
            return False
        return told.thing is not None or self.is_once(a) or self.is_seldom(a)

    def _blame_one_another(self, a: Statement, b: Statement, told: _Compared) -> bool:
        """Whether two enemies each lay one thing at the other's door: they differ on who did it and not on what was done.

        Type, place and days are the same, and so is the thing hit, the victims or their number; of what is seldom
        nothing more is asked. Both sides shell a town on one day; both strike one hospital seldom.
        """
        if a.denied != b.denied or told.time.stated != self._settings.weights.same_days or told.taker.stated >= 0:
            return False
        if not self._of_one_type_and_place(told) or told.at_odds(told.loser, told.figures):
            return False
        alike = told.thing is not None or told.loser.stated > 0 or told.figures.stated > 0
        return (alike or a.kind.code in shipped_kindred().seldom) and self.accuses(a, b) and self.accuses(b, a)

    def _differ_on_the_victims(self, a: Statement, b: Statement, told: _Compared) -> bool:
        """Whether who struck says that fighters died, and another that civilians did: one strike, by type, place, day and striker,
        with no tolls far from one another."""
        weights = self._settings.weights
        if a.denied != b.denied or told.time.stated != weights.same_days or told.loser.stated >= 0:
            return False
        if not self._of_one_type_and_place(told) or told.at_odds(told.taker):
            return False
        if told.figures.stated <= weights.far_figure:
            return False
        return self.boasts_of_fighters(a, b) or self.boasts_of_fighters(b, a)

    def boasts_of_fighters(self, a: Statement, b: Statement) -> bool:
        """Whether a voice tells of its own side's strike on its foes, and the other of civilians whom such a strike hit."""
        if a.kind.family != _AT_ONCE or not a.taker or not a.loser or not self._are_civilians(b.loser):
            return False
        day = a.days[1] or b.days[1]
        own = self.ties.any_side("same", parties_on(a.voice, day), sorted(a.taker), day)
        return own and not self._are_civilians(a.loser)

    def _are_civilians(self, parties: frozenset[str]) -> bool:
        actors = [self.ties.actor(party) for party in parties]
        return bool(actors) and all(actor is not None and actor.kind == "civilians" for actor in actors)

    def accuses(self, a: Statement, b: Statement) -> bool:
        """Whether a voice is of the side that did it as the other tells, and an enemy of who did it as it tells itself."""
        day = a.days[1] or b.days[1]
        parties = parties_on(a.voice, day)
        own = any(self.ties.any_side(side, parties, sorted(b.taker), day) for side in ("same", "allied"))
        return own and self.ties.any_side("hostile", parties, sorted(a.taker), day)

    def _loose(self, level: str) -> float:
        weights = self._settings.weights
        return weights.undated_day if level == "undated_day" else weights.loose_day

    def _differ_on_the_place(self, a: Statement, b: Statement, told: _Compared) -> bool:
        """Whether two sources tell of one thing on one day and put it in two places not far apart: one type, one number of two
        digits, and nothing else at odds."""
        weights = self._settings.weights
        if a.origin == b.origin or a.claim.report_id == b.claim.report_id or a.denied != b.denied:
            return False
        if not (a.told and b.told) or told.time.stated != weights.same_days or told.kind.stated != weights.same_type:
            return False
        apart = weights.place_apart_at_radius <= told.place.stated <= weights.place_apart
        return (
            apart and min(told.taker.stated, told.loser.stated) >= 0 and told.figures.stated >= weights.telling_figure
        )

    def _on_two_days(self, a: Statement, b: Statement, fields: tuple[Field, Field | None, Field]) -> bool:
        """Whether two statements of one source put things of one type and place on two days, with no number in common."""
        kind, place, figures = fields
        weights = self._settings.weights
        if place is None or not (a.told and b.told) or a.denied != b.denied or self.gap(a, b) == 0:
            return False
        one = kind.stated == weights.same_type and place.stated == weights.same_place
        return one and figures.stated < weights.equal_figure

    def _placeless(
        self, a: Statement, b: Statement, time: Field, taker: Field, loser: Field, same_report: bool
    ) -> str | None:
        """Why two statements without places to compare are not one; None where they may be.

        They must be of the same days, and have both parties in common; within one report one party is enough, and of a
        siege, of which a report seldom tells two, none need be told again. Who denies something seldom says where and
        when it was: there a number denied to the digit does for a party.
        """
        denial = a.denied != b.denied
        if time.stated < (0.0 if denial else self._settings.weights.same_days):
            return "no places to compare, and not the same days"
        agree = sum(field.stated > 0 for field in (taker, loser))
        agree += denial and self._figures(a, b).stated >= self._settings.weights.denied_figure
        needed = 2 if not same_report else 0 if a.kind.effect in SIEGE else 1
        if agree < needed or min(taker.stated, loser.stated) < 0:
            return "no places to compare, and not the same parties"
        return None

    def _type(self, a: Statement, b: Statement) -> Field | None:
        weights = self._settings.weights
        if a.kind.code == b.kind.code:
            return self._field("type", "same_type", "the same type of event", weights.same_type)
        same_report = a.claim.report_id == b.claim.report_id
        if shipped_kindred().is_toll_of(a.kind.code, b.kind.code, same_report):
            return self._field("type", "toll_type", "the dead, and what may have killed them", weights.toll_type)
        if a.tells_less_than(b) or b.tells_less_than(a):
            return self._field("type", "vague_type", "an attack, and by what means", weights.vague_type)
        if not shipped_kindred().may_be_one(a.kind.code, b.kind.code, same_report):
            return None
        if self._codebook.similarity(a.kind.code, b.kind.code) < self._settings.kindred:
            return None
        return self._field("type", "kindred_type", "types under which one occurrence is told", weights.kindred_type)

    def _place(self, a: Statement, b: Statement) -> Field | str | None:
        control = self.is_control(a) and self.is_control(b)
        siege = a.kind.effect in SIEGE and b.kind.effect in SIEGE
        gained = self.is_gain(a) and self.is_gain(b)
        tie = self._places.tie(a.where, b.where, control=control, gained=gained, siege=siege)
        if tie is None:
            return None
        return tie.word if tie.never else self._field("place", tie.level, tie.word, tie.weight)

    def time(self, a: Statement, b: Statement) -> Field:
        """The field of two statements' days."""
        weights = self._settings.weights
        gap = self.gap(a, b)
        if gap == 0:
            lengths = (length_days(a.days), length_days(b.days))
            if all(length is not None and length <= self._settings.short_days for length in lengths):
                return self._field("time", "same_days", "the same days", weights.same_days)
            if a.since is not None and a.since == b.since:
                return self._field("time", "same_start", "counted since the same day", weights.same_start)
            if any(_is_undated(s.claim) for s in (a, b)):
                return self._field("time", "undated", "undated, but not on other days", weights.undated)
            return self._field("time", "overlapping_days", "days that overlap", weights.overlapping_days)
        if a.told and b.told:
            weight = weights.told_gap_first_day + (gap - 1) * weights.loose_gap_per_day
            return self._field("time", "told_gap", "told to be on other days", weight)
        weight = gap * weights.loose_gap_per_day
        return self._field("time", "loose_gap", "a few days between, loosely dated", weight)

    def _parties(self, a: Statement, b: Statement) -> tuple[Field, Field]:
        day = a.days[1] or b.days[1]
        straight = (self._party("who", a.taker, b.taker, day), self._party("to whom", a.loser, b.loser, day))
        if not self._either_way(a, b):
            return straight
        crossed = (self._party("who", a.taker, b.loser, day), self._party("to whom", a.loser, b.taker, day))
        return max(straight, crossed, key=lambda pair: pair[0].stated + pair[1].stated)

    def _either_way(self, a: Statement, b: Statement) -> bool:
        """Whether their sides may be told in either order; who was struck by some means did not strike."""
        mutual = self.is_mutual(a.kind.code) or self.is_mutual(b.kind.code)
        return mutual and not (a.tells_less_than(b) or b.tells_less_than(a))

    def _party(self, name: str, x: frozenset[str], y: frozenset[str], day: date | None) -> Field:
        if not x or not y:
            return self._field(name, UNTOLD, "not told by both", 0.0)
        ties = {self.ties.side(p, q, day) for p in x for q in y}
        if "same" in ties:
            weight = self._settings.weights.same_party
            return self._field(name, "same_party", f"the same party, or a part of it, as {_AS[name]}", weight)
        if "allied" in ties:
            return self._field(name, "allied_party", f"allied parties as {_AS[name]}", 0.0)
        return self._field(name, "other_party", f"other parties as {_AS[name]}", self._settings.weights.other_party)

    def _exchanged(self, a: Statement, b: Statement) -> bool:
        """Whether each takes what the other loses."""
        if self._either_way(a, b):
            return False
        day = a.days[1] or b.days[1]

        def same(x: frozenset[str], y: frozenset[str]) -> bool:
            return any(self.ties.side(p, q, day) == "same" for p in x for q in y)

        crossed = same(a.taker, b.loser) or same(a.loser, b.taker)
        return crossed and not same(a.taker, b.taker) and not same(a.loser, b.loser)

    def _figures(self, a: Statement, b: Statement) -> Field:
        weights = self._settings.weights
        pairs = [(x, y) for x in a.claim.figures for y in b.claim.figures if x.what == y.what and of_the_same(x, y)]
        if not pairs or (a.part is not None and b.part is not None and a.claim.report_id == b.claim.report_id):
            return self._field("figures", UNTOLD, "not counted by both", 0.0)
        if a.denied != b.denied and any(_exactly(x, y) for x, y in pairs):
            return self._field("figures", "denied_figure", "the very figure is denied", weights.denied_figure)
        if a.origin != b.origin and any(_equal(x, y, _SELDOM) for x, y in pairs):
            says = "the same figure, of two digits, by two sources"
            return self._field("figures", "telling_figure", says, weights.telling_figure)
        if any(_equal(x, y) for x, y in pairs):
            return self._field("figures", "equal_figure", "the same figure", weights.equal_figure)
        if any(_overlap(x, y) for x, y in pairs):
            return self._field("figures", "same_figure", "figures that agree", weights.same_figure)
        if all(_far(x, y) for x, y in pairs):
            return self._field("figures", "far_figure", "figures far apart", weights.far_figure)
        return self._field("figures", "other_figure", "figures that differ", weights.other_figure)

    def _thing(self, a: Statement, b: Statement) -> Field | None:
        weights = self._settings.weights
        if not a.things or not b.things:
            return None
        if not share_a_thing(a.things, b.things):
            return self._field("what", "other_thing", "other things hit", weights.other_thing)
        return self._field("what", "same_thing", "the same thing hit", weights.same_thing)

    def _trigger(self, a: Statement, b: Statement) -> Field:
        if self.stem(a.claim) != self.stem(b.claim):
            return self._field("words", "other_trigger", "another word for it", 0.0)
        return self._field("words", "same_trigger", "the same word for it", self._settings.weights.same_trigger)


def _weighed(field: Field) -> FieldWeight:
    return field.weight, field.stated


def _is_undated(claim: Claim) -> bool:
    return claim.time.precision == "unknown" or (claim.time.start is None and claim.time.end is None)


def _equal(x: Figure, y: Figure, least: int = _TELLING) -> bool:
    """Whether both give one number, and not so small a one that it is soon met by chance."""
    number = _number(x)
    return number is not None and number == _number(y) and number[1] >= least


def _exactly(x: Figure, y: Figure) -> bool:
    """Whether both give one number, however small; "more than 460" is one number too."""
    number = _number(x)
    return number is not None and number == _number(y)


def _number(figure: Figure) -> tuple[str, int] | None:
    """The number that a figure's words give, and how; None for words that give two ("dozens")."""
    given = {"best": figure.best, "least": figure.low, "most": figure.high}
    if figure.best is None and figure.low is not None and figure.high is not None:
        return None
    return next(((how, number) for how, number in given.items() if number is not None), None)


def _overlap(x: Figure, y: Figure) -> bool:
    return _at_most(x.low, y.high) and _at_most(y.low, x.high)


def _at_most(low: int | None, high: int | None) -> bool:
    return low is None or high is None or low <= high


def _far(x: Figure, y: Figure) -> bool:
    """Whether one is at least five times the other."""
    lows, highs = (x.low, y.low), (x.high, y.high)
    return any(
        low is not None and high is not None and low >= 5 * max(high, 1)
        for low, high in zip(lows, reversed(highs), strict=True)
    )
