"""What an event's statements come to: one type, parties, a place and a time; nothing is averaged.

In: an event's statements and the shares of their origins. Out: the reconciled fields. Each origin counts once for a
field, however often it spoke, with its share; ties go to what was told first, so no party is preferred by name.
"""

from __future__ import annotations

from collections.abc import Callable, Hashable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Generic, TypeVar

from twosource.corroboration.intervals import Interval, as_range, gap_days, hull, length_days, meet, sharing_groups
from twosource.corroboration.kindred import shipped_kindred
from twosource.corroboration.places import PlaceBook
from twosource.corroboration.statements import GIVEN_UP, Statement
from twosource.corroboration.ties import Ties
from twosource.corroboration.tolls import is_toll
from twosource.records import EventPlace, EventTime, Mention, Party, PlaceMention

_VAGUE_KINDS = frozenset({"unknown", "other"})
# Said of one side's whole, these hold only if all say so; other attributes (modes) add to one another.
_DEGREES = frozenset({"partly"})

V = TypeVar("V")
V_co = TypeVar("V_co", covariant=True)


@dataclass(frozen=True, slots=True)
class View(Generic[V_co]):
    """What one origin says in one field, and the claims in which it says it."""

    origin: str
    value: V_co
    claims: tuple[str, ...]


def weight_of(origins: Iterable[str], weights: Mapping[str, float]) -> float:
    """The joint share of these origins, each once."""
    return round(sum(weights.get(origin, 0.0) for origin in sorted(set(origins))), 6)


def heaviest(groups: Sequence[Sequence[View[V]]], weights: Mapping[str, float]) -> Sequence[View[V]]:
    """The group with the greatest share; of equals the first."""
    return max(groups, key=lambda group: weight_of((view.origin for view in group), weights))


def event_type(statements: Sequence[Statement], weights: Mapping[str, float]) -> Statement:
    """The statement whose type the event has: that with the greatest share of origins, of equals the first told.

    A toll that was joined to what killed gives its numbers, not the type; "an attack" gives none where others tell by what means.
    """
    tolls = [s for s in statements if is_toll(s)]
    others = [s for s in statements if not is_toll(s)]
    if any(not shipped_kindred().may_be_one(a.kind.code, b.kind.code, False) for a in tolls for b in others):
        statements = others
    statements = [s for s in statements if not any(s.tells_less_than(o) for o in statements)] or statements
    return max(
        _firsts(statements, lambda s: s.kind.code),
        key=lambda s: _backing(s, statements, weights, lambda t: t.kind.code),
    )


def _firsts(statements: Sequence[Statement], key: Callable[[Statement], Hashable]) -> list[Statement]:
    found: dict[Hashable, Statement] = {}
    for statement in statements:
        found.setdefault(key(statement), statement)
    return list(found.values())


def _backing(
    of: Statement, statements: Sequence[Statement], weights: Mapping[str, float], key: Callable[[Statement], Hashable]
) -> float:
    return weight_of((s.origin for s in statements if key(s) == key(of)), weights)


def attributes(statements: Sequence[Statement]) -> tuple[str, ...]:
    """The event's attributes, sorted: modes that any tells, degrees that all tell."""
    told = [frozenset(statement.claim.attributes) for statement in statements]
    every = frozenset().union(*told)
    return tuple(
        sorted(every - _DEGREES | {degree for degree in every & _DEGREES if all(degree in one for one in told)})
    )


def taker_mentions(statement: Statement) -> tuple[Mention, ...]:
    """Who gains or acts, whichever role the type gives it."""
    return statement.claim.target if _actor_loses(statement) else statement.claim.actor


def loser_mentions(statement: Statement) -> tuple[Mention, ...]:
    """Who loses or is acted upon, whichever role the type gives it."""
    return statement.claim.actor if _actor_loses(statement) else statement.claim.target


def _actor_loses(statement: Statement) -> bool:
    return (statement.kind.effect in GIVEN_UP) != statement.turned


