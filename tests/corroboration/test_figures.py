import msgspec
import pytest
from hypothesis import given
from hypothesis import strategies as st
from made_events import event
from made_world import claim, count, says, where, who

from twosource.corroboration.figures import of_the_same, weighted_median
from twosource.records import Figure

STRIKE = {"place": [where("plc:xx:city")], "actor": [who("act:red")], "target": [who("act:civilians")]}


def told(*by_source):
    """The killed of one strike, told by sources: (source, figure, day of publication)."""
    claims = [
        claim("air_strike", publisher=f"Paper {i}", published=day, speakers=[says(source)], figures=[figure], **STRIKE)
        for i, (source, figure, day) in enumerate(by_source)
    ]
    (figure,) = event(*claims).figures
    return figure


def test_low_is_the_least_low_and_high_the_greatest_high():
    figure = told(
        ("src:monitor", count("killed", 10, 12, 15), "2017-09-05"), ("src:un", count("killed", 8, 9, 13), "2017-09-05")
    )
    assert (figure.low, figure.best, figure.high) == (8, 10, 15)


def test_an_end_that_one_origin_leaves_open_is_open():
    figure = told(
        ("src:monitor", count("killed", 12, 12, None), "2017-09-05"), ("src:un", count("killed", 20), "2017-09-05")
    )
    assert (figure.low, figure.best, figure.high) == (12, 16, None)


def test_each_origin_counts_with_its_latest():
    figure = told(
        ("src:monitor", count("killed", 21), "2017-09-05"), ("src:monitor", count("killed", 34), "2017-09-06")
    )
    assert (figure.low, figure.best, figure.high, figure.origins) == (34, 34, 34, ("src:monitor",))


def test_of_one_report_the_most_exact_figure_counts():
    claims = [
        claim("air_strike", at=0, speakers=[says("src:monitor")], figures=[count("killed", 24, None, 99)], **STRIKE),
        claim("air_strike", at=200, speakers=[says("src:monitor")], figures=[count("killed", 34)], **STRIKE),
    ]
    (figure,) = event(*claims).figures
    assert (figure.low, figure.high) == (34, 34)


def test_an_origin_that_shares_its_voice_weighs_less_in_the_median():
    figure = told(
        ("src:red-tv", count("killed", 1), "2017-09-05"),
        ("src:red-news", count("killed", 1), "2017-09-05"),
        ("src:monitor", count("killed", 9), "2017-09-05"),
        ("src:un", count("killed", 9), "2017-09-05"),
    )
    assert figure.best == 9


def test_civilians_and_all_killed_are_two_figures():
    claims = [
        claim("air_strike", at=0, figures=[count("killed", 14), count("killed", 9, who="civilians")], **STRIKE),
    ]
    assert [(f.what, f.who, f.best) for f in event(*claims).figures] == [
        ("killed", None, 14),
        ("killed", "civilians", 9),
    ]


@pytest.mark.parametrize("anyone", ["people", "death", "lives"])
def test_all_killed_are_one_figure_however_they_are_called(anyone):
    figure = told(
        ("src:monitor", count("killed", 12), "2017-09-05"), ("src:un", count("killed", 14, who=anyone), "2017-09-05")
    )
    assert (figure.who, figure.low, figure.high) == (None, 12, 14)


def test_the_figures_of_a_denial_do_not_count():
    denied = claim("air_strike", publisher="The Agency", polarity="denied", figures=[count("killed", 99)], **STRIKE)
    assert event(claim("air_strike", figures=[count("killed", 3)], **STRIKE), denied).figures[0].high == 3


@pytest.mark.parametrize(
    ("values", "median"),
    [
        ([], None),
        ([(5, 1.0)], 5),
        ([(12, 1.0), (15, 1.0)], 13),
        ([(1, 0.5), (1, 0.5), (9, 1.0)], 5),
        ([(3, 0.0)], None),
    ],
)
def test_the_weighted_median(values, median):
    assert weighted_median(values) == median


@given(st.lists(st.tuples(st.integers(0, 1000), st.sampled_from([0.25, 0.5, 1.0])), min_size=1))
def test_a_median_lies_among_the_values(values):
    assert min(v for v, _ in values) <= weighted_median(values) <= max(v for v, _ in values)


@given(
    st.lists(st.tuples(st.integers(0, 50), st.integers(0, 50), st.integers(0, 50)).map(sorted), min_size=1, max_size=4)
)
def test_a_reconciled_figure_is_in_order(triples):
    sources = ("src:monitor", "src:un", "src:agency", "src:red-tv")
    figure = told(*((source, count("killed", *t), "2017-09-05") for source, t in zip(sources, triples, strict=False)))
    assert figure.low <= figure.best <= figure.high


