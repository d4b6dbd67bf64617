"""Whose "the army", "the jihadists", "X's forces" are, and where they fight: told by the report and the packs, else by nobody."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from looking import of_type, only

from twosource.records import Claim, Reading

Read = Callable[..., Reading]


def _who(claim: Claim) -> list[str | None]:
    return [mention.id for mention in claim.actor]


@pytest.mark.parametrize(
    ("text", "event_type", "actor"),
    [
        ("The army killed three gunmen in a raid on Tulkarm camp.", "clash", "act:idf"),
        ("Soldiers shot dead a man at a checkpoint in Hebron.", "attack_on_civilians", "act:idf"),
        ("The Israeli military said it hit a tunnel in Rafah. The army also raided Jenin.", "advance", "act:idf"),
        ("Security forces raided Jenin camp on Saturday.", "clash", None),
        ("Palestinian forces attacked a base near Rafah.", "clash", None),
    ],
)
def test_an_army_that_does_not_exist_does_nothing(read: Read, text: str, event_type: str, actor: str | None) -> None:
    assert _who(of_type(read(text), event_type)[0]) == [actor]


@pytest.mark.parametrize(
    ("text", "event_type", "actor"),
    [
        ("The jihadists captured Palmyra.", "capture", None),
        ("The Islamists attacked a post near Aleppo.", "clash", None),
        ("Terrorists attacked a base in Borno.", "clash", None),
        ("Al-Nusra Front fighters left Idlib. The jihadists captured Saraqib.", "capture", "act:hts"),
        ("Paramilitaries of Hemedti captured Nyala.", "capture", "act:rsf"),
        ("Fighters of Haftar captured Sirte.", "capture", "act:lna"),
        ("Hemedti's paramilitaries captured Nyala.", "capture", "act:rsf"),
        ("VDP volunteers captured Djibo from jihadists.", "capture", "act:vdp-burkina"),
        ("The peshmerga captured Zummar.", "capture", "act:peshmerga"),
        ("Ukraine's 47th Brigade captured Robotyne.", "capture", "act:ua-47th-brigade"),
        ("Ukrainian troops fled. Russia's 155th Brigade captured Robotyne.", "capture", "act:ru-155th-brigade"),
        ("Russian troops fled. The Ukrainian 155th Brigade captured Robotyne.", "capture", "act:ua-155th-brigade"),
        ("Ukrainian troops shelled Tokmak. The 155th Brigade captured Robotyne.", "capture", None),
        ("Syria's 93rd Brigade captured Ain Issa.", "capture", "act:syrian-seventeenth-division"),
        ("Maoist rebels captured a police post in Sukma, India.", "capture", "act:cpi-maoist"),
        ("The Maoists captured a police post in Sukma, India.", "capture", "act:cpi-maoist"),
        ("Militant rebels captured a police post in Goma, Congo.", "capture", None),
        ("M23 fighters entered Goma. The rebels captured Sake.", "capture", "act:m23"),
        ("A US-backed Arab and Kurdish alliance has captured Raqqa.", "capture", "act:sdf"),
    ],
)
def test_a_description_is_whom_the_report_has_brought_up(
    read: Read, text: str, event_type: str, actor: str | None
) -> None:
    assert _who(only(read(text), event_type)) == [actor]


@pytest.mark.parametrize(
    ("text", "target"),
    [
        ("Lashkar-e-Taiba gunmen attacked soldiers in Kashmir.", None),
        ("Hezbollah fighters attacked soldiers on Tuesday.", None),
        ("PKK militants attacked soldiers on Tuesday.", "act:turkish-armed-forces"),
        ("Al-Shabaab attacked soldiers on Tuesday.", "act:somali-national-army"),
    ],
)
def test_whom_a_group_attacks_is_not_always_its_country_s_army(read: Read, text: str, target: str | None) -> None:
    claim = only(read(text, published="2024-02-20"), "clash")
    assert [mention.id for mention in claim.target] == [target]


@pytest.mark.parametrize(
    ("text", "place"),
    [
        ("Russian forces captured Pokrovsk.", "plc:ua:pokrovsk"),
        ("Russia's defence ministry said its troops had captured Pokrovsk.", "plc:ua:pokrovsk"),
        ("Russian forces captured Preobrazhenka.", None),
        ("Ukrainian forces captured Sudzha.", "plc:ru:sudzha"),
    ],
)
def test_who_attacks_is_no_evidence_of_the_country(read: Read, text: str, place: str | None) -> None:
    claim = only(read(text, published="2024-02-20"), "capture")
    assert [one.id for one in claim.place] == [place]


@pytest.mark.parametrize(
    ("text", "event_type", "wrong"),
    [
        ("General Kamau said troops raided Bunagana.", "advance", "act:vn-army"),
        ("Hit by drones, the army withdrew.", "withdraw", "act:iraqi-army"),
        ("The USS Tripoli shelled a port.", "shelling", "act:libya-gna"),
    ],
)
def test_a_person_a_verb_and_a_ship_are_no_places(read: Read, text: str, event_type: str, wrong: str) -> None:
    assert wrong not in _who(only(read(text), event_type))


@pytest.mark.parametrize(
    ("text", "event_type", "actor"),
    [
        ("Hemedti's forces captured Nyala.", "capture", "act:rsf"),
        ("Kim Jong Un's soldiers attacked Kursk.", "clash", "act:north-korean-army"),
        ("Abdel Wahid al-Nur's faction attacked a base in Jebel Marra.", "clash", "act:slm-nur"),
        ("Kadyrov's fighters captured Lysychansk.", "capture", "act:chechen-forces"),
        ("Prigozhin's mercenaries captured Bakhmut.", "capture", "act:wagner"),
        ("UNIFIL peacekeepers shot a man near Naqoura.", "attack_on_civilians", "act:unifil"),
    ],
)
def test_whom_a_leader_or_a_mission_has(read: Read, text: str, event_type: str, actor: str) -> None:
    assert _who(only(read(text), event_type)) == [actor]