def party_views(
    statements: Sequence[Statement],
    mentions: Callable[[Statement], tuple[Mention, ...]],
    known_by: Callable[[Statement, Mention], str | None] = lambda _, mention: mention.id,
) -> list[View[tuple[str, ...]]]:
    """What each origin says who took part on one side: actor ids, or what else they are known by, in the order told."""
    ids: dict[str, dict[str, None]] = {}
    claims: dict[str, list[str]] = {}
    for statement in statements:
        told = [name for m in mentions(statement) if (name := known_by(statement, m)) is not None]
        if told:
            ids.setdefault(statement.origin, {}).update(dict.fromkeys(told))
            claims.setdefault(statement.origin, []).extend(statement.claim_ids)
    return [View(origin, tuple(of_origin), tuple(claims[origin])) for origin, of_origin in ids.items()]


def is_joint(statements: Sequence[Statement]) -> bool:
    """Whether what these tell of is done by allies together: all that bears on who controls a place."""
    return any(statement.kind.effect != "none" for statement in statements)


def party_groups(
    views: Sequence[View[tuple[str, ...]]], day: date | None, ties: Ties, *, joint: bool
) -> list[list[View[tuple[str, ...]]]]:
    """Views that can all be right: each has a party that is, or is a part of, one of the group's first.

    Args:
        joint: whether allies do such a thing together, so that one naming the one and one the other don't differ. Towns
            are taken jointly; a bomb has one owner.
    """
    agree = {"same", "allied"} if joint else {"same"}
    groups: list[list[View[tuple[str, ...]]]] = []
    for view in views:
        for group in groups:
            if any(ties.side(a, b, day) in agree for a in group[0].value for b in view.value):
                group.append(view)
                break
        else:
            groups.append([view])
    return groups


def parties(
    statements: Sequence[Statement],
    mentions: Callable[[Statement], tuple[Mention, ...]],
    weights: Mapping[str, float],
    day: date | None,
    ties: Ties,
) -> tuple[Party, ...]:
    """The parties on one side: those most origins name, one for each body and its parts; of views the heaviest.

    Of a body and a part of it that as many name it is the part: who says less says nothing else; but of civilians and the
    children among them all.
    """
    views = party_views(statements, mentions)
    chosen: list[Party] = []
    if views:
        group = heaviest(party_groups(views, day, ties, joint=is_joint(statements)), weights)
        ids = dict.fromkeys(actor for view in group for actor in view.value)
        backing = {actor: weight_of((view.origin for view in group if actor in view.value), weights) for actor in ids}
        kept: list[str] = []
        parts = {actor: 0 if _is_victim(actor, ties) else sum(ties.is_part(actor, o) for o in ids) for actor in ids}
        counted = {m.id for s in statements if not is_toll(s) for m in mentions(s)}
        for actor in sorted(ids, key=lambda a: (-backing[a], a not in counted, -parts[a])):
            if not any(ties.side(actor, other, day) == "same" for other in kept):
                kept.append(actor)
        told = {m.id: m for s in reversed(statements) for m in mentions(s) if m.id is not None}
        chosen = [_party(told[actor], ties) for actor in kept]
    kinds = {party.kind for party in chosen} | (_VAGUE_KINDS if chosen else set())
    for statement in statements:
        for mention in mentions(statement):
            if mention.id is None and mention.kind not in kinds:
                kinds.add(mention.kind)
                chosen.append(Party(id=None, name=mention.name, kind=mention.kind))
    return tuple(chosen)


def _is_victim(actor: str, ties: Ties) -> bool:
    known = ties.actor(actor)
    return known is not None and known.kind == "civilians"


def _party(mention: Mention, ties: Ties) -> Party:
    actor = ties.actor(mention.id) if mention.id is not None else None
    if actor is None:
        return Party(id=mention.id, name=mention.name, kind=mention.kind)
    return Party(id=actor.id, name=actor.name, kind=actor.kind)


