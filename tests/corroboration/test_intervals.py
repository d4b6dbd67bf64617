from datetime import date, timedelta

from hypothesis import given
from hypothesis import strategies as st

from twosource.corroboration.intervals import as_range, gap_days, hull, length_days, meet, sharing_groups

DAY = date(2017, 9, 5)


@st.composite
def intervals(draw, open_ends=True):
    start = DAY + timedelta(days=draw(st.integers(-20, 20)))
    end = start + timedelta(days=draw(st.integers(0, 10)))
    if not open_ends:
        return (start, end)
    return (draw(st.sampled_from([start, None])), draw(st.sampled_from([end, None])))


def test_intervals_that_share_a_day_have_no_gap():
    assert gap_days((DAY, DAY), (DAY, None)) == 0


def test_the_next_day_is_one_day_off():
    assert gap_days((DAY, DAY), (DAY + timedelta(days=1), DAY + timedelta(days=3))) == 1


@given(intervals(), intervals())
def test_a_gap_is_the_same_both_ways(a, b):
    assert gap_days(a, b) == gap_days(b, a) >= 0


@given(intervals(open_ends=False), intervals(open_ends=False))
def test_what_two_intervals_share_lies_in_both_and_their_hull_holds_both(a, b):
    low, high = hull([a, b])
    assert low <= min(a[0], b[0]) and high >= max(a[1], b[1])
    if gap_days(a, b) == 0:
        start, end = meet([a, b])
        assert start <= end
        assert max(a[0], b[0]) == start and min(a[1], b[1]) == end


def test_a_hull_is_open_where_one_interval_is():
    assert hull([(DAY, DAY), (None, DAY)]) == (None, DAY)


def test_an_open_interval_has_no_length():
    assert length_days((DAY, None)) is None
    assert length_days((DAY, DAY)) == 1


@given(st.lists(intervals(), max_size=8))
def test_sharing_groups_part_all_ranges_and_each_shares_a_point(some):
    ranges = [as_range(one) for one in some]
    groups = sharing_groups(ranges)
    assert sorted(i for group in groups for i in group) == list(range(len(ranges)))
    for group in groups:
        assert max(ranges[i][0] for i in group) <= min(ranges[i][1] for i in group)


def test_there_are_no_more_groups_than_are_needed():
    assert sharing_groups([(1, 3), (3, 5), (4, 6)]) == [[0, 1], [2]]


def test_a_range_whose_ends_come_in_the_wrong_order_is_grouped_like_any_other():
    assert sharing_groups([(5, 3), (4, 6), (9, 9)]) == [[0, 1], [2]]
