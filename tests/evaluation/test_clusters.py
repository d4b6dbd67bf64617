import pytest
from hypothesis import given
from hypothesis import strategies as st

from twosource.evaluation.clusters import b_cubed, pairwise
from twosource.evaluation.scores import MILLION, score, summed

WANTED = {"a": 1, "b": 1, "c": 1, "d": 2, "e": 2}
GIVEN = {"a": 1, "b": 1, "c": 2, "d": 2, "e": 2}


def test_pairs_are_counted_from_both_their_items() -> None:
    assert summed(pairwise(GIVEN, WANTED).values()) == (4, 8, 8)  # ab and de, of ab cd ce de and ab ac bc de
    assert score("f1", summed(pairwise(GIVEN, WANTED).values())) == 0.5


def test_b_cubed_is_the_harmonic_mean_of_the_items_mean_precision_and_recall() -> None:
    tallies = b_cubed(GIVEN, WANTED)
    assert tallies["c"] == (MILLION // 3, MILLION // 3, 1)
    precision, recall = (1 + 1 + 1 / 3 + 2 / 3 + 2 / 3) / 5, (2 / 3 + 2 / 3 + 1 / 3 + 1 + 1) / 5
    expected = 2 * precision * recall / (precision + recall)
    assert score("b_cubed", summed(tallies.values())) == pytest.approx(expected, abs=1e-6)


def test_singletons_find_no_pair_and_are_all_precise() -> None:
    alone = {item: item for item in WANTED}
    assert score("f1", summed(pairwise(alone, WANTED).values())) == 0.0
    assert all(tally[0] == MILLION for tally in b_cubed(alone, WANTED).values())


def test_nothing_to_score_has_no_score() -> None:
    assert score("b_cubed", (0, 0, 0)) is None


@given(st.dictionaries(st.sampled_from("abcdefgh"), st.integers(0, 3), min_size=1))
def test_the_right_clusters_score_one_whatever_they_are_called(wanted: dict[str, int]) -> None:
    given_ = {item: f"cluster {cluster}" for item, cluster in wanted.items()}
    assert score("b_cubed", summed(b_cubed(given_, wanted).values())) == 1.0
    assert score("f1", summed(pairwise(given_, wanted).values())) in (1.0, None)