def test_three_other_ways_stand_side_by_side():
    figure = told(
        ("src:monitor", count("killed", 10, 12, 15), "2017-09-05"),
        ("src:un", count("killed", 20), "2017-09-05"),
        ("src:agency", count("killed", 12), "2017-09-05"),
    )
    assert (figure.conservative.low, figure.conservative.best, figure.conservative.high) == (10, 12, 12)
    assert (figure.informative.low, figure.informative.best, figure.informative.high) == (20, 20, 20)
    assert figure.representative.best == 12


def test_an_end_that_no_origin_gives_is_none_in_every_way():
    figure = told(("src:monitor", count("killed", 24, None, 99), "2017-09-05"))
    assert figure.conservative.best is None and figure.informative.high == 99


def test_an_end_that_the_most_far_reaching_leaves_open_is_open():
    figure = told(
        ("src:monitor", count("killed", 12), "2017-09-05"), ("src:un", count("killed", 20, 20, None), "2017-09-05")
    )
    most, least = figure.informative, figure.conservative
    assert (most.low, most.best, most.high) == (20, 20, None)
    assert (least.low, least.best, least.high) == (12, 12, 12)


ENDS = st.tuples(st.integers(0, 50), st.integers(0, 50), st.integers(0, 50)).map(sorted)
OPEN = st.tuples(ENDS, st.sampled_from(["", "low", "high", "best", "low best", "best high"]))


@given(st.lists(OPEN, min_size=1, max_size=4))
def test_no_way_of_putting_numbers_together_falls(triples):
    sources = ("src:monitor", "src:un", "src:agency", "src:red-tv")
    figures = [
        Figure(what="killed", text="n", span=(0, 1), **{
            end: None if end in left_out.split() else value
            for end, value in zip(("low", "best", "high"), ends, strict=True)
        })
        for ends, left_out in triples
    ]  # fmt: skip
    figure = told(*((source, one, "2017-09-05") for source, one in zip(sources, figures, strict=False)))
    for way in (figure.conservative, figure.informative, figure.representative):
        known = [value for value in (way.low, way.best, way.high) if value is not None]
        assert known == sorted(known)


def test_the_interval_of_the_true_number_holds_what_was_told_and_narrows_with_agreement():
    one = told(("src:monitor", count("killed", 100), "2017-09-05"))
    two = told(("src:monitor", count("killed", 100), "2017-09-05"), ("src:un", count("killed", 101), "2017-09-05"))
    assert one.likely_low < 100 < one.likely_high
    assert two.likely_high - two.likely_low < one.likely_high - one.likely_low


def test_a_part_is_not_the_whole():
    part = msgspec.structs.replace(count("killed", 3, who="civilians"), of_which=True)
    village = {**STRIKE, "speakers": [says("src:un")]}
    both = claim("air_strike", figures=[count("killed", 12, who="people"), part], **village)
    other = claim(
        "air_strike",
        publisher="A",
        speakers=[says("src:monitor")],
        figures=[count("killed", 11, who="civilians")],
        **STRIKE,
    )
    assert {(f.who, f.low, f.high) for f in event(both, other).figures} == {(None, 12, 12), ("civilians", 11, 11)}
    assert {(f.who, f.low) for f in event(both).figures} == {(None, 12), ("civilians", 3)}


def test_children_among_the_dead_are_no_other_number_of_dead():
    assert not of_the_same(count("killed", 3, who="children"), count("killed", 12, who="people"))
    assert of_the_same(count("killed", 3, who="schoolgirls"), count("killed", 3, who="girls"))
    assert of_the_same(count("killed", 3, who="others"), count("killed", 3))
    assert of_the_same(count("killed", 12, who="villagers"), count("killed", 12, who="civilian"))
    assert not of_the_same(count("killed", 3, who="women"), count("killed", 12, who="civilian"))
    assert not of_the_same(count("killed", 3, who="fighters"), count("killed", 12, who="civilian"))


def test_fighters_called_by_whatever_name_are_one_number_and_soldiers_another():
    assert of_the_same(count("killed", 41, who="terrorists"), count("killed", 40, who="insurgent"))
    assert not of_the_same(count("killed", 41, who="terrorists"), count("killed", 40, who="soldier"))


def test_what_several_means_did_together_counts_only_where_nobody_counts_what_the_one_did():
    both = {"place": [where("plc:xx:city")], "target": []}
    shelled = claim("shelling", publisher="The Paper", figures=[count("killed", 2)], **both)
    whole = claim("shelling", publisher="The Agency", figures=[count("killed", 3)], attributes=("drone",), **both)
    (killed,) = event(shelled, whole).figures
    assert (killed.low, killed.high) == (2, 2) and not event(shelled, whole).disputes
    assert event(whole).figures[0].best == 3
