"""Figures put together in one of four ways, and summed over events. In: a picture. Out: the same picture, or ranges.

*reconciled* is the default: least low, median, greatest high. *conservative*, *informative* and *representative* take the
least, the most, and what most origins tell (van Baalen and Hoglund 2026). A sum goes over events, each of them once: never
over reports, and always as a range.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable
from typing import Literal, NamedTuple

import msgspec

from twosource.publish.errors import PublishError
from twosource.records import Event, EventFigure, FigureValues, Picture

Aggregate = Literal["reconciled", "conservative", "informative", "representative"]
AGGREGATES: tuple[Aggregate, ...] = ("reconciled", "conservative", "informative", "representative")


class Total(NamedTuple):
    """A number summed over ``events`` events; an end that one of them leaves open is None. ``best`` is None where an event
    has none."""

    what: str
    who: str | None
    low: int | None
    best: int | None
    high: int | None
    events: int


def aggregated(picture: Picture, how: str) -> Picture:
    """The picture with low, best and high of every event's figures put together this way.

    Raises:
        PublishError: there is no such way.
    """
    if how not in AGGREGATES:
        raise PublishError(f"figures are not put together as {how!r}", cure=f"Choose one of {', '.join(AGGREGATES)}.")
    if how == "reconciled":
        return picture
    events = tuple(
        msgspec.structs.replace(event, figures=tuple(_chosen(figure, how) for figure in event.figures))
        for event in picture.events
    )
    return msgspec.structs.replace(picture, events=events)


def _chosen(figure: EventFigure, how: str) -> EventFigure:
    values: FigureValues | None = getattr(figure, how)
    if values is None:
        return figure
    return msgspec.structs.replace(figure, low=values.low, best=values.best, high=values.high)


def totals(events: Iterable[Event]) -> list[Total]:
    """The sums over these events of each thing counted, by what and who."""
    by_what: dict[tuple[str, str], list[EventFigure]] = defaultdict(list)
    for event in events:
        for figure in event.figures:
            by_what[figure.what, figure.who or ""].append(figure)
    found = []
    for (what, who), figures in sorted(by_what.items()):
        low, best, high = (_sum([getattr(figure, end) for figure in figures]) for end in ("low", "best", "high"))
        found.append(Total(what, who or None, low, best, high, len(figures)))
    return found


def _sum(values: list[int | None]) -> int | None:
    return None if None in values else sum(value for value in values if value is not None)
