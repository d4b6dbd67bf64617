from hypothesis import given
from hypothesis import strategies as st

from twosource.evaluation.matching import apart, matched, overlap

SPANS = st.lists(
    st.tuples(st.integers(0, 30), st.integers(1, 8)).map(lambda pair: (pair[0], pair[0] + pair[1])), max_size=8
)


def test_a_match_gives_way_where_that_lets_more_match() -> None:
    fits = {("a", 1), ("a", 2), ("b", 1)}
    assert matched(["a", "b"], [1, 2], lambda one, other: (one, other) in fits) == {0: 1, 1: 0}


@given(SPANS, SPANS)
def test_every_match_fits_and_is_of_one_with_one(given_, wanted) -> None:
    found = matched(given_, wanted, overlap)
    assert all(overlap(given_[g], wanted[w]) for g, w in found.items())
    assert len(set(found.values())) == len(found)
    assert len(found) == len(matched(wanted, given_, overlap))


def test_touching_spans_do_not_overlap() -> None:
    assert overlap((0, 3), (2, 5))
    assert not overlap((0, 3), (3, 5))


@given(SPANS)
def test_spans_kept_apart_overlap_no_other_and_none_could_be_added(spans) -> None:
    kept = apart(spans)
    assert not any(overlap(one, other) for n, one in enumerate(kept) for other in kept[:n])
    assert all(any(overlap(span, other) for other in kept) for span in spans)


def test_the_longer_of_two_stays() -> None:
    assert apart([(0, 4), (2, 12), (20, 22)]) == [(2, 12), (20, 22)]
