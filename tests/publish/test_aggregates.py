import pytest

from twosource.publish.aggregates import AGGREGATES, aggregated, totals
from twosource.publish.errors import PublishError
from twosource.records import EventFigure, FigureValues


def figure(what, low, best, high, who=None, **ways):
    return EventFigure(
        what=what, low=low, best=best, high=high, who=who, origins=("src:a",),
        **{name: FigureValues(low=value, best=value, high=value) for name, value in ways.items()},
    )  # fmt: skip


class Told:
    """As much of an event as a sum asks for."""

    def __init__(self, *figures):
        self.figures = figures


def test_a_sum_goes_over_events_as_a_range():
    events = [Told(figure("killed", 10, 12, 15)), Told(figure("killed", 3, 3, 3)), Told(figure("injured", 1, 1, 1))]
    assert [tuple(total) for total in totals(events)] == [
        ("injured", None, 1, 1, 1, 1),
        ("killed", None, 13, 15, 18, 2),
    ]


def test_an_end_that_one_event_leaves_open_is_open_in_the_sum():
    (total,) = totals([Told(figure("killed", 12, 12, None)), Told(figure("killed", 3, 3, 3))])
    assert (total.low, total.best, total.high) == (15, 15, None)


def test_whom_it_counts_keeps_sums_apart():
    found = totals([Told(figure("killed", 9, 9, 9, who="civilians"), figure("killed", 14, 14, 14))])
    assert [(total.who, total.best) for total in found] == [(None, 14), ("civilians", 9)]


def test_figures_are_put_together_as_asked(picture):
    some = next(event for event in picture.events if event.figures)
    for how in AGGREGATES:
        shown = aggregated(picture, how)
        assert len(shown.events) == len(picture.events)
    assert aggregated(picture, "reconciled") is picture
    import msgspec

    one = msgspec.structs.replace(
        some, figures=(figure("killed", 5, 8, 12, conservative=5, informative=12, representative=8),)
    )
    told = msgspec.structs.replace(picture, events=(one,))
    assert aggregated(told, "conservative").events[0].figures[0].best == 5
    assert aggregated(told, "informative").events[0].figures[0].low == 12


def test_another_way_is_refused_by_name(picture):
    with pytest.raises(PublishError, match="conservative"):
        aggregated(picture, "hopeful")
