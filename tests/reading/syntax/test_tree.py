"""A parsed stretch as plain lists: who hangs on whom, what is joined, where a sentence begins and ends."""

from __future__ import annotations

import dataclasses

import pytest
from hypothesis import given
from hypothesis import strategies as st
from made_trees import at, made, words

TREE = made("""
The       DT   det      2
old       JJ   amod     3
town      NN   nsubj    4
fell      VBD  ROOT     4   fall
to        IN   prep     4
rebels    NNS  pobj     5   rebel
,         ,    punct    6
soldiers  NNS  conj     6   soldier
and       CC   cc       8
police    NNS  conj     8
.         .    punct    4
...
It        PRP  nsubj    13
burned    VBD  ROOT     13  burn
.         .    punct    13
""")


def test_joined_nouns_are_given_in_order_from_the_first() -> None:
    assert words(TREE, TREE.conjuncts(at(TREE, "rebels"))) == ["rebels", "soldiers", "police"]
    assert words(TREE, TREE.conjuncts(at(TREE, "town"))) == ["town"]


def test_a_list_of_names_is_joined_even_where_the_parser_says_apposition() -> None:
    tree = made(
        """
        Homs     NNP  ROOT  1
        ,        ,    punct 1
        Hama     NNP  appos 1
        and      CC   cc    3
        Idlib    NNP  conj  3
        """,
        kinds={"Homs": "place", "Hama": "place", "Idlib": "place"},
    )
    assert words(tree, tree.conjuncts(0)) == ["Homs", "Hama", "Idlib"]


def test_an_apposition_that_explains_a_name_is_not_joined_to_it() -> None:
    tree = made(
        "Homs NNP ROOT 1\n, , punct 1\nEmesa NNP appos 1",
        kinds={"Homs": "place", "Emesa": "place"},
    )
    assert words(tree, tree.conjuncts(0)) == ["Homs"]


def test_a_phrase_holds_modifiers_and_no_clauses() -> None:
    assert words(TREE, TREE.phrase(at(TREE, "rebels"))) == ["rebels"]
    tree = made("""
    at       IN   advmod   3
    least    JJS  advmod   3
    12       CD   nummod   4
    soldiers NNS  ROOT     4  soldier
    who      WP   nsubj    6
    fled     VBD  relcl    4  flee
    """)
    assert words(tree, tree.phrase(at(tree, "soldiers"))) == ["at", "least", "12", "soldiers"]


def test_ancestors_run_to_the_root_and_end_even_in_a_ring() -> None:
    assert words(TREE, list(TREE.ancestors(at(TREE, "police")))) == ["soldiers", "rebels", "to", "fell"]
    ring = made("a NN dep 2\nb NN dep 3\nc NN dep 1")
    assert len(list(ring.ancestors(0))) == 2


def test_each_token_knows_its_sentence() -> None:
    assert TREE.sentence_of(at(TREE, "police")) == (0, 11)
    assert TREE.sentence_of(at(TREE, "It")) == (11, 14)
    start, end = TREE.sentence_span(at(TREE, "burned"))
    assert TREE.text[start:end] == "It burned."


def test_a_token_is_found_by_an_offset_inside_it_and_not_by_a_space() -> None:
    for i in range(len(TREE)):
        assert all(TREE.token_at(offset) == i for offset in range(TREE.starts[i], TREE.ends[i]))
    assert TREE.token_at(TREE.ends[0]) is None
    assert TREE.token_at(len(TREE.text)) is None


def test_relinking_follows_changed_heads() -> None:
    tree = made("Rebels NNS nsubj 2\nfled VBD ROOT 2\nhome RB advmod 2")
    tree.heads[2] = 0
    tree.relink()
    assert tree.kids == [[2], [0], []]


@given(st.lists(st.integers(0, 30), min_size=1, max_size=30).map(lambda heads: [h % len(heads) for h in heads]))
def test_any_heads_give_children_that_point_back(heads: list[int]) -> None:
    tree = made("\n".join(f"w{i} NN dep {head + 1}" for i, head in enumerate(heads)))
    assert sorted(k for kids in tree.kids for k in kids) == [i for i, head in enumerate(heads) if head != i]
    assert all(heads[k] == i for i, kids in enumerate(tree.kids) for k in kids)


@pytest.mark.parametrize("word", ["fell", "burned"])
def test_verbs_and_nouns_are_told_by_their_tags(word: str) -> None:
    assert TREE.is_verb(at(TREE, word))
    assert not TREE.is_noun(at(TREE, word))


def test_what_a_settled_tree_keeps_is_nobodys_to_change() -> None:
    tree = dataclasses.replace(TREE)
    tree.settle()
    rebels = at(tree, "rebels")
    for _ in range(2):
        found = tree.conjuncts(rebels)
        assert found == TREE.conjuncts(rebels)
        found.clear()
