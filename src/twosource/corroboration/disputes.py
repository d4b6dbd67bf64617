"""Where positions on an event differ: whether, who, where, when, how many. Kept and shown, never settled here.

In: an event's statements. Out: disputes, each with two or more positions; within one, no claim stands in two
positions. Each origin takes at most one position on who, where, when and how many; the positions come in the order
they were first taken.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from datetime import date, timedelta

from twosource.corroboration.coded import coded_name, party_name
from twosource.corroboration.figures import Told, What, counted_of, latest_figures
from twosource.corroboration.grade import AGAINST
from twosource.corroboration.intervals import Interval, as_range, sharing_groups
from twosource.corroboration.kindred import shipped_kindred
from twosource.corroboration.ordering import published_key, text_order
from twosource.corroboration.places import PlaceBook
from twosource.corroboration.reconcile import (
    View,
    is_joint,
    loser_mentions,
    party_groups,
    party_views,
    place_views,
    taker_mentions,
    weight_of,
)
from twosource.corroboration.statements import SIEGE, Statement
from twosource.corroboration.ties import Ties
from twosource.corroboration.tolls import toll_denials
from twosource.records import Dispute, DisputeAbout, Figure, Mention, PlaceMention, Position

_DEEDS = frozenset({"remote_violence", "violence_against_people"})  # families of what somebody did to others
HAPPENED = "it happened"
DID_NOT = "it did not happen"
WITHDRAWN = "it happened, since withdrawn"
ADMITTED = "it did not happen, since taken back"


def withdrawn_origins(affirmed: Sequence[Statement], denied: Sequence[Statement]) -> frozenset[str]:
    """The origins that affirmed it and later denied it: they no longer carry the event.

    Whoever has no name, and is passed on by one who took the report back in its own name, is taken back with it; and so are
    media without a name ("media reports") once every paper with one has taken it back.
    """
    last_yes, last_no = _last_said(affirmed), _last_said(denied)
    own_word = {s.origin for s in denied if not s.claim.speakers}
    carried = {
        s.origin
        for s in affirmed
        if s.voice.unnamed and s.voice.carrier in own_word and last_no[s.voice.carrier] > last_yes[s.origin]
    }
    turned = _turned(affirmed, denied)
    papers = {s.origin for s in affirmed if s.voice.kind == "press" and not s.voice.unnamed}
    if papers and papers <= turned:  # "local media" are none but these, for all that is known
        carried |= {s.origin for s in affirmed if s.voice.kind == "press" and s.voice.unnamed}
    return turned | carried


def _turned(before: Sequence[Statement], after: Sequence[Statement]) -> frozenset[str]:
    """The origins that said the one, and the other later."""
    first, then = _last_said(before), _last_said(after)
    return frozenset(origin for origin, when in then.items() if origin in first and when > first[origin])


def _last_said(statements: Sequence[Statement]) -> dict[str, str]:
    """When each origin last said it."""
    return {s.origin: published_key(s.claim.published) for s in sorted(statements, key=lambda s: text_order(s.claim))}


def denials_of_who(affirmed: Sequence[Statement], denied: Sequence[Statement], ties: Ties) -> list[Statement]:
    """Of the denials of an event, those by an origin that tells itself that it happened, by another's hand: "our forces did not
    bomb the mosque, the enemy's aircraft bombed it" denies who did it alone."""

    def names(statement: Statement, denial: Statement) -> bool:
        return any(ties.side(a, b, denial.days[1]) == "same" for a in statement.taker for b in denial.taker)

    def tells_another(denial: Statement) -> bool:
        own = [s for s in affirmed if s.origin == denial.origin and taker_mentions(s)]
        before = [s for s in own if published_key(s.claim.published) <= published_key(denial.claim.published)]
        return bool(before) and any(names(s, denial) for s in affirmed) and not any(names(s, denial) for s in own)

    return [s for s in denied if s.kind.family in _DEEDS and tells_another(s)]


