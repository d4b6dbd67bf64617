"""The figures of an event: how many, reconciled over its origins, never summed over reports.

In: statements with their origins' shares. Out: one `EventFigure` for each thing counted (METHODS 6): per origin its
latest figure; low = least low, high = greatest high (open where one of them leaves it open), best = median over
effective origins. Beside it the same figure put together in other ways (van Baalen and Hoglund 2026: the most conservative
takes the least of each, the most informative the greatest, the most representative the mode), and the 90 % interval of
the true number (`counting`).
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from functools import partial
from typing import Protocol

import msgspec

from twosource.codebook.civilians import are_civilians
from twosource.corroboration.counting import Counted, interval
from twosource.corroboration.ordering import text_order
from twosource.corroboration.statements import Statement
from twosource.corroboration.ties import Interest
from twosource.records import EventFigure, Figure, FigureValues

What = tuple[str, str | None]
# Words for whom a figure counts that tell no more than that they are people.
_ANYONE = frozenset(
    "people person persons life lives soul souls body bodies death deaths dead fatality fatalities casualty casualties "
    "victim victims other others".split()
)
_CIVILIANS = frozenset({"civilian", "civilians"})
# Nouns by which one side's fighters, one state's soldiers or civilians are told, whatever the teller thinks of them -> the one by
# which they are counted: "41 terrorists", "41 insurgents" and "41 fighters" are one number.
_ALIKE = {
    **dict.fromkeys(
        "militant insurgent terrorist rebel jihadist jihadi gunman gunmen extremist combatant".split(), "fighter"
    ),
    **dict.fromkeys("troop trooper serviceman servicemen".split(), "soldier"),
    **dict.fromkeys("villager resident citizen".split(), "civilian"),
}
# Words for a part of the people who were killed or hurt: of so many dead, so many were children.
_PART_OF_PEOPLE = frozenset(
    "child children girl girls boy boys minor minors baby babies infant infants toddler toddlers teenager teenagers woman women "
    "man men elderly".split()
)


@dataclass(frozen=True, slots=True)
class Told:
    """What one origin last said of one number, and the claims in which it stands."""

    origin: str
    figure: Figure
    claims: tuple[str, ...]


def latest_figures(statements: Sequence[Statement]) -> dict[What, list[Told]]:
    """For each thing counted, what each origin last said of it, in the order in which origins first spoke.

    Of several figures in its last report the most exact counts; among equals the last in the text. A part ("of which") is
    told of nobody but those whom it names, and only where nobody counts these by themselves. Whom several means killed together
    ("artillery and drones") are more than those of the one that the event is of, where others count these.
    """
    whole = {(f.what, counted_of(f)) for s in statements for f in s.claim.figures if not f.of_which}
    by_one_means = {(f.what, counted_of(f)) for s in statements if not s.several_means for f in s.claim.figures}
    speaking = {statement.origin for statement in statements}
    told: dict[What, dict[str, list[tuple[Statement, Figure]]]] = defaultdict(lambda: defaultdict(list))
    for statement in sorted(statements, key=lambda s: (_counted_to(s), text_order(s.claim))):
        for figure in statement.claim.figures:
            if statement.several_means and (figure.what, counted_of(figure)) in by_one_means:
                continue
            if figure.of_which and (counted_of(figure) is None or (figure.what, counted_of(figure)) in whole):
                continue
            part = statement.part  # who counts the whole may have been laid at another since
            origin = part.origin if part is not None and part.origin in speaking else statement.origin
            told[figure.what, counted_of(figure)][origin].append((statement, figure))
    return {
        what: [_last(origin, of_origin) for origin, of_origin in by_origin.items()]
        for what, by_origin in sorted(told.items(), key=lambda item: (item[0][0], item[0][1] or ""))
    }


def _counted_to(statement: Statement) -> date:
    """The day up to which a count of people who move goes, where its words tell: an old one told again is not the latest."""
    return statement.days[1] if statement.since is not None and statement.days[1] is not None else date.max


def _last(origin: str, told: Sequence[tuple[Statement, Figure]]) -> Told:
    # A number that its paper told in its own voice, and that was laid at the origin, stands behind what that said itself.
    told = [pair for pair in told if not pair[0].laid or pair[0].part is not None] or told
    newest = [pair for pair in told if pair[0].claim.published == told[-1][0].claim.published]
    if all(statement.part is not None for statement, _ in newest):
        return _summed(origin, newest)
    newest = [pair for pair in newest if pair[0].part is None]
    _, figure = max(enumerate(pair[1] for pair in newest), key=lambda item: (_exactness(item[1]), item[0]))
    claims = [c for statement, other in newest if _values(other) == _values(figure) for c in statement.claim_ids]
    return Told(origin, figure, tuple(claims))


def _summed(origin: str, told: Sequence[tuple[Statement, Figure]]) -> Told:
    """The number of a counted whole, told part by part: their sum, and at least that where not all parts are told.

    A claim that tells several numbers tells those of the parts that follow too ("the first killed ten and the second four").
    """
    parts: dict[int, Figure] = {}
    before: Counter[str] = Counter()
    for statement, figure in told:
        assert statement.part is not None
        number = statement.part.number + before[statement.claim.claim_id]
        before[statement.claim.claim_id] += 1
        if number not in parts or _exactness(figure) >= _exactness(parts[number]):
            parts[number] = figure
    whole = len(parts) == max(statement.part.of for statement, _ in told if statement.part is not None)
    low, best, high = (_sum([getattr(f, end) for f in parts.values()]) for end in ("low", "best", "high"))
    figure = msgspec.structs.replace(told[-1][1], low=low, best=best if whole else None, high=high if whole else None)
    return Told(origin, figure, tuple(c for statement, _ in told for c in statement.claim_ids))


def _sum(values: Sequence[int | None]) -> int | None:
    return None if None in values else sum(value for value in values if value is not None)


class Counting(Protocol):
    """What is known of how origins count."""

    def spread(self, source: str, interest: Interest) -> float:
        """The spread of its counts."""
        ...

    def relayed(self, source: str, of: str) -> float:
        """How likely it has what it tells from another that told before."""
        ...


def event_figures(
    statements: Sequence[Statement], weights: Mapping[str, float], interests: Mapping[str, Interest], counter: Counting
) -> tuple[EventFigure, ...]:
    """The reconciled figures of an event, by what is counted.

    Args:
        statements: those that carry the event; denials and what was withdrawn left out.
        weights: origin -> share as an independent voice.
        interests: origin -> what it has in the event being believed.
    """
    return tuple(
        _reconciled(what, told, weights, interests, counter) for what, told in latest_figures(statements).items()
    )


def _reconciled(
    what: What,
    told: Sequence[Told],
    weights: Mapping[str, float],
    interests: Mapping[str, Interest],
    counter: Counting,
) -> EventFigure:
    lows = [one.figure.low for one in told]
    highs = [one.figure.high for one in told]
    bests = [(one.figure.best, weights.get(one.origin, 0.0)) for one in told if one.figure.best is not None]
    likely = interval(
        [
            Counted(
                one.origin,
                one.figure.low,
                one.figure.best,
                one.figure.high,
                counter.spread(one.origin, interests.get(one.origin, "none")),
                partial(counter.relayed, one.origin),
            )
            for one in told
        ]
    )
    return EventFigure(
        what=what[0],
        low=None if None in lows else min(low for low in lows if low is not None),
        best=weighted_median(bests),
        high=None if None in highs else max(high for high in highs if high is not None),
        who=what[1],
        origins=tuple(one.origin for one in told),
        likely_low=likely[0],
        likely_high=likely[1],
        conservative=_least(told),
        informative=_most(told),
        representative=_modal(told, weights),
    )


Valued = Sequence[tuple[int | None, float]]


def _least(told: Sequence[Told]) -> FigureValues:
    """The least that is told of each; its low is open where anybody leaves it open, its best where that is not the least."""
    lows, bests, highs = ([getattr(one.figure, end) for one in told] for end in ("low", "best", "high"))
    high = min((value for value in highs if value is not None), default=None)
    best = min((value for value in bests if value is not None), default=None)
    return FigureValues(
        low=None if None in lows else min(lows),
        best=None if best is not None and high is not None and best > high else best,
        high=high,
    )


def _most(told: Sequence[Told]) -> FigureValues:
    """The most that is told of each; its high is open where anybody leaves it open, its best where that is not the most."""
    lows, bests, highs = ([getattr(one.figure, end) for one in told] for end in ("low", "best", "high"))
    low = max((value for value in lows if value is not None), default=None)
    best = max((value for value in bests if value is not None), default=None)
    return FigureValues(
        low=low,
        best=None if best is not None and low is not None and best < low else best,
        high=None if None in highs else max(highs),
    )


def _modal(told: Sequence[Told], weights: Mapping[str, float]) -> FigureValues:
    """What most tell of each, an open end being a value like others; where these don't rise, the range that holds them."""
    low, best, high = (
        _mode([(getattr(one.figure, end), weights.get(one.origin, 1.0)) for one in told])
        for end in ("low", "best", "high")
    )
    known = [value for value in (low, best, high) if value is not None]
    return FigureValues(low=None if low is None else min(known), best=best, high=None if high is None else max(known))


