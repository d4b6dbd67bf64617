import pytest
from hypothesis import given
from hypothesis import strategies as st

from twosource.corroboration.wording import Wordings

WORDS = st.lists(st.sampled_from(["forces", "took", "town", "after", "heavy", "fighting", "in", "on"]), max_size=9)


def plain(words, window):
    """The pairs of words as plain sets."""
    if len(words) == 1:
        return {frozenset(words)}
    return {frozenset((a, b)) for i, a in enumerate(words) for b in words[i + 1 : i + 1 + window]}


@given(st.lists(WORDS, min_size=1, max_size=5), st.integers(1, 6))
def test_likeness_is_the_jaccard_index_of_pairs_of_words_that_stand_near(texts, window):
    found = Wordings([tuple(words) for words in texts], window)
    for i, one in enumerate(texts):
        for j, other in enumerate(texts):
            a, b = (plain([word[:5] for word in words], window) for words in (one, other))
            assert found.likeness(i, j) == pytest.approx(len(a & b) / len(a | b) if a | b else 0.0)
            alone = Wordings([tuple(other)], window)
            assert found.likeness(i, 0, alone) == found.likeness(i, j)
            assert (i in found.sharing(alone)) == bool(a & b)


@given(st.lists(WORDS.filter(len), min_size=2, max_size=8))
def test_sentences_of_the_same_words_always_meet_and_none_meets_itself(texts):
    met = Wordings([tuple(words) for words in texts], 4).meeting(50, 2)
    assert met == sorted(set(met)) and all(i < j for i, j in met)
    assert {(i, j) for j in range(len(texts)) for i in range(j) if texts[i] == texts[j]} <= set(met)


def test_sentences_that_have_much_in_common_meet_and_strangers_seldom_do():
    words = [f"word{n}" for n in range(400)]
    texts = [tuple(words[20 * n : 20 * n + 20]) for n in range(20)]
    near = [(*text[:16], "some", "other", "words", "here") for text in texts]
    met = set(Wordings([*texts, *near], 6).meeting(50, 2))
    assert sum((n, n + 20) in met for n in range(20)) == 20
    assert len(met) < 60


def test_a_word_counts_by_how_it_begins_but_what_has_a_digit_as_it_is():
    there = Wordings([("ukrainian", "drones"), ("ukraine", "drone"), ("brigade137", "base"), ("brigade138", "base")], 4)
    assert there.likeness(0, 1) == 1.0
    assert there.likeness(2, 3) == 0.0


def test_no_sentences_and_sentences_without_words_meet_nobody():
    assert Wordings([], 4).meeting(50, 2) == []
    assert Wordings([(), ("alone",), ()], 4).meeting(50, 2) == []
    assert Wordings([("alone",), (), ("alone",)], 4).meeting(50, 2) == [(0, 2)]