def disputes(
    affirmed: Sequence[Statement],
    denied: Sequence[Statement],
    weights: Mapping[str, float],
    day: date | None,
    ties: Ties,
    places: PlaceBook,
) -> tuple[Dispute, ...]:
    """The disputes of an event, about whether, who, where, when and how many in this order."""
    of_toll = toll_denials(affirmed, denied)
    of_who = denials_of_who(affirmed, denied, ties)
    denied = [s for s in denied if s not in of_toll and s not in of_who]
    withdrawn = withdrawn_origins(affirmed, denied)
    carrying = [s for s in affirmed if s.origin not in withdrawn]
    found = [
        _dispute("whether", _whether(affirmed, denied, withdrawn)),
        _dispute("who", [*_who(carrying, taker_mentions, day, ties), *_not_by(of_who, ties)]),
        _dispute("who", _who(carrying, loser_mentions, day, ties, AGAINST)),
        _dispute("where", _where(carrying, places)),
        _dispute("when", _when(carrying)),
        *(
            _dispute("how_many", [*_how_many(what, told, weights), *_not_so_many(what, told, of_toll)])
            for what, told in latest_figures(carrying).items()
        ),
    ]
    return tuple(dispute for dispute in found if dispute is not None)


def _dispute(about: DisputeAbout, positions: Sequence[Position]) -> Dispute | None:
    return Dispute(about=about, positions=tuple(positions)) if len(positions) > 1 else None


def _position(value: str, views: Sequence[View[object]] | Sequence[Told]) -> Position:
    return Position(
        value=value,
        claims=tuple(dict.fromkeys(claim for view in views for claim in view.claims)),
        origins=tuple(dict.fromkeys(view.origin for view in views)),
    )


def _whether(affirmed: Sequence[Statement], denied: Sequence[Statement], withdrawn: frozenset[str]) -> list[Position]:
    admitted = _turned(denied, affirmed)
    sides = (
        (HAPPENED, [s for s in affirmed if s.origin not in withdrawn]),
        (WITHDRAWN, [s for s in affirmed if s.origin in withdrawn]),
        (DID_NOT, [s for s in denied if s.origin not in admitted]),
        (ADMITTED, [s for s in denied if s.origin in admitted]),
    )
    return [
        _position(value, [View(s.origin, value, s.claim_ids) for s in statements])
        for value, statements in sides
        if statements
    ]


def _who(
    statements: Sequence[Statement],
    mentions: Callable[[Statement], tuple[Mention, ...]],
    day: date | None,
    ties: Ties,
    before: str = "",
) -> list[Position]:
    names = {coded_name(m): m.name for s in statements if s.row is not None for m in mentions(s)}
    groups = party_groups(
        party_views(statements, mentions, _known_by(statements)), day, ties, joint=is_joint(statements)
    )
    positions = []
    for group in groups:
        actor = ties.actor(group[0].value[0])
        name = actor.name if actor else names.get(group[0].value[0], group[0].value[0])
        positions.append(_position(f"{before}{name}", group))
    return positions


def _not_by(denials: Sequence[Statement], ties: Ties) -> list[Position]:
    """The positions of those who deny that these did it, not that it was done."""
    views: dict[str, list[View[str]]] = {}
    for statement in denials:
        actors = [(party, ties.actor(party)) for party in sorted(statement.taker)]
        words = f"not {' or '.join(actor.name if actor else party for party, actor in actors)}"
        views.setdefault(words, []).append(View(statement.origin, words, statement.claim_ids))
    return [_position(words, of_words) for words, of_words in views.items()]


def _known_by(statements: Sequence[Statement]) -> Callable[[Statement, Mention], str | None]:
    """What parties are known by: of sentences by actor ids, for a word in one tells no party from another; of rows by names
    too. Coders of one table give each party one name, so that there names tell more than ids."""
    if any(statement.row is None for statement in statements):

        def named(statement: Statement, mention: Mention) -> str | None:
            if statement.row is not None:
                return party_name(mention)
            nobody = shipped_kindred().told_by_type.get(statement.kind.code, frozenset())
            return None if mention.id in nobody else mention.id

        return named
    tables = {statement.claim.why[0] for statement in statements}
    return lambda _, mention: coded_name(mention) if len(tables) == 1 else party_name(mention)


