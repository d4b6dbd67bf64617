"""Many pairs of statements weighed at once, just as `pairs` weighs each alone.

In: statements, and pairs of their indices as arrays. Out: by how much each pair passes the threshold; minus infinity
where it is ruled out. Every pair of values of a field is judged once, by the comparer's own words for it (`verdicts`).
"""

from __future__ import annotations

from collections.abc import Hashable, Sequence
from typing import TYPE_CHECKING

import numpy as np

from twosource.corroboration.intervals import as_range
from twosource.corroboration.kindred import shipped_kindred
from twosource.corroboration.ordinals import ANOTHER
from twosource.corroboration.settings import LinkSettings
from twosource.corroboration.statements import SIEGE, Statement
from twosource.corroboration.sweep import Floats, Indices, Mask
from twosource.corroboration.tolls import counts_losses, is_toll
from twosource.corroboration.verdicts import FieldWeight, Verdicts

if TYPE_CHECKING:
    from datetime import date

    from twosource.corroboration.pairs import Comparer

_NEVER = -np.inf
_TIME_LEVELS = ("same_days", "undated", "overlapping_days", "told_gap", "loose_gap", "same_start")
_NO_NUMBER = -1
_HOURS = ("morning", "evening")


class PairArrays:
    """Weighs pairs of these statements by a comparer's rules for sentences."""

    def __init__(self, statements: Sequence[Statement], comparer: Comparer, settings: LinkSettings) -> None:
        self._statements = statements
        self._comparer = comparer
        self._settings = settings
        kind, _ = _coded([(s.kind.code, s.told_nearer, not s.claim.speakers) for s in statements])
        self._report, _ = _coded([s.claim.report_id for s in statements])
        self._origin, _ = _coded([s.origin for s in statements])
        self._ordinal = np.array([_NO_NUMBER if s.ordinal is None else s.ordinal for s in statements], dtype=np.int64)
        self._lasting = np.array([s.lasting for s in statements], dtype=np.bool_)
        self._denied = np.array([s.denied for s in statements], dtype=np.bool_)
        self._told = np.array([s.told for s in statements], dtype=np.bool_)
        since = [_NO_NUMBER if s.since is None else s.since.toordinal() for s in statements]
        self._since = np.array(since, dtype=np.int64)
        self._counts: Mask = np.array([is_toll(s) and counts_losses(s) for s in statements], dtype=np.bool_)
        self._siege = np.array([s.kind.effect in SIEGE for s in statements], dtype=np.bool_)
        self._undated = np.array([comparer.is_undated(s.claim) for s in statements], dtype=np.bool_)
        ranges = np.array([as_range(s.days) for s in statements], dtype=np.float64).reshape(-1, 2)
        self._start, self._end = ranges[:, 0], ranges[:, 1]
        control = np.array([comparer.is_control(s) + comparer.is_gain(s) for s in statements], dtype=np.int64)
        self._seldom: Mask = np.array([comparer.is_seldom(s) for s in statements], dtype=np.bool_)
        self._rare = np.array([s.kind.code in shipped_kindred().seldom for s in statements], dtype=np.bool_)
        nights = [_NO_NUMBER if s.night is None else s.night.toordinal() for s in statements]
        self._night = np.array(nights, dtype=np.int64)
        hours = [_NO_NUMBER if s.hours is None else _HOURS.index(s.hours) for s in statements]
        self._hours = np.array(hours, dtype=np.int64)
        sides_of_voices, _ = _coded([s.voice.aligned for s in statements])
        things, _ = _coded([s.things for s in statements])
        self._thingless = np.array([not s.things for s in statements], dtype=np.bool_)
        self._once = np.array([comparer.is_once(s) for s in statements], dtype=np.bool_)
        self._mutual: Mask = np.array([comparer.is_mutual(s.kind.code) for s in statements], dtype=np.bool_)
        place, _ = _coded(
            [tuple((p.id, p.name.casefold(), p.lat, p.lon, p.radius_km) for p in s.where) for s in statements]
        )
        figures, _ = _coded(
            [tuple((f.what, f.who, f.low, f.best, f.high, f.of_which) for f in s.claim.figures) for s in statements]
        )
        parts, _ = _coded([s.claim.report_id if s.part is not None else "" for s in statements])
        self._word, _ = _coded([comparer.stem(s.claim) for s in statements])
        stretches = [comparer.ties.stretch(s.days[1]) for s in statements]
        self._stretch = np.array(stretches, dtype=np.int64)
        self._day: dict[int, date | None] = {t: s.days[1] for t, s in zip(stretches, statements, strict=True)}
        everyone: dict[frozenset[str], int] = {}
        self._takers, self._losers = (
            np.array([everyone.setdefault(side, len(everyone)) for side in sides], dtype=np.int64)
            for sides in ([s.taker for s in statements], [s.loser for s in statements])
        )
        self._parties = list(everyone)
        self._of_kinds = Verdicts(statements, (kind,), comparer.type_weight)
        self._of_means = Verdicts(statements, (kind,), _nearer)
        siege, denied = self._siege.astype(np.int64), self._denied.astype(np.int64)
        self._of_places = Verdicts(statements, (place, control, siege), comparer.place_weight)
        self._of_figures = Verdicts(statements, (figures, denied, parts), comparer.figures_weight)
        self._of_things = Verdicts(statements, (things,), comparer.thing_weight)
        self._of_blame = Verdicts(statements, (sides_of_voices, self._takers, self._stretch + 1), self._blame)
        sides = (sides_of_voices, self._takers, self._losers, self._stretch + 1, kind)
        self._of_victims = Verdicts(statements, sides, self._victims)

    def margins(self, first: Indices, second: Indices) -> Floats:
        """By how much each pair passes the threshold; minus infinity where it is ruled out.

        Most pairs are ruled out by their places and days alone; what else there is of them is not asked for.
        """
        found: Floats = np.full(len(first), _NEVER)
        place, stated_place = self._of_places.of(first, second)
        may_be = (stated_place != _NEVER) & (self._gap(first, second) <= self._settings.days)
        may_be &= self._lasting[first] == self._lasting[second]
        some = np.flatnonzero(may_be)
        found[some] = self._margins(first[some], second[some], place[some], stated_place[some])
        return found

    def _margins(self, first: Indices, second: Indices, place: Floats, stated_place: Floats) -> Floats:
        """The same for pairs with the weights of their places, none of which places or days rule out.

        Rules go by the stated weights; what was learnt moves the sums alone.
        """
        weights, shift = self._settings.weights, self._comparer.shift
        one_report = self._report[first] == self._report[second]
        one_origin = self._origin[first] == self._origin[second]
        kind, stated_kind = self._of_kinds.of(first, second, one_report)
        gap = self._gap(first, second)
        time, stated_time = self._time(first, second, gap)
        (taker, stated_taker), (loser, stated_loser), exchanged = self._sides(first, second)
        placeless = np.isnan(place)
        never = (stated_kind == _NEVER) | exchanged | self._numbered_apart(first, second, one_report)
        hours = (self._hours[first], self._hours[second])
        never |= (hours[0] != hours[1]) & (np.minimum(*hours) != _NO_NUMBER) & (gap == 0)
        differ = self._denied[first] != self._denied[second]
        figures, stated_figures = self._of_figures.of(first, second, one_origin)
        told = (stated_time, stated_taker, stated_loser, stated_figures)
        never |= placeless & self._too_little(first, told, one_report, differ)
        one_voice = one_report & one_origin
        never |= placeless & one_voice & differ
        never |= one_voice & ((stated_taker < 0) | (stated_loser < 0) | (~placeless & (stated_place < 0)))
        total = np.where(kind == _NEVER, 0.0, kind) + np.where(placeless, 0.0, place)
        for weight in (time, taker, loser):
            total += weight
        total += figures
        one_word = weights.same_trigger + shift("words", "same_trigger")
        total += np.where(self._word[first] == self._word[second], one_word, shift("words", "other_trigger"))
        total += np.where(placeless & one_report, weights.same_report, 0.0)
        alike = self._told[first] & self._told[second] & ~differ
        alike &= (stated_kind == weights.same_type) & (stated_place == weights.same_place)
        thing, stated_thing = self._thing(first, second)
        tied = (stated_figures > 0) | ((hours[0] == hours[1]) & (hours[0] != _NO_NUMBER))
        later = self._one_is_later(first, second) & ~tied
        total += np.where(later, weights.one_later + shift("number", "one_later"), 0.0)
        total += thing
        never |= one_voice & alike & (gap > 0) & (stated_figures < weights.equal_figure)
        disputed = alike & (gap == 1) & ~one_report & ~one_origin
        parties = (stated_taker == weights.same_party) & (stated_loser == weights.same_party)
        disputed &= (stated_figures >= weights.telling_figure) | (self._once[first] & parties)
        total += np.where(disputed, weights.disputed_day + shift("day", "disputed_day"), 0.0)
        elsewhere = (weights.place_apart_at_radius <= stated_place) & (stated_place <= weights.place_apart)
        elsewhere &= self._told[first] & self._told[second] & ~differ & ~one_report
        elsewhere &= ~one_origin & (stated_kind == weights.same_type)
        elsewhere &= (stated_time == weights.same_days) & (stated_figures >= weights.telling_figure)
        elsewhere &= (stated_taker >= 0) & (stated_loser >= 0)
        total += np.where(elsewhere, weights.disputed_place + shift("where", "disputed_place"), 0.0)
        others = self._counts[first] & self._counts[second] & ~one_report & (stated_figures == 0) & ~placeless
        total += np.where(others, weights.other_counts + shift("toll", "other_counts"), 0.0)
        nearer = (stated_place > 0) & (stated_place <= max(weights.place_inside, weights.place_near)) & ~one_report
        nearer &= (stated_thing > 0) & (stated_time == weights.same_days) & (stated_taker >= 0)
        total += np.where(nearer, weights.nearer_place + shift("site", "nearer_place"), 0.0)
        agreed = ~differ & (stated_kind == weights.same_type) & (stated_place == weights.same_place)
        agreed &= (stated_loser >= 0) & (stated_figures >= 0) & (stated_thing >= 0)
        total += self._loose_day(first, second, agreed & (stated_taker >= 0), gap, stated_thing > 0)
        told_alike = (stated_thing > 0) | (stated_loser > 0) | (stated_figures > 0) | self._rare[first]
        crossed = agreed & told_alike & (stated_taker < 0) & (stated_time == weights.same_days) & (total != _NEVER)
        total += np.where(
            self._crossed(first, second, crossed), weights.crossed_blame + shift("blame", "crossed_blame"), 0.0
        )
        struck = (
            ~differ & (stated_kind == weights.same_type) & (stated_place == weights.same_place) & (stated_loser < 0)
        )
        struck &= (stated_taker >= 0) & (stated_thing >= 0) & (stated_time == weights.same_days)
        struck &= stated_figures > weights.far_figure
        total += np.where(
            self._whose_victims(first, second, struck),
            weights.disputed_victims + shift("victims", "disputed_victims"),
            0.0,
        )
        return np.where(never, _NEVER, total - self._settings.threshold)

    def _thing(self, first: Indices, second: Indices) -> tuple[Floats, Floats]:
        """The weight of the things hit, and the stated one."""
        weight, stated = np.zeros(len(first)), np.zeros(len(first))
        both = np.flatnonzero(~(self._thingless[first] | self._thingless[second]))
        if len(both):
            weight[both], stated[both] = self._of_things.of(first[both], second[both])
        return weight, stated

    def _loose_day(self, first: Indices, second: Indices, agreed: Mask, gap: Floats, thing: Mask) -> Floats:
        """What is given back where one of two names no day and all else agrees."""
        weights, shift = self._settings.weights, self._comparer.shift
        open_day = (
            agreed & (self._told[first] != self._told[second]) & (thing | self._once[first] | self._seldom[first])
        )
        undated = (gap == 0) & (self._undated[first] | self._undated[second]) & ~self._brief(first, second)
        given = np.where(open_day & (gap == 1), weights.loose_day + shift("day", "loose_day"), 0.0)
        return given + np.where(open_day & undated, weights.undated_day + shift("day", "undated_day"), 0.0)

    def _crossed(self, first: Indices, second: Indices, some: Mask) -> Mask:
        """Of some pairs, those whose voices each lay it at the other's door."""
        found: Mask = np.zeros(len(first), dtype=np.bool_)
        at = np.flatnonzero(some)
        if len(at):
            found[at] = self._of_blame.of(first[at], second[at])[0] > 0
        return found

    def _blame(self, a: Statement, b: Statement) -> FieldWeight:
        mutual = float(self._comparer.accuses(a, b) and self._comparer.accuses(b, a))
        return mutual, mutual

    def _whose_victims(self, first: Indices, second: Indices, some: Mask) -> Mask:
        """Of some pairs, those of which one tells of its own strike on fighters, and the other of civilians."""
        found: Mask = np.zeros(len(first), dtype=np.bool_)
        at = np.flatnonzero(some)
        if len(at):
            found[at] = self._of_victims.of(first[at], second[at])[0] > 0
        return found

    def _victims(self, a: Statement, b: Statement) -> FieldWeight:
        either = float(self._comparer.boasts_of_fighters(a, b) or self._comparer.boasts_of_fighters(b, a))
        return either, either

    def _gap(self, first: Indices, second: Indices) -> Floats:
        """The days between; none between the days of one night."""
        gap = np.maximum(self._start[second] - self._end[first], self._start[first] - self._end[second])
        one_night = (self._night[first] != _NO_NUMBER) & (self._night[first] == self._night[second])
        found: Floats = np.where(np.isnan(gap) | one_night, 0.0, np.maximum(gap, 0.0))
        return found

    def _time(self, first: Indices, second: Indices, gap: Floats) -> tuple[Floats, Floats]:
        weights = self._settings.weights
        brief = self._brief(first, second)
        loose = self._undated[first] | self._undated[second]
        told = self._told[first] & self._told[second]
        since = (self._since[first] != _NO_NUMBER) & (self._since[first] == self._since[second])
        levels = np.select([gap > 0, brief, since, loose], [np.where(told, 3, 4), 0, 5, 1], 2)
        by_level = [weights.same_days, weights.undated, weights.overlapping_days, 0.0, 0.0, weights.same_start]
        stated = np.array(by_level)[levels]
        stated += np.where(levels == 3, weights.told_gap_first_day + (gap - 1) * weights.loose_gap_per_day, 0.0)
        stated += np.where(levels == 4, gap * weights.loose_gap_per_day, 0.0)
        shifts = np.array([self._comparer.shift("time", level) for level in _TIME_LEVELS])
        return stated + shifts[levels], stated

    def _brief(self, first: Indices, second: Indices) -> Mask:
        """Whether both tell of few days."""
        length = self._end - self._start + 1
        brief: Mask = (length[first] <= self._settings.short_days) & (length[second] <= self._settings.short_days)
        return brief

    def _sides(self, first: Indices, second: Indices) -> tuple[tuple[Floats, Floats], tuple[Floats, Floats], Mask]:
        """The weights of those who act and of those acted upon, with the stated ones, and whether the sides are exchanged."""
        stretch = np.where(np.isfinite(self._end[first]), self._stretch[first], self._stretch[second])
        takers, losers = self._takers, self._losers
        straight = [
            self._met(name, side[first], side[second], stretch) for name, side in (("who", takers), ("to whom", losers))
        ]
        crossed = [
            self._met("who", takers[first], losers[second], stretch),
            self._met("to whom", losers[first], takers[second], stretch),
        ]
        same = self._settings.weights.same_party
        mutual = self._mutual[first] | self._mutual[second]
        if mutual.any():
            nearer, _ = self._of_means.of(first, second, self._report[first] == self._report[second])
            mutual &= nearer == 0
        swap = mutual & (crossed[0][1] + crossed[1][1] > straight[0][1] + straight[1][1])
        is_same = [stated == same for _, stated in (*straight, *crossed)]
        exchanged = ~mutual & (is_same[2] | is_same[3]) & ~is_same[0] & ~is_same[1]
        taker, loser = (
            (np.where(swap, c[0], s[0]), np.where(swap, c[1], s[1])) for s, c in zip(straight, crossed, strict=True)
        )
        return taker, loser, exchanged

    def _met(self, name: str, x: Indices, y: Indices, stretch: Indices) -> tuple[Floats, Floats]:
        """The weight of each pair of parties in a stretch of days, and the stated one."""
        low, high = np.minimum(x, y), np.maximum(x, y)
        n, s = len(self._parties), int(stretch.max(initial=0)) + 2
        keys, where = np.unique((low * n + high) * s + stretch + 1, return_inverse=True)
        verdicts = [
            self._comparer.party_weight(
                name, self._parties[key // s // n], self._parties[key // s % n], self._day.get(key % s - 1)
            )
            for key in keys.tolist()
        ]
        both = np.array(verdicts, dtype=np.float64).reshape(-1, 2)[where.reshape(-1)]
        return both[:, 0], both[:, 1]

    def _numbered_apart(self, first: Indices, second: Indices, one_report: Mask) -> Mask:
        a, b = self._ordinal[first], self._ordinal[second]
        both = (a != _NO_NUMBER) & (b != _NO_NUMBER)
        other = (a == ANOTHER) | (b == ANOTHER)
        unlike = np.where(other, one_report | (a == 1) | (b == 1), a != b)
        apart: Mask = (both & unlike) | (self._one_is_later(first, second) & one_report)
        return apart

    def _one_is_later(self, first: Indices, second: Indices) -> Mask:
        a, b = self._ordinal[first], self._ordinal[second]
        later: Mask = ((a != _NO_NUMBER) != (b != _NO_NUMBER)) & (np.where(a != _NO_NUMBER, a, b) != 1)
        return later

    def _too_little(
        self, first: Indices, told: tuple[Floats, Floats, Floats, Floats], one_report: Mask, denial: Mask
    ) -> Mask:
        """Of pairs without places to compare, those with too little else in common: time, parties, figures."""
        time, taker, loser, figures = told
        weights = self._settings.weights
        agree = (taker > 0).astype(np.int64) + (loser > 0) + (denial & (figures >= weights.denied_figure))
        needed = np.where(one_report, np.where(self._siege[first], 0, 1), 2)
        least = np.where(denial, 0.0, weights.same_days)
        little: Mask = (time < least) | (agree < needed) | (np.minimum(taker, loser) < 0)
        return little


def _nearer(a: Statement, b: Statement) -> FieldWeight:
    """Whether the one says "attack" where the other says by what means."""
    told = float(a.tells_less_than(b) or b.tells_less_than(a))
    return told, told


def _coded(values: Sequence[Hashable]) -> tuple[Indices, list[Hashable]]:
    """Each value as a number, and the values by number."""
    known: dict[Hashable, int] = {}
    codes = np.array([known.setdefault(value, len(known)) for value in values], dtype=np.int64)
    return codes, list(known)