def place_views(
    statements: Sequence[Statement], mentions: Callable[[Statement], tuple[PlaceMention, ...]]
) -> list[View[tuple[PlaceMention, ...]]]:
    """Where each origin says it was: places in the order told that were resolved, or have a point in a table."""
    told: dict[str, dict[str, PlaceMention]] = {}
    claims: dict[str, list[str]] = {}
    for statement in statements:
        for mention in mentions(statement):
            if mention.id is not None or (statement.row is not None and mention.lat is not None):
                told.setdefault(statement.origin, {}).setdefault(mention.id or mention.name, mention)
                claims.setdefault(statement.origin, []).extend(
                    c for c in statement.claim_ids if c not in claims.get(statement.origin, ())
                )
    return [View(origin, tuple(of_origin.values()), tuple(claims[origin])) for origin, of_origin in told.items()]


def place(
    statements: Sequence[Statement],
    mentions: Callable[[Statement], tuple[PlaceMention, ...]],
    weights: Mapping[str, float],
    places: PlaceBook,
    *,
    whole: bool = False,
) -> EventPlace | None:
    """The most specific place that most origins agree on: each backs its places and all that hold or lie in them.

    Args:
        whole: of a settlement and a part of it, or a base at its edge, take the settlement: who breaks through at a
            base besieged with its city has broken the siege of the city.
    """
    views = place_views(statements, mentions)
    candidates = {m.id: m for view in views for m in view.value if m.id is not None}
    if not candidates:
        unresolved = next((m for s in statements for m in mentions(s)), None)
        return EventPlace.of(unresolved) if unresolved else None

    def backing(place_id: str) -> float:
        backers = (view.origin for view in views if any(_agree(place_id, m.id, places, whole) for m in view.value))
        return weight_of(backers, weights)

    def depth(place_id: str) -> int:
        if (
            whole
            and not places.is_settlement(place_id)
            and any(places.is_settlement(other) and _agree(place_id, other, places, whole) for other in candidates)
        ):
            return -1
        return sum(places.contains(other, place_id) for other in candidates)

    best = max(candidates, key=lambda place_id: (backing(place_id), depth(place_id)))
    return _resolved(candidates[best], places)


def _agree(a: str, b: str | None, places: PlaceBook, whole: bool) -> bool:
    if b is None:
        return False
    return a == b or places.contains(a, b) or places.contains(b, a) or (whole and places.at_the_edge(a, b))


def _resolved(mention: PlaceMention, places: PlaceBook) -> EventPlace:
    known = places.get(mention.id) if mention.id is not None else None
    return EventPlace.of(known if known is not None else mention)


def time(statements: Sequence[Statement], weights: Mapping[str, float]) -> EventTime:
    """The narrowest interval that agrees with the heaviest set of dates; what goes on is told over all its length.

    Dates told in words come first; those read off the day of publication only narrow what they agree with.
    """
    dated = [s for s in statements if s.claim.time.start is not None or s.claim.time.end is not None]
    if not dated:
        return EventTime(start=None, end=None, precision="unknown")
    first = [s for s in dated if s.told] or dated
    groups = [[first[i] for i in group] for group in sharing_groups([as_range(_interval(s)) for s in first])]
    groups.sort(key=lambda group: group[0].order)
    group = max(groups, key=lambda g: weight_of((s.origin for s in g), weights))
    if all(s.claim.modality == "ongoing" or s.lasting for s in group):
        return _event_time(hull([_interval(s) for s in group]), group)
    chosen = list(group)
    for statement in dated:
        if statement not in chosen and gap_days(meet([_interval(s) for s in chosen]), _interval(statement)) == 0:
            chosen.append(statement)
    return _event_time(meet([_interval(s) for s in chosen]), chosen)


def _interval(statement: Statement) -> Interval:
    return (statement.claim.time.start, statement.claim.time.end)


def _event_time(interval: Interval, statements: Sequence[Statement]) -> EventTime:
    start, end = interval
    if start is not None and start == end:
        return EventTime(start=start, end=end, precision="day")
    as_told = [s.claim.time.precision for s in statements if _interval(s) == interval]
    narrowest = length_days(interval)
    precision = as_told[0] if as_told else "range"
    return EventTime(
        start=start, end=end, precision="range" if narrowest is not None and precision == "unknown" else precision
    )
