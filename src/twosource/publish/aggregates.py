"""Figures put together in one of four ways, and summed over events. In: a picture. Out: the same picture, or ranges.

*reconciled* is the default: least low, median, greatest high. *conservative*, *informative* and *representative* take the
least, the most, and what most origins tell (van Baalen and Hoglund 2026). A sum goes over events, each of them once: never
over reports, and always as a range.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import Literal, NamedTuple

import msgspec

from twosource.codebook.civilians import are_civilians
from twosource.publish.errors import PublishError
from twosource.records import Event, EventFigure, FigureValues, Picture

Aggregate = Literal["reconciled", "conservative", "informative", "representative"]
_Range = tuple[int, int | None]  # least and most; None: open
AGGREGATES: tuple[Aggregate, ...] = ("reconciled", "conservative", "informative", "representative")


class Sum(NamedTuple):
    """A number summed over ``events`` events; ``high`` is None where one of them leaves it open."""

    low: int
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


def summed(events: Iterable[Event], what: str) -> Sum:
    """All whom these events count so (``killed``), whoever they are: the toll of each event once."""
    return _sum(_toll([figure for figure in event.figures if figure.what == what]) for event in events)


def summed_civilians(events: Iterable[Event], what: str) -> Sum:
    """Of all whom these events count so, those who are told to be civilians."""
    return _sum(
        _largest([f for f in event.figures if f.what == what and are_civilians(f.who)], "civilian") for event in events
    )


def _toll(figures: Sequence[EventFigure]) -> _Range | None:
    """All whom one event counts: its figure of people, whoever they are; without one its civilians and its others."""
    everyone = [figure for figure in figures if figure.who is None]
    civilians = _largest([f for f in figures if are_civilians(f.who)], "civilian")
    others = _largest([f for f in figures if f.who is not None and not are_civilians(f.who)], None)
    parts = [part for part in (civilians, others) if part is not None]
    if everyone:
        low = max(figure.low or 0 for figure in everyone)
        return low, _most([*(figure.high for figure in everyone), *(high for _, high in parts)])
    return (sum(low for low, _ in parts), _added([high for _, high in parts])) if parts else None


def _largest(figures: Sequence[EventFigure], whole: str | None) -> _Range | None:
    """Of people counted under several nouns at least the most under one, at most all: two nouns may mean the same.

    Args:
        whole: the noun that takes in all the others; where it is counted, it alone counts.
    """
    counted = [f for f in figures if whole is not None and f.who is not None and whole in f.who.casefold()] or figures
    if not counted:
        return None
    return max(figure.low or 0 for figure in counted), _added([figure.high for figure in counted])


def _sum(tolls: Iterable[_Range | None]) -> Sum:
    told = [toll for toll in tolls if toll is not None]
    return Sum(sum(low for low, _ in told), _added([high for _, high in told]), len(told))


def _added(values: Sequence[int | None]) -> int | None:
    return None if None in values else sum(value for value in values if value is not None)


def _most(values: Sequence[int | None]) -> int | None:
    return None if None in values else max(value for value in values if value is not None)
