from hypothesis import given
from hypothesis import strategies as st

from twosource.corroboration.clustering import cluster

INF = float("inf")


def clusters(n, scores, never=(), together=(), days=None):
    return cluster(
        n, scores, never, threshold=5.0, apart=-4.0, days=days or [(-INF, INF)] * n, reach=3, together=together
    )


def test_pairs_above_the_threshold_are_joined():
    assert clusters(3, {(0, 1): 6.0, (1, 2): 4.0}) == [[0, 1], [2]]


def test_a_claim_in_the_middle_does_not_tie_two_ends_that_were_never_compared():
    assert clusters(3, {(0, 1): 8.0, (1, 2): 7.0}) == [[0, 1], [2]]


def test_three_that_all_agree_are_one():
    assert clusters(3, {(0, 1): 8.0, (1, 2): 7.0, (0, 2): 6.0}) == [[0, 1, 2]]


def test_a_pair_that_is_ruled_out_keeps_its_clusters_apart_whatever_the_rest_says():
    assert clusters(3, {(0, 1): 9.0, (1, 2): 9.0}, never=[(0, 2)]) == [[0, 1], [2]]


def test_what_must_be_together_is():
    assert clusters(3, {(0, 1): -5.0}, together=[(0, 1)]) == [[0, 1], [2]]


def test_what_must_and_may_not_be_together_stays_apart():
    assert clusters(2, {}, never=[(0, 1)], together=[(0, 1)]) == [[0], [1]]


def test_daily_reports_do_not_grow_into_one_event():
    days = [(float(i), float(i + 1)) for i in range(10)]
    scores = {(i, j): 9.0 for i in range(10) for j in range(i + 1, 10)}
    for members in clusters(10, scores, days=days):
        assert max(days[i][0] for i in members) - min(days[i][1] for i in members) <= 3


PAIRS = st.integers(2, 9).flatmap(
    lambda n: st.tuples(
        st.just(n),
        st.dictionaries(
            st.tuples(st.integers(0, n - 1), st.integers(0, n - 1)).filter(lambda p: p[0] < p[1]),
            st.floats(-8, 9, allow_nan=False),
        ),
        st.sets(st.tuples(st.integers(0, n - 1), st.integers(0, n - 1)).filter(lambda p: p[0] < p[1]), max_size=3),
    )
)


@given(PAIRS)
def test_clusters_part_all_and_keep_apart_what_is_ruled_out(case):
    n, scores, never = case
    found = clusters(n, {pair: s for pair, s in scores.items() if pair not in never}, never)
    assert sorted(i for members in found for i in members) == list(range(n))
    for i, j in never:
        assert not any(i in members and j in members for members in found)


@given(PAIRS)
def test_no_cluster_is_joined_below_the_threshold(case):
    n, scores, _ = case
    for members in clusters(n, scores):
        if len(members) == 2:
            assert scores[members[0], members[1]] > 5.0


def test_two_events_of_one_coded_set_are_never_joined_not_through_a_third_claim_either():
    scores = {(0, 1): 9.0, (1, 2): 9.0, (0, 2): 9.0}
    coded = [("ged", "1"), None, ("ged", "2")]
    joined = cluster(3, scores, (), threshold=5.0, apart=-4.0, days=[(-INF, INF)] * 3, reach=3, exclusive=coded)
    assert joined == [[0, 1], [2]]


def test_events_of_two_coded_sets_may_be_one():
    coded = [("ged", "1"), ("acled", "2")]
    scores = {(0, 1): 9.0}
    joined = cluster(2, scores, (), threshold=5.0, apart=-4.0, days=[(-INF, INF)] * 2, reach=3, exclusive=coded)
    assert joined == [[0, 1]]