def _mode(values: Valued) -> int | None:
    """The value that most origins tell; of equals that with the greatest share of voices, then the last told."""
    many: dict[int | None, list[float]] = {}
    for value, weight in values:
        many.setdefault(value, []).append(weight)
    ranked = [(len(weights), round(sum(weights), 6), at, value) for at, (value, weights) in enumerate(many.items())]
    return max(ranked)[3]


def weighted_median(values: Sequence[tuple[int, float]]) -> int | None:
    """The value at half the weight; between two values, their mean rounded down. None where nothing has weight."""
    heavy = sorted(pair for pair in values if pair[1] > 0)
    total = sum(weight for _, weight in heavy)
    if not heavy:
        return None
    passed = 0.0
    for i, (value, weight) in enumerate(heavy):
        passed += weight
        if abs(2 * passed - total) < 1e-9 and i + 1 < len(heavy):
            return (value + heavy[i + 1][0]) // 2
        if 2 * passed > total:
            return value
    return heavy[-1][0]


def counted_of(figure: Figure) -> str | None:
    """Of whom a figure counts; None of people, whoever they are: "12 killed", "12 people killed" and "12 deaths" are one number."""
    who = " ".join(figure.who.casefold().split()) if figure.who else None
    if who is None or who in _ANYONE:
        return None
    return _ALIKE.get(who, _ALIKE.get(who.removesuffix("s"), who))


def of_the_same(a: Figure, b: Figure) -> bool:
    """Whether two figures may count the same ones: people, whoever they are, those of one noun ("girls", "schoolgirls"), or
    civilians and those who are ("villagers"). Who counts the children among the dead does not count the dead."""
    one, other = counted_of(a), counted_of(b)
    if a.of_which != b.of_which:
        return False
    if one is None or other is None:
        return not {one, other} & _PART_OF_PEOPLE
    if one.endswith(other) or other.endswith(one):
        return True
    return any(
        x in _CIVILIANS and are_civilians(y) and y not in _PART_OF_PEOPLE for x, y in ((one, other), (other, one))
    )


def _values(figure: Figure) -> tuple[int | None, int | None, int | None]:
    return (figure.low, figure.best, figure.high)


def _exactness(figure: Figure) -> tuple[int, float]:
    """More ends given first, then the narrower range."""
    given = sum(value is not None for value in _values(figure))
    spread = figure.high - figure.low if figure.low is not None and figure.high is not None else float("inf")
    return (given, -spread)
