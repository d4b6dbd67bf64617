"""A share of land is land, a share of men is men, and a number alone is a share of nothing."""

from __future__ import annotations

from made_trees import at, made, words

from twosource.reading.syntax.arguments import verb_slots
from twosource.reading.syntax.shares import share_of
from twosource.reading.syntax.tree import Tree

PER_CENT = """
Rebels  NNS nsubj 2 rebel
lost    VBD ROOT  2 lose
6       CD  dobj  2
per     IN  prep  3
cent    NN  pobj  4
of      IN  prep  5
the     DT  det   8
plain   NN  pobj  6
"""
FIFTH = """
They     PRP nsubjpass 3
were     VBD auxpass   3 be
stripped VBN ROOT      3 strip
of       IN  prep      3
a        DT  det       6
fifth    NN  pobj      4
of       IN  prep      6
it       PRP pobj      7
"""


def shares(tree: Tree, word: str) -> list[str]:
    return words(tree, share_of(tree, at(tree, word)))


def test_per_cent_is_a_share_of_what_hangs_on_cent() -> None:
    assert shares(made(PER_CENT), "6") == ["plain"]


def test_a_fraction_is_a_share_of_its_noun() -> None:
    assert shares(made(FIFTH), "fifth") == ["it"]


def test_a_plain_number_is_no_share() -> None:
    tree = made("""
    Six    CD  nsubj 4
    of     IN  prep  1
    them   PRP pobj  2
    fled   VBD ROOT  4 flee
    """)
    assert shares(tree, "Six") == []


def test_an_old_quarter_is_a_place_and_a_quarter_of_it_a_share() -> None:
    rows = """
    {} {} {} 2
    quarter NN  ROOT 2
    of      IN  prep 2
    Aleppo  NNP pobj 3
    """
    assert shares(made(rows.format("old", "JJ", "amod")), "quarter") == []
    assert shares(made(rows.format("a", "DT", "det")), "quarter") == ["Aleppo"]


def test_a_share_lends_the_verb_what_it_is_a_share_of() -> None:
    assert "plain" in words(made(PER_CENT), verb_slots(made(PER_CENT), 1).get("prep_of"))
    tree = made(FIFTH)
    assert words(tree, verb_slots(tree, at(tree, "stripped")).get("prep_of")) == ["fifth", "it"]
