from hypothesis import given
from hypothesis import strategies as st

from twosource.evaluation.resampling import Resamples
from twosource.evaluation.scores import score, summed


def test_the_interval_of_a_share_is_about_the_binomial_one() -> None:
    tallies = [(1, 1)] * 70 + [(0, 1)] * 30
    low, high = Resamples(100).interval("rate", tallies)
    assert 0.59 <= low <= 0.63  # 0.7 -+ 1.96 * sqrt(0.7 * 0.3 / 100)
    assert 0.77 <= high <= 0.81


def test_items_of_one_group_stand_together_and_so_widen_the_interval() -> None:
    alone = Resamples(100).interval("rate", [(1, 1)] * 50 + [(0, 1)] * 50)
    together = Resamples(10).interval("rate", [(10, 10)] * 5 + [(0, 10)] * 5)
    assert together[1] - together[0] > 2 * (alone[1] - alone[0])


def test_the_same_tallies_give_the_same_interval_whatever_was_drawn_before() -> None:
    tallies = [(n % 3 == 0, 1) for n in range(40)]
    resamples = Resamples(40)
    first = resamples.interval("rate", tallies)
    resamples.interval("rate", [(1, 1)] * 40)
    assert resamples.interval("rate", tallies) == first == Resamples(40).interval("rate", tallies)
    assert Resamples(40, seed=1).interval("rate", tallies) != first


def test_what_is_nowhere_scored_has_no_interval() -> None:
    assert Resamples(3).interval("rate", [(0, 0)] * 3) is None


@given(st.lists(st.tuples(st.integers(0, 3), st.integers(3, 6), st.integers(3, 6)), min_size=1, max_size=30))
def test_the_ends_are_in_order_and_scores_themselves(tallies) -> None:
    low, high = Resamples(len(tallies), rounds=50).interval("f1", tallies)
    assert 0 <= low <= high <= 1
    if len(set(tallies)) == 1:
        assert low == high == score("f1", summed(tallies))
