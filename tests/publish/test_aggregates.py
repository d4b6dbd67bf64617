import pytest

from twosource.publish.aggregates import AGGREGATES, aggregated, summed, summed_civilians
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
    assert summed(events, "killed") == (13, 18, 2)
    assert summed(events, "injured") == (1, 1, 1)


def test_an_end_that_one_event_leaves_open_is_open_in_the_sum():
    assert summed([Told(figure("killed", 12, 12, None)), Told(figure("killed", 3, 3, 3))], "killed") == (15, None, 2)


def test_a_sum_counts_all_the_dead_whoever_they_are():
    events = [
        Told(figure("killed", 12, 12, 12, who="civilian")),
        Told(figure("killed", 7, 7, 7, who="soldier")),
        Told(figure("killed", 20, 20, 20)),
    ]
    assert summed(events, "killed") == (39, 39, 3)
    assert summed_civilians(events, "killed") == (12, 12, 1)


def test_an_events_toll_counts_once_though_it_is_told_of_several():
    parts = Told(figure("killed", 20, 20, 20), figure("killed", 5, 5, 5, who="civilian"))
    assert summed([parts], "killed") == (20, 20, 1)
    apart = Told(figure("killed", 9, 9, 9, who="civilian"), figure("killed", 14, 14, 14, who="soldier"))
    assert summed([apart], "killed") == (23, 23, 1)
    one = Told(figure("killed", 9, 9, 9, who="militant"), figure("killed", 11, 11, 11, who="fighter"))
    assert summed([one], "killed") == (11, 20, 1)
    children = Told(figure("killed", 9, 9, 9, who="civilian"), figure("killed", 4, 4, 4, who="child"))
    assert summed([children], "killed") == summed_civilians([children], "killed") == (9, 9, 1)


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
