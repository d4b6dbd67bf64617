"""Clauses that the parser hangs on the wrong word are put where they belong; sound ones stay."""

from __future__ import annotations

from collections.abc import Callable

from made_trees import at, made

from twosource.reading.syntax.mend import mend
from twosource.reading.syntax.tree import Tree
from twosource.records import Reading


def head(tree: Tree, word: str) -> str:
    return tree.word(tree.heads[at(tree, word)])


def dep(tree: Tree, word: str) -> str:
    return tree.deps[at(tree, word)]


def test_the_second_of_two_verbs_behind_a_relative_clause_is_the_nouns() -> None:
    tree = mend(
        made("""
        A        DT  det   2
        bomb     NN  ROOT  2
        rebels   NNS nsubj 5 rebel
        had      VBD aux   5 have
        planted  VBN relcl 2 plant
        killed   VBN advcl 5 kill
        two      CD  nummod 8
        herders  NNS dobj  6 herder
        .        .   punct 2
        """)
    )
    assert (dep(tree, "killed"), head(tree, "bomb"), dep(tree, "bomb")) == ("ROOT", "killed", "nsubj")
    assert tree.tags[at(tree, "killed")] == "VBD"


def test_a_noun_with_but_a_relative_clause_stays_a_noun() -> None:
    rows = """
    The      DT  det   2
    bomb     NN  ROOT  2
    rebels   NNS nsubj 5 rebel
    had      VBD aux   5 have
    planted  VBN relcl 2 plant
    nearby   RB  advmod 5
    """
    assert dep(mend(made(rows)), "bomb") == "ROOT"


def test_a_past_form_with_an_object_is_its_nouns_verb_where_there_is_no_other() -> None:
    tree = mend(
        made("""
        Under  IN  ROOT  1
        a      DT  det   3
        deal   NN  pobj  1
        rebels NNS dobj  3 rebel
        handed VBN acl   4 hand
        over   RP  prt   5
        the    DT  det   8
        town   NN  dobj  5
        .      .   punct 1
        """)
    )
    assert (dep(tree, "handed"), dep(tree, "rebels"), head(tree, "rebels")) == ("ROOT", "nsubj", "handed")


def test_what_was_launched_from_a_ship_hits_not_the_ship() -> None:
    tree = mend(
        made("""
        A        DT  det  2
        rocket   NN  ROOT 2
        launched VBN acl  2 launch
        from     IN  prep 3
        a        DT  det  6
        ship     NN  pobj 4
        hit      VBN acl  6
        Odesa    NNP dobj 7
        """)
    )
    assert (head(tree, "rocket"), dep(tree, "ship")) == ("hit", "pobj")


def test_a_participle_without_an_object_stays_one() -> None:
    rows = """
    The     DT  det  2
    village NN  ROOT 2
    burned  VBN acl  2 burn
    by      IN  agent 3
    rebels  NNS pobj 4 rebel
    """
    assert (dep(mend(made(rows)), "burned"), dep(mend(made(rows)), "village")) == ("acl", "ROOT")


def test_of_a_series_of_verbs_the_first_has_the_subject_and_leads() -> None:
    tree = mend(
        made("""
        Fighters NNS nsubj 2 fighter
        stormed  VBD ccomp 5 storm
        Lashio   NNP dobj  2
        ,        ,   punct 5
        hoisted  VBD ROOT  5 hoist
        flags    NNS dobj  5 flag
        and      CC  cc    5
        cut      VBD conj  5
        roads    NNS dobj  8 road
        """)
    )
    assert (dep(tree, "stormed"), head(tree, "hoisted"), dep(tree, "hoisted")) == ("ROOT", "stormed", "conj")


def test_a_saying_behind_its_clause_is_no_series() -> None:
    rows = """
    Fighters NNS nsubj 2 fighter
    fled     VBD ccomp 5 flee
    it       PRP dobj  2
    ,        ,   punct 5
    said     VBD ROOT  5 say
    and      CC  cc    5
    left     VBD conj  5 leave
    """
    assert dep(mend(made(rows)), "fled") == "ccomp"


def test_a_finite_verb_is_joined_to_the_finite_one() -> None:
    tree = mend(
        made("""
        It       PRP nsubj 2
        wants    VBZ ROOT  2 want
        them     PRP nsubj 5 they
        to       TO  aux   5
        return   VB  ccomp 2
        and      CC  cc    5
        has      VBZ aux   8 have
        offered  VBN conj  5 offer
        talks    NNS dobj  8 talk
        """)
    )
    assert head(tree, "offered") == "wants"


def test_no_bomb_promises() -> None:
    rows = """
    Rebels   NNS nsubj 2 rebel
    planted  VBD ROOT  2 plant
    the      DT  det   4
    mine     NN  dobj  2
    {who}    {tag} nsubj 6
    struck   VBD relcl 4 strike
    a        DT  det   8
    van      NN  dobj  6
    and      CC  cc    6
    promised VBD conj  6 promise
    more     JJR dobj  10
    """
    assert head(mend(made(rows.format(who="that", tag="WDT"))), "promised") == "planted"
    assert head(mend(made(rows.format(who="who", tag="WP"))), "promised") == "struck"


def test_what_is_dismissed_is_the_clause() -> None:
    tree = mend(
        made("""
        They      PRP nsubj 2
        accused   VBD ROOT  2 accuse
        troops    NNS dobj  2 troop
        of        IN  prep  2
        using     VBG pcomp 4 use
        gas       NN  dobj  5
        in        IN  prep  5
        trenches  NNS pobj  7 trench
        ,         ,   punct 8
        which     WDT dobj  12
        Moscow    NNP nsubj 12
        dismissed VBD relcl 8 dismiss
        """)
    )
    assert (head(tree, "dismissed"), dep(tree, "dismissed")) == ("accused", "advcl")


