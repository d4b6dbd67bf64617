"""Salvage: an entry that its record refuses, read as far as it goes, so that all that is wrong with it is told at once.

In: an entry's fields and its record. Out: every refusal, one by one, and the record with what was refused left out or put
neutrally: it never enters a pack, and is only looked at by the check.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from copy import deepcopy
from typing import Any, Final, TypeVar

import msgspec

from twosource.knowledge.refusals import field_refused
from twosource.records import Actor, Place, PublicPerson, Source

UNREAD: Final = "?"  # stands for an id in a list of ids that cannot be read; those beside it are looked at
_IDS: Final = frozenset({"parents", "parent_dates", "allies", "enemies", "aligned", "part_of", "relays"})
_TIES: Final = frozenset({"parent_dates", "allies", "enemies", "aligned"})
_STEPS: Final = re.compile(r"[^.\[\]]+")
_NEUTRAL: Final[Mapping[type[msgspec.Struct], Mapping[str, Any]]] = {
    Place: {"kind": "town", "lat": None, "lon": None, "radius_km": 10.0, "country": None},
    Actor: {"kind": "armed_group"},
    Source: {"kind": "press"},
    PublicPerson: {"role": "politician"},
}
_TOGETHER: Final = {
    "lat": ("lat", "lon"),
    "lon": ("lat", "lon"),
    "basis": ("radius_km",),
}  # one says nothing without the other
T = TypeVar("T", bound=msgspec.Struct)


def salvage(
    told: Mapping[str, Any],
    kind: type[T],
    prefix: str,
    line: int,
    *,
    strict: bool,
    neutral: Mapping[str, Any] | None = None,
) -> tuple[T | None, list[msgspec.ValidationError]]:
    """The record of an entry with what it refuses put neutrally, and each refusal; None where nothing can be made of it.

    Args:
        told: the entry's fields.
        kind: its record.
        prefix: what ids of its table begin with.
        line: where it stands, for a name or id that it lacks.
        strict: whether numbers may not be written as text.
        neutral: what to put in place of what is refused, by field; without it the table's.
    """
    unread = {"id": f"{prefix}unread-{line}", "name": f"Unread entry {line}", **_NEUTRAL.get(kind, {})}
    refusals: list[msgspec.ValidationError] = []
    try:
        return msgspec.convert(told, kind, strict=strict), refusals
    except msgspec.ValidationError:
        fields = deepcopy(dict(told))
    for _ in range(_most(fields) + len(kind.__struct_fields__)):
        try:
            return msgspec.convert(fields, kind, strict=strict), refusals
        except msgspec.ValidationError as error:
            refusals.append(error)
            path = _STEPS.findall(field_refused(error))
            if not path or not _put_right(fields, path, neutral or unread):
                return None, refusals
    return None, refusals


def _most(fields: Mapping[str, Any]) -> int:
    """How many things may be wrong with an entry: its fields and what they hold."""
    return sum(1 + (len(value) * 4 if isinstance(value, list) else 0) for value in fields.values())


def _put_right(fields: dict[str, Any], path: list[str], neutral: Mapping[str, Any]) -> bool:
    """Leave out what was refused, or put it neutrally; false where that cannot be done."""
    top = path[0]
    if len(path) > 1 and isinstance(fields.get(top), list):
        items = fields[top]
        at = int(path[1]) if path[1].isdecimal() else 0
        if len(path) > 2 and path[1].isdecimal() and isinstance(items[at], dict) and path[2] != "to":
            items[at].pop(path[2], None)  # a field of a tie
        elif top in _IDS and items[at] not in (UNREAD, {"to": UNREAD}):
            items[at] = {"to": UNREAD} if top in _TIES else UNREAD
        else:
            fields.pop(top)
        return True
    known = top in fields
    for field in (top, *_TOGETHER.get(top, ())):
        if field in neutral:
            known = known or fields.get(field) != neutral[field]
            fields[field] = neutral[field]
        else:
            fields.pop(field, None)
    return known
