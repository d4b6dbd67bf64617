"""Whose deed it is and where it was done, where neither stands beside the verb."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from looking import of_type, only, parties, speakers

from twosource.records import Reading

Read = Callable[..., Reading]


@pytest.mark.parametrize(
    ("text", "event_type", "actor"),
    [
        ("A spokeswoman for M23 accused the army of shelling Goma.", "accuse", "act:m23"),
        ("A spokesman for the Pakistani Taliban denied that the group had carried out the bombing.", "deny", "act:ttp"),
        ("An envoy of the Houthis rejected the proposal.", "reject", "act:houthis"),
        ("Israel retaliated with air raids on Damascus.", "air_strike", "act:israel"),
        ("Al-Shabaab holds Jilib. Its mortars shelled the market of Baidoa.", "shelling", "act:al-shabaab"),
    ],
)
def test_the_doer_behind_a_spokesman_an_answer_or_a_weapon(read: Read, text: str, event_type: str, actor: str) -> None:
    assert actor in parties(only(read(text), event_type).actor)


def test_both_are_those_joined_before(read: Read) -> None:
    text = "Syria and Turkey signed an accord under which both are to pull their fighters out of Idlib."
    claim = only(read(text), "withdraw")
    assert claim.modality == "planned"
    assert len(claim.actor) == 2


@pytest.mark.parametrize(
    ("text", "event_type", "place"),
    [
        ("Artillery duels shook Bahri on Sunday.", "clash", "Bahri"),
        ("A bomber detonated his vest among recruits in Kandahar.", "suicide_bombing", "Kandahar"),
        ("Fighting has driven 400 people out of the hamlets of Catatumbo, Colombia.", "displacement", "Catatumbo"),
        ("Doctors in Mandalay said that soldiers had arrested four nurses.", "arrest", "Mandalay"),
    ],
)
def test_the_place_behind_what_shakes_among_from_and_of_local_speakers(
    read: Read, text: str, event_type: str, place: str
) -> None:
    assert any(place in mention.name for mention in only(read(text), event_type).place)


def test_whoever_is_killed_from_somewhere_comes_from_there(read: Read) -> None:
    claim = only(read("Gunmen shot dead three teachers from Zacatecas."), "attack_on_civilians")
    assert not claim.place
    assert [figure.best for figure in claim.figures] == [3]


def test_where_guns_stand_without_a_name(read: Read) -> None:
    claim = only(read("A shell fired from the hills killed three children in Taiz."), "shelling")
    assert [place.text for place in claim.from_place] == ["hills"]


def test_who_keeps_count_says_so(read: Read) -> None:
    claim = only(read("A doctors' union counted 34 dead in Omdurman since Friday."), "casualties")
    assert [speaker.name for speaker in claim.speakers] == ["doctors' union"]
    assert [(figure.what, figure.best) for figure in claim.figures] == [("killed", 34)]
    tallied = only(read("OVD-Info recorded 20 arrests in Kazan on Friday."), "arrest")
    assert speakers(tallied) == ["src:ovd-info"]


def test_the_dead_of_an_in_which_clause_are_the_deeds(read: Read) -> None:
    text = "Washington condemned the shelling of two camps near Goma, in which nine people died."
    reading = read(text)
    assert [figure.best for figure in only(reading, "shelling").figures] == [9]
    assert not of_type(reading, "casualties")


def test_what_is_to_be_done_is_planned_and_a_rejection_is_made(read: Read) -> None:
    assert only(read("The Malian army is to withdraw from Kidal next month."), "withdraw").modality == "planned"
    assert only(read("The Israeli army rejects the allegation."), "deny").modality == "happened"


def test_nobody_in_war_orders_a_man_to_pay(read: Read) -> None:
    assert not read("A man has been ordered to pay the costs of a new fence.").claims


@pytest.mark.parametrize(
    ("text", "event_type", "actor"),
    [
        (
            "The Taliban claimed responsibility for the bombing that killed 12 people in Kabul.",
            "bombing",
            "act:taliban",
        ),
        ("Kyiv's General Staff insisted that all assaults had been beaten off.", "repel", "act:ukrainian-armed-forces"),
    ],
)
def test_who_claims_a_deed_or_tells_of_a_defence_did_it(read: Read, text: str, event_type: str, actor: str) -> None:
    (mention,) = only(read(text), event_type).actor
    assert (mention.id, mention.via) == (actor, "inferred")


def test_nobody_who_claims_nothing_did_it(read: Read) -> None:
    text = "The Taliban denied responsibility for the attack on the market in Kabul that killed 12 people."
    attack = only(read(text), "attack_on_civilians")
    assert (attack.polarity, [m.id for m in attack.actor]) == ("denied", ["act:taliban"])  # they deny that they did it
    residents = read("Residents of Goma said that all attacks had been beaten off.")
    assert all(claim.actor == () for claim in of_type(residents, "repel"))


def test_a_warning_of_what_one_will_do_is_a_threat(read: Read) -> None:
    assert of_type(read("The rebels warned that they would shell Goma."), "threaten")
    assert not of_type(read("The army warned that the rebels would shell Goma."), "threaten")


def test_the_only_region_of_a_people_is_no_name(read: Read) -> None:
    text = "Al-Shabaab rules most of Middle Juba, the only Somali region that it controls."
    assert all("Somali" not in place.name for claim in of_type(read(text), "hold") for place in claim.place)


@pytest.mark.parametrize(
    "text",
    [
        "Gunmen attacked a bus on the road to Maiduguri on Monday.",
        "Militants burned five tankers on the road from Maiduguri on Monday.",
        "Bandits kidnapped twelve people on the road from Maiduguri to Damaturu on Monday.",
    ],
)
def test_what_was_done_on_the_road_to_a_town_was_not_done_in_it(read: Read, text: str) -> None:
    (claim,) = read(text).claims
    assert [place.id for place in claim.place] == [None]
    assert claim.place[0].text.startswith("road ")


@pytest.mark.parametrize(
    ("text", "event_type", "place"),
    [
        ("The port of Hodeidah was the target of a Saudi air raid.", "air_strike", "Hodeidah"),
        ("The town of Menaka was the scene of heavy fighting between the army and jihadists.", "clash", "Menaka"),
        ("Hodeidah, the target of three air raids by the coalition, lay in ruins.", "air_strike", "Hodeidah"),
        ("Nikopol was rocked by Russian shelling.", "shelling", "Nikopol"),
    ],
)
def test_the_scene_or_target_of_a_deed_is_where_it_was(read: Read, text: str, event_type: str, place: str) -> None:
    assert any(place in mention.text for claim in of_type(read(text), event_type) for mention in claim.place)


def test_who_is_given_time_to_do_it_has_to_do_it(read: Read) -> None:
    for text in ("The army gave the rebels an hour to leave Homs.", "Rebels were given an hour to leave Homs."):
        claim = only(read(text), "withdraw")
        assert (claim.actor[0].kind, claim.modality) == ("rebel_group", "planned")
    given_up = of_type(read("The rebels gave up Homs to leave for Idlib."), "withdraw")
    assert {claim.actor[0].kind for claim in given_up} == {"rebel_group"}


def test_a_base_is_turned_over_behind_its_place(read: Read) -> None:
    claim = only(read("The army turned the base at Ouallam over to the police."), "hand_over")
    assert (len(claim.actor), len(claim.target)) == (1, 1)
    assert of_type(read("The army turned over in the night to march on Ouallam."), "hand_over") == []
