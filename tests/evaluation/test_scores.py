import pytest
from hypothesis import given
from hypothesis import strategies as st

from twosource.evaluation.scores import by_class, right, score, sets, summed

LABELS = st.sets(st.sampled_from("abcd"))


@pytest.mark.parametrize(
    ("formula", "total", "wanted"),
    [
        ("rate", (3, 4), 0.75),
        ("rate", (0, 0), None),
        ("precision", (2, 4, 8), 0.5),
        ("precision", (0, 0, 8), None),
        ("recall", (2, 4, 8), 0.25),
        ("recall", (0, 4, 0), None),
        ("f1", (2, 4, 8), 1 / 3),
        ("f1", (0, 0, 0), None),
        ("f1", (0, 3, 0), 0.0),
        ("macro_f1", (1, 1, 1, 0, 1, 1), 0.5),
        ("macro_f1", (1, 1, 1, 0, 0, 0), 1.0),  # a class that occurs nowhere is no class
        ("macro_f1", (0, 0, 0), None),
    ],
)
def test_a_score_is_what_its_formula_says(formula, total, wanted) -> None:
    assert score(formula, total) == pytest.approx(wanted)


def test_tallies_are_summed_column_by_column() -> None:
    assert summed([(1, 1), (0, 1), (1, 1)]) == (2, 3)
    assert summed([]) == ()
    assert (right(True), right(False)) == ((1, 1), (0, 1))


def test_a_set_is_compared_label_by_label() -> None:
    assert sets({"a", "b"}, {"b", "c", "d"}) == (1, 2, 3)
    assert by_class({"a"}, {"a", "b"}, ["a", "b", "c"]) == (1, 1, 1, 0, 0, 1, 0, 0, 0)


@given(st.lists(st.tuples(LABELS, LABELS), min_size=1))
def test_micro_f1_is_the_harmonic_mean_of_precision_and_recall(pairs) -> None:
    total = summed(sets(told, wanted) for told, wanted in pairs)
    precision, recall, f1 = (score(formula, total) for formula in ("precision", "recall", "f1"))
    if precision and recall:
        assert f1 == pytest.approx(2 * precision * recall / (precision + recall))
    else:
        assert not f1


@given(st.lists(LABELS.filter(bool), min_size=1))
def test_the_truth_itself_scores_one(labels) -> None:
    assert score("f1", summed(sets(one, one) for one in labels)) == 1
    assert score("macro_f1", summed(by_class(one, one, "abcd") for one in labels)) == 1
