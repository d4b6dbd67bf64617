import numpy as np
from hypothesis import given
from hypothesis import strategies as st

from twosource.corroboration.lots import Lots
from twosource.corroboration.sweep import Stretch

PAIRS = st.dictionaries(
    st.tuples(st.integers(0, 14), st.integers(0, 14)).filter(lambda pair: pair[0] < pair[1]),
    st.sampled_from([-np.inf, -2.0, 0.0, 0.5, 3.0]),
    max_size=40,
)
TOGETHER = st.sets(st.tuples(st.integers(0, 14), st.integers(0, 14)).filter(lambda pair: pair[0] < pair[1]), max_size=3)


def stretch(pairs, end):
    ends = np.array(sorted(pairs), dtype=np.int64).reshape(-1, 2)
    return Stretch(ends[:, 0], ends[:, 1], end), np.array([pairs[pair] for pair in sorted(pairs)], dtype=float)


def taken(pairs, order, together, cuts):
    """The lots of these pairs, taken in stretches of turns as a sweep gives them."""
    turns = np.empty(15, dtype=np.int64)
    turns[order] = np.arange(15)
    lots = Lots(turns, together)
    begin = 0
    for end in sorted({*cuts, 15}):
        own = {pair: pairs[pair] for pair in pairs if begin <= min(turns[i] for i in pair) < end}
        lots.take(*stretch(own, end))
        begin = end
    numbers = lots.lots()
    return numbers.tolist(), list(lots.pairs(numbers))


def tied(pairs, together):
    """The least index that each is tied to."""
    least = list(range(15))
    for _ in least:
        for i, j in (*(pair for pair, margin in pairs.items() if margin > 0), *together):
            least[i] = least[j] = min(least[i], least[j])
    return least


@given(PAIRS, st.permutations(range(15)), TOGETHER, st.sets(st.integers(1, 14)))
def test_lots_and_the_pairs_within_are_the_same_however_the_pairs_come_in(pairs, order, together, cuts):
    numbers, found = taken(pairs, order, together, cuts)
    expected = tied(pairs, together)
    assert numbers == expected
    assert found == [
        (
            number,
            [i for i in range(15) if expected[i] == number],
            [(i, j, pairs[i, j]) for i, j in sorted(pairs) if expected[i] == expected[j] == number],
        )
        for number in sorted(set(expected))
        if expected.count(number) > 1
    ]


def test_a_pair_that_is_ruled_out_is_kept_for_whom_a_later_pair_ties():
    pairs = {(0, 1): -np.inf, (0, 2): 1.0, (1, 2): 1.0}
    order = [0, 1, 2, *range(3, 15)]
    assert taken(pairs, order, set(), {1, 2})[1] == [
        (0, [0, 1, 2], [(0, 1, -np.inf), (0, 2, 1.0), (1, 2, 1.0)]),
    ]


def test_pairs_that_nothing_can_tie_any_more_are_let_go():
    turns = np.arange(4)
    lots = Lots(turns)
    lots.take(*stretch({(0, 1): -1.0, (1, 2): -1.0}, 2))
    assert len(lots._waiting.first) == 0
    lots = Lots(turns, {(0, 3)})
    lots.take(*stretch({(0, 1): -1.0, (0, 2): -1.0}, 2))
    assert lots._waiting.second.tolist() == [2]
