"""Occurrences that a report counts and then tells one by one: "Two strikes hit the town. The first killed ten ..."

In: the statements of reports. Out: the same, those that tell of the first or the second of so many marked as parts of the counted
whole, which is one event: its members are not told apart by their numbers, and their tolls add up, whoever in the report tells
them, to what whoever counted the whole is taken to tell.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence
from dataclasses import replace

import msgspec

from twosource.corroboration.kindred import shipped_kindred
from twosource.corroboration.statements import Part, Statement

_COUNTED = "strikes"  # what figures count that are occurrences themselves


def with_parts(statements: Sequence[Statement]) -> list[Statement]:
    """The statements, with parts marked, and placed where the whole is if nothing tells where they were."""
    wholes: dict[str, list[Statement]] = defaultdict(list)
    for statement in statements:
        if _how_many(statement) > 1:
            wholes[statement.claim.report_id].append(statement)
    return [_as_part(s, wholes.get(s.claim.report_id, ())) if s.ordinal else s for s in statements]


def _how_many(statement: Statement) -> int:
    if statement.row is not None or statement.denied or statement.ordinal is not None:
        return 0
    return max((f.best or 0 for f in statement.claim.figures if f.what == _COUNTED), default=0)


def _as_part(statement: Statement, wholes: Sequence[Statement]) -> Statement:
    for whole in sorted(wholes, key=lambda s: (s.origin != statement.origin, -s.claim.trigger.start)):
        number, many = statement.ordinal or 0, _how_many(whole)
        if number > many or statement.claim.trigger.start < whole.claim.trigger.start or statement.denied:
            continue
        places = {place.id or place.name for place in statement.claim.place}
        if places and places.isdisjoint(place.id or place.name for place in whole.claim.place):
            continue
        if statement.kind.code == whole.kind.code or (
            shipped_kindred().is_toll_of(statement.kind.code, whole.kind.code, True)
        ):
            claim = msgspec.structs.replace(statement.claim, place=statement.claim.place or whole.claim.place)
            return replace(statement, claim=claim, ordinal=None, part=Part(number, many, whole.origin))
    return statement