def test_a_number_of_the_dead_is_the_object_of_the_count() -> None:
    for rows in (
        """
        Medics  NNS nsubj 2 medic
        counted VBD ROOT  2 count
        34      CD  dobj  2
        dead    JJ  advcl 2
        """,
        """
        Medics  NNS nsubj 2 medic
        counted VBD ROOT  2 count
        34      CD  nummod 4
        dead    JJ  dobj  2
        """,
    ):
        tree = mend(made(rows))
        assert (head(tree, "34"), dep(tree, "34"), dep(tree, "dead")) == ("counted", "dobj", "oprd")


def test_shot_dead_says_what_the_shooting_left() -> None:
    tree = mend(
        made("""
        They     PRP nsubj 2
        shot     VBD ROOT  2 shoot
        dead     JJ  amod  5
        two      CD  nummod 5
        teachers NNS dobj  2 teacher
        """)
    )
    assert (head(tree, "dead"), dep(tree, "dead")) == ("shot", "oprd")


def test_a_verb_with_a_subject_is_no_part_of_the_noun_behind_it() -> None:
    tree = mend(
        made("""
        It     PRP nsubj 2
        shut   VBD ROOT  2
        after  IN  prep  2
        rivals NNS nsubj 5 rival
        trade  VBP compound 6
        fire   NN  pobj  3
        """)
    )
    assert (dep(tree, "fire"), head(tree, "fire"), dep(tree, "trade")) == ("dobj", "trade", "pcomp")


def test_a_clause_that_nothing_joins_is_what_its_speaker_tells() -> None:
    rows = """
    Fighters  NNS nsubj 2 fighter
    fled      VBD advcl 6 flee
    ,         ,   punct 6
    the       DT  det   5
    panel     NN  nsubj 6
    concluded VBD ROOT  6 conclude
    """
    assert dep(mend(made(rows)), "fled") == "ccomp"
    marked = """
    After     IN  mark  3
    fighters  NNS nsubj 3 fighter
    fled      VBD advcl 7 flee
    ,         ,   punct 7
    the       DT  det   6
    panel     NN  nsubj 7
    concluded VBD ROOT  7 conclude
    """
    assert dep(mend(made(marked)), "fled") == "advcl"


def test_an_agency_estimates_as_a_verb() -> None:
    tree = mend(
        made("""
        Many      JJ  nsubj 2
        fled      VBD ccomp 6 flee
        ,         ,   punct 6
        the       DT  det   5
        agency    NN  nsubj 6
        estimates NNS ROOT  6 estimate
        """)
    )
    assert (tree.tags[at(tree, "estimates")], tree.lemmas[at(tree, "estimates")]) == ("VBZ", "estimate")


def test_of_two_subjects_of_a_saying_the_first_is_of_what_is_said() -> None:
    tree = mend(
        made("""
        Conscripts NNS nsubj 7 conscript
        bolted     VBN acl   1 bolt
        from       IN  prep  2
        barracks   NNS pobj  3 barrack
        ,          ,   punct 7
        rebels     NNS nsubj 7 rebel
        wrote      VBD ROOT  7 write
        """)
    )
    assert (head(tree, "Conscripts"), dep(tree, "bolted"), head(tree, "bolted")) == ("bolted", "ccomp", "wrote")


def test_has_been_massing_is_a_verb() -> None:
    tree = mend(
        made("""
        Russia  NNP nsubj 3
        has     VBZ aux   3 have
        been    VBN ROOT  3 be
        massing JJ  amod  5
        troops  NNS attr  3 troop
        """)
    )
    assert (dep(tree, "massing"), head(tree, "troops"), dep(tree, "troops")) == ("ROOT", "massing", "dobj")
    assert (head(tree, "Russia"), tree.lemmas[at(tree, "massing")]) == ("massing", "mass")


def test_is_massing_is_a_verb_and_is_a_fighting_force_is_none() -> None:
    rows = """
        Taliban NNPS nsubj 2
        are     VBP  ROOT  2 be
        massing JJ   amod  4
        men     NNS  attr  2 man
        """
    tree = mend(made(rows))
    assert (dep(tree, "massing"), head(tree, "men"), head(tree, "Taliban")) == ("ROOT", "massing", "massing")
    assert dep(mend(made(rows.replace("massing", "seasoned"))), "men") == "attr"


def test_what_is_between_two_parties_is_no_day() -> None:
    tree = made("""
        Fighting NN  nsubj 2 fighting
        raged    VBD ROOT  2 rage
        for      IN  prep  2
        days     NNS pobj  3 day
        between  IN  prep  4
        NATO     NNP pobj  5
        and      CC  cc    6
        Russians NNP conj  6
        """)
    tree.ents[at(tree, "days")] = "DATE"
    assert head(mend(tree), "between") == "raged"


def test_what_a_strike_had_targeted_is_its_aim(read: Callable[..., Reading]) -> None:
    (claim,) = read("Ethiopia's military said the air strike had targeted fighters, not civilians.").claims
    assert [target.text for target in claim.target] == ["fighters"]


def test_whom_a_side_had_is_no_deed(read: Callable[..., Reading]) -> None:
    assert not any(claim.actor for claim in read("The camp had two captured soldiers among its inmates.").claims)
