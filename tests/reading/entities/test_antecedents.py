"""What a pronoun takes up: what something is done to is not its doer, and "each other" is both."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from looking import of_type, only, parties, speakers

from twosource.records import Reading

Read = Callable[..., Reading]


@pytest.mark.parametrize(
    ("text", "event_type", "target"),
    [
        ("Gunmen stopped a bus near Zamfara, robbed the passengers and shot them.", "attack_on_civilians", "them"),
        ("The rebels captured three policemen and later beheaded them.", "execution", "them"),
        ("Protesters marched to the ministry and police opened fire on them.", "attack_on_civilians", "act:protesters"),
        (
            "Gunmen kidnapped a priest in Kaduna; police said they had freed him on Sunday.",
            "prisoner_release",
            "act:clerics",
        ),
    ],
)
def test_what_is_done_to_somebody_is_not_done_to_its_doer(read: Read, text: str, event_type: str, target: str) -> None:
    claim = of_type(read(text), event_type)[-1]
    assert parties(claim.target) == [target]
    assert not {m.name for m in claim.target} & {m.name for m in claim.actor}


def test_who_are_robbed_and_then_shot_are_the_same(read: Read) -> None:
    claims = read("Gunmen stopped a bus near Zamfara, robbed the passengers and shot them.").claims
    assert {m.name for claim in claims for m in claim.target} == {"passengers"}


def test_each_other_is_both(read: Read) -> None:
    claim = only(read("Armenia and Azerbaijan accused each other of violating the ceasefire."), "accuse")
    assert parties(claim.actor) == parties(claim.target) == ["act:armenia", "act:azerbaijan"]


def test_each_lays_it_at_the_other_s_door(read: Read) -> None:
    claims = of_type(read("Moscow and Kyiv accuse each other of shelling the plant."), "shelling")
    told = {claim.speakers[-1].name.split()[0]: parties(claim.actor) for claim in claims}
    assert told == {"Russian": ["act:ukraine"], "Ukrainian": ["act:russia"]}


def test_one_another_is_both_in_a_fight(read: Read) -> None:
    claim = only(read("The two militias attacked one another in Zawiya on Friday."), "clash")
    assert [m.name for m in claim.target] == ["militias"]


def test_it_takes_up_no_several(read: Read) -> None:
    reading = read("Hezbollah and Iraqi militias have aided the Syrian army since July, when it shelled Mayadin.")
    assert parties(only(reading, "shelling").actor) == ["act:syrian-army"]


def test_it_takes_up_one(read: Read) -> None:
    reading = read("Hezbollah has aided the Syrian army since July, when it shelled Mayadin.")
    assert parties(only(reading, "shelling").actor) == ["act:hezbollah"]


def test_its_men_are_not_of_those_whom_they_killed(read: Read) -> None:
    reading = read("The Syrian army was silent. It denied that any prisoner in Mayadin had been killed by its men.")
    killing = next(claim for claim in reading.claims if claim.polarity == "denied")
    assert parties(killing.actor) == ["act:syrian-army"]


def test_it_takes_up_whom_it_took_up_before(read: Read) -> None:
    reading = read(
        "Russia's army said it had left Hama. It denied any losses. It also shelled a camp of Isis near Mayadin."
    )
    assert parties(only(reading, "shelling").actor) == ["act:russian-armed-forces"]


def test_they_are_who_acts_where_the_sentence_before_tells_of_a_thing(read: Read) -> None:
    reading = read(
        "The worst raid was on a farm near Mayadin, where gunmen shot dead two guards. They burned two lorries."
    )
    assert [mention.name for mention in only(reading, "destruction").actor] == ["gunmen"]


def test_some_of_them_are_those_to_whom_something_was_done(read: Read) -> None:
    reading = read("On Friday Isis detained two reporters near Mayadin; one of them was shot dead.")
    shot = next(claim for claim in reading.claims if claim.trigger.text.endswith("dead"))
    assert parties(shot.target) == ["act:journalists"]


def test_some_of_them_who_act_are_those_who_acted(read: Read) -> None:
    reading = read("On Friday rebels killed two reporters near Mayadin; some of them looted a shop.")
    assert [mention.name for mention in only(reading, "looting").actor] != ["journalists"]


def test_a_sect_is_the_group_named_before(read: Read) -> None:
    reading = read("Boko Haram seized Monguno in January. Soldiers from Chad shelled the sect on Friday.")
    assert parties(only(reading, "shelling").target) == ["act:boko-haram"]


def test_rebels_are_separatists_where_no_other_party_is_called_so(read: Read) -> None:
    text = "The Kachin Independence Army took Momauk in Myanmar on Monday. The rebels captured 60 soldiers there."
    assert parties(only(read(text), "arrest").actor) == ["act:kia"]


def test_no_group_is_nobody(read: Read) -> None:
    reading = read("Isis shelled Mayadin. A bomb hit a bus on Monday. No group claimed responsibility for the bombing.")
    assert not any(mention.id for claim in of_type(reading, "claim_responsibility") for mention in claim.actor)


def test_a_leader_whose_name_is_given_is_of_his_side(read: Read) -> None:
    reading = read("A bomb killed 12 traders in Maiduguri. The group's leader, Abubakar Shekau, claimed the attack.")
    assert parties(only(reading, "claim_responsibility").actor) == ["act:boko-haram"]


def test_the_movement_s_fighters_are_the_movement_s(read: Read) -> None:
    reading = read("The Taliban overran Kunduz. The movement's fighters also shelled Ghazni.")
    assert parties(only(reading, "shelling").actor) == ["act:taliban"]


def test_its_spokesman_speaks_for_it(read: Read) -> None:
    reading = read("The Arakan Army has seized Paletwa in Myanmar, its spokesman said on Sunday.")
    (claim,) = of_type(reading, "capture")
    assert [speaker.side for speaker in claim.speakers] == ["act:arakan-army"]


def test_he_behind_a_resident_who_told_an_agency_is_the_resident(read: Read) -> None:
    reading = read('Isis fled Mayadin, a resident told Reuters. "They looted a clinic," he said.')
    assert speakers(only(reading, "looting")) == ["src:residents"]


def test_a_humanitarian_group_is_no_party_that_fights(read: Read) -> None:
    reading = read("Boko Haram burned Bama. Soldiers shelled Gwoza, a humanitarian group told a paper on Sunday.")
    assert [speaker.source_id for speaker in only(reading, "shelling").speakers] == [None]


def test_an_armed_group_is_the_one_named_before(read: Read) -> None:
    reading = read("Boko Haram seized Bama. The armed group also shelled Gwoza.")
    assert parties(only(reading, "shelling").actor) == ["act:boko-haram"]


def test_rebels_are_those_named_before_though_others_elsewhere_are_called_so(read: Read) -> None:
    reading = read("ELN guerrillas seized Tame in Colombia on Sunday. The rebels shelled Saravena.")
    assert parties(only(reading, "shelling").actor) == ["act:eln"]


def test_he_is_the_witness_who_spoke_last(read: Read) -> None:
    reading = read(
        "General Hassan Ali spoke in Mayadin. A witness in the town said houses fell. Isis shelled a school, he added."
    )
    assert speakers(only(reading, "shelling")) == ["src:witnesses"]


def test_he_is_the_named_one_who_spoke_last(read: Read) -> None:
    reading = read("A witness said houses fell. General Hassan Ali spoke in Mayadin. Isis shelled a school, he added.")
    assert speakers(only(reading, "shelling")) != ["src:witnesses"]


@pytest.mark.parametrize(
    ("text", "code", "whom"),
    [
        ("Pirates seized 20 sailors off Bosaso on Monday. They were freed on Friday.", "prisoner_release", "sailors"),
        ("Gunmen abducted nine pupils in Kuriga. They were released on Friday.", "prisoner_release", "students"),
        ("Rebels captured 30 miners near Bria. Eleven of them were freed on Friday.", "prisoner_release", "workers"),
        ("Rebels captured 30 miners near Bria. Eleven of these were freed on Friday.", "prisoner_release", "workers"),
        ("Eleven of the miners were killed in Bria on Friday.", "casualties", "workers"),
    ],
)
def test_who_is_freed_is_whom_somebody_took(read: Read, text: str, code: str, whom: str) -> None:
    assert [m.name for m in only(read(text), code).target] == [whom]


def test_who_took_a_place_may_be_driven_off(read: Read) -> None:
    reading = read("Rebels captured a village near Bria. They were beaten back on Friday.")
    assert [m.name for m in only(reading, "repel").target] == ["Rebels"]


@pytest.mark.parametrize(
    ("sentence", "doer"),
    [
        ("A Sudanese army spokesman said its forces had shelled Omdurman on Monday.", "act:saf"),
        ("A spokesman for the RSF said its fighters had shelled Omdurman on Monday.", "act:rsf"),
        ("An RSF spokesman said its fighters had shelled Omdurman on Monday.", "act:rsf"),
    ],
)
def test_its_forces_are_those_of_whom_the_spokesman_speaks_for(read: Read, sentence: str, doer: str) -> None:
    assert [actor.id for actor in only(read(sentence), "shelling").actor] == [doer]


def test_what_was_surrounded_is_the_hospital_and_not_who_speaks_of_it(read: Read) -> None:
    told = "The World Health Organization said Al Shifa hospital was empty after it was surrounded by Israeli forces."
    claim = only(read(told), "siege_laid")
    assert [actor.id for actor in claim.actor] == ["act:idf"]
    assert claim.target == ()