def _where(statements: Sequence[Statement], places: PlaceBook) -> list[Position]:
    """Places that neither hold one another nor lie within a few kilometres."""
    groups: list[list[View[tuple[PlaceMention, ...]]]] = []
    siege = all(s.kind.effect in SIEGE for s in statements)
    points = all(s.row is not None for s in statements)
    for view in place_views(statements, lambda s: s.claim.place):
        for group in groups:
            tie = places.tie(group[0].value, view.value, siege=siege, points=points)
            if tie is None or tie.weight > 0:
                group.append(view)
                break
        else:
            groups.append([view])
    return [_position(_place_name(group[0].value[0], places), group) for group in groups]


def _place_name(mention: PlaceMention, places: PlaceBook) -> str:
    known = places.get(mention.id) if mention.id is not None else None
    return known.name if known else mention.name


def _when(statements: Sequence[Statement]) -> list[Position]:
    """Days told in words that share none. Of an origin the dates of its latest report count."""
    latest: dict[str, View[Interval]] = {}
    days: dict[str, Interval] = {}  # a night has two
    for statement in sorted((s for s in statements if s.told or s.row is not None), key=lambda s: text_order(s.claim)):
        interval = (statement.claim.time.start, statement.claim.time.end)
        known = latest.get(statement.origin)
        claims = known.claims if known is not None and known.value == interval else ()
        latest[statement.origin] = View(statement.origin, interval, (*claims, *statement.claim_ids))
        night = statement.night
        days[statement.origin] = interval if night is None else (night, night + timedelta(days=1))
    views = [latest[origin] for origin in dict.fromkeys(s.origin for s in statements) if origin in latest]
    groups = sharing_groups([as_range(days[view.origin]) for view in views])
    return [_position(_days(views[group[0]].value), [views[i] for i in group]) for group in sorted(groups)]


def _days(interval: Interval) -> str:
    start, end = interval
    return f"{start}" if start == end else f"{start} to {end}"


def _how_many(what: What, told: Sequence[Told], weights: Mapping[str, float]) -> list[Position]:
    """Ranges that share no number, each origin with its latest."""
    ranges = [_range(one.figure) for one in told]
    groups = [[told[i] for i in group] for group in sorted(sharing_groups(ranges))]
    return [_position(f"{_amount(group, weights)} {_counted(what)}", group) for group in groups]


def _counted(what: What) -> str:
    return f"{what[1]} {what[0]}" if what[1] else what[0]


def _not_so_many(what: What, told: Sequence[Told], denials: Sequence[Statement]) -> list[Position]:
    """The position of those who deny a number of this kind: that it was not so many, or where they give none, none."""
    said = {one.origin for one in told}
    views: dict[str, list[View[str]]] = {}
    for statement in denials:
        if statement.origin in said:
            continue
        figures = [f for f in statement.claim.figures if f.what == what[0]]
        ours = [f for f in figures if what[1] is None or f.who is None or counted_of(f) == what[1]]
        if figures and not ours:
            continue
        words = f"not {_in_words(ours[0])} {_counted(what)}" if ours else f"no {_counted(what)}"
        views.setdefault(words, []).append(View(statement.origin, words, statement.claim_ids))
    return [_position(words, of_words) for words, of_words in views.items()]


def _range(figure: Figure) -> tuple[float, float]:
    low = figure.low if figure.low is not None else 0
    return (float(low), float("inf") if figure.high is None else float(figure.high))


def _amount(told: Sequence[Told], weights: Mapping[str, float]) -> str:
    """The figures of the group, each once, the heaviest origin's first: "15 or at least 12"."""
    ranked = sorted(told, key=lambda one: -weight_of((one.origin,), weights))
    return " or ".join(dict.fromkeys(_in_words(one.figure) for one in ranked))


def _in_words(figure: Figure) -> str:
    low, best, high = figure.low, figure.best, figure.high
    if low is not None and low == high:
        return f"{low}"
    if low is not None and high is not None:
        return f"{low} to {high}"
    if low is not None:
        return f"at least {low}"
    if high is not None:
        return f"up to {high}"
    return f"about {best}" if best is not None else "an untold number of"
