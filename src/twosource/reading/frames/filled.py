"""Filled: the roles of a frame as they are filled, each mention once."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TypeVar

from twosource.records import Mention, PlaceMention

_Mention = TypeVar("_Mention", Mention, PlaceMention)


@dataclass(slots=True)
class Roles:
    """Who did what to whom, where, from where and with what.

    ``people`` are the heads whose numbers may count, ``doers`` those of them who act; ``struck`` the buildings and vehicles that
    a blow falls on.
    """

    actor: list[Mention] = field(default_factory=list)
    target: list[Mention] = field(default_factory=list)
    place: list[PlaceMention] = field(default_factory=list)
    from_place: list[PlaceMention] = field(default_factory=list)
    instrument: list[Mention] = field(default_factory=list)
    people: list[int] = field(default_factory=list)
    doers: list[int] = field(default_factory=list)
    things: list[int] = field(default_factory=list)
    struck: list[Mention] = field(default_factory=list)


def add_once(into: list[_Mention], item: _Mention) -> None:
    """Add a mention, unless the same party, place or stretch is there already."""
    for other in into:
        both_known = item.id is not None and other.id is not None  # "each other" is two parties
        if other.id == item.id if both_known else (other.start, other.end) == (item.start, item.end):
            return
    into.append(item)
