"""Whatever the construction, a predicate's slots are who did it, to what, and how."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from made_trees import at, made, words

from twosource.reading.syntax.arguments import carrier, is_passive, noun_slots, verb_slots
from twosource.reading.syntax.tree import Tree
from twosource.records import Reading


def slots(tree: Tree, word: str, *names: str) -> list[list[str]]:
    i = at(tree, word)
    found = verb_slots(tree, i) if tree.is_verb(i) else noun_slots(tree, i)
    return [words(tree, found.get(name)) for name in names]


def test_active() -> None:
    tree = made("""
    Rebels NNS nsubj 2 rebel
    seized VBD ROOT  2 seize
    towns  NNS dobj  2 town
    from   IN  prep  2
    troops NNS pobj  4 troop
    """)
    assert slots(tree, "seized", "subject", "object", "prep_from") == [["Rebels"], ["towns"], ["troops"]]


def test_passive_is_turned_round() -> None:
    tree = made("""
    Towns  NNS nsubjpass 3 town
    were   VBD auxpass   3 be
    seized VBN ROOT      3 seize
    by     IN  agent     3
    rebels NNS pobj      4 rebel
    """)
    assert is_passive(tree, at(tree, "seized"))
    assert slots(tree, "seized", "subject", "object") == [["rebels"], ["Towns"]]


def test_a_perfect_is_no_passive() -> None:
    tree = made("Rebels NNS nsubj 3\nhave VBP aux 3\nseized VBN ROOT 3 seize\ntowns NNS dobj 3")
    assert not is_passive(tree, at(tree, "seized"))


def test_a_relative_pronoun_gives_the_noun_it_stands_for() -> None:
    tree = made("""
    rebels NNS ROOT  1 rebel
    who    WP  nsubj 3
    seized VBD relcl 1 seize
    towns  NNS dobj  3 town
    """)
    assert slots(tree, "seized", "subject", "object") == [["rebels"], ["towns"]]


def test_a_relative_clause_without_an_object_takes_its_noun_for_it() -> None:
    tree = made("""
    towns  NNS ROOT  1 town
    rebels NNS nsubj 3 rebel
    seized VBD relcl 1 seize
    """)
    assert slots(tree, "seized", "object") == [["towns"]]


def test_a_past_participle_is_done_to_its_noun_and_a_present_one_is_its_deed() -> None:
    tree = made("""
    towns   NNS ROOT  1 town
    seized  VBN acl   1 seize
    by      IN  agent 2
    rebels  NNS pobj  3 rebel
    holding VBG acl   4 hold
    arms    NNS dobj  5 arm
    """)
    assert slots(tree, "seized", "object", "subject") == [["towns"], ["rebels"]]
    assert slots(tree, "holding", "subject", "object") == [["rebels"], ["arms"]]


def test_joined_verbs_share_their_subject_and_the_last_one_s_object() -> None:
    tree = made("""
    Rebels  NNS nsubj 2 rebel
    seized  VBD ROOT  2 seize
    and     CC  cc    2
    burned  VBD conj  2 burn
    towns   NNS dobj  4 town
    """)
    assert slots(tree, "seized", "subject", "object") == [["Rebels"], ["towns"]]
    assert slots(tree, "burned", "subject", "object") == [["Rebels"], ["towns"]]


def test_a_controlled_verb_takes_the_governor_s_subject() -> None:
    tree = made("""
    Rebels  NNS nsubj 2 rebel
    managed VBD ROOT  2 manage
    to      TO  aux   4
    seize   VB  xcomp 2
    towns   NNS dobj  4 town
    """)
    assert slots(tree, "seize", "subject") == [["Rebels"]]


def test_who_is_urged_or_allowed_is_to_do_it() -> None:
    tree = made("""
    Envoys NNS nsubj 2 envoy
    urged  VBD ROOT  2 urge
    rebels NNS dobj  2 rebel
    to     TO  aux   5
    leave  VB  xcomp 2
    """)
    assert slots(tree, "leave", "subject") == [["rebels"]]


def test_an_event_noun_takes_the_arguments_of_the_verb_that_carries_it() -> None:
    tree = made("""
    Rebels   NNS nsubj 2 rebel
    launched VBD ROOT  2 launch
    an       DT  det   4
    assault  NN  dobj  2
    on       IN  prep  4
    towns    NNS pobj  5 town
    """)
    assert carrier(tree, at(tree, "assault")) == at(tree, "launched")
    assert slots(tree, "assault", "subject", "prep_on") == [["Rebels"], ["towns"]]


def test_a_noun_s_own_slots() -> None:
    tree = made("""
    The     DT  det  2
    capture NN  ROOT 2
    of      IN  prep 2
    towns   NNS pobj 3 town
    by      IN  prep 2
    rebels  NNS pobj 5 rebel
    """)
    assert slots(tree, "capture", "prep_of", "prep_by") == [["towns"], ["rebels"]]


def test_out_of_and_from_under_are_read_as_prepositions_of_the_verb() -> None:
    tree = made("""
    Rebels NNS nsubj 2 rebel
    fled   VBD ROOT  2 flee
    out    IN  prep  2
    of     IN  prep  3
    towns  NNS pobj  4 town
    """)
    assert slots(tree, "fled", "prep_of", "prep_out") == [["towns"], ["towns"]]


@pytest.mark.parametrize("dep", ["xcomp", "advcl", "ccomp", "conj"])
@pytest.mark.parametrize("lemma", ["help", "try"])
def test_a_long_chain_of_verbs_is_followed_only_so_far(dep: str, lemma: str) -> None:
    rows = ["Rebels NNS nsubj 2", f"{lemma}0 VBD ROOT 2 {lemma}"]
    rows += [f"{lemma}{n} VB {dep} {n + 1} {lemma}" for n in range(1, 400)]
    tree = made("\n".join(rows))
    assert words(tree, verb_slots(tree, 2).get("subject")) == ["Rebels"]
    assert verb_slots(tree, len(tree) - 1).get("object") == []


def test_a_long_chain_of_prepositions_ends() -> None:
    rows = ["fled VBD ROOT 1 flee", *(f"of{n} IN prep {n}" for n in range(1, 3000)), "town NN pobj 3000"]
    tree = made("\n".join(rows))
    assert verb_slots(tree, 0).get("prep_of1") == []


def test_joined_passives_share_the_doer_that_stands_with_the_last() -> None:
    tree = made("""
    Rebels   NNS nsubjpass 3 rebel
    are      VBP auxpass   3 be
    trained  VBN ROOT      3 train
    ,        ,   punct     3
    equipped VBN conj      3 equip
    and      CC  cc        5
    armed    VBN conj      5 arm
    by       IN  agent     7
    Rwanda   NNP pobj      8
    """)
    for verb in ("trained", "equipped", "armed"):
        assert slots(tree, verb, "subject", "object") == [["Rwanda"], ["Rebels"]]


def test_a_passive_joined_to_an_active_verb_is_done_to_its_subject() -> None:
    tree = made("""
    Towns   NNS nsubj   2 town
    fell    VBD ROOT    2 fall
    and     CC  cc      2
    were    VBD auxpass 5 be
    retaken VBN conj    2 retake
    """)
    assert slots(tree, "retaken", "object") == [["Towns"]]


def test_as_far_as_is_to_and_a_bearing_is_forward() -> None:
    tree = made("""
    Troops NNS nsubj  2 troop
    got    VBD ROOT   2 get
    as     RB  advmod 4
    far    RB  advmod 2
    as     IN  prep   4
    walls  NNS pobj   5 wall
    """)
    assert slots(tree, "got", "prep_to") == [["walls"]]
    tree = made("""
    Troops    NNS nsubj  2 troop
    moved     VBD ROOT   2 move
    westwards RB  advmod 2
    of        IN  prep   3
    Raqqa     NNP pobj   4
    """)
    found = verb_slots(tree, at(tree, "moved"))
    assert "forward" in found.particles
    assert not found.get("prep_of")


def test_according_to_somebody_is_to_nobody() -> None:
    tree = made("""
    Rebels    NNS nsubj 2 rebel
    lost      VBD ROOT  2 lose
    land      NN  dobj  2
    according VBG prep  2 accord
    to        IN  prep  4
    maps      NNS pobj  5 map
    """)
    assert slots(tree, "lost", "prep_to") == [[]]


def test_what_is_said_of_a_relative_pronoun_is_said_of_its_noun() -> None:
    tree = made("""
    Rebels  NNS nsubj   8 rebel
    ,       ,   punct   1
    which   WDT dobj    5
    experts NNS nsubj   5 expert
    say     VBP relcl   1 say
    are     VBP auxpass 7 be
    trained VBN ccomp   5 train
    fought  VBD ROOT    8 fight
    """)
    assert slots(tree, "trained", "object") == [["Rebels"]]


def test_what_is_kept_in_a_state_lends_the_verb_its_place() -> None:
    tree = made("""
    Fighters   NNS nsubj 2 fighter
    kept       VBD ROOT  2 keep
    a          DT  det   4
    company    NN  dobj  2
    surrounded VBN acl   4 surround
    in         IN  prep  5
    Shujaiya   NNP pobj  6
    """)
    slots = verb_slots(tree, 1)
    assert (slots.get("attr"), slots.get("prep_in")) == ([4], [6])


@pytest.mark.parametrize(("behind", "slot"), [("upon", "prep_on"), ("on", "prep_on"), ("at", "prep_at")])
def test_a_passive_leaves_its_preposition_behind(behind: str, slot: str) -> None:
    tree = made(f"""
    Nurses NNS nsubjpass 3 nurse
    were   VBD auxpass   3 be
    fired  VBN ROOT      3 fire
    {behind} IN prep     3
    today  NN  npadvmod  3
    """)
    assert slots(tree, "fired", slot) == [["Nurses"]]


def test_a_preposition_with_its_own_object_is_left_alone() -> None:
    tree = made("""
    Nurses  NNS nsubjpass 3 nurse
    were    VBD auxpass   3 be
    fired   VBN ROOT      3 fire
    on      IN  prep      3
    Tuesday NNP pobj      4
    """)
    assert slots(tree, "fired", "prep_on") == [["Tuesday"]]


def test_who_held_a_town_before_being_driven_out_is_driven_out(read: Callable[..., Reading]) -> None:
    claims = read("The insurgents held Palma for a week before being driven out by Mozambican troops.").claims
    (taken,) = [claim for claim in claims if claim.trigger.text.startswith("driven")]
    assert [mention.text for mention in taken.target] == ["insurgents"]
    assert [mention.text for mention in taken.actor] == ["Mozambican troops"]
