"""Subjects that parses lose to a participle, a time or a comparison are found again; what is sound stays as it is."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from looking import only, parties
from made_trees import at, made

from twosource.reading.syntax.mend import mend
from twosource.records import Reading

Read = Callable[..., Reading]


@pytest.mark.parametrize(
    ("text", "event_type", "actor"),
    [
        ("Soldiers acting on a tip from a seller defused a device beside the road.", "demine", "Soldiers"),
        ("Jihadists stormed an army camp at Djibo on Tuesday.", "clash", "Jihadists"),
        ("Boys as young as twelve were abducted by gunmen in Palma.", "abduction", "gunmen"),
        (
            "Among those taken prisoner by the federal police in Tal Afar were nine foreigners.",
            "arrest",
            "act:iraqi-police",
        ),
    ],
)
def test_whose_deed_it_is(read: Read, text: str, event_type: str, actor: str) -> None:
    assert parties(only(read(text), event_type).actor) == [actor]


def test_what_jets_strike_is_not_where_they_start(read: Read) -> None:
    text = "Jets launched from the carrier Carl Vinson in the Gulf carried out 17 strikes around Kobani."
    assert parties(only(read(text), "air_strike").place) == ["plc:sy:kobani"]


def test_an_attempt_before_daybreak_is_foiled_not_daybreak(read: Read) -> None:
    text = (
        "An attempt by insurgents to enter the village of Quionga before daybreak was foiled by a local defence force."
    )
    claim = only(read(text), "repel")
    assert (parties(claim.actor), parties(claim.target)) == (["local defence force"], ["insurgents"])


def test_a_gerund_that_is_a_subject_stays_one() -> None:
    tree = mend(
        made("""
        Taking  VBG csubj 4 take
        the     DT  det   3
        town    NN  dobj  1
        helped  VBD ROOT  4 help
        .       .   punct 4
        """)
    )
    assert (tree.deps[at(tree, "Taking")], tree.heads[at(tree, "Taking")]) == ("csubj", at(tree, "helped"))


def test_a_name_at_the_beginning_stays_a_name() -> None:
    tree = mend(
        made(
            """
        Houthis NNPS nsubj 2
        fired   VBD  ROOT  2 fire
        .       .    punct 2
        """,
            kinds={"Houthis": "actor"},
        )
    )
    assert tree.tags[0] == "NNPS"


@pytest.mark.parametrize(
    ("number", "whose", "tag"),
    [
        ("Eleven", "the DT det 4\n miners NNS pobj 2", "CD"),
        ("Six", "Sudan NNP poss 5\n 's POS case 3\n states NNS pobj 2", "CD"),
        ("Tenth", "Ramadan NNP pobj 2", "NNP"),  # a city in Egypt
        ("Many", "the DT det 4\n miners NNS pobj 2", "NNP"),
    ],
)
def test_a_number_of_somebody_is_no_name_and_one_in_a_name_is(number: str, whose: str, tag: str) -> None:
    last = 2 + len(whose.splitlines())
    tree = mend(made(f"{number} NNP nsubj {last + 1}\n of IN prep 1\n {whose}\n burned VBD ROOT {last + 1} burn"))
    assert tree.tags[0] == tag


def test_soldiers_taken_prisoner_are_no_sort_of_prisoner() -> None:
    tree = made("""
    They     PRP nsubj    2
    took     VBD ROOT     2 take
    six      CD  nummod   5
    soldiers NNS compound 5 soldier
    prisoner NN  dobj     2
    near     IN  prep     2
    """)
    mend(tree)
    assert [(tree.deps[i], tree.heads[i]) for i in (2, 3, 4)] == [("nummod", 3), ("dobj", 1), ("oprd", 1)]


@pytest.mark.parametrize(
    ("text", "speakers"),
    [
        ("Shells hit a market in Kupiansk, Ukraine, on Sunday, killing 12 civilians, a rescuer said.", ["rescuer"]),
        (
            "Shells hit a market in Kupiansk, northeastern Ukraine, on Sunday, killing 12 civilians, a rescuer said.",
            ["rescuer"],
        ),
        (
            "A blast hit a market in Gao, Mali, killing 12 civilians, the mayor and residents said.",
            ["mayor", "residents"],
        ),
        ("An air strike hit a school in Saada, Yemen, on Monday, wounding nine, medics said.", ["medics"]),
    ],
)
def test_the_country_behind_a_town_says_nothing(read: Read, text: str, speakers: list[str]) -> None:
    claims = read(text).claims
    assert sorted({speaker.name for claim in claims for speaker in claim.speakers}) == speakers
    assert all(claim.event_type != "attack_on_civilians" and not claim.actor for claim in claims)


@pytest.mark.parametrize(
    ("sentence", "code", "doer"),
    [
        ("Gunmen on motorbikes killed at least 14 villagers in Kaya on Sunday.", "attack_on_civilians", "Gunmen"),
        (
            "Gunmen on motorbikes killed at least 14 villagers in Tillaberi, Niger, late on Sunday, two local officials said.",
            "attack_on_civilians",
            "Gunmen",
        ),
        ("Rebels in boats kidnapped two fishermen off Bakassi on Monday.", "abduction", "Rebels"),
        ("Militants in pickup trucks seized the town of Kidal on Friday, two residents said.", "capture", "Militants"),
    ],
)
def test_what_carries_the_doers_does_nothing(read: Read, sentence: str, code: str, doer: str) -> None:
    assert [actor.text for actor in only(read(sentence), code).actor] == [doer]


def test_what_the_doers_were_given_is_no_deed_of_theirs(read: Read) -> None:
    claim = only(
        read("Men in uniforms given by the army stormed a clinic in Bria, medics said."), "attack_on_civilians"
    )
    assert [actor.text for actor in claim.actor] == ["Men"]
