import math
from itertools import pairwise

import numpy as np
from hypothesis import given
from hypothesis import strategies as st

from twosource.corroboration.sweep import Sweep, distinct

DAYS = 3
ENDS = st.one_of(st.integers(0, 40), st.just(math.inf))


@st.composite
def worlds(draw):
    """Ranges of days, buckets of their indices, and which are compared."""
    starts = draw(st.lists(st.one_of(st.integers(0, 40), st.just(-math.inf)), min_size=1, max_size=30))
    lengths = draw(st.lists(st.one_of(st.integers(0, 9), st.just(math.inf)), min_size=30, max_size=30))
    ranges = [(s, max(s, 0) + length) for s, length in zip(starts, lengths, strict=False)]
    indices = st.integers(0, len(ranges) - 1)
    buckets = draw(st.lists(st.lists(indices, max_size=12), min_size=1, max_size=5))
    numbers = st.integers(0, len(buckets) - 1)
    return ranges, buckets, draw(st.lists(st.tuples(numbers, numbers), max_size=6))


def near(a, b):
    return max(b[0] - a[1], a[0] - b[1], 0) <= DAYS


def swept(ranges, buckets, compared, at_once=2_000_000, leave_out=None):
    sweep = Sweep(np.array(ranges, dtype=float), DAYS, leave_out, at_once)
    numbers = [sweep.bucket(bucket) for bucket in buckets]
    for one, other in compared:
        sweep.compare(numbers[one], numbers[other])
    return sweep, list(sweep.stretches())


def pairs(stretches):
    return [pair for s in stretches for pair in zip(s.first.tolist(), s.second.tolist(), strict=True)]


@given(worlds(), st.sampled_from([1, 4, 1000]))
def test_the_pairs_of_compared_buckets_that_lie_near_in_time_are_found_each_once(world, at_once):
    ranges, buckets, compared = world
    expected = {
        (min(i, j), max(i, j))
        for one, other in compared
        for i in buckets[one]
        for j in buckets[other]
        if i != j and near(ranges[i], ranges[j])
    }
    _, stretches = swept(ranges, buckets, compared, at_once)
    assert sorted(pairs(stretches)) == sorted(expected)


@given(worlds(), st.sampled_from([1, 4, 1000]))
def test_what_began_in_a_stretch_that_is_over_is_in_no_later_pair(world, at_once):
    sweep, stretches = swept(*world, at_once)
    for before, stretch in pairwise(stretches):
        ends = np.concatenate((stretch.first, stretch.second))
        assert before.end <= stretch.end
        assert (sweep.turns[ends] >= before.end).all()


@given(worlds(), st.sets(st.integers(0, 29)))
def test_of_some_indices_alone_just_their_pairs_are_found(world, fresh):
    sweep, stretches = swept(*world)
    some = np.array([i in fresh for i in range(len(world[0]))])
    assert pairs(sweep.stretches(some)) == [pair for pair in pairs(stretches) if fresh & set(pair)]


def test_many_pairs_come_in_several_stretches_and_few_in_one():
    ranges = [(day, day) for day in range(50)]
    whole = swept(ranges, [list(range(50))], [(0, 0)])[1]
    cut = swept(ranges, [list(range(50))], [(0, 0)], at_once=20)[1]
    assert len(whole) == 1
    assert len(cut) > 5
    assert max(len(stretch.first) for stretch in cut) < 30
    assert sorted(pairs(cut)) == pairs(whole)


def test_pairs_that_are_to_be_left_out_are():
    ranges = [(1, 1), (1, 1), (2, 2)]
    _, stretches = swept(ranges, [[0, 1, 2]], [(0, 0)], leave_out=lambda first, second: second == 2)
    assert pairs(stretches) == [(0, 1)]


def test_without_a_comparison_there_are_no_pairs():
    assert swept([(1, 1), (1, 1)], [[0, 1]], [])[1] == []
    assert pairs(swept([(1, 1), (1, 1)], [[0], []], [(0, 1)])[1]) == []


@given(st.lists(st.integers(0, 9)))
def test_distinct_numbers_are_sorted(numbers):
    assert distinct(np.array(numbers, dtype=np.int64)).tolist() == sorted(set(numbers))
