"""Known faults of the model's parses are put right; what is sound stays as it is."""

from __future__ import annotations

from copy import deepcopy

from made_trees import at, made

from twosource.reading.mend import mend
from twosource.reading.tree import Tree


def head(tree: Tree, word: str) -> str:
    return tree.word(tree.heads[at(tree, word)])


def dep(tree: Tree, word: str) -> str:
    return tree.deps[at(tree, word)]


def test_what_follows_a_parenthetical_said_belongs_to_the_main_clause() -> None:
    tree = mend(
        made("""
        Defences  NNS nsubj 2 defence
        collapsed VBD ccomp 5 collapse
        ,         ,   punct 5
        SOHR      NNP nsubj 5
        said      VBD ROOT  5 say
        ,         ,   punct 5
        allowing  VBG advcl 5 allow
        an        DT  det   9
        advance   NN  dobj  7
        .         .   punct 5
        """)
    )
    assert (head(tree, "allowing"), dep(tree, "allowing")) == ("collapsed", "advcl")


def test_the_noun_behind_an_inverted_said_is_its_subject() -> None:
    tree = mend(
        made("""
        It        PRP nsubj 2
        fell      VBD ccomp 4 fall
        ,         ,   punct 4
        confirmed VBD ROOT  4 confirm
        residents NNS dobj  4 resident
        .         .   punct 4
        """)
    )
    assert dep(tree, "residents") == "nsubj"


def test_a_said_with_a_clause_behind_it_is_not_inverted() -> None:
    rows = """
    Today     NN  npadvmod 3
    ,         ,   punct    3
    said      VBD ROOT     3 say
    residents NNS dobj     3 resident
    it        PRP nsubj    6
    fell      VBD ccomp    3 fall
    """
    assert dep(mend(made(rows)), "residents") == "dobj"


def test_a_speaker_and_verb_set_off_at_the_end_are_a_parenthesis() -> None:
    tree = mend(
        made("""
        It        PRP nsubj 2
        fell      VBD ROOT  2 fall
        ,         ,   punct 2
        radio     NN  nsubj 5
        announced VBD advcl 2 announce
        .         .   punct 2
        """)
    )
    assert (dep(tree, "announced"), head(tree, "announced")) == ("parataxis", "fell")


def test_a_said_that_governs_a_clause_is_left_alone() -> None:
    tree = made("""
    It    PRP nsubj 2
    fell  VBD ROOT  2 fall
    ,     ,   punct 2
    radio NN  nsubj 5
    said  VBD conj  2 say
    they  PRP nsubj 7
    fled  VBD ccomp 5 flee
    """)
    assert dep(mend(tree), "said") == "conj"


def test_where_speaks_of_the_place_and_not_of_its_bearing() -> None:
    tree = mend(
        made(
            """
            Raqqa   NNP ROOT   1
            ,       ,   punct  1
            south   RB  advmod 1
            of      IN  prep   3
            Aleppo  NNP pobj   4
            ,       ,   punct  5
            where   WRB advmod 9
            troops  NNS nsubj  9 troop
            fought  VBD relcl  5 fight
            """,
            kinds={"Raqqa": "place", "Aleppo": "place"},
        )
    )
    assert head(tree, "fought") == "Raqqa"


def test_a_gerund_at_the_head_of_a_sentence_takes_the_name_for_its_object() -> None:
    tree = mend(
        made(
            """
            Ousting VBG amod  2 oust
            Isis    NNP nsubj 5
            from    IN  prep  2
            Raqqa   NNP pobj  3
            is      VBZ ROOT  5 be
            hard    JJ  acomp 5
            """,
            kinds={"Isis": "actor", "Raqqa": "place"},
        )
    )
    assert (dep(tree, "Ousting"), head(tree, "Ousting")) == ("csubj", "is")
    assert (dep(tree, "Isis"), head(tree, "Isis")) == ("dobj", "Ousting")
    assert head(tree, "from") == "Ousting"


def test_a_sound_tree_is_left_as_it_is_and_mending_twice_changes_no_more() -> None:
    sound = made("""
    Rebels NNS nsubj 2 rebel
    seized VBD ROOT  2 seize
    the    DT  det   4
    town   NN  dobj  2
    """)
    assert mend(deepcopy(sound)) == sound
    mended = mend(made("It PRP nsubj 2\nfell VBD ROOT 2 fall\n, , punct 2\nradio NN nsubj 5\nsaid VBD advcl 2 say"))
    assert mend(deepcopy(mended)) == mended
